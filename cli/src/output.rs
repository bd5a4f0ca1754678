//! What commands print: text for people, or one JSON object.

use crate::error::{CliError, Result};
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
use serde_json::json;
use std::io::{BufRead, ErrorKind, IsTerminal, Write};

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
			note(&format!("error: cannot write the output: {error}"));
			std::process::exit(UNWRITTEN);
		}
	}
}

/// Prints a line to standard error, if it can be written there; escaped as above.
pub fn note(text: &str) {
	// There is nowhere left to report a failure to.
	let _ = write_line(std::io::stderr().lock(), text);
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
	/// Prints `value` as JSON, or the text that `text` makes.
	pub fn print(self, value: &impl Serialize, text: impl FnOnce() -> String) {
		if self.json {
			match serde_json::to_string_pretty(value) {
				Ok(json) => print_line(&json),
				Err(error) => note(&format!("cannot write JSON: {error}")),
			}
		} else {
			print_line(&text());
		}
	}

	/// Asks whether to do what cannot be undone, after it was told in `summary`. With `--yes` nobody
	/// is asked; without a terminal there is nobody to ask, so it is refused.
	pub fn confirm(self, summary: &str) -> Result<()> {
		if self.yes {
			return Ok(());
		}
		if !std::io::stdin().is_terminal() || !std::io::stderr().is_terminal() {
			return Err(CliError::usage(format!(
				"{summary}\nThis cannot be undone, and there is no terminal to ask at: give --yes if you mean it. Nothing was sent"
			)));
		}
		note(summary);
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

	/// A progress bar over `length` items; hidden with JSON, and when there is no terminal.
	pub fn progress(self, length: u64, what: &str) -> indicatif::ProgressBar {
		if self.json {
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

/// A header with rows below it, in right-aligned columns.
pub fn table(header: &[&str], rows: &[Vec<String>]) -> String {
	let mut widths: Vec<usize> = header.iter().map(|name| name.chars().count()).collect();
	for row in rows {
		for (width, cell) in widths.iter_mut().zip(row) {
			*width = cell.chars().count().max(*width);
		}
	}
	let line = |cells: Vec<&str>| -> String {
		let padded = cells.into_iter().zip(&widths).map(|(cell, &width)| format!("{cell:>width$}"));
		padded.collect::<Vec<_>>().join("  ")
	};
	let mut lines = vec![line(header.to_vec())];
	lines.extend(rows.iter().map(|row| line(row.iter().map(String::as_str).collect())));
	lines.join("\n")
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
	}
}
