//! The vectors that programs in other languages check themselves against: the credential, and the
//! proofs of keys (`testdata/credential.json`); a list in chunks (`testdata/list.json`); redirects
//! (`testdata/redirect.json`); a claim by an Ethereum key (`testdata/ethereum.json`); a voucher
//! (`testdata/voucher.json`). The end-to-end tests read the same files.

#![allow(
	clippy::unwrap_used,
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects,
	reason = "a vector that is missing or malformed must fail the test"
)]

use distribution_primitives::{
	chunk::{cid, digest, Chunk},
	ethereum::padded,
	key_message,
	merkle::{leaf_hash, Fold, Peak},
	redirect::{is_signed, wrapped},
	Country, Credential, EthereumClaim, EthereumSignature, Largest, Redirect, SignatureFault,
	Voucher,
};
use polkadot_sdk::{
	sp_core::{bytes::from_hex, ecdsa, ed25519, sr25519, Pair, H160, H256},
	sp_io::hashing::blake2_256,
	sp_runtime::{traits::IdentifyAccount, MultiSignature, MultiSigner},
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

	fn redirect() -> Self {
		Self(serde_json::from_str(include_str!("../../testdata/redirect.json")).unwrap())
	}

	fn ethereum() -> Self {
		Self(serde_json::from_str(include_str!("../../testdata/ethereum.json")).unwrap())
	}

	fn claim(&self) -> EthereumClaim {
		EthereumClaim {
			genesis: H256(self.bytes("/claim/genesis")),
			round: self.number("/claim/round"),
			row: self.number("/claim/row"),
			owner: H160(self.bytes("/claim/owner")),
			destination: self.bytes("/claim/destination"),
			amount: self.text("/claim/amount").parse().unwrap(),
			deadline: self.number("/claim/deadline"),
		}
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

/// What both kinds of keys sign, and how often: as it is, and as browser wallets wrap it.
#[test]
fn redirects_should_equal_the_vectors() {
	let vectors = Vectors::redirect();
	let redirect = Redirect {
		to: vectors.bytes("/redirect/to"),
		paid: vectors.text("/redirect/paid").parse::<u128>().unwrap(),
		deadline: vectors.number("/redirect/deadline"),
	};
	let genesis = H256(vectors.bytes("/redirect/genesis"));
	let (round, row) = (vectors.number("/redirect/round"), vectors.number("/redirect/row"));
	let seed = vectors.bytes("/seed");
	let (ed, ec) = (ed25519::Pair::from_seed(&seed), ecdsa::Pair::from_seed(&seed));
	let keys: [(&str, MultiSigner); 2] =
		[("ed25519", ed.public().into()), ("ecdsa", ec.public().into())];
	for (kind, key) in keys {
		let at = |field: &str| format!("/{kind}/{field}");
		let owner: [u8; 32] = key.into_account().into();
		assert_eq!(owner, vectors.bytes(&at("owner")));
		let message = redirect.message(genesis, round, row, &owner);
		assert_eq!(message, vectors.text(&at("message")).as_bytes());
		assert_eq!(blake2_256(&message), vectors.bytes(&at("messageHash")));
		let sign = |bytes: &[u8]| -> (MultiSignature, Vec<u8>) {
			match kind {
				"ed25519" => (ed.sign(bytes).into(), ed.sign(bytes).0.to_vec()),
				_ => (ec.sign(bytes).into(), ec.sign(bytes).0.to_vec()),
			}
		};
		for (field, bytes) in
			[("signature", message.clone()), ("wrappedSignature", wrapped(&message))]
		{
			let (signature, raw) = sign(&bytes);
			assert_eq!(raw, from_hex(vectors.text(&at(field))).unwrap());
			assert!(is_signed(&message, &signature, owner));
			assert!(!is_signed(&message, &signature, [1; 32]));
			assert!(!is_signed(&message[1..], &signature, owner));
		}
	}
}

/// An sr25519 signature differs each time, so it has no vector and is only verified.
#[test]
fn redirect_should_be_signed_by_sr25519_too() {
	let pair = sr25519::Pair::from_seed(&[1; 32]);
	let owner = pair.public().0;
	let redirect = Redirect { to: [3; 32], paid: 0u128, deadline: 9u64 };
	let message = redirect.message(H256::zero(), 1, 2, &owner);
	assert!(message.is_ascii() && message.starts_with(b"distribution/redirect1: "));
	assert!(is_signed(&message, &pair.sign(&message).into(), owner));
	assert!(is_signed(&message, &pair.sign(&wrapped(&message)).into(), owner));
	// Wrapped twice is another message.
	assert!(!is_signed(&message, &pair.sign(&wrapped(&wrapped(&message))).into(), owner));
}

#[test]
fn claim_by_an_ethereum_key_should_equal_the_vectors() {
	let vectors = Vectors::ethereum();
	let claim = vectors.claim();
	assert_eq!(claim.typed_data_hash(), vectors.bytes("/typedData/hash"));
	assert_eq!(claim.text(), vectors.text("/text/message"));
	assert_eq!(claim.text_hash(), vectors.bytes("/text/hash"));
	let typed = vectors.bytes("/typedData/signature");
	let text = vectors.bytes("/text/signature");
	assert_eq!(claim.signer(&EthereumSignature::TypedData(typed)), Ok(claim.owner));
	assert_eq!(claim.signer(&EthereumSignature::Text(text)), Ok(claim.owner));
	// What was signed as one is nobody's as the other.
	assert_ne!(claim.signer(&EthereumSignature::TypedData(text)), Ok(claim.owner));
	assert_ne!(claim.signer(&EthereumSignature::Text(typed)), Ok(claim.owner));
	// The same numbers as wallets sign, but for v, which is 0 or 1 here.
	let pair = ecdsa::Pair::from_seed(&vectors.bytes("/key"));
	let mut own = pair.sign_prehashed(&claim.typed_data_hash()).0;
	assert_eq!(claim.signer(&EthereumSignature::TypedData(own)), Ok(claim.owner));
	own[64] += 27;
	assert_eq!(own, typed);
}

#[test]
fn claim_should_be_another_when_a_part_of_it_is() {
	let vectors = Vectors::ethereum();
	let claim = vectors.claim();
	let signatures = [
		EthereumSignature::TypedData(vectors.bytes("/typedData/signature")),
		EthereumSignature::Text(vectors.bytes("/text/signature")),
	];
	type Change = fn(&mut EthereumClaim);
	let changes: [Change; 7] = [
		|claim| claim.genesis = H256::repeat_byte(9),
		|claim| claim.round += 1,
		|claim| claim.row += 1,
		|claim| claim.owner = H160::repeat_byte(9),
		|claim| claim.destination = [9; 32],
		|claim| claim.amount += 1,
		|claim| claim.deadline += 1,
	];
	for change in changes {
		let mut other = claim.clone();
		change(&mut other);
		for signature in &signatures {
			assert_ne!(other.signer(signature), Ok(claim.owner), "{other:?}");
		}
	}
}

#[test]
fn signature_should_have_one_form() {
	let vectors = Vectors::ethereum();
	let claim = vectors.claim();
	let good: [u8; 65] = vectors.bytes("/typedData/signature");
	let signer = |bytes: [u8; 65]| claim.signer(&EthereumSignature::TypedData(bytes));
	for v in [0u8, 1, 27, 28] {
		let mut other = good;
		other[64] = v;
		let is_owner = v % 27 == good[64] % 27;
		assert_eq!(signer(other) == Ok(claim.owner), is_owner, "{v}");
	}
	for v in [2, 3, 26, 29, 30, 37, 255] {
		let mut other = good;
		other[64] = v;
		assert_eq!(signer(other), Err(SignatureFault::WrongV), "{v}");
	}
	// The other s with the other v is the same signature: it is found, and refused.
	let mut high = good;
	high[32..64].copy_from_slice(&vectors.bytes::<32>("/typedData/highS"));
	high[64] = 27 + (28 - high[64]);
	assert_eq!(signer(high), Err(SignatureFault::HighS));
	let recovered =
		polkadot_sdk::sp_io::crypto::secp256k1_ecdsa_recover(&high, &claim.typed_data_hash());
	let address = polkadot_sdk::sp_io::hashing::keccak_256(&recovered.ok().unwrap());
	assert_eq!(address[12..], padded(&claim.owner)[12..]);
	// No key has an r or an s of zero.
	for part in [0..32, 32..64] {
		let mut other = good;
		other[part].fill(0);
		assert_eq!(signer(other), Err(SignatureFault::NoKey));
	}
}
