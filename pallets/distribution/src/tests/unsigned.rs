//! Claims, and setting aside, without signature and fee.

use super::*;
use polkadot_sdk::{
	frame_support::traits::Authorize,
	frame_system::RawOrigin,
	sp_runtime::{
		traits::Dispatchable,
		transaction_validity::{InvalidTransaction, TransactionSource},
	},
};

fn call(id: RoundId, beneficiary: AccountId32, evidence: Evidence<Balance>) -> RuntimeCall {
	RuntimeCall::Distribution(Call::claim { id, beneficiary, evidence })
}

fn authorize(call: &RuntimeCall) -> Result<ValidTransaction, TransactionValidityError> {
	call.authorize(TransactionSource::External).unwrap().map(|(valid, _)| valid)
}

fn custom(error: E) -> TransactionValidityError {
	let DispatchError::Module(module) = error.into() else { unreachable!() };
	InvalidTransaction::Custom(module.error[0]).into()
}

#[test]
fn valid_entitlement_should_enter_the_pool_and_be_paid() {
	run(|| {
		let list = List::simple(3);
		let id = open(list.terms());
		let call = call(id, who(1), list.evidence(1));
		let valid = authorize(&call).unwrap();
		assert_eq!(valid.provides.len(), 1);
		assert_eq!(valid.priority, 100);
		assert!(valid.propagate);
		// Asking changes nothing.
		assert_eq!(round(id).claimed, 0);
		call.clone().dispatch(RawOrigin::Authorized.into()).unwrap();
		assert_eq!(Balances::free_balance(who(1)), 200);
		assert_eq!(authorize(&call), Err(InvalidTransaction::Stale.into()));
	});
}

#[test]
fn origin_none_and_root_should_not_claim() {
	run(|| {
		let list = List::simple(3);
		let id = open(list.terms());
		for origin in [RawOrigin::None, RawOrigin::Root] {
			let result = call(id, who(1), list.evidence(1)).dispatch(origin.into());
			assert_eq!(result.unwrap_err().error, BadOrigin.into());
		}
	});
}

#[test]
fn claim_without_entitlement_should_not_enter_the_pool() {
	run(|| {
		let list = List::new(vec![(who(0), 1), (who(1), 500), (RELAYER, ED - 1)]);
		let id = open(TermsOf::<Test> { window: Window { opens: 10, closes: 50 }, ..list.terms() });
		let good = call(id, who(1), list.evidence(1));
		assert_eq!(authorize(&good), Err(InvalidTransaction::Future.into()));
		System::set_block_number(10);
		assert!(authorize(&good).is_ok());
		assert_eq!(authorize(&call(id, who(2), list.evidence(1))), Err(custom(E::ProofInvalid)));
		assert_eq!(authorize(&call(9, who(1), list.evidence(1))), Err(custom(E::UnknownRound)));
		// Free claims of tiny amounts would fill blocks at no cost, even to accounts that exist.
		for (row, who) in [(0, who(0)), (2, RELAYER)] {
			assert_eq!(
				authorize(&call(id, who, list.evidence(row))),
				Err(custom(E::TooLittleForFreeClaim))
			);
		}
		Registry::refuse(who(1), Refusal::Frozen);
		assert_eq!(authorize(&good), Err(custom(E::AccountFrozen)));
		System::set_block_number(50);
		assert_eq!(authorize(&good), Err(custom(E::WindowClosed)));
	});
}

#[test]
fn stream_should_need_a_signature_first_unless_prepaid() {
	run(|| {
		let list = List::new(vec![(who(0), 1_000), (who(1), 1_000)]);
		let id = open(TermsOf::<Test> { release: stream(), ..list.terms() });
		System::set_block_number(150);
		let unsigned = call(id, who(0), list.evidence(0));
		assert_eq!(authorize(&unsigned), Err(custom(E::SignatureNeeded)));
		claim(id, &list, 0).unwrap();
		System::set_block_number(180);
		assert!(authorize(&unsigned).is_ok());
		// Paid in a single payment, it needs no record and so no deposit.
		System::set_block_number(200);
		assert!(authorize(&call(id, who(1), list.evidence(1))).is_ok());
	});
}

/// Regression: free claims of tiny amounts would fill blocks at no cost.
#[test]
fn free_stream_claims_should_be_few() {
	run(|| {
		let list = List::new(vec![(who(0), 1_000)]);
		let Release::Streamed { schedule, revocable, .. } = stream() else { unreachable!() };
		let release = Release::Streamed { schedule, revocable, prepaid: true };
		let id = open(TermsOf::<Test> { release, ..list.terms() });
		let unsigned = call(id, who(0), list.evidence(0));
		let mut free = 0;
		for now in 100..=200 {
			System::set_block_number(now);
			if authorize(&unsigned).is_ok() {
				unsigned.clone().dispatch(RawOrigin::Authorized.into()).unwrap();
				free += 1;
			}
		}
		assert!(free <= 10, "{free} free claims");
		assert_eq!(Balances::free_balance(who(0)), 1_000);
		assert_eq!(Balances::total_balance_on_hold(&RELAYER), 0);
		assert_ok!(Distribution::do_close(id));
		assert_ok!(Distribution::do_clean_up(id, 9));
		assert_eq!(Balances::free_balance(MANAGER), PLENTY - 1_000);
	});
}

