//! The issuance schedule, the pools that share the issuance, and what clients read about them.
//!
//! Amounts are in the smallest unit of their asset, rewards always in that of the native one.

use crate::compliance::Requirement;
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	sp_core::ConstU32,
	sp_runtime::{BoundedVec, PerThing, Perbill},
};
use scale_info::TypeInfo;

pub mod outlook;

/// Number of an era. Eras skipped during a stall of the chain have no number.
pub type EraIndex = u32;
/// Number of a pool.
pub type PoolId = u16;
/// Maximum number of pools, and so the most that ending an era has to process.
pub const MAX_POOLS: u32 = 16;
/// The most that a reporter named by the genesis can add in an era, as the sum of its scores,
/// unless the genesis says otherwise.
pub const DEFAULT_ALLOWANCE: u64 = 1_000_000;

/// How many tokens are issued, as voted by governance. Amounts are in the smallest unit.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	serde::Serialize,
	serde::Deserialize,
)]
pub struct EmissionParams<Balance> {
	/// Tokens issued in the first era under these parameters.
	pub issuance: Balance,
	/// Share by which the issuance decreases every `decay_period` eras.
	pub decay: Perbill,
	/// Eras between two decreases; at least 1.
	pub decay_period: EraIndex,
	/// The issuance never falls below this; at most `issuance`.
	pub floor: Balance,
	/// Nothing is issued beyond this total supply.
	pub max_supply: Balance,
}

/// The parameters in force, and the state of their decay.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct IssuanceSchedule<Balance> {
	/// The parameters.
	pub params: EmissionParams<Balance>,
	/// First era under these parameters.
	pub since: EraIndex,
	/// Issuance of the running era before the floor and the caps are applied.
	pub issuance: Balance,
}

impl<Balance: Copy + Into<u128> + From<u128>> IssuanceSchedule<Balance> {
	/// The schedule of `params` at the beginning of era `since`.
	pub fn new(params: EmissionParams<Balance>, since: EraIndex) -> Self {
		Self { params, since, issuance: params.issuance }
	}

	/// The most that the running era issues: the issuance, raised to the floor, then capped at
	/// `max_share` of `supply` and at what is left until the maximum supply.
	///
	/// With `i` the issuance after `k` decreases, `i(0) = issuance` and
	/// `i(k + 1) = floor(i(k) * (1 - decay))`:
	/// `min(max(i, floor), floor(supply * max_share), max_supply - supply)`.
	pub fn issues(&self, supply: Balance, max_share: Perbill) -> Balance {
		let supply: u128 = supply.into();
		let left = self.params.max_supply.into().saturating_sub(supply);
		self.target().into().min(max_share.mul_floor(supply)).min(left).into()
	}

	/// The issuance of the running era, raised to the floor, before the caps are applied.
	pub fn target(&self) -> Balance {
		self.issuance.into().max(self.params.floor.into()).into()
	}

	/// The schedule in the era after `ended`. Decay rounds down.
	pub fn after(mut self, ended: EraIndex) -> Self {
		let age = ended.saturating_sub(self.since).saturating_add(1);
		if age.checked_rem(self.params.decay_period) == Some(0) {
			let left = self.params.decay.left_from_one();
			self.issuance = left.mul_floor(self.issuance.into()).into();
		}
		self
	}
}

/// Each pool's share of an era's issuance.
#[derive(
	Clone,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Budget(pub BoundedVec<(PoolId, Perbill), ConstU32<MAX_POOLS>>);

impl Budget {
	/// The share of a pool; zero if the budget does not name it.
	pub fn share(&self, pool: PoolId) -> Perbill {
		self.0.iter().find(|(id, _)| *id == pool).map_or(Perbill::zero(), |(_, share)| *share)
	}

	/// Whether it names a pool.
	pub fn names(&self, pool: PoolId) -> bool {
		self.0.iter().any(|(id, _)| *id == pool)
	}

	/// Whether the shares sum to exactly 100 %, none is zero and no pool is named twice.
	pub fn is_valid(&self) -> bool {
		let parts = |share: &Perbill| u64::from(share.deconstruct());
		let sum: u64 = self.0.iter().map(|(_, share)| parts(share)).sum();
		let twice = |(i, (id, _)): (usize, &(PoolId, Perbill))| {
			self.0.iter().skip(i.saturating_add(1)).any(|(other, _)| other == id)
		};
		sum == parts(&Perbill::one())
			&& self.0.iter().all(|(_, share)| !share.is_zero())
			&& !self.0.iter().enumerate().any(twice)
	}
}

