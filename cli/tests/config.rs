//! The user's configuration: what counts more than what, what it stops, and what it is refused for.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failed test is the report")]

use serde_json::{json, Value};
use std::{
	fs,
	path::Path,
	process::{Command, Output, Stdio},
};

/// The program.
const PROGRAM: &str = env!("CARGO_BIN_EXE_distribution");
const ALICE: &str = "diay3eAmwF3X5kPAtEAeKpSBaCP89G58LD8e9ez7X6UYSS1Ud";
const BOB: &str = "diZPtN6bo7KXBbNgNoEgP56Gc6Y7FoXiziJVpbcyr2VdCf3pQ";
/// Wrong input.
const INPUT: Option<i32> = Some(3);

/// The program with the configuration at `path`, and nothing else from the environment.
fn with(path: &Path) -> Command {
	let mut command = Command::new(PROGRAM);
	let names = ["URL", "GENESIS", "NETWORK", "PROFILE", "SURI", "KEY_FILE", "KEYRING", "SIGNER"];
	for name in names {
		command.env_remove(format!("DISTRIBUTION_{name}"));
	}
	command.env("DISTRIBUTION_CONFIG", path).stdin(Stdio::null());
	command
}

fn said(ended: &Output) -> String {
	String::from_utf8([ended.stdout.as_slice(), &ended.stderr].concat()).unwrap()
}

fn json_of(ended: &Output) -> Value {
	assert!(ended.status.success(), "{}", said(ended));
	serde_json::from_slice(&ended.stdout).unwrap()
}

#[test]
fn profile_should_give_the_key_unless_environment_or_option_does() {
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join("config.toml");
	fs::write(folder.path().join("alice"), "//Alice\n").unwrap();
	fs::write(&path, "[profiles.ops]\nkey_file = \"alice\"\n").unwrap();
	let account = |command: &mut Command| {
		let ended = command.args(["--json", "key", "inspect"]).output().unwrap();
		json_of(&ended)["account"].as_str().unwrap().to_string()
	};
	// The file is beside the configuration, wherever the program is run.
	assert_eq!(account(with(&path).args(["--profile", "ops"]).current_dir("/")), ALICE);
	assert_eq!(account(with(&path).env("DISTRIBUTION_PROFILE", "ops")), ALICE);
	let mut both = with(&path);
	both.env("DISTRIBUTION_PROFILE", "ops").env("DISTRIBUTION_SURI", "//Bob");
	assert_eq!(account(&mut both), BOB);
	let none = with(&path).args(["key", "inspect"]).output().unwrap();
	assert_eq!(none.status.code(), INPUT, "{}", said(&none));
	assert!(said(&none).contains("name a profile that has one"), "{}", said(&none));
}

#[test]
fn key_of_the_environment_should_be_refused_beside_a_profile_that_an_option_names() {
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join("config.toml");
	fs::write(folder.path().join("alice"), "//Alice\n").unwrap();
	fs::write(&path, "[profiles.ops]\nkey_file = \"alice\"\n\n[profiles.reader]\n").unwrap();
	let inspect = |profile: &str, args: &[&str]| {
		let mut command = with(&path);
		command.args(["--json", "--profile", profile, "key", "inspect"]).args(args);
		command.env("DISTRIBUTION_SURI", "//Bob").output().unwrap()
	};
	let refused = inspect("ops", &[]);
	assert_eq!(refused.status.code(), INPUT, "{}", said(&refused));
	let why = "DISTRIBUTION_SURI is set, and --profile ops has a key of its own";
	assert!(said(&refused).contains(why), "{}", said(&refused));
	// An option names the key, or the profile has none.
	assert_eq!(json_of(&inspect("ops", &["--suri", "//Alice"]))["account"], ALICE);
	assert_eq!(json_of(&inspect("reader", &[]))["account"], BOB);
	// What is shown is what commands do.
	let shown = |profile: &str, variable: &str, value: &str| {
		let mut command = with(&path);
		command.args(["--json", "--profile", profile, "config", "show"]);
		json_of(&command.env(variable, value).output().unwrap())["key"].clone()
	};
	let key = shown("ops", "DISTRIBUTION_SURI", "//Bob");
	assert!(key["refused"].as_str().unwrap().contains(why), "{key}");
	assert_eq!(key["value"], Value::Null);
	let key = shown("reader", "DISTRIBUTION_SURI", "//Bob");
	assert_eq!((&key["from"], &key["refused"]), (&json!("DISTRIBUTION_SURI"), &Value::Null));
	let key = shown("reader", "DISTRIBUTION_SIGNER", "");
	assert!(key["refused"].as_str().unwrap().contains("is empty"), "{key}");
}