/// Regression: a manager paying their own accounts in many small rows could fill blocks at no cost.
#[test]
fn free_claims_should_wait_for_the_next_block_when_their_share_is_used_up() {
	run(|| {
		let list = List::simple(40);
		let id = open(list.terms());
		let claims: Vec<_> = (0..40).map(|row| call(id, who(row), list.evidence(row))).collect();
		let mut left = claims.iter();
		let mut per_block = Vec::new();
		while left.len() > 0 {
			let before = left.len();
			while let Some(claim) = left.as_slice().first() {
				match authorize(claim) {
					Ok(_) => claim.clone().dispatch(RawOrigin::Authorized.into()).unwrap(),
					Err(error) => {
						assert_eq!(error, InvalidTransaction::ExhaustsResources.into());
						// Fee-paying claims are not held up.
						let refused = claim.clone().dispatch(RawOrigin::Authorized.into());
						assert_eq!(refused.unwrap_err().error, E::TooManyFreeClaims.into());
						break;
					}
				};
				left.next();
			}
			per_block.push(before - left.len());
			if let Some(row) = left.as_slice().first() {
				claim(id, &list, 39 - (per_block.len() as u32 - 1)).unwrap();
				assert!(authorize(row).is_err());
				left = left.as_slice()[..left.len() - 1].iter();
			}
			System::set_block_number(System::block_number() + 1);
		}
		// Weight of a claim at depth 6 in the mock: 7 for the call, 1 for compliance, both twice.
		assert_eq!(per_block, [6, 6, 6, 6, 6, 5]);
		assert_eq!(round(id).rows_claimed, 40);
	});
}

/// Regression: one round could occupy the share of all.
#[test]
fn free_claims_of_one_round_should_leave_room_for_others() {
	run(|| {
		PerRound::set(Weight::from_parts(40, u64::MAX));
		// All rows at depth 6.
		let list = List::simple(64);
		let (one, other) = (open(list.terms()), open(list.terms()));
		let paid = |id: RoundId| {
			let mut rows = 0;
			while authorize(&call(id, who(rows), list.evidence(rows))).is_ok() {
				let call = call(id, who(rows), list.evidence(rows));
				call.dispatch(RawOrigin::Authorized.into()).unwrap();
				rows += 1;
			}
			let next = authorize(&call(id, who(rows), list.evidence(rows)));
			assert_eq!(next, Err(InvalidTransaction::ExhaustsResources.into()));
			rows
		};
		// 16 units each: two of a round, and six of all.
		assert_eq!((paid(one), paid(other)), (2, 2));
		let third = open(list.terms());
		assert_eq!(paid(third), 2);
		let fourth = open(list.terms());
		assert_eq!(paid(fourth), 0);
	});
}

/// Regression: anybody can make an asset worth nothing, and claims of it filled the share of all.
#[test]
fn free_claim_should_be_of_an_asset_that_governance_has_marked() {
	run(|| {
		let list = List::simple(3);
		let asset = |id| TermsOf::<Test> { asset: NativeOrWithId::WithId(id), ..list.terms() };
		let (marked, other) = (open(asset(1)), open(asset(2)));
		assert!(authorize(&call(marked, who(1), list.evidence(1))).is_ok());
		Balances::transfer_allow_death(RuntimeOrigin::signed(RELAYER), who(1), 2 * ED).unwrap();
		let refused = authorize(&call(other, who(1), list.evidence(1)));
		assert_eq!(refused, Err(custom(E::AssetNotFree)));
		assert_ok!(claim(other, &list, 1));
	});
}

/// What the round does not need of the declared weight is given back.
#[test]
fn free_claim_should_give_back_what_its_admission_has_not_used() {
	run(|| {
		let list = List::simple(3);
		let id = open(list.terms());
		let evidence = list.evidence(1);
		let call = call(id, who(1), evidence.clone());
		let (_, unspent) = call.authorize(TransactionSource::External).unwrap().unwrap();
		let used = Distribution::authorize_weight_of(&round(id), &evidence);
		assert_eq!(unspent, Distribution::authorize_weight(&evidence).saturating_sub(used));
		// It moves no asset.
		assert_eq!(unspent, <Test as Config>::WeightInfo::transfer_asset());
	});
}

fn set_aside(id: RoundId, list: &List, row: u32) -> RuntimeCall {
	let (beneficiary, evidence) = (list.rows[row as usize].0.clone(), list.evidence(row));
	RuntimeCall::Distribution(Call::set_aside { id, beneficiary, evidence })
}

