//! `distribution payee …`: where an account has payments sent.

use crate::{
	args::{
		account::{account_of, ensure_has_key},
		number::whole_number,
		send::{submit, submit_and_report, SubmitArgs},
	},
	error::Result,
	output::{note, Output},
};
use clap::{Args, Subcommand};
use distribution_client::{
	account::{self, AccountId},
	calls::{payees, Call},
	events::PayeeChange,
	lists::accounts::Allowed,
	payees::{payee_of, payees_of, show_scope},
	time::Clock,
	types::{AssetKind, PayeeInfo, Scope},
	Chain, Error,
};
use serde_json::{json, Value};

/// The commands of `distribution payee`.
#[derive(Subcommand, Debug)]
pub enum PayeeCommand {
	/// Name the account that your payments go to, in force after a day.
	Set {
		/// The account: any SS58 address or 0x and 64 digits. You can name yourself, as an exception
		/// from a wider scope.
		payee: String,
		#[command(flatten)]
		scope: ScopeArgs,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Name nobody any longer, in force after a day.
	Clear(Change),
	/// Cancel a change that is not in force yet.
	Cancel(Change),
	/// Return the deposit for scopes that have no payee any longer. Anybody can, for anybody.
	Settle {
		/// The account: any SS58 address or 0x and 64 digits. Default: the signer.
		account: Option<String>,
		#[command(flatten)]
		send: SubmitArgs,
	},
	/// Show where an account has payments sent, and what changes when.
	Show {
		/// The account: any SS58 address or 0x and 64 digits.
		account: String,
		/// Also tell where a payment of this round goes.
		#[arg(long, value_parser = whole_number::<u32>)]
		round: Option<u32>,
	},
}

/// `distribution payee clear` and `cancel`.
#[derive(Args, Debug)]
pub struct Change {
	#[command(flatten)]
	scope: ScopeArgs,
	#[command(flatten)]
	send: SubmitArgs,
}

/// The payments that a payee is for.
#[derive(Args, Debug)]
pub struct ScopeArgs {
	/// Only payments of this asset: native, or its number. Rewards are native.
	#[arg(long, value_name = "ASSET", conflicts_with = "round")]
	asset: Option<AssetKind>,
	/// Only payments of this round. Without it and --asset: everything that no narrower scope says.
	#[arg(long, value_parser = whole_number::<u32>)]
	round: Option<u32>,
}

impl ScopeArgs {
	fn scope(&self) -> Scope {
		match (self.asset, self.round) {
			(_, Some(round)) => Scope::Round(round),
			(Some(asset), None) => Scope::Asset(asset),
			(None, None) => Scope::Everything,
		}
	}
}

/// Runs a command of `distribution payee`.
pub async fn run(command: PayeeCommand, chain: &Chain, output: Output) -> Result<()> {
	match command {
		PayeeCommand::Set { payee, scope, send } => {
			let payee = account_of(&payee)?;
			// The chain refuses it: no option helps.
			ensure_has_key(&payee, Allowed { keyless: false, ethereum: true })?;
			let scope = scope.scope();
			if !is_there(&scope, chain).await? {
				note(&missing(&scope));
			}
			change(payees::set(&scope, &payee), &send, chain, output).await
		}
		PayeeCommand::Clear(Change { scope, send }) => {
			change(payees::clear(&scope.scope()), &send, chain, output).await
		}
		PayeeCommand::Cancel(Change { scope, send }) => {
			let scope = scope.scope();
			let done = format!("the change for {} is cancelled", show_scope(&scope));
			submit_and_report(chain, payees::cancel(&scope), &send, output, &done).await
		}
		PayeeCommand::Settle { account, send } => {
			let owner = send.account(chain, account.as_deref()).await?;
			let done = format!("the changes of {} are settled", account::show(&owner));
			submit_and_report(chain, payees::settle(&owner), &send, output, &done).await
		}
		PayeeCommand::Show { account, round } => {
			show(&account_of(&account)?, round, chain, output).await
		}
	}
}

/// Whether the chain has the round or the asset of a scope today. It takes others too.
async fn is_there(scope: &Scope, chain: &Chain) -> Result<bool> {
	match scope {
		Scope::Round(id) => match chain.round(*id).await {
			Ok(_) => Ok(true),
			Err(Error::Input(_)) => Ok(false),
			Err(error) => Err(error.into()),
		},
		Scope::Asset(AssetKind::WithId(id)) => Ok(chain.has_asset(*id).await?),
		Scope::Asset(AssetKind::Native) | Scope::Everything => Ok(true),
	}
}

/// The warning of a scope that the chain does not have.
fn missing(scope: &Scope) -> String {
	format!(
		"warning: the chain has no {} now: the payee counts only if there is one later",
		show_scope(scope)
	)
}

/// Sends a change, and tells when it is in force.
async fn change(call: Call, send: &SubmitArgs, chain: &Chain, output: Output) -> Result<()> {
	let Some(included) = submit(chain, call, send, output).await? else { return Ok(()) };
	let change: PayeeChange = included.first()?;
	let clock = chain.clock().await?;
	let value = json!({
		"owner": account::show(&change.owner),
		"scope": scope_json(&change.scope),
		"from": change.from.as_ref().map(account::show),
		"to": change.to.as_ref().map(account::show),
		"active": change.active,
		"activeDate": clock.iso(change.active),
		"block": format!("{:#x}", included.block),
		"blockNumber": included.number,
	});
	output.print(&value, || {
		let scope = show_scope(&change.scope);
		let to = change.to.as_ref().map_or("nobody".into(), account::show);
		format!(
			"Named {to} for {scope}, in force on {} ({}). Until then `payee cancel` takes it back.",
			clock.show(change.active),
			included.place()
		)
	});
	Ok(())
}

async fn show(owner: &AccountId, round: Option<u32>, chain: &Chain, output: Output) -> Result<()> {
	let named = payees_of(chain, owner).await?;
	let clock = chain.clock().await?;
	let goes = match round {
		Some(id) => {
			let asset = chain.round(id).await?.terms.asset;
			Some((id, payee_of(chain, owner, asset, round).await?))
		}
		None => None,
	};
	let value = json!({
		"account": account::show(owner),
		"payees": named.iter().map(|info| info_json(info, &clock)).collect::<Vec<_>>(),
		"round": goes.map(|(id, to)| json!({ "round": id, "payee": account::show(&to) })),
	});
	output.print(&value, || {
		let mut lines = vec![format!("Payees of {}:", account::show(owner))];
		if named.is_empty() {
			lines.push("  none: it is paid itself".into());
		}
		lines.extend(named.iter().map(|info| format!("  {}", describe(info, &clock))));
		if let Some((id, to)) = goes {
			lines.push(format!("A payment of round {id} goes to {}.", account::show(&to)));
		}
		lines.join("\n")
	});
	Ok(())
}

fn describe(info: &PayeeInfo, clock: &Clock) -> String {
	let to = |payee: &Option<AccountId>| payee.as_ref().map_or("nobody".into(), account::show);
	let next = info.next.as_ref().map_or(String::new(), |next| {
		format!("; from {} on {}", clock.show(next.active), to(&next.payee))
	});
	format!("{}: {}{next}", show_scope(&info.scope), to(&info.payee))
}

fn info_json(info: &PayeeInfo, clock: &Clock) -> Value {
	json!({
		"scope": scope_json(&info.scope),
		"payee": info.payee.as_ref().map(account::show),
		"next": info.next.as_ref().map(|next| json!({
			"payee": next.payee.as_ref().map(account::show),
			"active": next.active,
			"activeDate": clock.iso(next.active),
		})),
	})
}

/// `"everything"`, `{"asset": "native"}` or of a number, or `{"round": 3}`.
fn scope_json(scope: &Scope) -> Value {
	match scope {
		Scope::Everything => json!("everything"),
		Scope::Asset(AssetKind::Native) => json!({ "asset": "native" }),
		Scope::Asset(AssetKind::WithId(id)) => json!({ "asset": id }),
		Scope::Round(round) => json!({ "round": round }),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::Parser;
	use distribution_primitives::NextPayee;

	#[derive(Parser, Debug)]
	struct Line {
		#[command(subcommand)]
		payee: PayeeCommand,
	}

	fn scope(args: &[&str]) -> Option<Scope> {
		let line = Line::try_parse_from([&["payee", "clear"][..], args].concat()).ok()?;
		match line.payee {
			PayeeCommand::Clear(Change { scope, .. }) => Some(scope.scope()),
			other => panic!("{other:?}"),
		}
	}

	#[test]
	fn scope_should_be_everything_an_asset_or_a_round() {
		assert_eq!(scope(&[]), Some(Scope::Everything));
		assert_eq!(scope(&["--asset", "native"]), Some(Scope::Asset(AssetKind::Native)));
		assert_eq!(scope(&["--asset", "7"]), Some(Scope::Asset(AssetKind::WithId(7))));
		assert_eq!(scope(&["--round", "3"]), Some(Scope::Round(3)));
		assert_eq!(scope(&["--round", "3", "--asset", "7"]), None);
		assert_eq!(scope(&["--asset", "DIST"]), None);
	}

	#[test]
	fn payee_should_be_told_with_what_comes() {
		let clock = Clock { block: 100, seconds: 1_800_000_000 };
		let next = Some(NextPayee { payee: None, active: 200 });
		let info = PayeeInfo { scope: Scope::Round(3), payee: Some([7; 32]), next };
		let told = describe(&info, &clock);
		let who = account::show(&[7; 32]);
		assert!(told.starts_with(&format!("round 3: {who}; from ")), "{told}");
		assert!(told.ends_with("(#200) on nobody"), "{told}");
		let json = info_json(&info, &clock);
		assert_eq!((&json["payee"], &json["next"]["active"]), (&json!(who), &json!(200)));
		assert_eq!(json["scope"], json!({ "round": 3 }));
	}
}
