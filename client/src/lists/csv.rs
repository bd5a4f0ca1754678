//! Reading and checking distribution lists: CSV files of `account,amount`, a header optional. Other
//! CSV files of accounts are read by the same means.

use crate::{
	account,
	error::{Error, Result},
};
use serde::Serialize;
use std::{fs::File, io::BufReader, path::Path};

/// One row of a list: account and amount in the asset's smallest unit.
pub type Row = ([u8; 32], u128);

/// A fault of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
	/// Line of the file, from 1; 0 if it concerns the whole list.
	pub line: u64,
	/// Kind of fault.
	pub kind: &'static str,
	/// Description of the fault.
	pub message: String,
}

/// The rules for a list.
#[derive(Debug, Clone, Copy)]
pub struct Rules {
	/// Amounts are tokens with at most this many decimals; without it they are smallest units.
	pub decimals: Option<u8>,
	/// Least amount that an empty account can receive, in smallest units.
	pub minimum: u128,
	/// Whether one account may have several rows.
	pub allow_duplicates: bool,
}

/// A list that was read, with its faults.
#[derive(Debug, Default)]
pub struct List {
	/// The rows without fault, in order.
	pub rows: Vec<Row>,
	/// Sum of their amounts, in smallest units.
	pub total: u128,
	/// All faults, in order of lines.
	pub faults: Vec<Fault>,
}

/// A fault of a row: its kind, and a description.
pub type RowFault = (&'static str, String);

/// Reads a CSV file, a header optional, and gives each record with its line to `row`. Returns the
/// faults of the file and those that `row` finds, in order of lines.
pub fn records(
	path: &Path,
	mut row: impl FnMut(u64, &csv::ByteRecord) -> std::result::Result<(), RowFault>,
) -> Result<Vec<Fault>> {
	let file = File::open(path)
		.map_err(|e| Error::input(format!("cannot open {}: {e}", path.display())))?;
	let mut reader = csv::ReaderBuilder::new()
		.has_headers(false)
		.flexible(true)
		.trim(csv::Trim::All)
		.comment(Some(b'#'))
		.buffer_capacity(1 << 20)
		.from_reader(BufReader::new(file));
	let mut faults = Vec::new();
	let mut record = csv::ByteRecord::new();
	let mut first = true;
	loop {
		match reader.read_byte_record(&mut record) {
			Ok(false) => break,
			Ok(true) => {}
			Err(error) => {
				let line = error.position().map_or(0, csv::Position::line);
				faults.push(Fault { line, kind: "csv", message: error.to_string() });
				// The reader does not go on after an input error.
				if matches!(error.kind(), csv::ErrorKind::Io(_)) {
					break;
				}
				continue;
			}
		}
		let line = record.position().map_or(0, csv::Position::line);
		if std::mem::take(&mut first) && is_header(&record) {
			continue;
		}
		if let Err((kind, message)) = row(line, &record) {
			faults.push(Fault { line, kind, message });
		}
	}
	Ok(faults)
}

/// A field of a record as text; empty if it is not there.
pub fn text(record: &csv::ByteRecord, field: usize) -> std::result::Result<&str, RowFault> {
	std::str::from_utf8(record.get(field).unwrap_or_default())
		.map_err(|_| ("csv", "not UTF-8".to_string()))
}

/// Reads a whole list and notes every fault.
pub fn read(path: &Path, rules: Rules) -> Result<List> {
	let mut list = List::default();
	// Account and line of every row, to find duplicates.
	let mut seen: Vec<([u8; 32], u32)> = Vec::new();
	list.faults = records(path, |line, record| {
		let row = row(record, rules)?;
		list.total = list.total.checked_add(row.1).ok_or_else(|| {
			("overflow", "the sum of all amounts is larger than 2^128 - 1".to_string())
		})?;
		if !rules.allow_duplicates {
			seen.push((row.0, u32::try_from(line).unwrap_or(u32::MAX)));
		}
		list.rows.push(row);
		Ok(())
	})?;
	list.faults.extend(duplicates(seen, "merge the rows, or give --allow-duplicates"));
	list.faults.sort_by_key(|fault| fault.line);
	if list.rows.is_empty() && list.faults.is_empty() {
		list.faults.push(empty());
	}
	if u32::try_from(list.rows.len()).is_err() {
		list.faults.push(Fault {
			line: 0,
			kind: "rows",
			message: "more than 2^32 - 1 rows".into(),
		});
	}
	Ok(list)
}

/// The fault of a list without rows.
pub fn empty() -> Fault {
	Fault { line: 0, kind: "empty", message: "the list has no rows".into() }
}

/// Reads a list that must have no fault.
pub fn read_clean(path: &Path, rules: Rules) -> Result<List> {
	let list = read(path, rules)?;
	if list.faults.is_empty() {
		return Ok(list);
	}
	let shown: Vec<String> = list
		.faults
		.iter()
		.take(20)
		.map(|f| format!("  line {}: {} ({})", f.line, f.message, f.kind))
		.collect();
	Err(Error::input(format!(
		"{} has {}; `distribution list check` shows all\n{}",
		path.display(),
		account::counted(list.faults.len(), "fault"),
		shown.join("\n")
	)))
}

fn is_header(record: &csv::ByteRecord) -> bool {
	let field = |i| record.get(i).map(|f: &[u8]| f.to_ascii_lowercase());
	matches!(field(0).as_deref(), Some(b"account" | b"address" | b"beneficiary"))
}

fn row(record: &csv::ByteRecord, rules: Rules) -> std::result::Result<Row, RowFault> {
	if record.len() != 2 {
		return Err((
			"columns",
			format!("expected two columns, account and amount; found {}", record.len()),
		));
	}
	let (who, amount) = (text(record, 0)?, text(record, 1)?);
	let id = account::parse(who).map_err(|message| ("account", message))?;
	let amount = match rules.decimals {
		Some(decimals) => {
			account::parse_tokens(amount, decimals).map_err(|e| ("decimals", e.to_string()))?
		}
		None => smallest_units(amount)?,
	};
	if amount == 0 {
		return Err(("zero", format!("{who} gets nothing: the amount is 0")));
	}
	if amount < rules.minimum {
		return Err((
			"existential-deposit",
			format!(
				"{who} gets {amount}, below the minimum balance of {}: an empty account cannot be paid",
				rules.minimum
			),
		));
	}
	Ok((id, amount))
}

fn smallest_units(text: &str) -> std::result::Result<u128, RowFault> {
	if text.contains('.') {
		return Err((
			"decimals",
			format!("`{text}` has decimals, but amounts are in smallest units: give --decimals N if they are tokens"),
		));
	}
	if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
		return Err(("amount", format!("`{text}` is not an amount: digits only")));
	}
	text.parse().map_err(|_| ("overflow", format!("`{text}` is larger than 2^128 - 1")))
}

