//! Keystores: the encrypted JSON files that Polkadot.js and most wallets export.
//!
//! A file of version 3: base64 of a salt and the parameters of scrypt, which makes a key of the
//! password; a nonce; and what XSalsa20-Poly1305 has encrypted with that key: the secret key and
//! the public key between fixed bytes, as `@polkadot/keyring` writes them.

use super::{key::Key, scheme::Scheme};
use crate::{
	account,
	error::{Error, Result},
};
use base64::{engine::general_purpose::STANDARD, Engine};
use crypto_secretbox::{
	aead::{rand_core::RngCore, Aead, KeyInit, OsRng},
	Key as BoxKey, Nonce, XSalsa20Poly1305,
};
use schnorrkel::SecretKey;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// Before the secret key.
const HEADER: [u8; 16] = [48, 83, 2, 1, 1, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32];
/// Between the secret and the public key.
const DIVIDER: [u8; 5] = [161, 35, 3, 33, 0];
const SALT: usize = 32;
const NONCE: usize = 24;
/// Secret keys of 64 bytes (sr25519; ed25519 with its public key), or seeds of 32.
const LONG: usize = 64;
const SHORT: usize = 32;

/// Parameters of scrypt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cost {
	log_n: u8,
	p: u32,
	r: u32,
}

/// The parameters that wallets write, and no others: a crafted file could ask for any amount of
/// memory.
const COSTS: [Cost; 6] = [
	Cost { log_n: 13, p: 10, r: 8 },
	Cost { log_n: 14, p: 5, r: 8 },
	Cost { log_n: 15, p: 3, r: 8 },
	Cost { log_n: 15, p: 1, r: 8 },
	Cost { log_n: 16, p: 2, r: 8 },
	HIGH,
];
/// The parameters of files written here: 128 MiB of memory for each password that is tried.
const HIGH: Cost = Cost { log_n: 17, p: 1, r: 8 };
/// Bytes of memory that none of them exceeds.
const MOST_MEMORY: u64 = 256 * 1_024 * 1_024;

/// A keystore as its file has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keystore {
	encoded: String,
	encoding: Encoding,
	/// The account's address, of any prefix.
	pub address: String,
	#[serde(default)]
	meta: Meta,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Encoding {
	content: Vec<String>,
	#[serde(rename = "type")]
	kind: Vec<String>,
	version: String,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Meta {
	#[serde(default)]
	name: Option<String>,
}

impl Keystore {
	/// Whether a text is meant to be one, by its first character.
	pub fn looks_like(text: &str) -> bool {
		text.trim_start_matches('\u{feff}').trim_start().starts_with('{')
	}

	/// Reads a keystore.
	///
	/// # Errors
	/// [`Error::Input`] if it is not one of version 3.
	pub fn read(text: &str) -> Result<Self> {
		serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|e| {
			let said = e.to_string();
			// What it says of a value repeats the value, which may be a secret.
			let why = if e.is_data() && !said.starts_with("missing field") {
				format!("what is at line {} column {} is of another form", e.line(), e.column())
			} else {
				said
			};
			Error::input(format!("this is not a keystore of Polkadot.js, version 3: {why}"))
		})
	}

	/// Encrypts a key with a password.
	///
	/// # Errors
	/// [`Error::Unexpected`] if the key cannot be encrypted.
	pub fn write(key: &Key, password: &str, name: &str) -> Result<Self> {
		Self::write_at(key, password, name, HIGH)
	}

	fn write_at(key: &Key, password: &str, name: &str, cost: Cost) -> Result<Self> {
		let (mut salt, mut nonce) = ([0u8; SALT], [0u8; NONCE]);
		OsRng.fill_bytes(&mut salt);
		OsRng.fill_bytes(&mut nonce);
		let cipher = cipher(password, &salt, cost)?;
		let plain = Zeroizing::new(plain(key)?);
		let sealed = cipher
			.encrypt(Nonce::from_slice(&nonce), plain.as_slice())
			.map_err(|_| Error::unexpected("the key cannot be encrypted"))?;
		let n = 1u32.checked_shl(cost.log_n.into()).unwrap_or_default();
		let mut bytes = salt.to_vec();
		for number in [n, cost.p, cost.r] {
			bytes.extend(number.to_le_bytes());
		}
		bytes.extend(nonce);
		bytes.extend(sealed);
		Ok(Self {
			encoded: STANDARD.encode(bytes),
			encoding: Encoding {
				content: vec!["pkcs8".into(), key.scheme().to_string()],
				kind: vec!["scrypt".into(), "xsalsa20-poly1305".into()],
				version: "3".into(),
			},
			address: account::show(&key.account()),
			meta: Meta { name: Some(name.into()) },
		})
	}

	/// The scheme of its key.
	///
	/// # Errors
	/// [`Error::Input`] if it is none that this chain's accounts have.
	pub fn scheme(&self) -> Result<Scheme> {
		match self.encoding.content.as_slice() {
			[form, scheme] if form == "pkcs8" => match scheme.as_str() {
				"sr25519" => Ok(Scheme::Sr25519),
				"ed25519" => Ok(Scheme::Ed25519),
				"ecdsa" => Ok(Scheme::Ecdsa),
				other => Err(Error::input(format!(
					"the keystore has a key of the kind `{other}`: sr25519, ed25519 and ecdsa can be used here"
				))),
			},
			_ => Err(Error::input("the keystore does not say what kind of key it has")),
		}
	}

	/// Decrypts the key.
	///
	/// # Errors
	/// [`Error::Input`] if the password is wrong, or the file is damaged or of another form.
	pub fn open(&self, password: &str) -> Result<Key> {
		let scheme = self.scheme()?;
		let Encoding { kind, version, .. } = &self.encoding;
		if version != "3" || *kind != ["scrypt", "xsalsa20-poly1305"] {
			return Err(Error::input(format!(
				"the keystore is of version {version}, encrypted by {}: export it again with a wallet of today, with a password",
				kind.join(", ")
			)));
		}
		let damaged = || Error::input("the keystore is damaged: its key is cut off or altered");
		let bytes = STANDARD.decode(&self.encoded).map_err(|_| damaged())?;
		let (salt, rest) = bytes.split_first_chunk::<SALT>().ok_or_else(damaged)?;
		let (n, rest) = number(rest).ok_or_else(damaged)?;
		let (p, rest) = number(rest).ok_or_else(damaged)?;
		let (r, rest) = number(rest).ok_or_else(damaged)?;
		let (nonce, sealed) = rest.split_first_chunk::<NONCE>().ok_or_else(damaged)?;
		let known =
			|cost: &&Cost| (1u32.checked_shl(cost.log_n.into()), cost.p, cost.r) == (Some(n), p, r);
		let cost = COSTS.iter().find(known).ok_or_else(|| {
			Error::input(format!("the keystore has unusual parameters of scrypt: {n}, {p}, {r}"))
		})?;
		let cipher = cipher(password, salt, *cost)?;
		let plain = cipher
			.decrypt(Nonce::from_slice(nonce), sealed)
			.map(Zeroizing::new)
			.map_err(|_| Error::input("the password is not that of the keystore"))?;
		let key = key_of(scheme, &plain).ok_or_else(damaged)?;
		let named = account::account_of(&self.address)?;
		if key.account() != named {
			return Err(Error::input(format!(
				"the keystore names the account {}, but its key is that of {}",
				account::show(&named),
				account::show(&key.account())
			)));
		}
		Ok(key)
	}
}

