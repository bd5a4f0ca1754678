//! The chunks of a list as one file of IPFS: the blocks above them, which the chain does not store.
//!
//! The file is the chunks one after another, each with its header. Its identifier follows from the
//! identifiers of the chunks and their lengths, so everybody computes the same one, whoever serves it.
//! It is what the importers of IPFS make of the same pieces with the profile `unixfs-v1-2025`
//! (sources: IPIP-499; the UnixFS and DAG-PB specifications; `testdata/list.json` has a vector):
//!
//! - A list in one chunk needs no block: the file is the chunk, and has its identifier.
//! - Else a block joins the chunks, at most 1,024. If there are more, each 1,024 are joined by a block,
//!   in order, and so on with these blocks until one is left.
//! - Identifiers are of version 1 with sha2-256; the codec is raw for chunks and dag-pb for blocks.
//!
//! A block, byte for byte; numbers are varints (LEB128):
//!
//! | bytes | content |
//! |---|---|
//! | `12`, length | for each part: |
//! | `0a 24`, 36 bytes | its identifier |
//! | `12 00` | no name |
//! | `18`, number | its bytes, with all blocks below it that are not chunks |
//! | `0a`, length | then, once: |
//! | `08 02` | it is a file |
//! | `18`, number | bytes of the file that are below it |
//! | `20`, number | for each part: the same of the part |

use distribution_primitives::chunk::{cid_bytes, cid_text, digest, RAW};
use polkadot_sdk::sp_core::H256;
use std::fmt;

/// Parts of a block, at most.
const MAX_PARTS: usize = 1_024;
/// The codec of blocks in content identifiers.
const DAG_PB: u8 = 0x70;

/// A content identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContentId {
	codec: u8,
	digest: H256,
}

impl ContentId {
	/// That of a chunk with this sha2-256 digest.
	pub fn of_chunk(digest: H256) -> Self {
		Self { codec: RAW, digest }
	}

	/// Its bytes.
	pub fn bytes(&self) -> Vec<u8> {
		cid_bytes(self.codec, &self.digest)
	}
}

impl fmt::Display for ContentId {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(&cid_text(&self.bytes()))
	}
}

/// A block that joins chunks, or other such blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
	/// Its identifier.
	pub id: ContentId,
	/// Its bytes.
	pub bytes: Vec<u8>,
}

/// A list as a file of IPFS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListFile {
	/// Its identifier.
	pub id: ContentId,
	/// Its length in bytes.
	pub length: u64,
	/// The blocks above the chunks, that of the whole file first. None if there is one chunk.
	pub blocks: Vec<Block>,
}

/// A part of the file.
struct Part {
	id: ContentId,
	/// Its bytes of the file.
	length: u64,
	/// The same and all blocks of it that are not chunks.
	with_blocks: u64,
}

/// The file of these chunks, in order: the sha2-256 digest of each, and its length in bytes. `None`
/// if there are none.
pub fn file(chunks: impl IntoIterator<Item = (H256, u64)>) -> Option<ListFile> {
	let part = |(digest, length): (H256, u64)| Part {
		id: ContentId::of_chunk(digest),
		length,
		with_blocks: length,
	};
	let mut parts: Vec<Part> = chunks.into_iter().map(part).collect();
	let mut blocks = Vec::new();
	while parts.len() > 1 {
		let mut above = Vec::new();
		for group in parts.chunks(MAX_PARTS) {
			let (part, block) = join(group);
			above.push(part);
			blocks.push(block);
		}
		parts = above;
	}
	let whole = parts.pop()?;
	blocks.reverse();
	Some(ListFile { id: whole.id, length: whole.length, blocks })
}

/// The block that joins these parts.
fn join(parts: &[Part]) -> (Part, Block) {
	let sum =
		|of: fn(&Part) -> u64| parts.iter().fold(0u64, |sum, part| sum.saturating_add(of(part)));
	let length = sum(|part| part.length);
	let (mut bytes, mut file) = (Vec::new(), vec![0x08, 0x02]);
	put_number(&mut file, 0x18, length);
	for part in parts {
		let mut link = Vec::new();
		put_bytes(&mut link, 0x0a, &part.id.bytes());
		put_bytes(&mut link, 0x12, &[]);
		put_number(&mut link, 0x18, part.with_blocks);
		put_bytes(&mut bytes, 0x12, &link);
		put_number(&mut file, 0x20, part.length);
	}
	put_bytes(&mut bytes, 0x0a, &file);
	let id = ContentId { codec: DAG_PB, digest: digest(&bytes) };
	let with_blocks = sum(|part| part.with_blocks).saturating_add(bytes.len() as u64);
	(Part { id, length, with_blocks }, Block { id, bytes })
}

