//! Emission, pools and rewards.

use super::Call;
use crate::{account::AccountId, types::AssetKind};
use codec::{Compact, Encode};
use distribution_primitives::{
	emission::{Budget, EmissionParams, PoolId, PoolKind},
	Requirement,
};

fn call(name: &str, args: impl Encode) -> Call {
	super::call("Emission", name, args)
}

/// Decides how much is issued.
pub fn set_emission(params: &EmissionParams<u128>) -> Call {
	call("set_emission", params)
}

/// Decides which pool gets which share.
pub fn set_budget(budget: &Budget) -> Call {
	call("set_budget", budget)
}

/// Stops minting for a while.
pub fn halt() -> Call {
	call("halt", ())
}

/// Lets a halted emission go on with the next era.
pub fn resume() -> Call {
	call("resume", ())
}

/// Halts emission for `eras` eras, the running one included, or makes a halt longer.
pub fn prolong_halt(eras: u32) -> Call {
	call("prolong_halt", eras)
}

/// Makes a pool.
pub fn create_pool(kind: &PoolKind<AccountId, AssetKind>, requirement: &Requirement) -> Call {
	call("create_pool", (kind, requirement))
}

/// Changes the compliance requirement for a pool's members, after whole eras.
pub fn update_pool(pool: PoolId, requirement: &Requirement) -> Call {
	call("update_pool", (pool, requirement))
}

/// Closes a pool to new members.
pub fn retire_pool(pool: PoolId) -> Call {
	call("retire_pool", pool)
}

/// Frees the place of a retired pool.
pub fn remove_pool(pool: PoolId) -> Call {
	call("remove_pool", pool)
}

/// Names the accounts that report scores to a pool, after whole eras. Each can add scores with
/// a sum of `allowance` per era.
pub fn set_reporters(pool: PoolId, reporters: &[AccountId], allowance: u64) -> Call {
	call("set_reporters", (pool, reporters, allowance))
}

/// Stakes `amount` smallest units of the pool's asset.
pub fn stake(pool: PoolId, amount: u128) -> Call {
	call("stake", (pool, Compact(amount)))
}

/// Takes `amount` smallest units of stake back.
pub fn unstake(pool: PoolId, amount: u128) -> Call {
	call("unstake", (pool, Compact(amount)))
}

/// Joins a contribution pool.
pub fn enroll(pool: PoolId) -> Call {
	call("enroll", pool)
}

/// Leaves a contribution pool.
pub fn resign(pool: PoolId) -> Call {
	call("resign", pool)
}

/// Pays the rewards of an account in one pool.
pub fn claim(pool: PoolId, who: &AccountId) -> Call {
	call("claim", (pool, who))
}

/// Pays the rewards of an account in all pools.
pub fn claim_all(who: &AccountId) -> Call {
	call("claim_all", who)
}

/// Reports scores to a pool.
pub fn report(pool: PoolId, scores: &[(AccountId, u64)]) -> Call {
	call("report", (pool, scores))
}
