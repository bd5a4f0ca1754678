//! What clients read, through the runtime API. Every answer is bounded: anybody can ask a node, and
//! a node answers everybody.

use super::*;
use crate::payer::Payer;
use alloc::{collections::BTreeSet, vec::Vec};
use distribution_primitives::{
	api::{Obstacle, RowsPage, SolvencyPage, MAX_ROWS, MAX_WORDS, ROUNDS_SPAN, ROWS_SPAN},
	Claimable, PotOf, RoundInfo, Solvency, Source,
};
use polkadot_sdk::sp_runtime::traits::{One, Zero};

/// Maximum number of rounds in one answer.
const MAX_ROUNDS: u32 = 256;

/// One round as clients of this pallet see it.
pub type RoundInfoOf<T> = RoundInfo<
	<T as frame_system::Config>::AccountId,
	<T as Config>::AssetKind,
	<T as Config>::Balance,
	MomentOf<T>,
>;

/// A pot of this pallet.
pub type SolvencyOf<T> = Solvency<
	<T as frame_system::Config>::AccountId,
	<T as Config>::AssetKind,
	<T as Config>::Balance,
>;

/// Pots of this pallet.
pub type SolvencyPageOf<T> = SolvencyPage<
	<T as frame_system::Config>::AccountId,
	<T as Config>::AssetKind,
	<T as Config>::Balance,
>;

impl<T: Config> Pallet<T> {
	/// Up to `limit` rounds (at most 256) among the 1,000 ids starting with `from`, in ascending
	/// order. The docs of the runtime API tell how to continue.
	pub fn rounds(from: RoundId, limit: u32) -> Vec<RoundInfoOf<T>> {
		(from..NextRoundId::<T>::get().min(from.saturating_add(ROUNDS_SPAN)))
			.filter_map(Self::round_info)
			.take(limit.min(MAX_ROUNDS) as usize)
			.collect()
	}

	/// One round.
	pub fn round_info(id: RoundId) -> Option<RoundInfoOf<T>> {
		let round = Self::running_round(id).ok()?;
		let seal = Seals::<T>::get(id)?;
		Some(RoundInfo {
			id,
			terms: Self::terms_of(id, &round),
			terms_hash: seal.terms,
			rows_digest: seal.rows,
			ends: round.ends_as_of(Self::now()),
			pot: Self::pot(id),
			pot_balance: Self::pot_balance(&round.asset, id),
			payable: Self::payable(&round.asset, id),
			manager: round.manager,
			status: round.status,
			claimed: round.claimed,
			payments: round.payments,
			rows: round.rows,
			rows_total: round.total,
			rows_claimed: round.rows_claimed,
			audit: round.audit,
			set_aside: round.set_aside,
		})
	}

	/// The pots of up to 256 rounds that owe something, among the 1,000 ids starting with `from`,
	/// in ascending order, and where to continue. A round owes its budget less what has been paid
	/// and, once closed, what is set aside.
	pub fn solvency(from: RoundId) -> SolvencyPageOf<T> {
		let (next, mut pots) = (NextRoundId::<T>::get(), Vec::new());
		let end = next.min(from.saturating_add(ROUNDS_SPAN));
		for id in from..end {
			if pots.len() >= MAX_ROUNDS as usize {
				return SolvencyPage { pots, next: Some(id) };
			}
			pots.extend(Self::pot_that_owes(id));
		}
		SolvencyPage { pots, next: (end < next).then_some(end) }
	}

	/// The pot of round `id`, if it owes something.
	fn pot_that_owes(id: RoundId) -> Option<SolvencyOf<T>> {
		let round = Rounds::<T>::get(id)?;
		let owed = round.owed();
		let payable = Self::payable(&round.asset, id);
		let (of, pot) = (PotOf::Round(id), Self::pot(id));
		(!owed.is_zero()).then_some(Solvency { of, pot, asset: round.asset, payable, owed })
	}

	/// What `beneficiary` can claim from a row now and later, or why a claim sent now would be
	/// refused.
	pub fn claimable(
		id: RoundId,
		beneficiary: &T::AccountId,
		evidence: &Evidence<T::Balance>,
	) -> Result<Claimable<T::Balance, MomentOf<T>>, DispatchError> {
		Payer::<T>::open_for(id, evidence.index())?.claimable(beneficiary, evidence)
	}

