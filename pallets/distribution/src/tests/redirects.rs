//! Redirects: claims to an account that the owner has signed off chain.

use super::{
	aside::set_aside,
	payees::{digest, paid},
	*,
};
use distribution_primitives::redirect::wrapped;
use polkadot_sdk::{
	frame_support::traits::Authorize,
	frame_system::RawOrigin,
	sp_core::{ecdsa, ed25519, sr25519, Pair},
	sp_runtime::{
		traits::{Dispatchable, IdentifyAccount},
		transaction_validity::{InvalidTransaction, TransactionSource, ValidTransaction},
		MultiSigner,
	},
};

/// What the chain of the tests begins with.
const GENESIS: H256 = H256::repeat_byte(69);
/// Until when redirects of the tests are valid, but not then.
const DEADLINE: u64 = 500;

pub(super) fn pair(n: u8) -> ed25519::Pair {
	ed25519::Pair::from_seed(&[n; 32])
}

pub(super) fn owner(n: u8) -> AccountId32 {
	AccountId32::new(pair(n).public().0)
}

/// Rows of 100, 200 and 300 for owners 0 to 2.
fn list() -> List {
	List::new((0..3).map(|n| (owner(n), 100 * (Balance::from(n) + 1))).collect())
}

fn redirect(to: u32) -> RedirectOf<Test> {
	Redirect { to: who(to), paid: 0, deadline: DEADLINE }
}

/// The text of a redirect, for a round and a row of an owner.
pub(super) fn text(
	genesis: H256,
	id: RoundId,
	row: u32,
	owner: &AccountId32,
	redirect: &RedirectOf<Test>,
) -> Vec<u8> {
	let RedirectOf::<Test> { to, paid, deadline } = redirect.clone();
	let plain: Redirect<[u8; 32], u128, u64> = Redirect { to: to.into(), paid, deadline };
	plain.message(genesis, id, row, owner.as_ref())
}

/// The signature of owner `n` for row `n`.
fn sign(id: RoundId, n: u8, redirect: &RedirectOf<Test>) -> MultiSignature {
	pair(n).sign(&text(GENESIS, id, n.into(), &owner(n), redirect)).into()
}

fn call(
	id: RoundId,
	list: &List,
	row: u32,
	redirect: RedirectOf<Test>,
	signature: MultiSignature,
) -> Call<Test> {
	let (beneficiary, evidence) = (list.rows[row as usize].0.clone(), list.evidence(row));
	Call::claim_to { id, beneficiary, evidence, redirect, signature }
}

/// The redirected claim of row `n`, as it should be.
fn good(id: RoundId, list: &List, n: u8, to: u32) -> Call<Test> {
	call(id, list, n.into(), redirect(to), sign(id, n, &redirect(to)))
}

fn signed(call: Call<Test>) -> DispatchResult {
	dispatch(RuntimeOrigin::signed(RELAYER), call)
}

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
fn row_should_be_paid_where_its_owner_has_signed() {
	run(|| {
		let list = list();
		let id = open(list.terms());
		assert_ok!(signed(good(id, &list, 1, 7)));
		assert_eq!(paid(id), [(1, owner(1), who(7), 200)]);
		assert_eq!(digest(id), round(id).audit);
		assert_eq!([who(7), owner(1)].map(Balances::free_balance), [200, 0]);
		// A row is paid once.
		assert_noop!(signed(good(id, &list, 1, 7)), E::AlreadyClaimed);
		assert_noop!(claim(id, &list, 1), E::AlreadyClaimed);
	});
}

/// The account of the owner holds nothing, and nobody pays a fee.
#[test]
fn redirected_claim_should_be_free_like_any_other() {
	run(|| {
		let list = list();
		let id = open(list.terms());
		let call = good(id, &list, 1, 7);
		let valid = authorize(&call).unwrap();
		let beneficiary = owner(1);
		let plain = Call::claim { id, beneficiary, evidence: list.evidence(1) };
		// Of the two, the pool takes one.
		assert_eq!(valid.provides, authorize(&plain).unwrap().provides);
		assert_eq!(round(id).claimed, 0);
		assert_eq!(include(&call), Ok(Ok(())));
		assert_eq!(Balances::free_balance(who(7)), 200);
		assert_eq!(authorize(&call), Err(InvalidTransaction::Stale.into()));
		assert_eq!(include(&call), Err(InvalidTransaction::Stale.into()));
		let root = RuntimeCall::Distribution(call).dispatch(RawOrigin::Root.into());
		assert_eq!(root.unwrap_err().error, BadOrigin.into());
	});
}

#[test]
fn free_redirected_claim_should_be_refused_before_the_block_for_each_reason() {
	run(|| {
		let list = list();
		let id = open(list.terms());
		let wrong = call(id, &list, 1, redirect(7), sign(id, 1, &redirect(8)));
		assert_eq!(authorize(&wrong), Err(custom(E::RedirectNotSigned)));
		assert_eq!(include(&wrong), Err(custom(E::RedirectNotSigned)));
		let good = good(id, &list, 1, 7);
		Registry::refuse(who(7), Refusal::Frozen);
		assert_eq!(authorize(&good), Err(custom(E::PayeeFrozen)));
		Registry::accept_all();
		System::set_block_number(DEADLINE);
		assert_eq!(authorize(&good), Err(custom(E::RedirectExpired)));
		assert_eq!(include(&good), Err(custom(E::RedirectExpired)));
		assert_eq!(Distribution::free_use(), Weight::zero());
	});
}

