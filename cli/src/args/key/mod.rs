//! The key that signs: where it comes from, as arguments, and reading it.
//!
//! Nothing here guesses: a source that is named, or set in the environment, is the one that is
//! used, and it is refused if it is empty or has a stray blank.

pub mod environment;
pub mod source;

use self::{
	environment::{named, KEYRING, KEY_FILE, NEW_KEY_FILE, NEW_SURI, SIGNER, SURI},
	source::Source,
};
use crate::{
	args::scheme::SchemeArg,
	config::{
		file::{KeyFile, ProfileKey},
		settings::in_force,
	},
	error::{CliError, Result},
};
use clap::Args;
use distribution_client::{
	keys::{fault::SignerFault, keyring, Key, Program, Scheme, Secret, Signer},
	Chain,
};
use std::{
	io::Read,
	path::{Path, PathBuf},
	sync::OnceLock,
	time::Duration,
};
use zeroize::Zeroizing;

/// Where `--help` lists these options.
const SIGNING: &str = "Signing";
/// Seconds that a signer program has for each answer: a person may have to confirm. The transaction
/// is valid for longer.
const SIGNER_TIMEOUT: u32 = 120;

/// Where a secret comes from.
#[derive(Args, Debug, Clone, Default)]
pub struct SecretArgs {
	/// File with a keystore of Polkadot.js (JSON), or with a secret phrase or seed in one line.
	/// Without any option that names a key: the one in DISTRIBUTION_KEY_FILE or another such
	/// variable, then the key of the profile (not for `key import`), then a question on the
	/// terminal.
	#[arg(long, value_name = "FILE", help_heading = SIGNING)]
	key_file: Option<PathBuf>,
	/// Read the keystore, phrase or seed from standard input.
	#[arg(long, help_heading = SIGNING, conflicts_with = "key_file")]
	key_stdin: bool,
	/// A development key, such as `//Alice`. Secrets of your own are refused here: a command line is
	/// no secret.
	#[arg(long, value_name = "//NAME", help_heading = SIGNING,
		conflicts_with_all = ["key_file", "key_stdin"])]
	suri: Option<String>,
	/// File with the password of the keystore in one line. Without it you are asked on the
	/// terminal.
	#[arg(long, value_name = "FILE", help_heading = SIGNING)]
	password_file: Option<PathBuf>,
	/// Kind of the key: sr25519 unless a keystore says otherwise.
	#[arg(long, value_enum, help_heading = SIGNING)]
	scheme: Option<SchemeArg>,
}

/// Who signs.
#[derive(Args, Debug, Clone, Default)]
pub struct KeyArgs {
	#[command(flatten)]
	secret: SecretArgs,
	// In a box, because every command that sends has it.
	#[command(flatten)]
	elsewhere: Box<ElsewhereArgs>,
	/// Let a development key, whose secret everybody knows, sign for a chain that is neither a
	/// development nor a local one.
	#[arg(long, help_heading = SIGNING)]
	allow_development_key: bool,
	/// Who signs, once it is known: neither the terminal nor standard input is asked twice.
	#[arg(skip)]
	read: OnceLock<Signer>,
}

/// A key whose secret is kept elsewhere.
#[derive(Args, Debug, Clone, Default)]
pub struct ElsewhereArgs {
	/// Name of a key in the keyring of your session, where `key new` or `key import` has put it.
	/// Without it: the one in DISTRIBUTION_KEYRING.
	#[arg(long, value_name = "NAME", help_heading = SIGNING,
		conflicts_with_all = ["key_file", "key_stdin", "suri"])]
	keyring: Option<String>,
	/// Program that has the key and signs transactions, by the protocol of docs/signers.md; a path,
	/// without arguments. Without it: the one in DISTRIBUTION_SIGNER.
	#[arg(long, value_name = "PROGRAM", help_heading = SIGNING,
		conflicts_with_all = ["key_file", "key_stdin", "suri", "keyring"])]
	signer: Option<PathBuf>,
	/// Seconds that the signer program has for each answer; 120 unless you say otherwise.
	#[arg(long, value_name = "SECONDS", help_heading = SIGNING,
		value_parser = clap::value_parser!(u32).range(1..))]
	signer_timeout: Option<u32>,
}

