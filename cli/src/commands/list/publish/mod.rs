//! `distribution list publish`: a list stored in the chain, chunk by chunk.
//!
//! The chain says which chunks are there, so a run can be interrupted and repeated at any time.

mod source;

use self::source::{first_difference, is_tree, private_folder, Source};
use crate::{
	args::{
		list::ListFile,
		number::whole_number,
		row::same_list,
		send::{show_calls, SubmitArgs},
		stop::{notice_text, stop_on_ctrl_c},
	},
	error::{CliError, Result},
	output::{note, Output},
};
use clap::Args;
use distribution_client::{
	account::{counted, show_native, AccountId},
	batches::{Batches, Notice, Pace, Verdict, Work},
	calls::{lists, Call},
	dry_run::Origin,
	events::{Held, Included, ListAnnounced},
	lists::{
		chunks::{bytes_of, cuts, digests, usual_size},
		order::Order,
		tree::TreeFile,
	},
	published::ListRecord,
	Chain, Error,
};
use distribution_primitives::{chunk::MAX_CHUNK_ROWS, ListId};
use indicatif::ProgressBar;
use polkadot_sdk::sp_core::H256;
use serde_json::json;
use std::{path::PathBuf, time::Instant};

/// Lists that are asked for at once to find one that was begun.
const PAGE: u32 = 256;

/// `distribution list publish`.
#[derive(Args, Debug)]
#[command(mut_arg("dry_run", |arg| {
	arg.help("Do not send: have the chain try the announcement and forget it, and print the deposit, and how many transactions and blocks it takes")
}), mut_arg("print_call", |arg| {
	arg.help("Do not send: print the encoded call that announces the list, or those that store its chunks once it is announced")
}), mut_arg("file", |arg| {
	arg.help("The list; or the folder or tree file that `list build` has made of it; or, with --list, the number of a round")
}))]
pub struct Publish {
	#[command(flatten)]
	list: ListFile,
	/// Folder or tree file with the list of the round that is named instead of a file. Nothing is sent
	/// if it is the list of another one.
	#[arg(long = "list", value_name = "FOLDER")]
	folder: Option<PathBuf>,
	/// Keep the rows in the order of the file. Without it they are put in the order of their accounts
	/// in the chain's state. A tree file has its own order.
	#[arg(long)]
	keep_order: bool,
	/// Rows of a chunk; best a power of two. Default: 1,024, or as few above it as the number of chunks
	/// in a list allows; of a list that was begun those of its chunks.
	#[arg(long, value_name = "ROWS", value_parser = clap::value_parser!(u32).range(1..=i64::from(MAX_CHUNK_ROWS)))]
	chunk_rows: Option<u32>,
	/// Go on with this list, whoever announced it. Default: one of the signer's that was begun with
	/// the same rows, or else a new one.
	#[arg(long, value_name = "LIST", value_parser = whole_number::<u32>)]
	into: Option<u32>,
	/// Transactions under way at the same time, until a block has each. Default: 6 MiB of chunks, 128
	/// transactions at the most.
	#[arg(long, value_parser = clap::value_parser!(u32).range(1..=256))]
	in_flight: Option<u32>,
	/// How often to try again after a failure. A broken connection that comes back is not one.
	#[arg(long, default_value_t = 5)]
	retries: u32,
	#[command(flatten)]
	send: SubmitArgs,
}

impl Publish {
	/// The round whose list it must be, if one is named instead of a file.
	fn round(&self) -> Result<Option<u32>> {
		let path = self.list.path();
		let number = whole_number::<u32>(&path.to_string_lossy());
		match (&self.folder, number) {
			(Some(_), Ok(round)) => Ok(Some(round)),
			(Some(_), Err(why)) => {
				Err(CliError::usage(format!("{why}: with --list, name a round instead of a file")))
			}
			(None, Ok(round)) if !path.exists() => Err(CliError::usage(format!(
				"there is no file {round}. To publish the list of round {round}, give its folder with --list"
			))),
			(None, _) => Ok(None),
		}
	}

	fn tree(&self, output: Output) -> Result<TreeFile> {
		if let Some(folder) = &self.folder {
			return Ok(TreeFile::open(folder)?);
		}
		let path = self.list.path();
		if is_tree(path) {
			return Ok(TreeFile::open(path)?);
		}
		let folder = private_folder()?;
		self.list.build(self.keep_order, Some(&folder.path().join("tree.bin")), output)?;
		let tree = TreeFile::open(folder.path())?;
		// The open file is enough. Nothing of it is left behind, however the run ends.
		folder.close()?;
		Ok(tree)
	}

