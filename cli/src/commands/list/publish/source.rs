//! A list that is to be published: its rows, and the chunks that they make.

use crate::error::{CliError, Result};
use distribution_client::{
	lists::{
		chunks::{bytes_of, digests, usual_cuts, Cut},
		tree::TreeFile,
		unixfs,
	},
	published::ListRecord,
	Chain,
};
use distribution_primitives::{chunk::digest, ListId};
use polkadot_sdk::sp_core::H256;
use std::{
	fs::{File, Permissions},
	io::{self, Read},
	os::unix::fs::PermissionsExt,
	path::Path,
};
use tempfile::TempDir;

/// Bytes of chunks that wait for a block at the same time: more than one block takes, and much less
/// than a node's pool does.
const UNDER_WAY: u64 = 6 << 20;
/// Most chunks that do, unless another number is given.
const MOST_UNDER_WAY: u32 = 128;

/// A list that is to be published.
pub struct Source {
	/// Its rows.
	pub tree: TreeFile,
	/// The chunks that they make.
	pub cuts: Vec<Cut>,
	/// The digest of each chunk.
	pub digests: Vec<H256>,
}

impl Source {
	/// Number of its chunks.
	pub fn chunks(&self) -> u32 {
		u32::try_from(self.cuts.len()).unwrap_or(u32::MAX)
	}

	/// The content identifier of the list as a file of IPFS.
	pub fn cid(&self) -> Result<String> {
		let chunks = self.cuts.iter().zip(&self.digests);
		unixfs::file(chunks.map(|(cut, digest)| (*digest, cut.length())))
			.map(|file| file.id.to_string())
			.ok_or_else(|| CliError::input("the list has no rows"))
	}

	/// Whether a list in the chain was announced with these rows, in these chunks. Unless they are
	/// `fixed`, chunks of another usual size will do as well, and are taken from then on: how many
	/// chunks a list can have may have changed since.
	pub async fn is_of(
		&mut self,
		chain: &Chain,
		list: ListId,
		record: &ListRecord,
		fixed: bool,
	) -> Result<bool> {
		if record.rows != self.tree.rows() {
			return Ok(false);
		}
		if record.chunks == self.chunks()
			&& first_difference(chain, list, &self.digests).await?.is_none()
		{
			return Ok(true);
		}
		let others = if fixed { Vec::new() } else { usual_cuts(record.rows, record.chunks) };
		for cuts in others {
			// The first chunk alone tells nearly all other lists apart.
			let Some(first) = cuts.first().filter(|_| cuts != self.cuts).copied() else { continue };
			let head = [digest(&bytes_of(&mut self.tree, first)?)];
			if first_difference(chain, list, &head).await?.is_some() {
				continue;
			}
			let digests = digests(&mut self.tree, &cuts)?;
			if first_difference(chain, list, &digests).await?.is_none() {
				(self.cuts, self.digests) = (cuts, digests);
				return Ok(true);
			}
		}
		Ok(false)
	}

	/// How many chunks wait for a block at the same time, unless another number is given.
	pub fn under_way(&self) -> u32 {
		let longest = self.cuts.iter().map(Cut::length).max();
		under_way(longest.unwrap_or_default())
	}

	/// The bytes of the longest chunk.
	pub fn longest(&mut self) -> Result<Vec<u8>> {
		let longest = self.cuts.iter().copied().max_by_key(|cut| cut.rows);
		let longest = longest.ok_or_else(|| CliError::input("the list has no rows"))?;
		Ok(bytes_of(&mut self.tree, longest)?)
	}
}

/// How many chunks of so many bytes wait for a block at the same time.
fn under_way(length: u64) -> u32 {
	let fit = UNDER_WAY.checked_div(length).unwrap_or_default();
	u32::try_from(fit).unwrap_or(MOST_UNDER_WAY).clamp(1, MOST_UNDER_WAY)
}

/// Whether a path is what `list build` makes.
pub fn is_tree(path: &Path) -> bool {
	let mut magic = [0; 7];
	let read = File::open(path).and_then(|mut file| file.read_exact(&mut magic));
	path.is_dir() || (read.is_ok() && &magic == b"DISTREE")
}

/// A temporary folder into which only this user can look: the list is not published yet.
pub fn private_folder() -> io::Result<TempDir> {
	tempfile::Builder::new().permissions(Permissions::from_mode(0o700)).tempdir()
}

/// The first chunk of a list that has another digest.
pub async fn first_difference(
	chain: &Chain,
	list: ListId,
	digests: &[H256],
) -> Result<Option<usize>> {
	let count = u32::try_from(digests.len()).unwrap_or(u32::MAX);
	let there = chain.chunks_of(&chain.best().await?, list, count).await?;
	Ok(there.iter().zip(digests).position(|(chunk, digest)| chunk.digest != *digest))
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_client::lists::{row_tree::RowTree, tree::write_in_row_order};
	use distribution_primitives::chunk::MAX_CHUNK_ROWS;

	/// Regression: sixteen were under way whatever their length, while a block takes 3.75 MiB of them.
	#[test]
	fn chunks_under_way_should_fill_a_block_but_not_the_pool_of_a_node() {
		for rows in [1_024, 2_048, 16_384, MAX_CHUNK_ROWS] {
			let length = Cut { first: 0, rows }.length();
			let bytes = u64::from(under_way(length)) * length;
			assert!((4 << 20..10 << 20).contains(&bytes), "{bytes} bytes in chunks of {rows}");
		}
		assert_eq!((under_way(0), under_way(64), under_way(u64::MAX)), (1, MOST_UNDER_WAY, 1));
	}

	#[test]
	fn list_that_is_not_published_yet_should_be_out_of_the_sight_of_others() {
		let folder = private_folder().unwrap();
		assert_eq!(folder.path().metadata().unwrap().permissions().mode() & 0o777, 0o700);
	}

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
