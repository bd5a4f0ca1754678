//! Checks before a node starts: base path, ports, and whether the database is of the chain spec's chain.
//!
//! Without them the node would go on with a database of another genesis, would begin an empty database beside
//! one of another kind, would take any other port for RPC, or would stop with words that do not say what to do. Free space is not checked here: the node
//! itself refuses to run with less than `--db-storage-threshold`, 1 GiB unless told otherwise.

use crate::{chain_spec::id_of, relay_genesis, session_keys};
use serde_json::Value;
use std::{
	fs,
	io::ErrorKind,
	net::TcpListener,
	path::{Path, PathBuf},
};

/// File beside the database with the fingerprint of the genesis in the chain spec it was made with.
const MARKER: &str = "genesis-of-spec";

/// Kinds of databases as `--database` names them; where they are in a chain's folder, and a file each has.
const KINDS: [(&str, &str, &str); 2] =
	[("rocksdb", "db", "CURRENT"), ("paritydb", "paritydb", "metadata")];

/// Checks what a node that is started with `args` needs. Subcommands are not checked.
///
/// Only written-out options are looked at; the node's own parser judges them afterwards.
pub fn check(args: &[String]) -> Result<(), String> {
	let own: Vec<&str> = args.iter().map(String::as_str).take_while(|arg| *arg != "--").collect();
	let relay: Vec<&str> =
		args.iter().map(String::as_str).skip_while(|arg| *arg != "--").skip(1).collect();
	if !starts_node(&own) {
		return Ok(());
	}
	let base = value(&own, &["--base-path", "-d"]).map(Path::new);
	base.map_or(Ok(()), folder)?;
	let name = value(&own, &["--chain"]).unwrap_or(if alone(&own) { "dev" } else { "" });
	let spec = match Path::new(name).is_file() {
		true => Some((name, chain_spec(name)?)),
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
		database(&chain, spec.as_ref().map(|(file, spec)| (*file, spec)), wanted)?;
		for warning in session_keys::warnings(&own, &chain) {
			eprintln!("Warning: {warning}");
		}
	}
	ports(&own, 9944, 30333)?;
	if alone(&own) || !relay_genesis::endpoints(&own).is_empty() {
		return Ok(());
	}
	// Nobody depends on the relay chain's RPC unless he says where he wants it; several nodes on a machine may share 9945.
	let rpc = if value(&relay, &["--rpc-port"]).is_some() { 9945 } else { 0 };
	ports(&relay, rpc, 30334)
}

/// Whether the node runs without a relay chain.
pub fn alone(own: &[&str]) -> bool {
	own.iter().any(|arg| ["--dev", "--instant-seal"].contains(arg))
}

/// Subcommands stand first; everything else begins with a dash.
fn starts_node(args: &[&str]) -> bool {
	args.first().is_none_or(|arg| arg.starts_with('-'))
		&& !args.iter().any(|arg| ["--help", "-h", "--version", "-V"].contains(arg))
}

/// Value of the first option with one of these names.
pub fn value<'a>(args: &[&'a str], names: &[&str]) -> Option<&'a str> {
	let mut rest = args.iter();
	while let Some(arg) = rest.next() {
		if names.contains(arg) {
			return rest.next().copied();
		}
		let joined = names.iter().find_map(|name| arg.strip_prefix(*name)?.strip_prefix('='));
		if joined.is_some() {
			return joined;
		}
	}
	None
}

/// A folder that we can write to; made if it is not there.
fn folder(path: &Path) -> Result<(), String> {
	let advice = "give a folder that the node's user may write to by --base-path";
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

/// Substrate takes a random port for RPC, and none for peers, where the one asked for is taken; and says
/// nothing.
fn ports(args: &[&str], rpc: u16, peers: u16) -> Result<(), String> {
	let given = |name: &str| args.iter().any(|arg| arg.starts_with(name));
	if !given("--experimental-rpc-endpoint") {
		let external = given("--rpc-external") || given("--unsafe-rpc-external");
		free_port(args, "--rpc-port", if external { "0.0.0.0" } else { "127.0.0.1" }, rpc)?;
	}
	// A development chain has no peers.
	if !given("--listen-addr") && !alone(args) {
		free_port(args, "--port", "0.0.0.0", peers)?;
	}
	Ok(())
}

fn free_port(args: &[&str], option: &str, host: &str, default: u16) -> Result<(), String> {
	let Ok(port) = value(args, &[option]).map_or(Ok(default), str::parse::<u16>) else {
		return Ok(());
	};
	match TcpListener::bind((host, port)) {
		Err(error) if error.kind() == ErrorKind::AddrInUse => Err(format!(
			"port {port} is in use: stop the program that uses it (another node?), or give another \
			port by {option}"
		)),
		_ => Ok(()),
	}
}

/// A chain spec of a parachain.
fn chain_spec(file: &str) -> Result<Value, String> {
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
			"{file} is no chain spec of a parachain: it has no field `relay_chain`; those of relay chains \
			go after `--`, as in `-- --chain {file}`"
		));
	}
	Ok(spec)
}

