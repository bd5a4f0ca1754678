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
	/// When its time is over. The first block whose clock is this or later still has it on.
	pub until: Moment,
	/// Whether a referendum decided this. Then it counts against no budget.
	pub renewed: bool,
}

/// A time for which a brake was on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Stretch<Moment> {
	/// The last block of the clock in which it was on.
	pub last: Moment,
	/// In how many blocks of the clock it was on, at most.
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

impl<CallName, Moment: AtLeast32BitUnsigned + Copy> Braking<CallName, Moment> {
	/// The stretch, if it ends when the clock is `now`.
	///
	/// Brakes end at the beginning of a block, and a block learns its clock only after that. So a
	/// brake that nobody releases is on in all blocks whose clock is from `since` up to `until`,
	/// without `until`, and in one more: the first whose clock is `until` or later. A brake that is
	/// released was on in the block that releases it. So both ends of a stretch count. A block of
	/// the clock counts once, however many blocks of this chain share it; it counts even if there
	/// is none, except after `until`: a stall is not the brake's.
	pub fn stretch(&self, now: Moment) -> Stretch<Moment> {
		let last = now.min(self.until);
		let length = last.saturating_sub(self.since).saturating_add(Moment::one());
		Stretch { last: now, length }
	}
}

impl<Moment: AtLeast32BitUnsigned + Copy> Stretch<Moment> {
	/// Whether it still counts at `now`: as long as the last `window` blocks of the clock contain
	/// its last one.
	fn counts(&self, now: Moment, window: Moment) -> bool {
		self.last.saturating_add(window) > now
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

	/// Notes a stretch that ends now.
	pub fn note(&mut self, stretch: Stretch<Moment>, window: Moment) {
		self.0.retain(|earlier| earlier.counts(stretch.last, window));
		if self.0.is_full() {
			let oldest = self.0.remove(0);
			// The sum stays the same, and the older part counts for longer than it has to.
			if let Some(next) = self.0.iter_mut().next() {
				next.length = next.length.saturating_add(oldest.length);
			}
		}
		let _ = self.0.try_push(stretch);
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const WINDOW: u64 = 100;

	fn on(since: u64, until: u64) -> Braking<(), u64> {
		Braking { brake: Brake::SafeMode, since, until, renewed: false }
	}

	/// Stretches that ended when their time was over.
	fn uses(stretches: &[(u64, u64)]) -> Uses<u64> {
		let mut uses = Uses::default();
		for (since, until) in stretches {
			uses.note(on(*since, *until).stretch(*until), WINDOW);
		}
		uses
	}

	/// Regression: a stretch counted as the distance of its ends, one less than it was on in.
	#[test]
	fn stretch_should_count_both_of_its_ends() {
		assert_eq!(on(10, 20).stretch(20), Stretch { last: 20, length: 11 });
		assert_eq!(on(10, 20).stretch(11), Stretch { last: 11, length: 2 });
		// It ended within the block of the clock in which it began.
		assert_eq!(on(10, 20).stretch(10), Stretch { last: 10, length: 1 });
	}

	#[test]
	fn stretch_should_end_with_the_block_that_finds_its_time_over_and_not_count_a_stall() {
		assert_eq!(on(10, 20).stretch(50), Stretch { last: 50, length: 11 });
	}

	#[test]
	fn stretch_should_count_until_a_window_has_passed_since_its_end() {
		let uses = uses(&[(10, 15), (50, 57)]);
		assert_eq!(uses.spent(57, WINDOW), 14);
		assert_eq!(uses.spent(114, WINDOW), 14);
		assert_eq!(uses.spent(115, WINDOW), 8);
		assert_eq!(uses.spent(156, WINDOW), 8);
		assert_eq!(uses.spent(157, WINDOW), 0);
	}

	#[test]
	fn stretches_within_one_block_of_the_clock_should_count_one_each() {
		assert_eq!(uses(&[(10, 10)]).spent(10, WINDOW), 1);
		assert_eq!(uses(&[(10, 10), (10, 10), (10, 11)]).spent(11, WINDOW), 4);
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
		assert_eq!(uses.spent(59, WINDOW), 60);
		// The fifth ended at 14. Until then the four before it count as well.
		assert_eq!(uses.0[0], Stretch { last: 14, length: 15 });
		assert_eq!(uses.spent(113, WINDOW), 60);
		assert_eq!(uses.spent(114, WINDOW), 45);
	}

	#[test]
	fn sums_should_not_overflow() {
		let end = u64::MAX;
		let uses = uses(&[(0, end - 200), (0, end - 150)]);
		assert_eq!(uses.0.len(), 2);
		assert_eq!(uses.spent(end - 150, WINDOW), end);
		assert_eq!(uses.spent(end, WINDOW), 0);
		assert_eq!(on(0, end).stretch(end).length, end);
	}
}
