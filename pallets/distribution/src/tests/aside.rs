//! Rows that are refused: set aside, kept at closing, paid later or sent to the treasury.

use super::*;
use polkadot_sdk::{
	frame_support::{storage::with_transaction, traits::VestedTransfer},
	sp_runtime::TransactionOutcome,
};

pub(super) fn refuse(who: AccountId32) {
	Registry::refuse(who, Refusal::Expired);
}

pub(super) fn cure() {
	Registry::accept_all();
}

pub(super) fn set_aside(id: RoundId, list: &List, row: u32) -> DispatchResult {
	let (beneficiary, evidence) = (list.rows[row as usize].0.clone(), list.evidence(row));
	dispatch(RuntimeOrigin::signed(RELAYER), Call::set_aside { id, beneficiary, evidence })
}

pub(super) fn recorded(index: u32) -> Evidence<Balance> {
	Evidence::Recorded { index }
}

/// A round of three rows (100, 200, 300) of which the second is refused.
fn refused_round(remainder: Remainder) -> (RoundId, List) {
	let list = List::simple(3);
	refuse(who(1));
	(open(TermsOf::<Test> { remainder, ..list.terms() }), list)
}

/// Takes all places for vesting schedules in the account of holder `n`.
pub(super) fn fill_slots(n: u32) {
	for _ in 0..3 {
		<Vesting as VestedTransfer<_>>::vested_transfer(&RELAYER, &who(n), 50, 1, 5_000).unwrap();
	}
}

fn in_layer(test: impl FnOnce()) {
	let _ = with_transaction(|| {
		test();
		TransactionOutcome::Rollback(Ok::<_, DispatchError>(()))
	});
}

/// Regression: one row that was set aside made each claim of its round two and a half times as dear,
/// and anybody with a refused row could do that.
#[test]
fn row_set_aside_should_make_no_other_claim_of_its_round_dearer() {
	run(|| {
		let (id, list) = refused_round(Remainder::Treasury);
		let evidence = list.evidence(0);
		let batch = BatchSize { claims: 2, words: 1, hashes: 4 };
		let weights = || {
			let round = round(id);
			[
				Distribution::claim_weight_of(&round, &evidence),
				Distribution::batch_weight_of(&round, batch),
				Distribution::range_weight_of(&round, batch),
			]
		};
		let before = weights();
		assert_ok!(set_aside(id, &list, 1));
		assert_eq!(round(id).set_aside, 200);
		assert_eq!(weights(), before);
	});
}

/// Regression: a KYC gate that forfeits an entitlement because a round closes.
#[test]
fn refused_row_should_outlive_the_closing_when_it_is_set_aside() {
	run(|| {
		let (id, list) = refused_round(Remainder::Treasury);
		assert_noop!(claim(id, &list, 1), E::IdentityExpired);
		assert_ok!(set_aside(id, &list, 1));
		assert_eq!(round(id).set_aside, 200);
		System::assert_last_event(
			Event::RowSetAside { id, index: 1, beneficiary: who(1), amount: 200 }.into(),
		);
		assert_ok!(claim(id, &list, 0));
		until_over(1_000);
		assert_noop!(claim(id, &list, 2), E::WindowClosed);
		assert_ok!(Distribution::do_close(id));
		// The rest is gone; what is set aside and the minimum balance stay.
		assert_eq!(Balances::free_balance(TREASURY), ED + 300);
		assert_eq!(pot(id), 200 + ED);
		assert_noop!(Distribution::do_clean_up(id, 9), E::StillSetAside);
		assert_noop!(claim(id, &list, 1), E::IdentityExpired);
		Distribution::do_try_state().unwrap();
		cure();
		assert_eq!(Distribution::claimable(id, &who(1), &list.evidence(1)).unwrap().now, 200);
		assert_noop!(claim(id, &list, 2), E::NotOpen);
		assert_ok!(claim(id, &list, 1));
		System::assert_has_event(Event::SetAsideEnded { id, index: 1 }.into());
		assert_eq!(Balances::free_balance(who(1)), 200);
		assert_eq!((round(id).set_aside, round(id).claimed), (0, 300));
		assert_noop!(claim(id, &list, 1), E::NotOpen);
		assert_ok!(Distribution::do_clean_up(id, 9));
		assert_eq!(pot(id), 0);
		assert_eq!(Balances::free_balance(TREASURY), 2 * ED + 300);
	});
}

