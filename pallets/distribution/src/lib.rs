//! # Distribution
//!
//! Distributes tokens in rounds: who gets what, when, and a record of every payment.
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for the calls, storage, events and errors.
//!
//! ## Overview
//!
//! A round distributes one asset to a set of beneficiaries under terms that nobody can change once
//! it is open. It goes through these steps:
//!
//! 1. A manager writes the terms down ([`Pallet::draft`]) and puts down a deposit for the state the
//!    round will take. Until it opens, the terms can be replaced ([`Pallet::amend`]), rows added to a
//!    listed round ([`Pallet::add_entries`]), or the round given up ([`Pallet::abandon`]).
//! 2. Anyone pays into the round's pot ([`Pallet::fund`]). The pot must hold the budget and one
//!    minimum balance of the asset: it can then pay every row in any order without ever being
//!    reaped.
//! 3. The manager opens the round ([`Pallet::open`]). From now on it can always pay everybody, nobody
//!    can take tokens out or shorten the window. Compliance or governance may stop the clock
//!    ([`Pallet::pause`], [`Pallet::resume`]).
//! 4. Anyone claims for anyone ([`Pallet::claim`], [`Pallet::claim_batch`]); the beneficiary is
//!    paid. A claim needs no signature and no fee: a valid entitlement is the way into the pool. Rows
//!    of a listed round are also paid by the chain itself in `on_idle`. A row that compliance refuses can
//!    be set aside ([`Pallet::set_aside`]), so that closing the round does not take it.
//! 5. When every row is paid or the window is over anyone closes the round ([`Pallet::close`]): what
//!    is left goes where the terms say. Removing its state ([`Pallet::clean_up`]) returns the
//!    deposits.
//!
//! Every payment extends a digest in the round's record, so that a report made from events can be
//! proven complete.
//!
//! ## Low level
//!
//! - Calls check their origin and delegate to a `do_*` function: rounds in `rounds.rs`, payments in
//!   `claims.rs`, their weight in `weighing.rs`, pushing in `push.rs`, setting aside in `aside.rs`.
//! - Rows are numbered. A bitmap of 1,024-bit words tells which were paid.
//! - A refused claim changes nothing and names its reason; the entitlement stays.
//! - Time is the configured [`Config::BlockNumberProvider`].

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	test,
	allow(
		clippy::unwrap_used,
		clippy::expect_used,
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects,
		missing_docs
	)
)]

extern crate alloc;

mod aside;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod claims;
mod errors;
mod events;
#[cfg(test)]
mod mock;
mod push;
mod rounds;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod types;
mod views;
mod weighing;
pub mod weights;

pub use distribution_primitives as primitives;
pub use pallet::*;
pub use types::{Aside, Round, Stream, Word};
pub use weights::WeightInfo;

use distribution_primitives::{ClaimItem, Compliance, Evidence, Manifest, Refusal, RoundId, Terms};
use polkadot_sdk::{
	frame_support::{
		self,
		pallet_macros::import_section,
		pallet_prelude::*,
		traits::{
			fungibles::{Inspect, Mutate},
			tokens, Consideration, Currency, Footprint, VestedTransfer,
		},
		PalletId,
	},
	frame_system::{self, pallet_prelude::*},
	sp_runtime::{
		traits::{AccountIdConversion, BlockNumberProvider},
		transaction_validity::TransactionValidityWithRefund,
	},
};

/// Time of a round: block number of the configured clock.
pub type MomentOf<T> = <<T as Config>::BlockNumberProvider as BlockNumberProvider>::BlockNumber;
/// A round of this pallet.
pub type RoundOf<T> = Round<
	<T as frame_system::Config>::AccountId,
	<T as Config>::AssetKind,
	<T as Config>::Balance,
	MomentOf<T>,
>;
/// The terms of a round of this pallet.
pub type TermsOf<T> = Terms<<T as Config>::AssetKind, <T as Config>::Balance, MomentOf<T>>;
/// A stream of this pallet.
pub type StreamOf<T> = Stream<
	<T as frame_system::Config>::AccountId,
	<T as Config>::Balance,
	<T as Config>::StreamDeposit,
>;
/// What is set aside in this pallet.
pub type AsideOf<T> = Aside<
	<T as frame_system::Config>::AccountId,
	<T as Config>::Balance,
	<T as Config>::StreamDeposit,
