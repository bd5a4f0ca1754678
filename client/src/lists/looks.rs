//! How a sheet of a workbook looks, as far as the reader of its cells does not tell: which rows and
//! columns people do not see, and which numbers they see as percentages or in thousands.

use quick_xml::{
	escape::unescape,
	events::{BytesStart, Event},
	Reader,
};
use std::{
	borrow::Cow,
	collections::BTreeSet,
	io::{BufReader, Cursor},
};
use zip::ZipArchive;

/// Most columns that a cell of .ods is repeated for.
const MOST_COLUMNS: u32 = 16_384;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// How a sheet looks.
#[derive(Debug, Default)]
pub struct Looks {
	/// Rows that are hidden or filtered away, from 0.
	pub hidden_rows: Places,
	/// Columns that are hidden, from 0.
	pub hidden_columns: Places,
	/// Row and column, from 0, of numbers that are shown as percentages; of .ods only.
	pub percentages: BTreeSet<(u32, u32)>,
	/// The same of numbers that are shown divided, in thousands for instance; of .ods only.
	pub divided: BTreeSet<(u32, u32)>,
}

/// Places that often follow each other: first and last of each run, in order.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Places(Vec<(u32, u32)>);

impl Places {
	fn add(&mut self, first: u32, last: u32) {
		match self.0.last_mut() {
			Some((_, end)) if end.checked_add(1) == Some(first) => *end = last,
			_ => self.0.push((first, last)),
		}
	}

	/// Whether a place is one of them.
	pub fn contains(&self, place: u32) -> bool {
		let at = self.0.partition_point(|(_, last)| *last < place);
		self.0.get(at).is_some_and(|(first, _)| *first <= place)
	}
}

/// How a sheet of an .xlsx looks.
///
/// # Errors
/// Why the file does not tell.
pub fn of_xlsx(bytes: &[u8], sheet: &str) -> Result<Looks, String> {
	let mut archive = opened(bytes)?;
	let part = sheet_part(&mut archive, sheet)?;
	let mut looks = Looks::default();
	let mut next = 0u32;
	each_element(&mut archive, &part, |element| {
		let number = |name: &str| attribute(element, name)?.parse::<u32>().ok();
		match local(element.name().0) {
			"row" => {
				// Rows that do not say their number follow the one before.
				let row = number("r").map_or(next, |row| row.saturating_sub(1));
				next = row.saturating_add(1);
				if is_hidden(element, "ht") {
					looks.hidden_rows.add(row, row);
				}
			}
			"col" if is_hidden(element, "width") => {
				let (first, last) = (number("min").unwrap_or(1), number("max").unwrap_or(1));
				looks.hidden_columns.add(first.saturating_sub(1), last.saturating_sub(1));
			}
			_ => {}
		}
	})?;
	Ok(looks.in_order())
}

