//! The file of the configuration: what may be in it, and every fault of it.
//!
//! It never holds a secret: it is shown, copied and kept under version control. Where a secret was
//! put into it all the same, it is refused and not repeated.

use crate::{
	config::{
		names::{is_name, Names},
		place::{path_in, Environment, Place},
		tree::{self, line_of, Entry, Node},
	},
	error::{CliError, Result},
};
use distribution_client::{
	account::{self, counted, parse_hash, AccountId},
	files,
	keys::{keyring, Scheme},
	text::shown,
};
use polkadot_sdk::sp_core::H256;
use std::{
	collections::BTreeMap,
	path::{Path, PathBuf},
};

/// The file that `distribution config init` writes: everything in it is a comment.
pub const EXAMPLE: &str = "\
# Networks, profiles and names of accounts for the program `distribution`.
# An option counts more than the environment, the environment more than a
# profile. `distribution config show` tells what is in force and why.
# This file never holds a secret: phrases, seeds and passwords are refused.

# The profile that counts unless --profile or DISTRIBUTION_PROFILE names
# another.
#default_profile = \"treasury\"

# A network: the addresses of its nodes, of which the first that answers is
# used, and the hash of its first block. Any other chain is refused.
#[networks.main]
#url = [\"wss://rpc-1.example.org\", \"wss://rpc-2.example.org\"]
#genesis = \"0x…\"

#[networks.local]
#url = \"ws://127.0.0.1:9944\"

# A profile: which network, and which key signs. In place of key_file it may
# have keyring, with the name of a key in the keyring of the session, or signer,
# with a program that has the key. Paths are beside this file, unless they begin
# with / or ~/.
#[profiles.treasury]
#network = \"main\"
#key_file = \"~/keys/treasury.json\"
#password_file = \"/run/secrets/treasury\"
#scheme = \"sr25519\"
# Do what cannot be undone without asking: as --yes.
#yes = false

# Accounts by name. Write them with an @, as in `distribution account show
# @treasury`: a name is never mistaken for an address.
#[accounts]
#treasury = \"di…\"
";

/// Keys that somebody would put a secret under.
const SECRETS: [&str; 12] = [
	"suri",
	"phrase",
	"secret_phrase",
	"mnemonic",
	"seed",
	"secret",
	"secret_seed",
	"secret_key",
	"private_key",
	"privatekey",
	"password",
	"passphrase",
];

/// What a configuration says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
	/// The file it was read from, if there is one.
	pub path: Option<PathBuf>,
	/// Networks by name.
	pub networks: BTreeMap<String, Network>,
	/// Profiles by name.
	pub profiles: BTreeMap<String, Profile>,
	/// The profile that counts unless another is named.
	pub default_profile: Option<String>,
	/// Accounts by name.
	pub names: Names,
}

/// A network.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Network {
	/// Addresses of its nodes, at least one.
	pub urls: Vec<String>,
	/// Hash of its first block.
	pub genesis: Option<H256>,
}

/// A profile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
	/// Name of its network.
	pub network: Option<String>,
	/// The key that signs.
	pub key: Option<ProfileKey>,
	/// Whether to do what cannot be undone without asking.
	pub yes: Option<bool>,
}

/// Where the key of a profile is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProfileKey {
	/// In a file.
	File(KeyFile),
	/// In the keyring, under this name.
	Keyring(String),
	/// In the program at this path, which signs.
	Signer(PathBuf),
}

/// A file with a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyFile {
	/// File with a keystore, or with a secret in one line.
	pub file: PathBuf,
	/// File with the keystore's password.
	pub password_file: Option<PathBuf>,
	/// Kind of the key.
	pub scheme: Option<Scheme>,
}

impl Config {
	/// Reads the user's configuration. Without a file it is empty.
	///
	/// # Errors
	/// The file was named and is not there, or it has faults.
	pub fn load(env: Environment<'_>) -> Result<Self> {
		let Some(Place { path, named }) = Place::of(env) else { return Ok(Self::default()) };
		if !named && !path.exists() {
			return Ok(Self::default());
		}
		let text = files::read_text(&path)?;
		let folder = path.parent().unwrap_or(Path::new(""));
		match Self::read(&text, folder, env) {
			Ok(config) => Ok(Self { path: Some(path), ..config }),
			Err(faults) => Err(CliError::input(format!(
				"the configuration {} has {}\n{}",
				path.display(),
				counted(faults.len(), "fault"),
				faults.join("\n")
			))),
		}
	}

	/// Reads the text of a configuration in `folder`.
	///
	/// # Errors
	/// All faults, with their lines.
	fn read(
		text: &str,
		folder: &Path,
		env: Environment<'_>,
	) -> std::result::Result<Self, Vec<String>> {
		let mut reader = Reader { folder, env, faults: Vec::new() };
		let config = match tree::read(text) {
			Ok(entries) => reader.config(entries),
			Err((at, message)) => {
				reader.fault(at, message);
				Self::default()
			}
		};
		let mut faults = reader.faults;
		if faults.is_empty() {
			return Ok(config);
		}
		faults.sort_by_key(|(at, _)| *at);
		let told =
			|(at, message): (usize, String)| format!("  line {}: {message}", line_of(text, at));
		Err(faults.into_iter().map(told).collect())
	}
}

