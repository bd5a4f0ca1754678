//! The genesis of development and test networks. One function builds both presets.

#![warn(missing_docs)]

use crate::{configs::distribution::AssetKind, *};
use alloc::{vec, vec::Vec};
use cumulus_primitives_core::ParaId;
use distribution_primitives::emission::{EmissionParams, PoolKind, Scores, Unclaimed};
use frame_support::build_struct_json_patch;
use serde_json::Value;
use sp_genesis_builder::PresetId;
use sp_keyring::Sr25519Keyring;
use staging_xcm::latest::ROCOCO_GENESIS_HASH;

/// Initial balance of each development account: enough to fund a round of a billion tokens several
/// times.
pub const ENDOWMENT: Balance = 10_000_000_000 * UNIT;

/// XCM version for chains whose version is not known.
const SAFE_XCM_VERSION: u32 = staging_xcm::prelude::XCM_VERSION;

/// Relay-chain blocks per era on development and test networks: short enough to watch.
const DEV_ERA: u32 = 20;
/// How many times faster referenda and sessions are there.
const DEV_PACE: u32 = 1_200;

/// The initial schedule: a million tokens per era, a tenth less every 365 eras, never below a
/// tenth.
fn emission() -> EmissionParams<Balance> {
	EmissionParams {
		issuance: 1_000_000 * UNIT,
		decay: Perbill::from_percent(10),
		decay_period: 365,
		floor: 100_000 * UNIT,
		max_supply: 200_000_000_000 * UNIT,
	}
}

/// The initial pools, and their shares in billionths.
fn pools() -> Vec<(PoolKind<AccountId, AssetKind>, u32)> {
	let work = |scores, unclaimed| PoolKind::Contribution { scores, unclaimed };
	vec![
		(PoolKind::Stake { asset: AssetKind::Native }, 400_000_000),
		(work(Scores::Reporters, Unclaimed::Burn), 150_000_000),
		(work(Scores::Authors, Unclaimed::Recycle), 150_000_000),
		(work(Scores::Activity, Unclaimed::Recycle), 100_000_000),
		(PoolKind::Account { to: configs::monetary::TreasuryAccount::get() }, 200_000_000),
	]
}

/// Relay-chain blocks per era, and how many times faster referenda and sessions are.
struct Pace(u32, u32);

fn genesis(
	collators: Vec<Sr25519Keyring>,
	committee: Vec<Sr25519Keyring>,
	Pace(era_length, pace): Pace,
) -> Value {
	let id = |key: &Sr25519Keyring| key.to_account_id();
	build_struct_json_patch!(RuntimeGenesisConfig {
		balances: BalancesConfig {
			balances: Sr25519Keyring::well_known()
				.map(|key| (key.to_account_id(), ENDOWMENT))
				// These accounts must exist before anything is paid to them.
				.chain([
					(configs::monetary::TreasuryAccount::get(), EXISTENTIAL_DEPOSIT),
					(CollatorSelection::account_id(), EXISTENTIAL_DEPOSIT),
				])
				.collect::<Vec<_>>(),
		},
		parachain_info: ParachainInfoConfig { parachain_id: ParaId::from(PARACHAIN_ID) },
		collator_selection: CollatorSelectionConfig {
			invulnerables: collators.iter().map(id).collect::<Vec<_>>(),
			candidacy_bond: 1_000 * UNIT,
		},
		session: SessionConfig {
			keys: collators
				.iter()
				.map(|key| {
					let (aura, authority_discovery) = (key.public().into(), key.public().into());
					(id(key), id(key), SessionKeys { aura, authority_discovery })
				})
				.collect::<Vec<_>>(),
		},
		polkadot_xcm: PolkadotXcmConfig { safe_xcm_version: Some(SAFE_XCM_VERSION) },
		technical_committee: TechnicalCommitteeConfig {
			members: committee.iter().map(id).collect::<Vec<_>>(),
		},
		compliance: ComplianceConfig {
			attesters: [
				(Sr25519Keyring::Dave, 3),
				(Sr25519Keyring::Eve, 3),
				(Sr25519Keyring::Ferdie, 2),
			]
			.map(|(key, level)| (key.to_account_id(), level, key.public().into()))
			.to_vec(),
			blockers: vec![Sr25519Keyring::Dave.to_account_id()],
			officers: vec![Sr25519Keyring::Charlie.to_account_id()],
			blocked: vec!["KP".into()],
		},
		// What the relay chain of test networks calls itself: it has the runtime of Rococo.
		network: NetworkConfig { relay_genesis: ROCOCO_GENESIS_HASH.into() },
		origins: OriginsConfig { pace },
		emission: EmissionConfig {
			era_length,
			params: Some(emission()),
			pools: pools(),
			reporters: vec![Sr25519Keyring::Bob.to_account_id()],
		},
	})
}

/// Reads and writes addresses with this chain's prefix from here on. A genesis is read in the wasm, where
/// sp-core refuses a prefix that its registry of networks does not have, unless it is this one; each call
/// of the wasm begins without it.
pub fn use_own_addresses() {
	sp_core::crypto::set_default_ss58_version(SS58_PREFIX.into());
}

/// The genesis patch named `id`, as JSON; `None` if there is none of that name.
pub fn get_preset(id: &PresetId) -> Option<Vec<u8>> {
	use Sr25519Keyring::{Alice, Bob, Charlie};
	let patch = match id.as_ref() {
		sp_genesis_builder::DEV_RUNTIME_PRESET => {
			genesis(vec![Alice], vec![Alice], Pace(DEV_ERA, DEV_PACE))
		}
		sp_genesis_builder::LOCAL_TESTNET_RUNTIME_PRESET => {
			genesis(vec![Alice, Bob], vec![Alice, Bob, Charlie], Pace(DEV_ERA, DEV_PACE))
		}
		_ => return None,
	};
	serde_json::to_vec(&patch).ok()
}

/// The names of all presets.
pub fn preset_names() -> Vec<PresetId> {
	vec![
		PresetId::from(sp_genesis_builder::DEV_RUNTIME_PRESET),
		PresetId::from(sp_genesis_builder::LOCAL_TESTNET_RUNTIME_PRESET),
	]
}
