//! The audit trail: a chain of digests over every payment of a round.

use codec::Encode;
use polkadot_sdk::{sp_core::H256, sp_io::hashing::blake2_256};

/// The digest after one more payment:
/// `blake2_256(digest ++ SCALE(sequence, beneficiary, amount, index))`.
///
/// `sequence` counts the payments of the round from 0; `amount` is in the asset's smallest unit;
/// `index` is the row that was paid. A round starts with the zero hash. Recomputing the latest
/// digest from the `Paid` events proves that none is missing, altered or out of order.
pub fn extend<AccountId: Encode>(
	digest: H256,
	sequence: u64,
	beneficiary: &AccountId,
	amount: u128,
	index: u32,
) -> H256 {
	H256((digest, sequence, beneficiary, amount, index).using_encoded(blake2_256))
}
