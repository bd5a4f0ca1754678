//! Credentials: statements that an attester signs off chain, and the files they travel in.

use crate::{
	account::{self, account_of, parse_hash, AccountId},
	error::{Error, Result},
	keys::{parse_bytes, parse_key, parse_signature, show_bytes, show_signature, Key, Scheme},
	types::Moment,
};
use distribution_primitives::{self as primitives, Country};
use polkadot_sdk::{
	sp_core::H256,
	sp_runtime::{
		traits::{IdentifyAccount, Verify},
		MultiSignature,
	},
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A credential of this chain.
pub type Credential = primitives::Credential<AccountId, Moment>;

/// The file of a credential.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CredentialFile {
	/// The signed statement.
	pub credential: Fields,
	/// The bytes that were signed, in hexadecimal.
	pub message: String,
	/// The kind of key that signed.
	pub scheme: Scheme,
	/// The signature, in hexadecimal.
	pub signature: String,
	/// The key that signed, in hexadecimal.
	pub public_key: String,
}

/// A credential as people read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fields {
	/// Genesis hash of the chain it is for.
	pub genesis: String,
	/// The attester.
	pub attester: String,
	/// The account vouched for.
	pub account: String,
	/// Level of identity check.
	pub level: u8,
	/// Country.
	pub jurisdiction: String,
	/// First relay-chain block at which it no longer counts.
	pub expires: u32,
	/// The attester's hash of its file on the account.
	pub evidence: String,
	/// Its nonce.
	pub nonce: u64,
	/// The attester's epoch.
	pub epoch: u32,
	/// Number of the attester's key.
	pub key: u32,
}

impl Fields {
	fn new(credential: &Credential) -> Self {
		Self {
			genesis: format!("{:#x}", credential.genesis),
			attester: account::show(&credential.attester),
			account: account::show(&credential.account),
			level: credential.level,
			jurisdiction: credential.jurisdiction.to_string(),
			expires: credential.expires,
			evidence: format!("{:#x}", credential.evidence),
			nonce: credential.nonce,
			epoch: credential.epoch,
			key: credential.key,
		}
	}

	fn credential(&self) -> Result<Credential> {
		Ok(Credential {
			genesis: parse_hash(&self.genesis)?,
			attester: account_of(&self.attester)?,
			account: account_of(&self.account)?,
			level: self.level,
			jurisdiction: self
				.jurisdiction
				.parse::<Country>()
				.map_err(|why| Error::input(format!("`{}` is {why}", self.jurisdiction)))?,
			expires: self.expires,
			evidence: parse_hash(&self.evidence)?,
			nonce: self.nonce,
			epoch: self.epoch,
			key: self.key,
		})
	}
}

impl CredentialFile {
	/// Signs a credential.
	pub fn sign(credential: &Credential, key: &Key) -> Self {
		let message = credential.message();
		let signature = key.sign(&message);
		Self {
			credential: Fields::new(credential),
			message: show_bytes(message),
			scheme: key.scheme(),
			signature: show_signature(&signature),
			public_key: show_bytes(key.public()),
		}
	}

	/// Credential and signature, checked as the chain checks them, but against `key`, or else the
	/// key in the file.
	///
	/// # Errors
	/// [`Error::NotProven`] if message or signature does not fit the credential, [`Error::Input`]
	/// if a field cannot be read.
	pub fn verify(&self, key: Option<&str>) -> Result<(Credential, MultiSignature)> {
		let credential = self.credential.credential()?;
		let message = credential.message();
		if parse_bytes(&self.message).is_none_or(|bytes| bytes != message) {
			return Err(Error::not_proven(
				"the message in the file is not that of its credential: one of them was altered",
			));
		}
		let key = parse_key(self.scheme, key.unwrap_or(&self.public_key))?;
		let signature = parse_signature(self.scheme, &self.signature)?;
		let shown = show_bytes(&key);
		if !signature.verify(message.as_slice(), &key.into_account()) {
			return Err(Error::not_proven(format!(
				"the signature is not that of the key {shown} over this credential"
			)));
		}
		Ok((credential, signature))
	}
}

/// The proof of `key` that it may become the signing key of `attester` on the chain with this
/// genesis hash.
pub fn prove_key(genesis: H256, attester: &AccountId, key: &Key) -> MultiSignature {
	key.sign(&primitives::key_message(&genesis, attester, &key.public()))
}

