//! Time in which nobody could claim does not count.

use super::*;

/// A stall of the whole chain: the clock jumps by `blocks`, and none of them could be used.
fn stall(blocks: u64) {
	System::set_block_number(System::block_number() + blocks);
	Lost::set(Lost::get() + blocks);
}

fn window(opens: u64, closes: u64, list: &List) -> TermsOf<Test> {
	TermsOf::<Test> { window: Window { opens, closes }, ..list.terms() }
}

/// Regression: a window ran out while the chain stood still, and the first transaction after it
/// could be the one that closes the round.
#[test]
fn window_should_be_open_after_a_stall_that_was_longer_than_what_was_left_of_it() {
	run(|| {
		let list = List::simple(3);
		let id = open(list.terms());
		System::set_block_number(990);
		stall(5_000);
		assert_noop!(Distribution::do_close(id), E::TooEarlyToClose);
		assert_eq!(Distribution::round_info(id).unwrap().ends, 6_000);
		assert_ok!(claim(id, &list, 0));
		System::set_block_number(5_999);
		assert_ok!(claim(id, &list, 1));
		System::set_block_number(6_000);
		assert_noop!(claim(id, &list, 2), E::WindowClosed);
		until_over(6_000);
		assert_ok!(Distribution::do_close(id));
		// The terms stay what they were.
		assert_eq!(round(id).window.closes, 1_000);
	});
}

#[test]
fn what_was_lost_before_the_opening_should_not_count() {
	run(|| {
		let list = List::simple(2);
		stall(300);
		let id = open(list.terms());
		assert_eq!(Distribution::round_info(id).unwrap().ends, 1_000);
		assert_ok!(claim(id, &list, 0));
		System::set_block_number(1_000);
		assert_noop!(claim(id, &list, 1), E::WindowClosed);
	});
}

#[test]
fn what_was_lost_before_the_window_should_not_count_when_it_opens_later() {
	run(|| {
		let list = List::simple(3);
		let id = open(window(500, 1_000, &list));
		System::set_block_number(100);
		stall(300);
		// Asked as it opens, the round knows that nothing was lost since.
		System::set_block_number(500);
		assert_ok!(claim(id, &list, 0));
		assert_eq!(round(id).ends(), 1_000);
		stall(50);
		assert_eq!(Distribution::round_info(id).unwrap().ends, 1_050);
		System::set_block_number(1_049);
		assert_ok!(claim(id, &list, 1));
		System::set_block_number(1_050);
		assert_noop!(claim(id, &list, 2), E::WindowClosed);
	});
}

/// Not asked until later, it may count too much, but never too little, and no more than the time
/// for which the window has been open.
#[test]
fn stall_across_the_opening_should_cost_the_beneficiaries_nothing() {
	run(|| {
		let list = List::simple(3);
		let id = open(window(500, 1_000, &list));
		System::set_block_number(400);
		stall(300);
		// 200 of the 300 blocks were lost to the window.
		assert_eq!(Distribution::round_info(id).unwrap().ends, 1_200);
		assert_ok!(claim(id, &list, 0));
		System::set_block_number(1_199);
		assert_ok!(claim(id, &list, 1));
		System::set_block_number(1_200);
		assert_noop!(claim(id, &list, 2), E::WindowClosed);
	});
}

/// A pause moves the end by its length, and a stall within it is part of the pause.
#[test]
fn stall_within_a_pause_should_count_once() {
	run(|| {
		let list = List::simple(3);
		let id = open(list.terms());
		System::set_block_number(100);
		stall(50);
		Distribution::do_pause(id, true).unwrap();
		System::set_block_number(200);
		stall(300);
		assert_eq!(Distribution::round_info(id).unwrap().ends, 1_050 + 350);
		System::set_block_number(600);
		Distribution::do_resume(id, true).unwrap();
		// 50 before the pause, and the pause of 450.
		System::assert_last_event(Event::RoundResumed { id, closes: 1_500 }.into());
		stall(7);
		assert_eq!(Distribution::round_info(id).unwrap().ends, 1_507);
	});
}

#[test]
fn stall_after_the_window_should_not_open_it_again_but_prolong_the_grace() {
	run(|| {
		let list = List::simple(3);
		let id = open(list.terms());
		Registry::refuse(who(1), Refusal::Frozen);
		assert_ok!(Distribution::do_set_aside(id, &who(1), &list.evidence(1)));
		System::set_block_number(1_010);
		stall(500);
		assert_noop!(claim(id, &list, 0), E::WindowClosed);
		// Ten of the twenty blocks in which rows can be set aside are left.
		assert_noop!(Distribution::do_close(id), E::TooEarlyToClose);
		System::set_block_number(1_519);
		assert_noop!(Distribution::do_close(id), E::TooEarlyToClose);
		System::set_block_number(1_520);
		assert_ok!(Distribution::do_close(id));
		// Closed, the grace goes on standing still.
		System::set_block_number(1_590);
		stall(1_000);
		assert_noop!(Distribution::do_clean_up(id, 9), E::StillSetAside);
		Registry::accept_all();
		System::set_block_number(2_599);
		assert_ok!(claim(id, &list, 1));
	});
}

/// Schedules follow plain time: what unlocks does not wait for the chain.
#[test]
fn schedule_should_go_on_during_a_stall_and_its_window_be_longer() {
	run(|| {
		let list = List::new(vec![(who(0), 1_000)]);
		let mut terms = TermsOf::<Test> { release: stream(), ..list.terms() };
		terms.window.closes = 250;
		let id = open(terms);
		System::set_block_number(110);
		stall(40);
		assert_ok!(claim(id, &list, 0));
		assert_eq!(Balances::free_balance(who(0)), 500);
		System::set_block_number(200);
		stall(60);
		assert_ok!(claim(id, &list, 0));
		assert_eq!(Balances::free_balance(who(0)), 1_000);
	});
}

#[test]
fn pushing_should_go_on_after_a_stall() {
	run(|| {
		let id = open_listed(List::simple(6).rows, Release::Immediate);
		advance_to(2, 2);
		System::set_block_number(900);
		stall(1_000);
		advance_to(1_905, 2);
		assert_eq!(round(id).rows_claimed, 6);
	});
}
