//! What the registry stores, and the pure part of its judgement.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use distribution_primitives::{
	Countries, Country, Jurisdictions, Refusal, Requirement, MAX_RECORDS,
};
use polkadot_sdk::{
	sp_core::{ConstU32, H256},
	sp_runtime::{BoundedVec, MultiSigner},
};
use scale_info::TypeInfo;

/// Most attesters at a time: every check reads the list of them.
pub const MAX_ATTESTERS: u32 = 32;
/// Most payout limits.
pub const MAX_LIMITS: u32 = 16;

/// Bytes of an identity's key, trie node and empty value, which a deposit pays for besides the record.
pub const IDENTITY_OVERHEAD: usize = 150;

/// What governance lets an attester do.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct AttesterTerms<Moment> {
	/// Highest level it may vouch for.
	pub max_level: u8,
	/// Jurisdictions it may vouch for.
	pub jurisdictions: Jurisdictions,
	/// First time at which its word no longer counts.
	pub expires: Moment,
}

/// What an attester says of an account.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Statement<Moment> {
	/// Level of identity check, at least 1.
	pub level: u8,
	/// Jurisdiction.
	pub jurisdiction: Country,
	/// First time at which it no longer counts.
	pub expires: Moment,
	/// A hash the attester chooses, of its file on the account.
	pub evidence: H256,
}

/// An attester.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct Attester<Moment, Ticket> {
	/// What it may do; nothing any more once it was removed.
	pub terms: Option<AttesterTerms<Moment>>,
	/// The key it signs credentials with.
	pub key: MultiSigner,
	/// How many keys it had before this one.
	pub key_number: u32,
	/// What it vouched for in earlier epochs is void. No epoch is ever used twice.
	pub epoch: u32,
	/// Number of records with its name in state.
	pub records: u32,
	/// Its deposit for them.
	pub ticket: Option<Ticket>,
}

// By hand, because `MultiSigner` does not tell its own: its longest variant is a compressed ECDSA key.
impl<Moment: MaxEncodedLen, Ticket: MaxEncodedLen> MaxEncodedLen for Attester<Moment, Ticket> {
	fn max_encoded_len() -> usize {
		<(Option<AttesterTerms<Moment>>, u8, [u8; 33], u32, u32, u32, Option<Ticket>)>::max_encoded_len()
	}
}

/// One attester's word on one account.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Record<AccountId, Moment> {
	/// Who vouches.
	pub attester: AccountId,
	/// Its epoch at that time.
	pub epoch: u32,
	/// Level of identity check.
	pub level: u8,
	/// Jurisdiction.
	pub jurisdiction: Country,
	/// First time at which it no longer counts.
	pub expires: Moment,
	/// The attester's hash of its file on the account.
	pub evidence: H256,
	/// Highest nonce of a credential of this attester for this account that was used.
	pub nonce: u64,
	/// Whether the attester took its word back.
	pub revoked: bool,
	/// Until when the record stays in this epoch, so that no credential is brought a second time: the
	/// latest expiry of any that was used, or for ever after a revocation.
	pub kept_until: Moment,
}

/// What is known of an account.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Identity<AccountId, Moment> {
	/// Why an officer froze it, if it is frozen.
	pub frozen: Option<H256>,
	/// At most one record of each attester.
	pub records: BoundedVec<Record<AccountId, Moment>, ConstU32<MAX_RECORDS>>,
}

/// What a check needs to know of an attester.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Trusted<AccountId, Moment> {
	/// Its account.
	pub attester: AccountId,
	/// Its epoch.
	pub epoch: u32,
	/// Highest level it may vouch for.
	pub max_level: u8,
	/// First time at which its word no longer counts.
	pub expires: Moment,
}

/// Most that accounts of a level, and of the levels below, may receive of an asset in a period.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Limit<AssetKind, Balance> {
	/// The asset.
	pub asset: AssetKind,
	/// The highest level that it applies to.
	pub level: u8,
	/// How much, in the asset's smallest unit.
	pub amount: Balance,
}

/// Everything but the account's own record that a check needs, in one place so that it is read at once.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Policy<AccountId, AssetKind, Balance, Moment> {
	/// The attesters there are.
	pub attesters: BoundedVec<Trusted<AccountId, Moment>, ConstU32<MAX_ATTESTERS>>,
	/// Jurisdictions that nobody is paid into.
	pub blocked: Countries,
	/// Payout limits.
	pub limits: BoundedVec<Limit<AssetKind, Balance>, ConstU32<MAX_LIMITS>>,
}

impl<AccountId, Moment> Default for Identity<AccountId, Moment> {
	fn default() -> Self {
		Self { frozen: None, records: Default::default() }
	}
}

