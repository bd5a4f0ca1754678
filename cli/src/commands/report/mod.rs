//! `distribution report …`: audit reports, and checking them.

mod board;
mod compliance;
mod emission;
mod round;
mod solvency;
mod verify;
mod year;

use crate::{error::Result, output::Output};
use board::BoardArgs;
use clap::Subcommand;
use compliance::ComplianceArgs;
use distribution_client::Chain;
use emission::EmissionArgs;
use round::RoundArgs;
use solvency::SolvencyArgs;
use std::future::Future;
use verify::VerifyArgs;
use year::YearArgs;

/// The commands of `distribution report`.
#[derive(Subcommand, Debug)]
pub enum ReportCommand {
	/// Show every payment of a round, and prove that none is missing.
	Round(RoundArgs),
	/// Show every root that was posted to a board of scores, what became of it and of bonds, and every
	/// claim, and whether it adds up. Needs an index.
	Board(BoardArgs),
	/// Show what eras have issued to which pools, and whether it adds up. Needs an index.
	Emission(EmissionArgs),
	/// Show who vouched, what was frozen and for how long, and what was refused. Needs an index.
	Compliance(ComplianceArgs),
	/// Compare what the pots of rounds, pools and boards of scores can pay with what they owe, with the
	/// supply and what unlocks.
	Solvency(SolvencyArgs),
	/// Show a year: rounds, emission, compliance and solvency. Needs an index.
	Year(YearArgs),
	/// Check a report that somebody has written: its files, its signature, and what it says against
	/// the node.
	Verify(VerifyArgs),
}

/// Runs a command of `distribution report`.
pub async fn run<F: Future<Output = Result<Chain>>>(
	command: ReportCommand,
	connect: impl FnOnce() -> F,
	output: Output,
) -> Result<()> {
	match command {
		ReportCommand::Round(args) => round::run(args, &connect().await?, output).await,
		ReportCommand::Board(args) => board::run(args, &connect().await?, output).await,
		ReportCommand::Emission(args) => emission::run(args, &connect().await?, output).await,
		ReportCommand::Compliance(args) => compliance::run(args, &connect().await?, output).await,
		ReportCommand::Solvency(args) => solvency::run(args, &connect().await?, output).await,
		ReportCommand::Year(args) => year::run(args, &connect().await?, output).await,
		ReportCommand::Verify(args) => verify::run(args, connect, output).await,
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn commands_should_be_read() {
		let line = || ReportCommand::augment_subcommands(clap::Command::new("report"));
		line().debug_assert();
		let parses =
			|args: &[&str]| line().try_get_matches_from([&["report"][..], args].concat()).is_ok();
		for right in [
			&["round", "3"][..],
			&["round", "3", "--from", "7", "--prove", "--csv", "x.csv"],
			&["round", "3", "--index", "chain.sqlite", "-o", "x", "--sign", "--suri", "//Alice"],
			&["board", "0", "--index", "x", "-o", "x"],
			&["board", "0", "--list", "x", "--index", "x"],
			&["emission", "--index", "x", "--eras", "3..9"],
			&["compliance", "--index", "x"],
			&["solvency"],
			&["year", "2026", "--index", "x"],
			&["verify", "folder"],
			&["verify", "folder", "--offline"],
		] {
			assert!(parses(right), "{right:?}");
		}
		for wrong in [
			&["round"][..],
			&["board", "--index", "x"],
			&["round", "3", "--sign"],
			&["round", "3", "--index", "x", "--from", "7"],
			&["round", "3", "--index", "x", "--prove"],
			&["emission", "--index", "x", "--eras", "9..3"],
			&["year", "--index", "x"],
			&["year", "1999"],
			&["verify"],
		] {
			assert!(!parses(wrong), "{wrong:?}");
		}
	}
}
