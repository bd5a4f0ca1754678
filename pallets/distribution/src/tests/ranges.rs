//! Claims of rows that follow one another, with and without signature.

use super::*;
use codec::Compact;
use distribution_primitives::merkle::{leaf_hash, MAX_RANGE_SIBLINGS};
use polkadot_sdk::{
	frame_support::{
		dispatch::GetDispatchInfo,
		traits::{Authorize, ConstU32},
		BoundedVec,
	},
	frame_system::RawOrigin,
	sp_runtime::{
		traits::Dispatchable,
		transaction_validity::{InvalidTransaction, TransactionSource, ValidTransaction},
	},
};
use proptest::prelude::*;

type Siblings = BoundedVec<H256, ConstU32<MAX_RANGE_SIBLINGS>>;

fn row(list: &List, row: u32) -> RangeRowOf<Test> {
	let (beneficiary, amount) = list.rows[row as usize].clone();
	RangeRow::Pay { beneficiary, amount: Compact(amount) }
}

/// The same row, left out.
fn skip(list: &List, row: u32) -> RangeRowOf<Test> {
	RangeRow::Skip { leaf: List::leaves(&list.rows)[row as usize] }
}

fn siblings(list: &List, first: u32, count: u32) -> Siblings {
	list.tree.range(first, count).unwrap().try_into().unwrap()
}

fn call(id: RoundId, first: u32, rows: &[RangeRowOf<Test>], siblings: Siblings) -> Call<Test> {
	Call::claim_range { id, first, rows: rows.to_vec().try_into().unwrap(), siblings }
}

/// A claim of `count` rows from `first` on.
fn range(id: RoundId, list: &List, first: u32, count: u32) -> Call<Test> {
	let rows: Vec<_> = (first..first + count).map(|index| row(list, index)).collect();
	call(id, first, &rows, siblings(list, first, count))
}

fn signed(call: Call<Test>) -> DispatchResult {
	dispatch(RuntimeOrigin::signed(RELAYER), call)
}

/// What the pool says to it.
fn authorize(call: &Call<Test>) -> Result<ValidTransaction, TransactionValidityError> {
	let call = RuntimeCall::Distribution(call.clone());
	call.authorize(TransactionSource::External).unwrap().map(|(valid, _)| valid)
}

/// What a block says to it as a bare transaction, and the call itself, if the block takes it.
#[allow(deprecated, reason = "bare transactions are checked so")]
fn include(call: &Call<Test>) -> Result<DispatchResult, TransactionValidityError> {
	Distribution::pre_dispatch(call)?;
	Ok(free(call.clone()))
}

/// The call, as if a block had taken it.
fn free(call: Call<Test>) -> DispatchResult {
	dispatch(RawOrigin::None.into(), call)
}

fn custom(error: impl Into<DispatchError>) -> TransactionValidityError {
	let DispatchError::Module(module) = error.into() else { unreachable!() };
	InvalidTransaction::Custom(module.error[0]).into()
}

fn simple(rows: u32) -> List {
	List::simple(rows).in_row_order()
}

#[test]
fn range_should_pay_its_rows_and_no_other() {
	run(|| {
		let list = simple(11);
		let id = open(list.terms());
		assert_ok!(signed(range(id, &list, 3, 5)));
		for index in 0..11 {
			let paid = (3..8).contains(&index);
			assert_eq!(Distribution::claimed(id, &[index]), [paid]);
			let amount = if paid { list.rows[index as usize].1 } else { 0 };
			assert_eq!(Balances::free_balance(who(index)), amount);
		}
		let rows: Vec<_> = payments(id).iter().map(|(_, index, _, _)| *index).collect();
		assert_eq!(rows, [3, 4, 5, 6, 7]);
		// The others are claimed one by one, or to the last unit by two ranges.
		assert_ok!(claim(id, &list, 0));
		assert_ok!(signed(range(id, &list, 1, 2)));
		assert_ok!(signed(range(id, &list, 8, 3)));
		assert_eq!(round(id).claimed, list.total());
		assert!(round(id).is_complete());
	});
}

