//! Sales and bids, and the arithmetic of clearing. Nothing here touches storage.

use alloc::vec::Vec;
use codec::{Decode, Encode, MaxEncodedLen};
use core::cmp::Reverse;
use distribution_primitives::{Form, RoundId, SaleTerms, MAX_CLASSES};
use pallet_distribution_common::item_size;
use polkadot_sdk::{
	frame_support::traits::Footprint,
	sp_core::{ConstU32, H256, U256, U512},
	sp_runtime::{
		helpers_128bit::multiply_by_rational_with_rounding, traits::AtLeast32BitUnsigned,
		BoundedVec, Rounding,
	},
};
use scale_info::TypeInfo;

/// Ticks of a page of demand, and pages of an auction at most: as many values lead to any tick as there
/// are levels, and each has 512 bytes.
pub const PAGE: u16 = 32;

/// The demand at each tick of a page, or of each page, in units of the asset that is sold.
pub type Page<Balance> = BoundedVec<Balance, ConstU32<{ PAGE as u32 }>>;

/// A sale as stored. Quantities are in the smallest unit of the asset that is sold, money in that of
/// the asset that is paid, times in blocks of the clock of the sale's round.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Sale<AccountId, AssetKind, Balance, Moment, Deposit> {
	/// Who sells.
	pub seller: AccountId,
	/// The round that delivers what is bought.
	pub round: RoundId,
	/// What was agreed.
	pub terms: SaleTerms<AssetKind, Balance, Moment>,
	/// Its hash: bids carry it.
	pub hash: H256,
	/// The seller's deposit for the state of the sale.
	pub deposit: Deposit,
	/// First time at which no more bids are accepted. Late bids of an auction move it.
	pub ends: Moment,
	/// Number of accounts that have bid.
	pub bids: u32,
	/// Number of bids that are not finished.
	pub unfinished: u32,
	/// What the bids add up to.
	pub books: Books<Balance>,
	/// How it stands.
	pub state: State<Balance, Moment>,
}

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

/// How a sale stands.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub enum State<Balance, Moment> {
	/// Bids are accepted within the window. When it is over, anybody clears the sale.
	#[codec(index = 0)]
	Bidding,
	/// Everybody gets everything back.
	#[codec(index = 1)]
	Failed,
	/// Bids are finished.
	#[codec(index = 2)]
	Cleared {
		/// The tick of the price that everybody pays.
		tick: u16,
		/// How much is sold, before each bid's share is rounded down.
		sold: Balance,
		/// Who gets how much.
		fill: Fill<Balance>,
		/// First time at which bids no longer wait for bidders whom compliance refuses.
		waits: Moment,
	},
}

/// Who gets how much of a sale that is cleared.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub enum Fill<Balance> {
	/// Everybody gets what they ask for.
	#[codec(index = 0)]
	All,
	/// The supply is shared out in proportion to the first allocations, which add up to more.
	#[codec(index = 1)]
	First,
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

/// A bid as stored.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Bid<Balance, Deposit> {
	/// Its number, from 0: its row in the sale's round.
	pub number: u32,
	/// What it asks for, in the smallest unit of the asset that is sold.
	pub quantity: Balance,
	/// The tick of the highest price that it would pay.
	pub tick: u16,
	/// The bidder's class, counted from the lowest.
	pub class: u8,
	/// What is held for it, in the smallest unit of the asset that is paid.
	pub held: Balance,
	/// The bidder's deposit for this record.
	pub deposit: Deposit,
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
			_ if self.first >= supply => (0, Fill::First),
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

impl<AccountId, AssetKind, Balance, Moment, Deposit>
	Sale<AccountId, AssetKind, Balance, Moment, Deposit>
where
	Balance: AtLeast32BitUnsigned + Copy + Into<u128> + From<u128>,
{
	/// What a bid is due, rounded down to the unit. `None` if the sale is not cleared.
	pub fn allocation<Own>(&self, bid: &Bid<Balance, Own>) -> Option<Balance> {
		let State::Cleared { tick, fill, .. } = &self.state else { return None };
		let (first, rest) = parts(&self.terms.form, bid.quantity);
		let share = match fill {
			Fill::All => return Some(bid.quantity),
			Fill::First => ratio(self.terms.supply.into(), first.into(), self.books.first.into()),
			Fill::Rest { pool, weighted } => {
				let (first, rest): (u128, u128) = (first.into(), rest.into());
				let weight = self.terms.form.weight(bid.class);
				let share = weighted_ratio((*pool).into(), weight, rest, *weighted);
				first.saturating_add(share.min(rest))
			}
			Fill::Tick { .. } if bid.tick > *tick => return Some(bid.quantity),
			Fill::Tick { .. } if bid.tick < *tick => 0,
			Fill::Tick { left, demand } => {
				ratio((*left).into(), bid.quantity.into(), (*demand).into())
			}
		};
		Some(Balance::from(share).min(bid.quantity))
	}

	/// The tick of the price: as it would be now, until the sale is cleared.
	pub fn tick(&self) -> u16 {
		match &self.state {
			State::Cleared { tick, .. } => *tick,
			State::Bidding | State::Failed => self.books.tick,
		}
	}
}

/// The state of a sale, as its seller's deposit pays for it: the record, and, for an auction, the
/// demand at each tick and the sums of its pages.
pub fn sale_footprint(record: usize, page: usize, ticks: u16, auction: bool) -> Footprint {
	let pages = if auction { u64::from(pages_of(ticks)).saturating_add(1) } else { 0 };
	let pages = item_size(page).saturating_mul(pages);
	Footprint { count: 1, size: item_size(record).saturating_add(pages) }
}

#[cfg(test)]
pub(crate) mod tests;
