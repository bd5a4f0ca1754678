//! `distribution claim`: one row, for any account or Ethereum address; or rows that follow one another.

mod ethereum;
mod range;

use self::{
	ethereum::signed_claim,
	range::{claim_range, Span},
};
use crate::{
	args::{
		account::account_of,
		ethereum::{ensure_pays_accounts, Signed},
		number::whole_number,
		row::evidence_of,
		send::{show_calls, SubmitArgs},
		trial::Trial,
	},
	error::{CliError, Result},
	output::Output,
};
use clap::Args;
use distribution_client::{
	account::{self, AccountId},
	calls::{distribution, Call},
	events::Paid,
	types::RoundInfo,
	Chain, Error,
};
use serde_json::json;
use std::path::PathBuf;

/// `distribution claim`.
#[derive(Args, Debug)]
#[command(mut_arg("dry_run", |arg| {
	arg.help("Do not send: print what can be claimed, now and later, and have the chain try it and forget it; as the account that is paid, unless --as names another")
}))]
pub struct Claim {
	/// Number of the round.
	#[arg(value_parser = whole_number::<u32>)]
	round: u32,
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
	/// Claim the row of an Ethereum address: the signature by its owner of what `claim-message` prints,
	/// 65 bytes in hexadecimal.
	#[arg(long, value_name = "SIGNATURE", requires_all = ["to", "deadline"], conflicts_with = "range")]
	ethereum_signature: Option<String>,
	/// With --ethereum-signature: the account to be paid, as it was signed.
	#[arg(long, value_name = "ACCOUNT", requires = "ethereum_signature")]
	to: Option<String>,
	/// With --ethereum-signature: the block of the relay chain until which it is good, as it was
	/// signed.
	#[arg(long, value_name = "BLOCK", requires = "ethereum_signature", value_parser = whole_number::<u32>)]
	deadline: Option<u32>,
	/// Send without signature and fee.
	#[arg(long, conflicts_with_all = ["suri", "key_file", "key_stdin", "keyring", "signer"])]
	unsigned: bool,
	#[command(flatten)]
	send: SubmitArgs,
}

impl Claim {
	/// What the owner of an Ethereum address has signed.
	fn signed<'a>(&'a self, round: &'a RoundInfo) -> Result<Signed<'a>> {
		let (Some(owner), Some(to), Some(deadline)) = (&self.account, &self.to, self.deadline)
		else {
			return Err(CliError::usage("name the address, and --to and --deadline as signed"));
		};
		let (list, row) = (self.list.as_ref(), self.row);
		Ok(Signed { round, owner, to, deadline, list, row })
	}
}

/// Runs `distribution claim`.
pub async fn claim(command: Claim, chain: &Chain, output: Output) -> Result<()> {
	let round = chain.round(command.round).await?;
	if let Some(signature) = &command.ethereum_signature {
		let signed = command.signed(&round)?;
		let (unsigned, send) = (command.unsigned, &command.send);
		let claim = signed_claim(&signed, signature, unsigned, send, chain, output).await?;
		let Some((call, to)) = claim else { return Ok(()) };
		return pay(&command, &round, &call, &to, chain, output).await;
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
	// Ask first: a claim that would be refused is not sent, and the reason is the chain's own.
	let claimable = chain.claimable(command.round, who, &evidence).await?;
	let clock = chain.clock().await?;
	let call = distribution::claim(command.round, &who, &evidence);
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
			"round": command.round,
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

/// Sends the claim of a row, and reports what `who` was paid.
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
	let unit = chain.unit(round.terms.asset).await?;
	let paid = included.all::<Paid>()?.into_iter().find(|paid| paid.round == round.id);
	let paid =
		paid.ok_or_else(|| Error::not_proven("the claim was included but reports no payment"))?;
	let value = json!({
		"round": round.id,
		"account": account::show(who),
		"row": paid.index,
		"amount": paid.amount.to_string(),
		"sequence": paid.sequence,
		"block": format!("{:#x}", included.block),
		"blockNumber": included.number,
	});
	output.print(&value, || {
		format!(
			"Paid {} to {} (row {}, payment {}, {}).",
			unit.show(paid.amount),
			account::show(who),
			paid.index,
			paid.sequence,
			included.place()
		)
	});
	Ok(())
}