/// Reads the parts of a configuration and notes its faults.
struct Reader<'a> {
	/// Where the file is.
	folder: &'a Path,
	env: Environment<'a>,
	/// Where in the text each fault is, and what it is.
	faults: Vec<(usize, String)>,
}

/// Names that must be those of something, with where they are: networks of profiles, and the default
/// profile.
type References = Vec<(usize, String)>;

impl Reader<'_> {
	fn fault(&mut self, at: usize, message: impl Into<String>) {
		self.faults.push((at, message.into()));
	}

	fn config(&mut self, entries: Vec<Entry>) -> Config {
		let mut config = Config::default();
		let (mut networks, mut default) = (References::new(), None);
		for Entry { key, at, value } in entries {
			match key.as_str() {
				"networks" => {
					for (name, entries) in self.tables(at, "networks", value) {
						let network = self.network(&name, entries);
						config.networks.insert(name.key, network);
					}
				}
				"profiles" => {
					for (name, entries) in self.tables(at, "profiles", value) {
						let profile = self.profile(entries, &mut networks);
						config.profiles.insert(name.key, profile);
					}
				}
				"accounts" => config.names = self.accounts(at, value),
				"default_profile" => {
					config.default_profile = self.text(at, &key, value);
					default = config.default_profile.clone().map(|name| (at, name));
				}
				_ => self.unknown(at, &key, "default_profile, networks, profiles, accounts"),
			}
		}
		for (at, name) in networks {
			if !config.networks.contains_key(&name) {
				self.fault(at, format!("there is no [networks.{}]", shown(&name)));
			}
		}
		if let Some((at, name)) = default {
			if !config.profiles.contains_key(&name) {
				self.fault(at, format!("there is no [profiles.{}]", shown(&name)));
			}
		}
		config
	}

	/// The tables below `what`, each with its name.
	fn tables(&mut self, at: usize, what: &str, value: Node) -> Vec<(Named, Vec<Entry>)> {
		let Node::Table(entries) = value else {
			self.fault(at, format!("`{what}` is written as [{what}.NAME]"));
			return Vec::new();
		};
		let mut tables = Vec::new();
		for Entry { key, at, value } in entries {
			match value {
				Node::Table(below) if is_name(&key) => tables.push((Named { key, at }, below)),
				Node::Table(_) => self.bad_name(at, &key),
				// Such as `networks.url = …`.
				_ if is_secret(&key) => self.secret(at, &key),
				_ => self.fault(at, format!("`{what}` is written as [{what}.NAME]")),
			}
		}
		tables
	}

	fn network(&mut self, name: &Named, entries: Vec<Entry>) -> Network {
		let mut network = Network::default();
		let mut has_url = false;
		for Entry { key, at, value } in entries {
			match key.as_str() {
				"url" => {
					has_url = true;
					network.urls = self.urls(at, value);
				}
				"genesis" => {
					network.genesis = self.text(at, &key, value).and_then(|text| {
						let read = parse_hash(&text);
						read.map_err(|error| self.fault(at, error.to_string())).ok()
					});
				}
				_ => self.unknown(at, &key, "url, genesis"),
			}
		}
		if !has_url {
			self.fault(name.at, format!("[networks.{}] has no url", name.key));
		}
		network
	}

	fn urls(&mut self, at: usize, value: Node) -> Vec<String> {
		let wrong = "`url` is the address of a node, or a list of some: \"wss://…\" or \"ws://…\"";
		let nodes = match value {
			Node::List(nodes) => nodes,
			one => vec![one],
		};
		let count = nodes.len();
		let text = |node| match node {
			Node::Text(url) if is_url(&url) => Some(url),
			_ => None,
		};
		let urls: Vec<String> = nodes.into_iter().filter_map(text).collect();
		if urls.is_empty() || urls.len() < count {
			self.fault(at, wrong);
		}
		urls
	}

	fn profile(&mut self, entries: Vec<Entry>, networks: &mut References) -> Profile {
		let mut profile = Profile::default();
		let (mut file, mut password_file, mut scheme) = (None, None, None);
		// Where something is that says nothing without a key_file.
		let mut of_file = None;
		// The keys that are elsewhere, and how many there are in all.
		let (mut elsewhere, mut keys) = (None, 0u32);
		for Entry { key, at, value } in entries {
			match key.as_str() {
				"network" => {
					profile.network = self.text(at, &key, value);
					networks.extend(profile.network.clone().map(|name| (at, name)));
				}
				"key_file" | "keyring" | "signer" => {
					keys = keys.saturating_add(1);
					if keys > 1 {
						self.fault(at, "a profile has one key: `key_file`, `keyring` or `signer`");
					}
					match key.as_str() {
						"key_file" => file = self.path(at, &key, value),
						"keyring" => {
							elsewhere = self.keyring(at, &key, value).map(ProfileKey::Keyring);
						}
						_ => elsewhere = self.path(at, &key, value).map(ProfileKey::Signer),
					}
				}
				"password_file" => {
					password_file = self.path(at, &key, value);
					of_file = Some(at);
				}
				"scheme" => {
					scheme = self.text(at, &key, value).and_then(|name| self.scheme(at, name));
					of_file = Some(at);
				}
				"yes" => match value {
					Node::Flag(yes) => profile.yes = Some(yes),
					_ => self.fault(at, "`yes` is true or false"),
				},
				_ => self.unknown(
					at,
					&key,
					"network, key_file, password_file, scheme, keyring, signer, yes",
				),
			}
		}
		match (file, of_file) {
			(Some(file), _) => {
				profile.key = Some(ProfileKey::File(KeyFile { file, password_file, scheme }));
			}
			(None, Some(at)) => {
				self.fault(at, "`password_file` and `scheme` are those of a `key_file`");
			}
			(None, None) => profile.key = elsewhere,
		}
		profile
	}

	fn scheme(&mut self, at: usize, name: String) -> Option<Scheme> {
		let read = serde_json::from_value(serde_json::Value::String(name));
		read.map_err(|_| self.fault(at, "`scheme` is sr25519, ed25519 or ecdsa")).ok()
	}

	fn accounts(&mut self, at: usize, value: Node) -> Names {
		let Node::Table(entries) = value else {
			self.fault(at, "`accounts` is written as [accounts], with NAME = \"ADDRESS\" below");
			return Names::default();
		};
		let mut accounts = BTreeMap::<String, AccountId>::new();
		for Entry { key, at, value } in entries {
			if !is_name(&key) {
				self.bad_name(at, &key);
				continue;
			}
			let Some(text) = self.text(at, &key, value) else { continue };
			match account::parse_with_prefix(&text) {
				// The account of seed investors may have that name; a seed looks like an account.
				Ok((_, None)) if is_secret(&key) => self.secret(at, &key),
				Ok((id, _)) => {
					accounts.insert(key, id);
				}
				Err(_) if is_secret(&key) || has_words(&text) => self.secret(at, &key),
				Err(why) => self.fault(at, why),
			}
		}
		Names::new(accounts)
	}

	/// A text that is not empty.
	fn text(&mut self, at: usize, key: &str, value: Node) -> Option<String> {
		match value {
			Node::Text(text) if !text.is_empty() => Some(text),
			_ => {
				self.fault(at, format!("`{}` is a text in quotes, and not empty", shown(key)));
				None
			}
		}
	}

	/// The name of something, and not a secret.
	fn name(&mut self, at: usize, key: &str, value: Node, what: &str) -> Option<String> {
		let text = self.text(at, key, value)?;
		if looks_secret(&text) {
			self.fault(at, format!("`{key}` is the name of {what}, and this looks like a secret: a configuration never holds one"));
			return None;
		}
		Some(text)
	}

	/// The path of a file.
	fn path(&mut self, at: usize, key: &str, value: Node) -> Option<PathBuf> {
		let text = self.name(at, key, value, "a file")?;
		Some(path_in(self.folder, &text, self.env))
	}

	/// The name of a key in the keyring.
	fn keyring(&mut self, at: usize, key: &str, value: Node) -> Option<String> {
		let name = self.name(at, key, value, "a key in the keyring")?;
		let checked = keyring::check(&name);
		checked.map_err(|error| self.fault(at, error.to_string())).ok().map(|()| name)
	}

	fn unknown(&mut self, at: usize, key: &str, known: &str) {
		if is_secret(key) {
			self.secret(at, key);
		} else {
			self.fault(at, format!("`{}` is not known here: there may be {known}", shown(key)));
		}
	}

	fn secret(&mut self, at: usize, key: &str) {
		self.fault(at, format!(
			"`{}`: a configuration never holds a secret, because it is shown, copied and kept. Put the secret into a file of its own and name it with `key_file`",
			shown(key)
		));
	}

	fn bad_name(&mut self, at: usize, key: &str) {
		self.fault(at, format!("`{}` is not a name: letters, digits, - and _", shown(key)));
	}
}

/// The name of a table, with where it is.
struct Named {
	key: String,
	at: usize,
}

/// Whether somebody would put a secret under a key, however it is written.
fn is_secret(key: &str) -> bool {
	SECRETS.contains(&key.to_ascii_lowercase().replace('-', "_").as_str())
}

/// Whether it is several words, as a phrase is.
fn has_words(text: &str) -> bool {
	text.split_whitespace().nth(1).is_some()
}

/// Whether what should be the name of a file is a phrase or a seed.
fn looks_secret(text: &str) -> bool {
	let digits = text.strip_prefix("0x").unwrap_or_default();
	let seed = digits.len() >= 64 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
	seed || text.split_whitespace().nth(11).is_some()
}

/// Whether it is the address of a node.
fn is_url(text: &str) -> bool {
	let rest = text.strip_prefix("wss://").or_else(|| text.strip_prefix("ws://"));
	rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
}

#[cfg(test)]
mod tests;
