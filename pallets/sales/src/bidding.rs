//! Bidding: who may, the money that is held, and what the bids add up to.

use super::*;
use crate::types::{cut, pages_of, place_of, Cut};
use alloc::vec::Vec;
use distribution_primitives::{Form, Refusal, Release, Requirement};
use polkadot_sdk::{
	frame_support::{
		storage::with_transaction,
		traits::{
			fungibles::{Inspect, InspectHold},
			tokens::{Fortitude, Precision, Preservation},
		},
	},
	sp_runtime::{
		traits::{CheckedAdd, CheckedSub, One, Saturating, Zero},
		ArithmeticError, TransactionOutcome,
	},
};

impl<T: Config> Pallet<T> {
	/// See [`Pallet::bid`]. If it fails, the caller must roll back the storage.
	pub fn do_bid(
		bidder: T::AccountId,
		id: SaleId,
		hash: H256,
		quantity: T::Balance,
		tick: u16,
	) -> DispatchResult {
		let mut sale = Self::sale(id)?;
		ensure!(sale.hash == hash, Error::<T>::TermsDiffer);
		ensure!(bidder != sale.seller, Error::<T>::OwnSale);
		let time = Self::bidding_time(&sale)?;
		let terms = &sale.terms;
		ensure!(quantity >= terms.least, Error::<T>::BelowLeast);
		ensure!(quantity <= terms.most, Error::<T>::AboveMost);
		let held: T::Balance = terms.cost(quantity, tick).ok_or(Error::<T>::UnknownTick)?.into();
		Self::ensure_receives(&bidder, terms, quantity)?;
		let class = Self::class_of(&bidder, terms);
		let weight = terms.form.weight(class);
		let bid = match Bids::<T>::get(id, &bidder) {
			Some(before) => {
				let raised = quantity >= before.quantity && tick >= before.tick;
				ensure!(raised, Error::<T>::BidLowered);
				Self::uncount(id, &mut sale, &before)?;
				Self::hold_money(&sale, &bidder, held.saturating_sub(before.held))?;
				BidOf::<T> { quantity, tick, class, held, ..before }
			}
			None => {
				ensure!(sale.bids < terms.bids, Error::<T>::TooManyBids);
				let number = sale.bids;
				sale.bids = number.saturating_add(1);
				sale.unfinished = sale.unfinished.saturating_add(1);
				Self::hold_money(&sale, &bidder, held)?;
				let deposit = T::BidDeposit::new(&bidder, Self::bid_footprint())?;
				BidOf::<T> { number, quantity, tick, class, held, deposit }
			}
		};
		Self::count(id, &mut sale, &bid)?;
		let number = bid.number;
		Bids::<T>::insert(id, &bidder, bid);
		Self::deposit_event(Event::BidPlaced { id, bidder, number, quantity, tick, held, weight });
		Self::note_price(id, &mut sale, time);
		Sales::<T>::insert(id, sale);
		Ok(())
	}

	/// The time on the clock of the sale's round, if bids are accepted at it.
	fn bidding_time(sale: &SaleOf<T>) -> Result<MomentOf<T>, DispatchError> {
		ensure!(sale.state == State::Bidding, Error::<T>::BiddingOver);
		let clock = T::Rounds::clock(sale.round).ok_or(Error::<T>::BiddingOver)?;
		ensure!(!clock.paused, Error::<T>::RoundPaused);
		ensure!(clock.time >= sale.terms.bidding.opens, Error::<T>::NotYetOpen);
		ensure!(clock.time < sale.ends, Error::<T>::BiddingOver);
		Ok(clock.time)
	}

	/// Refuses whom compliance would not let be paid `quantity`, for a reason that does not pass with the
	/// day.
	///
	/// A payout limit that is used up passes. One that is lower than what is asked for does not, and
	/// what is not streamed is delivered whole: it would never be. A stream is paid in parts, of any
	/// size: so one unit is asked for, and nothing booked. To ask for nothing would let those in who may
	/// receive nothing at all.
	pub(crate) fn ensure_receives(
		who: &T::AccountId,
		terms: &TermsOf<T>,
		quantity: T::Balance,
	) -> DispatchResult {
		let (requirement, asset) = (&terms.requirement, &terms.asset);
		let allowed = if matches!(terms.release, Release::Streamed { .. }) {
			with_transaction(|| {
				let part = T::Compliance::pay_up_to(who, requirement, asset, One::one());
				TransactionOutcome::Rollback(Ok::<_, DispatchError>(part.map(|_| ())))
			})?
		} else {
			T::Compliance::check(who, requirement, asset, quantity)
		};
		match allowed {
			Ok(()) | Err(Refusal::LimitReached) => Ok(()),
			Err(refusal) => Err(Error::<T>::from(refusal).into()),
		}
	}

	/// The highest class that compliance lets `who` be in.
	fn class_of(who: &T::AccountId, terms: &TermsOf<T>) -> u8 {
		let classes = (0u8..).zip(terms.form.classes()).skip(1);
		let highest = classes.filter(|(_, class)| Self::meets(who, terms, class.level).is_ok());
		highest.last().map_or(0, |(number, _)| number)
	}

	/// Whether `who` meets what a sale requires at this level.
	pub(crate) fn meets(who: &T::AccountId, terms: &TermsOf<T>, level: u8) -> Result<(), Refusal> {
		let requirement = Requirement { level, ..terms.requirement.clone() };
		T::Compliance::check(who, &requirement, &terms.asset, Zero::zero())
	}

