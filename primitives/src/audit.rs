//! The audit trail: a chain of digests over every payment of a round.

use crate::round::RoundId;
use codec::Encode;
use polkadot_sdk::{sp_core::H256, sp_io::hashing::blake2_256};

/// The digest with which a round begins: `blake2_256(genesis ++ SCALE(id))`.
///
/// `genesis` is the hash of the chain's first block. So no two rounds have the same digest, on this
/// chain or on another, even if their payments are the same.
pub fn start(genesis: H256, id: RoundId) -> H256 {
	H256((genesis, id).using_encoded(blake2_256))
}

/// The digest after one more payment:
/// `blake2_256(digest ++ SCALE(sequence, beneficiary, amount, index))`.
///
/// `sequence` counts the payments of the round from 0; `amount` is in the asset's smallest unit;
/// `index` is the row that was paid or, in a round of vouchers, the number of the beneficiary.
/// Recomputing the latest digest from the `Paid` events proves that none is missing, altered or out of
/// order.
pub fn extend<AccountId: Encode>(
	digest: H256,
	sequence: u64,
	beneficiary: &AccountId,
	amount: u128,
	index: u32,
) -> H256 {
	H256((digest, sequence, beneficiary, amount, index).using_encoded(blake2_256))
}

#[cfg(test)]
mod tests {
	use super::*;

	const UNIT: u128 = 1_000_000_000_000;

	/// Computed by other software; `docs/design.md` has them too.
	#[test]
	fn digest_should_be_that_of_the_documents() {
		let start = start(H256::repeat_byte(0x45), 7);
		let first = extend(start, 0, &[1u8; 32], UNIT, 0);
		let second = extend(first, 1, &[2u8; 32], 2 * UNIT, 1);
		let hex = |digest: H256| format!("{digest:x}");
		assert_eq!(hex(start), "d15468efdefb505bef6c7b5618f567ed6c2269378583e3abced15223a3722521");
		assert_eq!(hex(first), "9fcb5fdb0bf13f7cb7947eed8ba672680639a47b6ecf6125be14509723131627");
		assert_eq!(hex(second), "8c26c90cf9041ae346d02d3f2f3cbb32589d97c81dfbaefad04c9929f563723b");
	}

	/// Regression: two rounds with the same payments had the same digest.
	#[test]
	fn digest_should_differ_when_round_or_chain_differs() {
		let genesis = H256::repeat_byte(1);
		assert_ne!(start(genesis, 0), start(genesis, 1));
		assert_ne!(start(genesis, 0), start(H256::repeat_byte(2), 0));
	}
}