#[test]
fn signature_should_be_refused_when_anything_that_was_signed_differs() {
	run(|| {
		let list = list();
		let id = open(list.terms());
		let good = redirect(7);
		let of = |genesis, id, row, owner: &AccountId32, redirect: &RedirectOf<Test>| {
			MultiSignature::from(pair(1).sign(&text(genesis, id, row, owner, redirect)))
		};
		let other = |change: fn(&mut RedirectOf<Test>)| {
			let mut other = redirect(7);
			change(&mut other);
			of(GENESIS, id, 1, &owner(1), &other)
		};
		for (what, signature) in [
			("chain", of(H256::zero(), id, 1, &owner(1), &good)),
			("round", of(GENESIS, id + 1, 1, &owner(1), &good)),
			("row", of(GENESIS, id, 2, &owner(1), &good)),
			("owner", of(GENESIS, id, 1, &owner(2), &good)),
			("destination", other(|it| it.to = who(8))),
			("amount paid before", other(|it| it.paid = 1)),
			("deadline", other(|it| it.deadline += 1)),
			("key", pair(2).sign(&text(GENESIS, id, 1, &owner(1), &good)).into()),
			("text", pair(1).sign(b"distribution/redirect1").into()),
		] {
			let call = call(id, &list, 1, good.clone(), signature);
			assert_eq!(signed(call), Err(E::RedirectNotSigned.into()), "{what}");
		}
		// The owner of one row signs nothing for another.
		let own = of(GENESIS, id, 0, &owner(0), &good);
		assert_noop!(signed(call(id, &list, 0, good.clone(), own)), E::RedirectNotSigned);
		assert_ok!(signed(call(id, &list, 1, good.clone(), of(GENESIS, id, 1, &owner(1), &good))));
	});
}

#[test]
fn every_kind_of_key_should_sign_as_it_is_and_as_wallets_wrap_it() {
	let (sr, ec) = (sr25519::Pair::from_seed(&[9; 32]), ecdsa::Pair::from_seed(&[9; 32]));
	let keys: [MultiSigner; 3] = [pair(9).public().into(), sr.public().into(), ec.public().into()];
	for (kind, key) in keys.into_iter().enumerate() {
		let owner = key.into_account();
		let list = List::new(vec![(owner.clone(), 100), (owner.clone(), 200)]);
		run(|| {
			let id = open(list.terms());
			for (row, wraps) in [(0, false), (1, true)] {
				let text = text(GENESIS, id, row, &owner, &redirect(7));
				let bytes = if wraps { wrapped(&text) } else { text };
				let signature: MultiSignature = match kind {
					0 => pair(9).sign(&bytes).into(),
					1 => sr.sign(&bytes).into(),
					_ => ec.sign(&bytes).into(),
				};
				assert_ok!(signed(call(id, &list, row, redirect(7), signature)));
			}
			assert_eq!(Balances::free_balance(who(7)), 300);
		});
	}
}

#[test]
fn redirect_should_expire() {
	run(|| {
		let list = list();
		let id = open(list.terms());
		System::set_block_number(DEADLINE - 1);
		assert_ok!(signed(good(id, &list, 0, 7)));
		System::set_block_number(DEADLINE);
		assert_noop!(signed(good(id, &list, 1, 7)), E::RedirectExpired);
		// The entitlement stays.
		assert_ok!(claim(id, &list, 1));
	});
}

/// A stream is paid many times, and a redirect is for one of them.
#[test]
fn redirect_of_a_stream_should_be_used_once() {
	run(|| {
		let list = List::new(vec![(owner(0), 1_000)]);
		let id = open(TermsOf::<Test> { release: stream(), ..list.terms() });
		System::set_block_number(120);
		let first = good(id, &list, 0, 7);
		assert_ok!(signed(first.clone()));
		System::set_block_number(150);
		assert_noop!(signed(first), E::RedirectUsed);
		let again = |paid| {
			let redirect = RedirectOf::<Test> { paid, ..redirect(8) };
			let signature = sign(id, 0, &redirect);
			let evidence = Evidence::Recorded { index: 0 };
			Call::claim_to { id, beneficiary: owner(0), evidence, redirect, signature }
		};
		assert_noop!(signed(again(199)), E::RedirectUsed);
		assert_ok!(signed(again(200)));
		// Whoever claims it for the owner makes the next one void.
		let next = again(500);
		System::set_block_number(160);
		assert_ok!(claim_for(id, owner(0), Evidence::Recorded { index: 0 }));
		System::set_block_number(170);
		assert_noop!(signed(next), E::RedirectUsed);
		let to: Vec<_> = paid(id).into_iter().map(|(_, _, to, amount)| (to, amount)).collect();
		assert_eq!(to, [(who(7), 200), (who(8), 300), (owner(0), 100)]);
		assert_eq!(digest(id), round(id).audit);
	});
}

