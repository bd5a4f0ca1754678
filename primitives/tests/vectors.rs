//! The vectors that programs in other languages check themselves against: the credential, and the
//! proofs of keys (`testdata/credential.json`); a list in chunks (`testdata/list.json`); a voucher
//! (`testdata/voucher.json`). The end-to-end tests read the same files.

#![allow(clippy::unwrap_used, reason = "a vector that is missing or malformed must fail the test")]

use distribution_primitives::{
	chunk::{cid, digest, Chunk},
	key_message,
	merkle::{leaf_hash, Fold, Peak},
	Country, Credential, Largest, Voucher,
};
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

	fn voucher() -> Self {
		Self(serde_json::from_str(include_str!("../../testdata/voucher.json")).unwrap())
	}

	fn list() -> Self {
		Self(serde_json::from_str(include_str!("../../testdata/list.json")).unwrap())
	}

	/// The vectors in the array at a JSON pointer.
	fn each(&self, pointer: &str) -> Vec<Self> {
		self.0.pointer(pointer).unwrap().as_array().unwrap().iter().cloned().map(Self).collect()
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

#[test]
fn voucher_should_equal_the_vectors() {
	let vectors = Vectors::voucher();
	let voucher = Voucher::<[u8; 32], u128, u32> {
		beneficiary: vectors.bytes("/voucher/beneficiary"),
		cumulative: vectors.text("/voucher/cumulative").parse().unwrap(),
		deadline: vectors.number("/voucher/deadline"),
		epoch: vectors.number("/voucher/epoch"),
	};
	let genesis = H256(vectors.bytes("/voucher/genesis"));
	let message = voucher.message(&genesis, vectors.number("/voucher/round"));
	assert_eq!(message, vectors.bytes::<126>("/message"));
	assert_eq!(blake2_256(&message), vectors.bytes("/messageHash"));
	let seed = vectors.bytes("/seed");
	let ed = ed25519::Pair::from_seed(&seed);
	assert_eq!(ed.public().0, vectors.bytes("/ed25519/publicKey"));
	assert_eq!(ed.sign(&message).0, vectors.bytes("/ed25519/signature"));
	let ec = ecdsa::Pair::from_seed(&seed);
	assert_eq!(ec.public().0, vectors.bytes("/ecdsa/publicKey"));
	assert_eq!(ec.sign(&message).0, vectors.bytes("/ecdsa/signature"));
}

#[test]
fn list_in_chunks_should_equal_the_vectors() {
	let vectors = Vectors::list();
	let rows: Vec<([u8; 32], u128)> = vectors
		.each("/rows")
		.iter()
		.map(|row| (row.bytes("/account"), row.text("/amount").parse().unwrap()))
		.collect();
	let leaves = u32::try_from(rows.len()).unwrap();
	let mut fold = Fold::new(leaves).unwrap();
	let (mut largest, mut total) = (Largest::default(), 0u128);
	let mut rest = rows.as_slice();
	for wanted in vectors.each("/chunks") {
		let first: u32 = wanted.number("/first");
		let (these, others) = rest.split_at(wanted.number("/rows"));
		rest = others;
		let bytes = Chunk::write(leaves, first, these).unwrap();
		assert_eq!(bytes, from_hex(wanted.text("/bytes")).unwrap());
		assert_eq!(digest(&bytes), H256(wanted.bytes("/sha256")));
		assert_eq!(cid(&digest(&bytes)), wanted.text("/cid"));

		let chunk = Chunk::read(&bytes).unwrap();
		assert_eq!((chunk.leaves, chunk.first), (leaves, fold.next_row()));
		let mut part = fold.part();
		for (index, (account, amount)) in (first..).zip(chunk.rows()) {
			part.push(leaf_hash(index, &account, amount)).unwrap();
			largest.note(amount);
			total = total.checked_add(amount).unwrap();
		}
		let peaks: Vec<Peak> = wanted
			.each("/peaks")
			.iter()
			.map(|peak| Peak {
				position: peak.number("/position"),
				hash: H256(peak.bytes("/hash")),
			})
			.collect();
		assert_eq!(part.peaks(), peaks);
		fold.absorb(&part).unwrap();
	}
	assert!(rest.is_empty());
	assert_eq!(fold.root(), Some(H256(vectors.bytes("/root"))));
	assert_eq!(total.to_string(), vectors.text("/total"));
	assert_eq!(Some(largest.first()), rows.iter().map(|(_, amount)| *amount).max());
}
