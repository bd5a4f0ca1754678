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

/// Faults that are kept of a list that may be longer than memory holds.
pub const KEPT: usize = 1_000;

/// How many faults there are of each kind.
pub type Kinds = BTreeMap<&'static str, u64>;

/// Adds to the faults of a kind.
pub fn count(kinds: &mut Kinds, kind: &'static str, faults: u64) {
	if faults > 0 {
		let count = kinds.entry(kind).or_default();
		*count = count.saturating_add(faults);
	}
}

/// How many faults of each kind there are.
pub fn kinds(faults: &[Fault]) -> Kinds {
	let mut kinds = Kinds::new();
	faults.iter().for_each(|fault| count(&mut kinds, fault.kind, 1));
	kinds
}

/// Puts faults in the order of their lines, and counts those behind the first `most` instead of
/// keeping them.
pub fn keep_first(faults: &mut Vec<Fault>, most: usize, more: &mut Kinds) {
	faults.sort_by_key(|fault| fault.line);
	let kept = most.min(faults.len());
	faults.drain(kept..).for_each(|fault| count(more, fault.kind, 1));
}

/// The first [`KEPT`] faults by line of any number of them, and how many more there are.
#[derive(Debug, Default)]
pub struct FirstFaults {
	/// The first ones; not yet in order, and with some that come later.
	pub faults: Vec<Fault>,
	/// How many others there are.
	pub more: Kinds,
}

impl FirstFaults {
	/// Notes a fault.
	pub fn push(&mut self, fault: Fault) {
		self.faults.push(fault);
		// Not each time: that would sort them for each fault.
		if self.faults.len() >= KEPT.saturating_mul(2) {
			keep_first(&mut self.faults, KEPT, &mut self.more);
		}
	}

	/// Adds those of another part of the list.
	pub fn append(&mut self, other: Self) {
		other.faults.into_iter().for_each(|fault| self.push(fault));
		other.more.into_iter().for_each(|(kind, faults)| count(&mut self.more, kind, faults));
	}
}

/// The first `most` faults, a line each, and how many more of each kind there are.
pub fn told(faults: &[Fault], most: usize) -> Vec<String> {
	told_of_more(faults, &Kinds::new(), most)
}

/// The same, if there are `more` that were not kept.
pub fn told_of_more(faults: &[Fault], more: &Kinds, most: usize) -> Vec<String> {
	let mut lines: Vec<String> = faults.iter().take(most).map(Fault::to_string).collect();
	let mut rest = kinds(faults.get(most..).unwrap_or_default());
	more.iter().for_each(|(&kind, &faults)| count(&mut rest, kind, faults));
	if !rest.is_empty() {
		let number = |count: u64| with_thousands_separators(count.into());
		let all = rest.values().fold(0u64, |sum, count| sum.saturating_add(*count));
		let kinds: Vec<String> =
			rest.into_iter().map(|(kind, count)| format!("{} {kind}", number(count))).collect();
		lines.push(format!("and {} more: {}", number(all), kinds.join(", ")));
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

	#[test]
	fn first_faults_should_be_kept_by_line_and_the_others_counted() {
		let mut first = FirstFaults::default();
		let (mut part, lines) = (FirstFaults::default(), 20_000u64);
		for line in (1..=lines).rev() {
			let kind = if line.is_multiple_of(2) { "zero" } else { "duplicate" };
			part.push(Fault::at(line, kind, "no"));
			assert!(part.faults.len() < 2 * KEPT);
		}
		first.append(part);
		first.push(Fault::whole("unit", "no"));
		keep_first(&mut first.faults, KEPT, &mut first.more);
		let found: Vec<u64> = first.faults.iter().map(|fault| fault.line).collect();
		assert_eq!(found, (0..1_000).collect::<Vec<_>>());
		assert_eq!(first.more.values().sum::<u64>(), lines - 999);
		let told = told_of_more(&first.faults, &first.more, 2);
		assert_eq!(told.last().unwrap(), "and 19,999 more: 9,999 duplicate, 10,000 zero");
	}
}
