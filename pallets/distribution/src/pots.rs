//! Pots: what is in them, and moving tokens into and out of them.

use super::*;
use distribution_primitives::{InPots, Remainder};
use polkadot_sdk::{
	frame_support::{
		storage::with_storage_layer,
		traits::tokens::{DepositConsequence, Fortitude, Precision, Preservation, Provenance},
	},
	sp_runtime::traits::{Saturating, Zero},
};

impl<T: Config> InPots<T::Balance> for Pallet<T> {
	fn in_pots() -> T::Balance {
		TotalOwed::<T>::get()
	}
}

impl<T: Config> Pallet<T> {
	/// The part of [`TotalOwed`] that is a round's.
	pub(crate) fn owed_by(round: &RoundOf<T>) -> T::Balance {
		if round.asset == T::NativeAsset::get() {
			round.owed()
		} else {
			Zero::zero()
		}
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
	pub(crate) fn movable(asset: &T::AssetKind, id: RoundId) -> Result<T::Balance, DispatchError> {
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
	pub(crate) fn pay_remainder(
		id: RoundId,
		round: &RoundOf<T>,
		amount: T::Balance,
	) -> DispatchResult {
		let pot = Self::pot(id);
		match round.remainder {
			Remainder::Manager => Self::send(&round.asset, &pot, &round.manager, amount),
			Remainder::Treasury => Self::send(&round.asset, &pot, &T::Treasury::get(), amount),
			Remainder::Burn if amount.is_zero() => Ok(()),
			Remainder::Burn => with_storage_layer(|| {
				T::Assets::burn_from(
					round.asset.clone(),
					&pot,
					amount,
					Preservation::Expendable,
					Precision::Exact,
					Fortitude::Polite,
				)
				.map(|_| ())
			}),
		}
	}

	/// Moves `amount` out of a pot, which may be emptied, unless it is zero.
	pub(crate) fn send(
		asset: &T::AssetKind,
		pot: &T::AccountId,
		to: &T::AccountId,
		amount: T::Balance,
	) -> DispatchResult {
		if amount.is_zero() {
			return Ok(());
		}
		Self::move_tokens(asset, pot, to, amount, Preservation::Expendable)
	}

	/// Moves `amount` of `asset`; all of it arrives, or nothing is moved.
	pub(crate) fn move_tokens(
		asset: &T::AssetKind,
		from: &T::AccountId,
		to: &T::AccountId,
		amount: T::Balance,
		preservation: Preservation,
	) -> DispatchResult {
		Self::ensure_arrives(asset, to, amount, || {
			T::Assets::transfer(asset.clone(), from, to, amount, preservation).map(|_| ())
		})
	}

	/// Makes sure that `to` can hold `amount` more of `asset`, even if the supply grew by as much.
	pub(crate) fn ensure_can_hold(
		asset: &T::AssetKind,
		to: &T::AccountId,
		amount: T::Balance,
	) -> DispatchResult {
		let error = match T::Assets::can_deposit(asset.clone(), to, amount, Provenance::Minted) {
			DepositConsequence::Success => return Ok(()),
			DepositConsequence::BelowMinimum => Error::<T>::BelowMinimumBalance,
			DepositConsequence::CannotCreate => Error::<T>::AccountCannotHoldAsset,
			DepositConsequence::Blocked => Error::<T>::AccountBlocked,
			DepositConsequence::UnknownAsset => Error::<T>::UnknownAsset,
			DepositConsequence::Overflow => Error::<T>::BalanceOverflow,
		};
		Err(error.into())
	}

	/// Carries out a transfer of `amount` to `to`, and makes sure that it has arrived.
	///
	/// The transfer of an asset can debit the sender, credit nobody and succeed: near the largest
	/// supply, which an asset's issuer can reach at any time, the credit fails and the error is
	/// dropped. So the receiver is asked whether the supply could grow by `amount` as well, and
	/// what it has afterwards is compared with what it had.
	pub(crate) fn ensure_arrives(
		asset: &T::AssetKind,
		to: &T::AccountId,
		amount: T::Balance,
		transfer: impl FnOnce() -> DispatchResult,
	) -> DispatchResult {
		Self::ensure_can_hold(asset, to, amount)?;
		let before = T::Assets::balance(asset.clone(), to);
		with_storage_layer(|| {
			transfer()?;
			let arrived = T::Assets::balance(asset.clone(), to).saturating_sub(before);
			ensure!(arrived >= amount, Error::<T>::NotArrived);
			Ok(())
		})
	}
}
