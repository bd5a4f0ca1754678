//! Free claims as transactions: what they declare and take, and what they leave to others.

use crate::common::*;
use distribution_primitives::{Credential, UnlockSchedule};
use pallet_distribution::{BatchSize, FreeClaims, WeightInfo};
use polkadot_sdk::{
	frame_support::{traits::Hooks, weights::Weight},
	pallet_transaction_payment::{Multiplier, NextFeeMultiplier},
	sp_core::{Blake2Hasher, H256},
	sp_keyring::Sr25519Keyring::{Charlie, Dave},
	sp_runtime::FixedPointNumber,
	sp_trie::{proof_size_extension::ProofSizeExt, recorder::Recorder},
};

/// What the block has booked for ordinary transactions.
pub fn booked() -> Weight {
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
	chain.execute_with_recorder(recorder.clone(), || {
		next_block();
		let (mut recorded, mut all_declared) = (0, Weight::zero());
		let start = booked();
		let base = blocks::RuntimeBlockWeights::get().get(DispatchClass::Normal).base_extrinsic;
		for row in 0..20u8 {
			for (id, evidence) in &rounds {
				let call = claim(*id, row, &evidence[usize::from(row)]);
				let declared = call.get_dispatch_info().call_weight + call.weight_of_authorize();
				let len = UncheckedExtrinsic::new_bare(call.clone()).encoded_size() as u64;
				let (before, free) = (booked(), Distribution::free_use());
				let proof_before = recorder.estimate_encoded_size() as u64;
				assert_eq!(apply_free(call), Ok(Ok(())), "row {row} of {id}");
				let proof_taken = recorder.estimate_encoded_size() as u64 - proof_before;
				let taken = booked() - before;
				let counted = Distribution::free_use() - free;
				assert!(taken.ref_time() <= (base + declared).ref_time());
				// The shares see what the block does.
				assert_eq!(counted.ref_time(), taken.ref_time());
				assert!(counted.proof_size() <= taken.proof_size());
				let proof = counted.proof_size();
				assert!(len <= proof, "{proof} bytes, of which {len} are the transaction");
				// Admitting the first of a round reads most of what it takes. Before the very first
				// the block reads some things of its own.
				if recorded > 0 {
					assert!(proof_taken <= proof - len, "{proof_taken} of {proof}, with {len}");
				}
				recorded += proof - len;
				all_declared += declared;
				assert!(proof <= declared.proof_size() + len, "{proof} of {declared}");
			}
		}
		// Where the trie is small, most of what a claim needs is in the proof already.
		assert!(recorded > 0, "nothing was recorded");
		let (all, declared) = ((booked() - start).proof_size(), all_declared.proof_size());
		assert!(all < declared / 2, "{all} bytes of {declared} were not given back");
	});
}

