//! Finding and proving rows of a list with a part of it: the subtrees of its chunks, and the chunk
//! that has the rows.

use crate::lists::{
	order::{is_arranged, place_of},
	rows::Row,
};
use distribution_primitives::merkle::{leaf_hash, node_hash, MerkleTree, Peak};
use polkadot_sdk::sp_core::H256;
use std::{collections::BTreeMap, ops::Range};

/// The chunks that can have rows of `account`, by the account of each chunk's first row, if the rows
/// are [arranged](crate::lists::order::arrange). `None` if they are not.
pub fn candidates(firsts: &[[u8; 32]], account: &[u8; 32]) -> Option<Range<usize>> {
	if !is_arranged(firsts) {
		return None;
	}
	let place = place_of(account);
	let end = firsts.partition_point(|first| place_of(first) <= place);
	let begin = firsts.partition_point(|first| place_of(first) < place);
	// The chunk before may end with rows of the account.
	Some(begin.saturating_sub(1)..end)
}

/// What is known of a list's tree in row order.
pub struct Partial {
	rows: u32,
	/// Nodes by their positions in the array of [`distribution_primitives::merkle`].
	known: BTreeMap<u32, H256>,
}

impl Partial {
	/// The tree of `rows` rows of which some subtrees are known.
	pub fn new(rows: u32, peaks: impl IntoIterator<Item = Peak>) -> Self {
		let known = peaks.into_iter().map(|peak| (peak.position, peak.hash)).collect();
		Self { rows, known }
	}

	/// Position of the last node, the leaf of the first row.
	fn last(&self) -> u32 {
		// 2^31 rows, the most there can be, fit as well.
		self.rows.saturating_sub(1).saturating_mul(2)
	}

	/// Adds the rows from `first` on.
	pub fn add_rows(&mut self, first: u32, rows: &[Row]) {
		for (row, (account, amount)) in (first..).zip(rows) {
			let at = self.last().saturating_sub(row);
			self.known.insert(at, leaf_hash(row, account, *amount));
		}
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

	/// The proof of a row; `None` if too little is known. Nobody has checked what is known: check
	/// the proof.
	pub fn proof(&self, row: u32) -> Option<Vec<H256>> {
		let at = self.last().checked_sub(row)?;
		MerkleTree::path(at).map(|node| self.node(node)).collect()
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::lists::{chunks::cuts, order::arrange, tree::build_whole};
	use distribution_primitives::merkle::Fold;

	fn rows(n: u32) -> Vec<Row> {
		let account = |i: u32| {
			let mut account = [7; 32];
			account[..4].copy_from_slice(&i.to_le_bytes());
			account
		};
		let mut rows: Vec<Row> = (0..n).map(|i| (account(i), u128::from(i) + 1)).collect();
		arrange(&mut rows);
		rows
	}

	fn place_in(rows: &[Row], first: u32, count: u32) -> &[Row] {
		&rows[first as usize..(first + count) as usize]
	}

	#[test]
	fn every_row_should_be_proven_by_its_chunk_and_the_subtrees_of_all() {
		for (n, size) in [(1, 1), (7, 2), (100, 16), (1_000, 64), (1_000, 77)] {
			let rows = rows(n);
			let whole = build_whole(&rows).unwrap();
			let mut fold = Fold::new(n).unwrap();
			let mut peaks = Vec::new();
			let cuts = cuts(n, size);
			for cut in &cuts {
				let mut part = fold.part();
				for (row, (account, amount)) in
					(cut.first..).zip(place_in(&rows, cut.first, cut.rows))
				{
					part.push(leaf_hash(row, account, *amount)).unwrap();
				}
				peaks.extend_from_slice(part.peaks());
				fold.absorb(&part).unwrap();
			}
			assert_eq!(fold.root(), Some(whole.root()));
			for cut in &cuts {
				let mut partial = Partial::new(n, peaks.iter().copied());
				partial.add_rows(cut.first, place_in(&rows, cut.first, cut.rows));
				for row in cut.first..cut.first + cut.rows {
					assert_eq!(partial.proof(row), whole.proof(row), "row {row} of {n}");
				}
			}
			// Without the chunk too little is known of it, unless it is a row.
			if size > 2 {
				assert_eq!(Partial::new(n, peaks).proof(0), None);
			}
		}
	}

	#[test]
	fn account_should_be_sought_where_it_can_be() {
		let rows = rows(100);
		let cuts = cuts(100, 16);
		let firsts: Vec<[u8; 32]> = cuts.iter().map(|cut| rows[cut.first as usize].0).collect();
		for (chunk, cut) in cuts.iter().enumerate() {
			for (account, _) in place_in(&rows, cut.first, cut.rows) {
				let found = candidates(&firsts, account).unwrap();
				assert!(found.contains(&chunk) && found.len() <= 2, "{found:?} for {chunk}");
			}
		}
		// Several rows of one account over three chunks.
		let [a, b, c] = [0, 1, 2].map(|n: usize| rows[n].0);
		assert_eq!(candidates(&[a, b, b, c], &b), Some(0..3));
		assert_eq!(candidates(&[b, c], &a), Some(0..0));
		assert_eq!(candidates(&[a, b], &c), Some(1..2));
		assert_eq!(candidates(&[b, a], &a), None);
		assert_eq!(candidates(&[], &a), Some(0..0));
	}
}
