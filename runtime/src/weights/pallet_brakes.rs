//! Weights of `pallet_brakes`. Provisional: copied from calls like these, not measured yet. `scripts/weights.sh` replaces them.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use polkadot_sdk::{frame_support::{traits::Get, weights::Weight}, *};

/// The weights of `pallet_brakes`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_brakes::WeightInfo for WeightInfo<T> {
	fn on_initialize() -> Weight {
		// Reads `Brakes::NextEnd` and the clock.
		Weight::from_parts(5_000_000, 2500)
			.saturating_add(T::DbWeight::get().reads(3))
	}
	/// The range of component `n` is `[1, 64]`.
	fn end_brakes(n: u32) -> Weight {
		Weight::from_parts(60_000_000, 36000)
			.saturating_add(Weight::from_parts(30_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 6300).saturating_mul(n.into()))
	}
	fn pause() -> Weight {
		Weight::from_parts(60_000_000, 36000)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn enter_safe_mode() -> Weight {
		Weight::from_parts(50_000_000, 36000)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn release() -> Weight {
		Weight::from_parts(60_000_000, 36000)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn renew() -> Weight {
		Weight::from_parts(60_000_000, 36000)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(4))
	}
}
