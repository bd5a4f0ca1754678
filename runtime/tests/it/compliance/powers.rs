//! Who can freeze, thaw and suspend whom, and for how long.

use super::*;

/// Regression: one officer froze all other officers, the committee and the attesters in one block,
/// and nobody was left who could stop it.
#[test]
fn officer_should_not_freeze_those_who_can_stop_it() {
	chain().execute_with(|| {
		let officer = || RuntimeOrigin::signed(Charlie.to_account_id());
		Compliance::do_add_officer(Eve.to_account_id()).unwrap();
		// The committee, an attester, officers.
		for who in [Alice, Dave, Eve, Charlie] {
			assert_noop!(
				Compliance::freeze(officer(), who.to_account_id(), REASON),
				Error::<Runtime>::Protected
			);
		}
		assert_noop!(
			Compliance::freeze(officer(), monetary::TreasuryAccount::get(), REASON),
			Error::<Runtime>::Exempt
		);
		// Nor many of those who vote.
		let most = <<Runtime as pallet_compliance::Config>::FreezesPerDay as Get<u32>>::get();
		assert_eq!(most, 32);
		let all: Vec<RuntimeCall> = (0..=most)
			.map(|n| {
				let who = AccountId::from([n as u8 + 1; 32]);
				RuntimeCall::Compliance(pallet_compliance::Call::freeze { who, reason: REASON })
			})
			.collect();
		let batch = |calls: &[RuntimeCall]| {
			let calls = calls.to_vec();
			dispatch(officer(), RuntimeCall::Utility(pallet_utility::Call::batch_all { calls }))
		};
		assert_noop!(batch(&all), Error::<Runtime>::FreezesUsedUp);
		assert_ok!(batch(&all[1..]));
		relay(DAYS - 1);
		assert_noop!(batch(&all[..1]), Error::<Runtime>::FreezesUsedUp);
		relay(DAYS);
		assert_ok!(batch(&all[..1]));
		Compliance::do_try_state().unwrap();
	});
}

/// Regression: nobody but an officer could end a freeze, and nobody could stop an officer without a
/// vote of days.
#[test]
fn half_of_the_committee_should_end_freezes_and_suspend_the_officer() {
	chain().execute_with(|| {
		let (who, officer) = (Bob.to_account_id(), Charlie.to_account_id());
		let signed = || RuntimeOrigin::signed(officer.clone());
		let motion = |call: pallet_compliance::Call<Runtime>| {
			let call = Box::new(RuntimeCall::Compliance(call));
			let alice = RuntimeOrigin::signed(Alice.to_account_id());
			assert_ok!(TechnicalCommittee::propose(alice, 1, call, 1_000));
		};
		freeze(&who);
		motion(pallet_compliance::Call::suspend_officer { who: officer.clone() });
		assert_noop!(
			Compliance::freeze(signed(), beneficiary(1), REASON),
			Error::<Runtime>::OfficerSuspended
		);
		motion(pallet_compliance::Call::unfreeze { who: who.clone(), reason: REASON });
		assert_ok!(dispatch(RuntimeOrigin::signed(who.clone()), transfer(&beneficiary(200), UNIT)));

		// A third of it cannot, nor a member alone; nor can half of it ratify or reinstate.
		let committee = |yes| RuntimeOrigin::from(pallet_collective::RawOrigin::Members(yes, 3));
		let thaw = |origin| Compliance::unfreeze(origin, who.clone(), REASON);
		assert_noop!(thaw(committee(1)), DispatchError::BadOrigin);
		assert_noop!(
			thaw(RuntimeOrigin::signed(Alice.to_account_id())),
			Error::<Runtime>::NotOfficer
		);
		assert_noop!(thaw(committee(2)), Error::<Runtime>::NotFrozen);
		let reinstate = |origin| Compliance::reinstate_officer(origin, officer.clone());
		assert_noop!(reinstate(committee(3)), DispatchError::BadOrigin);
		assert_ok!(reinstate(governance::origins::Origin::ComplianceAdmin.into()));
		Compliance::freeze(signed(), beneficiary(1), REASON).unwrap();
		let ratify = |origin| Compliance::ratify_freeze(origin, beneficiary(1));
		assert_noop!(ratify(committee(3)), DispatchError::BadOrigin);
		assert_ok!(ratify(RuntimeOrigin::root()));
		assert_ok!(Compliance::unfreeze(RuntimeOrigin::root(), beneficiary(1), REASON));
	});
}

