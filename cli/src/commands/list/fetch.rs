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
		manifest::ManifestFile, order::Order, row_tree::RowTree, rows::Row,
		tree::write_in_row_order,
	},
	published::{PublishedList, StoredChunk},
	Chain,
};
use indicatif::ProgressBar;
use polkadot_sdk::sp_core::H256;
use serde_json::json;
use std::{collections::BTreeMap, path::PathBuf};

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
	/// Look for the chunks in the transactions of the node's blocks, from this one on. For a node that
	/// does not keep them apart. `list publish` tells the block.
	#[arg(long, value_name = "BLOCK", value_parser = whole_number::<u64>)]
	blocks_from: Option<u64>,
}

/// The rows of all chunks, by their first rows.
async fn rows_of(
	command: &Fetch,
	chain: &Chain,
	list: &PublishedList,
	chunks: &[(H256, StoredChunk)],
	bar: &ProgressBar,
) -> Result<BTreeMap<u32, Vec<Row>>> {
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

	#[test]
	fn sum_should_be_that_of_all_rows_or_none() {
		assert_eq!(sum_of(&[]), Some(0));
		assert_eq!(sum_of(&[([1; 32], 5), ([2; 32], 7)]), Some(12));
		assert_eq!(sum_of(&[([1; 32], u128::MAX), ([2; 32], 1)]), None);
	}
}
