//! Tables in workbooks: .xlsx and .ods.

use crate::{
	lists::{
		fault::Fault,
		looks::{self, Looks},
		source::{is_failed, names_account, Cell, Item, Lines, Taken},
	},
	text::shown,
};
use calamine::{
	open_workbook_from_rs, Data, DataRef, Ods, Range, Reader, SheetType, SheetVisible, Xlsx,
};
use std::{
	borrow::Cow,
	collections::BTreeMap,
	fmt::Display,
	io::{Cursor, Read, Seek},
};

/// How files begin that are archives, as .xlsx and .ods are.
const ARCHIVE: &[u8] = b"PK\x03\x04";
/// How files begin that are .xls, or workbooks with a password.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];
/// Digits of a number that a spreadsheet keeps.
const DIGITS: usize = 15;
/// Most cells of the area that a sheet fills, empty ones included: 16 columns of the longest sheet.
/// All of them are kept in memory.
const MOST_CELLS: u64 = 1 << 24;

/// Row and column, from 0, of numbers that people see as others, and how they see them.
type Scaled = BTreeMap<(u32, u32), &'static str>;

/// A sheet of a workbook, read row by row.
pub struct Sheet {
	/// `xlsx` or `ods`.
	pub format: &'static str,
	/// Its name.
	pub name: String,
	range: Range<Data>,
	scaled: Scaled,
	/// How it looks; why that is not known, otherwise.
	looks: Result<Looks, String>,
	/// The next row, from 0.
	row: u32,
}

/// Whether a file is a workbook, or looks like one.
pub fn is_one(bytes: &[u8]) -> bool {
	bytes.starts_with(ARCHIVE) || bytes.starts_with(COMPOUND)
}

/// Opens the sheet with a name, or the only visible one with something in it.
///
/// # Errors
/// The file is no workbook of a kind that is read, or it is not clear which sheet is meant.
pub fn open(bytes: &[u8], sheet: Option<&str>) -> Result<Sheet, Fault> {
	if bytes.starts_with(COMPOUND) {
		let message = "the workbook is an old one (.xls), or has a password: save it as .xlsx without one, or as CSV UTF-8";
		return Err(Fault::whole("workbook", message));
	}
	let book: Result<Xlsx<Cursor<&[u8]>>, _> = open_workbook_from_rs(Cursor::new(bytes));
	let wrong = match book {
		Ok(mut book) => {
			let sheet = choose("xlsx", &mut book, sheet, sound)?;
			let looks = looks::of_xlsx(bytes, &sheet.name);
			return Ok(Sheet { looks, ..sheet });
		}
		Err(wrong) => wrong,
	};
	let book: Result<Ods<Cursor<&[u8]>>, _> = open_workbook_from_rs(Cursor::new(bytes));
	match book {
		Ok(mut book) => {
			let sheet = choose("ods", &mut book, sheet, |_, _| Ok(Scaled::new()))?;
			let looks = looks::of_ods(bytes, &sheet.name);
			let percentages = looks.iter().flat_map(|looks| &looks.percentages);
			let divided = looks.iter().flat_map(|looks| &looks.divided);
			let scaled = percentages.map(|place| (*place, PERCENTAGE));
			let scaled = scaled.chain(divided.map(|place| (*place, DIVIDED))).collect();
			Ok(Sheet { scaled, looks, ..sheet })
		}
		Err(_) => Err(unreadable(&wrong)),
	}
}

fn unreadable(why: &dyn Display) -> Fault {
	let why = shown(&why.to_string());
	let message = format!("the workbook is neither .xlsx nor .ods, or damaged: {why}");
	Fault::whole("workbook", message)
}

/// How people see a number that is a fraction of a hundred.
const PERCENTAGE: &str = "as a percentage";
/// How they see one that is divided by a thousand, or by more.
const DIVIDED: &str = "in thousands or millions";

