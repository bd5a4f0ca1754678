//! Sales: the terms of selling one asset for another, and the arithmetic of their prices.
//!
//! Amounts are in smallest units: quantities in those of the asset that is sold, money in those of the
//! asset that is paid. A price is the money for one *lot*, a number of units of the asset that is sold:
//! assets have different decimals, and a single unit may cost less than a unit of money.

use crate::{
	compliance::Requirement,
	round::{Release, Remainder, RoundId, Window},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	sp_core::{ConstU32, H256},
	sp_io::hashing::blake2_256,
	sp_runtime::{
		helpers_128bit::multiply_by_rational_with_rounding, BoundedVec, DispatchError, Rounding,
	},
};
use scale_info::TypeInfo;

pub use crate::ids::SaleId;

/// Maximum number of prices that an auction has.
pub const MAX_TICKS: u16 = 1_024;
/// Maximum number of classes of bidders.
pub const MAX_CLASSES: u32 = 4;

/// Bidders of one level of identity check, and how much they count.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Class {
	/// The level of identity check from which on a bidder belongs to it.
	pub level: u8,
	/// How much each unit counts that is asked for beyond the first allocation.
	pub weight: u16,
}

/// The classes of a sale's bidders, by rising level.
pub type Classes = BoundedVec<Class, ConstU32<MAX_CLASSES>>;

/// How the price is found, and who gets how much when more is asked for than there is.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Form<Balance, Moment> {
	/// One price, known before. If more is asked for than there is, everybody gets the first
	/// allocation, and of the rest a share in proportion to what they ask for beyond it.
	#[codec(index = 0)]
	Fixed {
		/// The price of a lot.
		price: Balance,
		/// What everybody gets who asks for as much, before the rest is shared out. If that is too
		/// much for all together, it is shared out in proportion. Zero if there is no such part.
		first: Balance,
		/// How much bidders count for the rest, by their level. The first class has the level that
		/// the sale requires. Empty if all count alike.
		classes: Classes,
	},
	/// Bids name the highest price that they would pay, and everybody pays the same: the highest price
	/// of the grid at which all is sold, or the lowest if there is none.
	#[codec(index = 1)]
	Auction {
		/// The lowest price of a lot: that of tick 0.
		floor: Balance,
		/// By how much each tick is above the one before.
		step: Balance,
		/// Number of ticks, at most [`MAX_TICKS`].
		ticks: u16,
		/// A bid that moves the price when no more than this time is left makes the bidding last for
		/// as long from then on. In blocks of the clock.
		late: Moment,
	},
}

/// Everything that a seller decides about a sale. Nothing of it changes once the sale is open.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct SaleTerms<AssetKind, Balance, Moment> {
	/// The asset that is sold.
	pub asset: AssetKind,
	/// How much of it, at most.
	pub supply: Balance,
	/// The asset that bids are paid in.
	pub money: AssetKind,
	/// The number of units of the asset sold that prices are for.
	pub lot: Balance,
	/// How the price is found.
	pub form: Form<Balance, Moment>,
	/// The least money that the sale must raise. With less, everybody gets everything back.
	pub minimum: Balance,
	/// The smallest quantity that an account can ask for.
	pub least: Balance,
	/// The largest quantity that an account can ask for. It may be more than the supply.
	pub most: Balance,
	/// Number of accounts that can bid. The seller's deposit grows with it.
	pub bids: u32,
	/// When bids are accepted.
	pub bidding: Window<Moment>,
	/// For how long bids wait, once the sale is cleared, for bidders whom compliance refuses. In
	/// blocks of the clock.
	pub finishing: Moment,
	/// First time at which the round of this sale delivers nothing any longer.
	pub until: Moment,
	/// How what was bought is released.
	pub release: Release<Moment>,
	/// The compliance requirement for bidders.
	pub requirement: Requirement,
	/// Where what is not sold goes.
	pub remainder: Remainder,
}

/// What is wrong with the terms of a sale, whatever the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaleFault {
	/// An asset is sold for itself.
	SameAsset,
	/// A quantity, the lot or a price is zero.
	Zero,
	/// The largest quantity of an account is below the smallest, or all bids together could ask for
	/// too large a number.
	Bounds,
	/// An auction has no tick or too many, or the supply or the largest quantity of an account costs
	/// too large a number at the highest price.
	Grid,
	/// The classes are not in order of their levels, do not begin with the required one, or one
	/// counts nothing.
	Classes,
	/// The seller could stop the streams of what was bought.
	Revocable,
}

