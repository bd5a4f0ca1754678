//! Blocks of random transactions: whatever is given back of what they declare, what is left must
//! cover what they take. Here the proof, which can be compared to the byte, on a state of many
//! accounts. Time, on the chain's own wasm, is compared by `scripts/full-blocks.mjs --mixed`.
//!
//! `MIXED_SEED` carries out the run of one seed, and `MIXED_SEEDS` so many from there on. A run that
//! fails names its seed.

mod making;

use crate::common::*;
use making::{Draws, Sent, World, KINDS};
use polkadot_sdk::{
	frame_support::{
		storage::with_transaction,
		traits::{Hooks, OnIdle, WhitelistedStorageKeys},
		weights::Weight,
	},
	frame_system::BlockSize,
	sp_core::Blake2Hasher,
	sp_externalities::ExtensionStore,
	sp_runtime::{traits::TransactionExtension, ApplyExtrinsicResult, TransactionOutcome},
	sp_trie::{proof_size_extension::ProofSizeExt, recorder::Recorder},
};
use std::{any::TypeId, collections::BTreeMap, fmt, ops::Range};

/// Runs, each with a chain of its own.
const SEEDS: u64 = 8;
/// Blocks of a run.
const BLOCKS: u32 = 4;
/// Transactions of a block.
const TRANSACTIONS: usize = 24;

type Recording = Recorder<Blake2Hasher>;

/// A transaction, and how to find it again.
struct At<'a> {
	seed: u64,
	block: u32,
	number: usize,
	sent: &'a Sent,
}

impl fmt::Display for At<'_> {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { seed, block, number, sent } = self;
		write!(f, "seed {seed}, block {block}, transaction {number}, {sent:?}")
	}
}

/// What became of a transaction, and what the block booked for it.
struct Booked {
	said: ApplyExtrinsicResult,
	weight: Weight,
}

impl Sent {
	/// What the block books at most.
	fn declared(&self) -> Weight {
		let more = match self.signer {
			Some(_) => TransactionExtension::<RuntimeCall>::weight(&extensions(0), &self.call),
			None => self.call.weight_of_authorize(),
		};
		let weights = blocks::RuntimeBlockWeights::get();
		let base = weights.get(DispatchClass::Normal).base_extrinsic;
		base + self.call.get_dispatch_info().call_weight + more
	}

	/// What the block gets back of the weight of its extensions, once it knows the recorded proof:
	/// nobody here is enrolled for activity.
	fn unspent_on_fees(&self) -> Weight {
		match self.signer {
			Some(_) => fees::activity_weight(),
			None => Weight::zero(),
		}
	}

	/// Carries out the call alone. Returns what it weighs, unless that is what it declares.
	fn dispatch(&self) -> Option<Weight> {
		let origin = match self.signer {
			Some(signer) => RuntimeOrigin::signed(signer.to_account_id()),
			None => RuntimeOrigin::none(),
		};
		match self.call.clone().dispatch(origin) {
			Ok(done) => done.actual_weight,
			Err(failed) => failed.post_info.actual_weight,
		}
	}

	/// Has the block apply it. An author leaves out what is refused.
	fn apply(&self) -> ApplyExtrinsicResult {
		with_transaction(|| {
			let said = match self.signer {
				Some(signer) => apply(signer, self.call.clone()),
				None => apply_free(self.call.clone()),
			};
			let refused = said.is_err();
			let said = Ok::<_, DispatchError>(said);
			if refused {
				TransactionOutcome::Rollback(said)
			} else {
				TransactionOutcome::Commit(said)
			}
		})
		.unwrap()
	}
}

/// Runs `work` and forgets what it did.
fn rolled_back<R>(work: impl FnOnce() -> R) -> R {
	with_transaction(|| TransactionOutcome::Rollback(Ok::<_, DispatchError>(work()))).unwrap()
}

/// Begins the next block, up to where its transactions come.
fn begin() {
	next_block();
	Executive::inherents_applied();
}

/// What follows the transactions of a block, in the pallets that weigh it, and the storage root.
fn finish() {
	System::note_finished_extrinsics();
	let number = System::block_number();
	let left = blocks::RuntimeBlockWeights::get().max_block.saturating_sub(total());
	let used = <AllPalletsWithSystem as OnIdle<BlockNumber>>::on_idle(number, left);
	System::register_extra_weight_unchecked(used, DispatchClass::Mandatory);
	TransactionPayment::on_finalize(number);
	Fees::on_finalize(number);
	Clock::on_finalize(number);
	System::finalize();
}

/// What the block has booked.
fn total() -> Weight {
	System::block_weight().total()
}

/// Bytes of the block.
fn length() -> u64 {
	BlockSize::<Runtime>::get().unwrap_or_default().into()
}

/// Reads what benchmarks pass over, because the block or every transaction weighs it, and what the
/// filter of calls reads.
fn touch() {
	for item in AllPalletsWithSystem::whitelisted_storage_keys() {
		let _ = sp_io::storage::get(&item.key);
	}
	assert!(pallet_emission::Pools::<Runtime>::iter().count() > 0);
	let remark = RuntimeCall::System(frame_system::Call::remark { remark: Vec::new() });
	assert_ok!(rolled_back(|| remark.dispatch(RuntimeOrigin::signed(Ferdie.to_account_id()))));
}

/// Bytes that have been recorded.
fn recorded(recording: &Recording) -> u64 {
	recording.estimate_encoded_size() as u64
}

