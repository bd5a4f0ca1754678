//! Credentials: each way to misuse one fails with its own error.

use super::*;
use distribution_primitives::key_message;
use polkadot_sdk::{
	frame_support::traits::Authorize,
	frame_system::RawOrigin,
	sp_core::{ecdsa, ed25519},
	sp_runtime::{
		traits::Dispatchable,
		transaction_validity::{
			InvalidTransaction, TransactionSource, TransactionValidityError, ValidTransaction,
		},
	},
};

#[docify::export]
#[test]
fn credential_should_make_a_record_whoever_brings_it() {
	run(|| {
		assert_ok!(present(credential(0, 1, 1)));
		assert_eq!(check(1, &Requirement::level(2)), Ok(()));
		let status = Registry::status(&holder(1));
		assert_eq!((status.level, status.records[0].nonce), (2, 1));
		assert!(Balances::total_balance_on_hold(&attester(0)) > 0);
		assert_eq!(Balances::total_balance(&holder(1)), 0);
	});
}

type Signer = Box<dyn Fn(&[u8]) -> MultiSignature>;

#[test]
fn all_three_kinds_of_signatures_should_count() {
	run(|| {
		let seed = [7; 32];
		let (ed, ec) = (ed25519::Pair::from_seed(&seed), ecdsa::Pair::from_seed(&seed));
		let keys: [(MultiSigner, Signer); 2] = [
			(ed.public().into(), Box::new(move |message| ed.sign(message).into())),
			(ec.public().into(), Box::new(move |message| ec.sign(message).into())),
		];
		for (who, (key, sign)) in (1..).zip(keys) {
			let proof = sign(&key_message(&System::block_hash(0), &attester(0), &key));
			assert_ok!(signed(attester(0), Call::rotate_key { key, proof }));
			let (credential, wrong) = credential(0, who, 1);
			assert_noop!(present((credential.clone(), wrong)), E::SignatureInvalid);
			let signature = sign(&credential.message());
			assert_ok!(present((credential, signature)));
			assert_eq!(check(who, &Requirement::level(2)), Ok(()));
		}
	});
}

/// Regression: signature replay across chains.
#[test]
fn credential_of_another_chain_should_fail() {
	run(|| {
		let (mut credential, signature) = credential(0, 1, 1);
		credential.genesis = H256::repeat_byte(0xee);
		let there = sign(0, 0, credential.clone());
		assert_noop!(present(there), E::OtherChain);
		// Rewritten for this chain, it is not what was signed.
		let elsewhere = sign(0, 0, credential.clone()).1;
		credential.genesis = H256::from_slice(System::block_hash(0).as_ref());
		assert_noop!(present((credential.clone(), elsewhere)), E::SignatureInvalid);
		assert_ok!(present((credential, signature)));
	});
}

/// Regression: signature replay across accounts, and every other change of what was signed.
#[test]
fn credential_should_fail_when_any_detail_is_changed() {
	run(|| {
		let (signed_one, signature) = credential(0, 1, 1);
		let changes: [fn(&mut CredentialOf<Test>); 7] = [
			|c| c.account = holder(2),
			|c| c.attester = attester(1),
			|c| c.level = 3,
			|c| c.jurisdiction = Country(*b"FR"),
			|c| c.expires += 1,
			|c| c.evidence = H256::zero(),
			|c| c.nonce += 1,
		];
		for change in changes {
			let mut changed = signed_one.clone();
			change(&mut changed);
			// Another attester's epoch differs, and is part of what is signed.
			changed.epoch = Attesters::<Test>::get(&changed.attester).unwrap().epoch;
			assert_noop!(present((changed, signature.clone())), E::SignatureInvalid);
		}
		// The epoch and the key as well, each with an error of its own.
		let epoch = Credential { epoch: 77, ..signed_one.clone() };
		assert_noop!(present((epoch, signature.clone())), E::CredentialRevoked);
		let key = Credential { key: 77, ..signed_one.clone() };
		assert_noop!(present((key, signature.clone())), E::KeyOutdated);
		assert_ok!(present((signed_one, signature)));
	});
}

#[test]
fn credential_should_be_used_once_and_in_order() {
	run(|| {
		let (first, second) = (credential(0, 1, 1), credential(0, 1, 2));
		assert_ok!(present(second.clone()));
		assert_noop!(present(second), E::CredentialUsed);
		assert_noop!(present(first), E::CredentialUsed);
		// Nonces are separate for each account and attester; 0 is a valid nonce.
		assert_ok!(present(credential(0, 2, 0)));
		assert_noop!(present(credential(0, 2, 0)), E::CredentialUsed);
		assert_ok!(present(credential(1, 1, 1)));
	});
}

#[test]
fn credential_should_fail_when_expired() {
	run(|| {
		let late = credential(0, 1, 1);
		System::set_block_number(500);
		assert_noop!(present(late), E::CredentialExpired);
		let far = sign(0, 0, Credential { expires: 5_000, ..credential(0, 1, 1).0 });
		assert_noop!(present(far), E::ExpiryTooFar);
	});
}

#[test]
fn credential_should_fail_after_revocation() {
	run(|| {
		let signed_before = [credential(0, 1, 1), credential(0, 1, 2), credential(0, 2, 1)];
		let [used, unused, epoch] = signed_before;
		assert_ok!(present(used.clone()));
		assert_ok!(Registry::do_revoke(attester(0), holder(1), 2, H256::zero()));
		assert_noop!(present(used), E::CredentialRevoked);
		assert_noop!(present(unused), E::CredentialRevoked);
		// A later credential is valid again.
		assert_ok!(present(credential(0, 1, 3)));
		assert_eq!(check(1, &Requirement::level(2)), Ok(()));
		assert_ok!(Registry::do_new_epoch(attester(0)));
		assert_noop!(present(epoch), E::CredentialRevoked);
	});
}

