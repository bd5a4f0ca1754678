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
		Registry::do_set_blocked(countries(&["DE"])).unwrap();
		assert_eq!(check(1, &Requirement::level(1)), Err(Refusal::JurisdictionBlocked));
		assert_eq!(check(1, &Requirement::default()), Err(Refusal::JurisdictionBlocked));
		assert!(Registry::status(&holder(1)).blocked);
		// A residence does not change because a record expires.
		System::set_block_number(900);
		assert_eq!(check(1, &Requirement::default()), Err(Refusal::JurisdictionBlocked));
		// Nor because its attester's term ends.
		let terms = AttesterTerms { max_level: 3, jurisdictions: Jurisdictions::Any, expires: 901 };
		Registry::do_update_attester(attester(0), terms.clone()).unwrap();
		System::set_block_number(901);
		assert_eq!(check(1, &Requirement::default()), Err(Refusal::JurisdictionBlocked));
		Registry::do_update_attester(attester(0), AttesterTerms { expires: 10_000, ..terms })
			.unwrap();
		// One attester's record is enough; once revoked it no longer counts.
		assert_ok!(attest(1, 1, 2, "FR", 950));
		assert_eq!(check(1, &Requirement::level(1)), Err(Refusal::JurisdictionBlocked));
		assert_ok!(Registry::do_revoke(attester(0), holder(1), 0, H256::zero()));
		assert_eq!(check(1, &Requirement::level(2)), Ok(()));
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
