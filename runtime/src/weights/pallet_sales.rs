//! Weights of `pallet_sales`, measured on this runtime's wasm. Made by `scripts/weights.sh`; do not edit.
//!
//! Command: `distribution-node benchmark pallet --runtime <wasm of scripts/bench-wasm.sh>
//! --genesis-builder=runtime --genesis-builder-preset=development --pallets pallet_sales --extrinsic '*'
//! --steps 20 --repeat 10 --wasm-execution=Compiled`
//!
//! Date: 2026-12-01. CPU: AMD EPYC.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use polkadot_sdk::{frame_support::{traits::Get, weights::Weight}, *};

/// The measured weights of `pallet_sales`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_sales::WeightInfo for WeightInfo<T> {
	/// Storage: `Assets::Asset` (r:1 w:0)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:0)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Origins::Pace` (r:1 w:0)
	/// Proof: `Origins::Pace` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Sales::NextSaleId` (r:1 w:1)
	/// Proof: `Sales::NextSaleId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::NextRoundId` (r:1 w:1)
	/// Proof: `Distribution::NextRoundId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Announcements::Announcements` (r:1 w:0)
	/// Proof: `Announcements::Announcements` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Manifests` (r:1 w:0)
	/// Proof: `Distribution::Manifests` (`max_values`: None, `max_size`: Some(161), added: 2636, mode: `MaxEncodedLen`)
	/// Storage: `Sales::Sales` (r:0 w:1)
	/// Proof: `Sales::Sales` (`max_values`: None, `max_size`: Some(651), added: 3126, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Deposits` (r:0 w:1)
	/// Proof: `Distribution::Deposits` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Rounds` (r:0 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Seals` (r:0 w:1)
	/// Proof: `Distribution::Seals` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	fn open() -> Weight {
		// Proof in bytes: measured 852, estimated 6196.
		// Shortest time: 258_545_000 picoseconds.
		Weight::from_parts(342_700_000, 6196)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	/// Storage: `Sales::Sales` (r:1 w:1)
	/// Proof: `Sales::Sales` (`max_values`: None, `max_size`: Some(651), added: 3126, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Rounds` (r:1 w:0)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `Sales::Bids` (r:1 w:1)
	/// Proof: `Sales::Bids` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	/// Storage: `Sales::Sums` (r:1 w:1)
	/// Proof: `Sales::Sums` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
	/// Storage: `Sales::Demand` (r:3 w:2)
	/// Proof: `Sales::Demand` (`max_values`: None, `max_size`: Some(535), added: 3010, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(447), added: 2922, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:1 w:0)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	fn bid() -> Weight {
		// Proof in bytes: measured 4025, estimated 10020.
		// Shortest time: 238_734_000 picoseconds.
		Weight::from_parts(265_685_000, 10020)
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	/// Storage: `Sales::Sales` (r:1 w:1)
	/// Proof: `Sales::Sales` (`max_values`: None, `max_size`: Some(651), added: 3126, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Rounds` (r:1 w:0)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `Sales::Sums` (r:1 w:0)
	/// Proof: `Sales::Sums` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
	/// Storage: `Sales::Demand` (r:1 w:0)
	/// Proof: `Sales::Demand` (`max_values`: None, `max_size`: Some(535), added: 3010, mode: `MaxEncodedLen`)
	fn clear() -> Weight {
		// Proof in bytes: measured 1883, estimated 4116.
		// Shortest time: 53_550_000 picoseconds. Measured on its own on 2026-12-01.
		Weight::from_parts(57_686_000, 4116)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Sales::Sales` (r:1 w:1)
	/// Proof: `Sales::Sales` (`max_values`: None, `max_size`: Some(651), added: 3126, mode: `MaxEncodedLen`)
	/// Storage: `Sales::Bids` (r:1 w:1)
	/// Proof: `Sales::Bids` (`max_values`: None, `max_size`: Some(131), added: 2606, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Rounds` (r:1 w:1)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:2 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Payees::Records` (r:1 w:0)
	/// Proof: `Payees::Records` (`max_values`: None, `max_size`: Some(729), added: 3204, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:1 w:0)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Claimed` (r:1 w:1)
	/// Proof: `Distribution::Claimed` (`max_values`: None, `max_size`: Some(281), added: 2756, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(447), added: 2922, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn finish() -> Weight {
		// Proof in bytes: measured 3110, estimated 7300.
		// Shortest time: 363_990_000 picoseconds.
		Weight::from_parts(387_636_000, 7300)
			.saturating_add(T::DbWeight::get().reads(16))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	/// Storage: `Sales::Sales` (r:1 w:1)
	/// Proof: `Sales::Sales` (`max_values`: None, `max_size`: Some(651), added: 3126, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `Sales::Sums` (r:0 w:1)
	/// Proof: `Sales::Sums` (`max_values`: None, `max_size`: Some(525), added: 3000, mode: `MaxEncodedLen`)
	/// Storage: `Sales::Demand` (r:0 w:32)
	/// Proof: `Sales::Demand` (`max_values`: None, `max_size`: Some(535), added: 3010, mode: `MaxEncodedLen`)
	/// The range of component `p` is `[0, 32]`.
	fn remove(p: u32, ) -> Weight {
		// Proof in bytes: measured 824, estimated 4116.
		// Shortest time: 67_140_000 picoseconds.
		Weight::from_parts(80_120_695, 4116)
			// Standard error: 31_925
			.saturating_add(Weight::from_parts(2_230_536, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(4))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(p.into())))
	}
}
