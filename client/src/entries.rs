//! The rows of listed rounds: reading them, and comparing them with a file, row by row.

use crate::{
	account::AccountId,
	chain::Chain,
	error::{Error, Result},
	lists::rows::Row,
};
use codec::Decode;
use distribution_primitives::{extend_rows, RoundId};
use polkadot_sdk::sp_core::H256;
use std::collections::BTreeMap;

/// A row of a file whose account the round lists already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conflict {
	/// Number of the row in the file, from 0.
	pub row: usize,
	/// The account.
	pub account: AccountId,
	/// Its amount in the file, in smallest units.
	pub amount: u128,
	/// Number of its first row on chain, from 0.
	pub listed_row: usize,
	/// Its amount there, in smallest units.
	pub listed_amount: u128,
}

/// The digest of rows, as the terms of a listed round have it.
pub fn digest(rows: &[Row]) -> H256 {
	let rows = (0u32..).zip(rows);
	rows.fold(H256::zero(), |digest, (row, (who, amount))| extend_rows(digest, row, who, *amount))
}

/// The rows of a file that are still to be listed after those that are: all of a second file, the
/// rest of one whose first rows are there, nothing of one that is there as a whole.
///
/// # Errors
/// The rows whose accounts are listed already, if the file does not go on where the list ends: to
/// add them would pay those accounts twice, or a corrected file besides the wrong one.
pub fn missing<'a>(
	listed: &[Row],
	file: &'a [Row],
) -> std::result::Result<&'a [Row], Vec<Conflict>> {
	if file.is_empty() || listed.windows(file.len()).any(|window| window == file) {
		return Ok(&[]);
	}
	// As many rows at its beginning as stand at the end of the list.
	let most = file.len().min(listed.len());
	let known = |count: &usize| file.get(..*count).is_some_and(|first| listed.ends_with(first));
	let known = (0..=most).rev().find(known).unwrap_or_default();
	let rest = file.get(known..).unwrap_or_default();
	if known == listed.len() {
		return Ok(rest);
	}
	let mut accounts: BTreeMap<AccountId, (usize, u128)> = BTreeMap::new();
	for (row, (account, amount)) in listed.iter().enumerate() {
		accounts.entry(*account).or_insert((row, *amount));
	}
	let conflict = |(row, (account, amount)): (usize, &Row)| {
		let (listed_row, listed_amount) = *accounts.get(account)?;
		Some(Conflict { row, account: *account, amount: *amount, listed_row, listed_amount })
	};
	let conflicts: Vec<_> = (known..).zip(rest).filter_map(conflict).collect();
	if conflicts.is_empty() {
		return Ok(rest);
	}
	Err(conflicts)
}

/// Number of the first row, from 0, in which two lists differ.
pub fn first_difference(listed: &[Row], file: &[Row]) -> Option<usize> {
	let same = listed.iter().zip(file).take_while(|(a, b)| a == b).count();
	(same < listed.len().max(file.len())).then_some(same)
}

