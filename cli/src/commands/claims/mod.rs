//! `distribution claims …`: what an account is entitled to over all rounds, and paying it at once.

mod mine;
mod pay;

use crate::{error::Result, output::Output};
use clap::Subcommand;
use distribution_client::Chain;

/// The commands of `distribution claims`.
#[derive(Subcommand, Debug)]
pub enum ClaimsCommand {
	/// Show what an account is entitled to in all rounds and pools, with its dates.
	Mine(mine::Mine),
	/// Pay an account what it can claim now from all rounds. Any account can send it; the named
	/// account is paid.
	Pay(pay::Pay),
}

/// Runs a command of `distribution claims`.
pub async fn claims(command: ClaimsCommand, chain: &Chain, output: Output) -> Result<()> {
	match command {
		ClaimsCommand::Mine(command) => mine::mine(command, chain, output).await,
		ClaimsCommand::Pay(command) => pay::pay(command, chain, output).await,
	}
}
