//! `distribution claim-message`: what the owner of an Ethereum address signs.

use crate::{
	args::{account::account_of, ethereum::Signed, number::whole_number},
	error::{CliError, Result},
	output::Output,
};
use clap::Args;
use distribution_client::{account, address, ethereum::typed_data, time::Time, types::DAYS, Chain};
use serde_json::json;
use std::path::PathBuf;

/// For how long a signature is good unless it is said: seven days.
const USUAL: Time = Time::In(DAYS.saturating_mul(7));

/// `distribution claim-message`.
#[derive(Args, Debug)]
pub struct ClaimMessage {
	/// Number of the round.
	#[arg(value_parser = whole_number::<u32>)]
	round: u32,
	/// The Ethereum address that the row belongs to: 0x and 40 digits.
	address: String,
	/// The account to be paid: any SS58 address or 0x and 64 digits.
	#[arg(long, value_name = "ACCOUNT")]
	to: String,
	/// Folder or tree file made by `list build`. Not needed for listed rounds, for started streams,
	/// and for rounds whose list is in the chain.
	#[arg(long)]
	list: Option<PathBuf>,
	/// The row, if the address has several.
	#[arg(long, value_parser = whole_number::<u32>)]
	row: Option<u32>,
	/// Until when the signature is good: 2027-01-31, +30d, or '#123456' for a block of the relay chain.
	/// Nobody can take it back before. Default: seven days from now.
	#[arg(long, value_name = "TIME")]
	deadline: Option<Time>,
}

/// Runs `distribution claim-message`.
pub async fn claim_message(command: &ClaimMessage, chain: &Chain, output: Output) -> Result<()> {
	let round = chain.round(command.round).await?;
	let clock = chain.clock().await?;
	let deadline = clock.block_of(command.deadline.unwrap_or(USUAL), false)?;
	if deadline <= clock.block {
		return Err(CliError::input("the deadline is over already"));
	}
	let signed = Signed {
		round: &round,
		owner: &command.address,
		to: &command.to,
		deadline,
		list: command.list.as_ref(),
		row: command.row,
	};
	let (claim, _) = signed.claim(chain).await?;
	let unit = chain.unit(round.terms.asset).await?;
	let (owner, to) = (address::show(&claim.owner.0), account::show(&account_of(&command.to)?));
	let (data, text) = (typed_data(&claim), claim.text());
	let value = json!({
		"round": claim.round,
		"row": claim.row,
		"owner": owner,
		"account": to,
		"amount": claim.amount.to_string(),
		"deadline": deadline,
		"deadlineDate": clock.iso(deadline),
		"typedData": data,
		"text": text,
	});
	output.print(&value, || {
		let list = command.list.as_ref().map_or(String::new(), |list| {
			format!(" --list {}", list.display())
		});
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
