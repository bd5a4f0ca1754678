//! The lists of a plan's rounds on disk: a folder each, beside the plan, with
//!
//! - `list.csv`: the list to publish, accounts and smallest units;
//! - `manifest.json` and `tree.bin`, as `list build` writes them.
//!
//! All of them follow from the rows, byte by byte.

use crate::{
	account::{self, counted},
	error::{Error, Result},
	files,
	lists::{
		accounts::Allowed,
		manifest::ManifestFile,
		order::Order,
		row_tree::RowTree,
		rows::{self, Row, Rules},
		table::Choices,
		tree::{self, TreeFile},
	},
	plan::file::Round,
};
use distribution_primitives::merkle::MerkleTree;
use polkadot_sdk::sp_core::H256;
use std::{
	fmt::Write,
	fs,
	path::{Path, PathBuf},
};

/// The list in a round's folder.
const LIST: &str = "list.csv";
const TREE: &str = "tree.bin";
const MANIFEST: &str = "manifest.json";

/// The tree of a list.
#[derive(Debug)]
pub enum Tree {
	/// Its leaves are in the order of the rows.
	InRowOrder(RowTree),
	/// Its leaves are sorted by hash.
	Sorted(MerkleTree),
}

impl Tree {
	/// Builds the tree of rows.
	///
	/// # Errors
	/// [`Error::Input`] if there is no row, or there are more than 2^31.
	pub fn of(order: Order, rows: &[Row]) -> Result<Self> {
		Ok(match order {
			Order::Rows => Self::InRowOrder(RowTree::build(rows)?),
			Order::Sorted => Self::Sorted(tree::build(rows)?),
		})
	}

	/// The order of its leaves.
	fn order(&self) -> Order {
		match self {
			Self::InRowOrder(_) => Order::Rows,
			Self::Sorted(_) => Order::Sorted,
		}
	}

	/// Its root.
	pub fn root(&self) -> H256 {
		match self {
			Self::InRowOrder(tree) => tree.root(),
			Self::Sorted(tree) => tree.root(),
		}
	}

	/// Number of its rows.
	pub fn rows(&self) -> u32 {
		match self {
			Self::InRowOrder(tree) => tree.rows(),
			Self::Sorted(tree) => tree.rows(),
		}
	}

	fn write(&self, path: &Path, rows: &[Row]) -> Result<()> {
		match self {
			Self::InRowOrder(tree) => tree::write_in_row_order(path, rows, tree),
			Self::Sorted(tree) => tree::write(path, rows, tree),
		}
	}
}

/// A file of a list, and whether it was written: otherwise it was there already, byte by byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
	/// Its path.
	pub path: PathBuf,
	/// Whether it was written.
	pub written: bool,
}

/// The folder of a round's list.
pub fn folder_of(plan: &Path, round: &Round) -> PathBuf {
	plan.join(&round.name)
}

/// The text of a list as it is published.
fn text(rows: &[Row]) -> String {
	let mut text = String::from("account,amount (smallest units)\n");
	for (account, amount) in rows {
		// Writing to a string does not fail.
		let _ = writeln!(text, "{},{amount}", account::show(account));
	}
	text
}

/// The tree of a round's rows, with its leaves in the plan's order.
///
/// # Errors
/// [`Error::NotProven`] if they are not those that the plan promises.
pub fn verify(round: &Round, order: Order, rows: &[Row]) -> Result<Tree> {
	let tree = Tree::of(order, rows)?;
	let sum = rows.iter().try_fold(0u128, |sum, (_, amount)| sum.checked_add(*amount));
	let name = &round.name;
	if tree.rows() != round.rows || sum != Some(round.total()?) {
		return Err(Error::not_proven(format!(
			"the list of the round `{name}` has {} with a sum of {}, and the plan says {} and {}",
			counted(tree.rows(), "row"),
			sum.map_or("more than 2^128".into(), |sum| sum.to_string()),
			counted(round.rows, "row"),
			round.total
		)));
	}
	if tree.root() != round.root()? {
		return Err(Error::not_proven(format!(
			"the list of the round `{name}` has the root {:#x}, and the plan says {}",
			tree.root(),
			round.root
		)));
	}
	Ok(tree)
}

/// Reads the list of a round from its folder.
///
/// # Errors
/// [`Error::Input`] if it is not there or has faults, [`Error::NotProven`] if it is not the one
/// that the plan promises.
pub fn read(plan: &Path, round: &Round, order: Order) -> Result<Vec<Row>> {
	let rules = Rules {
		// What the plan allowed is in it.
		allow_duplicates: true,
		allow_rounded: true,
		allowed: Allowed { keyless: true, ethereum: true },
		..Rules::default()
	};
	let path = folder_of(plan, round).join(LIST);
	let list = rows::read_clean(&path, &Choices::default(), rules)?;
	verify(round, order, &list.rows)?;
	Ok(list.rows)
}

/// Opens the tree of a round, which must be the one that the plan promises.
///
/// # Errors
/// [`Error::Input`] if it is not there, [`Error::NotProven`] if it is another one.
pub fn open(plan: &Path, round: &Round) -> Result<TreeFile> {
	let tree = TreeFile::open(&folder_of(plan, round).join(TREE))?;
	if tree.root() != round.root()? || tree.rows() != round.rows {
		return Err(Error::not_proven(format!(
			"{TREE} of the round `{}` has the root {:#x}, and the plan says {}: build it again with `distribution plan build`",
			round.name,
			tree.root(),
			round.root
		)));
	}
	Ok(tree)
}

