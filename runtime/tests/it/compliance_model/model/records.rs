//! What attesters say about accounts, and what they may say.

use super::{
	attesters::{FOREVER, MAX_BLOCKERS},
	Model, Outcome,
};
use crate::common::*;

/// Maximum number of records of an account by attesters without the right to block.
const MAX_RECORDS: usize = 4;
/// Longest time for which an identity can be attested.
pub const MAX_VALIDITY: BlockNumber = 730 * DAYS;

/// An attester's statement about an account.
#[derive(Clone, Copy)]
pub struct Said {
	pub level: u8,
	pub country: &'static str,
	pub expires: BlockNumber,
}

/// A record of an account.
pub struct Word {
	pub by: usize,
	pub epoch: u32,
	pub said: Said,
	pub revoked: bool,
	/// Highest nonce used.
	pub nonce: Option<u64>,
	/// Block until which it is needed to prevent replay.
	pub kept: BlockNumber,
}

/// The model of an account.
#[derive(Default)]
pub struct Account {
	pub words: Vec<Word>,
	pub received: Received,
	/// Vesting schedules in it.
	pub slots: u32,
}

/// What an account received under a limit: the last day, how much counts for it, and how much for
/// the next day.
#[derive(Clone, Copy, Default)]
pub struct Received {
	pub day: BlockNumber,
	pub amount: Balance,
	pub next: Balance,
}

/// A defect of a credential.
#[derive(Clone, Copy, PartialEq)]
pub enum Fault {
	Chain,
	Epoch,
	Key,
	Signature,
}

impl Model {
	pub fn may_last(&self, expires: BlockNumber) -> Outcome {
		if expires <= self.now {
			return Err("ExpiryPast");
		}
		(expires <= self.now + MAX_VALIDITY).then_some(()).ok_or("ExpiryTooFar")
	}

	pub fn may_name(&self, by: usize, country: &'static str) -> Outcome {
		let named = self.attesters[by].countries;
		(named.is_empty() || named.contains(&country)).then_some(()).ok_or("JurisdictionNotAllowed")
	}

	/// Whether statements from the epoch of `word` no longer count.
	pub fn void(&self, word: &Word) -> bool {
		let attester = &self.attesters[word.by];
		!attester.in_office || attester.epoch != word.epoch
	}

	/// Whether the attester stands by `word`.
	pub fn stands(&self, word: &Word) -> bool {
		!self.void(word) && self.now < self.attesters[word.by].expires && !word.revoked
	}

	pub fn level_of(&self, word: &Word) -> u8 {
		word.said.level.min(self.attesters[word.by].max_level)
	}

	pub fn level(&self, who: usize) -> u8 {
		let counts = |word: &&Word| {
			self.stands(word)
				&& self.now < word.said.expires
				&& !self.blocked.contains(&word.said.country)
		};
		let words = self.accounts[who].words.iter().filter(counts);
		words.map(|word| self.level_of(word)).max().unwrap_or(0)
	}

	pub fn is_blocked(&self, who: usize) -> bool {
		let blocked = |word: &Word| {
			self.stands(word)
				&& self.now < word.said.expires
				&& self.attesters[word.by].may_block
				&& self.blocked.contains(&word.said.country)
		};
		self.accounts[who].words.iter().any(blocked)
	}

