//! The registry of identities.

use crate::{
	configs::{
		deposits::ByteDeposit, distribution::AssetKind, governance::ComplianceAdmin,
		system::RelayClock,
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
	/// Holds the deposits for an attester's records.
	pub const RecordHoldReason: RuntimeHoldReason =
		RuntimeHoldReason::Compliance(pallet_compliance::HoldReason::RecordDeposit);
	/// Records cost a deposit per byte only: attesters have many, and are trusted not to make
	/// needless ones.
	pub const RecordBase: Balance = 0;
	/// An attester has to confirm an identity at least every two years.
	pub const MaxValidity: BlockNumber = 730 * DAYS;
	/// Payout limits are per day.
	pub const LimitPeriod: BlockNumber = DAYS;
	/// Below every transaction that pays a fee.
	pub const CredentialPriority: TransactionPriority = 0;
}

/// Accounts without a key: those of pallets (pots, treasury, collators' pot) and of other chains.
/// All are derived from a short identifier and end with so many zeros that no key or multisig can
/// be found that looks like one.
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
	// About a tenth of a block, including the check at the pool.
	type MaxFreeCredentials = ConstU32<100>;
	type UnsignedPriority = CredentialPriority;
}
