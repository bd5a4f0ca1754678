//! Claims of rows that follow one another, with one proof for all of them.

use super::*;
use crate::payer::{Payer, Proven, Sender, Unpaid};
use distribution_primitives::{
	merkle::{leaf_hash, root_of_range},
	Release, Source,
};
use polkadot_sdk::{
	frame_support::storage::{with_storage_layer, with_transaction},
	sp_core::H256,
	sp_runtime::{transaction_validity::InvalidTransaction, TransactionOutcome},
};

/// The rows that are to be paid, each with its number, beneficiary and amount.
fn payable<T: Config>(
	first: u32,
	rows: &[RangeRowOf<T>],
) -> impl Iterator<Item = (u32, &T::AccountId, T::Balance)> {
	rows.iter().zip(first..).filter_map(|(row, index)| match row {
		RangeRow::Pay { beneficiary, amount } => {
			Some((index, beneficiary, T::Balance::from(amount.0)))
		}
		RangeRow::Skip { .. } => None,
	})
}

impl<T: Config> Payer<T> {
	/// Checks that these are the rows from `first` on of the round's list.
	///
	/// Each row is hashed with its own number, so what the proof shows of it is what its single
	/// proof would show.
	fn prove_range(&self, first: u32, rows: &[RangeRowOf<T>], siblings: &[H256]) -> DispatchResult {
		let Source::Merkle { root, leaves } = self.round.source else {
			return Err(Error::<T>::WrongEvidence.into());
		};
		let end = first.checked_add(rows.len() as u32);
		ensure!(end.is_some_and(|end| end <= leaves), Error::<T>::IndexOutOfRange);
		let hashes = rows.iter().zip(first..).map(|(row, index)| match row {
			RangeRow::Pay { beneficiary, amount } => {
				leaf_hash(index, &beneficiary.clone().into(), amount.0)
			}
			RangeRow::Skip { leaf } => *leaf,
		});
		let found = root_of_range(leaves, first, hashes, siblings);
		ensure!(found == Some(root), Error::<T>::RangeInvalid);
		Ok(())
	}

	/// A row of this amount that is proven.
	fn known(&self, index: u32, amount: T::Balance) -> Proven<T> {
		let streamed = self.round.is_streamed();
		let stream = if streamed { Streams::<T>::get(self.id, index) } else { None };
		// The entitlement of a stopped stream is less than its row says.
		let total = stream.as_ref().map_or(amount, |stream| stream.total);
		Proven { index, total, stream }
	}

	/// Pays one of many proven rows: if it is refused, storage and round are as before, and the
	/// others can go on.
	fn try_pay_proven(
		&mut self,
		sender: &Sender<T::AccountId>,
		beneficiary: &T::AccountId,
		row: Proven<T>,
	) -> Result<(), Unpaid<T>> {
		let before = self.round.clone();
		let result = with_storage_layer(|| self.pay_proven(sender, beneficiary, row));
		if result.is_err() {
			self.round = before;
		}
		result
	}
}

impl<T: Config> Pallet<T> {
	/// See [`Pallet::claim_range`]. Without a `caller` the claim is free, and counted.
	pub fn do_claim_range(
		caller: Option<T::AccountId>,
		id: RoundId,
		first: u32,
		rows: &[RangeRowOf<T>],
		siblings: &[H256],
	) -> DispatchResult {
		ensure!(payable::<T>(first, rows).next().is_some(), Error::<T>::EmptyBatch);
		let mut payer = Payer::<T>::read(id)?;
		match caller {
			Some(caller) => {
				payer.prove_range(first, rows, siblings)?;
				Self::pay_range(&mut payer, &Sender::Signed(caller), first, rows)?;
			}
			None => {
				// First, so that nobody's node tries a range that no block has room for.
				let count = rows.len() as u32;
				let weight = Self::authorize_range_weight_of(&payer.round, count)
					.saturating_add(Self::range_weight_of(&payer.round, count));
				payer.book_free(weight)?;
				payer.prove_range(first, rows, siblings)?;
				for (index, beneficiary, amount) in payable::<T>(first, rows) {
					payer.ensure_accepts(index)?;
					let row = payer.known(index, amount);
					payer.pay_proven(&Sender::Free, beneficiary, row)?;
				}
			}
		}
		payer.close();
		Ok(())
	}

	/// Pays proven rows as a batch does. Fails with the first reason if none is paid or set aside.
	fn pay_range(
		payer: &mut Payer<T>,
		sender: &Sender<T::AccountId>,
		first: u32,
		rows: &[RangeRowOf<T>],
	) -> DispatchResult {
		let id = payer.id;
		let mut first_refusal = None;
		let mut any_changed = false;
		for (index, beneficiary, amount) in payable::<T>(first, rows) {
			let row = payer.known(index, amount);
			let accepted = payer.ensure_accepts(index).map_err(Unpaid::<T>::from);
			match accepted.and_then(|()| payer.try_pay_proven(sender, beneficiary, row)) {
				Ok(()) => any_changed = true,
				Err(unpaid) => {
					let error = unpaid.error;
					first_refusal.get_or_insert(error);
					Self::deposit_event(Event::ClaimRefused { id, index, error });
					any_changed |= payer.keep(index, beneficiary, &unpaid);
				}
			}
		}
		match first_refusal {
			Some(error) if !any_changed => Err(error),
			_ => Ok(()),
		}
	}

