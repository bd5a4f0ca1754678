#![doc = include_str!("../README.md")]
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for the calls, storage, events and errors.
//!
//! ## Overview
//!
//! - [`Config::BrakeOrigin`] pauses a call ([`Pallet::pause`]) or enters safe mode
//!   ([`Pallet::enter_safe_mode`]), and does so again to make it last longer. It releases what it
//!   pulled ([`Pallet::release`]).
//! - Each brake ends by itself, in the first block after its time.
//! - [`Config::RenewOrigin`], a referendum, sets how long a brake is on whatever its budget
//!   ([`Pallet::renew`]), up to [`Config::MaxRenewal`] at a time, and releases any. What it decided
//!   the other origin cannot change.
//!
//! ## Example
//!
//! A paused call can be sent again once its time is over, and the budget remembers:
#![doc = docify::embed!("src/tests/pulling.rs", paused_call_should_be_allowed_again_when_its_time_is_over)]
//!
//! ## Low level
//!
//! - Calls check their origin and delegate to a `do_*` function.
//! - A block in which no brake ends costs the reading of one number.
//! - Safe mode of the SDK counts blocks of this chain, which come at a changing rate. So it is
//!   entered without an end of its own, and this pallet ends it by the clock.

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
mod ending;
mod errors;
mod events;
#[cfg(test)]
mod mock;
mod pulling;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod types;
pub mod weights;

pub use pallet::*;
pub use types::{Brake, Braking, Stretch, Uses, MAX_STRETCHES};
pub use weights::WeightInfo;

use polkadot_sdk::{
	frame_support::{
		self,
		pallet_macros::import_section,
		pallet_prelude::*,
		traits::{self, Contains, TransactionPause},
	},
	frame_system::pallet_prelude::*,
	sp_runtime::traits::{BlockNumberProvider, Bounded, One, Saturating, Zero},
};

/// Time of the brakes: block number of the configured clock.
pub type MomentOf<T> = <<T as Config>::BlockNumberProvider as BlockNumberProvider>::BlockNumber;
/// A brake of this pallet.
pub type BrakeOf<T> = Brake<<T as Config>::CallName>;
/// A brake of this pallet that is on.
pub type BrakingOf<T> = Braking<<T as Config>::CallName, MomentOf<T>>;
/// The brakes of this pallet that are on.
pub type ActiveOf<T> = BoundedVec<BrakingOf<T>, <T as Config>::MaxBrakes>;

/// What the benchmarks need from a runtime.
#[cfg(feature = "runtime-benchmarks")]
pub trait BenchmarkHelper<CallName> {
	/// The `n`th call that can be paused, counted from 0.
	fn call(n: u32) -> CallName;
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
		/// Weights of the calls and hooks.
		type WeightInfo: WeightInfo;

		/// Who pulls brakes within their budgets, and releases them.
		type BrakeOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who keeps a brake on whatever its budget, and releases any: a referendum.
		type RenewOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// How a call is named.
		type CallName: Parameter + Member + MaxEncodedLen;

		/// The calls that there are.
		type Calls: Contains<Self::CallName>;

		/// Pauses calls, and knows which can never be paused.
		type TxPause: TransactionPause<CallIdentifier = Self::CallName>;

		/// Stops nearly all calls.
		type SafeMode: traits::SafeMode<BlockNumber: Bounded>;

		/// The clock of the brakes and their budgets.
		type BlockNumberProvider: BlockNumberProvider;

		/// How long safe mode lasts from when it is entered, or entered again, in blocks of the
		/// clock.
		#[pallet::constant]
		type SafeModeDuration: Get<MomentOf<Self>>;

		/// For how long safe mode may be on in any window, in blocks of the clock.
		#[pallet::constant]
		type SafeModeBudget: Get<MomentOf<Self>>;

		/// For how long each call may be paused in any window, in blocks of the clock.
		#[pallet::constant]
		type PauseBudget: Get<MomentOf<Self>>;

		/// Length of the windows, in blocks of the clock.
		#[pallet::constant]
		type BudgetWindow: Get<MomentOf<Self>>;

		/// The longest time for which one referendum renews a brake, in blocks of the clock.
		#[pallet::constant]
		type MaxRenewal: Get<MomentOf<Self>>;

		/// Maximum number of brakes that are on. One place is kept for safe mode.
		#[pallet::constant]
		type MaxBrakes: Get<u32>;

