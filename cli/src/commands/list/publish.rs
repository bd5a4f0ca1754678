//! `distribution list publish`: a list stored in the chain, chunk by chunk.
//!
//! The chain says which chunks are there, so a run can be interrupted and repeated at any time.

use crate::{
	args::{
		list::ListFile,
		number::whole_number,
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
		chunks::{bytes_of, cuts, digests, usual_size, Cut},
		order::Order,
		tree::TreeFile,
		unixfs,
	},
	published::ListRecord,
	Chain, Error,
};
use distribution_primitives::{chunk::MAX_CHUNK_ROWS, ListId};
use indicatif::ProgressBar;
use polkadot_sdk::sp_core::H256;
use serde_json::json;
use std::{fs::File, io::Read, path::Path, time::Instant};
use tempfile::TempDir;

/// How many of the lists announced last are looked at for one that was begun.
const LOOK_BACK: u32 = 64;

/// `distribution list publish`.
#[derive(Args, Debug)]
#[command(mut_arg("dry_run", |arg| {
	arg.help("Do not send: have the chain try the announcement and forget it, and print the deposit, and how many transactions and blocks it takes")
}), mut_arg("print_call", |arg| {
	arg.help("Do not send: print the encoded call that announces the list, or those that store its chunks once it is announced")
}), mut_arg("file", |arg| {
	arg.help("The list; or the folder or tree file that `list build` has made of it")
}))]
pub struct Publish {
	#[command(flatten)]
	list: ListFile,
	/// Keep the rows in the order of the file. Without it they are put in the order of their accounts
	/// in the chain's state. A tree file has its own order.
	#[arg(long)]
	keep_order: bool,
	/// Rows of a chunk; best a power of two. Default: what keeps both the list's state and a holder's
	/// download small.
	#[arg(long, value_name = "ROWS", value_parser = clap::value_parser!(u32).range(1..=i64::from(MAX_CHUNK_ROWS)))]
	chunk_rows: Option<u32>,
	/// Go on with this list, whoever announced it. Default: one of the signer's that was begun with
	/// the same chunks, or else a new one.
	#[arg(long, value_name = "LIST", value_parser = whole_number::<u32>)]
	into: Option<u32>,
	/// Transactions under way at the same time, until a block has each.
	#[arg(long, default_value_t = 16, value_parser = clap::value_parser!(u32).range(1..=64))]
	in_flight: u32,
	/// How often to try again after a failure. A broken connection that comes back is not one.
	#[arg(long, default_value_t = 5)]
	retries: u32,
	#[command(flatten)]
	send: SubmitArgs,
}

/// A list that is to be published.
struct Source {
	tree: TreeFile,
	cuts: Vec<Cut>,
	digests: Vec<H256>,
	/// Where the tree is, if it was made for this.
	_folder: Option<TempDir>,
}

impl Source {
	fn chunks(&self) -> u32 {
		u32::try_from(self.cuts.len()).unwrap_or(u32::MAX)
	}

	/// The content identifier of the list as a file of IPFS.
	fn cid(&self) -> Result<String> {
		let chunks = self.cuts.iter().zip(&self.digests);
		unixfs::file(chunks.map(|(cut, digest)| (*digest, cut.length())))
			.map(|file| file.id.to_string())
			.ok_or_else(|| CliError::input("the list has no rows"))
	}

	/// The bytes of the longest chunk.
	fn longest(&mut self) -> Result<Vec<u8>> {
		let longest = self.cuts.iter().copied().max_by_key(|cut| cut.rows);
		let longest = longest.ok_or_else(|| CliError::input("the list has no rows"))?;
		Ok(bytes_of(&mut self.tree, longest)?)
	}
}

/// Whether a path is what `list build` makes.
fn is_tree(path: &Path) -> bool {
	let mut magic = [0; 7];
	let read = File::open(path).and_then(|mut file| file.read_exact(&mut magic));
	path.is_dir() || (read.is_ok() && &magic == b"DISTREE")
}

impl Publish {
	fn tree(&self, output: Output) -> Result<(TreeFile, Option<TempDir>)> {
		let path = self.list.path();
		if is_tree(path) {
			return Ok((TreeFile::open(path)?, None));
		}
		let folder = tempfile::tempdir()?;
		self.list.build(self.keep_order, Some(&folder.path().join("tree.bin")), output)?;
		Ok((TreeFile::open(folder.path())?, Some(folder)))
	}

	/// The list in chunks that the chain takes.
	async fn source(&self, chain: &Chain, output: Output) -> Result<Source> {
		let (mut tree, folder) = self.tree(output)?;
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
		Ok(Source { tree, cuts, digests, _folder: folder })
	}
}

/// The first chunk of a list that has another digest.
async fn first_difference(chain: &Chain, list: ListId, digests: &[H256]) -> Result<Option<usize>> {
	let count = u32::try_from(digests.len()).unwrap_or(u32::MAX);
	let there = chain.chunks_of(&chain.best().await?, list, count).await?;
	Ok(there.iter().zip(digests).position(|(chunk, digest)| chunk.digest != *digest))
}

/// The list that the signer has announced with the same chunks, the last one.
async fn begun(chain: &Chain, owner: &AccountId, source: &Source) -> Result<Option<ListId>> {
	let next = chain.next_list().await?;
	let recent = chain.lists(next.saturating_sub(LOOK_BACK)..next).await?;
	for (list, record) in recent.into_iter().rev() {
		let alike = (record.owner, record.rows, record.chunks)
			== (*owner, source.tree.rows(), source.chunks());
		if alike && first_difference(chain, list, &source.digests).await?.is_none() {
			return Ok(Some(list));
		}
	}
	Ok(None)
}

/// Refuses to go on with a list that has other rows.
async fn ensure_same(chain: &Chain, list: ListId, source: &Source) -> Result<()> {
	let record = chain.list(list).await?;
	let (rows, chunks) = (source.tree.rows(), source.chunks());
	if (record.rows, record.chunks) != (rows, chunks) {
		return Err(CliError::not_proven(format!(
			"list {list} was announced with {} in {}, and this one has {rows} in {chunks}: give the list and the --chunk-rows that it was announced with, or announce it anew without --into",
			counted(record.rows, "row"),
			counted(record.chunks, "chunk")
		)));
	}
	match first_difference(chain, list, &source.digests).await? {
		None => Ok(()),
		Some(chunk) => Err(CliError::not_proven(format!(
			"chunk {chunk} of list {list} was announced with another digest: give the list and the --chunk-rows that it was announced with, or announce it anew without --into"
		))),
	}
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
	let begun = match command.into {
		Some(list) => {
			ensure_same(chain, list, &source).await?;
			Some(list)
		}
		None => begun(chain, &who, &source).await?,
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
	let mut upload = Upload { list, source, bar, stored: before };
	let pace = Pace::new(1, command.in_flight as usize, command.retries);
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
	use distribution_client::lists::{row_tree::RowTree, tree::write_in_row_order};

	#[test]
	fn trees_should_be_told_from_lists() {
		let folder = tempfile::tempdir().unwrap();
		assert!(is_tree(folder.path()));
		let path = folder.path().join("tree.bin");
		let rows = [([1; 32], 5)];
		write_in_row_order(&path, &rows, &RowTree::build(&rows).unwrap()).unwrap();
		assert!(is_tree(&path));
		let list = folder.path().join("list.csv");
		std::fs::write(&list, "account,amount\n").unwrap();
		assert!(!is_tree(&list) && !is_tree(&folder.path().join("missing")));
	}
}
