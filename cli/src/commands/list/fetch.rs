//! `distribution list fetch`: a list from the chain, checked chunk by chunk.
//!
//! Chunks are written to a file as they come. So a list of any length takes little memory, and a run
//! that was interrupted goes on where it stopped.

use crate::{
	args::{number::whole_number, published::list_named},
	error::{CliError, Result},
	files::create,
	output::Output,
};
use clap::Args;
use distribution_client::{
	account::{self, counted, with_thousands_separators},
	lists::{building::Parts, chunks, manifest::ManifestFile, order::Order},
	published::{PublishedList, StoredChunk},
	Chain,
};
use polkadot_sdk::sp_core::H256;
use serde_json::json;
use std::{
	collections::BTreeMap,
	fs::File,
	io::{self, BufReader, Read, Write},
	os::unix::fs::FileExt,
	path::{Path, PathBuf},
};

/// The file in the folder that has the chunks until all are there, each in its place: in the end what
/// `ipfs cat` writes of the list.
const PART: &str = "list.part";

/// `distribution list fetch`.
#[derive(Args, Debug)]
pub struct Fetch {
	/// Number of the list.
	#[arg(value_parser = whole_number::<u32>, required_unless_present = "round")]
	list: Option<u32>,
	/// Round whose terms demand that its list is in the chain.
	#[arg(long, conflicts_with = "list", value_parser = whole_number::<u32>)]
	round: Option<u32>,
	/// Folder to write `list.csv`, `manifest.json` and `tree.bin` to. Chunks that an interrupted run
	/// has left there are not downloaded again.
	#[arg(short, long)]
	out: PathBuf,
	/// Read the chunks from this file, as `ipfs cat` writes it.
	#[arg(long, value_name = "FILE", conflicts_with = "blocks_from")]
	file: Option<PathBuf>,
	/// Look for the chunks in the transactions of the node's blocks, from this one on. For a node that
	/// does not keep them apart. `list publish` tells the block.
	#[arg(long, value_name = "BLOCK", value_parser = whole_number::<u64>)]
	blocks_from: Option<u64>,
}

/// The chunks of a list as they come.
struct Part {
	path: PathBuf,
	file: File,
	/// Where each chunk begins in the file, by its first row.
	places: BTreeMap<u32, u64>,
}

impl Part {
	/// Opens the file in the folder, or makes it.
	fn open(out: &Path, chunks: &[(H256, StoredChunk)]) -> Result<Self> {
		let path = out.join(PART);
		let failed =
			|e: io::Error| CliError::unexpected(format!("cannot open {}: {e}", path.display()));
		let mut options = File::options();
		let file = options.read(true).write(true).create(true).truncate(false).open(&path);
		let file = file.map_err(failed)?;
		let (mut places, mut end) = (BTreeMap::new(), 0u64);
		for (_, stored) in chunks {
			places.insert(stored.first, end);
			end = end.saturating_add(stored.cut().length());
		}
		// Behind the end there may be something of another list.
		file.set_len(end)?;
		Ok(Self { path, file, places })
	}

	fn place(&self, first: u32) -> u64 {
		self.places.get(&first).copied().unwrap_or_default()
	}

	/// Keeps the chunk with this first row.
	fn keep(&self, first: u32, bytes: &[u8]) -> distribution_client::Result<()> {
		Ok(self.file.write_all_at(bytes, self.place(first))?)
	}

	/// The chunks that are not there, by their digests.
	fn missing(
		&self,
		list: &PublishedList,
		all: &[(H256, StoredChunk)],
	) -> Vec<(H256, StoredChunk)> {
		let is_there = |(digest, stored): &(H256, StoredChunk)| {
			let mut bytes = vec![0; stored.cut().length() as usize];
			let read = self.file.read_exact_at(&mut bytes, self.place(stored.first));
			read.is_ok() && chunks::read(&bytes, digest, list.record.rows, stored.cut()).is_ok()
		};
		all.iter().filter(|&chunk| !is_there(chunk)).cloned().collect()
	}
}

