//! A corruption test per invariant.

use super::*;

/// A chain in which everything is in use.
fn busy() {
	for n in 0..3 {
		stake(n, STAKE, 1_000).unwrap();
		stake(n, LIQUIDITY, 1_000).unwrap();
	}
	report(WORK, &[(0, 1), (1, 2)]).unwrap();
	eras(2);
	stake(3, STAKE, 500).unwrap();
	report(WORK, &[(0, 1)]).unwrap();
	Emission::do_try_state().unwrap();
}

/// `corrupt` must make the check named by `message` fail.
fn found(message: &'static str, corrupt: impl FnOnce()) {
	build(genesis()).execute_with(|| {
		busy();
		corrupt();
		assert_eq!(Emission::do_try_state(), Err(message.into()));
	});
}

/// A reward of nothing.
fn nothing() -> EraRewardOf<Test> {
	EraReward { reward: 0, score: 1, settled: 0, ended: 0, lost: 0 }
}

fn change(pool: PoolId, change: impl FnOnce(&mut PoolOf<Test>)) {
	Pools::<Test>::mutate(pool, |pool| change(pool.as_mut().unwrap()));
}

#[test]
fn pot_below_what_is_owed_should_be_found() {
	found("pot below what is owed", || change(STAKE, |pool| pool.owed += 1));
	found("pot below what is owed", || {
		let (pot, to) = (Emission::pot(WORK), RELAYER);
		Balances::force_transfer(RuntimeOrigin::root(), pot, to, 1).unwrap();
	});
}

#[test]
fn wrong_total_of_what_pools_owe_should_be_found() {
	found("total owed differs from what pools owe", || TotalOwed::<Test>::mutate(|sum| *sum += 1));
}

#[test]
fn stakes_that_do_not_add_up_should_be_found() {
	let stakes = |change: fn(&mut StakeOf<Test>), n| {
		StakeRecords::<Test>::mutate(STAKE, who(n), |stake| change(stake.as_mut().unwrap()))
	};
	found("stake that counts differs from its sum", || stakes(|stake| stake.active += 1, 0));
	found("stake to come differs from its sum", || stakes(|stake| stake.pending += 1, 3));
	found("stake that should count lacks its snapshot", || stakes(|stake| stake.added = 1, 3));
	found("stakes can claim more than is owed", || stakes(|stake| stake.earned += 100, 0));
	found("joining accounts differ from their count", || {
		change(STAKE, |pool| {
			let Books::Stake { joining, .. } = &mut pool.books else { panic!() };
			*joining += 1;
		})
	});
	found("members differ from their count", || change(STAKE, |pool| pool.members += 1));
	found("snapshot needed by others than it says", || {
		Snapshots::<Test>::mutate(STAKE, 0, |snapshot| snapshot.as_mut().unwrap().needed += 1)
	});
	found("stake that is not held", || {
		use polkadot_sdk::frame_support::traits::{fungible::MutateHold, tokens::Precision};
		Balances::release(&HoldReason::Stake.into(), &who(0), 1, Precision::Exact).unwrap();
	});
}

#[test]
fn scores_that_do_not_add_up_should_be_found() {
	let rewards = |change: fn(&mut EraRewardOf<Test>)| {
		EraRewards::<Test>::mutate(WORK, 0, |reward| change(reward.as_mut().unwrap()))
	};
	let records = |change: fn(&mut ContributorOf<Test>)| {
		Contributors::<Test>::mutate(WORK, who(0), |record| change(record.as_mut().unwrap()))
	};
	found("settled more than the reward", || rewards(|reward| reward.settled = reward.reward + 1));
	found("owed differs from its parts", || rewards(|reward| reward.settled += 1));
	found("owed differs from its parts", || records(|record| record.earned += 1));
	found("scores exceed their sum", || rewards(|reward| reward.score -= 1));
	found("scores of the running era differ from their sum", || {
		records(|record| record.scores[1].1 += 1)
	});
	found("eras out of order", || records(|record| record.scores.as_mut().swap(0, 1)));
	found("members differ from their count", || change(WORK, |pool| pool.members += 1));
	found("reward of an era that is not claimable", || {
		EraRewards::<Test>::insert(WORK, 9, nothing())
	});
}

#[test]
fn parameters_that_could_not_be_voted_should_be_found() {
	let put = |change: fn(&mut EmissionParams<Balance>)| {
		InForce::<Test>::mutate(|schedule| change(&mut schedule.as_mut().unwrap().params))
	};
	found("floor above the issuance", || put(|params| params.floor = params.issuance + 1));
	found("decay period of zero", || put(|params| params.decay_period = 0));
	found("largest supply above the bound", || put(|params| params.max_supply = u128::MAX));
	found("shares do not sum to 100 %", || BudgetInForce::<Test>::put(budget(&[(STAKE, 99)])));
	found("budget names a pool that is not there", || {
		NextBudget::<Test>::put((5, budget(&[(77, 100)])))
	});
	found("budget names a retired pool", || change(GRANTS, |pool| pool.retired = true));
}

#[test]
fn era_that_minted_too_much_should_be_found() {
	let put = |change: fn(&mut EraRecord<Balance>)| {
		Eras::<Test>::mutate(1, |record| change(record.as_mut().unwrap()))
	};
	found("an era minted more than its issuance", || put(|record| record.minted += ISSUANCE));
	found("minted beyond the largest supply", || put(|record| record.supply = u128::MAX));
	found("record of an era that has not ended", || Eras::<Test>::insert(7, EraRecord::default()));
}

#[test]
fn records_without_pool_should_be_found() {
	found("pool that is not listed", || {
		Pools::<Test>::insert(77, Pools::<Test>::get(GRANTS).unwrap())
	});
	found("a pool is listed but missing", || PoolIds::<Test>::try_append(77).unwrap());
	found("snapshot without pool", || {
		let per_share = PerShare::default();
		Snapshots::<Test>::insert(77, 0, Snapshot { per_share, needed: 1 })
	});
	found("reward without pool", || EraRewards::<Test>::insert(77, 0, nothing()));
	found("reporters without pool", || {
		let reporting = Reporters::<Test>::get(WORK).unwrap();
		Reporters::<Test>::insert(77, reporting)
	});
	found("authors or activity without pool", || AuthorPool::<Test>::put(77));
	found("an account pool owes nothing", || change(GRANTS, |pool| pool.members = 1));
}
