//! The end of a brake: released, or by itself.

use super::*;

impl<T: Config> Pallet<T> {
	/// See [`Pallet::release`].
	pub fn do_release(brake: &BrakeOf<T>, by_referendum: bool) -> DispatchResult {
		let mut active = Active::<T>::get();
		let braking = Self::take(&mut active, brake).ok_or(Error::<T>::NotOn)?;
		ensure!(by_referendum || !braking.renewed, Error::<T>::Renewed);
		Self::put_active(active);
		Self::charge(&braking);
		Self::turn_off(brake);
		Self::deposit_event(Event::Released { brake: braking.brake });
		Ok(())
	}

	/// Ends the brakes whose time is over. Returns the weight used.
	pub(crate) fn end_due() -> Weight {
		let now = Self::now();
		if NextEnd::<T>::get().is_none_or(|next| now < next) {
			return T::WeightInfo::on_initialize();
		}
		let (mut active, mut ended) = (Active::<T>::get(), 0u32);
		active.retain(|braking| {
			let is_over = braking.until <= now;
			if is_over {
				ended = ended.saturating_add(1);
				Self::charge(braking);
				Self::turn_off(&braking.brake);
				Self::deposit_event(Event::Ended { brake: braking.brake.clone() });
			}
			!is_over
		});
		Self::put_active(active);
		T::WeightInfo::end_brakes(ended)
	}

	/// Takes a brake out of the list.
	pub(crate) fn take(active: &mut ActiveOf<T>, brake: &BrakeOf<T>) -> Option<BrakingOf<T>> {
		let place = active.iter().position(|braking| braking.brake == *brake)?;
		Some(active.remove(place))
	}

	/// Stores the brakes that are on, and when the next one ends.
	pub(crate) fn put_active(active: ActiveOf<T>) {
		NextEnd::<T>::set(active.iter().map(|braking| braking.until).min());
		Active::<T>::put(active);
	}

	/// Counts a stretch that ends now against the brake's budget, unless a referendum decided on
	/// it. Its time may have been over before: a vote is enacted before brakes end, and so is a
	/// release in the first block after a stall.
	pub(crate) fn charge(braking: &BrakingOf<T>) {
		if !braking.renewed {
			Used::<T>::mutate(&braking.brake, |uses| {
				uses.note(braking.stretch(Self::now()), T::BudgetWindow::get());
			});
		}
	}

	/// Turns a brake off.
	fn turn_off(brake: &BrakeOf<T>) {
		// Fails only if something else has turned it off already.
		match brake {
			Brake::SafeMode => {
				let _ = <T::SafeMode as traits::SafeMode>::exit();
			}
			Brake::Call(call) => {
				let _ = T::TxPause::unpause(call.clone());
			}
		}
	}
}
