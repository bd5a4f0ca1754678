//! The eras of a report, against the records that the chain keeps of them and what they were folded as.

use crate::{
	args::facts::number_of,
	error::{CliError, Result},
};
use distribution_client::{account::counted, emission::emission_at, Chain};
use distribution_primitives::{
	emission::{EraRecord, PoolId},
	era_value, FinalKind,
};
use distribution_reports::{check::Check, finals::values_of, folder::JSON};
use polkadot_sdk::sp_core::H256;
use serde_json::Value;
use std::collections::BTreeMap;

/// Eras that the chain tells of at one block: the last ones before it.
const ERAS_AT_ONCE: usize = 10;

/// The eras of a report.
fn eras(json: &Value) -> &[Value] {
	json.get("eras").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// Compares the eras of a report with the records that the chain kept of them, ten at a time.
pub async fn check_records(json: &Value, chain: &Chain) -> Result<Check> {
	let what = "What each era issued, burned and left as supply is what the chain recorded";
	let eras = eras(json);
	let mut wrong = None;
	for some in eras.chunks(ERAS_AT_ONCE) {
		let Some(block) = some.last().and_then(|era| era.get("block")).and_then(Value::as_u64)
		else {
			return Err(CliError::input(format!("{JSON} has an era without a block")));
		};
		let known = emission_at(chain, &chain.at_number(block).await?).await?.ended;
		for era in some {
			let record = known.iter().find(|(id, _)| number_of(era, "era") == Some((*id).into()));
			let right = record.is_some_and(|(_, record)| {
				[
					("issuance", record.issuance),
					("minted", record.minted),
					("burned", record.burned),
					("arrived", record.arrived),
					("supply", record.supply),
				]
				.iter()
				.all(|(name, amount)| number_of(era, name) == Some(*amount))
			});
			if !right && wrong.is_none() {
				wrong = number_of(era, "era");
			}
		}
	}
	let found = match wrong {
		Some(era) => format!("era {era} is the first that is not"),
		None => counted(eras.len(), "era"),
	};
	Ok(Check::new(what, wrong.is_none(), found))
}

/// What only events say, which a node is not asked for.
pub fn of_events(what: &str) -> Check {
	Check::open(what, "it is made of events: make the report again, and compare the files")
}

/// Compares the eras of a report, and what each pool got in them, with what folds.csv says that they were
/// folded as.
pub fn check_values(json: &Value, folds: &str) -> Result<Check> {
	let folded: BTreeMap<u32, H256> = values_of(folds, FinalKind::Era)?.into_iter().collect();
	let eras = eras(json);
	let wrong = eras.iter().find(|era| !is_folded(era, &folded));
	let found = match wrong {
		Some(era) => match number_of(era, "era") {
			Some(id) => format!("era {id} is the first that is not"),
			None => "there is one without a number".into(),
		},
		None => counted(eras.len(), "era"),
	};
	Ok(Check::new(
		"What each era issued, and what each pool got of it, is what it was folded as in folds.csv",
		wrong.is_none(),
		found,
	))
}

/// Whether an era is in the digest of the chain as the report has it.
fn is_folded(era: &Value, folded: &BTreeMap<u32, H256>) -> bool {
	let id = number_of(era, "era").and_then(|id| u32::try_from(id).ok());
	let value = id.and_then(|id| folded.get(&id));
	value.is_some_and(|value| value_of(era) == Some(*value))
}

/// What an era of a report is folded as; `None` if it does not have all of that.
fn value_of(era: &Value) -> Option<H256> {
	let record = EraRecord {
		issuance: number_of(era, "issuance")?,
		minted: number_of(era, "minted")?,
		burned: number_of(era, "burned")?,
		arrived: number_of(era, "arrived")?,
		supply: number_of(era, "supply")?,
		skipped: u32::try_from(number_of(era, "skipped")?).ok()?,
	};
	let shares = era.get("shares")?.as_array()?.iter().map(share_of);
	let shares: Vec<(PoolId, u128, u128)> = shares.collect::<Option<_>>()?;
	Some(era_value(&record, &shares))
}

/// A pool, what was minted for it, and what it shares again.
fn share_of(share: &Value) -> Option<(PoolId, u128, u128)> {
	let pool = PoolId::try_from(number_of(share, "pool")?).ok()?;
	Some((pool, number_of(share, "minted")?, number_of(share, "recycled")?))
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_reports::check::Outcome::{Failed, Passed};
	use serde_json::json;

	/// The era of the test vector in docs/design.md.
	fn era() -> Value {
		let tokens = |count: u128| (count * 1_000_000_000_000).to_string();
		json!({
			"era": 0,
			"issuance": tokens(10),
			"minted": tokens(9),
			"burned": tokens(2),
			"arrived": "0",
			"supply": tokens(1_007),
			"skipped": 1,
			"shares": [
				{ "pool": 0, "minted": tokens(5), "recycled": "0" },
				{ "pool": 3, "minted": tokens(4), "recycled": tokens(1) },
			],
		})
	}

	#[test]
	fn era_should_be_what_it_was_folded_as() {
		let value = "0x2ba24fb9adbb1481f6908a89b1a7e585b2457a4f54463e81008dd75e7bb5e894";
		let folds = format!("block,time,kind,number,value\n14400,,era,0,{value}\n");
		let outcome =
			|eras: &[Value]| check_values(&json!({ "eras": eras }), &folds).unwrap().outcome;
		assert_eq!(outcome(&[era()]), Passed);
		assert_eq!(outcome(&[]), Passed);
		let changes: [(&str, Value); 8] = [
			("era", json!(1)),
			("issuance", json!("1")),
			("minted", json!("1")),
			("burned", json!("1")),
			("arrived", json!("1")),
			("supply", json!("1")),
			("skipped", json!(0)),
			("shares", json!([])),
		];
		for (name, change) in changes {
			let mut other = era();
			other[name] = change;
			assert_eq!(outcome(&[era(), other.clone()]), Failed, "{name}");
			other[name] = Value::Null;
			assert_eq!(outcome(&[other]), Failed, "{name}");
		}
		for name in ["pool", "minted", "recycled"] {
			let mut other = era();
			other["shares"][1][name] = json!("7");
			assert_eq!(outcome(&[other]), Failed, "{name}");
		}
		assert!(check_values(&json!({}), "block\n").is_err());
	}
}
