//! Storing the chunks of a list, and verifying it.

use super::*;
use alloc::vec;
use codec::Compact;
use distribution_primitives::{
	chunk::{self, rows_in, ChunkFault},
	merkle::leaf_hash,
};
use polkadot_sdk::{
	frame_support::{storage::storage_prefix, StorageHasher},
	sp_io::{storage, transaction_index},
};

impl<T> From<ChunkFault> for Error<T> {
	fn from(fault: ChunkFault) -> Self {
		match fault {
			ChunkFault::Format => Self::NotAChunk,
			ChunkFault::Length => Self::ChunkLength,
			ChunkFault::Empty => Self::ChunkEmpty,
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Weight of storing a chunk of `data` bytes in a transaction of `carrier` bytes.
	///
	/// The node copies a whole transaction to hand out the end of it, and a batch may have many
	/// calls look at the same one. The bytes are in the block, so no proof has them.
	pub fn publish_weight(data: usize, carrier: u32) -> Weight {
		let carrier = T::WeightInfo::carrier(carrier.div_ceil(1_024)).set_proof_size(0);
		T::WeightInfo::publish(rows_in(data)).saturating_add(carrier)
	}

	/// Length of the longest transaction that there can be, in bytes.
	pub fn longest_carrier() -> u32 {
		let max = T::BlockLength::get().max;
		DispatchClass::all().iter().map(|class| *max.get(*class)).max().unwrap_or_default()
	}

	/// See [`Pallet::publish`]. Returns the length of the transaction, in bytes.
	pub fn do_publish(id: ListId, data: &[u8]) -> Result<u32, DispatchError> {
		let mut list = Lists::<T>::get(id).ok_or(Error::<T>::UnknownList)?;
		ensure!(list.root.is_none(), Error::<T>::AlreadyVerified);
		let mut fold = Folds::<T>::get(id).ok_or(Error::<T>::UnknownList)?;
		let number = list.stored;
		let digest = Chunks::<T>::get(id, number).ok_or(Error::<T>::UnknownList)?.digest;
		let chunk = chunk::Chunk::read(data).map_err(Error::<T>::from)?;
		ensure!(chunk.leaves == list.rows, Error::<T>::OtherList);
		ensure!(chunk.first >= fold.next_row(), Error::<T>::AlreadyStored);
		ensure!(chunk.first == fold.next_row(), Error::<T>::OutOfOrder);
		ensure!(chunk::digest(data) == digest, Error::<T>::ChunkDiffers);
		let (extrinsic, carrier) = Self::carrier(data)?;

		let stored = Self::fold_chunk(&mut list, &mut fold, &chunk)?;
		let (first, rows) = (stored.first, stored.rows);
		Chunks::<T>::insert(id, number, Chunk { digest, stored: Some(stored) });
		list.stored = number.saturating_add(1);
		list.touched = Self::touch();
		Self::deposit_event(Event::ChunkStored { list: id, chunk: number, first, rows, digest });
		match (fold.root(), list.stored >= list.chunks) {
			(None, false) => {
				Folds::<T>::insert(id, fold);
				Lists::<T>::insert(id, list);
			}
			(None, true) => return Err(Error::<T>::RowsMissing.into()),
			(Some(_), false) => return Err(Error::<T>::ChunksLeft.into()),
			(Some(root), true) => Self::verify(id, list, root)?,
		}
		LastStored::<T>::put((frame_system::Pallet::<T>::block_number(), extrinsic));
		// Last, because the node does not forget it when a call fails.
		let length = data.len() as u32;
		transaction_index::index(extrinsic, length, digest.0);
		Ok(carrier)
	}

	/// The number of the transaction that carries `data`, and its length in bytes. `data` must be its
	/// last bytes: the node keeps as many of them as it is told, and does not look at them.
	pub(crate) fn carrier(data: &[u8]) -> Result<(u32, u32), DispatchError> {
		let extrinsic =
			frame_system::Pallet::<T>::extrinsic_index().ok_or(Error::<T>::NotLastBytes)?;
		let length = Self::length_ending_with(extrinsic, data).ok_or(Error::<T>::NotLastBytes)?;
		// Of several chunks in one transaction the node would keep one.
		let now = (frame_system::Pallet::<T>::block_number(), extrinsic);
		ensure!(LastStored::<T>::get() != Some(now), Error::<T>::OneChunkPerTransaction);
		Ok((extrinsic, length))
	}

	/// The length of a transaction as it is in the block, in bytes, if `data` are its last ones. A
	/// call that a hook dispatches is in none.
	///
	/// Only the end of it is read: in front of it there may be megabytes of something else.
	fn length_ending_with(extrinsic: u32, data: &[u8]) -> Option<u32> {
		// The place of `frame_system::ExtrinsicData`, which is private.
		let system = frame_system::Pallet::<T>::name();
		let prefix = storage_prefix(system.as_bytes(), b"ExtrinsicData");
		let key = [&prefix[..], &Twox64Concat::hash(&extrinsic.encode())].concat();
		// The bytes behind their number, which takes five bytes at most.
		let mut begin = [0u8; 5];
		let stored = storage::read(&key, &mut begin, 0)?;
		let Compact(length) = Compact::<u32>::decode(&mut &begin[..]).ok()?;
		let count = u32::try_from(data.len()).ok().filter(|count| *count <= length)?;
		let mut end = vec![0u8; data.len()];
		storage::read(&key, &mut end, stored.checked_sub(count)?)?;
		(end == data).then_some(length)
	}

	/// Adds the rows of a chunk to its list.
	fn fold_chunk(
		list: &mut ListOf<T>,
		fold: &mut Fold,
		chunk: &chunk::Chunk,
	) -> Result<Stored, DispatchError> {
		let mut part = fold.part();
		let mut first_account = None;
		for (index, (account, amount)) in (chunk.first..).zip(chunk.rows()) {
			ensure!(amount > 0, Error::<T>::AmountZero);
			part.push(leaf_hash(index, &account, amount)).map_err(|_| Error::<T>::TooManyRows)?;
			list.total = list.total.checked_add(amount).ok_or(Error::<T>::TotalOverflow)?;
			list.largest.note(amount);
			first_account.get_or_insert(account);
		}
		fold.absorb(&part).map_err(|_| Error::<T>::OutOfOrder)?;
		list.peaks = list.peaks.saturating_add(part.peaks().len() as u32);
		Ok(Stored {
			first: chunk.first,
			rows: chunk.count(),
			account: first_account.unwrap_or_default(),
			// No chunk makes more subtrees than there is room for: see `MAX_CHUNK_PEAKS`.
			peaks: BoundedVec::truncate_from(part.peaks().to_vec()),
		})
	}

	/// Notes that all rows of a list are stored, and returns what was held for state that it does
	/// not have.
	fn verify(id: ListId, mut list: ListOf<T>, root: H256) -> DispatchResult {
		let footprint = Self::footprint(list.chunks, list.peaks, true);
		list.deposit = list.deposit.update(&list.owner, footprint)?;
		list.root = Some(root);
		let (rows, total, largest) = (list.rows, list.total, list.largest.first());
		Folds::<T>::remove(id);
		Lists::<T>::insert(id, list);
		Self::deposit_event(Event::ListVerified { list: id, root, rows, total, largest });
		Ok(())
	}
}
