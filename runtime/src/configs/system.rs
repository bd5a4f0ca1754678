//! The chain itself: blocks, time, scheduling, batches, multisigs, proxies, parameters.

// The only arithmetic here is a share times a weight, which cannot overflow.
#![allow(clippy::arithmetic_side_effects)]

use crate::*;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	derive_impl,
	dispatch::DispatchClass,
	dynamic_params::{dynamic_pallet_params, dynamic_params},
	parameter_types,
	traits::{
		fungible::HoldConsideration, ConstU32, ConstU64, EnsureOriginWithArg, EqualPrivilegeOnly,
		Get, InsideBoth, InstanceFilter, LinearStoragePrice, TransformOrigin,
	},
	weights::constants::{BlockExecutionWeight, RocksDbWeight},
};
use frame_system::{
	limits::{BlockLength, BlockWeights},
	EnsureRoot,
};
use scale_info::TypeInfo;
use sp_runtime::{traits::AccountIdLookup, Permill};

/// Clock of everything that lasts: blocks of the relay chain, which come at a steady rate.
pub type RelayClock = cumulus_pallet_parachain_system::RelaychainDataProvider<Runtime>;

parameter_types! {
	pub const BlockHashCount: BlockNumber = 2_400;
	pub const Version: RuntimeVersion = VERSION;
	pub const Ss58Prefix: u16 = SS58_PREFIX;
	pub RuntimeBlockLength: BlockLength = BlockLength::builder()
		.max_length(5 * 1024 * 1024)
		.modify_max_length_for_class(DispatchClass::Normal, |max| {
			*max = NORMAL_DISPATCH_RATIO * *max
		})
		.build();
	pub RuntimeBlockWeights: BlockWeights = BlockWeights::builder()
		.base_block(BlockExecutionWeight::get())
		.for_class(DispatchClass::all(), |weights| {
			weights.base_extrinsic = extrinsic_base_weight();
		})
		.for_class(DispatchClass::Normal, |weights| {
			weights.max_total = Some(NORMAL_DISPATCH_RATIO * MAXIMUM_BLOCK_WEIGHT);
		})
		.for_class(DispatchClass::Operational, |weights| {
			weights.max_total = Some(MAXIMUM_BLOCK_WEIGHT);
			// Kept free for operational transactions even when a block is full.
			weights.reserved =
				Some(MAXIMUM_BLOCK_WEIGHT.saturating_sub(NORMAL_DISPATCH_RATIO * MAXIMUM_BLOCK_WEIGHT));
		})
		.avg_block_initialization(AVERAGE_ON_INITIALIZE_RATIO)
		.build_or_panic();
}

#[derive_impl(frame_system::config_preludes::ParaChainDefaultConfig)]
impl frame_system::Config for Runtime {
	type AccountId = AccountId;
	type AccountData = pallet_balances::AccountData<Balance>;
	// Safe mode and paused calls stop everything but what is needed to leave them.
	type BaseCallFilter = InsideBoth<SafeMode, TxPause>;
	type Block = Block;
	type BlockHashCount = BlockHashCount;
	type BlockLength = RuntimeBlockLength;
	type BlockWeights = RuntimeBlockWeights;
	type DbWeight = RocksDbWeight;
	type Hash = Hash;
	type Lookup = AccountIdLookup<AccountId, ()>;
	type MaxConsumers = ConstU32<64>;
	type MultiBlockMigrator = MultiBlockMigrations;
	type Nonce = Nonce;
	type OnSetCode = cumulus_pallet_parachain_system::ParachainSetCode<Self>;
	type SingleBlockMigrations = migrations::SingleBlock;
	type SS58Prefix = Ss58Prefix;
	type SystemWeightInfo = weights::frame_system::WeightInfo<Self>;
	type ExtensionsWeightInfo = weights::frame_system_extensions::WeightInfo<Self>;
	type Version = Version;
}

parameter_types! {
	pub const ReservedXcmpWeight: Weight = MAXIMUM_BLOCK_WEIGHT.saturating_div(4);
	pub const ReservedDmpWeight: Weight = MAXIMUM_BLOCK_WEIGHT.saturating_div(4);
	pub const RelayOrigin: cumulus_primitives_core::AggregateMessageOrigin =
		cumulus_primitives_core::AggregateMessageOrigin::Parent;
}

