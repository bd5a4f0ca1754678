//! A runtime upgrade by referendum while claims go on: before it, during its migration and after it.
//!
//! `UPGRADE_WASM` names the new runtime: a higher spec version, and a migration over several blocks. If it is not
//! compressed, it is here, because a block has no room for it otherwise.

// Counters and durations of tests: an overflow would be a failed test.
#![allow(clippy::arithmetic_side_effects, reason = "an overflow fails the test")]

use anyhow::{bail, ensure, Context, Result};
use distribution_client::calls::call;
use distribution_zombienet::{
	claims::{Books, List, Payment},
	cli::{number, Cli},
	governance::{approved, propose_as_root},
	load::{trickle, Load},
	networks::{Net, Shape},
	reads::{event, key, Block, Chain},
	results::{tenths, Figures},
	wait::{minutes, number_from_env, until},
};
use sp_maybe_compressed_blob::{compress_strongly, CODE_BLOB_BOMB_LIMIT};
use std::{
	path::Path,
	time::{Duration, Instant},
};
use subxt::config::{substrate::BlakeTwo256, Hasher};

/// Rows of the list, unless `ZOMBIENET_ROWS` says otherwise: claims must go on until after the upgrade.
const ROWS: u64 = 9_000;
/// Rows per transaction, and time between transactions.
const TRICKLE: (usize, Duration) = (10, Duration::from_secs(2));

/// Where an upgrade stands in the chain.
struct Upgrade {
	from: u32,
	to: u32,
	/// The block that has the new code as a transaction.
	applied: u64,
	/// The last block that the old runtime made.
	last_old: u64,
	/// The block that ends the migration.
	migrated: u64,
	/// From sending the new code until the migration's end is final.
	took: Duration,
}

#[tokio::test(flavor = "multi_thread")]
async fn claims_should_be_paid_once_during_an_upgrade() -> Result<()> {
	let wasm = std::env::var("UPGRADE_WASM").context("UPGRADE_WASM names no new runtime")?;
	let wasm = std::fs::read(&wasm).with_context(|| format!("no {wasm}"))?;
	let wasm = match wasm.starts_with(b"\0asm") {
		true => compress_strongly(&wasm, CODE_BLOB_BOMB_LIMIT).context("it is too large")?,
		false => wasm,
	};
	let mut figures = Figures::new("upgrade")?;
	let rows = u32::try_from(number_from_env("ZOMBIENET_ROWS", ROWS)?)?;
	let net = Net::spawn("upgrade", &Shape::plain()).await?;
	let chain = net.ready().await?;
	let cli = Cli::new(chain.url(), "//Alice");
	let list = List::make(net.base(), "upgrade", figures.seed(), rows, &cli).await?;
	let round = list.open(&cli).await?;
	let mut books = Books::open(&chain, round).await?;
	let mut load = Load::new(&chain, round, trickle(TRICKLE.0, TRICKLE.1))?;
	let limit = TRICKLE.1 * (rows / TRICKLE.0 as u32) * 2 + minutes(20);
	let began = Instant::now();
	let (paying, upgrading) =
		(load.pay_all(&list, &mut books, limit), upgrade(&chain, &cli, &wasm));
	let ((), upgrade) = tokio::try_join!(paying, upgrading)?;
	books.settle().await?;
	books.prove(&list, &cli).await?;

	ensure!(
		upgrade.migrated >= upgrade.last_old + 2,
		"the migration took one block only: raise ZOMBIENET_ROWS"
	);
	let (before, pause) = pause(&books.payments, &upgrade)?;
	figures.set("spec_version_before", upgrade.from);
	figures.set("spec_version_after", upgrade.to);
	figures.set("code_sent_to_new_version_blocks", upgrade.last_old - upgrade.applied);
	figures.set("migration_blocks", upgrade.migrated - upgrade.last_old);
	figures.set("code_sent_to_migrated_and_final_s", tenths(upgrade.took.as_secs_f64()));
	figures.set("blocks_without_claims_around_migration", pause);
	figures.set("claims_before_new_version", before);
	figures.set("claims", rows);
	figures.set("transactions", load.sent);
	figures.set("resent_times", load.repeats);
	figures.set("claims_lasted_s", tenths(began.elapsed().as_secs_f64()));
	figures.set("blocks_in_the_index", index(net.base(), &cli, &upgrade).await?);
	net.done(figures).await
}

