//! Who may be paid.

use super::*;

fn needs(level: u8, attesters: u8, jurisdictions: Jurisdictions) -> Requirement {
	Requirement { level, jurisdictions, attesters }
}

#[test]
fn account_should_pass_when_nothing_is_demanded() {
	run(|| {
		assert_eq!(check(1, &Requirement::default()), Ok(()));
		assert_eq!(check(1, &Requirement::level(1)), Err(Refusal::LevelTooLow));
	});
}

#[test]
fn jurisdiction_should_be_accepted_by_the_round_and_the_chain() {
	run(|| {
		assert_ok!(attest(0, 1, 2, "DE", 900));
		let except = |codes: &[&str]| Jurisdictions::Except(countries(codes));
		assert_eq!(check(1, &needs(0, 0, only(&["DE"]))), Ok(()));
		assert_eq!(check(1, &needs(2, 0, only(&["FR"]))), Err(Refusal::JurisdictionRefused));
		assert_eq!(check(1, &needs(2, 0, except(&["FR"]))), Ok(()));
		assert_eq!(check(1, &needs(0, 0, except(&["DE"]))), Err(Refusal::JurisdictionRefused));
		// An unknown account has no jurisdiction.
		assert_eq!(check(2, &needs(0, 0, except(&["DE"]))), Err(Refusal::LevelTooLow));
		// A record that names a blocked one counts for nothing that demands anything.
		Registry::do_set_blocked(countries(&["DE"])).unwrap();
		assert_eq!(check(1, &Requirement::level(1)), Err(Refusal::JurisdictionBlocked));
		assert_eq!(check(1, &needs(0, 0, only(&["DE"]))), Err(Refusal::JurisdictionBlocked));
		System::set_block_number(900);
		assert_eq!(check(1, &Requirement::level(1)), Err(Refusal::Expired));
	});
}

/// Regression: the word of any attester, or whoever had stolen its key, stopped all payments to
/// anybody, also where nothing was demanded and whatever others said.
#[test]
fn word_of_one_attester_should_stop_nothing_without_the_right_to() {
	run(|| {
		Registry::do_set_blocked(countries(&["KP"])).unwrap();
		assert_ok!(attest(0, 1, 3, "KP", 900));
		assert!(!Registry::status(&holder(1)).blocked);
		assert_eq!(check(1, &Requirement::default()), Ok(()));
		assert_eq!(check(1, &Requirement::level(1)), Err(Refusal::JurisdictionBlocked));
		// It does not count, and does not keep others from counting.
		assert_ok!(attest(1, 1, 2, "FR", 950));
		assert_eq!(check(1, &Requirement::level(2)), Ok(()));
		assert_eq!(check(1, &needs(1, 2, Jurisdictions::Any)), Err(Refusal::TooFewAttesters));
	});
}

#[test]
fn word_of_an_attester_with_the_right_should_stop_everything_while_it_is_valid() {
	run(|| {
		Registry::do_set_blocked(countries(&["KP"])).unwrap();
		let update = |terms| Registry::do_update_attester(attester(0), terms).unwrap();
		let blocking = AttesterTerms { may_block: true, ..terms(3) };
		let blocked = || {
			let status = Registry::status(&holder(1)).blocked;
			let open = check(1, &Requirement::default());
			assert_eq!(open.is_err(), status);
			assert_eq!(check(1, &Requirement::level(1)).is_err(), status);
			assert!(open.is_ok() || open == Err(Refusal::JurisdictionBlocked));
			status
		};
		assert_ok!(attest(1, 1, 2, "FR", 1_000));
		assert_ok!(attest(0, 1, 3, "KP", 900));
		assert!(!blocked());
		update(blocking.clone());
		assert!(blocked());
		// Not after the end of the attester's term, nor after the record's, nor once revoked.
		update(AttesterTerms { expires: 500, ..blocking.clone() });
		System::set_block_number(500);
		assert!(!blocked());
		update(blocking.clone());
		assert!(blocked());
		System::set_block_number(900);
		assert!(!blocked());
		assert_ok!(attest(0, 1, 3, "KP", 990));
		assert!(blocked());
		assert_ok!(Registry::do_revoke(attester(0), holder(1), 0, H256::zero()));
		assert!(!blocked());
		assert_ok!(attest(0, 1, 3, "KP", 990));
		assert!(blocked());
		// Nor once governance has taken the right away, or the attester's office.
		update(terms(3));
		assert!(!blocked());
		update(blocking);
		assert!(blocked());
		assert_ok!(Registry::do_remove_attester(attester(0)));
		assert!(!blocked());
	});
}

