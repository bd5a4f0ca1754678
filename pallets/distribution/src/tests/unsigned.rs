//! Claims, and setting aside, without signature and fee.

use super::*;
use polkadot_sdk::{
	frame_support::{traits::Authorize, weights::RuntimeDbWeight},
	frame_system::RawOrigin,
	sp_runtime::{
		traits::Dispatchable,
		transaction_validity::{InvalidTransaction, TransactionSource},
	},
};

fn call(id: RoundId, beneficiary: AccountId32, evidence: Evidence<Balance>) -> RuntimeCall {
	RuntimeCall::Distribution(Call::claim { id, beneficiary, evidence })
}

/// What the pool says to it.
fn authorize(call: &RuntimeCall) -> Result<ValidTransaction, TransactionValidityError> {
	call.authorize(TransactionSource::External).unwrap().map(|(valid, _)| valid)
}

/// What a block says to it as a bare transaction, and the call itself, if the block takes it.
#[allow(deprecated, reason = "bare transactions are checked so")]
fn include(call: &RuntimeCall) -> Result<DispatchResult, TransactionValidityError> {
	let RuntimeCall::Distribution(inner) = call else { unreachable!() };
	Distribution::pre_dispatch(inner)?;
	Ok(call.clone().dispatch(RawOrigin::None.into()).map(|_| ()).map_err(|it| it.error))
}

/// Sends free claims, from row `first` on, until the block takes no more. Returns the number of
/// those that were paid. `others` is what the block has used but for them.
fn fill(id: RoundId, list: &List, first: u32, others: u64) -> u32 {
	for row in first.. {
		let used = Weight::from_parts(others, 0).saturating_add(Distribution::free_use());
		System::set_block_consumed_resources(used, 0);
		let call = call(id, list.rows[row as usize].0.clone(), list.evidence(row));
		match include(&call) {
			Ok(outcome) => assert_eq!(outcome, Ok(())),
			Err(error) => {
				assert_eq!(error, InvalidTransaction::ExhaustsResources.into());
				return row - first;
			}
		}
	}
	unreachable!()
}

fn next_block() {
	System::set_block_number(System::block_number() + 1);
	System::set_block_consumed_resources(Weight::zero(), 0);
}

/// Drafts, funds and opens a round of a manager who has nothing yet.
fn open_by(manager: AccountId32, terms: TermsOf<Test>) -> RoundId {
	let needed = terms.budget + ED;
	let plenty = 10 * needed;
	Balances::transfer_allow_death(RuntimeOrigin::signed(RELAYER), manager.clone(), plenty)
		.unwrap();
	let id = Distribution::do_draft(manager.clone(), terms).unwrap();
	Distribution::do_fund(manager.clone(), id, needed).unwrap();
	Distribution::do_open(manager, id).unwrap();
	id
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
		assert_eq!(include(&call), Ok(Ok(())));
		assert_eq!(Balances::free_balance(who(1)), 200);
		assert_eq!(authorize(&call), Err(InvalidTransaction::Stale.into()));
	});
}

#[test]
fn root_should_not_claim() {
	run(|| {
		let list = List::simple(3);
		let id = open(list.terms());
		let result = call(id, who(1), list.evidence(1)).dispatch(RawOrigin::Root.into());
		assert_eq!(result.unwrap_err().error, BadOrigin.into());
	});
}

