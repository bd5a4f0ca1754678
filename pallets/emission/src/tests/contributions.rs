//! Contribution pools: reports, blocks, activity, expiry.

use super::*;
use distribution_primitives::emission::{Scores, Unclaimed};
use polkadot_sdk::frame_support::assert_storage_noop;

/// The work pool's share of the first era.
const SHARE: Balance = ISSUANCE * 2 / 10;

#[test]
fn scores_should_share_an_era() {
	run(|| {
		assert_ok!(report(WORK, &[(0, 1), (1, 2)]));
		assert_ok!(report(WORK, &[(1, 1)]));
		assert_noop!(claim(0, WORK), E::NothingToClaim);
		eras(1);
		assert_eq!(claim(0, WORK), Ok(SHARE / 4));
		assert_eq!(claim(1, WORK), Ok(SHARE * 3 / 4));
		assert_eq!(Pools::<Test>::get(WORK).unwrap().owed, 0);
	});
}

#[docify::export]
#[test]
fn scores_of_several_eras_should_be_paid_in_one_claim() {
	run(|| {
		for _ in 0..3 {
			assert_ok!(report(WORK, &[(0, 1), (1, 1)]));
			eras(1);
		}
		assert_eq!(claim(0, WORK), Ok(3 * SHARE / 2));
	});
}

#[test]
fn report_should_be_refused_for_each_reason_and_then_add_nothing() {
	run(|| {
		let by = |who, pool, scores: &[(u32, u64)]| {
			let scores: Vec<_> = scores.iter().map(|(n, score)| (mock::who(*n), *score)).collect();
			let scores = scores.try_into().unwrap();
			dispatch(RuntimeOrigin::signed(who), Call::report { pool, scores })
		};
		assert_noop!(by(REPORTER, 99, &[(0, 1)]), E::UnknownPool);
		assert_noop!(by(REPORTER, BLOCKS, &[(0, 1)]), E::NotReporter);
		assert_noop!(by(who(0), WORK, &[(0, 1)]), E::NotReporter);
		assert_noop!(by(REPORTER, WORK, &[]), E::EmptyBatch);
		assert_noop!(by(REPORTER, WORK, &[(0, 1), (1, 0)]), E::ScoreZero);
		assert_eq!(Contributors::<Test>::iter_prefix(WORK).count(), 0);
	});
}

#[test]
fn reporter_should_not_report_more_than_its_allowance_in_an_era() {
	// Regression: one reporter took nearly the whole pool in the last block of each era.
	run(|| {
		let by = |reporter, score| {
			let scores = vec![(who(0), score)].try_into().unwrap();
			dispatch(RuntimeOrigin::signed(reporter), Call::report { pool: WORK, scores })
		};
		let set = |reporters: Vec<AccountId32>, allowance| {
			assert_ok!(Emission::do_set_reporters(WORK, reporters.try_into().unwrap(), allowance));
			eras(DELAY + 1);
		};
		set(vec![REPORTER, who(5)], 100);
		assert_ok!(report(WORK, &[(1, 60), (2, 30)]));
		assert_noop!(by(REPORTER, 11), E::AllowanceExceeded);
		assert_noop!(by(who(5), u64::MAX), E::AllowanceExceeded);
		assert_noop!(report(WORK, &[(1, u64::MAX), (2, 1)]), E::AllowanceExceeded);
		// What another has reported leaves its own allowance alone.
		assert_ok!(by(REPORTER, 10));
		assert_ok!(by(who(5), 100));
		assert_noop!(by(who(5), 1), E::AllowanceExceeded);
		let era = Emission::current_era();
		eras(1);
		// Both have used theirs up: each has decided about half of the pool's reward.
		let share = Perbill::from_percent(20).mul_floor(record(era).issuance);
		assert_eq!(claimable(0, WORK), share * 110 / 200);
		assert_eq!(claimable(1, WORK) + claimable(2, WORK), share * 90 / 200);
		assert_ok!(by(who(5), 100));
	});
}

#[test]
fn reporter_should_put_down_the_deposit_and_get_it_back_when_all_is_claimed() {
	run(|| {
		let before = Balances::free_balance(REPORTER);
		assert_ok!(report(WORK, &[(0, 1), (1, 1)]));
		assert!(Balances::free_balance(REPORTER) < before);
		eras(1);
		claim(0, WORK).unwrap();
		claim(1, WORK).unwrap();
		assert_eq!(Balances::free_balance(REPORTER), before);
		assert_eq!(Pools::<Test>::get(WORK).unwrap().members, 0);
	});
}