/// Where the scores of a contribution pool come from.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	serde::Serialize,
	serde::Deserialize,
)]
pub enum Scores {
	/// Reported by accounts that governance appoints.
	#[codec(index = 0)]
	Reporters,
	/// One per block that an account authors.
	#[codec(index = 1)]
	Authors,
	/// The burned share of the fees that an enrolled account pays. An era pays at most one unit per
	/// unit burned.
	#[codec(index = 2)]
	Activity,
}

/// What happens to rewards that are not claimed in time.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	serde::Serialize,
	serde::Deserialize,
)]
pub enum Unclaimed {
	/// They are burned.
	#[codec(index = 0)]
	Burn,
	/// They are added to the pool's next reward.
	#[codec(index = 1)]
	Recycle,
}

/// What a pool rewards.
#[derive(
	Clone,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	serde::Serialize,
	serde::Deserialize,
)]
pub enum PoolKind<AccountId, AssetKind> {
	/// Holding an asset: native tokens, or a liquidity pool's LP tokens.
	#[codec(index = 0)]
	Stake {
		/// The asset.
		asset: AssetKind,
	},
	/// Scored work.
	#[codec(index = 1)]
	Contribution {
		/// Where the scores come from.
		scores: Scores,
		/// What happens to rewards that are not claimed in time.
		unclaimed: Unclaimed,
	},
	/// No members: the share goes to one account.
	#[codec(index = 2)]
	Account {
		/// The account.
		to: AccountId,
	},
}

/// The outcome of an era, kept for a while after its end.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct EraRecord<Balance> {
	/// The issuance that the schedule allowed.
	pub issuance: Balance,
	/// Minted at its end: `issuance` less rounding and the shares of pools without participants.
	pub minted: Balance,
	/// Burned during the era and at its end: the burned share of fees, and expired rewards.
	pub burned: Balance,
	/// Minted by others during the era: tokens that came back from other chains.
	pub arrived: Balance,
	/// Total supply after it. It grew by `minted + arrived - burned`.
	pub supply: Balance,
	/// Number of eras skipped after it because the chain had stalled. They are never paid.
	pub skipped: u32,
}

/// A halt of emission: an era that it touches issues nothing, not even if it ends within the era.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct HaltInfo {
	/// The era in which it began.
	pub since: EraIndex,
	/// First era that issues again.
	pub until: EraIndex,
	/// Whether a vote has made it longer. If not, its eras count against the brake.
	pub voted: bool,
}

/// Emission as clients see it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct EmissionInfo<Balance, Moment> {
	/// The running era.
	pub era: EraIndex,
	/// When it began; `None` before the chain's first block.
	pub started: Option<Moment>,
	/// Length of an era.
	pub era_length: Moment,
	/// The halt, if emission is halted.
	pub halt: Option<HaltInfo>,
	/// Number of eras for which the brake could halt emission now, were it not halted already.
	pub halts_left: EraIndex,
	/// Total supply now.
	pub supply: Balance,
	/// The schedule in force, if one was ever set.
	pub schedule: Option<IssuanceSchedule<Balance>>,
	/// What the running era would issue if it ended now.
	pub issues: Balance,
	/// The most that an era could issue now under any vote.
	pub bound: Balance,
	/// The least that the first era under a vote taken now must issue if nothing is minted before
	/// it.
	pub lowest: Balance,
	/// The largest issuance that a vote can set now.
	pub highest: Balance,
	/// Parameters decided but not yet in force, and their first era.
	pub next: Option<(EraIndex, EmissionParams<Balance>)>,
	/// The budget in force.
	pub budget: Budget,
	/// The budget decided but not yet in force, and its first era.
	pub next_budget: Option<(EraIndex, Budget)>,
	/// The last eras that ended, newest first.
	pub ended: Vec<(EraIndex, EraRecord<Balance>)>,
	/// Number of eras for which rewards of contribution pools stay claimable.
	pub history_depth: EraIndex,
}

/// What an era would issue if only the changes already decided took effect and nothing were burned.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct EraPreview<Balance> {
	/// The era.
	pub era: EraIndex,
	/// The issuance that the schedule allows.
	pub issuance: Balance,
	/// Each pool's share of it, rounded down.
	pub pools: Vec<(PoolId, Balance)>,
	/// Total supply after it.
	pub supply: Balance,
}

