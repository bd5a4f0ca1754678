#![doc = include_str!("../README.md")]
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for the calls, storage, events and errors. Rounds ask through
//! [`pallet_distribution_common::Announced`].
//!
//! ## Overview
//!
//! - The manager of a draft announces it ([`Pallet::announce`]), and again when its terms have changed.
//! - Anybody objects ([`Pallet::object`]), and the manager answers ([`Pallet::answer`]).
//! - If the manager says by which rule the list was computed, anybody shows that it was not
//!   ([`Pallet::challenge`]).
//! - Anybody closes an announcement whose round is open or over ([`Pallet::close`]), and removes the
//!   objections ([`Pallet::retract`]).
//! - Anybody records the state root of a recent block ([`Pallet::anchor`]), and removes it later
//!   ([`Pallet::lift`]).
//!
//! ## Example
//!
//! A draft with a wrong list, which one watcher brings down:
#![doc = docify::embed!("src/tests/challenging.rs", account_without_a_row_should_bring_the_list_down)]
//!
//! ## Low level
//!
//! - Calls check their origin and delegate to a `do_*` function.
//! - Objections are numbered by round, and answered in the order of their numbers: how many are
//!   answered is one number, whatever their number.
//! - What a fault is, is in [`distribution_primitives::snapshot`]; this pallet reads the state.

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
mod challenging;
mod errors;
mod events;
#[cfg(test)]
mod mock;
mod objecting;
#[cfg(any(feature = "runtime-benchmarks", test))]
mod state;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod types;
mod views;
pub mod weights;

pub use pallet::*;
pub use types::{Anchor, Announcement, Claim, Objection, MAX_HEADER_LEN};
pub use weights::WeightInfo;

use distribution_primitives::{
	snapshot::MAX_PROOF_NODES, Fault, LostTime, PublishedLists, RoundId, Snapshot, StateProof,
	TermsHash, Text, Touched,
};
use pallet_distribution_common::{DepositInfo, Drafts, PastCountries};
use polkadot_sdk::{
	frame_support::{
		self,
		pallet_macros::import_section,
		pallet_prelude::*,
		traits::{fungible::MutateHold, tokens, Consideration, Contains, Footprint},
	},
	frame_system::{self, pallet_prelude::*},
	sp_core::H256,
	sp_runtime::traits::BlockNumberProvider,
};

/// What the pallet's benchmarks need from a runtime.
#[cfg(feature = "runtime-benchmarks")]
pub trait BenchmarkHelper<AccountId> {
	/// Drafts a round of `manager` whose terms demand a list that is stored in the chain, with so many
	/// rows and this root, and gives `manager` native tokens for everything.
	fn draft(manager: &AccountId, root: H256, rows: u32) -> RoundId;

	/// Abandons that draft.
	fn end(round: RoundId);
}

/// Time: block number of the configured clock.
pub type MomentOf<T> = <<T as Config>::BlockNumberProvider as BlockNumberProvider>::BlockNumber;
/// An announcement of this pallet.
pub type AnnouncementOf<T> = Announcement<
	<T as frame_system::Config>::AccountId,
	<T as Config>::Balance,
	MomentOf<T>,
	<T as Config>::Deposit,
