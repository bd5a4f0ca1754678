//! What was found in a file, and how its lines add up.

use crate::{
	account::{counted, with_thousands_separators},
	lists::{
		columns::{Column, Columns},
		delimited::{Place, DELIMITERS},
	},
};
use serde::Serialize;
use std::collections::BTreeMap;

/// Most columns that are not read, and lines of a kind, that are told one by one.
const LISTED: usize = 20;

/// Why a line is no row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Skip {
	/// It stands above the header, as a title does.
	Above,
	/// It names the columns.
	Header,
	/// It begins with `#`.
	Comment,
	/// Nothing is on it.
	Blank,
	/// All its cells are empty.
	Empty,
	/// It goes on with the row before: a cell that is not read has line ends inside quotes.
	Continued,
	/// It was not read, because the columns are not known.
	Unread,
	/// People do not see it, and it was asked for to be left out.
	Hidden,
}

impl Skip {
	fn name(self) -> &'static str {
		match self {
			Self::Above => "above the header",
			Self::Header => "header",
			Self::Comment => "comment",
			Self::Blank => "blank",
			Self::Empty => "empty cells",
			Self::Continued => "further line of a row",
			Self::Unread => "not read",
			Self::Hidden => "hidden",
		}
	}
}

/// Lines that are no rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Skipped {
	/// How many.
	pub lines: u64,
	/// The first one.
	pub first: u64,
}

/// Lines that are told one by one, up to a number.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Noted {
	/// How many they are.
	pub count: u64,
	/// The first of them.
	pub lines: Vec<u64>,
}

impl Noted {
	/// Notes a line.
	pub fn note(&mut self, line: u64) {
		self.count = self.count.saturating_add(1);
		if self.lines.len() < LISTED {
			self.lines.push(line);
		}
	}

	/// Whether there is none.
	pub fn is_empty(&self) -> bool {
		self.count == 0
	}

	/// The lines in words: `line 5`, `lines 5, 7 and 3 more`.
	pub fn told(&self) -> String {
		let lines: Vec<String> = self.lines.iter().map(u64::to_string).collect();
		let plural = if self.count == 1 { "" } else { "s" };
		let more = self.count.saturating_sub(self.lines.len() as u64);
		let more = match more {
			0 => String::new(),
			more => format!(" and {} more", with_thousands_separators(more.into())),
		};
		format!("line{plural} {}{more}", lines.join(", "))
	}
}

/// What was found in a file. `rows`, the lines of `skipped`, and `faulty` add up to `lines`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Reading {
	/// `csv`, `xlsx` or `ods`; empty if the file could not be read.
	pub format: &'static str,
	/// Encoding of a text.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub encoding: Option<&'static str>,
	/// What is between the cells of a text.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub delimiter: Option<String>,
	/// What ends the lines of a text.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub line_ends: Option<String>,
	/// Sheet of a workbook.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub sheet: Option<String>,
	/// The columns that were read, with what the file calls them.
	pub columns: BTreeMap<&'static str, String>,
	/// The columns that were not.
	pub ignored: Vec<String>,
	/// Length of the file.
	pub bytes: u64,
	/// Physical lines of the file, or rows of the sheet.
	pub lines: u64,
	/// Rows without fault.
	pub rows: u64,
	/// Lines that are no rows.
	pub skipped: BTreeMap<Skip, Skipped>,
	/// Rows that somebody has commented out: comments that name an account. They are among those of
	/// `skipped`.
	#[serde(skip_serializing_if = "Noted::is_empty")]
	pub commented_out: Noted,
	/// Rows of a sheet that people do not see: hidden, or filtered away.
	#[serde(skip_serializing_if = "Noted::is_empty")]
	pub hidden_rows: Noted,
	/// Columns of a sheet that people do not see although something is in them, by their letters.
	#[serde(skip_serializing_if = "Vec::is_empty")]
	pub hidden_columns: Vec<String>,
	/// Lines of rows with faults.
	pub faulty: u64,
}

