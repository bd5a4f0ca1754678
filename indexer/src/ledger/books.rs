//! The books: what the history adds up to after a block.

use crate::read::records::{Pool, Round};
use distribution_primitives::ChainDigest;
use polkadot_sdk::sp_core::H256;
use std::collections::BTreeMap;

/// The state of the history after a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledger {
	/// The hash of the chain's first block, with which digests begin.
	pub(crate) genesis: H256,
	/// The last block: number and hash.
	pub(crate) head: Option<(u64, H256)>,
	/// All rounds.
	pub(crate) rounds: BTreeMap<u32, Round>,
	/// All pools.
	pub(crate) pools: BTreeMap<u16, Pool>,
	/// Total supply of the native token after the last block, by the events up to it.
	pub(crate) supply: u128,
	/// The last era that has ended, and the supply after it.
	pub(crate) era: Option<(u32, u128)>,
	/// The digest of the chain after the last block, by the events up to it.
	pub(crate) finals: ChainDigest,
}

impl Ledger {
	/// Before the first block.
	pub fn new(genesis: H256) -> Self {
		Self {
			genesis,
			head: None,
			rounds: BTreeMap::new(),
			pools: BTreeMap::new(),
			supply: 0,
			era: None,
			finals: ChainDigest::default(),
		}
	}

	/// The number of the next block.
	pub fn next_block(&self) -> u64 {
		self.head.map_or(0, |(number, _)| number.saturating_add(1))
	}
}