/// Has the node send the chunks that are missing.
async fn download(
	command: &Fetch,
	chain: &Chain,
	list: &PublishedList,
	part: &Part,
	missing: &[(H256, StoredChunk)],
	output: Output,
) -> Result<()> {
	let length = match command.blocks_from {
		Some(from) => {
			let last = chain.final_block().await?.number;
			last.saturating_sub(from).saturating_add(1)
		}
		None => missing.len() as u64,
	};
	let bar = output.progress(length, "fetching");
	if let Some(from) = command.blocks_from {
		let keep = |first: u32, bytes: &[u8]| part.keep(first, bytes);
		chain.chunks_in_blocks(list, missing, from, |_| bar.inc(1), keep).await?;
	} else {
		for (digest, stored) in missing {
			let (bytes, _) = chain.chunk(list, digest, stored.cut()).await?;
			part.keep(stored.first, &bytes)?;
			bar.inc(1);
		}
	}
	bar.finish_and_clear();
	Ok(())
}

/// Has the node send the chunks that are not there from an earlier run. Returns how many were there.
async fn complete(
	command: &Fetch,
	chain: &Chain,
	list: &PublishedList,
	part: &Part,
	all: &[(H256, StoredChunk)],
	output: Output,
) -> Result<usize> {
	let missing = part.missing(list, all);
	let before = all.len().saturating_sub(missing.len());
	let ended = download(command, chain, list, part, &missing, output).await;
	ended.map_err(|error| {
		let there = all.len().saturating_sub(part.missing(list, all).len());
		let told = format!(
			"{error}. Of {} of list {}, {there} are in {}: run it again to go on",
			counted(all.len(), "chunk"),
			list.id,
			part.path.display()
		);
		error.told(told)
	})?;
	Ok(before)
}

/// What a file with all chunks of a list has instead of one of them, or of its end.
#[derive(Clone, Copy, Debug)]
enum Wrong {
	/// Something else than the chunk with this number.
	Chunk(usize),
	/// Something behind the last one.
	Longer,
}

/// Writes a list from a file that has its chunks one after another, if it is the list. Otherwise what was
/// in the folder is still there.
fn write(
	out: &Path,
	list: &PublishedList,
	all: &[(H256, StoredChunk)],
	mut from: impl Read,
	wrong: impl Fn(Wrong) -> CliError,
) -> Result<ManifestFile> {
	let unwritten =
		|e: io::Error| CliError::unexpected(format!("cannot write to {}: {e}", out.display()));
	let tree_file = Parts::create(&out.join("tree.bin"), list.record.rows)?;
	let mut table = create(&out.join("list.csv"))?;
	table.write_all(b"account,amount (smallest units)\n").map_err(unwritten)?;
	let mut total = Some(0u128);
	for (number, (digest, stored)) in all.iter().enumerate() {
		let mut bytes = Vec::new();
		from.by_ref().take(stored.cut().length()).read_to_end(&mut bytes)?;
		let rows = chunks::read(&bytes, digest, list.record.rows, stored.cut())
			.map_err(|_| wrong(Wrong::Chunk(number)))?;
		tree_file.write(stored.first, &rows)?;
		for (who, amount) in &rows {
			writeln!(table, "{},{amount}", account::show(who)).map_err(unwritten)?;
			total = total.and_then(|sum| sum.checked_add(*amount));
		}
	}
	if from.read(&mut [0])? > 0 {
		return Err(wrong(Wrong::Longer));
	}
	let tree = tree_file.tree()?;
	if tree.root() != list.root {
		return Err(CliError::not_proven(format!(
			"the rows of list {} have the root {:#x}, not {:#x}: ask another node",
			list.id,
			tree.root(),
			list.root
		)));
	}
	if total != Some(list.record.total) {
		return Err(CliError::not_proven(format!(
			"the rows of list {} sum up to {}, but by what the node says of the list it is {}: ask another node",
			list.id,
			total.map_or("more than there can be".into(), |total| total.to_string()),
			list.record.total
		)));
	}
	tree_file.finish(&tree)?;
	table.finish().map_err(unwritten)?;
	let manifest =
		ManifestFile::new(list.root, tree.rows(), Order::Rows, list.record.total, String::new());
	manifest.write(out)?;
	Ok(manifest)
}

