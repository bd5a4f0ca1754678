//! Messages to and from other chains. Denied unless named here.

use crate::{
	configs::monetary::{TransactionByteFee, TreasuryAccount, WeightToFee},
	*,
};
use alloc::vec::Vec;
use cumulus_primitives_core::{AggregateMessageOrigin, ParaId};
use frame_support::{
	parameter_types,
	traits::{
		fungible::HoldConsideration, tokens::imbalance::ResolveTo, ConstU32, Contains, Equals,
		Everything, LinearStoragePrice, Nothing, ProcessMessageError, QueueFootprint,
		QueuePausedQuery,
	},
	weights::WeightToFee as WeightToFeeT,
};
use frame_system::EnsureRoot;
use pallet_xcm::XcmPassthrough;
use polkadot_parachain_primitives::primitives::Sibling;
use polkadot_runtime_common::xcm_sender::ExponentialPrice;
use sp_runtime::{
	traits::{Convert, One},
	FixedPointNumber,
};
use staging_xcm::{
	latest::{prelude::*, AssetTransferFilter},
	VersionedLocation, VersionedXcm,
};
use staging_xcm_builder::{
	AccountId32Aliases, AllowExplicitUnpaidExecutionFrom, AllowKnownQueryResponses,
	AllowSubscriptionsFrom, AllowTopLevelPaidExecutionFrom, DenyRecursively,
	DenyReserveTransferToRelayChain, DenyThenTry, DescribeAllTerminal, DescribeFamily,
	EnsureXcmOrigin, FrameTransactionalProcessor, FungibleAdapter, HashedDescription,
	InspectMessageQueues, IsConcrete, ParentIsPreset, RelayChainAsNative, SendXcmFeeToAccount,
	SiblingParachainAsNative, SiblingParachainConvertsVia, SignedAccountId32AsNative,
	SignedToAccountId32, SovereignSignedViaLocation, TakeWeightCredit, TrailingSetTopicAsId,
	UsingComponents, WeightInfoBounds, WithComputedOrigin, WithUniqueTopic,
	XcmFeeManagerFromComponents,
};
use staging_xcm_executor::{
	traits::{DenyExecution, Properties},
	XcmExecutor,
};

parameter_types! {
	pub const RelayLocation: Location = Location::parent();
	/// Our native token, seen from here.
	pub const HereLocation: Location = Location::here();
	pub const RelayNetwork: Option<NetworkId> = None;
	pub RelayChainOrigin: RuntimeOrigin = cumulus_pallet_xcm::Origin::Relay.into();
	pub UniversalLocation: InteriorLocation = Parachain(ParachainInfo::parachain_id().into()).into();
	/// Where fees for delivering messages go.
	pub TreasuryLocation: Location =
		AccountId32 { network: None, id: TreasuryAccount::get().into() }.into();
	pub const MaxInstructions: u32 = 100;
	pub const MaxAssetsIntoHolding: u32 = 64;
}

/// Queues of siblings alone, for the queue that only knows them.
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

/// A sibling's queue from its number.
pub struct ParaIdToSibling;
impl Convert<ParaId, AggregateMessageOrigin> for ParaIdToSibling {
	fn convert(id: ParaId) -> AggregateMessageOrigin {
		AggregateMessageOrigin::Sibling(id)
	}
}

/// Accounts that stand for places elsewhere.
pub type LocationToAccountId = (
	ParentIsPreset<AccountId>,
	SiblingParachainConvertsVia<Sibling, AccountId>,
	AccountId32Aliases<RelayNetwork, AccountId>,
	// Accounts of siblings and of the relay chain, each by the hash of its place.
	HashedDescription<AccountId, DescribeFamily<DescribeAllTerminal>>,
);

/// Moves our native token. We are its reserve: others hold it in their sovereign accounts here.
pub type LocalAssetTransactor =
	FungibleAdapter<Balances, IsConcrete<HereLocation>, LocationToAccountId, AccountId, ()>;

/// What a message may dispatch as.
pub type XcmOriginToTransactDispatchOrigin = (
	SovereignSignedViaLocation<LocationToAccountId, RuntimeOrigin>,
	RelayChainAsNative<RelayChainOrigin, RuntimeOrigin>,
	SiblingParachainAsNative<cumulus_pallet_xcm::Origin, RuntimeOrigin>,
	SignedAccountId32AsNative<RelayNetwork, RuntimeOrigin>,
	XcmPassthrough<RuntimeOrigin>,
);

