//! Vouchers: cumulative amounts that the keys of a round sign off chain, any number of times, and that
//! anyone can settle on chain. A settlement pays what the voucher says beyond what was paid before.
//!
//! ## Layout of a voucher's message
//!
//! 126 bytes; numbers are little-endian:
//!
//! | bytes | field |
//! |---|---|
//! | 34 | the ASCII text `distribution/distribution/voucher1`: the project, the pallet, the kind of message |
//! | 32 | genesis hash of the chain |
//! | 4 | round |
//! | 32 | beneficiary: public key of its account |
//! | 16 | cumulative amount, in the asset's smallest unit |
//! | 4 | deadline: block number of the relay chain |
//! | 4 | epoch of the round's keys |
//!
//! The cumulative amount is all that the beneficiary may have had from the round once the voucher is
//! settled. The deadline is the first block at which it cannot be settled, if the round loses no time.
//!
//! ## Signatures
//!
//! As many of the epoch's keys as its threshold says sign these bytes, each by itself: sr25519 with the
//! context `substrate`, ed25519, or secp256k1 ECDSA over their blake2b-256 hash, as Substrate signs
//! (source: `sp_runtime::MultiSignature`). Test vectors are in `testdata/voucher.json`.
//!
//! A cumulative amount makes copies, losses and order harmless: of several vouchers the highest counts,
//! and one that was settled pays nothing more. So the malleability of ECDSA signatures does no harm.

use crate::ids::RoundId;
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	sp_core::{ConstU32, H256},
	sp_io::hashing::blake2_256,
	sp_runtime::{
		traits::{IdentifyAccount, Verify},
		BoundedVec, MultiSignature, MultiSigner,
	},
};
use scale_info::TypeInfo;

/// Domain separator at the start of the message, so that it cannot pass for any other message.
pub const VOUCHER_DOMAIN: [u8; 34] = *b"distribution/distribution/voucher1";

/// Maximum number of keys that sign the vouchers of a round.
pub const MAX_VOUCHER_KEYS: u32 = 8;

/// Maximum number of former epochs whose vouchers can still be settled.
pub const MAX_ENDING_EPOCHS: u32 = 3;

/// A cumulative entitlement. The signed message is [`Voucher::message`].
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Voucher<AccountId, Balance, Moment> {
	/// Who is paid.
	pub beneficiary: AccountId,
	/// All that the beneficiary may have had from the round once this voucher is settled, in the
	/// asset's smallest unit.
	pub cumulative: Balance,
	/// First time at which the voucher can no longer be settled, if the round loses no time. Time
	/// that the round has lost since it opened makes it later.
	pub deadline: Moment,
	/// The epoch whose keys sign.
	pub epoch: u32,
}

impl<AccountId: Encode, Balance: Encode, Moment: Encode> Voucher<AccountId, Balance, Moment> {
	/// The bytes that are signed for this `round` of the chain with the hash `genesis`.
	pub fn message(&self, genesis: &impl Encode, round: RoundId) -> Vec<u8> {
		(VOUCHER_DOMAIN, genesis, round, self).encode()
	}
}

/// The signature of one of the epoch's keys.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct KeySignature {
	/// The key's place among the keys of its epoch, from 0.
	pub key: u8,
	/// Its signature over the voucher's message.
	pub signature: MultiSignature,
}

/// A voucher and the signatures that prove it.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct SignedVoucher<AccountId, Balance, Moment> {
	/// What was signed.
	pub voucher: Voucher<AccountId, Balance, Moment>,
	/// The signatures, of as many keys as the threshold says, in any order. None are needed for
	/// what is set aside already.
	pub signatures: BoundedVec<KeySignature, ConstU32<MAX_VOUCHER_KEYS>>,
}

/// The keys of one epoch.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct VoucherKeys {
	/// Number of keys that must sign a voucher, from 1 to the number of keys.
	pub threshold: u8,
	/// The keys: sr25519, ed25519 or ECDSA.
	pub keys: BoundedVec<MultiSigner, ConstU32<MAX_VOUCHER_KEYS>>,
}

// By hand, because `MultiSigner` has no maximum length: its longest variant is a compressed ECDSA
// key. The number of keys takes one byte.
impl MaxEncodedLen for VoucherKeys {
	fn max_encoded_len() -> usize {
		<(u8, u8, [(u8, [u8; 33]); MAX_VOUCHER_KEYS as usize])>::max_encoded_len()
	}
}

/// Why signatures do not prove a voucher.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VoucherFault {
	/// There are fewer or more signatures than the threshold.
	SignatureCount,
	/// A signature names a key that the epoch does not have.
	UnknownSigner,
	/// A key has signed twice.
	SignerTwice,
	/// A signature is not that of the key over this message.
	NotSigned,
}

