//! Weights of `frame_system_extensions`, measured on this runtime's wasm. Made by `scripts/weights.sh`; do not edit.
//!
//! Command: `distribution-node benchmark pallet --runtime <wasm of scripts/bench-wasm.sh>
//! --genesis-builder=runtime --genesis-builder-preset=development --pallet frame_system_extensions --extrinsic '*'
//! --steps 6 --repeat 4 --wasm-execution=Compiled`
//!
//! Date: 2026-11-22. CPU: Intel(R) Xeon(R) Processor.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use polkadot_sdk::{frame_support::{traits::Get, weights::Weight}, *};

/// The measured weights of `frame_system_extensions`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> frame_system::ExtensionsWeightInfo for WeightInfo<T> {
	fn check_genesis() -> Weight {
		// Proof in bytes: measured 0, estimated 0.
		// Shortest time: 1_848_000 picoseconds.
		Weight::from_parts(2_375_000, 0)
	}
	fn check_mortality_mortal_transaction() -> Weight {
		// Proof in bytes: measured 0, estimated 0.
		// Shortest time: 4_026_000 picoseconds.
		Weight::from_parts(4_788_000, 0)
	}
	fn check_mortality_immortal_transaction() -> Weight {
		// Proof in bytes: measured 0, estimated 0.
		// Shortest time: 3_943_000 picoseconds.
		Weight::from_parts(4_542_000, 0)
	}
	fn check_non_zero_sender() -> Weight {
		// Proof in bytes: measured 0, estimated 0.
		// Shortest time: 577_000 picoseconds.
		Weight::from_parts(786_000, 0)
	}
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn check_nonce() -> Weight {
		// Proof in bytes: measured 101, estimated 3593.
		// Shortest time: 8_891_000 picoseconds.
		Weight::from_parts(10_220_000, 3593)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn check_spec_version() -> Weight {
		// Proof in bytes: measured 0, estimated 0.
		// Shortest time: 427_000 picoseconds.
		Weight::from_parts(609_000, 0)
	}
	fn check_tx_version() -> Weight {
		// Proof in bytes: measured 0, estimated 0.
		// Shortest time: 430_000 picoseconds.
		Weight::from_parts(603_000, 0)
	}
	fn check_weight() -> Weight {
		// Proof in bytes: measured 0, estimated 0.
		// Shortest time: 4_802_000 picoseconds.
		Weight::from_parts(5_776_000, 0)
	}
	fn weight_reclaim() -> Weight {
		// Proof in bytes: measured 0, estimated 0.
		// Shortest time: 2_697_000 picoseconds.
		Weight::from_parts(3_507_000, 0)
	}
}
