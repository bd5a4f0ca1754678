//! The chain makes blocks, but no claim gets into them.

use super::*;

#[test]
fn time_should_be_lost_from_the_block_that_suspends_to_the_one_that_resumes() {
	run(|| {
		assert_eq!(block_with(START + 1, || suspend(true)), 0);
		for n in 2..10 {
			assert_eq!(block(START + n), n - 1);
		}
		assert!(reported().is_empty());
		assert_eq!(block_with(START + 10, || suspend(false)), 9);
		assert_eq!(reported(), [(9, 9)]);
		assert_eq!(block(START + 11), 9);
		assert_eq!(reported(), [(9, 9)]);
	});
}

/// A brake that ends by itself does so at the beginning of a block, before anybody notes it.
#[test]
fn time_should_be_lost_until_the_block_whose_beginning_resumes() {
	run(|| {
		block_with(START + 1, || suspend(true));
		block(START + 2);
		suspend(false);
		assert_eq!(block(START + 5), 4);
		assert_eq!(reported(), [(4, 4)]);
	});
}

#[test]
fn suspension_over_a_stall_should_be_one_stretch() {
	run(|| {
		block_with(START + 1, || suspend(true));
		block(START + 2);
		block(START + 5_002);
		block(START + 5_003);
		assert!(reported().is_empty());
		block_with(START + 5_004, || suspend(false));
		assert_eq!(reported(), [(5_003, 5_003)]);
	});
}

#[test]
fn suspension_that_begins_after_a_stall_should_continue_its_stretch() {
	run(|| {
		assert_eq!(block_with(START + 1_000, || suspend(true)), 1_000);
		assert!(reported().is_empty());
		assert_eq!(block_with(START + 1_001, || suspend(false)), 1_001);
		assert_eq!(reported(), [(1_001, 1_001)]);
	});
}

#[test]
fn suspension_within_one_moment_should_cost_nothing_and_be_reported_by_nobody() {
	run(|| {
		block_with(START, || suspend(true));
		block_with(START, || suspend(false));
		assert_eq!(block(START + 1), 0);
		assert!(reported().is_empty());
	});
}

#[test]
fn chain_that_begins_suspended_should_lose_time_from_its_first_block() {
	build().execute_with(|| {
		suspend(true);
		assert_eq!(block(START), 0);
		assert_eq!(block(START + 3), 3);
	});
}
