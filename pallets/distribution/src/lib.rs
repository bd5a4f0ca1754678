#![doc = include_str!("../README.md")]
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for the calls, storage, events and errors.
//!
//! ## Overview
//!
//! A round goes through these steps:
//!
//! 1. A manager drafts the terms ([`Pallet::draft`]) and pays a deposit for the state of the round.
//!    Until it opens, the manager can replace the terms ([`Pallet::amend`]), add rows to a listed
//!    round ([`Pallet::add_entries`]), or abandon the round ([`Pallet::abandon`]).
//! 2. Anyone pays into the round's pot ([`Pallet::fund`]). The pot must hold the budget plus one
//!    minimum balance of the asset: it can then pay every row in any order and is never reaped, as
//!    long as the owner of the asset does not interfere.
//! 3. The manager opens the round ([`Pallet::open`]). Both `fund` and `open` carry the hash of the
//!    terms. A draft that was announced opens when its announcement allows it
//!    ([`Config::Announcements`]). A vote may stop the clock ([`Pallet::pause`], [`Pallet::resume`]), and so may the
//!    committee, for a time that it has once for each round.
//! 4. Anyone claims for anyone ([`Pallet::claim`], [`Pallet::claim_batch`]; rows that follow one
//!    another with one proof, [`Pallet::claim_range`]; one account's from many rounds,
//!    [`Pallet::claim_many`]; if they belong to Ethereum addresses, with a signature of their owners,
//!    [`Pallet::claim_ethereum`]). Rows of a listed round are also paid by the chain itself in
//!    `on_idle`. Whoever a beneficiary has named is paid instead of it ([`Config::Payees`]), or once
//!    whom it has signed off chain ([`Pallet::claim_to`]). A row that is refused is set aside by the
//!    chain when it is tried by itself or in a batch, or by anybody ([`Pallet::set_aside`]), so that
//!    it survives the closing of the round. In a round of vouchers, keys of the manager's sign
//!    cumulative amounts off chain ([`Pallet::rotate_keys`], [`Pallet::promise`]), and anyone settles
//!    them for anyone ([`Pallet::settle`], [`Pallet::settle_batch`]).
//! 5. Once every row is paid, or some time after the window has closed, anyone closes the round
//!    ([`Pallet::close`]): what is left goes where the terms say. Removing its state
//!    ([`Pallet::clean_up`]) returns the deposits. Tokens that reach its pot even later go to the
//!    treasury ([`Pallet::sweep`]).
//!
//! ## Example
//!
//! A round of three rows, from draft to removal:
#![doc = docify::embed!("src/tests/lifecycle.rs", round_should_go_through_its_whole_life_and_leave_nothing_behind)]
//!
//! A stream pays what has unlocked, in as many payments as its beneficiary likes:
#![doc = docify::embed!("src/tests/streams.rs", stream_should_pay_what_is_unlocked_and_no_more)]
//!
//! ## Low level
//!
//! - Calls check their origin and delegate to a `do_*` function.
//! - Rows are numbered. A bitmap of 1,024-bit words records which have been paid.
//! - A refused claim changes nothing and names its reason; the entitlement remains.
//! - Time is the configured [`Config::BlockNumberProvider`]. Windows and graces are longer by what
//!   was lost to claims meanwhile ([`Config::LostTime`], pauses); unlock schedules are not.

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

mod announced;
mod aside;
mod bare;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
pub mod bitmap;
mod budget;
mod calls;
mod claims;
mod cleaning;
mod clock;
pub mod delay;
mod deposits;
mod drafts;
mod entitlements;
mod errors;
mod ethereum;
mod events;
mod free;
pub mod free_use;
pub mod hot;
mod many;
#[cfg(test)]
mod mock;
mod payer;
mod pots;
pub mod prices;
mod published;
mod push;
mod ranges;
mod redirects;
mod rounds;
mod sales;
mod streams;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod types;
mod views;
mod vouchers;
mod weighing;
pub mod weights;

