//! Folding a list to its root as the rows come, with a few hashes of state.
//!
//! The leaf of row `r` of `n` lies at `2n - 2 - r` of the tree's array: rows come by falling
//! position. Two siblings become their parent as soon as both are known, so what is kept is the
//! roots of subtrees whose siblings are still to come. The number of rows must be known from the
//! start, since it decides the tree's shape.

use super::hash::node_hash;
use codec::{Decode, Encode, MaxEncodedLen};
use polkadot_sdk::{
	sp_core::{ConstU32, H256},
	sp_runtime::BoundedVec,
};
use scale_info::TypeInfo;

/// Maximum number of hashes that wait for their siblings.
///
/// If `n` is not a power of two its first rows lie one level deeper than its last. While the last
/// rows come, each level may have one subtree of the first rows that waits for its sibling to the
/// right, and one of the last rows that waits for its sibling to the left. That makes `2k - 3` for
/// `2^k - 1` rows, which is the worst case: 37 for a million rows, 59 for the largest list.
pub const MAX_PENDING: u32 = 64;

/// The root of a subtree, and where it lies in the tree's array.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Peak {
	/// Position in the array of `2n - 1` nodes; the root is at 0.
	pub position: u32,
	/// The hash.
	pub hash: H256,
}

/// What was added is not what comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfPlace;

/// A list whose rows come one after the other, or a part of one.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Fold {
	/// Number of rows of the whole list.
	leaves: u32,
	/// The first row of this part.
	first: u32,
	/// The next row.
	next: u32,
	/// Subtrees whose siblings are still to come, or belong to another part.
	pending: BoundedVec<Peak, ConstU32<MAX_PENDING>>,
}

impl Fold {
	/// Begins a list of `leaves` rows: at least one, and at most 2^31.
	pub fn new(leaves: u32) -> Option<Self> {
		(leaves > 0 && leaves <= 1 << 31).then(|| Self::at(leaves, 0))
	}

	fn at(leaves: u32, first: u32) -> Self {
		Self { leaves, first, next: first, pending: BoundedVec::new() }
	}

	/// Begins the part of the list that comes next. It does not know what came before;
	/// [`Fold::absorb`] adds it.
	pub fn part(&self) -> Self {
		Self::at(self.leaves, self.next)
	}

	/// The part that comes next, if it has `rows` rows that make these subtrees, as [`Fold::peaks`]
	/// has them. `None` if that is more than there can be. Whether they are right shows in the root.
	pub fn part_of(&self, rows: u32, peaks: &[Peak]) -> Option<Self> {
		let next = self.next.checked_add(rows).filter(|next| *next <= self.leaves)?;
		let pending = BoundedVec::try_from(peaks.to_vec()).ok()?;
		Some(Self { leaves: self.leaves, first: self.next, next, pending })
	}

	/// Adds the next row, by its leaf hash.
	pub fn push(&mut self, leaf: H256) -> Result<(), OutOfPlace> {
		let last = self.leaves.saturating_sub(1);
		if self.next > last {
			return Err(OutOfPlace);
		}
		let position = last.saturating_mul(2).saturating_sub(self.next);
		self.add(Peak { position, hash: leaf })?;
		self.next = self.next.saturating_add(1);
		Ok(())
	}

	/// Adds a part that was begun by [`Fold::part`] when as many rows were known as now. Costs no
	/// hash that adding its rows one by one would not have cost.
	pub fn absorb(&mut self, part: &Self) -> Result<(), OutOfPlace> {
		if (part.leaves, part.first) != (self.leaves, self.next) {
			return Err(OutOfPlace);
		}
		for peak in &part.pending {
			self.add(*peak)?;
		}
		self.next = part.next;
		Ok(())
	}

	/// Adds a subtree, and joins it with its sibling if that is there, and so on.
	fn add(&mut self, peak: Peak) -> Result<(), OutOfPlace> {
		let Peak { mut position, mut hash } = peak;
		while let Some(before) = position.checked_sub(1) {
			// Odd positions are left children.
			let sibling = if position & 1 == 1 { position.saturating_add(1) } else { before };
			let place = self.pending.iter().rposition(|other| other.position == sibling);
			let Some(place) = place else { break };
			hash = node_hash(&hash, &self.pending.remove(place).hash);
			position = before >> 1;
		}
		self.pending.try_push(Peak { position, hash }).map_err(|_| OutOfPlace)
	}

	/// Number of rows of the whole list.
	pub fn leaves(&self) -> u32 {
		self.leaves
	}

	/// The row that comes next; the number of rows once all are there.
	pub fn next_row(&self) -> u32 {
		self.next
	}

	/// The subtrees that the rows so far make, as far as they are known without others.
	pub fn peaks(&self) -> &[Peak] {
		&self.pending
	}

