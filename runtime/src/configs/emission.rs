//! Emission of new tokens, era by era.

use crate::{
	configs::{
		deposits::{ByteDeposit, ItemDeposit},
		distribution::{AssetKind, NativeAsset},
		governance::{origins::Pace, EmissionAdmin, TwoThirds},
		monetary::TreasuryAccount,
		parameters::dynamic_params,
		relay::RelayClock,
	},
	*,
};
use frame_support::{
	parameter_types,
	traits::{
		fungible::{HoldConsideration, NativeFromLeft, UnionOf},
		ConstU32, EitherOfDiverse, Get, LinearStoragePrice,
	},
	PalletId,
};
use frame_system::EnsureRoot;

parameter_types! {
	/// Determines the accounts of the pools' pots.
	pub const EmissionPalletId: PalletId = PalletId(*b"py/emiss");
	/// Holds the deposit for a record in a pool.
	pub const EmissionRecordHold: RuntimeHoldReason =
		RuntimeHoldReason::Emission(pallet_emission::HoldReason::RecordDeposit);
	/// Eras of a day, unless the genesis sets another length.
	pub const DefaultEraLength: BlockNumber = DAYS;
	/// Holders get two whole eras to leave before a decision takes effect.
	pub const ChangeDelay: u32 = 2;
	/// The committee can halt emission for two weeks: time for a referendum on whether the halt
	/// should last longer.
	pub const MaxHalt: u32 = 14;
	/// Of any eight weeks: whatever it does, at least three quarters of all eras issue.
	pub const HaltWindow: u32 = 56;
	/// An era of a day issues at most 0.05 % of the supply: less than a fifth in a year, whatever
	/// is voted.
	pub const MaxIssuance: Perbill = Perbill::from_parts(500_000);
	/// One vote changes the issuance by at most a quarter of that.
	pub const MaxChange: Perbill = Perbill::from_percent(25);
	/// A trillion tokens.
	pub const MaxSupply: Balance = 1_000_000_000_000 * UNIT;
}

/// Shortest era: a day, for which [`MaxIssuance`] is meant. A network whose votes are faster, for
/// development and tests, may have eras of any length.
pub struct MinEraLength;
impl Get<BlockNumber> for MinEraLength {
	fn get() -> BlockNumber {
		if Pace::<Runtime>::get() > 1 {
			1
		} else {
			DAYS
		}
	}
}

/// Eras after which unclaimed rewards expire, as set by governance.
pub struct HistoryDepth;
impl Get<u32> for HistoryDepth {
	fn get() -> u32 {
		dynamic_params::emission::HistoryDepth::get()
	}
}

impl pallet_emission::Config for Runtime {
	type WeightInfo = weights::pallet_emission::WeightInfo<Runtime>;
	type EmissionOrigin = EitherOfDiverse<EnsureRoot<AccountId>, EmissionAdmin>;
	type HaltOrigin = EitherOfDiverse<EnsureRoot<AccountId>, TwoThirds>;
	type Balance = Balance;
	type AssetKind = AssetKind;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Assets = UnionOf<Balances, Assets, NativeFromLeft, AssetKind, AccountId>;
	type Stakes = UnionOf<Balances, AssetsHolder, NativeFromLeft, AssetKind, AccountId>;
	type NativeAsset = NativeAsset;
	type BlockNumberProvider = RelayClock;
	type LostTime = Clock;
	type RecordDeposit = HoldConsideration<
		AccountId,
		Balances,
		EmissionRecordHold,
		LinearStoragePrice<ItemDeposit, ByteDeposit, Balance>,
	>;
	type Compliance = Compliance;
	type Payees = Payees;
	type Finals = ChainDigest;
	type Treasury = TreasuryAccount;
	type PalletId = EmissionPalletId;
	type DefaultEraLength = DefaultEraLength;
	type MinEraLength = MinEraLength;
	type ChangeDelay = ChangeDelay;
	type MaxHalt = MaxHalt;
	type HaltWindow = HaltWindow;
	type MaxIssuance = MaxIssuance;
	type MaxChange = MaxChange;
	type MaxSupply = MaxSupply;
	type HistoryDepth = HistoryDepth;
	type MaxHistory = ConstU32<128>;
	type MaxReporters = ConstU32<64>;
	type MaxBatch = ConstU32<64>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = configs::distribution::AssetMaker;
}

#[cfg(feature = "runtime-benchmarks")]
mod peer {
	//! pallet-asset-rewards: the peer that claiming stake rewards is benchmarked against.

	use super::*;
	use frame_support::traits::fungible::NativeOrWithId;
	use frame_system::EnsureSigned;

	parameter_types! {
		pub const RewardsPalletId: PalletId = PalletId(*b"py/astrd");
	}

	impl pallet_asset_rewards::Config for Runtime {
		type RuntimeEvent = RuntimeEvent;
		type PalletId = RewardsPalletId;
		type AssetId = AssetKind;
		type Balance = Balance;
		type CreatePoolOrigin = EnsureSigned<AccountId>;
		type Assets = UnionOf<Balances, Assets, NativeFromLeft, AssetKind, AccountId>;
		type AssetsFreezer = UnionOf<Balances, AssetsFreezer, NativeFromLeft, AssetKind, AccountId>;
		type RuntimeFreezeReason = RuntimeFreezeReason;
		type Consideration = ();
		type WeightInfo = ();
		type BlockNumberProvider = System;
		type BenchmarkHelper = RewardAssets;
	}

	/// Stakes an asset and rewards with native tokens, as our own benchmarks do.
	pub struct RewardAssets;
	impl pallet_asset_rewards::benchmarking::BenchmarkHelper<AssetKind> for RewardAssets {
		fn staked_asset() -> AssetKind {
			NativeOrWithId::WithId(100)
		}

		fn reward_asset() -> AssetKind {
			NativeOrWithId::Native
		}
	}
}
