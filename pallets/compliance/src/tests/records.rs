//! Records that attesters write.

use super::*;

#[test]
fn attester_should_vouch_within_its_terms_only() {
	run(|| {
		assert_noop!(attest(5, 1, 1, "DE", 900), E::NotAttester);
		assert_noop!(attest(1, 1, 3, "DE", 900), E::LevelNotAllowed);
		assert_noop!(attest(1, 1, 0, "DE", 900), E::LevelNotAllowed);
		assert_noop!(attest(2, 1, 1, "US", 900), E::JurisdictionNotAllowed);
		assert_noop!(attest(0, 1, 1, "DE", 1), E::ExpiryPast);
		assert_noop!(attest(0, 1, 1, "DE", 1_002), E::ExpiryTooFar);
		let statement = Statement { jurisdiction: Country(*b"d1"), ..says(1, "DE", 900) };
		let call = Call::attest { who: holder(1), statement };
		assert_noop!(signed(attester(0), call), E::CountryInvalid);
		assert_ok!(attest(2, 1, 3, "FR", 1_001));
		assert_eq!(Registry::status(&holder(1)).level, 3);
	});
}

#[test]
fn records_should_be_paid_for_by_the_attester_and_replaced_for_nothing() {
	run(|| {
		assert_ok!(attest(0, 1, 1, "DE", 900));
		let one = Balances::total_balance_on_hold(&attester(0));
		assert!(one > 200, "{one}");
		assert_ok!(attest(0, 1, 2, "FR", 950));
		assert_eq!(Balances::total_balance_on_hold(&attester(0)), one);
		assert_ok!(attest(0, 2, 1, "DE", 900));
		assert_eq!(Balances::total_balance_on_hold(&attester(0)), 2 * one);
		Balances::transfer_allow_death(
			RuntimeOrigin::signed(attester(0)),
			holder(9),
			PLENTY - 2 * one - ED,
		)
		.unwrap();
		assert_noop!(attest(0, 3, 1, "DE", 900), TokenError::FundsUnavailable);
	});
}

#[test]
fn batch_should_vouch_for_all_or_none() {
	run(|| {
		let batch = |level| -> BoundedVec<_, _> {
			let all = (1..=5).map(|n| (holder(n), says(if n == 5 { level } else { 1 }, "DE", 900)));
			all.collect::<Vec<_>>().try_into().unwrap()
		};
		let call = |level| Call::attest_batch { statements: batch(level) };
		assert_noop!(signed(attester(1), call(3)), E::LevelNotAllowed);
		assert_ok!(signed(attester(1), call(2)));
		assert_eq!(Attesters::<Test>::get(attester(1)).unwrap().records, 5);
		assert_eq!(check(5, &Requirement::level(2)), Ok(()));
		let empty = Call::attest_batch { statements: Default::default() };
		assert_noop!(signed(attester(1), empty), E::EmptyBatch);
	});
}

#[test]
fn renewal_should_move_the_expiry_either_way() {
	run(|| {
		assert_ok!(attest(0, 1, 3, "DE", 100));
		let renew = |expires| Call::renew { who: holder(1), expires, evidence: H256::zero() };
		assert_noop!(signed(attester(1), renew(200)), E::NoRecord);
		System::set_block_number(100);
		assert_eq!(check(1, &Requirement::level(1)), Err(Refusal::Expired));
		assert_noop!(signed(attester(0), renew(100)), E::ExpiryPast);
		assert_noop!(signed(attester(0), renew(1_101)), E::ExpiryTooFar);
		assert_ok!(signed(attester(0), renew(200)));
		assert_eq!(check(1, &Requirement::level(3)), Ok(()));
		assert_ok!(signed(attester(0), renew(150)));
		System::set_block_number(150);
		assert_eq!(check(1, &Requirement::level(1)), Err(Refusal::Expired));
		let revoke = Call::revoke { who: holder(1), nonce: 0, reason: H256::zero() };
		assert_ok!(signed(attester(0), revoke));
		assert_noop!(signed(attester(0), renew(300)), E::RecordVoid);
		assert_ok!(attest(0, 1, 1, "DE", 300));
		assert_ok!(Registry::do_new_epoch(attester(0)));
		assert_noop!(signed(attester(0), renew(300)), E::RecordVoid);
	});
}

#[test]
fn revocation_should_be_possible_for_ever_and_without_a_record() {
	run(|| {
		let revoke = |who| Call::revoke { who, nonce: 5, reason: H256::repeat_byte(1) };
		assert_ok!(attest(0, 1, 3, "DE", 900));
		assert_ok!(signed(attester(0), revoke(holder(1))));
		assert_eq!(check(1, &Requirement::level(1)), Err(Refusal::Revoked));
		assert_ok!(signed(attester(0), revoke(holder(2))));
		assert_eq!(check(2, &Requirement::level(1)), Err(Refusal::Revoked));
		// It matters only to those who require a level.
		assert_eq!(check(2, &Requirement::default()), Ok(()));
		System::set_block_number(10_000);
		assert_noop!(attest(0, 3, 3, "DE", 10_100), E::AttesterExpired);
		assert_ok!(signed(attester(0), revoke(holder(1))));
		assert_noop!(signed(attester(5), revoke(holder(1))), E::NotAttester);
	});
}

