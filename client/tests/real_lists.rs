//! Real lists, from the folder `DISTRIBUTION_DATA_DIR` or, beside the clone, `shared/data`: read right, or
//! refused with a way out. Without them there is nothing to test here; `reading.rs` has the kinds.

#![allow(
	clippy::unwrap_used,
	clippy::arithmetic_side_effects,
	reason = "a failed test is the report"
)]

use distribution_client::{
	account, address,
	lists::{
		accounts::Allowed,
		amounts::ListUnit,
		building::{compute, How},
		fault::kinds,
		order::arrange,
		reading::Skip,
		row_tree::RowTree,
		rows::{parse, read_clean, List, Rules},
		table::Choices,
	},
};
use proptest::prelude::*;
use std::{
	collections::{BTreeMap, BTreeSet},
	path::{Path, PathBuf},
	sync::OnceLock,
};

/// The folder of real data, if there is one. One that is named must be there.
fn folder() -> Option<PathBuf> {
	let named = std::env::var_os("DISTRIBUTION_DATA_DIR").filter(|folder| !folder.is_empty());
	if let Some(folder) = named.map(PathBuf::from) {
		assert!(folder.is_dir(), "DISTRIBUTION_DATA_DIR: {} is not there", folder.display());
		return Some(folder);
	}
	let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
	beside.is_dir().then_some(beside)
}

