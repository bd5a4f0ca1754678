//! The life of a round, from draft to removal.

use super::*;
use alloc::vec::Vec;
use distribution_primitives::{Release, Remainder, Source, Status, Window};
use polkadot_sdk::{
	frame_support::{
		defensive,
		storage::with_storage_layer,
		traits::tokens::{Fortitude, Precision, Preservation},
	},
	sp_runtime::{
		traits::{SaturatedConversion, Saturating, UniqueSaturatedInto, Zero},
		ArithmeticError,
	},
};

impl<T: Config> Pallet<T> {
	/// See [`Pallet::draft`]. Returns the id of the new round.
	pub fn do_draft(manager: T::AccountId, terms: TermsOf<T>) -> Result<RoundId, DispatchError> {
		let (rows, total) = Self::validate(&terms, None)?;
		let id = NextRoundId::<T>::get();
		let next = id.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		let deposit = T::RoundDeposit::new(&manager, Self::footprint(&terms, rows))?;
		NextRoundId::<T>::put(next);
		Deposits::<T>::insert(id, deposit);
		if let Some(manifest) = &terms.manifest {
			Manifests::<T>::insert(id, manifest);
		}
		// Lets the pot hold assets that do not keep an account alive on their own.
		frame_system::Pallet::<T>::inc_providers(&Self::pot(id));
		Rounds::<T>::insert(id, Self::round_of(manager.clone(), &terms, rows, total));
		Self::deposit_event(Event::RoundDrafted { id, manager, terms });
		Ok(id)
	}

	/// See [`Pallet::amend`].
	pub fn do_amend(manager: T::AccountId, id: RoundId, terms: TermsOf<T>) -> DispatchResult {
		let round = Self::managed_round(&manager, id)?;
		ensure!(round.status == Status::Draft, Error::<T>::NotDraft);
		let listed = (round.source == Source::Listed).then_some((round.rows, round.total));
		if listed.is_some_and(|(rows, _)| rows > 0) {
			ensure!(terms.source == Source::Listed, Error::<T>::SourceFixed);
		}
		// Tokens already paid in must not be stranded in the old asset.
		if terms.asset != round.asset {
			let refunded = Self::movable(&round.asset, id)?;
			Self::send(&round.asset, &Self::pot(id), &manager, refunded)?;
		}
		let (rows, total) = Self::validate(&terms, listed)?;
		let deposit = Deposits::<T>::take(id).ok_or(Error::<T>::UnknownRound)?;
		Deposits::<T>::insert(id, deposit.update(&manager, Self::footprint(&terms, rows))?);
		Manifests::<T>::set(id, terms.manifest.clone());
		Rounds::<T>::insert(id, Self::round_of(manager, &terms, rows, total));
		Self::deposit_event(Event::RoundAmended { id, terms });
		Ok(())
	}

	/// See [`Pallet::add_entries`].
	pub fn do_add_entries(
		manager: T::AccountId,
		id: RoundId,
		entries: BoundedVec<EntryOf<T>, T::MaxBatch>,
	) -> DispatchResult {
		let mut round = Self::managed_round(&manager, id)?;
		ensure!(round.status == Status::Draft, Error::<T>::NotDraft);
		ensure!(round.source == Source::Listed, Error::<T>::NotListed);
		ensure!(!entries.is_empty(), Error::<T>::EmptyBatch);
		let from = round.rows;
		for entry in &entries {
			let (_, amount) = entry;
			ensure!(!amount.is_zero(), Error::<T>::AmountZero);
			Entries::<T>::insert(id, round.rows, entry);
			round.rows = round.rows.checked_add(1).ok_or(ArithmeticError::Overflow)?;
			round.total = round.total.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
		}
		ensure!(round.total <= round.budget, Error::<T>::BudgetBelowTotal);
		let deposit = Deposits::<T>::take(id).ok_or(Error::<T>::UnknownRound)?;
		let footprint = Self::footprint_of(&round.source, &round.release, round.rows);
		Deposits::<T>::insert(id, deposit.update(&manager, footprint)?);
		Rounds::<T>::insert(id, round);
		Self::deposit_event(Event::EntriesAdded { id, from, entries });
		Ok(())
	}

