//! What should become of decisions: those of owners about payees, of managers about rounds, of officers,
//! and the ends of rounds.

use super::{
	model::{Entries, Entry, Form, Model, Outcome, Refused, Round, Status, Who},
	setup::{BUDGET, CLOSES, MANAGER, PEOPLE, ROWS, VOUCHERS},
};
use crate::common::*;
use distribution_primitives::voucher::MAX_ENDING_EPOCHS;

type NotNamed = pallet_payees::Error<Runtime>;
type NotFrozen = pallet_compliance::Error<Runtime>;

/// What an owner puts down for so many scopes, as `docs/design.md` says.
fn deposit(scopes: usize) -> Balance {
	match scopes {
		0 => 0,
		_ => DEPOSIT_PER_ITEM + (33 + 80 + 81 * scopes as Balance) * DEPOSIT_PER_BYTE,
	}
}

/// Owners.
impl Model {
	/// What an owner has named, with what is in force written down, and whether there was any.
	fn settled(&self, owner: usize) -> (Entries, bool) {
		let (mut entries, mut any) = (self.named[owner].clone(), false);
		for entry in entries.values_mut() {
			let payee = entry.in_force(self.now);
			if entry.next.is_some_and(|(_, at)| self.now >= at + payees::PayeeDelay::get()) {
				*entry = Entry { payee, next: None };
				any = true;
			}
		}
		entries.retain(|_, entry| entry.payee.is_some() || entry.next.is_some());
		(entries, any)
	}

	fn save(&mut self, owner: usize, mut entries: Entries) {
		entries.retain(|_, entry| entry.payee.is_some() || entry.next.is_some());
		let (before, after) = (deposit(self.named[owner].len()), deposit(entries.len()));
		let wallet = self.ledger.of(Who::Account(owner));
		wallet.free = wallet.free + before - after;
		wallet.held = wallet.held + after - before;
		self.named[owner] = entries;
	}

	pub fn name(&mut self, owner: usize, scope: Option<usize>, to: Option<usize>) -> Outcome {
		if self.is_frozen(owner) {
			return Err(NotNamed::OwnerFrozen.into());
		}
		if to.is_some_and(|to| self.is_frozen(to)) {
			return Err(NotNamed::PayeeFrozen.into());
		}
		let (mut entries, _) = self.settled(owner);
		let Entry { payee, next } = entries.get(&scope).copied().unwrap_or_default();
		if to.is_none() && payee.is_none() {
			return Err(NotNamed::NoPayee.into());
		}
		if payee == to || next.is_some_and(|(next, _)| next == to) {
			return Err(NotNamed::SamePayee.into());
		}
		if entries.len() >= pallet_payees::MAX_SCOPES as usize && !entries.contains_key(&scope) {
			return Err(NotNamed::TooManyScopes.into());
		}
		entries.insert(scope, Entry { payee, next: Some((to, self.now)) });
		self.save(owner, entries);
		Ok(())
	}

	pub fn cancel(&mut self, owner: usize, scope: Option<usize>) -> Outcome {
		let (mut entries, _) = self.settled(owner);
		let waiting = entries.get_mut(&scope).and_then(|entry| entry.next.take());
		waiting.ok_or(NotNamed::NothingWaits)?;
		self.save(owner, entries);
		Ok(())
	}

	/// Writes down what is in force. Scopes that say nothing any longer cost no deposit then.
	pub fn write_down(&mut self, owner: usize) -> Outcome {
		let (entries, any) = self.settled(owner);
		if !any {
			return Err(NotNamed::NothingToSettle.into());
		}
		self.save(owner, entries);
		Ok(())
	}
}

/// Officers.
impl Model {
	/// Freezes an account. What it has decided and is not in force yet is cancelled.
	pub fn freeze(&mut self, who: usize) -> Outcome {
		if self.is_frozen(who) {
			return Err(NotFrozen::AlreadyFrozen.into());
		}
		self.frozen.insert(who, self.now + compliance::FreezeTerm::get());
		self.freezes += 1;
		if who < PEOPLE {
			let (mut entries, mut any) = self.settled(who);
			for entry in entries.values_mut() {
				any |= entry.next.take().is_some();
			}
			if any {
				self.save(who, entries);
			}
		}
		Ok(())
	}

	pub fn thaw(&mut self, who: usize) -> Outcome {
		self.frozen.remove(&who).map(|_| ()).ok_or(NotFrozen::NotFrozen.into())
	}
}

/// The manager, and votes.
impl Model {
	/// Refuses whatever is not for a draft, or has too little time left.
	fn draft(&self, place: usize) -> Outcome {
		let refused = match self.rounds[place].status {
			Status::Removed => Refused::UnknownRound,
			Status::Draft if self.is_frozen(MANAGER) => Refused::ManagerFrozen,
			Status::Draft if CLOSES < self.now + distribution::MinWindow::get() => {
				Refused::WindowInvalid
			}
			Status::Draft => return Ok(()),
			_ => Refused::NotDraft,
		};
		Err(refused.into())
	}

	pub fn amend(&mut self, place: usize, form: Form, vested: bool, rest: Remainder) -> Outcome {
		self.draft(place)?;
		let round = &mut self.rounds[place];
		(round.form, round.vested, round.rest) = (form, vested, rest);
		Ok(())
	}