	/// The list in chunks that the chain takes.
	async fn source(&self, chain: &Chain, output: Output) -> Result<Source> {
		let round = self.round()?;
		let mut tree = self.tree(output)?;
		if let Some(round) = round {
			same_list(&tree, &chain.round(round).await?)?;
		}
		if tree.order() != Order::Rows {
			return Err(CliError::input(
				"the leaves of this tree are sorted by hash, and the chain stores lists in row order: build it without --sort-leaves",
			));
		}
		let most: u32 = chain.constant("Lists", "MaxChunks").await?;
		let size = self.chunk_rows.unwrap_or_else(|| usual_size(tree.rows(), most));
		let cuts = cuts(tree.rows(), size);
		if cuts.len() > most as usize {
			return Err(CliError::input(format!(
				"the list would have {}, and the chain takes {most}: give a larger --chunk-rows",
				counted(cuts.len(), "chunk")
			)));
		}
		let digests = digests(&mut tree, &cuts)?;
		Ok(Source { tree, cuts, digests })
	}
}

/// The list that the signer has announced with the same rows, the last one. Looks at all lists: anybody
/// can announce many.
async fn begun(
	chain: &Chain,
	owner: &AccountId,
	source: &mut Source,
	fixed: bool,
) -> Result<Option<ListId>> {
	let mut end = chain.next_list().await?;
	while end > 0 {
		let first = end.saturating_sub(PAGE);
		for (list, record) in chain.lists(first..end).await?.into_iter().rev() {
			if record.owner == *owner && source.is_of(chain, list, &record, fixed).await? {
				return Ok(Some(list));
			}
		}
		end = first;
	}
	Ok(None)
}

/// Refuses to go on with a list that has other rows, or other chunks if those are `fixed`.
async fn ensure_same(chain: &Chain, list: ListId, source: &mut Source, fixed: bool) -> Result<()> {
	let record = chain.list(list).await?;
	if source.is_of(chain, list, &record, fixed).await? {
		return Ok(());
	}
	let (rows, chunks) = (source.tree.rows(), source.chunks());
	let advice = "give the list and the --chunk-rows that it was announced with, or announce it anew without --into";
	if (record.rows, record.chunks) != (rows, chunks) {
		return Err(CliError::not_proven(format!(
			"list {list} was announced with {} in {}, and this one has {rows} in {chunks}: {advice}",
			counted(record.rows, "row"),
			counted(record.chunks, "chunk")
		)));
	}
	let chunk = first_difference(chain, list, &source.digests).await?.unwrap_or_default();
	Err(CliError::not_proven(format!(
		"chunk {chunk} of list {list} was announced with another digest: {advice}"
	)))
}

/// The chunks of a list that are to be stored.
struct Upload {
	list: ListId,
	source: Source,
	bar: ProgressBar,
	/// Chunks that were stored when the chain was last asked.
	stored: u32,
}

impl Work for Upload {
	type Item = u32;

	fn call(&mut self, chunks: &[u32]) -> distribution_client::Result<Call> {
		let cut = chunks.first().and_then(|chunk| self.source.cuts.get(*chunk as usize)).copied();
		let cut =
			cut.ok_or_else(|| Error::unexpected("the list has more chunks than it was cut into"))?;
		Ok(lists::publish(self.list, &bytes_of(&mut self.source.tree, cut)?))
	}

	async fn left(&mut self, chain: &Chain) -> distribution_client::Result<Vec<u32>> {
		let record = chain.list(self.list).await?;
		self.stored = record.stored;
		self.bar.set_position(record.stored.into());
		Ok((record.stored..record.chunks).collect())
	}

	async fn done(
		&mut self,
		_: &Chain,
		chunks: Vec<u32>,
		_: Included,
	) -> distribution_client::Result<()> {
		self.bar.inc(chunks.len() as u64);
		Ok(())
	}

