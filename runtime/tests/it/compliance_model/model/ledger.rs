//! What each account has, in plain numbers: what is free, held, locked or frozen together.

use crate::common::*;
use std::collections::BTreeMap;

/// The native token, or an asset that a bad manager puts in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Token {
	Native,
	Other,
}

impl Token {
	/// The smallest balance of an account.
	pub fn minimum(self) -> Balance {
		match self {
			Self::Native => EXISTENTIAL_DEPOSIT,
			Self::Other => 1,
		}
	}
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
	Holder(usize),
	Manager(usize),
	/// Claims for others, pays in, fills vesting slots.
	Stranger,
	Treasury,
	/// The pot of a round.
	Pot(u32),
	/// The pot of a pool of rewards.
	Pool(u16),
}

pub struct Ledger {
	/// In smallest units.
	pub has: BTreeMap<(Token, Who), Balance>,
	/// All native tokens that there are.
	pub issued: Balance,
}

impl Ledger {
	pub fn balance(&self, token: Token, who: Who) -> Balance {
		self.has.get(&(token, who)).copied().unwrap_or_default()
	}

	pub fn transfer(&mut self, token: Token, from: Who, to: Who, amount: Balance) {
		self.take(token, from, amount);
		*self.has.entry((token, to)).or_default() += amount;
	}

	/// Native tokens are made.
	pub fn mint(&mut self, to: Who, amount: Balance) {
		*self.has.entry((Token::Native, to)).or_default() += amount;
		self.issued += amount;
	}

	/// Native tokens are burned.
	pub fn burn(&mut self, from: Who, amount: Balance) {
		self.take(Token::Native, from, amount);
		self.issued -= amount;
	}

	fn take(&mut self, token: Token, from: Who, amount: Balance) {
		let left = self.balance(token, from).checked_sub(amount);
		let left = left.unwrap_or_else(|| panic!("{from:?} does not have {amount} of {token:?}"));
		self.has.insert((token, from), left);
	}
}
