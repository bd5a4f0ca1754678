//! Hot rounds: what a block has read and written already weighs nothing more.

use super::*;
use codec::Compact;
use polkadot_sdk::{
	frame_support::{
		storage::{with_storage_layer, with_transaction},
		weights::RuntimeDbWeight,
	},
	sp_runtime::{traits::Dispatchable, TransactionOutcome},
};

/// Reading and writing a round and its pot, with [`costs`].
const SHARED: Weight = Weight::from_parts(4, 0);

/// Lets the database take something.
fn costs() {
	Costs::set(RuntimeDbWeight { read: 1, write: 1 });
}

fn is_hot(id: RoundId) -> bool {
	let found = Distribution::in_memory(id);
	assert!(found == Weight::zero() || found == SHARED);
	found == SHARED
}

/// The weight of a call that the relayer signs, and what becomes of it.
fn weigh(call: Call<Test>) -> (u64, DispatchResult) {
	let (info, result) =
		match RuntimeCall::Distribution(call).dispatch(RuntimeOrigin::signed(RELAYER)) {
			Ok(info) => (info, Ok(())),
			Err(failed) => (failed.post_info, Err(failed.error)),
		};
	(info.actual_weight.unwrap().ref_time(), result)
}

fn call(id: RoundId, list: &List, row: u32) -> Call<Test> {
	let (beneficiary, evidence) = (list.rows[row as usize].0.clone(), list.evidence(row));
	Call::claim { id, beneficiary, evidence }
}

#[test]
fn round_should_be_hot_once_its_block_has_paid_from_it() {
	let vested = Release::Vested { start: 200, length: 10 };
	let native = NativeOrWithId::Native;
	for (asset, release) in [
		(native.clone(), Release::Immediate),
		(native.clone(), vested),
		(native, stream()),
		(NativeOrWithId::WithId(1), Release::Immediate),
		(NativeOrWithId::WithId(1), stream()),
	] {
		run(|| {
			costs();
			let list = List::simple(4);
			let terms = || TermsOf::<Test> { asset: asset.clone(), release, ..list.terms() };
			let (id, other) = (open(terms()), open(terms()));
			System::set_block_number(150);
			// Paying in is not paying out.
			assert!(!is_hot(id));
			claim(id, &list, 0).unwrap();
			assert!(is_hot(id) && !is_hot(other));
			claim(other, &list, 0).unwrap();
			assert!(is_hot(id) && is_hot(other));
			// The pool judges by the next block.
			System::set_block_number(151);
			assert!(!is_hot(id) && !is_hot(other));
			claim(id, &list, 1).unwrap();
			assert!(is_hot(id) && !is_hot(other));
		});
	}
}

#[test]
fn claim_from_a_hot_round_should_not_weigh_the_round_and_its_pot() {
	run(|| {
		costs();
		// All rows at depth 6: 7 units for the call, and 1 for compliance.
		let list = List::simple(64);
		let id = open(list.terms());
		assert_eq!(weigh(call(id, &list, 0)), (8, Ok(())));
		assert_eq!(weigh(call(id, &list, 1)), (4, Ok(())));
		// One that is refused finds them in memory as well.
		assert_eq!(weigh(call(id, &list, 1)), (4, Err(E::AlreadyClaimed.into())));
		let claims: Vec<_> = (2..7).map(|row| list.item(row)).collect();
		let batch = Call::<Test>::claim_batch { id, claims: claims.try_into().unwrap() };
		assert_eq!(weigh(batch.clone()), (6 + 5 - 4, Ok(())));
		System::set_block_number(2);
		assert_eq!(weigh(batch), (6 + 5, Err(E::AlreadyClaimed.into())));
		// It has paid nothing.
		assert_eq!(weigh(call(id, &list, 7)), (8, Ok(())));
	});
}

#[test]
fn range_from_a_hot_round_should_not_weigh_the_round_and_its_pot() {
	run(|| {
		costs();
		let list = List::simple(8).in_row_order();
		let id = open(list.terms());
		for (first, weight) in [(0u32, 5 + 4), (4, 5 + 4 - 4)] {
			let rows: Vec<_> = list.rows[first as usize..first as usize + 4]
				.iter()
				.map(|(who, amount)| RangeRow::Pay {
					beneficiary: who.clone(),
					amount: Compact(*amount),
				})
				.collect();
			let range = Call::claim_range {
				id,
				first,
				rows: rows.try_into().unwrap(),
				siblings: list.tree.range(first, 4).unwrap().try_into().unwrap(),
			};
			assert_eq!(weigh(range), (weight, Ok(())));
		}
	});
}

