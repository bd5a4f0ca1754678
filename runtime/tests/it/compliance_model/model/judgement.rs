//! Who may be paid, and how much.

use super::{countries, records::Received, records::Word, Model, Outcome};
use crate::common::*;
use distribution_primitives::Jurisdictions;

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
const LACKS: [&str; 6] = [
	"JurisdictionRefused",
	"LevelTooLow",
	"JurisdictionBlocked",
	"IdentityExpired",
	"IdentityRevoked",
	"AttesterGone",
];

/// How much is paid: between these amounts, in smallest units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
	pub least: Balance,
	pub most: Balance,
	/// A payout limit keeps part of what is due.
	pub limited: bool,
}

impl Span {
	pub fn exactly(amount: Balance) -> Self {
		Self { least: amount, most: amount, limited: false }
	}
}

impl Model {
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

	/// Whether `who` meets a demand now; if not, the error.
	pub fn qualifies(&self, who: usize, demand: &Demand) -> Outcome {
		if self.is_frozen(who) {
			return Err("AccountFrozen");
		}
		if self.is_blocked(who) {
			return Err("JurisdictionBlocked");
		}
		let account = &self.accounts[who];
		let lacks: Vec<_> = account.words.iter().map(|word| self.lacks(word, demand)).collect();
		let counting = lacks.iter().filter(|lack| lack.is_none()).count();
		if counting < demand.records() {
			let nearest = lacks.iter().flatten().min().map_or("LevelTooLow", |place| LACKS[*place]);
			return Err(if counting > 0 { "TooFewAttesters" } else { nearest });
		}
		Ok(())
	}

	/// Whether the limit lets `who` be paid `amount` as a whole now; if not, the error.
	pub fn whole(&self, who: usize, amount: Balance) -> Outcome {
		match self.limit(who) {
			Some(limit) if amount > limit => Err("AbovePayoutLimit"),
			Some(limit) if self.received(who).amount >= limit => Err("PayoutLimitReached"),
			_ => Ok(()),
		}
	}

	/// How much of what is `due` the limit lets `who` be paid now, or the error. Of what is due
	/// only bounds may be known. Half of the limit of a day is for rows that are paid whole.
	pub fn part(&self, who: usize, due: Span) -> Result<Span, &'static str> {
		let Some(limit) = self.limit(who) else { return Ok(due) };
		let left = (limit / 2).saturating_sub(self.received(who).amount);
		if left == 0 {
			return Err("PayoutLimitReached");
		}
		let limited = due.limited || left < due.most;
		Ok(Span { least: due.least.min(left), most: due.most.min(left), limited })
	}

	/// Counts a payment to `who` against the limit: what goes beyond that of today counts for
	/// tomorrow.
	pub fn book(&mut self, who: usize, amount: Balance) {
		if let Some(limit) = self.limit(who) {
			let Received { day, amount: before, next } = self.received(who);
			let now = amount.min(limit.saturating_sub(before));
			let (amount, next) = (before + now, next + amount - now);
			self.accounts[who].received = Received { day, amount, next };
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
}
