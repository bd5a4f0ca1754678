//! Files that are read whole, and files that are either written whole or left as they were.

use crate::{
	encoding,
	error::{Error, Result},
};
use std::{
	fs::{self, File},
	io::{self, BufWriter, Write},
	path::{Path, PathBuf},
};
use tempfile::NamedTempFile;

/// Reads a text file in UTF-8 or UTF-16, with or without a byte order mark.
///
/// # Errors
/// [`Error::Input`] if it is not there, or not text.
pub fn read_text(path: &Path) -> Result<String> {
	let shown = path.display();
	let bytes = fs::read(path).map_err(|e| Error::input(format!("cannot read {shown}: {e}")))?;
	match encoding::decode(&bytes) {
		Ok(decoded) if !decoded.guessed => Ok(decoded.text.into_owned()),
		Ok(_) => Err(Error::input(format!("cannot read {shown}: it is not in UTF-8"))),
		Err(wrong) => Err(Error::input(format!("cannot read {shown}: {}", wrong.message))),
	}
}

/// A line of a CSV file: cells that need quotes get them, as RFC 4180 says.
pub fn csv_line<'a>(cells: impl IntoIterator<Item = &'a str>) -> String {
	let quoted = cells.into_iter().map(|cell| {
		if cell.contains([',', '"', '\n', '\r']) {
			format!("\"{}\"", cell.replace('"', "\"\""))
		} else {
			cell.to_string()
		}
	});
	format!("{}\n", quoted.collect::<Vec<_>>().join(","))
}

/// Writes a whole file. If that fails, what was there before is still there.
///
/// # Errors
/// The file cannot be written.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
	let mut file = NewFile::create(path)?;
	file.write_all(bytes)?;
	file.finish()
}

/// A file that takes its place when it is finished: until then it has another name in the same
/// folder, and it goes if it is dropped.
pub struct NewFile {
	out: Out,
	path: PathBuf,
}

enum Out {
	/// A file beside the place.
	Beside(BufWriter<NamedTempFile>),
	/// What is not a file, such as a pipe or a terminal, has no place to take.
	Through(BufWriter<File>),
}

impl NewFile {
	/// Begins a file that will be at `path`.
	///
	/// # Errors
	/// The folder cannot be written to.
	pub fn create(path: &Path) -> io::Result<Self> {
		// The file behind a link is replaced, not the link.
		let path = fs::canonicalize(path).unwrap_or_else(|_| path.into());
		let present = fs::metadata(&path).ok();
		if present.as_ref().is_some_and(|present| !present.is_file()) {
			let file = fs::OpenOptions::new().write(true).open(&path)?;
			return Ok(Self { out: Out::Through(BufWriter::new(file)), path });
		}
		let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
		let folder = folder.unwrap_or(Path::new("."));
		fs::metadata(folder)?;
		let mut builder = tempfile::Builder::new();
		#[cfg(unix)]
		{
			use std::os::unix::fs::PermissionsExt;
			// As every new file: readable for those whom the user's mask lets read. One that takes
			// another's place is the user's alone until it has the other's permissions.
			if present.is_none() {
				builder.permissions(fs::Permissions::from_mode(0o666));
			}
		}
		// Without the name of the file beside, which means nothing to whoever reads it.
		let file = builder
			.prefix(".distribution-")
			.tempfile_in(folder)
			.map_err(|error| io::Error::from(error.kind()))?;
		if let Some(present) = present {
			file.as_file().set_permissions(present.permissions())?;
		}
		Ok(Self { out: Out::Beside(BufWriter::with_capacity(1 << 20, file)), path })
	}

	/// The file itself, to write at places of it. `None` if what is at `path` is not a file. What is
	/// written to it otherwise must not be mixed with that.
	pub(crate) fn file(&self) -> Option<&File> {
		match &self.out {
			Out::Beside(out) => Some(out.get_ref().as_file()),
			Out::Through(_) => None,
		}
	}

	/// Puts the file in its place.
	///
	/// # Errors
	/// It cannot be written; what was there before is still there.
	pub fn finish(self) -> io::Result<()> {
		match self.out {
			Out::Beside(out) => {
				let file = out.into_inner().map_err(|error| error.into_error())?;
				file.as_file().sync_all()?;
				file.persist(&self.path).map_err(|error| error.error)?;
			}
			Out::Through(mut out) => out.flush()?,
		}
		Ok(())
	}
}

impl Write for NewFile {
	fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
		match &mut self.out {
			Out::Beside(out) => out.write(bytes),
			Out::Through(out) => out.write(bytes),
		}
	}

	fn flush(&mut self) -> io::Result<()> {
		match &mut self.out {
			Out::Beside(out) => out.flush(),
			Out::Through(out) => out.flush(),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn cells_should_be_quoted_only_when_they_must() {
		assert_eq!(csv_line(["a", "", "5"]), "a,,5\n");
		assert_eq!(csv_line(["a,b", "say \"x\"", "1\n2"]), "\"a,b\",\"say \"\"x\"\"\",\"1\n2\"\n");
	}

	#[test]
	fn file_should_stay_as_it_was_until_the_new_one_is_finished() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("list.json");
		write(&path, b"old").unwrap();
		let mut new = NewFile::create(&path).unwrap();
		new.write_all(b"half").unwrap();
		assert_eq!(fs::read(&path).unwrap(), b"old");
		drop(new);
		assert_eq!(fs::read(&path).unwrap(), b"old");
		assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
		write(&path, b"new").unwrap();
		assert_eq!(fs::read(&path).unwrap(), b"new");
		assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
	}

	#[cfg(unix)]
	#[test]
	fn file_should_keep_its_permissions_and_its_link() {
		use std::os::unix::fs::{symlink, PermissionsExt};
		let folder = tempfile::tempdir().unwrap();
		let (path, link) = (folder.path().join("a"), folder.path().join("link"));
		write(&path, b"old").unwrap();
		fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
		symlink(&path, &link).unwrap();
		write(&link, b"new").unwrap();
		assert_eq!(fs::read(&path).unwrap(), b"new");
		assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
		assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
	}

	#[test]
	fn text_should_be_read_with_a_byte_order_mark_and_in_utf_16() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("manifest.json");
		let wide: Vec<u8> = "\u{feff}{}".encode_utf16().flat_map(u16::to_le_bytes).collect();
		for bytes in [&b"{}"[..], &b"\xef\xbb\xbf{}"[..], &wide[..]] {
			fs::write(&path, bytes).unwrap();
			assert_eq!(read_text(&path).unwrap(), "{}");
		}
		fs::write(&path, b"{\"a\":\"\xfc\"}").unwrap();
		assert!(read_text(&path).unwrap_err().to_string().contains("not in UTF-8"));
	}
}
