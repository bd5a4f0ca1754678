#![doc = include_str!("../README.md")]
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for the calls, storage, events and errors.
//!
//! ## Overview
//!
//! 1. A seller opens a sale ([`Pallet::open`]): all that is for sale goes into the pot of a round that
//!    opens with it, and the terms are final.
//! 2. Accounts bid, and raise their bids ([`Pallet::bid`]). The money is held in their own accounts.
//! 3. When bids are no longer accepted, anybody clears the sale ([`Pallet::clear`]): the price is found
//!    and the sale succeeds or fails. That costs the same whatever the number of bids.
//! 4. Anybody finishes each bid ([`Pallet::finish`]): the round delivers what was bought, the seller is
//!    paid, and the rest of the money is free again. All of that happens, or nothing.
//! 5. Anybody removes the sale ([`Pallet::remove`]) and closes its round.
//!
//! ## Example
//!
//! An auction in which one bid is above the price, two share what is left, and one is too low:
#![doc = docify::embed!("src/tests/auctions.rs", everybody_should_pay_the_price_at_which_all_is_sold)]
//!
//! ## Low level
//!
//! - Calls check their origin and delegate to a `do_*` function.
//! - What all bids ask for is summed as they come: for a fixed price by class, for an auction by tick.
//!   Ticks are kept in pages with a sum for each, so the price is found by reading two values.
//! - The clock is that of the sale's round ([`SaleRounds::clock`]): it stands still while nobody can
//!   claim, and while the round is paused.

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
mod bidding;
mod errors;
mod events;
mod finishing;
#[cfg(test)]
mod mock;
mod opening;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod types;
mod views;
pub mod weights;

pub use pallet::*;
pub use types::{Bid, Books, Fill, Page, Sale, State};
pub use weights::WeightInfo;

use distribution_primitives::{
	sale::MAX_TICKS, Compliance, RoundId, SaleId, SaleTerms, MAX_CLASSES,
};
use pallet_distribution_common::{DepositInfo, SaleRounds};
use polkadot_sdk::{
	frame_support::{
		self,
		pallet_macros::import_section,
		pallet_prelude::*,
		traits::{
			fungibles::{Mutate, MutateHold},
			tokens, Consideration, ContainsPair, Footprint,
		},
	},
	frame_system::{self, pallet_prelude::*},
	sp_core::H256,
	sp_runtime::traits::BlockNumberProvider,
};

/// What the pallet's benchmarks need from a runtime.
#[cfg(feature = "runtime-benchmarks")]
pub trait BenchmarkHelper<AssetKind, AccountId> {
	/// An asset to sell, of which `to` gets plenty: 10^12 units at least. It gets native tokens for all
	/// deposits as well.
	fn sold(to: &AccountId) -> AssetKind;

	/// Another asset to pay in, of which `to` gets as much.
	fn money(to: &AccountId) -> AssetKind;
}

/// Time: block number of the configured clock.
pub type MomentOf<T> = <<T as Config>::BlockNumberProvider as BlockNumberProvider>::BlockNumber;
/// The terms of a sale of this pallet.
pub type TermsOf<T> = SaleTerms<<T as Config>::AssetKind, <T as Config>::Balance, MomentOf<T>>;
/// A sale of this pallet.
pub type SaleOf<T> = Sale<
	<T as frame_system::Config>::AccountId,
	<T as Config>::AssetKind,
	<T as Config>::Balance,
	MomentOf<T>,
	<T as Config>::SaleDeposit,
