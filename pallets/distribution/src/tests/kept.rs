//! Rows that the chain sets aside by itself, and for how long they are kept.

use super::{
	aside::{cure, fill_slots, recorded, refuse, set_aside},
	*,
};

/// Regression: a listed row that was refused went to the manager, because nobody had acted.
#[test]
fn listed_row_that_is_refused_should_be_set_aside_by_the_chain() {
	run(|| {
		refuse(who(1));
		let id = open_listed(List::simple(3).rows, Release::Immediate);
		advance_to(5, 9);
		let error = E::IdentityExpired.into();
		System::assert_has_event(Event::PushSkipped { id, index: 1, error }.into());
		System::assert_has_event(
			Event::RowSetAside { id, index: 1, beneficiary: who(1), amount: 200 }.into(),
		);
		assert_eq!((round(id).rows_claimed, round(id).set_aside), (2, 200));
		let again = Distribution::do_set_aside(id, &who(1), &recorded(1));
		assert_eq!(again, Err(E::AlreadySetAside.into()));
		// Tried once more, it stays as it is.
		System::set_block_number(round(id).push.after);
		assert_ok!(Distribution::do_request_push(id));
		advance_to(System::block_number() + 3, 9);
		assert!(PushQueue::<Test>::get().is_empty());
		assert_eq!(round(id).set_aside, 200);
		until_over(1_000);
		assert_ok!(Distribution::do_close(id));
		assert_eq!(pot(id), 200 + ED);
		cure();
		assert_ok!(claim_for(id, who(1), recorded(1)));
	});
}

/// A row that is tried again and paid is no longer set aside.
#[test]
fn listed_row_should_be_paid_by_the_chain_when_nothing_refuses_it_any_longer() {
	run(|| {
		refuse(who(1));
		let id = open_listed(List::simple(3).rows, Release::Immediate);
		advance_to(5, 9);
		cure();
		System::set_block_number(round(id).push.after);
		assert_ok!(Distribution::do_request_push(id));
		advance_to(System::block_number() + 3, 9);
		System::assert_has_event(Event::SetAsideEnded { id, index: 1 }.into());
		assert_eq!((round(id).rows_claimed, round(id).set_aside), (3, 0));
	});
}

#[test]
fn listed_row_should_be_set_aside_by_the_chain_when_the_slots_are_full() {
	run(|| {
		fill_slots(1);
		let rows = vec![(who(0), 1_000), (who(1), 1_000)];
		let id = open_listed(rows, Release::Vested { start: 100, length: 30 });
		advance_to(5, 9);
		assert_eq!((round(id).rows_claimed, round(id).set_aside), (1, 1_000));
	});
}

fn batch(id: RoundId, list: &List, rows: &[u32]) -> DispatchResult {
	let claims: Vec<_> = rows.iter().map(|row| list.item(*row)).collect();
	let claims = claims.try_into().unwrap();
	dispatch(RuntimeOrigin::signed(RELAYER), Call::claim_batch { id, claims })
}

/// Regression: a row that was refused in a batch went to the manager, because nobody had acted.
#[test]
fn refused_rows_of_a_batch_should_be_set_aside() {
	run(|| {
		let list = List::simple(4);
		let id = open(list.terms());
		refuse(who(1));
		refuse(who(3));
		assert_ok!(batch(id, &list, &[0, 1, 2]));
		assert_eq!((round(id).claimed, round(id).set_aside), (400, 200));
		let error = E::IdentityExpired.into();
		System::assert_has_event(Event::ClaimRefused { id, index: 1, error }.into());
		System::assert_has_event(
			Event::RowSetAside { id, index: 1, beneficiary: who(1), amount: 200 }.into(),
		);
		// A batch that pays nobody goes through if it sets a row aside, and only then.
		assert_ok!(batch(id, &list, &[1, 3]));
		assert_eq!((round(id).claimed, round(id).set_aside), (400, 600));
		assert_noop!(batch(id, &list, &[1, 3]), E::IdentityExpired);
		until_over(1_000);
		assert_ok!(Distribution::do_close(id));
		assert_eq!(pot(id), 600 + ED);
		cure();
		assert_ok!(batch(id, &list, &[1, 3]));
		assert_eq!(round(id).set_aside, 0);
	});
}

#[test]
fn rows_of_a_batch_that_fail_otherwise_should_not_be_set_aside() {
	run(|| {
		let list = List::new(vec![(who(0), 1), (who(1), 500), (who(2), 500)]);
		let id = open(list.terms());
		refuse(who(2));
		let mut wrong = list.item(2);
		wrong.beneficiary = who(3);
		let claims = vec![list.item(0), list.item(1), wrong].try_into().unwrap();
		assert_ok!(Distribution::claim_batch(RuntimeOrigin::signed(RELAYER), id, claims));
		assert_eq!((round(id).claimed, round(id).set_aside), (500, 0));
	});
}

