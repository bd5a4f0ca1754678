//! Attesters: appointing and removing them, their terms, epochs and signing keys.

use super::*;
use distribution_primitives::key_message;
use polkadot_sdk::sp_runtime::{
	traits::{IdentifyAccount, One, Verify, Zero},
	ArithmeticError,
};

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
		let full = CurrentPolicy::<T>::get().attesters.len() >= MAX_ATTESTERS as usize;
		ensure!(!full, Error::<T>::TooManyAttesters);
		Self::ensure_room_for_a_blocker(&who, &terms)?;
		Self::ensure_key_is_free(&who, &key)?;
		let epoch = Self::take_epoch()?;
		let trusted = Trusted {
			attester: who.clone(),
			epoch,
			max_level: terms.max_level,
			expires: terms.expires,
			may_block: terms.may_block,
		};
		CurrentPolicy::<T>::try_mutate(|policy| {
			policy.attesters.try_push(trusted).map_err(|_| Error::<T>::TooManyAttesters)
		})?;
		// A former attester keeps its records, deposit and key count.
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
				deposit: None,
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
		Self::ensure_room_for_a_blocker(&who, &terms)?;
		attester.terms = Some(terms.clone());
		Attesters::<T>::insert(&who, attester);
		Self::mutate_trusted(&who, |trusted| {
			trusted.max_level = terms.max_level;
			trusted.expires = terms.expires;
			trusted.may_block = terms.may_block;
		});
		Self::deposit_event(Event::AttesterUpdated { who, terms });
		Ok(())
	}

	/// See [`Pallet::remove_attester`].
	pub fn do_remove_attester(who: T::AccountId) -> DispatchResult {
		let mut attester = Self::attester_in_office(&who)?;
		attester.terms = None;
		CurrentPolicy::<T>::mutate(|policy| {
			policy.attesters.retain(|trusted| trusted.attester != who);
		});
		// The entry stays as long as there is a deposit.
		if attester.records == 0 {
			if let Some(deposit) = attester.deposit {
				deposit.drop(&who)?;
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
	pub fn do_rotate_key(
		who: T::AccountId,
		key: MultiSigner,
		proof: &MultiSignature,
	) -> DispatchResult {
		let mut attester = Self::attester_in_office(&who)?;
		Self::ensure_key_is_free(&who, &key)?;
		let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		let message = key_message(&genesis, &who, &key);
		ensure!(
			proof.verify(message.as_slice(), &key.clone().into_account()),
			Error::<T>::KeyNotProven
		);
		attester.key = key.clone();
		attester.key_number =
			attester.key_number.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		let key_number = attester.key_number;
		Attesters::<T>::insert(&who, attester);
		Self::deposit_event(Event::KeyRotated { who, key, key_number });
		Ok(())
	}

	/// The attester `who`, unless it has been removed.
	pub(crate) fn attester_in_office(who: &T::AccountId) -> Result<AttesterOf<T>, DispatchError> {
		Attesters::<T>::get(who)
			.filter(|attester| attester.terms.is_some())
			.ok_or_else(|| Error::<T>::NotAttester.into())
	}

	/// The attester `who`, in office and within its term.
	pub(crate) fn attester_within_term(who: &T::AccountId) -> Result<AttesterOf<T>, DispatchError> {
		let attester = Self::attester_in_office(who)?;
		let expires = attester.terms.as_ref().map(|terms| terms.expires);
		ensure!(expires.is_some_and(|expires| Self::now() < expires), Error::<T>::AttesterExpired);
		Ok(attester)
	}

	fn validate_terms(terms: &AttesterTermsOf<T>) -> DispatchResult {
		ensure!(
			terms.max_level > 0 && terms.jurisdictions.is_valid() && terms.expires > Self::now(),
			Error::<T>::TermsInvalid
		);
		Ok(())
	}

	/// An identity has a fixed number of places for attesters whose word alone blocks.
	fn ensure_room_for_a_blocker(who: &T::AccountId, terms: &AttesterTermsOf<T>) -> DispatchResult {
		let policy = CurrentPolicy::<T>::get();
		let others = policy.attesters.iter();
		let others = others.filter(|other| other.may_block && other.attester != *who).count();
		let room = !terms.may_block || others < MAX_BLOCKERS as usize;
		ensure!(room, Error::<T>::TooManyBlockers);
		Ok(())
	}

	/// With a key in common, two attesters would be one, where a round demands two.
	fn ensure_key_is_free(who: &T::AccountId, key: &MultiSigner) -> DispatchResult {
		let policy = CurrentPolicy::<T>::get();
		let taken = policy
			.attesters
			.iter()
			.filter(|other| other.attester != *who)
			.filter_map(|other| Attesters::<T>::get(&other.attester))
			.any(|other| same_key(&other.key, key));
		ensure!(!taken, Error::<T>::KeyInUse);
		Ok(())
	}

	fn take_epoch() -> Result<u32, DispatchError> {
		let epoch = NextEpoch::<T>::get();
		NextEpoch::<T>::put(epoch.checked_add(One::one()).ok_or(ArithmeticError::Overflow)?);
		Ok(epoch)
	}
}

/// Whether two keys are one, whatever they are used as: a key of secp256k1 can be one of two kinds.
pub(crate) fn same_key(one: &MultiSigner, other: &MultiSigner) -> bool {
	AsRef::<[u8]>::as_ref(one) == AsRef::<[u8]>::as_ref(other)
}
