//! The runtime APIs through which clients read rounds, lists, emission and the identity registry.

use crate::{
	emission::{EmissionInfo, EraPreview, PoolInfo, RewardInfo},
	AnnouncementInfo, BidInfo, BoardId, BoardInfo, ChunkPath, Claimable, Country, Evidence,
	Jurisdictions, ListId, ObjectionInfo, PayeeInfo, Refusal, Requirement, RoundId, RoundInfo,
	SaleId, SaleInfo, Solvency,
};
use alloc::vec::Vec;
use codec::{Codec, Decode, DecodeWithMemTracking, Encode};
use polkadot_sdk::{
	sp_core::H256,
	sp_runtime::{DispatchError, MultiSigner},
};
use scale_info::TypeInfo;

/// Maximum number of round ids that one call of `rounds` or `solvency` examines.
pub const ROUNDS_SPAN: u32 = 1_000;
/// Maximum number of rows or streams that one call of `rows_of` examines.
pub const ROWS_SPAN: u32 = 10_000;
/// Maximum number of rows that one call of `claimed` answers for.
pub const MAX_ROWS: u32 = 100_000;
/// Maximum number of bids that one call of `bids` answers with.
pub const BIDS_SPAN: u32 = 256;
/// Maximum number of objections that one call of `objections` answers with.
pub const OBJECTIONS_SPAN: u32 = 64;
/// Maximum number of words of 1,024 rows that one call of `claimed` reads.
pub const MAX_WORDS: u32 = 256;

/// Rows of an account, as far as one call has looked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct RowsPage {
	/// The rows, in ascending order.
	pub rows: Vec<u32>,
	/// Where to continue, as the argument `after` of the next call; `None` if nothing is left.
	pub next: Option<u32>,
}

/// Pots of rounds that owe something, as far as one call has looked.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct SolvencyPage<AccountId, AssetKind, Balance> {
	/// The pots, in the order of their rounds.
	pub pots: Vec<Solvency<AccountId, AssetKind, Balance>>,
	/// Where to continue, as the argument `from` of the next call; `None` if nothing is left.
	pub next: Option<RoundId>,
}
/// Maximum number of accounts that one call of `records_by`, `screen` or `freezable` examines.
pub const MAX_ACCOUNTS: u32 = 1_000;

/// An attester as clients see it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct AttesterInfo<Moment> {
	/// Highest level it may vouch for.
	pub max_level: u8,
	/// Jurisdictions it may vouch for.
	pub jurisdictions: Jurisdictions,
	/// First time at which its statements are no longer valid.
	pub expires: Moment,
	/// Whether its word alone blocks an account: naming a blocked jurisdiction, it stops all
	/// payments.
	pub may_block: bool,
	/// The key that signs its credentials.
	pub key: MultiSigner,
	/// Number of keys it had before this one.
	pub key_number: u32,
	/// Its epoch. Records from earlier epochs are void.
	pub epoch: u32,
	/// Number of records it has made.
	pub records: u32,
}

/// One attester's record on an account, as clients see it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct RecordInfo<AccountId, Moment> {
	/// The attester.
	pub attester: AccountId,
	/// Level of identity check.
	pub level: u8,
	/// Jurisdiction.
	pub jurisdiction: Country,
	/// First time at which it is no longer valid.
	pub expires: Moment,
	/// The attester's hash of its file on the account.
	pub evidence: H256,
	/// Highest nonce used or revoked among this attester's credentials for this account.
	pub nonce: u64,
	/// The level it confers now, or the reason it confers none. Blocked jurisdictions are left
	/// aside.
	pub gives: Result<u8, Refusal>,
}

/// A freeze as clients see it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct FreezeInfo<AccountId, Moment> {
	/// The officer who began it.
	pub officer: AccountId,
	/// The officer's reason, as a hash.
	pub reason: H256,
	/// When it began.
	pub since: Moment,
	/// First time at which it no longer holds by itself; `None` once it has been ratified.
	pub lapses: Option<Moment>,
	/// The second officer, who ratified it; `None` if nobody has, or governance did.
	pub ratified_by: Option<AccountId>,
}

/// An officer as clients see it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct OfficerInfo<AccountId, Moment> {
	/// Its account.
	pub officer: AccountId,
	/// Whether it has been suspended, and so can do nothing.
	pub suspended: bool,
	/// Number of accounts that it can still freeze in this period.
	pub freezes_left: u32,
	/// When the next period begins, and with it a new number of freezes.
	pub next_period: Moment,
}

/// An account's entry in the registry, and what follows from it now.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct ComplianceStatus<AccountId, Moment> {
	/// The freeze, if one is in force.
	pub frozen: Option<FreezeInfo<AccountId, Moment>>,
	/// The highest level that any record confers; 0 if none does. A record that names a blocked
	/// jurisdiction confers none.
	pub level: u8,
	/// Whether the account is paid nothing at all, because an attester whose word alone blocks
	/// names a blocked jurisdiction for it.
	pub blocked: bool,
	/// All records, including those that confer nothing.
	pub records: Vec<RecordInfo<AccountId, Moment>>,
}

