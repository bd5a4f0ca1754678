//! Files that commands read and write.

use crate::error::{CliError, Result};
use distribution_client::{files, Error};
use serde::{de::DeserializeOwned, Serialize};
use std::path::Path;

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
	files::write(path, text.as_bytes())
		.map_err(|e| Error::unexpected(format!("cannot write {}: {e}", path.display())))?;
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;

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
