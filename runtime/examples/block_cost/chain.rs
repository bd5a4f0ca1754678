//! The chain in the database of a node that has stopped.

use distribution_runtime::{opaque::Block, Hash, Header};
use polkadot_sdk::{
	cumulus_primitives_proof_size_hostfunction::storage_proof_size,
	sp_core::traits::CallContext,
	sp_externalities::Extensions,
	sp_io::SubstrateHostFunctions,
	sp_runtime::traits::BlakeTwo256,
	sp_state_machine::{
		backend::{AsTrieBackend, BackendRuntimeCode, TryPendingCode},
		Backend as StateBackend, OverlayedChanges, StateMachine, TrieBackendBuilder,
	},
	sp_trie::{proof_size_extension::ProofSizeExt, recorder::Recorder, StorageProof},
};
use sc_client_api::{
	blockchain::Backend as BlockchainBackend, Backend, HeaderBackend, TrieCacheContext,
};
use sc_client_db::{BlocksPruning, DatabaseSettings, DatabaseSource, PruningMode};
use sc_executor::WasmExecutor;
use std::path::Path;

/// What a parachain's node gives its runtime.
type Executor = WasmExecutor<(storage_proof_size::HostFunctions, SubstrateHostFunctions)>;

/// The blocks and states of a chain, and what executes its wasm.
pub struct Chain {
	database: sc_client_db::Backend<Block>,
	executor: Executor,
}

impl Chain {
	/// The chain in this folder of a node's data. There is no cache of trie nodes: the relay chain's
	/// validators have none that is filled before a block.
	pub fn open(folder: &Path) -> Self {
		let settings = DatabaseSettings {
			trie_cache_maximum_size: None,
			state_pruning: Some(PruningMode::ArchiveAll),
			source: DatabaseSource::Auto {
				paritydb_path: folder.join("paritydb").join("full"),
				rocksdb_path: folder.join("db").join("full"),
				cache_size: 128,
			},
			blocks_pruning: BlocksPruning::KeepAll,
			pruning_filters: Vec::new(),
			metrics_registry: None,
		};
		Self {
			database: sc_client_db::Backend::new(settings, 4_096).unwrap(),
			executor: Executor::builder().build(),
		}
	}

	/// The header with this hash.
	pub fn header(&self, hash: Hash) -> Header {
		self.database.blockchain().header(hash).unwrap().unwrap()
	}

	/// The block with this number, and its hash. It is without the seal, which the author adds at the
	/// end and the runtime does not know.
	pub fn block(&self, number: u32) -> (Hash, Block) {
		let hash = self.database.blockchain().hash(number).unwrap().unwrap();
		let mut header = self.header(hash);
		header.digest.logs.retain(|item| item.as_seal().is_none());
		let extrinsics = self.database.blockchain().body(hash).unwrap().unwrap();
		(hash, Block { header, extrinsics })
	}

	/// What the state after a block has under this key.
	pub fn value(&self, hash: Hash, key: &[u8]) -> Vec<u8> {
		let state = self.database.state_at(hash, TrieCacheContext::Untrusted).unwrap();
		StateBackend::<BlakeTwo256>::storage(&state, key).unwrap().unwrap()
	}

	/// Lets `work` call functions of the runtime, one after another, on the state after a block and on
	/// what they have changed. Returns what `work` returns, and the proof recorded meanwhile.
	pub fn recorded<R>(
		&self,
		hash: Hash,
		work: impl FnOnce(&mut dyn FnMut(&str, &[u8]) -> Vec<u8>) -> R,
	) -> (R, StorageProof) {
		let state = self.database.state_at(hash, TrieCacheContext::Untrusted).unwrap();
		let code = BackendRuntimeCode::<_, BlakeTwo256>::new(&state, TryPendingCode::No);
		let code = code.runtime_code().unwrap();
		let recorder = Recorder::<BlakeTwo256>::default();
		let mut extensions = Extensions::default();
		extensions.register(ProofSizeExt::new(recorder.clone()));
		let recording = TrieBackendBuilder::wrap(state.as_trie_backend())
			.with_recorder(recorder.clone())
			.build();
		let mut changes = OverlayedChanges::default();
		let mut call = |method: &str, data: &[u8]| -> Vec<u8> {
			StateMachine::<_, BlakeTwo256, _>::new(
				&recording,
				&mut changes,
				&self.executor,
				method,
				data,
				&mut extensions,
				&code,
				CallContext::Onchain { import: true },
			)
			.execute()
			.unwrap()
		};
		let result = work(&mut call);
		(result, recorder.to_storage_proof())
	}
}
