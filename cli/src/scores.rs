//! `distribution report-scores`: scores of a CSV file of `account,score`, for a contribution pool.

use crate::{
	account,
	chain::{self, AccountId, Chain},
	error::{CliError, Result, REFUSED},
	list::{self, Fault, RowFault},
	output::Output,
	round::{show_calls, Send},
};
use clap::Args;
use distribution_primitives::emission::PoolId;
use serde_json::json;
use std::path::{Path, PathBuf};

/// Most scores in a transaction, whatever the chain allows.
const BATCH: u32 = 64;

/// `distribution report-scores`.
#[derive(Args, Debug)]
pub struct ReportScores {
	/// Number of the pool; the signer is one of its reporters.
	pool: PoolId,
	/// CSV file: account and score, a whole number from 1. A header is optional.
	file: PathBuf,
	/// Row to begin with, counted from 1 without the header. Scores add up: rows that are in must not be
	/// sent again.
	#[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
	from_row: u32,
	/// Let one account have several rows; its scores add up.
	#[arg(long)]
	allow_duplicates: bool,
	#[command(flatten)]
	send: Send,
}

/// An account and its score.
type Score = (AccountId, u64);

/// Reads a whole file and notes every fault.
fn read(path: &Path, allow_duplicates: bool) -> Result<(Vec<Score>, Vec<Fault>)> {
	let mut rows = Vec::new();
	// Account and line of every row, to find duplicates.
	let mut seen = Vec::new();
	let mut faults = list::records(path, |line, record| {
		let row = row(record)?;
		if !allow_duplicates {
			seen.push((row.0, u32::try_from(line).unwrap_or(u32::MAX)));
		}
		rows.push(row);
		Ok(())
	})?;
	faults.extend(list::duplicates(seen, "merge the rows, or give --allow-duplicates"));
	faults.sort_by_key(|fault| fault.line);
	if rows.is_empty() && faults.is_empty() {
		faults.push(list::empty());
	}
	Ok((rows, faults))
}

fn row(record: &csv::ByteRecord) -> std::result::Result<Score, RowFault> {
	if record.len() != 2 {
		let found = record.len();
		return Err(("columns", format!("expected account and score; found {found} column(s)")));
	}
	let (who, score) = (list::text(record, 0)?, list::text(record, 1)?);
	let id = account::parse(who).map_err(|message| ("account", message))?;
	let number = Some(score).filter(|score| score.bytes().all(|b| b.is_ascii_digit()));
	let number = number.and_then(|score| score.parse::<u64>().ok()).filter(|score| *score > 0);
	let score = number.ok_or_else(|| {
		("score", format!("`{score}` is not a score: a whole number from 1 to 2^64 - 1"))
	})?;
	Ok((id, score))
}

/// Runs `distribution report-scores`.
pub async fn report_scores(command: ReportScores, chain: &Chain, output: Output) -> Result<()> {
	let (rows, faults) = read(&command.file, command.allow_duplicates)?;
	list::refuse(&faults, rows.len(), output)?;
	let mut done = (command.from_row as usize).saturating_sub(1);
	let rest = rows.get(done..).filter(|rest| !rest.is_empty()).ok_or_else(|| {
		CliError::input(format!(
			"the file has {} rows, so there is none from row {} on",
			rows.len(),
			command.from_row
		))
	})?;
	let allowed: u32 = chain.constant("Emission", "MaxBatch").await?;
	let batches = rest.chunks(allowed.clamp(1, BATCH) as usize);
	let call = |batch: &[Score]| chain::emission("report", (command.pool, batch));
	if command.send.dry_run {
		return show_calls(chain, &batches.map(call).collect::<Vec<_>>(), output).await;
	}
	let signer = command.send.signer()?;
	let mut transactions = 0u32;
	for batch in batches {
		let sent = chain.send(&call(batch), &signer).await;
		sent.map_err(|error| interrupted(error, done, batch.len(), rows.len()))?;
		done = done.saturating_add(batch.len());
		transactions = transactions.saturating_add(1);
		eprintln!("{done} of {} rows are in", rows.len());
	}
	let value = json!({
		"pool": command.pool,
		"rows": rows.len(),
		"reported": rest.len(),
		"transactions": transactions,
	});
	output.print(&value, || {
		format!(
			"Pool {} has {} scores more, in {transactions} transactions.",
			command.pool,
			rest.len()
		)
	});
	Ok(())
}

