//! Lists and their chunks. Nothing here touches storage.

use codec::{Decode, Encode, MaxEncodedLen};
use distribution_primitives::{
	lists::MAX_CHUNK_PEAKS, merkle::Peak, Largest, Touched, VerifiedList,
};
use pallet_distribution_common::item_size;
use polkadot_sdk::{
	sp_core::{ConstU32, H256},
	sp_runtime::BoundedVec,
};
use scale_info::TypeInfo;

/// A list as stored. Amounts are in the asset's smallest unit.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct List<AccountId, Moment, Deposit> {
	/// Who announced it.
	pub owner: AccountId,
	/// The owner's deposit for its state.
	pub deposit: Deposit,
	/// Number of rows.
	pub rows: u32,
	/// Number of chunks.
	pub chunks: u32,
	/// How many of them are stored.
	pub stored: u32,
	/// How many subtrees these have.
	pub peaks: u32,
	/// Sum of the amounts stored.
	pub total: u128,
	/// The largest rows stored.
	pub largest: Largest,
	/// Root of the tree, once all rows are stored.
	pub root: Option<H256>,
	/// Number of rounds and boards that keep it in state.
	pub users: u32,
	/// When something was stored of it last.
	pub touched: Touched<Moment>,
}

impl<AccountId, Moment, Deposit> List<AccountId, Moment, Deposit> {
	/// What the chain has computed, if all rows are stored.
	pub fn verified(self) -> Option<VerifiedList> {
		let root = self.root?;
		Some(VerifiedList { root, rows: self.rows, total: self.total, largest: self.largest })
	}
}

/// A chunk of a list.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Chunk {
	/// Its sha2-256 digest, as announced.
	pub digest: H256,
	/// What is known of it, once it is stored.
	pub stored: Option<Stored>,
}

/// What is known of a chunk that is stored.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Stored {
	/// Number of its first row.
	pub first: u32,
	/// Number of its rows.
	pub rows: u32,
	/// Account of its first row: where to look for an account, if the rows are in a known order.
	pub account: [u8; 32],
	/// The subtrees that its rows make. Those of all chunks make the tree.
	pub peaks: BoundedVec<Peak, ConstU32<MAX_CHUNK_PEAKS>>,
}

/// Size of `chunks` chunks with `peaks` subtrees in all, in bytes.
pub fn chunks_size(chunks: u32, peaks: u32) -> u64 {
	let peak = Peak::max_encoded_len() as u64;
	let of_peaks = peak.saturating_mul(u64::from(MAX_CHUNK_PEAKS));
	let chunk = item_size(Chunk::max_encoded_len()).saturating_sub(of_peaks);
	let chunks = chunk.saturating_mul(u64::from(chunks));
	chunks.saturating_add(peak.saturating_mul(u64::from(peaks)))
}

/// How many subtrees `chunks` chunks of a list of `rows` rows have at most.
pub fn max_peaks(rows: u32, chunks: u32) -> u32 {
	chunks.saturating_mul(MAX_CHUNK_PEAKS).min(rows)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn chunks_should_cost_what_they_take() {
		let chunk = |peaks: usize| Chunk {
			digest: H256::zero(),
			stored: Some(Stored {
				first: 0,
				rows: 1,
				account: [0; 32],
				peaks: vec![Peak { position: 0, hash: H256::zero() }; peaks].try_into().unwrap(),
			}),
		};
		for peaks in [0, 1, 30] {
			let stored = chunk(peaks).encoded_size() as u64 + 80;
			assert_eq!(chunks_size(1, peaks as u32), stored);
		}
		assert_eq!(chunks_size(7, 9) - chunks_size(7, 8), 36);
		assert_eq!(chunks_size(3, 0), 3 * chunks_size(1, 0));
		assert_eq!((max_peaks(1_000, 2), max_peaks(50, 2)), (60, 50));
	}
}
