//! What each step does, but for clearing and finishing; and the prices.

use super::*;

/// Fails with `error` unless `held`.
pub(crate) fn ensure(held: bool, error: &'static str) -> Outcome {
	held.then_some(()).ok_or(error)
}

impl State {
	/// Number of bids that are not finished.
	pub(crate) fn unfinished(&self) -> usize {
		self.bids.iter().flatten().filter(|bid| bid.end.is_none()).count()
	}
}

impl Sales {
	/// The state that the story begins with: a sale without a bid.
	pub(crate) fn beginning(&self) -> State {
		State {
			now: 1,
			lost: 0,
			paused: false,
			phase: Phase::Bidding,
			ends: self.world.closes,
			books: Books::default(),
			bids: [None; BIDDERS],
			deposits: [false; BIDDERS],
			concluded: None,
			closed: false,
			removed: false,
			deposit: true,
			pot: self.world.supply + MINIMUM,
			got: [0; BIDDERS],
			money: [0; BIDDERS],
			held: [0; BIDDERS],
			earned: 0,
			unsold: -(self.world.supply + MINIMUM),
			frozen: [false; BIDDERS + 1],
			stuck: [false; BIDDERS],
			left: self.world.limits,
			ghost: Ghost::default(),
		}
	}

	/// The clock of the round, as long as it is there.
	pub(crate) fn clock(&self, state: &State) -> Option<u16> {
		let lost = if self.has(Fault::StallsCount) { 0 } else { state.lost };
		(!state.closed).then_some(state.now - lost)
	}

	/// Whether the round delivers nothing any longer.
	pub(crate) fn is_over(&self, state: &State) -> bool {
		self.clock(state).is_none_or(|time| time >= self.world.until)
	}

	/// Number of prices.
	pub(crate) fn ticks(&self) -> usize {
		match self.world.form {
			Form::Fixed { .. } => 1,
			Form::Auction { .. } => TICKS,
		}
	}

	/// The money for a lot at a tick.
	pub(crate) fn price(&self, tick: usize) -> i32 {
		match self.world.form {
			Form::Fixed { price, .. } => price,
			Form::Auction { floor, rise, .. } => floor + rise * tick as i32,
		}
	}

	/// The money for a quantity at a tick, rounded up to the unit.
	pub(crate) fn cost(&self, quantity: i32, tick: usize) -> i32 {
		(quantity * self.price(tick) + LOT - 1) / LOT
	}

	/// What of a quantity is within the first allocation.
	pub(crate) fn first_of(&self, quantity: i32) -> i32 {
		match self.world.form {
			Form::Fixed { first, .. } => quantity.min(first),
			Form::Auction { .. } => 0,
		}
	}

	/// The highest tick at which all is sold.
	pub(crate) fn cut(&self, at: &[i32; TICKS]) -> Option<usize> {
		let reaches = |tick: &usize| at.iter().skip(*tick).sum::<i32>() >= self.world.supply;
		let found = (0..self.ticks()).rev().find(reaches);
		if self.has(Fault::LowestPrice) {
			found.map(|_| 0)
		} else {
			found
		}
	}

	/// What somebody could do now. Much of it is refused.
	pub(crate) fn offer(&self, state: &State, actions: &mut Vec<Action>) {
		let (world, left) = (&self.world, &state.left);
		let bidders = 0..world.bidders;
		for by in bidders.clone() {
			actions.extend(world.asks.iter().map(|ask| Action::Bid(by, *ask)));
		}
		actions.push(Action::Clear);
		actions.extend(bidders.clone().map(Action::Finish));
		actions.push(Action::Remove);
		if state.paused {
			actions.push(Action::Resume);
		}
		if !state.closed && !state.paused && (state.concluded.is_some() || self.is_over(state)) {
			actions.push(Action::Close);
		}
		if !state.removed {
			let people = bidders.clone().chain([SELLER]);
			let frozen = |who: &usize| state.frozen[*who];
			if left.freezes > 0 {
				actions.extend(people.clone().filter(|who| !frozen(who)).map(Action::Freeze));
			}
			if left.thaws > 0 {
				actions.extend(people.filter(frozen).map(Action::Thaw));
			}
			let stuck = |who: &usize| state.stuck[*who];
			if left.money_freezes > 0 {
				actions.extend(bidders.clone().filter(|who| !stuck(who)).map(Action::FreezeMoney));
			}
			if left.thaws > 0 {
				actions.extend(bidders.filter(stuck).map(Action::ThawMoney));
			}
		}
		let waits = match state.phase {
			Phase::Bidding => true,
			Phase::Failed => false,
			Phase::Cleared { .. } => state.unfinished() > 0,
		};
		if waits && !self.is_over(state) {
			if left.pauses > 0 && !state.paused {
				actions.push(Action::Pause);
			}
			// The clock of a round that is paused stands.
			if !state.paused {
				actions.push(Action::Tick);
			}
			if left.stalls > 0 {
				actions.push(Action::Stall);
			}
		}
	}

