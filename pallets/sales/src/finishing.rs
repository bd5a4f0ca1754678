//! Clearing a sale, and finishing its bids: what was bought is delivered and paid, or everything goes
//! back.

use super::*;
use crate::types::worth;
use distribution_primitives::Refusal;
use polkadot_sdk::{
	frame_support::traits::{
		fungibles::Inspect,
		tokens::{DepositConsequence, Precision, Preservation, Provenance},
	},
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
		if !bought.is_zero() {
			Self::deliver(&sale, &bid, caller, &bidder, bought)?;
		}
		// All that is held is free before anything is paid: what stays on hold is not the minimum balance
		// that an account keeps.
		Self::release_money(&sale, &bidder, bid.held)?;
		let Bid { number, held, deposit, .. } = bid;
		deposit.drop(&bidder)?;
		let paid = Self::pay_seller(&sale, &bidder, bought)?;
		let returned = held.saturating_sub(paid);
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
				|| (waited && !Self::can_go_through(sale, bid, bidder, due))
		});
		Ok(Purchase { due, lapsed: over })
	}

	/// Whether neither compliance nor an account is in the way of delivering what is `due` and of paying
	/// the seller for it. A limit of a day that is used up is not: it passes.
	fn can_go_through(
		sale: &SaleOf<T>,
		bid: &BidOf<T>,
		bidder: &T::AccountId,
		due: T::Balance,
	) -> bool {
		Self::ensure_class(sale, bid, bidder).is_ok()
			&& Self::ensure_receives(bidder, &sale.terms, due).is_ok()
			&& Self::ensure_seller(sale, due).is_ok()
			&& T::Rounds::can_deliver(sale.round, bidder, due)
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

	/// Has the round deliver what was `bought`, if the seller can be paid for it.
	fn deliver(
		sale: &SaleOf<T>,
		bid: &BidOf<T>,
		caller: T::AccountId,
		bidder: &T::AccountId,
		bought: T::Balance,
	) -> DispatchResult {
		Self::ensure_class(sale, bid, bidder).map_err(Error::<T>::from)?;
		let frozen = T::MoneyFrozen::contains(&sale.terms.money, bidder);
		ensure!(!frozen, Error::<T>::MoneyFrozen);
		Self::ensure_seller(sale, bought)?;
		T::Rounds::deliver(sale.round, bid.number, caller, bidder, bought)
	}

	/// Has the bidder pay the seller for what was `bought`. Returns what was paid. Nothing is paid for
	/// nothing.
	///
	/// Paid by a transfer, which whoever reads events knows: what leaves a hold for another account has
	/// an event that does not say whether it is free there, and in assets it has none. What is locked is
	/// not paid: whoever locks it has to unlock it, and nothing unlocks it by a sale.
	fn pay_seller(
		sale: &SaleOf<T>,
		bidder: &T::AccountId,
		bought: T::Balance,
	) -> Result<T::Balance, DispatchError> {
		if bought.is_zero() {
			return Ok(Zero::zero());
		}
		let cost = Self::cost(sale, bought)?;
		let (money, seller, keep) = (&sale.terms.money, &sale.seller, Preservation::Preserve);
		let before = T::Payments::balance(money.clone(), seller);
		T::Payments::transfer(money.clone(), bidder, seller, cost, keep)?;
		let arrived = T::Payments::balance(money.clone(), seller).saturating_sub(before);
		ensure!(arrived == cost, Error::<T>::NotArrived);
		Ok(cost)
	}

	/// The money for what was `bought`, rounded up to the unit. No more than is held: nobody is due more
	/// than they ask for, and no price is above theirs.
	fn cost(sale: &SaleOf<T>, bought: T::Balance) -> Result<T::Balance, DispatchError> {
		let cost = sale.terms.cost(bought, sale.tick()).ok_or(Error::<T>::UnknownTick)?;
		Ok(cost.into())
	}

	/// Refuses to go on if the seller cannot be paid for what was `bought`.
	fn ensure_seller(sale: &SaleOf<T>, bought: T::Balance) -> DispatchResult {
		Self::ensure_payable(&sale.seller, &sale.terms.money, Self::cost(sale, bought)?)
	}

	/// Refuses a seller whom compliance does not let be paid by others, or whose account cannot be
	/// credited with `amount` of the money.
	pub(crate) fn ensure_payable(
		seller: &T::AccountId,
		money: &T::AssetKind,
		amount: T::Balance,
	) -> DispatchResult {
		ensure!(T::Compliance::check_payee(seller).is_ok(), Error::<T>::SellerRefused);
		// Also if the supply grew by as much: near the largest one, a transfer credits nobody.
		let credit = T::Payments::can_deposit(money.clone(), seller, amount, Provenance::Minted);
		ensure!(credit == DepositConsequence::Success, Error::<T>::SellerNotCredited);
		Ok(())
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
