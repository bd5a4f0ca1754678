//! What clients read, through the runtime API.

use super::*;
use crate::payer::Payer;
use alloc::vec::Vec;
use distribution_primitives::{
	api::{Obstacle, MAX_ROWS, ROUNDS_SPAN},
	Claimable, PotOf, RoundInfo, Solvency, Source, Status,
};
use polkadot_sdk::sp_runtime::traits::{One, Saturating, Zero};

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

impl<T: Config> Pallet<T> {
	/// Up to `limit` rounds (at most 256) among the 10,000 ids starting with `from`, in ascending
	/// order. The docs of the runtime API tell how to continue.
	pub fn rounds(from: RoundId, limit: u32) -> Vec<RoundInfoOf<T>> {
		(from..NextRoundId::<T>::get().min(from.saturating_add(ROUNDS_SPAN)))
			.filter_map(Self::round_info)
			.take(limit.min(MAX_ROUNDS) as usize)
			.collect()
	}

	/// One round.
	pub fn round_info(id: RoundId) -> Option<RoundInfoOf<T>> {
		let round = Rounds::<T>::get(id)?;
		let pot_balance = Self::pot_balance(&round.asset, id);
		let payable = Self::payable(&round.asset, id);
		Some(RoundInfo {
			id,
			manager: round.manager,
			terms: Terms {
				asset: round.asset,
				source: round.source,
				release: round.release,
				requirement: round.requirement,
				window: round.window,
				budget: round.budget,
				remainder: round.remainder,
				manifest: Manifests::<T>::get(id),
			},
			status: round.status,
			claimed: round.claimed,
			payments: round.payments,
			rows_claimed: round.rows_claimed,
			audit: round.audit,
			pot: Self::pot(id),
			pot_balance,
			payable,
			set_aside: round.set_aside,
		})
	}

	/// The pots of the newest rounds (up to 256, among the last 10,000) that owe something, newest
	/// first. A round owes its budget less what has been paid and, once closed, what is set aside.
	pub fn solvency() -> Vec<SolvencyOf<T>> {
		let next = NextRoundId::<T>::get();
		let owes = |id| {
			let round = Rounds::<T>::get(id)?;
			let owed = match round.status {
				Status::Draft => return None,
				Status::Open | Status::Paused { .. } => round.budget.saturating_sub(round.claimed),
				Status::Closed => round.set_aside,
			};
			let payable = Self::payable(&round.asset, id);
			let (of, pot) = (PotOf::Round(id), Self::pot(id));
			(!owed.is_zero()).then_some(Solvency { of, pot, asset: round.asset, payable, owed })
		};
		(next.saturating_sub(ROUNDS_SPAN)..next)
			.rev()
			.filter_map(owes)
			.take(MAX_ROUNDS as usize)
			.collect()
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

	/// The rows of `beneficiary` that the chain itself knows: among the first 100,000 rows of a
	/// listed round, or among 100,000 started streams of another.
	pub fn rows_of(id: RoundId, beneficiary: &T::AccountId) -> Vec<u32> {
		let Some(round) = Rounds::<T>::get(id) else { return Vec::new() };
		match round.source {
			// A listed row keeps its entry once its stream is started.
			Source::Listed => (0..round.rows.min(MAX_ROWS))
				.filter(|row| {
					Entries::<T>::get(id, row).is_some_and(|(who, _)| who == *beneficiary)
				})
				.collect(),
			Source::Merkle { .. } => {
				let mut rows: Vec<u32> = Streams::<T>::iter_prefix(id)
					.take(MAX_ROWS as usize)
					.filter(|(_, stream)| stream.beneficiary == *beneficiary)
					.map(|(row, _)| row)
					.collect();
				rows.sort_unstable();
				rows
			}
		}
	}

	/// For each of `rows` (the first 100,000), whether it was paid or, for a stream, started.
	pub fn claimed(id: RoundId, rows: &[u32]) -> Vec<bool> {
		match Payer::<T>::read(id) {
			Ok(mut payer) => {
				rows.iter().take(MAX_ROWS as usize).map(|row| payer.is_set(*row)).collect()
			}
			Err(_) => Vec::new(),
		}
	}
}
