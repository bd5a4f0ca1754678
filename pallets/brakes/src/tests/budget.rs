//! The budget: nothing gets around it.

use super::*;

#[test]
fn repeated_pauses_should_use_up_the_budget() {
	run(|| {
		let mut now = START;
		// Each counts as 21.
		for _ in 0..6 {
			assert_ok!(pause(20));
			block(now + 20);
			now += 21;
			block(now);
		}
		// What counts as 15 is more than the 14 that are left.
		assert_noop!(pause(14), E::BudgetSpent);
		// The first stretch counts until a window after its end, to the block.
		block(START + 20 + WINDOW - 1);
		assert_noop!(pause(14), E::BudgetSpent);
		block(START + 20 + WINDOW);
		assert_noop!(pause(35), E::BudgetSpent);
		assert_ok!(pause(34));
	});
}

#[test]
fn safe_mode_should_not_be_prolonged_beyond_the_budget() {
	run(|| {
		assert_ok!(enter());
		block(START + 30);
		assert_ok!(enter());
		block(START + 59);
		assert_ok!(enter());
		block(START + 60);
		assert_noop!(enter(), E::BudgetSpent);
		let last = START + SAFE_MODE_BUDGET - 1;
		block(last);
		assert!(!SafeMode::is_entered());
		assert_noop!(enter(), E::BudgetSpent);
		block(last + WINDOW);
		assert_ok!(enter());
	});
}

/// Several blocks may share one block of the clock.
#[test]
fn releasing_within_one_block_of_the_clock_should_not_be_free() {
	run(|| {
		// The last one that is left is less than the two that a pause of one block takes.
		for _ in 0..PAUSE_BUDGET - 1 {
			assert_ok!(pause(1));
			assert_ok!(release(paused()));
			next_block(START);
		}
		assert_noop!(pause(1), E::BudgetSpent);
	});
}

/// Regression: pulled in one block and released in the next, again and again, a brake was always on
/// and paid for half of the time.
#[test]
fn brake_should_count_in_both_blocks_when_it_is_released_in_the_next() {
	run(|| {
		let (mut now, mut on) = (START, 0);
		while pause(1).is_ok() {
			now += 1;
			next_block(now);
			assert!(!may_transfer());
			assert_ok!(release(paused()));
			on += 2;
			assert_eq!(Brakes::spent(&paused()), on);
			now += 1;
			next_block(now);
		}
		assert_eq!(on, PAUSE_BUDGET);
	});
}

/// Regression: the block that finds the time of a brake over has it on, and it did not count.
#[test]
fn brake_should_count_in_the_block_that_finds_its_time_over() {
	run(|| {
		assert_ok!(pause(20));
		next_block(START + 19);
		next_block(START + 20);
		assert!(!may_transfer());
		// Another block of ours with the same clock.
		next_block(START + 20);
		assert!(may_transfer());
		assert_eq!(Brakes::spent(&paused()), 21);
		assert_eq!(Used::<Test>::get(paused()).0[0].last, START + 20);
	});
}

/// The clock skips the end of a brake: it is on in the first block after that, and its stretch
/// counts until a window after that block.
#[test]
fn brake_should_count_from_the_last_block_it_was_on_in_when_its_end_is_skipped() {
	run(|| {
		assert_ok!(pause(20));
		next_block(START + 50);
		assert!(!may_transfer());
		next_block(START + 51);
		assert!(may_transfer());
		assert_eq!(Brakes::spent(&paused()), 21);
		next_block(START + 50 + WINDOW - 1);
		assert_eq!(Brakes::spent(&paused()), 21);
		next_block(START + 50 + WINDOW);
		assert_eq!(Brakes::spent(&paused()), 0);
	});
}

#[test]
fn each_brake_should_have_a_budget_of_its_own() {
	run(|| {
		let duration = PAUSE_BUDGET - 1;
		assert_ok!(pause(duration));
		block(START + duration);
		assert_noop!(pause(1), E::BudgetSpent);
		let call = name("Balances", "transfer_all");
		assert_ok!(committee(Call::pause { call, duration }));
		assert_ok!(enter());
	});
}
