//! The chain stands still.

use super::*;

#[docify::export]
#[test]
fn stall_should_be_known_to_the_block_that_ends_it() {
	run(|| {
		assert_eq!(block(START + 1), 0);
		// A day without a block.
		let lost = block(START + 1 + 14_400);
		assert_eq!(lost, 14_400);
		assert_eq!(reported(), [(14_400, 14_400)]);
		assert_eq!(block(START + 2 + 14_400), 14_400);
	});
}

#[test]
fn gap_within_the_tolerance_should_be_lost_by_nobody() {
	run(|| {
		assert_eq!(block(START + TOLERANCE), 0);
		assert_eq!(block(START + 2 * TOLERANCE), 0);
		assert_eq!(block(START + 3 * TOLERANCE + 1), TOLERANCE + 1);
		assert_eq!(reported(), [(TOLERANCE + 1, TOLERANCE + 1)]);
	});
}

#[test]
fn stalls_should_add_up_and_be_reported_each() {
	run(|| {
		block(START + 1_000);
		block(START + 1_001);
		block(START + 3_001);
		assert_eq!(Lost::<Test>::get(), 3_000);
		assert_eq!(reported(), [(1_000, 1_000), (2_000, 3_000)]);
	});
}

/// Before the first inherent the relay chain's number is not known, and counts as 0.
#[test]
fn chain_should_lose_nothing_before_its_first_block() {
	build().execute_with(|| {
		assert_eq!(block(0), 0);
		assert_eq!(Last::<Test>::get(), None);
		assert_eq!(block(START), 0);
		assert_eq!(block(START + 1), 0);
		assert_eq!(Lost::<Test>::get(), 0);
		assert!(reported().is_empty());
	});
}

#[test]
fn blocks_that_share_a_moment_should_lose_nothing() {
	run(|| {
		for _ in 0..3 {
			assert_eq!(block(START), 0);
		}
		for _ in 0..3 {
			assert_eq!(block(START + 1_000), 1_000);
		}
		assert_eq!(reported(), [(1_000, 1_000)]);
	});
}

#[test]
fn block_should_declare_what_its_end_costs() {
	run(|| {
		let costs = <Test as polkadot_sdk::frame_system::Config>::DbWeight::get();
		let values = value_weight::<Reading<u64>>(costs) + value_weight::<u64>(costs);
		assert_eq!(Clock::on_initialize(2), <() as WeightInfo>::on_finalize() + values);
	});
}
