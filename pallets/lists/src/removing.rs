//! Removing lists, and the rounds and boards that keep them.

use super::*;
use distribution_primitives::{PublishedLists, VerifiedList};
use pallet_distribution_common::ScoreLists;

impl<T: Config> Pallet<T> {
	/// See [`Pallet::remove`]. Returns the number of chunks removed.
	pub fn do_remove(caller: &T::AccountId, id: ListId) -> Result<u32, DispatchError> {
		let list = Lists::<T>::get(id).ok_or(Error::<T>::UnknownList)?;
		if list.owner != *caller {
			ensure!(list.root.is_none(), Error::<T>::NotOwner);
			let idle = list.touched.ago(Self::touch());
			ensure!(idle >= T::AbandonAfter::get(), Error::<T>::NotAbandoned);
		}
		ensure!(list.users == 0, Error::<T>::InUse);
		list.deposit.drop(&list.owner)?;
		// Looked up first, here and below: what is removed unread comes into the proof at the end of
		// the block, when it is too late to count it. This reads the way to the item, not the item.
		for number in 0..list.chunks {
			if Chunks::<T>::contains_key(id, number) {
				Chunks::<T>::remove(id, number);
			}
		}
		// One that is verified has none; the way to where it was would come into the proof too.
		if Folds::<T>::contains_key(id) {
			Folds::<T>::remove(id);
		}
		Lists::<T>::remove(id);
		Self::deposit_event(Event::ListRemoved { list: id });
		Ok(list.chunks)
	}

	/// Adds or ends a round's use of a list.
	fn change_users(id: ListId, round: RoundId, uses: bool) {
		if Users::<T>::contains_key(id, round) == uses {
			return;
		}
		Lists::<T>::mutate_extant(id, |list| {
			if uses {
				list.users = list.users.saturating_add(1);
				Users::<T>::insert(id, round, ());
			} else {
				list.users = list.users.saturating_sub(1);
				Users::<T>::remove(id, round);
			}
		});
	}

	/// Adds or ends a board's use of a list.
	fn change_boards(id: ListId, board: BoardId, uses: bool) {
		if Boards::<T>::contains_key(id, board) == uses {
			return;
		}
		Lists::<T>::mutate_extant(id, |list| {
			if uses {
				list.users = list.users.saturating_add(1);
				Boards::<T>::insert(id, board, ());
			} else {
				list.users = list.users.saturating_sub(1);
				Boards::<T>::remove(id, board);
			}
		});
	}
}

impl<T: Config> PublishedLists for Pallet<T> {
	fn verified(list: ListId) -> Option<VerifiedList> {
		Lists::<T>::get(list)?.verified()
	}

	fn keep(list: ListId, round: RoundId) {
		Self::change_users(list, round, true);
	}

	fn release(list: ListId, round: RoundId) {
		Self::change_users(list, round, false);
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_list(list: VerifiedList) -> ListId {
		benchmarking::put_list::<T>(list)
	}
}

impl<T: Config> ScoreLists for Pallet<T> {
	fn verified(list: ListId) -> Option<VerifiedList> {
		Lists::<T>::get(list)?.verified()
	}

	fn keep(list: ListId, board: BoardId) {
		Self::change_boards(list, board, true);
	}

	fn release(list: ListId, board: BoardId) {
		Self::change_boards(list, board, false);
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_list(list: VerifiedList) -> ListId {
		benchmarking::put_list::<T>(list)
	}
}
