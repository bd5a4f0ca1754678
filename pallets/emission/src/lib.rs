//! # Emission
//!
//! Issues tokens era by era on a schedule that everyone can foresee, shares them out by a budget that
//! governance votes on, and lets holders, contributors and users claim what they earned.
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for the calls, storage, events and errors.
//!
//! ## Overview
//!
//! Time is cut into eras: a fixed number of blocks of [`Config::BlockNumberProvider`]. When an era ends,
//! the [`Schedule`] in force says how much is issued and the [`Budget`] in force which pool gets which
//! share of it. The share is minted into the pool's pot; rewards are only ever paid from pots.
//!
//! - A **stake** pool shares its rewards among those who hold an asset in it ([`Pallet::stake`],
//!   [`Pallet::unstake`]). Stake is held in the holder's own account and counts from the next era on.
//! - A **contribution** pool shares each era's reward among those who scored in it: scores come from
//!   reporters ([`Pallet::report`]), from making blocks, or from what is burned of the fees an enrolled
//!   account pays ([`Pallet::enroll`]). Rewards nobody claims in time expire.
//! - An **account** pool passes its share on to an account.
//!
//! Anyone claims for anyone ([`Pallet::claim`], [`Pallet::claim_all`]); the owner is paid.
//!
//! Governance sets the schedule and the budget within bounds that the runtime fixes
//! ([`Pallet::set_emission`], [`Pallet::set_budget`]). Both take effect after whole eras of delay; past eras
//! keep the rules they had. [`Pallet::halt`] stops minting at once.
//!
//! ## Low level
//!
//! - Calls check their origin and delegate to a `do_*` function: the clock and minting in `eras.rs`, votes in
//!   `schedule.rs`, pools in `pools.rs`, stake in `stakes.rs`, scores in `contributions.rs`, payments in
//!   `claims.rs`.
//! - Ending an era looks at each pool once, whatever the number of participants: stake pools keep
//!   their rewards per unit of stake ([`PerShare`]), contribution pools a reward and a sum of scores per
//!   era.
//! - Amounts round down. What rounding leaves is not minted, or stays in the pot and is owed to nobody.

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

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod claims;
mod contributions;
mod eras;
mod errors;
mod events;
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
pub mod weights;

pub use distribution_primitives as primitives;
pub use pallet::*;
pub use types::{Books, Contributor, Era, EraReward, PerShare, Pool, Snapshot, Stake};
pub use weights::WeightInfo;

