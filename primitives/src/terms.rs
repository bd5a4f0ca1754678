//! The hash of a round's terms: what a funder pays into and a manager opens, in 32 bytes.

use crate::round::{Terms, TermsHash};
use codec::Encode;
use polkadot_sdk::{sp_core::H256, sp_io::hashing::blake2_256};

/// The hash of `terms` and of the rows that the round lists: `blake2_256(SCALE(terms) ++ rows)`.
///
/// `rows` is the digest of the listed rows, see [`extend_rows`]; 32 zero bytes if there are none,
/// so for every Merkle round, whose rows are bound by the root. For a round of vouchers it is the
/// digest of its first keys, see [`VoucherKeys::digest`](crate::VoucherKeys::digest). Two rounds with
/// the same hash have the same asset, source, release, requirement, window, budget, remainder,
/// manifest, kind of beneficiaries, rows and first keys.
pub fn terms_hash<AssetKind: Encode, Balance: Encode, Moment: Encode>(
	terms: &Terms<AssetKind, Balance, Moment>,
	rows: H256,
) -> TermsHash {
	H256((terms, rows).using_encoded(blake2_256))
}

/// The digest of a listed round's rows after one more:
/// `blake2_256(digest ++ SCALE(index, beneficiary, amount))`.
///
/// `index` is the row's number, from 0; `amount` is in the asset's smallest unit. The digest of no
/// rows is the zero hash.
pub fn extend_rows<AccountId: Encode>(
	digest: H256,
	index: u32,
	beneficiary: &AccountId,
	amount: u128,
) -> H256 {
	H256((digest, index, beneficiary, amount).using_encoded(blake2_256))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		compliance::Requirement,
		ethereum::Beneficiaries,
		round::{Manifest, Release, Remainder, Source, Window},
	};

	const UNIT: u128 = 1_000_000_000_000;

	/// Terms over the native asset, which a runtime encodes as one zero byte.
	fn merkle() -> Terms<u8, u128, u32> {
		Terms {
			asset: 0,
			source: Source::Merkle { root: H256::repeat_byte(1), leaves: 9 },
			release: Release::Immediate,
			requirement: Requirement::default(),
			window: Window { opens: 0, closes: 1_000 },
			budget: UNIT,
			remainder: Remainder::Treasury,
			manifest: Some(Manifest {
				cid: b"bafy".to_vec().try_into().unwrap(),
				rows: 9,
				total: UNIT,
				published: None,
			}),
			beneficiaries: Beneficiaries::Accounts,
		}
	}

	fn listed() -> Terms<u8, u128, u32> {
		Terms {
			source: Source::Listed,
			budget: 3 * UNIT,
			remainder: Remainder::Manager,
			manifest: None,
			..merkle()
		}
	}

	fn rows() -> H256 {
		(0..2u8).fold(H256::zero(), |digest, row| {
			let amount = u128::from(row + 1) * UNIT;
			extend_rows(digest, row.into(), &[row + 1; 32], amount)
		})
	}

	/// Computed by other software; `docs/design.md` has them too.
	#[test]
	fn hash_should_be_that_of_the_documents() {
		let hex = |hash: H256| format!("{hash:x}");
		assert_eq!(
			hex(terms_hash(&merkle(), H256::zero())),
			"23c836867ca97529b298cbaa724cf4bb5ebe471fa1c3ca7eb1b5b59b2462d3d1"
		);
		let ethereum = Terms { beneficiaries: Beneficiaries::Ethereum, ..merkle() };
		assert_eq!(
			hex(terms_hash(&ethereum, H256::zero())),
			"bcfe937868bf661b26b308347435be6656360e53023f4fe524a4471f314c7592"
		);
		assert_eq!(hex(rows()), "3b2ff908f07cb0e2ed135953a509ee0fa6c485417a654737ff947c15ca32f13e");
		assert_eq!(
			hex(terms_hash(&listed(), rows())),
			"5e27ac524420da46e870bf8c53b3649b65e938f92114e7362059ee5bbfdb9a47"
		);
	}

	#[test]
	fn hash_should_differ_when_anything_differs() {
		let hash = terms_hash(&merkle(), H256::zero());
		type Change = fn(&mut Terms<u8, u128, u32>);
		let changes: [Change; 9] = [
			|terms| terms.asset = 1,
			|terms| terms.source = Source::Merkle { root: H256::repeat_byte(1), leaves: 8 },
			|terms| terms.release = Release::Vested { start: 0, length: 1 },
			|terms| terms.requirement.level = 1,
			|terms| terms.window.closes += 1,
			|terms| terms.budget += 1,
			|terms| terms.remainder = Remainder::Burn,
			|terms| terms.manifest = None,
			|terms| terms.beneficiaries = Beneficiaries::Ethereum,
		];
		for change in changes {
			let mut other = merkle();
			change(&mut other);
			assert_ne!(terms_hash(&other, H256::zero()), hash, "{other:?}");
		}
		assert_ne!(terms_hash(&merkle(), rows()), hash);
	}

	#[test]
	fn rows_should_differ_when_any_row_or_their_order_differs() {
		let row = |digest, index, who: u8, amount| extend_rows(digest, index, &[who; 32], amount);
		let two = row(row(H256::zero(), 0, 1, 5), 1, 2, 6);
		for other in [
			row(H256::zero(), 0, 1, 5),
			row(row(H256::zero(), 0, 2, 6), 1, 1, 5),
			row(row(H256::zero(), 0, 1, 5), 1, 2, 7),
			row(row(H256::zero(), 0, 1, 5), 1, 3, 6),
			row(row(H256::zero(), 0, 1, 5), 2, 2, 6),
		] {
			assert_ne!(other, two);
		}
	}
}
