//! Rounds, and when their windows end.
//!
//! A window ends when it has been open for as long as was agreed, not counting the time in which
//! nobody could claim. Whether a round is paused now is asked of the chain.

use super::{Demand, Token};
use crate::common::*;
use distribution_primitives::{Status, TermsHash};
use sp_core::H256;

/// Time after a window's end in which rows set aside can be claimed.
pub const GRACE: BlockNumber = 90 * DAYS;
/// The shortest window.
pub const MIN_WINDOW: BlockNumber = HOURS;
/// Vesting schedules that fit into an account.
pub const SLOTS: u32 = 28;

/// How a round pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
	/// At once.
	Plain,
	/// At once, and very little: what somebody pays who wants to use up others' limits.
	Dust,
	/// At once, locked in the holder's account.
	Vested,
	/// As it unlocks.
	Streamed,
}

/// Where the remainder goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
	Manager,
	Treasury,
	Burn,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
	Draft,
	/// Open or paused.
	Open,
	Closed,
	/// It never opened.
	Abandoned,
}

/// When a stream unlocks.
#[derive(Clone, Copy, Default)]
pub struct Schedule {
	pub start: BlockNumber,
	pub cliff: BlockNumber,
	pub length: BlockNumber,
	pub step: BlockNumber,
}

impl Schedule {
	fn unlocked(&self, total: Balance, now: BlockNumber) -> Balance {
		if now < self.start + self.cliff {
			return 0;
		}
		let elapsed = (now - self.start).min(self.length);
		if elapsed == self.length {
			return total;
		}
		let steps = elapsed / self.step;
		total * Balance::from(steps * self.step) / Balance::from(self.length)
	}
}

/// A row: what its holder is entitled to.
#[derive(Clone, Copy)]
pub struct Row {
	/// Less once its stream is stopped.
	pub total: Balance,
	pub paid: Balance,
	/// Its stream was stopped.
	pub stopped: bool,
	/// Nothing is left to claim.
	pub done: bool,
	pub aside: bool,
}

/// A round, and the evidence for claims.
pub struct Round {
	pub id: u32,
	pub manager: usize,
	/// What its manager has put down for it.
	pub deposit: Balance,
	pub kind: Kind,
	pub rest: Rest,
	pub demand: &'static Demand,
	pub token: Token,
	pub schedule: Schedule,
	pub revocable: bool,
	/// Its manager has put down the deposits for its streams.
	pub prepaid: bool,
	pub root: H256,
	/// The hash of its terms when it was drafted, which others have seen.
	pub seen: TermsHash,
	pub evidence: Vec<Evidence<Balance>>,
	pub rows: Vec<Row>,
	/// When its window ends, as agreed.
	pub closes: BlockNumber,
	/// By how much it ends later.
	pub moved: BlockNumber,
	/// When a payout limit last let a stream that is set aside have a part only, less what has
	/// moved until then: the grace begins again.
	pub cut: BlockNumber,
	/// For how long, since it opened, holders could claim.
	pub usable: BlockNumber,
	/// When it opened.
	pub opened: BlockNumber,
	pub state: State,
	pub paused: bool,
}

impl Round {
	pub fn ends(&self) -> BlockNumber {
		self.closes + self.moved
	}

	/// When rows set aside can no longer be claimed.
	pub fn aside_until(&self) -> BlockNumber {
		self.closes.max(self.cut) + self.moved + GRACE
	}

	pub fn budget(&self) -> Balance {
		self.rows.iter().map(|row| row.total).sum()
	}

	pub fn claimed(&self) -> Balance {
		self.rows.iter().map(|row| row.paid).sum()
	}

	pub fn aside(&self) -> Balance {
		self.rows.iter().filter(|row| row.aside).map(|row| row.total - row.paid).sum()
	}

	/// What its pot owes.
	pub fn owed(&self) -> Balance {
		match self.state {
			State::Draft | State::Abandoned => 0,
			State::Open => self.budget() - self.claimed(),
			State::Closed => self.aside(),
		}
	}

	pub fn is_complete(&self) -> bool {
		self.rows.iter().all(|row| row.done)
	}

	pub fn unlocked(&self, row: &Row, now: BlockNumber) -> Balance {
		match self.kind {
			Kind::Streamed if !row.stopped => self.schedule.unlocked(row.total, now),
			_ => row.total,
		}
	}

	/// Time passes until the next block; `lost` if nobody could claim.
	pub fn pass(&mut self, gap: BlockNumber, lost: bool) {
		if matches!(self.state, State::Draft | State::Abandoned) {
			return;
		}
		if lost || self.paused {
			self.moved += gap;
		} else {
			self.usable += gap;
		}
	}

	/// Asks the chain whether the round is paused.
	pub fn is_paused_on_chain(&self) -> bool {
		let info = Distribution::round_info(self.id);
		info.is_some_and(|info| matches!(info.status, Status::Paused { .. }))
	}

	/// A pause may have ended by itself since the block before, which was `gap` earlier: then part
	/// of that time counts, and the chain says which.
	pub fn see_pause_end(&mut self, gap: BlockNumber) {
		if !self.paused || self.is_paused_on_chain() {
			return;
		}
		self.paused = false;
		// The chain may note the end of a pause only when something happens to the round, and give
		// more time the later that is.
		Distribution::pause(RuntimeOrigin::root(), self.id).unwrap();
		Distribution::resume(RuntimeOrigin::root(), self.id).unwrap();
		let ends = Distribution::round_info(self.id).unwrap().ends;
		let earlier = self.ends().checked_sub(ends).expect("a pause costs what it lasts");
		assert!(earlier <= gap, "the end of a pause takes from the window of round {}", self.id);
		self.moved -= earlier;
		self.usable += earlier;
	}

	/// Holders have had all the time that was agreed, and `more`.
	pub fn had_time(&self, more: BlockNumber) -> bool {
		self.usable >= self.closes - self.opened + more
	}
}