#[test]
fn rows_left_out_should_not_be_paid() {
	run(|| {
		let list = simple(6);
		let id = open(list.terms());
		let rows = [row(&list, 1), skip(&list, 2), row(&list, 3), skip(&list, 4)];
		assert_ok!(signed(call(id, 1, &rows, siblings(&list, 1, 4))));
		assert_eq!(
			Distribution::claimed(id, &[0, 1, 2, 3, 4, 5]),
			[false, true, false, true, false, false]
		);
		let none = [skip(&list, 2), skip(&list, 4)];
		assert_noop!(signed(call(id, 2, &none, siblings(&list, 2, 2))), E::EmptyBatch);
		assert_noop!(signed(call(id, 2, &[], Siblings::default())), E::EmptyBatch);
	});
}

#[test]
fn range_should_be_refused_when_anything_in_it_is_altered() {
	run(|| {
		let list = simple(9);
		let id = open(list.terms());
		let rows: Vec<_> = (2..6).map(|index| row(&list, index)).collect();
		let good = siblings(&list, 2, 4);
		let refuse = |first, rows: &[RangeRowOf<Test>], siblings: Siblings, error: E| {
			let error = DispatchError::from(error);
			assert_noop!(signed(call(id, first, rows, siblings.clone())), error);
			// The error of a claim without signature is the same.
			let call = call(id, first, rows, siblings);
			assert_eq!(authorize(&call), Err(custom(error)));
		};
		for place in 0..4 {
			let mut other = rows.clone();
			other[place] = row(&list, 0);
			refuse(2, &other, good.clone(), E::RangeInvalid);
			let RangeRow::Pay { beneficiary, amount } = rows[place].clone() else { unreachable!() };
			other[place] = RangeRow::Pay { beneficiary, amount: Compact(amount.0 + 1) };
			refuse(2, &other, good.clone(), E::RangeInvalid);
			other[place] = RangeRow::Skip { leaf: H256::zero() };
			refuse(2, &other, good.clone(), E::RangeInvalid);
		}
		refuse(1, &rows, good.clone(), E::RangeInvalid);
		refuse(3, &rows, good.clone(), E::RangeInvalid);
		refuse(2, &rows[..3], good.clone(), E::RangeInvalid);
		refuse(2, &rows[1..], good.clone(), E::RangeInvalid);
		let mut longer = good.clone();
		longer.try_push(H256::zero()).unwrap();
		refuse(2, &rows, longer, E::RangeInvalid);
		let mut shorter = good.clone();
		shorter.pop();
		refuse(2, &rows, shorter, E::RangeInvalid);
		for first in [6, 9, u32::MAX - 1, u32::MAX] {
			refuse(first, &rows, good.clone(), E::IndexOutOfRange);
		}
		refuse(2, &[], good.clone(), E::EmptyBatch);
		assert_eq!(round(id).claimed, 0);
		assert_ok!(signed(call(id, 2, &rows, good)));
	});
}

/// Regression of other implementations: two rows of the same pair under each other's numbers. The
/// hash of a pair does not tell them apart; that of a row does.
#[test]
fn rows_of_a_pair_should_not_be_paid_under_each_others_numbers() {
	run(|| {
		let list = simple(4);
		let id = open(list.terms());
		let swapped = [row(&list, 1), row(&list, 0)];
		assert_noop!(signed(call(id, 0, &swapped, siblings(&list, 0, 2))), E::RangeInvalid);
		let mixed = [row(&list, 1), skip(&list, 0)];
		assert_noop!(signed(call(id, 0, &mixed, siblings(&list, 0, 2))), E::RangeInvalid);
		// Left out, the other one may stand on either side: what is paid has its own number.
		let other = leaf_hash(1, who(1).as_ref(), 200);
		let rows = [row(&list, 0), RangeRow::Skip { leaf: other }];
		assert_ok!(signed(call(id, 0, &rows, siblings(&list, 0, 2))));
		assert_eq!(Distribution::claimed(id, &[0, 1]), [true, false]);
	});
}

#[test]
fn range_should_be_refused_when_the_round_has_no_such_list() {
	run(|| {
		let sorted = List::simple(9);
		let ordered = simple(9);
		assert_ne!(sorted.tree.root(), ordered.tree.root());
		let id = open(sorted.terms());
		// Lists whose leaves are sorted by hash are claimed row by row.
		assert_noop!(signed(range(id, &ordered, 0, 2)), E::RangeInvalid);
		assert_ok!(claim(id, &sorted, 0));
		let listed = open_listed(sorted.rows.clone(), Release::Immediate);
		assert_noop!(signed(range(listed, &ordered, 0, 2)), E::WrongEvidence);
		assert_noop!(signed(range(9, &ordered, 0, 2)), E::UnknownRound);
	});
}

