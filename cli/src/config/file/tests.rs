//! What a configuration may say, and what is refused of it.

use super::*;

const ALICE: &str = "diay3eAmwF3X5kPAtEAeKpSBaCP89G58LD8e9ez7X6UYSS1Ud";
const PHRASE: &str = "legal winner thank year wave sausage worth useful legal winner thank yellow";

fn read(text: &str) -> std::result::Result<Config, Vec<String>> {
	Config::read(text, Path::new("/etc/x"), &|_| None)
}

fn refused(text: &str) -> Vec<String> {
	read(text).unwrap_err()
}

#[test]
fn configuration_should_be_read_whole() {
	let text = format!(
		"default_profile = \"ops\"\n\n[networks.main]\nurl = [\"wss://a.example\", \"ws://b:9944\"]\ngenesis = \"0x{}\"\n\n[networks.local]\nurl = \"ws://127.0.0.1:9944\"\n\n[profiles.ops]\nnetwork = \"main\"\nkey_file = \"ops.json\"\npassword_file = \"/run/ops\"\nscheme = \"ed25519\"\nyes = true\n\n[profiles.reader]\n\n[accounts]\ntreasury = \"{ALICE}\"\n",
		"07".repeat(32)
	);
	let config = read(&text).unwrap();
	assert_eq!(config.default_profile.as_deref(), Some("ops"));
	let main = &config.networks["main"];
	assert_eq!(main.urls, ["wss://a.example", "ws://b:9944"]);
	assert_eq!(main.genesis, Some(H256::repeat_byte(7)));
	assert_eq!(config.networks["local"].urls, ["ws://127.0.0.1:9944"]);
	let ops = &config.profiles["ops"];
	assert_eq!((ops.network.as_deref(), ops.yes), (Some("main"), Some(true)));
	let key = KeyFile {
		file: "/etc/x/ops.json".into(),
		password_file: Some("/run/ops".into()),
		scheme: Some(Scheme::Ed25519),
	};
	assert_eq!(ops.key, Some(ProfileKey::File(key)));
	assert_eq!(config.profiles["reader"], Profile::default());
	assert_eq!(config.names.account_of("@treasury").unwrap(), account::parse(ALICE).unwrap());
}

#[test]
fn key_of_a_profile_should_be_in_a_file_the_keyring_or_a_program() {
	let key = |text: &str| {
		let profile = read(&format!("[profiles.a]\n{text}\n"));
		profile.map(|config| config.profiles["a"].key.clone().unwrap())
	};
	assert_eq!(key("keyring = \"ops\"").unwrap(), ProfileKey::Keyring("ops".into()));
	let signer = ProfileKey::Signer("/etc/x/sign".into());
	assert_eq!(key("signer = \"sign\"").unwrap(), signer);
	for (text, line, what) in [
		("keyring = \"ops\"\nsigner = \"sign\"", 3, "a profile has one key"),
		("key_file = \"ops.json\"\nkeyring = \"ops\"", 3, "a profile has one key"),
		("keyring = \"ops\"\nscheme = \"ecdsa\"", 3, "are those of a `key_file`"),
		("signer = \"sign\"\npassword_file = \"x\"", 3, "are those of a `key_file`"),
		("keyring = \"-x\"", 2, "the name of a key in the keyring has up to"),
		("signer = 7", 2, "is a text in quotes"),
	] {
		let faults = key(text).unwrap_err();
		assert_eq!(faults.len(), 1, "{faults:?}");
		let start = format!("  line {line}: ");
		assert!(faults[0].starts_with(&start) && faults[0].contains(what), "{faults:?}");
	}
}

#[test]
fn example_should_say_nothing_until_it_is_edited() {
	assert_eq!(read(EXAMPLE).unwrap(), Config::default());
	// Without the marks of its settings it is a configuration, but for what must be filled in.
	let setting = |line: &str| match line.strip_prefix('#') {
		Some(rest) if !rest.starts_with(' ') => format!("{rest}\n"),
		_ => "\n".into(),
	};
	let text: String = EXAMPLE.lines().map(setting).collect();
	let text = text.replace("0x…", &"07".repeat(32)).replace("di…", ALICE);
	let config = read(&text).unwrap();
	assert_eq!(config.profiles.len(), 1);
	assert_eq!(config.networks.len(), 2);
}

