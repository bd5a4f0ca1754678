//! Stake pools: joining, adding, leaving, and settling what stake has earned.

use super::*;
use pallet_distribution_common::item_size;
use polkadot_sdk::{
	frame_support::traits::tokens::Precision,
	sp_runtime::traits::{CheckedAdd, CheckedSub, Saturating, Zero},
};

impl<T: Config> Pallet<T> {
	/// Footprint of a stake's record, with the snapshot that it may need, for its deposit.
	pub(crate) fn stake_footprint() -> Footprint {
		let snapshot = item_size(Snapshot::max_encoded_len());
		let size = item_size(StakeOf::<T>::max_encoded_len()).saturating_add(snapshot);
		Footprint { count: 1, size }
	}

	/// Credits `stake` with what it has earned so far, and activates its pending part if the era in
	/// which it was added has ended. Counts in `roundings` that this rounds. Returns whether the
	/// pending part has become active.
	pub(crate) fn settle(
		id: PoolId,
		stake: &mut StakeOf<T>,
		per_share: &PerShare,
		roundings: &mut u64,
	) -> Result<bool, DispatchError> {
		let promoted = Self::promotion(id, stake);
		stake.earned =
			stake.earned_until(per_share, promoted.as_ref()).ok_or(Error::<T>::Overflow)?;
		if stake.since != *per_share {
			*roundings = roundings.saturating_add(1);
		}
		stake.since = *per_share;
		if promoted.is_some() {
			stake.active = stake.active.checked_add(&stake.pending).ok_or(Error::<T>::Overflow)?;
			stake.pending = Zero::zero();
			Snapshots::<T>::mutate_exists(id, stake.added, |snapshot| {
				if let Some(inner) = snapshot {
					inner.needed = inner.needed.saturating_sub(1);
					if inner.needed == 0 {
						*snapshot = None;
					}
				}
			});
		}
		Ok(promoted.is_some())
	}

	/// The rewards per share at which the pending part of `stake` became active, if it has.
	pub(crate) fn promotion(id: PoolId, stake: &StakeOf<T>) -> Option<PerShare> {
		if stake.pending.is_zero() || stake.added >= Self::current_era() {
			return None;
		}
		Snapshots::<T>::get(id, stake.added).map(|snapshot| snapshot.per_share)
	}

	/// See [`Pallet::stake`]. Returns the weight used.
	pub fn do_stake(
		who: T::AccountId,
		id: PoolId,
		amount: T::Balance,
	) -> Result<Weight, DispatchError> {
		let mut pool = Self::pool(id)?;
		ensure!(!pool.retired, Error::<T>::PoolRetired);
		ensure!(!amount.is_zero(), Error::<T>::AmountZero);
		// Better to learn it now than when rewards cannot be claimed.
		Self::ensure_payable(&who, &pool.requirement)?;
		let Books::Stake { asset, pending, joining, per_share, roundings, .. } = &mut pool.books
		else {
			return Err(Error::<T>::WrongPoolKind.into());
		};
		let era = Self::current_era();
		let (mut stake, staked) = match StakeRecords::<T>::get(id, &who) {
			Some(mut stake) => {
				if Self::settle(id, &mut stake, per_share, roundings)? {
					(stake, T::WeightInfo::stake_joined())
				} else {
					(stake, T::WeightInfo::stake())
				}
			}
			None => {
				pool.members = pool.members.checked_add(1).ok_or(Error::<T>::Overflow)?;
				let stake = Stake {
					active: Zero::zero(),
					pending: Zero::zero(),
					added: era,
					since: *per_share,
					earned: Zero::zero(),
					deposit: T::RecordDeposit::new(&who, Self::stake_footprint())?,
				};
				(stake, T::WeightInfo::stake_first())
			}
		};
		if stake.pending.is_zero() {
			*joining = joining.checked_add(1).ok_or(Error::<T>::Overflow)?;
		}
		stake.added = era;
		stake.pending = stake.pending.checked_add(&amount).ok_or(Error::<T>::Overflow)?;
		*pending = pending.checked_add(&amount).ok_or(Error::<T>::Overflow)?;
		T::Stakes::hold(asset.clone(), &HoldReason::Stake.into(), &who, amount)?;
		StakeRecords::<T>::insert(id, &who, stake);
		Pools::<T>::insert(id, pool);
		Self::deposit_event(Event::Staked { pool: id, who, amount });
		Ok(Self::staked_weight(staked))
	}

	/// See [`Pallet::unstake`]. Returns the weight used.
	pub fn do_unstake(
		who: T::AccountId,
		id: PoolId,
		amount: T::Balance,
	) -> Result<Weight, DispatchError> {
		let mut pool = Self::pool(id)?;
		ensure!(!amount.is_zero(), Error::<T>::AmountZero);
		let mut stake = StakeRecords::<T>::get(id, &who).ok_or(Error::<T>::NotMember)?;
		let Books::Stake { asset, active, pending, joining, per_share, roundings } =
			&mut pool.books
		else {
			return Err(Error::<T>::WrongPoolKind.into());
		};
		let joined = Self::settle(id, &mut stake, per_share, roundings)?;
		let early = amount.min(stake.pending);
		let late = amount.saturating_sub(early);
		let too_small = Error::<T>::StakeTooSmall;
		stake.active = stake.active.checked_sub(&late).ok_or(too_small)?;
		*active = active.checked_sub(&late).ok_or(Error::<T>::Overflow)?;
		if !early.is_zero() {
			stake.pending = stake.pending.saturating_sub(early);
			*pending = pending.checked_sub(&early).ok_or(Error::<T>::Overflow)?;
			if stake.pending.is_zero() {
				*joining = joining.checked_sub(1).ok_or(Error::<T>::Overflow)?;
			}
		}
		let (asset, reason) = (asset.clone(), HoldReason::Stake.into());
		T::Stakes::release(asset, &reason, &who, amount, Precision::Exact)?;
		Self::deposit_event(Event::Unstaked { pool: id, who: who.clone(), amount });
		let kept = Self::put_stake(id, &mut pool, &who, stake)?;
		let weight = Self::unstaked_weight(joined, kept, pool.retired);
		Pools::<T>::insert(id, pool);
		Ok(weight)
	}

	/// Writes a stake, or removes its record if it is empty. Returns whether the record is kept.
	pub(crate) fn put_stake(
		id: PoolId,
		pool: &mut PoolOf<T>,
		who: &T::AccountId,
		stake: StakeOf<T>,
	) -> Result<bool, DispatchError> {
		if !stake.is_empty() || !stake.earned.is_zero() {
			StakeRecords::<T>::insert(id, who, stake);
			return Ok(true);
		}
		StakeRecords::<T>::remove(id, who);
		pool.members = pool.members.saturating_sub(1);
		stake.deposit.drop(who)?;
		Self::deposit_event(Event::RecordRemoved { pool: id, who: who.clone() });
		Ok(false)
	}
}
