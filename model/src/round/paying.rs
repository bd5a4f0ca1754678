//! Paying rows, setting them aside, and stopping their streams.

use super::{steps::ensure, *};

/// Rows cannot be set aside beyond the budget, nor paid.
const OVER_BUDGET: &str = "BudgetExceeded";

/// How a claim is sent.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sent {
	Signed,
	Free,
	/// Under a payout limit.
	Limited,
	ByTheChain,
}

/// Why a row was not paid, and whether it can be set aside for that.
struct Unpaid {
	error: &'static str,
	refused: bool,
}

impl From<&'static str> for Unpaid {
	fn from(error: &'static str) -> Self {
		Self { error, refused: false }
	}
}

impl Round {
	/// Whether the window is open.
	fn is_open(&self, state: &State) -> Outcome {
		ensure(state.status != Status::Removed, "UnknownRound")?;
		ensure(state.status == Status::Open, "NotOpen")?;
		ensure(state.now >= self.world.opens, "NotYetOpen")?;
		ensure(state.now < state.ends(&self.world), "WindowClosed")
	}

	/// Whether the round takes a claim of row `n` now.
	fn accepts(&self, state: &State, n: usize) -> Outcome {
		let Err(refusal) = self.is_open(state) else { return Ok(()) };
		let over = match state.status {
			Status::Open => state.now >= state.ends(&self.world),
			Status::Closed => true,
			Status::Paused { .. } => self.has(Fault::PaysWhilePaused),
			Status::Draft | Status::Removed => false,
		};
		ensure(over && state.now < state.aside_until(self) && state.rows[n].aside, refusal)
	}

	/// What has unlocked of a row of this total.
	fn unlocked(&self, total: u16, now: u16) -> u16 {
		if self.world.kind != Kind::Streamed {
			return total;
		}
		let (start, cliff, length) = STREAM;
		let cliff = if self.has(Fault::NoCliff) { 0 } else { cliff };
		let elapsed = now.saturating_sub(start);
		if now < start || elapsed < cliff {
			0
		} else if elapsed >= length {
			total
		} else {
			(u32::from(total) * u32::from(elapsed) / u32::from(length)) as u16
		}
	}

	/// What is due of row `n` now, be it nothing.
	fn due(&self, state: &State, n: usize) -> Outcome<u16> {
		let row = &state.rows[n];
		if row.record {
			let unlocked =
				if row.stopped { row.total } else { self.unlocked(row.total, state.now) };
			return Ok(unlocked.saturating_sub(row.paid));
		}
		ensure(!row.marked, "AlreadyClaimed")?;
		Ok(self.unlocked(row.total, state.now))
	}

	/// Whether a block takes a claim without a signature.
	fn admits(&self, state: &State, n: usize) -> Outcome {
		let due = self.due(state, n)?;
		ensure(due > 0, "NothingUnlocked")?;
		let own = if state.rows[n].aside { due } else { 0 };
		let streams = self.world.kind == Kind::Streamed;
		let least = if streams { due.min(MINIMUM as u16) } else { due };
		ensure(state.fits(least, own), OVER_BUDGET)?;
		ensure(streams || due >= MINIMUM as u16, "TooLittleForFreeClaim")
	}

	pub(crate) fn claim(&self, state: &mut State, n: usize, sent: Sent) -> Outcome {
		state.note(self);
		self.accepts(state, n)?;
		if sent == Sent::Free {
			self.admits(state, n)?;
		}
		self.pay(state, n, sent).map_err(|unpaid| unpaid.error)
	}

	/// Pays what is due of row `n`. If it fails, `state` is of no use.
	fn pay(&self, state: &mut State, n: usize, sent: Sent) -> Result<(), Unpaid> {
		let due = self.due(state, n)?;
		ensure(due > 0, "NothingUnlocked")?;
		let refused = |error| Unpaid { error, refused: true };
		let row = state.rows[n];
		let streams = self.world.kind == Kind::Streamed;
		let limit = if sent == Sent::Limited { LIMIT } else { u16::MAX };
		let amount = if streams { due.min(limit) } else { due };
		if amount > limit {
			return Err(refused("PayoutLimitReached"));
		}
		let asks = sent != Sent::ByTheChain || !self.has(Fault::ChainDoesNotAsk);
		if row.refused && asks {
			return Err(refused("AccountFrozen"));
		}
		let unpaid = row.total - row.paid;
		let own = if row.aside { unpaid } else { 0 };
		let last = row.paid + amount >= row.total;
		ensure(state.fits(amount, own), OVER_BUDGET)?;
		state.claimed += amount;
		if !self.has(Fault::BookedTwice) {
			state.set_aside = state.set_aside.saturating_sub(amount.min(own));
		}
		if sent == Sent::Free {
			let share = row.total / FREE_PARTS;
			let worth = amount >= MINIMUM as u16 && (amount < due || last || amount > share);
			ensure(worth, "TooLittleForFreeClaim")?;
		}
		let amounts = amount as i16;
		ensure(row.has + amounts >= MINIMUM, "BelowMinimumBalance")?;
		if self.world.kind == Kind::Vested && row.full {
			return Err(refused("AtMaxVestingSchedules"));
		}
		if own > 0 && amount < due {
			state.cut = state.cut.max(state.now.saturating_sub(state.moved));
		}
		let first = !row.record;
		if streams && first && !last {
			ensure(sent != Sent::Free, "SignatureNeeded")?;
			state.rows[n].record = true;
			state.rows[n].deposit = Depositor::Relayer;
		}
		state.pot -= amounts;
		let row = &mut state.rows[n];
		row.has += amounts;
		if self.world.kind == Kind::Vested && self.has(Fault::OneUnitLost) {
			row.has -= 1;
		}
		row.paid += amount;
		if last {
			row.record = false;
			row.deposit = Depositor::Nobody;
		}
		row.marked |= !(row.aside && self.has(Fault::NotMarked));
		row.aside &= !last;
		Ok(())
	}

