//! What `distribution list` says of files, and what it leaves behind.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failed test is the report")]

use serde_json::{json, Value};
use std::{
	fs,
	io::Write,
	path::Path,
	process::{Command, Output, Stdio},
};

/// The program.
const PROGRAM: &str = env!("CARGO_BIN_EXE_distribution");
const ALICE: &str = "diay3eAmwF3X5kPAtEAeKpSBaCP89G58LD8e9ez7X6UYSS1Ud";
const BOB: &str = "diZPtN6bo7KXBbNgNoEgP56Gc6Y7FoXiziJVpbcyr2VdCf3pQ";

fn run(args: &[&str], file: &Path) -> Output {
	Command::new(PROGRAM).args(args).arg(file).output().unwrap()
}

fn checked(text: &str, args: &[&str]) -> (Option<i32>, Value) {
	let folder = tempfile::tempdir().unwrap();
	let file = folder.path().join("list.csv");
	fs::write(&file, text).unwrap();
	let ended = run(&[&["--json", "list", "check"][..], args].concat(), &file);
	(ended.status.code(), serde_json::from_slice(&ended.stdout).unwrap())
}

#[test]
fn check_should_tell_scripts_how_the_lines_add_up() {
	let text = format!("wallet;amount (DIST)\r# by Ann\r{ALICE};5\r{BOB};2.5\r");
	let (code, said) = checked(&text, &[]);
	assert_eq!(code, Some(0));
	assert_eq!((&said["rows"], &said["total"]), (&json!(2), &json!("7500000000000")));
	assert_eq!(said["faultCount"], json!(0));
	let read = &said["read"];
	assert_eq!((&read["lines"], &read["rows"], &read["faulty"]), (&json!(4), &json!(2), &json!(0)));
	let one = |line| json!({ "lines": 1, "first": line });
	assert_eq!(read["skipped"], json!({ "header": one(1), "comment": one(2) }));
	assert_eq!((&read["delimiter"], &read["lineEnds"]), (&json!("semicolon"), &json!("CR")));
	assert_eq!(read["columns"], json!({ "account": "wallet", "amount": "amount (DIST)" }));
}

