//! Tables: files of rows that are read whole, with every physical line accounted for.
//!
//! Rows read, lines skipped for a reason and lines with faults add up to the lines of the file. A
//! caller uses what it read only if there is no fault.

use crate::{
	encoding::{self, decode},
	error::{Error, Result},
	lists::{
		columns::{fit, Column, Columns},
		delimited::{detect, Text},
		fault::{self, Fault, Flaw, Kinds},
		reading::{Reading, Skip},
		source::{Cell, Item, Lines, Taken},
		windows::Windows,
		workbook,
	},
	text::{first_invisible, shown},
};
use serde::{Deserialize, Serialize};
use std::{
	collections::BTreeSet,
	convert::Infallible,
	io::{self, Read},
	ops::ControlFlow,
	path::Path,
};

/// What a person says about a file. What is not said is found out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
	/// Sheet of a workbook.
	pub sheet: Option<String>,
	/// Columns, with their names or numbers in the file.
	pub columns: Vec<(String, String)>,
	/// What is between the cells.
	pub delimiter: Option<char>,
	/// The line that names the columns. What stands above it is not read.
	pub header_row: Option<u64>,
	/// What to do with rows of a sheet that people do not see. Without it they are a fault.
	pub hidden_rows: Option<HiddenRows>,
}

/// What to do with rows of a sheet that are hidden, or filtered away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HiddenRows {
	/// Read them like the others.
	Include,
	/// Leave them out.
	Skip,
}

/// Records below a first one that names no columns that are searched for the header.
const SEARCHED: u32 = 20;

/// A record of a table.
pub struct Record<'a> {
	line: u64,
	cells: &'a [Cell<'a>],
	columns: &'a Columns,
	guessed: bool,
	faults: Vec<Fault>,
}

impl<'a> Record<'a> {
	/// The line on which it begins.
	pub fn line(&self) -> u64 {
		self.line
	}

	/// The columns of the file.
	pub fn columns(&self) -> &'a Columns {
		self.columns
	}

	/// The text of a wanted column; empty if it is not there.
	pub fn text(&self, column: usize) -> &'a str {
		let cell = self.columns.place(column).and_then(|place| self.cells.get(place));
		cell.map_or("", |cell| cell.text.as_ref())
	}

	/// The text of a wanted column in which every character can be seen. Otherwise it is a fault.
	pub fn plain(&mut self, column: usize) -> Option<&'a str> {
		let text = self.text(column);
		let Some((place, name)) = first_invisible(text) else { return Some(text) };
		let message = format!("`{}` has a {name} at character {place}: remove it", shown(text));
		self.fault(column, ("invisible", message));
		None
	}

	/// Whether letters in it may be others than those that were meant.
	pub fn is_guessed(&self) -> bool {
		self.guessed
	}

	/// Notes a fault of a wanted column.
	pub fn fault(&mut self, column: usize, (kind, message): Flaw) {
		let column = self.columns.name(column).map(String::from);
		self.faults.push(Fault { line: self.line, column, kind, message });
	}

	/// What `read` makes of a wanted column in which every character can be seen.
	pub fn value<T>(
		&mut self,
		column: usize,
		read: impl FnOnce(&str) -> std::result::Result<T, Flaw>,
	) -> Option<T> {
		let text = self.plain(column)?;
		self.take(column, read(text))
	}

	/// A value of a wanted column, or its fault.
	pub fn take<T>(&mut self, column: usize, value: std::result::Result<T, Flaw>) -> Option<T> {
		value.map_err(|flaw| self.fault(column, flaw)).ok()
	}
}

/// A table that was read.
#[derive(Debug, Default)]
pub struct Table {
	/// What was found in the file, and how its lines add up.
	pub reading: Reading,
	/// All faults, in order of lines; of a [file](read_file) the first ones.
	pub faults: Vec<Fault>,
	/// How many faults there are that were not kept.
	pub more: Kinds,
	/// What is worth a look although it is no fault.
	pub warnings: Vec<Fault>,
	/// The first lines of all records with faults, if all faults are kept.
	faulty: BTreeSet<u64>,
	/// How many faults are kept, if not all.
	most: Option<usize>,
}

