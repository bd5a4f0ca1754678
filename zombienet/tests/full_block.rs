//! The pool is filled with ranges of claims from a list of a million rows, on a chain with a million accounts, and
//! collators take as many as a block holds. The fullest block is validated by the relay chain: it is final. What it
//! took is told beside the limits: time of the author and of the validators, and the size of the proof.

// Counters and durations of tests: an overflow would be a failed test.
#![allow(clippy::arithmetic_side_effects, reason = "an overflow fails the test")]

use anyhow::{anyhow, ensure, Context, Result};
use codec::Decode;
use distribution_client::types::MAX_BATCH;
use distribution_zombienet::{
	claims::{Books, List},
	cli::Cli,
	load::{Load, Pace, FAILURES},
	metrics::Executions,
	networks::{Net, Shape},
	reads::{Block, Weight},
	results::{tenths, Figures},
	wait::{minutes, number_from_env},
};
use std::path::Path;

/// Rows of the list, unless `ZOMBIENET_ROWS` says otherwise.
const ROWS: u64 = 1_000_000;
/// Accounts that the chain has before, unless `ZOMBIENET_ACCOUNTS` says otherwise.
const ACCOUNTS: u64 = 1_000_000;
/// Claims that are made, from the first row on: enough to fill several blocks.
const CLAIMS: u32 = 50_000;
/// All of them go into the pool at once.
const PACE: Pace = Pace::new(MAX_BATCH as usize, 400, FAILURES);
/// Least share of the computing time for transactions (three quarters of a block) that the fullest block must
/// have used. Less would mean that something else ended it before it was full.
const FULL_ENOUGH: f64 = 0.75;
/// Share of a block that transactions may use.
const TRANSACTIONS: f64 = 0.75;
/// Picoseconds that a row of a range weighs at most besides the database, with its part of the transaction. It reads
/// the account and the record of identity of its beneficiary, and writes the account.
const ROW: u64 = 65_000_000;
/// Share of the rows that would fit by that, which the fullest block has at least: its last transactions did not fit
/// whole, and it has other work.
const ROWS_THAT_FIT: f64 = 0.9;
/// What the author's time, the validators' time and the proof may be of their limits.
const OF_LIMITS: f64 = 0.65;
/// Seconds that validators give a candidate before they back it.
const EXECUTION_LIMIT: f64 = 2.0;
/// Milliseconds after which an author takes no more transactions. A collator with one core gives a block two seconds,
/// and a tenth of them is kept for its end.
const DEADLINE: f64 = 1_800.0;
/// How an author logs that it has made a block.
const PREPARED: &str = "Prepared block for proposing at ";

