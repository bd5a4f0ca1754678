//! Posting roots, and what becomes of them when their time is over.

use super::*;

#[test]
fn root_should_be_final_after_its_window() {
	run(|| {
		let id = board();
		let rows = Rows::of(&[(0, 50), (1, 70)]);
		assert_ok!(post(id, &rows));
		assert_eq!((bonds(&REPORTER), kept()), (BOND, vec![(rows.id, id)]));
		let posted = Roots::<Test>::get(id).unwrap();
		assert_eq!((posted.number, posted.tree.total, posted.tree.rows), (0, 120, 2));
		wait(WINDOW - 1);
		assert_noop!(settle(id), E::WindowOpen);
		assert_noop!(claim(id, &rows, 0), E::NoRootFinal);
		wait(1);
		assert_ok!(settle(id));
		assert_eq!(bonds(&REPORTER), 0);
		assert_eq!(all_of(&REPORTER), PLENTY);
		System::assert_last_event(
			Event::<Test>::RootFinal { board: id, number: 0, tree: posted.tree }.into(),
		);
		assert_noop!(settle(id), E::NoRootPosted);
		assert_noop!(settle(id + 1), E::UnknownBoard);
	});
}

#[test]
fn window_should_not_run_out_while_nobody_can_claim() {
	run(|| {
		let id = board();
		assert_ok!(post(id, &Rows::of(&[(0, 50)])));
		Lost::set(30);
		wait(WINDOW + 29);
		assert_noop!(settle(id), E::WindowOpen);
		wait(1);
		assert_ok!(settle(id));
	});
}

#[test]
fn root_should_be_posted_by_a_reporter_who_has_seen_it_and_one_at_a_time() {
	run(|| {
		let id = board();
		let rows = Rows::of(&[(0, 50)]);
		let call = |list, root| Call::post { board: id, list, root };
		assert_noop!(dispatch(OTHER, call(rows.id, rows.root)), E::NotReporter);
		assert_noop!(dispatch(REPORTER, call(rows.id, H256::zero())), E::RootDiffers);
		assert_noop!(dispatch(REPORTER, call(99, rows.root)), E::UnknownList);
		let unknown = Call::post { board: 9, list: rows.id, root: rows.root };
		assert_noop!(dispatch(REPORTER, unknown), E::UnknownBoard);
		Registry::refuse(REPORTER, Refusal::Frozen);
		assert_noop!(post(id, &rows), E::AccountFrozen);
		Registry::accept_all();
		Registry::refuse(REPORTER, Refusal::JurisdictionBlocked);
		assert_noop!(post(id, &rows), E::JurisdictionBlocked);
		Registry::accept_all();
		assert_ok!(post(id, &rows));
		let more = Rows::of(&[(0, 60)]);
		assert_noop!(dispatch(COLLEAGUE, call(more.id, more.root)), E::RootPending);
	});
}

#[test]
fn reporter_without_the_bond_should_not_post() {
	run(|| {
		let id = board();
		let rows = Rows::of(&[(0, 50)]);
		let all = PLENTY - ED - BOND + 1;
		assert_ok!(<Balances as fungible::Mutate<_>>::burn_from(
			&REPORTER,
			all,
			tokens::Preservation::Preserve,
			tokens::Precision::Exact,
			tokens::Fortitude::Polite,
		));
		assert_noop!(post(id, &rows), TokenError::FundsUnavailable);
		assert!(kept().is_empty());
		assert_ok!(<Balances as fungible::Mutate<_>>::mint_into(&REPORTER, 1));
		assert_ok!(post(id, &rows));
	});
}

#[test]
fn sum_should_rise_and_be_covered_by_the_pot() {
	run(|| {
		let id = board();
		assert_noop!(post(id, &Rows::of(&[(0, FUNDS + 1)])), E::NotCovered);
		let rows = finalise(id, &[(0, 500), (1, 500)]);
		assert_noop!(post(id, &rows), E::NothingAdded);
		assert_noop!(post(id, &Rows::of(&[(0, 999)])), E::NothingAdded);
		// What was paid counts as well as what is there.
		assert_ok!(claim(id, &rows, 0));
		assert_noop!(post(id, &Rows::of(&[(0, 500), (1, FUNDS - 499)])), E::NotCovered);
		assert_ok!(post(id, &Rows::of(&[(0, 500), (1, FUNDS - 500)])));
		// Nobody takes from the pot what the root needs.
		assert_ok!(claim(id, &rows, 1));
		assert_eq!(Scored::do_try_state(), Ok(()));
	});
}

#[test]
fn list_should_be_kept_as_long_as_it_can_be_claimed_by() {
	run(|| {
		let id = board();
		let first = finalise(id, &[(0, 5)]);
		let second = Rows::of(&[(0, 6)]);
		assert_ok!(post(id, &second));
		assert_eq!(kept(), [(first.id, id), (second.id, id)]);
		wait(WINDOW);
		assert_ok!(settle(id));
		assert_eq!(kept(), [(second.id, id)]);
		let third = Rows::unsorted(vec![(who(0), 6), (who(0), 1)]);
		assert_ok!(post(id, &third));
		let fault = ScoreFault::Disorder { first: third.at(0), second: third.at(1) };
		assert_ok!(prove(id, fault));
		assert_eq!(kept(), [(second.id, id)]);
	});
}
