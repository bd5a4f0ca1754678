//! Which column of a file is which: by its name in the header, in any order; by choice; or, where
//! there is no header, by its place.

use crate::{
	account,
	lists::{
		fault::Fault,
		header::{split_unit, HeaderUnit},
		source::Cell,
	},
	text::shown,
};

/// Most names of a header that a message lists.
const LISTED: usize = 12;

/// A column that a table is read for.
#[derive(Debug, Clone, Copy)]
pub struct Column {
	/// Its name.
	pub name: &'static str,
	/// Other names of it, in small letters and digits alone.
	pub also: &'static [&'static str],
	/// Whether a table must have it. The optional ones are the last.
	pub required: bool,
}

impl Column {
	/// A column that must be there, without other names.
	pub const fn required(name: &'static str) -> Self {
		Self { name, also: &[], required: true }
	}

	/// Whether a header calls it so.
	fn is(&self, name: &str) -> bool {
		let (name, _) = split_unit(name);
		name == self.name || self.also.contains(&name.as_str())
	}
}

/// The account of a row.
pub const ACCOUNT: Column = Column {
	name: "account",
	also: &["accountid", "address", "beneficiary", "recipient", "wallet", "walletaddress"],
	required: true,
};

/// The amount of a row.
pub const AMOUNT: Column =
	Column { name: "amount", also: &["allocation", "entitlement", "reward"], required: true };

/// The columns of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
	/// Where the wanted columns are, as far as they are there, and what the file calls them.
	found: Vec<Option<(usize, String)>>,
	/// Which of them may be missing in a row.
	optional: Vec<usize>,
	/// Number of columns.
	width: usize,
	/// Whether the first record names them.
	pub header: bool,
	/// Names of the columns that are not read.
	pub ignored: Vec<String>,
}

