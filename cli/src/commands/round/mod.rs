//! `distribution round …`: drafting, funding, opening, pausing, closing, showing.

mod show;
mod terms;

use self::{
	show::{describe, to_json},
	terms::{TermsArgs, DEFAULTS},
};
use crate::{
	args::{
		number::{smallest_units, whole_number},
		row::RowArgs,
		send::{
			print_done, show_calls, submit, submit_and_report, submit_as, CommitteeArgs, SubmitArgs,
		},
		table::RowsArgs,
	},
	error::{CliError, Result},
	output::Output,
};
use clap::{Args, Subcommand};
use distribution_client::{
	account::{self, parse_hash},
	calls::distribution,
	events::{RoundDrafted, RoundRemoved},
	lists::rows::{self, List},
	types::{AssetKind, MAX_BATCH},
	Chain,
};
use distribution_primitives::{terms_hash, Source, TermsHash};
use polkadot_sdk::sp_core::H256;
use serde_json::json;
use std::path::PathBuf;

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
	#[command(after_help = DEFAULTS)]
	Draft {
		#[command(flatten)]
		terms: TermsArgs,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Replace terms of a draft. Values not given stay.
	Amend {
		/// Number of the round.
		#[arg(value_parser = whole_number::<u32>)]
		round: u32,
		#[command(flatten)]
		terms: TermsArgs,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Add the rows of a list to a listed draft. If run again, it continues where it stopped.
	AddEntries {
		/// Number of the round.
		#[arg(value_parser = whole_number::<u32>)]
		round: u32,
		/// The list: .csv, .xlsx or .ods with the columns account and amount.
		file: PathBuf,
		#[command(flatten)]
		rows: RowsArgs,
		/// Rows per transaction.
		#[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=i64::from(MAX_BATCH)))]
		batch: u32,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Pay into the pot of a draft. The chain refuses it if the terms change before it is there.
	Fund {
		/// Number of the round.
		#[arg(value_parser = whole_number::<u32>)]
		round: u32,
		/// How much, in smallest units. Default: the amount missing to open.
		#[arg(value_parser = smallest_units)]
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
		#[arg(value_parser = whole_number::<u32>)]
		round: u32,
		#[command(flatten)]
		agreed: AgreedArgs,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Stop the clock of an open round (technical committee with --committee, or governance).
	Pause {
		/// Number of the round.
		#[arg(value_parser = whole_number::<u32>)]
		round: u32,
		#[command(flatten)]
		send: CommitteeArgs,
	},
	/// Let the clock of a paused round run again.
	Resume {
		/// Number of the round.
		#[arg(value_parser = whole_number::<u32>)]
		round: u32,
		#[command(flatten)]
		send: CommitteeArgs,
	},
	/// End a round that is paid out or whose claim window is over. Its state stays until
	/// `clean-up`.
	Close {
		/// Number of the round.
		#[arg(value_parser = whole_number::<u32>)]
		round: u32,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Remove the state of a closed or abandoned round and return the deposits.
	CleanUp {
		/// Number of the round.
		#[arg(value_parser = whole_number::<u32>)]
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
		#[arg(value_parser = whole_number::<u32>)]
		round: u32,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Give up a draft; the pot's tokens are returned, and the deposit by `clean-up`.
	Abandon {
		/// Number of the round.
		#[arg(value_parser = whole_number::<u32>)]
		round: u32,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Send what is in the pot of a removed round to the treasury.
	Sweep {
		/// Number of the round.
		#[arg(value_parser = whole_number::<u32>)]
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
		#[arg(value_parser = whole_number::<u32>)]
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
				next_steps(id, hash, &terms.source)
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
		RoundCommand::AddEntries { round, file, rows, batch, send: how } => {
			let asset = chain.round(round).await?.terms.asset;
			let rules = rows.rules(chain.minimum_balance(asset).await?);
			let list = rows::read_clean(&file, &rows.choices(), rules)?;
			add_entries(chain, round, &list, batch, &how, output).await
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

/// What to do with a new draft.
fn next_steps(id: u32, hash: TermsHash, source: &Source) -> String {
	let rest = format!("`round show {id}`, `round open {id}`");
	match source {
		Source::Listed => format!(
			"Round {id}, without rows yet. Next: `distribution round add-entries {id} FILE`, then `round fund {id}`, {rest}"
		),
		Source::Merkle { .. } => {
			format!("Round {id}, terms {hash:#x}. Next: `distribution round fund {id}`, then {rest}")
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
	list: &List,
	batch: u32,
	how: &SubmitArgs,
	output: Output,
) -> Result<()> {
	output.tell(&list.reading, &list.warnings);
	let present = chain.listed_rows(round).await?;
	let rest = list.rows.get(present as usize..).ok_or_else(|| {
		CliError::input(format!(
			"round {round} has {} already, more than the {} of the list",
			account::counted(present, "row"),
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
	let hash = format!("{:#x}", chain.terms_hash(round).await?);
	let value =
		json!({ "round": round, "rows": list.rows.len(), "terms": hash, "read": list.reading });
	output.print(&value, || {
		format!("Round {round} has {}, terms {hash}.", account::counted(list.rows.len(), "row"))
	});
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;

	fn line() -> clap::Command {
		RoundCommand::augment_subcommands(clap::Command::new("round"))
	}

	fn refusal(args: &[&str]) -> String {
		let given = [&["round"][..], args].concat();
		line().try_get_matches_from(given).unwrap_err().to_string()
	}

	#[test]
	fn numbers_should_be_refused_in_plain_words() {
		line().debug_assert();
		let said = "`1.5` is not a whole number of smallest units";
		assert!(refusal(&["fund", "1", "1.5"]).contains(said));
		assert!(refusal(&["draft", "--budget", "1.5"]).contains(said));
		for command in ["show", "open", "amend"] {
			assert!(refusal(&[command, "abc"]).contains("`abc` is not a whole number"));
		}
	}

	#[test]
	fn defaults_should_be_told_by_draft_alone() {
		let help = |name: &str| {
			let mut line = line();
			line.find_subcommand_mut(name).unwrap().render_long_help().to_string()
		};
		let options = |help: &str| {
			let names = help.split_whitespace().filter(|word| word.starts_with("--"));
			names.map(String::from).collect::<std::collections::BTreeSet<_>>()
		};
		let (draft, amend) = (help("draft"), help("amend"));
		assert!(!amend.to_lowercase().contains("default"), "{amend}");
		let told = draft.split("Defaults:").nth(1).unwrap();
		// Flags are off, and do not say so.
		let flags = ["--revocable", "--prepaid", "--any-country", "--dry-run", "--help"];
		let others = ["--only-countries", "--except-countries", "--suri"];
		for option in options(&amend).difference(&options(told)) {
			assert!(flags.iter().chain(&others).any(|name| name == option), "{option}");
		}
	}

	#[test]
	fn drafts_should_be_followed_by_what_their_source_needs() {
		let hash = H256::repeat_byte(7);
		let listed = next_steps(2, hash, &Source::Listed);
		assert!(listed.contains("add-entries 2 FILE`, then `round fund 2`, `round show 2`"));
		let merkle = next_steps(3, hash, &Source::Merkle { root: H256::zero(), leaves: 1 });
		assert!(merkle.contains(&format!("terms {hash:#x}")));
		assert!(merkle.contains("round fund 3`, then `round show 3`, `round open 3`"));
	}
}
