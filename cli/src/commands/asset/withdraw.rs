//! `distribution asset withdraw`: sends an asset of another chain home, to Asset Hub.

use crate::{
	args::{
		account::account_of,
		send::{submit, SubmitArgs},
	},
	error::{CliError, Result},
	output::{note, Output},
};
use clap::Args;
use distribution_client::{
	account::{self, AccountId},
	amount::Unit,
	calls::{foreign, Call},
	dry_run::{DryRun, Origin},
	events::RawEvent,
	foreign::{Delivery, ForeignAsset},
	keys::{development, show_bytes},
	lists::accounts::{suspicion, Allowed},
	types::AssetKind,
	Chain, Error,
};
use serde_json::json;

/// `distribution asset withdraw`.
#[derive(Args, Debug)]
pub struct Withdraw {
	/// Id of the asset here: `asset list` has those of other chains.
	asset: AssetKind,
	/// How much: 25.5 or "25.5 USDC" in tokens, "25 smallest" in smallest units. Asset Hub takes its
	/// fee out of it.
	amount: String,
	/// The account on Asset Hub that receives: any SS58 address or 0x and 64 digits.
	#[arg(long, value_name = "ACCOUNT")]
	to: String,
	/// Send even to an account for which nobody has a key: the zero account, pallets, other chains.
	#[arg(long)]
	allow_keyless: bool,
	/// Send even to an Ethereum address that was made up to 32 bytes.
	#[arg(long)]
	allow_ethereum: bool,
	#[command(flatten)]
	send: SubmitArgs,
}

/// Runs `distribution asset withdraw`.
pub async fn withdraw(command: &Withdraw, chain: &Chain, output: Output) -> Result<()> {
	let to = account_of(&command.to)?;
	let allowed = Allowed { keyless: command.allow_keyless, ethereum: command.allow_ethereum };
	if let Some((_, why)) = suspicion(&to, allowed) {
		return Err(CliError::input(why));
	}
	let asset = registered(command.asset, chain.foreign_assets().await?)?;
	let unit = chain.unit(command.asset).await?;
	let minimum = chain.minimum_balance(command.asset).await?;
	let amount = amount_of(&command.amount, minimum, &unit)?;
	let call = foreign::withdraw(&asset.encoded, amount, &to);
	if !command.send.sends() {
		// Scripts read JSON.
		if !output.json {
			note(&fee_there(&unit, amount));
		}
		submit(chain, call, &command.send, output).await?;
		return Ok(());
	}
	let from = command.send.maker(chain).await?;
	let has = chain.asset_balance_of(asset.id, &from).await?;
	let left = has.checked_sub(amount).ok_or_else(|| {
		CliError::input(format!("{} has {}", account::show(&from), unit.show(has)))
	})?;
	let advice = (left < minimum).then(|| to_leave(minimum, &unit));
	let delivery = tried(chain, &asset, &call, &from, advice).await?;
	let mut summary = vec![
		format!(
			"Send {} home to Asset Hub, to {} there ({}).",
			unit.show(amount),
			account::show(&to),
			show_bytes(to)
		),
		format!(
			"It comes from {}, which also pays the fee of the transaction and, besides the amount, {} for delivering the message.",
			account::show(&from),
			price(delivery, &unit)
		),
		fee_there(&unit, amount),
	];
	summary.extend(lost(left, delivery, minimum, &unit));
	if let Some(name) = development::name_of(&to) {
		if !chain.is_for_tests().await? {
			summary.push(format!(
				"The receiver is a development account ({name}): everybody knows its secret and can take what it gets."
			));
		}
	}
	command.send.confirm(output, &summary.join("\n"))?;
	let Some(included) = submit(chain, call, &command.send, output).await? else { return Ok(()) };
	// It is done, whether this can still be asked or not.
	let delivery = chain.delivery(&asset, &included.events).await.unwrap_or_default();
	let value = json!({
		"done": "sent home",
		"from": account::show(&from),
		"to": account::show(&to),
		"asset": asset.id,
		"amount": amount.to_string(),
		"delivery": delivery.map(|delivery| delivery.amount.to_string()),
		"deliveryAsset": delivery.map(|delivery| match delivery.asset {
			AssetKind::Native => json!("native"),
			AssetKind::WithId(id) => json!(id),
		}),
		"block": format!("{:#x}", included.block),
		"blockNumber": included.number,
	});
	output.print(&value, || {
		format!(
			"Sent {} home to Asset Hub, to {} there ({}). This chain does not see what arrives: look there.",
			unit.show(amount),
			account::show(&to),
			included.place()
		)
	});
	Ok(())
}

