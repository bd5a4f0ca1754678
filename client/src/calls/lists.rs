//! Lists that are stored in the chain.

use super::Call;
use codec::Encode;
use distribution_primitives::ListId;
use polkadot_sdk::sp_core::H256;

fn call(name: &str, args: impl Encode) -> Call {
	super::call("Lists", name, args)
}

/// Announces a list of so many rows, by the sha2-256 digests of its chunks in order.
pub fn announce(rows: u32, chunks: &[H256]) -> Call {
	call("announce", (rows, chunks))
}

/// Stores the next chunk of a list ([`distribution_primitives::chunk`]). It has to be sent by
/// itself or as the last call of a batch: a transaction stores one chunk, which is its end.
pub fn publish(list: ListId, chunk: &[u8]) -> Call {
	call("publish", (list, chunk))
}

/// Removes a list: the signer's own, or one that is abandoned.
pub fn remove(list: ListId) -> Call {
	call("remove", list)
}
