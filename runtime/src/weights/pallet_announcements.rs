//! Weights of `pallet_announcements`. Provisional: reasoned from calls that do the like, and not measured yet.
//! `scripts/weights.sh pallet_announcements` writes this file.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use polkadot_sdk::{frame_support::{traits::Get, weights::Weight}, *};

/// The weights of `pallet_announcements`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_announcements::WeightInfo for WeightInfo<T> {
	fn announce() -> Weight {
		// Provisional: a draft is read, as three items, and the announcement, a state root and a list of up to
		// 2 kB; a deposit and a bond change, as in `Payees::set`, and a claim of 2.4 kB is written. The bond is
		// released once more, to read what is free, and that is rolled back.
		Weight::from_parts(260_000_000, 34_000)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn object() -> Weight {
		// Provisional: as `Payees::set`, with 0.5 kB of text.
		Weight::from_parts(90_000_000, 9_000)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn answer() -> Weight {
		// Provisional: two items are read and written.
		Weight::from_parts(40_000_000, 6_000)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn retract() -> Weight {
		// Provisional: as `Payees::settle`.
		Weight::from_parts(70_000_000, 9_000)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// The range of component `n` is `[0, 64]`.
	fn challenge(n: u32, ) -> Weight {
		// Provisional: three rows with proofs of 32 hashes each, as in three claims; two keys are read in a trie,
		// whose nodes are hashed and decoded; the bond is moved in two steps and burned in a third. The registry
		// is asked about whoever is paid.
		Weight::from_parts(620_000_000, 36_000)
			.saturating_add(Weight::from_parts(12_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn close() -> Weight {
		// Provisional: a draft is looked for; two deposits return, and two items are removed.
		Weight::from_parts(130_000_000, 20_000)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn anchor() -> Weight {
		// Provisional: 4 kB are hashed and decoded, and a deposit is put down, as in `Lists::announce` of one chunk.
		Weight::from_parts(100_000_000, 9_000)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn lift() -> Weight {
		// Provisional: as `Payees::settle`.
		Weight::from_parts(70_000_000, 9_000)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn may_open() -> Weight {
		// Provisional: one item and the time lost are read.
		Weight::from_parts(15_000_000, 3_800)
			.saturating_add(T::DbWeight::get().reads(2))
	}
}
