//! Money: native tokens, vesting, treasury. Assets are in [`assets`](super::assets).

use crate::{
	configs::{governance::spending::TreasurySpend, relay::RelayClock},
	*,
};
use distribution_primitives::InPots;
use frame_support::{
	parameter_types,
	traits::{
		fungible::Inspect,
		tokens::{imbalance::ResolveTo, PayFromAccount, UnityAssetBalanceConversion},
		ConstU32, Get, VariantCountOf, WithdrawReasons,
	},
	PalletId,
};
use frame_system::EnsureRoot;
use sp_runtime::{
	traits::{AccountIdConversion, ConvertInto, IdentityLookup},
	Permill,
};

parameter_types! {
	/// The smallest balance that keeps an account alive.
	pub const ExistentialDeposit: Balance = EXISTENTIAL_DEPOSIT;
}

impl pallet_balances::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type Balance = Balance;
	type ExistentialDeposit = ExistentialDeposit;
	type AccountStore = System;
	type ReserveIdentifier = [u8; 8];
	type FreezeIdentifier = RuntimeFreezeReason;
	type DustRemoval = ResolveTo<TreasuryAccount, Balances>;
	type MaxLocks = ConstU32<50>;
	type MaxReserves = ConstU32<50>;
	type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
	type DoneSlashHandler = ();
	type WeightInfo = weights::pallet_balances::WeightInfo<Runtime>;
}

/// Whose pots hold native tokens.
pub type Pots = (Emission, (Distribution, Scores));

/// The least that support is measured against, as a share of the issuance, rounded down. When
/// nearly everything is in pots and in the treasury, the few tokens outside do not decide alone.
pub const LEAST_VOTABLE: Perbill = Perbill::from_percent(10);

/// The native tokens that somebody could vote with: all but those of the treasury and those that
/// pots owe, and at least [`LEAST_VOTABLE`] of the issuance. The support of a referendum is measured
/// against them.
///
/// The treasury counts as it is now. The issuance that it has declared inactive is that of its last
/// block: what it has paid into a pot since would be left out twice.
pub struct Votable;
impl Get<Balance> for Votable {
	fn get() -> Balance {
		let treasury = <Balances as Inspect<AccountId>>::total_balance(&TreasuryAccount::get());
		let kept = treasury.saturating_add(Pots::in_pots());
		let issuance = Balances::total_issuance();
		// With nothing to vote with there is no support, rather than all of it.
		issuance.saturating_sub(kept).max(LEAST_VOTABLE.mul_floor(issuance)).max(1)
	}
}

parameter_types! {
	/// High enough that filling another account's schedule slots costs more than the nuisance is
	/// worth.
	pub const MinVestedTransfer: Balance = 10 * UNIT;
	/// Unvested tokens pay fees, but are neither transferred nor reserved.
	pub UnvestedFundsAllowedWithdrawReasons: WithdrawReasons =
		WithdrawReasons::except(WithdrawReasons::TRANSFER | WithdrawReasons::RESERVE);
}

impl pallet_vesting::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Currency = Balances;
	type BlockNumberToBalance = ConvertInto;
	type MinVestedTransfer = MinVestedTransfer;
	type UnvestedFundsAllowedWithdrawReasons = UnvestedFundsAllowedWithdrawReasons;
	type BlockNumberProvider = RelayClock;
	type WeightInfo = weights::pallet_vesting::WeightInfo<Runtime>;
	const MAX_VESTING_SCHEDULES: u32 = 28;
}

parameter_types! {
	/// Determines the treasury's account.
	pub const TreasuryPalletId: PalletId = PalletId(distribution_primitives::chain::TREASURY_ID);
	/// The treasury's account.
	pub TreasuryAccount: AccountId = TreasuryPalletId::get().into_account_truncating();
	/// Approved spends are paid once per period.
	pub const SpendPeriod: BlockNumber = 7 * DAYS;
	/// How long an approved spend can be paid out.
	pub const PayoutPeriod: BlockNumber = 30 * DAYS;
	/// The treasury keeps its unspent tokens.
	pub const TreasuryBurn: Permill = Permill::zero();
}

impl pallet_treasury::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Currency = Balances;
	type RejectOrigin = EnsureRoot<AccountId>;
	type SpendPeriod = SpendPeriod;
	type Burn = TreasuryBurn;
	type PalletId = TreasuryPalletId;
	type BurnDestination = ();
	type SpendFunds = ();
	type MaxApprovals = ConstU32<100>;
	type SpendOrigin = TreasurySpend;
	type AssetKind = ();
	type Beneficiary = AccountId;
	type BeneficiaryLookup = IdentityLookup<AccountId>;
	type Paymaster = PayFromAccount<Balances, TreasuryAccount>;
	type BalanceConverter = UnityAssetBalanceConversion;
	type PayoutPeriod = PayoutPeriod;
	type BlockNumberProvider = RelayClock;
	type WeightInfo = weights::pallet_treasury::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = TreasuryArguments;
}

/// Arguments for benchmarks of the treasury.
#[cfg(feature = "runtime-benchmarks")]
pub struct TreasuryArguments;
#[cfg(feature = "runtime-benchmarks")]
impl pallet_treasury::ArgumentsFactory<(), AccountId> for TreasuryArguments {
	fn create_asset_kind(_: u32) {}
	fn create_beneficiary(seed: [u8; 32]) -> AccountId {
		let who = AccountId::from(seed);
		use frame_support::traits::fungible::Mutate;
		let _ = Balances::mint_into(&who, EXISTENTIAL_DEPOSIT);
		who
	}
}
