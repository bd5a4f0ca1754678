//! The Merkle format of a distribution list.
//!
//! Byte for byte the `StandardMerkleTree` of `@openzeppelin/merkle-tree` over rows of
//! `(uint256 index, bytes32 account, uint256 amount)`, so that a list can be built and checked with
//! either implementation (source: the library's README and `src/core.ts`, version 1.0.8):
//!
//! - leaf: `keccak256(keccak256(abi.encode(index, account, amount)))`, the inner message being
//!   three 32-byte big-endian words;
//! - inner node: `keccak256(min(a, b) ++ max(a, b))`;
//! - layout: a complete binary tree in an array of `2n - 1` nodes, root first, the leaves written
//!   backwards from the end.
//!
//! A leaf's preimage is 96 bytes (then 32), a node's 64: neither can pass for the other. The index
//! is part of the leaf, so a proof is bound to its row.
//!
//! The leaves are in one of two orders. The library sorts them by hash unless it is told otherwise
//! ([`MerkleTree::new`]); with `{ sortLeaves: false }` they are in the order of the rows
//! ([`MerkleTree::in_row_order`]). A row's proof is checked alike in both. In row order, rows that
//! follow one another are neighbours in the tree: one proof does for all of them
//! ([`verify_range`]), and a tree is folded to its root as the rows come ([`Fold`]). A row is proven
//! with the part of the list that has it and the subtrees of the others ([`Partial`]).

mod fold;
mod hash;
mod partial;
mod range;

pub use fold::{Fold, OutOfPlace, Peak, MAX_PENDING};
pub use hash::{leaf_hash, node_hash, root_from_proof};
pub use partial::Partial;
pub use range::{range_siblings, root_of_range, verify_range, MAX_RANGE_SIBLINGS};

use alloc::vec::Vec;
use polkadot_sdk::sp_core::H256;

/// Maximum length of a proof, in hashes: enough for 2^32 rows.
pub const MAX_PROOF_LEN: u32 = 32;

/// A whole tree, kept as the array described in the module's documentation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MerkleTree {
	/// The nodes, root first.
	nodes: Vec<H256>,
	/// For each row the position of its leaf in `nodes`.
	positions: Vec<u32>,
}

impl MerkleTree {
	/// Builds the tree over `leaves`, given in the order of the list's rows, and sorts them by hash:
	/// the library's default.
	///
	/// Returns `None` for an empty list or one of more than 2^31 rows.
	pub fn new(leaves: &[H256]) -> Option<Self> {
		let mut order: Vec<(H256, u32)> = Self::numbered(leaves)?.collect();
		order.sort_unstable();
		Self::build(leaves.len(), order)
	}

	/// Builds the tree over `leaves`, given in the order of the list's rows, and leaves them in that
	/// order: the library's `{ sortLeaves: false }`.
	///
	/// Returns `None` for an empty list or one of more than 2^31 rows.
	pub fn in_row_order(leaves: &[H256]) -> Option<Self> {
		Self::build(leaves.len(), Self::numbered(leaves)?)
	}

