//! Claims by Ethereum keys without signature of an account, and without fee.

use super::*;
use polkadot_sdk::{
	frame_support::{dispatch::GetDispatchInfo, traits::Authorize},
	frame_system::RawOrigin,
	sp_runtime::transaction_validity::{InvalidTransaction, TransactionSource, ValidTransaction},
};

/// What the pool says to it.
fn authorize(call: &Call<Test>) -> Result<ValidTransaction, TransactionValidityError> {
	let call = RuntimeCall::Distribution(call.clone());
	call.authorize(TransactionSource::External).unwrap().map(|(valid, _)| valid)
}

/// What a block says to it as a bare transaction, and the call itself, if the block takes it.
#[allow(deprecated, reason = "bare transactions are checked so")]
fn include(call: &Call<Test>) -> Result<DispatchResult, TransactionValidityError> {
	Distribution::pre_dispatch(call)?;
	Ok(dispatch(RawOrigin::None.into(), call.clone()))
}

fn custom(error: E) -> TransactionValidityError {
	let DispatchError::Module(module) = error.into() else { unreachable!() };
	InvalidTransaction::Custom(module.error[0]).into()
}

#[test]
fn claim_should_enter_the_pool_and_be_paid_once() {
	run(|| {
		let list = list(3);
		let id = open(ethereum(&list));
		let (one, other) = (good(id, &list, 1, &who(5)), good(id, &list, 1, &who(6)));
		let valid = authorize(&one).unwrap();
		assert_eq!((valid.priority, valid.provides.len()), (100, 1));
		// Of two claims of one row the pool keeps one, wherever they go.
		assert_eq!(authorize(&other).unwrap().provides, valid.provides);
		assert_eq!(round(id).claimed, 0);
		assert_eq!(include(&one), Ok(Ok(())));
		assert_eq!(Balances::free_balance(who(5)), 200);
		assert_eq!(authorize(&other), Err(InvalidTransaction::Stale.into()));
		let whole = Distribution::free_claim_ethereum_weight(&round(id), &list.evidence(1));
		assert_eq!(Distribution::free_use().ref_time(), whole.ref_time());
		// What the call declares is no less.
		let info = RuntimeCall::Distribution(one.clone()).get_dispatch_info();
		assert!(
			info.call_weight.ref_time() >= Distribution::claim_weight(&list.evidence(1)).ref_time()
		);
	});
}

#[test]
fn claim_that_would_fail_should_not_enter_a_block() {
	run(|| {
		let list = list(3);
		let id = open(ethereum(&list));
		let claim = wanted(id, &list, 1, &who(5));
		let signed = |signature| call(id, &list, 1, &who(5), signature);
		let by_another = signed(typed(0, &claim));
		let EthereumSignature::TypedData(mut high) = typed(1, &claim) else { unreachable!() };
		high[32..64].fill(0x80);
		let malleable = signed(EthereumSignature::TypedData(high));
		let to_nobody = good(id, &list, 1, &owner(1));
		for (call, error) in [
			(by_another, E::SignerNotOwner),
			(malleable, E::SignatureNotLow),
			(to_nobody, E::DestinationIsEthereum),
		] {
			let refused = custom(error);
			assert_eq!(authorize(&call), Err(refused));
			assert_eq!(include(&call), Err(refused));
		}
		System::set_block_number(DEADLINE);
		assert_eq!(authorize(&good(id, &list, 1, &who(5))), Err(custom(E::SignatureExpired)));
		assert_eq!(Distribution::free_use(), Weight::zero());
	});
}

#[test]
fn claim_of_too_little_should_not_be_free() {
	run(|| {
		let list = List::new(vec![(owner(0), ED - 1)]);
		let id = open(ethereum(&list));
		let call = good(id, &list, 0, &RELAYER);
		assert_eq!(authorize(&call), Err(custom(E::TooLittleForFreeClaim)));
		// With a fee it may be as little as the account can take.
		assert_ok!(relayed(call));
	});
}