/// The relay chain and its executive body.
pub struct ParentOrParentsExecutivePlurality;
impl Contains<Location> for ParentOrParentsExecutivePlurality {
	fn contains(location: &Location) -> bool {
		matches!(location.unpack(), (1, []) | (1, [Plurality { id: BodyId::Executive, .. }]))
	}
}

/// What no message may contain, whoever sends it: tokens that we would have to believe in, tokens of ours that would be
/// lost, and instructions that nothing here serves.
pub struct DenyUnserved;
impl DenyExecution for DenyUnserved {
	fn deny_execution<Call>(
		_: &Location,
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
			// We take nobody's word for tokens, and nothing of ours is withdrawn or burnt elsewhere.
			ReserveAssetDeposited(_)
			| ReceiveTeleportedAsset(_)
			| InitiateReserveWithdraw { .. }
			| InitiateTeleport { .. }
			| BurnAsset(_)
			// What it contains would be neither weighed nor counted.
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

/// What is let in: answers we asked for, what pays for itself, and the relay chain's own orders.
pub type Barrier = TrailingSetTopicAsId<
	DenyThenTry<
		DenyRecursively<(DenyReserveTransferToRelayChain, DenyUnserved)>,
		(
			TakeWeightCredit,
			AllowKnownQueryResponses<PolkadotXcm>,
			WithComputedOrigin<
				(
					AllowTopLevelPaidExecutionFrom<Everything>,
					AllowExplicitUnpaidExecutionFrom<ParentOrParentsExecutivePlurality>,
					AllowSubscriptionsFrom<Equals<RelayLocation>>,
				),
				UniversalLocation,
				ConstU32<8>,
			>,
		),
	>,
>;

/// What a message may dispatch: paying, funding and managing rounds, staking and claiming, and naming local
/// proxies. Governance, batches and calls on behalf of others are done by accounts of this chain alone; a
/// place elsewhere that wants more names a proxy here.
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
			// Pausing and resuming want origins that no message has.
			RuntimeCall::Distribution(_) => true,
			_ => false,
		}
	}
}

/// What messages weigh: what their instructions cost here, as measured.
pub type MessageWeigher =
	WeightInfoBounds<weights::xcm::XcmWeight<RuntimeCall>, RuntimeCall, MaxInstructions>;

/// What executing a message costs, in the token's smallest unit: what its weight costs a transaction, and while blocks
/// are full as many times more; never less than at the multiplier 1. Rounded down after the multiplication.
pub struct MessageFee;
impl WeightToFeeT for MessageFee {
	type Balance = Balance;

	fn weight_to_fee(weight: &Weight) -> Balance {
		TransactionPayment::next_fee_multiplier()
			.max(One::one())
			.saturating_mul_int(WeightToFee::weight_to_fee(weight))
	}
}

/// How messages are executed.
pub struct XcmConfig;
impl staging_xcm_executor::Config for XcmConfig {
	type RuntimeCall = RuntimeCall;
	type XcmSender = XcmRouter;
	type XcmEventEmitter = PolkadotXcm;
	type AssetTransactor = LocalAssetTransactor;
	type OriginConverter = XcmOriginToTransactDispatchOrigin;
	// We take nobody's word for foreign assets, and nobody mints ours.
	type IsReserve = ();
	type IsTeleporter = ();
	type UniversalLocation = UniversalLocation;
	type Barrier = Barrier;
	type Weigher = MessageWeigher;
	type Trader = UsingComponents<
		MessageFee,
		HereLocation,
		AccountId,
		Balances,
		ResolveTo<TreasuryAccount, Balances>,
	>;
	type ResponseHandler = PolkadotXcm;
	type AssetTrap = PolkadotXcm;
	type SubscriptionService = PolkadotXcm;
	type PalletInstancesInfo = AllPalletsWithSystem;
	type MaxAssetsIntoHolding = MaxAssetsIntoHolding;
	type AssetLocker = ();
	type AssetExchanger = ();
	// Root's own messages are delivered without a fee, and so are answers to the relay chain; everybody else's fee goes to the
	// treasury.
	type FeeManager = XcmFeeManagerFromComponents<
		(Equals<HereLocation>, Equals<RelayLocation>),
		SendXcmFeeToAccount<LocalAssetTransactor, TreasuryLocation>,
	>;
	type MessageExporter = ();
	type UniversalAliases = Nothing;
	type CallDispatcher = RuntimeCall;
	type SafeCallFilter = RemoteCalls;
	type Aliasers = Nothing;
	type TransactionalProcessor = FrameTransactionalProcessor;
	type HrmpNewChannelOpenRequestHandler = ();
	type HrmpChannelAcceptedHandler = ();
	type HrmpChannelClosingHandler = ();
	type XcmRecorder = PolkadotXcm;
}

