//! Checks before a node starts: base path, ports, chain spec, database.
//!
//! Without them the node would open a database of another genesis, create an empty database beside
//! one of another kind, take a random port for RPC, or stop with words that do not say what to do.
//! Free disk space is not checked here: the node itself refuses to run with less than
//! `--db-storage-threshold`, by default 1 GiB.

mod chain_specs;
mod databases;
mod ports;
mod serving;

use crate::{
	arguments::{alone, endpoints, split, starts_node, value},
	chain_spec::id_of,
	relay_genesis, session_keys,
};
use serde_json::Value;
use std::{fs, path::Path};

/// Checks that a node started with `args` has what it needs. Subcommands are not checked.
pub fn check(args: &[String]) -> Result<(), String> {
	let (own, relay) = split(args);
	if !starts_node(&own) {
		return Ok(());
	}
	let base = value(&own, &["--base-path", "-d"]).map(Path::new);
	base.map_or(Ok(()), folder)?;
	let name = value(&own, &["--chain"]).unwrap_or(if alone(&own) { "dev" } else { "" });
	let spec = match Path::new(name).is_file() {
		true => Some((name, chain_specs::read(name)?)),
		false => None,
	};
	if let Some((file, spec)) = &spec {
		relay_genesis::check(spec, file, &own, &relay)?;
	}
	let id = match &spec {
		Some((_, spec)) => spec.get("id").and_then(Value::as_str),
		None => id_of(name),
	};
	if let (Some(base), Some(id)) = (base, id) {
		let chain = base.join("chains").join(id);
		let wanted = value(&own, &["--database", "--db"]).unwrap_or("rocksdb");
		databases::check(&chain, spec.as_ref().map(|(file, spec)| (*file, spec)), wanted)?;
		for warning in session_keys::warnings(&own, &chain) {
			eprintln!("Warning: {warning}");
		}
	}
	for warning in serving::warnings(&own) {
		eprintln!("Warning: {warning}");
	}
	ports::check(&own, 9944, 30333)?;
	if alone(&own) || !endpoints(&own).is_empty() {
		return Ok(());
	}
	// Only check the relay chain's RPC port if the operator set it explicitly: several nodes on a
	// machine may default to 9945.
	let rpc = if value(&relay, &["--rpc-port"]).is_some() { 9945 } else { 0 };
	ports::check(&relay, rpc, 30334)
}

/// Refuses a folder that the node cannot write to. Creates it if it does not exist.
fn folder(path: &Path) -> Result<(), String> {
	let advice = "give a folder that the node's user may write to with --base-path";
	if path.exists() && !path.is_dir() {
		return Err(format!("the base path {} is not a folder: {advice}", path.display()));
	}
	let trial = path.join(format!(".trial-{}", std::process::id()));
	fs::create_dir_all(path)
		.and_then(|()| fs::write(&trial, b""))
		.and_then(|()| fs::remove_file(&trial))
		.map_err(|error| {
			format!("cannot write to the base path {}: {error}; {advice}", path.display())
		})
}

#[cfg(test)]
mod tests {
	use super::*;

	/// The message with which a start with `args` is refused.
	pub fn refusal(args: &[&str]) -> String {
		check(&args.iter().map(ToString::to_string).collect::<Vec<_>>()).unwrap_err()
	}

	#[test]
	fn base_path_should_be_a_folder() {
		let temp = tempfile::tempdir().unwrap();
		let file = temp.path().join("file");
		fs::write(&file, "x").unwrap();
		assert!(refusal(&["--base-path", file.to_str().unwrap()]).contains("is not a folder"));
		assert!(folder(&file.join("below")).unwrap_err().contains("cannot write to the base path"));
		assert_eq!(fs::read_to_string(&file).unwrap(), "x");
		folder(&temp.path().join("new").join("folder")).unwrap();
		assert_eq!(fs::read_dir(temp.path().join("new").join("folder")).unwrap().count(), 0);
	}
}
