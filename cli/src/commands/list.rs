//! `distribution list …`: checking lists, building their trees, proving and verifying.

use crate::{
	args::number::{smallest_units, whole_number},
	error::{CliError, Result},
	output::Output,
};
use clap::{Args, Subcommand};
use distribution_client::{
	account::{self, account_of, parse_hash},
	lists::{
		concentration::concentration,
		csv::{self, Rules},
		manifest::ManifestFile,
		tree::{self, TreeFile},
	},
	types::RoundInfo,
	Chain,
};
use distribution_primitives::{
	chain::{EXISTENTIAL_DEPOSIT, TOKEN_DECIMALS},
	verify_row, Evidence, Source,
};
use serde_json::json;
use std::{
	future::Future,
	path::{Path, PathBuf},
};

/// The list, and how to read it.
#[derive(Args, Debug)]
pub struct ListFile {
	/// CSV file with the columns account and amount; a header is optional.
	file: PathBuf,
	/// Amounts are tokens with up to N decimals. Without it they are smallest units.
	#[arg(long, value_name = "N")]
	decimals: Option<u8>,
	/// Smallest amount allowed in a row, in smallest units.
	#[arg(long, value_name = "AMOUNT", default_value_t = EXISTENTIAL_DEPOSIT, value_parser = smallest_units)]
	minimum: u128,
	/// Allow several rows for one account.
	#[arg(long)]
	allow_duplicates: bool,
}

impl ListFile {
	fn rules(&self) -> Rules {
		Rules {
			decimals: self.decimals,
			minimum: self.minimum,
			allow_duplicates: self.allow_duplicates,
		}
	}
}

/// The commands of `distribution list`.
#[derive(Subcommand, Debug)]
pub enum ListCommand {
	/// Report every fault of a list with its line, the total and the concentration.
	Check {
		#[command(flatten)]
		list: ListFile,
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
		/// Also write `openzeppelin.json`, for `StandardMerkleTree.load`. Large for long lists.
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
		ListCommand::Check { list } => check(&list, output),
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

fn check(file: &ListFile, output: Output) -> Result<()> {
	let list = csv::read(&file.file, file.rules())?;
	let concentration = (!list.rows.is_empty()).then(|| concentration(&list.rows));
	let value = json!({
		"rows": list.rows.len(),
		"total": list.total.to_string(),
		"faults": list.faults,
		"concentration": concentration,
	});
	output.print(&value, || {
		let mut text = format!(
			"{}, {} in all ({} smallest units)",
			account::counted(list.rows.len(), "row"),
			account::show_tokens(list.total, file.decimals.unwrap_or(TOKEN_DECIMALS)),
			list.total
		);
		if let Some(c) = &concentration {
			text.push_str(&format!(
				"\nlargest row {:.2} %, ten largest {:.2} %, hundred largest {:.2} %\nGini {:.4}, HHI {:.1}, median {}",
				c.top_1, c.top_10, c.top_100, c.gini, c.hhi,
				account::show_tokens(c.median, file.decimals.unwrap_or(TOKEN_DECIMALS))
			));
		}
		for fault in &list.faults {
			text.push_str(&format!("\nline {}: {} ({})", fault.line, fault.message, fault.kind));
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

fn build(
	file: &ListFile,
	out: &Path,
	cid: String,
	openzeppelin: bool,
	dry_run: bool,
	output: Output,
) -> Result<()> {
	let list = csv::read_clean(&file.file, file.rules())?;
	let tree = tree::build(&list.rows)?;
	let manifest = ManifestFile::new(&tree, list.total, cid);
	if !dry_run {
		std::fs::create_dir_all(out)?;
		tree::write(&out.join("tree.bin"), &list.rows, &tree)?;
		let text = serde_json::to_string_pretty(&manifest)?;
		std::fs::write(out.join("manifest.json"), format!("{text}\n"))?;
		if openzeppelin {
			tree::write_openzeppelin(&out.join("openzeppelin.json"), &list.rows, &tree)?;
		}
	}
	output.print(&manifest, || {
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
	let list = csv::read_clean(&file.file, file.rules())?;
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
	let value = json!({ "root": format!("{found:#x}"), "rows": tree.rows(), "verified": true });
	output.print(&value, || {
		format!("Verified: {}, root {found:#x}", account::counted(tree.rows(), "row"))
	});
	Ok(())
}