/// Regression: whoever set a row aside had to put down a deposit of their own, so that nobody had a
/// reason to do it for a beneficiary who is frozen.
#[test]
fn setting_aside_should_take_no_deposit() {
	run(|| {
		let (id, list) = refused_round(Remainder::Manager);
		Balances::transfer_allow_death(RuntimeOrigin::signed(RELAYER), who(50), ED).unwrap();
		let call = Call::set_aside { id, beneficiary: who(1), evidence: list.evidence(1) };
		assert_ok!(dispatch(RuntimeOrigin::signed(who(50)), call));
		assert_eq!(Balances::free_balance(who(50)), ED);
		assert_eq!(Balances::total_balance_on_hold(&who(50)), 0);
	});
}

#[test]
fn row_should_be_claimable_until_its_grace_is_over() {
	run(|| {
		let (id, list) = refused_round(Remainder::Manager);
		assert_ok!(set_aside(id, &list, 1));
		cure();
		// Also before the round is closed; a batch accepts it like any other.
		System::set_block_number(1_099);
		in_layer(|| claim(id, &list, 1).unwrap());
		in_layer(|| {
			let claims = vec![list.item(0), list.item(1)].try_into().unwrap();
			assert_ok!(Distribution::claim_batch(RuntimeOrigin::signed(RELAYER), id, claims));
			assert_eq!((round(id).claimed, round(id).set_aside), (200, 0));
		});
		System::set_block_number(1_100);
		assert_noop!(claim(id, &list, 1), E::WindowClosed);
	});
}

/// Regression: an officer who freezes as the window opens, and a manager whose round has its
/// remainder for itself, took everything.
#[test]
fn what_is_set_aside_should_never_go_to_the_manager() {
	for remainder in [Remainder::Manager, Remainder::Treasury, Remainder::Burn] {
		run(|| {
			let list = List::simple(3);
			let id = open(TermsOf::<Test> { remainder, ..list.terms() });
			let issued = Balances::total_issuance();
			(0..3).for_each(|n| Registry::refuse(who(n), Refusal::Frozen));
			for row in 0..3 {
				assert_ok!(set_aside(id, &list, row));
			}
			until_over(1_000);
			let before = Balances::total_balance(&MANAGER);
			assert_ok!(Distribution::do_close(id));
			assert_eq!(Balances::total_balance(&MANAGER), before);
			System::set_block_number(1_100);
			assert_ok!(Distribution::do_clean_up(id, 9));
			System::assert_has_event(Event::SetAsideExpired { id, amount: 600 }.into());
			let back = if remainder == Remainder::Manager { ED } else { 0 };
			assert_eq!(Balances::total_balance(&MANAGER), before + back);
			let burned = if remainder == Remainder::Burn { ED } else { 0 };
			assert_eq!(Balances::total_issuance(), issued - burned);
			let rest = if remainder == Remainder::Treasury { ED } else { 0 };
			assert_eq!(Balances::free_balance(TREASURY), ED + 600 + rest);
			assert_eq!(pot(id), 0);
		});
	}
}

/// Regression: a freeze in the last blocks of a window left no time to set the row aside.
#[test]
fn row_should_be_set_aside_after_the_window_until_the_round_is_closed() {
	run(|| {
		let list = List::simple(3);
		let id = open(list.terms());
		System::set_block_number(999);
		refuse(who(1));
		System::set_block_number(1_000 + CLOSE_DELAY - 1);
		assert_noop!(Distribution::do_close(id), E::TooEarlyToClose);
		assert_ok!(set_aside(id, &list, 1));
		until_over(1_000);
		refuse(who(2));
		in_layer(|| set_aside(id, &list, 2).unwrap());
		assert_ok!(Distribution::do_close(id));
		assert_noop!(set_aside(id, &list, 2), E::NotOpen);
		cure();
		assert_ok!(claim(id, &list, 1));
	});
}

#[test]
fn only_what_is_refused_should_be_set_aside_and_once() {
	run(|| {
		let (id, list) = refused_round(Remainder::Manager);
		assert_noop!(set_aside(id, &list, 0), E::NotRefused);
		let draft = draft(list.terms());
		assert_noop!(set_aside(draft, &list, 1), E::NotOpen);
		let wrong = Call::set_aside { id, beneficiary: who(1), evidence: list.evidence(2) };
		assert_noop!(dispatch(RuntimeOrigin::signed(RELAYER), wrong), E::ProofInvalid);
		assert_ok!(set_aside(id, &list, 1));
		assert_noop!(set_aside(id, &list, 1), E::AlreadySetAside);
		// Remedied within the window, it is claimed like any other.
		cure();
		assert_ok!(claim(id, &list, 1));
		assert_eq!(round(id).set_aside, 0);
		refuse(who(1));
		assert_noop!(set_aside(id, &list, 1), E::AlreadyClaimed);
	});
}

