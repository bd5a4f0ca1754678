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

fn authorize(call: &Call<Test>) -> Result<ValidTransaction, TransactionValidityError> {
	let call = RuntimeCall::Distribution(call.clone());
	call.authorize(TransactionSource::External).unwrap().map(|(valid, _)| valid)
}

fn free(call: Call<Test>) -> DispatchResult {
	dispatch(RawOrigin::Authorized.into(), call)
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
		assert_ok!(free(claim_three.clone()));
		assert_eq!(Distribution::claimed(id, &[1, 2, 3, 4, 5]), [false, true, true, true, false]);
		assert_eq!(authorize(&claim_three), Err(InvalidTransaction::Stale.into()));
		// One row that is paid already spoils the range; left out, it does not.
		assert_eq!(authorize(&range(id, &list, 4, 3)), Err(InvalidTransaction::Stale.into()));
		assert_noop!(free(range(id, &list, 4, 3)), E::AlreadyClaimed);
		let rows = [skip(&list, 4), row(&list, 5), row(&list, 6)];
		let rest = call(id, 4, &rows, siblings(&list, 4, 3));
		assert_eq!(authorize(&rest).unwrap().provides, [tag(5), tag(6)]);
		assert_ok!(free(rest));
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
		for origin in [RawOrigin::None, RawOrigin::Root] {
			assert_noop!(dispatch(origin.into(), range(id, &list, 0, 2)), BadOrigin);
		}
	});
}

#[test]
fn ranges_without_signature_should_stay_within_their_share_of_a_block() {
	run(|| {
		let list = simple(32);
		let id = open(list.terms());
		// Deciding and paying take a unit each for the call and each row, and one for compliance.
		let count = 8;
		let weight = Distribution::authorize_range_weight_of(&round(id), count)
			.saturating_add(Distribution::range_weight_of(&round(id), count));
		PerRound::set(weight.saturating_mul(2));
		let ranges: Vec<_> = (0..4).map(|n| range(id, &list, n * count, count)).collect();
		assert_ok!(free(ranges[0].clone()));
		assert_ok!(free(ranges[1].clone()));
		let exhausted = Err(InvalidTransaction::ExhaustsResources.into());
		assert_eq!(authorize(&ranges[2]), exhausted);
		assert_noop!(free(ranges[2].clone()), E::TooManyFreeClaims);
		// Who pays a fee is not held up.
		assert_ok!(signed(ranges[2].clone()));
		System::set_block_number(2);
		assert!(authorize(&ranges[3]).is_ok());
		// One that does not fit any block is refused before it is tried.
		PerRound::set(weight.saturating_sub(Weight::from_parts(1, 0)));
		assert_eq!(authorize(&ranges[3]), exhausted);
	});
}

#[test]
fn declared_weight_should_depend_on_the_number_of_rows_alone() {
	run(|| {
		let list = simple(9);
		let id = open(list.terms());
		let call = RuntimeCall::Distribution(range(id, &list, 2, 5));
		assert_eq!(call.get_dispatch_info().call_weight, Distribution::range_weight(5));
		let relayer = RuntimeOrigin::signed(RELAYER);
		let info = call.clone().dispatch(relayer.clone()).unwrap();
		let actual = Distribution::range_weight_of(&round(id), 5);
		assert_eq!(info.actual_weight, Some(actual));
		assert!(actual.all_lte(Distribution::range_weight(5)));
		let refused = call.dispatch(relayer).unwrap_err();
		assert_eq!(refused.post_info.actual_weight, Some(actual));
		// What the round does not need of the decision is given back.
		let rest = RuntimeCall::Distribution(range(id, &list, 7, 2));
		let (_, unspent) = rest.authorize(TransactionSource::External).unwrap().unwrap();
		let used = Distribution::authorize_range_weight_of(&round(id), 2);
		assert_eq!(unspent, Distribution::authorize_range_weight(2).saturating_sub(used));
	});
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(48))]

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
