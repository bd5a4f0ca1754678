//! Reads a deployment file with its lists, and checks everything that does not need the runtime.

use super::{
	economy,
	json::Json,
	lists::{Inputs, List},
	model, network,
	plan::{Attester, Collator, Plan, Supply},
	reader::{Fault, Reader},
	shape,
};
use distribution_client::encoding::decode;

/// Marks a value that has yet to be given.
const PLACEHOLDER: &str = "REPLACE";
/// Ids of the chains that the node carries.
const TAKEN: [&str; 2] = ["distribution_dev", "distribution_local"];
/// Smaller numbers belong to the relay chain's own parachains.
const FIRST_PARACHAIN: u32 = 2_000;

/// Reads the inputs into a plan.
///
/// # Errors
/// Every fault. Two kinds hide the others: placeholders, and a structure that is not that of the
/// schema.
pub fn read(inputs: Inputs<'_>) -> Result<Plan, Vec<Fault>> {
	let List { name, bytes } = inputs.deployment;
	let unreadable =
		|error: String| vec![Fault::new(name, format!("cannot be read as JSON: {error}"))];
	let decoded = decode(bytes).map_err(|wrong| unreadable(wrong.message))?;
	if decoded.guessed {
		return Err(unreadable("it is not in UTF-8".into()));
	}
	let text = decoded.text.as_ref();
	let document = Json::parse(text).map_err(|error| unreadable(error.to_string()))?;
	let mut faults = Vec::new();
	placeholders("", &document, &mut faults);
	if !faults.is_empty() {
		return Err(faults);
	}
	faults = shape::faults(&document);
	match serde_json::from_str(text) {
		Ok(file) => check(file, inputs, faults),
		Err(error) if faults.is_empty() => Err(unreadable(error.to_string())),
		// The faults say it better.
		Err(_) => Err(faults),
	}
}

/// Reports every string that is still a placeholder, with what has to go there.
fn placeholders(field: &str, value: &Json, faults: &mut Vec<Fault>) {
	match value {
		Json::Scalar(_) => (),
		Json::Text(text) => {
			if let Some(what) = text.strip_prefix(PLACEHOLDER) {
				let what = what.strip_prefix(':').unwrap_or(what).trim_start();
				faults.push(Fault::new(field, format!("still to be replaced: {what}")));
			}
		}
		Json::List(entries) => {
			for (index, entry) in entries.iter().enumerate() {
				placeholders(&format!("{field}[{index}]"), entry, faults);
			}
		}
		Json::Object(entries) => {
			for (key, entry) in entries {
				placeholders(&Json::field(field, key), entry, faults);
			}
		}
	}
}

/// Checks a file that has `faults` already.
fn check(
	file: model::Deployment,
	inputs: Inputs<'_>,
	faults: Vec<Fault>,
) -> Result<Plan, Vec<Fault>> {
	let mut reader = Reader::new(file.chain.kind == model::ChainType::Live, faults);
	let reader = &mut reader;
	check_chain(reader, &file.chain);
	let committee = reader.accounts("committee", &file.committee);
	if file.committee.is_empty() {
		reader.fault(
			"committee",
			"no member; without a committee nothing can be paused and no referendum can be fast-tracked: name at least one",
		);
	}
	let collators = collators(reader, &file.collators);
	let candidacy_bond = reader.amount("collators.candidacyBond", &file.collators.candidacy_bond);
	let (attesters, blocked) = registry(reader, &file.compliance);
	let officers = reader.accounts("compliance.officers", &file.compliance.officers);
	let emission = economy::emission(reader, &file.emission);
	let economy::Allocation { balances, allocated, vesting } =
		economy::allocation(reader, &file.allocation, inputs);
	let supply = Supply::new(&balances, allocated, emission.pools.len());
	if supply.is_none() {
		reader.fault(
			"allocation.total",
			"with the chain's own accounts, more than the chain can count",
		);
	}
	let plan = Plan {
		chain: file.chain,
		balances,
		vesting,
		supply: supply.unwrap_or_default(),
		collators,
		candidacy_bond: candidacy_bond.unwrap_or_default(),
		desired_candidates: file.collators.desired_candidates,
		committee,
		attesters,
		officers,
		blocked,
		emission,
	};
	if reader.faults.is_empty() {
		plan.check_supply(reader);
	}
	if reader.faults.is_empty() {
		Ok(plan)
	} else {
		Err(std::mem::take(&mut reader.faults))
	}
}

