//! Transactions that are signed without a node: their bytes here, [their files](mod@file), and
//! [what must be asked of the chain](build) to build one.
//!
//! Such a transaction is a signed extrinsic of version 4. The extensions of this chain add to it,
//! in this order: mortality, nonce, tip, the asset that the fee is paid in, and whether the metadata
//! hash is checked. To the signed payload they also add spec version, transaction version, genesis
//! hash, the hash of the block from which mortality counts (or the genesis hash), and the metadata
//! hash. The other extensions add nothing.

pub mod build;
pub mod file;

use crate::{
	account::AccountId,
	error::{Error, Result},
};
use codec::{Compact, Encode};
use polkadot_sdk::{
	sp_core::H256,
	sp_io::hashing::blake2_256,
	sp_runtime::{generic::Era, MultiSignature},
};

/// First byte of a signed extrinsic of version 4.
const SIGNED: u8 = 0x84;
/// First byte of an address that is an account.
const ACCOUNT: u8 = 0;
/// Longer payloads are hashed, and the hash is signed.
const LONGEST_PAYLOAD: usize = 256;
/// Longest period of validity, in blocks: longer ones cannot begin at every block.
pub const LONGEST_PERIOD: u64 = 4_096;

/// A transaction without its signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transaction {
	/// Genesis hash of the chain.
	pub genesis: H256,
	/// Version of the chain's runtime.
	pub spec_version: u32,
	/// Version of the runtime's calls.
	pub transaction_version: u32,
	/// The account that signs.
	pub account: AccountId,
	/// How many transactions the account has sent before.
	pub nonce: u64,
	/// Tip for the block's author, in smallest units of the native token, whatever it is paid in.
	pub tip: u128,
	/// Id here of the other chain's asset that fee and tip are paid in; `None` for native tokens.
	pub fee_asset: Option<u32>,
	/// How long it is valid; `None` for without end.
	pub mortality: Option<Mortality>,
	/// Hash of the metadata it was built with; `None` if that is not to be checked.
	pub metadata_hash: Option<H256>,
	/// The encoded call.
	pub call: Vec<u8>,
}

/// How long a transaction is valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mortality {
	/// Number of blocks: a power of two from 4 to [`LONGEST_PERIOD`].
	pub period: u64,
	/// The block it counts from.
	pub from: u64,
	/// Hash of that block.
	pub hash: H256,
}

/// The state of the chain that a transaction must fit.
pub struct ChainHead {
	/// Its genesis hash.
	pub genesis: H256,
	/// Version of its runtime.
	pub spec_version: u32,
	/// Version of the runtime's calls.
	pub transaction_version: u32,
	/// Number of its best block.
	pub height: u64,
	/// The nonce it expects of the account.
	pub next_nonce: u64,
}

impl Transaction {
	/// The extensions' part of the transaction.
	pub(crate) fn extra(&self) -> Vec<u8> {
		let era = self.mortality.map_or(Era::Immortal, |m| Era::mortal(m.period, m.from));
		let checked = u8::from(self.metadata_hash.is_some());
		(era, Compact(self.nonce), Compact(self.tip), self.fee_asset, checked).encode()
	}

	/// The extensions' part of the signed payload besides.
	pub(crate) fn implicit(&self) -> Vec<u8> {
		let anchor = self.mortality.map_or(self.genesis, |m| m.hash);
		let versions = (self.spec_version, self.transaction_version);
		(versions, self.genesis, anchor, self.metadata_hash).encode()
	}

	/// The bytes that are signed.
	pub fn payload(&self) -> Vec<u8> {
		let payload = [self.call.as_slice(), &self.extra(), &self.implicit()].concat();
		if payload.len() > LONGEST_PAYLOAD {
			return blake2_256(&payload).to_vec();
		}
		payload
	}

	/// The bytes that are sent.
	pub fn extrinsic(&self, signature: &MultiSignature) -> Vec<u8> {
		let mut body = vec![SIGNED, ACCOUNT];
		body.extend(self.account);
		signature.encode_to(&mut body);
		body.extend(self.extra());
		body.extend(&self.call);
		// As bytes, with their length before them.
		body.encode()
	}

	/// Makes sure that the chain would take it now.
	///
	/// # Errors
	/// [`Error::WrongChain`] if it is for another chain, [`Error::Input`] if it is outdated or its
	/// turn has not come.
	pub fn check(&self, head: &ChainHead) -> Result<()> {
		if self.genesis != head.genesis {
			let (found, wanted) = (head.genesis, self.genesis);
			return Err(Error::WrongChain(format!(
				"the transaction is for the chain {wanted:#x}, the node's is {found:#x}"
			)));
		}
		let built_for = (self.spec_version, self.transaction_version);
		let end = self.mortality.map(|m| m.from.saturating_add(m.period));
		let next = head.height.saturating_add(1);
		let why = if built_for != (head.spec_version, head.transaction_version) {
			format!(
				"the chain has been upgraded from version {} to {} since",
				self.spec_version, head.spec_version
			)
		} else if self.nonce < head.next_nonce {
			format!(
				"its nonce is {}, but the account's next is {}: it, or another of this nonce, has already been sent",
				self.nonce, head.next_nonce
			)
		} else if self.nonce > head.next_nonce {
			return Err(Error::input(format!(
				"its nonce is {}, but the account's next is {}: send the ones before it first",
				self.nonce, head.next_nonce
			)));
		} else if let Some(end) = end.filter(|end| *end <= next) {
			format!("it is for blocks before {end}, and the next is {next}")
		} else {
			return Ok(());
		};
		Err(Error::input(format!("{why}. Build and sign it again if it is still wanted")))
	}
}