/// Whether a path stands for standard input: `-`.
pub fn is_stdin(path: &Path) -> bool {
	path == Path::new("-")
}

/// The bytes of a file, or of standard input.
///
/// # Errors
/// [`Error::Input`] if it cannot be read.
pub fn bytes_of(path: &Path) -> Result<Vec<u8>> {
	if is_stdin(path) {
		let mut bytes = Vec::new();
		return match io::stdin().lock().read_to_end(&mut bytes) {
			Ok(_) => Ok(bytes),
			Err(e) => Err(Error::input(format!("cannot read standard input: {e}"))),
		};
	}
	std::fs::read(path).map_err(|error| cannot_open(path, &error))
}

fn cannot_open(path: &Path, error: &io::Error) -> Error {
	Error::input(format!("cannot open {}: {error}", path.display()))
}

/// Reads a file as [`read`] does, but has little of it in memory if it is a text in UTF-8, and no more
/// than [`fault::KEPT`] of its faults: what it counts of rows with faults and without is right only if
/// there are none.
///
/// # Errors
/// [`Error::Input`] if it cannot be read.
pub fn read_file(
	path: &Path,
	wanted: &[Column],
	choices: &Choices,
	mut row: impl FnMut(&mut Record<'_>),
) -> Result<Table> {
	let cannot = |error: io::Error| cannot_open(path, &error);
	let windows = if is_stdin(path) { None } else { Windows::open(path).map_err(cannot)? };
	let Some(mut windows) = windows.filter(|_| choices.sheet.is_none()) else {
		return Ok(read_keeping(&bytes_of(path)?, wanted, choices, Some(fault::KEPT), row));
	};
	let mut table = Table { most: Some(fault::KEPT), ..Table::default() };
	table.reading.bytes = windows.length();
	let delimiter = match choices.delimiter {
		Some(delimiter) => delimiter,
		None => {
			let from = choices.header_row.unwrap_or_default();
			windows.detect(from, |cells| fit(cells, wanted)).map_err(cannot)?
		}
	};
	let mut run = Run::new(wanted, choices, false);
	let end = windows.each(delimiter, |part| {
		table.take(&mut run, part, &mut row);
		ControlFlow::<Infallible>::Continue(())
	});
	let ControlFlow::Continue(place) = end.map_err(cannot)?;
	table.end(run);
	table.reading.text(windows.encoding(), place, delimiter);
	table.sort();
	Ok(table)
}

/// Reads a file that has the wanted columns, and gives each record to `row`.
pub fn read(
	bytes: &[u8],
	wanted: &[Column],
	choices: &Choices,
	row: impl FnMut(&mut Record<'_>),
) -> Table {
	read_keeping(bytes, wanted, choices, None, row)
}

/// The same, but keeps the first `most` faults, or all.
fn read_keeping(
	bytes: &[u8],
	wanted: &[Column],
	choices: &Choices,
	most: Option<usize>,
	mut row: impl FnMut(&mut Record<'_>),
) -> Table {
	let mut table = Table { most, ..Table::default() };
	table.reading.bytes = bytes.len() as u64;
	if workbook::is_one(bytes) {
		match workbook::open(bytes, choices.sheet.as_deref()) {
			Ok(mut sheet) => {
				table.reading.format = sheet.format;
				table.reading.sheet = Some(shown(&sheet.name));
				table.reading.hidden_columns = sheet.hidden_columns();
				table.run(&mut sheet, wanted, choices, false, &mut row);
				table.judge_hidden(sheet.unseen(), choices);
			}
			Err(fault) => table.unreadable(bytes, fault),
		}
	} else if choices.sheet.is_some() {
		let message = "only workbooks (.xlsx, .ods) have sheets, and this is none";
		table.unreadable(bytes, Fault::whole("sheet", message));
	} else {
		match decode(bytes) {
			Ok(decoded) => {
				let (delimiter, from) = (choices.delimiter, choices.header_row.unwrap_or_default());
				let text = decoded.text.as_ref();
				let delimiter =
					delimiter.unwrap_or_else(|| detect(text, from, |cells| fit(cells, wanted)));
				let mut lines = Text::new(text, delimiter);
				table.run(&mut lines, wanted, choices, decoded.guessed, &mut row);
				table.reading.text(decoded.encoding, lines.place(), delimiter);
				if decoded.guessed {
					let message = "the file is not in UTF-8, and was read as Windows-1252: letters outside of ASCII may be others";
					table.warnings.push(Fault::whole("encoding", message));
				}
			}
			Err(wrong) => {
				table.unreadable(bytes, Fault::at(wrong.line, "encoding", wrong.message));
			}
		}
	}
	table.sort();
	table
}

/// What was found out about a table, and how it is read.
struct Run<'a> {
	wanted: &'a [Column],
	choices: &'a Choices,
	guessed: bool,
	columns: Option<Columns>,
	lost: Option<Lost>,
}

impl<'a> Run<'a> {
	fn new(wanted: &'a [Column], choices: &'a Choices, guessed: bool) -> Self {
		Self { wanted, choices, guessed, columns: None, lost: None }
	}

	/// Whether a line stands above the one that was said to name the columns.
	fn is_above(&self, line: u64) -> bool {
		self.columns.is_none() && self.choices.header_row.is_some_and(|header| line < header)
	}
}

impl Table {
	/// Counts rows with faults that were found by comparing them with others, and keeps the faults.
	pub fn refuse(&mut self, faults: Vec<Fault>) {
		for fault in &faults {
			if fault.line > 0 && self.mark(fault.line) {
				self.reading.rows = self.reading.rows.saturating_sub(1);
				self.reading.faulty = self.reading.faulty.saturating_add(1);
			}
		}
		self.faults.extend(faults);
		self.sort();
	}

	/// Counts faults of a kind that others have found and not kept.
	pub fn count(&mut self, kind: &'static str, faults: u64) {
		fault::count(&mut self.more, kind, faults);
	}

	/// Marks the row on a line as one with a fault; returns whether it had none before, as far as that
	/// is known.
	fn mark(&mut self, line: u64) -> bool {
		self.most.is_some() || self.faulty.insert(line)
	}

	/// A table without rows and without faults has the fault that it is empty.
	pub fn refuse_if_empty(&mut self) {
		if self.reading.rows == 0 && self.faults.is_empty() {
			self.faults.push(Fault::empty());
		}
	}

	/// Whether the row that begins on a line has a fault.
	pub fn is_faulty(&self, line: u64) -> bool {
		self.faulty.contains(&line)
	}

	/// Rows that people do not see are a fault, unless it was said what to do with them.
	fn judge_hidden(&mut self, unseen: Option<&str>, choices: &Choices) {
		if let Some(why) = unseen {
			let message = format!(
				"whether rows are hidden or filtered away is not known, and they are read like the others: {}",
				shown(why)
			);
			self.warnings.push(Fault::whole("hidden", message));
		}
		let hidden = &self.reading.hidden_rows;
		if hidden.is_empty() || choices.hidden_rows.is_some() {
			return;
		}
		let message = format!(
			"rows of the sheet are hidden or filtered away ({}): give --hidden-rows include to read them like the others, or --hidden-rows skip to leave them out",
			hidden.told()
		);
		self.faults.push(Fault::whole("hidden", message));
	}

	/// Notes a line that people do not see; returns whether to leave it out.
	fn leaves_out(&mut self, taken: &Taken, choices: &Choices) -> bool {
		if taken.hidden {
			self.reading.hidden_rows.note(taken.line);
		}
		taken.hidden && choices.hidden_rows == Some(HiddenRows::Skip)
	}

	fn sort(&mut self) {
		fault::keep_first(&mut self.faults, self.most.unwrap_or(usize::MAX), &mut self.more);
	}

	/// Nothing of the file could be read: all its lines count as faulty.
	fn unreadable(&mut self, bytes: &[u8], fault: Fault) {
		if !workbook::is_one(bytes) {
			let open = bytes.last().is_some_and(|byte| !matches!(byte, b'\n' | b'\r'));
			let lines = encoding::line_ends(bytes).saturating_add(u64::from(open));
			self.reading.lines = lines;
			self.reading.faulty = lines;
		}
		self.faults.push(fault);
	}

	fn refuse_record(&mut self, taken: &Taken, faults: Vec<Fault>) {
		self.mark(taken.line);
		self.reading.faulty = self.reading.faulty.saturating_add(taken.lines);
		self.faults.extend(faults);
		// Not each time: that would sort them for each record.
		if self.most.is_some_and(|most| self.faults.len() >= most.saturating_mul(2)) {
			self.sort();
		}
	}

	fn run<'a>(
		&mut self,
		source: &mut impl Lines<'a>,
		wanted: &[Column],
		choices: &Choices,
		guessed: bool,
		row: &mut impl FnMut(&mut Record<'_>),
	) {
		let mut run = Run::new(wanted, choices, guessed);
		self.take(&mut run, source, row);
		self.end(run);
	}

	/// Reads the lines of a table, or of a part of it.
	fn take<'a>(
		&mut self,
		run: &mut Run<'_>,
		source: &mut impl Lines<'a>,
		row: &mut impl FnMut(&mut Record<'_>),
	) {
		let Run { wanted, choices, guessed, .. } = *run;
		let mut cells = Vec::new();
		while let Some(taken) = source.next(&mut cells) {
			self.reading.lines = self.reading.lines.saturating_add(taken.lines);
			match &taken.item {
				Item::Blank => self.reading.skip(Skip::Blank, taken.line, taken.lines),
				Item::Record if cells.iter().all(|cell| cell.text.is_empty()) => {
					self.reading.skip(Skip::Empty, taken.line, taken.lines);
				}
				_ if self.leaves_out(&taken, choices) => {
					self.reading.skip(Skip::Hidden, taken.line, taken.lines);
				}
				_ if run.is_above(taken.line) => {
					self.reading.skip(Skip::Above, taken.line, taken.lines);
				}
				Item::Comment { of_row } => {
					self.reading.skip(Skip::Comment, taken.line, taken.lines);
					if *of_row {
						self.reading.commented_out.note(taken.line);
					}
				}
				Item::Bad(message) => {
					let fault = Fault::at(taken.line, "quote", message.clone());
					self.refuse_record(&taken, vec![fault]);
				}
				Item::Record if run.lost.is_some() => {
					self.reading.skip(Skip::Unread, taken.line, taken.lines);
					if let Some(lost) = &mut run.lost {
						lost.search(&cells, taken.line, wanted, choices);
					}
				}
				Item::Record => {
					if run.columns.is_none() {
						match columns_of(&cells, taken.line, wanted, choices) {
							Ok(found) => {
								self.reading.found(&found, wanted);
								let header = found.header;
								run.columns = Some(found);
								if header {
									self.reading.skip(Skip::Header, taken.line, taken.lines);
									continue;
								}
							}
							Err(faults) => {
								run.lost = Some(Lost::new(taken.line));
								self.refuse_record(&taken, faults);
							}
						}
					}
					if let Some(columns) = &run.columns {
						self.record(&taken, &cells, columns, wanted, guessed, row);
					}
				}
			}
		}
	}

	/// Judges a table that was read to its end.
	fn end(&mut self, run: Run<'_>) {
		match (run.lost, run.choices.header_row) {
			(Some(lost), None) => lost.advise(&mut self.faults),
			(None, Some(line)) if run.columns.is_none() => {
				let message = format!("nothing is on line {line} or below that names the columns");
				self.faults.push(Fault::whole("header", message));
			}
			_ => {}
		}
	}

	fn record(
		&mut self,
		taken: &Taken,
		cells: &[Cell<'_>],
		columns: &Columns,
		wanted: &[Column],
		guessed: bool,
		row: &mut impl FnMut(&mut Record<'_>),
	) {
		let mut record = Record { line: taken.line, cells, columns, guessed, faults: Vec::new() };
		if let Err(message) = columns.fit(cells) {
			record.faults.push(Fault::at(taken.line, "columns", message));
		} else {
			for column in 0..wanted.len() {
				let cell = columns.place(column).and_then(|place| cells.get(place));
				if let Some(flaw) = cell.and_then(flaw) {
					record.fault(column, flaw);
				}
			}
			// A cell whose text is not what was meant need not be looked at.
			if record.faults.is_empty() {
				row(&mut record);
			}
		}
		let faults = record.faults;
		if faults.is_empty() {
			self.reading.rows = self.reading.rows.saturating_add(1);
			let further = taken.lines.saturating_sub(1);
			if further > 0 {
				self.reading.skip(Skip::Continued, taken.line.saturating_add(1), further);
			}
		} else {
			self.refuse_record(taken, faults);
		}
	}
}

/// The columns of a file by its first record, or by the line that was said to name them.
fn columns_of(
	cells: &[Cell<'_>],
	line: u64,
	wanted: &[Column],
	choices: &Choices,
) -> std::result::Result<Columns, Vec<Fault>> {
	match choices.header_row {
		Some(header) if header != line => {
			let message = "no row is on this line that could name the columns: it is empty, a comment, or inside quotes";
			Err(vec![Fault::at(header, "header", message)])
		}
		given => Columns::find(cells, line, wanted, &choices.columns, given.is_some()),
	}
}

/// A file whose first record does not tell the columns.
struct Lost {
	/// The line of that record.
	line: u64,
	/// The line of a later one that does.
	header: Option<u64>,
	/// How many were looked at.
	searched: u32,
}

impl Lost {
	fn new(line: u64) -> Self {
		Self { line, header: None, searched: 0 }
	}

	/// Looks whether a record below names the columns: then a title stands above it.
	fn search(&mut self, cells: &[Cell<'_>], line: u64, wanted: &[Column], choices: &Choices) {
		if self.header.is_none() && self.searched < SEARCHED {
			self.searched = self.searched.saturating_add(1);
			let found = Columns::find(cells, line, wanted, &choices.columns, true);
			self.header = found.ok().map(|_| line);
		}
	}

	/// Tells the way out beside what is wrong.
	fn advise(&self, faults: &mut [Fault]) {
		let advice = match self.header {
			Some(line) => format!(". Line {line} names the columns: give --header-row {line}"),
			None => ". If another line names the columns, give --header-row N".into(),
		};
		let fault = faults
			.iter_mut()
			.find(|fault| fault.line == self.line && matches!(fault.kind, "header" | "columns"));
		if let Some(fault) = fault {
			fault.message.push_str(&advice);
		}
	}
}

/// What is wrong with a cell before anybody asks what it means.
fn flaw(cell: &Cell<'_>) -> Option<Flaw> {
	let text = || shown(&cell.text);
	if cell.stray_quote {
		let message = format!(
			"`{}` has a quote inside: write it in quotes, and each quote inside twice",
			text()
		);
		return Some(("quote", message));
	}
	if let Some(how) = cell.shown_as {
		let message = format!(
			"`{}` is shown {how}, so people see another number: format the column as plain numbers, and look whether they are what is meant",
			text()
		);
		return Some(("format", message));
	}
	if cell.rounded {
		let message = format!(
			"`{}` is a number of more than 15 digits, of which a spreadsheet keeps 15: format the column as text, then enter it again",
			text()
		);
		return Some(("rounded", message));
	}
	if cell.text.bytes().any(|byte| matches!(byte, b'\n' | b'\r')) {
		return Some(("quote", format!("`{}` goes over several lines", text())));
	}
	None
}
