//! A list folded chunk by chunk has the root of its tree, and each chunk proves its rows.
//!
//! The bytes are the rows, and for each chunk its size and the way in which it is added: row by row,
//! as a part, or as a part of which only the subtrees are known. What the chain keeps between chunks
//! is encoded and decoded, as there. The tree is that of `@openzeppelin/merkle-tree` in row order.

use crate::{bytes::Bytes, model};
use codec::{Decode, Encode};
use distribution_primitives::merkle::{Fold, OutOfPlace, Partial, Peak, MAX_PENDING};
use polkadot_sdk::sp_core::H256;

/// See the module.
pub fn run(data: &[u8]) {
	let mut bytes = Bytes::new(data);
	let rows = model::rows(&mut bytes, 300);
	let leaves = model::leaves(&rows);
	let tree = model::Tree::new(&leaves, false);

	let mut fold = Fold::new(leaves.len() as u32).unwrap();
	let mut rest = leaves.as_slice();
	while !rest.is_empty() {
		assert_eq!(fold.root(), None);
		let (chunk, after) = rest.split_at(1 + bytes.below(rest.len() as u32) as usize);
		garbage(&mut bytes, &fold);
		let part = add(&mut fold, chunk, bytes.byte());
		check_peaks(&fold, &tree);
		check_proofs(&part, chunk, leaves.len() - rest.len(), &tree);
		// What was added is not what comes next, and changes nothing.
		let before = fold.clone();
		assert_eq!(fold.absorb(&part), Err(OutOfPlace));
		assert_eq!(fold, before);
		fold = Fold::decode(&mut fold.encode().as_slice()).unwrap();
		assert_eq!(fold, before);
		rest = after;
	}
	assert_eq!(fold.root(), Some(tree.root()));
	assert_eq!(fold.next_row() as usize, leaves.len());
	assert_eq!(fold.push(H256::zero()), Err(OutOfPlace));
}

/// Adds a chunk in one of three ways, and returns it as a part.
fn add(fold: &mut Fold, chunk: &[H256], way: u8) -> Fold {
	let mut part = fold.part();
	chunk.iter().for_each(|leaf| part.push(*leaf).unwrap());
	match way % 3 {
		0 => chunk.iter().for_each(|leaf| fold.push(*leaf).unwrap()),
		1 => fold.absorb(&part).unwrap(),
		_ => {
			let known = fold.part_of(chunk.len() as u32, part.peaks()).unwrap();
			assert_eq!(known, part);
			fold.absorb(&known).unwrap();
		}
	}
	part
}

/// Subtrees that somebody made up: nothing panics.
fn garbage(bytes: &mut Bytes<'_>, fold: &Fold) {
	let count = bytes.byte() % 8;
	let peaks: Vec<Peak> =
		(0..count).map(|_| Peak { position: bytes.u32(), hash: H256::zero() }).collect();
	let mut other = fold.clone();
	if let Some(part) = fold.part_of(u32::from(count), &peaks) {
		let _ = other.absorb(&part);
		let _ = other.push(H256::zero());
		assert!(other.peaks().len() <= MAX_PENDING as usize);
	}
}

/// What the fold keeps is few nodes of the tree.
fn check_peaks(fold: &Fold, tree: &model::Tree) {
	assert!(fold.peaks().len() <= MAX_PENDING as usize);
	for peak in fold.peaks() {
		assert_eq!(tree.nodes[peak.position as usize], peak.hash);
	}
}

/// The rows of a chunk, and the nodes beside the ways from its subtrees to the root, prove each row.
fn check_proofs(part: &Fold, chunk: &[H256], first: usize, tree: &model::Tree) {
	let mut partial = Partial::new(part.leaves());
	for (row, leaf) in (first..).zip(chunk) {
		partial.add_leaf(row as u32, *leaf);
	}
	for peak in part.peaks() {
		let mut at = peak.position as usize;
		while at > 0 {
			let sibling = model::sibling(at);
			partial.add(Peak { position: sibling as u32, hash: tree.nodes[sibling] });
			at = (at - 1) / 2;
		}
	}
	partial.fill();
	for row in first..first + chunk.len() {
		assert_eq!(partial.proof(row as u32), Some(tree.proof(row)));
	}
}
