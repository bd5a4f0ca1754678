//! The credential, and the proofs of keys, that signers in other languages check themselves
//! against: `testdata/credential.json`. The end-to-end tests read the same file.

#![allow(clippy::unwrap_used, reason = "a vector that is missing or malformed must fail the test")]

use distribution_primitives::{key_message, Country, Credential};
use polkadot_sdk::{
	sp_core::{bytes::from_hex, ecdsa, ed25519, sr25519, Pair, H256},
	sp_io::hashing::blake2_256,
	sp_runtime::MultiSigner,
};
use serde_json::Value;

/// The vectors, as bytes and numbers.
struct Vectors(Value);

impl Vectors {
	fn read() -> Self {
		Self(serde_json::from_str(include_str!("../../testdata/credential.json")).unwrap())
	}

	/// The bytes at a JSON pointer.
	fn bytes<const N: usize>(&self, pointer: &str) -> [u8; N] {
		from_hex(self.text(pointer)).unwrap().try_into().unwrap()
	}

	fn text(&self, pointer: &str) -> &str {
		self.0.pointer(pointer).unwrap().as_str().unwrap()
	}

	fn number<N: TryFrom<u64, Error: core::fmt::Debug>>(&self, pointer: &str) -> N {
		self.0.pointer(pointer).unwrap().as_u64().unwrap().try_into().unwrap()
	}

	fn credential(&self) -> Credential<[u8; 32], u32> {
		Credential {
			genesis: H256(self.bytes("/credential/genesis")),
			attester: self.bytes("/credential/attester"),
			account: self.bytes("/credential/account"),
			level: self.number("/credential/level"),
			jurisdiction: Country(
				self.text("/credential/jurisdiction").as_bytes().try_into().unwrap(),
			),
			expires: self.number("/credential/expires"),
			evidence: H256(self.bytes("/credential/evidence")),
			nonce: self.number("/credential/nonce"),
			epoch: self.number("/credential/epoch"),
			key: self.number("/credential/key"),
		}
	}
}

#[test]
fn message_should_equal_the_vector() {
	let vectors = Vectors::read();
	let message = vectors.credential().message();
	assert_eq!(message, vectors.bytes::<186>("/message"));
	assert_eq!(blake2_256(&message), vectors.bytes("/messageHash"));
}

/// An sr25519 signature differs each time, so it has no vector and is only verified.
#[test]
fn signatures_should_equal_the_vectors() {
	let vectors = Vectors::read();
	let message = vectors.credential().message();
	let seed = vectors.bytes("/seed");
	let ed = ed25519::Pair::from_seed(&seed);
	assert_eq!(ed.public().0, vectors.bytes("/ed25519/publicKey"));
	assert_eq!(ed.sign(&message).0, vectors.bytes("/ed25519/signature"));
	let ec = ecdsa::Pair::from_seed(&seed);
	assert_eq!(ec.public().0, vectors.bytes("/ecdsa/publicKey"));
	assert_eq!(ec.sign(&message).0, vectors.bytes("/ecdsa/signature"));
	let sr = sr25519::Pair::from_seed(&seed);
	assert!(sr25519::Pair::verify(&sr.sign(&message), &message, &sr.public()));
}

/// The keys of the other vectors, as the next signing keys of the same attester.
#[test]
fn proofs_of_keys_should_equal_the_vectors() {
	let vectors = Vectors::read();
	let Credential { genesis, attester, .. } = vectors.credential();
	let message = |key: MultiSigner| key_message(&genesis, &attester, &key);
	let seed = vectors.bytes("/seed");
	let ed = ed25519::Pair::from_seed(&seed);
	assert_eq!(ed.sign(&message(ed.public().into())).0, vectors.bytes("/keyProof/ed25519"));
	let ec = ecdsa::Pair::from_seed(&seed);
	assert_eq!(ec.sign(&message(ec.public().into())).0, vectors.bytes("/keyProof/ecdsa"));
}
