//! The rows of listed rounds: adding those of a file, and verifying them.

use crate::{
	args::{
		number::whole_number,
		send::{instead, SubmitArgs},
		table::{AmountsArgs, RowsArgs, TableArgs},
	},
	error::{CliError, Result},
	output::Output,
};
use clap::Args;
use distribution_client::{
	account,
	amount::Unit,
	calls::distribution,
	entries::{digest, first_difference, missing, Conflict},
	lists::{
		accounts::Allowed,
		rows::{self, List, Rules},
		tree::root_like,
	},
	types::MAX_BATCH,
	Chain,
};
use distribution_primitives::{Beneficiaries, Source};
use serde_json::json;
use std::path::PathBuf;

/// Rows that are told of before an error says only how many more there are.
const MOST_TOLD: usize = 20;

/// `distribution round add-entries`.
#[derive(Args, Debug)]
pub struct AddEntries {
	/// Number of the round.
	#[arg(value_parser = whole_number::<u32>)]
	round: u32,
	/// The list: .csv, .xlsx or .ods with the columns account and amount.
	file: PathBuf,
	#[command(flatten)]
	rows: RowsArgs,
	/// Rows per transaction.
	#[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=i64::from(MAX_BATCH)))]
	batch: u32,
	#[command(flatten)]
	send: SubmitArgs,
}

/// `distribution round verify`.
#[derive(Args, Debug)]
pub struct Verify {
	/// Number of the round.
	#[arg(value_parser = whole_number::<u32>)]
	round: u32,
	/// The list that it must pay: .csv, .xlsx or .ods with the columns account and amount.
	#[arg(long, value_name = "FILE")]
	list: PathBuf,
	#[command(flatten)]
	amounts: AmountsArgs,
	#[command(flatten)]
	table: TableArgs,
}

/// Runs `distribution round add-entries`.
pub async fn add_entries(command: AddEntries, chain: &Chain, output: Output) -> Result<()> {
	let AddEntries { round, file, rows, batch, send } = command;
	let info = chain.round(round).await?;
	if info.terms.source != Source::Listed {
		return Err(CliError::input(format!(
			"round {round} is not listed on chain: its rows are those of a tree"
		)));
	}
	let unit = chain.unit(info.terms.asset).await?;
	let minimum = chain.minimum_balance(info.terms.asset).await?;
	// The terms say what the rows name.
	let ethereum = info.terms.beneficiaries == Beneficiaries::Ethereum;
	let rules = Rules { ethereum, ..rows.rules_of(minimum, &unit) };
	let list = rows::read_clean(&file, &rows.choices(), rules)?;
	output.tell(&list.reading, &list.warnings);
	check_decimals(&list, &unit)?;
	let listed = chain.listed_entries(round).await?;
	let rest = missing(&listed, &list.rows)
		.map_err(|conflicts| CliError::input(refusal(round, &conflicts, &list.lines, &unit)))?;
	let all = [listed.as_slice(), rest].concat();
	let total = all.iter().fold(0u128, |sum, (_, amount)| sum.saturating_add(*amount));
	if total > info.terms.budget {
		return Err(CliError::input(format!(
			"with these rows round {round} pays {}, more than its budget of {}: give it another with `distribution round amend`",
			unit.show(total),
			unit.show(info.terms.budget)
		)));
	}
	if !send.sends() {
		let calls: Vec<_> = rest
			.chunks(batch as usize)
			.map(|rows| distribution::add_entries(round, rows))
			.collect();
		return instead(chain, &calls, &send, output).await;
	}
	let bar = output.progress(rest.len() as u64, "adding rows");
	for rows in rest.chunks(batch as usize) {
		let signer = send.signer(chain).await?;
		chain.send(&distribution::add_entries(round, rows), signer).await?;
		bar.inc(rows.len() as u64);
	}
	bar.finish_and_clear();
	// What was there before, what was added, and nothing else.
	let found = chain.round(round).await?;
	if found.rows_digest != digest(&all) {
		return Err(CliError::not_proven(format!(
			"the rows of round {round} are others than those that were there and those that were added: look at it with `distribution round verify {round} --list FILE`, and do not open it before"
		)));
	}
	let hash = format!("{:#x}", chain.terms_hash(round).await?);
	let value = json!({
		"round": round,
		"rows": all.len(),
		"added": rest.len(),
		"rowsBefore": listed.len(),
		"rowsOfFile": list.rows.len(),
		"total": total.to_string(),
		"terms": hash,
		"read": list.reading,
	});
	output.print(&value, || {
		format!(
			"Round {round} has {}, {} in all, terms {hash}.\n{}",
			account::counted(all.len(), "row"),
			unit.show(total),
			added(rest.len(), list.rows.len()),
		)
	});
	Ok(())
}

