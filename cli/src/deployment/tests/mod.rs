//! A deployment as an operator fills it in, and what is refused of it.

mod genesis;
mod lists;
mod money;
mod parties;
mod shape;
mod state;

use super::{
	checks,
	keys::{address, Key},
	lists::{Inputs, List},
	plan::Plan,
	reader::Fault,
};
use polkadot_sdk::sp_io::hashing::blake2_256;
use serde_json::{json, Value};

const MAIN: &str = include_str!("../testdata/main.json");
const ALLOCATION: &str = include_str!("../testdata/allocation.csv");
const VESTING: &str = include_str!("../testdata/vesting.csv");
const ALICE: &str = "diay3eAmwF3X5kPAtEAeKpSBaCP89G58LD8e9ez7X6UYSS1Ud";

/// A public key without an owner.
fn key(name: &str) -> Key {
	Key::new(blake2_256(name.as_bytes()))
}

/// The address of such a key.
fn somebody(name: &str) -> String {
	address(&key(name))
}

/// A good deployment without lists, changed by `change`.
fn deployment(change: impl FnOnce(&mut Value)) -> String {
	let mut file: Value = serde_json::from_str(MAIN).unwrap();
	file["allocation"] = json!({
		"total": "1000000000 DIST",
		"balances": [{ "account": somebody("holder"), "amount": "1000000000 DIST" }],
	});
	change(&mut file);
	file.to_string()
}

fn list<'a>(name: &'a str, text: &'a str) -> List<'a> {
	List { name, bytes: text.as_bytes() }
}

fn read(file: &str, allocation: Option<&str>, vesting: Option<&str>) -> Result<Plan, Vec<Fault>> {
	checks::read(Inputs {
		deployment: list("main.json", file),
		allocation: allocation.map(|text| list("allocation.csv", text)),
		vesting: vesting.map(|text| list("vesting.csv", text)),
	})
}

/// What is wrong with a deployment file without lists.
fn faults(file: &str) -> Vec<String> {
	let found = read(file, None, None).err().unwrap_or_default();
	found.iter().map(ToString::to_string).collect()
}

/// The good deployment with lists.
fn main_plan() -> Plan {
	read(MAIN, Some(ALLOCATION), Some(VESTING)).unwrap()
}

/// Checks that the good deployment is refused after `change`, with one fault that begins with
/// `field: ` and has `words` in its message.
fn refused(change: impl FnOnce(&mut Value), field: &str, words: &str) {
	let found = faults(&deployment(change));
	assert_eq!(found.len(), 1, "{found:#?}");
	let message =
		found[0].strip_prefix(&format!("{field}: ")).unwrap_or_else(|| panic!("{}", found[0]));
	assert!(message.contains(words), "{message}");
}

/// Checks the same for a value in the place that `pointer` names.
fn refused_value(pointer: &str, value: Value, field: &str, words: &str) {
	refused(|file| *file.pointer_mut(pointer).unwrap() = value, field, words);
}

fn remove(file: &mut Value, pointer: &str, key: &str) {
	file.pointer_mut(pointer).unwrap().as_object_mut().unwrap().remove(key).unwrap();
}