#[tokio::test(flavor = "multi_thread")]
async fn fullest_block_of_claims_should_be_validated() -> Result<()> {
	let mut figures = Figures::new("full_block")?;
	let rows = u32::try_from(number_from_env("ZOMBIENET_ROWS", ROWS)?)?;
	let accounts = number_from_env("ZOMBIENET_ACCOUNTS", ACCOUNTS)?;
	let made = rows.min(CLAIMS);
	let proofs = std::env::var("ZOMBIENET_DIR").map_or_else(|_| std::env::temp_dir(), Into::into);
	let proofs = proofs.join("full_block-proofs");
	if proofs.exists() {
		std::fs::remove_dir_all(&proofs)?;
	}
	let export = format!("--export-pov-to-path={}", proofs.display());
	let shape = Shape::plain().with_collator_args(&[export]).with_accounts(accounts);
	let net = Net::spawn("full_block", &shape).await?;
	let chain = net.ready().await?;
	let cli = Cli::new(chain.url(), "//Alice");
	let list = List::make(net.base(), "full", figures.seed(), rows, &cli).await?;
	let round = list.open(&cli).await?;
	let mut books = Books::open(&chain, round).await?;
	let mut load = Load::new(&chain, round, PACE)?;
	let mut executions = Executions::begin(&net, &["relay-1", "relay-2"]).await?;
	tokio::select! {
		paid = load.pay(&list, 0..made, &mut books, minutes(60)) => paid?,
		ended = executions.follow() => ended?,
	}
	executions.look().await?;
	books.prove_rows(&list, 0..made, &cli).await?;

	let blocks = books.per_block();
	let fullest = blocks.iter().max_by_key(|(_, claims)| **claims);
	let (number, claims) = fullest.ok_or_else(|| anyhow!("no block has claims"))?;
	// The books have final blocks only, so the relay chain has included and finalised this one.
	let block = chain.block_at(*number).await?;
	let used: [Weight; 3] = chain.stored(block.hash, "System", "BlockWeight").await?;
	let (_, limit): (Weight, Weight) = chain.constant("System", "BlockWeights").await?;
	let database: (u64, u64) = chain.constant("System", "DbWeight").await?;
	let expected = claims_that_fit(limit.ref_time, database);
	let share =
		|part: fn(&Weight) -> u64| used.iter().map(part).sum::<u64>() as f64 / part(&limit) as f64;
	let (computing, proof) = (share(|weight| weight.ref_time), share(|weight| weight.proof_size));
	let (compressed, largest) = exported(&proofs, block)?;
	let mut authored = None;
	for name in ["alice", "bob"] {
		let log = net.node(name)?.logs().await?;
		authored = authored.or_else(|| authored_in(&log, block, compressed));
	}
	let authored =
		authored.with_context(|| format!("no collator logged a proof of {compressed} bytes"))?;
	let [headers, extrinsics, state] = authored.sizes;
	let whole = headers + extrinsics + state;
	let percent = |part: f64| tenths(part * 100.0);
	figures.set("accounts_before", accounts);
	figures.set("rows", rows);
	figures.set("block", *number);
	figures.set("claims_in_block", *claims);
	figures.set("claims_expected_at_least", expected);
	figures.set("computing_time_used_percent", percent(computing));
	figures.set("proof_weight_used_percent", percent(proof));
	figures.set("author_time_ms", authored.milliseconds);
	figures.set("author_time_of_deadline_percent", percent(authored.milliseconds / DEADLINE));
	figures.set("author_ended_the_block_by", authored.end);
	figures.set("validations", executions.number);
	let mean = executions.seconds / executions.number;
	figures.set("validation_mean_ms", tenths(mean * 1_000.0));
	figures.set("validation_longest_ms", tenths(executions.longest * 1_000.0));
	let of_limit = percent(executions.longest / EXECUTION_LIMIT);
	figures.set("validation_longest_of_limit_percent", of_limit);
	figures.set("pov_compressed_bytes", compressed);
	figures.set("pov_compressed_of_limit_percent", percent(compressed as f64 / largest as f64));
	figures.set("pov_uncompressed_bytes", whole);
	figures.set("pov_uncompressed_of_limit_percent", percent(whole as f64 / largest as f64));
	figures.set("pov_header_bytes", headers);
	figures.set("pov_extrinsics_bytes", extrinsics);
	figures.set("pov_storage_proof_bytes", state);
	figures.set("claims_per_s", tenths(f64::from(made) / load.took.as_secs_f64()));
	figures.set("blocks_with_claims", blocks.len());
	// Asked last, so that the figures are in the log.
	ensure!(
		computing > FULL_ENOUGH * TRANSACTIONS,
		"the fullest block used {:.0} % of its computing time only",
		computing * 100.0
	);
	ensure!(
		*claims >= expected.min(made),
		"the fullest block has {claims} claims, fewer than {expected}"
	);
	for (what, part) in [
		("the author's time", authored.milliseconds / DEADLINE),
		("the validators' time", executions.longest / EXECUTION_LIMIT),
		("the compressed proof", compressed as f64 / largest as f64),
		("the proof", whole as f64 / largest as f64),
	] {
		ensure!(
			part <= OF_LIMITS,
			"{what} of the fullest block is {:.0} % of its limit",
			part * 100.0
		);
	}
	std::fs::remove_dir_all(&proofs)?;
	net.done(figures).await
}

