//! Secret URIs: phrases and seeds as people keep them.

use crate::error::{Error, Result};
use polkadot_sdk::sp_core::crypto::{ExposeSecret, SecretUri, DEV_PHRASE};
use std::{fmt, str::FromStr};
use zeroize::Zeroizing;

/// A secret phrase, or a seed in hexadecimal, perhaps with a derivation path and a password:
/// `PHRASE//hard/soft///password`. Its memory is overwritten when it is dropped.
///
/// A text that differs from another one by a blank or an invisible character names another key,
/// and an empty one names the development key: both are refused, never guessed at.
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
	/// Takes `text` as it is; `from` says in errors where it came from.
	///
	/// # Errors
	/// [`Error::Input`] if it is empty, begins or ends with white space, has line breaks or
	/// characters that cannot be seen, or is not a secret URI.
	pub fn new(text: impl Into<String>, from: &str) -> Result<Self> {
		let text: Zeroizing<String> = Zeroizing::new(text.into());
		if let Some(why) = fault(&text) {
			return Err(Error::input(format!("{from} {why}")));
		}
		// The library's own words repeat the secret.
		SecretUri::from_str(&text).map_err(|_| {
			Error::input(format!(
				"{from} is not a secret URI: a phrase or 0x and 64 digits, perhaps followed by //hard or /soft steps"
			))
		})?;
		Ok(Self(text))
	}

	/// Takes the content of a file or a stream, which may end in one line feed.
	///
	/// # Errors
	/// Those of [`Secret::new`].
	pub fn of_file(text: &str, from: &str) -> Result<Self> {
		Self::new(text.strip_suffix('\n').unwrap_or(text), from)
	}

	/// The text.
	pub fn expose(&self) -> &str {
		&self.0
	}

	/// Whether it is derived from the phrase that everybody knows. A path alone, such as
	/// `//Alice`, is.
	pub fn is_development(&self) -> bool {
		SecretUri::from_str(&self.0).is_ok_and(|uri| {
			let words = uri.phrase.expose_secret().split_whitespace();
			words.eq(DEV_PHRASE.split_whitespace())
		})
	}
}

impl fmt::Debug for Secret {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str("Secret(..)")
	}
}

/// What is wrong with a secret text, in words that do not repeat it.
fn fault(text: &str) -> Option<&'static str> {
	if text.is_empty() {
		return Some("is empty: it names no key");
	}
	if text.ends_with('\r') || text.ends_with("\r\n") {
		return Some(
			"ends in a carriage return, as files of Windows do: it would name another key. Remove it",
		);
	}
	if text.contains(['\n', '\r']) {
		return Some("has a line break: give one line, the secret and nothing else");
	}
	if text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace) {
		return Some("begins or ends with white space: it would name another key. Remove it");
	}
	// The password after three slashes may have any visible characters.
	let open = text.split_once("///").map_or(text, |(open, _)| open);
	let plain = |c: char| c == ' ' || c.is_ascii_graphic();
	if text.contains(char::is_control) || !open.chars().all(plain) {
		return Some("has characters that no phrase has, perhaps invisible ones: type it again");
	}
	// A space beside a slash is part of a step's name, and nobody sees it. One between the phrase and
	// the first step changes nothing.
	let path = open.find('/').and_then(|first| open.get(first..)).unwrap_or_default();
	if path.contains("/ ") || path.contains(" /") || path.ends_with(' ') {
		return Some(
			"has a space beside a slash of its path: it would name another key. Remove it",
		);
	}
	None
}

#[cfg(test)]
mod tests {
	use super::*;

	fn refusal(text: &str) -> String {
		Secret::new(text, "DISTRIBUTION_SURI").unwrap_err().to_string()
	}

	#[test]
	fn secret_should_be_refused_when_it_is_empty() {
		assert_eq!(refusal(""), "DISTRIBUTION_SURI is empty: it names no key");
		assert!(Secret::of_file("", "key.txt").is_err());
		assert!(Secret::of_file("\n", "key.txt").is_err());
	}

	#[test]
	fn secret_should_be_refused_when_white_space_would_change_the_key() {
		for (text, said) in [
			("//Alice ", "white space"),
			(" //Alice", "white space"),
			("//Alice\t", "white space"),
			("//Alice\u{a0}", "white space"),
			("//Alice\n", "line break"),
			("//Alice\r", "carriage return"),
			("//Alice\r\n", "carriage return"),
			("//Alice\n//Bob", "line break"),
			("//Ali\u{200b}ce", "invisible"),
			("//Alice\u{feff}", "invisible"),
			("//Ali\u{7}ce", "invisible"),
			("//Alice //stash", "beside a slash"),
			("// Alice", "beside a slash"),
			("//Alice ///password", "beside a slash"),
		] {
			let error = refusal(text);
			assert!(error.contains(said), "{text:?}: {error}");
		}
	}

	#[test]
	fn file_should_end_in_one_line_feed_at_most() {
		let read = |text: &str| Secret::of_file(text, "key.txt");
		assert_eq!(read("//Alice").unwrap().expose(), "//Alice");
		assert_eq!(read("//Alice\n").unwrap().expose(), "//Alice");
		for wrong in ["//Alice\n\n", "//Alice\r\n", "//Alice \n", "\n//Alice\n"] {
			assert!(read(wrong).is_err(), "{wrong:?}");
		}
	}

	#[test]
	fn secret_should_never_be_printed() {
		let secret =
			"bottom drive obey lake curtain smoke basket hold race lonely fit walk//x///pass";
		let secret = Secret::new(secret, "key.txt").unwrap();
		assert_eq!(format!("{secret:?}"), "Secret(..)");
		for wrong in ["word, word", "word//", "word\n"] {
			assert!(!refusal(wrong).contains("word"), "{}", refusal(wrong));
		}
	}

	#[test]
	fn development_secrets_should_be_known_as_such() {
		let known = |text: &str| Secret::new(text, "key").unwrap().is_development();
		assert!(known("//Alice") && known("/soft") && known("///password"));
		assert!(known(DEV_PHRASE) && known(&format!("{DEV_PHRASE}//Alice")));
		let own = "legal winner thank year wave sausage worth useful legal winner thank yellow";
		assert!(!known(own) && !known(&format!("{own}//Alice")));
		assert!(!known(&format!("0x{}", "07".repeat(32))));
	}
}