#[test]
fn credential_should_fail_when_the_key_was_rotated() {
	run(|| {
		let old = credential(0, 1, 1);
		assert_ok!(present(credential(0, 2, 1)));
		assert_ok!(signed(attester(0), rotation(0, &pair(0, 1))));
		assert_noop!(present(old.clone()), E::KeyOutdated);
		// Claiming that it was the new key does not help.
		let pretended = Credential { key: 1, ..old.0 };
		assert_noop!(present((pretended, old.1)), E::SignatureInvalid);
		assert_ok!(present(credential(0, 1, 1)));
		// Records made with the old key stay.
		assert_eq!(check(2, &Requirement::level(2)), Ok(()));
	});
}

#[test]
fn credential_should_be_bound_by_the_attesters_terms() {
	run(|| {
		let high = sign(1, 0, Credential { level: 3, ..credential(1, 1, 1).0 });
		assert_noop!(present(high), E::LevelNotAllowed);
		let abroad =
			sign(2, 0, Credential { jurisdiction: Country(*b"US"), ..credential(2, 1, 1).0 });
		assert_noop!(present(abroad), E::JurisdictionNotAllowed);
		let nobody = Credential { attester: holder(9), ..credential(0, 1, 1).0 };
		assert_noop!(present(sign(0, 0, nobody)), E::NotAttester);
		let good = credential(0, 1, 1);
		assert_ok!(Registry::do_remove_attester(attester(0)));
		assert_noop!(present(good), E::NotAttester);
	});
}

#[test]
fn credential_should_enter_the_pool_without_signature_only_if_it_would_be_accepted() {
	let authorize = |call: &RuntimeCall| -> Result<ValidTransaction, TransactionValidityError> {
		call.authorize(TransactionSource::External).unwrap().map(|(valid, _)| valid)
	};
	let call = |(credential, signature)| {
		RuntimeCall::Registry(Call::present_credential { credential, signature })
	};
	let custom = |error: E| {
		let polkadot_sdk::sp_runtime::DispatchError::Module(module) = error.into() else {
			unreachable!()
		};
		Err(InvalidTransaction::Custom(module.error[0]).into())
	};
	run(|| {
		let good = call(credential(0, 1, 1));
		let valid = authorize(&good).unwrap();
		assert_eq!((valid.priority, valid.provides.len()), (7, 1));
		assert_eq!(Registry::status(&holder(1)).records.len(), 0);
		assert_ok!(good.clone().dispatch(RawOrigin::Authorized.into()));
		assert_eq!(authorize(&good), Err(InvalidTransaction::Stale.into()));
		let forged = sign(0, 1, credential(0, 1, 2).0);
		assert_eq!(authorize(&call(forged.clone())), custom(E::SignatureInvalid));
		// At most two per block, unless the sender pays the fee.
		assert_ok!(call(credential(0, 2, 1)).dispatch(RawOrigin::Authorized.into()));
		let third = call(credential(0, 3, 1));
		assert_eq!(authorize(&third), Err(InvalidTransaction::ExhaustsResources.into()));
		System::set_block_number(2);
		assert!(authorize(&third).is_ok());
		let refused = call(forged).dispatch(RawOrigin::Root.into()).unwrap_err();
		assert_eq!(refused.error, BadOrigin);
	});
}

/// Whatever the format, the same check decides, and the call counts against the block's number.
#[test]
#[allow(deprecated, reason = "bare transactions are checked so")]
fn bare_credential_should_be_admitted_as_its_check_says() {
	let call = |(credential, signature)| -> Call<Test> {
		Call::present_credential { credential, signature }
	};
	let source = TransactionSource::External;
	run(|| {
		let forged = call(sign(0, 1, credential(0, 1, 2).0));
		for each in [call(credential(0, 1, 1)), forged] {
			let said = RuntimeCall::Registry(each.clone()).authorize(source).unwrap();
			let said = said.map(|(valid, _)| valid);
			assert_eq!(Registry::validate_unsigned(source, &each), said);
			assert_eq!(Registry::pre_dispatch(&each), said.map(|_| ()));
		}
		// As many as a block may hold. It looks at that before it looks for the credential.
		let exhausted = InvalidTransaction::ExhaustsResources;
		for (who, again) in [(1, InvalidTransaction::Stale), (2, exhausted)] {
			let good = call(credential(0, who, 1));
			assert_eq!(Registry::pre_dispatch(&good), Ok(()));
			assert_ok!(RuntimeCall::Registry(good.clone()).dispatch(RawOrigin::None.into()));
			assert_eq!(Registry::pre_dispatch(&good), Err(again.into()));
		}
		let third = call(credential(0, 3, 1));
		assert_eq!(Registry::pre_dispatch(&third), Err(exhausted.into()));
		// What is not checked is not admitted.
		let other = Call::<Test>::forget { who: holder(1), attester: attester(0) };
		assert_eq!(Registry::pre_dispatch(&other), Err(InvalidTransaction::Call.into()));
		let refused = RuntimeCall::Registry(other).dispatch(RawOrigin::None.into());
		assert_eq!(refused.unwrap_err().error, BadOrigin);
	});
}
