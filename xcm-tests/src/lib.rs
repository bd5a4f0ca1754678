#![doc = include_str!("../README.md")]
#![expect(
	clippy::arithmetic_side_effects,
	clippy::unwrap_used,
	reason = "only tests use this crate, and they may panic"
)]
#![expect(missing_docs, reason = "the macros that declare chains generate items without")]

pub mod hub;
pub mod sibling;

use polkadot_sdk::*;

use codec::Encode;
use distribution_runtime::{
	configs::xcm::locations::ASSET_HUB, genesis_presets, AccountId, Balance, PARACHAIN_ID, UNIT,
};
use frame_support::traits::OnInitialize;
use polkadot_runtime_parachains::paras::{ParaGenesisArgs, ParaKind};
use sibling::{OUR_TOKEN, SIBLING};
use sp_genesis_builder::runtime_decl_for_genesis_builder::GenesisBuilder;
use sp_keyring::Sr25519Keyring;
use sp_runtime::{BuildStorage, Digest, Storage};
use staging_xcm::latest::prelude::*;
use staging_xcm_executor::traits::ConvertLocation;
use std::sync::LazyLock;
use xcm_emulator::{
	decl_test_networks, decl_test_parachains, decl_test_relay_chains, BlockProducer, TestExt,
};

/// Merges a patch of a genesis into it.
fn merge(to: &mut serde_json::Value, patch: serde_json::Value) {
	match (to, patch) {
		(serde_json::Value::Object(to), serde_json::Value::Object(patch)) => {
			for (key, value) in patch {
				merge(to.entry(key).or_insert(serde_json::Value::Null), value);
			}
		}
		(to, patch) => *to = patch,
	}
}

/// The default genesis, patched by a preset.
fn from_preset<G>(preset: Option<Vec<u8>>) -> G
where
	G: Default + serde::Serialize + serde::de::DeserializeOwned,
{
	let mut json = serde_json::to_value(G::default()).unwrap();
	merge(&mut json, serde_json::from_slice(&preset.unwrap()).unwrap());
	serde_json::from_value(json).unwrap()
}

/// The relay chain's genesis, with the parachains registered.
fn relay_genesis() -> Storage {
	let local = sp_genesis_builder::LOCAL_TESTNET_RUNTIME_PRESET.into();
	let mut genesis: rococo_runtime::RuntimeGenesisConfig =
		from_preset(<rococo_runtime::Runtime as GenesisBuilder<_>>::get_preset(&Some(local)));
	let para = |id: u32| {
		let args = ParaGenesisArgs {
			genesis_head: vec![0].into(),
			validation_code: vec![0].into(),
			para_kind: ParaKind::Parachain,
		};
		(id.into(), args)
	};
	genesis.paras.paras = vec![para(PARACHAIN_ID), para(SIBLING), para(ASSET_HUB)];
	genesis.build_storage().unwrap()
}

/// Our genesis, which is that of test networks.
fn our_genesis() -> Storage {
	let local = sp_genesis_builder::LOCAL_TESTNET_RUNTIME_PRESET.into();
	from_preset::<distribution_runtime::RuntimeGenesisConfig>(genesis_presets::get_preset(&local))
		.build_storage()
		.unwrap()
}

/// The sibling's genesis: the well-known accounts hold its token, and it has an asset for ours.
fn sibling_genesis() -> Storage {
	sibling::RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig {
			balances: Sr25519Keyring::well_known()
				.map(|key| (key.to_account_id(), 1_000_000 * UNIT))
				.collect(),
			..Default::default()
		},
		assets: pallet_assets::GenesisConfig {
			assets: vec![(OUR_TOKEN, Sr25519Keyring::Alice.to_account_id(), true, 1)],
			..Default::default()
		},
		parachain_info: staging_parachain_info::GenesisConfig {
			parachain_id: SIBLING.into(),
			..Default::default()
		},
		polkadot_xcm: pallet_xcm::GenesisConfig {
			safe_xcm_version: Some(staging_xcm::prelude::XCM_VERSION),
			..Default::default()
		},
		..Default::default()
	}
	.build_storage()
	.unwrap()
}

