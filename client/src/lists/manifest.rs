//! The manifest, which identifies a published list.

use crate::{
	account::parse_hash,
	error::{Error, Result},
	files::{self, read_text},
	lists::{order::Order, tree::TreeFile},
};
use distribution_primitives::Beneficiaries;
use polkadot_sdk::sp_core::H256;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// The manifest of a published list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManifestFile {
	/// Root of the tree, hexadecimal with 0x.
	pub root: String,
	/// Number of rows.
	pub rows: u32,
	/// Sum of all amounts in smallest units, as a decimal string.
	pub total: String,
	/// Content identifier under which the list is published.
	pub cid: String,
	/// Order of the tree's leaves.
	#[serde(default)]
	pub order: Order,
	/// Format of the rows, as `@openzeppelin/merkle-tree` names it: `bytes32` for accounts, `address`
	/// for Ethereum addresses, which are the same bytes.
	pub leaf_encoding: [String; 3],
}

impl ManifestFile {
	/// The manifest of a list of `rows` rows whose tree has this root. `total` is the sum of all
	/// amounts in smallest units.
	pub fn new(root: H256, rows: u32, order: Order, total: u128, cid: String) -> Self {
		Self {
			root: format!("{root:#x}"),
			rows,
			total: total.to_string(),
			cid,
			order,
			leaf_encoding: ["uint256", "bytes32", "uint256"].map(String::from),
		}
	}

	/// The same for a list of beneficiaries of this kind.
	pub fn naming(mut self, beneficiaries: Beneficiaries) -> Self {
		let [_, account, _] = &mut self.leaf_encoding;
		*account = name_of(beneficiaries).into();
		self
	}

	/// Which kind of beneficiaries the rows name.
	///
	/// # Errors
	/// [`Error::Input`] if the rows have another format.
	pub fn beneficiaries(&self) -> Result<Beneficiaries> {
		[Beneficiaries::Accounts, Beneficiaries::Ethereum]
			.into_iter()
			.find(|kind| self.leaf_encoding == ["uint256", name_of(*kind), "uint256"])
			.ok_or_else(|| {
				Error::input(format!(
					"the manifest's rows are of an unknown format: {}",
					self.leaf_encoding.join(", ")
				))
			})
	}

	/// Reads `manifest.json` of a list's folder.
	pub fn read(folder: &Path) -> Result<Self> {
		let path = folder.join("manifest.json");
		let text = read_text(&path)
			.map_err(|error| Error::input(format!("{error}; make it with `list build`")))?;
		Ok(serde_json::from_str(&text)?)
	}

	/// Writes `manifest.json` into a list's folder.
	pub fn write(&self, folder: &Path) -> Result<()> {
		let text = serde_json::to_string_pretty(self)?;
		Ok(files::write(&folder.join("manifest.json"), format!("{text}\n").as_bytes())?)
	}

	/// Makes sure that the tree file beside it, if there is one, is of the same list. That of another
	/// is there if a build was cut off, or two were at work in one folder.
	///
	/// # Errors
	/// [`Error::Input`] if it is of another, or cannot be read.
	pub fn fits_tree(&self, folder: &Path) -> Result<()> {
		let path = folder.join("tree.bin");
		if !path.exists() {
			return Ok(());
		}
		let tree = TreeFile::open(&path)?;
		if (tree.root(), tree.rows(), tree.order()) == (self.root_hash()?, self.rows, self.order) {
			return Ok(());
		}
		Err(Error::input(format!(
			"manifest.json and tree.bin in {} are of two lists: make them again with `distribution list build`",
			folder.display()
		)))
	}

	/// The root as a hash.
	pub fn root_hash(&self) -> Result<H256> {
		parse_hash(&self.root)
	}

	/// The sum of all amounts, in smallest units.
	pub fn total_amount(&self) -> Result<u128> {
		self.total.parse().map_err(|_| Error::input("the manifest's total is not a number"))
	}
}

/// What the OpenZeppelin library calls the accounts of a list.
fn name_of(beneficiaries: Beneficiaries) -> &'static str {
	match beneficiaries {
		Beneficiaries::Accounts => "bytes32",
		Beneficiaries::Ethereum => "address",
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::lists::{
		row_tree::RowTree,
		rows::Row,
		tree::{build, write, write_in_row_order},
	};

	/// Regression: a build that is cut off between its two files leaves the manifest of the list
	/// before, from which a round was drafted.
	#[test]
	fn manifest_should_fit_the_tree_beside_it() {
		let folder = tempfile::tempdir().unwrap();
		let place = folder.path();
		let rows: Vec<Row> = (1..=3u8).map(|i| ([i; 32], 5)).collect();
		let (tree, sorted) = (RowTree::build(&rows).unwrap(), build(&rows).unwrap());
		let of = |root, rows, order| ManifestFile::new(root, rows, order, 15, String::new());
		let manifest = of(tree.root(), 3, Order::Rows);
		// Nobody needs the tree to make a round.
		manifest.fits_tree(place).unwrap();
		let path = place.join("tree.bin");
		write_in_row_order(&path, &rows, &tree).unwrap();
		manifest.fits_tree(place).unwrap();
		for other in [
			of(H256::zero(), 3, Order::Rows),
			of(sorted.root(), 3, Order::Sorted),
			of(tree.root(), 2, Order::Rows),
			of(tree.root(), 3, Order::Sorted),
		] {
			assert!(other.fits_tree(place).unwrap_err().to_string().contains("two lists"));
		}
		write(&path, &rows, &sorted).unwrap();
		assert!(manifest.fits_tree(place).is_err());
		of(sorted.root(), 3, Order::Sorted).fits_tree(place).unwrap();
	}

	#[test]
	fn manifest_should_say_what_its_rows_name() {
		let written = ManifestFile::new(H256::zero(), 3, Order::Rows, 70, String::new());
		assert_eq!(written.beneficiaries().unwrap(), Beneficiaries::Accounts);
		let mut ethereum = written.naming(Beneficiaries::Ethereum);
		assert_eq!(ethereum.leaf_encoding, ["uint256", "address", "uint256"]);
		assert_eq!(ethereum.beneficiaries().unwrap(), Beneficiaries::Ethereum);
		ethereum.leaf_encoding[0] = "uint64".into();
		assert!(ethereum.beneficiaries().is_err());
	}

	#[test]
	fn manifest_without_an_order_should_be_of_sorted_leaves() {
		let folder = tempfile::tempdir().unwrap();
		for order in [Order::Rows, Order::Sorted] {
			let written = ManifestFile::new(H256::repeat_byte(1), 3, order, 70, "bafy".into());
			written.write(folder.path()).unwrap();
			assert_eq!(ManifestFile::read(folder.path()).unwrap(), written);
		}
		let path = folder.path().join("manifest.json");
		let text = read_text(&path).unwrap();
		std::fs::write(&path, text.replace("  \"order\": \"sorted\",\n", "")).unwrap();
		let older = ManifestFile::read(folder.path()).unwrap();
		assert_eq!((older.order, older.rows), (Order::Sorted, 3));
		std::fs::write(&path, text.replace("sorted", "shuffled")).unwrap();
		assert!(ManifestFile::read(folder.path()).is_err());
	}
}