	/// Does what `action` says, or fails, and then `state` is of no use.
	pub(crate) fn act(&self, state: &mut State, action: Action) -> Outcome {
		match action {
			Action::Bid(by, ask) => self.bid(state, by, ask)?,
			Action::Clear => self.clear(state)?,
			Action::Finish(by) => self.finish(state, by)?,
			Action::Remove => self.remove(state)?,
			Action::Close => {
				state.closed = true;
				if !self.has(Fault::RestStays) {
					state.unsold += state.pot;
					state.pot = 0;
				}
			}
			Action::Freeze(who) => {
				state.frozen[who] = true;
				state.left.freezes -= 1;
			}
			Action::Thaw(who) => {
				state.frozen[who] = false;
				state.left.thaws -= 1;
			}
			Action::FreezeMoney(who) => {
				state.stuck[who] = true;
				state.left.money_freezes -= 1;
			}
			Action::ThawMoney(who) => {
				state.stuck[who] = false;
				state.left.thaws -= 1;
			}
			Action::Pause => {
				state.paused = true;
				state.left.pauses -= 1;
			}
			Action::Resume => state.paused = false,
			Action::Tick => state.now += self.world.step,
			Action::Stall => {
				state.now += self.world.step;
				state.lost += self.world.step;
				state.left.stalls -= 1;
			}
		}
		Ok(())
	}

	/// The time, if bids are accepted at it.
	fn bidding_time(&self, state: &State) -> Outcome<u16> {
		ensure(state.phase == Phase::Bidding, "BiddingOver")?;
		let time = self.clock(state).ok_or("BiddingOver")?;
		ensure(!state.paused, "RoundPaused")?;
		ensure(time >= self.world.opens, "NotYetOpen")?;
		ensure(time < state.ends, "BiddingOver")?;
		Ok(time)
	}

	fn bid(&self, state: &mut State, by: usize, ask: Ask) -> Outcome {
		let Ask { quantity, tick } = ask;
		ensure(!state.removed, "UnknownSale")?;
		let time = self.bidding_time(state)?;
		ensure(quantity >= self.world.least, "BelowLeast")?;
		ensure(quantity <= self.world.most, "AboveMost")?;
		ensure(tick < self.ticks(), "UnknownTick")?;
		ensure(!state.frozen[by], "AccountFrozen")?;
		let mut more = self.cost(quantity, tick);
		if let Some(before) = state.bids[by] {
			let raised = quantity >= before.quantity && tick >= before.tick;
			ensure(raised || self.has(Fault::BidsLowered), "BidLowered")?;
			more -= self.cost(before.quantity, before.tick);
			if !self.has(Fault::CountedTwice) {
				self.count(state, before, -1);
			}
			if self.has(Fault::RaisedForNothing) {
				more = 0;
			}
		} else {
			let placed = state.bids.iter().flatten().count();
			ensure(placed < self.world.places, "TooManyBids")?;
			state.deposits[by] = true;
		}
		// What its issuer has frozen is not free to be held.
		let free = if state.stuck[by] { 0 } else { self.world.funds };
		ensure(more <= 0 || state.held[by] + more <= free, "MoneyLacking")?;
		state.held[by] += more;
		let bid = Bid { quantity, tick, end: None };
		state.bids[by] = Some(bid);
		self.count(state, bid, 1);
		self.note_price(state, time);
		Ok(())
	}

	/// Adds a bid to the books, or takes it away.
	fn count(&self, state: &mut State, bid: Bid, sign: i32) {
		state.books.demand += sign * bid.quantity;
		state.books.first += sign * self.first_of(bid.quantity);
		state.books.at[bid.tick] += sign * bid.quantity;
	}

	/// Notes the price, and prolongs the bidding if it rises late.
	fn note_price(&self, state: &mut State, time: u16) {
		let Form::Auction { late, .. } = self.world.form else { return };
		let tick = self.cut(&state.books.at).unwrap_or(0);
		let rises = tick > state.books.tick;
		state.books.tick = state.books.tick.max(tick);
		if (rises && !self.has(Fault::NotProlonged)) || self.has(Fault::EveryBidProlongs) {
			state.ends = state.ends.max(time + late);
		}
	}

	fn remove(&self, state: &mut State) -> Outcome {
		ensure(!state.removed, "UnknownSale")?;
		ensure(state.phase != Phase::Bidding, "NotCleared")?;
		ensure(state.unfinished() == 0, "BidsUnfinished")?;
		ensure(state.phase != Phase::Failed || !self.has(Fault::FailedStays), "NotCleared")?;
		state.removed = true;
		state.deposit = false;
		Ok(())
	}
}
