//! The reference model: how the registry and the rounds should behave, in plain records and plain
//! arithmetic, written independently of the pallets. Errors are compared by name.

use crate::common::*;
use distribution_primitives::{Countries, Jurisdictions};

/// How an operation ends: successfully, or with an error of this name.
pub type Outcome = Result<(), &'static str>;

/// Maximum number of records of an account.
pub const MAX_RECORDS: usize = 4;
/// Longest time for which an identity can be attested.
pub const MAX_VALIDITY: BlockNumber = 730 * DAYS;
/// Time after a window's end in which rows set aside can be claimed.
pub const GRACE: BlockNumber = 90 * DAYS;
pub const FOREVER: BlockNumber = BlockNumber::MAX;

pub fn countries(codes: &[&str]) -> Countries {
	codes.iter().map(|code| code.parse().unwrap()).collect::<Vec<_>>().try_into().unwrap()
}

/// A round's demands on its beneficiaries.
pub struct Demand {
	pub level: u8,
	pub only: &'static [&'static str],
	pub except: &'static [&'static str],
	pub attesters: u8,
}

pub static DEMANDS: [Demand; 7] = [
	Demand { level: 0, only: &[], except: &[], attesters: 0 },
	Demand { level: 2, only: &[], except: &[], attesters: 1 },
	Demand { level: 3, only: &[], except: &[], attesters: 0 },
	Demand { level: 1, only: &["DE", "FR"], except: &[], attesters: 1 },
	Demand { level: 0, only: &[], except: &["DE"], attesters: 0 },
	Demand { level: 1, only: &[], except: &[], attesters: 2 },
	Demand { level: 2, only: &["US"], except: &[], attesters: 0 },
];

impl Demand {
	pub fn requirement(&self) -> Requirement {
		let jurisdictions = match (self.only, self.except) {
			([], []) => Jurisdictions::Any,
			([], except) => Jurisdictions::Except(countries(except)),
			(only, _) => Jurisdictions::Only(countries(only)),
		};
		Requirement { level: self.level, jurisdictions, attesters: self.attesters }
	}

	pub fn records(&self) -> usize {
		let anybody = self.level == 0 && self.only.is_empty() && self.except.is_empty();
		usize::from(self.attesters.max(u8::from(!anybody)))
	}

	pub fn accepts(&self, country: &'static str) -> bool {
		(self.only.is_empty() || self.only.contains(&country)) && !self.except.contains(&country)
	}
}

/// What a record can lack, the closest to acceptance first.
pub const LACKS: [&str; 5] =
	["JurisdictionRefused", "LevelTooLow", "IdentityExpired", "IdentityRevoked", "AttesterGone"];

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
	pub frozen: bool,
	pub words: Vec<Word>,
	/// The last day in which it received something under a limit, and how much.
	pub received: (BlockNumber, Balance),
	/// Total received.
	pub balance: Balance,
}

/// The model of an attester.
pub struct Attester {
	pub in_office: bool,
	pub max_level: u8,
	/// Countries it may name; all if empty.
	pub countries: &'static [&'static str],
	pub expires: BlockNumber,
	pub epoch: u32,
	pub key: u32,
}

/// The model of a round, and the evidence for claims.
pub struct Round {
	pub id: u32,
	pub evidence: Vec<Evidence<Balance>>,
	pub amounts: Vec<Balance>,
	pub demand: &'static Demand,
	pub closes: BlockNumber,
	pub closed: bool,
	pub paid: Vec<bool>,
	pub aside: Vec<bool>,
}

/// A defect of a credential.
#[derive(Clone, Copy, PartialEq)]
pub enum Fault {
	Chain,
	Epoch,
	Key,
	Signature,
}

/// The model of the chain.
pub struct Model {
	pub now: BlockNumber,
	pub attesters: Vec<Attester>,
	pub next_epoch: u32,
	pub accounts: Vec<Account>,
	pub blocked: &'static [&'static str],
	pub limits: &'static [(u8, Balance)],
	/// Time after a window's end before which a round with unpaid rows cannot be closed.
	pub close_delay: BlockNumber,
}

impl Model {
	pub fn in_office(&self, by: usize) -> Outcome {
		self.attesters[by].in_office.then_some(()).ok_or("NotAttester")
	}