impl Reading {
	/// Notes what a text is in, up to where it was read, and what is between its cells.
	pub(crate) fn text(&mut self, encoding: &'static str, place: Place, delimiter: char) {
		self.format = "csv";
		self.encoding = Some(encoding);
		self.line_ends = Some(place.line_ends());
		let name = DELIMITERS.iter().find(|(known, _)| *known == delimiter);
		let name = name.map_or_else(|| delimiter.to_string(), |(_, name)| name.to_string());
		self.delimiter = Some(name);
	}

	/// Notes lines that are no rows.
	pub fn skip(&mut self, why: Skip, line: u64, lines: u64) {
		let skipped = self.skipped.entry(why).or_insert(Skipped { lines: 0, first: line });
		skipped.lines = skipped.lines.saturating_add(lines);
	}

	/// Notes the columns of the file.
	pub fn found(&mut self, columns: &Columns, wanted: &[Column]) {
		for (place, column) in (0..).zip(wanted) {
			if let Some(name) = columns.name(place) {
				self.columns.insert(column.name, name.into());
			}
		}
		self.ignored.clone_from(&columns.ignored);
	}

	/// Whether every line is accounted for.
	pub fn adds_up(&self) -> bool {
		let skipped: u64 = self.skipped.values().map(|skipped| skipped.lines).sum();
		self.rows.checked_add(skipped).and_then(|sum| sum.checked_add(self.faulty))
			== Some(self.lines)
	}

	/// What was found, in words: two lines, and one for each kind of what is not read.
	pub fn told(&self) -> String {
		let mut found: Vec<String> = vec![self.format.into()];
		found.extend(self.encoding.map(String::from));
		found.extend(self.delimiter.as_ref().map(|delimiter| format!("delimiter {delimiter}")));
		found.extend(self.line_ends.as_ref().map(|ends| format!("line ends {ends}")));
		found.extend(self.sheet.as_ref().map(|sheet| format!("sheet `{sheet}`")));
		let columns = self.columns.iter().map(|(column, name)| format!("{column} from `{name}`"));
		found.extend(columns);
		found.retain(|part| !part.is_empty());
		let number = |lines: u64| with_thousands_separators(lines.into());
		let mut lines = vec![counted(self.rows, "row")];
		let skipped = self.skipped.iter();
		lines.extend(skipped.map(|(why, skipped)| {
			format!("{} {} (line {})", number(skipped.lines), why.name(), skipped.first)
		}));
		if self.faulty > 0 {
			lines.push(format!("{} with faults", number(self.faulty)));
		}
		// Nothing is found if there is no such sheet.
		let end = if found.is_empty() { "" } else { "\n" };
		let mut text = format!(
			"{}{end}{} in {}: {}",
			found.join(", "),
			counted(self.lines, "line"),
			counted(self.bytes, "byte"),
			lines.join(", ")
		);
		if !self.commented_out.is_empty() {
			text.push_str(&format!(
				"\nrows commented out, and not read: {}",
				self.commented_out.told()
			));
		}
		if !self.hidden_rows.is_empty() {
			let (count, lines) = (self.hidden_rows.count, self.hidden_rows.told());
			text.push_str(&format!("\nhidden rows: {}, {lines}", number(count)));
		}
		if !self.hidden_columns.is_empty() {
			text.push_str(&format!("\nhidden columns: {}", named(&self.hidden_columns)));
		}
		if !self.ignored.is_empty() {
			text.push_str(&format!("\ncolumns not read: {}", named(&self.ignored)));
		}
		text
	}
}

/// The first of some columns, and how many more there are.
fn named(columns: &[String]) -> String {
	let first: Vec<&str> = columns.iter().take(LISTED).map(String::as_str).collect();
	let first = first.join(", ");
	match columns.len().saturating_sub(LISTED) {
		0 => first,
		more => format!("{first} and {} more", with_thousands_separators(more as u128)),
	}
}
