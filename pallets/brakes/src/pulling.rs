//! Pulling a brake, within its budget, and renewing it.

use super::*;

impl<T: Config> Pallet<T> {
	/// See [`Pallet::pause`].
	pub fn do_pause(call: T::CallName, duration: MomentOf<T>) -> DispatchResult {
		ensure!(T::Calls::contains(&call), Error::<T>::UnknownCall);
		Self::pull(Brake::Call(call), duration)
	}

	/// See [`Pallet::enter_safe_mode`].
	pub fn do_enter_safe_mode() -> DispatchResult {
		Self::pull(Brake::SafeMode, T::SafeModeDuration::get())
	}

	/// Pulls a brake for `duration`, in blocks of the clock.
	pub(crate) fn pull(brake: BrakeOf<T>, duration: MomentOf<T>) -> DispatchResult {
		ensure!(!duration.is_zero(), Error::<T>::DurationInvalid);
		let now = Self::now();
		let until = now.saturating_add(duration);
		let mut active = Active::<T>::get();
		let since = match Self::take(&mut active, &brake) {
			Some(before) => {
				ensure!(!before.renewed, Error::<T>::Renewed);
				ensure!(until > before.until, Error::<T>::NotLonger);
				before.since
			}
			None => {
				ensure!(!Self::is_on(&brake), Error::<T>::OnElsewhere);
				now
			}
		};
		let braking = Braking { brake: brake.clone(), since, until, renewed: false };
		let time = Self::spent(&brake).saturating_add(braking.stretch(until).length);
		ensure!(time <= Self::budget(&brake), Error::<T>::BudgetSpent);
		Self::put_on(active, braking)?;
		Self::deposit_event(Event::Pulled { brake, until });
		Ok(())
	}

	/// See [`Pallet::renew`].
	pub fn do_renew(brake: BrakeOf<T>, duration: MomentOf<T>) -> DispatchResult {
		ensure!(
			!duration.is_zero() && duration <= T::MaxRenewal::get(),
			Error::<T>::DurationInvalid
		);
		if let Brake::Call(call) = &brake {
			ensure!(T::Calls::contains(call), Error::<T>::UnknownCall);
		}
		let now = Self::now();
		let until = now.saturating_add(duration);
		let mut active = Active::<T>::get();
		let before = Self::take(&mut active, &brake);
		Self::put_on(active, Braking { brake: brake.clone(), since: now, until, renewed: true })?;
		// From here on it is the referendum's. What was before is still on the budget.
		if let Some(before) = before {
			Self::charge(&before);
		}
		Self::deposit_event(Event::Renewed { brake, until });
		Ok(())
	}

	/// Turns a brake on and notes it among the others.
	fn put_on(mut others: ActiveOf<T>, braking: BrakingOf<T>) -> Result<(), Error<T>> {
		others.try_push(braking.clone()).map_err(|_| Error::<T>::TooManyBrakes)?;
		// The last place is that of safe mode: a failed migration has to find it free.
		ensure!(!others.is_full() || Self::has_safe_mode(&others), Error::<T>::TooManyBrakes);
		let on = Self::is_on(&braking.brake);
		match braking.brake {
			// Without an end: we end it, by another clock. That holds too for a safe mode that was
			// entered elsewhere.
			Brake::SafeMode if on => {
				<T::SafeMode as traits::SafeMode>::extend(Bounded::max_value())
					.map_err(|_| Error::<T>::OnElsewhere)?
			}
			Brake::SafeMode => <T::SafeMode as traits::SafeMode>::enter(Bounded::max_value())
				.map_err(|_| Error::<T>::OnElsewhere)?,
			Brake::Call(_) if on => {}
			Brake::Call(call) => T::TxPause::pause(call).map_err(|_| Error::<T>::Unpausable)?,
		}
		Self::put_active(others);
		Ok(())
	}

	/// Whether safe mode is among these brakes.
	pub(crate) fn has_safe_mode(active: &ActiveOf<T>) -> bool {
		active.iter().any(|braking| braking.brake == Brake::SafeMode)
	}

	/// Whether a brake is on, whoever put it on.
	pub(crate) fn is_on(brake: &BrakeOf<T>) -> bool {
		match brake {
			Brake::SafeMode => <T::SafeMode as traits::SafeMode>::is_entered(),
			Brake::Call(call) => T::TxPause::is_paused(call.clone()),
		}
	}
}
