//! Claims of rows that belong to Ethereum addresses: what the owner of an address signs, and who has
//! signed it.
//!
//! A round may say that its beneficiaries are Ethereum addresses. An address has 20 bytes and no account
//! on this chain: a row has it behind twelve zero bytes, as `address` is in ABI encoding, so that trees
//! made by Ethereum tools from `(uint256, address, uint256)` are the trees of this chain. The owner
//! signs which account is paid. The signature names the chain, the round, the row, the owner, the
//! destination, the amount and a deadline: it is worth nothing anywhere else.
//!
//! ## Typed data (EIP-712)
//!
//! The domain has no chain id, because wallets refuse one that is not the network they are on, and no
//! contract, because there is none: the salt is the genesis hash of the chain.
//!
//! - domain: `EIP712Domain(string name,string version,bytes32 salt)` of `Distribution`, `1` and the
//!   genesis hash;
//! - type: `Claim(uint32 round,uint32 row,address owner,bytes32 destination,uint256 amount,uint64
//!   deadline)`;
//! - hash: `keccak256(0x1901 ++ domain ++ claim)`.
//!
//! ## Text (EIP-191)
//!
//! For wallets without typed data: [`EthereumClaim::text`], signed as `personal_sign` does:
//! `keccak256("\x19Ethereum Signed Message:\n" ++ length in decimal ++ text)`.
//!
//! ## Signatures
//!
//! 65 bytes: r, s and v. s is in the lower half of its range and v is 0, 1, 27 or 28, so that a claim
//! has one signature by a key and not several. Test vectors are in `testdata/ethereum.json`.

use crate::ids::RoundId;
use alloc::{format, string::String};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	sp_core::{H160, H256},
	sp_io::{crypto::secp256k1_ecdsa_recover, hashing::keccak_256},
};
use scale_info::TypeInfo;

/// Zero bytes before an address in a row.
const PADDING: usize = 12;
/// Length of an address.
const ADDRESS: usize = 20;

/// Hash of `EIP712Domain(string name,string version,bytes32 salt)`.
const DOMAIN_TYPE: [u8; 32] = *b"\x59\x9a\x80\xfc\xaa\x47\xb9\x5e\x23\x23\xab\x4d\x34\xd3\x4e\x0c\
	\xc9\xfe\xda\x4b\x84\x3e\xda\xfc\xc3\x0c\x7b\xdf\x60\xea\x15\xbf";
/// Hash of `Distribution`, the domain's name.
const DOMAIN_NAME: [u8; 32] = *b"\xaf\xcc\x2f\xd0\xd8\xad\x65\xac\xf6\x67\x2b\x85\xad\x26\xf3\x06\
	\x18\x5c\x66\x81\x33\x68\x85\x48\x1e\xce\xf3\x06\xc1\x79\xdc\xf6";
/// Hash of `1`, the domain's version.
const DOMAIN_VERSION: [u8; 32] =
	*b"\xc8\x9e\xfd\xaa\x54\xc0\xf2\x0c\x7a\xdf\x61\x28\x82\xdf\x09\x50\
	\xf5\xa9\x51\x63\x7e\x03\x07\xcd\xcb\x4c\x67\x2f\x29\x8b\x8b\xc6";
/// Hash of the type of a claim; see the module's documentation.
const CLAIM_TYPE: [u8; 32] = *b"\x91\xf7\xe8\x73\xf5\x94\x8d\x5b\x11\xbd\x38\x3a\x0b\xd8\xfd\x37\
	\xd3\x42\xa3\xec\x16\x07\xbe\x06\x45\xf7\x54\x9b\x22\x35\xca\xef";

/// Half of the order of the curve, rounded down, big-endian: the largest s that is accepted.
const LARGEST_S: [u8; 32] = *b"\x7f\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\
	\x5d\x57\x6e\x73\x57\xa4\x50\x1d\xdf\xe9\x2f\x46\x68\x1b\x20\xa0";

/// Which kind of beneficiaries the rows of a round name.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Beneficiaries {
	/// Accounts of this chain, which are paid themselves.
	#[codec(index = 0)]
	#[default]
	Accounts,
	/// Ethereum addresses, each behind twelve zero bytes. Their owners sign which account is paid.
	#[codec(index = 1)]
	Ethereum,
}

/// A signature by an Ethereum key: r, s and v, as wallets give it. It says what was signed, so that
/// nothing is guessed.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum EthereumSignature {
	/// Of typed data (EIP-712).
	#[codec(index = 0)]
	TypedData([u8; 65]),
	/// Of a text (EIP-191, `personal_sign`).
	#[codec(index = 1)]
	Text([u8; 65]),
}

/// Why a signature is not one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignatureFault {
	/// s is in the upper half of its range: a second form of the same signature.
	HighS,
	/// v is not 0, 1, 27 or 28.
	WrongV,
	/// No key makes this signature of these words.
	NoKey,
}

/// What the owner of a row signs: who is paid, from what, and until when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EthereumClaim {
	/// Genesis hash of the chain.
	pub genesis: H256,
	/// The round.
	pub round: RoundId,
	/// The row.
	pub row: u32,
	/// The address that the row belongs to.
	pub owner: H160,
	/// The account that is paid.
	pub destination: [u8; 32],
	/// The row's entitlement, in the asset's smallest unit.
	pub amount: u128,
	/// First time at which the claim is no longer accepted: a block number of the relay chain.
	pub deadline: u64,
}

