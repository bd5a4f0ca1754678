//! Vouchers with the real configuration: as transactions, and what they weigh.

use crate::common::*;
use distribution_primitives::{KeySignature, SignedVoucher, Voucher, VoucherKeys};
use pallet_distribution::{SettlementSize, SignedVoucherOf, VoucherOf};
use polkadot_sdk::{sp_keyring::Sr25519Keyring, sp_runtime::MultiSigner};

type RoundCall = pallet_distribution::Call<Runtime>;

const BUDGET: Balance = 100 * UNIT;

/// The keys of an epoch in which `signer` signs alone.
pub fn keys_of(signer: Sr25519Keyring) -> VoucherKeys {
	let keys: Vec<MultiSigner> = vec![signer.public().into()];
	VoucherKeys { threshold: 1, keys: keys.try_into().unwrap() }
}

/// A voucher for round `id` of the chain with this `genesis`, with the signature of `signer` alone.
pub fn signed_by(
	signer: Sr25519Keyring,
	genesis: Hash,
	id: u32,
	voucher: VoucherOf<Runtime>,
) -> SignedVoucherOf<Runtime> {
	let message = voucher.message(&genesis, id);
	let signature = KeySignature { key: 0, signature: signer.sign(&message).into() };
	SignedVoucher { voucher, signatures: vec![signature].try_into().unwrap() }
}

/// An open round of Alice's, whose vouchers Bob signs, with everything promised.
fn open_vouchers() -> u32 {
	let terms = Terms {
		asset: NativeOrWithId::Native,
		source: Source::Voucher { beneficiaries: 10 },
		release: Release::Immediate,
		requirement: Requirement::default(),
		window: Window { opens: 0, closes: 10_000_000 },
		budget: BUDGET,
		remainder: Remainder::Treasury,
		manifest: None,
		beneficiaries: Default::default(),
	};
	let alice = Alice.to_account_id();
	let id = Distribution::do_draft(alice.clone(), terms).unwrap();
	Distribution::do_rotate_keys(alice.clone(), id, keys_of(Bob), 0).unwrap();
	Distribution::do_fund(alice.clone(), id, BUDGET + EXISTENTIAL_DEPOSIT).unwrap();
	Distribution::do_open(alice.clone(), id).unwrap();
	Distribution::do_promise(alice, id, BUDGET, 10).unwrap();
	id
}

/// A voucher for the `n`th beneficiary.
fn voucher(id: u32, n: u8, cumulative: Balance) -> SignedVoucherOf<Runtime> {
	let beneficiary = beneficiary(n);
	let voucher = Voucher { beneficiary, cumulative, deadline: 1_000_000, epoch: 0 };
	signed_by(Bob, System::block_hash(0), id, voucher)
}

fn settle(id: u32, n: u8, cumulative: Balance) -> RuntimeCall {
	RoundCall::settle { id, voucher: voucher(id, n, cumulative) }.into()
}

#[test]
fn voucher_should_be_settled_by_a_bare_transaction() {
	chain().execute_with(|| {
		let id = open_vouchers();
		next_block();
		let (one, two) = (settle(id, 100, 2 * UNIT), settle(id, 100, 3 * UNIT));
		assert!(pooled(UncheckedExtrinsic::new_bare(two.clone())).is_ok());
		assert_eq!(apply_free(two.clone()), Ok(Ok(())));
		assert_eq!(Balances::free_balance(beneficiary(100)), 3 * UNIT);
		for over in [one, two] {
			assert_eq!(apply_free(over.clone()), Err(InvalidTransaction::Stale.into()));
			assert!(pooled(UncheckedExtrinsic::new_bare(over)).is_err());
		}
		let vouchers = vec![voucher(id, 101, UNIT), voucher(id, 102, UNIT)];
		let vouchers = vouchers.try_into().unwrap();
		let both: RuntimeCall = RoundCall::settle_batch { id, vouchers }.into();
		assert_eq!(apply_free(both), Ok(Ok(())));
		assert_eq!(Balances::free_balance(beneficiary(102)), UNIT);
	});
}

#[test]
fn further_signatures_should_weigh_only_where_there_are_some() {
	use pallet_distribution::WeightInfo;
	type Measured = weights::pallet_distribution::WeightInfo<Runtime>;
	let weighing = |further| SettlementSize { vouchers: 2, further };
	let settling = |further| Distribution::settlement_weight(weighing(further));
	let deciding = |further| Distribution::authorize_settlement_weight(weighing(further));
	for further in [1, 14] {
		let more = Measured::voucher_signatures(further);
		assert_eq!(settling(further), settling(0) + more);
		assert_eq!(deciding(further), deciding(0) + more);
	}
}

#[test]
fn largest_settlement_should_fit_into_a_block() {
	let size = SettlementSize::largest(256);
	let limits = blocks::RuntimeBlockWeights::get();
	let most = limits.get(DispatchClass::Normal).max_extrinsic.unwrap();
	let all =
		Distribution::settlement_weight(size) + Distribution::authorize_settlement_weight(size);
	assert!(all.all_lte(most), "{all} of {most}");
}
