//! Weights of `pallet_announcements`, measured on this runtime's wasm. Made by `scripts/weights.sh`; do not edit.
//!
//! Command: `distribution-node benchmark pallet --runtime <wasm of scripts/bench-wasm.sh>
//! --genesis-builder=runtime --genesis-builder-preset=development --pallets pallet_announcements --extrinsic '*'
//! --steps 20 --repeat 10 --wasm-execution=Compiled`
//!
//! Date: 2026-12-01. CPU: AMD EPYC.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use polkadot_sdk::{frame_support::{traits::Get, weights::Weight}, *};

/// The measured weights of `pallet_announcements`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_announcements::WeightInfo for WeightInfo<T> {
	/// Storage: `Distribution::Rounds` (r:1 w:0)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Manifests` (r:1 w:0)
	/// Proof: `Distribution::Manifests` (`max_values`: None, `max_size`: Some(161), added: 2636, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Seals` (r:1 w:0)
	/// Proof: `Distribution::Seals` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Announcements::Announcements` (r:1 w:1)
	/// Proof: `Announcements::Announcements` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
	/// Storage: `Origins::Pace` (r:1 w:0)
	/// Proof: `Origins::Pace` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Announcements::Anchors` (r:1 w:0)
	/// Proof: `Announcements::Anchors` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
	/// Storage: `Lists::Lists` (r:1 w:0)
	/// Proof: `Lists::Lists` (`max_values`: None, `max_size`: Some(1755), added: 4230, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Announcements::Claims` (r:0 w:1)
	/// Proof: `Announcements::Claims` (`max_values`: None, `max_size`: Some(2412), added: 4887, mode: `MaxEncodedLen`)
	fn announce() -> Weight {
		// Proof in bytes: measured 1409, estimated 6012.
		// Shortest time: 209_421_000 picoseconds.
		Weight::from_parts(226_397_000, 6012)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Announcements::Announcements` (r:1 w:1)
	/// Proof: `Announcements::Announcements` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `Announcements::Objections` (r:0 w:1)
	/// Proof: `Announcements::Objections` (`max_values`: None, `max_size`: Some(1117), added: 3592, mode: `MaxEncodedLen`)
	fn object() -> Weight {
		// Proof in bytes: measured 545, estimated 6012.
		// Shortest time: 81_140_000 picoseconds.
		Weight::from_parts(87_060_000, 6012)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `Announcements::Announcements` (r:1 w:1)
	/// Proof: `Announcements::Announcements` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
	/// Storage: `Announcements::Objections` (r:1 w:1)
	/// Proof: `Announcements::Objections` (`max_values`: None, `max_size`: Some(1117), added: 3592, mode: `MaxEncodedLen`)
	fn answer() -> Weight {
		// Proof in bytes: measured 980, estimated 4582.
		// Shortest time: 25_929_000 picoseconds.
		Weight::from_parts(29_974_000, 4582)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	/// Storage: `Announcements::Objections` (r:1 w:1)
	/// Proof: `Announcements::Objections` (`max_values`: None, `max_size`: Some(1117), added: 3592, mode: `MaxEncodedLen`)
	/// Storage: `Announcements::Announcements` (r:1 w:0)
	/// Proof: `Announcements::Announcements` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn retract() -> Weight {
		// Proof in bytes: measured 1615, estimated 4582.
		// Shortest time: 67_471_000 picoseconds.
		Weight::from_parts(73_860_000, 4582)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Announcements::Announcements` (r:1 w:1)
	/// Proof: `Announcements::Announcements` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
	/// Storage: `Announcements::Claims` (r:1 w:0)
	/// Proof: `Announcements::Claims` (`max_values`: None, `max_size`: Some(2412), added: 4887, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Rounds` (r:1 w:0)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Manifests` (r:1 w:0)
	/// Proof: `Distribution::Manifests` (`max_values`: None, `max_size`: Some(161), added: 2636, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Seals` (r:1 w:0)
	/// Proof: `Distribution::Seals` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `Compliance::Identities` (r:1 w:0)
	/// Proof: `Compliance::Identities` (`max_values`: None, `max_size`: Some(680), added: 3155, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[0, 56]`.
	fn challenge(n: u32, ) -> Weight {
		// Proof in bytes: measured 3547, estimated 6794.
		// Shortest time: 254_549_000 picoseconds.
		Weight::from_parts(275_520_608, 6794)
			// Standard error: 38_301
			.saturating_add(Weight::from_parts(4_666_434, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	/// Storage: `Announcements::Announcements` (r:1 w:1)
	/// Proof: `Announcements::Announcements` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
	/// Storage: `Distribution::Rounds` (r:1 w:0)
	/// Proof: `Distribution::Rounds` (`max_values`: None, `max_size`: Some(395), added: 2870, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	/// Storage: `Announcements::Claims` (r:0 w:1)
	/// Proof: `Announcements::Claims` (`max_values`: None, `max_size`: Some(2412), added: 4887, mode: `MaxEncodedLen`)
	fn close() -> Weight {
		// Proof in bytes: measured 947, estimated 3892.
		// Shortest time: 111_185_000 picoseconds.
		Weight::from_parts(136_593_000, 3892)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Announcements::Anchors` (r:1 w:1)
	/// Proof: `Announcements::Anchors` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
	/// Storage: `Parameters::Parameters` (r:2 w:0)
	/// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn anchor() -> Weight {
		// Proof in bytes: measured 311, estimated 6012.
		// Shortest time: 84_246_000 picoseconds.
		Weight::from_parts(106_318_000, 6012)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Announcements::Anchors` (r:1 w:1)
	/// Proof: `Announcements::Anchors` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(427), added: 2902, mode: `MaxEncodedLen`)
	fn lift() -> Weight {
		// Proof in bytes: measured 414, estimated 3892.
		// Shortest time: 58_637_000 picoseconds.
		Weight::from_parts(64_986_000, 3892)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	/// Storage: `Announcements::Announcements` (r:1 w:0)
	/// Proof: `Announcements::Announcements` (`max_values`: None, `max_size`: Some(145), added: 2620, mode: `MaxEncodedLen`)
	fn may_open() -> Weight {
		// Proof in bytes: measured 315, estimated 3610.
		// Shortest time: 8_352_000 picoseconds.
		Weight::from_parts(9_654_000, 3610)
			.saturating_add(T::DbWeight::get().reads(1))
	}
}