/// Regression: four records of others made an account immune to being blocked.
#[test]
fn records_of_others_should_not_keep_a_blocking_one_out() {
	run(|| {
		Registry::do_set_blocked(countries(&["KP"])).unwrap();
		for n in 3..=5 {
			Registry::do_add_attester(attester(n), terms(1), key(n)).unwrap();
		}
		for n in 1..=MAX_RECORDS as u8 {
			assert_ok!(attest(n, 1, 1, "DE", 900));
		}
		assert_noop!(attest(5, 1, 1, "DE", 900), E::TooManyRecords);
		assert_noop!(attest(0, 1, 1, "KP", 900), E::TooManyRecords);
		let blocking = AttesterTerms { may_block: true, ..terms(3) };
		for n in [0, 5] {
			assert_ok!(Registry::do_update_attester(attester(n), blocking.clone()));
			assert_ok!(attest(n, 1, 1, "KP", 900));
		}
		assert_eq!(Registry::status(&holder(1)).records.len(), MAX_PLACES as usize);
		assert!(Registry::status(&holder(1)).blocked);
		// Whoever has lost the right keeps the place; governance clears it with a new epoch.
		assert_ok!(Registry::do_update_attester(attester(0), terms(3)));
		assert_ok!(Registry::do_update_attester(attester(5), terms(3)));
		assert_ok!(Registry::do_add_attester(attester(6), blocking, key(6)));
		assert_noop!(attest(6, 1, 1, "KP", 900), E::TooManyRecords);
		assert_ok!(Registry::do_new_epoch(attester(5)));
		assert_ok!(attest(6, 1, 1, "KP", 900));
		// There are five records of others now: no room for one more of theirs even if one is void.
		assert_ok!(Registry::do_add_attester(attester(7), terms(1), key(7)));
		assert_ok!(Registry::do_new_epoch(attester(0)));
		assert_noop!(attest(7, 1, 1, "DE", 900), E::TooManyRecords);
		assert_ok!(Registry::do_new_epoch(attester(1)));
		assert_ok!(attest(7, 1, 1, "DE", 900));
		assert_eq!(Balances::total_balance_on_hold(&attester(0)), 0);
		assert_eq!(Balances::total_balance_on_hold(&attester(1)), 0);
		assert_eq!(Registry::status(&holder(1)).records.len(), MAX_RECORDS as usize + 1);
	});
}

#[test]
fn several_attesters_should_be_needed_when_the_round_says_so() {
	run(|| {
		assert_ok!(attest(0, 1, 3, "DE", 900));
		assert_ok!(attest(0, 1, 3, "DE", 950));
		assert_eq!(check(1, &needs(2, 2, Jurisdictions::Any)), Err(Refusal::TooFewAttesters));
		assert_ok!(attest(1, 1, 2, "DE", 100));
		assert_eq!(check(1, &needs(2, 2, Jurisdictions::Any)), Ok(()));
		assert_eq!(check(1, &needs(3, 2, Jurisdictions::Any)), Err(Refusal::TooFewAttesters));
		assert_eq!(check(1, &needs(1, 3, Jurisdictions::Any)), Err(Refusal::TooFewAttesters));
		System::set_block_number(100);
		assert_eq!(check(1, &needs(2, 2, Jurisdictions::Any)), Err(Refusal::TooFewAttesters));
		assert_ok!(Registry::do_remove_attester(attester(0)));
		assert_eq!(check(1, &needs(2, 2, Jurisdictions::Any)), Err(Refusal::Expired));
	});
}

#[test]
fn requirement_should_be_supported_only_if_it_can_be_fulfilled() {
	let supports = |requirement: Requirement| Registry::supports(&requirement);
	assert!(supports(Requirement::default()));
	assert!(supports(needs(255, MAX_RECORDS as u8, only(&["DE"]))));
	assert!(!supports(needs(1, MAX_RECORDS as u8 + 1, Jurisdictions::Any)));
	assert!(!supports(needs(1, 1, only(&[]))));
}

#[test]
fn reason_should_be_the_one_nearest_to_being_cured() {
	run(|| {
		let german = needs(2, 1, only(&["DE"]));
		assert_ok!(attest(0, 1, 2, "US", 100));
		assert_eq!(check(1, &german), Err(Refusal::JurisdictionRefused));
		assert_ok!(attest(1, 1, 1, "DE", 200));
		assert_eq!(check(1, &german), Err(Refusal::JurisdictionRefused));
		System::set_block_number(100);
		assert_eq!(check(1, &german), Err(Refusal::LevelTooLow));
		System::set_block_number(200);
		assert_eq!(check(1, &german), Err(Refusal::Expired));
		assert_ok!(Registry::do_revoke(attester(0), holder(1), 0, H256::zero()));
		assert_ok!(Registry::do_revoke(attester(1), holder(1), 0, H256::zero()));
		assert_eq!(check(1, &german), Err(Refusal::Revoked));
		assert_ok!(Registry::do_remove_attester(attester(0)));
		assert_ok!(Registry::do_remove_attester(attester(1)));
		assert_eq!(check(1, &german), Err(Refusal::AttesterGone));
		assert_ok!(Registry::do_freeze(OFFICER, holder(1), H256::zero()));
		assert_eq!(check(1, &Requirement::default()), Err(Refusal::Frozen));
	});
}

/// Level, records and limits are those of whom it is due to.
#[test]
fn payee_should_be_asked_for_nothing_but_freezes_and_blocked_jurisdictions() {
	run(|| {
		let payee = |n: u8| Registry::check_payee(&holder(n));
		let limit = Limit { asset: ASSET, level: u8::MAX, amount: 0 };
		Registry::do_set_limits(vec![limit].try_into().unwrap());
		assert_eq!((payee(1), payee(2)), (Ok(()), Ok(())));

		Registry::do_set_blocked(countries(&["KP"])).unwrap();
		assert_ok!(attest(0, 1, 3, "KP", 900));
		assert_eq!(payee(1), Ok(()));
		let blocking = AttesterTerms { may_block: true, ..terms(3) };
		Registry::do_update_attester(attester(0), blocking).unwrap();
		assert_eq!(payee(1), Err(Refusal::PayeeBlocked));
		System::set_block_number(900);
		assert_eq!(payee(1), Ok(()));

		assert_ok!(Registry::do_freeze(OFFICER, holder(2), H256::zero()));
		assert_eq!(payee(2), Err(Refusal::PayeeFrozen));
		assert_eq!(payee(1), Ok(()));
		System::set_block_number(900 + TERM);
		assert_eq!(payee(2), Ok(()));
	});
}
