//! The invariants of lists, one function each. All that is found is reported together. The numbers
//! refer to the guarantees in `docs/design.md`.

use super::*;
use alloc::collections::BTreeMap;
use pallet_distribution_common::Findings;
use polkadot_sdk::sp_runtime::{traits::Saturating, TryRuntimeError};

type BalanceOf<T> = <<T as Config>::Deposit as DepositInfo<
	<T as polkadot_sdk::frame_system::Config>::AccountId,
>>::Balance;

impl<T: Config> Pallet<T> {
	/// Checks every invariant.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut findings = Findings::new();
		for (id, list) in Lists::<T>::iter() {
			Self::chunks_make_the_list(id, &list, &mut findings);
			Self::sums_agree(&list, &mut findings);
			let boards = Boards::<T>::iter_key_prefix(id).count();
			let users = Users::<T>::iter_key_prefix(id).count().saturating_add(boards);
			findings.check(users == list.users as usize, "users differ from their count");
			findings.check(id < NextListId::<T>::get(), "list with a number not given yet");
		}
		Self::every_record_belongs_to_a_list(&mut findings);
		Self::deposits_are_held(&mut findings);
		findings.report()
	}

	/// The rows of the chunks that are stored follow one another from the first on, and their
	/// subtrees fold to what is kept of the list: its root, if all rows are stored.
	fn chunks_make_the_list(id: ListId, list: &ListOf<T>, findings: &mut Findings) {
		let chunks = Chunks::<T>::iter_prefix(id).count();
		findings.check(chunks == list.chunks as usize, "chunks differ from their count");
		let (mut next, mut peaks) = (0u32, 0u32);
		for number in 0..list.chunks {
			let stored = Chunks::<T>::get(id, number).and_then(|chunk| chunk.stored);
			findings.check(stored.is_some() == (number < list.stored), "chunk out of order");
			if let Some(stored) = stored {
				findings.check(stored.first == next, "rows do not follow one another");
				next = next.saturating_add(stored.rows);
				peaks = peaks.saturating_add(stored.peaks.len() as u32);
			}
		}
		findings.check(peaks == list.peaks, "subtrees differ from their count");
		match (Folds::<T>::get(id), list.root) {
			(Some(fold), None) => {
				findings.check(fold.next_row() == next, "fold differs from the rows stored");
				findings.check(fold.leaves() == list.rows, "fold of another list");
			}
			(None, Some(root)) => {
				findings.check(next == list.rows, "verified list without all rows");
				let found = Self::root_of_peaks(id, list);
				findings.check(found == Some(root), "root differs from that of the subtrees");
			}
			_ => findings.add("list must have either a fold or a root"),
		}
	}

	/// The root of the tree that the subtrees of all chunks make.
	fn root_of_peaks(id: ListId, list: &ListOf<T>) -> Option<H256> {
		let mut fold = Fold::new(list.rows)?;
		for number in 0..list.chunks {
			let stored = Chunks::<T>::get(id, number)?.stored?;
			let part = fold.part_of(stored.rows, &stored.peaks)?;
			fold.absorb(&part).ok()?;
		}
		fold.root()
	}

	/// The largest rows are sorted, as many as there are, and no more than all rows.
	fn sums_agree(list: &ListOf<T>, findings: &mut Findings) {
		let largest = list.largest.amounts();
		findings.check(largest.is_sorted_by(|a, b| a >= b), "largest rows are out of order");
		let sum = list.largest.sum(u32::MAX);
		findings.check(sum <= list.total, "largest rows are more than the total");
		findings.check(largest.iter().all(|amount| *amount > 0), "row of zero");
	}

	/// Guarantee 8: no record is in state without its list.
	fn every_record_belongs_to_a_list(findings: &mut Findings) {
		let known = |id| Lists::<T>::contains_key(id);
		let mut check = |all: bool, complaint| findings.check(all, complaint);
		check(Folds::<T>::iter_keys().all(known), "fold without list");
		check(Chunks::<T>::iter_keys().all(|(id, _)| known(id)), "chunk without list");
		check(Users::<T>::iter_keys().all(|(id, _)| known(id)), "user without list");
		check(Boards::<T>::iter_keys().all(|(id, _)| known(id)), "board without list");
	}

	/// Guarantee 8: what is held from an account is the sum of its deposits, each for the state
	/// that its list has.
	fn deposits_are_held(findings: &mut Findings) {
		let mut owners = BTreeMap::<T::AccountId, BalanceOf<T>>::new();
		for list in Lists::<T>::iter_values() {
			let held = owners.entry(list.owner).or_default();
			*held = held.saturating_add(list.deposit.held());
			let footprint = match list.root {
				Some(_) => Self::footprint(list.chunks, list.peaks, true),
				None => {
					let peaks = types::max_peaks(list.rows, list.chunks);
					Self::footprint(list.chunks, peaks, false)
				}
			};
			let covers = list.deposit.footprint() == footprint;
			findings.check(covers, "deposit is for another state");
		}
		let held = |(who, sum): (&T::AccountId, &BalanceOf<T>)| {
			<T::Deposit as DepositInfo<T::AccountId>>::on_hold(who) == *sum
		};
		findings.check(owners.iter().all(held), "deposits are not held");
	}
}
