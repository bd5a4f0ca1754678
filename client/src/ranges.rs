//! Claims of rows that follow one another: one proof for all of them. Rows between them that are not
//! to be paid are left out by their hashes. And which rows are claimed so.

mod cutting;

use crate::{
	calls::{distribution, Call},
	error::{Error, Result},
	lists::{
		rows::Row,
		tree::{build_whole, TreeFile},
	},
	types::{ClaimItem, RangeRow},
};
use codec::Compact;
use distribution_primitives::RoundId;
use polkadot_sdk::sp_core::H256;

pub use cutting::{is_range, parts, spans};

/// The claim of rows in ascending order, one of the [`parts`]: as a range, or each with its own proof.
///
/// # Errors
/// [`Error::Input`] if the list has no such rows.
pub fn claim_part(round: RoundId, tree: &mut TreeFile, rows: &[u32]) -> Result<Call> {
	if is_range(rows, tree.rows()) {
		claim(round, tree, rows)
	} else {
		claim_each(round, tree, rows)
	}
}

/// The claim of rows in any order, each with its own proof, whatever the order of the leaves.
///
/// # Errors
/// [`Error::Input`] if the list has no such rows.
pub fn claim_each(round: RoundId, tree: &mut TreeFile, rows: &[u32]) -> Result<Call> {
	let mut claims = Vec::with_capacity(rows.len());
	for row in rows {
		let (beneficiary, _) = tree.row(*row)?;
		claims.push(ClaimItem { beneficiary, evidence: tree.evidence(*row)? });
	}
	Ok(distribution::claim_batch(round, &claims))
}

/// The first of `rows`, what a claim has for each row from it to the last of them, and the proof.
fn contents(tree: &mut TreeFile, rows: &[u32]) -> Result<(u32, Vec<RangeRow>, Vec<H256>)> {
	let (Some(first), Some(last)) = (rows.first().copied(), rows.last().copied()) else {
		return Err(Error::input("a claim of rows needs at least one row"));
	};
	let siblings = tree.range(first, last.saturating_sub(first).saturating_add(1))?;
	let mut wanted = rows.iter().copied().peekable();
	let mut range = Vec::new();
	for row in first..=last {
		range.push(if wanted.next_if_eq(&row).is_some() {
			let (beneficiary, amount) = tree.row(row)?;
			RangeRow::Pay { beneficiary, amount: Compact(amount) }
		} else {
			RangeRow::Skip { leaf: tree.leaf(row)? }
		});
	}
	Ok((first, range, siblings))
}

/// The claim of rows in ascending order as a range: one of the [`spans`].
///
/// # Errors
/// [`Error::Input`] if the list has no such rows, or its tree is not in the order of the rows.
pub fn claim(round: RoundId, tree: &mut TreeFile, rows: &[u32]) -> Result<Call> {
	let (first, range, siblings) = contents(tree, rows)?;
	Ok(distribution::claim_range(round, first, &range, &siblings))
}

