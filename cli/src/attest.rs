//! `distribution compliance attest-all`: vouching for every account of a CSV file of
//! `account,level,country,expires`, with or without `,evidence`.

use crate::{
	account,
	chain::{self, AccountId, Chain, Moment, NOT_INCLUDED},
	compliance::{account_of, attester_of, evidence, AttesterInfo, RecordInfo, Statement},
	error::{CliError, Result, NOT_PROVEN, NO_CONNECTION, OTHER, REFUSED},
	list::{self, Fault, RowFault},
	output::Output,
	round::Send,
};
use clap::Args;
use distribution_primitives::Country;
use serde_json::json;
use std::{
	collections::{BTreeMap, VecDeque},
	path::{Path, PathBuf},
	time::{Duration, Instant},
};
use subxt_signer::sr25519::Keypair;
use tokio::task::JoinSet;

/// Most accounts that the runtime API tells about at once.
const ACCOUNTS_PER_QUESTION: usize = 10_000;

/// `distribution compliance attest-all`.
#[derive(Args, Debug)]
pub struct AttestAll {
	/// CSV file: account, level, country, relay-chain block of expiry, and evidence if there is any (0x
	/// and 64 digits, or text to be hashed). A header is optional.
	file: PathBuf,
	/// Accounts per transaction.
	#[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=256))]
	batch: u32,
	/// Transactions under way at the same time; each is until its block is final.
	#[arg(long, default_value_t = 32, value_parser = clap::value_parser!(u32).range(1..=128))]
	in_flight: u32,
	/// How often to try again after a broken connection or a lost transaction.
	#[arg(long, default_value_t = 5)]
	retries: u32,
	/// The attester whose records are looked at. Default: the signer. Only with --dry-run.
	#[arg(long, value_name = "ACCOUNT", requires = "dry_run")]
	attester: Option<String>,
	#[command(flatten)]
	send: Send,
}

/// One row of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Row {
	line: u64,
	account: AccountId,
	statement: Statement,
}

impl Row {
	/// Whether `record` says what the row says, and counts.
	fn is_recorded(&self, record: &RecordInfo) -> bool {
		let said = Statement {
			level: record.level,
			jurisdiction: record.jurisdiction,
			expires: record.expires,
			evidence: record.evidence,
		};
		record.gives.is_ok() && said == self.statement
	}

	/// Why the chain would not let an attester say this: something that `limits` tells.
	fn fault(&self, limits: &Limits) -> Option<Fault> {
		let Statement { level, jurisdiction, expires, .. } = self.statement;
		let (kind, message) = if level > limits.attester.max_level {
			(
				"level",
				format!(
					"the attester may not vouch for more than level {}",
					limits.attester.max_level
				),
			)
		} else if !limits.attester.jurisdictions.accept(&jurisdiction) {
			("country", format!("the attester may not vouch for {jurisdiction}"))
		} else if expires <= limits.now {
			("expires", format!("relay block {expires} is past: it is {} now", limits.now))
		} else if expires > limits.latest {
			(
				"expires",
				format!("relay block {expires} is too far: {} is the latest now", limits.latest),
			)
		} else {
			return None;
		};
		Some(Fault { line: self.line, kind, message })
	}
}

/// What the chain lets an attester say.
struct Limits {
	attester: AttesterInfo,
	now: Moment,
	latest: Moment,
}

impl Limits {
	async fn of(chain: &Chain, who: &AccountId) -> Result<Self> {
		let attester = attester_of(chain, who).await?;
		let now = chain.now().await?;
		if attester.expires <= now {
			return Err(CliError::new(
				REFUSED,
				format!("the time of the attester {} is over", account::show(who)),
			));
		}
		let longest: Moment = chain.constant("Compliance", "MaxValidity").await?;
		Ok(Self { attester, now, latest: now.saturating_add(longest) })
	}
}

/// Reads a whole file and notes every fault.
fn read(path: &Path) -> Result<(Vec<Row>, Vec<Fault>)> {
	let mut rows = Vec::new();
	// Account and line of every row, to find duplicates.
	let mut seen = Vec::new();
	let mut faults = list::records(path, |line, record| {
		let row = row(line, record)?;
		seen.push((row.account, u32::try_from(line).unwrap_or(u32::MAX)));
		rows.push(row);
		Ok(())
	})?;
	faults.extend(list::duplicates(seen, "an attester has one word on an account"));
	faults.sort_by_key(|fault| fault.line);
	if rows.is_empty() && faults.is_empty() {
		faults.push(list::empty());
	}
	Ok((rows, faults))
}

