//! What can go wrong with a program that signs.

use std::fmt;

/// Why a signer program was not used, or its answer not taken. What it was to sign was not sent.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SignerFault {
	/// It cannot be started: the reason of the system.
	NotStarted(String),
	/// It did not answer within this number of seconds, and was stopped.
	TimedOut(u64),
	/// It ended with an exit code other than 0, or by a signal.
	Failed(String),
	/// It refused, with this reason.
	Refused(String),
	/// It ended without an answer.
	NoAnswer,
	/// Its answer has more bytes than any answer needs.
	TooLong,
	/// Its answer is not what the protocol asks for: what is wrong with it.
	Garbage(String),
	/// Its key is of another scheme than the one that was asked for: both.
	OtherScheme {
		/// The scheme of its key.
		found: String,
		/// The one that was asked for.
		wanted: String,
	},
	/// Its signature is not that of this account over what was to be signed.
	WrongSignature(String),
}

impl fmt::Display for SignerFault {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::NotStarted(why) => {
				write!(f, "cannot be started: {why}. Give the path of a program, without arguments")
			}
			Self::TimedOut(seconds) => write!(
				f,
				"did not answer within {seconds} seconds and was stopped: give it longer with --signer-timeout"
			),
			Self::Failed(status) => write!(f, "failed ({status}) without saying why"),
			Self::Refused(why) => write!(f, "refused: {why}"),
			Self::NoAnswer => f.write_str("ended without an answer"),
			Self::TooLong => f.write_str("answered more than 64 KiB"),
			Self::Garbage(why) => {
				write!(f, "did not answer as the protocol of signers asks (docs/signers.md): {why}")
			}
			Self::OtherScheme { found, wanted } => {
				write!(f, "has a key of the scheme {found}, not {wanted}")
			}
			Self::WrongSignature(account) => write!(
				f,
				"answered a signature that is not that of {account} over what was to be signed: it has another key, or signed something else"
			),
		}
	}
}
