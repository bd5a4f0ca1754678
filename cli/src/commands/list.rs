//! `distribution list …`: checking lists, building their trees, proving and verifying.

use crate::{
	args::{account::account_of, number::whole_number, table::RowsArgs},
	error::{CliError, Result},
	output::{Output, MOST_FAULTS},
};
use clap::{Args, Subcommand};
use distribution_client::{
	account::{self, parse_hash},
	lists::{
		columns::{Column, ACCOUNT},
		concentration::concentration,
		fault::{self, Fault},
		manifest::ManifestFile,
		rows::{self, List},
		table::{self, bytes_of, Choices},
		tree::{self, TreeFile},
	},
	text::shown,
	types::RoundInfo,
	Chain,
};
use distribution_primitives::{
	chain::{EXISTENTIAL_DEPOSIT, TOKEN_DECIMALS},
	verify_row, Evidence, Source,
};
use serde_json::json;
use std::{
	collections::BTreeMap,
	future::Future,
	path::{Path, PathBuf},
};

/// The list, and how to read it.
#[derive(Args, Debug)]
pub struct ListFile {
	/// The list: .csv, .xlsx or .ods with the columns account and amount; a header is optional.
	file: PathBuf,
	/// Smallest amount allowed in a row: 0.5 or "0.5 DIST" in tokens, with --decimals those of that
	/// token; "25 smallest" in smallest units. Default: the native minimum balance.
	#[arg(long, value_name = "AMOUNT")]
	minimum: Option<String>,
	#[command(flatten)]
	rows: RowsArgs,
}

impl ListFile {
	/// The list with its faults.
	fn read(&self) -> Result<List> {
		Ok(rows::read(&self.file, &self.rows.choices(), self.rows.rules(self.minimum()?))?)
	}

	/// The least amount of a row, in smallest units.
	fn minimum(&self) -> Result<u128> {
		let given = self.minimum.as_deref();
		let read = given.map(|text| self.rows.unit_of_minimum().read(text)).transpose()?;
		Ok(read.unwrap_or(EXISTENTIAL_DEPOSIT))
	}

	/// The list, which must have no fault. People are told what was found.
	fn read_clean(&self, output: Output) -> Result<List> {
		let rules = self.rows.rules(self.minimum()?);
		let list = rows::read_clean(&self.file, &self.rows.choices(), rules)?;
		output.tell(&list.reading, &list.warnings);
		Ok(list)
	}
}

/// The commands of `distribution list`.
#[derive(Subcommand, Debug)]
pub enum ListCommand {
	/// Report what was found in a list, every fault with its line, the total and the concentration.
	Check {
		#[command(flatten)]
		list: ListFile,
		/// Warn of rows for the accounts of this file: those of exchanges, for example. Columns:
		/// account, and perhaps label.
		#[arg(long, value_name = "FILE")]
		watch: Option<PathBuf>,
	},
	/// Build the tree of a list: root, manifest and tree file.
	Build {
		#[command(flatten)]
		list: ListFile,
		/// Folder to write `manifest.json` and `tree.bin` to.
		#[arg(long)]
		out: PathBuf,
		/// Content identifier under which the list is published.
		#[arg(long, default_value = "")]
		cid: String,
		/// Also write `openzeppelin.json`, for `StandardMerkleTree.load`. Large for long lists. One
		/// that is in the folder is written again in any case.
		#[arg(long)]
		openzeppelin: bool,
		/// Check and compute, but write nothing.
		#[arg(long)]
		dry_run: bool,
	},
	/// Print the proof of an account's row.
	Proof {
		/// The account.
		account: String,
		/// Folder or tree file made by `list build`.
		#[arg(long)]
		list: PathBuf,
	},
	/// Verify a list against a root, its manifest or a round on chain.
	Verify {
		#[command(flatten)]
		list: ListFile,
		/// The root that it must have.
		#[arg(long)]
		root: Option<String>,
		/// Folder whose manifest it must match.
		#[arg(long)]
		manifest: Option<PathBuf>,
		/// Round on chain whose list it must be.
		#[arg(long, value_parser = whole_number::<u32>)]
		round: Option<u32>,
	},
}