/// Who has the key that signs.
enum Holder {
	/// Whoever gives its secret.
	Secret,
	/// The keyring, under this name.
	Keyring(String),
	/// The program at this path.
	Program(PathBuf),
}

/// Where the new key of an attester comes from.
#[derive(Args, Debug, Clone)]
pub struct NewKeyArgs {
	/// File with the new key: a keystore of Polkadot.js (JSON), or a secret phrase or seed in one
	/// line. Without it: DISTRIBUTION_NEW_KEY_FILE, then DISTRIBUTION_NEW_SURI, then a question on
	/// the terminal.
	#[arg(long, value_name = "FILE")]
	new_key_file: Option<PathBuf>,
	/// File with the password of the new key's keystore in one line. Without it you are asked on
	/// the terminal.
	#[arg(long, value_name = "FILE")]
	new_password_file: Option<PathBuf>,
	/// Kind of the new key: sr25519 unless a keystore says otherwise.
	#[arg(long, value_enum, value_name = "SCHEME")]
	new_scheme: Option<SchemeArg>,
}

impl NewKeyArgs {
	/// The new key. Whether it may be one that everybody knows: see [`KeyArgs::check`].
	pub fn key(&self) -> Result<Key> {
		let source = Source {
			file: self.new_key_file.as_deref(),
			password_file: self.new_password_file.as_deref(),
			password_option: "--new-password-file",
			scheme: self.new_scheme.map(Scheme::from),
			variables: (NEW_KEY_FILE, NEW_SURI),
			profile: None,
			question: "Secret phrase or seed of the new key: ",
		};
		source.key()?.ok_or_else(|| {
			CliError::input(format!(
				"no new key: give --new-key-file FILE, or set {NEW_KEY_FILE} or {NEW_SURI}"
			))
		})
	}
}

impl SecretArgs {
	/// Whether an option names the key.
	fn is_given(&self) -> bool {
		self.key_file.is_some() || self.key_stdin || self.suri.is_some()
	}

	/// The key that signs.
	fn key(&self) -> Result<Key> {
		let of_profile = match profile_key() {
			Some(ProfileKey::File(key)) => Some(key),
			_ => None,
		};
		self.key_or(of_profile)?.ok_or_else(|| {
			CliError::input(format!(
				"no key: give --key-file FILE or --key-stdin, set {KEY_FILE} or {SURI}, or name a profile that has one. None is needed with --print-call, nor with --dry-run and --as ACCOUNT"
			))
		})
	}

	/// A key that is to be kept elsewhere, too. It is never that of the profile, which has its place:
	/// whoever names none is asked for the one that is meant.
	pub fn key_to_keep(&self) -> Result<Key> {
		self.key_or(None)?.ok_or_else(|| {
			CliError::input(format!(
				"no key to import: give --key-file FILE or --key-stdin, or set {KEY_FILE} or {SURI}. That of a profile is not taken"
			))
		})
	}

	/// The key that an option or the environment names, or else that of `profile`, or else the one
	/// that is asked for; nothing if there is nobody to ask.
	fn key_or(&self, profile: Option<&KeyFile>) -> Result<Option<Key>> {
		if let Some(suri) = &self.suri {
			if !suri.is_empty() && !suri.starts_with('/') {
				return Err(CliError::input(
					"--suri takes development keys only, such as //Alice: a command line can be seen by other users of the machine, and shells keep it. Put the secret into a file and give --key-file",
				));
			}
			let scheme = self.scheme.map_or(Scheme::Sr25519, Scheme::from);
			return Ok(Some(Key::new(scheme, &Secret::new(suri, "--suri")?)?));
		}
		let source = Source {
			file: self.key_file.as_deref(),
			password_file: self.password_file.as_deref(),
			password_option: "--password-file",
			scheme: self.scheme.map(Scheme::from),
			variables: (KEY_FILE, SURI),
			profile,
			question: "Secret phrase or seed: ",
		};
		if self.key_stdin {
			let mut text = Zeroizing::new(String::new());
			std::io::stdin().read_to_string(&mut text)?;
			return source.of_text(&text, "the key from standard input").map(Some);
		}
		source.key()
	}
}

