//! Weights of `pallet_foreign`. Provisional: reasoned from calls that do the like, and not measured yet.
//! `scripts/weights.sh pallet_foreign` writes this file.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use polkadot_sdk::{frame_support::{traits::Get, weights::Weight}, *};

/// The weights of `pallet_foreign`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_foreign::WeightInfo for WeightInfo<T> {
	fn register() -> Weight {
		// Provisional: an asset is made and named, as in `Assets::force_create` and `force_set_metadata`; the
		// record of 0.7 kB, the location and the count are looked up and written.
		Weight::from_parts(90_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn set_terms() -> Weight {
		// Provisional: the record is read and written.
		Weight::from_parts(25_000_000, 4_500)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn remove() -> Weight {
		// Provisional: the record, the location and the count go; the asset is changed, as in
		// `Assets::start_destroy`, which looks for holds and freezes.
		Weight::from_parts(60_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(4))
	}
}
