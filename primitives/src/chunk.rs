//! The chunks in which a list is stored: rows in binary, the same bytes for everybody.
//!
//! All integers are little-endian:
//!
//! | offset | length | content |
//! |---|---|---|
//! | 0 | 3 | the letters `DLC` |
//! | 3 | 1 | version of the format, 1 |
//! | 4 | 4 | number of rows of the whole list |
//! | 8 | 4 | number of the first row of this chunk, from 0 |
//! | 12 | 4 | number of rows of this chunk, at least 1 |
//! | 16 | 48 each | the rows: 32 bytes of account, 16 of amount in the asset's smallest unit |
//!
//! Nothing follows. A chunk has at most 1 MiB, which is 21,845 rows and leaves no byte over. It is
//! found by its content: its identifier is a CID of version 1, codec raw, hash sha2-256 ([`cid`]).
//! `testdata/list.json` has vectors.

use alloc::{string::String, vec::Vec};
use polkadot_sdk::{sp_core::H256, sp_io::hashing::sha2_256};

/// The letters that every chunk begins with, and the version of the format.
pub const MAGIC: [u8; 4] = *b"DLC\x01";
/// Length of what comes before the rows, in bytes.
pub const HEADER_LEN: u32 = 16;
/// Length of a row, in bytes.
pub const ROW_LEN: u32 = 48;
/// Maximum length of a chunk, in bytes: what other systems take as one block of content.
pub const MAX_CHUNK_LEN: u32 = 1 << 20;
/// Maximum number of rows of a chunk.
pub const MAX_CHUNK_ROWS: u32 = (MAX_CHUNK_LEN - HEADER_LEN) / ROW_LEN;

/// The codec of content that is bytes and no more, in a content identifier.
pub const RAW: u8 = 0x55;

/// Letters of base32 as content identifiers have it (RFC 4648, lower case).
const BASE32: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// Why bytes are not a chunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChunkFault {
	/// They do not begin as a chunk of this version does.
	Format,
	/// Their length is not that of as many rows as they claim to have, or they have more than
	/// [`MAX_CHUNK_LEN`].
	Length,
	/// They have no rows.
	Empty,
}

/// A chunk of a list, read from its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chunk<'a> {
	/// Number of rows of the whole list.
	pub leaves: u32,
	/// Number of the first row of this chunk.
	pub first: u32,
	/// The rows, 48 bytes each.
	rows: &'a [u8],
}

impl<'a> Chunk<'a> {
	/// Reads a chunk from all of `bytes`.
	pub fn read(bytes: &'a [u8]) -> Result<Self, ChunkFault> {
		let (magic, rest) = take::<4>(bytes).ok_or(ChunkFault::Format)?;
		if magic != MAGIC {
			return Err(ChunkFault::Format);
		}
		let (leaves, rest) = number(rest)?;
		let (first, rest) = number(rest)?;
		let (count, rows) = number(rest)?;
		if count == 0 {
			return Err(ChunkFault::Empty);
		}
		let length = u64::from(count).saturating_mul(ROW_LEN.into());
		if rows.len() as u64 != length || bytes.len() > MAX_CHUNK_LEN as usize {
			return Err(ChunkFault::Length);
		}
		Ok(Self { leaves, first, rows })
	}

	/// Number of rows of this chunk.
	pub fn count(&self) -> u32 {
		rows_in(self.rows.len())
	}

	/// The rows: account, and amount in the asset's smallest unit.
	pub fn rows(&self) -> impl Iterator<Item = ([u8; 32], u128)> + 'a {
		self.rows.chunks_exact(ROW_LEN as usize).filter_map(|row| {
			let (account, amount) = take::<32>(row)?;
			let (amount, _) = take::<16>(amount)?;
			Some((account, u128::from_le_bytes(amount)))
		})
	}

	/// Writes the rows from `first` on of a list of `leaves` rows. `None` if there are none, or
	/// more than [`MAX_CHUNK_ROWS`].
	pub fn write(leaves: u32, first: u32, rows: &[([u8; 32], u128)]) -> Option<Vec<u8>> {
		let count = u32::try_from(rows.len()).ok().filter(|n| *n > 0 && *n <= MAX_CHUNK_ROWS)?;
		let mut bytes = MAGIC.to_vec();
		for number in [leaves, first, count] {
			bytes.extend(number.to_le_bytes());
		}
		for (account, amount) in rows {
			bytes.extend(account);
			bytes.extend(amount.to_le_bytes());
		}
		Some(bytes)
	}
}

/// A number at the beginning of `bytes`, and the rest.
fn number(bytes: &[u8]) -> Result<(u32, &[u8]), ChunkFault> {
	let (number, rest) = take(bytes).ok_or(ChunkFault::Length)?;
	Ok((u32::from_le_bytes(number), rest))
}

/// The first `N` bytes, and the rest.
fn take<const N: usize>(bytes: &[u8]) -> Option<([u8; N], &[u8])> {
	bytes.split_first_chunk().map(|(first, rest)| (*first, rest))
}

