//! Files that commands read and write.

use crate::error::{CliError, Result};
use distribution_client::files::{self, NewFile};
use serde::{de::DeserializeOwned, Serialize};
use std::{io::Write, path::Path};

/// Reads a file in JSON that the command `maker` has written.
pub fn read_json<T: DeserializeOwned>(path: &Path, maker: &str) -> Result<T> {
	let shown = path.display();
	let text = files::read_text(path)?;
	serde_json::from_str(&text)
		.map_err(|e| CliError::input(format!("{shown} was not made by `{maker}`: {e}")))
}

/// Writes a file in JSON.
pub fn write_json(path: &Path, value: &impl Serialize) -> Result<()> {
	write(path, &format!("{}\n", serde_json::to_string_pretty(value)?))
}

/// Writes a file, whole or not at all.
pub fn write(path: &Path, text: &str) -> Result<()> {
	let mut file = create(path)?;
	let written = file.write_all(text.as_bytes()).and_then(|()| file.finish());
	written.map_err(|e| CliError::unexpected(format!("cannot write {}: {e}", path.display())))
}

/// Begins a file at a path that the user has given.
pub fn create(path: &Path) -> Result<NewFile> {
	NewFile::create(path)
		.map_err(|e| CliError::input(format!("cannot write {}: {e}", path.display())))
}

#[cfg(test)]
mod tests {
	use super::*;

	/// Regression: it was an unexpected failure that named a temporary file.
	#[test]
	fn path_that_cannot_be_written_should_be_told_as_it_was_given() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("missing").join("x");
		let error = write(&path, "text").unwrap_err();
		let said = error.to_string();
		assert!(said.starts_with(&format!("cannot write {}: ", path.display())), "{said}");
		assert!(!said.contains(".distribution-"), "{said}");
		assert_eq!(error.code(), 3);
	}

	#[test]
	fn file_of_another_command_should_be_refused_with_the_right_one() {
		let file = tempfile::NamedTempFile::new().unwrap();
		write(file.path(), "{\"transaction\":{}}\n").unwrap();
		let read = |maker: &str| {
			read_json::<distribution_client::offline::file::Fields>(file.path(), maker)
		};
		let error = read("tx build").unwrap_err();
		let said = format!("{} was not made by `tx build`: missing field", file.path().display());
		assert!(error.to_string().starts_with(&said), "{error}");
		assert_eq!(error.code(), 3);
	}
}