#[test]
fn reward_should_expire_and_be_burned() {
	run(|| {
		assert_ok!(report(WORK, &[(0, 1), (1, 1)]));
		eras(1);
		claim(0, WORK).unwrap();
		let expiring = Emission::rewards(&who(1))[0].expiring.unwrap();
		assert_eq!((expiring.amount, expiring.era), (SHARE / 2, 0));
		until_era(DEPTH);
		assert_eq!(claimable(1, WORK), SHARE / 2);
		while System::block_number() + 1 < expiring.at {
			block(System::block_number() + 1);
		}
		assert_eq!(claimable(1, WORK), SHARE / 2);
		let supply = Emission::supply();
		block(expiring.at);
		assert_eq!(claimable(1, WORK), 0);
		let (pool, amount) = (WORK, SHARE / 2);
		System::assert_has_event(
			Event::RewardsExpired { pool, era: 0, amount, burned: true }.into(),
		);
		let last = record(DEPTH);
		assert_eq!(last.burned, amount);
		assert_eq!(last.supply, supply + last.minted - amount);
		assert_eq!(pot(WORK), ED);
		// The record is empty: anyone can have it removed and its deposit returned.
		let clear = Call::clear { pool: WORK, who: who(1) };
		assert_ok!(dispatch(RuntimeOrigin::signed(RELAYER), clear));
		assert_eq!(Balances::free_balance(REPORTER), PLENTY);
	});
}

#[test]
fn reward_should_expire_and_be_shared_out_again() {
	run(|| {
		Emission::note_block(&who(0));
		until_era(DEPTH + 1);
		let share = ISSUANCE / 10;
		let supply = Emission::supply();
		Emission::note_block(&who(1));
		eras(1);
		assert_eq!(claim(1, BLOCKS), Ok(share + record(DEPTH + 1).issuance / 10));
		// It was minted only once.
		assert_eq!(Emission::supply(), supply + record(DEPTH + 1).minted);
	});
}

#[test]
fn shorter_history_should_be_reached_two_eras_at_a_time() {
	run(|| {
		for _ in 0..4 {
			assert_ok!(report(WORK, &[(0, 1)]));
			eras(1);
		}
		assert_eq!(EraRewards::<Test>::iter_prefix(WORK).count(), 4);
		HistoryDepth::set(1);
		eras(1);
		assert_eq!(EraRewards::<Test>::iter_prefix(WORK).count(), 2);
		eras(1);
		assert_eq!(EraRewards::<Test>::iter_prefix(WORK).count(), 0);
	});
}

#[test]
fn blocks_should_score_for_their_authors_without_deposit() {
	run(|| {
		for n in [0, 0, 0, 1] {
			Emission::note_block(&who(n));
		}
		eras(1);
		assert_eq!(claim(0, BLOCKS), Ok(ISSUANCE / 10 * 3 / 4));
		assert_eq!(claim(1, BLOCKS), Ok(ISSUANCE / 10 / 4));
		assert_eq!(Contributors::<Test>::iter_prefix(BLOCKS).count(), 0);
	});
}

#[test]
fn activity_should_count_for_the_enrolled_alone() {
	run(|| {
		Emission::note_fee(&who(0), 500);
		assert_eq!(Contributors::<Test>::iter_prefix(ACTIVITY).count(), 0);
		let enroll = |n, pool| dispatch(RuntimeOrigin::signed(who(n)), Call::enroll { pool });
		assert_ok!(enroll(0, ACTIVITY));
		assert_noop!(enroll(0, ACTIVITY), E::AlreadyEnrolled);
		assert_noop!(enroll(0, BLOCKS), E::WrongPoolKind);
		assert_noop!(enroll(0, STAKE), E::WrongPoolKind);
		Emission::note_fee(&who(0), 500);
		Emission::note_fee(&who(0), 0);
		eras(1);
		assert_eq!(claim(0, ACTIVITY), Ok(500));
		// The record stays for the next era, until the account resigns.
		assert!(Contributors::<Test>::contains_key(ACTIVITY, who(0)));
		let resign = Call::resign { pool: ACTIVITY };
		assert_ok!(dispatch(RuntimeOrigin::signed(who(0)), resign.clone()));
		assert_eq!(free(0), PLENTY + 500);
		assert_noop!(dispatch(RuntimeOrigin::signed(who(0)), resign), E::NotMember);
	});
}

