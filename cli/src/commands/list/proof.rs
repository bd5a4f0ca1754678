//! `distribution list proof`: the proof of an account's rows, from a tree file or from the chain.

use crate::{
	args::{account::beneficiary_of, number::whole_number, published::list_named},
	error::{CliError, Result},
	output::Output,
};
use clap::Args;
use distribution_client::{
	account::{with_thousands_separators, AccountId},
	lists::{search::Reach, tree::TreeFile},
	sought::out_of_order,
	types::Evidence,
	Chain,
};
use polkadot_sdk::sp_core::H256;
use serde_json::{json, Value};
use std::{
	future::Future,
	path::{Path, PathBuf},
};

/// `distribution list proof`.
#[derive(Args, Debug)]
pub struct Proof {
	/// The account, or the Ethereum address: 0x and 40 digits.
	account: String,
	/// Folder or tree file made by `list build`. Without it the list is one in the chain.
	#[arg(long, required_unless_present_any = ["round", "published"], conflicts_with_all = ["round", "published"])]
	list: Option<PathBuf>,
	/// Round whose terms demand that its list is in the chain.
	#[arg(long, conflicts_with = "published", value_parser = whole_number::<u32>)]
	round: Option<u32>,
	/// Number of a list in the chain.
	#[arg(long, value_name = "LIST", value_parser = whole_number::<u32>)]
	published: Option<u32>,
	/// Search all chunks of the list in the chain, not only those that the node names: the rows of whoever
	/// is paid what is withheld from others are in any. Only then it is proven that the account has no
	/// other rows, or none.
	#[arg(long, conflicts_with = "list")]
	everywhere: bool,
}

/// Proofs of an account's rows.
struct Proofs {
	root: H256,
	rows: u32,
	entitlements: Vec<Evidence>,
}

impl Proofs {
	fn to_json(&self, who: &AccountId) -> Value {
		let one = |evidence: &Evidence| {
			let Evidence::Merkle { index, amount, proof } = evidence else { return None };
			Some(json!({
				"index": index,
				"account": format!("0x{}", hex::encode(who)),
				"amount": amount.to_string(),
				"proof": proof.iter().map(|h| format!("{h:#x}")).collect::<Vec<_>>(),
			}))
		};
		json!({
			"root": format!("{:#x}", self.root),
			"rows": self.rows,
			"entitlements": self.entitlements.iter().filter_map(one).collect::<Vec<_>>(),
		})
	}
}

/// Runs `distribution list proof`. Connects to a node only if it must.
pub async fn proof<F: Future<Output = Result<Chain>>>(
	command: Proof,
	connect: impl FnOnce() -> F,
	output: Output,
) -> Result<()> {
	let who = beneficiary_of(&command.account)?;
	if let Some(path) = &command.list {
		let value = from_file(path, &who, &command.account)?.to_json(&who);
		output.print(&value, || serde_json::to_string_pretty(&value).unwrap_or_default());
		return Ok(());
	}
	let chain = connect().await?;
	// The chain's metadata, which every command asks for, is not part of what a proof costs.
	chain.best().await?;
	let before = chain.received();
	let list = list_named(&chain, command.published, command.round).await?;
	let found = chain.entitlements(&list, &who, command.everywhere).await?;
	let downloaded = chain.received().saturating_sub(before);
	let proofs = Proofs { root: list.root, rows: list.record.rows, entitlements: found.rows };
	let mut value = proofs.to_json(&who);
	if let Some(object) = value.as_object_mut() {
		object.insert("list".into(), list.id.into());
		object.insert("downloaded".into(), downloaded.into());
		object.insert("whole".into(), (found.reach == Reach::Whole).into());
	}
	output.print(&value, || {
		let text = serde_json::to_string_pretty(&value).unwrap_or_default();
		let bytes = with_thousands_separators(downloaded.into());
		let others = match found.reach {
			Reach::Part => format!("\nThere can be others: {}.", out_of_order(&list, &who)),
			Reach::Whole | Reach::Place => String::new(),
		};
		format!(
			"{text}\n{bytes} bytes downloaded, besides what every command reads of the chain{others}"
		)
	});
	Ok(())
}

fn from_file(path: &Path, id: &AccountId, who: &str) -> Result<Proofs> {
	let mut tree = TreeFile::open(path)?;
	let rows = tree.find(id)?;
	if rows.is_empty() {
		return Err(CliError::input(format!("{who} is not in this list")));
	}
	let mut entitlements = Vec::new();
	for row in rows {
		entitlements.push(tree.evidence(row)?);
	}
	Ok(Proofs { root: tree.root(), rows: tree.rows(), entitlements })
}
