//! Attesters: their terms, epochs, keys and deposits.

use super::{Model, Outcome};
use crate::common::*;

/// Maximum number of attesters with the right to block, who have places of their own in a record.
pub const MAX_BLOCKERS: usize = 2;
pub const FOREVER: BlockNumber = BlockNumber::MAX;

/// The model of an attester.
pub struct Attester {
	pub may_block: bool,
	/// What it has on hold, and for how many records.
	pub deposit: (Balance, usize),
	pub in_office: bool,
	pub max_level: u8,
	/// Countries it may name; all if empty.
	pub countries: &'static [&'static str],
	pub expires: BlockNumber,
	pub epoch: u32,
	pub key: u32,
}

impl Model {
	pub fn in_office(&self, by: usize) -> Outcome {
		self.attesters[by].in_office.then_some(()).ok_or("NotAttester")
	}

	pub fn at_work(&self, by: usize) -> Outcome {
		self.in_office(by)?;
		if self.now >= self.attesters[by].expires {
			return Err("AttesterExpired");
		}
		(!self.is_attester_frozen(by)).then_some(()).ok_or("AttesterFrozen")
	}

	pub fn records_of(&self, by: usize) -> usize {
		self.accounts.iter().flat_map(|account| &account.words).filter(|word| word.by == by).count()
	}

	pub fn take_epoch(&mut self) -> u32 {
		self.next_epoch += 1;
		self.next_epoch - 1
	}

	pub fn new_epoch(&mut self, by: usize) -> Outcome {
		self.in_office(by)?;
		self.attesters[by].epoch = self.take_epoch();
		Ok(())
	}

	pub fn rotate(&mut self, by: usize) -> Outcome {
		self.in_office(by)?;
		self.attesters[by].key += 1;
		Ok(())
	}

	pub fn remove(&mut self, by: usize) -> Outcome {
		self.in_office(by)?;
		self.attesters[by].in_office = false;
		Ok(())
	}

	pub fn add(&mut self, by: usize, max_level: u8) -> Outcome {
		if self.attesters[by].in_office {
			return Err("AlreadyAttester");
		}
		// The chain remembers the number of an attester's keys only while some of its records
		// exist.
		let key = if self.records_of(by) > 0 { self.attesters[by].key + 1 } else { 0 };
		let epoch = self.take_epoch();
		let (expires, deposit) = (FOREVER, self.attesters[by].deposit);
		self.attesters[by] = Attester {
			may_block: false,
			deposit,
			in_office: true,
			max_level,
			countries: &[],
			expires,
			epoch,
			key,
		};
		Ok(())
	}

	pub fn update(
		&mut self,
		by: usize,
		max_level: u8,
		countries: &'static [&'static str],
		expires: BlockNumber,
		may_block: bool,
	) -> Outcome {
		self.in_office(by)?;
		let others = self.attesters.iter().enumerate();
		let others = others.filter(|(n, other)| *n != by && other.in_office && other.may_block);
		if may_block && others.count() >= MAX_BLOCKERS {
			return Err("TooManyBlockers");
		}
		let attester = &mut self.attesters[by];
		attester.may_block = may_block;
		attester.max_level = max_level;
		attester.countries = countries;
		attester.expires = expires;
		Ok(())
	}

	/// Lets each attester's deposit follow its records: today's price for new ones, and the average
	/// of what was put down, rounded down, for those that went.
	pub fn follow_deposits(&mut self) {
		for by in 0..self.attesters.len() {
			let after = self.records_of(by);
			let (held, before) = self.attesters[by].deposit;
			let held = if after == 0 {
				0
			} else if after > before {
				held + (after - before) as Balance * self.price
			} else {
				held - held * (before - after) as Balance / before.max(1) as Balance
			};
			self.attesters[by].deposit = (held, after);
		}
	}
}
