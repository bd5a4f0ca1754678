//! The rounds that a block has paid from. Nothing here touches storage.

use codec::{Decode, Encode, MaxEncodedLen};
use distribution_primitives::RoundId;
use polkadot_sdk::frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;

/// Rounds that are told apart in one block. A payment from any other weighs as if it were the first
/// of its block.
pub const MAX_HOT: u32 = 64;

/// The rounds that a block has paid from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct PaidFrom<BlockNumber> {
	/// The block.
	pub block: BlockNumber,
	/// The rounds, in the order of their first payments.
	pub rounds: BoundedVec<RoundId, ConstU32<MAX_HOT>>,
}

impl<BlockNumber: PartialEq> PaidFrom<BlockNumber> {
	/// Whether block `now` has paid from round `id`, as far as is known. What an earlier block paid
	/// does not count.
	pub fn contains(&self, now: &BlockNumber, id: RoundId) -> bool {
		self.block == *now && self.rounds.contains(&id)
	}

	/// The same with a payment of block `now` from round `id`, which is forgotten if no more rounds
	/// can be told apart.
	pub fn with(mut self, now: BlockNumber, id: RoundId) -> Self {
		if self.block != now {
			self = Self { block: now, rounds: BoundedVec::new() };
		}
		if !self.rounds.contains(&id) {
			let _ = self.rounds.try_push(id);
		}
		self
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	type Paid = PaidFrom<u64>;

	#[test]
	fn payments_should_count_for_their_block_only() {
		let paid = Paid::default().with(1, 7).with(1, 8).with(1, 7);
		assert_eq!(paid.rounds.to_vec(), [7, 8]);
		assert!(paid.contains(&1, 7) && paid.contains(&1, 8) && !paid.contains(&1, 9));
		assert!(!paid.contains(&2, 7) && !paid.contains(&0, 7));
		let paid = paid.with(2, 9);
		assert_eq!(paid, Paid { block: 2, rounds: vec![9].try_into().unwrap() });
		assert!(paid.contains(&2, 9) && !paid.contains(&2, 7));
	}

	/// Before the first block as well.
	#[test]
	fn nothing_should_be_paid_from_at_first() {
		assert!((0..3).all(|now| !Paid::default().contains(&now, 0)));
	}

	#[test]
	fn rounds_beyond_the_bound_should_not_be_told_apart() {
		let full = (0..MAX_HOT).fold(Paid::default(), |paid, id| paid.with(1, id));
		assert!((0..MAX_HOT).all(|id| full.contains(&1, id)));
		let more = full.clone().with(1, MAX_HOT);
		assert_eq!(more, full);
		assert!(!more.contains(&1, MAX_HOT));
		// The next block has room again.
		assert!(more.with(2, MAX_HOT).contains(&2, MAX_HOT));
	}
}
