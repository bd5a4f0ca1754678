//! The tree file: a list with what is needed to read any proof from it without building the tree
//! again.
//!
//! All integers are little-endian. With the leaves in the order of the rows: the 8 bytes `DISTREE2`;
//! `n` as u32; for each row 32 bytes of account and 16 of amount; the upper nodes of the tree as
//! [`RowTree`] keeps them, 32 bytes each, root first. With the leaves sorted by hash: the 8 bytes
//! `DISTREE1`; `n`; the rows; for each row the position of its leaf as u32; all `2n - 1` nodes, root
//! first.

use crate::{
	account::counted,
	error::{Error, Result},
	files::NewFile,
	lists::{
		order::{arrange, Order},
		row_tree::{kept, without_rows, RowTree},
		rows::Row,
	},
};
use distribution_primitives::{
	merkle::{leaf_hash, verify_range, MerkleTree},
	verify_row, Evidence,
};
use polkadot_sdk::sp_core::H256;
use std::{
	fs::File,
	io::{BufReader, Read, Seek, SeekFrom, Write},
	os::unix::fs::FileExt,
	path::{Path, PathBuf},
	sync::Arc,
};

const SORTED: &[u8; 8] = b"DISTREE1";
const IN_ROW_ORDER: &[u8; 8] = b"DISTREE2";
pub(crate) const ROW: u64 = 48;
const HEADER: u64 = 12;
/// Rows that are read at once: as many as a few proofs need.
const BLOCK: u32 = 2_048;

/// The leaves of rows, hashed on all cores.
fn leaves(rows: &[Row]) -> Vec<H256> {
	let threads = std::thread::available_parallelism().map_or(1, usize::from);
	let chunk = rows.len().div_ceil(threads).max(1);
	let mut leaves = Vec::with_capacity(rows.len());
	std::thread::scope(|scope| {
		let parts: Vec<_> = (0u32..)
			.step_by(chunk)
			.zip(rows.chunks(chunk))
			.map(|(first, part)| {
				scope.spawn(move || {
					(first..)
						.zip(part)
						.map(|(index, (account, amount))| leaf_hash(index, account, *amount))
						.collect::<Vec<H256>>()
				})
			})
			.collect();
		for part in parts {
			match part.join() {
				Ok(hashes) => leaves.extend(hashes),
				Err(panic) => std::panic::resume_unwind(panic),
			}
		}
	});
	leaves
}

/// Builds the tree over rows with the leaves sorted by hash.
pub fn build(rows: &[Row]) -> Result<MerkleTree> {
	MerkleTree::new(&leaves(rows)).ok_or_else(without_rows)
}

/// Builds all nodes of the tree over rows with the leaves in their order. [`RowTree`] is the same
/// tree in much less memory.
pub fn build_whole(rows: &[Row]) -> Result<MerkleTree> {
	MerkleTree::in_row_order(&leaves(rows)).ok_or_else(without_rows)
}

/// The root of a list in the order in which it has the root `wanted`, and that order; in the usual
/// one if it has that root in none. May put the rows in that order.
///
/// # Errors
/// [`Error::Input`] if there is no row, or there are more than 2^31.
pub fn root_like(wanted: H256, rows: &mut [Row]) -> Result<(H256, Order)> {
	let kept = RowTree::build(rows)?.root();
	if kept == wanted {
		return Ok((kept, Order::Rows));
	}
	let sorted = build(rows)?.root();
	if sorted == wanted {
		return Ok((sorted, Order::Sorted));
	}
	arrange(rows);
	Ok((RowTree::build(rows)?.root(), Order::Rows))
}

/// Begins a tree file.
fn begin(path: &Path, magic: &[u8; 8], rows: &[Row]) -> Result<NewFile> {
	let count = u32::try_from(rows.len()).map_err(|_| without_rows())?;
	let mut out = NewFile::create(path)?;
	out.write_all(magic)?;
	out.write_all(&count.to_le_bytes())?;
	for (account, amount) in rows {
		out.write_all(account)?;
		out.write_all(&amount.to_le_bytes())?;
	}
	Ok(out)
}

/// Writes the tree file of a tree whose leaves are sorted by hash.
pub fn write(path: &Path, rows: &[Row], tree: &MerkleTree) -> Result<()> {
	let mut out = begin(path, SORTED, rows)?;
	for position in tree.positions() {
		out.write_all(&position.to_le_bytes())?;
	}
	for node in tree.nodes() {
		out.write_all(node.as_bytes())?;
	}
	Ok(out.finish()?)
}

/// Writes the tree file of a tree whose leaves are in the order of the rows.
pub fn write_in_row_order(path: &Path, rows: &[Row], tree: &RowTree) -> Result<()> {
	let mut out = begin(path, IN_ROW_ORDER, rows)?;
	for node in tree.upper() {
		out.write_all(node.as_bytes())?;
	}
	Ok(out.finish()?)
}

