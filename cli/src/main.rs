//! `distribution`: build and verify lists, open rounds, claim, prove what was paid; emission, stake
//! and governance; transactions signed offline.
//!
//! - [`args`]: arguments that several commands take;
//! - [`commands`]: one file or folder per group of commands;
//! - [`deployment`]: what makes the chain spec of a new chain;
//! - [`site`]: a folder of static files, served to browsers;
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
mod blank;
mod commands;
mod config;
mod connect;
mod deployment;
mod error;
mod files;
mod output;
mod site;

use blank::{without_phrases, without_secrets};
use clap::{CommandFactory, Parser, Subcommand};
use commands::{
	account::{self, AccountCommand},
	announcement::{self, AnnouncementCommand},
	asset::{self, AssetCommand},
	chain_spec,
	claim::{
		all::{claim_all, ClaimAll},
		one::{claim, Claim},
	},
	claims::{claims, ClaimsCommand},
	compliance::{self, credential, ComplianceCommand},
	config::ConfigCommand,
	emission::{self, EmissionCommand},
	index::{index, Index},
	key::{self, KeyCommand},
	list::{self, ListCommand},
	now::now,
	payee::{self, PayeeCommand},
	plan::{self, PlanCommand},
	referendum::{self, ReferendumCommand, Vote},
	report::{self, ReportCommand},
	rewards::{rewards, RewardsCommand},
	round::{self, RoundCommand},
	sale::{self, SaleCommand},
	score::{self, ScoreCommand},
	scores::{report_scores, ReportScores},
	serve::{serve, Serve},
	stake::{self, Membership, Stake, Unstake},
	statement::{statement, Statement},
	supply::supply,
	tx::{self, TxCommand},
	vest::{vest, Vest},
	voucher::{self, VoucherCommand},
};
use config::{
	file::Config,
	place::environment,
	settings::{Given, Settings, PRECEDENCE},
};
use connect::connect;
use distribution_client::{
	token::{adopt, Token},
	Limits,
};
use error::{CliError, Result, EXIT_CODES};
use output::{alert, print_line, set_verbosity, versioned, Output, Verbosity};
use std::{path::PathBuf, process::ExitCode, time::Duration};

/// Where `--help` lists the options that every command has: after its own.
const CONNECTION: &str = "Connection";

/// Build and verify distribution lists, open rounds, claim, prove what was paid; stake, vote,
/// forecast what is issued.
#[derive(Parser, Debug)]
#[command(
	name = "distribution",
	version = distribution_primitives::version!(),
	after_help = format!("{PRECEDENCE}\n\n{EXIT_CODES}")
)]
struct Cli {
	/// Print one JSON object instead of text; an error is one on standard error.
	#[arg(long, global = true, help_heading = "Output")]
	json: bool,
	/// Do what cannot be undone without asking. Needed where there is no terminal.
	#[arg(short, long, global = true, help_heading = "Output")]
	yes: bool,
	/// Tell each step on standard error: node, block, call, fee, nonce, hash.
	#[arg(short, long, global = true, help_heading = "Output", conflicts_with = "quiet")]
	verbose: bool,
	/// Print results and errors only.
	#[arg(short, long, global = true, help_heading = "Output")]
	quiet: bool,
	/// Use this network of the configuration: its nodes, its genesis. Default: DISTRIBUTION_NETWORK,
	/// or that of the profile.
	#[arg(long, global = true, help_heading = CONNECTION, value_name = "NAME")]
	network: Option<String>,
	/// Use this profile of the configuration: its network, its key. Default: DISTRIBUTION_PROFILE,
	/// or the configuration's default_profile.
	#[arg(long, global = true, help_heading = CONNECTION, value_name = "NAME")]
	profile: Option<String>,
	/// The node's RPC endpoint. Default: that of --network, DISTRIBUTION_URL, that of the profile, or
	/// ws://127.0.0.1:9944.
	#[arg(long, global = true, help_heading = CONNECTION)]
	url: Option<String>,
	/// Refuse any chain but the one with this genesis hash. Default: that of --network,
	/// DISTRIBUTION_GENESIS, or that of the profile.
	#[arg(long, global = true, help_heading = CONNECTION)]
	genesis: Option<String>,
	/// Symbol and decimals of the native token, for commands without a node: DIST:12 unless you say
	/// otherwise. Chains say it themselves, and must say the same.
	#[arg(long, global = true, help_heading = CONNECTION, value_name = "SYMBOL:DECIMALS")]
	token: Option<Token>,
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

