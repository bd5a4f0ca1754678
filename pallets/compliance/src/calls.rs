//! What can be asked of the registry.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// What can be asked of the registry.
#[pallet_section]
mod calls {
	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Appoints an attester. It starts a new epoch, even if it was an attester before.
		///
		/// - Origin: [`Config::AdminOrigin`].
		/// - `terms`: what it may vouch for.
		/// - `key`: the key that signs its credentials, and no other attester's. It needs no proof,
		///   because governance answers for whose it is.
		/// - Errors: [`Error::AlreadyAttester`], [`Error::TooManyAttesters`],
		///   [`Error::TermsInvalid`], [`Error::TooManyBlockers`], [`Error::KeyInUse`].
		/// - Events: [`Event::AttesterAdded`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::add_attester())]
		pub fn add_attester(
			origin: OriginFor<T>,
			who: T::AccountId,
			terms: AttesterTermsOf<T>,
			key: MultiSigner,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_add_attester(who, terms, key)
		}

		/// Changes the terms of an attester. A lower level, an earlier end, and whether its word
		/// alone blocks apply to existing records as well; other jurisdictions apply to new ones
		/// only.
		///
		/// - Origin: [`Config::AdminOrigin`].
		/// - Errors: [`Error::NotAttester`], [`Error::TermsInvalid`], [`Error::TooManyBlockers`].
		/// - Events: [`Event::AttesterUpdated`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::update_attester())]
		pub fn update_attester(
			origin: OriginFor<T>,
			who: T::AccountId,
			terms: AttesterTermsOf<T>,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_update_attester(who, terms)
		}

		/// Removes an attester. All its records are void at once; its deposit is returned as the
		/// records are forgotten.
		///
		/// - Origin: [`Config::AdminOrigin`].
		/// - Errors: [`Error::NotAttester`].
		/// - Events: [`Event::AttesterRemoved`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::remove_attester())]
		pub fn remove_attester(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_remove_attester(who)
		}

		/// Starts a new epoch for an attester: all its records, and every credential it has signed,
		/// are void at once.
		///
		/// - Origin: [`Config::AdminOrigin`], or the attester itself.
		/// - Errors: [`Error::NotAttester`], or a bad origin.
		/// - Events: [`Event::EpochBegun`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::new_epoch())]
		pub fn new_epoch(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			if T::AdminOrigin::ensure_origin(origin.clone()).is_err() {
				ensure!(ensure_signed(origin)? == who, DispatchError::BadOrigin);
			}
			Self::do_new_epoch(who)
		}

		/// Replaces the key that signs an attester's credentials. Records stay valid; credentials
		/// signed with the old key and not yet submitted are void.
		///
		/// - Origin: the attester.
		/// - `key`: the new key, and no other attester's.
		/// - `proof`: the new key's signature over
		///   [`distribution_primitives::key_message`]. Without it an
		///   attester could take somebody else's key, which that one could then not use.
		/// - Errors: [`Error::NotAttester`], [`Error::KeyInUse`], [`Error::KeyNotProven`].
		/// - Events: [`Event::KeyRotated`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::rotate_key())]
		pub fn rotate_key(
			origin: OriginFor<T>,
			key: MultiSigner,
			proof: MultiSignature,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_rotate_key(who, key, &proof)
		}

