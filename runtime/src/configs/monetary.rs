//! Money: native tokens, fees, vesting, assets, treasury.

use crate::{
	configs::{
		governance::TreasurySpend,
		system::{dynamic_params, RelayClock},
	},
	*,
};
use frame_support::{
	parameter_types,
	traits::{
		fungible::{Balanced, Credit},
		tokens::{imbalance::ResolveTo, PayFromAccount, UnityAssetBalanceConversion},
		AsEnsureOriginWithArg, ConstU32, ConstU8, Get, Imbalance, OnUnbalanced, VariantCountOf,
		WithdrawReasons,
	},
	weights::{ConstantMultiplier, WeightToFee as WeightToFeeT},
	PalletId,
};
use frame_system::{EnsureRoot, EnsureSigned};
use pallet_transaction_payment::{
	FungibleAdapter, Multiplier, OnChargeTransaction, TargetedFeeAdjustment, TxCreditHold,
};
use sp_runtime::{
	traits::{
		AccountIdConversion, ConvertInto, DispatchInfoOf, IdentityLookup, PostDispatchInfoOf,
	},
	transaction_validity::TransactionValidityError,
	FixedPointNumber, Permill, Perquintill,
};

parameter_types! {
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

/// Fee for what a transaction takes of a block: the scarcer of time and proof, such that the base weight
/// of a transaction costs a thousandth of a token, and 10 kB of proof as much.
pub struct WeightToFee;
impl WeightToFeeT for WeightToFee {
	type Balance = Balance;

	fn weight_to_fee(weight: &Weight) -> Balance {
		let share = |used: u64, unit: u64| {
			sp_runtime::helpers_128bit::multiply_by_rational_with_rounding(
				MILLIUNIT,
				used.into(),
				u128::from(unit).max(1),
				sp_runtime::Rounding::Up,
			)
			.unwrap_or(Balance::MAX)
		};
		share(weight.ref_time(), extrinsic_base_weight().ref_time())
			.max(share(weight.proof_size(), 10_000))
	}
}

/// Splits fees between burning, treasury and collators as governance has set; tips go to the collators.
pub struct SplitFees;
impl OnUnbalanced<Credit<AccountId, Balances>> for SplitFees {
	fn on_unbalanceds(mut parts: impl Iterator<Item = Credit<AccountId, Balances>>) {
		let Some(fee) = parts.next() else { return };
		let burned: Permill = dynamic_params::fees::BurnShare::get();
		let treasury: Permill = dynamic_params::fees::TreasuryShare::get();
		// Shares are of the whole fee, rounded down; what is left is the collators'.
		let whole = fee.peek();
		let (burn, rest) = fee.split(burned.mul_floor(whole));
		let (to_treasury, mut to_collators) = rest.split(treasury.mul_floor(whole));
		drop(burn);
		if let Some(tip) = parts.next() {
			to_collators = to_collators.merge(tip);
		}
		// An account that cannot take its share lets it burn.
		let _ = Balances::resolve(&TreasuryAccount::get(), to_treasury);
		let _ = Balances::resolve(&CollatorSelection::account_id(), to_collators);
	}
}

/// Takes fees from native tokens and splits them.
type Fees = FungibleAdapter<Balances, SplitFees>;

/// [`Fees`], and counts what is burned of a fee as its payer's activity. What goes to collators and treasury
/// does not count: whoever has a part in these would get it twice. Tips do not count either.
pub struct CountActivity;

impl TxCreditHold<Runtime> for CountActivity {
	type Credit = <Fees as TxCreditHold<Runtime>>::Credit;
}

impl OnChargeTransaction<Runtime> for CountActivity {
	type Balance = Balance;
	type LiquidityInfo = <Fees as OnChargeTransaction<Runtime>>::LiquidityInfo;

	fn withdraw_fee(
		who: &AccountId,
		call: &RuntimeCall,
		info: &DispatchInfoOf<RuntimeCall>,
		fee_with_tip: Balance,
		tip: Balance,
	) -> Result<Self::LiquidityInfo, TransactionValidityError> {
		<Fees as OnChargeTransaction<Runtime>>::withdraw_fee(who, call, info, fee_with_tip, tip)
	}

	fn can_withdraw_fee(
		who: &AccountId,
		call: &RuntimeCall,
		info: &DispatchInfoOf<RuntimeCall>,
		fee_with_tip: Balance,
		tip: Balance,
	) -> Result<(), TransactionValidityError> {
		<Fees as OnChargeTransaction<Runtime>>::can_withdraw_fee(who, call, info, fee_with_tip, tip)
	}

	fn correct_and_deposit_fee(
		who: &AccountId,
		info: &DispatchInfoOf<RuntimeCall>,
		post_info: &PostDispatchInfoOf<RuntimeCall>,
		fee_with_tip: Balance,
		tip: Balance,
		withdrawn: Self::LiquidityInfo,
	) -> Result<(), TransactionValidityError> {
		<Fees as OnChargeTransaction<Runtime>>::correct_and_deposit_fee(
			who,
			info,
			post_info,
			fee_with_tip,
			tip,
			withdrawn,
		)?;
		let share: Permill = dynamic_params::fees::BurnShare::get();
		Emission::note_fee(who, share.mul_floor(fee_with_tip.saturating_sub(tip)));
		Ok(())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn endow_account(who: &AccountId, amount: Balance) {
		<Fees as OnChargeTransaction<Runtime>>::endow_account(who, amount)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn minimum_balance() -> Balance {
		<Fees as OnChargeTransaction<Runtime>>::minimum_balance()
	}
}

/// What charging a fee weighs, with counting it at its worst.
pub struct ChargeWeight;
impl pallet_transaction_payment::WeightInfo for ChargeWeight {
	fn charge_transaction_payment() -> Weight {
		use pallet_emission::WeightInfo;
		<weights::pallet_transaction_payment::WeightInfo<Runtime> as
			pallet_transaction_payment::WeightInfo>::charge_transaction_payment()
		.saturating_add(<Runtime as pallet_emission::Config>::WeightInfo::note_fee())
	}
}

parameter_types! {
	pub const TransactionByteFee: Balance = MICROUNIT;
	/// How full blocks should be of ordinary transactions.
	pub const TargetBlockFullness: Perquintill = Perquintill::from_percent(25);
	pub AdjustmentVariable: Multiplier = Multiplier::saturating_from_rational(75, 1_000_000);
	pub MinimumMultiplier: Multiplier = Multiplier::saturating_from_rational(1, 10);
	/// However long blocks are full, a transfer stays payable: at this multiplier, reached after more than
	/// a week of nothing but full blocks, it costs a few tokens.
	pub MaximumMultiplier: Multiplier = Multiplier::saturating_from_integer(1_000);
}

impl pallet_transaction_payment::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type OnChargeTransaction = CountActivity;
	type WeightToFee = WeightToFee;
	type LengthToFee = ConstantMultiplier<Balance, TransactionByteFee>;
	type FeeMultiplierUpdate = TargetedFeeAdjustment<
		Self,
		TargetBlockFullness,
		AdjustmentVariable,
		MinimumMultiplier,
		MaximumMultiplier,
	>;
	type OperationalFeeMultiplier = ConstU8<5>;
	type WeightInfo = ChargeWeight;
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_transaction_payment::BenchmarkConfig for Runtime {}

parameter_types! {
	/// High enough that filling somebody's slots with schedules costs more than it annoys.
	pub const MinVestedTransfer: Balance = 10 * UNIT;
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
	pub const AssetDeposit: Balance = 10 * UNIT;
	pub const AssetAccountDeposit: Balance = deposit(1, 16);
	pub const ApprovalDeposit: Balance = deposit(1, 16);
	pub const MetadataDepositBase: Balance = deposit(1, 68);
	pub const MetadataDepositPerByte: Balance = deposit(0, 1);
}

impl pallet_assets::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Balance = Balance;
	type RemoveItemsLimit = ConstU32<1_000>;
	type AssetId = AssetId;
	type AssetIdParameter = AssetId;
	type ReserveData = ();
	type Currency = Balances;
	type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
	type ForceOrigin = EnsureRoot<AccountId>;
	type AssetDeposit = AssetDeposit;
	type AssetAccountDeposit = AssetAccountDeposit;
	type MetadataDepositBase = MetadataDepositBase;
	type MetadataDepositPerByte = MetadataDepositPerByte;
	type ApprovalDeposit = ApprovalDeposit;
	type StringLimit = ConstU32<50>;
	type Freezer = AssetsFreezer;
	type Holder = AssetsHolder;
	type Extra = ();
	type CallbackHandle = ();
	type AssetIdAllocator = ();
	type WeightInfo = weights::pallet_assets::WeightInfo<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
}

impl pallet_assets_holder::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
}

impl pallet_assets_freezer::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeFreezeReason = RuntimeFreezeReason;
}

parameter_types! {
	pub const TreasuryPalletId: PalletId = PalletId(distribution_primitives::chain::TREASURY_ID);
	pub TreasuryAccount: AccountId = TreasuryPalletId::get().into_account_truncating();
	pub const SpendPeriod: BlockNumber = 7 * DAYS;
	pub const PayoutPeriod: BlockNumber = 30 * DAYS;
	// What the treasury does not spend, it keeps.
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

/// What treasury benchmarks spend.
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
