//! The audit trail: a chain of digests over every payment of a round.

use crate::round::RoundId;
use codec::Encode;
use polkadot_sdk::{sp_core::H256, sp_io::hashing::blake2_256};

/// Domain separator at the start of the first digest. It names the version: the first one had none,
/// and did not say where payments went.
pub const DOMAIN: [u8; 20] = *b"distribution/digest2";

/// The digest with which a round begins: `blake2_256(DOMAIN ++ genesis ++ SCALE(id))`.
///
/// `genesis` is the hash of the chain's first block. So no two rounds have the same digest, on this
/// chain or on another, even if their payments are the same.
pub fn start(genesis: H256, id: RoundId) -> H256 {
	H256((DOMAIN, genesis, id).using_encoded(blake2_256))
}

/// The digest after one more payment:
/// `blake2_256(digest ++ SCALE(sequence, beneficiary, payee, amount, index))`.
///
/// `sequence` counts the payments of the round from 0; `beneficiary` owns the row, and `payee` is
/// the account that was paid, which is the same unless the owner has named another; `amount` is in
/// the asset's smallest unit; `index` is the row that was paid or, in a round of vouchers, the number
/// of the beneficiary. Recomputing the latest digest from the `Paid` events proves that none is
/// missing, altered or out of order.
pub fn extend<AccountId: Encode>(
	digest: H256,
	sequence: u64,
	beneficiary: &AccountId,
	payee: &AccountId,
	amount: u128,
	index: u32,
) -> H256 {
	H256((digest, sequence, beneficiary, payee, amount, index).using_encoded(blake2_256))
}

#[cfg(test)]
mod tests {
	use super::*;

	const UNIT: u128 = 1_000_000_000_000;

	/// Computed by other software; `docs/design.md` has them too.
	#[test]
	fn digest_should_be_that_of_the_documents() {
		let start = start(H256::repeat_byte(0x45), 7);
		let first = extend(start, 0, &[1u8; 32], &[1u8; 32], UNIT, 0);
		let second = extend(first, 1, &[2u8; 32], &[3u8; 32], 2 * UNIT, 1);
		let hex = |digest: H256| format!("{digest:x}");
		assert_eq!(hex(start), "eddcf2846e6eaaf0920e783defd13c5622099f20333133ff5ea238fa003af5a6");
		assert_eq!(hex(first), "70d8ad4de292603f804d332565234ff2a660b5502e3c0bbce90501c6991ed67e");
		assert_eq!(hex(second), "de062ab31f37f374403fc96be28089fd590a0139bce2b070d047da7a7e7a0b22");
	}

	/// Regression: two rounds with the same payments had the same digest.
	#[test]
	fn digest_should_differ_when_round_or_chain_differs() {
		let genesis = H256::repeat_byte(1);
		assert_ne!(start(genesis, 0), start(genesis, 1));
		assert_ne!(start(genesis, 0), start(H256::repeat_byte(2), 0));
	}

	#[test]
	fn digest_should_differ_when_another_account_is_paid() {
		let paid = |to: u8| extend(H256::zero(), 0, &[1u8; 32], &[to; 32], 1, 0);
		assert_ne!(paid(1), paid(2));
	}
}