	/// Holds `amount` more of the money of `bidder`, who must be free to spend all that is then held for
	/// its bids, in this sale and others, and keep the minimum balance: what is locked could not be paid,
	/// and paying it would unlock it.
	fn hold_money(sale: &SaleOf<T>, bidder: &T::AccountId, amount: T::Balance) -> DispatchResult {
		if amount.is_zero() {
			return Ok(());
		}
		let reason: T::RuntimeHoldReason = HoldReason::Bid.into();
		let money = sale.terms.money.clone();
		let held = T::Assets::balance_on_hold(money.clone(), &reason, bidder);
		let free = Self::spendable(&money, &reason, bidder, held);
		let all = held.saturating_add(amount);
		ensure!(free.is_ok_and(|free| free >= all), Error::<T>::MoneyLacking);
		T::Assets::hold(money, &reason, bidder, amount)
	}

	/// What `bidder` could spend of `money` if the part that is `held` for its bids were not. A lock is on
	/// what is held as well as on what is not: what is left when bids are held is free to spend because
	/// they are, over and over. So they are released, what is free is read, and that is rolled back.
	fn spendable(
		money: &T::AssetKind,
		reason: &T::RuntimeHoldReason,
		bidder: &T::AccountId,
		held: T::Balance,
	) -> Result<T::Balance, DispatchError> {
		let (kept, polite) = (Preservation::Preserve, Fortitude::Polite);
		let reducible = || T::Assets::reducible_balance(money.clone(), bidder, kept, polite);
		if held.is_zero() {
			return Ok(reducible());
		}
		with_transaction(|| {
			let exact = Precision::Exact;
			let released = T::Assets::release(money.clone(), reason, bidder, held, exact);
			TransactionOutcome::Rollback(released.map(|_| reducible()))
		})
	}

	/// Adds a bid to what the bids of its sale add up to.
	fn count(id: SaleId, sale: &mut SaleOf<T>, bid: &BidOf<T>) -> DispatchResult {
		let counted = sale.books.add(&sale.terms.form, bid.quantity, bid.class);
		counted.ok_or(ArithmeticError::Overflow)?;
		Self::change_demand(id, sale, bid.tick, |demand| demand.checked_add(&bid.quantity))
	}

	/// Takes a bid away from what the bids of its sale add up to.
	fn uncount(id: SaleId, sale: &mut SaleOf<T>, bid: &BidOf<T>) -> DispatchResult {
		let counted = sale.books.take(&sale.terms.form, bid.quantity, bid.class);
		counted.ok_or(ArithmeticError::Underflow)?;
		Self::change_demand(id, sale, bid.tick, |demand| demand.checked_sub(&bid.quantity))
	}

	/// Changes the demand at a tick of an auction, and the sum of its page.
	fn change_demand(
		id: SaleId,
		sale: &SaleOf<T>,
		tick: u16,
		change: impl Fn(T::Balance) -> Option<T::Balance>,
	) -> DispatchResult {
		let Form::Auction { ticks, .. } = sale.terms.form else { return Ok(()) };
		let (page, place) = place_of(tick);
		let mut sums = Self::padded(Sums::<T>::get(id), pages_of(ticks).into());
		let mut demand = Self::padded(Demand::<T>::get(id, page), types::PAGE.into());
		for (amounts, place) in [(&mut sums, usize::from(page)), (&mut demand, place)] {
			let amount = amounts.get_mut(place).ok_or(Error::<T>::UnknownTick)?;
			*amount = change(*amount).ok_or(ArithmeticError::Overflow)?;
		}
		Sums::<T>::insert(id, sums);
		Demand::<T>::insert(id, page, demand);
		Ok(())
	}

	/// A page as stored, with zeros up to its `length`.
	fn padded(page: Option<PageOf<T>>, length: usize) -> PageOf<T> {
		let mut page = page.unwrap_or_default();
		page.bounded_resize(length, Zero::zero());
		page
	}

	/// Where the demand of a sale meets its supply, if it is an auction and as much is asked for.
	pub(crate) fn cut_of(id: SaleId, sale: &SaleOf<T>) -> Option<Cut> {
		let numbers = |page: PageOf<T>| -> Vec<u128> {
			page.into_iter().map(|amount| amount.into()).collect()
		};
		let sums = numbers(Sums::<T>::get(id)?);
		let page = |page: u16| numbers(Demand::<T>::get(id, page).unwrap_or_default());
		cut(sale.terms.supply.into(), &sums, page)
	}

	/// Notes the price of an auction as it is at `time`, after a bid. Bids are never lowered, so
	/// neither is the price. If it rises when little time is left, the bidding lasts longer.
	fn note_price(id: SaleId, sale: &mut SaleOf<T>, time: MomentOf<T>) {
		let Form::Auction { late, .. } = sale.terms.form else { return };
		let tick = Self::cut_of(id, sale).map_or(0, |cut| cut.tick);
		if tick <= sale.books.tick {
			return;
		}
		sale.books.tick = tick;
		let ends = time.saturating_add(late);
		if ends > sale.ends {
			sale.ends = ends;
			Self::deposit_event(Event::BiddingExtended { id, tick, ends });
		}
	}
}