#[test]
fn first_claim_of_a_stream_should_be_signed_by_whoever_pays_its_deposit() {
	run(|| {
		let list = List::new(vec![(owner(0), 1_000)]);
		let id = open(TermsOf::<Test> { release: stream(), ..list.terms() });
		System::set_block_number(150);
		assert_eq!(authorize(&good(id, &list, 0, 7)), Err(custom(E::SignatureNeeded)));
		assert_ok!(signed(good(id, &list, 0, 7)));
		assert!(Balances::total_balance_on_hold(&RELAYER) > 0);
		assert_eq!(Streams::<Test>::get(id, 0).unwrap().beneficiary, owner(0));
	});
}

#[test]
fn redirect_should_be_refused_when_nobody_has_the_key_of_its_account() {
	run(|| {
		let list = list();
		let id = open(list.terms());
		let to = |to: AccountId32| {
			let redirect = RedirectOf::<Test> { to, ..redirect(7) };
			call(id, &list, 1, redirect.clone(), sign(id, 1, &redirect))
		};
		assert_noop!(signed(to(KEYLESS)), E::PayeeKeyless);
		assert_noop!(signed(to(Distribution::pot(id))), E::PayeeKeyless);
	});
}

/// Otherwise whoever has got hold of the key would have the next payment, in spite of the delay.
#[test]
fn redirect_should_not_get_around_a_payee_that_was_named() {
	run(|| {
		let list = list();
		let id = open(list.terms());
		Named::name(owner(1), None, who(9));
		assert_noop!(signed(good(id, &list, 1, 7)), E::PayeeNamed);
		// To the payee itself it changes nothing.
		assert_ok!(signed(good(id, &list, 1, 9)));
		Named::name(owner(2), Some(id + 1), who(9));
		assert_ok!(signed(good(id, &list, 2, 7)));
	});
}

#[test]
fn freezes_should_hold_for_the_owner_and_for_the_account_that_is_paid() {
	run(|| {
		let list = list();
		let id = open(list.terms());
		Registry::refuse(owner(1), Refusal::Frozen);
		assert_noop!(signed(good(id, &list, 1, 7)), E::AccountFrozen);
		Registry::accept_all();
		Registry::refuse(who(7), Refusal::Frozen);
		assert_noop!(signed(good(id, &list, 1, 7)), E::PayeeFrozen);
		Registry::accept_all();
		Registry::refuse(who(7), Refusal::JurisdictionBlocked);
		assert_noop!(signed(good(id, &list, 1, 7)), E::PayeeBlocked);
		// That the account has no level does not matter.
		Registry::accept_all();
		Registry::refuse(who(7), Refusal::LevelTooLow);
		assert_ok!(signed(good(id, &list, 1, 7)));
	});
}

/// A claim to a frozen account is refused, but the row is not: its owner can be paid.
#[test]
fn row_should_not_be_set_aside_for_an_account_that_was_only_signed() {
	run(|| {
		let list = list();
		let id = open(list.terms());
		Registry::refuse(who(7), Refusal::Frozen);
		assert_noop!(signed(good(id, &list, 1, 7)), E::PayeeFrozen);
		assert_noop!(set_aside(id, &list, 1), E::NotRefused);
	});
}

#[test]
fn row_set_aside_should_be_paid_by_a_redirect_after_closing() {
	run(|| {
		let list = list();
		let id = open(list.terms());
		Registry::refuse(owner(1), Refusal::Frozen);
		assert_ok!(set_aside(id, &list, 1));
		until_over(1_000);
		assert_ok!(Distribution::do_close(id));
		Registry::accept_all();
		let late = RedirectOf::<Test> { deadline: 2_000, ..redirect(7) };
		assert_ok!(signed(call(id, &list, 1, late.clone(), sign(id, 1, &late))));
		assert_eq!(Balances::free_balance(who(7)), 200);
		assert_eq!(round(id).set_aside, 0);
	});
}

#[test]
fn redirected_claim_should_weigh_its_checks() {
	run(|| {
		PAYEE_TIME.set(7);
		let list = list();
		let id = open(list.terms());
		let evidence = list.evidence(1);
		let check = <() as WeightInfo>::check_redirect().ref_time();
		let info = RuntimeCall::Distribution(good(id, &list, 1, 7))
			.dispatch(RuntimeOrigin::signed(RELAYER))
			.unwrap();
		let plain = Distribution::claim_weight_of(&round(id), &evidence).ref_time();
		assert_eq!(info.actual_weight.unwrap().ref_time(), plain + 7 + check);
		let declared = Distribution::claim_to_weight(&evidence).ref_time();
		assert_eq!(declared, Distribution::claim_weight(&evidence).ref_time() + check);
		// Free, it is checked when it is admitted and when it is carried out.
		assert_eq!(include(&good(id, &list, 2, 7)), Ok(Ok(())));
		let whole = Distribution::free_claim_weight(&round(id), &list.evidence(2)).ref_time();
		assert_eq!(Distribution::free_use().ref_time(), whole + 2 * check);
	});
}
