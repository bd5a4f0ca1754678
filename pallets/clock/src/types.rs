//! What a block notes, and the rule by which time is lost. Nothing here touches storage.

use codec::{Decode, Encode, MaxEncodedLen};
use polkadot_sdk::sp_runtime::traits::AtLeast32BitUnsigned;
use scale_info::TypeInfo;

/// What the end of a block notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Reading<Moment> {
	/// The clock in that block.
	pub at: Moment,
	/// Whether claims were suspended when it ended.
	pub suspended: bool,
}

impl<Moment: AtLeast32BitUnsigned + Copy> Reading<Moment> {
	/// How much of the time until the next block, which is at `now`, is lost: all or nothing.
	pub fn lost_until(&self, now: Moment, tolerance: Moment) -> Moment {
		let gap = now.saturating_sub(self.at);
		if self.suspended || gap > tolerance {
			gap
		} else {
			Moment::zero()
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn gap_should_be_lost_when_it_is_longer_than_the_tolerance() {
		let reading = Reading { at: 1_000u64, suspended: false };
		assert_eq!(reading.lost_until(1_001, 100), 0);
		assert_eq!(reading.lost_until(1_100, 100), 0);
		assert_eq!(reading.lost_until(1_101, 100), 101);
		assert_eq!(reading.lost_until(u64::MAX, 100), u64::MAX - 1_000);
	}

	#[test]
	fn every_gap_should_be_lost_when_claims_were_suspended_before_it() {
		let reading = Reading { at: 1_000u64, suspended: true };
		assert_eq!(reading.lost_until(1_001, 100), 1);
		assert_eq!(reading.lost_until(1_101, 100), 101);
	}

	#[test]
	fn nothing_should_be_lost_within_one_moment_or_when_the_clock_goes_back() {
		let reading = Reading { at: 1_000u64, suspended: true };
		assert_eq!(reading.lost_until(1_000, 100), 0);
		assert_eq!(reading.lost_until(1, 100), 0);
	}
}
