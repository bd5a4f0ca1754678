//! What the pallet reports.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// What the pallet reports.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A sale was opened. All that it sells is in the pot of its round.
		#[codec(index = 0)]
		SaleOpened {
			/// Its number.
			id: SaleId,
			/// Who sells.
			seller: T::AccountId,
			/// The round that delivers what is bought.
			round: RoundId,
			/// Hash of the terms.
			hash: H256,
			/// The terms.
			terms: TermsOf<T>,
		},
		/// An account has bid, or raised its bid. It replaces what it had bid before.
		#[codec(index = 1)]
		BidPlaced {
			/// The sale.
			id: SaleId,
			/// The bidder.
			bidder: T::AccountId,
			/// The number of its bid, which is its row in the round.
			number: u32,
			/// What it asks for, in the smallest unit of the asset that is sold.
			quantity: T::Balance,
			/// The tick of the highest price that it would pay.
			tick: u16,
			/// What is held for it, in the smallest unit of the asset that bids are paid in.
			held: T::Balance,
			/// How much its class counts.
			weight: u16,
		},
		/// A late bid has moved the price of an auction, which therefore lasts longer.
		#[codec(index = 2)]
		BiddingExtended {
			/// The sale.
			id: SaleId,
			/// The tick of the price, as things are now.
			tick: u16,
			/// First time, on the clock of the sale's round, at which no more bids are accepted.
			ends: MomentOf<T>,
		},
		/// A sale was cleared. Each bid can be finished now.
		#[codec(index = 3)]
		SaleCleared {
			/// The sale.
			id: SaleId,
			/// What a lot costs everybody, in the smallest unit of the asset that bids are paid in.
			price: T::Balance,
			/// How much is sold, before each bid's share is rounded down, in the smallest unit of the
			/// asset that is sold.
			sold: T::Balance,
			/// What all bids ask for, in the same unit.
			demand: T::Balance,
		},
		/// A sale would have raised less than it had to, or nobody has cleared it in time. Everybody
		/// gets everything back.
		#[codec(index = 4)]
		SaleFailed {
			/// The sale.
			id: SaleId,
			/// What it would have raised, in the smallest unit of the asset that bids are paid in.
			raised: T::Balance,
		},
		/// A bid was finished: what it is due was delivered and paid, and the rest of its money is free
		/// again.
		#[codec(index = 5)]
		BidFinished {
			/// The sale.
			id: SaleId,
			/// The bidder.
			bidder: T::AccountId,
			/// The number of its bid, which is its row in the round.
			number: u32,
			/// What was delivered to it, in the smallest unit of the asset that is sold.
			bought: T::Balance,
			/// What it has paid, in the smallest unit of the asset that bids are paid in.
			paid: T::Balance,
			/// What was released of its money, in the same unit.
			returned: T::Balance,
			/// What it was due and did not get, in the smallest unit of the asset that is sold: it could
			/// not be delivered or paid for too long, the round is over, or it is too little to be
			/// delivered.
			lapsed: T::Balance,
		},
		/// A sale was removed, and its seller's deposit returned.
		#[codec(index = 6)]
		SaleRemoved {
			/// The sale.
			id: SaleId,
			/// What was delivered in all, in the smallest unit of the asset that is sold.
			delivered: T::Balance,
			/// What bidders were due and did not get, in the same unit.
			lapsed: T::Balance,
			/// What bidders have paid in all, in the smallest unit of the asset that bids are paid in.
			raised: T::Balance,
		},
	}
}
