//! Credentials: statements that an attester signs off chain and anyone can submit on chain; and the
//! message by which a new signing key shows that the attester has it.
//!
//! ## Layout of a credential's message
//!
//! 186 bytes; numbers are little-endian:
//!
//! | bytes | field |
//! |---|---|
//! | 35 | the ASCII text `distribution/compliance/credential1` |
//! | 32 | genesis hash of the chain |
//! | 32 | attester: public key of its account |
//! | 32 | account vouched for |
//! | 1 | level |
//! | 2 | jurisdiction: two ASCII capitals |
//! | 4 | expiry: block number of the relay chain |
//! | 32 | evidence: a hash of the attester's choice, usually of its file on the account |
//! | 8 | nonce: higher than any that the attester has used for this account |
//! | 4 | epoch of the attester, from its entry on chain |
//! | 4 | number of the attester's key, from the same entry |
//!
//! ## Layout of a key's message
//!
//! | bytes | field |
//! |---|---|
//! | 28 | the ASCII text `distribution/compliance/key1` |
//! | 32 | genesis hash of the chain |
//! | 32 | attester: public key of its account |
//! | 1 | kind of the new key: 0 ed25519, 1 sr25519, 2 ECDSA |
//! | 32 or 33 | the new public key; for ECDSA compressed, 33 bytes |
//!
//! ## Signatures
//!
//! The attester's signing key signs the bytes of a credential, a new key those of its own message:
//! sr25519 with the context `substrate`, ed25519, or secp256k1 ECDSA over their blake2b-256 hash, as
//! Substrate signs (source: `sp_runtime::MultiSignature`). Test vectors are in
//! `testdata/credential.json`.

use crate::compliance::Country;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{sp_core::H256, sp_runtime::MultiSigner};
use scale_info::TypeInfo;

/// Domain separator at the start of the message, so that it cannot pass for any other message.
pub const DOMAIN: [u8; 35] = *b"distribution/compliance/credential1";

/// Domain separator at the start of [`key_message`].
pub const KEY_DOMAIN: [u8; 28] = *b"distribution/compliance/key1";

/// An attester's statement on one account. The signed message is [`Credential::message`].
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Credential<AccountId, Moment> {
	/// Genesis hash of the chain on which it is valid.
	pub genesis: H256,
	/// The attester.
	pub attester: AccountId,
	/// The account it vouches for.
	pub account: AccountId,
	/// Level of identity check, at least 1.
	pub level: u8,
	/// Jurisdiction.
	pub jurisdiction: Country,
	/// First time at which neither the credential nor the record made from it is valid.
	pub expires: Moment,
	/// A hash of the attester's choice, usually of its file on the account. No personal data.
	pub evidence: H256,
	/// Higher than any nonce that the attester has used for this account.
	pub nonce: u64,
	/// The attester's epoch when it signed.
	pub epoch: u32,
	/// Number of the key it signed with.
	pub key: u32,
}

impl<AccountId: Encode, Moment: Encode> Credential<AccountId, Moment> {
	/// The bytes that the attester signs.
	pub fn message(&self) -> alloc::vec::Vec<u8> {
		(DOMAIN, self).encode()
	}
}

/// The bytes that the new signing `key` of `attester` signs, on the chain with the hash `genesis`:
/// whoever registers a key has it.
pub fn key_message(
	genesis: &impl Encode,
	attester: &impl Encode,
	key: &MultiSigner,
) -> alloc::vec::Vec<u8> {
	(KEY_DOMAIN, genesis, attester, key).encode()
}

#[cfg(test)]
mod tests {
	use super::*;
	use polkadot_sdk::{
		sp_core::{ecdsa, ed25519, sr25519, Pair},
		sp_io::hashing::blake2_256,
	};

	fn example() -> Credential<[u8; 32], u32> {
		Credential {
			genesis: H256::repeat_byte(0x11),
			attester: [0x22; 32],
			account: [0x33; 32],
			level: 2,
			jurisdiction: Country(*b"DE"),
			expires: 1_000_000,
			evidence: H256::repeat_byte(0x44),
			nonce: 7,
			epoch: 5,
			key: 1,
		}
	}