/// How many rows of a file were added, and where the others are.
fn added(rows: usize, of_file: usize) -> String {
	let all = account::counted(of_file, "row");
	match of_file.saturating_sub(rows) {
		0 => format!("Added {all}: all of the file."),
		_ if rows == 0 => format!("Added nothing: the whole file ({all}) was there."),
		1 => format!("Added {rows} of the {all} of the file; the other one was there."),
		_ => format!("Added {rows} of the {all} of the file; the others were there."),
	}
}

/// A row of a file as people find it there, and by the number that the chain gives rows, from 0.
fn place(row: usize, lines: &[u64]) -> String {
	match lines.get(row) {
		Some(line) => format!("line {line} of the file (row {row})"),
		None => format!("row {row}, which the file does not have"),
	}
}

/// Refuses tokens with other decimals than those of the round's asset: every amount would be wrong.
fn check_decimals(list: &List, unit: &Unit) -> Result<()> {
	match (list.decimals, unit.decimals()) {
		(Some(given), Some(known)) if given != known => Err(CliError::input(format!(
			"the amounts of the file are tokens with {given} decimals, but the round's asset has {known}"
		))),
		_ => Ok(()),
	}
}

/// Why the rows of a file are not added.
fn refusal(round: u32, conflicts: &[Conflict], lines: &[u64], unit: &Unit) -> String {
	let told = conflicts.iter().take(MOST_TOLD).map(|conflict| {
		let Conflict { row, account, amount, listed_row, listed_amount } = conflict;
		let (who, place) = (account::show(account), place(*row, lines));
		if amount == listed_amount {
			format!(
				"\n  {place}: {who} is row {listed_row} on chain, with the same {}",
				unit.show(*amount)
			)
		} else {
			format!(
				"\n  {place}: {who} gets {}, but row {listed_row} on chain has {}",
				unit.show(*amount),
				unit.show(*listed_amount)
			)
		}
	});
	let told: String = told.collect();
	let more = match conflicts.len().saturating_sub(MOST_TOLD) {
		0 => String::new(),
		more => format!("\n  and {more} more"),
	};
	format!(
		"round {round} lists {} of the file already, and the file does not go on where the list on chain ends. Nothing was added.{told}{more}\nRows on chain cannot be changed: for a corrected list abandon the draft (`distribution round abandon {round}`) and draft it again. An account that is to be paid twice needs one file with all rows, in the order of those on chain, and --allow-duplicates",
		account::counted(conflicts.len(), "account")
	)
}

