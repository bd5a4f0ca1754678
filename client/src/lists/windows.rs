//! Texts in UTF-8, read from their files a window at a time: however long one is, little of it is in
//! memory.
//!
//! A file is gone through twice. The first time shows whether all of it is in UTF-8, and where its
//! last quote is: with that, a quote that is never closed is told as in a text that is read whole.

use crate::{
	encoding::{MARK, MARKED_UTF_8, UTF_8},
	lists::{
		delimited::{Place, Text, DELIMITERS},
		source::Cell,
		workbook,
	},
};
use std::{
	fs::File,
	io::{self, Read, Seek, SeekFrom},
	ops::ControlFlow,
	path::Path,
};

/// Bytes that are read at once, unless a line or a cell in quotes is longer.
const WINDOW: u64 = 1 << 20;

/// A file in UTF-8.
#[derive(Debug)]
pub struct Windows {
	file: File,
	/// Bytes that are read at once.
	window: u64,
	/// Length of the file.
	length: u64,
	/// Where the text begins: behind the byte order mark, if there is one.
	begin: u64,
	/// Where the last quote is.
	last_quote: Option<u64>,
}

impl Windows {
	/// Looks through a file. `None` if it must be read whole: it is a workbook, in another encoding,
	/// no text, or something that is read only once, as a pipe is.
	///
	/// # Errors
	/// The file cannot be read.
	pub fn open(path: &Path) -> io::Result<Option<Self>> {
		// To open a pipe and close it again would break it.
		if !std::fs::metadata(path)?.is_file() {
			return Ok(None);
		}
		Self::of(File::open(path)?, WINDOW)
	}

	fn of(mut file: File, window: u64) -> io::Result<Option<Self>> {
		let mut buffer = Vec::new();
		let (mut length, mut begin, mut last_quote) = (0u64, 0u64, None);
		loop {
			let read = file.by_ref().take(window).read_to_end(&mut buffer)?;
			if length == 0 {
				if workbook::is_one(&buffer) {
					return Ok(None);
				}
				if buffer.starts_with(MARK) {
					begin = MARK.len() as u64;
				}
			}
			let valid = match std::str::from_utf8(&buffer) {
				Ok(text) => text.len(),
				// The rest of its last character comes with the next bytes.
				Err(error) if error.error_len().is_none() && read > 0 => error.valid_up_to(),
				Err(_) => return Ok(None),
			};
			let text = buffer.get(..valid).unwrap_or_default();
			// Without a byte order mark, zeros are a sign of UTF-16.
			if begin == 0 && text.contains(&0) {
				return Ok(None);
			}
			if text.contains(&b'"') {
				let place = text.iter().rposition(|byte| *byte == b'"').unwrap_or_default();
				last_quote = Some(length.saturating_add(place as u64));
			}
			length = length.saturating_add(valid as u64);
			if read == 0 {
				return Ok(Some(Self { file, window, length, begin, last_quote }));
			}
			buffer.drain(..valid);
		}
	}

	/// Length of the file in bytes.
	pub fn length(&self) -> u64 {
		self.length
	}

