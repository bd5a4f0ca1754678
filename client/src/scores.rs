//! Boards of scores: what a client reads of them, and the faults of a posted list that anybody can prove.

use crate::{
	account::AccountId,
	chain::{At, Chain},
	error::{Error, Result},
	lists::tree::TreeFile,
	types::{BoardInfo, Evidence},
};
use distribution_primitives::{score::precedes, BoardId, Gap, ProvenRow, ScoreFault, ScoreTree};

impl Chain {
	/// One board, as it is at the best block.
	///
	/// # Errors
	/// [`Error::Input`] if there is none.
	pub async fn board(&self, id: BoardId) -> Result<BoardInfo> {
		let board: Option<BoardInfo> = self.ask("ScoresApi_board", id).await?;
		board.ok_or_else(|| {
			Error::input(format!("there is no board {id} on this chain (it may have been removed)"))
		})
	}

	/// One board, as it was after a block; `None` if there was none.
	///
	/// # Errors
	/// Those of the connection, also if the node has pruned the block's state.
	pub async fn board_at(&self, id: BoardId, number: u64) -> Result<Option<BoardInfo>> {
		let at = self.at_number(number).await?;
		self.ask_at(&at, "ScoresApi_board", id).await
	}

	/// The boards that have not been removed, in the order of their numbers, as they are at the best block.
	///
	/// # Errors
	/// Those of the connection.
	pub async fn boards(&self) -> Result<Vec<BoardInfo>> {
		self.boards_at(&self.best().await?).await
	}

	/// The boards that had not been removed at a block, in the order of their numbers.
	///
	/// # Errors
	/// Those of the connection, also if the node has pruned the block's state.
	pub async fn boards_at(&self, at: &At) -> Result<Vec<BoardInfo>> {
		let next = self.next_board_at(at).await?;
		let mut all = Vec::new();
		for id in 0..next {
			let board: Option<BoardInfo> = self.ask_at(at, "ScoresApi_board", id).await?;
			all.extend(board);
		}
		Ok(all)
	}

	/// Number of the next board, as it was after a block: boards of lower numbers have been created.
	///
	/// # Errors
	/// Those of the connection, also if the node has pruned the block's state.
	pub async fn next_board_at(&self, at: &At) -> Result<BoardId> {
		self.ask_at(at, "ScoresApi_next_board", ()).await
	}

	/// What an account was paid on a board in all, in the native token's smallest unit.
	///
	/// # Errors
	/// Those of the connection.
	pub async fn score_paid(&self, id: BoardId, who: &AccountId) -> Result<u128> {
		self.ask("ScoresApi_paid", (id, who)).await
	}
}

/// A row as evidence of it says, if that is of a list by its root.
///
/// # Errors
/// [`Error::Unexpected`] if it is not, or the proof is longer than any.
pub fn proven_row(account: &AccountId, evidence: &Evidence) -> Result<ProvenRow> {
	let Evidence::Merkle { index, amount, proof } = evidence else {
		return Err(Error::unexpected("this is no proof of a row of a list"));
	};
	let proof =
		proof.clone().try_into().map_err(|_| Error::unexpected("this proof is too long"))?;
	Ok(ProvenRow { index: *index, account: *account, score: *amount, proof })
}

/// A list as the chain knows it, and its rows.
pub struct Listed<'a> {
	tree: ScoreTree,
	file: &'a mut TreeFile,
}

impl<'a> Listed<'a> {
	/// The rows in `file` of the list `tree`.
	///
	/// # Errors
	/// [`Error::Input`] if they are of another list.
	pub fn new(tree: ScoreTree, file: &'a mut TreeFile) -> Result<Self> {
		if (file.root(), file.rows()) == (tree.root, tree.rows) {
			return Ok(Self { tree, file });
		}
		Err(Error::input(format!(
			"the folder has another list: its root is {:#x}, that of list {} is {:#x}. Fetch it with `distribution list fetch {}`",
			file.root(),
			tree.list,
			tree.root,
			tree.list
		)))
	}

	fn row(&mut self, index: u32) -> Result<(AccountId, u128)> {
		self.file.row(index)
	}

	/// A row with its proof.
	fn proven(&mut self, index: u32) -> Result<ProvenRow> {
		let (account, _) = self.row(index)?;
		proven_row(&account, &self.file.evidence(index)?)
	}

	/// The account of a row, if there is one.
	fn account(&mut self, index: u32) -> Result<Option<AccountId>> {
		if index >= self.tree.rows {
			return Ok(None);
		}
		self.row(index).map(|(account, _)| Some(account))
	}
}

/// The first fault of a posted list that can be proven, if it has one: of its own rows, and then against
/// the rows of the last final list. Nobody can have a higher score than `most`.
///
/// Looks at each row of both lists once, and searches the posted one where the rows of the last final
/// list are out of order.
///
/// # Errors
/// Those of reading the lists.
pub fn find_fault(
	posted: &mut Listed<'_>,
	last: Option<&mut Listed<'_>>,
	most: u128,
) -> Result<Option<ScoreFault>> {
	let mut before: Option<AccountId> = None;
	for index in 0..posted.tree.rows {
		let (account, score) = posted.row(index)?;
		if before.is_some_and(|before| !precedes(&before, &account)) {
			let first = posted.proven(index.saturating_sub(1))?;
			return Ok(Some(ScoreFault::Disorder { first, second: posted.proven(index)? }));
		}
		if score > most {
			return Ok(Some(ScoreFault::AboveMost { row: posted.proven(index)? }));
		}
		before = Some(account);
	}
	match last {
		Some(last) => find_change(posted, last),
		None => Ok(None),
	}
}

