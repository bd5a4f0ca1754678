//! Claims of rows that follow one another, with one proof for all of them.

use super::*;
use crate::payer::{Payer, Proven, Sender, Unpaid};
use distribution_primitives::{
	merkle::{leaf_hash, root_of_range},
	Release, Source,
};
use polkadot_sdk::sp_core::H256;

/// The rows that are to be paid, each with its number, beneficiary and amount.
pub(crate) fn payable<T: Config>(
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
		self.ensure_pays_accounts()?;
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

	/// Checks whatever a free claim of these rows can fail at but for what compliance and the asset
	/// say. The books are not those of the round afterwards: the caller must drop this object.
	fn ensure_range_due(
		&mut self,
		first: u32,
		rows: &[RangeRowOf<T>],
		siblings: &[H256],
	) -> DispatchResult {
		self.prove_range(first, rows, siblings)?;
		for (index, _, amount) in payable::<T>(first, rows) {
			self.ensure_accepts(index)?;
			let row = self.known(index, amount);
			self.ensure_row_due(&row)?;
		}
		Ok(())
	}
}

impl<T: Config> Pallet<T> {
	/// See [`Pallet::claim_range`]. Without a `caller` the claim is free.
	pub fn do_claim_range(
		caller: Option<T::AccountId>,
		id: RoundId,
		first: u32,
		rows: &[RangeRowOf<T>],
		siblings: &[H256],
	) -> DispatchResult {
		Self::ensure_pays(rows)?;
		let mut payer = Payer::<T>::read(id)?;
		payer.prove_range(first, rows, siblings)?;
		match caller {
			Some(caller) => Self::pay_range(&mut payer, &Sender::Signed(caller), first, rows)?,
			None => {
				for (index, beneficiary, amount) in payable::<T>(first, rows) {
					payer.ensure_accepts(index)?;
					let row = payer.known(index, amount);
					payer.pay_proven(&Sender::Free, beneficiary, row)?;
				}
			}
		}
		payer.close()
	}

	/// Refuses a claim of which no row is to be paid.
	fn ensure_pays(rows: &[RangeRowOf<T>]) -> DispatchResult {
		ensure!(rows.iter().any(RangeRow::is_paid), Error::<T>::EmptyBatch);
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
			let pay = |payer: &mut Payer<T>| payer.pay_proven(sender, beneficiary, row);
			match accepted.and_then(|()| payer.attempt(pay)) {
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

	/// Whether a claim of rows without signature may enter the pool or a block.
	pub(crate) fn authorize_claim_range(
		source: TransactionSource,
		id: RoundId,
		first: u32,
		rows: &RangeRowsOf<T>,
		siblings: &RangeSiblings,
	) -> TransactionValidityWithRefund {
		let size = Self::range_size(first, rows, siblings);
		let weight = |round: &RoundOf<T>| {
			Self::free_range_weight(round, size).saturating_sub(Self::in_memory(id))
		};
		Self::admit_range(source, id, first, rows, siblings, weight)
	}

	/// The same, for a claim that uses `weight` of a block.
	pub(crate) fn admit_range(
		source: TransactionSource,
		id: RoundId,
		first: u32,
		rows: &RangeRowsOf<T>,
		siblings: &RangeSiblings,
		weight: impl FnOnce(&RoundOf<T>) -> Weight,
	) -> TransactionValidityWithRefund {
		let call =
			Call::<T>::claim_range { id, first, rows: rows.clone(), siblings: siblings.clone() };
		// The tags of single claims: a row is claimed once, whatever the transaction.
		let tags = payable::<T>(first, rows).map(|(index, _, _)| (id, index));
		let check = || -> Result<FreeUseOf<T>, DispatchError> {
			Self::ensure_pays(rows)?;
			let mut payer = Payer::<T>::read(id)?;
			// First, so that nobody's node looks at a range that no block has room for.
			let share = payer.share(weight(&payer.round))?;
			payer.ensure_range_due(first, rows, siblings)?;
			Ok(share)
		};
		Self::admit(source, call, "DistributionClaim", tags, check, || {
			Self::do_claim_range(None, id, first, rows, siblings)
		})
	}
}

/// The weight of claims of rows that follow one another. Those left out count as hashes: see
/// [`BatchSize::of_range`].
impl<T: Config> Pallet<T> {
	/// What the weight of a claim of these rows from row `first` on depends on: the arguments tell,
	/// and nothing is read for it.
	pub fn range_size(first: u32, rows: &[RangeRowOf<T>], siblings: &[H256]) -> BatchSize {
		let paid = rows.iter().filter(|row| row.is_paid()).count() as u32;
		let left_out = (rows.len() as u32).saturating_sub(paid);
		BatchSize::of_range(first, paid, left_out, siblings.len() as u32)
	}

	/// Worst-case weight of a claim of rows, from a round that is not known: what the call declares.
	pub fn range_weight(range: BatchSize) -> Weight {
		let rows = range.claims;
		let each = T::WeightInfo::transfer_asset()
			.saturating_add(Self::judging_weight(None))
			.saturating_add(T::Compliance::payee_weight());
		T::WeightInfo::claim_range_immediate(rows)
			.max(T::WeightInfo::claim_range_vested(rows))
			.max(T::WeightInfo::claim_range_streamed(rows))
			.saturating_add(each.saturating_mul(u64::from(rows)))
			.saturating_add(Self::spread_weight(range))
	}

	/// Weight of a claim of rows of `round`, whether or not they are paid, if their beneficiaries
	/// have named no payees.
	pub fn range_weight_of(round: &RoundOf<T>, range: BatchSize) -> Weight {
		let rows = range.claims;
		let each = Self::weight_of_terms(round);
		let spared = T::Compliance::spared(&round.requirement, &round.asset);
		match round.release {
			Release::Immediate => T::WeightInfo::claim_range_immediate(rows),
			Release::Vested { .. } => T::WeightInfo::claim_range_vested(rows),
			Release::Streamed { .. } => T::WeightInfo::claim_range_streamed(rows),
		}
		.saturating_add(each.saturating_mul(u64::from(rows)))
		.saturating_add(Self::spread_weight(range))
		.saturating_sub(spared.saturating_mul(u64::from(rows)))
	}

	/// Weight of a claim of rows of round `id` as it is now.
	pub fn actual_range_weight(id: RoundId, range: BatchSize) -> Weight {
		match Rounds::<T>::get(id) {
			Some(round) => Self::range_weight_of(&round, range).saturating_sub(Self::in_memory(id)),
			None => Self::no_round(),
		}
	}

	/// Weight of deciding whether a claim of rows without signature may enter a block, beside that
	/// of the claim. It is the same for every round.
	pub fn authorize_range_weight(range: BatchSize) -> Weight {
		T::WeightInfo::authorize_claim_range(range.claims)
			.saturating_add(T::WeightInfo::proof_hashes(range.hashes))
			.saturating_sub(Self::counted_elsewhere())
	}

	/// What a claim of rows without signature from `round` uses of a block, as a transaction.
	pub fn free_range_weight(round: &RoundOf<T>, range: BatchSize) -> Weight {
		Self::base_weight()
			.saturating_add(Self::authorize_range_weight(range))
			.saturating_add(Self::range_weight_of(round, range))
			.saturating_add(T::Compliance::payee_weight().saturating_mul(u64::from(range.claims)))
	}

	/// The most that a claim of rows declares in all.
	pub(crate) fn largest_range_weight() -> Weight {
		let range = BatchSize::largest_range(T::MaxBatch::get());
		Self::range_weight(range).saturating_add(Self::authorize_range_weight(range))
	}
}
