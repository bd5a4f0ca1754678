//! What is in force: options, environment and configuration put together.

use crate::{
	config::{
		file::{Config, Profile, ProfileKey},
		names::Names,
		place::Environment,
	},
	error::{CliError, Result},
};
use distribution_client::{account::parse_hash, text::shown};
use polkadot_sdk::sp_core::H256;
use std::{collections::BTreeMap, fmt, path::PathBuf, sync::OnceLock};

/// Where a node is that nobody has named.
const LOCAL: &str = "ws://127.0.0.1:9944";
/// Names the node's address.
pub const URL: &str = "DISTRIBUTION_URL";
/// Names the chain by the hash of its first block.
pub const GENESIS: &str = "DISTRIBUTION_GENESIS";
/// Names a network of the configuration.
pub const NETWORK: &str = "DISTRIBUTION_NETWORK";
/// Names a profile of the configuration.
pub const PROFILE: &str = "DISTRIBUTION_PROFILE";

/// What counts more than what, for `--help`.
pub const PRECEDENCE: &str = "\
Node, chain and key come from, in this order:
  1. options (--url and --genesis, then those of --network)
  2. the environment (DISTRIBUTION_URL, DISTRIBUTION_GENESIS, then those of DISTRIBUTION_NETWORK;
     DISTRIBUTION_KEY_FILE, DISTRIBUTION_SURI, DISTRIBUTION_KEYRING or DISTRIBUTION_SIGNER)
  3. the profile: --profile, DISTRIBUTION_PROFILE, or the configuration's default_profile
  4. the default: ws://127.0.0.1:9944, any genesis, a question on the terminal
A key of the environment is refused beside --profile if that profile has a key, too.
`distribution config show` tells what is in force and from where. The configuration is the file
DISTRIBUTION_CONFIG, or distribution/config.toml in $XDG_CONFIG_HOME or ~/.config.";

/// Options that everything else gives way to.
#[derive(Clone, Debug, Default)]
pub struct Given {
	/// Address of a node.
	pub url: Option<String>,
	/// Hash of the chain's first block.
	pub genesis: Option<String>,
	/// Name of a network.
	pub network: Option<String>,
	/// Name of a profile.
	pub profile: Option<String>,
	/// Do what cannot be undone without asking.
	pub yes: bool,
}

/// Where a setting comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
	/// An option.
	Option(&'static str),
	/// A variable of the environment.
	Environment(&'static str),
	/// A network of the configuration.
	Network(String),
	/// A profile of the configuration.
	Profile(String),
	/// The profile that the configuration has for whoever names none.
	DefaultProfile,
	/// Nobody has said anything else.
	Default,
}

impl fmt::Display for Origin {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Option(name) | Self::Environment(name) => f.write_str(name),
			Self::Network(name) => write!(f, "network {name}"),
			Self::Profile(name) => write!(f, "profile {name}"),
			Self::DefaultProfile => f.write_str("default_profile"),
			Self::Default => f.write_str("default"),
		}
	}
}

/// A value, and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting<T> {
	/// The value.
	pub value: T,
	/// Where it comes from.
	pub from: Origin,
}

impl<T> Setting<T> {
	fn new(value: T, from: Origin) -> Self {
		Self { value, from }
	}
}

/// What is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
	/// The configuration that was read, if there is one.
	pub path: Option<PathBuf>,
	/// Name of the profile.
	pub profile: Option<Setting<String>>,
	/// Name of the network, even if the node or the chain are named otherwise.
	pub network: Option<Setting<String>>,
	/// Addresses of nodes, at least one: the first that answers is used.
	pub urls: Setting<Vec<String>>,
	/// Hash of the chain's first block, if it must be a certain one.
	pub genesis: Option<Setting<H256>>,
	/// The key that signs if neither an option nor the environment names one.
	pub key: Option<Setting<ProfileKey>>,
	/// Whether to do what cannot be undone without asking.
	pub yes: Setting<bool>,
	/// Accounts by name.
	pub names: Names,
}

/// What is in force in this process.
static IN_FORCE: OnceLock<Settings> = OnceLock::new();

/// What is in force. `None` for commands that need no configuration, and in tests.
///
/// Arguments are read in many places that know nothing but the text they are given, so this is the
/// same for the whole process.
pub fn in_force() -> Option<&'static Settings> {
	IN_FORCE.get()
}

