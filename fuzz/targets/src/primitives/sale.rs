//! Everybody gets the exact share of a sale, rounded down, and pays no more than is held for it.
//!
//! The bytes are a supply, a form and bids. The price is found by looking at all bids, and shares are
//! computed bid by bid, with integers of any size.

use crate::bytes::Bytes;
use distribution_primitives::{
	clearing::{cut, pages_of, place_of, Books, PAGE},
	sale::{cost, MAX_TICKS},
	Class, Form, MAX_CLASSES,
};
use num_bigint::BigUint;
use std::cmp::Ordering;

/// Most bids of an input.
const BIDS: u32 = 24;
/// So many of the largest quantities are a number still.
const LARGEST: u128 = u128::MAX / 32;

/// A bid.
struct Bid {
	quantity: u128,
	tick: u16,
	class: u8,
}

/// What is sold, and how.
struct Sale {
	supply: u128,
	lot: u128,
	/// The lowest price, and by how much each is above the one before.
	prices: (u128, u128),
	ticks: u16,
	first: u128,
	/// Those of the classes, if there are any.
	weights: Vec<u16>,
	by_auction: bool,
}

/// See the module.
pub fn run(data: &[u8]) {
	let mut bytes = Bytes::new(data);
	// Small numbers meet each other more often.
	let mask = match bytes.byte() % 4 {
		0 => 0xff,
		2 => 0xffff,
		_ => LARGEST,
	};
	let sale = Sale::read(&mut bytes, mask);
	let bids: Vec<Bid> = (0..=bytes.below(BIDS)).map(|_| sale.bid(&mut bytes, mask)).collect();

	let form = sale.form();
	let mut books = Books::<u128>::default();
	let mut pages = vec![vec![0u128; usize::from(PAGE)]; usize::from(pages_of(sale.ticks))];
	for bid in &bids {
		books.add(&form, bid.quantity, bid.class).unwrap();
		let (page, place) = place_of(bid.tick);
		pages[usize::from(page)][place] += bid.quantity;
	}
	let sums: Vec<u128> = pages.iter().map(|page| page.iter().sum()).collect();
	let meets = || cut(sale.supply, &sums, |page| pages[usize::from(page)].clone());
	let found = if sale.by_auction { meets() } else { None };
	let (tick, fill) = books.clear(&form, sale.supply, found);

	let (wanted, shares) =
		if sale.by_auction { sale.auction(&bids) } else { (0, sale.fixed(&bids)) };
	assert_eq!(tick, wanted);
	let mut sum = 0;
	for (bid, share) in bids.iter().zip(shares) {
		let got = fill.allocation(&form, tick, bid.quantity, bid.tick, bid.class);
		assert_eq!(BigUint::from(got), share);
		sale.pay(bid, got, tick);
		sum += got;
	}
	let sold = asked(&bids, |_| true).min(sale.supply);
	assert!(sum <= sold && sold - sum < bids.len() as u128);

	for bid in &bids {
		books.take(&form, bid.quantity, bid.class).unwrap();
	}
	assert_eq!(books, Books::default());
}

/// What the bids at some ticks ask for.
fn asked(bids: &[Bid], at: impl Fn(u16) -> bool) -> u128 {
	bids.iter().filter(|bid| at(bid.tick)).map(|bid| bid.quantity).sum()
}

impl Sale {
	fn read(bytes: &mut Bytes<'_>, mask: u128) -> Self {
		let supply = (bytes.u128() & mask).max(1);
		let lot = u128::from(bytes.u32()).max(1);
		let by_auction = bytes.byte().is_multiple_of(2);
		let lowest = u128::from(bytes.u32()).max(1);
		if by_auction {
			let step = u128::from(bytes.u32()).max(1);
			let ticks = 1 + bytes.below(MAX_TICKS.into()) as u16;
			let prices = (lowest, step);
			return Self { supply, lot, prices, ticks, first: 0, weights: Vec::new(), by_auction };
		}
		let first = bytes.u128() & mask;
		let classes = u32::from(bytes.byte()) % (MAX_CLASSES + 1);
		let weights = (0..classes).map(|_| 1 + bytes.below(u16::MAX.into()) as u16).collect();
		Self { supply, lot, prices: (lowest, 0), ticks: 1, first, weights, by_auction }
	}

