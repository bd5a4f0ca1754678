//! Sales of one asset for another.

use crate::{
	configs::{
		clock::StallTolerance,
		compliance::FreezeTerm,
		deposits::{ByteDeposit, ItemDeposit},
		distribution::AssetKind,
		governance::{origins::Pace, RoundAdmin},
		monetary::TreasuryAccount,
		relay::RelayClock,
	},
	*,
};
use frame_support::{
	parameter_types,
	traits::{
		fungible::{NativeFromLeft, NativeOrWithId, UnionOf},
		fungibles::Inspect,
		tokens::WithdrawConsequence,
		ContainsPair, EitherOf, EitherOfDiverse, Get, LinearStoragePrice, MapSuccess,
	},
};
use frame_system::{EnsureRoot, EnsureSigned};
use pallet_distribution_common::KeptPrice;
use sp_runtime::traits::Replace;

parameter_types! {
	/// Holds the deposits of bidders for their bids.
	pub const BidHold: RuntimeHoldReason =
		RuntimeHoldReason::Sales(pallet_sales::HoldReason::BidDeposit);
	/// Holds the deposits of sellers for their sales.
	pub const SaleHold: RuntimeHoldReason =
		RuntimeHoldReason::Sales(pallet_sales::HoldReason::SaleDeposit);
}

/// `time`, shorter by the chain's [pace](Pace).
fn paced(time: BlockNumber) -> BlockNumber {
	let pace = Pace::<Runtime>::get().max(1);
	time.checked_div(pace).unwrap_or(time).max(1)
}

/// Bids are accepted for a day at least: time for people everywhere, and for whoever reads the terms
/// first. Shorter by the chain's pace.
pub struct MinBidding;
impl Get<BlockNumber> for MinBidding {
	fn get() -> BlockNumber {
		paced(DAYS)
	}
}

/// A late bid that moves the price leaves twenty minutes at least to answer it. Collators can be silent
/// for ten of them without any clock standing still: ten are left then. Shorter by the chain's pace.
pub struct MinLate;
impl Get<BlockNumber> for MinLate {
	fn get() -> BlockNumber {
		paced(StallTolerance::get().saturating_mul(2))
	}
}

/// A bidder who is refused has 16 days at least to qualify again. That is two days more than an officer's
/// freeze lasts unless it is ratified: one officer alone calls off no purchase. Shorter by the chain's
/// pace.
pub struct MinFinishing;
impl Get<BlockNumber> for MinFinishing {
	fn get() -> BlockNumber {
		let more = 2 * DAYS;
		paced(FreezeTerm::get().saturating_add(more))
	}
}

/// Accounts for which an asset's issuer has frozen it, and all while it is frozen as a whole. A freeze of
/// native tokens is an officer's: compliance refuses the account then.
pub struct MoneyFrozen;
impl ContainsPair<AssetKind, AccountId> for MoneyFrozen {
	fn contains(asset: &AssetKind, who: &AccountId) -> bool {
		match asset {
			NativeOrWithId::Native => false,
			NativeOrWithId::WithId(id) => matches!(
				<Assets as Inspect<AccountId>>::can_withdraw(*id, who, 1),
				WithdrawConsequence::Frozen
			),
		}
	}
}

impl pallet_sales::Config for Runtime {
	type WeightInfo = weights::pallet_sales::WeightInfo<Runtime>;
	// As rounds: any account sells its own, and governance what is the treasury's.
	type SellerOrigin = EitherOf<
		EnsureSigned<AccountId>,
		MapSuccess<EitherOfDiverse<EnsureRoot<AccountId>, RoundAdmin>, Replace<TreasuryAccount>>,
	>;
	type Balance = Balance;
	type AssetKind = AssetKind;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Assets = UnionOf<Balances, AssetsHolder, NativeFromLeft, AssetKind, AccountId>;
	type Payments = UnionOf<Balances, Assets, NativeFromLeft, AssetKind, AccountId>;
	type MoneyFrozen = MoneyFrozen;
	type SaleDeposit = KeptPrice<
		AccountId,
		Balances,
		SaleHold,
		LinearStoragePrice<ItemDeposit, ByteDeposit, Balance>,
	>;
	type BidDeposit = KeptPrice<
		AccountId,
		Balances,
		BidHold,
		LinearStoragePrice<ItemDeposit, ByteDeposit, Balance>,
	>;
	type BlockNumberProvider = RelayClock;
	type Compliance = Compliance;
	type Rounds = Distribution;
	type MinBidding = MinBidding;
	type MinLate = MinLate;
	type MinFinishing = MinFinishing;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Moneyed;
}

/// Makes assets for benchmarks.
#[cfg(feature = "runtime-benchmarks")]
pub struct Moneyed;
#[cfg(feature = "runtime-benchmarks")]
impl pallet_sales::BenchmarkHelper<AssetKind, AccountId> for Moneyed {
	fn sold(to: &AccountId) -> AssetKind {
		use frame_support::traits::fungible::Mutate;
		let plenty = UNIT.saturating_mul(1_000_000);
		let _ = <Balances as Mutate<AccountId>>::mint_into(to, plenty);
		NativeOrWithId::Native
	}

	fn money(to: &AccountId) -> AssetKind {
		use frame_support::traits::fungibles::Mutate;
		let (id, _) = crate::configs::foreign::ForeignMaker::register();
		let plenty = UNIT.saturating_mul(1_000_000);
		let _ = <Assets as Mutate<AccountId>>::mint_into(id, to, plenty);
		NativeOrWithId::WithId(id)
	}
}