/// Refuses a chain spec, if it is in a file, and a kind that do not fit the database in the chain's folder.
fn database(chain: &Path, spec: Option<(&str, &Value)>, wanted: &str) -> Result<(), String> {
	kind(chain, wanted)?;
	// The genesis of a plain chain spec is known only once the runtime has made it.
	match spec.and_then(|(file, spec)| Some((file, fingerprint(spec)?))) {
		Some((file, found)) => genesis(chain, file, &found),
		None => Ok(()),
	}
}

/// Refuses to begin a database of one kind beside one of another: the node would start at block 0. `auto` would take what
/// is there, but over RocksDB the node ends with no more than `IO Error`: it watches the other folder's disk.
fn kind(chain: &Path, wanted: &str) -> Result<(), String> {
	let wanted = wanted.to_lowercase();
	let wanted = wanted.strip_suffix("-experimental").unwrap_or(&wanted);
	let held = databases(chain);
	match held.first() {
		Some((kind, folder))
			if KINDS.iter().any(|(known, ..)| *known == wanted)
				&& held.iter().all(|(kind, _)| *kind != wanted)
				|| wanted == "auto" && *kind == "rocksdb" =>
		{
			Err(format!(
				"the database in {} is of the kind {kind}, not {wanted}: give --database {kind}, or another \
				--base-path; to begin anew remove that folder",
				folder.display()
			))
		}
		_ => Ok(()),
	}
}

/// Refuses a database that was made with another genesis, and notes that of a new one.
fn genesis(chain: &Path, file: &str, found: &str) -> Result<(), String> {
	let folder = chain.join("db");
	let marker = folder.join(MARKER);
	if let Some((_, database)) = databases(chain).first() {
		match fs::read_to_string(&marker) {
			Ok(made_with) if made_with.trim() == found => return Ok(()),
			Ok(_) => {
				return Err(format!(
					"the database in {} was made with another genesis than that of {file}, although both \
					chains have the same id: give the chain spec it was made with, or another \
					--base-path; to begin anew remove that folder",
					database.display()
				))
			}
			// Made before there were markers, or by a plain chain spec: of which genesis, nobody has noted.
			Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
			Err(error) => return Err(format!("cannot read {}: {error}", marker.display())),
		}
	}
	fs::create_dir_all(&folder)
		.and_then(|()| fs::write(&marker, found))
		.map_err(|error| format!("cannot write {}: {error}", marker.display()))
}

/// Kind and folder of each database of a chain.
fn databases(chain: &Path) -> Vec<(&'static str, PathBuf)> {
	KINDS
		.iter()
		.map(|(kind, folder, file)| (*kind, chain.join(folder), file))
		.filter(|(_, folder, file)| folder.join("full").join(file).is_file())
		.map(|(kind, folder, _)| (kind, folder))
		.collect()
}

/// FNV-1a over the sorted storage of a raw genesis. It tells mistakes apart, not attacks.
fn fingerprint(spec: &Value) -> Option<String> {
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

/// What to do about an error with which the node ends, where its own words do not say.
pub fn advice(error: &str) -> Option<&'static str> {
	const KNOWN: [(&str, &str); 7] = [
		(
			"While lock file",
			"Another process has this database open, most likely a node that still runs: stop it, or give \
			another --base-path.",
		),
		(
			"No space left on device",
			"The disk is full. Make room and start again: the database opens and goes on.",
		),
		(
			"StorageOutOfSpace",
			"The disk of the database has less room than --db-storage-threshold (MiB). Make room and start \
			again: the database opens and goes on.",
		),
		(
			"Error parsing spec file",
			"The chain spec is damaged or not one of a parachain: fetch it again and compare its SHA-256.",
		),
		(
			"only supported with `",
			"This node does not carry that relay chain: give its chain spec as a file, `-- --chain FILE`.",
		),
		(
			"function imports which are not present on the host",
			"The chain spec after `--` must be that of the relay chain. This one seems to be of another kind \
			of chain.",
		),
		(
			"Essential task failed",
			"The lines above say which part stopped and why. If they name `ParachainHost` or `BabeApi`, \
			--relay-chain-rpc-urls leads to something that is not the relay chain.",
		),
	];
	KNOWN.iter().find(|(says, _)| error.contains(says)).map(|(_, advice)| *advice)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]
