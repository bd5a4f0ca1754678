//! Naming payees, cancelling and settling changes, and what the deposit covers.

use super::*;
use crate::types::{record_size, Entries};
use distribution_primitives::OnFreeze;
use polkadot_sdk::{frame_support::storage::with_storage_layer, sp_runtime::traits::Saturating};

type EntriesOf<T> =
	Entries<<T as frame_system::Config>::AccountId, <T as Config>::AssetKind, MomentOf<T>>;

/// A frozen owner pays no fee, so it could not cancel what a thief has named: that would be in force
/// when the freeze ends.
impl<T: Config> OnFreeze<T::AccountId> for Pallet<T> {
	fn frozen(who: &T::AccountId) {
		let _ = with_storage_layer(|| Self::cancel_all(who));
	}

	fn weight() -> Weight {
		// As many changes are written down or cancelled, and as much of the deposit returns.
		T::WeightInfo::settle()
	}
}

impl<T: Config> Pallet<T> {
	/// See [`Pallet::set`] and [`Pallet::clear`].
	pub fn do_change(
		owner: &T::AccountId,
		scope: ScopeOf<T>,
		to: Option<T::AccountId>,
	) -> DispatchResult {
		// Whoever has got hold of the key must not profit once the freeze is over.
		ensure!(!T::Frozen::contains(owner), Error::<T>::OwnerFrozen);
		let keyless = to.as_ref().is_some_and(T::Keyless::contains);
		ensure!(!keyless, Error::<T>::PayeeKeyless);
		let frozen = to.as_ref().is_some_and(T::Frozen::contains);
		ensure!(!frozen, Error::<T>::PayeeFrozen);
		let now = Self::touch();
		let (mut entries, deposit, _) = Self::settled(owner, now);
		let known = entries.iter_mut().find(|entry| entry.scope == scope);
		let from = known.as_ref().and_then(|entry| entry.payee.clone());
		ensure!(to.is_some() || from.is_some(), Error::<T>::NoPayee);
		let waits = known.as_ref().and_then(|entry| entry.next.as_ref());
		let same = from == to || waits.is_some_and(|change| change.to == to);
		ensure!(!same, Error::<T>::SamePayee);
		let next = Some(Change { to: to.clone(), decided: now });
		match known {
			Some(entry) => entry.next = next,
			None => entries
				.try_push(Entry { scope: scope.clone(), payee: None, next })
				.map_err(|_| Error::<T>::TooManyScopes)?,
		}
		Self::save(owner, entries, deposit)?;
		let active = now.at.saturating_add(T::Delay::get());
		let owner = owner.clone();
		Self::deposit_event(Event::ChangeBegun { owner, scope, from, to, active });
		Ok(())
	}

	/// See [`Pallet::cancel`].
	pub fn do_cancel(owner: &T::AccountId, scope: &ScopeOf<T>) -> DispatchResult {
		let (mut entries, deposit, _) = Self::settled(owner, Self::touch());
		let change = entries
			.iter_mut()
			.find(|entry| entry.scope == *scope)
			.and_then(|entry| entry.next.take())
			.ok_or(Error::<T>::NothingWaits)?;
		Self::save(owner, entries, deposit)?;
		Self::deposit_event(Event::ChangeCancelled {
			owner: owner.clone(),
			scope: scope.clone(),
			to: change.to,
		});
		Ok(())
	}

	/// Cancels all changes of `owner` that are not in force yet. If it fails, the caller must roll
	/// back the storage.
	fn cancel_all(owner: &T::AccountId) -> DispatchResult {
		let (mut entries, deposit, mut any) = Self::settled(owner, Self::touch());
		for entry in entries.iter_mut() {
			let Some(change) = entry.next.take() else { continue };
			any = true;
			Self::deposit_event(Event::ChangeCancelled {
				owner: owner.clone(),
				scope: entry.scope.clone(),
				to: change.to,
			});
		}
		if any {
			Self::save(owner, entries, deposit)?;
		}
		Ok(())
	}

	/// See [`Pallet::settle`].
	pub fn do_settle(owner: &T::AccountId) -> DispatchResult {
		let (entries, deposit, settled) = Self::settled(owner, Self::touch());
		ensure!(settled, Error::<T>::NothingToSettle);
		Self::save(owner, entries, deposit)
	}

	/// What `owner` has named, with its deposit if it has named anything. Changes that are in force
	/// at `now` are written down in it, and reported; the last part tells whether there were any.
	/// Scopes that say nothing any longer are gone.
	fn settled(
		owner: &T::AccountId,
		now: Touched<MomentOf<T>>,
	) -> (EntriesOf<T>, Option<T::Deposit>, bool) {
		let Some(Record { mut entries, deposit }) = Records::<T>::get(owner) else {
			return (EntriesOf::<T>::default(), None, false);
		};
		let mut any = false;
		for entry in entries.iter_mut() {
			if entry.settle(now, T::Delay::get()) {
				any = true;
				Self::deposit_event(Event::ChangeSettled {
					owner: owner.clone(),
					scope: entry.scope.clone(),
					payee: entry.payee.clone(),
				});
			}
		}
		entries.retain(|entry| !entry.is_empty());
		(entries, Some(deposit), any)
	}

	/// Writes what `owner` has named, with the deposit for it. If it fails, the caller must roll
	/// back the storage.
	fn save(
		owner: &T::AccountId,
		mut entries: EntriesOf<T>,
		deposit: Option<T::Deposit>,
	) -> DispatchResult {
		entries.retain(|entry| !entry.is_empty());
		let footprint = Self::footprint(entries.len() as u32);
		let deposit = match (entries.is_empty(), deposit) {
			(true, deposit) => {
				if let Some(deposit) = deposit {
					deposit.drop(owner)?;
				}
				Records::<T>::remove(owner);
				return Ok(());
			}
			(false, Some(deposit)) => deposit.update(owner, footprint)?,
			(false, None) => T::Deposit::new(owner, footprint)?,
		};
		Records::<T>::insert(owner, Record { entries, deposit });
		Ok(())
	}

	/// The state of an owner that has named payees for so many scopes, as its deposit pays for it.
	pub(crate) fn footprint(scopes: u32) -> Footprint {
		let scope = EntryOf::<T>::max_encoded_len();
		let all = scope.saturating_mul(MAX_SCOPES as usize);
		let record = RecordOf::<T>::max_encoded_len().saturating_sub(all);
		Footprint { count: 1, size: record_size(scopes, record, scope) }
	}
}
