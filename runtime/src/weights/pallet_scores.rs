//! Weights of `pallet_scores`. Provisional: reasoned from calls that do the like, and not measured yet.
//! `scripts/weights.sh pallet_scores` writes this file.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use polkadot_sdk::{frame_support::{traits::Get, weights::Weight}, *};

/// The weights of `pallet_scores`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_scores::WeightInfo for WeightInfo<T> {
	fn create() -> Weight {
		// Provisional: as `Emission::create_pool`, with a record of 0.7 kB.
		Weight::from_parts(120_000_000, 6_196)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn set_reporters() -> Weight {
		// Provisional: one record of 0.7 kB is read and written.
		Weight::from_parts(30_000_000, 4_200)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn close() -> Weight {
		// Provisional: one record of 0.7 kB is read and written, and the clock read.
		Weight::from_parts(32_000_000, 4_200)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn post() -> Weight {
		// Provisional: the board, the list and the pot are read, a bond is held, and the list is kept, as in `Sales::bid`.
		Weight::from_parts(190_000_000, 8_600)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn prove() -> Weight {
		// Provisional: 96 hashes of proofs, as in three claims; two bonds end, one of which is split and burned.
		Weight::from_parts(420_000_000, 12_000)
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(10))
	}
	fn challenge() -> Weight {
		// Provisional: the board and the root are read, and a bond is held.
		Weight::from_parts(130_000_000, 6_204)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn judge() -> Weight {
		// Provisional: a bond is released, another split and burned, and a list let go.
		Weight::from_parts(300_000_000, 9_000)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn settle() -> Weight {
		// Provisional: a bond is released, two lists are looked at, and one is let go.
		Weight::from_parts(170_000_000, 8_600)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	fn settle_unjudged() -> Weight {
		// Provisional: two bonds are released but for a part that is burned, and a list is let go.
		Weight::from_parts(260_000_000, 9_000)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	fn claim() -> Weight {
		// Provisional: 32 hashes of a proof, a transfer and a deposit, as `Emission::claim` and the first claim of a stream.
		Weight::from_parts(260_000_000, 9_000)
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn clean() -> Weight {
		// Provisional: a record goes, and its deposit is released.
		Weight::from_parts(110_000_000, 6_196)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn remove() -> Weight {
		// Provisional: the board, its list and its pot go, as `Emission::remove_pool`.
		Weight::from_parts(150_000_000, 8_600)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(7))
	}
}