		/// Appoints an officer.
		///
		/// - Origin: [`Config::AdminOrigin`].
		/// - Errors: [`Error::AlreadyOfficer`], [`Error::TooManyOfficers`].
		/// - Events: [`Event::OfficerAdded`].
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::add_officer())]
		pub fn add_officer(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_add_officer(who)
		}

		/// Removes an officer. The accounts they froze stay frozen until the freezes lapse or are
		/// ended.
		///
		/// - Origin: [`Config::AdminOrigin`].
		/// - Errors: [`Error::NotOfficer`].
		/// - Events: [`Event::OfficerRemoved`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::remove_officer())]
		pub fn remove_officer(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_remove_officer(who)
		}

		/// Sets the blocked jurisdictions. A record that names one counts for no requirement; one of
		/// an attester whose word alone blocks stops all payments to the account.
		///
		/// - Origin: [`Config::AdminOrigin`].
		/// - Errors: [`Error::CountryInvalid`].
		/// - Events: [`Event::BlockedSet`].
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::set_blocked())]
		pub fn set_blocked(origin: OriginFor<T>, countries: Countries) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_set_blocked(countries)
		}

		/// Replaces all payout limits.
		///
		/// - Origin: [`Config::AdminOrigin`].
		/// - Errors: none of its own.
		/// - Events: [`Event::LimitsSet`].
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::set_limits())]
		pub fn set_limits(
			origin: OriginFor<T>,
			limits: BoundedVec<LimitOf<T>, ConstU32<MAX_LIMITS>>,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_set_limits(limits);
			Ok(())
		}

		/// Vouches for an account. Replaces the attester's earlier record, revoked or not.
		///
		/// - Origin: the attester, who pays a deposit for a new record.
		/// - Errors: [`Error::NotAttester`], [`Error::AttesterExpired`],
		///   [`Error::AttesterFrozen`], [`Error::CountryInvalid`], [`Error::LevelNotAllowed`],
		///   [`Error::JurisdictionNotAllowed`], [`Error::ExpiryPast`], [`Error::ExpiryTooFar`],
		///   [`Error::TooManyRecords`], or a lack of funds for the deposit.
		/// - Events: [`Event::Attested`].
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::attest_batch(1))]
		pub fn attest(
			origin: OriginFor<T>,
			who: T::AccountId,
			statement: StatementOf<T>,
		) -> DispatchResult {
			let attester = ensure_signed(origin)?;
			Self::do_attest(attester, &[(who, statement)])
		}

		/// [`Pallet::attest`] for many accounts: all or none.
		///
		/// - Origin: the attester, who pays a deposit for each new record.
		/// - Errors: [`Error::EmptyBatch`], and those of [`Pallet::attest`].
		/// - Events: [`Event::Attested`] for each account.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::attest_batch(statements.len() as u32))]
		pub fn attest_batch(
			origin: OriginFor<T>,
			statements: BoundedVec<(T::AccountId, StatementOf<T>), T::MaxBatch>,
		) -> DispatchResult {
			let attester = ensure_signed(origin)?;
			Self::do_attest(attester, &statements)
		}

		/// Changes the expiry of a record, to a later or earlier time.
		///
		/// - Origin: the attester.
		/// - `evidence`: a hash of the attester's current file.
		/// - Errors: [`Error::NotAttester`], [`Error::AttesterExpired`],
		///   [`Error::AttesterFrozen`], [`Error::NoRecord`], [`Error::RecordVoid`],
		///   [`Error::JurisdictionNotAllowed`], [`Error::ExpiryPast`], [`Error::ExpiryTooFar`].
		/// - Events: [`Event::Attested`].
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::renew())]
		pub fn renew(
			origin: OriginFor<T>,
			who: T::AccountId,
			expires: MomentOf<T>,
			evidence: H256,
		) -> DispatchResult {
			let attester = ensure_signed(origin)?;
			Self::do_renew(attester, who, expires, evidence)
		}

		/// Revokes an attester's record on an account, and every credential it has signed for the
		/// account with a nonce up to `nonce`, submitted or not.
		///
		/// - Origin: the attester, who pays a deposit if it has no record on the account yet.
		/// - `reason`: a hash of the attester's choice.
		/// - Errors: [`Error::NotAttester`], [`Error::TooManyRecords`], or a lack of funds for the
		///   deposit.
		/// - Events: [`Event::Revoked`].
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::revoke())]
		pub fn revoke(
			origin: OriginFor<T>,
			who: T::AccountId,
			nonce: u64,
			reason: H256,
		) -> DispatchResult {
			let attester = ensure_signed(origin)?;
			Self::do_revoke(attester, who, nonce, reason)
		}

		/// Removes a record that is no longer valid and no longer needed to prevent replay, and
		/// returns the deposit for it: a record that is void, or one that has expired together with
		/// every credential behind it.
		///
		/// - Origin: any signed account for a void record, otherwise the attester.
		/// - Errors: [`Error::NoRecord`], [`Error::StillNeeded`].
		/// - Events: [`Event::Forgotten`].
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::forget())]
		pub fn forget(
			origin: OriginFor<T>,
			who: T::AccountId,
			attester: T::AccountId,
		) -> DispatchResult {
			let caller = ensure_signed(origin)?;
			Self::do_forget(caller, who, attester)
		}

		/// Submits an attester's credential. The attester pays the deposit for the record.
		///
		/// - Origin: any signed account, or none: a credential that would be accepted needs neither
		///   the sender's signature nor a fee.
		/// - `signature`: the attester's, over [`Credential::message`].
		/// - Errors: [`Error::OtherChain`], [`Error::CredentialRevoked`], [`Error::KeyOutdated`],
		///   [`Error::CredentialExpired`], [`Error::SignatureInvalid`], [`Error::CredentialUsed`],
		///   [`Error::TooManyFreeCredentials`], and those of [`Pallet::attest`].
		/// - Events: [`Event::Attested`].
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::present_credential())]
		#[pallet::weight_of_authorize(T::WeightInfo::present_credential())]
		#[pallet::authorize(|_source, credential, signature| {
			Pallet::<T>::authorize_credential(credential, signature)
		})]
		pub fn present_credential(
			origin: OriginFor<T>,
			credential: CredentialOf<T>,
			signature: MultiSignature,
		) -> DispatchResult {
			let free = Self::is_free(origin)?;
			Self::do_present_credential(credential, &signature, free)
		}

		/// Freezes an account: it is not paid, and its native balance cannot be moved. The freeze
		/// lapses after [`Config::FreezeTerm`], unless it is ratified ([`Pallet::ratify_freeze`]).
		///
		/// - Origin: an officer.
		/// - `reason`: a hash of the order or the case.
		/// - Errors: [`Error::NotOfficer`], [`Error::OfficerSuspended`], [`Error::OfficerFrozen`],
		///   [`Error::AlreadyFrozen`], [`Error::Exempt`], [`Error::Protected`],
		///   [`Error::FrozenBefore`], [`Error::FreezesUsedUp`].
		/// - Events: [`Event::Frozen`]; [`Event::FreezeLapsed`] for one that had lapsed before.
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::freeze().saturating_add(T::OnFreeze::weight()))]
		pub fn freeze(origin: OriginFor<T>, who: T::AccountId, reason: H256) -> DispatchResult {
			let officer = Self::ensure_officer(origin)?;
			Self::do_freeze(officer, who, reason)
		}

		/// Unfreezes an account. The officers who took part in the freeze can neither freeze the
		/// account again nor ratify a freeze of it for [`Config::FreezeRest`].
		///
		/// - Origin: the officer who began the freeze, unless governance ratified it; or
		///   [`Config::ThawOrigin`].
		/// - `reason`: a hash of the order or the case.
		/// - Errors: [`Error::NotOfficer`], [`Error::OfficerSuspended`], [`Error::OfficerFrozen`],
		///   [`Error::NotFrozen`], [`Error::NotYourFreeze`].
		/// - Events: [`Event::Unfrozen`].
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::unfreeze())]
		pub fn unfreeze(origin: OriginFor<T>, who: T::AccountId, reason: H256) -> DispatchResult {
			let officer = Self::ensure_officer_or::<T::ThawOrigin>(origin)?;
			Self::do_unfreeze(officer, who, reason)
		}

		/// Ratifies a freeze, so that it does not lapse: it holds until it is ended.
		///
		/// - Origin: an officer other than the one who froze the account, or
		///   [`Config::AdminOrigin`].
		/// - Errors: [`Error::NotOfficer`], [`Error::OfficerSuspended`], [`Error::OfficerFrozen`],
		///   [`Error::NotFrozen`], [`Error::AlreadyRatified`], [`Error::SameOfficer`]; for an
		///   officer besides [`Error::Protected`] and [`Error::FrozenBefore`].
		/// - Events: [`Event::FreezeRatified`].
		#[pallet::call_index(17)]
		#[pallet::weight(T::WeightInfo::ratify_freeze())]
		pub fn ratify_freeze(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			let officer = Self::ensure_officer_or::<T::AdminOrigin>(origin)?;
			Self::do_ratify_freeze(officer, who)
		}

		/// Removes a freeze that has lapsed, and thaws the account's balance. The chain does this by
		/// itself with weight that is left in blocks; this call is for when it has not yet.
		///
		/// - Origin: any signed account.
		/// - Errors: [`Error::NotFrozen`], [`Error::StillFrozen`].
		/// - Events: [`Event::FreezeLapsed`].
		#[pallet::call_index(18)]
		#[pallet::weight(T::WeightInfo::lapse_freeze())]
		pub fn lapse_freeze(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_lapse_freeze(who)
		}

		/// Suspends an officer, who until reinstated can do nothing and is not protected from being
		/// frozen. Freezes that they began stay until they lapse or are ended.
		///
		/// - Origin: [`Config::SuspendOrigin`].
		/// - Errors: [`Error::NotOfficer`], [`Error::AlreadySuspended`].
		/// - Events: [`Event::OfficerSuspended`].
		#[pallet::call_index(19)]
		#[pallet::weight(T::WeightInfo::suspend_officer())]
		pub fn suspend_officer(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			T::SuspendOrigin::ensure_origin(origin)?;
			Self::do_suspend_officer(who)
		}

		/// Ends an officer's suspension.
		///
		/// - Origin: [`Config::AdminOrigin`].
		/// - Errors: [`Error::NotSuspended`].
		/// - Events: [`Event::OfficerReinstated`].
		#[pallet::call_index(20)]
		#[pallet::weight(T::WeightInfo::reinstate_officer())]
		pub fn reinstate_officer(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_reinstate_officer(who)
		}
	}
}
