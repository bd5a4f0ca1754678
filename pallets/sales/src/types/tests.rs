//! The arithmetic of clearing, against exact rationals.

use super::*;
use distribution_primitives::{Class, Form, Release, Remainder, Requirement, Window};
use polkadot_sdk::sp_core::U512;
use proptest::prelude::*;

type TestSale = Sale<u8, u8, u128, u32, ()>;
type TestBid = Bid<u128, ()>;

/// A fraction, in lowest terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fraction {
	above: U512,
	below: U512,
}

impl Fraction {
	pub(crate) fn new(above: U512, below: U512) -> Self {
		let (mut a, mut b) = (above, below);
		while !b.is_zero() {
			(a, b) = (b, a % b);
		}
		let common = if a.is_zero() { U512::one() } else { a };
		Self { above: above / common, below: below / common }
	}

	pub(crate) fn whole(number: u128) -> Self {
		Self::new(number.into(), U512::one())
	}

	fn sum(parts: impl Iterator<Item = Self>) -> Self {
		parts.fold(Self::whole(0), Self::plus)
	}

	pub(crate) fn plus(self, other: Self) -> Self {
		let above = self.above * other.below + other.above * self.below;
		Self::new(above, self.below * other.below)
	}

	pub(crate) fn minus(self, other: Self) -> Self {
		let above = self.above * other.below - other.above * self.below;
		Self::new(above, self.below * other.below)
	}

	pub(crate) fn times(self, other: Self) -> Self {
		Self::new(self.above * other.above, self.below * other.below)
	}

	pub(crate) fn over(self, other: Self) -> Self {
		Self::new(self.above * other.below, self.below * other.above)
	}

	pub(crate) fn is_at_least(self, other: Self) -> bool {
		self.above * other.below >= other.above * self.below
	}

	/// Whether `amount` is this, rounded down by less than a unit.
	pub(crate) fn rounds_down_to(self, amount: u128) -> bool {
		self.is_at_least(Self::whole(amount)) && !self.is_at_least(Self::whole(amount + 1))
	}
}

/// What each of these bids, of a quantity and a weight, would get of `supply` if nothing had to be
/// rounded. One bid after the other: whoever would get more than it asks for gets that, and the others
/// share what is left, until nobody would.
pub(crate) fn shares(supply: u128, first: u128, bids: &[(u128, u16)]) -> Vec<Fraction> {
	let whole = Fraction::whole;
	let asked = Fraction::sum(bids.iter().map(|(quantity, _)| whole(*quantity)));
	if whole(supply).is_at_least(asked) {
		return bids.iter().map(|(quantity, _)| whole(*quantity)).collect();
	}
	let firsts: Vec<u128> = bids.iter().map(|(quantity, _)| first.min(*quantity)).collect();
	let all_first = Fraction::sum(firsts.iter().map(|first| whole(*first)));
	if all_first.is_at_least(whole(supply)) {
		let of = |first: &u128| whole(supply).times(whole(*first)).over(all_first);
		return firsts.iter().map(of).collect();
	}
	let mut left = whole(supply).minus(all_first);
	let rest: Vec<u128> = bids.iter().zip(&firsts).map(|((all, _), first)| all - first).collect();
	let mut full = vec![false; bids.len()];
	loop {
		let weighted = |n: usize| whole(rest[n]).times(whole(bids[n].1.into()));
		let all = Fraction::sum((0..bids.len()).filter(|n| !full[*n]).map(weighted));
		let share = |n: usize| left.times(weighted(n)).over(all);
		let filled: Vec<usize> = (0..bids.len())
			.filter(|n| !full[*n] && rest[*n] > 0 && share(*n).is_at_least(whole(rest[*n])))
			.collect();
		if filled.is_empty() {
			let of = |n: usize| {
				if full[n] || rest[n] == 0 {
					whole(bids[n].0)
				} else {
					whole(firsts[n]).plus(share(n))
				}
			};
			return (0..bids.len()).map(of).collect();
		}
		for n in filled {
			full[n] = true;
			left = left.minus(whole(rest[n]));
		}
	}
}