	/// Somebody else may have stored it, or a chunk before it was lost on the way.
	async fn refused(&mut self, _: &Chain, _: Vec<u32>, error: Error) -> Verdict<u32> {
		let is = |name: &str| matches!(&error, Error::Refused(reason) if reason.is("Lists", name));
		let is_there = is("AlreadyStored") || is("AlreadyVerified");
		let is_lost = is("OutOfOrder");
		match error {
			_ if is_there => Verdict::Noted,
			Error::Refused(_) if !is_lost => Verdict::Stop(error),
			error => Verdict::Retry(error),
		}
	}

	fn notice(&mut self, notice: Notice<'_>) {
		// Not println of the bar: one that is hidden, as with --json, prints nothing.
		self.bar.suspend(|| note(&notice_text(&notice)));
	}
}

/// The deposit for a list that `who` would announce now, in smallest units of the native token.
async fn deposit(chain: &Chain, who: &AccountId, announcement: &Call) -> Result<u128> {
	let bytes = chain.call_bytes(announcement).await?;
	let run = chain.dry_run(Origin::Signed(*who), bytes).await?;
	run.result.map_err(Error::Refused)?;
	let mut held = 0u128;
	for shown in &run.events {
		if let Some(event) = shown.event.read::<Held>()? {
			held = held.saturating_add(event.amount);
		}
	}
	Ok(held)
}

/// The calls that can be made now: the announcement, or, of a list that is announced, the chunks
/// that are not stored.
async fn calls(chain: &Chain, source: &mut Source, begun: Option<ListId>) -> Result<Vec<Call>> {
	let Some(list) = begun else {
		return Ok(vec![lists::announce(source.tree.rows(), &source.digests)]);
	};
	let stored = chain.list(list).await?.stored as usize;
	let mut calls = Vec::new();
	for cut in source.cuts.iter().skip(stored) {
		calls.push(lists::publish(list, &bytes_of(&mut source.tree, *cut)?));
	}
	Ok(calls)
}

/// Prints what publishing takes.
async fn plan(
	chain: &Chain,
	who: &AccountId,
	source: &mut Source,
	begun: Option<ListId>,
	output: Output,
) -> Result<()> {
	let (rows, chunks) = (source.tree.rows(), source.chunks());
	let (held, left) = match begun {
		Some(list) => {
			let record = chain.list(list).await?;
			(record.deposit.held, record.chunks.saturating_sub(record.stored))
		}
		None => {
			let announcement = lists::announce(rows, &source.digests);
			(deposit(chain, who, &announcement).await?, chunks)
		}
	};
	let longest = chain.call_bytes(&lists::publish(0, &source.longest()?)).await?;
	let weight = chain.cost_of(&longest, who).await?.weight;
	let length = u32::try_from(longest.len()).unwrap_or(u32::MAX);
	let blocks = chain.blocks_for(left, weight, length).await?;
	let cid = source.cid()?;
	let value = json!({
		"list": begun,
		"root": format!("{:#x}", source.tree.root()),
		"cid": cid,
		"rows": rows,
		"chunks": chunks,
		"left": left,
		"deposit": held.to_string(),
		"blocks": blocks,
	});
	output.print(&value, || {
		format!(
			"{} in {}, root {:#x}, on IPFS {cid}\n{left} to store, in {} at least. Deposit: {}; what is not needed returns with the last chunk.\nNot sent.",
			counted(rows, "row"),
			counted(chunks, "chunk"),
			source.tree.root(),
			counted(blocks, "block"),
			show_native(held)
		)
	});
	Ok(())
}

