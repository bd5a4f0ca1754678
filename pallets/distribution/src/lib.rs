#![doc = include_str!("../README.md")]
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for the calls, storage, events and errors.
//!
//! ## Overview
//!
//! A round goes through these steps:
//!
//! 1. A manager drafts the terms ([`Pallet::draft`]) and pays a deposit for the state of the round.
//!    Until it opens, the manager can replace the terms ([`Pallet::amend`]), add rows to a listed
//!    round ([`Pallet::add_entries`]), or abandon the round ([`Pallet::abandon`]).
//! 2. Anyone pays into the round's pot ([`Pallet::fund`]). The pot must hold the budget plus one
//!    minimum balance of the asset: it can then pay every row in any order and is never reaped.
//! 3. The manager opens the round ([`Pallet::open`]). Compliance or governance may stop the clock
//!    ([`Pallet::pause`], [`Pallet::resume`]).
//! 4. Anyone claims for anyone ([`Pallet::claim`], [`Pallet::claim_batch`]). Rows of a listed round
//!    are also paid by the chain itself in `on_idle`. A row that compliance refuses can be set
//!    aside ([`Pallet::set_aside`]), so that it survives the closing of the round.
//! 5. Once every row is paid or the window has closed, anyone closes the round ([`Pallet::close`]):
//!    what is left goes where the terms say. Removing its state ([`Pallet::clean_up`]) returns the
//!    deposits.
//!
//! ## Example
//!
//! A round of three rows, from draft to removal:
#![doc = docify::embed!("src/tests/lifecycle.rs", round_should_go_through_its_whole_life_and_leave_nothing_behind)]
//!
//! A stream pays what has unlocked, in as many payments as its beneficiary likes:
#![doc = docify::embed!("src/tests/streams.rs", stream_should_pay_what_is_unlocked_and_no_more)]
//!
//! ## Low level
//!
//! - Calls check their origin and delegate to a `do_*` function.
//! - Rows are numbered. A bitmap of 1,024-bit words records which have been paid.
//! - A refused claim changes nothing and names its reason; the entitlement remains.
//! - Time is the configured [`Config::BlockNumberProvider`].

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	test,
	allow(
		clippy::unwrap_used,
		clippy::expect_used,
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects,
		missing_docs,
		reason = "a test fails by panicking"
	)
)]

extern crate alloc;

mod aside;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod claims;
mod errors;
mod events;
mod free;
#[cfg(test)]
mod mock;
mod payer;
mod push;
mod rounds;
mod streams;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod types;
mod views;
mod weighing;
pub mod weights;

pub use pallet::*;
#[cfg(feature = "runtime-benchmarks")]
pub use pallet_distribution_common::BenchmarkHelper;
pub use types::{BitmapWord, OverBudget, Reserve, Round, Stream, StreamRecords};
pub use weights::WeightInfo;

use distribution_primitives::{ClaimItem, Compliance, Evidence, Manifest, RoundId, Terms};
use pallet_distribution_common::BlockShare;
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
	<T as Config>::RecordDeposit,
>;
/// A row set aside in this pallet.
pub type ReserveOf<T> = Reserve<
	<T as frame_system::Config>::AccountId,
	<T as Config>::Balance,
	<T as Config>::RecordDeposit,
>;
/// A row of a listed round: beneficiary and amount.
pub type EntryOf<T> = (<T as frame_system::Config>::AccountId, <T as Config>::Balance);
/// One claim of a batch.
pub type ClaimItemOf<T> = ClaimItem<<T as frame_system::Config>::AccountId, <T as Config>::Balance>;