/// Whatever the format, the same check decides.
#[test]
#[allow(deprecated, reason = "bare transactions are checked so")]
fn bare_transaction_should_be_admitted_as_its_check_says() {
	run(|| {
		let list = List::simple(3);
		let id = open(list.terms());
		Registry::refuse(who(2), Refusal::Frozen);
		let good = Call::<Test>::claim { id, beneficiary: who(1), evidence: list.evidence(1) };
		let others: [Call<Test>; 5] = [
			Call::claim { id, beneficiary: who(2), evidence: list.evidence(1) },
			Call::claim { id: 9, beneficiary: who(1), evidence: list.evidence(1) },
			Call::claim { id, beneficiary: who(2), evidence: list.evidence(2) },
			Call::set_aside { id, beneficiary: who(2), evidence: list.evidence(2) },
			Call::set_aside { id, beneficiary: who(1), evidence: list.evidence(1) },
		];
		for checked in others.iter().chain([&good]) {
			for source in [TransactionSource::External, TransactionSource::Local] {
				let said = Distribution::validate_unsigned(source, checked);
				assert_eq!(said, authorize(&checked.clone().into()));
			}
		}
		// One of them is admitted besides, and neither has used anything yet.
		assert!(Distribution::validate_unsigned(TransactionSource::External, &others[3]).is_ok());
		assert_eq!(Distribution::free_use(), Weight::zero());
		// A block counts it before it is carried out.
		assert_eq!(Distribution::pre_dispatch(&good), Ok(()));
		let whole = Distribution::free_claim_weight(&round(id), &list.evidence(1));
		assert!(whole.ref_time() > 0);
		assert_eq!(Distribution::free_use().ref_time(), whole.ref_time());
		assert_ok!(dispatch(RawOrigin::None.into(), good.clone()));
		assert_eq!(Balances::free_balance(who(1)), 200);
		assert_eq!(Distribution::pre_dispatch(&good), Err(InvalidTransaction::Stale.into()));
	});
}

#[test]
#[allow(deprecated, reason = "bare transactions are checked so")]
fn call_without_a_check_should_not_be_admitted_bare() {
	run(|| {
		let list = List::simple(3);
		let id = open(list.terms());
		let item = list.item(1);
		for call in [
			Call::<Test>::close { id },
			Call::request_push { id },
			Call::fund { id, terms: hash(id), amount: 1 },
			Call::claim_batch { id, claims: vec![item].try_into().unwrap() },
		] {
			let refused: TransactionValidityError = InvalidTransaction::Call.into();
			assert_eq!(Distribution::pre_dispatch(&call), Err(refused));
			let said = Distribution::validate_unsigned(TransactionSource::Local, &call);
			assert_eq!(said, Err(refused));
			assert_noop!(dispatch(RawOrigin::None.into(), call), BadOrigin);
		}
	});
}

/// The block notes it before the check, which books the share.
#[test]
fn bare_transaction_should_be_noted_until_it_is_settled() {
	run(|| {
		let list = List::simple(3);
		let id = open(list.terms());
		let bare = Bare { admission: Weight::from_parts(5, 6), proof: Some(7), counts: true };
		assert_eq!(Distribution::end_bare(), None);
		Distribution::begin_bare(bare);
		assert_eq!(include(&call(id, who(1), list.evidence(1))), Ok(Ok(())));
		let used = Distribution::free_use();
		assert_ne!(used, Weight::zero());
		assert_eq!(Distribution::end_bare(), Some(bare));
		assert_eq!(Distribution::end_bare(), None);
		assert_eq!(Distribution::free_use(), used);
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
				assert_eq!(include(&unsigned), Ok(Ok(())));
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
		// All rows at depth 6.
		let list = List::simple(64);
		let id = open(list.terms());
		let claims: Vec<_> = (0..64).map(|row| call(id, who(row), list.evidence(row))).collect();
		let mut left = claims.iter();
		let mut per_block = Vec::new();
		while left.len() > 0 {
			let before = left.len();
			while let Some(claim) = left.as_slice().first() {
				match authorize(claim) {
					Ok(_) => assert_eq!(include(claim), Ok(Ok(()))),
					Err(error) => {
						assert_eq!(error, InvalidTransaction::ExhaustsResources.into());
						assert_eq!(include(claim), Err(error));
						break;
					}
				};
				left.next();
			}
			per_block.push(before - left.len());
			if let Some(row) = left.as_slice().first() {
				// Fee-paying claims are not held up.
				claim(id, &list, 63 - (per_block.len() as u32 - 1)).unwrap();
				assert!(authorize(row).is_err());
				left = left.as_slice()[..left.len() - 1].iter();
			}
			System::set_block_number(System::block_number() + 1);
		}
		// In the mock 7 to admit it, 7 for the call and 1 for compliance; 100 for one manager.
		assert_eq!(per_block, [6, 6, 6, 6, 6, 6, 6, 6, 6, 1]);
		assert_eq!(round(id).rows_claimed, 64);
	});
}

