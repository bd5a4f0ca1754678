//! Setting aside: an entitlement that compliance refuses today must not be lost when the round
//! closes.

use super::*;
use crate::payer::Payer;
use distribution_primitives::Status;
use pallet_distribution_common::item_footprint;
use polkadot_sdk::sp_runtime::traits::{One, Saturating, Zero};

impl<T: Config> Payer<T> {
	/// What is set aside for row `index`.
	pub(crate) fn reserve_of(&self, index: u32) -> Option<ReserveOf<T>> {
		if self.round.set_aside.is_zero() {
			return None;
		}
		SetAside::<T>::get(self.id, index)
	}

	/// Sets aside the unpaid part of a proven row that compliance refuses now.
	fn set_aside(
		&mut self,
		caller: T::AccountId,
		beneficiary: &T::AccountId,
		evidence: &Evidence<T::Balance>,
	) -> DispatchResult {
		let row = self.prove(beneficiary, evidence)?;
		ensure!(!SetAside::<T>::contains_key(self.id, row.index), Error::<T>::AlreadySetAside);
		let (paid, _) = self.due(&row)?;
		let amount = row.total.saturating_sub(paid);
		ensure!(!amount.is_zero(), Error::<T>::NothingUnlocked);
		// A stream is paid up to a payout limit, however much is due: it is refused only if not
		// even one unit is allowed.
		let asked = if self.round.is_streamed() { One::one() } else { amount };
		let (requirement, asset) = (&self.round.requirement, &self.round.asset);
		let refused = T::Compliance::check(beneficiary, requirement, asset, asked).is_err();
		ensure!(refused, Error::<T>::NotRefused);

		self.round.reserve(amount).map_err(Error::<T>::from)?;
		let deposit = T::RecordDeposit::new(&caller, item_footprint::<ReserveOf<T>>())?;
		let reserve = Reserve { amount, depositor: caller, deposit };
		SetAside::<T>::insert(self.id, row.index, reserve);
		Pallet::<T>::deposit_event(Event::RowSetAside {
			id: self.id,
			index: row.index,
			beneficiary: beneficiary.clone(),
			amount,
		});
		Ok(())
	}

	/// Takes `amount` out of the reserve of row `index`; an empty reserve is removed. The round's
	/// books are not touched: [`Round::pay`] and [`Round::stop`] have released it there.
	pub(crate) fn release(
		&self,
		index: u32,
		reserve: ReserveOf<T>,
		amount: T::Balance,
	) -> DispatchResult {
		let amount = reserve.amount.saturating_sub(amount);
		if amount.is_zero() {
			return Pallet::<T>::remove_reserve(self.id, index, reserve);
		}
		SetAside::<T>::insert(self.id, index, Reserve { amount, ..reserve });
		Ok(())
	}
}

impl<T: Config> Pallet<T> {
	/// See [`Pallet::set_aside`].
	pub fn do_set_aside(
		caller: T::AccountId,
		id: RoundId,
		beneficiary: &T::AccountId,
		evidence: &Evidence<T::Balance>,
	) -> DispatchResult {
		let mut payer = Payer::<T>::read(id)?;
		// The clock of a paused round stands still.
		let now = match payer.round.status {
			Status::Open => Self::now(),
			Status::Paused { since } => since,
			Status::Draft | Status::Closed => return Err(Error::<T>::NotOpen.into()),
		};
		ensure!(now < payer.round.window.closes, Error::<T>::WindowClosed);
		payer.set_aside(caller, beneficiary, evidence)?;
		payer.close();
		Ok(())
	}

	/// Removes the record of a row set aside and returns the deposit for it.
	pub(crate) fn remove_reserve(id: RoundId, index: u32, reserve: ReserveOf<T>) -> DispatchResult {
		SetAside::<T>::remove(id, index);
		reserve.deposit.drop(&reserve.depositor)?;
		Self::deposit_event(Event::SetAsideEnded { id, index });
		Ok(())
	}
}
