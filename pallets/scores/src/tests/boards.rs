//! Creating, changing, closing and removing boards.

use super::*;

fn create(terms: TermsOf<Test>, accounts: &[AccountId32]) -> DispatchResult {
	govern(Call::create { terms, reporters: reporters(accounts) })
}

#[test]
fn board_should_be_created_by_governance_with_a_pot_that_lives() {
	run(|| {
		let call = Call::create { terms: terms(), reporters: reporters(&[REPORTER]) };
		assert_noop!(dispatch(REPORTER, call.clone()), BadOrigin);
		assert_ok!(govern(call));
		assert_eq!(all_of(&Scored::pot(0)), ED);
		assert_eq!(all_of(&TREASURY), PLENTY - ED);
		System::assert_last_event(
			Event::<Test>::BoardCreated {
				board: 0,
				pot: Scored::pot(0),
				terms: terms(),
				reporters: vec![REPORTER],
			}
			.into(),
		);
		assert_ok!(create(terms(), &[]));
		assert_ne!(Scored::pot(0), Scored::pot(1));
		assert_eq!(NextBoardId::<Test>::get(), 2);
	});
}

#[test]
fn terms_below_what_the_chain_demands_should_be_refused() {
	run(|| {
		for terms in [
			TermsOf::<Test> { bond: 999, ..terms() },
			TermsOf::<Test> { window: 49, ..terms() },
			TermsOf::<Test> { judging: 39, ..terms() },
			TermsOf::<Test> { most: 0, ..terms() },
		] {
			assert_noop!(create(terms, &[REPORTER]), E::TermsInvalid);
		}
		let requirement = Requirement::level(MAX_LEVEL + 1);
		let unsupported = TermsOf::<Test> { requirement, ..terms() };
		assert_noop!(create(unsupported, &[REPORTER]), E::RequirementUnsupported);
		assert_noop!(create(terms(), &[REPORTER, OTHER, REPORTER]), E::ReporterTwice);
		let least = TermsOf::<Test> { bond: 1_000, window: 50, judging: 40, most: 1, ..terms() };
		assert_ok!(create(least, &[REPORTER]));
	});
}

#[test]
fn reporters_should_be_replaced_and_what_they_have_posted_should_stay() {
	run(|| {
		let id = board();
		assert_ok!(post(id, &Rows::of(&[(0, 5)])));
		let set = |accounts: &[AccountId32]| {
			govern(Call::set_reporters { board: id, reporters: reporters(accounts) })
		};
		assert_noop!(set(&[OTHER, OTHER]), E::ReporterTwice);
		assert_ok!(set(&[OTHER]));
		let signed = Call::set_reporters { board: id, reporters: reporters(&[]) };
		assert_noop!(dispatch(OTHER, signed), BadOrigin);
		wait(WINDOW);
		assert_ok!(settle(id));
		assert_noop!(post(id, &Rows::of(&[(0, 6)])), E::NotReporter);
		assert_ok!(govern(Call::close { board: id }));
		assert_noop!(set(&[REPORTER]), E::BoardClosed);
		let unknown = Call::set_reporters { board: 9, reporters: reporters(&[]) };
		assert_noop!(govern(unknown), E::UnknownBoard);
	});
}

