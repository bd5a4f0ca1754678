//! `distribution score prove`: finding a fault of a posted list, and proving it.

use crate::{
	args::{
		number::whole_number,
		send::{submit_and_report, SubmitArgs},
	},
	error::{CliError, Result},
	output::Output,
};
use clap::Args;
use distribution_client::{
	account::{self, AccountId},
	calls::scores as calls,
	lists::tree::TreeFile,
	published::PublishedList,
	scores::{find_fault, Listed},
	types::BoardInfo,
	Chain, Error,
};
use distribution_primitives::{BoardId, RootInfo, ScoreFault, ScoreTree};
use serde_json::json;
use std::path::PathBuf;

/// `distribution score prove`.
#[derive(Args, Debug)]
pub struct ProveArgs {
	/// Number of the board.
	#[arg(value_parser = whole_number::<BoardId>)]
	board: BoardId,
	/// Folder of the posted list, as `distribution list fetch` has made it.
	#[arg(long, value_name = "FOLDER")]
	list: PathBuf,
	/// Folder of the list of the last final root, made in the same way. Without it rows are not compared
	/// with what they were before.
	#[arg(long, value_name = "FOLDER")]
	last: Option<PathBuf>,
}

/// The root that waits on a board, which there must be.
pub fn waiting(board: &BoardInfo) -> Result<&RootInfo<AccountId, u128, u32>> {
	board.posted.as_ref().ok_or_else(|| {
		CliError::input(format!("no root waits on board {}: it is final, or has fallen", board.id))
	})
}

/// The list in the chain that a root stands for.
pub async fn list_of(tree: &ScoreTree, chain: &Chain) -> Result<PublishedList> {
	let list = chain.published(tree.list).await?;
	if (list.root, list.record.rows) == (tree.root, tree.rows) {
		return Ok(list);
	}
	let (id, root) = (tree.list, tree.root);
	let told = format!("the root of list {id} is {:#x}, the board's {root:#x}", list.root);
	Err(Error::not_proven(told).into())
}

/// Runs `distribution score prove`.
pub async fn prove(
	args: &ProveArgs,
	send: &SubmitArgs,
	chain: &Chain,
	output: Output,
) -> Result<()> {
	let board = chain.board(args.board).await?;
	let tree = waiting(&board)?.tree;
	// What the board says is compared with the list that the chain has computed.
	list_of(&tree, chain).await?;
	let Some(fault) = search(args, &board)? else {
		let value = json!({ "board": args.board, "fault": null });
		let alone = args.last.is_none() && board.last.is_some();
		output.print(&value, || {
			let compared = if alone {
				" It was not compared with the last final list: name that with --last."
			} else {
				""
			};
			format!("Nothing in this list can be proven to be wrong.{compared} Whether it is right is another question: `distribution score challenge`.")
		});
		return Ok(());
	};
	let done = format!("proven: {}. The root has fallen", describe(&fault));
	submit_and_report(chain, calls::prove(args.board, &fault), send, output, &done).await
}

/// The first fault of the posted list that can be proven.
fn search(args: &ProveArgs, board: &BoardInfo) -> Result<Option<ScoreFault>> {
	let tree = waiting(board)?.tree;
	let mut file = TreeFile::open(&args.list)?;
	let mut posted = Listed::new(tree, &mut file)?;
	let roots = u128::from(board.roots).saturating_add(1);
	let most = board.terms.most.saturating_mul(roots);
	let Some(folder) = &args.last else {
		return Ok(find_fault(&mut posted, None, most)?);
	};
	let last = board.last.ok_or_else(|| {
		CliError::input(format!("no root of board {} is final yet: leave out --last", board.id))
	})?;
	let mut before = TreeFile::open(folder)?;
	let mut last = Listed::new(last, &mut before)?;
	Ok(find_fault(&mut posted, Some(&mut last), most)?)
}

/// A fault in words.
fn describe(fault: &ScoreFault) -> String {
	match fault {
		ScoreFault::Disorder { first, second } if first.account == second.account => {
			let who = account::show(&first.account);
			format!("{who} has rows {} and {}", first.index, second.index)
		}
		ScoreFault::Disorder { first, second } => {
			format!("rows {} and {} are out of order", first.index, second.index)
		}
		ScoreFault::Lowered { after, .. } => {
			format!("{} has less in row {} than before", account::show(&after.account), after.index)
		}
		ScoreFault::Missing { before, .. } => {
			format!("{} has no row any longer", account::show(&before.account))
		}
		ScoreFault::AboveMost { row } => {
			format!(
				"{} has more in row {} than it can have",
				account::show(&row.account),
				row.index
			)
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_primitives::{Gap, ProvenRow};

	fn row(index: u32, account: u8) -> ProvenRow {
		ProvenRow { index, account: [account; 32], score: 5, proof: Default::default() }
	}

	#[test]
	fn faults_should_be_told_by_account_and_row() {
		let who = account::show(&[7; 32]);
		let twice = ScoreFault::Disorder { first: row(3, 7), second: row(4, 7) };
		assert_eq!(describe(&twice), format!("{who} has rows 3 and 4"));
		let order = ScoreFault::Disorder { first: row(3, 7), second: row(4, 8) };
		assert_eq!(describe(&order), "rows 3 and 4 are out of order");
		let lowered = ScoreFault::Lowered { before: row(1, 7), after: row(2, 7) };
		assert_eq!(describe(&lowered), format!("{who} has less in row 2 than before"));
		let gap = Gap { below: None, above: None };
		let missing = ScoreFault::Missing { before: row(1, 7), gap };
		assert_eq!(describe(&missing), format!("{who} has no row any longer"));
		let high = ScoreFault::AboveMost { row: row(2, 7) };
		assert_eq!(describe(&high), format!("{who} has more in row 2 than it can have"));
	}
}
