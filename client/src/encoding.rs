//! The encoding of files that others have made: what they are in is found out, never assumed.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// What UTF-8 is called here, without a byte order mark and with one.
pub const UTF_8: &str = "UTF-8";
/// See [`UTF_8`].
pub const MARKED_UTF_8: &str = "UTF-8 with byte order mark";
/// The byte order mark of UTF-8.
pub const MARK: &[u8] = b"\xef\xbb\xbf";

/// A file as text.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded<'a> {
	/// The text, without a byte order mark.
	pub text: Cow<'a, str>,
	/// What the file is in.
	pub encoding: &'static str,
	/// Whether nothing in the file says so: letters other than those of ASCII may be wrong.
	pub guessed: bool,
}

/// Why a file is not text.
#[derive(Debug, PartialEq, Eq)]
pub struct NotText {
	/// The line that shows it, from 1; 0 if it concerns the whole file.
	pub line: u64,
	/// What is wrong, and how to save the file.
	pub message: String,
}

impl NotText {
	fn new(line: u64, what: &str) -> Self {
		Self { line, message: format!("{what}: save it as UTF-8 (in Excel: CSV UTF-8)") }
	}
}

/// Reads UTF-8 with or without a byte order mark, UTF-16 with one, and Windows-1252 (which Latin-1
/// is part of) where nothing but ASCII and single bytes of it occur.
///
/// # Errors
/// The bytes are in none of these, or in a mixture.
pub fn decode(bytes: &[u8]) -> Result<Decoded<'_>, NotText> {
	if bytes.starts_with(&[0xff, 0xfe, 0, 0]) || bytes.starts_with(&[0, 0, 0xfe, 0xff]) {
		return Err(NotText::new(0, "the file is in UTF-32"));
	}
	if let Some(rest) = bytes.strip_prefix(&[0xff, 0xfe]) {
		return wide(rest, UTF_16LE, "UTF-16, little-endian");
	}
	if let Some(rest) = bytes.strip_prefix(&[0xfe, 0xff]) {
		return wide(rest, UTF_16BE, "UTF-16, big-endian");
	}
	if let Some(rest) = bytes.strip_prefix(MARK) {
		let text = std::str::from_utf8(rest).map_err(|error| {
			NotText::new(line_of(rest, error.valid_up_to()), "the file is not in UTF-8, as it says")
		})?;
		return Ok(Decoded { text: text.into(), encoding: MARKED_UTF_8, guessed: false });
	}
	if let Some(place) = bytes.iter().position(|byte| *byte == 0) {
		let what = "the file has zero bytes: it is in UTF-16 without byte order mark, or no text";
		return Err(NotText::new(line_of(bytes, place), what));
	}
	match std::str::from_utf8(bytes) {
		Ok(text) => Ok(Decoded { text: text.into(), encoding: UTF_8, guessed: false }),
		Err(error) => single(bytes, error.valid_up_to()),
	}
}

fn wide<'a>(
	bytes: &'a [u8],
	from: &'static Encoding,
	encoding: &'static str,
) -> Result<Decoded<'a>, NotText> {
	let text = from.decode_without_bom_handling_and_without_replacement(bytes);
	let text = text.ok_or_else(|| NotText::new(0, "the file is in UTF-16 and damaged"))?;
	Ok(Decoded { text, encoding, guessed: false })
}

/// Text with a byte each. What is partly UTF-8 is a damaged file, not one in Windows-1252.
fn single(bytes: &[u8], place: usize) -> Result<Decoded<'_>, NotText> {
	if bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii()) {
		let what = "the file is in UTF-8, except for a byte of this line";
		return Err(NotText::new(line_of(bytes, place), what));
	}
	let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
	Ok(Decoded { text, encoding: "Windows-1252", guessed: true })
}

/// The line of a byte, from 1.
fn line_of(bytes: &[u8], place: usize) -> u64 {
	line_ends(bytes.get(..place).unwrap_or_default()).saturating_add(1)
}

/// How many lines end in `bytes`: with LF, CR, or both.
pub fn line_ends(bytes: &[u8]) -> u64 {
	let mut ends = 0u64;
	let mut before = 0u8;
	for byte in bytes {
		if *byte == b'\r' || (*byte == b'\n' && before != b'\r') {
			ends = ends.saturating_add(1);
		}
		before = *byte;
	}
	ends
}

#[cfg(test)]
mod tests {
	use super::*;

	fn utf16(text: &str, order: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
		std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(order).collect()
	}

	#[test]
	fn text_should_be_read_in_every_encoding_that_says_what_it_is() {
		let text = "account,größe\n";
		let marked = [&b"\xef\xbb\xbf"[..], text.as_bytes()].concat();
		let (little, big) = (utf16(text, u16::to_le_bytes), utf16(text, u16::to_be_bytes));
		for (bytes, encoding) in [
			(text.as_bytes(), "UTF-8"),
			(&marked[..], "UTF-8 with byte order mark"),
			(&little[..], "UTF-16, little-endian"),
			(&big[..], "UTF-16, big-endian"),
		] {
			let read = decode(bytes).unwrap();
			assert_eq!((read.text.as_ref(), read.encoding, read.guessed), (text, encoding, false));
		}
	}

	#[test]
	fn single_bytes_should_be_read_as_windows_1252_and_said_to_be_guessed() {
		let read = decode(b"M\xfcller \x80\n").unwrap();
		assert_eq!((read.text.as_ref(), read.guessed), ("Müller €\n", true));
	}

	#[test]
	fn what_is_no_text_should_be_refused_with_its_line() {
		let half = utf16("ab", u16::to_le_bytes);
		for (bytes, line) in [
			(&b"a\r\nb\0\n"[..], 2),
			("ü\rü\nb\u{fc}".as_bytes().split_last().unwrap().1, 3),
			(&b"\xff\xfe\0\0a\0\0\0"[..], 0),
			(&half[..5], 0),
			(&b"\xef\xbb\xbfa\n\xff"[..], 2),
		] {
			assert_eq!(decode(bytes).unwrap_err().line, line, "{bytes:?}");
		}
	}

	#[test]
	fn lines_should_be_counted_with_every_line_end() {
		assert_eq!(line_ends(b"a\nb\r\nc\rd\r\r\n\n"), 6);
		assert_eq!(line_ends(b"a"), 0);
	}
}
