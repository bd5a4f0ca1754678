//! What the program does when its output cannot be written.

#![allow(clippy::unwrap_used, reason = "a failed test is the report")]

use std::{
	fs::{self, OpenOptions},
	io::{pipe, PipeWriter},
	process::Command,
};

/// The program.
const PROGRAM: &str = env!("CARGO_BIN_EXE_distribution");

/// The end of a pipe whose reader has gone, as `head` goes when it has seen enough.
fn unread() -> PipeWriter {
	let (reader, writer) = pipe().unwrap();
	drop(reader);
	writer
}

#[test]
fn commands_should_end_as_always_when_nobody_reads_their_output() {
	let folder = tempfile::tempdir().unwrap();
	let good = folder.path().join("good.csv");
	fs::write(&good, format!("0x{},5000000000000\n", "01".repeat(32))).unwrap();
	let bad = folder.path().join("bad.csv");
	fs::write(&bad, "nobody,5\n").unwrap();
	let missing = folder.path().join("missing.csv");
	let text: &[&str] = &["list", "check"];
	let json: &[&str] = &["--json", "list", "check"];
	// Without the file the error itself is what is printed.
	for (args, file, code) in
		[(text, &good, 0), (text, &bad, 3), (json, &good, 0), (json, &bad, 3), (json, &missing, 3)]
	{
		let ended = Command::new(PROGRAM).args(args).arg(file).stdout(unread()).output().unwrap();
		let said = String::from_utf8(ended.stderr).unwrap();
		assert_eq!(ended.status.code(), Some(code), "{args:?} {file:?}: {said}");
		assert!(!said.contains("panicked") && !said.contains("Broken pipe"), "{said}");
		// Nobody reads the errors either.
		let mut deaf = Command::new(PROGRAM);
		let status = deaf.args(args).arg(file).stdout(unread()).stderr(unread()).status().unwrap();
		assert_eq!(status.code(), Some(code), "{args:?} {file:?}");
	}
}

#[test]
fn command_should_fail_when_its_output_cannot_be_written() {
	let inspect = ["--json", "key", "inspect", "--suri", "//Alice"];
	for args in [&["chain-spec", "--schema"][..], &inspect] {
		let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
		let ended = Command::new(PROGRAM).args(args).stdout(full).output().unwrap();
		let said = String::from_utf8(ended.stderr).unwrap();
		assert_eq!(ended.status.code(), Some(1), "{args:?}: {said}");
		assert!(said.contains("cannot write the output: No space left on device"), "{said}");
	}
}
