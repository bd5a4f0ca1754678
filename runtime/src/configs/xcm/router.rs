//! How messages leave, and what sending them costs.

use super::{
	foreign::PriceInWhatGoesHome,
	locations::{HereLocation, RelayLocation},
};
use crate::{configs::fees::TransactionByteFee, *};
use frame_support::parameter_types;
use polkadot_runtime_common::xcm_sender::ExponentialPrice;
use staging_xcm::{
	latest::{prelude::*, AssetId as XcmAssetId},
	VersionedLocation, VersionedXcm,
};
use staging_xcm_builder::{InspectMessageQueues, WithUniqueTopic};

/// Blocks token-carrying messages to the relay chain, which would reject them and leave the tokens
/// stuck in its account here.
pub struct NoTokens<Inner>(core::marker::PhantomData<Inner>);
impl<Inner: SendXcm> SendXcm for NoTokens<Inner> {
	type Ticket = Inner::Ticket;

	fn validate(
		dest: &mut Option<Location>,
		message: &mut Option<Xcm<()>>,
	) -> SendResult<Self::Ticket> {
		let tokens = message.iter().flat_map(|message| message.iter()).any(|instruction| {
			matches!(instruction, ReserveAssetDeposited(_) | ReceiveTeleportedAsset(_))
		});
		if tokens && *dest == Some(RelayLocation::get()) {
			return Err(SendError::Unroutable);
		}
		Inner::validate(dest, message)
	}

	fn deliver(ticket: Self::Ticket) -> Result<XcmHash, SendError> {
		Inner::deliver(ticket)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn ensure_successful_delivery(location: Option<Location>) {
		Inner::ensure_successful_delivery(location);
	}
}

impl<Inner: InspectMessageQueues> InspectMessageQueues for NoTokens<Inner> {
	fn clear_messages() {
		Inner::clear_messages();
	}

	fn get_messages() -> Vec<(VersionedLocation, Vec<VersionedXcm<()>>)> {
		Inner::get_messages()
	}
}

parameter_types! {
	/// Minimum fee for delivering a message.
	pub const BaseDeliveryFee: Balance = 10 * MILLIUNIT;
	/// The asset that delivery fees are in: our native token.
	pub DeliveryFeeAsset: XcmAssetId = XcmAssetId(HereLocation::get());
}

/// Price of a message to the relay chain. Their queue is unbounded, so the price rises as it fills.
pub type PriceForParentDelivery =
	ExponentialPrice<DeliveryFeeAsset, BaseDeliveryFee, TransactionByteFee, ParachainSystem>;

/// Price of a message to a sibling. It rises as the channel to it fills.
pub type PriceForSiblingDelivery = PriceInWhatGoesHome<
	ExponentialPrice<DeliveryFeeAsset, BaseDeliveryFee, TransactionByteFee, XcmpQueue>,
>;

/// Carries messages to the relay chain, in the newest version that both sides speak: if our SDK is
/// ahead of the relay chain's, what it sends can still be read there.
pub type ToRelay =
	cumulus_primitives_utility::ParentAsUmp<ParachainSystem, PolkadotXcm, PriceForParentDelivery>;

/// Routes messages up to the relay chain or across to siblings.
pub type XcmRouter = WithUniqueTopic<(NoTokens<ToRelay>, XcmpQueue)>;
