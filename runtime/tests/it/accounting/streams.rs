//! What should become of streams: what unlocks of them, whose deposit is held for the record of each,
//! and what is left of those that the manager stops.

use super::{
	model::{unpaid, Form, Model, Outcome, Refused, Row, Status, Unpaid, Who},
	setup::{AMOUNTS, MANAGER, ROWS, START, STREAMED},
};
use crate::common::*;
use distribution_primitives::UnlockSchedule;

/// When streams unlock: the last unit a week before the windows end, as the chain demands.
pub const SCHEDULE: UnlockSchedule<BlockNumber> =
	UnlockSchedule { start: START, cliff: HOURS, length: 2 * DAYS - 1, step: 7 };

/// What is held for the record of a stream: 114 bytes, and 80 for its key.
const DEPOSIT: Balance = DEPOSIT_PER_ITEM + (114 + 80) * DEPOSIT_PER_BYTE;

/// A payment without signature must be more than this part of a stream, unless it is the last.
const FREE_PART: Balance = 32;

/// A row of a streamed round.
#[derive(Clone, Copy, Debug)]
pub struct Stream {
	/// What it is worth or, once it was stopped, what is left of that.
	pub total: Balance,
	pub paid: Balance,
	pub stopped: bool,
	/// Whether it was begun, and something of it is unpaid.
	pub open: bool,
	/// Whose deposit is held for its record, unless it is covered by that of the round.
	pub depositor: Option<Who>,
}

impl Model {
	pub fn stream(&self, place: usize, row: usize) -> Stream {
		let total = AMOUNTS[row];
		let none = Stream { total, paid: 0, stopped: false, open: false, depositor: None };
		self.streams.get(&(place, row)).copied().unwrap_or(none)
	}

	/// Whether nothing of a row can be paid any more, ever.
	pub fn is_over(&self, place: usize, row: usize) -> bool {
		self.rounds[place].rows[row].paid && !self.stream(place, row).open
	}

	/// What the chain knows a row to be worth, and what it knows to be paid of it.
	pub fn known(&self, place: usize, row: usize) -> (Balance, Balance) {
		let it = self.stream(place, row);
		if it.open {
			(it.total, it.paid)
		} else {
			(AMOUNTS[row], 0)
		}
	}

	fn unlocked(&self, it: &Stream) -> Balance {
		let UnlockSchedule { start, cliff, length, step } = SCHEDULE;
		let elapsed = self.now - start;
		if it.stopped || elapsed >= length {
			it.total
		} else if elapsed < cliff {
			0
		} else {
			it.total * Balance::from(elapsed - elapsed % step) / Balance::from(length)
		}
	}

	/// What can be paid now of a row that is not over.
	pub fn due(&self, place: usize, row: usize) -> Balance {
		if place < STREAMED {
			return AMOUNTS[row];
		}
		let it = self.stream(place, row);
		self.unlocked(&it) - it.paid
	}

	/// What is paid from a streamed round, and what is set aside in it.
	pub fn stream_books(&self, place: usize) -> (Balance, Balance) {
		let rows = self.rounds[place].rows.iter().enumerate();
		rows.fold((0, 0), |(paid, aside), (row, state)| {
			let it = self.stream(place, row);
			let unpaid = if state.aside { it.total - it.paid } else { 0 };
			(paid + it.paid, aside + unpaid)
		})
	}

	/// What streams that were stopped have left of the budget of a round.
	pub fn freed(&self, place: usize) -> Balance {
		(0..ROWS).map(|row| AMOUNTS[row] - self.stream(place, row).total).sum()
	}

	fn put_down(&mut self, who: Who) {
		let wallet = self.ledger.of(who);
		wallet.free -= DEPOSIT;
		wallet.held += DEPOSIT;
	}

	fn end_stream(&mut self, it: &mut Stream) {
		it.open = false;
		if let Some(who) = it.depositor.take() {
			let wallet = self.ledger.of(who);
			wallet.held -= DEPOSIT;
			wallet.free += DEPOSIT;
		}
	}