impl Chain {
	/// The rows that a round lists on chain, in order, as one block has them.
	///
	/// # Errors
	/// [`Error::Unexpected`] if they are not those that the round's digest binds.
	pub async fn listed_entries(&self, id: RoundId) -> Result<Vec<Row>> {
		let at = self.best().await?;
		let round = self.round_in(&at, id).await?;
		let found: Vec<(Vec<u8>, Vec<u8>)> = self
			.answer(async {
				let address = subxt::dynamic::storage::<(u32, u32), subxt::dynamic::Value>(
					"Distribution",
					"Entries",
				);
				let mut entries = at.storage().iter(address, (id,)).await?;
				let mut all = Vec::new();
				while let Some(entry) = entries.next().await {
					let entry = entry?;
					all.push((entry.key_bytes().to_vec(), entry.value().bytes().to_vec()));
				}
				Ok::<_, subxt::Error>(all)
			})
			.await?;
		let unread = || Error::unexpected("the rows on chain have a form that is not known here");
		let mut rows: BTreeMap<u32, Row> = BTreeMap::new();
		for (key, value) in found {
			// The key ends in the number of the row.
			let row = key.last_chunk::<4>().map(|bytes| u32::from_le_bytes(*bytes));
			let entry = <(AccountId, u128)>::decode(&mut value.as_slice())?;
			rows.insert(row.ok_or_else(unread)?, entry);
		}
		let rows: Vec<Row> = rows.into_values().collect();
		if digest(&rows) != round.rows_digest {
			return Err(Error::unexpected(format!(
				"the node shows rows of round {id} that are not those of its terms: they were removed already, or ask another node"
			)));
		}
		Ok(rows)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn row(account: u8, amount: u128) -> Row {
		([account; 32], amount)
	}

	#[test]
	fn second_file_should_be_added_as_a_whole() {
		let (first, second) = ([row(1, 5), row(2, 6)], [row(3, 5), row(4, 6)]);
		assert_eq!(missing(&first, &second).unwrap(), second);
		assert_eq!(missing(&[], &first).unwrap(), first);
	}

	#[test]
	fn interrupted_file_should_go_on_where_it_stopped() {
		let file = [row(1, 5), row(2, 6), row(3, 7)];
		assert_eq!(missing(&file[..2], &file).unwrap(), &file[2..]);
		// As the second file, too.
		let listed = [row(8, 1), row(9, 1), row(1, 5)];
		assert_eq!(missing(&listed, &file).unwrap(), &file[1..]);
	}

	#[test]
	fn file_that_is_there_should_not_be_added_again() {
		let file = [row(1, 5), row(2, 6)];
		assert!(missing(&file, &file).unwrap().is_empty());
		let longer = [row(1, 5), row(2, 6), row(3, 7)];
		assert!(missing(&longer, &file).unwrap().is_empty());
		assert!(missing(&longer, &file[1..]).unwrap().is_empty());
	}

	#[test]
	fn corrected_file_should_be_refused_with_the_rows_that_differ() {
		let listed = [row(1, 5), row(2, 6)];
		let conflicts = missing(&listed, &[row(1, 5), row(2, 7)]).unwrap_err();
		let wrong =
			Conflict { row: 1, account: [2; 32], amount: 7, listed_row: 1, listed_amount: 6 };
		assert!(conflicts.contains(&wrong), "{conflicts:?}");
		// In another order.
		assert!(missing(&listed, &[row(2, 6), row(1, 5)]).is_err());
		// A corrected file that is longer, or shorter.
		assert!(missing(&listed, &[row(1, 5), row(2, 7), row(3, 8)]).is_err());
		assert!(missing(&listed, &[row(1, 4)]).is_err());
	}

	#[test]
	fn account_of_another_file_should_not_be_listed_twice() {
		let listed = [row(1, 5), row(2, 6)];
		let conflicts = missing(&listed, &[row(3, 5), row(1, 5)]).unwrap_err();
		assert_eq!((conflicts.len(), conflicts[0].row), (1, 1));
	}

	#[test]
	fn first_difference_should_be_named() {
		let rows = [row(1, 5), row(2, 6)];
		assert_eq!(first_difference(&rows, &rows), None);
		assert_eq!(first_difference(&rows, &[row(1, 5), row(2, 7)]), Some(1));
		assert_eq!(first_difference(&rows, &rows[..1]), Some(1));
		assert_eq!(first_difference(&[], &rows), Some(0));
	}

	#[test]
	fn digest_should_be_that_of_the_documents() {
		const UNIT: u128 = 1_000_000_000_000;
		let found = format!("{:x}", digest(&[row(1, UNIT), row(2, 2 * UNIT)]));
		assert_eq!(found, "3b2ff908f07cb0e2ed135953a509ee0fa6c485417a654737ff947c15ca32f13e");
	}
}
