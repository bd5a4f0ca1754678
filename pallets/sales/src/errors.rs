//! Why the pallet refuses.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// Why the pallet refuses.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// There is no sale with this number, or it has been removed.
		#[codec(index = 0)]
		UnknownSale,
		/// An asset cannot be sold for itself.
		#[codec(index = 1)]
		SameAsset,
		/// There is no asset with this number that bids could be paid in.
		#[codec(index = 2)]
		UnknownMoney,
		/// Supply, lot, smallest quantity, number of bids and prices must be positive, and the prices of
		/// an auction must rise.
		#[codec(index = 3)]
		AmountZero,
		/// The largest quantity of an account must not be below the smallest, and all bids together must
		/// not ask for more than 2^128 units.
		#[codec(index = 4)]
		BoundsInvalid,
		/// An auction needs 1 to 1,024 prices, and neither the supply nor the largest quantity of an
		/// account must cost more than 2^128 units at the highest.
		#[codec(index = 5)]
		GridInvalid,
		/// Classes must be in order of their levels, begin with the level that the sale requires, and
		/// count more than nothing.
		#[codec(index = 6)]
		ClassesInvalid,
		/// What is bought can be streamed, but not so that the seller can stop it.
		#[codec(index = 7)]
		StreamRevocable,
		/// Bids must be accepted for long enough and finished for long enough, late bids of an auction
		/// must prolong the bidding by enough, and the round must outlast all of that.
		#[codec(index = 8)]
		TimesInvalid,
		/// The sale has other terms than the bid names. Look at them, and bid again if you agree.
		#[codec(index = 9)]
		TermsDiffer,
		/// Nobody bids in a sale of their own.
		#[codec(index = 10)]
		OwnSale,
		/// Bids are not accepted yet.
		#[codec(index = 11)]
		NotYetOpen,
		/// Bids are no longer accepted.
		#[codec(index = 12)]
		BiddingOver,
		/// Bids are still accepted. The sale can be cleared when that is over.
		#[codec(index = 13)]
		BiddingNotOver,
		/// The round of this sale is paused. Try again when it is resumed; its time stands still until
		/// then.
		#[codec(index = 14)]
		RoundPaused,
		/// The bid asks for less than the smallest quantity of this sale.
		#[codec(index = 15)]
		BelowLeast,
		/// The bid asks for more than an account can in this sale.
		#[codec(index = 16)]
		AboveMost,
		/// The sale has no such price.
		#[codec(index = 17)]
		UnknownTick,
		/// A bid can be raised, in quantity and in price, but not lowered.
		#[codec(index = 18)]
		BidLowered,
		/// As many accounts have bid as the seller has made room for.
		#[codec(index = 19)]
		TooManyBids,
		/// The account has not enough of the asset that bids are paid in, or it is locked.
		#[codec(index = 20)]
		MoneyLacking,
		/// The sale has been cleared, or has failed.
		#[codec(index = 21)]
		AlreadyCleared,
		/// The sale has not been cleared yet. Anybody can, when bids are no longer accepted.
		#[codec(index = 22)]
		NotCleared,
		/// The account has no bid in this sale, or it is finished.
		#[codec(index = 23)]
		NoBid,
		/// The issuer of the asset that bids are paid in has frozen it for this account. The bid can be
		/// finished once it is thawed.
		#[codec(index = 24)]
		MoneyFrozen,
		/// Not all of the money has arrived. The bid stays as it is.
		#[codec(index = 25)]
		NotArrived,
		/// Bids of this sale are not finished.
		#[codec(index = 26)]
		BidsUnfinished,
		/// The account's identity level is too low for this sale, or for the class that it has bid in.
		#[codec(index = 27)]
		LevelTooLow,
		/// The account's identity record has expired. Renew it with an attester.
		#[codec(index = 28)]
		IdentityExpired,
		/// The sale does not sell into the account's jurisdiction.
		#[codec(index = 29)]
		JurisdictionRefused,
		/// The account is frozen.
		#[codec(index = 30)]
		AccountFrozen,
		/// No payment on this chain goes to the account's jurisdiction.
		#[codec(index = 31)]
		JurisdictionBlocked,
		/// The attester of the account's identity record is no longer in office. Ask another.
		#[codec(index = 32)]
		AttesterGone,
		/// The account's identity record was revoked.
		#[codec(index = 33)]
		IdentityRevoked,
		/// Fewer attesters than the sale demands vouch for the account.
		#[codec(index = 34)]
		TooFewAttesters,
		/// The account has received as much as it may in this period. Try again in the next.
		#[codec(index = 35)]
		PayoutLimitReached,
		/// More is asked for than an account of this level may receive in a period. Ask for less.
		#[codec(index = 36)]
		AbovePayoutLimit,
		/// The account that the bidder has named to be paid is frozen. Name another.
		#[codec(index = 37)]
		PayeeFrozen,
		/// No payment on this chain goes to the jurisdiction of the account that the bidder has named
		/// to be paid. Name another.
		#[codec(index = 38)]
		PayeeBlocked,
		/// The seller is frozen, or no payment on this chain goes to its jurisdiction. Bids wait for that
		/// to end, for a time that the terms name, and then their money is free again.
		#[codec(index = 39)]
		SellerRefused,
		/// The seller's account cannot be credited with the asset that bids are paid in: its issuer has
		/// blocked the account, the account cannot hold it, or it is too little. Bids wait for that to
		/// end, for a time that the terms name, and then their money is free again.
		#[codec(index = 40)]
		SellerNotCredited,
	}
}
