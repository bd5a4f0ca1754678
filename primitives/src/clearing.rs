//! Clearing a sale: where demand meets supply, and who gets how much.
//!
//! All of it is integers, and each share is divided once. Its tests are those of `pallets/sales`,
//! which compare with exact rationals, and the fuzz target `sale`.

use crate::sale::{Form, MAX_CLASSES};
use alloc::vec::Vec;
use codec::{Decode, Encode, MaxEncodedLen};
use core::cmp::Reverse;
use polkadot_sdk::{
	sp_core::{U256, U512},
	sp_runtime::{
		helpers_128bit::multiply_by_rational_with_rounding, traits::AtLeast32BitUnsigned, Rounding,
	},
};
use scale_info::TypeInfo;

/// Ticks of a page of demand, and pages of an auction at most: as many values lead to any tick as there
/// are levels, and each has 512 bytes.
pub const PAGE: u16 = 32;

/// What the bids of a sale add up to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Books<Balance> {
	/// What all of them ask for.
	pub demand: Balance,
	/// The part of it that is within the first allocations.
	pub first: Balance,
	/// What is beyond, by class.
	pub rest: [Balance; MAX_CLASSES as usize],
	/// The highest tick at which all would be sold, or 0 if there is none.
	pub tick: u16,
	/// What was delivered.
	pub delivered: Balance,
	/// What was not, because a bidder was refused for too long, or the round was over.
	pub lapsed: Balance,
	/// The money that was paid.
	pub raised: Balance,
}

/// Who gets how much of a sale that is cleared.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub enum Fill<Balance> {
	/// Everybody gets what they ask for.
	#[codec(index = 0)]
	All,
	/// The supply is shared out in proportion to the first allocations, which add up to no less.
	#[codec(index = 1)]
	First {
		/// What is shared out.
		supply: Balance,
		/// The first allocations of all.
		first: Balance,
	},
	/// Everybody gets the first allocation, and of `pool` a share in proportion to what they ask for
	/// beyond it, times the weight of their class. No more than they ask for: whom that would give
	/// more, is not counted in `pool` and `weighted`.
	#[codec(index = 2)]
	Rest {
		/// What is shared out.
		pool: Balance,
		/// What is asked for beyond the first allocations, each times its weight.
		weighted: U256,
	},
	/// Bids above the price get what they ask for, those below nothing, and those at the price share
	/// `left` in proportion.
	#[codec(index = 3)]
	Tick {
		/// What those above the price leave.
		left: Balance,
		/// What those at the price ask for.
		demand: Balance,
	},
}

/// Where the demand of an auction meets the supply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
	/// The highest tick at which all is sold.
	pub tick: u16,
	/// What is asked for above it: less than the supply.
	pub above: u128,
	/// What is asked for at it: as much as is left, or more.
	pub at: u128,
}

/// The page that a tick is in, and its place there.
pub fn place_of(tick: u16) -> (u16, usize) {
	let page = tick.checked_div(PAGE).unwrap_or_default();
	(page, usize::from(tick.saturating_sub(page.saturating_mul(PAGE))))
}

/// Number of pages that so many ticks take.
pub fn pages_of(ticks: u16) -> u16 {
	ticks.div_ceil(PAGE)
}

/// Where demand meets `supply`: a walk from the highest price down, first over the `sums` of pages, and
/// then over the ticks of one `page`. `None` if less is asked for.
pub fn cut(supply: u128, sums: &[u128], page: impl FnOnce(u16) -> Vec<u128>) -> Option<Cut> {
	let (number, _, above) = reach(supply, 0, sums)?;
	let (slot, at, above) = reach(supply, above, &page(number))?;
	Some(Cut { tick: number.saturating_mul(PAGE).saturating_add(slot), above, at })
}

/// The last of `amounts` at which what is there and behind it, on top of `above`, reaches `supply`: its
/// number, itself, and what is behind it with `above`.
fn reach(supply: u128, above: u128, amounts: &[u128]) -> Option<(u16, u128, u128)> {
	let mut above = above;
	for (number, amount) in amounts.iter().enumerate().rev() {
		let with = above.saturating_add(*amount);
		if with >= supply {
			return Some((number as u16, *amount, above));
		}
		above = with;
	}
	None
}

/// Shares `pool` out in proportion to what is asked for times its weight, but gives nobody more than
/// they ask for. `classes` are weights, each with what is asked for under it.
///
/// Returns what is left for those who get less than they ask for, and the sum of what those ask for
/// times its weight: of those two everybody's share follows. A class that gets all it asks for leaves
/// more for each of the others, so that one with more weight has all it asks for before one with less.
fn level(pool: u128, mut classes: Vec<(u16, u128)>) -> (u128, U256) {
	let times = |weight: u16, amount: u128| U256::from(weight).saturating_mul(amount.into());
	let sum = |sum: U256, (weight, asked): &(u16, u128)| sum.saturating_add(times(*weight, *asked));
	let mut weighted = classes.iter().fold(U256::zero(), sum);
	let mut pool = pool;
	classes.sort_unstable_by_key(|(weight, _)| Reverse(*weight));
	for (weight, asked) in classes {
		if times(weight, pool) < weighted {
			break;
		}
		pool = pool.saturating_sub(asked);
		weighted = weighted.saturating_sub(times(weight, asked));
	}
	(pool, weighted)
}

