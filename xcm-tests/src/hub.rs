//! Asset Hub, as far as it matters to us: its native token is the relay chain's, which it is the
//! reserve of; its assets are at pallet 50 and their number; it takes fees in either. As on the real
//! one, accounts send them to other chains by reserve transfer.

use polkadot_sdk::{staging_parachain_info as parachain_info, *};

use cumulus_primitives_core::{AggregateMessageOrigin, ParaId};
use frame_support::{
	derive_impl, parameter_types,
	traits::{AsEnsureOriginWithArg, ConstU128, ConstU32, Everything, Nothing, TransformOrigin},
	weights::Weight,
};
use frame_system::{EnsureRoot, EnsureSigned};
use polkadot_parachain_primitives::primitives::Sibling;
use sp_core::crypto::AccountId32;
use sp_runtime::traits::{Identity, IdentityLookup, MaybeEquivalence};
use staging_xcm::latest::prelude::*;
use staging_xcm_builder::{
	AccountId32Aliases, AllowTopLevelPaidExecutionFrom, ConvertedConcreteId, EnsureXcmOrigin,
	FixedRateOfFungible, FixedWeightBounds, FrameTransactionalProcessor, FungibleAdapter,
	FungiblesAdapter, IsConcrete, NoChecking, ParentIsPreset, SiblingParachainConvertsVia,
	SignedToAccountId32, SovereignSignedViaLocation, TakeWeightCredit, WithUniqueTopic,
};
use staging_xcm_executor::XcmExecutor;

/// The number of USDC there.
pub const USDC: u32 = 1337;

type Block = frame_system::mocking::MockBlockU32<Runtime>;
type Balance = u128;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask
	)]
	pub struct Runtime;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type ParachainSystem = cumulus_pallet_parachain_system;
	#[runtime::pallet_index(2)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(3)]
	pub type ParachainInfo = parachain_info;
	#[runtime::pallet_index(4)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(6)]
	pub type XcmpQueue = cumulus_pallet_xcmp_queue;
	#[runtime::pallet_index(7)]
	pub type PolkadotXcm = pallet_xcm;
	#[runtime::pallet_index(8)]
	pub type CumulusXcm = cumulus_pallet_xcm;
	#[runtime::pallet_index(9)]
	pub type MessageQueue = pallet_message_queue;
	#[runtime::pallet_index(50)]
	pub type Assets = pallet_assets;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Runtime {
	type Block = Block;
	type AccountId = AccountId32;
	type Lookup = IdentityLookup<AccountId32>;
	type AccountData = pallet_balances::AccountData<Balance>;
	type OnSetCode = cumulus_pallet_parachain_system::ParachainSetCode<Self>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Runtime {
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<1>;
	type AccountStore = System;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Runtime {}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Runtime {
	type Balance = Balance;
	type Currency = Balances;
	type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId32>>;
	type ForceOrigin = EnsureRoot<AccountId32>;
	type Freezer = ();
	type Holder = ();
}

parameter_types! {
	/// Weight per block reserved for incoming messages.
	pub const Reserved: Weight = Weight::from_parts(u64::MAX / 4, u64::MAX / 4);
	/// The queue of messages from the relay chain.
	pub const RelayOrigin: AggregateMessageOrigin = AggregateMessageOrigin::Parent;
}

impl cumulus_pallet_parachain_system::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type OnSystemEvent = ();
	type SelfParaId = parachain_info::Pallet<Runtime>;
	type OutboundXcmpMessageSource = XcmpQueue;
	type DmpQueue = frame_support::traits::EnqueueWithOrigin<MessageQueue, RelayOrigin>;
	type ReservedDmpWeight = Reserved;
	type XcmpMessageHandler = XcmpQueue;
	type ReservedXcmpWeight = Reserved;
	type CheckAssociatedRelayNumber = cumulus_pallet_parachain_system::AnyRelayNumber;
	type ConsensusHook = cumulus_pallet_parachain_system::consensus_hook::ExpectParentIncluded;
	type RelayParentOffset = ConstU32<0>;
	type SchedulingSignatureVerifier = ();
	type WeightInfo = ();
}

impl parachain_info::Config for Runtime {}

type SiblingQueue = TransformOrigin<
	MessageQueue,
	AggregateMessageOrigin,
	ParaId,
	distribution_runtime::configs::messages::ParaIdToSibling,
>;

impl cumulus_pallet_xcmp_queue::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type ChannelInfo = ParachainSystem;
	type VersionWrapper = PolkadotXcm;
	type XcmpQueue = SiblingQueue;
	type MaxInboundSuspended = ConstU32<1_000>;
	type MaxActiveOutboundChannels = ConstU32<128>;
	type MaxPageSize = ConstU32<{ 103 * 1024 }>;
	type ControllerOrigin = EnsureRoot<AccountId32>;
	type ControllerOriginConverter = SovereignSignedViaLocation<LocationToAccountId, RuntimeOrigin>;
	type PriceForSiblingDelivery =
		polkadot_runtime_common::xcm_sender::NoPriceForMessageDelivery<ParaId>;
	type WeightInfo = ();
}

