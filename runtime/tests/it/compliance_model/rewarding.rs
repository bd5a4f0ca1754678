//! Rewards: holders stake and take back, a reporter scores them, well or badly, anybody claims for
//! them, and emission is halted.

use super::{
	actors::*,
	model::{Outcome, Span, Stop, Token, Who, ALLOWANCE, DEMANDS, STAKE, WORK},
	RewardCall, World,
};
use crate::common::*;
use polkadot_sdk::frame_support::traits::fungible::{Inspect, InspectHold};

/// A holder stakes no more once it has staked so much.
const ENOUGH: Balance = 600 * UNIT;

/// Whether the chain keeps a record of a holder's stake.
pub fn has_staked(who: usize) -> bool {
	pallet_emission::StakeRecords::<Runtime>::contains_key(STAKE, holder(who))
}

impl World {
	pub fn stake(&mut self) {
		let who = self.random.place(STAKERS);
		if self.model.rewards.stakers[who].staked() > ENOUGH {
			return;
		}
		let amount = match self.random.below(8) {
			0 => 0,
			_ => Balance::from(1 + self.random.below(40)) * UNIT + 7,
		};
		let call = RewardCall::stake { pool: STAKE, amount };
		self.attempt("stake", Stop::SafeMode, signed(holder(who)), call, |world| {
			if amount == 0 {
				return Err("AmountZero");
			}
			world.model.qualifies(who, &DEMANDS[0])?;
			world.model.rewards.stake(who, amount);
			Ok(())
		});
		self.compare_stake(who);
	}

	/// Takes back stake: some, all, none, or more than there is. Nothing may prevent it.
	pub fn unstake(&mut self) {
		let who = self.random.place(STAKERS);
		let staked = self.model.rewards.stakers[who].staked();
		let amount = match self.random.below(8) {
			0 => 0,
			1 => staked + 1,
			2 => staked,
			_ => staked.min(Balance::from(1 + self.random.below(20)) * UNIT),
		};
		self.unstake_of(who, amount);
	}

	pub fn unstake_of(&mut self, who: usize, amount: Balance) {
		let predicted = self.model.rewards.unstake(who, amount, has_staked(who));
		let call = RewardCall::unstake { pool: STAKE, amount };
		self.check("unstake", predicted, signed(holder(who)), call);
		self.compare_stake(who);
	}

	pub fn claim_stake(&mut self) {
		let who = self.random.place(STAKERS);
		self.claim_stake_of(who);
	}

	/// A stranger claims what the stake of a holder has earned.
	pub fn claim_stake_of(&mut self, who: usize) {
		let earned = self.model.rewards.stakers[who].earned();
		if earned.least == 0 && earned.most > 0 {
			// It is not known whether there is anything.
			return;
		}
		let predicted = if self.model.stops.stop(Stop::Rewards) {
			Err("CallFiltered")
		} else if !has_staked(who) {
			Err("NotMember")
		} else if earned.most == 0 {
			Err("NothingToClaim")
		} else {
			let accepted = self.model.qualifies(who, &DEMANDS[0]);
			accepted.and_then(|()| self.model.part(who, earned))
		};
		let (outcome, paid) = self.claim_from(STAKE, "claim of a stake", who);
		self.agree("claim of a stake", predicted, outcome, paid);
		if let (Ok(span), Ok(())) = (predicted, outcome) {
			self.model.rewards.stakers[who].paid(paid, span.limited);
			self.rewarded(STAKE, who, paid);
		}
		self.compare_stake(who);
	}

	pub fn claim_work(&mut self) {
		let who = STAKERS + self.random.place(WORKERS);
		self.claim_work_of(who);
	}