fn check_chain(reader: &mut Reader, chain: &model::Chain) {
	let live = reader.live;
	for (field, id) in [("chain.id", &chain.id.0), ("chain.protocolId", &chain.protocol_id.0)] {
		if live && TAKEN.contains(&id.as_str()) {
			reader.fault(field, format!("{id} belongs to a development chain; choose another"));
		}
	}
	let relay = &chain.relay_chain.0;
	if live && (relay.ends_with("-local") || relay.ends_with("-dev")) {
		reader.fault(
			"chain.relayChain",
			format!(
				"{relay} is a test network; name the relay chain, or make chain.type \"Local\""
			),
		);
	}
	if live && chain.para_id < FIRST_PARACHAIN {
		reader.fault(
			"chain.paraId",
			format!(
				"{} does not fit; give a whole number from {FIRST_PARACHAIN} to {}",
				chain.para_id,
				u32::MAX
			),
		);
	}
	let mut peers = Vec::new();
	for (index, node) in chain.boot_nodes.iter().enumerate() {
		let field = format!("chain.bootNodes[{index}]");
		let peer = network::boot_node(reader, &field, node);
		peers.push((field, peer));
	}
	reader.distinct("peer id", &peers);
	if live && peers.is_empty() {
		reader.fault(
			"chain.bootNodes",
			"none; no node would find the network: give at least one that is always there",
		);
	}
}

fn collators(reader: &mut Reader, part: &model::Collators) -> Vec<Collator> {
	const FIELD: &str = "collators.invulnerables";
	let mut accounts = Vec::new();
	let mut auras = Vec::new();
	let mut discoveries = Vec::new();
	for (index, row) in part.invulnerables.iter().enumerate() {
		let field = format!("{FIELD}[{index}].account");
		accounts.push((field.clone(), reader.account(&field, &row.account)));
		for (name, key, keys) in
			[("aura", &row.aura, &mut auras), ("discovery", &row.discovery, &mut discoveries)]
		{
			let field = format!("{FIELD}[{index}].{name}");
			let key = reader.key(&field, key);
			keys.push((field, key));
		}
	}
	if part.invulnerables.is_empty() {
		reader.fault(FIELD, "none; no blocks would be made: name at least one collator");
	}
	reader.distinct("account", &accounts);
	reader.distinct("session key", &auras);
	reader.distinct("session key", &discoveries);
	for (field, key) in auras.iter().chain(&discoveries) {
		let is_account = accounts.iter().any(|(_, account)| account == key);
		if reader.live && key.is_some() && is_account {
			reader.fault(
				field,
				"this is the key of a collator's account; a session key lies open on the machine that makes blocks: \
				make one of its own (distribution-node key generate --scheme sr25519)",
			);
		}
	}
	let rows = accounts.into_iter().zip(auras).zip(discoveries);
	rows.filter_map(|(((_, account), (_, aura)), (_, discovery))| {
		Some(Collator { account: account?, aura: aura?, discovery: discovery? })
	})
	.collect()
}

/// The attesters and the blocked countries.
fn registry(reader: &mut Reader, part: &model::Compliance) -> (Vec<Attester>, Vec<model::Country>) {
	let mut accounts = Vec::new();
	let mut keys = Vec::new();
	let mut attesters = Vec::new();
	for (index, row) in part.attesters.iter().enumerate() {
		let field = format!("compliance.attesters[{index}]");
		let account = reader.account(&format!("{field}.account"), &row.account);
		let key = reader.key(&format!("{field}.key.{}", row.key.scheme()), row.key.key());
		accounts.push((format!("{field}.account"), account.clone()));
		keys.push((format!("{field}.key"), key.clone()));
		attesters.extend(account.zip(key).map(|(account, key)| Attester {
			account,
			max_level: row.max_level,
			key: row.key.with(key),
		}));
	}
	reader.distinct("account", &accounts);
	reader.distinct("signing key", &keys);
	let countries = part.blocked.iter().enumerate();
	let countries: Vec<_> = countries
		.map(|(index, code)| (format!("compliance.blocked[{index}]"), Some(code.clone())))
		.collect();
	reader.distinct("country", &countries);
	(attesters, part.blocked.clone())
}
