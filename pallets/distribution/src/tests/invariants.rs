//! A corruption test per invariant: each makes exactly one check of `try_state` fail.

use super::*;

/// Sets up an open immediate round with one payment and an open streamed one, corrupts the state
/// and expects `try_state` to say `complaint`.
fn corrupt(complaint: &'static str, corruption: impl FnOnce(RoundId, RoundId)) {
	build().execute_with(|| {
		let list = List::simple(3);
		let id = open(list.terms());
		claim(id, &list, 0).unwrap();
		let streamed = open(TermsOf::<Test> { release: stream(), ..list.terms() });
		System::set_block_number(150);
		claim(streamed, &list, 1).unwrap();
		open_listed(vec![(who(7), 500), (who(8), 500)], Release::Immediate);
		Distribution::do_try_state().unwrap();
		corruption(id, streamed);
		assert_eq!(Distribution::do_try_state(), Err(complaint.into()));
	});
}

fn change(id: RoundId, change: impl FnOnce(&mut RoundOf<Test>)) {
	Rounds::<Test>::mutate(id, |round| change(round.as_mut().unwrap()));
}

#[test]
fn try_state_should_fail_when_a_pot_lacks_tokens() {
	corrupt("pot below what is unpaid", |id, _| {
		let _ =
			Balances::force_set_balance(RuntimeOrigin::root(), Distribution::pot(id), 500 + ED - 1);
	});
}

#[test]
fn try_state_should_fail_when_more_is_claimed_than_budgeted() {
	corrupt("claimed more than the budget", |id, _| change(id, |r| r.claimed = r.budget + 1));
}

#[test]
fn try_state_should_fail_when_a_bit_is_lost() {
	corrupt("bits differ from the rows claimed", |id, _| Claimed::<Test>::remove(id, 0));
}

#[test]
fn try_state_should_fail_when_a_payment_is_missing_from_the_books() {
	corrupt("payments differ from the rows claimed", |id, _| change(id, |r| r.payments = 0));
}

#[test]
fn try_state_should_fail_when_the_sum_of_paid_rows_differs() {
	corrupt("claimed differs from the sum of paid rows", |_, streamed| {
		let id = streamed + 1;
		claim_for(id, who(7), Evidence::Recorded { index: 0 }).unwrap();
		change(id, |r| r.claimed += 1);
	});
}

#[test]
fn try_state_should_fail_when_a_stream_is_not_counted() {
	corrupt("streams differ from their count", |_, id| change(id, |r| r.open_streams = 0));
}

#[test]
fn try_state_should_fail_when_streams_paid_more_than_was_claimed() {
	corrupt("streams paid more than was claimed", |_, id| {
		Streams::<Test>::mutate(id, 1, |s| s.as_mut().unwrap().paid += 1);
	});
}

#[test]
fn try_state_should_fail_when_a_stream_is_overpaid() {
	corrupt("stream paid more than its total", |_, id| {
		Streams::<Test>::mutate(id, 1, |s| s.as_mut().unwrap().total = 50);
	});
}

#[test]
fn try_state_should_fail_when_a_stream_is_ahead_of_its_schedule() {
	corrupt("stream paid ahead of its schedule", |_, _| System::set_block_number(149));
}

#[test]
fn try_state_should_fail_when_rows_exceed_the_budget() {
	corrupt("rows exceed the budget", |id, _| change(id, |r| r.total = r.budget + 1));
}

#[test]
fn try_state_should_fail_when_nobody_can_check_the_requirement() {
	corrupt("requirement nobody can check", |id, _| {
		change(id, |r| r.requirement = Requirement::level(9))
	});
}

#[test]
fn try_state_should_fail_when_an_entry_is_lost() {
	corrupt("rows differ from the entries", |_, streamed| Entries::<Test>::remove(streamed + 1, 1));
}

#[test]
fn try_state_should_fail_when_a_deposit_is_lost() {
	corrupt("round without deposit", |id, _| {
		let _ = Deposits::<Test>::take(id);
	});
}

#[test]
fn try_state_should_fail_when_a_stream_has_no_deposit() {
	corrupt("stream without deposit", |_, id| {
		Streams::<Test>::mutate(id, 1, |s| s.as_mut().unwrap().deposit = None);
	});
}

