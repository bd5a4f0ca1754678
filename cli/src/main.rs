//! `distribution`: build and verify lists, open rounds, claim, prove what was paid; emission, stake
//! and governance; transactions signed offline.
//!
//! - [`args`]: arguments that several commands take;
//! - [`commands`]: one file or folder per group of commands;
//! - [`deployment`]: what makes the chain spec of a new chain;
//! - everything else is in the crate `distribution-client`.

#![deny(
	clippy::print_stdout,
	clippy::print_stderr,
	reason = "they panic when nobody reads the output: use `output::print_line` and `output::note`"
)]
#![cfg_attr(
	test,
	allow(
		clippy::unwrap_used,
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects,
		clippy::panic,
		reason = "a failed test is the report"
	)
)]

mod args;
mod commands;
mod deployment;
mod error;
mod files;
mod output;

use clap::{CommandFactory, Parser, Subcommand};
use commands::{
	account::{self, AccountCommand},
	chain_spec,
	claim::{
		all::{claim_all, ClaimAll},
		one::{claim, Claim},
	},
	compliance::{self, credential, ComplianceCommand},
	emission::{self, EmissionCommand},
	key::{self, KeyCommand},
	list::{self, ListCommand},
	plan::{self, PlanCommand},
	referendum::{self, ReferendumCommand, Vote},
	report::{report, Report},
	rewards::{rewards, RewardsCommand},
	round::{self, RoundCommand},
	scores::{report_scores, ReportScores},
	stake::{self, Membership, Stake, Unstake},
	tx::{self, TxCommand},
};
use distribution_client::{account::parse_hash, Chain, Limits};
use error::{CliError, Result, EXIT_CODES};
use output::{note, print_line, Output};
use std::{path::PathBuf, process::ExitCode, time::Duration};

/// Where `--help` lists the options that every command has: after its own.
const CONNECTION: &str = "Connection";

/// Build and verify distribution lists, open rounds, claim, prove what was paid; stake, vote,
/// forecast what is issued.
#[derive(Parser, Debug)]
#[command(name = "distribution", version, after_help = EXIT_CODES)]
struct Cli {
	/// Print one JSON object instead of text; an error is one on standard error.
	#[arg(long, global = true, help_heading = "Output")]
	json: bool,
	/// Do what cannot be undone without asking. Needed where there is no terminal.
	#[arg(short, long, global = true, help_heading = "Output")]
	yes: bool,
	/// The node's RPC endpoint. Default: DISTRIBUTION_URL, or ws://127.0.0.1:9944.
	#[arg(long, global = true, help_heading = CONNECTION)]
	url: Option<String>,
	/// Refuse any chain but the one with this genesis hash. Default: DISTRIBUTION_GENESIS, if set.
	#[arg(long, global = true, help_heading = CONNECTION)]
	genesis: Option<String>,
	/// Seconds to wait for a node to come back when its connection breaks.
	#[arg(long, global = true, help_heading = CONNECTION, value_name = "SECONDS",
		default_value_t = 120)]
	reconnect: u32,
	/// Seconds to wait for the answer to one question.
	#[arg(long, global = true, help_heading = CONNECTION, value_name = "SECONDS",
		default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..))]
	timeout: u32,
	/// Seconds to wait for a transaction to be in a final block.
	#[arg(long, global = true, help_heading = CONNECTION, value_name = "SECONDS",
		default_value_t = 300, value_parser = clap::value_parser!(u32).range(1..))]
	finality: u32,
	#[command(subcommand)]
	command: Command,
}

impl Cli {
	fn limits(&self) -> Limits {
		let seconds = |seconds: u32| Duration::from_secs(seconds.into());
		Limits {
			reconnect: seconds(self.reconnect),
			request: seconds(self.timeout),
			finality: seconds(self.finality),
		}
	}
}