impl VoucherKeys {
	/// Whether vouchers can be signed: there is a key, each is there once and of a kind that can sign,
	/// and the threshold is from 1 to their number.
	pub fn is_valid(&self) -> bool {
		let once =
			self.keys.iter().enumerate().all(|(place, key)| {
				self.keys.iter().take(place).all(|other| !same_key(key, other))
			});
		let known = self.keys.iter().all(|key| !matches!(key, MultiSigner::Eth(_)));
		let reachable = (1..=self.keys.len()).contains(&usize::from(self.threshold));
		once && known && reachable
	}

	/// What the terms of a round say of its first keys: `blake2_256(SCALE(keys))`.
	pub fn digest(&self) -> H256 {
		H256(self.using_encoded(blake2_256))
	}

	/// Checks that as many keys as the threshold says have signed `message`, each once.
	///
	/// Whatever costs nothing is checked before the signatures are.
	///
	/// # Errors
	/// The first fault, in the order of [`VoucherFault`].
	pub fn check(&self, message: &[u8], signatures: &[KeySignature]) -> Result<(), VoucherFault> {
		if signatures.len() != usize::from(self.threshold) {
			return Err(VoucherFault::SignatureCount);
		}
		let mut pairs = Vec::with_capacity(signatures.len());
		for one in signatures {
			let key = self.keys.get(usize::from(one.key)).ok_or(VoucherFault::UnknownSigner)?;
			pairs.push((key, &one.signature));
		}
		let twice = |(place, one): (usize, &KeySignature)| {
			signatures.iter().take(place).any(|other| other.key == one.key)
		};
		if signatures.iter().enumerate().any(twice) {
			return Err(VoucherFault::SignerTwice);
		}
		let signed = pairs.into_iter().all(|(key, signature)| has_signed(key, signature, message));
		signed.then_some(()).ok_or(VoucherFault::NotSigned)
	}
}

/// Whether two keys are one, whatever they are used as.
fn same_key(one: &MultiSigner, other: &MultiSigner) -> bool {
	AsRef::<[u8]>::as_ref(one) == AsRef::<[u8]>::as_ref(other)
}

/// Whether `signature` is that of `key` over `message`, and of its kind: the same bytes are a public
/// key of two kinds.
fn has_signed(key: &MultiSigner, signature: &MultiSignature, message: &[u8]) -> bool {
	let same_kind = matches!(
		(key, signature),
		(MultiSigner::Sr25519(_), MultiSignature::Sr25519(_))
			| (MultiSigner::Ed25519(_), MultiSignature::Ed25519(_))
			| (MultiSigner::Ecdsa(_), MultiSignature::Ecdsa(_))
	);
	same_kind && signature.verify(message, &key.clone().into_account())
}

/// A former epoch whose vouchers can still be settled for a while.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct EndingEpoch<Moment> {
	/// Its number.
	pub epoch: u32,
	/// Its keys.
	pub keys: VoucherKeys,
	/// First time at which its vouchers can no longer be settled, on the round's clock.
	pub ends: Moment,
}

/// Who signs the vouchers of a round.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct VoucherSigners<Moment> {
	/// The present epoch, from 0.
	pub epoch: u32,
	/// Its keys.
	pub keys: VoucherKeys,
	/// Former epochs, in their order. One that has ended stays until the keys are rotated again.
	pub ending: BoundedVec<EndingEpoch<Moment>, ConstU32<MAX_ENDING_EPOCHS>>,
}

/// Why an epoch has no keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EpochFault {
	/// The round has not reached it.
	Unknown,
	/// It has ended.
	Ended,
}

impl<Moment: PartialOrd + Copy> VoucherSigners<Moment> {
	/// The signers of a round whose `keys` are the first.
	pub fn first(keys: VoucherKeys) -> Self {
		Self { epoch: 0, keys, ending: BoundedVec::new() }
	}

	/// The keys of `epoch` at the time `now` of the round's clock.
	///
	/// # Errors
	/// Why there are none.
	pub fn keys_of(&self, epoch: u32, now: Moment) -> Result<&VoucherKeys, EpochFault> {
		if epoch > self.epoch {
			return Err(EpochFault::Unknown);
		}
		if epoch == self.epoch {
			return Ok(&self.keys);
		}
		let ending = self.ending.iter().find(|ending| ending.epoch == epoch && now < ending.ends);
		ending.map(|ending| &ending.keys).ok_or(EpochFault::Ended)
	}