/// The bytes of a file there.
fn bytes_of(path: &Path) -> Vec<u8> {
	std::fs::read(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

/// What was said about a file: some of its columns.
fn choices(columns: &[(&str, &str)]) -> Choices {
	let columns = columns.iter().map(|(column, name)| (column.to_string(), name.to_string()));
	Choices { columns: columns.collect(), ..Choices::default() }
}

/// Reads a file with chosen columns; `None` if there are no real lists.
fn read(name: &str, columns: &[(&str, &str)], rules: Rules) -> Option<List> {
	let bytes = bytes_of(&folder()?.join(name));
	Some(read_bytes(name, &bytes, columns, rules))
}

fn read_bytes(name: &str, bytes: &[u8], columns: &[(&str, &str)], rules: Rules) -> List {
	let list = parse(bytes, &choices(columns), rules);
	assert!(list.reading.adds_up(), "{name}: {:?}", list.reading);
	assert_eq!(list.reading.bytes, bytes.len() as u64);
	list
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
	// Each with its line, the line of the row before, and the way out.
	let first = list.faults.first().unwrap().to_string();
	assert!(first.starts_with("line ") && first.contains(" was listed before on line "), "{first}");
	assert!(first.contains("--allow-duplicates"), "{first}");
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
	// 466 keys have several rows, 111 of them under more than one prefix.
	let bytes = bytes_of(&folder().unwrap().join(name));
	let text = String::from_utf8(bytes).unwrap();
	let mut written: BTreeMap<_, Vec<u16>> = BTreeMap::new();
	for line in text.lines().skip(1) {
		let (id, form) = account::parse_with_prefix(line.split(',').nth(1).unwrap()).unwrap();
		written.entry(id).or_default().push(form.unwrap());
	}
	let again = written.values().filter(|forms| forms.len() > 1);
	let prefixes = again.map(|forms| forms.iter().collect::<BTreeSet<_>>().len());
	let prefixes: Vec<usize> = prefixes.collect();
	assert_eq!(prefixes.len(), 466);
	assert_eq!(prefixes.iter().filter(|prefixes| **prefixes > 1).count(), 111);
	let read: BTreeSet<_> = list.rows.iter().map(|(id, _)| *id).collect();
	assert!(read.iter().eq(written.keys()));
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

/// The same file with every Ethereum address in it made up to an account.
fn with_accounts(bytes: &[u8]) -> Vec<u8> {
	let (mut out, mut rest) = (Vec::new(), bytes);
	while let Some((byte, more)) = rest.split_first() {
		out.push(*byte);
		rest = more;
		let digits = |rest: &[u8]| rest.iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
		if out.ends_with(b"0x") && digits(rest) == 40 {
			let (address, more) = rest.split_at(40);
			out.extend_from_slice(address);
			out.extend_from_slice(&b"ee".repeat(12));
			rest = more;
		}
	}
	out
}

/// A messy file, the columns and decimals it is read with, and what must be read of it: rows, their sum
/// in smallest units, lines, what ends them, what is between cells, and the faults of each kind.
struct Messy {
	name: &'static str,
	columns: &'static [(&'static str, &'static str)],
	decimals: u8,
	rows: usize,
	total: u128,
	lines: u64,
	ends: &'static str,
	delimiter: &'static str,
	faults: &'static [(&'static str, u64)],
}

#[test]
fn messy_files_should_be_read_to_the_last_unit_when_their_accounts_are_those_of_this_chain() {
	let files = [
		Messy {
			name: "tokencard_refunds_excel_mac_cr.csv",
			columns: &[("account", "purchaser"), ("amount", "depositedTokens")],
			decimals: 18,
			rows: 130,
			total: 1_475_425_623_571_000_000_000_000,
			lines: 131,
			ends: "CR",
			delimiter: "comma",
			faults: &[],
		},
		Messy {
			name: "tokencard_refunds_excel_mac_tab.txt",
			columns: &[("amount", "Refund")],
			decimals: 18,
			rows: 132,
			total: 1_476_469_850_691_013_000_000_000,
			lines: 133,
			ends: "CR",
			delimiter: "tab",
			faults: &[],
		},
		Messy {
			name: "tokencard_contributions_float_noise.tsv",
			columns: &[],
			decimals: 18,
			rows: 1_955,
			total: 12_853_544_270_304_579_213_259_187,
			lines: 1_961,
			ends: "LF",
			delimiter: "tab",
			faults: &[("zero", 5)],
		},
		// The same with the noise of floating point: more digits than there are.
		Messy {
			name: "tokencard_contributions_float_noise.tsv",
			columns: &[("amount", "Ethers")],
			decimals: 18,
			rows: 1_896,
			total: 205_309_907_176_936_835_867_692,
			lines: 1_961,
			ends: "LF",
			delimiter: "tab",
			faults: &[("decimals", 57), ("zero", 7)],
		},
		Messy {
			name: "gno_safe_gnosis_chain_crlf_26decimals.csv",
			columns: &[],
			decimals: 18,
			rows: 0,
			total: 0,
			lines: 3_744,
			ends: "CRLF",
			delimiter: "comma",
			faults: &[("decimals", 3_743)],
		},
		Messy {
			name: "tec_praise_round20_export_sanitised.csv",
			columns: &[("account", "TO ETH ADDRESS"), ("amount", "SCORE 1")],
			decimals: 18,
			rows: 79,
			total: 2_223_000_000_000_000_000_000,
			lines: 89,
			ends: "LF",
			delimiter: "comma",
			faults: &[("account", 2), ("zero", 7)],
		},
	];
	for file in files {
		let Some(folder) = folder() else { return };
		let Messy { name, columns, decimals, .. } = file;
		let rules = Rules {
			unit: ListUnit::Tokens(decimals),
			allow_duplicates: true,
			allow_rounded: true,
			allowed: any_account(),
			..Rules::default()
		};
		let bytes = with_accounts(&bytes_of(&folder.join("messy").join(name)));
		let list = read_bytes(name, &bytes, columns, rules);
		assert_eq!((list.rows.len(), list.total), (file.rows, file.total), "{name}");
		assert_eq!(list.reading.lines, file.lines, "{name}");
		let (ends, delimiter) = (list.reading.line_ends, list.reading.delimiter);
		assert_eq!(
			(ends.as_deref(), delimiter.as_deref()),
			(Some(file.ends), Some(file.delimiter))
		);
		let faults: Vec<_> = kinds(&list.faults).into_iter().collect();
		assert_eq!(faults, file.faults, "{name}");
		assert!(list.faults.iter().all(|fault| fault.line > 1), "{name}");
	}
}

#[test]
fn latin_1_with_semicolons_should_be_refused_with_the_line_and_the_way_out() {
	let name = "messy/omie_curve_20090102_h1_semicolon_latin1.txt";
	let Some(list) = read(name, &[], Rules::default()) else { return };
	assert_eq!(list.reading.encoding, Some("Windows-1252"));
	assert_eq!(list.reading.delimiter.as_deref(), Some("semicolon"));
	let told = list.faults.first().unwrap().to_string();
	assert!(told.starts_with("line 1: expected account, amount; found 9 columns"), "{told}");
	assert!(told.contains("give --header-row N"), "{told}");
}

/// A file, and the columns and rules with which it is read.
type Read<'a> = (&'a str, &'a [(&'a str, &'a str)], Rules);

/// Whatever a file is, a build that has little of it in memory reads what is read of it at once.
#[test]
fn builds_should_read_what_is_read_of_the_whole_file() {
	let any = Rules { unit: ListUnit::Compared, allowed: any_account(), ..Rules::default() };
	let again = Rules { allow_duplicates: true, ..any };
	let tokens = Rules { unit: ListUnit::Tokens(18), ..again };
	let reward: &[(&str, &str)] = &[("account", "relay_account"), ("amount", "expected_reward")];
	let Some(folder) = folder() else { return };
	let (mut built, mut refused) = (0, 0);
	let files: [Read<'_>; 11] = [
		("acala-launch-allocation.csv", &[], any),
		("acala-launch-allocation.csv", &[], Rules::default()),
		("bifrost_genesis_balances.csv", &[], again),
		("bifrost_genesis_balances.csv", &[], any),
		("moonriver_crowdloan_rewards.csv", reward, any),
		("moonriver_crowdloan_rewards.csv", &[], any),
		("messy/gno_safe_gnosis_chain_crlf_26decimals.csv", &[], tokens),
		("messy/omie_curve_20090102_h1_semicolon_latin1.txt", &[], tokens),
		("messy/tokencard_contributions_float_noise.tsv", &[], tokens),
		("messy/tokencard_refunds_excel_mac_tab.txt", &[("amount", "Refund")], tokens),
		("messy/tec_praise_round20_export_sanitised.csv", &[], tokens),
	];
	for (name, columns, rules) in files {
		let (path, choices) = (folder.join(name), choices(columns));
		// Both would refuse it.
		assert!(path.is_file(), "{} is not there", path.display());
		let whole = read_clean(&path, &choices, rules);
		let streamed = compute(&path, How { choices: &choices, rules, keep_order: false });
		match (whole, streamed) {
			(Ok(mut whole), Ok((list, tree))) => {
				built += 1;
				arrange(&mut whole.rows);
				assert_eq!(tree, RowTree::build(&whole.rows).unwrap(), "{name}");
				assert_eq!((list.total, list.reading), (whole.total, whole.reading), "{name}");
				assert_eq!((list.forms, list.warnings), (whole.forms, whole.warnings), "{name}");
			}
			(Err(whole), Err(streamed)) => {
				refused += 1;
				assert_eq!(streamed.to_string(), whole.to_string());
			}
			(whole, _) => panic!("{name}: read at once it is {}", whole.is_ok()),
		}
	}
	assert_eq!((built, refused), (3, 8));
}

/// The beginning of every real list, so short that it can be damaged and read many times.
fn beginnings() -> &'static [Vec<u8>] {
	static READ: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
	READ.get_or_init(|| {
		let Some(folder) = folder() else { return Vec::new() };
		let all = |folder: PathBuf| {
			let entries = std::fs::read_dir(&folder);
			entries.unwrap_or_else(|why| panic!("{}: {why}", folder.display()))
		};
		let entries = [folder.clone(), folder.join("messy")].into_iter().flat_map(all);
		let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
		let text = |path: &Path| {
			let kind = path.extension().and_then(|kind| kind.to_str());
			matches!(kind, Some("csv" | "tsv" | "txt"))
		};
		files.retain(|path| text(path.as_path()));
		files.sort();
		let beginning =
			|path: &PathBuf| -> Vec<u8> { bytes_of(path).into_iter().take(BEGINNING).collect() };
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

/// Two lists of Ethereum addresses. Of the longer one four rows name numbers that are no key's address.
#[test]
fn lists_of_ethereum_addresses_should_be_read_to_the_last_unit() {
	let smallest = Rules { unit: ListUnit::Smallest, ethereum: true, ..Rules::default() };
	let name = "uniswap_uni_2020.csv";
	let Some(list) = read(name, &[], smallest) else { return };
	assert_eq!(kinds(&list.faults).into_iter().collect::<Vec<_>>(), [("keyless", 4)]);
	let anybody = Rules { allowed: any_account(), ..smallest };
	let list = read(name, &[], anybody).unwrap();
	assert_eq!((list.faults.len(), list.rows.len()), (0, 252_803));
	assert_eq!(list.total, 149_999_999_975_656_000_000_000_000);
	assert!(list.rows.iter().all(|(id, _)| address::of_row(id).is_some()));

	let columns = [("account", "address"), ("amount", "total_claim")];
	let list = read("hydradx_xhdx_claims.csv", &columns, smallest).unwrap();
	assert_eq!((list.faults.len(), list.rows.len()), (0, 5_486));
	assert_eq!(list.total, 443_126_530_528_702_115_058);
	// Without being told nothing is guessed.
	let accounts = Rules { unit: ListUnit::Smallest, ..Rules::default() };
	let list = read("hydradx_xhdx_claims.csv", &columns, accounts).unwrap();
	assert!(list.rows.is_empty());
	assert!(list.faults.iter().all(|fault| fault.message.contains("--ethereum")));
}