#[test]
fn key_of_a_profile_should_not_be_imported_in_silence() {
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join("config.toml");
	fs::write(folder.path().join("alice"), "//Alice\n").unwrap();
	fs::write(folder.path().join("password"), "a long password\n").unwrap();
	fs::write(&path, "default_profile = \"ops\"\n\n[profiles.ops]\nkey_file = \"alice\"\n")
		.unwrap();
	let out = folder.path().join("key.json");
	let import = |args: &[&str]| {
		let mut command = with(&path);
		command.args(["--json", "key", "import", "--new-password-file", "password", "--out"]);
		command.arg(&out).args(args).current_dir(folder.path()).output().unwrap()
	};
	let refused = import(&[]);
	assert_eq!(refused.status.code(), INPUT, "{}", said(&refused));
	assert!(said(&refused).contains("That of a profile is not taken"), "{}", said(&refused));
	assert!(!out.exists());
	assert_eq!(json_of(&import(&["--suri", "//Bob"]))["account"], BOB);
}

#[test]
fn profile_should_give_a_key_of_the_keyring_or_of_a_program() {
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join("config.toml");
	let config =
		"[profiles.ring]\nkeyring = \"ops\"\n\n[profiles.program]\nsigner = \"no-such-signer\"\n";
	fs::write(&path, config).unwrap();
	// Neither a keyring nor the program is there.
	let inspect = |profile: &str, args: &[&str], variable: Option<&str>| {
		let mut command = with(&path);
		command.args(["--json", "--profile", profile, "key", "inspect"]).args(args);
		command.env("PATH", folder.path());
		command.envs(variable.map(|value| ("DISTRIBUTION_SURI", value)));
		command.output().unwrap()
	};
	let ring = inspect("ring", &[], None);
	assert_eq!(ring.status.code(), INPUT, "{}", said(&ring));
	assert!(said(&ring).contains("secret-tool"), "{}", said(&ring));
	let program = inspect("program", &[], None);
	assert_eq!(program.status.code(), Some(8), "{}", said(&program));
	let beside = folder.path().join("no-such-signer");
	assert!(said(&program).contains(beside.to_str().unwrap()), "{}", said(&program));
	// Options count more, and the environment is not mistaken for one.
	for profile in ["ring", "program"] {
		for variable in [None, Some("//Bob")] {
			let given = inspect(profile, &["--suri", "//Alice"], variable);
			assert_eq!(json_of(&given)["account"], ALICE);
		}
		let both = inspect(profile, &[], Some("//Bob"));
		assert_eq!(both.status.code(), INPUT, "{}", said(&both));
		assert!(said(&both).contains("has a key of its own"), "{}", said(&both));
	}
}

