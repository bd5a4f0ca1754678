//! Range proofs: one proof for rows that follow one another, in a tree whose leaves are in row
//! order.
//!
//! The leaf of row `r` of `n` lies at `2n - 2 - r` in the array, and the children of `p` at
//! `2p + 1` and `2p + 2`. The known nodes are taken by falling position: each with its sibling,
//! which is either the next of the known ones or the next of those that the proof brings, makes
//! their parent known. So the shape follows from the number of rows, the first row and how many
//! there are: a proof has no flags, and what it proves of each row is what the row's single proof
//! does.

use super::hash::node_hash;
use alloc::{collections::VecDeque, vec::Vec};
use polkadot_sdk::sp_core::H256;

/// Maximum number of hashes that a range proof brings: a range has two ends, each with at most one
/// sibling per level, and 2^32 rows have 32 levels.
pub const MAX_RANGE_SIBLINGS: u32 = 64;

/// Whether `leaves` are the hashes of the rows from `first` on, in a list of `leaf_count` rows with
/// this `root`.
///
/// A row whose content is not known is given by its leaf hash like the others. `siblings` are the
/// hashes that lead from there to the root, see [`range_siblings`]. A range without rows proves
/// nothing, and one that reaches past the end of the list does not hold.
pub fn verify_range(
	root: &H256,
	leaf_count: u32,
	first: u32,
	leaves: &[H256],
	siblings: &[H256],
) -> bool {
	root_of_range(leaf_count, first, leaves.iter().copied(), siblings) == Some(*root)
}

/// The root that a range proof leads to, or `None` if it does not have the shape of one: no rows,
/// rows past the end of the list, too few siblings or too many.
pub fn root_of_range(
	leaf_count: u32,
	first: u32,
	leaves: impl IntoIterator<Item = H256>,
	siblings: &[H256],
) -> Option<H256> {
	let mut rest = siblings.iter().copied();
	let root = climb(leaf_count, first, leaves, |_| rest.next(), node_hash)?;
	rest.next().is_none().then_some(root)
}

/// Positions of the nodes that prove the `count` rows from `first` on, in the array of a list of
/// `leaf_count` rows and in the order in which [`verify_range`] takes their hashes. `None` if the
/// list has no such rows, or none are asked for.
pub fn range_siblings(leaf_count: u32, first: u32, count: u32) -> Option<Vec<u64>> {
	let mut positions = Vec::new();
	let rows = (0..count).map(|_| ());
	let note = |at| {
		positions.push(at);
		Some(())
	};
	climb(leaf_count, first, rows, note, |_, _| {})?;
	Some(positions)
}

