//! Drafts: terms, rows and money, until a round opens.

use super::*;
use alloc::vec;
use distribution_primitives::{
	audit, extend_rows, terms_hash, Beneficiaries, Release, Remainder, Source, Status, Window,
};
use pallet_distribution_common::update_owed;
use polkadot_sdk::{
	frame_support::traits::tokens::Preservation,
	sp_core::H256,
	sp_runtime::{
		traits::{SaturatedConversion, Saturating, UniqueSaturatedInto, Zero},
		ArithmeticError,
	},
};

/// Size of an account's record in the system: four references and four balances, in bytes.
const ACCOUNT_SIZE: usize = 80;

impl<T: Config> Pallet<T> {
	/// See [`Pallet::draft`]. Returns the id of the new round.
	pub fn do_draft(manager: T::AccountId, terms: TermsOf<T>) -> Result<RoundId, DispatchError> {
		Self::ensure_drafted(&terms.source)?;
		Self::draft_any(manager, terms)
	}

	/// [`Self::do_draft`], of rounds of sales too.
	pub(crate) fn draft_any(
		manager: T::AccountId,
		terms: TermsOf<T>,
	) -> Result<RoundId, DispatchError> {
		let (rows, total) = Self::validate(&terms, None)?;
		let id = NextRoundId::<T>::get();
		let next = id.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		let footprint = Self::footprint(&terms.source, &terms.release, rows);
		let deposit = Self::hold_deposit(HoldReason::RoundDeposit, &manager, footprint)?;
		NextRoundId::<T>::put(next);
		Deposits::<T>::insert(id, deposit);
		if let Some(manifest) = &terms.manifest {
			Manifests::<T>::insert(id, manifest);
		}
		Seals::<T>::insert(id, Self::seal(&terms, H256::zero()));
		// Lets the pot hold assets that do not keep an account alive on their own.
		frame_system::Pallet::<T>::inc_providers(&Self::pot(id));
		Rounds::<T>::insert(id, Self::round_of(id, manager.clone(), &terms, rows, total));
		Self::deposit_event(Event::RoundDrafted { id, manager, terms });
		Ok(id)
	}

	/// See [`Pallet::amend`].
	pub fn do_amend(manager: T::AccountId, id: RoundId, terms: TermsOf<T>) -> DispatchResult {
		Self::ensure_drafted(&terms.source)?;
		let round = Self::changeable_draft(&manager, id)?;
		let listed = (round.source == Source::Listed).then_some((round.rows, round.total));
		if listed.is_some_and(|(rows, _)| rows > 0) {
			ensure!(terms.source == Source::Listed, Error::<T>::SourceFixed);
			// Only rows of a vested draft have been compared with what can be vested.
			let fits = Self::is_vested(&round.release) || !Self::is_vested(&terms.release);
			ensure!(fits, Error::<T>::ReleaseFixed);
			let same = terms.beneficiaries == round.beneficiaries;
			ensure!(same, Error::<T>::BeneficiariesFixed);
		}
		// Tokens already paid in must not be stranded in the old asset.
		if terms.asset != round.asset {
			let refunded = Self::movable(&round.asset, id)?;
			Self::send(&round.asset, &Self::pot(id), &manager, refunded)?;
		}
		let (rows, total) = Self::validate(&terms, listed)?;
		let before = Self::footprint(&round.source, &round.release, round.rows);
		let after = Self::footprint(&terms.source, &terms.release, rows);
		Self::resize_deposit(id, &manager, before, after)?;
		Manifests::<T>::set(id, terms.manifest.clone());
		let digest = Self::digest_kept(id, &round.source, &terms.source);
		Seals::<T>::insert(id, Self::seal(&terms, digest));
		Rounds::<T>::insert(id, Self::round_of(id, manager, &terms, rows, total));
		Self::deposit_event(Event::RoundAmended { id, terms });
		Ok(())
	}

