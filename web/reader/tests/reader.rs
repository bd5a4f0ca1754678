//! The reader as the page has it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use distribution_reader::{
	account::{parse, parse_with_prefix, show},
	read,
	sp_core::crypto::{AccountId32, Ss58AddressFormat, Ss58Codec},
};
use serde_json::{json, Value};

const ALICE: &str = "diay3eAmwF3X5kPAtEAeKpSBaCP89G58LD8e9ez7X6UYSS1Ud";
const BOB: &str = "diZPtN6bo7KXBbNgNoEgP56Gc6Y7FoXiziJVpbcyr2VdCf3pQ";

fn options() -> Value {
	json!({
		"token": { "symbol": "DIST", "decimals": 12 },
		"unit": { "kind": "header" },
		"minimum": "10000000000",
		"sheet": null,
		"columns": [],
		"delimiter": null,
		"headerRow": null,
		"hiddenRows": null,
		"allowDuplicates": false,
		"allowRounded": false,
		"allowKeyless": false,
		"allowEthereum": false,
	})
}

fn found(text: &str, options: &Value) -> (Value, Vec<u8>) {
	let read = read(text.as_bytes(), options.to_string().as_bytes()).unwrap();
	(serde_json::from_slice(&read.answer).unwrap(), read.rows)
}

#[test]
fn list_should_be_read_with_its_rows_and_sums() {
	let text = format!("name;address;amount (DIST)\nAnn;{ALICE};1.5\nBen;{BOB};4.5\n");
	let (answer, rows) = found(&text, &options());
	assert_eq!(answer["faults"], json!([]));
	assert_eq!((&answer["rows"], &answer["total"]), (&json!(2), &json!("6000000000000")));
	assert_eq!(answer["decimals"], json!(12));
	assert_eq!(answer["reading"]["delimiter"], json!("semicolon"));
	assert_eq!(answer["reading"]["columns"]["account"], json!("address"));
	assert_eq!(answer["reading"]["ignored"], json!(["name"]));
	assert_eq!(answer["concentration"]["top_1"], json!(75.0));
	assert_eq!(rows.len(), 96);
	assert_eq!(rows[..32], parse(ALICE).unwrap());
	assert_eq!(rows[32..48], 1_500_000_000_000u128.to_le_bytes());
}

#[test]
fn faults_should_be_told_by_line() {
	let text = format!("account,amount\n{ALICE},1.5\n{ALICE},nothing\n5Grw,7\n");
	let mut options = options();
	options["unit"] = json!({ "kind": "tokens", "decimals": 12 });
	let (answer, rows) = found(&text, &options);
	let lines: Vec<_> =
		answer["faults"].as_array().unwrap().iter().map(|fault| &fault["line"]).collect();
	assert_eq!(lines, [&json!(3), &json!(4)]);
	assert_eq!(answer["rows"], json!(1));
	assert_eq!(rows.len(), 48);
}

#[test]
fn options_that_make_no_sense_should_be_refused() {
	for wrong in ["", "[]", "{}", "{\"unit\":7}"] {
		assert!(read(b"account,amount\n", wrong.as_bytes()).is_err(), "{wrong}");
	}
	let mut options = options();
	options["minimum"] = json!("a little");
	assert!(read(b"account,amount\n", options.to_string().as_bytes()).is_err());
}

/// Vectors of the client's tests, where sp-core reads them.
#[test]
fn addresses_should_be_read_as_sp_core_reads_them() {
	let alice = parse(ALICE).unwrap();
	assert_eq!(
		hex::encode(alice),
		"d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d"
	);
	assert_eq!(show(&alice), ALICE);
	let polkadot = "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5";
	assert_eq!(parse_with_prefix(polkadot).unwrap(), (alice, Some(0)));
	// Written by other software.
	for (text, prefix) in [
		("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY", 42),
		("7NPoMQbiA6trJKkjB35uk96MeJD4PGWkLQLH7k7hXEkZpiba", 63),
		("cEaNSpz4PxFcZ7nT1VEKrKewH67rfx6MfcM6yKojyyPz7qaqp", 64),
		("yGHXkYLYqxijLKKfd9Q2CB9shRVu8rPNBS53wvwGTutYg4zTg", 255),
		("yNa8JpqfFB3q8A29rCwSgxvdU94ufJw2yKKxDgznS5m1PoFvn", 16_383),
	] {
		assert_eq!(parse_with_prefix(text).unwrap(), (alice, Some(prefix)));
		let account = AccountId32::new(alice);
		assert_eq!(account.to_ss58check_with_version(Ss58AddressFormat::custom(prefix)), text);
	}
	for reserved in [46, 47] {
		let format = Ss58AddressFormat::custom(reserved);
		let text = AccountId32::new(alice).to_ss58check_with_version(format);
		assert!(parse(&text).unwrap_err().contains("prefix is reserved"));
	}
	for wrong in [
		"diay3eAmwF3X5kPAtEAeKpSBaCP89G58LD8e9ez7X6UYSS1Uc",
		"diay3eAmwF3X5kPAtEAeKpSBaCP89G58LD8e9ez7X6UYSS1U",
		"",
		"0x1234",
		"alice",
	] {
		assert!(parse(wrong).is_err(), "{wrong}");
	}
}