/// Why an account cannot be paid by a round.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Obstacle<Moment> {
	/// The reason.
	pub refusal: Refusal,
	/// When it passes on its own, if it does.
	pub passes_at: Option<Moment>,
}

polkadot_sdk::sp_api::decl_runtime_apis! {
	/// Reads rounds and answers what an account can claim.
	///
	/// Amounts are in the smallest unit of the round's asset, times in relay-chain blocks.
	pub trait DistributionApi<AccountId, AssetKind, Balance, Moment>
	where
		AccountId: Codec,
		AssetKind: Codec,
		Balance: Codec,
		Moment: Codec,
	{
		/// Up to `limit` rounds (at most 256) with an id of at least `from`, in ascending order.
		///
		/// Removed rounds leave gaps, and one call examines at most 1,000 ids (`ROUNDS_SPAN`). To
		/// read all rounds, start with `from` 0. Continue with the id after the last round of the
		/// answer, or with `from + ROUNDS_SPAN` if the answer is empty, as long as that is below
		/// the id of the next round, `NextRoundId` in the pallet's storage.
		fn rounds(from: RoundId, limit: u32) -> Vec<RoundInfo<AccountId, AssetKind, Balance, Moment>>;

		/// One round.
		fn round(id: RoundId) -> Option<RoundInfo<AccountId, AssetKind, Balance, Moment>>;

		/// What `beneficiary` can claim now and later with `evidence`. Performs every check of a
		/// claim sent now, including the transfer.
		fn claimable(
			id: RoundId,
			beneficiary: AccountId,
			evidence: Evidence<Balance>,
		) -> Result<Claimable<Balance, Moment>, DispatchError>;

		/// The amount of the entitlement of `beneficiary` that `evidence` proves, paid or not.
		fn verify(
			id: RoundId,
			beneficiary: AccountId,
			evidence: Evidence<Balance>,
		) -> Result<Balance, DispatchError>;

		/// The rows of `beneficiary` that the chain itself knows: list entries and started streams.
		///
		/// One call examines at most 10,000 (`ROWS_SPAN`). Begin with `after` `None`, and continue
		/// with `next` of the answer as long as there is one.
		fn rows_of(id: RoundId, beneficiary: AccountId, after: Option<u32>) -> RowsPage;

		/// For each of `rows`, whether it was paid or, for a stream, started.
		///
		/// Answers for the first 100,000 (`MAX_ROWS`), as far as they lie in 256 words of 1,024
		/// rows (`MAX_WORDS`); the answer is then shorter than the question: ask again for the
		/// others. Rows that follow one another never meet the second bound.
		fn claimed(id: RoundId, rows: Vec<u32>) -> Vec<bool>;

		/// The pots of rounds that owe something, with an id of at least `from`: up to 256 of the
		/// next 1,000 ids (`ROUNDS_SPAN`). Begin with 0, and continue with `next` of the answer as
		/// long as there is one.
		fn solvency(from: RoundId) -> SolvencyPage<AccountId, AssetKind, Balance>;

		/// The relay-chain block that rounds use as the current time.
		fn now() -> Moment;
	}

	/// Reads the identity registry. Times are in relay-chain blocks.
	pub trait ComplianceApi<AccountId, AssetKind, Balance, Moment>
	where
		AccountId: Codec,
		AssetKind: Codec,
		Balance: Codec,
		Moment: Codec,
	{
		/// The entry of `account` in the registry, and what follows from it now.
		fn compliance_status(account: AccountId) -> ComplianceStatus<AccountId, Moment>;

		/// The attester `account`, if it is one.
		fn attester(account: AccountId) -> Option<AttesterInfo<Moment>>;

		/// The officers.
		fn officers() -> Vec<OfficerInfo<AccountId, Moment>>;

		/// The record of `attester` on each of `accounts` (the first 1,000), if there is one.
		fn records_by(
			attester: AccountId,
			accounts: Vec<AccountId>,
		) -> Vec<Option<RecordInfo<AccountId, Moment>>>;

		/// Jurisdictions blocked on this chain: no payment goes to them.
		fn blocked_jurisdictions() -> Vec<Country>;

		/// Whether `account` meets the requirement of `round` and may receive `amount` now under
		/// the payout limits, in the smallest unit of the round's asset (0 counts as 1). `None` if
		/// there is no such round.
		fn can_receive(
			account: AccountId,
			round: RoundId,
			amount: u128,
		) -> Option<Result<(), Obstacle<Moment>>>;

		/// For each of `rows` (the first 1,000), an account and an amount, whether the account meets
		/// `requirement` and may receive that much of `asset` now under the payout limits, in its
		/// smallest unit (0 counts as 1). Each row is looked at by itself, as if the others were not
		/// paid.
		fn screen(
			requirement: Requirement,
			asset: AssetKind,
			rows: Vec<(AccountId, Balance)>,
		) -> Vec<Result<(), Obstacle<Moment>>>;

		/// For each of `accounts` (the first 1,000), whether `officer` could freeze it now, however
		/// many accounts it may still freeze in this period; the call's error otherwise.
		fn freezable(
			officer: AccountId,
			accounts: Vec<AccountId>,
		) -> Vec<Result<(), DispatchError>>;
	}

	/// Reads lists that are stored in the chain.
	pub trait ListsApi {
		/// The chunks of `list` that can have rows of `account`, each with what leads from its rows
		/// to the list's root: one, or as many as have rows of the account and the one before.
		/// `None` if there is no such list, if rows of it are missing, or if they are not in the
		/// order of accounts in state: then any chunk can have them.
		fn chunk_paths(list: ListId, account: [u8; 32]) -> Option<Vec<ChunkPath>>;
	}

	/// Reads where owners have payments sent. Times are in relay-chain blocks.
	pub trait PayeesApi<AccountId, AssetKind, Moment>
	where
		AccountId: Codec,
		AssetKind: Codec,
		Moment: Codec,
	{
		/// What `owner` has named, in force and to come, the widest scope first.
		fn payees(owner: AccountId) -> Vec<PayeeInfo<AccountId, AssetKind, Moment>>;

		/// The account that a payment of `asset` by `round` to `owner` would go to now; without a
		/// round, a reward. It is the owner itself if it has named nobody.
		fn payee(owner: AccountId, asset: AssetKind, round: Option<RoundId>) -> AccountId;
	}

	/// Sales: their terms, how they stand, and the bids.
	pub trait SalesApi<AccountId, AssetKind, Balance, Moment>
	where
		AccountId: Codec,
		AssetKind: Codec,
		Balance: Codec,
		Moment: Codec,
	{
		/// A sale. `None` if there is none with this number, or it has been removed.
		fn sale(id: SaleId) -> Option<SaleInfo<AccountId, AssetKind, Balance, Moment>>;

		/// The number of the next sale: all that there were have lower ones.
		fn next_sale() -> SaleId;

		/// The bid of an account in a sale. `None` if it has none, or it is finished.
		fn bid(id: SaleId, bidder: AccountId) -> Option<BidInfo<AccountId, Balance>>;

		/// Bids of a sale that are not finished, in the order of their storage keys, behind that of
		/// account `after`: up to [`BIDS_SPAN`] of them. Fewer are the last.
		fn bids(id: SaleId, after: Option<AccountId>) -> Vec<BidInfo<AccountId, Balance>>;
	}

	/// Boards of scores: their terms, the roots that are posted to them, and what accounts were paid.
	pub trait ScoresApi<AccountId, Balance, Moment>
	where
		AccountId: Codec,
		Balance: Codec,
		Moment: Codec,
	{
		/// A board. `None` if there is none with this number, or it has been removed.
		fn board(id: BoardId) -> Option<BoardInfo<AccountId, Balance, Moment>>;

		/// The number of the next board: all that there were have lower ones.
		fn next_board() -> BoardId;

		/// What an account was paid on a board in all, in the native token's smallest unit.
		fn paid(id: BoardId, account: AccountId) -> Balance;
	}

	/// Announcements: drafts that are shown before they open, and what is objected to them.
	pub trait AnnouncementsApi<AccountId, Balance, Moment>
	where
		AccountId: Codec,
		Balance: Codec,
		Moment: Codec,
	{
		/// The announcement of a round. `None` if it was not announced, or its announcement has been
		/// closed.
		fn announcement(id: RoundId) -> Option<AnnouncementInfo<AccountId, Balance, Moment>>;

		/// Objections to a round, from number `from` on, in the order of their numbers: of
		/// [`OBJECTIONS_SPAN`] numbers, those that have not been removed.
		fn objections(id: RoundId, from: u32) -> Vec<ObjectionInfo<AccountId>>;
	}

	/// Reads emission, its pools, and what accounts earn in them. Amounts are in smallest units,
	/// times in relay-chain blocks.
	pub trait EmissionApi<AccountId, AssetKind, Balance, Moment>
	where
		AccountId: Codec,
		AssetKind: Codec,
		Balance: Codec,
		Moment: Codec,
	{
		/// The clock, the parameters in force and pending, and the last eras.
		fn emission() -> EmissionInfo<Balance, Moment>;

		/// The running era and those after it, `eras` in all (at most 1,000), if only the changes
		/// already decided take effect.
		fn preview_emission(eras: u32) -> Vec<EraPreview<Balance>>;

		/// All listed pools, and those not removed yet of the last 256 that were created.
		fn pools() -> Vec<PoolInfo<AccountId, AssetKind, Balance>>;

		/// The position of `account` in each of its pools, of those that `pools` shows.
		fn rewards(account: AccountId) -> Vec<RewardInfo<Balance, Moment>>;

		/// The pot of every pool that `pools` shows and what it owes. `DistributionApi` has the same
		/// for rounds.
		fn solvency() -> Vec<Solvency<AccountId, AssetKind, Balance>>;
	}
}
