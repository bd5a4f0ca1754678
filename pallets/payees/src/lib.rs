#![doc = include_str!("../README.md")]
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for the calls, storage, events and errors. Other pallets ask through
//! [`distribution_primitives::Payees`].
//!
//! ## Overview
//!
//! - An owner names a payee for a scope ([`Pallet::set`]), or nobody any longer
//!   ([`Pallet::clear`]). Both are in force after [`Config::Delay`].
//! - Until then the owner can cancel ([`Pallet::cancel`]).
//! - Anybody returns the deposit for a scope that has no payee any longer ([`Pallet::settle`]).
//!
//! ## Example
//!
//! A payee for everything, and another for one round:
#![doc = docify::embed!("src/tests/resolving.rs", narrowest_scope_should_decide)]
//!
//! ## Low level
//!
//! - Calls check their origin and delegate to a `do_*` function.
//! - All that an owner has named is one value, so a payment reads one.
//! - A change that waits is in force by the time alone: nothing has to be written for it.

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
mod errors;
mod events;
#[cfg(test)]
mod mock;
mod naming;
mod resolving;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod types;
mod views;
pub mod weights;

pub use pallet::*;
pub use types::{Change, Entry, Record, MAX_SCOPES};
pub use weights::WeightInfo;

use distribution_primitives::{LostTime, Scope, Touched};
use pallet_distribution_common::DepositInfo;
use polkadot_sdk::{
	frame_support::{
		self,
		pallet_macros::import_section,
		pallet_prelude::*,
		traits::{Consideration, Contains, Footprint},
	},
	frame_system::{self, pallet_prelude::*},
	sp_runtime::traits::BlockNumberProvider,
};

/// Time: block number of the configured clock.
pub type MomentOf<T> = <<T as Config>::BlockNumberProvider as BlockNumberProvider>::BlockNumber;
/// The payments that a payee of this pallet is for.
pub type ScopeOf<T> = Scope<<T as Config>::AssetKind>;
/// What an owner has named for one scope.
pub type EntryOf<T> =
	Entry<<T as frame_system::Config>::AccountId, <T as Config>::AssetKind, MomentOf<T>>;
/// All that an owner has named.
pub type RecordOf<T> = Record<
	<T as frame_system::Config>::AccountId,
	<T as Config>::AssetKind,
	MomentOf<T>,
	<T as Config>::Deposit,
>;

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
	pub trait Config: polkadot_sdk::frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// Assets that can be paid.
		type AssetKind: Parameter + Member + MaxEncodedLen;

		/// The deposit of an owner for what it has named.
		type Deposit: Consideration<Self::AccountId, Footprint> + DepositInfo<Self::AccountId>;

		/// The clock of changes.
		type BlockNumberProvider: BlockNumberProvider;

		/// The time that does not count towards a change, in blocks of the clock.
		type LostTime: LostTime<MomentOf<Self>>;

		/// Time after which a change is in force, in blocks of the clock.
		#[pallet::constant]
		type Delay: Get<MomentOf<Self>>;

		/// Accounts that nobody has a key of: what they received would be lost.
		type Keyless: Contains<Self::AccountId>;

		/// Accounts that are frozen now.
		type Frozen: Contains<Self::AccountId>;
	}

	/// Reasons for which this pallet holds native tokens.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// An owner's deposit for what it has named.
		#[codec(index = 0)]
		PayeeDeposit,
	}

	/// What owners have named. Bounded by the deposit for each.
	// Accounts can be attacker-chosen, so a cryptographic hasher is needed.
	#[pallet::storage]
	pub type Records<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, RecordOf<T>>;

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::Delay::get() > MomentOf::<T>::default(), "Delay must be positive");
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
		/// Names the account that payments in a scope go to, in force after [`Config::Delay`]. It
		/// replaces what was named for the scope, and a change that was not in force yet.
		///
		/// - Origin: any signed account. It is the owner, and pays the deposit for a scope that is
		///   new.
		/// - `scope`: the payments that it is for; of those that cover a payment the narrowest
		///   decides.
		/// - `payee`: the account. To name oneself is an exception from a wider scope.
		/// - Errors: [`Error::OwnerFrozen`], [`Error::PayeeKeyless`], [`Error::PayeeFrozen`],
		///   [`Error::SamePayee`], [`Error::TooManyScopes`], or a lack of funds for the deposit.
		/// - Events: [`Event::ChangeBegun`], and [`Event::ChangeSettled`] for each change of the
		///   owner that is in force by now.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::set())]
		pub fn set(origin: OriginFor<T>, scope: ScopeOf<T>, payee: T::AccountId) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_change(&owner, scope, Some(payee))
		}

		/// Names nobody for a scope any longer, in force after [`Config::Delay`]: a wider scope
		/// decides then, or the owner is paid.
		///
		/// - Origin: the owner.
		/// - Errors: [`Error::OwnerFrozen`], [`Error::NoPayee`], [`Error::SamePayee`].
		/// - Events: those of [`Pallet::set`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::clear())]
		pub fn clear(origin: OriginFor<T>, scope: ScopeOf<T>) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_change(&owner, scope, None)
		}

		/// Cancels a change that is not in force yet: what is in force stays.
		///
		/// - Origin: the owner. If it is frozen, nothing waits: the freeze has cancelled it.
		/// - Errors: [`Error::NothingWaits`].
		/// - Events: [`Event::ChangeCancelled`], and [`Event::ChangeSettled`] for each change of the
		///   owner that is in force by now.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::cancel())]
		pub fn cancel(origin: OriginFor<T>, scope: ScopeOf<T>) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_cancel(&owner, &scope)
		}

		/// Writes down the changes of an owner that are in force by now, and returns the deposit for
		/// scopes that have no payee any longer. It changes nothing of where payments go.
		///
		/// - Origin: any signed account.
		/// - Errors: [`Error::NothingToSettle`].
		/// - Events: [`Event::ChangeSettled`] for each of them.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::settle())]
		pub fn settle(origin: OriginFor<T>, owner: T::AccountId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_settle(&owner)
		}
	}
}

impl<T: Config> Pallet<T> {
	/// The current time.
	pub fn now() -> MomentOf<T> {
		T::BlockNumberProvider::current_block_number()
	}

	/// The time as a change notes it.
	fn touch() -> Touched<MomentOf<T>> {
		Touched { at: Self::now(), lost: T::LostTime::lost() }
	}
}
