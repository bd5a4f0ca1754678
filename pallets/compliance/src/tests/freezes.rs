//! Freezes. The runtime's tests show that every way out of a frozen account is shut.

use super::*;
use polkadot_sdk::{
	frame_support::traits::Hooks,
	sp_runtime::{DispatchError, DispatchResult},
};

const REASON: H256 = H256::repeat_byte(1);

pub(super) fn freeze_by(officer: AccountId32, who: AccountId32) -> DispatchResult {
	signed(officer, Call::freeze { who, reason: REASON })
}

pub(super) fn freeze(who: AccountId32) -> DispatchResult {
	freeze_by(OFFICER, who)
}

fn unfreeze_by(officer: AccountId32, who: AccountId32) -> DispatchResult {
	signed(officer, Call::unfreeze { who, reason: H256::repeat_byte(2) })
}

pub(super) fn unfreeze(who: AccountId32) -> DispatchResult {
	unfreeze_by(OFFICER, who)
}

fn ratify(officer: AccountId32, who: u8) -> DispatchResult {
	signed(officer, Call::ratify_freeze { who: holder(who) })
}

fn lapse(who: u8) -> DispatchResult {
	signed(holder(200), Call::lapse_freeze { who: holder(who) })
}

fn transfer(from: AccountId32, amount: Balance) -> Result<(), DispatchError> {
	Balances::transfer_allow_death(RuntimeOrigin::signed(from), holder(200), amount)
}

/// Whether holder `who` is frozen, according to every check.
fn frozen(who: u8) -> bool {
	let refused = check(who, &Requirement::default());
	assert!(refused == Ok(()) || refused == Err(Refusal::Frozen));
	assert_eq!(Registry::status(&holder(who)).frozen.is_some(), refused.is_err());
	assert_eq!(Registry::frozen(&holder(who)), refused.is_err());
	refused.is_err()
}

/// Whether the tokens of holder `who` are frozen.
fn tokens_frozen(who: u8) -> bool {
	use polkadot_sdk::frame_support::traits::fungible::InspectFreeze;
	Balances::balance_frozen(&FreezeReason::Officer.into(), &holder(who)) > 0
}

fn idle() -> Weight {
	Registry::on_idle(System::block_number(), Weight::MAX)
}

/// What clients are told before a freeze is what it would meet.
#[test]
fn accounts_should_be_freezable_as_a_freeze_would_find_them() {
	run(|| {
		assert_ok!(freeze(holder(1)));
		assert_ok!(freeze(holder(2)));
		assert_ok!(unfreeze(holder(2)));
		let accounts = [holder(1), holder(2), holder(3), POT, OFFICER, MEMBER, attester(0)];
		let refusals = [
			Some(E::AlreadyFrozen),
			Some(E::FrozenBefore),
			None,
			Some(E::Exempt),
			Some(E::Protected),
			Some(E::Protected),
			Some(E::Protected),
		];
		let told = Registry::freezable(&OFFICER, &accounts);
		for ((who, told), refusal) in accounts.iter().zip(&told).zip(refusals) {
			assert_eq!(*told, refusal.map_or(Ok(()), |error| Err(error.into())), "{who:?}");
			if told.is_err() {
				assert_eq!(freeze(who.clone()), *told);
			}
		}
		assert_ok!(freeze(holder(3)));
		// Nobody but an officer who may act.
		let nobody = Registry::freezable(&holder(9), &accounts);
		assert!(nobody.iter().all(|told| *told == Err(E::NotOfficer.into())));
		assert_eq!(nobody.len(), accounts.len());
	});
}

#[test]
fn frozen_account_should_move_nothing_and_be_paid_nothing() {
	run(|| {
		let who = holder(7);
		transfer(attester(7), 500).unwrap();
		Balances::transfer_allow_death(RuntimeOrigin::signed(holder(200)), who.clone(), 500)
			.unwrap();
		transfer(who.clone(), 0).unwrap();
		assert_ok!(freeze(who.clone()));
		System::assert_last_event(
			Event::Frozen { who: who.clone(), officer: OFFICER, reason: REASON, lapses: 1 + TERM }
				.into(),
		);
		assert_eq!(transfer(who.clone(), 1), Err(TokenError::Frozen.into()));
		assert_eq!(check(7, &Requirement::default()), Err(Refusal::Frozen));
		assert_noop!(freeze(who.clone()), E::AlreadyFrozen);
		assert_ok!(unfreeze(who.clone()));
		assert_noop!(unfreeze(who.clone()), E::NotFrozen);
		assert_eq!(check(7, &Requirement::default()), Ok(()));
		transfer(who.clone(), 500).unwrap();
		assert_eq!(Identities::<Test>::iter().count(), 0);
		assert!(!System::account_exists(&who));
	});
}

