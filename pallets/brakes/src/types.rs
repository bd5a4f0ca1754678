//! Brakes, and the arithmetic of their budgets. Nothing here touches storage.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	sp_core::ConstU32,
	sp_runtime::{traits::AtLeast32BitUnsigned, BoundedVec},
};
use scale_info::TypeInfo;

/// Number of stretches that are remembered per brake.
pub const MAX_STRETCHES: u32 = 16;
const _: () = assert!(MAX_STRETCHES > 1, "two become one when there are too many");

/// Something that stops calls.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Brake<CallName> {
	/// Stops all calls but those that have to go on.
	#[codec(index = 0)]
	SafeMode,
	/// Stops one call.
	#[codec(index = 1)]
	Call(CallName),
}

/// A brake that is on.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Braking<CallName, Moment> {
	/// The brake.
	pub brake: Brake<CallName>,
	/// Since when, without a break: the beginning of the stretch.
	pub since: Moment,
	/// First time at which it is off again.
	pub until: Moment,
	/// Whether a referendum decided this. Then it counts against no budget.
	pub renewed: bool,
}

/// A time for which a brake was on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Stretch<Moment> {
	/// When it ended.
	pub until: Moment,
	/// For how many blocks of the clock the brake was on.
	pub length: Moment,
}

/// The stretches of one brake that may still count against its budget, the oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Uses<Moment>(pub BoundedVec<Stretch<Moment>, ConstU32<MAX_STRETCHES>>);

impl<Moment> Default for Uses<Moment> {
	fn default() -> Self {
		Self(BoundedVec::new())
	}
}

impl<Moment: AtLeast32BitUnsigned + Copy> Stretch<Moment> {
	/// Whether it still counts at `now`: until a whole `window` has passed since its end.
	fn counts(&self, now: Moment, window: Moment) -> bool {
		self.until.saturating_add(window) > now
	}
}

impl<Moment: AtLeast32BitUnsigned + Copy> Uses<Moment> {
	/// How much of the budget is used at `now`, in blocks of the clock.
	pub fn spent(&self, now: Moment, window: Moment) -> Moment {
		self.0
			.iter()
			.filter(|stretch| stretch.counts(now, window))
			.fold(Moment::zero(), |sum, stretch| sum.saturating_add(stretch.length))
	}

	/// Notes a stretch that ended at `until`, the present or a time since the last one was noted.
	///
	/// Several blocks of the chain may share one block of the clock. So that a brake that is on for
	/// some of them is not free, a stretch has a length of at least one.
	pub fn note(&mut self, since: Moment, until: Moment, window: Moment) {
		self.0.retain(|stretch| stretch.counts(until, window));
		if self.0.is_full() {
			let oldest = self.0.remove(0);
			// The sum stays the same, and the older part counts for longer than it has to.
			if let Some(next) = self.0.iter_mut().next() {
				next.length = next.length.saturating_add(oldest.length);
			}
		}
		let length = until.saturating_sub(since).max(Moment::one());
		let _ = self.0.try_push(Stretch { until, length });
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const WINDOW: u64 = 100;

	fn uses(stretches: &[(u64, u64)]) -> Uses<u64> {
		let mut uses = Uses::default();
		for (since, until) in stretches {
			uses.note(*since, *until, WINDOW);
		}
		uses
	}

	#[test]
	fn stretch_should_count_until_a_window_has_passed_since_its_end() {
		let uses = uses(&[(10, 15), (50, 57)]);
		assert_eq!(uses.spent(57, WINDOW), 12);
		assert_eq!(uses.spent(114, WINDOW), 12);
		assert_eq!(uses.spent(115, WINDOW), 7);
		assert_eq!(uses.spent(156, WINDOW), 7);
		assert_eq!(uses.spent(157, WINDOW), 0);
	}

	#[test]
	fn stretch_within_one_block_of_the_clock_should_count_as_one() {
		assert_eq!(uses(&[(10, 10)]).spent(10, WINDOW), 1);
		assert_eq!(uses(&[(10, 10), (10, 10), (10, 11)]).spent(11, WINDOW), 3);
	}

	#[test]
	fn stretches_should_be_forgotten_once_they_no_longer_count() {
		let uses = uses(&[(10, 15), (50, 57), (130, 131)]);
		assert_eq!(uses.0.len(), 2);
	}

	#[test]
	fn oldest_stretches_should_count_together_when_there_are_too_many() {
		let many: Vec<_> = (0..20).map(|n| (3 * n, 3 * n + 2)).collect();
		let uses = uses(&many);
		assert_eq!(uses.0.len(), MAX_STRETCHES as usize);
		assert_eq!(uses.spent(59, WINDOW), 40);
		// The fifth ended at 14. Until then the four before it count as well.
		assert_eq!(uses.0[0], Stretch { until: 14, length: 10 });
		assert_eq!(uses.spent(113, WINDOW), 40);
		assert_eq!(uses.spent(114, WINDOW), 30);
	}

	#[test]
	fn sums_should_not_overflow() {
		let end = u64::MAX;
		let uses = uses(&[(0, end - 200), (0, end - 150)]);
		assert_eq!(uses.0.len(), 2);
		assert_eq!(uses.spent(end - 150, WINDOW), end);
		assert_eq!(uses.spent(end, WINDOW), 0);
	}
}