/// Runs a command of `distribution list`. Connects to a node only if it must.
pub async fn run<F: Future<Output = Result<Chain>>>(
	command: ListCommand,
	connect: impl FnOnce() -> F,
	output: Output,
) -> Result<()> {
	match command {
		ListCommand::Check { list, watch } => check(&list, watch.as_deref(), output),
		ListCommand::Build { list, out, cid, openzeppelin, dry_run } => {
			build(&list, &out, cid, openzeppelin, dry_run, output)
		}
		ListCommand::Proof { account, list } => proof(&account, &list, output),
		ListCommand::Verify { list, root, manifest, round } => {
			let round = match round {
				Some(round) => Some(connect().await?.round(round).await?),
				None => None,
			};
			verify(&list, root.as_deref(), manifest.as_deref(), round, output)
		}
	}
}

fn check(file: &ListFile, watch: Option<&Path>, output: Output) -> Result<()> {
	let mut list = file.read()?;
	if let Some(watch) = watch {
		list.warnings.extend(watched(&list, watch)?);
	}
	let concentration = (!list.rows.is_empty()).then(|| concentration(&list.rows));
	let value = json!({
		"rows": list.rows.len(),
		"total": list.total.to_string(),
		"decimals": list.decimals,
		"forms": list.forms,
		"faults": list.faults.iter().take(MOST_FAULTS).collect::<Vec<_>>(),
		"faultCount": list.faults.len(),
		"kinds": fault::kinds(&list.faults),
		"warnings": list.warnings,
		"concentration": concentration,
		"read": list.reading,
	});
	output.print(&value, || {
		let tokens =
			|amount| account::show_tokens(amount, list.decimals.unwrap_or(TOKEN_DECIMALS));
		let mut text = format!(
			"{}\n{}, {} in all ({} smallest units)",
			list.reading.told(),
			account::counted(list.rows.len(), "row"),
			tokens(list.total),
			list.total
		);
		if let Some(c) = &concentration {
			text.push_str(&format!(
				"\nlargest row {:.2} %, ten largest {:.2} %, hundred largest {:.2} %\nGini {:.4}, HHI {:.1}, median {}",
				c.top_1, c.top_10, c.top_100, c.gini, c.hhi, tokens(c.median)
			));
		}
		for warning in fault::told(&list.warnings, MOST_FAULTS) {
			text.push_str(&format!("\nwarning: {warning}"));
		}
		for fault in fault::told(&list.faults, MOST_FAULTS) {
			text.push_str(&format!("\n{fault}"));
		}
		if list.faults.is_empty() {
			text.push_str("\nno faults");
		}
		text
	});
	if list.faults.is_empty() {
		return Ok(());
	}
	Err(CliError::input(account::counted(list.faults.len(), "fault")).printed())
}

/// A warning for every row whose account is in the file `path`.
fn watched(list: &List, path: &Path) -> Result<Vec<Fault>> {
	const COLUMNS: [Column; 2] =
		[ACCOUNT, Column { name: "label", also: &["name", "note"], required: false }];
	let mut labels = BTreeMap::new();
	let table = table::read(&bytes_of(path)?, &COLUMNS, &Choices::default(), |record| {
		let id = record.value(0, |text| account::parse(text).map_err(|why| ("account", why)));
		if let Some(id) = id {
			labels.insert(id, shown(record.text(1)));
		}
	});
	if !table.faults.is_empty() {
		return Err(CliError::input(format!(
			"{} has {}\n  {}",
			path.display(),
			account::counted(table.faults.len(), "fault"),
			fault::told(&table.faults, MOST_FAULTS).join("\n  ")
		)));
	}
	let warning = |(id, _): &rows::Row| {
		let label = labels.get(id)?;
		let named = if label.is_empty() { String::new() } else { format!(" as {label}") };
		let message = format!("{} is in {}{named}", account::show(id), path.display());
		Some(Fault::whole("watched", message))
	};
	Ok(list.rows.iter().filter_map(warning).collect())
}

