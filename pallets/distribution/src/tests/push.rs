//! Listed rounds: entries, automatic payment, claims by hand.

use super::*;

fn rows(n: u32) -> Vec<(AccountId32, Balance)> {
	List::simple(n).rows
}

#[test]
fn listed_round_should_be_paid_by_the_chain() {
	run(|| {
		let id = open_listed(rows(10), Release::Immediate);
		advance_to(3, 4);
		assert_eq!(round(id).rows_claimed, 8);
		advance_to(4, 4);
		assert_eq!(round(id).rows_claimed, 10);
		assert!(PushQueue::<Test>::get().is_empty());
		assert_eq!(Balances::free_balance(who(9)), 1_000);
		System::assert_has_event(Event::PushCompleted { id }.into());
		assert_ok!(Distribution::do_close(id));
		assert_eq!(pot(id), 0);
	});
}

#[test]
fn push_should_stay_within_its_weight() {
	run(|| {
		open_listed(rows(10), Release::Immediate);
		for units in 0..40 {
			let limit = Weight::from_parts(units, 0);
			let used = Distribution::on_idle(2, limit);
			assert!(used.all_lte(limit), "used {used} of {limit}");
		}
	});
}

#[test]
fn row_should_be_claimable_by_hand_and_not_pushed_again() {
	run(|| {
		let id = open_listed(rows(5), Release::Immediate);
		assert_noop!(claim_for(id, who(1), Evidence::Recorded { index: 0 }), E::NotBeneficiary);
		assert_noop!(claim_for(id, who(0), Evidence::Recorded { index: 5 }), E::IndexOutOfRange);
		assert_noop!(
			claim_for(id, who(0), Evidence::Merkle { index: 0, amount: 100, proof: vec![] }),
			E::WrongEvidence
		);
		assert_ok!(claim_for(id, who(3), Evidence::Recorded { index: 3 }));
		advance_to(10, 2);
		assert_eq!(Balances::free_balance(who(3)), 400);
		assert_eq!(round(id).payments, 5);
		assert_noop!(claim_for(id, who(3), Evidence::Recorded { index: 3 }), E::AlreadyClaimed);
		assert_eq!(Distribution::rows_of(id, &who(3)), [3]);
	});
}

#[test]
fn row_should_be_skipped_when_it_cannot_be_paid_and_stay_claimable() {
	run(|| {
		let id = open_listed(vec![(who(0), 500), (who(1), 1), (who(2), 500)], Release::Immediate);
		advance_to(5, 10);
		assert_eq!(round(id).rows_claimed, 2);
		let error = E::BelowMinimumBalance.into();
		System::assert_has_event(Event::PushSkipped { id, index: 1, error }.into());
		Balances::transfer_allow_death(RuntimeOrigin::signed(RELAYER), who(1), ED).unwrap();
		assert_ok!(claim_for(id, who(1), Evidence::Recorded { index: 1 }));
		assert_ok!(Distribution::do_close(id));
	});
}

#[test]
fn push_should_stand_still_while_claims_are_paused() {
	run(|| {
		let id = open_listed(rows(10), Release::Immediate);
		advance_to(2, 2);
		ClaimsPaused::set(&true);
		advance_to(20, 2);
		assert_eq!(round(id).rows_claimed, 2);
		assert_eq!(PushQueue::<Test>::get().to_vec(), [(id, 2)]);
		ClaimsPaused::set(&false);
		advance_to(40, 2);
		assert_eq!(round(id).rows_claimed, 10);
	});
}

#[test]
fn push_should_wait_while_the_round_is_paused_or_not_yet_open() {
	run(|| {
		let id = open_listed(rows(10), Release::Immediate);
		advance_to(2, 2);
		Distribution::do_pause(id).unwrap();
		advance_to(20, 2);
		assert_eq!(round(id).rows_claimed, 2);
		Distribution::do_resume(id).unwrap();
		advance_to(40, 2);
		assert_eq!(round(id).rows_claimed, 10);
	});
}

#[test]
fn rounds_should_be_pushed_one_after_the_other() {
	run(|| {
		let a = open_listed(rows(3), Release::Immediate);
		let b = open_listed(rows(3), Release::Immediate);
		let c = open_listed(rows(3), Release::Vested { start: 10, length: 10 });
		// The queue is full: the round opens all the same, and a push is requested later.
		let d = open_listed(rows(2), Release::Immediate);
		assert_noop!(Distribution::do_request_push(d), E::PushQueueFull);
		assert_noop!(Distribution::do_request_push(a), E::AlreadyQueued);
		Distribution::do_pause(a).unwrap();
		advance_to(20, 4);
		assert_eq!([a, b, c].map(|id| round(id).rows_claimed), [0, 3, 3]);
		Distribution::do_resume(a).unwrap();
		advance_to(25, 4);
		assert_eq!(round(a).rows_claimed, 3);
		assert_noop!(Distribution::do_request_push(a), E::NothingToPush);
		assert_ok!(Distribution::do_request_push(d));
		advance_to(27, 4);
		assert_eq!(round(d).rows_claimed, 2);
	});
}

