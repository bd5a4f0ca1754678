//! A range proof holds for no row whose single proof would not, and for all that are there.
//!
//! The bytes are the rows of a list, a range of them, and what is done to the claim: to its first
//! row, its rows, the hashes of rows that it leaves out, and its siblings.

use crate::{bytes::Bytes, model};
use distribution_primitives::{
	merkle::{leaf_hash, range_siblings, root_of_range, verify_range},
	verify_row,
};
use polkadot_sdk::sp_core::H256;

/// Alterations of a claim.
const MOST: usize = 32;

/// A row of a claim.
#[derive(Clone, Copy, Debug)]
enum Given {
	/// It is to be paid.
	Pay(model::Row),
	/// It is left out, and stands there by its hash.
	Skip(H256),
}

/// A list, and a claim of rows of it.
struct Claim {
	list: Vec<model::Row>,
	tree: model::Tree,
	first: u32,
	rows: Vec<Given>,
	siblings: Vec<H256>,
}

/// See the module.
pub fn run(data: &[u8]) {
	let mut bytes = Bytes::new(data);
	let mut claim = Claim::read(&mut bytes);
	assert!(claim.check());
	for _ in 0..MOST {
		if bytes.is_empty() {
			break;
		}
		claim.alter(&mut bytes);
		claim.check();
	}
	// The number of rows is the round's, not the claim's. Yet whatever it is, nothing panics.
	let (count, other) = (bytes.u32(), bytes.u32());
	let hashes = claim.hashes();
	let _ = root_of_range(count, claim.first, hashes.iter().copied(), &claim.siblings);
	let _ = root_of_range(claim.count(), other, hashes, &claim.siblings);
	let _ = range_siblings(count, other, bytes.below(1_000));
}

impl Claim {
	/// An honest claim.
	fn read(bytes: &mut Bytes<'_>) -> Self {
		let list = model::rows(bytes, 64);
		let tree = model::Tree::new(&model::leaves(&list), false);
		let first = bytes.below(list.len() as u32);
		let rows = 1 + bytes.below(list.len() as u32 - first);
		let rows = list[first as usize..(first + rows) as usize].iter().copied();
		let rows: Vec<Given> = rows.map(Given::Pay).collect();
		let mut claim = Self { list, tree, first, rows, siblings: Vec::new() };
		claim.siblings = claim.honest().unwrap();
		claim
	}

	/// Number of rows of the list.
	fn count(&self) -> u32 {
		self.list.len() as u32
	}

	/// The siblings of as many rows from the first on; `None` if the list does not have them.
	fn honest(&self) -> Option<Vec<H256>> {
		let end = (self.first as usize).checked_add(self.rows.len())?;
		if self.rows.is_empty() || end > self.list.len() {
			return None;
		}
		let beside = model::siblings(self.list.len(), self.first as usize, self.rows.len());
		Some(beside.into_iter().map(|at| self.tree.nodes[at]).collect())
	}

	/// The hashes of the claim's rows, each under its number.
	fn hashes(&self) -> Vec<H256> {
		let mut index = self.first;
		let mut hashes = Vec::new();
		for given in &self.rows {
			hashes.push(match given {
				Given::Pay((account, amount)) => leaf_hash(index, account, *amount),
				Given::Skip(hash) => *hash,
			});
			index = index.wrapping_add(1);
		}
		hashes
	}

	/// Whether the claim holds. If it does, each of its rows must be in the list, by its single proof
	/// too; if nothing is wrong with it, it must hold.
	fn check(&self) -> bool {
		let (root, hashes) = (self.tree.root(), self.hashes());
		let holds = verify_range(&root, self.count(), self.first, &hashes, &self.siblings);
		let first = self.first as usize;
		if holds {
			assert!(!hashes.is_empty() && first + hashes.len() <= self.list.len());
			for (row, given) in (first..).zip(&self.rows) {
				let Given::Pay((account, amount)) = given else { continue };
				assert_eq!((*account, *amount), self.list[row], "row {row}");
				let (index, proof) = (row as u32, self.tree.proof(row));
				assert!(verify_row(&root, self.count(), index, account, *amount, &proof));
			}
		}
		if self.honest().as_ref() == Some(&self.siblings) {
			let true_hash = |row: usize| self.tree.nodes[self.tree.positions[row]];
			let is_true = (first..).zip(&hashes).all(|(row, hash)| true_hash(row) == *hash);
			assert!(holds || !is_true, "an honest claim was refused");
		}
		holds
	}

	/// Does something to the claim.
	fn alter(&mut self, bytes: &mut Bytes<'_>) {
		let row = self.list[bytes.below(self.count()) as usize];
		let node = self.tree.nodes[bytes.below(2 * self.count() - 1) as usize];
		let mut at = |length: usize| (length > 0).then(|| bytes.below(length as u32) as usize);
		let (at_row, at_sibling) = (at(self.rows.len()), at(self.siblings.len()));
		match (bytes.byte() % 13, at_row, at_sibling) {
			(0, ..) => self.first = bytes.below(self.count() + 2),
			(1, ..) => self.first = bytes.u32(),
			(2, Some(at), _) => self.rows[at] = Given::Pay(row),
			(3, Some(at), _) => self.rows[at] = Given::Pay((bytes.take(), bytes.u128())),
			(4, Some(at), _) => self.rows[at] = Given::Skip(node),
			(5, Some(at), _) => {
				self.rows.remove(at);
			}
			(6, ..) => self.rows.push(Given::Pay(row)),
			(7, ..) => self.rows.push(Given::Skip(node)),
			(8, _, Some(at)) => self.siblings[at] = node,
			(9, _, Some(at)) => {
				self.siblings.remove(at);
			}
			(10, ..) => self.siblings.push(node),
			(11, _, Some(at)) => self.siblings.rotate_left(at),
			(12, ..) => self.siblings = self.honest().unwrap_or_default(),
			_ => {}
		}
	}
}