	/// Begins a new epoch with `keys` at the time `now` of the round's clock; the vouchers of the
	/// present one can be settled until `ends`. Epochs that have ended are forgotten. `None` if too
	/// many have not, or no number is left; then nothing is to be kept of `self`.
	pub fn rotate(mut self, keys: VoucherKeys, now: Moment, ends: Moment) -> Option<Self> {
		let epoch = self.epoch.checked_add(1)?;
		self.ending.retain(|ending| now < ending.ends);
		let last = EndingEpoch { epoch: self.epoch, keys: self.keys, ends };
		self.ending.try_push(last).ok()?;
		Some(Self { epoch, keys, ending: self.ending })
	}
}

/// What a round knows of one beneficiary. Amounts are in the asset's smallest unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct VoucherRecord<Balance> {
	/// The beneficiary's number in the round, in the order in which they first came, from 0. It stands
	/// for the row in events and in the digest of payments.
	pub index: u32,
	/// Paid so far.
	pub paid: Balance,
	/// Set aside beyond that, because compliance refused to pay it.
	pub aside: Balance,
}

#[cfg(test)]
mod tests {
	use super::*;
	use polkadot_sdk::sp_core::{ecdsa, ed25519, sr25519, Pair};
	use proptest::prelude::*;

	fn example() -> Voucher<[u8; 32], u128, u32> {
		Voucher {
			beneficiary: [0x33; 32],
			cumulative: 1_500_000_000_000,
			deadline: 1_000_000,
			epoch: 5,
		}
	}

	fn message() -> Vec<u8> {
		example().message(&H256::repeat_byte(0x11), 7)
	}

	fn keys(threshold: u8, keys: Vec<MultiSigner>) -> VoucherKeys {
		VoucherKeys { threshold, keys: keys.try_into().unwrap() }
	}

	/// A key of each kind.
	fn pairs() -> (sr25519::Pair, ed25519::Pair, ecdsa::Pair) {
		let seed = [1; 32];
		let sr = sr25519::Pair::from_seed(&seed);
		(sr, ed25519::Pair::from_seed(&seed), ecdsa::Pair::from_seed(&seed))
	}

	fn three(threshold: u8) -> VoucherKeys {
		let (sr, ed, ec) = pairs();
		keys(threshold, vec![sr.public().into(), ed.public().into(), ec.public().into()])
	}

	fn signed(message: &[u8]) -> [KeySignature; 3] {
		let (sr, ed, ec) = pairs();
		[
			KeySignature { key: 0, signature: sr.sign(message).into() },
			KeySignature { key: 1, signature: ed.sign(message).into() },
			KeySignature { key: 2, signature: ec.sign(message).into() },
		]
	}

	#[test]
	fn message_should_have_the_documented_layout() {
		let message = message();
		assert_eq!(message.len(), 126);
		assert_eq!(&message[..34], b"distribution/distribution/voucher1");
		assert_eq!(&message[34..66], &[0x11; 32]);
		assert_eq!(&message[66..70], &7u32.to_le_bytes());
		assert_eq!(&message[70..102], &[0x33; 32]);
		assert_eq!(&message[102..118], &1_500_000_000_000u128.to_le_bytes());
		assert_eq!(&message[118..122], &1_000_000u32.to_le_bytes());
		assert_eq!(&message[122..126], &5u32.to_le_bytes());
	}

	#[test]
	fn message_should_differ_when_anything_differs() {
		let (genesis, same) = (H256::repeat_byte(0x11), message());
		let (mut who, mut more, mut later, mut epoch) =
			(example(), example(), example(), example());
		who.beneficiary = [0x34; 32];
		more.cumulative += 1;
		later.deadline += 1;
		epoch.epoch += 1;
		for other in [who, more, later, epoch] {
			assert_ne!(other.message(&genesis, 7), same, "{other:?}");
		}
		assert_ne!(example().message(&genesis, 8), same);
		assert_ne!(example().message(&H256::repeat_byte(0x12), 7), same);
	}

	#[test]
	fn keys_should_be_refused_when_none_or_twice_or_of_another_kind_or_beyond_the_threshold() {
		let (sr, ed, ec) = pairs();
		let (sr, ed): (MultiSigner, MultiSigner) = (sr.public().into(), ed.public().into());
		assert!(keys(1, vec![sr.clone()]).is_valid());
		assert!(three(1).is_valid() && three(3).is_valid());
		assert!(!three(0).is_valid() && !three(4).is_valid());
		assert!(!keys(0, vec![]).is_valid() && !keys(1, vec![]).is_valid());
		assert!(!keys(1, vec![sr.clone(), ed.clone(), sr.clone()]).is_valid());
		// The same bytes as another kind of key.
		let twin = ed25519::Public::from_raw(pairs().0.public().0);
		assert!(!keys(1, vec![sr, twin.into()]).is_valid());
		let eth = MultiSigner::Eth(ec.public().0.into());
		assert!(!keys(1, vec![eth]).is_valid());
	}