	/// See [`Pallet::fund`].
	pub fn do_fund(caller: T::AccountId, id: RoundId, amount: T::Balance) -> DispatchResult {
		let round = Self::round(id)?;
		ensure!(round.status == Status::Draft, Error::<T>::NotDraft);
		T::Assets::transfer(round.asset, &caller, &Self::pot(id), amount, Preservation::Preserve)?;
		Self::deposit_event(Event::RoundFunded { id, from: caller, amount });
		Ok(())
	}

	/// See [`Pallet::open`].
	pub fn do_open(manager: T::AccountId, id: RoundId) -> DispatchResult {
		let mut round = Self::managed_round(&manager, id)?;
		ensure!(round.status == Status::Draft, Error::<T>::NotDraft);
		ensure!(round.rows > 0, Error::<T>::NoRows);
		Self::validate_window(&round.window, &round.release)?;
		ensure!(Self::payable(&round.asset, id) >= round.budget, Error::<T>::Underfunded);
		round.status = Status::Open;
		let push = round.is_pushed() && Self::now() >= round.window.opens;
		Rounds::<T>::insert(id, round);
		Self::deposit_event(Event::RoundOpened { id });
		// A full queue must not keep a round from opening: its rows can be claimed by hand, and a
		// push can be requested later.
		if push && PushQueue::<T>::try_append((id, 0)).is_ok() {
			Self::deposit_event(Event::PushQueued { id });
		}
		Ok(())
	}

	/// See [`Pallet::pause`].
	pub fn do_pause(id: RoundId) -> DispatchResult {
		let mut round = Self::round(id)?;
		ensure!(round.status == Status::Open, Error::<T>::NotOpen);
		round.status = Status::Paused { since: Self::now() };
		Rounds::<T>::insert(id, round);
		Self::deposit_event(Event::RoundPaused { id });
		Ok(())
	}

	/// See [`Pallet::resume`].
	pub fn do_resume(id: RoundId) -> DispatchResult {
		let mut round = Self::round(id)?;
		let Status::Paused { since } = round.status else {
			return Err(Error::<T>::NotPaused.into());
		};
		// The pause costs time from the start of the window on; after its end it costs time of the
		// grace period.
		let lost = Self::now().saturating_sub(since.max(round.window.opens));
		round.window.closes = round.window.closes.saturating_add(lost);
		round.status = Status::Open;
		let closes = round.window.closes;
		Rounds::<T>::insert(id, round);
		Self::deposit_event(Event::RoundResumed { id, closes });
		Ok(())
	}

	/// See [`Pallet::close`].
	pub fn do_close(id: RoundId) -> DispatchResult {
		let mut round = Self::round(id)?;
		ensure!(round.status == Status::Open, Error::<T>::NotOpen);
		ensure!(
			round.is_complete() || Self::now() >= round.window.closes,
			Error::<T>::TooEarlyToClose
		);
		// What is set aside stays, together with the minimum balance that keeps the pot alive.
		let kept = if round.set_aside.is_zero() {
			Zero::zero()
		} else {
			round.set_aside.saturating_add(T::Assets::minimum_balance(round.asset.clone()))
		};
		let mut left = Self::movable(&round.asset, id)?.saturating_sub(kept);
		// Too little for an account that holds nothing yet: it follows when the state is removed.
		if !kept.is_zero() && left < T::Assets::minimum_balance(round.asset.clone()) {
			left = Zero::zero();
		}
		Self::pay_remainder(id, &round, left)?;
		round.status = Status::Closed;
		let (payments, audit) = (round.payments, round.audit);
		Rounds::<T>::insert(id, round);
		Self::deposit_event(Event::RoundClosed { id, remainder: left, payments, audit });
		Ok(())
	}

	/// See [`Pallet::abandon`].
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

