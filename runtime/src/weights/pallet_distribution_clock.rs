//! Weights of `pallet_distribution_clock`. Provisional: copied from calls like these, not measured yet. `scripts/weights.sh` replaces them.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use polkadot_sdk::{frame_support::{traits::Get, weights::Weight}, *};

/// The weights of `pallet_distribution_clock`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_distribution_clock::WeightInfo for WeightInfo<T> {
	fn on_finalize() -> Weight {
		// Reads the clock, three values of the pallet, and what can suspend claims: a migration, safe
		// mode, three paused calls.
		Weight::from_parts(40_000_000, 12000)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(3))
	}
}