/// Where a row begins in a tree file.
pub(crate) fn offset_of(row: u64) -> u64 {
	HEADER.saturating_add(row.saturating_mul(ROW))
}

/// Makes a file with the rows in their places, and nothing behind them, the tree file of their tree.
pub(crate) fn complete(file: &File, tree: &RowTree) -> Result<()> {
	let begin = [&IN_ROW_ORDER[..], &tree.rows().to_le_bytes()].concat();
	let upper: Vec<u8> = tree.upper().iter().flat_map(|node| node.0).collect();
	file.write_all_at(&begin, 0)?;
	Ok(file.write_all_at(&upper, offset_of(tree.rows().into()))?)
}

/// Rows that were read last.
#[derive(Default)]
struct Block {
	first: u32,
	rows: Vec<Row>,
}

/// A tree file opened for reading.
pub struct TreeFile {
	file: BufReader<File>,
	rows: u32,
	root: H256,
	/// The upper nodes, if the leaves are in the order of the rows.
	upper: Option<Arc<RowTree>>,
	block: Block,
}

impl TreeFile {
	/// Opens `tree.bin` of a list's folder, or the file itself.
	pub fn open(path: &Path) -> Result<Self> {
		let path: PathBuf = if path.is_dir() { path.join("tree.bin") } else { path.into() };
		let wrong = |why: &str| Error::input(format!("{}: {why}", path.display()));
		let no_tree = "not a tree file: give the folder that `distribution list build` has written";
		let file = File::open(&path)
			.map_err(|e| wrong(&format!("{e}; make it with `distribution list build`")))?;
		let length = file.metadata()?.len();
		let mut file = BufReader::new(file);
		let mut magic = [0; 8];
		let mut rows = [0; 4];
		file.read_exact(&mut magic).map_err(|_| wrong(no_tree))?;
		file.read_exact(&mut rows).map_err(|_| wrong(no_tree))?;
		let rows = u32::from_le_bytes(rows);
		let in_row_order = &magic == IN_ROW_ORDER;
		if !(in_row_order || &magic == SORTED) || rows == 0 {
			return Err(wrong(no_tree));
		}
		let mut tree =
			Self { file, rows, root: H256::zero(), upper: None, block: Block::default() };
		let nodes = if in_row_order {
			kept(rows)
		} else {
			u64::from(rows).saturating_mul(2).saturating_sub(1)
		};
		let begin = tree.nodes_offset(in_row_order);
		if length != begin.saturating_add(nodes.saturating_mul(32)) {
			return Err(wrong("incomplete or longer than it should be; build it again"));
		}
		if in_row_order {
			tree.file.seek(SeekFrom::Start(begin))?;
			let mut upper = Vec::new();
			for _ in 0..nodes {
				let mut hash = H256::zero();
				tree.file.read_exact(hash.as_bytes_mut())?;
				upper.push(hash);
			}
			let upper = RowTree::of_kept(rows, upper);
			tree.root = upper.root();
			tree.upper = Some(Arc::new(upper));
		} else {
			tree.root = tree.node(0)?;
		}
		Ok(tree)
	}

	/// Number of rows.
	pub fn rows(&self) -> u32 {
		self.rows
	}

	/// Root of the tree.
	pub fn root(&self) -> H256 {
		self.root
	}

	/// The order of the leaves.
	pub fn order(&self) -> Order {
		if self.upper.is_some() {
			Order::Rows
		} else {
			Order::Sorted
		}
	}

	/// Where the nodes begin: behind the rows, and behind the positions of sorted leaves.
	fn nodes_offset(&self, in_row_order: bool) -> u64 {
		let rows = u64::from(self.rows);
		let positions = if in_row_order { 0 } else { rows.saturating_mul(4) };
		HEADER.saturating_add(rows.saturating_mul(ROW)).saturating_add(positions)
	}

	fn read_at<const N: usize>(&mut self, offset: u64) -> Result<[u8; N]> {
		let mut bytes = [0; N];
		self.file.seek(SeekFrom::Start(offset))?;
		self.file.read_exact(&mut bytes)?;
		Ok(bytes)
	}

	/// A node of a tree whose leaves are sorted.
	fn node(&mut self, node: u32) -> Result<H256> {
		let offset = self.nodes_offset(false).saturating_add(u64::from(node).saturating_mul(32));
		Ok(H256(self.read_at(offset)?))
	}

