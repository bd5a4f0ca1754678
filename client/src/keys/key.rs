//! What signs.

use super::{
	development,
	scheme::{scheme_of, Scheme},
	secret::Secret,
};
use crate::{
	account::{self, AccountId},
	error::{Error, Result},
};
use polkadot_sdk::{
	sp_core::{ecdsa, ed25519, sr25519, Pair},
	sp_runtime::{traits::IdentifyAccount, MultiSignature, MultiSigner},
};
use std::fmt;
use zeroize::Zeroizing;

/// Bytes that no line of a keyring exceeds.
const LONGEST_LINE: usize = 160;

/// A key that signs, of any scheme.
///
/// The memory of the secret text it was made of is overwritten (see [`Secret`]). The libraries
/// that hold the key itself overwrite an sr25519 key when it is dropped, but not the others.
#[derive(Clone)]
pub struct Key {
	pair: AnyPair,
	development: bool,
}

#[derive(Clone)]
enum AnyPair {
	Sr25519(Box<sr25519::Pair>),
	Ed25519(Box<ed25519::Pair>),
	Ecdsa(Box<ecdsa::Pair>),
}

impl Key {
	/// The key of `scheme` that a secret names.
	///
	/// # Errors
	/// [`Error::Input`] if it names none: a phrase with a wrong word, a seed of a wrong length, or a
	/// soft step with a scheme that has none.
	pub fn new(scheme: Scheme, secret: &Secret) -> Result<Self> {
		let pair = match scheme {
			Scheme::Sr25519 => AnyPair::Sr25519(Box::new(pair_of(secret)?)),
			Scheme::Ed25519 => AnyPair::Ed25519(Box::new(pair_of(secret)?)),
			Scheme::Ecdsa => AnyPair::Ecdsa(Box::new(pair_of(secret)?)),
		};
		Ok(Self::of(pair, secret.is_development()))
	}

	/// The key of `scheme` with a seed of 32 bytes, or of sr25519 also with a secret key of 64.
	///
	/// # Errors
	/// [`Error::Input`] if the length is another.
	pub(super) fn of_seed(scheme: Scheme, seed: &[u8]) -> Result<Self> {
		let wrong = |_| Error::input(format!("this is not a secret key of the scheme {scheme}"));
		let pair = match scheme {
			Scheme::Sr25519 => {
				AnyPair::Sr25519(Box::new(Pair::from_seed_slice(seed).map_err(wrong)?))
			}
			Scheme::Ed25519 => {
				AnyPair::Ed25519(Box::new(Pair::from_seed_slice(seed).map_err(wrong)?))
			}
			Scheme::Ecdsa => AnyPair::Ecdsa(Box::new(Pair::from_seed_slice(seed).map_err(wrong)?)),
		};
		Ok(Self::of(pair, false))
	}

	fn of(pair: AnyPair, development: bool) -> Self {
		let key = Self { pair, development };
		let known = development::name_of(&key.account()).is_some();
		Self { development: development || known, ..key }
	}

	/// A new secret phrase of twelve words.
	///
	/// # Errors
	/// [`Error::Input`] if the library's phrase is not one, which it always is.
	pub fn new_phrase() -> Result<Secret> {
		let (_, phrase, _) = sr25519::Pair::generate_with_phrase(None);
		Secret::new(phrase, "the new phrase")
	}

	/// The public key.
	pub fn public(&self) -> MultiSigner {
		match &self.pair {
			AnyPair::Sr25519(pair) => pair.public().into(),
			AnyPair::Ed25519(pair) => pair.public().into(),
			AnyPair::Ecdsa(pair) => pair.public().into(),
		}
	}

	/// The account that it signs for.
	pub fn account(&self) -> AccountId {
		self.public().into_account().into()
	}

	/// Its scheme.
	pub fn scheme(&self) -> Scheme {
		match &self.pair {
			AnyPair::Sr25519(_) => Scheme::Sr25519,
			AnyPair::Ed25519(_) => Scheme::Ed25519,
			AnyPair::Ecdsa(_) => Scheme::Ecdsa,
		}
	}

	/// Whether everybody knows its secret.
	pub fn is_development(&self) -> bool {
		self.development
	}

	/// Its signature over `message`.
	pub fn sign(&self, message: &[u8]) -> MultiSignature {
		match &self.pair {
			AnyPair::Sr25519(pair) => pair.sign(message).into(),
			AnyPair::Ed25519(pair) => pair.sign(message).into(),
			AnyPair::Ecdsa(pair) => pair.sign(message).into(),
		}
	}

	/// The key in one line, for keyrings: scheme, colon, secret key in hexadecimal.
	pub(super) fn to_line(&self) -> Zeroizing<String> {
		let bytes = Zeroizing::new(self.secret_bytes());
		let digits = Zeroizing::new(hex::encode(bytes.as_slice()));
		// Large enough from the beginning: a text that grows leaves its bytes where it was.
		let mut line = Zeroizing::new(String::with_capacity(LONGEST_LINE));
		line.push_str(&self.scheme().to_string());
		line.push_str(":0x");
		line.push_str(&digits);
		line
	}

