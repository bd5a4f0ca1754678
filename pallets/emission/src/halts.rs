//! Halting and resuming.
//!
//! A halt consists of whole eras, the one in which it begins included, and always ends by itself.
//! The brake halts at most [`Config::MaxHalt`] eras of any [`Config::HaltWindow`] that follow each
//! other, however often it is used: which eras it has halted is kept in the running era.

use super::*;

impl<T: Config> Pallet<T> {
	/// Number of eras for which [`Config::HaltOrigin`] could halt emission now.
	pub(crate) fn halts_left() -> EraIndex {
		// With the eras to come, those before make up windows: a window that holds all of the new
		// halt reaches back at least one era less than its length.
		let before = T::HaltWindow::get().saturating_sub(1);
		let halted = RunningEra::<T>::get().map_or(0, |era| era.halted(before));
		T::MaxHalt::get().saturating_sub(halted)
	}

	/// See [`Pallet::halt`].
	pub fn do_halt() -> DispatchResult {
		ensure!(!Halt::<T>::exists(), Error::<T>::AlreadyHalted);
		let (left, since) = (Self::halts_left(), Self::current_era());
		ensure!(left > 0, Error::<T>::HaltsUsedUp);
		let until = since.saturating_add(left);
		Halt::<T>::put(HaltInfo { since, until, voted: false });
		Self::deposit_event(Event::Halted { until, voted: false });
		Ok(())
	}

	/// See [`Pallet::prolong_halt`].
	pub fn do_prolong_halt(eras: EraIndex) -> DispatchResult {
		let (halt, era) = (Halt::<T>::get(), Self::current_era());
		let until = era.saturating_add(eras);
		let longer = halt.is_none_or(|halt| until > halt.until);
		ensure!(eras > 0 && eras <= T::HaltWindow::get() && longer, Error::<T>::HaltInvalid);
		let since = halt.map_or(era, |halt| halt.since);
		Halt::<T>::put(HaltInfo { since, until, voted: true });
		Self::deposit_event(Event::Halted { until, voted: true });
		Ok(())
	}

	/// See [`Pallet::resume`].
	pub fn do_resume() -> DispatchResult {
		let halt = Halt::<T>::get().ok_or(Error::<T>::NotHalted)?;
		// The running era was halted for a part of it, and that must not be without effect.
		let from = Self::current_era().saturating_add(1);
		ensure!(halt.until > from, Error::<T>::NotHalted);
		Halt::<T>::put(HaltInfo { until: from, ..halt });
		Self::deposit_event(Event::Resumed { from });
		Ok(())
	}

	/// Ends `halt` if era `next` is the first that issues again.
	pub(crate) fn end_halt(halt: Option<HaltInfo>, next: EraIndex) {
		if halt.is_some_and(|halt| halt.until <= next) {
			Halt::<T>::kill();
			Self::deposit_event(Event::HaltEnded { era: next });
		}
	}
}