/// How a number format makes people see another number than the cell has.
fn scale(format: &str) -> Option<&'static str> {
	// What is in quotes, or behind a backslash and the like, is shown as it is. What follows a
	// semicolon is for negative numbers.
	let (mut plain, mut quoted, mut escaped) = (String::new(), false, false);
	for c in format.chars() {
		match c {
			_ if escaped => escaped = false,
			'"' => quoted = !quoted,
			_ if quoted => {}
			'\\' | '_' | '*' => escaped = true,
			';' => break,
			c => plain.push(c),
		}
	}
	if plain.contains('%') {
		return Some(PERCENTAGE);
	}
	// A comma between digits separates thousands, one behind them divides by a thousand.
	let digit = |c: char| matches!(c, '0' | '#' | '?');
	let parts: Vec<&str> = plain.split(',').collect();
	let divided = parts.windows(2).any(|pair| match pair {
		[before, after] => before.ends_with(digit) && !after.starts_with(digit),
		_ => false,
	});
	divided.then_some(DIVIDED)
}

/// Whether a sheet can be read as a whole: no cell stands in it twice, which would hide a row, and
/// it fits into memory. Returns the numbers that people see as others.
fn sound<RS: Read + Seek>(book: &mut Xlsx<RS>, sheet: &str) -> Result<Scaled, Fault> {
	let mut cells = book.worksheet_cells_reader(sheet).map_err(|error| unreadable(&error))?;
	let formats = cells.styles().iter().map(|style| style.number_format.as_ref());
	let scales: Vec<_> =
		formats.map(|format| format.and_then(|format| scale(&format.format_code))).collect();
	let mut scaled = Scaled::new();
	let mut before: Option<(u32, u32)> = None;
	let (mut first, mut last) = ((u32::MAX, u32::MAX), (0u32, 0u32));
	while let Some((cell, style)) =
		cells.next_cell_with_style_id().map_err(|error| unreadable(&error))?
	{
		let (row, column) = cell.get_position();
		let line = u64::from(row).saturating_add(1);
		if before.is_some_and(|before| (row, column) <= before) {
			let message = "a cell of this row is in the file twice, or not in order: save the workbook again with a spreadsheet";
			return Err(Fault::at(line, "workbook", message));
		}
		before = Some((row, column));
		if matches!(cell.get_value(), DataRef::Empty) {
			continue;
		}
		if matches!(cell.get_value(), DataRef::Int(_) | DataRef::Float(_)) {
			let scale = scales.get(style).copied().flatten();
			scaled.extend(scale.map(|scale| ((row, column), scale)));
		}
		first = (first.0.min(row), first.1.min(column));
		last = (last.0.max(row), last.1.max(column));
		let length = |from: u32, to: u32| u64::from(to.saturating_sub(from)).saturating_add(1);
		let area = length(first.0, last.0).saturating_mul(length(first.1, last.1));
		if area > MOST_CELLS {
			let message = "a cell of this row stands far from the others, and the sheet is too large with it: delete the row and the columns that do not belong to the list";
			return Err(Fault::at(line, "workbook", message));
		}
	}
	Ok(scaled)
}

fn choose<R, RS>(
	format: &'static str,
	book: &mut R,
	wanted: Option<&str>,
	sound: impl Fn(&mut R, &str) -> Result<Scaled, Fault>,
) -> Result<Sheet, Fault>
where
	R: Reader<RS>,
	R::Error: Display,
	RS: Read + Seek,
{
	let sheets = book.sheets_metadata().iter();
	let sheets = sheets.filter(|sheet| sheet.typ == SheetType::WorkSheet);
	let candidates: Vec<String> = match wanted {
		Some(wanted) => {
			let names: Vec<String> = sheets.map(|sheet| sheet.name.clone()).collect();
			if !names.iter().any(|name| name == wanted) {
				let message = format!("no sheet is called `{}`; {}", shown(wanted), listed(&names));
				return Err(Fault::whole("sheet", message));
			}
			vec![wanted.into()]
		}
		None => {
			let visible = sheets.filter(|sheet| sheet.visible == SheetVisible::Visible);
			visible.map(|sheet| sheet.name.clone()).collect()
		}
	};
	let mut full = Vec::new();
	for name in candidates {
		let scaled = sound(book, &name)?;
		let range = book.worksheet_range(&name).map_err(|error| unreadable(&error))?;
		if !range.is_empty() {
			let looks = Ok(Looks::default());
			full.push(Sheet { format, name, range, scaled, looks, row: 0 });
		}
	}
	let names: Vec<String> = full.iter().map(|sheet| sheet.name.clone()).collect();
	match (full.pop(), names.len()) {
		(Some(sheet), 1) => Ok(sheet),
		(None, _) => Err(Fault::whole("empty", "nothing is in the sheet")),
		_ => {
			let message = format!("{}: choose one by --sheet NAME", listed(&names));
			Err(Fault::whole("sheet", message))
		}
	}
}

