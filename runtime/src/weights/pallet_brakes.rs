//! Weights of `pallet_brakes`, measured on this runtime's wasm. Made by `scripts/weights.sh`; do not edit.
//!
//! Command: `distribution-node benchmark pallet --runtime <wasm of scripts/bench-wasm.sh>
//! --genesis-builder=runtime --genesis-builder-preset=development --pallets pallet_brakes --extrinsic '*'
//! --steps 20 --repeat 10 --wasm-execution=Compiled`
//!
//! Date: 2026-12-01. CPU: AMD EPYC.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use polkadot_sdk::{frame_support::{traits::Get, weights::Weight}, *};

/// The measured weights of `pallet_brakes`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_brakes::WeightInfo for WeightInfo<T> {
	/// Storage: `Brakes::NextEnd` (r:1 w:0)
	/// Proof: `Brakes::NextEnd` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn on_initialize() -> Weight {
		// Proof in bytes: measured 137, estimated 1489.
		// Shortest time: 5_218_000 picoseconds.
		Weight::from_parts(6_069_000, 1489)
			.saturating_add(T::DbWeight::get().reads(1))
	}
	/// Storage: `Brakes::NextEnd` (r:1 w:1)
	/// Proof: `Brakes::NextEnd` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Brakes::Active` (r:1 w:1)
	/// Proof: `Brakes::Active` (`max_values`: Some(1), `max_size`: Some(33666), added: 34161, mode: `MaxEncodedLen`)
	/// Storage: `Brakes::Used` (r:64 w:64)
	/// Proof: `Brakes::Used` (`max_values`: None, `max_size`: Some(662), added: 3137, mode: `MaxEncodedLen`)
	/// Storage: `TxPause::PausedCalls` (r:63 w:63)
	/// Proof: `TxPause::PausedCalls` (`max_values`: None, `max_size`: Some(532), added: 3007, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 64]`.
	fn end_brakes(n: u32, ) -> Weight {
		// Proof in bytes: measured 4729 + n * 80, estimated 35151 + n * 3137.
		// Shortest time: 69_944_000 picoseconds.
		Weight::from_parts(88_394_218, 35151)
			// Standard error: 307_759
			// Raised by 449_610 picoseconds, to what was measured at n = 64.
			.saturating_add(Weight::from_parts(25_714_419, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 3137).saturating_mul(n.into()))
	}
	/// Storage: `Brakes::Active` (r:1 w:1)
	/// Proof: `Brakes::Active` (`max_values`: Some(1), `max_size`: Some(33666), added: 34161, mode: `MaxEncodedLen`)
	/// Storage: `TxPause::PausedCalls` (r:1 w:1)
	/// Proof: `TxPause::PausedCalls` (`max_values`: None, `max_size`: Some(532), added: 3007, mode: `MaxEncodedLen`)
	/// Storage: `Brakes::Used` (r:1 w:0)
	/// Proof: `Brakes::Used` (`max_values`: None, `max_size`: Some(662), added: 3137, mode: `MaxEncodedLen`)
	/// Storage: `Brakes::NextEnd` (r:0 w:1)
	/// Proof: `Brakes::NextEnd` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn pause() -> Weight {
		// Proof in bytes: measured 2587, estimated 35151.
		// Shortest time: 74_521_000 picoseconds.
		Weight::from_parts(149_192_000, 35151)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Brakes::Active` (r:1 w:1)
	/// Proof: `Brakes::Active` (`max_values`: Some(1), `max_size`: Some(33666), added: 34161, mode: `MaxEncodedLen`)
	/// Storage: `Brakes::Used` (r:1 w:0)
	/// Proof: `Brakes::Used` (`max_values`: None, `max_size`: Some(662), added: 3137, mode: `MaxEncodedLen`)
	/// Storage: `Brakes::NextEnd` (r:0 w:1)
	/// Proof: `Brakes::NextEnd` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn enter_safe_mode() -> Weight {
		// Proof in bytes: measured 2473, estimated 35151.
		// Shortest time: 64_827_000 picoseconds.
		Weight::from_parts(120_399_000, 35151)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Brakes::Active` (r:1 w:1)
	/// Proof: `Brakes::Active` (`max_values`: Some(1), `max_size`: Some(33666), added: 34161, mode: `MaxEncodedLen`)
	/// Storage: `Brakes::Used` (r:1 w:1)
	/// Proof: `Brakes::Used` (`max_values`: None, `max_size`: Some(662), added: 3137, mode: `MaxEncodedLen`)
	/// Storage: `TxPause::PausedCalls` (r:1 w:1)
	/// Proof: `TxPause::PausedCalls` (`max_values`: None, `max_size`: Some(532), added: 3007, mode: `MaxEncodedLen`)
	/// Storage: `Brakes::NextEnd` (r:0 w:1)
	/// Proof: `Brakes::NextEnd` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn release() -> Weight {
		// Proof in bytes: measured 2694, estimated 35151.
		// Shortest time: 71_586_000 picoseconds.
		Weight::from_parts(88_632_000, 35151)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Brakes::Active` (r:1 w:1)
	/// Proof: `Brakes::Active` (`max_values`: Some(1), `max_size`: Some(33666), added: 34161, mode: `MaxEncodedLen`)
	/// Storage: `TxPause::PausedCalls` (r:1 w:0)
	/// Proof: `TxPause::PausedCalls` (`max_values`: None, `max_size`: Some(532), added: 3007, mode: `MaxEncodedLen`)
	/// Storage: `Brakes::Used` (r:1 w:1)
	/// Proof: `Brakes::Used` (`max_values`: None, `max_size`: Some(662), added: 3137, mode: `MaxEncodedLen`)
	/// Storage: `Brakes::NextEnd` (r:0 w:1)
	/// Proof: `Brakes::NextEnd` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn renew() -> Weight {
		// Proof in bytes: measured 2694, estimated 35151.
		// Shortest time: 68_472_000 picoseconds. Measured on its own on 2026-12-01; of its times and those before the higher.
		Weight::from_parts(84_856_000, 35151)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
}
