//! `distribution voucher …`: cumulative amounts that are signed off chain, and settling them.

mod all;
mod decide;
mod settle;
mod sign;
mod verify;

use self::{
	all::{settle_all, SettleAll},
	decide::{promise, rotate_keys, show, Promise, RotateKeys},
	settle::{set_aside, settle, One},
	sign::{sign, Sign},
	verify::{verify, Verify},
};
use crate::{args::number::whole_number, error::Result, output::Output};
use clap::Subcommand;
use distribution_client::Chain;
use std::future::Future;

/// The commands of `distribution voucher`.
#[derive(Subcommand, Debug)]
pub enum VoucherCommand {
	/// Sign a voucher, or one for each row of a list, with a key of the round. Needs no node if hash,
	/// epoch and place are given, and the deadline as a block; for a further signature place and --most.
	Sign(Box<Sign>),
	/// Check the vouchers of a file: whether the round's keys have signed them, and whether there is
	/// enough for all of them.
	Verify(Verify),
	/// Pay what a voucher says beyond what was paid.
	Settle(Box<One>),
	/// Settle the highest voucher of each beneficiary in a file that the chain would take. Can be
	/// interrupted and repeated.
	SettleAll(Box<SettleAll>),
	/// Set aside a voucher that compliance refuses, so that neither its deadline nor closing the round
	/// takes it.
	SetAside(Box<One>),
	/// Set the keys of a draft, or replace those of an open round; vouchers of the former keys can be
	/// settled for a while.
	RotateKeys(Box<RotateKeys>),
	/// Promise more of a round's budget to vouchers, or make room for more beneficiaries. Neither can be
	/// taken back.
	Promise(Box<Promise>),
	/// Show the keys of a round, what is promised, and what is left of it.
	Show {
		/// Number of the round.
		#[arg(value_parser = whole_number::<u32>)]
		round: u32,
	},
}

/// Runs a command of `distribution voucher`. Connects to a node only if it must.
pub async fn run<F: Future<Output = Result<Chain>>>(
	command: VoucherCommand,
	connect: impl FnOnce() -> F,
	output: Output,
) -> Result<()> {
	match command {
		VoucherCommand::Sign(command) => {
			let chain = if command.needs_chain() { Some(connect().await?) } else { None };
			sign(*command, chain.as_ref(), output).await
		}
		VoucherCommand::Verify(command) => {
			let chain = if command.offline { None } else { Some(connect().await?) };
			verify(&command, chain.as_ref(), output).await
		}
		VoucherCommand::Settle(command) => settle(*command, &connect().await?, output).await,
		VoucherCommand::SettleAll(command) => settle_all(*command, &connect().await?, output).await,
		VoucherCommand::SetAside(command) => set_aside(*command, &connect().await?, output).await,
		VoucherCommand::RotateKeys(command) => {
			rotate_keys(*command, &connect().await?, output).await
		}
		VoucherCommand::Promise(command) => promise(*command, &connect().await?, output).await,
		VoucherCommand::Show { round } => show(round, &connect().await?, output).await,
	}
}
