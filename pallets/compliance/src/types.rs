//! Records of the registry, and the judgement itself. Nothing here touches storage.

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

/// Maximum number of attesters in office: every check reads the list of them.
pub const MAX_ATTESTERS: u32 = 32;
/// Maximum number of payout limits.
pub const MAX_LIMITS: u32 = 16;
/// Maximum number of attesters whose word alone blocks an account.
pub const MAX_BLOCKERS: u32 = 2;
/// Maximum number of records on an account. The last [`MAX_BLOCKERS`] places are kept for the
/// attesters whose word alone blocks: the others must not be able to keep theirs out.
pub const MAX_PLACES: u32 = MAX_RECORDS + MAX_BLOCKERS;

/// Bytes of an identity's key, trie node and empty value, charged in addition to the record.
pub const IDENTITY_OVERHEAD: usize = 150;

/// The terms on which governance appoints an attester.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct AttesterTerms<Moment> {
	/// Highest level it may vouch for.
	pub max_level: u8,
	/// Jurisdictions it may vouch for.
	pub jurisdictions: Jurisdictions,
	/// First time at which its records are no longer valid.
	pub expires: Moment,
	/// Whether its word alone blocks an account: while it names a blocked jurisdiction, the account
	/// is paid nothing, whatever is required and whatever others say. Without this right such a
	/// record just does not count.
	pub may_block: bool,
}

/// An attester.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct Attester<Moment, Deposit> {
	/// Its terms; `None` once it has been removed.
	pub terms: Option<AttesterTerms<Moment>>,
	/// The key that signs its credentials.
	pub key: MultiSigner,
	/// Number of keys it had before this one.
	pub key_number: u32,
	/// Its epoch. Records from earlier epochs are void; no epoch is ever used twice.
	pub epoch: u32,
	/// Number of its records in state.
	pub records: u32,
	/// Its deposit for them.
	pub deposit: Option<Deposit>,
}

// By hand, because `MultiSigner` has no maximum length: its longest variant is a compressed ECDSA
// key.
impl<Moment: MaxEncodedLen, Deposit: MaxEncodedLen> MaxEncodedLen for Attester<Moment, Deposit> {
	fn max_encoded_len() -> usize {
		<(Option<AttesterTerms<Moment>>, u8, [u8; 33], u32, u32, u32, Option<Deposit>)>::max_encoded_len()
	}
}

/// One attester's record on one account.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Record<AccountId, Moment> {
	/// The attester.
	pub attester: AccountId,
	/// The attester's epoch when it made the record.
	pub epoch: u32,
	/// Level of identity check.
	pub level: u8,
	/// Jurisdiction.
	pub jurisdiction: Country,
	/// First time at which it is no longer valid.
	pub expires: Moment,
	/// The attester's hash of its file on the account.
	pub evidence: H256,
	/// Highest nonce used among this attester's credentials for this account.
	pub nonce: u64,
	/// Whether the attester revoked it.
	pub revoked: bool,
	/// How long the record must stay in this epoch, so that no credential can be replayed: until
	/// the latest expiry of any credential used, or forever after a revocation.
	pub kept_until: Moment,
}

/// How long a freeze lasts.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub enum Lasts<AccountId, Moment> {
	/// It is one officer's: it no longer holds from this time on.
	#[codec(index = 0)]
	Until(Moment),
	/// It was ratified, by a second officer or by governance (`None`): it holds until it is ended.
	#[codec(index = 1)]
	Ratified(Option<AccountId>),
}

/// A freeze.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Freeze<AccountId, Moment> {
	/// The officer who began it.
	pub officer: AccountId,
	/// The officer's reason, as a hash.
	pub reason: H256,
	/// When it began.
	pub since: Moment,
	/// How long it lasts.
	pub lasts: Lasts<AccountId, Moment>,
}

impl<AccountId: PartialEq, Moment: Copy + Ord> Freeze<AccountId, Moment> {
	/// First time at which it no longer holds by itself; `None` once it has been ratified.
	pub fn lapses(&self) -> Option<Moment> {
		match self.lasts {
			Lasts::Until(end) => Some(end),
			Lasts::Ratified(_) => None,
		}
	}

	/// Whether it is in force at `now`.
	pub fn is_in_force(&self, now: Moment) -> bool {
		self.lapses().is_none_or(|end| now < end)
	}