fn build(
	file: &ListFile,
	out: &Path,
	cid: String,
	openzeppelin: bool,
	dry_run: bool,
	output: Output,
) -> Result<()> {
	let list = file.read_clean(output)?;
	let tree = tree::build(&list.rows)?;
	let manifest = ManifestFile::new(&tree, list.total, cid);
	if !dry_run {
		std::fs::create_dir_all(out).map_err(|e| {
			CliError::unexpected(format!("cannot make the folder {}: {e}", out.display()))
		})?;
		tree::write(&out.join("tree.bin"), &list.rows, &tree)?;
		manifest.write(out)?;
		// One of an earlier build would be of another list than the files beside it.
		let dump = out.join("openzeppelin.json");
		if openzeppelin || dump.is_file() {
			tree::write_openzeppelin(&dump, &list.rows, &tree)?;
		}
	}
	let mut value = serde_json::to_value(&manifest)?;
	if let Some(object) = value.as_object_mut() {
		object.insert("read".into(), serde_json::to_value(&list.reading)?);
	}
	output.print(&value, || {
		format!(
			"{}, total {} smallest units\nroot {}\n{}",
			account::counted(manifest.rows, "row"),
			manifest.total,
			manifest.root,
			if dry_run {
				"Nothing written.".into()
			} else {
				format!("Written to {}.", out.display())
			}
		)
	});
	Ok(())
}

fn proof(who: &str, path: &Path, output: Output) -> Result<()> {
	let id = account_of(who)?;
	let mut tree = TreeFile::open(path)?;
	let rows = tree.find(&id)?;
	if rows.is_empty() {
		return Err(CliError::input(format!("{who} is not in this list")));
	}
	let mut proofs = Vec::new();
	for row in rows {
		let Evidence::Merkle { index, amount, proof } = tree.evidence(row)? else { continue };
		debug_assert!(verify_row(&tree.root(), tree.rows(), index, &id, amount, &proof));
		proofs.push(json!({
			"index": index,
			"account": format!("0x{}", hex::encode(id)),
			"amount": amount.to_string(),
			"proof": proof.iter().map(|h| format!("{h:#x}")).collect::<Vec<_>>(),
		}));
	}
	let value = json!({ "root": format!("{:#x}", tree.root()), "rows": tree.rows(), "entitlements": proofs });
	output.print(&value, || serde_json::to_string_pretty(&value).unwrap_or_default());
	Ok(())
}

fn verify(
	file: &ListFile,
	root: Option<&str>,
	manifest: Option<&Path>,
	round: Option<RoundInfo>,
	output: Output,
) -> Result<()> {
	let list = file.read_clean(output)?;
	let tree = tree::build(&list.rows)?;
	let found = tree.root();
	let mut wanted = Vec::new();
	if let Some(root) = root {
		wanted.push(("the root given", parse_hash(root)?, None));
	}
	if let Some(folder) = manifest {
		let manifest = ManifestFile::read(folder)?;
		if manifest.rows != tree.rows() {
			return Err(CliError::not_proven(format!(
				"the list has {}, but the manifest {}",
				account::counted(tree.rows(), "row"),
				manifest.rows
			)));
		}
		wanted.push(("the manifest", manifest.root_hash()?, Some(manifest.total_amount()?)));
	}
	if let Some(round) = &round {
		match &round.terms.source {
			Source::Merkle { root, leaves } => {
				if *leaves != tree.rows() {
					return Err(CliError::not_proven(format!(
						"the list has {}, but the round {leaves}",
						account::counted(tree.rows(), "row")
					)));
				}
				wanted.push(("the round", *root, round.terms.manifest.as_ref().map(|m| m.total)));
			}
			Source::Listed => {
				return Err(CliError::input(format!(
					"round {} is listed on chain and has no root",
					round.id
				)))
			}
		}
	}
	if wanted.is_empty() {
		return Err(CliError::input(
			"nothing to verify against: give --root, --manifest or --round",
		));
	}
	for (what, root, total) in &wanted {
		if *root != found {
			return Err(CliError::not_proven(format!(
				"the list's root is {found:#x}, but {what} has {root:#x}"
			)));
		}
		if total.is_some_and(|total| total != list.total) {
			return Err(CliError::not_proven(format!(
				"the list adds up to {}, but {what} says otherwise",
				list.total
			)));
		}
	}
	let value = json!({
		"root": format!("{found:#x}"),
		"rows": tree.rows(),
		"verified": true,
		"read": list.reading,
	});
	output.print(&value, || {
		format!("Verified: {}, root {found:#x}", account::counted(tree.rows(), "row"))
	});
	Ok(())
}
