//! Rounds of vouchers.

mod deciding;
mod free;
mod invariants;
mod keeping;
mod property;
mod settling;

pub(crate) use super::*;
pub(crate) use distribution_primitives::{KeySignature, MAX_ENDING_EPOCHS};
use polkadot_sdk::{
	sp_core::{ed25519, Pair},
	sp_runtime::MultiSigner,
};

/// What every test's round can pay.
const BUDGET: Balance = 10_000;
/// The deadline of every test's vouchers.
const DEADLINE: u64 = 500;

fn pair(n: u8) -> ed25519::Pair {
	ed25519::Pair::from_seed(&[n; 32])
}

/// The keys with these numbers.
fn keys(threshold: u8, of: &[u8]) -> VoucherKeys {
	let keys: Vec<MultiSigner> = of.iter().map(|n| pair(*n).public().into()).collect();
	VoucherKeys { threshold, keys: keys.try_into().unwrap() }
}

fn terms(beneficiaries: u32) -> TermsOf<Test> {
	TermsOf::<Test> { source: Source::Voucher { beneficiaries }, ..listed_terms(BUDGET) }
}

/// A funded round with these keys. Nothing is promised yet.
fn open_with(beneficiaries: u32, keys: VoucherKeys) -> RoundId {
	let id = draft(terms(beneficiaries));
	Distribution::do_rotate_keys(MANAGER, id, keys, 0).unwrap();
	Distribution::do_fund(MANAGER, id, BUDGET + ED).unwrap();
	Distribution::do_open(MANAGER, id).unwrap();
	id
}

/// An open round for ten beneficiaries, in which key 1 signs and everything is promised.
fn open_round() -> RoundId {
	let id = open_with(10, keys(1, &[1]));
	Distribution::do_promise(MANAGER, id, BUDGET, 10).unwrap();
	id
}

fn voucher(n: u32, cumulative: Balance) -> VoucherOf<Test> {
	Voucher { beneficiary: who(n), cumulative, deadline: DEADLINE, epoch: 0 }
}

/// The signatures of these keys, each with its place, over `message`.
fn signatures(message: &[u8], by: &[(u8, u8)]) -> Vec<KeySignature> {
	let sign = |(place, n): &(u8, u8)| KeySignature {
		key: *place,
		signature: pair(*n).sign(message).into(),
	};
	by.iter().map(sign).collect()
}

/// A voucher that these keys have signed.
fn signed_by(id: RoundId, voucher: VoucherOf<Test>, by: &[(u8, u8)]) -> SignedVoucherOf<Test> {
	let message = voucher.message(&Distribution::genesis(), id);
	let signatures = signatures(&message, by).try_into().unwrap();
	SignedVoucher { voucher, signatures }
}

/// A voucher that key 1 has signed.
fn signed(id: RoundId, n: u32, cumulative: Balance) -> SignedVoucherOf<Test> {
	signed_by(id, voucher(n, cumulative), &[(0, 1)])
}

fn settle(id: RoundId, voucher: SignedVoucherOf<Test>) -> DispatchResult {
	dispatch(RuntimeOrigin::signed(RELAYER), Call::settle { id, voucher })
}

fn settle_batch(id: RoundId, vouchers: Vec<SignedVoucherOf<Test>>) -> DispatchResult {
	let vouchers = vouchers.try_into().unwrap();
	dispatch(RuntimeOrigin::signed(RELAYER), Call::settle_batch { id, vouchers })
}

fn set_aside(id: RoundId, voucher: SignedVoucherOf<Test>) -> DispatchResult {
	dispatch(RuntimeOrigin::signed(RELAYER), Call::set_aside_voucher { id, voucher })
}

fn rotate(id: RoundId, keys: VoucherKeys, ends: u64) -> DispatchResult {
	dispatch(RuntimeOrigin::signed(MANAGER), Call::rotate_keys { id, keys, ends })
}

fn promise(id: RoundId, amount: Balance, beneficiaries: u32) -> DispatchResult {
	dispatch(RuntimeOrigin::signed(MANAGER), Call::promise { id, amount, beneficiaries })
}

/// What the round knows of beneficiary `n`: number, paid, set aside.
fn record(id: RoundId, n: u32) -> Option<(u32, Balance, Balance)> {
	Vouchers::<Test>::get(id, who(n)).map(|record| (record.index, record.paid, record.aside))
}

fn balance(n: u32) -> Balance {
	Balances::free_balance(who(n))
}

fn at(block: u64) {
	System::set_block_number(block);
}
