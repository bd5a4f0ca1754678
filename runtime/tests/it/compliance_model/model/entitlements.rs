//! What each row of a round is owed, who gets what is left, and when.

use super::{Kind, Model, Outcome, Rest, Round, Row, Span, State, Token, Who, GRACE, SLOTS};
use crate::common::*;

impl Model {
	/// Whether a round accepts a claim of a row.
	fn accepts(&self, round: &Round, who: usize) -> Outcome {
		let kept = round.rows[who].aside && self.now < round.aside_until();
		match round.state {
			State::Draft | State::Abandoned => Err("NotOpen"),
			State::Open if round.paused => Err("NotOpen"),
			State::Open if self.now < round.ends() || kept => Ok(()),
			State::Open => Err("WindowClosed"),
			State::Closed if kept => Ok(()),
			State::Closed => Err("NotOpen"),
		}
	}

	/// What a claim of a row pays now, or why it does not.
	pub fn due(&self, round: &Round, who: usize) -> Result<Span, &'static str> {
		self.accepts(round, who)?;
		let row = &round.rows[who];
		if row.done {
			return Err("AlreadyClaimed");
		}
		let due = round.unlocked(row, self.now) - row.paid;
		if due == 0 {
			return Err("NothingUnlocked");
		}
		self.qualifies(who, round.demand)?;
		let span = if round.kind == Kind::Streamed {
			self.part(who, Span::exactly(due))?
		} else {
			self.whole(who, due)?;
			Span::exactly(due)
		};
		let has = self.ledger.balance(Token::Native, Who::Holder(who));
		if has + span.most < EXISTENTIAL_DEPOSIT {
			return Err("BelowMinimumBalance");
		}
		if round.kind == Kind::Vested && self.accounts[who].slots >= SLOTS {
			return Err("AtMaxVestingSchedules");
		}
		Ok(span)
	}

	/// A claim has paid `amount`.
	pub fn paid(&mut self, round: &mut Round, who: usize, amount: Balance) {
		self.book(who, amount);
		self.ledger.transfer(Token::Native, Who::Pot(round.id), Who::Holder(who), amount);
		self.accounts[who].slots += u32::from(round.kind == Kind::Vested);
		let due = round.unlocked(&round.rows[who], self.now) - round.rows[who].paid;
		if round.rows[who].aside && amount < due {
			round.cut = round.cut.max(self.now - round.moved);
		}
		let row = &mut round.rows[who];
		row.paid += amount;
		assert!(row.paid <= row.total, "row {who} of round {} is paid too much", round.id);
		row.done = row.paid == row.total;
		row.aside &= !row.done;
	}

	pub fn set_aside(&self, round: &mut Round, who: usize) -> Outcome {
		if round.state != State::Open {
			return Err("NotOpen");
		}
		let row = round.rows[who];
		if row.aside {
			return Err("AlreadySetAside");
		}
		if row.done {
			return Err("AlreadyClaimed");
		}
		let full = round.kind == Kind::Vested && self.accounts[who].slots >= SLOTS;
		let within = match round.kind {
			// A stream is refused only if not even its smallest part could be paid.
			Kind::Streamed => self.part(who, Span::exactly(1)).map(|_| ()),
			Kind::Plain | Kind::Dust | Kind::Vested => self.whole(who, row.total),
		};
		let accepted = self.qualifies(who, round.demand).and(within);
		if accepted.is_ok() && !full {
			return Err("NotRefused");
		}
		round.rows[who].aside = true;
		Ok(())
	}

	/// A stranger sends `amount` to a holder, locked in a vesting slot.
	pub fn fill(&mut self, who: usize, amount: Balance) -> Outcome {
		if self.accounts[who].slots >= SLOTS {
			return Err("AtMaxVestingSchedules");
		}
		self.accounts[who].slots += 1;
		self.ledger.transfer(Token::Native, Who::Stranger, Who::Holder(who), amount);
		Ok(())
	}

	pub fn stop_stream(&self, round: &mut Round, manager: usize, who: usize) -> Outcome {
		if manager != round.manager {
			return Err("NotManager");
		}
		if round.state != State::Open || round.paused {
			return Err("NotOpen");
		}
		if self.is_manager_frozen(manager) {
			return Err("ManagerFrozen");
		}
		if round.kind != Kind::Streamed || !round.revocable {
			return Err("NotRevocable");
		}
		let row = round.rows[who];
		if row.done {
			return Err("AlreadyClaimed");
		}
		let kept = round.unlocked(&row, self.now);
		if kept == row.total {
			return Err("NothingToStop");
		}
		// The holder keeps what has unlocked, paid or not.
		let done = kept == row.paid;
		let aside = row.aside && !done;
		round.rows[who] = Row { total: kept, stopped: true, done, aside, ..row };
		Ok(())
	}

	/// Without unpaid rows, or once all had their time.
	pub fn close(&mut self, round: &mut Round) -> Outcome {
		if round.state != State::Open || round.paused {
			return Err("NotOpen");
		}
		if !round.is_complete() {
			if self.now < round.ends() + self.close_delay {
				return Err("TooEarlyToClose");
			}
			assert!(round.had_time(self.close_delay), "round {} took time away", round.id);
		}
		let aside = round.aside();
		let kept = if aside > 0 { aside + EXISTENTIAL_DEPOSIT } else { 0 };
		let rest = self.ledger.balance(Token::Native, Who::Pot(round.id)) - kept;
		self.send_rest(round, rest);
		round.state = State::Closed;
		Ok(())
	}

	/// The state of the round is removed.
	pub fn clean_up(&mut self, round: &Round) -> Outcome {
		match round.state {
			State::Draft | State::Open => return Err("NotClosed"),
			State::Abandoned => return Ok(()),
			State::Closed => {}
		}
		let aside = round.aside();
		if aside > 0 {
			if self.now < round.aside_until() {
				return Err("StillSetAside");
			}
			assert!(round.had_time(GRACE), "round {} took time away", round.id);
			// Not even then the manager's.
			self.ledger.transfer(Token::Native, Who::Pot(round.id), Who::Treasury, aside);
		}
		let rest = self.ledger.balance(Token::Native, Who::Pot(round.id));
		self.send_rest(round, rest);
		Ok(())
	}

	fn send_rest(&mut self, round: &Round, amount: Balance) {
		let pot = Who::Pot(round.id);
		match round.rest {
			Rest::Manager => {
				let manager = Who::Manager(round.manager);
				self.ledger.transfer(Token::Native, pot, manager, amount);
			}
			Rest::Treasury => self.ledger.transfer(Token::Native, pot, Who::Treasury, amount),
			Rest::Burn => self.ledger.burn(pot, amount),
		}
	}
}
