//! `distribution account …`: what an account has.

use crate::{args::account::account_of, error::Result, output::Output};
use clap::Subcommand;
use distribution_client::{
	account::{self, show_native, AccountId},
	balances::Balance,
	keys::show_bytes,
	Chain,
};
use serde_json::{json, Value};

/// The commands of `distribution account`.
#[derive(Subcommand, Debug)]
pub enum AccountCommand {
	/// Show an account's address and what it has of the native token.
	Show {
		/// The account: any SS58 address or 0x and 64 digits.
		account: String,
	},
}

/// Runs a command of `distribution account`.
pub async fn run(command: AccountCommand, chain: &Chain, output: Output) -> Result<()> {
	let AccountCommand::Show { account } = command;
	let who = account_of(&account)?;
	let balance = chain.balance_of(&who).await?;
	output.print(&to_json(&who, &balance), || describe(&who, &balance));
	Ok(())
}

/// An account as JSON; amounts are strings of smallest units.
fn to_json(who: &AccountId, balance: &Balance) -> Value {
	let locks: Vec<Value> = balance
		.locks
		.iter()
		.map(|(name, amount)| json!({ "name": name, "amount": amount.to_string() }))
		.collect();
	json!({
		"account": account::show(who),
		"accountHex": show_bytes(who),
		"nonce": balance.nonce,
		"free": balance.free.to_string(),
		"reserved": balance.reserved.to_string(),
		"frozen": balance.frozen.to_string(),
		"movable": balance.movable().to_string(),
		"locks": locks,
	})
}

fn describe(who: &AccountId, balance: &Balance) -> String {
	let mut lines = vec![
		format!("Account {}", account::show(who)),
		format!("  in hex    {}", show_bytes(who)),
		format!("  free      {}", show_native(balance.free)),
		format!("  reserved  {} for deposits and stakes", show_native(balance.reserved)),
		format!("  frozen    {} must stay", show_native(balance.frozen)),
		format!("  movable   {}", show_native(balance.movable())),
		format!("  nonce     {}", balance.nonce),
	];
	let lock = |(name, amount): &(String, u128)| {
		let what = match name.as_str() {
			"vesting" => "vesting",
			"pyconvot" => "votes",
			other => other,
		};
		format!("  locked    {} for {}", show_native(*amount), what.escape_debug())
	};
	lines.extend(balance.locks.iter().map(lock));
	lines.join("\n")
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn account_should_be_shown_in_tokens() {
		const TOKEN: u128 = 1_000_000_000_000;
		let balance = Balance {
			nonce: 3,
			free: 25 * TOKEN,
			reserved: TOKEN,
			frozen: 5 * TOKEN,
			locks: vec![("pyconvot".into(), 5 * TOKEN)],
		};
		let text = describe(&[7; 32], &balance);
		for part in ["free      25 DIST", "movable   21 DIST", "locked    5 DIST for votes"] {
			assert!(text.contains(part), "{part}: {text}");
		}
		let value = to_json(&[7; 32], &balance);
		assert_eq!(value["free"], (25 * TOKEN).to_string());
		assert_eq!(value["locks"][0]["name"], "pyconvot");
	}
}