	/// Pays row `n` if it can, and otherwise sets it aside if it is refused. Returns whether it was
	/// paid, and otherwise why not and whether it was set aside.
	fn try_pay(&self, state: &mut State, n: usize, sent: Sent) -> Result<(), (&'static str, bool)> {
		let mut paid = *state;
		match self.pay(&mut paid, n, sent) {
			Ok(()) => {
				*state = paid;
				Ok(())
			}
			Err(Unpaid { error, refused }) => {
				let kept = refused && !state.rows[n].aside && self.reserve(state, n).is_ok();
				Err((error, kept))
			}
		}
	}

	/// Claims all rows in a batch.
	pub(crate) fn claim_all(&self, state: &mut State) -> Outcome {
		ensure(state.status != Status::Removed, "UnknownRound")?;
		state.note(self);
		let (mut first, mut changed) = (None, false);
		for n in self.rows() {
			let tried = match self.accepts(state, n) {
				Ok(()) => self.try_pay(state, n, Sent::Signed),
				Err(error) => Err((error, false)),
			};
			match tried {
				Ok(()) => changed = true,
				Err((error, kept)) => {
					first.get_or_insert(error);
					changed |= kept;
				}
			}
		}
		match first {
			Some(error) if !changed => Err(error),
			_ => Ok(()),
		}
	}

	/// The chain goes through the rows.
	pub(crate) fn push(&self, state: &mut State) {
		let mut noted = state.noted(self);
		match noted.status {
			Status::Open if noted.now >= noted.ends(&self.world) => state.queued = false,
			Status::Open if noted.now >= self.world.opens => {
				let mut paid = false;
				for n in self.rows() {
					if !noted.rows[n].marked {
						paid |= self.try_pay(&mut noted, n, Sent::ByTheChain).is_ok();
					}
				}
				noted.idle = if paid { 0 } else { noted.idle + 1 };
				noted.after = noted.now + COOLDOWN * 2u16.pow(noted.idle.into());
				noted.queued = false;
				*state = noted;
			}
			Status::Closed | Status::Removed => state.queued = false,
			Status::Open | Status::Draft | Status::Paused { .. } => {}
		}
	}

	pub(crate) fn request_push(&self, state: &mut State) -> Outcome {
		let noted = state.noted(self);
		self.is_open(&noted)?;
		let pushed = self.world.is_pushed() && !noted.is_complete(&self.world);
		ensure(pushed, "NothingToPush")?;
		ensure(noted.now >= noted.after, "PushedRecently")?;
		ensure(!noted.queued, "AlreadyQueued")?;
		state.queued = true;
		Ok(())
	}

	/// Sets aside what is unpaid of row `n`, which is not set aside.
	fn reserve(&self, state: &mut State, n: usize) -> Outcome {
		let row = &state.rows[n];
		let unpaid = row.total - row.paid;
		ensure(state.fits(unpaid, 0), OVER_BUDGET)?;
		let twice = self.has(Fault::ReservesTwice) && state.fits(2 * unpaid, 0);
		state.set_aside += if twice { 2 * unpaid } else { unpaid };
		state.rows[n].aside = true;
		Ok(())
	}

	pub(crate) fn set_aside(&self, state: &mut State, n: usize, sent: Sent) -> Outcome {
		ensure(state.status != Status::Removed, "UnknownRound")?;
		state.note(self);
		let paused = matches!(state.status, Status::Paused { .. });
		let living = state.status == Status::Open || (paused && !self.has(Fault::AsideNeedsOpen));
		ensure(living, "NotOpen")?;
		ensure(!state.rows[n].aside, "AlreadySetAside")?;
		self.due(state, n)?;
		if sent == Sent::Free {
			// What a block looks at before the call does.
			self.reserve(&mut { *state }, n)?;
			let unpaid = state.rows[n].total - state.rows[n].paid;
			ensure(unpaid >= MINIMUM as u16, "TooLittleForFreeClaim")?;
		}
		let row = &state.rows[n];
		let full = self.world.kind == Kind::Vested && row.full;
		ensure(row.refused || full, "NotRefused")?;
		self.reserve(state, n)
	}

	pub(crate) fn stop(&self, state: &mut State, n: usize) -> Outcome {
		ensure(state.status != Status::Removed, "UnknownRound")?;
		state.note(self);
		ensure(state.status == Status::Open, "NotOpen")?;
		ensure(!state.frozen, "ManagerFrozen")?;
		ensure(self.world.kind == Kind::Streamed, "NotRevocable")?;
		let due = self.due(state, n)?;
		let row = state.rows[n];
		let kept = row.paid + due;
		let freed = row.total - kept;
		ensure(freed > 0, "NothingToStop")?;
		let own = if row.aside { row.total - row.paid } else { 0 };
		let committed = state.claimed + due + state.set_aside.saturating_sub(own);
		ensure(committed + freed <= state.budget, OVER_BUDGET)?;
		state.budget -= freed;
		state.set_aside -= own.saturating_sub(due);
		let row = &mut state.rows[n];
		if due == 0 {
			row.record = false;
			row.deposit = Depositor::Nobody;
			row.aside = false;
		} else if !row.record {
			row.record = true;
			row.deposit = Depositor::Manager;
		}
		row.total = kept;
		row.stopped = true;
		row.marked = true;
		state.left.stops -= 1;
		Ok(())
	}
}
