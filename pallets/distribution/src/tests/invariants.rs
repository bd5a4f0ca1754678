//! A corruption test per invariant: each makes one check of `try_state` fail, and perhaps others
//! with it.

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
		let found = complaints();
		assert!(
			found.split("; ").any(|found| found == complaint),
			"{complaint} is not in: {found}"
		);
	});
}

/// What `try_state` finds.
fn complaints() -> &'static str {
	match Distribution::do_try_state() {
		Err(DispatchError::Other(found)) => found,
		other => unreachable!("{other:?}"),
	}
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
		PushQueue::<Test>::mutate(|queue| queue[0].next = 3);
	});
}

#[test]
fn try_state_should_fail_when_a_merkle_round_is_queued() {
	corrupt("queued round is not pushed", |id, _| {
		PushQueue::<Test>::try_append(Queued::first(id)).unwrap();
	});
}

#[test]
fn try_state_should_fail_when_a_round_is_queued_twice() {
	corrupt("round queued twice", |_, streamed| {
		PushQueue::<Test>::try_append(Queued::first(streamed + 1)).unwrap();
	});
}

/// Row 1 of the immediate Merkle round, set aside.
fn aside(id: RoundId) {
	Registry::refuse(who(1), Refusal::Frozen);
	Distribution::do_set_aside(id, &who(1), &List::simple(3).evidence(1)).unwrap();
	Distribution::do_try_state().unwrap();
}

fn word(id: RoundId, change: impl FnOnce(&mut BitmapWord)) {
	Claimed::<Test>::mutate(id, 0, |word| change(word.get_or_insert_with(Default::default)));
}

#[test]
fn try_state_should_fail_when_what_is_set_aside_is_wrong() {
	corrupt("set aside differs from its bits", |id, _| {
		aside(id);
		change(id, |r| r.set_aside = 0);
	});
	corrupt("set aside differs from its bits", |id, _| {
		aside(id);
		word(id, |word| word.put_aside(1, false));
	});
	corrupt("set aside for a row that is paid", |id, _| {
		aside(id);
		word(id, |word| word.set(1));
	});
	corrupt("set aside more than the budget", |id, _| {
		aside(id);
		change(id, |r| r.set_aside = 10_000);
	});
	corrupt("pot below what is set aside", |id, _| {
		aside(id);
		change(id, |r| r.status = Status::Closed);
		let pot = Distribution::pot(id);
		let _ = Balances::force_set_balance(RuntimeOrigin::root(), pot, 200 + ED - 1);
	});
	corrupt("set aside differs from its sum", |_, streamed| {
		let id = streamed + 1;
		Registry::refuse(who(8), Refusal::Frozen);
		let evidence = Evidence::Recorded { index: 1 };
		Distribution::do_set_aside(id, &who(8), &evidence).unwrap();
		change(id, |r| r.set_aside -= 1);
	});
}

#[test]
fn try_state_should_fail_when_a_row_is_marked_that_does_not_exist() {
	corrupt("bit of a row that does not exist", |id, _| {
		word(id, |word| word.set(3));
		change(id, |r| {
			r.rows_claimed += 1;
			r.payments += 1;
		});
	});
	corrupt("bit of a row that does not exist", |id, _| {
		aside(id);
		word(id, |word| {
			word.put_aside(1, false);
			word.put_aside(3, true);
		});
	});
}

#[test]
fn try_state_should_fail_when_terms_could_not_be_drafted() {
	corrupt("window too short", |id, _| change(id, |r| r.window.opens = r.window.closes - 9));
	corrupt("window ends before the last unlock", |_, id| change(id, |r| r.window.closes = 249));
	corrupt("release nobody could draft", |id, _| {
		change(id, |r| r.release = Release::Vested { start: 0, length: 0 });
	});
	corrupt("release nobody could draft", |id, _| {
		change(id, |r| {
			r.asset = NativeOrWithId::WithId(1);
			r.release = Release::Vested { start: 0, length: 5 };
		});
	});
	corrupt("manifest differs from the leaves", |id, _| {
		Manifests::<Test>::mutate(id, |manifest| manifest.as_mut().unwrap().rows = 2);
	});
	corrupt("listed round with a manifest", |id, streamed| {
		Manifests::<Test>::insert(streamed + 1, Manifests::<Test>::get(id).unwrap());
	});
	corrupt("draft without a budget", |_, _| {
		let id = draft(listed_terms(10));
		change(id, |r| r.budget = 0);
	});
}

#[test]
fn try_state_should_fail_when_what_was_agreed_is_lost() {
	corrupt("hash of other terms", |_, _| {
		let id = draft(listed_terms(10));
		change(id, |r| r.remainder = Remainder::Burn);
	});
	corrupt("rows that were not agreed", |_, streamed| {
		Entries::<Test>::insert(streamed + 1, 1, (who(66), 500));
	});
	corrupt("round without hash", |id, _| Seals::<Test>::remove(id));
	corrupt("hash without round", |id, _| {
		Seals::<Test>::insert(99, Seals::<Test>::get(id).unwrap());
	});
}

