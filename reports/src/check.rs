//! What a report has checked, as an auditor's working paper lists it.

use serde_json::{json, Value};

/// What came of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
	/// It is as it should be.
	Passed,
	/// It is not.
	Failed,
	/// It could not be checked, and counts neither way.
	Open,
}

impl Outcome {
	/// In one word, for programs.
	pub fn name(self) -> &'static str {
		match self {
			Self::Passed => "passed",
			Self::Failed => "failed",
			Self::Open => "open",
		}
	}

	/// In words.
	pub fn words(self) -> &'static str {
		match self {
			Self::Passed => "passed",
			Self::Failed => "FAILED",
			Self::Open => "not checked",
		}
	}
}

/// A check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
	/// What should be so.
	pub what: String,
	/// What came of it.
	pub outcome: Outcome,
	/// What was found, or why it was not checked.
	pub found: String,
}

impl Check {
	/// A check that passes if `good`.
	pub fn new(what: impl Into<String>, good: bool, found: impl Into<String>) -> Self {
		let outcome = if good { Outcome::Passed } else { Outcome::Failed };
		Self { what: what.into(), outcome, found: found.into() }
	}

	/// What could not be checked, and why.
	pub fn open(what: impl Into<String>, why: impl Into<String>) -> Self {
		Self { what: what.into(), outcome: Outcome::Open, found: why.into() }
	}

	/// The check as JSON.
	pub fn json(&self) -> Value {
		json!({ "check": self.what, "outcome": self.outcome.name(), "found": self.found })
	}
}

/// Whether none of these has failed.
pub fn all_passed(checks: &[Check]) -> bool {
	checks.iter().all(|check| check.outcome != Outcome::Failed)
}

/// Checks as JSON.
pub fn json_of(checks: &[Check]) -> Value {
	checks.iter().map(Check::json).collect()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn only_what_has_failed_should_count_against_a_report() {
		let (good, open) = (Check::new("a", true, "1"), Check::open("b", "no node"));
		assert!(all_passed(&[good.clone(), open.clone()]) && all_passed(&[]));
		assert!(!all_passed(&[good, Check::new("c", false, "2"), open.clone()]));
		let wanted = json!([{ "check": "b", "outcome": "open", "found": "no node" }]);
		assert_eq!(json_of(&[open]), wanted);
	}
}