/// Regression: freezing an account that held nothing failed, or did not cover what arrived later.
#[test]
fn empty_account_should_be_frozen_before_anything_arrives() {
	run(|| {
		assert_ok!(freeze(holder(1)));
		Balances::transfer_allow_death(RuntimeOrigin::signed(attester(7)), holder(1), 500).unwrap();
		assert_eq!(transfer(holder(1), 100), Err(TokenError::Frozen.into()));
		assert_ok!(unfreeze(holder(1)));
		transfer(holder(1), 500).unwrap();
		assert!(!System::account_exists(&holder(1)));
		// A freeze of an account that never held anything leaves nothing behind.
		assert_ok!(freeze(holder(2)));
		assert_ok!(unfreeze(holder(2)));
		assert!(!System::account_exists(&holder(2)));
	});
}

#[test]
fn officers_alone_should_freeze_and_never_a_pot() {
	run(|| {
		let call = Call::freeze { who: holder(1), reason: H256::zero() };
		for who in [attester(0), holder(1), COMMITTEE] {
			assert_noop!(signed(who, call.clone()), E::NotOfficer);
		}
		assert_eq!(dispatch(RuntimeOrigin::root(), call), Err(BadOrigin));
		assert_noop!(freeze(POT), E::Exempt);
	});
}

/// Regression: one officer froze all other officers, the committee and the attesters, and nobody
/// was left who could end it.
#[test]
fn those_with_power_over_officers_should_not_be_frozen() {
	run(|| {
		Registry::do_add_officer(SECOND).unwrap();
		for who in [SECOND, OFFICER, MEMBER, attester(0), attester(2)] {
			assert_noop!(freeze(who), E::Protected);
		}
		// But once out of office.
		assert_ok!(Registry::do_remove_officer(SECOND));
		assert_ok!(freeze(SECOND));
		assert_ok!(Registry::do_remove_attester(attester(0)));
		assert_ok!(freeze(attester(0)));
	});
}

/// Regression: an officer whom the committee had suspended, and an attester whose term had ended,
/// were safe from being frozen for as long as governance had not removed them.
#[test]
fn those_who_have_lost_their_power_should_be_frozen_like_others() {
	run(|| {
		Registry::do_add_officer(SECOND).unwrap();
		assert_ok!(Registry::do_suspend_officer(SECOND));
		assert_ok!(freeze(SECOND));
		let terms = AttesterTerms { expires: 50, ..terms(3) };
		assert_ok!(Registry::do_update_attester(attester(0), terms.clone()));
		System::set_block_number(49);
		assert_noop!(freeze(attester(0)), E::Protected);
		System::set_block_number(50);
		assert_ok!(freeze(attester(0)));
		// With its office governance gives the protection back.
		assert_ok!(Registry::do_unfreeze(None, SECOND, REASON));
		assert_ok!(Registry::do_reinstate_officer(SECOND));
		System::set_block_number(1_000);
		assert_noop!(freeze(SECOND), E::Protected);
		assert_ok!(Registry::do_update_attester(
			attester(0),
			AttesterTerms { expires: 2_000, ..terms }
		));
		idle();
		assert_noop!(freeze(attester(0)), E::Protected);
	});
}

