//! Rounds whose beneficiaries are Ethereum addresses.

mod claims;
mod free;
mod property;
mod terms;

use super::*;
use distribution_primitives::{ethereum::padded, Beneficiaries, EthereumClaim};
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

/// First time at which the signatures here are no longer accepted.
const DEADLINE: u64 = 500;

/// What the owner of a row has to sign to have it paid to `destination`.
fn wanted(id: RoundId, list: &List, row: u8, destination: &AccountId32) -> EthereumClaim {
	EthereumClaim {
		genesis: H256::repeat_byte(69),
		round: id,
		row: row.into(),
		owner: address(row),
		destination: destination.clone().into(),
		amount: list.rows[usize::from(row)].1,
		deadline: DEADLINE,
	}
}

/// The signature of typed data by key `n`, as wallets give it.
fn typed(n: u8, claim: &EthereumClaim) -> EthereumSignature {
	let mut bytes = key(n).sign_prehashed(&claim.typed_data_hash()).0;
	bytes[64] += 27;
	EthereumSignature::TypedData(bytes)
}

/// The signature of a text by key `n`, as libraries without wallets give it.
fn text(n: u8, claim: &EthereumClaim) -> EthereumSignature {
	EthereumSignature::Text(key(n).sign_prehashed(&claim.text_hash()).0)
}

/// A claim of a row for `destination`, with this signature.
fn call(
	id: RoundId,
	list: &List,
	row: u8,
	destination: &AccountId32,
	signature: EthereumSignature,
) -> Call<Test> {
	Call::claim_ethereum {
		id,
		owner: address(row),
		evidence: list.evidence(row.into()),
		destination: destination.clone(),
		deadline: DEADLINE,
		signature,
	}
}

/// The same, signed by the owner as it must be.
fn good(id: RoundId, list: &List, row: u8, destination: &AccountId32) -> Call<Test> {
	call(id, list, row, destination, typed(row, &wanted(id, list, row, destination)))
}

/// Sent by the relayer.
fn relayed(call: Call<Test>) -> DispatchResult {
	dispatch(RuntimeOrigin::signed(RELAYER), call)
}
