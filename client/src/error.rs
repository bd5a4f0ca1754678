//! What can go wrong, as a type; and the exit code that tells a script which it was.

use crate::{
	keys::fault::SignerFault,
	refusal::{PoolRefusal, Reason},
};
use std::fmt;

/// A failure.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
	/// Wrong usage: a file that is not there, arguments that do not go together.
	Usage(String),
	/// Wrong input: a list with faults, an unknown account, a bad amount.
	Input(String),
	/// No node answers, or the connection broke and did not come back.
	Unreachable(String),
	/// Something was not final in time. It may still take effect.
	NotFinal(String),
	/// The node runs another chain.
	WrongChain(String),
	/// The chain refused; nothing changed.
	Refused(Reason),
	/// The transaction got into no block, and never will as it is; nothing changed.
	NotIncluded(PoolRefusal),
	/// What was asked for cannot be done now, and was not sent.
	NotNow(String),
	/// Something was to be proven and is not so, or not everything was paid.
	NotProven(String),
	/// Stopped by the user: after what was under way had been settled, or before anything was
	/// sent.
	Interrupted(String),
	/// A program that was to sign did not, or its answer was not taken. What it was to sign was not
	/// sent.
	Signer {
		/// The program's path.
		program: String,
		/// What went wrong.
		fault: SignerFault,
	},
	/// The chain or its node answered something that this program does not understand.
	Unexpected(String),
	/// A file cannot be read or written.
	Io(std::io::Error),
	/// A file is not the JSON expected.
	Json(serde_json::Error),
	/// An answer of the node cannot be decoded.
	Decode(codec::Error),
}

/// Result of everything here.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
	/// Wrong input.
	pub fn input(message: impl Into<String>) -> Self {
		Self::Input(message.into())
	}

	/// Something that was to be proven and is not so.
	pub fn not_proven(message: impl Into<String>) -> Self {
		Self::NotProven(message.into())
	}

	/// Something that this program does not understand.
	pub fn unexpected(message: impl Into<String>) -> Self {
		Self::Unexpected(message.into())
	}

	/// The exit code of a program that ends with this failure.
	///
	/// | code | meaning |
	/// | --- | --- |
	/// | 1 | unexpected failure |
	/// | 2 | wrong usage |
	/// | 3 | wrong input |
	/// | 4 | the node cannot be reached, or something was not final in time |
	/// | 5 | the node runs another chain |
	/// | 6 | the chain refused; nothing changed |
	/// | 7 | not proven, or not everything was paid |
	/// | 8 | a signer program did not sign |
	/// | 130 | interrupted, or not confirmed, by the user |
	pub fn exit_code(&self) -> u8 {
		match self {
			Self::Unexpected(_) | Self::Io(_) | Self::Decode(_) => 1,
			Self::Usage(_) => 2,
			Self::Input(_) | Self::Json(_) => 3,
			Self::Unreachable(_) | Self::NotFinal(_) => 4,
			Self::WrongChain(_) => 5,
			Self::Refused(_) | Self::NotIncluded(_) | Self::NotNow(_) => 6,
			Self::NotProven(_) => 7,
			Self::Signer { .. } => 8,
			Self::Interrupted(_) => 130,
		}
	}
}

impl fmt::Display for Error {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Usage(message)
			| Self::Input(message)
			| Self::Unreachable(message)
			| Self::NotFinal(message)
			| Self::WrongChain(message)
			| Self::NotNow(message)
			| Self::NotProven(message)
			| Self::Interrupted(message)
			| Self::Unexpected(message) => f.write_str(message),
			Self::Signer { program, fault } => write!(f, "the signer {program} {fault}"),
			Self::Refused(reason) => reason.fmt(f),
			Self::NotIncluded(refusal) => write!(f, "the transaction was refused: {refusal}"),
			Self::Io(error) => error.fmt(f),
			Self::Json(error) => write!(f, "not the JSON expected here: {error}"),
			Self::Decode(error) => write!(f, "the node's answer cannot be decoded: {error}"),
		}
	}
}

impl std::error::Error for Error {}

impl From<std::io::Error> for Error {
	fn from(error: std::io::Error) -> Self {
		Self::Io(error)
	}
}

impl From<serde_json::Error> for Error {
	fn from(error: serde_json::Error) -> Self {
		Self::Json(error)
	}
}

impl From<codec::Error> for Error {
	fn from(error: codec::Error) -> Self {
		Self::Decode(error)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn exit_codes_should_be_those_that_are_documented() {
		let refused = Reason::Other("no".into());
		for (error, code) in [
			(Error::unexpected("?"), 1),
			(Error::Usage("?".into()), 2),
			(Error::input("?"), 3),
			(Error::Unreachable("?".into()), 4),
			(Error::NotFinal("?".into()), 4),
			(Error::WrongChain("?".into()), 5),
			(Error::Refused(refused), 6),
			(Error::NotIncluded(PoolRefusal::Expired), 6),
			(Error::NotNow("?".into()), 6),
			(Error::not_proven("?"), 7),
			(Error::Signer { program: "x".into(), fault: SignerFault::NoAnswer }, 8),
			(Error::Interrupted("?".into()), 130),
		] {
			assert_eq!(error.exit_code(), code, "{error:?}");
		}
	}
}
