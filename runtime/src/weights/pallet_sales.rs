//! Weights of `pallet_sales`. Provisional: reasoned from calls that do the like, and not measured yet.
//! `scripts/weights.sh pallet_sales` writes this file.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use polkadot_sdk::{frame_support::{traits::Get, weights::Weight}, *};

/// The weights of `pallet_sales`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_sales::WeightInfo for WeightInfo<T> {
	fn open() -> Weight {
		// Provisional: a round is drafted, funded and opened, as in `Distribution::draft`, `fund` and `open`,
		// which the call declares besides; a record of 0.8 kB, a deposit, and a look at the seller's account of
		// what bids are paid in come on top.
		Weight::from_parts(420_000_000, 11_000)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(10))
	}
	fn bid() -> Weight {
		// Provisional: the sale, the bid, its round and the time lost are read, and four pages of 0.5 kB; the
		// asset's account and the holds of the bidder change, as in `Assets::transfer` and `Payees::set`, once to
		// see what is free and once to hold it.
		Weight::from_parts(450_000_000, 16_000)
			.saturating_add(T::DbWeight::get().reads(17))
			.saturating_add(T::DbWeight::get().writes(11))
	}
	fn clear() -> Weight {
		// Provisional: the sale, its round and two pages are read, and 64 sums compared.
		Weight::from_parts(120_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn finish() -> Weight {
		// Provisional: what the round does is declared besides, as a claim; the bid and its deposit go, money
		// is released from a hold and moves, as in two transfers of an asset. Before that, what the round would
		// do is looked at, and the seller's account twice.
		Weight::from_parts(600_000_000, 20_000)
			.saturating_add(T::DbWeight::get().reads(28))
			.saturating_add(T::DbWeight::get().writes(16))
	}
	/// The range of component `p` is `[0, 32]`.
	fn remove(p: u32, ) -> Weight {
		// Provisional: as `Lists::remove`, whose items are as large.
		Weight::from_parts(90_000_000, 6_204)
			.saturating_add(Weight::from_parts(6_500_000, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes(5))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 3_100).saturating_mul(p.into()))
	}
}
