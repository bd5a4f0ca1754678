//! The share of a block that transactions without a fee may use.

use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// A quantity that adds up within a block.
pub trait Usage: Copy + Default {
	/// The sum, at most the largest value.
	fn plus(self, other: Self) -> Self;
	/// Whether it does not exceed `max`.
	fn is_within(self, max: Self) -> bool;
}

impl Usage for u32 {
	fn plus(self, other: Self) -> Self {
		self.saturating_add(other)
	}

	fn is_within(self, max: Self) -> bool {
		self <= max
	}
}

/// How much of a block transactions without a fee have used, such as their number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct BlockShare<BlockNumber, Used> {
	/// The block.
	pub block: BlockNumber,
	/// Used in that block.
	pub used: Used,
}

impl<BlockNumber: PartialEq, Used: Usage> BlockShare<BlockNumber, Used> {
	/// The share after `more` is used in block `now`. What an earlier block used does not count.
	/// `None` if more than `max` would be used.
	pub fn book(self, now: BlockNumber, more: Used, max: Used) -> Option<Self> {
		let before = if self.block == now { self.used } else { Used::default() };
		let used = before.plus(more);
		used.is_within(max).then_some(Self { block: now, used })
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn share_should_fill_up_within_a_block_and_start_again_with_the_next() {
		let share = BlockShare::<u64, u32>::default();
		let one = share.book(1, 1, 2).unwrap();
		let two = one.book(1, 1, 2).unwrap();
		assert_eq!(two, BlockShare { block: 1, used: 2 });
		assert_eq!(two.book(1, 1, 2), None);
		assert_eq!(two.book(2, 1, 2), Some(BlockShare { block: 2, used: 1 }));
		assert_eq!(share.book(1, 3, 2), None);
	}

	/// Storage written before this type existed was a tuple.
	#[test]
	fn share_should_be_encoded_as_a_tuple() {
		let share = BlockShare { block: 7u32, used: 9u32 };
		assert_eq!(share.encode(), (7u32, 9u32).encode());
	}
}