#[test]
fn row_should_be_set_aside_while_paused_and_stay_while_the_clock_stands() {
	run(|| {
		let (id, list) = refused_round(Remainder::Manager);
		System::set_block_number(900);
		Distribution::do_pause(id, true).unwrap();
		System::set_block_number(5_000);
		assert_ok!(set_aside(id, &list, 1));
		cure();
		assert_noop!(claim(id, &list, 1), E::NotOpen);
		Distribution::do_resume(id, true).unwrap();
		// 100 blocks of the window are left, and then the grace period.
		System::set_block_number(5_000 + 199);
		assert_ok!(claim(id, &list, 1));
	});
}

/// Regression: a round drained by rows that its manifest did not count.
#[test]
fn others_should_not_claim_what_is_set_aside() {
	run(|| {
		// The list adds up to 600, the manifest says 300.
		let list = List::simple(3);
		let mut terms = list.terms();
		terms.budget = 300;
		terms.manifest.as_mut().unwrap().total = 300;
		let id = open(terms);
		refuse(who(1));
		assert_ok!(set_aside(id, &list, 1));
		assert_noop!(claim(id, &list, 2), E::BudgetExceeded);
		assert_ok!(claim(id, &list, 0));
		refuse(who(2));
		assert_noop!(set_aside(id, &list, 2), E::BudgetExceeded);
		cure();
		assert_ok!(claim(id, &list, 1));
	});
}

#[test]
fn stream_should_be_set_aside_as_far_as_it_is_not_paid() {
	run(|| {
		let list = List::new(vec![(who(0), 1_000), (who(1), 1_000)]);
		let id = open(TermsOf::<Test> { release: stream(), ..list.terms() });
		System::set_block_number(150);
		assert_ok!(claim(id, &list, 0));
		refuse(who(0));
		refuse(who(1));
		for row in 0..2 {
			assert_ok!(set_aside(id, &list, row));
		}
		assert_eq!(round(id).set_aside, 500 + 1_000);
		// Stopping releases the part of the reserve that had not unlocked.
		System::set_block_number(160);
		assert_ok!(Distribution::do_stop_stream(MANAGER, id, &who(1), &list.evidence(1)));
		assert_eq!(round(id).set_aside, 500 + 600);
		until_over(1_000);
		assert_ok!(Distribution::do_close(id));
		cure();
		assert_ok!(claim_for(id, who(0), recorded(0)));
		assert_ok!(claim_for(id, who(1), recorded(1)));
		assert_eq!([0, 1].map(|n| Balances::free_balance(who(n))), [1_000, 600]);
		assert_eq!(round(id).set_aside, 0);
	});
}

#[test]
fn stream_should_no_longer_be_set_aside_when_it_is_stopped_with_nothing_due() {
	run(|| {
		let list = List::new(vec![(who(0), 1_000), (who(1), 1_000)]);
		let id = open(TermsOf::<Test> { release: stream(), ..list.terms() });
		refuse(who(0));
		assert_ok!(set_aside(id, &list, 0));
		// Before the cliff nothing is due, so nothing is kept.
		assert_ok!(Distribution::do_stop_stream(MANAGER, id, &who(0), &list.evidence(0)));
		System::assert_has_event(Event::SetAsideEnded { id, index: 0 }.into());
		assert_eq!((round(id).set_aside, round(id).budget), (0, 1_000));
	});
}

