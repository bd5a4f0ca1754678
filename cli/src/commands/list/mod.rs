//! `distribution list …`: checking lists, building their trees, proving and verifying; storing them in
//! the chain, and reading them from there.

mod build;
mod check;
mod fetch;
mod ipfs;
mod proof;
mod publish;
mod show;
mod snapshot;
mod verify;

use self::{
	build::{build, Build},
	check::{check, Check},
	fetch::{fetch, Fetch},
	ipfs::{ipfs, Ipfs},
	proof::{proof, Proof},
	publish::{publish, Publish},
	show::{show, Show},
	snapshot::{snapshot, withhold, TakeSnapshot, Withhold},
	verify::{verify, Verify},
};
use crate::{
	args::{
		number::whole_number,
		send::{submit_and_report, SubmitArgs},
	},
	error::Result,
	output::Output,
};
use clap::{Args, Subcommand};
use distribution_client::{calls::lists, Chain};
use std::future::Future;

/// `distribution list remove`.
#[derive(Args, Debug)]
pub struct Remove {
	/// Number of the list.
	#[arg(value_parser = whole_number::<u32>)]
	list: u32,
	#[command(flatten)]
	send: SubmitArgs,
}

/// The commands of `distribution list`.
#[derive(Subcommand, Debug)]
pub enum ListCommand {
	/// Report what was found in a list, every fault with its line, the total and the concentration.
	Check(Check),
	/// Build the tree of a list: root, manifest and tree file.
	Build(Build),
	/// Print the proof of an account's rows, from a tree file or from the chain.
	Proof(Proof),
	/// Verify a list against a root, its manifest or a round on chain.
	Verify(Verify),
	/// Store a list in the chain, which computes its root, sum and concentration. Goes on where an
	/// earlier run stopped.
	Publish(Box<Publish>),
	/// Show a list in the chain: how much of it is stored, and what the chain has computed.
	Show(Show),
	/// Fetch a list from the chain: every chunk is checked, and the tree is built again.
	Fetch(Fetch),
	/// Show a list in the chain as a file of IPFS, and write the blocks that the chain's nodes lack.
	Ipfs(Ipfs),
	/// Compute a list from the balances after a block: a share of a budget for each account.
	Snapshot(Box<TakeSnapshot>),
	/// Compute the list of a snapshot anew, with a part of the rows of some countries withheld and paid
	/// to whom you name.
	Withhold(Withhold),
	/// Remove a list from the chain's state, which returns its deposit. Nodes may keep its rows.
	Remove(Remove),
}

/// Runs a command of `distribution list`. Connects to a node only if it must.
pub async fn run<F: Future<Output = Result<Chain>>>(
	command: ListCommand,
	connect: impl FnOnce() -> F,
	output: Output,
) -> Result<()> {
	match command {
		ListCommand::Check(command) => check(&command, output),
		ListCommand::Build(command) => build(&command, output),
		ListCommand::Proof(command) => proof(command, connect, output).await,
		ListCommand::Verify(command) => verify(&command, connect, output).await,
		ListCommand::Publish(command) => publish(*command, &connect().await?, output).await,
		ListCommand::Show(command) => show(&command, &connect().await?, output).await,
		ListCommand::Fetch(command) => fetch(&command, &connect().await?, output).await,
		ListCommand::Ipfs(command) => ipfs(&command, &connect().await?, output).await,
		ListCommand::Snapshot(command) => snapshot(&command, &connect().await?, output).await,
		ListCommand::Withhold(command) => withhold(&command, &connect().await?, output).await,
		ListCommand::Remove(command) => remove(&command, &connect().await?, output).await,
	}
}

async fn remove(command: &Remove, chain: &Chain, output: Output) -> Result<()> {
	let list = command.list;
	command.send.confirm(
		output,
		&format!(
			"Remove list {list} from the chain's state: its rows can no longer be proven by it."
		),
	)?;
	let done = format!("list {list} removed");
	submit_and_report(chain, lists::remove(list), &command.send, output, &done).await
}
