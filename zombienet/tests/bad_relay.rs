//! A node is given a wrong relay chain: first a spec with another genesis, then the RPC of something that is no
//! relay chain at all. It says so in its log, takes no block for final, and its database opens again with the
//! right arguments.
//!
//! With a chain spec that names the relay chain's genesis the node refuses to start, and with the right relay chain it
//! starts. Without that, this is what the node can notice: with a relay chain inside, nodes of another genesis do not
//! talk to it, so its log goes on telling that the relay chain has no peers and stays at block 0. With
//! `--relay-chain-rpc-urls` it notices that the runtime behind the address has no `ParachainHost`. Another relay chain that
//! has one, but not our parachain, goes unnoticed: the chain just stands still.

// Counters and durations of tests: an overflow would be a failed test.
#![allow(clippy::arithmetic_side_effects, reason = "an overflow fails the test")]

use anyhow::{bail, ensure, Context, Result};
use distribution_zombienet::{
	networks::{Net, Shape, FULL},
	nodes::{last_lines, Node, Start},
	reads::Chain,
	results::{tenths, Figures},
	wait::{minutes, until},
};
use serde_json::{json, Value};
use std::{
	path::{Path, PathBuf},
	time::{Duration, Instant},
};

/// First ports of the nodes.
const PORTS: [u16; 2] = [29_400, 29_500];
/// For how long a node runs with the wrong relay chain, once it has complained.
const LEFT_ALONE: Duration = Duration::from_secs(60);
/// For how long a node that has just begun may be without peers.
const ALONE_AT_FIRST: Duration = Duration::from_secs(60);
/// What a node says later if the other nodes have another genesis.
const OTHER_GENESIS: &str = "[Relaychain] 💤 Idle (0 peers), best: #0 ";
/// What a node says that knows better.
const REFUSED: &str = "is of another relay chain than";
/// What a node cannot find in a chain that is no relay chain.
const NO_RELAY_CHAIN: &str = "ParachainHost";

#[tokio::test(flavor = "multi_thread")]
async fn node_should_survive_a_wrong_relay_chain() -> Result<()> {
	let mut figures = Figures::new("bad_relay")?;
	let net = Net::spawn("bad_relay", &Shape::plain()).await?;
	let chain = net.ready().await?;

	let named = naming_the_relay_chain(&net).await?;
	let other = other_genesis(&net)?;
	let right = Start::new("wrong-spec", PORTS[0]);
	let wrong = right.clone().relay_spec(Some(other));
	check(&net, &chain, &named, [wrong, right], OTHER_GENESIS, &mut figures, "spec").await?;

	let start = Start::new("wrong-rpc", PORTS[1]);
	let urls = |url: &str| format!("--relay-chain-rpc-urls={url}");
	let wrong = start.clone().args(&[&urls(net.node(FULL)?.ws_uri())]);
	let right = start.args(&[&urls(net.node("relay-1")?.ws_uri())]);
	check(&net, &chain, &named, [wrong, right], NO_RELAY_CHAIN, &mut figures, "rpc").await?;
	net.done(figures).await
}