>;
/// A row of a listed round: beneficiary and amount.
pub type EntryOf<T> = (<T as frame_system::Config>::AccountId, <T as Config>::Balance);
/// One claim of a batch.
pub type ClaimItemOf<T> = ClaimItem<<T as frame_system::Config>::AccountId, <T as Config>::Balance>;

/// What the pallet's benchmarks need from a runtime.
#[cfg(feature = "runtime-benchmarks")]
pub trait BenchmarkHelper<AssetKind, AccountId> {
	/// Makes an asset other than the native one exist and gives `to` plenty of it.
	fn create_asset(to: &AccountId) -> AssetKind;
}

// The storage macros expand to `expect`; the code of this module has none.
#[allow(clippy::expect_used)]
#[import_section(errors::errors)]
#[import_section(events::events)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;

	/// Version of the pallet's storage.
	pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config:
		polkadot_sdk::frame_system::Config<
		RuntimeEvent: From<Event<Self>>,
		RuntimeCall: From<Call<Self>>,
		AccountId: Into<[u8; 32]>,
	>
	{
		/// Weights of the calls and hooks.
		type WeightInfo: WeightInfo;

		/// Who may draft a round; the account it resolves to is the manager.
		type RoundOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// Who may stop and restart the clock of an open round.
		type PauseOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Amounts, in the smallest unit of their asset.
		type Balance: tokens::Balance + From<u128> + Into<u128>;

		/// What can be distributed.
		type AssetKind: Parameter + Member + MaxEncodedLen;

		/// Holds and moves all assets.
		type Assets: Inspect<Self::AccountId, AssetId = Self::AssetKind, Balance = Self::Balance>
			+ Mutate<Self::AccountId>;

		/// The native asset, the only one whose release can be `Vested`.
		type NativeAsset: Get<Self::AssetKind>;

		/// Locks native tokens in the holder's account.
		type Vesting: VestedTransfer<
			Self::AccountId,
			Moment = MomentOf<Self>,
			Currency: Currency<Self::AccountId, Balance = Self::Balance>,
		>;

		/// The clock of windows, schedules and pauses.
		type BlockNumberProvider: BlockNumberProvider;

		/// What a manager puts down for the state of a round.
		type RoundDeposit: Consideration<Self::AccountId, Footprint>;

		/// What the submitter of a stream's first claim puts down for its record, and whoever sets a row
		/// aside.
		type StreamDeposit: Consideration<Self::AccountId, Footprint>;

		/// Decides who may be paid.
		type Compliance: Compliance<
			Self::AccountId,
			Self::AssetKind,
			Self::Balance,
			Moment = MomentOf<Self>,
		>;

		/// Where remainders go that the terms leave to the treasury.
		#[pallet::constant]
		type Treasury: Get<Self::AccountId>;

		/// Source of the pots' accounts.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// Shortest time between a round's opening and the end of its window, in blocks of the clock.
		#[pallet::constant]
		type MinWindow: Get<MomentOf<Self>>;

		/// Shortest time a streamed round stays open after its last unlock, in blocks of the clock.
		#[pallet::constant]
		type ClaimGrace: Get<MomentOf<Self>>;

		/// Time after the end of a window during which rows set aside can still be claimed, in blocks of the
		/// clock.
		#[pallet::constant]
		type SetAsideGrace: Get<MomentOf<Self>>;

		/// Most rows that one call may add, most claims in a batch, most items one clean-up removes.
		#[pallet::constant]
		type MaxBatch: Get<u32>;

		/// Most listed rounds that wait for being pushed at the same time.
		#[pallet::constant]
		type MaxPushRounds: Get<u32>;

		/// Largest number of claims without signature per stream: each must pay at least the
		/// entitlement divided by this number, or all that is left.
		#[pallet::constant]
		type MaxFreeStreamClaims: Get<u32>;

		/// Priority of claims without signature in the pool.
		#[pallet::constant]
		type UnsignedPriority: Get<TransactionPriority>;

		/// Most weight that claims without signature may take of a block: they pay no fee, so they must
		/// not crowd out or make dearer what does.
		#[pallet::constant]
		type MaxFreeClaims: Get<Weight>;

		/// Time after the chain has pushed a round to its end before it may be asked to push it again, in
		/// blocks of the clock.
		#[pallet::constant]
		type PushCooldown: Get<MomentOf<Self>>;

		/// Sets the stage for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AssetKind, Self::AccountId>;
	}

	/// Reasons for which this pallet holds native tokens.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// Deposit of a manager for the state of a round.
		#[codec(index = 0)]
		RoundDeposit,
		/// Deposit for the record of a stream.
		#[codec(index = 1)]
		StreamDeposit,
	}

	/// Number of the next round.
	#[pallet::storage]
	pub type NextRoundId<T: Config> = StorageValue<_, RoundId, ValueQuery>;

	/// The rounds. Bounded by the deposit that each one takes.
	// Sequential keys that nobody can choose: a fast hasher does.
	#[pallet::storage]
	pub type Rounds<T: Config> = StorageMap<_, Twox64Concat, RoundId, RoundOf<T>>;

	/// The managers' deposits.
	#[pallet::storage]
	pub type Deposits<T: Config> = StorageMap<_, Twox64Concat, RoundId, T::RoundDeposit>;

	/// The published lists behind Merkle rounds.
	#[pallet::storage]
	pub type Manifests<T: Config> = StorageMap<_, Twox64Concat, RoundId, Manifest>;

	/// The rows of listed rounds. Bounded by the manager's deposit for each.
	// Rows are numbered in order of adding: a fast hasher does.
	#[pallet::storage]
	pub type Entries<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RoundId, Twox64Concat, u32, EntryOf<T>>;

	/// Which rows were paid or, in streamed rounds, started. Bounded by the manager's deposit.
	// Words are numbered below `rows / 1024`: a fast hasher does.
	#[pallet::storage]
	pub type Claimed<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RoundId, Twox64Concat, u32, Word>;

	/// Started streams that still have something to pay. Bounded by the deposit for each.
	// Keyed by the row's number: a fast hasher does.
	#[pallet::storage]
	pub type Streams<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RoundId, Twox64Concat, u32, StreamOf<T>>;

	/// Rows that compliance refused, kept for their beneficiaries. Bounded by the deposit for each.
	// Keyed by the row's number: a fast hasher does.
	#[pallet::storage]
	pub type SetAside<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RoundId, Twox64Concat, u32, AsideOf<T>>;

	/// Listed rounds that are being pushed, each with the next row to look at.
	#[pallet::storage]
	pub type PushQueue<T: Config> =
		StorageValue<_, BoundedVec<(RoundId, u32), T::MaxPushRounds>, ValueQuery>;

	/// Weight of the claims without signature in a block, and which block that was.
	#[pallet::storage]
	pub type FreeClaims<T: Config> = StorageValue<_, (BlockNumberFor<T>, Weight), ValueQuery>;

	/// What should not happen.
	#[derive(
		Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo,
	)]
	pub enum UnexpectedKind {
		/// The deposit of a round was missing when it was to be returned.
		#[codec(index = 0)]
		DepositMissing,
		/// The account of a pot stays: somebody sent something to it that the round knows nothing of.
		#[codec(index = 1)]
		PotReferenced,
	}

	impl<T> From<Refusal> for Error<T> {
		fn from(refusal: Refusal) -> Self {
			match refusal {
				Refusal::LevelTooLow => Self::LevelTooLow,
				Refusal::Expired => Self::IdentityExpired,
				Refusal::JurisdictionRefused => Self::JurisdictionRefused,
				Refusal::Frozen => Self::AccountFrozen,
				Refusal::JurisdictionBlocked => Self::JurisdictionBlocked,
				Refusal::AttesterGone => Self::AttesterGone,
				Refusal::Revoked => Self::IdentityRevoked,
				Refusal::TooFewAttesters => Self::TooFewAttesters,
				Refusal::LimitReached => Self::PayoutLimitReached,
				Refusal::AboveLimit => Self::AbovePayoutLimit,
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Pays rows of listed rounds with what is left of the block.
		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			Self::push(remaining)
		}

		fn integrity_test() {
			assert!(T::MaxBatch::get() > 0, "MaxBatch must be positive");
			assert!(T::MaxPushRounds::get() > 0, "MaxPushRounds must be positive");
			assert!(T::MaxFreeStreamClaims::get() > 0, "MaxFreeStreamClaims must be positive");
			let pot = Self::pot(0);
			assert!(pot != T::Treasury::get(), "a pot must not be the treasury");
			assert!(pot != Self::pot(1), "every round needs its own pot: is AccountId too short?");
			assert!(
				Self::pot(0) != T::PalletId::get().into_account_truncating(),
				"a pot must not be the pallet's own account"
			);
			let block = T::BlockWeights::get();
			let normal = block.get(DispatchClass::Normal);
			assert!(
				Self::batch_weight(T::MaxBatch::get())
					.all_lte(normal.max_extrinsic.unwrap_or(block.max_block)),
				"a batch of MaxBatch claims must fit into a block"
			);
			assert!(
				T::WeightInfo::add_entries(T::MaxBatch::get())
					.max(T::WeightInfo::clean_up(T::MaxBatch::get()))
					.all_lte(normal.max_extrinsic.unwrap_or(block.max_block)),
				"MaxBatch rows must fit into a block"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(
			_: BlockNumberFor<T>,
		) -> Result<(), polkadot_sdk::sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Writes down the terms of a new round.
		///
		/// - Origin: [`Config::RoundOrigin`]. The account becomes the manager and puts down the deposit.
		/// - `terms`: see [`Terms`].
		/// - Errors: `UnknownAsset`, `WindowInvalid`, `WindowBeforeLastUnlock`, `ScheduleInvalid`,
		///   `VestedNeedsNative`, `ManifestInvalid`, `BudgetZero`, `BudgetBelowTotal`,
		///   `RequirementUnsupported`, `NoRows`, or a lack of funds for the deposit.
		/// - Events: `RoundDrafted`.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::draft().saturating_add(T::WeightInfo::transfer_asset()))]
		pub fn draft(origin: OriginFor<T>, terms: TermsOf<T>) -> DispatchResult {
			let manager = T::RoundOrigin::ensure_origin(origin)?;
			Self::do_draft(manager, terms).map(|_| ())
		}

		/// Replaces the terms of a draft. Rows already listed stay; a listed round stays listed.
		///
		/// - Origin: the manager.
		/// - Errors: `UnknownRound`, `NotManager`, `NotDraft`, `SourceFixed`, `PotFrozen`, and those of
		///   `draft`.
		/// - Events: `RoundAmended`.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::amend())]
		pub fn amend(origin: OriginFor<T>, id: RoundId, terms: TermsOf<T>) -> DispatchResult {
			let manager = T::RoundOrigin::ensure_origin(origin)?;
			Self::do_amend(manager, id, terms)
		}

		/// Adds rows to a listed draft; the manager's deposit grows with them.
		///
		/// - Origin: the manager.
		/// - `entries`: beneficiary and amount of each row, in the asset's smallest unit.
		/// - Errors: `UnknownRound`, `NotManager`, `NotDraft`, `NotListed`, `AmountZero`, `EmptyBatch`,
		///   `BudgetBelowTotal`, or a lack of funds for the deposit.
		/// - Events: `EntriesAdded`.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::add_entries(entries.len() as u32))]
		pub fn add_entries(
			origin: OriginFor<T>,
			id: RoundId,
			entries: BoundedVec<EntryOf<T>, T::MaxBatch>,
		) -> DispatchResult {
			let manager = T::RoundOrigin::ensure_origin(origin)?;
			Self::do_add_entries(manager, id, entries)
		}

		/// Pays into the pot of a draft.
		///
		/// - Origin: any signed account.
		/// - `amount`: in the asset's smallest unit.
		/// - Errors: `UnknownRound`, `NotDraft`, or a lack of funds.
		/// - Events: `RoundFunded`.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::fund().saturating_add(T::WeightInfo::transfer_asset()))]
		pub fn fund(
			origin: OriginFor<T>,
			id: RoundId,
			#[pallet::compact] amount: T::Balance,
		) -> DispatchResult {
			let from = ensure_signed(origin)?;
			Self::do_fund(from, id, amount)
		}

		/// Opens a draft whose pot can pay the budget and keep the asset's minimum balance.
		///
		/// - Origin: the manager.
		/// - Errors: `UnknownRound`, `NotManager`, `NotDraft`, `NoRows`, `WindowInvalid`,
		///   `WindowBeforeLastUnlock`, `Underfunded`.
		/// - Events: `RoundOpened`, and `PushQueued` for a listed round that can be pushed at once.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::open().saturating_add(T::WeightInfo::transfer_asset()))]
		pub fn open(origin: OriginFor<T>, id: RoundId) -> DispatchResult {
			let manager = T::RoundOrigin::ensure_origin(origin)?;
			Self::do_open(manager, id)
		}

		/// Stops the clock of an open round.
		///
		/// - Origin: [`Config::PauseOrigin`].
		/// - Errors: `UnknownRound`, `NotOpen`.
		/// - Events: `RoundPaused`.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::pause())]
		pub fn pause(origin: OriginFor<T>, id: RoundId) -> DispatchResult {
			T::PauseOrigin::ensure_origin(origin)?;
			Self::do_pause(id)
		}

		/// Lets the clock of a paused round run again; the end of its window moves by the time paused.
		///
		/// - Origin: [`Config::PauseOrigin`].
		/// - Errors: `UnknownRound`, `NotPaused`.
		/// - Events: `RoundResumed`.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::resume())]
		pub fn resume(origin: OriginFor<T>, id: RoundId) -> DispatchResult {
			T::PauseOrigin::ensure_origin(origin)?;
			Self::do_resume(id)
		}

		/// Pays `beneficiary` what `evidence` proves.
		///
		/// - Origin: any signed account, or nobody: a claim that would succeed needs neither signature
		///   nor fee. Only the first claim of a stream that is not prepaid must be signed, for the
		///   deposit.
		/// - Errors: `UnknownRound`, `NotOpen`, `NotYetOpen`, `WindowClosed`, `WrongEvidence`,
		///   `IndexOutOfRange`, `ProofTooLong`, `ProofInvalid`, `NotBeneficiary`, `AlreadyClaimed`,
		///   `NothingUnlocked`, `TooLittleForFreeClaim`, `SignatureNeeded`, `BudgetExceeded`, the
		///   compliance refusals, and those of the transfer. A refused claim changes nothing: the
		///   entitlement stays.
		/// - Events: `Paid`, and for streams `StreamStarted`, `StreamEnded`.
		#[pallet::call_index(7)]
		#[pallet::weight(Pallet::<T>::declared_claim_weight(*id, evidence))]
		#[pallet::weight_of_authorize(Pallet::<T>::authorize_weight(evidence))]
		#[pallet::authorize(|_source, id, beneficiary, evidence| {
			Pallet::<T>::authorize_claim(*id, beneficiary, evidence)
		})]
		pub fn claim(
			origin: OriginFor<T>,
			id: RoundId,
			beneficiary: T::AccountId,
			evidence: Evidence<T::Balance>,
		) -> DispatchResult {
			let submitter = match origin.clone().into() {
				Ok(frame_system::RawOrigin::Authorized) => None,
				_ => Some(ensure_signed(origin)?),
			};
			Self::do_claim(id, submitter, &beneficiary, &evidence)
		}

		/// Pays many beneficiaries of one round, at a fraction of the cost of single claims.
		///
		/// A refused claim does not stop the others; it is reported by `ClaimRefused`. If all are
		/// refused the call fails with the first reason.
		///
		/// - Origin: any signed account.
		/// - Errors: `UnknownRound`, `NotOpen`, `NotYetOpen`, `WindowClosed`, `EmptyBatch`, and those of
		///   `claim`.
		/// - Events: `Paid` or `ClaimRefused` per claim.
		#[pallet::call_index(8)]
		#[pallet::weight(Pallet::<T>::declared_batch_weight(*id, claims.len() as u32))]
		pub fn claim_batch(
			origin: OriginFor<T>,
			id: RoundId,
			claims: BoundedVec<ClaimItemOf<T>, T::MaxBatch>,
		) -> DispatchResult {
			let submitter = ensure_signed(origin)?;
			Self::do_claim_batch(id, submitter, &claims)
		}

		/// Stops the stream of one beneficiary: what had unlocked stays theirs, the rest goes to the
		/// remainder when the round closes.
		///
		/// - Origin: the manager of a revocable streamed round.
		/// - `evidence`: proves the row if the stream has not been started yet; the manager then puts
		///   down the deposit for its record, unless prepaid.
		/// - Errors: `UnknownRound`, `NotManager`, `NotOpen`, `NotRevocable`, `NothingToStop`, and those of
		///   the evidence.
		/// - Events: `StreamStopped`.
		#[pallet::call_index(9)]
		#[pallet::weight(
			T::WeightInfo::stop_stream(evidence.depth())
				.saturating_add(T::WeightInfo::take_aside())
				.saturating_add(Pallet::<T>::entry_weight(evidence))
		)]
		pub fn stop_stream(
			origin: OriginFor<T>,
			id: RoundId,
			beneficiary: T::AccountId,
			evidence: Evidence<T::Balance>,
		) -> DispatchResult {
			let manager = T::RoundOrigin::ensure_origin(origin)?;
			Self::do_stop_stream(manager, id, &beneficiary, &evidence)
		}

		/// Ends an open round once every row is paid or the window is over. What is left in the pot goes
		/// where the terms say.
		///
		/// - Origin: any signed account.
		/// - Errors: `UnknownRound`, `NotOpen`, `TooEarlyToClose`, `PotFrozen`.
		/// - Events: `RoundClosed`.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::close().saturating_add(T::WeightInfo::transfer_asset()))]
		pub fn close(origin: OriginFor<T>, id: RoundId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_close(id)
		}

		/// Gives up a draft; what is in the pot goes to the manager.
		///
		/// - Origin: the manager.
		/// - Errors: `UnknownRound`, `NotManager`, `NotDraft`, `PotFrozen`.
		/// - Events: `RoundAbandoned`.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::abandon().saturating_add(T::WeightInfo::transfer_asset()))]
		pub fn abandon(origin: OriginFor<T>, id: RoundId) -> DispatchResult {
			let manager = T::RoundOrigin::ensure_origin(origin)?;
			Self::do_abandon(manager, id)
		}

		/// Removes up to `limit` items of a closed round's state and returns the deposits for them. The
		/// round itself goes last, and the manager's deposit with it. Call it until `RoundRemoved`.
		///
		/// - Origin: any signed account.
		/// - `limit`: at most [`Config::MaxBatch`]; a larger number counts as that.
		/// - Errors: `UnknownRound`, `NotClosed`, `StillSetAside`, `PotFrozen`.
		/// - Events: `RoundRemoved` when nothing is left.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::clean_up((*limit).min(T::MaxBatch::get())).saturating_add(T::WeightInfo::transfer_asset()))]
		pub fn clean_up(
			origin: OriginFor<T>,
			id: RoundId,
			limit: u32,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let removed = Self::do_clean_up(id, limit.min(T::MaxBatch::get()))?;
			Ok(Some(
				T::WeightInfo::clean_up(removed).saturating_add(T::WeightInfo::transfer_asset()),
			)
			.into())
		}

		/// Asks the chain to pay the rows of an open listed round by itself. Needed only if its window was
		/// not open yet, or the queue was full, when the round was opened, or to try skipped rows again.
		///
		/// - Origin: any signed account.
		/// - Errors: `UnknownRound`, `NotOpen`, `NotYetOpen`, `WindowClosed`, `NothingToPush`,
		///   `AlreadyQueued`, `PushQueueFull`, `PushedRecently`.
		/// - Events: `PushQueued`.
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::request_push())]
		pub fn request_push(origin: OriginFor<T>, id: RoundId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_request_push(id)
		}

		/// Sets a row aside that compliance refuses now: closing the round leaves it in the pot, and it
		/// stays claimable for [`Config::SetAsideGrace`] after the end of the window.
		///
		/// - Origin: any signed account, which puts down a deposit for the record; it comes back when the
		///   row is paid or the record removed.
		/// - `evidence`: proves the row.
		/// - Errors: `UnknownRound`, `NotOpen`, `WindowClosed`, `NotRefused`, `AlreadySetAside`,
		///   `NothingUnlocked`, `BudgetExceeded`, those of the evidence, or a lack of funds.
		/// - Events: `RowSetAside`.
		#[pallet::call_index(14)]
		#[pallet::weight(
			T::WeightInfo::set_aside(evidence.depth())
				// What the row weighs more when it is paid: a claim later in the same batch knows nothing of it.
				.saturating_add(T::WeightInfo::take_aside())
				.saturating_add(T::Compliance::weight(None))
				.saturating_add(Pallet::<T>::entry_weight(evidence))
		)]
		pub fn set_aside(
			origin: OriginFor<T>,
			id: RoundId,
			beneficiary: T::AccountId,
			evidence: Evidence<T::Balance>,
		) -> DispatchResult {
			let submitter = ensure_signed(origin)?;
			Self::do_set_aside(submitter, id, &beneficiary, &evidence)
		}
	}
}

impl<T: Config> Pallet<T> {
	/// The account that holds the tokens of round `id`.
	pub fn pot(id: RoundId) -> T::AccountId {
		T::PalletId::get().into_sub_account_truncating(types::pot_seed(id))
	}

	/// The present time.
	pub fn now() -> MomentOf<T> {
		T::BlockNumberProvider::current_block_number()
	}

	fn get_round(id: RoundId) -> Result<RoundOf<T>, DispatchError> {
		Rounds::<T>::get(id).ok_or_else(|| Error::<T>::UnknownRound.into())
	}

	fn get_managed(manager: &T::AccountId, id: RoundId) -> Result<RoundOf<T>, DispatchError> {
		let round = Self::get_round(id)?;
		ensure!(round.manager == *manager, Error::<T>::NotManager);
		Ok(round)
	}
}