fn sale(supply: u128, form: Form<u128, u32>) -> TestSale {
	let terms = SaleTerms {
		asset: 0,
		supply,
		money: 1,
		lot: 1,
		form,
		minimum: 0,
		least: 1,
		most: supply,
		bids: 1_000,
		bidding: Window { opens: 0, closes: 100 },
		finishing: 50,
		until: 1_000,
		release: Release::Immediate,
		requirement: Requirement::default(),
		remainder: Remainder::Manager,
	};
	Sale {
		seller: 0,
		round: 0,
		hash: H256::zero(),
		terms,
		deposit: (),
		ends: 100,
		bids: 0,
		unfinished: 0,
		books: Books::default(),
		state: State::Bidding,
	}
}

fn bid(quantity: u128, tick: u16, class: u8) -> TestBid {
	Bid { number: 0, quantity, tick, class, held: 0, deposit: () }
}

fn fixed(first: u128, weights: &[u16]) -> Form<u128, u32> {
	let classes = (0u8..).zip(weights).map(|(level, weight)| Class { level, weight: *weight });
	let classes = classes.collect::<Vec<_>>().try_into().unwrap();
	Form::Fixed { price: 1, first, classes }
}

/// Counts the bids and clears the sale.
fn cleared(mut sale: TestSale, bids: &[TestBid], cut: Option<Cut>) -> TestSale {
	for bid in bids {
		sale.books.add(&sale.terms.form, bid.quantity, bid.class).unwrap();
	}
	let (tick, fill) = sale.books.clear(&sale.terms.form, sale.terms.supply, cut);
	let sold = sale.books.demand.min(sale.terms.supply);
	sale.state = State::Cleared { tick, sold, fill, waits: 0 };
	sale
}

#[test]
fn ticks_should_have_their_places_in_pages() {
	for (tick, place) in [(0, (0, 0)), (31, (0, 31)), (32, (1, 0)), (1_023, (31, 31))] {
		assert_eq!(place_of(tick), place);
	}
	for (ticks, pages) in [(0, 0), (1, 1), (32, 1), (33, 2), (1_024, 32)] {
		assert_eq!(pages_of(ticks), pages);
	}
}

#[test]
fn books_should_take_away_what_they_have_added_and_nothing_else() {
	let form = fixed(10, &[1, 2]);
	let mut books = Books::<u128>::default();
	assert_eq!(books.add(&form, 25, 1), Some(()));
	assert_eq!((books.demand, books.first, books.rest), (25, 10, [0, 15, 0, 0]));
	assert_eq!(books.take(&form, 26, 1), None);
	let mut books = Books::<u128>::default();
	books.add(&form, 25, 1).unwrap();
	assert_eq!(books.take(&form, 25, 1), Some(()));
	assert_eq!(books, Books::default());
	assert_eq!(books.add(&form, 1, 4), None);
	let mut books = Books { demand: u128::MAX, ..Books::default() };
	assert_eq!(books.add(&form, 1, 0), None);
}

#[test]
fn shares_should_not_overflow_at_the_largest_amounts() {
	let supply = u128::MAX / 2;
	for weights in [&[u16::MAX][..], &[1, u16::MAX]] {
		let class = weights.len() as u8 - 1;
		let bids = [bid(u128::MAX / 2, 0, class), bid(u128::MAX / 2 - 1, 0, class)];
		let sale = cleared(sale(supply, fixed(0, weights)), &bids, None);
		let got: Vec<_> = bids.iter().map(|bid| sale.allocation(bid).unwrap()).collect();
		assert!(got[0] >= supply / 2 && got[0] + got[1] >= supply - 1);
		assert!(got[0] + got[1] <= supply);
	}
}

#[test]
fn allocation_should_be_unknown_until_the_sale_is_cleared() {
	let sale = sale(100, fixed(0, &[]));
	assert_eq!(sale.allocation(&bid(10, 0, 0)), None);
}

#[test]
fn deposit_should_cover_record_and_pages() {
	assert_eq!(sale_footprint(100, 20, 1, false), Footprint { count: 1, size: 180 });
	let two = Footprint { count: 1, size: 180 + 2 * 100 };
	assert_eq!(sale_footprint(100, 20, 32, true), two);
	let all = Footprint { count: 1, size: 180 + 33 * 100 };
	assert_eq!(sale_footprint(100, 20, 1_024, true), all);
}

