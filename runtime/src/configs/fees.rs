//! Transaction fees: how they are set, split, and counted as activity.

use crate::{
	configs::{monetary::TreasuryAccount, parameters::dynamic_params},
	*,
};
use frame_support::{
	dispatch::DispatchClass,
	parameter_types,
	traits::{ConstU8, Get},
	weights::{ConstantMultiplier, WeightToFee as WeightToFeeT},
};
use pallet_transaction_payment::{
	FungibleAdapter, Multiplier, MultiplierUpdate, OnChargeTransaction, TargetedFeeAdjustment,
	TxCreditHold,
};
use sp_runtime::{
	traits::{Convert, DispatchInfoOf, One, PostDispatchInfoOf},
	transaction_validity::TransactionValidityError,
	FixedPointNumber, Perquintill,
};

/// The fee for a transaction's weight, in the token's smallest unit, rounded up: the higher of its
/// fees for time and for proof. A thousandth of a token buys `TIME_PER_MILLIUNIT`, or 10 kB of
/// proof.
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
		share(weight.ref_time(), TIME_PER_MILLIUNIT).max(share(weight.proof_size(), 10_000))
	}
}

/// The fee for executing a message, in the token's smallest unit: what its weight costs a
/// transaction, times the current fee multiplier, but never less than at multiplier 1. Rounded down
/// after the multiplication.
pub struct MessageFee;
impl WeightToFeeT for MessageFee {
	type Balance = Balance;

	fn weight_to_fee(weight: &Weight) -> Balance {
		TransactionPayment::next_fee_multiplier()
			.max(One::one())
			.saturating_mul_int(WeightToFee::weight_to_fee(weight))
	}
}

/// How fees are split, as governance has set.
pub struct VotedShares;
impl Get<pallet_distribution_fees::Shares> for VotedShares {
	fn get() -> pallet_distribution_fees::Shares {
		pallet_distribution_fees::Shares {
			burned: dynamic_params::fees::BurnShare::get(),
			treasury: dynamic_params::fees::TreasuryShare::get(),
		}
	}
}

parameter_types! {
	/// The collators' pot.
	pub CollatorsPot: AccountId = CollatorSelection::account_id();
}

impl pallet_distribution_fees::Config for Runtime {
	type WeightInfo = weights::pallet_distribution_fees::WeightInfo<Runtime>;
	type Currency = Balances;
	type Shares = VotedShares;
	type Treasury = TreasuryAccount;
	type Collators = CollatorsPot;
}

/// Charges fees in native tokens, and leaves them to be split at the end of the block.
type Charging = FungibleAdapter<Balances, Fees>;

/// Charges fees, and counts the part of each that will be burned as its payer's activity. It adds
/// up to at most what is burned at the end of the block.
///
/// The shares of collators and treasury do not count, because a payer with a stake in either would
/// profit twice. Tips do not count either.
pub struct CountActivity;

impl TxCreditHold<Runtime> for CountActivity {
	type Credit = <Charging as TxCreditHold<Runtime>>::Credit;
}

impl OnChargeTransaction<Runtime> for CountActivity {
	type Balance = Balance;
	type LiquidityInfo = <Charging as OnChargeTransaction<Runtime>>::LiquidityInfo;

	fn withdraw_fee(
		who: &AccountId,
		call: &RuntimeCall,
		info: &DispatchInfoOf<RuntimeCall>,
		fee_with_tip: Balance,
		tip: Balance,
	) -> Result<Self::LiquidityInfo, TransactionValidityError> {
		<Charging as OnChargeTransaction<Runtime>>::withdraw_fee(who, call, info, fee_with_tip, tip)
	}

	fn can_withdraw_fee(
		who: &AccountId,
		call: &RuntimeCall,
		info: &DispatchInfoOf<RuntimeCall>,
		fee_with_tip: Balance,
		tip: Balance,
	) -> Result<(), TransactionValidityError> {
		<Charging as OnChargeTransaction<Runtime>>::can_withdraw_fee(
			who,
			call,
			info,
			fee_with_tip,
			tip,
		)
	}

