//! Executes blocks of a development chain again, as a node does that imports them: on the real
//! database, with the chain's own wasm, recording the proof. Prints what each block took beside what
//! the chain booked for it: `block_cost FOLDER BLOCK…`, where FOLDER is the chain's in the data of a
//! node that kept all states and has stopped.
//!
//! The node's own `benchmark block` cannot do this. It records no proof, so the weight of proofs is
//! not given back as it was when the block was built, and the state comes out another.

#![expect(clippy::unwrap_used, reason = "a measurement may panic")]

use codec::{Decode, Encode};
use distribution_runtime::{opaque::Block, Hash, Runtime};
use polkadot_sdk::{
	cumulus_primitives_proof_size_hostfunction::storage_proof_size,
	frame_system::{BlockWeight, ConsumedWeight},
	sp_core::traits::CallContext,
	sp_externalities::Extensions,
	sp_io::SubstrateHostFunctions,
	sp_runtime::traits::BlakeTwo256,
	sp_state_machine::{
		backend::{AsTrieBackend, BackendRuntimeCode, TryPendingCode},
		Backend as StateBackend, OverlayedChanges, StateMachine, TrieBackendBuilder,
	},
	sp_trie::{proof_size_extension::ProofSizeExt, recorder::Recorder},
};
use sc_client_api::{
	blockchain::Backend as BlockchainBackend, Backend, HeaderBackend, TrieCacheContext,
};
use sc_client_db::{BlocksPruning, DatabaseSettings, DatabaseSource, PruningMode};
use sc_executor::WasmExecutor;
use std::{
	env,
	path::PathBuf,
	time::{Duration, Instant},
};

/// How often a block is executed, and the place of the median among so many. Executed once more
/// before, for the wasm to be compiled.
const TIMES: usize = 11;
const MEDIAN: usize = 5;

type Database = sc_client_db::Backend<Block>;
/// What a parachain's node gives its runtime.
type Executor = WasmExecutor<(storage_proof_size::HostFunctions, SubstrateHostFunctions)>;

/// The database in the folder of a chain, without a cache of trie nodes: the relay chain's validators
/// have none.
fn open(chain: PathBuf) -> Database {
	let settings = DatabaseSettings {
		trie_cache_maximum_size: None,
		state_pruning: Some(PruningMode::ArchiveAll),
		source: DatabaseSource::Auto {
			paritydb_path: chain.join("paritydb").join("full"),
			rocksdb_path: chain.join("db").join("full"),
			cache_size: 128,
		},
		blocks_pruning: BlocksPruning::KeepAll,
		pruning_filters: Vec::new(),
		metrics_registry: None,
	};
	Database::new(settings, 4_096).unwrap()
}

/// Executes a block on the state of its parent. Returns the time that it took, and the bytes of its
/// proof.
fn execute(
	database: &Database,
	executor: &Executor,
	parent: Hash,
	block: &[u8],
) -> (Duration, usize) {
	let state = database.state_at(parent, TrieCacheContext::Untrusted).unwrap();
	let code = BackendRuntimeCode::<_, BlakeTwo256>::new(&state, TryPendingCode::No);
	let code = code.runtime_code().unwrap();
	let recorder = Recorder::<BlakeTwo256>::default();
	let mut extensions = Extensions::default();
	extensions.register(ProofSizeExt::new(recorder.clone()));
	let recording =
		TrieBackendBuilder::wrap(state.as_trie_backend()).with_recorder(recorder.clone()).build();
	let mut changes = OverlayedChanges::default();
	let started = Instant::now();
	StateMachine::<_, BlakeTwo256, _>::new(
		&recording,
		&mut changes,
		executor,
		"Core_execute_block",
		block,
		&mut extensions,
		&code,
		CallContext::Onchain { import: true },
	)
	.execute()
	.unwrap();
	(started.elapsed(), recorder.to_storage_proof().encoded_size())
}

/// The weight that the chain booked for a block.
fn booked(database: &Database, hash: Hash) -> ConsumedWeight {
	let state = database.state_at(hash, TrieCacheContext::Untrusted).unwrap();
	let key = BlockWeight::<Runtime>::hashed_key();
	let bytes = StateBackend::<BlakeTwo256>::storage(&state, &key).unwrap().unwrap();
	ConsumedWeight::decode(&mut bytes.as_slice()).unwrap()
}

fn main() {
	let mut args = env::args().skip(1);
	let database = open(args.next().unwrap().into());
	let executor = Executor::builder().build();
	for number in args {
		let number: u32 = number.parse().unwrap();
		let hash = database.blockchain().hash(number).unwrap().unwrap();
		let mut header = database.blockchain().header(hash).unwrap().unwrap();
		let extrinsics = database.blockchain().body(hash).unwrap().unwrap();
		// The runtime does not know the seal, which the author adds at the end.
		header.digest.logs.retain(|item| item.as_seal().is_none());
		let (parent, transactions) = (header.parent_hash, extrinsics.len());
		let block = Block { header, extrinsics }.encode();
		execute(&database, &executor, parent, &block);
		let runs: Vec<(Duration, usize)> =
			(0..TIMES).map(|_| execute(&database, &executor, parent, &block)).collect();
		let mut times: Vec<f64> = runs.iter().map(|(time, _)| time.as_secs_f64() * 1e3).collect();
		times.sort_by(f64::total_cmp);
		let weight = booked(&database, hash).total();
		println!(
			"{}",
			serde_json::json!({
				"block": number,
				"transactions": transactions,
				"bytes": block.len(),
				"booked": weight.ref_time() as f64 / 1e9,
				"least": times.first(),
				"median": times.get(MEDIAN),
				"most": times.last(),
				"bookedProof": weight.proof_size(),
				"proof": runs.first().map(|(_, proof)| proof),
			})
		);
	}
}