/// Quantities of all sizes.
fn quantity() -> impl Strategy<Value = u128> {
	prop_oneof![1..10u128, 1..1_000u128, 1..1_000_000_000_000u128]
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases.max(1_024)))]

	/// At a fixed price everybody gets the exact share, rounded down by less than a unit, and all
	/// together no more than there is, and less by less than a unit each.
	#[test]
	fn fixed_price_should_give_the_exact_shares(
		supply in quantity(),
		first in prop_oneof![Just(0u128), 0..1_000u128, quantity()],
		weights in prop::collection::vec(1..=u16::MAX, 1..=4),
		bids in prop::collection::vec((quantity(), 0..4u8), 1..12),
	) {
		let class = |of: u8| of % weights.len() as u8;
		let of_class = |of: u8| weights[usize::from(class(of))];
		let placed: Vec<_> =
			bids.iter().map(|(quantity, of)| bid(*quantity, 0, class(*of))).collect();
		let sale = cleared(sale(supply, fixed(first, &weights)), &placed, None);
		let weighted: Vec<_> =
			bids.iter().map(|(quantity, of)| (*quantity, of_class(*of))).collect();
		let exact = shares(supply, first, &weighted);
		let mut sum = 0;
		for (bid, exact) in placed.iter().zip(exact) {
			let got = sale.allocation(bid).unwrap();
			prop_assert!(got <= bid.quantity);
			prop_assert!(exact.rounds_down_to(got), "{got} of {bid:?} is not {exact:?}");
			sum += got;
		}
		let asked: u128 = bids.iter().map(|(quantity, _)| quantity).sum();
		prop_assert!(sum <= supply.min(asked));
		prop_assert!(supply.min(asked) - sum < bids.len() as u128);
	}

	/// Who asks for more gets no less, and a class that counts more no less either.
	#[test]
	fn fixed_price_should_be_fair(
		supply in quantity(),
		first in 0..1_000u128,
		bids in prop::collection::vec((quantity(), 0..2u8), 2..12),
	) {
		let placed: Vec<_> = bids.iter().map(|(quantity, of)| bid(*quantity, 0, *of)).collect();
		let sale = cleared(sale(supply, fixed(first, &[2, 5])), &placed, None);
		for one in &placed {
			for other in &placed {
				if one.quantity <= other.quantity && one.class <= other.class {
					prop_assert!(sale.allocation(one) <= sale.allocation(other));
				}
			}
		}
	}

	/// The walk over pages finds what looking at all bids does, and everybody gets what that says.
	#[test]
	fn auction_should_find_the_price_that_all_bids_say(
		supply in quantity(),
		ticks in 1..=1_024u16,
		bids in prop::collection::vec((quantity(), any::<u16>()), 0..30),
	) {
		let bids: Vec<_> =
			bids.into_iter().map(|(quantity, tick)| bid(quantity, tick % ticks, 0)).collect();
		let mut pages = vec![vec![0u128; usize::from(PAGE)]; usize::from(pages_of(ticks))];
		for bid in &bids {
			let (page, place) = place_of(bid.tick);
			pages[usize::from(page)][place] += bid.quantity;
		}
		let sums: Vec<u128> = pages.iter().map(|page| page.iter().sum()).collect();
		let cut = cut(supply, &sums, |page| pages[usize::from(page)].clone());
		let above = |tick: u16| -> u128 {
			bids.iter().filter(|bid| bid.tick > tick).map(|bid| bid.quantity).sum()
		};
		let at = |tick: u16| -> u128 {
			bids.iter().filter(|bid| bid.tick == tick).map(|bid| bid.quantity).sum()
		};
		let highest = (0..ticks).rev().find(|tick| above(*tick) + at(*tick) >= supply);
		let expected = highest.map(|tick| Cut { tick, above: above(tick), at: at(tick) });
		prop_assert_eq!(cut, expected);
		let form = Form::Auction { floor: 1, step: 1, ticks, late: 1 };
		let sale = cleared(sale(supply, form), &bids, cut);
		let price = highest.unwrap_or(0);
		prop_assert_eq!(sale.tick(), price);
		let mut sum = 0;
		for bid in &bids {
			let got = sale.allocation(bid).unwrap();
			let exact = match highest {
				Some(tick) if bid.tick < tick => Fraction::whole(0),
				Some(tick) if bid.tick == tick => Fraction::whole(supply - above(tick))
					.times(Fraction::whole(bid.quantity))
					.over(Fraction::whole(at(tick))),
				_ => Fraction::whole(bid.quantity),
			};
			prop_assert!(exact.rounds_down_to(got));
			sum += got;
		}
		let asked = above(0) + at(0);
		prop_assert!(sum <= supply.min(asked));
		prop_assert!(supply.min(asked) - sum < bids.len().max(1) as u128);
	}
}