fn row(line: u64, record: &csv::ByteRecord) -> std::result::Result<Row, RowFault> {
	if !matches!(record.len(), 4 | 5) {
		let found = record.len();
		return Err((
			"columns",
			format!("expected account, level, country, expires and perhaps evidence; found {found} columns"),
		));
	}
	let text = |field| list::text(record, field);
	let account = account::parse(text(0)?).map_err(|message| ("account", message))?;
	let (level, country, expires) = (text(1)?, text(2)?, text(3)?);
	let number = level.parse::<u8>().ok().filter(|number| *number > 0);
	let level = number
		.ok_or_else(|| ("level", format!("`{level}` is not a level: a number from 1 to 255")))?;
	let jurisdiction =
		country.parse::<Country>().map_err(|why| ("country", format!("`{country}` is {why}")))?;
	let block = expires.parse::<Moment>().ok().filter(|block| *block > 0);
	let expires = block.ok_or_else(|| {
		("expires", format!("`{expires}` is not a block number of the relay chain"))
	})?;
	let file = Some(text(4)?).filter(|text| !text.is_empty());
	let evidence = evidence(file).map_err(|error| ("evidence", error.message))?;
	Ok(Row { line, account, statement: Statement { level, jurisdiction, expires, evidence } })
}

/// The rows that the chain has not recorded exactly so.
async fn pending(chain: &Chain, attester: &AccountId, rows: &[Row]) -> Result<Vec<Row>> {
	let mut pending = Vec::new();
	for part in rows.chunks(ACCOUNTS_PER_QUESTION) {
		let accounts: Vec<AccountId> = part.iter().map(|row| row.account).collect();
		let records: Vec<Option<RecordInfo>> =
			chain.ask("ComplianceApi_records_by", (attester, accounts)).await?;
		if records.len() != part.len() {
			return Err(CliError::new(
				OTHER,
				format!(
					"asked for {} accounts, the node answered for {}",
					part.len(),
					records.len()
				),
			));
		}
		for (row, record) in part.iter().zip(records) {
			if record.is_none_or(|record| !row.is_recorded(&record)) {
				pending.push(*row);
			}
		}
	}
	Ok(pending)
}

/// What a run has done.
#[derive(Default)]
struct Progress {
	transactions: u64,
	/// Rows that the chain refused, by their lines, and why.
	refused: BTreeMap<u64, (AccountId, String)>,
}

/// Runs `distribution compliance attest-all`.
///
/// The chain's own records say what is left to do, so that a run can be interrupted and repeated at any
/// time.
pub async fn attest_all(command: AttestAll, chain: &Chain, output: Output) -> Result<()> {
	let (rows, faults) = read(&command.file)?;
	list::refuse(&faults, rows.len(), output)?;
	let attester = match &command.attester {
		Some(attester) => account_of(attester)?,
		None => command.send.signer()?.public_key().0,
	};
	let limits = Limits::of(chain, &attester).await?;
	let todo = pending(chain, &attester, &rows).await?;
	let faults: Vec<Fault> = todo.iter().filter_map(|row| row.fault(&limits)).collect();
	list::refuse(&faults, rows.len(), output)?;
	let before = rows.len().saturating_sub(todo.len());
	if command.send.dry_run {
		let left = todo.len();
		let value = json!({ "rows": rows.len(), "alreadyThere": before, "pending": left });
		output.print(&value, || {
			format!("{left} of {} accounts are left to vouch for. Not sent.", rows.len())
		});
		return Ok(());
	}
	let signer = command.send.signer()?;
	let started = Instant::now();
	let first_block = chain.height().await?;
	let bar = output.progress(rows.len() as u64, "attesting");
	bar.set_position(before as u64);

	let mut progress = Progress::default();
	let wanted = todo.len();
	let mut left = todo;
	let mut failures = 0u32;
	while !left.is_empty() {
		let mut result = pass(&command, chain, &signer, &left, &mut progress, &bar).await;
		let count = left.len();
		// The chain knows best what is left, whatever was lost on the way.
		match pending(chain, &attester, &rows).await {
			Ok(rest) => {
				let refused = |row: &Row| progress.refused.contains_key(&row.line);
				left = rest.into_iter().filter(|row| !refused(row)).collect();
				if result.is_ok() && left.len() >= count {
					result =
						Err(CliError::new(OTHER, "the node does not show what was written to it"));
				}
			}
			Err(error) => result = result.and(Err(error)),
		}
		if let Err(error) = result {
			failures = failures.saturating_add(1);
			if is_final(&error) || failures > command.retries {
				bar.abandon();
				return Err(interrupted(error, wanted, left.len()));
			}
			bar.println(format!("{error}; trying again ({failures} of {})", command.retries));
			tokio::time::sleep(Duration::from_secs(3)).await;
		}
	}
	bar.finish_and_clear();
	let seconds = started.elapsed().as_secs_f64();
	let blocks = chain.height().await?.saturating_sub(first_block);
	let attested = wanted.saturating_sub(progress.refused.len());
	let per_second = attested as f64 / seconds.max(0.001);
	let refused: Vec<_> = progress
		.refused
		.iter()
		.map(
			|(line, (who, why))| json!({ "line": line, "account": account::show(who), "error": why }),
		)
		.collect();
	let value = json!({
		"rows": rows.len(),
		"alreadyThere": before,
		"attested": attested,
		"transactions": progress.transactions,
		"blocks": blocks,
		"seconds": seconds,
		"accountsPerSecond": per_second,
		"refused": refused,
	});
	output.print(&value, || {
		let mut text = format!(
			"Vouched for {} accounts in {} transactions, {blocks} blocks, {seconds:.1} s ({per_second:.0} per second). There before: {before}.",
			account::group(attested as u128),
			progress.transactions,
		);
		for (line, (who, why)) in &progress.refused {
			text.push_str(&format!("\nRefused: line {line}, {}: {why}", account::show(who)));
		}
		text
	});
	if refused.is_empty() {
		return Ok(());
	}
	Err(CliError::new(NOT_PROVEN, format!("{} accounts were refused", refused.len())).printed())
}

