//! Reads a file, and says what was found.

use crate::{
	lists::{
		concentration::{concentration, Concentration},
		fault::{keep_first, Fault, Kinds, KEPT},
		reading::Reading,
		rows::parse,
	},
	options::Options,
	token,
};
use serde::Serialize;
use std::collections::BTreeMap;

/// Bytes of a row: 32 of account, and 16 of amount.
const ROW: usize = 48;

/// What was found in a file, as the page gets it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer<'a> {
	/// How its lines add up.
	reading: &'a Reading,
	/// Rows without fault.
	rows: usize,
	/// Sum of their amounts in smallest units, as a decimal number.
	total: String,
	/// Decimals of the token that the amounts are in; `null` if they are in smallest units.
	decimals: Option<u8>,
	/// How many rows have their account in which form.
	forms: &'a BTreeMap<String, u64>,
	/// The first faults.
	faults: &'a [Fault],
	/// How many others there are, by kind.
	more: &'a Kinds,
	/// What is worth a look although it is no fault.
	warnings: &'a [Fault],
	/// How unequal the rows are; `null` if there are none.
	concentration: Option<Concentration>,
}

/// A file that was read.
#[derive(Debug, Default)]
pub struct Read {
	/// What was found, in JSON.
	pub answer: Vec<u8>,
	/// The rows without fault, in the order of the file: 32 bytes of account and 16 of amount each.
	pub rows: Vec<u8>,
}

/// Reads a list from the bytes of its file; `options` are [`Options`] in JSON.
///
/// # Errors
/// What is wrong with the options, or that another token was read before.
pub fn read(file: &[u8], options: &[u8]) -> Result<Read, String> {
	let options: Options = serde_json::from_slice(options).map_err(|error| error.to_string())?;
	token::adopt(options.token()).map_err(|error| error.to_string())?;
	let rules = options.rules().ok_or("the least amount is not a number")?;
	let mut list = parse(file, &options.choices(), rules);
	keep_first(&mut list.faults, KEPT, &mut list.more);
	let answer = Answer {
		reading: &list.reading,
		rows: list.rows.len(),
		total: list.total.to_string(),
		decimals: list.decimals,
		forms: &list.forms,
		faults: &list.faults,
		more: &list.more,
		warnings: &list.warnings,
		concentration: (!list.rows.is_empty()).then(|| concentration(&list.rows)),
	};
	let answer = serde_json::to_vec(&answer).map_err(|error| error.to_string())?;
	let mut rows = Vec::with_capacity(list.rows.len().saturating_mul(ROW));
	for (account, amount) in &list.rows {
		rows.extend_from_slice(account);
		rows.extend(amount.to_le_bytes());
	}
	Ok(Read { answer, rows })
}
