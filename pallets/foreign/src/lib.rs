#![doc = include_str!("../README.md")]
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for the calls, storage, events and errors. The runtime asks with
//! [`Pallet::id_of`], [`Pallet::arrives`], [`Pallet::has_free_claims`] and [`Pallet::fee`].
//!
//! ## Overview
//!
//! - Governance registers an asset ([`Pallet::register`]), changes what is allowed with it
//!   ([`Pallet::set_terms`]) and removes it when there is none of it here ([`Pallet::remove`]).
//!
//! ## Example
//!
//! An asset that comes in, pays fees, and is closed:
#![doc = docify::embed!("src/tests/registering.rs", asset_should_be_as_its_terms_say)]
//!
//! ## Low level
//!
//! - Calls check their origin and delegate to a `do_*` function.
//! - A location is looked up by its hash, an asset by its id: nothing here loops over the assets but
//!   [`Pallet::priced`], which is for clients.

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
mod fees;
#[cfg(test)]
mod mock;
mod registry;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod types;
pub mod weights;

pub use pallet::*;
pub use types::{AssetTerms, Naming, Record};
pub use weights::WeightInfo;

use alloc::vec::Vec;
use polkadot_sdk::{
	frame_support::{
		self,
		pallet_macros::import_section,
		pallet_prelude::*,
		traits::{
			fungibles::{self, roles},
			tokens, Contains,
		},
	},
	frame_system::pallet_prelude::*,
	sp_runtime::traits::Zero,
};

/// A registered asset.
pub type RecordOf<T> = Record<<T as Config>::Location, <T as Config>::Balance>;

/// Makes the assets that are registered.
pub trait MakeAsset<AccountId, AssetId, Balance> {
	/// Makes an asset that keeps accounts alive, of which `owner` has every role. `min_balance` is in
	/// its smallest unit.
	///
	/// # Errors
	/// If there is an asset with this id, or the minimum balance is zero.
	fn make(
		id: AssetId,
		owner: &AccountId,
		min_balance: Balance,
		naming: &Naming,
	) -> DispatchResult;
}

/// What the benchmarks need from a runtime.
#[cfg(feature = "runtime-benchmarks")]
pub trait BenchmarkHelper<Location, AssetId> {
	/// The longest location that can be registered.
	fn location() -> Location;
	/// An id that can be registered.
	fn id() -> AssetId;
}

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

		/// Who registers assets and removes them.
		type RegisterOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who changes what is allowed with them.
		type TermsOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Where an asset is.
		type Location: Parameter + Member + MaxEncodedLen;

		/// Identifies an asset here.
		type AssetId: Parameter + Member + MaxEncodedLen + Copy;

		/// An amount, in the smallest unit of an asset or of the native token.
		type Balance: tokens::Balance + From<u128> + Into<u128>;

		/// The assets here.
		type Assets: fungibles::Inspect<Self::AccountId, AssetId = Self::AssetId, Balance = Self::Balance>
			+ fungibles::Destroy<Self::AccountId>
			+ roles::Inspect<Self::AccountId>;

		/// Makes the assets.
		type Maker: MakeAsset<Self::AccountId, Self::AssetId, Self::Balance>;

		/// The account that owns the assets. Nobody may have a key of it.
		type Owner: Get<Self::AccountId>;

		/// Where fees go.
		type Treasury: Get<Self::AccountId>;

		/// The ids that are kept for assets of other chains: nobody else may make an asset with one.
		type Reserved: Contains<Self::AssetId>;

		/// The locations that are on another chain.
		type Elsewhere: Contains<Self::Location>;

		/// One native token, in its smallest unit. Prices are for it.
		#[pallet::constant]
		type NativeToken: Get<Self::Balance>;

		/// Most assets that can be registered.
		#[pallet::constant]
		type MaxAssets: Get<u32>;

		/// What the benchmarks need.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::Location, Self::AssetId>;
	}

	/// The assets, by their id here. Bounded by [`Config::MaxAssets`].
	// Ids are chosen by governance, so a non-cryptographic hasher is safe for them.
	#[pallet::storage]
	pub type Records<T: Config> = CountedStorageMap<_, Twox64Concat, T::AssetId, RecordOf<T>>;

	/// The id here of the asset at a location. Bounded as [`Records`] are.
	// Messages look up locations that their senders have chosen, so a cryptographic hasher is needed.
	#[pallet::storage]
	pub type Ids<T: Config> = StorageMap<_, Blake2_128Concat, T::Location, T::AssetId>;

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(!T::NativeToken::get().is_zero(), "NativeToken must be positive");
			assert!(T::Owner::get() != T::Treasury::get(), "Owner must have no key");
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
		/// Registers an asset of another chain, and makes the asset that it is here.
		///
		/// - Origin: [`Config::RegisterOrigin`].
		/// - `id`: its id here, one of [`Config::Reserved`].
		/// - `location`: where it is, seen from here.
		/// - `naming`: how clients show it. The decimals are those it has there: amounts are the same
		///   on both sides.
		/// - `min_balance`: the least that an account can hold of it, in its smallest unit. An account
		///   that holds that much needs no native token.
		/// - `terms`: what is allowed with it.
		/// - Errors: [`Error::IdNotReserved`], [`Error::LocationNotElsewhere`],
		///   [`Error::AlreadyRegistered`], [`Error::NamingInvalid`], [`Error::PriceZero`],
		///   [`Error::TooManyAssets`], or why the asset cannot be made: there is one with this id, or
		///   the minimum balance is zero.
		/// - Events: [`Event::AssetRegistered`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::register())]
		pub fn register(
			origin: OriginFor<T>,
			id: T::AssetId,
			location: T::Location,
			naming: Naming,
			min_balance: T::Balance,
			terms: AssetTerms<T::Balance>,
		) -> DispatchResult {
			T::RegisterOrigin::ensure_origin(origin)?;
			Self::do_register(id, location, &naming, min_balance, terms)
		}

		/// Changes what is allowed with an asset, at once.
		///
		/// - Origin: [`Config::TermsOrigin`].
		/// - `terms`: all of them, also those that stay.
		/// - Errors: [`Error::NotRegistered`], [`Error::PriceZero`].
		/// - Events: [`Event::TermsChanged`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::set_terms())]
		pub fn set_terms(
			origin: OriginFor<T>,
			id: T::AssetId,
			terms: AssetTerms<T::Balance>,
		) -> DispatchResult {
			T::TermsOrigin::ensure_origin(origin)?;
			Self::do_set_terms(id, terms)
		}

		/// Removes an asset that nobody has any of, and begins to destroy the asset that it is here.
		///
		/// - Origin: [`Config::RegisterOrigin`].
		/// - Errors: [`Error::NotRegistered`], [`Error::InCirculation`], or why it cannot be destroyed.
		/// - Events: [`Event::AssetRemoved`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::remove())]
		pub fn remove(origin: OriginFor<T>, id: T::AssetId) -> DispatchResult {
			T::RegisterOrigin::ensure_origin(origin)?;
			Self::do_remove(id)
		}
	}
}
