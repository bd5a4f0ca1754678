//! Weights of `pallet_distribution_lists`, measured on this runtime's wasm. Made by `scripts/weights.sh`; do not edit.
//!
//! Command: `distribution-node benchmark pallet --runtime <wasm of scripts/bench-wasm.sh>
//! --genesis-builder=runtime --genesis-builder-preset=development --pallets pallet_distribution_lists --extrinsic '*'
//! --steps 20 --repeat 10 --wasm-execution=Compiled`
//!
//! Date: 2026-12-01. CPU: AMD EPYC.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use polkadot_sdk::{frame_support::{traits::Get, weights::Weight}, *};

/// The measured weights of `pallet_distribution_lists`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_distribution_lists::WeightInfo for WeightInfo<T> {
	/// Storage: `Lists::NextListId` (r:1 w:1)
	/// Proof: `Lists::NextListId` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `Lists::Folds` (r:0 w:1)
	/// Proof: `Lists::Folds` (`max_values`: None, `max_size`: Some(2330), added: 4805, mode: `MaxEncodedLen`)
	/// Storage: `Lists::Chunks` (r:0 w:1024)
	/// Proof: `Lists::Chunks` (`max_values`: None, `max_size`: Some(1178), added: 3653, mode: `MaxEncodedLen`)
	/// Storage: `Lists::Lists` (r:0 w:1)
	/// Proof: `Lists::Lists` (`max_values`: None, `max_size`: Some(1755), added: 4230, mode: `MaxEncodedLen`)
	/// The range of component `c` is `[1, 1024]`.
	fn announce(c: u32, ) -> Weight {
		// Proof in bytes: measured 182, estimated 6012.
		// Shortest time: 74_511_000 picoseconds.
		Weight::from_parts(142_205_153, 6012)
			// Standard error: 18_965
			.saturating_add(Weight::from_parts(2_962_759, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(5))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(c.into())))
	}
	/// Storage: `Lists::Lists` (r:1 w:1)
	/// Proof: `Lists::Lists` (`max_values`: None, `max_size`: Some(1755), added: 4230, mode: `MaxEncodedLen`)
	/// Storage: `Lists::Folds` (r:1 w:1)
	/// Proof: `Lists::Folds` (`max_values`: None, `max_size`: Some(2330), added: 4805, mode: `MaxEncodedLen`)
	/// Storage: `Lists::Chunks` (r:1 w:1)
	/// Proof: `Lists::Chunks` (`max_values`: None, `max_size`: Some(1178), added: 3653, mode: `MaxEncodedLen`)
	/// Storage: `System::ExtrinsicData` (r:1 w:0)
	/// Proof: `System::ExtrinsicData` (`max_values`: None, `max_size`: None, mode: `Ignored`)
	/// Storage: `Lists::LastStored` (r:1 w:1)
	/// Proof: `Lists::LastStored` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// The range of component `r` is `[1, 21845]`.
	fn publish(r: u32, ) -> Weight {
		// Proof in bytes: measured 2502 + r * 48, estimated 6012 + r * 48.
		// Shortest time: 116_263_000 picoseconds. Measured on its own on 2026-12-01.
		// Raised by 319_538 picoseconds, to what was measured at r = 1.
		Weight::from_parts(120_979_538, 6012)
			// Standard error: 10_450
			.saturating_add(Weight::from_parts(2_243_462, 0).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(6))
			.saturating_add(Weight::from_parts(0, 48).saturating_mul(r.into()))
	}
	/// Storage: `System::ExtrinsicData` (r:1 w:0)
	/// Proof: `System::ExtrinsicData` (`max_values`: None, `max_size`: None, mode: `Ignored`)
	/// Storage: `Lists::LastStored` (r:1 w:0)
	/// Proof: `Lists::LastStored` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// The range of component `k` is `[1, 5120]`.
	fn carrier(k: u32, ) -> Weight {
		// Proof in bytes: measured 53 + k * 1024, estimated 1493 + k * 1024.
		// Shortest time: 8_693_000 picoseconds.
		Weight::from_parts(9_143_000, 1493)
			// Standard error: 2_063
			// Raised by 35_458 picoseconds, to what was measured at k = 5120.
			.saturating_add(Weight::from_parts(338_948, 0).saturating_mul(k.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(Weight::from_parts(0, 1024).saturating_mul(k.into()))
	}
	/// Storage: `Lists::Lists` (r:1 w:1)
	/// Proof: `Lists::Lists` (`max_values`: None, `max_size`: Some(1755), added: 4230, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `Lists::Chunks` (r:1024 w:1024)
	/// Proof: `Lists::Chunks` (`max_values`: None, `max_size`: Some(1178), added: 3653, mode: `MaxEncodedLen`)
	/// Storage: `Lists::Folds` (r:1 w:1)
	/// Proof: `Lists::Folds` (`max_values`: None, `max_size`: Some(2330), added: 4805, mode: `MaxEncodedLen`)
	/// The range of component `c` is `[1, 1024]`.
	fn remove(c: u32, ) -> Weight {
		// Proof in bytes: measured 2125 + c * 47, estimated 5795 + c * 3653.
		// Shortest time: 73_049_000 picoseconds.
		// Raised by 2_193_729 picoseconds, to what was measured at c = 1.
		Weight::from_parts(78_066_729, 5795)
			// Standard error: 59_048
			.saturating_add(Weight::from_parts(7_430_271, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(c.into())))
			.saturating_add(T::DbWeight::get().writes(4))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(c.into())))
			.saturating_add(Weight::from_parts(0, 3653).saturating_mul(c.into()))
	}
}
