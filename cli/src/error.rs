//! What a command fails with: an error of the client, perhaps told in other words.

use distribution_client::Error;
use std::fmt;

/// A failure of a command.
#[derive(Debug)]
pub struct CliError {
	error: Error,
	/// The error as the user is told it, if not in its own words.
	told: Option<String>,
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
  8  interrupted by Ctrl-C after what was under way had been settled";

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
}

impl From<Error> for CliError {
	fn from(error: Error) -> Self {
		Self { error, told: None, printed: false }
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
