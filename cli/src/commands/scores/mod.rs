//! `distribution report-scores`: scores of a file of accounts and scores, for a contribution pool.

mod journal;

use self::journal::{Journal, Subject};
use crate::{
	args::{
		number::whole_number,
		send::{instead, SubmitArgs},
		stop::{notice_text, stop_on_ctrl_c},
		table::{AllowedArgs, TableArgs},
	},
	error::{CliError, Result},
	output::{note, Output},
};
use clap::Args;
use codec::Encode;
use distribution_client::{
	account::{self, AccountId},
	batches::{Batches, Notice, Pace, Verdict, Work},
	calls::{emission, Call},
	events::Included,
	keys::show_bytes,
	lists::{
		accounts::{Accounts, Allowed},
		columns::{Column, ACCOUNT},
		fault::Flaw,
		table::{self, bytes_of, Choices, Record, Table},
	},
	text::shown,
	types::MAX_SCORES,
	Chain, Error, Transaction,
};
use distribution_primitives::emission::PoolId;
use polkadot_sdk::sp_io::hashing::blake2_256;
use serde_json::json;
use std::path::{Path, PathBuf};

/// `distribution report-scores`.
#[derive(Args, Debug)]
pub struct ReportScores {
	/// Number of the pool; the signer is one of its reporters.
	#[arg(value_parser = whole_number::<PoolId>)]
	pool: PoolId,
	/// The file, .csv, .xlsx or .ods: account and score, a whole number from 1. A header is optional.
	file: PathBuf,
	/// Row to begin with, counted from 1 without the header; the first unless you say otherwise. Scores
	/// add up: rows that were reported must not be sent again. A run that was cut off needs no number:
	/// it knows what it has sent.
	#[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
	from_row: Option<u32>,
	/// Let one account have several rows; its scores add up.
	#[arg(long)]
	allow_duplicates: bool,
	#[command(flatten)]
	allowed: AllowedArgs,
	#[command(flatten)]
	table: TableArgs,
	#[command(flatten)]
	send: SubmitArgs,
}

/// An account and its score.
type Score = (AccountId, u64);

/// The columns of the file.
const COLUMNS: [Column; 2] = [ACCOUNT, Column { name: "score", also: &["points"], required: true }];
/// Their places in it.
const WHO: usize = 0;
const SCORE: usize = 1;

/// Reads a whole file and notes every fault.
fn read(
	bytes: &[u8],
	choices: &Choices,
	allowed: Allowed,
	allow_duplicates: bool,
) -> (Vec<Score>, Table) {
	let mut rows = Vec::new();
	let mut accounts = Accounts::new(allowed);
	let mut table = table::read(bytes, &COLUMNS, choices, |record| {
		let Some(row) = row(record, &mut accounts) else { return };
		if !allow_duplicates {
			accounts.remember(row.0, record.line());
		}
		rows.push(row);
	});
	table.refuse(accounts.again("merge the rows, or give --allow-duplicates"));
	table.refuse_if_empty();
	(rows, table)
}

/// A row, if nothing is wrong with it.
fn row(record: &mut Record<'_>, accounts: &mut Accounts) -> Option<Score> {
	let account = accounts.read(record, WHO);
	let score = record.value(SCORE, score);
	Some((account?, score?))
}

fn score(text: &str) -> std::result::Result<u64, Flaw> {
	let number = Some(text).filter(|text| text.bytes().all(|b| b.is_ascii_digit()));
	let number = number.and_then(|text| text.parse::<u64>().ok()).filter(|score| *score > 0);
	number.ok_or_else(|| {
		let text = shown(text);
		("score", format!("`{text}` is not a score: a whole number from 1 to 2^64 - 1"))
	})
}

/// The hash of scores as they were read.
fn hash_of(rows: &[Score]) -> String {
	show_bytes(blake2_256(&rows.encode()))
}

/// The scores of a file that are to be reported. The chain does not know which of them are in,
/// because scores add up: the count of those that final blocks have is kept here, and in a journal
/// for a run that goes on after this one.
struct Scores {
	pool: PoolId,
	rows: Vec<Score>,
	done: usize,
	journal: Option<Journal>,
}

impl Work for Scores {
	type Item = Score;

	const ASKS_CHAIN: bool = false;

	fn call(&mut self, scores: &[Score]) -> distribution_client::Result<Call> {
		Ok(emission::report(self.pool, scores))
	}

	fn signed(
		&mut self,
		scores: &[Score],
		transaction: &Transaction,
	) -> distribution_client::Result<()> {
		match &mut self.journal {
			Some(journal) => journal.send(scores.len(), transaction),
			None => Ok(()),
		}
	}

