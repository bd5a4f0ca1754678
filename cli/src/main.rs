//! `distribution`: build and verify lists, open rounds, claim, prove what was paid; emission, stake and
//! governance; transactions signed offline.

#![cfg_attr(
	test,
	allow(
		clippy::unwrap_used,
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects,
		clippy::panic
	)
)]

mod account;
mod attest;
mod chain;
mod chart;
mod claim;
mod commands {
	pub mod chain_spec;
}
mod compliance;
mod credential;
mod emission;
mod error;
mod files;
mod forecast;
mod list;
mod offline;
mod output;
mod policy;
mod pools;
mod referendum;
mod refusal;
mod round;
mod scores;
mod stake;
mod terms;
mod transaction;
mod tree;

use chain::Chain;
use clap::{Args, Parser, Subcommand};
use compliance::ComplianceCommand;
use distribution_primitives::{chain::TOKEN_DECIMALS, verify_row, Evidence};
use error::{CliError, Result, BAD_INPUT, EXIT_CODES, NOT_PROVEN};
use list::Rules;
use output::Output;
use serde_json::json;
use std::{path::PathBuf, process::ExitCode};
use tree::{ManifestFile, TreeFile};

/// Build and verify distribution lists, open rounds, claim, prove what was paid; stake, vote, foresee what is
/// issued.
#[derive(Parser, Debug)]
#[command(name = "distribution", version, after_help = EXIT_CODES)]
struct Cli {
	/// Print one JSON object instead of text.
	#[arg(long, global = true)]
	json: bool,
	/// The node's RPC endpoint. Default: DISTRIBUTION_URL, or ws://127.0.0.1:9944.
	#[arg(long, global = true)]
	url: Option<String>,
	/// Refuse any chain but the one with this genesis hash. Default: DISTRIBUTION_GENESIS, if set.
	#[arg(long, global = true)]
	genesis: Option<String>,
	#[command(subcommand)]
	command: Command,
}

#[derive(Subcommand, Debug)]
enum Command {
	/// Check lists, build their trees, make and verify proofs. Needs no node.
	#[command(subcommand)]
	List(ListCommand),
	/// Draft, fund, open, pause, close and show rounds.
	#[command(subcommand)]
	Round(round::RoundCommand),
	/// Claim one row, signed or not, for anybody.
	Claim(claim::Claim),
	/// Claim every row that is not paid yet. Can be interrupted and repeated.
	ClaimAll(claim::ClaimAll),
	/// Read every payment of a round from the chain and prove that none is missing.
	Report(claim::Report),
	/// Read the registry of identities, vouch for accounts, sign credentials, freeze.
	#[command(subcommand)]
	Compliance(ComplianceCommand),
	/// Show what is issued and to whom, forecast it, prove that it can be paid, decide it.
	#[command(subcommand)]
	Emission(emission::EmissionCommand),
	/// Stake in a pool. It counts from the next era on.
	Stake(stake::Stake),
	/// Take stake back. What it has earned stays claimable.
	Unstake(stake::Unstake),
	/// Take part in a contribution pool.
	Enroll(stake::Membership),
	/// End taking part in a contribution pool. What was earned stays claimable until it expires.
	Resign(stake::Membership),
	/// Show and claim rewards.
	#[command(subcommand)]
	Rewards(stake::RewardsCommand),
	/// Report the scores of a CSV file to a contribution pool; the signer is one of its reporters.
	ReportScores(scores::ReportScores),
	/// Vote on a referendum.
	Vote(referendum::Vote),
	/// Show a referendum, place its deposit.
	#[command(subcommand)]
	Referendum(referendum::ReferendumCommand),
	/// Build, sign and send transactions with the key on a machine of its own.
	#[command(subcommand)]
	Tx(offline::TxCommand),
	/// Check a deployment file and make the chain spec of a new chain. Needs no network.
	ChainSpec(commands::chain_spec::Args),
}

/// How to read a list.
#[derive(Args, Debug)]
struct ListFile {
	/// CSV file with the columns account and amount; a header is optional.
	file: PathBuf,
	/// Amounts are tokens with up to N decimals. Without it they are smallest units.
	#[arg(long, value_name = "N")]
	decimals: Option<u8>,
	/// Least amount that an empty account can receive, in smallest units.
	#[arg(long, default_value_t = 10_000_000_000)]
	minimum: u128,
	/// Let one account have several rows.
	#[arg(long)]
	allow_duplicates: bool,
}

impl ListFile {
	fn rules(&self) -> Rules {
		Rules {
			decimals: self.decimals,
			minimum: self.minimum,
			allow_duplicates: self.allow_duplicates,
		}
	}
}

