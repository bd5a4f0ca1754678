//! A collator is cut off from all its peers, of the parachain and of the relay chain, while the other one goes on.
//! When the cut ends it catches up and authors again, and every claim is paid exactly once.
//!
//! The collator runs in a network namespace of its own. One pair of virtual interfaces leads to the others; taking
//! it down is the cut.

// Counters and durations of tests: an overflow would be a failed test.
#![allow(clippy::arithmetic_side_effects, reason = "an overflow fails the test")]

use anyhow::{bail, ensure, Context, Result};
use distribution_client::account::AccountId;
use distribution_zombienet::{
	claims::{same_record, Books, List},
	cli::Cli,
	load::{trickle, Load},
	networks::{Net, Shape, FULL},
	nodes::{Node, Start},
	reads::{account_of, key, Chain},
	results::{tenths, Figures},
	wait::{minutes, number_from_env, until},
};
use std::time::{Duration, Instant};

/// Seconds of the cut, unless `ZOMBIENET_CUT` says otherwise.
const CUT: u64 = 180;
/// Rows per transaction, and time between transactions.
const TRICKLE: (usize, Duration) = (10, Duration::from_secs(3));
/// Claims go on for so many seconds before the cut, and at least so many after it.
const AROUND: (u64, u64) = (60, 240);
/// The namespace of the collator.
const SPACE: &str = "cut-off";
/// Our end of the line, and the collator's.
const ENDS: [&str; 2] = ["line0", "line1"];
/// Their addresses.
const ADDRESSES: [&str; 2] = ["10.77.0.1", "10.77.0.2"];
/// First port of the collator.
const PORT: u16 = 29_300;

#[tokio::test(flavor = "multi_thread")]
async fn collator_should_catch_up_when_it_was_cut_off() -> Result<()> {
	let mut figures = Figures::new("partition")?;
	let seconds = number_from_env("ZOMBIENET_CUT", CUT)?;
	// Before the nodes start, so that they listen at the line's address too.
	lay_line().await?;
	let net = Net::spawn("partition", &Shape::plain().with_collators(&["alice"])).await?;
	let chain = net.ready().await?;
	let mut bob = start_bob(&net)?;
	let own = bob.chain(minutes(5)).await?;
	println!("partition: the collator has {} peers", own.peers().await?);
	authors(&chain, "//Bob", minutes(10)).await?;

	let cli = Cli::new(chain.url(), "//Alice");
	let all = AROUND.0 + seconds + AROUND.1;
	let rows = u32::try_from(all / TRICKLE.1.as_secs() * TRICKLE.0 as u64)?;
	let list = List::make(net.base(), "partition", figures.seed(), rows, &cli).await?;
	let round = list.open(&cli).await?;
	let mut books = Books::open(&chain, round).await?;
	let mut load = Load::new(&chain, round, trickle(TRICKLE.0, TRICKLE.1))?;
	let (paying, cutting) = (
		load.pay_all(&list, &mut books, Duration::from_secs(3 * all) + minutes(10)),
		cut(&chain, &mut bob, Duration::from_secs(seconds), &mut figures),
	);
	tokio::try_join!(paying, cutting)?;

	authors(&chain, "//Bob", minutes(10)).await?;
	authors(&chain, "//Alice", minutes(10)).await?;
	books.settle().await?;
	books.prove(&list, &cli).await?;
	bob.alive()?;
	same_record(round, &chain, &bob.chain(minutes(5)).await?).await?;
	figures.set("claims", rows);
	figures.set("transactions", load.sent);
	figures.set("resent_times", load.repeats);
	figures.set_spread("best_to_final", "s", &books.seconds_to_final);
	bob.kill().await?;
	net.done(figures).await
}