	fn verbosity(&self) -> Verbosity {
		match (self.quiet, self.verbose) {
			(true, _) => Verbosity::Quiet,
			(false, true) => Verbosity::Verbose,
			(false, false) => Verbosity::Normal,
		}
	}

	/// What is in force: options, environment and configuration put together.
	fn settings(&self) -> Result<Settings> {
		// A configuration with faults does not keep these from working.
		if matches!(
			self.command,
			Command::Config(ConfigCommand::Path | ConfigCommand::Init)
				| Command::Serve(_)
				| Command::Completions { .. }
				| Command::Man { .. }
		) {
			return Settings::new(&Given::default(), &|_| None, Config::default());
		}
		let given = Given {
			url: self.url.clone(),
			genesis: self.genesis.clone(),
			network: self.network.clone(),
			profile: self.profile.clone(),
			yes: self.yes,
		};
		Settings::new(&given, &environment, Config::load(&environment)?)
	}
}

#[derive(Subcommand, Debug)]
enum Command {
	/// Check lists, build their trees, make and verify proofs; store lists in the chain and fetch them
	/// from there.
	#[command(subcommand)]
	List(ListCommand),
	/// Make rounds of a table of grants, and have a multisig draft, fund and open them.
	#[command(subcommand)]
	Plan(PlanCommand),
	/// Draft, fund, open, pause, close and show rounds.
	#[command(subcommand)]
	Round(RoundCommand),
	/// Show drafts before they open, object to them, answer; check lists that are computed from balances.
	#[command(subcommand)]
	Announcement(AnnouncementCommand),
	/// Claim one row for any account, signed or not.
	Claim(Claim),
	/// Claim every row that is not paid yet. Can be interrupted and repeated. Not for streamed
	/// rounds.
	ClaimAll(ClaimAll),
	/// Show what an account is entitled to in all rounds, with its dates, and pay it at once.
	#[command(subcommand)]
	Claims(ClaimsCommand),
	/// Name where your payments go, and show it.
	#[command(subcommand)]
	Payee(PayeeCommand),
	/// Sell one asset for another, at a fixed price or by auction; bid, and finish bids.
	#[command(subcommand)]
	Sale(SaleCommand),
	/// Post, dispute and claim scores of work.
	#[command(subcommand)]
	Score(ScoreCommand),
	/// Sign cumulative amounts off chain, verify them, and settle them; name the keys, promise.
	#[command(subcommand)]
	Voucher(VoucherCommand),
	/// Report on rounds, emission, compliance, solvency or a year, for auditors; and check reports.
	#[command(subcommand)]
	Report(ReportCommand),
	/// Show what an account had, received, paid and has, also for Koinly and CoinTracker. Needs an
	/// index.
	Statement(Statement),
	/// Keep the chain's history in a database, verified as it is read, and answer from it.
	Index(Index),
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
	/// List, show and decode referenda; delegate; take votes back and unlock what they locked.
	#[command(subcommand)]
	Referendum(ReferendumCommand),
	/// Show what vests in an account, and unlock what has vested.
	Vest(Vest),
	/// Show how many tokens there are, how many circulate, and what unlocks when.
	Supply,
	/// Show the chain's time, its era, what is stopped, and what comes next.
	Now,
	/// Check a deployment file and make the chain spec of a new chain. Needs no network.
	ChainSpec(chain_spec::Args),
	/// Build, sign and send transactions with the key on a separate machine.
	#[command(subcommand)]
	Tx(TxCommand),
	/// Make, inspect, import and forget keys. Needs no node.
	#[command(subcommand)]
	Key(KeyCommand),
	/// Show an account, send tokens from one to another.
	#[command(subcommand)]
	Account(AccountCommand),
	/// List the assets of other chains that exist here too; send them home.
	#[command(subcommand)]
	Asset(AssetCommand),
	/// Show what is in force and why; write a first configuration. Needs no node.
	#[command(subcommand)]
	Config(ConfigCommand),
	/// Serve the page to browsers, or another folder with an index.html. Needs no node.
	Serve(Serve),
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
	let tell = |text: &str| alert(&without_phrases(text, std::env::args_os().skip(1)));
	if !json {
		tell(&format!("error: {error}"));
	} else if !error.printed {
		// Otherwise one object is enough.
		tell(&versioned(error.to_json()).to_string());
	}
	ExitCode::from(error.code())
}

