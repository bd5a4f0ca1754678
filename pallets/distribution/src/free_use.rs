//! What claims and setting aside without signature have used of a block. Nothing here touches
//! storage.

use codec::{Decode, Encode, MaxEncodedLen};
use polkadot_sdk::frame_support::{traits::ConstU32, weights::Weight, BoundedVec};
use scale_info::TypeInfo;

/// Managers that are told apart in one block. All others are one for the rest of it: whoever used next
/// to nothing by as many managers must not keep everybody else out.
pub const MAX_MANAGERS: u32 = 32;
/// The rounds of one manager may use this part of what the rounds of the others have left: a third.
const PART: u64 = 3;

/// A bare transaction, admitted by what it contains, that is being carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Bare {
	/// What admitting it weighs, which the block counts beside what its call declares.
	pub admission: Weight,
	/// The bytes of proof that were recorded before it was admitted, where the node records them.
	pub proof: Option<u64>,
	/// Whether its proof counts against what free transactions may use.
	pub counts: bool,
}

/// What transactions without signature have used of a block.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct FreeUse<BlockNumber, AccountId> {
	/// The block.
	pub block: BlockNumber,
	/// Their time, and the bytes of proof of those that have been carried out.
	pub used: Weight,
	/// The time of those about the rounds of each manager, in picoseconds. What is used and not here
	/// is that of the managers who were not told apart.
	pub managers: BoundedVec<(AccountId, u64), ConstU32<MAX_MANAGERS>>,
	/// The one that is being carried out, if it is bare. `None` between transactions.
	pub bare: Option<Bare>,
}

impl<BlockNumber: Default, AccountId> Default for FreeUse<BlockNumber, AccountId> {
	fn default() -> Self {
		Self::none(BlockNumber::default())
	}
}

impl<BlockNumber, AccountId> FreeUse<BlockNumber, AccountId> {
	/// Nothing is used of `block` yet.
	fn none(block: BlockNumber) -> Self {
		Self { block, used: Weight::zero(), managers: BoundedVec::new(), bare: None }
	}

	/// Notes the bytes of proof of a transaction that has been carried out.
	pub fn note_proof(&mut self, bytes: u64) {
		self.used = self.used.saturating_add(Weight::from_parts(0, bytes));
	}
}

impl<BlockNumber: PartialEq, AccountId> FreeUse<BlockNumber, AccountId> {
	/// What is used of block `now`. What an earlier block used does not count.
	pub fn of_block(self, now: BlockNumber) -> Self {
		if self.block == now {
			self
		} else {
			Self::none(now)
		}
	}
}