#[test]
fn batch_should_go_on_when_a_refused_row_does_not_fit_the_budget() {
	run(|| {
		// The list adds up to 600, the manifest says 300.
		let list = List::simple(3);
		let mut terms = list.terms();
		terms.budget = 300;
		terms.manifest.as_mut().unwrap().total = 300;
		let id = open(terms);
		refuse(who(2));
		assert_ok!(batch(id, &list, &[0, 2, 1]));
		assert_eq!((round(id).claimed, round(id).set_aside), (300, 0));
		assert_noop!(batch(id, &list, &[2]), E::IdentityExpired);
	});
}

/// Regression: the grace ended before a limit per day had let everything through, and the treasury
/// had the rest.
#[test]
fn stream_of_ten_times_the_limit_should_be_paid_whole_after_closing() {
	run(|| {
		let list = List::new(vec![(who(0), 1_000)]);
		let id = open(TermsOf::<Test> { release: stream(), ..list.terms() });
		System::set_block_number(990);
		LIMIT.set(Some(0));
		assert_ok!(set_aside(id, &list, 0));
		until_over(1_000);
		assert_ok!(Distribution::do_close(id));
		// The grace has 100 blocks, and a day here 60.
		for day in 1..=10 {
			assert_noop!(Distribution::do_clean_up(id, 9), E::StillSetAside);
			System::set_block_number(1_020 + 60 * day);
			LIMIT.set(Some(100));
			assert_ok!(claim(id, &list, 0));
		}
		assert_eq!((Balances::free_balance(who(0)), round(id).set_aside), (1_000, 0));
		assert_ok!(Distribution::do_clean_up(id, 9));
	});
}

#[test]
fn grace_should_end_when_a_stream_is_not_claimed_any_longer() {
	run(|| {
		let list = List::new(vec![(who(0), 1_000)]);
		let id = open(TermsOf::<Test> { release: stream(), ..list.terms() });
		LIMIT.set(Some(0));
		assert_ok!(set_aside(id, &list, 0));
		until_over(1_000);
		assert_ok!(Distribution::do_close(id));
		System::set_block_number(1_090);
		LIMIT.set(Some(100));
		assert_ok!(claim(id, &list, 0));
		System::set_block_number(1_189);
		assert_noop!(Distribution::do_clean_up(id, 9), E::StillSetAside);
		System::set_block_number(1_190);
		LIMIT.set(Some(100));
		assert_noop!(claim(id, &list, 0), E::NotOpen);
		assert_ok!(Distribution::do_clean_up(id, 9));
		System::assert_has_event(Event::SetAsideExpired { id, amount: 900 }.into());
	});
}

/// Regression: a remainder that could not be sent at closing waited for the grace of rows set
/// aside, which are not part of it.
#[test]
fn remainder_should_be_sent_when_it_can_be_while_rows_are_set_aside() {
	run(|| {
		let list = List::simple(3);
		let asset = NativeOrWithId::WithId(1);
		let id = open(TermsOf::<Test> { asset, ..list.terms() });
		refuse(who(1));
		assert_ok!(set_aside(id, &list, 1));
		let owner = || RuntimeOrigin::signed(MANAGER);
		let pot = Distribution::pot(id);
		Assets::freeze(owner(), 1, pot.clone()).unwrap();
		until_over(1_000);
		assert_ok!(Distribution::do_close(id));
		System::assert_has_event(Event::RemainderKept { id, error: E::PotFrozen.into() }.into());
		assert_noop!(Distribution::do_clean_up(id, 9), E::PotFrozen);
		Assets::thaw(owner(), 1, pot.clone()).unwrap();
		let before = Assets::balance(1, MANAGER);
		// Whatever the limit, it weighs the transfer.
		let cleaned = Distribution::clean_up(RuntimeOrigin::signed(RELAYER), id, 0).unwrap();
		assert_eq!(cleaned.actual_weight, Some(Distribution::clean_up_weight(0, true)));
		System::assert_last_event(Event::RemainderSent { id, amount: 400 }.into());
		assert_eq!(Assets::balance(1, MANAGER), before + 400);
		assert_eq!(Assets::balance(1, pot), 200 + ASSET_MIN);
		assert_noop!(Distribution::do_clean_up(id, 9), E::StillSetAside);
		cure();
		assert_ok!(claim(id, &list, 1));
		assert_ok!(Distribution::do_clean_up(id, 9));
		assert_eq!(Assets::balance(1, MANAGER), before + 400 + ASSET_MIN);
	});
}