/// Clients can send and read bare transactions. They cannot build general ones, and some cannot read a
/// block that one is in.
#[test]
fn free_claim_should_be_bare_and_not_general() {
	chain().execute_with(|| {
		let (id, evidence) = open_round(&[UNIT; 3], Release::Immediate);
		next_block();
		let call = claim(id, 0, &evidence[0]);
		let general = UncheckedExtrinsic::new_transaction(call.clone(), extensions(0));
		assert_eq!(general.encode()[2], 0x45);
		assert_eq!(pooled(general.clone()), Err(InvalidTransaction::Call.into()));
		assert_eq!(Executive::apply_extrinsic(general), Err(InvalidTransaction::Call.into()));
		assert_eq!(Distribution::free_use(), Weight::zero());
		// Its length, a byte and the call: what a client makes of a call by itself.
		let bare = UncheckedExtrinsic::new_bare(call.clone());
		assert_eq!(bare.encode(), (5u8, &call).encode().encode());
		let valid = pooled(bare.clone()).unwrap();
		let said = call.authorize(TransactionSource::External).unwrap();
		assert_eq!(valid, said.unwrap().0);
		assert_eq!((valid.priority, valid.provides.len(), valid.propagate), (0, 1, true));
		assert_eq!(Executive::apply_extrinsic(bare.clone()), Ok(Ok(())));
		assert_eq!(Balances::free_balance(beneficiary(100)), UNIT);
		// Not twice.
		assert_eq!(pooled(bare.clone()), Err(InvalidTransaction::Stale.into()));
		assert_eq!(Executive::apply_extrinsic(bare), Err(InvalidTransaction::Stale.into()));
		// Older clients write another number before it.
		let older = UncheckedExtrinsic::new_bare_legacy(claim(id, 1, &evidence[1]));
		assert!(pooled(older.clone()).is_ok());
		assert_eq!(Executive::apply_extrinsic(older), Ok(Ok(())));
		// It is of the right form, and nothing is due.
		let wrong = claim(id, 1, &evidence[2]);
		let refusal = pallet_distribution::Error::<Runtime>::ProofInvalid;
		let DispatchError::Module(module) = refusal.into() else { unreachable!() };
		let invalid = InvalidTransaction::Custom(module.error[0]);
		assert_eq!(pooled(UncheckedExtrinsic::new_bare(wrong.clone())), Err(invalid.into()));
		assert_eq!(apply_free(wrong), Err(invalid.into()));
	});
}

/// All other calls need a signature. An author could put one without into its own block, as on any chain
/// of the SDK, and it fails.
#[test]
fn other_calls_should_not_be_sent_bare() {
	chain().execute_with(|| {
		let (id, evidence) = open_round(&[UNIT; 2], Release::Immediate);
		next_block();
		let transfer = RuntimeCall::Balances(pallet_balances::Call::transfer_allow_death {
			dest: Bob.to_account_id().into(),
			value: UNIT,
		});
		let remark = RuntimeCall::System(frame_system::Call::remark { remark: vec![7] });
		let close = RuntimeCall::Distribution(pallet_distribution::Call::close { id });
		let calls = vec![claim(id, 0, &evidence[0])];
		let batch = RuntimeCall::Utility(pallet_utility::Call::batch { calls: calls.clone() });
		let all = RuntimeCall::Utility(pallet_utility::Call::batch_all { calls });
		for (call, fails) in
			[(transfer, true), (remark, false), (close, false), (batch, true), (all, true)]
		{
			assert!(pooled(UncheckedExtrinsic::new_bare(call.clone())).is_err(), "{call:?}");
			let general = UncheckedExtrinsic::new_transaction(call.clone(), extensions(0));
			assert_eq!(pooled(general), Err(InvalidTransaction::Call.into()));
			match apply_free(call) {
				Ok(outcome) => assert_eq!((outcome, fails), (Err(DispatchError::BadOrigin), true)),
				Err(invalid) => {
					assert_eq!((invalid, fails), (InvalidTransaction::Call.into(), false));
				}
			}
		}
		assert_eq!(Distribution::free_use(), Weight::zero());
		assert_eq!(Balances::free_balance(beneficiary(100)), 0);
	});
}

