//! A report on a round: what follows from its own file of payments.

use crate::{
	args::facts::number_of,
	error::{CliError, Result},
};
use distribution_client::account::{self, parse_hash};
use distribution_primitives::audit;
use distribution_reports::{check::Check, folder::JSON};
use polkadot_sdk::sp_core::H256;
use serde_json::Value;

/// The number of the round that a report is about.
pub fn number_in(json: &Value) -> Result<u32> {
	let id = number_of(json, "round").and_then(|id| u32::try_from(id).ok());
	id.ok_or_else(|| CliError::input(format!("{JSON} has no round")))
}

/// Compares what a report says of its payments with their file.
pub fn check_figures(json: &Value, genesis: H256, payments: &str) -> Result<Check> {
	let (digest, count, sum) = digest_of(genesis, number_in(json)?, payments)?;
	let said = |name: &str| number_of(json, name);
	let shown = json.get("digest").and_then(Value::as_str).map(parse_hash).transpose()?;
	let right =
		said("payments") == Some(count.into()) && said("sum") == Some(sum) && shown == Some(digest);
	Ok(Check::new(
		"The figures in report.json are those of payments.csv",
		right,
		format!("{} of {sum} in all", account::counted(count, "payment")),
	))
}

/// The digest over a table of payments, their number and their sum.
pub fn digest_of(genesis: H256, id: u32, table: &str) -> Result<(H256, u64, u128)> {
	let mut lines = (1u64..).zip(table.lines());
	let header: Vec<&str> = lines.next().map_or("", |(_, line)| line).split(',').collect();
	let place = |name: &str| {
		header
			.iter()
			.position(|column| *column == name)
			.ok_or_else(|| CliError::input(format!("payments.csv has no column `{name}`")))
	};
	let (sequence, row, beneficiary, payee, amount) =
		(place("sequence")?, place("index")?, place("account")?, place("payee")?, place("amount")?);
	let (mut digest, mut count, mut sum) = (audit::start(genesis, id), 0u64, 0u128);
	for (number, line) in lines {
		let wrong = || CliError::input(format!("line {number} of payments.csv is no payment"));
		let cells: Vec<&str> = line.split(',').collect();
		let cell = |place: usize| cells.get(place).copied().ok_or_else(wrong);
		let account = |place: usize| account::parse(cell(place)?).map_err(|_| wrong());
		let amount: u128 = cell(amount)?.parse().map_err(|_| wrong())?;
		let sequence: u64 = cell(sequence)?.parse().map_err(|_| wrong())?;
		let row: u32 = cell(row)?.parse().map_err(|_| wrong())?;
		let (beneficiary, payee) = (account(beneficiary)?, account(payee)?);
		digest = audit::extend(digest, sequence, &beneficiary, &payee, amount, row);
		count = count.saturating_add(1);
		sum = sum.checked_add(amount).ok_or_else(wrong)?;
	}
	Ok((digest, count, sum))
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_reports::{
		check::Outcome,
		round::{digest, Payment},
		subject::Place,
	};
	use serde_json::json;

	fn genesis() -> H256 {
		H256::repeat_byte(1)
	}

	#[test]
	fn figures_should_be_those_of_the_payments() {
		let table = "sequence,index,account,payee,amount\n";
		let digest = format!("{:#x}", audit::start(genesis(), 3));
		let outcome = |payments: u64, sum: &str, digest: &str| {
			let json = json!({ "round": 3, "payments": payments, "sum": sum, "digest": digest });
			check_figures(&json, genesis(), table).unwrap().outcome
		};
		assert_eq!(outcome(0, "0", &digest), Outcome::Passed);
		assert_eq!(outcome(1, "0", &digest), Outcome::Failed);
		assert_eq!(outcome(0, "7", &digest), Outcome::Failed);
		assert_eq!(outcome(0, "0", &format!("{:#x}", H256::zero())), Outcome::Failed);
		assert!(check_figures(&json!({}), genesis(), table).is_err());
	}

	#[test]
	fn digest_should_be_recomputed_from_the_table() {
		let paid = |sequence: u64| Payment {
			place: Place { block: 9, extrinsic: Some(1), seconds: 0 },
			sequence,
			row: 5,
			beneficiary: [7; 32],
			payee: [8; 32],
			amount: 10,
		};
		let payments = [paid(0), paid(1)];
		let who = (account::show(&[7; 32]), account::show(&[8; 32]));
		let line = |sequence: u64| format!("9,9-1,,{sequence},5,{},10,{},0.1,X\n", who.0, who.1);
		let header = "block,extrinsic,time,sequence,index,account,amount,payee,tokens,symbol\n";
		let table = format!("{header}{}{}", line(0), line(1));
		let (found, count, sum) = digest_of(genesis(), 3, &table).unwrap();
		assert_eq!((found, count, sum), (digest(genesis(), 3, &payments), 2, 20));
		let swapped = format!("{header}{}{}", line(1), line(0));
		assert_ne!(digest_of(genesis(), 3, &swapped).unwrap().0, found);
		assert!(digest_of(genesis(), 3, "block,sequence\n").is_err());
		assert!(digest_of(genesis(), 3, &format!("{header}1,2\n")).is_err());
	}
}
