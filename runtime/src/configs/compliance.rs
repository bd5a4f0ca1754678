//! The registry of identities.

use crate::{
	configs::{
		distribution::AssetKind,
		governance::ComplianceAdmin,
		system::{ByteDeposit, RelayClock},
	},
	*,
};
use frame_support::{
	parameter_types,
	traits::{
		fungible::HoldConsideration, ConstU32, Contains, EitherOfDiverse, LinearStoragePrice,
	},
};
use frame_system::EnsureRoot;
use sp_runtime::transaction_validity::TransactionPriority;

parameter_types! {
	pub const RecordHoldReason: RuntimeHoldReason =
		RuntimeHoldReason::Compliance(pallet_compliance::HoldReason::RecordDeposit);
	/// Records are paid for by the byte alone: attesters have many, and are trusted not to make more.
	pub const RecordBase: Balance = 0;
	/// An identity is vouched for anew every two years at the latest.
	pub const MaxValidity: BlockNumber = 730 * DAYS;
	/// Payout limits are per day.
	pub const LimitPeriod: BlockNumber = DAYS;
	/// Below everything that pays a fee.
	pub const CredentialPriority: TransactionPriority = 0;
}

/// Accounts to which nobody has a key: those of pallets (pots, treasury, collators' pot) and of other
/// chains. All are made from a short identifier and end with zeros: too many for anybody to find a key or
/// a multisig that looks like one.
pub struct PalletAccounts;
impl Contains<AccountId> for PalletAccounts {
	fn contains(who: &AccountId) -> bool {
		let bytes: &[u8] = who.as_ref();
		bytes.iter().rev().take_while(|byte| **byte == 0).count() >= 11
	}
}

impl pallet_compliance::Config for Runtime {
	type WeightInfo = weights::pallet_compliance::WeightInfo<Runtime>;
	type AdminOrigin = EitherOfDiverse<EnsureRoot<AccountId>, ComplianceAdmin>;
	type Balance = Balance;
	type AssetKind = AssetKind;
	type Freezer = Balances;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type RecordDeposit = HoldConsideration<
		AccountId,
		Balances,
		RecordHoldReason,
		LinearStoragePrice<RecordBase, ByteDeposit, Balance>,
	>;
	type BlockNumberProvider = RelayClock;
	type Exempt = PalletAccounts;
	type MaxValidity = MaxValidity;
	type LimitPeriod = LimitPeriod;
	type MaxBatch = ConstU32<256>;
	type MaxOfficers = ConstU32<32>;
	// About a tenth of a block, with the check whether they may enter.
	type MaxFreeCredentials = ConstU32<100>;
	type UnsignedPriority = CredentialPriority;
}
