//! The invariants of sales, one function each. All that is found is reported together. The numbers
//! refer to the guarantees in `docs/design.md`.

use super::*;
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use distribution_primitives::Form;
use pallet_distribution_common::Findings;
use polkadot_sdk::{
	frame_support::traits::fungibles::InspectHold,
	sp_runtime::{
		traits::{Saturating, Zero},
		TryRuntimeError,
	},
};

/// A bid with its bidder.
type OwnedBid<T> = (<T as frame_system::Config>::AccountId, BidOf<T>);

impl<T: Config> Pallet<T> {
	/// Checks every invariant.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut findings = Findings::new();
		for (id, sale) in Sales::<T>::iter() {
			let bids: Vec<OwnedBid<T>> = Bids::<T>::iter_prefix(id).collect();
			Self::terms_are_valid(&sale, &mut findings);
			Self::bids_are_counted(&sale, &bids, &mut findings);
			Self::money_covers_the_bids(&sale, &bids, &mut findings);
			if sale.state == State::Bidding {
				Self::books_are_the_sum_of_bids(id, &sale, &bids, &mut findings);
			} else {
				Self::no_more_is_due_than_was_sold(&sale, &bids, &mut findings);
			}
		}
		Self::every_record_belongs_to_a_sale(&mut findings);
		Self::money_is_held(&mut findings);
		Self::deposits_are_held(&mut findings);
		findings.report()
	}

	/// Guarantee 6: the terms are those that were agreed, and could be agreed.
	fn terms_are_valid(sale: &SaleOf<T>, findings: &mut Findings) {
		let terms = &sale.terms;
		findings.check(terms.fault().is_none(), "terms nobody could open a sale with");
		findings.check(terms.hash() == sale.hash, "terms that were not agreed");
		let prolonged = sale.ends >= terms.bidding.closes && sale.ends <= Self::latest_end(terms);
		findings.check(prolonged, "bidding ends when it cannot");
	}

	/// Each bid has a number of its own, and as many are there as are not finished.
	fn bids_are_counted(sale: &SaleOf<T>, bids: &[OwnedBid<T>], findings: &mut Findings) {
		let numbers: BTreeSet<u32> = bids.iter().map(|(_, bid)| bid.number).collect();
		findings.check(numbers.len() == bids.len(), "two bids with one number");
		findings.check(numbers.iter().all(|n| *n < sale.bids), "number of no bid");
		findings.check(sale.bids <= sale.terms.bids, "more bids than there is room for");
		findings.check(bids.len() == sale.unfinished as usize, "bids differ from their count");
		let own = bids.iter().any(|(bidder, _)| *bidder == sale.seller);
		findings.check(!own, "seller bids");
	}

	/// Guarantee 11: what is held for a bid is what it could have to pay, and asks for what can be
	/// asked for.
	fn money_covers_the_bids(sale: &SaleOf<T>, bids: &[OwnedBid<T>], findings: &mut Findings) {
		let (terms, classes) = (&sale.terms, sale.terms.form.classes().len().max(1));
		for (_, bid) in bids {
			let cost = terms.cost(bid.quantity, bid.tick);
			findings.check(cost == Some(bid.held.into()), "hold is for another bid");
			let within = bid.quantity >= terms.least && bid.quantity <= terms.most;
			findings.check(within, "bid outside of the bounds");
			findings.check(usize::from(bid.class) < classes, "bid in no class");
		}
	}

	/// Guarantee 11: the books, and the demand at each tick, are the sums of the bids.
	fn books_are_the_sum_of_bids(
		id: SaleId,
		sale: &SaleOf<T>,
		bids: &[OwnedBid<T>],
		findings: &mut Findings,
	) {
		let form = &sale.terms.form;
		let mut books = Books { tick: sale.books.tick, ..Books::default() };
		let mut demand = BTreeMap::<u16, T::Balance>::new();
		for (_, bid) in bids {
			let counted = books.add(form, bid.quantity, bid.class);
			findings.check(counted.is_some(), "bids add up to too much");
			let at = demand.entry(bid.tick).or_default();
			*at = at.saturating_add(bid.quantity);
		}
		findings.check(books == sale.books, "books differ from the bids");
		if let Form::Fixed { .. } = form {
			findings.check(!Sums::<T>::contains_key(id), "demand at ticks of a fixed price");
			return;
		}
		let mut stored = BTreeMap::new();
		for (page, amounts) in Demand::<T>::iter_prefix(id) {
			let sum = amounts.iter().fold(T::Balance::zero(), |sum, at| sum.saturating_add(*at));
			let noted = Sums::<T>::get(id).and_then(|sums| sums.get(usize::from(page)).copied());
			findings.check(noted == Some(sum), "sum of a page differs from it");
			let first = page.saturating_mul(types::PAGE);
			let ticks = (first..).zip(amounts).filter(|(_, at)| !at.is_zero());
			stored.extend(ticks);
		}
		findings.check(stored == demand, "demand differs from the bids");
		let tick = Self::cut_of(id, sale).map_or(0, |cut| cut.tick);
		findings.check(tick == sale.books.tick, "price differs from where demand meets supply");
	}

	/// Guarantee 11: what was delivered, what lapsed, and what is still due are within what was sold,
	/// which is within the supply.
	fn no_more_is_due_than_was_sold(
		sale: &SaleOf<T>,
		bids: &[OwnedBid<T>],
		findings: &mut Findings,
	) {
		let (delivered, lapsed) = (sale.books.delivered, sale.books.lapsed);
		let State::Cleared { sold, tick, .. } = &sale.state else {
			let nothing = delivered.is_zero() && lapsed.is_zero() && sale.books.raised.is_zero();
			findings.check(nothing, "failed sale has sold something");
			return;
		};
		findings.check(*sold <= sale.terms.supply, "sold more than there is");
		let mut due = delivered.saturating_add(lapsed);
		for (_, bid) in bids {
			let share = sale.allocation(bid).unwrap_or_default();
			due = due.saturating_add(share);
			findings.check(share <= bid.quantity, "bid is due more than it asks for");
			let cost = sale.terms.cost(share, *tick);
			let held: u128 = bid.held.into();
			let covered = cost.is_some_and(|cost| cost <= held);
			findings.check(covered || share.is_zero(), "bid is due more than it has money for");
		}
		findings.check(due <= *sold, "bids are due more than was sold");
		Self::raised_is_the_price_of_what_was_delivered(sale, *tick, bids.len(), findings);
	}

	/// Guarantee 11: what bidders have paid is the price of what was delivered, and less than a unit more
	/// for each bid that is finished, because each pays a whole number of them.
	fn raised_is_the_price_of_what_was_delivered(
		sale: &SaleOf<T>,
		tick: u16,
		unfinished: usize,
		findings: &mut Findings,
	) {
		let (delivered, raised): (u128, u128) =
			(sale.books.delivered.into(), sale.books.raised.into());
		let finished = u128::from(sale.bids).saturating_sub(unfinished as u128);
		// One bid alone pays what both are rounded up to.
		let rounded = if delivered == 0 { 0 } else { finished.saturating_sub(1) };
		let price = sale.terms.cost(sale.books.delivered, tick);
		let within =
			price.is_some_and(|price| raised >= price && raised <= price.saturating_add(rounded));
		findings.check(within, "raised differs from the price of what was delivered");
	}

	/// Guarantee 8: no record is in state without its sale.
	fn every_record_belongs_to_a_sale(findings: &mut Findings) {
		let known = |id| Sales::<T>::contains_key(id);
		let mut check = |all: bool, complaint| findings.check(all, complaint);
		let next = NextSaleId::<T>::get();
		check(Sales::<T>::iter_keys().all(|id| id < next), "sale with a number not given yet");
		check(Bids::<T>::iter_keys().all(|(id, _)| known(id)), "bid without sale");
		check(Demand::<T>::iter_keys().all(|(id, _)| known(id)), "demand without sale");
		check(Sums::<T>::iter_keys().all(known), "sums without sale");
	}

	/// Guarantee 11: what is held from a bidder is the sum of what is held for its bids.
	fn money_is_held(findings: &mut Findings) {
		let mut held = BTreeMap::<(Vec<u8>, T::AccountId), (T::AssetKind, T::Balance)>::new();
		let moneys: BTreeMap<SaleId, T::AssetKind> =
			Sales::<T>::iter().map(|(id, sale)| (id, sale.terms.money)).collect();
		for (id, bidder, bid) in Bids::<T>::iter() {
			let Some(money) = moneys.get(&id) else { continue };
			// Assets have no order of their own.
			let none = || (money.clone(), T::Balance::zero());
			let (_, sum) = held.entry((money.encode(), bidder)).or_insert_with(none);
			*sum = sum.saturating_add(bid.held);
		}
		let reason: T::RuntimeHoldReason = HoldReason::Bid.into();
		let all = held.into_iter().all(|((_, bidder), (money, sum))| {
			T::Assets::balance_on_hold(money, &reason, &bidder) == sum
		});
		findings.check(all, "money of bids is not held");
	}

	/// Guarantee 8: what is held from an account is the sum of its deposits, each for what is in state.
	fn deposits_are_held(findings: &mut Findings) {
		let bids = Bids::<T>::iter().map(|(_, bidder, bid)| (bidder, bid.deposit));
		findings.check(Self::are_held(bids), "deposits of bids are not held");
		let record = Self::bid_footprint();
		let fit = Bids::<T>::iter_values().all(|bid| bid.deposit.footprint() == record);
		findings.check(fit, "deposit is for another bid");
		let sales = Sales::<T>::iter_values().map(|sale| (sale.seller, sale.deposit));
		findings.check(Self::are_held(sales), "deposits of sales are not held");
		let fit = Sales::<T>::iter_values()
			.all(|sale| sale.deposit.footprint() == Self::footprint(&sale.terms.form));
		findings.check(fit, "deposit is for another sale");
	}

	/// Whether what is held from each account is the sum of its `deposits`.
	fn are_held<D: DepositInfo<T::AccountId>>(
		deposits: impl Iterator<Item = (T::AccountId, D)>,
	) -> bool {
		let mut sums = BTreeMap::<T::AccountId, D::Balance>::new();
		for (who, deposit) in deposits {
			let sum = sums.entry(who).or_default();
			*sum = sum.saturating_add(deposit.held());
		}
		sums.iter().all(|(who, sum)| D::on_hold(who) == *sum)
	}
}
