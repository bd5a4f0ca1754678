//! The reference model: how the registry and the rounds should behave, in plain records and plain
//! arithmetic, written independently of the pallets. Errors are compared by name.

use crate::common::*;
use distribution_primitives::{Countries, Jurisdictions};

/// How an operation ends: successfully, or with an error of this name.
pub type Outcome = Result<(), &'static str>;

/// Maximum number of records of an account by attesters without the right to block.
pub const MAX_RECORDS: usize = 4;
/// Maximum number of attesters with that right, who have places of their own.
pub const MAX_BLOCKERS: usize = 2;
/// Number of officers.
pub const OFFICERS: usize = 3;
/// Accounts that an officer may freeze in a day.
pub const FREEZES: u32 = 1;
/// How long one officer's freeze lasts.
pub const TERM: BlockNumber = 14 * DAYS;
/// How long after a freeze its officers cannot freeze the account again.
pub const REST: BlockNumber = 90 * DAYS;
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
pub const LACKS: [&str; 6] = [
	"JurisdictionRefused",
	"LevelTooLow",
	"JurisdictionBlocked",
	"IdentityExpired",
	"IdentityRevoked",
	"AttesterGone",
];

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
	/// Total received.
	pub balance: Balance,
}

/// What an account received under a limit: the last day, how much counts for it, and how much for
/// the next day.
#[derive(Clone, Copy, Default)]
pub struct Received {
	pub day: BlockNumber,
	pub amount: Balance,
	pub next: Balance,
}

/// A freeze, in force or lapsed and not yet removed.
pub struct Frozen {
	pub officer: usize,
	/// `None` if it was ratified.
	pub lapses: Option<BlockNumber>,
	/// The second officer, if it was one.
	pub ratifier: Option<usize>,
}

