//! # Compliance
//!
//! The registry of identities: who vouches for whom, who is frozen, and how much an account may receive.
//! No personal data is on chain: a level, a country, an expiry and a hash.
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for the calls, storage, events and errors. Other pallets ask through
//! [`distribution_primitives::Compliance`], which this pallet implements.
//!
//! ## Overview
//!
//! - Governance names **attesters** ([`Pallet::add_attester`]): accounts trusted to vouch for identities
//!   up to a level, in some jurisdictions, for some time. Removing one ([`Pallet::remove_attester`]) or
//!   beginning a new epoch for it ([`Pallet::new_epoch`]) makes void all that it vouched for, at once and
//!   at the same cost whatever the number of accounts.
//! - Attesters write **records** ([`Pallet::attest`], [`Pallet::attest_batch`], [`Pallet::renew`],
//!   [`Pallet::revoke`]), or sign **credentials** off chain that the holder or a relayer brings on chain,
//!   with or without a signature of their own ([`Pallet::present_credential`]).
//! - **Officers**, named by governance, freeze accounts ([`Pallet::freeze`], [`Pallet::unfreeze`]) for a
//!   reason of which a hash is recorded. A frozen account is not paid, and its native balance cannot be
//!   moved by anything.
//! - Governance blocks **jurisdictions** for the whole chain ([`Pallet::set_blocked`]) and sets payout
//!   **limits** per asset, level and period ([`Pallet::set_limits`]).
//!
//! ## Low level
//!
//! - Calls delegate to `do_*` functions: attesters in `attesters.rs`, records and credentials in
//!   `records.rs`, freezes in `freezes.rs`. The judgement itself is pure and in `types.rs`.
//! - A check reads two values: the account's records, and the [`Policy`] with everything else. With a limit
//!   in force it writes one.
//! - An epoch is a number that is never used twice; a record counts only in the epoch it was made in.
//! - Attesters put down a deposit for each record with their name.

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

mod attesters;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod check;
mod errors;
mod events;
mod freezes;
#[cfg(test)]
mod mock;
mod records;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod types;
pub mod weights;

pub use pallet::*;
pub use types::{
	Attester, AttesterTerms, Identity, Limit, Policy, Record, Statement, Trusted,
	IDENTITY_OVERHEAD, MAX_ATTESTERS, MAX_LIMITS,
};
pub use weights::WeightInfo;