/// Writes a list from a file that somebody gives.
fn from_file(
	path: &Path,
	out: &Path,
	list: &PublishedList,
	all: &[(H256, StoredChunk)],
) -> Result<ManifestFile> {
	let shown = path.display();
	let file = File::open(path)
		.map_err(|error| CliError::input(format!("cannot read {shown}: {error}")))?;
	write(out, list, all, BufReader::new(file), |wrong| {
		let what = match wrong {
			Wrong::Chunk(number) => format!("its chunk {number} is another one"),
			Wrong::Longer => "it is longer".into(),
		};
		CliError::not_proven(format!("{shown} is not list {}: {what}", list.id))
	})
}

/// Writes a list from what came of it, all of which must be there.
fn from_part(
	part: &Part,
	out: &Path,
	url: &str,
	list: &PublishedList,
	all: &[(H256, StoredChunk)],
) -> Result<ManifestFile> {
	let file = File::open(&part.path)?;
	write(out, list, all, BufReader::new(file), |wrong| {
		let Wrong::Chunk(missing) = wrong else {
			let path = part.path.display();
			return CliError::unexpected(format!("somebody else has written to {path}"));
		};
		CliError::input(format!(
			"the blocks of the node at {url} do not have chunk {missing} of list {}: begin with an earlier block, or ask another node",
			list.id
		))
	})
}

