//! Officers: who may freeze accounts, and who keeps them in check.

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
		Suspended::<T>::mutate(|suspended| suspended.retain(|other| *other != who));
		FreezeCounts::<T>::remove(&who);
		Self::deposit_event(Event::OfficerRemoved { who });
		Ok(())
	}

	/// See [`Pallet::suspend_officer`].
	pub fn do_suspend_officer(who: T::AccountId) -> DispatchResult {
		ensure!(Officers::<T>::get().contains(&who), Error::<T>::NotOfficer);
		Suspended::<T>::try_mutate(|suspended| {
			ensure!(!suspended.contains(&who), Error::<T>::AlreadySuspended);
			// There are never more of them than officers.
			suspended.try_push(who.clone()).map_err(|_| Error::<T>::TooManyOfficers)
		})?;
		Self::deposit_event(Event::OfficerSuspended { who });
		Ok(())
	}

	/// See [`Pallet::reinstate_officer`].
	pub fn do_reinstate_officer(who: T::AccountId) -> DispatchResult {
		Suspended::<T>::try_mutate(|suspended| {
			let place =
				suspended.iter().position(|other| *other == who).ok_or(Error::<T>::NotSuspended)?;
			suspended.remove(place);
			Ok::<_, DispatchError>(())
		})?;
		Self::deposit_event(Event::OfficerReinstated { who });
		Ok(())
	}

	/// The officer behind `origin`, who may act.
	pub(crate) fn ensure_officer(origin: OriginFor<T>) -> Result<T::AccountId, DispatchError> {
		let who = ensure_signed(origin)?;
		Self::ensure_acting(&who)?;
		Ok(who)
	}

	/// Whether `who` is an officer who may act.
	pub(crate) fn ensure_acting(who: &T::AccountId) -> DispatchResult {
		ensure!(Officers::<T>::get().contains(who), Error::<T>::NotOfficer);
		ensure!(!Suspended::<T>::get().contains(who), Error::<T>::OfficerSuspended);
		ensure!(!Identities::<T>::get(who).is_frozen(Self::now()), Error::<T>::OfficerFrozen);
		Ok(())
	}

	/// The officer behind `origin`, who may act; none if it is an `Other` origin.
	pub(crate) fn ensure_officer_or<Other: EnsureOrigin<OriginFor<T>>>(
		origin: OriginFor<T>,
	) -> Result<Option<T::AccountId>, DispatchError> {
		match Other::try_origin(origin) {
			Ok(_) => Ok(None),
			Err(origin) => Self::ensure_officer(origin).map(Some),
		}
	}

	/// Whether `who` holds power over officers or over payments, which no officer may take away.
	/// Whoever has lost it for now, a suspended officer or an attester whose term has ended, does
	/// not hold it. An account that is frozen does: otherwise a second officer could make a freeze
	/// last whatever office governance has given to the account since.
	pub(crate) fn is_protected(who: &T::AccountId) -> bool {
		let officer = Officers::<T>::get().contains(who) && !Suspended::<T>::get().contains(who);
		officer || T::Protected::contains(who) || Self::attester_within_term(who).is_ok()
	}
}