/// A number of four bytes, and what follows.
fn number(bytes: &[u8]) -> Option<(u32, &[u8])> {
	let (number, rest) = bytes.split_first_chunk::<4>()?;
	Some((u32::from_le_bytes(*number), rest))
}

/// The cipher of a password.
fn cipher(password: &str, salt: &[u8; SALT], cost: Cost) -> Result<XSalsa20Poly1305> {
	let failed = || Error::unexpected("the password cannot be hashed");
	let (n, r, p) = (2u64.saturating_pow(cost.log_n.into()), cost.r.into(), cost.p.into());
	let mut key = Zeroizing::new([0u8; SHORT]);
	let password = password.as_bytes();
	openssl::pkcs5::scrypt(password, salt, n, r, p, MOST_MEMORY, key.as_mut_slice())
		.map_err(|_| failed())?;
	Ok(XSalsa20Poly1305::new(BoxKey::from_slice(key.as_slice())))
}

/// What is encrypted.
fn plain(key: &Key) -> Result<Vec<u8>> {
	let public = key.public();
	let public: &[u8] = public.as_ref();
	let bytes = Zeroizing::new(key.secret_bytes());
	let secret = Zeroizing::new(match key.scheme() {
		// Wallets keep the scalar as ed25519 has it: times the cofactor.
		Scheme::Sr25519 => SecretKey::from_bytes(&bytes)
			.map_err(|_| Error::unexpected("the key has an unexpected form"))?
			.to_ed25519_bytes()
			.to_vec(),
		Scheme::Ed25519 => [bytes.as_slice(), public].concat(),
		Scheme::Ecdsa => bytes.to_vec(),
	});
	Ok([HEADER.as_slice(), secret.as_slice(), DIVIDER.as_slice(), public].concat())
}