#[allow(clippy::expect_used, reason = "the storage macros expand to it; the code here has none")]
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

		/// Assets that can be distributed.
		type AssetKind: Parameter + Member + MaxEncodedLen;

		/// Holds and moves all assets.
		type Assets: Inspect<Self::AccountId, AssetId = Self::AssetKind, Balance = Self::Balance>
			+ Mutate<Self::AccountId>;

		/// The native asset, the only one whose release can be `Vested`.
		type NativeAsset: Get<Self::AssetKind>;

		/// Locks native tokens in the beneficiary's account.
		type Vesting: VestedTransfer<
			Self::AccountId,
			Moment = MomentOf<Self>,
			Currency: Currency<Self::AccountId, Balance = Self::Balance>,
		>;

		/// The clock of windows, schedules and pauses.
		type BlockNumberProvider: BlockNumberProvider;

		/// A manager's deposit for the state of a round.
		type RoundDeposit: Consideration<Self::AccountId, Footprint>;

		/// The deposit for one record: of a stream, paid by the sender of its first claim, or of a
		/// row set aside, paid by the account that sets it aside.
		type RecordDeposit: Consideration<Self::AccountId, Footprint>;

		/// Decides who may be paid.
		type Compliance: Compliance<
			Self::AccountId,
			Self::AssetKind,
			Self::Balance,
			Moment = MomentOf<Self>,
		>;

		/// Whether no claim can be sent: in safe mode, or while claims are paused. The chain then
		/// pays no rows on its own either.
		type ClaimsPaused: Get<bool>;

		/// Receives the remainders that the terms leave to the treasury.
		#[pallet::constant]
		type Treasury: Get<Self::AccountId>;

		/// Seed of the pots' accounts.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// Minimum time between the opening of a round and the end of its window, in blocks of the
		/// clock.
		#[pallet::constant]
		type MinWindow: Get<MomentOf<Self>>;

		/// Minimum time for which a streamed round stays open after its last unlock, in blocks of
		/// the clock.
		#[pallet::constant]
		type ClaimGrace: Get<MomentOf<Self>>;

		/// Time after the end of a window during which rows set aside can still be claimed, in
		/// blocks of the clock.
		#[pallet::constant]
		type SetAsideGrace: Get<MomentOf<Self>>;

		/// Maximum number of rows added by one call, claims in a batch, and items removed by one
		/// clean-up.
		#[pallet::constant]
		type MaxBatch: Get<u32>;

		/// Maximum number of listed rounds in the push queue.
		#[pallet::constant]
		type MaxPushRounds: Get<u32>;

		/// Maximum number of claims without signature per stream: each must pay more than the
		/// entitlement divided by this number, or everything that is left.
		#[pallet::constant]
		type MaxFreeStreamClaims: Get<u32>;

		/// Priority of claims without signature in the pool.
		#[pallet::constant]
		type UnsignedPriority: Get<TransactionPriority>;

		/// Maximum weight that claims without signature may use of a block: they pay no fee, so
		/// they must not crowd out fee-paying transactions or raise their fees.
		#[pallet::constant]
		type MaxFreeClaims: Get<Weight>;

		/// Time after the chain has finished pushing a round before it can be asked to push it
		/// again, in blocks of the clock.
		#[pallet::constant]
		type PushCooldown: Get<MomentOf<Self>>;

		/// Sets up benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AssetKind, Self::AccountId>;
	}

	/// Reasons for which this pallet holds native tokens.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// A manager's deposit for the state of a round.
		#[codec(index = 0)]
		RoundDeposit,
		/// The deposit for the record of a stream or of a row set aside.
		#[codec(index = 1)]
		RecordDeposit,
	}

	// Maps below are keyed by numbers that are given out in sequence and not chosen by an attacker,
	// so a non-cryptographic hasher is safe.

	/// Id of the next round.
	#[pallet::storage]
	pub type NextRoundId<T: Config> = StorageValue<_, RoundId, ValueQuery>;

	/// The rounds. Bounded by the deposit for each.
	#[pallet::storage]
	pub type Rounds<T: Config> = StorageMap<_, Twox64Concat, RoundId, RoundOf<T>>;

	/// The managers' deposits.
	#[pallet::storage]
	pub type Deposits<T: Config> = StorageMap<_, Twox64Concat, RoundId, T::RoundDeposit>;

	/// The published lists of Merkle rounds.
	#[pallet::storage]
	pub type Manifests<T: Config> = StorageMap<_, Twox64Concat, RoundId, Manifest>;

	/// The rows of listed rounds, in order of addition. Bounded by the manager's deposit for each.
	#[pallet::storage]
	pub type Entries<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RoundId, Twox64Concat, u32, EntryOf<T>>;

	/// Which rows have been paid or, in streamed rounds, started. Bounded by the manager's deposit.
	#[pallet::storage]
	pub type Claimed<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RoundId, Twox64Concat, u32, BitmapWord>;

	/// Streams that have been started and not paid in full, by row. Bounded by the deposit for
	/// each.
	#[pallet::storage]
	pub type Streams<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RoundId, Twox64Concat, u32, StreamOf<T>>;

	/// Rows that compliance refused, kept for their beneficiaries, by row. Bounded by the deposit
	/// for each.
	#[pallet::storage]
	pub type SetAside<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RoundId, Twox64Concat, u32, ReserveOf<T>>;

	/// The push queue: listed rounds, each with the next row to pay.
	#[pallet::storage]
	pub type PushQueue<T: Config> =
		StorageValue<_, BoundedVec<(RoundId, u32), T::MaxPushRounds>, ValueQuery>;

	/// Weight used by claims without signature, and in which block.
	#[pallet::storage]
	pub type FreeClaims<T: Config> =
		StorageValue<_, BlockShare<BlockNumberFor<T>, Weight>, ValueQuery>;

	/// Events that should never happen.
	#[derive(
		Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo,
	)]
	pub enum UnexpectedKind {
		/// The deposit of a round was missing when it was to be returned.
		#[codec(index = 0)]
		DepositMissing,
		/// The account of a pot cannot be removed: it was sent something that the round knows
		/// nothing about.
		#[codec(index = 1)]
		PotReferenced,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Pays rows of listed rounds with the weight that is left in the block.
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
		/// Drafts a new round.
		///
		/// - Origin: [`Config::RoundOrigin`]. The account becomes the manager and pays the deposit.
		/// - `terms`: see [`Terms`].
		/// - Errors: [`Error::UnknownAsset`], [`Error::BudgetZero`],
		///   [`Error::RequirementUnsupported`], [`Error::VestedNeedsNative`],
		///   [`Error::ScheduleInvalid`], [`Error::WindowInvalid`],
		///   [`Error::WindowBeforeLastUnlock`], [`Error::NoRows`], [`Error::ManifestInvalid`],
		///   [`Error::BudgetBelowTotal`], or a lack of funds for the deposit.
		/// - Events: [`Event::RoundDrafted`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::draft().saturating_add(T::WeightInfo::transfer_asset()))]
		pub fn draft(origin: OriginFor<T>, terms: TermsOf<T>) -> DispatchResult {
			let manager = T::RoundOrigin::ensure_origin(origin)?;
			Self::do_draft(manager, terms).map(|_| ())
		}

		/// Replaces the terms of a draft. Rows already listed stay; a listed round with rows stays
		/// listed.
		///
		/// - Origin: the manager.
		/// - Errors: [`Error::UnknownRound`], [`Error::NotManager`], [`Error::NotDraft`],
		///   [`Error::SourceFixed`], [`Error::PotFrozen`], and those of [`Pallet::draft`].
		/// - Events: [`Event::RoundAmended`].
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
		/// - Errors: [`Error::UnknownRound`], [`Error::NotManager`], [`Error::NotDraft`],
		///   [`Error::NotListed`], [`Error::EmptyBatch`], [`Error::AmountZero`],
		///   [`Error::BudgetBelowTotal`], or a lack of funds for the deposit.
		/// - Events: [`Event::EntriesAdded`].
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
		/// - Errors: [`Error::UnknownRound`], [`Error::NotDraft`], or a lack of funds.
		/// - Events: [`Event::RoundFunded`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::fund().saturating_add(T::WeightInfo::transfer_asset()))]
		pub fn fund(
			origin: OriginFor<T>,
			id: RoundId,
			#[pallet::compact] amount: T::Balance,
		) -> DispatchResult {
			let caller = ensure_signed(origin)?;
			Self::do_fund(caller, id, amount)
		}

		/// Opens a draft whose pot can pay the budget and keep the asset's minimum balance.
		///
		/// - Origin: the manager.
		/// - Errors: [`Error::UnknownRound`], [`Error::NotManager`], [`Error::NotDraft`],
		///   [`Error::NoRows`], [`Error::WindowInvalid`], [`Error::WindowBeforeLastUnlock`],
		///   [`Error::Underfunded`].
		/// - Events: [`Event::RoundOpened`], and [`Event::PushQueued`] for a listed round that can
		///   be pushed at once.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::open().saturating_add(T::WeightInfo::transfer_asset()))]
		pub fn open(origin: OriginFor<T>, id: RoundId) -> DispatchResult {
			let manager = T::RoundOrigin::ensure_origin(origin)?;
			Self::do_open(manager, id)
		}

		/// Stops the clock of an open round.
		///
		/// - Origin: [`Config::PauseOrigin`].
		/// - Errors: [`Error::UnknownRound`], [`Error::NotOpen`].
		/// - Events: [`Event::RoundPaused`].
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::pause())]
		pub fn pause(origin: OriginFor<T>, id: RoundId) -> DispatchResult {
			T::PauseOrigin::ensure_origin(origin)?;
			Self::do_pause(id)
		}

		/// Restarts the clock of a paused round; the end of its window moves by the time paused.
		///
		/// - Origin: [`Config::PauseOrigin`].
		/// - Errors: [`Error::UnknownRound`], [`Error::NotPaused`].
		/// - Events: [`Event::RoundResumed`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::resume())]
		pub fn resume(origin: OriginFor<T>, id: RoundId) -> DispatchResult {
			T::PauseOrigin::ensure_origin(origin)?;
			Self::do_resume(id)
		}

		/// Pays `beneficiary` what is due from the row that `evidence` proves.
		///
		/// - Origin: any signed account, or none: a claim that would succeed needs neither
		///   signature nor fee. Only the first claim from a stream that is not prepaid must be
		///   signed, for the deposit.
		/// - Errors of the round: [`Error::UnknownRound`], [`Error::NotOpen`],
		///   [`Error::NotYetOpen`], [`Error::WindowClosed`], [`Error::BudgetExceeded`].
		/// - Errors of the evidence: [`Error::WrongEvidence`], [`Error::IndexOutOfRange`],
		///   [`Error::ProofTooLong`], [`Error::ProofInvalid`], [`Error::NotBeneficiary`],
		///   [`Error::AlreadyClaimed`], [`Error::NothingUnlocked`], [`Error::BeneficiaryIsPot`].
		/// - Errors of a claim without signature: [`Error::TooLittleForFreeClaim`],
		///   [`Error::TooManyFreeClaims`], [`Error::SignatureNeeded`].
		/// - Errors of compliance: [`Error::LevelTooLow`], [`Error::IdentityExpired`],
		///   [`Error::JurisdictionRefused`], [`Error::AccountFrozen`],
		///   [`Error::JurisdictionBlocked`], [`Error::AttesterGone`], [`Error::IdentityRevoked`],
		///   [`Error::TooFewAttesters`], [`Error::PayoutLimitReached`],
		///   [`Error::AbovePayoutLimit`].
		/// - Errors of the payment: [`Error::BelowMinimumBalance`],
		///   [`Error::AccountCannotHoldAsset`], [`Error::AccountBlocked`], [`Error::UnknownAsset`],
		///   [`Error::BalanceOverflow`], those of pallet-vesting, or a lack of funds for a stream's
		///   deposit.
		/// - Events: [`Event::Paid`]; for a stream [`Event::StreamStarted`],
		///   [`Event::StreamEnded`]; for a row set aside [`Event::SetAsideEnded`].
		///
		/// A refused claim changes nothing: the entitlement remains.
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
			let caller = match origin.clone().into() {
				Ok(frame_system::RawOrigin::Authorized) => None,
				_ => Some(ensure_signed(origin)?),
			};
			Self::do_claim(caller, id, &beneficiary, &evidence)
		}

		/// Pays many beneficiaries of one round, at a fraction of the cost of single claims.
		///
		/// A refused claim does not stop the others. If all are refused, the call fails with the
		/// first reason.
		///
		/// - Origin: any signed account.
		/// - Errors: [`Error::EmptyBatch`], and those of [`Pallet::claim`].
		/// - Events: for each claim [`Event::ClaimRefused`] or those of [`Pallet::claim`].
		#[pallet::call_index(8)]
		#[pallet::weight(Pallet::<T>::declared_batch_weight(*id, claims.len() as u32))]
		pub fn claim_batch(
			origin: OriginFor<T>,
			id: RoundId,
			claims: BoundedVec<ClaimItemOf<T>, T::MaxBatch>,
		) -> DispatchResult {
			let caller = ensure_signed(origin)?;
			Self::do_claim_batch(caller, id, &claims)
		}

		/// Stops the stream of one beneficiary, who keeps what has unlocked; the rest goes to the
		/// remainder when the round closes.
		///
		/// - Origin: the manager of a revocable streamed round.
		/// - `evidence`: proves the row if the stream has not been started; the manager then pays
		///   the deposit for its record, unless the round is prepaid.
		/// - Errors: [`Error::UnknownRound`], [`Error::NotManager`], [`Error::NotOpen`],
		///   [`Error::NotRevocable`], [`Error::NothingToStop`], [`Error::BudgetExceeded`], those of
		///   the evidence (see [`Pallet::claim`]), or a lack of funds for the deposit.
		/// - Events: [`Event::StreamStopped`], and [`Event::StreamStarted`],
		///   [`Event::StreamEnded`], [`Event::SetAsideEnded`] as they apply.
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

		/// Closes an open round once every row is paid or the window has closed. What is left in
		/// the pot goes where the terms say.
		///
		/// - Origin: any signed account.
		/// - Errors: [`Error::UnknownRound`], [`Error::NotOpen`], [`Error::TooEarlyToClose`],
		///   [`Error::PotFrozen`].
		/// - Events: [`Event::RoundClosed`].
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::close().saturating_add(T::WeightInfo::transfer_asset()))]
		pub fn close(origin: OriginFor<T>, id: RoundId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_close(id)
		}

		/// Abandons a draft; what is in the pot goes to the manager.
		///
		/// - Origin: the manager.
		/// - Errors: [`Error::UnknownRound`], [`Error::NotManager`], [`Error::NotDraft`],
		///   [`Error::PotFrozen`].
		/// - Events: [`Event::RoundAbandoned`].
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::abandon().saturating_add(T::WeightInfo::transfer_asset()))]
		pub fn abandon(origin: OriginFor<T>, id: RoundId) -> DispatchResult {
			let manager = T::RoundOrigin::ensure_origin(origin)?;
			Self::do_abandon(manager, id)
		}

		/// Removes up to `limit` items of a closed round's state and returns the deposits for them.
		/// The round itself is removed last, and the manager's deposit returned. Repeat until
		/// [`Event::RoundRemoved`].
		///
		/// - Origin: any signed account.
		/// - `limit`: at most [`Config::MaxBatch`]; a larger number is reduced to that.
		/// - Errors: [`Error::UnknownRound`], [`Error::NotClosed`], [`Error::StillSetAside`],
		///   [`Error::PotFrozen`].
		/// - Events: [`Event::SetAsideEnded`] for each row still set aside, and
		///   [`Event::RoundRemoved`] once nothing is left.
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

		/// Asks the chain to pay the rows of an open listed round on its own. Needed only if the
		/// window was not open or the queue was full when the round opened, or to retry skipped
		/// rows.
		///
		/// - Origin: any signed account.
		/// - Errors: [`Error::UnknownRound`], [`Error::NotOpen`], [`Error::NotYetOpen`],
		///   [`Error::WindowClosed`], [`Error::NothingToPush`], [`Error::AlreadyQueued`],
		///   [`Error::PushQueueFull`], [`Error::PushedRecently`].
		/// - Events: [`Event::PushQueued`].
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::request_push())]
		pub fn request_push(origin: OriginFor<T>, id: RoundId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_request_push(id)
		}

		/// Sets aside a row that compliance refuses now: it stays in the pot when the round closes,
		/// and claimable for [`Config::SetAsideGrace`] after the end of the window.
		///
		/// - Origin: any signed account. It pays a deposit for the record, returned when the row is
		///   paid or the record removed.
		/// - `evidence`: proves the row.
		/// - Errors: [`Error::UnknownRound`], [`Error::NotOpen`], [`Error::WindowClosed`],
		///   [`Error::NotRefused`], [`Error::AlreadySetAside`], [`Error::NothingUnlocked`],
		///   [`Error::BudgetExceeded`], those of the evidence (see [`Pallet::claim`]), or a lack of
		///   funds for the deposit.
		/// - Events: [`Event::RowSetAside`].
		#[pallet::call_index(14)]
		#[pallet::weight(
			T::WeightInfo::set_aside(evidence.depth())
				// The extra weight of paying the row: a claim later in the same batch does not know
				// about it.
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
			let caller = ensure_signed(origin)?;
			Self::do_set_aside(caller, id, &beneficiary, &evidence)
		}
	}
}

pallet_distribution_common::error_from_refusal!(Error);

impl<T> From<OverBudget> for Error<T> {
	fn from(_: OverBudget) -> Self {
		Self::BudgetExceeded
	}
}

impl<T: Config> Pallet<T> {
	/// The account that holds the tokens of round `id`.
	pub fn pot(id: RoundId) -> T::AccountId {
		T::PalletId::get().into_sub_account_truncating(types::pot_seed(id))
	}

	/// The current time.
	pub fn now() -> MomentOf<T> {
		T::BlockNumberProvider::current_block_number()
	}

	/// The record of round `id`.
	fn round(id: RoundId) -> Result<RoundOf<T>, DispatchError> {
		Rounds::<T>::get(id).ok_or_else(|| Error::<T>::UnknownRound.into())
	}

	/// The record of round `id`, which `manager` must manage.
	fn managed_round(manager: &T::AccountId, id: RoundId) -> Result<RoundOf<T>, DispatchError> {
		let round = Self::round(id)?;
		ensure!(round.manager == *manager, Error::<T>::NotManager);
		Ok(round)
	}
}
