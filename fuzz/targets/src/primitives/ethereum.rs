//! A signature of an Ethereum claim is its key's for these words alone, and has one form.
//!
//! The bytes are a claim, 65 that may be a signature, a key, and what is altered afterwards. What is
//! hashed is put together here from EIP-712 and EIP-191.

use crate::bytes::Bytes;
use distribution_primitives::{
	ethereum::{address_in, padded},
	EthereumClaim, EthereumSignature, SignatureFault,
};
use num_bigint::BigUint;
use polkadot_sdk::{
	sp_core::{ecdsa, Pair, H160, H256},
	sp_io::{crypto::secp256k1_ecdsa_recover, hashing::keccak_256},
};

/// The order of the curve secp256k1, in hexadecimal digits.
const ORDER: &[u8] = b"fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";

/// See the module.
pub fn run(data: &[u8]) {
	let mut bytes = Bytes::new(data);
	let claim = EthereumClaim {
		genesis: H256(bytes.take()),
		round: bytes.u32(),
		row: bytes.u32(),
		owner: H160(bytes.take()),
		destination: bytes.take(),
		amount: bytes.u128(),
		deadline: bytes.u64(),
	};
	assert_eq!(address_in(&padded(&claim.owner)), Some(claim.owner));
	assert_eq!(claim.typed_data_hash(), typed(&claim));
	assert_eq!(claim.text_hash(), personal(&text(&claim)));

	let any: [u8; 65] = bytes.take();
	for in_text in [false, true] {
		check_form(&any, claim.signer(&signature(any, in_text)));
	}
	signed(&mut bytes, &claim);
}

fn signature(bytes: [u8; 65], in_text: bool) -> EthereumSignature {
	if in_text {
		EthereumSignature::Text(bytes)
	} else {
		EthereumSignature::TypedData(bytes)
	}
}

fn order() -> BigUint {
	BigUint::parse_bytes(ORDER, 16).unwrap()
}

/// What is refused for its form has the wrong one, and nothing else has.
fn check_form(bytes: &[u8; 65], found: Result<H160, SignatureFault>) {
	let low = BigUint::from_bytes_be(&bytes[32..64]) <= order() / 2u8;
	let has_v = [0, 1, 27, 28].contains(&bytes[64]);
	match found {
		Err(SignatureFault::HighS) => assert!(!low),
		Err(SignatureFault::WrongV) => assert!(low && !has_v),
		Err(SignatureFault::NoKey) | Ok(_) => assert!(low && has_v),
	}
}

/// A key signs the claim. The signature is good for nothing else.
fn signed(bytes: &mut Bytes<'_>, claim: &EthereumClaim) {
	let Ok(pair) = ecdsa::Pair::from_seed_slice(&bytes.take::<32>()) else { return };
	let in_text = bytes.byte() >= 128;
	let hash = if in_text { claim.text_hash() } else { claim.typed_data_hash() };
	let mut made: [u8; 65] = pair.sign_prehashed(&hash).0;
	let signer = address(&pair);
	assert_eq!(claim.signer(&signature(made, in_text)), Ok(signer));
	// As wallets write it.
	made[64] += 27;
	assert_eq!(claim.signer(&signature(made, in_text)), Ok(signer));
	assert_ne!(claim.signer(&signature(made, !in_text)), Ok(signer));

	let mut other = made;
	let high = (order() - BigUint::from_bytes_be(&made[32..64])).to_bytes_be();
	other[32..64].fill(0);
	other[64 - high.len()..64].copy_from_slice(&high);
	other[64] = 27 + 28 - made[64];
	assert_eq!(claim.signer(&signature(other, in_text)), Err(SignatureFault::HighS));

	let mut altered = claim.clone();
	match bytes.byte() % 7 {
		0 => altered.genesis.0[0] ^= 1,
		1 => altered.round ^= 1,
		2 => altered.row ^= 1,
		3 => altered.owner.0[19] ^= 1,
		4 => altered.destination[31] ^= 1,
		5 => altered.amount ^= 1,
		_ => altered.deadline ^= 1,
	}
	assert_ne!(altered.signer(&signature(made, in_text)), Ok(signer));
}

/// The address of a key: the end of the hash of its point.
fn address(pair: &ecdsa::Pair) -> H160 {
	let hash = [7; 32];
	let point = secp256k1_ecdsa_recover(&pair.sign_prehashed(&hash).0, &hash).ok().unwrap();
	H160::from_slice(&keccak_256(&point)[12..])
}

/// A number as a word of 32 bytes.
fn word(number: u128) -> [u8; 32] {
	let mut word = [0; 32];
	word[16..].copy_from_slice(&number.to_be_bytes());
	word
}

/// EIP-712: the hash of the prefix, of the domain and of the struct.
fn typed(claim: &EthereumClaim) -> [u8; 32] {
	let domain = keccak_256(
		&[
			keccak_256(b"EIP712Domain(string name,string version,bytes32 salt)"),
			keccak_256(b"Distribution"),
			keccak_256(b"1"),
			claim.genesis.0,
		]
		.concat(),
	);
	let mut owner = [0; 32];
	owner[12..].copy_from_slice(&claim.owner.0);
	let of_type = b"Claim(uint32 round,uint32 row,address owner,bytes32 destination,uint256 amount,uint64 deadline)";
	let words = [
		keccak_256(of_type),
		word(claim.round.into()),
		word(claim.row.into()),
		owner,
		claim.destination,
		word(claim.amount),
		word(claim.deadline.into()),
	];
	keccak_256(&[&b"\x19\x01"[..], &domain, &keccak_256(&words.concat())].concat())
}

/// EIP-191, version 0x45: the hash of the prefix, the length and the text.
fn personal(text: &str) -> [u8; 32] {
	let prefix = "\u{19}Ethereum Signed Message:\n";
	keccak_256([prefix, &text.len().to_string(), text].concat().as_bytes())
}

/// The text that wallets show, line by line.
fn text(claim: &EthereumClaim) -> String {
	let digits =
		|bytes: &[u8]| -> String { bytes.iter().map(|byte| format!("{byte:02x}")).collect() };
	[
		"Pay one row of a round of Distribution to the destination below.".into(),
		String::new(),
		format!("chain: 0x{}", digits(&claim.genesis.0)),
		format!("round: {}", claim.round),
		format!("row: {}", claim.row),
		format!("owner: 0x{}", digits(&claim.owner.0)),
		format!("destination: 0x{}", digits(&claim.destination)),
		format!("amount in smallest units: {}", claim.amount),
		format!("valid before relay-chain block: {}", claim.deadline),
	]
	.join("\n")
}
