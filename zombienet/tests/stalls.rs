//! Everything stands still, and goes on by itself: first the relay chain, then all collators of ours, which are
//! killed in the end and started again. Claims that were sent meanwhile are paid, and each is paid exactly once.
//!
//! Our clock is the relay chain's number: time in which the relay chain makes no blocks is none, and time in which
//! it makes blocks without ours is lost as a whole, so that no window ends in it.

// Counters and durations of tests: an overflow would be a failed test.
#![allow(clippy::arithmetic_side_effects, reason = "an overflow fails the test")]

use anyhow::{ensure, Result};
use distribution_zombienet::{
	claims::{same_record, Books, List},
	cli::Cli,
	load::{trickle, Load},
	networks::{Net, Shape},
	reads::Chain,
	results::{tenths, Figures},
	wait::{minutes, number_from_env, until},
};
use std::time::{Duration, Instant};

/// Seconds for which the relay chain stands still, unless `ZOMBIENET_HALT` says otherwise.
const HALT: u64 = 180;
/// Blocks that the relay chain makes without ours, unless `ZOMBIENET_OUTAGE` says otherwise.
const OUTAGE: u64 = 120;
/// A gap of so many blocks is no stall yet: `StallTolerance` of the runtime.
const TOLERANCE: u64 = 100;
/// By so many blocks the clock of a block of ours can be behind the relay chain's best one.
const BEHIND: u64 = 10;
/// Blocks that are on their way when nodes are stopped come within this time.
const ON_THEIR_WAY: Duration = Duration::from_secs(30);
/// Rows that are claimed before, between and after the stalls.
const PART: u32 = 200;
/// Rows per transaction, and time between transactions.
const TRICKLE: (usize, Duration) = (10, Duration::from_secs(1));
const VALIDATORS: [&str; 2] = ["relay-1", "relay-2"];
const COLLATORS: [&str; 2] = ["alice", "bob"];

#[tokio::test(flavor = "multi_thread")]
async fn chain_should_go_on_by_itself_when_it_stood_still() -> Result<()> {
	let mut figures = Figures::new("stalls")?;
	let halted = Duration::from_secs(number_from_env("ZOMBIENET_HALT", HALT)?);
	let without = number_from_env("ZOMBIENET_OUTAGE", OUTAGE)?;
	ensure!(without > TOLERANCE + BEHIND, "ZOMBIENET_OUTAGE is {without}, which may be no stall");
	let net = Net::spawn("stalls", &Shape::plain()).await?;
	let chain = net.ready().await?;
	let cli = Cli::new(chain.url(), "//Alice");
	let list = List::make(net.base(), "stalls", figures.seed(), 3 * PART, &cli).await?;
	let round = list.open(&cli).await?;
	let mut books = Books::open(&chain, round).await?;
	let mut load = Load::new(&chain, round, trickle(TRICKLE.0, TRICKLE.1))?;
	load.pay(&list, 0..PART, &mut books, minutes(10)).await?;

	let before = lost(&chain).await?;
	let (paying, halting) = (
		load.pay(&list, PART..2 * PART, &mut books, halted + minutes(20)),
		halt(&net, &chain, halted, &mut figures),
	);
	tokio::try_join!(paying, halting)?;
	ensure!(lost(&chain).await? == before, "time was lost while the relay chain had none");

	outage(&net, &chain, without, &mut figures).await?;
	load.pay(&list, 2 * PART..3 * PART, &mut books, minutes(20)).await?;
	books.settle().await?;
	books.prove(&list, &cli).await?;
	for name in COLLATORS {
		same_record(round, &chain, &net.chain(name).await?).await?;
	}
	figures.set("claims", 3 * PART);
	net.done(figures).await
}

/// Stops all validators for a time. Our nodes run, and can do nothing.
async fn halt(net: &Net, chain: &Chain, lasts: Duration, figures: &mut Figures) -> Result<()> {
	for name in VALIDATORS {
		net.node(name)?.pause().await?;
	}
	tokio::time::sleep(ON_THEIR_WAY).await;
	let head = chain.best().await?.number;
	println!("stalls: the relay chain stands still for {} s", lasts.as_secs());
	tokio::time::sleep(lasts).await;
	ensure!(chain.best().await?.number == head, "a block came without a relay chain");
	for name in VALIDATORS {
		net.node(name)?.resume().await?;
	}
	figures.set("relay_chain_stood_still_s", lasts.as_secs());
	goes_on(chain, head, "relay_chain_resumed", figures).await
}

/// Stops all collators until the relay chain has made so many blocks without them, then kills them and starts them
/// again.
async fn outage(net: &Net, chain: &Chain, blocks: u64, figures: &mut Figures) -> Result<()> {
	let relay = net.chain(VALIDATORS[0]).await?;
	let before = lost(chain).await?;
	let from = relay.best().await?.number;
	for name in COLLATORS {
		net.node(name)?.pause().await?;
	}
	tokio::time::sleep(ON_THEIR_WAY).await;
	let (head, at) = (chain.best().await?.number, relay.best().await?.number);
	println!("stalls: collators stand still for {blocks} blocks of the relay chain");
	until("the relay chain goes on without us", minutes(60), || async {
		Ok((relay.best().await?.number >= at + blocks).then_some(()))
	})
	.await?;
	ensure!(chain.best().await?.number == head, "a block came without a collator");
	for name in COLLATORS {
		// SIGKILL, then the same command on the same data.
		net.node(name)?.restart(None).await?;
	}
	goes_on(chain, head, "collators_restarted", figures).await?;
	let (lost, most) = (lost(chain).await? - before, relay.best().await?.number - from + BEHIND);
	figures.set("outage_lost_blocks", lost);
	ensure!(
		(blocks - BEHIND..=most).contains(&lost),
		"{lost} blocks were lost, while the relay chain made {blocks} without us and {most} at most"
	);
	Ok(())
}

/// Waits until a block after `head` is final, and notes how long it took.
async fn goes_on(chain: &Chain, head: u64, since: &str, figures: &mut Figures) -> Result<()> {
	let began = Instant::now();
	until("blocks become final again", minutes(15), || async {
		Ok((chain.finalized().await?.number > head).then_some(()))
	})
	.await?;
	figures.set(&format!("{since}_to_final_block_s"), tenths(began.elapsed().as_secs_f64()));
	Ok(())
}

/// What was lost until the last final block, in blocks of the relay chain.
async fn lost(chain: &Chain) -> Result<u64> {
	let last = chain.finalized().await?;
	Ok(u64::from(chain.stored::<u32>(last.hash, "Clock", "Lost").await?))
}
