//! The tree of a list whose leaves are in the order of its rows. Only its upper nodes are kept:
//! those that have ten levels below them. The others are computed from the rows when a proof needs
//! them, which takes the rows of a few of these subtrees.
//!
//! Nodes are numbered as in a heap: the root is 1, the children of node `i` are `2i` and `2i + 1`.
//! Node `i` lies at `i - 1` in the array of [`distribution_primitives::merkle`], so row `r` of `n`
//! is node `2n - 1 - r`.

use crate::{
	error::{Error, Result},
	lists::rows::Row,
};
use distribution_primitives::merkle::{leaf_hash, node_hash, range_siblings};
use polkadot_sdk::sp_core::H256;

/// Levels below the lowest nodes that are kept.
const LEVELS: u32 = 10;

/// The upper nodes of a list's tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowTree {
	rows: u32,
	/// The root first.
	upper: Vec<H256>,
}

/// How many nodes are kept of the tree of so many rows.
pub(crate) fn kept(rows: u32) -> u64 {
	(last(rows) >> LEVELS).max(1)
}

/// Number of the last node: the first row.
fn last(rows: u32) -> u64 {
	u64::from(rows).saturating_mul(2).saturating_sub(1)
}

/// The row whose leaf a node is; `None` if it is an inner node.
fn row_of(rows: u32, node: u64) -> Option<u32> {
	let row = last(rows).checked_sub(node)?;
	u32::try_from(row).ok().filter(|row| *row < rows)
}

/// The hash of a node, which must be one of the tree: kept, or computed from the rows below it.
fn hash_of<F: FnMut(u32) -> Result<H256>>(
	rows: u32,
	upper: &[H256],
	node: u64,
	leaf: &mut F,
) -> Result<H256> {
	let place = node.checked_sub(1).and_then(|place| usize::try_from(place).ok());
	if let Some(hash) = place.and_then(|place| upper.get(place)) {
		return Ok(*hash);
	}
	if let Some(row) = row_of(rows, node) {
		return leaf(row);
	}
	let left = node.saturating_mul(2);
	let a = hash_of(rows, upper, left, leaf)?;
	let b = hash_of(rows, upper, left.saturating_add(1), leaf)?;
	Ok(node_hash(&a, &b))
}

/// What is wrong with a list that has no tree.
pub(crate) fn without_rows() -> Error {
	Error::input("a list needs between 1 and 2^31 rows")
}

/// The leaf of one of `rows`.
fn leaf_of(rows: &[Row], row: u32) -> Result<H256> {
	let missing = || Error::unexpected(format!("row {row} is past the list"));
	let (account, amount) = rows.get(row as usize).ok_or_else(missing)?;
	Ok(leaf_hash(row, account, *amount))
}

impl RowTree {
	/// Builds the tree over rows, hashing on all cores. Keeps 32 bytes for each 512 rows.
	///
	/// # Errors
	/// [`Error::Input`] if there is no row, or there are more than 2^31.
	pub fn build(rows: &[Row]) -> Result<Self> {
		let count = u32::try_from(rows.len()).map_err(|_| without_rows())?;
		Self::of_leaves(count, || move |row| leaf_of(rows, row))
	}

	/// Builds the tree over `count` rows. On each core `leaves` makes what gives the leaf of a row
	/// there: most rows are asked for once, by falling number.
	///
	/// # Errors
	/// [`Error::Input`] if `count` is 0 or more than 2^31, and those of what gives the leaves.
	pub fn of_leaves<Leaf: FnMut(u32) -> Result<H256>>(
		count: u32,
		leaves: impl Fn() -> Leaf + Sync,
	) -> Result<Self> {
		if count == 0 || count > 1 << 31 {
			return Err(without_rows());
		}
		let leaves = &leaves;
		let size =
			usize::try_from(kept(count)).map_err(|_| Error::input("the list is too long"))?;
		let mut upper = vec![H256::zero(); size];
		// No child of the nodes behind the first half is kept.
		let half = size >> 1;
		let threads = std::thread::available_parallelism().map_or(1, usize::from);
		let lowest = upper.get_mut(half..).unwrap_or_default();
		let part = lowest.len().div_ceil(threads).max(1);
		std::thread::scope(|scope| {
			let parts: Vec<_> = (half.saturating_add(1)..)
				.step_by(part)
				.zip(lowest.chunks_mut(part))
				.map(|(first, nodes)| {
					scope.spawn(move || -> Result<()> {
						let mut leaf = leaves();
						let first = first as u64;
						for (node, hash) in (first..).zip(nodes) {
							*hash = hash_of(count, &[], node, &mut leaf)?;
						}
						Ok(())
					})
				})
				.collect();
			for part in parts {
				match part.join() {
					Ok(result) => result?,
					Err(panic) => std::panic::resume_unwind(panic),
				}
			}
			Ok::<(), Error>(())
		})?;
		let mut leaf = leaves();
		for place in (0..half).rev() {
			let left = (place as u64).saturating_add(1).saturating_mul(2);
			let a = hash_of(count, &upper, left, &mut leaf)?;
			let b = hash_of(count, &upper, left.saturating_add(1), &mut leaf)?;
			if let Some(hash) = upper.get_mut(place) {
				*hash = node_hash(&a, &b);
			}
		}
		Ok(Self { rows: count, upper })
	}

