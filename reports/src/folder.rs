//! A report as a folder: its files, their hashes as `sha256sum` writes them, and a signature over
//! those.

use distribution_client::{
	account::{self, AccountId},
	keys::{parse_signature, show_signature, Scheme},
	proofs::ProofFile,
	Error, Result,
};
use polkadot_sdk::{
	sp_core::{crypto::AccountId32, H256},
	sp_io::hashing::sha2_256,
	sp_runtime::{traits::Verify, MultiSignature},
};
use serde::{Deserialize, Serialize};
use serde_json::{json, Value};
use std::collections::BTreeMap;

/// The file with the hashes of all others but the signature.
pub const SUMS: &str = "SHA256SUMS";
/// The file with the signature.
pub const SIGNATURE: &str = "signature.json";
/// The file with all that the report says, for programs.
pub const JSON: &str = "report.json";
/// The file with a proof of what the state after the last block has, see [`ProofFile`].
pub const PROOF: &str = "state-proof.json";
/// The file for people.
pub const HTML: &str = "report.html";
/// Begins what is signed, so that no signature for anything else is one of a report.
pub const DOMAIN: &[u8] = b"distribution/report1";

/// A file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
	/// Its name.
	pub name: String,
	/// What is in it.
	pub bytes: Vec<u8>,
}

impl File {
	/// A file of text.
	pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
		Self { name: name.into(), bytes: text.into().into_bytes() }
	}
}

/// What a report says, as its file has it: with the version of its form, as commands print it.
///
/// # Errors
/// [`Error::Json`], which cannot be.
pub fn json_text(value: &Value) -> Result<String> {
	let mut value = value.clone();
	if let Value::Object(fields) = &mut value {
		fields.insert("version".into(), json!(1));
	}
	Ok(format!("{}\n", serde_json::to_string_pretty(&value)?))
}

/// The file of a proof of state.
///
/// # Errors
/// [`Error::Json`], which cannot be.
pub fn proof_of(proof: &ProofFile) -> Result<File> {
	Ok(File::new(PROOF, format!("{}\n", serde_json::to_string_pretty(proof)?)))
}

/// The hashes of some files, as `sha256sum` writes and checks them, in the order of their names.
pub fn sums(files: &[File]) -> String {
	let sums: BTreeMap<&str, [u8; 32]> =
		files.iter().map(|file| (file.name.as_str(), sha2_256(&file.bytes))).collect();
	sums.iter().map(|(name, sum)| format!("{}  {name}\n", hex::encode(sum))).collect()
}

/// What is wrong with some files, by the hashes that are said to be theirs: files that are missing,
/// altered, or in no list. Nothing, if they are the files that were hashed.
///
/// # Errors
/// [`Error::Input`] if the list is not one that [`sums`] writes.
pub fn faults(said: &str, files: &[File]) -> Result<Vec<String>> {
	let mut wanted = BTreeMap::new();
	for line in said.lines() {
		let parts = line.split_once("  ").filter(|(sum, _)| sum.len() == 64);
		let (sum, name) =
			parts.ok_or_else(|| Error::input(format!("{SUMS} has a line that is no hash")))?;
		wanted.insert(name, sum);
	}
	let mut faults = Vec::new();
	for file in files.iter().filter(|file| file.name != SUMS && file.name != SIGNATURE) {
		match wanted.remove(file.name.as_str()) {
			Some(sum) if sum == hex::encode(sha2_256(&file.bytes)) => {}
			Some(_) => faults.push(format!("{} was altered", file.name)),
			None => faults.push(format!("{} is not in {SUMS}", file.name)),
		}
	}
	faults.extend(wanted.keys().map(|name| format!("{name} is missing")));
	Ok(faults)
}

/// What an auditor signs: [`DOMAIN`], the chain's genesis, and the SHA-256 hash of the list of hashes.
pub fn message(genesis: H256, sums: &str) -> Vec<u8> {
	[DOMAIN, genesis.as_bytes(), &sha2_256(sums.as_bytes())].concat()
}

/// A signature over a report, as its file has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Signature {
	/// Version of the form.
	pub version: u32,
	/// Whose signature it is.
	pub account: String,
	/// Kind of the key.
	pub scheme: Scheme,
	/// The signature, in hexadecimal.
	pub signature: String,
}

impl Signature {
	/// The signature of `account`.
	pub fn new(account: &AccountId, scheme: Scheme, signature: &MultiSignature) -> Self {
		let signature = show_signature(signature);
		Self { version: 1, account: account::show(account), scheme, signature }
	}

	/// The account that has signed, if it has.
	///
	/// # Errors
	/// [`Error::Input`] if the file makes no sense, [`Error::NotProven`] if the signature is not the
	/// account's over this message.
	pub fn verify(&self, message: &[u8]) -> Result<AccountId> {
		let account = account::account_of(&self.account)?;
		let signature = parse_signature(self.scheme, &self.signature)?;
		if signature.verify(message, &AccountId32::new(account)) {
			return Ok(account);
		}
		Err(Error::not_proven(format!("the signature is not that of {} over {SUMS}", self.account)))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_client::keys::{Key, Secret};

	fn files() -> Vec<File> {
		vec![File::new("b.csv", "2\n"), File::new("a.csv", "1\n")]
	}

	fn key(scheme: Scheme) -> Key {
		Key::new(scheme, &Secret::new("//Alice", "key").unwrap()).unwrap()
	}

	#[test]
	fn sums_should_be_those_of_sha256sum() {
		// printf '1\n' | sha256sum
		let one = "4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865";
		assert_eq!(sums(&files()).lines().next().unwrap(), format!("{one}  a.csv"));
		assert!(faults(&sums(&files()), &files()).unwrap().is_empty());
	}

	#[test]
	fn file_that_is_altered_missing_or_new_should_be_named() {
		let said = sums(&files());
		let altered = [File::new("a.csv", "1"), files().remove(0)];
		assert_eq!(faults(&said, &altered).unwrap(), ["a.csv was altered"]);
		assert_eq!(faults(&said, &files()[..1]).unwrap(), ["a.csv is missing"]);
		let mut more = files();
		more.extend([File::new("c.csv", ""), File::new(SUMS, "x"), File::new(SIGNATURE, "x")]);
		assert_eq!(faults(&said, &more).unwrap(), ["c.csv is not in SHA256SUMS"]);
		assert!(faults("what?\n", &files()).is_err());
	}

	#[test]
	fn signature_should_be_of_one_report_of_one_chain() {
		for scheme in [Scheme::Sr25519, Scheme::Ed25519, Scheme::Ecdsa] {
			let key = key(scheme);
			let message =
				|genesis: u8, sums: &str| super::message(H256::repeat_byte(genesis), sums);
			let signed = key.sign(&message(1, "sums"));
			let signature = Signature::new(&key.account(), scheme, &signed);
			assert_eq!(signature.verify(&message(1, "sums")).unwrap(), key.account());
			for other in [message(2, "sums"), message(1, "other")] {
				assert!(matches!(signature.verify(&other), Err(Error::NotProven(_))));
			}
			let other = Signature { account: account::show(&[7; 32]), ..signature.clone() };
			assert!(other.verify(&message(1, "sums")).is_err());
			let text = serde_json::to_string(&signature).unwrap();
			assert_eq!(serde_json::from_str::<Signature>(&text).unwrap(), signature);
		}
	}
}
