//! The chain specs that the node carries, and those it reads from files.

use distribution_primitives::chain::{PARACHAIN_ID, SS58_PREFIX, TOKEN_DECIMALS, TOKEN_SYMBOL};
use polkadot_omni_node_lib::chain_spec::{
	ChainSpec, DiskChainSpecLoader, Extensions, GenericChainSpec, LoadSpec,
};
use sc_chain_spec::{ChainType, Properties};
use std::path::Path;

#[expect(dead_code, reason = "the wasm builder generates it")]
mod wasm {
	include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));
}

/// Relay chain of the test network, whose spec is built into `polkadot`.
const TEST_RELAY_CHAIN: &str = "rococo-local";

/// Id of the chain `dev`, and name of its folder.
const DEV_ID: &str = "distribution_dev";
/// Id of the chain `local`, and name of its folder.
const LOCAL_ID: &str = "distribution_local";

/// The id of a built-in chain, by its name for `--chain`.
pub fn id_of(name: &str) -> Option<&'static str> {
	match name {
		"dev" => Some(DEV_ID),
		"local" => Some(LOCAL_ID),
		_ => None,
	}
}

/// Loads the chain specs `dev` and `local`, and chain spec files.
pub struct Loader;

impl LoadSpec for Loader {
	fn load_spec(&self, id: &str) -> Result<Box<dyn ChainSpec>, String> {
		match id {
			"dev" => {
				embedded("Distribution Development", DEV_ID, ChainType::Development, "development")
			}
			"local" => {
				embedded("Distribution Local Testnet", LOCAL_ID, ChainType::Local, "local_testnet")
			}
			"" => {
				Err("name a chain: `--dev` for a development chain, `--chain local` for the test \
				network, or `--chain FILE` for a chain spec in a file"
					.into())
			}
			path if Path::new(path).is_file() => DiskChainSpecLoader.load_spec(path),
			other => Err(format!(
				"unknown chain `{other}`: expected `dev`, `local`, or the path of a chain spec file"
			)),
		}
	}
}

fn embedded(
	name: &str,
	id: &str,
	chain_type: ChainType,
	preset: &str,
) -> Result<Box<dyn ChainSpec>, String> {
	let wasm = wasm::WASM_BINARY.ok_or(
		"this node was built without its runtime (SKIP_WASM_BUILD was set), so it has no `dev` and \
		`local` chains: rebuild it without that variable, or give a chain spec with `--chain FILE`",
	)?;
	let mut properties = Properties::new();
	properties.insert("tokenSymbol".into(), TOKEN_SYMBOL.into());
	properties.insert("tokenDecimals".into(), TOKEN_DECIMALS.into());
	properties.insert("ss58Format".into(), SS58_PREFIX.into());
	let spec =
		GenericChainSpec::builder(wasm, Extensions::new(TEST_RELAY_CHAIN.into(), PARACHAIN_ID))
			.with_name(name)
			.with_id(id)
			.with_protocol_id(id)
			.with_chain_type(chain_type)
			.with_genesis_config_preset_name(preset)
			.with_properties(properties)
			.build();
	Ok(Box::new(spec))
}
