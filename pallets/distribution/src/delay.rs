//! By how much the end of a round's window has moved: time in which nobody could claim does not
//! count. Nothing here touches storage.

use codec::{Decode, Encode, MaxEncodedLen};
use polkadot_sdk::sp_runtime::traits::AtLeast32BitUnsigned;
use scale_info::TypeInfo;

/// How much later a window ends than was agreed, in blocks of the clock.
///
/// The time a round was paused, and the time that was lost on the whole chain while its window was
/// open and the round not paused. Each block counts once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Delay<Moment> {
	/// By how much the end has moved, as far as it has been noted.
	pub moved: Moment,
	/// All that had been lost on the chain when it was last noted.
	pub lost: Moment,
}

impl<Moment: AtLeast32BitUnsigned + Copy> Delay<Moment> {
	/// Nothing has moved yet; `lost` has been lost on the chain so far.
	pub fn begin(lost: Moment) -> Self {
		Self { moved: Moment::zero(), lost }
	}

	/// Notes what was lost on the chain since it was last noted. `open_for` is how long the window
	/// has been open: what was lost before cannot have been lost to claims.
	///
	/// If nobody has touched the round since before its window opened, part of what is noted may
	/// have been lost before the opening. The window is then longer than it need be, never shorter.
	pub fn note(&mut self, lost: Moment, open_for: Moment) {
		let more = lost.saturating_sub(self.lost).min(open_for);
		self.moved = self.moved.saturating_add(more);
		self.lost = lost;
	}

	/// Adds a pause of `length`. What was lost on the chain meanwhile is part of it.
	pub fn add_pause(&mut self, lost: Moment, length: Moment) {
		self.moved = self.moved.saturating_add(length);
		self.lost = lost;
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn lost_time_should_count_from_the_opening_of_the_window() {
		let mut delay = Delay::<u32>::begin(100);
		delay.note(100, 50);
		assert_eq!(delay.moved, 0);
		// Before the window opened.
		delay.note(130, 0);
		assert_eq!(delay, Delay { moved: 0, lost: 130 });
		delay.note(150, 1_000);
		assert_eq!(delay, Delay { moved: 20, lost: 150 });
		// Not more than the window has been open.
		delay.note(190, 7);
		assert_eq!(delay, Delay { moved: 27, lost: 190 });
	}

	#[test]
	fn lost_time_within_a_pause_should_count_once() {
		let mut delay = Delay::<u32>::begin(0);
		delay.note(10, 500);
		delay.add_pause(70, 100);
		assert_eq!(delay, Delay { moved: 110, lost: 70 });
		delay.note(75, 1_000);
		assert_eq!(delay.moved, 115);
	}

	#[test]
	fn end_should_not_overflow() {
		let mut delay = Delay::<u32> { moved: u32::MAX - 1, lost: 0 };
		delay.note(u32::MAX, u32::MAX);
		assert_eq!(delay.moved, u32::MAX);
		delay.add_pause(u32::MAX, u32::MAX);
		assert_eq!(delay.moved, u32::MAX);
	}

	proptest! {
		/// Block by block: a block in which the chain or the round stands still moves the end by
		/// one, if the window is open.
		#[test]
		fn each_block_without_claims_should_move_the_end_by_one(
			opens in 0..20u32,
			blocks in prop::collection::vec((prop::bool::ANY, 0..6u8), 0..100),
		) {
			let (mut delay, mut lost, mut moved) = (Delay::<u32>::begin(0), 0, 0);
			let mut paused: Option<u32> = None;
			for (now, (lose, what)) in (1u32..).zip(blocks) {
				lost += u32::from(lose);
				// The block that ends now is the `now`th.
				if now > opens && (lose || paused.is_some()) {
					moved += 1;
				}
				let open_for = now.saturating_sub(opens);
				match (what, paused) {
					(0, None) => {
						delay.note(lost, open_for);
						paused = Some(now);
					}
					(1, Some(since)) => {
						delay.add_pause(lost, now.saturating_sub(since.max(opens)));
						paused = None;
					}
					// Touched in every block, it is exact.
					(_, None) => delay.note(lost, open_for),
					(_, Some(_)) => {}
				}
				if paused.is_none() {
					prop_assert_eq!(delay.moved, moved);
				}
			}
		}
	}
}
