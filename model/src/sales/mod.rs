//! The life of a sale: accounts bid, the bidding ends or is prolonged, somebody clears it, and bids are
//! finished while bidders and seller are refused, the round is paused and time is lost.
//!
//! Section 19 of `docs/design.md`, with the constants of the pallet's mock. All bidders are of one class, and
//! are themselves paid. Of the round there is what a sale sees: its clock, its pot and its end.
//!
//! As with rounds, each path ends: bids only rise, what could be done for ever can be done a few times,
//! and time goes on only while bids are accepted or wait.

mod faults;
mod finishing;
mod ghosts;
mod properties;
mod steps;
mod text;
mod worlds;

pub use faults::{Fault, CAUGHT_BY};
pub use text::{observe, phase};
pub use worlds::{deep, ordinary, Ask, Form, Limits, World};

use stateright::{Model, Property};

/// The smallest balance of a pot while its round is there.
pub const MINIMUM: i32 = 10;
/// Units of what is sold that a price is for.
pub const LOT: i32 = 10;
/// Number of prices of an auction.
pub const TICKS: usize = 3;
/// Most bidders that a world has.
pub const BIDDERS: usize = 3;
/// The number of the seller, behind those of the bidders.
pub const SELLER: usize = BIDDERS;

/// What the bids add up to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Books {
	/// What is asked for.
	pub demand: i32,
	/// What of it is within first allocations.
	pub first: i32,
	/// What is asked for at each tick.
	pub at: [i32; TICKS],
	/// The tick of the price, as it is by the bids so far.
	pub tick: usize,
	/// What was delivered.
	pub delivered: i32,
	/// What somebody was due and will not get.
	pub lapsed: i32,
	/// What was paid.
	pub raised: i32,
}

/// How a bid has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct End {
	/// What was delivered for it.
	pub bought: i32,
	/// What was paid for that.
	pub paid: i32,
	/// What it was due and did not get.
	pub lapsed: i32,
}

/// A bid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Bid {
	/// What it asks for.
	pub quantity: i32,
	/// The tick of the highest price that it would pay.
	pub tick: usize,
	/// How it has ended.
	pub end: Option<End>,
}

/// How the sale stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Phase {
	/// Nobody has cleared it.
	Bidding,
	/// Everybody gets everything back.
	Failed,
	/// Bids are finished.
	Cleared {
		/// The tick of the price.
		tick: usize,
		/// How much is sold, before shares are rounded.
		sold: i32,
		/// From when on bids no longer wait for whom compliance refuses.
		waits: u16,
	},
}

/// The sale and everybody around it. Amounts are what there is more than at the beginning, but for the
/// pot's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct State {
	/// The clock of the chain.
	pub now: u16,
	/// What has been lost of it.
	pub lost: u16,
	/// The round is paused.
	pub paused: bool,
	/// How the sale stands.
	pub phase: Phase,
	/// When no more bids are accepted.
	pub ends: u16,
	/// What the bids add up to.
	pub books: Books,
	/// The bid of each account.
	pub bids: [Option<Bid>; BIDDERS],
	/// For whose bids a deposit is held.
	pub deposits: [bool; BIDDERS],
	/// What was delivered in all, once the round has been told.
	pub concluded: Option<i32>,
	/// The round is closed, and what was left has gone back.
	pub closed: bool,
	/// The sale is gone.
	pub removed: bool,
	/// The seller's deposit is held.
	pub deposit: bool,
	/// What the pot has of what is sold.
	pub pot: i32,
	/// What each bidder has been delivered.
	pub got: [i32; BIDDERS],
	/// What each bidder has of the money, with what is held.
	pub money: [i32; BIDDERS],
	/// What of it is held.
	pub held: [i32; BIDDERS],
	/// What the seller has of the money.
	pub earned: i32,
	/// What the seller has of what is sold.
	pub unsold: i32,
	/// Whom compliance refuses: bidders, and the seller.
	pub frozen: [bool; BIDDERS + 1],
	/// Whose money its issuer has frozen.
	pub stuck: [bool; BIDDERS],
	/// How often things can still be done.
	pub left: Limits,
	/// What no storage knows.
	pub ghost: Ghost,
}

/// What is remembered to judge by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Ghost {
	/// In how many blocks accounts could bid.
	pub open: u16,
	/// In how many of them since the price moved, up to the time for an answer.
	pub answer: u16,
	/// In how many blocks bids could be finished, up to the time that they wait.
	pub waited: u16,
	/// What has happened and must not.
	pub broken: u16,
}

/// What somebody does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
	/// An account bids, or raises its bid.
	Bid(usize, Ask),
	/// Anybody clears the sale.
	Clear,
	/// Anybody finishes the bid of an account.
	Finish(usize),
	/// Anybody removes the sale.
	Remove,
	/// The round is closed.
	Close,
	/// A bidder or the seller is frozen.
	Freeze(usize),
	/// A bidder or the seller is frozen no longer.
	Thaw(usize),
	/// The issuer of the money freezes that of a bidder.
	FreezeMoney(usize),
	/// The issuer of the money thaws that of a bidder.
	ThawMoney(usize),
	/// The round is paused.
	Pause,
	/// The round goes on.
	Resume,
	/// Time passes.
	Tick,
	/// Time passes that counts for nobody.
	Stall,
}

/// How a step ends: well, or with an error of this name.
pub type Outcome<Said = ()> = Result<Said, &'static str>;

/// The model: a world, perhaps with something wrong in it.
#[derive(Clone, Debug)]
pub struct Sales {
	/// Its bounds.
	pub world: World,
	/// What is wrong on purpose.
	pub fault: Option<Fault>,
	/// The only property to look at, if not all.
	pub only: Option<&'static str>,
}

impl Sales {
	/// The model of a world.
	pub fn new(world: World) -> Self {
		Self { world, fault: None, only: None }
	}

	/// Whether this is wrong on purpose.
	pub(crate) fn has(&self, fault: Fault) -> bool {
		self.fault == Some(fault)
	}

	/// What comes of a step.
	pub fn step(&self, before: &State, action: Action) -> Outcome<State> {
		let mut state = *before;
		self.act(&mut state, action)?;
		self.remember(before, &mut state, action);
		Ok(state)
	}
}

impl Model for Sales {
	type State = State;
	type Action = Action;

	fn init_states(&self) -> Vec<State> {
		vec![self.beginning()]
	}

	fn actions(&self, state: &State, actions: &mut Vec<Action>) {
		self.offer(state, actions);
	}

	fn next_state(&self, state: &State, action: Action) -> Option<State> {
		self.step(state, action).ok().filter(|next| next != state)
	}

	fn properties(&self) -> Vec<Property<Self>> {
		properties::all()
			.into_iter()
			.filter(|property| self.only.is_none_or(|name| name == property.name))
			.collect()
	}
}
