//! The digest of the chain: one value over every round and every era that is final.
//!
//! Whatever has become final is folded into it once: a round when the last of its state is removed, an
//! era when it ends. So whoever has all that was reported of them until a block computes the value that
//! the chain has in state there, and whoever leaves one out does not.

use crate::emission::{EraRecord, PoolId};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{sp_core::H256, sp_io::hashing::blake2_256};
use scale_info::TypeInfo;

/// What can become final.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum FinalKind {
	/// A round whose state was removed. Its value is the digest over all its payments, see
	/// [`crate::audit`].
	#[codec(index = 0)]
	Round,
	/// An era that has ended. Its value is [`era_value`].
	#[codec(index = 1)]
	Era,
}

/// The digest of the chain: all that has become final so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct ChainDigest {
	/// The digest. Zero before anything was final.
	pub digest: H256,
	/// How much has become final.
	pub count: u64,
}

impl ChainDigest {
	/// The digest after one more: `blake2_256(digest ++ SCALE(kind, id, value, block))`.
	///
	/// `id` is the number of the round or era, `value` says what became of it, and `block` is the number
	/// of this chain's block in which it became final.
	#[must_use]
	pub fn with(self, kind: FinalKind, id: u32, value: H256, block: u64) -> Self {
		let digest = (self.digest, kind, id, value, block).using_encoded(blake2_256);
		Self { digest: H256(digest), count: self.count.saturating_add(1) }
	}
}

/// What an era is folded as: `blake2_256(SCALE(record, shares))`.
///
/// `shares` are the pools that received anything for it, in the order in which that was reported: the
/// pool, what was minted for it, and the expired rewards that it shares again.
pub fn era_value(record: &EraRecord<u128>, shares: &[(PoolId, u128, u128)]) -> H256 {
	H256((record, shares).using_encoded(blake2_256))
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const UNIT: u128 = 1_000_000_000_000;

	fn hex(digest: H256) -> String {
		format!("{digest:x}")
	}

	/// Computed by other software; `docs/design.md` has them too.
	#[test]
	fn digest_should_be_that_of_the_documents() {
		let record = EraRecord {
			issuance: 10 * UNIT,
			minted: 9 * UNIT,
			burned: 2 * UNIT,
			arrived: 0,
			supply: 1_007 * UNIT,
			skipped: 1,
		};
		let era = era_value(&record, &[(0, 5 * UNIT, 0), (3, 4 * UNIT, UNIT)]);
		assert_eq!(hex(era), "2ba24fb9adbb1481f6908a89b1a7e585b2457a4f54463e81008dd75e7bb5e894");
		let first = ChainDigest::default().with(FinalKind::Era, 0, era, 14_400);
		assert_eq!(
			hex(first.digest),
			"2aef7615b6e4152ba605327d1146a3b0a707c328e7a9903cf39147adecd05492"
		);
		let second = first.with(FinalKind::Round, 7, H256::repeat_byte(1), 14_401);
		assert_eq!(
			hex(second.digest),
			"8763d0629c1433ad56993c9180bd66c2a1723c26df1e466b8d74a1d731123318"
		);
		assert_eq!(second.count, 2);
	}

	#[test]
	fn digest_should_differ_when_anything_of_it_does() {
		let value = H256::repeat_byte(1);
		let of = |kind, id, value, block| ChainDigest::default().with(kind, id, value, block);
		let one = of(FinalKind::Round, 1, value, 1);
		assert_ne!(of(FinalKind::Era, 1, value, 1), one);
		assert_ne!(of(FinalKind::Round, 2, value, 1), one);
		assert_ne!(of(FinalKind::Round, 1, H256::zero(), 1), one);
		assert_ne!(of(FinalKind::Round, 1, value, 2), one);
		assert_ne!(one.with(FinalKind::Round, 1, value, 1).digest, one.digest);
	}

	#[test]
	fn value_of_an_era_should_differ_when_a_share_does() {
		let record = EraRecord::<u128>::default();
		let of = |shares: &[(PoolId, u128, u128)]| era_value(&record, shares);
		assert_ne!(of(&[]), of(&[(0, 0, 0)]));
		assert_ne!(of(&[(0, 1, 0)]), of(&[(0, 0, 1)]));
		assert_ne!(of(&[(0, 1, 0), (1, 1, 0)]), of(&[(1, 1, 0), (0, 1, 0)]));
	}

	proptest! {
		/// Byte by byte, as the documents say.
		#[test]
		fn digest_should_be_the_hash_of_its_bytes(
			folds in prop::collection::vec((any::<bool>(), any::<u32>(), any::<[u8; 32]>(), any::<u64>()), 0..20),
		) {
			let (mut ours, mut theirs) = (ChainDigest::default(), [0u8; 32]);
			for (era, id, value, block) in &folds {
				let kind = if *era { FinalKind::Era } else { FinalKind::Round };
				ours = ours.with(kind, *id, H256(*value), *block);
				let mut bytes = theirs.to_vec();
				bytes.push(u8::from(*era));
				bytes.extend(id.to_le_bytes());
				bytes.extend(value);
				bytes.extend(block.to_le_bytes());
				prop_assert_eq!(bytes.len(), 77);
				theirs = blake2_256(&bytes);
			}
			prop_assert_eq!(ours, ChainDigest { digest: H256(theirs), count: folds.len() as u64 });
		}
	}
}
