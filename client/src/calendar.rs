//! Calendar files (RFC 5545): dates that somebody must not miss, for any calendar to read.
//!
//! Times are in UTC, so no time zones have to be described: a calendar shows them in its own.

use crate::{
	error::{Error, Result},
	types::Moment,
};
use jiff::Timestamp;

/// Most octets of a line, without its end (RFC 5545, 3.1).
const LINE: usize = 75;
/// The program that makes the file, as a formal public identifier (3.7.3).
const PRODUCT: &str = "-//distribution//claims mine//EN";

/// A date in a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
	/// What it is known by: the same in every file about the same thing, so that a calendar that has
	/// it already moves it.
	pub uid: String,
	/// When it is, in seconds since 1970.
	pub at: i64,
	/// What it is, on one line.
	pub summary: String,
	/// What there is to know about it.
	pub description: String,
	/// How many days before it there is an alarm; 0 is at its time.
	pub alarms: Vec<u32>,
}

/// A calendar file with these entries, made at `stamp`, in seconds since 1970. `sequence` is larger in
/// a later file: calendars take an entry that they have from the file with the larger one.
///
/// # Errors
/// [`Error::Unexpected`] if a time is not one of the years that dates can be of.
pub fn calendar(entries: &[Entry], stamp: i64, sequence: Moment) -> Result<String> {
	let mut file = String::new();
	let mut line = |name: &str, value: &str| file.push_str(&folded(&format!("{name}:{value}")));
	let stamp = time(stamp)?;
	line("BEGIN", "VCALENDAR");
	line("VERSION", "2.0");
	line("PRODID", PRODUCT);
	line("CALSCALE", "GREGORIAN");
	for entry in entries {
		line("BEGIN", "VEVENT");
		line("UID", &escaped(&entry.uid));
		line("DTSTAMP", &stamp);
		line("SEQUENCE", &sequence.to_string());
		line("DTSTART", &time(entry.at)?);
		line("SUMMARY", &escaped(&entry.summary));
		line("DESCRIPTION", &escaped(&entry.description));
		// It takes none of anybody's time.
		line("TRANSP", "TRANSPARENT");
		for days in &entry.alarms {
			line("BEGIN", "VALARM");
			line("ACTION", "DISPLAY");
			line("DESCRIPTION", &escaped(&entry.summary));
			line("TRIGGER", &before(*days));
			line("END", "VALARM");
		}
		line("END", "VEVENT");
	}
	line("END", "VCALENDAR");
	Ok(file)
}

/// A time in UTC: `20270131T120000Z` (3.3.5, form 2).
fn time(seconds: i64) -> Result<String> {
	let time = Timestamp::from_second(seconds)
		.map_err(|_| Error::unexpected("a date is further away than calendars go"))?;
	Ok(time.strftime("%Y%m%dT%H%M%SZ").to_string())
}

/// So many days before (3.3.6).
fn before(days: u32) -> String {
	if days == 0 {
		"PT0S".into()
	} else {
		format!("-P{days}D")
	}
}

/// A text as the value of a property (3.3.11). Characters that no text can have are left out.
fn escaped(text: &str) -> String {
	let mut escaped = String::with_capacity(text.len());
	for c in text.replace("\r\n", "\n").chars() {
		match c {
			'\\' | ';' | ',' => {
				escaped.push('\\');
				escaped.push(c);
			}
			'\n' | '\r' => escaped.push_str("\\n"),
			'\t' => escaped.push(c),
			c if c.is_control() => {}
			c => escaped.push(c),
		}
	}
	escaped
}

