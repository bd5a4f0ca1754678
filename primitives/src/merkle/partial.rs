//! A tree in row order of which a part is known: what proves a row without the whole list.

use super::{
	fold::Peak,
	hash::{node_hash, path},
};
use alloc::{collections::BTreeMap, vec::Vec};
use polkadot_sdk::sp_core::H256;

/// A tree in row order of which some nodes are known. Nobody has checked them: what follows from
/// them has to be checked against the root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partial {
	/// Number of rows.
	leaves: u32,
	/// Nodes by their positions in the array of `2n - 1` nodes.
	known: BTreeMap<u32, H256>,
}

impl Partial {
	/// The tree of `leaves` rows, of which nothing is known.
	pub fn new(leaves: u32) -> Self {
		Self { leaves, known: BTreeMap::new() }
	}

	/// Adds a node.
	pub fn add(&mut self, node: Peak) {
		self.known.insert(node.position, node.hash);
	}

	/// Adds a row by its leaf hash.
	pub fn add_leaf(&mut self, row: u32, leaf: H256) {
		self.known.insert(self.last().saturating_sub(row), leaf);
	}

	/// Computes all nodes that follow from those that are known, each once. Whoever asks for many
	/// should do that first: otherwise each answer computes anew what it needs.
	pub fn fill(&mut self) {
		let mut end = u32::MAX;
		// By falling position: a parent lies before its children. No position is as large as the
		// first end.
		while let Some((&at, &hash)) = self.known.range(..end).next_back() {
			end = at;
			// Even positions are right children.
			let (Some(left), 0) = (at.checked_sub(1), at & 1) else { continue };
			let Some(other) = self.known.get(&left) else { continue };
			let parent = node_hash(other, &hash);
			self.known.entry(left / 2).or_insert(parent);
		}
	}

	/// Position of the last node, the leaf of the first row.
	fn last(&self) -> u32 {
		// 2^31 rows, the most there can be, fit as well.
		self.leaves.saturating_sub(1).saturating_mul(2)
	}

	/// The node at a position, if it is known or follows from those that are.
	fn node(&self, at: u32) -> Option<H256> {
		if let Some(hash) = self.known.get(&at) {
			return Some(*hash);
		}
		let left = at.checked_mul(2)?.checked_add(1)?;
		if left >= self.last() {
			return None;
		}
		Some(node_hash(&self.node(left)?, &self.node(left.checked_add(1)?)?))
	}

	/// The nodes beside the way from a position to the root, from its sibling upwards; `None` if too
	/// little is known.
	pub fn beside(&self, position: u32) -> Option<Vec<Peak>> {
		let peak = |position| Some(Peak { position, hash: self.node(position)? });
		path(position).map(peak).collect()
	}

	/// The proof of a row; `None` if too little is known.
	pub fn proof(&self, row: u32) -> Option<Vec<H256>> {
		let beside = self.beside(self.last().checked_sub(row)?)?;
		Some(beside.into_iter().map(|peak| peak.hash).collect())
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::merkle::{leaf_hash, Fold, MerkleTree};

	fn leaves(n: u32) -> Vec<H256> {
		(0..n).map(|i| leaf_hash(i, &[i as u8; 32], u128::from(i) + 1)).collect()
	}

	/// The subtrees of each part of `size` rows, with its rows.
	fn parts(leaves: &[H256], size: usize) -> Vec<(u32, Vec<H256>, Vec<Peak>)> {
		let mut fold = Fold::new(leaves.len() as u32).unwrap();
		let mut parts = Vec::new();
		for rows in leaves.chunks(size) {
			let mut part = fold.part();
			let first = fold.next_row();
			rows.iter().for_each(|leaf| part.push(*leaf).unwrap());
			fold.absorb(&part).unwrap();
			parts.push((first, rows.to_vec(), part.peaks().to_vec()));
		}
		parts
	}

	/// Regression: whoever asked a node for the ways of all chunks of a list had it compute the whole
	/// tree for each of their subtrees.
	#[test]
	fn filled_tree_should_know_the_root_and_prove_the_same() {
		for (n, size) in [(1, 1), (2, 2), (7, 2), (70, 9), (300, 77)] {
			let leaves = leaves(n);
			let mut tree = Partial::new(n);
			let parts = parts(&leaves, size);
			parts.iter().flat_map(|(_, _, peaks)| peaks).for_each(|peak| tree.add(*peak));
			let before = tree.clone();
			tree.fill();
			let root = MerkleTree::in_row_order(&leaves).unwrap().root();
			assert_eq!(tree.known.get(&0), Some(&root));
			for peak in parts.iter().flat_map(|(_, _, peaks)| peaks) {
				assert_eq!(tree.beside(peak.position), before.beside(peak.position));
			}
		}
	}

	#[test]
	fn every_row_should_be_proven_by_its_part_and_what_is_beside_it() {
		for (n, size) in [(1, 1), (2, 2), (7, 2), (70, 9), (100, 16), (300, 77), (300, 300)] {
			let leaves = leaves(n);
			let whole = MerkleTree::in_row_order(&leaves).unwrap();
			let parts = parts(&leaves, size);
			let mut all = Partial::new(n);
			parts.iter().flat_map(|(_, _, peaks)| peaks).for_each(|peak| all.add(*peak));
			for (first, rows, peaks) in &parts {
				// With the subtrees of all parts, and with those beside its own alone.
				let mut few = Partial::new(n);
				for peak in peaks {
					all.beside(peak.position).unwrap().into_iter().for_each(|peak| few.add(peak));
				}
				for mut tree in [all.clone(), few] {
					(*first..).zip(rows).for_each(|(row, leaf)| tree.add_leaf(row, *leaf));
					for row in *first..first + rows.len() as u32 {
						assert_eq!(tree.proof(row), whole.proof(row), "row {row} of {n}");
					}
				}
			}
		}
	}

	#[test]
	fn row_should_not_be_proven_when_too_little_is_known() {
		let leaves = leaves(10);
		let mut tree = Partial::new(10);
		assert_eq!(tree.proof(3), None);
		(0..9u32).zip(&leaves).for_each(|(row, leaf)| tree.add_leaf(row, *leaf));
		assert_eq!(tree.proof(3), None);
		tree.add_leaf(9, leaves[9]);
		assert!(tree.proof(3).is_some());
		assert_eq!(tree.proof(19), None);
		assert_eq!(Partial::new(0).proof(0), Some(Vec::new()));
		assert_eq!(Partial::new(u32::MAX).proof(7), None);
	}
}
