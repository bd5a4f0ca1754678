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
mod calls;
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
	Compliance, InPots, LostTime, Payees, Refusal, Requirement,
};
use pallet_distribution_common::Finals;
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
#[import_section(calls::calls)]
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

		/// Tells where the members of pools have rewards sent.
		type Payees: Payees<Self::AccountId, Self::AssetKind>;

		/// Keeps the digest of the chain, into which every era is folded that ends.
		type Finals: Finals;

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
		/// issue. A decrease by decay is not larger either. It does not bound how much of that is
		/// minted, which is up to the budget and to those who take part in pools.
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
	// Every block reads it at its beginning, which declares it for all calls of the block.
	#[pallet::storage]
	#[pallet::whitelist_storage]
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
	pub type ScheduleInForce<T: Config> = StorageValue<_, IssuanceSchedule<T::Balance>>;

	/// Parameters decided but not yet in force, and their first era.
	#[pallet::storage]
	pub type NextParams<T: Config> = StorageValue<_, (EraIndex, EmissionParams<T::Balance>)>;

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
	// Every block reads its length at its beginning, which declares it, and the listed pools, for
	// all calls of the block.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type PoolIds<T: Config> =
		StorageValue<_, BoundedVec<PoolId, ConstU32<MAX_POOLS>>, ValueQuery>;

	/// The pools.
	#[pallet::storage]
	pub type Pools<T: Config> = StorageMap<_, Twox64Concat, PoolId, PoolOf<T>>;

	/// Sum of what all pools owe, in the native token's smallest unit. These tokens are in pots,
	/// where nobody can vote with them.
	// Each claim changes it, so a block reads and writes it once for all of them: the hook at its
	// beginning declares that, and benchmarks do not count it.
	#[pallet::storage]
	#[pallet::whitelist_storage]
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
		/// Ends the running era if its time is up: at most one per block. Declares the weight of what
		/// the calls of the block have in common: the running era, the pools and [`TotalOwed`].
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			Self::tick().saturating_add(Self::shared_weight())
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
				T::WeightInfo::end_era(MAX_POOLS)
					.saturating_add(T::Finals::weight())
					.all_lte(block.max_block.div(4)),
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
