//! `distribution key …`: making, inspecting and importing keys. Needs no node.

use crate::{
	args::{
		key::{ask, can_ask, password_in, KeyArgs},
		scheme::SchemeArg,
	},
	error::{CliError, Result},
	output::Output,
};
use clap::{Args, Subcommand};
use distribution_client::{
	account,
	keys::{keystore::Keystore, show_bytes, Key, Scheme, Secret},
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
	/// Make a key of a new secret phrase and write its keystore, encrypted with a password.
	New {
		/// Kind of the key.
		#[arg(long, value_enum, default_value_t = SchemeArg::Sr25519)]
		scheme: SchemeArg,
		/// Print the phrase, too. Whoever has it has the key: write it down on paper, not into a
		/// file.
		#[arg(long)]
		show_phrase: bool,
		#[command(flatten)]
		keystore: KeystoreArgs,
	},
	/// Show the account and the public key of a key, never its secret.
	Inspect {
		#[command(flatten)]
		key: KeyArgs,
	},
	/// Write the keystore of a key that exists, encrypted with a password. Wallets can import it.
	Import {
		#[command(flatten)]
		key: KeyArgs,
		#[command(flatten)]
		keystore: KeystoreArgs,
	},
}

/// The keystore to write.
#[derive(Args, Debug)]
pub struct KeystoreArgs {
	/// Write the keystore to this file, which must not exist.
	#[arg(long, value_name = "FILE")]
	out: PathBuf,
	/// File with the keystore's new password in one line. Without it you are asked on the terminal.
	#[arg(long, value_name = "FILE")]
	new_password_file: Option<PathBuf>,
	/// The name that wallets show.
	#[arg(long, value_name = "NAME", default_value = "distribution")]
	name: String,
}

/// Runs a command of `distribution key`.
pub fn run(command: KeyCommand, output: Output) -> Result<()> {
	match command {
		KeyCommand::New { scheme, show_phrase, keystore } => {
			let phrase = Key::new_phrase()?;
			let key = Key::new(Scheme::from(scheme), &phrase)?;
			keystore.write(&key)?;
			made(&key, &keystore.out, show_phrase.then_some(&phrase), output);
			Ok(())
		}
		KeyCommand::Inspect { key } => {
			let key = key.key()?;
			output.print(&to_json(key), || describe(key));
			Ok(())
		}
		KeyCommand::Import { key, keystore } => {
			let key = key.key()?;
			keystore.write(key)?;
			made(key, &keystore.out, None, output);
			Ok(())
		}
	}
}

impl KeystoreArgs {
	/// Encrypts `key` and writes it. The file of another key is never replaced.
	fn write(&self, key: &Key) -> Result<()> {
		if self.out.exists() {
			return Err(CliError::input(format!(
				"{} exists already: a keystore is never replaced",
				self.out.display()
			)));
		}
		let keystore = Keystore::write(key, &self.password()?, &self.name)?;
		let text = serde_json::to_string_pretty(&keystore)?;
		let written = private(&self.out).and_then(|mut file| {
			file.write_all(format!("{text}\n").as_bytes())?;
			file.sync_all()
		});
		written.map_err(|e| CliError::input(format!("cannot write {}: {e}", self.out.display())))
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

fn to_json(key: &Key) -> Value {
	json!({
		"account": account::show(&key.account()),
		"accountHex": show_bytes(key.account()),
		"scheme": key.scheme(),
		"publicKey": show_bytes(key.public()),
		"development": key.is_development(),
	})
}

fn describe(key: &Key) -> String {
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

/// Tells of a keystore that was written.
fn made(key: &Key, path: &Path, phrase: Option<&Secret>, output: Output) {
	let mut value = to_json(key);
	if let Value::Object(fields) = &mut value {
		fields.insert("file".into(), json!(path));
		if let Some(phrase) = phrase {
			fields.insert("phrase".into(), json!(phrase.expose()));
		}
	}
	output.print(&value, || {
		let mut text = format!(
			"{}\nKeystore written to {}. Use it with --key-file, or set DISTRIBUTION_KEY_FILE. Keep a copy: without it, or the phrase, the account is lost.",
			describe(key),
			path.display()
		);
		if let Some(phrase) = phrase {
			text.push_str(&format!("\nSecret phrase: {}", phrase.expose()));
		}
		text
	});
}

#[cfg(test)]
mod tests {
	use super::*;

	fn keystore(folder: &Path, password: &str) -> KeystoreArgs {
		let file = folder.join("password");
		std::fs::write(&file, password).unwrap();
		KeystoreArgs {
			out: folder.join("key.json"),
			new_password_file: Some(file),
			name: "x".into(),
		}
	}

	#[test]
	fn keystore_should_open_again_and_never_be_replaced() {
		let folder = tempfile::tempdir().unwrap();
		let args = keystore(folder.path(), "password\n");
		let key = Key::new(Scheme::Ed25519, &Key::new_phrase().unwrap()).unwrap();
		args.write(&key).unwrap();
		let text = std::fs::read_to_string(&args.out).unwrap();
		let opened = Keystore::read(&text).unwrap().open("password").unwrap();
		assert_eq!(opened.account(), key.account());
		assert!(args.write(&key).unwrap_err().to_string().contains("never replaced"));
		assert_eq!(std::fs::read_to_string(&args.out).unwrap(), text);
	}

	#[test]
	fn keystore_should_not_be_written_without_a_password() {
		let folder = tempfile::tempdir().unwrap();
		let args = keystore(folder.path(), "\n");
		let key = Key::new(Scheme::Sr25519, &Key::new_phrase().unwrap()).unwrap();
		assert!(args.write(&key).is_err());
		assert!(!args.out.exists());
	}

	#[test]
	fn keys_should_be_shown_without_their_secret() {
		let secret = Secret::new("//Alice", "key").unwrap();
		let key = Key::new(Scheme::Sr25519, &secret).unwrap();
		let value = to_json(&key);
		assert_eq!(value["account"], "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY");
		assert_eq!(value["scheme"], "sr25519");
		assert_eq!(value["development"], true);
		assert_eq!(value["phrase"], Value::Null);
		assert!(describe(&key).contains("everybody knows"));
	}
}