#[test]
fn list_should_be_read_from_standard_input() {
	let mut command = Command::new(PROGRAM);
	command.args(["--json", "list", "check", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped());
	let mut child = command.spawn().unwrap();
	let text = format!("account,amount (DIST)\n{ALICE},5\n");
	child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
	let ended = child.wait_with_output().unwrap();
	assert_eq!(ended.status.code(), Some(0));
	let said: Value = serde_json::from_slice(&ended.stdout).unwrap();
	assert_eq!((&said["rows"], &said["read"]["lines"]), (&json!(1), &json!(2)));
}

#[test]
fn minimum_should_be_given_in_tokens_or_smallest_units() {
	let text = format!("{ALICE},5000000000000\n{BOB},9000000000000\n");
	let faults = |args: &[&str]| checked(&text, args).1["kinds"].clone();
	let below = |rows: u32| json!({ "existential-deposit": rows });
	assert_eq!(faults(&[]), json!({}));
	for eight in ["8", "8 DIST", "8000000000000 smallest"] {
		assert_eq!(faults(&["--minimum", eight]), below(1), "{eight}");
	}
	// What was meant as smallest units would be more than anybody has.
	assert_eq!(faults(&["--minimum", "5000000000000"]), below(2));
	let (code, said) = checked("account,amount\n", &["--minimum", "1 smallest"]);
	assert_eq!((code, &said["kinds"]), (Some(3), &json!({ "empty": 1 })));
	let text = format!("{ALICE},1.5\n");
	let (_, said) = checked(&text, &["--decimals", "6", "--minimum", "2"]);
	assert_eq!(said["kinds"], below(1));
	let folder = tempfile::tempdir().unwrap();
	let file = folder.path().join("list.csv");
	fs::write(&file, text).unwrap();
	let ended = run(&["list", "check", "--decimals", "6", "--minimum", "2 DIST"], &file);
	assert_eq!(ended.status.code(), Some(3));
	assert!(String::from_utf8_lossy(&ended.stderr).contains("25 smallest"));
}

#[test]
fn check_should_print_so_many_faults_and_count_the_rest() {
	let rows = "nobody,5000000000000\n".repeat(1_000);
	let (code, said) = checked(&rows, &[]);
	assert_eq!((code, said["faults"].as_array().unwrap().len()), (Some(3), 100));
	assert_eq!(
		(&said["faultCount"], &said["kinds"]),
		(&json!(1_000), &json!({ "account": 1_000 }))
	);
}

#[test]
fn control_characters_of_a_file_should_not_reach_the_terminal() {
	let folder = tempfile::tempdir().unwrap();
	let file = folder.path().join("list.csv");
	fs::write(&file, "account,amount,\u{1b}[31mnote\n\u{1b}[2Jhello,5,\u{9b}2J\n").unwrap();
	for args in
		[&["list", "check"][..], &["--json", "list", "check"], &["list", "build", "--out", "x"]]
	{
		let ended = run(args, &file);
		assert_eq!(ended.status.code(), Some(3));
		let said = [ended.stdout, ended.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
		let obeyed = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
		assert!(!said.concat().contains(obeyed), "{said:?}");
		assert!(said.concat().contains("u001b[2Jhello"), "{said:?}");
	}
}

#[test]
fn rows_for_watched_accounts_should_be_warned_of() {
	let folder = tempfile::tempdir().unwrap();
	let (file, watch) = (folder.path().join("list.csv"), folder.path().join("watch.csv"));
	fs::write(&file, format!("{ALICE},5000000000000\n{BOB},5000000000000\n")).unwrap();
	fs::write(&watch, format!("account,label\n{BOB},an exchange\n")).unwrap();
	let ended = run(&["--json", "list", "check", "--watch", watch.to_str().unwrap()], &file);
	let said: Value = serde_json::from_slice(&ended.stdout).unwrap();
	assert_eq!(ended.status.code(), Some(0));
	let warnings = said["warnings"].as_array().unwrap();
	assert_eq!((warnings.len(), &warnings[0]["kind"]), (1, &json!("watched")));
	assert!(warnings[0]["message"].as_str().unwrap().contains("an exchange"));
}

#[test]
fn build_should_leave_whole_files_alone_and_read_a_manifest_that_an_editor_saved() {
	let folder = tempfile::tempdir().unwrap();
	let (file, out) = (folder.path().join("list.csv"), folder.path().join("out"));
	fs::write(&file, format!("{ALICE},5000000000000\n")).unwrap();
	let place = out.to_str().unwrap();
	for _ in 0..2 {
		let ended = run(&["list", "build", "--openzeppelin", "--out", place], &file);
		assert_eq!(ended.status.code(), Some(0));
	}
	let entries = fs::read_dir(&out).unwrap();
	let mut names: Vec<String> =
		entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
	names.sort();
	assert_eq!(names, ["manifest.json", "openzeppelin.json", "tree.bin"]);
	let manifest = out.join("manifest.json");
	let text = fs::read_to_string(&manifest).unwrap();
	fs::write(&manifest, format!("\u{feff}{text}")).unwrap();
	let ended = run(&["list", "verify", "--manifest", place], &file);
	assert_eq!(ended.status.code(), Some(0), "{}", String::from_utf8_lossy(&ended.stderr));
}

#[test]
fn build_should_not_leave_the_tree_of_an_earlier_list() {
	let folder = tempfile::tempdir().unwrap();
	let (file, out) = (folder.path().join("list.csv"), folder.path().join("out"));
	let place = out.to_str().unwrap();
	let dump = || -> Value {
		serde_json::from_slice(&fs::read(out.join("openzeppelin.json")).unwrap()).unwrap()
	};
	fs::write(&file, format!("{ALICE},5000000000000\n")).unwrap();
	assert_eq!(
		run(&["list", "build", "--openzeppelin", "--out", place], &file).status.code(),
		Some(0)
	);
	let first = dump();
	fs::write(&file, format!("{BOB},7000000000000\n")).unwrap();
	assert_eq!(run(&["list", "build", "--dry-run", "--out", place], &file).status.code(), Some(0));
	assert_eq!(dump(), first);
	assert_eq!(run(&["list", "build", "--out", place], &file).status.code(), Some(0));
	let manifest: Value =
		serde_json::from_slice(&fs::read(out.join("manifest.json")).unwrap()).unwrap();
	assert_eq!((&dump()["tree"][0], dump() == first), (&manifest["root"], false));
	// A folder without one gets none.
	let other = folder.path().join("other");
	run(&["list", "build", "--out", other.to_str().unwrap()], &file);
	assert!(other.join("tree.bin").is_file() && !other.join("openzeppelin.json").exists());
}

#[test]
fn build_should_name_the_folder_when_it_cannot_be_made() {
	let folder = tempfile::tempdir().unwrap();
	let (file, out) = (folder.path().join("list.csv"), folder.path().join("out"));
	fs::write(&file, format!("{ALICE},5000000000000\n")).unwrap();
	fs::write(&out, "a file").unwrap();
	let place = out.to_str().unwrap();
	let ended = run(&["list", "build", "--out", place], &file);
	assert_eq!(ended.status.code(), Some(1));
	let said = String::from_utf8(ended.stderr).unwrap();
	assert!(said.contains(&format!("cannot make the folder {place}")), "{said}");
}

#[test]
fn row_whose_formula_failed_should_fail_the_check() {
	let text = format!("account,amount\n{ALICE},5000000000000\n#N/A,7000000000000\n");
	let (code, said) = checked(&text, &[]);
	assert_eq!((code, &said["kinds"]), (Some(3), &json!({ "account": 1 })));
	assert_eq!((&said["read"]["rows"], &said["read"]["faulty"]), (&json!(1), &json!(1)));
}

/// Five accounts, not in the order of the chain's state.
fn five() -> String {
	[1u8, 2, 3, 4, 5].map(|i| format!("0x{},{i}000000000000\n", hex(&[i; 32]))).concat()
}

fn hex(bytes: &[u8]) -> String {
	bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Builds a list of five rows, and returns what was said.
fn built(folder: &Path, args: &[&str]) -> Value {
	let (file, out) = (folder.join("list.csv"), folder.join("out"));
	fs::write(&file, five()).unwrap();
	let args = [&["--json", "list", "build", "--out", out.to_str().unwrap()][..], args].concat();
	let ended = run(&args, &file);
	assert_eq!(ended.status.code(), Some(0), "{}", String::from_utf8_lossy(&ended.stderr));
	serde_json::from_slice(&ended.stdout).unwrap()
}

#[test]
fn build_should_order_rows_as_the_chain_does_unless_told_otherwise() {
	let folder = tempfile::tempdir().unwrap();
	let usual = built(folder.path(), &[]);
	let kept = built(folder.path(), &["--keep-order"]);
	let sorted = built(folder.path(), &["--sort-leaves"]);
	let order = |said: &Value| said["order"].as_str().unwrap().to_string();
	assert_eq!([&usual, &kept, &sorted].map(order), ["rows", "rows", "sorted"]);
	assert_ne!(usual["root"], kept["root"]);
	assert_ne!(kept["root"], sorted["root"]);
	// Each is known again.
	let file = folder.path().join("list.csv");
	for said in [&usual, &kept, &sorted] {
		let root = said["root"].as_str().unwrap();
		let ended = run(&["--json", "list", "verify", "--root", root], &file);
		assert_eq!(ended.status.code(), Some(0));
		let found: Value = serde_json::from_slice(&ended.stdout).unwrap();
		assert_eq!((&found["root"], &found["order"]), (&said["root"], &said["order"]));
	}
	let other = format!("0x{}", "11".repeat(32));
	assert_eq!(run(&["list", "verify", "--root", &other], &file).status.code(), Some(7));
}

#[test]
fn proofs_should_be_read_from_trees_in_every_order() {
	let folder = tempfile::tempdir().unwrap();
	let out = folder.path().join("out");
	let who = format!("0x{}", hex(&[2; 32]));
	for args in [&[][..], &["--keep-order"], &["--sort-leaves"]] {
		let said = built(folder.path(), args);
		let ended = run(&["--json", "list", "proof", &who, "--list"], &out);
		assert_eq!(ended.status.code(), Some(0), "{}", String::from_utf8_lossy(&ended.stderr));
		let proof: Value = serde_json::from_slice(&ended.stdout).unwrap();
		assert_eq!(proof["root"], said["root"]);
		assert_eq!(proof["entitlements"][0]["amount"], "2000000000000");
		assert!(!proof["entitlements"][0]["proof"].as_array().unwrap().is_empty());
	}
	let nobody = format!("0x{}", hex(&[9; 32]));
	assert_eq!(run(&["list", "proof", &nobody, "--list"], &out).status.code(), Some(3));
}

#[test]
fn proof_should_be_of_one_list() {
	let said = |args: &[&str]| {
		let ended =
			Command::new(PROGRAM).args(["list", "proof", ALICE]).args(args).output().unwrap();
		(ended.status.code(), String::from_utf8(ended.stderr).unwrap())
	};
	let (code, text) = said(&[]);
	assert_eq!(code, Some(2));
	assert!(text.contains("--list"), "{text}");
	for args in [
		&["--list", "x", "--round", "0"][..],
		&["--list", "x", "--published", "0"],
		&["--round", "0", "--published", "0"],
		&["--list", "x", "--everywhere"],
	] {
		assert_eq!(said(args).0, Some(2), "{args:?}");
	}
}
