//! What a command fails with: an error of the client, perhaps told in other words.

use distribution_client::Error;
use serde_json::{json, Value};
use std::fmt;

/// A failure of a command.
#[derive(Debug)]
pub struct CliError {
	error: Error,
	/// The error as the user is told it, if not in its own words.
	told: Option<String>,
	/// What scripts are told besides: an object.
	figures: Option<Box<Value>>,
	/// Whether the command has already printed its result, the failure included.
	pub printed: bool,
}

/// Result of every command.
pub type Result<T> = std::result::Result<T, CliError>;

/// The exit codes, for `--help`.
pub const EXIT_CODES: &str = "Exit codes:
    0  done
    1  unexpected failure
    2  wrong usage
    3  wrong input: a list with faults, an unknown account, a bad amount
    4  the node cannot be reached, or the transaction was not final in time
    5  the node runs another chain
    6  the chain refused and nothing changed; or the committee's proposal has had no effect yet
    7  not proven, or not everything was paid
    8  a signer program did not sign; that transaction was not sent
  130  interrupted by Ctrl-C after what was under way had been settled, or not confirmed";

impl fmt::Display for CliError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match &self.told {
			Some(text) => f.write_str(text),
			None => self.error.fmt(f),
		}
	}
}

impl CliError {
	/// Wrong usage, as the argument parser ends it.
	pub fn usage(message: impl Into<String>) -> Self {
		Error::Usage(message.into()).into()
	}

	/// An unexpected failure, not caused by the input.
	pub fn unexpected(message: impl Into<String>) -> Self {
		Error::unexpected(message).into()
	}

	/// Wrong input.
	pub fn input(message: impl Into<String>) -> Self {
		Error::input(message).into()
	}

	/// Something that was to be proven and is not so, or not everything was paid.
	pub fn not_proven(message: impl Into<String>) -> Self {
		Error::not_proven(message).into()
	}

	/// The exit code of the process.
	pub fn code(&self) -> u8 {
		self.error.exit_code()
	}

	/// The same failure, already part of what the command printed.
	pub fn printed(self) -> Self {
		Self { printed: true, ..self }
	}

	/// The same failure in other words.
	pub fn told(self, text: String) -> Self {
		Self { told: Some(text), ..self }
	}

	/// The same failure with figures for scripts: the fields of an object.
	pub fn with(self, figures: Value) -> Self {
		Self { figures: Some(Box::new(figures)), ..self }
	}

	/// The failure as scripts are told it: its text, its exit code, and its figures.
	pub fn to_json(&self) -> Value {
		let mut value = json!({ "error": self.to_string(), "code": self.code() });
		let figures = self.figures.as_deref().and_then(Value::as_object);
		if let (Some(object), Some(figures)) = (value.as_object_mut(), figures) {
			object.extend(figures.clone());
		}
		value
	}
}

impl From<Error> for CliError {
	fn from(error: Error) -> Self {
		Self { error, told: None, figures: None, printed: false }
	}
}

impl From<std::io::Error> for CliError {
	fn from(error: std::io::Error) -> Self {
		Error::from(error).into()
	}
}

impl From<serde_json::Error> for CliError {
	fn from(error: serde_json::Error) -> Self {
		Error::from(error).into()
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn failure_should_tell_scripts_its_figures() {
		let error = CliError::from(Error::Interrupted("interrupted".into()));
		assert_eq!(error.to_json(), json!({ "error": "interrupted", "code": 130 }));
		let error = error.told("interrupted; go on".into()).with(json!({ "paid": 3, "left": 2 }));
		assert_eq!(
			error.to_json(),
			json!({ "error": "interrupted; go on", "code": 130, "paid": 3, "left": 2 })
		);
	}
}
