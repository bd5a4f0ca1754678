//! Executes blocks of a development chain again, in two ways: as a node does that imports them, on the
//! real database, with the chain's own wasm, recording the proof; and as the validators of the relay
//! chain do, which have that proof and nothing else. Prints what each block took beside what the chain
//! booked for it: `block_cost FOLDER TIMES BLOCK…`, where FOLDER is the chain's in the data of a node
//! that kept all states and has stopped, and TIMES is how often each block is executed in each way.
//! Fails if validators refuse a block, or find another head for it than its author.
//!
//! The node's own `benchmark block` cannot do this. It records no proof, so the weight of proofs is
//! not given back as it was when the block was built, and the state comes out another.

#![expect(clippy::unwrap_used, reason = "a measurement may panic")]

mod chain;
mod collator;
mod validators;

use chain::Chain;
use codec::{Decode, Encode};
use distribution_runtime::{configs::blocks::RuntimeBlockWeights, Runtime};
use polkadot_node_core_pvf_common::sp_tracing;
use polkadot_sdk::{
	frame_system::{BlockWeight, ConsumedWeight},
	sp_core::storage::well_known_keys::CODE,
};
use serde_json::{json, Value};
use std::{
	collections::BTreeMap,
	env,
	path::Path,
	time::{Duration, Instant},
};
use validators::Validators;

/// The least, the median and the most of some times, in milliseconds.
fn spread(times: Vec<Duration>) -> Value {
	let mut times: Vec<f64> = times.into_iter().map(|time| time.as_secs_f64() * 1e3).collect();
	times.sort_by(f64::total_cmp);
	json!({ "least": times.first(), "median": times.get(times.len() / 2), "most": times.last() })
}

fn main() {
	// What the runtime says when it refuses a block.
	sp_tracing::try_init_simple();
	let mut args = env::args().skip(1);
	let chain = Chain::open(Path::new(&args.next().unwrap()));
	let times: usize = args.next().unwrap().parse().unwrap();
	let limit = RuntimeBlockWeights::get().max_block;
	// By code: preparing takes far longer than validating.
	let mut validators = BTreeMap::new();
	for number in args {
		let number: u32 = number.parse().unwrap();
		let (hash, block) = chain.block(number);
		let parent = block.header.parent_hash;

		let bytes = block.encode();
		let execute = || {
			let (time, _) = chain.recorded(parent, |call| {
				let started = Instant::now();
				call("Core_execute_block", &bytes);
				started.elapsed()
			});
			time
		};
		// Once more before, for the wasm to be compiled.
		execute();
		let executed: Vec<Duration> = (0..times).map(|_| execute()).collect();

		let candidate = collator::author(&chain, &block);
		let validators = validators
			.entry(chain.value(parent, CODE))
			.or_insert_with_key(|code| Validators::prepare(code));
		let validated: Vec<Duration> = (0..times)
			.map(|_| {
				let (head, time) = validators.validate(&candidate.params);
				assert_eq!(head, candidate.head, "validators find another head");
				time
			})
			.collect();

		let weight = chain.value(hash, &BlockWeight::<Runtime>::hashed_key());
		let weight = ConsumedWeight::decode(&mut weight.as_slice()).unwrap().total();
		println!(
			"{}",
			json!({
				"block": number,
				"transactions": block.extrinsics.len(),
				"booked": weight.ref_time() as f64 / 1e9,
				"took": spread(executed),
				"validated": spread(validated),
				"mostTime": limit.ref_time() as f64 / 1e9,
				"bookedProof": weight.proof_size(),
				"pov": candidate.params.block_data.0.len(),
				"mostPov": limit.proof_size(),
			})
		);
	}
}
