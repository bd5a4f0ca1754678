//! The chain spec with the genesis in words.

use super::*;
use crate::deployment::genesis::plain_spec;

#[test]
fn plain_spec_should_have_the_bytes_it_always_had() {
	// Written by the tool before this one, in JavaScript. People compare checksums of what they
	// make.
	let expected = include_str!("../testdata/plain.json");
	assert_eq!(plain_spec(&main_plan(), b"\0asm").unwrap(), expected);
}

#[test]
fn plain_spec_should_have_no_telemetry_and_no_schedule_when_none_is_given() {
	let file = deployment(|file| {
		file["chain"]["telemetry"] = json!([]);
		file["emission"]["params"] = Value::Null;
	});
	let spec = plain_spec(&read(&file, None, None).unwrap(), &[]).unwrap();
	let spec: Value = serde_json::from_str(&spec).unwrap();
	assert_eq!(spec["telemetryEndpoints"], Value::Null);
	let genesis = &spec["genesis"]["runtimeGenesis"];
	assert_eq!(genesis["patch"]["emission"]["params"], Value::Null);
	assert_eq!(genesis["code"], json!("0x"));
}

#[test]
fn supply_should_be_that_of_the_deployment_and_the_chains_own_accounts() {
	let plan = main_plan();
	assert_eq!(plan.supply.allocated, 1_000_000_007_000_000_000_001);
	assert_eq!(plan.supply.own.len(), 2);
	assert_eq!(plan.supply.pots, 60_000_000_000);
	assert_eq!(plan.supply.issuance, 1_000_000_007_080_000_000_001);
	assert_eq!(plan.locked(), 1_000_000_000_000 + 7 * 4_294_967_295);
}
