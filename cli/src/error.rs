//! What can go wrong, and the exit code that tells a script which it was.

use std::fmt;

/// A failure with its exit code.
#[derive(Debug)]
pub struct CliError {
	/// Exit code of the process.
	pub code: u8,
	/// What happened and what to do about it.
	pub message: String,
	/// The command has printed its result already, and the failure is part of it.
	pub printed: bool,
}

/// Result of every command.
pub type Result<T> = std::result::Result<T, CliError>;

/// Something unexpected: a file cannot be written, an answer cannot be understood.
pub const OTHER: u8 = 1;
/// The input is wrong: a list with faults, an unknown account, a bad amount.
pub const BAD_INPUT: u8 = 3;
/// The node cannot be reached, or the connection broke.
pub const NO_CONNECTION: u8 = 4;
/// The node runs another chain.
pub const WRONG_CHAIN: u8 = 5;
/// The chain refused what was sent; nothing changed.
pub const REFUSED: u8 = 6;
/// What was to be proven is not so, or not everything could be paid.
pub const NOT_PROVEN: u8 = 7;

/// The exit codes, for `--help`.
pub const EXIT_CODES: &str = "Exit codes:
  0  done
  1  unexpected failure
  2  wrong usage
  3  wrong input: a list with faults, an unknown account, a bad amount
  4  the node cannot be reached, or the transaction was not final in time
  5  the node runs another chain
  6  the chain refused, or the committee has not decided yet; nothing changed
  7  not proven, or not everything was paid";

impl fmt::Display for CliError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(&self.message)
	}
}

impl CliError {
	/// A failure with an exit code.
	pub fn new(code: u8, message: impl Into<String>) -> Self {
		Self { code, message: message.into(), printed: false }
	}

	/// The same failure, already part of what the command printed.
	pub fn printed(self) -> Self {
		Self { printed: true, ..self }
	}

	/// Wrong input.
	pub fn input(message: impl Into<String>) -> Self {
		Self::new(BAD_INPUT, message)
	}
}

impl From<std::io::Error> for CliError {
	fn from(error: std::io::Error) -> Self {
		Self::new(OTHER, error.to_string())
	}
}

impl From<serde_json::Error> for CliError {
	fn from(error: serde_json::Error) -> Self {
		Self::new(BAD_INPUT, format!("not the JSON expected here: {error}"))
	}
}

impl From<codec::Error> for CliError {
	fn from(error: codec::Error) -> Self {
		Self::new(OTHER, format!("the node's answer cannot be understood: {error}"))
	}
}