	/// The second officer, if one ratified it.
	pub fn ratified_by(&self) -> Option<&AccountId> {
		match &self.lasts {
			Lasts::Ratified(officer) => officer.as_ref(),
			Lasts::Until(_) => None,
		}
	}

	/// Whether it is for `officer` to end: the one who began it, unless governance ratified it. The
	/// officer who ratified it is not meant: whoever could end what they ratify could end anybody's
	/// freeze.
	pub fn is_ended_by(&self, officer: &AccountId) -> bool {
		self.officer == *officer && !matches!(self.lasts, Lasts::Ratified(None))
	}

	/// The officers who took part in it.
	pub fn officers(&self) -> impl Iterator<Item = &AccountId> {
		core::iter::once(&self.officer).chain(self.ratified_by())
	}
}

/// How many accounts an officer has frozen in a period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct FreezeCount {
	/// The period.
	pub period: u32,
	/// The number of freezes that the officer began in it.
	pub freezes: u32,
}

impl FreezeCount {
	/// How many of `most` freezes are left in `period`.
	pub fn left(&self, period: u32, most: u32) -> u32 {
		let used = if self.period == period { self.freezes } else { 0 };
		most.saturating_sub(used)
	}

	/// The count with one freeze more in `period`; `None` if `most` have been used.
	pub fn one_more(&self, period: u32, most: u32) -> Option<Self> {
		let left = self.left(period, most).checked_sub(1)?;
		Some(Self { period, freezes: most.saturating_sub(left) })
	}
}

/// What the chain does by itself about freezes, in two queues.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub enum Waiting {
	/// Freezes that lapse unless they are ratified.
	#[codec(index = 0)]
	Lapse,
	/// Officers who may not freeze an account again for some time.
	#[codec(index = 1)]
	Rest,
}

/// An item of a queue.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Due<AccountId, Moment> {
	/// When it is due.
	pub at: Moment,
	/// The account that is, or was, frozen.
	pub who: AccountId,
	/// The officer.
	pub officer: AccountId,
}

/// An account's entry in the registry.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Identity<AccountId, Moment> {
	/// The account's freeze. One that has lapsed stays until the chain or somebody removes it;
	/// every check treats it as none.
	pub frozen: Option<Freeze<AccountId, Moment>>,
	/// At most one record of each attester.
	pub records: BoundedVec<Record<AccountId, Moment>, ConstU32<MAX_PLACES>>,
}

impl<AccountId: PartialEq, Moment: Copy + Ord> Identity<AccountId, Moment> {
	/// The freeze that is in force at `now`.
	pub fn freeze_in_force(&self, now: Moment) -> Option<&Freeze<AccountId, Moment>> {
		self.frozen.as_ref().filter(|freeze| freeze.is_in_force(now))
	}

	/// Whether the account is frozen at `now`.
	pub fn is_frozen(&self, now: Moment) -> bool {
		self.freeze_in_force(now).is_some()
	}
}

/// What a check needs to know about an attester.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Trusted<AccountId, Moment> {
	/// Its account.
	pub attester: AccountId,
	/// Its epoch.
	pub epoch: u32,
	/// Highest level it may vouch for.
	pub max_level: u8,
	/// First time at which its records are no longer valid.
	pub expires: Moment,
	/// Whether its word alone blocks an account.
	pub may_block: bool,
}

/// Maximum that accounts up to a level may receive of an asset in a period.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Limit<AssetKind, Balance> {
	/// The asset.
	pub asset: AssetKind,
	/// The highest level that it applies to.
	pub level: u8,
	/// The maximum, in the asset's smallest unit.
	pub amount: Balance,
}

/// Everything that a check needs besides the account's own records, in one place so that it takes
/// one read.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Policy<AccountId, AssetKind, Balance, Moment> {
	/// The attesters in office.
	pub attesters: BoundedVec<Trusted<AccountId, Moment>, ConstU32<MAX_ATTESTERS>>,
	/// Blocked jurisdictions.
	pub blocked: Countries,
	/// Payout limits.
	pub limits: BoundedVec<Limit<AssetKind, Balance>, ConstU32<MAX_LIMITS>>,
	/// Number of accounts with a freeze, those that have lapsed and are not removed among them.
	pub frozen: u32,
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
			frozen: 0,
		}
	}
}

