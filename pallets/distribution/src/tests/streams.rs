//! Streamed rounds: schedules, repeated claims, deposits, stopping.

use super::*;

fn streamed(list: &List) -> TermsOf<Test> {
	TermsOf::<Test> { release: stream(), ..list.terms() }
}

fn again(id: RoundId, row: u32) -> DispatchResult {
	claim_for(id, who(row), Evidence::Recorded { index: row })
}

fn held(account: AccountId32) -> Balance {
	Balances::total_balance_on_hold(&account)
}

#[docify::export]
#[test]
fn stream_should_pay_what_is_unlocked_and_no_more() {
	run(|| {
		let list = List::new(vec![(who(0), 1_000), (who(1), 2_000)]);
		let id = open(streamed(&list));
		System::set_block_number(119);
		assert_noop!(claim(id, &list, 0), E::NothingUnlocked);
		System::set_block_number(120);
		assert_ok!(claim(id, &list, 0));
		assert_eq!(Balances::free_balance(who(0)), 200);
		assert_noop!(claim(id, &list, 0), E::NothingUnlocked);
		System::set_block_number(155);
		assert_ok!(again(id, 0));
		assert_eq!(Balances::free_balance(who(0)), 550);
		System::set_block_number(240);
		assert_ok!(claim(id, &list, 0));
		assert_eq!(Balances::free_balance(who(0)), 1_000);
		assert_noop!(again(id, 0), E::AlreadyClaimed);
		assert_noop!(claim(id, &list, 0), E::AlreadyClaimed);
		assert!(!Streams::<Test>::contains_key(id, 0));
		assert_eq!(payments(id).iter().map(|p| p.3).collect::<Vec<_>>(), [200, 350, 450]);
	});
}

#[test]
fn record_of_a_stream_should_be_paid_by_the_first_submitter_and_returned_at_the_end() {
	run(|| {
		let list = List::simple(2);
		let id = open(streamed(&list));
		System::set_block_number(150);
		claim(id, &list, 0).unwrap();
		assert!(held(RELAYER) > 0);
		System::set_block_number(200);
		again(id, 0).unwrap();
		assert_eq!(held(RELAYER), 0);
		// Paid in a single payment: no record at all.
		claim(id, &list, 1).unwrap();
		assert_eq!(held(RELAYER), 0);
		assert_ok!(Distribution::do_close(id));
	});
}

#[test]
fn first_claim_should_be_refused_when_the_submitter_cannot_pay_the_record() {
	run(|| {
		let list = List::simple(2);
		let id = open(streamed(&list));
		System::set_block_number(150);
		Balances::transfer_allow_death(RuntimeOrigin::signed(RELAYER), who(50), ED).unwrap();
		let call = Call::claim { id, beneficiary: who(0), evidence: list.evidence(0) };
		assert_eq!(
			dispatch(RuntimeOrigin::signed(who(50)), call),
			Err(TokenError::FundsUnavailable.into())
		);
		// In a batch the refused row leaves no trace either.
		let batch = Distribution::do_claim_batch(who(50), id, &[list.item(0)]);
		assert_eq!(batch, Err(TokenError::FundsUnavailable.into()));
		assert_eq!(round(id).open_streams, 0);
	});
}

#[test]
fn streams_should_be_claimable_together_with_refused_rows_in_between() {
	run(|| {
		let list = List::new(vec![(who(0), 1_000), (who(1), ED), (who(2), 1_000)]);
		let id = open(streamed(&list));
		System::set_block_number(150);
		// Row 1 has half the minimum balance unlocked, and its account does not exist.
		let claims: Vec<_> = (0..3).map(|row| list.item(row)).collect();
		Distribution::do_claim_batch(RELAYER, id, &claims).unwrap();
		assert_eq!((round(id).open_streams, round(id).rows_claimed), (2, 2));
		assert_eq!(Distribution::rows_of(id, &who(2), None).rows, [2]);
	});
}

#[test]
fn stepped_stream_should_pay_in_steps() {
	run(|| {
		let list = List::simple(10);
		let release = Release::Streamed {
			schedule: UnlockSchedule { start: 100, cliff: 0, length: 100, step: 25 },
			revocable: false,
			prepaid: false,
		};
		let id = open(TermsOf::<Test> { release, ..list.terms() });
		System::set_block_number(124);
		assert_noop!(claim(id, &list, 9), E::NothingUnlocked);
		let claimable = Distribution::claimable(id, &who(9), &list.evidence(9)).unwrap();
		assert_eq!((claimable.now, claimable.later, claimable.next), (0, 1_000, Some(125)));
		System::set_block_number(160);
		assert_ok!(claim(id, &list, 9));
		assert_eq!(Balances::free_balance(who(9)), 500);
		let claimable =
			Distribution::claimable(id, &who(9), &Evidence::Recorded { index: 9 }).unwrap();
		assert_eq!((claimable.paid, claimable.later, claimable.next), (500, 500, Some(175)));
		assert_noop!(
			Distribution::do_stop_stream(MANAGER, id, &who(9), &list.evidence(9)),
			E::NotRevocable
		);
	});
}