/// Runs `distribution round verify`.
pub async fn verify(command: Verify, chain: &Chain, output: Output) -> Result<()> {
	let Verify { round, list, amounts, table } = command;
	let info = chain.round(round).await?;
	// The chain judges: whatever it accepted may be in the file.
	let rules = Rules {
		unit: amounts.unit_of_compared(),
		minimum: 0,
		allow_duplicates: true,
		allow_rounded: true,
		allowed: Allowed { keyless: true, ethereum: true },
		ethereum: info.terms.beneficiaries == Beneficiaries::Ethereum,
	};
	let mut list = rows::read_clean(&list, &table.choices(), rules)?;
	output.tell(&list.reading, &list.warnings);
	let (found, wanted) = match &info.terms.source {
		Source::Listed => (digest(&list.rows), info.rows_digest),
		Source::Merkle { root, .. } => (root_like(*root, &mut list.rows)?.0, *root),
		Source::Voucher { .. } => {
			return Err(CliError::input(format!("round {round} pays vouchers and has no list")))
		}
		Source::Sale { .. } => {
			return Err(CliError::input(format!(
				"round {round} delivers what a sale has sold and has no list"
			)))
		}
	};
	if found != wanted {
		let listed = info.terms.source == Source::Listed;
		let place = if listed { difference(chain, round, &list).await } else { String::new() };
		return Err(CliError::not_proven(format!(
			"this is not the list of round {round}: its digest is {found:#x}, the round's {wanted:#x}{place}"
		)));
	}
	let unit = chain.unit(info.terms.asset).await?;
	let value = json!({
		"round": round,
		"rows": list.rows.len(),
		"total": list.total.to_string(),
		"digest": format!("{found:#x}"),
		"verified": true,
		"read": list.reading,
	});
	output.print(&value, || {
		format!(
			"Verified: round {round} pays exactly the {} of this file, {} in all.",
			account::counted(list.rows.len(), "row"),
			unit.show(list.total)
		)
	});
	Ok(())
}

/// The first row that differs, if the chain still has the rows.
async fn difference(chain: &Chain, round: u32, list: &List) -> String {
	let Ok(listed) = chain.listed_entries(round).await else { return String::new() };
	let counts = format!(
		". The chain lists {}, the file {}",
		account::counted(listed.len(), "row"),
		list.rows.len()
	);
	match first_difference(&listed, &list.rows) {
		Some(row) => format!("{counts}; the first that differs is {}", place(row, &list.lines)),
		None => counts,
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn tokens_should_be_refused_when_their_decimals_are_not_those_of_the_asset() {
		let check = |decimals: Option<u8>| {
			check_decimals(&List { decimals, ..List::default() }, &Unit::native())
		};
		assert!(check(None).is_ok() && check(Some(12)).is_ok());
		assert!(check(Some(6)).unwrap_err().to_string().contains("6 decimals"));
	}

	#[test]
	fn refusal_should_tell_what_differs() {
		const TOKEN: u128 = 1_000_000_000_000;
		let conflict = |row: usize, amount: u128| Conflict {
			row,
			account: [7; 32],
			amount,
			listed_row: row,
			listed_amount: TOKEN,
		};
		let lines: Vec<u64> = (2..40).collect();
		let conflicts = [conflict(1, TOKEN), conflict(2, 2 * TOKEN)];
		let told = refusal(3, &conflicts, &lines, &Unit::native());
		assert!(told.starts_with("round 3 lists 2 accounts of the file already"), "{told}");
		assert!(told.contains("with the same 1 DIST"), "{told}");
		let second = "line 4 of the file (row 2): ";
		assert!(told.contains(second), "{told}");
		assert!(told.contains("gets 2 DIST, but row 2 on chain has 1 DIST"), "{told}");
		assert!(told.contains("round abandon 3"), "{told}");
		let many: Vec<_> = (0..25).map(|row| conflict(row, TOKEN)).collect();
		assert!(refusal(3, &many, &lines, &Unit::native()).contains("and 5 more"));
	}

	#[test]
	fn rows_should_have_the_same_number_wherever_they_are_told() {
		// A header, a comment, and a file that is shorter than the list on chain.
		assert_eq!(place(0, &[3, 4]), "line 3 of the file (row 0)");
		assert_eq!(place(2, &[3, 4]), "row 2, which the file does not have");
	}

	#[test]
	fn others_should_be_there_only_if_there_are_others() {
		assert_eq!(added(3, 3), "Added 3 rows: all of the file.");
		assert_eq!(added(0, 3), "Added nothing: the whole file (3 rows) was there.");
		assert_eq!(added(2, 3), "Added 2 of the 3 rows of the file; the other one was there.");
		assert_eq!(added(1, 3), "Added 1 of the 3 rows of the file; the others were there.");
	}
}
