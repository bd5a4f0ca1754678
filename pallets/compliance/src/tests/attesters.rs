//! Appointing attesters and officers, and the policy of the whole chain.

use super::*;
use distribution_primitives::key_message;
use polkadot_sdk::sp_core::sr25519;

fn blocking(max_level: u8) -> AttesterTermsOf<Test> {
	AttesterTerms { may_block: true, ..terms(max_level) }
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
				Call::reinstate_officer { who: OFFICER },
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
		assert_ok!(Registry::do_suspend_officer(OFFICER));
		for call in calls() {
			let who = RuntimeOrigin::signed(COMMITTEE);
			assert_eq!(dispatch(who, call.clone()), Err(BadOrigin), "{call:?}");
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
		assert_noop!(signed(attester(5), rotation(5, &pair(5, 0))), E::NotAttester);
		assert_noop!(Registry::do_update_attester(attester(5), blocking(1)), E::NotAttester);
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

/// Regression: with a key in common two attesters were one, where a round demands two.
#[test]
fn attesters_should_each_have_a_key_of_their_own() {
	run(|| {
		assert_noop!(Registry::do_add_attester(attester(5), terms(1), key(0)), E::KeyInUse);
		assert_noop!(signed(attester(1), rotation(1, &pair(0, 0))), E::KeyInUse);
		// One's own key is not another's, and a former attester's is free.
		assert_ok!(signed(attester(0), rotation(0, &pair(0, 0))));
		assert_ok!(Registry::do_remove_attester(attester(0)));
		assert_ok!(signed(attester(1), rotation(1, &pair(0, 0))));
		assert_noop!(Registry::do_add_attester(attester(0), terms(1), key(0)), E::KeyInUse);
		// Regression: a key of secp256k1 was two, one for each kind of signature.
		let public = polkadot_sdk::sp_core::ecdsa::Public::from_raw([2; 33]);
		assert_ok!(Registry::do_add_attester(attester(5), terms(1), MultiSigner::Ecdsa(public)));
		let other = MultiSigner::Eth(polkadot_sdk::sp_core::ecdsa::KeccakPublic::from_raw([2; 33]));
		assert_noop!(Registry::do_add_attester(attester(6), terms(1), other), E::KeyInUse);
	});
}

/// Regression: an attester registered the key that another was about to use, which that one could
/// then not have.
#[test]
fn attester_should_not_take_a_key_that_it_does_not_have() {
	run(|| {
		// Attester 2 is about to use its second key, and attester 1 has seen the proof.
		let rotate = rotation(2, &pair(2, 1));
		let Call::rotate_key { key, proof } = rotate.clone() else { unreachable!() };
		assert_noop!(signed(attester(1), rotate), E::KeyNotProven);
		// Nor does a proof help that is of another key, of another chain, or for another key.
		let signs = |by: &sr25519::Pair, genesis: H256, key: &MultiSigner| -> MultiSignature {
			by.sign(&key_message(&genesis, &attester(1), key)).into()
		};
		let (genesis, other) = (System::block_hash(0), pair(1, 1).public().into());
		for wrong in [
			signs(&pair(1, 1), genesis, &key),
			signs(&pair(2, 1), H256::repeat_byte(0xee), &key),
			signs(&pair(2, 1), genesis, &other),
			// Nor a credential that the key has signed.
			sign(2, 1, credential(1, 1, 1).0).1,
		] {
			let call = Call::rotate_key { key: key.clone(), proof: wrong };
			assert_noop!(signed(attester(1), call), E::KeyNotProven);
		}
		assert_ok!(signed(attester(2), Call::rotate_key { key, proof }));
		assert_ok!(signed(attester(1), rotation(1, &pair(1, 1))));
	});
}

#[test]
fn right_to_block_should_be_given_to_few() {
	run(|| {
		assert_ok!(Registry::do_update_attester(attester(0), blocking(3)));
		assert_ok!(Registry::do_add_attester(attester(5), blocking(1), key(5)));
		assert_noop!(
			Registry::do_add_attester(attester(6), blocking(1), key(6)),
			E::TooManyBlockers
		);
		assert_noop!(Registry::do_update_attester(attester(1), blocking(2)), E::TooManyBlockers);
		// Those who have it can be given other terms.
		assert_ok!(Registry::do_update_attester(attester(0), blocking(2)));
		assert_ok!(Registry::do_update_attester(attester(0), terms(3)));
		assert_ok!(Registry::do_update_attester(attester(1), blocking(2)));
		assert_ok!(Registry::do_remove_attester(attester(5)));
		assert_ok!(Registry::do_add_attester(attester(6), blocking(1), key(6)));
		let may_block = |n| Registry::attester(&attester(n)).unwrap().may_block;
		assert_eq!([0, 1, 2, 6].map(may_block), [false, true, false, true]);
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
		attesters: vec![(attester(0), 2, key(0)), (attester(1), 1, key(1))],
		blockers: vec![attester(1)],
		officers: vec![OFFICER],
		blocked: vec!["KP".into()],
	};
	build().execute_with(|| {
		polkadot_sdk::frame_support::traits::BuildGenesisConfig::build(&genesis);
		assert_eq!(Registry::attester(&attester(0)).unwrap().max_level, 2);
		let may_block = |n| Registry::attester(&attester(n)).unwrap().may_block;
		assert_eq!([0, 1].map(may_block), [false, true]);
		assert_eq!(Officers::<Test>::get().to_vec(), [OFFICER]);
		assert_eq!(CurrentPolicy::<Test>::get().blocked, countries(&["KP"]));
		Registry::do_try_state().unwrap();
	});
}
