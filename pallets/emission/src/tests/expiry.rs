//! Expiry of rewards, and time in which nobody could claim them.

use super::*;

/// The most eras for which an account can have unclaimed scores.
const HISTORY: u32 = 8;

/// The work pool's share of era `era`.
fn share(era: u32) -> Balance {
	Perbill::from_percent(20).mul_floor(record(era).issuance)
}

/// Lets `eras` eras end in which nobody can claim.
fn lost(count: u32) {
	for _ in 0..count {
		eras(1);
		Lost::mutate(|lost| *lost += LENGTH);
	}
}

/// Lets eras end until era `era` is over, and checks that `amount` of participant `n` is claimable
/// until then and no longer.
fn expires_with(era: u32, n: u32, amount: Balance) {
	until_era(era);
	while System::block_number() < RunningEra::<Test>::get().unwrap().started + LENGTH - 1 {
		block(System::block_number() + 1);
	}
	assert_eq!(Emission::current_era(), era);
	assert_eq!(claimable(n, WORK), amount);
	block(System::block_number() + 1);
	assert_eq!(claimable(n, WORK), 0);
}

#[test]
fn reward_should_keep_its_eras_when_nothing_is_lost() {
	run(|| {
		assert_ok!(report(WORK, &[(0, 1)]));
		eras(1);
		expires_with(DEPTH, 0, share(0));
	});
}

#[test]
fn rewards_should_not_expire_while_claims_cannot_be_dispatched() {
	// Regression: they expired while claims were paused or in safe mode, and nobody could park them.
	run(|| {
		assert_ok!(report(WORK, &[(0, 1)]));
		eras(1);
		let amount = share(0);
		// Few, because only so many rewards expire at a time: what comes after a longer outage has longer.
		lost(2);
		assert_eq!(claimable(0, WORK), amount);
		// Eras went on meanwhile, and each has its own history.
		assert_ok!(report(WORK, &[(1, 1)]));
		let later = Emission::current_era();
		expires_with(DEPTH + 2, 0, amount);
		assert_eq!(later, 1 + 2);
		expires_with(later + DEPTH, 1, share(later));
	});
}

#[test]
fn part_of_an_era_that_was_lost_should_be_made_up_for_by_a_whole_one() {
	run(|| {
		assert_ok!(report(WORK, &[(0, 1)]));
		eras(2);
		Lost::set(1);
		eras(1);
		Lost::set(LENGTH);
		expires_with(DEPTH + 1, 0, share(0));
	});
}

#[test]
fn time_lost_before_an_era_ended_should_not_prolong_its_history() {
	run(|| {
		Lost::set(5 * LENGTH);
		assert_ok!(report(WORK, &[(0, 1)]));
		eras(1);
		expires_with(DEPTH, 0, share(0));
	});
}

#[test]
fn stall_should_not_be_made_up_for_twice() {
	// The eras that it skips have no number, so they do not count in the history either.
	run(|| {
		assert_ok!(report(WORK, &[(0, 1)]));
		eras(1);
		let stalled = 20 * LENGTH;
		block(System::block_number() + stalled);
		Lost::set(stalled);
		assert_eq!(Emission::current_era(), 2);
		expires_with(DEPTH + 1, 0, share(0));
	});
}

#[test]
fn time_of_expiry_should_be_foreseen() {
	run(|| {
		assert_ok!(report(WORK, &[(0, 1)]));
		eras(1);
		lost(2);
		block(System::block_number() + 3);
		Lost::mutate(|lost| *lost += 3);
		let expiring = Emission::rewards(&who(0))[0].expiring.unwrap();
		assert_eq!((expiring.amount, expiring.era), (share(0), 0));
		while System::block_number() + 1 < expiring.at {
			block(System::block_number() + 1);
		}
		assert_eq!(claimable(0, WORK), expiring.amount);
		block(expiring.at);
		assert_eq!(claimable(0, WORK), 0);
		System::assert_has_event(
			Event::RewardsExpired { pool: WORK, era: 0, amount: expiring.amount, burned: true }
				.into(),
		);
	});
}

#[test]
fn history_should_catch_up_after_a_long_pause() {
	run(|| {
		for era in 0..3 * HISTORY {
			assert_ok!(report(WORK, &[(era % PEOPLE, 1)]));
			lost(1);
		}
		let kept = EraRewards::<Test>::iter_prefix(WORK).count() as u32;
		assert!(kept > 2 * DEPTH, "{kept} eras are kept");
		eras(DEPTH + 3 * HISTORY);
		assert_eq!(EraRewards::<Test>::iter_prefix(WORK).count(), 0);
	});
}

#[test]
fn no_score_should_be_lost_when_more_eras_than_a_record_holds_cannot_be_claimed() {
	// Reports failed, and blocks and fees did not count any more.
	run(|| {
		assert_ok!(Emission::do_enroll(who(2), ACTIVITY));
		let count = 3 * HISTORY;
		let mut work = 0;
		for era in 0..count {
			assert_ok!(report(WORK, &[(0, 1)]));
			Emission::note_block(&who(1));
			Emission::note_fee(&who(2), 700);
			lost(1);
			work += share(era);
			Emission::do_try_state().unwrap();
		}
		let record = Contributors::<Test>::get(WORK, who(0)).unwrap();
		assert_eq!(record.scores.len(), HISTORY as usize);
		assert!(record.earned > 0);
		// All of it is paid, and what was settled does not expire.
		assert_eq!(claim(0, WORK), Ok(work));
		assert_eq!(claim(2, ACTIVITY), Ok(700 * Balance::from(count)));
		let settled = Contributors::<Test>::get(BLOCKS, who(1)).unwrap().earned;
		eras(count + DEPTH + 1);
		assert_eq!(claim(1, BLOCKS), Ok(settled));
	});
}
