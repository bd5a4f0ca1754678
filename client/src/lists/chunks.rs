//! Cutting a list into the chunks in which it is stored in the chain.
//!
//! Chunks of `2^k` rows end where subtrees of the list's tree end, apart from the first and the last
//! one. So each makes one subtree, and little is known of it in state. The more rows a chunk has, the
//! more a holder downloads; the fewer it has, the more state and transactions the list takes.

use crate::{
	error::{Error, Result},
	lists::{row_tree::without_rows, rows::Row, tree::TreeFile},
};
use distribution_primitives::{
	chunk::{digest, Chunk, ChunkFault, HEADER_LEN, MAX_CHUNK_ROWS, ROW_LEN},
	merkle::{leaf_hash, Fold},
};
use polkadot_sdk::sp_core::H256;

/// Rows of a chunk, at least: a shorter one is hardly quicker to download.
const LEAST: u32 = 1_024;
/// Rows of the largest chunk that ends where a subtree ends.
const LARGEST: u32 = 1 << 14;

/// A chunk of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
	/// Number of its first row.
	pub first: u32,
	/// Number of its rows.
	pub rows: u32,
}

impl Cut {
	/// Its length in bytes.
	pub fn length(&self) -> u64 {
		let rows = u64::from(self.rows).saturating_mul(ROW_LEN.into());
		rows.saturating_add(HEADER_LEN.into())
	}
}

/// Rows of a chunk that keep a holder's download as small as it can be if a list of so many rows can
/// have `max_chunks` chunks.
pub fn usual_size(rows: u32, max_chunks: u32) -> u32 {
	// The first chunk may be a short one.
	let fewest = rows.div_ceil(max_chunks.saturating_sub(1).max(1));
	if fewest > LARGEST {
		return MAX_CHUNK_ROWS;
	}
	// Above LARGEST the next power of two is more than a chunk holds.
	fewest.max(LEAST).next_power_of_two()
}

/// The ways to cut a list of `rows` rows into `chunks` chunks of a [usual size](usual_size), whatever
/// number of chunks a list could have then.
pub fn usual_cuts(rows: u32, chunks: u32) -> Vec<Vec<Cut>> {
	let powers = std::iter::successors(Some(LEAST), |size| size.checked_mul(2));
	let sizes = powers.take_while(|size| *size <= LARGEST).chain([MAX_CHUNK_ROWS]);
	let mut ways: Vec<Vec<Cut>> = sizes.map(|size| cuts(rows, size)).collect();
	ways.retain(|way| way.len() as u64 == u64::from(chunks));
	ways.dedup();
	ways
}

/// Cuts a list of `rows` rows into chunks of `size` rows, at most as many as a chunk can have.
pub fn cuts(rows: u32, size: u32) -> Vec<Cut> {
	let size = size.clamp(1, MAX_CHUNK_ROWS);
	// The leaf of row `r` is node `2n - 1 - r`: subtrees of `size` rows begin at rows that differ
	// from `2n` by a multiple of it.
	let twice = u64::from(rows).saturating_mul(2);
	let odd = twice.checked_rem(size.into()).unwrap_or_default();
	let odd = u32::try_from(odd).ok().filter(|odd| *odd > 0 && size.is_power_of_two());
	let (mut cuts, mut first) = (Vec::new(), 0u32);
	while first < rows {
		let length = odd.filter(|_| first == 0).unwrap_or(size).min(rows.saturating_sub(first));
		cuts.push(Cut { first, rows: length });
		first = first.saturating_add(length);
	}
	cuts
}

/// The rows of a chunk, and its bytes.
fn written(tree: &mut TreeFile, cut: Cut) -> Result<(Vec<Row>, Vec<u8>)> {
	let rows = tree.read_rows(cut.first, cut.rows)?;
	let bytes = Chunk::write(tree.rows(), cut.first, &rows)
		.ok_or_else(|| Error::input(format!("a chunk has between 1 and {MAX_CHUNK_ROWS} rows")))?;
	Ok((rows, bytes))
}