/// Claims that the fullest block has at least, if a block may take `limit` picoseconds, and a read and a write of the
/// `database` take so many: more than 10,000 by the fellowship's 13.7 and 33.1 µs.
fn claims_that_fit(limit: u64, (read, write): (u64, u64)) -> u32 {
	let row = ROW + 2 * read + write;
	(ROWS_THAT_FIT * TRANSACTIONS * limit as f64 / row as f64) as u32
}

#[test]
fn claims_that_fit_should_follow_what_the_database_takes() {
	assert_eq!(claims_that_fit(2_000_000_000_000, (25_000_000, 100_000_000)), 6_279);
	assert_eq!(claims_that_fit(2_000_000_000_000, (13_701_000, 33_060_000)), 10_760);
}

/// Bytes of the proof that the collator submitted for a block, and the most that it may have, from the file that it
/// wrote.
fn exported(folder: &Path, block: Block) -> Result<(u64, u64)> {
	/// What the relay chain says of the parent: its header, number and state root of the relay chain's block, and
	/// the largest proof.
	type Validation = (Vec<u8>, u32, [u8; 32], u32);
	let path = folder.join(format!("{:#x}_{}.pov", block.hash, block.number));
	let file = std::fs::read(&path).with_context(|| format!("no {}", path.display()))?;
	let (proof, (_, _, _, largest)) = <(Vec<u8>, Validation)>::decode(&mut file.as_slice())?;
	Ok((proof.len() as u64, largest.into()))
}

/// What the author of a block logged of it.
struct Authored {
	/// From beginning the block to its being complete, as the clock went.
	milliseconds: f64,
	/// Why no more transactions were taken.
	end: String,
	/// Bytes of headers, extrinsics and storage proof.
	sizes: [u64; 3],
}

/// What a collator's log has of a block, if it is the author: of the block of this number with a proof that has so
/// many bytes when compressed. A collator logs that it has made a block, then the parts of its proof, then the
/// compressed size. The hash that it logs is that of before the seal.
fn authored_in(log: &str, block: Block, compressed: u64) -> Option<Authored> {
	let begin = format!("{PREPARED}{} (", block.number);
	let (mut made, mut sizes) = (None, None);
	for line in log.lines() {
		if line.contains(PREPARED) {
			made = line.split_once(begin.as_str()).and_then(|(_, rest)| time_and_end(rest));
		} else if line.contains("PoV size") && line.contains("storage_proof_kb=") {
			let part = |name| kilobytes(line, name);
			sizes = part("header_kb=")
				.zip(part("extrinsics_kb=").zip(part("storage_proof_kb=")))
				.map(|(headers, (extrinsics, proof))| [headers, extrinsics, proof]);
		} else if kilobytes(line, "Compressed PoV size: ") == Some(compressed) {
			if let (Some((milliseconds, end)), Some(sizes)) = (made.take(), sizes) {
				return Some(Authored { milliseconds, end, sizes });
			}
		}
	}
	None
}

/// The time that a block took, in milliseconds, and why it ended: `12 ms) hash: …; end: HitDeadline; …`.
fn time_and_end(rest: &str) -> Option<(f64, String)> {
	let (milliseconds, rest) = rest.split_once(" ms)")?;
	let (_, end) = rest.split_once("end: ")?;
	let end = end.split(';').next()?;
	Some((milliseconds.parse().ok()?, end.into()))
}

/// The number of bytes after `name`, where the log has it in units of 1,024.
fn kilobytes(line: &str, name: &str) -> Option<u64> {
	let (_, rest) = line.split_once(name)?;
	let end = rest.find(|c: char| c != '.' && !c.is_ascii_digit()).unwrap_or(rest.len());
	let number: f64 = rest.get(..end)?.parse().ok()?;
	Some((number * 1024.0).round() as u64)
}