/// A line, cut into lines that are no longer than they may be and go on with a space (3.1). No
/// character is cut.
fn folded(line: &str) -> String {
	let mut folded = String::with_capacity(line.len());
	let mut octets = 0usize;
	for c in line.chars() {
		if octets.saturating_add(c.len_utf8()) > LINE {
			folded.push_str("\r\n ");
			octets = 1;
		}
		folded.push(c);
		octets = octets.saturating_add(c.len_utf8());
	}
	folded.push_str("\r\n");
	folded
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	/// 2026-12-01, 00:00 UTC.
	const DECEMBER: i64 = 1_796_083_200;

	fn entry() -> Entry {
		Entry {
			uid: "round-3-row-4-ends@0123.distribution".into(),
			at: DECEMBER,
			summary: "Last time to claim 5 DIST; round 3".into(),
			description: "Round 3, row 4\nClaim: distribution claim 3".into(),
			alarms: vec![7, 0],
		}
	}

	/// What a reader makes of a file: its lines, unfolded.
	fn unfolded(file: &str) -> Vec<String> {
		let lines = file.replace("\r\n ", "");
		lines.split_terminator("\r\n").map(String::from).collect()
	}

	/// What a reader makes of a text.
	fn unescaped(value: &str) -> String {
		let mut text = String::new();
		let mut chars = value.chars();
		while let Some(c) = chars.next() {
			match (c, c == '\\') {
				(_, true) => match chars.next() {
					Some('n' | 'N') => text.push('\n'),
					Some(c) => text.push(c),
					None => panic!("it ends with a backslash"),
				},
				(c, false) => text.push(c),
			}
		}
		text
	}

	#[test]
	fn file_should_be_as_the_standard_has_it() {
		let wanted = [
			"BEGIN:VCALENDAR",
			"VERSION:2.0",
			"PRODID:-//distribution//claims mine//EN",
			"CALSCALE:GREGORIAN",
			"BEGIN:VEVENT",
			"UID:round-3-row-4-ends@0123.distribution",
			"DTSTAMP:20261130T235959Z",
			"SEQUENCE:77",
			"DTSTART:20261201T000000Z",
			"SUMMARY:Last time to claim 5 DIST\\; round 3",
			"DESCRIPTION:Round 3\\, row 4\\nClaim: distribution claim 3",
			"TRANSP:TRANSPARENT",
			"BEGIN:VALARM",
			"ACTION:DISPLAY",
			"DESCRIPTION:Last time to claim 5 DIST\\; round 3",
			"TRIGGER:-P7D",
			"END:VALARM",
			"BEGIN:VALARM",
			"ACTION:DISPLAY",
			"DESCRIPTION:Last time to claim 5 DIST\\; round 3",
			"TRIGGER:PT0S",
			"END:VALARM",
			"END:VEVENT",
			"END:VCALENDAR",
		];
		let file = calendar(&[entry()], DECEMBER - 1, 77).unwrap();
		assert_eq!(file, format!("{}\r\n", wanted.join("\r\n")));
		let empty = calendar(&[], DECEMBER, 0).unwrap();
		assert!(empty.starts_with("BEGIN:VCALENDAR\r\n") && empty.ends_with("END:VCALENDAR\r\n"));
	}

	#[test]
	fn date_that_no_calendar_has_should_be_refused() {
		let far = Entry { at: i64::MAX, ..entry() };
		assert!(calendar(&[far], DECEMBER, 0).is_err());
		assert!(calendar(&[], i64::MIN, 0).is_err());
	}

	#[test]
	fn line_should_be_folded_after_75_octets_and_within_no_character() {
		let line = |length: usize| folded(&"x".repeat(length));
		assert_eq!(line(75), format!("{}\r\n", "x".repeat(75)));
		assert_eq!(line(76), format!("{}\r\n x\r\n", "x".repeat(75)));
		// The space of a line that goes on counts.
		let long = line(75 + 74 + 1);
		assert_eq!(long, format!("{}\r\n {}\r\n x\r\n", "x".repeat(75), "x".repeat(74)));
		// Two octets each: the line has an odd number.
		let wide = folded(&"é".repeat(38));
		assert_eq!(wide, format!("{}\r\n é\r\n", "é".repeat(37)));
	}

	#[test]
	fn text_should_not_become_lines_of_its_own() {
		assert_eq!(escaped("a\\b;c,d:\"e\""), "a\\\\b\\;c\\,d:\"e\"");
		assert_eq!(escaped("a\r\nEND:VEVENT\rb\nc"), "a\\nEND:VEVENT\\nb\\nc");
		assert_eq!(escaped("a\u{0}\u{1b}[2J\tb\u{7f}\u{85}"), "a[2J\tb");
	}

	proptest! {
		/// Whatever the texts are: the lines are short enough, and a reader finds what was written.
		#[test]
		fn reader_should_find_what_was_written(
			summary in any::<String>(), description in "[a-zà-ÿ,;\\\\\n\r€𝄞 ]{0,300}",
		) {
			let written = Entry { summary, description, ..entry() };
			let file = calendar(std::slice::from_ref(&written), DECEMBER, 1).unwrap();
			prop_assert!(file.ends_with("\r\n"));
			for line in file.split_terminator("\r\n") {
				prop_assert!(line.len() <= 75, "{} octets", line.len());
				prop_assert!(!line.contains(['\r', '\n']));
			}
			let lines = unfolded(&file);
			prop_assert_eq!(lines.len(), 24);
			let value = |name: &str| {
				lines.iter().find_map(|line| line.strip_prefix(name)).unwrap().to_string()
			};
			let plain = |text: &str| -> String {
				let text = text.replace("\r\n", "\n").replace('\r', "\n");
				text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
			};
			prop_assert_eq!(unescaped(&value("SUMMARY:")), plain(&written.summary));
			prop_assert_eq!(unescaped(&value("DESCRIPTION:")), plain(&written.description));
		}
	}
}