/// The weight of counting is given back to accounts of which this is not said.
#[test]
fn fee_should_count_for_accounts_with_a_record_of_activity_alone() {
	run(|| {
		// A record in another pool is none.
		assert_ok!(Emission::do_enroll(who(0), WORK));
		assert!(!Emission::may_count_fee(&who(0)));
		assert_storage_noop!(Emission::note_fee(&who(0), 500));
		assert_ok!(Emission::do_enroll(who(0), ACTIVITY));
		assert!(Emission::may_count_fee(&who(0)));
		assert!(!Emission::may_count_fee(&who(1)));
		Emission::note_fee(&who(0), 500);
		// The record of an account that has resigned stays until it is claimed.
		assert_ok!(Emission::do_resign(who(0), ACTIVITY));
		assert!(Emission::may_count_fee(&who(0)));
		eras(1);
		assert_eq!(claim(0, ACTIVITY), Ok(500));
		assert!(!Emission::may_count_fee(&who(0)));
	});
}

#[test]
fn activity_should_never_earn_more_than_was_burned_of_the_fees() {
	run(|| {
		for n in 0..3 {
			assert_ok!(Emission::do_enroll(who(n), ACTIVITY));
		}
		let mut burned = [0u128; 3];
		let mut paid = [0u128; 3];
		for round in 1..40u128 {
			for n in 0..3 {
				// Far less than the pool's share, as much, and far more.
				let fee = round * round * 37 * (n as u128 + 1) % 90_000;
				Emission::note_fee(&who(n), fee);
				burned[n as usize] += fee;
			}
			eras(1);
			for n in 0..3 {
				paid[n as usize] += claim(n, ACTIVITY).unwrap_or(0);
				assert!(paid[n as usize] <= burned[n as usize]);
			}
		}
		assert!(paid.iter().all(|paid| *paid > 0));
	});
}

#[test]
fn activity_should_not_earn_more_with_recycled_rewards() {
	run(|| {
		assert_ok!(Emission::do_enroll(who(0), ACTIVITY));
		assert_ok!(Emission::do_enroll(who(1), ACTIVITY));
		Emission::note_fee(&who(0), 50_000);
		until_era(DEPTH + 1);
		// 50,000 have expired and will be shared again.
		Emission::note_fee(&who(1), 70);
		eras(1);
		assert_eq!(claim(1, ACTIVITY), Ok(70));
		let pool = Pools::<Test>::get(ACTIVITY).unwrap();
		assert!(matches!(pool.books, Books::Contribution { recycled: 49_930, .. }));
	});
}

#[test]
fn score_should_not_count_twice_when_it_is_claimed_twice() {
	// Regression: a failed payout that had already deleted its record, and the reverse.
	run(|| {
		assert_ok!(report(WORK, &[(0, 1), (1, 1)]));
		eras(1);
		assert_eq!(claim(0, WORK), Ok(SHARE / 2));
		assert_noop!(claim(0, WORK), E::NotMember);
		assert_eq!(claim(1, WORK), Ok(SHARE / 2));
	});
}

#[test]
fn part_that_a_limit_held_back_should_not_expire() {
	run(|| {
		assert_ok!(report(WORK, &[(0, 1)]));
		eras(1);
		LIMIT.set(Some(300));
		assert_eq!(claim(0, WORK), Ok(300));
		LIMIT.set(None);
		eras(DEPTH + 3);
		assert_eq!(claim(0, WORK), Ok(SHARE - 300));
	});
}

#[test]
fn record_should_be_cleared_only_when_nothing_is_left() {
	run(|| {
		let clear =
			|n| dispatch(RuntimeOrigin::signed(RELAYER), Call::clear { pool: WORK, who: who(n) });
		assert_noop!(clear(0), E::NotMember);
		assert_ok!(report(WORK, &[(0, 1)]));
		assert_noop!(clear(0), E::RecordInUse);
		eras(1);
		assert_noop!(clear(0), E::RecordInUse);
		assert_ok!(Emission::do_enroll(who(1), WORK));
		assert_noop!(clear(1), E::RecordInUse);
		eras(DEPTH);
		assert_ok!(clear(0));
	});
}

#[test]
fn retired_pool_should_be_removed_when_all_has_expired() {
	run(|| {
		assert_ok!(report(WORK, &[(0, 1)]));
		assert_ok!(Emission::do_enroll(who(1), WORK));
		assert_ok!(Emission::do_set_budget(budget(&[(GRANTS, 100)])));
		until_era(DELAY + 1);
		assert_ok!(Emission::do_retire_pool(WORK));
		assert_noop!(Emission::do_retire_pool(WORK), E::PoolRetired);
		assert_noop!(report(WORK, &[(0, 1)]), E::PoolRetired);
		assert_noop!(Emission::do_enroll(who(2), WORK), E::PoolRetired);
		assert_noop!(Emission::do_remove_pool(WORK), E::PoolInUse);
		until_era(DEPTH + 1);
		assert_ok!(Emission::do_clear(WORK, &who(0)));
		// Enrolled, but in a retired pool that gives no reason to keep the record.
		assert_ok!(Emission::do_clear(WORK, &who(1)));
		assert_eq!(free(1), PLENTY);
		assert_ok!(Emission::do_remove_pool(WORK));
		System::assert_has_event(Event::PoolRemoved { pool: WORK, dust: ED }.into());
	});
}

