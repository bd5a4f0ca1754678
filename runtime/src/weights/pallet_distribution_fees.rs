//! Weights of `pallet_distribution_fees`. Provisional: copied from calls like these, not measured yet. `scripts/weights.sh` replaces them.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use polkadot_sdk::{frame_support::{traits::Get, weights::Weight}, *};

/// The weights of `pallet_distribution_fees`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_distribution_fees::WeightInfo for WeightInfo<T> {
	fn on_initialize() -> Weight {
		// Reads two parameters.
		Weight::from_parts(15_000_000, 6000)
			.saturating_add(T::DbWeight::get().reads(2))
	}
	fn on_finalize() -> Weight {
		// Pays two accounts.
		Weight::from_parts(90_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
}
