//! Freezes: an officer stops payments to an account and moves of its balance, for a time; a second
//! officer or governance makes it last.

use super::*;
use alloc::vec::Vec;
use distribution_primitives::api::MAX_ACCOUNTS;
use polkadot_sdk::{
	frame_support::traits::fungible::{Inspect, MutateFreeze},
	sp_runtime::traits::{Bounded, CheckedDiv, SaturatedConversion, Saturating},
};

impl<T: Config> Pallet<T> {
	/// See [`Pallet::freeze`].
	pub fn do_freeze(officer: T::AccountId, who: T::AccountId, reason: H256) -> DispatchResult {
		let now = Self::now();
		let mut identity = Identities::<T>::get(&who);
		Self::ensure_freezable(&officer, &who, &identity)?;
		let count = FreezeCounts::<T>::get(&officer)
			.one_more(Self::freeze_period(), T::FreezesPerDay::get())
			.ok_or(Error::<T>::FreezesUsedUp)?;

		FreezeCounts::<T>::insert(&officer, count);
		if let Some(former) = identity.frozen.clone() {
			Self::thaw(&who, &mut identity, None)?;
			let lapsed = Event::FreezeLapsed { who: who.clone(), officer: former.officer };
			Self::deposit_event(lapsed);
		}
		let lapses = now.saturating_add(T::FreezeTerm::get());
		let lasts = Lasts::Until(lapses);
		identity.frozen = Some(Freeze { officer: officer.clone(), reason, since: now, lasts });
		Identities::<T>::insert(&who, identity);
		Self::count_frozen(|frozen| frozen.saturating_add(1));
		// An account that holds nothing yet is frozen as well: what arrives later stays.
		frame_system::Pallet::<T>::inc_providers(&who);
		let all = <T::Freezer as Inspect<T::AccountId>>::Balance::max_value();
		T::Freezer::set_freeze(&FreezeReason::Officer.into(), &who, all)?;
		Self::enqueue(
			Waiting::Lapse,
			Due { at: lapses, who: who.clone(), officer: officer.clone() },
		);
		T::OnFreeze::frozen(&who);
		Self::deposit_event(Event::Frozen { who, officer, reason, lapses });
		Ok(())
	}

	/// Whether `officer`, whose office and allowance are another matter, may freeze `who`.
	fn ensure_freezable(
		officer: &T::AccountId,
		who: &T::AccountId,
		identity: &IdentityOf<T>,
	) -> DispatchResult {
		ensure!(!T::Exempt::contains(who), Error::<T>::Exempt);
		ensure!(!Self::is_protected(who), Error::<T>::Protected);
		let now = Self::now();
		ensure!(!identity.is_frozen(now), Error::<T>::AlreadyFrozen);
		let rests = match &identity.frozen {
			// It has lapsed, and the chain has not removed it yet.
			Some(former) if former.officers().any(|other| other == officer) => {
				Some(Self::rests_until(former))
			}
			_ => Rests::<T>::get(who, officer),
		};
		ensure!(rests.is_none_or(|until| now >= until), Error::<T>::FrozenBefore);
		Ok(())
	}

	/// For each of `accounts` (the first [`MAX_ACCOUNTS`]) whether `officer` could freeze it now, its
	/// allowance aside.
	pub fn freezable(officer: &T::AccountId, accounts: &[T::AccountId]) -> Vec<DispatchResult> {
		let office = Self::ensure_acting(officer);
		let of = |who: &T::AccountId| -> DispatchResult {
			office?;
			Self::ensure_freezable(officer, who, &Identities::<T>::get(who))
		};
		accounts.iter().take(MAX_ACCOUNTS as usize).map(of).collect()
	}

	/// See [`Pallet::ratify_freeze`]. Without an officer, governance ratifies.
	pub fn do_ratify_freeze(officer: Option<T::AccountId>, who: T::AccountId) -> DispatchResult {
		let mut identity = Identities::<T>::get(&who);
		let now = Self::now();
		let freeze = identity
			.frozen
			.as_mut()
			.filter(|freeze| freeze.is_in_force(now))
			.ok_or(Error::<T>::NotFrozen)?;
		ensure!(freeze.lapses().is_some(), Error::<T>::AlreadyRatified);
		if let Some(officer) = &officer {
			ensure!(*officer != freeze.officer, Error::<T>::SameOfficer);
			// What an officer cannot begin, it cannot make last. Governance decides for itself.
			ensure!(!Self::is_protected(&who), Error::<T>::Protected);
			let rests = Rests::<T>::get(&who, officer);
			ensure!(rests.is_none_or(|until| now >= until), Error::<T>::FrozenBefore);
		}
		freeze.lasts = Lasts::Ratified(officer.clone());
		Identities::<T>::insert(&who, identity);
		Self::deposit_event(Event::FreezeRatified { who, officer });
		Ok(())
	}

