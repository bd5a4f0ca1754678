//! Blocks at any times, with and without suspensions, beside the definition.

use super::*;
use proptest::prelude::*;

proptest! {
	#[test]
	fn lost_time_should_be_the_sum_of_the_gaps_that_count(
		blocks in prop::collection::vec((0u64..3 * TOLERANCE, any::<bool>()), 1..60),
	) {
		build().execute_with(|| {
			block(START);
			let (mut at, mut suspended, mut lost) = (START, false, 0u64);
			for (gap, next) in blocks {
				at += gap;
				if suspended || gap > TOLERANCE {
					lost += gap;
				}
				prop_assert_eq!(block_with(at, || suspend(next)), lost);
				suspended = next;
			}
			Ok(())
		})?;
	}
}