	/// Whether whoever begins a stream of this round puts down a deposit.
	fn needs_deposit(place: usize) -> bool {
		place > STREAMED
	}

	/// Pays what is due of a stream that is not over to `to`.
	pub fn pay_stream(&mut self, place: usize, row: usize, to: usize) -> Result<(), Unpaid> {
		let (mut it, due) = (self.stream(place, row), self.due(place, row));
		if due == 0 {
			return Err(unpaid(Refused::NothingUnlocked));
		}
		let by_ethereum = self.rounds[place].form == Form::Ethereum;
		self.judge(if by_ethereum { to } else { row }, to)?;
		let last = it.paid + due == it.total;
		let little = due < EXISTENTIAL_DEPOSIT || (!last && due <= it.total / FREE_PART);
		if self.free && little {
			return Err(unpaid(Refused::TooLittleForFreeClaim));
		}
		if self.ledger.of(Who::Account(to)).free + due < EXISTENTIAL_DEPOSIT {
			return Err(unpaid(Refused::BelowMinimumBalance));
		}
		if !it.open && !last {
			if Self::needs_deposit(place) {
				if self.free {
					return Err(unpaid(Refused::SignatureNeeded));
				}
				self.put_down(Who::Relay);
				it.depositor = Some(Who::Relay);
			}
			it.open = true;
		}
		it.paid += due;
		if last {
			self.end_stream(&mut it);
		}
		self.streams.insert((place, row), it);
		let aside = self.rounds[place].rows[row].aside && !last;
		self.rounds[place].rows[row] = Row { paid: true, aside };
		self.ledger.send(Who::Pot(place), Who::Account(to), due);
		Ok(())
	}

	/// Claims a row for `who` by its number: the chain knows the rows of a listed round, and streams
	/// that were begun.
	pub fn claim_by_number(&mut self, place: usize, row: usize, who: usize) -> Result<(), Unpaid> {
		self.accepts(place, self.rounds[place].rows[row].aside)?;
		let refused = match self.rounds[place].form {
			Form::Accounts if place >= STREAMED && self.is_over(place, row) => {
				Refused::AlreadyClaimed
			}
			Form::Accounts if !self.stream(place, row).open => Refused::WrongEvidence,
			Form::Accounts if who != row => Refused::NotBeneficiary,
			_ => return self.claim(place, row, who),
		};
		Err(unpaid(refused))
	}

	/// The manager stops a stream: what has unlocked stays its owner's.
	pub fn stop(&mut self, place: usize, row: usize) -> Outcome {
		let refused = match self.rounds[place].status {
			Status::Removed => Refused::UnknownRound,
			Status::Open if self.is_frozen(MANAGER) => Refused::ManagerFrozen,
			Status::Open if place < STREAMED => Refused::NotRevocable,
			Status::Open if self.is_over(place, row) => Refused::AlreadyClaimed,
			Status::Open => return self.stop_open(place, row),
			_ => Refused::NotOpen,
		};
		Err(refused.into())
	}

	fn stop_open(&mut self, place: usize, row: usize) -> Outcome {
		let (mut it, due) = (self.stream(place, row), self.due(place, row));
		if it.paid + due == it.total {
			return Err(Refused::NothingToStop.into());
		}
		if due == 0 {
			self.end_stream(&mut it);
		} else if !it.open {
			it.open = true;
			if Self::needs_deposit(place) {
				self.put_down(Who::Account(MANAGER));
				it.depositor = Some(Who::Account(MANAGER));
			}
		}
		(it.total, it.stopped) = (it.paid + due, true);
		self.streams.insert((place, row), it);
		let aside = self.rounds[place].rows[row].aside && due > 0;
		self.rounds[place].rows[row] = Row { paid: true, aside };
		Ok(())
	}

	/// Ends all streams of a round that is removed.
	pub fn end_streams(&mut self, place: usize) {
		for row in 0..ROWS {
			let mut it = self.stream(place, row);
			if it.open {
				self.end_stream(&mut it);
				self.streams.insert((place, row), it);
			}
		}
	}
}
