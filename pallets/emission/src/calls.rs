//! What anybody can ask of emission.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// What anybody can ask of emission.
#[pallet_section]
mod calls {
	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Sets how much is issued, starting after [`Config::ChangeDelay`] whole eras. Replaces an
		/// earlier decision that is not yet in force.
		///
		/// Upwards the change is measured from what the last era that was not halted has issued: an
		/// issuance that a maximum supply, a halt or the lack of a budget has held back so far is
		/// not a step on the way. What the first era would issue without the vote can be voted in
		/// any case. Downwards the vote may not take more from what that era would issue than
		/// [`Config::MaxChange`], however much is minted until then, and however close that comes to
		/// the new maximum supply. Whether pools have participants makes no difference.
		///
		/// - Origin: [`Config::EmissionOrigin`].
		/// - Errors: [`Error::IssuanceAboveBound`], [`Error::FloorAboveIssuance`],
		///   [`Error::DecayPeriodZero`], [`Error::MaxSupplyAboveBound`],
		///   [`Error::MaxSupplyBelowSupply`], [`Error::ChangeTooLarge`].
		/// - Events: [`Event::EmissionSet`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::set_emission())]
		pub fn set_emission(
			origin: OriginFor<T>,
			params: EmissionParams<T::Balance>,
		) -> DispatchResult {
			T::EmissionOrigin::ensure_origin(origin)?;
			Self::do_set_emission(params)
		}

		/// Sets the pools' shares, starting after [`Config::ChangeDelay`] whole eras. Replaces an
		/// earlier decision that is not yet in force.
		///
		/// - Origin: [`Config::EmissionOrigin`].
		/// - Errors: [`Error::BudgetInvalid`], [`Error::UnknownPool`], [`Error::PoolRetired`].
		/// - Events: [`Event::BudgetSet`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::set_budget())]
		pub fn set_budget(origin: OriginFor<T>, budget: Budget) -> DispatchResult {
			T::EmissionOrigin::ensure_origin(origin)?;
			Self::do_set_budget(budget)
		}

		/// Halts emission, beginning with the running era: halted eras mint nothing, and this is not
		/// made up for later. Claims, staking and unstaking continue.
		///
		/// The halt ends by itself after at most [`Config::MaxHalt`] eras, less those that halts
		/// like this one took within the last [`Config::HaltWindow`] eras.
		///
		/// - Origin: [`Config::HaltOrigin`].
		/// - Errors: [`Error::AlreadyHalted`], [`Error::HaltsUsedUp`].
		/// - Events: [`Event::Halted`]; [`Event::HaltEnded`] when it ends.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::halt())]
		pub fn halt(origin: OriginFor<T>) -> DispatchResult {
			T::HaltOrigin::ensure_origin(origin)?;
			Self::do_halt()
		}

		/// Resumes a halted emission with the next era; the running one still mints nothing. The
		/// schedule has advanced in the meantime.
		///
		/// - Origin: [`Config::EmissionOrigin`].
		/// - Errors: [`Error::NotHalted`].
		/// - Events: [`Event::Resumed`]; [`Event::HaltEnded`] when the next era begins.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::resume())]
		pub fn resume(origin: OriginFor<T>) -> DispatchResult {
			T::EmissionOrigin::ensure_origin(origin)?;
			Self::do_resume()
		}

		/// Creates a pool. It receives nothing until a budget names it. The treasury provides the
		/// minimum balance of its pot.
		///
		/// - Origin: [`Config::EmissionOrigin`].
		/// - Errors: [`Error::RequirementUnsupported`], [`Error::UnknownAsset`],
		///   [`Error::PoolKindTaken`], [`Error::AccountIsPot`], [`Error::TooManyPools`], or a lack of
		///   funds of the treasury.
		/// - Events: [`Event::PoolCreated`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::create_pool())]
		pub fn create_pool(
			origin: OriginFor<T>,
			kind: PoolKindOf<T>,
			requirement: Requirement,
		) -> DispatchResult {
			T::EmissionOrigin::ensure_origin(origin)?;
			Self::do_create_pool(kind, requirement).map(|_| ())
		}

