//! Freezes. The runtime's tests show that every way out of a frozen account is shut.

use super::*;
use polkadot_sdk::sp_runtime::DispatchError;

fn freeze(who: AccountId32) -> polkadot_sdk::sp_runtime::DispatchResult {
	signed(OFFICER, Call::freeze { who, reason: H256::repeat_byte(1) })
}

fn unfreeze(who: AccountId32) -> polkadot_sdk::sp_runtime::DispatchResult {
	signed(OFFICER, Call::unfreeze { who, reason: H256::repeat_byte(2) })
}

fn transfer(from: AccountId32, amount: Balance) -> Result<(), DispatchError> {
	Balances::transfer_allow_death(RuntimeOrigin::signed(from), holder(200), amount)
}

#[test]
fn frozen_account_should_move_nothing_and_be_paid_nothing() {
	run(|| {
		transfer(attester(7), 0).unwrap();
		assert_ok!(freeze(attester(7)));
		System::assert_last_event(
			Event::Frozen { who: attester(7), officer: OFFICER, reason: H256::repeat_byte(1) }
				.into(),
		);
		assert_eq!(transfer(attester(7), 1), Err(TokenError::Frozen.into()));
		let check = |who| Registry::check(&who, &Requirement::default(), &ASSET, 1);
		assert_eq!(check(attester(7)), Err(Refusal::Frozen));
		assert_noop!(freeze(attester(7)), E::AlreadyFrozen);
		assert_ok!(unfreeze(attester(7)));
		assert_noop!(unfreeze(attester(7)), E::NotFrozen);
		assert_eq!(check(attester(7)), Ok(()));
		transfer(attester(7), PLENTY).unwrap();
		assert_eq!(Identities::<Test>::iter().count(), 0);
		assert!(!System::account_exists(&attester(7)));
	});
}

/// Regression: freezing an account that held nothing failed, or did not cover what arrived later.
#[test]
fn empty_account_should_be_frozen_before_anything_arrives() {
	run(|| {
		assert_ok!(freeze(holder(1)));
		Balances::transfer_allow_death(RuntimeOrigin::signed(attester(7)), holder(1), 500).unwrap();
		assert_eq!(transfer(holder(1), 100), Err(TokenError::Frozen.into()));
		assert_ok!(unfreeze(holder(1)));
		transfer(holder(1), 500).unwrap();
		assert!(!System::account_exists(&holder(1)));
		// A freeze of an account that never held anything leaves nothing behind.
		assert_ok!(freeze(holder(2)));
		assert_ok!(unfreeze(holder(2)));
		assert!(!System::account_exists(&holder(2)));
	});
}

#[test]
fn officers_alone_should_freeze_and_never_a_pot() {
	run(|| {
		let call = Call::freeze { who: holder(1), reason: H256::zero() };
		for who in [attester(0), holder(1)] {
			assert_noop!(signed(who, call.clone()), E::NotOfficer);
		}
		assert_eq!(dispatch(RuntimeOrigin::root(), call), Err(BadOrigin));
		assert_noop!(freeze(POT), E::Exempt);
	});
}

/// Regression: a frozen officer unfroze themselves through a proxy.
#[test]
fn frozen_officer_should_not_act() {
	run(|| {
		Registry::do_add_officer(holder(1)).unwrap();
		assert_ok!(freeze(holder(1)));
		let call = Call::unfreeze { who: holder(1), reason: H256::zero() };
		assert_noop!(signed(holder(1), call), E::OfficerFrozen);
		assert_ok!(unfreeze(holder(1)));
	});
}

#[test]
fn records_should_outlive_a_freeze() {
	run(|| {
		assert_ok!(attest(0, 1, 3, "DE", 900));
		assert_ok!(freeze(holder(1)));
		// Attesting continues in the meantime, and so does forgetting.
		assert_ok!(attest(1, 1, 2, "DE", 900));
		assert_eq!(check(1, &Requirement::level(1)), Err(Refusal::Frozen));
		assert_ok!(unfreeze(holder(1)));
		assert_eq!(check(1, &Requirement::level(3)), Ok(()));
		assert_ok!(Registry::do_remove_attester(attester(0)));
		assert_ok!(freeze(holder(1)));
		assert_ok!(Registry::do_forget(holder(7), holder(1), attester(0)));
		assert_eq!(check(1, &Requirement::default()), Err(Refusal::Frozen));
	});
}
