//! The scheduler, and preimages of the calls it runs.

#![expect(
	clippy::arithmetic_side_effects,
	reason = "a share times a weight cannot overflow, and there is no other"
)]

use crate::{
	configs::{
		deposits::{ByteDeposit, ItemDeposit},
		system::{RelayClock, RuntimeBlockWeights},
	},
	*,
};
use frame_support::{
	parameter_types,
	traits::{fungible::HoldConsideration, ConstU32, EqualPrivilegeOnly, LinearStoragePrice},
};
use frame_system::EnsureRoot;

/// Starts the scheduler together with its clock.
///
/// In the chain's first block the relay-chain block number is not known yet. The scheduler takes it
/// for 0, records that it has to resume from there, and would iterate over every relay-chain block
/// since genesis before running any scheduled task.
pub struct StartClock;
impl cumulus_pallet_parachain_system::OnSystemEvent for StartClock {
	fn on_validation_data(_: &cumulus_primitives_core::PersistedValidationData) {
		// Written at the end of a block, so it is 0 in the first one only.
		if cumulus_pallet_parachain_system::LastRelayChainBlockNumber::<Runtime>::get() == 0 {
			pallet_scheduler::IncompleteSince::<Runtime>::kill();
		}
	}

	fn on_validation_code_applied() {}

	fn on_relay_state_proof(
		_: &cumulus_pallet_parachain_system::relay_state_snapshot::RelayChainStateProof,
	) -> Weight {
		Weight::zero()
	}
}

parameter_types! {
	/// Holds the deposit for a preimage.
	pub const PreimageHoldReason: RuntimeHoldReason =
		RuntimeHoldReason::Preimage(pallet_preimage::HoldReason::Preimage);
}

impl pallet_preimage::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Currency = Balances;
	type ManagerOrigin = EnsureRoot<AccountId>;
	type Consideration = HoldConsideration<
		AccountId,
		Balances,
		PreimageHoldReason,
		LinearStoragePrice<ItemDeposit, ByteDeposit, Balance>,
	>;
	type WeightInfo = weights::pallet_preimage::WeightInfo<Runtime>;
}

parameter_types! {
	/// Weight per block that scheduled tasks may use.
	pub MaximumSchedulerWeight: Weight =
		Perbill::from_percent(60) * RuntimeBlockWeights::get().max_block;
}

impl pallet_scheduler::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeOrigin = RuntimeOrigin;
	type PalletsOrigin = OriginCaller;
	type RuntimeCall = RuntimeCall;
	type MaximumWeight = MaximumSchedulerWeight;
	type ScheduleOrigin = EnsureRoot<AccountId>;
	type OriginPrivilegeCmp = EqualPrivilegeOnly;
	#[cfg(not(feature = "runtime-benchmarks"))]
	type MaxScheduledPerBlock = ConstU32<50>;
	#[cfg(feature = "runtime-benchmarks")]
	type MaxScheduledPerBlock = ConstU32<512>;
	type Preimages = Preimage;
	type BlockNumberProvider = RelayClock;
	type WeightInfo = weights::pallet_scheduler::WeightInfo<Runtime>;
}
