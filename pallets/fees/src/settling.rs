//! Keeping the fees of a block, and splitting them at its end.

use super::*;
use polkadot_sdk::{
	frame_support::traits::{Imbalance, OnUnbalanced, SuppressedDrop},
	sp_runtime::traits::{Saturating, Zero},
};

impl<T: Config> Pallet<T> {
	/// No fees, and the shares that are in force now.
	fn nothing() -> PendingFeesOf<T> {
		PendingFees { shares: T::Shares::get(), fees: NoDrop::default(), tips: NoDrop::default() }
	}

	/// Notes the shares for this block.
	pub(crate) fn open() {
		Pending::<T>::mutate(|pending| {
			pending.get_or_insert_with(Self::nothing);
		});
	}

	/// Keeps a fee and its tip until the end of the block.
	fn keep(fee: CreditOf<T>, tip: CreditOf<T>) {
		Pending::<T>::mutate(|pending| {
			let pending = pending.get_or_insert_with(Self::nothing);
			SuppressedDrop::as_mut(&mut pending.fees).subsume(fee);
			SuppressedDrop::as_mut(&mut pending.tips).subsume(tip);
		});
	}

	/// The fees of this block so far, without tips.
	pub fn kept() -> BalanceOf<T> {
		Pending::<T>::get()
			.map_or_else(Zero::zero, |pending| SuppressedDrop::as_ref(&pending.fees).peek())
	}

	/// What is burned of a fee of this block, rounded down. Of several fees it adds up to at most
	/// what is burned of their sum.
	pub fn burned_of(fee: BalanceOf<T>) -> BalanceOf<T> {
		let shares = Pending::<T>::get().map_or_else(T::Shares::get, |pending| pending.shares);
		shares.burned_of(fee)
	}

	/// Splits the fees of this block.
	pub(crate) fn settle() {
		let Some(PendingFees { shares, fees, tips }) = Pending::<T>::take() else { return };
		let (fees, tips) = (fees.into_inner(), tips.into_inner());
		let whole = fees.peek();
		let sum = whole.saturating_add(tips.peek());
		if sum.is_zero() {
			return;
		}
		let (burned, rest) = fees.split(shares.burned_of(whole));
		drop(burned);
		let (treasury, collators) = rest.split(shares.treasury_of(whole));
		let treasury = Self::pay(&T::Treasury::get(), treasury);
		let collators = Self::pay(&T::Collators::get(), collators.merge(tips));
		let burned = sum.saturating_sub(treasury).saturating_sub(collators);
		Self::deposit_event(Event::FeesSplit { burned, treasury, collators });
	}

	/// Pays a part, or burns it if `who` cannot receive it. Returns what was paid.
	fn pay(who: &T::AccountId, part: CreditOf<T>) -> BalanceOf<T> {
		let amount = part.peek();
		if amount.is_zero() {
			return amount;
		}
		match T::Currency::resolve(who, part) {
			Ok(()) => amount,
			Err(burned) => {
				drop(burned);
				Zero::zero()
			}
		}
	}
}

/// Takes a fee and then its tip.
impl<T: Config> OnUnbalanced<CreditOf<T>> for Pallet<T> {
	fn on_unbalanceds(mut parts: impl Iterator<Item = CreditOf<T>>) {
		let Some(fee) = parts.next() else { return };
		Self::keep(fee, parts.fold(CreditOf::<T>::zero(), CreditOf::<T>::merge));
	}

	fn on_nonzero_unbalanced(fee: CreditOf<T>) {
		Self::keep(fee, CreditOf::<T>::zero());
	}
}
