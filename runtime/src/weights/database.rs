//! Time of the database. Made by `scripts/weights.sh database`; do not edit.
//!
//! Command: `distribution-node benchmark storage --chain <dev with 1000000 more accounts> --mode validate-block
//! --state-version 1 --batch-size 5000 --validate-block-rounds 3`
//!
//! Date: 2026-11-29. CPU: AMD EPYC.

#![cfg_attr(rustfmt, rustfmt_skip)]

use polkadot_sdk::frame_support::weights::{constants::WEIGHT_REF_TIME_PER_NANOS, RuntimeDbWeight};

/// Reading and writing a value, as a validator does it: on a proof in memory. What was measured, or
/// what the fellowship's Asset Hub counts (13_701 and 33_060 ns), whichever is more.
pub const DATABASE: RuntimeDbWeight = RuntimeDbWeight {
	// Measured: 16_759 ns on average; 13_910 to 25_663, median 15_948, 99th of 100 25_379.
	read: WEIGHT_REF_TIME_PER_NANOS.saturating_mul(16_759),
	// Measured: 41_530 ns on average; 33_327 to 78_987, median 39_515, 99th of 100 65_914.
	write: WEIGHT_REF_TIME_PER_NANOS.saturating_mul(41_530),
};
