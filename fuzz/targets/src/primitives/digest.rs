//! Digests of payments and rows, and what is signed off chain, are those of the documents.
//!
//! The bytes are their fields. What is hashed or signed is put together here byte by byte, as
//! `docs/design.md` and the tables of `primitives/src/credential.rs` and `voucher.rs` lay it out.

use crate::bytes::Bytes;
use distribution_primitives::{
	audit, extend_rows, key_message, redirect, Country, Credential, Redirect, Voucher,
};
use polkadot_sdk::{
	sp_core::{ecdsa, ed25519, sr25519, H256},
	sp_io::hashing::blake2_256,
	sp_runtime::MultiSigner,
};

/// See the module.
pub fn run(data: &[u8]) {
	let mut bytes = Bytes::new(data);
	let (genesis, account): ([u8; 32], [u8; 32]) = (bytes.take(), bytes.take());
	digests(&mut bytes, genesis, account);
	credential(&mut bytes, genesis, account);
	key(&mut bytes, genesis, account);
	redirected(&mut bytes, genesis, account);
	voucher(&mut bytes, genesis, account);
}

/// The digest of a round's payments, and that of the rows of a listed round.
fn digests(bytes: &mut Bytes<'_>, genesis: [u8; 32], beneficiary: [u8; 32]) {
	let (round, index) = (bytes.u32(), bytes.u32());
	let (sequence, amount) = (bytes.u64(), bytes.u128());
	let payee = blake2_256(&beneficiary);
	let start = audit::start(H256(genesis), round);
	let begun = [&b"distribution/digest2"[..], &genesis, &round.to_le_bytes()].concat();
	assert_eq!(start.0, blake2_256(&begun));
	let payment = [
		&start.0[..],
		&sequence.to_le_bytes(),
		&beneficiary,
		&payee,
		&amount.to_le_bytes(),
		&index.to_le_bytes(),
	]
	.concat();
	let paid = audit::extend(start, sequence, &beneficiary, &payee, amount, index);
	assert_eq!(paid.0, blake2_256(&payment));
	let row = [&paid.0[..], &index.to_le_bytes(), &beneficiary, &amount.to_le_bytes()].concat();
	let rows = extend_rows(paid, index, &beneficiary, amount);
	assert_eq!(rows.0, blake2_256(&row));
}

/// What an attester signs about an account.
fn credential(bytes: &mut Bytes<'_>, genesis: [u8; 32], account: [u8; 32]) {
	let (attester, evidence): ([u8; 32], [u8; 32]) = (bytes.take(), bytes.take());
	let (level, jurisdiction) = (bytes.byte(), bytes.take::<2>());
	let (expires, nonce) = (bytes.u32(), bytes.u64());
	let (epoch, key) = (bytes.u32(), bytes.u32());
	let message = [
		&b"distribution/compliance/credential1"[..],
		&genesis,
		&attester,
		&account,
		&[level],
		&jurisdiction,
		&expires.to_le_bytes(),
		&evidence,
		&nonce.to_le_bytes(),
		&epoch.to_le_bytes(),
		&key.to_le_bytes(),
	]
	.concat();
	let credential = Credential {
		genesis: H256(genesis),
		attester,
		account,
		level,
		jurisdiction: Country(jurisdiction),
		expires,
		evidence: H256(evidence),
		nonce,
		epoch,
		key,
	};
	assert_eq!(credential.message(), message);
}

/// What the keys of a round of vouchers sign.
fn voucher(bytes: &mut Bytes<'_>, genesis: [u8; 32], beneficiary: [u8; 32]) {
	let (round, cumulative) = (bytes.u32(), bytes.u128());
	let (deadline, epoch) = (bytes.u32(), bytes.u32());
	let message = [
		&b"distribution/distribution/voucher1"[..],
		&genesis,
		&round.to_le_bytes(),
		&beneficiary,
		&cumulative.to_le_bytes(),
		&deadline.to_le_bytes(),
		&epoch.to_le_bytes(),
	]
	.concat();
	let voucher = Voucher { beneficiary, cumulative, deadline, epoch };
	assert_eq!(voucher.message(&H256(genesis), round), message);
}

/// What the next signing key of an attester signs.
fn key(bytes: &mut Bytes<'_>, genesis: [u8; 32], attester: [u8; 32]) {
	let public: [u8; 33] = bytes.take();
	let short: [u8; 32] = public[..32].try_into().unwrap();
	let kinds: [(MultiSigner, &[u8]); 3] = [
		(ed25519::Public::from_raw(short).into(), &short),
		(sr25519::Public::from_raw(short).into(), &short),
		(ecdsa::Public::from_raw(public).into(), &public),
	];
	for (kind, (key, raw)) in (0u8..).zip(kinds) {
		let message =
			[&b"distribution/compliance/key1"[..], &genesis, &attester, &[kind], raw].concat();
		assert_eq!(key_message(&H256(genesis), &attester, &key), message);
	}
}

/// What the owner of a row signs to have a payment sent elsewhere, and what wallets make of it.
fn redirected(bytes: &mut Bytes<'_>, genesis: [u8; 32], owner: [u8; 32]) {
	let (round, row) = (bytes.u32(), bytes.u32());
	let (to, paid, deadline) = (bytes.take::<32>(), bytes.u128(), bytes.u64());
	let digits =
		|bytes: [u8; 32]| -> String { bytes.iter().map(|byte| format!("{byte:02x}")).collect() };
	let text = [
		"distribution/redirect1: On chain 0x",
		&digits(genesis),
		", pay what is due now of row ",
		&row.to_string(),
		" of round ",
		&round.to_string(),
		", which belongs to account 0x",
		&digits(owner),
		", to account 0x",
		&digits(to),
		" instead. Paid of it before: ",
		&paid.to_string(),
		". Valid before relay-chain block ",
		&deadline.to_string(),
		".",
	]
	.concat();
	let redirect = Redirect { to, paid, deadline };
	let message = redirect.message(H256(genesis), round, row, &owner);
	assert_eq!(message, text.as_bytes());
	assert_eq!(redirect::wrapped(&message), format!("<Bytes>{text}</Bytes>").as_bytes());
}