/// The key in what was decrypted, if its public key is the one beside it.
fn key_of(scheme: Scheme, plain: &[u8]) -> Option<Key> {
	let rest = plain.strip_prefix(&HEADER)?;
	let split = |length: usize| {
		let (secret, rest) = rest.split_at_checked(length)?;
		Some((secret, rest.strip_prefix(&DIVIDER)?))
	};
	let (secret, public) = split(LONG).or_else(|| split(SHORT))?;
	let key = match (scheme, secret.len()) {
		(Scheme::Sr25519, LONG) => {
			let secret = SecretKey::from_ed25519_bytes(secret).ok()?;
			Key::of_seed(scheme, Zeroizing::new(secret.to_bytes()).as_slice()).ok()?
		}
		// The seed comes first.
		(Scheme::Ed25519, LONG) => Key::of_seed(scheme, secret.first_chunk::<SHORT>()?).ok()?,
		(Scheme::Ecdsa, LONG) => return None,
		_ => Key::of_seed(scheme, secret).ok()?,
	};
	let own = key.public();
	let own: &[u8] = own.as_ref();
	(own == public).then_some(key)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::keys::secret::Secret;

	/// Quick to compute.
	const LOW: Cost = Cost { log_n: 13, p: 10, r: 8 };

	/// Exported by Polkadot.js Apps: the sr25519 account of a phrase, with the password `whoisbob`.
	/// Published as a test vector by subxt.
	const EXPORTED: &str = r#"{
		"encoded": "J2FFcPHAY11Pmq/38eqbwfUv9OPitYJs+oYgahBvlagAAAIAAQAAAAgAAAB5o0DwXCWDblsH+9pc++RaBO4fpHBHzUirHFHFE9yS3sDzgAIQjhgvPqJ3ODrMR2gy7vk0VZg1fyirIvmsrfjGbWnOI8YU0joX0tYytroyWaykFKtZJMmE0pNKcJ5dJmDxscbK53Ac+7ld2UdH07yKPXxmPuYNNw3vKx8cg9CdQgifKfzQxHnC+EUpOoHPLwGlHsFEYtIlQtngqd9n",
		"encoding": {
			"content": ["pkcs8", "sr25519"],
			"type": ["scrypt", "xsalsa20-poly1305"],
			"version": "3"
		},
		"address": "5CfWTDh7XxJ2yrayqQ2aJnnZAH5v5XaF1oJFfH5QCpbfP9v8",
		"meta": { "genesisHash": "", "name": "Bob (Dev)", "whenCreated": 1768916488918 }
	}"#;

	fn key(scheme: Scheme) -> Key {
		let phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow";
		Key::new(scheme, &Secret::new(format!("{phrase}//x"), "key").unwrap()).unwrap()
	}

	#[test]
	fn keystore_of_a_wallet_should_open_with_its_password_only() {
		let keystore = Keystore::read(EXPORTED).unwrap();
		let key = keystore.open("whoisbob").unwrap();
		assert_eq!(account::parse(&keystore.address).unwrap(), key.account());
		let error = keystore.open("whoisbob ").unwrap_err().to_string();
		assert_eq!(error, "the password is not that of the keystore");
		// Files that were saved with a mark of their byte order.
		assert!(Keystore::looks_like(&format!("\u{feff}{EXPORTED}")));
		assert!(Keystore::read(&format!("\u{feff}{EXPORTED}")).is_ok());
	}

	#[test]
	fn keystore_should_keep_a_key_of_every_scheme() {
		for scheme in [Scheme::Sr25519, Scheme::Ed25519, Scheme::Ecdsa] {
			let key = key(scheme);
			let keystore = Keystore::write_at(&key, "password", "treasury", LOW).unwrap();
			let text = serde_json::to_string(&keystore).unwrap();
			let opened = Keystore::read(&text).unwrap().open("password").unwrap();
			assert_eq!(opened.account(), key.account());
			assert_eq!(*opened.secret_bytes(), *key.secret_bytes());
		}
	}

	#[test]
	fn keystore_should_be_refused_when_it_is_damaged_or_of_another_form() {
		let good = Keystore::write_at(&key(Scheme::Sr25519), "password", "x", LOW).unwrap();
		let refused = |change: &dyn Fn(&mut Keystore)| {
			let mut keystore = good.clone();
			change(&mut keystore);
			keystore.open("password").unwrap_err().to_string()
		};
		assert!(refused(&|k| k.encoded.truncate(80)).contains("damaged"));
		assert!(refused(&|k| k.encoded = "?".into()).contains("damaged"));
		assert!(refused(&|k| k.encoding.version = "2".into()).contains("version 2"));
		assert!(refused(&|k| k.encoding.kind = vec!["none".into()]).contains("by none"));
		let ethereum =
			|k: &mut Keystore| k.encoding.content = vec!["pkcs8".into(), "ethereum".into()];
		assert!(refused(&ethereum).contains("`ethereum`"));
		let other = account::show(&[7; 32]);
		assert!(refused(&|k| k.address.clone_from(&other)).contains("names the account"));
		let mut bytes = STANDARD.decode(&good.encoded).unwrap();
		// As much memory as a computer has not.
		bytes[35] = 0x40;
		let greedy = STANDARD.encode(bytes);
		assert!(refused(&|k| k.encoded.clone_from(&greedy)).contains("unusual parameters"));
		assert!(Keystore::read("{}").unwrap_err().to_string().contains("missing field `encoded`"));
		let secret =
			Keystore::read("{\"encoding\":\"legal winner thank\"}").unwrap_err().to_string();
		assert!(secret.contains("another form") && !secret.contains("legal"), "{secret}");
	}
}
