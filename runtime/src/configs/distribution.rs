//! Distribution rounds.

use crate::{
	configs::{
		brakes::ClaimsPaused,
		deposits::{ByteDeposit, ItemDeposit},
		foreign::ids::ForeignIds,
		governance::{self, Half, RoundAdmin},
		monetary::{MinVestedTransfer, TreasuryAccount},
		relay::RelayClock,
	},
	*,
};
use cumulus_primitives_proof_size_hostfunction::{
	storage_proof_size::storage_proof_size, PROOF_RECORDING_DISABLED,
};
use frame_support::{
	parameter_types,
	traits::{
		fungible::{NativeFromLeft, NativeOrWithId, UnionOf},
		ConstU32, Contains, EitherOf, EitherOfDiverse, Get, LinearStoragePrice, MapSuccess,
	},
	PalletId,
};
use frame_system::{EnsureRoot, EnsureSigned};
use sp_runtime::{traits::Replace, transaction_validity::TransactionPriority, DispatchError};

/// The native token or an asset of `pallet-assets`.
pub type AssetKind = NativeOrWithId<AssetId>;

parameter_types! {
	/// A fifth of a block, however full it is.
	pub MaxFreeClaims: Weight = MAXIMUM_BLOCK_WEIGHT.saturating_div(5);
	/// Up to half of a block that is not full of others. The rest is for rows that the chain pays,
	/// and for messages.
	pub FreeClaimsFill: Weight = MAXIMUM_BLOCK_WEIGHT.saturating_div(2);
	/// Skipped rows are retried after an hour at the earliest.
	pub const PushCooldown: BlockNumber = HOURS;
	/// The native token.
	pub const NativeAsset: AssetKind = NativeOrWithId::Native;
	/// Determines the accounts of the rounds' pots.
	pub const DistributionPalletId: PalletId = PalletId(*b"py/distr");
	/// Beneficiaries have at least an hour to claim.
	pub const MinWindow: BlockNumber = HOURS;
	/// The committee may have each round paused for two weeks in all. That is several times what a
	/// vote on the track of [`RoundAdmin`] needs at least, if it is to stay paused.
	pub const PauseBudget: BlockNumber = 14 * DAYS;
	/// An account that has as many vesting schedules as it can have.
	pub VestingSlotsFull: DispatchError =
		pallet_vesting::Error::<Runtime>::AtMaxVestingSchedules.into();
	/// A beneficiary whose row is set aside has 90 days after the window's end to have it paid, or
	/// after the last payment that a payout limit cut short.
	pub const SetAsideGrace: BlockNumber = 90 * DAYS;
	/// After the last unlock of a stream, beneficiaries have a week to claim.
	pub const ClaimGrace: BlockNumber = 7 * DAYS;
	/// After their keys were replaced, vouchers can be settled for a week.
	pub const VoucherNotice: BlockNumber = 7 * DAYS;
	/// Below every transaction that pays a fee.
	pub const UnsignedPriority: TransactionPriority = 0;
}

/// After the window's end refused rows can be set aside for another day, before anybody can close
/// the round. Shorter by the chain's [pace](governance::origins::Pace).
pub struct CloseDelay;
impl Get<BlockNumber> for CloseDelay {
	fn get() -> BlockNumber {
		let pace = governance::origins::Pace::<Runtime>::get().max(1);
		DAYS.checked_div(pace).unwrap_or(DAYS).max(1)
	}
}

/// The native token; assets of other chains that are registered with free claims; and others that
/// governance has made sufficient: only root can, and anybody else's assets keep no account alive.
pub struct FreeAssets;
impl Contains<AssetKind> for FreeAssets {
	fn contains(asset: &AssetKind) -> bool {
		match asset {
			NativeOrWithId::Native => true,
			NativeOrWithId::WithId(id) if ForeignIds::contains(id) => Foreign::has_free_claims(*id),
			NativeOrWithId::WithId(id) => {
				pallet_assets::Asset::<Runtime>::get(id).is_some_and(|asset| asset.is_sufficient)
			}
		}
	}
}

/// What the node has recorded of the block's proof. Every node that builds or imports a block, and
/// every validator, records the same; the weights of transactions rest on that too.
pub struct RecordedProof;
impl Get<Option<u64>> for RecordedProof {
	fn get() -> Option<u64> {
		let bytes = storage_proof_size();
		(bytes != PROOF_RECORDING_DISABLED).then_some(bytes)
	}
}

impl pallet_distribution::Config for Runtime {
	type WeightInfo = weights::pallet_distribution::WeightInfo<Runtime>;
	// Any account manages its own rounds; governance manages rounds of the treasury.
	type RoundOrigin = EitherOf<
		EnsureSigned<AccountId>,
		MapSuccess<EitherOfDiverse<EnsureRoot<AccountId>, RoundAdmin>, Replace<TreasuryAccount>>,
	>;
	type PauseOrigin = EitherOfDiverse<EnsureRoot<AccountId>, RoundAdmin>;
	type BrakeOrigin = Half;
	type Balance = Balance;
	type AssetKind = AssetKind;
	type Assets = UnionOf<Balances, Assets, NativeFromLeft, AssetKind, AccountId>;
	type NativeAsset = NativeAsset;
	type Vesting = Vesting;
	type VestingSlotsFull = VestingSlotsFull;
	type MinVested = MinVestedTransfer;
	type BlockNumberProvider = RelayClock;
	type LostTime = Clock;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Holds = Balances;
	type DepositPrice = LinearStoragePrice<ItemDeposit, ByteDeposit, Balance>;
	type Compliance = Compliance;
	type Payees = Payees;
	type Lists = Lists;
	type Announcements = Announcements;
	type Finals = ChainDigest;
	type ClaimsPaused = ClaimsPaused;
	type Treasury = TreasuryAccount;
	type PalletId = DistributionPalletId;
	type MinWindow = MinWindow;
	type PauseBudget = PauseBudget;
	type SetAsideGrace = SetAsideGrace;
	type CloseDelay = CloseDelay;
	type ClaimGrace = ClaimGrace;
	type VoucherNotice = VoucherNotice;
	type MaxBatch = ConstU32<256>;
	type MaxPushRounds = ConstU32<64>;
	type MaxFreeStreamClaims = ConstU32<32>;
	type UnsignedPriority = UnsignedPriority;
	type FreeAssets = FreeAssets;
	type MaxFreeClaims = MaxFreeClaims;
	type FreeClaimsFill = FreeClaimsFill;
	type PushCooldown = PushCooldown;
	type RecordedProof = RecordedProof;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = AssetMaker;
}

/// Registers another chain's asset for benchmarks: no asset takes more to move.
#[cfg(feature = "runtime-benchmarks")]
pub struct AssetMaker;
#[cfg(feature = "runtime-benchmarks")]
impl pallet_distribution::BenchmarkHelper<AssetKind, AccountId> for AssetMaker {
	fn create_asset(to: &AccountId) -> AssetKind {
		use frame_support::traits::fungibles::Mutate;
		let (id, _) = crate::configs::foreign::ForeignMaker::register();
		let _ = <Assets as Mutate<AccountId>>::mint_into(id, to, UNIT);
		NativeOrWithId::WithId(id)
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
