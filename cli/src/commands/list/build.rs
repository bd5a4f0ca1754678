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
		order::Order,
		rows::List,
		tree::{self, TreeFile},
	},
};
use polkadot_sdk::sp_core::H256;
use std::path::{Path, PathBuf};

/// The tree file, and the tree for the OpenZeppelin library.
const TREE: &str = "tree.bin";
const DUMP: &str = "openzeppelin.json";

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

/// The folders of a path that are not there, the innermost one first.
fn missing(path: &Path) -> Vec<PathBuf> {
	let named = path.ancestors().take_while(|folder| !folder.as_os_str().is_empty());
	named.take_while(|folder| !folder.exists()).map(PathBuf::from).collect()
}

/// Makes the folder of a list, and what `fill` puts into it. If that fails, what was not there before
/// is not there afterwards.
fn in_folder<T>(out: &Path, fill: impl FnOnce() -> Result<T>) -> Result<T> {
	let missing = missing(out);
	let made = std::fs::create_dir_all(out).map_err(|e| {
		CliError::unexpected(format!("cannot make the folder {}: {e}", out.display()))
	});
	let filled = made.and_then(|()| fill());
	if filled.is_err() {
		// Those with something in them stay.
		for folder in missing {
			let _ = std::fs::remove_dir(folder);
		}
	}
	filled
}

impl Build {
	/// Builds the tree in row order, and writes it unless nothing is to be written.
	fn in_row_order(&self, output: Output) -> Result<(List, H256, u32)> {
		let path = self.out.join(TREE);
		let path = (!self.dry_run).then_some(path.as_path());
		let (list, tree) = self.list.build(self.keep_order, path, output)?;
		let dump = self.out.join(DUMP);
		if path.is_some() && self.writes(&dump) {
			let mut file = TreeFile::open(&self.out)?;
			let rows = file.read_rows(0, tree.rows())?;
			tree::write_openzeppelin(&dump, &rows, &tree::build_whole(&rows)?)?;
		}
		Ok((list, tree.root(), tree.rows()))
	}

	/// The same with the leaves sorted by hash.
	fn sorted(&self, output: Output) -> Result<(List, H256, u32)> {
		let list = self.list.read_clean(output)?;
		let tree = tree::build(&list.rows)?;
		if !self.dry_run {
			tree::write(&self.out.join(TREE), &list.rows, &tree)?;
			let dump = self.out.join(DUMP);
			if self.writes(&dump) {
				tree::write_openzeppelin(&dump, &list.rows, &tree)?;
			}
		}
		Ok((list, tree.root(), tree.rows()))
	}

	/// Whether the tree is written for the OpenZeppelin library. One of an earlier build would be of
	/// another list than the files beside it.
	fn writes(&self, dump: &Path) -> bool {
		self.openzeppelin || dump.is_file()
	}

	/// Builds the tree, and writes what belongs into the folder unless nothing is to be written.
	fn run(&self, output: Output) -> Result<(List, ManifestFile)> {
		let order = if self.sort_leaves { Order::Sorted } else { Order::Rows };
		let (list, root, rows) = match order {
			Order::Rows => self.in_row_order(output)?,
			Order::Sorted => self.sorted(output)?,
		};
		let manifest =
			ManifestFile::new(root, rows, order, list.total, self.cid.clone().unwrap_or_default())
				.naming(self.list.beneficiaries());
		if !self.dry_run {
			manifest.write(&self.out)?;
		}
		Ok((list, manifest))
	}
}

/// Runs `distribution list build`.
pub fn build(command: &Build, output: Output) -> Result<()> {
	let out = &command.out;
	let (List { reading, .. }, manifest) = if command.dry_run {
		command.run(output)?
	} else {
		in_folder(out, || command.run(output))?
	};
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

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn folder_should_stay_only_when_it_is_filled() {
		let place = tempfile::tempdir().unwrap();
		let out = place.path().join("a/b");
		let fail = || -> Result<()> { Err(CliError::input("no")) };
		assert!(in_folder(&out, fail).is_err());
		assert!(!place.path().join("a").exists());
		in_folder(&out, || Ok(())).unwrap();
		assert!(in_folder(&out, fail).is_err());
		assert!(out.is_dir());
	}
}