/// Whether trying again is in vain: the chain itself refused, not the pool.
fn is_final(error: &CliError) -> bool {
	error.code == REFUSED && !error.message.starts_with(NOT_INCLUDED)
}

fn interrupted(error: CliError, wanted: usize, left: usize) -> CliError {
	let message = format!(
		"{error}. {} of {wanted} accounts are done; run it again to go on",
		wanted.saturating_sub(left)
	);
	CliError { message, ..error }
}

/// Whether the fault is that of one account, not of all that the attester says.
fn concerns_one(error: &CliError) -> bool {
	is_final(error) && error.message.starts_with("Compliance.TooManyRecords")
}

/// Vouches for each of `rows`, in batches, several at a time.
async fn pass(
	command: &AttestAll,
	chain: &Chain,
	signer: &Keypair,
	rows: &[Row],
	progress: &mut Progress,
	bar: &indicatif::ProgressBar,
) -> Result<()> {
	let mut nonce = chain.nonce(signer).await?;
	let mut batches: VecDeque<Vec<Row>> =
		rows.chunks(command.batch as usize).map(<[Row]>::to_vec).collect();
	let mut under_way = JoinSet::new();
	let mut failure = None;
	loop {
		while failure.is_none() && under_way.len() < command.in_flight as usize {
			let Some(batch) = batches.pop_front() else { break };
			let said: Vec<(AccountId, Statement)> =
				batch.iter().map(|row| (row.account, row.statement)).collect();
			let call = chain::compliance("attest_batch", said);
			let entered = chain.enter(chain.sign(&call, signer, nonce).await?).await;
			nonce = match &entered {
				Ok(_) => nonce.saturating_add(1),
				Err(_) => chain.nonce(signer).await?,
			};
			let chain = chain.clone();
			under_way.spawn(async move { (batch, chain.settled(entered).await) });
		}
		let Some(done) = under_way.join_next().await else { break };
		let (batch, result) =
			done.map_err(|e| CliError::new(NO_CONNECTION, format!("a batch was lost: {e}")))?;
		match result {
			Ok(_) => {
				progress.transactions = progress.transactions.saturating_add(1);
				bar.inc(batch.len() as u64);
			}
			// A batch is written as a whole: go on with its halves until the account is found.
			Err(error) if concerns_one(&error) => match batch.as_slice() {
				[row] => {
					progress.refused.insert(row.line, (row.account, error.message));
				}
				many => {
					let halves = many.chunks(many.len().div_ceil(2));
					batches.extend(halves.map(<[Row]>::to_vec));
				}
			},
			Err(error) => failure = Some(error),
		}
	}
	failure.map_or(Ok(()), Err)
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_primitives::{Jurisdictions, Refusal};
	use polkadot_sdk::{
		sp_core::{sr25519, H256},
		sp_io::hashing::blake2_256,
	};
	use std::io::Write;

	fn read_text(text: &str) -> (Vec<Row>, Vec<Fault>) {
		let mut file = tempfile::NamedTempFile::new().unwrap();
		file.write_all(text.as_bytes()).unwrap();
		read(file.path()).unwrap()
	}

	fn account_of(n: u8) -> String {
		account::show(&[n; 32])
	}

	fn a_row(level: u8, country: [u8; 2], expires: u32) -> Row {
		let jurisdiction = Country(country);
		let statement = Statement { level, jurisdiction, expires, evidence: H256::zero() };
		Row { line: 3, account: [1; 32], statement }
	}

	#[test]
	fn file_should_be_read_with_and_without_header_and_evidence() {
		let hash = format!("0x{}", "07".repeat(32));
		for header in ["", "account,level,country,expires,evidence\n"] {
			let (rows, faults) = read_text(&format!(
				"{header}{},2,DE,1000\n{},1,FR,2000,{hash}\n{},1,FR,2000,case 7\n{},1,FR,2000,\n",
				account_of(1),
				account_of(2),
				account_of(3),
				account_of(4),
			));
			assert_eq!(faults, []);
			let evidence: Vec<_> = rows.iter().map(|row| row.statement.evidence).collect();
			let hashed = H256(blake2_256(b"case 7"));
			assert_eq!(evidence, [H256::zero(), H256([7; 32]), hashed, H256::zero()]);
			let first = rows[0];
			assert_eq!(first.statement, a_row(2, *b"DE", 1_000).statement);
			assert_eq!(first.account, [1; 32]);
		}
	}

	#[test]
	fn all_faults_should_be_reported_with_their_lines() {
		let text = format!(
			"account,level,country,expires\n{a},1,DE,9\nnobody,1,DE,9\n{b},0,DE,9\n{b},256,DE,9\n{b},1,de,9\n\
			 {b},1,DE,soon\n{b},1,DE,0\n{b},1,DE\n{b},1,DE,9,x,y\n{b},1,DE,9,0x12\n{a},2,FR,9\n",
			a = account_of(1),
			b = account_of(2),
		);
		let (rows, faults) = read_text(&text);
		let found: Vec<_> = faults.iter().map(|f| (f.line, f.kind)).collect();
		assert_eq!(
			found,
			[
				(3, "account"),
				(4, "level"),
				(5, "level"),
				(6, "country"),
				(7, "expires"),
				(8, "expires"),
				(9, "columns"),
				(10, "columns"),
				(11, "evidence"),
				(12, "duplicate"),
			]
		);
		assert_eq!(rows.len(), 2);
		assert_eq!(read_text("").1[0].kind, "empty");
	}

	#[test]
	fn row_should_be_there_only_when_recorded_exactly_so() {
		let row = a_row(2, *b"DE", 1_000);
		let record = RecordInfo {
			attester: [2; 32],
			level: 2,
			jurisdiction: Country(*b"DE"),
			expires: 1_000,
			evidence: H256::zero(),
			nonce: 5,
			gives: Ok(1),
		};
		assert!(row.is_recorded(&record));
		for other in [
			RecordInfo { level: 1, ..record.clone() },
			RecordInfo { jurisdiction: Country(*b"FR"), ..record.clone() },
			RecordInfo { expires: 999, ..record.clone() },
			RecordInfo { evidence: H256::repeat_byte(1), ..record.clone() },
			RecordInfo { gives: Err(Refusal::Revoked), ..record.clone() },
		] {
			assert!(!row.is_recorded(&other), "{other:?}");
		}
	}

	#[test]
	fn rows_should_be_faulty_when_the_attester_may_not_say_so() {
		let jurisdictions = Jurisdictions::Only(vec![Country(*b"DE")].try_into().unwrap());
		let attester = AttesterInfo {
			max_level: 2,
			jurisdictions,
			expires: u32::MAX,
			key: sr25519::Public::from_raw([0; 32]).into(),
			key_number: 0,
			epoch: 0,
			records: 0,
		};
		let limits = Limits { attester, now: 100, latest: 1_000 };
		let kind = |row: Row| row.fault(&limits).map(|fault| (fault.line, fault.kind));
		assert_eq!(kind(a_row(2, *b"DE", 1_000)), None);
		assert_eq!(kind(a_row(3, *b"DE", 1_000)), Some((3, "level")));
		assert_eq!(kind(a_row(2, *b"FR", 1_000)), Some((3, "country")));
		assert_eq!(kind(a_row(2, *b"DE", 100)), Some((3, "expires")));
		assert_eq!(kind(a_row(2, *b"DE", 1_001)), Some((3, "expires")));
	}

	#[test]
	fn refusals_should_be_told_from_what_may_pass() {
		let pool = CliError::new(REFUSED, format!("{NOT_INCLUDED}: Priority is too low"));
		let full = CliError::new(REFUSED, "Compliance.TooManyRecords: as many as can be");
		let level = CliError::new(REFUSED, "Compliance.LevelNotAllowed: too high");
		assert!(!is_final(&pool) && is_final(&full) && is_final(&level));
		assert!(concerns_one(&full) && !concerns_one(&pool) && !concerns_one(&level));
		assert!(!is_final(&CliError::new(NO_CONNECTION, "gone")));
	}
}
