//! `distribution referendum …`: how referenda stand, what they would do, votes and what they lock;
//! and `distribution vote`.

mod decode;
mod delegation;
mod list;
mod locks;
mod votes;

pub use self::votes::{vote, Vote};
use self::{
	decode::{decode, Decode},
	delegation::{delegate, undelegate, Delegate, Undelegate},
	list::{list, show, List},
	locks::{remove_vote, unlock, RemoveVote, Unlock},
};
use crate::{
	args::{
		number::whole_number,
		send::{submit_and_report, SubmitArgs},
	},
	error::Result,
	output::Output,
};
use clap::Subcommand;
use distribution_client::{calls::governance, Chain};

/// The commands of `distribution referendum`.
#[derive(Subcommand, Debug)]
pub enum ReferendumCommand {
	/// List the referenda that are not over: how they stand, what they need now, what they would do.
	List(List),
	/// Show how a referendum stands.
	Show {
		/// Number of the referendum.
		#[arg(value_parser = whole_number::<u32>)]
		referendum: u32,
	},
	/// Show what a referendum would do: its call in full, with the calls in it.
	Decode(Decode),
	/// Place the decision deposit of a referendum that has none.
	PlaceDeposit {
		/// Number of the referendum.
		#[arg(value_parser = whole_number::<u32>)]
		referendum: u32,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Remove a vote. What it locked is freed by `unlock`.
	RemoveVote(RemoveVote),
	/// Unlock what votes and delegations no longer lock, and show what stays locked until when.
	Unlock(Unlock),
	/// Let another account vote with your tokens on some tracks.
	Delegate(Delegate),
	/// Take delegations back.
	Undelegate(Undelegate),
}

/// Runs a command of `distribution referendum`.
pub async fn run(command: ReferendumCommand, chain: &Chain, output: Output) -> Result<()> {
	match command {
		ReferendumCommand::List(command) => list(command, chain, output).await,
		ReferendumCommand::Show { referendum } => show(chain, referendum, output).await,
		ReferendumCommand::Decode(command) => decode(command, chain, output).await,
		ReferendumCommand::PlaceDeposit { referendum, send } => {
			let call = governance::place_decision_deposit(referendum);
			submit_and_report(chain, call, &send, output, "deposit placed").await
		}
		ReferendumCommand::RemoveVote(command) => remove_vote(command, chain, output).await,
		ReferendumCommand::Unlock(command) => unlock(command, chain, output).await,
		ReferendumCommand::Delegate(command) => delegate(command, chain, output).await,
		ReferendumCommand::Undelegate(command) => undelegate(command, chain, output).await,
	}
}