impl<AssetKind, Balance, Moment> SaleTerms<AssetKind, Balance, Moment>
where
	AssetKind: PartialEq,
	Balance: Copy + Into<u128>,
{
	/// What is wrong with them, if anything is. When they are in force is for the chain to judge.
	pub fn fault(&self) -> Option<SaleFault> {
		let (supply, lot): (u128, u128) = (self.supply.into(), self.lot.into());
		let (least, most): (u128, u128) = (self.least.into(), self.most.into());
		let faults = [
			(self.asset == self.money, SaleFault::SameAsset),
			(supply == 0 || least == 0 || lot == 0, SaleFault::Zero),
			(self.bids == 0 || !self.form.is_priced(), SaleFault::Zero),
			(least > most, SaleFault::Bounds),
			(most.checked_mul(self.bids.into()).is_none(), SaleFault::Bounds),
			(self.cost(self.supply, self.form.top()).is_none(), SaleFault::Grid),
			(self.cost(self.most, self.form.top()).is_none(), SaleFault::Grid),
			(!self.form.has_classes_from(self.requirement.level), SaleFault::Classes),
			(self.release.is_revocable(), SaleFault::Revocable),
		];
		faults.into_iter().find_map(|(wrong, fault)| wrong.then_some(fault))
	}

	/// The money for `quantity` at the price of `tick`, rounded up to the unit. `None` if there is no
	/// such price, or it is too large a number.
	pub fn cost(&self, quantity: Balance, tick: u16) -> Option<u128> {
		cost(quantity.into(), self.form.price(tick)?, self.lot.into())
	}
}

impl<AssetKind: Encode, Balance: Encode, Moment: Encode> SaleTerms<AssetKind, Balance, Moment> {
	/// What bidders name when they bid: the hash of the terms, `blake2_256(SCALE(terms))`.
	pub fn hash(&self) -> H256 {
		H256(self.using_encoded(blake2_256))
	}
}

impl<Balance: Copy + Into<u128>, Moment> Form<Balance, Moment> {
	/// The number of prices.
	pub fn ticks(&self) -> u16 {
		match self {
			Self::Fixed { .. } => 1,
			Self::Auction { ticks, .. } => *ticks,
		}
	}

	/// The tick with the highest price.
	pub fn top(&self) -> u16 {
		self.ticks().saturating_sub(1)
	}

	/// The price of a lot at `tick`. `None` if there is no such tick, or it is too large a number.
	pub fn price(&self, tick: u16) -> Option<u128> {
		let (base, step, ticks): (u128, u128, u16) = match self {
			Self::Fixed { price, .. } => ((*price).into(), 0, 1),
			Self::Auction { floor, step, ticks, .. } => ((*floor).into(), (*step).into(), *ticks),
		};
		let steps = (tick < ticks && ticks <= MAX_TICKS).then(|| u128::from(tick))?;
		base.checked_add(steps.checked_mul(step)?)
	}

	/// The part of `quantity` that is within the first allocation. Nothing, in an auction.
	pub fn first_of(&self, quantity: u128) -> u128 {
		match self {
			Self::Fixed { first, .. } => quantity.min((*first).into()),
			Self::Auction { .. } => 0,
		}
	}

	/// The classes of bidders, by rising level. None if all count alike.
	pub fn classes(&self) -> &[Class] {
		match self {
			Self::Fixed { classes, .. } => classes,
			Self::Auction { .. } => &[],
		}
	}

	/// How much bidders of class `class` count, counted from the lowest.
	pub fn weight(&self, class: u8) -> u16 {
		self.classes().get(usize::from(class)).map_or(1, |class| class.weight)
	}

	/// Whether each price is more than nothing and more than the one before.
	fn is_priced(&self) -> bool {
		let (base, step): (u128, u128) = match self {
			Self::Fixed { price, .. } => ((*price).into(), 1),
			Self::Auction { floor, step, .. } => ((*floor).into(), (*step).into()),
		};
		base > 0 && step > 0
	}

	/// Whether the classes rise from `level` on, and each counts something.
	fn has_classes_from(&self, level: u8) -> bool {
		let Self::Fixed { classes, .. } = self else { return true };
		let mut pairs = classes.iter().zip(classes.iter().skip(1));
		classes.iter().all(|class| class.weight > 0)
			&& classes.first().is_none_or(|class| class.level == level)
			&& pairs.all(|(low, high)| low.level < high.level)
	}
}

impl<Moment> Release<Moment> {
	/// Whether somebody can stop what is not unlocked.
	pub fn is_revocable(&self) -> bool {
		matches!(self, Self::Streamed { revocable: true, .. })
	}
}

