//! The weight of claims: as measured, plus what the terms of the round add.
//!
//! A call declares the largest weight that its arguments allow, and reads nothing for that: whoever
//! sends thousands of calls nested in one transaction would make every node read as often before it
//! looks at the fee. Once the call is carried out, what its round does not need is given back, and so
//! is what an earlier payment of the block has read and written already.

use super::*;
use crate::bitmap::WORD_BITS;
use alloc::collections::BTreeSet;
use distribution_primitives::{merkle::MAX_PROOF_LEN, Release, Requirement, Source};
use pallet_distribution_common::value_weight;

/// What a row that is left out of a range counts as, in hashes.
///
/// - It is joined to the root: `n` rows and `m` siblings take `n + m - 1` hashes, so each row takes
///   one at most. A row that is paid has its own in the slope of its benchmark.
/// - What the benchmark of hashes does not have, which hashes in place, counts as a second hash and
///   takes a fraction of one: the row's 33 bytes are decoded and, for admission, copied; its leaf and
///   its parent are queued on the way to the root; and each pass over the rows looks at its kind.
///
/// Nothing else is done for it: nothing of the state is read, nobody is judged or paid, and there is
/// no event. Admission proves the range by itself, and counts both hashes by itself. The bytes are
/// paid for by the length of the transaction.
const HASHES_OF_A_ROW_LEFT_OUT: u32 = 2;

/// Bytes of keys and trie nodes on the way to an item of a map with many.
const PATH: u64 = 2_048;

/// What the weight of a batch of claims, or of rows claimed together, depends on, apart from the
/// terms of their round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BatchSize {
	/// Number of claims, or of rows of a range that are to be paid.
	pub claims: u32,
	/// Number of words of the bitmap that their rows are in.
	pub words: u32,
	/// Number of hashes in their proofs; of a range, those beside it, and two for each row that it
	/// leaves out.
	pub hashes: u32,
}

impl BatchSize {
	/// The size of a batch of these claims.
	pub fn of<AccountId, Balance>(claims: &[ClaimItem<AccountId, Balance>]) -> Self {
		let word = |claim: &ClaimItem<AccountId, Balance>| BitmapWord::of(claim.evidence.index());
		let words: BTreeSet<u32> = claims.iter().map(word).collect();
		let hashes =
			claims.iter().fold(0u32, |sum, claim| sum.saturating_add(claim.evidence.depth()));
		Self { claims: claims.len() as u32, words: words.len() as u32, hashes }
	}

	/// The largest size of a batch of so many claims: each in its own word, with a proof of maximum
	/// length.
	pub fn largest(claims: u32) -> Self {
		Self { claims, words: claims, hashes: claims.saturating_mul(MAX_PROOF_LEN) }
	}

	/// The size of a claim of rows that follow one another, from row `first` on: so many are `paid`
	/// and so many left out, with so many hashes beside them. The words are those between the first
	/// row and the last, wherever those are that are paid: no more are read.
	pub fn of_range(first: u32, paid: u32, left_out: u32, siblings: u32) -> Self {
		let rows = paid.saturating_add(left_out);
		let last = first.saturating_add(rows.saturating_sub(1));
		let further = BitmapWord::of(last).saturating_sub(BitmapWord::of(first));
		let left_out = left_out.saturating_mul(HASHES_OF_A_ROW_LEFT_OUT);
		Self {
			claims: paid,
			words: further.saturating_add(1),
			hashes: siblings.saturating_add(left_out),
		}
	}