/// A fault for every account that comes again, with what to do about it.
pub fn duplicates(mut seen: Vec<([u8; 32], u32)>, advice: &str) -> Vec<Fault> {
	seen.sort_unstable();
	seen.windows(2)
		.filter_map(|pair| match pair {
			[(a, first), (b, second)] if a == b => Some(Fault {
				line: u64::from(*second),
				kind: "duplicate",
				message: format!(
					"{} was listed before on line {first}: {advice}",
					account::show(a)
				),
			}),
			_ => None,
		})
		.collect()
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::io::Write;

	const RULES: Rules = Rules { decimals: None, minimum: 10, allow_duplicates: false };

	fn account_of(n: u8) -> String {
		account::show(&[n; 32])
	}

	fn read_text(text: &str, rules: Rules) -> List {
		let mut file = tempfile::NamedTempFile::new().unwrap();
		file.write_all(text.as_bytes()).unwrap();
		read(file.path(), rules).unwrap()
	}

	#[test]
	fn list_should_be_read_with_and_without_header() {
		for header in ["", "account,amount\n", "Address, Amount\n"] {
			let list = read_text(
				&format!("{header}{},100\n0x{},20\n", account_of(1), "02".repeat(32)),
				RULES,
			);
			assert_eq!(list.faults, []);
			assert_eq!(list.rows, [([1; 32], 100), ([2; 32], 20)]);
			assert_eq!(list.total, 120);
		}
	}

	#[test]
	fn all_faults_should_be_reported_with_their_lines() {
		let max = u128::MAX;
		let text = format!(
			"account,amount\n{a},100\nnobody,5\n{b},0\n{b},9\n{a},50\n{c},1.5\n{c}\n{c},1,2\n{d},-4\n{d},{max}\n{e},{max}0\n",
			a = account_of(1),
			b = account_of(2),
			c = account_of(3),
			d = account_of(4),
			e = account_of(5),
		);
		let list = read_text(&text, RULES);
		let faults: Vec<_> = list.faults.iter().map(|f| (f.line, f.kind)).collect();
		assert_eq!(
			faults,
			[
				(3, "account"),
				(4, "zero"),
				(5, "existential-deposit"),
				(6, "duplicate"),
				(7, "decimals"),
				(8, "columns"),
				(9, "columns"),
				(10, "amount"),
				(11, "overflow"),
				(12, "overflow"),
			]
		);
		assert_eq!(list.rows.len(), 2);
	}

	#[test]
	fn amounts_in_tokens_should_need_their_decimals() {
		let text = format!("{},1.5\n{},0.0001\n", account_of(1), account_of(2));
		let list = read_text(&text, Rules { decimals: Some(3), ..RULES });
		assert_eq!(list.rows, [([1; 32], 1_500)]);
		assert_eq!(list.faults[0].kind, "decimals");
	}

	#[test]
	fn duplicates_should_pass_when_allowed() {
		let text = format!("{a},100\n{a},100\n", a = account_of(1));
		assert_eq!(read_text(&text, Rules { allow_duplicates: true, ..RULES }).faults, []);
	}

	#[test]
	fn empty_list_should_be_a_fault() {
		assert_eq!(read_text("", RULES).faults[0].kind, "empty");
		assert!(read(Path::new("/does/not/exist"), RULES).is_err());
	}
}
