//! A tree equals that of `@openzeppelin/merkle-tree`: root, nodes, every proof, and ranges of rows.
//!
//! The bytes are the order of the leaves, the rows, and a range. The other tree is built as the
//! library's source builds it; a range is compared with what lies beside the ways of its rows.

use crate::{bytes::Bytes, model};
use distribution_primitives::merkle::{
	leaf_hash, range_siblings, root_from_proof, verify_range, MerkleTree, MAX_RANGE_SIBLINGS,
};

/// See the module.
pub fn run(data: &[u8]) {
	let mut bytes = Bytes::new(data);
	let sorted = bytes.byte().is_multiple_of(2);
	let rows = model::rows(&mut bytes, 200);
	let leaves = model::leaves(&rows);
	let hashed = (0..).zip(&rows).map(|(index, (who, amount))| leaf_hash(index, who, *amount));
	assert!(hashed.eq(leaves.iter().copied()));

	let wanted = model::Tree::new(&leaves, sorted);
	let tree = if sorted { MerkleTree::new(&leaves) } else { MerkleTree::in_row_order(&leaves) };
	let tree = tree.unwrap();
	assert_eq!(tree.root(), wanted.root());
	assert_eq!(tree.nodes(), wanted.nodes);
	assert_eq!(tree.rows() as usize, rows.len());
	for (row, leaf) in leaves.iter().enumerate() {
		let proof = tree.proof(row as u32).unwrap();
		assert_eq!(proof, wanted.proof(row));
		assert_eq!(root_from_proof(*leaf, &proof), wanted.root());
	}
	assert_eq!(tree.proof(tree.rows()), None);

	let first = bytes.below(tree.rows());
	let count = 1 + bytes.below(tree.rows() - first);
	let beside = model::siblings(rows.len(), first as usize, count as usize);
	assert!(beside.len() <= MAX_RANGE_SIBLINGS as usize);
	let positions: Vec<u64> = beside.iter().map(|at| *at as u64).collect();
	assert_eq!(range_siblings(tree.rows(), first, count), Some(positions));
	if sorted {
		return;
	}
	let siblings: Vec<_> = beside.iter().map(|at| wanted.nodes[*at]).collect();
	assert_eq!(tree.range(first, count).as_ref(), Some(&siblings));
	let these = &leaves[first as usize..(first + count) as usize];
	assert!(verify_range(&wanted.root(), tree.rows(), first, these, &siblings));
}
