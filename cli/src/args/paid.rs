//! What was paid of one row.

use crate::{
	error::{CliError, Result},
	output::Output,
};
use distribution_client::{
	account::{self, AccountId},
	address,
	events::{Included, Paid},
	types::{Evidence, RoundInfo},
	Chain, Error,
};
use serde_json::json;

/// Refuses a row of which nothing is left to be paid. One that the chain refuses for another reason may
/// be paid later.
pub async fn ensure_unpaid(
	chain: &Chain,
	round: &RoundInfo,
	who: &AccountId,
	evidence: &Evidence,
) -> Result<()> {
	match chain.claimable(round.id, *who, evidence).await {
		Ok(claimable) if claimable.now == 0 && claimable.later == 0 => {
			Err(paid_told(Error::NotNow("all of it was paid before".into()), evidence.index()))
		}
		Err(error) if is_paid(&error) => Err(paid_told(error, evidence.index())),
		Ok(_) | Err(Error::Refused(_)) => Ok(()),
		Err(error) => Err(error.into()),
	}
}

/// Whether the chain refuses a row because it was paid.
fn is_paid(error: &Error) -> bool {
	matches!(error, Error::Refused(reason) if reason.is("Distribution", "AlreadyClaimed"))
}

/// The refusal of a row that was paid.
fn paid_told(error: Error, row: u32) -> CliError {
	let told = format!("nothing is left of row {row} to sign for: {error}");
	CliError::from(error).told(told)
}

/// Prints what was paid of a row of `who`, an account or the one that stands for an Ethereum address,
/// and to whom.
pub async fn report(
	round: &RoundInfo,
	who: &AccountId,
	included: &Included,
	chain: &Chain,
	output: Output,
) -> Result<()> {
	let paid = included.all::<Paid>()?.into_iter().find(|paid| paid.round == round.id);
	let paid =
		paid.ok_or_else(|| Error::not_proven("the claim was included but reports no payment"))?;
	let unit = chain.unit(round.terms.asset).await?;
	let value = json!({
		"round": round.id,
		"account": account::show(who),
		"payee": account::show(&paid.payee),
		"row": paid.index,
		"amount": paid.amount.to_string(),
		"sequence": paid.sequence,
		"block": format!("{:#x}", included.block),
		"blockNumber": included.number,
	});
	output.print(&value, || {
		let named = if paid.payee == *who {
			String::new()
		} else {
			format!(", whom {} has named", address::beneficiary(who))
		};
		format!(
			"Paid {} to {}{named} (row {}, payment {}, {}).",
			unit.show(paid.amount),
			account::show(&paid.payee),
			paid.index,
			paid.sequence,
			included.place()
		)
	});
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_client::refusal::Reason;

	#[test]
	fn only_a_row_that_was_paid_should_be_told_so() {
		let refused = |name: &str| {
			let (pallet, docs) = ("Distribution".into(), "Why.".into());
			Error::Refused(Reason::Module { pallet, name: name.into(), docs })
		};
		assert!(is_paid(&refused("AlreadyClaimed")));
		assert!(!is_paid(&refused("NotYetOpen")) && !is_paid(&Error::NotNow("no".into())));
		let told = paid_told(refused("AlreadyClaimed"), 4);
		let text = told.to_string();
		assert!(text.contains("row 4") && text.contains("AlreadyClaimed"), "{text}");
		assert_eq!(told.code(), 6);
	}
}