mod tests {
	use super::*;
	use serde_json::json;

	fn refusal(args: &[&str]) -> String {
		check(&args.iter().map(ToString::to_string).collect::<Vec<_>>()).unwrap_err()
	}

	fn spec(code: &str) -> Value {
		let top = json!({ "0x01": "0x02", "0x3a636f6465": code });
		json!({
			"id": "test", "name": "Test", "relay_chain": "relay", "para_id": 2000,
			"genesis": { "raw": { "top": top, "childrenDefault": {} } },
		})
	}

	fn write(path: &Path, spec: &Value) -> String {
		fs::write(path, spec.to_string()).unwrap();
		path.display().to_string()
	}

	/// Whether a node would open its database with this chain spec.
	fn opens(base: &Path, file: &str, wanted: &str) -> Result<(), String> {
		let spec = chain_spec(file)?;
		let chain = base.join("chains").join(spec["id"].as_str().unwrap());
		database(&chain, Some((file, &spec)), wanted)
	}

	#[test]
	fn value_should_be_found_in_both_forms() {
		assert_eq!(value(&["--dev", "-d", "x"], &["--base-path", "-d"]), Some("x"));
		assert_eq!(value(&["--base-path=y"], &["--base-path", "-d"]), Some("y"));
		assert_eq!(value(&["--port-x=1", "--port"], &["--port"]), None);
	}