	/// The largest size of a claim of so many rows that follow one another: all of them are paid, and
	/// it begins at the end of a word.
	pub fn largest_range(rows: u32) -> Self {
		Self::of_range(WORD_BITS.saturating_sub(1), rows, 0, MAX_RANGE_SIBLINGS)
	}
}

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

	/// What the benchmarks of deciding read that is counted elsewhere: the round and the word of the
	/// bitmap, which the call reads too.
	pub fn counted_elsewhere() -> Weight {
		T::DbWeight::get().reads(2)
	}

	/// Weight of reading and writing [`FreeClaims`], once in a block.
	pub(crate) fn free_use_weight() -> Weight {
		value_weight::<FreeUseOf<T>>(T::DbWeight::get())
	}

	/// Weight of reading and writing [`HotRounds`], once in a block.
	pub(crate) fn hot_rounds_weight() -> Weight {
		value_weight::<PaidFromOf<T>>(T::DbWeight::get())
	}

	/// Notes that something has been paid from round `id`. To be called where round and pot are
	/// written, in the same layer of storage.
	pub(crate) fn note_paid_from(id: RoundId) {
		let now = frame_system::Pallet::<T>::block_number();
		let paid = HotRounds::<T>::get();
		if !paid.contains(&now, id) {
			HotRounds::<T>::put(paid.with(now, id));
		}
	}

	/// What the next payment from round `id` reads and writes that this block has read and will
	/// write anyway: the round and its pot, once the block has paid from it. Nothing before that, and
	/// nothing in the pool, which judges by the next block.
	///
	/// Two reads and two writes, which every payment counts: the round's record, and the pot's account
	/// with the asset. The pot's native account is in the base of claims, its account of another asset
	/// in [`WeightInfo::transfer_asset`]. What payments of an asset share besides, such as the asset's
	/// own record, still counts each time. So does the proof, which is settled as recorded.
	///
	/// Nobody gains a block that does more than it says. A round gets hot only by a payment that has
	/// weighed all of it; a payment that fails or is rolled back leaves it as it was. Other rounds
	/// than [`hot::MAX_HOT`] in a block weigh as if they were not hot.
	pub fn in_memory(id: RoundId) -> Weight {
		if HotRounds::<T>::get().contains(&frame_system::Pallet::<T>::block_number(), id) {
			T::DbWeight::get().reads_writes(2, 2)
		} else {
			Weight::zero()
		}
	}

	/// What payments of round `id` to these beneficiaries weigh more than others: those of them who
	/// have named a payee, who is asked about. Without a `caller` the claim is free: it counts for
	/// its share before that is known, as if all of them had, and takes as much of the block.
	pub(crate) fn payees_weight<'a>(
		id: RoundId,
		caller: Option<&T::AccountId>,
		beneficiaries: impl IntoIterator<Item = &'a T::AccountId>,
	) -> Weight {
		let Some(round) = Rounds::<T>::get(id) else { return Weight::zero() };
		let asked = |who: &&T::AccountId| {
			caller.is_none() || T::Payees::payee(who, &round.asset, Some(id)).is_some()
		};
		let count = beneficiaries.into_iter().filter(asked).count() as u64;
		T::Compliance::payee_weight().saturating_mul(count)
	}

	/// What a claim without signature from `round` uses of a block, as a transaction, if it is the
	/// round's first payment in the block. Whether its beneficiary has named a payee is not looked
	/// at: so for the others without signature.
	pub fn free_claim_weight(round: &RoundOf<T>, evidence: &Evidence<T::Balance>) -> Weight {
		Self::base_weight()
			.saturating_add(Self::authorize_weight(evidence))
			.saturating_add(Self::claim_weight_of(round, evidence))
			.saturating_add(T::Compliance::payee_weight())
	}

	/// What setting a row of `round` aside without signature uses of a block, as a transaction.
	pub fn free_set_aside_weight(round: &RoundOf<T>, evidence: &Evidence<T::Balance>) -> Weight {
		Self::base_weight()
			.saturating_add(Self::authorize_set_aside_weight(evidence))
			.saturating_add(Self::set_aside_weight_of(round, evidence))
	}

	pub(crate) fn base_weight() -> Weight {
		T::BlockWeights::get().get(DispatchClass::Normal).base_extrinsic
	}

	/// Weight of setting a row aside, of a round that is not known: what the call declares.
	pub fn set_aside_weight(evidence: &Evidence<T::Balance>) -> Weight {
		T::WeightInfo::set_aside(evidence.depth())
			.saturating_add(Self::entry_weight(evidence))
			.saturating_add(Self::judging_weight(None))
			.saturating_add(T::Compliance::payee_weight())
	}

	/// Weight of setting a row of `round` aside, whoever is paid.
	pub fn set_aside_weight_of(round: &RoundOf<T>, evidence: &Evidence<T::Balance>) -> Weight {
		T::WeightInfo::set_aside(evidence.depth())
			.saturating_add(Self::entry_weight(evidence))
			.saturating_add(Self::judging_weight(Some((&round.requirement, &round.asset))))
			.saturating_add(T::Compliance::payee_weight())
	}

	/// Worst-case weight of a claim, from a round that is not known: what the call declares.
	pub fn claim_weight(evidence: &Evidence<T::Balance>) -> Weight {
		let depth = evidence.depth();
		T::WeightInfo::claim_immediate(depth)
			.max(T::WeightInfo::claim_vested(depth))
			.max(T::WeightInfo::claim_streamed(depth))
			.saturating_add(Self::entry_weight(evidence))
			.saturating_add(T::WeightInfo::transfer_asset())
			.saturating_add(Self::judging_weight(None))
			.saturating_add(T::Compliance::payee_weight())
	}

	/// Weight of a claim from `round`, whether or not it succeeds, before anything else is paid from
	/// it in the block, and if its beneficiary has named no payee.
	pub fn claim_weight_of(round: &RoundOf<T>, evidence: &Evidence<T::Balance>) -> Weight {
		let depth = evidence.depth();
		match round.release {
			Release::Immediate => T::WeightInfo::claim_immediate(depth),
			Release::Vested { .. } => T::WeightInfo::claim_vested(depth),
			Release::Streamed { .. } => T::WeightInfo::claim_streamed(depth),
		}
		.saturating_add(Self::entry_weight(evidence))
		.saturating_add(Self::weight_of_terms(round))
		.saturating_sub(T::Compliance::spared(&round.requirement, &round.asset))
	}

	/// Weight of a claim from round `id` as it is now. Asked for when the claim is carried out,
	/// before anything is changed.
	pub fn actual_claim_weight(id: RoundId, evidence: &Evidence<T::Balance>) -> Weight {
		match Rounds::<T>::get(id) {
			Some(round) => {
				Self::claim_weight_of(&round, evidence).saturating_sub(Self::in_memory(id))
			}
			None => Self::no_round(),
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

	/// Weight of finding that there is no such round.
	pub(crate) fn no_round() -> Weight {
		T::DbWeight::get().reads(1).saturating_add(Weight::from_parts(0, PATH))
	}

	fn entry_read() -> Weight {
		let proof = (EntryOf::<T>::max_encoded_len() as u64).saturating_add(PATH);
		T::DbWeight::get().reads(1).saturating_add(Weight::from_parts(0, proof))
	}

	/// Worst-case weight of a batch from a round that is not known: what the call declares. A claim
	/// that is refused and set aside writes no more than the word that a paid one writes, and moves
	/// nothing.
	pub fn batch_weight(batch: BatchSize) -> Weight {
		let claims = batch.claims;
		let each = T::WeightInfo::transfer_asset()
			.saturating_add(Self::entry_read())
			.saturating_add(Self::judging_weight(None))
			.saturating_add(T::Compliance::payee_weight());
		T::WeightInfo::claim_batch_immediate(claims)
			.max(T::WeightInfo::claim_batch_vested(claims))
			.max(T::WeightInfo::claim_batch_streamed(claims))
			.saturating_add(each.saturating_mul(u64::from(claims)))
			.saturating_add(Self::spread_weight(batch))
	}

	/// What the words of the bitmap and the hashes of the proofs of a batch weigh.
	pub(crate) fn spread_weight(batch: BatchSize) -> Weight {
		T::WeightInfo::bitmap_word()
			.saturating_mul(u64::from(batch.words))
			.saturating_add(T::WeightInfo::proof_hashes(batch.hashes))
	}

	/// Weight of a batch from `round`, whether or not its claims succeed, if their beneficiaries have
	/// named no payees.
	pub fn batch_weight_of(round: &RoundOf<T>, batch: BatchSize) -> Weight {
		let claims = batch.claims;
		let mut each = Self::weight_of_terms(round);
		let spared = T::Compliance::spared(&round.requirement, &round.asset);
		if round.source == Source::Listed {
			each = each.saturating_add(Self::entry_read());
		}
		match round.release {
			Release::Immediate => T::WeightInfo::claim_batch_immediate(claims),
			Release::Vested { .. } => T::WeightInfo::claim_batch_vested(claims),
			Release::Streamed { .. } => T::WeightInfo::claim_batch_streamed(claims),
		}
		.saturating_add(each.saturating_mul(u64::from(claims)))
		.saturating_add(Self::spread_weight(batch))
		.saturating_sub(spared.saturating_mul(u64::from(claims)))
	}

	/// Weight of a batch from round `id` as it is now.
	pub fn actual_batch_weight(id: RoundId, batch: BatchSize) -> Weight {
		match Rounds::<T>::get(id) {
			Some(round) => Self::batch_weight_of(&round, batch).saturating_sub(Self::in_memory(id)),
			None => Self::no_round(),
		}
	}

	/// Weight of removing `items` items of a round's state, and, for `all`, the round itself: what
	/// was set aside and the rest are then sent from its pot, and its digest is folded into that of the
	/// chain. To send the rest alone weighs less.
	pub fn clean_up_weight(items: u32, all: bool) -> Weight {
		let transfers = T::WeightInfo::transfer_asset().saturating_mul(2);
		let rest = T::WeightInfo::remove_round()
			.saturating_add(T::WeightInfo::keep_list())
			.saturating_add(Self::signers_weight())
			.saturating_add(T::Finals::weight())
			.saturating_add(transfers);
		let items = T::WeightInfo::clean_up(items).saturating_add(Self::cleaned_weight());
		if all {
			items.saturating_add(rest)
		} else {
			items
		}
	}

	/// Weight of reading and removing the [`Signers`] of a round of vouchers. Benchmarks use others.
	pub(crate) fn signers_weight() -> Weight {
		value_weight::<VoucherSignersOf<T>>(T::DbWeight::get())
	}

	/// Weight of reading and writing, or removing, [`CleanedVouchers`] of such a round.
	fn cleaned_weight() -> Weight {
		value_weight::<T::AccountId>(T::DbWeight::get())
	}

	/// Weight of reading and writing [`TotalOwed`], once in a block.
	pub(crate) fn owed_weight() -> Weight {
		value_weight::<T::Balance>(T::DbWeight::get())
	}

	/// What compliance weighs for a row under these terms, in the worst case without them, and the
	/// proof of asking for its payee.
	pub(crate) fn judging_weight(terms: Option<(&Requirement, &T::AssetKind)>) -> Weight {
		T::Compliance::weight(terms).saturating_add(T::Payees::proof())
	}

	/// Extra weight of a payment from `round`, compared with one in native tokens without a
	/// requirement.
	pub(crate) fn weight_of_terms(round: &RoundOf<T>) -> Weight {
		let mut weight = Self::judging_weight(Some((&round.requirement, &round.asset)));
		if round.asset != T::NativeAsset::get() {
			weight = weight.saturating_add(T::WeightInfo::transfer_asset());
		}
		weight
	}
}
