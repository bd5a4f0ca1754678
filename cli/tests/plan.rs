//! What `distribution plan` does without a node.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failed test is the report")]

use distribution_client::{
	account::parse,
	keys::show_bytes,
	lists::order::Order,
	multisig::Multisig,
	plan::{
		file::{ClockFields, Manager, Plan, RequirementFields, Schedules, Table},
		making,
	},
};
use polkadot_sdk::sp_io::hashing::blake2_256;
use serde_json::{json, Value};
use std::{
	collections::BTreeMap,
	fs,
	path::Path,
	process::{Command, Output},
};

/// The program.
const PROGRAM: &str = env!("CARGO_BIN_EXE_distribution");
const ALICE: &str = "diay3eAmwF3X5kPAtEAeKpSBaCP89G58LD8e9ez7X6UYSS1Ud";
const BOB: &str = "diZPtN6bo7KXBbNgNoEgP56Gc6Y7FoXiziJVpbcyr2VdCf3pQ";
const CID: &str = "bafyreibjo4xmgaevkgud7mbifn3dzp4v4lyaui4yvqp3f2bqwtxcjrdqg4";

fn run(args: &[&str], plan: &Path) -> (Option<i32>, Value, String) {
	let Output { status, stdout, stderr } =
		Command::new(PROGRAM).arg("--json").args(args).arg(plan).output().unwrap();
	let said = String::from_utf8(stderr).unwrap();
	(status.code(), serde_json::from_slice(&stdout).unwrap_or_default(), said)
}

fn grants() -> String {
	format!(
		"account,amount (DIST),start,cliff,duration,steps\n{ALICE},5,,,,\n{BOB},7,,,,\n{BOB},48,2026-12-02,1y,4y,48\n"
	)
}

/// A plan of an immediate and a streamed round in the folder `plan`, and its table beside it.
fn plan_in(folder: &Path) -> Plan {
	fs::write(folder.join("grants.csv"), grants()).unwrap();
	let place = folder.join("plan");
	fs::create_dir(&place).unwrap();
	let signatories = vec![parse(ALICE).unwrap(), parse(BOB).unwrap()];
	let mut plan = Plan {
		version: Plan::version(),
		genesis: format!("0x{}", "11".repeat(32)),
		clock: ClockFields { block: 27_000_000, seconds: 1_796_083_200 },
		manager: Manager::multisig(&Multisig::new(2, signatories).unwrap()),
		asset: "native".into(),
		requirement: RequirementFields::default(),
		opens: 0,
		closes: 30_000_000,
		remainder: "manager".into(),
		schedules: Schedules {
			start: None,
			far: false,
			revocable: false,
			prepaid: true,
			vested: None,
			free_claims: None,
		},
		order: Order::Rows,
		table: Table {
			file: "../grants.csv".into(),
			hash: show_bytes(blake2_256(grants().as_bytes())),
			sheet: None,
			columns: Vec::new(),
			delimiter: None,
			header_row: None,
			hidden_rows: None,
			decimals: Some(12),
			minimum: "10000000000".into(),
			allow_duplicates: false,
			allow_rounded: false,
			allow_keyless: false,
			allow_ethereum: false,
		},
		rounds: Vec::new(),
	};
	let (choices, reader) = plan.reader().unwrap();
	let read = reader.read(grants().as_bytes(), &choices);
	let made = making::rounds(&plan, read, &BTreeMap::new()).unwrap();
	plan.rounds = made.into_iter().map(|(round, _)| round).collect();
	plan.write(&place.join("plan.json")).unwrap();
	plan
}

#[test]
fn build_should_write_the_lists_once_and_then_say_that_nothing_changed() {
	let folder = tempfile::tempdir().unwrap();
	plan_in(folder.path());
	let place = folder.path().join("plan");
	let (code, said, _) = run(&["plan", "build"], &place);
	assert_eq!(code, Some(0));
	assert_eq!(said["written"].as_array().unwrap().len(), 6);
	for name in ["immediate", "streamed-1"] {
		for file in ["list.csv", "manifest.json", "tree.bin"] {
			assert!(place.join(name).join(file).is_file(), "{name}/{file}");
		}
	}
	for plan in [place.clone(), place.join("plan.json")] {
		let (code, said, _) = run(&["plan", "build"], &plan);
		assert_eq!(
			(code, &said["written"], &said["from"]),
			(Some(0), &json!([]), &json!("the table"))
		);
	}
	// Whoever has no table has the lists.
	fs::remove_file(folder.path().join("grants.csv")).unwrap();
	fs::remove_file(place.join("streamed-1").join("tree.bin")).unwrap();
	let (code, said, _) = run(&["plan", "build"], &place);
	assert_eq!((code, &said["from"]), (Some(0), &json!("the lists")));
	assert_eq!(said["written"].as_array().unwrap().len(), 1);
}