	/// A stranger claims what a holder has earned by scores. If that is refused, what would expire
	/// is kept for the holder.
	pub fn claim_work_of(&mut self, who: usize) {
		let (new, all) = self.model.rewards.earned(who);
		let stopped = self.model.stops.stop(Stop::Rewards);
		let accepted = self.model.qualifies(who, &DEMANDS[0]);
		let accepted = accepted.and_then(|()| self.model.part(who, Span::exactly(all)));
		let predicted = if stopped {
			Err("CallFiltered")
		} else if !self.model.rewards.has_scored(who) {
			Err("NotMember")
		} else if all == 0 {
			Err("NothingToClaim")
		} else {
			accepted
		};
		let (outcome, paid) = self.claim_from(WORK, "claim of work", who);
		if new > 0 && !stopped && accepted.is_err() {
			assert_eq!((outcome, paid), (Ok(()), 0), "rewards of {who} are not kept");
			*self.tally.entry(("claim of work", "kept")).or_default() += 1;
		} else {
			self.agree("claim of work", predicted, outcome, paid);
		}
		if outcome.is_ok() {
			self.model.rewards.settle(who, paid);
			self.rewarded(WORK, who, paid);
		}
		let kept = pallet_emission::Contributors::<Runtime>::contains_key(WORK, holder(who));
		assert_eq!(kept, self.model.rewards.has_scored(who), "record of {who}");
	}

	fn claim_from(&mut self, pool: u16, kind: &'static str, who: usize) -> (Outcome, Balance) {
		let before = Balances::total_balance(&holder(who));
		let call = RewardCall::claim { pool, who: holder(who) };
		let outcome = self.send(kind, signed(stranger()), call.into());
		(outcome, Balances::total_balance(&holder(who)) - before)
	}

	/// A pool has paid a holder.
	fn rewarded(&mut self, pool: u16, who: usize, amount: Balance) {
		self.model.book(who, amount);
		self.model.ledger.transfer(Token::Native, Who::Pool(pool), Who::Holder(who), amount);
	}

	/// The reporter scores some holders, or tries what it may not; or somebody else does.
	pub fn report(&mut self) {
		let many = self.random.below(5);
		let most = self.random.pick(&[1_000, 1_000, 1_000, ALLOWANCE]);
		let mut scores = Vec::new();
		for _ in 0..many {
			let score = 1 + self.random.below(most);
			scores.push((STAKERS + self.random.place(WORKERS), score));
		}
		if let (true, Some((_, score))) = (self.random.once_in(12), scores.first_mut()) {
			*score = 0;
		}
		let other = self.random.once_in(12);
		let sender = if other { stranger() } else { attester(REPORTER) };
		let named: Vec<_> = scores.iter().map(|(who, score)| (holder(*who), *score)).collect();
		let call = RewardCall::report { pool: WORK, scores: named.try_into().unwrap() };
		self.attempt("report", Stop::SafeMode, signed(sender), call, |world| {
			if other {
				return Err("NotReporter");
			}
			let frozen = world.model.is_attester_frozen(REPORTER);
			world.model.rewards.report(&scores, frozen)
		});
	}

	/// Two thirds of the committee halt emission.
	pub fn halt(&mut self) {
		let era = self.model.rewards.era;
		let predicted = self.model.rewards.halts.halt(era);
		self.check("halt", predicted, two_thirds(), RewardCall::halt {});
	}

	/// A vote lets emission go on, or halts it for longer.
	pub fn resume_emission(&mut self) {
		let era = self.model.rewards.era;
		if self.random.once_in(6) {
			let eras = self.random.below(6) as u32;
			let predicted = self.model.rewards.halts.prolong(era, eras);
			self.check("prolong_halt", predicted, root(), RewardCall::prolong_halt { eras });
		} else {
			let predicted = self.model.rewards.halts.resume(era);
			self.check("resume_emission", predicted, root(), RewardCall::resume {});
		}
	}

	/// Compares the stake of a holder: what is held, and whether there is a record.
	pub fn compare_stake(&self, who: usize) {
		let staker = &self.model.rewards.stakers[who];
		let (staked, earned) = (staker.staked(), staker.earned());
		let reason = RuntimeHoldReason::Emission(pallet_emission::HoldReason::Stake);
		assert_eq!(Balances::balance_on_hold(&reason, &holder(who)), staked, "stake of {who}");
		if has_staked(who) {
			assert!(staked > 0 || earned.most > 0, "empty record of {who}");
		} else {
			assert!(staked == 0 && earned.least == 0, "record of {who} is missing");
		}
	}
}
