//! Rounds whose beneficiaries are Ethereum addresses.

mod terms;

use super::*;
use distribution_primitives::{ethereum::padded, Beneficiaries};
use polkadot_sdk::{
	sp_core::{ecdsa, Pair, H160},
	sp_io::{crypto::secp256k1_ecdsa_recover, hashing::keccak_256},
};

/// Key number `n`.
fn key(n: u8) -> ecdsa::Pair {
	ecdsa::Pair::from_seed(&[n + 1; 32])
}

/// Its address.
fn address(n: u8) -> H160 {
	let hash = [7; 32];
	let signature = key(n).sign_prehashed(&hash).0;
	let public = secp256k1_ecdsa_recover(&signature, &hash).ok().unwrap();
	H160::from_slice(&keccak_256(&public)[12..])
}

/// The account by which a row names it.
fn owner(n: u8) -> AccountId32 {
	padded(&address(n)).into()
}

/// `n` rows of 100, 200, 300 … for the addresses of keys 0, 1, 2 …
fn list(n: u8) -> List {
	List::new((0..n).map(|row| (owner(row), 100 * (Balance::from(row) + 1))).collect())
}

/// Terms of an immediate native round over this list.
fn ethereum(list: &List) -> TermsOf<Test> {
	TermsOf::<Test> { beneficiaries: Beneficiaries::Ethereum, ..list.terms() }
}

/// Terms of a listed round that can pay `budget`.
fn ethereum_listed(budget: Balance) -> TermsOf<Test> {
	TermsOf::<Test> { beneficiaries: Beneficiaries::Ethereum, ..listed_terms(budget) }
}

/// An open listed round with the rows of this list.
fn open_rows(list: &List, release: Release<u64>) -> RoundId {
	let id = draft(TermsOf::<Test> { release, ..ethereum_listed(list.total()) });
	let rows = list.rows.clone().try_into().unwrap();
	Distribution::do_add_entries(MANAGER, id, rows).unwrap();
	Distribution::do_fund(MANAGER, id, list.total() + ED).unwrap();
	Distribution::do_open(MANAGER, id).unwrap();
	id
}