/// Asset Hub's genesis: the well-known accounts hold its native token, and Bob all of its USDC.
fn hub_genesis() -> Storage {
	hub::RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig {
			balances: Sr25519Keyring::well_known()
				.map(|key| (key.to_account_id(), 1_000_000 * UNIT))
				.collect(),
			..Default::default()
		},
		assets: pallet_assets::GenesisConfig {
			assets: vec![(hub::USDC, Sr25519Keyring::Alice.to_account_id(), true, 1)],
			accounts: vec![(hub::USDC, Sr25519Keyring::Bob.to_account_id(), UNIT)],
			..Default::default()
		},
		parachain_info: staging_parachain_info::GenesisConfig {
			parachain_id: ASSET_HUB.into(),
			..Default::default()
		},
		polkadot_xcm: pallet_xcm::GenesisConfig {
			safe_xcm_version: Some(staging_xcm::prelude::XCM_VERSION),
			..Default::default()
		},
		..Default::default()
	}
	.build_storage()
	.unwrap()
}

/// The genesis of each chain. Built once, because every test begins with it, most of them many times.
static RELAY_GENESIS: LazyLock<Storage> = LazyLock::new(relay_genesis);
static OUR_GENESIS: LazyLock<Storage> = LazyLock::new(our_genesis);
static SIBLING_GENESIS: LazyLock<Storage> = LazyLock::new(sibling_genesis);
static HUB_GENESIS: LazyLock<Storage> = LazyLock::new(hub_genesis);

/// Produces the blocks of the other parachains, which have no consensus.
pub struct NoConsensus;
impl BlockProducer for NoConsensus {
	fn slot_duration() -> u64 {
		6_000
	}

	fn pre_runtime_digest(_: u32) -> Digest {
		Digest::default()
	}
}

decl_test_relay_chains! {
	#[api_version(16)]
	pub struct Relay {
		genesis = RELAY_GENESIS.clone(),
		on_init = (),
		runtime = rococo_runtime,
		core = {
			SovereignAccountOf: rococo_runtime::xcm_config::LocationConverter,
		},
		pallets = {
			XcmPallet: rococo_runtime::XcmPallet,
		}
	},
}

decl_test_parachains! {
	pub struct Distribution {
		genesis = OUR_GENESIS.clone(),
		on_init = (),
		runtime = distribution_runtime,
		core = {
			XcmpMessageHandler: distribution_runtime::XcmpQueue,
			LocationToAccountId: distribution_runtime::configs::xcm::locations::LocationToAccountId,
			ParachainInfo: distribution_runtime::ParachainInfo,
			MessageOrigin: cumulus_primitives_core::AggregateMessageOrigin,
		},
		pallets = {
			PolkadotXcm: distribution_runtime::PolkadotXcm,
		}
	},
	pub struct Sibling {
		genesis = SIBLING_GENESIS.clone(),
		on_init = (),
		runtime = sibling,
		core = {
			XcmpMessageHandler: sibling::XcmpQueue,
			LocationToAccountId: sibling::LocationToAccountId,
			ParachainInfo: sibling::ParachainInfo,
			MessageOrigin: cumulus_primitives_core::AggregateMessageOrigin,
			BlockProducer: NoConsensus,
		},
		pallets = {
			PolkadotXcm: sibling::PolkadotXcm,
		}
	},
	pub struct Hub {
		genesis = HUB_GENESIS.clone(),
		on_init = (),
		runtime = hub,
		core = {
			XcmpMessageHandler: hub::XcmpQueue,
			LocationToAccountId: hub::LocationToAccountId,
			ParachainInfo: hub::ParachainInfo,
			MessageOrigin: cumulus_primitives_core::AggregateMessageOrigin,
			BlockProducer: NoConsensus,
		},
		pallets = {
			PolkadotXcm: hub::PolkadotXcm,
		}
	},
}

decl_test_networks! {
	pub struct Net {
		relay_chain = Relay,
		parachains = vec![
			Distribution,
			Sibling,
			Hub,
		],
		bridge = ()
	},
}

