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
	// Time and proof, either of which may be what is short.
	for short in [Weight::from_parts(1, 1_000), Weight::from_parts(1_000, 10)] {
		run(|| {
			let id = open_listed(rows(10), Release::Immediate);
			let mut paid = 0;
			for units in 0..40 {
				let limit = short.saturating_mul(units);
				let used = Distribution::on_idle(2, limit);
				assert!(used.all_lte(limit), "used {used} of {limit}");
				let now = round(id).payments;
				assert!(now - paid <= used.proof_size() / 10);
				paid = now;
			}
			assert_eq!(paid, 10);
		});
	}
}

/// A row is tried only if what it declares is left: ten bytes of proof.
#[test]
fn push_should_count_proofs_as_recorded_when_the_node_records_them() {
	let paid = |bytes: Option<u64>, limit: u64| {
		let mut paid = 0;
		run(|| {
			ProofPerEvent::set(bytes);
			let id = open_listed(rows(20), Release::Immediate);
			let events = System::event_count();
			let limit = Weight::from_parts(1_000, limit);
			let used = Distribution::on_idle(2, limit);
			assert!(used.all_lte(limit), "used {used} of {limit}");
			paid = round(id).payments;
			if let Some(bytes) = bytes {
				let recorded = bytes * u64::from(System::event_count() - events);
				assert!(used.proof_size() >= recorded, "used {used}");
			}
		});
		paid
	};
	assert_eq!(paid(None, 100), 10);
	assert_eq!(paid(Some(0), 100), 20);
	// Four events each: paid, transferred, a new account, endowed. Of the limit a part stays free.
	assert_eq!(paid(Some(1), 100), 19);
	assert_eq!(paid(Some(2), 100), 10);
	assert_eq!(paid(Some(1), 20), 2);
	assert_eq!(paid(Some(0), 9), 0);
}

/// More than rows declare counts as well: what follows in the block has less.
#[test]
fn push_should_count_proofs_as_recorded_when_they_are_larger_than_declared() {
	run(|| {
		// Four events each: 20 bytes, of which ten are declared.
		ProofPerEvent::set(Some(5));
		let rows = |from: u32| (from..from + 30).map(|i| (who(i), 100)).collect();
		let first = open_listed(rows(0), Release::Immediate);
		let second = open_listed(rows(30), Release::Immediate);
		// 850 of it are used. The first takes 600, and leaves 250 for the second.
		let used = Distribution::on_idle(2, Weight::from_parts(1_000, 1_000));
		assert_eq!([first, second].map(|id| round(id).payments), [30, 25]);
		assert_eq!(used.proof_size(), 850);
	});
}

/// Regression: the node was asked after each row, and keeps all its answers with the block.
#[test]
fn node_should_be_asked_what_it_records_only_when_what_is_declared_does_not_fit() {
	run(|| {
		ProofPerEvent::set(Some(0));
		let id = open_listed(rows(100), Release::Immediate);
		ProofAsked::set(0);
		Distribution::on_idle(2, Weight::from_parts(1_000, 10_000));
		// At the beginning, after the turn, and at the end.
		assert_eq!((round(id).payments, ProofAsked::get()), (100, 3));
		let id = open_listed(rows(100), Release::Immediate);
		ProofAsked::set(0);
		// Eight rows fit into the share of this that is used, so it is asked after each eight.
		Distribution::on_idle(3, Weight::from_parts(1_000, 100));
		assert_eq!((round(id).payments, ProofAsked::get()), (100, 3 + 12));
	});
}

/// Regression: a turn ended after some rows even if nobody else waited, and began again.
#[test]
fn turn_should_go_on_when_no_other_round_waits() {
	run(|| {
		let id = open_listed(rows(100), Release::Immediate);
		// One unit for the queue, one for the turn, two for each row.
		let used = Distribution::on_idle(2, Weight::from_parts(1 + 1 + 200, 10_000));
		assert_eq!((round(id).payments, used.ref_time()), (100, 202));
	});
}

