//! Pauses: those of the committee, which end by themselves, and those by vote, which do not.

use super::*;

fn committee() -> RuntimeOrigin {
	RuntimeOrigin::signed(COMMITTEE)
}

fn vote() -> RuntimeOrigin {
	RuntimeOrigin::root()
}

fn pause(origin: RuntimeOrigin, id: RoundId) -> DispatchResult {
	dispatch(origin, Call::pause { id })
}

fn resume(origin: RuntimeOrigin, id: RoundId) -> DispatchResult {
	dispatch(origin, Call::resume { id })
}

fn at(block: u64) {
	System::set_block_number(block);
}

/// As clients see it.
fn status(id: RoundId) -> Status<u64> {
	Distribution::round_info(id).unwrap().status
}

fn ends(id: RoundId) -> u64 {
	Distribution::round_info(id).unwrap().ends
}

/// Regression: half of the committee paused a round for as long as it liked.
#[test]
fn pause_of_the_committee_should_end_by_itself() {
	run(|| {
		let list = List::simple(3);
		let id = open(list.terms());
		assert_noop!(pause(RuntimeOrigin::signed(MANAGER), id), BadOrigin);
		at(100);
		assert_ok!(pause(committee(), id));
		let until = Some(100 + PAUSE_BUDGET);
		System::assert_last_event(Event::RoundPaused { id, until }.into());
		at(149);
		assert_eq!((status(id), ends(id)), (Status::Paused { since: 100, until }, 1_049));
		assert_noop!(claim(id, &list, 0), E::NotOpen);
		at(150);
		assert_ok!(claim(id, &list, 0));
		assert_eq!(round(id).status, Status::Open);
		assert_eq!((round(id).ends(), round(id).pause_spent), (1_050, PAUSE_BUDGET));
	});
}

/// The window is longer by exactly the pause, also if nobody touches the round, and whoever asks is
/// told so.
#[test]
fn window_should_be_longer_by_a_pause_that_nobody_ended() {
	run(|| {
		let list = List::simple(3);
		let (id, other) = (open(list.terms()), open(list.terms()));
		at(900);
		assert_ok!(pause(committee(), id));
		assert_ok!(pause(committee(), other));
		at(1_049);
		assert!(matches!(round(id).status, Status::Paused { .. }), "nothing was written");
		let told = Distribution::rounds(0, 9);
		assert_eq!(told.len(), 2);
		assert!(told.iter().all(|round| (round.status, round.ends) == (Status::Open, 1_050)));
		assert_eq!(Distribution::claimable(id, &who(1), &list.evidence(1)).unwrap().now, 200);
		assert_eq!(Distribution::solvency(0).pots.len(), 2);
		assert_ok!(claim(id, &list, 1));
		at(1_050);
		for id in [id, other] {
			assert_noop!(claim(id, &list, 2), E::WindowClosed);
			assert_noop!(Distribution::do_close(id), E::TooEarlyToClose);
		}
		until_over(1_050);
		assert_ok!(Distribution::do_close(other));
		assert_eq!(round(other).ends(), 1_050);
	});
}

#[test]
fn committee_should_pause_again_while_its_budget_lasts() {
	run(|| {
		let id = open(List::simple(1).terms());
		for (since, length) in [(100, 20), (200, 25)] {
			at(since);
			assert_ok!(pause(committee(), id));
			assert_noop!(pause(committee(), id), E::NotOpen);
			at(since + length);
			assert_ok!(resume(committee(), id));
		}
		// Both ends of a pause count.
		assert_eq!(round(id).pause_spent, 47);
		at(300);
		assert_ok!(pause(committee(), id));
		assert_eq!(status(id), Status::Paused { since: 300, until: Some(303) });
		for now in [303, 900] {
			at(now);
			assert_noop!(resume(committee(), id), E::NotPaused);
			assert_noop!(pause(committee(), id), E::PauseBudgetSpent);
		}
		assert_eq!(ends(id), 1_000 + PAUSE_BUDGET - 2);
		// Each round has a budget of its own, and a vote needs none.
		let other = open(List::simple(1).terms());
		assert_ok!(pause(committee(), other));
		assert_ok!(pause(vote(), id));
	});
}

/// Several blocks of the chain share one of the clock: a pause for some of them is not free.
#[test]
fn pause_within_one_block_should_count_as_one() {
	run(|| {
		let id = open(List::simple(1).terms());
		for spent in 1..=PAUSE_BUDGET {
			assert_ok!(pause(committee(), id));
			assert_ok!(resume(committee(), id));
			assert_eq!(round(id).pause_spent, spent);
		}
		assert_noop!(pause(committee(), id), E::PauseBudgetSpent);
		assert_eq!(ends(id), 1_000);
	});
}

