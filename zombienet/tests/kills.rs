//! Collators are killed at random moments, with no time to write anything down, while a list is paid. Their
//! databases open again every time, they author again, and every claim is paid exactly once.

// Counters and durations of tests: an overflow would be a failed test.
#![allow(clippy::arithmetic_side_effects, reason = "an overflow fails the test")]

use anyhow::{bail, ensure, Result};
use distribution_client::account::AccountId;
use distribution_zombienet::{
	claims::{same_record, Books, List},
	cli::Cli,
	load::{trickle, Load},
	networks::{Net, Shape},
	reads::{account_of, key, Block, Chain},
	results::Figures,
	wait::{minutes, number_from_env, until},
};
use rand::{rngs::StdRng, Rng, SeedableRng};
use std::time::{Duration, Instant};

/// Kills, unless `ZOMBIENET_KILLS` says otherwise.
const KILLS: u64 = 50;
/// Rows of the list per kill: claims go on for as long as the kills do.
const ROWS_PER_KILL: u64 = 100;
/// Rows per transaction, and time between transactions.
const TRICKLE: (usize, Duration) = (10, Duration::from_secs(5));
/// Milliseconds between a collator's recovery and the next kill.
const PAUSE: std::ops::Range<u64> = 500..20_000;
/// What no log may have.
const WRONG: [&str; 4] = ["panicked at", "orrupt", "Essential task", "Database error"];

/// What the kills showed.
#[derive(Default)]
struct Seen {
	kills: Vec<(String, u32)>,
	to_rpc: Vec<f64>,
	to_block: Vec<f64>,
	/// The best block of each collator when it was killed.
	heads: Vec<Block>,
}

#[tokio::test(flavor = "multi_thread")]
async fn claims_should_be_paid_once_when_collators_are_killed() -> Result<()> {
	let mut figures = Figures::new("kills")?;
	let kills = number_from_env("ZOMBIENET_KILLS", KILLS)?;
	let net = Net::spawn("kills", &Shape::plain()).await?;
	let chain = net.ready().await?;
	let cli = Cli::new(chain.url(), "//Alice");
	let rows = u32::try_from(kills * ROWS_PER_KILL)?;
	let list = List::make(net.base(), "kills", figures.seed(), rows, &cli).await?;
	let round = list.open(&cli).await?;
	let mut books = Books::open(&chain, round).await?;
	let mut load = Load::new(&chain, round, trickle(TRICKLE.0, TRICKLE.1))?;
	let (paying, killing) = (
		load.pay_all(&list, &mut books, minutes(10 * kills.max(6))),
		kill(&net, &chain, kills, figures.seed()),
	);
	let ((), seen) = tokio::try_join!(paying, killing)?;

	both_author(&chain).await?;
	books.settle().await?;
	books.prove(&list, &cli).await?;
	for name in ["alice", "bob"] {
		same_record(round, &chain, &net.chain(name).await?).await?;
		let log = net.node(name)?.logs().await?;
		for wrong in WRONG {
			if let Some(line) = log.lines().find(|line| line.contains(wrong)) {
				bail!("the log of {name} has `{line}`");
			}
		}
	}
	let mut lost = 0u32;
	for head in &seen.heads {
		lost += u32::from(chain.hash_of(head.number).await? != Some(head.hash));
	}
	figures.set("kills", kills);
	for name in ["alice", "bob"] {
		let count = seen.kills.iter().filter(|(killed, _)| killed == name).count();
		figures.set(&format!("kills_of_{name}"), count);
	}
	figures.set("claims", rows);
	figures.set("transactions", load.sent);
	figures.set("resent_times", load.repeats);
	figures.set_spread("restart_to_rpc", "s", &seen.to_rpc);
	figures.set_spread("restart_to_own_block", "s", &seen.to_block);
	figures.set("best_blocks_lost_at_kills", lost);
	figures.set_spread("best_to_final", "s", &books.seconds_to_final);
	net.done(figures).await
}

fn account(name: &str) -> Result<AccountId> {
	Ok(account_of(&key(if name == "alice" { "//Alice" } else { "//Bob" })?))
}

/// Kills collators, one after the other, and waits each time until the killed one authors again.
async fn kill(net: &Net, chain: &Chain, kills: u64, seed: u64) -> Result<Seen> {
	let mut random = StdRng::seed_from_u64(seed);
	let mut seen = Seen::default();
	both_author(chain).await?;
	for number in 1..=kills {
		tokio::time::sleep(Duration::from_millis(random.random_range(PAUSE))).await;
		let name = if random.random_bool(0.5) { "alice" } else { "bob" };
		let node = net.node(name)?;
		let own = Chain::connect(node.ws_uri(), minutes(2)).await?;
		let head = own.best().await?;
		drop(own);
		// SIGKILL, then the same command on the same data.
		node.restart(None).await?;
		let restarted = Instant::now();
		// A block above this one it cannot have sent before.
		let last_sent = head.number.max(chain.best().await?.number) + 1;
		seen.heads.push(head);
		Chain::connect(node.ws_uri(), minutes(5)).await?;
		let to_rpc = restarted.elapsed().as_secs_f64();
		let who = account(name)?;
		let block = until(&format!("{name} authors again"), minutes(10), || async {
			let best = chain.best().await?;
			let authored = chain.last_authored(best.hash, who).await?;
			Ok((u64::from(authored) > last_sent).then_some(authored))
		})
		.await?;
		let to_block = restarted.elapsed().as_secs_f64();
		println!(
			"kills: {number} of {kills}: {name}, RPC after {to_rpc:.1} s, block {block} after {to_block:.1} s"
		);
		seen.kills.push((name.into(), block));
		seen.to_rpc.push(to_rpc);
		seen.to_block.push(to_block);
	}
	ensure!(seen.kills.len() as u64 == kills, "not all kills were made");
	Ok(seen)
}

/// Waits until both collators have authored a final block from now on.
async fn both_author(chain: &Chain) -> Result<()> {
	let head = chain.best().await?.number;
	for name in ["alice", "bob"] {
		let who = account(name)?;
		until(&format!("{name} authors a final block"), minutes(10), || async {
			let last = chain.finalized().await?;
			let authored = chain.last_authored(last.hash, who).await?;
			Ok((u64::from(authored) > head).then_some(()))
		})
		.await?;
	}
	Ok(())
}
