#![doc = include_str!("../README.md")]
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for the calls, storage, events and errors. Other pallets ask through
//! [`distribution_primitives::PublishedLists`] and
//! [`pallet_distribution_common::ScoreLists`].
//!
//! ## Overview
//!
//! - Anybody announces a list ([`Pallet::announce`]) and becomes its owner.
//! - Anybody stores its chunks in order ([`Pallet::publish`]).
//! - The owner, or anybody if it is abandoned, removes it ([`Pallet::remove`]).
//!
//! ## Example
//!
//! A list in three chunks, each stored by somebody else:
#![doc = docify::embed!("src/tests/publishing.rs", list_should_be_verified_when_its_last_row_is_stored)]
//!
//! ## Low level
//!
//! - Calls check their origin and delegate to a `do_*` function.
//! - A chunk is folded by itself, and its subtrees then into the list. So they are known: with the
//!   subtrees of all chunks, which are in state, and one chunk, anybody proves any row of it.

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

mod announcing;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod errors;
mod events;
#[cfg(test)]
mod mock;
mod publishing;
mod removing;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod types;
mod views;
pub mod weights;

pub use pallet::*;
pub use types::{Chunk, List, Stored};
pub use weights::WeightInfo;

use distribution_primitives::{
	chunk::MAX_CHUNK_LEN, merkle::Fold, BoardId, ListId, LostTime, RoundId, Touched,
};
use pallet_distribution_common::DepositInfo;
use polkadot_sdk::{
	frame_support::{
		self,
		pallet_macros::import_section,
		pallet_prelude::*,
		traits::{Consideration, Footprint},
	},
	frame_system::{self, pallet_prelude::*},
	sp_core::H256,
	sp_runtime::traits::{BlockNumberProvider, Zero},
};

