//! `distribution claim message`: what the owner of a row signs to have it paid to another account. Of
//! an account's row that is one payment; an Ethereum address has no account of its own.

mod ethereum;

use self::ethereum::print_message;
use crate::{
	args::{
		account::{account_of, ensure_has_key},
		ethereum::Signed,
		key::KeyArgs,
		paid::ensure_unpaid,
		row::{options_of, RowArgs},
	},
	error::{CliError, Result},
	output::{note, Output},
};
use clap::Args;
use distribution_client::{
	account,
	keys::{show_bytes, show_signature},
	lists::accounts::Allowed,
	payees::{paid_of, payee_of, text_of},
	time::Time,
	types::Redirect,
	Chain,
};
use distribution_primitives::Beneficiaries;
use serde_json::json;

/// `distribution claim message`.
#[derive(Args, Debug)]
#[command(mut_arg("account", |arg| {
	arg.help("Whose row: any SS58 address or 0x and 64 digits; an Ethereum address, 0x and 40 digits, if the round pays those")
}))]
pub struct Message {
	#[command(flatten)]
	row: RowArgs,
	/// The account that is to be paid instead of the owner: any SS58 address or 0x and 64 digits.
	#[arg(long, value_name = "ACCOUNT")]
	to: String,
	/// Until when the signature is good: 2027-01-31 or 2027-01-31T12:00Z (UTC), +7d from now, or
	/// '#123456' for a block of the relay chain. Nobody can take back the signature of an Ethereum
	/// address before.
	#[arg(long, value_name = "TIME", default_value = "+7d")]
	deadline: Time,
	/// Sign it at once with the key that is given, which must be the owner's. Not for an Ethereum
	/// address, whose wallet has the key.
	#[arg(long)]
	sign: bool,
	#[command(flatten)]
	key: KeyArgs,
}

/// Runs `distribution claim message`.
pub async fn message(command: Message, chain: &Chain, output: Output) -> Result<()> {
	let info = chain.round(command.row.round).await?;
	let clock = chain.clock().await?;
	let deadline = clock.block_of(command.deadline, false)?;
	if info.terms.beneficiaries == Beneficiaries::Ethereum {
		if command.sign {
			return Err(CliError::input(
				"the wallet of the Ethereum address has its key: leave --sign out, and have it sign what is printed",
			));
		}
		let RowArgs { account, list, row, .. } = &command.row;
		let (list, row) = (list.as_ref(), *row);
		let signed = Signed { round: &info, owner: account, to: &command.to, deadline, list, row };
		return print_message(&signed, chain, output).await;
	}
	if deadline <= clock.block {
		return Err(CliError::input("the deadline is over already: give a later one"));
	}
	let (round, who, evidence) = command.row.row(chain).await?;
	ensure_unpaid(chain, &info, &who, &evidence).await?;
	let to = account_of(&command.to)?;
	// The chain refuses it: no option helps.
	ensure_has_key(&to, Allowed { keyless: false, ethereum: true })?;
	let payee = payee_of(chain, &who, info.terms.asset, Some(round)).await?;
	if payee != who && payee != to {
		note(&format!(
			"warning: {} has named {}, and no signature gets around that: the chain refuses this one with PayeeNamed as long as that is in force",
			account::show(&who),
			account::show(&payee)
		));
	}
	let row = evidence.index();
	let paid = paid_of(chain, round, row).await?;
	let redirect = Redirect { to, paid, deadline };
	let text = text_of(&redirect, chain.genesis(), round, row, &who);
	let signature = if command.sign {
		let key = command.key.key()?;
		command.key.check(key.is_development(), chain).await?;
		if key.account() != who {
			return Err(CliError::input(format!(
				"the key is that of {}, not of the owner {}",
				account::show(&key.account()),
				account::show(&who)
			)));
		}
		Some(show_signature(&key.sign(text.as_bytes())))
	} else {
		None
	};
	let value = json!({
		"round": round,
		"account": account::show(&who),
		"row": row,
		"to": account::show(&to),
		"paid": paid.to_string(),
		"deadline": deadline,
		"deadlineDate": clock.iso(deadline),
		"text": text,
		"bytes": show_bytes(&text),
		"signature": signature,
	});
	output.print(&value, || {
		let of = signature.clone().unwrap_or_else(|| "SIGNATURE".into());
		let asked = match signature {
			Some(_) => "Signed:".to_string(),
			None => format!("To be signed with the key of {}:", account::show(&who)),
		};
		let options = options_of(command.row.list.as_ref(), command.row.row);
		format!(
			"{asked}\n{text}\nThen, by anybody until {}:\ndistribution claim {round} {} --to {} --deadline {deadline}{options} --signature {of} --unsigned",
			clock.show(deadline),
			account::show(&who),
			account::show(&to),
		)
	});
	Ok(())
}
