//! The tables of eras, rounds and pots, against what report.json says.

use crate::args::facts::number_of;
use distribution_client::{
	account::{counted, show_tokens},
	token::native,
};
use distribution_reports::{check::Check, folder::JSON};
use serde_json::Value;

/// A table of a report: its file, and the list in report.json of which it has one line each.
#[derive(Debug)]
pub struct Table {
	/// The file.
	pub file: &'static str,
	list: &'static str,
	/// The columns. Eras have one for each pool besides.
	columns: &'static [&'static str],
}

const ROUNDS: Table = Table {
	file: "rounds.csv",
	list: "rounds",
	columns: &["round", "manager", "asset", "status", "payments", "paid", "claimed", "proven"],
};
const ERAS: Table = Table {
	file: "eras.csv",
	list: "eras",
	columns: &[
		"era", "block", "time", "issuance", "minted", "burned", "arrived", "supply", "skipped",
	],
};
const POTS: Table = Table {
	file: "pots.csv",
	list: "pots",
	columns: &[
		"of",
		"pot",
		"asset",
		"payable",
		"owed",
		"waits",
		"payable_tokens",
		"owed_tokens",
		"waits_tokens",
		"solvent",
	],
};

/// The tables that a report of a kind has, of those that are compared.
pub fn tables_of(kind: &str) -> &'static [Table] {
	match kind {
		"emission" => &[ERAS],
		"solvency" => &[POTS],
		"year" => &[ROUNDS, ERAS, POTS],
		_ => &[],
	}
}

/// A list of a report.
fn list<'j>(json: &'j Value, name: &str) -> &'j [Value] {
	json.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// A value as a cell has it.
fn cell_of(value: &Value, column: &str) -> Option<String> {
	match value {
		Value::String(text) => Some(text.clone()),
		Value::Number(number) => Some(number.to_string()),
		Value::Null => Some(String::new()),
		Value::Bool(true) => Some("yes".into()),
		Value::Bool(false) => Some(if column == "proven" { "NO" } else { "no" }.into()),
		Value::Array(_) | Value::Object(_) => None,
	}
}

/// Whether a cell has what report.json says of its line.
fn is_said(said: &Value, column: &str, cell: &str) -> bool {
	if let Some(name) = column.strip_suffix("_tokens") {
		// The report does not say how many decimals other assets have.
		let is_native = said.get("asset").and_then(Value::as_str) == Some("native");
		let tokens = |amount| show_tokens(amount, native().decimals).replace(',', "");
		return !is_native || number_of(said, name).is_some_and(|amount| tokens(amount) == cell);
	}
	if let Some(pool) = column.strip_prefix("pool_") {
		let is_of = |share: &&Value| {
			number_of(share, "pool").is_some_and(|number| number.to_string() == pool)
		};
		let share = list(said, "shares").iter().find(is_of);
		let minted = share.map_or(Some(0), |share| number_of(share, "minted"));
		return minted.is_some_and(|minted| minted.to_string() == cell);
	}
	let value = said.get(if column == "time" { "date" } else { column });
	value.and_then(|value| cell_of(value, column)).is_some_and(|text| text == cell)
}

impl Table {
	/// The columns that the table of a report has.
	fn columns(&self, json: &Value) -> Vec<String> {
		let mut columns: Vec<String> = self.columns.iter().map(|column| (*column).into()).collect();
		if self.list == ERAS.list {
			let pools = list(json, "pools").iter().filter_map(|pool| number_of(pool, "pool"));
			columns.extend(pools.map(|pool| format!("pool_{pool}")));
		}
		columns
	}

	/// The first line that is not as report.json says, from 1; that of the header is the first.
	fn first_wrong(&self, json: &Value, text: &str) -> Option<usize> {
		let columns = self.columns(json);
		let mut lines = text.lines();
		if lines.next() != Some(columns.join(",").as_str()) {
			return Some(1);
		}
		let said = list(json, self.list);
		let is_right = |(said, line): (&Value, &str)| {
			// No cell of these tables has a comma.
			let cells: Vec<&str> = line.split(',').collect();
			let mut pairs = columns.iter().zip(&cells);
			cells.len() == columns.len() && pairs.all(|(column, cell)| is_said(said, column, cell))
		};
		let right = said.iter().zip(lines.clone()).take_while(|pair| is_right(*pair)).count();
		(right < said.len().max(lines.count())).then(|| right.saturating_add(2))
	}