/// Lets the scheduler begin with the clock.
///
/// In the chain's first block the time is not known yet: the scheduler takes it for 0, notes that it has to go
/// on from there, and would walk all blocks that the relay chain ever had, so many a block, before anything
/// scheduled is done.
pub struct StartClock;
impl cumulus_pallet_parachain_system::OnSystemEvent for StartClock {
	fn on_validation_data(_: &cumulus_primitives_core::PersistedValidationData) {
		// Written at the end of a block: only the first one sees nothing.
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

impl cumulus_pallet_parachain_system::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type OnSystemEvent = StartClock;
	type SelfParaId = staging_parachain_info::Pallet<Runtime>;
	type OutboundXcmpMessageSource = XcmpQueue;
	type DmpQueue = frame_support::traits::EnqueueWithOrigin<MessageQueue, RelayOrigin>;
	type ReservedDmpWeight = ReservedDmpWeight;
	type XcmpMessageHandler = XcmpQueue;
	type ReservedXcmpWeight = ReservedXcmpWeight;
	// Several of our blocks may share a relay parent.
	type CheckAssociatedRelayNumber =
		cumulus_pallet_parachain_system::RelayNumberMonotonicallyIncreases;
	type ConsensusHook = ConsensusHook;
	type RelayParentOffset = ConstU32<RELAY_PARENT_OFFSET>;
	type SchedulingSignatureVerifier = ();
	type WeightInfo = weights::cumulus_pallet_parachain_system::WeightInfo<Self>;
}

impl pallet_timestamp::Config for Runtime {
	type Moment = u64;
	type OnTimestampSet = Aura;
	type MinimumPeriod = ConstU64<0>;
	type WeightInfo = weights::pallet_timestamp::WeightInfo<Self>;
}

impl staging_parachain_info::Config for Runtime {}

impl cumulus_pallet_weight_reclaim::Config for Runtime {
	type WeightInfo = weights::cumulus_pallet_weight_reclaim::WeightInfo<Runtime>;
}

parameter_types! {
	pub MigrationsWeight: Weight = Perbill::from_percent(50) * RuntimeBlockWeights::get().max_block;
}

impl pallet_migrations::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	#[cfg(not(feature = "runtime-benchmarks"))]
	type Migrations = migrations::MultiBlock;
	#[cfg(feature = "runtime-benchmarks")]
	type Migrations = pallet_migrations::mock_helpers::MockedMigrations;
	type CursorMaxLen = ConstU32<65_536>;
	type IdentifierMaxLen = ConstU32<256>;
	type MigrationStatusHandler = ();
	// Half-migrated state must not be touched by anybody: only the relay chain can help then.
	type FailedMigrationHandler = frame_support::migrations::FreezeChainOnFailedMigration;
	type MaxServiceWeight = MigrationsWeight;
	type WeightInfo = weights::pallet_migrations::WeightInfo<Runtime>;
}

parameter_types! {
	pub const PreimageHoldReason: RuntimeHoldReason =
		RuntimeHoldReason::Preimage(pallet_preimage::HoldReason::Preimage);
}

/// Keeps what governance sets for deposits between a tenth and ten times what the chain began with: state must
/// not become free, nor out of reach.
fn bounded(set: Balance, first: Balance) -> Balance {
	set.clamp(first.saturating_div(10), first.saturating_mul(10))
}

/// What an item of state costs as a deposit.
pub struct ItemDeposit;
impl Get<Balance> for ItemDeposit {
	fn get() -> Balance {
		bounded(dynamic_params::deposits::PerItem::get(), DEPOSIT_PER_ITEM)
	}
}

/// What a byte of state costs as a deposit.
pub struct ByteDeposit;
impl Get<Balance> for ByteDeposit {
	fn get() -> Balance {
		bounded(dynamic_params::deposits::PerByte::get(), DEPOSIT_PER_BYTE)
	}
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

impl pallet_utility::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PalletsOrigin = OriginCaller;
	type WeightInfo = weights::pallet_utility::WeightInfo<Runtime>;
}

parameter_types! {
	// A record of 88 bytes, and 32 for each further signatory.
	pub const MultisigDepositBase: Balance = deposit(1, 88);
	pub const MultisigDepositFactor: Balance = deposit(0, 32);
	// A record of 8 bytes, and 33 for each proxy.
	pub const ProxyDepositBase: Balance = deposit(1, 8);
	pub const ProxyDepositFactor: Balance = deposit(0, 33);
	pub const AnnouncementDepositBase: Balance = deposit(1, 8);
	pub const AnnouncementDepositFactor: Balance = deposit(0, 66);
}

