//! What the chain does by itself about freezes: it ends those that have lapsed, and forgets which
//! officers may not freeze an account again once they may.
//!
//! Every freeze lasts equally long unless it is ratified, so freezes lapse in the order in which
//! they began. Each queue is therefore a row of numbers, of which the chain looks at the first. An
//! item whose freeze was ended or ratified in the meantime stays in its place and is skipped when
//! it is due.

use super::*;
use polkadot_sdk::frame_support::{storage::with_storage_layer, weights::WeightMeter};

/// Maximum number of items that one block works off.
pub(crate) const MAX_WORKED_OFF: u32 = 100;

impl<T: Config> Pallet<T> {
	/// Puts an item at the end of a queue.
	pub(crate) fn enqueue(queue: Waiting, due: DueOf<T>) {
		QueueEnds::<T>::mutate(queue, |(_, next)| {
			Queue::<T>::insert(queue, *next, due);
			*next = next.saturating_add(1);
		});
	}

	/// Works off what is due in both queues, as far as `limit` allows. Returns the weight used.
	pub(crate) fn work_off_queues(limit: Weight) -> Weight {
		let mut meter = WeightMeter::with_limit(limit);
		let look = T::WeightInfo::look_at_queues();
		if meter.try_consume(look).is_err() {
			return Weight::zero();
		}
		// The first item weighs what is written once, too, and the look at the end of each queue once more.
		let one = T::WeightInfo::work_off_queues(1);
		let rest = T::WeightInfo::work_off_queues(MAX_WORKED_OFF).saturating_sub(one);
		let each = rest.checked_div(u64::from(MAX_WORKED_OFF.saturating_sub(1))).unwrap_or(rest);
		let each = each.saturating_add(Weight::from_parts(1, 1));
		let mut next_item = one;
		let mut left = MAX_WORKED_OFF;
		for queue in [Waiting::Lapse, Waiting::Rest] {
			let (first, next) = QueueEnds::<T>::get(queue);
			let mut place = first;
			while place < next && left > 0 {
				let due = Queue::<T>::get(queue, place);
				if due.as_ref().is_some_and(|due| Self::now() < due.at)
					|| meter.try_consume(next_item).is_err()
				{
					break;
				}
				next_item = each;
				Queue::<T>::remove(queue, place);
				place = place.saturating_add(1);
				left = left.saturating_sub(1);
				if let Some(due) = due {
					Self::work_off(queue, due);
				}
			}
			if place > first {
				// Ending a freeze has put others at the end of a queue.
				QueueEnds::<T>::mutate(queue, |(first, _)| *first = place);
			}
		}
		meter.consumed()
	}

	fn work_off(queue: Waiting, due: DueOf<T>) {
		match queue {
			Waiting::Lapse => {
				let frozen = Identities::<T>::get(&due.who).frozen;
				// Another freeze of the account lapses at its own time.
				if frozen.is_some_and(|freeze| freeze.lapses() == Some(due.at)) {
					// If it fails, the freeze stays, lapsed, for anybody's call to remove.
					let _ = with_storage_layer(|| Self::do_lapse_freeze(due.who));
				}
			}
			Waiting::Rest => {
				// A later freeze may have made it longer.
				if Rests::<T>::get(&due.who, &due.officer).is_some_and(|until| until <= due.at) {
					Rests::<T>::remove(&due.who, &due.officer);
				}
			}
		}
	}
}