impl<AccountId: PartialEq, AssetKind: PartialEq, Balance: Copy + Ord, Moment: Copy + Ord>
	Policy<AccountId, AssetKind, Balance, Moment>
{
	/// The attester behind `record`, if it still stands by it: it is in office, its own term has
	/// not ended, and it is still in the same epoch.
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

	/// The level that a record confers, or the reason it confers none.
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

	/// The highest level that any record confers; 0 if none does. A record that names a blocked
	/// jurisdiction confers none, as it fulfils no requirement.
	pub fn level(&self, identity: &Identity<AccountId, Moment>, now: Moment) -> u8 {
		let counting =
			identity.records.iter().filter(|record| !self.blocked.contains(&record.jurisdiction));
		counting.filter_map(|record| self.level_of(record, now).ok()).max().unwrap_or(0)
	}

	/// Whether `record` names a blocked jurisdiction, and is valid at `now`.
	fn names_blocked(&self, record: &Record<AccountId, Moment>, now: Moment) -> bool {
		self.blocked.contains(&record.jurisdiction) && self.level_of(record, now).is_ok()
	}

	/// Whether the word of one attester, who has the right to that, stops all payments to an
	/// account. An expired record does not, nor one of an attester whose term has ended.
	pub fn is_blocked(&self, identity: &Identity<AccountId, Moment>, now: Moment) -> bool {
		identity.records.iter().any(|record| {
			self.names_blocked(record, now)
				&& self.behind(record, now).is_some_and(|trusted| trusted.may_block)
		})
	}

	/// Whether a payment of `asset` under `requirement` depends on the identity of the account that
	/// it goes to. If not, whoever is not frozen passes [`Policy::judge`] and has no limit.
	pub fn asks_for_identity(&self, requirement: &Requirement, asset: &AssetKind) -> bool {
		self.stops_anybody() || requirement.records() > 0 || self.limits(asset)
	}

	/// Whether any account may be stopped whatever is required: by a freeze, or because an attester
	/// who may names a blocked jurisdiction for it.
	pub fn stops_anybody(&self) -> bool {
		let blocks =
			!self.blocked.is_empty() && self.attesters.iter().any(|trusted| trusted.may_block);
		self.frozen > 0 || blocks
	}

	/// Whether an account may be paid at `now` what is due to somebody else.
	pub fn judge_payee(
		&self,
		identity: &Identity<AccountId, Moment>,
		now: Moment,
	) -> Result<(), Refusal> {
		if identity.is_frozen(now) {
			return Err(Refusal::PayeeFrozen);
		}
		if self.is_blocked(identity, now) {
			return Err(Refusal::PayeeBlocked);
		}
		Ok(())
	}

	/// Whether an account meets `requirement` at `now`, payout limits aside. Reasons for refusal
	/// are reported in this order: frozen; blocked by an attester who may; then what the
	/// insufficient records lack, the one closest to being sufficient first.
	pub fn judge(
		&self,
		identity: &Identity<AccountId, Moment>,
		requirement: &Requirement,
		now: Moment,
	) -> Result<(), Refusal> {
		if identity.is_frozen(now) {
			return Err(Refusal::Frozen);
		}
		if self.is_blocked(identity, now) {
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
		// The reason that is easiest to remedy.
		const NEAREST: [Refusal; 6] = [
			Refusal::JurisdictionRefused,
			Refusal::LevelTooLow,
			Refusal::JurisdictionBlocked,
			Refusal::Expired,
			Refusal::Revoked,
			Refusal::AttesterGone,
		];
		let nearest = NEAREST.into_iter().find(|refusal| results.contains(&Err(*refusal)));
		Err(nearest.unwrap_or(Refusal::LevelTooLow))
	}

	/// Whether `record` counts for `requirement` at `now`. One that names a blocked jurisdiction
	/// never does, whoever made it; it does not keep others from counting.
	fn fulfils(
		&self,
		record: &Record<AccountId, Moment>,
		requirement: &Requirement,
		now: Moment,
	) -> Result<(), Refusal> {
		let level = self.level_of(record, now)?;
		if self.blocked.contains(&record.jurisdiction) {
			return Err(Refusal::JurisdictionBlocked);
		}
		if level < requirement.level {
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

	/// The limit for accounts of `level` on `asset`, in its smallest unit: the lowest of those that
	/// apply.
	pub fn limit(&self, asset: &AssetKind, level: u8) -> Option<Balance> {
		let applies =
			|limit: &&Limit<AssetKind, Balance>| limit.asset == *asset && level <= limit.level;
		self.limits.iter().filter(applies).map(|limit| limit.amount).min()
	}
}

#[cfg(test)]
mod tests;
