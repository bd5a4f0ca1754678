//! The clock of entitlements.

use codec::{Decode, Encode, MaxEncodedLen};
use polkadot_sdk::sp_runtime::traits::AtLeast32BitUnsigned;
use scale_info::TypeInfo;

/// Time in which nobody could claim: the chain stood still or migrated, or claims were paused.
///
/// Windows, graces and expiries are longer by what was lost since they began to count. Unlock
/// schedules follow plain time.
pub trait LostTime<Moment> {
	/// All that was lost since the genesis, in blocks of the relay chain. It never falls.
	fn lost() -> Moment;
}

/// No time is ever lost.
impl<Moment: Default> LostTime<Moment> for () {
	fn lost() -> Moment {
		Moment::default()
	}
}

/// A time, with what had been lost to everybody until then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Touched<Moment> {
	/// The time, in blocks of the clock.
	pub at: Moment,
	/// All that had been lost, in blocks of the clock.
	pub lost: Moment,
}

impl<Moment: AtLeast32BitUnsigned + Copy> Touched<Moment> {
	/// How long ago it was at `now`, without the time that was lost since.
	pub fn ago(&self, now: Self) -> Moment {
		let lost = now.lost.saturating_sub(self.lost);
		now.at.saturating_sub(self.at).saturating_sub(lost)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn time_that_was_lost_should_not_count() {
		let then = Touched { at: 100u32, lost: 7 };
		assert_eq!(then.ago(Touched { at: 150, lost: 7 }), 50);
		assert_eq!(then.ago(Touched { at: 150, lost: 27 }), 30);
		assert_eq!(then.ago(Touched { at: 150, lost: 500 }), 0);
		assert_eq!(then.ago(then), 0);
	}
}
