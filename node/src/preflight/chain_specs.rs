//! Whether a chain spec file is complete, and of a parachain.

use serde_json::Value;
use std::fs;

/// Reads a parachain's chain spec.
pub fn read(file: &str) -> Result<Value, String> {
	let text = fs::read(file).map_err(|error| format!("cannot read {file}: {error}"))?;
	let spec: Value = serde_json::from_slice(&text).map_err(|error| {
		format!(
			"{file} is not a chain spec: {error}; perhaps only a part of it was copied: fetch it again \
			and compare its SHA-256"
		)
	})?;
	for field in ["id", "name", "genesis"] {
		if spec.get(field).is_none() {
			return Err(format!("{file} is not a chain spec: it has no field `{field}`"));
		}
	}
	if !["relay_chain", "relayChain", "RelayChain"].iter().any(|name| spec.get(name).is_some()) {
		return Err(format!(
			"{file} is not a chain spec of a parachain: it has no field `relay_chain`; relay chain specs go \
			after `--`, as in `-- --chain {file}`"
		));
	}
	Ok(spec)
}

/// FNV-1a over the sorted storage of a raw genesis; `None` for a plain chain spec. It detects
/// mistakes, not attacks.
pub fn fingerprint(spec: &Value) -> Option<String> {
	let top = spec.get("genesis")?.get("raw")?.get("top")?.as_object()?;
	let mut entries: Vec<String> =
		top.iter().map(|(key, value)| format!("{key}={value};").to_lowercase()).collect();
	entries.sort();
	let hash = entries.iter().flat_map(|entry| entry.bytes()).fold(0xcbf2_9ce4_8422_2325, step);
	Some(format!("{hash:016x}"))
}

fn step(hash: u64, byte: u8) -> u64 {
	(hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
}
