//! The supply of the native token: what circulates, and what keeps the rest.

use crate::{
	configs::{distribution::AssetKind, monetary::TreasuryAccount},
	*,
};
use distribution_primitives::{
	emission::PoolKind,
	supply::{SupplyInfo, VestingPage, MAX_MOMENTS, MAX_VESTING_ACCOUNTS},
	InPots,
};
use frame_support::traits::fungible::Inspect;
use sp_runtime::traits::ConvertInto;

/// All that an account has of the native token, held parts included.
fn all_of(who: &AccountId) -> Balance {
	<Balances as Inspect<AccountId>>::total_balance(who)
}

/// All native tokens, and those that pots and the treasury keep.
pub fn supply() -> SupplyInfo<Balance, BlockNumber> {
	let native = |kind: &PoolKind<AccountId, AssetKind>| {
		matches!(kind, PoolKind::Stake { asset: AssetKind::Native })
	};
	let stakes = Emission::pools().into_iter().filter(|pool| native(&pool.kind));
	SupplyInfo {
		now: Distribution::now(),
		total: Balances::total_issuance(),
		rounds: <Distribution as InPots<Balance>>::in_pots(),
		pools: <Emission as InPots<Balance>>::in_pots(),
		boards: <Scores as InPots<Balance>>::in_pots(),
		treasury: all_of(&TreasuryAccount::get()),
		staked: stakes.fold(0, |sum: Balance, pool| {
			sum.saturating_add(pool.total).saturating_add(pool.pending)
		}),
	}
}

/// How much of what vests in the accounts behind `after` is locked at each of `at`, and where to
/// continue.
///
/// Schedules count, not the locks that pallet-vesting keeps: a lock is as it was when somebody last
/// asked for it to be brought up to date, which anybody can at any time.
pub fn vesting(after: Option<AccountId>, at: &[BlockNumber]) -> VestingPage<AccountId, Balance> {
	let at = at.get(..MAX_MOMENTS as usize).unwrap_or(at);
	let mut page = VestingPage { accounts: 0, locked: at.iter().map(|_| 0).collect(), next: None };
	let mut accounts = match after {
		Some(after) => pallet_vesting::Vesting::<Runtime>::iter_from_key(after),
		None => pallet_vesting::Vesting::<Runtime>::iter(),
	};
	let treasury = TreasuryAccount::get();
	for (who, schedules) in accounts.by_ref().take(MAX_VESTING_ACCOUNTS as usize) {
		page.accounts = page.accounts.saturating_add(1);
		if who != treasury {
			let has = all_of(&who);
			for (sum, moment) in page.locked.iter_mut().zip(at) {
				let locked = schedules.iter().fold(0, |locked: Balance, schedule| {
					locked.saturating_add(schedule.locked_at::<ConvertInto>(*moment))
				});
				*sum = Balance::saturating_add(*sum, locked.min(has));
			}
		}
		page.next = Some(who);
	}
	if page.accounts < MAX_VESTING_ACCOUNTS || accounts.next().is_none() {
		page.next = None;
	}
	page
}
