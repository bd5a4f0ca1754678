//! Settling and setting aside without signature and fee.

use super::*;
use crate::tests::refusals::pool_refuses;
use polkadot_sdk::{
	frame_support::traits::Authorize,
	frame_system::RawOrigin,
	sp_runtime::{
		traits::Dispatchable,
		transaction_validity::{InvalidTransaction, TransactionSource},
	},
};

/// What the pool says to it.
fn authorize(call: Call<Test>) -> Result<ValidTransaction, TransactionValidityError> {
	let call = RuntimeCall::Distribution(call);
	call.authorize(TransactionSource::External).unwrap().map(|(valid, _)| valid)
}

/// What a block says to it as a bare transaction, and the call itself, if the block takes it.
#[allow(deprecated, reason = "bare transactions are checked so")]
fn include(call: Call<Test>) -> Result<DispatchResult, TransactionValidityError> {
	Distribution::pre_dispatch(&call)?;
	let outcome = RuntimeCall::Distribution(call).dispatch(RawOrigin::None.into());
	Ok(outcome.map(|_| ()).map_err(|it| it.error))
}

fn custom(error: E) -> TransactionValidityError {
	let DispatchError::Module(module) = error.into() else { unreachable!() };
	InvalidTransaction::Custom(module.error[0]).into()
}

fn call(id: RoundId, voucher: SignedVoucherOf<Test>) -> Call<Test> {
	Call::settle { id, voucher }
}

fn batch(id: RoundId, vouchers: Vec<SignedVoucherOf<Test>>) -> Call<Test> {
	Call::settle_batch { id, vouchers: vouchers.try_into().unwrap() }
}

#[test]
fn voucher_should_enter_the_pool_and_be_paid_without_signature() {
	run(|| {
		let id = open_round();
		let free = call(id, signed(id, 1, 100));
		let valid = authorize(free.clone()).unwrap();
		assert_eq!((valid.provides.len(), valid.priority), (1, 100));
		// Asking changes nothing.
		assert_eq!(record(id, 1), None);
		assert_eq!(include(free.clone()), Ok(Ok(())));
		assert_eq!(balance(1), 100);
		assert_eq!(authorize(free.clone()), Err(InvalidTransaction::Stale.into()));
		assert_eq!(include(free), Err(InvalidTransaction::Stale.into()));
		// Two vouchers of one beneficiary do not wait side by side.
		let next = authorize(call(id, signed(id, 1, 200))).unwrap();
		assert_eq!(next.provides, valid.provides);
	});
}

#[test]
fn refused_voucher_should_not_enter_the_pool() {
	run(|| {
		let id = open_round();
		let wrong = signed_by(id, voucher(1, 100), &[(0, 2)]);
		assert_eq!(authorize(call(id, wrong.clone())), Err(custom(E::VoucherNotSigned)));
		assert_eq!(include(call(id, wrong)), Err(custom(E::VoucherNotSigned)));
		let above = signed(id, 1, BUDGET + 1);
		assert_eq!(include(call(id, above)), Err(custom(E::AbovePromised)));
		Registry::refuse(who(1), Refusal::Frozen);
		let refused = call(id, signed(id, 1, 100));
		assert_eq!(authorize(refused.clone()), Err(custom(E::AccountFrozen)));
		// A block leaves that to the call.
		assert_eq!(include(refused), Ok(Err(E::AccountFrozen.into())));
	});
}

/// Otherwise a signer could have a budget's worth of transactions carried out for the same money.
#[test]
fn free_settlement_should_pay_more_than_a_share_of_the_voucher() {
	run(|| {
		let id = open_round();
		let little = || custom(E::TooLittleForFreeClaim);
		assert_eq!(include(call(id, signed(id, 1, ED - 1))), Err(little()));
		assert_eq!(include(call(id, signed(id, 1, 1_000))), Ok(Ok(())));
		// A tenth: 10 / 1,010 and 111 / 1,111 are less, 112 / 1,112 is more.
		for cumulative in [1_000 + ED, 1_111] {
			let free = call(id, signed(id, 1, cumulative));
			assert_eq!(authorize(free.clone()), Err(little()));
			assert_eq!(include(free), Err(little()));
		}
		// Whoever pays a fee may settle it.
		assert_ok!(settle(id, signed(id, 1, 1_000 + ED)));
		assert_eq!(include(call(id, signed(id, 1, 1_130))), Ok(Ok(())));
	});
}

