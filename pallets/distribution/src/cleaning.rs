//! Removing the state of closed rounds, and what reaches their pots afterwards.

use super::*;
use crate::bitmap::WORD_BITS;
use alloc::vec::Vec;
use distribution_primitives::{FinalKind, Source, Status};
use pallet_distribution_common::update_owed;
use polkadot_sdk::{
	frame_support::{defensive, storage::with_storage_layer},
	sp_runtime::traits::{Saturating, Zero},
};

/// What a clean-up has done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cleaned {
	/// Number of items removed.
	pub items: u32,
	/// Whether the round itself was removed as well.
	pub all: bool,
}

impl<T: Config> Pallet<T> {
	/// See [`Pallet::clean_up`].
	///
	/// Looking for the next key steps over all that the same block has removed, and so may cost more
	/// than the call declares. So a walk begins behind what was removed before, and ends with the
	/// last item that the round has: one that looked for another would go on through what was removed
	/// of other rounds.
	pub fn do_clean_up(id: RoundId, limit: u32) -> Result<Cleaned, DispatchError> {
		let mut round = Self::running_round(id)?;
		ensure!(round.status == Status::Closed, Error::<T>::NotClosed);
		let over = Self::now() >= round.aside_until(T::SetAsideGrace::get());
		if !round.set_aside.is_zero() && !over {
			// The rest need not wait for the rows: a pot that was frozen at closing may be so no
			// longer, or the receiver can receive by now.
			let amount = Self::send_remainder(id, &round)?;
			ensure!(!amount.is_zero(), Error::<T>::StillSetAside);
			Self::deposit_event(Event::RemainderSent { id, amount });
			return Ok(Cleaned { items: 0, all: false });
		}
		let before = Cleanings::<T>::get(id);
		let mut left = limit;
		let cleaning = Self::clean(id, &mut round, before, &mut left);
		let items = limit.saturating_sub(left);
		if cleaning == Cleaning::Done {
			// Only the manager's deposit hangs on the tokens: what this call has removed besides
			// stays removed.
			match with_storage_layer(|| Self::remove(id, &round)) {
				Ok(()) => return Ok(Cleaned { items, all: true }),
				Err(error) if items == 0 || Self::is_of_the_call(error) => return Err(error),
				Err(_) => {}
			}
		}
		if cleaning != before || items > 0 {
			Cleanings::<T>::insert(id, cleaning);
			// It has fewer streams or beneficiaries now.
			Rounds::<T>::insert(id, round);
		}
		Ok(Cleaned { items, all: false })
	}

	/// Removes up to `left` items and counts them there. Returns how far it came.
	///
	/// Each is looked up first: what is removed unread comes into the proof at the end of the block,
	/// when it is too late to count it. That reads the way to an item, not the item.
	fn clean(id: RoundId, round: &mut RoundOf<T>, from: Cleaning, left: &mut u32) -> Cleaning {
		let mut cleaning = from;
		if let (Cleaning::Streams(last), true) = (cleaning, *left > 0) {
			cleaning = match Self::clean_streams(id, last, &mut round.open_streams, left) {
				Some(last) => Cleaning::Streams(Some(last)),
				None if round.pays_vouchers() => Cleaning::Vouchers,
				None => Cleaning::Rows(0),
			};
		}
		if let (Cleaning::Vouchers, true) = (cleaning, *left > 0) {
			if Self::clean_vouchers(id, &mut round.rows_claimed, left) {
				cleaning = Cleaning::Done;
			}
		}
		if let (Cleaning::Rows(next), true) = (cleaning, *left > 0) {
			let rows = if round.source == Source::Listed { round.rows } else { 0 };
			let end = Self::clean_numbers(next, rows, left, |row| {
				if Entries::<T>::contains_key(id, row) {
					Entries::<T>::remove(id, row);
				}
			});
			cleaning = if end >= rows { Cleaning::Words(0) } else { Cleaning::Rows(end) };
		}
		if let (Cleaning::Words(next), true) = (cleaning, *left > 0) {
			// Without a row that is paid or set aside, no word was written. Otherwise some may never
			// have been, and are removed like the others: to look for those that there are would be a
			// walk without a known end.
			let untouched = round.rows_claimed == 0 && round.set_aside.is_zero();
			let words = if untouched { 0 } else { round.rows.div_ceil(WORD_BITS) };
			let end = Self::clean_numbers(next, words, left, |word| {
				if Claimed::<T>::contains_key(id, word) {
					Claimed::<T>::remove(id, word);
				}
			});
			cleaning = if *left > 0 { Cleaning::Done } else { Cleaning::Words(end) };
		}
		cleaning
	}

