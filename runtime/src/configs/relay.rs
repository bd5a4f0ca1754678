//! The relay chain's clock. A room of its own: nearly every other needs it.

use crate::*;

/// The clock behind every period: relay-chain blocks, which come at a steady rate.
pub type RelayClock = cumulus_pallet_parachain_system::RelaychainDataProvider<Runtime>;

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
