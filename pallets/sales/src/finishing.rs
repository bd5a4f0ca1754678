//! Clearing a sale, and finishing its bids: what was bought is delivered and paid, or everything goes
//! back.

use super::*;
use crate::types::worth;
use distribution_primitives::{Refusal, Release};
use polkadot_sdk::{
	frame_support::traits::tokens::{Precision, Preservation},
	sp_runtime::traits::{Saturating, Zero},
};

/// What becomes of a bid.
struct Purchase<Balance> {
	/// What it is due, in the smallest unit of the asset that is sold.
	due: Balance,
	/// Why that is not delivered, if it never will be.
	lapsed: bool,
}

impl<T: Config> Pallet<T> {
	/// See [`Pallet::clear`]. If it fails, the caller must roll back the storage.
	pub fn do_clear(id: SaleId) -> DispatchResult {
		let mut sale = Self::sale(id)?;
		ensure!(sale.state == State::Bidding, Error::<T>::AlreadyCleared);
		// A round that is closed delivers nothing: its window was over before anybody cleared the sale.
		let time = match T::Rounds::clock(sale.round) {
			Some(clock) => {
				ensure!(!clock.paused, Error::<T>::RoundPaused);
				ensure!(clock.time >= sale.ends, Error::<T>::BiddingNotOver);
				Some(clock.time).filter(|time| *time < sale.terms.until)
			}
			None => None,
		};
		let (books, terms) = (&sale.books, &sale.terms);
		let (tick, fill) = books.clear(&terms.form, terms.supply, Self::cut_of(id, &sale));
		let sold = books.demand.min(terms.supply);
		let price = terms.form.price(tick).ok_or(Error::<T>::UnknownTick)?;
		let raised: T::Balance = worth(sold.into(), price, terms.lot.into()).into();
		let demand = books.demand;
		match time.filter(|_| raised >= terms.minimum) {
			Some(time) => {
				let waits = time.saturating_add(terms.finishing);
				sale.state = State::Cleared { tick, sold, fill, waits };
				Self::deposit_event(Event::SaleCleared { id, price: price.into(), sold, demand });
			}
			None => {
				sale.state = State::Failed;
				Self::deposit_event(Event::SaleFailed { id, raised });
			}
		}
		// What nobody has bid for, or nobody will get, need not wait for anybody.
		if sale.unfinished == 0 || sale.state == State::Failed {
			T::Rounds::conclude(sale.round, Zero::zero())?;
		}
		Sales::<T>::insert(id, sale);
		Ok(())
	}

	/// See [`Pallet::finish`]. If it fails, the caller must roll back the storage.
	pub fn do_finish(caller: T::AccountId, id: SaleId, bidder: T::AccountId) -> DispatchResult {
		let mut sale = Self::sale(id)?;
		let bid = Bids::<T>::take(id, &bidder).ok_or(Error::<T>::NoBid)?;
		let Purchase { due, lapsed } = Self::purchase(&sale, &bid, &bidder)?;
		let bought = if lapsed { Zero::zero() } else { due };
		let paid = Self::deliver(&sale, &bid, caller, &bidder, bought)?;
		let returned = bid.held.saturating_sub(paid);
		Self::release_money(&sale, &bidder, returned)?;
		let Bid { number, deposit, .. } = bid;
		deposit.drop(&bidder)?;
		let lapsed = due.saturating_sub(bought);
		sale.unfinished = sale.unfinished.saturating_sub(1);
		sale.books.delivered = sale.books.delivered.saturating_add(bought);
		sale.books.lapsed = sale.books.lapsed.saturating_add(lapsed);
		sale.books.raised = sale.books.raised.saturating_add(paid);
		// The round of a failed sale has not waited for the bids.
		if sale.unfinished == 0 && sale.state != State::Failed {
			T::Rounds::conclude(sale.round, sale.books.delivered)?;
		}
		Sales::<T>::insert(id, sale);
		Self::deposit_event(Event::BidFinished {
			id,
			bidder,
			number,
			bought,
			paid,
			returned,
			lapsed,
		});
		Ok(())
	}

