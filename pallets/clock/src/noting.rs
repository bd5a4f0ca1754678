//! What the end of each block notes.

use super::*;
use distribution_primitives::LostTime;

impl<T: Config> Pallet<T> {
	/// Notes the clock, and whether claims are suspended from here to the next block; adds what was
	/// lost since the block before.
	pub(crate) fn note() {
		let now = Self::now();
		// Without a relay chain's number there is nothing to note. A chain would otherwise lose all
		// the time since the relay chain's genesis.
		if now.is_zero() {
			return;
		}
		let suspended = T::Suspended::get();
		let last = Last::<T>::get().unwrap_or(Reading { at: now, suspended });
		let lost = last.lost_until(now, T::Tolerance::get());
		if !lost.is_zero() {
			Lost::<T>::mutate(|total| *total = total.saturating_add(lost));
			Stretch::<T>::mutate(|blocks| *blocks = blocks.saturating_add(lost));
		}
		if !suspended && (last.suspended || !lost.is_zero()) {
			let blocks = Stretch::<T>::take();
			if !blocks.is_zero() {
				Self::deposit_event(Event::TimeLost { blocks, total: Lost::<T>::get() });
			}
		}
		Last::<T>::put(Reading { at: now.max(last.at), suspended });
	}
}

impl<T: Config> LostTime<MomentOf<T>> for Pallet<T> {
	/// What blocks have noted, and what is lost between the block before this one and the present.
	///
	/// The clock of a block is known only once its first inherent has run, so no hook at its
	/// beginning could note the gap before it in time for its transactions. It is the same
	/// throughout a block, from then on.
	fn lost() -> MomentOf<T> {
		let noted = Lost::<T>::get();
		match Last::<T>::get() {
			Some(last) => noted.saturating_add(last.lost_until(Self::now(), T::Tolerance::get())),
			None => noted,
		}
	}
}
