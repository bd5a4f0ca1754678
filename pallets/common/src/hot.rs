//! Values that many transactions of a block read and change, and such as hooks look for.

use codec::MaxEncodedLen;
use polkadot_sdk::frame_support::weights::{RuntimeDbWeight, Weight};

/// Bytes of trie nodes that lead to a value which is stored once.
const PATH: u64 = 2_048;

/// Weight of reading and writing a stored value of type `V` once in a block, with these `costs` of
/// the database.
///
/// After its first use in a block a value is at hand, and what was changed is written once, at the
/// block's end. A pallet that declares this in a hook can have benchmarks pass over the value
/// (`#[pallet::whitelist_storage]`): nothing else declares it then.
pub fn value_weight<V: MaxEncodedLen>(costs: RuntimeDbWeight) -> Weight {
	let proof = PATH.saturating_add(V::max_encoded_len() as u64);
	costs.reads_writes(1, 1).saturating_add(Weight::from_parts(0, proof))
}

/// Weight of looking once for a value under one key of a map, where key and value have at most `bytes`
/// bytes, with these `costs` of the database. That there is none has a proof as well.
pub fn lookup_weight(costs: RuntimeDbWeight, bytes: usize) -> Weight {
	let proof = PATH.saturating_add(bytes as u64);
	costs.reads(1).saturating_add(Weight::from_parts(0, proof))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn lookup_should_weigh_a_read_and_its_proof() {
		let weight = lookup_weight(RuntimeDbWeight { read: 1, write: 10 }, 500);
		assert_eq!(weight, Weight::from_parts(1, 2_048 + 500));
	}

	#[test]
	fn value_should_weigh_a_read_a_write_and_its_proof() {
		let weight = value_weight::<u128>(RuntimeDbWeight { read: 1, write: 10 });
		assert_eq!(weight, Weight::from_parts(11, 2_048 + 16));
	}
}
