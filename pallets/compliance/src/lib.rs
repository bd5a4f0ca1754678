#![doc = include_str!("../README.md")]
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for the calls, storage, events and errors. Other pallets ask through
//! [`distribution_primitives::Compliance`].
//!
//! ## Overview
//!
//! - Governance appoints **attesters** ([`Pallet::add_attester`]): accounts trusted to vouch for
//!   identities up to a level, in some jurisdictions, for some time. Removing one
//!   ([`Pallet::remove_attester`]) or starting a new epoch for it ([`Pallet::new_epoch`]) voids all
//!   its records at once, at the same cost whatever the number of accounts.
//! - Attesters write **records** ([`Pallet::attest`], [`Pallet::attest_batch`], [`Pallet::renew`],
//!   [`Pallet::revoke`]), or sign **credentials** off chain that the holder or a relayer submits,
//!   with or without a signature of their own ([`Pallet::present_credential`]).
//! - **Officers**, appointed by governance, freeze accounts ([`Pallet::freeze`]) and record a hash
//!   of the reason. A frozen account is not paid, and its native balance cannot be moved. One
//!   officer's freeze lapses after a time, unless a second officer or governance ratifies it
//!   ([`Pallet::ratify_freeze`]). An officer ends its own freezes, governance and the committee end
//!   any ([`Pallet::unfreeze`]); those with power over officers cannot be frozen, and the committee
//!   suspends an officer ([`Pallet::suspend_officer`]).
//! - Governance blocks **jurisdictions** for the whole chain ([`Pallet::set_blocked`]) and sets
//!   payout **limits** per asset, level and period ([`Pallet::set_limits`]).
//!
//! ## Example
//!
//! Payments add up to the limit of a period; a higher level has a higher limit:
#![doc = docify::embed!("src/tests/limits.rs", payments_should_add_up_to_the_limit_of_a_period_at_most)]
//!
//! Anyone can submit a credential; it makes a record on its account:
#![doc = docify::embed!("src/tests/credentials.rs", credential_should_make_a_record_whoever_brings_it)]
//!
//! ## Low level
//!
//! - Calls check their origin and delegate to a `do_*` function.
//! - A check reads two values: the account's records, and the [`Policy`] with everything else. With
//!   a limit in force it writes one or two. Many payments of one call read the policy once
//!   ([`Session`]). Where nothing is required, no account is frozen, nobody's word blocks and the
//!   asset has no limit, the account's records decide nothing and are not read.
//! - An epoch is a number that is never used twice; a record is valid only in the epoch in which it
//!   was made.
//! - Attesters pay a deposit for each of their records. It keeps the price at which it was put
//!   down.
//! - Freezes lapse in the order in which they began, so the chain looks at the first of a queue
//!   only.

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

mod attesters;
mod bare;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod calls;
mod credentials;
mod errors;
mod events;
mod freeze_queue;
mod freezes;
mod genesis;
mod judgement;
mod limits;
#[cfg(test)]
mod mock;
mod officers;
mod policy;
mod records;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod types;
mod views;
mod weighing;
pub mod weights;

pub use distribution_primitives::Statement;
pub use judgement::Session;
pub use pallet::*;
pub use types::{
	Attester, AttesterTerms, Due, Freeze, FreezeCount, Identity, Lasts, Limit, Policy, Record,
	Trusted, Waiting, IDENTITY_OVERHEAD, MAX_ATTESTERS, MAX_BLOCKERS, MAX_LIMITS, MAX_PLACES,
};
pub use weights::WeightInfo;

use distribution_primitives::{Countries, Country, Credential, OnFreeze};
use pallet_distribution_common::{value_weight, BlockShare, DepositInfo};
use polkadot_sdk::{
	frame_support::{
		self,
		pallet_macros::import_section,
		pallet_prelude::*,
		traits::{fungible, tokens, Consideration, Contains, Footprint},
	},
	frame_system::{self, pallet_prelude::*},
	sp_core::H256,
	sp_runtime::{
		traits::BlockNumberProvider, transaction_validity::TransactionValidityWithRefund,
		MultiSignature, MultiSigner,
	},
};

/// Time of the registry: block number of the configured clock.
pub type MomentOf<T> = <<T as Config>::BlockNumberProvider as BlockNumberProvider>::BlockNumber;
/// An attester of this pallet.
pub type AttesterOf<T> = Attester<MomentOf<T>, <T as Config>::RecordDeposit>;
/// The terms of an attester of this pallet.
pub type AttesterTermsOf<T> = AttesterTerms<MomentOf<T>>;
/// An identity of this pallet.
pub type IdentityOf<T> = Identity<<T as frame_system::Config>::AccountId, MomentOf<T>>;
/// A freeze of this pallet.
pub type FreezeOf<T> = Freeze<<T as frame_system::Config>::AccountId, MomentOf<T>>;
/// An item of this pallet's queues.
pub type DueOf<T> = Due<<T as frame_system::Config>::AccountId, MomentOf<T>>;
/// A record of this pallet.
pub type RecordOf<T> = Record<<T as frame_system::Config>::AccountId, MomentOf<T>>;
/// The policy of this pallet.
pub type PolicyOf<T> = Policy<
	<T as frame_system::Config>::AccountId,
	<T as Config>::AssetKind,
	<T as Config>::Balance,
	MomentOf<T>,