#[derive(Subcommand, Debug)]
enum Command {
	/// Check lists, build their trees, make and verify proofs. Needs no node, except `verify
	/// --round`.
	#[command(subcommand)]
	List(ListCommand),
	/// Make rounds of a table of grants, and have a multisig draft, fund and open them.
	#[command(subcommand)]
	Plan(PlanCommand),
	/// Draft, fund, open, pause, close and show rounds.
	#[command(subcommand)]
	Round(RoundCommand),
	/// Claim one row for any account, signed or not.
	Claim(Claim),
	/// Claim every row that is not paid yet. Can be interrupted and repeated. Not for streamed
	/// rounds.
	ClaimAll(ClaimAll),
	/// Read every payment of a round from the chain and prove that none is missing.
	Report(Report),
	/// Read the registry of identities, vouch for accounts, sign credentials, freeze.
	#[command(subcommand)]
	Compliance(ComplianceCommand),
	/// Show the issuance and its recipients, forecast it, prove solvency, propose changes.
	#[command(subcommand)]
	Emission(EmissionCommand),
	/// Stake in a pool. It counts from the next era on.
	Stake(Stake),
	/// Take stake back. What it has earned stays claimable.
	Unstake(Unstake),
	/// Join a contribution pool.
	Enroll(Membership),
	/// Leave a contribution pool. What was earned stays claimable until it expires.
	Resign(Membership),
	/// Show and claim rewards.
	#[command(subcommand)]
	Rewards(RewardsCommand),
	/// Report the scores of a file to a contribution pool; the signer is one of its reporters.
	ReportScores(ReportScores),
	/// Vote on a referendum.
	Vote(Vote),
	/// Show a referendum, place its deposit.
	#[command(subcommand)]
	Referendum(ReferendumCommand),
	/// Check a deployment file and make the chain spec of a new chain. Needs no network.
	ChainSpec(chain_spec::Args),
	/// Build, sign and send transactions with the key on a separate machine.
	#[command(subcommand)]
	Tx(TxCommand),
	/// Make, inspect and import keys. Needs no node.
	#[command(subcommand)]
	Key(KeyCommand),
	/// Show an account.
	#[command(subcommand)]
	Account(AccountCommand),
	/// Print the completions of a shell, to be read by it.
	Completions {
		/// The shell.
		#[arg(value_enum)]
		shell: clap_complete::Shell,
	},
	/// Write the manual pages of all commands.
	Man {
		/// The folder, which must exist.
		folder: PathBuf,
	},
}

fn main() -> ExitCode {
	let cli = match Cli::try_parse() {
		Ok(cli) => cli,
		Err(error) => return misused(&error, std::env::args_os().any(|arg| arg == "--json")),
	};
	let json = cli.json;
	let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
	let result = match runtime {
		Ok(runtime) => runtime.block_on(run(cli)),
		Err(error) => Err(error.into()),
	};
	let Err(error) = result else { return ExitCode::SUCCESS };
	if !json {
		note(&format!("error: {error}"));
	} else if !error.printed {
		// Otherwise one object is enough.
		note(&error.to_json().to_string());
	}
	ExitCode::from(error.code())
}

/// Ends the program as the argument parser wants to: with help, or with what is wrong.
fn misused(error: &clap::Error, json: bool) -> ExitCode {
	if json && error.use_stderr() {
		let text = error.render().to_string();
		let text = text.trim_end();
		let error = CliError::usage(text.strip_prefix("error: ").unwrap_or(text));
		note(&error.to_json().to_string());
		return ExitCode::from(error.code());
	}
	// Nobody may be there to read it.
	let _ = error.print();
	ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(u8::MAX))
}

/// Has the user told when the connection breaks: until the node is back, nothing else happens.
fn say_when_lost(chain: Chain) -> Chain {
	let (url, seconds) = (chain.url().to_string(), chain.limits().reconnect.as_secs());
	chain.when_lost(move || {
		note(&format!(
			"The connection to the node at {url} broke. It has {seconds} seconds to come back."
		));
	});
	chain
}

