//! What a round has paid, and what is checked of it.

use super::{announcement::Announcement, sale::Sale};
use crate::{
	check::Check,
	finals,
	subject::{self, Place, Subject},
};
use distribution_client::{
	account::{counted, AccountId},
	amount::Unit,
	proofs::ProofFile,
	time::Clock,
	types::RoundInfo,
	Error, Result,
};
use distribution_primitives::{audit, terms_hash, Release, Source, Status};
use polkadot_sdk::sp_core::H256;
use std::collections::BTreeMap;

/// The state of a round that the chain has removed.
pub const REMOVED: &str = "removed";

/// The event with which a round opens.
const OPENED: &str = "RoundOpened";

/// The state of a round in a word.
pub fn status_text<Moment>(status: &Status<Moment>) -> &'static str {
	match status {
		Status::Draft => "draft",
		Status::Open => "open",
		Status::Paused { .. } => "paused",
		Status::Closed => "closed",
	}
}

/// A payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
	/// Where it was made.
	pub place: Place,
	/// Its number in the round, from 0.
	pub sequence: u64,
	/// The row or, for vouchers, the number of the beneficiary.
	pub row: u32,
	/// Whose row it is.
	pub beneficiary: AccountId,
	/// Who was paid.
	pub payee: AccountId,
	/// How much, in the asset's smallest unit.
	pub amount: u128,
}

/// A claim that the chain has refused and reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
	/// Where.
	pub place: Place,
	/// The row, if the claim named one.
	pub row: Option<u32>,
	/// Whose claim, if it named an account.
	pub account: Option<AccountId>,
	/// The name of the error, as in `Distribution.BelowMinimumBalance`.
	pub reason: String,
}

/// Another event of the round's life.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
	/// Where.
	pub place: Place,
	/// The event, as in `RoundFunded`.
	pub event: String,
	/// An amount that it is about, in the asset's smallest unit.
	pub amount: Option<u128>,
}

/// What the chain's own books say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Books {
	/// Sum of the payments, in the asset's smallest unit.
	pub claimed: u128,
	/// Their number.
	pub payments: u64,
	/// The digest over them.
	pub audit: H256,
}

/// Everything that the report is computed from.
#[derive(Clone, Debug)]
pub struct Facts {
	/// The chain and its blocks.
	pub subject: Subject,
	/// The round after the last block; a removed one as it was before its removal.
	pub info: RoundInfo,
	/// The chain's books on it.
	pub books: Books,
	/// Whether its state has been removed.
	pub removed: bool,
	/// The clock after the last block.
	pub clock: Clock,
	/// The asset's unit.
	pub unit: Unit,
	/// Symbol of the asset; its number if it has none.
	pub symbol: String,
	/// The payments, in their order.
	pub payments: Vec<Payment>,
	/// What was refused, in its order.
	pub refused: Vec<Refused>,
	/// The round's other events, in their order.
	pub steps: Vec<Step>,
	/// Its announcement, if it was announced in these blocks.
	pub announcement: Option<Announcement>,
	/// The sale that it delivers for, if it does, and the sale was opened in these blocks.
	pub sale: Option<Sale>,
	/// Of a round that is removed, what is final up to the last block; `None` if the blocks from the
	/// chain's first one on were not read.
	pub finals: Option<finals::Facts>,
	/// A proof of what the state after the last block has: the round's record, and the digest of the
	/// chain.
	pub proof: ProofFile,
	/// The command that makes the same report.
	pub again: String,
}

/// The digest over payments of round `id`, as the chain computes it.
pub fn digest(genesis: H256, id: u32, payments: &[Payment]) -> H256 {
	payments.iter().fold(audit::start(genesis, id), |digest, paid| {
		let Payment { sequence, row, beneficiary, payee, amount, .. } = paid;
		audit::extend(digest, *sequence, beneficiary, payee, *amount, *row)
	})
}

/// The sum of some payments.
///
/// # Errors
/// [`Error::NotProven`] if it is more than an amount can be: the chain has paid no such sum.
pub fn sum(payments: &[Payment]) -> Result<u128> {
	let add = |sum: u128, paid: &Payment| sum.checked_add(paid.amount);
	payments
		.iter()
		.try_fold(0, add)
		.ok_or_else(|| Error::not_proven("the payments add up to more than 2^128 - 1"))
}

impl Facts {
	pub(super) fn decimals(&self) -> u8 {
		self.unit.decimals().unwrap_or_default()
	}

	pub(super) fn tokens(&self, amount: u128) -> f64 {
		subject::tokens(amount, self.decimals())
	}

	/// What each beneficiary was paid.
	pub(super) fn shares(&self) -> Vec<(AccountId, u128)> {
		let mut shares: BTreeMap<AccountId, u128> = BTreeMap::new();
		for paid in &self.payments {
			let share = shares.entry(paid.beneficiary).or_default();
			*share = share.saturating_add(paid.amount);
		}
		shares.into_iter().collect()
	}