/// Runs `distribution list publish`.
pub async fn publish(command: Publish, chain: &Chain, output: Output) -> Result<()> {
	let mut source = command.source(chain, output).await?;
	let who = command.send.maker(chain).await?;
	let fixed = command.chunk_rows.is_some();
	let begun = match command.into {
		Some(list) => {
			ensure_same(chain, list, &mut source, fixed).await?;
			Some(list)
		}
		None => begun(chain, &who, &mut source, fixed).await?,
	};
	if command.send.print_call {
		return show_calls(chain, &calls(chain, &mut source, begun).await?, output).await;
	}
	if command.send.dry_run {
		return plan(chain, &who, &mut source, begun, output).await;
	}
	let signer = command.send.signer(chain).await?;
	let (rows, chunks, root) = (source.tree.rows(), source.chunks(), source.tree.root());
	let cid = source.cid()?;
	let started = Instant::now();
	let first_block = chain.height().await?;
	let list = match begun {
		Some(list) => list,
		None => {
			let announcement = lists::announce(rows, &source.digests);
			let held = show_native(deposit(chain, &who, &announcement).await?);
			command.send.confirm(
				output,
				&format!(
					"Publish a list of {}: everybody can read its accounts and amounts, and nodes may keep them for ever. Deposit: {held}.",
					counted(rows, "row")
				),
			)?;
			chain.send(&announcement, signer).await?.first::<ListAnnounced>()?.list
		}
	};
	let before = chain.list(list).await?.stored;
	let bar = output.progress(chunks.into(), "publishing");
	bar.set_position(before.into());
	let in_flight = command.in_flight.unwrap_or_else(|| source.under_way());
	let mut upload = Upload { list, source, bar, stored: before };
	let pace = Pace::new(1, in_flight as usize, command.retries);
	let mut batches = Batches::new(chain, signer, pace, stop_on_ctrl_c());
	if let Err(error) = batches.run(&mut upload, (before..chunks).collect()).await {
		upload.bar.abandon();
		let stored = upload.stored;
		let told = format!(
			"{error}. Of list {list}, {stored} of {chunks} chunks are stored; run it again to go on"
		);
		let figures = json!({ "list": list, "chunks": chunks, "stored": stored });
		return Err(CliError::from(error).told(told).with(figures));
	}
	upload.bar.finish_and_clear();
	let record = chain.list(list).await?;
	if record.root != Some(root) {
		return Err(CliError::not_proven(format!(
			"the chain has computed another root of list {list} than {root:#x}: look at it with `distribution list show {list}`"
		)));
	}
	let run = Run {
		cid,
		announced: begun.is_none(),
		before,
		transactions: batches.transactions,
		first_block,
		blocks: chain.height().await?.saturating_sub(first_block),
		seconds: started.elapsed().as_secs_f64(),
	};
	run.report(list, &record, root, output);
	Ok(())
}

/// The figures of a run.
struct Run {
	/// The content identifier of the list as a file of IPFS.
	cid: String,
	/// Whether it announced the list.
	announced: bool,
	/// Chunks that were stored before it.
	before: u32,
	transactions: u64,
	/// The best block when it began.
	first_block: u64,
	blocks: u64,
	seconds: f64,
}

impl Run {
	fn report(&self, list: ListId, record: &ListRecord, root: H256, output: Output) {
		let Self { cid, announced, before, transactions, first_block, blocks, seconds } = self;
		let value = json!({
			"list": list,
			"announced": announced,
			"root": format!("{root:#x}"),
			"cid": cid,
			"rows": record.rows,
			"total": record.total.to_string(),
			"chunks": record.chunks,
			"storedBefore": before,
			"transactions": transactions,
			"fromBlock": first_block,
			"blocks": blocks,
			"seconds": seconds,
			"deposit": record.deposit.held.to_string(),
		});
		output.print(&value, || {
			format!(
				"List {list}: {} in {}, root {root:#x}, {} smallest units in all, as the chain has computed.\nOn IPFS: {cid} (`distribution list ipfs {list}`)\nStored after block {first_block}, in {}, {}, {seconds:.1} s. Deposit: {}.\nNext: `distribution round draft --published {list}`",
				counted(record.rows, "row"),
				counted(record.chunks, "chunk"),
				record.total,
				counted(*transactions, "transaction"),
				counted(*blocks, "block"),
				show_native(record.deposit.held)
			)
		});
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::Parser;

	#[derive(Parser, Debug)]
	struct Line {
		#[command(flatten)]
		publish: Publish,
	}

	fn parsed(args: &[&str]) -> Publish {
		Line::try_parse_from([&["x"][..], args].concat()).unwrap().publish
	}

	#[test]
	fn round_should_be_named_instead_of_a_file_only_with_its_list() {
		assert_eq!(parsed(&["5", "--list", "folder"]).round().unwrap(), Some(5));
		assert_eq!(parsed(&["list.csv"]).round().unwrap(), None);
		assert_eq!(parsed(&["list.csv", "--in-flight", "9"]).in_flight, Some(9));
		for (args, said) in [
			(&["list.csv", "--list", "folder"][..], "name a round"),
			(&["4294967295"][..], "give its folder with --list"),
		] {
			let error = parsed(args).round().unwrap_err();
			assert_eq!(error.code(), 2);
			assert!(error.to_string().contains(said), "{error}");
		}
	}
}