/// The bytes of a chunk.
///
/// # Errors
/// [`Error::Input`] if the list has no such rows, or a chunk does not hold them.
pub fn bytes_of(tree: &mut TreeFile, cut: Cut) -> Result<Vec<u8>> {
	Ok(written(tree, cut)?.1)
}

/// The digest of each chunk of a list, which `cuts` must have whole. The rows are folded on the way:
/// a tree file may have been damaged, or come from anybody, and storing a list costs fees.
///
/// # Errors
/// Those of [`bytes_of`]; [`Error::Input`] if the rows do not have the root that the file says.
pub fn digests(tree: &mut TreeFile, cuts: &[Cut]) -> Result<Vec<H256>> {
	let mut fold = Fold::new(tree.rows()).ok_or_else(without_rows)?;
	let mut digests = Vec::with_capacity(cuts.len());
	for cut in cuts {
		let (rows, bytes) = written(tree, *cut)?;
		for (row, (account, amount)) in (cut.first..).zip(&rows) {
			let pushed = fold.push(leaf_hash(row, account, *amount));
			pushed.map_err(|_| Error::unexpected("the list was cut into too many rows"))?;
		}
		digests.push(digest(&bytes));
	}
	if fold.root() != Some(tree.root()) {
		return Err(Error::input(format!(
			"the tree file is damaged: its rows do not have the root {:#x} that it says; build it again",
			tree.root()
		)));
	}
	Ok(digests)
}