#[test]
fn closed_board_should_pay_for_the_grace_and_then_be_removed() {
	run(|| {
		let id = board();
		let rows = finalise(id, &[(0, 50), (1, 70)]);
		assert_ok!(claim(id, &rows, 0));
		assert_noop!(dispatch(OTHER, Call::close { board: id }), BadOrigin);
		assert_ok!(govern(Call::close { board: id }));
		assert_noop!(govern(Call::close { board: id }), E::BoardClosed);
		assert_noop!(govern(Call::close { board: 9 }), E::UnknownBoard);
		assert_noop!(post(id, &Rows::of(&[(0, 60), (1, 70)])), E::BoardClosed);
		let clean = || dispatch(OTHER, Call::clean { board: id, who: who(0) });
		let remove = || dispatch(OTHER, Call::remove { board: id });
		Lost::set(5);
		wait(GRACE + 4);
		assert_noop!(clean(), E::ClaimsNotOver);
		assert_noop!(remove(), E::ClaimsNotOver);
		assert_ok!(claim(id, &rows, 1));
		wait(1);
		// Whoever could claim again, once its record is gone, would be paid twice.
		assert_noop!(claim(id, &rows, 0), E::ClaimsOver);
		assert_noop!(remove(), E::RecordsLeft);
		assert_ok!(clean());
		assert_noop!(clean(), E::NoRecord);
		let unknown = Call::clean { board: 9, who: who(0) };
		assert_noop!(dispatch(OTHER, unknown), E::UnknownBoard);
		assert_noop!(claim(id, &rows, 0), E::ClaimsOver);
		assert_eq!(Scored::do_try_state(), Ok(()));
		assert_ok!(dispatch(OTHER, Call::clean { board: id, who: who(1) }));
		let before = all_of(&TREASURY);
		assert_ok!(remove());
		assert_eq!(all_of(&TREASURY) - before, FUNDS - 120 + ED);
		assert_eq!((all_of(&Scored::pot(id)), kept()), (0, vec![]));
		assert_eq!(all_of(&OTHER), PLENTY);
		assert_noop!(remove(), E::UnknownBoard);
	});
}

/// Regression: what a budget still minted into the pot of a removed board was lost to everybody.
#[test]
fn what_comes_into_the_pot_of_a_removed_board_should_go_to_the_treasury() {
	run(|| {
		let (id, other) = (board(), board());
		let remove = |board| dispatch(OTHER, Call::remove { board });
		assert_ok!(govern(Call::close { board: id }));
		wait(GRACE);
		assert_ok!(remove(id));
		assert_noop!(remove(id), E::UnknownBoard);
		let before = all_of(&TREASURY);
		for amount in [ED, 7_000] {
			fund(id, amount);
			assert_ok!(remove(id));
			assert_eq!(all_of(&Scored::pot(id)), 0);
			System::assert_last_event(Event::<Test>::PotSwept { board: id, amount }.into());
		}
		assert_eq!(all_of(&TREASURY) - before, ED + 7_000);
		// That of a board in use stays, and that of one to come is for it.
		fund(other + 1, 50);
		assert_noop!(remove(other), E::ClaimsNotOver);
		assert_noop!(remove(other + 1), E::UnknownBoard);
		assert_eq!(all_of(&Scored::pot(other + 1)), 50);
	});
}

#[test]
fn root_that_waits_when_a_board_is_closed_should_be_claimable_as_long() {
	run(|| {
		let id = board();
		let rows = Rows::of(&[(0, 50)]);
		assert_ok!(post(id, &rows));
		assert_ok!(govern(Call::close { board: id }));
		wait(GRACE + 1);
		// It is not over as long as there is a root that can become final.
		assert_noop!(dispatch(OTHER, Call::remove { board: id }), E::ClaimsNotOver);
		assert_ok!(settle(id));
		wait(GRACE - 1);
		assert_ok!(claim(id, &rows, 0));
		wait(1);
		assert_noop!(claim(id, &rows, 0), E::ClaimsOver);
	});
}

#[test]
fn what_nobody_has_claimed_should_no_longer_be_owed_when_the_board_is_removed() {
	run(|| {
		let (id, other) = (board(), board());
		finalise(id, &[(0, 50)]);
		finalise(other, &[(0, 7)]);
		assert_eq!(<Scored as InPots<Balance>>::in_pots(), 57);
		assert_ok!(govern(Call::close { board: id }));
		wait(GRACE);
		assert_ok!(dispatch(OTHER, Call::remove { board: id }));
		assert_eq!(<Scored as InPots<Balance>>::in_pots(), 7);
	});
}
