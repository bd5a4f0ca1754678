//! Looking for the rows of an account in chunks of a list, and proving them.
//!
//! A node says which chunks there are. That a row is in the list shows in its proof, whatever the node
//! said. That an account has no row shows only if the chunks that were searched are the whole list:
//! then their rows have its root.
//!
//! Which chunk can have an account follows from the order of accounts in state. A list need not be in
//! it: where something is withheld, a row of whoever is paid that is behind each row of a holder. Rows
//! that were read show that the list is in another order, but never that it is in this one.

use crate::{
	account::AccountId,
	error::{Error, Result},
	lists::{chunks::Cut, rows::Row},
	types::Evidence,
};
use distribution_primitives::{
	lists::place_of,
	merkle::{leaf_hash, Fold, Partial, Peak},
	verify_row,
};
use polkadot_sdk::sp_core::H256;

/// What the rows that were searched say of those that were not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
	/// All rows of the list were: the account has no others.
	Whole,
	/// They are in the order of accounts in state: the account has others only if the rest is not.
	Place,
	/// They are in another order: the account can have others anywhere.
	Part,
}

/// A search for the rows of an account.
pub struct Search<'a> {
	root: H256,
	/// Number of rows of the list.
	rows: u32,
	who: &'a AccountId,
	/// The row behind the last one that was searched.
	next: u32,
	/// The rows so far, if all are searched.
	fold: Option<Fold>,
	/// The place of the last account that was searched, among those in state.
	place: u128,
	/// Whether the rows so far are in the order of accounts in state.
	in_order: bool,
	/// What is known of the list's tree.
	tree: Partial,
	/// Number and amount of each row that was found.
	found: Vec<(u32, u128)>,
}

fn wrong() -> Error {
	Error::not_proven(
		"what the node says of the list's tree does not lead to its root: ask another node",
	)
}

impl<'a> Search<'a> {
	/// A search of some chunks of the list of `rows` rows with this root. [`Search::add`] must add the
	/// nodes beside them.
	pub fn of_some(root: H256, rows: u32, who: &'a AccountId) -> Self {
		Self {
			root,
			rows,
			who,
			next: 0,
			fold: None,
			place: 0,
			in_order: true,
			tree: Partial::new(rows),
			found: Vec::new(),
		}
	}

	/// A search of all chunks of the list of `rows` rows with this root.
	///
	/// # Errors
	/// [`Error::NotProven`] if no list has so many rows.
	pub fn of_all(root: H256, rows: u32, who: &'a AccountId) -> Result<Self> {
		let fold = Some(Fold::new(rows).ok_or_else(wrong)?);
		Ok(Self { fold, ..Self::of_some(root, rows, who) })
	}

	/// Adds a node of the list's tree, which nobody has checked.
	pub fn add(&mut self, node: Peak) {
		self.tree.add(node);
	}

	/// Searches a chunk with `rows`. Chunks must come in the order of their rows.
	///
	/// # Errors
	/// [`Error::NotProven`] if it lies elsewhere in the list than the chunks before let it.
	pub fn chunk(&mut self, cut: Cut, rows: &[Row]) -> Result<()> {
		let end = cut.first.checked_add(cut.rows).filter(|end| *end <= self.rows);
		let end = end.filter(|_| cut.first >= self.next).ok_or_else(wrong)?;
		let numbered = || (cut.first..end).zip(rows);
		let before = self.found.len();
		let who = self.who;
		let here = numbered().filter(|(_, (account, _))| account == who);
		self.found.extend(here.map(|(index, (_, amount))| (index, *amount)));
		let leaf = |index: u32, (account, amount): &Row| leaf_hash(index, account, *amount);
		if let Some(fold) = &mut self.fold {
			// All rows, so that none lies between two chunks.
			if cut.first != self.next {
				return Err(wrong());
			}
			let mut part = fold.part();
			for (index, row) in numbered() {
				part.push(leaf(index, row)).map_err(|_| wrong())?;
			}
			fold.absorb(&part).map_err(|_| wrong())?;
			part.peaks().iter().for_each(|peak| self.tree.add(*peak));
		} else {
			// Of a whole list nobody asks for the order.
			for (account, _) in rows {
				let before = std::mem::replace(&mut self.place, place_of(account));
				self.in_order = self.in_order && before <= self.place;
			}
		}
		if self.found.len() > before {
			numbered().for_each(|(index, row)| self.tree.add_leaf(index, leaf(index, row)));
		}
		self.next = end;
		Ok(())
	}

	/// What the rows so far say of the others, if [`Search::end`] finds no fault.
	pub fn reach(&self) -> Reach {
		match (&self.fold, self.in_order) {
			(Some(_), _) => Reach::Whole,
			(None, true) => Reach::Place,
			(None, false) => Reach::Part,
		}
	}