parameter_types! {
	/// Weight per block that queued messages may use.
	pub const ServiceWeight: Weight = Weight::from_parts(u64::MAX / 4, u64::MAX / 4);
}

impl pallet_message_queue::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
	type MessageProcessor = staging_xcm_builder::ProcessXcmMessage<
		AggregateMessageOrigin,
		XcmExecutor<XcmConfig>,
		RuntimeCall,
	>;
	type Size = u32;
	type QueueChangeHandler =
		distribution_runtime::configs::messages::NarrowOriginToSibling<XcmpQueue>;
	type QueuePausedQuery =
		distribution_runtime::configs::messages::NarrowOriginToSibling<XcmpQueue>;
	type HeapSize = ConstU32<{ 103 * 1024 }>;
	type MaxStale = ConstU32<8>;
	type ServiceWeight = ServiceWeight;
	type IdleMaxServiceWeight = ServiceWeight;
}

/// The relay chain's token, seen from here and from any other parachain.
pub fn relay_token() -> Location {
	Location::parent()
}

/// USDC, seen from here.
pub fn usdc() -> Location {
	Location::new(0, [PalletInstance(50), GeneralIndex(USDC.into())])
}

/// Converts the location of USDC to its number, and back.
pub struct UsdcAsNumber;
impl MaybeEquivalence<Location, u32> for UsdcAsNumber {
	fn convert(place: &Location) -> Option<u32> {
		(*place == usdc()).then_some(USDC)
	}
	fn convert_back(number: &u32) -> Option<Location> {
		(*number == USDC).then(usdc)
	}
}

parameter_types! {
	/// The native token.
	pub RelayToken: Location = relay_token();
	/// Accounts are addressed without a network id.
	pub const AnyNetwork: Option<NetworkId> = None;
	/// Asset Hub, seen from its relay chain.
	pub UniversalLocation: InteriorLocation = Parachain(ParachainInfo::parachain_id().into()).into();
	/// Weight of every instruction.
	pub const Instruction_: Weight = Weight::from_parts(1_000_000, 1_024);
	/// Most instructions in a message.
	pub const MaxInstructions: u32 = 100;
	/// Most assets that a message may hold at once.
	pub const MaxAssets: u32 = 64;
	/// Unused: nothing is teleported.
	pub Checking: AccountId32 = PolkadotXcm::check_account();
	/// A thousand units for each instruction.
	pub RelayTokenPrice: (AssetId, u128, u128) = (AssetId(relay_token()), 1_000_000_000, 0);
	/// A thousand units for each instruction.
	pub UsdcPrice: (AssetId, u128, u128) = (AssetId(usdc()), 1_000_000_000, 0);
}

