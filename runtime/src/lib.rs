//! The runtime of the distribution parachain.
//!
//! - `configs/`: one file per area, each pallet configured with its reasons;
//! - `apis.rs`: the runtime APIs;
//! - `genesis_presets.rs`: the genesis of development and test networks;
//! - `migrations.rs`: what runs at an upgrade;
//! - `weights/`: the measured weights.

#![cfg_attr(not(feature = "std"), no_std)]
#![recursion_limit = "512"]
// Most public items are parameter types and what the macros make; those worth a word have one.
#![allow(missing_docs)]

extern crate alloc;

pub mod apis;
pub mod configs;
pub mod genesis_presets;
mod migrations;
pub mod weights;

use alloc::{borrow::Cow, vec::Vec};
use polkadot_sdk::{
	frame_support::{
		self,
		weights::{
			constants::{ExtrinsicBaseWeight, WEIGHT_REF_TIME_PER_SECOND},
			Weight,
		},
	},
	*,
};
use sp_runtime::{
	generic, impl_opaque_keys,
	traits::{BlakeTwo256, IdentifyAccount, Verify},
	MultiAddress, MultiSignature, Perbill,
};
use sp_version::RuntimeVersion;

pub use distribution_primitives::chain::{
	EXISTENTIAL_DEPOSIT, PARACHAIN_ID, SS58_PREFIX, TOKEN_DECIMALS, TOKEN_SYMBOL,
};
pub use sp_consensus_aura::sr25519::AuthorityId as AuraId;

/// Signature of a transaction: sr25519, ed25519 or ecdsa.
pub type Signature = MultiSignature;
/// A 32-byte account.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;
/// Native amounts, in units of 10^-12 token.
pub type Balance = u128;
/// Number of transactions an account has sent.
pub type Nonce = u32;
/// A hash.
pub type Hash = sp_core::H256;
/// Block number, of this chain and of the relay chain.
pub type BlockNumber = u32;
/// Number of an asset of pallet-assets.
pub type AssetId = u32;
/// How a transaction names an account.
pub type Address = MultiAddress<AccountId, ()>;
/// Block header.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// Block.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;
/// Block with its justification.
pub type SignedBlock = generic::SignedBlock<Block>;

/// What every transaction carries besides its call.
pub type TxExtension = cumulus_pallet_weight_reclaim::StorageWeightReclaim<
	Runtime,
	(
		// Claims without signature are authorised by their evidence.
		frame_system::AuthorizeCall<Runtime>,
		frame_system::CheckNonZeroSender<Runtime>,
		frame_system::CheckSpecVersion<Runtime>,
		frame_system::CheckTxVersion<Runtime>,
		frame_system::CheckGenesis<Runtime>,
		frame_system::CheckEra<Runtime>,
		frame_system::CheckNonce<Runtime>,
		frame_system::CheckWeight<Runtime>,
		pallet_transaction_payment::ChargeTransactionPayment<Runtime>,
		// Lets hardware wallets show what they sign.
		frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
	),
>;

/// A transaction as it arrives.
pub type UncheckedExtrinsic =
	generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;

/// Executes blocks.
pub type Executive = frame_executive::Executive<
	Runtime,
	Block,
	frame_system::ChainContext<Runtime>,
	Runtime,
	AllPalletsWithSystem,
>;

impl_opaque_keys! {
	/// The keys of a collator.
	pub struct SessionKeys {
		/// The key it authors blocks with.
		pub aura: Aura,
	}
}

/// The version, with this number of the runtime's specification. The attribute takes nothing but a number.
macro_rules! version {
	($spec:tt) => {
		/// Version of this runtime.
		#[sp_version::runtime_version]
		pub const VERSION: RuntimeVersion = RuntimeVersion {
			spec_name: Cow::Borrowed("distribution"),
			impl_name: Cow::Borrowed("distribution"),
			authoring_version: 1,
			spec_version: $spec,
			impl_version: 0,
			apis: apis::RUNTIME_API_VERSIONS,
			transaction_version: 1,
			system_version: 1,
		};
	};
}
#[cfg(not(feature = "rehearsal"))]
version!(100);
// One above, so that it can be upgraded to.
#[cfg(feature = "rehearsal")]
version!(101);

