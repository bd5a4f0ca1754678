//! Records and credentials: an attester's word on an account.

use super::*;
use polkadot_sdk::{
	frame_support::{ensure, storage::with_transaction},
	frame_system::pallet_prelude::BlockNumberFor,
	sp_runtime::{
		traits::{Bounded, IdentifyAccount, Saturating, Verify, Zero},
		transaction_validity::InvalidTransaction,
		ArithmeticError, TransactionOutcome,
	},
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
		// Even if its time is over: taking back is always possible.
		let mut entry = Self::attester_in_office(&attester)?;
		let mut identity = Identities::<T>::get(&who);
		let record = Self::record_of(&attester, &mut entry, &mut identity)?;
		record.revoked = true;
		record.nonce = record.nonce.max(nonce);
		// A credential signed before could last for ever.
		record.kept_until = MomentOf::<T>::max_value();
		Identities::<T>::insert(&who, identity);
		Self::save(&attester, entry)?;
		Self::deposit_event(Event::Revoked { who, attester, nonce, reason });
		Ok(())
	}

	/// See [`Pallet::forget`].
	pub fn do_forget(
		sender: T::AccountId,
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
		// Whoever lives in a blocked country must not shake off the record that says so, and only the
		// attester knows what else it has signed.
		let blocked = ThePolicy::<T>::get().blocked.contains(&record.jurisdiction);
		let idle = sender == attester && !blocked && Self::now() >= record.kept_until;
		ensure!(void || idle, Error::<T>::StillNeeded);
		entry.records = entry.records.saturating_sub(1);
		Self::put(&who, identity);
		Self::save(&attester, entry)?;
		Self::deposit_event(Event::Forgotten { who, attester });
		Ok(())
	}

	/// See [`Pallet::present_credential`]. A `free` one is counted.
	pub fn do_present_credential(
		credential: CredentialOf<T>,
		signature: &MultiSignature,
		free: bool,
	) -> DispatchResult {
		let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		ensure!(credential.genesis.as_ref() == genesis.as_ref(), Error::<T>::OtherChain);
		let mut entry = Self::attester_at_work(&credential.attester)?;
		ensure!(credential.epoch == entry.epoch, Error::<T>::CredentialRevoked);
		ensure!(credential.key == entry.key_number, Error::<T>::KeyOutdated);
		ensure!(Self::now() < credential.expires, Error::<T>::CredentialExpired);
		let signer = entry.key.clone().into_account();
		ensure!(
			signature.verify(credential.message().as_slice(), &signer),
			Error::<T>::SignatureInvalid
		);
		if free {
			Self::book_free_credential()?;
		}
		let Credential { attester, account, level, jurisdiction, expires, evidence, nonce, .. } =
			credential;
		let statement = Statement { level, jurisdiction, expires, evidence };
		Self::write(&attester, &mut entry, &account, &statement, Some(nonce))?;
		Self::save(&attester, entry)
	}

	/// Whether a credential may enter the pool and a block without the signature of whoever brings it: only
	/// if it would be accepted. It is brought and rolled back. The refusal's number within this pallet's
	/// errors is the code of the invalid transaction; 255 stands for the error of another pallet.
	pub(crate) fn authorize_credential(
		credential: &CredentialOf<T>,
		signature: &MultiSignature,
	) -> TransactionValidityWithRefund {
		let call = Call::present_credential {
			credential: credential.clone(),
			signature: signature.clone(),
		};
		// A call that is paused or kept out by safe mode would be included, fail and cost nobody a fee.
		if !T::BaseCallFilter::contains(&call.into()) {
			return Err(InvalidTransaction::Call.into());
		}
		let outcome = with_transaction(|| {
			TransactionOutcome::Rollback(Self::do_present_credential(
				credential.clone(),
				signature,
				true,
			))
		});
		match outcome {
			Ok(()) => ValidTransaction::with_tag_prefix("DistributionCredential")
				.priority(T::UnsignedPriority::get())
				.and_provides((&credential.attester, &credential.account, credential.nonce))
				.longevity(64)
				.propagate(true)
				.build()
				.map(|valid| (valid, Weight::zero())),
			// The next block has room again.
			Err(error) if error == Error::<T>::TooManyFreeCredentials.into() => {
				Err(InvalidTransaction::ExhaustsResources.into())
			}
			Err(error) if error == Error::<T>::CredentialUsed.into() => {
				Err(InvalidTransaction::Stale.into())
			}
			Err(DispatchError::Module(module))
				if usize::from(module.index) == <Self as PalletInfoAccess>::index() =>
			{
				let code = module.error.first().copied().unwrap_or(u8::MAX);
				Err(InvalidTransaction::Custom(code).into())
			}
			Err(_) => Err(InvalidTransaction::Custom(u8::MAX).into()),
		}
	}

	/// Counts a credential that nobody pays a fee for.
	fn book_free_credential() -> DispatchResult {
		let now = frame_system::Pallet::<T>::block_number();
		let (block, number) = FreeCredentials::<T>::get();
		let number = if block == now { number.saturating_add(1) } else { 1 };
		ensure!(number <= T::MaxFreeCredentials::get(), Error::<T>::TooManyFreeCredentials);
		FreeCredentials::<T>::put((now, number));
		Ok(())
	}

	/// The attester `who`, in office and within its time.
	fn attester_at_work(who: &T::AccountId) -> Result<AttesterOf<T>, DispatchError> {
		let attester = Self::attester_in_office(who)?;
		let expires = attester.terms.as_ref().map(|terms| terms.expires);
		ensure!(expires.is_some_and(|expires| Self::now() < expires), Error::<T>::AttesterExpired);
		Ok(attester)
	}

	/// Writes what `attester` says of `who`. With `nonce` it says so by a credential.
	fn write(
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
			// A record just made has seen no nonce yet, and 0 is one like any other.
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

	/// The record of `attester` in `identity`; an empty one of this epoch is made if there is none. A place
	/// is made by removing a record that is void, if none is free.
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
				if identity.records.is_full() {
					Self::remove_void(identity)?;
				}
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

	/// Removes one void record of another attester, whose deposit for it comes back.
	fn remove_void(identity: &mut IdentityOf<T>) -> DispatchResult {
		let found = identity.records.iter().enumerate().find_map(|(place, record)| {
			let entry = Attesters::<T>::get(&record.attester)?;
			(entry.terms.is_none() || entry.epoch != record.epoch).then_some((place, entry))
		});
		let (place, mut entry) = found.ok_or(Error::<T>::TooManyRecords)?;
		let record = identity.records.remove(place);
		entry.records = entry.records.saturating_sub(1);
		Self::save(&record.attester, entry)
	}

	/// Writes an identity, or removes it if nothing is known any more.
	pub(crate) fn put(who: &T::AccountId, identity: IdentityOf<T>) {
		if identity == IdentityOf::<T>::default() {
			Identities::<T>::remove(who);
		} else {
			Identities::<T>::insert(who, identity);
		}
	}

	/// Writes an attester's entry with the deposit for its records; removes that of a former attester whose
	/// last record is gone.
	fn save(who: &T::AccountId, mut entry: AttesterOf<T>) -> DispatchResult {
		let ticket = entry.ticket.take();
		entry.ticket = match (entry.records, ticket) {
			(0, Some(ticket)) => {
				ticket.drop(who)?;
				None
			}
			(0, None) => None,
			(records, Some(ticket)) => Some(ticket.update(who, Self::footprint(records))?),
			(records, None) => Some(T::RecordDeposit::new(who, Self::footprint(records))?),
		};
		if entry.terms.is_none() && entry.records == 0 {
			Attesters::<T>::remove(who);
		} else {
			Attesters::<T>::insert(who, entry);
		}
		Ok(())
	}

	/// State of `records` records: each may be the only one of an identity of its own.
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