/// The model of an officer.
#[derive(Clone, Default)]
pub struct Officer {
	pub suspended: bool,
	/// The last day in which it froze something, and how many accounts.
	pub frozen: (BlockNumber, u32),
}

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
	pub officers: Vec<Officer>,
	/// The freezes of the accounts and, after them, of the attesters.
	pub freezes: Vec<Option<Frozen>>,
	/// For each of them, until when each officer cannot freeze it again.
	pub rests: Vec<[BlockNumber; OFFICERS]>,
	/// An attester that is a member of the committee.
	pub member: usize,
	/// The deposit for a record, in smallest units.
	pub price: Balance,
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
		if self.now >= self.attesters[by].expires {
			return Err("AttesterExpired");
		}
		(!self.is_frozen(self.accounts.len() + by)).then_some(()).ok_or("AttesterFrozen")
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

	/// What `word` lacks, as a position in [`LACKS`].
	pub fn lacks(&self, word: &Word, demand: &Demand) -> Option<usize> {
		if self.void(word) || self.now >= self.attesters[word.by].expires {
			Some(5)
		} else if word.revoked {
			Some(4)
		} else if self.now >= word.said.expires {
			Some(3)
		} else if self.blocked.contains(&word.said.country) {
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
		if self.is_frozen(who) {
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
			Some(limit) if self.received(who).amount >= limit => Err("PayoutLimitReached"),
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
	pub fn received(&self, who: usize) -> Received {
		let (day, before) = (self.now / DAYS, self.accounts[who].received);
		match day - before.day {
			0 => before,
			1 => Received { day, amount: before.next, next: 0 },
			_ => Received { day, amount: 0, next: 0 },
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

	pub fn is_frozen(&self, who: usize) -> bool {
		let in_force = |freeze: &Frozen| freeze.lapses.is_none_or(|end| self.now < end);
		self.freezes[who].as_ref().is_some_and(in_force)
	}

	/// An account whose freeze has lapsed and has not been removed.
	pub fn lapsed(&self) -> Option<usize> {
		(0..self.freezes.len()).find(|who| self.freezes[*who].is_some() && !self.is_frozen(*who))
	}

	fn may_act(&self, officer: usize) -> Outcome {
		(!self.officers[officer].suspended).then_some(()).ok_or("OfficerSuspended")
	}

	/// Until when `officer` cannot freeze `who`.
	fn rests(&self, officer: usize, who: usize) -> BlockNumber {
		match &self.freezes[who] {
			// It has lapsed.
			Some(Frozen { officer: first, lapses: Some(end), .. }) if *first == officer => {
				end + REST
			}
			_ => self.rests[who][officer],
		}
	}

	/// Ends a freeze, in force or lapsed.
	fn end(&mut self, who: usize) {
		let Some(freeze) = self.freezes[who].take() else { return };
		let over = freeze.lapses.map_or(self.now, |end| end.min(self.now));
		for officer in [Some(freeze.officer), freeze.ratifier].into_iter().flatten() {
			self.rests[who][officer] = over + REST;
		}
	}

	/// Whether no officer may keep `who` from acting.
	fn is_protected(&self, who: usize) -> bool {
		who.checked_sub(self.accounts.len()).is_some_and(|by| {
			let attester = &self.attesters[by];
			by == self.member || (attester.in_office && self.now < attester.expires)
		})
	}

	pub fn freeze(&mut self, officer: usize, who: usize) -> Outcome {
		self.may_act(officer)?;
		if self.is_protected(who) {
			return Err("Protected");
		}
		if self.is_frozen(who) {
			return Err("AlreadyFrozen");
		}
		if self.now < self.rests(officer, who) {
			return Err("FrozenBefore");
		}
		let (day, count) = self.officers[officer].frozen;
		let today = self.now / DAYS;
		let count = if day == today { count } else { 0 };
		if count >= FREEZES {
			return Err("FreezesUsedUp");
		}
		self.officers[officer].frozen = (today, count + 1);
		self.end(who);
		let lapses = Some(self.now + TERM);
		self.freezes[who] = Some(Frozen { officer, lapses, ratifier: None });
		Ok(())
	}

	/// Without an officer, governance ratifies.
	pub fn ratify(&mut self, officer: Option<usize>, who: usize) -> Outcome {
		officer.map_or(Ok(()), |officer| self.may_act(officer))?;
		if !self.is_frozen(who) {
			return Err("NotFrozen");
		}
		let freeze = self.freezes[who].as_ref().ok_or("NotFrozen")?;
		if freeze.lapses.is_none() {
			return Err("AlreadyRatified");
		}
		if let Some(officer) = officer {
			if officer == freeze.officer {
				return Err("SameOfficer");
			}
			if self.is_protected(who) {
				return Err("Protected");
			}
			if self.now < self.rests[who][officer] {
				return Err("FrozenBefore");
			}
		}
		let freeze = self.freezes[who].as_mut().ok_or("NotFrozen")?;
		freeze.lapses = None;
		freeze.ratifier = officer;
		Ok(())
	}

	/// Without an officer, governance or the committee does it.
	pub fn unfreeze(&mut self, officer: Option<usize>, who: usize) -> Outcome {
		officer.map_or(Ok(()), |officer| self.may_act(officer))?;
		let freeze = self.freezes[who].as_ref().ok_or("NotFrozen")?;
		let governed = freeze.lapses.is_none() && freeze.ratifier.is_none();
		if officer.is_some_and(|officer| officer != freeze.officer || governed) {
			return Err("NotYourFreeze");
		}
		self.end(who);
		Ok(())
	}

	pub fn lapse(&mut self, who: usize) -> Outcome {
		if self.is_frozen(who) {
			return Err("StillFrozen");
		}
		self.unfreeze(None, who)
	}

	/// The chain removes every freeze that has lapsed.
	pub fn idle(&mut self) {
		while let Some(who) = self.lapsed() {
			self.end(who);
		}
	}

	pub fn suspend(&mut self, officer: usize, suspended: bool) -> Outcome {
		if self.officers[officer].suspended == suspended {
			return Err(if suspended { "AlreadySuspended" } else { "NotSuspended" });
		}
		self.officers[officer].suspended = suspended;
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
		if let Some(limit) = self.limit(who) {
			let Received { day, amount: before, next } = self.received(who);
			let now = amount.min(limit - before);
			let (amount, next) = (before + now, next + amount - now);
			self.accounts[who].received = Received { day, amount, next };
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
