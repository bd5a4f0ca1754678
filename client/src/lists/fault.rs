//! Faults of files, as people and scripts are told them.

use crate::account::with_thousands_separators;
use serde::Serialize;
use std::{collections::BTreeMap, fmt};

/// A fault of a file, or something that looks like one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
	/// Line of the file, from 1, or row of the sheet; 0 if it concerns the whole file.
	pub line: u64,
	/// Name of the column, if it is in one.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub column: Option<String>,
	/// Kind of fault.
	pub kind: &'static str,
	/// Description of the fault. Control characters of the file are escaped.
	pub message: String,
}

/// A fault without its place: its kind, and a description.
pub type Flaw = (&'static str, String);

impl Fault {
	/// A fault of a line.
	pub fn at(line: u64, kind: &'static str, message: impl Into<String>) -> Self {
		Self { line, column: None, kind, message: message.into() }
	}

	/// A fault of a whole file.
	pub fn whole(kind: &'static str, message: impl Into<String>) -> Self {
		Self::at(0, kind, message)
	}

	/// The fault of a file without rows.
	pub fn empty() -> Self {
		Self::whole("empty", "the list has no rows")
	}
}

impl fmt::Display for Fault {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { line, column, kind, message } = self;
		match (line, column) {
			(0, _) => write!(f, "{message} ({kind})"),
			(_, Some(column)) => write!(f, "line {line}, {column}: {message} ({kind})"),
			(_, None) => write!(f, "line {line}: {message} ({kind})"),
		}
	}
}

/// How many faults of each kind there are.
pub fn kinds(faults: &[Fault]) -> BTreeMap<&'static str, u64> {
	let mut kinds = BTreeMap::new();
	for fault in faults {
		let count: &mut u64 = kinds.entry(fault.kind).or_default();
		*count = count.saturating_add(1);
	}
	kinds
}

/// The first `most` faults, a line each, and how many more of each kind there are.
pub fn told(faults: &[Fault], most: usize) -> Vec<String> {
	let mut lines: Vec<String> = faults.iter().take(most).map(Fault::to_string).collect();
	let rest = faults.get(most..).unwrap_or_default();
	if !rest.is_empty() {
		let number = |count: u64| with_thousands_separators(count.into());
		let kinds: Vec<String> = kinds(rest)
			.into_iter()
			.map(|(kind, count)| format!("{} {kind}", number(count)))
			.collect();
		lines.push(format!("and {} more: {}", number(rest.len() as u64), kinds.join(", ")));
	}
	lines
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn faults_should_be_told_up_to_a_number_and_the_rest_counted_by_kind() {
		let mut faults: Vec<Fault> = (2..2_000).map(|line| Fault::at(line, "zero", "no")).collect();
		faults.push(Fault { column: Some("amount".into()), ..Fault::at(2_000, "amount", "no") });
		let lines = told(&faults, 2);
		assert_eq!(
			lines,
			["line 2: no (zero)", "line 3: no (zero)", "and 1,997 more: 1 amount, 1,996 zero"]
		);
		assert_eq!(told(&faults[1_998..], 2), ["line 2000, amount: no (amount)"]);
		assert_eq!(Fault::empty().to_string(), "the list has no rows (empty)");
	}
}
