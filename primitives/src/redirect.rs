//! Redirects: the owner of a row signs off chain where one payment of it goes.
//!
//! ## The signed text
//!
//! One line of ASCII, so that a wallet shows it as it is. `0x` and 64 digits in lower case stand for
//! 32 bytes, and numbers are decimal, without separators:
//!
//! ```text
//! distribution/redirect1: On chain GENESIS, pay what is due now of row ROW of round ROUND, which belongs to account OWNER, to account TO instead. Paid of it before: PAID. Valid before relay-chain block DEADLINE.
//! ```
//!
//! | word | what stands for it |
//! |---|---|
//! | `GENESIS` | hash of the chain's first block |
//! | `ROW`, `ROUND` | numbers of the row and of its round |
//! | `OWNER`, `TO` | public keys of the owner's account, and of the one that is paid |
//! | `PAID` | what has been paid of the row, in the asset's smallest unit: 0 unless it is a stream that has been started |
//! | `DEADLINE` | block number of the relay chain: the redirect is not valid from there on |
//!
//! ## Signatures
//!
//! The owner's key signs the text, or `<Bytes>`, the text, `</Bytes>`, which is what browser wallets
//! make of it: sr25519 with the context `substrate`, ed25519, or secp256k1 ECDSA over the blake2b-256
//! hash, as Substrate signs (source: `sp_runtime::MultiSignature`). Test vectors are in
//! `testdata/redirect.json`.

use crate::round::RoundId;
use alloc::{format, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	sp_core::{crypto::AccountId32, H256},
	sp_runtime::{traits::Verify, MultiSignature},
};
use scale_info::TypeInfo;

/// Domain separator at the start of the text, so that it cannot pass for any other message.
pub const DOMAIN: &str = "distribution/redirect1";

/// Where the owner of a row has what is due of it sent, once. [`Redirect::message`] is what the
/// owner signs.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Redirect<AccountId, Balance, Moment> {
	/// The account that is paid.
	pub to: AccountId,
	/// What had been paid of the row when the owner signed, in the asset's smallest unit. A stream
	/// is paid many times, and each signature is good for one of them.
	pub paid: Balance,
	/// First time at which it is no longer valid.
	pub deadline: Moment,
}

impl Redirect<[u8; 32], u128, u64> {
	/// The text that the owner signs: for row `row` of round `round`, which is `owner`'s, on the
	/// chain whose first block has the hash `genesis`.
	pub fn message(&self, genesis: H256, round: RoundId, row: u32, owner: &[u8; 32]) -> Vec<u8> {
		let Self { to, paid, deadline } = self;
		let (owner, to) = (H256(*owner), H256(*to));
		format!(
			"{DOMAIN}: On chain {genesis:#x}, pay what is due now of row {row} of round {round}, \
			 which belongs to account {owner:#x}, to account {to:#x} instead. \
			 Paid of it before: {paid}. Valid before relay-chain block {deadline}."
		)
		.into_bytes()
	}
}

/// What a browser wallet signs when it is asked to sign `message`.
pub fn wrapped(message: &[u8]) -> Vec<u8> {
	[&b"<Bytes>"[..], message, b"</Bytes>"].concat()
}

/// Whether `signature` is the owner's for `message`, as it is or as browser wallets wrap it.
pub fn is_signed(message: &[u8], signature: &MultiSignature, owner: [u8; 32]) -> bool {
	let owner = AccountId32::new(owner);
	signature.verify(message, &owner) || signature.verify(wrapped(message).as_slice(), &owner)
}
