//! Content identifiers (CIDs), under which lists are published.

use crate::{
	error::{Error, Result},
	text::shown,
};
use cid::{multibase, Cid, Version};
use distribution_primitives::MAX_CID_LEN;

/// Hash functions and the lengths of their digests in bytes: SHA-1, SHA2-256, SHA2-512, SHA3-256,
/// Keccak-256, BLAKE3, BLAKE2b-256.
const DIGESTS: [(u64, u8); 7] =
	[(0x11, 20), (0x12, 32), (0x13, 64), (0x16, 32), (0x1b, 32), (0x1e, 32), (0xb220, 32)];
/// The function that hashes nothing: such a CID is what it names.
const IDENTITY: u64 = 0;
/// The least length of other digests, in bytes.
const SHORTEST: u8 = 20;

/// Makes sure that a text is a CID of version 0 or 1, written as its base writes it, with a digest
/// of the right length, and not longer than a manifest can have.
///
/// # Errors
/// What is wrong with it.
pub fn check(text: &str) -> std::result::Result<(), String> {
	let wrong = |why: &str| Err(format!("`{}` is not a CID: {why}", shown(text)));
	if text.len() > MAX_CID_LEN as usize {
		return Err(format!("the CID is longer than {MAX_CID_LEN} characters"));
	}
	let Ok(read) = Cid::try_from(text) else {
		return wrong("its base, version, codec or hash cannot be read");
	};
	let written = match (read.version(), multibase::decode(text)) {
		(Version::V0, _) => read.to_string(),
		(Version::V1, Ok((base, _))) => read.to_string_of_base(base).unwrap_or_default(),
		(Version::V1, Err(_)) => String::new(),
	};
	if written != text {
		return wrong("there is something before or behind it");
	}
	let (function, length) = (read.hash().code(), read.hash().size());
	if function == IDENTITY {
		return wrong("it has no hash");
	}
	let known = DIGESTS.iter().find(|(code, _)| *code == function);
	if known.map_or(length < SHORTEST, |(_, wanted)| length != *wanted) {
		return wrong(&format!("its hash has {length} bytes"));
	}
	Ok(())
}

/// The bytes of a CID in a manifest; of an empty text none.
///
/// # Errors
/// [`Error::Input`] if it is not a CID.
pub fn of_manifest<T: TryFrom<Vec<u8>> + Default>(text: &str) -> Result<T> {
	if text.is_empty() {
		return Ok(T::default());
	}
	check(text).map_err(Error::Input)?;
	let bytes = text.as_bytes().to_vec();
	bytes.try_into().map_err(|_| Error::input("the CID is too long for a manifest"))
}

#[cfg(test)]
mod tests {
	use super::*;

	const V0: &str = "QmdfTbBqBPQ7VNxZEYEj14VmRuZBkqFbiwReogJgS1zR1n";
	const V1: &str = "bafyreibjo4xmgaevkgud7mbifn3dzp4v4lyaui4yvqp3f2bqwtxcjrdqg4";

	/// A CID of version 1 in base 16.
	fn hex(bytes: &str) -> String {
		format!("f01{bytes}")
	}

	#[test]
	fn cids_of_both_versions_should_be_taken() {
		let digest = "07".repeat(32);
		for good in [
			V0.to_string(),
			V1.into(),
			hex(&format!("551220{digest}")),
			hex(&format!("55a0e40220{digest}")),
		] {
			assert_eq!(check(&good), Ok(()));
		}
		assert_eq!(of_manifest::<Vec<u8>>("").unwrap(), b"");
		assert_eq!(of_manifest::<Vec<u8>>(V1).unwrap(), V1.as_bytes());
	}

	#[test]
	fn what_is_no_cid_should_be_refused_with_the_reason() {
		let cut = |text: &str| text[..text.len() - 2].to_string();
		for (wrong, why) in [
			(String::new(), "cannot be read"),
			("bafy".into(), "cannot be read"),
			("bafytest".into(), "cannot be read"),
			(cut(V0), "cannot be read"),
			(cut(V1), "cannot be read"),
			(V0.to_lowercase(), "cannot be read"),
			(format!("/ipfs/{V1}"), "before or behind"),
			(format!("https://example.org/ipfs/{V0}"), "before or behind"),
			(hex(&format!("551220{}", "07".repeat(33))), "before or behind"),
			// A SHA2-256 digest of 16 bytes, an unknown one of 4, none.
			(hex(&format!("551210{}", "07".repeat(16))), "16 bytes"),
			(hex(&format!("55ff0104{}", "07".repeat(4))), "4 bytes"),
			(hex("550000"), "no hash"),
			// Version 2.
			(format!("f02551220{}", "07".repeat(32)), "cannot be read"),
			("b".repeat(97), "longer than 96"),
		] {
			let said = check(&wrong).unwrap_err();
			assert!(said.contains(why), "{wrong}: {said}");
		}
		assert!(of_manifest::<Vec<u8>>("bafytest").is_err());
	}
}
