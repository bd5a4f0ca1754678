//! Whatever the runtime takes for a call is shown as that call, and other bytes do no harm.
//!
//! The bytes are a call, as anybody can store one for a referendum. The client reads it by the
//! runtime's metadata, the runtime by its own types. Bytes that only the client takes for a call there may
//! be: the metadata do not say how long lists can be.

use codec::{Decode, DecodeLimit, Encode};
use distribution_client::{
	decoding::{decode, Preimages},
	words::Word,
};
use distribution_runtime::{Runtime, RuntimeCall};
use polkadot_sdk::{frame_support::traits::GetCallMetadata, sp_io::TestExternalities};
use std::sync::OnceLock;
use subxt::Metadata;

/// How deep calls may lie in one another. The client reads deeper.
const DEPTH: u32 = 12;
/// Longest line.
const LINE: usize = 200;

/// See the module.
pub fn run(data: &[u8]) {
	let shown = decode(metadata(), data, &Preimages::new());
	if let Ok(call) = RuntimeCall::decode_all_with_depth_limit(DEPTH, &mut &data[..]) {
		let named = call.get_call_metadata();
		let Ok(Word::Call { name, .. }) = &shown else { panic!("{shown:?} is {call:?}") };
		assert_eq!(*name, format!("{}.{}", named.pallet_name, named.function_name));
	}
	let Ok(word) = shown else { return };
	check(&word);
	// Whatever is only named by its hash is shown once its bytes are there, here these ones.
	let known: Preimages =
		word.unknown().into_iter().map(|(hash, _)| (hash, data.to_vec())).collect();
	check(&decode(metadata(), data, &known).unwrap());
}

/// The runtime's metadata. Some constants in it are read from storage.
fn metadata() -> &'static Metadata {
	static METADATA: OnceLock<Metadata> = OnceLock::new();
	METADATA.get_or_init(|| {
		let bytes = TestExternalities::default().execute_with(|| Runtime::metadata().encode());
		Metadata::decode(&mut bytes.as_slice()).unwrap()
	})
}

/// It can be shown in each form, and nothing in it moves a cursor or begins a line.
fn check(word: &Word) {
	let line = word.line(LINE);
	assert!(line.chars().count() <= LINE && !line.chars().any(char::is_control), "{line:?}");
	for line in word.lines() {
		assert!(!line.chars().any(char::is_control), "{line:?}");
	}
	assert!(word.json()["call"].is_string());
}
