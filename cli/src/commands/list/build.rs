//! `distribution list build`: the tree of a list.

use crate::{
	args::list::ListFile,
	error::{CliError, Result},
	output::Output,
};
use clap::Args;
use distribution_client::{
	account,
	content::check,
	lists::{
		manifest::ManifestFile,
		order::{arrange, Order},
		row_tree::RowTree,
		rows::{List, Row},
		tree,
	},
};
use distribution_primitives::merkle::MerkleTree;
use polkadot_sdk::sp_core::H256;
use std::path::{Path, PathBuf};

/// `distribution list build`.
#[derive(Args, Debug)]
pub struct Build {
	#[command(flatten)]
	list: ListFile,
	/// Folder to write `manifest.json` and `tree.bin` to.
	#[arg(short, long)]
	out: PathBuf,
	/// Content identifier (CID) under which the list is published.
	#[arg(long, value_parser = cid)]
	cid: Option<String>,
	/// Keep the rows in the order of the file. Without it they are put in the order of their accounts
	/// in the chain's state, in which they are cheaper to pay and quicker to find.
	#[arg(long)]
	keep_order: bool,
	/// Sort the leaves of the tree by hash, as the OpenZeppelin library does unless it is told
	/// otherwise. Rows are then proven and paid one by one, and keep the order of the file. The chain
	/// does not store such a list.
	#[arg(long)]
	sort_leaves: bool,
	/// Also write `openzeppelin.json`, for `StandardMerkleTree.load`. Large for long lists. One
	/// that is in the folder is written again in any case.
	#[arg(long)]
	openzeppelin: bool,
	/// Check and compute, but write nothing.
	#[arg(short = 'n', long)]
	dry_run: bool,
}

fn cid(text: &str) -> std::result::Result<String, String> {
	check(text)?;
	Ok(text.into())
}

/// A list's tree.
enum Tree {
	InRowOrder(RowTree),
	Sorted(MerkleTree),
}

impl Tree {
	fn of(rows: &[Row], order: Order) -> Result<Self> {
		Ok(match order {
			Order::Rows => Self::InRowOrder(RowTree::build(rows)?),
			Order::Sorted => Self::Sorted(tree::build(rows)?),
		})
	}

	fn root(&self) -> H256 {
		match self {
			Self::InRowOrder(tree) => tree.root(),
			Self::Sorted(tree) => tree.root(),
		}
	}

	fn rows(&self) -> u32 {
		match self {
			Self::InRowOrder(tree) => tree.rows(),
			Self::Sorted(tree) => tree.rows(),
		}
	}

	fn write(&self, path: &Path, rows: &[Row]) -> Result<()> {
		match self {
			Self::InRowOrder(tree) => tree::write_in_row_order(path, rows, tree)?,
			Self::Sorted(tree) => tree::write(path, rows, tree)?,
		}
		Ok(())
	}

	fn write_openzeppelin(&self, path: &Path, rows: &[Row]) -> Result<()> {
		match self {
			Self::InRowOrder(_) => {
				tree::write_openzeppelin(path, rows, &tree::build_whole(rows)?)?;
			}
			Self::Sorted(tree) => tree::write_openzeppelin(path, rows, tree)?,
		}
		Ok(())
	}
}

/// Runs `distribution list build`.
pub fn build(command: Build, output: Output) -> Result<()> {
	let List { mut rows, total, reading, .. } = command.list.read_clean(output)?;
	let order = if command.sort_leaves { Order::Sorted } else { Order::Rows };
	if order == Order::Rows && !command.keep_order {
		arrange(&mut rows);
	}
	let tree = Tree::of(&rows, order)?;
	let manifest =
		ManifestFile::new(tree.root(), tree.rows(), order, total, command.cid.unwrap_or_default());
	let out = &command.out;
	if !command.dry_run {
		std::fs::create_dir_all(out).map_err(|e| {
			CliError::unexpected(format!("cannot make the folder {}: {e}", out.display()))
		})?;
		tree.write(&out.join("tree.bin"), &rows)?;
		manifest.write(out)?;
		// One of an earlier build would be of another list than the files beside it.
		let dump = out.join("openzeppelin.json");
		if command.openzeppelin || dump.is_file() {
			tree.write_openzeppelin(&dump, &rows)?;
		}
	}
	let mut value = serde_json::to_value(&manifest)?;
	if let Some(object) = value.as_object_mut() {
		object.insert("read".into(), serde_json::to_value(&reading)?);
	}
	output.print(&value, || {
		format!(
			"{}, total {} smallest units\nroot {}\n{}",
			account::counted(manifest.rows, "row"),
			manifest.total,
			manifest.root,
			if command.dry_run {
				"Nothing written.".into()
			} else {
				format!("Written to {}.", out.display())
			}
		)
	});
	Ok(())
}