/// Writes the files of a round's list that are not there as they should be.
///
/// # Errors
/// [`Error::NotProven`] if the rows are not those of the plan, [`Error::Io`] if a file cannot be
/// written.
pub fn write(plan: &Path, round: &Round, order: Order, rows: &[Row]) -> Result<Vec<Kept>> {
	let tree = verify(round, order, rows)?;
	let folder = folder_of(plan, round);
	fs::create_dir_all(&folder)?;
	let (root, count, cid) = (tree.root(), tree.rows(), round.cid.clone());
	let manifest = ManifestFile::new(root, count, order, round.total()?, cid);
	let mut kept = vec![write_text(folder.join(LIST), &text(rows))?];
	let path = folder.join(MANIFEST);
	let written = ManifestFile::read(&folder).ok().as_ref() != Some(&manifest);
	if written {
		manifest.write(&folder)?;
	}
	kept.push(Kept { path, written });
	let path = folder.join(TREE);
	let written = !is_tree_of(&path, rows, &tree);
	if written {
		tree.write(&path, rows)?;
	}
	kept.push(Kept { path, written });
	Ok(kept)
}

fn write_text(path: PathBuf, text: &str) -> Result<Kept> {
	let written = fs::read(&path).ok().as_deref() != Some(text.as_bytes());
	if written {
		files::write(&path, text.as_bytes())?;
	}
	Ok(Kept { path, written })
}

/// Whether a file is the tree of these rows. Its inner nodes are looked at when a proof is made.
fn is_tree_of(path: &Path, rows: &[Row], tree: &Tree) -> bool {
	let Ok(mut file) = TreeFile::open(path) else { return false };
	file.root() == tree.root()
		&& file.order() == tree.order()
		&& file.rows() == tree.rows()
		&& (0u32..).zip(rows).all(|(index, row)| file.row(index).is_ok_and(|found| found == *row))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::plan::file::ReleaseFields;

	fn rows() -> Vec<Row> {
		(1..=9u8).map(|i| ([i; 32], u128::from(i) * 1_000_000_000_000)).collect()
	}

	fn round() -> Round {
		round_in(Order::Rows)
	}

	fn round_in(order: Order) -> Round {
		let tree = Tree::of(order, &rows()).unwrap();
		Round {
			name: "streamed-1".into(),
			about: "x".into(),
			release: ReleaseFields::Immediate,
			closes: 9,
			rows: 9,
			total: 45_000_000_000_000u128.to_string(),
			root: format!("{:#x}", tree.root()),
			cid: String::new(),
			terms: String::new(),
		}
	}

	fn written(kept: &[Kept]) -> Vec<&str> {
		kept.iter()
			.filter(|kept| kept.written)
			.map(|kept| kept.path.file_name().unwrap().to_str().unwrap())
			.collect()
	}

	#[test]
	fn lists_should_be_written_once_and_again_only_where_they_differ() {
		let folder = tempfile::tempdir().unwrap();
		let place = folder.path();
		let first = write(place, &round(), Order::Rows, &rows()).unwrap();
		assert_eq!(written(&first), [LIST, MANIFEST, TREE]);
		assert_eq!(written(&write(place, &round(), Order::Rows, &rows()).unwrap()), [""; 0]);
		assert_eq!(read(place, &round(), Order::Rows).unwrap(), rows());
		assert_eq!(open(place, &round()).unwrap().rows(), 9);
		let tree = place.join("streamed-1").join(TREE);
		fs::write(&tree, b"something else").unwrap();
		assert!(open(place, &round()).is_err());
		assert_eq!(written(&write(place, &round(), Order::Rows, &rows()).unwrap()), [TREE]);
		// An editor has changed the ends of lines.
		let list = place.join("streamed-1").join(LIST);
		let changed = fs::read_to_string(&list).unwrap().replace('\n', "\r\n");
		fs::write(&list, changed).unwrap();
		assert_eq!(read(place, &round(), Order::Rows).unwrap(), rows());
		assert_eq!(written(&write(place, &round(), Order::Rows, &rows()).unwrap()), [LIST]);
		let published = Round { cid: "bafy".into(), ..round() };
		assert_eq!(written(&write(place, &published, Order::Rows, &rows()).unwrap()), [MANIFEST]);
	}

	#[test]
	fn rows_should_be_refused_when_they_are_not_those_of_the_plan() {
		let folder = tempfile::tempdir().unwrap();
		let mut other = rows();
		other[3].1 += 1;
		let refused = |rows: &[Row]| {
			write(folder.path(), &round(), Order::Rows, rows).unwrap_err().to_string()
		};
		assert!(refused(&other).contains("a sum of 45000000000001"));
		other[4].1 -= 1;
		assert!(refused(&other).contains("has the root"));
		assert!(refused(&rows()[1..]).contains("8 rows"));
		assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
	}

	/// Plans of earlier releases have sorted leaves.
	#[test]
	fn lists_should_have_the_order_of_their_plan() {
		let folder = tempfile::tempdir().unwrap();
		for order in [Order::Rows, Order::Sorted] {
			let round = round_in(order);
			write(folder.path(), &round, order, &rows()).unwrap();
			assert_eq!(open(folder.path(), &round).unwrap().order(), order);
			assert_eq!(read(folder.path(), &round, order).unwrap(), rows());
		}
		let older = round_in(Order::Sorted);
		let error = write(folder.path(), &older, Order::Rows, &rows()).err().unwrap();
		assert!(error.to_string().contains("has the root"), "{error}");
	}
}