/// Where a local account sends from.
pub type LocalOriginToLocation = SignedToAccountId32<RuntimeOrigin, AccountId, RelayNetwork>;

/// Sends nothing to the relay chain that brings tokens: it would refuse them, and they would be lost in its account
/// here.
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
	pub const BaseDeliveryFee: Balance = 10 * MILLIUNIT;
	pub DeliveryFeeAsset: staging_xcm::latest::AssetId = staging_xcm::latest::AssetId(HereLocation::get());
}

/// What a message to the relay chain costs: they wait in one place that nothing bounds, so they cost more as it fills.
pub type PriceForParentDelivery =
	ExponentialPrice<DeliveryFeeAsset, BaseDeliveryFee, TransactionByteFee, ParachainSystem>;

/// How messages leave: up to the relay chain or across to siblings.
pub type XcmRouter = WithUniqueTopic<(
	NoTokens<cumulus_primitives_utility::ParentAsUmp<ParachainSystem, (), PriceForParentDelivery>>,
	XcmpQueue,
)>;

parameter_types! {
	pub const AliasHoldReason: RuntimeHoldReason =
		RuntimeHoldReason::PolkadotXcm(pallet_xcm::HoldReason::AuthorizeAlias);
	pub const AliasBase: Balance = deposit(1, 64);
	pub const AliasByte: Balance = deposit(0, 1);
}

impl pallet_xcm::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Currency = Balances;
	type CurrencyMatcher = IsConcrete<HereLocation>;
	type AuthorizedAliasConsideration = HoldConsideration<
		AccountId,
		Balances,
		AliasHoldReason,
		LinearStoragePrice<AliasBase, AliasByte, Balance>,
	>;
	type SendXcmOrigin = EnsureXcmOrigin<RuntimeOrigin, ()>;
	type XcmRouter = XcmRouter;
	type ExecuteXcmOrigin = EnsureXcmOrigin<RuntimeOrigin, LocalOriginToLocation>;
	type XcmExecuteFilter = Nothing;
	type XcmExecutor = XcmExecutor<XcmConfig>;
	type XcmTeleportFilter = Nothing;
	type XcmReserveTransferFilter = Everything;
	type Weigher = MessageWeigher;
	type UniversalLocation = UniversalLocation;
	type RuntimeOrigin = RuntimeOrigin;
	type RuntimeCall = RuntimeCall;
	const VERSION_DISCOVERY_QUEUE_SIZE: u32 = 100;
	type AdvertisedXcmVersion = pallet_xcm::CurrentXcmVersion;
	type AdminOrigin = EnsureRoot<AccountId>;
	type TrustedLockers = ();
	type SovereignAccountOf = LocationToAccountId;
	type MaxLockers = ConstU32<8>;
	type MaxRemoteLockConsumers = ConstU32<0>;
	type RemoteLockConsumerIdentifier = ();
	type WeightInfo = weights::pallet_xcm::WeightInfo<Runtime>;
}

impl cumulus_pallet_xcm::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type XcmExecutor = XcmExecutor<XcmConfig>;
}

impl cumulus_pallet_xcmp_queue::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type ChannelInfo = ParachainSystem;
	type VersionWrapper = PolkadotXcm;
	type XcmpQueue = configs::system::SiblingQueue;
	type MaxInboundSuspended = ConstU32<1_000>;
	type MaxActiveOutboundChannels = ConstU32<128>;
	type MaxPageSize = ConstU32<{ 103 * 1024 }>;
	type ControllerOrigin = EnsureRoot<AccountId>;
	type ControllerOriginConverter = XcmOriginToTransactDispatchOrigin;
	type PriceForSiblingDelivery =
		ExponentialPrice<DeliveryFeeAsset, BaseDeliveryFee, TransactionByteFee, XcmpQueue>;
	type WeightInfo = weights::cumulus_pallet_xcmp_queue::WeightInfo<Runtime>;
}
