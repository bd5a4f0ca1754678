//! Weights of `pallet_transaction_payment`, measured on this runtime's wasm. Made by `scripts/weights.sh`; do not edit.
//!
//! Command: `distribution-node benchmark pallet --runtime <wasm of scripts/bench-wasm.sh>
//! --genesis-builder=runtime --genesis-builder-preset=development --pallet pallet_transaction_payment --extrinsic '*'
//! --steps 6 --repeat 4 --wasm-execution=Compiled`
//!
//! Date: 2026-11-22. CPU: Intel(R) Xeon(R) Processor.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use polkadot_sdk::{frame_support::{traits::Get, weights::Weight}, *};

/// The measured weights of `pallet_transaction_payment`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_transaction_payment::WeightInfo for WeightInfo<T> {
	fn charge_transaction_payment() -> Weight {
		// Provisional: the time is that of paying treasury and collators in each transaction. Reads the
		// payer's account, and whether it is in the activity pool.
		Weight::from_parts(95_010_000, 6151)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