async fn run(cli: Cli) -> Result<()> {
	let output = Output { json: cli.json, yes: cli.yes };
	let limits = cli.limits();
	let from_env = |name: &str| std::env::var(name).ok();
	let genesis = cli.genesis.or_else(|| from_env("DISTRIBUTION_GENESIS"));
	let genesis = genesis.as_deref().map(parse_hash).transpose()?;
	let url = cli.url.or_else(|| from_env("DISTRIBUTION_URL"));
	let url = url.as_deref().unwrap_or("ws://127.0.0.1:9944");
	let connect = || async move {
		Chain::connect(url, genesis, limits).await.map(say_when_lost).map_err(CliError::from)
	};
	match cli.command {
		// Needs no connection.
		Command::ChainSpec(args) => chain_spec::run(args, output),
		Command::Key(command) => key::run(command, output),
		Command::Completions { shell } => {
			let mut text = Vec::new();
			clap_complete::generate(shell, &mut Cli::command(), "distribution", &mut text);
			print_line(String::from_utf8_lossy(&text).trim_end());
			Ok(())
		}
		Command::Man { folder } => {
			clap_mangen::generate_to(Cli::command(), &folder)?;
			output.print(&serde_json::json!({ "folder": folder }), || {
				format!("Written to {}. Read them with `man -l FILE`.", folder.display())
			});
			Ok(())
		}
		// Commands that connect only if they must.
		Command::List(command) => list::run(command, connect, output).await,
		Command::Plan(command) => plan::run(command, connect, output).await,
		Command::Compliance(ComplianceCommand::Credential(command)) => {
			credential::run(command, connect, output).await
		}
		Command::Emission(command) => emission::run(command, connect, output).await,
		Command::Tx(command) => tx::run(command, genesis, connect, output).await,
		// Commands that need a node.
		Command::Round(command) => round::run(command, &connect().await?, output).await,
		Command::Claim(command) => claim(command, &connect().await?, output).await,
		Command::ClaimAll(command) => claim_all(command, &connect().await?, output).await,
		Command::Report(command) => report(command, &connect().await?, output).await,
		Command::Compliance(ComplianceCommand::Registry(command)) => {
			compliance::run(command, &connect().await?, output).await
		}
		Command::Stake(command) => stake::stake(command, &connect().await?, output).await,
		Command::Unstake(command) => stake::unstake(command, &connect().await?, output).await,
		Command::Enroll(command) => stake::enroll(command, &connect().await?, output).await,
		Command::Resign(command) => stake::resign(command, &connect().await?, output).await,
		Command::Rewards(command) => rewards(command, &connect().await?, output).await,
		Command::ReportScores(command) => report_scores(command, &connect().await?, output).await,
		Command::Vote(command) => referendum::vote(command, &connect().await?, output).await,
		Command::Referendum(command) => referendum::run(command, &connect().await?, output).await,
		Command::Account(command) => account::run(command, &connect().await?, output).await,
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::ValueEnum;

	#[test]
	fn command_line_should_be_consistent() {
		Cli::command().debug_assert();
	}

	#[test]
	fn completions_should_know_the_commands() {
		for shell in clap_complete::Shell::value_variants() {
			let mut text = Vec::new();
			clap_complete::generate(*shell, &mut Cli::command(), "distribution", &mut text);
			let text = String::from_utf8(text).unwrap();
			assert!(text.contains("add-entries") && text.contains("key-file"), "{shell}");
		}
	}

	#[test]
	fn manual_should_have_a_page_for_each_command() {
		let folder = tempfile::tempdir().unwrap();
		clap_mangen::generate_to(Cli::command(), folder.path()).unwrap();
		for page in ["distribution.1", "distribution-round.1", "distribution-round-open.1"] {
			assert!(folder.path().join(page).is_file(), "{page}");
		}
	}

	#[test]
	fn dry_run_should_be_described_as_what_each_command_does() {
		let described = |path: &[&str]| {
			let line = Cli::command();
			let command = path.iter().fold(&line, |line, name| line.find_subcommand(name).unwrap());
			let flag = command.get_arguments().find(|arg| arg.get_id() == "dry_run").unwrap();
			flag.get_help().unwrap().to_string()
		};
		assert!(described(&["round", "fund"]).contains("print the encoded call"));
		assert!(described(&["claim"]).contains("print what can be claimed"));
		assert!(described(&["claim-all"]).contains("rows are left"));
		assert!(described(&["compliance", "attest-all"]).contains("accounts are left"));
	}

	#[test]
	fn options_of_a_command_should_come_before_those_of_all() {
		let mut line = Cli::command();
		line.build();
		let claim = line.find_subcommand_mut("claim").unwrap();
		let help = claim.render_long_help().to_string();
		let place = |text: &str| help.find(text).unwrap_or_else(|| panic!("{text}: {help}"));
		for own in ["--list", "--unsigned", "--dry-run"] {
			assert!(place(own) < place("Connection:"));
		}
		for common in ["--url", "--genesis", "--reconnect", "--timeout", "--finality"] {
			assert!(place(common) > place("Connection:"));
		}
	}
}
