//! What is refused of names, nodes, accounts and keys.

use super::*;

#[test]
fn chain_should_be_refused_when_a_name_does_not_fit() {
	let names = "give lower-case letters, digits, - and _";
	refused_value("/chain/name", json!(""), "chain.name", "give the name that wallets show");
	refused_value("/chain/name", json!("Kette\n"), "chain.name", "\"Kette\\n\" does not fit");
	for name in ["Main Net", "m", "1main", &"m".repeat(33)] {
		refused_value("/chain/id", json!(name), "chain.id", names);
		refused_value("/chain/protocolId", json!(name), "chain.protocolId", names);
	}
	refused_value(
		"/chain/id",
		json!("distribution_dev"),
		"chain.id",
		"belongs to a development chain; choose another",
	);
	refused_value(
		"/chain/protocolId",
		json!("distribution_local"),
		"chain.protocolId",
		"choose another",
	);
	refused_value("/chain/type", json!("Development"), "chain.type", "give one of Live, Local");
}

#[test]
fn relay_chain_should_be_refused_when_it_is_missing_or_a_test_network() {
	refused(|file| remove(file, "/chain", "relayChain"), "chain.relayChain", "missing");
	refused_value("/chain/relayChain", json!(""), "chain.relayChain", "such as polkadot");
	for relay in ["rococo-local", "polkadot-dev"] {
		refused_value("/chain/relayChain", json!(relay), "chain.relayChain", "is a test network");
	}
	for hash in ["0x91b1", &format!("0x{}", "A".repeat(64))] {
		refused_value("/chain/relayGenesis", json!(hash), "chain.relayGenesis", "block 0");
	}
	refused_value(
		"/chain/paraId",
		json!(1000),
		"chain.paraId",
		"1000 does not fit; give a whole number from 2000 to ",
	);
}

#[test]
fn network_should_be_refused_when_it_cannot_be_found() {
	refused_value("/chain/bootNodes", json!([]), "chain.bootNodes", "give at least one");
	refused_value(
		"/chain/bootNodes/0",
		json!("boot.example.org:1"),
		"chain.bootNodes[0]",
		"is not a multiaddr",
	);
	refused(
		|file| {
			let first = file["chain"]["bootNodes"][0].as_str().unwrap().replace("boot", "other");
			file["chain"]["bootNodes"].as_array_mut().unwrap().push(json!(first));
		},
		"chain.bootNodes[1]",
		"the same peer id as chain.bootNodes[0]; remove one of them",
	);
	let telemetry = |url: &str, verbosity: u8| json!([{ "url": url, "verbosity": verbosity }]);
	for url in ["telemetry", "https://telemetry.example.org/submit/", "wss://telemetry.example.org"]
	{
		refused_value(
			"/chain/telemetry",
			telemetry(url, 0),
			"chain.telemetry[0].url",
			"such as wss://",
		);
	}
	let loud = telemetry("wss://telemetry.example.org/submit/", 10);
	refused_value("/chain/telemetry", loud, "chain.telemetry[0].verbosity", "from 0 to 9");
}

#[test]
fn address_should_be_refused_when_it_is_not_one_of_this_chain() {
	let good = somebody("member");
	let broken =
		format!("{}{}", &good[..good.len() - 1], if good.ends_with('a') { 'b' } else { 'a' });
	refused_value("/committee/0", json!(broken), "committee[0]", "wrong checksum");
	refused_value("/committee/0", json!("member 0"), "committee[0]", "is not an address");
	refused_value(
		"/committee/0",
		json!("15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5"),
		"committee[0]",
		"prefix 0, expected 7757: ask its owner for an address of this network (the same key has the address di",
	);
}

#[test]
fn key_should_be_refused_when_everybody_knows_its_secret() {
	let words =
		"is the development key //Alice, whose secret everybody knows; use a key of your own";
	for (pointer, field) in [
		("/committee/0", "committee[0]"),
		("/collators/invulnerables/0/account", "collators.invulnerables[0].account"),
		("/collators/invulnerables/0/aura", "collators.invulnerables[0].aura"),
		("/collators/invulnerables/1/discovery", "collators.invulnerables[1].discovery"),
		("/compliance/attesters/0/account", "compliance.attesters[0].account"),
		("/compliance/attesters/0/key/Sr25519", "compliance.attesters[0].key.Sr25519"),
		("/compliance/attesters/1/key/Ed25519", "compliance.attesters[1].key.Ed25519"),
		("/compliance/officers/0", "compliance.officers[0]"),
		("/emission/reporters/0", "emission.reporters[0]"),
		("/emission/pools/5/kind/Account/to", "emission.pools[5].kind.Account.to"),
		("/allocation/balances/0/account", "allocation.balances[0].account"),
	] {
		refused_value(pointer, json!(ALICE), field, words);
	}
	let hex = "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";
	refused_value(
		"/collators/invulnerables/0/aura",
		json!(hex),
		"collators.invulnerables[0].aura",
		words,
	);
}