>;
/// A bid of this pallet.
pub type BidOf<T> = Bid<<T as Config>::Balance, <T as Config>::BidDeposit>;
/// The demand at each tick of a page, or of each page.
pub type PageOf<T> = Page<<T as Config>::Balance>;

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

		/// Who may open a sale; the account it resolves to is the seller.
		type SellerOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Self::AccountId>;

		/// Amounts, in the smallest unit of their asset.
		type Balance: tokens::Balance + From<u128> + Into<u128>;

		/// Assets that can be sold, and that bids can be paid in.
		type AssetKind: Parameter + Member + MaxEncodedLen;

		/// The reasons of the runtime for holding tokens.
		type RuntimeHoldReason: From<HoldReason>;

		/// Holds the money of bids in the bidders' accounts.
		type Assets: MutateHold<
			Self::AccountId,
			AssetId = Self::AssetKind,
			Balance = Self::Balance,
			Reason = Self::RuntimeHoldReason,
		>;

		/// Moves what bidders pay, once it is released, to the sellers.
		type Payments: Mutate<Self::AccountId, AssetId = Self::AssetKind, Balance = Self::Balance>;

		/// Accounts whose tokens of an asset its issuer has frozen. What is held is not theirs to move
		/// then, and not ours.
		type MoneyFrozen: ContainsPair<Self::AssetKind, Self::AccountId>;

		/// A seller's deposit for the state of a sale.
		type SaleDeposit: Consideration<Self::AccountId, Footprint> + DepositInfo<Self::AccountId>;

		/// A bidder's deposit for the record of its bid.
		type BidDeposit: Consideration<Self::AccountId, Footprint> + DepositInfo<Self::AccountId>;

		/// The clock of the terms.
		type BlockNumberProvider: BlockNumberProvider;

		/// Decides who may bid and be delivered to.
		type Compliance: Compliance<
			Self::AccountId,
			Self::AssetKind,
			Self::Balance,
			Moment = MomentOf<Self>,
		>;

		/// The rounds that deliver what was bought.
		type Rounds: SaleRounds<Self::AccountId, Self::AssetKind, Self::Balance, MomentOf<Self>>;

		/// Minimum time for which bids are accepted, in blocks of the clock.
		#[pallet::constant]
		type MinBidding: Get<MomentOf<Self>>;

		/// Minimum time by which a late bid that moves the price prolongs an auction, in blocks of the
		/// clock.
		#[pallet::constant]
		type MinLate: Get<MomentOf<Self>>;

		/// Minimum time for which bids wait for bidders whom compliance refuses, in blocks of the
		/// clock.
		#[pallet::constant]
		type MinFinishing: Get<MomentOf<Self>>;

		/// Sets up benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AssetKind, Self::AccountId>;
	}

	/// Reasons for which this pallet holds tokens.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// The money of bids, in the assets that they are paid in.
		#[codec(index = 0)]
		Bid,
		/// A bidder's deposit for the record of a bid, in native tokens.
		#[codec(index = 1)]
		BidDeposit,
		/// A seller's deposit for the state of a sale, in native tokens.
		#[codec(index = 2)]
		SaleDeposit,
	}

	// Numbers of sales and pages are given out in sequence and not chosen by an attacker, so a
	// non-cryptographic hasher is safe.

	/// Number of the next sale.
	#[pallet::storage]
	pub type NextSaleId<T: Config> = StorageValue<_, SaleId, ValueQuery>;

	/// The sales. Bounded by the deposit for each.
	#[pallet::storage]
	pub type Sales<T: Config> = StorageMap<_, Twox64Concat, SaleId, SaleOf<T>>;

	/// The bids that are not finished. Bounded by the deposit for each.
	// Accounts can be attacker-chosen, so they need a cryptographic hasher.
	#[pallet::storage]
	pub type Bids<T: Config> =
		StorageDoubleMap<_, Twox64Concat, SaleId, Blake2_128Concat, T::AccountId, BidOf<T>>;

	/// What is asked for at each tick of an auction, by pages. Bounded by the seller's deposit.
	#[pallet::storage]
	pub type Demand<T: Config> =
		StorageDoubleMap<_, Twox64Concat, SaleId, Twox64Concat, u16, PageOf<T>>;

	/// What is asked for at all ticks of each page of an auction. Bounded by the seller's deposit.
	#[pallet::storage]
	pub type Sums<T: Config> = StorageMap<_, Twox64Concat, SaleId, PageOf<T>>;

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			let none = MomentOf::<T>::default();
			assert!(T::MinBidding::get() > none, "MinBidding must be positive");
			assert!(T::MinLate::get() > none, "MinLate must be positive");
			assert!(T::MinFinishing::get() > none, "MinFinishing must be positive");
			assert!(
				u32::from(types::PAGE).saturating_mul(types::PAGE.into()) >= u32::from(MAX_TICKS),
				"one value must have the sums of all pages"
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
		/// Opens a sale, and the round that delivers what is bought. The supply and one minimum balance
		/// go from the seller into the round's pot; nothing of the terms changes any more.
		///
		/// - Origin: [`Config::SellerOrigin`]. The account becomes the seller and the round's manager,
		///   and pays the deposits for both.
		/// - `terms`: see [`SaleTerms`].
		/// - Errors: [`Error::SameAsset`], [`Error::UnknownMoney`], [`Error::AmountZero`],
		///   [`Error::BoundsInvalid`], [`Error::GridInvalid`], [`Error::ClassesInvalid`],
		///   [`Error::StreamRevocable`], [`Error::SellerRefused`], [`Error::SellerNotCredited`],
		///   [`Error::TimesInvalid`], those of drafting, funding and opening a round, or a lack of funds
		///   for the deposits.
		/// - Events: [`Event::SaleOpened`], and those of the round.
		#[pallet::call_index(0)]
		#[pallet::weight(Pallet::<T>::open_weight())]
		pub fn open(origin: OriginFor<T>, terms: TermsOf<T>) -> DispatchResult {
			let seller = T::SellerOrigin::ensure_origin(origin)?;
			Self::do_open(seller, terms).map(|_| ())
		}

		/// Bids in a sale, or raises the bid that the account has: what it names replaces that. As much
		/// is held in the account as it could have to pay.
		///
		/// - Origin: any signed account but the seller. It pays the deposit for the record of the bid.
		/// - `terms`: hash of the terms that the bidder has seen.
		/// - `quantity`: what it asks for, in the smallest unit of the asset that is sold.
		/// - `tick`: the tick of the highest price that it would pay; 0 at a fixed price.
		/// - Errors: [`Error::UnknownSale`], [`Error::TermsDiffer`], [`Error::OwnSale`],
		///   [`Error::BiddingOver`], [`Error::RoundPaused`], [`Error::NotYetOpen`],
		///   [`Error::BelowLeast`], [`Error::AboveMost`], [`Error::UnknownTick`],
		///   [`Error::BidLowered`], [`Error::TooManyBids`], [`Error::MoneyLacking`], a lack of funds for
		///   the deposit, and, if compliance refuses the account: [`Error::LevelTooLow`],
		///   [`Error::IdentityExpired`], [`Error::JurisdictionRefused`], [`Error::AccountFrozen`],
		///   [`Error::JurisdictionBlocked`], [`Error::AttesterGone`], [`Error::IdentityRevoked`],
		///   [`Error::TooFewAttesters`], [`Error::AbovePayoutLimit`].
		/// - Events: [`Event::BidPlaced`], and [`Event::BiddingExtended`] if a late bid moves the price.
		#[pallet::call_index(1)]
		#[pallet::weight(Pallet::<T>::bid_weight())]
		pub fn bid(
			origin: OriginFor<T>,
			id: SaleId,
			terms: H256,
			#[pallet::compact] quantity: T::Balance,
			tick: u16,
		) -> DispatchResult {
			let bidder = ensure_signed(origin)?;
			Self::do_bid(bidder, id, terms, quantity, tick)
		}

		/// Finds the price of a sale whose bidding is over, and whether it succeeds.
		///
		/// - Origin: any signed account.
		/// - Errors: [`Error::UnknownSale`], [`Error::AlreadyCleared`], [`Error::RoundPaused`],
		///   [`Error::BiddingNotOver`].
		/// - Events: [`Event::SaleCleared`] or [`Event::SaleFailed`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::clear().saturating_add(T::Rounds::conclude_weight()))]
		pub fn clear(origin: OriginFor<T>, id: SaleId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_clear(id)
		}

		/// Finishes a bid of a sale that is cleared or has failed. What it is due is delivered by the
		/// sale's round and paid to the seller, and the rest of its money is free again; all of that or
		/// nothing. If the sale has failed, everything is free again, whatever compliance says.
		///
		/// - Origin: any signed account. It pays the deposit for the record of a stream that begins,
		///   unless the seller has.
		/// - `bidder`: whose bid it is.
		/// - Errors: [`Error::UnknownSale`], [`Error::NoBid`], [`Error::NotCleared`], the refusals of
		///   compliance that [`Pallet::bid`] names, [`Error::PayoutLimitReached`],
		///   [`Error::PayeeFrozen`], [`Error::PayeeBlocked`], those of a claim from the round,
		///   [`Error::MoneyFrozen`], [`Error::SellerRefused`], [`Error::SellerNotCredited`],
		///   [`Error::NotArrived`]. The bid stays as it is then.
		/// - Events: [`Event::BidFinished`], and those of the round.
		#[pallet::call_index(3)]
		#[pallet::weight(Pallet::<T>::finish_weight())]
		pub fn finish(origin: OriginFor<T>, id: SaleId, bidder: T::AccountId) -> DispatchResult {
			let caller = ensure_signed(origin)?;
			Self::do_finish(caller, id, bidder)
		}

		/// Removes a sale whose bids are all finished, and returns the seller's deposit for it. Its
		/// round is closed and removed by itself.
		///
		/// - Origin: any signed account.
		/// - Errors: [`Error::UnknownSale`], [`Error::NotCleared`], [`Error::BidsUnfinished`].
		/// - Events: [`Event::SaleRemoved`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::remove(types::PAGE.into()))]
		pub fn remove(origin: OriginFor<T>, id: SaleId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_remove(id)
		}
	}
}

