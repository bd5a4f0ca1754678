//! Reading a key from where it is kept: a file, a variable of the environment, the terminal.

use crate::{
	args::key::environment::only_one,
	config::file::KeyFile,
	error::{CliError, Result},
};
use distribution_client::{
	keys::{keystore::Keystore, Key, Scheme, Secret},
	text::{has_phrase, has_seed, HIDDEN},
};
use std::{io::IsTerminal, path::Path};
use zeroize::Zeroizing;

/// Where a key may come from, other than the command line and standard input.
pub struct Source<'a> {
	/// The file that an option names.
	pub file: Option<&'a Path>,
	/// File with the password of the keystore.
	pub password_file: Option<&'a Path>,
	/// The option that names it.
	pub password_option: &'static str,
	/// The scheme, if an option says it.
	pub scheme: Option<Scheme>,
	/// Variables of the environment: one names a file, the other holds a secret.
	pub variables: (&'static str, &'static str),
	/// The file of the user's profile, if neither an option nor a variable names a key.
	pub profile: Option<&'a KeyFile>,
	/// What is asked on the terminal.
	pub question: &'static str,
}

impl Source<'_> {
	/// The key; nothing if no source is given and nobody sits at the terminal.
	pub fn key(&self) -> Result<Option<Key>> {
		if let Some(path) = self.file {
			return self.of_file(path).map(Some);
		}
		let (file_name, suri_name) = self.variables;
		match only_one(&[file_name, suri_name])? {
			Some((name, path)) if name == file_name && path.is_empty() => {
				Err(CliError::input(format!("{file_name} is empty: it names no file")))
			}
			Some((name, path)) if name == file_name => {
				self.of_file(Path::new(path.as_str())).map(Some)
			}
			Some((name, suri)) => self.of_secret(&Secret::new(suri.as_str(), name)?).map(Some),
			None => match self.profile {
				Some(key) => self.of_profile(key).map(Some),
				None if can_ask() => {
					let text = ask(self.question)?;
					self.of_secret(&Secret::new(text.as_str(), "the secret")?).map(Some)
				}
				None => Ok(None),
			},
		}
	}

	/// The key of the user's profile. Its password and scheme are those of this key alone, and
	/// options count more.
	fn of_profile(&self, key: &KeyFile) -> Result<Key> {
		let source = Source {
			file: None,
			password_file: self.password_file.or(key.password_file.as_deref()),
			password_option: self.password_option,
			scheme: self.scheme.or(key.scheme),
			variables: self.variables,
			profile: None,
			question: self.question,
		};
		source.of_file(&key.file)
	}

	fn of_secret(&self, secret: &Secret) -> Result<Key> {
		Ok(Key::new(self.scheme.unwrap_or(Scheme::Sr25519), secret)?)
	}

	fn of_file(&self, path: &Path) -> Result<Key> {
		self.of_text(&read(path)?, &path.display().to_string())
	}

	/// A keystore, or a secret in one line.
	pub fn of_text(&self, text: &str, from: &str) -> Result<Key> {
		if !Keystore::looks_like(text) {
			return self.of_secret(&Secret::of_file(text, from)?);
		}
		let keystore = Keystore::read(text)?;
		let found = keystore.scheme()?;
		if let Some(given) = self.scheme.filter(|given| *given != found) {
			return Err(CliError::input(format!(
				"{from} has a key of the scheme {found}, not {given}"
			)));
		}
		let password = self.password(&format!("Password of {}: ", keystore.address))?;
		Ok(keystore.open(&password)?)
	}

	/// The password of a keystore.
	fn password(&self, question: &str) -> Result<Zeroizing<String>> {
		match self.password_file {
			Some(path) => password_in(path),
			None if can_ask() => ask(question),
			None => Err(CliError::input(format!(
				"the keystore has a password: give {} FILE",
				self.password_option
			))),
		}
	}
}

/// The password in a file, for a keystore.
pub fn password_in(path: &Path) -> Result<Zeroizing<String>> {
	let text = read(path)?;
	let line = text.strip_suffix('\n').unwrap_or(&text);
	if line.is_empty() || line.contains(['\n', '\r']) {
		return Err(CliError::input(format!(
			"{} is not a password: give one line, the password and nothing else",
			path.display()
		)));
	}
	Ok(Zeroizing::new(line.to_string()))
}

/// Whether somebody sits at the terminal.
pub fn can_ask() -> bool {
	std::io::stderr().is_terminal()
}

/// Asks for a secret on the terminal, which does not show it.
pub fn ask(question: &str) -> Result<Zeroizing<String>> {
	Ok(Zeroizing::new(rpassword::prompt_password(question)?))
}

fn read(path: &Path) -> Result<Zeroizing<String>> {
	let read = std::fs::read_to_string(path).map(Zeroizing::new);
	read.map_err(|e| CliError::input(format!("cannot read {}: {e}", name_of(path))))
}

/// The name of a file that cannot be read; a secret that was given instead is not repeated.
fn name_of(path: &Path) -> String {
	let name = path.to_string_lossy();
	if has_seed(&name) || has_phrase(&name) {
		return format!("the file {HIDDEN}: a secret belongs into a file");
	}
	name.into()
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::io::Write;

	fn file(text: &str) -> tempfile::NamedTempFile {
		let mut file = tempfile::NamedTempFile::new().unwrap();
		file.write_all(text.as_bytes()).unwrap();
		file
	}

	#[test]
	fn password_should_be_one_line() {
		assert_eq!(password_in(file("pass word\n").path()).unwrap().as_str(), "pass word");
		for wrong in ["", "\n", "a\nb", "a\r\n"] {
			assert!(password_in(file(wrong).path()).is_err(), "{wrong:?}");
		}
	}

	#[test]
	fn key_of_a_profile_should_have_its_own_password_unless_another_is_given() {
		let key = Key::new(Scheme::Ed25519, &Secret::new("//Alice", "key").unwrap()).unwrap();
		let keystore = Keystore::write(&key, "password", "x").unwrap();
		let store = file(&serde_json::to_string(&keystore).unwrap());
		let (right, wrong) = (file("password\n"), file("Password\n"));
		let profile = |scheme: Option<Scheme>| KeyFile {
			file: store.path().into(),
			password_file: Some(right.path().into()),
			scheme,
		};
		let opened = |profile: &KeyFile, password_file: Option<&Path>| {
			let source = Source {
				file: None,
				password_file,
				password_option: "--password-file",
				scheme: None,
				variables: ("DISTRIBUTION_NO_SUCH_FILE", "DISTRIBUTION_NO_SUCH_SURI"),
				profile: Some(profile),
				question: "",
			};
			source.key()
		};
		let found = opened(&profile(None), None).unwrap().unwrap();
		assert_eq!(found.account(), key.account());
		assert!(opened(&profile(None), Some(wrong.path())).is_err());
		let other = opened(&profile(Some(Scheme::Sr25519)), None).unwrap_err();
		assert!(other.to_string().contains("scheme ed25519, not sr25519"), "{other}");
	}
}