/// Ends the program as the argument parser wants to: with help, or with what is wrong. A secret that
/// was given in a wrong place is not repeated.
fn misused(error: &clap::Error, json: bool) -> ExitCode {
	let rendered = error.render().to_string();
	let text = without_secrets(&rendered, std::env::args_os().skip(1));
	if json && error.use_stderr() {
		let text = text.trim_end();
		let error = CliError::usage(text.strip_prefix("error: ").unwrap_or(text));
		alert(&versioned(error.to_json()).to_string());
		return ExitCode::from(error.code());
	}
	if text == rendered {
		// With its colours. Nobody may be there to read it.
		let _ = error.print();
	} else {
		alert(text.trim_end());
	}
	ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(u8::MAX))
}

async fn run(cli: Cli) -> Result<()> {
	set_verbosity(cli.verbosity());
	let limits = cli.limits();
	if let Some(token) = &cli.token {
		adopt(token.clone())?;
	}
	let settings = cli.settings()?.put_in_force();
	let genesis = settings.genesis.as_ref().map(|genesis| genesis.value);
	let output = Output { json: cli.json, yes: settings.yes.value };
	let connect = || connect(settings, limits);
	match cli.command {
		// Needs no connection.
		Command::ChainSpec(args) => chain_spec::run(args, output),
		Command::Key(command) => key::run(command, output).await,
		Command::Config(ConfigCommand::Show) => commands::config::show(settings, output),
		Command::Config(ConfigCommand::Path) => commands::config::path(output),
		Command::Config(ConfigCommand::Init) => commands::config::init(output),
		Command::Serve(args) => serve(args, output).await,
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
		Command::Index(command) => index(command, connect, output).await,
		Command::Tx(command) => tx::run(command, genesis, connect, output).await,
		Command::Voucher(command) => voucher::run(command, connect, output).await,
		Command::Report(command) => report::run(command, connect, output).await,
		// Commands that need a node.
		Command::Round(command) => round::run(command, &connect().await?, output).await,
		Command::Claim(command) => claim(command, &connect().await?, output).await,
		Command::ClaimAll(command) => claim_all(command, &connect().await?, output).await,
		Command::Claims(command) => claims(command, &connect().await?, output).await,
		Command::Payee(command) => payee::run(command, &connect().await?, output).await,
		Command::Announcement(command) => {
			announcement::run(command, &connect().await?, output).await
		}
		Command::Sale(command) => sale::run(command, &connect().await?, output).await,
		Command::Score(command) => score::run(command, &connect().await?, output).await,
		Command::Statement(command) => statement(command, &connect().await?, output).await,
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
		Command::Vest(command) => vest(command, &connect().await?, output).await,
		Command::Supply => supply(&connect().await?, output).await,
		Command::Now => now(&connect().await?, output).await,
		Command::Account(command) => account::run(command, &connect().await?, output).await,
		Command::Asset(command) => asset::run(command, &connect().await?, output).await,
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
	fn dry_run_should_try_and_print_call_should_print() {
		fn check(command: &clap::Command, path: &str, found: &mut usize) {
			let help = |name: &str| {
				let flag = command.get_arguments().find(|arg| arg.get_id() == name)?;
				flag.get_help().map(ToString::to_string)
			};
			if let Some(printed) = help("print_call") {
				let tried = help("dry_run").unwrap();
				assert!(tried.contains("have the chain try"), "{path}: {tried}");
				assert!(printed.contains("the encoded call"), "{path}: {printed}");
				*found += 1;
			}
			for below in command.get_subcommands() {
				check(below, &format!("{path} {}", below.get_name()), found);
			}
		}
		let mut found = 0;
		check(&Cli::command(), "distribution", &mut found);
		assert!(found > 40, "{found} commands send");
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
		for common in [
			"--network",
			"--profile",
			"--url",
			"--genesis",
			"--token",
			"--reconnect",
			"--timeout",
			"--finality",
		] {
			assert!(place(common) > place("Connection:"));
		}
	}

	#[test]
	fn help_should_say_what_counts_more_than_what() {
		let help = Cli::command().render_long_help().to_string();
		let place = |text: &str| help.find(text).unwrap_or_else(|| panic!("{text}: {help}"));
		let order = ["1. options", "2. the environment", "3. the profile", "4. the default"];
		assert!(order.map(place).is_sorted());
		assert!(help.contains("Exit codes:"));
	}

	#[test]
	fn usual_options_should_have_short_forms() {
		let same = |short: &[&str], long: &[&str]| {
			let parse = |args: &[&str]| {
				let line = [&["distribution"][..], args].concat();
				format!("{:?}", Cli::try_parse_from(line).unwrap().command)
			};
			assert_eq!(parse(short), parse(long));
		};
		same(&["round", "open", "3", "-n"], &["round", "open", "3", "--dry-run"]);
		// One or the other; and nobody else's transaction is sent.
		let parses = |args: &[&str]| {
			Cli::try_parse_from([&["distribution", "round", "open", "3"][..], args].concat())
				.is_ok()
		};
		assert!(parses(&["--dry-run", "--as", "x"]) && parses(&["--print-call", "--as", "x"]));
		assert!(!parses(&["--as", "x"]) && !parses(&["--dry-run", "--print-call"]));
		same(
			&["claim-all", "3", "--list", "x", "-n"],
			&["claim-all", "3", "--list", "x", "--dry-run"],
		);
		same(
			&["list", "build", "x", "-n", "-o", "y"],
			&["list", "build", "x", "--dry-run", "--out", "y"],
		);
		same(&["key", "new", "-o", "y"], &["key", "new", "--out", "y"]);
	}

	#[test]
	fn output_should_be_quiet_or_verbose() {
		let verbosity = |args: &[&str]| {
			let line = [&["distribution"][..], args, &["config", "path"]].concat();
			Cli::try_parse_from(line).map(|cli| cli.verbosity())
		};
		assert_eq!(verbosity(&[]).unwrap(), Verbosity::Normal);
		assert_eq!(verbosity(&["-q"]).unwrap(), Verbosity::Quiet);
		assert_eq!(verbosity(&["--verbose"]).unwrap(), Verbosity::Verbose);
		assert!(verbosity(&["-q", "-v"]).is_err());
	}

	/// The names of the commands that print something, as in `round-show`.
	fn leaves(of: &clap::Command, path: &str) -> Vec<String> {
		if !of.has_subcommands() {
			return vec![path.into()];
		}
		// It does something by itself as well.
		let own = of.is_args_conflicts_with_subcommands_set().then(|| path.to_string());
		let below = of.get_subcommands().filter(|below| below.get_name() != "help");
		let all = below.flat_map(|below| {
			let name = below.get_name();
			let path = if path.is_empty() { name.into() } else { format!("{path}-{name}") };
			leaves(below, &path)
		});
		own.into_iter().chain(all).collect()
	}

	#[test]
	fn json_of_every_command_should_have_a_schema() {
		let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/schemas");
		let mut schemas: Vec<String> = std::fs::read_dir(folder)
			.unwrap()
			.filter_map(|entry| {
				let name = entry.unwrap().file_name().into_string().unwrap();
				name.strip_suffix(".json").map(String::from)
			})
			.collect();
		schemas.sort();
		// Not of one command: parts of others, and what goes wrong.
		let mut wanted = vec!["common".to_string(), "error".into()];
		wanted.extend(leaves(&Cli::command(), ""));
		// It prints a program.
		wanted.retain(|name| name != "completions");
		wanted.sort();
		assert_eq!(schemas, wanted, "each command has its file in docs/schemas");
	}
}
