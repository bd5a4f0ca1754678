//! `distribution index`: keeps the history of the chain in a database, verified as it is read.

use crate::{
	args::{
		history::{Database, Limits, Served},
		number::whole_number,
		state::keep_told,
	},
	error::{CliError, Result},
	output::{note, Output},
	site::server::{End, Ends},
};
use distribution_client::{Chain, Error};
use distribution_indexer::{
	api::circulating::Circulating,
	follow::{Follower, How, Progress, Until},
	metrics::Metrics,
	number::bytes_text,
	read::records::Block,
};
use serde_json::{json, Value};
use std::{future::Future, net::SocketAddr, sync::Arc};

const HELP: &str = "\
The node must keep the state of all blocks (--state-pruning archive). The index begins with the
first block, and each run goes on where the last one ended, however it ended.

It ends with 7, and the block and the event, if what the node shows does not add up; at Ctrl-C with
130, and when a service is stopped with 0.

Examples:
  distribution index history.sqlite --once
  distribution index history.sqlite --listen 127.0.0.1:8090
  DISTRIBUTION_INDEX=postgres://index:secret@db/history distribution index
  distribution index history.sqlite --fingerprint";

/// Arguments of `distribution index`.
#[derive(clap::Args, Debug)]
#[command(after_help = HELP)]
pub struct Index {
	#[command(flatten)]
	database: Database,
	/// End after the block that is the last final one now. Otherwise new blocks are waited for.
	#[arg(long, conflicts_with = "until")]
	once: bool,
	/// End after this block, once it is final.
	#[arg(long, value_name = "BLOCK", value_parser = whole_number::<u64>)]
	until: Option<u64>,
	/// How many blocks to ask the node for at a time.
	#[arg(long, value_name = "NUMBER", default_value_t = 32,
		value_parser = clap::value_parser!(u16).range(1..=512))]
	at_once: u16,
	/// Have the node prove what it says of the state after each block, events among it, by the root in
	/// the block's header. Slower.
	#[arg(long)]
	prove: bool,
	/// Answer questions about the history at this address: /openapi.json says which. Port 0 takes any
	/// that is free. Other machines reach this one only at an address of their network.
	#[arg(long, value_name = "ADDRESS:PORT")]
	listen: Option<SocketAddr>,
	#[command(flatten)]
	limits: Limits,
	/// Print the digest over all that the index has, and end. Needs no node. Two indexes up to the
	/// same block have the same one.
	#[arg(long, conflicts_with_all = ["once", "until", "at_once", "prove", "listen", "rate", "burst"])]
	fingerprint: bool,
}

/// What is told of an index when the command ends.
fn summary(head: Option<&Block>, fingerprint: Option<&str>) -> Value {
	json!({
		"block": head.map(|head| head.number),
		"hash": head.map(|head| bytes_text(head.hash)),
		"time": head.map(|head| head.time),
		"supply": head.map(|head| head.supply.to_string()),
		"fingerprint": fingerprint,
	})
}

/// Runs `distribution index`.
///
/// # Errors
/// What the node shows does not add up, the node or the database fails; and Ctrl-C.
pub async fn index<F>(args: Index, connect: impl FnOnce() -> F, output: Output) -> Result<()>
where
	F: Future<Output = Result<Chain>>,
{
	if args.fingerprint {
		let store = args.database.find().await?;
		let head = store.head().await.map_err(Error::from)?;
		let fingerprint = bytes_text(store.fingerprint().await.map_err(Error::from)?);
		let value = summary(head.as_ref(), Some(&fingerprint));
		output.print(&value, || match &head {
			Some(head) => format!("{fingerprint} after block {}", head.number),
			None => format!("{fingerprint}: it is empty"),
		});
		return Ok(());
	}
	let store = args.database.open().await?;
	let chain = connect().await?;
	let until = match (args.once, args.until) {
		(true, _) => Until::Head,
		(false, Some(block)) => Until::Block(block),
		(false, None) => Until::Ever,
	};
	let mut ends = Ends::new()?;
	let metrics = Arc::new(Metrics::default());
	let how = How { at_once: args.at_once.into(), until, proven: args.prove };
	let mut follower =
		Follower::new(&store, &chain, how, Arc::clone(&metrics)).await.map_err(Error::from)?;
	let circulating = Circulating::default();
	let served = match args.listen {
		Some(listen) => {
			let served = Served::begin(listen, &store, &metrics, &circulating, args.limits).await?;
			note(&format!("Answering at http://{}/", served.address));
			Some(served)
		}
		None => None,
	};
	let bar = output.progress(follower.ledger().next_block(), "keeping blocks");
	let tell = |progress: Progress| {
		bar.set_length(progress.last);
		bar.set_position(progress.block);
	};
	// Whatever is under way when it is stopped is not kept: the next run begins with it.
	let ended = tokio::select! {
		result = follower.run(&tell) => result.map(|()| None),
		end = ends.next() => Ok(Some(end)),
		never = keep_told(&chain, &circulating, &metrics), if served.is_some() => match never {},
	};
	bar.finish_and_clear();
	if let Some(served) = served {
		served.end().await?;
	}
	let end = ended.map_err(Error::from)?;
	let head = store.head().await.map_err(Error::from)?;
	store.close().await;
	output.print(&summary(head.as_ref(), None), || match &head {
		Some(head) => format!("Kept up to block {}. Everything adds up.", head.number),
		None => "Nothing is kept yet.".into(),
	});
	match end {
		None | Some(End::Terminated) => Ok(()),
		Some(End::Interrupted) => {
			Err(CliError::from(Error::Interrupted("interrupted".into())).printed())
		}
	}
}
