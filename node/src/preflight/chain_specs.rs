//! Whether a chain spec file is complete, and of a parachain.

use serde_json::Value;
use std::fs;

/// Reads a parachain's chain spec.
pub fn read(file: &str) -> Result<Value, String> {
	let text = fs::read(file).map_err(|error| format!("cannot read {file}: {error}"))?;
	if let Some(wrong) = other_encoding(&text) {
		return Err(format!(
			"{file} {wrong}: chain specs are in UTF-8 without a byte order mark; save it so, or fetch \
			it again and compare its SHA-256"
		));
	}
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

/// What is wrong with the encoding of a file, if an editor or a shell has saved it in another one.
fn other_encoding(text: &[u8]) -> Option<&'static str> {
	match text {
		[0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, _, ..] | [_, 0, ..] => Some("is in UTF-16"),
		[0xef, 0xbb, 0xbf, ..] => Some("begins with a byte order mark"),
		_ => None,
	}
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

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn other_encodings_should_be_told_by_their_names() {
		type Bytes = fn(u16) -> [u8; 2];
		let utf_16 =
			|text: &str, bytes: Bytes| -> Vec<u8> { text.encode_utf16().flat_map(bytes).collect() };
		for text in ["{}", "\u{feff}{}"] {
			for bytes in [u16::to_le_bytes as Bytes, u16::to_be_bytes as Bytes] {
				assert_eq!(other_encoding(&utf_16(text, bytes)), Some("is in UTF-16"));
			}
		}
		let marked = "\u{feff}{}".as_bytes();
		assert_eq!(other_encoding(marked), Some("begins with a byte order mark"));
		assert_eq!(other_encoding(b"{}"), None);
		assert_eq!(other_encoding(b""), None);
	}

	#[test]
	fn chain_spec_in_utf_16_should_be_refused_with_its_encoding() {
		let file = std::env::temp_dir().join(format!("utf-16-{}.json", std::process::id()));
		let text: Vec<u8> = "\u{feff}{}".encode_utf16().flat_map(u16::to_le_bytes).collect();
		fs::write(&file, text).unwrap();
		let refused = read(file.to_str().unwrap());
		fs::remove_file(&file).unwrap();
		assert!(refused.unwrap_err().contains("is in UTF-16"));
	}
}
