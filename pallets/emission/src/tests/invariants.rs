//! A corruption test per invariant.

use super::*;
use polkadot_sdk::frame_support::traits::{
	fungible::MutateHold, fungibles::MutateHold as _, tokens::Precision,
};

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

/// What is found on a busy chain after `corrupt`.
fn findings(corrupt: impl FnOnce()) -> String {
	build(genesis()).execute_with(|| {
		busy();
		corrupt();
		match Emission::do_try_state() {
			Err(DispatchError::Other(report)) => report.into(),
			other => panic!("nothing was found: {other:?}"),
		}
	})
}

/// `corrupt` must make the check named by `message` fail.
fn found(message: &'static str, corrupt: impl FnOnce()) {
	let report = findings(corrupt);
	assert!(report.split("; ").any(|found| found == message), "{report}");
}

/// A reward of nothing.
fn nothing() -> EraRewardOf<Test> {
	EraReward { reward: 0, score: 1, settled: 0, claims: 0, ended: 0, lost: 0 }
}

fn change(pool: PoolId, change: impl FnOnce(&mut PoolOf<Test>)) {
	Pools::<Test>::mutate(pool, |pool| change(pool.as_mut().unwrap()));
}

#[test]
fn all_that_is_wrong_should_be_found_together() {
	// Regression: the first failure hid all others.
	let report = findings(|| {
		TotalOwed::<Test>::mutate(|sum| *sum += 1);
		NextPoolId::<Test>::put(5);
		PoolIds::<Test>::try_append(77).unwrap();
	});
	let all = [
		"pool with a number not given yet",
		"total owed differs from what pools owe",
		"a pool is listed but missing",
	];
	assert_eq!(report, all.join("; "));
}

#[test]
fn tokens_that_strangers_send_should_not_be_found() {
	build(genesis()).execute_with(|| {
		busy();
		for pool in 0..6 {
			let (from, pot) = (RuntimeOrigin::signed(who(9)), Emission::pot(pool));
			Balances::transfer_allow_death(from, pot, 1_000).unwrap();
		}
		assert_eq!(Emission::do_try_state(), Ok(()));
	});
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
	found("rewards of a stake overflow", || {
		stakes(|stake| stake.since = PerShare::default().after(u128::MAX, 1).unwrap(), 0)
	});
	found("joining accounts differ from their count", || {
		change(STAKE, |pool| {
			let Books::Stake { joining, .. } = &mut pool.books else { panic!() };
			*joining += 1;
		})
	});
	found("members differ from their count", || change(STAKE, |pool| pool.members += 1));
}

#[test]
fn stake_rewards_that_nobody_can_claim_should_be_found() {
	// Regression: what a pool owed beyond all claims was not looked at.
	found("more is left of stake rewards than rounding leaves", || {
		StakeRecords::<Test>::mutate(STAKE, who(0), |stake| {
			let Books::Stake { per_share, .. } = Pools::<Test>::get(STAKE).unwrap().books else {
				panic!()
			};
			let stake = stake.as_mut().unwrap();
			(stake.active, stake.pending, stake.since) = (1_000, 0, per_share);
		});
	});
	// Rounding may leave something, but only as much as was counted.
	found("more is left of stake rewards than rounding leaves", || {
		let owed = Pools::<Test>::get(STAKE).unwrap().owed;
		change(STAKE, |pool| pool.owed = owed + 10);
	});
}

#[test]
fn snapshots_that_are_wrong_should_be_found() {
	let put = |ended, needed, per_share| {
		Snapshots::<Test>::insert(STAKE, ended, Snapshot { per_share, needed })
	};
	found("snapshot needed by others than it says", || {
		Snapshots::<Test>::mutate(STAKE, 0, |snapshot| snapshot.as_mut().unwrap().needed += 1)
	});
	found("snapshot that nobody needs", || put(1, 0, PerShare::default()));
	found("snapshot of an era that has not ended", || put(2, 1, PerShare::default()));
	found("snapshot ahead of the pool", || {
		put(1, 1, PerShare::default().after(u128::MAX, 1).unwrap())
	});
}

