//! Officers: who may freeze accounts.

use super::*;

impl<T: Config> Pallet<T> {
	/// See [`Pallet::add_officer`].
	pub fn do_add_officer(who: T::AccountId) -> DispatchResult {
		Officers::<T>::try_mutate(|officers| {
			ensure!(!officers.contains(&who), Error::<T>::AlreadyOfficer);
			officers.try_push(who.clone()).map_err(|_| Error::<T>::TooManyOfficers)
		})?;
		Self::deposit_event(Event::OfficerAdded { who });
		Ok(())
	}

	/// See [`Pallet::remove_officer`].
	pub fn do_remove_officer(who: T::AccountId) -> DispatchResult {
		Officers::<T>::try_mutate(|officers| {
			let place =
				officers.iter().position(|other| *other == who).ok_or(Error::<T>::NotOfficer)?;
			officers.remove(place);
			Ok::<_, DispatchError>(())
		})?;
		Self::deposit_event(Event::OfficerRemoved { who });
		Ok(())
	}

	/// The officer behind `origin`.
	pub(crate) fn ensure_officer(origin: OriginFor<T>) -> Result<T::AccountId, DispatchError> {
		let who = ensure_signed(origin)?;
		ensure!(Officers::<T>::get().contains(&who), Error::<T>::NotOfficer);
		ensure!(Identities::<T>::get(&who).frozen.is_none(), Error::<T>::OfficerFrozen);
		Ok(who)
	}
}
