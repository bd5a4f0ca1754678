//! `distribution list verify`: a list against a root.

use crate::{
	args::{list::ListFile, number::whole_number},
	error::{CliError, Result},
	output::Output,
};
use clap::Args;
use distribution_client::{
	account::{self, parse_hash},
	lists::{manifest::ManifestFile, tree::root_like},
	Chain,
};
use distribution_primitives::Source;
use serde_json::json;
use std::{future::Future, path::PathBuf};

/// `distribution list verify`.
#[derive(Args, Debug)]
pub struct Verify {
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
}

/// Runs `distribution list verify`. Connects to a node only if it must.
pub async fn verify<F: Future<Output = Result<Chain>>>(
	command: &Verify,
	connect: impl FnOnce() -> F,
	output: Output,
) -> Result<()> {
	let round = match command.round {
		Some(round) => Some(connect().await?.round(round).await?),
		None => None,
	};
	let mut list = command.list.read_clean(output)?;
	let rows = u32::try_from(list.rows.len()).unwrap_or(u32::MAX);
	let mut wanted = Vec::new();
	if let Some(root) = &command.root {
		wanted.push(("the root given", parse_hash(root)?, None));
	}
	if let Some(folder) = &command.manifest {
		let manifest = ManifestFile::read(folder)?;
		if manifest.rows != rows {
			return Err(CliError::not_proven(format!(
				"the list has {}, but the manifest {}",
				account::counted(rows, "row"),
				manifest.rows
			)));
		}
		wanted.push(("the manifest", manifest.root_hash()?, Some(manifest.total_amount()?)));
	}
	if let Some(round) = &round {
		match &round.terms.source {
			Source::Merkle { root, leaves } => {
				if *leaves != rows {
					return Err(CliError::not_proven(format!(
						"the list has {}, but the round {leaves}",
						account::counted(rows, "row")
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
			Source::Voucher { .. } => {
				return Err(CliError::input(format!(
					"round {} pays vouchers and has no list",
					round.id
				)))
			}
			Source::Sale { .. } => {
				return Err(CliError::input(format!(
					"round {} delivers what a sale has sold and has no list",
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
	let first = wanted.first().map(|(_, root, _)| *root).unwrap_or_default();
	let (found, order) = root_like(first, &mut list.rows)?;
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
		"rows": rows,
		"order": order,
		"verified": true,
		"read": list.reading,
	});
	output
		.print(&value, || format!("Verified: {}, root {found:#x}", account::counted(rows, "row")));
	Ok(())
}