#[test]
fn refused_row_should_neither_stop_the_others_nor_be_lost() {
	run(|| {
		let list = simple(5);
		let id = open(list.terms());
		Registry::refuse(who(2), Refusal::Frozen);
		assert_ok!(claim(id, &list, 1));
		assert_ok!(signed(range(id, &list, 0, 5)));
		let refused = |index, error: E| {
			System::assert_has_event(Event::ClaimRefused { id, index, error: error.into() }.into());
		};
		refused(1, E::AlreadyClaimed);
		refused(2, E::AccountFrozen);
		System::assert_has_event(
			Event::RowSetAside { id, index: 2, beneficiary: who(2), amount: 300 }.into(),
		);
		assert_eq!(Distribution::claimed(id, &[0, 1, 2, 3, 4]), [true, true, false, true, true]);
		assert_eq!(round(id).set_aside, 300);
		// Nothing of it can be paid any longer.
		assert_noop!(signed(range(id, &list, 0, 2)), E::AlreadyClaimed);
		Registry::accept_all();
		until_over(1_000);
		let last = call(id, 2, &[row(&list, 2)], siblings(&list, 2, 1));
		assert_ok!(signed(last));
		assert_eq!(round(id).claimed, list.total());
	});
}

/// A range is paid when a single claim of the row would be, and not at any other time.
#[test]
fn range_should_be_refused_when_the_round_takes_no_claims() {
	run(|| {
		let list = simple(6);
		let id = open(TermsOf::<Test> { window: Window { opens: 10, closes: 50 }, ..list.terms() });
		let two = range(id, &list, 0, 2);
		// Signed, and without signature whatever its admission has looked at.
		let refuse = |error: E| {
			let error = DispatchError::from(error);
			assert_noop!(signed(two.clone()), error);
			assert_noop!(free(two.clone()), error);
		};
		refuse(E::NotYetOpen);
		System::set_block_number(10);
		Distribution::do_pause(id, true).unwrap();
		refuse(E::NotOpen);
		Distribution::do_resume(id, true).unwrap();
		// To set a row aside is enough, if no other is paid.
		Registry::refuse(who(3), Refusal::Frozen);
		assert_ok!(signed(range(id, &list, 3, 1)));
		assert_eq!((round(id).claimed, round(id).set_aside), (0, 400));
		Registry::accept_all();
		System::set_block_number(50);
		refuse(E::WindowClosed);
		until_over(50);
		Distribution::do_close(id).unwrap();
		refuse(E::NotOpen);
		// What was set aside is paid, and nothing beside it.
		assert_noop!(free(range(id, &list, 2, 3)), E::NotOpen);
		assert_ok!(signed(range(id, &list, 2, 3)));
		assert_eq!(Distribution::claimed(id, &[2, 3, 4]), [false, true, false]);
		assert_eq!(round(id).claimed, 400);
	});
}

/// What is reserved for a row is there for the claim of it, when a block looks at it too.
#[test]
fn row_set_aside_should_be_paid_by_a_range_without_signature_when_nothing_else_is_left() {
	run(|| {
		let list = simple(4);
		let id = open(list.terms());
		Registry::refuse(who(3), Refusal::Frozen);
		assert_ok!(signed(range(id, &list, 0, 4)));
		assert_eq!((round(id).claimed, round(id).set_aside, round(id).budget), (600, 400, 1_000));
		Registry::accept_all();
		until_over(1_000);
		Distribution::do_close(id).unwrap();
		let last = range(id, &list, 3, 1);
		assert!(authorize(&last).is_ok());
		assert_eq!(include(&last), Ok(Ok(())));
		assert_eq!((round(id).claimed, round(id).set_aside), (1_000, 0));
	});
}

