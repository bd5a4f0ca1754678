//! What is remembered to judge by: kept from what changes between two states, whatever the step
//! says it did.

use super::*;

/// A sale was cleared before bids had been accepted for as long as agreed.
pub(crate) const SHORT_BIDDING: u16 = 1;
/// A sale was cleared before there was time to answer the last price.
pub(crate) const NO_ANSWER: u16 = 1 << 1;
/// A bid lapsed before it had waited as long as agreed.
pub(crate) const SHORT_WAIT: u16 = 1 << 2;
/// A bidder who is refused has bid, paid or been delivered something.
pub(crate) const REFUSED_TRADES: u16 = 1 << 3;
/// A seller who is refused has been paid.
pub(crate) const REFUSED_EARNS: u16 = 1 << 4;
/// Frozen money has been paid.
pub(crate) const FROZEN_PAID: u16 = 1 << 5;
/// A bid was lowered, or the end of the bidding came nearer.
pub(crate) const LOWERED: u16 = 1 << 6;
/// Something was bid, cleared or delivered while the round was paused.
pub(crate) const WHILE_PAUSED: u16 = 1 << 7;

impl Sales {
	/// The time that a bid leaves that moves the price; none at a fixed price.
	pub(crate) fn late(&self) -> u16 {
		match self.world.form {
			Form::Fixed { .. } => 0,
			Form::Auction { late, .. } => late,
		}
	}

	/// The highest tick at which the bids ask for all there is; the lowest if there is none.
	pub(crate) fn tick_by_bids(&self, state: &State) -> usize {
		let asked_from = |tick: usize| -> i32 {
			let bids = state.bids.iter().flatten().filter(|bid| bid.tick >= tick);
			bids.map(|bid| bid.quantity).sum()
		};
		let enough = |tick: &usize| asked_from(*tick) >= self.world.supply;
		(0..self.ticks()).filter(enough).max().unwrap_or(0)
	}

	/// The time without what was lost of it.
	pub(crate) fn counted(state: &State) -> u16 {
		state.now - state.lost
	}

	/// Remembers a step from `before` to `state`.
	pub(crate) fn remember(&self, before: &State, state: &mut State, action: Action) {
		let mut ghost = before.ghost;
		for (broken, flag) in self.broken(before, state, action) {
			if broken {
				ghost.broken |= flag;
			}
		}
		match action {
			Action::Tick => self.pass(before, &mut ghost),
			Action::Bid(..) if self.tick_by_bids(state) > self.tick_by_bids(before) => {
				ghost.answer = 0;
			}
			Action::Clear => (ghost.open, ghost.answer) = (0, 0),
			Action::Remove => ghost.waited = 0,
			_ => {}
		}
		state.ghost = ghost;
	}

	/// Time passes in which everything can be done.
	fn pass(&self, before: &State, ghost: &mut Ghost) {
		let world = &self.world;
		match before.phase {
			Phase::Bidding if Self::counted(before) >= world.opens => {
				ghost.open = (ghost.open + world.step).min(world.closes - world.opens);
				ghost.answer = (ghost.answer + world.step).min(self.late());
			}
			Phase::Cleared { .. } => {
				ghost.waited = (ghost.waited + world.step).min(world.finishing);
			}
			_ => {}
		}
	}

	/// What a step has broken.
	fn broken(&self, before: &State, state: &State, action: Action) -> [(bool, u16); 8] {
		let world = &self.world;
		let clears = action == Action::Clear;
		let moved = self.tick_by_bids(before) > 0;
		let trades = |by: usize| {
			let paid = state.money[by] != before.money[by];
			paid || state.got[by] != before.got[by] || state.held[by] > before.held[by]
		};
		let lapsed = state.books.lapsed > before.books.lapsed;
		let living = Self::counted(before) < world.until && !before.closed;
		let lowered = (0..BIDDERS).any(|by| match (before.bids[by], state.bids[by]) {
			(Some(old), Some(new)) => new.quantity < old.quantity || new.tick < old.tick,
			(Some(_), None) => true,
			_ => false,
		});
		let works = clears || matches!(action, Action::Bid(..)) || state.got != before.got;
		[
			(clears && before.ghost.open < world.closes - world.opens, SHORT_BIDDING),
			(clears && moved && before.ghost.answer < self.late(), NO_ANSWER),
			(lapsed && living && before.ghost.waited < world.finishing, SHORT_WAIT),
			((0..BIDDERS).any(|by| before.frozen[by] && trades(by)), REFUSED_TRADES),
			(before.frozen[SELLER] && state.earned != before.earned, REFUSED_EARNS),
			(
				(0..BIDDERS).any(|by| before.stuck[by] && state.money[by] != before.money[by]),
				FROZEN_PAID,
			),
			(lowered || state.ends < before.ends, LOWERED),
			(before.paused && works, WHILE_PAUSED),
		]
	}
}