impl Settings {
	/// Puts options, environment and configuration together.
	///
	/// # Errors
	/// Something names what is not there, is empty, or is not of its kind.
	pub fn new(given: &Given, env: Environment<'_>, config: Config) -> Result<Self> {
		let profile = match option_or_variable(given.profile.as_ref(), "--profile", PROFILE, env)? {
			Some(named) => Some(named),
			None => {
				let default = config.default_profile.clone();
				default.map(|name| Setting::new(name, Origin::DefaultProfile))
			}
		};
		let chosen = match &profile {
			Some(name) => find(&config.profiles, name, "profile", &config)?.clone(),
			None => Profile::default(),
		};
		let of_profile =
			Origin::Profile(profile.clone().map(|name| name.value).unwrap_or_default());

		let network = match option_or_variable(given.network.as_ref(), "--network", NETWORK, env)? {
			Some(named) => Some(named),
			None => chosen.network.map(|name| Setting::new(name, of_profile.clone())),
		};
		let known = match &network {
			Some(name) => Some(find(&config.networks, name, "network", &config)?),
			None => None,
		};
		// Those of a network that an option names count more than the environment.
		let by_option = network.as_ref().is_some_and(|name| matches!(name.from, Origin::Option(_)));
		let of_network =
			Origin::Network(network.clone().map(|name| name.value).unwrap_or_default());

		let url = match &given.url {
			Some(url) => Some(Setting::new(url.clone(), Origin::Option("--url"))),
			None if by_option => None,
			None => variable(URL, env)?,
		};
		let urls = match (url, known) {
			(Some(url), _) => Setting::new(vec![url.value], url.from),
			(None, Some(known)) => Setting::new(known.urls.clone(), of_network.clone()),
			(None, None) => Setting::new(vec![LOCAL.into()], Origin::Default),
		};

		let of_network =
			known.and_then(|known| known.genesis).map(|hash| Setting::new(hash, of_network));
		let genesis = match (&given.genesis, of_network) {
			(Some(text), _) => Some(hash(Setting::new(text.clone(), Origin::Option("--genesis")))?),
			(None, Some(of_network)) if by_option => Some(of_network),
			(None, of_network) => match variable(GENESIS, env)? {
				Some(text) => Some(hash(text)?),
				None => of_network,
			},
		};

		let yes = match (given.yes, chosen.yes) {
			(true, _) => Setting::new(true, Origin::Option("--yes")),
			(false, Some(yes)) => Setting::new(yes, of_profile.clone()),
			(false, None) => Setting::new(false, Origin::Default),
		};
		let key = chosen.key.map(|key| Setting::new(key, of_profile));
		let Config { path, names, .. } = config;
		Ok(Self { path, profile, network, urls, genesis, key, yes, names })
	}

	/// Puts these in force for the whole process. Only the first ones count.
	pub fn put_in_force(self) -> &'static Self {
		IN_FORCE.get_or_init(|| self)
	}
}

/// What an option says, or else a variable.
fn option_or_variable(
	given: Option<&String>,
	option: &'static str,
	name: &'static str,
	env: Environment<'_>,
) -> Result<Option<Setting<String>>> {
	match given {
		Some(value) => Ok(Some(Setting::new(value.clone(), Origin::Option(option)))),
		None => variable(name, env),
	}
}

/// What a variable says, if it is set. An empty one says nothing that anybody could mean.
fn variable(name: &'static str, env: Environment<'_>) -> Result<Option<Setting<String>>> {
	let Some(value) = env(name) else { return Ok(None) };
	match value.into_string() {
		Ok(value) if value.is_empty() => {
			Err(CliError::input(format!("{name} is empty: unset it, or give it a value")))
		}
		Ok(value) => Ok(Some(Setting::new(value, Origin::Environment(name)))),
		Err(_) => Err(CliError::input(format!("{name} is not UTF-8"))),
	}
}

/// The hash that a text is.
fn hash(text: Setting<String>) -> Result<Setting<H256>> {
	match parse_hash(&text.value) {
		Ok(hash) => Ok(Setting::new(hash, text.from)),
		Err(error) => Err(CliError::input(format!("{}: {error}", text.from))),
	}
}

