//! What the owner of a row of an Ethereum address signs.

use crate::{
	args::{ethereum::Signed, paid::ensure_unpaid, row::options_of},
	error::{CliError, Result},
	output::Output,
};
use distribution_client::{account, address, ethereum::typed_data, Chain};
use serde_json::json;

/// Prints what the owner of an Ethereum address signs.
pub async fn print_message(signed: &Signed<'_>, chain: &Chain, output: Output) -> Result<()> {
	let clock = chain.clock().await?;
	if signed.deadline <= clock.block {
		return Err(CliError::input("the deadline is over already"));
	}
	let (claim, evidence) = signed.claim(chain).await?;
	let who = address::in_row(&claim.owner.0);
	ensure_unpaid(chain, signed.round, &who, &evidence).await?;
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
		let options = options_of(signed.list, signed.row);
		format!(
			"Row {} of round {}: {} of {owner}, to be paid to {to}. Good until {}; nobody can take it back before.\n\nTyped data (EIP-712), for `eth_signTypedData_v4`:\n{}\n\nOr, for a wallet without it, this text (EIP-191), for `personal_sign`:\n{text}\n\nThen: distribution claim {} {owner} --to {to} --deadline {deadline}{options} --unsigned --ethereum-signature 0x…\nA contract, such as a Safe, has no key and cannot sign. Until the round opens its manager can put another address into the list.",
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