#[test]
fn all_faults_should_be_told_with_their_lines() {
	let text = "colour = 1\n[networks.main]\nurl = \"http://x\"\ngenesis = \"0x12\"\n[networks.other]\n[profiles.a]\nnetwork = \"mian\"\nyes = \"no\"\nscheme = \"rsa\"\n[profiles.\"a b\"]\n[accounts]\nx = \"5Grw\"\n";
	let faults = refused(text);
	let wanted = [
		(1, "`colour` is not known here"),
		(3, "`url` is the address of a node"),
		(4, "is not a hash"),
		(5, "[networks.other] has no url"),
		(7, "there is no [networks.mian]"),
		(8, "`yes` is true or false"),
		(9, "`scheme` is sr25519"),
		(9, "are those of a `key_file`"),
		(10, "`a b` is not a name"),
		(12, "`5Grw` is not an account"),
	];
	assert_eq!(faults.len(), wanted.len(), "{faults:?}");
	for (line, what) in wanted {
		let found =
			|fault: &String| fault.starts_with(&format!("  line {line}: ")) && fault.contains(what);
		assert!(faults.iter().any(found), "{line} {what}: {faults:?}");
	}
	assert!(refused("default_profile = \"x\"\n")[0].contains("no [profiles.x]"));
	assert!(refused("[[networks]]\nurl = \"ws://x\"\n")[0].contains("[networks.NAME]"));
	assert!(refused("a = ]\n")[0].starts_with("  line 1: "));
}

#[test]
fn secrets_should_be_refused_with_the_reason_and_not_repeated() {
	for key in ["suri", "phrase", "Secret-Key", "password", "mnemonic", "seed"] {
		for table in ["", "[networks.main]\nurl = \"ws://x\"\n", "[profiles.a]\n", "[accounts]\n"] {
			let faults = refused(&format!("{table}{key} = \"{PHRASE}\"\n"));
			assert_eq!(faults.len(), 1, "{faults:?}");
			assert!(faults[0].contains("never holds a secret"), "{faults:?}");
			assert!(!faults[0].contains("sausage"), "{faults:?}");
		}
	}
	let seed = format!("0x{}", "07".repeat(32));
	for text in [
		format!("[profiles.a]\nkey_file = \"{PHRASE}\"\n"),
		format!("[profiles.a]\nkey_file = \"{seed}\"\n"),
		format!("[profiles.a]\nkeyring = \"{PHRASE}\"\n"),
		format!("[profiles.a]\nsigner = \"{seed}\"\n"),
		format!("[accounts]\na = \"{PHRASE}\"\n"),
	] {
		let faults = refused(&text);
		assert!(faults[0].contains("never holds"), "{faults:?}");
		assert!(!faults[0].contains("sausage") && !faults[0].contains(&seed), "{faults:?}");
	}
	// A seed round has an account, too.
	let config = read(&format!("[accounts]\nseed = \"{ALICE}\"\n")).unwrap();
	assert!(config.names.account_of("@seed").is_ok());
	assert!(refused(&format!("[accounts]\nseed = \"{seed}\"\n"))[0].contains("never holds"));
	// Not TOML: what is there is not repeated, either.
	assert!(!refused(&format!("suri = {PHRASE}\n"))[0].contains("sausage"));
}

#[test]
fn file_should_be_there_when_it_was_named() {
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join("config.toml");
	let named =
		|name: &str| (name == crate::config::place::CONFIG).then(|| path.clone().into_os_string());
	assert!(Config::load(&named).unwrap_err().to_string().contains("cannot read"));
	let usual = |name: &str| (name == "HOME").then(|| folder.path().as_os_str().to_os_string());
	assert_eq!(Config::load(&usual).unwrap(), Config::default());
	std::fs::write(&path, "default_profile = 1\nx = 2\n").unwrap();
	let error = Config::load(&named).unwrap_err();
	assert_eq!(error.code(), 3);
	let said = format!("the configuration {} has 2 faults\n  line 1: ", path.display());
	assert!(error.to_string().starts_with(&said), "{error}");
	// As an editor of Windows saves it.
	std::fs::write(&path, "\u{feff}[profiles.a]\r\nyes = true\r\n").unwrap();
	let config = Config::load(&named).unwrap();
	assert_eq!(config.path.as_deref(), Some(path.as_path()));
	assert_eq!(config.profiles["a"].yes, Some(true));
}
