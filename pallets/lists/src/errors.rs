//! Why the pallet refuses.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// Why the pallet refuses.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// There is no list with this id.
		UnknownList,
		/// A list has between 1 and 2^31 rows.
		RowsInvalid,
		/// A list has at least one chunk, at most as many as it has rows, and at most 21,845 rows
		/// in each.
		ChunksInvalid,
		/// All rows of this list are stored already.
		AlreadyVerified,
		/// The data does not begin like a chunk of a version that this chain knows. Write it with a
		/// client that knows this chain.
		NotAChunk,
		/// The chunk is longer or shorter than the number of its rows says, or longer than 1 MiB.
		ChunkLength,
		/// The chunk has no rows.
		ChunkEmpty,
		/// The chunk is of a list with another number of rows.
		OtherList,
		/// The rows of this chunk are stored already. Go on with the next chunk.
		AlreadyStored,
		/// Rows before those of this chunk are missing. Store the chunks in order.
		OutOfOrder,
		/// The chunk is not the one that was announced: its digest differs. Store the list as it was
		/// announced, or announce it anew.
		ChunkDiffers,
		/// The chunk has to be the last bytes of the transaction. Send it in a call by itself or as
		/// the last call of a batch.
		NotLastBytes,
		/// A transaction stores one chunk. Send the others in transactions of their own.
		OneChunkPerTransaction,
		/// The chunk has rows past the end of the list. The list can never be verified: remove it,
		/// and announce it anew.
		TooManyRows,
		/// Amounts must be positive. The list can never be verified: remove it, and announce it
		/// anew without the row.
		AmountZero,
		/// The sum of all amounts does not fit into 128 bits. The list can never be verified: remove
		/// it.
		TotalOverflow,
		/// This would be the last chunk, and rows are missing. The list can never be verified:
		/// remove it, and announce it anew with all chunks.
		RowsMissing,
		/// All rows would be stored, and chunks are left. The list can never be verified: remove it,
		/// and announce it anew with these chunks alone.
		ChunksLeft,
		/// Only the owner may remove a list whose rows are all stored.
		NotOwner,
		/// Something was stored of this list a short time ago: until it is abandoned, only its owner
		/// may remove it.
		NotAbandoned,
		/// A round uses this list. Remove the round first.
		InUse,
	}
}