/// The asset, if it is another chain's.
fn registered(asset: AssetKind, all: Vec<ForeignAsset>) -> Result<ForeignAsset> {
	let AssetKind::WithId(id) = asset else {
		return Err(CliError::input(
			"the native token is at home here: `account transfer` sends it",
		));
	};
	all.into_iter().find(|asset| asset.id == id).ok_or_else(|| {
		CliError::input(format!(
			"asset {id} is not registered as an asset of another chain: `asset list` shows those that are"
		))
	})
}

/// Reads an amount of which something can arrive.
fn amount_of(text: &str, minimum: u128, unit: &Unit) -> Result<u128> {
	let amount = unit.read(text)?;
	if amount < minimum.max(1) {
		return Err(CliError::input(format!(
			"{} is less than an account here can have, and Asset Hub takes its fee out of it: send {} at least",
			unit.show(amount),
			unit.show(minimum.max(1))
		)));
	}
	Ok(amount)
}

/// What delivering the message costs, as the chain finds when it tries the call. An error if it would
/// be refused, with `advice` if there is any.
async fn tried(
	chain: &Chain,
	asset: &ForeignAsset,
	call: &Call,
	from: &AccountId,
	advice: Option<String>,
) -> Result<Option<Delivery>> {
	let call = chain.call_bytes(call).await?;
	let DryRun { result, events } = chain.dry_run(Origin::Signed(*from), call).await?;
	if let Err(reason) = result {
		let refused = CliError::from(Error::Refused(reason));
		let Some(advice) = advice else { return Err(refused) };
		let told = format!("{refused} {advice}");
		return Err(refused.told(told));
	}
	let events: Vec<RawEvent> = events.into_iter().map(|shown| shown.event).collect();
	Ok(chain.delivery(asset, &events).await?)
}

/// What delivering costs, in words.
fn price(delivery: Option<Delivery>, unit: &Unit) -> String {
	match delivery {
		Some(Delivery { asset: AssetKind::Native, amount }) => {
			format!("about {}", Unit::native().show(amount))
		}
		Some(Delivery { amount, .. }) => format!("about {}", unit.show(amount)),
		None => "an amount that the chain does not tell".into(),
	}
}

/// What is taken on Asset Hub, and from what.
fn fee_there(unit: &Unit, amount: u128) -> String {
	format!(
		"Asset Hub takes its own fee out of the {}: less arrives. How much it takes is not known here. If what is left is less than the minimum balance there, nothing arrives.",
		unit.show(amount)
	)
}

/// What an account must leave of an asset that pays for its own delivery.
fn to_leave(minimum: u128, unit: &Unit) -> String {
	format!(
		"Delivery is paid in the asset if it has a price, besides the amount: leave {} at least for it.",
		unit.show(minimum)
	)
}

