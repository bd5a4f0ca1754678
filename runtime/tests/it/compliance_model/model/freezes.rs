//! Freezes: who is frozen, by whom and until when, and what officers may do.

use super::{Model, Outcome};
use crate::common::*;

/// Number of officers.
pub const OFFICERS: usize = 3;
/// Accounts that an officer may freeze in a day.
pub const FREEZES: u32 = 1;
/// How long one officer's freeze lasts.
const TERM: BlockNumber = 14 * DAYS;
/// How long after a freeze its officers cannot freeze the account again.
const REST: BlockNumber = 90 * DAYS;

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

impl Model {
	pub fn is_frozen(&self, who: usize) -> bool {
		let in_force = |freeze: &Frozen| freeze.lapses.is_none_or(|end| self.now < end);
		self.freezes[who].as_ref().is_some_and(in_force)
	}

	/// Whether the `n`th manager is frozen.
	pub fn is_manager_frozen(&self, n: usize) -> bool {
		self.is_frozen(self.accounts.len() + self.attesters.len() + n)
	}

	/// Whether the native tokens of the `n`th manager are frozen: until the chain, or somebody, has
	/// removed what lapsed.
	pub fn keeps_frozen_tokens(&self, n: usize) -> bool {
		self.freezes[self.accounts.len() + self.attesters.len() + n].is_some()
	}

	/// Whether the `by`th attester is frozen.
	pub fn is_attester_frozen(&self, by: usize) -> bool {
		self.is_frozen(self.accounts.len() + by)
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
	fn end(&mut self, who: usize, by: Option<usize>) {
		let Some(freeze) = self.freezes[who].take() else { return };
		let over = freeze.lapses.map_or(self.now, |end| end.min(self.now));
		let officers = [Some(freeze.officer), freeze.ratifier].into_iter().flatten();
		// Where an officer ends it, the other one can go on.
		for officer in officers.filter(|officer| by.is_none_or(|by| by == *officer)) {
			self.rests[who][officer] = over + REST;
		}
	}

	/// Whether no officer may keep `who` from acting.
	fn is_protected(&self, who: usize) -> bool {
		let by = who.checked_sub(self.accounts.len());
		// After the attesters come the managers, whom nothing protects.
		by.filter(|by| *by < self.attesters.len()).is_some_and(|by| {
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
		self.end(who, None);
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
		self.end(who, officer);
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
			self.end(who, None);
		}
	}

	pub fn suspend(&mut self, officer: usize, suspended: bool) -> Outcome {
		if self.officers[officer].suspended == suspended {
			return Err(if suspended { "AlreadySuspended" } else { "NotSuspended" });
		}
		self.officers[officer].suspended = suspended;
		Ok(())
	}
}