/// Rounds whose rows are dearer than others' must not wait behind them for ever.
#[test]
fn round_should_be_the_first_in_the_next_block_when_too_little_is_left_for_a_row() {
	run(|| {
		let dear = open_listed(rows(2), Release::Immediate);
		let cheap = open_listed(rows(2), Release::Immediate);
		// Enough to begin a turn, and not for a row with its check.
		Distribution::on_idle(2, Weight::from_parts(1 + 1 + 1, 10_000));
		assert_eq!(PushQueue::<Test>::get()[0].id, dear);
		Distribution::on_idle(3, Weight::from_parts(1 + 1 + 4, 10_000));
		assert_eq!([dear, cheap].map(|id| round(id).payments), [2, 0]);
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
		assert_eq!(Distribution::rows_of(id, &who(3), None).rows, [3]);
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
		// Nobody refuses it: whoever cannot hold what is paid must act.
		assert_eq!(round(id).set_aside, 0);
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
		assert_eq!(PushQueue::<Test>::get()[0].next, 2);
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
		Distribution::do_pause(id, true).unwrap();
		advance_to(20, 2);
		assert_eq!(round(id).rows_claimed, 2);
		Distribution::do_resume(id, true).unwrap();
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
		Distribution::do_pause(a, true).unwrap();
		advance_to(20, 4);
		assert_eq!([a, b, c].map(|id| round(id).rows_claimed), [0, 3, 3]);
		Distribution::do_resume(a, true).unwrap();
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
		let after = round(long).push.after;
		assert_noop!(Distribution::do_request_push(long), E::PushedRecently);
		System::set_block_number(after - 1);
		assert_noop!(Distribution::do_request_push(long), E::PushedRecently);
		System::set_block_number(after);
		assert_ok!(Distribution::do_request_push(long));
	});
}

/// Regression: rounds of rows that cannot be paid took a turn of a whole block each, for the price
/// of a request an hour.
#[test]
fn cooldown_should_double_with_each_pass_that_pays_nothing() {
	run(|| {
		let id = open_listed(vec![(who(0), 500), (who(1), 1)], Release::Immediate);
		let wait = || {
			let now = System::block_number();
			advance_to(now + 3, 9);
			assert!(PushQueue::<Test>::get().is_empty());
			round(id).push.after - (now + 1)
		};
		// The first pass pays one row, the next ones none.
		assert_eq!(wait(), 20);
		for waited in [40, 80, 160] {
			System::set_block_number(round(id).push.after);
			assert_ok!(Distribution::do_request_push(id));
			assert_eq!(wait(), waited);
		}
		// Once a pass pays something, it begins anew.
		Balances::transfer_allow_death(RuntimeOrigin::signed(RELAYER), who(1), ED).unwrap();
		System::set_block_number(round(id).push.after);
		assert_ok!(Distribution::do_request_push(id));
		assert_eq!(wait(), 20);
		assert_eq!(round(id).push.idle, 0);
	});
}

/// Regression: a turn lasted as long as the block had room, so that another round waited for a
/// whole block for each before it in the queue.
#[test]
fn turn_should_end_after_some_rows_and_others_have_theirs_in_the_same_block() {
	run(|| {
		let unpayable: Vec<_> = (0..200).map(|i| (who(100 + i), 1)).collect();
		let long = open_listed(unpayable, Release::Immediate);
		let short = open_listed(rows(2), Release::Immediate);
		advance_to(2, 50);
		assert_eq!([long, short].map(|id| round(id).rows_claimed), [0, 2]);
		// The long one has had its turn of 32 rows, and what was left after the short one.
		let queue = PushQueue::<Test>::get();
		assert_eq!(queue.len(), 1);
		assert!(queue[0].id == long && queue[0].next > 32 && queue[0].next <= 48);
	});
}

/// Rows that are paid already cost a look each, not what trying them would.
#[test]
fn paid_rows_should_be_passed_over_cheaply() {
	run(|| {
		let id = open_listed(rows(60), Release::Immediate);
		for row in 0..59 {
			claim_for(id, who(row), Evidence::Recorded { index: row }).unwrap();
		}
		advance_to(2, 1);
		assert_eq!(round(id).rows_claimed, 60);
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
		until_over(1_000);
		assert_ok!(Distribution::do_close(id));
	});
}

#[test]
fn entries_should_be_refused_when_wrong() {
	run(|| {
		let id = draft(listed_terms(1_000));
		let add = |by, entries: Vec<EntryOf<Test>>| {
			let entries = entries.try_into().unwrap();
			dispatch(RuntimeOrigin::signed(by), Call::add_entries { id, entries })
		};
		assert_noop!(add(MANAGER, vec![]), E::EmptyBatch);
		assert_noop!(add(RELAYER, rows(1)), E::NotManager);
		assert_ok!(add(MANAGER, rows(2)));
		assert_noop!(add(MANAGER, vec![(who(0), 100), (who(1), 0)]), E::AmountZero);
		assert_noop!(add(MANAGER, vec![(who(0), 700), (who(1), 1)]), E::BudgetBelowTotal);
		assert_ok!(add(MANAGER, vec![(who(0), 700)]));
		let merkle = draft(List::simple(2).terms());
		assert_noop!(
			Distribution::do_add_entries(MANAGER, merkle, rows(1).try_into().unwrap()),
			E::NotListed
		);
	});
}
