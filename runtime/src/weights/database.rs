//! Time of the database. Made by `scripts/weights.sh database`; do not edit.
//!
//! Not measured yet: these are the SDK's, for RocksDB on the reference hardware.

#![cfg_attr(rustfmt, rustfmt_skip)]

use polkadot_sdk::frame_support::weights::{constants::WEIGHT_REF_TIME_PER_NANOS, RuntimeDbWeight};

/// Reading and writing a value.
pub const DATABASE: RuntimeDbWeight = RuntimeDbWeight {
	read: WEIGHT_REF_TIME_PER_NANOS.saturating_mul(25_000),
	write: WEIGHT_REF_TIME_PER_NANOS.saturating_mul(100_000),
};
