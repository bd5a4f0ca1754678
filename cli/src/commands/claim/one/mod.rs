//! `distribution claim`: one row, for any account or Ethereum address; or rows that follow one another.

mod ethereum;
mod message;
mod range;
mod redirect;

use self::{
	ethereum::signed_claim,
	message::{message, Message},
	range::{claim_range, Span},
	redirect::{claim_to, RedirectArgs, Row},
};
use crate::{
	args::{
		account::account_of,
		ethereum::{ensure_pays_accounts, Signed},
		number::whole_number,
		paid::report,
		row::evidence_of,
		send::{show_calls, SubmitArgs},
		trial::Trial,
	},
	error::{CliError, Result},
	output::Output,
};
use clap::{Args, Subcommand};
use distribution_client::{
	account::{self, AccountId},
	calls::{distribution, Call},
	types::RoundInfo,
	Chain, Error,
};
use serde_json::json;
use std::path::PathBuf;

/// `distribution claim`.
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
#[command(mut_arg("dry_run", |arg| {
	arg.help("Do not send: print what can be claimed, now and later, and have the chain try it and forget it; as the account that is paid, unless --as names another")
}))]
pub struct Claim {
	#[command(subcommand)]
	below: Option<ClaimCommand>,
	/// Number of the round.
	#[arg(required = true, value_parser = whole_number::<u32>)]
	round: Option<u32>,
	/// The account to be paid: any SS58 address or 0x and 64 digits. With --ethereum-signature the
	/// Ethereum address whose row it is: 0x and 40 digits.
	#[arg(required_unless_present = "range")]
	account: Option<String>,
	/// Folder or tree file made by `list build`. Not needed for listed rounds, for started streams,
	/// and for rounds whose list is in the chain.
	#[arg(long)]
	list: Option<PathBuf>,
	/// The row, if the account has several.
	#[arg(long, value_parser = whole_number::<u32>)]
	row: Option<u32>,
	/// Pay these rows together instead of those of one account: 100-299, both included. Rows that are
	/// paid already are left out, and so are those that would be refused.
	#[arg(long, value_name = "FIRST-LAST", requires = "list", conflicts_with_all = ["account", "row"])]
	range: Option<Span>,
	/// Send without signature and fee.
	#[arg(long, conflicts_with_all = ["suri", "key_file", "key_stdin", "keyring", "signer"])]
	unsigned: bool,
	#[command(flatten)]
	redirect: RedirectArgs,
	#[command(flatten)]
	send: SubmitArgs,
}

/// The commands of `distribution claim`, which claims without one.
#[derive(Subcommand, Debug)]
pub enum ClaimCommand {
	/// Print what the owner of a row signs to have it paid to another account: one payment of an
	/// account's row, or the row of an Ethereum address.
	Message(Box<Message>),
}

/// Runs `distribution claim`.
pub async fn claim(mut command: Claim, chain: &Chain, output: Output) -> Result<()> {
	if let Some(ClaimCommand::Message(below)) = command.below.take() {
		return message(*below, chain, output).await;
	}
	let round = command.round.ok_or_else(|| CliError::usage("name a round"))?;
	let round = chain.round(round).await?;
	if let Some((to, signature, deadline)) = command.redirect.by_ethereum_key() {
		let Some(owner) = &command.account else {
			return Err(CliError::usage("name the Ethereum address whose row it is"));
		};
		let (list, row) = (command.list.as_ref(), command.row);
		let signed = Signed { round: &round, owner, to, deadline, list, row };
		let (unsigned, send) = (command.unsigned, &command.send);
		let claim = signed_claim(&signed, signature, unsigned, send, chain, output).await?;
		let Some((call, who)) = claim else { return Ok(()) };
		return pay(&command, &round, &call, &who, chain, output).await;
	}
	ensure_pays_accounts(&round)?;
	if let (Some(span), Some(list)) = (command.range, &command.list) {
		return claim_range(&round, span, list, command.unsigned, &command.send, chain, output)
			.await;
	}
	let account = command.account.as_deref().ok_or_else(|| CliError::usage("name an account"))?;
	let who = account_of(account)?;
	let unit = chain.unit(round.terms.asset).await?;
	let show = |amount| unit.show(amount);
	let evidence = evidence_of(chain, &round, &who, command.list.as_ref(), command.row).await?;
	if command.redirect.is_given() {
		let row = Row { round: &round, who, evidence };
		let Claim { redirect, unsigned, send, .. } = &command;
		return claim_to(row, redirect, *unsigned, send, chain, output).await;
	}
	// Ask first: a claim that would be refused is not sent, and the reason is the chain's own.
	let claimable = chain.claimable(round.id, who, &evidence).await?;
	let clock = chain.clock().await?;
	let call = distribution::claim(round.id, &who, &evidence);
	if command.send.print_call {
		return show_calls(chain, &[call], output).await;
	}
	if command.send.dry_run {
		if command.unsigned {
			chain.ensure_free_claims(round.terms.asset).await?;
		}
		let maker = command.send.maker_or(who)?;
		let trial = Trial::of_calls(chain, &maker, &[call]).await?;
		let value = json!({
			"round": round.id,
			"account": account::show(&who),
			"row": evidence.index(),
			"now": claimable.now.to_string(),
			"later": claimable.later.to_string(),
			"paid": claimable.paid.to_string(),
			"next": claimable.next,
			"nextDate": claimable.next.and_then(|next| clock.iso(next)),
			"trial": trial.json(),
		});
		output.print(&value, || {
			let next = claimable
				.next
				.map_or(String::new(), |next| format!(" More unlocks on {}.", clock.show(next)));
			format!(
				"Row {}: {} now, {} later, {} paid before.{next}\n{}",
				evidence.index(),
				show(claimable.now),
				show(claimable.later),
				show(claimable.paid),
				trial.text()
			)
		});
		return trial.end();
	}
	if claimable.now == 0 {
		let when = claimable
			.next
			.map_or(String::new(), |next| format!("; more unlocks on {}", clock.show(next)));
		return Err(Error::NotNow(format!("nothing can be claimed now{when}")).into());
	}
	pay(&command, &round, &call, &who, chain, output).await
}

/// Sends the claim of a row of `who`, and reports what was paid, and to whom.
async fn pay(
	command: &Claim,
	round: &RoundInfo,
	call: &Call,
	who: &AccountId,
	chain: &Chain,
	output: Output,
) -> Result<()> {
	let included = if command.unsigned {
		chain.send_unsigned(call).await?
	} else {
		chain.send(call, command.send.signer(chain).await?).await?
	};
	report(round, who, &included, chain, output).await
}
