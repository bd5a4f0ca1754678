//! Weights of `pallet_distribution_lists`: estimates until `scripts/weights.sh` has measured them.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use polkadot_sdk::{frame_support::{traits::Get, weights::Weight}, *};

/// The weights of `pallet_distribution_lists`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_distribution_lists::WeightInfo for WeightInfo<T> {
	/// The range of component `c` is `[1, 1024]`.
	fn announce(c: u32, ) -> Weight {
		Weight::from_parts(90_000_000, 8_500)
			.saturating_add(Weight::from_parts(2_500_000, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(5))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(c.into())))
	}
	/// The range of component `r` is `[1, 21845]`.
	fn publish(r: u32, ) -> Weight {
		Weight::from_parts(350_000_000, 18_000)
			.saturating_add(Weight::from_parts(3_200_000, 0).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	/// The range of component `c` is `[1, 1024]`.
	fn remove(c: u32, ) -> Weight {
		Weight::from_parts(90_000_000, 9_000)
			.saturating_add(Weight::from_parts(2_000_000, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(4))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(c.into())))
	}
}
