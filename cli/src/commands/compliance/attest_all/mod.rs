//! `distribution compliance attest-all`: vouching for every account of a file of accounts, levels,
//! countries and expiries, with or without evidence.
//!
//! The chain's own records say what is left to do, so that a run can be interrupted and repeated at
//! any time.

mod file;

use self::file::{Expiries, Row};
use crate::{
	args::{
		send::{show_calls, SubmitArgs},
		stop::{notice_text, stop_on_ctrl_c},
		table::TableArgs,
	},
	error::{CliError, Result},
	output::{note, Output},
};
use clap::Args;
use distribution_client::{
	account::{self, show_native, AccountId},
	batches::{Batches, Notice, Pace, Verdict, Work},
	calls::{compliance, Call},
	dry_run::Origin,
	events::Included,
	lists::{
		fault::Fault,
		reading::Reading,
		table::{bytes_of, Table},
	},
	refusal::Reason,
	registry::{attester_of, records_by, AttesterInfo},
	time::{Clock, Time},
	types::{is_recorded, Moment, RecordInfo, Statement, MAX_BATCH},
	Chain, Error,
};
use indicatif::ProgressBar;
use serde_json::json;
use std::{collections::BTreeMap, path::PathBuf, time::Instant};

/// `distribution compliance attest-all`.
#[derive(Args, Debug)]
pub struct AttestAll {
	/// The file, .csv, .xlsx or .ods: account, level, country, when the record expires (expires: a
	/// date such as 2027-12-31, or '#123456' for a block of the relay chain), and evidence if there
	/// is any (0x and 64 digits, or text to be hashed). A header is optional.
	file: PathBuf,
	/// When records of rows expire that do not say it: 2027-12-31 or 2027-12-31T12:00Z (UTC), +365d
	/// from now, or '#123456' for a block of the relay chain.
	#[arg(long, value_name = "TIME")]
	expires: Option<Time>,
	#[command(flatten)]
	table: TableArgs,
	/// Accounts per transaction.
	#[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=i64::from(MAX_BATCH)))]
	batch: u32,
	/// Transactions under way at the same time, until a block has each.
	#[arg(long, default_value_t = 32, value_parser = clap::value_parser!(u32).range(1..=128))]
	in_flight: u32,
	/// How often to try again after a failure. A broken connection that comes back is not one.
	#[arg(long, default_value_t = 5)]
	retries: u32,
	#[command(flatten)]
	send: SubmitArgs,
}

impl Row {
	/// Why the chain would not let an attester say this, as far as `limits` tell.
	fn fault(&self, limits: &Limits) -> Option<Fault> {
		let Statement { level, jurisdiction, expires, .. } = self.statement;
		let show = |block: Moment| limits.clock.show(block);
		let (kind, message) = if level > limits.attester.max_level {
			(
				"level",
				format!("the attester may vouch only up to level {}", limits.attester.max_level),
			)
		} else if !limits.attester.jurisdictions.accept(&jurisdiction) {
			("country", format!("the attester may not vouch for {jurisdiction}"))
		} else if expires <= limits.clock.block {
			let (expires, now) = (show(expires), show(limits.clock.block));
			("expires", format!("{expires} is in the past: it is {now} now"))
		} else if expires > limits.latest {
			let (expires, latest) = (show(expires), show(limits.latest));
			("expires", format!("{expires} is too late: the latest allowed now is {latest}"))
		} else {
			return None;
		};
		Some(Fault::at(self.line, kind, message))
	}

	/// Whether a record says what this row does, and counts.
	fn is_recorded(&self, record: &RecordInfo) -> bool {
		let near = record.expires.abs_diff(self.statement.expires) <= self.slack;
		let expires = if near { record.expires } else { self.statement.expires };
		is_recorded(&Statement { expires, ..self.statement.clone() }, record)
	}
}

/// The limits of what the chain lets an attester say.
struct Limits {
	attester: AttesterInfo,
	clock: Clock,
	latest: Moment,
}