	/// See [`Pallet::add_entries`].
	pub fn do_add_entries(
		manager: T::AccountId,
		id: RoundId,
		entries: BoundedVec<EntryOf<T>, T::MaxBatch>,
	) -> DispatchResult {
		let mut round = Self::changeable_draft(&manager, id)?;
		ensure!(round.source == Source::Listed, Error::<T>::NotListed);
		ensure!(!entries.is_empty(), Error::<T>::EmptyBatch);
		let from = round.rows;
		let vested = Self::is_vested(&round.release);
		let mut digest = Seals::<T>::get(id).map_or_else(H256::zero, |seal| seal.rows);
		for entry in &entries {
			let (beneficiary, amount) = entry;
			ensure!(!amount.is_zero(), Error::<T>::AmountZero);
			ensure!(!vested || *amount >= T::MinVested::get(), Error::<T>::BelowMinVested);
			Self::ensure_kind(&round, beneficiary)?;
			Entries::<T>::insert(id, round.rows, entry);
			digest = extend_rows(digest, round.rows, beneficiary, (*amount).into());
			round.rows = round.rows.checked_add(1).ok_or(ArithmeticError::Overflow)?;
			round.total = round.total.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
		}
		ensure!(round.total <= round.budget, Error::<T>::BudgetBelowTotal);
		let before = Self::footprint(&round.source, &round.release, from);
		let after = Self::footprint(&round.source, &round.release, round.rows);
		Self::resize_deposit(id, &manager, before, after)?;
		Seals::<T>::insert(id, Self::seal(&Self::terms_of(id, &round), digest));
		Rounds::<T>::insert(id, round);
		Self::deposit_event(Event::EntriesAdded { id, from, entries });
		Ok(())
	}

	/// See [`Pallet::fund`]. The call has compared the terms.
	pub fn do_fund(caller: T::AccountId, id: RoundId, amount: T::Balance) -> DispatchResult {
		let round = Self::round(id)?;
		ensure!(round.status == Status::Draft, Error::<T>::NotDraft);
		ensure!(!amount.is_zero(), Error::<T>::AmountZero);
		Self::ensure_not_frozen(&round.manager)?;
		let pot = Self::pot(id);
		Self::move_tokens(&round.asset, &caller, &pot, amount, Preservation::Preserve)?;
		Self::deposit_event(Event::RoundFunded { id, from: caller, amount });
		Ok(())
	}

	/// See [`Pallet::open`]. The call has compared the terms.
	pub fn do_open(manager: T::AccountId, id: RoundId) -> DispatchResult {
		let mut round = Self::changeable_draft(&manager, id)?;
		let terms = Self::hash_of_terms(id).ok_or(Error::<T>::UnknownRound)?;
		T::Announcements::ensure_may_open(id, terms)?;
		ensure!(round.rows > 0, Error::<T>::NoRows);
		Self::validate_window(&round.window, &round.release)?;
		ensure!(Self::payable(&round.asset, id) >= round.budget, Error::<T>::Underfunded);
		Self::keep_list(id, &round)?;
		Self::ensure_keys(id, &round)?;
		round.status = Status::Open;
		// What was lost before does not count.
		round.delay = delay::Delay::begin(T::LostTime::lost());
		let push = round.is_pushed() && Self::now() >= round.window.opens;
		update_owed::<TotalOwed<T>, _>(Zero::zero(), Self::owed_by(&round));
		Rounds::<T>::insert(id, round);
		Self::deposit_event(Event::RoundOpened { id });
		// A full queue must not keep a round from opening: its rows can be claimed by hand, and a
		// push can be requested later.
		if push && PushQueue::<T>::try_append(Queued::first(id)).is_ok() {
			Self::deposit_event(Event::PushQueued { id });
		}
		Ok(())
	}

	/// See [`Pallet::abandon`]. Also for a frozen manager: what it gets back arrives frozen.
	pub fn do_abandon(manager: T::AccountId, id: RoundId) -> DispatchResult {
		let mut round = Self::managed_round(&manager, id)?;
		ensure!(round.status == Status::Draft, Error::<T>::NotDraft);
		let refunded = Self::movable(&round.asset, id)?;
		Self::send(&round.asset, &Self::pot(id), &manager, refunded)?;
		// Anything that arrives later is the manager's too.
		round.remainder = Remainder::Manager;
		round.status = Status::Closed;
		Rounds::<T>::insert(id, round);
		Self::deposit_event(Event::RoundAbandoned { id, refunded });
		Ok(())
	}

