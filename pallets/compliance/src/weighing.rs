//! The weight of a check, as callers add it to theirs.

use super::*;
use distribution_primitives::Requirement;

impl<T: Config> Pallet<T> {
	/// See [`distribution_primitives::Compliance::weight`].
	///
	/// Reference time is the difference between the strictest payment and one without requirement
	/// or limit, which callers benchmark. The proof size of the strictest is added in full: what
	/// the callers' benchmark read may be smaller.
	pub(crate) fn payment_weight(case: Option<(&Requirement, &T::AssetKind)>) -> Weight {
		match case {
			Some((requirement, asset))
				if requirement.records() == 0 && !CurrentPolicy::<T>::get().limits(asset) =>
			{
				Weight::zero()
			}
			_ => {
				let (pay, unconditionally) =
					(T::WeightInfo::pay(), T::WeightInfo::pay_unconditionally());
				let more = pay.ref_time().saturating_sub(unconditionally.ref_time());
				Weight::from_parts(more, pay.proof_size())
			}
		}
	}
}