	/// The record of `by` on `who`. If there is none it is created, replacing a void one if there
	/// is no room.
	pub fn word(&mut self, by: usize, who: usize) -> Result<&mut Word, &'static str> {
		let epoch = self.attesters[by].epoch;
		let said = Said { level: 0, country: "ZZ", expires: 0 };
		let new = Word { by, epoch, said, revoked: false, nonce: None, kept: 0 };
		let place = match self.accounts[who].words.iter().position(|word| word.by == by) {
			Some(place) => {
				if self.accounts[who].words[place].epoch != epoch {
					self.accounts[who].words[place] = new;
				}
				place
			}
			None => {
				for place in self.in_the_way(by, who)?.into_iter().rev() {
					self.accounts[who].words.remove(place);
				}
				self.accounts[who].words.push(new);
				self.accounts[who].words.len() - 1
			}
		};
		Ok(&mut self.accounts[who].words[place])
	}

	/// The void records on `who` that must make room for one of `by`, in their order.
	fn in_the_way(&self, by: usize, who: usize) -> Result<Vec<usize>, &'static str> {
		let blocks = self.attesters[by].may_block;
		let kept_apart = |word: &Word| {
			let other = &self.attesters[word.by];
			!blocks && other.in_office && other.may_block
		};
		let words: Vec<_> = self.accounts[who].words.iter().enumerate().collect();
		let places = if blocks { MAX_RECORDS + MAX_BLOCKERS } else { MAX_RECORDS };
		let rivals: Vec<_> = words.into_iter().filter(|(_, word)| !kept_apart(word)).collect();
		let excess = (rivals.len() + 1).saturating_sub(places);
		let void = rivals.into_iter().filter(|(_, word)| self.void(word)).map(|(place, _)| place);
		let void: Vec<_> = void.take(excess).collect();
		(void.len() == excess).then_some(void).ok_or("TooManyRecords")
	}

	pub fn write(&mut self, by: usize, who: usize, said: Said, nonce: Option<u64>) -> Outcome {
		if said.level == 0 || said.level > self.attesters[by].max_level {
			return Err("LevelNotAllowed");
		}
		self.may_name(by, said.country)?;
		self.may_last(said.expires)?;
		let word = self.word(by, who)?;
		if nonce.is_some_and(|nonce| word.nonce.is_some_and(|used| nonce <= used)) {
			return Err(if word.revoked { "CredentialRevoked" } else { "CredentialUsed" });
		}
		// A statement made on chain uses nonce 0.
		word.nonce = nonce.or(word.nonce).or(Some(0));
		word.said = said;
		word.revoked = false;
		word.kept = word.kept.max(said.expires);
		Ok(())
	}

	pub fn attest(&mut self, by: usize, who: usize, said: Said) -> Outcome {
		self.at_work(by)?;
		self.write(by, who, said, None)
	}

	pub fn present(
		&mut self,
		by: usize,
		who: usize,
		said: Said,
		nonce: u64,
		fault: Option<Fault>,
	) -> Outcome {
		if fault == Some(Fault::Chain) {
			return Err("OtherChain");
		}
		self.at_work(by)?;
		match fault {
			Some(Fault::Epoch) => Err("CredentialRevoked"),
			Some(Fault::Key) => Err("KeyOutdated"),
			_ if self.now >= said.expires => Err("CredentialExpired"),
			Some(Fault::Signature) => Err("SignatureInvalid"),
			_ => self.write(by, who, said, Some(nonce)),
		}
	}

	pub fn renew(&mut self, by: usize, who: usize, expires: BlockNumber) -> Outcome {
		self.at_work(by)?;
		self.may_last(expires)?;
		let mut words = self.accounts[who].words.iter();
		let place = words.position(|word| word.by == by).ok_or("NoRecord")?;
		let word = &self.accounts[who].words[place];
		if word.revoked || self.void(word) {
			return Err("RecordVoid");
		}
		self.may_name(by, word.said.country)?;
		let word = &mut self.accounts[who].words[place];
		word.said.expires = expires;
		word.kept = word.kept.max(expires);
		Ok(())
	}

	pub fn revoke(&mut self, by: usize, who: usize, nonce: u64) -> Outcome {
		self.in_office(by)?;
		let word = self.word(by, who)?;
		word.revoked = true;
		word.nonce = Some(word.nonce.unwrap_or(0).max(nonce));
		word.kept = FOREVER;
		Ok(())
	}

	/// `own`: whether the attester itself removes the record.
	pub fn forget(&mut self, by: usize, who: usize, own: bool) -> Outcome {
		let mut words = self.accounts[who].words.iter();
		let place = words.position(|word| word.by == by).ok_or("NoRecord")?;
		let word = &self.accounts[who].words[place];
		let idle = own && self.now >= word.kept;
		if !idle && !self.void(word) {
			return Err("StillNeeded");
		}
		self.accounts[who].words.remove(place);
		Ok(())
	}
}
