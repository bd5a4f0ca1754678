//! Records: an attester's statements on accounts.

use super::*;
use alloc::vec::Vec;
use distribution_primitives::MAX_RECORDS;
use polkadot_sdk::sp_runtime::{
	traits::{Bounded, Saturating, Zero},
	ArithmeticError,
};

impl<T: Config> Pallet<T> {
	/// See [`Pallet::attest`] and [`Pallet::attest_batch`].
	pub fn do_attest(
		attester: T::AccountId,
		statements: &[(T::AccountId, StatementOf<T>)],
	) -> DispatchResult {
		ensure!(!statements.is_empty(), Error::<T>::EmptyBatch);
		let mut entry = Self::attester_at_work(&attester)?;
		for (who, statement) in statements {
			Self::write(&attester, &mut entry, who, statement, None)?;
		}
		Self::save(&attester, entry)
	}

	/// See [`Pallet::renew`].
	pub fn do_renew(
		attester: T::AccountId,
		who: T::AccountId,
		expires: MomentOf<T>,
		evidence: H256,
	) -> DispatchResult {
		let entry = Self::attester_at_work(&attester)?;
		Self::validate_expiry(expires)?;
		let statement = Identities::<T>::try_mutate(&who, |identity| {
			let record = identity
				.records
				.iter_mut()
				.find(|record| record.attester == attester)
				.ok_or(Error::<T>::NoRecord)?;
			ensure!(!record.revoked && record.epoch == entry.epoch, Error::<T>::RecordVoid);
			let accepted = entry
				.terms
				.as_ref()
				.is_some_and(|terms| terms.jurisdictions.accept(&record.jurisdiction));
			ensure!(accepted, Error::<T>::JurisdictionNotAllowed);
			record.expires = expires;
			record.evidence = evidence;
			record.kept_until = record.kept_until.max(expires);
			let (level, jurisdiction) = (record.level, record.jurisdiction);
			Ok::<_, DispatchError>(Statement { level, jurisdiction, expires, evidence })
		})?;
		Self::deposit_event(Event::Attested { who, attester, statement, nonce: None });
		Ok(())
	}

	/// See [`Pallet::revoke`].
	pub fn do_revoke(
		attester: T::AccountId,
		who: T::AccountId,
		nonce: u64,
		reason: H256,
	) -> DispatchResult {
		// Even if its term has ended, or it is frozen. What it has said it can always take back; only
		// where it has no record there must be room for one, and a deposit.
		let mut entry = Self::attester_in_office(&attester)?;
		let mut identity = Identities::<T>::get(&who);
		let record = Self::record_of(&attester, &mut entry, &mut identity)?;
		record.revoked = true;
		record.nonce = record.nonce.max(nonce);
		// A credential signed before may never expire.
		record.kept_until = MomentOf::<T>::max_value();
		Identities::<T>::insert(&who, identity);
		Self::save(&attester, entry)?;
		Self::deposit_event(Event::Revoked { who, attester, nonce, reason });
		Ok(())
	}

	/// See [`Pallet::forget`].
	pub fn do_forget(
		caller: T::AccountId,
		who: T::AccountId,
		attester: T::AccountId,
	) -> DispatchResult {
		let mut entry = Attesters::<T>::get(&attester).ok_or(Error::<T>::NoRecord)?;
		let mut identity = Identities::<T>::get(&who);
		let place = identity
			.records
			.iter()
			.position(|record| record.attester == attester)
			.ok_or(Error::<T>::NoRecord)?;
		let record = identity.records.remove(place);
		let void = entry.terms.is_none() || record.epoch != entry.epoch;
		// Only the attester knows what else it has signed.
		let idle = caller == attester && Self::now() >= record.kept_until;
		ensure!(void || idle, Error::<T>::StillNeeded);
		entry.records = entry.records.saturating_sub(1);
		Self::put(&who, identity);
		Self::save(&attester, entry)?;
		Self::deposit_event(Event::Forgotten { who, attester });
		Ok(())
	}

	/// The attester `who`, in office, within its term and not frozen.
	pub(crate) fn attester_at_work(who: &T::AccountId) -> Result<AttesterOf<T>, DispatchError> {
		let attester = Self::attester_within_term(who)?;
		// Not even by a proxy, nor by a credential that anyone presents.
		ensure!(!Identities::<T>::get(who).is_frozen(Self::now()), Error::<T>::AttesterFrozen);
		Ok(attester)
	}

	/// Writes the statement of `attester` on `who`. A `nonce` is that of the credential that makes
	/// it.
	pub(crate) fn write(
		attester: &T::AccountId,
		entry: &mut AttesterOf<T>,
		who: &T::AccountId,
		statement: &StatementOf<T>,
		nonce: Option<u64>,
	) -> DispatchResult {
		Self::validate(entry, statement)?;
		let mut identity = Identities::<T>::get(who);
		let record = Self::record_of(attester, entry, &mut identity)?;
		if let Some(nonce) = nonce {
			let used = if record.revoked {
				Error::<T>::CredentialRevoked
			} else {
				Error::<T>::CredentialUsed
			};
			// A new record has used no nonce, and 0 is a valid nonce.
			let fresh = record.level == 0 && !record.revoked && record.nonce == 0;
			ensure!(fresh || nonce > record.nonce, used);
			record.nonce = nonce;
		}
		record.level = statement.level;
		record.jurisdiction = statement.jurisdiction;
		record.expires = statement.expires;
		record.evidence = statement.evidence;
		record.kept_until = record.kept_until.max(statement.expires);
		record.revoked = false;
		Identities::<T>::insert(who, identity);
		Self::deposit_event(Event::Attested {
			who: who.clone(),
			attester: attester.clone(),
			statement: statement.clone(),
			nonce,
		});
		Ok(())
	}