#[derive(Subcommand, Debug)]
enum ListCommand {
	/// Report every fault of a list with its line, its total and its concentration.
	Check {
		#[command(flatten)]
		list: ListFile,
	},
	/// Build the tree of a list: root, manifest and tree file.
	Build {
		#[command(flatten)]
		list: ListFile,
		/// Folder to write `manifest.json` and `tree.bin` to.
		#[arg(long)]
		out: PathBuf,
		/// Content identifier under which the list is published.
		#[arg(long, default_value = "")]
		cid: String,
		/// Write `openzeppelin.json` too, for `StandardMerkleTree.load`. Large for long lists.
		#[arg(long)]
		openzeppelin: bool,
		/// Check and compute, but write nothing.
		#[arg(long)]
		dry_run: bool,
	},
	/// Print the proof of an account's row.
	Proof {
		/// The account.
		account: String,
		/// Folder or tree file made by `list build`.
		#[arg(long)]
		list: PathBuf,
	},
	/// Verify a list against a root, its manifest or a round on chain.
	Verify {
		#[command(flatten)]
		list: ListFile,
		/// The root it must have.
		#[arg(long)]
		root: Option<String>,
		/// Folder whose manifest it must match.
		#[arg(long)]
		manifest: Option<PathBuf>,
		/// Round on chain that it must be the list of.
		#[arg(long)]
		round: Option<u32>,
	},
}

fn main() -> ExitCode {
	let cli = Cli::parse();
	let json = cli.json;
	let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
	let result = match runtime {
		Ok(runtime) => runtime.block_on(run(cli)),
		Err(error) => Err(error.into()),
	};
	match result {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			if json && error.printed {
				// One object is enough.
			} else if json {
				println!("{}", json!({ "error": error.message, "code": error.code }));
			} else {
				eprintln!("error: {error}");
			}
			ExitCode::from(error.code)
		}
	}
}

async fn run(cli: Cli) -> Result<()> {
	let output = Output { json: cli.json };
	let from_env = |name: &str| std::env::var(name).ok();
	let genesis = cli.genesis.or_else(|| from_env("DISTRIBUTION_GENESIS"));
	let genesis = genesis.as_deref().map(tree::parse_hash).transpose()?;
	let url = cli.url.or_else(|| from_env("DISTRIBUTION_URL"));
	let url = url.as_deref().unwrap_or("ws://127.0.0.1:9944");
	let connect = || Chain::connect(url, genesis);
	match cli.command {
		Command::List(ListCommand::Check { list }) => check(&list, output),
		Command::List(ListCommand::Build { list, out, cid, openzeppelin, dry_run }) => {
			build(&list, &out, cid, openzeppelin, dry_run, output)
		}
		Command::List(ListCommand::Proof { account, list }) => proof(&account, &list, output),
		Command::List(ListCommand::Verify { list, root, manifest, round }) => {
			let chain_root = match round {
				Some(round) => Some(connect().await?.round(round).await?),
				None => None,
			};
			verify(&list, root.as_deref(), manifest.as_deref(), chain_root, output)
		}
		Command::Round(command) => round::run(command, &connect().await?, output).await,
		Command::Claim(command) => claim::claim(command, &connect().await?, output).await,
		Command::ClaimAll(command) => claim::claim_all(command, &connect().await?, output).await,
		Command::Report(command) => claim::report(command, &connect().await?, output).await,
		Command::Compliance(ComplianceCommand::Registry(command)) => {
			compliance::run(command, &connect().await?, output).await
		}
		Command::Compliance(ComplianceCommand::Credential(command)) => {
			credential::run(command, connect, output).await
		}
		Command::Emission(command) => emission::run(command, connect, output).await,
		Command::Stake(command) => stake::stake(command, &connect().await?, output).await,
		Command::Unstake(command) => stake::unstake(command, &connect().await?, output).await,
		Command::Enroll(command) => stake::enroll(command, &connect().await?, output).await,
		Command::Resign(command) => stake::resign(command, &connect().await?, output).await,
		Command::Rewards(command) => stake::rewards(command, &connect().await?, output).await,
		Command::ReportScores(command) => {
			scores::report_scores(command, &connect().await?, output).await
		}
		Command::Vote(command) => referendum::vote(command, &connect().await?, output).await,
		Command::Referendum(command) => referendum::run(command, &connect().await?, output).await,
		Command::Tx(command) => offline::run(command, genesis, connect, output).await,
		Command::ChainSpec(args) => commands::chain_spec::run(args, output),
	}
}

fn check(file: &ListFile, output: Output) -> Result<()> {
	let list = list::read(&file.file, file.rules())?;
	let concentration = (!list.rows.is_empty()).then(|| list::concentration(&list.rows));
	let value = json!({
		"rows": list.rows.len(),
		"total": list.total.to_string(),
		"faults": list.faults,
		"concentration": concentration,
	});
	output.print(&value, || {
		let mut text = format!(
			"{} rows, {} in all ({} smallest units)",
			account::group(list.rows.len() as u128),
			account::show_tokens(list.total, file.decimals.unwrap_or(TOKEN_DECIMALS)),
			list.total
		);
		if let Some(c) = &concentration {
			text.push_str(&format!(
				"\nlargest row {:.2} %, ten largest {:.2} %, hundred largest {:.2} %\nGini {:.4}, HHI {:.1}, median {}",
				c.top_1, c.top_10, c.top_100, c.gini, c.hhi,
				account::show_tokens(c.median, file.decimals.unwrap_or(TOKEN_DECIMALS))
			));
		}
		for fault in &list.faults {
			text.push_str(&format!("\nline {}: {} ({})", fault.line, fault.message, fault.kind));
		}
		if list.faults.is_empty() {
			text.push_str("\nno faults");
		}
		text
	});
	if list.faults.is_empty() {
		return Ok(());
	}
	Err(CliError::new(BAD_INPUT, format!("{} fault(s)", list.faults.len())).printed())
}

