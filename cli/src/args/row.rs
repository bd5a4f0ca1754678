//! A beneficiary's row of a round: arguments, and its evidence.

use crate::{
	args::{account::account_of, number::whole_number, published::list_of},
	error::{CliError, Result},
};
use clap::Args;
use distribution_client::{
	account::{self, AccountId},
	address,
	lists::{search::Reach, tree::TreeFile},
	sought::wider,
	types::{Evidence, RoundInfo},
	Chain,
};
use distribution_primitives::Source;
use std::path::PathBuf;

/// A beneficiary's row of a round.
#[derive(Args, Debug)]
pub struct RowArgs {
	/// Number of the round.
	#[arg(value_parser = whole_number::<u32>)]
	pub round: u32,
	/// Whose row: any SS58 address or 0x and 64 digits.
	pub account: String,
	/// Folder or tree file made by `list build`. Not needed for listed rounds, for started streams,
	/// and for rounds whose list is in the chain.
	#[arg(long)]
	pub list: Option<PathBuf>,
	/// The row, if the account has several.
	#[arg(long, value_parser = whole_number::<u32>)]
	pub row: Option<u32>,
}

impl RowArgs {
	/// Round, beneficiary and evidence, as the calls take them.
	pub async fn row(&self, chain: &Chain) -> Result<(u32, AccountId, Evidence)> {
		let who = account_of(&self.account)?;
		let info = chain.round(self.round).await?;
		let evidence = evidence_of(chain, &info, &who, self.list.as_ref(), self.row).await?;
		Ok((self.round, who, evidence))
	}
}

/// The options that name a row, as they are written in a command that is to be run later; nothing for those
/// that were not given.
pub fn options_of(list: Option<&PathBuf>, row: Option<u32>) -> String {
	let list = list.map_or(String::new(), |list| format!(" --list {}", list.display()));
	let row = row.map_or(String::new(), |row| format!(" --row {row}"));
	format!("{list}{row}")
}

/// Makes sure that a tree file is the list of a round.
pub fn same_list(tree: &TreeFile, round: &RoundInfo) -> Result<()> {
	match &round.terms.source {
		Source::Merkle { root, leaves } if *root == tree.root() && *leaves == tree.rows() => Ok(()),
		Source::Merkle { root, leaves } => Err(CliError::not_proven(format!(
				"this is not the list of round {}: its root is {:#x} with {}, the round's {root:#x} with {leaves}",
				round.id,
				tree.root(),
				account::counted(tree.rows(), "row")
		))),
		Source::Listed => Err(CliError::input(format!(
			"round {} is listed on chain: it has no tree, and the chain pays it by itself",
			round.id
		))),
		Source::Voucher { .. } => Err(CliError::input(format!(
			"round {} pays vouchers: it has no list. Settle one with `distribution voucher settle`",
			round.id
		))),
		Source::Sale { .. } => Err(CliError::input(format!(
			"round {} delivers what a sale has sold: it has no list. Finish a bid with `distribution sale finish`",
			round.id
		))),
	}
}

/// The rows of an account, from the tree file or from the chain.
pub async fn evidence_of(
	chain: &Chain,
	round: &RoundInfo,
	who: &[u8; 32],
	list: Option<&PathBuf>,
	row: Option<u32>,
) -> Result<Evidence> {
	let mut tree = list.map(|path| TreeFile::open(path)).transpose()?;
	let listed = round.terms.source == Source::Listed;
	// Proven from the chain, if the round's list is there.
	let mut proven = Vec::new();
	let rows = match (&mut tree, row) {
		(Some(tree), _) => {
			same_list(tree, round)?;
			tree.find(who)?
		}
		// The chain has it; a long list need not be searched.
		(None, Some(row)) if listed => vec![row],
		(None, _) => {
			let known = chain.rows_of(round.id, *who).await?;
			let list = if known.is_empty() { list_of(chain, round).await? } else { None };
			match list {
				Some(list) => {
					let found = chain.entitlements(&list, who, false).await?;
					let missing = row.filter(|row| !found.has(*row));
					if let Some(row) = missing.filter(|_| found.reach != Reach::Whole) {
						return Err(CliError::input(format!(
							"the node shows no row {row} of {} in list {}. That does not prove that there is none. {}",
							address::beneficiary(who),
							list.id,
							wider(&list)
						)));
					}
					proven = found.rows;
					proven.iter().map(Evidence::index).collect()
				}
				None => known,
			}
		}
	};
	let index = match (rows.as_slice(), row) {
		(rows, Some(row)) if rows.contains(&row) => row,
		([only], None) => *only,
		([], _) if tree.is_none() => {
			let hint =
				if listed { "the round does not list it" } else { "give the list with --list" };
			return Err(CliError::input(format!(
				"the chain knows no row of {} in round {}: {hint}",
				address::beneficiary(who),
				round.id
			)));
		}
		([], _) | (_, Some(_)) => {
			return Err(CliError::input(format!(
				"{} has no such row in this list",
				address::beneficiary(who)
			)))
		}
		(many, None) => {
			return Err(CliError::input(format!(
				"{} has several rows: choose one with --row: {many:?}",
				address::beneficiary(who)
			)))
		}
	};
	let from_chain = proven.into_iter().find(|evidence| evidence.index() == index);
	match (&mut tree, from_chain) {
		(Some(tree), _) => Ok(tree.evidence(index)?),
		(None, Some(evidence)) => Ok(evidence),
		(None, None) => Ok(Evidence::Recorded { index }),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn command_to_be_run_later_should_name_the_same_row() {
		let list = PathBuf::from("my-list");
		assert_eq!(options_of(None, None), "");
		assert_eq!(options_of(Some(&list), None), " --list my-list");
		assert_eq!(options_of(Some(&list), Some(3)), " --list my-list --row 3");
		assert_eq!(options_of(None, Some(3)), " --row 3");
	}
}
