//! A list that is read accounts for every line, adds up, and every fault of it can be shown.
//!
//! The first byte is how the list is read, the others are its file.

use super::{is_shown, reading};
use distribution_client::lists::rows::parse;
use std::collections::BTreeSet;

/// See the module.
pub fn run(data: &[u8]) {
	let Some((bits, file)) = data.split_first() else { return };
	check(file, *bits);
}

/// Reads a list in a way that the bits tell, and looks at what was read.
pub(super) fn check(file: &[u8], bits: u8) {
	let (choices, rules) = reading(bits);
	let list = parse(file, &choices, rules);
	let reading = &list.reading;
	assert!(reading.adds_up(), "{reading:?}");
	assert!(!reading.told().is_empty());

	assert_eq!(list.rows.len(), list.lines.len());
	assert!(list.lines.windows(2).all(|pair| pair[0] < pair[1]));
	assert!(list.lines.last().is_none_or(|last| *last <= reading.lines));
	let sum = list.rows.iter().try_fold(0u128, |sum, (_, amount)| sum.checked_add(*amount));
	assert_eq!(sum, Some(list.total));
	assert!(list.rows.iter().all(|(_, amount)| *amount >= rules.minimum.max(1)));
	for fault in list.faults.iter().chain(&list.warnings) {
		assert!(is_shown(&fault.message), "{fault:?}");
	}
	if !list.faults.is_empty() {
		return;
	}
	assert!(!list.rows.is_empty());
	assert_eq!(list.rows.len() as u64, reading.rows);
	assert_eq!(reading.faulty, 0);
	let accounts: BTreeSet<_> = list.rows.iter().map(|(account, _)| account).collect();
	assert!(rules.allow_duplicates || accounts.len() == list.rows.len());
}