	fn correct_and_deposit_fee(
		who: &AccountId,
		info: &DispatchInfoOf<RuntimeCall>,
		post_info: &PostDispatchInfoOf<RuntimeCall>,
		fee_with_tip: Balance,
		tip: Balance,
		withdrawn: Self::LiquidityInfo,
	) -> Result<(), TransactionValidityError> {
		let before = Fees::kept();
		<Charging as OnChargeTransaction<Runtime>>::correct_and_deposit_fee(
			who,
			info,
			post_info,
			fee_with_tip,
			tip,
			withdrawn,
		)?;
		// What has arrived, not what should have.
		let fee = Fees::kept().saturating_sub(before);
		Emission::note_fee(who, Fees::burned_of(fee));
		Ok(())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn endow_account(who: &AccountId, amount: Balance) {
		<Charging as OnChargeTransaction<Runtime>>::endow_account(who, amount)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn minimum_balance() -> Balance {
		<Charging as OnChargeTransaction<Runtime>>::minimum_balance()
	}
}

/// The weight of counting a fee as activity, at most.
pub fn activity_weight() -> Weight {
	use pallet_emission::WeightInfo;
	<Runtime as pallet_emission::Config>::WeightInfo::note_fee()
}

/// The weight of charging a fee, including the worst case of counting it. What an account that is
/// not enrolled does not use is given back by [`extensions::ChargeAssetTxPayment`].
///
/// The benchmark is of an account that is not enrolled, in a block that has begun. It counts the
/// payer's account once more than it is read from the database and written to it: `CheckNonce`,
/// which comes before for the same account, has counted it already.
pub struct ChargeWeight;
impl pallet_transaction_payment::WeightInfo for ChargeWeight {
	fn charge_transaction_payment() -> Weight {
		let account = <Runtime as frame_system::Config>::DbWeight::get().reads_writes(1, 1);
		<weights::pallet_transaction_payment::WeightInfo<Runtime> as
			pallet_transaction_payment::WeightInfo>::charge_transaction_payment()
		.saturating_sub(account)
		.saturating_add(activity_weight())
	}
}

parameter_types! {
	/// Fee per byte of a transaction.
	pub const TransactionByteFee: Balance = MICROUNIT;
	/// The share of a block that ordinary transactions should fill: above it fees rise, below it
	/// they fall.
	pub const TargetBlockFullness: Perquintill = Perquintill::from_percent(25);
	/// How fast the fee multiplier follows the fullness of blocks.
	pub AdjustmentVariable: Multiplier = Multiplier::saturating_from_rational(75, 1_000_000);
	/// Fees fall to a tenth at the lowest.
	pub MinimumMultiplier: Multiplier = Multiplier::saturating_from_rational(1, 10);
	/// Transfers stay affordable however long blocks are full: at this multiplier, reached after
	/// more than a week of consecutive full blocks, one costs a few tokens.
	pub MaximumMultiplier: Multiplier = Multiplier::saturating_from_integer(1_000);
}

/// How the multiplier follows the fullness of blocks, whatever fills them.
type Adjustment = TargetedFeeAdjustment<
	Runtime,
	TargetBlockFullness,
	AdjustmentVariable,
	MinimumMultiplier,
	MaximumMultiplier,
>;

/// Adjusts the multiplier to how full blocks are of what pays. Free claims use what is left of a
/// block: they must not make it dearer for others.
pub struct PaidFullness;

impl Convert<Multiplier, Multiplier> for PaidFullness {
	fn convert(previous: Multiplier) -> Multiplier {
		let whole = frame_system::BlockWeight::<Runtime>::get();
		let mut paid = whole.clone();
		paid.reduce(Distribution::free_use(), DispatchClass::Normal);
		frame_system::BlockWeight::<Runtime>::put(paid);
		let next = Adjustment::convert(previous);
		// What clients read is what the block has used.
		frame_system::BlockWeight::<Runtime>::put(whole);
		next
	}
}

impl MultiplierUpdate for PaidFullness {
	fn min() -> Multiplier {
		Adjustment::min()
	}

	fn max() -> Multiplier {
		Adjustment::max()
	}

	fn target() -> Perquintill {
		Adjustment::target()
	}

	fn variability() -> Multiplier {
		Adjustment::variability()
	}
}

impl pallet_transaction_payment::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type OnChargeTransaction = CountActivity;
	type WeightToFee = WeightToFee;
	type LengthToFee = ConstantMultiplier<Balance, TransactionByteFee>;
	type FeeMultiplierUpdate = PaidFullness;
	type OperationalFeeMultiplier = ConstU8<5>;
	type WeightInfo = ChargeWeight;
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_transaction_payment::BenchmarkConfig for Runtime {
	/// Begins a block as far as fees are concerned.
	fn setup_benchmark_environment() {
		use frame_support::traits::Hooks;
		Fees::on_initialize(System::block_number());
	}
}
