#![doc = include_str!("../README.md")]
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for the calls, storage, events and errors.
//!
//! ## Overview
//!
//! Time is divided into eras: a fixed number of blocks of [`Config::BlockNumberProvider`]. When an
//! era ends, the [`IssuanceSchedule`] in force determines how much is issued, and the [`Budget`] in
//! force each pool's share of it. The share is minted into the pool's pot; rewards are only ever
//! paid from pots.
//!
//! - A **stake** pool shares its rewards among those who hold an asset in it ([`Pallet::stake`],
//!   [`Pallet::unstake`]). Stake is held in its owner's account and becomes active in the next era.
//! - A **contribution** pool shares each era's reward among those who scored in it: scores come
//!   from reporters ([`Pallet::report`]), from authoring blocks, or from the burned part of the
//!   fees that an enrolled account pays ([`Pallet::enroll`]). Rewards that are not claimed in time
//!   expire.
//! - An **account** pool passes its share on to one account.
//!
//! Anyone claims for anyone ([`Pallet::claim`], [`Pallet::claim_all`]); the owner is paid.
//!
//! Governance sets the schedule and the budget within bounds that the runtime fixes
//! ([`Pallet::set_emission`], [`Pallet::set_budget`]), the requirements of pools
//! ([`Pallet::update_pool`]) and their reporters ([`Pallet::set_reporters`]). These take effect
//! after a delay of whole eras; past eras keep the rules they had. Creating and retiring pools works
//! at once, but a pool earns only while a budget in force names it.
//!
//! [`Pallet::halt`] is a brake: it stops minting at once, but only for [`Config::MaxHalt`] of any
//! [`Config::HaltWindow`] eras, and ends by itself. Only governance can halt for longer
//! ([`Pallet::prolong_halt`]) or resume earlier ([`Pallet::resume`]).
//!
//! ## Example
//!
//! Stakes share an era's reward by their size:
#![doc = docify::embed!("src/tests/stakes.rs", stakes_should_share_by_their_size)]
//!
//! Scores of several eras are paid in one claim:
#![doc = docify::embed!("src/tests/contributions.rs", scores_of_several_eras_should_be_paid_in_one_claim)]
//!
//! ## Low level
//!
//! - Calls check their origin and delegate to a `do_*` function.
//! - Ending an era looks at each pool once, whatever the number of members: stake pools keep their
//!   rewards per unit of stake ([`PerShare`]), contribution pools a reward and a sum of scores per
//!   era.
//! - Amounts round down. What rounding leaves is not minted, or stays in the pot and is owed to
//!   nobody.

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

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod claims;
mod contributions;
mod eras;
mod errors;
mod events;
mod genesis;
mod halts;
#[cfg(test)]
mod mock;
mod pools;
mod schedule;
mod stakes;
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
pub use types::{
	Books, Contributor, Era, EraReward, Expiry, PerShare, Pool, Reporter, Reporting, Snapshot,
	Stake,
};
pub use weights::WeightInfo;

use distribution_primitives::{
	emission::{
		Budget, EmissionParams, EraIndex, EraRecord, HaltInfo, IssuanceSchedule, PoolId, PoolKind,
		DEFAULT_ALLOWANCE, MAX_POOLS,
	},
	Compliance, InPots, LostTime, Refusal, Requirement,
};
use polkadot_sdk::{
	frame_support::{
		self,
		pallet_macros::import_section,
		pallet_prelude::*,
		traits::{
			fungibles::{Inspect, Mutate, MutateHold},
			tokens, Consideration, Footprint,
		},
		PalletId,
	},
	frame_system::{self, pallet_prelude::*},
	sp_runtime::{
		traits::{AccountIdConversion, BlockNumberProvider},
		Perbill,
	},
};

/// Time: block number of the configured clock.
pub type MomentOf<T> = <<T as Config>::BlockNumberProvider as BlockNumberProvider>::BlockNumber;
/// A pool of this pallet.
pub type PoolOf<T> =
	Pool<<T as frame_system::Config>::AccountId, <T as Config>::AssetKind, <T as Config>::Balance>;
