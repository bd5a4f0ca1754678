//! The chain itself: blocks, time, and the migrations of an upgrade.

#![expect(
	clippy::arithmetic_side_effects,
	reason = "a share times a weight cannot overflow, and there is no other"
)]

use crate::{
	configs::{
		blocks::{RuntimeBlockLength, RuntimeBlockWeights},
		brakes::OneClaimForAll,
		relay::StartClock,
	},
	*,
};
use frame_support::{
	derive_impl, parameter_types,
	traits::{ConstU32, ConstU64, InsideBoth},
	weights::RuntimeDbWeight,
};
use sp_runtime::traits::AccountIdLookup;

parameter_types! {
	/// Number of recent block hashes that are kept: how long a transaction can be valid.
	pub const BlockHashCount: BlockNumber = 2_400;
	/// The version of this runtime.
	pub const Version: RuntimeVersion = VERSION;
	/// The network prefix of addresses.
	pub const Ss58Prefix: u16 = SS58_PREFIX;
	/// Time of reading and writing a value: what validators need, who have the values in memory.
	/// What collators need for it is in docs/operators.md.
	pub const DbWeight: RuntimeDbWeight = weights::database::DATABASE;
}

#[derive_impl(frame_system::config_preludes::ParaChainDefaultConfig)]
impl frame_system::Config for Runtime {
	type AccountId = AccountId;
	type AccountData = pallet_balances::AccountData<Balance>;
	// Safe mode and paused calls block everything except what is needed to leave them.
	type BaseCallFilter = InsideBoth<InsideBoth<SafeMode, TxPause>, OneClaimForAll>;
	type Block = Block;
	type BlockHashCount = BlockHashCount;
	type BlockLength = RuntimeBlockLength;
	type BlockWeights = RuntimeBlockWeights;
	type DbWeight = DbWeight;
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
	/// Weight per block reserved for messages from siblings.
	pub const ReservedXcmpWeight: Weight = MAXIMUM_BLOCK_WEIGHT.saturating_div(4);
	/// Weight per block reserved for messages from the relay chain.
	pub const ReservedDmpWeight: Weight = MAXIMUM_BLOCK_WEIGHT.saturating_div(4);
	/// The queue of messages from the relay chain.
	pub const RelayOrigin: cumulus_primitives_core::AggregateMessageOrigin =
		cumulus_primitives_core::AggregateMessageOrigin::Parent;
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
	// Several of our blocks may share one relay parent.
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
	/// Weight per block that migrations may use.
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
	// Half-migrated state must stay untouched, but votes must go on: nothing else repairs it.
	type FailedMigrationHandler = migrations::SafeModeOnFailedMigration;
	type MaxServiceWeight = MigrationsWeight;
	type WeightInfo = weights::pallet_migrations::WeightInfo<Runtime>;
}
