//! Units of money and time, prices of state, and the limits of a block.

#![warn(missing_docs)]

use crate::{Balance, BlockNumber, TOKEN_DECIMALS};
use polkadot_sdk::{
	cumulus_primitives_core,
	frame_support::weights::{constants::WEIGHT_REF_TIME_PER_SECOND, Weight},
	sp_runtime::Perbill,
};

/// One token.
pub const UNIT: Balance = (10 as Balance).pow(TOKEN_DECIMALS as u32);
/// A thousandth of a token.
pub const MILLIUNIT: Balance = UNIT / 1_000;
/// A millionth of a token.
pub const MICROUNIT: Balance = UNIT / 1_000_000;

/// Deposit per byte of state.
pub const DEPOSIT_PER_BYTE: Balance = 100 * MICROUNIT;
/// Deposit per item of state, whatever its size.
pub const DEPOSIT_PER_ITEM: Balance = 100 * MILLIUNIT;

/// The deposit for `items` items with `bytes` bytes in total.
pub const fn deposit(items: u32, bytes: u32) -> Balance {
	(items as Balance)
		.saturating_mul(DEPOSIT_PER_ITEM)
		.saturating_add((bytes as Balance).saturating_mul(DEPOSIT_PER_BYTE))
}

/// Milliseconds between relay-chain blocks, and between our own blocks on one core.
pub const MILLISECS_PER_BLOCK: u64 = 6_000;
/// Length of a slot of block production, in milliseconds.
pub const SLOT_DURATION: u64 = MILLISECS_PER_BLOCK;
/// Relay-chain blocks per minute. Everything in this runtime is timed in relay-chain blocks.
pub const MINUTES: BlockNumber = 10;
/// Relay-chain blocks per hour.
pub const HOURS: BlockNumber = MINUTES * 60;
/// Relay-chain blocks per day.
pub const DAYS: BlockNumber = HOURS * 24;

/// Average share of a block used by hooks.
pub(crate) const AVERAGE_ON_INITIALIZE_RATIO: Perbill = Perbill::from_percent(5);
/// Share of a block that ordinary transactions may fill.
pub(crate) const NORMAL_DISPATCH_RATIO: Perbill = Perbill::from_percent(75);
/// Two seconds of computation and 10 MiB of proof: the most that the relay chain allows.
pub(crate) const MAXIMUM_BLOCK_WEIGHT: Weight = Weight::from_parts(
	WEIGHT_REF_TIME_PER_SECOND.saturating_mul(2),
	cumulus_primitives_core::relay_chain::MAX_POV_SIZE as u64,
);

/// Our blocks per relay-chain block: one per core, on at most three cores.
pub(crate) const BLOCK_PROCESSING_VELOCITY: u32 = 3;
/// Blocks that may await inclusion: as many as three relay-chain blocks include.
pub(crate) const UNINCLUDED_SEGMENT_CAPACITY: u32 = 3 * BLOCK_PROCESSING_VELOCITY;
/// How many blocks behind the head of the relay chain we build.
pub(crate) const RELAY_PARENT_OFFSET: u32 = 0;
/// Length of a relay-chain slot, in milliseconds.
pub(crate) const RELAY_CHAIN_SLOT_DURATION_MILLIS: u32 = 6_000;

/// Time that a fee of a thousandth of a token buys, in picoseconds: what the SDK's transaction that
/// does nothing takes on the reference hardware. It is not what [`crate::weights::block`] has: a
/// machine that is faster or slower must not change what a block costs.
pub(crate) const TIME_PER_MILLIUNIT: u64 = 108_157_000;
