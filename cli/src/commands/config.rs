//! `distribution config …`: where the configuration is, what is in force, and a first one.

use crate::{
	args::key::environment::{named, KEYRING, KEY_FILE, SIGNER, SURI},
	config::{
		file::{KeyFile, ProfileKey, EXAMPLE},
		place::{environment, Place},
		settings::{Origin, Setting, Settings},
	},
	error::{CliError, Result},
	output::{table, Output},
};
use clap::Subcommand;
use distribution_client::account;
use serde_json::{json, Map, Value};
use std::{
	fmt::Display,
	fs,
	io::{ErrorKind, Write},
	path::Path,
};

/// Variables of the environment that give a key, and what it is then.
const KEYS: [(&str, &str); 4] = [
	(KEY_FILE, "the file that it names"),
	(SURI, "the secret in it, which is not shown"),
	(KEYRING, "the key of this name in the keyring"),
	(SIGNER, "the program that it names"),
];

/// The variable that gives the key, if one does, with what it is; or why commands that sign refuse
/// the environment.
type Named = std::result::Result<Option<(&'static str, &'static str)>, String>;

/// Where a key comes from that commands refuse.
const ENVIRONMENT: &str = "the environment";

/// The commands of `distribution config`.
#[derive(Subcommand, Debug)]
pub enum ConfigCommand {
	/// Show what is in force, and where each setting comes from. Connects to no node.
	Show,
	/// Print the path of the configuration, whether it is there or not.
	Path,
	/// Write an example, in which everything is a comment. A file that is there is never replaced.
	Init,
}

/// Runs `distribution config path`.
pub fn path(output: Output) -> Result<()> {
	let Place { path, .. } = Place::wanted(&environment)?;
	let value = json!({ "path": path, "exists": path.exists() });
	output.print(&value, || path.display().to_string());
	Ok(())
}

/// Runs `distribution config init`.
pub fn init(output: Output) -> Result<()> {
	let Place { path, .. } = Place::wanted(&environment)?;
	write_new(&path, EXAMPLE)?;
	output.print(&json!({ "path": path }), || {
		format!("Written to {}. Everything in it is a comment: edit it.", path.display())
	});
	Ok(())
}

/// Writes a file that must not be there, whole or not at all.
fn write_new(path: &Path, text: &str) -> Result<()> {
	let shown = path.display();
	let failed = |error: std::io::Error| match error.kind() {
		ErrorKind::AlreadyExists => {
			CliError::input(format!("{shown} exists already: it is never replaced"))
		}
		_ => CliError::input(format!("cannot write {shown}: {error}")),
	};
	let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
	let folder = folder.unwrap_or(Path::new("."));
	fs::create_dir_all(folder).map_err(failed)?;
	let mut file =
		tempfile::Builder::new().prefix(".distribution-").tempfile_in(folder).map_err(failed)?;
	file.write_all(text.as_bytes()).map_err(failed)?;
	file.as_file().sync_all().map_err(failed)?;
	file.persist_noclobber(path).map_err(|error| failed(error.error))?;
	Ok(())
}

/// Runs `distribution config show`.
pub fn show(settings: &Settings, output: Output) -> Result<()> {
	let named: Named = match named(Some(settings)) {
		Ok(named) => Ok(named.and_then(|(name, _)| KEYS.into_iter().find(|(key, _)| *key == name))),
		Err(error) => Err(error.to_string()),
	};
	output.print(&to_json(settings, &named), || describe(settings, &named));
	Ok(())
}

/// A setting as JSON: its value, and where it comes from.
fn setting<T>(setting: &Setting<T>, value: impl FnOnce(&T) -> Value) -> Value {
	json!({ "value": value(&setting.value), "from": setting.from.to_string() })
}

fn key_json(key: &ProfileKey) -> Value {
	match key {
		ProfileKey::File(KeyFile { file, password_file, scheme }) => json!({
			"file": file,
			"passwordFile": password_file,
			"scheme": scheme,
		}),
		ProfileKey::Keyring(name) => json!({ "keyring": name }),
		ProfileKey::Signer(path) => json!({ "signer": path }),
	}
}

