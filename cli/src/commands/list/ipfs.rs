//! `distribution list ipfs`: a list in the chain as a file of IPFS.
//!
//! Nodes of the chain keep its chunks. The blocks above them, by which programs find the chunks of the
//! file, follow from what the chain knows; they are written for whoever gives them to IPFS.

use crate::{
	args::{number::whole_number, published::list_named},
	error::{CliError, Result},
	files::create,
	output::Output,
};
use clap::Args;
use distribution_client::{
	account::{counted, with_thousands_separators},
	lists::{
		car::Archive,
		unixfs::{ContentId, ListFile},
	},
	published::{file_of, PublishedList, StoredChunk},
	Chain,
};
use polkadot_sdk::sp_core::H256;
use serde_json::{json, Value};
use std::{
	io,
	path::{Path, PathBuf},
};

/// `distribution list ipfs`.
#[derive(Args, Debug)]
pub struct Ipfs {
	/// Number of the list.
	#[arg(value_parser = whole_number::<u32>, required_unless_present = "round")]
	list: Option<u32>,
	/// Round whose terms demand that its list is in the chain.
	#[arg(long, conflicts_with = "list", value_parser = whole_number::<u32>)]
	round: Option<u32>,
	/// Write the blocks that the chain's nodes do not have to this archive, for `ipfs dag import`.
	#[arg(long, value_name = "FILE")]
	car: Option<PathBuf>,
	/// Write the chunks to the archive too, fetched from the node and checked: it has the whole list.
	#[arg(long, requires = "car")]
	chunks: bool,
}

/// Writes the archive: the blocks, and these chunks.
async fn write(
	path: &Path,
	chain: &Chain,
	list: &PublishedList,
	file: &ListFile,
	chunks: &[(H256, StoredChunk)],
	output: Output,
) -> Result<()> {
	let unwritten = |error: io::Error| {
		CliError::unexpected(format!("cannot write {}: {error}", path.display()))
	};
	let out = create(path)?;
	let mut archive = Archive::begin(out, &file.id).map_err(unwritten)?;
	for block in &file.blocks {
		archive.add(&block.id, &block.bytes).map_err(unwritten)?;
	}
	let bar = output.progress(chunks.len() as u64, "fetching");
	for (digest, stored) in chunks {
		let (bytes, _) = chain.chunk(list, digest, stored.cut()).await?;
		archive.add(&ContentId::of_chunk(*digest), &bytes).map_err(unwritten)?;
		bar.inc(1);
	}
	bar.finish_and_clear();
	archive.into_inner().finish().map_err(unwritten)
}

fn to_json(list: u32, file: &ListFile, chunks: usize) -> Value {
	let blocks: Vec<Value> = file
		.blocks
		.iter()
		.map(|block| {
			json!({
				"cid": block.id.to_string(),
				"bytes": format!("0x{}", hex::encode(&block.bytes)),
			})
		})
		.collect();
	json!({
		"list": list,
		"cid": file.id.to_string(),
		"length": file.length,
		"chunks": chunks,
		"blocks": blocks,
	})
}

/// What people are told: with the archive if one was written, and whether it has the chunks.
fn describe(list: u32, file: &ListFile, chunks: usize, car: Option<(&Path, bool)>) -> String {
	let whole = format!(
		"List {list} on IPFS: {}\n{} bytes in {}",
		file.id,
		with_thousands_separators(file.length.into()),
		counted(chunks, "chunk")
	);
	let blocks = counted(file.blocks.len(), "block");
	match car {
		Some((path, true)) => {
			format!("{whole}. Next, on any node of IPFS: `ipfs dag import {}`", path.display())
		}
		_ if file.blocks.is_empty() => {
			format!("{whole}, which nodes of the chain serve over Bitswap.")
		}
		Some((path, false)) => format!(
			"{whole}, and {blocks} above. Next, on a node of IPFS that is connected to one of the chain: `ipfs dag import --pin-roots=false {}`, `ipfs pin add {}`",
			path.display(),
			file.id
		),
		None => format!(
			"{whole}, which nodes of the chain serve over Bitswap, and {blocks} above, which they do not have: write it with --car FILE for `ipfs dag import`."
		),
	}
}

/// Runs `distribution list ipfs`.
pub async fn ipfs(command: &Ipfs, chain: &Chain, output: Output) -> Result<()> {
	let list = list_named(chain, command.list, command.round).await?;
	let chunks = chain.stored_chunks(&list).await?;
	let file = file_of(&chunks)
		.ok_or_else(|| CliError::unexpected(format!("list {} has no chunks", list.id)))?;
	if let Some(path) = &command.car {
		let added = if command.chunks { chunks.as_slice() } else { &[] };
		write(path, chain, &list, &file, added, output).await?;
	}
	output.print(&to_json(list.id, &file, chunks.len()), || {
		let car = command.car.as_deref().map(|path| (path, command.chunks));
		describe(list.id, &file, chunks.len(), car)
	});
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_client::lists::unixfs;

	fn file(chunks: u8) -> ListFile {
		unixfs::file((0..chunks).map(|number| (H256::repeat_byte(number), 64))).unwrap()
	}

	#[test]
	fn blocks_that_nodes_lack_should_be_told_and_printed() {
		let several = file(3);
		let text = describe(7, &several, 3, None);
		let head = format!("List 7 on IPFS: {}\n192 bytes in 3 chunks, ", several.id);
		assert!(text.starts_with(&head) && text.contains("1 block above"), "{text}");
		assert!(text.contains("--car FILE"), "{text}");
		let path = Path::new("list.car");
		let written = describe(7, &several, 3, Some((path, false)));
		assert!(written.contains(&format!("`ipfs pin add {}`", several.id)), "{written}");
		let written = describe(7, &several, 3, Some((path, true)));
		assert!(written.ends_with("`ipfs dag import list.car`"), "{written}");
		let value = to_json(7, &several, 3);
		assert_eq!((&value["length"], &value["chunks"]), (&json!(192), &json!(3)));
		assert_eq!(value["blocks"][0]["cid"], value["cid"]);
		assert!(value["blocks"][0]["bytes"].as_str().unwrap().starts_with("0x122a0a24"));
	}

	#[test]
	fn list_of_one_chunk_should_need_no_block() {
		let one = file(1);
		let text = describe(7, &one, 1, None);
		assert!(text.contains("in 1 chunk, which nodes of the chain serve"), "{text}");
		assert_eq!(to_json(7, &one, 1)["blocks"], json!([]));
	}
}
