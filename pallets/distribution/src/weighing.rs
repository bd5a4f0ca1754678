//! The weight of claims: as measured, plus what the terms of the round add.
//!
//! A call declares the largest weight that its arguments allow, and reads nothing for that: whoever
//! sends thousands of calls nested in one transaction would make every node read as often before it
//! looks at the fee. Once the call is carried out, what its round does not need is given back.

use super::*;
use distribution_primitives::{Release, Source};

impl<T: Config> Pallet<T> {
	/// Weight of deciding whether a claim without signature may enter a block, beside that of the
	/// claim. It is the same for every round.
	pub fn authorize_weight(evidence: &Evidence<T::Balance>) -> Weight {
		T::WeightInfo::authorize_claim(evidence.depth()).saturating_sub(Self::counted_elsewhere())
	}

	/// Weight of deciding whether a row may be set aside without signature, beside that of setting
	/// it aside.
	pub fn authorize_set_aside_weight(evidence: &Evidence<T::Balance>) -> Weight {
		T::WeightInfo::authorize_set_aside(evidence.depth())
			.saturating_sub(Self::counted_elsewhere())
	}

	/// What the benchmarks of deciding read and write that is counted elsewhere: the round and the
	/// word of the bitmap, which the call reads too, and what free transactions share, which the
	/// block reads and writes once (`on_initialize`).
	pub fn counted_elsewhere() -> Weight {
		T::DbWeight::get().reads_writes(3, 1)
	}

	/// What a claim without signature from `round` uses of a block, as a transaction.
	pub fn free_claim_weight(round: &RoundOf<T>, evidence: &Evidence<T::Balance>) -> Weight {
		Self::base_weight()
			.saturating_add(Self::authorize_weight(evidence))
			.saturating_add(Self::claim_weight_of(round, evidence))
	}

	/// What setting a row of `round` aside without signature uses of a block, as a transaction.
	pub fn free_set_aside_weight(round: &RoundOf<T>, evidence: &Evidence<T::Balance>) -> Weight {
		Self::base_weight()
			.saturating_add(Self::authorize_set_aside_weight(evidence))
			.saturating_add(Self::set_aside_weight_of(round, evidence))
	}

	fn base_weight() -> Weight {
		T::BlockWeights::get().get(DispatchClass::Normal).base_extrinsic
	}

	/// Weight of setting a row aside, of a round that is not known: what the call declares.
	pub fn set_aside_weight(evidence: &Evidence<T::Balance>) -> Weight {
		T::WeightInfo::set_aside(evidence.depth())
			.saturating_add(Self::entry_weight(evidence))
			.saturating_add(T::Compliance::weight(None))
	}

	/// Weight of setting a row of `round` aside.
	pub fn set_aside_weight_of(round: &RoundOf<T>, evidence: &Evidence<T::Balance>) -> Weight {
		T::WeightInfo::set_aside(evidence.depth())
			.saturating_add(Self::entry_weight(evidence))
			.saturating_add(T::Compliance::weight(Some((&round.requirement, &round.asset))))
	}

	/// Worst-case weight of a claim, from a round that is not known: what the call declares.
	pub fn claim_weight(evidence: &Evidence<T::Balance>) -> Weight {
		let depth = evidence.depth();
		T::WeightInfo::claim_immediate(depth)
			.max(T::WeightInfo::claim_vested(depth))
			.max(T::WeightInfo::claim_streamed(depth))
			.saturating_add(Self::entry_weight(evidence))
			.saturating_add(T::WeightInfo::transfer_asset())
			.saturating_add(T::Compliance::weight(None))
	}

	/// Weight of a claim from `round`, whether or not it succeeds.
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

	/// Weight of a claim from round `id` as it is now. Asked for when the claim is carried out,
	/// before anything is changed.
	pub fn actual_claim_weight(id: RoundId, evidence: &Evidence<T::Balance>) -> Weight {
		match Rounds::<T>::get(id) {
			Some(round) => Self::claim_weight_of(&round, evidence),
			None => T::DbWeight::get().reads(1),
		}
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
	/// not known: what the call declares. A claim that is refused and set aside writes no more than
	/// the word that a paid one writes, and moves nothing.
	pub fn batch_weight(claims: u32) -> Weight {
		let each = T::WeightInfo::transfer_asset()
			.saturating_add(Self::entry_read())
			.saturating_add(T::Compliance::weight(None));
		T::WeightInfo::claim_batch_immediate(claims)
			.max(T::WeightInfo::claim_batch_vested(claims))
			.max(T::WeightInfo::claim_batch_streamed(claims))
			.saturating_add(each.saturating_mul(u64::from(claims)))
	}

	/// Weight of a batch from `round`, whether or not its claims succeed.
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

	/// Weight of a batch from round `id` as it is now.
	pub fn actual_batch_weight(id: RoundId, claims: u32) -> Weight {
		match Rounds::<T>::get(id) {
			Some(round) => Self::batch_weight_of(&round, claims),
			None => T::DbWeight::get().reads(1),
		}
	}

	/// Weight of removing `items` items of a round's state, and, for `all`, the round itself: what
	/// was set aside and the rest are then sent from its pot. To send the rest alone weighs less.
	pub fn clean_up_weight(items: u32, all: bool) -> Weight {
		let transfers = T::WeightInfo::transfer_asset().saturating_mul(2);
		let rest = T::WeightInfo::remove_round().saturating_add(transfers);
		let items = T::WeightInfo::clean_up(items);
		if all {
			items.saturating_add(rest)
		} else {
			items
		}
	}

	/// Extra weight of a payment from `round`, compared with one in native tokens without a
	/// requirement.
	fn weight_of_terms(round: &RoundOf<T>) -> Weight {
		let mut weight = T::Compliance::weight(Some((&round.requirement, &round.asset)));
		if round.asset != T::NativeAsset::get() {
			weight = weight.saturating_add(T::WeightInfo::transfer_asset());
		}
		weight
	}
}
