//! How to read a file of rows, as arguments.

use clap::{Args, ValueEnum};
use distribution_client::{
	amount::Unit,
	lists::{
		accounts::Allowed,
		amounts::ListUnit,
		delimited::DELIMITERS,
		rows::Rules,
		table::{Choices, HiddenRows},
	},
	token::native,
};

/// What is in a file of rows. Whatever is not said is found out, and told.
#[derive(Args, Debug, Clone, Default)]
pub struct TableArgs {
	/// Sheet of a workbook, if several have something in them.
	#[arg(long, value_name = "NAME")]
	sheet: Option<String>,
	/// Which column is which, by its name in the file or its number: --column amount=Allocation.
	#[arg(long, value_name = "COLUMN=NAME", value_parser = column)]
	column: Vec<(String, String)>,
	/// What is between the cells of a text: comma, semicolon, tab, bar, or a character.
	#[arg(long, value_name = "CHARACTER", value_parser = delimiter)]
	delimiter: Option<char>,
	/// The line, or the row of the sheet, that names the columns. What stands above it, such as a
	/// title, is not read.
	#[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
	header_row: Option<u64>,
	/// What to do with rows of a sheet that are hidden or filtered away. Without it they are faults.
	#[arg(long, value_name = "WHAT")]
	hidden_rows: Option<HiddenRowsName>,
}

/// What to do with rows that people do not see.
#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
enum HiddenRowsName {
	/// Read them like the others.
	Include,
	/// Leave them out.
	Skip,
}

impl From<HiddenRowsName> for HiddenRows {
	fn from(name: HiddenRowsName) -> Self {
		match name {
			HiddenRowsName::Include => Self::Include,
			HiddenRowsName::Skip => Self::Skip,
		}
	}
}

impl TableArgs {
	/// What was said.
	pub fn choices(&self) -> Choices {
		Choices {
			sheet: self.sheet.clone(),
			columns: self.column.clone(),
			delimiter: self.delimiter,
			header_row: self.header_row,
			hidden_rows: self.hidden_rows.map(HiddenRows::from),
		}
	}
}

/// Accounts that may be paid although nobody may have their keys.
#[derive(Args, Debug, Clone, Copy, Default)]
pub struct AllowedArgs {
	/// Allow accounts that have no key: the zero account, pallets, other chains.
	#[arg(long)]
	allow_keyless: bool,
	/// Allow Ethereum addresses made up to 32 bytes.
	#[arg(long)]
	allow_ethereum: bool,
}

impl AllowedArgs {
	/// The accounts that may be in a file.
	pub fn allowed(self) -> Allowed {
		Allowed { keyless: self.allow_keyless, ethereum: self.allow_ethereum }
	}
}

/// What amounts are in.
#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
enum UnitName {
	/// The native token: DIST, with up to 12 decimals, unless the chain says otherwise.
	Token,
	/// Smallest units.
	Smallest,
}

/// How to read the amounts of a list.
#[derive(Args, Debug, Clone, Copy)]
pub struct AmountsArgs {
	/// Amounts are tokens with up to N decimals. Without it they are what the header says; if it says
	/// nothing, smallest units, and the file is refused if they may be tokens.
	#[arg(long, value_name = "N")]
	decimals: Option<u8>,
	/// What amounts are in: the native token, or smallest units.
	#[arg(long, conflicts_with = "decimals")]
	unit: Option<UnitName>,
}

/// How to read the rows of a list.
#[derive(Args, Debug, Clone)]
pub struct RowsArgs {
	#[command(flatten)]
	amounts: AmountsArgs,
	/// Allow several rows for one account.
	#[arg(long)]
	allow_duplicates: bool,
	/// Allow amounts that look as if a spreadsheet had cut them to 15 digits.
	#[arg(long)]
	allow_rounded: bool,
	#[command(flatten)]
	allowed: AllowedArgs,
	#[command(flatten)]
	table: TableArgs,
}

impl AmountsArgs {
	/// The unit of amounts that are compared with those on chain.
	pub fn unit_of_compared(self) -> ListUnit {
		match self.unit() {
			ListUnit::Header => ListUnit::Compared,
			given => given,
		}
	}

	/// The unit of amounts of an asset. One without decimals has a single unit, so nothing is in doubt.
	pub fn unit_of(self, asset: &Unit) -> ListUnit {
		match (self.unit(), asset.decimals()) {
			(ListUnit::Header, None) => ListUnit::Undivided,
			(ListUnit::Header, Some(0)) => ListUnit::Compared,
			(given, _) => given,
		}
	}

