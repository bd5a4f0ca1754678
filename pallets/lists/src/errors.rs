//! Why the pallet refuses.

use polkadot_sdk::frame_support::pallet_macros::pallet_section;

/// Why the pallet refuses.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// There is no list with this id.
		#[codec(index = 0)]
		UnknownList,
		/// A list has between 1 and 2^31 rows.
		#[codec(index = 1)]
		RowsInvalid,
		/// A list has at least one chunk, at most as many as it has rows, and at most 21,845 rows
		/// in each.
		#[codec(index = 2)]
		ChunksInvalid,
		/// All rows of this list are stored already.
		#[codec(index = 3)]
		AlreadyVerified,
		/// The data does not begin like a chunk of a version that this chain knows. Write it with a
		/// client that knows this chain.
		#[codec(index = 4)]
		NotAChunk,
		/// The chunk is longer or shorter than the number of its rows says, or longer than 1 MiB.
		#[codec(index = 5)]
		ChunkLength,
		/// The chunk has no rows.
		#[codec(index = 6)]
		ChunkEmpty,
		/// The chunk is of a list with another number of rows.
		#[codec(index = 7)]
		OtherList,
		/// The rows of this chunk are stored already. Go on with the next chunk.
		#[codec(index = 8)]
		AlreadyStored,
		/// Rows before those of this chunk are missing. Store the chunks in order.
		#[codec(index = 9)]
		OutOfOrder,
		/// The chunk is not the one that was announced: its digest differs. Store the list as it was
		/// announced, or announce it anew.
		#[codec(index = 10)]
		ChunkDiffers,
		/// The chunk has to be the last bytes of the transaction. Send it in a call by itself or as
		/// the last call of a batch.
		#[codec(index = 11)]
		NotLastBytes,
		/// A transaction stores one chunk. Send the others in transactions of their own.
		#[codec(index = 12)]
		OneChunkPerTransaction,
		/// The chunk has rows past the end of the list. The list can never be verified: remove it,
		/// and announce it anew.
		#[codec(index = 13)]
		TooManyRows,
		/// Amounts must be positive. The list can never be verified: remove it, and announce it
		/// anew without the row.
		#[codec(index = 14)]
		AmountZero,
		/// The sum of all amounts does not fit into 128 bits. The list can never be verified: remove
		/// it.
		#[codec(index = 15)]
		TotalOverflow,
		/// This would be the last chunk, and rows are missing. The list can never be verified:
		/// remove it, and announce it anew with all chunks.
		#[codec(index = 16)]
		RowsMissing,
		/// All rows would be stored, and chunks are left. The list can never be verified: remove it,
		/// and announce it anew with these chunks alone.
		#[codec(index = 17)]
		ChunksLeft,
		/// Only the owner may remove a list whose rows are all stored.
		#[codec(index = 18)]
		NotOwner,
		/// Something was stored of this list a short time ago: until it is abandoned, only its owner
		/// may remove it.
		#[codec(index = 19)]
		NotAbandoned,
		/// A round or a board of scores uses this list. Remove the round first; a board lets go of it with
		/// its next root that is final.
		#[codec(index = 20)]
		InUse,
	}
}
