//! Rewards that go to whom their members have named.

use super::*;

/// The account that participant `n` names.
fn payee(n: u32) -> AccountId32 {
	who(100 + n)
}

fn name(n: u32) {
	Named::name(who(n), None, payee(n));
}

fn claim_for(n: u32, pool: PoolId) -> DispatchResult {
	dispatch(RuntimeOrigin::signed(RELAYER), Call::claim { pool, who: who(n) })
}

/// The payments in the events, in order: pool, member, payee and amount.
fn paid() -> Vec<(PoolId, AccountId32, AccountId32, Balance)> {
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Emission(Event::RewardPaid { pool, who, payee, amount }) => {
				Some((pool, who, payee, amount))
			}
			_ => None,
		})
		.collect()
}

#[test]
fn reward_should_go_to_the_payee_and_stake_should_stay() {
	run(|| {
		assert_ok!(stake(0, STAKE, 100));
		assert_ok!(report(WORK, &[(0, 1)]));
		eras(2);
		name(0);
		// A payee of a round is not for rewards.
		Named::name(who(0), Some(0), who(7));
		let (before, stakes, scores) = (free(0), claimable(0, STAKE), claimable(0, WORK));
		assert!(stakes > 0 && scores > 0);
		assert_ok!(claim_for(0, STAKE));
		assert_ok!(claim_for(0, WORK));
		assert_eq!(paid(), [(STAKE, who(0), payee(0), stakes), (WORK, who(0), payee(0), scores)]);
		assert_eq!(Balances::free_balance(payee(0)), stakes + scores);
		assert_eq!(free(0), before);
		// What is one's own returns to oneself.
		assert_ok!(unstake(0, STAKE, 100));
		assert!(free(0) >= before + 100);
		assert_eq!(Balances::free_balance(payee(0)), stakes + scores);
	});
}

#[test]
fn rewards_of_all_pools_should_go_to_the_payee() {
	run(|| {
		assert_ok!(stake(0, STAKE, 100));
		assert_ok!(stake(0, LIQUIDITY, 100));
		assert_ok!(report(WORK, &[(0, 1)]));
		eras(2);
		name(0);
		let sum = claimable(0, STAKE) + claimable(0, LIQUIDITY) + claimable(0, WORK);
		let call = Call::claim_all { who: who(0) };
		assert_ok!(dispatch(RuntimeOrigin::signed(RELAYER), call));
		assert_eq!(paid().len(), 3);
		assert_eq!(Balances::free_balance(payee(0)), sum);
	});
}

/// Nothing is paid to the member instead, nothing expires, and nothing counts against its limit.
#[test]
fn rewards_should_wait_while_the_payee_is_frozen_or_blocked() {
	for (reason, refusal, error) in [
		(Refusal::Frozen, Refusal::PayeeFrozen, DispatchError::from(E::PayeeFrozen)),
		(Refusal::JurisdictionBlocked, Refusal::PayeeBlocked, E::PayeeBlocked.into()),
	] {
		run(|| {
			assert_ok!(stake(0, STAKE, 100));
			assert_ok!(report(WORK, &[(0, 1)]));
			eras(2);
			name(0);
			LIMIT.set(Some(PLENTY));
			Registry::refuse(payee(0), reason);
			let (before, amount) = (free(0), claimable(0, WORK));
			assert_noop!(claim_for(0, STAKE), error);
			assert_ok!(claim_for(0, WORK));
			System::assert_has_event(
				Event::RewardsParked { pool: WORK, who: who(0), amount, refusal }.into(),
			);
			// It is parked once; after that the claim says why.
			assert_noop!(claim_for(0, WORK), error);
			eras(DEPTH + 1);
			assert_eq!((LIMIT.get(), paid().len(), free(0)), (Some(PLENTY), 0, before));
			Registry::accept_all();
			assert_ok!(claim_for(0, WORK));
			assert_eq!(Balances::free_balance(payee(0)), amount);
			assert_eq!(LIMIT.get(), Some(PLENTY - amount));
		});
	}
}

#[test]
fn member_should_be_asked_for_what_the_pool_requires_and_the_payee_should_not() {
	run(|| {
		assert_ok!(stake(0, STAKE, 100));
		assert_ok!(stake(1, STAKE, 100));
		eras(2);
		(0..2).for_each(name);
		Registry::refuse(payee(0), Refusal::LevelTooLow);
		assert_ok!(claim_for(0, STAKE));
		Registry::refuse(who(1), Refusal::LevelTooLow);
		assert_noop!(claim_for(1, STAKE), E::LevelTooLow);
	});
}

/// No registry of payees accepts a pot. If one did, what it received would be owed to nobody.
#[test]
fn pool_should_not_pay_a_pot_as_a_payee() {
	run(|| {
		assert_ok!(stake(0, STAKE, 100));
		eras(2);
		Named::name(who(0), None, Emission::pot(WORK));
		assert_noop!(claim_for(0, STAKE), E::AccountIsPot);
	});
}

#[test]
fn claim_should_weigh_the_question_about_the_payee() {
	run(|| {
		PAYEE_TIME.set(7);
		assert_ok!(stake(0, STAKE, 100));
		assert_ok!(stake(1, STAKE, 100));
		eras(2);
		name(1);
		let weight = |n| {
			let info = Emission::claim(RuntimeOrigin::signed(RELAYER), STAKE, who(n)).unwrap();
			info.actual_weight.unwrap().ref_time()
		};
		assert_eq!(weight(0) + 7, weight(1));
	});
}