/// What the sender should know if it is left with less than the minimum balance.
fn lost(left: u128, delivery: Option<Delivery>, minimum: u128, unit: &Unit) -> Option<String> {
	let paid = match delivery {
		Some(Delivery { asset: AssetKind::WithId(_), amount }) => amount,
		_ => 0,
	};
	let left = left.saturating_sub(paid);
	(1..minimum).contains(&left).then(|| {
		format!(
			"The sender is left with about {}, less than the minimum balance of {}: that is lost.",
			unit.show(left),
			unit.show(minimum)
		)
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::Parser;
	use distribution_client::words::Word;

	const ID: u32 = 2_000_001_337;
	const MINIMUM: u128 = 10_000;

	#[derive(Parser, Debug)]
	struct Line {
		#[command(flatten)]
		withdraw: Withdraw,
	}

	fn usdc() -> ForeignAsset {
		ForeignAsset {
			id: ID,
			location: Word::Text("there".into()),
			encoded: vec![1, 0],
			arrivals: true,
			free_claims: true,
			price: Some(50_000),
		}
	}

	fn unit() -> Unit {
		Unit::of_decimals(6)
	}

	#[test]
	fn withdrawal_should_name_asset_amount_and_account() {
		let parse = |args: &[&str]| Line::try_parse_from([&["withdraw"][..], args].concat());
		assert!(parse(&["2000001337", "3 USDC", "--to", "x"]).is_ok());
		assert!(parse(&["2000001337", "3", "--to", "x", "--as", "y", "--print-call"]).is_ok());
		assert!(parse(&["2000001337", "3", "--to", "x", "--fee-asset", "2000001337"]).is_ok());
		assert!(parse(&["native", "3", "--to", "x"]).is_ok());
		assert!(parse(&["USDC", "3", "--to", "x"]).is_err());
		assert!(parse(&["2000001337", "3"]).is_err());
		assert!(parse(&["2000001337", "3", "--to", "x", "--as", "y"]).is_err());
	}

	#[test]
	fn only_assets_of_other_chains_should_be_withdrawn() {
		assert_eq!(registered(AssetKind::WithId(ID), vec![usdc()]).unwrap(), usdc());
		let refused = |asset| registered(asset, vec![usdc()]).unwrap_err().to_string();
		let own = refused(AssetKind::WithId(7));
		assert!(own.contains("asset 7 is not registered"), "{own}");
		let native = refused(AssetKind::Native);
		assert!(native.contains("at home here"), "{native}");
	}

	#[test]
	fn amount_should_not_be_less_than_an_account_can_have() {
		let read = |text: &str, minimum| amount_of(text, minimum, &unit());
		assert_eq!(read("3", MINIMUM).unwrap(), 3_000_000);
		assert_eq!(read("0.01", MINIMUM).unwrap(), MINIMUM);
		let small = read("0.009999", MINIMUM).unwrap_err().to_string();
		assert!(small.contains("Asset Hub takes its fee") && small.contains("0.01"), "{small}");
		assert!(read("0", 0).is_err() && read("1 smallest", 0).is_ok());
	}

	#[test]
	fn fees_should_be_told_with_what_pays_them() {
		let of = |asset, amount| Some(Delivery { asset, amount });
		let in_it = of(AssetKind::WithId(ID), 20_000);
		let native = of(AssetKind::Native, 20_000_000_000);
		assert!(price(in_it, &unit()).starts_with("about 0.02"));
		assert_eq!(price(native, &unit()), "about 0.02 DIST");
		assert!(price(None, &unit()).contains("does not tell"));
		let there = fee_there(&unit(), 3_000_000);
		assert!(there.contains("out of the 3") && there.contains("not known here"), "{there}");
		assert!(to_leave(MINIMUM, &unit()).contains("0.01"));
		// What is left after the delivery is what is lost.
		let lost = |left, delivery| lost(left, delivery, MINIMUM, &unit());
		assert!(lost(25_000, in_it).is_some_and(|told| told.contains("0.005")));
		assert!(lost(9_999, native).is_some_and(|told| told.contains("0.009999")));
		assert!(lost(30_000, in_it).is_none() && lost(20_000, in_it).is_none());
		assert!(lost(25_000, native).is_none() && lost(0, None).is_none());
	}
}
