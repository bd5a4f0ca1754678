//! Free claims as transactions: what they declare and take, and what they leave to others.

use crate::common::*;
use distribution_primitives::UnlockSchedule;
use pallet_distribution::{BatchSize, FreeClaims, WeightInfo};
use polkadot_sdk::{
	frame_support::{traits::Hooks, weights::Weight},
	pallet_transaction_payment::{Multiplier, NextFeeMultiplier},
	sp_core::{Blake2Hasher, H256},
	sp_keyring::Sr25519Keyring::Charlie,
	sp_runtime::{traits::TransactionExtension, FixedPointNumber},
	sp_trie::{proof_size_extension::ProofSizeExt, recorder::Recorder},
};

/// What the block has booked for ordinary transactions.
fn booked() -> Weight {
	*frame_system::BlockWeight::<Runtime>::get().get(DispatchClass::Normal)
}

/// What is given back must not make a block heavier than it says. Claims of three kinds in turns,
/// with the proof recorded as collators and validators do it.
#[test]
fn free_claims_should_declare_at_least_what_they_take() {
	let recorder = Recorder::<Blake2Hasher>::default();
	let mut chain = chain();
	chain.register_extension(ProofSizeExt::new(recorder.clone()));
	let rounds = chain.execute_with(|| {
		// A quarter has unlocked, so the record of the stream is written.
		let schedule = UnlockSchedule { start: 0, cliff: 0, length: 4_000, step: 1 };
		let stream = Release::Streamed { schedule, revocable: false, prepaid: true };
		[Release::Immediate, Release::Vested { start: 1_000, length: 1_000 }, stream]
			.map(|release| open_round(&[20 * UNIT; 20], release))
	});
	chain.commit_all().unwrap();
	chain.execute_with_recorder(recorder, || {
		next_block();
		let mut recorded = 0;
		let base = blocks::RuntimeBlockWeights::get().get(DispatchClass::Normal).base_extrinsic;
		for row in 0..20u8 {
			for (id, evidence) in &rounds {
				let call = claim(*id, row, &evidence[usize::from(row)]);
				let declared = call.get_dispatch_info().call_weight + extensions(0).weight(&call);
				let len = UncheckedExtrinsic::new_transaction(call.clone(), extensions(0));
				let len = len.encoded_size() as u64;
				let (before, free) = (booked(), Distribution::free_use());
				assert_eq!(apply_free(call), Ok(Ok(())), "row {row} of {id}");
				let taken = booked() - before;
				let counted = Distribution::free_use() - free;
				assert!(taken.ref_time() <= (base + declared).ref_time());
				// The shares see nearly all of what the block does.
				assert!(counted.ref_time() <= taken.ref_time());
				assert!(counted.ref_time() > taken.ref_time() / 10 * 9);
				let proof = counted.proof_size();
				assert!(len <= proof, "{proof} bytes, of which {len} are the transaction");
				recorded += proof - len;
				assert!(proof <= declared.proof_size() + len, "{proof} of {declared}");
			}
		}
		// Where the trie is small, most of what a claim needs is in the proof already.
		assert!(recorded > 0, "nothing was recorded");
	});
}

/// The pool has tried it before the freeze. It fails in the block, moves nothing, costs nobody a
/// fee, and uses up what free claims may use.
#[test]
fn free_claim_of_an_account_frozen_since_should_fail_and_count() {
	chain().execute_with(|| {
		let (id, evidence) = open_round(&[UNIT; 2], Release::Immediate);
		next_block();
		let call = claim(id, 0, &evidence[0]);
		assert!(call.authorize(TransactionSource::External).unwrap().is_ok());
		let officer = RuntimeOrigin::signed(Charlie.to_account_id());
		Compliance::freeze(officer, beneficiary(100), H256::repeat_byte(7)).unwrap();
		assert!(call.authorize(TransactionSource::External).unwrap().is_err());
		assert_eq!(Distribution::free_use(), Weight::zero());
		let frozen = pallet_distribution::Error::<Runtime>::AccountFrozen;
		assert_eq!(apply_free(call), Ok(Err(frozen.into())));
		let round = pallet_distribution::Rounds::<Runtime>::get(id).unwrap();
		let whole = Distribution::free_claim_weight(&round, &evidence[0]);
		assert_eq!(Distribution::free_use().ref_time(), whole.ref_time());
		assert_eq!((round.rows_claimed, Fees::kept()), (0, 0));
	});
}