	/// What the file is in.
	pub fn encoding(&self) -> &'static str {
		if self.begin > 0 {
			MARKED_UTF_8
		} else {
			UTF_8
		}
	}

	/// Gives `take` the text in parts that end where lines end, from the beginning until it breaks.
	/// It must read each part to its end, or to a record that goes on behind it.
	///
	/// # Errors
	/// The file cannot be read, or is not the one it was.
	pub fn each<B>(
		&mut self,
		delimiter: char,
		mut take: impl FnMut(&mut Text<'_>) -> ControlFlow<B>,
	) -> io::Result<ControlFlow<B, Place>> {
		let changed = || io::Error::other("it was changed while it was read");
		self.file.seek(SeekFrom::Start(self.begin))?;
		let mut buffer = Vec::new();
		// Where the file goes on behind the buffer.
		let mut behind = self.begin;
		let mut place = Place::BEGIN;
		loop {
			let read = self.file.by_ref().take(self.window).read_to_end(&mut buffer)?;
			behind = behind.saturating_add(read as u64);
			let last = behind == self.length;
			if behind > self.length || (read == 0 && !last) {
				return Err(changed());
			}
			let end = if last { buffer.len() } else { last_line_end(&buffer) };
			let text = std::str::from_utf8(buffer.get(..end).unwrap_or_default());
			let left = buffer.len().saturating_sub(end) as u64;
			let quote_follows =
				self.last_quote.is_some_and(|quote| quote >= behind.saturating_sub(left));
			let mut part =
				Text::part(text.map_err(|_| changed())?, delimiter, place, quote_follows);
			if let ControlFlow::Break(value) = take(&mut part) {
				return Ok(ControlFlow::Break(value));
			}
			place = part.place();
			let done = part.at();
			if last {
				return Ok(ControlFlow::Continue(place));
			}
			buffer.drain(..done);
		}
	}

	/// The delimiter with which the first record on line `from` or below fits best, as
	/// [`crate::lists::delimited::detect`] finds it.
	///
	/// # Errors
	/// Those of [`Windows::each`].
	pub fn detect(&mut self, from: u64, fit: impl Fn(&[Cell<'_>]) -> u32) -> io::Result<char> {
		let mut best = (',', 0);
		for (delimiter, _) in DELIMITERS {
			let found = self.each(delimiter, |part| match part.first_fit(from, &fit) {
				Some(found) => ControlFlow::Break(found),
				None => ControlFlow::Continue(()),
			})?;
			if let ControlFlow::Break(found) = found {
				if found > best.1 {
					best = (delimiter, found);
				}
			}
		}
		Ok(best.0)
	}
}

/// Where the last line ends that is known to end in `bytes`: what follows a CR may be its LF.
fn last_line_end(bytes: &[u8]) -> usize {
	let known = match bytes.split_last() {
		Some((b'\r', before)) => before,
		_ => bytes,
	};
	let end = known.iter().rposition(|byte| matches!(byte, b'\n' | b'\r'));
	end.map_or(0, |end| end.saturating_add(1))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::lists::source::{Lines, Taken};
	use proptest::prelude::*;
	use std::io::Write;

	fn windows(bytes: &[u8], window: u64) -> Option<Windows> {
		let mut file = tempfile::tempfile().unwrap();
		file.write_all(bytes).unwrap();
		file.rewind().unwrap();
		Windows::of(file, window).unwrap()
	}

	/// What was found, and the cells of a record.
	type Found = (Taken, Vec<String>);

	fn all(text: &mut Text<'_>, into: &mut Vec<Found>) {
		let mut cells = Vec::new();
		while let Some(taken) = text.next(&mut cells) {
			into.push((taken, cells.iter().map(|cell| cell.text.to_string()).collect()));
		}
	}

	/// What is read of a text at once, and in windows of so many bytes.
	fn both(text: &str, window: u64) -> [(Vec<Found>, String); 2] {
		let mut whole = Text::new(text, ',');
		let mut at_once = Vec::new();
		all(&mut whole, &mut at_once);
		let mut in_windows = Vec::new();
		let mut windows = windows(text.as_bytes(), window).unwrap();
		let end = windows.each(',', |part| {
			all(part, &mut in_windows);
			ControlFlow::<()>::Continue(())
		});
		let ControlFlow::Continue(place) = end.unwrap() else { panic!("nothing breaks") };
		[(at_once, whole.place().line_ends()), (in_windows, place.line_ends())]
	}

	#[test]
	fn files_that_must_be_read_whole_should_be_told_from_utf_8() {
		for (bytes, encoding) in [
			(&b""[..], Some(UTF_8)),
			("größe\n".as_bytes(), Some(UTF_8)),
			(&b"\xef\xbb\xbfa\n"[..], Some(MARKED_UTF_8)),
			(&b"a\0b"[..], None),
			(&b"M\xfcller\n"[..], None),
			("größ".as_bytes().split_last().unwrap().1, None),
			(&b"\xff\xfea\0"[..], None),
			(&b"PK\x03\x04"[..], None),
		] {
			let found = windows(bytes, 4);
			assert_eq!(found.as_ref().map(Windows::encoding), encoding, "{bytes:?}");
			assert!(found.is_none_or(|found| found.length() == bytes.len() as u64));
		}
	}

	#[test]
	fn quotes_should_be_told_as_in_a_whole_text() {
		let lines = |count: usize| "x,1\n".repeat(count);
		for text in [
			// Closed after as many lines as there may be, after one more, and never.
			format!("a,\"{}\",b\nc,d\n", lines(100)),
			format!("a,\"{}\",b\nc,d\n", lines(101)),
			format!("a,\"{}b\nc,d\n", lines(300)),
			format!("a,\"{}\",\"{}\"\n", lines(60), lines(70)),
			format!("a,\"b\"\n{}\"", lines(300)),
			format!("{}\n{}", "long".repeat(500), lines(3)),
		] {
			for window in [8, 64, 1_000] {
				let [whole, parts] = both(&text, window);
				assert_eq!(whole, parts, "{window} bytes of {text}");
			}
		}
	}

	proptest! {
		#[test]
		fn every_line_should_be_read_as_in_a_whole_text(
			parts in prop::collection::vec(
				prop::sample::select(vec![
					"a", "ü", ",", ",", "\"", "\"\"", " ", "\t", "#", "#N/A", "\n", "\n", "\r",
					"\r\n", "\"b\nc\"", "5,6\n",
				]),
				0..60,
			),
			window in 8u64..64,
		) {
			let [whole, in_windows] = both(&parts.concat(), window);
			prop_assert_eq!(whole, in_windows);
		}
	}
}
