//! The decoders of files that others have made.

use crate::Target;
use distribution_client::lists::{
	accounts::Allowed, amounts::ListUnit, rows::Rules, table::Choices,
};

pub mod amount;
pub mod credential;
pub mod grants;
pub mod manifest;
pub mod plan;
pub mod table;
pub mod text;
pub mod transaction;
pub mod voucher;
pub mod workbook;

/// The targets that need the client.
pub const TARGETS: [Target; 10] = [
	Target { name: "amount", run: amount::run },
	Target { name: "credential", run: credential::run },
	Target { name: "grants", run: grants::run },
	Target { name: "manifest", run: manifest::run },
	Target { name: "plan", run: plan::run },
	Target { name: "table", run: table::run },
	Target { name: "text", run: text::run },
	Target { name: "transaction", run: transaction::run },
	Target { name: "voucher", run: voucher::run },
	Target { name: "workbook", run: workbook::run },
];

/// How a table is read, by the bits of a byte.
fn reading(bits: u8) -> (Choices, Rules) {
	let has = |bit: u32| bits & (1 << bit) != 0;
	let unit = match (has(4), has(5)) {
		(false, false) => ListUnit::Header,
		(true, false) => ListUnit::Smallest,
		(false, true) => ListUnit::Compared,
		(true, true) => ListUnit::Tokens(12),
	};
	let rules = Rules {
		unit,
		minimum: if has(6) { 100 } else { 0 },
		allow_duplicates: has(0),
		allow_rounded: has(1),
		allowed: Allowed { keyless: has(2), ethereum: has(3) },
		ethereum: false,
	};
	(Choices { header_row: has(7).then_some(2), ..Choices::default() }, rules)
}

/// Whether a text can be shown: nothing in it moves the cursor or hides what follows.
fn is_shown(text: &str) -> bool {
	!text.chars().any(char::is_control)
}
