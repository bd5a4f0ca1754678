//! The genesis of development and test networks. Both presets come from one function.

use crate::*;
use alloc::{vec, vec::Vec};
use cumulus_primitives_core::ParaId;
use frame_support::build_struct_json_patch;
use serde_json::Value;
use sp_genesis_builder::PresetId;
use sp_keyring::Sr25519Keyring;

/// What each development account begins with: enough to fund a round of a billion tokens twice over.
pub const ENDOWMENT: Balance = 10_000_000_000 * UNIT;

/// XCM version to speak with chains whose version is not known.
const SAFE_XCM_VERSION: u32 = staging_xcm::prelude::XCM_VERSION;

fn genesis(collators: Vec<Sr25519Keyring>, committee: Vec<Sr25519Keyring>) -> Value {
	let id = |key: &Sr25519Keyring| key.to_account_id();
	build_struct_json_patch!(RuntimeGenesisConfig {
		balances: BalancesConfig {
			balances: Sr25519Keyring::well_known()
				.map(|key| (key.to_account_id(), ENDOWMENT))
				// Accounts that must exist before anything is paid to them.
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
				.map(|key| (id(key), id(key), SessionKeys { aura: key.public().into() }))
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
			officers: vec![Sr25519Keyring::Charlie.to_account_id()],
			blocked: vec!["KP".into()],
		},
	})
}

/// The genesis patch named `id`, as JSON.
pub fn get_preset(id: &PresetId) -> Option<Vec<u8>> {
	use Sr25519Keyring::{Alice, Bob, Charlie};
	let patch = match id.as_ref() {
		sp_genesis_builder::DEV_RUNTIME_PRESET => genesis(vec![Alice], vec![Alice]),
		sp_genesis_builder::LOCAL_TESTNET_RUNTIME_PRESET => {
			genesis(vec![Alice, Bob], vec![Alice, Bob, Charlie])
		}
		_ => return None,
	};
	serde_json::to_vec(&patch).ok()
}

/// The presets there are.
pub fn preset_names() -> Vec<PresetId> {
	vec![
		PresetId::from(sp_genesis_builder::DEV_RUNTIME_PRESET),
		PresetId::from(sp_genesis_builder::LOCAL_TESTNET_RUNTIME_PRESET),
	]
}