/// The money for `quantity` units at `price` for a lot of so many units, rounded up to the unit.
/// `None` if the lot is zero, or the result too large a number.
pub fn cost(quantity: u128, price: u128, lot: u128) -> Option<u128> {
	multiply_by_rational_with_rounding(quantity, price, lot, Rounding::Up)
}

/// How a sale has ended, as clients see it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub enum SaleState<Balance, Moment> {
	/// Bids are accepted, or will be; or nobody has cleared the sale yet.
	#[codec(index = 0)]
	Bidding,
	/// It raised less than it had to. Everybody gets everything back.
	#[codec(index = 1)]
	Failed,
	/// Bids are finished at this price.
	#[codec(index = 2)]
	Cleared {
		/// The price of a lot.
		price: Balance,
		/// How much is sold, before each bid's share is rounded down.
		sold: Balance,
		/// First time, on the clock of the sale's round, at which bids no longer wait for bidders whom
		/// compliance refuses.
		waits: Moment,
	},
}

/// One sale as clients see it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct SaleInfo<AccountId, AssetKind, Balance, Moment> {
	/// Its number.
	pub id: SaleId,
	/// Who sells.
	pub seller: AccountId,
	/// The round that delivers what is bought.
	pub round: RoundId,
	/// Its terms.
	pub terms: SaleTerms<AssetKind, Balance, Moment>,
	/// Hash of the terms: bids carry it.
	pub terms_hash: H256,
	/// First time, on the clock of its round, at which no more bids are accepted, as things are now.
	pub ends: Moment,
	/// The time on that clock: it stands still while nobody can claim, and while the round is paused.
	/// `None` if the round is closed.
	pub time: Option<Moment>,
	/// Number of accounts that have bid.
	pub bids: u32,
	/// Number of bids that are not finished.
	pub unfinished: u32,
	/// What all bids ask for.
	pub demand: Balance,
	/// The price of a lot, as it would be if the bidding ended now.
	pub price: Balance,
	/// What was delivered to bidders.
	pub delivered: Balance,
	/// What bidders have paid.
	pub raised: Balance,
	/// How it stands.
	pub state: SaleState<Balance, Moment>,
}

