//! What can go wrong, as a type.

use std::fmt;

/// A failure.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
	/// The database cannot be opened, read or written.
	Database(sqlx::Error),
	/// The database is not one of this program: of another version, of another chain, or with a
	/// value in it that this program does not write.
	Store(String),
	/// The chain could not be read. Its node does not answer, or has pruned what is asked.
	Chain(distribution_client::Error),
	/// A block has something in it that this program does not understand.
	Decode {
		/// Number of the block.
		block: u64,
		/// What, and why.
		what: String,
	},
	/// What the blocks say does not add up. Nothing of the block was kept.
	Difference(Difference),
	/// A question to the index that has no answer: a number that is too large, a cursor that it has
	/// not given.
	Question(String),
}

/// A place where what the blocks say does not add up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
	/// Number of the block.
	pub block: u64,
	/// Number of the event in it; `None` if it is not about one event.
	pub event: Option<u32>,
	/// What differs, with both values.
	pub what: String,
}

impl fmt::Display for Difference {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self.event {
			Some(event) => write!(f, "block {}, event {event}: {}", self.block, self.what),
			None => write!(f, "block {}: {}", self.block, self.what),
		}
	}
}

/// Result of everything here.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
	/// A database that is not one of this program.
	pub(crate) fn store(message: impl Into<String>) -> Self {
		Self::Store(message.into())
	}

	/// A question that has no answer.
	pub(crate) fn question(message: impl Into<String>) -> Self {
		Self::Question(message.into())
	}

	/// Something in a block that is not understood.
	pub(crate) fn decode(block: u64, what: impl Into<String>) -> Self {
		Self::Decode { block, what: what.into() }
	}
}

impl fmt::Display for Error {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Database(error) => write!(f, "the database failed: {error}"),
			Self::Store(message) | Self::Question(message) => f.write_str(message),
			Self::Chain(error) => error.fmt(f),
			Self::Decode { block, what } => write!(f, "block {block} cannot be read: {what}"),
			Self::Difference(difference) => difference.fmt(f),
		}
	}
}

impl std::error::Error for Error {}

impl From<sqlx::Error> for Error {
	fn from(error: sqlx::Error) -> Self {
		Self::Database(error)
	}
}

impl From<distribution_client::Error> for Error {
	fn from(error: distribution_client::Error) -> Self {
		Self::Chain(error)
	}
}

impl From<Difference> for Error {
	fn from(difference: Difference) -> Self {
		Self::Difference(difference)
	}
}

/// As the programs end: what does not add up is not proven, and a question without an answer is
/// wrong input.
impl From<Error> for distribution_client::Error {
	fn from(error: Error) -> Self {
		match error {
			Error::Chain(error) => error,
			Error::Difference(difference) => Self::NotProven(difference.to_string()),
			Error::Store(_) | Error::Question(_) => Self::Input(error.to_string()),
			Error::Database(_) | Error::Decode { .. } => Self::Unexpected(error.to_string()),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn difference_should_be_told_with_its_block_and_event() {
		let difference = Difference { block: 7, event: Some(3), what: "no".into() };
		assert_eq!(difference.to_string(), "block 7, event 3: no");
		assert_eq!(Difference { event: None, ..difference.clone() }.to_string(), "block 7: no");
		let ended = distribution_client::Error::from(Error::from(difference));
		assert_eq!(ended.exit_code(), 7);
	}
}