	/// Whether rows are paid whole, so that none can be paid twice.
	fn pays_once(&self) -> bool {
		let streamed = matches!(self.info.terms.release, Release::Streamed { .. });
		let vouchers = matches!(self.info.terms.source, Source::Voucher { .. });
		!streamed && !vouchers
	}

	/// What is checked of a round that is removed: its record is gone, and the digest of the chain has what
	/// was in it.
	fn removal_checks(&self, digest: H256) -> Vec<Check> {
		let what =
			"The round was folded into the digest of the chain as the digest of these payments";
		let Some(finals) = &self.finals else {
			return vec![Check::open(
				what,
				"the blocks from the first one on were not read: make the report with an index",
			)];
		};
		let folded = finals.round(self.info.id);
		let found = match folded {
			Some(value) => format!("folded as {value:#x}"),
			None => "not folded".into(),
		};
		let mut checks = vec![Check::new(what, folded == Some(digest), found)];
		checks.extend(finals.checks());
		checks
	}

	pub(super) fn checks(&self, digest: H256, sum: u128) -> Vec<Check> {
		let books = &self.books;
		let (shown, said) = (self.unit.show(sum), self.unit.show(books.claimed));
		let count = self.payments.len();
		let consecutive =
			(0u64..).zip(&self.payments).all(|(number, paid)| paid.sequence == number);
		let mut checks = vec![
			Check::new(
				"The digest of the payments is the chain's: none is missing, altered, or out of order",
				digest == books.audit,
				format!("computed {digest:#x}, on chain {:#x}", books.audit),
			),
			Check::new(
				"Their number is that of the chain's books",
				u64::try_from(count) == Ok(books.payments),
				format!("{count} found, {} on chain", books.payments),
			),
			Check::new(
				"Their sum is that of the chain's books",
				sum == books.claimed,
				format!("{shown} found, {said} on chain"),
			),
			Check::new(
				"They are numbered without a gap",
				consecutive,
				format!("0 to {}", count.saturating_sub(1)),
			),
			Check::new(
				"No more was paid than the budget",
				sum <= self.info.terms.budget,
				format!("{shown} of {}", self.unit.show(self.info.terms.budget)),
			),
		];
		if self.removed {
			checks.extend(self.removal_checks(digest));
		}
		if self.pays_once() {
			let mut rows: Vec<u32> = self.payments.iter().map(|paid| paid.row).collect();
			rows.sort_unstable();
			rows.dedup();
			checks.push(Check::new(
				"No row was paid twice",
				rows.len() == count,
				format!("{} of {}", counted(rows.len(), "row"), counted(count, "payment")),
			));
		} else {
			checks.push(Check::open(
				"No row was paid more than it is due",
				"a row of this round is paid in parts: compare payments.csv with the list",
			));
		}
		// A draft may be given up with other terms than it was announced with.
		let opened = self.steps.iter().any(|step| step.event == OPENED);
		if let Some(announcement) = self.announcement.as_ref().filter(|_| opened) {
			checks.extend(announcement.checks(self.info.terms_hash));
		}
		match &self.sale {
			Some(sale) => {
				let paid: Vec<_> = self.payments.iter().map(|it| (it.row, it.amount)).collect();
				let streamed = matches!(self.info.terms.release, Release::Streamed { .. });
				checks.extend(sale.checks(&paid, streamed, &self.unit));
			}
			None if matches!(self.info.terms.source, Source::Sale { .. }) => {
				checks.push(Check::open(
					"Bids were paid by the round what they have bought",
					"the sale was opened before the first block",
				));
			}
			None => {}
		}
		let owed = self.info.terms.budget.saturating_sub(books.claimed);
		if self.removed || self.info.status == Status::Closed || self.info.status == Status::Draft {
			checks.push(Check::open(
				"The pot can pay what is left of the budget",
				"the round is not open, and has no pot that owes its budget",
			));
		} else {
			checks.push(Check::new(
				"The pot can pay what is left of the budget",
				self.info.payable >= owed,
				format!("{} of {}", self.unit.show(self.info.payable), self.unit.show(owed)),
			));
		}
		let hash = terms_hash(&self.info.terms, self.info.rows_digest);
		if self.info.terms_hash == hash {
			checks.push(Check::new(
				"The terms are those that were agreed",
				true,
				format!("{hash:#x}"),
			));
		} else {
			// Stopped streams make the budget of an open round smaller.
			checks.push(Check::open(
				"The terms are those that were agreed",
				format!(
					"agreed {:#x}, now {hash:#x}: stopped streams free a part of the budget",
					self.info.terms_hash
				),
			));
		}
		checks
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn state_of_a_round_should_be_in_a_word() {
		let paused = Status::Paused { since: 1u32, until: None };
		let states = [Status::Draft, Status::Open, paused, Status::Closed];
		assert_eq!(
			states.map(|status| status_text(&status)),
			["draft", "open", "paused", "closed"]
		);
	}
}
