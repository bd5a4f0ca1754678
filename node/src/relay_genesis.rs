//! Checks that the node's relay chain is the one that its chain spec belongs to.
//!
//! The node itself does not check. It would wait for blocks of a chain that does not know the
//! parachain. The chain spec has the hash of the relay chain's genesis block in its property
//! `relayGenesis`, which `distribution chain-spec` writes. Without that property nothing is checked.

use crate::arguments::{alone, endpoints, value};
use jsonrpsee::{
	core::client::{ClientT, Error as ClientError},
	rpc_params,
	ws_client::WsClientBuilder,
};
use serde_json::Value;
use sp_runtime::{
	generic::Header,
	traits::{BlakeTwo256, Hash, Header as _},
	StateVersion,
};
use std::{fs, path::Path, time::Duration};

/// The property of the chain spec: the hash of the relay chain's block 0, as `0x` and 64
/// hexadecimal digits.
const PROPERTY: &str = "relayGenesis";
/// How long to wait for an endpoint to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// Refuses endpoints and raw chain specs of any relay chain other than the one that `spec`, read
/// from `file`, names. `own` are the arguments before `--`, `relay` those after it.
///
/// An endpoint that does not answer is accepted: the node continues with the others, or waits.
pub fn check(spec: &Value, file: &str, own: &[&str], relay: &[&str]) -> Result<(), String> {
	if alone(own) {
		return Ok(());
	}
	let Some(property) = spec.get("properties").and_then(|all| all.get(PROPERTY)) else {
		return Ok(());
	};
	let expected = property.as_str().filter(|hash| is_hash(hash)).ok_or_else(|| {
		format!("{file}: the property `{PROPERTY}` is {property}, not a hash: 0x and 64 hexadecimal digits")
	})?;
	let fits = |found: &str| found.eq_ignore_ascii_case(expected);
	let refused = |place: &str, option: &str| {
		Err(format!(
			"{place} is of another relay chain than {file}, which belongs to the one with genesis {expected}: \
			correct {option}"
		))
	};
	for url in endpoints(own) {
		match genesis_at(url) {
			Ok(Some(found)) if fits(&found) => {}
			Ok(found) => {
				let found = found.map_or("did not report a genesis hash".into(), |hash| {
					format!("genesis {hash}")
				});
				return refused(&format!("{url} ({found})"), "--relay-chain-rpc-urls");
			}
			Err(error) => {
				eprintln!("Warning: could not check which relay chain {url} belongs to: {error}");
			}
		}
	}
	if let Some(path) = value(relay, &["--chain"]).filter(|chain| Path::new(chain).is_file()) {
		let found = genesis_in(path)?;
		if !found.is_empty() && !found.iter().any(|hash| fits(hash)) {
			return refused(path, "`--chain` after `--`");
		}
	}
	Ok(())
}

fn is_hash(text: &str) -> bool {
	text.strip_prefix("0x").is_some_and(|digits| {
		digits.len() == 64 && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
	})
}

/// The hash of block 0 of the node at `url`; `None` if it answers with anything else.
fn genesis_at(url: &str) -> Result<Option<String>, String> {
	let runtime = tokio::runtime::Builder::new_current_thread()
		.enable_all()
		.build()
		.map_err(|error| error.to_string())?;
	let ask = async {
		let client = WsClientBuilder::default().build(url).await?;
		client.request::<Value, _>("chain_getBlockHash", rpc_params![0]).await
	};
	let answer = runtime.block_on(async { tokio::time::timeout(PATIENCE, ask).await });
	// Do not wait for a DNS lookup that is still running.
	runtime.shutdown_background();
	match answer.map_err(|_| format!("no answer within {} s", PATIENCE.as_secs()))? {
		Ok(answer) => Ok(answer.as_str().filter(|hash| is_hash(hash)).map(Into::into)),
		Err(ClientError::Call(_) | ClientError::ParseError(_)) => Ok(None),
		Err(error) => Err(error.to_string()),
	}
}

