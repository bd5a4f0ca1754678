//! A table of grants with schedules: every line is accounted for, and every fault can be shown.
//!
//! The first byte is how the table is read, the others are its file.

use super::{is_shown, reading};
use distribution_client::{plan::grants::Reader, time::Clock};

/// See the module.
pub fn run(data: &[u8]) {
	let Some((bits, file)) = data.split_first() else { return };
	let (choices, rules) = reading(*bits);
	let reader = Reader {
		rules,
		clock: Clock { block: 27_000_000, seconds: 1_796_083_200 },
		far: rules.allow_rounded,
		start: rules.allow_duplicates.then_some(27_000_000),
		vested: rules.allowed.keyless.then_some(1_000),
		cut: rules.allowed.ethereum.then_some(12),
	};
	let grants = reader.read(file, &choices);
	assert!(grants.reading.adds_up(), "{:?}", grants.reading);
	for fault in grants.faults.iter().chain(&grants.warnings) {
		assert!(is_shown(&fault.message), "{fault:?}");
	}
}
