//! Stake pools: who earns what, and when.

use super::*;
use pallet_distribution_common::value_weight;
use polkadot_sdk::{
	frame_support::{dispatch::GetDispatchInfo, traits::fungible::InspectHold as _},
	sp_runtime::traits::Dispatchable,
};

/// The stake pool's share of the first era.
const SHARE: Balance = ISSUANCE * 4 / 10;

#[test]
fn stake_should_count_from_the_next_era_on() {
	run(|| {
		assert_ok!(stake(0, STAKE, 1_000));
		eras(1);
		assert_eq!((record(0).minted, claimable(0, STAKE)), (ISSUANCE / 10, 0));
		eras(1);
		assert_eq!(claim(0, STAKE), Ok(SHARE));
		assert_noop!(Emission::do_claim(&RELAYER, STAKE, &who(0)), E::NothingToClaim);
	});
}

#[test]
fn stake_in_the_last_block_of_an_era_should_earn_nothing_for_it() {
	run(|| {
		assert_ok!(stake(0, STAKE, 1_000));
		eras(1);
		while System::block_number() < 2 * LENGTH {
			block(System::block_number() + 1);
		}
		assert_ok!(stake(1, STAKE, 1_000_000));
		block(System::block_number() + 1);
		assert_eq!(Emission::current_era(), 2);
		assert_eq!((claimable(0, STAKE), claimable(1, STAKE)), (SHARE, 0));
	});
}

#[docify::export]
#[test]
fn stakes_should_share_by_their_size() {
	run(|| {
		for (n, amount) in [(0, 1_000), (1, 2_000), (2, 5_000)] {
			assert_ok!(stake(n, STAKE, amount));
		}
		eras(2);
		assert_eq!(claim(0, STAKE), Ok(SHARE / 8));
		assert_eq!(claim(1, STAKE), Ok(SHARE / 4));
		assert_eq!(claim(2, STAKE), Ok(SHARE * 5 / 8));
		assert_eq!(Pools::<Test>::get(STAKE).unwrap().owed, 0);
		assert_eq!(pot(STAKE), ED);
	});
}

#[test]
fn stake_should_be_held_and_come_back() {
	run(|| {
		assert_ok!(stake(0, STAKE, 1_000));
		let reason = HoldReason::Stake.into();
		assert_eq!(Balances::balance_on_hold(&reason, &who(0)), 1_000);
		assert_ok!(unstake(0, STAKE, 400));
		assert_eq!(Balances::balance_on_hold(&reason, &who(0)), 600);
		assert_ok!(unstake(0, STAKE, 600));
		// With nothing earned, record and deposit are gone.
		assert_eq!(free(0), PLENTY);
		assert_eq!(Pools::<Test>::get(STAKE).unwrap().members, 0);
		assert_noop!(unstake(0, STAKE, 1), E::NotMember);
	});
}

#[test]
fn unstaking_should_take_what_does_not_count_yet_first() {
	run(|| {
		assert_ok!(stake(0, STAKE, 1_000));
		eras(1);
		assert_ok!(stake(0, STAKE, 500));
		assert_ok!(unstake(0, STAKE, 700));
		let record = StakeRecords::<Test>::get(STAKE, who(0)).unwrap();
		assert_eq!((record.active, record.pending), (800, 0));
		assert_noop!(unstake(0, STAKE, 801), E::StakeTooSmall);
		eras(1);
		assert_eq!(claim(0, STAKE), Ok(SHARE));
	});
}

#[test]
fn leaving_should_keep_what_was_earned_and_return_the_deposit_with_the_last_claim() {
	run(|| {
		assert_ok!(stake(0, STAKE, 1_000));
		eras(2);
		assert_ok!(unstake(0, STAKE, 1_000));
		assert!(free(0) < PLENTY);
		eras(3);
		assert_eq!(claim(0, STAKE), Ok(SHARE));
		assert_eq!(free(0), PLENTY + SHARE);
		assert!(!StakeRecords::<Test>::contains_key(STAKE, who(0)));
	});
}

#[test]
fn reward_of_a_stake_should_not_depend_on_how_long_it_was_idle() {
	run(|| {
		assert_ok!(stake(0, STAKE, 1_000));
		assert_ok!(stake(1, STAKE, 1_000));
		eras(1);
		let mut often = 0;
		for _ in 0..40 {
			eras(1);
			often += claim(0, STAKE).unwrap();
		}
		let once = claim(1, STAKE).unwrap();
		// Rounding down at each settlement: within one unit for each.
		assert!(often <= once && once - often <= 40, "{often} {once}");
	});
}