/// The relay chain.
pub type RelayChain = Relay<Net>;
/// Our chain.
pub type Ours = Distribution<Net>;
/// The sibling.
pub type Other = Sibling<Net>;

/// Asset Hub.
pub type AssetHub = Hub<Net>;

/// Our chain, seen from a sibling.
pub fn ours() -> Location {
	sibling::our_token()
}

/// The sibling, seen from our chain.
pub fn other() -> Location {
	Location::new(1, [Parachain(SIBLING)])
}

/// An account, as a location on its own chain.
pub fn account(who: &AccountId) -> Location {
	AccountId32 { network: None, id: who.clone().into() }.into()
}

/// The account on our chain that `place` maps to.
pub fn account_of(place: &Location) -> AccountId {
	distribution_runtime::configs::xcm::locations::LocationToAccountId::convert_location(place)
		.unwrap()
}

/// The sibling's account on our chain.
pub fn sovereign() -> AccountId {
	account_of(&other())
}

/// The balance of each account on our chain, free and on hold.
pub fn balances() -> std::collections::BTreeMap<AccountId, Balance> {
	Ours::ext_wrapper(|| {
		frame_system::Account::<distribution_runtime::Runtime>::iter()
			.map(|(who, info)| (who, info.data.free + info.data.reserved))
			.collect()
	})
}

/// The total issuance on our chain.
pub fn issuance() -> Balance {
	Ours::ext_wrapper(distribution_runtime::Balances::total_issuance)
}

/// Sends a message from the sibling's root to us.
pub fn send_from_sibling(message: Xcm<()>) {
	Other::execute_with(|| sibling::PolkadotXcm::send_xcm(Here, ours(), message).unwrap());
}

/// Sends a message from the relay chain's root to us.
pub fn send_from_relay(message: Xcm<()>) {
	RelayChain::execute_with(|| {
		let ours = Location::new(0, [Parachain(PARACHAIN_ID)]);
		rococo_runtime::XcmPallet::send_xcm(Here, ours, message).unwrap()
	});
}

/// Whether each message that arrived on our chain since its last block was executed to its end, in
/// order.
pub fn outcomes() -> Vec<bool> {
	use distribution_runtime::RuntimeEvent;
	use pallet_message_queue::Event;
	Ours::ext_wrapper(|| {
		distribution_runtime::System::events()
			.into_iter()
			.filter_map(|record| match record.event {
				RuntimeEvent::MessageQueue(Event::Processed { success, .. }) => Some(success),
				RuntimeEvent::MessageQueue(Event::ProcessingFailed { .. }) => Some(false),
				_ => None,
			})
			.collect()
	})
}

/// Whether our chain executed the last message that arrived since its last block. Earlier ones may
/// be the sibling's subscriptions to our XCM version.
pub fn executed() -> Option<bool> {
	outcomes().last().copied()
}

/// Sends a message from Asset Hub's root to us.
pub fn send_from_hub(message: Xcm<()>) {
	AssetHub::execute_with(|| hub::PolkadotXcm::send_xcm(Here, ours(), message).unwrap());
}

/// A message that pays with the sender's tokens on our chain, and returns the surplus to `back_to`.
pub fn paid(fee: Balance, back_to: &AccountId, instructions: Vec<Instruction<()>>) -> Xcm<()> {
	let fee: Asset = (Location::here(), fee).into();
	let mut message = vec![
		WithdrawAsset(fee.clone().into()),
		BuyExecution { fees: fee, weight_limit: Unlimited },
	];
	message.extend(instructions);
	message.extend([
		RefundSurplus,
		DepositAsset { assets: AllCounted(8).into(), beneficiary: account(back_to) },
	]);
	Xcm(message)
}

/// An instruction to dispatch a call on our chain with an origin of the sender.
pub fn transact(kind: OriginKind, call: distribution_runtime::RuntimeCall) -> Instruction<()> {
	Transact { origin_kind: kind, fallback_max_weight: None, call: call.encode().into() }
}
