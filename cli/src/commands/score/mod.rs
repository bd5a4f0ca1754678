//! `distribution score …`: scores of work that can be disputed.

mod prove;
mod show;
mod terms;

use self::{
	prove::{list_of, prove, waiting, ProveArgs},
	show::{describe, to_json},
	terms::TermsArgs,
};
use crate::{
	args::{
		account::account_of,
		number::whole_number,
		propose::{propose, ProposeArgs},
		send::{submit, submit_and_report, SubmitArgs},
		statement::hash_of,
	},
	error::{CliError, Result},
	output::Output,
};
use clap::{Subcommand, ValueEnum};
use distribution_client::{
	account::{self, show_native, AccountId},
	calls::{governance::EMISSION_ADMIN, scores as calls},
	events::ScorePaid,
	scores::proven_row,
	Chain,
};
use distribution_primitives::{BoardId, ListId};
use serde_json::json;

/// What is to become of a root.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Verdict {
	/// It stands: the challenger loses its bond.
	Stands,
	/// It falls: the reporter loses its bond, and reports no longer.
	Falls,
}

/// The commands of `distribution score`.
#[derive(Subcommand, Debug)]
pub enum ScoreCommand {
	/// Show a board, or all of them: terms, reporters, the last final root, and the one that is posted.
	Show {
		/// Number of the board.
		#[arg(value_parser = whole_number::<BoardId>)]
		board: Option<BoardId>,
	},
	/// Governance: create a board. What is paid into its pot can be earned on it.
	Create {
		#[command(flatten)]
		terms: Box<TermsArgs>,
		/// Who may post roots. Each may by itself: several who must agree are a multisig.
		reporters: Vec<String>,
		#[command(flatten)]
		propose: ProposeArgs,
	},
	/// Governance: name the reporters of a board, in place of those that it has.
	SetReporters {
		/// Number of the board.
		#[arg(value_parser = whole_number::<BoardId>)]
		board: BoardId,
		/// The reporters. None given: nobody posts roots any more.
		reporters: Vec<String>,
		#[command(flatten)]
		propose: ProposeArgs,
	},
	/// Governance: close a board to further roots. Its accounts claim for a time, and then it can be removed.
	Close {
		/// Number of the board.
		#[arg(value_parser = whole_number::<BoardId>)]
		board: BoardId,
		#[command(flatten)]
		propose: ProposeArgs,
	},
	/// Post the root of a list in the chain. Your bond is held until it is final or has fallen.
	Post {
		/// Number of the board; the signer is one of its reporters.
		#[arg(value_parser = whole_number::<BoardId>)]
		board: BoardId,
		/// Number of the list: what each account has earned since the board began.
		#[arg(value_parser = whole_number::<ListId>)]
		list: ListId,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Look for a fault of the posted list that can be proven, and prove it.
	Prove {
		#[command(flatten)]
		args: ProveArgs,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Challenge the posted root for what cannot be proven. Half of the reporter's bond is held from you.
	Challenge {
		/// Number of the board.
		#[arg(value_parser = whole_number::<BoardId>)]
		board: BoardId,
		/// Your reasons, which you publish: any text, whose hash goes on chain, or the hash of them as 0x
		/// and 64 digits.
		#[arg(long)]
		reason: String,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Governance: say whether a challenged root stands.
	Judge {
		/// Number of the board.
		#[arg(value_parser = whole_number::<BoardId>)]
		board: BoardId,
		/// Number of the root, as `score show` has it.
		#[arg(value_parser = whole_number::<u32>)]
		number: u32,
		/// Whether it stands.
		#[arg(value_enum)]
		verdict: Verdict,
		#[command(flatten)]
		propose: ProposeArgs,
	},
	/// Settle the posted root, once its time is over: it is final, or falls for want of a verdict. Anybody
	/// can.
	Settle {
		/// Number of the board.
		#[arg(value_parser = whole_number::<BoardId>)]
		board: BoardId,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Claim what an account has earned by the last final root. Anybody can, for anybody.
	Claim {
		/// Number of the board.
		#[arg(value_parser = whole_number::<BoardId>)]
		board: BoardId,
		/// Whose score: any SS58 address or 0x and 64 digits. Default: the signer's.
		account: Option<String>,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Remove the record of an account on a board whose claims are over, and return its deposit. Anybody can.
	Clean {
		/// Number of the board.
		#[arg(value_parser = whole_number::<BoardId>)]
		board: BoardId,
		/// The account: any SS58 address or 0x and 64 digits.
		account: String,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Remove a board whose claims are over and that has no records. Anybody can.
	Remove {
		/// Number of the board.
		#[arg(value_parser = whole_number::<BoardId>)]
		board: BoardId,
		#[command(flatten)]
		send: SubmitArgs,
	},
}

/// Runs a command of `distribution score`.
pub async fn run(command: ScoreCommand, chain: &Chain, output: Output) -> Result<()> {
	let (call, how) = match command {
		ScoreCommand::Show { board } => return show(board, chain, output).await,
		ScoreCommand::Create { terms, reporters, propose } => {
			(calls::create(&terms.terms()?, &accounts(&reporters)?), propose)
		}
		ScoreCommand::SetReporters { board, reporters, propose } => {
			(calls::set_reporters(board, &accounts(&reporters)?), propose)
		}
		ScoreCommand::Close { board, propose } => (calls::close(board), propose),
		ScoreCommand::Judge { board, number, verdict, propose } => {
			(calls::judge(board, number, verdict == Verdict::Stands), propose)
		}
		ScoreCommand::Post { board, list, send } => {
			return post(board, list, &send, chain, output).await
		}
		ScoreCommand::Prove { args, send } => return prove(&args, &send, chain, output).await,
		ScoreCommand::Challenge { board, reason, send } => {
			return challenge(board, &reason, &send, chain, output).await
		}
		ScoreCommand::Settle { board, send } => {
			let done = format!("settled: see `distribution score show {board}`");
			return submit_and_report(chain, calls::settle(board), &send, output, &done).await;
		}
		ScoreCommand::Claim { board, account, send } => {
			return claim(board, account.as_deref(), &send, chain, output).await
		}
		ScoreCommand::Clean { board, account, send } => {
			let call = calls::clean(board, &account_of(&account)?);
			let done = "the record is removed, and its deposit returned";
			return submit_and_report(chain, call, &send, output, done).await;
		}
		ScoreCommand::Remove { board, send } => {
			let done = format!("board {board} is removed");
			return submit_and_report(chain, calls::remove(board), &send, output, &done).await;
		}
	};
	propose(chain, call, EMISSION_ADMIN, &how, output).await
}

/// Accounts that are named.
fn accounts(named: &[String]) -> Result<Vec<AccountId>> {
	let read = named.iter().map(|account| account_of(account));
	Ok(read.collect::<distribution_client::Result<_>>()?)
}

async fn show(board: Option<BoardId>, chain: &Chain, output: Output) -> Result<()> {
	let boards = match board {
		Some(id) => vec![chain.board(id).await?],
		None => chain.boards().await?,
	};
	let value = json!({ "boards": boards.iter().map(to_json).collect::<Vec<_>>() });
	output.print(&value, || {
		if boards.is_empty() {
			"There are no boards.".into()
		} else {
			boards.iter().map(describe).collect::<Vec<_>>().join("\n\n")
		}
	});
	Ok(())
}

async fn post(
	board: BoardId,
	list: ListId,
	send: &SubmitArgs,
	chain: &Chain,
	output: Output,
) -> Result<()> {
	let (info, list) = (chain.board(board).await?, chain.published(list).await?);
	send.confirm(
		output,
		&format!(
			"Post list {} with scores of {} in all: {} are held in your account. If a fault is proven, or the verdict is against you, you lose them and report no longer.",
			list.id,
			show_native(list.record.total),
			show_native(info.terms.bond)
		),
	)?;
	let done = format!("posted: anybody can dispute it now. See `distribution score show {board}`");
	let call = calls::post(board, list.id, list.root);
	submit_and_report(chain, call, send, output, &done).await
}

async fn challenge(
	board: BoardId,
	reason: &str,
	send: &SubmitArgs,
	chain: &Chain,
	output: Output,
) -> Result<()> {
	let info = chain.board(board).await?;
	let root = waiting(&info)?;
	send.confirm(
		output,
		&format!(
			"Challenge root {} of board {board}: {} are held in your account. If the verdict is that it stands, you lose them.",
			root.number,
			show_native(root.bond.div_ceil(2))
		),
	)?;
	let call = calls::challenge(board, root.number, hash_of(reason)?);
	let done = format!(
		"challenged. Next: a referendum on `distribution score judge {board} {} falls`",
		root.number
	);
	submit_and_report(chain, call, send, output, &done).await
}

async fn claim(
	board: BoardId,
	account: Option<&str>,
	send: &SubmitArgs,
	chain: &Chain,
	output: Output,
) -> Result<()> {
	let who = send.account(chain, account).await?;
	let info = chain.board(board).await?;
	let last = info.last.ok_or_else(|| {
		CliError::input(format!("no root of board {board} is final yet: nothing can be claimed"))
	})?;
	let found = chain.entitlements(&list_of(&last, chain).await?, &who, false).await?;
	// Only a list with a fault has several; the highest is what counts.
	let mut rows = Vec::new();
	for evidence in &found.rows {
		rows.push(proven_row(&who, evidence)?);
	}
	let highest = rows.iter().max_by_key(|row| row.score);
	let row = highest.ok_or_else(|| {
		CliError::input(format!("{} has no score on board {board}", account::show(&who)))
	})?;
	let Some(included) = submit(chain, calls::claim(board, row), send, output).await? else {
		return Ok(());
	};
	let paid: ScorePaid = included.first()?;
	let value = json!({
		"board": paid.board,
		"account": account::show(&paid.who),
		"payee": account::show(&paid.payee),
		"row": paid.row,
		"amount": paid.amount.to_string(),
		"paid": paid.paid.to_string(),
		"block": format!("{:#x}", included.block),
		"blockNumber": included.number,
	});
	output.print(&value, || {
		format!(
			"Paid {} to {}, {} in all ({}).",
			show_native(paid.amount),
			account::show(&paid.payee),
			show_native(paid.paid),
			included.place()
		)
	});
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::Parser;

	#[derive(Parser, Debug)]
	struct Line {
		#[command(subcommand)]
		score: ScoreCommand,
	}

	fn parses(args: &[&str]) -> bool {
		Line::try_parse_from([&["score"][..], args].concat()).is_ok()
	}

	#[test]
	fn verdict_should_be_one_of_two_words() {
		assert!(parses(&["judge", "3", "4", "stands"]) && parses(&["judge", "3", "4", "falls"]));
		assert!(!parses(&["judge", "3", "4"]) && !parses(&["judge", "3", "4", "maybe"]));
		assert!(!parses(&["judge", "3", "falls"]));
	}

	#[test]
	fn challenge_should_have_a_reason() {
		assert!(!parses(&["challenge", "3"]));
		assert!(parses(&["challenge", "3", "--reason", "the criteria say otherwise"]));
	}

	#[test]
	fn reporters_should_be_named_by_their_addresses() {
		let one = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
		assert_eq!(accounts(&[one.into()]).unwrap().len(), 1);
		assert!(accounts(&["nobody".into()]).is_err());
	}
}