impl Columns {
	/// Finds the wanted columns in the first record of a file, on line `line`. Each of `chosen` is a
	/// wanted column with its name or number in the file. If `names_them`, it is a header, whatever
	/// it looks like.
	///
	/// # Errors
	/// What is missing, or not clear.
	pub fn find(
		cells: &[Cell<'_>],
		line: u64,
		wanted: &[Column],
		chosen: &[(String, String)],
		names_them: bool,
	) -> Result<Self, Vec<Fault>> {
		for (name, _) in chosen {
			if !wanted.iter().any(|column| column.name == name) {
				let names = names(wanted).join(", ");
				let message = format!("`{}` is not one of the columns: {names}", shown(name));
				return Err(vec![Fault::whole("header", message)]);
			}
		}
		for (place, (name, _)) in (1..).zip(chosen) {
			if chosen.iter().skip(place).any(|(other, _)| other == name) {
				let message = format!("two columns are chosen as the {name}: choose one");
				return Err(vec![Fault::whole("header", message)]);
			}
		}
		if names_them {
			return Self::by_name(cells, line, wanted, chosen);
		}
		let row = is_row(cells);
		let numbers = chosen.iter().all(|(_, choice)| choice.parse::<usize>().is_ok());
		// The cells of a row are no names.
		if !row || chosen.is_empty() || !numbers {
			match Self::by_name(cells, line, wanted, chosen) {
				Ok(columns) => return Ok(columns),
				Err(faults) if !row => return Err(faults),
				Err(_) => {}
			}
		}
		Self::by_place(cells.len(), wanted, chosen)
			.map_err(|message| vec![Fault::at(line, "columns", message)])
	}

	fn by_name(
		cells: &[Cell<'_>],
		line: u64,
		wanted: &[Column],
		chosen: &[(String, String)],
	) -> Result<Self, Vec<Fault>> {
		let mut faults = Vec::new();
		if cells.iter().any(|cell| cell.stray_quote) {
			faults.push(Fault::at(line, "quote", "a quote stands inside a name of the header"));
		}
		let mut found = Vec::new();
		for column in wanted {
			match one_of(cells, column, chosen) {
				Ok(place) => found.push(place.map(|place| (place, name_at(cells, place)))),
				Err(message) => faults.push(Fault::at(line, "header", message)),
			}
		}
		if !faults.is_empty() {
			return Err(faults);
		}
		let optional = optional(wanted, &found);
		let used = |place: usize| found.iter().flatten().any(|(used, _)| *used == place);
		let ignored = (0..cells.len()).filter(|place| !used(*place));
		let ignored = ignored.map(|place| name_at(cells, place)).collect();
		Ok(Self { found, optional, width: cells.len(), header: true, ignored })
	}

	fn by_place(
		width: usize,
		wanted: &[Column],
		chosen: &[(String, String)],
	) -> Result<Self, String> {
		let number = |place: usize| format!("column {}", place.saturating_add(1));
		if !chosen.is_empty() {
			let mut found = Vec::new();
			for column in wanted {
				let place = match choice(column, chosen) {
					Some(choice) => Some(number_of(choice, width).ok_or_else(|| {
						format!("the file has no header: give the number of the column as in --column {}=1", column.name)
					})?),
					None if column.required => {
						return Err(format!("the file has no header: give --column {}=NUMBER too", column.name))
					}
					None => None,
				};
				found.push(place.map(|place| (place, number(place))));
			}
			let optional = optional(wanted, &found);
			return Ok(Self { found, optional, width, header: false, ignored: Vec::new() });
		}
		let least = wanted.iter().filter(|column| column.required).count();
		if !(least..=wanted.len()).contains(&width) {
			let names = names(wanted);
			return Err(format!(
				"expected {}; found {}, and no header that names them: add one, or give --column {}=NUMBER and so on",
				names.join(", "),
				account::counted(width, "column"),
				names.first().copied().unwrap_or_default(),
			));
		}
		let found: Vec<_> = (0..wanted.len()).map(|place| Some((place, number(place)))).collect();
		let optional = optional(wanted, &found);
		Ok(Self { found, optional, width: wanted.len(), header: false, ignored: Vec::new() })
	}

	/// Where a wanted column is.
	pub fn place(&self, column: usize) -> Option<usize> {
		self.found.get(column)?.as_ref().map(|(place, _)| *place)
	}

	/// What the file calls a wanted column.
	pub fn name(&self, column: usize) -> Option<&str> {
		self.found.get(column)?.as_ref().map(|(_, name)| name.as_str())
	}

	/// The unit that the header gives a wanted column.
	pub fn unit(&self, column: usize) -> Option<HeaderUnit> {
		self.name(column).filter(|_| self.header).and_then(|name| split_unit(name).1)
	}

	/// Whether a record has the columns of the file. Optional ones may be missing at its end, and
	/// empty cells may follow.
	///
	/// # Errors
	/// How many it has instead.
	pub fn fit(&self, cells: &[Cell<'_>]) -> Result<(), String> {
		let full = cells.iter().rposition(|cell| !cell.text.is_empty());
		let full = full.map_or(0, |last| last.saturating_add(1));
		let missing = (cells.len()..self.width).any(|place| !self.optional.contains(&place));
		if full <= self.width && !missing {
			return Ok(());
		}
		Err(format!(
			"{} instead of {}",
			account::counted(cells.len(), "column"),
			account::counted(self.width, "column")
		))
	}
}

fn names(wanted: &[Column]) -> Vec<&'static str> {
	wanted.iter().map(|column| column.name).collect()
}

/// The places of columns that may be missing.
fn optional(wanted: &[Column], found: &[Option<(usize, String)>]) -> Vec<usize> {
	let pairs = wanted.iter().zip(found).filter(|(column, _)| !column.required);
	pairs.filter_map(|(_, found)| found.as_ref().map(|(place, _)| *place)).collect()
}

fn name_at(cells: &[Cell<'_>], place: usize) -> String {
	match cells.get(place).map(|cell| cell.text.trim()) {
		Some(name) if !name.is_empty() => shown(name),
		_ => format!("column {}", place.saturating_add(1)),
	}
}

fn choice<'a>(column: &Column, chosen: &'a [(String, String)]) -> Option<&'a str> {
	chosen.iter().find(|(name, _)| name == column.name).map(|(_, choice)| choice.as_str())
}

/// The place of a column given by its number.
fn number_of(text: &str, width: usize) -> Option<usize> {
	text.parse::<usize>().ok()?.checked_sub(1).filter(|place| *place < width)
}

/// The place of a wanted column in a header.
fn one_of(
	cells: &[Cell<'_>],
	column: &Column,
	chosen: &[(String, String)],
) -> Result<Option<usize>, String> {
	let choice = choice(column, chosen);
	let is = |name: &str| match choice {
		Some(choice) => name.to_lowercase() == choice.trim().to_lowercase(),
		None => column.is(name),
	};
	let named = (0..).zip(cells).filter(|(_, cell)| is(cell.text.trim()));
	let mut found: Vec<usize> = named.map(|(place, _)| place).collect();
	if found.is_empty() {
		found.extend(choice.and_then(|choice| number_of(choice, cells.len())));
	}
	match found.as_slice() {
		[place] => Ok(Some(*place)),
		[] if !column.required && choice.is_none() => Ok(None),
		[] => {
			let names = (0..cells.len().min(LISTED)).map(|place| name_at(cells, place));
			let more = if cells.len() > LISTED { " and others" } else { "" };
			let missing = match choice {
				Some(choice) => format!("no column is called `{}`", shown(choice)),
				None => format!(
					"no column is called {}",
					[&[column.name][..], column.also].concat().join(", ")
				),
			};
			Err(format!(
				"{missing}. There are: {}{more}. Choose one by --column {}=NAME",
				names.collect::<Vec<_>>().join(", "),
				column.name
			))
		}
		many => Err(format!(
			"{} columns may be the {}: choose one by --column {}=NAME or its number",
			many.len(),
			column.name,
			column.name
		)),
	}
}

/// Letters and digits without a space from which on a text is an account, perhaps a damaged one, and
/// no name of a column.
const ACCOUNT_LENGTH: usize = 40;

/// Whether a record is a row, not a header: a cell is an account or looks like one, or begins like a
/// number.
fn is_row(cells: &[Cell<'_>]) -> bool {
	cells.iter().any(|cell| {
		let text = cell.text.as_ref();
		let letters = text.chars().filter(char::is_ascii_alphanumeric).take(ACCOUNT_LENGTH);
		text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.'))
			|| (letters.count() == ACCOUNT_LENGTH && !text.contains(' '))
			|| account::parse(text).is_ok()
	})
}

/// How well the columns of a first record fit, for finding the delimiter.
pub fn fit(cells: &[Cell<'_>], wanted: &[Column]) -> u32 {
	let named = wanted.iter().filter(|column| cells.iter().any(|cell| column.is(cell.text.trim())));
	let named = u32::try_from(named.count()).unwrap_or(u32::MAX);
	let account = cells
		.iter()
		.any(|cell| account::parse(&cell.text).is_ok() || account::is_ethereum(&cell.text));
	let several = u32::from(cells.len() > 1);
	named
		.saturating_mul(10)
		.saturating_add(u32::from(account).saturating_mul(5))
		.saturating_add(several)
}

#[cfg(test)]
mod tests {
	use super::*;

	const WANTED: [Column; 2] = [ACCOUNT, AMOUNT];

	fn cells(names: &[&'static str]) -> Vec<Cell<'static>> {
		names.iter().map(|name| Cell::new((*name).into())).collect()
	}

	fn find(names: &[&'static str], chosen: &[(&str, &str)]) -> Result<Columns, Vec<Fault>> {
		let chosen: Vec<_> = chosen.iter().map(|(a, b)| (a.to_string(), b.to_string())).collect();
		Columns::find(&cells(names), 3, &WANTED, &chosen, false)
	}

	fn places(columns: &Columns) -> [Option<usize>; 2] {
		[columns.place(0), columns.place(1)]
	}

	#[test]
	fn columns_should_be_found_by_name_in_any_order() {
		let columns = find(&["Name", "AMOUNT", "Wallet Address", ""], &[]).unwrap();
		assert_eq!(places(&columns), [Some(2), Some(1)]);
		assert_eq!(columns.ignored, ["Name", "column 4"]);
		assert!(columns.header);
	}

	#[test]
	fn columns_should_be_chosen_by_name_or_number() {
		let names = ["relay_account", "paid", "due"];
		for due in ["DUE", "3"] {
			let chosen = [("account", "relay_account"), ("amount", due)];
			assert_eq!(places(&find(&names, &chosen).unwrap()), [Some(0), Some(2)]);
		}
		let row = ["x", "1", "2"];
		let columns = find(&row, &[("account", "1"), ("amount", "3")]).unwrap();
		assert_eq!((places(&columns), columns.header), ([Some(0), Some(2)], false));
		assert!(find(&row, &[("account", "1"), ("amount", "4")]).is_err());
		assert!(find(&row, &[("amount", "3")]).is_err());
		assert!(find(&names, &[("sum", "due")]).unwrap_err()[0].message.contains("`sum`"));
		let twice = [("account", "1"), ("amount", "paid"), ("amount", "due")];
		assert!(find(&names, &twice).unwrap_err()[0].message.contains("chosen as the amount"));
	}

	#[test]
	fn damaged_first_row_should_be_no_header_when_columns_are_chosen_by_number() {
		// An address of another network with a wrong last character, and an amount with a currency.
		let row = ["HNZata7iMYWmk5RvZRTiAsSDhV8366zq2YGb3tLH5Upf74x", "$500"];
		let columns = find(&row, &[("account", "1"), ("amount", "2")]).unwrap();
		assert_eq!((places(&columns), columns.header), ([Some(0), Some(1)], false));
		let header = ["relay account of the person who is to be paid", "due"];
		assert!(find(&header, &[("account", "1"), ("amount", "2")]).unwrap().header);
	}

	#[test]
	fn header_should_be_refused_when_a_column_is_missing_or_not_clear() {
		let faults = find(&["name", "due"], &[]).unwrap_err();
		assert_eq!(faults.len(), 2);
		assert!(faults.iter().all(|fault| fault.line == 3 && fault.kind == "header"));
		assert!(faults[1].message.contains("There are: name, due"), "{faults:?}");
		let faults = find(&["account", "wallet", "amount"], &[]).unwrap_err();
		assert!(faults[0].message.contains("2 columns may be the account"), "{faults:?}");
	}

	#[test]
	fn rows_without_header_should_have_the_columns_in_order() {
		let columns = find(&["nobody", "5"], &[]).unwrap();
		assert_eq!((places(&columns), columns.header), ([Some(0), Some(1)], false));
		assert!(columns.fit(&cells(&["a", "1", "", ""])).is_ok());
		assert!(columns.fit(&cells(&["a", "1", "x"])).is_err());
		assert!(columns.fit(&cells(&["a"])).is_err());
		assert!(find(&["nobody", "5", "x"], &[]).is_err());
	}
}
