//! The variables of the environment that give a key.

use crate::{
	config::settings::{Origin, Setting, Settings},
	error::{CliError, Result},
};
use std::env::VarError;
use zeroize::Zeroizing;

/// Holds a secret.
pub const SURI: &str = "DISTRIBUTION_SURI";
/// Names a file with a secret or a keystore.
pub const KEY_FILE: &str = "DISTRIBUTION_KEY_FILE";
/// Names a key in the keyring.
pub const KEYRING: &str = "DISTRIBUTION_KEYRING";
/// Names a program that signs.
pub const SIGNER: &str = "DISTRIBUTION_SIGNER";
/// Holds the secret of the new key of an attester.
pub const NEW_SURI: &str = "DISTRIBUTION_NEW_SURI";
/// Names a file with that key.
pub const NEW_KEY_FILE: &str = "DISTRIBUTION_NEW_KEY_FILE";

/// The variable that gives the key that signs, with its value, if one is set.
///
/// # Errors
/// What every command refuses that signs: one that is empty, two of them, or one beside an option
/// that names a profile with a key.
pub fn named(settings: Option<&Settings>) -> Result<Option<(&'static str, Zeroizing<String>)>> {
	let named = only_one(&[KEY_FILE, SURI, KEYRING, SIGNER])?;
	let Some((name, value)) = &named else { return Ok(None) };
	if value.is_empty() {
		return Err(CliError::input(format!("{name} is empty: unset it, or give it a value")));
	}
	if let Some(settings) = settings {
		not_beside_a_profile(name, settings)?;
	}
	Ok(named)
}

/// Refuses a key of the environment beside an option that names a profile with a key: whoever gives
/// the option means that one, and a variable may be left from something else.
fn not_beside_a_profile(name: &str, settings: &Settings) -> Result<()> {
	match (&settings.profile, &settings.key) {
		(Some(Setting { value: profile, from: Origin::Option(_) }), Some(_)) => {
			Err(CliError::input(format!(
				"{name} is set, and --profile {profile} has a key of its own: unset {name}, or name the key by an option"
			)))
		}
		_ => Ok(()),
	}
}

/// The variable of the environment that is set, if one of `names` is. Two would be two keys.
pub fn only_one(names: &[&'static str]) -> Result<Option<(&'static str, Zeroizing<String>)>> {
	let mut found: Option<(&'static str, Zeroizing<String>)> = None;
	for name in names {
		let Some(value) = variable(name)? else { continue };
		if let Some((other, _)) = &found {
			return Err(CliError::input(format!(
				"{other} and {name} are both set: unset the one that you do not mean"
			)));
		}
		found = Some((*name, value));
	}
	Ok(found)
}

/// A variable of the environment, if it is set: an empty one is.
fn variable(name: &str) -> Result<Option<Zeroizing<String>>> {
	match std::env::var(name) {
		Ok(value) => Ok(Some(Zeroizing::new(value))),
		Err(VarError::NotPresent) => Ok(None),
		Err(VarError::NotUnicode(_)) => Err(CliError::input(format!("{name} is not UTF-8"))),
	}
}
