//! `distribution round …`: drafting, funding, opening, pausing, closing, showing.

mod show;
mod terms;

use self::{
	show::{describe, to_json},
	terms::TermsArgs,
};
use crate::{
	args::{
		row::RowArgs,
		send::{
			print_done, show_calls, submit, submit_and_report, submit_as, CommitteeArgs, SubmitArgs,
		},
	},
	error::{CliError, Result},
	output::Output,
};
use clap::{Args, Subcommand};
use distribution_client::{
	account::parse_hash,
	calls::distribution,
	events::{RoundDrafted, RoundRemoved},
	lists::csv::{self, Rules},
	types::{AssetKind, MAX_BATCH},
	Chain,
};
use distribution_primitives::{terms_hash, TermsHash};
use polkadot_sdk::sp_core::H256;
use serde_json::json;
use std::path::{Path, PathBuf};

/// Items of a round's state that one transaction removes.
const CLEAN_UP_LIMIT: u32 = 256;

/// What a funder or manager agrees to.
#[derive(Args, Debug, Clone)]
pub struct AgreedArgs {
	/// Hash of the terms that you agree to, as `round show` prints it. If they are others now,
	/// nothing is sent. Default: the terms as they are now.
	#[arg(long, value_name = "HASH")]
	terms: Option<String>,
}

impl AgreedArgs {
	/// The hash of the round's terms, which must be the one given, if one is.
	async fn hash(&self, chain: &Chain, round: u32) -> Result<TermsHash> {
		let given = self.terms.as_deref().map(parse_hash).transpose()?;
		let present = chain.terms_hash(round).await?;
		match given {
			Some(given) if given != present => Err(CliError::not_proven(format!(
				"the terms of round {round} have the hash {present:#x}, not {given:#x}: they were changed. Look at them with `distribution round show {round}`"
			))),
			_ => Ok(present),
		}
	}
}