impl Limits {
	async fn of(chain: &Chain, who: &AccountId, clock: Clock) -> Result<Self> {
		let attester = attester_of(chain, who).await?;
		if attester.expires <= clock.block {
			let who = account::show(who);
			return Err(Error::NotNow(format!("the term of the attester {who} is over")).into());
		}
		let longest: Moment = chain.constant("Compliance", "MaxValidity").await?;
		Ok(Self { attester, clock, latest: clock.block.saturating_add(longest) })
	}
}

/// The rows that the chain has not recorded exactly so.
async fn pending(
	chain: &Chain,
	attester: &AccountId,
	rows: &[Row],
) -> distribution_client::Result<Vec<Row>> {
	let accounts: Vec<AccountId> = rows.iter().map(|row| row.account).collect();
	let records = records_by(chain, attester, &accounts).await?;
	let pending = rows
		.iter()
		.zip(records)
		.filter(|(row, record)| record.as_ref().is_none_or(|record| !row.is_recorded(record)));
	Ok(pending.map(|(row, _)| row.clone()).collect())
}

/// The rows of a file that are to be recorded.
struct Attestations {
	attester: AccountId,
	rows: Vec<Row>,
	bar: ProgressBar,
	/// Rows that the chain refused, by their lines, and why.
	refused: BTreeMap<u64, (AccountId, String)>,
}

/// The call that vouches for rows.
fn call_of(rows: &[Row]) -> Call {
	let said: Vec<(AccountId, Statement)> =
		rows.iter().map(|row| (row.account, row.statement.clone())).collect();
	compliance::attest_batch(&said)
}

impl Work for Attestations {
	type Item = Row;

	fn call(&mut self, rows: &[Row]) -> distribution_client::Result<Call> {
		Ok(call_of(rows))
	}

	async fn left(&mut self, chain: &Chain) -> distribution_client::Result<Vec<Row>> {
		let mut left = pending(chain, &self.attester, &self.rows).await?;
		left.retain(|row| !self.refused.contains_key(&row.line));
		Ok(left)
	}

	async fn done(
		&mut self,
		_: &Chain,
		rows: Vec<Row>,
		_: Included,
	) -> distribution_client::Result<()> {
		self.bar.inc(rows.len() as u64);
		Ok(())
	}

	async fn refused(&mut self, _: &Chain, rows: Vec<Row>, error: Error) -> Verdict<Row> {
		if !concerns_one(&error) {
			return match error {
				Error::Refused(_) => Verdict::Stop(error),
				error => Verdict::Retry(error),
			};
		}
		// A batch is written as a whole: go on with its halves until the account is found.
		match rows.as_slice() {
			[row] => {
				self.refused.insert(row.line, (row.account, error.to_string()));
				Verdict::Noted
			}
			many => {
				let halves = many.chunks(many.len().div_ceil(2).max(1));
				Verdict::Split(halves.map(<[Row]>::to_vec).collect())
			}
		}
	}

	fn notice(&mut self, notice: Notice<'_>) {
		// Not println of the bar: one that is hidden, as with --json, prints nothing.
		self.bar.suspend(|| note(&notice_text(&notice)));
	}
}

/// Whether the chain's refusal concerns one account, not all that the attester says.
fn concerns_one(error: &Error) -> bool {
	matches!(error, Error::Refused(reason) if reason.is("Compliance", "TooManyRecords"))
}

/// What the chain found when it tried all transactions.
#[derive(Debug, Default)]
struct Tried {
	transactions: usize,
	/// What they would cost, in smallest units of the native token.
	fee: u128,
	/// Why the first that would be refused would be.
	refusal: Option<Reason>,
}

impl Tried {
	/// Has the chain try each transaction by itself, up to the first that would be refused.
	async fn of(chain: &Chain, attester: &AccountId, calls: &[Call]) -> Result<Self> {
		let mut tried = Self { transactions: calls.len(), ..Self::default() };
		for call in calls {
			let bytes = chain.call_bytes(call).await?;
			tried.fee = tried.fee.saturating_add(chain.cost_of(&bytes, attester).await?.fee);
			let run = chain.dry_run(Origin::Signed(*attester), bytes).await?;
			if let Err(why) = run.result {
				tried.refusal = Some(why);
				break;
			}
		}
		Ok(tried)
	}