#[test]
fn stopped_stream_should_keep_what_had_unlocked() {
	run(|| {
		let list =
			List::new(vec![(who(0), 1_000), (who(1), 1_000), (who(2), 1_000), (who(3), 1_000)]);
		let id = open(streamed(&list));
		System::set_block_number(150);
		claim(id, &list, 0).unwrap();
		System::set_block_number(170);
		let stop =
			|row: u32| Distribution::do_stop_stream(MANAGER, id, &who(row), &list.evidence(row));
		assert_noop!(
			Distribution::do_stop_stream(RELAYER, id, &who(0), &list.evidence(0)),
			E::NotManager
		);
		assert_ok!(stop(0));
		assert_ok!(stop(1));
		assert_noop!(stop(0), E::NothingToStop);
		assert_eq!(round(id).budget, 4_000 - 600);
		System::set_block_number(300);
		assert_ok!(again(id, 0));
		assert_ok!(claim(id, &list, 1));
		assert_eq!(Balances::free_balance(who(0)), 700);
		assert_eq!(Balances::free_balance(who(1)), 700);
		assert_noop!(again(id, 1), E::AlreadyClaimed);
		assert_ok!(claim(id, &list, 2));
		assert_ok!(claim(id, &list, 3));
		// Complete although not every row was paid in full; the rest is the manager's.
		let before = Balances::free_balance(MANAGER);
		assert_ok!(Distribution::do_close(id));
		assert_eq!(Balances::free_balance(MANAGER) - before, 600 + ED);
	});
}

/// Regression: a list that adds up to more than its manifest says, and a manager who stops its
/// largest row.
#[test]
fn stopping_should_be_refused_when_it_would_take_from_other_rows() {
	run(|| {
		let list = List::new(vec![(who(0), 1_000), (who(1), 9_000)]);
		let mut terms = streamed(&list);
		terms.budget = 1_000;
		terms.manifest.as_mut().unwrap().total = 1_000;
		let id = open(terms);
		System::set_block_number(150);
		claim(id, &list, 0).unwrap();
		assert_noop!(
			Distribution::do_stop_stream(MANAGER, id, &who(1), &list.evidence(1)),
			E::BudgetExceeded
		);
		System::set_block_number(200);
		assert_ok!(claim(id, &list, 0));
	});
}

#[test]
fn stopping_before_the_cliff_should_free_everything() {
	run(|| {
		let list = List::new(vec![(who(0), 1_000), (who(1), 1_000)]);
		let id = open(streamed(&list));
		System::set_block_number(110);
		assert_ok!(Distribution::do_stop_stream(MANAGER, id, &who(0), &list.evidence(0)));
		assert!(!Streams::<Test>::contains_key(id, 0));
		System::set_block_number(300);
		assert_noop!(claim(id, &list, 0), E::AlreadyClaimed);
		assert_ok!(claim(id, &list, 1));
		assert_ok!(Distribution::do_close(id));
	});
}

#[test]
fn stopping_should_end_a_stream_when_all_that_unlocked_was_paid() {
	run(|| {
		let list = List::new(vec![(who(0), 1_000), (who(1), 1_000)]);
		let id = open(streamed(&list));
		System::set_block_number(150);
		claim(id, &list, 0).unwrap();
		assert_ok!(Distribution::do_stop_stream(
			MANAGER,
			id,
			&who(0),
			&Evidence::Recorded { index: 0 }
		));
		assert_eq!(held(RELAYER), 0);
		assert_eq!(round(id).open_streams, 0);
		assert_noop!(again(id, 0), E::AlreadyClaimed);
	});
}

#[test]
fn unclaimed_streams_should_return_their_deposits_when_removed() {
	run(|| {
		let list = List::simple(3);
		let id = open(streamed(&list));
		System::set_block_number(150);
		for row in 0..3 {
			claim(id, &list, row).unwrap();
		}
		until_over(1_000);
		assert_ok!(Distribution::do_close(id));
		assert!(held(RELAYER) > 0);
		let two = Cleaned { items: 2, all: false };
		assert_eq!(Distribution::do_clean_up(id, 2), Ok(two));
		assert_ok!(Distribution::do_clean_up(id, 2));
		assert_eq!(held(RELAYER), 0);
		Distribution::do_clean_up(id, 2).unwrap();
		assert!(Rounds::<Test>::get(id).is_none());
	});
}

#[test]
fn listed_stream_should_be_claimable_by_row() {
	run(|| {
		let id = open_listed(vec![(who(0), 1_000), (who(1), 1_000)], stream());
		assert!(PushQueue::<Test>::get().is_empty());
		System::set_block_number(150);
		assert_ok!(again(id, 0));
		assert_noop!(claim_for(id, who(0), Evidence::Recorded { index: 1 }), E::NotBeneficiary);
		System::set_block_number(210);
		assert_ok!(again(id, 0));
		assert_ok!(again(id, 1));
		assert_noop!(again(id, 1), E::AlreadyClaimed);
		assert_eq!(Balances::free_balance(who(0)), 1_000);
	});
}
