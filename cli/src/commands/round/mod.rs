//! `distribution round …`: drafting, funding, opening, pausing, closing, showing.

mod agreed;
mod entries;
mod outcome;
mod refused;
mod show;
mod terms;
mod twins;

use self::{
	agreed::AgreedArgs,
	entries::{add_entries, verify, AddEntries, Verify},
	outcome::{closing, next_steps, opening},
	refused::refuse,
	show::{describe, to_json},
	terms::{TermsArgs, DEFAULTS},
	twins::{AgainArgs, Payer},
};
use crate::{
	args::{
		number::whole_number,
		row::RowArgs,
		send::{print_done, submit, submit_and_report, submit_as, CommitteeArgs, SubmitArgs},
		trial::Trial,
	},
	error::{CliError, Result},
	output::{note, Output},
};
use clap::Subcommand;
use distribution_client::{
	account,
	calls::distribution,
	events::{RoundDrafted, RoundRemoved},
	rounds::missing_funds,
	types::AssetKind,
	Chain,
};
use distribution_primitives::terms_hash;
use polkadot_sdk::sp_core::H256;
use serde_json::json;

/// Items of a round's state that one transaction removes.
const CLEAN_UP_LIMIT: u32 = 256;

/// The commands of `distribution round`.
#[derive(Subcommand, Debug)]
pub enum RoundCommand {
	/// Draft a round with its terms; the signer becomes its manager and pays the deposit.
	#[command(after_help = DEFAULTS)]
	Draft {
		#[command(flatten)]
		terms: TermsArgs,
		#[command(flatten)]
		again: AgainArgs,
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
	/// Add the rows of a file to a listed draft, after those that are there. If run again, it
	/// continues where it stopped. A file that differs from what is there is refused.
	AddEntries(AddEntries),
	/// Prove that a file is the list of a round, row by row.
	Verify(Verify),
	/// Pay into the pot of a draft. The chain refuses it if the terms change before it is there.
	Fund {
		/// Number of the round.
		#[arg(value_parser = whole_number::<u32>)]
		round: u32,
		/// How much: 25.5 or "25.5 DIST" in tokens of the round's asset, "25 smallest" in its smallest
		/// unit. Default: the amount missing to open.
		amount: Option<String>,
		#[command(flatten)]
		agreed: AgreedArgs,
		#[command(flatten)]
		again: AgainArgs,
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
		again: AgainArgs,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Stop the clock of an open round: the technical committee with --committee, for 14 days of a
	/// round's life; governance without an end.
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
		/// Send without signature and fee.
		#[arg(long, conflicts_with_all = ["suri", "key_file", "key_stdin", "keyring", "signer"])]
		unsigned: bool,
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
		RoundCommand::Draft { terms, again, send: how } => {
			let terms = terms.terms(chain, None).await?;
			refuse(chain, &terms).await?;
			if how.print_call && !how.names_signer() {
				note("Whether another round has this list is not known: say with --as who drafts it.");
			} else {
				let payer = Payer::new(how.maker(chain).await?, &terms);
				again.check(chain, &payer, output).await?;
			}
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
			refuse(chain, &terms).await?;
			let call = distribution::amend(round, &terms);
			let Some(included) = submit(chain, call, &how, output).await? else { return Ok(()) };
			let hash = chain.terms_hash(round).await?;
			print_done(&included, output, &format!("amended, terms {hash:#x}"));
			Ok(())
		}
		RoundCommand::AddEntries(command) => add_entries(command, chain, output).await,
		RoundCommand::Verify(command) => verify(command, chain, output).await,
		RoundCommand::Fund { round, amount, agreed, again, send: how } => {
			let terms = agreed.hash(chain, round).await?;
			let info = chain.round(round).await?;
			let unit = chain.unit(info.terms.asset).await?;
			let amount = match amount {
				Some(text) => unit.read(&text)?,
				None => missing_funds(&info, chain.minimum_balance(info.terms.asset).await?),
			};
			if amount == 0 {
				return Err(CliError::input(format!("round {round} is fully funded")));
			}
			again.check(chain, &Payer::of(&info), output).await?;
			let call = distribution::fund(round, amount, terms);
			let shown = unit.show(amount);
			how.confirm(
				output,
				&format!(
					"Pay {shown} into the pot of round {round} (terms {terms:#x}). The pot cannot be emptied again except by abandoning the draft or closing the round."
				),
			)?;
			let done = format!("funded with {shown}, terms {terms:#x}");
			submit_and_report(chain, call, &how, output, &done).await
		}
		RoundCommand::Open { round, agreed, again, send: how } => {
			let terms = agreed.hash(chain, round).await?;
			let call = distribution::open(round, terms);
			let info = chain.round(round).await?;
			let (clock, unit) = (chain.clock().await?, chain.unit(info.terms.asset).await?);
			again.check(chain, &Payer::of(&info), output).await?;
			how.confirm(output, &opening(&info, &clock, &unit))?;
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
			let info = chain.round(round).await?;
			how.confirm(output, &closing(&info, &chain.unit(info.terms.asset).await?))?;
			submit_and_report(chain, distribution::close(round), &how, output, "closed").await
		}
		RoundCommand::CleanUp { round, send: how } => clean_up(chain, round, &how, output).await,
		RoundCommand::StopStream { row, send: how } => {
			let (round, who, evidence) = row.row(chain).await?;
			let call = distribution::stop_stream(round, &who, &evidence);
			let who_shown = account::show(&who);
			how.confirm(
				output,
				&format!("Stop the stream of {who_shown} in round {round}: what is not unlocked yet is never paid to it."),
			)?;
			submit_and_report(chain, call, &how, output, "stream stopped").await
		}
		RoundCommand::SetAside { row, unsigned, send: how } => {
			let (round, who, evidence) = row.row(chain).await?;
			let call = distribution::set_aside(round, &who, &evidence);
			if unsigned && how.sends() {
				let included = chain.send_unsigned(&call).await?;
				print_done(&included, output, "set aside");
				return Ok(());
			}
			if unsigned && how.dry_run {
				// Nobody signs it: it is tried as the account itself.
				chain.ensure_free_claims(chain.round(round).await?.terms.asset).await?;
				let maker = how.maker_or(who)?;
				return Trial::of_calls(chain, &maker, &[call]).await?.print(output);
			}
			submit_and_report(chain, call, &how, output, "set aside").await
		}
		RoundCommand::RequestPush { round, send: how } => {
			submit_and_report(chain, distribution::request_push(round), &how, output, "queued")
				.await
		}
		RoundCommand::Abandon { round, send: how } => {
			how.confirm(output, &format!("Give up the draft of round {round} for good."))?;
			submit_and_report(chain, distribution::abandon(round), &how, output, "abandoned").await
		}
		RoundCommand::Sweep { round, asset, send: how } => {
			let call = distribution::sweep(round, asset);
			let what =
				format!("Send what is in the pot of the removed round {round} to the treasury.");
			how.confirm(output, &what)?;
			submit_and_report(chain, call, &how, output, "sent to the treasury").await
		}
		RoundCommand::Show { round } => {
			let info = chain.round(round).await?;
			let clock = chain.clock().await?;
			let units = chain.units([info.terms.asset]).await?;
			output.print(&to_json(&info, &clock), || describe(&info, &clock, &units));
			Ok(())
		}
		RoundCommand::List => {
			let (all, clock) = (chain.all_rounds().await?, chain.clock().await?);
			let units = chain.units(all.iter().map(|round| round.terms.asset)).await?;
			let rounds: Vec<_> = all.iter().map(|round| to_json(round, &clock)).collect();
			output.print(&json!({ "rounds": rounds }), || {
				if all.is_empty() {
					return "No rounds.".into();
				}
				let shown = all.iter().map(|round| describe(round, &clock, &units));
				shown.collect::<Vec<_>>().join("\n\n")
			});
			Ok(())
		}
	}
}

async fn clean_up(chain: &Chain, round: u32, how: &SubmitArgs, output: Output) -> Result<()> {
	let call = distribution::clean_up(round, CLEAN_UP_LIMIT);
	if !how.sends() {
		return submit_and_report(chain, call, how, output, "").await;
	}
	how.confirm(
		output,
		&format!("Remove all state of round {round}: from then on only blocks tell of it."),
	)?;
	let signer = how.signer(chain).await?;
	// A part at a time: the round itself goes last.
	loop {
		let included = chain.send(&call, signer).await?;
		if !included.all::<RoundRemoved>()?.is_empty() {
			break;
		}
	}
	output.print(&json!({ "done": "removed", "round": round }), || {
		format!("Round {round} is removed and its deposits are returned.")
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
			let names = names.map(|name| name.trim_end_matches(':').to_string());
			names.collect::<std::collections::BTreeSet<_>>()
		};
		let (draft, amend) = (help("draft"), help("amend"));
		assert!(!amend.to_lowercase().contains("default"), "{amend}");
		let told = draft.split("Defaults:").nth(1).unwrap();
		// Flags are off, and do not say so.
		let flags = [
			"--revocable",
			"--prepaid",
			"--any-country",
			"--allow-far",
			"--key-stdin",
			"--allow-development-key",
			"--dry-run",
			"--print-call",
			"--as",
			"--help",
		];
		let others = [
			"--only-countries",
			"--except-countries",
			"--published",
			"--max-row",
			"--max-share-of-largest",
			"--suri",
			"--key-file",
			"--password-file",
			"--scheme",
			"--keyring",
			"--signer",
			"--signer-timeout",
			"--fee-asset",
		];
		for option in options(&amend).difference(&options(told)) {
			assert!(flags.iter().chain(&others).any(|name| name == option), "{option}");
		}
	}
}
