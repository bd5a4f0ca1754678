//! Lists that are stored in the chain: what is known of them, and what the terms of a round may
//! demand.

use crate::{chunk::MAX_CHUNK_ROWS, ids::RoundId, merkle::Peak};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::ops::Range;
use polkadot_sdk::{
	sp_core::{ConstU32, H256},
	sp_io::hashing::blake2_128,
	sp_runtime::{BoundedVec, Perbill},
};
use scale_info::TypeInfo;

pub use crate::ids::ListId;

/// How many of the largest rows of a list are known.
pub const MAX_LARGEST: u32 = 100;

/// Maximum number of subtrees that the rows of a chunk make: as many as two for each of the 15
/// sizes that fit into a chunk.
pub const MAX_CHUNK_PEAKS: u32 = 2 * (MAX_CHUNK_ROWS.ilog2() + 1);

/// The largest rows of a list, the largest first, in the asset's smallest unit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Largest(BoundedVec<u128, ConstU32<MAX_LARGEST>>);

impl Largest {
	/// Takes note of a row of this amount.
	pub fn note(&mut self, amount: u128) {
		let place = self.0.partition_point(|other| *other >= amount);
		if place >= MAX_LARGEST as usize {
			return;
		}
		if self.0.is_full() {
			self.0.pop();
		}
		// There is room, and the place is not behind the end.
		let _ = self.0.try_insert(place, amount);
	}

	/// The amounts.
	pub fn amounts(&self) -> &[u128] {
		&self.0
	}

	/// The largest row; zero if there is none.
	pub fn first(&self) -> u128 {
		self.0.first().copied().unwrap_or_default()
	}

	/// Sum of the `rows` largest rows, at most of [`MAX_LARGEST`].
	pub fn sum(&self, rows: u32) -> u128 {
		self.0.iter().take(rows as usize).fold(0u128, |sum, amount| sum.saturating_add(*amount))
	}
}

/// What the chain has computed of a list whose rows are all stored.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct VerifiedList {
	/// Root of the tree over the rows in their order; see [`crate::merkle`].
	pub root: H256,
	/// Number of rows.
	pub rows: u32,
	/// Sum of all amounts, in the asset's smallest unit.
	pub total: u128,
	/// The largest rows.
	pub largest: Largest,
}

/// A chunk of a list in the chain, with what leads from its rows to the list's root. With the rows
/// it proves each of them: see [`crate::merkle::Partial`].
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct ChunkPath {
	/// Number of the chunk, from 0.
	pub chunk: u32,
	/// Its sha2-256 digest.
	pub digest: H256,
	/// Number of its first row.
	pub first: u32,
	/// Number of its rows.
	pub rows: u32,
	/// The nodes beside the ways from its subtrees to the root, by position.
	pub beside: Vec<Peak>,
}

/// The place of an account among the accounts in state: the hash that comes first in its key there,
/// as a number. Rows are in this order, unless their publisher has kept another one.
pub fn place_of(account: &[u8; 32]) -> u128 {
	u128::from_be_bytes(blake2_128(account))
}

/// The chunks that can have rows of `account`, by the account of each chunk's first row. `None` if
/// those show that the rows are not in the order of [`place_of`].
pub fn chunks_for(firsts: &[[u8; 32]], account: &[u8; 32]) -> Option<Range<usize>> {
	if !firsts.iter().map(place_of).is_sorted() {
		return None;
	}
	let place = place_of(account);
	let end = firsts.partition_point(|first| place_of(first) <= place);
	let begin = firsts.partition_point(|first| place_of(first) < place);
	// The chunk before may end with rows of the account.
	Some(begin.saturating_sub(1)..end)
}

/// A limit on how much of a list its largest rows may be.
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
pub struct MaxShare {
	/// How many of the largest rows: between 1 and [`MAX_LARGEST`].
	pub rows: u32,
	/// What they may be together, of the list's total.
	pub share: Perbill,
}

/// The demand that a round's list is stored in the chain.
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
pub struct Published {
	/// The list. All its rows must be stored when the round opens, and its root, number of rows
	/// and total must be those of the terms.
	pub list: ListId,
	/// No row may be larger, in the asset's smallest unit.
	pub max_row: Option<u128>,
	/// The largest rows may not be more of the list.
	pub max_share_of_largest: Option<MaxShare>,
}

/// Why a list does not meet a demand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unmet {
	/// Its largest row is larger than `max_row`.
	Row,
	/// Its largest rows are more of it than `max_share_of_largest`.
	Share,
}

impl Published {
	/// Demands a list without any limit.
	pub fn new(list: ListId) -> Self {
		Self { list, max_row: None, max_share_of_largest: None }
	}

	/// Whether the chain can tell if a list meets the limits.
	pub fn is_valid(&self) -> bool {
		let known = |limit: MaxShare| limit.rows > 0 && limit.rows <= MAX_LARGEST;
		self.max_share_of_largest.is_none_or(known)
	}