	/// Whether a claim of rows without signature may enter the pool and a block: only if each of
	/// them would be paid. It is carried out and rolled back.
	pub(crate) fn authorize_claim_range(
		id: RoundId,
		first: u32,
		rows: &BoundedVec<RangeRowOf<T>, T::MaxBatch>,
		siblings: &BoundedVec<H256, ConstU32<MAX_RANGE_SIBLINGS>>,
	) -> TransactionValidityWithRefund {
		let call =
			Call::<T>::claim_range { id, first, rows: rows.clone(), siblings: siblings.clone() };
		// A call that is paused or kept out by safe mode would be included, fail and cost nobody a
		// fee.
		if !T::BaseCallFilter::contains(&call.into()) {
			return Err(InvalidTransaction::Call.into());
		}
		let trial = || Self::do_claim_range(None, id, first, rows, siblings);
		with_transaction(|| TransactionOutcome::Rollback(trial())).map_err(Self::invalid)?;
		// With the tags of single claims: a row is claimed once, whatever the transaction.
		let valid = payable::<T>(first, rows).fold(
			ValidTransaction::with_tag_prefix("DistributionClaim"),
			|valid, (index, _, _)| valid.and_provides((id, index)),
		);
		let valid =
			valid.priority(T::UnsignedPriority::get()).longevity(64).propagate(true).build()?;
		Ok((valid, Self::unspent_authorize_range_weight(id, rows.len() as u32)))
	}
}

/// The weight of claims of rows that follow one another. Those left out count as if they were paid.
impl<T: Config> Pallet<T> {
	/// Worst-case weight of a claim of so many rows, from a round that is not known: what the call
	/// declares.
	pub fn range_weight(rows: u32) -> Weight {
		T::WeightInfo::claim_range_immediate(rows)
			.max(T::WeightInfo::claim_range_vested(rows))
			.max(T::WeightInfo::claim_range_streamed(rows))
			.saturating_add(Self::unknown_terms().saturating_mul(rows.into()))
	}

	/// Weight of a claim of so many rows of `round`, whether or not they are paid.
	pub fn range_weight_of(round: &RoundOf<T>, rows: u32) -> Weight {
		match round.release {
			Release::Immediate => T::WeightInfo::claim_range_immediate(rows),
			Release::Vested { .. } => T::WeightInfo::claim_range_vested(rows),
			Release::Streamed { .. } => T::WeightInfo::claim_range_streamed(rows),
		}
		.saturating_add(Self::weight_of_terms(round).saturating_mul(rows.into()))
	}

	/// Weight of a claim of so many rows of round `id` as it is now.
	pub fn actual_range_weight(id: RoundId, rows: u32) -> Weight {
		match Rounds::<T>::get(id) {
			Some(round) => Self::range_weight_of(&round, rows),
			None => T::DbWeight::get().reads(1),
		}
	}

	/// Weight of deciding whether a claim of so many rows without signature may enter a block, from
	/// a round that is not known.
	pub fn authorize_range_weight(rows: u32) -> Weight {
		let terms = Self::unknown_terms().saturating_mul(rows.into());
		Self::without_proof(T::WeightInfo::authorize_claim_range(rows).saturating_add(terms))
	}

	/// Weight of deciding whether a claim of so many rows of `round` without signature may enter a
	/// block.
	pub fn authorize_range_weight_of(round: &RoundOf<T>, rows: u32) -> Weight {
		let terms = Self::weight_of_terms(round).saturating_mul(rows.into());
		Self::without_proof(T::WeightInfo::authorize_claim_range(rows).saturating_add(terms))
	}

	/// What the decision on a claim of so many rows of round `id` has not used of its declared
	/// weight.
	fn unspent_authorize_range_weight(id: RoundId, rows: u32) -> Weight {
		let declared = Self::authorize_range_weight(rows);
		let used = match Rounds::<T>::get(id) {
			Some(round) => Self::authorize_range_weight_of(&round, rows),
			None => declared,
		};
		declared.saturating_sub(used)
	}

	/// The most that a claim of rows declares in all.
	pub(crate) fn largest_range_weight() -> Weight {
		let rows = T::MaxBatch::get();
		Self::range_weight(rows).saturating_add(Self::authorize_range_weight(rows))
	}

	/// The most that the terms of a round can add to a row.
	fn unknown_terms() -> Weight {
		T::WeightInfo::transfer_asset().saturating_add(T::Compliance::weight(None))
	}

	/// The decision reads what the call then reads as well, and a block proves that once. Declared
	/// twice, the largest range would not fit into a block.
	fn without_proof(weight: Weight) -> Weight {
		Weight::from_parts(weight.ref_time(), 0)
	}
}
