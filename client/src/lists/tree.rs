//! The tree file: a list with its Merkle tree, from which any proof is read without building it
//! again.
//!
//! Layout, all integers little-endian: the 8 bytes `DISTREE1`; `n` as u32; for each row 32 bytes of
//! account and 16 of amount; for each row the position of its leaf as u32; `2n - 1` nodes of 32
//! bytes, root first.

use crate::{
	account::counted,
	error::{Error, Result},
	files::NewFile,
	lists::rows::Row,
};
use distribution_primitives::{
	merkle::{leaf_hash, MerkleTree},
	verify_row, Evidence,
};
use polkadot_sdk::sp_core::H256;
use std::{
	fs::File,
	io::{BufReader, Read, Seek, SeekFrom, Write},
	path::{Path, PathBuf},
};

const MAGIC: &[u8; 8] = b"DISTREE1";
const ROW: u64 = 48;
const HEADER: u64 = 12;

/// Builds the tree over rows, hashing on all cores.
pub fn build(rows: &[Row]) -> Result<MerkleTree> {
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
	MerkleTree::new(&leaves).ok_or_else(|| Error::input("a list needs between 1 and 2^31 rows"))
}

/// Writes the tree file.
pub fn write(path: &Path, rows: &[Row], tree: &MerkleTree) -> Result<()> {
	let mut out = NewFile::create(path)?;
	out.write_all(MAGIC)?;
	out.write_all(&tree.rows().to_le_bytes())?;
	for (account, amount) in rows {
		out.write_all(account)?;
		out.write_all(&amount.to_le_bytes())?;
	}
	for position in tree.positions() {
		out.write_all(&position.to_le_bytes())?;
	}
	for node in tree.nodes() {
		out.write_all(node.as_bytes())?;
	}
	Ok(out.finish()?)
}

/// A tree file opened for reading.
pub struct TreeFile {
	file: BufReader<File>,
	rows: u32,
	root: H256,
}

impl TreeFile {
	/// Opens `tree.bin` of a list's folder, or the file itself.
	pub fn open(path: &Path) -> Result<Self> {
		let path: PathBuf = if path.is_dir() { path.join("tree.bin") } else { path.into() };
		let wrong = |why: &str| Error::input(format!("{}: {why}", path.display()));
		let file = File::open(&path)
			.map_err(|e| wrong(&format!("{e}; make it with `distribution list build`")))?;
		let length = file.metadata()?.len();
		let mut file = BufReader::new(file);
		let mut magic = [0; 8];
		let mut rows = [0; 4];
		file.read_exact(&mut magic).map_err(|_| wrong("not a tree file"))?;
		file.read_exact(&mut rows).map_err(|_| wrong("not a tree file"))?;
		let rows = u32::from_le_bytes(rows);
		if &magic != MAGIC || rows == 0 {
			return Err(wrong("not a tree file"));
		}
		let mut tree = Self { file, rows, root: H256::zero() };
		if length != tree.node_offset(tree.rows.saturating_mul(2).saturating_sub(1)) {
			return Err(wrong("incomplete or longer than it should be; build it again"));
		}
		tree.root = tree.node(0)?;
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

	fn node_offset(&self, node: u32) -> u64 {
		let rows = u64::from(self.rows);
		let positions = HEADER.saturating_add(rows.saturating_mul(ROW));
		let nodes = positions.saturating_add(rows.saturating_mul(4));
		nodes.saturating_add(u64::from(node).saturating_mul(32))
	}

	fn read_at<const N: usize>(&mut self, offset: u64) -> Result<[u8; N]> {
		let mut bytes = [0; N];
		self.file.seek(SeekFrom::Start(offset))?;
		self.file.read_exact(&mut bytes)?;
		Ok(bytes)
	}

	fn node(&mut self, node: u32) -> Result<H256> {
		Ok(H256(self.read_at(self.node_offset(node))?))
	}

	/// Row `index`: account and amount.
	pub fn row(&mut self, index: u32) -> Result<Row> {
		let offset = HEADER.saturating_add(u64::from(index).saturating_mul(ROW));
		let account = self.read_at(offset)?;
		let amount = u128::from_le_bytes(self.read_at(offset.saturating_add(32))?);
		Ok((account, amount))
	}

	/// The evidence of row `index`, checked against the root before it is handed out.
	pub fn evidence(&mut self, index: u32) -> Result<Evidence<u128>> {
		if index >= self.rows {
			return Err(Error::input(format!(
				"row {index} is past the list, which has {}",
				counted(self.rows, "row")
			)));
		}
		let (account, amount) = self.row(index)?;
		let positions = HEADER.saturating_add(u64::from(self.rows).saturating_mul(ROW));
		let offset = positions.saturating_add(u64::from(index).saturating_mul(4));
		let position = u32::from_le_bytes(self.read_at(offset)?);
		let proof =
			MerkleTree::path(position).map(|node| self.node(node)).collect::<Result<Vec<_>>>()?;
		if !verify_row(&self.root, self.rows, index, &account, amount, &proof) {
			return Err(Error::input("the tree file is damaged; build it again"));
		}
		Ok(Evidence::Merkle { index, amount, proof })
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
			for index in 0..n {
				assert_eq!(file.row(index).unwrap(), rows[index as usize]);
				let Evidence::Merkle { proof, .. } = file.evidence(index).unwrap() else {
					panic!()
				};
				assert_eq!(proof, tree.proof(index).unwrap());
			}
			assert!(file.evidence(n).is_err());
		}
		let mut file = TreeFile::open(&path).unwrap();
		assert_eq!(file.find(&[3; 32]).unwrap(), [3]);
	}

	#[test]
	fn tree_file_should_be_refused_when_damaged() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("tree.bin");
		let rows = rows(5);
		write(&path, &rows, &build(&rows).unwrap()).unwrap();
		let good = std::fs::read(&path).unwrap();
		std::fs::write(&path, &good[..good.len() - 1]).unwrap();
		assert!(TreeFile::open(&path).is_err());
		std::fs::write(&path, b"something else").unwrap();
		assert!(TreeFile::open(&path).is_err());
		let mut bad = good.clone();
		// The amount of the first row.
		bad[12 + 32] ^= 1;
		std::fs::write(&path, bad).unwrap();
		assert!(TreeFile::open(&path).unwrap().evidence(0).is_err());
	}
}