#[test]
fn stake_and_holds_that_differ_should_be_found() {
	let reason = || RuntimeHoldReason::from(HoldReason::Stake);
	found("stake that is not held", || {
		Balances::release(&reason(), &who(0), 1, Precision::Exact).unwrap();
	});
	// Regression: more could be held than was staked.
	found("more is held than staked", || Balances::hold(&reason(), &who(0), 1).unwrap());
	found("more is held than staked", || AssetsHolder::hold(1, &reason(), &who(0), 1).unwrap());
}

#[test]
fn deposits_and_holds_that_differ_should_be_found() {
	// Regression: deposits were not compared with holds at all.
	let reason = || RuntimeHoldReason::from(HoldReason::RecordDeposit);
	let message = "deposits differ from what is held for them";
	found(message, || Balances::hold(&reason(), &who(0), 1).unwrap());
	found(message, || Balances::hold(&reason(), &REPORTER, 1).unwrap());
	found(message, || {
		Balances::release(&reason(), &REPORTER, 1, Precision::Exact).unwrap();
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
	found("score of an era to come", || records(|record| record.scores[1].0 = 3));
	found("members differ from their count", || change(WORK, |pool| pool.members += 1));
	found("reward of an era that is not claimable", || {
		EraRewards::<Test>::insert(WORK, 9, nothing())
	});
	found("rewards have expired that nobody earned yet", || {
		change(WORK, |pool| {
			let Books::Contribution { oldest, .. } = &mut pool.books else { panic!() };
			*oldest = 3;
		})
	});
	// Regression: rewards whose scores were gone were not looked at.
	found("more is left of a reward than rounding leaves", || {
		records(|record| {
			record.scores.remove(0);
		})
	});
	found("record without deposit", || records(|record| record.deposit = None));
	found("enrolled account does not pay for its record", || {
		records(|record| record.enrolled = true)
	});
}

#[test]
fn parameters_that_could_not_be_voted_should_be_found() {
	let put = |change: fn(&mut EmissionParams<Balance>)| {
		ScheduleInForce::<Test>::mutate(|schedule| change(&mut schedule.as_mut().unwrap().params))
	};
	found("floor above the issuance", || put(|params| params.floor = params.issuance + 1));
	found("eras are too short", || EraLength::<Test>::put(MIN_LENGTH - 1));
	found("decay period of zero", || put(|params| params.decay_period = 0));
	found("largest supply above the bound", || put(|params| params.max_supply = u128::MAX));
	found("schedule above its own issuance", || put(|params| params.issuance -= 1));
	found("schedule of an era to come is in force", || {
		ScheduleInForce::<Test>::mutate(|schedule| schedule.as_mut().unwrap().since = 3)
	});
	found("parameters that should be in force", || NextParams::<Test>::put((2, params())));
}

#[test]
fn budgets_that_could_not_be_voted_should_be_found() {
	found("shares do not sum to 100 %", || BudgetInForce::<Test>::put(budget(&[(STAKE, 99)])));
	found("budget names a pool that is not there", || {
		NextBudget::<Test>::put((5, budget(&[(77, 100)])))
	});
	found("budget names a retired pool", || change(GRANTS, |pool| pool.retired = true));
	found("budget that should be in force", || {
		NextBudget::<Test>::put((2, budget(&[(STAKE, 100)])))
	});
}

#[test]
fn era_that_minted_too_much_should_be_found() {
	let put = |change: fn(&mut EraRecord<Balance>)| {
		Eras::<Test>::mutate(1, |record| change(record.as_mut().unwrap()))
	};
	found("an era minted more than its issuance", || put(|record| record.minted += ISSUANCE));
	found("minted beyond the largest supply", || put(|record| record.supply = u128::MAX));
	found("record of an era that has not ended", || Eras::<Test>::insert(7, EraRecord::default()));
	found("record of an era that is kept too long", || {
		RunningEra::<Test>::mutate(|era| era.as_mut().unwrap().index = 50)
	});
	// Regression: only the runtime's bounds were looked at, not what was voted.
	found("an era issued more than was voted", || put(|record| record.issuance = ISSUANCE + 1));
	found("minted beyond the largest supply that was voted", || {
		let supply = record(1).supply;
		ScheduleInForce::<Test>::mutate(|schedule| {
			schedule.as_mut().unwrap().params.max_supply = supply - 1;
		})
	});
}

#[test]
fn halts_that_do_not_end_should_be_found() {
	let put = |since, until, voted| Halt::<Test>::put(HaltInfo { since, until, voted });
	found("halt that should be over", || put(0, 2, false));
	found("halt that has not begun", || put(3, 5, false));
	found("halt that is too long", || put(2, 3 + HALT, false));
	found("halt that is too long", || put(2, 3 + WINDOW, true));
	found("the brake has halted too many eras", || {
		RunningEra::<Test>::mutate(|era| era.as_mut().unwrap().halts = (1 << (HALT + 1)) - 1)
	});
}

#[test]
fn pools_that_are_not_sound_should_be_found() {
	found("pool that is not listed", || {
		Pools::<Test>::insert(77, Pools::<Test>::get(GRANTS).unwrap())
	});
	found("pool with a number not given yet", || NextPoolId::<Test>::put(5));
	found("a pool is listed but missing", || PoolIds::<Test>::try_append(77).unwrap());
	found("a pool is listed twice", || PoolIds::<Test>::try_append(STAKE).unwrap());
	found("blocks score in another pool", || AuthorPool::<Test>::put(77));
	found("blocks score in another pool", || AuthorPool::<Test>::put(WORK));
	found("fees score in another pool", ActivityPool::<Test>::kill);
	found("an account pool owes nothing", || change(GRANTS, |pool| pool.members = 1));
	found("a pool pays into a pot", || {
		change(GRANTS, |pool| pool.books = Books::Account { to: Emission::pot(WORK) })
	});
	found("requirement nobody can check", || {
		change(STAKE, |pool| pool.requirement = Requirement::level(9))
	});
	found("requirement that should be in force", || {
		change(STAKE, |pool| pool.next_requirement = Some((2, Requirement::level(1))))
	});
}

#[test]
fn reporters_that_are_not_sound_should_be_found() {
	let reporters = |change: fn(&mut ReportingOf<Test>)| {
		Reporters::<Test>::mutate(WORK, |reporting| change(reporting.as_mut().unwrap()))
	};
	for pool in [77, STAKE, BLOCKS] {
		found("reporters of no pool that has reporters", || {
			Reporters::<Test>::insert(pool, Reporters::<Test>::get(WORK).unwrap())
		});
	}
	found("a reporter is named twice", || {
		reporters(|reporting| reporting.reporters.try_push(Reporter::new(REPORTER)).unwrap())
	});
	found("a reporter has reported more than its allowance", || {
		reporters(|reporting| reporting.allowance = 0)
	});
	found("a reporter has reported in an era to come", || {
		reporters(|reporting| reporting.reporters[0].era = 3)
	});
	found("reporters that should be in force", || {
		NextReporters::<Test>::insert(WORK, (2, Reporters::<Test>::get(WORK).unwrap()))
	});
}

#[test]
fn records_without_pool_should_be_found() {
	found("snapshot without pool", || {
		let per_share = PerShare::default();
		Snapshots::<Test>::insert(77, 0, Snapshot { per_share, needed: 1 })
	});
	found("reward without pool", || EraRewards::<Test>::insert(77, 0, nothing()));
	found("stake without pool", || {
		let stake = StakeRecords::<Test>::get(STAKE, who(0)).unwrap();
		StakeRecords::<Test>::insert(77, who(0), stake)
	});
	found("scores without pool", || {
		let record = Contributors::<Test>::take(WORK, who(0)).unwrap();
		Contributors::<Test>::insert(77, who(0), record)
	});
}
