//! Executing messages from other chains. What they may do is in [`barrier`], whom they come from in
//! [`locations`], how they leave in [`router`], other chains' assets in [`foreign`], and which relay
//! chain this is in [`network`]. How they arrive is in [`messages`](super::messages).

pub mod barrier;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
pub mod foreign;
pub mod locations;
pub mod network;
pub mod router;

pub use crate::configs::fees::MessageFee;

use crate::{configs::monetary::TreasuryAccount, *};
use barrier::{Barrier, RemoteCalls};
use foreign::{ForeignAssetTransactor, ForeignTrader, Reserves, XcmPalletWeight};
use frame_support::{
	parameter_types,
	traits::{
		fungible::HoldConsideration, tokens::imbalance::ResolveTo, ConstU32, Equals, Everything,
		LinearStoragePrice, Nothing,
	},
};
use frame_system::EnsureRoot;
use locations::{
	HereLocation, LocationToAccountId, RelayLocation, RelayNetwork, UniversalLocation,
	XcmOriginToTransactDispatchOrigin,
};
use router::XcmRouter;
use staging_xcm::latest::prelude::*;
use staging_xcm_builder::{
	EnsureXcmOrigin, FrameTransactionalProcessor, FungibleAdapter, IsConcrete, SendXcmFeeToAccount,
	SignedToAccountId32, UsingComponents, WeightInfoBounds, XcmFeeManagerFromComponents,
};
use staging_xcm_executor::XcmExecutor;

parameter_types! {
	/// The destination of delivery fees.
	pub TreasuryLocation: Location =
		AccountId32 { network: None, id: TreasuryAccount::get().into() }.into();
	/// Most instructions in a message.
	pub const MaxInstructions: u32 = 100;
	/// Most assets that a message may hold at once.
	pub const MaxAssetsIntoHolding: u32 = 64;
}

/// Moves our native token. We are its reserve: other chains hold it in their sovereign accounts
/// here.
pub type LocalAssetTransactor =
	FungibleAdapter<Balances, IsConcrete<HereLocation>, LocationToAccountId, AccountId, ()>;

/// Moves our native token and registered assets of other chains.
pub type AssetTransactors = (LocalAssetTransactor, ForeignAssetTransactor);

/// Weighs messages by the measured weights of their instructions.
pub type MessageWeigher =
	WeightInfoBounds<weights::xcm::XcmWeight<RuntimeCall>, RuntimeCall, MaxInstructions>;

/// How messages are executed.
pub struct XcmConfig;
impl staging_xcm_executor::Config for XcmConfig {
	type RuntimeCall = RuntimeCall;
	type XcmSender = XcmRouter;
	type XcmEventEmitter = PolkadotXcm;
	type AssetTransactor = AssetTransactors;
	type OriginConverter = XcmOriginToTransactDispatchOrigin;
	// One chain is trusted, for the assets that are registered, and none may mint ours.
	type IsReserve = Reserves;
	type IsTeleporter = ();
	type UniversalLocation = UniversalLocation;
	type Barrier = Barrier;
	type Weigher = MessageWeigher;
	type Trader = (
		UsingComponents<
			MessageFee,
			HereLocation,
			AccountId,
			Balances,
			ResolveTo<TreasuryAccount, Balances>,
		>,
		ForeignTrader,
	);
	type ResponseHandler = PolkadotXcm;
	type AssetTrap = PolkadotXcm;
	type SubscriptionService = PolkadotXcm;
	type PalletInstancesInfo = AllPalletsWithSystem;
	type MaxAssetsIntoHolding = MaxAssetsIntoHolding;
	type AssetLocker = ();
	type AssetExchanger = ();
	// Root's own messages and answers to the relay chain are delivered free of charge. All other
	// fees go to the treasury.
	type FeeManager = XcmFeeManagerFromComponents<
		(Equals<HereLocation>, Equals<RelayLocation>),
		SendXcmFeeToAccount<AssetTransactors, TreasuryLocation>,
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

/// The location that a local account sends from.
pub type LocalOriginToLocation = SignedToAccountId32<RuntimeOrigin, AccountId, RelayNetwork>;

parameter_types! {
	/// Holds the deposit for an authorised alias.
	pub const AliasHoldReason: RuntimeHoldReason =
		RuntimeHoldReason::PolkadotXcm(pallet_xcm::HoldReason::AuthorizeAlias);
	/// A record of 64 bytes.
	pub const AliasBase: Balance = deposit(1, 64);
	/// Per byte of the alias.
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
	type WeightInfo = XcmPalletWeight;
}

impl network::Config for Runtime {}

impl cumulus_pallet_xcm::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type XcmExecutor = XcmExecutor<XcmConfig>;
}