#[test]
fn range_of_streams_should_pay_what_is_unlocked() {
	run(|| {
		let list =
			List::new(vec![(who(0), 1_000), (who(1), 2_000), (who(2), 4_000)]).in_row_order();
		let id = open(TermsOf::<Test> { release: stream(), ..list.terms() });
		System::set_block_number(150);
		assert_eq!(authorize(&range(id, &list, 0, 3)), Err(custom(E::SignatureNeeded)));
		assert_ok!(signed(range(id, &list, 0, 3)));
		let balances = || [0, 1, 2].map(|n| Balances::free_balance(who(n)));
		assert_eq!(balances(), [500, 1_000, 2_000]);
		assert_noop!(signed(range(id, &list, 0, 3)), E::NothingUnlocked);
		System::set_block_number(175);
		assert_ok!(signed(range(id, &list, 1, 2)));
		assert_eq!(balances(), [500, 1_500, 3_000]);
		// A stopped stream has what had unlocked.
		assert_ok!(Distribution::do_stop_stream(MANAGER, id, &who(0), &list.evidence(0)));
		System::set_block_number(200);
		assert_ok!(signed(range(id, &list, 0, 3)));
		assert_eq!(balances(), [750, 2_000, 4_000]);
		assert_noop!(signed(range(id, &list, 0, 3)), E::AlreadyClaimed);
	});
}

#[test]
fn range_without_signature_should_be_paid_when_every_row_is_payable() {
	run(|| {
		let list = simple(7);
		let id = open(list.terms());
		let claim_three = range(id, &list, 2, 3);
		let valid = authorize(&claim_three).unwrap();
		assert_eq!(valid.priority, 100);
		assert!(valid.propagate);
		// The tags of the single claims: only one of them gets into a block.
		let tag = |row: u32| {
			let (beneficiary, evidence) = (who(row), list.evidence(row));
			let single = RuntimeCall::Distribution(Call::claim { id, beneficiary, evidence });
			let valid = single.authorize(TransactionSource::External).unwrap().unwrap();
			valid.0.provides[0].clone()
		};
		assert_eq!(valid.provides, [tag(2), tag(3), tag(4)]);
		assert_eq!(round(id).claimed, 0);
		assert_eq!(include(&claim_three), Ok(Ok(())));
		assert_eq!(Distribution::claimed(id, &[1, 2, 3, 4, 5]), [false, true, true, true, false]);
		assert_eq!(authorize(&claim_three), Err(InvalidTransaction::Stale.into()));
		// One row that is paid already spoils the range; left out, it does not.
		assert_eq!(authorize(&range(id, &list, 4, 3)), Err(InvalidTransaction::Stale.into()));
		assert_noop!(free(range(id, &list, 4, 3)), E::AlreadyClaimed);
		let rows = [skip(&list, 4), row(&list, 5), row(&list, 6)];
		let rest = call(id, 4, &rows, siblings(&list, 4, 3));
		assert_eq!(authorize(&rest).unwrap().provides, [tag(5), tag(6)]);
		assert_eq!(include(&rest), Ok(Ok(())));
		assert_eq!(round(id).rows_claimed, 5);
	});
}

#[test]
fn range_without_signature_should_be_refused_when_one_row_is() {
	run(|| {
		let list = List::new(vec![(who(0), 100), (who(1), 100), (who(2), 1)]).in_row_order();
		let id = open(list.terms());
		assert_eq!(authorize(&range(id, &list, 0, 3)), Err(custom(E::TooLittleForFreeClaim)));
		let two = range(id, &list, 0, 2);
		Registry::refuse(who(1), Refusal::Frozen);
		assert_eq!(authorize(&two), Err(custom(E::AccountFrozen)));
		assert_noop!(free(two.clone()), E::AccountFrozen);
		// Nobody's row is set aside by that.
		assert_eq!(round(id).set_aside, 0);
		Registry::accept_all();
		System::set_block_number(1_000);
		assert_eq!(authorize(&two), Err(custom(E::WindowClosed)));
		System::set_block_number(999);
		assert_ok!(free(two));
		assert_noop!(dispatch(RawOrigin::Root.into(), range(id, &list, 0, 2)), BadOrigin);
	});
}

