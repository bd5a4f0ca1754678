//! Text of others, made safe to show: control characters never reach a terminal, and characters that
//! nobody sees are named.

use std::{borrow::Cow, fmt::Write};

/// Most characters of somebody's text that a message quotes.
const QUOTED: usize = 60;
/// Words of the shortest secret phrase, and letters of its shortest and longest word.
const PHRASE: usize = 12;
const WORD: std::ops::RangeInclusive<usize> = 3..=8;
/// Digits of a seed after its 0x.
const SEED: usize = 64;
/// What is quoted instead of a secret.
pub const HIDDEN: &str = "(hidden: it looks like a secret)";

/// Whether a text has what looks like a secret phrase: twelve words or more, one after the other,
/// perhaps with a path behind them.
pub fn has_phrase(text: &str) -> bool {
	let mut words = 0usize;
	text.split_whitespace().any(|token| {
		let letters = token.bytes().take_while(u8::is_ascii_alphabetic).count();
		let rest = token.get(letters..).unwrap_or_default();
		let is_word = WORD.contains(&letters) && (rest.is_empty() || rest.starts_with('/'));
		words = if is_word { words.saturating_add(1) } else { 0 };
		words >= PHRASE
	})
}

/// Whether a text has what looks like a secret seed: 0x and at least 64 hexadecimal digits. Accounts
/// and hashes look the same.
pub fn has_seed(text: &str) -> bool {
	text.split("0x")
		.skip(1)
		.any(|after| after.bytes().take_while(u8::is_ascii_hexdigit).count() >= SEED)
}

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
	if text.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic()) {
		return None;
	}
	let found = (1usize..).zip(text.chars()).find_map(|(place, c)| Some((place, c, invisible(c)?)));
	found.map(|(place, c, name)| (place, format!("{name} (U+{:04X})", u32::from(c))))
}

/// Somebody's text as a message quotes it: what nobody sees as `\u001b`, and no more than 60
/// characters. A secret phrase is not quoted.
pub fn shown(text: &str) -> String {
	if has_phrase(text) {
		return HIDDEN.into();
	}
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
	fn secrets_should_be_known_by_their_looks() {
		let phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow";
		for secret in [
			phrase.to_string(),
			phrase.to_uppercase(),
			format!("x: {phrase}//Alice///password"),
			phrase.replace(' ', " \n "),
		] {
			assert!(has_phrase(&secret), "{secret}");
			assert_eq!(shown(&secret), HIDDEN);
		}
		let eleven = phrase.split_once(' ').unwrap().1;
		let sentence = "this is not a phrase: it has some short words, and signs between them all";
		for other in [eleven, sentence, "", "//Alice"] {
			assert!(!has_phrase(other), "{other}");
		}
		let seed = format!("0x{}", "0a".repeat(32));
		assert!(has_seed(&seed) && has_seed(&format!("--x={seed}//1")) && !has_seed("0x0x"));
		assert!(!has_seed(&seed[..65]) && !has_seed(&seed[2..]));
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