	#[test]
	fn subcommands_should_not_be_checked() {
		assert!(starts_node(&[]));
		assert!(starts_node(&["--dev"]));
		assert!(!starts_node(&["key", "generate"]));
		assert!(!starts_node(&["--version"]));
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

	#[test]
	fn port_should_be_free() {
		let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
		let port = listener.local_addr().unwrap().port().to_string();
		let message = refusal(&["--dev", "--rpc-port", &port]);
		assert!(message.contains(&format!("port {port} is in use")), "{message}");
		assert!(message.contains("--rpc-port"), "{message}");
		assert!(refusal(&["--rpc-port=0", "--port", &port]).contains("by --port"));
		ports(&["--dev", "--rpc-port=0", "--port", &port], 0, 0).unwrap();
		ports(&["--rpc-port=0", "--port", &port, "--listen-addr", "/ip4/127.0.0.1/tcp/0/ws"], 0, 0)
			.unwrap();
		// The relay chain's side, if there is one.
		let free = ["--rpc-port=0", "--port=0", "--", "--rpc-port=0", "--port", &port];
		assert!(refusal(&free).contains("by --port"));
		assert!(refusal(&["--rpc-port=0", "--port=0", "--", "--port=0", "--rpc-port", &port])
			.contains("by --rpc-port"));
		for without in ["--dev", "--relay-chain-rpc-urls=ws://127.0.0.1:1"] {
			let args: Vec<String> =
				[&[without], &free[..]].concat().iter().map(ToString::to_string).collect();
			check(&args).unwrap();
		}
		drop(listener);
		ports(&["--dev", "--rpc-port", &port], 0, 0).unwrap();
	}

	#[test]
	fn database_should_be_refused_when_it_has_another_genesis() {
		let temp = tempfile::tempdir().unwrap();
		let base = temp.path().join("base");
		let db = base.join("chains").join("test").join("db");
		let ours = write(&temp.path().join("ours.json"), &spec("0xAA"));
		let other = write(&temp.path().join("other.json"), &spec("0xbb"));
		// No database yet: the last chain spec counts.
		opens(&base, &other, "rocksdb").unwrap();
		opens(&base, &ours, "rocksdb").unwrap();
		fs::create_dir_all(db.join("full")).unwrap();
		fs::write(db.join("full").join("CURRENT"), "").unwrap();
		opens(&base, &ours, "rocksdb").unwrap();
		opens(&base, &write(&temp.path().join("same.json"), &spec("0xaa")), "rocksdb").unwrap();
		let message = opens(&base, &other, "rocksdb").unwrap_err();
		assert!(
			message.contains("made with another genesis") && message.contains("chains/test"),
			"{message}"
		);
		opens(&base, &ours, "rocksdb").unwrap();
		// A database without marker is taken as it is, and gets none: who knows whether this spec is the right one.
		fs::remove_file(db.join(MARKER)).unwrap();
		for file in [&other, &ours] {
			opens(&base, file, "rocksdb").unwrap();
		}
		assert!(!db.join(MARKER).exists());
		fs::create_dir(db.join(MARKER)).unwrap();
		assert!(opens(&base, &ours, "rocksdb").unwrap_err().contains("cannot read"));
		fs::remove_dir(db.join(MARKER)).unwrap();
		// One that was purged does not count.
		opens(&base, &other, "rocksdb").unwrap();
		fs::remove_dir_all(db.join("full")).unwrap();
		opens(&base, &ours, "rocksdb").unwrap();
		// The other kind of database has a folder beside it.
		let parity = db.with_file_name("paritydb");
		fs::create_dir_all(parity.join("full")).unwrap();
		fs::write(parity.join("full").join("metadata"), "").unwrap();
		for wanted in ["paritydb", "auto"] {
			let message = opens(&base, &other, wanted).unwrap_err();
			assert!(message.contains(parity.to_str().unwrap()), "{message}");
			opens(&base, &ours, wanted).unwrap();
		}
	}

	#[test]
	fn database_of_another_kind_should_not_begin_beside_one() {
		let temp = tempfile::tempdir().unwrap();
		let chain = temp.path().join("chains").join("test");
		let file = write(&temp.path().join("spec.json"), &spec("0xaa"));
		for (held, folder, marker) in KINDS {
			let full = chain.join(folder).join("full");
			fs::create_dir_all(&full).unwrap();
			fs::write(full.join(marker), "").unwrap();
			let (other, ..) = KINDS.into_iter().find(|(kind, ..)| *kind != held).unwrap();
			for wanted in [held.to_string(), held.to_uppercase(), "unknown".into()] {
				kind(&chain, &wanted).unwrap();
			}
			assert_eq!(kind(&chain, "auto").is_ok(), held == "paritydb");
			let message = kind(&chain, other).unwrap_err();
			assert!(message.contains(&format!("give --database {held}")), "{message}");
			let base = temp.path().to_str().unwrap();
			let args = ["--base-path", base, "--chain", &file, "--database", other];
			assert!(refusal(&args).contains("of the kind"));
			fs::rename(&chain, chain.with_file_name("distribution_dev")).unwrap();
			let args = ["--dev", "--base-path", base, "--database", other];
			assert!(refusal(&args).contains("of the kind"));
			fs::rename(chain.with_file_name("distribution_dev"), &chain).unwrap();
			fs::remove_dir_all(&chain).unwrap();
		}
		for (wanted, ..) in KINDS {
			kind(&chain, wanted).unwrap();
		}
		kind(&chain, "paritydb-experimental").unwrap();
	}

	#[test]
	fn chain_spec_should_be_refused_when_it_is_damaged_or_of_a_relay_chain() {
		let temp = tempfile::tempdir().unwrap();
		let path = temp.path().join("spec.json");
		let file = write(&path, &spec("0xaa"));
		let text = fs::read_to_string(&path).unwrap();
		fs::write(&path, &text.as_bytes()[..text.len() / 2]).unwrap();
		assert!(opens(temp.path(), &file, "rocksdb")
			.unwrap_err()
			.contains("only a part of it was copied"));
		for (field, words) in [("relay_chain", "go after `--`"), ("id", "no field `id`")] {
			let mut spec = spec("0xaa");
			spec.as_object_mut().unwrap().remove(field);
			assert!(opens(temp.path(), &write(&path, &spec), "rocksdb")
				.unwrap_err()
				.contains(words));
		}
		// Nothing was made, and a plain chain spec makes nothing.
		let mut plain = spec("0xaa");
		plain["genesis"] = json!({ "runtimeGenesis": {} });
		opens(temp.path(), &write(&path, &plain), "rocksdb").unwrap();
		assert!(!temp.path().join("chains").exists());
	}

	#[test]
	fn advice_should_be_given_for_what_the_node_does_not_explain() {
		let locked = "Service(Client(Backend(\"IO error: While lock file: db/full/LOCK: Resource \
			temporarily unavailable\")))";
		assert!(advice(locked).unwrap().contains("Another process has this database open"));
		assert!(advice("Service(Application(StorageOutOfSpace(4, 1024)))")
			.unwrap()
			.contains("less room"));
		let relay = "`rococo-local` only supported with `rococo-native` feature enabled.";
		assert!(advice(relay).unwrap().contains("`-- --chain FILE`"));
		assert!(advice("Service(Other(\"Essential task failed.\"))")
			.unwrap()
			.contains("`BabeApi`"));
		assert_eq!(advice("Input(\"unknown chain\")"), None);
	}
}