#[test]
fn compliance_admin_should_thaw_and_ratify() {
	chain().execute_with(|| {
		use distribution_runtime::configs::governance::origins::Origin;
		let admin = || RuntimeOrigin::from(Origin::ComplianceAdmin);
		let charlie = || RuntimeOrigin::signed(Charlie.to_account_id());
		let (kept, thawed) = (beneficiary(1), Bob.to_account_id());
		for who in [&kept, &thawed] {
			freeze(who);
		}
		// No other track has a say.
		for other in [Origin::RoundAdmin, Origin::EmissionAdmin, Origin::TreasurySpender] {
			let other = || RuntimeOrigin::from(other.clone());
			assert_noop!(
				Compliance::ratify_freeze(other(), kept.clone()),
				DispatchError::BadOrigin
			);
			assert_noop!(
				Compliance::unfreeze(other(), thawed.clone(), REASON),
				DispatchError::BadOrigin
			);
		}
		assert_ok!(Compliance::unfreeze(admin(), thawed.clone(), REASON));
		assert_ok!(dispatch(RuntimeOrigin::signed(thawed), transfer(&beneficiary(200), UNIT)));
		assert_ok!(Compliance::ratify_freeze(admin(), kept.clone()));
		// What it has ratified does not lapse, and the officer who began it cannot end it.
		relay(1_000 + 15 * DAYS);
		Compliance::on_idle(1, Weight::MAX);
		assert_eq!(Compliance::status(&kept).frozen.map(|freeze| freeze.lapses), Some(None));
		assert_noop!(
			Compliance::unfreeze(charlie(), kept.clone(), REASON),
			Error::<Runtime>::NotYourFreeze
		);
		assert_ok!(Compliance::unfreeze(admin(), kept.clone(), REASON));
		assert!(Compliance::status(&kept).frozen.is_none());
		Compliance::do_try_state().unwrap();
	});
}

/// Regression: a second officer made the freeze last of an account that had joined the committee,
/// which suspends officers.
#[test]
fn officers_should_not_keep_a_member_of_the_committee_frozen() {
	chain().execute_with(|| {
		Compliance::do_add_officer(Eve.to_account_id()).unwrap();
		let second = || RuntimeOrigin::signed(Eve.to_account_id());
		let (bob, other) = (Bob.to_account_id(), beneficiary(1));
		freeze(&bob);
		freeze(&other);
		let members = vec![Alice.to_account_id(), bob.clone()];
		assert_ok!(TechnicalCommittee::set_members(RuntimeOrigin::root(), members, None, 1));
		assert_noop!(Compliance::ratify_freeze(second(), bob.clone()), Error::<Runtime>::Protected);
		assert_ok!(Compliance::ratify_freeze(second(), other));
		// Governance can, which chose the member.
		assert_ok!(Compliance::ratify_freeze(RuntimeOrigin::root(), bob));
	});
}