/// The failure of a batch of `length` rows, with how to go on.
fn interrupted(error: CliError, done: usize, length: usize, rows: usize) -> CliError {
	let (next, last) = (done.saturating_add(1), done.saturating_add(length));
	let how = if error.code == REFUSED {
		format!("go on with --from-row {next}")
	} else {
		format!(
			"whether rows {next} to {last} are in too is not known: look with `distribution rewards show`, then go on with --from-row {next} or --from-row {}",
			last.saturating_add(1)
		)
	};
	let message = format!("{error}. {done} of {rows} rows are in; {how}");
	CliError { message, ..error }
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::error::NO_CONNECTION;
	use codec::Encode;
	use std::io::Write;

	fn read_text(text: &str, allow_duplicates: bool) -> (Vec<Score>, Vec<Fault>) {
		let mut file = tempfile::NamedTempFile::new().unwrap();
		file.write_all(text.as_bytes()).unwrap();
		read(file.path(), allow_duplicates).unwrap()
	}

	fn account_of(n: u8) -> String {
		account::show(&[n; 32])
	}

	#[test]
	fn file_should_be_read_with_and_without_header() {
		for header in ["", "account,score\n"] {
			let text =
				format!("{header}{}, 5\n# a comment\n0x{},7\n", account_of(1), "02".repeat(32));
			let (rows, faults) = read_text(&text, false);
			assert_eq!(faults, []);
			assert_eq!(rows, [([1; 32], 5), ([2; 32], 7)]);
		}
	}

	#[test]
	fn all_faults_should_be_reported_with_their_lines() {
		let text = format!(
			"account,score\n{a},5\nnobody,5\n{b},0\n{b},-1\n{b},1.5\n{b},+1\n{b}\n{b},1,2\n{b},18446744073709551616\n{b},\n{a},6\n",
			a = account_of(1),
			b = account_of(2),
		);
		let (rows, faults) = read_text(&text, false);
		let found: Vec<_> = faults.iter().map(|f| (f.line, f.kind)).collect();
		assert_eq!(
			found,
			[
				(3, "account"),
				(4, "score"),
				(5, "score"),
				(6, "score"),
				(7, "score"),
				(8, "columns"),
				(9, "columns"),
				(10, "score"),
				(11, "score"),
				(12, "duplicate"),
			]
		);
		assert_eq!(rows.len(), 2);
		assert_eq!(read_text("", false).1[0].kind, "empty");
	}

	#[test]
	fn duplicates_should_pass_when_allowed() {
		let text = format!("{a},5\n{a},6\n", a = account_of(1));
		assert_eq!(read_text(&text, true), (vec![([1; 32], 5), ([1; 32], 6)], vec![]));
	}

	#[test]
	fn reports_should_be_encoded_as_the_chain_does() {
		let rows: &[Score] = &[([7; 32], 258)];
		let mut wanted: Vec<u8> = vec![3, 0, 4];
		wanted.extend([7; 32]);
		wanted.extend([2, 1, 0, 0, 0, 0, 0, 0]);
		assert_eq!((3u16, rows).encode(), wanted);
	}

	#[test]
	fn failures_should_tell_how_to_go_on() {
		let refused = interrupted(CliError::new(REFUSED, "Emission.ScoreZero"), 64, 64, 200);
		assert_eq!(refused.code, REFUSED);
		assert!(refused.message.ends_with("64 of 200 rows are in; go on with --from-row 65"));
		let lost = interrupted(CliError::new(NO_CONNECTION, "gone"), 64, 64, 200).message;
		assert!(lost.contains("rows 65 to 128") && lost.contains("--from-row 129"));
	}
}