/// Climbs from the leaves of the rows from `first` on to the root. `sibling` gives the node at a
/// position that does not follow from the leaves, `join` the parent of two nodes.
fn climb<Node>(
	leaf_count: u32,
	first: u32,
	leaves: impl IntoIterator<Item = Node>,
	mut sibling: impl FnMut(u64) -> Option<Node>,
	join: impl Fn(&Node, &Node) -> Node,
) -> Option<Node> {
	// The last row's leaf comes first in the array, after all inner nodes.
	let lowest = u64::from(leaf_count).checked_sub(1)?;
	let mut place = lowest.checked_mul(2)?.checked_sub(u64::from(first));
	// Always by falling position: a parent lies before all that was there when it was found.
	let mut known = VecDeque::new();
	for leaf in leaves {
		let at = place.filter(|at| *at >= lowest)?;
		known.push_back((at, leaf));
		place = at.checked_sub(1);
	}
	loop {
		let (at, node) = known.pop_front()?;
		let Some(before) = at.checked_sub(1) else { return Some(node) };
		// Odd positions are left children. The sibling to the right would have been taken first.
		let other = if at & 1 == 1 {
			sibling(at.saturating_add(1))?
		} else if known.front().is_some_and(|(next, _)| *next == before) {
			known.pop_front()?.1
		} else {
			sibling(before)?
		};
		known.push_back((before >> 1, join(&node, &other)));
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::merkle::{leaf_hash, root_from_proof, MerkleTree};
	use proptest::prelude::*;
	use std::collections::BTreeSet;

	fn leaves(n: u32) -> Vec<H256> {
		(0..n).map(|i| leaf_hash(i, &[i as u8; 32], u128::from(i) + 1)).collect()
	}

	fn rows(leaves: &[H256], first: u32, count: u32) -> &[H256] {
		&leaves[first as usize..(first + count) as usize]
	}

	#[test]
	fn range_should_equal_the_single_proofs_for_every_size_and_range() {
		for n in 1..70 {
			let leaves = leaves(n);
			let tree = MerkleTree::in_row_order(&leaves).unwrap();
			let proofs: Vec<_> = (0..n).map(|row| tree.proof(row).unwrap()).collect();
			for first in 0..n {
				for count in 1..=n - first {
					let what = format!("{count} rows from {first} of {n}");
					let range = rows(&leaves, first, count);
					let siblings = tree.range(first, count).unwrap();
					assert!(verify_range(&tree.root(), n, first, range, &siblings), "{what}");
					assert!(siblings.len() <= 2 * n.ilog2() as usize + 1, "{what}");
					// It brings nothing that is not in the proof of one of its rows.
					let of_rows: BTreeSet<&H256> =
						(first..first + count).flat_map(|row| &proofs[row as usize]).collect();
					assert!(siblings.iter().all(|hash| of_rows.contains(hash)), "{what}");
				}
				assert_eq!(tree.range(first, n - first + 1), None);
				assert_eq!(tree.range(first, 0), None);
			}
			for row in 0..n {
				// A range of one row is its single proof.
				assert_eq!(tree.range(row, 1).unwrap(), proofs[row as usize]);
				let leaf = leaves[row as usize];
				assert_eq!(root_from_proof(leaf, &proofs[row as usize]), tree.root());
			}
		}
	}

	#[test]
	fn range_should_have_one_shape_and_no_other() {
		for n in 1..34 {
			let leaves = leaves(n);
			let tree = MerkleTree::in_row_order(&leaves).unwrap();
			let root = tree.root();
			for first in 0..n {
				for count in 1..=n - first {
					let range = rows(&leaves, first, count);
					let siblings = tree.range(first, count).unwrap();
					let refused = |n: u32, first: u32, range: &[H256], siblings: &[H256]| {
						assert!(
							!verify_range(&root, n, first, range, siblings),
							"{} rows from {first} of {n}, {} siblings",
							range.len(),
							siblings.len()
						);
					};
					refused(n, first, &[], &siblings);
					refused(n, n, range, &siblings);
					refused(n, u32::MAX, range, &siblings);
					refused(0, first, range, &siblings);
					let longer = [&siblings[..], &[H256::zero()]].concat();
					refused(n, first, range, &longer);
					if let Some((_, shorter)) = siblings.split_last() {
						refused(n, first, range, shorter);
						refused(n, first, range, &siblings[1..]);
					}
					if count > 1 {
						refused(n, first, &range[1..], &siblings);
						refused(n, first, &range[..range.len() - 1], &siblings);
					}
				}
			}
		}
	}

	/// Regression of other implementations: a proof of two rows by a proof of their parent.
	#[test]
	fn inner_node_should_not_pass_for_a_row() {
		let leaves = leaves(4);
		let tree = MerkleTree::in_row_order(&leaves).unwrap();
		let inner = [tree.nodes()[2], tree.nodes()[1]];
		// The array of two rows would have them at these places.
		assert!(verify_range(&tree.root(), 2, 0, &inner, &[]));
		// The number of rows is given by the round, not by the proof.
		for first in 0..4 {
			assert!(!verify_range(&tree.root(), 4, first, &inner, &[]));
		}
	}

	#[test]
	fn largest_list_should_have_a_range_within_the_maximum() {
		for (first, count) in [(1, 1_000), (u32::MAX / 3, 77), (u32::MAX - 9, 8), (1 << 30, 2)] {
			let positions = range_siblings(u32::MAX, first, count).unwrap();
			assert!(positions.len() <= MAX_RANGE_SIBLINGS as usize);
		}
		assert_eq!(range_siblings(u32::MAX, u32::MAX - 1, 2), None);
		assert_eq!(range_siblings(1, 0, 1), Some(Vec::new()));
		assert_eq!(range_siblings(1, 0, 2), None);
		assert_eq!(range_siblings(0, 0, 1), None);
	}

	/// A list, and a range of its rows.
	fn list_and_range() -> impl Strategy<Value = (u32, u32, u32)> {
		(1u32..600).prop_flat_map(|n| {
			(Just(n), 0..n).prop_flat_map(|(n, first)| (Just(n), Just(first), 1..=n - first))
		})
	}

	proptest! {
		#[test]
		fn altered_range_should_not_hold(
			(n, first, count) in list_and_range(),
			place in any::<prop::sample::Index>(),
			bit in 0..256usize,
			other in any::<u32>(),
		) {
			let leaves = leaves(n);
			let tree = MerkleTree::in_row_order(&leaves).unwrap();
			let root = tree.root();
			let range = rows(&leaves, first, count).to_vec();
			let siblings = tree.range(first, count).unwrap();
			prop_assert!(verify_range(&root, n, first, &range, &siblings));
			let flip = |hash: &mut H256| hash.0[bit / 8] ^= 1 << (bit % 8);

			let mut rows = range.clone();
			flip(&mut rows[place.index(range.len())]);
			prop_assert!(!verify_range(&root, n, first, &rows, &siblings));
			if !siblings.is_empty() {
				let mut altered = siblings.clone();
				flip(&mut altered[place.index(siblings.len())]);
				prop_assert!(!verify_range(&root, n, first, &range, &altered));
			}
			let mut wrong = root;
			flip(&mut wrong);
			prop_assert!(!verify_range(&wrong, n, first, &range, &siblings));
			// Rows under other numbers. A pair hashes alike whichever of the two is to the left, as in
			// every tree of this format: a row is bound to its number by its own hash.
			let moved: Vec<H256> = (0..count)
				.map(|i| leaf_hash(first + i + 1, &[(first + i) as u8; 32], u128::from(first + i) + 1))
				.collect();
			prop_assert!(!verify_range(&root, n, first, &moved, &siblings));
			// Whatever the numbers, nothing panics.
			let _ = verify_range(&root, other, first, &range, &siblings);
			let _ = verify_range(&root, n, other, &range, &siblings);
			let _ = range_siblings(other, first, count);
		}
	}
}