		/// Changes the compliance requirement for a pool's members, starting after
		/// [`Config::ChangeDelay`] whole eras. Replaces an earlier decision that is not yet in
		/// force. Rewards already earned remain; unstaking is never gated.
		///
		/// - Origin: [`Config::EmissionOrigin`].
		/// - Errors: [`Error::UnknownPool`], [`Error::RequirementUnsupported`].
		/// - Events: [`Event::PoolUpdated`].
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::update_pool())]
		pub fn update_pool(
			origin: OriginFor<T>,
			pool: PoolId,
			requirement: Requirement,
		) -> DispatchResult {
			T::EmissionOrigin::ensure_origin(origin)?;
			Self::do_update_pool(pool, requirement)
		}

		/// Retires a pool that no budget names: it no longer accepts members. Existing members
		/// leave and claim as before.
		///
		/// - Origin: [`Config::EmissionOrigin`].
		/// - Errors: [`Error::UnknownPool`], [`Error::PoolRetired`], [`Error::PoolInBudget`].
		/// - Events: [`Event::PoolRetired`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::retire_pool())]
		pub fn retire_pool(origin: OriginFor<T>, pool: PoolId) -> DispatchResult {
			T::EmissionOrigin::ensure_origin(origin)?;
			Self::do_retire_pool(pool)
		}

		/// Unlists a retired pool without pending stake, scores or rewards, so that another can be
		/// created. Its members can still leave and claim. Once it has no members, removes it: what
		/// is left in its pot goes to the treasury.
		///
		/// - Origin: any signed account.
		/// - Errors: [`Error::UnknownPool`], [`Error::NotRetired`], [`Error::PoolInUse`], and those
		///   of the transfer.
		/// - Events: [`Event::PoolUnlisted`] or [`Event::PoolRemoved`].
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::remove_pool())]
		pub fn remove_pool(origin: OriginFor<T>, pool: PoolId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_remove_pool(pool)
		}

		/// Replaces the reporters of a pool, starting after [`Config::ChangeDelay`] whole eras.
		/// Replaces an earlier decision that is not yet in force.
		///
		/// - Origin: [`Config::EmissionOrigin`].
		/// - `allowance`: the most that each reporter can add in an era, as the sum of its scores. It
		///   is what bounds one reporter's influence beside the others: if all use theirs up, each
		///   decides about an equal part of the pool's rewards.
		/// - Errors: [`Error::UnknownPool`], [`Error::PoolRetired`], [`Error::WrongPoolKind`],
		///   [`Error::AmountZero`] for the allowance, [`Error::ReporterTwice`].
		/// - Events: [`Event::ReportersSet`].
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::set_reporters())]
		pub fn set_reporters(
			origin: OriginFor<T>,
			pool: PoolId,
			reporters: BoundedVec<T::AccountId, T::MaxReporters>,
			allowance: u64,
		) -> DispatchResult {
			T::EmissionOrigin::ensure_origin(origin)?;
			Self::do_set_reporters(pool, reporters, allowance)
		}

		/// Adds stake in a pool. It becomes active in the next era. The first stake takes a deposit
		/// for the record, which is returned with the last reward.
		///
		/// - Origin: any signed account.
		/// - `amount`: in the smallest unit of the pool's asset; it is held in the account.
		/// - Errors: [`Error::UnknownPool`], [`Error::PoolRetired`], [`Error::WrongPoolKind`],
		///   [`Error::AmountZero`], [`Error::Overflow`], those of compliance (see
		///   [`Pallet::claim`]), or a lack of funds.
		/// - Events: [`Event::Staked`].
		#[pallet::call_index(9)]
		#[pallet::weight(Pallet::<T>::stake_weight())]
		pub fn stake(
			origin: OriginFor<T>,
			pool: PoolId,
			#[pallet::compact] amount: T::Balance,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let weight = Self::do_stake(who, pool, amount)?;
			Ok(Some(weight).into())
		}

		/// Withdraws stake, the part that is not yet active first. What it earned in past eras
		/// stays claimable; the running era's reward goes to those who stay. Compliance does not
		/// gate it.
		///
		/// - Origin: the owner of the stake.
		/// - `amount`: in the smallest unit of the pool's asset.
		/// - Errors: [`Error::UnknownPool`], [`Error::NotMember`], [`Error::AmountZero`],
		///   [`Error::StakeTooSmall`], [`Error::Overflow`].
		/// - Events: [`Event::Unstaked`], and [`Event::RecordRemoved`] if nothing is left to claim.
		#[pallet::call_index(10)]
		#[pallet::weight(Pallet::<T>::unstake_weight())]
		pub fn unstake(
			origin: OriginFor<T>,
			pool: PoolId,
			#[pallet::compact] amount: T::Balance,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let weight = Self::do_unstake(who, pool, amount)?;
			Ok(Some(weight).into())
		}

		/// Enrolls in a contribution pool: pays a deposit for a record that stays until
		/// [`Pallet::resign`]. Only enrolled accounts score for activity.
		///
		/// - Origin: any signed account.
		/// - Errors: [`Error::UnknownPool`], [`Error::PoolRetired`], [`Error::WrongPoolKind`],
		///   [`Error::AlreadyEnrolled`], [`Error::Overflow`], those of compliance (see
		///   [`Pallet::claim`]), or a lack of funds for the deposit.
		/// - Events: [`Event::Enrolled`].
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::enroll().saturating_add(T::Compliance::weight(None)))]
		pub fn enroll(origin: OriginFor<T>, pool: PoolId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_enroll(who, pool)
		}

		/// Resigns from a contribution pool. What was earned stays claimable until it expires; the
		/// record is removed, and its deposit returned, once nothing is left to claim.
		///
		/// - Origin: an enrolled account.
		/// - Errors: [`Error::UnknownPool`], [`Error::NotMember`].
		/// - Events: [`Event::Resigned`], and [`Event::RecordRemoved`] if nothing is left to claim.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::resign())]
		pub fn resign(origin: OriginFor<T>, pool: PoolId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_resign(who, pool)
		}

		/// Pays `who` what it can claim in a pool, up to its payout limit; the rest remains
		/// claimable.
		///
		/// - Origin: any signed account.
		/// - Errors: [`Error::UnknownPool`], [`Error::NotMember`], [`Error::WrongPoolKind`],
		///   [`Error::NothingToClaim`], [`Error::Overflow`], [`Error::AccountIsPot`] if that is the
		///   account to be paid, and those of the transfer.
		/// - Errors of compliance: [`Error::LevelTooLow`], [`Error::IdentityExpired`],
		///   [`Error::JurisdictionRefused`], [`Error::AccountFrozen`],
		///   [`Error::JurisdictionBlocked`], [`Error::AttesterGone`], [`Error::IdentityRevoked`],
		///   [`Error::TooFewAttesters`], [`Error::PayoutLimitReached`],
		///   [`Error::AbovePayoutLimit`]; of the account that the owner has named to be paid:
		///   [`Error::PayeeFrozen`], [`Error::PayeeBlocked`].
		/// - Events: [`Event::RewardPaid`] or [`Event::RewardsParked`], and
		///   [`Event::RecordRemoved`] if nothing is left.
		///
		/// A refused claim changes nothing, with one exception: if compliance refuses and rewards
		/// of a contribution pool would expire meanwhile, the claim succeeds and parks them. The
		/// sender then pays the deposit for the record, which is returned once everything is paid.
		/// After a payment that leaves something because of a limit, the sender pays it too if it
		/// can; otherwise the account that has paid it so far continues to.
		#[pallet::call_index(13)]
		#[pallet::weight(Pallet::<T>::claim_weight())]
		pub fn claim(
			origin: OriginFor<T>,
			pool: PoolId,
			who: T::AccountId,
		) -> DispatchResultWithPostInfo {
			let caller = ensure_signed(origin)?;
			let weight = Self::do_claim(&caller, pool, &who)?;
			Ok(Some(weight).into())
		}

		/// Pays `who` what it can claim in all pools. A refused claim does not stop the others; if
		/// all are refused, the call fails with the first reason.
		///
		/// - Origin: any signed account.
		/// - Errors: [`Error::NothingToClaim`], and those of [`Pallet::claim`].
		/// - Events: those of [`Pallet::claim`], and [`Event::ClaimRefused`].
		#[pallet::call_index(14)]
		#[pallet::weight(Pallet::<T>::claim_all_weight())]
		pub fn claim_all(origin: OriginFor<T>, who: T::AccountId) -> DispatchResultWithPostInfo {
			let caller = ensure_signed(origin)?;
			let weight = Self::do_claim_all(&caller, &who)?;
			Ok(Some(weight).into())
		}

		/// Adds scores in the running era: all of them, or none. The reporter pays the deposit for
		/// accounts without a record.
		///
		/// - Origin: a reporter of the pool.
		/// - Errors: [`Error::UnknownPool`], [`Error::PoolRetired`], [`Error::NotReporter`],
		///   [`Error::EmptyBatch`], [`Error::ScoreZero`], [`Error::AllowanceExceeded`],
		///   [`Error::ScoreOverflow`], [`Error::Overflow`], [`Error::AccountFrozen`],
		///   [`Error::JurisdictionBlocked`] for the reporter, or a lack of funds for the deposits.
		/// - Events: [`Event::Scored`] for each score.
		#[pallet::call_index(15)]
		#[pallet::weight(Pallet::<T>::report_weight(scores.len() as u32))]
		pub fn report(
			origin: OriginFor<T>,
			pool: PoolId,
			scores: BoundedVec<ScoreOf<T>, T::MaxBatch>,
		) -> DispatchResult {
			let reporter = ensure_signed(origin)?;
			Self::do_report(reporter, pool, scores)
		}

		/// Removes a record of a contribution pool in which everything has expired, and returns its
		/// deposit to the depositor.
		///
		/// - Origin: any signed account.
		/// - Errors: [`Error::UnknownPool`], [`Error::NotMember`], [`Error::RecordInUse`].
		/// - Events: [`Event::RecordRemoved`].
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::clear())]
		pub fn clear(origin: OriginFor<T>, pool: PoolId, who: T::AccountId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_clear(pool, &who)
		}

		/// Halts emission by vote, or makes a halt longer: it ends after `eras` eras, the running
		/// one included, unless it is made longer again. Its eras no longer count against
		/// [`Config::HaltOrigin`].
		///
		/// - Origin: [`Config::EmissionOrigin`].
		/// - `eras`: at most [`Config::HaltWindow`], and so many that the halt ends later than before.
		/// - Errors: [`Error::HaltInvalid`].
		/// - Events: [`Event::Halted`]; [`Event::HaltEnded`] when it ends.
		#[pallet::call_index(17)]
		#[pallet::weight(T::WeightInfo::prolong_halt())]
		pub fn prolong_halt(origin: OriginFor<T>, eras: EraIndex) -> DispatchResult {
			T::EmissionOrigin::ensure_origin(origin)?;
			Self::do_prolong_halt(eras)
		}
	}
}
