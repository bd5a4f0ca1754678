//! A chain with the state of a hundred thousand claims: new nodes come to its head, from genesis and by warp sync.
//!
//! Only the parachain is synced by warp. The relay chain of the test is too young for that: a proof for it ends at
//! block 1, whose state its nodes have no more.

// Counters and durations of tests: an overflow would be a failed test.
#![allow(clippy::arithmetic_side_effects, reason = "an overflow fails the test")]

use anyhow::{ensure, Result};
use distribution_zombienet::{
	claims::{same_record, Books, List},
	cli::Cli,
	load::{Load, FASTEST},
	networks::{Net, Shape, FULL},
	nodes::{size, Start},
	reads::Chain,
	results::{tenths, Figures},
	wait::{minutes, number_from_env, until},
};
use std::time::Instant;

/// Claims in the state, unless `ZOMBIENET_ROWS` says otherwise.
const ROWS: u64 = 100_000;
/// First ports of the nodes that sync.
const PORTS: [u16; 2] = [29_100, 29_200];

#[tokio::test(flavor = "multi_thread")]
async fn new_nodes_should_reach_the_head_of_a_chain_with_many_claims() -> Result<()> {
	let mut figures = Figures::new("sync")?;
	let rows = u32::try_from(number_from_env("ZOMBIENET_ROWS", ROWS)?)?;
	let net = Net::spawn("sync", &Shape::plain()).await?;
	let chain = net.ready().await?;
	let cli = Cli::new(chain.url(), "//Alice");
	let list = List::make(net.base(), "sync", figures.seed(), rows, &cli).await?;
	let round = list.open(&cli).await?;
	let mut books = Books::open(&chain, round).await?;
	let mut load = Load::new(&chain, round, FASTEST)?;
	load.pay_all(&list, &mut books, minutes(180)).await?;
	books.prove(&list, &cli).await?;
	figures.set("claims", rows);
	figures.set("first_sent_to_all_final_s", tenths(load.took.as_secs_f64()));
	figures.set("blocks_to_sync", chain.finalized().await?.number);
	figures.set("archive_database_bytes", size(&net.base().join(FULL).join("data")));

	for (mode, port) in ["full", "warp"].into_iter().zip(PORTS) {
		let sync = format!("--sync={mode}");
		let start = Start::new(&format!("sync-{mode}"), port).args(&[&sync]);
		let began = Instant::now();
		let mut node = start.spawn(&net)?;
		let own = node.chain(minutes(10)).await?;
		reach(&own, &chain).await?;
		figures.set(&format!("{mode}_sync_to_head_s"), tenths(began.elapsed().as_secs_f64()));
		node.alive()?;
		// Who has executed all blocks has the state after the first; who has warped has none before his target.
		let first = chain.block_at(1).await?.hash;
		let executed = own.spec_version(first).await.is_ok();
		ensure!(executed == (mode == "full"), "{mode} sync: state of block 1 is there: {executed}");
		same_record(round, &chain, &own).await?;
		let (parachain, relay) = node.database_bytes();
		figures.set(&format!("{mode}_sync_database_bytes"), parachain);
		figures.set(&format!("{mode}_sync_relay_database_bytes"), relay);
		// The next one has the machine for itself.
		node.kill().await?;
	}
	net.done(figures).await
}

/// Waits until the chain of `own` is at the head of `chain`, best and final, and the same.
async fn reach(own: &Chain, chain: &Chain) -> Result<()> {
	let last = until("the new node is at the head", minutes(60), || async {
		let (head, last) = (chain.best().await?, chain.finalized().await?);
		let (own_head, own_last) = (own.best().await?, own.finalized().await?);
		let there = own_head.number + 2 >= head.number && own_last.number + 2 >= last.number;
		Ok((there && own_last.number > 0).then_some(own_last))
	})
	.await?;
	let wanted = chain.hash_of(last.number).await?;
	ensure!(wanted == Some(last.hash), "the new node has another block {}", last.number);
	Ok(())
}
