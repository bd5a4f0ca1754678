//! Refusals that no other topic meets, by the calls that name them in their docs.

use super::*;
use polkadot_sdk::frame_system::RawOrigin;

#[test]
fn account_that_is_no_attester_should_say_nothing_and_take_nothing_back() {
	run(|| {
		let renew = Call::renew { who: holder(1), expires: 600, evidence: H256::zero() };
		assert_noop!(signed(attester(5), renew.clone()), E::NotAttester);
		let revoke = Call::revoke { who: holder(1), nonce: 0, reason: H256::zero() };
		assert_noop!(signed(attester(5), revoke), E::NotAttester);
		let epoch = Call::new_epoch { who: attester(5) };
		assert_noop!(dispatch(RuntimeOrigin::root(), epoch), E::NotAttester);
		// Its term is over.
		System::set_block_number(20_000);
		assert_noop!(signed(attester(0), renew), E::AttesterExpired);
	});
}

/// Taking back what was never said needs a record, and so a place for it.
#[test]
fn revoking_should_be_refused_when_the_account_has_no_place_for_a_record() {
	run(|| {
		for n in 3..=MAX_RECORDS as u8 {
			Registry::do_add_attester(attester(n), terms(1), key(n)).unwrap();
		}
		for n in 0..MAX_RECORDS as u8 {
			assert_ok!(attest(n, 1, 1, "DE", 900));
		}
		let revoke = Call::revoke { who: holder(1), nonce: 0, reason: H256::zero() };
		assert_noop!(signed(attester(MAX_RECORDS as u8), revoke.clone()), E::TooManyRecords);
		assert_ok!(signed(attester(0), revoke));
	});
}

#[test]
fn free_credential_should_be_refused_when_the_block_has_as_many_as_it_may() {
	run(|| {
		let free = |(credential, signature)| {
			dispatch(RawOrigin::None.into(), Call::present_credential { credential, signature })
		};
		assert_ok!(free(credential(0, 1, 1)));
		assert_ok!(free(credential(0, 2, 1)));
		assert_noop!(free(credential(0, 3, 1)), E::TooManyFreeCredentials);
		// Whoever pays the fee does not wait.
		assert_ok!(present(credential(0, 3, 1)));
	});
}