/// Cuts the line, and waits after it is whole again until the collator authors.
async fn cut(chain: &Chain, bob: &mut Node, lasts: Duration, figures: &mut Figures) -> Result<()> {
	tokio::time::sleep(Duration::from_secs(AROUND.0)).await;
	let who = account("//Bob")?;
	let before = chain.finalized().await?;
	ip(&["link", "set", ENDS[0], "down"]).await?;
	println!("partition: cut off for {} s", lasts.as_secs());
	tokio::time::sleep(lasts).await;
	let end = chain.finalized().await?;
	bob.alive()?;
	ensure!(end.number > before.number, "no block became final while one collator was cut off");
	// Blocks that were on their way when the line was cut may still have come in.
	let late = u64::from(chain.last_authored(end.hash, who).await?);
	ensure!(
		late <= before.number + (end.number - before.number) / 2,
		"the collator authored block {late} although it was cut off after block {}",
		before.number
	);
	figures.set("cut_s", lasts.as_secs());
	figures.set("blocks_final_during_the_cut", end.number - before.number);

	ip(&["link", "set", ENDS[0], "up"]).await?;
	let whole = Instant::now();
	let head = chain.best().await?.number;
	let own = bob.chain(minutes(5)).await?;
	until("the collator is at the head again", minutes(15), || async {
		let (head, own) = (chain.best().await?.number, own.best().await?.number);
		Ok((own + 1 >= head).then_some(()))
	})
	.await?;
	figures.set("whole_to_caught_up_s", tenths(whole.elapsed().as_secs_f64()));
	until("the collator authors again", minutes(15), || async {
		let authored = chain.last_authored(chain.best().await?.hash, who).await?;
		Ok((u64::from(authored) > head).then_some(()))
	})
	.await?;
	figures.set("whole_to_own_block_s", tenths(whole.elapsed().as_secs_f64()));
	Ok(())
}

fn account(suri: &str) -> Result<AccountId> {
	Ok(account_of(&key(suri)?))
}

/// Waits until a collator authors a final block from now on.
async fn authors(chain: &Chain, suri: &str, limit: Duration) -> Result<()> {
	let (who, head) = (account(suri)?, chain.best().await?.number);
	until(&format!("{suri} authors a final block"), limit, || async {
		let last = chain.finalized().await?;
		let authored = chain.last_authored(last.hash, who).await?;
		Ok((u64::from(authored) > head).then_some(()))
	})
	.await
}

/// Starts the collator Bob at the other end of the line. It knows the others by their address at this end.
fn start_bob(net: &Net) -> Result<Node> {
	let seen_from_there = |name: &str| -> Result<String> {
		let address = net.node(name)?.multiaddr();
		let there = address.replace("127.0.0.1", ADDRESSES[0]);
		ensure!(there != address, "{name} is at {address}, not at 127.0.0.1");
		Ok(format!("--bootnodes={there}"))
	};
	let own = [FULL, "alice"].map(seen_from_there).into_iter().collect::<Result<Vec<_>>>()?;
	let relay =
		["relay-1", "relay-2"].map(seen_from_there).into_iter().collect::<Result<Vec<_>>>()?;
	let own: Vec<&str> = own.iter().map(String::as_str).collect();
	let relay: Vec<&str> = relay.iter().map(String::as_str).collect();
	Start::new("bob", PORT)
		.namespace(SPACE, ADDRESSES[1])
		.args(&["--collator", "--bob"])
		.args(&own)
		.relay_args(&relay)
		.spawn(net)
}

/// Makes the collator's namespace and the line to it.
async fn lay_line() -> Result<()> {
	let [here, there] = ENDS;
	let [our, its] = ADDRESSES.map(|address| format!("{address}/24"));
	ip(&["netns", "add", SPACE]).await?;
	ip(&["link", "add", here, "type", "veth", "peer", "name", there]).await?;
	ip(&["link", "set", there, "netns", SPACE]).await?;
	ip(&["addr", "add", &our, "dev", here]).await?;
	ip(&["link", "set", here, "up"]).await?;
	ip(&["-n", SPACE, "addr", "add", &its, "dev", there]).await?;
	ip(&["-n", SPACE, "link", "set", there, "up"]).await?;
	ip(&["-n", SPACE, "link", "set", "lo", "up"]).await
}

async fn ip(args: &[&str]) -> Result<()> {
	let output = tokio::process::Command::new("ip")
		.args(args)
		.output()
		.await
		.context("the program `ip` (package iproute2)")?;
	if !output.status.success() {
		let why = String::from_utf8_lossy(&output.stderr);
		bail!("ip {} failed: {why}. Start the tests by scripts/zombienet.sh", args.join(" "));
	}
	Ok(())
}