/// How a sheet of an .ods looks.
///
/// # Errors
/// Why the file does not tell.
pub fn of_ods(bytes: &[u8], sheet: &str) -> Result<Looks, String> {
	let mut archive = opened(bytes)?;
	let mut styles = Styles::default();
	if entry(&archive, "styles.xml").is_some() {
		// Its automatic styles are those of headers and footers.
		let mut automatic = false;
		each_element(&mut archive, "styles.xml", |element| {
			let name = local(element.name().0);
			automatic |= name == "automatic-styles";
			if !automatic {
				styles.look(name, element);
			}
		})?;
	}
	let mut looks = Looks::default();
	let (mut body, mut inside, mut row, mut next_row) = (false, false, 0u32, 0u32);
	let (mut next_cell, mut next_column) = (0u32, 0u32);
	// Whether cells without a style of their own are shown divided: by the row, or by columns.
	let (mut of_row, mut of_columns) = (None, Places::default());
	each_element(&mut archive, "content.xml", |element| {
		let name = local(element.name().0);
		body |= matches!(name, "body" | "table");
		if !body {
			styles.look(name, element);
			return;
		}
		if name == "table" {
			inside = attribute(element, "name").as_deref() == Some(sheet);
		}
		if !inside {
			return;
		}
		let repeated = |what: &str| {
			let times = attribute(element, what).and_then(|times| times.parse::<u32>().ok());
			times.unwrap_or(1).max(1)
		};
		let hidden =
			|| matches!(attribute(element, "visibility").as_deref(), Some("collapse" | "filter"));
		match name {
			"table-column" => {
				let first = next_column;
				next_column = first.saturating_add(repeated("number-columns-repeated"));
				if hidden() {
					looks.hidden_columns.add(first, next_column.saturating_sub(1));
				}
				if styles.divide(element, "default-cell-style-name") == Some(true) {
					of_columns.add(first, next_column.saturating_sub(1));
				}
			}
			"table-row" => {
				(row, next_cell) = (next_row, 0);
				of_row = styles.divide(element, "default-cell-style-name");
				next_row = row.saturating_add(repeated("number-rows-repeated"));
				if hidden() {
					looks.hidden_rows.add(row, next_row.saturating_sub(1));
				}
			}
			"table-cell" | "covered-table-cell" => {
				let first = next_cell;
				let times = repeated("number-columns-repeated").min(MOST_COLUMNS);
				next_cell = first.saturating_add(times);
				let columns = first..next_cell;
				// `calcext:value-type` says the same.
				match attribute(element, "value-type").as_deref() {
					Some("percentage") => {
						looks.percentages.extend(columns.map(|column| (row, column)));
					}
					Some("float" | "currency") => {
						let own = styles.divide(element, "style-name").or(of_row);
						let divided = |column: &u32| own.unwrap_or(of_columns.contains(*column));
						looks.divided.extend(columns.filter(divided).map(|column| (row, column)));
					}
					_ => {}
				}
			}
			_ => {}
		}
	})?;
	Ok(looks.in_order())
}

/// The styles of an .ods that show numbers divided.
#[derive(Debug, Default)]
struct Styles {
	/// How numbers are written, by name.
	data: BTreeSet<String>,
	/// How cells look, by name.
	cells: BTreeSet<String>,
	/// The one of `data` that is being read.
	current: Option<String>,
}

impl Styles {
	/// Looks at an element of the styles. A style counts as it was written last: those of a sheet
	/// come after those of the whole workbook.
	fn look(&mut self, name: &str, element: &BytesStart<'_>) {
		match name {
			"number-style" | "currency-style" | "percentage-style" | "date-style"
			| "time-style" | "boolean-style" | "text-style" => {
				self.current = attribute(element, "name");
				if let Some(current) = &self.current {
					self.data.remove(current);
				}
			}
			"style" => {
				self.current = None;
				let of_cells = attribute(element, "family").as_deref() == Some("table-cell");
				let Some(own) = attribute(element, "name").filter(|_| of_cells) else { return };
				let divides = match attribute(element, "data-style-name") {
					Some(data) => self.data.contains(&data),
					None => {
						let parent = attribute(element, "parent-style-name");
						parent.is_some_and(|parent| self.cells.contains(&parent))
					}
				};
				if divides {
					self.cells.insert(own);
				} else {
					self.cells.remove(&own);
				}
			}
			_ => {
				let Some(current) = &self.current else { return };
				let factor = attribute(element, "display-factor");
				let divides = factor.is_some_and(|factor| factor.trim().parse::<f64>() != Ok(1.0));
				// Another style for some numbers, such as those that are not negative.
				let other = || attribute(element, "apply-style-name");
				if divides || other().is_some_and(|other| self.data.contains(&other)) {
					self.data.insert(current.clone());
				}
			}
		}
	}

	/// Whether the style that an element names shows numbers divided, if it names one.
	fn divide(&self, element: &BytesStart<'_>, which: &str) -> Option<bool> {
		Some(self.cells.contains(&attribute(element, which)?))
	}
}

impl Looks {
	fn in_order(mut self) -> Self {
		self.hidden_rows.0.sort_unstable();
		self.hidden_columns.0.sort_unstable();
		self
	}
}

fn opened(bytes: &[u8]) -> Result<Archive<'_>, String> {
	ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())
}

