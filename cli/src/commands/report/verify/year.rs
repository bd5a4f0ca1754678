//! Whether a report leaves out rounds or eras that it should have.

use crate::{
	args::{facts::number_of, index::beginning_of},
	error::{CliError, Result},
};
use distribution_client::{account::counted, Chain};
use distribution_primitives::FinalKind;
use distribution_reports::{check::Check, finals::numbers_of, folder::JSON};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A list that a report has.
fn list<'j>(json: &'j Value, name: &str) -> &'j [Value] {
	json.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// The first block of a report.
fn first_block(json: &Value) -> Result<u64> {
	let first = json.get("chain").and_then(|chain| chain.get("firstBlock"));
	let first = first.and_then(Value::as_u64);
	first.ok_or_else(|| CliError::input(format!("{JSON} has no first block")))
}

/// Whether a block is the first of a year: by its time and that of the block before, unless it is the
/// chain's first one with a time. In seconds since 1970.
fn is_first(year: i16, before: Option<i64>, here: i64) -> bool {
	let (begins, ends) = (beginning_of(year), beginning_of(year.saturating_add(1)));
	before.is_none_or(|before| before < begins) && (begins..ends).contains(&here)
}

/// Whether a year begins where its report does: what was before is not looked for in it.
pub async fn check_begin(json: &Value, chain: &Chain) -> Result<Check> {
	let year = number_of(json, "year").and_then(|year| i16::try_from(year).ok());
	let year = year.ok_or_else(|| CliError::input(format!("{JSON} has no year")))?;
	let first = first_block(json)?;
	let before = match first.checked_sub(1).filter(|before| *before > 0) {
		Some(before) => Some(chain.seconds_at(&chain.at_number(before).await?).await?),
		None => None,
	};
	let here = chain.seconds_at(&chain.at_number(first).await?).await?;
	Ok(Check::new(
		"The report's first block is the first of its year",
		is_first(year, before, here),
		format!("block {first}"),
	))
}

/// Compares the rounds of a year with what those `living` after its last block have paid, and with the
/// table of what is final: those that lived in its blocks are all there, and no other.
pub fn check_rounds(json: &Value, folds: &str, living: &BTreeMap<u32, u128>) -> Result<Check> {
	let what = "What every round has paid is what the chain's books say, and no round is left out";
	let first = first_block(json)?;
	let folded = numbers_of(folds, FinalKind::Round)?;
	let folded = folded.into_iter().filter(|(block, _)| *block >= first);
	let folded: BTreeSet<u32> = folded.map(|(_, id)| id).collect();
	let (mut said, mut wrong, mut gone) = (BTreeSet::new(), BTreeSet::new(), 0usize);
	for round in list(json, "rounds") {
		let id = number_of(round, "round").and_then(|id| u32::try_from(id).ok());
		let id = id.ok_or_else(|| CliError::input(format!("{JSON} has a round without number")))?;
		let twice = !said.insert(id);
		let right = match living.get(&id) {
			Some(claimed) => number_of(round, "claimed") == Some(*claimed),
			None => folded.contains(&id),
		};
		if !living.contains_key(&id) {
			gone = gone.saturating_add(1);
		}
		if twice || !right {
			wrong.insert(id);
		}
	}
	wrong.extend(living.keys().chain(&folded).filter(|id| !said.contains(*id)));
	let found = if wrong.is_empty() {
		format!(
			"{}, of which the chain has removed {}",
			counted(said.len(), "round"),
			counted(gone, "round")
		)
	} else {
		let wrong: Vec<String> = wrong.iter().map(u32::to_string).collect();
		format!("not round {}", wrong.join(", "))
	};
	Ok(Check::new(what, wrong.is_empty(), found))
}

/// The numbers of the eras in a report; `None` in the place of one without a number.
fn eras(json: &Value) -> Vec<Option<u128>> {
	list(json, "eras").iter().map(|era| number_of(era, "era")).collect()
}