/// The kind of a pool of this pallet.
pub type PoolKindOf<T> = PoolKind<<T as frame_system::Config>::AccountId, <T as Config>::AssetKind>;
/// A stake in a pool of this pallet.
pub type StakeOf<T> = Stake<<T as Config>::Balance, <T as Config>::RecordDeposit>;
/// An account's scores in a pool of this pallet.
pub type ContributorOf<T> = Contributor<
	<T as frame_system::Config>::AccountId,
	<T as Config>::Balance,
	<T as Config>::RecordDeposit,
	<T as Config>::MaxHistory,
>;
/// The reporters of a pool of this pallet.
pub type ReportingOf<T> =
	Reporting<<T as frame_system::Config>::AccountId, <T as Config>::MaxReporters>;
/// The running era.
pub type EraOf<T> = Era<MomentOf<T>, <T as Config>::Balance>;
/// What a contribution pool of this pallet shares for an era.
pub type EraRewardOf<T> = EraReward<<T as Config>::Balance, MomentOf<T>>;
/// One score of a report: account and score.
pub type ScoreOf<T> = (<T as frame_system::Config>::AccountId, u64);

#[allow(
	clippy::expect_used,
	reason = "the storage macros expand to it; the code here has none but for the genesis"
)]
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
	pub trait Config: polkadot_sdk::frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// Weights of the calls and hooks.
		type WeightInfo: WeightInfo;

		/// Who sets the schedule, the budget and the pools, makes a halt longer and resumes a halted
		/// emission.
		type EmissionOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who may halt emission for a while.
		type HaltOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Amounts, in the smallest unit of their asset.
		type Balance: tokens::Balance + From<u128> + Into<u128>;

		/// Assets that can be staked.
		type AssetKind: Parameter + Member + MaxEncodedLen + MaybeSerializeDeserialize;

		/// The runtime's hold reasons.
		type RuntimeHoldReason: From<HoldReason>;

		/// Mints, pays and burns rewards.
		type Assets: Inspect<Self::AccountId, AssetId = Self::AssetKind, Balance = Self::Balance>
			+ Mutate<Self::AccountId>;

		/// Holds stake in its owner's account.
		type Stakes: Inspect<Self::AccountId, AssetId = Self::AssetKind, Balance = Self::Balance>
			+ MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;

		/// The asset that is issued.
		type NativeAsset: Get<Self::AssetKind>;

		/// The clock of eras.
		type BlockNumberProvider: BlockNumberProvider;

		/// The time in which claims could not be dispatched, on the same clock. The expiry of
		/// rewards stands still meanwhile.
		type LostTime: LostTime<MomentOf<Self>>;

		/// The deposit for a record in a pool.
		type RecordDeposit: Consideration<Self::AccountId, Footprint>;

		/// Decides who may be paid.
		type Compliance: Compliance<
			Self::AccountId,
			Self::AssetKind,
			Self::Balance,
			Moment = MomentOf<Self>,
		>;

		/// Provides the minimum balances of pots, and receives what is left of them.
		#[pallet::constant]
		type Treasury: Get<Self::AccountId>;

		/// Seed of the pots' accounts.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// Length of an era unless the genesis sets another, in blocks of the clock. The length in
		/// force is in storage: [`EraLength`].
		#[pallet::constant]
		type DefaultEraLength: Get<MomentOf<Self>>;

		/// Shortest era that the genesis can set, in blocks of the clock: what an era issues at most
		/// is meant for eras of some length.
		type MinEraLength: Get<MomentOf<Self>>;

		/// Number of whole eras between a decision and the first era in which it is in force.
		#[pallet::constant]
		type ChangeDelay: Get<EraIndex>;

		/// Number of eras, of any [`Config::HaltWindow`] that follow each other, for which
		/// [`Config::HaltOrigin`] can halt emission: at least 1, and fewer than the window has.
		#[pallet::constant]
		type MaxHalt: Get<EraIndex>;

		/// Number of eras within which halts add up; at most 64. A vote can halt emission for as
		/// many at once.
		#[pallet::constant]
		type HaltWindow: Get<EraIndex>;

		/// Largest share of the supply that an era may issue, whatever the vote.
		#[pallet::constant]
		type MaxIssuance: Get<Perbill>;

		/// Largest change of what an era issues by one vote, as a share of the most that an era may
		/// issue. A decrease by decay is not larger either.
		#[pallet::constant]
		type MaxChange: Get<Perbill>;

		/// Largest maximum supply that a vote can set, in the native token's smallest unit.
		#[pallet::constant]
		type MaxSupply: Get<Self::Balance>;

		/// Number of eras for which rewards of contribution pools stay claimable: at least 1, and
		/// at most [`Config::MaxHistory`] less 2. Eras in which claims could not be dispatched for a
		/// part of the time are made up for. After a reduction, the rewards of two eras expire at
		/// the end of each era until it is reached.
		type HistoryDepth: Get<EraIndex>;

		/// Maximum number of eras for which an account can have unclaimed scores and records are
		/// kept. The oldest scores of an account that would have more, because time was lost, are
		/// settled and no longer expire.
		#[pallet::constant]
		type MaxHistory: Get<u32>;

		/// Maximum number of reporters of a pool.
		#[pallet::constant]
		type MaxReporters: Get<u32>;

		/// Maximum number of scores in one report.
		#[pallet::constant]
		type MaxBatch: Get<u32>;

		/// Sets up benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AssetKind, Self::AccountId>;
	}

	/// Reasons for which this pallet holds tokens.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// Stake, of any asset.
		#[codec(index = 0)]
		Stake,
		/// Deposit for a record in a pool.
		#[codec(index = 1)]
		RecordDeposit,
	}

	/// The running era. `None` before the clock is known.
	#[pallet::storage]
	pub type RunningEra<T: Config> = StorageValue<_, EraOf<T>>;

	/// Length of an era, in blocks of the clock.
	#[pallet::storage]
	pub type EraLength<T: Config> =
		StorageValue<_, MomentOf<T>, ValueQuery, <T as Config>::DefaultEraLength>;

	/// The halt, while the running era issues nothing.
	#[pallet::storage]
	pub type Halt<T: Config> = StorageValue<_, HaltInfo>;

	/// The schedule in force.
	#[pallet::storage]
	pub type InForce<T: Config> = StorageValue<_, IssuanceSchedule<T::Balance>>;

	/// Parameters decided but not yet in force, and their first era.
	#[pallet::storage]
	pub type NextEmission<T: Config> = StorageValue<_, (EraIndex, EmissionParams<T::Balance>)>;

	/// The budget in force.
	#[pallet::storage]
	pub type BudgetInForce<T: Config> = StorageValue<_, Budget, ValueQuery>;

	/// The budget decided but not yet in force, and its first era.
	#[pallet::storage]
	pub type NextBudget<T: Config> = StorageValue<_, (EraIndex, Budget)>;

	/// The outcomes of the last [`Config::MaxHistory`] eras.
	// Sequential keys, not attacker-chosen, so a non-cryptographic hasher is safe, here and for the
	// pools.
	#[pallet::storage]
	pub type Eras<T: Config> = StorageMap<_, Twox64Concat, EraIndex, EraRecord<T::Balance>>;

	/// Id of the next pool.
	#[pallet::storage]
	pub type NextPoolId<T: Config> = StorageValue<_, PoolId, ValueQuery>;

	/// Ids of the listed pools, which eras process: all except retired ones without pending stake,
	/// scores or rewards.
	#[pallet::storage]
	pub type PoolIds<T: Config> =
		StorageValue<_, BoundedVec<PoolId, ConstU32<MAX_POOLS>>, ValueQuery>;

	/// The pools.
	#[pallet::storage]
	pub type Pools<T: Config> = StorageMap<_, Twox64Concat, PoolId, PoolOf<T>>;

	/// Sum of what all pools owe, in the native token's smallest unit. These tokens are in pots,
	/// where nobody can vote with them.
	#[pallet::storage]
	pub type TotalOwed<T: Config> = StorageValue<_, T::Balance, ValueQuery>;

	/// The pool that rewards block authors.
	#[pallet::storage]
	pub type AuthorPool<T: Config> = StorageValue<_, PoolId>;

	/// The pool that rewards activity.
	#[pallet::storage]
	pub type ActivityPool<T: Config> = StorageValue<_, PoolId>;

	/// Accounts that may report scores to a pool, and how much.
	#[pallet::storage]
	pub type Reporters<T: Config> = StorageMap<_, Twox64Concat, PoolId, ReportingOf<T>>;

	/// Reporters decided but not yet in force, and their first era. At most one decision per pool.
	#[pallet::storage]
	pub type NextReporters<T: Config> =
		StorageMap<_, Twox64Concat, PoolId, (EraIndex, ReportingOf<T>)>;

	/// Stakes. Bounded by the deposit for each.
	// Accounts can be attacker-chosen, so a cryptographic hasher is needed.
	#[pallet::storage]
	pub type StakeRecords<T: Config> =
		StorageDoubleMap<_, Twox64Concat, PoolId, Blake2_128Concat, T::AccountId, StakeOf<T>>;

	/// Rewards per share at the end of eras, for stakes that became active then and have not been
	/// settled since. Bounded by the number of stakes.
	#[pallet::storage]
	pub type Snapshots<T: Config> =
		StorageDoubleMap<_, Twox64Concat, PoolId, Twox64Concat, EraIndex, Snapshot>;

	/// Scores. Bounded by the deposit for each, and for block authors by the number of collators.
	// Accounts can be attacker-chosen, so a cryptographic hasher is needed.
	#[pallet::storage]
	pub type Contributors<T: Config> =
		StorageDoubleMap<_, Twox64Concat, PoolId, Blake2_128Concat, T::AccountId, ContributorOf<T>>;

	/// Rewards of contribution pools, for eras whose rewards have not expired. One for each pool and
	/// era: as many as the depth of the history, and as many more as were lost to claims.
	#[pallet::storage]
	pub type EraRewards<T: Config> =
		StorageDoubleMap<_, Twox64Concat, PoolId, Twox64Concat, EraIndex, EraRewardOf<T>>;

	/// Events that should never happen.
	#[derive(
		Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo,
	)]
	pub enum UnexpectedKind {
		/// A share could not be minted: it is below the minimum balance of the account it goes to.
		#[codec(index = 0)]
		NotMinted,
		/// Expired rewards could not be burned; the pool shares them again.
		#[codec(index = 1)]
		NotBurned,
		/// A sum overflowed, so a share was not minted.
		#[codec(index = 2)]
		Overflow,
		/// A pool is listed but missing.
		#[codec(index = 3)]
		PoolMissing,
	}

	/// The pools and parameters that a chain starts with.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Length of an era, in blocks of the clock; 0 for the default.
		pub era_length: u32,
		/// The issuance parameters, in force from the first era.
		pub params: Option<EmissionParams<T::Balance>>,
		/// The pools, numbered from 0, each with its share of the budget in billionths.
		pub pools: alloc::vec::Vec<(PoolKindOf<T>, u32)>,
		/// The reporters of every pool that has reporters.
		pub reporters: alloc::vec::Vec<T::AccountId>,
		/// The most that each of them can add in an era, as the sum of its scores; 0 for
		/// [`DEFAULT_ALLOWANCE`].
		pub allowance: u64,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			// A genesis that cannot be built must not start a chain.
			Pallet::<T>::build_genesis(self).expect("the genesis names valid pools and parameters");
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Ends the running era if its time is up: at most one per block.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			Self::tick()
		}

		fn integrity_test() {
			assert!(
				T::DefaultEraLength::get() > Default::default(),
				"DefaultEraLength must be positive"
			);
			assert!(T::MaxHistory::get() > 2, "MaxHistory must leave room for the running era");
			assert!(
				T::MaxHalt::get() > 0
					&& T::MaxHalt::get() < T::HaltWindow::get()
					&& T::HaltWindow::get() <= u64::BITS,
				"a halt must be possible, must end, and 64 eras are known"
			);
			assert!(T::MaxBatch::get() > 0, "MaxBatch must be positive");
			assert!(T::MaxReporters::get() > 0, "MaxReporters must be positive");
			let pot = Self::pot(0);
			assert!(pot != T::Treasury::get(), "a pot must not be the treasury");
			assert!(pot != Self::pot(1), "every pool needs its own pot: is AccountId too short?");
			assert!(
				Self::pot(0) != T::PalletId::get().into_account_truncating(),
				"a pot must not be the pallet's own account"
			);
			let block = T::BlockWeights::get();
			assert!(
				T::WeightInfo::end_era(MAX_POOLS).all_lte(block.max_block.div(4)),
				"ending an era must leave room in the block"
			);
			let normal = block.get(DispatchClass::Normal);
			assert!(
				Self::report_weight(T::MaxBatch::get())
					.max(Self::claim_all_weight())
					.all_lte(normal.max_extrinsic.unwrap_or(block.max_block)),
				"MaxBatch scores, and claims of all pools, must fit into a block"
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
		/// Sets how much is issued, starting after [`Config::ChangeDelay`] whole eras. Replaces an
		/// earlier decision that is not yet in force.
		///
		/// The change is measured from what the last era that was not halted has issued: an issuance
		/// that a maximum supply or a halt has held back so far is not a step on the way.
		///
		/// - Origin: [`Config::EmissionOrigin`].
		/// - Errors: [`Error::IssuanceAboveBound`], [`Error::FloorAboveIssuance`],
		///   [`Error::DecayPeriodZero`], [`Error::MaxSupplyAboveBound`],
		///   [`Error::MaxSupplyBelowSupply`], [`Error::ChangeTooLarge`].
		/// - Events: [`Event::EmissionSet`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::set_emission())]
		pub fn set_emission(
			origin: OriginFor<T>,
			params: EmissionParams<T::Balance>,
		) -> DispatchResult {
			T::EmissionOrigin::ensure_origin(origin)?;
			Self::do_set_emission(params)
		}

		/// Sets the pools' shares, starting after [`Config::ChangeDelay`] whole eras. Replaces an
		/// earlier decision that is not yet in force.
		///
		/// - Origin: [`Config::EmissionOrigin`].
		/// - Errors: [`Error::BudgetInvalid`], [`Error::UnknownPool`], [`Error::PoolRetired`].
		/// - Events: [`Event::BudgetSet`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::set_budget())]
		pub fn set_budget(origin: OriginFor<T>, budget: Budget) -> DispatchResult {
			T::EmissionOrigin::ensure_origin(origin)?;
			Self::do_set_budget(budget)
		}

		/// Halts emission, beginning with the running era: halted eras mint nothing, and this is not
		/// made up for later. Claims, staking and unstaking continue.
		///
		/// The halt ends by itself after at most [`Config::MaxHalt`] eras, less those that halts
		/// like this one took within the last [`Config::HaltWindow`] eras.
		///
		/// - Origin: [`Config::HaltOrigin`].
		/// - Errors: [`Error::AlreadyHalted`], [`Error::HaltsUsedUp`].
		/// - Events: [`Event::Halted`]; [`Event::HaltEnded`] when it ends.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::halt())]
		pub fn halt(origin: OriginFor<T>) -> DispatchResult {
			T::HaltOrigin::ensure_origin(origin)?;
			Self::do_halt()
		}

		/// Resumes a halted emission with the next era; the running one still mints nothing. The
		/// schedule has advanced in the meantime.
		///
		/// - Origin: [`Config::EmissionOrigin`].
		/// - Errors: [`Error::NotHalted`].
		/// - Events: [`Event::Resumed`]; [`Event::HaltEnded`] when the next era begins.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::resume())]
		pub fn resume(origin: OriginFor<T>) -> DispatchResult {
			T::EmissionOrigin::ensure_origin(origin)?;
			Self::do_resume()
		}

		/// Creates a pool. It receives nothing until a budget names it. The treasury provides the
		/// minimum balance of its pot.
		///
		/// - Origin: [`Config::EmissionOrigin`].
		/// - Errors: [`Error::RequirementUnsupported`], [`Error::UnknownAsset`],
		///   [`Error::PoolKindTaken`], [`Error::AccountIsPot`], [`Error::TooManyPools`], or a lack of
		///   funds of the treasury.
		/// - Events: [`Event::PoolCreated`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::create_pool())]
		pub fn create_pool(
			origin: OriginFor<T>,
			kind: PoolKindOf<T>,
			requirement: Requirement,
		) -> DispatchResult {
			T::EmissionOrigin::ensure_origin(origin)?;
			Self::do_create_pool(kind, requirement).map(|_| ())
		}

		/// Changes the compliance requirement for a pool's members, starting after
		/// [`Config::ChangeDelay`] whole eras. Replaces an earlier decision that is not yet in
		/// force. Rewards already earned remain; unstaking is never gated.
		///
		/// - Origin: [`Config::EmissionOrigin`].
		/// - Errors: [`Error::UnknownPool`], [`Error::RequirementUnsupported`].
		/// - Events: [`Event::PoolUpdated`].
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::update_pool())]
		pub fn update_pool(
			origin: OriginFor<T>,
			pool: PoolId,
			requirement: Requirement,
		) -> DispatchResult {
			T::EmissionOrigin::ensure_origin(origin)?;
			Self::do_update_pool(pool, requirement)
		}

		/// Retires a pool that no budget names: it no longer accepts members. Existing members
		/// leave and claim as before.
		///
		/// - Origin: [`Config::EmissionOrigin`].
		/// - Errors: [`Error::UnknownPool`], [`Error::PoolRetired`], [`Error::PoolInBudget`].
		/// - Events: [`Event::PoolRetired`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::retire_pool())]
		pub fn retire_pool(origin: OriginFor<T>, pool: PoolId) -> DispatchResult {
			T::EmissionOrigin::ensure_origin(origin)?;
			Self::do_retire_pool(pool)
		}

		/// Unlists a retired pool without pending stake, scores or rewards, so that another can be
		/// created. Its members can still leave and claim. Once it has no members, removes it: what
		/// is left in its pot goes to the treasury.
		///
		/// - Origin: any signed account.
		/// - Errors: [`Error::UnknownPool`], [`Error::NotRetired`], [`Error::PoolInUse`], and those
		///   of the transfer.
		/// - Events: [`Event::PoolUnlisted`] or [`Event::PoolRemoved`].
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::remove_pool())]
		pub fn remove_pool(origin: OriginFor<T>, pool: PoolId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_remove_pool(pool)
		}

		/// Replaces the reporters of a pool, starting after [`Config::ChangeDelay`] whole eras.
		/// Replaces an earlier decision that is not yet in force.
		///
		/// - Origin: [`Config::EmissionOrigin`].
		/// - `allowance`: the most that each reporter can add in an era, as the sum of its scores. It
		///   is what bounds one reporter's influence beside the others: if all use theirs up, each
		///   decides about an equal part of the pool's rewards.
		/// - Errors: [`Error::UnknownPool`], [`Error::PoolRetired`], [`Error::WrongPoolKind`],
		///   [`Error::AmountZero`] for the allowance, [`Error::ReporterTwice`].
		/// - Events: [`Event::ReportersSet`].
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::set_reporters())]
		pub fn set_reporters(
			origin: OriginFor<T>,
			pool: PoolId,
			reporters: BoundedVec<T::AccountId, T::MaxReporters>,
			allowance: u64,
		) -> DispatchResult {
			T::EmissionOrigin::ensure_origin(origin)?;
			Self::do_set_reporters(pool, reporters, allowance)
		}

		/// Adds stake in a pool. It becomes active in the next era. The first stake takes a deposit
		/// for the record, which is returned with the last reward.
		///
		/// - Origin: any signed account.
		/// - `amount`: in the smallest unit of the pool's asset; it is held in the account.
		/// - Errors: [`Error::UnknownPool`], [`Error::PoolRetired`], [`Error::WrongPoolKind`],
		///   [`Error::AmountZero`], [`Error::Overflow`], those of compliance (see
		///   [`Pallet::claim`]), or a lack of funds.
		/// - Events: [`Event::Staked`].
		#[pallet::call_index(9)]
		#[pallet::weight(
			T::WeightInfo::stake()
				.max(T::WeightInfo::stake_first())
				.saturating_add(T::Compliance::weight(None))
		)]
		pub fn stake(
			origin: OriginFor<T>,
			pool: PoolId,
			#[pallet::compact] amount: T::Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_stake(who, pool, amount)
		}

		/// Withdraws stake, the part that is not yet active first. What it earned in past eras
		/// stays claimable; the running era's reward goes to those who stay. Compliance does not
		/// gate it.
		///
		/// - Origin: the owner of the stake.
		/// - `amount`: in the smallest unit of the pool's asset.
		/// - Errors: [`Error::UnknownPool`], [`Error::NotMember`], [`Error::AmountZero`],
		///   [`Error::StakeTooSmall`], [`Error::Overflow`].
		/// - Events: [`Event::Unstaked`], and [`Event::RecordRemoved`] if nothing is left to claim.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::unstake())]
		pub fn unstake(
			origin: OriginFor<T>,
			pool: PoolId,
			#[pallet::compact] amount: T::Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_unstake(who, pool, amount)
		}

		/// Enrolls in a contribution pool: pays a deposit for a record that stays until
		/// [`Pallet::resign`]. Only enrolled accounts score for activity.
		///
		/// - Origin: any signed account.
		/// - Errors: [`Error::UnknownPool`], [`Error::PoolRetired`], [`Error::WrongPoolKind`],
		///   [`Error::AlreadyEnrolled`], [`Error::Overflow`], those of compliance (see
		///   [`Pallet::claim`]), or a lack of funds for the deposit.
		/// - Events: [`Event::Enrolled`].
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::enroll().saturating_add(T::Compliance::weight(None)))]
		pub fn enroll(origin: OriginFor<T>, pool: PoolId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_enroll(who, pool)
		}

		/// Resigns from a contribution pool. What was earned stays claimable until it expires; the
		/// record is removed, and its deposit returned, once nothing is left to claim.
		///
		/// - Origin: an enrolled account.
		/// - Errors: [`Error::UnknownPool`], [`Error::NotMember`].
		/// - Events: [`Event::Resigned`], and [`Event::RecordRemoved`] if nothing is left to claim.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::resign())]
		pub fn resign(origin: OriginFor<T>, pool: PoolId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_resign(who, pool)
		}

		/// Pays `who` what it can claim in a pool, up to its payout limit; the rest remains
		/// claimable.
		///
		/// - Origin: any signed account.
		/// - Errors: [`Error::UnknownPool`], [`Error::NotMember`], [`Error::WrongPoolKind`],
		///   [`Error::NothingToClaim`], [`Error::Overflow`], and those of the transfer.
		/// - Errors of compliance: [`Error::LevelTooLow`], [`Error::IdentityExpired`],
		///   [`Error::JurisdictionRefused`], [`Error::AccountFrozen`],
		///   [`Error::JurisdictionBlocked`], [`Error::AttesterGone`], [`Error::IdentityRevoked`],
		///   [`Error::TooFewAttesters`], [`Error::PayoutLimitReached`],
		///   [`Error::AbovePayoutLimit`].
		/// - Events: [`Event::RewardPaid`] or [`Event::RewardsParked`], and
		///   [`Event::RecordRemoved`] if nothing is left.
		///
		/// A refused claim changes nothing, with one exception: if compliance refuses and rewards
		/// of a contribution pool would expire meanwhile, the claim succeeds and parks them. The
		/// sender then pays the deposit for the record, which is returned once everything is paid.
		/// After a payment that leaves something because of a limit, the sender pays it too if it
		/// can; otherwise the account that has paid it so far continues to.
		#[pallet::call_index(13)]
		#[pallet::weight(Pallet::<T>::claim_weight())]
		pub fn claim(
			origin: OriginFor<T>,
			pool: PoolId,
			who: T::AccountId,
		) -> DispatchResultWithPostInfo {
			let caller = ensure_signed(origin)?;
			let eras = Self::do_claim(&caller, pool, &who)?;
			Ok(Some(Self::claimed_weight(eras)).into())
		}

		/// Pays `who` what it can claim in all pools. A refused claim does not stop the others; if
		/// all are refused, the call fails with the first reason.
		///
		/// - Origin: any signed account.
		/// - Errors: [`Error::NothingToClaim`], and those of [`Pallet::claim`].
		/// - Events: those of [`Pallet::claim`], and [`Event::ClaimRefused`].
		#[pallet::call_index(14)]
		#[pallet::weight(Pallet::<T>::claim_all_weight())]
		pub fn claim_all(origin: OriginFor<T>, who: T::AccountId) -> DispatchResultWithPostInfo {
			let caller = ensure_signed(origin)?;
			let weight = Self::do_claim_all(&caller, &who)?;
			Ok(Some(weight).into())
		}

		/// Adds scores in the running era: all of them, or none. The reporter pays the deposit for
		/// accounts without a record.
		///
		/// - Origin: a reporter of the pool.
		/// - Errors: [`Error::UnknownPool`], [`Error::PoolRetired`], [`Error::NotReporter`],
		///   [`Error::EmptyBatch`], [`Error::ScoreZero`], [`Error::AllowanceExceeded`],
		///   [`Error::ScoreOverflow`], [`Error::Overflow`], [`Error::AccountFrozen`],
		///   [`Error::JurisdictionBlocked`] for the reporter, or a lack of funds for the deposits.
		/// - Events: [`Event::Scored`] for each score.
		#[pallet::call_index(15)]
		#[pallet::weight(Pallet::<T>::report_weight(scores.len() as u32))]
		pub fn report(
			origin: OriginFor<T>,
			pool: PoolId,
			scores: BoundedVec<ScoreOf<T>, T::MaxBatch>,
		) -> DispatchResult {
			let reporter = ensure_signed(origin)?;
			Self::do_report(reporter, pool, scores)
		}

		/// Removes a record of a contribution pool in which everything has expired, and returns its
		/// deposit to the depositor.
		///
		/// - Origin: any signed account.
		/// - Errors: [`Error::UnknownPool`], [`Error::NotMember`], [`Error::RecordInUse`].
		/// - Events: [`Event::RecordRemoved`].
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::clear())]
		pub fn clear(origin: OriginFor<T>, pool: PoolId, who: T::AccountId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_clear(pool, &who)
		}

		/// Halts emission by vote, or makes a halt longer: it ends after `eras` eras, the running
		/// one included, unless it is made longer again. Its eras no longer count against
		/// [`Config::HaltOrigin`].
		///
		/// - Origin: [`Config::EmissionOrigin`].
		/// - `eras`: at most [`Config::HaltWindow`], and so many that the halt ends later than before.
		/// - Errors: [`Error::HaltInvalid`].
		/// - Events: [`Event::Halted`]; [`Event::HaltEnded`] when it ends.
		#[pallet::call_index(17)]
		#[pallet::weight(T::WeightInfo::prolong_halt())]
		pub fn prolong_halt(origin: OriginFor<T>, eras: EraIndex) -> DispatchResult {
			T::EmissionOrigin::ensure_origin(origin)?;
			Self::do_prolong_halt(eras)
		}
	}
}