	pub fn open(&mut self, place: usize) -> Outcome {
		self.draft(place)?;
		self.rounds[place].status = Status::Open;
		Ok(())
	}

	/// All that was paid in is the manager's again.
	pub fn abandon(&mut self, place: usize) -> Outcome {
		match self.rounds[place].status {
			Status::Draft => {}
			Status::Removed => return Err(Refused::UnknownRound.into()),
			_ => return Err(Refused::NotDraft.into()),
		}
		self.send_rest(place, Remainder::Manager, self.in_pot(place));
		self.rounds[place].rest = Remainder::Manager;
		self.rounds[place].status = Status::Closed;
		Ok(())
	}

	/// Refuses what is decided about vouchers of a round that is over, or by a frozen manager.
	fn decides_about_vouchers(&self) -> Outcome {
		let refused = match self.rounds[VOUCHERS].status {
			Status::Removed => Refused::UnknownRound,
			Status::Closed => Refused::NotOpen,
			_ if self.is_frozen(MANAGER) => Refused::ManagerFrozen,
			_ => return Ok(()),
		};
		Err(refused.into())
	}

	pub fn rotate(&mut self, notice: BlockNumber) -> Outcome {
		self.decides_about_vouchers()?;
		let now = self.own_now();
		if notice < distribution::VoucherNotice::get() {
			return Err(Refused::NoticeTooShort.into());
		}
		let living = self.vouchers.ends.values().filter(|end| now < **end).count();
		if living >= MAX_ENDING_EPOCHS as usize {
			return Err(Refused::TooManyEpochs.into());
		}
		self.vouchers.ends.insert(self.vouchers.epoch, now + notice);
		self.vouchers.epoch += 1;
		Ok(())
	}

	pub fn promise(&mut self, amount: Balance) -> Outcome {
		self.decides_about_vouchers()?;
		if amount < self.vouchers.promised {
			return Err(Refused::PromiseLowered.into());
		}
		if amount > BUDGET {
			return Err(Refused::BudgetExceeded.into());
		}
		self.vouchers.promised = amount;
		Ok(())
	}

	pub fn pause(&mut self, place: usize) -> Outcome {
		let now = self.now;
		let round = &mut self.rounds[place];
		match round.status {
			Status::Open => round.status = Status::Paused { since: now },
			Status::Removed => return Err(Refused::UnknownRound.into()),
			_ => return Err(Refused::NotOpen.into()),
		}
		Ok(())
	}

	pub fn resume(&mut self, place: usize) -> Outcome {
		let now = self.now;
		let round = &mut self.rounds[place];
		match round.status {
			Status::Paused { since } => {
				round.ends += now - since;
				round.status = Status::Open;
				Ok(())
			}
			Status::Removed => Err(Refused::UnknownRound.into()),
			_ => Err(Refused::NotPaused.into()),
		}
	}
}

/// Anybody.
impl Model {
	fn in_pot(&self, place: usize) -> Balance {
		self.ledger.has[&Who::Pot(place)].free
	}

	fn send_rest(&mut self, place: usize, rest: Remainder, amount: Balance) {
		let pot = Who::Pot(place);
		match rest {
			Remainder::Manager => self.ledger.send(pot, Who::Account(MANAGER), amount),
			Remainder::Treasury => self.ledger.send(pot, Who::Treasury, amount),
			Remainder::Burn => {
				self.ledger.of(pot).free -= amount;
				self.ledger.issued -= amount;
			}
		}
	}

	pub fn close(&mut self, place: usize) -> Outcome {
		let Round { status, ends, rest, .. } = self.rounds[place];
		let (paid, aside) = self.books(place);
		let complete = if place == VOUCHERS {
			paid >= BUDGET
		} else {
			(0..ROWS).all(|row| self.is_over(place, row))
		};
		match status {
			Status::Open if complete || self.now >= ends + distribution::CloseDelay::get() => {}
			Status::Open => return Err(Refused::TooEarlyToClose.into()),
			Status::Removed => return Err(Refused::UnknownRound.into()),
			_ => return Err(Refused::NotOpen.into()),
		}
		// What is set aside stays, with what keeps its account alive.
		let stays = if aside == 0 { 0 } else { aside + EXISTENTIAL_DEPOSIT };
		self.send_rest(place, rest, self.in_pot(place) - stays);
		self.rounds[place].status = Status::Closed;
		Ok(())
	}

	/// Removes a round. What was set aside and not claimed in time is the treasury's.
	pub fn clean_up(&mut self, place: usize) -> Outcome {
		let Round { status, ends, rest, deposit, .. } = self.rounds[place];
		let (_, aside) = self.books(place);
		let over = self.now >= ends + distribution::SetAsideGrace::get();
		match status {
			Status::Removed => return Err(Refused::UnknownRound.into()),
			Status::Closed if aside > 0 && !over => return Err(Refused::StillSetAside.into()),
			Status::Closed => {}
			_ => return Err(Refused::NotClosed.into()),
		}
		self.end_streams(place);
		self.ledger.send(Who::Pot(place), Who::Treasury, aside);
		self.send_rest(place, rest, self.in_pot(place));
		let manager = self.ledger.of(Who::Account(MANAGER));
		manager.held -= deposit;
		manager.free += deposit;
		self.rounds[place].status = Status::Removed;
		Ok(())
	}
}