#[test]
fn ranges_without_signature_should_stay_within_their_share_of_a_block() {
	run(|| {
		let list = simple(40);
		let id = open(list.terms());
		// 9 units to admit it, 9 for the call and 8 for compliance; 100 for one manager.
		let ranges: Vec<_> = (0..5).map(|n| range(id, &list, n * 8, 8)).collect();
		for range in &ranges[..3] {
			assert_eq!(include(range), Ok(Ok(())));
		}
		assert_eq!(Distribution::free_use(), Weight::from_parts(3 * 26, 0));
		let exhausted = Err(InvalidTransaction::ExhaustsResources.into());
		assert_eq!(authorize(&ranges[3]), exhausted);
		// It is refused before anything else of it is looked at.
		assert_eq!(
			authorize(&call(id, 24, &vec![row(&list, 0); 8], Siblings::default())),
			exhausted
		);
		assert_eq!(include(&ranges[3]), Err(InvalidTransaction::ExhaustsResources.into()));
		// Who pays a fee is not held up.
		assert_ok!(signed(ranges[3].clone()));
		System::set_block_number(2);
		assert_eq!(include(&ranges[4]), Ok(Ok(())));
		assert_eq!(Distribution::free_use(), Weight::from_parts(26, 0));
	});
}

/// The pool tries the whole range. The block leaves to the call what compliance says, and counts the
/// range whatever that is. All of it is paid, or none.
#[test]
fn range_without_signature_that_fails_in_a_block_should_count_like_one_that_is_paid() {
	run(|| {
		let list = simple(16);
		let id = open(list.terms());
		let claim_all = range(id, &list, 0, 8);
		assert!(authorize(&claim_all).is_ok());
		Registry::refuse(who(7), Refusal::Frozen);
		assert_eq!(authorize(&claim_all), Err(custom(E::AccountFrozen)));
		let before = (round(id), pot(id));
		assert_eq!(include(&claim_all), Ok(Err(E::AccountFrozen.into())));
		assert_eq!(Distribution::free_use(), Weight::from_parts(26, 0));
		assert_eq!((round(id), pot(id)), before);
		assert_eq!(Balances::free_balance(who(0)), 0);
		assert!(Claimed::<Test>::iter().next().is_none());
		// Without that row it is paid.
		let rest = call(
			id,
			0,
			&(0..8)
				.map(|n| if n == 7 { skip(&list, n) } else { row(&list, n) })
				.collect::<Vec<_>>(),
			siblings(&list, 0, 8),
		);
		assert_eq!(include(&rest), Ok(Ok(())));
		assert_eq!(round(id).rows_claimed, 7);
	});
}

/// What a block decides by itself: it takes no range of which a row could only fail.
#[test]
fn block_should_not_take_a_range_without_an_entitlement() {
	run(|| {
		let list = List::new(vec![(who(0), 500), (who(1), 500), (who(2), ED - 1), (who(3), 100)]);
		let list = list.in_row_order();
		// The manifest says less than the rows add up to.
		let small = Manifest { total: 600, ..list.terms().manifest.unwrap() };
		let id = open(TermsOf::<Test> { budget: 600, manifest: Some(small), ..list.terms() });
		let refused = |call: &Call<Test>, error: TransactionValidityError| {
			assert_eq!(include(call), Err(error));
		};
		refused(&range(9, &list, 0, 1), custom(E::UnknownRound));
		refused(&call(id, 0, &[], Siblings::default()), custom(E::EmptyBatch));
		let wrong = siblings(&list, 1, 1);
		refused(&call(id, 0, &[row(&list, 0)], wrong), custom(E::RangeInvalid));
		// Each is within the budget, and both are not.
		refused(&range(id, &list, 0, 2), custom(E::BudgetExceeded));
		refused(&range(id, &list, 2, 2), custom(E::TooLittleForFreeClaim));
		assert_eq!(Distribution::free_use(), Weight::zero());
		assert_eq!(include(&range(id, &list, 0, 1)), Ok(Ok(())));
		refused(&range(id, &list, 0, 1), InvalidTransaction::Stale.into());
		Distribution::do_pause(id, true).unwrap();
		refused(&range(id, &list, 3, 1), custom(E::NotOpen));
	});
}

