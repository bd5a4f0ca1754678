//! The weight of claims: as measured, plus what the terms of the round add.
//!
//! The weight of a claim is known before it is executed, because the terms of a round do not change
//! once it has been opened. For a draft, whose terms an earlier call in the same batch may change,
//! and for an unknown round, it is the worst case.

use super::*;
use distribution_primitives::{Release, Source, Status};
use polkadot_sdk::sp_runtime::traits::Zero;

impl<T: Config> Pallet<T> {
	/// Round `id`, if its terms are final.
	fn final_round(id: RoundId) -> Option<RoundOf<T>> {
		Rounds::<T>::get(id).filter(|round| round.status != Status::Draft)
	}

	/// Weight of a claim from round `id`, whether or not it succeeds.
	pub fn declared_claim_weight(id: RoundId, evidence: &Evidence<T::Balance>) -> Weight {
		match Self::final_round(id) {
			Some(round) => Self::claim_weight_of(&round, evidence),
			None => Self::claim_weight(evidence),
		}
	}

	/// Weight of a batch of `claims` from round `id`, whether or not they succeed.
	pub fn declared_batch_weight(id: RoundId, claims: u32) -> Weight {
		match Self::final_round(id) {
			Some(round) => Self::batch_weight_of(&round, claims),
			None => Self::batch_weight(claims),
		}
	}

	/// Weight of deciding whether a claim without signature may enter a block.
	pub fn authorize_weight(evidence: &Evidence<T::Balance>) -> Weight {
		T::WeightInfo::authorize_claim(evidence.depth())
			.saturating_add(Self::entry_weight(evidence))
			.saturating_add(T::WeightInfo::transfer_asset())
			.saturating_add(T::Compliance::weight(None))
			.saturating_add(T::WeightInfo::take_aside())
	}

	/// Worst-case weight of a claim, from a round that is not known.
	pub fn claim_weight(evidence: &Evidence<T::Balance>) -> Weight {
		let depth = evidence.depth();
		T::WeightInfo::claim_immediate(depth)
			.max(T::WeightInfo::claim_vested(depth))
			.max(T::WeightInfo::claim_streamed(depth))
			.saturating_add(Self::entry_weight(evidence))
			.saturating_add(T::WeightInfo::transfer_asset())
			.saturating_add(T::Compliance::weight(None))
			.saturating_add(T::WeightInfo::take_aside())
	}

	/// Weight of a claim from `round`.
	pub fn claim_weight_of(round: &RoundOf<T>, evidence: &Evidence<T::Balance>) -> Weight {
		let depth = evidence.depth();
		match round.release {
			Release::Immediate => T::WeightInfo::claim_immediate(depth),
			Release::Vested { .. } => T::WeightInfo::claim_vested(depth),
			Release::Streamed { .. } => T::WeightInfo::claim_streamed(depth),
		}
		.saturating_add(Self::entry_weight(evidence))
		.saturating_add(Self::weight_of_terms(round))
	}

	/// Weight of reading the row that the evidence names, if the chain stores it. The benchmarks
	/// use rows with proofs.
	pub(crate) fn entry_weight(evidence: &Evidence<T::Balance>) -> Weight {
		match evidence {
			Evidence::Merkle { .. } => Weight::zero(),
			Evidence::Recorded { .. } => Self::entry_read(),
		}
	}

	fn entry_read() -> Weight {
		// Keys and trie nodes of a map with many rows take about 2 kB.
		let proof = EntryOf::<T>::max_encoded_len().saturating_add(2_048) as u64;
		T::DbWeight::get().reads(1).saturating_add(Weight::from_parts(0, proof))
	}

	/// Worst-case weight of a batch of `claims` with proofs of maximum length, from a round that is
	/// not known.
	pub fn batch_weight(claims: u32) -> Weight {
		let each = T::WeightInfo::transfer_asset()
			.saturating_add(Self::entry_read())
			.saturating_add(T::Compliance::weight(None))
			.saturating_add(T::WeightInfo::take_aside());
		T::WeightInfo::claim_batch_immediate(claims)
			.max(T::WeightInfo::claim_batch_vested(claims))
			.max(T::WeightInfo::claim_batch_streamed(claims))
			.saturating_add(each.saturating_mul(u64::from(claims)))
	}

	/// Weight of a batch from `round`.
	pub fn batch_weight_of(round: &RoundOf<T>, claims: u32) -> Weight {
		let mut each = Self::weight_of_terms(round);
		if round.source == Source::Listed {
			each = each.saturating_add(Self::entry_read());
		}
		match round.release {
			Release::Immediate => T::WeightInfo::claim_batch_immediate(claims),
			Release::Vested { .. } => T::WeightInfo::claim_batch_vested(claims),
			Release::Streamed { .. } => T::WeightInfo::claim_batch_streamed(claims),
		}
		.saturating_add(each.saturating_mul(u64::from(claims)))
	}

	/// Extra weight of a payment from `round`, compared with one in native tokens without a
	/// requirement.
	fn weight_of_terms(round: &RoundOf<T>) -> Weight {
		let mut weight = T::Compliance::weight(Some((&round.requirement, &round.asset)));
		if round.asset != T::NativeAsset::get() {
			weight = weight.saturating_add(T::WeightInfo::transfer_asset());
		}
		if !round.set_aside.is_zero() {
			weight = weight.saturating_add(T::WeightInfo::take_aside());
		}
		weight
	}
}
