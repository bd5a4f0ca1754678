//! Whether the database is of the wanted kind, and of the chain spec's chain.

use super::chain_specs::fingerprint;
use serde_json::Value;
use std::{
	fs,
	io::ErrorKind,
	path::{Path, PathBuf},
};

/// A file beside the database, with the fingerprint of the genesis that the database was created
/// with.
const MARKER: &str = "genesis-of-spec";

/// Kinds of databases: name for `--database`, folder within the chain's folder, and a file that
/// each contains.
const KINDS: [(&str, &str, &str); 2] =
	[("rocksdb", "db", "CURRENT"), ("paritydb", "paritydb", "metadata")];

/// Refuses a wanted kind, and the chain spec if there is one, that do not match the database in
/// folder `chain`.
pub fn check(chain: &Path, spec: Option<(&str, &Value)>, wanted: &str) -> Result<(), String> {
	kind(chain, wanted)?;
	// The genesis of a plain chain spec is known only once the runtime has built it.
	match spec.and_then(|(file, spec)| Some((file, fingerprint(spec)?))) {
		Some((file, found)) => genesis(chain, file, &found),
		None => Ok(()),
	}
}

/// Refuses to create a database beside one of another kind: the node would start at block 0. `auto`
/// would use the existing one, but over RocksDB the node ends with a bare `IO Error`, because it
/// watches the other folder's disk.
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
				--base-path; to start over, remove that folder",
				folder.display()
			))
		}
		_ => Ok(()),
	}
}

/// Refuses a database that was created with another genesis. Records the genesis of a new one.
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
					--base-path; to start over, remove that folder",
					database.display()
				))
			}
			// Created before there were markers, or from a plain chain spec: its genesis was never
			// recorded.
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

#[cfg(test)]
mod tests {
	use super::*;
	use crate::preflight::{chain_specs, tests::refusal};
	use serde_json::json;

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

	/// Checks the database of `file`'s chain as a node would.
	fn opens(base: &Path, file: &str, wanted: &str) -> Result<(), String> {
		let spec = chain_specs::read(file)?;
		let chain = base.join("chains").join(spec["id"].as_str().unwrap());
		check(&chain, Some((file, &spec)), wanted)
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
		// A database without a marker is accepted and gets none: this spec may not be the right
		// one.
		fs::remove_file(db.join(MARKER)).unwrap();
		for file in [&other, &ours] {
			opens(&base, file, "rocksdb").unwrap();
		}
		assert!(!db.join(MARKER).exists());
		fs::create_dir(db.join(MARKER)).unwrap();
		assert!(opens(&base, &ours, "rocksdb").unwrap_err().contains("cannot read"));
		fs::remove_dir(db.join(MARKER)).unwrap();
		// A purged database does not count.
		opens(&base, &other, "rocksdb").unwrap();
		fs::remove_dir_all(db.join("full")).unwrap();
		opens(&base, &ours, "rocksdb").unwrap();
		// The other kind of database has a folder of its own.
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
		// Nothing was created, and a plain chain spec creates nothing.
		let mut plain = spec("0xaa");
		plain["genesis"] = json!({ "runtimeGenesis": {} });
		opens(temp.path(), &write(&path, &plain), "rocksdb").unwrap();
		assert!(!temp.path().join("chains").exists());
	}
}
