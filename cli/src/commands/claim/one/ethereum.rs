//! Claims of rows of Ethereum addresses, with the signatures of their owners.

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
	ethereum::signature_of,
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
