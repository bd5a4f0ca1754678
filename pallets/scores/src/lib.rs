#![doc = include_str!("../README.md")]
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for the calls, storage, events and errors.
//!
//! ## Overview
//!
//! 1. Governance creates a board ([`Pallet::create`]) and names its reporters
//!    ([`Pallet::set_reporters`]). What is paid into its pot can be earned.
//! 2. A reporter posts the root of a published list ([`Pallet::post`]).
//! 3. For a window anybody disputes it: a fault that can be proven brings it down at once
//!    ([`Pallet::prove`]); anything else waits for a verdict ([`Pallet::challenge`],
//!    [`Pallet::judge`]).
//! 4. When its time is over, anybody settles it ([`Pallet::settle`]): it is final, or has fallen.
//! 5. Anybody claims for anybody by the last final root ([`Pallet::claim`]).
//! 6. Governance closes a board ([`Pallet::close`]). When claims are over, anybody removes what is
//!    left of it ([`Pallet::clean`], [`Pallet::remove`]).
//!
//! ## Example
//!
//! A watcher who finds an account in two rows brings the root down, and is paid for it:
#![doc = docify::embed!("src/tests/disputes.rs", account_in_two_rows_should_bring_the_root_down)]
//!
//! ## Low level
//!
//! - Calls check their origin and delegate to a `do_*` function.
//! - Nothing loops over rows: a root has the sum and the number of its rows from the list.
//! - The clock stands still while nobody can claim ([`Config::LostTime`]).

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
mod boards;
mod claims;
mod disputes;
mod errors;
mod events;
#[cfg(test)]
mod mock;
mod posting;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod types;
mod views;
pub mod weights;

pub use pallet::*;
pub use types::{Board, Challenge, Fall, Record, Reporters, Root};
pub use weights::WeightInfo;

use alloc::{boxed::Box, vec::Vec};
use distribution_primitives::{
	score::RowProof, BoardId, BoardTerms, Compliance, InPots, ListId, LostTime, Payees, ScoreFault,
	ScoreTree, Touched,
};
use pallet_distribution_common::{DepositInfo, ScoreLists};
use polkadot_sdk::{
	frame_support::{
		self,
		pallet_macros::import_section,
		pallet_prelude::*,
		traits::{
			fungible::{Inspect, Mutate, MutateHold},
			tokens, Consideration, Footprint,
		},
		PalletId,
	},
	frame_system::{self, pallet_prelude::*},
	sp_core::H256,
	sp_runtime::traits::{AccountIdConversion, BlockNumberProvider},
};

/// Time: block number of the configured clock.
pub type MomentOf<T> = <<T as Config>::BlockNumberProvider as BlockNumberProvider>::BlockNumber;
/// The terms of a board of this pallet.
pub type TermsOf<T> = BoardTerms<<T as Config>::Balance, MomentOf<T>>;
/// A board of this pallet.
pub type BoardOf<T> =
	Board<<T as frame_system::Config>::AccountId, <T as Config>::Balance, MomentOf<T>>;
/// A root that waits on a board of this pallet.
pub type RootOf<T> =
	Root<<T as frame_system::Config>::AccountId, <T as Config>::Balance, MomentOf<T>>;
/// What an account was paid on a board of this pallet.
pub type RecordOf<T> = Record<
	<T as frame_system::Config>::AccountId,
	<T as Config>::Balance,
	<T as Config>::RecordDeposit,
