//! Payout limits: their periods, and what accounts have received in them.

use super::*;
use polkadot_sdk::{
	frame_support::weights::WeightMeter,
	sp_runtime::traits::{CheckedDiv, SaturatedConversion},
};

/// Maximum number of records of received amounts that one block removes.
pub(crate) const MAX_FORGOTTEN: u32 = 500;

impl<T: Config> Pallet<T> {
	/// Number of the current period of the payout limits.
	pub(crate) fn period() -> u32 {
		Self::period_at(Self::now())
	}

	/// Number of the period of the payout limits at `now`.
	pub(crate) fn period_at(now: MomentOf<T>) -> u32 {
		now.checked_div(&T::LimitPeriod::get()).unwrap_or_default().saturated_into()
	}

	/// Removes entries of past periods, as far as `limit` allows. Returns the weight used.
	pub(crate) fn forget_received(limit: Weight) -> Weight {
		let mut meter = WeightMeter::with_limit(limit);
		if meter.try_consume(T::WeightInfo::forget_received(0)).is_err() {
			return Weight::zero();
		}
		let (mut oldest, present) = (OldestPeriod::<T>::get(), Self::period());
		if oldest >= present {
			return meter.consumed();
		}
		let (none, most) =
			(T::WeightInfo::forget_received(0), T::WeightInfo::forget_received(MAX_FORGOTTEN));
		let one = most.saturating_sub(none).checked_div(u64::from(MAX_FORGOTTEN)).unwrap_or(most);
		let one = one.saturating_add(Weight::from_parts(1, 1));
		// One walk over one period per block: a walk steps over everything removed earlier in the
		// same block.
		let mut left = MAX_FORGOTTEN;
		let mut through = true;
		for key in Received::<T>::iter_key_prefix(oldest) {
			if left == 0 || meter.try_consume(one).is_err() {
				through = false;
				break;
			}
			Received::<T>::remove(oldest, key);
			left = left.saturating_sub(1);
		}
		if through {
			let nothing_left = Received::<T>::iter_keys().next().is_none();
			oldest = if nothing_left { present } else { oldest.saturating_add(1) };
		}
		OldestPeriod::<T>::put(oldest);
		meter.consumed()
	}
}
