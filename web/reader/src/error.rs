//! What can go wrong, as far as the reader can: the client has more kinds.

use std::fmt;

/// A failure.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
	/// Wrong input: a list with faults, an unknown account, a bad amount.
	Input(String),
	/// Amounts were read in the unit of another chain.
	WrongChain(String),
}

/// Result of everything here.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
	/// Wrong input.
	pub fn input(message: impl Into<String>) -> Self {
		Self::Input(message.into())
	}
}

impl fmt::Display for Error {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Input(message) | Self::WrongChain(message) => f.write_str(message),
		}
	}
}

impl std::error::Error for Error {}