#[test]
fn record_should_be_forgotten_only_when_it_protects_against_nothing() {
	run(|| {
		assert_ok!(attest(0, 1, 3, "DE", 500));
		let forget = || Call::forget { who: holder(1), attester: attester(0) };
		assert_noop!(signed(attester(0), forget()), E::StillNeeded);
		// Shortened: an earlier credential may be valid until block 500.
		assert_ok!(Registry::do_renew(attester(0), holder(1), 100, H256::zero()));
		System::set_block_number(499);
		assert_noop!(signed(attester(0), forget()), E::StillNeeded);
		System::set_block_number(500);
		// Only the attester knows what else it has signed.
		assert_noop!(signed(holder(7), forget()), E::StillNeeded);
		assert_ok!(signed(attester(0), forget()));
		assert_eq!(Balances::total_balance_on_hold(&attester(0)), 0);
		assert_noop!(signed(holder(7), forget()), E::NoRecord);
		// A revocation stays as long as the epoch.
		assert_ok!(attest(0, 1, 3, "DE", 600));
		assert_ok!(Registry::do_revoke(attester(0), holder(1), 0, H256::zero()));
		System::set_block_number(9_000);
		assert_noop!(signed(attester(0), forget()), E::StillNeeded);
		assert_ok!(Registry::do_new_epoch(attester(0)));
		assert_ok!(signed(holder(7), forget()));
	});
}

#[test]
fn expired_record_of_a_blocked_country_should_be_forgotten_like_any_other() {
	run(|| {
		let blocking = AttesterTerms { may_block: true, ..terms(3) };
		assert_ok!(Registry::do_update_attester(attester(0), blocking));
		assert_ok!(attest(0, 1, 3, "DE", 500));
		Registry::do_set_blocked(countries(&["DE"])).unwrap();
		let forget = || Call::forget { who: holder(1), attester: attester(0) };
		assert_noop!(signed(attester(0), forget()), E::StillNeeded);
		assert_eq!(check(1, &Requirement::default()), Err(Refusal::JurisdictionBlocked));
		System::set_block_number(500);
		assert_eq!(check(1, &Requirement::default()), Ok(()));
		assert_ok!(signed(attester(0), forget()));
	});
}

#[test]
fn renewal_should_be_refused_for_a_country_that_governance_withdrew() {
	run(|| {
		assert_ok!(attest(2, 1, 3, "FR", 500));
		let terms = AttesterTerms { jurisdictions: only(&["DE"]), ..terms(3) };
		assert_ok!(Registry::do_update_attester(attester(2), terms));
		let renew = Call::renew { who: holder(1), expires: 600, evidence: H256::zero() };
		assert_noop!(signed(attester(2), renew), E::JurisdictionNotAllowed);
	});
}

#[test]
fn full_identity_should_make_room_by_removing_what_is_void() {
	run(|| {
		for n in 3..=5 {
			Registry::do_add_attester(attester(n), terms(1), key(n)).unwrap();
		}
		for n in 0..MAX_RECORDS as u8 {
			assert_ok!(attest(n, 1, 1, "DE", 900));
		}
		assert_noop!(attest(4, 1, 1, "DE", 900), E::TooManyRecords);
		assert_ok!(Registry::do_new_epoch(attester(1)));
		assert_ok!(attest(4, 1, 1, "DE", 900));
		assert_eq!(Balances::total_balance_on_hold(&attester(1)), 0);
		assert_ok!(Registry::do_remove_attester(attester(2)));
		assert_ok!(attest(5, 1, 1, "DE", 900));
		assert!(!Attesters::<Test>::contains_key(attester(2)));
		assert_eq!(check(1, &Requirement { attesters: 4, ..Requirement::level(1) }), Ok(()));
	});
}

/// Regression: one query read ten thousand identities, and the policy as often.
#[test]
fn records_should_be_read_for_a_bounded_number_of_accounts() {
	run(|| {
		assert_ok!(attest(0, 1, 3, "DE", 900));
		let most = distribution_primitives::api::MAX_ACCOUNTS as usize;
		let records = Registry::records_by(&attester(0), &vec![holder(1); most + 1]);
		assert_eq!(records.len(), most);
		assert!(records.iter().flatten().all(|record| record.gives == Ok(3)));
		assert_eq!(Registry::records_by(&attester(1), &[holder(1)]), [None]);
	});
}