fn build(
	file: &ListFile,
	out: &std::path::Path,
	cid: String,
	openzeppelin: bool,
	dry_run: bool,
	output: Output,
) -> Result<()> {
	let list = list::read_clean(&file.file, file.rules())?;
	let tree = tree::build(&list.rows)?;
	let manifest = ManifestFile::new(&tree, list.total, cid);
	if !dry_run {
		std::fs::create_dir_all(out)?;
		tree::write(&out.join("tree.bin"), &list.rows, &tree)?;
		let text = serde_json::to_string_pretty(&manifest)?;
		std::fs::write(out.join("manifest.json"), format!("{text}\n"))?;
		if openzeppelin {
			tree::write_openzeppelin(&out.join("openzeppelin.json"), &list.rows, &tree)?;
		}
	}
	output.print(&manifest, || {
		format!(
			"{} rows, total {} smallest units\nroot {}\n{}",
			account::group(manifest.rows.into()),
			manifest.total,
			manifest.root,
			if dry_run {
				"Nothing written.".into()
			} else {
				format!("Written to {}.", out.display())
			}
		)
	});
	Ok(())
}

fn proof(who: &str, path: &std::path::Path, output: Output) -> Result<()> {
	let id = account::parse(who).map_err(CliError::input)?;
	let mut tree = TreeFile::open(path)?;
	let rows = tree.find(&id)?;
	if rows.is_empty() {
		return Err(CliError::input(format!("{who} is not in this list")));
	}
	let mut proofs = Vec::new();
	for row in rows {
		let Evidence::Merkle { index, amount, proof } = tree.evidence(row)? else { continue };
		debug_assert!(verify_row(&tree.root(), tree.rows(), index, &id, amount, &proof));
		proofs.push(json!({
			"index": index,
			"account": format!("0x{}", hex::encode(id)),
			"amount": amount.to_string(),
			"proof": proof.iter().map(|h| format!("{h:#x}")).collect::<Vec<_>>(),
		}));
	}
	let value = json!({ "root": format!("{:#x}", tree.root()), "rows": tree.rows(), "entitlements": proofs });
	output.print(&value, || serde_json::to_string_pretty(&value).unwrap_or_default());
	Ok(())
}

fn verify(
	file: &ListFile,
	root: Option<&str>,
	manifest: Option<&std::path::Path>,
	round: Option<chain::RoundInfo>,
	output: Output,
) -> Result<()> {
	let list = list::read_clean(&file.file, file.rules())?;
	let tree = tree::build(&list.rows)?;
	let found = tree.root();
	let mut wanted = Vec::new();
	if let Some(root) = root {
		wanted.push(("the root given", tree::parse_hash(root)?, None));
	}
	if let Some(folder) = manifest {
		let manifest = ManifestFile::read(folder)?;
		if manifest.rows != tree.rows() {
			return Err(CliError::new(
				NOT_PROVEN,
				format!("the list has {} rows, but the manifest {}", tree.rows(), manifest.rows),
			));
		}
		wanted.push(("the manifest", manifest.root_hash()?, Some(manifest.total_amount()?)));
	}
	if let Some(round) = &round {
		match &round.terms.source {
			distribution_primitives::Source::Merkle { root, leaves } => {
				if *leaves != tree.rows() {
					return Err(CliError::new(
						NOT_PROVEN,
						format!("the list has {} rows, but the round {leaves}", tree.rows()),
					));
				}
				wanted.push(("the round", *root, round.terms.manifest.as_ref().map(|m| m.total)));
			}
			distribution_primitives::Source::Listed => {
				return Err(CliError::input(format!(
					"round {} is listed on chain and has no root",
					round.id
				)))
			}
		}
	}
	if wanted.is_empty() {
		return Err(CliError::input("verify against what? Give --root, --manifest or --round"));
	}
	for (what, root, total) in &wanted {
		if *root != found {
			return Err(CliError::new(
				NOT_PROVEN,
				format!("the list's root is {found:#x}, but {what} has {root:#x}"),
			));
		}
		if total.is_some_and(|total| total != list.total) {
			return Err(CliError::new(
				NOT_PROVEN,
				format!("the list adds up to {}, but {what} says otherwise", list.total),
			));
		}
	}
	let value = json!({ "root": format!("{found:#x}"), "rows": tree.rows(), "verified": true });
	output.print(&value, || format!("Verified: {} rows, root {found:#x}", tree.rows()));
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::CommandFactory;

	#[test]
	fn command_line_should_be_consistent() {
		Cli::command().debug_assert();
	}
}
