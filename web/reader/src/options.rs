//! What a person says about a file, as the page writes it down.

use crate::{
	lists::{
		accounts::Allowed,
		amounts::ListUnit,
		rows::Rules,
		table::{Choices, HiddenRows},
	},
	token::Token,
};
use serde::Deserialize;

/// The options of a file, in JSON. They are those of the command line.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Options {
	/// The chain's native token.
	pub token: Native,
	/// What the amounts are in.
	pub unit: Unit,
	/// Least amount of a row, in smallest units, as a decimal number.
	pub minimum: String,
	/// Sheet of a workbook.
	pub sheet: Option<String>,
	/// Columns with their names or numbers in the file: `account` and `amount`.
	pub columns: Vec<(String, String)>,
	/// What is between the cells.
	pub delimiter: Option<char>,
	/// The line that names the columns.
	pub header_row: Option<u64>,
	/// What to do with rows that people do not see.
	pub hidden_rows: Option<HiddenRows>,
	/// Whether one account may have several rows.
	pub allow_duplicates: bool,
	/// Whether amounts that look as if a spreadsheet had cut them are right.
	pub allow_rounded: bool,
	/// Whether accounts that nobody has a key for are right.
	pub allow_keyless: bool,
	/// Whether Ethereum addresses made up to 32 bytes are right.
	pub allow_ethereum: bool,
}

/// Symbol and decimals of the native token.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Native {
	/// What people call it.
	pub symbol: String,
	/// How many decimals it has.
	pub decimals: u8,
}

/// What amounts are in: see [`ListUnit`].
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub enum Unit {
	/// What the header says.
	Header,
	/// Smallest units, unless the header names a token: of an asset without decimals.
	Undivided,
	/// Smallest units.
	Smallest,
	/// Tokens with up to so many decimals.
	Tokens {
		/// How many.
		decimals: u8,
	},
}

impl Options {
	/// The native token.
	pub fn token(&self) -> Token {
		Token { symbol: self.token.symbol.clone(), decimals: self.token.decimals }
	}

	/// What is said about the file.
	pub fn choices(&self) -> Choices {
		Choices {
			sheet: self.sheet.clone(),
			columns: self.columns.clone(),
			delimiter: self.delimiter,
			header_row: self.header_row,
			hidden_rows: self.hidden_rows,
		}
	}

	/// The rules for its rows; `None` if the least amount is not a number.
	pub fn rules(&self) -> Option<Rules> {
		Some(Rules {
			unit: match self.unit {
				Unit::Header => ListUnit::Header,
				Unit::Undivided => ListUnit::Undivided,
				Unit::Smallest => ListUnit::Smallest,
				Unit::Tokens { decimals } => ListUnit::Tokens(decimals),
			},
			minimum: self.minimum.parse().ok()?,
			allow_duplicates: self.allow_duplicates,
			allow_rounded: self.allow_rounded,
			allowed: Allowed { keyless: self.allow_keyless, ethereum: self.allow_ethereum },
			// The page drafts rounds of accounts only.
			ethereum: false,
		})
	}
}
