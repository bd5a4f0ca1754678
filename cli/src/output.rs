//! What commands print: text for people, or one JSON object.

use crate::{
	config::settings::in_force,
	error::{CliError, Result},
};
use distribution_client::{
	account::counted,
	lists::{
		fault::{self, Fault},
		reading::Reading,
	},
	text::printable,
	Error,
};
use serde::Serialize;
use serde_json::{json, Value};
use std::{
	io::{BufRead, ErrorKind, IsTerminal, Write},
	sync::OnceLock,
};

/// Version of the JSON that commands print: its fields are those of `docs/schemas`. A field that
/// goes or changes its meaning makes another version, a field that is new does not.
const VERSION: u32 = 1;

/// Exit code of a program that cannot write its output: an unexpected failure.
const UNWRITTEN: i32 = 1;

/// Most faults of a file that are printed one by one.
pub const MOST_FAULTS: usize = 100;

/// Prints a line to standard output. What a terminal would obey instead of showing it is escaped.
///
/// A reader that has gone, such as `head`, has seen enough: the command goes on and ends as it
/// would have. If the line cannot be written for another reason, such as a full disk, the program
/// ends.
pub fn print_line(text: &str) {
	match write_line(std::io::stdout().lock(), text) {
		Ok(()) => {}
		Err(error) if error.kind() == ErrorKind::BrokenPipe => {}
		Err(error) => {
			alert(&format!("error: cannot write the output: {error}"));
			std::process::exit(UNWRITTEN);
		}
	}
}

/// Prints a line to standard error, if it can be written there; escaped as above. For errors and
/// questions: what must be read.
pub fn alert(text: &str) {
	// There is nowhere left to report a failure to.
	let _ = write_line(std::io::stderr().lock(), text);
}

/// Prints a line to standard error as [`alert`] does, unless `--quiet`. For what is worth knowing.
pub fn note(text: &str) {
	if verbosity() > Verbosity::Quiet {
		alert(text);
	}
}

/// Prints what `text` makes to standard error, with `--verbose` only.
pub fn detail(text: impl FnOnce() -> String) {
	if verbosity() == Verbosity::Verbose {
		alert(&text());
	}
}

/// How much is printed besides results and errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verbosity {
	/// Nothing.
	Quiet,
	/// What is worth knowing, and progress.
	Normal,
	/// Also each step: node, block, call, fee, nonce, hash.
	Verbose,
}

/// How much this process prints.
static VERBOSITY: OnceLock<Verbosity> = OnceLock::new();

/// How much is printed besides results and errors.
pub fn verbosity() -> Verbosity {
	*VERBOSITY.get().unwrap_or(&Verbosity::Normal)
}

/// Sets how much is printed besides results and errors, for the whole process. Only the first time
/// counts.
pub fn set_verbosity(wanted: Verbosity) {
	let _ = VERBOSITY.set(wanted);
}

/// A JSON object with the version of its form.
pub fn versioned(mut value: Value) -> Value {
	if let Value::Object(fields) = &mut value {
		fields.insert("version".into(), json!(VERSION));
	}
	value
}

fn write_line(mut to: impl Write, text: &str) -> std::io::Result<()> {
	writeln!(to, "{}", printable(text))?;
	to.flush()
}

/// How to print.
#[derive(Clone, Copy, Debug)]
pub struct Output {
	/// One JSON object instead of text.
	pub json: bool,
	/// Do what cannot be undone without asking.
	pub yes: bool,
}

impl Output {
	/// Prints `value`, an object, as JSON with its version; or the text that `text` makes. What
	/// each command prints is described in `docs/schemas`.
	pub fn print(self, value: &impl Serialize, text: impl FnOnce() -> String) {
		if self.json {
			let json = serde_json::to_value(value).map(versioned);
			match json.and_then(|value| serde_json::to_string_pretty(&value)) {
				Ok(json) => print_line(&json),
				Err(error) => alert(&format!("error: cannot write JSON: {error}")),
			}
		} else {
			print_line(&text());
		}
	}

	/// Asks whether to do what cannot be undone, after it was told in `summary`; names of accounts
	/// are told beside their addresses. With `--yes` it is told and nobody is asked; without a
	/// terminal there is nobody to ask, so it is refused.
	pub fn confirm(self, summary: &str) -> Result<()> {
		let summary = &in_force().map_or(summary.into(), |settings| settings.names.beside(summary));
		if self.yes {
			// Scripts read JSON.
			if !self.json {
				note(summary);
			}
			return Ok(());
		}
		if !std::io::stdin().is_terminal() || !std::io::stderr().is_terminal() {
			return Err(CliError::usage(format!(
				"{summary}\nThis cannot be undone, and there is no terminal to ask at: give --yes if you mean it. Nothing was sent"
			)));
		}
		alert(summary);
		let mut terminal = std::io::stderr().lock();
		write!(terminal, "This cannot be undone. Go on? [y/N] ")?;
		terminal.flush()?;
		let mut answer = String::new();
		std::io::stdin().lock().read_line(&mut answer)?;
		if is_yes(&answer) {
			return Ok(());
		}
		Err(Error::Interrupted("not confirmed: nothing was sent".into()).into())
	}

