//! Keys in the keyring of the user's session: the Secret Service (GNOME Keyring, KWallet,
//! KeePassXC), through the program `secret-tool` of libsecret.
//!
//! An entry has the attributes `application` = `distribution` and `key` = its name. Its secret is
//! one line: the scheme, a colon, and the secret key in hexadecimal, as in `ed25519:0x…`. It goes
//! through standard input and output, never through arguments, which others can see.

use super::{
	key::Key,
	process::{Ended, Failure, Run},
};
use crate::error::{Error, Result};
use std::{io::ErrorKind, path::Path, time::Duration};
use zeroize::Zeroizing;

/// The program of libsecret.
const PROGRAM: &str = "secret-tool";
/// For an answer: the user may be asked to unlock the keyring.
const LIMIT: Duration = Duration::from_secs(120);
/// Characters of the longest name.
const LONGEST: usize = 64;

/// The key with this name.
///
/// # Errors
/// [`Error::Input`] if there is none, or no keyring can be reached.
pub fn load(name: &str) -> Result<Key> {
	find(name)?.ok_or_else(|| {
		Error::input(format!(
			"the keyring has no key `{name}`: make one with `distribution key new --keyring {name}`, or bring one with `key import --keyring {name}`"
		))
	})
}

/// Puts a key into the keyring under this name. The key of another is never replaced.
///
/// # Errors
/// [`Error::Input`] if the name is taken or none, or no keyring can be reached.
pub fn store(name: &str, key: &Key) -> Result<()> {
	if find(name)?.is_some() {
		return Err(Error::input(format!(
			"the keyring has a key `{name}` already, and a key is never replaced: choose another name, or remove it with `distribution key forget {name}`"
		)));
	}
	let label = format!("Key `{name}` of distribution");
	let line = key.to_line();
	let input = Zeroizing::new(line.as_bytes().to_vec());
	let stored =
		ask(&["store", "--label", &label, "application", "distribution", "key", name], input)?;
	if !stored.status.success() {
		return Err(unreachable(&stored.errors));
	}
	// What cannot be read again is lost.
	if find(name)?.is_none_or(|found| found.account() != key.account()) {
		return Err(Error::unexpected(format!("the keyring did not keep the key `{name}`")));
	}
	Ok(())
}

/// Removes the key with this name.
///
/// # Errors
/// [`Error::Input`] if there is none, or no keyring can be reached.
pub fn forget(name: &str) -> Result<()> {
	load(name)?;
	let args = ["clear", "application", "distribution", "key", name];
	let cleared = ask(&args, Zeroizing::default())?;
	if !cleared.status.success() {
		return Err(unreachable(&cleared.errors));
	}
	Ok(())
}

/// The key with this name, if there is one.
fn find(name: &str) -> Result<Option<Key>> {
	check(name)?;
	let args = ["lookup", "application", "distribution", "key", name];
	let found = ask(&args, Zeroizing::default())?;
	if !found.status.success() {
		// It says nothing if there is no such entry.
		if found.errors.trim().is_empty() {
			return Ok(None);
		}
		return Err(unreachable(&found.errors));
	}
	let key = std::str::from_utf8(&found.output).ok().and_then(Key::of_line);
	key.map(Some).ok_or_else(|| {
		Error::input(format!(
			"what the keyring has under `{name}` is not a key that this program has put there"
		))
	})
}

/// Refuses a name that would be taken for an option, or hard to type again. It is not repeated: it
/// may be a secret.
///
/// # Errors
/// [`Error::Input`] if it is one.
pub fn check(name: &str) -> Result<()> {
	let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
	let begins = name.starts_with(|c: char| c.is_ascii_alphanumeric());
	if begins && name.len() <= LONGEST && name.chars().all(plain) {
		return Ok(());
	}
	Err(Error::input(format!(
		"the name of a key in the keyring has up to {LONGEST} letters, digits, points, hyphens and underscores, and begins with a letter or a digit"
	)))
}

/// Runs the program of the keyring.
fn ask(args: &[&str], input: Zeroizing<Vec<u8>>) -> Result<Ended> {
	let program = Path::new(PROGRAM);
	let run = Run { program, args, input, limit: LIMIT, keep_errors: true };
	run.finish().map_err(|failure| match failure {
		Failure::NotStarted(error) if error.kind() == ErrorKind::NotFound => Error::input(format!(
			"the keyring is reached through the program {PROGRAM}, which is not installed (Debian, Ubuntu: the package libsecret-tools). Without a keyring use a keystore: --key-file FILE"
		)),
		Failure::NotStarted(error) | Failure::Broken(error) => {
			Error::input(format!("{PROGRAM} cannot be used: {error}"))
		}
		Failure::TimedOut => unreachable("it did not answer in time; it may wait to be unlocked"),
		Failure::TooLong => unreachable("it answered more than any key has"),
	})
}

/// No keyring can be reached, for the reason that its program gives.
fn unreachable(why: &str) -> Error {
	let why = why.split_whitespace().collect::<Vec<_>>().join(" ");
	let why = why.strip_prefix("secret-tool: ").unwrap_or(&why);
	Error::input(format!(
		"the keyring cannot be reached: {why}. It needs a session with an unlocked keyring, such as GNOME Keyring, KWallet or KeePassXC. Without one use a keystore: --key-file FILE"
	))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn names_should_be_refused_when_they_are_hard_to_type_or_options() {
		for good in ["treasury", "Treasury-2.a_b", "7", &"x".repeat(64)] {
			check(good).unwrap();
		}
		let phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow";
		for wrong in ["", "-x", ".x", "a b", "a/b", "ü", "a\n", phrase, &"x".repeat(65)] {
			let said = check(wrong).unwrap_err().to_string();
			assert!(wrong.len() < 12 || !said.contains(wrong), "{said}");
		}
	}

	#[test]
	fn reason_should_come_with_the_way_out() {
		let said = unreachable("secret-tool: Cannot autolaunch D-Bus\nwithout X11\n").to_string();
		assert!(said.contains("reached: Cannot autolaunch D-Bus without X11."), "{said}");
		assert!(said.contains("--key-file"), "{said}");
	}
}