	/// Removes up to `left` items with the numbers from `next` on, but not `end` and those after it.
	/// Returns the number of the first that is left.
	fn clean_numbers(next: u32, end: u32, left: &mut u32, remove: impl Fn(u32)) -> u32 {
		let stop = end.min(next.saturating_add(*left));
		(next..stop).for_each(remove);
		*left = left.saturating_sub(stop.saturating_sub(next));
		stop
	}

	/// Removes up to `left` streams behind that of row `last`, in the order of their storage keys,
	/// and returns the deposits for them. The round has `open` of them. Returns the row of the last
	/// one, or `None` if no stream is left.
	fn clean_streams(
		id: RoundId,
		last: Option<u32>,
		open: &mut u32,
		left: &mut u32,
	) -> Option<u32> {
		let rest = match last {
			Some(row) => Streams::<T>::iter_prefix_from(id, Streams::<T>::hashed_key_for(id, row)),
			None => Streams::<T>::iter_prefix(id),
		};
		let found: Vec<_> = rest.take((*left).min(*open) as usize).collect();
		let mut last = None;
		for (row, stream) in found {
			if let Some((who, amount)) = stream.deposit {
				Self::return_deposit(HoldReason::RecordDeposit, &who, amount);
			}
			Streams::<T>::remove(id, row);
			*open = open.saturating_sub(1);
			*left = left.saturating_sub(1);
			last = Some(row);
		}
		// Fewer than asked for: there are no more.
		last.filter(|_| *left == 0)
	}

	/// Removes the last records of a round, sends what its pot still holds, and returns the
	/// manager's deposit.
	fn remove(id: RoundId, round: &RoundOf<T>) -> DispatchResult {
		Self::empty_pot(id, round)?;
		update_owed::<TotalOwed<T>, _>(Self::owed_by(round), Zero::zero());
		Rounds::<T>::remove(id);
		Self::release_list(id);
		Manifests::<T>::remove(id);
		Seals::<T>::remove(id);
		Cleanings::<T>::remove(id);
		Self::forget_signers(id, round);
		match Deposits::<T>::take(id) {
			Some(deposit) => {
				Self::return_deposit(HoldReason::RoundDeposit, &round.manager, deposit);
			}
			None => {
				defensive!("a round has a deposit");
				Self::deposit_event(Event::Unexpected { kind: UnexpectedKind::DepositMissing });
			}
		}
		// Fails if another asset was sent to the pot; then the account stays, and nothing else.
		if frame_system::Pallet::<T>::dec_providers(&Self::pot(id)).is_err() {
			Self::deposit_event(Event::Unexpected { kind: UnexpectedKind::PotReferenced });
		}
		Self::deposit_event(Event::RoundRemoved {
			id,
			claimed: round.claimed,
			payments: round.payments,
			audit: round.audit,
		});
		// Nothing can be paid from it any more.
		T::Finals::fold(FinalKind::Round, id, round.audit);
		Ok(())
	}

	/// Sends what the pot of a closed round still holds.
	///
	/// What was set aside and not claimed in time goes to the treasury, whatever the terms say: a
	/// reason for refusal may still last, and nobody who could have a hand in it must gain by it.
	/// The rest goes where the terms say: what arrived late, or could not be sent when the round
	/// was closed.
	fn empty_pot(id: RoundId, round: &RoundOf<T>) -> DispatchResult {
		let all = Self::movable(&round.asset, id)?;
		let mut aside = round.set_aside.min(all);
		// Too little to stay behind while the first part is moved.
		let minimum = T::Assets::minimum_balance(round.asset.clone());
		if !aside.is_zero() && all.saturating_sub(aside) < minimum {
			aside = all;
		}
		Self::send(&round.asset, &Self::pot(id), &T::Treasury::get(), aside)?;
		Self::pay_remainder(id, round, all.saturating_sub(aside))?;
		if !aside.is_zero() {
			Self::deposit_event(Event::SetAsideExpired { id, amount: aside });
		}
		Ok(())
	}

	/// See [`Pallet::sweep`].
	pub fn do_sweep(id: RoundId, asset: T::AssetKind) -> DispatchResult {
		let removed = id < NextRoundId::<T>::get() && !Rounds::<T>::contains_key(id);
		ensure!(removed, Error::<T>::NotRemoved);
		let pot = Self::pot(id);
		let amount = Self::movable(&asset, id)?;
		ensure!(!amount.is_zero(), Error::<T>::NothingToSweep);
		Self::send(&asset, &pot, &T::Treasury::get(), amount)?;
		// The reference that kept the account for this asset, if the round could not take it along.
		let native = T::Assets::total_balance(T::NativeAsset::get(), &pot);
		if frame_system::Pallet::<T>::providers(&pot) > u32::from(!native.is_zero()) {
			// Fails as long as there is a further asset.
			let _ = frame_system::Pallet::<T>::dec_providers(&pot);
		}
		Self::deposit_event(Event::PotSwept { id, asset, amount });
		Ok(())
	}
}