	/// See [`Pallet::unfreeze`]. An officer ends a freeze of its own; without an officer,
	/// governance or the committee ends any.
	pub fn do_unfreeze(
		officer: Option<T::AccountId>,
		who: T::AccountId,
		reason: H256,
	) -> DispatchResult {
		let mut identity = Identities::<T>::get(&who);
		let freeze = identity.frozen.as_ref().ok_or(Error::<T>::NotFrozen)?;
		if let Some(officer) = &officer {
			ensure!(freeze.is_ended_by(officer), Error::<T>::NotYourFreeze);
		}
		Self::thaw(&who, &mut identity, officer.as_ref())?;
		Self::put(&who, identity);
		Self::deposit_event(Event::Unfrozen { who, officer, reason });
		Ok(())
	}

	/// See [`Pallet::lapse_freeze`].
	pub fn do_lapse_freeze(who: T::AccountId) -> DispatchResult {
		let mut identity = Identities::<T>::get(&who);
		let Some(freeze) = identity.frozen.clone() else {
			return Err(Error::<T>::NotFrozen.into());
		};
		ensure!(!freeze.is_in_force(Self::now()), Error::<T>::StillFrozen);
		Self::thaw(&who, &mut identity, None)?;
		Self::put(&who, identity);
		Self::deposit_event(Event::FreezeLapsed { who, officer: freeze.officer });
		Ok(())
	}

	/// Ends the freeze of `who`, in force or lapsed; `by` is the officer who ends it, if one does.
	/// The caller writes the identity.
	fn thaw(
		who: &T::AccountId,
		identity: &mut IdentityOf<T>,
		by: Option<&T::AccountId>,
	) -> DispatchResult {
		if let Some(freeze) = identity.frozen.take() {
			Self::let_rest(who, &freeze, by);
			Self::count_frozen(|frozen| frozen.saturating_sub(1));
		}
		T::Freezer::thaw(&FreezeReason::Officer.into(), who)?;
		// Fails if the account has come to depend on our reference in the meantime, by receiving an
		// asset; then the reference stays, which does no harm.
		let _ = frame_system::Pallet::<T>::dec_providers(who);
		Ok(())
	}

	/// Changes the number of accounts with a freeze.
	fn count_frozen(change: impl FnOnce(u32) -> u32) {
		CurrentPolicy::<T>::mutate(|policy| policy.frozen = change(policy.frozen));
	}

	/// Keeps the officers of a freeze that ends from freezing `who` again for some time. However
	/// the freeze ended: otherwise one officer could make it endless by beginning anew. Where an
	/// officer ends it, that one alone rests: the other, who ratified it, must be able to go on
	/// against an accomplice of the first.
	fn let_rest(who: &T::AccountId, freeze: &FreezeOf<T>, by: Option<&T::AccountId>) {
		let until = Self::rests_until(freeze);
		for officer in freeze.officers().filter(|officer| by.is_none_or(|by| by == *officer)) {
			Rests::<T>::insert(who, officer, until);
			let due = Due { at: until, who: who.clone(), officer: officer.clone() };
			Self::enqueue(Waiting::Rest, due);
		}
	}

	/// Until when the officers of a freeze that ends now, or has lapsed, cannot freeze the account.
	fn rests_until(freeze: &FreezeOf<T>) -> MomentOf<T> {
		let now = Self::now();
		let ended = freeze.lapses().map_or(now, |end| end.min(now));
		ended.saturating_add(T::FreezeRest::get())
	}

	/// Number of the period in which freezes are counted now.
	pub(crate) fn freeze_period() -> u32 {
		Self::now().checked_div(&T::FreezePeriod::get()).unwrap_or_default().saturated_into()
	}
}