	/// Whether `who` meets the requirement of round `id` and may receive `amount` now, in the
	/// asset's smallest unit; if not, why, and when that passes on its own. `None` if there is no
	/// such round.
	pub fn can_receive(
		id: RoundId,
		who: &T::AccountId,
		amount: T::Balance,
	) -> Option<Result<(), Obstacle<MomentOf<T>>>> {
		let round = Rounds::<T>::get(id)?;
		let checked =
			T::Compliance::check(who, &round.requirement, &round.asset, amount.max(One::one()));
		Some(
			checked.map_err(|refusal| Obstacle {
				refusal,
				passes_at: T::Compliance::passes_at(refusal),
			}),
		)
	}

	/// The amount of the entitlement of `beneficiary` that `evidence` proves, paid or not.
	pub fn verify(
		id: RoundId,
		beneficiary: &T::AccountId,
		evidence: &Evidence<T::Balance>,
	) -> Result<T::Balance, DispatchError> {
		Payer::<T>::read(id)?.prove(beneficiary, evidence).map(|row| row.total)
	}

	/// The rows of `beneficiary` that the chain itself knows, among 10,000: the rows of a listed
	/// round that follow `after`, or the started streams of another that follow `after` in the
	/// order of their storage keys.
	pub fn rows_of(id: RoundId, beneficiary: &T::AccountId, after: Option<u32>) -> RowsPage {
		let Some(round) = Rounds::<T>::get(id) else { return RowsPage::default() };
		let (page, _) = Self::rows_within(id, &round, beneficiary, after, ROWS_SPAN);
		page
	}

	/// [`Self::rows_of`] among `span` rows or streams of `round`, and how many were examined.
	pub(crate) fn rows_within(
		id: RoundId,
		round: &RoundOf<T>,
		beneficiary: &T::AccountId,
		after: Option<u32>,
		span: u32,
	) -> (RowsPage, u32) {
		match round.source {
			Source::Listed => {
				// A listed row keeps its entry once its stream is started.
				let first = after.map_or(0, |row| row.saturating_add(1));
				let end = round.rows.min(first.saturating_add(span));
				let is_theirs = |row: &u32| {
					Entries::<T>::get(id, row).is_some_and(|(who, _)| who == *beneficiary)
				};
				let rows = (first..end).filter(is_theirs).collect();
				let next = (end < round.rows).then(|| end.saturating_sub(1));
				(RowsPage { rows, next }, end.saturating_sub(first))
			}
			// Beneficiaries of vouchers have numbers, but nothing that could be claimed by them alone.
			Source::Voucher { .. } => (RowsPage::default(), 0),
			Source::Merkle { .. } | Source::Sale { .. } => {
				let streams = match after {
					Some(row) => {
						Streams::<T>::iter_prefix_from(id, Streams::<T>::hashed_key_for(id, row))
					}
					None => Streams::<T>::iter_prefix(id),
				};
				let (mut rows, mut examined, mut last) = (Vec::new(), 0u32, None);
				for (row, stream) in streams.take(span as usize) {
					if stream.beneficiary == *beneficiary {
						rows.push(row);
					}
					examined = examined.saturating_add(1);
					last = Some(row);
				}
				rows.sort_unstable();
				let next = last.filter(|_| examined == span);
				(RowsPage { rows, next }, examined)
			}
		}
	}

	/// For each of `rows`, whether it was paid or, for a stream, started. Answers for the first
	/// 100,000 of them, as far as they lie in 256 words of the bitmap (262,144 rows that follow one
	/// another).
	pub fn claimed(id: RoundId, rows: &[u32]) -> Vec<bool> {
		let Ok(mut payer) = Payer::<T>::read(id) else { return Vec::new() };
		let mut words = BTreeSet::new();
		let mut answer = Vec::new();
		for row in rows.iter().take(MAX_ROWS as usize) {
			// Nothing is stored of rows that the round does not have.
			let exists = *row < payer.round.rows;
			if exists {
				words.insert(BitmapWord::of(*row));
				if words.len() > MAX_WORDS as usize {
					break;
				}
			}
			answer.push(exists && payer.is_set(*row));
		}
		answer
	}
}