	/// The draft `id`, which `manager` may change or open: it is theirs, and they are not frozen.
	fn changeable_draft(manager: &T::AccountId, id: RoundId) -> Result<RoundOf<T>, DispatchError> {
		let round = Self::managed_round(manager, id)?;
		ensure!(round.status == Status::Draft, Error::<T>::NotDraft);
		Self::ensure_not_frozen(manager)?;
		Ok(round)
	}

	/// Refuses if the terms of round `id`, or the rows that it lists, are not those with this hash.
	///
	/// Whoever pays in or opens has seen terms. Until the round is open its manager can change
	/// them, and so can a proxy or a signatory of a multisig.
	pub(crate) fn ensure_terms(id: RoundId, hash: TermsHash) -> DispatchResult {
		let present = Self::hash_of_terms(id).ok_or(Error::<T>::UnknownRound)?;
		ensure!(present == hash, Error::<T>::TermsChanged);
		Ok(())
	}

	/// Hash of the terms of round `id` and of the rows that it lists, as `fund` and `open` take it.
	/// `None` if there is no such round.
	pub fn hash_of_terms(id: RoundId) -> Option<TermsHash> {
		Seals::<T>::get(id).map(|seal| seal.terms)
	}

	/// The seal of `terms` with listed rows of this digest.
	pub(crate) fn seal(terms: &TermsOf<T>, rows: H256) -> Seal {
		Seal { terms: terms_hash(terms, rows), rows }
	}

	/// The terms of a round. In an open one, the budget is less by what stopped streams have freed.
	pub(crate) fn terms_of(id: RoundId, round: &RoundOf<T>) -> TermsOf<T> {
		Terms {
			asset: round.asset.clone(),
			source: round.source,
			release: round.release,
			requirement: round.requirement.clone(),
			window: round.window,
			budget: round.budget,
			remainder: round.remainder,
			manifest: Manifests::<T>::get(id),
			beneficiaries: round.beneficiaries,
		}
	}

	/// Validates terms. `listed` is the number of rows of a listed round and their sum so far.
	/// Returns the number of rows and their sum.
	fn validate(
		terms: &TermsOf<T>,
		listed: Option<(u32, T::Balance)>,
	) -> Result<(u32, T::Balance), DispatchError> {
		let native = terms.asset == T::NativeAsset::get();
		ensure!(native || T::Assets::asset_exists(terms.asset.clone()), Error::<T>::UnknownAsset);
		ensure!(!terms.budget.is_zero(), Error::<T>::BudgetZero);
		ensure!(T::Compliance::supports(&terms.requirement), Error::<T>::RequirementUnsupported);
		Self::validate_release(&terms.release, native)?;
		Self::validate_window(&terms.window, &terms.release)?;
		let (rows, total) = match (&terms.source, &terms.manifest) {
			(Source::Listed, None) => listed.unwrap_or_default(),
			(Source::Merkle { leaves, .. }, Some(manifest)) => {
				ensure!(*leaves > 0, Error::<T>::NoRows);
				ensure!(manifest.rows == *leaves, Error::<T>::ManifestInvalid);
				Self::validate_published(manifest)?;
				(*leaves, T::Balance::from(manifest.total))
			}
			// Nothing is promised yet.
			(Source::Voucher { beneficiaries }, None) => {
				ensure!(*beneficiaries > 0, Error::<T>::NoRows);
				let immediate = matches!(terms.release, Release::Immediate);
				ensure!(immediate, Error::<T>::VoucherNeedsImmediate);
				let accounts = terms.beneficiaries == Beneficiaries::Accounts;
				ensure!(accounts, Error::<T>::VoucherNeedsAccounts);
				(*beneficiaries, Zero::zero())
			}
			// All of it may be sold.
			(Source::Sale { bids }, None) => {
				ensure!(*bids > 0, Error::<T>::NoRows);
				(*bids, terms.budget)
			}
			_ => return Err(Error::<T>::ManifestInvalid.into()),
		};
		ensure!(total <= terms.budget, Error::<T>::BudgetBelowTotal);
		Ok((rows, total))
	}

	/// Refuses the source of rounds that nobody drafts: a sale opens them.
	fn ensure_drafted(source: &Source) -> DispatchResult {
		ensure!(!matches!(source, Source::Sale { .. }), Error::<T>::OpenedBySale);
		Ok(())
	}