/// Maps locations on other chains to accounts.
pub type LocationToAccountId = (
	ParentIsPreset<AccountId32>,
	SiblingParachainConvertsVia<Sibling, AccountId32>,
	AccountId32Aliases<AnyNetwork, AccountId32>,
);
type LocalOriginToLocation = SignedToAccountId32<RuntimeOrigin, AccountId32, AnyNetwork>;
type Router =
	WithUniqueTopic<(cumulus_primitives_utility::ParentAsUmp<ParachainSystem, (), ()>, XcmpQueue)>;
type Weigher = FixedWeightBounds<Instruction_, RuntimeCall, MaxInstructions>;

/// Configures how messages are executed.
pub struct XcmConfig;
impl staging_xcm_executor::Config for XcmConfig {
	type RuntimeCall = RuntimeCall;
	type XcmSender = Router;
	type XcmEventEmitter = PolkadotXcm;
	type AssetTransactor = (
		FungibleAdapter<Balances, IsConcrete<RelayToken>, LocationToAccountId, AccountId32, ()>,
		FungiblesAdapter<
			Assets,
			ConvertedConcreteId<u32, Balance, UsdcAsNumber, Identity>,
			LocationToAccountId,
			AccountId32,
			NoChecking,
			Checking,
		>,
	);
	type OriginConverter = SovereignSignedViaLocation<LocationToAccountId, RuntimeOrigin>;
	type IsReserve = ();
	type IsTeleporter = ();
	type UniversalLocation = UniversalLocation;
	type Barrier = (TakeWeightCredit, AllowTopLevelPaidExecutionFrom<Everything>);
	type Weigher = Weigher;
	type Trader = (FixedRateOfFungible<RelayTokenPrice, ()>, FixedRateOfFungible<UsdcPrice, ()>);
	type ResponseHandler = PolkadotXcm;
	type AssetTrap = PolkadotXcm;
	type SubscriptionService = PolkadotXcm;
	type PalletInstancesInfo = AllPalletsWithSystem;
	type MaxAssetsIntoHolding = MaxAssets;
	type AssetLocker = ();
	type AssetExchanger = ();
	type FeeManager = ();
	type MessageExporter = ();
	type UniversalAliases = Nothing;
	type CallDispatcher = RuntimeCall;
	type SafeCallFilter = Everything;
	type Aliasers = Nothing;
	type TransactionalProcessor = FrameTransactionalProcessor;
	type HrmpNewChannelOpenRequestHandler = ();
	type HrmpChannelAcceptedHandler = ();
	type HrmpChannelClosingHandler = ();
	type XcmRecorder = PolkadotXcm;
}

impl pallet_xcm::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Currency = Balances;
	type CurrencyMatcher = IsConcrete<RelayToken>;
	type AuthorizedAliasConsideration = frame_support::traits::Disabled;
	type SendXcmOrigin = EnsureXcmOrigin<RuntimeOrigin, LocalOriginToLocation>;
	type XcmRouter = Router;
	type ExecuteXcmOrigin = EnsureXcmOrigin<RuntimeOrigin, LocalOriginToLocation>;
	type XcmExecuteFilter = Everything;
	type XcmExecutor = XcmExecutor<XcmConfig>;
	type XcmTeleportFilter = Everything;
	type XcmReserveTransferFilter = Everything;
	type Weigher = Weigher;
	type UniversalLocation = UniversalLocation;
	type RuntimeOrigin = RuntimeOrigin;
	type RuntimeCall = RuntimeCall;
	const VERSION_DISCOVERY_QUEUE_SIZE: u32 = 100;
	type AdvertisedXcmVersion = pallet_xcm::CurrentXcmVersion;
	type AdminOrigin = EnsureRoot<AccountId32>;
	type TrustedLockers = ();
	type SovereignAccountOf = LocationToAccountId;
	type MaxLockers = ConstU32<8>;
	type MaxRemoteLockConsumers = ConstU32<0>;
	type RemoteLockConsumerIdentifier = ();
	type WeightInfo = pallet_xcm::TestWeightInfo;
}

impl cumulus_pallet_xcm::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type XcmExecutor = XcmExecutor<XcmConfig>;
}
