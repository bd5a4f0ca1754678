//! The budget: nothing gets around it.

use super::*;

#[test]
fn repeated_pauses_should_use_up_the_budget() {
	run(|| {
		let mut now = START;
		for _ in 0..PAUSE_BUDGET / 20 {
			assert_ok!(pause(20));
			block(now + 20);
			now += 21;
			block(now);
		}
		assert_noop!(pause(1), E::BudgetSpent);
		// The first stretch counts until a window after its end, to the block.
		block(START + 20 + WINDOW - 1);
		assert_noop!(pause(1), E::BudgetSpent);
		block(START + 20 + WINDOW);
		assert_noop!(pause(21), E::BudgetSpent);
		assert_ok!(pause(20));
	});
}

#[test]
fn safe_mode_should_not_be_prolonged_beyond_the_budget() {
	run(|| {
		assert_ok!(enter());
		block(START + 30);
		assert_ok!(enter());
		block(START + 60);
		assert_ok!(enter());
		block(START + 61);
		assert_noop!(enter(), E::BudgetSpent);
		block(START + SAFE_MODE_BUDGET);
		assert!(!SafeMode::is_entered());
		assert_noop!(enter(), E::BudgetSpent);
		block(START + SAFE_MODE_BUDGET + WINDOW);
		assert_ok!(enter());
	});
}

/// Several blocks may share one block of the clock.
#[test]
fn releasing_within_one_block_of_the_clock_should_not_be_free() {
	run(|| {
		for _ in 0..PAUSE_BUDGET {
			assert_ok!(pause(1));
			assert_ok!(release(paused()));
		}
		assert_noop!(pause(1), E::BudgetSpent);
	});
}

#[test]
fn each_brake_should_have_a_budget_of_its_own() {
	run(|| {
		assert_ok!(pause(PAUSE_BUDGET));
		block(START + PAUSE_BUDGET);
		assert_noop!(pause(1), E::BudgetSpent);
		let call = name("Balances", "transfer_all");
		assert_ok!(committee(Call::pause { call, duration: PAUSE_BUDGET }));
		assert_ok!(enter());
	});
}