/// The possible genesis hashes of a raw chain spec: one per state version, since only its runtime
/// knows which one applies. Empty if they cannot be computed: for a plain chain spec, and with
/// child tries.
fn genesis_in(path: &str) -> Result<Vec<String>, String> {
	let text = fs::read(path).map_err(|error| format!("cannot read {path}: {error}"))?;
	let spec: Value = serde_json::from_slice(&text)
		.map_err(|error| format!("{path} is not a chain spec: {error}"))?;
	let raw = spec.pointer("/genesis/raw");
	let children = raw.and_then(|raw| raw.get("childrenDefault")).and_then(Value::as_object);
	let Some(top) = raw.and_then(|raw| raw.get("top")).and_then(Value::as_object) else {
		return Ok(Vec::new());
	};
	if children.is_some_and(|children| !children.is_empty()) {
		return Ok(Vec::new());
	}
	let entries = top
		.iter()
		.map(|(key, value)| Some((bytes(key)?, bytes(value.as_str()?)?)))
		.collect::<Option<Vec<_>>>()
		.ok_or_else(|| format!("{path} is not a chain spec: its state is not in hexadecimal"))?;
	let hash = |version| {
		let state = BlakeTwo256::trie_root(entries.clone(), version);
		let extrinsics = BlakeTwo256::trie_root(Vec::new(), version);
		let none = Default::default();
		let header =
			Header::<u32, BlakeTwo256>::new(0, extrinsics, state, none, Default::default());
		format!("{:?}", header.hash())
	};
	Ok([StateVersion::V0, StateVersion::V1].map(hash).into())
}

fn bytes(text: &str) -> Option<Vec<u8>> {
	hex::decode(text.strip_prefix("0x")?).ok()
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::json;

	const POLKADOT: &str = "0x91b171bb158e2d3848fa23a9f1c25182fb8e20313b2c1eb49219da7a70ce90c3";

	fn spec(genesis: Value) -> Value {
		json!({ "properties": { "relayGenesis": genesis } })
	}

	#[test]
	fn property_should_be_a_hash_and_may_be_missing() {
		check(&json!({}), "s", &[], &[]).unwrap();
		check(&spec(json!(POLKADOT)), "s", &[], &[]).unwrap();
		check(&spec(json!("0x12")), "s", &["--dev"], &[]).unwrap();
		for wrong in [json!("0x12"), json!(5), json!(&POLKADOT[2..])] {
			assert!(check(&spec(wrong), "s", &[], &[]).unwrap_err().contains("not a hash"));
		}
	}

	#[test]
	fn chain_spec_of_another_relay_chain_should_be_refused() {
		let temp = tempfile::tempdir().unwrap();
		let path = temp.path().join("relay.json");
		let path = path.to_str().unwrap();
		let write = |top: Value, children: Value| {
			let genesis = json!({ "raw": { "top": top, "childrenDefault": children } });
			fs::write(path, json!({ "genesis": genesis }).to_string()).unwrap();
		};
		let given = ["--chain", path];
		write(json!({ "0x01": "0x02" }), json!({}));
		let message = check(&spec(json!(POLKADOT)), "ours.json", &[], &given).unwrap_err();
		assert!(message.contains("another relay chain than ours.json"), "{message}");
		for own in genesis_in(path).unwrap() {
			check(&spec(json!(own.to_uppercase().replace("0X", "0x"))), "s", &[], &given).unwrap();
		}
		write(json!({ "0x01": "0xz2" }), json!({}));
		assert!(check(&spec(json!(POLKADOT)), "s", &[], &given)
			.unwrap_err()
			.contains("hexadecimal"));
		// A genesis that cannot be computed is accepted.
		write(json!({ "0x01": "0x02" }), json!({ "0x03": {} }));
		check(&spec(json!(POLKADOT)), "s", &[], &given).unwrap();
	}

	#[test]
	fn endpoint_that_does_not_answer_should_not_be_refused() {
		let own = ["--relay-chain-rpc-urls", "ws://127.0.0.1:1"];
		check(&spec(json!(POLKADOT)), "s", &own, &[]).unwrap();
	}
}
