//! What every table is read as, whatever file it is in: lines, and the cells of records.

use crate::account;
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
	/// It is a number that people see as another one: `as a percentage`, `in thousands`.
	pub shown_as: Option<&'static str>,
}

impl<'a> Cell<'a> {
	/// A cell with this text.
	pub fn new(text: Cow<'a, str>) -> Self {
		Self { text, stray_quote: false, rounded: false, shown_as: None }
	}
}

/// Whether a text is what spreadsheets write where a formula failed: `#N/A`, `#REF!`, `#NAME?`, and
/// the same in other languages. A line that begins with it is a row, not a comment.
pub fn is_failed(text: &str) -> bool {
	let Some(name) = text.strip_prefix('#') else { return false };
	let capital = char::is_uppercase;
	let known = |c: char| capital(c) || matches!(c, '0' | '/' | '!' | '?' | '_' | '¡' | '¿');
	// `#N/A` is `#N/D` and `#I/T` elsewhere.
	let letters: Vec<char> = name.chars().take(4).collect();
	let missing = matches!(letters.as_slice(), [a, '/', b] if capital(*a) && capital(*b));
	let named = missing || name.ends_with(['!', '?']);
	let named = named || matches!(name, "NV" | "YOK" | "GETTING_DATA");
	named && name.chars().all(known) && name.chars().any(capital)
}

/// Whether a comment names an account: then it is a row that somebody has commented out, as a rule.
pub fn names_account(comment: &str) -> bool {
	let ends = |c: char| c.is_whitespace() || matches!(c, '#' | ',' | ';' | '|' | '"');
	comment.split(ends).any(|word| account::is_ethereum(word) || account::parse(word).is_ok())
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
	/// A line with nothing on it.
	Blank,
	/// A line that begins with `#`.
	Comment {
		/// It names an account, as a row does that somebody has commented out.
		of_row: bool,
	},
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
	/// Whether people do not see it: the row of a sheet that is hidden, or filtered away.
	pub hidden: bool,
}

/// A table, read from its first line to its last without leaving one out.
pub trait Lines<'a> {
	/// Takes the next lines. The cells of a record replace those in `cells`.
	fn next(&mut self, cells: &mut Vec<Cell<'a>>) -> Option<Taken>;
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn rows_that_are_commented_out_should_be_told_from_notes() {
		const ALICE: &str = "diay3eAmwF3X5kPAtEAeKpSBaCP89G58LD8e9ez7X6UYSS1Ud";
		for comment in ["#A,5", "# A;5", "#\tA\t5", "#\"A\",\"5\"", "##A", "# left out: A, he left"]
		{
			assert!(names_account(&comment.replace('A', ALICE)), "{comment}");
		}
		for note in ["#", "# the second half, by Ann", "#5,6", "# 5Grw"] {
			assert!(!names_account(note), "{note}");
		}
	}

	#[test]
	fn failed_formulas_should_be_told_from_comments() {
		for failed in
			["#N/A", "#N/D", "#NV", "#REF!", "#NAME?", "#DIV/0!", "#¡VALOR!", "#GETTING_DATA"]
		{
			assert!(is_failed(failed), "{failed}");
		}
		for comment in ["", "#", "# N/A", "#a", "#REF", "#second batch!", "#5Grw", "N/A", "#1/2"] {
			assert!(!is_failed(comment), "{comment}");
		}
	}
}