impl pallet_multisig::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type DepositBase = MultisigDepositBase;
	type DepositFactor = MultisigDepositFactor;
	type MaxSignatories = ConstU32<100>;
	// Signers read the timepoint of the block they see, which is ours.
	type BlockNumberProvider = System;
	type WeightInfo = weights::pallet_multisig::WeightInfo<Runtime>;
}

/// What a proxy may do for an account.
#[derive(
	Copy,
	Clone,
	Debug,
	Default,
	Eq,
	PartialEq,
	Ord,
	PartialOrd,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum ProxyType {
	/// Everything.
	#[codec(index = 0)]
	#[default]
	Any,
	/// Nothing that moves tokens.
	#[codec(index = 1)]
	NonTransfer,
	/// Preparing and claiming rounds, but neither funding nor opening them: a draft that somebody else
	/// funded must not be redirected.
	#[codec(index = 2)]
	Distribution,
	/// Voting and proposing.
	#[codec(index = 3)]
	Governance,
	/// Running a collator.
	#[codec(index = 4)]
	Collator,
	/// Rejecting announcements of other proxies.
	#[codec(index = 5)]
	CancelProxy,
	/// Staking, and claiming rewards: what is staked and what it earns stays the account's.
	#[codec(index = 6)]
	Staking,
}

impl InstanceFilter<RuntimeCall> for ProxyType {
	fn filter(&self, call: &RuntimeCall) -> bool {
		let batch = matches!(call, RuntimeCall::Utility(_) | RuntimeCall::Multisig(_));
		match self {
			Self::Any => true,
			Self::NonTransfer => !matches!(
				call,
				RuntimeCall::Balances(_)
					| RuntimeCall::Assets(_)
					| RuntimeCall::PolkadotXcm(_)
					| RuntimeCall::Vesting(pallet_vesting::Call::vested_transfer { .. })
					// Decides who is paid.
					| RuntimeCall::Emission(pallet_emission::Call::report { .. })
					| RuntimeCall::Distribution(
						pallet_distribution::Call::fund { .. }
							| pallet_distribution::Call::open { .. }
					)
			),
			Self::Distribution => {
				// Not `fund`: it can pay into anybody's round. Not `open`: it makes terms final.
				batch
					|| matches!(
						call,
						RuntimeCall::Distribution(inner)
							if !matches!(
								inner,
								pallet_distribution::Call::fund { .. }
									| pallet_distribution::Call::open { .. }
							)
					)
			}
			Self::Governance => {
				batch
					|| matches!(
						call,
						RuntimeCall::ConvictionVoting(_)
							| RuntimeCall::Referenda(_)
							| RuntimeCall::Preimage(_)
							| RuntimeCall::TechnicalCommittee(_)
							| RuntimeCall::Whitelist(_)
					)
			}
			Self::Collator => {
				batch || matches!(call, RuntimeCall::CollatorSelection(_) | RuntimeCall::Session(_))
			}
			Self::Staking => {
				use pallet_emission::Call;
				batch
					|| matches!(
						call,
						RuntimeCall::Emission(
							Call::stake { .. }
								| Call::unstake { .. } | Call::enroll { .. }
								| Call::resign { .. } | Call::claim { .. }
								| Call::claim_all { .. } | Call::clear { .. }
						)
					)
			}
			Self::CancelProxy => {
				matches!(call, RuntimeCall::Proxy(pallet_proxy::Call::reject_announcement { .. }))
			}
		}
	}

	fn is_superset(&self, other: &Self) -> bool {
		match (self, other) {
			(a, b) if a == b => true,
			(Self::Any, _) => true,
			(_, Self::Any) => false,
			(
				Self::NonTransfer,
				Self::Governance | Self::Collator | Self::CancelProxy | Self::Staking,
			) => true,
			_ => false,
		}
	}
}

impl pallet_proxy::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type ProxyType = ProxyType;
	type ProxyDepositBase = ProxyDepositBase;
	type ProxyDepositFactor = ProxyDepositFactor;
	type MaxProxies = ConstU32<32>;
	type MaxPending = ConstU32<32>;
	type CallHasher = BlakeTwo256;
	type AnnouncementDepositBase = AnnouncementDepositBase;
	type AnnouncementDepositFactor = AnnouncementDepositFactor;
	type BlockNumberProvider = RelayClock;
	type WeightInfo = weights::pallet_proxy::WeightInfo<Runtime>;
}

