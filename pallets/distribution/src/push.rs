//! Pushing: the chain pays the rows of listed rounds on its own, with the weight left in a block.

use super::*;
use crate::payer::{Payer, Sender};
use alloc::vec::Vec;
use distribution_primitives::Status;
use polkadot_sdk::{frame_support::weights::WeightMeter, sp_runtime::traits::Saturating};

/// The outcome of a queued round's turn.
enum Turn {
	/// It is paused or opens later. Look again in the next block.
	Wait(u32),
	/// The block is full; continue from this row.
	Full(u32),
	/// Nothing is left to push.
	Done,
}

impl<T: Config> Pallet<T> {
	/// See [`Pallet::request_push`].
	pub fn do_request_push(id: RoundId) -> DispatchResult {
		let round = Payer::<T>::open(id)?.round;
		ensure!(round.is_pushed() && !round.is_complete(), Error::<T>::NothingToPush);
		// Trying rows that cannot be paid uses weight that other rounds could use.
		let rested = round
			.pushed
			.is_none_or(|last| Self::now() >= last.saturating_add(T::PushCooldown::get()));
		ensure!(rested, Error::<T>::PushedRecently);
		PushQueue::<T>::try_mutate(|queue| {
			ensure!(queue.iter().all(|(other, _)| *other != id), Error::<T>::AlreadyQueued);
			queue.try_push((id, 0)).map_err(|_| Error::<T>::PushQueueFull)
		})?;
		Self::deposit_event(Event::PushQueued { id });
		Ok(())
	}

	/// Worst-case weight of pushing one row.
	pub fn push_weight() -> Weight {
		T::WeightInfo::push_entry()
			.saturating_add(T::WeightInfo::transfer_asset())
			.saturating_add(T::Compliance::weight(None))
			.saturating_add(T::WeightInfo::take_aside())
	}

	/// Pushes as many rows as fit into `limit`. Returns the weight used.
	///
	/// The rounds take turns: each continues until it is finished or the block is full, and then
	/// moves to the end of the queue, so that no round holds up another. A row that cannot be paid
	/// is skipped with an event and can still be claimed by hand.
	pub(crate) fn push(limit: Weight) -> Weight {
		let mut meter = WeightMeter::with_limit(limit);
		if meter.try_consume(T::WeightInfo::push_base()).is_err() {
			return Weight::zero();
		}
		// The chain does not do on its own what is stopped for everybody.
		if T::ClaimsPaused::get() {
			return meter.consumed();
		}
		let queue = PushQueue::<T>::get();
		if queue.is_empty() {
			return meter.consumed();
		}
		let mut waiting = Vec::new();
		let (mut untouched, mut unfinished) = (None, None);
		let mut rest = queue.into_iter();
		for (id, next) in rest.by_ref() {
			if !meter.can_consume(T::WeightInfo::push_round().saturating_add(Self::push_weight())) {
				untouched = Some((id, next));
				break;
			}
			meter.consume(T::WeightInfo::push_round());
			match Self::push_turn(id, next, &mut meter) {
				Turn::Wait(next) => {
					waiting.push((id, next));
				}
				Turn::Full(next) => {
					unfinished = Some((id, next));
					break;
				}
				Turn::Done => Self::deposit_event(Event::PushCompleted { id }),
			}
		}
		// Rounds that had no turn come first in the next block, an unfinished one last.
		let queue = untouched.into_iter().chain(rest).chain(waiting).chain(unfinished);
		PushQueue::<T>::put(BoundedVec::truncate_from(queue.collect()));
		meter.consumed()
	}

	fn push_turn(id: RoundId, mut next: u32, meter: &mut WeightMeter) -> Turn {
		let Ok(mut payer) = Payer::<T>::read(id) else { return Turn::Done };
		let now = Self::now();
		match payer.round.status {
			Status::Open if now >= payer.round.window.closes => return Turn::Done,
			Status::Open if now >= payer.round.window.opens => {}
			Status::Closed => return Turn::Done,
			_ => return Turn::Wait(next),
		}
		while next < payer.round.rows {
			if meter.try_consume(Self::push_weight()).is_err() {
				payer.close();
				return Turn::Full(next);
			}
			Self::push_row(&mut payer, id, next);
			next = next.saturating_add(1);
		}
		payer.round.pushed = Some(now);
		payer.close();
		Turn::Done
	}

	/// Pays row `index` unless it has been claimed by hand.
	pub(crate) fn push_row(payer: &mut Payer<T>, id: RoundId, index: u32) {
		if payer.is_set(index) {
			return;
		}
		let Some((beneficiary, _)) = Entries::<T>::get(id, index) else { return };
		let evidence = Evidence::Recorded { index };
		if let Err(error) = payer.try_pay(&Sender::Chain, &beneficiary, &evidence) {
			Self::deposit_event(Event::PushSkipped { id, index, error });
		}
	}
}
