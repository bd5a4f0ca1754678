//! What is refused because it is not as the schema has it.

use super::*;

const EXAMPLE: &str = include_str!("../../../../deploy/chain-spec/genesis.example.json");

#[test]
fn deployment_should_be_accepted_when_it_is_right() {
	assert_eq!(faults(&deployment(|_| ())), [""; 0]);
	assert_eq!(main_plan().notes().len(), 4);
}

#[test]
fn deployment_should_be_refused_while_placeholders_are_left() {
	let found = faults(EXAMPLE);
	assert_eq!(found.len(), EXAMPLE.matches("\"REPLACE: ").count());
	assert!(found.iter().all(|fault| fault.contains(": still to be replaced: ")), "{found:#?}");
	let field = "collators.invulnerables[1].aura: still to be replaced: its session key";
	assert!(found.contains(&field.to_string()), "{found:#?}");
}

#[test]
fn example_should_be_accepted_when_everything_was_replaced() {
	let mut example: Value = serde_json::from_str(EXAMPLE).unwrap();
	let filled: Value = serde_json::from_str(&deployment(|_| ())).unwrap();
	// Only what begins with REPLACE is taken from the other file.
	fn fill(open: &mut Value, from: &Value) {
		match open {
			Value::String(text) if text.starts_with("REPLACE") => *open = from.clone(),
			Value::Array(all) => {
				all.iter_mut()
					.zip(from.as_array().unwrap())
					.for_each(|(open, from)| fill(open, from));
			}
			Value::Object(all) => all.iter_mut().for_each(|(key, open)| fill(open, &from[key])),
			_ => (),
		}
	}
	fill(&mut example, &filled);
	assert_eq!(faults(&example.to_string()), [""; 0]);
}

#[test]
fn deployment_should_be_refused_when_it_is_not_json() {
	let found = faults("{\n\"chain\": 1,\n}");
	assert_eq!(found.len(), 1);
	assert!(
		found[0].starts_with("main.json: cannot be read as JSON: ") && found[0].contains("line 3"),
		"{found:?}"
	);
	let bytes = List { name: "main.json", bytes: &[0xff] };
	let inputs = Inputs { deployment: bytes, allocation: None, vesting: None };
	assert!(checks::read(inputs).unwrap_err()[0].message.contains("UTF-8"));
	assert_eq!(
		faults("[]"),
		["the file: must be an object with chain, allocation, collators, committee, compliance, emission"]
	);
}

#[test]
fn key_should_be_refused_when_it_is_unknown_missing_or_given_twice() {
	refused(|file| file["sudo"] = json!({ "key": ALICE }), "sudo", "unknown; expected chain, ");
	refused(
		|file| file["chain"]["sudo"] = json!(ALICE),
		"chain.sudo",
		"unknown; expected name, id, protocolId, type, relayChain, relayGenesis, paraId, bootNodes, telemetry",
	);
	refused(|file| remove(file, "", "emission"), "emission", "missing; see deploy/chain-spec/");
	refused(|file| remove(file, "/compliance", "blocked"), "compliance.blocked", "missing");
	refused(|file| remove(file, "/emission", "params"), "emission.params", "missing");
	refused(
		|file| remove(file, "/collators/invulnerables/1", "aura"),
		"collators.invulnerables[1].aura",
		"missing",
	);
	refused(
		|file| file["emission"]["params"]["cap"] = json!(1),
		"emission.params.cap",
		"unknown; expected issuance, decayPercent, decayPeriod, floor, maxSupply",
	);
	let twice =
		deployment(|_| ()).replacen("{\"allocation\"", "{\"committee\":[],\"allocation\"", 1);
	assert_eq!(faults(&twice), ["committee: given twice; remove one of them"]);
}

#[test]
fn key_that_may_be_left_out_should_not_be_missed() {
	assert_eq!(faults(&deployment(|file| remove(file, "/chain", "telemetry"))), [""; 0]);
	refused_value("/chain/telemetry", Value::Null, "chain.telemetry", "must be a list");
	refused(
		|file| file["allocation"]["ss58Prefix"] = Value::Null,
		"allocation.ss58Prefix",
		"null does not fit; give a whole number from 0 to 16383",
	);
}

#[test]
fn value_should_be_refused_when_it_is_of_another_kind() {
	refused_value("/chain", json!("main"), "chain", "must be an object with name, id");
	refused_value("/committee", json!(ALICE), "committee", "must be a list, in square brackets");
	refused_value(
		"/committee/0",
		json!(12),
		"committee[0]",
		"12 does not fit; give an SS58 address of this chain",
	);
	refused_value("/committee/0", json!({}), "committee[0]", "an object does not fit");
	refused_value(
		"/chain/paraId",
		json!("3500"),
		"chain.paraId",
		"\"3500\" does not fit; give a whole number from 1 ",
	);
	refused_value("/chain/paraId", json!(-1), "chain.paraId", "-1 does not fit");
	refused_value("/chain/paraId", json!(4_294_967_296u64), "chain.paraId", "to 4294967295");
	refused_value(
		"/collators/desiredCandidates",
		json!(1.5),
		"collators.desiredCandidates",
		"1.5 does not fit",
	);
}

#[test]
fn deployment_should_be_refused_with_all_faults_at_once() {
	let shape = faults(&deployment(|file| {
		file["chain"]["id"] = json!("Main Net");
		file["sudo"] = json!(1);
		file["compliance"]["attesters"][0]["maxLevel"] = json!(0);
	}));
	assert_eq!(shape.len(), 3, "{shape:#?}");
	let meaning = faults(&deployment(|file| {
		file["committee"] = json!([]);
		file["collators"]["invulnerables"][0]["aura"] = json!(ALICE);
		file["allocation"]["total"] = json!("1");
	}));
	assert_eq!(meaning.len(), 3, "{meaning:#?}");
	let both = faults(&deployment(|file| {
		file["chain"]["id"] = json!("Main Net");
		file["chain"]["paraId"] = json!(0);
		file["committee"] = json!([]);
		file["allocation"]["total"] = json!("much");
	}));
	let mut fields: Vec<_> = both.iter().map(|fault| fault.split(": ").next().unwrap()).collect();
	fields.sort();
	assert_eq!(fields, ["allocation.total", "chain.id", "chain.paraId", "committee"]);
}