	async fn left(&mut self, _: &Chain) -> distribution_client::Result<Vec<Score>> {
		Ok(self.rows.get(self.done..).unwrap_or_default().to_vec())
	}

	async fn done(
		&mut self,
		_: &Chain,
		scores: Vec<Score>,
		_: Included,
	) -> distribution_client::Result<()> {
		self.done = self.done.saturating_add(scores.len());
		if let Some(journal) = &mut self.journal {
			journal.settle(true)?;
		}
		note(&format!("{} of {} reported", self.done, account::counted(self.rows.len(), "row")));
		Ok(())
	}

	async fn refused(&mut self, _: &Chain, _: Vec<Score>, error: Error) -> Verdict<Score> {
		// A final block has it, and it changed nothing. Otherwise it may still be included.
		if let (Some(journal), Error::Refused(_)) = (&mut self.journal, &error) {
			if let Err(unsaved) = journal.settle(false) {
				note(&format!("warning: {}: {unsaved}", journal.path().display()));
			}
		}
		Verdict::Stop(error)
	}

	fn notice(&mut self, notice: Notice<'_>) {
		note(&notice_text(&notice));
	}
}

/// Runs `distribution report-scores`.
pub async fn report_scores(command: ReportScores, chain: &Chain, output: Output) -> Result<()> {
	let bytes = bytes_of(&command.file)?;
	let (choices, allowed) = (command.table.choices(), command.allowed.allowed());
	let (rows, table) = read(&bytes, &choices, allowed, command.allow_duplicates);
	let Table { reading, faults, warnings, .. } = table;
	output.refuse(&faults, &reading)?;
	output.tell(&reading, &warnings);
	let all = rows.len();
	let mut place = Journal::place(&command.file)?;
	if !command.send.sends() {
		if let Some(place) = place.take().filter(|_| command.from_row.is_none()) {
			Journal::refuse_begun(&place)?;
		}
	}
	// Until the end of this run.
	let _held = place.as_deref().map(Journal::hold).transpose()?;
	let new = match place {
		Some(place) => {
			let subject = Subject {
				genesis: format!("{:#x}", chain.genesis()),
				pool: command.pool,
				reporter: account::show(&command.send.maker(chain).await?),
				scores: hash_of(&rows),
				rows: all,
			};
			Some((place, subject))
		}
		None => None,
	};
	let earlier = match &new {
		Some((place, subject)) => resumed(place, subject, command.from_row, chain).await?,
		None => None,
	};
	let first = command.from_row.unwrap_or(1);
	let done = earlier.as_ref().map_or((first as usize).saturating_sub(1), Journal::done);
	if let Some(journal) = earlier.as_ref().filter(|_| done == all) {
		let value = json!({
			"pool": command.pool,
			"rows": all,
			"reported": 0,
			"transactions": 0,
			"read": reading,
		});
		output.print(&value, || {
			format!("Pool {} has all scores: the run that was cut off had sent them.", command.pool)
		});
		return journal.finish();
	}
	let rest = rows.get(done..).filter(|rest| !rest.is_empty()).ok_or_else(|| {
		CliError::input(format!(
			"the file has only {}: there is no row {first}",
			account::counted(all, "row"),
		))
	})?;
	let rest = rest.to_vec();
	let allowed: u32 = chain.constant("Emission", "MaxBatch").await?;
	let batch = allowed.clamp(1, MAX_SCORES) as usize;
	if !command.send.sends() {
		let call = |scores: &[Score]| emission::report(command.pool, scores);
		let calls: Vec<_> = rest.chunks(batch).map(call).collect();
		return instead(chain, &calls, &command.send, output).await;
	}
	let signer = command.send.signer(chain).await?;
	let reported = rest.len();
	let journal = match (earlier, new) {
		(Some(journal), _) => Some(journal),
		(None, Some((place, subject))) => Some(Journal::begin(place, subject, done)?),
		(None, None) => None,
	};
	let mut scores = Scores { pool: command.pool, rows, done, journal };
	// One after the other, and not again: only then is it known which rows were reported.
	let pace = Pace::one_by_one(batch, 0);
	let mut batches = Batches::new(chain, signer, pace, stop_on_ctrl_c());
	if let Err(error) = batches.run(&mut scores, rest).await {
		let told = match &scores.journal {
			Some(journal) => resumable(&error, scores.done, all, journal),
			None => interrupted(&error, scores.done, batch.min(batches.left), all),
		};
		let figures = json!({ "pool": command.pool, "rows": all, "done": scores.done });
		return Err(CliError::from(error).told(told).with(figures));
	}
	let transactions = batches.transactions;
	let value = json!({
		"pool": command.pool,
		"rows": all,
		"reported": reported,
		"transactions": transactions,
		"read": reading,
	});
	output.print(&value, || {
		format!(
			"Pool {} has {}, in {}.",
			command.pool,
			account::counted(reported, "more score"),
			account::counted(transactions, "transaction")
		)
	});
	// Only now: whoever was not told runs it again, and everything would be reported twice.
	scores.journal.as_ref().map_or(Ok(()), Journal::finish)
}

