//! Blocks of IPFS in one file, for `ipfs dag import`: a CAR of version 1 (source: the specification of
//! content-addressable archives).
//!
//! A section follows another, each after its length as a varint. The first is the header, in DAG-CBOR:
//! `{"roots": [identifier], "version": 1}`. Each of the others is the identifier of a block, and its
//! bytes. `testdata/list.json` has a vector.

use crate::lists::unixfs::{put_varint, ContentId};
use std::io::{self, Write};

/// The header up to the identifier: a map of two, `roots` first, an array of one identifier (tag 42),
/// which is 37 bytes with the zero before it.
const BEFORE: [u8; 13] = *b"\xa2\x65roots\x81\xd8\x2a\x58\x25\x00";
/// The header after the identifier.
const AFTER: [u8; 9] = *b"\x67version\x01";

/// An archive that is being written.
pub struct Archive<W: Write> {
	out: W,
}

impl<W: Write> Archive<W> {
	/// Begins an archive of what `root` identifies.
	///
	/// # Errors
	/// It cannot be written.
	pub fn begin(out: W, root: &ContentId) -> io::Result<Self> {
		let mut archive = Self { out };
		archive.section(&[&BEFORE, &root.bytes(), &AFTER])?;
		Ok(archive)
	}

	/// Adds a block.
	///
	/// # Errors
	/// It cannot be written.
	pub fn add(&mut self, id: &ContentId, bytes: &[u8]) -> io::Result<()> {
		self.section(&[&id.bytes(), bytes])
	}

	/// What it was written to.
	pub fn into_inner(self) -> W {
		self.out
	}

	fn section(&mut self, parts: &[&[u8]]) -> io::Result<()> {
		let length = parts.iter().fold(0u64, |sum, part| sum.saturating_add(part.len() as u64));
		let mut before = Vec::new();
		put_varint(&mut before, length);
		self.out.write_all(&before)?;
		parts.iter().try_for_each(|part| self.out.write_all(part))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::lists::unixfs;
	use distribution_primitives::chunk::digest;
	use serde_json::Value;

	#[test]
	fn archive_should_equal_the_vector() {
		let vectors: Value =
			serde_json::from_str(include_str!("../../../testdata/list.json")).unwrap();
		let bytes =
			|value: &Value| hex::decode(value.as_str().unwrap().trim_start_matches("0x")).unwrap();
		let chunks: Vec<Vec<u8>> = vectors["chunks"]
			.as_array()
			.unwrap()
			.iter()
			.map(|chunk| bytes(&chunk["bytes"]))
			.collect();
		let lengths = chunks.iter().map(|chunk| (digest(chunk), chunk.len() as u64));
		let file = unixfs::file(lengths).unwrap();
		let mut archive = Archive::begin(Vec::new(), &file.id).unwrap();
		for block in &file.blocks {
			archive.add(&block.id, &block.bytes).unwrap();
		}
		for chunk in &chunks {
			archive.add(&ContentId::of_chunk(digest(chunk)), chunk).unwrap();
		}
		assert_eq!(archive.into_inner(), bytes(&vectors["ipfs"]["car"]));
	}
}