impl KeyArgs {
	/// The key itself, for what a signer program cannot do.
	pub fn key(&self) -> Result<&Key> {
		let signer = match self.read.get() {
			Some(signer) => signer,
			None => {
				let key = self.key_of(self.holder()?)?;
				self.read.get_or_init(|| Signer::Key(key))
			}
		};
		signer.key().ok_or_else(needs_secret)
	}

	/// Who signs, for whatever chain. For a known one, see [`KeyArgs::signer`].
	pub async fn any(&self) -> Result<&Signer> {
		if let Some(signer) = self.read.get() {
			return Ok(signer);
		}
		let signer = match self.holder()? {
			Holder::Program(path) => Signer::from(self.program(&path).await?),
			holder => Signer::Key(self.key_of(holder)?),
		};
		Ok(self.read.get_or_init(|| signer))
	}

	/// Who signs for a chain. A key that everybody knows signs for development and local chains
	/// only, unless the user insists.
	pub async fn signer(&self, chain: &Chain) -> Result<&Signer> {
		let signer = self.any().await?;
		self.check(signer.is_development(), chain).await?;
		Ok(signer)
	}

	/// Refuses a key that everybody knows, except on development and local chains, or if the user
	/// insists.
	pub async fn check(&self, is_development: bool, chain: &Chain) -> Result<()> {
		if is_development && !self.allow_development_key && !chain.is_for_tests().await? {
			return Err(known(&format!(
				"The node at {} runs neither a development nor a local chain",
				chain.url()
			)));
		}
		Ok(())
	}

	/// The same without a node, of which it may be known that its chain is a development or a local
	/// one.
	pub fn check_offline(&self, is_development: bool, is_for_tests: bool) -> Result<()> {
		if is_development && !self.allow_development_key && !is_for_tests {
			return Err(known("Nothing says that this is for a development or a local chain"));
		}
		Ok(())
	}

	fn holder(&self) -> Result<Holder> {
		if let Some(path) = &self.elsewhere.signer {
			return Ok(Holder::Program(path.clone()));
		}
		if let Some(name) = &self.elsewhere.keyring {
			return Ok(Holder::Keyring(name.clone()));
		}
		if self.secret.is_given() {
			return Ok(Holder::Secret);
		}
		match named(in_force())? {
			Some((SIGNER, path)) => Ok(Holder::Program(path.as_str().into())),
			Some((KEYRING, name)) => Ok(Holder::Keyring(name.to_string())),
			Some(_) => Ok(Holder::Secret),
			None => Ok(match profile_key() {
				Some(ProfileKey::Keyring(name)) => Holder::Keyring(name.clone()),
				Some(ProfileKey::Signer(path)) => Holder::Program(path.clone()),
				Some(ProfileKey::File(_)) | None => Holder::Secret,
			}),
		}
	}

	fn key_of(&self, holder: Holder) -> Result<Key> {
		match holder {
			Holder::Secret => self.secret.key(),
			Holder::Program(_) => Err(needs_secret()),
			Holder::Keyring(name) => {
				let key = keyring::load(&name)?;
				let wanted = self.secret.scheme.map(Scheme::from);
				if let Some(wanted) = wanted.filter(|wanted| *wanted != key.scheme()) {
					return Err(CliError::input(format!(
						"the key `{name}` of the keyring has the scheme {}, not {wanted}",
						key.scheme()
					)));
				}
				Ok(key)
			}
		}
	}