impl<BlockNumber, AccountId: PartialEq + Clone> FreeUse<BlockNumber, AccountId> {
	/// What is used after another transaction of weight `more`, about a round of `manager`. `None`
	/// if all may use no more than `limit`, or the manager's part of it is used up. Once as many
	/// managers are told apart as can be, the others have a part together.
	///
	/// Time counts from now on. The proof is checked as it is declared, which is far too much, and
	/// counts as it was once the transaction has been carried out ([`Self::note_proof`]).
	pub fn book(mut self, manager: &AccountId, more: Weight, limit: Weight) -> Option<Self> {
		let told_apart =
			self.managers.iter().fold(0u64, |sum, (_, time)| sum.saturating_add(*time));
		let full = self.managers.is_full();
		let entry = self.managers.iter_mut().find(|(who, _)| who == manager);
		let own = match &entry {
			Some((_, time)) => *time,
			// Nothing as long as there is room.
			None => self.used.ref_time().saturating_sub(told_apart),
		};
		let others = self.used.ref_time().saturating_sub(own);
		let part = limit.ref_time().saturating_sub(others).checked_div(PART)?;
		let time = own.saturating_add(more.ref_time());
		let proof = self.used.proof_size().saturating_add(more.proof_size());
		if time > part || proof > limit.proof_size() {
			return None;
		}
		match entry {
			Some((_, used)) => *used = time,
			None if full => {}
			None => self.managers.try_push((manager.clone(), time)).ok()?,
		}
		self.used = self.used.saturating_add(Weight::from_parts(more.ref_time(), 0));
		Some(self)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	type Use = FreeUse<u64, u32>;

	const MUCH: u64 = u64::MAX;

	fn time(time: u64) -> Weight {
		Weight::from_parts(time, 0)
	}

	/// Books claims of weight `each` of one manager until one is refused. Returns their number.
	fn fill(all: &mut Use, manager: u32, each: Weight, limit: Weight) -> u64 {
		let mut count = 0;
		while let Some(next) = all.clone().book(&manager, each, limit) {
			*all = next;
			count += 1;
		}
		count
	}

	#[test]
	fn share_should_fill_up_within_a_block_and_start_again_with_the_next() {
		let (limit, mut all) = (Weight::from_parts(300, MUCH), Use::default().of_block(1));
		assert_eq!(fill(&mut all, 7, time(10), limit), 10);
		assert_eq!((all.block, all.used, all.managers.to_vec()), (1, time(100), vec![(7, 100)]));
		assert_eq!(all.clone().of_block(1), all);
		let mut next = all.of_block(2);
		assert_eq!(next, Use { block: 2, ..Use::default() });
		assert_eq!(fill(&mut next, 7, time(10), limit), 10);
	}

	/// However many managers there were, there is something left for the next one, until it is less
	/// than a claim.
	#[test]
	fn manager_should_have_a_third_of_what_the_others_leave() {
		let (limit, mut all) = (Weight::from_parts(2_700, MUCH), Use::default());
		let counts: Vec<_> = (0..6).map(|who| fill(&mut all, who, time(1), limit)).collect();
		assert_eq!(counts, [900, 600, 400, 266, 178, 118]);
		// The first has had its third: what others use later only lessens it.
		assert_eq!(fill(&mut all, 0, time(1), limit), 0);
	}

	/// Regression: one small claim of as many managers as are told apart kept everybody else's out of
	/// the block.
	#[test]
	fn managers_should_have_a_part_together_when_too_many_are_told_apart() {
		let (limit, mut all) = (Weight::from_parts(320, MUCH), Use::default());
		for who in 0..MAX_MANAGERS {
			all = all.book(&who, time(1), limit).unwrap();
		}
		// A third of 288 for all the others together.
		assert_eq!(fill(&mut all, MAX_MANAGERS, time(1), limit), 96);
		assert_eq!(fill(&mut all, MAX_MANAGERS + 1, time(1), limit), 0);
		assert_eq!(all.managers.len() as u32, MAX_MANAGERS);
		assert_eq!(all.used, time(32 + 96));
		// Of 193 for one that is told apart, and has had one.
		assert_eq!(fill(&mut all, 0, time(1), limit), 63);
		assert_eq!(fill(&mut all, MAX_MANAGERS, time(1), limit), 0);
	}

	#[test]
	fn proof_should_be_checked_as_declared_and_count_as_it_was() {
		let (limit, each) = (Weight::from_parts(MUCH, 100), Weight::from_parts(1, 60));
		let mut all = Use::default();
		all = all.book(&0, each, limit).unwrap();
		assert_eq!(all.used, time(1));
		all.note_proof(30);
		all = all.book(&0, each, limit).unwrap();
		all.note_proof(11);
		assert_eq!(all.used, Weight::from_parts(2, 41));
		assert_eq!(all.clone().book(&0, each, limit), None);
		assert_eq!(all.clone().book(&1, each, limit), None);
		assert!(all.book(&1, Weight::from_parts(1, 59), limit).is_some());
	}

	proptest! {
		#[test]
		fn uses_should_add_up_and_never_exceed_the_limit(
			limit in 0u64..10_000,
			claims in proptest::collection::vec((0u32..40, 1u64..100), 0..200),
		) {
			let mut all = Use::default();
			for (who, each) in claims {
				let booked = all.clone().book(&who, time(each), Weight::from_parts(limit, 0));
				let told_apart =
					|all: &Use| all.managers.iter().map(|(_, own)| *own).sum::<u64>();
				let own = match all.managers.iter().find(|(other, _)| *other == who) {
					Some((_, own)) => *own,
					None => all.used.ref_time() - told_apart(&all),
				};
				let others = all.used.ref_time() - own;
				let fits = 3 * (own + each) <= limit.saturating_sub(others);
				prop_assert_eq!(booked.is_some(), fits);
				let before = all.used.ref_time();
				all = booked.unwrap_or(all);
				prop_assert_eq!(all.used.ref_time(), if fits { before + each } else { before });
				let sum = told_apart(&all);
				let full = all.managers.is_full();
				prop_assert!(sum == all.used.ref_time() || (full && sum < all.used.ref_time()));
				prop_assert!(all.used.ref_time() <= limit);
			}
		}
	}
}