/// Keeps the history of both runtimes in an index: each block is read by the metadata of the runtime
/// that made it, and all of it adds up. Returns the last block.
async fn index(base: &Path, cli: &Cli, upgrade: &Upgrade) -> Result<u64> {
	let file = base.join("history.sqlite");
	let file = file.to_str().context("the path of the index is not Unicode")?;
	let kept = cli.run(&["index", file, "--once", "--prove"]).await.context("the index")?;
	let block = number(&kept, "block")?;
	ensure!(
		block > upgrade.migrated,
		"the index ends with block {block}, before the migration did"
	);
	Ok(block)
}

/// Blocks between the last claim before the new version and the first after it, and the claims before. There
/// must be claims on both sides.
fn pause(payments: &[Payment], upgrade: &Upgrade) -> Result<(usize, u64)> {
	let before = payments.iter().filter(|payment| payment.block <= upgrade.last_old);
	let last = before.clone().map(|payment| payment.block).max();
	let first = payments
		.iter()
		.map(|payment| payment.block)
		.filter(|block| *block > upgrade.last_old)
		.min();
	let (Some(last), Some(first)) = (last, first) else {
		bail!(
			"claims must go on before and after the upgrade: raise ZOMBIENET_ROWS ({last:?}, {first:?})"
		);
	};
	Ok((before.count(), first - last - 1))
}

/// Authorises the new runtime by a referendum of root, sends it, and waits until its migration is over.
async fn upgrade(chain: &Chain, cli: &Cli, wasm: &[u8]) -> Result<Upgrade> {
	let from = chain.spec_version(chain.best().await?.hash).await?;
	let hash = BlakeTwo256.hash(wasm);
	let authorise = call("System", "authorize_upgrade", hash.0);
	let referendum = propose_as_root(chain, cli, &authorise).await?;
	approved(cli, referendum, minutes(30)).await?;
	until("the upgrade is authorised", minutes(20), || async {
		let last = chain.finalized().await?;
		let found: Option<[u8; 32]> =
			chain.stored_if_any(last.hash, "System", "AuthorizedUpgrade").await?;
		Ok(found.filter(|found| *found == hash.0))
	})
	.await?;

	let began = Instant::now();
	let apply = call("System", "apply_authorized_upgrade", wasm.to_vec());
	let sent = chain.send(&apply, &key("//Bob")?).await?;
	event(&sent, "ParachainSystem", "ValidationFunctionStored")?;
	let applied = sent.number;
	let last_old = until("the new version is in force", minutes(30), || async {
		let last = chain.finalized().await?;
		if chain.spec_version(last.hash).await? == from {
			return Ok(None);
		}
		// Back to the first block after which the new version counts: the old one made it.
		let mut first = last.number;
		while chain.spec_version(chain.block_at(first - 1).await?.hash).await? != from {
			first -= 1;
		}
		Ok(Some(first))
	})
	.await?;
	let to = chain.spec_version(chain.finalized().await?.hash).await?;
	ensure!(to > from, "the version went from {from} to {to}");
	let migrated = migrated(chain, last_old).await?;
	println!(
		"upgrade: version {from} to {to} after block {last_old}, migrated in block {migrated}"
	);
	Ok(Upgrade { from, to, applied, last_old, migrated, took: began.elapsed() })
}

/// The final block that ends the migration which begins after `last_old`.
async fn migrated(chain: &Chain, last_old: u64) -> Result<u64> {
	let mut next = last_old + 1;
	let began = Instant::now();
	let mut started = false;
	loop {
		if chain.finalized().await?.number < next {
			if began.elapsed() > minutes(30) {
				bail!("the migration had not ended in block {next} (begun: {started})");
			}
			tokio::time::sleep(Duration::from_secs(1)).await;
			continue;
		}
		let block: Block = chain.block_at(next).await?;
		for event in chain.events(block.hash).await? {
			if event.pallet != "MultiBlockMigrations" {
				continue;
			}
			match event.name.as_str() {
				"UpgradeStarted" => started = true,
				"UpgradeCompleted" => {
					ensure!(started, "the migration ended without having begun");
					return Ok(next);
				}
				"UpgradeFailed" | "MigrationFailed" => {
					bail!("the migration failed in block {next}")
				}
				_ => {}
			}
		}
		ensure!(
			started || next < last_old + 3,
			"the new runtime began no migration: give UPGRADE_WASM one that has one"
		);
		next += 1;
	}
}
