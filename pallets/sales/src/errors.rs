//! Why the pallet refuses.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// Why the pallet refuses.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// There is no sale with this number, or it has been removed.
		UnknownSale,
		/// An asset cannot be sold for itself.
		SameAsset,
		/// There is no asset with this number that bids could be paid in.
		UnknownMoney,
		/// Supply, lot, smallest quantity, number of bids and prices must be positive, and the prices of
		/// an auction must rise.
		AmountZero,
		/// The largest quantity of an account must not be below the smallest, and all bids together must
		/// not ask for more than 2^128 units.
		BoundsInvalid,
		/// An auction needs 1 to 1,024 prices, and neither the supply nor the largest quantity of an
		/// account must cost more than 2^128 units at the highest.
		GridInvalid,
		/// Classes must be in order of their levels, begin with the level that the sale requires, and
		/// count more than nothing.
		ClassesInvalid,
		/// What is bought can be streamed, but not so that the seller can stop it.
		StreamRevocable,
		/// Bids must be accepted for long enough and finished for long enough, late bids of an auction
		/// must prolong the bidding by enough, and the round must outlast all of that.
		TimesInvalid,
		/// The sale has other terms than the bid names. Look at them, and bid again if you agree.
		TermsDiffer,
		/// Nobody bids in a sale of their own.
		OwnSale,
		/// Bids are not accepted yet.
		NotYetOpen,
		/// Bids are no longer accepted.
		BiddingOver,
		/// Bids are still accepted. The sale can be cleared when that is over.
		BiddingNotOver,
		/// The round of this sale is paused. Try again when it is resumed; its time stands still until
		/// then.
		RoundPaused,
		/// The bid asks for less than the smallest quantity of this sale.
		BelowLeast,
		/// The bid asks for more than an account can in this sale.
		AboveMost,
		/// The sale has no such price.
		UnknownTick,
		/// A bid can be raised, in quantity and in price, but not lowered.
		BidLowered,
		/// As many accounts have bid as the seller has made room for.
		TooManyBids,
		/// The account has not enough of the asset that bids are paid in, or it is locked.
		MoneyLacking,
		/// The sale has been cleared, or has failed.
		AlreadyCleared,
		/// The sale has not been cleared yet. Anybody can, when bids are no longer accepted.
		NotCleared,
		/// The account has no bid in this sale, or it is finished.
		NoBid,
		/// The issuer of the asset that bids are paid in has frozen it for this account. The bid can be
		/// finished once it is thawed.
		MoneyFrozen,
		/// Not all of the money has arrived. The bid stays as it is.
		NotArrived,
		/// Bids of this sale are not finished.
		BidsUnfinished,
		/// The account's identity level is too low for this sale, or for the class that it has bid in.
		LevelTooLow,
		/// The account's identity record has expired. Renew it with an attester.
		IdentityExpired,
		/// The sale does not sell into the account's jurisdiction.
		JurisdictionRefused,
		/// The account is frozen.
		AccountFrozen,
		/// No payment on this chain goes to the account's jurisdiction.
		JurisdictionBlocked,
		/// The attester of the account's identity record is no longer in office. Ask another.
		AttesterGone,
		/// The account's identity record was revoked.
		IdentityRevoked,
		/// Fewer attesters than the sale demands vouch for the account.
		TooFewAttesters,
		/// The account has received as much as it may in this period. Try again in the next.
		PayoutLimitReached,
		/// More is asked for than an account of this level may receive in a period. Ask for less.
		AbovePayoutLimit,
		/// The account that the bidder has named to be paid is frozen. Name another.
		PayeeFrozen,
		/// No payment on this chain goes to the jurisdiction of the account that the bidder has named
		/// to be paid. Name another.
		PayeeBlocked,
	}
}
