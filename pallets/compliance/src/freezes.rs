//! Freezes: an officer stops payments to an account and moves of its balance.

use super::*;
use polkadot_sdk::{
	frame_support::traits::fungible::{Inspect, MutateFreeze},
	sp_runtime::traits::Bounded,
};

impl<T: Config> Pallet<T> {
	/// See [`Pallet::freeze`].
	pub fn do_freeze(officer: T::AccountId, who: T::AccountId, reason: H256) -> DispatchResult {
		ensure!(!T::Exempt::contains(&who), Error::<T>::Exempt);
		let mut identity = Identities::<T>::get(&who);
		ensure!(identity.frozen.is_none(), Error::<T>::AlreadyFrozen);
		identity.frozen = Some(reason);
		Identities::<T>::insert(&who, identity);
		// An account that holds nothing yet is frozen as well: what arrives later stays.
		frame_system::Pallet::<T>::inc_providers(&who);
		let all = <T::Freezer as Inspect<T::AccountId>>::Balance::max_value();
		T::Freezer::set_freeze(&FreezeReason::Officer.into(), &who, all)?;
		Self::deposit_event(Event::Frozen { who, officer, reason });
		Ok(())
	}

	/// See [`Pallet::unfreeze`].
	pub fn do_unfreeze(officer: T::AccountId, who: T::AccountId, reason: H256) -> DispatchResult {
		let mut identity = Identities::<T>::get(&who);
		ensure!(identity.frozen.is_some(), Error::<T>::NotFrozen);
		identity.frozen = None;
		Self::put(&who, identity);
		T::Freezer::thaw(&FreezeReason::Officer.into(), &who)?;
		// Fails if the account has come to depend on our reference in the meantime, by receiving an
		// asset; then the reference stays, which does no harm.
		let _ = frame_system::Pallet::<T>::dec_providers(&who);
		Self::deposit_event(Event::Unfrozen { who, officer, reason });
		Ok(())
	}
}
