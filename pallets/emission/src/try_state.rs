//! The invariants of emission, one function each. The numbers refer to the guarantees in
//! `docs/design.md`.

use super::*;
use polkadot_sdk::{
	frame_support::traits::{
		fungibles::InspectHold,
		tokens::{Fortitude, Preservation},
	},
	sp_runtime::{
		traits::{CheckedAdd, Saturating, Zero},
		TryRuntimeError,
	},
};

impl<T: Config> Pallet<T> {
	/// Checks every invariant.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		for id in Self::all_pools() {
			let pool = Pools::<T>::get(id).ok_or("a pool is listed but missing")?;
			Self::pot_covers_what_is_owed(id, &pool)?;
			match pool.books {
				Books::Stake { .. } => Self::stakes_add_up(id, &pool)?,
				Books::Contribution { .. } => Self::scores_add_up(id, &pool)?,
				Books::Account { .. } => {
					ensure!(
						pool.members == 0 && pool.owed.is_zero(),
						"an account pool owes nothing"
					);
				}
			}
		}
		Self::total_owed_is_what_pools_owe()?;
		Self::what_is_staked_is_held()?;
		Self::what_is_in_force_is_within_bounds()?;
		Self::eras_are_within_their_issuance()?;
		Self::every_record_belongs_to_a_pool()
	}

	/// Guarantee 4: a pot holds what its pool owes, and stays alive.
	fn pot_covers_what_is_owed(id: PoolId, pool: &PoolOf<T>) -> Result<(), TryRuntimeError> {
		let payable = T::Assets::reducible_balance(
			T::NativeAsset::get(),
			&Self::pot(id),
			Preservation::Preserve,
			Fortitude::Polite,
		);
		ensure!(payable >= pool.owed, "pot below what is owed");
		Ok(())
	}

	/// Guarantee 4, stake pools: the books agree with the stakes, and all stakes together can claim
	/// at most what is owed.
	fn stakes_add_up(id: PoolId, pool: &PoolOf<T>) -> Result<(), TryRuntimeError> {
		let Books::Stake { active, pending, joining, per_share, .. } = &pool.books else {
			return Ok(());
		};
		let era = Self::current_era();
		let (mut counted, mut waiting, mut claims) =
			(T::Balance::zero(), T::Balance::zero(), T::Balance::zero());
		let (mut members, mut joiners) = (0u32, 0u32);
		for (_, stake) in StakeRecords::<T>::iter_prefix(id) {
			members = members.saturating_add(1);
			counted = counted.checked_add(&stake.active).ok_or("stake overflows")?;
			let promoted = Self::promotion(id, &stake);
			if promoted.is_some() {
				counted = counted.checked_add(&stake.pending).ok_or("stake overflows")?;
			} else if !stake.pending.is_zero() {
				ensure!(stake.added == era, "stake that should count lacks its snapshot");
				waiting = waiting.checked_add(&stake.pending).ok_or("stake overflows")?;
				joiners = joiners.saturating_add(1);
			}
			let earned = stake.earned_until(per_share, promoted.as_ref()).ok_or("overflow")?;
			claims = claims.checked_add(&earned).ok_or("claims overflow")?;
		}
		ensure!(counted == *active, "stake that counts differs from its sum");
		ensure!(waiting == *pending, "stake to come differs from its sum");
		ensure!(joiners == *joining, "joining accounts differ from their count");
		ensure!(members == pool.members, "members differ from their count");
		ensure!(claims <= pool.owed, "stakes can claim more than is owed");
		for (added, snapshot) in Snapshots::<T>::iter_prefix(id) {
			let needed = StakeRecords::<T>::iter_prefix(id)
				.filter(|(_, stake)| !stake.pending.is_zero() && stake.added == added)
				.count();
			ensure!(needed == snapshot.needed as usize, "snapshot needed by others than it says");
		}
		Ok(())
	}

	/// Guarantee 4, contribution pools: what is owed is the sum of what is not settled, what is
	/// settled and not paid, and what will be shared again.
	fn scores_add_up(id: PoolId, pool: &PoolOf<T>) -> Result<(), TryRuntimeError> {
		let Books::Contribution { score, oldest, recycled, .. } = &pool.books else {
			return Ok(());
		};
		let era = Self::current_era();
		let mut owed = *recycled;
		for (rewarded, reward) in EraRewards::<T>::iter_prefix(id) {
			ensure!(reward.settled <= reward.reward, "settled more than the reward");
			ensure!(
				rewarded >= *oldest && rewarded < era,
				"reward of an era that is not claimable"
			);
			let scores = Contributors::<T>::iter_prefix(id)
				.map(|(_, record)| record.score(rewarded))
				.fold(0u128, |sum, score| sum.saturating_add(score));
			ensure!(scores <= reward.score, "scores exceed their sum");
			owed = owed.checked_add(&reward.left()).ok_or("owed overflows")?;
		}
		let (mut members, mut running) = (0u32, 0u128);
		for (_, record) in Contributors::<T>::iter_prefix(id) {
			members = members.saturating_add(1);
			running = running.checked_add(record.score(era)).ok_or("scores overflow")?;
			owed = owed.checked_add(&record.earned).ok_or("owed overflows")?;
			let eras: alloc::vec::Vec<_> = record.scores.iter().map(|(era, _)| *era).collect();
			ensure!(eras.windows(2).all(|pair| pair.first() < pair.last()), "eras out of order");
		}
		ensure!(running == *score, "scores of the running era differ from their sum");
		ensure!(members == pool.members, "members differ from their count");
		ensure!(owed == pool.owed, "owed differs from its parts");
		Ok(())
	}

	/// What is not counted where support is measured is what pools owe. What others send to a pot is
	/// in neither.
	fn total_owed_is_what_pools_owe() -> Result<(), TryRuntimeError> {
		let owed = Pools::<T>::iter_values()
			.fold(T::Balance::zero(), |sum, pool| sum.saturating_add(pool.owed));
		ensure!(owed == TotalOwed::<T>::get(), "total owed differs from what pools owe");
		Ok(())
	}

	/// Stake is held in its owner's account.
	fn what_is_staked_is_held() -> Result<(), TryRuntimeError> {
		for (id, who, _) in StakeRecords::<T>::iter() {
			let pool = Pools::<T>::get(id).ok_or("stake in no pool")?;
			let Books::Stake { asset, .. } = pool.books else {
				return Err("stake elsewhere".into());
			};
			let mut sum = T::Balance::zero();
			for other in Self::all_pools() {
				let same = Pools::<T>::get(other).is_some_and(
					|pool| matches!(pool.books, Books::Stake { asset: staked, .. } if staked == asset),
				);
				if let Some(stake) = StakeRecords::<T>::get(other, &who).filter(|_| same) {
					sum = sum.saturating_add(stake.active).saturating_add(stake.pending);
				}
			}
			let held = T::Stakes::balance_on_hold(asset, &HoldReason::Stake.into(), &who);
			ensure!(held >= sum, "stake that is not held");
		}
		Ok(())
	}

	/// Guarantee 6: what is in force and what is pending would pass a vote.
	fn what_is_in_force_is_within_bounds() -> Result<(), TryRuntimeError> {
		let in_force = InForce::<T>::get().map(|schedule| schedule.params);
		let to_come = NextEmission::<T>::get().map(|(_, params)| params);
		for params in in_force.into_iter().chain(to_come) {
			ensure!(params.floor <= params.issuance, "floor above the issuance");
			ensure!(params.decay_period > 0, "decay period of zero");
			ensure!(params.max_supply <= T::MaxSupply::get(), "largest supply above the bound");
		}
		let budget = BudgetInForce::<T>::get();
		let next = NextBudget::<T>::get().map(|(_, budget)| budget);
		for budget in Some(budget).into_iter().chain(next).filter(|budget| !budget.0.is_empty()) {
			ensure!(budget.is_valid(), "shares do not sum to 100 %");
			for (id, _) in &budget.0 {
				let pool = Pools::<T>::get(id).ok_or("budget names a pool that is not there")?;
				ensure!(!pool.retired, "budget names a retired pool");
			}
		}
		Ok(())
	}

	/// Guarantee 5: no era minted more than its issuance, or beyond the maximum supply.
	fn eras_are_within_their_issuance() -> Result<(), TryRuntimeError> {
		let era = Self::current_era();
		for (ended, record) in Eras::<T>::iter() {
			ensure!(ended < era, "record of an era that has not ended");
			ensure!(record.minted <= record.issuance, "an era minted more than its issuance");
			if !record.minted.is_zero() {
				ensure!(record.supply <= T::MaxSupply::get(), "minted beyond the largest supply");
			}
		}
		Ok(())
	}

	/// Guarantee 8: no record is in state without its pool.
	fn every_record_belongs_to_a_pool() -> Result<(), TryRuntimeError> {
		let known = |id: PoolId| Pools::<T>::contains_key(id);
		let ids = PoolIds::<T>::get();
		ensure!(ids.iter().all(|id| known(*id)), "a pool is listed but missing");
		for (id, pool) in Pools::<T>::iter() {
			ensure!(pool.retired || ids.contains(&id), "pool that is not listed");
		}
		ensure!(StakeRecords::<T>::iter_keys().all(|(id, _)| known(id)), "stake without pool");
		ensure!(Snapshots::<T>::iter_keys().all(|(id, _)| known(id)), "snapshot without pool");
		ensure!(Contributors::<T>::iter_keys().all(|(id, _)| known(id)), "scores without pool");
		ensure!(EraRewards::<T>::iter_keys().all(|(id, _)| known(id)), "reward without pool");
		ensure!(Reporters::<T>::iter_keys().all(known), "reporters without pool");
		for id in AuthorPool::<T>::get().into_iter().chain(ActivityPool::<T>::get()) {
			ensure!(known(id), "authors or activity without pool");
		}
		Ok(())
	}
}
