//! The weight of claims and reports: as measured, plus that of the compliance check.

use super::*;

impl<T: Config> Pallet<T> {
	/// Weight of a claim that settles `eras` eras of a contribution pool, or a stake.
	pub(crate) fn claimed_weight(eras: u32) -> Weight {
		T::WeightInfo::claim_stake()
			.max(T::WeightInfo::claim_scores(eras))
			.saturating_add(T::Compliance::weight(None))
	}

	/// Worst-case weight of a claim.
	pub(crate) fn claim_weight() -> Weight {
		Self::claimed_weight(T::MaxHistory::get())
	}

	/// Worst-case weight of claims from all pools.
	pub(crate) fn claim_all_weight() -> Weight {
		Self::claim_weight().saturating_mul(MAX_POOLS.into())
	}

	/// Weight of a report of `scores` scores, whether the accounts have long records or none.
	pub(crate) fn report_weight(scores: u32) -> Weight {
		T::WeightInfo::report(scores)
			.max(T::WeightInfo::report_new(scores))
			.saturating_add(T::Compliance::weight(None))
	}
}