/// A call must not weigh more than it declares, nor need more proof than it weighs after what it has
/// given back: by itself, as the first of a block that reads what it does.
fn check_alone(chain: &mut TestExternalities, at: &At) {
	let Sent { call, signer, .. } = at.sent;
	let recording = Recording::default();
	let declared = call.get_dispatch_info().call_weight;
	let (weight, proof) = chain.execute_with_recorder(recording.clone(), || {
		touch();
		// Extensions weigh it.
		if let Some(signer) = signer {
			frame_system::Account::<Runtime>::get(signer.to_account_id());
		}
		let before = recorded(&recording);
		let weight = rolled_back(|| at.sent.dispatch()).unwrap_or(declared);
		(weight, recorded(&recording) - before)
	});
	assert!(weight.all_lte(declared), "{weight} of {declared}: {at}");
	assert!(proof <= weight.proof_size(), "{proof} bytes of {weight}: {at}");
}

/// Has a block carry out these transactions. What it books for each, and for all with its hooks and
/// the storage root, must cover the recorded proof; and be no more than declared.
///
/// If it `knows` what is recorded, as nodes and validators do, what was not recorded is given back.
fn carry_out(chain: &mut TestExternalities, all: &[At], knows: bool) -> Vec<Booked> {
	let recording = Recording::default();
	if knows {
		chain.register_extension(ProofSizeExt::new(recording.clone()));
	}
	chain.execute_with_recorder(recording.clone(), || {
		begin();
		// What hooks declare is not the first transaction's.
		if !knows {
			touch();
		}
	});
	let each = |at: &At| {
		let (said, weight, proof, bytes) = chain.execute_with_recorder(recording.clone(), || {
			let before = (total(), recorded(&recording), length());
			let said = at.sent.apply();
			let proof = recorded(&recording) - before.1;
			(said, total() - before.0, proof, length() - before.2)
		});
		if said.is_err() {
			assert_eq!((weight, bytes), (Weight::zero(), 0), "{at}");
		} else {
			let most = at.sent.declared().saturating_add(Weight::from_parts(0, bytes));
			assert!(weight.all_lte(most), "{weight} of {most}, knowing {knows}: {at}");
			// What is known is booked, from where the block begins to look.
			let left = weight.proof_size() - bytes;
			assert!(knows || proof <= left, "{proof} bytes of {left}: {at}");
		}
		Booked { said, weight }
	};
	let booked = all.iter().map(each).collect();
	let (weight, needed) = chain.execute_with_recorder(recording.clone(), || {
		let bytes = length();
		finish();
		(total(), recorded(&recording) + bytes)
	});
	if knows {
		chain.deregister_extension_by_type_id(TypeId::of::<ProofSizeExt>()).unwrap();
	}
	let At { seed, block, .. } = all[0];
	let most = blocks::RuntimeBlockWeights::get().max_block;
	assert!(weight.all_lte(most), "{weight} of {most}: seed {seed}, block {block}");
	let left = weight.proof_size();
	assert!(needed <= left, "{needed} bytes of {left}: seed {seed}, block {block}");
	booked
}

/// The seeds to run, and whether these are those of every run.
fn seeds() -> (Range<u64>, bool) {
	let number = |name: &str| std::env::var(name).ok().map(|text| text.parse::<u64>().unwrap());
	let (first, count) = (number("MIXED_SEED"), number("MIXED_SEEDS"));
	let count = count.unwrap_or(if first.is_some() { 1 } else { SEEDS });
	let first = first.unwrap_or(1);
	(first..first + count, count >= SEEDS)
}

#[test]
fn mixed_blocks_should_take_no_more_proof_than_they_book() {
	let mut tally = BTreeMap::<(&str, &str), u32>::new();
	let (seeds, all) = seeds();
	for seed in seeds {
		let (mut chain, world) = World::new(seed);
		let mut draws = Draws::new(seed);
		for block in 0..BLOCKS {
			let sent: Vec<Sent> =
				(0..TRANSACTIONS).map(|_| world.transaction(&mut draws)).collect();
			let sent: Vec<At> =
				(0..).zip(&sent).map(|(number, sent)| At { seed, block, number, sent }).collect();
			chain.execute_with(begin);
			for at in &sent {
				check_alone(&mut chain, at);
				let _ = chain.execute_with(|| at.sent.apply());
			}
			// The same block in two other ways.
			chain.reset_overlay();
			let declaring = carry_out(&mut chain, &sent, false);
			chain.reset_overlay();
			let recording = carry_out(&mut chain, &sent, true);
			chain.commit_all().unwrap();
			for ((at, declaring), recording) in sent.iter().zip(declaring).zip(recording) {
				// A share of a block may hold one that is recorded, and not one that is declared.
				if declaring.said != recording.said {
					break;
				}
				// Of the time it gives back what fees do not need, and nothing else.
				let time = recording.weight.ref_time();
				let unspent = at.sent.unspent_on_fees().ref_time();
				assert_eq!(time + unspent, declaring.weight.ref_time(), "{at}");
				let end = match recording.said {
					Ok(Ok(())) => "done",
					Ok(Err(_)) => "failed",
					Err(_) => "refused",
				};
				*tally.entry((at.sent.kind, end)).or_default() += 1;
			}
		}
	}
	if all {
		for kind in KINDS {
			assert!(tally.contains_key(&(kind, "done")), "no {kind} is done: {tally:?}");
		}
		for end in ["failed", "refused"] {
			assert!(tally.keys().any(|(_, found)| *found == end), "none is {end}: {tally:?}");
		}
	}
}
