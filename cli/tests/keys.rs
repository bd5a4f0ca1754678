//! Where the program takes its key from, and what it refuses: as its users give it.

#![allow(clippy::unwrap_used, reason = "a failed test is the report")]

use std::{
	fs,
	io::Write,
	process::{Command, Output, Stdio},
};

/// The program.
const PROGRAM: &str = env!("CARGO_BIN_EXE_distribution");
/// The account of `//Alice`.
const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
/// Wrong input.
const INPUT: Option<i32> = Some(3);

/// `distribution key inspect` without any key of the environment.
fn inspect() -> Command {
	let mut command = Command::new(PROGRAM);
	command.args(["key", "inspect"]).stdin(Stdio::null());
	command.env_remove("DISTRIBUTION_SURI").env_remove("DISTRIBUTION_KEY_FILE");
	command.env("DISTRIBUTION_CONFIG", "");
	command
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
	let mut command = inspect();
	command.env("DISTRIBUTION_SURI", "//Alice").env("DISTRIBUTION_KEY_FILE", "key.json");
	let ended = command.output().unwrap();
	assert_eq!(ended.status.code(), INPUT, "{}", said(&ended));
	assert!(said(&ended).contains("both set"), "{}", said(&ended));
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
