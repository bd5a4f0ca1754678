//! Claims of rows of Ethereum addresses, with the signatures of their owners, and what the owners sign.

use crate::{
	args::{
		ethereum::Signed,
		send::{show_calls, SubmitArgs},
		trial::Trial,
	},
	error::{CliError, Result},
	output::Output,
};
use distribution_client::{
	account::{self, AccountId},
	address,
	calls::{distribution, Call},
	ethereum::{signature_of, typed_data},
	types::Moment,
	Chain, Error,
};
use serde_json::json;

/// The claim with the owner's signature, and the account by which the row names the owner. The
/// signature is looked at before anything is sent. Nothing if the claim is not to be sent: it was
/// tried or printed.
pub async fn signed_claim(
	signed: &Signed<'_>,
	signature: &str,
	unsigned: bool,
	send: &SubmitArgs,
	chain: &Chain,
	output: Output,
) -> Result<Option<(Call, AccountId)>> {
	let (claim, evidence) = signed.claim(chain).await?;
	let signature = signature_of(signature, &claim)?;
	ensure_in_time(signed.deadline, chain).await?;
	let (round, owner, destination) = (claim.round, claim.owner.0, claim.destination);
	let deadline = signed.deadline;
	let call =
		distribution::claim_ethereum(round, &owner, &evidence, &destination, deadline, &signature);
	if send.print_call {
		show_calls(chain, &[call], output).await?;
		return Ok(None);
	}
	// Ask first, as for every claim: the reason is the chain's own.
	let who = address::in_row(&owner);
	let claimable = chain.claimable(round, who, &evidence).await?;
	if claimable.now == 0 {
		let when =
			claimable.next.map_or(String::new(), |next| format!("; more unlocks at #{next}"));
		return Err(Error::NotNow(format!("nothing can be claimed now{when}")).into());
	}
	if !send.dry_run {
		return Ok(Some((call, who)));
	}
	let asset = signed.round.terms.asset;
	if unsigned {
		chain.ensure_free_claims(asset).await?;
	}
	let trial = Trial::of_calls(chain, &send.maker_or(destination)?, &[call]).await?;
	let unit = chain.unit(asset).await?;
	let value = json!({
		"round": round,
		"owner": address::show(&owner),
		"payee": account::show(&destination),
		"row": claim.row,
		"entitlement": claim.amount.to_string(),
		"trial": trial.json(),
	});
	output.print(&value, || {
		format!(
			"Row {} of {}: {} in all.\n{}",
			claim.row,
			address::show(&owner),
			unit.show(claim.amount),
			trial.text()
		)
	});
	trial.end()?;
	Ok(None)
}

/// Prints what the owner of an Ethereum address signs.
pub async fn print_message(signed: &Signed<'_>, chain: &Chain, output: Output) -> Result<()> {
	let clock = chain.clock().await?;
	if signed.deadline <= clock.block {
		return Err(CliError::input("the deadline is over already"));
	}
	let (claim, _) = signed.claim(chain).await?;
	let unit = chain.unit(signed.round.terms.asset).await?;
	let (owner, to) = (address::show(&claim.owner.0), account::show(&claim.destination));
	let (data, text, deadline) = (typed_data(&claim), claim.text(), signed.deadline);
	let value = json!({
		"round": claim.round,
		"owner": owner,
		"row": claim.row,
		"to": to,
		"amount": claim.amount.to_string(),
		"deadline": deadline,
		"deadlineDate": clock.iso(deadline),
		"typedData": data,
		"text": text,
	});
	output.print(&value, || {
		let list = signed.list.map_or(String::new(), |list| format!(" --list {}", list.display()));
		format!(
			"Row {} of round {}: {} of {owner}, to be paid to {to}. Good until {}; nobody can take it back before.\n\nTyped data (EIP-712), for `eth_signTypedData_v4`:\n{}\n\nOr, for a wallet without it, this text (EIP-191), for `personal_sign`:\n{text}\n\nThen: distribution claim {} {owner} --to {to} --deadline {deadline}{list} --unsigned --ethereum-signature 0x…\nA contract, such as a Safe, has no key and cannot sign. Until the round opens its manager can put another address into the list.",
			claim.row,
			claim.round,
			unit.show(claim.amount),
			clock.show(deadline),
			serde_json::to_string_pretty(&data).unwrap_or_default(),
			claim.round,
		)
	});
	Ok(())
}

/// Refuses what the chain would refuse by its clock.
async fn ensure_in_time(deadline: Moment, chain: &Chain) -> Result<()> {
	let clock = chain.clock().await?;
	if clock.block < deadline {
		return Ok(());
	}
	Err(CliError::input(format!(
		"the deadline that was signed has passed on {}: have the owner sign again, with a later one",
		clock.show(deadline)
	)))
}