/// Appends a number with its tag.
fn put_number(bytes: &mut Vec<u8>, tag: u8, number: u64) {
	bytes.push(tag);
	put_varint(bytes, number);
}

/// Appends bytes with their tag and length.
fn put_bytes(bytes: &mut Vec<u8>, tag: u8, content: &[u8]) {
	put_number(bytes, tag, content.len() as u64);
	bytes.extend(content);
}

/// Appends a varint: seven bits in each byte, the lowest first; all bytes but the last have the
/// highest bit set.
pub(crate) fn put_varint(bytes: &mut Vec<u8>, mut number: u64) {
	while number >= 0x80 {
		bytes.push(number as u8 | 0x80);
		number >>= 7;
	}
	bytes.push(number as u8);
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::Value;

	fn vectors() -> Value {
		serde_json::from_str(include_str!("../../../testdata/list.json")).unwrap()
	}

	fn bytes(value: &Value) -> Vec<u8> {
		hex::decode(value.as_str().unwrap().trim_start_matches("0x")).unwrap()
	}

	/// Chunks of four bytes: their numbers.
	fn numbered(count: u32) -> ListFile {
		let chunks = (0..count).map(|number| (digest(&number.to_le_bytes()), 4));
		file(chunks).unwrap()
	}

	#[test]
	fn file_should_equal_the_vector() {
		let vectors = vectors();
		let chunks: Vec<Vec<u8>> = vectors["chunks"]
			.as_array()
			.unwrap()
			.iter()
			.map(|chunk| bytes(&chunk["bytes"]))
			.collect();
		let lengths = chunks.iter().map(|chunk| (digest(chunk), chunk.len() as u64));
		let file = file(lengths).unwrap();
		let wanted = &vectors["ipfs"];
		assert_eq!(file.id.to_string(), wanted["cid"].as_str().unwrap());
		assert_eq!(file.length, wanted["length"].as_u64().unwrap());
		let block = Block { id: file.id, bytes: bytes(&wanted["block"]) };
		assert_eq!(file.blocks, [block]);
	}

	#[test]
	fn file_of_one_chunk_should_be_the_chunk() {
		let chunk = digest(b"a chunk");
		let whole = file([(chunk, 7)]).unwrap();
		let wanted = distribution_primitives::chunk::cid(&chunk);
		assert_eq!((whole.id.to_string(), whole.length), (wanted, 7));
		assert!(whole.blocks.is_empty());
		assert_eq!(file([]), None);
	}

	/// Made by `ipfs-unixfs-importer` 16.1 of the same pieces, with 1,024 links in a node.
	#[test]
	fn blocks_should_make_the_tree_of_other_programs() {
		for (count, blocks, wanted) in [
			(1_024, 1, "bafybeiadymcebay5pedr7sojfh37odmax7dzdfdsksjzu3v4dlispgsodu"),
			(1_025, 3, "bafybeihwdfqekf2fcifd4ohxjs6fijoatpan2ggq5ih2hgmj3p52usgtqi"),
		] {
			let file = numbered(count);
			assert_eq!(file.id.to_string(), wanted, "{count} chunks");
			assert_eq!((file.length, file.blocks.len()), (u64::from(count) * 4, blocks));
			assert_eq!(file.blocks[0].id, file.id);
		}
	}

	#[test]
	fn numbers_should_take_the_bytes_that_they_need() {
		for (number, wanted) in [
			(0, vec![0u8]),
			(127, vec![127]),
			(128, vec![0x80, 1]),
			(300, vec![0xac, 2]),
			(u64::MAX, [vec![0xffu8; 9], vec![1]].concat()),
		] {
			let mut bytes = Vec::new();
			put_varint(&mut bytes, number);
			assert_eq!(bytes, wanted, "{number}");
		}
	}
}
