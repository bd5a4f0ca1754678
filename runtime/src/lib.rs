#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![recursion_limit = "512"]
#![expect(
	missing_docs,
	reason = "macros generate such items, in `apis` too; modules without such macros turn it on again"
)]

extern crate alloc;

// `WASM_BINARY` and `WASM_BINARY_BLOATY`; `None` where a build leaves the wasm out.
#[cfg(feature = "std")]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));

// A validator that came to a stored chunk of a list would trap, and the chain would stand still.
#[cfg(all(target_arch = "wasm32", not(feature = "transaction-index")))]
compile_error!("the wasm needs the feature `transaction-index`: see Cargo.toml");

pub mod apis;
pub mod bare;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarks;
pub mod configs;
mod constants;
pub mod extensions;
pub mod genesis_presets;
pub mod migrations;
#[allow(clippy::allow_attributes_without_reason, reason = "scripts/weights.sh writes its files")]
pub mod weights;

use alloc::{borrow::Cow, vec::Vec};
use polkadot_sdk::{
	frame_support::{self, weights::Weight},
	*,
};
use sp_runtime::{
	generic, impl_opaque_keys,
	traits::{BlakeTwo256, IdentifyAccount, Verify},
	MultiAddress, MultiSignature, Perbill,
};
use sp_version::RuntimeVersion;

pub use constants::*;
pub use distribution_primitives::chain::{
	EXISTENTIAL_DEPOSIT, PARACHAIN_ID, SS58_PREFIX, TOKEN_DECIMALS, TOKEN_SYMBOL,
};
pub use extensions::TxExtension;
pub use sp_consensus_aura::sr25519::AuthorityId as AuraId;

/// Signature of a transaction: sr25519, ed25519 or ecdsa.
pub type Signature = MultiSignature;
/// A 32-byte account.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;
/// An amount of the native token, in units of 10^-12 token.
pub type Balance = u128;
/// The number of transactions that an account has sent.
pub type Nonce = u32;
/// A 32-byte hash.
pub type Hash = sp_core::H256;
/// A block number of this chain or of the relay chain.
pub type BlockNumber = u32;
/// Identifies an asset of `pallet-assets`.
pub type AssetId = u32;
/// How a transaction refers to an account.
pub type Address = MultiAddress<AccountId, ()>;
/// A block header.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// A block.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;
/// A block with its justification.
pub type SignedBlock = generic::SignedBlock<Block>;

/// A transaction as received, before its signature is checked.
pub type UncheckedExtrinsic =
	generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;

/// Executes blocks.
pub type Executive = frame_executive::Executive<
	Runtime,
	Block,
	frame_system::ChainContext<Runtime>,
	bare::Unsigned,
	AllPalletsWithSystem,
>;

impl_opaque_keys! {
	/// The keys of a collator. Which there are, and in which order, is what `session.setKeys` takes.
	pub struct SessionKeys {
		/// Signs the blocks that the collator authors.
		pub aura: Aura,
		/// Signs the addresses at which other collators find this one.
		pub authority_discovery: AuthorityDiscovery,
	}
}

// Declares the version. A macro, because the attribute accepts only a literal `spec_version`.
macro_rules! version {
	($spec:tt) => {
		/// Version of this runtime.
		#[sp_version::runtime_version]
		pub const VERSION: RuntimeVersion = RuntimeVersion {
			spec_name: Cow::Borrowed("distribution-parachain"),
			impl_name: Cow::Borrowed("distribution-parachain"),
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
// One higher, so that a chain can be upgraded to it.
#[cfg(feature = "rehearsal")]
version!(101);

/// Builds no more blocks than the relay chain will accept.
pub type ConsensusHook = cumulus_pallet_aura_ext::FixedVelocityConsensusHook<
	Runtime,
	RELAY_CHAIN_SLOT_DURATION_MILLIS,
	BLOCK_PROCESSING_VELOCITY,
	UNINCLUDED_SEGMENT_CAPACITY,
>;

/// Types that clients treat as opaque bytes.
pub mod opaque {
	use super::*;

	/// A transaction that is not decoded.
	pub use sp_runtime::OpaqueExtrinsic as UncheckedExtrinsic;
	/// A block header.
	pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
	/// A block of opaque transactions.
	pub type Block = generic::Block<Header, UncheckedExtrinsic>;
}

// Indices come in bands with gaps and never change: clients and offline signers encode them.
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
	#[runtime::pallet_index(27)]
	pub type Fees = pallet_distribution_fees;
	#[runtime::pallet_index(28)]
	pub type AssetTxPayment = pallet_asset_tx_payment;

	// 30: collators. The order matters: authorship, then collator selection, then sessions.
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
	#[runtime::pallet_index(35)]
	pub type AuthorityDiscovery = pallet_authority_discovery;

	// 40: other chains
	#[runtime::pallet_index(40)]
	pub type XcmpQueue = cumulus_pallet_xcmp_queue;
	#[runtime::pallet_index(41)]
	pub type PolkadotXcm = pallet_xcm;
	#[runtime::pallet_index(42)]
	pub type CumulusXcm = cumulus_pallet_xcm;
	#[runtime::pallet_index(43)]
	pub type MessageQueue = pallet_message_queue;
	#[runtime::pallet_index(44)]
	pub type Network = configs::xcm::network;

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
	#[runtime::pallet_index(57)]
	pub type Brakes = pallet_brakes;

	// 60: the purpose of the chain
	#[runtime::pallet_index(60)]
	pub type Distribution = pallet_distribution;
	#[runtime::pallet_index(61)]
	pub type Compliance = pallet_compliance;
	#[runtime::pallet_index(62)]
	pub type Emission = pallet_emission;
	#[runtime::pallet_index(63)]
	pub type Clock = pallet_distribution_clock;
	#[runtime::pallet_index(64)]
	pub type Lists = pallet_distribution_lists;
	#[runtime::pallet_index(65)]
	pub type Payees = pallet_payees;
	#[runtime::pallet_index(66)]
	pub type Sales = pallet_sales;
	#[runtime::pallet_index(67)]
	pub type Scores = pallet_scores;
	#[runtime::pallet_index(68)]
	pub type Foreign = pallet_foreign;
	#[runtime::pallet_index(69)]
	pub type Announcements = pallet_announcements;
	#[runtime::pallet_index(70)]
	pub type ChainDigest = pallet_distribution_digest;

	// Peers that claims and rewards are benchmarked against; never part of a chain.
	#[cfg(feature = "runtime-benchmarks")]
	#[runtime::pallet_index(250)]
	pub type Claims = polkadot_runtime_common::claims;
	#[cfg(feature = "runtime-benchmarks")]
	#[runtime::pallet_index(251)]
	pub type AssetRewards = pallet_asset_rewards;
}

cumulus_pallet_parachain_system::register_validate_block! {
	Runtime = Runtime,
	BlockExecutor = cumulus_pallet_aura_ext::BlockExecutor::<Runtime, Executive>,
}