	#[test]
	fn keys_should_take_no_more_than_they_say() {
		let (_, _, ec) = pairs();
		let all = vec![MultiSigner::from(ec.public()); MAX_VOUCHER_KEYS as usize];
		assert_eq!(keys(1, all).encoded_size(), VoucherKeys::max_encoded_len());
	}

	#[test]
	fn signatures_of_the_threshold_should_prove_a_voucher_in_any_order() {
		let message = message();
		let [sr, ed, ec] = signed(&message);
		for one in [&sr, &ed, &ec] {
			assert_eq!(three(1).check(&message, core::slice::from_ref(one)), Ok(()));
		}
		assert_eq!(three(2).check(&message, &[ec.clone(), sr.clone()]), Ok(()));
		assert_eq!(three(3).check(&message, &[ed, ec, sr]), Ok(()));
	}

	#[test]
	fn signatures_should_be_refused_by_name() {
		let message = message();
		let [sr, ed, ec] = signed(&message);
		let refused = |signatures: &[KeySignature]| three(2).check(&message, signatures);
		assert_eq!(refused(&[]), Err(VoucherFault::SignatureCount));
		let alone = core::slice::from_ref(&sr);
		assert_eq!(refused(alone), Err(VoucherFault::SignatureCount));
		let all = [sr.clone(), ed.clone(), ec.clone()];
		assert_eq!(refused(&all), Err(VoucherFault::SignatureCount));
		let unknown = KeySignature { key: 3, ..ed.clone() };
		assert_eq!(refused(&[sr.clone(), unknown]), Err(VoucherFault::UnknownSigner));
		assert_eq!(refused(&[sr.clone(), sr.clone()]), Err(VoucherFault::SignerTwice));
		// Another message, another key, and a signature of another kind.
		let [other, ..] = signed(b"another");
		assert_eq!(refused(&[other, ed.clone()]), Err(VoucherFault::NotSigned));
		let moved = KeySignature { key: 2, ..ed.clone() };
		assert_eq!(refused(&[sr.clone(), moved]), Err(VoucherFault::NotSigned));
		let wrong = KeySignature { key: 0, ..ed.clone() };
		assert_eq!(refused(&[wrong, ec]), Err(VoucherFault::NotSigned));
		assert_eq!(refused(&[sr, ed]), Ok(()));
	}

	#[test]
	fn epoch_should_end_when_it_was_said() {
		let signers = VoucherSigners::first(three(1));
		let signers = signers.rotate(three(2), 10, 30).unwrap();
		assert_eq!(signers.keys_of(0, 29), Ok(&three(1)));
		assert_eq!(signers.keys_of(0, 30), Err(EpochFault::Ended));
		assert_eq!(signers.keys_of(1, 1_000), Ok(&three(2)));
		assert_eq!(signers.keys_of(2, 10), Err(EpochFault::Unknown));
		// It is forgotten once it has ended.
		let signers = signers.rotate(three(3), 30, 40).unwrap();
		assert_eq!((signers.epoch, signers.ending.len()), (2, 1));
		assert_eq!(signers.keys_of(0, 0), Err(EpochFault::Ended));
		assert_eq!(signers.keys_of(1, 39), Ok(&three(2)));
	}

	#[test]
	fn epochs_should_be_refused_when_too_many_have_not_ended() {
		let mut signers = VoucherSigners::first(three(1));
		for _ in 0..MAX_ENDING_EPOCHS {
			signers = signers.rotate(three(1), 10, 30).unwrap();
		}
		assert_eq!(signers.clone().rotate(three(1), 29, 90), None);
		assert!(signers.rotate(three(1), 30, 90).is_some());
		let last = VoucherSigners::<u32> { epoch: u32::MAX, ..VoucherSigners::first(three(1)) };
		assert_eq!(last.rotate(three(1), 0, 1), None);
	}

	/// A voucher of few, with its round and chain.
	fn few() -> impl Strategy<Value = (Voucher<[u8; 32], u128, u32>, RoundId, u8)> {
		(0u8..2, 0u128..2, 0u32..2, 0u32..2, 0u32..2, 0u8..2).prop_map(
			|(account, cumulative, deadline, epoch, round, chain)| {
				let beneficiary = [account; 32];
				(Voucher { beneficiary, cumulative, deadline, epoch }, round, chain)
			},
		)
	}

	proptest! {
		#[test]
		fn messages_should_differ_when_anything_in_them_differs(one in few(), other in few()) {
			type Few = (Voucher<[u8; 32], u128, u32>, RoundId, u8);
			let message =
				|(voucher, round, chain): &Few| voucher.message(&[*chain; 32], *round);
			prop_assert_eq!(message(&one) == message(&other), one == other);
		}
	}
}