pub use bitmap::BitmapWord;
pub use cleaning::Cleaned;
pub use free_use::{Bare, FreeUse};
pub use hot::PaidFrom;
pub use pallet::*;
#[cfg(feature = "runtime-benchmarks")]
pub use pallet_distribution_common::BenchmarkHelper;
pub use types::{Cleaning, OverBudget, Queued, Round, Seal, Stream, StreamRecords};
pub use vouchers::SettlementSize;
pub use weighing::BatchSize;
pub use weights::WeightInfo;

use distribution_primitives::{
	merkle::MAX_RANGE_SIBLINGS, round::MAX_MANY, ClaimItem, Compliance, EthereumSignature,
	Evidence, LostTime, Manifest, Payees, PublishedLists, RangeRow, Redirect, RoundId,
	SignedVoucher, Terms, TermsHash, Voucher, VoucherKeys, VoucherRecord, VoucherSigners,
};
use ethereum::Order;
use pallet_distribution_common::{Announced, Finals};
use polkadot_sdk::{
	frame_support::{
		self,
		dispatch::WithPostDispatchInfo,
		pallet_macros::import_section,
		pallet_prelude::*,
		traits::{
			fungible::{self, MutateHold},
			fungibles::{Inspect, Mutate},
			tokens, Contains, Currency, Footprint, VestedTransfer,
		},
		PalletId,
	},
	frame_system::{self, pallet_prelude::*},
	sp_core::H160,
	sp_runtime::{
		traits::{AccountIdConversion, BlockNumberProvider, Convert},
		transaction_validity::TransactionValidityWithRefund,
		MultiSignature,
	},
};
use ranges::payable;

/// Time of a round: block number of the configured clock.
pub type MomentOf<T> = <<T as Config>::BlockNumberProvider as BlockNumberProvider>::BlockNumber;
/// A round of this pallet.
pub type RoundOf<T> = Round<
	<T as frame_system::Config>::AccountId,
	<T as Config>::AssetKind,
	<T as Config>::Balance,
	MomentOf<T>,
>;
/// The terms of a round of this pallet.
pub type TermsOf<T> = Terms<<T as Config>::AssetKind, <T as Config>::Balance, MomentOf<T>>;
/// A stream of this pallet.
pub type StreamOf<T> = Stream<<T as frame_system::Config>::AccountId, <T as Config>::Balance>;
/// A row of a listed round: beneficiary and amount.
pub type EntryOf<T> = (<T as frame_system::Config>::AccountId, <T as Config>::Balance);
/// What transactions without signature have used of a block.
pub type FreeUseOf<T> = FreeUse<BlockNumberFor<T>, <T as frame_system::Config>::AccountId>;
/// The rounds that a block has paid from.
pub type PaidFromOf<T> = PaidFrom<BlockNumberFor<T>>;
/// What compliance says of all beneficiaries alike.
type SessionOf<T> = <<T as Config>::Compliance as Compliance<
	<T as frame_system::Config>::AccountId,
	<T as Config>::AssetKind,
	<T as Config>::Balance,
>>::Session;
/// A row of a claim of rows that follow one another.
pub type RangeRowOf<T> = RangeRow<<T as frame_system::Config>::AccountId>;
/// The rows of such a claim.
pub type RangeRowsOf<T> = BoundedVec<RangeRowOf<T>, <T as Config>::MaxBatch>;
/// The hashes beside them that lead to the root.
pub type RangeSiblings = BoundedVec<polkadot_sdk::sp_core::H256, ConstU32<MAX_RANGE_SIBLINGS>>;
/// Where the owner of a row has one payment of it sent.
pub type RedirectOf<T> =
	Redirect<<T as frame_system::Config>::AccountId, <T as Config>::Balance, MomentOf<T>>;
/// A voucher of this pallet.
pub type VoucherOf<T> =
	Voucher<<T as frame_system::Config>::AccountId, <T as Config>::Balance, MomentOf<T>>;
/// A voucher of this pallet, with its signatures.
pub type SignedVoucherOf<T> =
	SignedVoucher<<T as frame_system::Config>::AccountId, <T as Config>::Balance, MomentOf<T>>;