>;
/// Who may post roots to a board of this pallet.
pub type ReportersOf<T> = Reporters<<T as frame_system::Config>::AccountId>;

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
	pub trait Config:
		polkadot_sdk::frame_system::Config<
		RuntimeEvent: From<Event<Self>>,
		AccountId: Into<[u8; 32]>,
	>
	{
		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// Who creates and closes boards, and names their reporters.
		type BoardOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who says whether a root stands that was challenged.
		type JudgeOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Amounts, in the native token's smallest unit.
		type Balance: tokens::Balance + From<u128> + Into<u128>;

		/// Assets, as compliance and payees name them.
		type AssetKind: Parameter + Member + MaxEncodedLen;

		/// The native token among them.
		type NativeAsset: Get<Self::AssetKind>;

		/// The reasons of the runtime for holding tokens.
		type RuntimeHoldReason: From<HoldReason>;

		/// Native tokens: pays what was earned, and holds bonds in their owners' accounts.
		type Currency: Inspect<Self::AccountId, Balance = Self::Balance>
			+ Mutate<Self::AccountId>
			+ MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;

		/// The clock of windows, verdicts and claims.
		type BlockNumberProvider: BlockNumberProvider;

		/// The time in which claims could not be dispatched, on the same clock.
		type LostTime: LostTime<MomentOf<Self>>;

		/// The deposit for the record of an account that was paid.
		type RecordDeposit: Consideration<Self::AccountId, Footprint> + DepositInfo<Self::AccountId>;

		/// Decides who may be paid.
		type Compliance: Compliance<
			Self::AccountId,
			Self::AssetKind,
			Self::Balance,
			Moment = MomentOf<Self>,
		>;

		/// Tells where accounts have rewards sent.
		type Payees: Payees<Self::AccountId, Self::AssetKind>;

		/// The lists in the chain.
		type Lists: ScoreLists;

		/// Provides the minimum balances of pots, and receives what is left of them.
		#[pallet::constant]
		type Treasury: Get<Self::AccountId>;

		/// Seed of the pots' accounts.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// Smallest bond of a root, in the native token's smallest unit.
		#[pallet::constant]
		type MinBond: Get<Self::Balance>;

		/// Shortest time for which a root can be challenged, in blocks of the clock.
		#[pallet::constant]
		type MinWindow: Get<MomentOf<Self>>;

		/// Shortest time for a verdict, in blocks of the clock.
		#[pallet::constant]
		type MinJudging: Get<MomentOf<Self>>;

		/// Time for which accounts can claim from a board that is closed, in blocks of the clock.
		#[pallet::constant]
		type ClaimGrace: Get<MomentOf<Self>>;
	}

	/// Reasons for which this pallet holds native tokens.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// The bond of a reporter for a root, or of a challenger.
		#[codec(index = 0)]
		Bond,
		/// Deposit for the record of an account that was paid.
		#[codec(index = 1)]
		RecordDeposit,
	}

	// Numbers of boards are given out in sequence and not chosen by an attacker, so a
	// non-cryptographic hasher is safe.

	/// Number of the next board.
	#[pallet::storage]
	pub type NextBoardId<T: Config> = StorageValue<_, BoardId, ValueQuery>;

	/// The boards: as many as governance has created.
	#[pallet::storage]
	pub type Boards<T: Config> = StorageMap<_, Twox64Concat, BoardId, BoardOf<T>>;

	/// The root that waits on each board. One bond pays for each.
	#[pallet::storage]
	pub type Roots<T: Config> = StorageMap<_, Twox64Concat, BoardId, RootOf<T>>;

	/// What accounts were paid. Bounded by the deposit for each.
	// Accounts can be attacker-chosen, so they need a cryptographic hasher.
	#[pallet::storage]
	pub type Records<T: Config> =
		StorageDoubleMap<_, Twox64Concat, BoardId, Blake2_128Concat, T::AccountId, RecordOf<T>>;

	/// Sum of what all boards owe by their last final roots, in the native token's smallest unit. These
	/// tokens are in pots, where nobody can vote with them.
	#[pallet::storage]
	pub type TotalOwed<T: Config> = StorageValue<_, T::Balance, ValueQuery>;

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			let none = MomentOf::<T>::default();
			assert!(T::MinBond::get() > T::Balance::default(), "MinBond must be positive");
			assert!(T::MinWindow::get() > none, "MinWindow must be positive");
			assert!(T::MinJudging::get() > none, "MinJudging must be positive");
			assert!(T::ClaimGrace::get() > none, "ClaimGrace must be positive");
			let pot = Self::pot(0);
			assert!(pot != T::Treasury::get(), "a pot must not be the treasury");
			assert!(pot != Self::pot(1), "every board needs its own pot: is AccountId too short?");
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
		/// Creates a board. The treasury provides the minimum balance of its pot.
		///
		/// - Origin: [`Config::BoardOrigin`].
		/// - `terms`: what holds for all of its roots; see [`BoardTerms`]. It never changes.
		/// - `reporters`: who may post roots. Each may by itself: several who must agree are a multisig.
		/// - Errors: [`Error::TermsInvalid`], [`Error::RequirementUnsupported`],
		///   [`Error::ReporterTwice`], or a lack of funds of the treasury.
		/// - Events: [`Event::BoardCreated`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::create())]
		pub fn create(
			origin: OriginFor<T>,
			terms: TermsOf<T>,
			reporters: ReportersOf<T>,
		) -> DispatchResult {
			T::BoardOrigin::ensure_origin(origin)?;
			Self::do_create(terms, reporters).map(|_| ())
		}

		/// Replaces the reporters of a board. A root that is posted stays.
		///
		/// - Origin: [`Config::BoardOrigin`].
		/// - Errors: [`Error::UnknownBoard`], [`Error::BoardClosed`], [`Error::ReporterTwice`].
		/// - Events: [`Event::ReportersSet`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::set_reporters())]
		pub fn set_reporters(
			origin: OriginFor<T>,
			board: BoardId,
			reporters: ReportersOf<T>,
		) -> DispatchResult {
			T::BoardOrigin::ensure_origin(origin)?;
			Self::do_set_reporters(board, reporters)
		}

		/// Closes a board: no more roots are posted to it. One that is posted can still become final.
		/// From then on accounts claim for [`Config::ClaimGrace`].
		///
		/// - Origin: [`Config::BoardOrigin`].
		/// - Errors: [`Error::UnknownBoard`], [`Error::BoardClosed`].
		/// - Events: [`Event::BoardClosed`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::close())]
		pub fn close(origin: OriginFor<T>, board: BoardId) -> DispatchResult {
			T::BoardOrigin::ensure_origin(origin)?;
			Self::do_close(board)
		}

		/// Posts the root of a published list. The bond is held in the reporter's account until the root
		/// is final or has fallen.
		///
		/// - Origin: a reporter of the board.
		/// - `list`: the list in the chain; all its rows must be stored.
		/// - `root`: its root. Whoever signs the call has seen it.
		/// - Errors: [`Error::UnknownBoard`], [`Error::BoardClosed`], [`Error::NotReporter`],
		///   [`Error::RootPending`], [`Error::UnknownList`], [`Error::RootDiffers`],
		///   [`Error::NothingAdded`], [`Error::NotCovered`], a lack of funds for the bond, of which none
		///   may be locked, and, if compliance stops the reporter, [`Error::AccountFrozen`] or
		///   [`Error::JurisdictionBlocked`].
		/// - Events: [`Event::RootPosted`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::post().saturating_add(T::Compliance::weight(None)))]
		pub fn post(
			origin: OriginFor<T>,
			board: BoardId,
			list: ListId,
			root: H256,
		) -> DispatchResult {
			let reporter = ensure_signed(origin)?;
			Self::do_post(reporter, board, list, root)
		}

		/// Proves a fault of the root that waits on a board: it falls, and its reporter reports no
		/// longer. Half of the reporter's bond goes to the sender, unless compliance stops it; the rest
		/// is burned. Whoever had challenged the root gets its own bond back.
		///
		/// It needs no bond, and works until the root is final.
		///
		/// - Origin: any signed account.
		/// - `fault`: rows with their proofs; see [`ScoreFault`].
		/// - Errors: [`Error::UnknownBoard`], [`Error::NoRootPosted`], [`Error::FaultNotProven`].
		/// - Events: [`Event::RootFell`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::prove().saturating_add(T::Compliance::weight(None)))]
		pub fn prove(
			origin: OriginFor<T>,
			board: BoardId,
			fault: Box<ScoreFault>,
		) -> DispatchResult {
			let prover = ensure_signed(origin)?;
			Self::do_prove(prover, board, &fault)
		}

		/// Challenges the root that waits on a board for what cannot be proven. The challenger's bond,
		/// half of the reporter's, is held until there is a verdict. If there is none in time, the root
		/// falls.
		///
		/// - Origin: any signed account.
		/// - `number`: number of the root.
		/// - `reason`: hash of the reasons, which the challenger has published.
		/// - Errors: [`Error::UnknownBoard`], [`Error::NoRootPosted`], [`Error::OtherRoot`],
		///   [`Error::AlreadyChallenged`], [`Error::WindowOver`], a lack of funds for the bond, of which
		///   none may be locked, and, if compliance stops the challenger, [`Error::AccountFrozen`] or
		///   [`Error::JurisdictionBlocked`].
		/// - Events: [`Event::RootChallenged`].
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::challenge().saturating_add(T::Compliance::weight(None)))]
		pub fn challenge(
			origin: OriginFor<T>,
			board: BoardId,
			number: u32,
			reason: H256,
		) -> DispatchResult {
			let challenger = ensure_signed(origin)?;
			Self::do_challenge(challenger, board, number, reason)
		}

		/// Says whether a root stands that was challenged. Half of the loser's bond goes to the winner,
		/// unless compliance stops it; the rest is burned. If the root falls, its reporter reports no
		/// longer. If it stands, it can be challenged again within its window, and not after it.
		///
		/// - Origin: [`Config::JudgeOrigin`].
		/// - `number`: number of the root.
		/// - `stands`: whether it stands.
		/// - Errors: [`Error::UnknownBoard`], [`Error::NoRootPosted`], [`Error::OtherRoot`],
		///   [`Error::NotChallenged`], [`Error::VerdictLate`].
		/// - Events: [`Event::ChallengeDismissed`] or [`Event::RootFell`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::judge().saturating_add(T::Compliance::weight(None)))]
		pub fn judge(
			origin: OriginFor<T>,
			board: BoardId,
			number: u32,
			stands: bool,
		) -> DispatchResult {
			T::JudgeOrigin::ensure_origin(origin)?;
			Self::do_judge(board, number, stands)
		}

		/// Settles the root that waits on a board, once its time is over. If nobody challenges it, it is
		/// final, and the reporter's bond is free. If nobody has judged it in time, it falls, and both
		/// bonds are free but for a tenth, which is burned.
		///
		/// - Origin: any signed account.
		/// - Errors: [`Error::UnknownBoard`], [`Error::NoRootPosted`], [`Error::WindowOpen`],
		///   [`Error::VerdictAwaited`].
		/// - Events: [`Event::RootFinal`] or [`Event::RootFell`].
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::settle().max(T::WeightInfo::settle_unjudged()))]
		pub fn settle(origin: OriginFor<T>, board: BoardId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_settle(board)
		}

		/// Pays an account what it has earned by the last final root and not received yet, up to its
		/// payout limit; the rest stays claimable. The sender of an account's first claim pays the
		/// deposit for its record.
		///
		/// - Origin: any signed account.
		/// - `who`: whose row it is.
		/// - `index`: number of the row in the list of the last final root.
		/// - `score`: what the row says, in the native token's smallest unit.
		/// - `proof`: the row's proof, from its sibling upwards.
		/// - Errors: [`Error::UnknownBoard`], [`Error::ClaimsOver`], [`Error::NoRootFinal`],
		///   [`Error::InvalidProof`], [`Error::NothingToClaim`], [`Error::TotalReached`],
		///   [`Error::AccountIsPot`] if that is the account to be paid, those of the transfer, or a lack
		///   of funds for the deposit.
		/// - Errors of compliance: [`Error::LevelTooLow`], [`Error::IdentityExpired`],
		///   [`Error::JurisdictionRefused`], [`Error::AccountFrozen`],
		///   [`Error::JurisdictionBlocked`], [`Error::AttesterGone`], [`Error::IdentityRevoked`],
		///   [`Error::TooFewAttesters`], [`Error::PayoutLimitReached`],
		///   [`Error::AbovePayoutLimit`]; of the account that the owner has named to be paid:
		///   [`Error::PayeeFrozen`], [`Error::PayeeBlocked`].
		/// - Events: [`Event::ScorePaid`].
		#[pallet::call_index(8)]
		#[pallet::weight(Pallet::<T>::claim_weight())]
		pub fn claim(
			origin: OriginFor<T>,
			board: BoardId,
			who: T::AccountId,
			index: u32,
			#[pallet::compact] score: T::Balance,
			proof: RowProof,
		) -> DispatchResult {
			let caller = ensure_signed(origin)?;
			Self::do_claim(caller, board, who, index, score, &proof)
		}

		/// Removes the record of an account on a board whose claims are over, and returns its deposit.
		///
		/// - Origin: any signed account.
		/// - Errors: [`Error::UnknownBoard`], [`Error::ClaimsNotOver`], [`Error::NoRecord`].
		/// - Events: [`Event::RecordRemoved`].
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::clean())]
		pub fn clean(origin: OriginFor<T>, board: BoardId, who: T::AccountId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_clean(board, who)
		}

		/// Removes a board whose claims are over and that has no records. What is left in its pot goes to
		/// the treasury.
		///
		/// Of a board that has been removed, what has come into its pot since goes there: emission pays
		/// into it as long as a budget names it.
		///
		/// - Origin: any signed account.
		/// - Errors: [`Error::UnknownBoard`], also if it has been removed and its pot is empty,
		///   [`Error::ClaimsNotOver`], [`Error::RecordsLeft`], and those of the transfer.
		/// - Events: [`Event::BoardRemoved`] or [`Event::PotSwept`].
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::remove())]
		pub fn remove(origin: OriginFor<T>, board: BoardId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_remove(board)
		}
	}
}

