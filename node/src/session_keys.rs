//! Warns a collator without usable session keys.
//!
//! The node itself does not report a missing key, nor a key file that holds another key: it only
//! looks at the file's name. Whether the keys are registered, only the chain knows.

use serde_json::Value;
use sp_runtime::app_crypto::{sr25519::AppPair, ByteArray, Pair};
use std::{fs, path::Path};

/// Options that make the node a collator.
const COLLATORS: [&str; 2] = ["--collator", "--validator"];
/// Options that give a collator a development key.
const DEVELOPMENT: [&str; 6] = ["--alice", "--bob", "--charlie", "--dave", "--eve", "--ferdie"];

/// A session key of a collator.
struct Kind {
	/// Its name in messages.
	name: &'static str,
	/// How names of its files begin: its type in hexadecimal. The public key follows.
	prefix: &'static str,
	/// What a collator without it does not do.
	missing: &'static str,
	/// What becomes of a collator whose file holds another one.
	wrong: &'static str,
}

/// The session keys of a collator, as `SessionKeys` of the runtime has them.
const KINDS: [Kind; 2] = [
	Kind {
		name: "Aura session key",
		prefix: "61757261",
		missing: "so this collator will make no blocks",
		wrong: "so blocks made with it are refused",
	},
	Kind {
		name: "authority discovery key",
		prefix: "61756469",
		missing: "so other collators will not find this one by themselves",
		wrong: "so addresses that are signed with it are refused",
	},
];

/// Warnings for a collator started with `args` on the chain in folder `chain`.
pub fn warnings(args: &[&str], chain: &Path) -> Vec<String> {
	let given = |options: &[&str]| args.iter().any(|arg| options.contains(arg));
	if !given(&COLLATORS) || given(&DEVELOPMENT) {
		return Vec::new();
	}
	KINDS.iter().flat_map(|kind| warnings_of(kind, &chain.join("keystore"))).collect()
}

/// Warnings about the keys of one kind in `keystore`.
fn warnings_of(kind: &Kind, keystore: &Path) -> Vec<String> {
	let Kind { name: what, prefix, missing, wrong } = kind;
	let names = fs::read_dir(keystore)
		.into_iter()
		.flatten()
		.flatten()
		.filter_map(|entry| entry.file_name().into_string().ok());
	let keys: Vec<(String, String)> = names
		.filter_map(|name| Some((name.strip_prefix(prefix)?.to_lowercase(), name.clone())))
		.collect();
	if keys.is_empty() {
		return vec![format!(
			"there is no {what} in {}, {missing}: create one with author_rotateKeysWithOwner, or insert \
			one with `key insert`",
			keystore.display()
		)];
	}
	keys.into_iter()
		.map(|(public, name)| (public, keystore.join(name)))
		.filter(|(public, path)| key_in(path).as_ref() != Some(public))
		.map(|(_, path)| {
			format!(
				"the {what} in {} is not the one that the file's name says, {wrong}: insert the right \
				one again with `key insert`",
				path.display()
			)
		})
		.collect()
}

/// The public key, in hexadecimal, of the secret in a keystore file.
fn key_in(path: &Path) -> Option<String> {
	let text = fs::read(path).ok()?;
	let secret: Value = serde_json::from_slice(&text).ok()?;
	let pair = AppPair::from_string(secret.as_str()?, None).ok()?;
	Some(hex::encode(pair.public().as_slice()))
}

#[cfg(test)]
mod tests {
	use super::*;

	/// The public key of `//Bob`.
	const BOB: &str = "8eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a48";

	#[test]
	fn collator_without_its_keys_should_be_warned() {
		let temp = tempfile::tempdir().unwrap();
		let warned = |args: &[&str]| warnings(args, temp.path());
		assert!(warned(&["--name", "x"]).is_empty());
		assert!(warned(&["--collator", "--bob"]).is_empty());
		for option in COLLATORS {
			let [aura, discovery] = warned(&[option]).try_into().unwrap();
			assert!(aura.contains("there is no Aura session key"), "{aura}");
			assert!(discovery.contains("there is no authority discovery key"), "{discovery}");
		}
		let keystore = temp.path().join("keystore");
		fs::create_dir(&keystore).unwrap();
		// Another type of key does not help.
		fs::write(keystore.join(format!("6772616e{BOB}")), "\"//Bob\"").unwrap();
		assert_eq!(warned(&["--collator"]).len(), 2);
		let files = KINDS.map(|kind| keystore.join(format!("{}{BOB}", kind.prefix)));
		for (file, missing) in files.iter().zip([2, 1]) {
			assert_eq!(warned(&["--collator"]).len(), missing);
			fs::write(file, "\"//Bob\"").unwrap();
		}
		assert!(warned(&["--collator"]).is_empty());
		for file in &files {
			for wrong in ["\"//Charlie\"", "\"\\u0000\"", "", "5"] {
				fs::write(file, wrong).unwrap();
				let [warning] = warned(&["--collator"]).try_into().unwrap();
				assert!(warning.contains("is not the one that the file's name says"), "{warning}");
			}
			fs::write(file, "\"//Bob\"").unwrap();
		}
	}
}
