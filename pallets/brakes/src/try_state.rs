//! The invariants of the brakes, one function each.

use super::*;
use polkadot_sdk::sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks every invariant.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::next_end_is_the_first()?;
		Self::every_brake_ends()?;
		Self::no_brake_is_beyond_its_budget()
	}

	/// The end that blocks look at is that of the brake that ends first.
	fn next_end_is_the_first() -> Result<(), TryRuntimeError> {
		let first = Active::<T>::get().iter().map(|braking| braking.until).min();
		ensure!(NextEnd::<T>::get() == first, "next end is not that of the first brake to end");
		Ok(())
	}

	/// Each brake is on once, and for no longer than may be decided at a time.
	fn every_brake_ends() -> Result<(), TryRuntimeError> {
		let active = Active::<T>::get();
		for (place, braking) in active.iter().enumerate() {
			let mut others = active.iter().skip(place.saturating_add(1));
			ensure!(!others.any(|other| other.brake == braking.brake), "brake is on twice");
			ensure!(braking.since < braking.until, "brake ends before it begins");
			ensure!(
				!braking.renewed
					|| braking.until.saturating_sub(braking.since) <= T::MaxRenewal::get(),
				"renewal is too long"
			);
		}
		Ok(())
	}

	/// What a brake has used, with the stretch that is running, is within its budget.
	fn no_brake_is_beyond_its_budget() -> Result<(), TryRuntimeError> {
		let active = Active::<T>::get();
		for braking in active.iter().filter(|braking| !braking.renewed) {
			let running = braking.until.saturating_sub(braking.since);
			let time = Self::spent(&braking.brake).saturating_add(running);
			ensure!(time <= Self::budget(&braking.brake), "brake is on beyond its budget");
		}
		for (brake, uses) in Used::<T>::iter() {
			ensure!(Self::spent(&brake) <= Self::budget(&brake), "brake was on beyond its budget");
			let ends: alloc::vec::Vec<_> = uses.0.iter().map(|stretch| stretch.until).collect();
			ensure!(ends.is_sorted(), "stretches are out of order");
			ensure!(
				uses.0.iter().all(|stretch| !stretch.length.is_zero()),
				"stretch without a length"
			);
		}
		Ok(())
	}
}
