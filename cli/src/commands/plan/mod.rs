//! `distribution plan …`: rounds from a table of grants, drafted, funded and opened by a multisig.

mod build;
mod calls;
mod check;
mod new;
mod status;

use crate::{error::Result, output::Output};
use clap::Subcommand;
use distribution_client::Chain;
use std::future::Future;

/// The commands of `distribution plan`.
#[derive(Subcommand, Debug)]
pub enum PlanCommand {
	/// Make a plan of a table of grants: as few rounds as its schedules allow, with their lists.
	#[command(after_help = new::TABLE)]
	New(Box<new::New>),
	/// Check a plan: its lists, and on chain what it costs, whether the money is there, who would
	/// be refused today, which claims are free.
	Check(check::Check),
	/// Build the lists of a plan again from its table, or verify them. Needs no node.
	Build(build::Build),
	/// Make the next batch of calls for the manager: dry-run, with a file and a link for each
	/// signatory. Sends nothing.
	Calls(calls::Calls),
	/// Show the rounds of a plan on chain, the approvals so far, and what to do next.
	Status(status::Status),
}

/// Runs a command of `distribution plan`. Connects to a node only if it must.
pub async fn run<F: Future<Output = Result<Chain>>>(
	command: PlanCommand,
	connect: impl FnOnce() -> F,
	output: Output,
) -> Result<()> {
	match command {
		PlanCommand::New(command) => new::new(&command, &connect().await?, output).await,
		PlanCommand::Check(command) if command.offline => check::offline(&command, output),
		PlanCommand::Check(command) => check::online(&command, &connect().await?, output).await,
		PlanCommand::Build(command) => build::build(&command, output),
		PlanCommand::Calls(command) => calls::calls(&command, &connect().await?, output).await,
		PlanCommand::Status(command) => status::status(&command, &connect().await?, output).await,
	}
}
