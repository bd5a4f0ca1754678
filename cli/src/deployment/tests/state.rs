//! The comparison of the state with the deployment.

use super::*;
use crate::deployment::state::{account_item, item, network_of, Runtime, State};
use codec::{Compact, Encode};
use std::collections::BTreeMap;

const CODE: &[u8] = b"\0asm";

type Top = BTreeMap<Vec<u8>, Vec<u8>>;

fn account(free: u128, frozen: u128) -> Vec<u8> {
	((0u32, 0u32, 1u32, 0u32), (free, 0u128, frozen, 0u128)).encode()
}

/// The state that the runtime makes of the good deployment.
fn top(plan: &Plan) -> Top {
	let mut top = Top::new();
	top.insert(b":code".to_vec(), CODE.to_vec());
	top.insert(
		item("System", "LastRuntimeUpgrade"),
		(Compact(7u32), "distribution-parachain").encode(),
	);
	top.insert(item("Balances", "TotalIssuance"), plan.supply.issuance.encode());
	top.insert(item("ParachainInfo", "ParachainId"), 3_500u32.encode());
	top.insert(item("Origins", "Pace"), 1u32.encode());
	for (key, amount) in plan.balances.iter().chain(&plan.supply.own) {
		let locked = plan.vesting.iter().find(|row| row.key == *key).map_or(0, |row| row.locked);
		top.insert(account_item(key), account(*amount, locked));
	}
	let each = plan.supply.pots / 6;
	for pool in 0..6 {
		top.insert(account_item(&key(&format!("pool {pool}"))), account(each, 0));
	}
	let accounts: Vec<_> = plan.collators.iter().map(|by| by.account.clone()).collect();
	let auras: Vec<_> = plan.collators.iter().map(|by| by.aura.clone()).collect();
	let discoveries: Vec<_> = plan.collators.iter().map(|by| by.discovery.clone()).collect();
	// In another order than the deployment's.
	let reversed: Vec<_> = plan.committee.iter().rev().cloned().collect();
	top.insert(item("CollatorSelection", "Invulnerables"), accounts.encode());
	top.insert(item("Aura", "Authorities"), auras.encode());
	top.insert(item("AuthorityDiscovery", "Keys"), discoveries.encode());
	top.insert(
		item("Network", "Relay"),
		hex::decode(network_of(&plan.chain.relay_genesis.0)).unwrap(),
	);
	top.insert(item("TechnicalCommittee", "Members"), reversed.encode());
	top
}

fn state(top: &Top) -> State {
	let hex = |bytes: &Vec<u8>| format!("0x{}", hex::encode(bytes));
	let top: BTreeMap<_, _> = top.iter().map(|(key, value)| (hex(key), hex(value))).collect();
	let spec = json!({ "name": "Distribution", "genesis": { "raw": { "top": top, "childrenDefault": {} } } });
	State::read(spec.to_string().as_bytes()).unwrap()
}

/// What is found different after `change`.
fn found(change: impl FnOnce(&mut Top)) -> Vec<String> {
	let plan = main_plan();
	let mut top = top(&plan);
	change(&mut top);
	state(&top).differences(&plan, CODE).unwrap()
}

#[test]
fn state_should_be_accepted_when_it_is_as_the_deployment_says() {
	assert_eq!(found(|_| ()), [""; 0]);
	let runtime = state(&top(&main_plan())).runtime().unwrap();
	assert_eq!(runtime, Runtime { name: "distribution-parachain".into(), version: 7 });
}

#[test]
fn state_should_be_refused_when_anything_is_different() {
	let collator = main_plan().collators[0].account.clone();
	let holder = main_plan().balances[0].0.clone();
	let locked = main_plan().vesting[0].key.clone();
	let show = |key: &Key| address(key);
	for (key, value, lines) in [
		(
			item("Balances", "TotalIssuance"),
			1u128.encode(),
			vec!["the total issuance is 1, ", "the sum of all balances is "],
		),
		(
			item("ParachainInfo", "ParachainId"),
			1u32.encode(),
			vec!["the parachain id is 1, expected 3500"],
		),
		(item("Origins", "Pace"), 10u32.encode(), vec!["the pace of votes is 10, expected 1"]),
		(b":code".to_vec(), vec![1], vec!["the code is not the wasm that was given"]),
		(
			account_item(&holder),
			account(1, 0),
			vec![
				&format!("the balance of {} is 1, expected 1000000000", show(&holder)),
				"the sum of all balances is ",
			],
		),
		(
			account_item(&locked),
			account(3_000_000_000_000, 5),
			vec![&format!("the lock of {} is 5, expected 1000000000000", show(&locked))],
		),
		(account_item(&key("thief")), account(1, 0), vec!["the sum of all balances is "]),
		(
			item("CollatorSelection", "Invulnerables"),
			vec![collator.clone()].encode(),
			vec![&format!("the list of collators is {}, expected ", show(&collator))],
		),
		(
			item("Aura", "Authorities"),
			Vec::<Key>::new().encode(),
			vec!["the list of session keys is , expected "],
		),
		(
			item("AuthorityDiscovery", "Keys"),
			Vec::<Key>::new().encode(),
			vec!["the list of discovery keys is , expected "],
		),
		(
			item("Network", "Relay"),
			vec![3],
			vec!["the network of the relay chain is 03, expected "],
		),
		(
			item("TechnicalCommittee", "Members"),
			vec![collator.clone()].encode(),
			vec!["the committee is "],
		),
	] {
		let different = found(|top| {
			top.insert(key, value);
		});
		assert_eq!(different.len(), lines.len(), "{different:#?}");
		for (line, start) in different.iter().zip(lines) {
			assert!(line.starts_with(start), "{line}");
		}
	}
}

#[test]
fn state_should_be_refused_when_a_part_is_missing_or_broken() {
	let missing = found(|top| {
		top.remove(&item("TechnicalCommittee", "Members"));
	});
	assert!(
		missing.len() == 1 && missing[0].starts_with("the committee is , expected "),
		"{missing:?}"
	);
	let plan = main_plan();
	let mut broken = top(&plan);
	broken.insert(item("Origins", "Pace"), vec![1]);
	assert!(state(&broken).differences(&plan, CODE).is_err());
	assert!(State::read(b"{}").is_err());
	assert!(State::read(br#"{"genesis":{"raw":{"top":{"0xzz":"0x"}}}}"#).is_err());
}

#[test]
fn relay_chains_should_have_the_name_that_the_runtime_gives_them() {
	use distribution_primitives::chain::{KUSAMA_GENESIS, POLKADOT_GENESIS};
	assert_eq!(network_of(&format!("0x{POLKADOT_GENESIS}")), "02");
	assert_eq!(network_of(&format!("0x{KUSAMA_GENESIS}")), "03");
	let other = "5a".repeat(32);
	assert_eq!(network_of(&format!("0x{other}")), format!("00{other}"));
}