#[test]
fn stream_should_pay_what_a_limit_lets_through_and_keep_the_rest() {
	run(|| {
		let list = List::new(vec![(who(0), 1_000)]);
		let id = open(TermsOf::<Test> { release: stream(), ..list.terms() });
		System::set_block_number(200);
		LIMIT.set(Some(300));
		assert_eq!(Distribution::claimable(id, &who(0), &list.evidence(0)).unwrap().now, 300);
		// The registry of these tests does not roll back.
		LIMIT.set(Some(300));
		assert_ok!(claim(id, &list, 0));
		assert_eq!(Balances::free_balance(who(0)), 300);
		assert_noop!(claim(id, &list, 0), E::PayoutLimitReached);
		// Clients learn the reason too, rather than that nothing is due.
		let told = Distribution::claimable(id, &who(0), &list.evidence(0));
		assert_eq!(told, Err(E::PayoutLimitReached.into()));
		assert_ok!(set_aside(id, &list, 0));
		assert_eq!(round(id).set_aside, 700);
		System::set_block_number(1_050);
		assert_ok!(Distribution::do_close(id));
		LIMIT.set(Some(400));
		assert_ok!(claim(id, &list, 0));
		assert_eq!((round(id).set_aside, Balances::free_balance(who(0))), (300, 700));
		LIMIT.set(None);
		assert_ok!(claim(id, &list, 0));
		assert_eq!(Balances::free_balance(who(0)), 1_000);
	});
}

#[test]
fn immediate_row_should_be_paid_whole_or_not_at_all() {
	run(|| {
		let list = List::simple(2);
		let id = open(list.terms());
		LIMIT.set(Some(150));
		assert_noop!(claim(id, &list, 1), E::PayoutLimitReached);
		assert_ok!(claim(id, &list, 0));
		let obstacle = Distribution::can_receive(id, &who(1), 0).unwrap();
		assert_eq!(obstacle, Ok(()));
		assert!(Distribution::can_receive(id, &who(1), 200).unwrap().is_err());
		LIMIT.set(Some(0));
		let obstacle = Distribution::can_receive(id, &who(1), 0).unwrap().unwrap_err();
		assert_eq!((obstacle.refusal, obstacle.passes_at), (Refusal::LimitReached, Some(777)));
		assert_eq!(Distribution::can_receive(9, &who(1), 0), None);
	});
}

/// Regression: a claim in a batch that failed after the check removed what was set aside for others
/// from the books, and closing the round sent it to the manager.
#[test]
fn failed_claim_should_leave_the_books_as_they_were() {
	run(|| {
		let list = List::new(vec![(who(0), 100), (who(1), 1), (who(2), 200)]);
		let id = open(list.terms());
		refuse(who(1));
		refuse(who(2));
		for row in 1..3 {
			assert_ok!(set_aside(id, &list, row));
		}
		cure();
		// Row 1 is below the minimum balance: compliance accepts it, the transfer does not.
		let claims = vec![list.item(1), list.item(0), list.item(1)].try_into().unwrap();
		assert_ok!(Distribution::claim_batch(RuntimeOrigin::signed(RELAYER), id, claims));
		assert_eq!((round(id).claimed, round(id).set_aside), (100, 201));
		Distribution::do_try_state().unwrap();
		until_over(1_000);
		assert_ok!(Distribution::do_close(id));
		assert_ok!(claim(id, &list, 2));
	});
}

#[test]
fn failed_push_should_leave_the_books_as_they_were() {
	run(|| {
		refuse(who(0));
		let id = open_listed(vec![(who(0), 1), (who(1), 500)], Release::Immediate);
		assert_ok!(Distribution::do_set_aside(id, &who(0), &recorded(0)));
		cure();
		advance_to(5, 9);
		assert_eq!((round(id).rows_claimed, round(id).set_aside), (1, 1));
	});
}

/// Regression: stopping a stream took what was set aside for another.
#[test]
fn stopping_should_leave_what_is_set_aside_for_others() {
	run(|| {
		let list = List::new(vec![(who(0), 800), (who(1), 800)]);
		let mut terms = TermsOf::<Test> { release: stream(), ..list.terms() };
		terms.budget = 1_000;
		terms.manifest.as_mut().unwrap().total = 1_000;
		let id = open(terms);
		refuse(who(0));
		assert_ok!(set_aside(id, &list, 0));
		let stop = || Distribution::do_stop_stream(MANAGER, id, &who(1), &list.evidence(1));
		assert_noop!(stop(), E::BudgetExceeded);
	});
}

/// Regression: a pause after the end of the window used up the grace period.
#[test]
fn pause_after_the_window_should_stop_the_clock_of_the_grace() {
	run(|| {
		let (id, list) = refused_round(Remainder::Manager);
		assert_ok!(set_aside(id, &list, 1));
		System::set_block_number(1_010);
		Distribution::do_pause(id, true).unwrap();
		System::set_block_number(2_000);
		Distribution::do_resume(id, true).unwrap();
		assert_noop!(claim(id, &list, 0), E::WindowClosed);
		cure();
		System::set_block_number(2_089);
		assert_ok!(claim(id, &list, 1));
	});
}