impl fmt::Display for CredentialFile {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let c = &self.credential;
		write!(
			f,
			"{} says of {}: level {}, {}, until relay block {} (nonce {}, epoch {}, key {})",
			c.attester, c.account, c.level, c.jurisdiction, c.expires, c.nonce, c.epoch, c.key
		)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::keys::Secret;

	const SCHEMES: [Scheme; 3] = [Scheme::Sr25519, Scheme::Ed25519, Scheme::Ecdsa];

	fn key(scheme: Scheme, suri: &str) -> Key {
		Key::new(scheme, &Secret::new(suri, "key").unwrap()).unwrap()
	}

	fn example() -> Credential {
		Credential {
			genesis: H256::repeat_byte(0x11),
			attester: [0x22; 32],
			account: [0x33; 32],
			level: 2,
			jurisdiction: Country(*b"DE"),
			expires: 1_000_000,
			evidence: H256::repeat_byte(0x44),
			nonce: 1_700_000_000_000,
			epoch: 5,
			key: 1,
		}
	}

	#[test]
	fn credential_should_survive_its_file_in_every_scheme() {
		for scheme in SCHEMES {
			let key = key(scheme, "//Alice");
			let file = CredentialFile::sign(&example(), &key);
			assert_eq!(file.message.len(), 2 + 2 * 186);
			assert_eq!(parse_key(scheme, &file.public_key).unwrap(), key.public());
			let text = serde_json::to_string(&file).unwrap();
			let read: CredentialFile = serde_json::from_str(&text).unwrap();
			assert_eq!(read, file);
			let (credential, _) = read.verify(None).unwrap();
			assert_eq!(credential, example());
			read.verify(Some(&file.public_key)).unwrap();
		}
	}

	#[test]
	fn key_should_prove_itself_for_one_attester_of_one_chain_in_every_scheme() {
		for scheme in SCHEMES {
			let (genesis, attester) = (H256::repeat_byte(0x11), [0x22; 32]);
			let key = key(scheme, "//Alice");
			let proof = prove_key(genesis, &attester, &key);
			let public = key.public();
			let proves = |genesis: H256, attester: AccountId| {
				let message = primitives::key_message(&genesis, &attester, &public);
				proof.verify(message.as_slice(), &public.clone().into_account())
			};
			assert!(proves(genesis, attester));
			assert!(!proves(genesis, [0x33; 32]));
			assert!(!proves(H256::repeat_byte(0x44), attester));
		}
	}

	#[test]
	fn file_should_have_the_documented_form() {
		let file = CredentialFile::sign(&example(), &key(Scheme::Ecdsa, "//Alice"));
		let value = serde_json::to_value(&file).unwrap();
		assert_eq!(value["scheme"], "ecdsa");
		assert_eq!(value["credential"]["nonce"], 1_700_000_000_000u64);
		assert_eq!(value["credential"]["jurisdiction"], "DE");
		assert_eq!(value["credential"]["genesis"], format!("0x{}", "11".repeat(32)));
		assert_eq!(value["publicKey"].as_str().unwrap().len(), 2 + 66);
		assert_eq!(value["signature"].as_str().unwrap().len(), 2 + 130);
		assert!(value["message"].as_str().unwrap().starts_with("0x"));
		// Accounts may be written in hexadecimal too.
		let mut file = file;
		file.credential.account = format!("0x{}", "33".repeat(32));
		file.verify(None).unwrap();
	}

	#[test]
	fn credential_should_not_be_verified_when_altered() {
		for scheme in SCHEMES {
			let file = CredentialFile::sign(&example(), &key(scheme, "//Alice"));
			let refused = |file: &CredentialFile, key: Option<&str>| {
				assert!(matches!(file.verify(key), Err(Error::NotProven(_))));
			};
			// The credential alone, and with its message.
			let mut altered = file.clone();
			altered.credential.level = 3;
			refused(&altered, None);
			altered.message = show_bytes(altered.credential.credential().unwrap().message());
			refused(&altered, None);
			// Another key's signature.
			let other = CredentialFile::sign(&example(), &key(scheme, "//Bob"));
			refused(&file, Some(&other.public_key));
			refused(&CredentialFile { signature: other.signature, ..file.clone() }, None);
		}
	}
}