	/// The record of `attester` in `identity`. If there is none, creates an empty one of this
	/// epoch, removing a void record if there is no room.
	fn record_of<'a>(
		attester: &T::AccountId,
		entry: &mut AttesterOf<T>,
		identity: &'a mut IdentityOf<T>,
	) -> Result<&'a mut RecordOf<T>, DispatchError> {
		let empty = Record {
			attester: attester.clone(),
			epoch: entry.epoch,
			level: 0,
			jurisdiction: Country(*b"ZZ"),
			expires: Zero::zero(),
			evidence: H256::zero(),
			nonce: 0,
			revoked: false,
			kept_until: Zero::zero(),
		};
		let place = match identity.records.iter().position(|record| record.attester == *attester) {
			Some(place) => place,
			None => {
				entry.records = entry.records.checked_add(1).ok_or(ArithmeticError::Overflow)?;
				Self::make_room(entry, identity)?;
				identity.records.try_push(empty.clone()).map_err(|_| Error::<T>::TooManyRecords)?;
				identity.records.len().saturating_sub(1)
			}
		};
		let record = identity.records.get_mut(place).ok_or(Error::<T>::NoRecord)?;
		if record.epoch != entry.epoch {
			*record = empty;
		}
		Ok(record)
	}

	/// Makes room for a record of another attester, `entry`, by removing void ones if need be. The
	/// last places are kept for attesters whose word alone blocks.
	fn make_room(entry: &AttesterOf<T>, identity: &mut IdentityOf<T>) -> DispatchResult {
		if identity.records.len() < MAX_RECORDS as usize {
			return Ok(());
		}
		let blocks = entry.terms.as_ref().is_some_and(|terms| terms.may_block);
		let policy = CurrentPolicy::<T>::get();
		let competes = |record: &RecordOf<T>| {
			let mut blockers = policy.attesters.iter().filter(|trusted| trusted.may_block);
			blocks || !blockers.any(|trusted| trusted.attester == record.attester)
		};
		let places = if blocks { MAX_PLACES } else { MAX_RECORDS };
		let competing = identity.records.iter().filter(|record| competes(record)).count();
		let excess = competing.saturating_add(1).saturating_sub(places as usize);
		let void: Vec<_> = identity
			.records
			.iter()
			.enumerate()
			.filter(|(_, record)| competes(record))
			.filter_map(|(place, record)| {
				let other = Attesters::<T>::get(&record.attester)?;
				let void = other.terms.is_none() || other.epoch != record.epoch;
				void.then_some((place, other))
			})
			.take(excess)
			.collect();
		ensure!(void.len() == excess, Error::<T>::TooManyRecords);
		// From behind, so that the places before do not move.
		for (place, mut other) in void.into_iter().rev() {
			let record = identity.records.remove(place);
			other.records = other.records.saturating_sub(1);
			Self::save(&record.attester, other)?;
		}
		Ok(())
	}

	/// Writes an identity, or removes it if it is empty.
	pub(crate) fn put(who: &T::AccountId, identity: IdentityOf<T>) {
		if identity == IdentityOf::<T>::default() {
			Identities::<T>::remove(who);
		} else {
			Identities::<T>::insert(who, identity);
		}
	}

	/// Writes an attester's entry with the deposit for its records; removes the entry of a former
	/// attester without records. Only new records are held for, at today's price.
	pub(crate) fn save(who: &T::AccountId, mut entry: AttesterOf<T>) -> DispatchResult {
		let deposit = entry.deposit.take();
		entry.deposit = match (entry.records, deposit) {
			(0, Some(deposit)) => {
				deposit.drop(who)?;
				None
			}
			(0, None) => None,
			(records, Some(deposit)) => Some(deposit.update(who, Self::footprint(records))?),
			(records, None) => Some(T::RecordDeposit::new(who, Self::footprint(records))?),
		};
		if entry.terms.is_none() && entry.records == 0 {
			Attesters::<T>::remove(who);
		} else {
			Attesters::<T>::insert(who, entry);
		}
		Ok(())
	}

	/// State of `records` records: each may be the only one of its identity.
	pub(crate) fn footprint(records: u32) -> Footprint {
		let size = RecordOf::<T>::max_encoded_len().saturating_add(IDENTITY_OVERHEAD);
		Footprint { count: u64::from(records), size: size as u64 }
	}

	fn validate(entry: &AttesterOf<T>, statement: &StatementOf<T>) -> DispatchResult {
		let terms = entry.terms.as_ref().ok_or(Error::<T>::NotAttester)?;
		ensure!(statement.jurisdiction.is_valid(), Error::<T>::CountryInvalid);
		ensure!(
			statement.level > 0 && statement.level <= terms.max_level,
			Error::<T>::LevelNotAllowed
		);
		ensure!(
			terms.jurisdictions.accept(&statement.jurisdiction),
			Error::<T>::JurisdictionNotAllowed
		);
		Self::validate_expiry(statement.expires)
	}

	fn validate_expiry(expires: MomentOf<T>) -> DispatchResult {
		let now = Self::now();
		ensure!(expires > now, Error::<T>::ExpiryPast);
		ensure!(expires <= now.saturating_add(T::MaxValidity::get()), Error::<T>::ExpiryTooFar);
		Ok(())
	}
}