	fn bid(&self, bytes: &mut Bytes<'_>, mask: u128) -> Bid {
		let quantity = (bytes.u128() & mask).max(1);
		let tick = bytes.below(self.ticks.into()) as u16;
		let class = bytes.byte() % (self.weights.len() as u8).max(1);
		Bid { quantity, tick, class }
	}

	fn form(&self) -> Form<u128, u32> {
		let (lowest, step) = self.prices;
		if self.by_auction {
			return Form::Auction { floor: lowest, step, ticks: self.ticks, late: 1 };
		}
		let classes =
			(0..).zip(&self.weights).map(|(level, weight)| Class { level, weight: *weight });
		let classes = classes.collect::<Vec<_>>().try_into().unwrap();
		Form::Fixed { price: lowest, first: self.first, classes }
	}

	/// What is bought costs its price, rounded up, and not more than what was asked for could cost.
	fn pay(&self, bid: &Bid, bought: u128, tick: u16) {
		let price = |tick: u16| self.prices.0 + self.prices.1 * u128::from(tick);
		assert_eq!(self.form().price(tick), Some(price(tick)));
		// A sale in which that is too large a number is not opened.
		let Some(held) = cost(bid.quantity, price(bid.tick), self.lot) else { return };
		let exact = BigUint::from(bought) * price(tick);
		if bought > 0 {
			let paid = cost(bought, price(tick), self.lot).unwrap();
			assert!(paid <= held);
			assert!(BigUint::from(paid) * self.lot >= exact);
			assert!(BigUint::from(paid - 1) * self.lot < exact);
		}
	}

	/// The highest price at which all is sold, and what everybody gets at it.
	fn auction(&self, bids: &[Bid]) -> (u16, Vec<BigUint>) {
		let sells = |price: &u16| asked(bids, |tick| tick >= *price) >= self.supply;
		let Some(price) = (0..self.ticks).rev().find(sells) else { return (0, all(bids)) };
		let left = self.supply - asked(bids, |tick| tick > price);
		let at = asked(bids, |tick| tick == price);
		let share = |bid: &Bid| match bid.tick.cmp(&price) {
			Ordering::Less => BigUint::ZERO,
			Ordering::Equal => BigUint::from(left) * bid.quantity / at,
			Ordering::Greater => bid.quantity.into(),
		};
		(price, bids.iter().map(share).collect())
	}

	/// The first allocations, and shares of what is left. Whoever would get more than it asks for gets
	/// that, and the others share the rest, until nobody would.
	fn fixed(&self, bids: &[Bid]) -> Vec<BigUint> {
		if asked(bids, |_| true) <= self.supply {
			return all(bids);
		}
		let firsts: Vec<u128> = bids.iter().map(|bid| bid.quantity.min(self.first)).collect();
		let sum: u128 = firsts.iter().sum();
		if sum >= self.supply {
			return firsts.iter().map(|own| BigUint::from(self.supply) * *own / sum).collect();
		}
		let rest = |n: usize| bids[n].quantity - firsts[n];
		let counts = |n: usize| {
			BigUint::from(self.weights.get(usize::from(bids[n].class)).copied().unwrap_or(1))
		};
		let mut left = self.supply - sum;
		let mut sharing: Vec<usize> = (0..bids.len()).filter(|n| rest(*n) > 0).collect();
		loop {
			let weighted: BigUint = sharing.iter().map(|n| counts(*n) * rest(*n)).sum();
			let (full, others): (Vec<usize>, Vec<usize>) =
				sharing.iter().copied().partition(|n| counts(*n) * left >= weighted);
			if full.is_empty() {
				let mut shares = all(bids);
				for n in others {
					shares[n] = counts(n) * rest(n) * left / &weighted + firsts[n];
				}
				return shares;
			}
			left -= full.iter().map(|n| rest(*n)).sum::<u128>();
			sharing = others;
		}
	}
}

/// What everybody asks for.
fn all(bids: &[Bid]) -> Vec<BigUint> {
	bids.iter().map(|bid| bid.quantity.into()).collect()
}
