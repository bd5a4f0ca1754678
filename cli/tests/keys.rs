//! Where the program takes its key from, and what it refuses: as its users give it.

#![allow(clippy::unwrap_used, reason = "a failed test is the report")]

use distribution_client::{
	keys::{show_bytes, show_signature, Key, Scheme, Secret},
	offline::{file::Fields, Transaction},
};
use polkadot_sdk::sp_core::H256;
use std::{
	fs,
	io::Write,
	path::{Path, PathBuf},
	process::{Command, Output, Stdio},
};

/// The program.
const PROGRAM: &str = env!("CARGO_BIN_EXE_distribution");
/// The account of `//Alice`.
const ALICE: &str = "diay3eAmwF3X5kPAtEAeKpSBaCP89G58LD8e9ez7X6UYSS1Ud";
/// Wrong usage, wrong input, and a signer program that did not sign.
const USAGE: Option<i32> = Some(2);
const INPUT: Option<i32> = Some(3);
const SIGNER: Option<i32> = Some(8);
const PHRASE: &str = "legal winner thank year wave sausage worth useful legal winner thank yellow";

/// The program without any key of the environment.
fn program(args: &[&str]) -> Command {
	let mut command = Command::new(PROGRAM);
	command.args(args).stdin(Stdio::null());
	for name in ["SURI", "KEY_FILE", "KEYRING", "SIGNER", "GENESIS"] {
		command.env_remove(format!("DISTRIBUTION_{name}"));
	}
	// Whoever runs the tests may have a configuration.
	command.env("DISTRIBUTION_CONFIG", "");
	command
}

/// `distribution key inspect` without any key of the environment.
fn inspect() -> Command {
	program(&["key", "inspect"])
}

fn key(suri: &str) -> Key {
	Key::new(Scheme::Sr25519, &Secret::new(suri, "key").unwrap()).unwrap()
}

/// A program that answers with the key of `suri` or, to anything else, with what `line` of the shell
/// prints.
fn signer(folder: &Path, suri: &str, line: &str) -> PathBuf {
	let path = folder.join("signer");
	let public = show_bytes(key(suri).public());
	let text = format!(
		"#!/bin/sh\nread -r question\ncase \"$question\" in\n*'\"method\":\"account\"'*) echo '{{\"scheme\":\"sr25519\",\"publicKey\":\"{public}\"}}' ;;\n*) {line} ;;\nesac\n"
	);
	script(&path, &text);
	path
}

/// Writes a program. The shell does it: a file that this process has open for writing could not be
/// started.
fn script(path: &Path, text: &str) {
	let mut shell = Command::new("sh");
	shell.args(["-c", "printf %s \"$1\" >\"$0\" && chmod +x \"$0\""]).arg(path).arg(text);
	assert!(shell.stdin(Stdio::null()).status().unwrap().success());
}

/// A transaction of `//Alice`.
fn transaction() -> Transaction {
	Transaction {
		genesis: H256::repeat_byte(0x11),
		spec_version: 100,
		transaction_version: 1,
		account: key("//Alice").account(),
		nonce: 5,
		tip: 0,
		fee_asset: None,
		mortality: None,
		metadata_hash: None,
		call: vec![62, 9, 3, 0, 4],
	}
}

/// Its file, as it would be if it had been built on such a chain.
fn unsigned(folder: &Path, test_chain: bool) -> PathBuf {
	let path = folder.join("unsigned.json");
	let fields = Fields::new(&transaction()).on_test_chain(test_chain);
	fs::write(&path, serde_json::to_string(&fields).unwrap()).unwrap();
	path
}

/// `distribution tx sign`, and the file that it writes.
fn sign(unsigned: &Path) -> (Command, PathBuf) {
	let out = unsigned.with_file_name("signed.json");
	let mut command = program(&["tx", "sign"]);
	command.arg(unsigned).arg("--out").arg(&out);
	(command, out)
}

fn said(ended: &Output) -> String {
	let text = [ended.stdout.as_slice(), &ended.stderr].concat();
	String::from_utf8(text).unwrap()
}