	/// The `count` rows from `first` on: account and amount.
	pub fn read_rows(&mut self, first: u32, count: u32) -> Result<Vec<Row>> {
		let past =
			|| Error::input(format!("row {first} and those behind it are not all in the list"));
		if first.checked_add(count).is_none_or(|end| end > self.rows) {
			return Err(past());
		}
		let offset = HEADER.saturating_add(u64::from(first).saturating_mul(ROW));
		self.file.seek(SeekFrom::Start(offset))?;
		let mut rows = Vec::with_capacity(count as usize);
		for _ in 0..count {
			let (mut account, mut amount) = ([0; 32], [0; 16]);
			self.file.read_exact(&mut account)?;
			self.file.read_exact(&mut amount)?;
			rows.push((account, u128::from_le_bytes(amount)));
		}
		Ok(rows)
	}

	/// Row `index`: account and amount.
	pub fn row(&mut self, index: u32) -> Result<Row> {
		let place = index.checked_rem(BLOCK).unwrap_or_default();
		let first = index.saturating_sub(place);
		if self.block.first != first || self.block.rows.is_empty() {
			let count = self.rows.saturating_sub(first).min(BLOCK);
			self.block = Block { first, rows: self.read_rows(first, count)? };
		}
		self.block.rows.get(place as usize).copied().ok_or_else(|| self.past(index))
	}

	fn past(&self, index: u32) -> Error {
		let rows = counted(self.rows, "row");
		Error::input(format!("row {index} is past the list, which has {rows}"))
	}

	/// The leaf of row `index`.
	pub fn leaf(&mut self, index: u32) -> Result<H256> {
		let (account, amount) = self.row(index)?;
		Ok(leaf_hash(index, &account, amount))
	}

	/// The evidence of row `index`, checked against the root before it is handed out.
	pub fn evidence(&mut self, index: u32) -> Result<Evidence<u128>> {
		if index >= self.rows {
			return Err(self.past(index));
		}
		let (account, amount) = self.row(index)?;
		let proof = match self.upper.clone() {
			Some(upper) => upper.siblings(index, 1, |row| self.leaf(row))?,
			None => {
				let positions = HEADER.saturating_add(u64::from(self.rows).saturating_mul(ROW));
				let offset = positions.saturating_add(u64::from(index).saturating_mul(4));
				let position = u32::from_le_bytes(self.read_at(offset)?);
				MerkleTree::path(position)
					.map(|node| self.node(node))
					.collect::<Result<Vec<_>>>()?
			}
		};
		if !verify_row(&self.root, self.rows, index, &account, amount, &proof) {
			return Err(damaged());
		}
		Ok(Evidence::Merkle { index, amount, proof })
	}

	/// The hashes that prove the `count` rows from `first` on together, checked against the root
	/// before they are handed out.
	///
	/// # Errors
	/// [`Error::Input`] if there are no such rows, or the leaves are not in the order of the rows.
	pub fn range(&mut self, first: u32, count: u32) -> Result<Vec<H256>> {
		let upper = self.upper.clone().ok_or_else(|| {
			Error::input(
				"the leaves of this list are sorted by hash: its rows are proven one by one",
			)
		})?;
		let siblings = upper.siblings(first, count, |row| self.leaf(row))?;
		let end = first.saturating_add(count);
		let leaves = (first..end).map(|row| self.leaf(row)).collect::<Result<Vec<_>>>()?;
		if !verify_range(&self.root, self.rows, first, &leaves, &siblings) {
			return Err(damaged());
		}
		Ok(siblings)
	}

	/// The rows of `account`, in order.
	pub fn find(&mut self, account: &[u8; 32]) -> Result<Vec<u32>> {
		self.file.seek(SeekFrom::Start(HEADER))?;
		let mut found = Vec::new();
		let mut row = [0u8; ROW as usize];
		for index in 0..self.rows {
			self.file.read_exact(&mut row)?;
			if row.starts_with(account) {
				found.push(index);
			}
		}
		Ok(found)
	}
}

fn damaged() -> Error {
	Error::input("the tree file is damaged; build it again")
}

/// Writes the tree as `StandardMerkleTree.load` of `@openzeppelin/merkle-tree` reads it.
pub fn write_openzeppelin(path: &Path, rows: &[Row], tree: &MerkleTree) -> Result<()> {
	let values: Vec<_> = (0u32..)
		.zip(rows)
		.zip(tree.positions())
		.map(|((index, (account, amount)), position)| {
			serde_json::json!({
				"value": [index.to_string(), format!("0x{}", hex::encode(account)), amount.to_string()],
				"treeIndex": position,
			})
		})
		.collect();
	let nodes: Vec<_> = tree.nodes().iter().map(|node| format!("{node:#x}")).collect();
	let dump = serde_json::json!({
		"format": "standard-v1",
		"leafEncoding": ["uint256", "bytes32", "uint256"],
		"tree": nodes,
		"values": values,
	});
	let mut out = NewFile::create(path)?;
	serde_json::to_writer(&mut out, &dump)?;
	Ok(out.finish()?)
}

