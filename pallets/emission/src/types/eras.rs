//! The running era.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use distribution_primitives::emission::EraIndex;
use scale_info::TypeInfo;

/// The running era.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Era<Moment, Balance> {
	/// Its number.
	pub index: EraIndex,
	/// When it began.
	pub started: Moment,
	/// Total supply when it began.
	pub supply: Balance,
	/// What the last era before it that was not halted issued, in the native token's smallest
	/// unit, whether or not its pools had participants; 0 if no budget shared it out. Votes are
	/// measured from it.
	pub issued: Balance,
	/// Which of the last 64 eras the brake has halted: the lowest bit stands for the era before
	/// this one. Eras halted by vote do not count.
	pub halts: u64,
}

impl<Moment, Balance> Era<Moment, Balance> {
	/// How many of the last `window` eras the brake has halted, of the 64 that are known.
	pub fn halted(&self, window: u32) -> u32 {
		let known = u64::MAX.checked_shr(u64::BITS.saturating_sub(window)).unwrap_or(0);
		(self.halts & known).count_ones()
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn halted_eras_should_be_counted_within_the_window() {
		let era =
			Era { index: 0, started: 0u32, supply: 0u128, issued: 0, halts: 0b1011 | (1 << 63) };
		let counts = [0, 1, 2, 3, 4, 63, 64, 65].map(|window| era.halted(window));
		assert_eq!(counts, [0, 1, 2, 2, 3, 3, 4, 4]);
	}
}