#[test]
fn environment_should_be_refused_when_it_does_not_name_the_key_that_is_meant() {
	for secret in ["", "//Alice ", " //Alice", "//Alice\n", "//Alice\r", "//Alice\t"] {
		let ended = inspect().env("DISTRIBUTION_SURI", secret).output().unwrap();
		assert_eq!(ended.status.code(), INPUT, "{secret:?}: {}", said(&ended));
		assert!(said(&ended).contains("DISTRIBUTION_SURI"), "{}", said(&ended));
		assert!(!said(&ended).contains("account "), "{}", said(&ended));
	}
	let ended = inspect().env("DISTRIBUTION_SURI", "//Alice").output().unwrap();
	assert!(ended.status.success() && said(&ended).contains(ALICE), "{}", said(&ended));
}

#[test]
fn key_should_be_asked_for_nowhere_when_there_is_none() {
	let ended = inspect().output().unwrap();
	assert_eq!(ended.status.code(), INPUT, "{}", said(&ended));
	assert!(said(&ended).contains("no key: give --key-file"), "{}", said(&ended));
}

#[test]
fn two_keys_in_the_environment_should_be_refused() {
	for other in ["KEY_FILE", "KEYRING", "SIGNER"] {
		let mut command = inspect();
		command.env("DISTRIBUTION_SURI", "//Alice").env(format!("DISTRIBUTION_{other}"), "x");
		let ended = command.output().unwrap();
		assert_eq!(ended.status.code(), INPUT, "{}", said(&ended));
		assert!(said(&ended).contains("both set"), "{}", said(&ended));
	}
	for empty in ["KEYRING", "SIGNER"] {
		let ended = inspect().env(format!("DISTRIBUTION_{empty}"), "").output().unwrap();
		assert_eq!(ended.status.code(), INPUT, "{}", said(&ended));
	}
}

#[test]
fn signer_program_should_tell_its_account() {
	let folder = tempfile::tempdir().unwrap();
	let path = signer(folder.path(), "//Alice", "exit 1");
	let ended = inspect().arg("--signer").arg(&path).output().unwrap();
	assert!(ended.status.success() && said(&ended).contains(ALICE), "{}", said(&ended));
	let ended = inspect().env("DISTRIBUTION_SIGNER", &path).output().unwrap();
	assert!(ended.status.success() && said(&ended).contains(ALICE), "{}", said(&ended));
	let mut command = inspect();
	let ended = command.arg("--signer").arg(&path).args(["--scheme", "ecdsa"]).output().unwrap();
	assert_eq!(ended.status.code(), SIGNER, "{}", said(&ended));
	assert!(said(&ended).contains("sr25519, not ecdsa"), "{}", said(&ended));
}

#[test]
fn signature_of_a_signer_program_should_be_taken() {
	let folder = tempfile::tempdir().unwrap();
	let signature = show_signature(&key("//Alice").sign(&transaction().payload()));
	let line = format!("echo '{{\"signature\":\"{signature}\"}}'");
	let path = signer(folder.path(), "//Alice", &line);
	let (mut command, out) = sign(&unsigned(folder.path(), true));
	let ended = command.arg("--signer").arg(&path).output().unwrap();
	assert!(ended.status.success(), "{}", said(&ended));
	assert!(fs::read_to_string(out).unwrap().contains(&signature));
}

#[test]
fn signer_program_should_be_refused_when_it_lies_or_fails() {
	let other = Transaction { nonce: 6, ..transaction() };
	let other = show_signature(&key("//Alice").sign(&other.payload()));
	let other = format!("echo '{{\"signature\":\"{other}\"}}'");
	for (line, why) in [
		(other.as_str(), "a signature that is not that of"),
		("echo '{\"error\":\"not today\"}'", "refused: not today"),
		("echo nonsense", "protocol of signers"),
		("exit 3", "failed (exit status: 3)"),
		("true", "ended without an answer"),
		("exec sleep 60", "did not answer within 2 seconds"),
	] {
		let folder = tempfile::tempdir().unwrap();
		let path = signer(folder.path(), "//Alice", line);
		let (mut command, out) = sign(&unsigned(folder.path(), true));
		command.arg("--json").arg("--signer").arg(&path).args(["--signer-timeout", "2"]);
		let ended = command.output().unwrap();
		assert_eq!(ended.status.code(), SIGNER, "{line}: {}", said(&ended));
		let error: serde_json::Value = serde_json::from_slice(&ended.stderr).unwrap();
		assert!(error["error"].as_str().unwrap().contains(why), "{line}: {error}");
		assert!(!out.exists());
	}
}