pallet_distribution_common::error_from_refusal!(Error);

impl<T: Config> Pallet<T> {
	/// The current time.
	pub fn now() -> MomentOf<T> {
		T::BlockNumberProvider::current_block_number()
	}

	/// The record of sale `id`.
	fn sale(id: SaleId) -> Result<SaleOf<T>, DispatchError> {
		Sales::<T>::get(id).ok_or_else(|| Error::<T>::UnknownSale.into())
	}

	/// Weight of opening a sale: the seller must be one that compliance lets be paid.
	fn open_weight() -> Weight {
		T::WeightInfo::open()
			.saturating_add(T::Compliance::payee_weight())
			.saturating_add(T::Rounds::open_weight())
	}

	/// Weight of a bid: each class is asked for, and what every bidder has to meet.
	fn bid_weight() -> Weight {
		let checks = u64::from(MAX_CLASSES).saturating_add(1);
		T::WeightInfo::bid().saturating_add(T::Compliance::weight(None).saturating_mul(checks))
	}

	/// Weight of finishing a bid, once bids no longer wait: compliance is asked for the bidder's class, for
	/// what it requires and for its class again, about the seller twice, about who is paid by the round,
	/// and then by the round, which has a weight of its own.
	fn finish_weight() -> Weight {
		T::WeightInfo::finish()
			.saturating_add(T::Compliance::weight(None).saturating_mul(3))
			.saturating_add(T::Compliance::payee_weight().saturating_mul(3))
			.saturating_add(T::Rounds::deliver_weight())
			.saturating_add(T::Rounds::conclude_weight())
	}
}