/// Regression: whoever opened four rounds to itself used up the share of all.
#[test]
fn free_claims_of_one_manager_should_leave_room_for_those_of_others() {
	run(|| {
		// All rows at depth 6: 15 units each, and 300 for all.
		let list = List::simple(64);
		let rounds: Vec<_> = (0..4).map(|_| open(list.terms())).collect();
		let others: Vec<_> = (90..93).map(|n| open_by(who(n), list.terms())).collect();
		let paid: Vec<_> = rounds.iter().map(|id| fill(*id, &list, 0, 0)).collect();
		// A third of 300 for all of them, a third of the other 210, of 150, and of 105.
		assert_eq!(paid, [6, 0, 0, 0]);
		let paid: Vec<_> = others.iter().map(|id| fill(*id, &list, 0, 0)).collect();
		assert_eq!(paid, [4, 3, 2]);
		// Again in the next block, whoever comes first.
		next_block();
		assert_eq!(fill(others[0], &list, 4, 0), 6);
		assert_eq!(fill(rounds[1], &list, 0, 0), 4);
	});
}

/// Free claims have what nobody else wants of a block.
#[test]
fn free_claims_should_use_more_of_blocks_that_others_leave_empty() {
	run(|| {
		let list = List::simple(64);
		let id = open(list.terms());
		Fill::set(Weight::from_parts(900, u64::MAX));
		// A third of 900, of what others leave of it, and of 300 in any block: 15 each.
		let mut first = 0;
		for (others, paid) in [(0, 20), (450, 10), (600, 6), (10_000, 6)] {
			assert_eq!(fill(id, &list, first, others), paid, "beside {others}");
			first += paid;
			next_block();
		}
		// The pool judges by an empty block.
		assert!(authorize(&call(id, who(first), list.evidence(first))).is_ok());
	});
}

/// Each counted what it finds in memory.
#[test]
fn share_should_hold_more_free_claims_of_a_hot_round() {
	run(|| {
		// All rows at depth 6: 15 units each, of which deciding shares two reads with the call.
		Costs::set(RuntimeDbWeight { read: 1, write: 1 });
		let list = List::simple(64);
		let id = open(list.terms());
		// The first has 13 of 100 for a manager, and nine have 9 each.
		assert_eq!(fill(id, &list, 0, 0), 10);
		assert_eq!(Distribution::free_use(), Weight::from_parts(13 + 9 * 9, 0));
		next_block();
		assert_eq!(fill(id, &list, 10, 0), 10);
		// One that fails makes none after it cheaper.
		next_block();
		for row in 20..22 {
			Registry::refuse(who(row), Refusal::Frozen);
			let failed = include(&call(id, who(row), list.evidence(row)));
			assert_eq!(failed, Ok(Err(E::AccountFrozen.into())));
		}
		assert_eq!(Distribution::free_use(), Weight::from_parts(13 + 13, 0));
		// A claim that pays its fee spares them as well.
		claim(id, &list, 22).unwrap();
		assert_eq!(fill(id, &list, 23, 0), 8);
	});
}

/// The pool tries the whole claim. The block leaves to the call what compliance says, and counts
/// the claim whatever that is: one that fails must not be for nothing.
#[test]
fn free_claim_that_fails_in_a_block_should_count_like_one_that_is_paid() {
	run(|| {
		let list = List::simple(64);
		let id = open(list.terms());
		let claims: Vec<_> = (0..8).map(|row| call(id, who(row), list.evidence(row))).collect();
		for claim in &claims {
			assert!(authorize(claim).is_ok());
		}
		(0..8).for_each(|row| Registry::refuse(who(row), Refusal::Frozen));
		assert_eq!(authorize(&claims[0]), Err(custom(E::AccountFrozen)));
		for claim in &claims[..6] {
			let before = round(id);
			assert_eq!(include(claim), Ok(Err(E::AccountFrozen.into())));
			assert_eq!(round(id), before);
		}
		assert_eq!(Distribution::free_use(), Weight::from_parts(6 * 15, 0));
		assert_eq!(include(&claims[6]), Err(InvalidTransaction::ExhaustsResources.into()));
		next_block();
		assert_eq!(Distribution::free_use(), Weight::zero());
		assert_eq!(include(&claims[6]), Ok(Err(E::AccountFrozen.into())));
	});
}

