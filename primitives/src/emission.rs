//! The schedule of emission, the pools it is shared out to, and what clients read about them.
//!
//! Amounts are in the smallest unit of their asset, rewards always in that of the native one.

use crate::{compliance::Requirement, RoundId};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	sp_core::ConstU32,
	sp_runtime::{BoundedVec, PerThing, Perbill},
};
use scale_info::TypeInfo;

/// Number of an era. Eras that a stall of the chain has skipped have none.
pub type EraIndex = u32;
/// Number of a pool.
pub type PoolId = u16;
/// Most pools there can be, and so the most that ending an era has to look at.
pub const MAX_POOLS: u32 = 16;

/// How many tokens are issued, as governance votes on it.
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
	/// Tokens issued in the first era in which these parameters are in force.
	pub issuance: Balance,
	/// Share by which the issuance falls every `decay_period` eras.
	pub decay: Perbill,
	/// Eras from one fall to the next; at least 1.
	pub decay_period: EraIndex,
	/// The issuance never falls below this; at most `issuance`.
	pub floor: Balance,
	/// Nothing is issued beyond this total supply.
	pub max_supply: Balance,
}

/// Parameters in force, and how far they have got.
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
pub struct Schedule<Balance> {
	/// The parameters.
	pub params: EmissionParams<Balance>,
	/// First era in which they are in force.
	pub since: EraIndex,
	/// Issuance of the running era before it is raised to the floor and cut at the bounds.
	pub issuance: Balance,
}

impl<Balance: Copy + Into<u128> + From<u128>> Schedule<Balance> {
	/// The schedule of `params` at the beginning of era `since`.
	pub fn new(params: EmissionParams<Balance>, since: EraIndex) -> Self {
		Self { params, since, issuance: params.issuance }
	}

	/// What the running era issues at most: the issuance, not below the floor, cut at `max_share` of
	/// `supply` and at what is left to the largest supply.
	///
	/// With `i` the issuance after `k` falls, `i(0) = issuance` and `i(k + 1) = floor(i(k) * (1 - decay))`:
	/// `min(max(i, floor), floor(supply * max_share), max_supply - supply)`.
	pub fn issues(&self, supply: Balance, max_share: Perbill) -> Balance {
		let supply: u128 = supply.into();
		let left = self.params.max_supply.into().saturating_sub(supply);
		self.target().into().min(max_share.mul_floor(supply)).min(left).into()
	}

	/// The issuance of the running era, not below the floor, before it is cut at the bounds.
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

/// Share of each era's issuance per pool.
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
	/// The share of a pool; nothing if it is not named.
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
	/// Accounts that governance names report them.
	#[codec(index = 0)]
	Reporters,
	/// One for each block an account makes.
	#[codec(index = 1)]
	Authors,
	/// What is burned of the fees an enrolled account pays. An era pays at most one unit per unit burned.
	#[codec(index = 2)]
	Activity,
}

/// What becomes of rewards that nobody claims in time.
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
	/// They are added to what the pool shares out next.
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
	/// Holding an asset: native tokens, or what a liquidity pool gives its providers.
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
		/// What becomes of rewards that nobody claims in time.
		unclaimed: Unclaimed,
	},
	/// Nothing: the share goes to an account.
	#[codec(index = 2)]
	Account {
		/// The account.
		to: AccountId,
	},
}

