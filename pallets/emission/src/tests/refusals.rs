//! Refusals that no other topic meets, by the calls that name them in their docs.

use super::*;
use distribution_primitives::emission::{Scores, Unclaimed};

fn signed(n: u32, call: Call<Test>) -> DispatchResult {
	dispatch(RuntimeOrigin::signed(who(n)), call)
}

fn change(pool: PoolId, change: impl FnOnce(&mut PoolOf<Test>)) {
	Pools::<Test>::mutate(pool, |pool| change(pool.as_mut().unwrap()));
}

/// Runs `test` on a state that no chain has, which the invariants would find.
fn broken(test: impl FnOnce()) {
	build(genesis()).execute_with(test);
}

#[test]
fn pool_that_does_not_exist_should_be_named_by_every_call() {
	run(|| {
		let pool = 99;
		let relayer = |call| dispatch(RuntimeOrigin::signed(RELAYER), call);
		assert_noop!(signed(0, Call::enroll { pool }), E::UnknownPool);
		assert_noop!(signed(0, Call::resign { pool }), E::UnknownPool);
		assert_noop!(signed(0, Call::unstake { pool, amount: 1 }), E::UnknownPool);
		assert_noop!(relayer(Call::claim { pool, who: who(0) }), E::UnknownPool);
		assert_noop!(relayer(Call::clear { pool, who: who(0) }), E::UnknownPool);
		assert_noop!(relayer(Call::remove_pool { pool }), E::UnknownPool);
	});
}

#[test]
fn reporters_of_a_retired_pool_should_not_be_named() {
	run(|| {
		let call = Call::create_pool {
			kind: contribution(Scores::Reporters, Unclaimed::Burn),
			requirement: Default::default(),
		};
		assert_ok!(dispatch(RuntimeOrigin::root(), call));
		let pool = 6;
		assert_ok!(Emission::do_retire_pool(pool));
		let reporters = vec![REPORTER].try_into().unwrap();
		let call = Call::set_reporters { pool, reporters, allowance: 1 };
		assert_noop!(dispatch(RuntimeOrigin::root(), call), E::PoolRetired);
	});
}

#[test]
fn every_refusal_of_the_registry_should_be_named_by_a_claim() {
	run(|| {
		assert_ok!(stake(0, STAKE, 1_000));
		eras(2);
		for refusal in [
			Refusal::LevelTooLow,
			Refusal::Expired,
			Refusal::JurisdictionRefused,
			Refusal::Frozen,
			Refusal::JurisdictionBlocked,
			Refusal::AttesterGone,
			Refusal::Revoked,
			Refusal::TooFewAttesters,
			Refusal::LimitReached,
			Refusal::AboveLimit,
			Refusal::PayeeFrozen,
			Refusal::PayeeBlocked,
		] {
			Registry::refuse(who(0), refusal);
			assert_noop!(claim(0, STAKE), E::from(refusal));
			Registry::accept_all();
		}
		assert!(claim(0, STAKE).unwrap() > 0);
	});
}

/// Even through a proxy it must not decide about other people's money.
#[test]
fn refused_reporter_should_report_nothing() {
	run(|| {
		for refusal in [Refusal::Frozen, Refusal::JurisdictionBlocked] {
			Registry::refuse(REPORTER, refusal);
			assert_noop!(report(WORK, &[(0, 1)]), E::from(refusal));
			Registry::accept_all();
		}
		assert_ok!(report(WORK, &[(0, 1)]));
	});
}

#[test]
fn sums_that_would_overflow_should_refuse_and_change_nothing() {
	broken(|| {
		change(STAKE, |pool| pool.members = u32::MAX);
		assert_noop!(stake(0, STAKE, 1_000), E::Overflow);
		change(WORK, |pool| pool.members = u32::MAX);
		assert_noop!(signed(0, Call::enroll { pool: WORK }), E::Overflow);
		assert_noop!(report(WORK, &[(0, 1)]), E::Overflow);
	});
	broken(|| {
		change(WORK, |pool| {
			let Books::Contribution { score, .. } = &mut pool.books else { unreachable!() };
			*score = u128::MAX;
		});
		assert_noop!(report(WORK, &[(0, 1)]), E::ScoreOverflow);
	});
	broken(|| {
		assert_ok!(stake(0, STAKE, 1_000));
		eras(2);
		change(STAKE, |pool| {
			let Books::Stake { active, .. } = &mut pool.books else { unreachable!() };
			*active = 0;
		});
		assert_noop!(unstake(0, STAKE, 1_000), E::Overflow);
		StakeRecords::<Test>::mutate(STAKE, who(0), |stake| {
			stake.as_mut().unwrap().earned = Balance::MAX;
		});
		let call = Call::claim { pool: STAKE, who: who(0) };
		assert_noop!(dispatch(RuntimeOrigin::signed(RELAYER), call), E::Overflow);
	});
}
