//! Writes what a checked deployment asks for as a chain spec with the genesis in words.
//!
//! The bytes of a spec are compared by people who made it on their own, so all is written from
//! structs: their fields have one order, and no amount is rounded.

use super::{
	keys::{address, Key},
	model::{
		Asset, BootNode, ChainName, ChainType, Country, RelayChain, RelayGenesis, SigningKey,
		SpecId, TelemetryUrl,
	},
	plan::Plan,
};
use distribution_primitives::{
	chain::{SS58_PREFIX, TOKEN_DECIMALS, TOKEN_SYMBOL},
	emission::{EmissionParams, PoolKind},
};
use serde::Serialize;

/// The chain spec of a deployment whose chain begins with the runtime `code`.
///
/// # Errors
/// None that is known of: all of it can be written as JSON.
pub fn plain_spec(plan: &Plan, code: &[u8]) -> serde_json::Result<String> {
	let chain = &plan.chain;
	let telemetry: Vec<_> = chain.telemetry.iter().map(|to| (&to.url, to.verbosity)).collect();
	let spec = Spec {
		name: &chain.name,
		id: &chain.id,
		chain_type: chain.kind,
		boot_nodes: &chain.boot_nodes,
		telemetry_endpoints: Some(telemetry).filter(|all| !all.is_empty()),
		protocol_id: &chain.protocol_id,
		properties: Properties {
			relay_genesis: &chain.relay_genesis,
			ss58_format: SS58_PREFIX,
			token_decimals: TOKEN_DECIMALS,
			token_symbol: TOKEN_SYMBOL,
		},
		relay_chain: &chain.relay_chain,
		para_id: chain.para_id,
		code_substitutes: Empty {},
		genesis: Genesis {
			runtime_genesis: RuntimeGenesis {
				patch: patch(plan),
				code: format!("0x{}", hex::encode(code)),
			},
		},
	};
	Ok(format!("{}\n", serde_json::to_string_pretty(&spec)?))
}

/// The genesis, as a patch of the runtime's default.
fn patch(plan: &Plan) -> Patch<'_> {
	let all = || plan.balances.iter().chain(&plan.supply.own);
	let collators = &plan.collators;
	Patch {
		balances: Balances {
			balances: all().map(|(key, amount)| (address(key), *amount)).collect(),
		},
		collator_selection: CollatorSelection {
			invulnerables: collators.iter().map(|collator| address(&collator.account)).collect(),
			candidacy_bond: plan.candidacy_bond,
			desired_candidates: plan.desired_candidates,
		},
		compliance: Compliance {
			attesters: plan
				.attesters
				.iter()
				.map(|by| (address(&by.account), by.max_level, by.key.with(address(by.key.key()))))
				.collect(),
			officers: addresses(&plan.officers),
			blocked: &plan.blocked,
		},
		emission: Emission {
			// The runtime's own: a day.
			era_length: 0,
			params: plan.emission.params,
			pools: plan.emission.pools.iter().map(|(kind, share)| (shown(kind), *share)).collect(),
			reporters: addresses(&plan.emission.reporters),
		},
		network: Network { relay_genesis: &plan.chain.relay_genesis },
		// Votes at their real pace.
		origins: Origins { pace: 1 },
		parachain_info: ParachainInfo { parachain_id: plan.chain.para_id },
		session: Session {
			keys: collators
				.iter()
				.map(|collator| {
					let account = address(&collator.account);
					let keys = SessionKeys {
						aura: address(&collator.aura),
						authority_discovery: address(&collator.discovery),
					};
					(account.clone(), account, keys)
				})
				.collect(),
		},
		technical_committee: TechnicalCommittee { members: addresses(&plan.committee) },
		vesting: Vesting { vesting: schedules(plan) },
	}
}

fn addresses(keys: &[Key]) -> Vec<String> {
	keys.iter().map(address).collect()
}

fn shown(kind: &PoolKind<Key, Asset>) -> PoolKind<String, Asset> {
	match kind {
		PoolKind::Stake { asset } => PoolKind::Stake { asset: *asset },
		PoolKind::Contribution { scores, unclaimed } => {
			PoolKind::Contribution { scores: *scores, unclaimed: *unclaimed }
		}
		PoolKind::Account { to } => PoolKind::Account { to: address(to) },
	}
}

/// Schedules as pallet-vesting takes them: who, first block, number of blocks, and what is not
/// locked.
fn schedules(plan: &Plan) -> Vec<(String, u32, u32, u128)> {
	let owned = plan.owned();
	let liquid = |key: &Key, locked: u128| {
		owned.get(key).copied().unwrap_or_default().saturating_sub(locked)
	};
	let schedule = |row: &super::lists::Schedule| {
		(address(&row.key), row.start, row.length, liquid(&row.key, row.locked))
	};
	plan.vesting.iter().map(schedule).collect()
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Spec<'a> {
	name: &'a ChainName,
	id: &'a SpecId,
	chain_type: ChainType,
	boot_nodes: &'a [BootNode],
	telemetry_endpoints: Option<Vec<(&'a TelemetryUrl, u8)>>,
	protocol_id: &'a SpecId,
	properties: Properties<'a>,
	// These two are extensions of parachains, which have names of their own.
	#[serde(rename = "relay_chain")]
	relay_chain: &'a RelayChain,
	#[serde(rename = "para_id")]
	para_id: u32,
	code_substitutes: Empty,
	genesis: Genesis<'a>,
}

#[derive(Serialize)]
struct Empty {}

/// What wallets read of a chain; and nodes the genesis of its relay chain
/// (`node/src/relay_genesis.rs`).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Properties<'a> {
	relay_genesis: &'a RelayGenesis,
	ss58_format: u16,
	token_decimals: u8,
	token_symbol: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Genesis<'a> {
	runtime_genesis: RuntimeGenesis<'a>,
}

#[derive(Serialize)]
struct RuntimeGenesis<'a> {
	patch: Patch<'a>,
	code: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Patch<'a> {
	balances: Balances,
	collator_selection: CollatorSelection,
	compliance: Compliance<'a>,
	emission: Emission,
	network: Network<'a>,
	origins: Origins,
	parachain_info: ParachainInfo,
	session: Session,
	technical_committee: TechnicalCommittee,
	vesting: Vesting,
}

#[derive(Serialize)]
struct Balances {
	balances: Vec<(String, u128)>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CollatorSelection {
	invulnerables: Vec<String>,
	candidacy_bond: u128,
	desired_candidates: u32,
}

#[derive(Serialize)]
struct Compliance<'a> {
	attesters: Vec<(String, u8, SigningKey<String>)>,
	officers: Vec<String>,
	blocked: &'a [Country],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Emission {
	era_length: u32,
	params: Option<EmissionParams<u128>>,
	pools: Vec<(PoolKind<String, Asset>, u32)>,
	reporters: Vec<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Network<'a> {
	relay_genesis: &'a RelayGenesis,
}

#[derive(Serialize)]
struct Origins {
	pace: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ParachainInfo {
	parachain_id: u32,
}

#[derive(Serialize)]
struct Session {
	keys: Vec<(String, String, SessionKeys)>,
}

/// Named as the runtime's fields are.
#[derive(Serialize)]
struct SessionKeys {
	aura: String,
	authority_discovery: String,
}

#[derive(Serialize)]
struct TechnicalCommittee {
	members: Vec<String>,
}

#[derive(Serialize)]
struct Vesting {
	vesting: Vec<(String, u32, u32, u128)>,
}
