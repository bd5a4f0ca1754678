//! The registry of identities.

use crate::{
	configs::{
		deposits::ByteDeposit,
		distribution::AssetKind,
		governance::{CommitteeInstance, ComplianceAdmin, Half},
		parameters::dynamic_params::compliance,
		relay::RelayClock,
	},
	*,
};
use frame_support::{
	parameter_types,
	traits::{ConstU32, Contains, EitherOfDiverse, Get, LinearStoragePrice},
};
use frame_system::EnsureRoot;
use pallet_distribution_common::KeptPrice;
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
	/// Freezes are counted per day.
	pub const FreezePeriod: BlockNumber = DAYS;
	/// Long enough for a second officer to look at the case, and short enough to bear if one errs.
	pub const FreezeTerm: BlockNumber = 14 * DAYS;
	/// Long enough that nobody is frozen by the same officer for most of the time, and for a vote
	/// on the officer.
	pub const FreezeRest: BlockNumber = 90 * DAYS;
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

/// Members of the technical committee, who suspend officers and end their freezes.
pub struct CommitteeMembers;
impl Contains<AccountId> for CommitteeMembers {
	fn contains(who: &AccountId) -> bool {
		pallet_collective::Members::<Runtime, CommitteeInstance>::get().contains(who)
	}
}

/// Accounts that one officer can freeze in a day, as governance has set it. At least one, and not
/// so many that one officer could freeze those who vote.
pub struct FreezesPerDay;
impl Get<u32> for FreezesPerDay {
	fn get() -> u32 {
		compliance::FreezesPerDay::get().clamp(1, MAX_FREEZES_PER_DAY)
	}
}

/// The most that governance can let one officer freeze in a day.
pub const MAX_FREEZES_PER_DAY: u32 = 1_000;

/// Governance over the registry.
pub type RegistryAdmin = EitherOfDiverse<EnsureRoot<AccountId>, ComplianceAdmin>;
/// Governance or half of the committee, which officers answer to.
pub type RegistryBrake = EitherOfDiverse<RegistryAdmin, Half>;

impl pallet_compliance::Config for Runtime {
	type WeightInfo = weights::pallet_compliance::WeightInfo<Runtime>;
	type AdminOrigin = RegistryAdmin;
	type ThawOrigin = RegistryBrake;
	type SuspendOrigin = RegistryBrake;
	type Balance = Balance;
	type AssetKind = AssetKind;
	type Freezer = Balances;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type RecordDeposit = KeptPrice<
		AccountId,
		Balances,
		RecordHoldReason,
		LinearStoragePrice<RecordBase, ByteDeposit, Balance>,
	>;
	type BlockNumberProvider = RelayClock;
	type Exempt = PalletAccounts;
	type Protected = CommitteeMembers;
	type OnFreeze = Payees;
	type FreezesPerDay = FreezesPerDay;
	type FreezePeriod = FreezePeriod;
	type FreezeTerm = FreezeTerm;
	type FreezeRest = FreezeRest;
	type MaxValidity = MaxValidity;
	type LimitPeriod = LimitPeriod;
	type MaxBatch = ConstU32<256>;
	type MaxOfficers = ConstU32<32>;
	// About a tenth of a block, including the check at the pool.
	type MaxFreeCredentials = ConstU32<100>;
	type UnsignedPriority = CredentialPriority;
}
