//! The weight of a check, as callers add it to theirs.

use super::*;
use distribution_primitives::Requirement;

/// Bytes of keys and trie nodes on the way to an account's identity.
const PATH: u64 = 2_048;

impl<T: Config> Pallet<T> {
	/// See [`distribution_primitives::Compliance::weight`].
	///
	/// Reference time is the difference between the strictest payment and one without requirement
	/// or limit, which callers benchmark. The proof size of the strictest is added in full: what
	/// the callers' benchmark read may be smaller. Only where there is a limit on the asset are the
	/// received amounts read and written.
	pub(crate) fn payment_weight(case: Option<(&Requirement, &T::AssetKind)>) -> Weight {
		let limited = case.is_none_or(|(_, asset)| CurrentPolicy::<T>::get().limits(asset));
		let required = case.is_none_or(|(requirement, _)| requirement.records() > 0);
		let strictest = match (limited, required) {
			(true, _) => T::WeightInfo::pay(),
			(false, true) => T::WeightInfo::pay_without_limit(),
			(false, false) => return Weight::zero(),
		};
		let free = T::WeightInfo::pay_unconditionally();
		let more = strictest.ref_time().saturating_sub(free.ref_time());
		Weight::from_parts(more, strictest.proof_size())
	}

	/// Weight of reading and judging an account of which nothing is required: what a payment asks
	/// of a payee. Many payees can be asked about in one call, so the proof is that of an identity,
	/// not the largest that a benchmark estimates.
	pub(crate) fn identity_weight() -> Weight {
		let proof = (IdentityOf::<T>::max_encoded_len() as u64).saturating_add(PATH);
		T::WeightInfo::pay_unconditionally().set_proof_size(proof)
	}

	/// What a payment without requirement or limit weighs less while nobody is frozen or blocked: the
	/// account's records are neither read nor judged. Time only, because the proof that callers'
	/// benchmarks estimate is not the sum of what each item needs.
	pub(crate) fn spared_weight() -> Weight {
		T::WeightInfo::pay_unconditionally()
			.saturating_sub(T::WeightInfo::pay_quiet())
			.set_proof_size(0)
	}
}
