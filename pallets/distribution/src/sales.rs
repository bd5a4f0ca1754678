//! Rounds of sales: a sale says who has bought how much, and the round delivers it like any row that is
//! proven.

use super::*;
use crate::payer::{Payer, Proven, Sender};
use distribution_primitives::{Refusal, Release, Status};
use pallet_distribution_common::{RoundClock, SaleRounds};
use polkadot_sdk::{
	frame_support::storage::with_transaction,
	sp_runtime::{
		traits::{One, Saturating, Zero},
		TransactionOutcome,
	},
};

impl<T: Config> SaleRounds<T::AccountId, T::AssetKind, T::Balance, MomentOf<T>> for Pallet<T> {
	fn open(seller: T::AccountId, terms: TermsOf<T>) -> Result<RoundId, DispatchError> {
		let minimum = T::Assets::minimum_balance(terms.asset.clone());
		let needed = terms.budget.saturating_add(minimum);
		let id = Self::draft_any(seller.clone(), terms)?;
		Self::do_fund(seller.clone(), id, needed)?;
		Self::do_open(seller, id)?;
		Ok(id)
	}

	fn clock(id: RoundId) -> Option<RoundClock<MomentOf<T>>> {
		let round = Self::running_round(id).ok()?;
		let paused = match round.status {
			Status::Draft | Status::Closed => return None,
			Status::Open => false,
			Status::Paused { .. } => true,
		};
		let now = Self::now();
		Some(RoundClock { time: round.own_time(now, now), paused })
	}

	fn smallest(release: &Release<MomentOf<T>>) -> T::Balance {
		match release {
			Release::Vested { .. } => T::MinVested::get(),
			Release::Immediate | Release::Streamed { .. } => Zero::zero(),
		}
	}

	fn can_deliver(id: RoundId, beneficiary: &T::AccountId, amount: T::Balance) -> bool {
		let Ok(payer) = Payer::<T>::read(id) else { return false };
		let asset = &payer.round.asset;
		// Whom the beneficiary has named it can replace: it must not get out of a purchase by that.
		let named = payer.payee_of(beneficiary) != *beneficiary;
		Self::payable(asset, id) >= amount
			&& (named
				|| (Self::ensure_can_hold(asset, beneficiary, amount).is_ok()
					&& T::Compliance::check_payee(beneficiary).is_ok()))
	}

	fn deliver(
		id: RoundId,
		row: u32,
		sender: T::AccountId,
		beneficiary: &T::AccountId,
		amount: T::Balance,
	) -> DispatchResult {
		let mut payer = Payer::<T>::open(id)?;
		ensure!(payer.round.is_of_sale(), Error::<T>::WrongEvidence);
		ensure!(row < payer.round.rows, Error::<T>::IndexOutOfRange);
		ensure!(!amount.is_zero(), Error::<T>::AmountZero);
		let sold = Proven { index: row, total: amount, stream: None };
		payer.deliver(&Sender::Signed(sender), beneficiary, sold)?;
		payer.close()
	}

	fn conclude(id: RoundId, total: T::Balance) -> DispatchResult {
		let Ok(mut round) = Self::running_round(id) else { return Ok(()) };
		if !round.is_of_sale() || round.status == Status::Closed {
			return Ok(());
		}
		let possible = round.claimed <= total && total <= round.budget;
		ensure!(possible, Error::<T>::BudgetExceeded);
		round.total = total;
		Rounds::<T>::insert(id, round);
		Self::deposit_event(Event::SaleConcluded { id, total });
		Ok(())
	}

	fn open_weight() -> Weight {
		T::WeightInfo::draft()
			.saturating_add(T::WeightInfo::fund())
			.saturating_add(T::WeightInfo::open())
			.saturating_add(T::Announcements::weight())
			.saturating_add(T::WeightInfo::transfer_asset().saturating_mul(3))
	}

	fn deliver_weight() -> Weight {
		// The sale is the evidence; it has no proof.
		Self::claim_weight(&Evidence::Recorded { index: 0 })
	}

	fn conclude_weight() -> Weight {
		// Both read and write the round.
		T::WeightInfo::resume()
	}
}

impl<T: Config> Payer<T> {
	/// Delivers a row that a sale has sold: pays what is due of it. A stream of which nothing has
	/// unlocked yet begins. If it fails, the caller must roll back the storage and drop this object.
	fn deliver(
		&mut self,
		sender: &Sender<T::AccountId>,
		beneficiary: &T::AccountId,
		row: Proven<T>,
	) -> DispatchResult {
		let (_, due) = self.due(&row)?;
		if !due.is_zero() {
			return self.pay_proven(sender, beneficiary, row).map_err(Into::into);
		}
		let pot = Pallet::<T>::pot(self.id);
		let payee = self.payee_of(beneficiary);
		ensure!(*beneficiary != pot && payee != pot, Error::<T>::BeneficiaryIsPot);
		self.ensure_receives(beneficiary, &payee)?;
		self.mark(sender, beneficiary, row, Zero::zero())?;
		Ok(())
	}

	/// Refuses whoever will never be paid as things are. One unit is asked for and nothing booked, because
	/// nothing is always allowed, even where the limit is nothing. A limit that is used up passes, and
	/// nothing is paid yet.
	fn ensure_receives(
		&mut self,
		beneficiary: &T::AccountId,
		payee: &T::AccountId,
	) -> DispatchResult {
		let allowed = with_transaction(|| {
			let allowed = self.allow(beneficiary, payee, One::one());
			TransactionOutcome::Rollback(Ok::<_, DispatchError>(allowed))
		})?;
		match allowed {
			Ok(_) | Err(Refusal::LimitReached) => Ok(()),
			Err(refusal) => Err(Error::<T>::from(refusal).into()),
		}
	}
}
