//! An empty block, and a transaction alone. `scripts/weights.sh overhead` measures them and writes this file.
//!
//! It has not: these are the figures of `frame-support` 49.0.1 (2024-11-08, Intel Xeon at 2.60 GHz). Its transaction has
//! the extensions of the SDK's own node in it, so what ours weigh comes on top.

#![cfg_attr(rustfmt, rustfmt_skip)]

use polkadot_sdk::frame_support::weights::{constants::WEIGHT_REF_TIME_PER_NANOS, Weight};

/// A block with nothing but its inherents.
pub const BLOCK: Weight =
	Weight::from_parts(WEIGHT_REF_TIME_PER_NANOS.saturating_mul(431_614), 0);

/// A signed transaction that does nothing, without its extensions, which have weights of their own.
pub const TRANSACTION: Weight =
	Weight::from_parts(WEIGHT_REF_TIME_PER_NANOS.saturating_mul(108_157), 0);
