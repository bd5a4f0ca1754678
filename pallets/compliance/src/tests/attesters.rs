//! Appointing attesters and officers, and the policy of the whole chain.

use super::*;

fn terms(max_level: u8) -> AttesterTermsOf<Test> {
	AttesterTerms { max_level, jurisdictions: Jurisdictions::Any, expires: 10_000 }
}

fn key(n: u8) -> MultiSigner {
	MultiSigner::Sr25519(pair(n, 0).public())
}

#[test]
fn only_governance_should_name_and_set() {
	run(|| {
		let calls = || {
			[
				Call::add_attester { who: attester(5), terms: terms(1), key: key(5) },
				Call::update_attester { who: attester(0), terms: terms(1) },
				Call::remove_attester { who: attester(0) },
				Call::new_epoch { who: attester(0) },
				Call::add_officer { who: holder(1) },
				Call::remove_officer { who: OFFICER },
				Call::set_blocked { countries: countries(&["US"]) },
				Call::set_limits { limits: Default::default() },
			]
		};
		for call in calls() {
			for who in [attester(1), OFFICER, holder(1)] {
				assert_eq!(signed(who, call.clone()), Err(BadOrigin), "{call:?}");
			}
		}
		for call in calls() {
			let skip = matches!(call, Call::new_epoch { .. });
			assert!(skip || dispatch(RuntimeOrigin::root(), call.clone()).is_ok(), "{call:?}");
		}
	});
}

#[test]
fn attester_should_be_named_with_terms_that_make_sense() {
	run(|| {
		for wrong in [
			terms(0),
			AttesterTerms { expires: 1, ..terms(1) },
			AttesterTerms { jurisdictions: only(&[]), ..terms(1) },
		] {
			assert_noop!(
				Registry::do_add_attester(attester(5), wrong.clone(), key(5)),
				E::TermsInvalid
			);
			assert_noop!(Registry::do_update_attester(attester(0), wrong), E::TermsInvalid);
		}
		assert_noop!(Registry::do_add_attester(attester(0), terms(1), key(0)), E::AlreadyAttester);
		assert_noop!(Registry::do_update_attester(attester(5), terms(1)), E::NotAttester);
		assert_noop!(Registry::do_remove_attester(attester(5)), E::NotAttester);
		assert_noop!(Registry::do_rotate_key(attester(5), key(5)), E::NotAttester);
		for n in 3..MAX_ATTESTERS as u8 {
			assert_ok!(Registry::do_add_attester(attester(n), terms(1), key(n)));
		}
		assert_noop!(
			Registry::do_add_attester(attester(99), terms(1), key(99)),
			E::TooManyAttesters
		);
	});
}

/// Regression: an attester that is removed and appointed again must not revive void records.
#[test]
fn removal_should_void_everything_for_good_and_return_the_deposit() {
	run(|| {
		for who in 1..=3 {
			assert_ok!(attest(0, who, 3, "DE", 900));
		}
		let (old, signature) = credential(0, 4, 1);
		assert_eq!(check(1, &Requirement::level(3)), Ok(()));
		assert_ok!(Registry::do_remove_attester(attester(0)));
		assert_eq!(check(1, &Requirement::level(3)), Err(Refusal::AttesterGone));
		assert_noop!(attest(0, 1, 3, "DE", 900), E::NotAttester);
		assert_ok!(Registry::do_add_attester(attester(0), terms(3), key(0)));
		assert_eq!(check(1, &Requirement::level(3)), Err(Refusal::AttesterGone));
		let call = Call::present_credential { credential: old, signature };
		assert_noop!(signed(holder(4), call), E::CredentialRevoked);
		// Attested again, it is valid; then the rest is forgotten, removed or not.
		assert_ok!(attest(0, 1, 3, "DE", 900));
		assert_eq!(check(1, &Requirement::level(3)), Ok(()));
		assert_ok!(Registry::do_forget(holder(7), holder(2), attester(0)));
		assert_ok!(Registry::do_remove_attester(attester(0)));
		for who in [1, 3] {
			assert!(Balances::total_balance_on_hold(&attester(0)) > 0);
			assert_ok!(Registry::do_forget(holder(7), holder(who), attester(0)));
		}
		assert_eq!(Balances::total_balance_on_hold(&attester(0)), 0);
		assert!(!Attesters::<Test>::contains_key(attester(0)));
		assert_eq!(Identities::<Test>::iter().count(), 0);
	});
}