/// Regression: one officer's freeze lasted for ever.
#[test]
fn freeze_should_end_by_itself() {
	chain().execute_with(|| {
		let (id, evidence) = open_round(&[5 * UNIT], Release::Immediate);
		let (who, bob) = (beneficiary(100), Bob.to_account_id());
		freeze(&who);
		freeze(&bob);
		let claim =
			|| dispatch(RuntimeOrigin::signed(Alice.to_account_id()), claim(id, 0, &evidence[0]));
		relay(1_000 + 14 * DAYS - 1);
		Compliance::on_idle(1, Weight::MAX);
		assert_noop!(claim(), pallet_distribution::Error::<Runtime>::AccountFrozen);
		relay(1_000 + 14 * DAYS);
		assert_ok!(claim());
		// Nobody has to do anything for the tokens to be free.
		Compliance::on_idle(1, Weight::MAX);
		assert_ok!(dispatch(RuntimeOrigin::signed(who), transfer(&bob, UNIT)));
		assert_ok!(dispatch(RuntimeOrigin::signed(bob.clone()), transfer(&beneficiary(200), UNIT)));
		// The same officer cannot begin anew.
		assert_noop!(
			Compliance::freeze(RuntimeOrigin::signed(Charlie.to_account_id()), bob, REASON),
			Error::<Runtime>::FrozenBefore
		);
		Compliance::do_try_state().unwrap();
	});
}

/// Regression: after a rise of the price of state an attester without funds could not revoke.
#[test]
fn dearer_state_should_not_keep_an_attester_from_revoking() {
	chain().execute_with(|| {
		use distribution_runtime::configs::parameters::dynamic_params::deposits;
		let (attester, who) = (Eve.to_account_id(), beneficiary(100));
		let statement = Statement {
			level: 1,
			jurisdiction: Country(*b"DE"),
			expires: 100_000,
			evidence: REASON,
		};
		let signed = || RuntimeOrigin::signed(attester.clone());
		assert_ok!(Compliance::attest(signed(), who.clone(), statement.clone()));
		let held = Balances::total_balance_on_hold(&attester);
		let all = Balances::reducible_balance(&attester, Preservation::Preserve, Fortitude::Polite);
		assert_ok!(dispatch(signed(), transfer(&beneficiary(200), all)));
		let dearer = deposits::Parameters::PerByte(deposits::PerByte, Some(10 * DEPOSIT_PER_BYTE));
		let dearer = parameters::RuntimeParameters::Deposits(dearer);
		assert_ok!(Parameters::set_parameter(RuntimeOrigin::root(), dearer));
		assert_noop!(
			dispatch(
				signed(),
				RuntimeCall::Compliance(pallet_compliance::Call::attest {
					who: beneficiary(101),
					statement
				})
			),
			TokenError::FundsUnavailable
		);
		assert_ok!(Compliance::revoke(signed(), who.clone(), 9, REASON));
		assert_ok!(Compliance::new_epoch(signed(), attester.clone()));
		assert_eq!(Balances::total_balance_on_hold(&attester), held);
		assert_ok!(Compliance::forget(
			RuntimeOrigin::signed(Bob.to_account_id()),
			who,
			attester.clone()
		));
		assert_eq!(Balances::total_balance_on_hold(&attester), 0);
	});
}

/// Regression: the word of any attester, or whoever had stolen its signing key, stopped payments
/// that demand nothing.
#[test]
fn word_of_one_attester_should_not_stop_a_round_that_demands_nothing() {
	chain().execute_with(|| {
		let (id, evidence) = open_round(&[5 * UNIT, 6 * UNIT], Release::Immediate);
		let statement = Statement {
			level: 1,
			jurisdiction: Country(*b"KP"),
			expires: 100_000,
			evidence: REASON,
		};
		// Dave has the right to block, in the preset, and Eve has not.
		for (row, attester) in [(0, Eve), (1, Dave)] {
			Compliance::do_attest(
				attester.to_account_id(),
				&[(beneficiary(100 + row), statement.clone())],
			)
			.unwrap();
		}
		let claim = |row: u8| {
			dispatch(
				RuntimeOrigin::signed(Bob.to_account_id()),
				claim(id, row, &evidence[usize::from(row)]),
			)
		};
		assert_ok!(claim(0));
		assert_noop!(claim(1), pallet_distribution::Error::<Runtime>::JurisdictionBlocked);
	});
}