/// The place of the first row that is not before an account, in a list whose rows are in order.
fn place_in(posted: &mut Listed<'_>, account: &AccountId) -> Result<u32> {
	let (mut low, mut high) = (0u32, posted.tree.rows);
	while low < high {
		let middle = low.midpoint(high);
		if posted.account(middle)?.is_some_and(|there| precedes(&there, account)) {
			low = middle.saturating_add(1);
		} else {
			high = middle;
		}
	}
	Ok(low)
}

/// The first row of the last final list that is lower in a posted list whose rows are in order, or not
/// there. The rows of the last one need not be: nobody disputed it in time.
fn find_change(posted: &mut Listed<'_>, last: &mut Listed<'_>) -> Result<Option<ScoreFault>> {
	let mut place = 0u32;
	let mut before: Option<AccountId> = None;
	for index in 0..last.tree.rows {
		let (account, score) = last.row(index)?;
		if before.replace(account).is_some_and(|before| precedes(&account, &before)) {
			place = place_in(posted, &account)?;
		}
		while posted.account(place)?.is_some_and(|there| precedes(&there, &account)) {
			place = place.saturating_add(1);
		}
		let fault = if posted.account(place)? == Some(account) {
			if posted.row(place)?.1 >= score {
				continue;
			}
			ScoreFault::Lowered { before: last.proven(index)?, after: posted.proven(place)? }
		} else {
			let below = place.checked_sub(1).map(|at| posted.proven(at)).transpose()?;
			let above = match posted.account(place)? {
				Some(_) => Some(posted.proven(place)?),
				None => None,
			};
			ScoreFault::Missing { before: last.proven(index)?, gap: Gap { below, above } }
		};
		// Nobody pays a fee for what the chain refuses.
		if fault.holds(Some(&last.tree), &posted.tree, u128::MAX) {
			return Ok(Some(fault));
		}
	}
	Ok(None)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::lists::{order::arrange, row_tree::RowTree, rows::Row, tree::write_in_row_order};

	/// A list of these rows, and its file.
	fn list(rows: &[Row]) -> (ScoreTree, TreeFile) {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("tree.bin");
		let tree = RowTree::build(rows).unwrap();
		write_in_row_order(&path, rows, &tree).unwrap();
		let total = rows.iter().map(|(_, score)| score).sum();
		let of = ScoreTree { list: 3, root: tree.root(), rows: rows.len() as u32, total };
		(of, TreeFile::open(&path).unwrap())
	}

	/// Ten accounts in order, each with ten more than the one before.
	fn rows() -> Vec<Row> {
		let mut rows: Vec<Row> = (1..=10u8).map(|n| ([n; 32], 10)).collect();
		arrange(&mut rows);
		for (row, score) in rows.iter_mut().zip(1u128..) {
			row.1 = 10 * score;
		}
		rows
	}

	/// The fault that is found in `posted` after the list of [`rows`]. It holds.
	fn fault_of(posted: &[Row]) -> Option<ScoreFault> {
		fault_after(&rows(), posted)
	}

	/// The fault that is found in `posted` after another list. It holds.
	fn fault_after(last: &[Row], posted: &[Row]) -> Option<ScoreFault> {
		let ((last, mut before), (tree, mut after)) = (list(last), list(posted));
		let mut posted = Listed::new(tree, &mut after).unwrap();
		let mut listed = Listed::new(last, &mut before).unwrap();
		let fault = find_fault(&mut posted, Some(&mut listed), 1_000).unwrap();
		if let Some(fault) = &fault {
			assert!(fault.holds(Some(&last), &tree, 1_000), "{fault:?}");
		}
		fault
	}

	#[test]
	fn each_kind_of_fault_should_be_found_wherever_it_is() {
		assert_eq!(fault_of(&rows()), None);
		for at in 0..10 {
			let mut twice = rows();
			twice.insert(at, twice[at]);
			assert!(matches!(fault_of(&twice), Some(ScoreFault::Disorder { .. })), "{at}");
			let mut high = rows();
			high[at].1 = 1_001;
			assert!(matches!(fault_of(&high), Some(ScoreFault::AboveMost { .. })), "{at}");
			let mut low = rows();
			low[at].1 -= 1;
			assert!(matches!(fault_of(&low), Some(ScoreFault::Lowered { .. })), "{at}");
			let mut missing = rows();
			missing.remove(at);
			assert!(matches!(fault_of(&missing), Some(ScoreFault::Missing { .. })), "{at}");
		}
	}

	#[test]
	fn fault_should_be_found_after_a_list_whose_rows_are_out_of_order() {
		let mut last = rows();
		last.reverse();
		assert_eq!(fault_after(&last, &rows()), None);
		for at in 0..10 {
			let mut low = rows();
			low[at].1 -= 1;
			assert!(matches!(fault_after(&last, &low), Some(ScoreFault::Lowered { .. })), "{at}");
			let mut missing = rows();
			missing.remove(at);
			let fault = fault_after(&last, &missing);
			assert!(matches!(fault, Some(ScoreFault::Missing { .. })), "{at}");
		}
	}

	#[test]
	fn rows_of_another_list_should_be_refused() {
		let ((tree, _), (_, mut other)) = (list(&rows()), list(&rows()[1..]));
		assert!(Listed::new(tree, &mut other).is_err());
	}

	#[test]
	fn evidence_should_be_of_a_list_by_its_root() {
		let evidence = Evidence::Recorded { index: 3 };
		assert!(proven_row(&[1; 32], &evidence).is_err());
		let long = Evidence::Merkle { index: 3, amount: 5, proof: vec![Default::default(); 33] };
		assert!(proven_row(&[1; 32], &long).is_err());
	}
}