/// Regression: any officer undid any freeze, and so also kept the officers who had made it from
/// freezing the account again.
#[test]
fn officer_should_end_its_own_freezes_only() {
	run(|| {
		Registry::do_add_officer(SECOND).unwrap();
		for who in 1..=3 {
			assert_ok!(freeze(holder(who)));
		}
		assert_noop!(unfreeze_by(SECOND, holder(1)), E::NotYourFreeze);
		// Not by ratifying it first either.
		assert_ok!(ratify(SECOND, 1));
		assert_noop!(unfreeze_by(SECOND, holder(1)), E::NotYourFreeze);
		assert_ok!(unfreeze(holder(1)));
		// Whoever ratified what its maker ends can go on, and the maker cannot stop it again.
		assert_noop!(freeze(holder(1)), E::FrozenBefore);
		assert_ok!(freeze_by(SECOND, holder(1)));
		assert_noop!(unfreeze(holder(1)), E::NotYourFreeze);
		// Whatever governance has ratified is governance's, or the committee's, to end.
		assert_ok!(dispatch(RuntimeOrigin::root(), Call::ratify_freeze { who: holder(2) }));
		for officer in [OFFICER, SECOND] {
			assert_noop!(unfreeze_by(officer, holder(2)), E::NotYourFreeze);
		}
		assert!(frozen(2) && frozen(3));
		let call = |who| Call::unfreeze { who: holder(who), reason: REASON };
		assert_ok!(dispatch(RuntimeOrigin::root(), call(2)));
		assert_ok!(signed(COMMITTEE, call(3)));
		// A freeze that has lapsed is removed by anybody's call, but not by another officer's word.
		System::set_block_number(FREEZE_PERIOD);
		assert_ok!(freeze(holder(4)));
		System::set_block_number(FREEZE_PERIOD + TERM);
		assert_noop!(unfreeze_by(SECOND, holder(4)), E::NotYourFreeze);
		assert_ok!(lapse(4));
	});
}

/// Regression: an officer made a freeze last that it could not have begun: of an account that
/// governance had given an office since, or that the officer had frozen before.
#[test]
fn officer_should_not_make_a_freeze_last_that_it_could_not_begin() {
	run(|| {
		Registry::do_add_officer(SECOND).unwrap();
		let by_governance = |who| Call::ratify_freeze { who: holder(who) };
		// An office given to a frozen account.
		assert_ok!(freeze(holder(1)));
		assert_ok!(Registry::do_add_officer(holder(1)));
		assert_noop!(ratify(SECOND, 1), E::Protected);
		assert_ok!(freeze(holder(2)));
		assert_ok!(Registry::do_add_attester(holder(2), terms(1), key(9)));
		assert_noop!(ratify(SECOND, 2), E::Protected);
		assert_ok!(dispatch(RuntimeOrigin::root(), by_governance(2)));
		assert_ok!(Registry::do_remove_officer(holder(1)));
		assert_ok!(ratify(SECOND, 1));
		// An account that the second officer has frozen before.
		assert_ok!(freeze_by(SECOND, holder(3)));
		assert_ok!(unfreeze_by(SECOND, holder(3)));
		assert_ok!(freeze(holder(3)));
		assert_noop!(ratify(SECOND, 3), E::FrozenBefore);
		assert_ok!(dispatch(RuntimeOrigin::root(), by_governance(3)));
		assert_ok!(Registry::do_unfreeze(None, holder(3), REASON));
		System::set_block_number(1 + REST);
		assert_ok!(freeze(holder(3)));
		assert_ok!(ratify(SECOND, 3));
	});
}

/// Regression: nobody but an officer could end a freeze, so one officer could keep accounts frozen
/// for as long as no other was in office.
#[test]
fn governance_and_committee_should_thaw() {
	run(|| {
		for (origin, who) in [(RuntimeOrigin::root(), 1), (RuntimeOrigin::signed(COMMITTEE), 2)] {
			assert_ok!(freeze(holder(who)));
			let call = Call::unfreeze { who: holder(who), reason: REASON };
			assert_ok!(dispatch(origin.clone(), call.clone()));
			let unfrozen = Event::Unfrozen { who: holder(who), officer: None, reason: REASON };
			System::assert_last_event(unfrozen.into());
			assert!(!frozen(who) && !tokens_frozen(who));
			assert_noop!(dispatch(origin, call), E::NotFrozen);
			// And the officer cannot begin anew.
			assert_noop!(freeze(holder(who)), E::FrozenBefore);
		}
		assert_ok!(freeze(holder(3)));
		let call = Call::unfreeze { who: holder(3), reason: REASON };
		assert_noop!(signed(MEMBER, call), E::NotOfficer);
	});
}