/// Time of a list: block number of the configured clock.
pub type MomentOf<T> = <<T as Config>::BlockNumberProvider as BlockNumberProvider>::BlockNumber;
/// A list of this pallet.
pub type ListOf<T> =
	List<<T as frame_system::Config>::AccountId, MomentOf<T>, <T as Config>::Deposit>;

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

		/// The deposit of a list's owner for its state.
		type Deposit: Consideration<Self::AccountId, Footprint> + DepositInfo<Self::AccountId>;

		/// The clock of abandonment.
		type BlockNumberProvider: BlockNumberProvider;

		/// The time that does not count towards abandonment, in blocks of the clock.
		type LostTime: LostTime<MomentOf<Self>>;

		/// Time without a chunk after which anybody may remove a list that is not verified, in
		/// blocks of the clock.
		#[pallet::constant]
		type AbandonAfter: Get<MomentOf<Self>>;

		/// Maximum number of chunks of a list.
		#[pallet::constant]
		type MaxChunks: Get<u32>;
	}

	/// Reasons for which this pallet holds native tokens.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// An owner's deposit for the state of a list.
		#[codec(index = 0)]
		ListDeposit,
	}

	// Maps below are keyed by numbers that are given out in sequence and not chosen by an attacker,
	// so a non-cryptographic hasher is safe.

	/// Id of the next list.
	#[pallet::storage]
	pub type NextListId<T: Config> = StorageValue<_, ListId, ValueQuery>;

	/// The lists. Bounded by the deposit for each.
	#[pallet::storage]
	pub type Lists<T: Config> = StorageMap<_, Twox64Concat, ListId, ListOf<T>>;

	/// How far the lists that are not verified are folded. Bounded by the deposit for each.
	#[pallet::storage]
	pub type Folds<T: Config> = StorageMap<_, Twox64Concat, ListId, Fold>;

	/// The chunks of the lists, by list and number. Bounded by the deposit for each.
	#[pallet::storage]
	pub type Chunks<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ListId, Twox64Concat, u32, Chunk>;

	/// The rounds that keep a list in state. Each round's deposit pays for its entry.
	#[pallet::storage]
	pub type Users<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ListId, Twox64Concat, RoundId, ()>;

	/// The boards of scores that keep a list in state: each for the root that is posted to it, and for
	/// the last one that is final. There are as many boards as governance has created.
	#[pallet::storage]
	pub type Boards<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ListId, Twox64Concat, BoardId, ()>;

	/// The last transaction that stored a chunk: its block and its number in it.
	#[pallet::storage]
	pub type LastStored<T: Config> = StorageValue<_, (BlockNumberFor<T>, u32)>;

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::MaxChunks::get() > 0, "MaxChunks must be positive");
			assert!(!T::AbandonAfter::get().is_zero(), "AbandonAfter must be positive");
			let block = T::BlockWeights::get();
			let normal = block.get(DispatchClass::Normal);
			let largest = Self::publish_weight(MAX_CHUNK_LEN as usize, Self::longest_carrier())
				.max(T::WeightInfo::announce(T::MaxChunks::get()))
				.max(T::WeightInfo::remove(T::MaxChunks::get()));
			assert!(
				largest.all_lte(normal.max_extrinsic.unwrap_or(block.max_block)),
				"the largest chunk, and MaxChunks of them, must fit into a block"
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
		/// Announces a list. Its chunks can be stored from now on, in order and by anybody.
		///
		/// - Origin: any signed account. It becomes the owner and pays the deposit for all state
		///   that the list will have.
		/// - `rows`: number of rows, between 1 and 2^31.
		/// - `chunks`: the sha2-256 digest of each chunk, in order.
		/// - Errors: [`Error::RowsInvalid`], [`Error::ChunksInvalid`], or a lack of funds for the
		///   deposit.
		/// - Events: [`Event::ListAnnounced`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::announce(chunks.len() as u32))]
		pub fn announce(
			origin: OriginFor<T>,
			rows: u32,
			chunks: BoundedVec<H256, T::MaxChunks>,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_announce(owner, rows, &chunks).map(|_| ())
		}

		/// Stores the next chunk of a list. With the last one the list is verified.
		///
		/// - Origin: any signed account.
		/// - `data`: the chunk; see [`distribution_primitives::chunk`]. These have to be the last
		///   bytes of the transaction.
		/// - Errors: [`Error::UnknownList`], [`Error::AlreadyVerified`], [`Error::NotAChunk`],
		///   [`Error::ChunkLength`], [`Error::ChunkEmpty`], [`Error::OtherList`],
		///   [`Error::AlreadyStored`], [`Error::OutOfOrder`], [`Error::ChunkDiffers`],
		///   [`Error::NotLastBytes`], [`Error::OneChunkPerTransaction`],
		///   [`Error::TooManyRows`], [`Error::AmountZero`], [`Error::TotalOverflow`],
		///   [`Error::RowsMissing`], [`Error::ChunksLeft`].
		/// - Events: [`Event::ChunkStored`], and [`Event::ListVerified`] with the last one.
		// The node is told to keep the last bytes of the transaction: `data` stays the last argument.
		#[pallet::call_index(1)]
		#[pallet::weight(Pallet::<T>::publish_weight(data.len(), Pallet::<T>::longest_carrier()))]
		pub fn publish(
			origin: OriginFor<T>,
			list: ListId,
			data: BoundedVec<u8, ConstU32<MAX_CHUNK_LEN>>,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let carrier = Self::do_publish(list, &data)?;
			Ok(Some(Self::publish_weight(data.len(), carrier)).into())
		}

		/// Removes a list and returns its deposit to its owner. Nodes keep the bytes of its chunks as
		/// long as their operators have decided.
		///
		/// - Origin: the owner; for a list that is not verified, and of which nothing was stored for
		///   [`Config::AbandonAfter`], any signed account.
		/// - Errors: [`Error::UnknownList`], [`Error::NotOwner`], [`Error::NotAbandoned`],
		///   [`Error::InUse`].
		/// - Events: [`Event::ListRemoved`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::remove(T::MaxChunks::get()))]
		pub fn remove(origin: OriginFor<T>, list: ListId) -> DispatchResultWithPostInfo {
			let caller = ensure_signed(origin)?;
			let chunks = Self::do_remove(&caller, list)?;
			Ok(Some(T::WeightInfo::remove(chunks)).into())
		}
	}
}

impl<T: Config> Pallet<T> {
	/// The current time.
	pub fn now() -> MomentOf<T> {
		T::BlockNumberProvider::current_block_number()
	}

	/// The time as a list notes it when something is stored.
	fn touch() -> Touched<MomentOf<T>> {
		Touched { at: Self::now(), lost: T::LostTime::lost() }
	}
}
