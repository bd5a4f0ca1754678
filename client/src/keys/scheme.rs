//! Kinds of keys and signatures, and their text forms.

use crate::error::{Error, Result};
use polkadot_sdk::{
	sp_core::{ecdsa, ed25519, sr25519},
	sp_runtime::{MultiSignature, MultiSigner},
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A kind of signing key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scheme {
	/// Schnorr signatures on Ristretto, with the context `substrate`.
	Sr25519,
	/// Ed25519.
	Ed25519,
	/// ECDSA on secp256k1, over the BLAKE2b hash of 256 bits.
	Ecdsa,
}

impl fmt::Display for Scheme {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::Sr25519 => "sr25519",
			Self::Ed25519 => "ed25519",
			Self::Ecdsa => "ecdsa",
		})
	}
}

/// The name of the kind of `key`.
pub fn scheme_of(key: &MultiSigner) -> &'static str {
	match key {
		MultiSigner::Sr25519(_) => "sr25519",
		MultiSigner::Ed25519(_) => "ed25519",
		MultiSigner::Ecdsa(_) => "ecdsa",
		MultiSigner::Eth(_) => "eth",
	}
}

/// Reads a public key in hexadecimal.
///
/// # Errors
/// [`Error::Input`] if it is not a key of this kind.
pub fn parse_key(scheme: Scheme, text: &str) -> Result<MultiSigner> {
	let bytes = parse_bytes(text);
	let bytes = bytes.as_deref().unwrap_or_default();
	let key: Option<MultiSigner> = match scheme {
		Scheme::Sr25519 => sr25519::Public::try_from(bytes).ok().map(Into::into),
		Scheme::Ed25519 => ed25519::Public::try_from(bytes).ok().map(Into::into),
		// Compressed: the first byte tells the sign.
		Scheme::Ecdsa if matches!(bytes, [2 | 3, ..]) => {
			ecdsa::Public::try_from(bytes).ok().map(Into::into)
		}
		Scheme::Ecdsa => None,
	};
	key.ok_or_else(|| {
		let length = if scheme == Scheme::Ecdsa { "33 bytes, compressed" } else { "32 bytes" };
		Error::input(format!("`{text}` is not a public key of {length} in hexadecimal"))
	})
}

/// Reads a signature in hexadecimal.
///
/// # Errors
/// [`Error::Input`] if it is not a signature of this kind.
pub fn parse_signature(scheme: Scheme, text: &str) -> Result<MultiSignature> {
	let bytes = parse_bytes(text);
	let bytes = bytes.as_deref().unwrap_or_default();
	let signature: Option<MultiSignature> = match scheme {
		Scheme::Sr25519 => sr25519::Signature::try_from(bytes).ok().map(Into::into),
		Scheme::Ed25519 => ed25519::Signature::try_from(bytes).ok().map(Into::into),
		Scheme::Ecdsa => ecdsa::Signature::try_from(bytes).ok().map(Into::into),
	};
	signature.ok_or_else(|| {
		let length = if scheme == Scheme::Ecdsa { 65 } else { 64 };
		Error::input(format!("`{text}` is not a signature of {length} bytes in hexadecimal"))
	})
}

/// Bytes in hexadecimal, with or without 0x.
pub fn parse_bytes(text: &str) -> Option<Vec<u8>> {
	hex::decode(text.strip_prefix("0x").unwrap_or(text)).ok()
}

/// Writes bytes in hexadecimal, with 0x.
pub fn show_bytes(bytes: impl AsRef<[u8]>) -> String {
	format!("0x{}", hex::encode(bytes))
}

/// Writes a signature in hexadecimal, without its kind.
pub fn show_signature(signature: &MultiSignature) -> String {
	match signature {
		MultiSignature::Sr25519(signature) => show_bytes(signature.0),
		MultiSignature::Ed25519(signature) => show_bytes(signature.0),
		MultiSignature::Ecdsa(signature) => show_bytes(signature.0),
		MultiSignature::Eth(signature) => show_bytes(signature.0),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn keys_should_be_refused_when_their_length_is_wrong() {
		let (short, long) = (format!("0x{}", "02".repeat(32)), format!("0x{}", "02".repeat(33)));
		assert!(parse_key(Scheme::Sr25519, &short).is_ok());
		assert!(parse_key(Scheme::Ed25519, &short).is_ok());
		assert!(parse_key(Scheme::Ecdsa, &long).is_ok());
		assert!(parse_key(Scheme::Sr25519, &long).is_err());
		assert!(parse_key(Scheme::Ecdsa, &short).is_err());
		assert!(parse_key(Scheme::Ecdsa, &format!("0x{}", "04".repeat(33))).is_err());
		assert!(parse_key(Scheme::Sr25519, "0xzz").is_err());
		assert!(parse_signature(Scheme::Ecdsa, &short).is_err());
	}
}