	#[test]
	fn message_should_have_the_documented_layout() {
		let message = example().message();
		assert_eq!(message.len(), 186);
		assert_eq!(&message[..35], b"distribution/compliance/credential1");
		assert_eq!(&message[35..67], &[0x11; 32]);
		assert_eq!(&message[67..99], &[0x22; 32]);
		assert_eq!(&message[99..131], &[0x33; 32]);
		assert_eq!(&message[131..134], &[2, b'D', b'E']);
		assert_eq!(&message[134..138], &1_000_000u32.to_le_bytes());
		assert_eq!(&message[138..170], &[0x44; 32]);
		assert_eq!(&message[170..178], &7u64.to_le_bytes());
		assert_eq!(&message[178..182], &5u32.to_le_bytes());
		assert_eq!(&message[182..186], &1u32.to_le_bytes());
	}

	#[test]
	fn key_message_should_have_the_documented_layout() {
		let of = |key: MultiSigner| key_message(&H256::repeat_byte(0x11), &[0x22u8; 32], &key);
		let (ed, ec) = ([4; 32], [2; 33]);
		let kinds: [(MultiSigner, u8, &[u8]); 3] = [
			(ed25519::Public::from_raw(ed).into(), 0, &ed),
			(sr25519::Public::from_raw(ed).into(), 1, &ed),
			(ecdsa::Public::from_raw(ec).into(), 2, &ec),
		];
		for (key, kind, bytes) in kinds {
			let message = of(key);
			assert_eq!(&message[..28], b"distribution/compliance/key1");
			assert_eq!(&message[28..60], &[0x11; 32]);
			assert_eq!(&message[60..92], &[0x22; 32]);
			assert_eq!(message[92], kind);
			assert_eq!(&message[93..], bytes);
		}
	}

	/// Vectors for signers in other languages. Ed25519 and ECDSA signatures are deterministic; an
	/// sr25519 signature is not, so it is only verified.
	#[test]
	fn signatures_should_equal_the_test_vectors() {
		let message = example().message();
		assert_eq!(hex(&blake2_256(&message)), VECTOR_HASH);
		let seed = [1u8; 32];
		let ed = ed25519::Pair::from_seed(&seed);
		assert_eq!(hex(&ed.public().0), VECTOR_ED25519_KEY);
		assert_eq!(hex(&ed.sign(&message).0), VECTOR_ED25519);
		let ec = ecdsa::Pair::from_seed(&seed);
		assert_eq!(hex(&ec.public().0), VECTOR_ECDSA_KEY);
		assert_eq!(hex(&ec.sign(&message).0), VECTOR_ECDSA);
		let sr = sr25519::Pair::from_seed(&seed);
		assert!(sr25519::Pair::verify(&sr.sign(&message), &message, &sr.public()));
	}

	fn hex(bytes: &[u8]) -> String {
		bytes.iter().map(|byte| format!("{byte:02x}")).collect()
	}

	const VECTOR_HASH: &str = "bdca1eb1e3b0509434245bec7e26bc281171080d9a6ce381dea441d0afdfd2a2";
	const VECTOR_ED25519_KEY: &str =
		"8a88e3dd7409f195fd52db2d3cba5d72ca6709bf1d94121bf3748801b40f6f5c";
	const VECTOR_ED25519: &str =
		"a55519f582a37dd67a3951846f91b5705a12f971f7ef5440e4c66de15a1edb376173793c84cd97645ca5a6137846e985c00f019432f6c9ef5f258a72f2c4330c";
	const VECTOR_ECDSA_KEY: &str =
		"031b84c5567b126440995d3ed5aaba0565d71e1834604819ff9c17f5e9d5dd078f";
	const VECTOR_ECDSA: &str =
		"80b9227904a1099bb3ffe2a9b4bd6876c55f0c4c9e9a9995a6653ff923845b934325110475d014f01b02d06990398d13e7648192cd44ebc0f7945c2ce9d092f900";
}