	/// Compares the table with what report.json says.
	pub fn check(&self, json: &Value, text: &str) -> Check {
		let wrong = self.first_wrong(json, text);
		let found = match wrong {
			Some(line) => format!("line {line} is the first that is not"),
			None => counted(list(json, self.list).len(), "line"),
		};
		Check::new(format!("{} has what {JSON} says", self.file), wrong.is_none(), found)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_reports::check::Outcome;
	use serde_json::json;

	/// A report on a year, and its tables.
	fn year() -> (Value, [String; 3]) {
		let pot = |asset: Value| {
			json!({
				"of": "round 3", "pot": "di", "asset": asset, "payable": "1500000000000",
				"owed": "5", "waits": "0", "solvent": false,
			})
		};
		let json = json!({
			"rounds": [
				{ "round": 3, "manager": "di", "asset": 7, "status": "open", "payments": 2,
					"paid": "10", "claimed": "12", "proven": false },
				{ "round": 4, "manager": "di", "asset": "native", "status": "open", "payments": 0,
					"paid": "0", "claimed": "0", "proven": null },
			],
			"pools": [{ "pool": 0 }, { "pool": 3 }],
			"eras": [{
				"era": 0, "block": 9, "date": "then", "issuance": "5", "minted": "4", "burned": "1",
				"arrived": "0", "supply": "8", "skipped": 0,
				"shares": [{ "pool": 3, "minted": "4", "recycled": "0" }],
			}],
			"pots": [pot(json!("native")), pot(json!(7))],
		});
		let rounds = "round,manager,asset,status,payments,paid,claimed,proven\n3,di,7,open,2,10,12,NO\n4,di,native,open,0,0,0,\n";
		let eras = "era,block,time,issuance,minted,burned,arrived,supply,skipped,pool_0,pool_3\n0,9,then,5,4,1,0,8,0,0,4\n";
		let pots = "of,pot,asset,payable,owed,waits,payable_tokens,owed_tokens,waits_tokens,solvent\nround 3,di,native,1500000000000,5,0,1.5,0.000000000005,0,no\nround 3,di,7,1500000000000,5,0,150000,0.5,0,no\n";
		(json, [rounds, eras, pots].map(String::from))
	}

	#[test]
	fn table_should_have_what_the_report_says() {
		let (json, texts) = year();
		for (table, text) in tables_of("year").iter().zip(&texts) {
			let outcome = |json: &Value, text: &str| table.check(json, text).outcome;
			assert_eq!(outcome(&json, text), Outcome::Passed, "{}", table.file);
			// A line more, one less, none.
			let less = text.trim_end().rsplit_once('\n').unwrap().0;
			for other in [format!("{text}1\n"), less.into(), String::new()] {
				assert_eq!(outcome(&json, &other), Outcome::Failed, "{other}");
			}
			// Each cell of the first line changed.
			let lines: Vec<&str> = text.lines().collect();
			for place in 0..lines[1].split(',').count() {
				let mut cells: Vec<&str> = lines[1].split(',').collect();
				cells[place] = "other";
				let changed = cells.join(",");
				let mut altered = lines.clone();
				altered[1] = &changed;
				let other = altered.join("\n");
				assert_eq!(outcome(&json, &other), Outcome::Failed, "{other}");
			}
			let mut other = json.clone();
			other[table.list][0] = json!({});
			assert_eq!(outcome(&other, text), Outcome::Failed);
		}
	}

	#[test]
	fn tables_should_be_those_of_the_kind() {
		let files = |kind| tables_of(kind).iter().map(|table| table.file).collect::<Vec<_>>();
		assert_eq!(files("year"), ["rounds.csv", "eras.csv", "pots.csv"]);
		assert_eq!((files("emission"), files("solvency")), (vec!["eras.csv"], vec!["pots.csv"]));
		assert!(files("round").is_empty());
	}
}