/// What governance can set without an upgrade.
#[dynamic_params(RuntimeParameters, pallet_parameters::Parameters::<Runtime>)]
pub mod dynamic_params {
	use super::*;

	/// How transaction fees are split. What is left goes to the collators.
	#[dynamic_pallet_params]
	#[codec(index = 0)]
	pub mod fees {
		/// Share that is burned.
		#[codec(index = 0)]
		pub static BurnShare: Permill = Permill::from_percent(50);
		/// Share that goes to the treasury.
		#[codec(index = 1)]
		pub static TreasuryShare: Permill = Permill::from_percent(20);
	}

	/// How long rewards can be claimed.
	#[dynamic_pallet_params]
	#[codec(index = 1)]
	pub mod emission {
		/// Eras after which unclaimed rewards of contribution pools expire.
		#[codec(index = 0)]
		pub static HistoryDepth: u32 = 84;
	}

	/// What state costs as a deposit. Deposits already put down keep their size.
	#[dynamic_pallet_params]
	#[codec(index = 2)]
	pub mod deposits {
		/// For an item, whatever its size, in the native token's smallest unit.
		#[codec(index = 0)]
		pub static PerItem: Balance = DEPOSIT_PER_ITEM;
		/// For a byte, in the native token's smallest unit.
		#[codec(index = 1)]
		pub static PerByte: Balance = DEPOSIT_PER_BYTE;
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl Default for RuntimeParameters {
	fn default() -> Self {
		RuntimeParameters::Fees(dynamic_params::fees::Parameters::BurnShare(
			dynamic_params::fees::BurnShare,
			Some(Permill::from_percent(50)),
		))
	}
}

/// Only root sets parameters.
pub struct ParametersOrigin;
impl EnsureOriginWithArg<RuntimeOrigin, RuntimeParametersKey> for ParametersOrigin {
	type Success = ();

	fn try_origin(
		origin: RuntimeOrigin,
		_: &RuntimeParametersKey,
	) -> Result<Self::Success, RuntimeOrigin> {
		frame_system::ensure_root(origin.clone()).map_err(|_| origin)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin(_: &RuntimeParametersKey) -> Result<RuntimeOrigin, ()> {
		Ok(RuntimeOrigin::root())
	}
}

impl pallet_parameters::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeParameters = RuntimeParameters;
	type AdminOrigin = ParametersOrigin;
	type WeightInfo = weights::pallet_parameters::WeightInfo<Runtime>;
}

parameter_types! {
	pub MessageQueueServiceWeight: Weight =
		Perbill::from_percent(35) * RuntimeBlockWeights::get().max_block;
	pub MessageQueueIdleServiceWeight: Weight =
		Perbill::from_percent(20) * RuntimeBlockWeights::get().max_block;
}

impl pallet_message_queue::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	#[cfg(any(not(feature = "runtime-benchmarks"), feature = "std"))]
	type MessageProcessor = staging_xcm_builder::ProcessXcmMessage<
		cumulus_primitives_core::AggregateMessageOrigin,
		staging_xcm_executor::XcmExecutor<configs::xcm::XcmConfig>,
		RuntimeCall,
	>;
	// The wasm with benchmarks alone: natively built tests send real messages.
	#[cfg(all(feature = "runtime-benchmarks", not(feature = "std")))]
	type MessageProcessor = pallet_message_queue::mock_helpers::NoopMessageProcessor<
		cumulus_primitives_core::AggregateMessageOrigin,
	>;
	type Size = u32;
	type QueueChangeHandler = configs::xcm::NarrowOriginToSibling<XcmpQueue>;
	type QueuePausedQuery = configs::xcm::NarrowOriginToSibling<XcmpQueue>;
	type HeapSize = ConstU32<{ 103 * 1024 }>;
	type MaxStale = ConstU32<8>;
	type ServiceWeight = MessageQueueServiceWeight;
	type IdleMaxServiceWeight = MessageQueueIdleServiceWeight;
	type WeightInfo = weights::pallet_message_queue::WeightInfo<Runtime>;
}

/// Siblings' message queue, seen through the parachain system.
pub type SiblingQueue = TransformOrigin<
	MessageQueue,
	cumulus_primitives_core::AggregateMessageOrigin,
	cumulus_primitives_core::ParaId,
	configs::xcm::ParaIdToSibling,
>;
