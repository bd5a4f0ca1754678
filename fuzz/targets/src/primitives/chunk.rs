//! A chunk is read if and only if it is one byte for byte, and is written again as it was.
//!
//! The bytes are the chunk. Its content identifier is that of an encoder of ours that works bit by
//! bit.

use crate::model;
use distribution_primitives::chunk::{cid, digest, Chunk};

/// See the module.
pub fn run(data: &[u8]) {
	assert_eq!(cid(&digest(data)), model::cid(data));
	let number = |at: usize| u32::from_le_bytes(data[at..at + 4].try_into().unwrap());
	let is_chunk = data.len() >= 16
		&& data.starts_with(b"DLC\x01")
		&& number(12) > 0
		&& data.len() as u64 == 16 + 48 * u64::from(number(12))
		&& data.len() <= 1_048_576;
	let read = Chunk::read(data);
	assert_eq!(read.is_ok(), is_chunk, "{read:?}");
	let Ok(chunk) = read else { return };
	assert_eq!((chunk.leaves, chunk.first, chunk.count()), (number(4), number(8), number(12)));
	let rows: Vec<_> = chunk.rows().collect();
	assert_eq!(rows.len(), number(12) as usize);
	assert_eq!(Chunk::write(chunk.leaves, chunk.first, &rows).as_deref(), Some(data));
}