#[test]
fn committee_should_not_change_a_pause_by_vote() {
	run(|| {
		let id = open(List::simple(1).terms());
		assert_ok!(pause(vote(), id));
		System::assert_last_event(Event::RoundPaused { id, until: None }.into());
		at(5_000);
		assert_noop!(resume(committee(), id), E::PausedByVote);
		assert_noop!(pause(committee(), id), E::PausedByVote);
		assert_noop!(pause(vote(), id), E::NotOpen);
		assert_eq!(status(id), Status::Paused { since: 1, until: None });
		assert_ok!(resume(vote(), id));
		assert_eq!((ends(id), round(id).pause_spent), (1_000 + 4_999, 0));
	});
}

#[test]
fn vote_should_take_over_a_pause_of_the_committee_and_end_any() {
	run(|| {
		let list = List::simple(1);
		let id = open(list.terms());
		at(100);
		assert_ok!(pause(committee(), id));
		at(130);
		assert_ok!(pause(vote(), id));
		System::assert_last_event(Event::RoundPaused { id, until: None }.into());
		assert_eq!(status(id), Status::Paused { since: 100, until: None });
		at(500);
		assert_noop!(claim(id, &list, 0), E::NotOpen);
		assert_noop!(resume(committee(), id), E::PausedByVote);
		assert_ok!(resume(vote(), id));
		// What the committee had used by then is on its budget, the rest is not.
		assert_eq!((ends(id), round(id).pause_spent), (1_400, 31));
		assert_ok!(pause(committee(), id));
		assert_eq!(status(id), Status::Paused { since: 500, until: Some(519) });
		at(505);
		assert_ok!(resume(vote(), id));
		assert_eq!((ends(id), round(id).pause_spent), (1_405, 37));
	});
}

#[test]
fn pause_that_a_vote_takes_over_at_once_should_count_as_one_block() {
	run(|| {
		let id = open(List::simple(1).terms());
		assert_ok!(pause(committee(), id));
		assert_ok!(pause(vote(), id));
		assert_ok!(resume(vote(), id));
		assert_eq!((ends(id), round(id).pause_spent), (1_000, 1));
		assert_ok!(pause(committee(), id));
		assert_eq!(status(id), Status::Paused { since: 1, until: Some(PAUSE_BUDGET) });
	});
}

#[test]
fn stall_in_which_a_pause_ends_should_cost_nothing() {
	run(|| {
		let list = List::simple(2);
		let id = open(list.terms());
		at(100);
		assert_ok!(pause(committee(), id));
		// The chain stands still from 140 to 170. The pause ends at 150.
		at(170);
		Lost::set(30);
		assert_eq!(ends(id), 1_050 + 20);
		assert_ok!(claim(id, &list, 0));
		assert_eq!(round(id).ends(), 1_070);
		at(180);
		Lost::set(35);
		assert_eq!(ends(id), 1_075);
	});
}

#[test]
fn chain_should_pay_rows_again_when_the_pause_is_over() {
	run(|| {
		let id = open_listed(List::simple(10).rows, Release::Immediate);
		advance_to(2, 2);
		assert_ok!(pause(committee(), id));
		advance_to(1 + PAUSE_BUDGET, 2);
		assert_eq!(round(id).rows_claimed, 2);
		advance_to(10 + PAUSE_BUDGET, 2);
		assert_eq!(round(id).rows_claimed, 10);
	});
}

#[test]
fn stream_should_be_stopped_and_rows_set_aside_after_a_pause_that_ended_by_itself() {
	run(|| {
		let list = List::new(vec![(who(0), 1_000), (who(1), 1_000)]);
		let id = open(TermsOf::<Test> { release: stream(), ..list.terms() });
		at(100);
		assert_ok!(pause(committee(), id));
		at(149);
		let stop = || Distribution::do_stop_stream(MANAGER, id, &who(0), &list.evidence(0));
		assert_noop!(stop(), E::NotOpen);
		at(150);
		assert_ok!(stop());
		Registry::refuse(who(1), Refusal::Frozen);
		assert_ok!(Distribution::do_set_aside(id, &who(1), &list.evidence(1)));
		assert_eq!((round(id).status, round(id).ends()), (Status::Open, 1_050));
	});
}
