//! Faults that are made on purpose: for each property one that it has to find.

/// What is wrong with a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
	/// The seller gets the price rounded down, and the bidder pays it rounded up.
	UnitLost,
	/// A bid that is raised has no more money held for it.
	RaisedForNothing,
	/// A bid that is raised is counted as it was as well.
	CountedTwice,
	/// The deposit for a bid stays when the bid is finished.
	DepositStays,
	/// Everybody pays the highest price of the grid.
	PaysTop,
	/// Everybody pays the price that they have named.
	PaysOwnPrice,
	/// The price is the lowest at which all is sold.
	LowestPrice,
	/// Shares are rounded up.
	SharesRoundedUp,
	/// What nobody asks for is shared out as well.
	FillsBeyond,
	/// All is shared in proportion, without first allocations.
	NoFirst,
	/// Nothing is shared out beyond first allocations.
	RestUnsold,
	/// The first account gets all that it asks for.
	FirstServed,
	/// A bid can be lowered.
	BidsLowered,
	/// A sale succeeds whatever it raises.
	MinimumIgnored,
	/// Compliance is asked before a failed sale returns money.
	FailedAsks,
	/// Nobody asks compliance about a bidder that is delivered to.
	BidderNotAsked,
	/// Nobody asks compliance about the seller.
	SellerNotAsked,
	/// Nobody asks whether money is frozen.
	MoneyNotAsked,
	/// Time that is lost counts.
	StallsCount,
	/// Late bids do not prolong the bidding.
	NotProlonged,
	/// Every late bid prolongs the bidding, whether it moves the price or not.
	EveryBidProlongs,
	/// What is refused lapses without waiting.
	LapsesAtOnce,
	/// When bids no longer wait, all of them lapse.
	LapsesAfterWaiting,
	/// Nothing lapses.
	NeverLapses,
	/// A paused round delivers.
	PaysWhilePaused,
	/// A failed sale is never removed.
	FailedStays,
	/// What is left in the pot of a closed round stays there.
	RestStays,
	/// The money of a bid that buys nothing stays held.
	HoldStays,
}

/// Each fault, the world that it is looked for in, and the property that has to find it.
pub const CAUGHT_BY: [(Fault, &str, &str); 29] = [
	(Fault::UnitLost, "shares", "nothing_is_made_or_lost"),
	(Fault::RaisedForNothing, "shares", "money_held_is_what_the_bids_cost"),
	(Fault::CountedTwice, "shares", "books_are_the_sums_of_the_bids"),
	(Fault::DepositStays, "shares", "deposits_are_held_for_what_is_there"),
	(Fault::PaysTop, "auction", "nobody_pays_more_than_it_has_bid"),
	(Fault::PaysOwnPrice, "auction", "everybody_pays_the_same_price"),
	(Fault::LowestPrice, "auction", "price_is_the_highest_at_which_all_is_sold"),
	(Fault::SharesRoundedUp, "shares", "no_more_is_delivered_than_the_supply"),
	(Fault::FillsBeyond, "shares", "nobody_gets_more_than_it_asks_for"),
	(Fault::NoFirst, "shares", "first_allocations_come_first"),
	(Fault::RestUnsold, "shares", "all_that_can_be_sold_is_sold"),
	(Fault::FirstServed, "shares", "who_bids_more_gets_no_less"),
	(Fault::BidsLowered, "shares", "bids_and_the_end_only_rise"),
	(Fault::MinimumIgnored, "minimum", "sale_that_raises_too_little_fails"),
	(Fault::FailedAsks, "minimum", "failed_sale_returns_everything"),
	(Fault::BidderNotAsked, "refused", "refused_bidder_pays_and_gets_nothing"),
	(Fault::SellerNotAsked, "refused", "refused_seller_is_paid_nothing"),
	(Fault::MoneyNotAsked, "refused", "frozen_money_is_not_paid"),
	(Fault::LapsesAtOnce, "refused", "refused_bid_waits_as_long_as_agreed"),
	(Fault::LapsesAfterWaiting, "refused", "bid_that_is_not_refused_is_served"),
	(Fault::StallsCount, "stopped", "bidding_is_never_shorter_than_agreed"),
	(Fault::StallsCount, "stopped", "refused_bid_waits_as_long_as_agreed"),
	(Fault::NotProlonged, "auction", "late_price_leaves_time_for_an_answer"),
	(Fault::EveryBidProlongs, "auction", "bidding_ends_however_often_late_bids_come"),
	(Fault::PaysWhilePaused, "stopped", "nothing_is_bid_cleared_or_delivered_while_paused"),
	(Fault::NeverLapses, "refused", "every_bid_is_finished_in_the_end"),
	(Fault::HoldStays, "minimum", "no_money_is_held_in_the_end"),
	(Fault::FailedStays, "minimum", "sale_is_removed_in_the_end"),
	(Fault::RestStays, "shares", "nothing_stays_in_the_pot_of_the_sale"),
];