/// What an era brought, kept for a while after its end.
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
	/// What the schedule allowed.
	pub issuance: Balance,
	/// What was minted at its end: `issuance` less what rounding and pools without participants left.
	pub minted: Balance,
	/// What was burned during it, and by its end: the burned share of fees, expired rewards.
	pub burned: Balance,
	/// What others minted during it: tokens that came back from other chains.
	pub arrived: Balance,
	/// Total supply after it. It grew by `minted + arrived - burned`.
	pub supply: Balance,
	/// How many eras a stall of the chain skipped after it. Nothing is paid for them.
	pub skipped: u32,
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
	/// Whether emission is halted.
	pub halted: bool,
	/// Total supply now.
	pub supply: Balance,
	/// What is in force, if anything was ever set.
	pub schedule: Option<Schedule<Balance>>,
	/// What the running era issues if it ended now.
	pub issues: Balance,
	/// Most that any vote could make an era issue now.
	pub bound: Balance,
	/// Parameters to come, and the first era in which they are in force.
	pub next: Option<(EraIndex, EmissionParams<Balance>)>,
	/// The budget in force.
	pub budget: Budget,
	/// The budget to come, and the first era in which it is in force.
	pub next_budget: Option<(EraIndex, Budget)>,
	/// The last eras that ended, newest first.
	pub ended: Vec<(EraIndex, EraRecord<Balance>)>,
	/// How many eras rewards of contribution pools stay claimable.
	pub history_depth: EraIndex,
}

/// What an era would issue if nothing changed but what is decided already, and nothing were burned.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct EraPreview<Balance> {
	/// The era.
	pub era: EraIndex,
	/// What the schedule allows.
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
	/// What compliance demands of whom it pays.
	pub requirement: Requirement,
	/// Whether it takes nobody in any more.
	pub retired: bool,
	/// Its share of the running era's issuance.
	pub share: Perbill,
	/// Account that holds its rewards.
	pub pot: AccountId,
	/// Rewards that were funded and are not paid yet.
	pub owed: Balance,
	/// Accounts with a record in it.
	pub members: u32,
	/// What earns in the running era: the stake that counts, or the sum of scores so far.
	pub total: Balance,
	/// Stake that counts from the next era on.
	pub pending: Balance,
	/// Who may report scores.
	pub reporters: Vec<AccountId>,
}

/// Rewards that expire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Expiring<Balance, Moment> {
	/// How much.
	pub amount: Balance,
	/// The era they were earned in.
	pub era: EraIndex,
	/// When they can no longer be claimed, if no era is skipped until then.
	pub at: Moment,
}

/// What an account has in a pool.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct RewardInfo<Balance, Moment> {
	/// The pool.
	pub pool: PoolId,
	/// What earns for it in the running era: stake that counts, or its score so far.
	pub earning: Balance,
	/// Stake that counts from the next era on.
	pub pending: Balance,
	/// Rewards it can claim now.
	pub claimable: Balance,
	/// Those of them that expire first.
	pub expiring: Option<Expiring<Balance, Moment>>,
}

/// What a pot belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub enum PotOf {
	/// A pool of emission.
	#[codec(index = 0)]
	Pool(PoolId),
	/// A round.
	#[codec(index = 1)]
	Round(RoundId),
}

/// A pot and what it owes.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Solvency<AccountId, AssetKind, Balance> {
	/// What it belongs to.
	pub of: PotOf,
	/// Its account.
	pub pot: AccountId,
	/// The asset it holds.
	pub asset: AssetKind,
	/// What it can pay: its balance less what keeps it alive.
	pub payable: Balance,
	/// What it owes.
	pub owed: Balance,
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
		let mut schedule = Schedule::new(params(101, 50, 2), 7);
		let mut issued = Vec::new();
		for era in 7..17 {
			issued.push(schedule.issues(5_000, ALL));
			schedule = schedule.after(era);
		}
		assert_eq!(issued, [101, 101, 50, 50, 25, 25, 12, 12, 10, 10]);
	}

	#[test]
	fn schedule_should_stop_at_the_largest_supply_and_the_largest_share() {
		let schedule = Schedule::new(params(1_000, 0, 1), 0);
		assert_eq!(schedule.issues(9_500, ALL), 500);
		assert_eq!(schedule.issues(10_000, ALL), 0);
		assert_eq!(schedule.issues(20_000, ALL), 0);
		assert_eq!(schedule.issues(9_999, Perbill::from_percent(1)), 1);
		assert_eq!(schedule.issues(5_050, Perbill::from_percent(1)), 50);
	}

	#[test]
	fn schedule_should_not_fall_when_the_period_is_zero() {
		let schedule = Schedule::new(params(1_000, 50, 0), 0);
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