#[test]
fn try_state_should_fail_when_records_outlive_their_round() {
	corrupt("entry without round", |_, _| Entries::<Test>::insert(99, 0, (who(0), 1)));
	corrupt("bitmap without round", |_, _| Claimed::<Test>::insert(99, 0, BitmapWord::default()));
}

#[test]
fn try_state_should_fail_when_deposits_or_manifests_outlive_their_round() {
	corrupt("deposit without round", |id, _| {
		let deposit = Deposits::<Test>::get(id).unwrap();
		Deposits::<Test>::insert(99, deposit);
	});
	corrupt("manifest without round", |id, _| {
		Manifests::<Test>::insert(99, Manifests::<Test>::get(id).unwrap());
	});
	corrupt("stream without round", |_, id| {
		Streams::<Test>::insert(99, 0, Streams::<Test>::get(id, 1).unwrap());
	});
}

#[test]
fn try_state_should_fail_when_numbers_of_rounds_run_backwards() {
	corrupt("round with a number not given yet", |_, _| NextRoundId::<Test>::put(0));
}

#[test]
fn try_state_should_fail_when_rows_and_leaves_differ() {
	corrupt("rows differ from the leaves", |id, _| change(id, |r| r.rows += 1));
	corrupt("manifest missing", |id, _| Manifests::<Test>::remove(id));
	corrupt("more rows claimed than there are", |id, _| {
		change(id, |r| {
			r.rows = 0;
		})
	});
}

#[test]
fn try_state_should_fail_when_a_stream_does_not_belong() {
	corrupt("stream of a row that is not marked", |_, id| {
		let stream = Streams::<Test>::take(id, 1).unwrap();
		Streams::<Test>::insert(id, 2, stream);
	});
	corrupt("stream in a round that does not stream", |id, streamed| {
		let mut stream = Streams::<Test>::get(streamed, 1).unwrap();
		stream.paid = 0;
		Streams::<Test>::insert(id, 1, stream);
		change(id, |r| r.open_streams = 1);
	});
}

#[test]
fn try_state_should_fail_when_the_queue_is_past_the_rows() {
	corrupt("queue is past the rows", |_, _| {
		PushQueue::<Test>::mutate(|queue| queue[0].1 = 3);
	});
}

#[test]
fn try_state_should_fail_when_a_merkle_round_is_queued() {
	corrupt("queued round is not pushed", |id, _| {
		PushQueue::<Test>::try_append((id, 0)).unwrap();
	});
}

#[test]
fn try_state_should_fail_when_what_is_set_aside_is_wrong() {
	let aside = |id: RoundId| {
		Registry::refuse(who(1), Refusal::Frozen);
		let evidence = List::simple(3).evidence(1);
		Distribution::do_set_aside(RELAYER, id, &who(1), &evidence).unwrap();
		Distribution::do_try_state().unwrap();
	};
	let mutate = |id, change: fn(&mut ReserveOf<Test>)| {
		SetAside::<Test>::mutate(id, 1, |aside| change(aside.as_mut().unwrap()));
	};
	corrupt("nothing is set aside", |id, _| {
		aside(id);
		mutate(id, |aside| aside.amount = 0);
	});
	corrupt("set aside differs from its sum", |id, _| {
		aside(id);
		mutate(id, |aside| aside.amount += 1);
	});
	corrupt("set aside for a row that is paid", |id, _| {
		aside(id);
		Claimed::<Test>::mutate(id, 0, |word| word.as_mut().unwrap().set(1));
		change(id, |r| {
			r.rows_claimed += 1;
			r.payments += 1;
		});
	});
	corrupt("set aside more than the budget", |id, _| {
		aside(id);
		change(id, |r| {
			r.set_aside = 10_000;
		});
		mutate(id, |aside| aside.amount = 10_000);
	});
	corrupt("pot below what is set aside", |id, _| {
		aside(id);
		change(id, |r| r.status = Status::Closed);
		let _ = Balances::force_set_balance(RuntimeOrigin::root(), Distribution::pot(id), 199);
	});
	corrupt("set aside without round", |id, _| {
		aside(id);
		let aside = SetAside::<Test>::take(id, 1).unwrap();
		change(id, |r| r.set_aside = 0);
		SetAside::<Test>::insert(77, 1, aside);
	});
}