pallet_distribution_common::error_from_refusal!(Error);

impl<T: Config> InPots<T::Balance> for Pallet<T> {
	fn in_pots() -> T::Balance {
		TotalOwed::<T>::get()
	}
}

impl<T: Config> Pallet<T> {
	/// The account that holds the rewards of a pool.
	pub fn pot(pool: PoolId) -> T::AccountId {
		T::PalletId::get().into_sub_account_truncating(types::pot_seed(pool))
	}

	/// Whether an account is the pot of a pool, of one to come included.
	pub(crate) fn is_pot(who: &T::AccountId) -> bool {
		let (tag, _) = types::pot_seed(0);
		PalletId::try_from_sub_account::<(u8, PoolId)>(who)
			.is_some_and(|(of, (seed, _))| of == T::PalletId::get() && seed == tag)
	}

	/// The current time.
	pub fn now() -> MomentOf<T> {
		T::BlockNumberProvider::current_block_number()
	}

	/// Number of the running era.
	pub fn current_era() -> EraIndex {
		RunningEra::<T>::get().map_or(0, |era| era.index)
	}

	/// Total supply of the native token, in its smallest unit.
	pub fn supply() -> T::Balance {
		T::Assets::total_issuance(T::NativeAsset::get())
	}

	/// Number of eras for which rewards of contribution pools stay claimable.
	pub fn history_depth() -> EraIndex {
		T::HistoryDepth::get().clamp(1, T::MaxHistory::get().saturating_sub(2).max(1))
	}

	/// The record of a pool, with the requirement that is in force now.
	pub(crate) fn pool(pool: PoolId) -> Result<PoolOf<T>, DispatchError> {
		let mut pool = Pools::<T>::get(pool).ok_or(Error::<T>::UnknownPool)?;
		// Eras do not process retired pools that are no longer listed.
		pool.advance(Self::current_era());
		Ok(pool)
	}
}
