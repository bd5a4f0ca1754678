#![doc = include_str!("../README.md")]
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for storage and events. Other pallets fold through [`Finals`]; clients read
//! [`Value`].
//!
//! ## Example
//!
#![doc = docify::embed!("src/tests/folding.rs", what_is_final_should_be_folded_in_order)]
//!
//! ## Low level
//!
//! - The value is read and written by the few blocks in which something becomes final. Whoever folds
//!   declares that, see [`Finals::weight`].
//! - What is rolled back is not folded: the value is written in the caller's layer of storage.

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

mod events;
mod folding;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;

pub use pallet::*;

use distribution_primitives::{ChainDigest, FinalKind};
use pallet_distribution_common::{value_weight, Finals};
use polkadot_sdk::{
	frame_support::{self, pallet_macros::import_section, pallet_prelude::*},
	frame_system::{self, pallet_prelude::*},
	sp_core::H256,
	sp_runtime::SaturatedConversion,
};

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
	pub trait Config: polkadot_sdk::frame_system::Config<RuntimeEvent: From<Event<Self>>> {}

	/// The digest of the chain, and how much has been folded into it.
	// Whoever folds declares that it reads and writes this: benchmarks do not count it.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type Value<T: Config> = StorageValue<_, ChainDigest, ValueQuery>;

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(
			_: BlockNumberFor<T>,
		) -> Result<(), polkadot_sdk::sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