/// Two officers together make a freeze last, and so does a vote. Votes and the committee end it all
/// the same.
#[test]
fn ratified_freeze_should_be_ended_by_governance_and_committee() {
	run(|| {
		Registry::do_add_officer(SECOND).unwrap();
		FreezesPerDay::set(4);
		let (vote, second) = (RuntimeOrigin::root(), RuntimeOrigin::signed(SECOND));
		let committee = RuntimeOrigin::signed(COMMITTEE);
		for (who, ratifier, ends) in [
			(1, &second, &vote),
			(2, &second, &committee),
			(3, &vote, &vote),
			(4, &vote, &committee),
		] {
			assert_ok!(freeze(holder(who)));
			assert_ok!(dispatch(ratifier.clone(), Call::ratify_freeze { who: holder(who) }));
			assert_eq!(Registry::status(&holder(who)).frozen.unwrap().lapses, None);
			let call = Call::unfreeze { who: holder(who), reason: REASON };
			assert_ok!(dispatch(ends.clone(), call));
			assert!(!frozen(who) && !tokens_frozen(who));
		}
	});
}

/// Regression: one officer froze thousands of accounts in a block.
#[test]
fn freezes_should_be_limited_per_officer_and_day() {
	run(|| {
		Registry::do_add_officer(SECOND).unwrap();
		let left = |place: usize| {
			let info = &Registry::officers()[place];
			(info.freezes_left, info.next_period)
		};
		for who in 11..=13 {
			assert_ok!(freeze(holder(who)));
		}
		assert_noop!(freeze(holder(14)), E::FreezesUsedUp);
		// Ending one gives nothing back; a refused one takes nothing.
		assert_ok!(unfreeze(holder(11)));
		assert_noop!(freeze(holder(14)), E::FreezesUsedUp);
		assert_eq!((left(0), left(1)), ((0, FREEZE_PERIOD), (3, FREEZE_PERIOD)));
		assert_noop!(freeze_by(SECOND, holder(12)), E::AlreadyFrozen);
		assert_ok!(freeze_by(SECOND, holder(14)));
		assert_eq!(left(1).0, 2);
		System::set_block_number(FREEZE_PERIOD - 1);
		assert_noop!(freeze(holder(15)), E::FreezesUsedUp);
		System::set_block_number(FREEZE_PERIOD);
		assert_ok!(freeze(holder(15)));
		assert_eq!(left(0), (2, 2 * FREEZE_PERIOD));
		// The parameter holds at once, up and down.
		FreezesPerDay::set(1);
		assert_noop!(freeze(holder(16)), E::FreezesUsedUp);
		FreezesPerDay::set(2);
		assert_ok!(freeze(holder(16)));
		assert_noop!(freeze(holder(17)), E::FreezesUsedUp);
	});
}

/// Regression: one officer's freeze lasted for ever.
#[test]
fn freeze_should_lapse_unless_it_is_ratified() {
	run(|| {
		Registry::do_add_officer(SECOND).unwrap();
		for who in 1..=3 {
			Balances::transfer_allow_death(RuntimeOrigin::signed(attester(7)), holder(who), 500)
				.unwrap();
			assert_ok!(freeze(holder(who)));
		}
		assert_noop!(ratify(OFFICER, 1), E::SameOfficer);
		assert_noop!(ratify(holder(7), 1), E::NotOfficer);
		assert_noop!(ratify(SECOND, 4), E::NotFrozen);
		assert_ok!(ratify(SECOND, 1));
		System::assert_last_event(
			Event::FreezeRatified { who: holder(1), officer: Some(SECOND) }.into(),
		);
		assert_noop!(ratify(SECOND, 1), E::AlreadyRatified);
		let by_governance = Call::ratify_freeze { who: holder(2) };
		assert_ok!(dispatch(RuntimeOrigin::root(), by_governance));
		assert_noop!(ratify(SECOND, 2), E::AlreadyRatified);
		let shown = |who| Registry::status(&holder(who)).frozen.unwrap();
		assert_eq!((shown(1).lapses, shown(1).ratified_by), (None, Some(SECOND)));
		assert_eq!((shown(2).lapses, shown(2).ratified_by), (None, None));
		assert_eq!((shown(3).lapses, shown(3).ratified_by), (Some(1 + TERM), None));
		assert_eq!((shown(3).officer, shown(3).reason, shown(3).since), (OFFICER, REASON, 1));

		System::set_block_number(TERM);
		idle();
		assert!([1, 2, 3].into_iter().all(frozen));
		assert_noop!(lapse(3), E::StillFrozen);
		// Every check treats it as lapsed at once, and too late is too late.
		System::set_block_number(1 + TERM);
		assert_eq!([1, 2, 3].map(frozen), [true, true, false]);
		assert_noop!(ratify(SECOND, 3), E::NotFrozen);
		// The tokens are free as soon as the chain has had a little time.
		assert!(tokens_frozen(3));
		idle();
		System::assert_last_event(Event::FreezeLapsed { who: holder(3), officer: OFFICER }.into());
		assert_eq!([1, 2, 3].map(tokens_frozen), [true, true, false]);
		transfer(holder(3), 500).unwrap();
		assert!(!System::account_exists(&holder(3)));
		// Those that were ratified last, until somebody ends them.
		System::set_block_number(100 * TERM);
		idle();
		assert_noop!(lapse(1), E::StillFrozen);
		assert_eq!([1, 2].map(frozen), [true, true]);
		assert_ok!(unfreeze(holder(1)));
		assert_ok!(dispatch(
			RuntimeOrigin::root(),
			Call::unfreeze { who: holder(2), reason: REASON }
		));
		transfer(holder(1), 500).unwrap();
	});
}

