//! The worlds in which something is sold: the terms, what can be bid, and how often things happen that
//! could happen for ever.

use super::TICKS;

/// What a bid can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ask {
	/// How much.
	pub quantity: i32,
	/// The tick of the highest price that it would pay.
	pub tick: usize,
}

/// How the price is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
	/// It is known before.
	Fixed {
		/// The price of a lot.
		price: i32,
		/// The first allocation.
		first: i32,
	},
	/// It is the highest at which all is sold.
	Auction {
		/// The price of a lot at the lowest tick.
		floor: i32,
		/// How much each tick is above the one before.
		rise: i32,
		/// What a late bid that moves the price leaves.
		late: u16,
	},
}

/// How often things can happen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Limits {
	/// A bidder or the seller is frozen.
	pub freezes: u8,
	/// The money of a bidder is frozen.
	pub money_freezes: u8,
	/// One of these is undone.
	pub thaws: u8,
	/// The round is paused.
	pub pauses: u8,
	/// Time is lost.
	pub stalls: u8,
}

/// A world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct World {
	/// Its name: that of the file with its traces.
	pub name: &'static str,
	/// Number of accounts that can bid.
	pub bidders: usize,
	/// Number of bids that the seller has made room for.
	pub places: usize,
	/// What can be bid, and some of what cannot.
	pub asks: Vec<Ask>,
	/// The money that a bidder can spend.
	pub funds: i32,
	/// How the price is found.
	pub form: Form,
	/// How much is sold.
	pub supply: i32,
	/// The least that has to be raised.
	pub minimum: i32,
	/// The least that can be asked for.
	pub least: i32,
	/// The most that can be asked for.
	pub most: i32,
	/// From when on bids are accepted.
	pub opens: u16,
	/// Until when, if no late bid moves the price.
	pub closes: u16,
	/// How long bids wait for whom compliance refuses.
	pub finishing: u16,
	/// When the round is over.
	pub until: u16,
	/// How much time passes at once.
	pub step: u16,
	/// How often things can happen.
	pub limits: Limits,
}

fn asks(asked: &[(i32, usize)]) -> Vec<Ask> {
	asked.iter().map(|(quantity, tick)| Ask { quantity: *quantity, tick: *tick }).collect()
}

/// A sale at a fixed price: one unit costs more than three of money, and has to be rounded.
fn plain(name: &'static str) -> World {
	World {
		name,
		bidders: 2,
		places: 2,
		asks: asks(&[(40, 0), (75, 0)]),
		funds: 1_000,
		form: Form::Fixed { price: 33, first: 45 },
		supply: 100,
		minimum: 0,
		least: 1,
		most: 100,
		opens: 1,
		closes: 21,
		finishing: 20,
		until: 61,
		step: 10,
		limits: Limits::default(),
	}
}

/// Prices that have to be rounded, and time for two steps of five.
const AUCTION: Form = Form::Auction { floor: 11, rise: 2, late: 10 };

/// Worlds that take seconds together.
pub fn ordinary() -> Vec<World> {
	vec![
		// More is asked for than there is, within first allocations and beyond them.
		World {
			bidders: 3,
			places: 3,
			asks: asks(&[(5, 0), (40, 0), (75, 0), (4, 0), (81, 0), (40, 1)]),
			least: 5,
			most: 80,
			..plain("shares")
		},
		// Late bids move the price, and prolong the bidding. There is room for two of three bidders.
		World {
			bidders: 3,
			places: 2,
			asks: asks(&[(60, 0), (60, 1), (60, 2), (100, 1), (100, 2), (60, TICKS)]),
			funds: 140,
			form: AUCTION,
			closes: 16,
			until: 56,
			step: 5,
			..plain("auction")
		},
		// All is sold for enough, or too little is.
		World {
			asks: asks(&[(5, 0), (40, 0), (75, 0)]),
			minimum: 250,
			limits: Limits { freezes: 1, ..Limits::default() },
			..plain("minimum")
		},
		// Bidders and the seller are frozen and thawed.
		World {
			limits: Limits { freezes: 2, money_freezes: 1, thaws: 1, ..Limits::default() },
			..plain("refused")
		},
		// The round is paused and time is lost, before the bidding begins and after it.
		World {
			asks: asks(&[(60, 0), (60, 1), (100, 1)]),
			form: AUCTION,
			opens: 11,
			until: 71,
			limits: Limits { freezes: 1, pauses: 1, stalls: 2, ..Limits::default() },
			..plain("stopped")
		},
	]
}

/// Worlds that take minutes together.
pub fn deep() -> Vec<World> {
	let mut worlds = ordinary();
	for world in &mut worlds {
		match world.name {
			"shares" | "minimum" => world.limits.freezes += 1,
			"auction" => world.places = 3,
			"refused" => world.limits.thaws = 2,
			_ => world.limits.stalls = 3,
		}
	}
	worlds
}