/// Regression: a long round, or one whose rows cannot be paid, held up all others.
#[test]
fn round_should_not_hold_up_others_when_it_is_long_or_cannot_be_paid() {
	run(|| {
		let unpayable: Vec<_> = (0..30).map(|i| (who(100 + i), 1)).collect();
		let long = open_listed(unpayable, Release::Immediate);
		let short = open_listed(rows(2), Release::Immediate);
		advance_to(3, 4);
		assert_eq!([long, short].map(|id| round(id).rows_claimed), [0, 2]);
		advance_to(20, 4);
		assert!(PushQueue::<Test>::get().is_empty());
		// Everything was skipped: another push at once would waste weight.
		let last = round(long).pushed.unwrap();
		assert_noop!(Distribution::do_request_push(long), E::PushedRecently);
		System::set_block_number(last + 19);
		assert_noop!(Distribution::do_request_push(long), E::PushedRecently);
		System::set_block_number(last + 20);
		assert_ok!(Distribution::do_request_push(long));
	});
}

/// Rounds that open later would otherwise occupy places in the queue for nothing.
#[test]
fn round_should_not_take_a_place_in_the_queue_before_its_window_opens() {
	run(|| {
		let terms =
			TermsOf::<Test> { window: Window { opens: 50, closes: 500 }, ..listed_terms(100) };
		let id = draft(terms);
		Distribution::do_add_entries(MANAGER, id, vec![(who(0), 100)].try_into().unwrap()).unwrap();
		Distribution::do_fund(MANAGER, id, 100 + ED).unwrap();
		assert_ok!(Distribution::do_open(MANAGER, id));
		assert!(PushQueue::<Test>::get().is_empty());
		assert_noop!(Distribution::do_request_push(id), E::NotYetOpen);
		System::set_block_number(50);
		assert_ok!(Distribution::do_request_push(id));
		advance_to(51, 4);
		assert_eq!(Balances::free_balance(who(0)), 100);
		let merkle = open(List::simple(1).terms());
		assert_noop!(Distribution::do_request_push(merkle), E::NothingToPush);
	});
}

#[test]
fn push_should_give_up_when_the_window_is_over() {
	run(|| {
		let id = open_listed(rows(3), Release::Immediate);
		System::set_block_number(1_000);
		advance_to(1_002, 9);
		assert!(PushQueue::<Test>::get().is_empty());
		assert_eq!(round(id).rows_claimed, 0);
		assert_ok!(Distribution::do_close(id));
	});
}

#[test]
fn entries_should_be_refused_when_wrong() {
	run(|| {
		let id = draft(listed_terms(1_000));
		let add = |who, entries: Vec<EntryOf<Test>>| {
			Distribution::do_add_entries(who, id, entries.try_into().unwrap())
		};
		assert_noop!(add(MANAGER, vec![]), E::EmptyBatch);
		assert_noop!(add(RELAYER, rows(1)), E::NotManager);
		assert_ok!(add(MANAGER, rows(2)));
		let call = |entries: Vec<EntryOf<Test>>| {
			let entries = entries.try_into().unwrap();
			dispatch(RuntimeOrigin::signed(MANAGER), Call::add_entries { id, entries })
		};
		assert_eq!(call(vec![(who(0), 100), (who(1), 0)]), Err(E::AmountZero.into()));
		assert_eq!(call(vec![(who(0), 700), (who(1), 1)]), Err(E::BudgetBelowTotal.into()));
		assert_ok!(add(MANAGER, vec![(who(0), 700)]));
		let merkle = draft(List::simple(2).terms());
		assert_noop!(
			Distribution::do_add_entries(MANAGER, merkle, rows(1).try_into().unwrap()),
			E::NotListed
		);
	});
}

/// However long a list is, one query examines its first 100,000 rows.
#[test]
fn rows_should_be_looked_for_among_the_first_of_a_long_list() {
	run(|| {
		let max = distribution_primitives::api::MAX_ROWS;
		let rows: Vec<(AccountId32, Balance)> = (0..=max).map(|row| (who(row), 1)).collect();
		let id = draft(listed_terms(Balance::from(max) + 1));
		for chunk in rows.chunks(32) {
			Distribution::do_add_entries(MANAGER, id, chunk.to_vec().try_into().unwrap()).unwrap();
		}
		assert_eq!(round(id).rows, max + 1);
		assert_eq!(Distribution::rows_of(id, &who(0)), [0]);
		assert_eq!(Distribution::rows_of(id, &who(max - 1)), [max - 1]);
		assert!(Distribution::rows_of(id, &who(max)).is_empty());
		assert!(Distribution::rows_of(id + 1, &who(0)).is_empty());
	});
}

#[test]
fn rows_should_be_found_in_order_when_an_account_has_several() {
	run(|| {
		let several = (0..20).map(|row| (who(row % 2), 1_000)).collect();
		let id = open_listed(several, stream());
		let odd: Vec<u32> = (0..20).filter(|row| row % 2 == 1).collect();
		assert_eq!(Distribution::rows_of(id, &who(1)), odd);
		System::set_block_number(150);
		assert_ok!(claim_for(id, who(1), Evidence::Recorded { index: 7 }));
		assert!(Streams::<Test>::contains_key(id, 7));
		assert_eq!(Distribution::rows_of(id, &who(1)), odd);
	});
}
