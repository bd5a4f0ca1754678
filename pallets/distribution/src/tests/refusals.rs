//! Refusals that no other topic meets, by the calls that name them in their docs.

use super::*;
use pallet_distribution_common::test::note_refused;
use polkadot_sdk::{
	frame_support::{
		assert_storage_noop,
		traits::{Authorize, GetCallMetadata},
	},
	sp_runtime::transaction_validity::{TransactionSource, TransactionValidityError},
};

fn manager() -> RuntimeOrigin {
	RuntimeOrigin::signed(MANAGER)
}

fn relayer() -> RuntimeOrigin {
	RuntimeOrigin::signed(RELAYER)
}

/// A draft of a round of this asset of pallet-assets, which the manager owns.
fn draft_of(asset: u32, list: &List) -> RoundId {
	draft(TermsOf::<Test> { asset: NativeOrWithId::WithId(asset), ..list.terms() })
}

fn pay_in(id: RoundId, amount: Balance) -> DispatchResult {
	dispatch(manager(), Call::fund { id, amount, terms: hash(id) })
}

#[test]
fn funding_should_say_why_the_pot_cannot_receive_it() {
	run(|| {
		let list = List::simple(2);
		let native = draft(list.terms());
		assert_noop!(pay_in(native, ED - 1), E::BelowMinimumBalance);
		let id = draft_of(1, &list);
		assert_noop!(pay_in(id, ASSET_MIN - 1), E::BelowMinimumBalance);
		assert_ok!(pay_in(id, ASSET_MIN));
		let pot = Distribution::pot(id);
		Assets::block(manager(), 1, pot.clone()).unwrap();
		assert_noop!(pay_in(id, 10), E::AccountBlocked);
		Assets::thaw(manager(), 1, pot).unwrap();
		assert_ok!(pay_in(id, 10));
	});
	run(|| {
		let id = draft_of(1, &List::simple(2));
		Assets::start_destroy(manager(), 1).unwrap();
		assert_noop!(pay_in(id, 10), E::UnknownAsset);
	});
}

/// Strangers cannot bring a pot to that, but nothing may be lost if it comes to it.
#[test]
fn funding_should_be_refused_when_the_pot_can_hold_no_further_asset() {
	run(|| {
		let id = draft_of(2, &List::simple(2));
		let pot = Distribution::pot(id);
		let held = (0..100).take_while(|_| System::inc_consumers(&pot).is_ok()).count();
		assert_noop!(pay_in(id, 10), E::AccountCannotHoldAsset);
		(0..held).for_each(|_| System::dec_consumers(&pot));
		assert_ok!(pay_in(id, 10));
	});
}

#[test]
fn every_refusal_of_the_registry_should_be_named_by_a_claim() {
	run(|| {
		let list = List::simple(2);
		let id = open(list.terms());
		for refusal in [
			Refusal::LevelTooLow,
			Refusal::Expired,
			Refusal::JurisdictionRefused,
			Refusal::Frozen,
			Refusal::JurisdictionBlocked,
			Refusal::AttesterGone,
			Refusal::Revoked,
			Refusal::TooFewAttesters,
			Refusal::LimitReached,
			Refusal::AboveLimit,
			Refusal::PayeeFrozen,
			Refusal::PayeeBlocked,
		] {
			Registry::refuse(who(0), refusal);
			assert_noop!(claim(id, &list, 0), E::from(refusal));
			Registry::accept_all();
		}
		assert_ok!(claim(id, &list, 0));
	});
}

/// A tree can have such a row; there is nothing to keep of it.
#[test]
fn row_of_nothing_should_not_be_set_aside() {
	run(|| {
		let list = List::new(vec![(who(0), 0), (who(1), 500)]);
		let id = open(list.terms());
		Registry::refuse(who(0), Refusal::Frozen);
		let call = Call::set_aside { id, beneficiary: who(0), evidence: list.evidence(0) };
		assert_noop!(dispatch(relayer(), call), E::NothingUnlocked);
	});
}

#[test]
fn frozen_pot_of_a_removed_round_should_not_be_swept_until_it_is_thawed() {
	run(|| {
		let id = draft(List::simple(2).terms());
		Distribution::do_abandon(MANAGER, id).unwrap();
		Distribution::do_clean_up(id, 9).unwrap();
		let pot = Distribution::pot(id);
		Assets::transfer(manager(), 1, pot.clone(), 70).unwrap();
		Assets::freeze(manager(), 1, pot.clone()).unwrap();
		let sweep = Call::sweep { id, asset: NativeOrWithId::WithId(1) };
		assert_noop!(dispatch(relayer(), sweep.clone()), E::PotFrozen);
		Assets::thaw(manager(), 1, pot).unwrap();
		assert_ok!(dispatch(relayer(), sweep));
	});
}

/// What the pool says to `call` as a transaction without signature.
fn pool(call: Call<Test>, source: TransactionSource) -> Result<(), TransactionValidityError> {
	RuntimeCall::Distribution(call).authorize(source).unwrap().map(|_| ())
}

/// The pool keeps `call` out because of `error`, and looking at it changes nothing.
pub(super) fn pool_refuses(call: Call<Test>, error: E) {
	let name = RuntimeCall::Distribution(call.clone()).get_call_metadata().function_name;
	note_refused(name, &error);
	let refusal = Distribution::invalid(error.into());
	assert_storage_noop!(assert_eq!(pool(call, TransactionSource::External), Err(refusal.into())));
}

fn claim_of(id: RoundId, list: &List, row: u32) -> Call<Test> {
	Call::claim { id, beneficiary: who(row), evidence: list.evidence(row) }
}

fn aside_of(id: RoundId, list: &List, row: u32) -> Call<Test> {
	Call::set_aside { id, beneficiary: who(row), evidence: list.evidence(row) }
}

#[test]
fn pool_should_keep_out_claims_that_are_not_free() {
	run(|| {
		let list = List::new(vec![(who(0), ED - 1), (who(1), 500)]);
		let id = open(TermsOf::<Test> { asset: NativeOrWithId::WithId(2), ..list.terms() });
		pool_refuses(claim_of(id, &list, 1), E::AssetNotFree);
		pool_refuses(aside_of(id, &list, 1), E::AssetNotFree);
		let id = open(list.terms());
		pool_refuses(claim_of(id, &list, 0), E::TooLittleForFreeClaim);
		Registry::refuse(who(0), Refusal::Frozen);
		pool_refuses(aside_of(id, &list, 0), E::TooLittleForFreeClaim);
		let id = open(TermsOf::<Test> { release: stream(), ..list.terms() });
		System::set_block_number(150);
		pool_refuses(claim_of(id, &list, 1), E::SignatureNeeded);
	});
}

#[test]
fn pool_should_keep_out_free_claims_for_which_the_block_has_no_room() {
	run(|| {
		let list = List::simple(64);
		let id = open(list.terms());
		// Each is counted when a block admits it.
		while pool(claim_of(id, &list, 0), TransactionSource::InBlock).is_ok() {}
		pool_refuses(claim_of(id, &list, 60), E::TooManyFreeClaims);
		Registry::refuse(who(61), Refusal::Frozen);
		while pool(aside_of(id, &list, 61), TransactionSource::InBlock).is_ok() {}
		pool_refuses(aside_of(id, &list, 61), E::TooManyFreeClaims);
	});
}