#[test]
fn anybody_should_remove_a_freeze_that_has_lapsed() {
	run(|| {
		for who in 1..=2 {
			assert_ok!(freeze(holder(who)));
		}
		assert_noop!(lapse(1), E::StillFrozen);
		assert_noop!(lapse(3), E::NotFrozen);
		System::set_block_number(1 + TERM);
		assert_ok!(lapse(1));
		assert!(!tokens_frozen(1));
		assert_noop!(lapse(1), E::NotFrozen);
		// The officer's own call does as well. Nothing is left for the chain to end.
		assert_ok!(unfreeze(holder(2)));
		assert_eq!(Identities::<Test>::iter().count(), 0);
		System::reset_events();
		idle();
		assert_eq!(System::events().len(), 0);
		assert!(!System::account_exists(&holder(1)));
	});
}

/// Regression: with a lapse alone, an officer would begin anew at once, without end.
#[test]
fn officer_should_not_freeze_an_account_again_for_some_time_however_it_ended() {
	run(|| {
		Registry::do_add_officer(SECOND).unwrap();
		let ends: [fn(); 4] = [
			|| unfreeze(holder(1)).unwrap(),
			|| {
				let call = Call::unfreeze { who: holder(1), reason: REASON };
				assert_ok!(dispatch(RuntimeOrigin::root(), call));
			},
			|| {
				System::set_block_number(System::block_number() + TERM);
				assert_ok!(lapse(1));
			},
			|| {
				System::set_block_number(System::block_number() + TERM);
				idle();
			},
		];
		for end in ends {
			assert_ok!(freeze(holder(1)));
			end();
			let ended = System::block_number();
			assert_noop!(freeze(holder(1)), E::FrozenBefore);
			System::set_block_number(ended + REST - 1);
			idle();
			assert_noop!(freeze(holder(1)), E::FrozenBefore);
			// Another account, or another officer, is another matter.
			assert_ok!(freeze(holder(2)));
			assert_ok!(Registry::do_unfreeze(None, holder(2), REASON));
			System::set_block_number(ended + 2 * REST);
			idle();
			assert_eq!(Rests::<Test>::iter().count(), 0);
		}
	});
}

#[test]
fn other_officer_should_freeze_an_account_that_one_may_not() {
	run(|| {
		Registry::do_add_officer(SECOND).unwrap();
		assert_ok!(freeze(holder(1)));
		System::set_block_number(1 + TERM);
		// It has lapsed, but is still there: only another officer can take its place.
		assert_noop!(freeze(holder(1)), E::FrozenBefore);
		assert_ok!(freeze_by(SECOND, holder(1)));
		let lapsed = Event::FreezeLapsed { who: holder(1), officer: OFFICER }.into();
		assert!(System::events().iter().any(|record| record.event == lapsed));
		assert!(frozen(1) && tokens_frozen(1));
		// The queue's item of the first freeze does not end the second one.
		idle();
		assert!(frozen(1) && tokens_frozen(1));
		// Once the first has had its rest, it can make another's freeze last. Both took part then.
		assert_noop!(ratify(OFFICER, 1), E::FrozenBefore);
		assert_ok!(dispatch(
			RuntimeOrigin::root(),
			Call::unfreeze { who: holder(1), reason: REASON }
		));
		System::set_block_number(1 + 2 * (TERM + REST));
		assert_ok!(freeze_by(SECOND, holder(1)));
		assert_ok!(ratify(OFFICER, 1));
		let thawed = Call::unfreeze { who: holder(1), reason: REASON };
		assert_ok!(dispatch(RuntimeOrigin::root(), thawed));
		for officer in [OFFICER, SECOND] {
			assert_noop!(freeze_by(officer, holder(1)), E::FrozenBefore);
		}
		System::set_block_number(1 + 2 * (TERM + REST) + REST);
		for officer in [OFFICER, SECOND] {
			assert_ok!(freeze_by(officer.clone(), holder(1)));
			assert_ok!(Registry::do_unfreeze(Some(officer), holder(1), REASON));
		}
	});
}