>;
/// An objection of this pallet.
pub type ObjectionOf<T> = Objection<<T as frame_system::Config>::AccountId, <T as Config>::Deposit>;
/// A state root of this pallet.
pub type AnchorOf<T> =
	Anchor<<T as frame_system::Config>::AccountId, MomentOf<T>, <T as Config>::Deposit>;

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

		/// Who may announce a round; the account it resolves to has to be the round's manager.
		type ManagerOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// Amounts of the native token, in its smallest unit.
		type Balance: tokens::Balance;

		/// The reasons of the runtime for holding tokens.
		type RuntimeHoldReason: From<HoldReason>;

		/// Holds what a manager loses if the list is not what its snapshot says.
		type Holds: MutateHold<
			Self::AccountId,
			Balance = Self::Balance,
			Reason = Self::RuntimeHoldReason,
		>;

		/// The deposit for whatever an account has in state.
		type Deposit: Consideration<Self::AccountId, Footprint> + DepositInfo<Self::AccountId>;

		/// The rounds.
		type Rounds: Drafts<Self::AccountId>;

		/// The lists that are stored in the chain.
		type Lists: PublishedLists;

		/// What the registry has said about accounts.
		type Countries: PastCountries;

		/// Accounts that compliance lets nobody pay.
		type Unpayable: Contains<Self::AccountId>;

		/// The clock of the periods.
		type BlockNumberProvider: BlockNumberProvider;

		/// The time that does not count towards a period, in blocks of the clock.
		type LostTime: LostTime<MomentOf<Self>>;

		/// Minimum time for objections, in blocks of the clock.
		#[pallet::constant]
		type MinPeriod: Get<MomentOf<Self>>;

		/// Time for which a state root stays recorded at least, in blocks of the clock.
		#[pallet::constant]
		type KeepAnchors: Get<MomentOf<Self>>;

		/// What a manager loses if the list is not what its snapshot says, in the smallest unit of the
		/// native token. Half of it is for whoever shows it, rounded down; the rest is burned.
		#[pallet::constant]
		type Bond: Get<Self::Balance>;

		/// Sets up benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
	}

	/// Reasons for which this pallet holds native tokens.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// The deposit for an announcement, an objection or a state root.
		#[codec(index = 0)]
		Deposit,
		/// What a manager loses if the list is not what its snapshot says.
		#[codec(index = 1)]
		Bond,
	}

	// Maps below are keyed by numbers that are given out in sequence and not chosen by an attacker,
	// so a non-cryptographic hasher is safe.

	/// The announcements, by round. Bounded by the deposit for each.
	#[pallet::storage]
	pub type Announcements<T: Config> = StorageMap<_, Twox64Concat, RoundId, AnnouncementOf<T>>;

	/// What announcements say about how the lists were computed, by round. Bounded by the deposit for
	/// each.
	#[pallet::storage]
	pub type Claims<T: Config> = StorageMap<_, Twox64Concat, RoundId, Claim>;

	/// The objections, by round and number. Bounded by the deposit for each.
	#[pallet::storage]
	pub type Objections<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RoundId, Twox64Concat, u32, ObjectionOf<T>>;

	/// State roots of blocks of this chain, by the number of the block. Bounded by the deposit for each.
	#[pallet::storage]
	pub type Anchors<T: Config> = StorageMap<_, Twox64Concat, BlockNumberFor<T>, AnchorOf<T>>;

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			let none = MomentOf::<T>::default();
			assert!(T::MinPeriod::get() > none, "MinPeriod must be positive");
			assert!(T::KeepAnchors::get() > none, "KeepAnchors must be positive");
			let block = T::BlockWeights::get();
			let normal = block.get(DispatchClass::Normal);
			assert!(
				T::WeightInfo::challenge(MAX_PROOF_NODES)
					.all_lte(normal.max_extrinsic.unwrap_or(block.max_block)),
				"the longest proof of state must fit into a block"
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
		/// Announces a draft. From now on it opens with the terms announced alone, when the period is
		/// over and all objections are answered; before, opening it is refused with
		/// [`Error::PeriodNotOver`] or [`Error::Unanswered`]. Only by abandoning the draft the manager
		/// gets out of it.
		///
		/// Announcing it again begins the period anew. If the terms are others, they are the answer to
		/// all objections so far.
		///
		/// - Origin: [`Config::ManagerOrigin`]. It has to be the round's manager, and pays the deposit.
		///   With a snapshot, [`Config::Bond`] is held besides, of tokens that are neither locked nor
		///   frozen.
		/// - `terms`: hash of the terms and rows that the manager means; see
		///   [`distribution_primitives::terms_hash`].
		/// - `period`: time for objections, in blocks of the clock: [`Config::MinPeriod`] at least, and
		///   not less than it was announced before.
		/// - `snapshot`: by which rule the list was computed, if that is to be open to proof. The terms
		///   have to demand a list of accounts that is stored in the chain, and all its rows have to be
		///   stored.
		/// - Errors: [`Error::NotDraft`], [`Error::NotManager`], [`Error::TermsChanged`],
		///   [`Error::PeriodTooShort`], [`Error::Refuted`], or a lack of funds. Of the snapshot:
		///   [`Error::RatioInvalid`], [`Error::RatesInvalid`], [`Error::WithheldElsewhere`],
		///   [`Error::NotAnchored`], [`Error::OtherStateRoot`], [`Error::ListNotVerified`],
		///   [`Error::ListDiffers`].
		/// - Events: [`Event::RoundAnnounced`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::announce())]
		pub fn announce(
			origin: OriginFor<T>,
			round: RoundId,
			terms: TermsHash,
			period: MomentOf<T>,
			snapshot: Option<Snapshot>,
		) -> DispatchResult {
			let manager = T::ManagerOrigin::ensure_origin(origin)?;
			Self::do_announce(manager, round, terms, period, snapshot)
		}

		/// Objects to an announced round. The round does not open before the manager has answered.
		///
		/// - Origin: any signed account. It pays the deposit for the objection and for an answer.
		/// - `terms`: hash of the terms that were announced, as the account has seen them.
		/// - `text`: the objection, in UTF-8.
		/// - Errors: [`Error::NotAnnounced`], [`Error::TermsChanged`], [`Error::PeriodOver`],
		///   [`Error::NoText`], or a lack of funds for the deposit.
		/// - Events: [`Event::Objected`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::object())]
		pub fn object(
			origin: OriginFor<T>,
			round: RoundId,
			terms: TermsHash,
			text: Text,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_object(by, round, terms, text)
		}

		/// Answers all objections that are not answered, up to one of them. Whether the answer is a good
		/// one is for everybody to judge, not for the chain.
		///
		/// - Origin: [`Config::ManagerOrigin`]. It has to be the round's manager.
		/// - `through`: number of the last objection that is answered.
		/// - `text`: the answer, in UTF-8.
		/// - Errors: [`Error::NotAnnounced`], [`Error::NotManager`], [`Error::NoText`],
		///   [`Error::NothingToAnswer`].
		/// - Events: [`Event::ObjectionsAnswered`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::answer())]
		pub fn answer(
			origin: OriginFor<T>,
			round: RoundId,
			through: u32,
			text: Text,
		) -> DispatchResult {
			let manager = T::ManagerOrigin::ensure_origin(origin)?;
			Self::do_answer(&manager, round, through, text)
		}

		/// Removes an objection and returns its deposit. If it is not answered, the round still does not
		/// open before it is.
		///
		/// - Origin: whoever has objected; any signed account, once the announcement is closed.
		/// - Errors: [`Error::UnknownObjection`], [`Error::NotObjector`].
		/// - Events: [`Event::ObjectionRemoved`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::retract())]
		pub fn retract(origin: OriginFor<T>, round: RoundId, objection: u32) -> DispatchResult {
			let caller = ensure_signed(origin)?;
			Self::do_retract(&caller, round, objection)
		}

		/// Shows that the list of an announced round is not what its snapshot says. The round does not
		/// open with these terms then, and the manager loses the bond: half of it is paid to whoever
		/// shows it, unless compliance stops that; the rest is burned.
		///
		/// - Origin: any signed account.
		/// - `fault`: how the list differs, with the rows that show it.
		/// - `state`: nodes of the state of the snapshot's block that prove what it says about the
		///   account, its country if anything is withheld. Empty for a fault that is about no balance.
		/// - Errors: [`Error::NotAnnounced`], [`Error::NoSnapshot`], [`Error::Refuted`],
		///   [`Error::NotDraft`], [`Error::RowNotProven`], [`Error::StateNotProven`],
		///   [`Error::NotNeighbours`], [`Error::NoFault`].
		/// - Events: [`Event::SnapshotRefuted`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::challenge(state.len() as u32))]
		pub fn challenge(
			origin: OriginFor<T>,
			round: RoundId,
			fault: Fault,
			state: StateProof,
		) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_challenge(by, round, &fault, state)
		}

		/// Closes the announcement of a round that is open or over, and returns what is held for it.
		///
		/// - Origin: any signed account.
		/// - Errors: [`Error::NotAnnounced`], [`Error::StillDraft`].
		/// - Events: [`Event::AnnouncementClosed`].
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::close())]
		pub fn close(origin: OriginFor<T>, round: RoundId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_close(round)
		}

		/// Records the state root of a block, while the chain has the block's hash. Snapshots of this
		/// chain are of blocks whose state root is recorded.
		///
		/// - Origin: any signed account. It pays the deposit.
		/// - `header`: the header of the block, as it is encoded.
		/// - Errors: [`Error::NotAHeader`], [`Error::UnknownBlock`], [`Error::AlreadyAnchored`], or a
		///   lack of funds for the deposit.
		/// - Events: [`Event::StateAnchored`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::anchor())]
		pub fn anchor(
			origin: OriginFor<T>,
			header: BoundedVec<u8, ConstU32<MAX_HEADER_LEN>>,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_anchor(owner, &header)
		}

		/// Removes a state root that was recorded for [`Config::KeepAnchors`], and returns its deposit.
		/// Announcements keep what they have said.
		///
		/// - Origin: whoever has recorded it.
		/// - Errors: [`Error::NotAnchored`], [`Error::NotOwner`], [`Error::AnchorKept`].
		/// - Events: [`Event::AnchorRemoved`].
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::lift())]
		pub fn lift(origin: OriginFor<T>, block: BlockNumberFor<T>) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_lift(&owner, block)
		}
	}
}

impl<T: Config> Pallet<T> {
	/// The current time.
	pub fn now() -> MomentOf<T> {
		T::BlockNumberProvider::current_block_number()
	}

	/// The time as what is kept in state notes it.
	fn touch() -> Touched<MomentOf<T>> {
		Touched { at: Self::now(), lost: T::LostTime::lost() }
	}

	/// The announcement of a round.
	fn announcement_of(round: RoundId) -> Result<AnnouncementOf<T>, DispatchError> {
		Announcements::<T>::get(round).ok_or_else(|| Error::<T>::NotAnnounced.into())
	}
}
