//! What every report is.

use crate::folder::File;
use serde_json::Value;

/// A report: what it says, and its files.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
	/// All that it says, for programs: an object. It is in the files as well.
	pub json: Value,
	/// What it comes to, in a few lines.
	pub text: String,
	/// Whether everything that could be checked is as it should be.
	pub passed: bool,
	/// Its files.
	pub files: Vec<File>,
}