/// Starts a node wrongly, then, on the same data, wrongly and rightly with the spec that names the relay chain.
async fn check(
	net: &Net,
	chain: &Chain,
	named: &Path,
	[bad, good]: [Start; 2],
	message: &str,
	figures: &mut Figures,
	name: &str,
) -> Result<()> {
	let began = Instant::now();
	let mut node = bad.spawn(net)?;
	complains(&mut node, message).await?;
	let seconds = tenths(began.elapsed().as_secs_f64());
	figures.set(&format!("wrong_{name}_start_to_message_s"), seconds);
	tokio::time::sleep(LEFT_ALONE).await;
	let running = node.ended()?.is_none();
	figures.set(&format!("wrong_{name}_keeps_running"), running);
	if running {
		let own = node.chain(minutes(2)).await?;
		ensure!(own.finalized().await?.number == 0, "a block is final without its relay chain");
		drop(own);
		node.kill().await?;
	}
	drop(node);

	let mut node = bad.spec(named.into()).spawn(net)?;
	let status =
		until("the node refuses to start", minutes(1), || std::future::ready(node.ended())).await?;
	ensure!(status.code() == Some(1), "the node ended with {status}");
	let log = node.log()?;
	let Some(line) = log.lines().next_back().filter(|line| line.contains(REFUSED)) else {
		bail!("the node does not say why it ended: {}", last_lines(&log))
	};
	println!("bad_relay: the node says `{line}`");
	drop(node);

	let began = Instant::now();
	let mut node = good.spec(named.into()).spawn(net)?;
	let own = node.chain(minutes(5)).await.with_context(|| {
		format!("the database does not open again: {}", last_lines(&node.log().unwrap_or_default()))
	})?;
	ensure!(own.genesis() == chain.genesis(), "the node opened another chain");
	let last = until("the node is at the head after all", minutes(20), || async {
		let (last, own_last) = (chain.finalized().await?, own.finalized().await?);
		Ok((own_last.number > 0 && own_last.number + 2 >= last.number).then_some(own_last))
	})
	.await?;
	let seconds = began.elapsed().as_secs_f64();
	let wanted = chain.hash_of(last.number).await?;
	ensure!(wanted == Some(last.hash), "the node has another block {}", last.number);
	node.alive()?;
	figures.set(&format!("right_{name}_start_to_head_s"), tenths(seconds));
	node.kill().await
}

/// The parachain's spec with the relay chain's genesis in it, as `distribution chain-spec` puts it there.
async fn naming_the_relay_chain(net: &Net) -> Result<PathBuf> {
	let mut spec: Value = serde_json::from_str(&std::fs::read_to_string(net.parachain_spec())?)?;
	let genesis = format!("{:?}", net.chain("relay-1").await?.genesis());
	let properties = spec.get_mut("properties").and_then(Value::as_object_mut);
	let properties = properties.context("the parachain's spec has no properties")?;
	properties.insert("relayGenesis".into(), json!(genesis));
	let path = net.base().join("naming-the-relay-chain.json");
	std::fs::write(&path, serde_json::to_string(&spec)?)?;
	Ok(path)
}

/// Waits until the node's log has the message, be it running or ended.
async fn complains(node: &mut Node, message: &str) -> Result<()> {
	tokio::time::sleep(ALONE_AT_FIRST).await;
	let before = node.log()?.lines().count();
	let began = Instant::now();
	loop {
		let log = node.log()?;
		// What it can say at any time may stand in all of its log.
		let from = if message == OTHER_GENESIS { before } else { 0 };
		if let Some(line) = log.lines().skip(from).find(|line| line.contains(message)) {
			println!("bad_relay: the node says `{line}`");
			return Ok(());
		}
		if let Some(status) = node.ended()? {
			bail!("the node ended with {status}, but did not say why: {}", last_lines(&log));
		}
		if began.elapsed() > minutes(5) {
			bail!("the node does not notice: {}", last_lines(&log));
		}
		tokio::time::sleep(Duration::from_secs(1)).await;
	}
}

/// The relay chain's spec with another genesis and the same boot nodes. Its id is another too, as that of another
/// chain would be, so the node keeps its data apart from those of the right one.
fn other_genesis(net: &Net) -> Result<PathBuf> {
	let text = std::fs::read_to_string(net.relay_spec())?;
	let mut spec: Value = serde_json::from_str(&text)?;
	let boot_nodes = spec.get("bootNodes").and_then(Value::as_array).map_or(0, Vec::len);
	ensure!(boot_nodes > 0, "the relay chain's spec has no boot nodes");
	let top = spec.pointer_mut("/genesis/raw/top").and_then(Value::as_object_mut);
	let top = top.context("the relay chain's spec is not raw")?;
	// An entry that nothing reads: the state, and with it the genesis hash, is another.
	top.insert("0x6f74686572".into(), json!("0x01"));
	let root = spec.as_object_mut().context("the relay chain's spec is no object")?;
	root.insert("id".into(), json!("other_relay"));
	let path = net.base().join("other-relay.json");
	std::fs::write(&path, serde_json::to_string(&spec)?)?;
	Ok(path)
}