/// One token.
pub const UNIT: Balance = (10 as Balance).pow(TOKEN_DECIMALS as u32);
/// A thousandth of a token.
pub const MILLIUNIT: Balance = UNIT / 1_000;
/// A millionth of a token.
pub const MICROUNIT: Balance = UNIT / 1_000_000;

/// What a byte of state costs as a deposit.
pub const DEPOSIT_PER_BYTE: Balance = 100 * MICROUNIT;
/// What an item of state costs as a deposit, whatever its size.
pub const DEPOSIT_PER_ITEM: Balance = 100 * MILLIUNIT;

/// The deposit for `items` items of `bytes` bytes in all.
pub const fn deposit(items: u32, bytes: u32) -> Balance {
	(items as Balance)
		.saturating_mul(DEPOSIT_PER_ITEM)
		.saturating_add((bytes as Balance).saturating_mul(DEPOSIT_PER_BYTE))
}

/// Milliseconds between blocks of the relay chain, and of one of ours per core.
pub const MILLISECS_PER_BLOCK: u64 = 6_000;
/// Slot of block production.
pub const SLOT_DURATION: u64 = MILLISECS_PER_BLOCK;
/// Blocks of the relay chain per minute: the clock of everything here.
pub const MINUTES: BlockNumber = 10;
/// Blocks of the relay chain per hour.
pub const HOURS: BlockNumber = MINUTES * 60;
/// Blocks of the relay chain per day.
pub const DAYS: BlockNumber = HOURS * 24;

/// Share of a block that hooks take on average.
const AVERAGE_ON_INITIALIZE_RATIO: Perbill = Perbill::from_percent(5);
/// Share of a block that ordinary transactions may fill.
const NORMAL_DISPATCH_RATIO: Perbill = Perbill::from_percent(75);
/// A block may compute for 2 seconds and be proven by 10 MiB, as the relay chain allows.
const MAXIMUM_BLOCK_WEIGHT: Weight = Weight::from_parts(
	WEIGHT_REF_TIME_PER_SECOND.saturating_mul(2),
	cumulus_primitives_core::relay_chain::MAX_POV_SIZE as u64,
);

/// Blocks per relay chain block: one per core, with up to three cores.
const BLOCK_PROCESSING_VELOCITY: u32 = 3;
/// Blocks that may wait for inclusion: three relay chain blocks' worth.
const UNINCLUDED_SEGMENT_CAPACITY: u32 = 3 * BLOCK_PROCESSING_VELOCITY;
/// How many blocks behind the relay chain's head we build.
const RELAY_PARENT_OFFSET: u32 = 0;
/// Milliseconds per slot of the relay chain.
const RELAY_CHAIN_SLOT_DURATION_MILLIS: u32 = 6_000;

/// Keeps us within what the relay chain will accept.
pub type ConsensusHook = cumulus_pallet_aura_ext::FixedVelocityConsensusHook<
	Runtime,
	RELAY_CHAIN_SLOT_DURATION_MILLIS,
	BLOCK_PROCESSING_VELOCITY,
	UNINCLUDED_SEGMENT_CAPACITY,
>;

/// Types that clients treat as opaque bytes.
pub mod opaque {
	use super::*;

	/// A transaction nobody looks into.
	pub use sp_runtime::OpaqueExtrinsic as UncheckedExtrinsic;
	/// Block header.
	pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
	/// Block with opaque transactions.
	pub type Block = generic::Block<Header, UncheckedExtrinsic>;
}