/// Regression: unbounded work in hooks.
#[test]
fn freezes_should_lapse_within_the_weight_that_is_left() {
	run(|| {
		FreezesPerDay::set(1_000);
		let many = crate::freeze_queue::MAX_WORKED_OFF as u8 + 20;
		for who in 1..=many {
			Registry::do_freeze(
				OFFICER,
				AccountId32::new([who, 1].repeat(16).try_into().unwrap()),
				REASON,
			)
			.unwrap();
		}
		let left = || Identities::<Test>::iter().count();
		let work = |weight| Registry::work_off_queues(Weight::from_parts(weight, u64::MAX));
		assert_eq!(work(1_000), Weight::from_parts(1, 0));
		assert_eq!(left(), usize::from(many));
		System::set_block_number(1 + TERM);
		let before = left();
		// One unit to look, and two for each item: the first is charged as if it were looked at twice.
		for (weight, used) in [(0, 0), (1, 1), (11, 11), (21, 21)] {
			assert_eq!(work(weight).ref_time(), used);
		}
		assert_eq!(left(), before - 5 - 10);
		let most = crate::freeze_queue::MAX_WORKED_OFF;
		assert!(work(u64::MAX).all_gte(<() as crate::WeightInfo>::work_off_queues(most)));
		assert_eq!(left(), before - 15 - most as usize);
		work(u64::MAX);
		assert_eq!(left(), 0);
		assert_eq!(Rests::<Test>::iter().count(), before);
		System::set_block_number(1 + TERM + REST);
		work(u64::MAX);
		work(u64::MAX);
		assert_eq!(Rests::<Test>::iter().count(), 0);
		assert_eq!(Queue::<Test>::iter().count(), 0);
	});
}

/// Regression: a frozen attester went on vouching, through a proxy or by credentials.
#[test]
fn frozen_attester_should_vouch_for_nobody() {
	run(|| {
		// An attester in office cannot be frozen: this one was before it was appointed.
		assert_ok!(freeze(attester(5)));
		assert_ok!(Registry::do_add_attester(attester(5), terms(3), key(5)));
		let made = credential(5, 1, 1);
		assert_noop!(attest(5, 1, 1, "DE", 900), E::AttesterFrozen);
		let batch = vec![(holder(1), says(1, "DE", 900))].try_into().unwrap();
		let batch = Call::attest_batch { statements: batch };
		assert_noop!(signed(attester(5), batch), E::AttesterFrozen);
		assert_noop!(present(made.clone()), E::AttesterFrozen);
		let renew = Call::renew { who: holder(1), expires: 900, evidence: REASON };
		assert_noop!(signed(attester(5), renew), E::AttesterFrozen);
		// Taking back and giving up remain possible.
		assert_ok!(signed(attester(5), Call::new_epoch { who: attester(5) }));
		assert_ok!(signed(attester(5), Call::revoke { who: holder(1), nonce: 1, reason: REASON }));
		System::set_block_number(1 + TERM);
		assert_ok!(attest(5, 1, 1, "DE", 900));
	});
}

#[test]
fn records_should_outlive_a_freeze() {
	run(|| {
		assert_ok!(attest(0, 1, 3, "DE", 900));
		assert_ok!(freeze(holder(1)));
		// Attesting continues in the meantime, and so does forgetting.
		assert_ok!(attest(1, 1, 2, "DE", 900));
		assert_eq!(check(1, &Requirement::level(1)), Err(Refusal::Frozen));
		assert_ok!(unfreeze(holder(1)));
		assert_eq!(check(1, &Requirement::level(3)), Ok(()));
		assert_ok!(Registry::do_remove_attester(attester(0)));
		Registry::do_add_officer(SECOND).unwrap();
		assert_ok!(freeze_by(SECOND, holder(1)));
		assert_ok!(Registry::do_forget(holder(7), holder(1), attester(0)));
		assert_eq!(check(1, &Requirement::default()), Err(Refusal::Frozen));
	});
}