/// The commands of `distribution round`.
#[derive(Subcommand, Debug)]
pub enum RoundCommand {
	/// Draft a round with its terms; the signer becomes its manager and pays the deposit.
	Draft {
		#[command(flatten)]
		terms: TermsArgs,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Replace the terms of a draft.
	Amend {
		/// Number of the round.
		round: u32,
		#[command(flatten)]
		terms: TermsArgs,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Add the rows of a CSV file to a listed draft. If run again, it continues where it stopped.
	AddEntries {
		/// Number of the round.
		round: u32,
		/// The list: account,amount in smallest units.
		file: PathBuf,
		/// Rows per transaction.
		#[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=i64::from(MAX_BATCH)))]
		batch: u32,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Pay into the pot of a draft. The chain refuses it if the terms change before it is there.
	Fund {
		/// Number of the round.
		round: u32,
		/// How much, in smallest units. Default: the amount missing to open.
		amount: Option<u128>,
		#[command(flatten)]
		agreed: AgreedArgs,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Open a funded draft; its terms are final from then on. The chain refuses it if they change
	/// before it is there.
	Open {
		/// Number of the round.
		round: u32,
		#[command(flatten)]
		agreed: AgreedArgs,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Stop the clock of an open round (compliance and governance; see --committee).
	Pause {
		/// Number of the round.
		round: u32,
		#[command(flatten)]
		send: CommitteeArgs,
	},
	/// Let the clock of a paused round run again.
	Resume {
		/// Number of the round.
		round: u32,
		#[command(flatten)]
		send: CommitteeArgs,
	},
	/// End a round that is paid out or whose claim window is over. Its state stays until
	/// `clean-up`.
	Close {
		/// Number of the round.
		round: u32,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Remove the state of a closed or abandoned round and return the deposits. Run `report` first.
	CleanUp {
		/// Number of the round.
		round: u32,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Stop the stream of one beneficiary of a revocable round; tokens already unlocked stay
	/// theirs.
	StopStream {
		#[command(flatten)]
		row: RowArgs,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Set aside a row that is refused, so that closing the round does not take it.
	SetAside {
		#[command(flatten)]
		row: RowArgs,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Ask the chain to pay the rows of an open listed round by itself.
	RequestPush {
		/// Number of the round.
		round: u32,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Give up a draft; the pot's tokens are returned, and the deposit by `clean-up`.
	Abandon {
		/// Number of the round.
		round: u32,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Send what is in the pot of a removed round to the treasury.
	Sweep {
		/// Number of the round.
		round: u32,
		/// `native`, or the number of an asset.
		#[arg(long, default_value = "native")]
		asset: AssetKind,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Show one round.
	Show {
		/// Number of the round.
		round: u32,
	},
	/// Show all rounds.
	List,
}

/// Runs a command of `distribution round`.
pub async fn run(command: RoundCommand, chain: &Chain, output: Output) -> Result<()> {
	match command {
		RoundCommand::Draft { terms, send: how } => {
			let terms = terms.terms(chain, None).await?;
			let call = distribution::draft(&terms);
			let Some(included) = submit(chain, call, &how, output).await? else { return Ok(()) };
			let id = included.first::<RoundDrafted>()?.round;
			// A round is drafted without rows.
			let hash = terms_hash(&terms, H256::zero());
			output.print(&json!({ "round": id, "terms": format!("{hash:#x}") }), || {
				format!(
					"Round {id}, terms {hash:#x}. Next: distribution round fund {id}, then distribution round open {id}"
				)
			});
			Ok(())
		}
		RoundCommand::Amend { round, terms, send: how } => {
			let present = chain.round(round).await?.terms;
			let terms = terms.terms(chain, Some(present)).await?;
			let call = distribution::amend(round, &terms);
			let Some(included) = submit(chain, call, &how, output).await? else { return Ok(()) };
			let hash = chain.terms_hash(round).await?;
			print_done(&included, output, &format!("amended, terms {hash:#x}"));
			Ok(())
		}
		RoundCommand::AddEntries { round, file, batch, send: how } => {
			add_entries(chain, round, &file, batch, &how, output).await
		}
		RoundCommand::Fund { round, amount, agreed, send: how } => {
			let terms = agreed.hash(chain, round).await?;
			let info = chain.round(round).await?;
			// The pot must keep the minimum balance, and tokens that others have locked there.
			let stays = info
				.pot_balance
				.saturating_sub(info.payable)
				.max(chain.minimum_balance(info.terms.asset).await?);
			let needed = info.terms.budget.saturating_add(stays).saturating_sub(info.pot_balance);
			let amount = amount.unwrap_or(needed);
			if amount == 0 {
				return Err(CliError::input(format!("round {round} is fully funded")));
			}
			let call = distribution::fund(round, amount, terms);
			let done = format!("funded with {amount}, terms {terms:#x}");
			submit_and_report(chain, call, &how, output, &done).await
		}
		RoundCommand::Open { round, agreed, send: how } => {
			let terms = agreed.hash(chain, round).await?;
			let call = distribution::open(round, terms);
			let done = format!("opened, terms {terms:#x}");
			submit_and_report(chain, call, &how, output, &done).await
		}
		RoundCommand::Pause { round, send: how } => {
			submit_as(chain, distribution::pause(round), &how, output, "paused").await
		}
		RoundCommand::Resume { round, send: how } => {
			submit_as(chain, distribution::resume(round), &how, output, "resumed").await
		}
		RoundCommand::Close { round, send: how } => {
			submit_and_report(chain, distribution::close(round), &how, output, "closed").await
		}
		RoundCommand::CleanUp { round, send: how } => clean_up(chain, round, &how, output).await,
		RoundCommand::StopStream { row, send: how } => {
			let (round, who, evidence) = row.row(chain).await?;
			let call = distribution::stop_stream(round, &who, &evidence);
			submit_and_report(chain, call, &how, output, "stream stopped").await
		}
		RoundCommand::SetAside { row, send: how } => {
			let (round, who, evidence) = row.row(chain).await?;
			let call = distribution::set_aside(round, &who, &evidence);
			submit_and_report(chain, call, &how, output, "set aside").await
		}
		RoundCommand::RequestPush { round, send: how } => {
			submit_and_report(chain, distribution::request_push(round), &how, output, "queued")
				.await
		}
		RoundCommand::Abandon { round, send: how } => {
			submit_and_report(chain, distribution::abandon(round), &how, output, "abandoned").await
		}
		RoundCommand::Sweep { round, asset, send: how } => {
			let call = distribution::sweep(round, asset);
			submit_and_report(chain, call, &how, output, "sent to the treasury").await
		}
		RoundCommand::Show { round } => {
			let info = chain.round(round).await?;
			output.print(&to_json(&info), || describe(&info));
			Ok(())
		}
		RoundCommand::List => {
			let all = chain.all_rounds().await?;
			output.print(&all.iter().map(to_json).collect::<Vec<_>>(), || {
				if all.is_empty() {
					return "No rounds.".into();
				}
				all.iter().map(describe).collect::<Vec<_>>().join("\n\n")
			});
			Ok(())
		}
	}
}

async fn clean_up(chain: &Chain, round: u32, how: &SubmitArgs, output: Output) -> Result<()> {
	let call = distribution::clean_up(round, CLEAN_UP_LIMIT);
	if how.dry_run {
		return submit_and_report(chain, call, how, output, "").await;
	}
	let signer = how.signer()?;
	// A part at a time: the round itself goes last.
	loop {
		let included = chain.send(&call, &signer).await?;
		if !included.all::<RoundRemoved>()?.is_empty() {
			break;
		}
	}
	output.print(&json!({ "done": "removed", "round": round }), || {
		format!("Round {round} is removed and its deposits are returned.")
	});
	Ok(())
}

async fn add_entries(
	chain: &Chain,
	round: u32,
	file: &Path,
	batch: u32,
	how: &SubmitArgs,
	output: Output,
) -> Result<()> {
	let info = chain.round(round).await?;
	let minimum = chain.minimum_balance(info.terms.asset).await?;
	let rules = Rules { decimals: None, minimum, allow_duplicates: true };
	let list = csv::read_clean(file, rules)?;
	let present = chain.listed_rows(round).await?;
	let rest = list.rows.get(present as usize..).ok_or_else(|| {
		CliError::input(format!(
			"round {round} has {present} rows already, more than the {} of the list",
			list.rows.len()
		))
	})?;
	if how.dry_run {
		let calls: Vec<_> = rest
			.chunks(batch as usize)
			.map(|rows| distribution::add_entries(round, rows))
			.collect();
		return show_calls(chain, &calls, output).await;
	}
	let signer = how.signer()?;
	let bar = output.progress(rest.len() as u64, "adding rows");
	for rows in rest.chunks(batch as usize) {
		chain.send(&distribution::add_entries(round, rows), &signer).await?;
		bar.inc(rows.len() as u64);
	}
	bar.finish_and_clear();
	output.print(&json!({ "round": round, "rows": list.rows.len() }), || {
		format!("Round {round} has {} rows.", list.rows.len())
	});
	Ok(())
}
