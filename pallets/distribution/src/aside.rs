//! Setting aside: an entitlement that is refused today must not be lost when the round closes.
//!
//! The chain does it for rows that it tries and finds refused: those that it pays by itself, and
//! those in a batch. A single claim that is refused fails and leaves nothing behind, so there
//! somebody has to do it, which costs nothing.
//!
//! What is set aside for a row is always what is unpaid of it, so that one bit for each row is
//! enough. The manager's deposit pays for the bits, and nobody puts down another one.

use super::*;
use crate::payer::{Payer, Proven, Unpaid};
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

	/// Sets aside the unpaid part of a proven row that is refused now. If it fails, the caller must
	/// roll back the storage.
	fn set_aside(
		&mut self,
		beneficiary: &T::AccountId,
		evidence: &Evidence<T::Balance>,
	) -> DispatchResult {
		let (row, amount) = self.not_aside(beneficiary, evidence)?;
		ensure!(self.is_refused(beneficiary, &row, amount), Error::<T>::NotRefused);
		self.put_aside(row.index, beneficiary, amount).map_err(Error::<T>::from)?;
		Ok(())
	}

	/// A proven row that is not set aside, and what is unpaid of it, in the asset's smallest unit.
	pub(crate) fn not_aside(
		&mut self,
		beneficiary: &T::AccountId,
		evidence: &Evidence<T::Balance>,
	) -> Result<(Proven<T>, T::Balance), DispatchError> {
		let row = self.prove(beneficiary, evidence)?;
		ensure!(!self.is_aside(row.index), Error::<T>::AlreadySetAside);
		let (paid, _) = self.due(&row)?;
		let amount = row.total.saturating_sub(paid);
		ensure!(!amount.is_zero(), Error::<T>::NothingUnlocked);
		Ok((row, amount))
	}

	/// Sets aside row `index` if an attempt to pay it has just been refused, unless it is set aside
	/// already or the budget is spoken for. Returns whether it did.
	pub(crate) fn keep(
		&mut self,
		index: u32,
		beneficiary: &T::AccountId,
		unpaid: &Unpaid<T>,
	) -> bool {
		let Some(amount) = unpaid.refused else { return false };
		!self.is_aside(index) && self.put_aside(index, beneficiary, amount).is_ok()
	}

	/// Books `amount` for row `index`, of which as much is not paid. A failure changes nothing.
	fn put_aside(
		&mut self,
		index: u32,
		beneficiary: &T::AccountId,
		amount: T::Balance,
	) -> Result<(), OverBudget> {
		self.round.reserve(amount)?;
		let (word, changed) = self.word(index);
		word.put_aside(index, true);
		*changed = true;
		Pallet::<T>::deposit_event(Event::RowSetAside {
			id: self.id,
			index,
			beneficiary: beneficiary.clone(),
			amount,
		});
		Ok(())
	}

	/// Whether a row is refused now, of which `unpaid` is not paid: by compliance, on account of the
	/// beneficiary or of whom they have named to be paid, or because the vesting slots of the account
	/// that is paid are full, which anybody can fill in anybody's account.
	fn is_refused(
		&mut self,
		beneficiary: &T::AccountId,
		row: &Proven<T>,
		unpaid: T::Balance,
	) -> bool {
		// A stream is paid up to a payout limit, however much is due: it is refused only if not
		// even one unit is allowed.
		let asked = if self.round.is_streamed() { One::one() } else { row.total };
		let payee = self.payee_of(beneficiary);
		let (requirement, asset) = (&self.round.requirement, &self.round.asset);
		let payee_refused = payee != *beneficiary && T::Compliance::check_payee(&payee).is_err();
		if payee_refused || T::Compliance::check(beneficiary, requirement, asset, asked).is_err() {
			return true;
		}
		match self.round.release {
			Release::Immediate => false,
			// A registry may keep something of a limit for payments that are made whole: one unit
			// would pass, but a stream is paid none.
			Release::Streamed { .. } => T::Compliance::allowance(beneficiary, asset)
				.is_some_and(|allowed| allowed.is_zero()),
			Release::Vested { .. } => {
				let tried = with_transaction(|| {
					TransactionOutcome::Rollback(self.transfer(&payee, unpaid))
				});
				tried.is_err_and(|error| self.is_for_lack_of_slots(error))
			}
		}
	}

	/// Whether a payment failed with `error` because the vesting slots of the account that is paid
	/// are full.
	pub(crate) fn is_for_lack_of_slots(&self, error: DispatchError) -> bool {
		matches!(self.round.release, Release::Vested { .. }) && error == T::VestingSlotsFull::get()
	}
}

impl<T: Config> Pallet<T> {
	/// See [`Pallet::set_aside`].
	pub fn do_set_aside(
		id: RoundId,
		beneficiary: &T::AccountId,
		evidence: &Evidence<T::Balance>,
	) -> DispatchResult {
		let mut payer = Self::living(id)?;
		payer.set_aside(beneficiary, evidence)?;
		payer.close()
	}

	/// Reads round `id`, which must not be a draft nor closed.
	pub(crate) fn living(id: RoundId) -> Result<Payer<T>, DispatchError> {
		let payer = Payer::<T>::read(id)?;
		let living = matches!(payer.round.status, Status::Open | Status::Paused { .. });
		ensure!(living, Error::<T>::NotOpen);
		Ok(payer)
	}
}
