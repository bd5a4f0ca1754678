//! Clearing a sale, what each bid is due, and finishing bids.

use super::{steps::ensure, *};

impl Sales {
	pub(crate) fn clear(&self, state: &mut State) -> Outcome {
		ensure(!state.removed, "UnknownSale")?;
		ensure(state.phase == Phase::Bidding, "AlreadyCleared")?;
		let clock = self.clock(state);
		if let Some(time) = clock {
			ensure(!state.paused, "RoundPaused")?;
			ensure(time >= state.ends, "BiddingNotOver")?;
		}
		let tick = self.cut(&state.books.at).unwrap_or(0);
		let sold = state.books.demand.min(self.world.supply);
		let raised = sold * self.price(tick) / LOT;
		let enough = raised >= self.world.minimum || self.has(Fault::MinimumIgnored);
		state.phase = match clock.filter(|time| *time < self.world.until && enough) {
			Some(time) => Phase::Cleared { tick, sold, waits: time + self.world.finishing },
			None => Phase::Failed,
		};
		if state.phase == Phase::Failed || state.unfinished() == 0 {
			state.concluded = Some(0);
		}
		Ok(())
	}

	/// A part of an amount, rounded down.
	fn part(&self, amount: i32, of: i32, whole: i32) -> i32 {
		let up = if self.has(Fault::SharesRoundedUp) { whole - 1 } else { 0 };
		(amount * of + up) / whole
	}

	/// What the bid of an account is due at the price of `tick`.
	pub(crate) fn share(&self, books: &Books, by: usize, bid: Bid, tick: usize) -> i32 {
		let (supply, Books { demand, first, at, .. }) = (self.world.supply, *books);
		let quantity = bid.quantity;
		if self.has(Fault::FirstServed) && by == 0 {
			return quantity.min(supply);
		}
		if demand <= supply {
			let beyond = self.has(Fault::FillsBeyond);
			return if beyond { self.part(supply, quantity, demand) } else { quantity };
		}
		if let Form::Auction { .. } = self.world.form {
			let left = supply - at.iter().skip(tick + 1).sum::<i32>();
			return match bid.tick {
				own if own > tick => quantity,
				own if own == tick => self.part(left, quantity, at[tick]),
				_ => 0,
			};
		}
		let own = self.first_of(quantity);
		if self.has(Fault::NoFirst) {
			self.part(supply, quantity, demand)
		} else if first >= supply {
			self.part(supply, own, first)
		} else if self.has(Fault::RestUnsold) {
			own
		} else {
			own + self.part(supply - first, quantity - own, demand - first)
		}
	}

	/// Whether what a bid is due will never be delivered.
	fn lapses(&self, state: &State, by: usize, waits: u16) -> bool {
		let refused = state.frozen[by] || state.frozen[SELLER];
		let waited = self.clock(state).is_some_and(|time| time >= waits) && !state.paused;
		let gives_up = waited || self.has(Fault::LapsesAtOnce);
		if self.has(Fault::NeverLapses) {
			return false;
		}
		self.is_over(state) || (gives_up && (refused || self.has(Fault::LapsesAfterWaiting)))
	}

	/// Refuses to deliver, or to pay for it.
	fn ensure_goes_through(&self, state: &State, by: usize) -> Outcome {
		ensure(!state.stuck[by] || self.has(Fault::MoneyNotAsked), "MoneyFrozen")?;
		ensure(!state.frozen[SELLER] || self.has(Fault::SellerNotAsked), "SellerRefused")?;
		ensure(!self.is_over(state), "RoundOver")?;
		ensure(!state.paused || self.has(Fault::PaysWhilePaused), "RoundPaused")?;
		ensure(!state.frozen[by] || self.has(Fault::BidderNotAsked), "AccountFrozen")
	}

	pub(crate) fn finish(&self, state: &mut State, by: usize) -> Outcome {
		ensure(!state.removed, "UnknownSale")?;
		let mut bid = state.bids[by].filter(|bid| bid.end.is_none()).ok_or("NoBid")?;
		let (tick, due, lapses) = match state.phase {
			Phase::Bidding => return Err("NotCleared"),
			Phase::Failed => {
				let asked = state.frozen[by] && self.has(Fault::FailedAsks);
				ensure(!asked, "AccountFrozen")?;
				(0, 0, false)
			}
			Phase::Cleared { tick, waits, .. } => {
				let due = self.share(&state.books, by, bid, tick);
				(tick, due, self.lapses(state, by, waits))
			}
		};
		let bought = if lapses { 0 } else { due };
		if bought > 0 {
			self.ensure_goes_through(state, by)?;
		}
		let paid = self.cost(bought, self.tick_paid(bid, tick));
		let lapsed = due - bought;
		if bought > 0 || !self.has(Fault::HoldStays) {
			state.held[by] = 0;
		}
		state.money[by] -= paid;
		state.earned +=
			if self.has(Fault::UnitLost) { bought * self.price(tick) / LOT } else { paid };
		state.pot -= bought;
		state.got[by] += bought;
		state.books.delivered += bought;
		state.books.lapsed += lapsed;
		state.books.raised += paid;
		if !self.has(Fault::DepositStays) {
			state.deposits[by] = false;
		}
		bid.end = Some(End { bought, paid, lapsed });
		state.bids[by] = Some(bid);
		if state.unfinished() == 0 && state.phase != Phase::Failed {
			state.concluded = Some(state.books.delivered);
		}
		Ok(())
	}

	/// The tick of the price that a bid pays.
	fn tick_paid(&self, bid: Bid, tick: usize) -> usize {
		match self.fault {
			Some(Fault::PaysTop) => self.ticks() - 1,
			Some(Fault::PaysOwnPrice) => bid.tick,
			_ => tick,
		}
	}
}