// Indices come in bands with gaps, and never change: clients and offline signers encode them.
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
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Runtime;

	// 0: system
	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type ParachainSystem = cumulus_pallet_parachain_system;
	#[runtime::pallet_index(2)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(3)]
	pub type ParachainInfo = staging_parachain_info;
	#[runtime::pallet_index(4)]
	pub type WeightReclaim = cumulus_pallet_weight_reclaim;
	#[runtime::pallet_index(5)]
	pub type MultiBlockMigrations = pallet_migrations;
	#[runtime::pallet_index(6)]
	pub type Preimage = pallet_preimage;
	#[runtime::pallet_index(7)]
	pub type Scheduler = pallet_scheduler;
	#[runtime::pallet_index(8)]
	pub type Utility = pallet_utility;
	#[runtime::pallet_index(9)]
	pub type Multisig = pallet_multisig;
	#[runtime::pallet_index(10)]
	pub type Proxy = pallet_proxy;
	#[runtime::pallet_index(11)]
	pub type Parameters = pallet_parameters;

	// 20: money
	#[runtime::pallet_index(20)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(21)]
	pub type TransactionPayment = pallet_transaction_payment;
	#[runtime::pallet_index(22)]
	pub type Vesting = pallet_vesting;
	#[runtime::pallet_index(23)]
	pub type Assets = pallet_assets;
	#[runtime::pallet_index(24)]
	pub type AssetsHolder = pallet_assets_holder;
	#[runtime::pallet_index(25)]
	pub type AssetsFreezer = pallet_assets_freezer;
	#[runtime::pallet_index(26)]
	pub type Treasury = pallet_treasury;

	// 30: collators. The order matters: authorship first, then what it pays, then the sessions.
	#[runtime::pallet_index(30)]
	pub type Authorship = pallet_authorship;
	#[runtime::pallet_index(31)]
	pub type CollatorSelection = pallet_collator_selection;
	#[runtime::pallet_index(32)]
	pub type Session = pallet_session;
	#[runtime::pallet_index(33)]
	pub type Aura = pallet_aura;
	#[runtime::pallet_index(34)]
	pub type AuraExt = cumulus_pallet_aura_ext;

	// 40: other chains
	#[runtime::pallet_index(40)]
	pub type XcmpQueue = cumulus_pallet_xcmp_queue;
	#[runtime::pallet_index(41)]
	pub type PolkadotXcm = pallet_xcm;
	#[runtime::pallet_index(42)]
	pub type CumulusXcm = cumulus_pallet_xcm;
	#[runtime::pallet_index(43)]
	pub type MessageQueue = pallet_message_queue;

	// 50: governance
	#[runtime::pallet_index(50)]
	pub type ConvictionVoting = pallet_conviction_voting;
	#[runtime::pallet_index(51)]
	pub type Referenda = pallet_referenda;
	#[runtime::pallet_index(52)]
	pub type Origins = configs::governance::origins;
	#[runtime::pallet_index(53)]
	pub type Whitelist = pallet_whitelist;
	#[runtime::pallet_index(54)]
	pub type TechnicalCommittee = pallet_collective<Instance1>;
	#[runtime::pallet_index(55)]
	pub type SafeMode = pallet_safe_mode;
	#[runtime::pallet_index(56)]
	pub type TxPause = pallet_tx_pause;

	// 60: what the chain is for
	#[runtime::pallet_index(60)]
	pub type Distribution = pallet_distribution;
	#[runtime::pallet_index(61)]
	pub type Compliance = pallet_compliance;
	#[runtime::pallet_index(62)]
	pub type Emission = pallet_emission;

	// The peers that claims and rewards are measured against; never in a chain.
	#[cfg(feature = "runtime-benchmarks")]
	#[runtime::pallet_index(250)]
	pub type Claims = polkadot_runtime_common::claims;
	#[cfg(feature = "runtime-benchmarks")]
	#[runtime::pallet_index(251)]
	pub type AssetRewards = pallet_asset_rewards;
}

/// Base weight of a transaction.
pub(crate) fn extrinsic_base_weight() -> Weight {
	ExtrinsicBaseWeight::get()
}

cumulus_pallet_parachain_system::register_validate_block! {
	Runtime = Runtime,
	BlockExecutor = cumulus_pallet_aura_ext::BlockExecutor::<Runtime, Executive>,
}