/// Regression: a remainder too small for an empty account kept a round from closing.
#[test]
fn small_remainder_should_wait_until_the_state_is_removed() {
	run(|| {
		let list = List::new(vec![(who(0), ED - 1), (who(1), 500)]);
		let id = open(TermsOf::<Test> { remainder: Remainder::Treasury, ..list.terms() });
		let _ = Balances::force_set_balance(RuntimeOrigin::root(), TREASURY, 0);
		refuse(who(1));
		assert_ok!(set_aside(id, &list, 1));
		until_over(1_000);
		assert_ok!(Distribution::do_close(id));
		let error = E::BelowMinimumBalance.into();
		System::assert_has_event(Event::RemainderKept { id, error }.into());
		assert_eq!(pot(id), ED - 1 + 500 + ED);
		Distribution::do_try_state().unwrap();
		System::set_block_number(2_000);
		assert_ok!(Distribution::do_clean_up(id, 9));
		assert_eq!(Balances::free_balance(TREASURY), ED - 1 + 500 + ED);
	});
}

/// Regression: vesting slots that a stranger has filled cost an entitlement: compliance did not
/// refuse the row, so it could not be set aside.
#[test]
fn vested_row_should_be_set_aside_when_the_slots_are_full() {
	run(|| {
		let list = List::new(vec![(who(0), 1_000), (who(1), 1_000)]);
		let release = Release::Vested { start: 100, length: 30 };
		let id = open(TermsOf::<Test> { release, ..list.terms() });
		assert_noop!(set_aside(id, &list, 0), E::NotRefused);
		fill_slots(0);
		let full = || polkadot_sdk::pallet_vesting::Error::<Test>::AtMaxVestingSchedules;
		assert_noop!(claim(id, &list, 0), full());
		assert_ok!(set_aside(id, &list, 0));
		assert_noop!(set_aside(id, &list, 1), E::NotRefused);
		until_over(1_000);
		assert_ok!(Distribution::do_close(id));
		assert_noop!(claim(id, &list, 0), full());
		Vesting::merge_schedules(RuntimeOrigin::signed(who(0)), 0, 1).unwrap();
		assert_ok!(claim(id, &list, 0));
		assert_eq!(Balances::free_balance(who(0)), 1_150);
	});
}

/// Immediate rounds do not ask: whoever cannot hold what is paid must act.
#[test]
fn row_should_not_be_set_aside_when_the_account_cannot_hold_it() {
	run(|| {
		let list = List::new(vec![(who(0), 1), (who(1), 500)]);
		let id = open(list.terms());
		assert_noop!(claim(id, &list, 0), E::BelowMinimumBalance);
		assert_noop!(set_aside(id, &list, 0), E::NotRefused);
	});
}

/// Regression: every error of pallet-vesting counted as a refusal.
#[test]
fn vested_row_should_not_be_set_aside_when_it_is_too_small_to_be_vested() {
	run(|| {
		let list = List::new(vec![(who(0), ED - 1), (RELAYER, ED - 1)]);
		let release = Release::Vested { start: 100, length: 30 };
		let id = open(TermsOf::<Test> { release, ..list.terms() });
		assert_noop!(claim(id, &list, 0), E::BelowMinimumBalance);
		let small = polkadot_sdk::pallet_vesting::Error::<Test>::AmountLow;
		assert_noop!(claim(id, &list, 1), small);
		for row in 0..2 {
			assert_noop!(set_aside(id, &list, row), E::NotRefused);
		}
	});
}

/// Regression: a registry that keeps the last unit of a limit for payments that are made whole let
/// one unit pass, so a stream that was paid nothing could not be set aside.
#[test]
fn stream_should_be_set_aside_when_no_part_of_it_would_be_paid() {
	run(|| {
		let list = List::new(vec![(who(0), 1_000), (who(1), 1_000)]);
		let id = open(TermsOf::<Test> { release: stream(), ..list.terms() });
		System::set_block_number(150);
		assert_noop!(set_aside(id, &list, 0), E::NotRefused);
		PARTS.set(Some(0));
		assert_noop!(claim(id, &list, 0), E::PayoutLimitReached);
		assert_ok!(set_aside(id, &list, 0));
		// Rows that are paid whole are not concerned.
		let whole = List::simple(1);
		let other = open(whole.terms());
		assert_noop!(set_aside(other, &whole, 0), E::NotRefused);
	});
}