	/// Prints it, with the numbers of rows, of those that are recorded, and of those that are not.
	/// Fails if a transaction would be refused.
	fn report(
		self,
		[all, before, wanted]: [usize; 3],
		reading: &Reading,
		output: Output,
	) -> Result<()> {
		let Self { transactions, fee, refusal } = self;
		let value = json!({
			"rows": all,
			"alreadyThere": before,
			"pending": wanted,
			"transactions": transactions,
			"fee": fee.to_string(),
			"refusal": refusal.as_ref().map(Reason::to_string),
			"read": reading,
		});
		output.print(&value, || {
			let (all, fee) = (account::counted(all, "account"), show_native(fee));
			let transactions = account::counted(transactions, "transaction");
			let end = match &refusal {
				None => format!("It would succeed now, in {transactions}, for fees of {fee}."),
				Some(why) => format!("It would FAIL now: {why}."),
			};
			format!("{wanted} of {all} left to vouch for. {end} Nothing was sent.")
		});
		refusal.map_or(Ok(()), |why| Err(CliError::from(Error::Refused(why)).printed()))
	}
}

/// Runs `distribution compliance attest-all`.
pub async fn attest_all(command: AttestAll, chain: &Chain, output: Output) -> Result<()> {
	let clock = chain.clock().await?;
	let expiries = Expiries { clock, usual: command.expires };
	let (rows, table) = file::read(&bytes_of(&command.file)?, &command.table.choices(), &expiries);
	let Table { reading, faults, warnings, .. } = table;
	output.refuse(&faults, &reading)?;
	output.tell(&reading, &warnings);
	let attester = command.send.maker(chain).await?;
	let limits = Limits::of(chain, &attester, clock).await?;
	let todo = pending(chain, &attester, &rows).await?;
	let faults: Vec<Fault> = todo.iter().filter_map(|row| row.fault(&limits)).collect();
	output.refuse(&faults, &reading)?;
	let all = rows.len();
	let wanted = todo.len();
	let before = all.saturating_sub(wanted);
	if !command.send.sends() {
		let calls: Vec<Call> = todo.chunks(command.batch as usize).map(call_of).collect();
		if command.send.print_call {
			return show_calls(chain, &calls, output).await;
		}
		let tried = Tried::of(chain, &attester, &calls).await?;
		return tried.report([all, before, wanted], &reading, output);
	}
	let signer = command.send.signer(chain).await?;
	let started = Instant::now();
	let first_block = chain.height().await?;
	let bar = output.progress(all as u64, "attesting");
	bar.set_position(before as u64);
	let mut attestations = Attestations { attester, rows, bar, refused: BTreeMap::new() };
	let pace = Pace::new(command.batch as usize, command.in_flight as usize, command.retries);
	let mut batches = Batches::new(chain, signer, pace, stop_on_ctrl_c());
	if let Err(error) = batches.run(&mut attestations, todo).await {
		attestations.bar.abandon();
		let left = batches.left;
		let done = wanted.saturating_sub(left).saturating_sub(attestations.refused.len());
		let wanted = account::counted(wanted, "account");
		let told = format!("{error}. {done} of {wanted} done; run it again to go on");
		let figures =
			json!({ "rows": all, "alreadyThere": before, "attested": done, "left": left });
		return Err(CliError::from(error).told(told).with(figures));
	}
	attestations.bar.finish_and_clear();
	let seconds = started.elapsed().as_secs_f64();
	let blocks = chain.height().await?.saturating_sub(first_block);
	let transactions = batches.transactions;
	let attested = wanted.saturating_sub(attestations.refused.len());
	let per_second = attested as f64 / seconds.max(0.001);
	let refused: Vec<_> = attestations
		.refused
		.iter()
		.map(
			|(line, (who, why))| json!({ "line": line, "account": account::show(who), "error": why }),
		)
		.collect();
	let value = json!({
		"rows": all,
		"alreadyThere": before,
		"attested": attested,
		"transactions": transactions,
		"blocks": blocks,
		"seconds": seconds,
		"accountsPerSecond": per_second,
		"refused": refused,
		"read": reading,
	});
	output.print(&value, || {
		let mut text = format!(
			"Vouched for {} in {}, {}, {seconds:.1} s ({per_second:.0} per second). Already recorded: {before}.",
			account::counted(attested, "account"),
			account::counted(transactions, "transaction"),
			account::counted(blocks, "block"),
		);
		for (line, (who, why)) in &attestations.refused {
			text.push_str(&format!("\nRefused: line {line}, {}: {why}", account::show(who)));
		}
		text
	});
	if refused.is_empty() {
		return Ok(());
	}
	let refused = account::counted(refused.len(), "account");
	Err(CliError::not_proven(format!("{refused} refused")).printed())
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_client::refusal::PoolRefusal;
	use distribution_primitives::{Country, Jurisdictions};
	use polkadot_sdk::sp_core::{sr25519, H256};

	fn a_row(level: u8, country: [u8; 2], expires: u32) -> Row {
		let jurisdiction = Country(country);
		let statement = Statement { level, jurisdiction, expires, evidence: H256::zero() };
		Row { line: 3, account: [1; 32], statement, slack: 0 }
	}

	#[test]
	fn rows_should_be_faulty_when_the_attester_may_not_say_so() {
		let jurisdictions = Jurisdictions::Only(vec![Country(*b"DE")].try_into().unwrap());
		let attester = AttesterInfo {
			max_level: 2,
			jurisdictions,
			expires: u32::MAX,
			may_block: false,
			key: sr25519::Public::from_raw([0; 32]).into(),
			key_number: 0,
			epoch: 0,
			records: 0,
		};
		let clock = Clock { block: 100, seconds: 1_796_083_200 };
		let limits = Limits { attester, clock, latest: 1_000 };
		let kind = |row: Row| row.fault(&limits).map(|fault| (fault.line, fault.kind));
		assert_eq!(kind(a_row(2, *b"DE", 1_000)), None);
		assert_eq!(kind(a_row(3, *b"DE", 1_000)), Some((3, "level")));
		assert_eq!(kind(a_row(2, *b"FR", 1_000)), Some((3, "country")));
		assert_eq!(kind(a_row(2, *b"DE", 100)), Some((3, "expires")));
		assert_eq!(kind(a_row(2, *b"DE", 1_001)), Some((3, "expires")));
	}

	#[test]
	fn record_should_count_as_the_row_when_its_date_was_another_block_before() {
		let row = |slack| Row { slack, ..a_row(2, *b"DE", 1_000_000) };
		let record = |level, expires| RecordInfo {
			attester: [2; 32],
			level,
			jurisdiction: Country(*b"DE"),
			expires,
			evidence: H256::zero(),
			nonce: 0,
			gives: Ok(level),
		};
		assert!(row(0).is_recorded(&record(2, 1_000_000)));
		assert!(!row(0).is_recorded(&record(2, 1_000_001)));
		assert!(row(14_400).is_recorded(&record(2, 985_600)));
		assert!(row(14_400).is_recorded(&record(2, 1_014_400)));
		assert!(!row(14_400).is_recorded(&record(2, 1_014_401)));
		assert!(!row(14_400).is_recorded(&record(1, 1_000_000)));
	}

	#[test]
	fn refusals_should_be_told_from_what_may_pass() {
		let pool = Error::NotIncluded(PoolRefusal::Other("Priority is too low".into()));
		let module = |name: &str| {
			let (pallet, docs) = ("Compliance".into(), "no".into());
			Error::Refused(Reason::Module { pallet, name: name.into(), docs })
		};
		let full = module("TooManyRecords");
		assert!(concerns_one(&full));
		assert!(!concerns_one(&pool) && !concerns_one(&module("LevelNotAllowed")));
		assert!(!concerns_one(&Error::Unreachable("gone".into())));
	}
}
