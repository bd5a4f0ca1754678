//! The Merkle format of a distribution list.
//!
//! Byte for byte the `StandardMerkleTree` of `@openzeppelin/merkle-tree` over rows of
//! `(uint256 index, bytes32 account, uint256 amount)`, so that a list can be built and checked with
//! either implementation (source: the library's README and `src/core.ts`, version 1.0.8):
//!
//! - leaf: `keccak256(keccak256(abi.encode(index, account, amount)))`, the inner message being
//!   three 32-byte big-endian words;
//! - inner node: `keccak256(min(a, b) ++ max(a, b))`;
//! - layout: a complete binary tree in an array of `2n - 1` nodes, root first, the leaves sorted by
//!   hash and written backwards from the end.
//!
//! A leaf's preimage is 96 bytes (then 32), a node's 64: neither can pass for the other. The index
//! is part of the leaf, so a proof is bound to its row.

use alloc::vec::Vec;
use polkadot_sdk::{sp_core::H256, sp_io::hashing::keccak_256};

/// Maximum length of a proof, in hashes: enough for 2^32 rows.
pub const MAX_PROOF_LEN: u32 = 32;

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

/// A whole tree, kept as the array described in the module's documentation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MerkleTree {
	/// The nodes, root first.
	nodes: Vec<H256>,
	/// For each row the position of its leaf in `nodes`.
	positions: Vec<u32>,
}

impl MerkleTree {
	/// Builds the tree over `leaves`, given in the order of the list's rows.
	///
	/// Returns `None` for an empty list or one of more than 2^31 rows.
	pub fn new(leaves: &[H256]) -> Option<Self> {
		let rows = u32::try_from(leaves.len()).ok().filter(|n| *n > 0 && *n <= 1 << 31)?;
		let mut order: Vec<(H256, u32)> = leaves.iter().copied().zip(0..rows).collect();
		order.sort_unstable();
		let size = leaves.len().checked_mul(2)?.checked_sub(1)?;
		let mut nodes = alloc::vec![H256::zero(); size];
		let mut positions = alloc::vec![0u32; leaves.len()];
		for (rank, (leaf, row)) in order.into_iter().enumerate() {
			let at = size.checked_sub(1)?.checked_sub(rank)?;
			*nodes.get_mut(at)? = leaf;
			*positions.get_mut(row as usize)? = u32::try_from(at).ok()?;
		}
		for at in (0..leaves.len().saturating_sub(1)).rev() {
			let left = at.checked_mul(2)?.checked_add(1)?;
			let node = node_hash(nodes.get(left)?, nodes.get(left.checked_add(1)?)?);
			*nodes.get_mut(at)? = node;
		}
		Some(Self { nodes, positions })
	}

	/// The hash that goes on chain.
	pub fn root(&self) -> H256 {
		self.nodes.first().copied().unwrap_or_default()
	}

	/// Number of rows.
	pub fn rows(&self) -> u32 {
		self.positions.len() as u32
	}

	/// The nodes, root first.
	pub fn nodes(&self) -> &[H256] {
		&self.nodes
	}

	/// For each row the position of its leaf among the nodes.
	pub fn positions(&self) -> &[u32] {
		&self.positions
	}

	/// Positions among the nodes of the proof of the leaf at `at`, from its sibling upwards.
	pub fn path(mut at: u32) -> impl Iterator<Item = u32> {
		core::iter::from_fn(move || {
			let parent = at.checked_sub(1)? >> 1;
			// Children of `p` lie at `2p + 1` and `2p + 2`: odd nodes have their sibling to the
			// right.
			let sibling = if at & 1 == 1 { at.saturating_add(1) } else { at.saturating_sub(1) };
			at = parent;
			Some(sibling)
		})
	}