#[test]
fn signer_program_of_another_account_should_not_be_asked_to_sign() {
	let folder = tempfile::tempdir().unwrap();
	let asked = folder.path().join("asked");
	let path = signer(folder.path(), "//Bob", &format!("touch {}", asked.display()));
	let (mut command, out) = sign(&unsigned(folder.path(), true));
	let ended = command.arg("--signer").arg(&path).output().unwrap();
	assert_eq!(ended.status.code(), INPUT, "{}", said(&ended));
	assert!(said(&ended).contains(ALICE), "{}", said(&ended));
	assert!(!out.exists() && !asked.exists());
}

#[test]
fn development_key_should_sign_a_file_only_for_a_test_chain_or_when_it_is_meant() {
	for (test_chain, args, good) in [
		(false, &["--suri", "//Alice"][..], false),
		(true, &["--suri", "//Alice"], true),
		(false, &["--suri", "//Alice", "--allow-development-key"], true),
	] {
		let folder = tempfile::tempdir().unwrap();
		let (mut command, out) = sign(&unsigned(folder.path(), test_chain));
		let ended = command.args(args).output().unwrap();
		assert_eq!(ended.status.code(), if good { Some(0) } else { INPUT }, "{}", said(&ended));
		assert_eq!(out.exists(), good);
		assert!(good || said(&ended).contains("development key"), "{}", said(&ended));
	}
}

#[test]
fn keyring_should_be_missed_with_a_way_out() {
	// Nothing is installed there.
	let nowhere = tempfile::tempdir().unwrap();
	let mut new = program(&["key", "new", "--keyring", "treasury"]);
	let mut use_it = inspect();
	use_it.args(["--keyring", "treasury"]);
	let mut forget = program(&["--yes", "key", "forget", "treasury"]);
	for command in [&mut new, &mut use_it, &mut forget] {
		let ended = command.env("PATH", nowhere.path()).output().unwrap();
		assert_eq!(ended.status.code(), INPUT, "{}", said(&ended));
		for part in ["secret-tool", "libsecret-tools", "--key-file"] {
			assert!(said(&ended).contains(part), "{part}: {}", said(&ended));
		}
	}
}

#[test]
fn what_cannot_be_undone_should_be_told_though_nobody_is_asked() {
	let folder = tempfile::tempdir().unwrap();
	let line = format!("ed25519:0x{}", "07".repeat(32));
	let text = format!("#!/bin/sh\ncase \"$1\" in\nlookup) echo '{line}' ;;\nesac\n");
	script(&folder.path().join("secret-tool"), &text);
	for (args, told) in
		[(&["--yes"][..], true), (&["--yes", "--quiet"], false), (&["--yes", "--json"], false)]
	{
		let mut command = program(&["key", "forget", "treasury"]);
		let ended = command.args(args).env("PATH", folder.path()).output().unwrap();
		assert!(ended.status.success(), "{args:?}: {}", said(&ended));
		let errors = String::from_utf8_lossy(&ended.stderr);
		assert_eq!(errors.contains("the account is lost"), told, "{args:?}: {errors}");
	}
}

#[test]
fn secrets_in_a_wrong_place_should_not_be_repeated() {
	let seed = format!("0x{}", "07".repeat(32));
	let suri = format!("{PHRASE}//Alice///swordfish");
	let words: Vec<&str> = ["key", "inspect"].into_iter().chain(PHRASE.split(' ')).collect();
	let assigned = format!("--scheme={PHRASE}");
	for (args, secret, code) in [
		(vec!["key", "inspect", PHRASE], PHRASE, USAGE),
		(vec!["--json", "key", "inspect", suri.as_str()], "swordfish", USAGE),
		(vec!["key", "inspect", seed.as_str()], seed.as_str(), USAGE),
		(vec!["key", "inspect", assigned.as_str()], PHRASE, USAGE),
		(vec![PHRASE], PHRASE, USAGE),
		(words, "legal", USAGE),
		(vec!["key", "inspect", "--key-file", PHRASE], PHRASE, INPUT),
		(vec!["key", "inspect", "--suri", suri.as_str()], "swordfish", INPUT),
		(vec!["key", "forget", "--yes", PHRASE], PHRASE, INPUT),
	] {
		let ended = program(&args).output().unwrap();
		assert_eq!(ended.status.code(), code, "{}", said(&ended));
		assert!(!said(&ended).contains(secret), "{}", said(&ended));
	}
	let ended = program(&["list", "check", PHRASE]).output().unwrap();
	assert!(!ended.status.success() && !said(&ended).contains(PHRASE), "{}", said(&ended));
	// What is no secret is repeated, so that it can be found.
	let ended = program(&["key", "inspect", "--no-such-option"]).output().unwrap();
	assert!(said(&ended).contains("--no-such-option"), "{}", said(&ended));
}

