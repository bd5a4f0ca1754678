//! What a statement begins and ends with, against a node.

use crate::{
	args::{account::account_of, facts::number_of},
	error::Result,
};
use distribution_client::{
	account::{counted, AccountId},
	chain::At,
	Chain,
};
use distribution_reports::check::Check;
use serde_json::Value;
use std::collections::BTreeMap;

/// What an account has of each asset: free, and on hold, in smallest units. The native token has no
/// number.
type Balances = BTreeMap<Option<u32>, (u128, u128)>;

/// What an account had after a block. Of the native token it has something to tell in any case.
async fn balances_at(chain: &Chain, at: &At, who: &AccountId) -> Result<Balances> {
	let native = chain.balance_at(at, who).await?;
	let assets = chain.assets_at(at, who).await?.into_iter();
	let mut all: Balances =
		assets.map(|asset| (Some(asset.asset), (asset.free, asset.held))).collect();
	all.retain(|_, balance| *balance != (0, 0));
	all.insert(None, (native.free, native.reserved));
	Ok(all)
}

/// What is wrong with one end of a statement, `opening` or `closing`: what the account had then.
fn faults(json: &Value, end: &str, had: &Balances) -> Vec<String> {
	let assets = json.get("assets").and_then(Value::as_array).map(Vec::as_slice);
	let mut left = had.clone();
	let mut wrong = Vec::new();
	for asset in assets.unwrap_or_default() {
		let number = match asset.get("asset") {
			Some(Value::String(name)) if name == "native" => Some(None),
			Some(Value::Number(id)) => id.as_u64().and_then(|id| u32::try_from(id).ok()).map(Some),
			_ => None,
		};
		let symbol = asset.get("symbol").and_then(Value::as_str).unwrap_or_default();
		let Some(number) = number else {
			wrong.push(format!("{symbol} is no asset"));
			continue;
		};
		left.remove(&number);
		let (free, held) = had.get(&number).copied().unwrap_or_default();
		let says = |part: &str| asset.get(end).and_then(|said| number_of(said, part));
		if says("free") != Some(free) || says("held") != Some(held) {
			wrong.push(format!("{end} of {symbol}: on chain {free} and {held}"));
		}
	}
	for (number, (free, held)) in left {
		let name = number.map_or_else(|| "the native token".into(), |id| format!("asset {id}"));
		wrong.push(format!("{end} of {name}, which is left out: on chain {free} and {held}"));
	}
	wrong
}

/// Compares what a statement begins and ends with with what the account had on chain; its last block is
/// that of `at`.
pub async fn check(json: &Value, chain: &Chain, at: &At) -> Result<Vec<Check>> {
	let who = json.get("account").and_then(Value::as_str).unwrap_or_default();
	let who = account_of(who)?;
	let first = json.get("chain").and_then(|chain| chain.get("firstBlock"));
	let first = first.and_then(Value::as_u64).unwrap_or_default();
	let before = chain.at_number(first.saturating_sub(1)).await?;
	let (opening, closing) =
		(balances_at(chain, &before, &who).await?, balances_at(chain, at, &who).await?);
	let mut wrong = faults(json, "opening", &opening);
	wrong.extend(faults(json, "closing", &closing));
	let found = if wrong.is_empty() { counted(closing.len(), "token") } else { wrong.join("; ") };
	Ok(vec![
		Check::new(
			"The account had at the beginning and has at the end what the statement says, and nothing else",
			wrong.is_empty(),
			found,
		),
		Check::open(
			"Each movement between is one of the chain",
			"it is made of events: make the statement again, and compare the files",
		),
	])
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::json;

	#[test]
	fn asset_that_a_statement_leaves_out_should_be_found() {
		let had = Balances::from([(None, (5, 2)), (Some(7), (3, 0))]);
		let part = |asset: Value, free: &str, held: &str| {
			let opening = json!({ "free": free, "held": held });
			json!({ "asset": asset, "symbol": "X", "opening": opening })
		};
		let (native, other) = (part(json!("native"), "5", "2"), part(json!(7), "3", "0"));
		let of = |assets: &[&Value]| faults(&json!({ "assets": assets }), "opening", &had);
		assert!(of(&[&native, &other]).is_empty());
		// One that it had at the other end only.
		assert!(of(&[&native, &other, &part(json!(8), "0", "0")]).is_empty());
		assert_eq!(of(&[&native]).len(), 1);
		assert_eq!(of(&[&other]).len(), 1);
		assert_eq!(faults(&json!({}), "opening", &had).len(), 2);
		assert_eq!(of(&[&native, &part(json!(7), "3", "1")]).len(), 1);
		assert_eq!(of(&[&native, &other, &part(json!("gold"), "5", "2")]).len(), 1);
		assert_eq!(of(&[&native, &other, &part(json!(8), "1", "0")]).len(), 1);
	}
}
