//! Deposits: native tokens held for state, returned as they were put down.

use super::*;
use polkadot_sdk::{
	frame_support::traits::tokens::Precision,
	sp_runtime::{
		traits::{Saturating, Zero},
		ArithmeticError,
	},
};

impl<T: Config> Pallet<T> {
	/// Holds what state of this `footprint` costs today. Returns how much, in native tokens.
	pub(crate) fn hold_deposit(
		reason: HoldReason,
		who: &T::AccountId,
		footprint: Footprint,
	) -> Result<T::Balance, DispatchError> {
		let amount = T::DepositPrice::convert(footprint);
		T::Holds::hold(&reason.into(), who, amount)?;
		Ok(amount)
	}

	/// Returns a deposit of `amount` native tokens. Cannot fail: the state that it was for is gone,
	/// and nobody else's depends on it.
	pub(crate) fn return_deposit(reason: HoldReason, who: &T::AccountId, amount: T::Balance) {
		let returned = T::Holds::release(&reason.into(), who, amount, Precision::BestEffort);
		if returned != Ok(amount) {
			Self::deposit_event(Event::Unexpected { kind: UnexpectedKind::DepositMissing });
		}
	}

	/// Adapts the manager's deposit for round `id` to its state, which was `before` and is `after`.
	/// A change of prices changes nothing of what is held; see [`prices::resized`].
	pub(crate) fn resize_deposit(
		id: RoundId,
		manager: &T::AccountId,
		before: Footprint,
		after: Footprint,
	) -> DispatchResult {
		let held = Deposits::<T>::get(id).ok_or(Error::<T>::UnknownRound)?;
		let (before, after) = (T::DepositPrice::convert(before), T::DepositPrice::convert(after));
		let resized: T::Balance = prices::resized(held.into(), before.into(), after.into())
			.ok_or(ArithmeticError::Overflow)?
			.into();
		let (more, less) = (resized.saturating_sub(held), held.saturating_sub(resized));
		if !more.is_zero() {
			T::Holds::hold(&HoldReason::RoundDeposit.into(), manager, more)?;
		}
		if !less.is_zero() {
			Self::return_deposit(HoldReason::RoundDeposit, manager, less);
		}
		Deposits::<T>::insert(id, resized);
		Ok(())
	}
}