/// Vouchers of this pallet that are settled together.
pub type SignedVouchersOf<T> = BoundedVec<SignedVoucherOf<T>, <T as Config>::MaxBatch>;
/// Who signs the vouchers of a round.
pub type VoucherSignersOf<T> = VoucherSigners<MomentOf<T>>;
/// What a round of vouchers knows of one beneficiary.
pub type VoucherRecordOf<T> = VoucherRecord<<T as Config>::Balance>;
/// A claim of one account from many rounds: the round, and the proof of the row.
pub type RoundClaimOf<T> = (RoundId, Evidence<<T as Config>::Balance>);
/// Such claims.
pub type RoundClaimsOf<T> = BoundedVec<RoundClaimOf<T>, ConstU32<MAX_MANY>>;
/// One claim of a batch.
pub type ClaimItemOf<T> = ClaimItem<<T as frame_system::Config>::AccountId, <T as Config>::Balance>;

#[allow(clippy::expect_used, reason = "the storage macros expand to it; the code here has none")]
#[import_section(bare::bare)]
#[import_section(calls::calls)]
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
		AccountId: Into<[u8; 32]> + From<[u8; 32]>,
	>
	{
		/// Weights of the calls and hooks.
		type WeightInfo: WeightInfo;

		/// Who may draft a round; the account it resolves to is the manager.
		type RoundOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// Who may stop the clock of an open round without an end, and restart any: a vote.
		type PauseOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who may stop the clock of an open round for a while, within [`Config::PauseBudget`], and
		/// restart it, unless a vote has stopped it.
		type BrakeOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Amounts, in the smallest unit of their asset.
		type Balance: tokens::Balance + From<u128> + Into<u128>;

		/// Assets that can be distributed.
		type AssetKind: Parameter + Member + MaxEncodedLen;

		/// Holds and moves all assets.
		type Assets: Inspect<Self::AccountId, AssetId = Self::AssetKind, Balance = Self::Balance>
			+ Mutate<Self::AccountId>;

		/// The native asset, the only one whose release can be `Vested`.
		type NativeAsset: Get<Self::AssetKind>;

		/// Locks native tokens in the beneficiary's account.
		type Vesting: VestedTransfer<
			Self::AccountId,
			Moment = MomentOf<Self>,
			Currency: Currency<Self::AccountId, Balance = Self::Balance>,
		>;

		/// The error of [`Config::Vesting`] that says that an account has no room for another
		/// schedule.
		type VestingSlotsFull: Get<DispatchError>;

		/// Smallest amount that [`Config::Vesting`] locks, in the native token's smallest unit.
		#[pallet::constant]
		type MinVested: Get<Self::Balance>;

		/// The clock of windows, schedules and pauses.
		type BlockNumberProvider: BlockNumberProvider;

		/// The time in which nobody could claim, in blocks of the clock: windows and graces are
		/// longer by it.
		type LostTime: LostTime<MomentOf<Self>>;

		/// The reasons of the runtime for holding tokens.
		type RuntimeHoldReason: From<HoldReason>;

		/// Holds the deposits and credits payments, in native tokens. It has to keep the same balances
		/// as [`Config::Assets`] does for [`Config::NativeAsset`].
		type Holds: MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason, Balance = Self::Balance>
			+ fungible::Mutate<Self::AccountId>;

		/// What state costs as a deposit, in the smallest unit of the native token. It may change
		/// at any time: what is held stays as it was put down.
		type DepositPrice: Convert<Footprint, Self::Balance>;

		/// Decides who may be paid.
		type Compliance: Compliance<
			Self::AccountId,
			Self::AssetKind,
			Self::Balance,
			Moment = MomentOf<Self>,
		>;

		/// Tells where the owners of rows have payments sent.
		type Payees: Payees<Self::AccountId, Self::AssetKind>;

		/// The lists that are stored in the chain.
		type Lists: PublishedLists;

		/// Drafts that are announced, and may not open before their time.
		type Announcements: Announced;

		/// Keeps the digest of the chain, into which rounds are folded that are removed.
		type Finals: Finals;

		/// Whether no claim can be sent: in safe mode, or while claims are paused. The chain then
		/// pays no rows on its own either.
		type ClaimsPaused: Get<bool>;

		/// Receives the remainders that the terms leave to the treasury, rows set aside that nobody
		/// claims, and what reaches the pots of removed rounds.
		#[pallet::constant]
		type Treasury: Get<Self::AccountId>;

		/// Seed of the pots' accounts.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// Minimum time between the opening of a round and the end of its window, in blocks of the
		/// clock.
		#[pallet::constant]
		type MinWindow: Get<MomentOf<Self>>;

		/// Minimum time for which a streamed round stays open after its last unlock, in blocks of
		/// the clock.
		#[pallet::constant]
		type ClaimGrace: Get<MomentOf<Self>>;

		/// For how long [`Config::BrakeOrigin`] may have a round paused in all, over its whole
		/// life, in blocks of the clock.
		#[pallet::constant]
		type PauseBudget: Get<MomentOf<Self>>;

		/// Time after the end of a window during which rows set aside can still be claimed, in
		/// blocks of the clock. It begins again with each payment to a stream set aside that a
		/// payout limit cuts short.
		#[pallet::constant]
		type SetAsideGrace: Get<MomentOf<Self>>;

		/// Time after the end of a window before which a round with unpaid rows cannot be closed,
		/// in blocks of the clock: until then anybody can set refused rows aside.
		#[pallet::constant]
		type CloseDelay: Get<MomentOf<Self>>;

		/// Minimum time for which vouchers can still be settled after their keys were replaced, in
		/// blocks of the clock.
		#[pallet::constant]
		type VoucherNotice: Get<MomentOf<Self>>;

		/// Maximum number of rows added by one call, claims in a batch, and items removed by one
		/// clean-up.
		#[pallet::constant]
		type MaxBatch: Get<u32>;

		/// Maximum number of listed rounds in the push queue.
		#[pallet::constant]
		type MaxPushRounds: Get<u32>;

		/// Maximum number of claims without signature per stream: each must pay more than the
		/// entitlement divided by this number, or everything that is left.
		#[pallet::constant]
		type MaxFreeStreamClaims: Get<u32>;

		/// Priority of claims without signature in the pool, and of setting aside without one.
		#[pallet::constant]
		type UnsignedPriority: Get<TransactionPriority>;

		/// Assets that can be claimed and set aside without signature: the native one, and those
		/// that governance has marked. Anybody can make worthless assets, and claims of those would
		/// fill blocks.
		type FreeAssets: Contains<Self::AssetKind>;

		/// Weight that claims and setting aside without signature may use of any block, however
		/// full it is. They pay no fee, so they must not crowd out transactions that do.
		#[pallet::constant]
		type MaxFreeClaims: Get<Weight>;

		/// They may use more than [`Config::MaxFreeClaims`] while the whole block is filled to less
		/// than this.
		#[pallet::constant]
		type FreeClaimsFill: Get<Weight>;

		/// Time after the chain has finished pushing a round before it can be asked to push it
		/// again, in blocks of the clock. It doubles with each pass in a row that paid nothing.
		#[pallet::constant]
		type PushCooldown: Get<MomentOf<Self>>;

		/// How many bytes of storage proof the block has recorded so far, where the node records
		/// them: the chain pays rows on its own by what they really take.
		type RecordedProof: Get<Option<u64>>;

		/// Sets up benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AssetKind, Self::AccountId>;
	}

	/// Reasons for which this pallet holds native tokens.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// A manager's deposit for the state of a round.
		#[codec(index = 0)]
		RoundDeposit,
		/// The deposit for the record of a stream.
		#[codec(index = 1)]
		RecordDeposit,
	}

	// Maps below are keyed by numbers that are given out in sequence and not chosen by an attacker,
	// so a non-cryptographic hasher is safe.

	/// Id of the next round.
	#[pallet::storage]
	pub type NextRoundId<T: Config> = StorageValue<_, RoundId, ValueQuery>;

	/// The rounds. Bounded by the deposit for each.
	#[pallet::storage]
	pub type Rounds<T: Config> = StorageMap<_, Twox64Concat, RoundId, RoundOf<T>>;

	/// The managers' deposits: what is held for each round, in native tokens.
	#[pallet::storage]
	pub type Deposits<T: Config> = StorageMap<_, Twox64Concat, RoundId, T::Balance>;

	/// The hashes of the rounds' terms, and the digests of their listed rows.
	#[pallet::storage]
	pub type Seals<T: Config> = StorageMap<_, Twox64Concat, RoundId, Seal>;

	/// The published lists of Merkle rounds.
	#[pallet::storage]
	pub type Manifests<T: Config> = StorageMap<_, Twox64Concat, RoundId, Manifest>;

	/// The rows of listed rounds, in order of addition. Bounded by the manager's deposit for each.
	#[pallet::storage]
	pub type Entries<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RoundId, Twox64Concat, u32, EntryOf<T>>;

	/// Which rows have been paid or, in streamed rounds, started, and which are set aside. Bounded
	/// by the manager's deposit.
	#[pallet::storage]
	pub type Claimed<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RoundId, Twox64Concat, u32, BitmapWord>;

	/// Streams that have been started and not paid in full, by row. Bounded by the deposit for
	/// each.
	#[pallet::storage]
	pub type Streams<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RoundId, Twox64Concat, u32, StreamOf<T>>;

	/// How far the state of closed rounds has been removed: a walk over what is left must not begin
	/// where everything is gone.
	#[pallet::storage]
	pub type Cleanings<T: Config> = StorageMap<_, Twox64Concat, RoundId, Cleaning, ValueQuery>;

	/// Who signs the vouchers of a round.
	#[pallet::storage]
	pub type Signers<T: Config> = StorageMap<_, Twox64Concat, RoundId, VoucherSignersOf<T>>;

	/// What a round of vouchers knows of its beneficiaries. Bounded by the manager's deposit for each.
	// Whoever has a key chooses the beneficiaries, so their accounts need a cryptographic hasher.
	#[pallet::storage]
	pub type Vouchers<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		RoundId,
		Blake2_128Concat,
		T::AccountId,
		VoucherRecordOf<T>,
	>;

	/// The last beneficiary whose record was removed from a closed round of vouchers, in the order of
	/// the storage keys.
	#[pallet::storage]
	pub type CleanedVouchers<T: Config> = StorageMap<_, Twox64Concat, RoundId, T::AccountId>;

	/// The push queue: listed rounds, each with the next row to pay.
	#[pallet::storage]
	pub type PushQueue<T: Config> =
		StorageValue<_, BoundedVec<Queued, T::MaxPushRounds>, ValueQuery>;

	/// Native tokens that the pots of all rounds owe, in the smallest unit: what is not paid of
	/// open and paused rounds, and what is set aside in closed ones.
	// Each payment in native tokens changes it, so a block reads and writes it once for all of them:
	// the hook at its beginning declares that, and benchmarks do not count it.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type TotalOwed<T: Config> = StorageValue<_, T::Balance, ValueQuery>;

	/// What claims and setting aside without signature have used of a block.
	// As above: they change it in memory, and the block writes it at its end.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type FreeClaims<T: Config> = StorageValue<_, FreeUseOf<T>, ValueQuery>;

	/// The rounds that the block has paid from. What their payments share is in memory then.
	// As above: payments change it in memory. It is written with the round and the pot, in the same
	// layer of storage, so what undoes them undoes it: it never names a round that the block has not
	// read and is not about to write anyway.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type HotRounds<T: Config> = StorageValue<_, PaidFromOf<T>, ValueQuery>;

	/// Events that should never happen.
	#[derive(
		Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo,
	)]
	pub enum UnexpectedKind {
		/// A deposit was missing, in whole or in part, when it was to be returned.
		#[codec(index = 0)]
		DepositMissing,
		/// The account of a pot cannot be removed: it was sent something that the round knows
		/// nothing about.
		#[codec(index = 1)]
		PotReferenced,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Declares the weight of [`TotalOwed`], [`FreeClaims`] and [`HotRounds`], for the whole block.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			Self::owed_weight()
				.saturating_add(Self::free_use_weight())
				.saturating_add(Self::hot_rounds_weight())
		}

		/// Pays rows of listed rounds with the weight that is left in the block.
		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			Self::push(remaining)
		}

		fn integrity_test() {
			assert!(T::MaxBatch::get() > 0, "MaxBatch must be positive");
			assert!(T::MaxPushRounds::get() > 0, "MaxPushRounds must be positive");
			assert!(T::MaxFreeStreamClaims::get() > 0, "MaxFreeStreamClaims must be positive");
			let pot = Self::pot(0);
			assert!(pot != T::Treasury::get(), "a pot must not be the treasury");
			assert!(pot != Self::pot(1), "every round needs its own pot: is AccountId too short?");
			assert!(
				Self::pot(0) != T::PalletId::get().into_account_truncating(),
				"a pot must not be the pallet's own account"
			);
			let block = T::BlockWeights::get();
			let normal = block.get(DispatchClass::Normal);
			assert!(
				Self::batch_weight(BatchSize::largest(T::MaxBatch::get()))
					.max(Self::largest_range_weight())
					.max(Self::largest_settlement_weight())
					.max(Self::largest_many_weight())
					.all_lte(normal.max_extrinsic.unwrap_or(block.max_block)),
				"a batch of MaxBatch claims must fit into a block"
			);
			assert!(
				T::WeightInfo::add_entries(T::MaxBatch::get())
					.max(Self::clean_up_weight(T::MaxBatch::get(), true))
					.all_lte(normal.max_extrinsic.unwrap_or(block.max_block)),
				"MaxBatch rows must fit into a block"
			);
			assert!(
				T::MaxFreeClaims::get().all_lte(T::FreeClaimsFill::get()),
				"what is free in any block must be free in an empty one"
			);
			assert!(
				T::CloseDelay::get() <= T::SetAsideGrace::get(),
				"rows set aside must outlive the closing"
			);
			let none = MomentOf::<T>::default();
			assert!(T::PauseBudget::get() > none, "PauseBudget must be positive");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(
			_: BlockNumberFor<T>,
		) -> Result<(), polkadot_sdk::sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}

