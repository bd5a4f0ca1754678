//! What every table is read as, whatever file it is in: lines, and the cells of records.

use std::borrow::Cow;

/// A cell of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell<'a> {
	/// Its text.
	pub text: Cow<'a, str>,
	/// A quote stands in it, and it does not begin with one.
	pub stray_quote: bool,
	/// It is a number of which the spreadsheet has not kept every digit.
	pub rounded: bool,
}

impl<'a> Cell<'a> {
	/// A cell with this text.
	pub fn new(text: Cow<'a, str>) -> Self {
		Self { text, stray_quote: false, rounded: false }
	}
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
	/// A line with nothing on it.
	Blank,
	/// A line that begins with `#`.
	Comment,
	/// A record; its cells are beside this.
	Record,
	/// A line that is no record, and why.
	Bad(String),
}

/// What was found, and the physical lines that it takes up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
	/// The first of its lines, from 1.
	pub line: u64,
	/// How many they are: at least one.
	pub lines: u64,
	/// What it is.
	pub item: Item,
}

/// A table, read from its first line to its last without leaving one out.
pub trait Lines<'a> {
	/// Takes the next lines. The cells of a record replace those in `cells`.
	fn next(&mut self, cells: &mut Vec<Cell<'a>>) -> Option<Taken>;
}
