//! Hashes of rows and nodes, and the way from a node to the root.

use polkadot_sdk::{sp_core::H256, sp_io::hashing::keccak_256};

/// Hash of one row of a list.
///
/// `index` is the row's position in the list, from 0; `account` the 32-byte public key; `amount` is
/// in the asset's smallest unit.
pub fn leaf_hash(index: u32, account: &[u8; 32], amount: u128) -> H256 {
	let mut row = [0u8; 96];
	let (index_word, rest) = row.split_at_mut(32);
	let (account_word, amount_word) = rest.split_at_mut(32);
	write_be(index_word, &index.to_be_bytes());
	account_word.copy_from_slice(account);
	write_be(amount_word, &amount.to_be_bytes());
	H256(keccak_256(&keccak_256(&row)))
}

/// Writes `bytes` at the end of a zeroed big-endian word.
fn write_be(word: &mut [u8], bytes: &[u8]) {
	for (to, from) in word.iter_mut().rev().zip(bytes.iter().rev()) {
		*to = *from;
	}
}

/// Hash of an inner node: its children in ascending order.
pub fn node_hash(a: &H256, b: &H256) -> H256 {
	let mut pair = [0u8; 64];
	let (low, high) = if a <= b { (a, b) } else { (b, a) };
	let (left, right) = pair.split_at_mut(32);
	left.copy_from_slice(low.as_bytes());
	right.copy_from_slice(high.as_bytes());
	H256(keccak_256(&pair))
}

/// The root computed from `leaf` and `proof`.
pub fn root_from_proof(leaf: H256, proof: &[H256]) -> H256 {
	proof.iter().fold(leaf, |node, sibling| node_hash(&node, sibling))
}

/// Positions of the nodes beside the way from the node at `at` to the root, from its sibling upwards.
pub(super) fn path(mut at: u32) -> impl Iterator<Item = u32> {
	core::iter::from_fn(move || {
		let parent = at.checked_sub(1)? >> 1;
		// Children of `p` lie at `2p + 1` and `2p + 2`: odd nodes have their sibling to the right.
		let sibling = if at & 1 == 1 { at.saturating_add(1) } else { at.saturating_sub(1) };
		at = parent;
		Some(sibling)
	})
}
