#![doc = include_str!("../README.md")]
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for storage and events. Other pallets ask through
//! [`distribution_primitives::LostTime`]; clients read [`Lost`].
//!
//! ## Example
//!
//! A stall is lost as a whole, and is known in the block that ends it:
#![doc = docify::embed!("src/tests/stalls.rs", stall_should_be_known_to_the_block_that_ends_it)]
//!
//! ## Low level
//!
//! - A block reads and writes one small value; what is lost is added when there is any.
//! - The end of a block notes, not its beginning: only then is its clock known, and what a call or
//!   a hook has suspended. This hook runs in blocks of a migration too.

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

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod events;
#[cfg(test)]
mod mock;
mod noting;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod types;
pub mod weights;

pub use pallet::*;
pub use types::Reading;
pub use weights::WeightInfo;

use pallet_distribution_common::value_weight;
use polkadot_sdk::{
	frame_support::{self, pallet_macros::import_section, pallet_prelude::*},
	frame_system::pallet_prelude::*,
	sp_runtime::traits::{BlockNumberProvider, Saturating, Zero},
};

/// Time of the clock: block number of the relay chain.
pub type MomentOf<T> = <<T as Config>::BlockNumberProvider as BlockNumberProvider>::BlockNumber;

#[allow(clippy::expect_used, reason = "the storage macros expand to it; the code here has none")]
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
		/// Weights of the hook.
		type WeightInfo: WeightInfo;

		/// The clock that goes on when this chain does not: the relay chain's.
		type BlockNumberProvider: BlockNumberProvider;

		/// The longest time between two blocks that does not count as a stall, in blocks of the
		/// clock.
		#[pallet::constant]
		type Tolerance: Get<MomentOf<Self>>;

		/// Whether claims cannot be sent now, or nobody can come to qualify for them, although the
		/// chain makes blocks.
		type Suspended: Get<bool>;

		/// Weight of what [`Config::Suspended`] can read of a block's state besides what the
		/// benchmark of the end of a block finds. Every block declares it.
		type AskingWeight: Get<Weight>;
	}

	// Whoever asks for the time lost reads these two, many times in a block. Its end reads and
	// writes both, and the hook at its beginning declares that: benchmarks do not count them.

	/// What the last block noted.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type Last<T: Config> = StorageValue<_, Reading<MomentOf<T>>>;

	/// All that was lost since the genesis until the last block, in blocks of the clock. It never
	/// falls.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type Lost<T: Config> = StorageValue<_, MomentOf<T>, ValueQuery>;

	/// What was lost of a stretch that is not over yet, in blocks of the clock.
	#[pallet::storage]
	pub type Stretch<T: Config> = StorageValue<_, MomentOf<T>, ValueQuery>;

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Declares the weight of the end of the block, and of [`Last`] and [`Lost`] for all of it.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			let costs = T::DbWeight::get();
			T::WeightInfo::on_finalize()
				.saturating_add(T::AskingWeight::get())
				.saturating_add(value_weight::<Reading<MomentOf<T>>>(costs))
				.saturating_add(value_weight::<MomentOf<T>>(costs))
		}

		/// Notes the clock, and what was lost.
		fn on_finalize(_: BlockNumberFor<T>) {
			Self::note();
		}

		fn integrity_test() {
			assert!(!T::Tolerance::get().is_zero(), "Tolerance must be positive");
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
