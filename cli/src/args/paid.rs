//! What a claim of one row has paid.

use crate::{error::Result, output::Output};
use distribution_client::{
	account::{self, AccountId},
	address,
	events::{Included, Paid},
	types::RoundInfo,
	Chain, Error,
};
use serde_json::json;

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
