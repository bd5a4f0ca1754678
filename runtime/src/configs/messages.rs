//! How messages arrive: the queues they wait in, and what makes them wait. How they leave is in
//! [`router`](super::xcm::router).

#![expect(
	clippy::arithmetic_side_effects,
	reason = "a share times a weight cannot overflow, and there is no other"
)]

use crate::{
	configs::{
		blocks::RuntimeBlockWeights,
		xcm::{locations::XcmOriginToTransactDispatchOrigin, router::PriceForSiblingDelivery},
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
use sp_runtime::traits::Convert;

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
	type PriceForSiblingDelivery = PriceForSiblingDelivery;
	type WeightInfo = weights::cumulus_pallet_xcmp_queue::WeightInfo<Runtime>;
}
