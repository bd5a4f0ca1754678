//! The invariants of the clock, one function each. All that is found is reported together.

use super::*;
use pallet_distribution_common::Findings;
use polkadot_sdk::sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks every invariant.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut findings = Findings::new();
		Self::stretch_is_running_and_part_of_what_was_lost(&mut findings);
		Self::last_reading_is_of_the_past(&mut findings);
		findings.report()
	}

	/// A stretch that is not over belongs to claims that are suspended, and was added up.
	fn stretch_is_running_and_part_of_what_was_lost(findings: &mut Findings) {
		let stretch = Stretch::<T>::get();
		let suspended = Last::<T>::get().is_some_and(|last| last.suspended);
		findings.check(suspended || stretch.is_zero(), "stretch is over and was not reported");
		findings.check(stretch <= Lost::<T>::get(), "stretch was not added to what was lost");
	}

	/// What was noted is not ahead of the clock, and was not noted before the clock was known.
	fn last_reading_is_of_the_past(findings: &mut Findings) {
		let Some(last) = Last::<T>::get() else { return };
		findings.check(last.at <= Self::now(), "reading is ahead of the clock");
		findings.check(!last.at.is_zero(), "reading of a clock that was not known");
	}
}
