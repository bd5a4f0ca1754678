//! What `try_state` finds: all of it, not only what comes first.

use alloc::{string::String, vec::Vec};
use polkadot_sdk::sp_runtime::TryRuntimeError;

/// Collects what `try_state` finds. A check that stops at the first failure hides the others, and
/// somebody who can make one check fail could hide a worse one behind it.
#[derive(Debug, Default)]
pub struct Findings(Vec<&'static str>);

impl Findings {
	/// Starts with nothing found.
	pub fn new() -> Self {
		Self::default()
	}

	/// Notes `complaint` unless `holds`. A complaint that was noted before is not noted again.
	pub fn check(&mut self, holds: bool, complaint: &'static str) {
		if !holds && !self.0.contains(&complaint) {
			self.0.push(complaint);
		}
	}

	/// Notes `complaint`.
	pub fn add(&mut self, complaint: &'static str) {
		self.check(false, complaint);
	}

	/// Fails with all complaints, in the order in which they were found, separated by `; `.
	pub fn report(self) -> Result<(), TryRuntimeError> {
		let report = match self.0.as_slice() {
			[] => return Ok(()),
			[only] => *only,
			// The error takes text that lives for ever. No chain runs this: checks are for tests
			// and for rehearsals of upgrades, which end after a report.
			several => &*String::leak(several.join("; ")),
		};
		Err(TryRuntimeError::Other(report))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn findings_should_be_reported_together_and_each_once() {
		assert_eq!(Findings::new().report(), Ok(()));
		let mut findings = Findings::new();
		findings.check(true, "not this");
		findings.check(false, "this");
		assert_eq!(Findings(findings.0.clone()).report(), Err(TryRuntimeError::Other("this")));
		findings.add("that");
		findings.check(false, "this");
		assert_eq!(findings.report(), Err(TryRuntimeError::Other("this; that")));
	}
}
