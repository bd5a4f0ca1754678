//! An empty block, and a transaction alone. Made by `scripts/weights.sh overhead`; do not edit.
//!
//! Not measured yet: these are the SDK's, on the reference hardware.

#![cfg_attr(rustfmt, rustfmt_skip)]

use polkadot_sdk::frame_support::weights::{constants::WEIGHT_REF_TIME_PER_NANOS, Weight};

/// A block with nothing but its inherents.
pub const BLOCK: Weight =
	Weight::from_parts(WEIGHT_REF_TIME_PER_NANOS.saturating_mul(431_614), 0);

/// A signed transaction that does nothing, without its extensions, which have weights of their own.
pub const TRANSACTION: Weight =
	Weight::from_parts(WEIGHT_REF_TIME_PER_NANOS.saturating_mul(108_157), 0);
