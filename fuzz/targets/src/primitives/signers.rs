//! Signatures hold if as many keys as must have signed have, each once, and epochs end when they should.
//!
//! The bytes are keys, how many of them must sign, what is signed, by whom, and rotations.

use crate::bytes::Bytes;
use distribution_primitives::{
	EpochFault, KeySignature, VoucherFault, VoucherKeys, VoucherSigners, MAX_ENDING_EPOCHS,
	MAX_VOUCHER_KEYS,
};
use polkadot_sdk::{
	sp_core::{ecdsa, ed25519, sr25519, Pair},
	sp_runtime::{MultiSignature, MultiSigner},
};
use std::collections::BTreeSet;

/// A key by its kind and number. They are few, so that some come twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
	kind: u8,
	number: u8,
}

impl Key {
	fn read(bytes: &mut Bytes<'_>) -> Self {
		Self { kind: bytes.byte() % 3, number: bytes.byte() % 4 }
	}

	fn seed(self) -> [u8; 32] {
		[self.number + 1; 32]
	}

	fn public(self) -> MultiSigner {
		match self.kind {
			0 => ed25519::Pair::from_seed(&self.seed()).public().into(),
			1 => sr25519::Pair::from_seed(&self.seed()).public().into(),
			_ => ecdsa::Pair::from_seed(&self.seed()).public().into(),
		}
	}

	fn sign(self, message: &[u8]) -> MultiSignature {
		match self.kind {
			0 => ed25519::Pair::from_seed(&self.seed()).sign(message).into(),
			1 => sr25519::Pair::from_seed(&self.seed()).sign(message).into(),
			_ => ecdsa::Pair::from_seed(&self.seed()).sign(message).into(),
		}
	}
}

/// Who signs: for which place, with which key, and whether it is the message.
struct Signing {
	place: u8,
	key: Key,
	right: bool,
}

/// See the module.
pub fn run(data: &[u8]) {
	let mut bytes = Bytes::new(data);
	let count = bytes.below(MAX_VOUCHER_KEYS + 1);
	let all: Vec<Key> = (0..count).map(|_| Key::read(&mut bytes)).collect();
	let threshold = bytes.byte() % 10;
	let public: Vec<MultiSigner> = all.iter().map(|key| key.public()).collect();
	let keys = VoucherKeys { threshold, keys: public.try_into().unwrap() };
	let different = all.iter().collect::<BTreeSet<_>>().len() == all.len();
	let reachable = threshold > 0 && usize::from(threshold) <= all.len();
	assert_eq!(keys.is_valid(), different && reachable);

	let message: [u8; 16] = bytes.take();
	let signings: Vec<Signing> = (0..bytes.below(MAX_VOUCHER_KEYS + 1))
		.map(|_| Signing {
			place: bytes.byte() % 10,
			key: Key::read(&mut bytes),
			right: bytes.byte() < 200,
		})
		.collect();
	let signatures: Vec<KeySignature> = signings
		.iter()
		.map(|Signing { place, key, right }| {
			let signed = if *right { &message[..] } else { &message[1..] };
			KeySignature { key: *place, signature: key.sign(signed) }
		})
		.collect();
	assert_eq!(keys.check(&message, &signatures), expected(&all, threshold, &signings));
	epochs(&mut bytes, &keys);
}

/// The first fault, in the order of the documentation.
fn expected(all: &[Key], threshold: u8, signings: &[Signing]) -> Result<(), VoucherFault> {
	if signings.len() != usize::from(threshold) {
		return Err(VoucherFault::SignatureCount);
	}
	let key_at = |signing: &Signing| all.get(usize::from(signing.place)).copied();
	if signings.iter().any(|signing| key_at(signing).is_none()) {
		return Err(VoucherFault::UnknownSigner);
	}
	let places: BTreeSet<u8> = signings.iter().map(|signing| signing.place).collect();
	if places.len() != signings.len() {
		return Err(VoucherFault::SignerTwice);
	}
	let by_it = |signing: &Signing| signing.right && key_at(signing) == Some(signing.key);
	signings.iter().all(by_it).then_some(()).ok_or(VoucherFault::NotSigned)
}

/// Rotations at times that never go back.
fn epochs(bytes: &mut Bytes<'_>, keys: &VoucherKeys) {
	let mut signers = VoucherSigners::first(keys.clone());
	let (mut present, mut now) = (0u32, 0u32);
	// Former epochs, and when they end.
	let mut former: Vec<(u32, u32)> = Vec::new();
	for _ in 0..8 {
		now += u32::from(bytes.byte() % 16);
		let ends = now + u32::from(bytes.byte() % 32);
		let open = former.iter().filter(|(_, ends)| now < *ends).count();
		match signers.clone().rotate(keys.clone(), now, ends) {
			Some(next) => {
				assert!(open < MAX_ENDING_EPOCHS as usize);
				former.push((present, ends));
				present += 1;
				signers = next;
			}
			None => assert_eq!(open, MAX_ENDING_EPOCHS as usize),
		}
		assert_eq!(signers.epoch, present);
		for epoch in 0..present + 2 {
			let ending = former.iter().any(|(old, ends)| *old == epoch && now < *ends);
			let wanted = match epoch {
				later if later > present => Err(EpochFault::Unknown),
				same if same == present || ending => Ok(()),
				_ => Err(EpochFault::Ended),
			};
			assert_eq!(signers.keys_of(epoch, now).map(|_| ()), wanted, "{epoch} at {now}");
		}
	}
}
