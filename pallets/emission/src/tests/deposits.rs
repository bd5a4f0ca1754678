//! Deposits, when the price of state changes between putting them down and getting them back.

use super::*;

/// A price that nobody can pay.
fn unaffordable() {
	PerItem::set(PLENTY * 2);
}

/// What is held of `who` for records.
fn deposit(who: &AccountId32) -> Balance {
	use polkadot_sdk::frame_support::traits::fungible::InspectHold;
	Balances::balance_on_hold(&HoldReason::RecordDeposit.into(), who)
}

#[test]
fn unstaking_and_claiming_should_work_whatever_state_costs_now() {
	run(|| {
		assert_ok!(stake(0, STAKE, 1_000));
		assert_ok!(stake(1, STAKE, 1_000));
		let put_down = deposit(&who(0));
		assert!(put_down > 0);
		eras(2);
		unaffordable();
		let share = ISSUANCE * 4 / 10 / 2;
		assert_eq!(claim(0, STAKE), Ok(share));
		assert_eq!(deposit(&who(0)), put_down);
		// More stake needs no other deposit.
		assert_ok!(stake(0, STAKE, 500));
		assert_eq!(deposit(&who(0)), put_down);
		assert_ok!(unstake(0, STAKE, 1_500));
		assert_eq!(free(0), PLENTY + share);
		// Free state takes nothing from what was put down either.
		PerItem::set(0);
		assert_ok!(unstake(1, STAKE, 1_000));
		assert_eq!(claim(1, STAKE), Ok(share));
		assert_eq!(free(1), PLENTY + share);
	});
}

#[test]
fn resigning_and_clearing_should_return_what_was_put_down_whatever_state_costs_now() {
	run(|| {
		assert_ok!(Emission::do_enroll(who(0), ACTIVITY));
		assert_ok!(report(WORK, &[(1, 1), (2, 1)]));
		assert!(free(0) < PLENTY && deposit(&REPORTER) > 0);
		unaffordable();
		assert_ok!(dispatch(RuntimeOrigin::signed(who(0)), Call::resign { pool: ACTIVITY }));
		assert_eq!(free(0), PLENTY);
		eras(1);
		// Scores of an account that has a record cost nothing more.
		assert_ok!(report(WORK, &[(1, 1)]));
		assert_noop!(report(WORK, &[(3, 1)]), TokenError::FundsUnavailable);
		let half = deposit(&REPORTER) / 2;
		eras(1);
		let paid = claim(1, WORK).unwrap();
		assert_eq!((free(1), deposit(&REPORTER)), (PLENTY + paid, half));
		until_era(DEPTH + 1);
		let clear = Call::clear { pool: WORK, who: who(2) };
		assert_ok!(dispatch(RuntimeOrigin::signed(RELAYER), clear));
		assert_eq!(Balances::free_balance(REPORTER), PLENTY);
	});
}

#[test]
fn limited_claim_should_be_paid_although_its_sender_cannot_put_down_the_deposit() {
	// Regression: what a limit left took a deposit from the sender, so that a higher price, or an
	// empty account, kept it from being paid at all.
	run(|| {
		assert_ok!(report(WORK, &[(0, 1)]));
		let put_down = deposit(&REPORTER);
		eras(1);
		unaffordable();
		LIMIT.set(Some(300));
		assert_eq!(claim(0, WORK), Ok(300));
		assert_eq!((deposit(&REPORTER), deposit(&RELAYER)), (put_down, 0));
		LIMIT.set(Some(500));
		assert_eq!(claim(0, WORK), Ok(500));
		// Whoever can put it down does, and the reporter gets its own back.
		PerItem::set(100);
		LIMIT.set(Some(700));
		assert_eq!(claim(0, WORK), Ok(700));
		assert_eq!((deposit(&REPORTER), deposit(&RELAYER)), (0, put_down));
		LIMIT.set(None);
		assert_eq!(claim(0, WORK), Ok(ISSUANCE * 2 / 10 - 1_500));
		assert_eq!(deposit(&RELAYER), 0);
	});
}

#[test]
fn parking_should_take_the_deposit_from_whoever_parks() {
	run(|| {
		assert_ok!(report(WORK, &[(0, 1)]));
		let put_down = deposit(&REPORTER);
		eras(1);
		Registry::refuse(who(0), Refusal::LevelTooLow);
		unaffordable();
		let park = || {
			let call = Call::claim { pool: WORK, who: who(0) };
			dispatch(RuntimeOrigin::signed(RELAYER), call)
		};
		assert_noop!(park(), TokenError::FundsUnavailable);
		assert_eq!(deposit(&REPORTER), put_down);
		PerItem::set(100);
		assert_ok!(park());
		assert_eq!((deposit(&REPORTER), deposit(&RELAYER)), (0, put_down));
	});
}