	/// What becomes of a bid if it is finished now.
	fn purchase(
		sale: &SaleOf<T>,
		bid: &BidOf<T>,
		bidder: &T::AccountId,
	) -> Result<Purchase<T::Balance>, DispatchError> {
		let waits = match &sale.state {
			State::Bidding => return Err(Error::<T>::NotCleared.into()),
			State::Failed => return Ok(Purchase { due: Zero::zero(), lapsed: false }),
			State::Cleared { waits, .. } => *waits,
		};
		let due = sale.allocation(bid).unwrap_or_default();
		if due.is_zero() || due < T::Rounds::smallest(&sale.terms.release) {
			return Ok(Purchase { due, lapsed: true });
		}
		let over = T::Rounds::clock(sale.round).is_none_or(|clock| {
			let waited = clock.time >= waits && !clock.paused;
			clock.time >= sale.terms.until
				|| (waited && Self::ensure_accepted(sale, bid, bidder, due).is_err())
		});
		Ok(Purchase { due, lapsed: over })
	}

	/// Refuses a bidder whom compliance would not let be paid what is `due`, for a reason that does not
	/// pass with the day; or not let be in the class that it has bid in.
	fn ensure_accepted(
		sale: &SaleOf<T>,
		bid: &BidOf<T>,
		bidder: &T::AccountId,
		due: T::Balance,
	) -> Result<(), Refusal> {
		let terms = &sale.terms;
		Self::ensure_class(sale, bid, bidder)?;
		let streamed = matches!(terms.release, Release::Streamed { .. });
		let whole = if streamed { Zero::zero() } else { due };
		match T::Compliance::check(bidder, &terms.requirement, &terms.asset, whole) {
			Err(Refusal::LimitReached) => Ok(()),
			other => other,
		}
	}

	/// Refuses a bidder who is no longer of the class that it has bid in. What every bidder must meet is
	/// for the round to ask.
	fn ensure_class(
		sale: &SaleOf<T>,
		bid: &BidOf<T>,
		bidder: &T::AccountId,
	) -> Result<(), Refusal> {
		if bid.class == 0 {
			return Ok(());
		}
		let class = sale.terms.form.classes().get(usize::from(bid.class));
		class.map_or(Ok(()), |class| Self::meets(bidder, &sale.terms, class.level))
	}

	/// Has the round deliver what was `bought`, and the bidder pay for it out of what is held. Returns
	/// what was paid. Nothing is paid for nothing.
	fn deliver(
		sale: &SaleOf<T>,
		bid: &BidOf<T>,
		caller: T::AccountId,
		bidder: &T::AccountId,
		bought: T::Balance,
	) -> Result<T::Balance, DispatchError> {
		if bought.is_zero() {
			return Ok(Zero::zero());
		}
		Self::ensure_class(sale, bid, bidder).map_err(Error::<T>::from)?;
		let money = &sale.terms.money;
		ensure!(!T::MoneyFrozen::contains(money, bidder), Error::<T>::MoneyFrozen);
		T::Rounds::deliver(sale.round, bid.number, caller, bidder, bought)?;
		// No more than is held: nobody is due more than they ask for, and no price is above theirs.
		let cost = sale.terms.cost(bought, sale.tick()).ok_or(Error::<T>::UnknownTick)?;
		let cost: T::Balance = cost.into();
		// Paid by a transfer, which whoever reads events knows: what leaves a hold for another account
		// has an event that does not say whether it is free there, and in assets it has none. What is
		// locked is not paid: whoever locks it has to unlock it, and nothing unlocks it by a sale.
		Self::release_money(sale, bidder, cost)?;
		let (to, keep) = (&sale.seller, Preservation::Preserve);
		let paid = T::Payments::transfer(money.clone(), bidder, to, cost, keep)?;
		ensure!(paid == cost, Error::<T>::NotArrived);
		Ok(paid)
	}

	/// Releases `amount` of what is held of the money of `bidder`. No compliance is asked about it: it
	/// is theirs.
	fn release_money(
		sale: &SaleOf<T>,
		bidder: &T::AccountId,
		amount: T::Balance,
	) -> DispatchResult {
		if amount.is_zero() {
			return Ok(());
		}
		let (money, reason) = (sale.terms.money.clone(), HoldReason::Bid.into());
		let released = T::Assets::release(money, &reason, bidder, amount, Precision::Exact)?;
		ensure!(released == amount, Error::<T>::NotArrived);
		Ok(())
	}
}
