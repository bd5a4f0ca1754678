//! Rewards: what an era mints, and what stakes and scores have earned.
//!
//! What a stake has earned is known up to a unit for each era and each time that the chain rounds.

use super::{halts::Halts, Outcome, Span};
use crate::common::*;
use std::collections::BTreeMap;

/// The pools of the development preset that have members here.
pub const STAKE: u16 = 0;
pub const WORK: u16 = 1;
/// Eras for which rewards of scores can be claimed, as governance has set it.
pub const DEPTH: u32 = 5;
/// The most that a reporter can report in an era.
pub const ALLOWANCE: u64 = 1_000_000;
/// Issued in the first era. A tenth less every [`DECAY_PERIOD`], never below [`FLOOR`].
const ISSUANCE: Balance = 1_000_000 * UNIT;
const DECAY_PERIOD: u32 = 365;
const FLOOR: Balance = 100_000 * UNIT;
const MAX_SUPPLY: Balance = 200_000_000_000 * UNIT;

/// What a holder has staked, and has earned since the last payment: between these amounts.
#[derive(Clone, Default)]
pub struct Staker {
	pub active: Balance,
	pub pending: Balance,
	least: Balance,
	most: Balance,
	/// It has earned something since the chain last rounded.
	accrued: bool,
}

impl Staker {
	pub fn staked(&self) -> Balance {
		self.active + self.pending
	}

	/// What a claim could pay, without a limit.
	pub fn earned(&self) -> Span {
		let least = self.least.saturating_sub(Balance::from(self.accrued));
		Span { least, most: self.most, limited: false }
	}

	/// The chain rounds what was earned.
	fn settle(&mut self) {
		self.least = self.earned().least;
		self.accrued = false;
	}

	/// A claim has paid `amount`: all, or what a limit let through.
	pub fn paid(&mut self, amount: Balance, limited: bool) {
		self.settle();
		if limited {
			self.least = self.least.saturating_sub(amount);
			self.most = self.most.saturating_sub(amount);
		} else {
			(self.least, self.most) = (0, 0);
		}
	}
}

/// What an era shares among those who scored in it.
struct Shared {
	reward: Balance,
	/// The part that was not settled.
	left: Balance,
	/// The sum of the scores.
	score: u64,
	/// When the era after it began, and all that had been lost to claims until then.
	ended: (BlockNumber, BlockNumber),
}

impl Shared {
	fn part(&self, score: u64) -> Balance {
		let part = self.reward * Balance::from(score) / Balance::from(self.score);
		part.min(self.left)
	}
}

/// The end of an era: what it mints, for whom.
pub struct Ended {
	pub era: u32,
	pub to_treasury: Balance,
	pub to_stakes: Balance,
	pub to_work: Balance,
	/// Eras after it that a stall has skipped.
	pub skipped: u32,
}

pub struct Rewards {
	pub era: u32,
	started: BlockNumber,
	length: BlockNumber,
	issuance: Balance,
	pub halts: Halts,
	pub stakers: Vec<Staker>,
	/// Scores that are not settled, by era and holder.
	scores: BTreeMap<u32, BTreeMap<usize, u64>>,
	shared: BTreeMap<u32, Shared>,
	/// Rewards of scores that were kept for their holders because of a refusal.
	parked: Vec<Balance>,
	/// The last era of a report, and what was reported in it.
	reported: (u32, u64),
}

impl Rewards {
	pub fn new(started: BlockNumber, length: BlockNumber, holders: usize) -> Self {
		Self {
			era: 0,
			started,
			length,
			issuance: ISSUANCE,
			halts: Halts::default(),
			stakers: vec![Staker::default(); holders],
			scores: BTreeMap::new(),
			shared: BTreeMap::new(),
			parked: vec![0; holders],
			reported: (0, 0),
		}
	}

	/// A block begins with this clock: ends the running era if its time is up. At most one ends;
	/// those that a stall has skipped issue nothing. There were `supply` tokens.
	pub fn end_era(
		&mut self,
		now: BlockNumber,
		lost: BlockNumber,
		supply: Balance,
	) -> Option<Ended> {
		let passed = (now - self.started) / self.length;
		if passed == 0 {
			return None;
		}
		let (era, on_grid) = (self.era, self.started + passed * self.length);
		// One that ends late does not shorten the next one.
		self.started = if (now - on_grid) * 10 > self.length { now } else { on_grid };
		self.era += 1;
		let issued = self.issue(era, supply);
		let mut ended = Ended {
			era,
			to_treasury: issued * 20 / 100,
			to_stakes: 0,
			to_work: 0,
			skipped: passed - 1,
		};
		let active: Balance = self.stakers.iter().map(|staker| staker.active).sum();
		if active > 0 {
			ended.to_stakes = issued * 40 / 100;
		}
		for staker in &mut self.stakers {
			if ended.to_stakes > 0 && staker.active > 0 {
				let part = ended.to_stakes * staker.active / active;
				staker.least += part;
				staker.most += part + 1;
				staker.accrued = true;
			}
			staker.active += std::mem::take(&mut staker.pending);
		}
		let score: u64 = self.scores.get(&era).map_or(0, |scores| scores.values().sum());
		if score > 0 && issued > 0 {
			let reward = issued * 15 / 100;
			ended.to_work = reward;
			let shared = Shared { reward, left: reward, score, ended: (self.started, lost) };
			self.shared.insert(era, shared);
		}
		Some(ended)
	}

