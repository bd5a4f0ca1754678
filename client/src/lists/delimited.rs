//! Tables as text: cells between commas, semicolons, tabs or bars, quoted as RFC 4180 says.
//!
//! Not the `csv` crate: it does not tell which bytes a record came from once lines end in different
//! ways, takes a comment to the next line feed, and reads a quote that is never closed as the rest of
//! the file. Here every physical line is accounted for.

use crate::{
	account,
	encoding::line_ends,
	lists::source::{is_failed, names_account, Cell, Item, Lines, Taken},
};
use std::borrow::Cow;

/// The delimiters that are looked for, with their names. The first one is taken if none fits.
pub const DELIMITERS: [(char, &str); 4] =
	[(',', "comma"), (';', "semicolon"), ('\t', "tab"), ('|', "bar")];

/// Most lines of a cell in quotes. A quote that is not closed by then is one too many.
const MAX_LINES: u64 = 100;

/// What was read of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
	/// The line that comes next, from 1.
	line: u64,
	/// Lines that ended with LF, CRLF and CR.
	ends: [u64; 3],
}

impl Place {
	/// The beginning.
	pub const BEGIN: Self = Self { line: 1, ends: [0; 3] };

	/// How the lines read so far ended: `LF`, or `CRLF and CR`.
	pub fn line_ends(&self) -> String {
		let names = ["LF", "CRLF", "CR"].iter().zip(self.ends).filter(|(_, count)| *count > 0);
		let names: Vec<&str> = names.map(|(name, _)| *name).collect();
		if names.is_empty() {
			return "none".into();
		}
		names.join(" and ")
	}
}

/// A table as text, read line by line.
pub struct Text<'a> {
	text: &'a str,
	delimiter: char,
	at: usize,
	place: Place,
	/// A quote stands in what follows this text in its file.
	quote_follows: bool,
}

/// Why there is no record.
enum Wrong {
	/// What is wrong.
	Fault(String),
	/// It goes on in what follows this text in its file.
	GoesOn,
}

impl From<String> for Wrong {
	fn from(message: String) -> Self {
		Self::Fault(message)
	}
}

impl From<&str> for Wrong {
	fn from(message: &str) -> Self {
		Self::Fault(message.into())
	}
}

/// What ends a cell.
enum Stop {
	Delimiter,
	/// The end of the line, or of the file.
	End,
}

impl<'a> Text<'a> {
	/// Reads `text` from its beginning.
	pub fn new(text: &'a str, delimiter: char) -> Self {
		Self::part(text, delimiter, Place::BEGIN, false)
	}

	/// Reads a part of a file that ends where a line ends. `place` is where it begins, and
	/// `quote_follows` whether a quote stands behind it. A record that goes on behind the part is not
	/// read: [`Text::at`] is where it begins.
	pub fn part(text: &'a str, delimiter: char, place: Place, quote_follows: bool) -> Self {
		Self { text, delimiter, at: 0, place, quote_follows }
	}

	/// Up to where it was read, in bytes.
	pub fn at(&self) -> usize {
		self.at
	}

	/// The same, in lines.
	pub fn place(&self) -> Place {
		self.place
	}

