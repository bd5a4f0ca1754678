//! Setting aside: what compliance refuses to pay today must not be lost because the round closes tomorrow.

use super::*;
use crate::claims::Payer;
use distribution_primitives::Status;
use polkadot_sdk::{
	frame_support::ensure,
	sp_runtime::traits::{CheckedAdd, One, Saturating, Zero},
};

impl<T: Config> Payer<T> {
	/// Sets aside what is left of a proven row that compliance refuses now.
	pub(crate) fn put_aside(
		&mut self,
		submitter: T::AccountId,
		beneficiary: &T::AccountId,
		evidence: &Evidence<T::Balance>,
	) -> DispatchResult {
		let row = self.prove(beneficiary, evidence)?;
		let (index, streamed) = (evidence.index(), self.round.prepaid_streams().is_some());
		ensure!(!SetAside::<T>::contains_key(self.id(), index), Error::<T>::AlreadySetAside);
		let (paid, _) = self.due(&row)?;
		let amount = row.total().saturating_sub(paid);
		ensure!(!amount.is_zero(), Error::<T>::NothingUnlocked);
		// Of a stream a limit lets a part through, however much is due.
		let asked = if streamed { One::one() } else { amount };
		let (requirement, asset) = (&self.round.requirement, &self.round.asset);
		let refused = T::Compliance::check(beneficiary, requirement, asset, asked).is_err();
		ensure!(refused, Error::<T>::NotRefused);

		let set_aside =
			self.round.set_aside.checked_add(&amount).ok_or(Error::<T>::BudgetExceeded)?;
		let spoken_for =
			set_aside.checked_add(&self.round.claimed).ok_or(Error::<T>::BudgetExceeded)?;
		ensure!(spoken_for <= self.round.budget, Error::<T>::BudgetExceeded);
		let footprint = Footprint {
			count: 1,
			size: (AsideOf::<T>::max_encoded_len() as u64).saturating_add(types::ITEM_OVERHEAD),
		};
		let ticket = T::StreamDeposit::new(&submitter, footprint)?;
		SetAside::<T>::insert(self.id(), index, Aside { amount, depositor: submitter, ticket });
		self.round.set_aside = set_aside;
		Pallet::<T>::deposit_event(Event::RowSetAside {
			id: self.id(),
			index,
			beneficiary: beneficiary.clone(),
			amount,
		});
		Ok(())
	}

	/// Takes `paid` out of what was set aside for row `index`; with the last of it goes the record.
	pub(crate) fn take_aside(
		&mut self,
		index: u32,
		aside: AsideOf<T>,
		paid: T::Balance,
	) -> DispatchResult {
		let paid = paid.min(aside.amount);
		self.round.set_aside = self.round.set_aside.saturating_sub(paid);
		let amount = aside.amount.saturating_sub(paid);
		if amount.is_zero() {
			Pallet::<T>::end_aside(self.id(), index, aside)
		} else {
			SetAside::<T>::insert(self.id(), index, Aside { amount, ..aside });
			Ok(())
		}
	}
}

impl<T: Config> Pallet<T> {
	/// See [`Pallet::set_aside`].
	pub fn do_set_aside(
		submitter: T::AccountId,
		id: RoundId,
		beneficiary: &T::AccountId,
		evidence: &Evidence<T::Balance>,
	) -> DispatchResult {
		let mut payer = Payer::<T>::read(id)?;
		// While a round is paused its clock stands still.
		let now = match payer.round.status {
			Status::Open => Self::now(),
			Status::Paused { since } => since,
			Status::Draft | Status::Closed => return Err(Error::<T>::NotOpen.into()),
		};
		ensure!(now < payer.round.window.closes, Error::<T>::WindowClosed);
		payer.put_aside(submitter, beneficiary, evidence)?;
		payer.close();
		Ok(())
	}

	/// Removes the record of a row set aside and returns the deposit for it.
	pub(crate) fn end_aside(id: RoundId, index: u32, aside: AsideOf<T>) -> DispatchResult {
		SetAside::<T>::remove(id, index);
		aside.ticket.drop(&aside.depositor)?;
		Self::deposit_event(Event::SetAsideEnded { id, index });
		Ok(())
	}
}