	/// The proof of row `row`, from the leaf's sibling upwards; `None` past the end of the list.
	pub fn proof(&self, row: u32) -> Option<Vec<H256>> {
		let at = *self.positions.get(row as usize)?;
		Self::path(at).map(|node| self.nodes.get(node as usize).copied()).collect()
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn leaves(n: u32) -> Vec<H256> {
		(0..n)
			.map(|i| leaf_hash(i, &[i as u8 + 1; 32], u128::from(i + 1) * 1_000_000_000_000))
			.collect()
	}

	#[test]
	fn proofs_should_verify_for_every_row_and_size() {
		for n in 1..70 {
			let leaves = leaves(n);
			let tree = MerkleTree::new(&leaves).unwrap();
			for (row, leaf) in leaves.iter().enumerate() {
				let proof = tree.proof(row as u32).unwrap();
				assert_eq!(root_from_proof(*leaf, &proof), tree.root(), "row {row} of {n}");
				for other in leaves.iter().filter(|l| *l != leaf) {
					assert_ne!(root_from_proof(*other, &proof), tree.root());
				}
			}
			assert!(tree.proof(n).is_none());
		}
	}

	/// Roots and proofs made by `@openzeppelin/merkle-tree` 1.0.8.
	#[test]
	fn tree_should_equal_openzeppelins() {
		let hash = |hex: &str| {
			let byte = |i: usize| u8::from_str_radix(&hex[2 * i..2 * i + 2], 16).unwrap();
			H256(core::array::from_fn(byte))
		};
		let check = |n: u32, root: &str, last_proof: &[&str]| {
			let tree = MerkleTree::new(&leaves(n)).unwrap();
			assert_eq!(tree.root(), hash(root), "root of {n} rows");
			let proof: Vec<H256> = last_proof.iter().map(|h| hash(h)).collect();
			assert_eq!(tree.proof(n - 1).unwrap(), proof, "last proof of {n} rows");
		};
		let pair = "a5abb1118238debdf7d9b5b027c7bc28ed19eccd085cfc8d1edc7e38d753ac89";
		check(1, "ca6de51444551385347adc28e8628293cae03d22a8ee868df7248c6dbafa70d0", &[]);
		check(2, pair, &["ca6de51444551385347adc28e8628293cae03d22a8ee868df7248c6dbafa70d0"]);
		check(3, "85b09974f6592a12dd179803b0cb196df75dc1ac8520e6c01d78ca3071f12c0c", &[pair]);
		check(
			5,
			"9b25168106d19934b75e06cfe208598d6bcdf9f4f75b3f81d65bc2e90977a536",
			&[
				"b94092b1caccc1d9b72ef45c9b24e65ea49762f35def5249304ac5c58fde5863",
				"eed4d45f70ca03d1d74f09101fc1798ad703507fc99e5c5a53b06b4a3ddbbdf3",
				pair,
			],
		);
		check(
			10,
			"4e540e46ab0fc73c5a524479fc173d973e61777a185fd8370939cacf03ca22bc",
			&[
				"3809ba992bba52817101ef3d90228880420c28a0ec13ef0afcf00452bd743f79",
				"602b5bad3dda8dd8340bbed8fc04bc94a04cdb9bb5fe4122dbad8825687c8527",
				"a151ece2b9b171fbb5431231f0c188fcda84db9ee9d1e4cf314fdabc927224dd",
				"2631c24c0a14dba608d5e730817a616caa58f932d5753bd4ec3de87712e9f390",
			],
		);
	}

	#[test]
	fn tree_should_not_exist_when_the_list_is_empty() {
		assert!(MerkleTree::new(&[]).is_none());
	}

	#[test]
	fn node_should_not_pass_for_a_leaf() {
		// Second preimage: the children of a node, read as a row, must not hash to that node.
		let leaves = leaves(2);
		let tree = MerkleTree::new(&leaves).unwrap();
		let mut inner = [0u8; 64];
		inner[..32].copy_from_slice(leaves[0].as_bytes());
		inner[32..].copy_from_slice(leaves[1].as_bytes());
		assert_ne!(H256(keccak_256(&keccak_256(&inner))), tree.root());
		assert!(tree.proof(0).unwrap().len() == 1);
	}
}
