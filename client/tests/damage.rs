//! Whatever happens to a list: every line of it is a row, skipped for a reason, or has a fault.

#![allow(
	clippy::unwrap_used,
	clippy::arithmetic_side_effects,
	clippy::indexing_slicing,
	reason = "a failed test is the report"
)]

use distribution_client::{
	account,
	lists::{
		amounts::ListUnit,
		rows::{parse, List, Rules},
		table::Choices,
	},
};
use proptest::prelude::*;

fn read(bytes: &[u8]) -> List {
	let rules = Rules { unit: ListUnit::Compared, minimum: 1, ..Rules::default() };
	parse(bytes, &Choices::default(), rules)
}

/// Rows of as many accounts.
fn rows(count: u8) -> Vec<([u8; 32], u128)> {
	(1..=count).map(|n| ([n; 32], 1_000_000_000_000 + u128::from(n))).collect()
}

fn line(number: usize, (account, amount): &([u8; 32], u128)) -> String {
	let account = account::show(account);
	match number % 3 {
		0 => format!("{account},{amount}"),
		1 => format!("\"{account}\",\"{amount}\""),
		_ => format!(" {account} , {amount}"),
	}
}

/// The physical lines of a text: each ends with LF, CR or CRLF, the last one perhaps with nothing.
fn physical_lines(bytes: &[u8]) -> u64 {
	let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
	let text = text.replace("\r\n", "\n").replace('\r', "\n");
	text.strip_suffix('\n').unwrap_or(&text).split('\n').count() as u64
		* u64::from(!text.is_empty())
}

/// What stands between lines and is none of them.
fn between() -> impl Strategy<Value = String> {
	prop_oneof![
		Just("\n".to_string()),
		Just("\r".to_string()),
		Just("\r\n".to_string()),
		Just("\n\n\r\r\n".to_string()),
		Just("\r# a comment, \"with a quote\r".to_string()),
		Just("\n#\n".to_string()),
		Just("\n , \n".to_string()),
	]
}

/// A wrong byte, and what to do with it.
fn damage() -> impl Strategy<Value = (prop::sample::Index, u8, u8)> {
	let bytes = b"\"\"\"\r\n,;\t|# '0a\xff\xfc\x00".to_vec();
	(any::<prop::sample::Index>(), 0..4u8, prop::sample::select(bytes))
}

proptest! {
	#[test]
	fn every_row_should_be_read_whatever_stands_between(
		header in any::<bool>(),
		ends in prop::collection::vec(between(), 1..40),
	) {
		let rows = rows(ends.len() as u8);
		let mut text = String::from(if header { "# first\naccount,amount\n" } else { "" });
		for ((number, row), end) in rows.iter().enumerate().zip(&ends) {
			text.push_str(&line(number, row));
			text.push_str(end);
		}
		let list = read(text.as_bytes());
		prop_assert!(list.faults.is_empty(), "{:?}", list.faults);
		prop_assert_eq!(&list.rows, &rows);
		prop_assert!(list.reading.adds_up());
		prop_assert_eq!(list.reading.lines, physical_lines(text.as_bytes()));
	}

	#[test]
	fn every_line_should_be_accounted_for_whatever_is_damaged(
		count in 1..30u8,
		damages in prop::collection::vec(damage(), 1..6),
	) {
		let rows = rows(count);
		let mut bytes = b"account,amount\n".to_vec();
		for (number, row) in rows.iter().enumerate() {
			bytes.extend(line(number, row).bytes());
			bytes.extend(["\n", "\r\n", "\r"][number % 3].bytes());
		}
		for (place, what, byte) in damages {
			if bytes.is_empty() {
				break;
			}
			let place = place.index(bytes.len());
			match what {
				0 => bytes.insert(place, byte),
				1 => bytes[place] = byte,
				2 => bytes.truncate(place),
				_ => {
					bytes.remove(place);
				}
			}
		}
		let list = read(&bytes);
		prop_assert!(list.reading.adds_up(), "{:?}", list.reading);
		prop_assert_eq!(list.reading.lines, physical_lines(&bytes));
		prop_assert_eq!(list.reading.bytes, bytes.len() as u64);
		prop_assert_eq!(list.reading.rows, list.rows.len() as u64);
		for fault in &list.faults {
			prop_assert!(fault.line <= list.reading.lines, "{}", fault);
			prop_assert!(!fault.to_string().contains(|c: char| c.is_control()), "{}", fault);
		}
		// A row is never made of two, and never taken from inside another.
		for row in &list.rows {
			let known = rows.iter().any(|known| known.0 == row.0);
			prop_assert!(known, "{row:?} of {:?}", String::from_utf8_lossy(&bytes));
		}
	}
}
