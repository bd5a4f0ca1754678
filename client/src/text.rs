//! Text of others, made safe to show: control characters never reach a terminal, and characters that
//! nobody sees are named.

use std::{borrow::Cow, fmt::Write};

/// Most characters of somebody's text that a message quotes.
const QUOTED: usize = 60;

/// What a character is called that nobody sees, or that turns text around. `None` for all others,
/// the plain space included.
pub fn invisible(c: char) -> Option<&'static str> {
	Some(match c {
		' ' => return None,
		'\t' => "tab",
		'\u{a0}' | '\u{202f}' => "no-break space",
		'\u{ad}' => "soft hyphen",
		'\u{34f}' | '\u{200d}' => "zero-width joiner",
		'\u{180e}' | '\u{200b}' => "zero-width space",
		'\u{200c}' => "zero-width non-joiner",
		'\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
			"direction mark"
		}
		'\u{2060}' => "word joiner",
		'\u{2061}'..='\u{2064}' => "invisible operator",
		'\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' => "invisible letter",
		'\u{fe00}'..='\u{fe0f}' => "variation selector",
		'\u{feff}' => "byte order mark",
		c if c.is_control() => "control character",
		c if c.is_whitespace() => "unusual space",
		_ => return None,
	})
}

/// The first character of `text` that nobody sees: its place, counted from 1, and what it is.
pub fn first_invisible(text: &str) -> Option<(usize, String)> {
	let found = (1usize..).zip(text.chars()).find_map(|(place, c)| Some((place, c, invisible(c)?)));
	found.map(|(place, c, name)| (place, format!("{name} (U+{:04X})", u32::from(c))))
}

/// Somebody's text as a message quotes it: what nobody sees as `\u001b`, and no more than 60
/// characters.
pub fn shown(text: &str) -> String {
	let mut out = String::new();
	let mut rest = text.chars();
	for c in rest.by_ref().take(QUOTED) {
		match invisible(c) {
			Some(_) => escape(&mut out, c),
			None => out.push(c),
		}
	}
	if rest.next().is_some() {
		out.push('…');
	}
	out
}

/// Any text with everything in it escaped that a terminal would obey; lines and tabs stay. JSON stays
/// the same JSON.
pub fn printable(text: &str) -> Cow<'_, str> {
	if !text.chars().any(obeyed) {
		return Cow::Borrowed(text);
	}
	let mut out = String::with_capacity(text.len());
	for c in text.chars() {
		if obeyed(c) {
			escape(&mut out, c);
		} else {
			out.push(c);
		}
	}
	Cow::Owned(out)
}

/// Whether a terminal does something else with a character than show it.
fn obeyed(c: char) -> bool {
	let breaks = matches!(c, '\n' | '\t');
	(c.is_control() && !breaks) || invisible(c) == Some("direction mark")
}

/// Writes a character as JSON does: those that nobody sees all have four digits.
fn escape(out: &mut String, c: char) {
	// Writing to a string does not fail.
	let _ = write!(out, "\\u{:04x}", u32::from(c));
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn invisible_characters_should_be_named_with_their_place() {
		let place = |text| first_invisible(text).map(|(place, name)| format!("{place}: {name}"));
		assert_eq!(place("\u{200b}5Grw").as_deref(), Some("1: zero-width space (U+200B)"));
		assert_eq!(place("5Grw\u{a0}").as_deref(), Some("5: no-break space (U+00A0)"));
		assert_eq!(place("5\u{ad}G").as_deref(), Some("2: soft hyphen (U+00AD)"));
		assert_eq!(place("a\u{1b}[2J").as_deref(), Some("2: control character (U+001B)"));
		assert_eq!(place("plain text, with spaces and ü"), None);
	}

	#[test]
	fn quoted_text_should_be_short_and_without_control_characters() {
		assert_eq!(shown("\u{1b}[2Jhello\r\n"), "\\u001b[2Jhello\\u000d\\u000a");
		assert_eq!(shown("Müller"), "Müller");
		assert_eq!(shown(&"x".repeat(60)), "x".repeat(60));
		assert_eq!(shown(&"x".repeat(61)), format!("{}…", "x".repeat(60)));
	}

	#[test]
	fn printable_text_should_keep_lines_and_stay_the_same_json() {
		assert_eq!(printable("a\n\tb"), "a\n\tb");
		assert_eq!(printable("\u{1b}[31m\u{9b}x\u{202e}"), "\\u001b[31m\\u009bx\\u202e");
		let value = serde_json::json!({ "a": "\u{7f}\u{9b}\u{202e}" });
		let text = serde_json::to_string(&value).unwrap();
		let read: serde_json::Value = serde_json::from_str(&printable(&text)).unwrap();
		assert_eq!(read, value);
	}
}