	/// How well the first record on line `from` or below fits, as `fit` tells; 0 if it is no record.
	/// `None` if there is none in this text.
	pub fn first_fit(&mut self, from: u64, fit: impl Fn(&[Cell<'_>]) -> u32) -> Option<u32> {
		let mut cells = Vec::new();
		while let Some(taken) = self.next(&mut cells) {
			match taken.item {
				_ if taken.line < from => {}
				Item::Blank | Item::Comment { .. } => {}
				Item::Bad(_) => return Some(0),
				Item::Record => return Some(fit(&cells)),
			}
		}
		None
	}

	/// Takes a line that is nothing but cells without quotes, as nearly all are.
	fn plain_line(&mut self, cells: &mut Vec<Cell<'a>>) -> Option<Taken> {
		let rest = self.rest(self.at);
		let (mut plain, mut full) = (self.delimiter.is_ascii() && !rest.starts_with('#'), false);
		let length = rest.bytes().position(|byte| {
			plain &= byte != b'"';
			full |= byte.is_ascii_graphic();
			matches!(byte, b'\n' | b'\r')
		})?;
		if !plain || !full {
			return None;
		}
		let text = rest.get(..length)?;
		let (kind, width) = match rest.as_bytes().get(length..)? {
			[b'\r', b'\n', ..] => (1, 2),
			[b'\r', ..] => (2, 1),
			_ => (0, 1),
		};
		let parts = text.split(self.delimiter);
		cells.extend(parts.map(|cell| Cell::new(Cow::Borrowed(trimmed(cell)))));
		let line = self.place.line;
		self.place.line = line.saturating_add(1);
		if let Some(count) = self.place.ends.get_mut(kind) {
			*count = count.saturating_add(1);
		}
		self.at = self.at.saturating_add(length).saturating_add(width);
		Some(Taken { line, lines: 1, item: Item::Record, hidden: false })
	}

	/// What is at `from` and after it.
	fn rest(&self, from: usize) -> &'a str {
		self.text.get(from..).unwrap_or_default()
	}

	/// Where the physical line ends in which `from` is: before and after its line end.
	fn line_end(&self, from: usize) -> (usize, usize) {
		let rest = self.rest(from);
		let length = rest.bytes().position(|byte| matches!(byte, b'\n' | b'\r'));
		let end = from.saturating_add(length.unwrap_or(rest.len()));
		let width = match self.rest(end).as_bytes() {
			[b'\r', b'\n', ..] => 2,
			[] => 0,
			_ => 1,
		};
		(end, end.saturating_add(width))
	}

	/// Goes on behind `to`, and counts the lines that end before it.
	fn advance(&mut self, to: usize) -> u64 {
		let passed = self.text.get(self.at..to).unwrap_or_default();
		let mut lines = 0u64;
		let mut bytes = passed.bytes().peekable();
		while let Some(byte) = bytes.next() {
			let kind = match byte {
				b'\n' => 0,
				b'\r' if bytes.next_if_eq(&b'\n').is_some() => 1,
				b'\r' => 2,
				_ => continue,
			};
			lines = lines.saturating_add(1);
			if let Some(count) = self.place.ends.get_mut(kind) {
				*count = count.saturating_add(1);
			}
		}
		// The last line of a file need not end.
		if !passed.is_empty() && !passed.ends_with(['\n', '\r']) {
			lines = lines.saturating_add(1);
		}
		self.at = to;
		self.place.line = self.place.line.saturating_add(lines);
		lines
	}

	/// Where the cell that begins at `from` ends, if it has no quotes, and what ends it.
	fn plain_end(&self, from: usize) -> (usize, Stop) {
		let rest = self.rest(from);
		let found = rest.find([self.delimiter, '\n', '\r']);
		let end = from.saturating_add(found.unwrap_or(rest.len()));
		(end, if self.rest(end).starts_with(self.delimiter) { Stop::Delimiter } else { Stop::End })
	}

	/// Behind the spaces at `from`.
	fn behind_spaces(&self, from: usize) -> usize {
		let rest = self.rest(from);
		let spaces = |c: char| matches!(c, ' ' | '\t') && c != self.delimiter;
		from.saturating_add(rest.len().saturating_sub(rest.trim_start_matches(spaces).len()))
	}

	/// The content of quotes whose first one is before `from`, and what is behind them.
	fn quoted(&self, from: usize) -> Result<(String, usize), Wrong> {
		let mut content = String::new();
		let mut at = from;
		let mut lines = 0u64;
		loop {
			let rest = self.rest(at);
			let length = rest.find('"');
			if length.is_none() && !self.quote_follows {
				return Err("a quote is opened here and not closed".into());
			}
			let part = rest.get(..length.unwrap_or(rest.len())).unwrap_or_default();
			lines = lines.saturating_add(line_ends(part.as_bytes()));
			if lines > MAX_LINES {
				let message =
					format!("a quote is opened here and not closed within {MAX_LINES} lines");
				return Err(message.into());
			}
			let Some(length) = length else { return Err(Wrong::GoesOn) };
			content.push_str(part);
			at = at.saturating_add(length).saturating_add(1);
			if !self.rest(at).starts_with('"') {
				break;
			}
			content.push('"');
			at = at.saturating_add(1);
		}
		let behind = self.behind_spaces(at);
		match self.rest(behind).chars().next() {
			None | Some('\n' | '\r') => {}
			Some(c) if c == self.delimiter => {}
			Some(_) if lines == 0 => return Err("text stands behind a closing quote".into()),
			Some(_) => {
				return Err("a quote is opened here and not closed: the next one, lines below, is followed by text".into())
			}
		}
		if content.split(['\n', '\r']).skip(1).any(|line| self.is_row(line)) {
			return Err("a quote is opened here, and what is inside looks like further rows".into());
		}
		Ok((content, behind))
	}

	/// Whether a line looks like a row: several cells, one of which is an account.
	fn is_row(&self, line: &str) -> bool {
		let mut cells = line.split(self.delimiter).map(|cell| cell.trim().trim_matches('"'));
		line.contains(self.delimiter)
			&& cells.any(|cell| account::is_ethereum(cell) || account::parse(cell).is_ok())
	}

	/// Reads the record that begins here, and returns where the next one begins.
	fn record(&self, cells: &mut Vec<Cell<'a>>) -> Result<usize, Wrong> {
		let mut at = self.at;
		loop {
			let start = self.behind_spaces(at);
			let stop = if self.rest(start).starts_with('"') {
				let (content, behind) = self.quoted(start.saturating_add(1))?;
				cells.push(Cell::new(Cow::Owned(trimmed(&content).into())));
				at = behind;
				let more = self.rest(at).starts_with(self.delimiter);
				if more {
					Stop::Delimiter
				} else {
					Stop::End
				}
			} else {
				let (end, found) = self.plain_end(at);
				let text = self.text.get(at..end).unwrap_or_default();
				let mut cell = Cell::new(Cow::Borrowed(trimmed(text)));
				cell.stray_quote = text.contains('"');
				cells.push(cell);
				at = end;
				found
			};
			match stop {
				Stop::Delimiter => at = at.saturating_add(self.delimiter.len_utf8()),
				Stop::End => return Ok(self.line_end(at).1),
			}
		}
	}
}

/// A cell without the spaces around it. Other characters that nobody sees stay, and are faults.
fn trimmed(text: &str) -> &str {
	text.trim_matches([' ', '\t'])
}

impl<'a> Lines<'a> for Text<'a> {
	fn next(&mut self, cells: &mut Vec<Cell<'a>>) -> Option<Taken> {
		cells.clear();
		if let Some(taken) = self.plain_line(cells) {
			return Some(taken);
		}
		let line = self.place.line;
		let (end, after) = self.line_end(self.at);
		if after == self.at {
			return None;
		}
		let text = self.text.get(self.at..end).unwrap_or_default();
		// A formula that failed is no comment.
		let failed = text.split(self.delimiter).next().is_some_and(|cell| is_failed(cell.trim()));
		let (item, to) = if text.starts_with('#') && !failed {
			(Item::Comment { of_row: names_account(text) }, after)
		} else if text.trim().is_empty() {
			(Item::Blank, after)
		} else {
			match self.record(cells) {
				Ok(to) => (Item::Record, to),
				// The others may be right: go on with the next line.
				Err(Wrong::Fault(message)) => {
					cells.clear();
					(Item::Bad(message), after)
				}
				Err(Wrong::GoesOn) => {
					cells.clear();
					return None;
				}
			}
		};
		Some(Taken { line, lines: self.advance(to), item, hidden: false })
	}
}

/// The delimiter with which the first record of `text` on line `from` or below fits best, as `fit`
/// tells; the first of [`DELIMITERS`] that does.
pub fn detect(text: &str, from: u64, fit: impl Fn(&[Cell<'_>]) -> u32) -> char {
	let mut best = (',', 0);
	for (delimiter, _) in DELIMITERS {
		let found = Text::new(text, delimiter).first_fit(from, &fit).unwrap_or_default();
		if found > best.1 {
			best = (delimiter, found);
		}
	}
	best.0
}
