//! Real lists, from the folder `DISTRIBUTION_DATA_DIR` or, beside the clone, `shared/data`: read right, or
//! refused with a way out. Without them there is nothing to test here; `reading.rs` has the kinds.

#![allow(clippy::unwrap_used, reason = "a failed test is the report")]

use distribution_client::lists::{
	accounts::Allowed,
	amounts::ListUnit,
	fault::kinds,
	reading::Skip,
	rows::{parse, List, Rules},
	table::Choices,
};
use proptest::prelude::*;
use std::{
	path::{Path, PathBuf},
	sync::OnceLock,
};

fn folder() -> Option<PathBuf> {
	let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
	let folder = std::env::var_os("DISTRIBUTION_DATA_DIR").map_or_else(beside, PathBuf::from);
	folder.is_dir().then_some(folder)
}

/// Reads a file with chosen columns; `None` if there are no real lists.
fn read(name: &str, columns: &[(&str, &str)], rules: Rules) -> Option<List> {
	let bytes = std::fs::read(folder()?.join(name)).unwrap();
	let columns = columns.iter().map(|(column, name)| (column.to_string(), name.to_string()));
	let choices = Choices { columns: columns.collect(), ..Choices::default() };
	let list = parse(&bytes, &choices, rules);
	assert!(list.reading.adds_up(), "{name}: {:?}", list.reading);
	assert_eq!(list.reading.bytes, bytes.len() as u64);
	Some(list)
}

fn any_account() -> Allowed {
	Allowed { keyless: true, ethereum: true }
}

#[test]
fn launch_of_a_parachain_should_be_read_to_the_last_unit() {
	let rules = Rules { minimum: 10_000_000_000, ..Rules::default() };
	let Some(list) = read("acala-launch-allocation.csv", &[], rules) else { return };
	// The accounts of ten pallets, and the zero account.
	assert_eq!(kinds(&list.faults).into_iter().collect::<Vec<_>>(), [("keyless", 11)]);
	let rules = Rules { allowed: any_account(), ..rules };
	let list = read("acala-launch-allocation.csv", &[], rules).unwrap();
	assert_eq!((list.faults.len(), list.rows.len()), (0, 13_502));
	assert_eq!(list.total, 1_000_000_000_000_000_000_000);
	assert_eq!((list.reading.lines, list.reading.line_ends.as_deref()), (13_503, Some("CRLF")));
}

#[test]
fn list_of_52438_rows_should_be_read_with_its_duplicates() {
	let name = "bifrost_genesis_balances.csv";
	let Some(list) = read(name, &[], Rules { unit: ListUnit::Compared, ..Rules::default() }) else {
		return;
	};
	assert_eq!(kinds(&list.faults).into_iter().collect::<Vec<_>>(), [("duplicate", 493)]);
	let list = read(
		name,
		&[],
		Rules { unit: ListUnit::Compared, allow_duplicates: true, ..Rules::default() },
	)
	.unwrap();
	assert_eq!((list.faults.len(), list.rows.len()), (0, 52_438));
	assert_eq!(list.total, 32_000_000_000_000_000_000);
	assert_eq!(list.reading.ignored, ["list", "pubkey", "ss58_prefix"]);
	assert_eq!(list.forms.len(), 7);
}

#[test]
fn columns_of_another_name_should_be_read_when_they_are_chosen() {
	let name = "moonriver_crowdloan_rewards.csv";
	let Some(list) = read(name, &[], Rules { unit: ListUnit::Compared, ..Rules::default() }) else {
		return;
	};
	assert!(list.faults.iter().all(|fault| fault.line == 1 && fault.kind == "header"));
	let columns = [("account", "relay_account"), ("amount", "expected_reward")];
	let list = read(name, &columns, Rules::default()).unwrap();
	assert_eq!((list.faults.len(), list.rows.len()), (0, 5_977));
	assert_eq!(list.total, 2_999_999_999_999_999_999_997_090);
}

/// A file, the options it is read with, and what is said of it.
type Refused = (&'static str, &'static [(&'static str, &'static str)], &'static str);

#[test]
fn messy_files_should_be_refused_with_a_way_out_and_every_line_accounted_for() {
	let tokens = Rules { unit: ListUnit::Tokens(18), allowed: any_account(), ..Rules::default() };
	let files: [Refused; 6] = [
		("gno_safe_gnosis_chain_crlf_26decimals.csv", &[], "round it as you mean it"),
		("omie_curve_20090102_h1_semicolon_latin1.txt", &[], "no header that names them"),
		("tokencard_contributions_float_noise.tsv", &[], "Ethereum address"),
		("tokencard_refunds_excel_mac_tab.txt", &[("amount", "Refund")], "Ethereum address"),
		(
			"tokencard_refunds_excel_mac_cr.csv",
			&[("account", "purchaser"), ("amount", "depositedTokens")],
			"Ethereum address",
		),
		(
			"tec_praise_round20_export_sanitised.csv",
			&[("account", "TO ETH ADDRESS"), ("amount", "SCORE 1")],
			"there is no account",
		),
	];
	for (name, columns, said) in files {
		let Some(list) = read(&format!("messy/{name}"), columns, tokens) else { return };
		assert!(list.faults.iter().any(|fault| fault.message.contains(said)), "{name}");
		let unread = list.reading.skipped.contains_key(&Skip::Unread);
		assert!(
			!unread || matches!(list.faults.first().unwrap().kind, "header" | "columns"),
			"{name}"
		);
	}
}

/// The beginning of every real list, so short that it can be damaged and read many times.
fn beginnings() -> &'static [Vec<u8>] {
	static READ: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
	READ.get_or_init(|| {
		let Some(folder) = folder() else { return Vec::new() };
		let folders = [folder.clone(), folder.join("messy")].map(std::fs::read_dir);
		let entries = folders.into_iter().flat_map(|folder| folder.unwrap());
		let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
		let text = |path: &Path| {
			let kind = path.extension().and_then(|kind| kind.to_str());
			matches!(kind, Some("csv" | "tsv" | "txt"))
		};
		files.retain(|path| text(path.as_path()));
		files.sort();
		let beginning = |path: &PathBuf| -> Vec<u8> {
			std::fs::read(path).unwrap().into_iter().take(BEGINNING).collect()
		};
		files.iter().map(beginning).collect()
	})
}

/// Bytes of a list that are damaged at a time.
const BEGINNING: usize = 6_000;

proptest! {
	#![proptest_config(ProptestConfig::with_cases(32))]

	#[test]
	fn every_line_of_real_lists_should_be_accounted_for_whatever_is_damaged(
		damages in prop::collection::vec(
			(any::<prop::sample::Index>(), 0..3u8, prop::sample::select(b"\"\r\n,;\t#\xff".to_vec())),
			1..6,
		),
	) {
		for mut bytes in beginnings().iter().cloned() {
			for (place, what, byte) in &damages {
				if bytes.is_empty() {
					break;
				}
				let place = place.index(bytes.len());
				match what {
					0 => bytes.insert(place, *byte),
					1 => bytes.iter_mut().skip(place).take(1).for_each(|old| *old = *byte),
					_ => {
						bytes.remove(place);
					}
				}
			}
			let list = parse(&bytes, &Choices::default(), Rules::default());
			prop_assert!(list.reading.adds_up(), "{:?}", list.reading);
			prop_assert_eq!(list.reading.bytes, bytes.len() as u64);
			for fault in &list.faults {
				prop_assert!(fault.line <= list.reading.lines, "{}", fault);
			}
		}
	}
}
