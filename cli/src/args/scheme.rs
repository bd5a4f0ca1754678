//! The kind of a key, as an argument.

use clap::ValueEnum;
use distribution_client::keys::Scheme;

/// A kind of signing key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemeArg {
	/// Schnorr signatures on Ristretto, with the context `substrate`.
	Sr25519,
	/// Ed25519.
	Ed25519,
	/// ECDSA on secp256k1, over the BLAKE2b hash of 256 bits.
	Ecdsa,
}

impl From<SchemeArg> for Scheme {
	fn from(scheme: SchemeArg) -> Self {
		match scheme {
			SchemeArg::Sr25519 => Self::Sr25519,
			SchemeArg::Ed25519 => Self::Ed25519,
			SchemeArg::Ecdsa => Self::Ecdsa,
		}
	}
}