/// The block looks whether it has room for the admission and for what the call declares.
#[test]
fn free_claim_should_need_room_for_its_admission_too() {
	chain().execute_with(|| {
		let (id, evidence) = open_round(&[UNIT; 2], Release::Immediate);
		next_block();
		let weights = blocks::RuntimeBlockWeights::get();
		let normal = weights.get(DispatchClass::Normal);
		let call = claim(id, 0, &evidence[0]);
		let declared = call.get_dispatch_info().call_weight + call.weight_of_authorize();
		let needed = (normal.base_extrinsic + declared).ref_time();
		let leave = |room: u64| {
			let used = normal.max_total.unwrap().ref_time() - room;
			System::set_block_consumed_resources(Weight::from_parts(used, 0), 0);
		};
		leave(needed - 1);
		let exhausted = InvalidTransaction::ExhaustsResources;
		assert_eq!(apply_free(call.clone()), Err(exhausted.into()));
		leave(needed);
		assert_eq!(apply_free(call), Ok(Ok(())));
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

/// Credentials without signature are counted by their number. What they need is the block's, and not
/// taken from free claims.
#[test]
fn free_credential_should_not_use_the_share_of_free_claims() {
	let recorder = Recorder::<Blake2Hasher>::default();
	let mut chain = chain();
	chain.register_extension(ProofSizeExt::new(recorder.clone()));
	chain.commit_all().unwrap();
	chain.execute_with_recorder(recorder.clone(), || {
		next_block();
		let attester = Dave.to_account_id();
		let known = Compliance::attester(&attester).unwrap();
		let credential = Credential {
			genesis: System::block_hash(0),
			attester,
			account: beneficiary(100),
			level: 1,
			jurisdiction: "DE".parse().unwrap(),
			expires: 1_000_000,
			evidence: H256::zero(),
			nonce: 1,
			epoch: known.epoch,
			key: known.key_number,
		};
		let signature = Dave.sign(&credential.message()).into();
		let call = pallet_compliance::Call::present_credential { credential, signature };
		let (before, proof) = (booked(), recorder.estimate_encoded_size() as u64);
		assert_eq!(apply_free(RuntimeCall::Compliance(call)), Ok(Ok(())));
		assert!((booked() - before).proof_size() > 0);
		assert!(recorder.estimate_encoded_size() as u64 > proof, "nothing was recorded");
		assert_eq!(Distribution::free_use(), Weight::zero());
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

/// What fits into the share of a manager of whose round the block has paid already: a claim that as
/// the first of the block would not.
#[test]
fn share_of_a_block_should_hold_more_free_claims_once_it_has_paid_from_their_round() {
	chain().execute_with(|| {
		let (id, evidence) = open_round(&[UNIT; 2], Release::Immediate);
		next_block();
		let round = pallet_distribution::Rounds::<Runtime>::get(id).unwrap();
		let first = Distribution::free_claim_weight(&round, &evidence[0]);
		let shared = <Runtime as frame_system::Config>::DbWeight::get().reads_writes(2, 2);
		let part = distribution::MaxFreeClaims::get().ref_time() / 3;
		let used = Weight::from_parts(part - (first - shared).ref_time(), 0);
		let book = || {
			let half: Weight = distribution::FreeClaimsFill::get();
			System::set_block_consumed_resources(half.saturating_add(used), 0);
			FreeClaims::<Runtime>::mutate(|all| {
				all.block = System::block_number();
				all.used = used;
				all.managers = vec![(Alice.to_account_id(), used.ref_time())].try_into().unwrap();
			});
		};
		book();
		let exhausted = InvalidTransaction::ExhaustsResources;
		assert_eq!(apply_free(claim(id, 0, &evidence[0])), Err(exhausted.into()));
		assert_eq!(apply(Bob, claim(id, 0, &evidence[0])), Ok(Ok(())));
		book();
		assert_eq!(apply_free(claim(id, 1, &evidence[1])), Ok(Ok(())));
		assert_eq!(Distribution::free_use().ref_time(), part);
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
		// Of a claim by an Ethereum key the genesis hash and the owner's record besides.
		let signature = Measured::ethereum_signature();
		let shared = <Runtime as frame_system::Config>::DbWeight::get().reads(2);
		assert!(shared.all_lt(signature), "{shared} of {signature}");
		assert_eq!(
			Distribution::authorize_ethereum_weight(&evidence[0]),
			Distribution::authorize_weight(&evidence[0]) + signature - shared
		);
		// The block pays once for what is read and written there.
		let once = <Runtime as frame_system::Config>::DbWeight::get().reads_writes(1, 1);
		assert!(once.all_lt(Distribution::on_initialize(1)));
	});
}