fn to_json(settings: &Settings, named: &Named) -> Value {
	let text = |name: &String| json!(name);
	let (value, from) = match (named, &settings.key) {
		(Err(_), _) => (Value::Null, ENVIRONMENT.to_string()),
		(Ok(Some((name, _))), _) => (Value::Null, name.to_string()),
		(Ok(None), Some(key)) => (key_json(&key.value), key.from.to_string()),
		(Ok(None), None) => (Value::Null, Origin::Default.to_string()),
	};
	let key = json!({ "value": value, "from": from, "refused": named.as_ref().err() });
	let accounts: Map<String, Value> = settings
		.names
		.iter()
		.map(|(name, id)| (name.to_string(), json!(account::show(id))))
		.collect();
	json!({
		"path": settings.path,
		"profile": settings.profile.as_ref().map(|profile| setting(profile, text)),
		"network": settings.network.as_ref().map(|network| setting(network, text)),
		"url": setting(&settings.urls, |urls| json!(urls)),
		"genesis": settings.genesis.as_ref().map(|genesis| {
			setting(genesis, |hash| json!(format!("{hash:#x}")))
		}),
		"key": key,
		"yes": setting(&settings.yes, |yes| json!(yes)),
		"accounts": accounts,
	})
}

/// A row of the table: a setting, its value, and where it comes from.
fn row(name: impl Display, value: impl Display, from: impl Display) -> Vec<String> {
	vec![name.to_string(), value.to_string(), from.to_string()]
}