fn without_signature(call: &RuntimeCall) -> DispatchResult {
	call.clone().dispatch(RawOrigin::Authorized.into()).map(|_| ()).map_err(|refused| refused.error)
}

/// Regression: an owner who is frozen, or has nothing to pay a fee with, needed somebody else to
/// have the row set aside.
#[test]
fn refused_row_should_be_set_aside_without_a_signature() {
	run(|| {
		let list = List::simple(3);
		let id = open(list.terms());
		let call = set_aside(id, &list, 1);
		assert_eq!(authorize(&call), Err(custom(E::NotRefused)));
		Registry::refuse(who(1), Refusal::Frozen);
		let valid = authorize(&call).unwrap();
		assert_eq!((valid.provides.len(), valid.priority, valid.propagate), (1, 100, true));
		// Asking changes nothing.
		assert_eq!(round(id).set_aside, 0);
		assert_ok!(without_signature(&call));
		assert_eq!((round(id).set_aside, Balances::total_balance(&who(1))), (200, 0));
		// A row is set aside once.
		assert_eq!(authorize(&call), Err(InvalidTransaction::Stale.into()));
		for origin in [RawOrigin::None, RawOrigin::Root] {
			let refused = call.clone().dispatch(origin.into()).unwrap_err();
			assert_eq!(refused.error, BadOrigin.into());
		}
		// Also while the round is paused, and not once it is closed.
		Registry::refuse(who(2), Refusal::Frozen);
		let other = set_aside(id, &list, 2);
		Distribution::do_pause(id, true).unwrap();
		assert!(authorize(&other).is_ok());
		Distribution::do_resume(id, true).unwrap();
		until_over(1_000);
		Distribution::do_close(id).unwrap();
		assert_eq!(authorize(&other), Err(custom(E::NotOpen)));
	});
}

/// A pool that took one for the other would drop it.
#[test]
fn claim_and_setting_aside_of_a_row_should_have_different_tags() {
	run(|| {
		let list = List::simple(3);
		let id = open(list.terms());
		let claim = authorize(&call(id, who(1), list.evidence(1))).unwrap();
		Registry::refuse(who(1), Refusal::Frozen);
		let aside = authorize(&set_aside(id, &list, 1)).unwrap();
		assert_ne!(claim.provides, aside.provides);
	});
}

#[test]
fn setting_aside_without_signature_should_use_the_share_of_free_claims() {
	run(|| {
		// All rows at depth 6.
		let list = List::simple(64);
		let (id, other) = (open(list.terms()), open(list.terms()));
		(0..63).for_each(|row| Registry::refuse(who(row), Refusal::Frozen));
		let exhausted = Err(InvalidTransaction::ExhaustsResources.into());
		// 7 units for the call and 1 for compliance, both twice: six of 100.
		for row in 0..6 {
			assert!(authorize(&set_aside(id, &list, row)).is_ok());
			assert_ok!(without_signature(&set_aside(id, &list, row)));
		}
		assert_eq!(authorize(&set_aside(id, &list, 6)), exhausted);
		assert_eq!(authorize(&call(other, who(63), list.evidence(63))), exhausted);
		let refused = without_signature(&set_aside(id, &list, 6));
		assert_eq!(refused, Err(E::TooManyFreeClaims.into()));
		assert_eq!(round(id).set_aside, (1..=6).map(|n| 100 * n).sum::<Balance>());
		// So is that of one round.
		System::set_block_number(2);
		PerRound::set(Weight::from_parts(40, u64::MAX));
		for row in 6..8 {
			assert_ok!(without_signature(&set_aside(id, &list, row)));
		}
		assert_eq!(authorize(&set_aside(id, &list, 8)), exhausted);
		assert!(authorize(&set_aside(other, &list, 8)).is_ok());
	});
}

/// Rounds of next to nothing, for accounts that nobody can pay, would fill blocks at no cost.
#[test]
fn setting_aside_without_signature_should_be_worth_it() {
	run(|| {
		let list = List::new(vec![(who(0), ED - 1), (who(1), ED), (who(2), 500)]);
		let id = open(list.terms());
		let asset = NativeOrWithId::WithId(2);
		let other = open(TermsOf::<Test> { asset, ..list.terms() });
		(0..3).for_each(|row| Registry::refuse(who(row), Refusal::Frozen));
		assert_eq!(authorize(&set_aside(id, &list, 0)), Err(custom(E::TooLittleForFreeClaim)));
		assert!(authorize(&set_aside(id, &list, 1)).is_ok());
		assert_eq!(authorize(&set_aside(other, &list, 2)), Err(custom(E::AssetNotFree)));
		// With a signature both work.
		for (id, row) in [(id, 0), (other, 2)] {
			let call = set_aside(id, &list, row);
			assert_ok!(call.dispatch(RuntimeOrigin::signed(RELAYER)));
		}
	});
}
