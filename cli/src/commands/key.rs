//! `distribution key …`: making, inspecting and importing keys. Needs no node.

use crate::{
	args::{
		key::{
			source::{ask, can_ask, password_in},
			KeyArgs, SecretArgs,
		},
		scheme::SchemeArg,
	},
	error::{CliError, Result},
	output::Output,
};
use clap::{Args, Subcommand};
use distribution_client::{
	account,
	keys::{keyring, keystore::Keystore, show_bytes, Key, Scheme, Secret, Signer},
};
use serde_json::{json, Value};
use std::{
	fs::OpenOptions,
	io::Write,
	path::{Path, PathBuf},
};
use zeroize::Zeroizing;

/// The commands of `distribution key`.
#[derive(Subcommand, Debug)]
pub enum KeyCommand {
	/// Make a key of a new secret phrase and write its keystore, encrypted with a password, or put
	/// it into the keyring.
	New {
		/// Kind of the key.
		#[arg(long, value_enum, default_value_t = SchemeArg::Sr25519)]
		scheme: SchemeArg,
		/// Print the phrase, too. Whoever has it has the key: write it down on paper, not into a
		/// file.
		#[arg(long)]
		show_phrase: bool,
		#[command(flatten)]
		place: PlaceArgs,
	},
	/// Show the account and the public key of a key or a signer program, never a secret.
	Inspect {
		#[command(flatten)]
		key: KeyArgs,
	},
	/// Write the keystore of a key that exists, encrypted with a password, or put the key into the
	/// keyring. Wallets can import keystores.
	Import {
		#[command(flatten)]
		key: SecretArgs,
		#[command(flatten)]
		place: PlaceArgs,
	},
	/// Remove a key from the keyring. What only the keyring has is lost.
	Forget {
		/// The key's name in the keyring.
		name: String,
	},
}

/// Where a key is kept.
#[derive(Args, Debug)]
pub struct PlaceArgs {
	/// Write a keystore to this file, which must not exist.
	#[arg(short, long, value_name = "FILE", required_unless_present = "keyring")]
	out: Option<PathBuf>,
	/// Put the key into the keyring of your session (GNOME Keyring, KWallet, KeePassXC) under this
	/// name, which must be free. Needs the program secret-tool of libsecret.
	#[arg(long, value_name = "NAME", conflicts_with_all = ["out", "new_password_file"])]
	keyring: Option<String>,
	/// File with the keystore's new password in one line. Without it you are asked on the terminal.
	#[arg(long, value_name = "FILE")]
	new_password_file: Option<PathBuf>,
	/// The name that wallets show.
	#[arg(long, value_name = "NAME", default_value = "distribution")]
	name: String,
}

/// Runs a command of `distribution key`.
pub async fn run(command: KeyCommand, output: Output) -> Result<()> {
	match command {
		KeyCommand::New { scheme, show_phrase, place } => {
			let phrase = Key::new_phrase()?;
			let key = Key::new(Scheme::from(scheme), &phrase)?;
			place.keep(&key)?;
			kept(&key, &place, show_phrase.then_some(&phrase), output);
			Ok(())
		}
		KeyCommand::Inspect { key } => {
			let signer = key.any().await?;
			output.print(&to_json(signer), || describe(signer));
			Ok(())
		}
		KeyCommand::Import { key, place } => {
			let key = key.key_to_keep()?;
			place.keep(&key)?;
			kept(&key, &place, None, output);
			Ok(())
		}
		KeyCommand::Forget { name } => {
			let account = account::show(&keyring::load(&name)?.account());
			output.confirm(&format!(
				"Remove the key `{name}` of {account} from the keyring. Without a keystore or its phrase, the account is lost."
			))?;
			keyring::forget(&name)?;
			output.print(&json!({ "forgotten": name, "account": account }), || {
				format!("The keyring no longer has the key `{name}` of {account}.")
			});
			Ok(())
		}
	}
}

impl PlaceArgs {
	/// Keeps `key` where the user wants it. Another key is never replaced.
	fn keep(&self, key: &Key) -> Result<()> {
		match (&self.out, &self.keyring) {
			(Some(path), _) => self.write(key, path),
			(None, Some(name)) => Ok(keyring::store(name, key)?),
			(None, None) => Err(CliError::usage("give --out FILE or --keyring NAME")),
		}
	}

	/// Encrypts `key` and writes its keystore.
	fn write(&self, key: &Key, path: &Path) -> Result<()> {
		if path.exists() {
			return Err(CliError::input(format!(
				"{} exists already: a keystore is never replaced",
				path.display()
			)));
		}
		let keystore = Keystore::write(key, &self.password()?, &self.name)?;
		let text = serde_json::to_string_pretty(&keystore)?;
		let written = private(path).and_then(|mut file| {
			file.write_all(format!("{text}\n").as_bytes())?;
			file.sync_all()
		});
		written.map_err(|e| CliError::input(format!("cannot write {}: {e}", path.display())))
	}

	/// Where it is kept, and how it is used from there.
	fn told(&self) -> String {
		match (&self.out, &self.keyring) {
			(Some(path), _) => format!(
				"Keystore written to {}. Use it with --key-file, or set DISTRIBUTION_KEY_FILE. Keep a copy: without it, or the phrase, the account is lost.",
				path.display()
			),
			(None, name) => {
				let name = name.as_deref().unwrap_or_default();
				format!(
					"Put into the keyring as `{name}`. Use it with --keyring {name}, or set DISTRIBUTION_KEYRING. Without the keyring, a keystore or the phrase, the account is lost."
				)
			}
		}
	}