/// A block that is half full takes a fifth of free claims and no more; what pays goes on.
#[test]
fn free_claims_should_leave_room_for_what_pays() {
	chain().execute_with(|| {
		let (id, evidence) = open_round(&[UNIT; 3], Release::Immediate);
		next_block();
		let share: Weight = distribution::MaxFreeClaims::get();
		let book = |used: Weight| {
			let half: Weight = distribution::FreeClaimsFill::get();
			System::set_block_consumed_resources(half.saturating_add(used), 0);
			FreeClaims::<Runtime>::mutate(|all| {
				all.block = System::block_number();
				all.used = used;
				all.managers = vec![(Bob.to_account_id(), used.ref_time())].try_into().unwrap();
			});
		};
		book(share);
		let exhausted = InvalidTransaction::ExhaustsResources;
		assert_eq!(apply_free(claim(id, 0, &evidence[0])), Err(exhausted.into()));
		assert_eq!(apply(Alice, claim(id, 0, &evidence[0])), Ok(Ok(())));
		// With half of it used, a third of the other half is for another manager's rounds.
		book(share.saturating_div(2));
		assert_eq!(apply_free(claim(id, 1, &evidence[1])), Ok(Ok(())));
	});
}

#[test]
fn free_claims_should_not_make_fees_rise() {
	let before = Multiplier::saturating_from_integer(5);
	let after = |free: bool| {
		chain().execute_with(|| {
			next_block();
			NextFeeMultiplier::<Runtime>::put(before);
			let half: Weight = distribution::FreeClaimsFill::get();
			System::set_block_consumed_resources(half, 0);
			if free {
				FreeClaims::<Runtime>::mutate(|all| {
					all.block = System::block_number();
					all.used = half;
				});
			}
			TransactionPayment::on_finalize(System::block_number());
			assert_eq!(booked(), half);
			NextFeeMultiplier::<Runtime>::get()
		})
	};
	assert!(after(false) > before);
	assert!(after(true) < before);
}

/// A fifth of a block holds hundreds of them, and one manager's rounds many.
#[test]
fn share_of_a_block_should_hold_many_free_claims() {
	chain().execute_with(|| {
		let (id, evidence) = open_round(&[UNIT; 200], Release::Immediate);
		let round = pallet_distribution::Rounds::<Runtime>::get(id).unwrap();
		let each = Distribution::free_claim_weight(&round, &evidence[0]).ref_time();
		let share = distribution::MaxFreeClaims::get().ref_time();
		assert!(300 * each <= share, "{each} of {share}");
		assert!(distribution::MaxFreeClaims::get().all_lt(distribution::FreeClaimsFill::get()));
		// What pays must have room in a block that free claims have filled.
		let normal = blocks::RuntimeBlockWeights::get().get(DispatchClass::Normal).max_total;
		let filled = distribution::FreeClaimsFill::get();
		assert!(filled.saturating_add(distribution::MaxFreeClaims::get()).all_lte(normal.unwrap()));
	});
}

/// A range of as many rows as a call takes is free as well, and each of them uses less than alone.
#[test]
fn share_of_a_block_should_hold_a_free_range_of_the_largest_length() {
	chain().execute_with(|| {
		let (id, evidence) = open_round(&[UNIT; 2], Release::Immediate);
		let round = pallet_distribution::Rounds::<Runtime>::get(id).unwrap();
		let rows = <Runtime as pallet_distribution::Config>::MaxBatch::get();
		let whole = Distribution::free_range_weight(&round, BatchSize::largest_range(rows));
		let share: Weight = distribution::MaxFreeClaims::get();
		let for_one_manager = share.set_ref_time(share.ref_time() / 3);
		assert!(whole.all_lte(for_one_manager), "{whole} of {for_one_manager}");
		let alone = Distribution::free_claim_weight(&round, &evidence[0]).ref_time();
		assert!(whole.ref_time() < u64::from(rows) * alone / 2, "{whole}, {alone}");
	});
}

/// What admission shares with the call and the block has to be in what was measured, to be taken
/// off.
#[test]
fn admission_should_not_count_what_is_counted_elsewhere() {
	type Measured = weights::pallet_distribution::WeightInfo<Runtime>;
	chain().execute_with(|| {
		let (_, evidence) = open_round(&[UNIT; 2], Release::Immediate);
		let depth = evidence[0].depth();
		let elsewhere = Distribution::counted_elsewhere();
		let range = BatchSize::largest_range(10);
		for (measured, declared) in [
			(Measured::authorize_claim(depth), Distribution::authorize_weight(&evidence[0])),
			(
				Measured::authorize_set_aside(depth),
				Distribution::authorize_set_aside_weight(&evidence[0]),
			),
			(
				Measured::authorize_claim_range(10) + Measured::proof_hashes(range.hashes),
				Distribution::authorize_range_weight(range),
			),
		] {
			assert!(elsewhere.all_lt(measured), "{elsewhere} of {measured}");
			assert_eq!(declared, measured - elsewhere);
		}
		// The block pays once for what is read and written there.
		let once = <Runtime as frame_system::Config>::DbWeight::get().reads_writes(1, 1);
		assert!(once.all_lt(Distribution::on_initialize(1)));
	});
}