impl Sheet {
	/// The columns that people do not see although something is in them, by their letters.
	pub fn hidden_columns(&self) -> Vec<String> {
		let (Ok(looks), Some((_, last))) = (&self.looks, self.range.end()) else {
			return Vec::new();
		};
		let hidden = (0..=last).filter(|column| looks.hidden_columns.contains(*column));
		hidden.map(letters).collect()
	}

	/// Why it is not known which rows and columns people do not see, if it is not.
	pub fn unseen(&self) -> Option<&str> {
		self.looks.as_ref().err().map(String::as_str)
	}
}

/// A column, from 0, as spreadsheets call it: `A`, `Z`, `AA`.
fn letters(column: u32) -> String {
	let (mut rest, mut name) = (column, Vec::new());
	loop {
		let letter = u8::try_from(rest.rem_euclid(26)).unwrap_or_default();
		name.push(char::from(b'A'.saturating_add(letter)));
		match rest.div_euclid(26).checked_sub(1) {
			Some(more) => rest = more,
			None => return name.into_iter().rev().collect(),
		}
	}
}

fn listed(names: &[String]) -> String {
	let names: Vec<String> = names.iter().map(|name| format!("`{}`", shown(name))).collect();
	format!("the sheets of the workbook are {}", names.join(", "))
}

impl Lines<'static> for Sheet {
	fn next(&mut self, cells: &mut Vec<Cell<'static>>) -> Option<Taken> {
		cells.clear();
		let (last, width) = self.range.end()?;
		let row = self.row;
		if row > last {
			return None;
		}
		self.row = row.saturating_add(1);
		// From the first column of the sheet on, so that columns have the numbers that people see.
		cells.extend((0..=width).map(|column| {
			let shown_as = self.scaled.get(&(row, column)).copied();
			Cell { shown_as, ..cell(self.range.get_value((row, column))) }
		}));
		let mut full = cells.iter().filter(|cell| !cell.text.is_empty());
		let item = match (full.next(), full.next()) {
			(None, _) => Item::Blank,
			(Some(only), None) if only.text.starts_with('#') && !is_failed(&only.text) => {
				Item::Comment { of_row: names_account(&only.text) }
			}
			_ => Item::Record,
		};
		let hidden = self.looks.as_ref().is_ok_and(|looks| looks.hidden_rows.contains(row));
		Some(Taken { line: u64::from(self.row), lines: 1, item, hidden })
	}
}

fn cell(data: Option<&Data>) -> Cell<'static> {
	let (text, rounded) = match data {
		None | Some(Data::Empty) => (String::new(), false),
		Some(Data::String(text)) => (text.trim_matches([' ', '\t']).into(), false),
		Some(Data::Int(number)) => {
			let text = number.to_string();
			let rounded = is_rounded(&text);
			(text, rounded)
		}
		Some(Data::Float(number)) => {
			let text = number.to_string();
			let rounded = is_rounded(&text);
			(text, rounded)
		}
		Some(Data::Bool(true)) => ("TRUE".into(), false),
		Some(Data::Bool(false)) => ("FALSE".into(), false),
		Some(Data::Error(error)) => (error.to_string(), false),
		// Its number is not what people see.
		Some(other) => (date(other).unwrap_or_else(|| "(a date or time)".into()), false),
	};
	Cell { rounded, ..Cell::new(Cow::Owned(text)) }
}

/// A date as ISO 8601 writes it; nothing if it has a time of day, whose zone no workbook tells.
fn date(data: &Data) -> Option<String> {
	match data {
		// Before the first of March 1900 workbooks count a day that never was.
		Data::DateTime(date) if date.is_datetime() && date.as_f64() >= 61.0 => {
			let (year, month, day, hours, minutes, seconds, milliseconds) = date.to_ymd_hms_milli();
			let midnight = (hours, minutes, seconds, milliseconds) == (0, 0, 0, 0);
			midnight.then(|| format!("{year:04}-{month:02}-{day:02}"))
		}
		Data::DateTimeIso(text) => {
			let day = text.split_once('T').map_or(Some(text.as_str()), |(day, time)| {
				let digits = |c: char| c.is_ascii_digit() && c != '0';
				(!time.contains(digits) && !time.contains(['+', '-', 'Z'])).then_some(day)
			});
			day.map(String::from)
		}
		_ => None,
	}
}

