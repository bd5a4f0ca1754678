//! The validators of the relay chain.

use codec::{Decode, Encode};
use distribution_runtime::Header;
use polkadot_node_core_pvf_common::executor_interface::{
	execute_artifact, params_to_wasmtime_semantics, prepare, prevalidate,
};
use polkadot_sdk::{
	cumulus_primitives_core::relay_chain::ExecutorParams,
	polkadot_parachain_primitives::primitives::{ValidationParams, ValidationResult},
};
use sp_maybe_compressed_blob::{decompress, CODE_BLOB_BOMB_LIMIT};
use std::{
	thread,
	time::{Duration, Instant},
};

/// What a worker of a validator leaves to Rust on the stack, besides what it leaves to the wasm:
/// `max_stack_size` in `polkadot-node-core-pvf-execute-worker`.
const RUST_STACK: usize = 2 * 1024 * 1024;

/// Code of a parachain, as validators have it once they have prepared it.
///
/// They are not imitated: [`prepare`] and [`execute_artifact`], with the parameters that a relay chain
/// has unless it sets others, are what their workers call. So the wasm may use what they compile, of
/// the stack and of memory what they leave it, and of the host its hashes, signatures, allocator, logs
/// and proofs of tries (`HostFunctions` in `executor_interface.rs` of
/// `polkadot-node-core-pvf-common`). A function that is not among them does not keep the code from
/// being prepared (`allow_missing_func_imports` there): whoever calls it traps, and the block is
/// invalid. Hence a block that stores a chunk of a list is accepted only if `validate_block` brings a
/// `transaction_index` of its own, which it does with the feature of that name.
pub struct Validators {
	params: ExecutorParams,
	artifact: Vec<u8>,
}

impl Validators {
	/// Prepares code as it is in the state of its chain.
	pub fn prepare(code: &[u8]) -> Self {
		let params = ExecutorParams::default();
		let code = decompress(code, CODE_BLOB_BOMB_LIMIT).unwrap();
		let artifact = prepare(prevalidate(&code).unwrap(), &params).unwrap();
		Self { params, artifact }
	}

	/// The head that validators find, and the time that they count: from instantiating the code on.
	/// Panics if they refuse the block.
	pub fn validate(&self, params: &ValidationParams) -> (Header, Duration) {
		let call = params.encode();
		let (_, limit) = params_to_wasmtime_semantics(&self.params);
		let stack = RUST_STACK.saturating_add(limit.native_stack_max as usize);
		let (result, time) = thread::scope(|scope| {
			thread::Builder::new()
				.stack_size(stack)
				.spawn_scoped(scope, || {
					let started = Instant::now();
					(self.execute(&call), started.elapsed())
				})
				.unwrap()
				.join()
				.unwrap()
		});
		let result = ValidationResult::decode(&mut result.as_slice()).unwrap();
		(Header::decode(&mut result.head_data.0.as_slice()).unwrap(), time)
	}

	#[expect(unsafe_code, reason = "validators execute what they compiled before")]
	fn execute(&self, call: &[u8]) -> Vec<u8> {
		// SAFETY: the artifact comes from `prepare`, and nothing has changed it since.
		unsafe { execute_artifact(&self.artifact, &self.params, call) }.unwrap()
	}
}