pallet_distribution_common::error_from_refusal!(Error);

impl<T> From<OverBudget> for Error<T> {
	fn from(_: OverBudget) -> Self {
		Self::BudgetExceeded
	}
}

impl<T: Config> Pallet<T> {
	/// The account that holds the tokens of round `id`.
	pub fn pot(id: RoundId) -> T::AccountId {
		T::PalletId::get().into_sub_account_truncating(types::pot_seed(id))
	}

	/// The current time.
	pub fn now() -> MomentOf<T> {
		T::BlockNumberProvider::current_block_number()
	}

	/// The record of round `id`.
	fn round(id: RoundId) -> Result<RoundOf<T>, DispatchError> {
		Rounds::<T>::get(id).ok_or_else(|| Error::<T>::UnknownRound.into())
	}

	/// The record of round `id`, its clock up to date: a pause whose time is over has ended.
	fn running_round(id: RoundId) -> Result<RoundOf<T>, DispatchError> {
		let mut round = Self::round(id)?;
		round.note(Self::now(), T::LostTime::lost());
		Ok(round)
	}

	/// The record of round `id`, which `manager` must manage.
	fn managed_round(manager: &T::AccountId, id: RoundId) -> Result<RoundOf<T>, DispatchError> {
		let round = Self::round(id)?;
		ensure!(round.manager == *manager, Error::<T>::NotManager);
		Ok(round)
	}

	/// Refuses an account that is frozen. Managers have drafts, whose pots nobody can freeze: they
	/// must not pay out of them to others.
	fn ensure_not_frozen(manager: &T::AccountId) -> DispatchResult {
		ensure!(!T::Compliance::frozen(manager), Error::<T>::ManagerFrozen);
		Ok(())
	}
}