	/// The root of the list's tree in row order, once all rows are there.
	pub fn root(&self) -> Option<H256> {
		match self.peaks() {
			[Peak { position: 0, hash }] if self.next == self.leaves => Some(*hash),
			_ => None,
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::merkle::{leaf_hash, MerkleTree};
	use proptest::prelude::*;

	/// The root as the library computes it: `makeMerkleTree` of its `src/core.ts`.
	fn reference(leaves: &[H256]) -> H256 {
		let n = leaves.len();
		let mut tree = vec![H256::zero(); 2 * n - 1];
		for (row, leaf) in leaves.iter().enumerate() {
			tree[2 * n - 2 - row] = *leaf;
		}
		for at in (0..n - 1).rev() {
			tree[at] = node_hash(&tree[2 * at + 1], &tree[2 * at + 2]);
		}
		tree[0]
	}

	fn leaves(n: u32) -> Vec<H256> {
		(0..n).map(|i| leaf_hash(i, &[i as u8; 32], u128::from(i) + 1)).collect()
	}

	/// Folds all leaves; returns the root and how many hashes waited at most.
	fn folded(leaves: &[H256]) -> (H256, usize) {
		let mut fold = Fold::new(leaves.len() as u32).unwrap();
		let mut most = 0;
		for leaf in leaves {
			assert_eq!(fold.root(), None);
			fold.push(*leaf).unwrap();
			most = most.max(fold.peaks().len());
		}
		assert_eq!(fold.push(H256::zero()), Err(OutOfPlace));
		(fold.root().unwrap(), most)
	}

	#[test]
	fn fold_should_equal_the_library_for_every_number_of_rows() {
		let all = leaves(2_000);
		for n in 1..=2_000 {
			let leaves = &all[..n];
			let (root, most) = folded(leaves);
			assert_eq!(root, reference(leaves), "{n} rows");
			let levels = n.ilog2() as usize + 1;
			assert!(most <= (2 * levels).saturating_sub(3).max(1), "{most} hashes for {n} rows");
		}
	}

	#[test]
	fn fold_should_equal_the_library_for_a_long_list() {
		let leaves = leaves(100_000);
		let (root, most) = folded(&leaves);
		assert_eq!(root, reference(&leaves));
		assert_eq!(root, MerkleTree::in_row_order(&leaves).unwrap().root());
		assert!(most <= 20, "{most}");
	}

	/// The worst case has one row less than a power of two.
	#[test]
	fn pending_hashes_should_be_as_many_as_documented_at_most() {
		for levels in 2..=14usize {
			let (_, most) = folded(&leaves((1u32 << levels) - 1));
			assert_eq!(most, (2 * levels - 3).max(1));
		}
		const { assert!(2 * 31 - 3 <= MAX_PENDING) };
	}

	#[test]
	fn list_should_have_between_one_and_two_to_the_31_rows() {
		assert_eq!(Fold::new(0), None);
		assert_eq!(Fold::new((1 << 31) + 1), None);
		let mut largest = Fold::new(1 << 31).unwrap();
		assert_eq!(largest.leaves(), 1 << 31);
		largest.push(H256::repeat_byte(1)).unwrap();
		let position = u32::MAX - 1;
		assert_eq!(largest.peaks(), [Peak { position, hash: H256::repeat_byte(1) }]);
	}

	#[test]
	fn part_should_be_refused_when_it_is_not_the_next() {
		let leaves = leaves(5);
		let mut fold = Fold::new(5).unwrap();
		let mut first = fold.part();
		first.push(leaves[0]).unwrap();
		first.push(leaves[1]).unwrap();
		fold.absorb(&first).unwrap();
		assert_eq!(fold.next_row(), 2);
		// A second time, from the beginning, and of another list.
		let before = fold.clone();
		assert_eq!(fold.absorb(&first), Err(OutOfPlace));
		assert_eq!(fold.absorb(&Fold::new(5).unwrap()), Err(OutOfPlace));
		assert_eq!(fold.absorb(&Fold::at(6, 2)), Err(OutOfPlace));
		assert_eq!(fold, before);
		assert_eq!(fold.part_of(4, &[]), None);
		assert_eq!(fold.part_of(1, &[Peak { position: 0, hash: H256::zero() }; 65]), None);
		// The next one may be empty.
		let empty = fold.part();
		fold.absorb(&empty).unwrap();
		assert_eq!(fold, before);
	}

	proptest! {
		/// In parts of any lengths, written down and read again in between.
		#[test]
		fn parts_should_make_the_same_root(
			n in 1u32..3_000,
			lengths in prop::collection::vec(0u32..400, 0..60),
		) {
			let leaves = leaves(n);
			let mut fold = Fold::new(n).unwrap();
			for length in lengths.into_iter().chain([n]) {
				let mut part = fold.part();
				let end = n.min(fold.next_row() + length);
				for row in fold.next_row()..end {
					part.push(leaves[row as usize]).unwrap();
				}
				let levels = n.ilog2() + 1;
				prop_assert!(part.peaks().len() <= 2 * levels as usize);
				let count = part.next_row() - fold.next_row();
				prop_assert_eq!(fold.part_of(count, part.peaks()), Some(part.clone()));
				fold.absorb(&part).unwrap();
				fold = Fold::decode(&mut &fold.encode()[..]).unwrap();
			}
			prop_assert_eq!(fold.root(), Some(reference(&leaves)));
		}
	}
}