>;
/// A limit of this pallet.
pub type LimitOf<T> = Limit<<T as Config>::AssetKind, <T as Config>::Balance>;
/// A credential for this pallet.
pub type CredentialOf<T> = Credential<<T as frame_system::Config>::AccountId, MomentOf<T>>;
/// A statement for this pallet.
pub type StatementOf<T> = Statement<MomentOf<T>>;

#[allow(
	clippy::expect_used,
	reason = "the storage macros expand to it; the code here has none but for the genesis"
)]
#[import_section(bare::bare)]
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
	pub trait Config:
		polkadot_sdk::frame_system::Config<
		RuntimeEvent: From<Event<Self>>,
		RuntimeCall: From<Call<Self>>,
	>
	{
		/// Weights of the calls and hooks.
		type WeightInfo: WeightInfo;

		/// Who appoints attesters and officers, blocks jurisdictions and sets limits.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who ends any freeze. Officers end their own besides.
		type ThawOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who suspends officers.
		type SuspendOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Amounts, in the smallest unit of their asset.
		type Balance: tokens::Balance;

		/// Assets that payout limits can apply to.
		type AssetKind: Parameter + Member + MaxEncodedLen;

		/// Freezes native balances.
		type Freezer: fungible::freeze::Mutate<Self::AccountId, Id = Self::RuntimeFreezeReason>;

		/// The runtime's freeze reasons.
		type RuntimeFreezeReason: From<FreezeReason>;

		/// An attester's deposit for its records. It must be one that adding nothing never makes
		/// dearer, or a rise of the price would keep attesters from revoking.
		type RecordDeposit: Consideration<Self::AccountId, Footprint> + DepositInfo<Self::AccountId>;

		/// The clock of expiries, limits and freezes.
		type BlockNumberProvider: BlockNumberProvider;

		/// Accounts that cannot be frozen: those of pallets, which hold other people's money.
		type Exempt: Contains<Self::AccountId>;

		/// Accounts that cannot be frozen because they hold power over officers. Officers who are
		/// not suspended, and attesters within their term, are protected besides.
		type Protected: Contains<Self::AccountId>;

		/// Is told of accounts that are frozen.
		type OnFreeze: OnFreeze<Self::AccountId>;

		/// Maximum number of accounts that an officer can freeze in a [`Config::FreezePeriod`].
		type FreezesPerDay: Get<u32>;

		/// Period in which an officer's freezes are counted, in blocks of the clock: a day.
		#[pallet::constant]
		type FreezePeriod: Get<MomentOf<Self>>;

		/// How long one officer's freeze lasts if nobody ratifies it, in blocks of the clock.
		#[pallet::constant]
		type FreezeTerm: Get<MomentOf<Self>>;

		/// For how long after a freeze the officers who took part in it can neither freeze that
		/// account again nor ratify a freeze of it, in blocks of the clock.
		#[pallet::constant]
		type FreezeRest: Get<MomentOf<Self>>;

		/// Maximum time for which a record is valid, in blocks of the clock.
		#[pallet::constant]
		type MaxValidity: Get<MomentOf<Self>>;

		/// Period of the payout limits, in blocks of the clock.
		#[pallet::constant]
		type LimitPeriod: Get<MomentOf<Self>>;

		/// Maximum number of accounts in one `attest_batch`.
		#[pallet::constant]
		type MaxBatch: Get<u32>;

		/// Maximum number of officers.
		#[pallet::constant]
		type MaxOfficers: Get<u32>;

		/// Maximum number of unsigned credentials in a block: they pay no fee.
		#[pallet::constant]
		type MaxFreeCredentials: Get<u32>;

		/// Priority of unsigned credentials in the pool.
		#[pallet::constant]
		type UnsignedPriority: Get<TransactionPriority>;
	}

	/// Reasons for which this pallet holds native tokens.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// An attester's deposit for its records.
		#[codec(index = 0)]
		RecordDeposit,
	}

	/// Reasons for which this pallet freezes native tokens.
	#[pallet::composite_enum]
	pub enum FreezeReason {
		/// An officer froze the account.
		#[codec(index = 0)]
		Officer,
	}

	/// The attesters, and former ones whose deposit has not been returned.
	#[pallet::storage]
	pub type Attesters<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, AttesterOf<T>>;

	/// Identities: the records on accounts, and which are frozen. Bounded by the attesters'
	/// deposits; only an officer can write the identity of a frozen account without records.
	#[pallet::storage]
	pub type Identities<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, IdentityOf<T>, ValueQuery>;

	/// Everything that a check needs besides the account's own records.
	// Every payment reads it, so a block reads it once for all of them, and writes it at most once:
	// the hook at its beginning declares that, and benchmarks do not count it.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type CurrentPolicy<T: Config> = StorageValue<_, PolicyOf<T>, ValueQuery>;

	/// Accounts that may freeze others.
	#[pallet::storage]
	pub type Officers<T: Config> =
		StorageValue<_, BoundedVec<T::AccountId, T::MaxOfficers>, ValueQuery>;

	/// Officers who have been suspended.
	#[pallet::storage]
	pub type Suspended<T: Config> =
		StorageValue<_, BoundedVec<T::AccountId, T::MaxOfficers>, ValueQuery>;

	/// How many accounts each officer has frozen in a period. At most one entry for each officer.
	#[pallet::storage]
	pub type FreezeCounts<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, FreezeCount, ValueQuery>;

	/// Until when an officer can neither freeze an account again nor ratify a freeze of it, by
	/// account and officer. Only freezes, of which there is a maximum, make entries; the chain removes
	/// them when their time is over.
	#[pallet::storage]
	pub type Rests<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		T::AccountId,
		MomentOf<T>,
	>;

	/// The queues of what the chain does by itself about freezes, by number. Items come in the
	/// order in which they are due. Each belongs to a freeze.
	// Numbers are sequential and not chosen by an attacker, so a fast hasher is safe.
	#[pallet::storage]
	pub type Queue<T: Config> =
		StorageDoubleMap<_, Twox64Concat, Waiting, Twox64Concat, u64, DueOf<T>>;

	/// For each queue the number of its first item, and the number that the next one gets.
	#[pallet::storage]
	pub type QueueEnds<T: Config> = StorageMap<_, Twox64Concat, Waiting, (u64, u64), ValueQuery>;

	/// Number of the next epoch.
	#[pallet::storage]
	pub type NextEpoch<T: Config> = StorageValue<_, u32, ValueQuery>;

	/// What accounts with a payout limit have received in a period, in the asset's smallest unit.
	/// A payment that went beyond what was left of its period counts for the next one with the
	/// rest, so there may be entries of that already. There is no deposit for it, because it is
	/// temporary: the chain removes it once the period is over.
	// Period numbers are not chosen by an attacker, so a non-cryptographic hasher is safe for them.
	#[pallet::storage]
	pub type Received<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		u32,
		Blake2_128Concat,
		(T::AccountId, T::AssetKind),
		T::Balance,
		ValueQuery,
	>;

	/// Number of unsigned credentials, and in which block.
	#[pallet::storage]
	pub type FreeCredentials<T: Config> =
		StorageValue<_, BlockShare<BlockNumberFor<T>, u32>, ValueQuery>;

	/// The oldest period that may still have entries in [`Received`].
	#[pallet::storage]
	pub type OldestPeriod<T: Config> = StorageValue<_, u32, ValueQuery>;

	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Attesters: account, highest level, signing key. Their terms cover all jurisdictions and
		/// do not end.
		pub attesters: alloc::vec::Vec<(T::AccountId, u8, MultiSigner)>,
		/// Those of the attesters whose word alone blocks an account.
		pub blockers: alloc::vec::Vec<T::AccountId>,
		/// Officers.
		pub officers: alloc::vec::Vec<T::AccountId>,
		/// Blocked jurisdictions, as text.
		pub blocked: alloc::vec::Vec<alloc::string::String>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			// A genesis that cannot be built must not start a chain.
			Pallet::<T>::build_genesis(self).expect("the genesis names a valid registry");
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Declares the weight of [`CurrentPolicy`], for the whole block.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			value_weight::<PolicyOf<T>>(T::DbWeight::get())
		}

		/// Ends freezes that have lapsed, and removes entries of past periods, with the weight that
		/// is left in the block.
		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			let used = Self::work_off_queues(remaining);
			used.saturating_add(Self::forget_received(remaining.saturating_sub(used)))
		}

		fn integrity_test() {
			assert!(T::LimitPeriod::get() > Default::default(), "LimitPeriod must be positive");
			assert!(T::MaxValidity::get() > Default::default(), "MaxValidity must be positive");
			assert!(T::FreezePeriod::get() > Default::default(), "FreezePeriod must be positive");
			assert!(T::FreezeTerm::get() > Default::default(), "FreezeTerm must be positive");
			// Or one officer could keep an account frozen for more than half of the time.
			assert!(
				T::FreezeRest::get() >= T::FreezeTerm::get(),
				"FreezeRest must last FreezeTerm"
			);
			assert!(T::MaxBatch::get() > 0, "MaxBatch must be positive");
			assert!(T::MaxOfficers::get() > 0, "MaxOfficers must be positive");
			let block = T::BlockWeights::get();
			let normal = block.get(DispatchClass::Normal).max_extrinsic.unwrap_or(block.max_block);
			assert!(
				T::WeightInfo::attest_batch(T::MaxBatch::get()).all_lte(normal),
				"MaxBatch accounts must fit into a block"
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

impl<T: Config> Pallet<T> {
	/// The current time.
	pub fn now() -> MomentOf<T> {
		T::BlockNumberProvider::current_block_number()
	}
}