	pub fn at_work(&self, by: usize) -> Outcome {
		self.in_office(by)?;
		(self.now < self.attesters[by].expires).then_some(()).ok_or("AttesterExpired")
	}

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
		let counts = |word: &&Word| self.stands(word) && self.now < word.said.expires;
		let words = self.accounts[who].words.iter().filter(counts);
		words.map(|word| self.level_of(word)).max().unwrap_or(0)
	}

	pub fn is_blocked(&self, who: usize) -> bool {
		let blocked = |word: &Word| {
			!self.void(word) && !word.revoked && self.blocked.contains(&word.said.country)
		};
		self.accounts[who].words.iter().any(blocked)
	}

	/// What `word` lacks, as a position in [`LACKS`].
	pub fn lacks(&self, word: &Word, demand: &Demand) -> Option<usize> {
		if self.void(word) || self.now >= self.attesters[word.by].expires {
			Some(4)
		} else if word.revoked {
			Some(3)
		} else if self.now >= word.said.expires {
			Some(2)
		} else if self.level_of(word) < demand.level {
			Some(1)
		} else if !demand.accepts(word.said.country) {
			Some(0)
		} else {
			None
		}
	}

	/// Whether `who` may be paid `amount` now; if not, the error.
	pub fn judge(&self, who: usize, demand: &Demand, amount: Balance) -> Outcome {
		let account = &self.accounts[who];
		if account.frozen {
			return Err("AccountFrozen");
		}
		if self.is_blocked(who) {
			return Err("JurisdictionBlocked");
		}
		let lacks: Vec<_> = account.words.iter().map(|word| self.lacks(word, demand)).collect();
		let counting = lacks.iter().filter(|lack| lack.is_none()).count();
		if counting < demand.records() {
			let nearest = lacks.iter().flatten().min().map_or("LevelTooLow", |place| LACKS[*place]);
			return Err(if counting > 0 { "TooFewAttesters" } else { nearest });
		}
		match self.limit(who) {
			Some(limit) if amount > limit => Err("AbovePayoutLimit"),
			Some(limit) if self.received(who) + amount > limit => Err("PayoutLimitReached"),
			_ => Ok(()),
		}
	}

	/// The amount that `who` may receive per day, if limited.
	pub fn limit(&self, who: usize) -> Option<Balance> {
		let level = self.level(who);
		let limits = self.limits.iter().filter(|(highest, _)| level <= *highest);
		limits.map(|(_, tokens)| *tokens * UNIT).min()
	}

	/// The amount that `who` received today under a limit.
	pub fn received(&self, who: usize) -> Balance {
		let (day, amount) = self.accounts[who].received;
		if day == self.now / DAYS {
			amount
		} else {
			0
		}
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
				if self.accounts[who].words.len() == MAX_RECORDS {
					let mut words = self.accounts[who].words.iter();
					let void = words.position(|word| self.void(word)).ok_or("TooManyRecords")?;
					self.accounts[who].words.remove(void);
				}
				self.accounts[who].words.push(new);
				self.accounts[who].words.len() - 1
			}
		};
		Ok(&mut self.accounts[who].words[place])
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
		let idle = own && self.now >= word.kept && !self.blocked.contains(&word.said.country);
		if !idle && !self.void(word) {
			return Err("StillNeeded");
		}
		self.accounts[who].words.remove(place);
		Ok(())
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
		let expires = FOREVER;
		self.attesters[by] =
			Attester { in_office: true, max_level, countries: &[], expires, epoch, key };
		Ok(())
	}

	pub fn update(
		&mut self,
		by: usize,
		max_level: u8,
		countries: &'static [&'static str],
		expires: BlockNumber,
	) -> Outcome {
		self.in_office(by)?;
		let attester = &mut self.attesters[by];
		attester.max_level = max_level;
		attester.countries = countries;
		attester.expires = expires;
		Ok(())
	}

	pub fn freeze(&mut self, who: usize, frozen: bool) -> Outcome {
		if self.accounts[who].frozen == frozen {
			return Err(if frozen { "AlreadyFrozen" } else { "NotFrozen" });
		}
		self.accounts[who].frozen = frozen;
		Ok(())
	}

	pub fn claim(&mut self, round: &mut Round, who: usize) -> Outcome {
		let over = round.closed || self.now >= round.closes;
		if over && !(round.aside[who] && self.now < round.closes + GRACE) {
			return Err(if round.closed { "NotOpen" } else { "WindowClosed" });
		}
		if round.paid[who] {
			return Err("AlreadyClaimed");
		}
		let amount = round.amounts[who];
		self.judge(who, round.demand, amount)?;
		if self.limit(who).is_some() {
			self.accounts[who].received = (self.now / DAYS, self.received(who) + amount);
		}
		self.accounts[who].balance += amount;
		round.paid[who] = true;
		round.aside[who] = false;
		Ok(())
	}

	pub fn set_aside(&self, round: &mut Round, who: usize) -> Outcome {
		if round.closed {
			return Err("NotOpen");
		}
		if round.aside[who] {
			return Err("AlreadySetAside");
		}
		if round.paid[who] {
			return Err("AlreadyClaimed");
		}
		if self.judge(who, round.demand, round.amounts[who]).is_ok() {
			return Err("NotRefused");
		}
		round.aside[who] = true;
		Ok(())
	}

	pub fn close(&self, round: &mut Round) -> Outcome {
		if round.closed {
			return Err("NotOpen");
		}
		if self.now < round.closes + self.close_delay && round.paid.contains(&false) {
			return Err("TooEarlyToClose");
		}
		round.closed = true;
		Ok(())
	}

	pub fn clean_up(&self, round: &Round) -> Outcome {
		if !round.closed {
			return Err("NotClosed");
		}
		let waiting = round.aside.contains(&true) && self.now < round.closes + GRACE;
		(!waiting).then_some(()).ok_or("StillSetAside")
	}
}