/// What is undone was never in the block: it is neither read nor written by then.
#[test]
fn payment_that_is_rolled_back_should_leave_the_round_cold() {
	run(|| {
		costs();
		let list = List::simple(64);
		let id = open(list.terms());
		// A batch of calls that fails as a whole.
		let failed: DispatchResult = with_storage_layer(|| {
			assert_eq!(weigh(call(id, &list, 0)), (8, Ok(())));
			assert_eq!(weigh(call(id, &list, 1)), (4, Ok(())));
			Err(E::EmptyBatch.into())
		});
		assert_eq!(failed, Err(E::EmptyBatch.into()));
		assert!(!is_hot(id));
		// A dry run.
		let tried: DispatchResult = with_transaction(|| {
			let (_, result) = weigh(call(id, &list, 0));
			assert!(is_hot(id));
			TransactionOutcome::Rollback(result)
		});
		assert_eq!((tried, is_hot(id)), (Ok(()), false));
		assert!(Distribution::claimable(id, &who(0), &list.evidence(0)).is_ok());
		assert_eq!(weigh(call(id, &list, 0)), (8, Ok(())));
		// It stays hot when what follows is undone.
		let failed: DispatchResult = with_storage_layer(|| {
			assert_eq!(weigh(call(id, &list, 1)), (4, Ok(())));
			Err(E::EmptyBatch.into())
		});
		assert!(failed.is_err() && is_hot(id));
	});
}

#[test]
fn round_should_stay_cold_while_nothing_is_paid_from_it() {
	run(|| {
		costs();
		let list = List::simple(64);
		let id = open(list.terms());
		// A claim that fails.
		Registry::refuse(who(0), Refusal::Frozen);
		assert_eq!(weigh(call(id, &list, 0)), (8, Err(E::AccountFrozen.into())));
		assert!(!is_hot(id));
		// The round is written, and the pot is not.
		let item = Call::claim_batch { id, claims: vec![list.item(0)].try_into().unwrap() };
		assert_eq!(weigh(item), (2 + 1, Ok(())));
		assert!(round(id).set_aside > 0 && !is_hot(id));
		Registry::refuse(who(1), Refusal::Frozen);
		let (beneficiary, evidence) = (who(1), list.evidence(1));
		assert_ok!(dispatch(
			RuntimeOrigin::signed(RELAYER),
			Call::set_aside { id, beneficiary, evidence }
		));
		assert!(!is_hot(id));
	});
}

/// Its number is not used again.
#[test]
fn round_that_is_removed_should_weigh_looking_for_it() {
	run(|| {
		costs();
		let list = List::simple(2);
		let id = open(list.terms());
		claim(id, &list, 0).unwrap();
		claim(id, &list, 1).unwrap();
		Distribution::do_close(id).unwrap();
		assert!(Distribution::do_clean_up(id, 9).unwrap().all);
		assert!(is_hot(id));
		assert_eq!(weigh(call(id, &list, 0)), (1, Err(E::UnknownRound.into())));
		let next = open(list.terms());
		assert!(next != id && !is_hot(next));
	});
}

#[test]
fn turn_of_a_hot_round_should_not_weigh_the_round_and_its_pot() {
	run(|| {
		Costs::set(RuntimeDbWeight { read: 0, write: 1 });
		let id = open_listed(List::simple(8).rows, Release::Immediate);
		let plenty = Weight::from_parts(1_000, 10_000);
		// One unit for the queue, one for the turn, and two for each row.
		let turn = |rows: u64| Weight::from_parts(1 + 1 + 2 * rows, 10_000);
		assert_eq!(Distribution::on_idle(1, turn(3)).ref_time(), 1 + 1 + 2 * 3);
		assert_eq!(round(id).payments, 3);
		// In the mock a turn weighs less than what it shares.
		assert_eq!(Distribution::on_idle(1, turn(2)).ref_time(), 1 + 2 * 2);
		assert_eq!(round(id).payments, 5);
		System::set_block_number(2);
		assert_eq!(Distribution::on_idle(2, plenty).ref_time(), 1 + 1 + 2 * 3);
		assert_eq!(round(id).payments, 8);
	});
}

#[test]
fn block_should_declare_its_list_of_hot_rounds() {
	run(|| {
		costs();
		let costs = Costs::get();
		let declared = pallet_distribution_common::value_weight::<Balance>(costs)
			+ pallet_distribution_common::value_weight::<FreeUseOf<Test>>(costs)
			+ pallet_distribution_common::value_weight::<PaidFromOf<Test>>(costs);
		assert_eq!(Distribution::on_initialize(1), declared);
	});
}
