//! Objections and answers.

use super::*;

fn retract(by: AccountId, round: RoundId, objection: u32) -> DispatchResult {
	dispatch(by, Call::retract { round, objection })
}

type AccountId = <Test as frame_system::Config>::AccountId;

#[test]
fn round_should_not_open_before_every_objection_is_answered() {
	run(|| {
		draft(5, 1);
		assert_ok!(announce(5, 1, MIN_PERIOD, None));
		assert_ok!(object(5, 1));
		System::assert_last_event(
			Event::Objected { round: 5, objection: 0, by: WATCHER, text: text("not so") }.into(),
		);
		assert_ok!(object(5, 1));
		assert_ok!(object(5, 1));
		wait(MIN_PERIOD);
		assert_noop!(may_open(5, 1), E::Unanswered);
		assert_ok!(answer(5, 1));
		System::assert_last_event(
			Event::ObjectionsAnswered { round: 5, from: 0, through: 1, text: text("but it is") }
				.into(),
		);
		assert_eq!(Objections::<Test>::get(5, 0).unwrap().answer, None);
		assert_eq!(Objections::<Test>::get(5, 1).unwrap().answer, Some(text("but it is")));
		assert_noop!(may_open(5, 1), E::Unanswered);
		assert_ok!(answer(5, 2));
		assert_ok!(may_open(5, 1));
	});
}

#[test]
fn other_terms_should_answer_all_objections_and_the_same_terms_none() {
	run(|| {
		draft(5, 1);
		assert_ok!(announce(5, 1, MIN_PERIOD, None));
		assert_ok!(object(5, 1));
		assert_ok!(object(5, 1));
		assert_ok!(answer(5, 0));
		assert_ok!(announce(5, 1, MIN_PERIOD, None));
		assert_eq!((announcement(5).objections, announcement(5).answered), (2, 1));
		draft(5, 2);
		assert_ok!(announce(5, 2, MIN_PERIOD, None));
		System::assert_last_event(
			Event::RoundAnnounced {
				round: 5,
				terms: terms(2),
				period: MIN_PERIOD,
				answered: 1,
				snapshot: None,
			}
			.into(),
		);
		assert_eq!((announcement(5).objections, announcement(5).answered), (2, 2));
		// Numbers go on.
		assert_ok!(object(5, 2));
		assert_eq!(announcement(5).objections, 3);
		assert!(Objections::<Test>::contains_key(5, 2));
	});
}

#[test]
fn objection_should_be_refused_when_there_is_nothing_to_object_to() {
	run(|| {
		assert_noop!(object(5, 1), E::NotAnnounced);
		draft(5, 1);
		assert_noop!(object(5, 1), E::NotAnnounced);
		assert_ok!(announce(5, 1, MIN_PERIOD, None));
		assert_noop!(object(5, 2), E::TermsChanged);
		let silent = Call::object { round: 5, terms: terms(1), text: text("") };
		assert_noop!(dispatch(WATCHER, silent), E::NoText);
		let unsigned = Announced::object(RuntimeOrigin::none(), 5, terms(1), text("no"));
		assert_noop!(unsigned, BadOrigin);
		wait(MIN_PERIOD - 1);
		assert_ok!(object(5, 1));
		wait(1);
		assert_noop!(object(5, 1), E::PeriodOver);
		// An answer may come later.
		assert_ok!(answer(5, 0));
	});
}

#[test]
fn only_the_manager_should_answer_and_only_what_is_not_answered() {
	run(|| {
		assert_noop!(answer(5, 0), E::NotAnnounced);
		draft(5, 1);
		assert_ok!(announce(5, 1, MIN_PERIOD, None));
		assert_noop!(answer(5, 0), E::NothingToAnswer);
		assert_ok!(object(5, 1));
		let by_other = Call::answer { round: 5, through: 0, text: text("yes") };
		assert_noop!(dispatch(OTHER, by_other), E::NotManager);
		let silent = Call::answer { round: 5, through: 0, text: text("") };
		assert_noop!(dispatch(MANAGER, silent), E::NoText);
		assert_noop!(answer(5, 1), E::NothingToAnswer);
		assert_noop!(answer(5, u32::MAX), E::NothingToAnswer);
		assert_ok!(answer(5, 0));
		assert_noop!(answer(5, 0), E::NothingToAnswer);
		assert_noop!(Announced::answer(RuntimeOrigin::none(), 5, 0, text("no")), BadOrigin);
	});
}

#[test]
fn objection_should_be_removed_by_whoever_made_it_until_the_announcement_is_closed() {
	run(|| {
		draft(5, 1);
		assert_ok!(announce(5, 1, MIN_PERIOD, None));
		assert_noop!(retract(WATCHER, 5, 0), E::UnknownObjection);
		for _ in 0..3 {
			assert_ok!(object(5, 1));
		}
		assert_ok!(answer(5, 0));
		assert_noop!(retract(OTHER, 5, 0), E::NotObjector);
		assert_noop!(retract(MANAGER, 5, 0), E::NotObjector);
		assert_ok!(retract(WATCHER, 5, 0));
		System::assert_last_event(Event::ObjectionRemoved { round: 5, objection: 0 }.into());
		assert_noop!(retract(OTHER, 5, 1), E::NotObjector);
		// Answering more than there is left of is no obstacle.
		assert_ok!(answer(5, 1));
		World::end_draft(5);
		assert_ok!(dispatch(OTHER, Call::close { round: 5 }));
		assert_ok!(retract(OTHER, 5, 1));
		assert_ok!(retract(OTHER, 5, 2));
		assert_noop!(retract(OTHER, 5, 2), E::UnknownObjection);
		assert_eq!(held(&WATCHER), (0, 0));
		assert_eq!(Balances::free_balance(WATCHER), PLENTY);
		assert_noop!(Announced::retract(RuntimeOrigin::none(), 5, 0), BadOrigin);
	});
}

/// Regression: a manager who neither answered nor abandoned the draft kept the deposits of those who had
/// objected, for as long as it liked.
#[test]
fn deposit_for_an_objection_should_not_be_the_managers_to_keep() {
	run(|| {
		draft(5, 1);
		assert_ok!(announce(5, 1, u64::MAX, None));
		assert_ok!(object(5, 1));
		assert_ok!(object(5, 1));
		wait(10 * MIN_PERIOD);
		assert_noop!(retract(OTHER, 5, 0), E::NotObjector);
		for objection in 0..2 {
			assert_ok!(retract(WATCHER, 5, objection));
		}
		assert_eq!((held(&WATCHER), Balances::free_balance(WATCHER)), ((0, 0), PLENTY));
	});
}

/// What was said was said.
#[test]
fn objection_that_was_taken_back_should_have_to_be_answered() {
	run(|| {
		draft(5, 1);
		assert_ok!(announce(5, 1, MIN_PERIOD, None));
		assert_ok!(object(5, 1));
		assert_ok!(retract(WATCHER, 5, 0));
		wait(MIN_PERIOD);
		assert_noop!(may_open(5, 1), E::Unanswered);
		assert_ok!(answer(5, 0));
		assert!(!Objections::<Test>::contains_key(5, 0));
		assert_ok!(may_open(5, 1));
	});
}