#[test]
fn rehearsal_should_be_accepted_with_development_keys_and_without_boot_nodes() {
	let rehearsal = deployment(|file| {
		file["chain"]["type"] = json!("Local");
		file["chain"]["id"] = json!("distribution_local");
		file["chain"]["relayChain"] = json!("rococo-local");
		file["chain"]["paraId"] = json!(1);
		file["chain"]["bootNodes"] = json!([]);
		file["collators"]["invulnerables"] =
			json!([{ "account": ALICE, "aura": ALICE, "discovery": ALICE }]);
		file["committee"] = json!([ALICE]);
	});
	assert_eq!(faults(&rehearsal), [""; 0]);
}

#[test]
fn committee_should_be_refused_when_it_is_empty_or_names_a_member_twice() {
	refused_value("/committee", json!([]), "committee", "name at least one");
	refused(
		|file| file["committee"][2] = file["committee"][0].clone(),
		"committee[2]",
		"the same account as committee[0]",
	);
}

#[test]
fn collators_should_be_refused_when_there_are_none_or_they_share_keys() {
	const ROWS: &str = "/collators/invulnerables";
	refused_value(ROWS, json!([]), "collators.invulnerables", "name at least one");
	let copy = |of: &'static str| {
		move |file: &mut Value| {
			let rows = file.pointer_mut(ROWS).unwrap();
			rows[1][of] = rows[0][of].clone();
		}
	};
	refused(
		copy("account"),
		"collators.invulnerables[1].account",
		"the same account as collators.invulnerables[0].account",
	);
	// The first is written in hexadecimal; it is the same key in another form.
	refused(copy("aura"), "collators.invulnerables[1].aura", "the same session key as");
	refused(copy("discovery"), "collators.invulnerables[1].discovery", "the same session key as");
	refused(
		|file| {
			let rows = file.pointer_mut(ROWS).unwrap();
			rows[0]["aura"] = rows[1]["account"].clone();
		},
		"collators.invulnerables[0].aura",
		"make one of its own",
	);
	for digits in ["0x12", "0x", &format!("0x{}", "g".repeat(64))] {
		refused_value(
			"/collators/invulnerables/0/aura",
			json!(digits),
			"collators.invulnerables[0].aura",
			"is not a public key: in hexadecimal it has 64 digits after 0x",
		);
	}
}

#[test]
fn registry_should_be_refused_when_attesters_or_countries_do_not_fit() {
	const FIELD: &str = "compliance.attesters[1]";
	let copy = |of: &'static str, to: &'static str| {
		move |file: &mut Value| {
			let first =
				file.pointer("/compliance/attesters/0").unwrap().pointer(of).unwrap().clone();
			*file.pointer_mut("/compliance/attesters/1").unwrap().pointer_mut(to).unwrap() = first;
		}
	};
	refused(
		copy("/account", "/account"),
		&format!("{FIELD}.account"),
		"the same account as compliance.attesters[0]",
	);
	refused(
		copy("/key", "/key"),
		&format!("{FIELD}.key"),
		"the same signing key as compliance.attesters[0].key",
	);
	let keys = "must have exactly one of Sr25519, Ed25519";
	let key = |value| move |file: &mut Value| file["compliance"]["attesters"][1]["key"] = value;
	let field = format!("{FIELD}.key");
	refused(key(json!({ "Sr25519": somebody("a"), "Ed25519": somebody("b") })), &field, keys);
	refused(key(json!({ "Ecdsa": somebody("a") })), &field, keys);
	refused(key(json!({})), &field, keys);
	refused(key(json!(somebody("a"))), &field, keys);
	for level in [0, 256] {
		refused_value(
			"/compliance/attesters/1/maxLevel",
			json!(level),
			&format!("{FIELD}.maxLevel"),
			"from 1 to 255",
		);
	}
	for country in ["Korea", "kp", "K"] {
		refused_value(
			"/compliance/blocked/0",
			json!(country),
			"compliance.blocked[0]",
			"two capital letters, such as KP",
		);
	}
	refused_value(
		"/compliance/blocked/1",
		json!("KP"),
		"compliance.blocked[1]",
		"the same country as",
	);
	refused(
		|file| file["compliance"]["officers"] = json!([somebody("a"), somebody("a")]),
		"compliance.officers[1]",
		"the same account as compliance.officers[0]",
	);
}
