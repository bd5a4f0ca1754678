//! What anybody can ask of the pallet.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// What anybody can ask of the pallet.
#[pallet_section]
mod calls {
	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Drafts a new round.
		///
		/// - Origin: [`Config::RoundOrigin`]. The account becomes the manager and pays the deposit.
		/// - `terms`: see [`Terms`].
		/// - Errors: [`Error::UnknownAsset`], [`Error::BudgetZero`],
		///   [`Error::RequirementUnsupported`], [`Error::VestedNeedsNative`],
		///   [`Error::VoucherNeedsImmediate`], [`Error::VoucherNeedsAccounts`],
		///   [`Error::ScheduleInvalid`], [`Error::WindowInvalid`],
		///   [`Error::WindowBeforeLastUnlock`], [`Error::NoRows`], [`Error::ManifestInvalid`],
		///   [`Error::LimitInvalid`], [`Error::BudgetBelowTotal`], [`Error::OpenedBySale`], or a lack
		///   of funds for the deposit.
		/// - Events: [`Event::RoundDrafted`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::draft().saturating_add(T::WeightInfo::transfer_asset()))]
		pub fn draft(origin: OriginFor<T>, terms: TermsOf<T>) -> DispatchResult {
			let manager = T::RoundOrigin::ensure_origin(origin)?;
			Self::do_draft(manager, terms).map(|_| ())
		}