	/// The rows that were found, each proven against the root. If all chunks were to be searched, these
	/// are all that the account has.
	///
	/// # Errors
	/// [`Error::NotProven`] if what the node said does not prove them, or the chunks were to be all and
	/// are not.
	pub fn end(self) -> Result<Vec<Evidence>> {
		let Self { root, rows, who, fold, mut tree, found, .. } = self;
		if fold.is_some_and(|fold| fold.root() != Some(root)) {
			return Err(wrong());
		}
		// Each node once, however many rows are proven.
		tree.fill();
		let prove = |(index, amount)| {
			let proof = tree.proof(index).ok_or_else(wrong)?;
			if !verify_row(&root, rows, index, who, amount, &proof) {
				return Err(wrong());
			}
			Ok(Evidence::Merkle { index, amount, proof })
		};
		found.into_iter().map(prove).collect()
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::lists::{chunks::cuts, order::arrange, row_tree::RowTree};

	const WHO: AccountId = [7; 32];

	fn rows(n: u32, mine: &[u32]) -> Vec<Row> {
		let account = |row: u32| if mine.contains(&row) { WHO } else { [(row % 5) as u8; 32] };
		(0..n).map(|row| (account(row), u128::from(row) + 1)).collect()
	}

	fn root_of(rows: &[Row]) -> H256 {
		RowTree::build(rows).unwrap().root()
	}

	fn part(rows: &[Row], cut: Cut) -> &[Row] {
		&rows[cut.first as usize..(cut.first + cut.rows) as usize]
	}

	/// What a search of these chunks of a list ends with, if all are to be searched.
	fn searched(root: H256, rows: &[Row], cuts: &[Cut]) -> Result<Vec<u32>> {
		let mut search = Search::of_all(root, rows.len() as u32, &WHO)?;
		for cut in cuts {
			search.chunk(*cut, part(rows, *cut))?;
		}
		Ok(search.end()?.iter().map(Evidence::index).collect())
	}

	#[test]
	fn rows_should_be_found_and_proven_in_all_chunks() {
		for size in [1, 16, 64, 100, 300] {
			let rows = rows(300, &[0, 99, 100, 299]);
			let found = searched(root_of(&rows), &rows, &cuts(300, size)).unwrap();
			assert_eq!(found, [0, 99, 100, 299], "chunks of {size}");
		}
	}

	/// Regression: no row was the same as no answer, so that a node could deny an account its rows.
	#[test]
	fn absence_should_be_told_only_if_the_chunks_are_the_whole_list() {
		let rows = rows(300, &[150]);
		let root = root_of(&rows);
		let all = cuts(300, 64);
		let refused = |cuts: &[Cut]| {
			let error = searched(root, &rows, cuts).unwrap_err();
			assert_eq!(error.exit_code(), 7, "{error}");
		};
		assert_eq!(searched(root, &rows, &all).unwrap(), [150]);
		// None; without the one that has the row; out of order; one twice.
		let hidden = all.iter().position(|cut| cut.first + cut.rows > 150).unwrap();
		refused(&[]);
		refused(&[&all[..hidden], &all[hidden + 1..]].concat());
		refused(&[all[1], all[0]]);
		refused(&[all[0], all[0]]);
		refused(&all[..all.len() - 1]);
		// Another account in its place.
		let mut others = rows.clone();
		others[150].0 = [8; 32];
		assert_eq!(searched(root, &others, &all).unwrap_err().exit_code(), 7);
		assert_eq!(searched(root_of(&others), &others, &all).unwrap(), [0u32; 0]);
		assert!(Search::of_all(root, 0, &WHO).is_err());
	}

	#[test]
	fn rows_should_not_be_taken_from_a_chunk_that_is_named_twice() {
		let rows = rows(8, &[1]);
		let cut = Cut { first: 0, rows: 4 };
		let mut search = Search::of_some(root_of(&rows), 8, &WHO);
		search.chunk(cut, part(&rows, cut)).unwrap();
		assert_eq!(search.chunk(cut, part(&rows, cut)).unwrap_err().exit_code(), 7);
		let beyond = Cut { first: 5, rows: 4 };
		assert!(search.chunk(beyond, &rows[..4]).is_err());
		// Nothing was said of the other half of the tree.
		assert_eq!(search.end().unwrap_err().exit_code(), 7);
	}

	/// Regression: of a list with rows of a collector behind those of holders, the rows that are not in
	/// its place were taken for none.
	#[test]
	fn rows_should_be_said_to_be_elsewhere_when_those_searched_are_out_of_order() {
		let mut rows: Vec<Row> = (0..64u8).map(|i| ([i + 100; 32], u128::from(i) + 1)).collect();
		arrange(&mut rows);
		let withheld: Vec<Row> = rows.iter().flat_map(|row| [*row, (WHO, 1)]).collect();
		let reach = |rows: &[Row], cuts: &[Cut]| {
			let mut search = Search::of_some(root_of(rows), rows.len() as u32, &WHO);
			cuts.iter().for_each(|cut| search.chunk(*cut, part(rows, *cut)).unwrap());
			search.reach()
		};
		let all = cuts(64, 16);
		let (first, second) = (all[0], all[1]);
		assert_eq!(reach(&rows, &[]), Reach::Place);
		assert_eq!(reach(&rows, &[first]), Reach::Place);
		assert_eq!(reach(&rows, &[first, second]), Reach::Place);
		for cut in cuts(128, 16) {
			assert_eq!(reach(&withheld, &[cut]), Reach::Part);
		}
		// In order each, but not together.
		let turned = [&rows[16..32], &rows[..16], &rows[32..]].concat();
		assert_eq!(reach(&turned, &[second]), Reach::Place);
		assert_eq!(reach(&turned, &[first, second]), Reach::Part);
		// Whole, whatever the order.
		let mut search = Search::of_all(root_of(&withheld), 128, &WHO).unwrap();
		for cut in cuts(128, 16) {
			search.chunk(cut, part(&withheld, cut)).unwrap();
		}
		assert_eq!(search.reach(), Reach::Whole);
		assert_eq!(search.end().unwrap().len(), 64);
	}

	/// Regression: each proof computed all nodes beside it anew, which is 4 * 10^8 hashes here: minutes
	/// in which this does not end.
	#[test]
	fn many_rows_of_one_account_should_each_be_proven() {
		let rows: Vec<Row> = (0..20_000).map(|row| (WHO, row + 1)).collect();
		let root = root_of(&rows);
		let found = searched(root, &rows, &cuts(20_000, 20_000)).unwrap();
		assert_eq!(found.len(), rows.len());
	}
}