	/// The unit of the amounts.
	pub fn unit(self) -> ListUnit {
		match (self.decimals, self.unit) {
			(Some(decimals), _) => ListUnit::Tokens(decimals),
			(None, Some(UnitName::Token)) => ListUnit::Tokens(native().decimals),
			(None, Some(UnitName::Smallest)) => ListUnit::Smallest,
			(None, None) => ListUnit::Header,
		}
	}
}

impl RowsArgs {
	/// The rules for a list whose rows have at least `minimum` smallest units.
	pub fn rules(&self, minimum: u128) -> Rules {
		Rules {
			unit: self.amounts.unit(),
			minimum,
			allow_duplicates: self.allow_duplicates,
			allow_rounded: self.allow_rounded,
			allowed: self.allowed.allowed(),
			ethereum: false,
		}
	}

	/// The same for a list that pays an asset.
	pub fn rules_of(&self, minimum: u128, asset: &Unit) -> Rules {
		Rules { unit: self.amounts.unit_of(asset), ..self.rules(minimum) }
	}

	/// The unit in which the least amount of a row is given: that of the token that the amounts are
	/// said to be in, or else the native one.
	pub fn unit_of_minimum(&self) -> Unit {
		self.amounts.decimals.map_or_else(Unit::native, Unit::of_decimals)
	}

	/// What was said about the file.
	pub fn choices(&self) -> Choices {
		self.table.choices()
	}
}

fn column(text: &str) -> Result<(String, String), String> {
	match text.split_once('=') {
		Some((column, name)) if !column.is_empty() && !name.is_empty() => {
			Ok((column.into(), name.into()))
		}
		_ => Err("write it as in amount=Allocation".into()),
	}
}

fn delimiter(text: &str) -> Result<char, String> {
	if let Some((known, _)) = DELIMITERS.iter().find(|(_, name)| *name == text) {
		return Ok(*known);
	}
	let mut characters = text.chars();
	match (characters.next(), characters.next()) {
		(Some(only), None) if !matches!(only, '"' | '#' | '\n' | '\r') => Ok(only),
		_ => Err("give comma, semicolon, tab, bar, or one character".into()),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::Parser;

	#[derive(Parser, Debug)]
	struct Line {
		#[command(flatten)]
		rows: RowsArgs,
	}

	fn rows(args: &[&str]) -> Result<RowsArgs, clap::Error> {
		Line::try_parse_from([&["x"][..], args].concat()).map(|line| line.rows)
	}

	#[test]
	fn unit_should_be_that_of_the_header_unless_it_is_given() {
		let unit = |args: &[&str]| rows(args).unwrap().rules(7).unit;
		assert_eq!(unit(&[]), ListUnit::Header);
		assert_eq!(unit(&["--decimals", "6"]), ListUnit::Tokens(6));
		assert_eq!(unit(&["--unit", "token"]), ListUnit::Tokens(12));
		assert_eq!(unit(&["--unit", "smallest"]), ListUnit::Smallest);
		assert!(rows(&["--unit", "smallest", "--decimals", "6"]).is_err());
		assert_eq!(rows(&[]).unwrap().rules(7).minimum, 7);
		assert_eq!(rows(&[]).unwrap().rules_of(7, &Unit::of_decimals(0)).unit, ListUnit::Compared);
		assert_eq!(rows(&[]).unwrap().rules_of(7, &Unit::of_decimals(6)).unit, ListUnit::Header);
		let compared = |args: &[&str]| rows(args).unwrap().amounts.unit_of_compared();
		assert_eq!(compared(&[]), ListUnit::Compared);
		assert_eq!(compared(&["--unit", "smallest"]), ListUnit::Smallest);
	}

	#[test]
	fn columns_and_delimiters_should_be_read_or_refused() {
		let choices = rows(&["--column", "amount=a=b", "--column", "account=2"]).unwrap().choices();
		let columns: Vec<_> =
			choices.columns.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
		assert_eq!(columns, [("amount", "a=b"), ("account", "2")]);
		for (text, read) in [("tab", '\t'), ("bar", '|'), (";", ';'), ("~", '~')] {
			assert_eq!(rows(&["--delimiter", text]).unwrap().choices().delimiter, Some(read));
		}
		assert_eq!(rows(&["--header-row", "3"]).unwrap().choices().header_row, Some(3));
		let hidden = |text: &str| rows(&["--hidden-rows", text]).unwrap().choices().hidden_rows;
		assert_eq!(hidden("include"), Some(HiddenRows::Include));
		assert_eq!(hidden("skip"), Some(HiddenRows::Skip));
		for wrong in [
			["--hidden-rows", "yes"],
			["--header-row", "0"],
			["--column", "amount"],
			["--column", "=x"],
			["--delimiter", "::"],
		] {
			assert!(rows(&wrong).is_err(), "{wrong:?}");
		}
	}
}