#[cfg(test)]
mod tests {
	use super::*;

	fn rows(n: u32) -> Vec<Row> {
		(0..n).map(|i| ([(i % 251) as u8; 32], u128::from(i) + 1)).collect()
	}

	fn proof_of(file: &mut TreeFile, index: u32) -> Vec<H256> {
		match file.evidence(index).unwrap() {
			Evidence::Merkle { proof, .. } => proof,
			Evidence::Recorded { .. } => panic!("evidence of a tree without proof"),
		}
	}

	#[test]
	fn tree_file_should_give_back_every_row_and_proof() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("tree.bin");
		for n in [1, 2, 3, 7, 100] {
			let rows = rows(n);
			let tree = build(&rows).unwrap();
			write(&path, &rows, &tree).unwrap();
			let mut file = TreeFile::open(folder.path()).unwrap();
			assert_eq!((file.rows(), file.root()), (n, tree.root()));
			assert_eq!(file.order(), Order::Sorted);
			for index in 0..n {
				assert_eq!(file.row(index).unwrap(), rows[index as usize]);
				assert_eq!(proof_of(&mut file, index), tree.proof(index).unwrap());
			}
			assert!(file.evidence(n).is_err());
			assert!(file.range(0, 1).is_err());
		}
		let mut file = TreeFile::open(&path).unwrap();
		assert_eq!(file.find(&[3; 32]).unwrap(), [3]);
	}

	#[test]
	fn tree_file_in_row_order_should_give_back_every_row_and_range() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("tree.bin");
		for n in [1, 2, 3, 100, 2_500, 5_000] {
			let rows = rows(n);
			let whole = build_whole(&rows).unwrap();
			write_in_row_order(&path, &rows, &RowTree::build(&rows).unwrap()).unwrap();
			let mut file = TreeFile::open(folder.path()).unwrap();
			assert_eq!((file.rows(), file.root()), (n, whole.root()));
			assert_eq!(file.order(), Order::Rows);
			for index in [0, n / 2, n - 1] {
				assert_eq!(file.row(index).unwrap(), rows[index as usize]);
				assert_eq!(proof_of(&mut file, index), whole.proof(index).unwrap());
			}
			let (first, count) = (n / 3, (n - n / 3).min(256));
			assert_eq!(file.range(first, count).unwrap(), whole.range(first, count).unwrap());
			assert!(file.evidence(n).is_err());
			assert!(file.range(first, n).is_err() || first == 0);
			assert!(file.range(0, 0).is_err());
			let wanted = &rows[first as usize..(first + count) as usize];
			assert_eq!(file.read_rows(first, count).unwrap(), wanted);
			assert!(file.read_rows(first, n + 1).is_err());
		}
		// Rows, and one node for each 512 of them.
		assert_eq!(std::fs::metadata(&path).unwrap().len(), 12 + 5_000 * 48 + 9 * 32);
	}

	#[test]
	fn tree_file_should_be_refused_when_damaged() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("tree.bin");
		let rows = rows(5);
		write(&path, &rows, &build(&rows).unwrap()).unwrap();
		let sorted = std::fs::read(&path).unwrap();
		write_in_row_order(&path, &rows, &RowTree::build(&rows).unwrap()).unwrap();
		let in_row_order = std::fs::read(&path).unwrap();
		for good in [sorted, in_row_order] {
			std::fs::write(&path, &good[..good.len() - 1]).unwrap();
			assert!(TreeFile::open(&path).is_err());
			std::fs::write(&path, b"something else").unwrap();
			assert!(TreeFile::open(&path).is_err());
			let mut bad = good.clone();
			// The amount of the first row.
			bad[12 + 32] ^= 1;
			std::fs::write(&path, bad).unwrap();
			assert!(TreeFile::open(&path).unwrap().evidence(0).is_err());
			assert!(TreeFile::open(&path).unwrap().range(0, 2).is_err());
		}
	}

	#[test]
	fn list_should_be_recognised_in_every_order() {
		let rows = rows(9);
		let mut arranged = rows.clone();
		arrange(&mut arranged);
		assert_ne!(arranged, rows);
		let usual = RowTree::build(&arranged).unwrap().root();
		for (root, order) in [
			(RowTree::build(&rows).unwrap().root(), Order::Rows),
			(build(&rows).unwrap().root(), Order::Sorted),
			(usual, Order::Rows),
		] {
			assert_eq!(root_like(root, &mut rows.clone()).unwrap(), (root, order));
		}
		let other = H256::repeat_byte(1);
		assert_eq!(root_like(other, &mut rows.clone()).unwrap(), (usual, Order::Rows));
		assert!(root_like(other, &mut []).is_err());
	}
}
