//! A state with a few values, for tests and benchmarks.

use super::*;
use alloc::vec::Vec;
use distribution_primitives::snapshot::StateNode;
use polkadot_sdk::{
	sp_runtime::traits::BlakeTwo256,
	sp_trie::{trie_types::TrieDBMutBuilderV1, MemoryDB, RandomState, TrieMut},
};

/// The root of a state with these values, by key, and all its nodes.
pub(crate) fn state_of(values: &[(Vec<u8>, Vec<u8>)]) -> (H256, Vec<Vec<u8>>) {
	let mut db = MemoryDB::<BlakeTwo256>::with_hasher(RandomState::default());
	let mut root = H256::zero();
	{
		let mut trie = TrieDBMutBuilderV1::<BlakeTwo256>::new(&mut db, &mut root).build();
		for (key, value) in values {
			// It fails if a node is missing, and this trie has all of its own.
			let _ = trie.insert(key, value);
		}
	}
	let there = db.drain().into_iter().filter(|(_, (_, count))| *count > 0);
	(root, there.map(|(_, (node, _))| node).collect())
}

/// Nodes as a call takes them.
pub(crate) fn as_proof(nodes: Vec<Vec<u8>>) -> Option<StateProof> {
	let nodes: Option<Vec<StateNode>> =
		nodes.into_iter().map(|node| node.try_into().ok()).collect();
	nodes?.try_into().ok()
}