/// The claim of the first `count` rows of a list that is in memory.
///
/// # Errors
/// [`Error::Input`] if it has fewer rows, or none are wanted.
pub fn claim_first(round: RoundId, rows: &[Row], count: u32) -> Result<Call> {
	let siblings = build_whole(rows)?.range(0, count);
	let siblings = siblings.ok_or_else(|| Error::input("the list has no such rows"))?;
	let pay = |(beneficiary, amount): &Row| RangeRow::Pay {
		beneficiary: *beneficiary,
		amount: Compact(*amount),
	};
	let range: Vec<RangeRow> = rows.iter().take(count as usize).map(pay).collect();
	Ok(distribution::claim_range(round, 0, &range, &siblings))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::lists::{
		row_tree::RowTree,
		tree::{build, write, write_in_row_order},
	};
	use codec::Encode;
	use distribution_primitives::merkle::{leaf_hash, range_siblings, verify_range};

	#[test]
	fn spans_should_be_as_long_as_a_claim_can_be() {
		assert!(spans(&[], 200).is_empty());
		assert_eq!(spans(&[3, 4, 9], 200), [vec![3, 4, 9]]);
		assert_eq!(spans(&[3, 4, 9], 2), [vec![3, 4], vec![9]]);
		assert_eq!(spans(&[0, 255, 256, 511, 512], 200), [vec![0, 255], vec![256, 511], vec![512]]);
		let all: Vec<u32> = (0..1_000).collect();
		let lengths: Vec<usize> = spans(&all, 300).iter().map(Vec::len).collect();
		assert_eq!(lengths, [256, 256, 256, 232]);
		// At least one row each, whatever is wanted.
		assert_eq!(spans(&[1, 2], 0).len(), 2);
	}

	/// Whatever the amounts are, and wherever the range begins.
	#[test]
	fn row_of_a_long_range_should_take_few_bytes_and_hashes() {
		const LIST: u32 = 1_000_000;
		const ROWS: usize = 200;
		// Signature, extensions and the call's other arguments.
		const AROUND: usize = 200;
		let row = RangeRow::Pay { beneficiary: [1; 32], amount: Compact(u128::MAX) };
		let rows = vec![row; ROWS].encoded_size();
		for first in [0, 1, 12_345, 499_900, 524_287, LIST - ROWS as u32] {
			let siblings = range_siblings(LIST, first, ROWS as u32).unwrap().len();
			let bytes = AROUND + rows + 32 * siblings;
			assert!(bytes <= 60 * ROWS, "{bytes} bytes from row {first} on");
			// Two for each leaf, and one for each pair on the way to the root.
			let hashes = 2 * ROWS + ROWS + siblings - 1;
			assert!(2 * hashes <= 7 * ROWS, "{hashes} hashes from row {first} on");
		}
	}

	#[test]
	fn claim_should_prove_its_rows_and_leave_out_those_between() {
		let rows: Vec<Row> = (0..50u8).map(|i| ([i; 32], u128::from(i) + 1)).collect();
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("tree.bin");
		let tree = RowTree::build(&rows).unwrap();
		write_in_row_order(&path, &rows, &tree).unwrap();
		let open = || TreeFile::open(&path).unwrap();
		let (first, range, siblings) = contents(&mut open(), &[10, 11, 14]).unwrap();
		assert_eq!((first, range.len()), (10, 5));
		let paid: Vec<bool> = range.iter().map(|row| matches!(row, RangeRow::Pay { .. })).collect();
		assert_eq!(paid, [true, true, false, false, true]);
		let leaves: Vec<H256> = (first..)
			.zip(&range)
			.map(|(index, row)| match row {
				RangeRow::Pay { beneficiary, amount } => leaf_hash(index, beneficiary, amount.0),
				RangeRow::Skip { leaf } => *leaf,
			})
			.collect();
		assert!(verify_range(&tree.root(), 50, first, &leaves, &siblings));
		let all: Vec<u32> = (0..20).collect();
		let shown = |call: Call| format!("{:?}", call.call_data());
		let first = claim_first(7, &rows, 20).unwrap();
		assert_eq!(shown(first), shown(claim(7, &mut open(), &all).unwrap()));
		assert!(claim_first(7, &rows, 51).is_err() && claim_first(7, &rows, 0).is_err());
		assert!(claim(7, &mut open(), &[]).is_err());
		// All of the list is worth a range; two rows are not.
		let all: Vec<u32> = (0..50).collect();
		let part = claim_part(7, &mut open(), &all).unwrap();
		assert_eq!(shown(part), shown(claim(7, &mut open(), &all).unwrap()));
		let part = claim_part(7, &mut open(), &[3, 40]).unwrap();
		assert_eq!(shown(part), shown(claim_each(7, &mut open(), &[3, 40]).unwrap()));
		assert!(claim(7, &mut open(), &[49, 50]).is_err());
		write(&path, &rows, &build(&rows).unwrap()).unwrap();
		assert!(claim(7, &mut open(), &[10, 11]).is_err());
	}
}