	/// The key that [`Key::to_line`] has written, if it is one.
	pub(super) fn of_line(line: &str) -> Option<Self> {
		let (scheme, digits) = line.trim_ascii_end().split_once(":0x")?;
		let scheme = [Scheme::Sr25519, Scheme::Ed25519, Scheme::Ecdsa]
			.into_iter()
			.find(|known| known.to_string() == scheme)?;
		let bytes = Zeroizing::new(hex::decode(digits).ok()?);
		Self::of_seed(scheme, &bytes).ok()
	}

	/// The secret key: 64 bytes of sr25519, the seed of the others. For keystores and keyrings.
	pub(super) fn secret_bytes(&self) -> Vec<u8> {
		match &self.pair {
			AnyPair::Sr25519(pair) => Pair::to_raw_vec(&**pair),
			AnyPair::Ed25519(pair) => Pair::to_raw_vec(&**pair),
			AnyPair::Ecdsa(pair) => Pair::to_raw_vec(&**pair),
		}
	}
}

impl fmt::Debug for Key {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let account = account::show(&self.account());
		write!(f, "Key({} of {account})", scheme_of(&self.public()))
	}
}

fn pair_of<P: Pair>(secret: &Secret) -> Result<P> {
	// The library's own words may repeat the secret.
	P::from_string(secret.expose(), None).map_err(|_| {
		Error::input(
			"the secret names no key: a word of the phrase is wrong or missing, a seed is not 0x and 64 digits, or this scheme has no soft steps",
		)
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use polkadot_sdk::{sp_core::crypto::AccountId32, sp_runtime::traits::Verify};

	const SCHEMES: [Scheme; 3] = [Scheme::Sr25519, Scheme::Ed25519, Scheme::Ecdsa];
	const PHRASE: &str =
		"legal winner thank year wave sausage worth useful legal winner thank yellow";

	fn key(scheme: Scheme, secret: &str) -> Result<Key> {
		Key::new(scheme, &Secret::new(secret, "key").unwrap())
	}

	#[test]
	fn signature_should_be_that_of_the_account_in_every_scheme() {
		for scheme in SCHEMES {
			let key = key(scheme, "//Alice").unwrap();
			assert_eq!(key.scheme(), scheme);
			let account = AccountId32::new(key.account());
			assert!(key.sign(b"message").verify(&b"message"[..], &account));
		}
	}

	#[test]
	fn key_should_survive_its_line_in_a_keyring() {
		for scheme in SCHEMES {
			let key = key(scheme, &format!("{PHRASE}//x")).unwrap();
			let line = key.to_line();
			assert!(line.len() <= LONGEST_LINE, "{}", line.len());
			for text in [line.to_string(), format!("{}\n", *line)] {
				let read = Key::of_line(&text).unwrap();
				assert_eq!((read.account(), read.scheme()), (key.account(), scheme));
			}
			// The beginning of a key is none, nor are the digits alone.
			assert!(Key::of_line(line.strip_suffix(|_: char| true).unwrap()).is_none());
			assert!(Key::of_line(line.split_once(':').unwrap().1).is_none());
		}
		assert!(Key::of_line("").is_none() && Key::of_line("sr25519:0x").is_none());
	}

	#[test]
	fn key_should_be_refused_when_the_secret_names_none() {
		let wrong_word = PHRASE.replace("yellow", "yello");
		let wrong_checksum = PHRASE.replace("yellow", "winner");
		for secret in [wrong_word.as_str(), &wrong_checksum, "0x1234", "legal"] {
			let error = key(Scheme::Sr25519, secret).unwrap_err().to_string();
			assert!(!error.contains(secret), "{error}");
		}
		assert!(key(Scheme::Sr25519, "//Alice/soft").is_ok());
		assert!(key(Scheme::Ed25519, "//Alice/soft").is_err());
	}

	#[test]
	fn development_keys_should_be_known_however_they_are_given() {
		// The seed of //Alice.
		let alice = "0xe5be9a5092b81bca64be81d212e7f2f9eba183bb7a90954f7b76361f6edb5c0a";
		for scheme in SCHEMES {
			assert!(key(scheme, "//Anybody").unwrap().is_development());
			assert!(!key(scheme, &format!("{PHRASE}//Alice")).unwrap().is_development());
		}
		assert!(key(Scheme::Sr25519, alice).unwrap().is_development());
	}

	#[test]
	fn new_phrases_should_name_keys_and_differ() {
		let [one, two] = [Key::new_phrase().unwrap(), Key::new_phrase().unwrap()];
		assert_eq!(one.expose().split(' ').count(), 12);
		assert_ne!(one.expose(), two.expose());
		assert!(!Key::new(Scheme::Sr25519, &one).unwrap().is_development());
	}

	#[test]
	fn key_should_not_print_its_secret() {
		let shown = format!("{:?}", key(Scheme::Ecdsa, "//Alice").unwrap());
		assert_eq!(shown, "Key(ecdsa of diWDHk9dZfeyPeajoQmxuL8TvuhrfzKiXaCnUnob116tWbdc3)");
	}
}