	/// Prints the faults of a file, if there are any, and fails.
	pub fn refuse(self, faults: &[Fault], reading: &Reading) -> Result<()> {
		if faults.is_empty() {
			return Ok(());
		}
		let value = json!({
			"rows": reading.rows,
			"faults": faults.iter().take(MOST_FAULTS).collect::<Vec<_>>(),
			"faultCount": faults.len(),
			"kinds": fault::kinds(faults),
			"read": reading,
		});
		self.print(&value, || {
			format!("{}\n{}", reading.told(), fault::told(faults, MOST_FAULTS).join("\n"))
		});
		Err(CliError::input(format!("{}; nothing was sent", counted(faults.len(), "fault")))
			.printed())
	}

	/// Tells people what was found in a file, and what is worth a look. Scripts are told in JSON.
	pub fn tell(self, reading: &Reading, warnings: &[Fault]) {
		if self.json {
			return;
		}
		note(&reading.told());
		for warning in fault::told(warnings, MOST_FAULTS) {
			note(&format!("warning: {warning}"));
		}
	}

	/// A progress bar over `length` items; hidden with JSON or `--quiet`, and when there is no
	/// terminal.
	pub fn progress(self, length: u64, what: &str) -> indicatif::ProgressBar {
		if self.json || verbosity() == Verbosity::Quiet {
			return indicatif::ProgressBar::hidden();
		}
		let style = indicatif::ProgressStyle::with_template(
			"{msg} [{bar:30}] {human_pos}/{human_len} {per_sec} {eta}",
		)
		.unwrap_or_else(|_| indicatif::ProgressStyle::default_bar());
		indicatif::ProgressBar::new(length).with_style(style).with_message(what.to_string())
	}
}

/// Whether an answer means yes. Anything else means no.
fn is_yes(answer: &str) -> bool {
	matches!(answer.trim().to_ascii_lowercase().as_str(), "y" | "yes")
}

/// A header with rows below it. Columns of numbers are aligned on the right, others on the left.
pub fn table(header: &[&str], rows: &[Vec<String>]) -> String {
	let cells = |place: usize| rows.iter().filter_map(move |row| row.get(place));
	let columns: Vec<(usize, bool)> = (0..)
		.zip(header)
		.map(|(place, name)| {
			let widths = cells(place).map(|cell| cell.chars().count());
			let width = widths.max().unwrap_or_default().max(name.chars().count());
			(width, cells(place).all(|cell| is_number(cell)))
		})
		.collect();
	let line = |cells: Vec<&str>| -> String {
		let padded = cells.into_iter().zip(&columns).map(|(cell, &(width, right))| {
			if right {
				format!("{cell:>width$}")
			} else {
				format!("{cell:<width$}")
			}
		});
		padded.collect::<Vec<_>>().join("  ").trim_end().to_string()
	};
	let mut lines = vec![line(header.to_vec())];
	lines.extend(rows.iter().map(|row| line(row.iter().map(String::as_str).collect())));
	lines.join("\n")
}

/// Whether a cell is a number, perhaps with a unit, or nothing.
fn is_number(cell: &str) -> bool {
	let digits = cell.strip_prefix(['-', '+']).unwrap_or(cell);
	let number = digits.split(' ').next().unwrap_or_default();
	number.is_empty() || number.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn only_yes_should_mean_yes() {
		assert!(["y\n", "Y", " yes \r\n", "YES"].iter().all(|answer| is_yes(answer)));
		assert!(["", "\n", "n", "no", "yep", "distribution round open 0"]
			.iter()
			.all(|answer| !is_yes(answer)));
	}

	#[test]
	fn what_a_terminal_would_obey_should_be_escaped() {
		let mut out = Vec::new();
		write_line(&mut out, "a\u{1b}[2J\n\tb\u{7f}").unwrap();
		assert_eq!(out, b"a\\u001b[2J\n\tb\\u007f\n");
	}

	#[test]
	fn table_should_align_its_columns() {
		let rows = [["1", "12.5"], ["10", "9"]].map(|row| row.map(String::from).to_vec());
		assert_eq!(table(&["era", "x"], &rows), "era     x\n  1  12.5\n 10     9");
		let rows = [["pool 0", "-1,000 DIST", "SHORT"], ["round 12", "2.5 DIST", ""]];
		let rows = rows.map(|row| row.map(String::from).to_vec());
		assert_eq!(
			table(&["of", "left", ""], &rows),
			"of               left\npool 0    -1,000 DIST  SHORT\nround 12     2.5 DIST"
		);
		assert_eq!(table(&["of", "left"], &[]), "of  left");
	}

	#[test]
	fn addresses_and_dates_should_not_be_taken_for_numbers() {
		let is = ["", "7", "-2", "1,234.567", "25 DIST", "12.5 %"].into_iter().all(is_number);
		let others = ["0x12", "5Grw", "2027-01-31", "native", "#7"];
		assert!(is && !others.into_iter().any(is_number));
	}

	#[test]
	fn json_should_have_the_version_of_its_form() {
		assert_eq!(versioned(json!({ "a": 1 })), json!({ "a": 1, "version": 1 }));
		assert_eq!(versioned(json!({ "version": 9 })), json!({ "version": 1 }));
	}

	#[test]
	fn quiet_should_be_less_than_normal_and_normal_less_than_verbose() {
		assert!(Verbosity::Quiet < Verbosity::Normal && Verbosity::Normal < Verbosity::Verbose);
		assert_eq!(verbosity(), Verbosity::Normal);
	}
}