impl<AccountId, AssetKind, Balance, Moment> Default
	for Policy<AccountId, AssetKind, Balance, Moment>
{
	fn default() -> Self {
		Self {
			attesters: Default::default(),
			blocked: Default::default(),
			limits: Default::default(),
		}
	}
}

impl<AccountId: PartialEq, AssetKind: PartialEq, Balance: Copy + Ord, Moment: Copy + Ord>
	Policy<AccountId, AssetKind, Balance, Moment>
{
	/// The attester that stands behind `record`, if it still does: it is in office, its own time is not
	/// over, and it has not withdrawn what it said in that epoch.
	fn behind(
		&self,
		record: &Record<AccountId, Moment>,
		now: Moment,
	) -> Option<&Trusted<AccountId, Moment>> {
		self.attesters.iter().find(|trusted| {
			trusted.attester == record.attester
				&& trusted.epoch == record.epoch
				&& now < trusted.expires
		})
	}

	/// The level that a record gives, or why it gives none.
	pub fn level_of(&self, record: &Record<AccountId, Moment>, now: Moment) -> Result<u8, Refusal> {
		let trusted = self.behind(record, now).ok_or(Refusal::AttesterGone)?;
		if record.revoked {
			return Err(Refusal::Revoked);
		}
		if now >= record.expires {
			return Err(Refusal::Expired);
		}
		Ok(record.level.min(trusted.max_level))
	}

	/// The highest level that any record gives; 0 if none does.
	pub fn level(&self, identity: &Identity<AccountId, Moment>, now: Moment) -> u8 {
		let levels = identity.records.iter().filter_map(|record| self.level_of(record, now).ok());
		levels.max().unwrap_or(0)
	}

	/// Whether an account fulfils `requirement` at `now`, payout limits aside. The reasons are looked for
	/// in this order: frozen; a blocked jurisdiction; then what the records that do not count lack, the
	/// nearest to counting first.
	pub fn judge(
		&self,
		identity: &Identity<AccountId, Moment>,
		requirement: &Requirement,
		now: Moment,
	) -> Result<(), Refusal> {
		if identity.frozen.is_some() {
			return Err(Refusal::Frozen);
		}
		// Where somebody lives does not change because the record has run out, or its attester's time.
		let stands = |record: &Record<AccountId, Moment>| {
			self.attesters
				.iter()
				.any(|trusted| trusted.attester == record.attester && trusted.epoch == record.epoch)
		};
		let blocked = |record: &Record<AccountId, Moment>| {
			self.blocked.contains(&record.jurisdiction) && !record.revoked && stands(record)
		};
		if identity.records.iter().any(blocked) {
			return Err(Refusal::JurisdictionBlocked);
		}
		let needed = requirement.records();
		if needed == 0 {
			return Ok(());
		}
		let results: Vec<_> =
			identity.records.iter().map(|record| self.fulfils(record, requirement, now)).collect();
		let counting = results.iter().filter(|result| result.is_ok()).count() as u32;
		if counting >= needed {
			return Ok(());
		}
		if counting > 0 {
			return Err(Refusal::TooFewAttesters);
		}
		// The reason that is nearest to being cured.
		const NEAREST: [Refusal; 5] = [
			Refusal::JurisdictionRefused,
			Refusal::LevelTooLow,
			Refusal::Expired,
			Refusal::Revoked,
			Refusal::AttesterGone,
		];
		let nearest = NEAREST.into_iter().find(|refusal| results.contains(&Err(*refusal)));
		Err(nearest.unwrap_or(Refusal::LevelTooLow))
	}

	fn fulfils(
		&self,
		record: &Record<AccountId, Moment>,
		requirement: &Requirement,
		now: Moment,
	) -> Result<(), Refusal> {
		if self.level_of(record, now)? < requirement.level {
			return Err(Refusal::LevelTooLow);
		}
		if !requirement.jurisdictions.accept(&record.jurisdiction) {
			return Err(Refusal::JurisdictionRefused);
		}
		Ok(())
	}

	/// Whether there is any limit on `asset`.
	pub fn limits(&self, asset: &AssetKind) -> bool {
		self.limits.iter().any(|limit| limit.asset == *asset)
	}

	/// The limit for accounts of `level` on `asset`, in its smallest unit: the lowest of those that apply.
	pub fn limit(&self, asset: &AssetKind, level: u8) -> Option<Balance> {
		let applies =
			|limit: &&Limit<AssetKind, Balance>| limit.asset == *asset && level <= limit.level;
		self.limits.iter().filter(applies).map(|limit| limit.amount).min()
	}
}