/// The part of an .xlsx that a sheet is in.
fn sheet_part(archive: &mut Archive<'_>, sheet: &str) -> Result<String, String> {
	let mut book = None;
	each_element(archive, "_rels/.rels", |element| {
		let kind = attribute(element, "Type").unwrap_or_default();
		if kind.ends_with("/officeDocument") {
			book = attribute(element, "Target");
		}
	})?;
	let book = book.ok_or("it does not name its workbook")?;
	let book = book.trim_start_matches('/');
	let (folder, file) = book.rsplit_once('/').unwrap_or(("", book));
	let inside = |part: &str| {
		// From the root of the archive, or beside the workbook.
		let absolute = part.strip_prefix('/').map(String::from);
		absolute.unwrap_or_else(|| format!("{folder}/{part}").trim_start_matches('/').into())
	};
	let mut id = None;
	each_element(archive, book, |element| {
		let named = || attribute(element, "name").as_deref() == Some(sheet);
		if local(element.name().0) == "sheet" && named() {
			id = attribute(element, "id");
		}
	})?;
	let id = id.ok_or("its workbook does not name the sheet")?;
	let mut target = None;
	each_element(archive, &inside(&format!("_rels/{file}.rels")), |element| {
		if attribute(element, "Id").as_ref() == Some(&id) {
			target = attribute(element, "Target");
		}
	})?;
	let target = target.ok_or("it does not say which part the sheet is in")?;
	Ok(inside(&target))
}

/// Gives every element of a part of an archive to `each`.
fn each_element(
	archive: &mut Archive<'_>,
	part: &str,
	mut each: impl FnMut(&BytesStart<'_>),
) -> Result<(), String> {
	let name = entry(archive, part).ok_or_else(|| format!("it has no part {part}"))?;
	let file = archive.by_name(&name).map_err(|error| error.to_string())?;
	let mut xml = Reader::from_reader(BufReader::new(file));
	xml.config_mut().check_end_names = false;
	let mut buffer = Vec::new();
	loop {
		buffer.clear();
		match xml.read_event_into(&mut buffer) {
			Ok(Event::Start(element) | Event::Empty(element)) => each(&element),
			Ok(Event::Eof) => return Ok(()),
			Ok(_) => {}
			Err(error) => return Err(error.to_string()),
		}
	}
}

/// The name of a part as an archive has it: some programs write capitals, or backslashes.
fn entry(archive: &Archive<'_>, part: &str) -> Option<String> {
	if archive.index_for_name(part).is_some() {
		return Some(part.into());
	}
	let same = |name: &str| name.replace('\\', "/").eq_ignore_ascii_case(part);
	archive.file_names().flatten().find(|name| same(name)).map(Cow::into_owned)
}

/// A name without its namespace.
fn local(name: &str) -> &str {
	name.rsplit(':').next().unwrap_or(name)
}

/// The value of an attribute, in whatever namespace.
fn attribute(element: &BytesStart<'_>, wanted: &str) -> Option<String> {
	for attribute in element.attributes().with_checks(false) {
		let attribute = attribute.ok()?;
		if local(attribute.key.0) == wanted {
			return unescape(&attribute.value).ok().map(Cow::into_owned);
		}
	}
	None
}

/// Whether a row or column of .xlsx says that it is hidden, or has no size.
fn is_hidden(element: &BytesStart<'_>, size: &str) -> bool {
	let said = matches!(attribute(element, "hidden").as_deref(), Some("1" | "true"));
	let size = || attribute(element, size).and_then(|size| size.parse::<f64>().ok());
	said || size().is_some_and(|size| size <= 0.0)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn places_should_be_found_in_runs() {
		let mut places = Places::default();
		for (first, last) in [(2, 2), (3, 5), (9, 9)] {
			places.add(first, last);
		}
		assert_eq!(places.0, [(2, 5), (9, 9)]);
		let found: Vec<u32> = (0..12).filter(|place| places.contains(*place)).collect();
		assert_eq!(found, [2, 3, 4, 5, 9]);
	}

	#[test]
	fn what_is_no_workbook_should_not_tell_how_it_looks() {
		assert!(of_xlsx(b"PK\x03\x04 and nothing more", "A").is_err());
		assert!(of_ods(b"account,amount\n", "A").is_err());
	}
}