		/// Replaces the terms of a draft. Rows already listed stay; a listed round with rows stays
		/// listed, does not become vested, and its rows stay accounts or Ethereum addresses.
		///
		/// - Origin: the manager.
		/// - Errors: [`Error::UnknownRound`], [`Error::NotManager`], [`Error::NotDraft`],
		///   [`Error::ManagerFrozen`], [`Error::SourceFixed`], [`Error::ReleaseFixed`],
		///   [`Error::BeneficiariesFixed`], [`Error::PotFrozen`], those of [`Pallet::draft`], and, if the
		///   asset is another one, those of paying back what is in the pot (see [`Pallet::claim`]).
		/// - Events: [`Event::RoundAmended`].
		#[pallet::call_index(1)]
		#[pallet::weight(
			T::WeightInfo::amend()
				.saturating_add(T::WeightInfo::transfer_asset())
				.saturating_add(Pallet::<T>::signers_weight())
		)]
		pub fn amend(origin: OriginFor<T>, id: RoundId, terms: TermsOf<T>) -> DispatchResult {
			let manager = T::RoundOrigin::ensure_origin(origin)?;
			Self::do_amend(manager, id, terms)
		}

		/// Adds rows to a listed draft; the manager's deposit grows with them, and the hash of the
		/// terms changes.
		///
		/// - Origin: the manager.
		/// - `entries`: beneficiary and amount of each row, in the asset's smallest unit. In a
		///   vested round an amount is at least [`Config::MinVested`]. If the terms say that the
		///   beneficiaries are Ethereum addresses, each is one behind twelve zero bytes.
		/// - Errors: [`Error::UnknownRound`], [`Error::NotManager`], [`Error::NotDraft`],
		///   [`Error::ManagerFrozen`], [`Error::NotListed`], [`Error::EmptyBatch`],
		///   [`Error::AmountZero`], [`Error::BelowMinVested`], [`Error::NotEthereumAddress`],
		///   [`Error::BudgetBelowTotal`], or a lack of funds for the deposit.
		/// - Events: [`Event::EntriesAdded`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::add_entries(entries.len() as u32))]
		pub fn add_entries(
			origin: OriginFor<T>,
			id: RoundId,
			entries: BoundedVec<EntryOf<T>, T::MaxBatch>,
		) -> DispatchResult {
			let manager = T::RoundOrigin::ensure_origin(origin)?;
			Self::do_add_entries(manager, id, entries)
		}

		/// Pays into the pot of a draft. Until the round opens, its manager can take it back.
		///
		/// - Origin: any signed account.
		/// - `amount`: in the asset's smallest unit.
		/// - `terms`: hash of the terms and rows that the payer has seen, and so of the asset; see
		///   [`distribution_primitives::terms_hash`].
		/// - Errors: [`Error::UnknownRound`], [`Error::TermsChanged`], [`Error::NotDraft`],
		///   [`Error::AmountZero`], [`Error::ManagerFrozen`], [`Error::BelowMinimumBalance`],
		///   [`Error::AccountCannotHoldAsset`], [`Error::AccountBlocked`],
		///   [`Error::UnknownAsset`], [`Error::BalanceOverflow`], [`Error::NotArrived`], or a lack
		///   of funds.
		/// - Events: [`Event::RoundFunded`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::fund().saturating_add(T::WeightInfo::transfer_asset()))]
		pub fn fund(
			origin: OriginFor<T>,
			id: RoundId,
			#[pallet::compact] amount: T::Balance,
			terms: TermsHash,
		) -> DispatchResult {
			let caller = ensure_signed(origin)?;
			Self::ensure_terms(id, terms)?;
			Self::do_fund(caller, id, amount)
		}

		/// Opens a draft whose pot can pay the budget and keep the asset's minimum balance.
		///
		/// - Origin: the manager.
		/// - `terms`: hash of the terms and rows that the manager means; see
		///   [`distribution_primitives::terms_hash`].
		/// - Errors: [`Error::UnknownRound`], [`Error::TermsChanged`], [`Error::NotManager`],
		///   [`Error::NotDraft`], [`Error::ManagerFrozen`], [`Error::NoRows`],
		///   [`Error::WindowInvalid`], [`Error::WindowBeforeLastUnlock`], [`Error::Underfunded`]. If
		///   the terms demand that the list is stored in the chain: [`Error::ListNotVerified`],
		///   [`Error::ListDiffers`], [`Error::RowTooLarge`], [`Error::TooConcentrated`]. Without keys for
		///   vouchers: [`Error::KeysMissing`]. If the round was announced, those of its announcement:
		///   other terms, a list that was shown to be wrong, a period that is not over, objections that
		///   are not answered.
		/// - Events: [`Event::RoundOpened`], and [`Event::PushQueued`] for a listed round that can
		///   be pushed at once.
		#[pallet::call_index(4)]
		#[pallet::weight(
			T::WeightInfo::open()
				.saturating_add(T::WeightInfo::keep_list())
				.saturating_add(T::WeightInfo::transfer_asset())
				.saturating_add(T::Announcements::weight())
		)]
		pub fn open(origin: OriginFor<T>, id: RoundId, terms: TermsHash) -> DispatchResult {
			let manager = T::RoundOrigin::ensure_origin(origin)?;
			Self::ensure_terms(id, terms)?;
			Self::do_open(manager, id)
		}

		/// Stops the clock of an open round.
		///
		/// A vote stops it until it is resumed, and takes over a pause of the committee's. The
		/// committee stops it for what is left of [`Config::PauseBudget`]. When that time is over
		/// the round is open again by itself, and the end of its window has moved by the time
		/// paused.
		///
		/// - Origin: [`Config::PauseOrigin`] (a vote) or [`Config::BrakeOrigin`] (the committee).
		/// - Errors: [`Error::UnknownRound`], [`Error::NotOpen`]; for the committee
		///   [`Error::PauseBudgetSpent`], [`Error::PausedByVote`].
		/// - Events: [`Event::RoundPaused`].
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::pause())]
		pub fn pause(origin: OriginFor<T>, id: RoundId) -> DispatchResult {
			let by_vote = Self::is_vote(origin)?;
			Self::do_pause(id, by_vote)
		}

		/// Restarts the clock of a paused round; the end of its window moves by the time paused.
		/// A pause of the committee's counts against its budget for as long as it was, and for one
		/// block at least.
		///
		/// - Origin: [`Config::PauseOrigin`] (a vote) or [`Config::BrakeOrigin`] (the committee).
		/// - Errors: [`Error::UnknownRound`], [`Error::NotPaused`]; for the committee
		///   [`Error::PausedByVote`].
		/// - Events: [`Event::RoundResumed`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::resume())]
		pub fn resume(origin: OriginFor<T>, id: RoundId) -> DispatchResult {
			let by_vote = Self::is_vote(origin)?;
			Self::do_resume(id, by_vote)
		}

		/// Pays what is due to `beneficiary` from the row that `evidence` proves: to them, or to the
		/// account that they have named ([`Config::Payees`]).
		///
		/// - Origin: any signed account, or none: a claim that would succeed needs neither
		///   signature nor fee. Only the first claim from a stream that is not prepaid must be
		///   signed, for the deposit.
		/// - Errors of the round: [`Error::UnknownRound`], [`Error::NotOpen`],
		///   [`Error::NotYetOpen`], [`Error::WindowClosed`], [`Error::BudgetExceeded`],
		///   [`Error::BeneficiariesAreEthereum`].
		/// - Errors of the evidence: [`Error::WrongEvidence`], [`Error::IndexOutOfRange`],
		///   [`Error::ProofTooLong`], [`Error::ProofInvalid`], [`Error::NotBeneficiary`],
		///   [`Error::AlreadyClaimed`], [`Error::NothingUnlocked`], [`Error::BeneficiaryIsPot`].
		/// - Errors of a claim without signature: [`Error::AssetNotFree`],
		///   [`Error::TooLittleForFreeClaim`], [`Error::TooManyFreeClaims`],
		///   [`Error::SignatureNeeded`].
		/// - Errors of compliance: [`Error::LevelTooLow`], [`Error::IdentityExpired`],
		///   [`Error::JurisdictionRefused`], [`Error::AccountFrozen`],
		///   [`Error::JurisdictionBlocked`], [`Error::AttesterGone`], [`Error::IdentityRevoked`],
		///   [`Error::TooFewAttesters`], [`Error::PayoutLimitReached`],
		///   [`Error::AbovePayoutLimit`]; of the account that the owner has named to be paid:
		///   [`Error::PayeeFrozen`], [`Error::PayeeBlocked`].
		/// - Errors of the payment: [`Error::BelowMinimumBalance`],
		///   [`Error::AccountCannotHoldAsset`], [`Error::AccountBlocked`], [`Error::UnknownAsset`],
		///   [`Error::BalanceOverflow`], [`Error::NotArrived`], those of pallet-vesting, or a lack
		///   of funds for a stream's deposit.
		/// - Events: [`Event::Paid`]; for a stream [`Event::StreamStarted`],
		///   [`Event::StreamEnded`]; for a row set aside [`Event::SetAsideEnded`].
		///
		/// A refused claim changes nothing: the entitlement remains.
		#[pallet::call_index(7)]
		#[pallet::weight(Pallet::<T>::claim_weight(evidence))]
		#[pallet::weight_of_authorize(Pallet::<T>::authorize_weight(evidence))]
		#[pallet::authorize(|source, id, beneficiary, evidence| {
			Pallet::<T>::authorize_claim(source, *id, beneficiary, evidence)
		})]
		pub fn claim(
			origin: OriginFor<T>,
			id: RoundId,
			beneficiary: T::AccountId,
			evidence: Evidence<T::Balance>,
		) -> DispatchResultWithPostInfo {
			let caller = Self::signer(origin)?;
			let weight = Self::actual_claim_weight(id, &evidence)
				.saturating_add(Self::payees_weight(id, caller.as_ref(), [&beneficiary]));
			Self::do_claim(caller, id, &beneficiary, &evidence)
				.map(|()| Some(weight).into())
				.map_err(|error| error.with_weight(weight))
		}

		/// Pays many beneficiaries of one round, at a fraction of the cost of single claims.
		///
		/// A refused claim does not stop the others. What compliance refuses, or full vesting slots
		/// keep out, is set aside, as far as the budget allows, unless it is set aside already. If
		/// no row is paid or set aside, the call fails with the first reason.
		///
		/// - Origin: any signed account.
		/// - Errors: [`Error::EmptyBatch`], and those of [`Pallet::claim`].
		/// - Events: for each claim [`Event::ClaimRefused`], and perhaps [`Event::RowSetAside`], or
		///   those of [`Pallet::claim`].
		#[pallet::call_index(8)]
		#[pallet::weight(Pallet::<T>::batch_weight(BatchSize::of(claims)))]
		pub fn claim_batch(
			origin: OriginFor<T>,
			id: RoundId,
			claims: BoundedVec<ClaimItemOf<T>, T::MaxBatch>,
		) -> DispatchResultWithPostInfo {
			let caller = ensure_signed(origin)?;
			let beneficiaries = claims.iter().map(|claim| &claim.beneficiary);
			let weight = Self::actual_batch_weight(id, BatchSize::of(&claims))
				.saturating_add(Self::payees_weight(id, Some(&caller), beneficiaries));
			Self::do_claim_batch(caller, id, &claims)
				.map(|()| Some(weight).into())
				.map_err(|error| error.with_weight(weight))
		}

		/// Stops the stream of one beneficiary, who keeps what has unlocked; the rest goes to the
		/// remainder when the round closes.
		///
		/// - Origin: the manager of a revocable streamed round.
		/// - `evidence`: proves the row if the stream has not been started; the manager then pays
		///   the deposit for its record, unless the round is prepaid.
		/// - Errors: [`Error::UnknownRound`], [`Error::NotManager`], [`Error::NotOpen`],
		///   [`Error::ManagerFrozen`], [`Error::NotRevocable`], [`Error::NothingToStop`],
		///   [`Error::BudgetExceeded`], [`Error::NotEthereumAddress`], those of the evidence (see
		///   [`Pallet::claim`]), or a lack of funds for the deposit.
		/// - Events: [`Event::StreamStopped`], and [`Event::StreamStarted`],
		///   [`Event::StreamEnded`], [`Event::SetAsideEnded`] as they apply.
		#[pallet::call_index(9)]
		#[pallet::weight(
			T::WeightInfo::stop_stream(evidence.depth())
				.saturating_add(Pallet::<T>::entry_weight(evidence))
		)]
		pub fn stop_stream(
			origin: OriginFor<T>,
			id: RoundId,
			beneficiary: T::AccountId,
			evidence: Evidence<T::Balance>,
		) -> DispatchResult {
			let manager = T::RoundOrigin::ensure_origin(origin)?;
			Self::do_stop_stream(manager, id, &beneficiary, &evidence)
		}

		/// Closes an open round once every row is paid, or [`Config::CloseDelay`] after the window
		/// has closed. What is left in the pot goes where the terms say; what cannot be sent there
		/// stays until [`Pallet::clean_up`] can send it.
		///
		/// - Origin: any signed account.
		/// - Errors: [`Error::UnknownRound`], [`Error::NotOpen`], [`Error::TooEarlyToClose`].
		/// - Events: [`Event::RoundClosed`], and [`Event::RemainderKept`] if the rest could not be
		///   sent.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::close().saturating_add(T::WeightInfo::transfer_asset()))]
		pub fn close(origin: OriginFor<T>, id: RoundId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_close(id)
		}

		/// Abandons a draft; what is in the pot goes to the manager.
		///
		/// - Origin: the manager, also if it is frozen.
		/// - Errors: [`Error::UnknownRound`], [`Error::NotManager`], [`Error::NotDraft`],
		///   [`Error::PotFrozen`], and those of the payment (see [`Pallet::claim`]).
		/// - Events: [`Event::RoundAbandoned`].
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::abandon().saturating_add(T::WeightInfo::transfer_asset()))]
		pub fn abandon(origin: OriginFor<T>, id: RoundId) -> DispatchResult {
			let manager = T::RoundOrigin::ensure_origin(origin)?;
			Self::do_abandon(manager, id)
		}

		/// Removes up to `limit` items of a closed round's state and returns the deposits for them.
		/// The round itself is removed last, when what its pot still holds can be sent, and the
		/// manager's deposit returned. Repeat until [`Event::RoundRemoved`].
		///
		/// While rows set aside can be claimed nothing is removed. What the pot holds beyond them
		/// is sent to the remainder, if there is anything.
		///
		/// - Origin: any signed account.
		/// - `limit`: at most [`Config::MaxBatch`]; a larger number is reduced to that.
		/// - Errors: [`Error::UnknownRound`], [`Error::NotClosed`], [`Error::StillSetAside`]; if
		///   nothing but tokens is left to move, [`Error::PotFrozen`] and those of the payment (see
		///   [`Pallet::claim`]).
		/// - Events: once nothing is left, [`Event::RoundRemoved`], and before it
		///   [`Event::SetAsideExpired`] if rows set aside were not claimed in time;
		///   [`Event::RemainderSent`] while rows are set aside.
		#[pallet::call_index(12)]
		#[pallet::weight(Pallet::<T>::clean_up_weight((*limit).min(T::MaxBatch::get()), true))]
		pub fn clean_up(
			origin: OriginFor<T>,
			id: RoundId,
			limit: u32,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let limit = limit.min(T::MaxBatch::get());
			let cleaned = Self::do_clean_up(id, limit)?;
			// Fewer items than asked for: it has tried to move tokens, and to remove the round.
			let all = cleaned.all || cleaned.items < limit.max(1);
			Ok(Some(Self::clean_up_weight(cleaned.items, all)).into())
		}

		/// Asks the chain to pay the rows of an open listed round on its own. Needed only if the
		/// window was not open or the queue was full when the round opened, or to retry skipped
		/// rows.
		///
		/// - Origin: any signed account.
		/// - Errors: [`Error::UnknownRound`], [`Error::NotOpen`], [`Error::NotYetOpen`],
		///   [`Error::WindowClosed`], [`Error::NothingToPush`], [`Error::AlreadyQueued`],
		///   [`Error::PushQueueFull`], [`Error::PushedRecently`].
		/// - Events: [`Event::PushQueued`].
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::request_push())]
		pub fn request_push(origin: OriginFor<T>, id: RoundId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_request_push(id)
		}

		/// Sets aside a row that is refused now: it stays in the pot when the round closes, and
		/// claimable for [`Config::SetAsideGrace`] after the end of the window. What nobody claims
		/// in that time goes to the treasury.
		///
		/// A row is refused if compliance refuses it, or, in a vested round, if the slots of the
		/// beneficiary's account are full ([`Config::VestingSlotsFull`]).
		///
		/// In a round of Ethereum addresses the beneficiary is the address behind twelve zero bytes, and
		/// is judged like an account: one that nobody vouches for, unless somebody does. A row that is no
		/// such address is refused ([`Error::NotEthereumAddress`]): it cannot be paid in the end either.
		///
		/// - Origin: any signed account, or none: what would succeed needs neither signature nor
		///   fee. It works until the round is closed, also while it is paused.
		/// - `evidence`: proves the row.
		/// - Errors: [`Error::UnknownRound`], [`Error::NotOpen`], [`Error::NotRefused`],
		///   [`Error::AlreadySetAside`], [`Error::NothingUnlocked`], [`Error::BudgetExceeded`], and
		///   those of the evidence (see [`Pallet::claim`]).
		/// - Errors without signature: [`Error::AssetNotFree`], [`Error::TooManyFreeClaims`], and
		///   [`Error::TooLittleForFreeClaim`] for less than the asset's minimum balance.
		/// - Events: [`Event::RowSetAside`].
		#[pallet::call_index(14)]
		#[pallet::weight(Pallet::<T>::set_aside_weight(evidence))]
		#[pallet::weight_of_authorize(Pallet::<T>::authorize_set_aside_weight(evidence))]
		#[pallet::authorize(|source, id, beneficiary, evidence| {
			Pallet::<T>::authorize_set_aside(source, *id, beneficiary, evidence)
		})]
		pub fn set_aside(
			origin: OriginFor<T>,
			id: RoundId,
			beneficiary: T::AccountId,
			evidence: Evidence<T::Balance>,
		) -> DispatchResult {
			Self::signer(origin)?;
			Self::do_set_aside(id, &beneficiary, &evidence)
		}

		/// Sends what is in the pot of a removed round to the treasury. Numbers of rounds are never
		/// used again and nobody has the key of a pot, so nobody else could move it.
		///
		/// - Origin: any signed account.
		/// - `asset`: the round's asset, or any other that was sent to the pot.
		/// - Errors: [`Error::NotRemoved`], [`Error::NothingToSweep`], [`Error::PotFrozen`], and
		///   those of the payment (see [`Pallet::claim`]).
		/// - Events: [`Event::PotSwept`].
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::sweep().saturating_add(T::WeightInfo::transfer_asset()))]
		pub fn sweep(origin: OriginFor<T>, id: RoundId, asset: T::AssetKind) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_sweep(id, asset)
		}

		/// Pays rows that follow one another in a list whose leaves are in the order of the rows,
		/// proven together: at a fraction of the cost of a batch.
		///
		/// Signed, it does what [`Pallet::claim_batch`] does with each row that is to be paid: one
		/// that is refused does not stop the others, and may be set aside. Without signature every
		/// row must be payable: all are paid, or none is. Together they must fit the share of a block
		/// that claims without signature from the rounds of one manager may use.
		///
		/// - Origin: any signed account, or none.
		/// - `first`: number of the first row.
		/// - `rows`: the rows from there on, in order: those to be paid, and the hashes of those in
		///   between that are not.
		/// - `siblings`: the hashes that lead from them to the root; see
		///   [`distribution_primitives::merkle::range_siblings`].
		/// - Errors: [`Error::EmptyBatch`], [`Error::WrongEvidence`], [`Error::IndexOutOfRange`],
		///   [`Error::RangeInvalid`], and those of [`Pallet::claim`].
		/// - Events: for each row to be paid [`Event::ClaimRefused`], and perhaps
		///   [`Event::RowSetAside`], or those of [`Pallet::claim`].
		#[pallet::call_index(16)]
		#[pallet::weight(Pallet::<T>::range_weight(
			Pallet::<T>::range_size(*first, rows, siblings)
		))]
		#[pallet::weight_of_authorize(Pallet::<T>::authorize_range_weight(
			Pallet::<T>::range_size(*first, rows, siblings)
		))]
		#[pallet::authorize(|source, id, first, rows, siblings| {
			Pallet::<T>::authorize_claim_range(source, *id, *first, rows, siblings)
		})]
		pub fn claim_range(
			origin: OriginFor<T>,
			id: RoundId,
			first: u32,
			rows: RangeRowsOf<T>,
			siblings: RangeSiblings,
		) -> DispatchResultWithPostInfo {
			let caller = Self::signer(origin)?;
			let beneficiaries = payable::<T>(first, &rows).map(|(_, who, _)| who);
			let weight = Self::actual_range_weight(id, Self::range_size(first, &rows, &siblings))
				.saturating_add(Self::payees_weight(id, caller.as_ref(), beneficiaries));
			Self::do_claim_range(caller, id, first, &rows, &siblings)
				.map(|()| Some(weight).into())
				.map_err(|error| error.with_weight(weight))
		}

		/// Pays what is due to `beneficiary` from the row that `evidence` proves to another account,
		/// which the beneficiary has signed off chain. For beneficiaries whose account holds nothing,
		/// and who can name no payee.
		///
		/// - Origin: any signed account, or none, as for [`Pallet::claim`].
		/// - `redirect`: the account that is paid, what has been paid of the row so far, and a
		///   deadline.
		/// - `signature`: the beneficiary's; see [`distribution_primitives::redirect`].
		/// - Errors of the redirect: [`Error::RedirectExpired`], [`Error::RedirectUsed`],
		///   [`Error::RedirectNotSigned`], [`Error::PayeeKeyless`], [`Error::PayeeNamed`].
		/// - Errors: those of [`Pallet::claim`].
		/// - Events: those of [`Pallet::claim`].
		#[pallet::call_index(17)]
		#[pallet::weight(Pallet::<T>::claim_to_weight(evidence))]
		#[pallet::weight_of_authorize(Pallet::<T>::authorize_claim_to_weight(evidence))]
		#[pallet::authorize(|source, id, beneficiary, evidence, redirect, signature| {
			Pallet::<T>::authorize_claim_to(source, *id, beneficiary, evidence, redirect, signature)
		})]
		pub fn claim_to(
			origin: OriginFor<T>,
			id: RoundId,
			beneficiary: T::AccountId,
			evidence: Evidence<T::Balance>,
			redirect: RedirectOf<T>,
			signature: MultiSignature,
		) -> DispatchResultWithPostInfo {
			let caller = Self::signer(origin)?;
			let weight = Self::actual_claim_to_weight(id, &evidence);
			Self::do_claim_to(caller, id, &beneficiary, &evidence, &redirect, &signature)
				.map(|()| Some(weight).into())
				.map_err(|error| error.with_weight(weight))
		}

		/// Pays what is due from a row of an Ethereum address to the account that its owner has signed.
		///
		/// The owner signs typed data (EIP-712) or a text (EIP-191) that names the chain, the round, the
		/// row, the owner, the destination, the amount of the row and the deadline; see
		/// [`distribution_primitives::ethereum`]. Anybody can send it: the tokens go nowhere else. A
		/// stream can be claimed with one signature until its deadline, each time to its destination. No
		/// payee is named for an address, and no redirect is accepted: the signature names the account.
		///
		/// - Origin: any signed account, or none, as for [`Pallet::claim`].
		/// - `owner`: the address that the row belongs to.
		/// - `destination`: the account that is paid. Compliance is asked of it, and whether the owner
		///   is frozen.
		/// - `deadline`: block of the clock, the first at which the claim is no longer accepted.
		/// - Errors of the signature: [`Error::BeneficiariesAreAccounts`],
		///   [`Error::SignatureExpired`], [`Error::SignatureNotLow`], [`Error::SignatureVInvalid`],
		///   [`Error::SignedByNoKey`], [`Error::SignerNotOwner`], [`Error::DestinationIsEthereum`],
		///   [`Error::PayeeKeyless`]; and those of [`Pallet::claim`].
		/// - Events: those of [`Pallet::claim`]. The beneficiary in them is the address, behind twelve
		///   zero bytes, and the payee the destination.
		#[pallet::call_index(18)]
		#[pallet::weight(Pallet::<T>::claim_ethereum_weight(evidence))]
		#[pallet::weight_of_authorize(Pallet::<T>::authorize_ethereum_weight(evidence))]
		#[pallet::authorize(|source, id, owner, evidence, destination, deadline, signature| {
			let (owner, deadline) = (*owner, *deadline);
			let order = Order::<T> { owner, destination, deadline, signature };
			Pallet::<T>::authorize_claim_ethereum(source, *id, evidence, &order)
		})]
		pub fn claim_ethereum(
			origin: OriginFor<T>,
			id: RoundId,
			owner: H160,
			evidence: Evidence<T::Balance>,
			destination: T::AccountId,
			deadline: MomentOf<T>,
			signature: EthereumSignature,
		) -> DispatchResultWithPostInfo {
			let caller = Self::signer(origin)?;
			let weight = Self::actual_claim_ethereum_weight(id, &evidence);
			let order =
				Order::<T> { owner, destination: &destination, deadline, signature: &signature };
			Self::do_claim_ethereum(caller, id, &evidence, &order)
				.map(|()| Some(weight).into())
				.map_err(|error| error.with_weight(weight))
		}

		/// Pays the beneficiary of a voucher, or the account that they have named, what it says beyond
		/// what was paid before. It is paid up to a payout limit, and the rest later.
		///
		/// - Origin: any signed account, or none: what would succeed needs neither signature nor fee,
		///   if it pays enough.
		/// - `voucher`: a voucher and its signatures; for what is set aside the signatures may be left
		///   out.
		/// - Errors of the round: [`Error::UnknownRound`], [`Error::NotVoucher`], [`Error::NotOpen`],
		///   [`Error::NotYetOpen`], [`Error::WindowClosed`], [`Error::AbovePromised`],
		///   [`Error::TooManyBeneficiaries`].
		/// - Errors of the voucher: [`Error::NothingToSettle`], [`Error::BeneficiaryIsPot`],
		///   [`Error::VoucherExpired`], [`Error::EpochUnknown`], [`Error::EpochEnded`],
		///   [`Error::SignatureCountWrong`], [`Error::SignerUnknown`], [`Error::SignerTwice`],
		///   [`Error::VoucherNotSigned`].
		/// - Errors without signature, of compliance and of the payment: see [`Pallet::claim`].
		/// - Events: [`Event::Paid`], and [`Event::SetAsideEnded`] if nothing is set aside any longer.
		///
		/// A refused settlement changes nothing: the voucher remains.
		#[pallet::call_index(19)]
		#[pallet::weight(Pallet::<T>::settlement_weight(SettlementSize::of(
			core::slice::from_ref(voucher)
		)))]
		#[pallet::weight_of_authorize(Pallet::<T>::authorize_settlement_weight(SettlementSize::of(
			core::slice::from_ref(voucher)
		)))]
		#[pallet::authorize(|source, id, voucher| {
			Pallet::<T>::authorize_settle(source, *id, voucher)
		})]
		pub fn settle(
			origin: OriginFor<T>,
			id: RoundId,
			voucher: SignedVoucherOf<T>,
		) -> DispatchResultWithPostInfo {
			let caller = Self::signer(origin)?;
			let vouchers = core::slice::from_ref(&voucher);
			let weight = Self::actual_settlement_weight(id, SettlementSize::of(vouchers))
				.saturating_add(Self::voucher_payees_weight(id, caller.as_ref(), vouchers));
			Self::do_settle(caller, id, vouchers)
				.map(|()| Some(weight).into())
				.map_err(|error| error.with_weight(weight))
		}

		/// Settles many vouchers of one round, at a fraction of the cost of single settlements.
		///
		/// Signed, a refused voucher does not stop the others, and what compliance refuses is set aside,
		/// as far as is promised; if none is paid or set aside, the call fails with the first reason.
		/// Without signature every voucher must be payable: all are paid, or none is.
		///
		/// - Origin: any signed account, or none.
		/// - Errors: [`Error::EmptyBatch`], without signature [`Error::TooManySignaturesForFree`], and
		///   those of [`Pallet::settle`].
		/// - Events: for each voucher [`Event::SettlementRefused`], and perhaps
		///   [`Event::RowSetAside`], or those of [`Pallet::settle`].
		#[pallet::call_index(20)]
		#[pallet::weight(Pallet::<T>::settlement_weight(SettlementSize::of(vouchers)))]
		#[pallet::weight_of_authorize(Pallet::<T>::authorize_settlement_weight(
			SettlementSize::of(vouchers)
		))]
		#[pallet::authorize(|source, id, vouchers| {
			Pallet::<T>::authorize_settle_batch(source, *id, vouchers)
		})]
		pub fn settle_batch(
			origin: OriginFor<T>,
			id: RoundId,
			vouchers: SignedVouchersOf<T>,
		) -> DispatchResultWithPostInfo {
			let caller = Self::signer(origin)?;
			let weight = Self::actual_settlement_weight(id, SettlementSize::of(&vouchers))
				.saturating_add(Self::voucher_payees_weight(id, caller.as_ref(), &vouchers));
			Self::do_settle_batch(caller, id, &vouchers)
				.map(|()| Some(weight).into())
				.map_err(|error| error.with_weight(weight))
		}

		/// Sets the keys that sign the vouchers of a draft, or begins a new epoch with other keys in an
		/// open round. Vouchers of the epoch before can be settled until the time that is named.
		///
		/// - Origin: the manager. Keys of a draft change the hash of its terms.
		/// - `keys`: the keys, and how many of them have to sign.
		/// - `ends`: first time at which vouchers of the epoch before can no longer be settled; at least
		///   [`Config::VoucherNotice`] from now. Time that the round loses makes it later. Of no account
		///   in a draft.
		/// - Errors: [`Error::UnknownRound`], [`Error::NotManager`], [`Error::NotVoucher`],
		///   [`Error::NotOpen`], [`Error::ManagerFrozen`], [`Error::KeysInvalid`],
		///   [`Error::NoticeTooShort`], [`Error::TooManyEpochs`].
		/// - Events: [`Event::KeysRotated`].
		#[pallet::call_index(21)]
		#[pallet::weight(T::WeightInfo::rotate_keys())]
		pub fn rotate_keys(
			origin: OriginFor<T>,
			id: RoundId,
			keys: VoucherKeys,
			ends: MomentOf<T>,
		) -> DispatchResult {
			let manager = T::RoundOrigin::ensure_origin(origin)?;
			Self::do_rotate_keys(manager, id, keys, ends)
		}

		/// Promises more of the budget of an open round to vouchers, or makes room for more
		/// beneficiaries. Neither can be taken back. The manager's deposit grows with the room.
		///
		/// - Origin: the manager.
		/// - `amount`: what can be paid in total from now on, in the asset's smallest unit; at most the
		///   budget.
		/// - `beneficiaries`: the number of beneficiaries for whom there is room from now on.
		/// - Errors: [`Error::UnknownRound`], [`Error::NotManager`], [`Error::NotVoucher`],
		///   [`Error::NotOpen`], [`Error::ManagerFrozen`], [`Error::PromiseLowered`],
		///   [`Error::BudgetExceeded`], or a lack of funds for the deposit.
		/// - Events: [`Event::Promised`].
		#[pallet::call_index(22)]
		#[pallet::weight(T::WeightInfo::promise())]
		pub fn promise(
			origin: OriginFor<T>,
			id: RoundId,
			#[pallet::compact] amount: T::Balance,
			beneficiaries: u32,
		) -> DispatchResult {
			let manager = T::RoundOrigin::ensure_origin(origin)?;
			Self::do_promise(manager, id, amount, beneficiaries)
		}

		/// Sets aside what is unpaid of a voucher that compliance refuses now: it stays in the pot when
		/// the round closes, and can be settled for [`Config::SetAsideGrace`] after the end of the
		/// window, whatever becomes of the voucher's deadline and keys. What nobody settles in that time
		/// goes to the treasury.
		///
		/// - Origin: any signed account, or none: what would succeed needs neither signature nor fee.
		///   It works until the round is closed, but not while it is paused: a pause stops stolen keys.
		/// - Errors: [`Error::UnknownRound`], [`Error::NotOpen`], [`Error::NotVoucher`],
		///   [`Error::NotRefused`], [`Error::AlreadySetAside`], [`Error::AbovePromised`],
		///   [`Error::TooManyBeneficiaries`], and those of the voucher (see [`Pallet::settle`]).
		/// - Errors without signature: see [`Pallet::set_aside`].
		/// - Events: [`Event::RowSetAside`].
		#[pallet::call_index(23)]
		#[pallet::weight(Pallet::<T>::set_aside_voucher_weight(voucher))]
		#[pallet::weight_of_authorize(Pallet::<T>::authorize_set_aside_voucher_weight(voucher))]
		#[pallet::authorize(|source, id, voucher| {
			Pallet::<T>::authorize_set_aside_voucher(source, *id, voucher)
		})]
		pub fn set_aside_voucher(
			origin: OriginFor<T>,
			id: RoundId,
			voucher: SignedVoucherOf<T>,
		) -> DispatchResult {
			Self::signer(origin)?;
			Self::do_set_aside_voucher(id, &voucher)
		}

		/// Pays an account what is due to it from many rounds, in one transaction.
		///
		/// Each claim does what [`Pallet::claim`] does. Signed, one that is refused does not stop the
		/// others; its row may be set aside, as in [`Pallet::claim_batch`]. If no row is paid or set
		/// aside, the call fails with the first reason. Without signature every claim must be payable:
		/// all are paid, or none is. Each then uses some of the share of a block that claims without
		/// signature from the rounds of its manager may use.
		///
		/// - Origin: any signed account, or none.
		/// - `beneficiary`: the account that is paid.
		/// - `claims`: the round and the proof of the row, of at most 64 rows. A round may come several
		///   times, a row only once.
		/// - Errors: [`Error::EmptyBatch`], and those of [`Pallet::claim`].
		/// - Events: for each claim [`Event::ClaimRefused`], and perhaps [`Event::RowSetAside`], or
		///   those of [`Pallet::claim`].
		#[pallet::call_index(24)]
		#[pallet::weight(Pallet::<T>::many_weight(claims))]
		#[pallet::weight_of_authorize(Pallet::<T>::authorize_many_weight(claims))]
		#[pallet::authorize(|source, beneficiary, claims| {
			Pallet::<T>::authorize_claim_many(source, beneficiary, claims)
		})]
		pub fn claim_many(
			origin: OriginFor<T>,
			beneficiary: T::AccountId,
			claims: RoundClaimsOf<T>,
		) -> DispatchResultWithPostInfo {
			let caller = Self::signer(origin)?;
			let (weight, result) = Self::do_claim_many(caller, &beneficiary, &claims);
			result.map(|()| Some(weight).into()).map_err(|error| error.with_weight(weight))
		}
	}
}
