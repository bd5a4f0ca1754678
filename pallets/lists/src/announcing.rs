//! Announcing a list, and what its deposit covers.

use super::*;
use crate::types::{chunks_size, max_peaks};
use distribution_primitives::{chunk::MAX_CHUNK_ROWS, Largest};
use pallet_distribution_common::item_size;
use polkadot_sdk::sp_runtime::ArithmeticError;

impl<T: Config> Pallet<T> {
	/// See [`Pallet::announce`]. Returns the id of the new list.
	pub fn do_announce(
		owner: T::AccountId,
		rows: u32,
		digests: &[H256],
	) -> Result<ListId, DispatchError> {
		let fold = Fold::new(rows).ok_or(Error::<T>::RowsInvalid)?;
		let chunks = u32::try_from(digests.len()).map_err(|_| Error::<T>::ChunksInvalid)?;
		ensure!(
			chunks <= rows && chunks.saturating_mul(MAX_CHUNK_ROWS) >= rows,
			Error::<T>::ChunksInvalid
		);
		let list = NextListId::<T>::get();
		let next = list.checked_add(1).ok_or(ArithmeticError::Overflow)?;
		let footprint = Self::footprint(chunks, max_peaks(rows, chunks), false);
		let deposit = T::Deposit::new(&owner, footprint)?;
		NextListId::<T>::put(next);
		for (number, digest) in (0..).zip(digests) {
			Chunks::<T>::insert(list, number, Chunk { digest: *digest, stored: None });
		}
		Folds::<T>::insert(list, fold);
		let record = List {
			owner: owner.clone(),
			deposit,
			rows,
			chunks,
			stored: 0,
			peaks: 0,
			total: 0,
			largest: Largest::default(),
			root: None,
			users: 0,
			touched: Self::touch(),
		};
		Lists::<T>::insert(list, record);
		Self::deposit_event(Event::ListAnnounced { list, owner, rows, chunks });
		Ok(list)
	}

	/// The state of a list of `chunks` chunks with `peaks` subtrees in all, as its owner's deposit
	/// pays for it. Once it is `verified` it has no fold any longer.
	pub(crate) fn footprint(chunks: u32, peaks: u32, verified: bool) -> Footprint {
		let fold = if verified { 0 } else { item_size(Fold::max_encoded_len()) };
		let size = item_size(ListOf::<T>::max_encoded_len())
			.saturating_add(fold)
			.saturating_add(chunks_size(chunks, peaks));
		Footprint { count: 1, size }
	}
}
