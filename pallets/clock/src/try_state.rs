//! The invariants of the clock, one function each.

use super::*;
use polkadot_sdk::sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks every invariant.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::stretch_is_running_and_part_of_what_was_lost()?;
		Self::last_reading_is_of_the_past()
	}

	/// A stretch that is not over belongs to claims that are suspended, and was added up.
	fn stretch_is_running_and_part_of_what_was_lost() -> Result<(), TryRuntimeError> {
		let stretch = Stretch::<T>::get();
		let suspended = Last::<T>::get().is_some_and(|last| last.suspended);
		ensure!(suspended || stretch.is_zero(), "stretch is over and was not reported");
		ensure!(stretch <= Lost::<T>::get(), "stretch was not added to what was lost");
		Ok(())
	}

	/// What was noted is not ahead of the clock, and was not noted before the clock was known.
	fn last_reading_is_of_the_past() -> Result<(), TryRuntimeError> {
		let Some(last) = Last::<T>::get() else { return Ok(()) };
		ensure!(last.at <= Self::now(), "reading is ahead of the clock");
		ensure!(!last.at.is_zero(), "reading of a clock that was not known");
		Ok(())
	}
}