/// Number of rows that `length` bytes of rows have; with the header of a chunk, the same.
pub fn rows_in(length: usize) -> u32 {
	let rows = (length as u64).checked_div(ROW_LEN.into()).unwrap_or(0);
	u32::try_from(rows).unwrap_or(u32::MAX)
}

/// The sha2-256 digest of a chunk: what its content identifier is made of.
pub fn digest(bytes: &[u8]) -> H256 {
	H256(sha2_256(bytes))
}

/// The content identifier of a chunk with this sha2-256 digest, as text: version 1, codec raw, base32
/// in lower case (source: the multiformats' CID specification).
pub fn cid(digest: &H256) -> String {
	cid_text(&cid_bytes(RAW, digest))
}

/// The content identifier of content in a codec with this sha2-256 digest, as bytes: version 1, the
/// codec, the number of the hash, its length, and the digest.
pub fn cid_bytes(codec: u8, digest: &H256) -> Vec<u8> {
	[1, codec, 0x12, 32].into_iter().chain(digest.0).collect()
}

/// The text of a content identifier: base32 in lower case, after the letter that says so.
pub fn cid_text(bytes: &[u8]) -> String {
	let mut text = String::from("b");
	let (mut rest, mut bits) = (0u16, 0u8);
	let mut letter = |five: u16| {
		let letter = BASE32.get(usize::from(five & 31)).copied().unwrap_or_default();
		text.push(char::from(letter));
	};
	for byte in bytes {
		rest = (rest << 8) | u16::from(*byte);
		bits = bits.saturating_add(8);
		while bits >= 5 {
			bits = bits.saturating_sub(5);
			letter(rest.checked_shr(bits.into()).unwrap_or(0));
		}
		// At most four bits are left.
		rest &= 15;
	}
	if bits > 0 {
		letter(rest.checked_shl(5u32.saturating_sub(bits.into())).unwrap_or(0));
	}
	text
}

#[cfg(test)]
mod tests {
	use super::*;

	fn rows(n: u32) -> Vec<([u8; 32], u128)> {
		(0..n).map(|i| ([i as u8; 32], u128::MAX - u128::from(i))).collect()
	}

	#[test]
	fn chunk_should_be_read_as_it_was_written() {
		for n in [1, 2, 100, MAX_CHUNK_ROWS] {
			let bytes = Chunk::write(50_000, 7, &rows(n)).unwrap();
			assert_eq!(bytes.len() as u32, HEADER_LEN + n * ROW_LEN);
			let chunk = Chunk::read(&bytes).unwrap();
			assert_eq!((chunk.leaves, chunk.first, chunk.count()), (50_000, 7, n));
			assert_eq!(chunk.rows().collect::<Vec<_>>(), rows(n));
			assert_eq!(rows_in(bytes.len()), n);
		}
		assert_eq!(HEADER_LEN + MAX_CHUNK_ROWS * ROW_LEN, MAX_CHUNK_LEN);
		assert_eq!(Chunk::write(50_000, 7, &[]), None);
		assert_eq!(Chunk::write(50_000, 7, &rows(MAX_CHUNK_ROWS + 1)), None);
	}

	#[test]
	fn bytes_should_be_refused_when_they_are_not_a_chunk() {
		let good = Chunk::write(9, 0, &rows(2)).unwrap();
		for n in 0..4 {
			assert_eq!(Chunk::read(&good[..n]), Err(ChunkFault::Format));
			let mut other = good.clone();
			other[n] ^= 1;
			assert_eq!(Chunk::read(&other), Err(ChunkFault::Format));
		}
		for n in 4..good.len() {
			assert_eq!(Chunk::read(&good[..n]), Err(ChunkFault::Length), "{n} bytes");
		}
		let longer = [&good[..], &[0]].concat();
		assert_eq!(Chunk::read(&longer), Err(ChunkFault::Length));
		for (count, fault) in [
			(0, ChunkFault::Empty),
			(1, ChunkFault::Length),
			(3, ChunkFault::Length),
			(u32::MAX, ChunkFault::Length),
		] {
			let mut other = good.clone();
			other[12..16].copy_from_slice(&count.to_le_bytes());
			assert_eq!(Chunk::read(&other), Err(fault), "{count} rows");
		}
		let mut long = Chunk::write(50_000, 0, &rows(MAX_CHUNK_ROWS)).unwrap();
		long[12..16].copy_from_slice(&(MAX_CHUNK_ROWS + 1).to_le_bytes());
		long.extend([0; ROW_LEN as usize]);
		assert_eq!(Chunk::read(&long), Err(ChunkFault::Length));
	}

	/// From the tests of another system that stores content by such identifiers.
	#[test]
	fn identifier_should_be_that_of_other_systems() {
		let text = b"Hello, Bulletin with PAPI - Fri Nov 21 2025 11:09:18 GMT+0000";
		let wanted = "bafkreig5pw2of63kmkldboh6utfovo3o3czig4yj7eb2ragxwca4c4jlke";
		assert_eq!(cid(&digest(text)), wanted);
	}
}