/// Runs `distribution list fetch`.
pub async fn fetch(command: &Fetch, chain: &Chain, output: Output) -> Result<()> {
	// The chain's metadata, which every command asks for, is not part of the list.
	chain.best().await?;
	let start = chain.received();
	let list = list_named(chain, command.list, command.round).await?;
	let all = chain.stored_chunks(&list).await?;
	let out = &command.out;
	std::fs::create_dir_all(out).map_err(|e| {
		CliError::unexpected(format!("cannot make the folder {}: {e}", out.display()))
	})?;
	let (manifest, before) = if let Some(path) = &command.file {
		(from_file(path, out, &list, &all)?, 0)
	} else {
		let part = Part::open(out, &all)?;
		let before = complete(command, chain, &list, &part, &all, output).await?;
		let manifest = from_part(&part, out, chain.url(), &list, &all)?;
		std::fs::remove_file(&part.path)?;
		(manifest, before)
	};
	let downloaded = chain.received().saturating_sub(start);
	let value = json!({
		"list": list.id,
		"root": manifest.root,
		"rows": manifest.rows,
		"total": manifest.total,
		"chunks": all.len(),
		"chunksBefore": before,
		"downloaded": downloaded,
	});
	output.print(&value, || {
		format!(
			"List {}: {}, root {}, checked in {}. {} bytes downloaded, written to {}.",
			list.id,
			counted(manifest.rows, "row"),
			manifest.root,
			counted(all.len(), "chunk"),
			with_thousands_separators(downloaded.into()),
			out.display()
		)
	});
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_client::{
		lists::{row_tree::RowTree, rows::Row, tree::TreeFile},
		published::{ListDeposit, ListRecord},
	};
	use distribution_primitives::{
		chunk::{digest, Chunk},
		Largest,
	};
	use std::fs;

	/// A list of one account in chunks of one row, and the chunks' bytes.
	fn published(amounts: &[u128]) -> (PublishedList, Vec<(H256, StoredChunk)>, Vec<Vec<u8>>) {
		let rows = amounts.len() as u32;
		let bytes: Vec<Vec<u8>> = (0u32..)
			.zip(amounts)
			.map(|(first, amount)| Chunk::write(rows, first, &[([1; 32], *amount)]).unwrap())
			.collect();
		let stored = |first| StoredChunk { first, rows: 1, account: [1; 32], peaks: Vec::new() };
		let chunks =
			bytes.iter().zip(0..).map(|(bytes, first)| (digest(bytes), stored(first))).collect();
		let all: Vec<Row> = amounts.iter().map(|amount| ([1; 32], *amount)).collect();
		let root = RowTree::build(&all).unwrap().root();
		let record = ListRecord {
			owner: [1; 32],
			deposit: ListDeposit { held: 0, footprint: (1, 900) },
			rows,
			chunks: rows,
			stored: rows,
			peaks: rows,
			total: amounts.iter().fold(0u128, |sum, amount| sum.saturating_add(*amount)),
			largest: Largest::default(),
			root: Some(root),
			users: 0,
			touched: (0, 0),
		};
		(PublishedList { id: 7, root, record }, chunks, bytes)
	}

	#[test]
	fn file_should_be_read_only_if_it_is_the_list() {
		let (list, chunks, bytes) = published(&[5, 6, 7]);
		let folder = tempfile::tempdir().unwrap();
		let file = tempfile::NamedTempFile::new().unwrap();
		let read = |bytes: &[u8]| {
			fs::write(file.path(), bytes).unwrap();
			from_file(file.path(), folder.path(), &list, &chunks)
		};
		let good = bytes.concat();
		let mut altered = good.clone();
		altered[20] ^= 1;
		let longer = [&good[..], &[0]].concat();
		for (bytes, told) in [
			(&altered[..], "chunk 0 is another"),
			(&good[..good.len() - 1], "chunk 2 is another"),
			(&good[64..], "chunk 0 is another"),
			(&longer[..], "it is longer"),
		] {
			let error = read(bytes).unwrap_err();
			assert!(error.to_string().contains(told), "{error}");
			assert_eq!(error.code(), 7);
		}
		// Nothing is left of what was refused.
		assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
		let missing = from_file(Path::new("no such file"), folder.path(), &list, &chunks);
		assert_eq!(missing.unwrap_err().code(), 3);
		let manifest = read(&good).unwrap();
		assert_eq!((manifest.rows, manifest.total.as_str()), (3, "18"));
		let mut tree = TreeFile::open(folder.path()).unwrap();
		assert_eq!(tree.root(), list.root);
		assert_eq!(tree.read_rows(1, 2).unwrap(), [([1; 32], 6), ([1; 32], 7)]);
		let table = fs::read_to_string(folder.path().join("list.csv")).unwrap();
		assert_eq!(table.lines().count(), 4);
		assert!(table.ends_with(&format!("{},7\n", account::show(&[1; 32]))), "{table}");
	}

	#[test]
	fn list_should_be_refused_when_the_node_says_another_root_or_sum_of_it() {
		let folder = tempfile::tempdir().unwrap();
		let refused = |list: &PublishedList, chunks: &[(H256, StoredChunk)], bytes: &[u8]| {
			let error = write(folder.path(), list, chunks, bytes, |wrong| {
				CliError::unexpected(format!("{wrong:?}"))
			});
			assert_eq!(error.unwrap_err().code(), 7);
			assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
		};
		let (list, chunks, bytes) = published(&[5, 6, 7]);
		let other_root = PublishedList { root: H256::zero(), ..list.clone() };
		refused(&other_root, &chunks, &bytes.concat());
		let mut other_sum = list;
		other_sum.record.total = 19;
		refused(&other_sum, &chunks, &bytes.concat());
		// More than there can be.
		let (list, chunks, bytes) = published(&[u128::MAX, 1]);
		refused(&list, &chunks, &bytes.concat());
	}

	/// Regression: all chunks were downloaded again.
	#[test]
	fn chunks_of_an_interrupted_run_should_not_be_downloaded_again() {
		let (list, chunks, bytes) = published(&[5, 6, 7, 8]);
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join(PART);
		// Of another, longer list.
		fs::write(&path, [9u8; 1_000]).unwrap();
		let missing = || {
			let part = Part::open(folder.path(), &chunks).unwrap();
			let missing = part.missing(&list, &chunks);
			(part, missing.iter().map(|(_, stored)| stored.first).collect::<Vec<_>>())
		};
		assert_eq!(missing().1, [0, 1, 2, 3]);
		let (part, _) = missing();
		part.keep(2, &bytes[2]).unwrap();
		part.keep(0, &bytes[0]).unwrap();
		assert_eq!(missing().1, [1, 3]);
		// One that is there, but damaged.
		let mut damaged = fs::read(&path).unwrap();
		damaged[30] ^= 1;
		fs::write(&path, damaged).unwrap();
		let (part, left) = missing();
		assert_eq!(left, [0, 1, 3]);
		let error = from_part(&part, folder.path(), "ws://node", &list, &chunks).unwrap_err();
		assert!(error.to_string().contains("do not have chunk 0"), "{error}");
		for first in left {
			part.keep(first, &bytes[first as usize]).unwrap();
		}
		assert_eq!(missing().1, [0u32; 0]);
		let manifest = from_part(&part, folder.path(), "ws://node", &list, &chunks).unwrap();
		assert_eq!(manifest.total, "26");
		assert_eq!(fs::read(&path).unwrap(), bytes.concat());
	}
}