/// `amount * part / whole`, rounded down; nothing if `whole` is zero.
fn ratio(amount: u128, part: u128, whole: u128) -> u128 {
	multiply_by_rational_with_rounding(amount, part, whole, Rounding::Down).unwrap_or_default()
}

/// `amount * weight * part / whole`, rounded down once; the largest number if it is more than that, and
/// nothing if `whole` is zero.
fn weighted_ratio(amount: u128, weight: u16, part: u128, whole: U256) -> u128 {
	let product = U256::from(amount).saturating_mul(weight.into()).full_mul(part.into());
	let share = product.checked_div(U512::from(whole)).unwrap_or_default();
	u128::try_from(share).unwrap_or(u128::MAX)
}

/// The money for `quantity` at `price` for a `lot`, rounded down to the unit.
pub fn worth(quantity: u128, price: u128, lot: u128) -> u128 {
	ratio(quantity, price, lot)
}

impl<Balance> Books<Balance>
where
	Balance: AtLeast32BitUnsigned + Copy + Into<u128> + From<u128>,
{
	/// Adds what a bidder of `class` asks for. `None` if that is too much to be counted: then nothing
	/// may be kept of it.
	pub fn add<Moment>(
		&mut self,
		form: &Form<Balance, Moment>,
		quantity: Balance,
		class: u8,
	) -> Option<()> {
		let (first, rest) = parts(form, quantity);
		self.demand = self.demand.checked_add(&quantity)?;
		self.first = self.first.checked_add(&first)?;
		let of_class = self.rest.get_mut(usize::from(class))?;
		*of_class = of_class.checked_add(&rest)?;
		Some(())
	}

	/// Takes away what was added. `None` if it was not.
	pub fn take<Moment>(
		&mut self,
		form: &Form<Balance, Moment>,
		quantity: Balance,
		class: u8,
	) -> Option<()> {
		let (first, rest) = parts(form, quantity);
		self.demand = self.demand.checked_sub(&quantity)?;
		self.first = self.first.checked_sub(&first)?;
		let of_class = self.rest.get_mut(usize::from(class))?;
		*of_class = of_class.checked_sub(&rest)?;
		Some(())
	}

	/// The tick of the price, and who gets how much of `supply`. `cut` is where the demand of an
	/// auction meets it.
	pub fn clear<Moment>(
		&self,
		form: &Form<Balance, Moment>,
		supply: Balance,
		cut: Option<Cut>,
	) -> (u16, Fill<Balance>) {
		match (form, cut) {
			(Form::Auction { .. }, Some(cut)) => {
				let left = supply.saturating_sub(cut.above.into());
				(cut.tick, Fill::Tick { left, demand: cut.at.into() })
			}
			_ if self.demand <= supply => (0, Fill::All),
			_ if self.first >= supply => (0, Fill::First { supply, first: self.first }),
			_ => {
				let number = |asked: &Balance| -> u128 { (*asked).into() };
				let asked = self.rest.iter().map(number);
				let classes = (0u8..).map(|class| form.weight(class)).zip(asked).collect();
				let pool = supply.saturating_sub(self.first);
				let (pool, weighted) = level(pool.into(), classes);
				(0, Fill::Rest { pool: pool.into(), weighted })
			}
		}
	}
}

/// What of `quantity` is within the first allocation, and what is beyond.
fn parts<Balance, Moment>(form: &Form<Balance, Moment>, quantity: Balance) -> (Balance, Balance)
where
	Balance: AtLeast32BitUnsigned + Copy + Into<u128> + From<u128>,
{
	let first: Balance = form.first_of(quantity.into()).into();
	(first, quantity.saturating_sub(first))
}

impl<Balance> Fill<Balance>
where
	Balance: AtLeast32BitUnsigned + Copy + Into<u128> + From<u128>,
{
	/// What a bid for `quantity`, at `tick` and in `class`, gets at the price of tick `price`, rounded
	/// down to the unit.
	pub fn allocation<Moment>(
		&self,
		form: &Form<Balance, Moment>,
		price: u16,
		quantity: Balance,
		tick: u16,
		class: u8,
	) -> Balance {
		let (first, rest) = parts(form, quantity);
		let share = match self {
			Self::All => return quantity,
			Self::First { supply, first: all } => {
				ratio((*supply).into(), first.into(), (*all).into())
			}
			Self::Rest { pool, weighted } => {
				let (first, rest): (u128, u128) = (first.into(), rest.into());
				let share = weighted_ratio((*pool).into(), form.weight(class), rest, *weighted);
				first.saturating_add(share.min(rest))
			}
			Self::Tick { .. } if tick > price => return quantity,
			Self::Tick { .. } if tick < price => 0,
			Self::Tick { left, demand } => ratio((*left).into(), quantity.into(), (*demand).into()),
		};
		Balance::from(share).min(quantity)
	}
}