/// The rows of a chunk that anybody may have sent.
///
/// # Errors
/// [`Error::NotProven`] unless it has this digest, and the rows `cut` of a list of `leaves` rows.
pub fn read(bytes: &[u8], wanted: &H256, leaves: u32, cut: Cut) -> Result<Vec<Row>> {
	let found = digest(bytes);
	if found != *wanted {
		return Err(Error::not_proven(format!(
			"a chunk has the digest {found:#x}, not {wanted:#x}: ask another node"
		)));
	}
	let chunk = Chunk::read(bytes).map_err(|fault| {
		let why = match fault {
			ChunkFault::Format => "does not begin like one that this program knows",
			ChunkFault::Length => "is longer or shorter than it says",
			ChunkFault::Empty => "has no rows",
		};
		Error::not_proven(format!("chunk {wanted:#x} {why}"))
	})?;
	if (chunk.leaves, chunk.first, chunk.count()) != (leaves, cut.first, cut.rows) {
		return Err(Error::not_proven(format!(
			"chunk {wanted:#x} has other rows than the list says"
		)));
	}
	Ok(chunk.rows().collect())
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::lists::{row_tree::RowTree, tree::write_in_row_order};

	#[test]
	fn cuts_should_have_every_row_once() {
		for rows in [1, 2, 1_023, 1_024, 1_025, 3_000, 13_502, 100_001] {
			for size in [1, 3, 256, 1_024, 16_384, 21_845, 50_000] {
				let cuts = cuts(rows, size);
				let mut next = 0;
				for cut in &cuts {
					assert_eq!(cut.first, next);
					assert!(cut.rows > 0 && cut.rows <= size.min(MAX_CHUNK_ROWS));
					next += cut.rows;
				}
				assert_eq!(next, rows, "chunks of {size}");
			}
		}
	}

	#[test]
	fn chunks_should_make_one_subtree_each() {
		for rows in [5_000u32, 8_192, 13_502] {
			let mut fold = Fold::new(rows).unwrap();
			let cuts = cuts(rows, 1_024);
			for cut in &cuts {
				let mut part = fold.part();
				for row in cut.first..cut.first + cut.rows {
					part.push(H256::from_low_u64_be(row.into())).unwrap();
				}
				if cut.rows == 1_024 && cut.first + cut.rows < rows {
					assert_eq!(part.peaks().len(), 1, "rows from {} of {rows}", cut.first);
				}
				fold.absorb(&part).unwrap();
			}
		}
	}

	#[test]
	fn list_should_have_no_more_chunks_than_it_may() {
		for rows in [1, 1_000, 13_502, 1_000_000, 4_000_000, 16_000_000, 22_000_000] {
			let size = usual_size(rows, 1_024);
			assert!(cuts(rows, size).len() <= 1_024, "{rows} rows in chunks of {size}");
		}
		let sizes = [1_000, 13_502, 1_000_000, 10_000_000, 20_000_000];
		let sizes = sizes.map(|rows| usual_size(rows, 1_024));
		assert_eq!(sizes, [1_024, 1_024, 1_024, 16_384, 21_845]);
		assert_eq!(cuts(1_000_000, 1_024).len(), 978);
	}

	/// A node sends chunks in hexadecimal. Whoever has the first row of a chunk may have rows in the
	/// one before, and downloads both. Regression: one chunk was counted.
	#[test]
	fn holder_of_a_row_in_a_million_should_download_little_even_if_it_is_the_first_of_a_chunk() {
		let cuts = cuts(1_000_000, usual_size(1_000_000, 1_024));
		let neighbours = cuts.windows(2).map(|two| two.iter().map(Cut::length).sum::<u64>());
		let longest = neighbours.max().unwrap();
		assert!(2 * longest < 200 * 1_024, "{longest} bytes");
	}

	#[test]
	fn list_should_be_cut_again_as_it_was_when_lists_could_have_fewer_chunks() {
		for rows in [1u32, 1_100, 13_502, 1_000_000, 20_000_000] {
			for most in [2, 64, 512, 1_024] {
				let size = usual_size(rows, most);
				let way = cuts(rows, size);
				let ways = usual_cuts(rows, way.len() as u32);
				assert!(ways.contains(&way), "{rows} rows in chunks of {size}");
				assert!(ways.iter().all(|other| other.len() == way.len()));
			}
		}
		assert!(usual_cuts(1_000_000, 3).is_empty());
	}

	/// Regression: the root that the file says was taken for that of its rows.
	#[test]
	fn digests_should_be_refused_when_the_rows_have_another_root() {
		let rows: Vec<Row> = (0..3_000u32).map(|i| ([(i % 251) as u8; 32], 5)).collect();
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("tree.bin");
		write_in_row_order(&path, &rows, &RowTree::build(&rows).unwrap()).unwrap();
		let cuts = cuts(3_000, 1_024);
		let mut tree = TreeFile::open(&path).unwrap();
		assert_eq!(digests(&mut tree, &cuts).unwrap().len(), cuts.len());
		// Not all of the list.
		assert!(digests(&mut tree, &cuts[1..]).is_err());
		let good = std::fs::read(&path).unwrap();
		// The amount of row 2,000; the root.
		for place in [12 + 48 * 2_000 + 32, 12 + 48 * 3_000] {
			let mut bad = good.clone();
			bad[place] ^= 1;
			std::fs::write(&path, bad).unwrap();
			let error = digests(&mut TreeFile::open(&path).unwrap(), &cuts).unwrap_err();
			assert_eq!(error.exit_code(), 3, "{error}");
			assert!(error.to_string().contains("damaged"), "{error}");
		}
	}

	#[test]
	fn chunk_should_be_read_only_as_what_is_wanted() {
		let rows: Vec<Row> = (0..10u8).map(|i| ([i; 32], 5)).collect();
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("tree.bin");
		write_in_row_order(&path, &rows, &RowTree::build(&rows).unwrap()).unwrap();
		let mut tree = TreeFile::open(&path).unwrap();
		let cut = Cut { first: 4, rows: 3 };
		let bytes = bytes_of(&mut tree, cut).unwrap();
		let wanted = digest(&bytes);
		assert_eq!(read(&bytes, &wanted, 10, cut).unwrap(), &rows[4..7]);
		let mut other = bytes.clone();
		other[20] ^= 1;
		for (bytes, wanted, leaves, cut) in [
			(&other, wanted, 10, cut),
			(&bytes, H256::zero(), 10, cut),
			(&bytes, wanted, 11, cut),
			(&bytes, wanted, 10, Cut { first: 5, rows: 3 }),
		] {
			assert_eq!(read(bytes, &wanted, leaves, cut).unwrap_err().exit_code(), 7);
		}
		assert!(bytes_of(&mut tree, Cut { first: 8, rows: 3 }).is_err());
		assert!(bytes_of(&mut tree, Cut { first: 0, rows: 0 }).is_err());
	}
}
