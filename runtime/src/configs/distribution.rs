//! Distribution rounds.

use crate::{
	configs::{
		brakes::ClaimsPaused,
		deposits::{ByteDeposit, ItemDeposit},
		governance::{Half, RoundAdmin},
		monetary::TreasuryAccount,
		system::RelayClock,
	},
	*,
};
use frame_support::{
	parameter_types,
	traits::{
		fungible::{HoldConsideration, NativeFromLeft, NativeOrWithId, UnionOf},
		ConstU32, EitherOf, EitherOfDiverse, LinearStoragePrice, MapSuccess,
	},
	PalletId,
};
use frame_system::{EnsureRoot, EnsureSigned};
use sp_runtime::{traits::Replace, transaction_validity::TransactionPriority};

/// The native token or an asset of `pallet-assets`.
pub type AssetKind = NativeOrWithId<AssetId>;

parameter_types! {
	/// A fifth of a block: less than the fullness at which fees rise, so that a flood of free
	/// claims does not raise anyone else's fees.
	pub MaxFreeClaims: Weight = MAXIMUM_BLOCK_WEIGHT.saturating_div(5);
	/// Skipped rows are retried after an hour at the earliest.
	pub const PushCooldown: BlockNumber = HOURS;
	/// The native token.
	pub const NativeAsset: AssetKind = NativeOrWithId::Native;
	/// Determines the accounts of the rounds' pots.
	pub const DistributionPalletId: PalletId = PalletId(*b"py/distr");
	/// Holds the deposit for a round.
	pub const RoundHoldReason: RuntimeHoldReason =
		RuntimeHoldReason::Distribution(pallet_distribution::HoldReason::RoundDeposit);
	/// Holds the deposit for a stream, or for a row that is set aside.
	pub const RoundRecordHoldReason: RuntimeHoldReason =
		RuntimeHoldReason::Distribution(pallet_distribution::HoldReason::RecordDeposit);
	/// Beneficiaries have at least an hour to claim.
	pub const MinWindow: BlockNumber = HOURS;
	/// A beneficiary refused by compliance has 90 days after the window's end to resolve it.
	pub const SetAsideGrace: BlockNumber = 90 * DAYS;
	/// After the last unlock of a stream, beneficiaries have a week to claim.
	pub const ClaimGrace: BlockNumber = 7 * DAYS;
	/// Below every transaction that pays a fee.
	pub const UnsignedPriority: TransactionPriority = 0;
}

impl pallet_distribution::Config for Runtime {
	type WeightInfo = weights::pallet_distribution::WeightInfo<Runtime>;
	// Any account manages its own rounds; governance manages rounds of the treasury.
	type RoundOrigin = EitherOf<
		EnsureSigned<AccountId>,
		MapSuccess<EitherOfDiverse<EnsureRoot<AccountId>, RoundAdmin>, Replace<TreasuryAccount>>,
	>;
	type PauseOrigin = EitherOfDiverse<EitherOfDiverse<EnsureRoot<AccountId>, RoundAdmin>, Half>;
	type Balance = Balance;
	type AssetKind = AssetKind;
	type Assets = UnionOf<Balances, Assets, NativeFromLeft, AssetKind, AccountId>;
	type NativeAsset = NativeAsset;
	type Vesting = Vesting;
	type BlockNumberProvider = RelayClock;
	type RoundDeposit = HoldConsideration<
		AccountId,
		Balances,
		RoundHoldReason,
		LinearStoragePrice<ItemDeposit, ByteDeposit, Balance>,
	>;
	type RecordDeposit = HoldConsideration<
		AccountId,
		Balances,
		RoundRecordHoldReason,
		LinearStoragePrice<ItemDeposit, ByteDeposit, Balance>,
	>;
	type Compliance = Compliance;
	type ClaimsPaused = ClaimsPaused;
	type Treasury = TreasuryAccount;
	type PalletId = DistributionPalletId;
	type MinWindow = MinWindow;
	type SetAsideGrace = SetAsideGrace;
	type ClaimGrace = ClaimGrace;
	type MaxBatch = ConstU32<256>;
	type MaxPushRounds = ConstU32<64>;
	type MaxFreeStreamClaims = ConstU32<32>;
	type UnsignedPriority = UnsignedPriority;
	type MaxFreeClaims = MaxFreeClaims;
	type PushCooldown = PushCooldown;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = AssetMaker;
}

/// Makes assets for benchmarks.
#[cfg(feature = "runtime-benchmarks")]
pub struct AssetMaker;
#[cfg(feature = "runtime-benchmarks")]
impl pallet_distribution::BenchmarkHelper<AssetKind, AccountId> for AssetMaker {
	fn create_asset(to: &AccountId) -> AssetKind {
		use frame_support::traits::fungibles::{Create, Mutate};
		let _ = <Assets as Create<AccountId>>::create(1, to.clone(), true, 1);
		let _ = <Assets as Mutate<AccountId>>::mint_into(1, to, UNIT);
		NativeOrWithId::WithId(1)
	}
}

#[cfg(feature = "runtime-benchmarks")]
mod peer {
	//! The relay chain's claims pallet: the peer that our claims are benchmarked against.

	use super::*;
	use polkadot_runtime_common::claims;

	parameter_types! {
		pub Prefix: &'static [u8] = b"Pay to the account:";
	}

	impl claims::Config for Runtime {
		type RuntimeEvent = RuntimeEvent;
		type VestingSchedule = Vesting;
		type Prefix = Prefix;
		type MoveClaimOrigin = EnsureRoot<AccountId>;
		type WeightInfo = claims::TestWeightInfo;
	}
}