		/// Sets up benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::CallName>;
	}

	/// The brakes that are on.
	#[pallet::storage]
	pub type Active<T: Config> = StorageValue<_, ActiveOf<T>, ValueQuery>;

	/// When the next brake ends, in blocks of the clock. It is all that a block has to read.
	#[pallet::storage]
	pub type NextEnd<T: Config> = StorageValue<_, MomentOf<T>>;

	/// What may still count against the budget of each brake. Nobody pays a deposit for it: there
	/// are at most as many entries as calls in the runtime, and safe mode.
	// Only names of existing calls get here, but a cryptographic hasher costs next to nothing.
	#[pallet::storage]
	pub type Used<T: Config> =
		StorageMap<_, Blake2_128Concat, BrakeOf<T>, Uses<MomentOf<T>>, ValueQuery>;

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Ends the brakes whose time is over.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			Self::end_due()
		}

		fn integrity_test() {
			let (safe_mode, pause) = (T::SafeModeBudget::get(), T::PauseBudget::get());
			assert!(!T::SafeModeDuration::get().is_zero(), "SafeModeDuration must be positive");
			// A brake counts as one block more than it was pulled for.
			assert!(T::SafeModeDuration::get() < safe_mode, "safe mode must fit its budget");
			assert!(pause > MomentOf::<T>::one(), "a pause of one block must fit PauseBudget");
			assert!(
				safe_mode.max(pause) < T::BudgetWindow::get(),
				"a brake must be off for a part of each window"
			);
			assert!(!T::MaxRenewal::get().is_zero(), "MaxRenewal must be positive");
			assert!(T::MaxBrakes::get() > 1, "MaxBrakes must leave room for a pause");
			let block = T::BlockWeights::get().max_block;
			assert!(
				T::WeightInfo::end_brakes(T::MaxBrakes::get()).all_lte(block.div(4)),
				"ending all brakes must leave room in the block"
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
		/// Pauses a call from now on for `duration`. A call that is paused already stays paused
		/// until then.
		///
		/// - Origin: [`Config::BrakeOrigin`].
		/// - `duration`: in blocks of the clock.
		/// - Errors: [`Error::UnknownCall`], [`Error::Unpausable`], [`Error::DurationInvalid`],
		///   [`Error::NotLonger`], [`Error::BudgetSpent`], [`Error::OnElsewhere`],
		///   [`Error::Renewed`], [`Error::TooManyBrakes`].
		/// - Events: [`Event::Pulled`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::pause())]
		pub fn pause(
			origin: OriginFor<T>,
			call: T::CallName,
			duration: MomentOf<T>,
		) -> DispatchResult {
			T::BrakeOrigin::ensure_origin(origin)?;
			Self::do_pause(call, duration)
		}

		/// Enters safe mode from now on for [`Config::SafeModeDuration`]. If it is on already, it
		/// stays on until then.
		///
		/// - Origin: [`Config::BrakeOrigin`].
		/// - Errors: [`Error::NotLonger`], [`Error::BudgetSpent`], [`Error::OnElsewhere`],
		///   [`Error::Renewed`], [`Error::TooManyBrakes`].
		/// - Events: [`Event::Pulled`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::enter_safe_mode())]
		pub fn enter_safe_mode(origin: OriginFor<T>) -> DispatchResult {
			T::BrakeOrigin::ensure_origin(origin)?;
			Self::do_enter_safe_mode()
		}

		/// Releases a brake before its time is over. What is left of the time after this block does
		/// not count against the budget.
		///
		/// - Origin: [`Config::BrakeOrigin`] or [`Config::RenewOrigin`]; only the latter for a
		///   brake that was renewed.
		/// - Errors: [`Error::NotOn`], [`Error::Renewed`].
		/// - Events: [`Event::Released`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::release())]
		pub fn release(origin: OriginFor<T>, brake: BrakeOf<T>) -> DispatchResult {
			let by_referendum = T::RenewOrigin::ensure_origin(origin.clone()).is_ok();
			if !by_referendum {
				T::BrakeOrigin::ensure_origin(origin)?;
			}
			Self::do_release(&brake, by_referendum)
		}

		/// Sets how long a brake is on, from now: for `duration`, whether it is on or off now. It
		/// does not count against the budget.
		///
		/// - Origin: [`Config::RenewOrigin`].
		/// - `duration`: in blocks of the clock, at most [`Config::MaxRenewal`].
		/// - Errors: [`Error::UnknownCall`], [`Error::Unpausable`], [`Error::DurationInvalid`],
		///   [`Error::TooManyBrakes`].
		/// - Events: [`Event::Renewed`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::renew())]
		pub fn renew(
			origin: OriginFor<T>,
			brake: BrakeOf<T>,
			duration: MomentOf<T>,
		) -> DispatchResult {
			T::RenewOrigin::ensure_origin(origin)?;
			Self::do_renew(brake, duration)
		}
	}
}

impl<T: Config> Pallet<T> {
	/// The current time.
	pub fn now() -> MomentOf<T> {
		T::BlockNumberProvider::current_block_number()
	}

	/// For how long a brake may be on in any window, in blocks of the clock.
	pub fn budget(brake: &BrakeOf<T>) -> MomentOf<T> {
		match brake {
			Brake::SafeMode => T::SafeModeBudget::get(),
			Brake::Call(_) => T::PauseBudget::get(),
		}
	}

	/// How much of the budget of `brake` earlier stretches have used, in blocks of the clock.
	pub fn spent(brake: &BrakeOf<T>) -> MomentOf<T> {
		Used::<T>::get(brake).spent(Self::now(), T::BudgetWindow::get())
	}
}