/// Whether a number has more digits than a spreadsheet keeps: then some of them are not those that
/// were entered, or computed.
fn is_rounded(number: &str) -> bool {
	let (whole, _) = number.split_once('.').unwrap_or((number, ""));
	let digits: String = number.chars().filter(char::is_ascii_digit).collect();
	let significant = digits.trim_matches('0').len();
	whole.trim_start_matches('-').len() > DIGITS || significant > DIGITS
}

#[cfg(test)]
mod tests {
	use super::*;
	use calamine::{ExcelDateTime, ExcelDateTimeType};

	#[test]
	fn numbers_should_count_as_rounded_when_a_spreadsheet_does_not_keep_their_digits() {
		let rounded = |number: f64| cell(Some(&Data::Float(number))).rounded;
		for kept in [0.0, 1.0, 1_234.567_8, 999_999_999_999_999.0, 0.000_000_000_001, -2.5] {
			assert!(!rounded(kept), "{kept}");
		}
		for lost in [1e15, 1_234_567_123_456_780_000.0, 0.1 + 0.2, 9_007_199_254_740_992.0] {
			assert!(rounded(lost), "{lost}");
		}
	}

	#[test]
	fn formats_should_be_told_that_show_another_number() {
		for same in [
			"General",
			"0.00",
			"#,##0",
			"#,##0.00",
			"_(* #,##0.00_);_(* (#,##0,);0%",
			"0\" %\"",
			"0\\%",
			"@",
			"[$DIST] 0",
		] {
			assert_eq!(scale(same), None, "{same}");
		}
		for percent in ["0%", "0.00%", "#,##0.0 %;-0", "[Red]0%"] {
			assert_eq!(scale(percent), Some(PERCENTAGE), "{percent}");
		}
		for thousands in ["#,##0,", "0.0,,", "#,##0,\"k\"", "[>999]0.0,\"k\";0"] {
			assert_eq!(scale(thousands), Some("in thousands or millions"), "{thousands}");
		}
	}

	#[test]
	fn columns_should_be_called_as_spreadsheets_do() {
		let names: Vec<String> = [0, 25, 26, 51, 52, 701, 702].map(letters).to_vec();
		assert_eq!(names, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
	}

	#[test]
	fn numbers_should_be_written_without_exponent() {
		assert_eq!(cell(Some(&Data::Float(1e21))).text, "1000000000000000000000");
		assert_eq!(cell(Some(&Data::Float(0.000_000_5))).text, "0.0000005");
		assert_eq!(cell(Some(&Data::Float(25.0))).text, "25");
	}

	#[test]
	fn dates_should_be_written_as_people_see_them_when_they_have_no_time_of_day() {
		let excel = |days: f64, kind: ExcelDateTimeType| {
			cell(Some(&Data::DateTime(ExcelDateTime::new(days, kind, false)))).text
		};
		let iso = |text: &str| cell(Some(&Data::DateTimeIso(text.into()))).text;
		assert_eq!(excel(46_418.0, ExcelDateTimeType::DateTime), "2027-01-31");
		for text in ["2027-01-31", "2027-01-31T00:00:00"] {
			assert_eq!(iso(text), "2027-01-31");
		}
		for other in [
			excel(46_418.5, ExcelDateTimeType::DateTime),
			excel(46_418.0, ExcelDateTimeType::TimeDelta),
			excel(5.0, ExcelDateTimeType::DateTime),
			iso("2027-01-31T12:00:00"),
		] {
			assert_eq!(other, "(a date or time)");
		}
	}

	#[test]
	fn what_is_no_workbook_should_be_refused_in_one_sentence() {
		for bytes in [&b"PK\x03\x04 and nothing more"[..], COMPOUND] {
			assert!(is_one(bytes));
			assert_eq!(open(bytes, None).err().unwrap().kind, "workbook");
		}
		assert!(!is_one(b"account,amount\n"));
	}
}