/// One bid as clients see it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct BidInfo<AccountId, Balance> {
	/// Whose it is.
	pub bidder: AccountId,
	/// Its number, which is its row in the round.
	pub number: u32,
	/// What is asked for.
	pub quantity: Balance,
	/// The tick of the highest price that it would pay.
	pub tick: u16,
	/// The money that is held for it.
	pub held: Balance,
	/// What it is due, once the sale is cleared.
	pub allocation: Option<Balance>,
	/// What that costs.
	pub cost: Option<Balance>,
	/// Why it cannot be finished now. `None` if it can.
	pub obstacle: Option<DispatchError>,
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::round::UnlockSchedule;

	type Test = SaleTerms<u8, u128, u32>;
	/// What is changed in terms.
	type Change = fn(&mut Test);

	fn fixed(classes: &[(u8, u16)]) -> Form<u128, u32> {
		let classes: Vec<_> = classes
			.iter()
			.map(|(level, weight)| Class { level: *level, weight: *weight })
			.collect();
		Form::Fixed { price: 3, first: 0, classes: classes.try_into().unwrap() }
	}

	fn auction(floor: u128, step: u128, ticks: u16) -> Form<u128, u32> {
		Form::Auction { floor, step, ticks, late: 10 }
	}

	fn terms(form: Form<u128, u32>) -> Test {
		SaleTerms {
			asset: 0,
			supply: 1_000,
			money: 1,
			lot: 10,
			form,
			minimum: 0,
			least: 1,
			most: 100,
			bids: 10,
			bidding: Window { opens: 0, closes: 100 },
			finishing: 50,
			until: 1_000,
			release: Release::Immediate,
			requirement: Requirement::default(),
			remainder: Remainder::Manager,
		}
	}

	#[test]
	fn money_should_be_rounded_up_by_less_than_a_unit() {
		let it = terms(fixed(&[]));
		for (quantity, money) in [(0, 0), (1, 1), (3, 1), (4, 2), (10, 3), (11, 4)] {
			assert_eq!(it.cost(quantity, 0), Some(money), "{quantity}");
		}
		assert_eq!(it.cost(1, 1), None);
		assert_eq!(cost(u128::MAX, u128::MAX, u128::MAX), Some(u128::MAX));
		assert_eq!(cost(u128::MAX, 2, 1), None);
		assert_eq!(cost(1, 1, 0), None);
	}

	#[test]
	fn prices_should_rise_by_the_step_as_far_as_there_are_ticks() {
		let form = auction(7, 5, 4);
		let prices: Vec<_> = (0..5).map(|tick| form.price(tick)).collect();
		assert_eq!(prices, [Some(7), Some(12), Some(17), Some(22), None]);
		assert_eq!((form.top(), fixed(&[]).top()), (3, 0));
		assert_eq!(auction(1, 1, MAX_TICKS).price(1_023), Some(1_024));
		assert_eq!(auction(1, 1, MAX_TICKS + 1).price(0), None);
		assert_eq!(auction(u128::MAX, 1, 2).price(1), None);
	}

	#[test]
	fn first_allocation_and_weight_should_be_those_of_the_form() {
		let classes = vec![Class { level: 0, weight: 2 }, Class { level: 3, weight: 9 }];
		let form =
			Form::<u128, u32>::Fixed { price: 3, first: 7, classes: classes.try_into().unwrap() };
		assert_eq!((form.first_of(5), form.first_of(9)), (5, 7));
		assert_eq!((form.weight(0), form.weight(1), form.weight(2)), (2, 9, 1));
		assert_eq!((fixed(&[]).weight(0), auction(1, 1, 9).weight(0)), (1, 1));
		assert_eq!(auction(1, 1, 9).first_of(5), 0);
	}

	#[test]
	fn terms_should_be_refused_when_they_make_no_sense() {
		assert_eq!(terms(fixed(&[])).fault(), None);
		assert_eq!(terms(fixed(&[(0, 1), (2, 5), (3, 5)])).fault(), None);
		assert_eq!(terms(auction(1, 1, MAX_TICKS)).fault(), None);
		let wrong = |form: Form<u128, u32>, change: Change| {
			let mut terms = terms(form);
			change(&mut terms);
			terms.fault()
		};
		let plain = || fixed(&[]);
		let changes: [(Change, SaleFault); 11] = [
			(|it| it.money = 0, SaleFault::SameAsset),
			(|it| it.supply = 0, SaleFault::Zero),
			(|it| it.least = 0, SaleFault::Zero),
			(|it| it.lot = 0, SaleFault::Zero),
			(|it| it.bids = 0, SaleFault::Zero),
			(|it| it.least = 101, SaleFault::Bounds),
			(|it| it.most = u128::MAX, SaleFault::Bounds),
			(|it| (it.bids, it.most, it.lot) = (1, u128::MAX, 1), SaleFault::Grid),
			(
				|it| {
					it.form =
						Form::Fixed { price: u128::MAX, first: 0, classes: Default::default() }
				},
				SaleFault::Grid,
			),
			(|it| it.form = auction(1, 0, 5), SaleFault::Zero),
			(
				|it| {
					let schedule = UnlockSchedule { start: 0, cliff: 0, length: 9, step: 1 };
					it.release = Release::Streamed { schedule, revocable: true, prepaid: false };
				},
				SaleFault::Revocable,
			),
		];
		for (change, fault) in changes {
			assert_eq!(wrong(plain(), change), Some(fault), "{fault:?}");
		}
		let same: fn(&mut Test) = |_| {};
		for grid in [auction(1, 1, 0), auction(1, 1, MAX_TICKS + 1), auction(1, u128::MAX, 3)] {
			assert_eq!(wrong(grid, same), Some(SaleFault::Grid));
		}
		for classes in [&[(1, 1)][..], &[(0, 0)], &[(0, 1), (0, 2)], &[(0, 1), (2, 1), (1, 1)]] {
			assert_eq!(wrong(fixed(classes), same), Some(SaleFault::Classes), "{classes:?}");
		}
	}

	#[test]
	fn hash_should_differ_when_anything_differs() {
		let hash = terms(fixed(&[])).hash();
		let changes: [Change; 16] = [
			|it| it.asset = 2,
			|it| it.supply += 1,
			|it| it.money = 2,
			|it| it.lot += 1,
			|it| it.form = fixed(&[(0, 1)]),
			|it| it.minimum += 1,
			|it| it.least += 1,
			|it| it.most += 1,
			|it| it.bids += 1,
			|it| it.bidding.opens += 1,
			|it| it.bidding.closes += 1,
			|it| it.finishing += 1,
			|it| it.until += 1,
			|it| it.release = Release::Vested { start: 0, length: 1 },
			|it| it.requirement.level = 1,
			|it| it.remainder = Remainder::Burn,
		];
		for change in changes {
			let mut other = terms(fixed(&[]));
			change(&mut other);
			assert_ne!(other.hash(), hash, "{other:?}");
		}
	}
}
