//! Sales and bids as they are stored. Nothing here touches storage.

use codec::{Decode, Encode, MaxEncodedLen};
use distribution_primitives::{RoundId, SaleTerms};
use pallet_distribution_common::item_size;
use polkadot_sdk::{
	frame_support::traits::Footprint,
	sp_core::{ConstU32, H256},
	sp_runtime::{traits::AtLeast32BitUnsigned, BoundedVec},
};
use scale_info::TypeInfo;

pub use distribution_primitives::clearing::{
	cut, pages_of, place_of, worth, Books, Cut, Fill, PAGE,
};

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

impl<AccountId, AssetKind, Balance, Moment, Deposit>
	Sale<AccountId, AssetKind, Balance, Moment, Deposit>
where
	Balance: AtLeast32BitUnsigned + Copy + Into<u128> + From<u128>,
{
	/// What a bid is due, rounded down to the unit. `None` if the sale is not cleared.
	pub fn allocation<Own>(&self, bid: &Bid<Balance, Own>) -> Option<Balance> {
		let State::Cleared { tick, fill, .. } = &self.state else { return None };
		Some(fill.allocation(&self.terms.form, *tick, bid.quantity, bid.tick, bid.class))
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