#[test]
fn pending_stake_should_be_counted_although_it_was_never_touched_again() {
	run(|| {
		assert_ok!(stake(0, STAKE, 1_000));
		eras(1);
		assert_ok!(stake(1, STAKE, 3_000));
		assert_eq!(Snapshots::<Test>::iter_prefix(STAKE).count(), 1);
		eras(5);
		assert_eq!(Snapshots::<Test>::iter_prefix(STAKE).count(), 2);
		let (first, second) = (claim(0, STAKE).unwrap(), claim(1, STAKE).unwrap());
		let shares: Balance =
			(1..6).map(|era| Perbill::from_percent(40).mul_floor(record(era).issuance)).sum();
		assert!(shares - (first + second) <= 2);
		// Alone in era 1, with a quarter of the stake from era 2 on.
		assert_eq!(first, SHARE + (shares - SHARE) / 4);
		// Once settled, the snapshots are no longer needed.
		assert_eq!(Snapshots::<Test>::iter_prefix(STAKE).count(), 0);
	});
}

#[test]
fn stake_of_another_asset_should_earn_native_tokens() {
	use polkadot_sdk::frame_support::traits::fungibles::InspectHold;
	run(|| {
		assert_ok!(stake(0, LIQUIDITY, 1_000));
		let held = <AssetsHolder as InspectHold<_>>::total_balance_on_hold(1, &who(0));
		assert_eq!(held, 1_000);
		eras(2);
		assert_eq!(claim(0, LIQUIDITY), Ok(ISSUANCE / 10));
		assert_ok!(unstake(0, LIQUIDITY, 1_000));
		assert_eq!(Assets::balance(1, who(0)), PLENTY);
	});
}

#[test]
fn stake_should_be_refused_for_each_reason() {
	run(|| {
		assert_noop!(stake(0, 99, 1), E::UnknownPool);
		assert_noop!(stake(0, STAKE, 0), E::AmountZero);
		assert_noop!(unstake(0, STAKE, 0), E::AmountZero);
		assert_noop!(stake(0, WORK, 1), E::WrongPoolKind);
		assert_noop!(stake(0, GRANTS, 1), E::WrongPoolKind);
		assert_noop!(unstake(0, STAKE, 1), E::NotMember);
		assert_noop!(claim(0, STAKE), E::NotMember);
		assert_noop!(claim(0, GRANTS), E::WrongPoolKind);
		assert_noop!(stake(0, STAKE, PLENTY * 2), TokenError::FundsUnavailable);
		assert_noop!(stake(0, LIQUIDITY, PLENTY * 2), TokenError::FundsUnavailable);
	});
}

#[test]
fn compliance_should_gate_joining_and_claiming_but_never_unstaking() {
	// Regression: KYC gates on getting back one's own money.
	run(|| {
		assert_ok!(stake(0, STAKE, 1_000));
		eras(2);
		Registry::refuse(who(0), Refusal::Frozen);
		assert_noop!(stake(0, STAKE, 1), E::AccountFrozen);
		assert_noop!(claim(0, STAKE), E::AccountFrozen);
		assert_ok!(unstake(0, STAKE, 1_000));
		Registry::accept_all();
		assert_eq!(claim(0, STAKE), Ok(SHARE));
	});
}

#[test]
fn payout_limit_should_let_a_part_through_and_keep_the_rest() {
	run(|| {
		assert_ok!(stake(0, STAKE, 1_000));
		eras(2);
		LIMIT.set(Some(1_000));
		assert_eq!(claim(0, STAKE), Ok(1_000));
		assert_noop!(claim(0, STAKE), E::PayoutLimitReached);
		LIMIT.set(None);
		assert_eq!(claim(0, STAKE), Ok(SHARE - 1_000));
	});
}

#[test]
fn claim_of_all_should_pay_what_it_can_and_report_the_rest() {
	run(|| {
		assert_ok!(stake(0, STAKE, 1_000));
		assert_ok!(stake(0, LIQUIDITY, 1_000));
		assert_ok!(report(WORK, &[(0, 5)]));
		let claim_all =
			|| dispatch(RuntimeOrigin::signed(RELAYER), Call::claim_all { who: who(0) });
		assert_noop!(claim_all(), E::NothingToClaim);
		eras(2);
		let before = free(0);
		assert_ok!(claim_all());
		assert_eq!(free(0) - before, SHARE + ISSUANCE / 10 + ISSUANCE * 2 / 10);
		eras(1);
		LIMIT.set(Some(SHARE));
		assert_ok!(claim_all());
		let error = E::PayoutLimitReached.into();
		System::assert_has_event(
			Event::ClaimRefused { pool: LIQUIDITY, who: who(0), error }.into(),
		);
		assert_noop!(claim_all(), E::PayoutLimitReached);
	});
}

#[test]
fn claim_should_go_to_the_owner_whoever_sends_it() {
	run(|| {
		assert_ok!(stake(0, STAKE, 1_000));
		eras(2);
		let before = Balances::free_balance(RELAYER);
		assert_eq!(claim(0, STAKE), Ok(SHARE));
		assert_eq!(Balances::free_balance(RELAYER), before);
	});
}

