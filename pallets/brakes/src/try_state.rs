//! The invariants of the brakes, one function each. All that is found is reported together.

use super::*;
use pallet_distribution_common::Findings;
use polkadot_sdk::sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks every invariant.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut findings = Findings::new();
		Self::next_end_is_the_first(&mut findings);
		Self::every_brake_ends(&mut findings);
		Self::no_brake_is_beyond_its_budget(&mut findings);
		findings.report()
	}

	/// The end that blocks look at is that of the brake that ends first.
	fn next_end_is_the_first(findings: &mut Findings) {
		let first = Active::<T>::get().iter().map(|braking| braking.until).min();
		findings
			.check(NextEnd::<T>::get() == first, "next end is not that of the first brake to end");
	}

	/// Each brake is on once, and for no longer than may be decided at a time. There is a place for
	/// safe mode.
	fn every_brake_ends(findings: &mut Findings) {
		let active = Active::<T>::get();
		for (place, braking) in active.iter().enumerate() {
			let mut others = active.iter().skip(place.saturating_add(1));
			findings.check(!others.any(|other| other.brake == braking.brake), "brake is on twice");
			findings.check(braking.since < braking.until, "brake ends before it begins");
			findings.check(
				!braking.renewed
					|| braking.until.saturating_sub(braking.since) <= T::MaxRenewal::get(),
				"renewal is too long",
			);
		}
		findings.check(
			!active.is_full() || Self::has_safe_mode(&active),
			"no place is left for safe mode",
		);
	}

	/// What a brake has used, with the stretch that is running, is within its budget.
	fn no_brake_is_beyond_its_budget(findings: &mut Findings) {
		let active = Active::<T>::get();
		for braking in active.iter().filter(|braking| !braking.renewed) {
			let running = braking.stretch(braking.until).length;
			let time = Self::spent(&braking.brake).saturating_add(running);
			findings.check(time <= Self::budget(&braking.brake), "brake is on beyond its budget");
		}
		for (brake, uses) in Used::<T>::iter() {
			findings.check(
				Self::spent(&brake) <= Self::budget(&brake),
				"brake was on beyond its budget",
			);
			let ends: alloc::vec::Vec<_> = uses.0.iter().map(|stretch| stretch.last).collect();
			findings.check(ends.is_sorted(), "stretches are out of order");
			findings.check(
				uses.0.iter().all(|stretch| !stretch.length.is_zero()),
				"stretch without a length",
			);
		}
	}
}