	/// What `era` issues. Halts and the schedule advance, halted or not.
	fn issue(&mut self, era: u32, supply: Balance) -> Balance {
		let most = (supply / 2_000).min(MAX_SUPPLY.saturating_sub(supply));
		let issued = self.issuance.max(FLOOR).min(most);
		if (era + 1).is_multiple_of(DECAY_PERIOD) {
			self.issuance = self.issuance * 9 / 10;
		}
		if self.halts.end_era(era) {
			0
		} else {
			issued
		}
	}

	/// The eras whose rewards of scores are not expired nor settled.
	pub fn shared(&self) -> Vec<u32> {
		self.shared.keys().copied().collect()
	}

	/// The chain says that the rewards of `era` have expired. They may, once as many eras have
	/// passed as governance says, and they could be claimed for as long. Returns what is burned.
	pub fn expire(&mut self, era: u32, lost: BlockNumber) -> Balance {
		let shared = self.shared.remove(&era).expect("it was asked about");
		let (ended, lost_before) = shared.ended;
		let usable = (self.started - ended).saturating_sub(lost - lost_before);
		assert!(
			self.era - era > DEPTH && usable >= DEPTH * self.length,
			"rewards of era {era} expired after {usable} blocks"
		);
		shared.left
	}

	/// Removes stake, the part that does not count yet first.
	pub fn unstake(&mut self, who: usize, amount: Balance, member: bool) -> Outcome {
		if amount == 0 {
			return Err("AmountZero");
		}
		if !member {
			return Err("NotMember");
		}
		let staker = &mut self.stakers[who];
		if amount > staker.staked() {
			return Err("StakeTooSmall");
		}
		staker.settle();
		let early = amount.min(staker.pending);
		staker.pending -= early;
		staker.active -= amount - early;
		Ok(())
	}

	pub fn stake(&mut self, who: usize, amount: Balance) {
		self.stakers[who].settle();
		self.stakers[who].pending += amount;
	}

	/// Whether the chain keeps scores or rewards of theirs.
	pub fn has_scored(&self, who: usize) -> bool {
		self.parked[who] > 0 || self.scores.values().any(|scores| scores.contains_key(&who))
	}

	/// What `who` has earned by scores in ended eras: since the last claim, and in all.
	pub fn earned(&self, who: usize) -> (Balance, Balance) {
		let of = |(era, scores): (&u32, &BTreeMap<usize, u64>)| {
			let (score, shared) = (scores.get(&who)?, self.shared.get(era)?);
			Some(shared.part(*score))
		};
		let new: Balance = self.scores.range(..self.era).filter_map(of).sum();
		(new, self.parked[who] + new)
	}

	/// A claim has settled the scores of `who` and has paid `amount`; the rest is kept.
	pub fn settle(&mut self, who: usize, amount: Balance) {
		let (_, all) = self.earned(who);
		self.parked[who] = all - amount;
		for (era, scores) in self.scores.range_mut(..self.era) {
			let Some(score) = scores.remove(&who) else { continue };
			if let Some(shared) = self.shared.get_mut(era) {
				shared.left -= shared.part(score);
			}
		}
		self.scores.retain(|_, scores| !scores.is_empty());
		self.shared.retain(|_, shared| shared.left > 0);
	}

	/// The reporter reports scores of holders.
	pub fn report(&mut self, scores: &[(usize, u64)], frozen: bool) -> Outcome {
		if scores.is_empty() {
			return Err("EmptyBatch");
		}
		if scores.iter().any(|(_, score)| *score == 0) {
			return Err("ScoreZero");
		}
		if frozen {
			return Err("AccountFrozen");
		}
		let before = if self.reported.0 == self.era { self.reported.1 } else { 0 };
		let sum = before + scores.iter().map(|(_, score)| score).sum::<u64>();
		if sum > ALLOWANCE {
			return Err("AllowanceExceeded");
		}
		self.reported = (self.era, sum);
		let era = self.scores.entry(self.era).or_default();
		for (who, score) in scores {
			*era.entry(*who).or_default() += score;
		}
		Ok(())
	}
}
