//! What the benchmarks of vouchers begin with.

use super::{setup::*, *};
use distribution_primitives::{KeySignature, MAX_ENDING_EPOCHS, MAX_VOUCHER_KEYS};
use polkadot_sdk::{
	sp_core::crypto::KeyTypeId,
	sp_io::crypto::{ecdsa_generate, ecdsa_sign},
	sp_runtime::{MultiSignature, MultiSigner},
};

/// Where the keys are kept that sign.
const KEY: KeyTypeId = KeyTypeId(*b"vouc");

/// A key that signs: of the kind whose signatures cost most to check.
fn key() -> polkadot_sdk::sp_core::ecdsa::Public {
	ecdsa_generate(KEY, None)
}

/// As many keys as there can be, of which the first signs.
fn keys(first: polkadot_sdk::sp_core::ecdsa::Public) -> VoucherKeys {
	let mut keys = Vec::from([MultiSigner::Ecdsa(first)]);
	keys.extend((1..MAX_VOUCHER_KEYS).map(|_| MultiSigner::Ecdsa(key())));
	VoucherKeys { threshold: 1, keys: keys.try_into().unwrap() }
}

/// An open round in which as much is promised as there is, and as many epochs are ending as can be. The
/// key is that of the epoch which is looked for last.
fn round<T: Config>(beneficiaries: u32) -> (RoundId, polkadot_sdk::sp_core::ecdsa::Public, u32) {
	let id = open_round::<T>(Source::Voucher { beneficiaries }, Release::Immediate);
	let first = key();
	let mut signers = VoucherSignersOf::<T>::first(keys(key()));
	let (now, ends) = (at::<T>(START), at::<T>(1_000_000_000));
	for place in 1..=MAX_ENDING_EPOCHS {
		let next = if place == MAX_ENDING_EPOCHS { keys(key()) } else { keys(first) };
		signers = signers.rotate(next, now, ends).unwrap();
	}
	Signers::<T>::insert(id, signers);
	Rounds::<T>::mutate(id, |round| {
		let round = round.as_mut().unwrap();
		round.total = round.budget;
	});
	(id, first, MAX_ENDING_EPOCHS - 1)
}

/// A round and `n` vouchers of it with one signature each, for accounts that it does not know.
pub(super) fn voucher_setup<T: Config>(n: u32) -> (RoundId, SignedVouchersOf<T>) {
	let (id, first, epoch) = round::<T>(n);
	let genesis = Pallet::<T>::genesis();
	let signed: Vec<SignedVoucherOf<T>> = (0..n)
		.map(|i| {
			let beneficiary: T::AccountId = account("beneficiary", i, SEED);
			known::<T>(&beneficiary);
			let voucher = VoucherOf::<T> {
				beneficiary,
				cumulative: amount::<T>(),
				deadline: at::<T>(1_000_000_000),
				epoch,
			};
			let signature = ecdsa_sign(KEY, &first, &voucher.message(&genesis, id)).unwrap();
			let signature = KeySignature { key: 0, signature: MultiSignature::Ecdsa(signature) };
			SignedVoucher { voucher, signatures: Vec::from([signature]).try_into().unwrap() }
		})
		.collect();
	(id, signed.try_into().unwrap())
}

/// A round and one voucher of it, whose beneficiary compliance refuses.
pub(super) fn refused_voucher<T: Config>() -> (RoundId, SignedVoucherOf<T>) {
	let (id, vouchers) = voucher_setup::<T>(1);
	Rounds::<T>::mutate(id, |round| round.as_mut().unwrap().requirement.level = u8::MAX);
	(id, vouchers.into_iter().next().unwrap())
}

/// Decides whether vouchers may be settled in this block without signature, as if that weighed next to
/// nothing.
pub(super) fn admit_vouchers<T: Config>(
	id: RoundId,
	vouchers: &SignedVouchersOf<T>,
) -> TransactionValidityWithRefund {
	let source = TransactionSource::InBlock;
	let call = Call::settle_batch { id, vouchers: vouchers.clone() };
	let weight = |round: &RoundOf<T>| {
		let size = SettlementSize::of(vouchers);
		within_a_share(Pallet::<T>::free_settlement_weight(round, size))
	};
	Pallet::<T>::admit_settlement(source, call, id, vouchers, weight)
}

/// An open round, its manager, an account with many records, and other keys for it.
pub(super) fn keyed_round<T: Config>() -> (RoundId, T::AccountId, VoucherKeys) {
	let (id, _, _) = round::<T>(1);
	// One of the epochs has ended, so that there is room for another.
	Signers::<T>::mutate(id, |signers| {
		let signers = signers.as_mut().unwrap();
		signers.ending[0].ends = Zero::zero();
	});
	let keys = keys(key());
	(id, manager_with_records::<T>(), keys)
}

/// A message and `s` signatures over it by different keys, as those of many vouchers.
pub(super) fn signatures(s: u32) -> (Vec<u8>, Vec<(VoucherKeys, KeySignature)>) {
	let message = Vec::from([7; 126]);
	let all = (0..s)
		.map(|_| {
			let first = key();
			let keys = VoucherKeys {
				threshold: 1,
				keys: Vec::from([MultiSigner::Ecdsa(first)]).try_into().unwrap(),
			};
			let signature = MultiSignature::Ecdsa(ecdsa_sign(KEY, &first, &message).unwrap());
			(keys, KeySignature { key: 0, signature })
		})
		.collect();
	(message, all)
}
