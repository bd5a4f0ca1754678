//! Transaction fees: how they are set, split, and counted as activity.

use crate::{
	configs::{monetary::TreasuryAccount, parameters::dynamic_params},
	*,
};
use frame_support::{
	parameter_types,
	traits::{
		fungible::{Balanced, Credit},
		ConstU8, Get, Imbalance, OnUnbalanced,
	},
	weights::{ConstantMultiplier, WeightToFee as WeightToFeeT},
};
use pallet_transaction_payment::{
	FungibleAdapter, Multiplier, OnChargeTransaction, TargetedFeeAdjustment, TxCreditHold,
};
use sp_runtime::{
	traits::{DispatchInfoOf, PostDispatchInfoOf},
	transaction_validity::TransactionValidityError,
	FixedPointNumber, Permill, Perquintill,
};

/// The fee for a transaction's weight, in the token's smallest unit, rounded up: the higher of its
/// fees for time and for proof. The base weight of a transaction costs a thousandth of a token, and
/// so do 10 kB of proof.
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

/// Burns a share of each fee and splits the rest between treasury and collators, as governance has
/// set. Tips go to the collators.
pub struct SplitFees;
impl OnUnbalanced<Credit<AccountId, Balances>> for SplitFees {
	fn on_unbalanceds(mut parts: impl Iterator<Item = Credit<AccountId, Balances>>) {
		let Some(fee) = parts.next() else { return };
		let burned: Permill = dynamic_params::fees::BurnShare::get();
		let treasury: Permill = dynamic_params::fees::TreasuryShare::get();
		// Shares are of the whole fee, rounded down. The collators get the rest.
		let whole = fee.peek();
		let (burn, rest) = fee.split(burned.mul_floor(whole));
		let (to_treasury, mut to_collators) = rest.split(treasury.mul_floor(whole));
		drop(burn);
		if let Some(tip) = parts.next() {
			to_collators = to_collators.merge(tip);
		}
		// If an account cannot receive its share, the share is burned.
		let _ = Balances::resolve(&TreasuryAccount::get(), to_treasury);
		let _ = Balances::resolve(&CollatorSelection::account_id(), to_collators);
	}
}

/// Charges fees in native tokens and splits them.
type Fees = FungibleAdapter<Balances, SplitFees>;

/// Charges fees, and counts the burned part of each as its payer's activity.
///
/// The shares of collators and treasury do not count, because a payer with a stake in either would
/// profit twice. Tips do not count either.
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

/// The weight of charging a fee, including the worst case of counting it.
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