	/// Whether `list` meets the limits. A share of the total is rounded down to the unit, which
	/// takes nothing from the limit: sums are whole units.
	pub fn ensure_met(&self, list: &VerifiedList) -> Result<(), Unmet> {
		if self.max_row.is_some_and(|max| list.largest.first() > max) {
			return Err(Unmet::Row);
		}
		let exceeded =
			|limit: MaxShare| list.largest.sum(limit.rows) > limit.share.mul_floor(list.total);
		if self.max_share_of_largest.is_some_and(exceeded) {
			return Err(Unmet::Share);
		}
		Ok(())
	}
}

/// What rounds ask of the lists in the chain.
pub trait PublishedLists {
	/// What the chain has computed of a list; `None` if there is no such list, or rows are missing.
	fn verified(list: ListId) -> Option<VerifiedList>;

	/// Keeps a list in state for a round. A second time changes nothing.
	fn keep(list: ListId, round: RoundId);

	/// Ends [`PublishedLists::keep`]. Changes nothing if the list is not kept for the round.
	fn release(list: ListId, round: RoundId);

	/// Puts a list of which this is known into state.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_list(list: VerifiedList) -> ListId;
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	fn list(amounts: &[u128]) -> VerifiedList {
		let mut largest = Largest::default();
		amounts.iter().for_each(|amount| largest.note(*amount));
		let total = amounts.iter().sum();
		VerifiedList { root: H256::zero(), rows: amounts.len() as u32, total, largest }
	}

	fn share(rows: u32, percent: u32) -> Published {
		let limit = MaxShare { rows, share: Perbill::from_percent(percent) };
		Published { max_share_of_largest: Some(limit), ..Published::new(0) }
	}

	#[test]
	fn largest_row_should_be_within_its_limit() {
		let it = list(&[3, 10, 7]);
		let limit = |max| Published { max_row: Some(max), ..Published::new(0) };
		assert_eq!(limit(10).ensure_met(&it), Ok(()));
		assert_eq!(limit(9).ensure_met(&it), Err(Unmet::Row));
		assert_eq!(Published::new(0).ensure_met(&it), Ok(()));
	}

	#[test]
	fn largest_rows_should_be_within_their_share() {
		let it = list(&[30, 50, 20]);
		assert_eq!(share(1, 50).ensure_met(&it), Ok(()));
		assert_eq!(share(1, 49).ensure_met(&it), Err(Unmet::Share));
		assert_eq!(share(2, 80).ensure_met(&it), Ok(()));
		assert_eq!(share(2, 79).ensure_met(&it), Err(Unmet::Share));
		// More than it has: all of it.
		assert_eq!(share(100, 100).ensure_met(&it), Ok(()));
		assert_eq!(share(100, 99).ensure_met(&it), Err(Unmet::Share));
		// Half of 101 is not 51.
		assert_eq!(share(1, 50).ensure_met(&list(&[51, 50])), Err(Unmet::Share));
		assert_eq!(share(1, 50).ensure_met(&list(&[u128::MAX / 2, u128::MAX / 2])), Ok(()));
	}

	#[test]
	fn account_should_be_sought_where_it_can_be() {
		let mut accounts: Vec<[u8; 32]> = (0..100).map(|i| [i; 32]).collect();
		accounts.sort_by_key(place_of);
		let firsts: Vec<[u8; 32]> = accounts.iter().copied().step_by(16).collect();
		for (row, account) in accounts.iter().enumerate() {
			let found = chunks_for(&firsts, account).unwrap();
			assert!(found.contains(&(row / 16)) && found.len() <= 2, "{found:?} for row {row}");
		}
		// Several rows of one account over three chunks.
		let (a, b, c) = (accounts[0], accounts[1], accounts[2]);
		assert_eq!(chunks_for(&[a, b, b, c], &b), Some(0..3));
		assert_eq!(chunks_for(&[b, c], &a), Some(0..0));
		assert_eq!(chunks_for(&[a, b], &c), Some(1..2));
		assert_eq!(chunks_for(&[b, a], &a), None);
		assert_eq!(chunks_for(&[], &a), Some(0..0));
	}

	#[test]
	fn limit_should_be_refused_when_the_chain_cannot_know() {
		assert!(Published::new(7).is_valid());
		assert!(share(1, 0).is_valid() && share(MAX_LARGEST, 0).is_valid());
		assert!(!share(0, 50).is_valid() && !share(MAX_LARGEST + 1, 50).is_valid());
	}

	#[test]
	fn chunk_should_have_as_many_subtrees_as_documented_at_most() {
		assert_eq!((MAX_CHUNK_ROWS, MAX_CHUNK_PEAKS), (21_845, 30));
	}

	proptest! {
		#[test]
		fn largest_should_be_the_first_of_all_sorted(
			amounts in prop::collection::vec(0u128..1_000, 0..300),
			k in 0u32..120,
		) {
			let it = list(&amounts);
			let mut sorted = amounts;
			sorted.sort_unstable_by(|a, b| b.cmp(a));
			sorted.truncate(MAX_LARGEST as usize);
			prop_assert_eq!(it.largest.amounts(), &sorted[..]);
			prop_assert_eq!(it.largest.sum(k), sorted.iter().take(k as usize).sum::<u128>());
			prop_assert_eq!(it.largest.first(), sorted.first().copied().unwrap_or(0));
		}
	}
}