#[test]
fn overflowing_score_should_be_refused_or_left_out() {
	run(|| {
		assert_ok!(Emission::do_enroll(who(0), ACTIVITY));
		Emission::note_fee(&who(0), u128::MAX);
		Emission::note_fee(&who(0), 1);
		let score = Contributors::<Test>::get(ACTIVITY, who(0)).unwrap().score(0);
		assert_eq!(score, u128::MAX);
		let kind = contribution(Scores::Activity, Unclaimed::Burn);
		let created = Emission::do_create_pool(kind, Default::default());
		assert_noop!(created.map(|_| ()), E::PoolKindTaken);
	});
}

#[test]
fn refused_rewards_should_be_parked_and_no_longer_expire() {
	run(|| {
		assert_ok!(report(WORK, &[(0, 1), (1, 1)]));
		eras(1);
		let refusal = Refusal::LevelTooLow;
		Registry::refuse(who(0), refusal);
		let claim_it = || Emission::do_claim(&RELAYER, WORK, &who(0));
		let relayer = Balances::free_balance(RELAYER);
		let reporter = Balances::free_balance(REPORTER);
		assert_ok!(claim_it());
		// The account that parks rewards pays for the record that keeps them.
		let deposit = relayer - Balances::free_balance(RELAYER);
		assert!(deposit > 0);
		assert_eq!(Balances::free_balance(REPORTER), reporter + deposit);
		let (amount, who) = (SHARE / 2, who(0));
		System::assert_has_event(
			Event::RewardsParked { pool: WORK, who: who.clone(), amount, refusal }.into(),
		);
		// Nothing more is left to park.
		assert_noop!(claim_it(), E::LevelTooLow);
		eras(DEPTH + 3);
		assert_eq!(free(0), PLENTY);
		Registry::accept_all();
		assert_eq!(claim(0, WORK), Ok(amount));
		assert_eq!(Balances::free_balance(RELAYER), relayer);
	});
}

#[test]
fn parking_should_cost_nothing_where_the_owner_pays_for_the_record() {
	run(|| {
		assert_ok!(Emission::do_enroll(who(0), WORK));
		assert_ok!(report(WORK, &[(0, 1)]));
		eras(1);
		Registry::refuse(who(0), Refusal::LevelTooLow);
		let relayer = Balances::free_balance(RELAYER);
		assert_ok!(Emission::do_claim(&RELAYER, WORK, &who(0)));
		assert_eq!(Balances::free_balance(RELAYER), relayer);
	});
}

#[test]
fn reward_should_stay_when_the_account_cannot_exist_with_it() {
	// Regression: payouts below the existential deposit that destroy the money.
	run(|| {
		assert_ok!(report(WORK, &[(999, 1), (0, 30_000)]));
		eras(1);
		assert_eq!(claimable(999, WORK), SHARE / 30_001);
		assert_noop!(claim(999, WORK), TokenError::BelowMinimum);
		Balances::force_set_balance(RuntimeOrigin::root(), who(999), ED).unwrap();
		assert_eq!(claim(999, WORK), Ok(SHARE / 30_001));
	});
}

#[test]
fn record_of_eras_that_paid_nothing_should_be_cleared_at_once() {
	run(|| {
		assert_ok!(Emission::do_halt());
		assert_ok!(report(WORK, &[(0, 1)]));
		assert_noop!(Emission::do_clear(WORK, &who(0)), E::RecordInUse);
		eras(1);
		assert_ok!(Emission::do_clear(WORK, &who(0)));
		assert_eq!(Balances::free_balance(REPORTER), PLENTY);
	});
}

#[test]
fn enrolling_should_give_the_reporter_its_deposit_back() {
	run(|| {
		assert_ok!(report(WORK, &[(0, 1)]));
		assert!(Balances::free_balance(REPORTER) < PLENTY);
		assert_ok!(Emission::do_enroll(who(0), WORK));
		assert_eq!(Balances::free_balance(REPORTER), PLENTY);
		assert!(free(0) < PLENTY);
		assert_ok!(Emission::do_resign(who(0), WORK));
		System::assert_has_event(Event::Resigned { pool: WORK, who: who(0) }.into());
		eras(1);
		assert_eq!(claim(0, WORK), Ok(SHARE));
		assert_eq!(free(0), PLENTY + SHARE);
	});
}