#[test]
fn free_batch_should_pay_all_or_none() {
	run(|| {
		let id = open_round();
		let good = || vec![signed(id, 1, 100), signed(id, 2, 100)];
		let valid = authorize(batch(id, good())).unwrap();
		assert_eq!(valid.provides.len(), 2);
		// The tags of single ones.
		let single = authorize(call(id, signed(id, 2, 100))).unwrap();
		assert!(valid.provides.contains(&single.provides[0]));
		let twice = vec![signed(id, 1, 100), signed(id, 1, 100)];
		assert_eq!(include(batch(id, twice)), Err(InvalidTransaction::Stale.into()));
		assert_eq!(include(batch(id, vec![])), Err(custom(E::EmptyBatch)));
		let mut mixed = good();
		mixed.push(signed_by(id, voucher(3, 100), &[(0, 2)]));
		assert_eq!(include(batch(id, mixed)), Err(custom(E::VoucherNotSigned)));
		assert_eq!(round(id).claimed, 0);
		assert_eq!(include(batch(id, good())), Ok(Ok(())));
		// Two vouchers of one beneficiary, each of which pays enough.
		let both = vec![signed(id, 3, 100), signed(id, 3, 200)];
		assert_eq!(include(batch(id, both)), Ok(Ok(())));
		assert_eq!((balance(1), balance(2), balance(3)), (100, 100, 200));
		// One that compliance refuses keeps the others from being paid.
		Registry::refuse(who(5), Refusal::Frozen);
		let refused = batch(id, vec![signed(id, 4, 100), signed(id, 5, 100)]);
		assert_eq!(include(refused), Ok(Err(E::AccountFrozen.into())));
		assert_eq!(balance(4), 0);
	});
}

/// Otherwise whoever has a round of their own could have every node check hundreds of signatures for
/// transactions that no block has room for.
#[test]
fn free_settlement_should_carry_few_signatures() {
	run(|| {
		let names: Vec<u8> = (1..=8).collect();
		let id = open_with(10, keys(8, &names));
		assert_ok!(promise(id, BUDGET, 10));
		let all: Vec<(u8, u8)> = names.iter().map(|key| (key - 1, *key)).collect();
		let signed = |n| signed_by(id, voucher(n, 100), &all);
		let three = vec![signed(1), signed(2), signed(3)];
		pool_refuses(batch(id, three.clone()), E::TooManySignaturesForFree);
		assert_eq!(include(batch(id, vec![signed(1), signed(2)])), Ok(Ok(())));
		// Whoever pays a fee may settle more of them.
		assert_ok!(settle_batch(id, three));
		assert_eq!(balance(3), 100);
	});
}

#[test]
fn free_settlements_should_keep_to_the_share_of_a_manager() {
	run(|| {
		let id = draft(terms(100));
		Distribution::do_rotate_keys(MANAGER, id, keys(1, &[1]), 0).unwrap();
		Distribution::do_fund(MANAGER, id, BUDGET + ED).unwrap();
		Distribution::do_open(MANAGER, id).unwrap();
		assert_ok!(promise(id, BUDGET, 100));
		let mut paid = 0;
		for n in 0..100 {
			match include(call(id, signed(id, n, 20))) {
				Ok(outcome) => assert_eq!(outcome, Ok(())),
				Err(error) => {
					assert_eq!(error, InvalidTransaction::ExhaustsResources.into());
					break;
				}
			}
			paid += 1;
		}
		assert!((5..100).contains(&paid), "{paid}");
		at(2);
		assert_eq!(include(call(id, signed(id, paid, 20))), Ok(Ok(())));
	});
}

#[test]
fn voucher_should_be_set_aside_without_signature() {
	run(|| {
		let id = open_round();
		Registry::refuse(who(1), Refusal::Expired);
		let aside = |voucher| Call::<Test>::set_aside_voucher { id, voucher };
		let free = aside(signed(id, 1, 100));
		assert_eq!(authorize(free.clone()).unwrap().provides.len(), 1);
		assert_eq!(record(id, 1), None);
		assert_eq!(include(free.clone()), Ok(Ok(())));
		assert_eq!(record(id, 1), Some((0, 0, 100)));
		assert_eq!(include(free), Err(InvalidTransaction::Stale.into()));
		let little = aside(signed(id, 1, 105));
		assert_eq!(include(little), Err(custom(E::TooLittleForFreeClaim)));
		assert_eq!(authorize(aside(signed(id, 2, 100))), Err(custom(E::NotRefused)));
		// What is set aside is paid for free, whatever part of the voucher it is.
		assert_ok!(set_aside(id, signed(id, 1, 1_000)));
		Registry::accept_all();
		assert_ok!(settle(id, signed(id, 1, 985)));
		let kept = SignedVoucher { voucher: voucher(1, 1_000), signatures: Default::default() };
		assert_eq!(include(call(id, kept)), Ok(Ok(())));
		assert_eq!(balance(1), 1_000);
	});
}

#[test]
fn root_should_not_settle() {
	run(|| {
		let id = open_round();
		let call = RuntimeCall::Distribution(call(id, signed(id, 1, 100)));
		let refused = call.dispatch(RawOrigin::Root.into()).unwrap_err().error;
		assert_eq!(refused, BadOrigin.into());
	});
}
