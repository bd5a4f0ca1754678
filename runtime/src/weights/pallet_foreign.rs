//! Weights of `pallet_foreign`, measured on this runtime's wasm. Made by `scripts/weights.sh`; do not edit.
//!
//! Command: `distribution-node benchmark pallet --runtime <wasm of scripts/bench-wasm.sh>
//! --genesis-builder=runtime --genesis-builder-preset=development --pallets pallet_foreign --extrinsic '*'
//! --steps 20 --repeat 10 --wasm-execution=Compiled`
//!
//! Date: 2026-12-01. CPU: AMD EPYC.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use polkadot_sdk::{frame_support::{traits::Get, weights::Weight}, *};

/// The measured weights of `pallet_foreign`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_foreign::WeightInfo for WeightInfo<T> {
	/// Storage: `ParachainInfo::ParachainId` (r:1 w:0)
	/// Proof: `ParachainInfo::ParachainId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Foreign::Ids` (r:1 w:1)
	/// Proof: `Foreign::Ids` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `Foreign::CounterForRecords` (r:1 w:1)
	/// Proof: `Foreign::CounterForRecords` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Metadata` (r:1 w:1)
	/// Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `Foreign::Records` (r:1 w:1)
	/// Proof: `Foreign::Records` (`max_values`: None, `max_size`: Some(633), added: 3108, mode: `MaxEncodedLen`)
	fn register() -> Weight {
		// Proof in bytes: measured 182, estimated 4098.
		// Shortest time: 45_718_000 picoseconds.
		Weight::from_parts(50_024_000, 4098)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	/// Storage: `Foreign::Records` (r:1 w:1)
	/// Proof: `Foreign::Records` (`max_values`: None, `max_size`: Some(633), added: 3108, mode: `MaxEncodedLen`)
	fn set_terms() -> Weight {
		// Proof in bytes: measured 649, estimated 4098.
		// Shortest time: 13_740_000 picoseconds.
		Weight::from_parts(15_403_000, 4098)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	/// Storage: `Foreign::Records` (r:1 w:1)
	/// Proof: `Foreign::Records` (`max_values`: None, `max_size`: Some(633), added: 3108, mode: `MaxEncodedLen`)
	/// Storage: `Foreign::CounterForRecords` (r:1 w:1)
	/// Proof: `Foreign::CounterForRecords` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:0)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(447), added: 2922, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::Freezes` (r:1 w:0)
	/// Proof: `AssetsFreezer::Freezes` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `Foreign::Ids` (r:0 w:1)
	/// Proof: `Foreign::Ids` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	fn remove() -> Weight {
		// Proof in bytes: measured 1072, estimated 4098.
		// Shortest time: 39_890_000 picoseconds.
		Weight::from_parts(44_687_000, 4098)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(4))
	}
}
