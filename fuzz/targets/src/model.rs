//! What results are compared with, written from the definitions and without the code that is
//! fuzzed. Only the hash functions are common: they are other people's, with vectors of their own.

use crate::bytes::Bytes;
use polkadot_sdk::{
	sp_core::H256,
	sp_io::hashing::{keccak_256, sha2_256},
};

/// A row of a list: account, and amount in the asset's smallest unit.
pub type Row = ([u8; 32], u128);

/// A list of 1 to `most` rows. Accounts are few, so that some come again.
pub fn rows(bytes: &mut Bytes<'_>, most: u32) -> Vec<Row> {
	let count = 1 + bytes.below(most);
	(0..count).map(|_| row(bytes)).collect()
}

/// A row, made of three bytes.
pub fn row(bytes: &mut Bytes<'_>) -> Row {
	let [account, amount @ ..] = bytes.take::<3>();
	([account; 32], u128::from(u16::from_le_bytes(amount)))
}

/// The leaf of a row as `@openzeppelin/merkle-tree` defines it:
/// `keccak256(keccak256(abi.encode(uint256 index, bytes32 account, uint256 amount)))`.
pub fn leaf(index: u32, (account, amount): &Row) -> H256 {
	let mut words = vec![0u8; 28];
	words.extend(index.to_be_bytes());
	words.extend(account);
	words.extend([0u8; 16]);
	words.extend(amount.to_be_bytes());
	H256(keccak_256(&keccak_256(&words)))
}

/// The leaves of rows.
pub fn leaves(rows: &[Row]) -> Vec<H256> {
	(0..).zip(rows).map(|(index, row)| leaf(index, row)).collect()
}

/// The parent of two nodes: `keccak256` of both, the lower one first.
pub fn node(a: H256, b: H256) -> H256 {
	let mut pair = [a.0, b.0];
	pair.sort_unstable();
	H256(keccak_256(&pair.concat()))
}

/// A tree as `makeMerkleTree` of `@openzeppelin/merkle-tree` 1.0.8, `src/core.ts`, builds it.
#[derive(Clone, Debug)]
pub struct Tree {
	/// The nodes, root first.
	pub nodes: Vec<H256>,
	/// For each row the position of its leaf.
	pub positions: Vec<usize>,
}

impl Tree {
	/// The tree of `StandardMerkleTree.of(values, encoding, { sortLeaves: sorted })`.
	pub fn new(leaves: &[H256], sorted: bool) -> Self {
		let mut order: Vec<usize> = (0..leaves.len()).collect();
		if sorted {
			order.sort_by_key(|row| leaves[*row]);
		}
		let last = 2 * leaves.len() - 2;
		let mut nodes = vec![H256::zero(); last + 1];
		let mut positions = vec![0; leaves.len()];
		for (rank, row) in order.into_iter().enumerate() {
			nodes[last - rank] = leaves[row];
			positions[row] = last - rank;
		}
		for at in (0..leaves.len() - 1).rev() {
			nodes[at] = node(nodes[2 * at + 1], nodes[2 * at + 2]);
		}
		Self { nodes, positions }
	}

	/// The root.
	pub fn root(&self) -> H256 {
		self.nodes[0]
	}

	/// The proof of a row: `getProof`.
	pub fn proof(&self, row: usize) -> Vec<H256> {
		let (mut at, mut proof) = (self.positions[row], Vec::new());
		while at > 0 {
			proof.push(self.nodes[sibling(at)]);
			at = (at - 1) / 2;
		}
		proof
	}
}

/// The sibling of a node that is not the root.
pub fn sibling(at: usize) -> usize {
	if at.is_multiple_of(2) {
		at - 1
	} else {
		at + 1
	}
}

/// Positions of the nodes that prove `count` rows from `first` on of `rows` in row order, by falling
/// position: the siblings of what lies on the ways from these rows to the root, if they do not lie
/// on one themselves.
pub fn siblings(rows: usize, first: usize, count: usize) -> Vec<usize> {
	let mut on_the_way = vec![false; 2 * rows - 1];
	for row in first..first + count {
		let mut at = 2 * rows - 2 - row;
		on_the_way[at] = true;
		while at > 0 {
			at = (at - 1) / 2;
			on_the_way[at] = true;
		}
	}
	let beside = |at: &usize| !on_the_way[*at] && on_the_way[sibling(*at)];
	(1..2 * rows - 1).rev().filter(beside).collect()
}

/// The content identifier of bytes: version 1, codec raw, sha2-256, as text in base32.
pub fn cid(content: &[u8]) -> String {
	let bytes = [&[1, 0x55, 0x12, 32][..], &sha2_256(content)].concat();
	let bits: Vec<u8> =
		bytes.iter().flat_map(|byte| (0..8).rev().map(move |bit| (byte >> bit) & 1)).collect();
	let letter = |five: &[u8]| {
		let number = five.iter().fold(0u8, |number, bit| 2 * number + bit) << (5 - five.len());
		char::from(b"abcdefghijklmnopqrstuvwxyz234567"[usize::from(number)])
	};
	std::iter::once('b').chain(bits.chunks(5).map(letter)).collect()
}

#[cfg(test)]
mod tests {
	use super::*;

	/// `testdata/list.json` has them: the amounts sum up to the most that there can be.
	#[test]
	fn tree_should_have_the_root_of_the_vectors() {
		const UNIT: u128 = 1_000_000_000_000;
		let amount = |row: u8| if row < 5 { u128::from(row) * UNIT } else { u128::MAX - 10 * UNIT };
		let rows: Vec<Row> = (1..=5).map(|row| ([row; 32], amount(row))).collect();
		let tree = Tree::new(&leaves(&rows), false);
		let root = "0x86ab39cc6eef5dedba55993cf03c3f1c628a3969220ec6a2e632a96676bf42cd";
		assert_eq!(format!("{:#x}", tree.root()), root);
		for (row, this) in rows.iter().enumerate() {
			let climbed = tree.proof(row).into_iter().fold(leaf(row as u32, this), node);
			assert_eq!(climbed, tree.root());
		}
	}

	/// From the library's own documentation of its array: five leaves lie at 8 to 4, row 0 last.
	#[test]
	fn siblings_should_be_those_beside_the_ways() {
		assert_eq!(siblings(5, 0, 1), [7, 4, 2]);
		assert_eq!(siblings(5, 0, 2), [4, 2]);
		assert_eq!(siblings(5, 1, 3), [8, 4]);
		assert_eq!(siblings(5, 0, 5), [0; 0]);
		assert_eq!(siblings(1, 0, 1), [0; 0]);
	}

	/// From the tests of another system that stores content by such identifiers.
	#[test]
	fn identifier_should_be_that_of_other_systems() {
		let text = b"Hello, Bulletin with PAPI - Fri Nov 21 2025 11:09:18 GMT+0000";
		assert_eq!(cid(text), "bafkreig5pw2of63kmkldboh6utfovo3o3czig4yj7eb2ragxwca4c4jlke");
	}
}