/// Compares the eras of a year with the table of what is final: those that ended in its blocks.
pub fn check_eras(json: &Value, folds: &str) -> Result<Check> {
	let first = first_block(json)?;
	let ended = numbers_of(folds, FinalKind::Era)?;
	let ended = ended.into_iter().filter(|(block, _)| *block >= first);
	let ended: Vec<Option<u128>> = ended.map(|(_, era)| Some(era.into())).collect();
	Ok(Check::new(
		"The eras are all that ended in these blocks, by folds.csv",
		eras(json) == ended,
		format!("{} there", counted(ended.len(), "era")),
	))
}

/// Whether the eras of a report follow one another.
pub fn check_order(json: &Value) -> Check {
	let eras = eras(json);
	let follows = |(one, other): (&Option<u128>, &Option<u128>)| {
		one.and_then(|one| one.checked_add(1)).is_some_and(|next| *other == Some(next))
	};
	Check::new(
		"The eras follow one another: none between is left out",
		eras.iter().zip(eras.iter().skip(1)).all(follows),
		counted(eras.len(), "era"),
	)
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_reports::check::Outcome::{Failed, Passed};
	use serde_json::json;

	/// Rounds 1 and 4 are gone, 1 before the year; era 3 ended before it, and 4 and 5 in it.
	fn folds() -> String {
		let value = format!("0x{}", "07".repeat(32));
		let lines =
			[(8, "round", 1), (9, "era", 3), (10, "era", 4), (12, "round", 4), (20, "era", 5)];
		let lines = lines.map(|(block, kind, id)| format!("{block},,{kind},{id},{value}\n"));
		format!("block,time,kind,number,value\n{}", lines.concat())
	}

	fn year(rounds: &[(u32, &str)], eras: &[u32]) -> Value {
		let round = |(id, claimed): &(u32, &str)| json!({ "round": id, "claimed": claimed });
		json!({
			"chain": { "firstBlock": 10 },
			"rounds": rounds.iter().map(round).collect::<Vec<_>>(),
			"eras": eras.iter().map(|era| json!({ "era": era })).collect::<Vec<_>>(),
		})
	}

	#[test]
	fn round_that_is_left_out_or_made_up_should_be_found() {
		let living = BTreeMap::from([(2, 20), (3, 30)]);
		let outcome = |rounds: &[(u32, &str)]| {
			check_rounds(&year(rounds, &[]), &folds(), &living).unwrap().outcome
		};
		let whole = [(2, "20"), (3, "30"), (4, "7")];
		assert_eq!(outcome(&whole), Passed);
		for left_out in 0..whole.len() {
			let mut less = whole.to_vec();
			less.remove(left_out);
			assert_eq!(outcome(&less), Failed, "{left_out}");
		}
		assert_eq!(outcome(&[(2, "20"), (3, "31"), (4, "7")]), Failed);
		// Of before the year, of no time, and twice.
		for other in [1, 9, 4] {
			assert_eq!(outcome(&[whole.as_slice(), &[(other, "7")]].concat()), Failed, "{other}");
		}
		assert!(check_rounds(&json!({}), &folds(), &living).is_err());
	}

	#[test]
	fn year_should_begin_with_its_first_block() {
		let begins = beginning_of(2027);
		assert!(is_first(2027, Some(begins - 6), begins) && is_first(2027, None, begins + 9));
		assert!(!is_first(2027, Some(begins), begins + 6));
		assert!(!is_first(2027, Some(begins - 6), begins - 1));
		assert!(!is_first(2026, None, begins));
	}

	#[test]
	fn era_that_is_left_out_should_be_found() {
		let of_year = |eras: &[u32]| check_eras(&year(&[], eras), &folds()).unwrap().outcome;
		assert_eq!(of_year(&[4, 5]), Passed);
		for wrong in [&[][..], &[4], &[5], &[3, 4, 5], &[4, 4, 5], &[5, 4]] {
			assert_eq!(of_year(wrong), Failed, "{wrong:?}");
		}
		let order = |eras: &[u32]| check_order(&year(&[], eras)).outcome;
		assert_eq!([order(&[]), order(&[7]), order(&[7, 8, 9])], [Passed; 3]);
		assert_eq!([order(&[7, 9]), order(&[7, 7]), order(&[8, 7])], [Failed; 3]);
	}
}