impl EthereumClaim {
	/// What is hashed with EIP-712.
	pub fn typed_data_hash(&self) -> [u8; 32] {
		let domain = [DOMAIN_TYPE, DOMAIN_NAME, DOMAIN_VERSION, self.genesis.0].concat();
		let claim = [
			CLAIM_TYPE,
			word(self.round.into()),
			word(self.row.into()),
			padded(&self.owner),
			self.destination,
			word(self.amount),
			word(self.deadline.into()),
		]
		.concat();
		let (domain, claim) = (keccak_256(&domain), keccak_256(&claim));
		keccak_256(&[b"\x19\x01".as_slice(), &domain, &claim].concat())
	}

	/// The text that wallets without typed data sign. Every line is written in one way only.
	pub fn text(&self) -> String {
		format!(
			"Pay one row of a round of Distribution to the destination below.\n\nchain: {:#x}\nround: {}\nrow: {}\nowner: {:#x}\ndestination: {:#x}\namount in smallest units: {}\nvalid before relay-chain block: {}",
			self.genesis,
			self.round,
			self.row,
			self.owner,
			H256(self.destination),
			self.amount,
			self.deadline
		)
	}

	/// What is hashed with EIP-191.
	pub fn text_hash(&self) -> [u8; 32] {
		let text = self.text();
		keccak_256(format!("\x19Ethereum Signed Message:\n{}{text}", text.len()).as_bytes())
	}

	/// The address whose key has made `signature` of this claim. If the claim is another than was
	/// signed, that is an address of nobody.
	///
	/// # Errors
	/// Why the signature is not one.
	pub fn signer(&self, signature: &EthereumSignature) -> Result<H160, SignatureFault> {
		match signature {
			EthereumSignature::TypedData(bytes) => signer_of(&self.typed_data_hash(), bytes),
			EthereumSignature::Text(bytes) => signer_of(&self.text_hash(), bytes),
		}
	}
}

/// The address whose key has made a signature of this hash.
fn signer_of(hash: &[u8; 32], signature: &[u8; 65]) -> Result<H160, SignatureFault> {
	let [numbers @ .., v] = signature;
	let (_, s) = numbers.split_at(32);
	if s > LARGEST_S.as_slice() {
		return Err(SignatureFault::HighS);
	}
	// The function behind it takes more: 2, 3, 29 and 30 are for an r that no wallet makes.
	if !matches!(*v, 0 | 1 | 27 | 28) {
		return Err(SignatureFault::WrongV);
	}
	let key = secp256k1_ecdsa_recover(signature, hash).map_err(|_| SignatureFault::NoKey)?;
	let hash = keccak_256(&key);
	let (_, address) = hash.split_at(PADDING);
	Ok(H160::from_slice(address))
}

/// The account by which a row names an address: twelve zero bytes, and the address.
pub fn padded(address: &H160) -> [u8; 32] {
	let mut account = [0; 32];
	let (_, end) = account.split_at_mut(PADDING);
	end.copy_from_slice(address.as_bytes());
	account
}

/// The address that an account of a row names; `None` if it does not begin with twelve zero bytes.
///
/// A key of this chain has such an account by a chance of 1 to 2^96: that is why the terms of a round
/// say what its rows name.
pub fn address_in(account: &[u8; 32]) -> Option<H160> {
	let (zeros, address) = account.split_at(PADDING);
	let address = <[u8; ADDRESS]>::try_from(address).ok()?;
	zeros.iter().all(|byte| *byte == 0).then_some(H160(address))
}

/// A number as a big-endian word of 32 bytes.
fn word(number: u128) -> [u8; 32] {
	let mut word = [0; 32];
	let (_, end) = word.split_at_mut(16);
	end.copy_from_slice(&number.to_be_bytes());
	word
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn hashes_should_be_those_of_their_texts() {
		let types = [
			(DOMAIN_TYPE, "EIP712Domain(string name,string version,bytes32 salt)"),
			(DOMAIN_NAME, "Distribution"),
			(DOMAIN_VERSION, "1"),
			(
				CLAIM_TYPE,
				"Claim(uint32 round,uint32 row,address owner,bytes32 destination,uint256 amount,uint64 deadline)",
			),
		];
		for (hash, text) in types {
			assert_eq!(hash, keccak_256(text.as_bytes()), "{text}");
		}
	}

	#[test]
	fn address_should_be_found_only_behind_twelve_zero_bytes() {
		let address = H160::repeat_byte(7);
		let account = padded(&address);
		assert_eq!(account[..12], [0; 12]);
		assert_eq!(address_in(&account), Some(address));
		for place in 0..12 {
			let mut other = account;
			other[place] = 1;
			assert_eq!(address_in(&other), None);
		}
	}

	proptest! {
		/// Whatever is signed, other words do not read the same.
		#[test]
		fn texts_should_differ_when_claims_differ(a in claim(), b in claim()) {
			prop_assert_eq!(a == b, a.text() == b.text());
			prop_assert_eq!(a == b, a.typed_data_hash() == b.typed_data_hash());
		}

		#[test]
		fn addresses_should_survive_padding(bytes in any::<[u8; 20]>()) {
			prop_assert_eq!(address_in(&padded(&H160(bytes))), Some(H160(bytes)));
		}
	}

	/// Claims of few values, so that some are the same.
	fn claim() -> impl Strategy<Value = EthereumClaim> {
		let numbers = (0u32..2, prop_oneof![Just(1u32), Just(11)], 0u128..2, 0u64..2);
		(0u8..2, numbers, 0u8..2, 0u8..2).prop_map(
			|(genesis, (round, row, amount, deadline), owner, destination)| EthereumClaim {
				genesis: H256::repeat_byte(genesis),
				round,
				row,
				owner: H160::repeat_byte(owner),
				destination: [destination; 32],
				amount,
				deadline,
			},
		)
	}
}