	/// The program at `path`, once it has told its key.
	async fn program(&self, path: &Path) -> Result<Program> {
		let limit =
			Duration::from_secs(self.elsewhere.signer_timeout.unwrap_or(SIGNER_TIMEOUT).into());
		let program = Program::open(path, limit).await?;
		let wanted = self.secret.scheme.map(Scheme::from);
		if let Some(wanted) = wanted.filter(|wanted| *wanted != program.scheme()) {
			let (found, wanted) = (program.scheme().to_string(), wanted.to_string());
			return Err(program.fault(SignerFault::OtherScheme { found, wanted }).into());
		}
		Ok(program)
	}
}

/// The key of the user's profile.
fn profile_key() -> Option<&'static ProfileKey> {
	in_force().and_then(|settings| settings.key.as_ref()).map(|key| &key.value)
}

/// The refusal of a key that everybody knows, for a reason.
fn known(why: &str) -> CliError {
	CliError::input(format!(
		"this is a development key: everybody knows its secret and can take what it owns. {why}. Use a key of your own, or give --allow-development-key"
	))
}

/// The refusal of a signer program where more than a transaction is to be signed.
fn needs_secret() -> CliError {
	CliError::input(
		"a signer program signs transactions only, and this needs the key itself: give --key-file or --keyring",
	)
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::Parser;
	use distribution_client::{account, keys::keystore::Keystore};
	use std::io::Write;

	#[derive(Parser, Debug)]
	struct Line {
		#[command(flatten)]
		key: KeyArgs,
	}

	const ALICE: &str = "diay3eAmwF3X5kPAtEAeKpSBaCP89G58LD8e9ez7X6UYSS1Ud";

	fn parse(args: &[&str]) -> KeyArgs {
		Line::try_parse_from([&["sign"][..], args].concat()).unwrap().key
	}

	fn refusal(args: &[&str]) -> String {
		let error = parse(args).key().unwrap_err();
		assert_eq!(error.code(), 3);
		error.to_string()
	}

	fn file(text: &str) -> tempfile::NamedTempFile {
		let mut file = tempfile::NamedTempFile::new().unwrap();
		file.write_all(text.as_bytes()).unwrap();
		file
	}

	#[test]
	fn secrets_should_be_refused_on_the_command_line() {
		let phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow";
		let seed = format!("0x{}", "07".repeat(32));
		for secret in [phrase, &seed, &format!("{phrase}//Alice")] {
			let error = refusal(&["--suri", secret]);
			assert!(error.contains("development keys only") && !error.contains(secret), "{error}");
		}
		assert!(refusal(&["--suri", ""]).contains("is empty"));
		assert!(refusal(&["--suri", "//Alice "]).contains("white space"));
		let key = parse(&["--suri", "//Alice"]);
		assert_eq!(account::show(&key.key().unwrap().account()), ALICE);
	}

	#[test]
	fn key_files_should_end_in_one_line_feed_at_most() {
		for text in ["//Alice", "//Alice\n"] {
			let file = file(text);
			let key = parse(&["--key-file", file.path().to_str().unwrap()]);
			assert_eq!(account::show(&key.key().unwrap().account()), ALICE);
		}
		for text in ["", "\n", "//Alice\r\n", "//Alice \n", "//Alice\n\n"] {
			let file = file(text);
			let path = file.path().to_str().unwrap();
			assert!(refusal(&["--key-file", path]).starts_with(path), "{text:?}");
		}
		assert!(refusal(&["--key-file", "/does/not/exist"]).starts_with("cannot read /does/not"));
	}

	#[test]
	fn secret_should_not_be_repeated_when_it_is_given_instead_of_a_file() {
		let phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow";
		let seed = format!("0x{}", "07".repeat(32));
		for secret in [phrase, &seed] {
			let error = refusal(&["--key-file", secret]);
			assert!(error.contains("looks like a secret") && !error.contains(secret), "{error}");
		}
	}

	#[test]
	fn scheme_should_be_that_of_the_option_or_of_the_keystore() {
		let ecdsa = parse(&["--suri", "//Alice", "--scheme", "ecdsa"]);
		assert_eq!(ecdsa.key().unwrap().scheme(), Scheme::Ecdsa);
		let keystore = Keystore::write(ecdsa.key().unwrap(), "password", "x").unwrap();
		let store = file(&serde_json::to_string(&keystore).unwrap());
		let password = file("password\n");
		let path = |file: &tempfile::NamedTempFile| file.path().to_str().unwrap().to_string();
		let (store, password) = (path(&store), path(&password));
		let args = ["--key-file", &store, "--password-file", &password];
		let opened = parse(&args);
		assert_eq!(opened.key().unwrap().account(), ecdsa.key().unwrap().account());
		let other = [&args[..], &["--scheme", "sr25519"]].concat();
		assert!(refusal(&other).contains("scheme ecdsa, not sr25519"));
		let wrong = file("Password\n");
		let wrong = path(&wrong);
		let refused = refusal(&["--key-file", &store, "--password-file", &wrong]);
		assert!(refused.contains("not that of the keystore"), "{refused}");
	}

	#[derive(Parser, Debug)]
	struct NewLine {
		#[command(flatten)]
		new: NewKeyArgs,
	}

	#[test]
	fn new_key_should_be_read_as_the_one_that_signs_is() {
		let read = |args: &[&str]| {
			let line = NewLine::try_parse_from([&["rotate-key"][..], args].concat());
			line.unwrap().new.key()
		};
		let secret = file("//Alice\n");
		let secret = secret.path().to_str().unwrap();
		assert_eq!(account::show(&read(&["--new-key-file", secret]).unwrap().account()), ALICE);
		let other = read(&["--new-key-file", secret, "--new-scheme", "ecdsa"]).unwrap();
		assert_eq!(other.scheme(), Scheme::Ecdsa);
		for wrong in ["", "//Alice \n", "//Alice\r\n"] {
			let file = file(wrong);
			let path = file.path().to_str().unwrap();
			let error = read(&["--new-key-file", path]).unwrap_err();
			assert!(error.to_string().starts_with(path), "{wrong:?}: {error}");
		}
		let keystore = Keystore::write(&other, "password", "x").unwrap();
		let (store, password) =
			(file(&serde_json::to_string(&keystore).unwrap()), file("password\n"));
		let (store, password) = (store.path().to_str().unwrap(), password.path().to_str().unwrap());
		let opened = read(&["--new-key-file", store, "--new-password-file", password]).unwrap();
		assert_eq!(opened.account(), other.account());
	}

	#[test]
	fn sources_should_not_be_mixed() {
		let parses = |args: &[&str]| Line::try_parse_from([&["sign"][..], args].concat()).is_ok();
		assert!(!parses(&["--suri", "//Alice", "--key-stdin"]));
		assert!(!parses(&["--suri", "//Alice", "--key-file", "x"]));
		assert!(!parses(&["--key-stdin", "--key-file", "x"]));
		for other in [&["--suri", "//Alice"][..], &["--key-stdin"], &["--key-file", "x"]] {
			assert!(!parses(&[other, &["--keyring", "x"]].concat()), "{other:?}");
			assert!(!parses(&[other, &["--signer", "x"]].concat()), "{other:?}");
		}
		assert!(!parses(&["--keyring", "x", "--signer", "x"]));
		assert!(parses(&["--signer", "x", "--signer-timeout", "5"]));
		assert!(!parses(&["--signer", "x", "--signer-timeout", "0"]));
	}

	#[test]
	fn signer_program_should_not_be_asked_for_what_needs_the_key() {
		// It is refused before anything is started.
		let refused = refusal(&["--signer", "/does/not/exist"]);
		assert!(refused.contains("signs transactions only"), "{refused}");
		assert!(refusal(&["--keyring=-x"]).contains("the name of a key in the keyring"));
	}

	#[test]
	fn development_key_should_sign_offline_only_when_it_is_meant() {
		let check = |args: &[&str], development, tests| {
			parse(args).check_offline(development, tests).map_err(|error| error.to_string())
		};
		let refused = check(&[], true, false).unwrap_err();
		assert!(refused.contains("--allow-development-key"), "{refused}");
		check(&["--allow-development-key"], true, false).unwrap();
		check(&[], true, true).unwrap();
		check(&[], false, false).unwrap();
	}
}