/// The network or profile of a name.
fn find<'a, T>(
	all: &'a BTreeMap<String, T>,
	name: &Setting<String>,
	kind: &str,
	config: &Config,
) -> Result<&'a T> {
	all.get(&name.value).ok_or_else(|| {
		let known = all.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
		let known = match &config.path {
			None => "there is no configuration; `distribution config init` writes one".into(),
			Some(path) if known.is_empty() => format!("{} has none", path.display()),
			Some(path) => format!("{} has {known}", path.display()),
		};
		let (name, from) = (shown(&name.value), &name.from);
		CliError::input(format!("there is no {kind} `{name}`, which {from} names: {known}"))
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::config::file::{KeyFile, Network};
	use std::ffi::OsString;

	fn config() -> Config {
		let network = |url: &str, genesis: Option<u8>| Network {
			urls: vec![url.into(), "ws://second".into()],
			genesis: genesis.map(H256::repeat_byte),
		};
		let key = KeyFile { file: "/key.json".into(), password_file: None, scheme: None };
		let key = ProfileKey::File(key);
		let ops = Profile { network: Some("main".into()), key: Some(key), yes: Some(true) };
		Config {
			path: Some("/etc/config.toml".into()),
			networks: [
				("main".into(), network("ws://main", Some(1))),
				("test".into(), network("ws://test", None)),
			]
			.into(),
			profiles: [("ops".into(), ops), ("reader".into(), Profile::default())].into(),
			default_profile: Some("ops".into()),
			names: Names::default(),
		}
	}

	fn settings(given: &Given, variables: &[(&str, &str)]) -> Result<Settings> {
		let env = |name: &str| {
			let found = variables.iter().find(|(known, _)| *known == name);
			found.map(|(_, value)| OsString::from(value))
		};
		Settings::new(given, &env, config())
	}

	/// The first node and the genesis, with where they come from.
	fn where_to(given: &Given, variables: &[(&str, &str)]) -> (String, String) {
		let settings = settings(given, variables).unwrap();
		let genesis = settings.genesis.map_or("any".into(), |genesis| {
			format!("{} {}", genesis.value.as_bytes()[0], genesis.from)
		});
		(format!("{} {}", settings.urls.value[0], settings.urls.from), genesis)
	}

	#[test]
	fn option_should_count_more_than_environment_profile_and_default() {
		let hash = |byte: &str| format!("0x{}", byte.repeat(32));
		let (two, three) = (hash("02"), hash("03"));
		let nothing = Given::default();
		let url = Given { url: Some("ws://given".into()), ..nothing.clone() };
		let test = Given { network: Some("test".into()), ..nothing.clone() };
		let main = Given { network: Some("main".into()), ..nothing.clone() };
		let genesis = Given { genesis: Some(three), ..nothing.clone() };
		let in_env = [(URL, "ws://env"), (GENESIS, two.as_str())];
		let network_in_env = [(NETWORK, "test")];
		let said = |place: &str, genesis: &str| (place.to_string(), genesis.to_string());
		for (given, variables, wanted) in [
			(&nothing, &[][..], said("ws://main network main", "1 network main")),
			(&nothing, &in_env[..], said("ws://env DISTRIBUTION_URL", "2 DISTRIBUTION_GENESIS")),
			(&nothing, &network_in_env[..], said("ws://test network test", "any")),
			// The node is another one; that it must be of the profile's chain stays.
			(&url, &[][..], said("ws://given --url", "1 network main")),
			(&main, &in_env[..], said("ws://main network main", "1 network main")),
			// The network leaves the chain open, the environment does not.
			(&test, &in_env[..], said("ws://test network test", "2 DISTRIBUTION_GENESIS")),
			(&test, &[][..], said("ws://test network test", "any")),
			(&genesis, &in_env[..], said("ws://env DISTRIBUTION_URL", "3 --genesis")),
		] {
			assert_eq!(where_to(given, variables), wanted, "{given:?} {variables:?}");
		}
	}

	#[test]
	fn profile_should_be_chosen_by_option_environment_and_file() {
		let reader = Given { profile: Some("reader".into()), ..Given::default() };
		for (given, variables, name, from) in [
			(&Given::default(), &[][..], "ops", "default_profile"),
			(&Given::default(), &[(PROFILE, "reader")][..], "reader", PROFILE),
			(&reader, &[(PROFILE, "ops")][..], "reader", "--profile"),
		] {
			let settings = settings(given, variables).unwrap();
			let profile = settings.profile.unwrap();
			assert_eq!((profile.value.as_str(), profile.from.to_string().as_str()), (name, from));
			assert_eq!(settings.key.is_some(), name == "ops");
			assert_eq!(settings.yes.value, name == "ops");
		}
		let yes = Given { yes: true, ..reader };
		assert_eq!(settings(&yes, &[]).unwrap().yes.from, Origin::Option("--yes"));
	}

	#[test]
	fn nothing_should_be_in_force_without_a_configuration() {
		let settings = Settings::new(&Given::default(), &|_| None, Config::default()).unwrap();
		assert_eq!(settings.urls, Setting::new(vec![LOCAL.into()], Origin::Default));
		assert_eq!((settings.genesis, settings.key, settings.profile), (None, None, None));
		assert!(!settings.yes.value);
		let wanted = Given { network: Some("main".into()), ..Given::default() };
		let error = Settings::new(&wanted, &|_| None, Config::default()).unwrap_err();
		assert!(error.to_string().contains("config init"), "{error}");
	}

	#[test]
	fn what_is_not_there_should_be_refused_with_what_there_is() {
		let refused = |given: Given, variables: &[(&str, &str)]| {
			let error = settings(&given, variables).unwrap_err();
			assert_eq!(error.code(), 3);
			error.to_string()
		};
		let network = Given { network: Some("mian".into()), ..Given::default() };
		let said = refused(network, &[]);
		assert!(said.contains("`mian`, which --network names: /etc/config.toml has main, test"));
		assert!(refused(Given::default(), &[(PROFILE, "x")]).contains("has ops, reader"));
		for name in [URL, GENESIS, NETWORK, PROFILE] {
			let said = refused(Given::default(), &[(name, "")]);
			assert!(said.starts_with(&format!("{name} is empty")), "{said}");
		}
		assert!(
			refused(Given::default(), &[(GENESIS, "0x12")]).starts_with("DISTRIBUTION_GENESIS: ")
		);
	}
}