	fn is_vested(release: &Release<MomentOf<T>>) -> bool {
		matches!(release, Release::Vested { .. })
	}

	/// Validates a release of the `native` asset or another.
	pub(crate) fn validate_release(
		release: &Release<MomentOf<T>>,
		native: bool,
	) -> Result<(), Error<T>> {
		match release {
			Release::Immediate => {}
			Release::Vested { length, .. } => {
				ensure!(native, Error::<T>::VestedNeedsNative);
				ensure!(!length.is_zero(), Error::<T>::ScheduleInvalid);
			}
			Release::Streamed { schedule, .. } => {
				ensure!(schedule.is_valid(), Error::<T>::ScheduleInvalid);
			}
		}
		Ok(())
	}

	/// Validates that a window ends in the future, is long enough, and leaves time after the last
	/// unlock.
	fn validate_window(
		window: &Window<MomentOf<T>>,
		release: &Release<MomentOf<T>>,
	) -> DispatchResult {
		let opens = window.opens.max(Self::now());
		ensure!(
			window.closes >= opens.saturating_add(T::MinWindow::get()),
			Error::<T>::WindowInvalid
		);
		ensure!(Self::leaves_time_after(window, release), Error::<T>::WindowBeforeLastUnlock);
		Ok(())
	}

	/// Whether a window leaves time to claim after the last unlock.
	pub(crate) fn leaves_time_after(
		window: &Window<MomentOf<T>>,
		release: &Release<MomentOf<T>>,
	) -> bool {
		let Release::Streamed { schedule, .. } = release else { return true };
		let grace: u64 = T::ClaimGrace::get().unique_saturated_into();
		window.closes.saturated_into::<u64>() >= schedule.end().saturating_add(grace)
	}

	fn round_of(
		id: RoundId,
		manager: T::AccountId,
		terms: &TermsOf<T>,
		rows: u32,
		total: T::Balance,
	) -> RoundOf<T> {
		Round {
			manager,
			asset: terms.asset.clone(),
			source: terms.source,
			release: terms.release,
			requirement: terms.requirement.clone(),
			window: terms.window,
			delay: Default::default(),
			remainder: terms.remainder,
			status: Status::Draft,
			pause_spent: Zero::zero(),
			budget: terms.budget,
			claimed: Zero::zero(),
			total,
			rows,
			rows_claimed: 0,
			open_streams: 0,
			push: Default::default(),
			set_aside: Zero::zero(),
			cut_at: Zero::zero(),
			payments: 0,
			audit: audit::start(Self::genesis(), id),
			beneficiaries: terms.beneficiaries,
		}
	}

	/// Hash of the chain's first block.
	pub(crate) fn genesis() -> H256 {
		let hash = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		let bytes: &[u8] = hash.as_ref();
		<[u8; 32]>::try_from(bytes).map(H256).unwrap_or_default()
	}

	/// The state of a round with these terms, as its manager's deposit pays for it. A round of vouchers
	/// has no bitmap, but longer keys of its records: a third of a byte for each.
	pub(crate) fn footprint(
		source: &Source,
		release: &Release<MomentOf<T>>,
		rows: u32,
	) -> Footprint {
		let mut fixed = vec![
			RoundOf::<T>::max_encoded_len(),
			Manifest::max_encoded_len(),
			T::Balance::max_encoded_len(),
			Seal::max_encoded_len(),
			Cleaning::max_encoded_len(),
			ACCOUNT_SIZE,
			// The entry that keeps a list in state has no value.
			0,
		];
		if let Source::Voucher { .. } = source {
			// The keys, and how far the records have been removed.
			fixed.push(VoucherSignersOf::<T>::max_encoded_len());
			fixed.push(T::AccountId::max_encoded_len());
		}
		let row = match source {
			Source::Listed => Some(EntryOf::<T>::max_encoded_len()),
			Source::Voucher { .. } => Some(VoucherRecordOf::<T>::max_encoded_len()),
			Source::Merkle { .. } | Source::Sale { .. } => None,
		};
		let prepaid = matches!(release, Release::Streamed { prepaid: true, .. });
		prices::footprint(&fixed, rows, row, prepaid.then(StreamOf::<T>::max_encoded_len))
	}
}