/// What a block decides by itself: it takes no claim that could only fail.
#[test]
fn block_should_not_take_a_free_claim_without_an_entitlement() {
	run(|| {
		let list = List::new(vec![(who(0), ED - 1), (who(1), 500), (who(2), 500)]);
		// The manifest says less than the rows add up to.
		let small = Manifest { total: 600, ..list.terms().manifest.unwrap() };
		let terms = TermsOf::<Test> { budget: 600, manifest: Some(small), ..list.terms() };
		let id = open(terms);
		let refused = |row: u32, error: TransactionValidityError| {
			let outcome = include(&call(id, list.rows[row as usize].0.clone(), list.evidence(row)));
			assert_eq!(outcome, Err(error));
		};
		refused(0, custom(E::TooLittleForFreeClaim));
		assert_eq!(include(&call(id, who(2), list.evidence(1))), Err(custom(E::ProofInvalid)));
		assert_eq!(include(&call(9, who(1), list.evidence(1))), Err(custom(E::UnknownRound)));
		assert_eq!(Distribution::free_use(), Weight::zero());
		assert_eq!(include(&call(id, who(1), list.evidence(1))), Ok(Ok(())));
		refused(1, InvalidTransaction::Stale.into());
		refused(2, custom(E::BudgetExceeded));
		Distribution::do_pause(id, true).unwrap();
		refused(2, custom(E::NotOpen));
	});
}

/// By the proof that claims declare a block would take a few only.
#[test]
fn free_claims_should_count_with_the_proof_that_they_have_needed() {
	run(|| {
		let list = List::simple(64);
		// An asset's transfer declares five bytes in the mock.
		let asset = TermsOf::<Test> { asset: NativeOrWithId::WithId(1), ..list.terms() };
		let id = open(asset);
		let claim = |row: u32| include(&call(id, who(row), list.evidence(row)));
		assert_eq!(claim(0), Ok(Ok(())));
		Distribution::note_free_proof(7);
		assert_eq!(Distribution::free_use(), Weight::from_parts(15, 7));
		next_block();
		assert_eq!(Distribution::free_use(), Weight::zero());
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

fn set_aside(id: RoundId, list: &List, row: u32) -> RuntimeCall {
	let (beneficiary, evidence) = (list.rows[row as usize].0.clone(), list.evidence(row));
	RuntimeCall::Distribution(Call::set_aside { id, beneficiary, evidence })
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
		assert_eq!(include(&call), Ok(Ok(())));
		assert_eq!((round(id).set_aside, Balances::total_balance(&who(1))), (200, 0));
		// A row is set aside once.
		assert_eq!(authorize(&call), Err(InvalidTransaction::Stale.into()));
		let refused = call.clone().dispatch(RawOrigin::Root.into()).unwrap_err();
		assert_eq!(refused.error, BadOrigin.into());
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
		// 7 units to admit it, 7 for the call and 1 for compliance: six of 100 for a manager.
		for row in 0..6 {
			assert!(authorize(&set_aside(id, &list, row)).is_ok());
			assert_eq!(include(&set_aside(id, &list, row)), Ok(Ok(())));
		}
		assert_eq!(authorize(&set_aside(id, &list, 6)), exhausted);
		assert_eq!(authorize(&call(other, who(63), list.evidence(63))), exhausted);
		let refused = include(&set_aside(id, &list, 6));
		assert_eq!(refused, Err(InvalidTransaction::ExhaustsResources.into()));
		assert_eq!(round(id).set_aside, (1..=6).map(|n| 100 * n).sum::<Balance>());
		next_block();
		assert_eq!(include(&set_aside(id, &list, 6)), Ok(Ok(())));
	});
}

/// As with claims, a row that is not refused any longer counts all the same.
#[test]
fn setting_aside_that_fails_in_a_block_should_count() {
	run(|| {
		let list = List::simple(3);
		let id = open(list.terms());
		let call = set_aside(id, &list, 1);
		assert_eq!(include(&call), Ok(Err(E::NotRefused.into())));
		assert!(Distribution::free_use().ref_time() > 0);
		// A block takes none that could only fail.
		Registry::refuse(who(1), Refusal::Frozen);
		assert_eq!(include(&call), Ok(Ok(())));
		assert_eq!(include(&call), Err(InvalidTransaction::Stale.into()));
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
