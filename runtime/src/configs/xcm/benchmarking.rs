//! Set-up for the benchmarks of messages to and from other chains.
//!
//! Our own token is sent, held and used to pay. What other chains' assets take more is added to what is
//! measured: [`weights::xcm`](crate::weights::xcm) and [`foreign`](super::foreign). Instructions that the
//! configuration refuses have no weight of their own: their benchmark is skipped or the largest weight
//! used.

use crate::{
	configs::xcm::{
		locations::{HereLocation, LocationToAccountId},
		router::XcmRouter,
		XcmConfig,
	},
	*,
};
use alloc::{boxed::Box, vec::Vec};
use cumulus_primitives_core::ParaId;
use frame_benchmarking::{whitelisted_caller, BenchmarkError};
use frame_support::{parameter_types, traits::fungible::Mutate};
use polkadot_runtime_common::xcm_sender::ToParachainDeliveryHelper;
use staging_xcm::latest::{
	Asset, Assets, InteriorLocation, Junction, Location, NetworkId, Response, SendXcm, WeightLimit,
};
use staging_xcm_builder::EnsureDelivery;
use staging_xcm_executor::{
	test_helpers::mock_asset_to_holding,
	traits::{ConvertLocation, FeeReason},
	AssetsInHolding, FeesMode,
};

parameter_types! {
	/// The sibling that messages are sent to.
	pub const SiblingId: ParaId = ParaId::new(3_000);
	/// Keeps the sender's account alive.
	pub Endowment: Option<Asset> = Some(native(EXISTENTIAL_DEPOSIT));
}

fn native(amount: Balance) -> Asset {
	(HereLocation::get(), amount).into()
}

fn sibling() -> Location {
	Location::new(1, [Junction::Parachain(SiblingId::get().into())])
}

/// Opens the channels to the relay chain and to the sibling.
fn open_channels() {
	<XcmRouter as SendXcm>::ensure_successful_delivery(Some(Location::parent()));
	ParachainSystem::open_outbound_hrmp_channel_for_benchmarks_or_tests(SiblingId::get());
}

type ToSibling = ToParachainDeliveryHelper<
	XcmConfig,
	Endowment,
	<Runtime as cumulus_pallet_xcmp_queue::Config>::PriceForSiblingDelivery,
	SiblingId,
	ParachainSystem,
>;

/// Opens the channels, and endows the sender with the price of a message to the sibling.
pub struct Delivery;
impl EnsureDelivery for Delivery {
	fn ensure_successful_delivery(
		origin: &Location,
		dest: &Location,
		reason: FeeReason,
	) -> (Option<FeesMode>, Option<Assets>) {
		open_channels();
		// The chain itself has no account to endow.
		if *origin == HereLocation::get() {
			return (None, None);
		}
		<ToSibling as EnsureDelivery>::ensure_successful_delivery(origin, dest, reason)
	}
}

impl pallet_xcm::benchmarking::Config for Runtime {
	type DeliveryHelper = Delivery;

	// Only root sends arbitrary messages. It has no account to pay from, and only messages to the
	// relay chain are free.
	fn reachable_dest() -> Option<Location> {
		open_channels();
		Some(Location::parent())
	}

	// Nothing is teleported: `teleportable_asset_and_dest` stays at its default.

	fn reserve_transferable_asset_and_dest() -> Option<(Asset, Location)> {
		open_channels();
		Some((native(UNIT), sibling()))
	}

	fn set_up_complex_asset_transfer() -> Option<(Assets, u32, Location, Box<dyn FnOnce()>)> {
		let (asset, dest) = Self::reserve_transferable_asset_and_dest()?;
		let sender: AccountId = whitelisted_caller();
		let _ = Balances::mint_into(&sender, 10 * UNIT);
		let reserve: AccountId = LocationToAccountId::convert_location(&dest)?;
		let verify = move || assert_eq!(Balances::free_balance(&reserve), UNIT);
		Some((asset.into(), 0, dest, Box::new(verify)))
	}

	// What more assets take is added: `get_assets` stays at its default.
	fn get_asset() -> Asset {
		native(UNIT)
	}

	fn batch_call(calls: Vec<RuntimeCall>) -> Option<RuntimeCall> {
		Some(RuntimeCall::Utility(pallet_utility::Call::batch { calls }))
	}
}

impl pallet_xcm_benchmarks::Config for Runtime {
	type XcmConfig = XcmConfig;
	type AccountIdConverter = LocationToAccountId;
	type DeliveryHelper = Delivery;

	// More expensive than the relay chain: messages to siblings are queued by page.
	fn valid_destination() -> Result<Location, BenchmarkError> {
		Ok(sibling())
	}

	fn worst_case_holding(_: u32) -> AssetsInHolding {
		mock_asset_to_holding(native(1_000_000 * UNIT))
	}
}

impl pallet_xcm_benchmarks::fungible::Config for Runtime {
	type TransactAsset = Balances;
	// No teleports. What a reserve brings is weighed by hand.
	type CheckedAccount = ();
	type TrustedTeleporter = ();
	type TrustedReserve = ();

	fn get_asset() -> Asset {
		native(UNIT)
	}
}

impl pallet_xcm_benchmarks::generic::Config for Runtime {
	type RuntimeCall = RuntimeCall;
	type TransactAsset = Balances;

	fn worst_case_response() -> (u64, Response) {
		(0, Response::Version(Default::default()))
	}

	fn worst_case_asset_exchange() -> Result<(Assets, Assets), BenchmarkError> {
		Err(BenchmarkError::Skip)
	}

	fn universal_alias() -> Result<(Location, Junction), BenchmarkError> {
		Err(BenchmarkError::Skip)
	}

	fn transact_origin_and_runtime_call() -> Result<(Location, RuntimeCall), BenchmarkError> {
		// A call that messages may dispatch, and that does almost nothing for a sender without
		// proxies.
		Ok((sibling(), pallet_proxy::Call::<Runtime>::remove_proxies {}.into()))
	}

	fn subscribe_origin() -> Result<Location, BenchmarkError> {
		Ok(sibling())
	}

	fn claimable_asset() -> Result<(Location, Location, Assets), BenchmarkError> {
		Ok((sibling(), HereLocation::get(), native(UNIT).into()))
	}

	fn worst_case_for_trader() -> Result<(Asset, WeightLimit), BenchmarkError> {
		let limit = WeightLimit::Limited(Weight::from_parts(5_000, 5_000));
		Ok((native(1_000_000 * UNIT), limit))
	}

	fn unlockable_asset() -> Result<(Location, Location, Asset), BenchmarkError> {
		Err(BenchmarkError::Skip)
	}

	fn export_message_origin_and_destination(
	) -> Result<(Location, NetworkId, InteriorLocation), BenchmarkError> {
		Err(BenchmarkError::Skip)
	}

	fn alias_origin() -> Result<(Location, Location), BenchmarkError> {
		Err(BenchmarkError::Skip)
	}
}
