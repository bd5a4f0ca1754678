//! The types of this chain that every client meets, and facts about it.

use crate::account::{show_native, with_thousands_separators, AccountId};
use codec::{Decode, Encode};
use distribution_primitives as primitives;
use std::{fmt, str::FromStr};

/// Name of the runtime that this crate speaks to.
pub const SPEC_NAME: &str = "distribution-parachain";
/// Blocks of the relay chain per day.
pub const DAYS: Moment = 14_400;
/// Most items of one call that takes a batch: claims, rows, statements.
pub const MAX_BATCH: u32 = 256;
/// Most scores of one report.
pub const MAX_SCORES: u32 = 64;

/// Block number of the relay chain: the chain's clock.
pub type Moment = u32;
/// Terms of a round on this chain.
pub type Terms = primitives::Terms<AssetKind, u128, Moment>;
/// A round of this chain.
pub type RoundInfo = primitives::RoundInfo<AccountId, AssetKind, u128, Moment>;
/// The amounts that can be claimed from a row.
pub type Claimable = primitives::Claimable<u128, Moment>;
/// The proof of a row.
pub type Evidence = primitives::Evidence<u128>;
/// A record of the registry of identities.
pub type RecordInfo = primitives::api::RecordInfo<AccountId, Moment>;
/// An attester's statement about an account.
pub type Statement = primitives::Statement<Moment>;
/// A row of a claim of rows that follow one another.
pub type RangeRow = primitives::RangeRow<AccountId>;
/// The payments that a payee is for.
pub type Scope = primitives::Scope<AssetKind>;
/// Where payments in a scope go.
pub type PayeeInfo = primitives::PayeeInfo<AccountId, AssetKind, Moment>;
/// Where the owner of a row has one payment of it sent.
pub type Redirect = primitives::Redirect<AccountId, u128, Moment>;
/// A claim of a batch.
pub type ClaimItem = primitives::ClaimItem<AccountId, u128>;

/// Terms of a sale on this chain.
pub type SaleTerms = primitives::SaleTerms<AssetKind, u128, Moment>;
/// A sale of this chain.
pub type SaleInfo = primitives::SaleInfo<AccountId, AssetKind, u128, Moment>;
/// A bid of this chain.
pub type BidInfo = primitives::BidInfo<AccountId, u128>;
/// An announcement of this chain.
pub type AnnouncementInfo = primitives::AnnouncementInfo<AccountId, u128, Moment>;
/// An objection of this chain.
pub type ObjectionInfo = primitives::ObjectionInfo<AccountId>;

/// Terms of a board of scores on this chain.
pub type BoardTerms = primitives::BoardTerms<u128, Moment>;
/// A board of scores of this chain.
pub type BoardInfo = primitives::BoardInfo<AccountId, u128, Moment>;

/// The native token or an asset, as the chain encodes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
pub enum AssetKind {
	/// The native token.
	Native,
	/// An asset of pallet-assets.
	WithId(u32),
}

/// As it is read: `native`, or its number.
impl fmt::Display for AssetKind {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Native => f.write_str("native"),
			Self::WithId(id) => id.fmt(f),
		}
	}
}

impl FromStr for AssetKind {
	type Err = String;

	fn from_str(text: &str) -> std::result::Result<Self, String> {
		match text {
			"native" => Ok(Self::Native),
			id => id
				.parse()
				.map(Self::WithId)
				.map_err(|_| format!("`{id}` is neither `native` nor a number")),
		}
	}
}

impl AssetKind {
	/// Writes an amount of this asset, given in its smallest unit: in tokens if it is the native
	/// one. [`Unit`](crate::amount::Unit) knows the tokens of the others.
	pub fn show(&self, amount: u128) -> String {
		match self {
			Self::Native => show_native(amount),
			Self::WithId(id) => {
				format!("{} smallest units of asset {id}", with_thousands_separators(amount))
			}
		}
	}
}

/// The block and the place in it of a first approval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Timepoint {
	/// Number of our block.
	pub height: u32,
	/// Number of the transaction in it.
	pub index: u32,
}

/// How much time and proof a call takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct Weight {
	/// Time, in picoseconds.
	#[codec(compact)]
	pub ref_time: u64,
	/// Storage proof, in bytes.
	#[codec(compact)]
	pub proof_size: u64,
}

impl Weight {
	/// Whether it is not more than `most` in either way.
	pub fn fits(&self, most: Self) -> bool {
		self.ref_time <= most.ref_time && self.proof_size <= most.proof_size
	}

	/// Three quarters of it, rounded down.
	pub fn three_quarters(self) -> Self {
		let of = |value: u64| value.div_euclid(4).saturating_mul(3);
		Self { ref_time: of(self.ref_time), proof_size: of(self.proof_size) }
	}
}

/// Whether `record` says the same as `statement`, and counts.
pub fn is_recorded(statement: &Statement, record: &RecordInfo) -> bool {
	let said = Statement {
		level: record.level,
		jurisdiction: record.jurisdiction,
		expires: record.expires,
		evidence: record.evidence,
	};
	record.gives.is_ok() && said == *statement
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_primitives::{Country, Refusal};
	use polkadot_sdk::sp_core::H256;

	#[test]
	fn asset_should_be_written_as_it_is_read() {
		for text in ["native", "0", "4294967295"] {
			assert_eq!(text.parse::<AssetKind>().unwrap().to_string(), text);
		}
	}

	#[test]
	fn statement_should_be_recorded_only_when_the_record_says_the_same() {
		let jurisdiction = Country(*b"DE");
		let statement =
			Statement { level: 2, jurisdiction, expires: 1_000, evidence: H256::zero() };
		let record = RecordInfo {
			attester: [2; 32],
			level: 2,
			jurisdiction,
			expires: 1_000,
			evidence: H256::zero(),
			nonce: 5,
			gives: Ok(1),
		};
		assert!(is_recorded(&statement, &record));
		for other in [
			RecordInfo { level: 1, ..record.clone() },
			RecordInfo { jurisdiction: Country(*b"FR"), ..record.clone() },
			RecordInfo { expires: 999, ..record.clone() },
			RecordInfo { evidence: H256::repeat_byte(1), ..record.clone() },
			RecordInfo { gives: Err(Refusal::Revoked), ..record.clone() },
		] {
			assert!(!is_recorded(&statement, &other), "{other:?}");
		}
	}

	#[test]
	fn statement_should_be_encoded_as_the_chain_does() {
		let statement = Statement {
			level: 2,
			jurisdiction: Country(*b"DE"),
			expires: 7,
			evidence: H256::repeat_byte(9),
		};
		let bytes = statement.encode();
		assert_eq!(bytes[..7], [2, b'D', b'E', 7, 0, 0, 0]);
		assert_eq!(bytes[7..], [9; 32]);
	}
}
