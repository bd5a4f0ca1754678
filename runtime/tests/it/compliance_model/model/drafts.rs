//! Drafts: what a manager, good or bad, can do before a round opens. Until then its money is the
//! manager's; what others sign names the terms that they have seen.

use super::{Kind, Model, Outcome, Round, State, Token, Who, MIN_WINDOW};
use crate::common::*;

impl Model {
	/// `from` pays in, having seen the terms of now, or `stale` ones.
	pub fn fund(&mut self, round: &Round, from: Who, amount: Balance, stale: bool) -> Outcome {
		if stale {
			return Err("TermsChanged");
		}
		if round.state != State::Draft {
			return Err("NotDraft");
		}
		if amount == 0 {
			return Err("AmountZero");
		}
		if self.is_manager_frozen(round.manager) {
			return Err("ManagerFrozen");
		}
		let pot = Who::Pot(round.id);
		if self.ledger.balance(round.token, pot) + amount < round.token.minimum() {
			return Err("BelowMinimumBalance");
		}
		if let (Who::Manager(n), Token::Native) = (from, round.token) {
			if self.keeps_frozen_tokens(n) {
				return Err("Funds exist but are frozen");
			}
		}
		self.ledger.transfer(round.token, from, pot, amount);
		Ok(())
	}

	/// `manager` opens it, meaning the terms of now, or `stale` ones.
	pub fn open(&self, round: &mut Round, manager: usize, stale: bool) -> Outcome {
		if stale {
			return Err("TermsChanged");
		}
		self.may_change(round, manager)?;
		if round.closes < self.now + MIN_WINDOW {
			return Err("WindowInvalid");
		}
		let needed = round.budget() + round.token.minimum();
		if self.ledger.balance(round.token, Who::Pot(round.id)) < needed {
			return Err("Underfunded");
		}
		round.state = State::Open;
		round.opened = self.now;
		Ok(())
	}

	/// `manager` gives it another token, another end of its window, and a budget that is `short` of
	/// the sum of its rows.
	pub fn amend(
		&mut self,
		round: &mut Round,
		manager: usize,
		token: Token,
		closes: BlockNumber,
		short: bool,
	) -> Outcome {
		self.may_change(round, manager)?;
		if round.kind == Kind::Vested && token == Token::Other {
			return Err("VestedNeedsNative");
		}
		if closes < self.now + MIN_WINDOW {
			return Err("WindowInvalid");
		}
		if short {
			return Err("BudgetBelowTotal");
		}
		if token != round.token {
			self.take_back(round);
		}
		round.token = token;
		round.closes = closes;
		Ok(())
	}

	/// Also if the manager is frozen.
	pub fn abandon(&mut self, round: &mut Round, manager: usize) -> Outcome {
		if manager != round.manager {
			return Err("NotManager");
		}
		if round.state != State::Draft {
			return Err("NotDraft");
		}
		self.take_back(round);
		round.state = State::Abandoned;
		Ok(())
	}

	fn may_change(&self, round: &Round, manager: usize) -> Outcome {
		if manager != round.manager {
			return Err("NotManager");
		}
		if round.state != State::Draft {
			return Err("NotDraft");
		}
		(!self.is_manager_frozen(manager)).then_some(()).ok_or("ManagerFrozen")
	}

	/// What is in the pot goes to the manager.
	fn take_back(&mut self, round: &Round) {
		let (pot, manager) = (Who::Pot(round.id), Who::Manager(round.manager));
		let all = self.ledger.balance(round.token, pot);
		self.ledger.transfer(round.token, pot, manager, all);
	}
}
