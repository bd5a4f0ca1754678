//! `distribution list fetch`: a list from the chain, checked chunk by chunk.

use crate::{
	args::{number::whole_number, published::list_named},
	error::{CliError, Result},
	files,
	output::Output,
};
use clap::Args;
use distribution_client::{
	account::{self, counted, with_thousands_separators},
	lists::{
		chunks, manifest::ManifestFile, order::Order, row_tree::RowTree, rows::Row,
		tree::write_in_row_order,
	},
	published::{PublishedList, StoredChunk},
	Chain,
};
use indicatif::ProgressBar;
use polkadot_sdk::sp_core::H256;
use serde_json::json;
use std::{
	collections::BTreeMap,
	fs::File,
	io::{BufReader, Read},
	path::{Path, PathBuf},
};

/// `distribution list fetch`.
#[derive(Args, Debug)]
pub struct Fetch {
	/// Number of the list.
	#[arg(value_parser = whole_number::<u32>, required_unless_present = "round")]
	list: Option<u32>,
	/// Round whose terms demand that its list is in the chain.
	#[arg(long, conflicts_with = "list", value_parser = whole_number::<u32>)]
	round: Option<u32>,
	/// Folder to write `list.csv`, `manifest.json` and `tree.bin` to.
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

/// The rows of all chunks, by their first rows, from a file that has them one after another.
fn rows_in(
	path: &Path,
	list: &PublishedList,
	chunks: &[(H256, StoredChunk)],
) -> Result<BTreeMap<u32, Vec<Row>>> {
	let shown = path.display();
	let other =
		|what: String| CliError::not_proven(format!("{shown} is not list {}: {what}", list.id));
	let file = File::open(path)
		.map_err(|error| CliError::input(format!("cannot read {shown}: {error}")))?;
	let mut file = BufReader::new(file);
	let mut found = BTreeMap::new();
	for (number, (digest, stored)) in chunks.iter().enumerate() {
		let mut bytes = Vec::new();
		file.by_ref().take(stored.cut().length()).read_to_end(&mut bytes)?;
		let rows = chunks::read(&bytes, digest, list.record.rows, stored.cut())
			.map_err(|_| other(format!("its chunk {number} is another one")))?;
		found.insert(stored.first, rows);
	}
	if file.read(&mut [0])? > 0 {
		return Err(other("it is longer".into()));
	}
	Ok(found)
}

/// The rows of all chunks, by their first rows.
async fn rows_of(
	command: &Fetch,
	chain: &Chain,
	list: &PublishedList,
	chunks: &[(H256, StoredChunk)],
	bar: &ProgressBar,
) -> Result<BTreeMap<u32, Vec<Row>>> {
	if let Some(path) = &command.file {
		return rows_in(path, list, chunks);
	}
	if let Some(from) = command.blocks_from {
		let last = chain.final_block().await?.number;
		bar.set_length(last.saturating_sub(from).saturating_add(1));
		return Ok(chain.chunks_in_blocks(list, chunks, from, |_| bar.inc(1)).await?);
	}
	let mut found = BTreeMap::new();
	for (digest, stored) in chunks {
		found.insert(stored.first, chain.chunk_rows(list, digest, stored.cut()).await?);
		bar.inc(1);
	}
	Ok(found)
}

/// The rows of all chunks in one list; the first chunk that is missing if there is one.
fn joined(
	chunks: &[(H256, StoredChunk)],
	mut found: BTreeMap<u32, Vec<Row>>,
) -> std::result::Result<Vec<Row>, usize> {
	let mut rows = Vec::new();
	for (number, (_, stored)) in chunks.iter().enumerate() {
		rows.append(&mut found.remove(&stored.first).ok_or(number)?);
	}
	Ok(rows)
}

/// The sum of all rows in smallest units, if there can be so many.
fn sum_of(rows: &[Row]) -> Option<u128> {
	rows.iter().try_fold(0u128, |sum, (_, amount)| sum.checked_add(*amount))
}

/// Runs `distribution list fetch`.
pub async fn fetch(command: &Fetch, chain: &Chain, output: Output) -> Result<()> {
	// The chain's metadata, which every command asks for, is not part of the list.
	chain.best().await?;
	let before = chain.received();
	let list = list_named(chain, command.list, command.round).await?;
	let chunks = chain.stored_chunks(&list).await?;
	let bar = output.progress(chunks.len() as u64, "fetching");
	let found = rows_of(command, chain, &list, &chunks, &bar).await?;
	bar.finish_and_clear();
	let downloaded = chain.received().saturating_sub(before);
	let rows = joined(&chunks, found).map_err(|missing| {
		CliError::input(format!(
			"the blocks of the node at {} do not have chunk {missing} of list {}: begin with an earlier block, or ask another node",
			chain.url(),
			list.id
		))
	})?;
	let tree = RowTree::build(&rows)?;
	if (tree.root(), tree.rows()) != (list.root, list.record.rows) {
		return Err(CliError::not_proven(format!(
			"the rows of list {} have the root {:#x}, not {:#x}: ask another node",
			list.id,
			tree.root(),
			list.root
		)));
	}
	let total = sum_of(&rows);
	if total != Some(list.record.total) {
		return Err(CliError::not_proven(format!(
			"the rows of list {} sum up to {}, but by what the node at {} says of the list it is {}: ask another node",
			list.id,
			total.map_or("more than there can be".into(), |total| total.to_string()),
			chain.url(),
			list.record.total
		)));
	}
	let out = &command.out;
	std::fs::create_dir_all(out).map_err(|e| {
		CliError::unexpected(format!("cannot make the folder {}: {e}", out.display()))
	})?;
	let mut text = String::from("account,amount (smallest units)\n");
	for (who, amount) in &rows {
		text.push_str(&format!("{},{amount}\n", account::show(who)));
	}
	files::write(&out.join("list.csv"), &text)?;
	write_in_row_order(&out.join("tree.bin"), &rows, &tree)?;
	let total = list.record.total;
	let manifest = ManifestFile::new(list.root, tree.rows(), Order::Rows, total, String::new());
	manifest.write(out)?;
	let value = json!({
		"list": list.id,
		"root": manifest.root,
		"rows": manifest.rows,
		"total": manifest.total,
		"chunks": chunks.len(),
		"downloaded": downloaded,
	});
	output.print(&value, || {
		format!(
			"List {}: {}, root {}, checked in {}. {} bytes downloaded, written to {}.",
			list.id,
			counted(manifest.rows, "row"),
			manifest.root,
			counted(chunks.len(), "chunk"),
			with_thousands_separators(downloaded.into()),
			out.display()
		)
	});
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_client::published::{ListDeposit, ListRecord};
	use distribution_primitives::{
		chunk::{digest, Chunk},
		Largest,
	};

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
		let record = ListRecord {
			owner: [1; 32],
			deposit: ListDeposit { held: 0, footprint: (1, 900) },
			rows,
			chunks: rows,
			stored: rows,
			peaks: rows,
			total: amounts.iter().sum(),
			largest: Largest::default(),
			root: Some(H256::zero()),
			users: 0,
			touched: (0, 0),
		};
		(PublishedList { id: 7, root: H256::zero(), record }, chunks, bytes)
	}

	#[test]
	fn file_should_be_read_only_if_it_is_the_list() {
		let (list, chunks, bytes) = published(&[5, 6, 7]);
		let file = tempfile::NamedTempFile::new().unwrap();
		let read = |bytes: &[u8]| {
			std::fs::write(file.path(), bytes).unwrap();
			rows_in(file.path(), &list, &chunks)
		};
		let good = bytes.concat();
		let found = joined(&chunks, read(&good).unwrap()).unwrap();
		assert_eq!(found, [([1; 32], 5), ([1; 32], 6), ([1; 32], 7)]);
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
		let missing = rows_in(Path::new("no such file"), &list, &chunks).unwrap_err();
		assert_eq!(missing.code(), 3);
	}

	#[test]
	fn sum_should_be_that_of_all_rows_or_none() {
		assert_eq!(sum_of(&[]), Some(0));
		assert_eq!(sum_of(&[([1; 32], 5), ([2; 32], 7)]), Some(12));
		assert_eq!(sum_of(&[([1; 32], u128::MAX), ([2; 32], 1)]), None);
	}
}