#[test]
fn option_should_count_more_than_the_environment() {
	let mut command = inspect();
	command.args(["--suri", "//Alice"]).env("DISTRIBUTION_SURI", "");
	let ended = command.output().unwrap();
	assert!(ended.status.success() && said(&ended).contains(ALICE), "{}", said(&ended));
}

#[test]
fn key_should_be_read_from_standard_input() {
	for (text, good) in
		[("//Alice", true), ("//Alice\n", true), ("", false), ("//Alice\r\n", false)]
	{
		let mut command = inspect();
		command.arg("--key-stdin").stdin(Stdio::piped()).stdout(Stdio::piped());
		let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
		child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
		let ended = child.wait_with_output().unwrap();
		assert_eq!(ended.status.success(), good, "{text:?}: {}", said(&ended));
	}
}

#[test]
fn keystore_should_be_made_and_used() {
	let folder = tempfile::tempdir().unwrap();
	let path = |name: &str| folder.path().join(name);
	fs::write(path("password"), "a long password\n").unwrap();
	let made = Command::new(PROGRAM)
		.args(["--json", "key", "new", "--scheme", "ed25519", "--show-phrase", "--out"])
		.arg(path("key.json"))
		.arg("--new-password-file")
		.arg(path("password"))
		.output()
		.unwrap();
	assert!(made.status.success(), "{}", said(&made));
	let value: serde_json::Value = serde_json::from_slice(&made.stdout).unwrap();
	let (account, phrase) = (value["account"].as_str().unwrap(), value["phrase"].as_str().unwrap());
	let mut command = inspect();
	command.env("DISTRIBUTION_KEY_FILE", path("key.json"));
	let asked = command.output().unwrap();
	assert_eq!(asked.status.code(), INPUT, "{}", said(&asked));
	assert!(said(&asked).contains("--password-file"), "{}", said(&asked));
	let opened = command.arg("--password-file").arg(path("password")).output().unwrap();
	assert!(opened.status.success() && said(&opened).contains(account), "{}", said(&opened));
	// The phrase is the same key.
	fs::write(path("phrase"), format!("{phrase}\n")).unwrap();
	let args = ["--scheme", "ed25519", "--key-file"];
	let ended = inspect().args(args).arg(path("phrase")).output().unwrap();
	assert!(ended.status.success() && said(&ended).contains(account), "{}", said(&ended));
}

#[test]
fn errors_should_be_json_on_standard_error() {
	let wrong_usage: &[&str] = &["--json", "key", "inspect", "--no-such-option"];
	let wrong_input: &[&str] = &["--json", "key", "inspect", "--suri", ""];
	for (args, code) in [(wrong_usage, 2), (wrong_input, 3)] {
		let ended = Command::new(PROGRAM).args(args).stdin(Stdio::null()).output().unwrap();
		assert_eq!(ended.status.code(), Some(code), "{}", said(&ended));
		assert!(ended.stdout.is_empty(), "{}", said(&ended));
		let error: serde_json::Value = serde_json::from_slice(&ended.stderr).unwrap();
		assert_eq!(error["code"], code);
		assert!(error["error"].is_string());
	}
}

#[test]
fn completions_and_manual_should_be_written() {
	let folder = tempfile::tempdir().unwrap();
	let man = Command::new(PROGRAM).arg("man").arg(folder.path()).output().unwrap();
	assert!(man.status.success(), "{}", said(&man));
	assert!(folder.path().join("distribution-round-fund.1").is_file());
	let completions = Command::new(PROGRAM).args(["completions", "bash"]).output().unwrap();
	assert!(completions.status.success() && said(&completions).contains("add-entries"));
}