#[test]
fn faults_should_stop_what_needs_the_configuration_and_nothing_else() {
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join("config.toml");
	fs::write(&path, "[accounts]\na = \"5Grw\"\n\nnetwork = \"x\"\n").unwrap();
	for args in [&["config", "show"][..], &["key", "inspect", "--suri", "//Alice"]] {
		let ended = with(&path).args(args).output().unwrap();
		assert_eq!(ended.status.code(), INPUT, "{args:?}: {}", said(&ended));
		assert!(said(&ended).contains("has 2 faults\n  line 2: "), "{}", said(&ended));
		assert!(said(&ended).contains("\n  line 4: "), "{}", said(&ended));
	}
	for args in [&["config", "path"][..], &["completions", "bash"], &["--help"]] {
		let ended = with(&path).args(args).output().unwrap();
		assert!(ended.status.success(), "{args:?}: {}", said(&ended));
	}
	// Nothing is read where the variable is empty.
	let ended = with(Path::new("")).args(["--json", "config", "show"]).output().unwrap();
	assert_eq!(json_of(&ended)["path"], Value::Null);
}

#[test]
fn names_should_stand_for_accounts_on_the_command_line_and_not_in_lists() {
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join("config.toml");
	fs::write(&path, format!("[accounts]\nalice = \"{ALICE}\"\n")).unwrap();
	let (file, out) = (folder.path().join("list.csv"), folder.path().join("out"));
	fs::write(&file, format!("{ALICE},5000000000000\n")).unwrap();
	let built =
		with(&path).args(["list", "build"]).arg(&file).arg("--out").arg(&out).output().unwrap();
	assert!(built.status.success(), "{}", said(&built));
	let proof = |who: &str| {
		with(&path).args(["--json", "list", "proof", who, "--list"]).arg(&out).output().unwrap()
	};
	assert_eq!(json_of(&proof("@alice")), json_of(&proof(ALICE)));
	let missing = proof("@bob");
	assert_eq!(missing.status.code(), INPUT);
	assert!(said(&missing).contains("it has @alice"), "{}", said(&missing));
	fs::write(&file, "@alice,5000000000000\n").unwrap();
	let checked = with(&path).args(["list", "check"]).arg(&file).output().unwrap();
	assert_eq!(checked.status.code(), INPUT, "{}", said(&checked));
}

#[test]
fn example_should_be_written_once_and_be_read() {
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join("new").join("config.toml");
	let told = with(&path).args(["config", "path"]).output().unwrap();
	assert_eq!(said(&told).trim_end(), path.to_str().unwrap());
	let written = with(&path).args(["--json", "config", "init"]).output().unwrap();
	assert_eq!(json_of(&written), json!({ "path": path, "version": 1 }));
	let again = with(&path).args(["config", "init"]).output().unwrap();
	assert_eq!(again.status.code(), INPUT, "{}", said(&again));
	let shown = with(&path).args(["config", "show"]).output().unwrap();
	assert!(said(&shown).contains("ws://127.0.0.1:9944"), "{}", said(&shown));
}

#[test]
fn quiet_should_leave_results_and_errors() {
	let folder = tempfile::tempdir().unwrap();
	let (file, out) = (folder.path().join("list.csv"), folder.path().join("out"));
	fs::write(&file, format!("account,amount\n{ALICE},5000000000000\n")).unwrap();
	let build = |args: &[&str]| {
		let mut command = with(Path::new(""));
		command.args(args).args(["list", "build"]).arg(&file).arg("--out").arg(&out);
		command.output().unwrap()
	};
	let (usual, quiet) = (build(&[]), build(&["--quiet"]));
	assert!(String::from_utf8_lossy(&usual.stderr).contains("2 lines"), "{}", said(&usual));
	assert!(quiet.stderr.is_empty(), "{}", said(&quiet));
	assert_eq!(usual.stdout, quiet.stdout);
	fs::write(&file, "nobody,5\n").unwrap();
	assert!(String::from_utf8_lossy(&build(&["-q"]).stderr).starts_with("error: "));
}

#[test]
fn help_should_have_no_colours_when_no_terminal_shows_it() {
	let ended = with(Path::new("")).arg("--help").output().unwrap();
	assert!(said(&ended).contains("DISTRIBUTION_PROFILE") && !said(&ended).contains('\u{1b}'));
}