/// What beneficiaries are credited with leaves the pot once, at the end. A row that is refused after
/// it was credited must not be part of it.
#[test]
fn pot_should_pay_for_the_rows_that_are_paid_and_for_no_other() {
	run(|| {
		let list =
			List::new(vec![(who(0), 1_000), (who(1), 1_000), (who(2), 1_000)]).in_row_order();
		let id = open(TermsOf::<Test> { release: stream(), ..list.terms() });
		System::set_block_number(150);
		assert_ok!(signed(range(id, &list, 2, 1)));
		let deposit = Balances::total_balance_on_hold(&RELAYER);
		assert!(deposit > 0);
		// Somebody who can pay the deposit for one record.
		let relayer = RuntimeOrigin::signed(RELAYER);
		assert_ok!(Balances::transfer_allow_death(relayer, who(50), deposit + ED));
		let (before, issued) = (pot(id), Balances::total_issuance());
		assert_ok!(dispatch(RuntimeOrigin::signed(who(50)), range(id, &list, 0, 2)));
		assert_eq!(Distribution::claimed(id, &[0, 1]), [true, false]);
		assert_eq!(pot(id), before - 500);
		assert_eq!([0, 1].map(|n| Balances::free_balance(who(n))), [500, 0]);
		assert_eq!(Balances::total_issuance(), issued);
	});
}

#[test]
fn range_should_weigh_by_its_rows_the_words_they_are_in_and_the_hashes_beside_them() {
	let size = |first, paid, left_out, siblings| {
		let size = BatchSize::of_range(first, paid, left_out, siblings);
		(size.claims, size.words, size.hashes)
	};
	assert_eq!(size(0, 1, 0, 0), (1, 1, 0));
	assert_eq!(size(0, 1_024, 0, 3), (1_024, 1, 3));
	assert_eq!(size(1_023, 2, 0, 9), (2, 2, 9));
	assert_eq!(size(1_023, 1_026, 0, 9), (1_026, 3, 9));
	// Two hashes for a row that is left out. It may be all that is in the second word.
	assert_eq!(size(0, 1, 255, 12), (1, 1, 522));
	assert_eq!(size(1_023, 1, 1, 0), (1, 2, 2));
	// Refused later, and weighed before.
	assert_eq!(size(7, 0, 0, 0), (0, 1, 0));
	assert_eq!(size(7, 0, 5, 0), (0, 1, 10));
	assert_eq!(size(u32::MAX, u32::MAX, u32::MAX, 64), (u32::MAX, 1, u32::MAX));
	let largest = BatchSize::largest_range(32);
	assert_eq!((largest.claims, largest.words, largest.hashes), (32, 2, MAX_RANGE_SIBLINGS));
}

/// Regression: rows that are left out weighed as much as rows that are paid.
#[test]
fn row_left_out_should_weigh_two_hashes() {
	run(|| {
		let list = simple(32);
		let id = open(list.terms());
		let rows: Vec<_> =
			(0..32).map(|n| if n == 17 { row(&list, n) } else { skip(&list, n) }).collect();
		let one = call(id, 0, &rows, siblings(&list, 0, 32));
		let size = BatchSize { claims: 1, words: 1, hashes: 62 };
		assert_eq!(Distribution::range_size(0, &rows, &[]), size);
		let alone = Distribution::range_weight(BatchSize { hashes: 0, ..size });
		let hashes = <() as WeightInfo>::proof_hashes(62);
		let runtime_call = RuntimeCall::Distribution(one);
		let info = runtime_call.get_dispatch_info();
		assert_eq!(info.call_weight, alone.saturating_add(hashes));
		// Of a claim's proof, each hash weighs one unit here.
		let single = Distribution::claim_weight(&list.evidence(17));
		assert!(info.call_weight.ref_time() <= single.ref_time());
		let actual = runtime_call.dispatch(RuntimeOrigin::signed(RELAYER)).unwrap().actual_weight;
		assert_eq!(actual, Some(Distribution::range_weight_of(&round(id), size)));
		assert_eq!(round(id).rows_claimed, 1);
	});
}