#[test]
fn new_epoch_should_void_everything_and_let_the_attester_go_on() {
	run(|| {
		assert_ok!(attest(0, 1, 3, "DE", 900));
		assert_ok!(signed(attester(0), Call::new_epoch { who: attester(0) }));
		assert_eq!(check(1, &Requirement::level(1)), Err(Refusal::AttesterGone));
		assert_ok!(attest(0, 1, 3, "DE", 900));
		assert_eq!(check(1, &Requirement::level(3)), Ok(()));
		assert_ok!(dispatch(RuntimeOrigin::root(), Call::new_epoch { who: attester(0) }));
		assert_eq!(check(1, &Requirement::level(1)), Err(Refusal::AttesterGone));
	});
}

#[test]
fn attesters_level_and_time_should_bound_what_it_said_before() {
	run(|| {
		assert_ok!(attest(0, 1, 3, "DE", 900));
		assert_ok!(Registry::do_update_attester(attester(0), terms(1)));
		assert_eq!(check(1, &Requirement::level(2)), Err(Refusal::LevelTooLow));
		assert_eq!(check(1, &Requirement::level(1)), Ok(()));
		assert_ok!(Registry::do_update_attester(
			attester(0),
			AttesterTerms { expires: 50, ..terms(3) }
		));
		System::set_block_number(50);
		assert_eq!(check(1, &Requirement::level(1)), Err(Refusal::AttesterGone));
		assert_noop!(attest(0, 2, 1, "DE", 900), E::AttesterExpired);
		assert_ok!(Registry::do_update_attester(attester(0), terms(3)));
		assert_eq!(check(1, &Requirement::level(3)), Ok(()));
	});
}

#[test]
fn officers_should_be_named_and_removed() {
	run(|| {
		assert_noop!(Registry::do_add_officer(OFFICER), E::AlreadyOfficer);
		assert_ok!(Registry::do_add_officer(holder(1)));
		assert_ok!(Registry::do_add_officer(holder(2)));
		assert_noop!(Registry::do_add_officer(holder(3)), E::TooManyOfficers);
		assert_ok!(Registry::do_remove_officer(OFFICER));
		assert_noop!(Registry::do_remove_officer(OFFICER), E::NotOfficer);
		let freeze = Call::freeze { who: holder(9), reason: H256::zero() };
		assert_noop!(signed(OFFICER, freeze.clone()), E::NotOfficer);
		assert_ok!(signed(holder(1), freeze));
	});
}

#[test]
fn blocked_countries_should_be_codes() {
	run(|| {
		let wrong: Countries = vec![Country(*b"de")].try_into().unwrap();
		assert_noop!(Registry::do_set_blocked(wrong), E::CountryInvalid);
	});
}

#[test]
fn genesis_should_name_attesters_officers_and_blocked_countries() {
	let genesis = GenesisConfig::<Test> {
		attesters: vec![(attester(0), 2, key(0))],
		officers: vec![OFFICER],
		blocked: vec!["KP".into()],
	};
	build().execute_with(|| {
		polkadot_sdk::frame_support::traits::BuildGenesisConfig::build(&genesis);
		assert_eq!(Registry::attester(&attester(0)).unwrap().max_level, 2);
		assert_eq!(Officers::<Test>::get().to_vec(), [OFFICER]);
		assert_eq!(CurrentPolicy::<Test>::get().blocked, countries(&["KP"]));
		Registry::do_try_state().unwrap();
	});
}