#[test]
fn build_should_refuse_a_table_or_a_list_that_was_changed() {
	let folder = tempfile::tempdir().unwrap();
	plan_in(folder.path());
	let place = folder.path().join("plan");
	assert_eq!(run(&["plan", "build"], &place).0, Some(0));
	let table = folder.path().join("grants.csv");
	fs::write(&table, grants().replace(",48,2026", ",49,2026")).unwrap();
	let (code, _, said) = run(&["plan", "build"], &place);
	assert_eq!(code, Some(7));
	assert!(said.contains("was changed after the plan was made"), "{said}");
	fs::remove_file(&table).unwrap();
	let list = place.join("immediate").join("list.csv");
	let changed = fs::read_to_string(&list).unwrap().replace("5000000000000", "5000000000001");
	fs::write(&list, changed).unwrap();
	for command in [&["plan", "build"][..], &["plan", "check", "--offline"]] {
		let (code, _, said) = run(command, &place);
		assert_eq!(code, Some(7), "{said}");
		assert!(said.contains("`immediate` has 2 rows with a sum of 12000000000001"), "{said}");
	}
}

#[test]
fn cid_should_become_part_of_the_terms() {
	let folder = tempfile::tempdir().unwrap();
	let before = plan_in(folder.path());
	let place = folder.path().join("plan");
	let given = |round: &str| format!("{round}={CID}");
	let (code, said, _) = run(&["plan", "build", "--cid", &given("immediate")], &place);
	assert_eq!(code, Some(0));
	let [immediate, streamed] = [0usize, 1].map(|round| &said["rounds"][round]);
	assert_eq!(immediate["cid"], CID);
	assert_eq!(immediate["root"], before.rounds[0].root.as_str());
	assert_ne!(immediate["terms"], before.rounds[0].terms.as_str());
	assert_eq!(streamed["terms"], before.rounds[1].terms.as_str());
	let (code, said, _) = run(&["plan", "build"], &place);
	assert_eq!((code, &said["written"]), (Some(0), &json!([])));
	let (code, _, said) = run(&["plan", "build", "--cid", &given("other")], &place);
	assert_eq!(code, Some(3), "{said}");
	let (code, _, said) = run(&["plan", "build", "--cid", "immediate=bafytest"], &place);
	assert_eq!(code, Some(2), "{said}");
	assert!(said.contains("`bafytest` is not a CID"), "{said}");
}

#[test]
fn check_should_tell_sums_and_concentration_without_a_node() {
	let folder = tempfile::tempdir().unwrap();
	plan_in(folder.path());
	let (code, said, _) = run(&["plan", "check", "--offline"], &folder.path().join("plan"));
	assert_eq!(code, Some(0));
	assert_eq!((&said["total"], &said["rows"]), (&json!("60000000000000"), &json!(3)));
	// Bob has two grants.
	assert_eq!(said["accounts"], json!(2));
	assert_eq!(said["read"]["rows"], json!(3));
	let names: Vec<_> = said["rounds"].as_array().unwrap().iter().map(|r| &r["name"]).collect();
	assert_eq!(names, ["immediate", "streamed-1"]);
	assert_eq!(said["watched"], json!([]));
}

#[test]
fn check_should_warn_of_accounts_of_another_table() {
	let folder = tempfile::tempdir().unwrap();
	plan_in(folder.path());
	let watch = folder.path().join("exchanges.csv");
	fs::write(&watch, format!("account,label\n{BOB},An exchange\n")).unwrap();
	let args = ["plan", "check", "--offline", "--watch", watch.to_str().unwrap()];
	let (code, said, _) = run(&args, &folder.path().join("plan"));
	assert_eq!(code, Some(0));
	// In both rounds.
	let watched = said["watched"].as_array().unwrap();
	assert_eq!(watched.len(), 2);
	assert!(watched[0]["message"].as_str().unwrap().ends_with("as An exchange"), "{watched:?}");
}

#[test]
fn plan_that_was_changed_by_hand_should_be_refused() {
	let folder = tempfile::tempdir().unwrap();
	plan_in(folder.path());
	let file = folder.path().join("plan").join("plan.json");
	let text = fs::read_to_string(&file).unwrap();
	for (from, to, code) in [
		("\"remainder\": \"manager\"", "\"remainder\": \"burn\"", 7),
		("\"version\": 1", "\"version\": 9", 3),
		("\"threshold\": 2", "\"threshold\": 1", 3),
		("\"opens\"", "\"begins\"", 3),
	] {
		assert!(text.contains(from), "{from}");
		fs::write(&file, text.replace(from, to)).unwrap();
		let (found, _, said) = run(&["plan", "check", "--offline"], &file);
		assert_eq!(found, Some(code), "{from}: {said}");
	}
}