pallet_distribution_common::error_from_refusal!(Error);

impl<T: Config> InPots<T::Balance> for Pallet<T> {
	fn in_pots() -> T::Balance {
		TotalOwed::<T>::get()
	}
}

impl<T: Config> Pallet<T> {
	/// The account that pays what was earned on a board.
	pub fn pot(board: BoardId) -> T::AccountId {
		T::PalletId::get().into_sub_account_truncating(types::pot_seed(board))
	}

	/// Whether an account is the pot of a board, of one to come included.
	pub(crate) fn is_pot(who: &T::AccountId) -> bool {
		let (tag, _) = types::pot_seed(0);
		PalletId::try_from_sub_account::<([u8; 5], BoardId)>(who)
			.is_some_and(|(of, (seed, _))| of == T::PalletId::get() && seed == tag)
	}

	/// The current time, and what was lost until now.
	fn touch() -> Touched<MomentOf<T>> {
		let at = T::BlockNumberProvider::current_block_number();
		Touched { at, lost: T::LostTime::lost() }
	}

	/// The record of a board.
	fn board(id: BoardId) -> Result<BoardOf<T>, DispatchError> {
		Boards::<T>::get(id).ok_or_else(|| Error::<T>::UnknownBoard.into())
	}

	/// The root that waits on a board.
	fn waiting(id: BoardId) -> Result<RootOf<T>, DispatchError> {
		Roots::<T>::get(id).ok_or_else(|| Error::<T>::NoRootPosted.into())
	}

	/// Whether nothing is claimed from a board any more: it was closed, and no root was awaited, for as
	/// long as accounts have for it.
	pub(crate) fn is_over(id: BoardId, board: &BoardOf<T>) -> bool {
		let closed = board.closed.as_ref();
		closed.is_some_and(|since| since.ago(Self::touch()) >= T::ClaimGrace::get())
			&& !Roots::<T>::contains_key(id)
	}

	/// Weight of a claim, of an account that has named another to be paid.
	fn claim_weight() -> Weight {
		T::WeightInfo::claim()
			.saturating_add(T::Compliance::weight(None))
			.saturating_add(T::Compliance::payee_weight())
			.saturating_add(T::Payees::proof())
	}
}
