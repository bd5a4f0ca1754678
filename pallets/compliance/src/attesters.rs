//! Who may vouch, who may freeze, and what holds for the whole chain: all of it governance's to say.

use super::*;
use polkadot_sdk::sp_runtime::{traits::One, ArithmeticError};

impl<T: Config> Pallet<T> {
	/// See [`Pallet::add_attester`].
	pub fn do_add_attester(
		who: T::AccountId,
		terms: AttesterTermsOf<T>,
		key: MultiSigner,
	) -> DispatchResult {
		Self::validate_terms(&terms)?;
		let former = Attesters::<T>::get(&who);
		ensure!(
			former.as_ref().is_none_or(|attester| attester.terms.is_none()),
			Error::<T>::AlreadyAttester
		);
		let full = ThePolicy::<T>::get().attesters.len() >= MAX_ATTESTERS as usize;
		ensure!(!full, Error::<T>::TooManyAttesters);
		let epoch = Self::take_epoch()?;
		let trusted = Trusted {
			attester: who.clone(),
			epoch,
			max_level: terms.max_level,
			expires: terms.expires,
		};
		ThePolicy::<T>::try_mutate(|policy| {
			policy.attesters.try_push(trusted).map_err(|_| Error::<T>::TooManyAttesters)
		})?;
		// A former attester's records, deposit and count of keys are still its own.
		let attester = match former {
			Some(former) => Attester {
				terms: Some(terms.clone()),
				key: key.clone(),
				key_number: former.key_number.checked_add(1).ok_or(ArithmeticError::Overflow)?,
				epoch,
				..former
			},
			None => Attester {
				terms: Some(terms.clone()),
				key: key.clone(),
				key_number: 0,
				epoch,
				records: 0,
				ticket: None,
			},
		};
		Attesters::<T>::insert(&who, attester);
		Self::deposit_event(Event::AttesterAdded { who, terms, key, epoch });
		Ok(())
	}

	/// See [`Pallet::update_attester`].
	pub fn do_update_attester(who: T::AccountId, terms: AttesterTermsOf<T>) -> DispatchResult {
		Self::validate_terms(&terms)?;
		let mut attester = Self::attester_in_office(&who)?;
		attester.terms = Some(terms.clone());
		Attesters::<T>::insert(&who, attester);
		Self::mutate_trusted(&who, |trusted| {
			trusted.max_level = terms.max_level;
			trusted.expires = terms.expires;
		});
		Self::deposit_event(Event::AttesterUpdated { who, terms });
		Ok(())
	}

	/// See [`Pallet::remove_attester`].
	pub fn do_remove_attester(who: T::AccountId) -> DispatchResult {
		let mut attester = Self::attester_in_office(&who)?;
		attester.terms = None;
		ThePolicy::<T>::mutate(|policy| {
			policy.attesters.retain(|trusted| trusted.attester != who);
		});
		// The entry stays for the sake of the deposit, if there is one.
		if attester.records == 0 {
			if let Some(ticket) = attester.ticket {
				ticket.drop(&who)?;
			}
			Attesters::<T>::remove(&who);
		} else {
			Attesters::<T>::insert(&who, attester);
		}
		Self::deposit_event(Event::AttesterRemoved { who });
		Ok(())
	}

	/// See [`Pallet::new_epoch`].
	pub fn do_new_epoch(who: T::AccountId) -> DispatchResult {
		let mut attester = Self::attester_in_office(&who)?;
		let epoch = Self::take_epoch()?;
		attester.epoch = epoch;
		Attesters::<T>::insert(&who, attester);
		Self::mutate_trusted(&who, |trusted| trusted.epoch = epoch);
		Self::deposit_event(Event::EpochBegun { who, epoch });
		Ok(())
	}

	/// See [`Pallet::rotate_key`].
	pub fn do_rotate_key(who: T::AccountId, key: MultiSigner) -> DispatchResult {
		let mut attester = Self::attester_in_office(&who)?;
		attester.key = key.clone();
		attester.key_number =
			attester.key_number.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		let key_number = attester.key_number;
		Attesters::<T>::insert(&who, attester);
		Self::deposit_event(Event::KeyRotated { who, key, key_number });
		Ok(())
	}

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

	/// See [`Pallet::set_blocked`].
	pub fn do_set_blocked(countries: Countries) -> DispatchResult {
		ensure!(countries.iter().all(Country::is_valid), Error::<T>::CountryInvalid);
		ThePolicy::<T>::mutate(|policy| policy.blocked = countries.clone());
		Self::deposit_event(Event::BlockedSet { countries });
		Ok(())
	}

	/// See [`Pallet::set_limits`].
	pub fn do_set_limits(limits: BoundedVec<LimitOf<T>, ConstU32<MAX_LIMITS>>) {
		ThePolicy::<T>::mutate(|policy| policy.limits = limits.clone());
		Self::deposit_event(Event::LimitsSet { limits });
	}

	/// The attester `who`, unless it was removed.
	pub(crate) fn attester_in_office(who: &T::AccountId) -> Result<AttesterOf<T>, DispatchError> {
		Attesters::<T>::get(who)
			.filter(|attester| attester.terms.is_some())
			.ok_or_else(|| Error::<T>::NotAttester.into())
	}

	fn validate_terms(terms: &AttesterTermsOf<T>) -> DispatchResult {
		ensure!(
			terms.max_level > 0 && terms.jurisdictions.is_valid() && terms.expires > Self::now(),
			Error::<T>::TermsInvalid
		);
		Ok(())
	}

	fn take_epoch() -> Result<u32, DispatchError> {
		let epoch = NextEpoch::<T>::get();
		NextEpoch::<T>::put(epoch.checked_add(One::one()).ok_or(ArithmeticError::Overflow)?);
		Ok(epoch)
	}

	fn mutate_trusted(
		who: &T::AccountId,
		change: impl FnOnce(&mut Trusted<T::AccountId, MomentOf<T>>),
	) {
		ThePolicy::<T>::mutate(|policy| {
			if let Some(trusted) =
				policy.attesters.iter_mut().find(|trusted| trusted.attester == *who)
			{
				change(trusted);
			}
		});
	}
}