/// The journal of a run that was cut off, if there is one; its last transaction is settled.
async fn resumed(
	place: &Path,
	subject: &Subject,
	from_row: Option<u32>,
	chain: &Chain,
) -> Result<Option<Journal>> {
	let Some(mut journal) = Journal::open(place, subject)? else { return Ok(None) };
	if from_row.is_some() {
		return Err(CliError::input(format!(
			"a run was cut off, and {} says what it has sent: leave --from-row out to go on with it, or remove that file",
			journal.path().display()
		)));
	}
	if let Some(transaction) = journal.sending()? {
		note("A run was cut off: looking for what it has sent.");
		let reported = match chain.resume(transaction).await {
			Ok(_) => true,
			// It changed nothing; or no block has it, and none will.
			Err(Error::Refused(_) | Error::NotIncluded(_)) => false,
			Err(error) => return Err(error.into()),
		};
		journal.settle(reported)?;
	}
	Ok(Some(journal))
}

/// The failure of a run with a journal, with how to go on.
fn resumable(error: &Error, done: usize, rows: usize, journal: &Journal) -> String {
	format!(
		"{error}. {done} of {rows} rows were reported; run it again to go on: {} says what was sent",
		journal.path().display()
	)
}

/// The failure of a batch of `length` rows, with how to go on.
fn interrupted(error: &Error, done: usize, length: usize, rows: usize) -> String {
	let (next, last) = (done.saturating_add(1), done.saturating_add(length));
	let how = match error {
		// A final block has it, and it changed nothing; or nothing was under way.
		Error::Refused(_) | Error::Interrupted(_) => format!("continue with --from-row {next}"),
		// It may be in a block. Scores add up: to send them again without a look would pay twice.
		_ => format!(
			"it is not known whether rows {next} to {last} were reported: check with `distribution rewards show`, then continue with --from-row {next} or --from-row {}",
			last.saturating_add(1)
		),
	};
	format!("{error}. {done} of {rows} rows were reported; {how}")
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_client::{
		lists::fault::Fault,
		refusal::{PoolRefusal, Reason},
	};

	fn read_text(text: &str, allow_duplicates: bool) -> (Vec<Score>, Vec<Fault>) {
		let (choices, allowed) = (Choices::default(), Allowed::default());
		let (rows, table) = read(text.as_bytes(), &choices, allowed, allow_duplicates);
		assert!(table.reading.adds_up());
		(rows, table.faults)
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

	/// Regression: a run went on with the scores of another sheet of the same file.
	#[test]
	fn same_file_should_be_other_scores_when_another_column_is_read() {
		let text = format!("account,points,bonus\n{},5,6\n", account_of(1));
		let hash = |column: &str| {
			let columns = vec![("score".to_string(), column.to_string())];
			let choices = Choices { columns, ..Choices::default() };
			let (rows, table) = read(text.as_bytes(), &choices, Allowed::default(), false);
			assert_eq!((rows.len(), table.faults), (1, vec![]));
			hash_of(&rows)
		};
		assert_eq!(hash("points"), hash("2"));
		assert_ne!(hash("points"), hash("bonus"));
	}

	#[test]
	fn duplicates_should_pass_when_allowed() {
		let text = format!("{a},5\n{a},6\n", a = account_of(1));
		assert_eq!(read_text(&text, true), (vec![([1; 32], 5), ([1; 32], 6)], vec![]));
	}

	#[test]
	fn failures_should_tell_how_to_go_on() {
		let refused = Error::Refused(Reason::Other("Emission.ScoreZero".into()));
		let told = interrupted(&refused, 64, 64, 200);
		assert!(told.ends_with("64 of 200 rows were reported; continue with --from-row 65"));
		let stopped = interrupted(&Error::Interrupted("interrupted".into()), 64, 64, 200);
		assert!(stopped.ends_with("continue with --from-row 65"));
		for lost in [
			Error::Unreachable("gone".into()),
			Error::NotFinal("late".into()),
			Error::NotIncluded(PoolRefusal::Other("Transaction was dropped".into())),
			Error::unexpected("a batch was lost"),
		] {
			let told = interrupted(&lost, 64, 64, 200);
			assert!(told.contains("rows 65 to 128") && told.contains("--from-row 129"), "{told}");
		}
	}
}