/// What `call` of participant 0 has weighed. Checks that it has declared as much.
fn weighed(call: Call<Test>) -> Weight {
	let call = RuntimeCall::Emission(call);
	let declared = call.get_dispatch_info().call_weight;
	let done = call.dispatch(RuntimeOrigin::signed(who(0))).unwrap();
	let weight = done.actual_weight.unwrap();
	assert!(weight.all_lte(declared), "{weight:?} of {declared:?}");
	weight
}

#[test]
fn calls_on_stake_should_weigh_what_they_do() {
	// Regression: each weighed as much as the dearest of its kind, in which a record and a snapshot
	// are removed.
	run(|| {
		let check = Weight::from_parts(1, 0);
		let stake = |amount| weighed(Call::stake { pool: STAKE, amount });
		let unstake = |amount| weighed(Call::unstake { pool: STAKE, amount });
		let claim = || weighed(Call::claim { pool: STAKE, who: who(0) });
		assert_eq!(stake(1_000), <() as WeightInfo>::stake_first() + check);
		assert_eq!(stake(1_000), <() as WeightInfo>::stake() + check);
		eras(1);
		assert_eq!(stake(1_000), <() as WeightInfo>::stake_joined() + check);
		eras(1);
		assert_eq!(claim(), <() as WeightInfo>::claim_stake_joined() + check);
		eras(1);
		assert_eq!(claim(), <() as WeightInfo>::claim_stake() + check);
		assert_eq!(unstake(500), <() as WeightInfo>::unstake());
		assert_eq!(stake(500), <() as WeightInfo>::stake() + check);
		// Without a snapshot, part of what is pending is as cheap.
		assert_eq!(unstake(100), <() as WeightInfo>::unstake());
		eras(1);
		assert_eq!(unstake(2_900), <() as WeightInfo>::unstake_last());
		assert!(StakeRecords::<Test>::contains_key(STAKE, who(0)));
		assert_eq!(claim(), <() as WeightInfo>::claim_stake_last() + check);
		assert!(!StakeRecords::<Test>::contains_key(STAKE, who(0)));
		stake(10);
		assert_eq!(unstake(10), <() as WeightInfo>::unstake_last());
	});
}

#[test]
fn pool_that_is_not_listed_should_weigh_in_each_call() {
	run(|| {
		assert_ok!(stake(0, STAKE, 1_000));
		assert_ok!(Emission::do_set_budget(budget(&[(GRANTS, 100)])));
		until_era(DELAY + 2);
		assert_ok!(Emission::do_retire_pool(STAKE));
		assert_ok!(Emission::do_remove_pool(STAKE));
		assert!(!PoolIds::<Test>::get().contains(&STAKE));
		let costs = <Test as polkadot_sdk::frame_system::Config>::DbWeight::get();
		let (check, pool) = (Weight::from_parts(1, 0), value_weight::<PoolOf<Test>>(costs));
		let unstaked = weighed(Call::unstake { pool: STAKE, amount: 400 });
		assert_eq!(unstaked, <() as WeightInfo>::unstake_last() + pool);
		let claimed = weighed(Call::claim { pool: STAKE, who: who(0) });
		assert_eq!(claimed, <() as WeightInfo>::claim_stake() + check + pool);
	});
}

#[test]
fn stake_should_leave_after_its_pool_has_retired() {
	// Regression: post-expiry underflow that freezes stakes (polkadot-sdk #13208).
	run(|| {
		assert_ok!(stake(0, STAKE, 1_000));
		assert_ok!(stake(1, STAKE, 1_000));
		eras(2);
		assert_ok!(Emission::do_set_budget(budget(&[(GRANTS, 100)])));
		until_era(DELAY + 4);
		assert_ok!(Emission::do_retire_pool(STAKE));
		assert_noop!(stake(0, STAKE, 1), E::PoolRetired);
		eras(20);
		assert_ok!(unstake(0, STAKE, 1_000));
		let earned = claim(0, STAKE).unwrap();
		assert_eq!(free(0), PLENTY + earned);
		// The place on the list is free again, whatever members stay.
		assert_ok!(Emission::do_remove_pool(STAKE));
		System::assert_has_event(Event::PoolUnlisted { pool: STAKE }.into());
		assert!(!PoolIds::<Test>::get().contains(&STAKE));
		Emission::do_try_state().unwrap();
		assert_noop!(Emission::do_remove_pool(STAKE), E::PoolInUse);
		eras(3);
		claim(1, STAKE).unwrap();
		assert_ok!(unstake(1, STAKE, 1_000));
		assert_ok!(Emission::do_remove_pool(STAKE));
		assert_eq!(pot(STAKE), 0);
	});
}