fn describe(settings: &Settings, named: &Named) -> String {
	let Settings { path, profile, network, urls, genesis, key, yes, names } = settings;
	let mut rows = Vec::new();
	rows.extend(profile.as_ref().map(|profile| row("profile", &profile.value, &profile.from)));
	rows.extend(network.as_ref().map(|network| row("network", &network.value, &network.from)));
	// The first that answers is used.
	rows.extend(urls.value.iter().map(|url| row("url", url, &urls.from)));
	rows.push(match genesis {
		Some(genesis) => row("genesis", format!("{:#x}", genesis.value), &genesis.from),
		None => row("genesis", "any", Origin::Default),
	});
	match (named, key) {
		(Err(why), _) => rows.push(row("key", format!("refused: {why}"), ENVIRONMENT)),
		(Ok(Some((name, what))), _) => rows.push(row("key", what, name)),
		(Ok(None), Some(Setting { value: ProfileKey::File(key), from })) => {
			rows.push(row("key", key.file.display(), from));
			let password = key.password_file.as_ref();
			rows.extend(password.map(|path| row("password", path.display(), from)));
			rows.extend(key.scheme.map(|scheme| row("scheme", scheme, from)));
		}
		(Ok(None), Some(Setting { value: ProfileKey::Keyring(name), from })) => {
			rows.push(row("key", format!("{name}, in the keyring"), from));
		}
		(Ok(None), Some(Setting { value: ProfileKey::Signer(path), from })) => {
			rows.push(row("key", format!("the program {}", path.display()), from));
		}
		(Ok(None), None) => rows.push(row("key", "you are asked for it", Origin::Default)),
	}
	rows.push(row("yes", yes.value, &yes.from));
	rows.extend(
		names.iter().map(|(name, id)| row(format!("@{name}"), account::show(id), "accounts")),
	);
	let file = match path {
		Some(path) => format!("Configuration: {}", path.display()),
		None => "No configuration. `distribution config init` writes one.".into(),
	};
	format!("{file}\n{}", table(&["setting", "value", "from"], &rows))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::config::{
		file::{Config, Network, Profile},
		names::Names,
		settings::Given,
	};

	fn settings() -> Settings {
		settings_with(ProfileKey::File(KeyFile {
			file: "/keys/ops.json".into(),
			password_file: None,
			scheme: Some(distribution_client::keys::Scheme::Ecdsa),
		}))
	}

	fn settings_with(key: ProfileKey) -> Settings {
		let profile = Profile { network: Some("main".into()), key: Some(key), yes: None };
		let urls = vec!["wss://a".into(), "wss://b".into()];
		let config = Config {
			path: Some("/etc/config.toml".into()),
			networks: [("main".into(), Network { urls, genesis: None })].into(),
			profiles: [("ops".into(), profile)].into(),
			default_profile: Some("ops".into()),
			names: Names::new([("treasury".into(), [1; 32])].into()),
		};
		Settings::new(&Given::default(), &|_| None, config).unwrap()
	}

	#[test]
	fn settings_should_be_shown_with_where_they_come_from() {
		let text = describe(&settings(), &Ok(None));
		let lines: Vec<&str> = text.lines().collect();
		assert_eq!(lines[0], "Configuration: /etc/config.toml");
		for (start, end) in [
			("setting ", "from"),
			("profile    ops ", "default_profile"),
			("network    main ", "profile ops"),
			("url        wss://a ", "network main"),
			("url        wss://b ", "network main"),
			("genesis    any ", "default"),
			("yes        false ", "default"),
			("key        /keys/ops.json ", "profile ops"),
			("scheme     ecdsa ", "profile ops"),
			("@treasury  di", "accounts"),
		] {
			let found = |line: &&str| line.starts_with(start) && line.ends_with(end);
			assert!(lines.iter().any(found), "{start}…{end}:\n{text}");
		}
		let value = to_json(&settings(), &Ok(None));
		assert_eq!(
			value["url"],
			json!({ "value": ["wss://a", "wss://b"], "from": "network main" })
		);
		assert_eq!(value["genesis"], Value::Null);
		assert_eq!(value["key"]["value"]["scheme"], "ecdsa");
		assert_eq!(value["accounts"]["treasury"], account::show(&[1; 32]));
	}

	#[test]
	fn key_that_is_kept_elsewhere_should_be_shown_with_its_place() {
		let keyring = settings_with(ProfileKey::Keyring("ops".into()));
		assert!(describe(&keyring, &Ok(None)).contains("ops, in the keyring"));
		assert_eq!(to_json(&keyring, &Ok(None))["key"]["value"], json!({ "keyring": "ops" }));
		let signer = settings_with(ProfileKey::Signer("/bin/sign".into()));
		assert!(describe(&signer, &Ok(None)).contains("the program /bin/sign"));
		assert_eq!(to_json(&signer, &Ok(None))["key"]["value"], json!({ "signer": "/bin/sign" }));
	}

	#[test]
	fn key_of_the_environment_should_be_named_and_never_shown() {
		let named = Ok(Some(KEYS[1]));
		assert!(describe(&settings(), &named).contains("which is not shown"));
		let key = &to_json(&settings(), &named)["key"];
		assert_eq!(*key, json!({ "value": null, "from": "DISTRIBUTION_SURI", "refused": null }));
	}

	#[test]
	fn key_that_commands_refuse_should_be_shown_as_refused() {
		let named = Err("two keys".to_string());
		assert!(describe(&settings(), &named).contains("refused: two keys"));
		let key = &to_json(&settings(), &named)["key"];
		assert_eq!((&key["value"], &key["refused"]), (&Value::Null, &json!("two keys")));
	}

	#[test]
	fn example_should_be_written_into_new_folders_and_never_over_a_file() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("new").join("config.toml");
		write_new(&path, "# one\n").unwrap();
		let error = write_new(&path, "# two\n").unwrap_err();
		assert!(error.to_string().contains("never replaced"), "{error}");
		assert_eq!(error.code(), 3);
		assert_eq!(fs::read_to_string(&path).unwrap(), "# one\n");
		// Nothing is left beside it.
		assert_eq!(fs::read_dir(folder.path().join("new")).unwrap().count(), 1);
	}
}
