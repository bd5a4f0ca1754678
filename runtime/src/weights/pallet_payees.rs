//! Weights of `pallet_payees`. Provisional: reasoned from calls that do the like, and not measured yet.
//! `scripts/weights.sh pallet_payees` writes this file.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use polkadot_sdk::{frame_support::{traits::Get, weights::Weight}, *};

/// The weights of `pallet_payees`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_payees::WeightInfo for WeightInfo<T> {
	fn set() -> Weight {
		// Provisional: a record of 0.7 kB and an identity are read, seven changes settled, and a deposit
		// grows, as in `Emission::enroll` and `Lists::announce`.
		Weight::from_parts(200_000_000, 6204)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn clear() -> Weight {
		// Provisional: as above, but the deposit stays.
		Weight::from_parts(150_000_000, 6012)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn cancel() -> Weight {
		// Provisional: as `set`, without the identity.
		Weight::from_parts(200_000_000, 6204)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn settle() -> Weight {
		// Provisional: as `cancel`; the whole deposit returns, whatever the price.
		Weight::from_parts(200_000_000, 6204)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
}