use distribution_primitives::{Countries, Country, Credential};
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
/// What an attester of this pallet may do.
pub type AttesterTermsOf<T> = AttesterTerms<MomentOf<T>>;
/// An identity of this pallet.
pub type IdentityOf<T> = Identity<<T as frame_system::Config>::AccountId, MomentOf<T>>;
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
	>
	{
		/// Weights of the calls and hooks.
		type WeightInfo: WeightInfo;

		/// Who names attesters and officers, blocks jurisdictions and sets limits.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Amounts, in the smallest unit of their asset.
		type Balance: tokens::Balance;

		/// What payout limits can be about.
		type AssetKind: Parameter + Member + MaxEncodedLen;

		/// Freezes native balances.
		type Freezer: fungible::freeze::Mutate<Self::AccountId, Id = Self::RuntimeFreezeReason>;

		/// The runtime's freeze reasons.
		type RuntimeFreezeReason: From<FreezeReason>;

		/// What an attester puts down for the records with its name.
		type RecordDeposit: Consideration<Self::AccountId, Footprint>;

		/// The clock of expiries and limits.
		type BlockNumberProvider: BlockNumberProvider;

		/// Accounts that nobody may freeze: those of pallets, which hold other people's money.
		type Exempt: Contains<Self::AccountId>;

		/// Longest time for which an identity can be vouched for, in blocks of the clock.
		#[pallet::constant]
		type MaxValidity: Get<MomentOf<Self>>;

		/// Period of the payout limits, in blocks of the clock.
		#[pallet::constant]
		type LimitPeriod: Get<MomentOf<Self>>;

		/// Most accounts in one `attest_batch`.
		#[pallet::constant]
		type MaxBatch: Get<u32>;

		/// Most officers.
		#[pallet::constant]
		type MaxOfficers: Get<u32>;

		/// Most credentials in a block without signature of whoever brings them: they pay no fee.
		#[pallet::constant]
		type MaxFreeCredentials: Get<u32>;

		/// Priority of credentials without signature of whoever brings them, in the pool.
		#[pallet::constant]
		type UnsignedPriority: Get<TransactionPriority>;
	}

	/// Reasons for which this pallet holds native tokens.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// Deposit of an attester for the records with its name.
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

	/// The attesters, and former ones whose deposit is not back yet.
	#[pallet::storage]
	pub type Attesters<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, AttesterOf<T>>;

	/// What is known of accounts. Bounded by the attesters' deposits; that of a frozen account without
	/// record is written by an officer.
	#[pallet::storage]
	pub type Identities<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, IdentityOf<T>, ValueQuery>;

	/// Everything but the account's own records that a check needs.
	#[pallet::storage]
	pub type ThePolicy<T: Config> = StorageValue<_, PolicyOf<T>, ValueQuery>;

	/// Who may freeze.
	#[pallet::storage]
	pub type Officers<T: Config> =
		StorageValue<_, BoundedVec<T::AccountId, T::MaxOfficers>, ValueQuery>;

	/// Number of the next epoch.
	#[pallet::storage]
	pub type NextEpoch<T: Config> = StorageValue<_, u32, ValueQuery>;

	/// What accounts have received in a period of assets on which their level has a limit, in the asset's
	/// smallest unit. Nobody pays for it because it does not stay: the chain removes it when the period is
	/// over.
	// Periods are counted, so a fast hasher does for them.
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

	/// Number of credentials in a block that nobody paid a fee for, and which block that was.
	#[pallet::storage]
	pub type FreeCredentials<T: Config> = StorageValue<_, (BlockNumberFor<T>, u32), ValueQuery>;

	/// The first period of which something may still be in [`Received`].
	#[pallet::storage]
	pub type OldestPeriod<T: Config> = StorageValue<_, u32, ValueQuery>;

	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Attesters: account, highest level, signing key. For all jurisdictions, without end.
		pub attesters: alloc::vec::Vec<(T::AccountId, u8, MultiSigner)>,
		/// Officers.
		pub officers: alloc::vec::Vec<T::AccountId>,
		/// Blocked jurisdictions, as text.
		pub blocked: alloc::vec::Vec<alloc::string::String>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		// A genesis that cannot be built must not start a chain.
		#[allow(clippy::expect_used)]
		fn build(&self) {
			for (who, max_level, key) in &self.attesters {
				let terms = AttesterTerms {
					max_level: *max_level,
					jurisdictions: Default::default(),
					expires: polkadot_sdk::sp_runtime::traits::Bounded::max_value(),
				};
				Pallet::<T>::do_add_attester(who.clone(), terms, key.clone())
					.expect("the genesis names valid attesters");
			}
			for who in &self.officers {
				Pallet::<T>::do_add_officer(who.clone()).expect("the genesis names valid officers");
			}
			let blocked: alloc::vec::Vec<Country> = self
				.blocked
				.iter()
				.map(|code| code.parse().expect("the genesis blocks valid countries"))
				.collect();
			Pallet::<T>::do_set_blocked(blocked.try_into().expect("not too many countries"))
				.expect("the genesis blocks valid countries");
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Removes what was received in periods that are over, with what is left of the block.
		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			Self::forget_received(remaining)
		}

		fn integrity_test() {
			assert!(T::LimitPeriod::get() > Default::default(), "LimitPeriod must be positive");
			assert!(T::MaxValidity::get() > Default::default(), "MaxValidity must be positive");
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

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Names an attester. Its epoch is a new one, even if it was an attester before.
		///
		/// - Origin: [`Config::AdminOrigin`].
		/// - `terms`: what it may vouch for. `key`: the key it signs credentials with.
		/// - Errors: `AlreadyAttester`, `TooManyAttesters`, `TermsInvalid`.
		/// - Events: `AttesterAdded`.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::add_attester())]
		pub fn add_attester(
			origin: OriginFor<T>,
			who: T::AccountId,
			terms: AttesterTermsOf<T>,
			key: MultiSigner,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_add_attester(who, terms, key)
		}

		/// Changes what an attester may do. A lower level and an earlier end hold for what it vouched for
		/// before; other jurisdictions hold from now on.
		///
		/// - Origin: [`Config::AdminOrigin`].
		/// - Errors: `NotAttester`, `TermsInvalid`.
		/// - Events: `AttesterUpdated`.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::update_attester())]
		pub fn update_attester(
			origin: OriginFor<T>,
			who: T::AccountId,
			terms: AttesterTermsOf<T>,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_update_attester(who, terms)
		}

		/// Removes an attester. All that it vouched for is void at once; its deposit comes back as the
		/// records are forgotten.
		///
		/// - Origin: [`Config::AdminOrigin`].
		/// - Errors: `NotAttester`.
		/// - Events: `AttesterRemoved`.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::remove_attester())]
		pub fn remove_attester(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_remove_attester(who)
		}

		/// Begins a new epoch for an attester: all that it vouched for is void at once, and so is every
		/// credential it has signed.
		///
		/// - Origin: [`Config::AdminOrigin`], or the attester itself.
		/// - Errors: `NotAttester`, `BadOrigin`.
		/// - Events: `EpochBegun`.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::new_epoch())]
		pub fn new_epoch(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			if T::AdminOrigin::ensure_origin(origin.clone()).is_err() {
				ensure!(ensure_signed(origin)? == who, DispatchError::BadOrigin);
			}
			Self::do_new_epoch(who)
		}

		/// Replaces the key that an attester signs credentials with. Records stay; credentials signed with
		/// the old key that were not brought yet are void.
		///
		/// - Origin: the attester.
		/// - Errors: `NotAttester`.
		/// - Events: `KeyRotated`.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::rotate_key())]
		pub fn rotate_key(origin: OriginFor<T>, key: MultiSigner) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_rotate_key(who, key)
		}

		/// Names an officer.
		///
		/// - Origin: [`Config::AdminOrigin`].
		/// - Errors: `AlreadyOfficer`, `TooManyOfficers`.
		/// - Events: `OfficerAdded`.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::add_officer())]
		pub fn add_officer(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_add_officer(who)
		}

		/// Removes an officer. What it froze stays frozen.
		///
		/// - Origin: [`Config::AdminOrigin`].
		/// - Errors: `NotOfficer`.
		/// - Events: `OfficerRemoved`.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::remove_officer())]
		pub fn remove_officer(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_remove_officer(who)
		}

		/// Sets the jurisdictions that nobody on this chain is paid into.
		///
		/// - Origin: [`Config::AdminOrigin`].
		/// - Errors: `CountryInvalid`.
		/// - Events: `BlockedSet`.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::set_blocked())]
		pub fn set_blocked(origin: OriginFor<T>, countries: Countries) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_set_blocked(countries)
		}

		/// Sets the payout limits, all of them.
		///
		/// - Origin: [`Config::AdminOrigin`].
		/// - Errors: none of its own.
		/// - Events: `LimitsSet`.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::set_limits())]
		pub fn set_limits(
			origin: OriginFor<T>,
			limits: BoundedVec<LimitOf<T>, ConstU32<MAX_LIMITS>>,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_set_limits(limits);
			Ok(())
		}

		/// Vouches for an account. Replaces the attester's earlier record, revoked or not.
		///
		/// - Origin: the attester, who puts down a deposit for a new record.
		/// - Errors: `NotAttester`, `AttesterExpired`, `LevelNotAllowed`, `JurisdictionNotAllowed`,
		///   `CountryInvalid`, `ExpiryPast`, `ExpiryTooFar`, `TooManyRecords`, or a lack of funds.
		/// - Events: `Attested`.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::attest_batch(1))]
		pub fn attest(
			origin: OriginFor<T>,
			who: T::AccountId,
			statement: StatementOf<T>,
		) -> DispatchResult {
			let attester = ensure_signed(origin)?;
			Self::do_attest(attester, &[(who, statement)])
		}

		/// [`Pallet::attest`] for many accounts: all or none.
		///
		/// - Errors: `EmptyBatch`, and those of `attest`.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::attest_batch(statements.len() as u32))]
		pub fn attest_batch(
			origin: OriginFor<T>,
			statements: BoundedVec<(T::AccountId, StatementOf<T>), T::MaxBatch>,
		) -> DispatchResult {
			let attester = ensure_signed(origin)?;
			Self::do_attest(attester, &statements)
		}

		/// Lets a record last until another time, later or earlier.
		///
		/// - Origin: the attester.
		/// - `evidence`: hash of the attester's file as it is now.
		/// - Errors: `NotAttester`, `AttesterExpired`, `NoRecord`, `RecordVoid`, `JurisdictionNotAllowed`,
		///   `ExpiryPast`, `ExpiryTooFar`.
		/// - Events: `Attested`.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::renew())]
		pub fn renew(
			origin: OriginFor<T>,
			who: T::AccountId,
			expires: MomentOf<T>,
			evidence: H256,
		) -> DispatchResult {
			let attester = ensure_signed(origin)?;
			Self::do_renew(attester, who, expires, evidence)
		}

		/// Takes back an attester's word on an account, and with it every credential that it has signed for
		/// the account with a nonce up to `nonce`, brought on chain or not.
		///
		/// - Origin: the attester, who puts down a deposit if it has no record of the account yet.
		/// - `reason`: a hash the attester chooses.
		/// - Errors: `NotAttester`, `TooManyRecords`, or a lack of funds.
		/// - Events: `Revoked`.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::revoke())]
		pub fn revoke(
			origin: OriginFor<T>,
			who: T::AccountId,
			nonce: u64,
			reason: H256,
		) -> DispatchResult {
			let attester = ensure_signed(origin)?;
			Self::do_revoke(attester, who, nonce, reason)
		}

		/// Removes a record that counts no more and protects against nothing, and returns the deposit for
		/// it: one that is void, or one that has expired together with every credential behind it and names
		/// no blocked country.
		///
		/// - Origin: any signed account for a void record, else the attester.
		/// - Errors: `NoRecord`, `StillNeeded`.
		/// - Events: `Forgotten`.
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::forget())]
		pub fn forget(
			origin: OriginFor<T>,
			who: T::AccountId,
			attester: T::AccountId,
		) -> DispatchResult {
			let sender = ensure_signed(origin)?;
			Self::do_forget(sender, who, attester)
		}

		/// Brings an attester's credential on chain. Its deposit is the attester's.
		///
		/// - Origin: any signed account, or nobody: a credential that would be accepted needs neither
		///   signature nor fee.
		/// - `signature`: the attester's, over [`Credential::message`].
		/// - Errors: `OtherChain`, `NotAttester`, `AttesterExpired`, `CredentialRevoked`, `KeyOutdated`,
		///   `CredentialExpired`, `SignatureInvalid`, `CredentialUsed`, `TooManyFreeCredentials`, and those of
		///   `attest`.
		/// - Events: `Attested`.
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::present_credential())]
		#[pallet::weight_of_authorize(T::WeightInfo::present_credential())]
		#[pallet::authorize(|_source, credential, signature| {
			Pallet::<T>::authorize_credential(credential, signature)
		})]
		pub fn present_credential(
			origin: OriginFor<T>,
			credential: CredentialOf<T>,
			signature: MultiSignature,
		) -> DispatchResult {
			let free = match origin.clone().into() {
				Ok(frame_system::RawOrigin::Authorized) => true,
				_ => {
					ensure_signed(origin)?;
					false
				}
			};
			Self::do_present_credential(credential, &signature, free)
		}

		/// Freezes an account: it is not paid, and its native balance cannot be moved.
		///
		/// - Origin: an officer.
		/// - `reason`: a hash of the order or the case.
		/// - Errors: `NotOfficer`, `OfficerFrozen`, `AlreadyFrozen`, `Exempt`.
		/// - Events: `Frozen`.
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::freeze())]
		pub fn freeze(origin: OriginFor<T>, who: T::AccountId, reason: H256) -> DispatchResult {
			let officer = Self::ensure_officer(origin)?;
			Self::do_freeze(officer, who, reason)
		}

		/// Ends a freeze.
		///
		/// - Origin: an officer.
		/// - `reason`: a hash of the order or the case.
		/// - Errors: `NotOfficer`, `OfficerFrozen`, `NotFrozen`.
		/// - Events: `Unfrozen`.
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::unfreeze())]
		pub fn unfreeze(origin: OriginFor<T>, who: T::AccountId, reason: H256) -> DispatchResult {
			let officer = Self::ensure_officer(origin)?;
			Self::do_unfreeze(officer, who, reason)
		}
	}
}

impl<T: Config> Pallet<T> {
	/// The present time.
	pub fn now() -> MomentOf<T> {
		T::BlockNumberProvider::current_block_number()
	}
}
