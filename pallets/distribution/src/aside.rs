//! Setting aside: an entitlement that is refused today must not be lost when the round closes.
//!
//! What is set aside for a row is always what is unpaid of it, so that one bit for each row is
//! enough. The manager's deposit pays for the bits, and nobody puts down another one.

use super::*;
use crate::payer::{Payer, Proven};
use distribution_primitives::{Release, Status};
use polkadot_sdk::{
	frame_support::storage::with_transaction,
	sp_runtime::{
		traits::{One, Saturating, Zero},
		TransactionOutcome,
	},
};

impl<T: Config> Payer<T> {
	/// Whether row `index` is set aside.
	pub(crate) fn is_aside(&mut self, index: u32) -> bool {
		!self.round.set_aside.is_zero() && self.word(index).0.is_aside(index)
	}

	/// What is set aside for row `index`, of which `unpaid` is not paid.
	pub(crate) fn aside_for(&mut self, index: u32, unpaid: T::Balance) -> T::Balance {
		if self.is_aside(index) {
			unpaid
		} else {
			Zero::zero()
		}
	}

	/// Notes that nothing is set aside for row `index` any longer. The books are not touched:
	/// [`Round::pay`] and [`Round::stop`] have released it there.
	pub(crate) fn end_aside(&mut self, index: u32) {
		// The books may say already that nothing is set aside for any row.
		let (word, changed) = self.word(index);
		if !word.is_aside(index) {
			return;
		}
		word.put_aside(index, false);
		*changed = true;
		Pallet::<T>::deposit_event(Event::SetAsideEnded { id: self.id, index });
	}

	/// Sets aside the unpaid part of a proven row that is refused now.
	fn set_aside(
		&mut self,
		beneficiary: &T::AccountId,
		evidence: &Evidence<T::Balance>,
	) -> DispatchResult {
		let row = self.prove(beneficiary, evidence)?;
		ensure!(!self.is_aside(row.index), Error::<T>::AlreadySetAside);
		let (paid, _) = self.due(&row)?;
		let amount = row.total.saturating_sub(paid);
		ensure!(!amount.is_zero(), Error::<T>::NothingUnlocked);
		ensure!(self.is_refused(beneficiary, &row, amount), Error::<T>::NotRefused);
		self.round.reserve(amount).map_err(Error::<T>::from)?;
		let (word, changed) = self.word(row.index);
		word.put_aside(row.index, true);
		*changed = true;
		Pallet::<T>::deposit_event(Event::RowSetAside {
			id: self.id,
			index: row.index,
			beneficiary: beneficiary.clone(),
			amount,
		});
		Ok(())
	}

	/// Whether a row is refused now, of which `unpaid` is not paid: by compliance, or by
	/// pallet-vesting, whose slots anybody can fill in anybody's account.
	fn is_refused(&self, beneficiary: &T::AccountId, row: &Proven<T>, unpaid: T::Balance) -> bool {
		// A stream is paid up to a payout limit, however much is due: it is refused only if not
		// even one unit is allowed.
		let asked = if self.round.is_streamed() { One::one() } else { row.total };
		let (requirement, asset) = (&self.round.requirement, &self.round.asset);
		if T::Compliance::check(beneficiary, requirement, asset, asked).is_err() {
			return true;
		}
		// A limit leaves one unit less for parts than for a row.
		let left = T::Compliance::allowance(beneficiary, asset);
		if self.round.is_streamed() && left.is_some_and(|left| left.is_zero()) {
			return true;
		}
		matches!(self.round.release, Release::Vested { .. })
			&& with_transaction(|| TransactionOutcome::Rollback(self.transfer(beneficiary, unpaid)))
				.is_err()
	}
}

impl<T: Config> Pallet<T> {
	/// See [`Pallet::set_aside`].
	pub fn do_set_aside(
		id: RoundId,
		beneficiary: &T::AccountId,
		evidence: &Evidence<T::Balance>,
	) -> DispatchResult {
		let mut payer = Payer::<T>::read(id)?;
		let living = matches!(payer.round.status, Status::Open | Status::Paused { .. });
		ensure!(living, Error::<T>::NotOpen);
		payer.set_aside(beneficiary, evidence)?;
		payer.close();
		Ok(())
	}
}