	/// The new password, asked for twice.
	fn password(&self) -> Result<Zeroizing<String>> {
		if let Some(path) = &self.new_password_file {
			return password_in(path);
		}
		if !can_ask() {
			return Err(CliError::input("the keystore needs a password: give --new-password-file"));
		}
		let password = ask("New password: ")?;
		if password.is_empty() {
			return Err(CliError::input("the password is empty: anyone could open the keystore"));
		}
		if ask("Once more: ")? != password {
			return Err(CliError::input("the passwords differ: nothing was written"));
		}
		Ok(password)
	}
}

/// A new file that only its owner can read.
fn private(path: &Path) -> std::io::Result<std::fs::File> {
	let mut options = OpenOptions::new();
	options.write(true).create_new(true);
	#[cfg(unix)]
	std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
	options.open(path)
}

fn to_json(key: &Signer) -> Value {
	json!({
		"account": account::show(&key.account()),
		"accountHex": show_bytes(key.account()),
		"scheme": key.scheme(),
		"publicKey": show_bytes(key.public()),
		"development": key.is_development(),
	})
}

fn describe(key: &Signer) -> String {
	let mut lines = vec![
		format!("account  {}", account::show(&key.account())),
		format!("in hex   {}", show_bytes(key.account())),
		format!("scheme   {}", key.scheme()),
		format!("public   {}", show_bytes(key.public())),
	];
	if key.is_development() {
		lines.push("A development key: everybody knows its secret.".into());
	}
	lines.join("\n")
}

/// Tells of a key that is kept.
fn kept(key: &Key, place: &PlaceArgs, phrase: Option<&Secret>, output: Output) {
	let key = Signer::from(key.clone());
	let mut value = to_json(&key);
	if let Value::Object(fields) = &mut value {
		if let Some(path) = &place.out {
			fields.insert("file".into(), json!(path));
		}
		if let Some(name) = &place.keyring {
			fields.insert("keyring".into(), json!(name));
		}
		if let Some(phrase) = phrase {
			fields.insert("phrase".into(), json!(phrase.expose()));
		}
	}
	output.print(&value, || {
		let mut text = format!("{}\n{}", describe(&key), place.told());
		if let Some(phrase) = phrase {
			text.push_str(&format!("\nSecret phrase: {}", phrase.expose()));
		}
		text
	});
}

#[cfg(test)]
mod tests {
	use super::*;

	fn keystore(folder: &Path, password: &str) -> PlaceArgs {
		let file = folder.join("password");
		std::fs::write(&file, password).unwrap();
		PlaceArgs {
			out: Some(folder.join("key.json")),
			keyring: None,
			new_password_file: Some(file),
			name: "x".into(),
		}
	}

	#[test]
	fn keystore_should_open_again_and_never_be_replaced() {
		let folder = tempfile::tempdir().unwrap();
		let args = keystore(folder.path(), "password\n");
		let key = Key::new(Scheme::Ed25519, &Key::new_phrase().unwrap()).unwrap();
		let path = folder.path().join("key.json");
		args.keep(&key).unwrap();
		let text = std::fs::read_to_string(&path).unwrap();
		let opened = Keystore::read(&text).unwrap().open("password").unwrap();
		assert_eq!(opened.account(), key.account());
		assert!(args.keep(&key).unwrap_err().to_string().contains("never replaced"));
		assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
	}

	#[test]
	fn keystore_should_not_be_written_without_a_password() {
		let folder = tempfile::tempdir().unwrap();
		let args = keystore(folder.path(), "\n");
		let key = Key::new(Scheme::Sr25519, &Key::new_phrase().unwrap()).unwrap();
		assert!(args.keep(&key).is_err());
		assert!(!folder.path().join("key.json").exists());
	}

	#[test]
	fn key_should_be_kept_in_one_place() {
		let parses = |args: &[&str]| {
			let line = KeyCommand::augment_subcommands(clap::Command::new("key"));
			line.try_get_matches_from([&["key"][..], args].concat()).is_ok()
		};
		assert!(parses(&["new", "--out", "x"]) && parses(&["new", "--keyring", "x"]));
		assert!(parses(&["import", "--keyring", "x", "--key-file", "y"]));
		assert!(!parses(&["new"]) && !parses(&["new", "--out", "x", "--keyring", "y"]));
		assert!(!parses(&["new", "--keyring", "x", "--new-password-file", "y"]));
		// A signer program does not give its key away.
		assert!(!parses(&["import", "--out", "x", "--signer", "y"]));
	}

	#[test]
	fn keys_should_be_shown_without_their_secret() {
		let secret = Secret::new("//Alice", "key").unwrap();
		let key = Signer::from(Key::new(Scheme::Sr25519, &secret).unwrap());
		let value = to_json(&key);
		assert_eq!(value["account"], "diay3eAmwF3X5kPAtEAeKpSBaCP89G58LD8e9ez7X6UYSS1Ud");
		assert_eq!(value["scheme"], "sr25519");
		assert_eq!(value["development"], true);
		assert_eq!(value["phrase"], Value::Null);
		assert!(describe(&key).contains("everybody knows"));
	}
}