/// A pool as clients see it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct PoolInfo<AccountId, AssetKind, Balance> {
	/// Its number.
	pub id: PoolId,
	/// What it rewards.
	pub kind: PoolKind<AccountId, AssetKind>,
	/// The compliance requirement for its members.
	pub requirement: Requirement,
	/// The requirement decided but not yet in force, and its first era.
	pub next_requirement: Option<(EraIndex, Requirement)>,
	/// Whether it no longer accepts members.
	pub retired: bool,
	/// Its share of the running era's issuance.
	pub share: Perbill,
	/// Account that holds its rewards.
	pub pot: AccountId,
	/// Rewards funded and not yet paid.
	pub owed: Balance,
	/// Accounts with a record in it.
	pub members: u32,
	/// What earns in the running era: the active stake, or the sum of scores so far.
	pub total: Balance,
	/// Stake that becomes active in the next era.
	pub pending: Balance,
	/// Who may report scores.
	pub reporters: Vec<AccountId>,
	/// The most that each of them can add in an era, as the sum of its scores.
	pub allowance: u64,
	/// Reporters decided but not yet in force: their first era, their allowance, and who they are.
	pub next_reporters: Option<(EraIndex, u64, Vec<AccountId>)>,
}

/// Rewards that expire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Expiring<Balance, Moment> {
	/// How much.
	pub amount: Balance,
	/// The era they were earned in.
	pub era: EraIndex,
	/// First time at which they can no longer be claimed, if no era is skipped and no more time is
	/// lost to claims before.
	pub at: Moment,
}

/// An account's position in a pool.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct RewardInfo<Balance, Moment> {
	/// The pool.
	pub pool: PoolId,
	/// What earns in the running era: its active stake, or its score so far.
	pub earning: Balance,
	/// Stake that becomes active in the next era.
	pub pending: Balance,
	/// Rewards it can claim now.
	pub claimable: Balance,
	/// The part of them that expires first.
	pub expiring: Option<Expiring<Balance, Moment>>,
}

#[cfg(test)]
mod tests {
	use super::*;

	const ALL: Perbill = Perbill::one();

	fn params(issuance: u128, decay: u32, decay_period: u32) -> EmissionParams<u128> {
		EmissionParams {
			issuance,
			decay: Perbill::from_percent(decay),
			decay_period,
			floor: 10,
			max_supply: 10_000,
		}
	}

	#[test]
	fn schedule_should_fall_every_period_and_stop_at_the_floor() {
		let mut schedule = IssuanceSchedule::new(params(101, 50, 2), 7);
		let mut issued = Vec::new();
		for era in 7..17 {
			issued.push(schedule.issues(5_000, ALL));
			schedule = schedule.after(era);
		}
		assert_eq!(issued, [101, 101, 50, 50, 25, 25, 12, 12, 10, 10]);
	}

	#[test]
	fn schedule_should_stop_at_the_largest_supply_and_the_largest_share() {
		let schedule = IssuanceSchedule::new(params(1_000, 0, 1), 0);
		assert_eq!(schedule.issues(9_500, ALL), 500);
		assert_eq!(schedule.issues(10_000, ALL), 0);
		assert_eq!(schedule.issues(20_000, ALL), 0);
		assert_eq!(schedule.issues(9_999, Perbill::from_percent(1)), 1);
		assert_eq!(schedule.issues(5_050, Perbill::from_percent(1)), 50);
	}

	#[test]
	fn schedule_should_not_fall_when_the_period_is_zero() {
		let schedule = IssuanceSchedule::new(params(1_000, 50, 0), 0);
		assert_eq!(schedule.after(0).after(1).issuance, 1_000);
	}

	#[test]
	fn budget_should_sum_to_exactly_a_hundred_percent() {
		let budget = |shares: &[(PoolId, u32)]| {
			let parts = |(id, parts): &(PoolId, u32)| (*id, Perbill::from_parts(*parts));
			Budget(shares.iter().map(parts).collect::<Vec<_>>().try_into().unwrap())
		};
		assert!(budget(&[(1, 1_000_000_000)]).is_valid());
		assert!(budget(&[(1, 333_333_333), (2, 666_666_667)]).is_valid());
		assert!(!budget(&[(1, 333_333_333), (2, 666_666_666)]).is_valid());
		assert!(!budget(&[(1, 500_000_000), (1, 500_000_000)]).is_valid());
		assert!(!budget(&[(1, 1_000_000_000), (2, 0)]).is_valid());
		assert!(!budget(&[]).is_valid());
		assert_eq!(budget(&[(1, 5)]).share(2), Perbill::zero());
		assert!(budget(&[(1, 5)]).names(1));
	}
}
