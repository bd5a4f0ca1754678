//! What messages may do here. Denied unless listed.

use super::{
	foreign,
	locations::{RelayLocation, RelayOrSibling, UniversalLocation},
};
use crate::*;
use frame_support::traits::{ConstU32, Contains, Equals, Everything, ProcessMessageError};
use staging_xcm::latest::{prelude::*, AssetTransferFilter};
use staging_xcm_builder::{
	AllowExplicitUnpaidExecutionFrom, AllowKnownQueryResponses, AllowSubscriptionsFrom,
	AllowTopLevelPaidExecutionFrom, DenyRecursively, DenyReserveTransferToRelayChain, DenyThenTry,
	TakeWeightCredit, TrailingSetTopicAsId, WithComputedOrigin,
};
use staging_xcm_executor::traits::{DenyExecution, Properties};

/// Denies what no message may contain: tokens whose backing we would have to trust, but for registered
/// assets from their reserve; tokens that would be lost, or for which we would pose as the reserve; and
/// instructions that nothing here supports.
pub struct DenyUnserved;
impl DenyExecution for DenyUnserved {
	fn deny_execution<Call>(
		origin: &Location,
		instructions: &mut [Instruction<Call>],
		_: Weight,
		_: &mut Properties,
	) -> Result<(), ProcessMessageError> {
		let other_than_deposit = |filter: &AssetTransferFilter| {
			!matches!(filter, AssetTransferFilter::ReserveDeposit(_))
		};
		let denied = instructions.iter().any(|instruction| match instruction {
			InitiateTransfer { destination, remote_fees, assets, .. } => {
				*destination == RelayLocation::get()
					|| remote_fees.iter().chain(assets).any(other_than_deposit)
			}
			ReserveAssetDeposited(assets) => !foreign::arrive(origin, assets),
			// What an account here takes back to its reserve is burnt here.
			BurnAsset(assets) => !foreign::go_home(origin, assets),
			TransferReserveAsset { assets, .. } => !foreign::are_ours(assets),
			// Nothing is teleported, and our tokens are not withdrawn elsewhere.
			ReceiveTeleportedAsset(_)
			| InitiateReserveWithdraw { .. }
			| InitiateTeleport { .. }
			// Its inner instructions would be neither weighed nor counted.
			| ExecuteWithOrigin { .. }
			| ExchangeAsset { .. }
			| LockAsset { .. }
			| UnlockAsset { .. }
			| NoteUnlockable { .. }
			| RequestUnlock { .. }
			| ExportMessage { .. }
			| UniversalOrigin(_)
			| AliasOrigin(_)
			| HrmpNewChannelOpenRequest { .. }
			| HrmpChannelAccepted { .. }
			| HrmpChannelClosing { .. } => true,
			_ => false,
		});
		if denied {
			return Err(ProcessMessageError::Unsupported);
		}
		Ok(())
	}
}

/// Admits answers to our own queries, messages that pay, free ones from the relay chain, and questions
/// for our version.
pub type Barrier = TrailingSetTopicAsId<
	DenyThenTry<
		DenyRecursively<(DenyReserveTransferToRelayChain, DenyUnserved)>,
		(
			TakeWeightCredit,
			AllowKnownQueryResponses<PolkadotXcm>,
			WithComputedOrigin<
				(
					AllowTopLevelPaidExecutionFrom<Everything>,
					AllowExplicitUnpaidExecutionFrom<Equals<RelayLocation>>,
					AllowSubscriptionsFrom<RelayOrSibling>,
				),
				UniversalLocation,
				ConstU32<8>,
			>,
		),
	>,
>;

/// Calls that a message may dispatch: paying, funding and managing rounds, staking and claiming,
/// and naming local proxies. Governance, batches and calls on behalf of others are reserved for
/// accounts of this chain; a location elsewhere that needs them names a proxy here.
pub struct RemoteCalls;
impl Contains<RuntimeCall> for RemoteCalls {
	fn contains(call: &RuntimeCall) -> bool {
		use pallet_emission::Call as Emission;
		use pallet_proxy::Call as Proxy;
		match call {
			RuntimeCall::Balances(inner) => matches!(
				inner,
				pallet_balances::Call::transfer_allow_death { .. }
					| pallet_balances::Call::transfer_keep_alive { .. }
					| pallet_balances::Call::transfer_all { .. }
			),
			RuntimeCall::Assets(inner) => matches!(
				inner,
				pallet_assets::Call::transfer { .. }
					| pallet_assets::Call::transfer_keep_alive { .. }
			),
			RuntimeCall::Vesting(inner) => matches!(
				inner,
				pallet_vesting::Call::vest { .. } | pallet_vesting::Call::vest_other { .. }
			),
			RuntimeCall::Proxy(inner) => matches!(
				inner,
				Proxy::add_proxy { .. } | Proxy::remove_proxy { .. } | Proxy::remove_proxies { .. }
			),
			RuntimeCall::Emission(inner) => matches!(
				inner,
				Emission::stake { .. }
					| Emission::unstake { .. }
					| Emission::enroll { .. }
					| Emission::resign { .. }
					| Emission::claim { .. }
					| Emission::claim_all { .. }
			),
			// Pausing and resuming need origins that no message has.
			RuntimeCall::Distribution(_) => true,
			_ => false,
		}
	}
}