use distribution_primitives::{
	emission::{
		Budget, EmissionParams, EraIndex, EraRecord, PoolId, PoolKind, Schedule, MAX_POOLS,
	},
	Compliance, Refusal, Requirement,
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
/// What a pool of this pallet rewards.
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
/// The running era.
pub type EraOf<T> = Era<MomentOf<T>, <T as Config>::Balance>;
/// One score of a report: account and score.
pub type ScoreOf<T> = (<T as frame_system::Config>::AccountId, u64);

/// What the pallet's benchmarks need from a runtime.
#[cfg(feature = "runtime-benchmarks")]
pub trait BenchmarkHelper<AssetKind, AccountId> {
	/// Makes an asset other than the native one exist and gives `to` plenty of it.
	fn create_asset(to: &AccountId) -> AssetKind;
}

// The storage macros expand to `expect`; the code of this module has none, but for the genesis.
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
	pub trait Config: polkadot_sdk::frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// Weights of the calls and hooks.
		type WeightInfo: WeightInfo;

		/// Who sets the schedule, the budget and the pools, and lets a halted emission go on.
		type EmissionOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who may halt emission.
		type HaltOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Amounts, in the smallest unit of their asset.
		type Balance: tokens::Balance + From<u128> + Into<u128>;

		/// What can be staked.
		type AssetKind: Parameter + Member + MaxEncodedLen + MaybeSerializeDeserialize;

		/// Reasons of holds.
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

		/// What is put down for a record in a pool.
		type RecordDeposit: Consideration<Self::AccountId, Footprint>;

		/// Decides who may be paid.
		type Compliance: Compliance<
			Self::AccountId,
			Self::AssetKind,
			Self::Balance,
			Moment = MomentOf<Self>,
		>;

		/// Account that gives pots what keeps them alive, and takes back what is left of them.
		#[pallet::constant]
		type Treasury: Get<Self::AccountId>;

		/// Source of the pots' accounts.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// Length of an era unless the genesis says another, in blocks of the clock.
		#[pallet::constant]
		type EraLength: Get<MomentOf<Self>>;

		/// Whole eras between a decision and the first era in which it is in force.
		#[pallet::constant]
		type ChangeDelay: Get<EraIndex>;

		/// Largest share of the supply that an era may issue, whatever was voted.
		#[pallet::constant]
		type MaxIssuance: Get<Perbill>;

		/// How far one vote may move the issuance: this share of the most an era may issue.
		#[pallet::constant]
		type MaxChange: Get<Perbill>;

		/// Largest supply that can be voted, in the native token's smallest unit.
		#[pallet::constant]
		type MaxSupply: Get<Self::Balance>;

		/// How many eras rewards of contribution pools stay claimable. At least 1; more than
		/// [`Config::MaxHistory`] less 2 counts as that. If it shrinks, the rewards of two eras expire at the
		/// end of each era until it is reached.
		type HistoryDepth: Get<EraIndex>;

		/// Most eras whose scores an account may have unclaimed, and whose records are kept.
		#[pallet::constant]
		type MaxHistory: Get<u32>;

		/// Most reporters of a pool.
		#[pallet::constant]
		type MaxReporters: Get<u32>;

		/// Most scores in one report.
		#[pallet::constant]
		type MaxBatch: Get<u32>;

		/// Sets the stage for benchmarks.
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

	/// The running era. None before the clock is known.
	#[pallet::storage]
	pub type RunningEra<T: Config> = StorageValue<_, EraOf<T>>;

	/// Length of an era, in blocks of the clock.
	#[pallet::storage]
	pub type EraLength<T: Config> =
		StorageValue<_, MomentOf<T>, ValueQuery, <T as Config>::EraLength>;

	/// Whether emission is halted.
	#[pallet::storage]
	pub type Halt<T: Config> = StorageValue<_, bool, ValueQuery>;

	/// The schedule in force.
	#[pallet::storage]
	pub type InForce<T: Config> = StorageValue<_, Schedule<T::Balance>>;

	/// Parameters to come, and the first era in which they are in force.
	#[pallet::storage]
	pub type NextEmission<T: Config> = StorageValue<_, (EraIndex, EmissionParams<T::Balance>)>;

	/// The budget in force.
	#[pallet::storage]
	pub type BudgetInForce<T: Config> = StorageValue<_, Budget, ValueQuery>;

	/// The budget to come, and the first era in which it is in force.
	#[pallet::storage]
	pub type NextBudget<T: Config> = StorageValue<_, (EraIndex, Budget)>;

	/// What the last [`Config::MaxHistory`] eras brought.
	// Sequential keys that nobody can choose: a fast hasher does, here and for the pools.
	#[pallet::storage]
	pub type Eras<T: Config> = StorageMap<_, Twox64Concat, EraIndex, EraRecord<T::Balance>>;

	/// Number of the next pool.
	#[pallet::storage]
	pub type NextPoolId<T: Config> = StorageValue<_, PoolId, ValueQuery>;

	/// The numbers of the pools that eras look at: all but retired ones in which nothing goes on.
	#[pallet::storage]
	pub type PoolIds<T: Config> =
		StorageValue<_, BoundedVec<PoolId, ConstU32<MAX_POOLS>>, ValueQuery>;

	/// The pools.
	#[pallet::storage]
	pub type Pools<T: Config> = StorageMap<_, Twox64Concat, PoolId, PoolOf<T>>;

	/// The pool that rewards block authors.
	#[pallet::storage]
	pub type AuthorPool<T: Config> = StorageValue<_, PoolId>;

	/// The pool that rewards activity.
	#[pallet::storage]
	pub type ActivityPool<T: Config> = StorageValue<_, PoolId>;

	/// Who may report scores to a pool.
	#[pallet::storage]
	pub type Reporters<T: Config> =
		StorageMap<_, Twox64Concat, PoolId, BoundedVec<T::AccountId, T::MaxReporters>, ValueQuery>;

	/// Stakes. Bounded by the deposit for each.
	// Accounts can be chosen: a hasher that cannot be steered.
	#[pallet::storage]
	pub type StakeRecords<T: Config> =
		StorageDoubleMap<_, Twox64Concat, PoolId, Blake2_128Concat, T::AccountId, StakeOf<T>>;

	/// Rewards per share at the end of eras, for stakes that began to count then and were not touched
	/// since. Bounded by the number of stakes.
	#[pallet::storage]
	pub type Snapshots<T: Config> =
		StorageDoubleMap<_, Twox64Concat, PoolId, Twox64Concat, EraIndex, Snapshot>;

	/// Scores. Bounded by the deposit for each, and for block authors by the number of collators.
	// Accounts can be chosen: a hasher that cannot be steered.
	#[pallet::storage]
	pub type Contributors<T: Config> =
		StorageDoubleMap<_, Twox64Concat, PoolId, Blake2_128Concat, T::AccountId, ContributorOf<T>>;

	/// What contribution pools share out for eras whose rewards have not expired.
	#[pallet::storage]
	pub type EraRewards<T: Config> =
		StorageDoubleMap<_, Twox64Concat, PoolId, Twox64Concat, EraIndex, EraReward<T::Balance>>;

	/// What should not happen.
	#[derive(
		Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo,
	)]
	pub enum UnexpectedKind {
		/// A share could not be minted: the account it goes to cannot exist with so little.
		#[codec(index = 0)]
		NotMinted,
		/// Expired rewards could not be burned; the pool shares them out again.
		#[codec(index = 1)]
		NotBurned,
		/// A sum overflowed, so that a share was not minted.
		#[codec(index = 2)]
		Overflow,
		/// A pool is listed but missing.
		#[codec(index = 3)]
		PoolMissing,
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

	/// Pools and schedule that a chain begins with.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Length of an era, in blocks of the clock; 0 for the default.
		pub era_length: u32,
		/// The schedule, in force from the first era on.
		pub params: Option<EmissionParams<T::Balance>>,
		/// The pools, numbered from 0, each with its share of the budget in billionths.
		pub pools: alloc::vec::Vec<(PoolKindOf<T>, u32)>,
		/// Reporters of all pools that have reporters.
		pub reporters: alloc::vec::Vec<T::AccountId>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		// A genesis that cannot be built must not start a chain.
		fn build(&self) {
			Pallet::<T>::build_genesis(self).expect("the genesis names valid pools and parameters");
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Ends the running era if its time is over: one per block at most.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			Self::tick()
		}

		fn integrity_test() {
			assert!(
				<T as Config>::EraLength::get() > Default::default(),
				"EraLength must be positive"
			);
			assert!(T::MaxHistory::get() > 2, "MaxHistory must leave room for the running era");
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
		/// Decides how much is issued, from the era after [`Config::ChangeDelay`] whole eras on. Replaces
		/// what was decided before and is not in force yet.
		///
		/// - Origin: [`Config::EmissionOrigin`].
		/// - Errors: `IssuanceAboveBound`, `ChangeTooLarge`, `FloorAboveIssuance`, `DecayPeriodZero`,
		///   `MaxSupplyAboveBound`, `MaxSupplyBelowSupply`.
		/// - Events: `EmissionSet`.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::set_emission())]
		pub fn set_emission(
			origin: OriginFor<T>,
			params: EmissionParams<T::Balance>,
		) -> DispatchResult {
			T::EmissionOrigin::ensure_origin(origin)?;
			Self::do_set_emission(params)
		}

		/// Decides which pool gets which share, from the era after [`Config::ChangeDelay`] whole eras on.
		/// Replaces what was decided before and is not in force yet.
		///
		/// - Origin: [`Config::EmissionOrigin`].
		/// - Errors: `BudgetInvalid`, `UnknownPool`, `PoolRetired`.
		/// - Events: `BudgetSet`.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::set_budget())]
		pub fn set_budget(origin: OriginFor<T>, budget: Budget) -> DispatchResult {
			T::EmissionOrigin::ensure_origin(origin)?;
			Self::do_set_budget(budget)
		}

		/// Halts emission: eras that end until it is resumed mint nothing, and are not made up for. Claims,
		/// staking and unstaking go on.
		///
		/// - Origin: [`Config::HaltOrigin`].
		/// - Errors: `AlreadyHalted`.
		/// - Events: `Halted`.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::halt())]
		pub fn halt(origin: OriginFor<T>) -> DispatchResult {
			T::HaltOrigin::ensure_origin(origin)?;
			Self::do_halt()
		}

		/// Lets a halted emission go on. The schedule has gone on meanwhile.
		///
		/// - Origin: [`Config::EmissionOrigin`].
		/// - Errors: `NotHalted`.
		/// - Events: `Resumed`.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::resume())]
		pub fn resume(origin: OriginFor<T>) -> DispatchResult {
			T::EmissionOrigin::ensure_origin(origin)?;
			Self::do_resume()
		}

		/// Makes a pool. It gets nothing until a budget names it. The treasury gives its pot what keeps it
		/// alive.
		///
		/// - Origin: [`Config::EmissionOrigin`].
		/// - Errors: `TooManyPools`, `PoolKindTaken`, `UnknownAsset`, `RequirementUnsupported`, or a lack of
		///   funds of the treasury.
		/// - Events: `PoolCreated`.
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

		/// Changes what compliance demands of whom a pool pays. Rewards earned already stay; unstaking is
		/// never gated.
		///
		/// - Origin: [`Config::EmissionOrigin`].
		/// - Errors: `UnknownPool`, `RequirementUnsupported`.
		/// - Events: `PoolUpdated`.
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

		/// Retires a pool that no budget names: nobody can join it any more. Members leave and claim as
		/// before.
		///
		/// - Origin: [`Config::EmissionOrigin`].
		/// - Errors: `UnknownPool`, `PoolRetired`, `PoolInBudget`.
		/// - Events: `PoolRetired`.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::retire_pool())]
		pub fn retire_pool(origin: OriginFor<T>, pool: PoolId) -> DispatchResult {
			T::EmissionOrigin::ensure_origin(origin)?;
			Self::do_retire_pool(pool)
		}

		/// Takes a retired pool in which nothing goes on any more off the list, so that another can be made.
		/// Members still leave and claim, by its number. Once nobody has anything in it, removes it: what is
		/// left in its pot goes to the treasury.
		///
		/// - Origin: any signed account.
		/// - Errors: `UnknownPool`, `NotRetired`, `PoolInUse`, and those of the transfer.
		/// - Events: `PoolUnlisted` or `PoolRemoved`.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::remove_pool())]
		pub fn remove_pool(origin: OriginFor<T>, pool: PoolId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_remove_pool(pool)
		}

		/// Names who reports scores to a pool, in place of those before.
		///
		/// - Origin: [`Config::EmissionOrigin`].
		/// - Errors: `UnknownPool`, `PoolRetired`, `WrongPoolKind`.
		/// - Events: `ReportersSet`.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::set_reporters())]
		pub fn set_reporters(
			origin: OriginFor<T>,
			pool: PoolId,
			reporters: BoundedVec<T::AccountId, T::MaxReporters>,
		) -> DispatchResult {
			T::EmissionOrigin::ensure_origin(origin)?;
			Self::do_set_reporters(pool, reporters)
		}

		/// Stakes more in a pool. It counts from the next era on. The first stake takes a deposit for the
		/// record, which comes back with the last reward.
		///
		/// - Origin: any signed account.
		/// - `amount`: in the smallest unit of the pool's asset; it is held in the account.
		/// - Errors: `UnknownPool`, `PoolRetired`, `WrongPoolKind`, `AmountZero`, `Overflow`, the compliance
		///   refusals, or a lack of funds.
		/// - Events: `Staked`.
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

		/// Takes stake back, that which does not count yet first. What it earned in past eras stays
		/// claimable; the running era's reward goes to those who stay. Compliance does not gate it.
		///
		/// - Origin: the owner of the stake.
		/// - `amount`: in the smallest unit of the pool's asset.
		/// - Errors: `UnknownPool`, `NotMember`, `AmountZero`, `StakeTooSmall`, `Overflow`.
		/// - Events: `Unstaked`, and `RecordRemoved` if nothing is left to claim.
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

		/// Takes part in a contribution pool: puts down a deposit for a record that stays until
		/// [`Pallet::resign`]. Only enrolled accounts score for activity.
		///
		/// - Origin: any signed account.
		/// - Errors: `UnknownPool`, `PoolRetired`, `WrongPoolKind`, `AlreadyEnrolled`, the compliance
		///   refusals, or a lack of funds.
		/// - Events: `Enrolled`.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::enroll().saturating_add(T::Compliance::weight(None)))]
		pub fn enroll(origin: OriginFor<T>, pool: PoolId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_enroll(who, pool)
		}

		/// Ends taking part. What was earned stays claimable until it expires; the record goes, and its
		/// deposit comes back, when nothing is left to claim.
		///
		/// - Origin: an enrolled account.
		/// - Errors: `UnknownPool`, `NotMember`.
		/// - Events: `Resigned`, and `RecordRemoved` if nothing is left to claim.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::resign())]
		pub fn resign(origin: OriginFor<T>, pool: PoolId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_resign(who, pool)
		}

		/// Pays `who` all that it can claim in a pool: as much as compliance limits let through, the rest
		/// stays.
		///
		/// - Origin: any signed account.
		/// - Errors: `UnknownPool`, `NotMember`, `NothingToClaim`, `WrongPoolKind`, `Overflow`, the compliance
		///   refusals, and those of the transfer. A refused claim changes nothing. Only where rewards of a
		///   contribution pool would expire meanwhile, a claim that compliance refuses succeeds and parks them:
		///   the sender puts down the deposit for the record, which comes back when all is paid.
		/// - Events: `RewardPaid` or `RewardsParked`, and `RecordRemoved` if nothing is left.
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

		/// Pays `who` all that it can claim in all pools. A claim that is refused does not stop the others;
		/// if all are, the call fails with the first reason.
		///
		/// - Origin: any signed account.
		/// - Errors: `NothingToClaim`, and those of `claim`.
		/// - Events: those of `claim`, and `ClaimRefused`.
		#[pallet::call_index(14)]
		#[pallet::weight(Pallet::<T>::claim_all_weight())]
		pub fn claim_all(origin: OriginFor<T>, who: T::AccountId) -> DispatchResultWithPostInfo {
			let caller = ensure_signed(origin)?;
			let weight = Self::do_claim_all(&caller, &who)?;
			Ok(Some(weight).into())
		}

		/// Adds scores in the running era. For an account without a record the reporter puts down its
		/// deposit.
		///
		/// - Origin: a reporter of the pool.
		/// - Errors: `UnknownPool`, `PoolRetired`, `NotReporter`, `EmptyBatch`, `ScoreZero`, `ScoreOverflow`,
		///   `Overflow`, `AccountFrozen` and the like of the reporter, or a lack of funds. All scores are added, or none.
		/// - Events: `Scored` for each.
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

		/// Removes a record of a contribution pool in which everything has expired; its deposit goes back to
		/// whoever put it down.
		///
		/// - Origin: any signed account.
		/// - Errors: `UnknownPool`, `NotMember`, `RecordInUse`.
		/// - Events: `RecordRemoved`.
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::clear())]
		pub fn clear(origin: OriginFor<T>, pool: PoolId, who: T::AccountId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_clear(pool, &who)
		}
	}
}

impl<T: Config> Pallet<T> {
	/// The account that holds the rewards of a pool.
	pub fn pot(pool: PoolId) -> T::AccountId {
		T::PalletId::get().into_sub_account_truncating(types::pot_seed(pool))
	}

	/// The present time.
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

	/// How many eras rewards of contribution pools stay claimable.
	pub fn history_depth() -> EraIndex {
		T::HistoryDepth::get().clamp(1, T::MaxHistory::get().saturating_sub(2).max(1))
	}

	pub(crate) fn get_pool(pool: PoolId) -> Result<PoolOf<T>, DispatchError> {
		Pools::<T>::get(pool).ok_or_else(|| Error::<T>::UnknownPool.into())
	}
}
