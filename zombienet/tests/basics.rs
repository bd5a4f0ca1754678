//! The parachain is registered, makes blocks and they become final; a round is opened, claimed and closed by
//! commands; a new collator joins by collator selection and authors.

// Counters and durations of tests: an overflow would be a failed test.
#![allow(clippy::arithmetic_side_effects, reason = "an overflow fails the test")]

use anyhow::{ensure, Result};
use codec::Encode;
use distribution_client::calls::{call, call_of_bytes};
use distribution_zombienet::{
	claims::{Books, List},
	cli::{number, text, Cli},
	governance, metrics,
	networks::{Net, Shape, FULL},
	reads::{account_of, key, Chain},
	results::Figures,
	wait::{minutes, until},
};
use std::time::{Duration, Instant};

/// Rows of the list.
const ROWS: u32 = 50;
/// For how long finality is watched.
const WATCH: Duration = Duration::from_secs(120);

#[tokio::test(flavor = "multi_thread")]
async fn chain_should_register_finalise_pay_and_take_new_collators() -> Result<()> {
	let mut figures = Figures::new("basics")?;
	let began = Instant::now();
	let mut net = Net::spawn("basics", &Shape::plain()).await?;
	let chain = net.ready().await?;
	figures.set("start_to_first_final_block_s", began.elapsed().as_secs());

	watch(&net, &chain, &mut figures).await?;
	found(&net).await?;
	round(&net, &chain, &mut figures).await?;
	new_collator(&mut net, &chain, &mut figures).await?;
	net.done(figures).await
}

/// Collators publish where they are reached, and their logs do not say that they cannot.
async fn found(net: &Net) -> Result<()> {
	for name in ["alice", "bob"] {
		until("a collator publishes where it is reached", minutes(10), || async {
			let times = metrics::published(net, name).await?;
			Ok((times > 0.0).then_some(()))
		})
		.await?;
		let log = net.node(name)?.logs().await?;
		ensure!(!log.contains("Failed to publish external addresses"), "{name} cannot publish");
		ensure!(!log.contains("AuthorityDiscoveryApi"), "{name} misses the runtime API");
	}
	Ok(())
}

/// Blocks and finality of both chains without load.
async fn watch(net: &Net, chain: &Chain, figures: &mut Figures) -> Result<()> {
	let relay = net.chain("relay-1").await?;
	let (began, first) = (Instant::now(), chain.finalized().await?.number);
	let relay_first = relay.finalized().await?.number;
	let mut books = Books::open(chain, u32::MAX).await?;
	let mut relay_behind = Vec::new();
	while began.elapsed() < WATCH {
		books.advance().await?;
		let (best, last) = (relay.best().await?, relay.finalized().await?);
		relay_behind.push(best.number.saturating_sub(last.number) as f64);
		tokio::time::sleep(Duration::from_millis(500)).await;
	}
	let blocks = chain.finalized().await?.number - first;
	let relay_blocks = relay.finalized().await?.number - relay_first;
	// Half of what a block every six seconds makes.
	let least = WATCH.as_secs() / 12;
	ensure!(
		blocks >= least && relay_blocks >= least,
		"only {blocks} blocks, and {relay_blocks} of the relay chain, became final within {} s",
		WATCH.as_secs()
	);
	let seconds = began.elapsed().as_secs_f64();
	figures.set("block_time_mean_s", seconds / blocks as f64);
	figures.set("relay_block_time_mean_s", seconds / relay_blocks as f64);
	figures.set_spread("best_to_final", "s", &books.seconds_to_final);
	figures.set_spread("final_behind_best", "blocks", &books.blocks_behind);
	figures.set_spread("relay_final_behind_best", "blocks", &relay_behind);
	Ok(())
}

/// A round from its draft to its end, by commands.
async fn round(net: &Net, chain: &Chain, figures: &mut Figures) -> Result<()> {
	let cli = Cli::new(chain.url(), "//Alice");
	let list = List::make(net.base(), "basics", figures.seed(), ROWS, &cli).await?;
	let round = list.open(&cli).await?;
	let mut books = Books::open(chain, round).await?;
	let began = Instant::now();
	let (id, folder) = (round.to_string(), list.folder());
	// One without signature, one signed by somebody else, and the rest.
	for (row, suri, how) in [(0, "//Alice", Some("--unsigned")), (1, "//Bob", None)] {
		let account = format!("0x{}", hex::encode(list.row(row)?.0));
		let mut args = vec!["claim", id.as_str(), account.as_str(), "--list", folder.as_str()];
		args.extend(how);
		cli.by(suri).run(&args).await?;
	}
	let paid = cli.run(&["claim-all", &id, "--list", &folder, "--batch", "20", "--close"]).await?;
	ensure!(number(&paid, "paid")? == u64::from(ROWS - 2), "claim-all paid otherwise: {paid}");
	books.settle().await?;
	books.prove(&list, &cli).await?;
	let shown = cli.run(&["round", "show", &id]).await?;
	ensure!(text(&shown, "status")? == "closed", "the round is not closed: {shown}");
	ensure!(text(&shown, "potBalance")? == "0", "the closed round keeps tokens: {shown}");
	figures.set("round_claims", ROWS);
	figures.set("round_claims_to_all_final_s", began.elapsed().as_secs());
	Ok(())
}

/// Lets the holders make room for one candidate.
async fn make_room(chain: &Chain) -> Result<()> {
	let cli = Cli::new(chain.url(), "//Alice");
	let room = call("CollatorSelection", "set_desired_candidates", 1u32);
	let referendum = governance::propose_as_root(chain, &cli, &room).await?;
	governance::approved(&cli, referendum, minutes(30)).await?;
	until("there is room for a candidate", minutes(20), || async {
		let last = chain.finalized().await?;
		let room: Option<u32> =
			chain.stored_if_any(last.hash, "CollatorSelection", "DesiredCandidates").await?;
		Ok(room.filter(|room| *room == 1))
	})
	.await?;
	Ok(())
}

/// A collator that the genesis does not know gets keys, registers, and authors a final block.
async fn new_collator(net: &mut Net, chain: &Chain, figures: &mut Figures) -> Result<()> {
	let dave = key("//Dave")?;
	let account = account_of(&dave);
	make_room(chain).await?;
	net.add_collator("newcomer").await?;
	let newcomer = net.chain("newcomer").await?;
	until("the new collator is at the head", minutes(10), || async {
		let (head, own) = (chain.best().await?.number, newcomer.best().await?.number);
		Ok((own + 2 >= head).then_some(()))
	})
	.await?;
	let (keys, proof) = newcomer.rotate_keys(account).await?;
	// The keys as they are, the proof with its length.
	let mut args = keys;
	proof.encode_to(&mut args);
	chain.send(&call_of_bytes("Session", "set_keys", args), &dave).await?;
	let began = Instant::now();
	let registered = chain
		.send(&call_of_bytes("CollatorSelection", "register_as_candidate", vec![]), &dave)
		.await?;
	// Until it authors for the first time, the chain counts from a block to come.
	let grace = chain.last_authored(registered.block, account).await?;
	let block = until("the new collator authors", minutes(20), || async {
		let last = chain.finalized().await?;
		let authored = chain.last_authored(last.hash, account).await?;
		Ok((authored != grace && authored > 0).then_some(authored))
	})
	.await?;
	println!("basics: block {block} is by the new collator");
	figures.set("new_collator_registered_to_first_final_block_s", began.elapsed().as_secs());
	let full = net.chain(FULL).await?;
	ensure!(full.finalized().await?.number >= u64::from(block), "the block is not final elsewhere");
	Ok(())
}
