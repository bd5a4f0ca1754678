//! The weight of calls: as measured, plus that of the compliance check, and of pools that a block
//! does not count by itself.

use super::*;
use pallet_distribution_common::value_weight;

impl<T: Config> Pallet<T> {
	/// Weight of what the calls of a block have in common: the running era, the list of pools, each
	/// listed pool and [`TotalOwed`], each read and written once in a block. The hook at its
	/// beginning declares it, and benchmarks do not count it.
	pub(crate) fn shared_weight() -> Weight {
		let costs = T::DbWeight::get();
		let pools = PoolIds::<T>::decode_len().unwrap_or_default() as u64;
		value_weight::<EraOf<T>>(costs)
			.saturating_add(value_weight::<BoundedVec<PoolId, ConstU32<MAX_POOLS>>>(costs))
			.saturating_add(value_weight::<PoolOf<T>>(costs).saturating_mul(pools))
			.saturating_add(value_weight::<T::Balance>(costs))
	}

	/// Weight of reading and writing a pool that may not be listed, so that
	/// [`Pallet::shared_weight`] does not include it: only retired ones are not.
	pub(crate) fn pool_weight(retired: bool) -> Weight {
		if retired {
			value_weight::<PoolOf<T>>(T::DbWeight::get())
		} else {
			Weight::zero()
		}
	}

	/// Weight of staking that went as `staked` says.
	pub(crate) fn staked_weight(staked: Weight) -> Weight {
		staked.saturating_add(T::Compliance::weight(None))
	}

	/// Worst-case weight of staking.
	pub(crate) fn stake_weight() -> Weight {
		let staked = T::WeightInfo::stake()
			.max(T::WeightInfo::stake_joined())
			.max(T::WeightInfo::stake_first());
		Self::staked_weight(staked)
	}

	/// Weight of unstaking, when pending stake has become active (`joined`) or not, and the record
	/// is `kept` or not.
	pub(crate) fn unstaked_weight(joined: bool, kept: bool, retired: bool) -> Weight {
		let weight =
			if kept && !joined { T::WeightInfo::unstake() } else { T::WeightInfo::unstake_last() };
		weight.saturating_add(Self::pool_weight(retired))
	}

	/// Worst-case weight of unstaking.
	pub(crate) fn unstake_weight() -> Weight {
		T::WeightInfo::unstake()
			.max(T::WeightInfo::unstake_last())
			.saturating_add(Self::pool_weight(true))
	}

	/// Weight of a claim from a stake pool, when pending stake has become active (`joined`) or not,
	/// and the record is `kept` or not. It goes only if nothing is staked; then nothing has become
	/// active either.
	pub(crate) fn claimed_stake_weight(joined: bool, kept: bool) -> Weight {
		if !kept {
			T::WeightInfo::claim_stake_last()
		} else if joined {
			T::WeightInfo::claim_stake_joined()
		} else {
			T::WeightInfo::claim_stake()
		}
	}

	/// Weight of a claim from a pool, `retired` or not, that took `claimed`, of an account that has
	/// named no payee.
	pub(crate) fn claimed_weight(claimed: Weight, retired: bool) -> Weight {
		claimed
			.saturating_add(T::Compliance::weight(None))
			.saturating_add(T::Payees::proof())
			.saturating_add(Self::pool_weight(retired))
	}

	/// Worst-case weight of a claim.
	pub(crate) fn claim_weight() -> Weight {
		let claimed = T::WeightInfo::claim_stake()
			.max(T::WeightInfo::claim_stake_joined())
			.max(T::WeightInfo::claim_stake_last())
			.max(T::WeightInfo::claim_scores(T::MaxHistory::get()));
		Self::claimed_weight(claimed, true).saturating_add(T::Compliance::payee_weight())
	}

	/// Worst-case weight of claims from all pools.
	pub(crate) fn claim_all_weight() -> Weight {
		Self::claim_weight().saturating_mul(MAX_POOLS.into())
	}

	/// Weight of a report of `scores` scores, whether the accounts have long records or none.
	pub(crate) fn report_weight(scores: u32) -> Weight {
		T::WeightInfo::report(scores)
			.max(T::WeightInfo::report_new(scores))
			.saturating_add(T::Compliance::weight(None))
	}
}