/// Regression: a range without signature used its share for the rows that it left out, too.
#[test]
fn rows_left_out_should_not_use_the_share_of_a_block() {
	run(|| {
		let list = simple(168);
		let id = open(list.terms());
		// Two units to admit it, two for the call and one for compliance; 100 for one manager.
		for n in 0..21 {
			let first = n * 8;
			let rows: Vec<_> = (first..first + 8)
				.map(
					|index| if index == first + 3 { row(&list, index) } else { skip(&list, index) },
				)
				.collect();
			let one_of_eight = call(id, first, &rows, siblings(&list, first, 8));
			let exhausted = TransactionValidityError::from(InvalidTransaction::ExhaustsResources);
			let expected = if n < 20 { Ok(Ok(())) } else { Err(exhausted) };
			assert_eq!(include(&one_of_eight), expected);
		}
		assert_eq!(Distribution::free_use(), Weight::from_parts(100, 0));
		assert_eq!(round(id).rows_claimed, 20);
	});
}

#[test]
fn declared_weight_should_depend_on_the_rows_and_hashes_alone() {
	run(|| {
		let list = simple(9);
		let id = open(list.terms());
		let size = BatchSize::of_range(2, 5, 0, siblings(&list, 2, 5).len() as u32);
		let call = RuntimeCall::Distribution(range(id, &list, 2, 5));
		assert_eq!(call.get_dispatch_info().call_weight, Distribution::range_weight(size));
		let relayer = RuntimeOrigin::signed(RELAYER);
		let info = call.clone().dispatch(relayer.clone()).unwrap();
		let actual = Distribution::range_weight_of(&round(id), size);
		assert_eq!(info.actual_weight, Some(actual));
		assert!(actual.all_lte(Distribution::range_weight(size)));
		let refused = call.dispatch(relayer).unwrap_err();
		assert_eq!(refused.post_info.actual_weight, Some(actual));
		// Another asset adds its transfers, here five bytes for each row, and they are declared.
		let asset = open(TermsOf::<Test> { asset: NativeOrWithId::WithId(1), ..list.terms() });
		let of_asset = Distribution::range_weight_of(&round(asset), size);
		assert_eq!(of_asset, actual.saturating_add(Weight::from_parts(0, 25)));
		assert!(of_asset.all_lte(Distribution::range_weight(size)));
		// The decision weighs the same for every round.
		let rest = RuntimeCall::Distribution(range(id, &list, 7, 2));
		let (_, unspent) = rest.authorize(TransactionSource::External).unwrap().unwrap();
		assert_eq!(unspent, Weight::zero());
	});
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(cases(128)))]

	/// Whatever ranges are claimed, each row is paid once, and what is paid is what single claims
	/// would have paid.
	#[test]
	fn ranges_should_pay_what_single_claims_pay(
		n in 1u32..60,
		ranges in prop::collection::vec((any::<u32>(), 1u32..24, any::<u32>(), any::<bool>()), 1..8),
	) {
		run(|| {
			let list = simple(n);
			let (by_ranges, one_by_one) = (open(list.terms()), open(list.terms()));
			for (first, count, skipped, without_signature) in ranges {
				let first = first % n;
				let count = count.min(n - first);
				let is_skipped = |index: u32| (skipped >> (index % 32)) & 1 == 1;
				let rows: Vec<_> = (first..first + count)
					.map(|i| if is_skipped(i) { skip(&list, i) } else { row(&list, i) })
					.collect();
				let wanted: Vec<u32> = (first..first + count).filter(|i| !is_skipped(*i)).collect();
				let fresh = wanted.iter().filter(|i| !Distribution::claimed(by_ranges, &[**i])[0]);
				let fresh = fresh.count();
				let claim_all = call(by_ranges, first, &rows, siblings(&list, first, count));
				System::set_block_number(System::block_number() + 1);
				let result =
					if without_signature { free(claim_all) } else { signed(claim_all) };
				// Some of the rows are paid, or all of them are payable.
				let enough = if without_signature { wanted.len() } else { 1 };
				assert_eq!(result.is_ok(), fresh >= enough && fresh > 0);
				if result.is_ok() {
					for index in wanted {
						let _ = claim(one_by_one, &list, index);
					}
				}
			}
			let paid = |id| {
				let all = payments(id).into_iter();
				let mut paid: Vec<_> = all.map(|paid| (paid.1, paid.2, paid.3)).collect();
				paid.sort();
				paid
			};
			assert_eq!(paid(by_ranges), paid(one_by_one));
			assert_eq!(round(by_ranges).claimed, round(one_by_one).claimed);
			assert_eq!(round(by_ranges).payments, round(one_by_one).payments);
		});
	}
}