	/// See [`Pallet::clean_up`]. Returns the number of items removed.
	pub fn do_clean_up(id: RoundId, limit: u32) -> Result<u32, DispatchError> {
		let mut round = Self::round(id)?;
		ensure!(round.status == Status::Closed, Error::<T>::NotClosed);
		let mut left = limit;
		if !round.set_aside.is_zero() {
			let over = Self::now() >= round.aside_until(T::SetAsideGrace::get());
			ensure!(over, Error::<T>::StillSetAside);
			let reserves: Vec<_> = SetAside::<T>::iter_prefix(id).take(left as usize).collect();
			for (index, reserve) in reserves {
				round.unreserve(reserve.amount);
				Self::remove_reserve(id, index, reserve)?;
				left = left.saturating_sub(1);
			}
			Rounds::<T>::insert(id, &round);
		}
		let streams: Vec<_> = Streams::<T>::iter_prefix(id).take(left as usize).collect();
		for (index, stream) in streams {
			if let Some((who, deposit)) = stream.deposit {
				deposit.drop(&who)?;
			}
			Streams::<T>::remove(id, index);
			left = left.saturating_sub(1);
		}
		// Not `clear_prefix`: it does not count, and so does not bound, what was written in the
		// same block.
		let entries: Vec<_> = Entries::<T>::iter_key_prefix(id).take(left as usize).collect();
		for index in entries {
			Entries::<T>::remove(id, index);
			left = left.saturating_sub(1);
		}
		let words: Vec<_> = Claimed::<T>::iter_key_prefix(id).take(left as usize).collect();
		for number in words {
			Claimed::<T>::remove(id, number);
			left = left.saturating_sub(1);
		}
		if left > 0 {
			Self::remove(id, &round)?;
		}
		Ok(limit.saturating_sub(left))
	}

	/// Removes the last records of a round and returns the manager's deposit.
	fn remove(id: RoundId, round: &RoundOf<T>) -> DispatchResult {
		let pot = Self::pot(id);
		// What was set aside and not claimed, and what was sent to the pot after the round was
		// closed.
		let late = Self::movable(&round.asset, id)?;
		Self::pay_remainder(id, round, late)?;
		Rounds::<T>::remove(id);
		Manifests::<T>::remove(id);
		match Deposits::<T>::take(id) {
			Some(deposit) => deposit.drop(&round.manager)?,
			None => {
				defensive!("a round has a deposit");
				Self::deposit_event(Event::Unexpected { kind: UnexpectedKind::DepositMissing });
			}
		}
		// Fails if another asset was sent to the pot; then the account stays, and nothing else.
		if frame_system::Pallet::<T>::dec_providers(&pot).is_err() {
			Self::deposit_event(Event::Unexpected { kind: UnexpectedKind::PotReferenced });
		}
		Self::deposit_event(Event::RoundRemoved { id });
		Ok(())
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
		match &terms.release {
			Release::Immediate => {}
			Release::Vested { length, .. } => {
				ensure!(native, Error::<T>::VestedNeedsNative);
				ensure!(!length.is_zero(), Error::<T>::ScheduleInvalid);
			}
			Release::Streamed { schedule, .. } => {
				ensure!(schedule.is_valid(), Error::<T>::ScheduleInvalid);
			}
		}
		Self::validate_window(&terms.window, &terms.release)?;
		let (rows, total) = match (&terms.source, &terms.manifest) {
			(Source::Listed, None) => listed.unwrap_or_default(),
			(Source::Merkle { leaves, .. }, Some(manifest)) => {
				ensure!(*leaves > 0, Error::<T>::NoRows);
				ensure!(manifest.rows == *leaves, Error::<T>::ManifestInvalid);
				(*leaves, T::Balance::from(manifest.total))
			}
			_ => return Err(Error::<T>::ManifestInvalid.into()),
		};
		ensure!(total <= terms.budget, Error::<T>::BudgetBelowTotal);
		Ok((rows, total))
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
		if let Release::Streamed { schedule, .. } = release {
			let grace: u64 = T::ClaimGrace::get().unique_saturated_into();
			let last = schedule.end().saturating_add(grace);
			ensure!(
				window.closes.saturated_into::<u64>() >= last,
				Error::<T>::WindowBeforeLastUnlock
			);
		}
		Ok(())
	}

