//! Pushing: the chain pays the rows of listed rounds on its own, with the weight left in a block.

use super::*;
use crate::payer::{Payer, Sender};
use alloc::{collections::VecDeque, vec::Vec};
use distribution_primitives::Status;
use polkadot_sdk::frame_support::weights::WeightMeter;

/// Rows that a turn tries to pay at most, so that the others' turns come soon.
const TURN_ROWS: u32 = 32;
/// Rows that a turn looks at, at most, to find those that are not paid yet.
const TURN_LOOKS: u32 = 1_024;

/// The outcome of a queued round's turn.
enum Turn {
	/// It is paused or opens later. Look again in the next block.
	Wait(Queued),
	/// There is more to do, in this block or the next.
	Go(Queued),
	/// Nothing is left to push.
	Done(RoundId),
}

impl<T: Config> Pallet<T> {
	/// See [`Pallet::request_push`].
	pub fn do_request_push(id: RoundId) -> DispatchResult {
		let round = Payer::<T>::open(id)?.round;
		ensure!(round.is_pushed() && !round.is_complete(), Error::<T>::NothingToPush);
		// Trying rows that cannot be paid uses weight that other rounds could use.
		ensure!(Self::now() >= round.push.after, Error::<T>::PushedRecently);
		PushQueue::<T>::try_mutate(|queue| {
			ensure!(queue.iter().all(|other| other.id != id), Error::<T>::AlreadyQueued);
			queue.try_push(Queued::first(id)).map_err(|_| Error::<T>::PushQueueFull)
		})?;
		Self::deposit_event(Event::PushQueued { id });
		Ok(())
	}

	/// Worst-case weight of pushing one row. One that is refused is set aside with the round and
	/// the word that a payment would write, so it weighs less.
	pub fn push_weight() -> Weight {
		T::WeightInfo::push_entry()
			.saturating_add(T::WeightInfo::transfer_asset())
			.saturating_add(T::Compliance::weight(None))
	}

	/// Pushes as many rows as fit into `limit`. Returns the weight used.
	///
	/// The rounds take turns: each tries some rows and moves to the end of the queue, until the
	/// block is full, so that no round holds up another. A row that cannot be paid is skipped with
	/// an event and can still be claimed by hand; if it is refused, it is set aside at once.
	pub(crate) fn push(limit: Weight) -> Weight {
		let mut meter = WeightMeter::with_limit(limit);
		if meter.try_consume(T::WeightInfo::push_base()).is_err() {
			return Weight::zero();
		}
		// The chain does not do on its own what is stopped for everybody.
		if T::ClaimsPaused::get() {
			return meter.consumed();
		}
		let mut queue: VecDeque<Queued> = PushQueue::<T>::get().into_iter().collect();
		if queue.is_empty() {
			return meter.consumed();
		}
		// A turn that cannot try a row would be for nothing.
		let least = T::WeightInfo::push_round()
			.saturating_add(T::WeightInfo::push_look())
			.saturating_add(Self::push_weight());
		let mut waiting = Vec::new();
		while let Some(place) = queue.pop_front() {
			if !meter.can_consume(least) {
				queue.push_front(place);
				break;
			}
			meter.consume(T::WeightInfo::push_round());
			match Self::push_turn(place, &mut meter) {
				Turn::Wait(place) => waiting.push(place),
				Turn::Go(place) => queue.push_back(place),
				Turn::Done(id) => Self::deposit_event(Event::PushCompleted { id }),
			}
		}
		// Rounds that had no turn come first in the next block.
		let queue: Vec<Queued> = queue.into_iter().chain(waiting).collect();
		PushQueue::<T>::put(BoundedVec::truncate_from(queue));
		meter.consumed()
	}

	fn push_turn(mut place: Queued, meter: &mut WeightMeter) -> Turn {
		let id = place.id;
		let Ok(mut payer) = Payer::<T>::read(id) else { return Turn::Done(id) };
		let now = Self::now();
		match payer.round.status {
			Status::Open if now >= payer.round.ends() => return Turn::Done(id),
			Status::Open if now >= payer.round.window.opens => {}
			Status::Closed => return Turn::Done(id),
			_ => return Turn::Wait(place),
		}
		let (mut tried, mut looked) = (0u32, 0u32);
		while place.next < payer.round.rows {
			let full = tried >= TURN_ROWS || looked >= TURN_LOOKS;
			if full || meter.try_consume(T::WeightInfo::push_look()).is_err() {
				payer.close();
				return Turn::Go(place);
			}
			looked = looked.saturating_add(1);
			if !payer.is_set(place.next) {
				if meter.try_consume(Self::push_weight()).is_err() {
					payer.close();
					return Turn::Go(place);
				}
				tried = tried.saturating_add(1);
				place.paid |= Self::push_row(&mut payer, id, place.next);
			}
			place.next = place.next.saturating_add(1);
		}
		payer.round.push.rest(now, T::PushCooldown::get(), place.paid);
		payer.close();
		Turn::Done(id)
	}

	/// Pays row `index`, which is not paid yet, or sets it aside if it is refused. Returns whether
	/// it was paid.
	pub(crate) fn push_row(payer: &mut Payer<T>, id: RoundId, index: u32) -> bool {
		let Some((beneficiary, _)) = Entries::<T>::get(id, index) else { return false };
		let evidence = Evidence::Recorded { index };
		match payer.try_pay(&Sender::Chain, &beneficiary, &evidence) {
			Ok(()) => true,
			Err(unpaid) => {
				Self::deposit_event(Event::PushSkipped { id, index, error: unpaid.error });
				payer.keep(index, &beneficiary, &unpaid);
				false
			}
		}
	}
}