#[test]
fn try_state_should_fail_when_a_stream_differs_from_its_row() {
	for stopped in [false, true] {
		corrupt("stream differs from its row", |_, _| {
			let id = open_listed(vec![(who(7), 500), (who(8), 500)], stream());
			claim_for(id, who(7), Evidence::Recorded { index: 0 }).unwrap();
			Streams::<Test>::mutate(id, 0, |stream| {
				let stream = stream.as_mut().unwrap();
				stream.stopped = stopped;
				stream.total += 1;
			});
		});
	}
}

#[test]
fn try_state_should_fail_when_deposits_are_not_held() {
	corrupt("deposits of rounds are not held", |id, _| {
		Deposits::<Test>::mutate(id, |deposit| *deposit.as_mut().unwrap() += 1);
	});
	corrupt("deposits of streams are not held", |_, id| {
		Streams::<Test>::mutate(id, 1, |stream| {
			stream.as_mut().unwrap().deposit.as_mut().unwrap().1 -= 1;
		});
	});
}

#[test]
fn try_state_should_fail_when_a_pot_has_no_reference() {
	corrupt("pot without a reference", |_, _| {
		let id = draft(listed_terms(10));
		System::dec_providers(&Distribution::pot(id)).unwrap();
	});
}

#[test]
fn try_state_should_fail_when_a_living_round_is_being_removed() {
	corrupt("living round being removed", |id, _| {
		Cleanings::<Test>::insert(id, Cleaning::Rows(1));
	});
}

#[test]
fn try_state_should_fail_when_more_time_is_noted_than_was_lost() {
	corrupt("more time lost than there was", |id, _| change(id, |r| r.delay.lost = 1));
}

#[test]
fn try_state_should_fail_when_a_round_is_paused_for_too_long() {
	let paused = |until| Status::Paused { since: 150, until: Some(until) };
	corrupt("paused for longer than the budget", |id, _| {
		change(id, |r| r.pause_spent = PAUSE_BUDGET + 1);
	});
	corrupt("paused for longer than the budget", |id, _| {
		change(id, |r| {
			r.pause_spent = 1;
			r.status = paused(150 + PAUSE_BUDGET);
		});
	});
	corrupt("pause that ends before it begins", |id, _| {
		change(id, |r| r.status = paused(150));
	});
}

#[test]
fn try_state_should_fail_when_a_grace_begins_in_the_future() {
	corrupt("grace from a time to come", |id, _| change(id, |r| r.cut_at = 151));
}

#[test]
fn try_state_should_fail_when_the_total_owed_is_wrong() {
	corrupt("total owed differs from what rounds owe", |_, _| {
		TotalOwed::<Test>::mutate(|owed| *owed += 1);
	});
}

#[test]
fn try_state_should_fail_when_a_bare_transaction_is_not_settled() {
	corrupt("bare transaction is not settled", |_, _| {
		Distribution::begin_bare(Bare { admission: Weight::zero(), proof: None, counts: true });
	});
}

/// Regression: the first failure hid all others, and anybody could bring one about.
#[test]
fn try_state_should_report_everything_that_it_finds() {
	build().execute_with(|| {
		let list = List::simple(3);
		let (one, other) = (open(list.terms()), open(list.terms()));
		change(one, |r| r.payments = 7);
		change(other, |r| r.total = r.budget + 1);
		Deposits::<Test>::remove(other);
		let found: Vec<_> = complaints().split("; ").collect();
		for complaint in [
			"payments differ from the rows claimed",
			"rows exceed the budget",
			"round without deposit",
			"deposits of rounds are not held",
		] {
			assert!(found.contains(&complaint), "{complaint} is not in: {found:?}");
		}
	});
}

/// Regression: whoever makes an asset could make every check of the chain's state fail.
#[test]
fn try_state_should_pass_when_an_assets_admin_empties_a_pot() {
	run(|| {
		let list = List::simple(3);
		let asset = NativeOrWithId::WithId(1);
		let id = open(TermsOf::<Test> { asset, ..list.terms() });
		Registry::refuse(who(1), Refusal::Frozen);
		Distribution::do_set_aside(id, &who(1), &list.evidence(1)).unwrap();
		let (admin, pot) = (RuntimeOrigin::signed(MANAGER), Distribution::pot(id));
		Assets::burn(admin.clone(), 1, pot.clone(), PLENTY).unwrap();
		Distribution::do_try_state().unwrap();
		until_over(1_000);
		Distribution::do_close(id).unwrap();
		Distribution::do_try_state().unwrap();
		Assets::start_destroy(admin, 1).unwrap();
	});
}