	fn round_of(
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
			remainder: terms.remainder,
			status: Status::Draft,
			budget: terms.budget,
			claimed: Zero::zero(),
			total,
			rows,
			rows_claimed: 0,
			open_streams: 0,
			pushed: None,
			set_aside: Zero::zero(),
			payments: 0,
			audit: Default::default(),
		}
	}

	fn footprint(terms: &TermsOf<T>, rows: u32) -> Footprint {
		Self::footprint_of(&terms.source, &terms.release, rows)
	}

	fn footprint_of(source: &Source, release: &Release<MomentOf<T>>, rows: u32) -> Footprint {
		let fixed = RoundOf::<T>::max_encoded_len()
			.saturating_add(Manifest::max_encoded_len())
			.saturating_add(T::RoundDeposit::max_encoded_len())
			.saturating_add(T::AccountId::max_encoded_len());
		let row = (*source == Source::Listed).then(EntryOf::<T>::max_encoded_len);
		let prepaid = matches!(release, Release::Streamed { prepaid: true, .. });
		types::footprint(fixed, rows, row, prepaid.then(StreamOf::<T>::max_encoded_len))
	}

	/// Balance of the pot of round `id`, in the asset's smallest unit.
	pub fn pot_balance(asset: &T::AssetKind, id: RoundId) -> T::Balance {
		T::Assets::balance(asset.clone(), &Self::pot(id))
	}

	/// What the pot of round `id` can pay while keeping the asset's minimum balance, in the asset's
	/// smallest unit. Locked or frozen tokens do not count.
	pub(crate) fn payable(asset: &T::AssetKind, id: RoundId) -> T::Balance {
		T::Assets::reducible_balance(
			asset.clone(),
			&Self::pot(id),
			Preservation::Preserve,
			Fortitude::Polite,
		)
	}

	/// What can be moved out of the pot of round `id` when it is emptied, in the asset's smallest
	/// unit.
	///
	/// Anyone can lock native tokens of their own in a pot, by a vested transfer: those are left
	/// behind, so that they do not block the round. If an asset's freezer has frozen the pot, the
	/// call fails until it is thawed.
	fn movable(asset: &T::AssetKind, id: RoundId) -> Result<T::Balance, DispatchError> {
		let movable = T::Assets::reducible_balance(
			asset.clone(),
			&Self::pot(id),
			Preservation::Expendable,
			Fortitude::Polite,
		);
		let all = *asset == T::NativeAsset::get() || movable == Self::pot_balance(asset, id);
		ensure!(all, Error::<T>::PotFrozen);
		Ok(movable)
	}

	/// Sends `amount` from the pot of a round to where the terms direct the remainder.
	fn pay_remainder(id: RoundId, round: &RoundOf<T>, amount: T::Balance) -> DispatchResult {
		let pot = Self::pot(id);
		match round.remainder {
			Remainder::Manager => Self::send(&round.asset, &pot, &round.manager, amount),
			Remainder::Treasury => Self::send(&round.asset, &pot, &T::Treasury::get(), amount),
			Remainder::Burn if amount.is_zero() => Ok(()),
			Remainder::Burn => T::Assets::burn_from(
				round.asset.clone(),
				&pot,
				amount,
				Preservation::Expendable,
				Precision::Exact,
				Fortitude::Polite,
			)
			.map(|_| ()),
		}
	}

	/// Moves `amount` out of a pot, unless it is zero.
	fn send(
		asset: &T::AssetKind,
		pot: &T::AccountId,
		to: &T::AccountId,
		amount: T::Balance,
	) -> DispatchResult {
		if amount.is_zero() {
			return Ok(());
		}
		with_storage_layer(|| {
			T::Assets::transfer(asset.clone(), pot, to, amount, Preservation::Expendable)
				.map(|_| ())
		})
	}
}
