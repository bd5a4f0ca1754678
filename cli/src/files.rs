//! Files that commands read and write.

use crate::error::{CliError, Result};
use distribution_client::Error;
use serde::{de::DeserializeOwned, Serialize};
use std::path::Path;

/// Reads a file in JSON.
pub fn read_json<T: DeserializeOwned>(path: &Path) -> Result<T> {
	let text = std::fs::read_to_string(path)
		.map_err(|e| CliError::input(format!("cannot read {}: {e}", path.display())))?;
	Ok(serde_json::from_str(&text)?)
}

/// Writes a file in JSON.
pub fn write_json(path: &Path, value: &impl Serialize) -> Result<()> {
	write(path, &format!("{}\n", serde_json::to_string_pretty(value)?))
}

/// Writes a file.
pub fn write(path: &Path, text: &str) -> Result<()> {
	std::fs::write(path, text)
		.map_err(|e| Error::unexpected(format!("cannot write {}: {e}", path.display())))?;
	Ok(())
}