#[cfg(test)]
pub(crate) mod tests {
	use super::*;
	use crate::keys::{parse_signature, Scheme};

	pub(crate) fn example() -> Transaction {
		Transaction {
			genesis: H256::repeat_byte(0x11),
			spec_version: 100,
			transaction_version: 1,
			account: [7; 32],
			nonce: 5,
			tip: 0,
			fee_asset: None,
			mortality: Some(Mortality { period: 64, from: 42, hash: H256::repeat_byte(0x22) }),
			metadata_hash: Some(H256::repeat_byte(0x33)),
			// Staking one unit in pool 3.
			call: vec![62, 9, 3, 0, 4],
		}
	}

	pub(crate) fn immortal() -> Transaction {
		Transaction { mortality: None, metadata_hash: None, ..example() }
	}

	#[test]
	fn payload_should_be_that_of_the_extensions() {
		let mut wanted: Vec<u8> = vec![62, 9, 3, 0, 4];
		// Period 2^6 and phase 42, nonce, tip, no asset for the fee, metadata hash checked.
		wanted.extend([0xa5, 0x02, 20, 0, 0, 1]);
		wanted.extend([100, 0, 0, 0, 1, 0, 0, 0]);
		wanted.extend([0x11; 32]);
		wanted.extend([0x22; 32]);
		wanted.push(1);
		wanted.extend([0x33; 32]);
		assert_eq!(example().payload(), wanted);
		let mut wanted: Vec<u8> = vec![62, 9, 3, 0, 4, 0, 20, 0, 0, 0];
		wanted.extend([100, 0, 0, 0, 1, 0, 0, 0]);
		wanted.extend([0x11; 64]);
		wanted.push(0);
		assert_eq!(immortal().payload(), wanted);
		// Numbers grow with what they count.
		let large = Transaction { nonce: 70_000, tip: 1_000_000_000_000, ..immortal() };
		let wanted = [0, 0xc2, 0x45, 0x04, 0, 0x07, 0x00, 0x10, 0xa5, 0xd4, 0xe8, 0, 0];
		assert_eq!(large.extra(), wanted);
		let in_asset = Transaction { fee_asset: Some(2_000_000_001), ..immortal() };
		assert_eq!(in_asset.extra(), [0, 20, 0, 1, 0x01, 0x94, 0x35, 0x77, 0]);
	}

	#[test]
	fn payload_should_be_hashed_only_when_it_is_long() {
		let of = |length: usize| Transaction { call: vec![1; length], ..immortal() }.payload();
		assert_eq!(of(178).len(), 256);
		assert_eq!(of(179).len(), 32);
	}

	#[test]
	fn extrinsic_should_have_the_form_of_version_4() {
		let signature = format!("0x{}", "09".repeat(64));
		let signature = parse_signature(Scheme::Sr25519, &signature).unwrap();
		// 110 bytes, written in two.
		let mut wanted: Vec<u8> = vec![0xb9, 0x01, 0x84, 0];
		wanted.extend([7; 32]);
		wanted.push(1);
		wanted.extend([9; 64]);
		wanted.extend([0xa5, 0x02, 20, 0, 0, 1]);
		wanted.extend([62, 9, 3, 0, 4]);
		assert_eq!(example().extrinsic(&signature), wanted);
	}

	#[test]
	fn transaction_should_not_be_sent_when_the_chain_would_refuse_it() {
		let present = |change: &dyn Fn(&mut ChainHead)| {
			let mut present = ChainHead {
				genesis: example().genesis,
				spec_version: 100,
				transaction_version: 1,
				height: 100,
				next_nonce: 5,
			};
			change(&mut present);
			example().check(&present).map_err(|error| error.to_string())
		};
		assert_eq!(present(&|_| ()), Ok(()));
		assert_eq!(present(&|p| p.height = 104), Ok(()));
		let refused = |change: &dyn Fn(&mut ChainHead)| present(change).unwrap_err();
		assert!(refused(&|p| p.height = 105).contains("before 106, and the next is 106"));
		assert!(refused(&|p| p.spec_version = 101).contains("upgraded from version 100 to 101"));
		assert!(refused(&|p| p.next_nonce = 6).contains("already been sent"));
		assert!(refused(&|p| p.next_nonce = 4).contains("send the ones before"));
		assert!(refused(&|p| p.genesis = H256::zero()).contains("the node's is 0x0000"));
	}
}
