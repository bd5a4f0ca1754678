#![doc = include_str!("../README.md")]
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for storage and events. The handler of fees calls the pallet as
//! [`OnUnbalanced`](polkadot_sdk::frame_support::traits::OnUnbalanced), with a fee and then its
//! tip.
//!
//! ## Example
//!
#![doc = docify::embed!("src/tests/splitting.rs", fees_should_be_split_once_at_the_end_of_the_block)]
//!
//! ## Low level
//!
//! - Fees are kept as an imbalance whose drop is suppressed, so that no unit can be made or lost on
//!   the way: only imbalances go in, and only the imbalance comes out.
//! - The value is written in every block and killed at its end: it is never in the trie, and no
//!   transaction is charged for it. The beginning of a block reads the shares for all of it.

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
mod settling;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod types;
pub mod weights;

pub use pallet::*;
pub use types::{PendingFees, Shares};
pub use weights::WeightInfo;

use polkadot_sdk::{
	frame_support::{
		self,
		pallet_macros::import_section,
		pallet_prelude::*,
		traits::{
			fungible::{Balanced, Credit, Inspect},
			NoDrop,
		},
	},
	frame_system::{self, pallet_prelude::*},
};

/// An amount, in the smallest unit of the token that fees are paid in.
pub type BalanceOf<T> =
	<<T as Config>::Currency as Inspect<<T as frame_system::Config>::AccountId>>::Balance;
/// Tokens that were taken from an account and are in none yet.
pub type CreditOf<T> = Credit<<T as frame_system::Config>::AccountId, <T as Config>::Currency>;
/// The fees that this pallet keeps.
pub type PendingFeesOf<T> = PendingFees<NoDrop<CreditOf<T>>>;

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
		/// Weights of the hooks.
		type WeightInfo: WeightInfo;

		/// The token that fees are paid in.
		type Currency: Balanced<Self::AccountId>;

		/// How fees are split. Asked at the beginning of a block.
		type Shares: Get<Shares>;

		/// Receives the treasury's share.
		#[pallet::constant]
		type Treasury: Get<Self::AccountId>;

		/// Receives the collators' share, and the tips.
		#[pallet::constant]
		type Collators: Get<Self::AccountId>;
	}

	/// The fees of this block, and how they will be split. Between blocks there are none.
	// Whitelisted: no value ever comes from the database. Only the beginning of a block looks there.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type Pending<T: Config> = StorageValue<_, PendingFeesOf<T>>;

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Notes the shares for this block, and declares the weight of its end.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			Self::open();
			T::WeightInfo::on_initialize().saturating_add(T::WeightInfo::on_finalize())
		}

		/// Splits the fees.
		fn on_finalize(_: BlockNumberFor<T>) {
			Self::settle();
		}

		fn integrity_test() {
			assert!(
				T::Treasury::get() != T::Collators::get(),
				"treasury and collators must not share an account"
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
