//! `distribution asset …`: the assets of other chains that exist here too.

mod withdraw;

use crate::{
	error::Result,
	output::{table, Output},
};
use clap::Subcommand;
use distribution_client::{amount::Unit, foreign::ForeignAsset, types::AssetKind, Chain};
use serde_json::{json, Value};
use withdraw::{withdraw, Withdraw};

/// Most characters of a location in a line.
const LOCATION: usize = 100;

/// The commands of `distribution asset`.
#[derive(Subcommand, Debug)]
pub enum AssetCommand {
	/// List the assets of other chains that are registered here: where they are, whether they come in,
	/// and what a native token costs in them where a fee is paid in them.
	List,
	/// Send an asset of another chain home to Asset Hub, to an account there.
	Withdraw(Box<Withdraw>),
}

/// Runs a command of `distribution asset`.
pub async fn run(command: AssetCommand, chain: &Chain, output: Output) -> Result<()> {
	match command {
		AssetCommand::List => {
			let mut all = Vec::new();
			for asset in chain.foreign_assets().await? {
				let unit = chain.unit(AssetKind::WithId(asset.id)).await?;
				all.push((asset, unit));
			}
			let shown: Vec<Value> = all.iter().map(|(asset, unit)| to_json(asset, unit)).collect();
			output.print(&json!({ "assets": shown }), || describe(&all));
			Ok(())
		}
		AssetCommand::Withdraw(command) => withdraw(&command, chain, output).await,
	}
}

fn to_json(asset: &ForeignAsset, unit: &Unit) -> Value {
	json!({
		"asset": asset.id,
		"symbol": unit.symbol(),
		"decimals": unit.decimals(),
		"location": asset.location.json(),
		"arrivals": asset.arrivals,
		"freeClaims": asset.free_claims,
		"price": asset.price.map(|price| price.to_string()),
	})
}

fn describe(assets: &[(ForeignAsset, Unit)]) -> String {
	if assets.is_empty() {
		return "No asset of another chain is registered here.".into();
	}
	let word = |yes: bool, one: &str, other: &str| String::from(if yes { one } else { other });
	let rows: Vec<Vec<String>> = assets
		.iter()
		.map(|(asset, unit)| {
			vec![
				asset.id.to_string(),
				asset.price.map_or("none".into(), |price| unit.show(price)),
				word(asset.arrivals, "come in", "closed"),
				word(asset.free_claims, "free", "signed"),
				asset.location.line(LOCATION),
			]
		})
		.collect();
	table(&["asset", "a native token costs", "tokens", "claims", "location"], &rows)
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_client::words::Word;

	fn asset(price: Option<u128>) -> ForeignAsset {
		let location = Word::Text("there".into());
		ForeignAsset {
			id: 2_000_000_001,
			location,
			encoded: vec![1, 0],
			arrivals: true,
			free_claims: false,
			price,
		}
	}

	#[test]
	fn assets_should_be_told_with_what_is_allowed() {
		let unit = || Unit::of_decimals(6);
		let text = describe(&[(asset(Some(50_000)), unit()), (asset(None), unit())]);
		assert_eq!(text.lines().count(), 3, "{text}");
		assert!(text.contains("come in") && text.contains("signed") && text.contains("there"));
		assert!(text.contains("0.05") && text.contains("none"), "{text}");
		assert!(describe(&[]).starts_with("No asset"));
	}

	#[test]
	fn assets_should_be_told_as_json() {
		let value = to_json(&asset(Some(50_000)), &Unit::of_decimals(6));
		assert_eq!(value["price"], "50000");
		assert_eq!((&value["asset"], &value["decimals"]), (&json!(2_000_000_001_u32), &json!(6)));
		assert_eq!(value["symbol"], Value::Null);
		assert_eq!(to_json(&asset(None), &Unit::of_decimals(6))["price"], Value::Null);
	}
}
