//! Pushing: the chain pays the rows of listed rounds on its own, with the weight left in a block.

use super::*;
use crate::{
	budget::Budget,
	payer::{Payer, Sender},
};
use alloc::{collections::VecDeque, vec::Vec};
use distribution_primitives::{Release, Status};
use polkadot_sdk::frame_support::storage::with_storage_layer;

/// Rows that a turn tries to pay at most while others wait for theirs.
const TURN_ROWS: u32 = 32;
/// Rows that a turn looks at, at most, to find those that are not paid yet, while others wait.
const TURN_LOOKS: u32 = 1_024;

/// The outcome of a queued round's turn.
enum Turn {
	/// It is paused or opens later. Look again in the next block.
	Wait(Queued),
	/// There is more to do, in this block or the next.
	Go(Queued),
	/// What is left of the block is too little for a row of this round. It is the first in the next
	/// block.
	Starved(Queued),
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

	/// Weight of pushing a row of `round` whose beneficiary has named no payee. One that is refused is
	/// set aside with the round and the word that a payment would write, so it weighs less.
	pub fn push_weight_of(round: &RoundOf<T>) -> Weight {
		let row = match round.release {
			Release::Vested { .. } => T::WeightInfo::push_vested(),
			Release::Immediate | Release::Streamed { .. } => T::WeightInfo::push_immediate(),
		};
		let spared = T::Compliance::spared(&round.requirement, &round.asset);
		row.saturating_add(Self::weight_of_terms(round)).saturating_sub(spared)
	}

	/// Weight of a turn of round `id` with a row, whatever it pays.
	pub(crate) fn push_turn_weight(id: RoundId) -> Weight {
		T::WeightInfo::push_round().saturating_sub(Self::in_memory(id))
	}

	/// Weight of a word of the bitmap, apart from the rows of it that are not paid.
	fn push_word_weight() -> Weight {
		T::WeightInfo::bitmap_word().saturating_add(T::WeightInfo::push_look())
	}

	/// Pushes as many rows as fit into `limit`. Returns the weight used.
	///
	/// The rounds take turns: each tries some rows and moves to the end of the queue, until the
	/// block is full, so that no round holds up another. A row that cannot be paid is skipped with
	/// an event and can still be claimed by hand; if it is refused, it is set aside at once.
	pub(crate) fn push(limit: Weight) -> Weight {
		let mut budget = Budget::<T>::new(limit);
		if !budget.spend(T::WeightInfo::push_base()) {
			return Weight::zero();
		}
		// The chain does not do on its own what is stopped for everybody.
		if T::ClaimsPaused::get() {
			return budget.spent();
		}
		let mut queue: VecDeque<Queued> = PushQueue::<T>::get().into_iter().collect();
		if queue.is_empty() {
			return budget.spent();
		}
		// A turn that cannot try a row of any round would be for nothing.
		let row = Self::push_word_weight().saturating_add(T::WeightInfo::push_immediate());
		let (mut starved, mut waiting) = (Vec::new(), Vec::new());
		while let Some(place) = queue.pop_front() {
			let base = Self::push_turn_weight(place.id);
			if !budget.has(base.saturating_add(row)) || !budget.spend(base) {
				queue.push_front(place);
				break;
			}
			let alone = queue.is_empty();
			let turn = with_storage_layer(|| Self::push_turn(place, alone, &mut budget));
			budget.settle();
			match turn {
				Ok(Turn::Wait(place)) => waiting.push(place),
				Ok(Turn::Go(place)) => queue.push_back(place),
				Ok(Turn::Starved(place)) => starved.push(place),
				Ok(Turn::Done(id)) => Self::deposit_event(Event::PushCompleted { id }),
				// Cannot be: see `Payer::close`. Nothing was paid then.
				Err(_) => waiting.push(place),
			}
		}
		// Rounds that had no turn come first in the next block.
		let queue: Vec<Queued> = starved.into_iter().chain(queue).chain(waiting).collect();
		PushQueue::<T>::put(BoundedVec::truncate_from(queue));
		budget.spent()
	}

	/// A turn of one round, which goes on as long as there is weight if it is `alone` in the queue.
	/// Its weight is that of its terms, which are read once. If it fails, the caller must roll back
	/// the storage.
	fn push_turn(
		mut place: Queued,
		alone: bool,
		budget: &mut Budget<T>,
	) -> Result<Turn, DispatchError> {
		let id = place.id;
		let Ok(mut payer) = Payer::<T>::read(id) else { return Ok(Turn::Done(id)) };
		let now = Self::now();
		match payer.round.status {
			Status::Open if now >= payer.round.ends() => return Ok(Turn::Done(id)),
			Status::Open if now >= payer.round.window.opens => {}
			Status::Closed => return Ok(Turn::Done(id)),
			_ => return Ok(Turn::Wait(place)),
		}
		let weight = Self::push_weight_of(&payer.round);
		let (mut tried, mut looked, mut word) = (0u32, 0u32, None);
		let turn = loop {
			if place.next >= payer.round.rows {
				payer.round.push.rest(now, T::PushCooldown::get(), place.paid);
				break Turn::Done(id);
			}
			if !alone && (tried >= TURN_ROWS || looked >= TURN_LOOKS) {
				break Turn::Go(place);
			}
			let number = BitmapWord::of(place.next);
			let known = word == Some(number) || budget.spend(Self::push_word_weight());
			word = known.then_some(number);
			let paid = known && payer.is_set(place.next);
			if !known || (!paid && !budget.spend(weight)) {
				break if tried > 0 { Turn::Go(place) } else { Turn::Starved(place) };
			}
			// Whether a payee may be paid is asked besides.
			let asks = !paid && Self::names_payee(&payer, place.next);
			if asks && !budget.spend(T::Compliance::payee_weight()) {
				break if tried > 0 { Turn::Go(place) } else { Turn::Starved(place) };
			}
			if !paid {
				tried = tried.saturating_add(1);
				place.paid |= Self::push_row(&mut payer, id, place.next);
			}
			looked = looked.saturating_add(1);
			place.next = place.next.saturating_add(1);
		};
		payer.close()?;
		Ok(turn)
	}

	/// Whether the beneficiary of row `index` has named a payee. What it reads is read again to pay
	/// the row, and weighs there.
	pub(crate) fn names_payee(payer: &Payer<T>, index: u32) -> bool {
		Entries::<T>::get(payer.id, index).is_some_and(|(who, _)| {
			T::Payees::payee(&who, &payer.round.asset, Some(payer.id)).is_some()
		})
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
