//! How messages travel: the queue they arrive in, the ways they leave by, and what sending costs.

#![expect(
	clippy::arithmetic_side_effects,
	reason = "a share times a weight cannot overflow, and there is no other"
)]

use crate::{
	configs::{
		fees::TransactionByteFee,
		system::RuntimeBlockWeights,
		xcm::{HereLocation, RelayLocation, XcmOriginToTransactDispatchOrigin},
	},
	*,
};
use cumulus_primitives_core::{AggregateMessageOrigin, ParaId};
use frame_support::{
	migrations::MultiStepMigrator,
	parameter_types,
	traits::{ConstU32, QueueFootprint, QueuePausedQuery, TransformOrigin},
};
use frame_system::EnsureRoot;
use polkadot_runtime_common::xcm_sender::ExponentialPrice;
use sp_runtime::traits::Convert;
use staging_xcm::{
	latest::{prelude::*, AssetId as XcmAssetId},
	VersionedLocation, VersionedXcm,
};
use staging_xcm_builder::{InspectMessageQueues, WithUniqueTopic};

parameter_types! {
	/// Weight per block that queued messages may use.
	pub MessageQueueServiceWeight: Weight =
		Perbill::from_percent(35) * RuntimeBlockWeights::get().max_block;
	/// Weight per block that queued messages may use of what is left.
	pub MessageQueueIdleServiceWeight: Weight =
		Perbill::from_percent(20) * RuntimeBlockWeights::get().max_block;
}

impl pallet_message_queue::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	#[cfg(any(not(feature = "runtime-benchmarks"), feature = "std"))]
	type MessageProcessor = staging_xcm_builder::ProcessXcmMessage<
		AggregateMessageOrigin,
		staging_xcm_executor::XcmExecutor<configs::xcm::XcmConfig>,
		RuntimeCall,
	>;
	// Only in the wasm with benchmarks: native tests send real messages.
	#[cfg(all(feature = "runtime-benchmarks", not(feature = "std")))]
	type MessageProcessor =
		pallet_message_queue::mock_helpers::NoopMessageProcessor<AggregateMessageOrigin>;
	type Size = u32;
	type QueueChangeHandler = NarrowOriginToSibling<XcmpQueue>;
	type QueuePausedQuery = PausedByBrakes<NarrowOriginToSibling<XcmpQueue>>;
	type HeapSize = ConstU32<{ 103 * 1024 }>;
	type MaxStale = ConstU32<8>;
	type ServiceWeight = MessageQueueServiceWeight;
	type IdleMaxServiceWeight = MessageQueueIdleServiceWeight;
	type WeightInfo = weights::pallet_message_queue::WeightInfo<Runtime>;
}

/// The siblings' part of the message queue.
pub type SiblingQueue =
	TransformOrigin<MessageQueue, AggregateMessageOrigin, ParaId, ParaIdToSibling>;

/// The call that executes a message by hand, by its pallet and name. While it is paused, no message
/// is executed in any other way either: so the committee stops messages as it stops calls, and as
/// long.
pub const EXECUTE_BY_HAND: (&str, &str) = ("MessageQueue", "execute_overweight");

/// Pauses all queues during a migration over several blocks, in safe mode and while executing
/// messages is paused; otherwise those that `Inner` pauses.
///
/// The brakes filter calls, and most of what a message does is not a call: in safe mode it would go
/// on moving the tokens of other chains' accounts while everyone here is stopped. Messages that
/// arrive meanwhile wait in their queue, and a sibling whose queue is long is told to stop sending.
pub struct PausedByBrakes<Inner>(core::marker::PhantomData<Inner>);
impl<Inner: QueuePausedQuery<AggregateMessageOrigin>> QueuePausedQuery<AggregateMessageOrigin>
	for PausedByBrakes<Inner>
{
	fn is_paused(origin: &AggregateMessageOrigin) -> bool {
		let (pallet, call) = EXECUTE_BY_HAND;
		MultiBlockMigrations::ongoing()
			|| SafeMode::is_entered()
			|| TxPause::is_paused_unbound(pallet.into(), call.into())
			|| Inner::is_paused(origin)
	}
}

/// Passes on queries about siblings' queues to a pallet that knows only those.
pub struct NarrowOriginToSibling<Inner>(core::marker::PhantomData<Inner>);
impl<Inner: QueuePausedQuery<ParaId>> QueuePausedQuery<AggregateMessageOrigin>
	for NarrowOriginToSibling<Inner>
{
	fn is_paused(origin: &AggregateMessageOrigin) -> bool {
		match origin {
			AggregateMessageOrigin::Sibling(id) => Inner::is_paused(id),
			_ => false,
		}
	}
}
impl<Inner: pallet_message_queue::OnQueueChanged<ParaId>>
	pallet_message_queue::OnQueueChanged<AggregateMessageOrigin> for NarrowOriginToSibling<Inner>
{
	fn on_queue_changed(origin: AggregateMessageOrigin, footprint: QueueFootprint) {
		if let AggregateMessageOrigin::Sibling(id) = origin {
			Inner::on_queue_changed(id, footprint)
		}
	}
}

/// Converts a sibling's number into its queue.
pub struct ParaIdToSibling;
impl Convert<ParaId, AggregateMessageOrigin> for ParaIdToSibling {
	fn convert(id: ParaId) -> AggregateMessageOrigin {
		AggregateMessageOrigin::Sibling(id)
	}
}

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
	/// The asset that delivery fees are paid in: our native token.
	pub DeliveryFeeAsset: XcmAssetId = XcmAssetId(HereLocation::get());
}

/// Price of a message to the relay chain. Their queue is unbounded, so the price rises as it fills.
pub type PriceForParentDelivery =
	ExponentialPrice<DeliveryFeeAsset, BaseDeliveryFee, TransactionByteFee, ParachainSystem>;

/// Routes messages up to the relay chain or across to siblings.
pub type XcmRouter = WithUniqueTopic<(
	NoTokens<cumulus_primitives_utility::ParentAsUmp<ParachainSystem, (), PriceForParentDelivery>>,
	XcmpQueue,
)>;

impl cumulus_pallet_xcmp_queue::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type ChannelInfo = ParachainSystem;
	type VersionWrapper = PolkadotXcm;
	type XcmpQueue = SiblingQueue;
	type MaxInboundSuspended = ConstU32<1_000>;
	type MaxActiveOutboundChannels = ConstU32<128>;
	type MaxPageSize = ConstU32<{ 103 * 1024 }>;
	// A suspension has no end of its own, so it takes a vote. The committee pauses messages instead,
	// see [`EXECUTE_BY_HAND`].
	type ControllerOrigin = EnsureRoot<AccountId>;
	type ControllerOriginConverter = XcmOriginToTransactDispatchOrigin;
	type PriceForSiblingDelivery =
		ExponentialPrice<DeliveryFeeAsset, BaseDeliveryFee, TransactionByteFee, XcmpQueue>;
	type WeightInfo = weights::cumulus_pallet_xcmp_queue::WeightInfo<Runtime>;
}