	/// A tree whose upper nodes were kept elsewhere, as many as [`RowTree::upper`] gives. Whether
	/// they are right shows in the proofs.
	pub(crate) fn of_kept(rows: u32, upper: Vec<H256>) -> Self {
		Self { rows, upper }
	}

	/// Number of rows.
	pub fn rows(&self) -> u32 {
		self.rows
	}

	/// The hash that goes on chain.
	pub fn root(&self) -> H256 {
		self.upper.first().copied().unwrap_or_default()
	}

	/// The nodes that are kept, root first.
	pub fn upper(&self) -> &[H256] {
		&self.upper
	}

	/// The hashes that prove the `count` rows from `first` on together. Those of one row are its
	/// single proof. `leaf` gives the leaf of a row.
	///
	/// # Errors
	/// [`Error::Input`] if there are no such rows, and those of `leaf`.
	pub fn siblings(
		&self,
		first: u32,
		count: u32,
		mut leaf: impl FnMut(u32) -> Result<H256>,
	) -> Result<Vec<H256>> {
		let places = range_siblings(self.rows, first, count)
			.ok_or_else(|| Error::input("the list has no such rows"))?;
		let hash = |place: u64| hash_of(self.rows, &self.upper, place.saturating_add(1), &mut leaf);
		places.into_iter().map(hash).collect()
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_primitives::merkle::MerkleTree;

	fn rows(n: u32) -> Vec<Row> {
		(0..n).map(|i| ([(i % 251) as u8; 32], u128::from(i) + 1)).collect()
	}

	fn leaves(rows: &[Row]) -> Vec<H256> {
		(0u32..).zip(rows).map(|(i, (account, amount))| leaf_hash(i, account, *amount)).collect()
	}

	#[test]
	fn tree_should_equal_the_whole_one_for_every_size() {
		let all = rows(5_000);
		let sizes = (1..70).chain([511, 512, 513, 1_023, 1_024, 1_025, 2_047, 2_048, 3_000, 5_000]);
		for n in sizes {
			let rows = &all[..n];
			let tree = RowTree::build(rows).unwrap();
			let whole = MerkleTree::in_row_order(&leaves(rows)).unwrap();
			assert_eq!(tree.root(), whole.root(), "{n} rows");
			let upper = tree.upper();
			assert_eq!(upper, &whole.nodes()[..upper.len()], "{n} rows");
			assert_eq!(upper.len() as u64, kept(n as u32));
		}
	}

	#[test]
	fn proofs_should_equal_those_of_the_whole_tree() {
		for n in [1u32, 2, 3, 7, 100, 1_024, 1_500, 4_097] {
			let rows = rows(n);
			let tree = RowTree::build(&rows).unwrap();
			let whole = MerkleTree::in_row_order(&leaves(&rows)).unwrap();
			for first in [0, 1, n / 3, n - 1] {
				for count in [1, 2, 200] {
					let found = tree.siblings(first, count, |row| leaf_of(&rows, row)).ok();
					assert_eq!(
						found,
						whole.range(first, count),
						"{count} rows from {first} of {n}"
					);
				}
			}
		}
	}

	#[test]
	fn nodes_that_are_kept_should_be_few() {
		assert_eq!((kept(1), kept(512), kept(1_000_000)), (1, 1, 1_953));
		assert_eq!(kept(1 << 31), (1 << 22) - 1);
		assert!(RowTree::build(&[]).is_err());
	}
}