	/// Each leaf with its row.
	fn numbered(leaves: &[H256]) -> Option<impl Iterator<Item = (H256, u32)> + '_> {
		let rows = u32::try_from(leaves.len()).ok().filter(|n| *n > 0 && *n <= 1 << 31)?;
		Some(leaves.iter().copied().zip(0..rows))
	}

	/// Builds the tree over `rows` leaves in this order, each with its row.
	fn build(rows: usize, order: impl IntoIterator<Item = (H256, u32)>) -> Option<Self> {
		let size = rows.checked_mul(2)?.checked_sub(1)?;
		let mut nodes = alloc::vec![H256::zero(); size];
		let mut positions = alloc::vec![0u32; rows];
		for (rank, (leaf, row)) in order.into_iter().enumerate() {
			let at = size.checked_sub(1)?.checked_sub(rank)?;
			*nodes.get_mut(at)? = leaf;
			*positions.get_mut(row as usize)? = u32::try_from(at).ok()?;
		}
		for at in (0..rows.saturating_sub(1)).rev() {
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
	pub fn path(at: u32) -> impl Iterator<Item = u32> {
		hash::path(at)
	}

	/// The proof of row `row`, from the leaf's sibling upwards; `None` past the end of the list.
	pub fn proof(&self, row: u32) -> Option<Vec<H256>> {
		let at = *self.positions.get(row as usize)?;
		Self::path(at).map(|node| self.nodes.get(node as usize).copied()).collect()
	}

	/// The siblings that prove the `count` rows from `first` on together, in the order in which
	/// [`verify_range`] takes them. `None` if the list has no such rows, or the tree is not in row
	/// order.
	pub fn range(&self, first: u32, count: u32) -> Option<Vec<H256>> {
		let last = u32::try_from(self.nodes.len().checked_sub(1)?).ok()?;
		let in_order =
			|row: u32| last.checked_sub(row) == self.positions.get(row as usize).copied();
		if !(first..first.checked_add(count)?).all(in_order) {
			return None;
		}
		let siblings = range_siblings(self.rows(), first, count)?;
		let hash = |at: u64| self.nodes.get(usize::try_from(at).ok()?).copied();
		siblings.into_iter().map(hash).collect()
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use polkadot_sdk::sp_io::hashing::keccak_256;

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

	/// Roots and proof of the same rows with `{ sortLeaves: false }`: made by other software, which
	/// also makes the roots above.
	#[test]
	fn tree_in_row_order_should_equal_openzeppelins_with_unsorted_leaves() {
		let hex = |hash: &H256| format!("{hash:x}");
		let tree = |n: u32| MerkleTree::in_row_order(&leaves(n)).unwrap();
		for (n, root) in [
			(1, "ca6de51444551385347adc28e8628293cae03d22a8ee868df7248c6dbafa70d0"),
			(2, "a5abb1118238debdf7d9b5b027c7bc28ed19eccd085cfc8d1edc7e38d753ac89"),
			(3, "85b09974f6592a12dd179803b0cb196df75dc1ac8520e6c01d78ca3071f12c0c"),
			(5, "a3e9afbf1f6c3f6962eafcdaffd060a27e646200cf1020e8a37c5d386dd08b0f"),
			(7, "973b3910a81823677988306e2f68c17b04fad7048e907cac18d9f54cbd4fad90"),
			(10, "dbb20cea6b7fee427517fb9eb6d705660082aefbd88839f68326d06cbda59b9d"),
		] {
			assert_eq!(hex(&tree(n).root()), root, "root of {n} rows");
		}
		let proof: Vec<String> = tree(10).proof(9).unwrap().iter().map(hex).collect();
		assert_eq!(
			proof,
			[
				"533d49e24e3306e57a6a8c3197febfaa7e8988e04d943b16c8cb9ad193cf24a3",
				"d5aa8daea214bca41f8c9dfccb57f24f45061eb7595de0e784b8e855968df85c",
				"463d4bee65735c96a889c81556ed39cb5c5e31b865c03d5271f781389545a180",
			]
		);
		let siblings: Vec<String> = tree(7).range(2, 3).unwrap().iter().map(hex).collect();
		assert_eq!(
			siblings,
			[
				"3809ba992bba52817101ef3d90228880420c28a0ec13ef0afcf00452bd743f79",
				"7c1fe0071e6b84f1b7109be0bd89e8c5430e749304b1c35ee9f63af8cff858b2",
			]
		);
	}

	#[test]
	fn proofs_in_row_order_should_verify_for_every_row_and_size() {
		for n in 1..70 {
			let leaves = leaves(n);
			let tree = MerkleTree::in_row_order(&leaves).unwrap();
			for (row, leaf) in leaves.iter().enumerate() {
				let proof = tree.proof(row as u32).unwrap();
				assert_eq!(root_from_proof(*leaf, &proof), tree.root(), "row {row} of {n}");
			}
		}
	}

	#[test]
	fn tree_should_not_exist_when_the_list_is_empty() {
		assert!(MerkleTree::new(&[]).is_none());
		assert!(MerkleTree::in_row_order(&[]).is_none());
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
