//! The runtime APIs through which every client reads rounds, emission and the registry of identities.

use crate::{
	emission::{EmissionInfo, EraPreview, PoolInfo, RewardInfo, Solvency},
	Claimable, Country, Evidence, Jurisdictions, Refusal, RoundId, RoundInfo,
};
use alloc::vec::Vec;
use codec::{Codec, Decode, DecodeWithMemTracking, Encode};
use polkadot_sdk::{
	sp_core::H256,
	sp_runtime::{DispatchError, MultiSigner},
};
use scale_info::TypeInfo;

/// Most numbers of rounds that one call of `rounds` looks at.
pub const ROUNDS_SPAN: u32 = 10_000;
/// Most rows that one call of `rows_of` looks at, and that `claimed` tells about.
pub const MAX_ROWS: u32 = 100_000;

/// An attester as clients see it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct AttesterInfo<Moment> {
	/// Highest level it may vouch for.
	pub max_level: u8,
	/// Jurisdictions it may vouch for.
	pub jurisdictions: Jurisdictions,
	/// First time at which its word no longer counts.
	pub expires: Moment,
	/// The key it signs credentials with.
	pub key: MultiSigner,
	/// How many keys it had before this one.
	pub key_number: u32,
	/// Its epoch: what it vouched for in earlier ones is void.
	pub epoch: u32,
	/// Number of records with its name.
	pub records: u32,
}

/// One attester's word on an account, as clients see it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct RecordInfo<AccountId, Moment> {
	/// Who vouches.
	pub attester: AccountId,
	/// Level of identity check.
	pub level: u8,
	/// Jurisdiction.
	pub jurisdiction: Country,
	/// First time at which it no longer counts.
	pub expires: Moment,
	/// The attester's hash of its file on the account.
	pub evidence: H256,
	/// Highest nonce of this attester's credentials for this account that was used or revoked.
	pub nonce: u64,
	/// The level it gives now, or why it gives none.
	pub gives: Result<u8, Refusal>,
}

/// What is known of an account, and what follows from it now.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct ComplianceStatus<AccountId, Moment> {
	/// The officer's reason, if the account is frozen.
	pub frozen: Option<H256>,
	/// The highest level that any record gives; 0 if none does.
	pub level: u8,
	/// Whether the account's jurisdiction is one that nobody on this chain is paid into.
	pub blocked: bool,
	/// All records, those that give nothing included.
	pub records: Vec<RecordInfo<AccountId, Moment>>,
}

/// Why an account cannot be paid by a round.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Obstacle<Moment> {
	/// The reason.
	pub refusal: Refusal,
	/// When it passes by itself, if it does.
	pub passes_at: Option<Moment>,
}

polkadot_sdk::sp_api::decl_runtime_apis! {
	/// Reads rounds and answers what an account can claim.
	///
	/// Amounts are in the smallest unit of the round's asset, times in blocks of the relay chain.
	pub trait DistributionApi<AccountId, AssetKind, Balance, Moment>
	where
		AccountId: Codec,
		AssetKind: Codec,
		Balance: Codec,
		Moment: Codec,
	{
		/// Up to `limit` rounds (at most 256) whose number is at least `from`, in ascending order.
		///
		/// Removed rounds leave gaps, and one call looks at no more than 10,000 numbers (`ROUNDS_SPAN`).
		/// To read all rounds, begin with `from` 0. Go on from the number after the last round of the
		/// answer, or from `from + ROUNDS_SPAN` if the answer is empty, as long as that is below the
		/// number of the next round, `NextRoundId` in the pallet's storage.
		fn rounds(from: RoundId, limit: u32) -> Vec<RoundInfo<AccountId, AssetKind, Balance, Moment>>;

		/// One round.
		fn round(id: RoundId) -> Option<RoundInfo<AccountId, AssetKind, Balance, Moment>>;

		/// What `beneficiary` can claim now and later with `evidence`. It checks all that a claim
		/// sent now would check, the transfer included.
		fn claimable(
			id: RoundId,
			beneficiary: AccountId,
			evidence: Evidence<Balance>,
		) -> Result<Claimable<Balance, Moment>, DispatchError>;

		/// Whether `evidence` proves an entitlement of `beneficiary`, paid or not: its amount.
		fn verify(
			id: RoundId,
			beneficiary: AccountId,
			evidence: Evidence<Balance>,
		) -> Result<Balance, DispatchError>;

		/// The rows of `beneficiary` that the chain itself knows: list entries and started streams.
		///
		/// Looks at no more than 100,000 (`MAX_ROWS`): at the first rows of a listed round, or at any
		/// started streams of another. Rows beyond are found in the pallet's storage, in `Entries` and
		/// `Streams`.
		fn rows_of(id: RoundId, beneficiary: AccountId) -> Vec<u32>;

		/// For each row of `rows` (the first 100,000) whether it was paid (or, for a stream, started).
		fn claimed(id: RoundId, rows: Vec<u32>) -> Vec<bool>;

		/// The block of the relay chain that rounds take for the present time.
		fn now() -> Moment;
	}

	/// Reads the registry of identities. Times are in blocks of the relay chain.
	pub trait ComplianceApi<AccountId, Moment>
	where
		AccountId: Codec,
		Moment: Codec,
	{
		/// What is known of `account`, and what follows from it now.
		fn compliance_status(account: AccountId) -> ComplianceStatus<AccountId, Moment>;

		/// An attester, if `account` is one.
		fn attester(account: AccountId) -> Option<AttesterInfo<Moment>>;

		/// The record of `attester` on each of `accounts` (the first 10,000), if there is one.
		fn records_by(
			attester: AccountId,
			accounts: Vec<AccountId>,
		) -> Vec<Option<RecordInfo<AccountId, Moment>>>;

		/// Jurisdictions that nobody on this chain is paid into.
		fn blocked_jurisdictions() -> Vec<Country>;

		/// Whether `account` fulfils what `round` demands of its beneficiaries, and payout limits let it
		/// receive `amount` now, in the smallest unit of the round's asset (0 counts as 1). `None` if there
		/// is no such round.
		fn can_receive(
			account: AccountId,
			round: RoundId,
			amount: u128,
		) -> Option<Result<(), Obstacle<Moment>>>;
	}

	/// Reads emission, its pools, and what accounts earn in them. Amounts are in smallest units, times in
	/// blocks of the relay chain.
	pub trait EmissionApi<AccountId, AssetKind, Balance, Moment>
	where
		AccountId: Codec,
		AssetKind: Codec,
		Balance: Codec,
		Moment: Codec,
	{
		/// The clock, what is in force, what is to come, and the last eras.
		fn emission() -> EmissionInfo<Balance, Moment>;

		/// The running era and those after it, `eras` in all (at most 1,000), if nothing changes but what is
		/// decided already.
		fn preview_emission(eras: u32) -> Vec<EraPreview<Balance>>;

		/// All pools.
		fn pools() -> Vec<PoolInfo<AccountId, AssetKind, Balance>>;

		/// What `account` has in each pool it is in.
		fn rewards(account: AccountId) -> Vec<RewardInfo<Balance, Moment>>;

		/// Every pool's pot and what it owes, then those of the newest rounds (up to 256) that owe
		/// something.
		fn solvency() -> Vec<Solvency<AccountId, AssetKind, Balance>>;
	}
}
