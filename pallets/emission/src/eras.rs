//! The clock, and what happens when an era ends: minting, sharing, expiring.

use super::*;
use alloc::vec::Vec;
use distribution_primitives::{
	emission::{Scores, Unclaimed},
	era_value, FinalKind,
};
use pallet_distribution_common::update_owed;
use polkadot_sdk::{
	frame_support::traits::tokens::{Fortitude, Precision, Preservation},
	sp_runtime::traits::{SaturatedConversion, Saturating, Zero},
};

/// If an era ends later than its length divided by this, the next one begins at that time.
const LATE: u32 = 10;
/// Maximum number of eras whose rewards expire at the end of an era, per pool: two, so that a
/// shorter history is reached eventually.
const EXPIRE_AT_ONCE: u32 = 2;

impl<T: Config> Pallet<T> {
	/// Ends the running era if its time is up. Returns the weight used.
	pub(crate) fn tick() -> Weight {
		let now = Self::now();
		let idle = T::WeightInfo::on_initialize().saturating_add(T::DbWeight::get().reads(1));
		// A chain that has just started does not know the time yet.
		if now.is_zero() {
			return idle;
		}
		let Some(era) = RunningEra::<T>::get() else {
			let issued = Self::allotted(Self::issues(), &BudgetInForce::<T>::get());
			let supply = Self::supply();
			RunningEra::<T>::put(Era { index: 0, started: now, supply, issued, halts: 0 });
			Self::deposit_event(Event::Begun { at: now });
			return idle.saturating_add(T::DbWeight::get().reads_writes(3, 1));
		};
		let length = EraLength::<T>::get();
		let elapsed: u64 = now.saturating_sub(era.started).saturated_into();
		let Some(ended) = elapsed.checked_div(length.saturated_into()).filter(|ended| *ended > 0)
		else {
			return idle;
		};
		let pools = Self::end_era(era, length, ended);
		// Reading the clock costs less in a benchmark.
		T::WeightInfo::end_era(pools)
			.saturating_add(T::Finals::weight())
			.saturating_add(T::DbWeight::get().reads(1))
	}

	/// Ends `era`, after `ended` times its length: the chain was stalled for all but one of them.
	/// Returns the number of pools processed.
	fn end_era(era: EraOf<T>, length: MomentOf<T>, ended: u64) -> u32 {
		let next = era.index.saturating_add(1);
		// Eras keep to their grid. But an era that ends late must not leave the next one with
		// almost no time: stake added at the last moment would earn for a whole era.
		let now = Self::now();
		let passed = length.saturating_mul(ended.saturated_into());
		let on_grid = era.started.saturating_add(passed);
		let late = now.saturating_sub(on_grid);
		let started = if late.saturating_mul(LATE.into()) > length { now } else { on_grid };
		let before = Self::supply();
		// The clock advances first: whatever happens below, this era has ended.
		let mut running = Era { index: next, started, supply: before, ..era };
		RunningEra::<T>::put(running);

		let schedule = ScheduleInForce::<T>::get();
		let halt = Halt::<T>::get();
		let issuance = match (halt, schedule) {
			(None, Some(schedule)) => schedule.issues(before, T::MaxIssuance::get()),
			_ => Zero::zero(),
		};
		let budget = BudgetInForce::<T>::get();
		if halt.is_none() {
			running.issued = Self::allotted(issuance, &budget);
		}
		let braked = halt.is_some_and(|halt| !halt.voted);
		running.halts = running.halts.wrapping_shl(1) | u64::from(braked);
		let (ids, lost) = (PoolIds::<T>::get(), T::LostTime::lost());
		let expiry = Self::expiry(&running, length, lost);
		let mut minted = T::Balance::zero();
		let mut shares: Vec<(PoolId, u128, u128)> = Vec::new();
		let (mut owed_before, mut owed_after) = (T::Balance::zero(), T::Balance::zero());
		for id in &ids {
			let share: T::Balance = budget.share(*id).mul_floor(issuance.into()).into();
			match Pools::<T>::get(id) {
				Some(mut pool) => {
					owed_before = owed_before.saturating_add(pool.owed);
					let (given, again) =
						Self::fund(*id, &mut pool, era.index, share, (started, lost));
					minted = minted.saturating_add(given);
					if !given.is_zero() || !again.is_zero() {
						shares.push((*id, given.into(), again.into()));
					}
					Self::expire(*id, &mut pool, &expiry);
					Self::begin_pool(*id, &mut pool, next);
					owed_after = owed_after.saturating_add(pool.owed);
					Pools::<T>::insert(id, pool);
				}
				None => Self::unexpected(*id, UnexpectedKind::PoolMissing),
			}
		}
		update_owed::<TotalOwed<T>, _>(owed_before, owed_after);
		Self::begin_schedule(schedule, next);
		let after = Self::supply();
		running.supply = after;
		RunningEra::<T>::put(running);
		// Before minting, the supply changed by what was burned and what arrived; after it, only by
		// expired rewards that were burned.
		let expired = before.saturating_add(minted).saturating_sub(after);
		let record = EraRecord {
			issuance,
			minted,
			burned: era.supply.saturating_sub(before).saturating_add(expired),
			arrived: before.saturating_sub(era.supply),
			supply: after,
			skipped: ended.saturating_sub(1).saturated_into(),
		};
		Eras::<T>::insert(era.index, record);
		if let Some(old) = era.index.checked_sub(T::MaxHistory::get()) {
			Eras::<T>::remove(old);
		}
		Self::deposit_event(Event::EraEnded { era: era.index, record });
		let value = era_value(&Self::in_full(&record), &shares);
		T::Finals::fold(FinalKind::Era, era.index, value);
		Self::end_halt(halt, next);
		ids.len() as u32
	}

	/// A record as it is folded: in the widest numbers.
	fn in_full(record: &EraRecord<T::Balance>) -> EraRecord<u128> {
		EraRecord {
			issuance: record.issuance.into(),
			minted: record.minted.into(),
			burned: record.burned.into(),
			arrived: record.arrived.into(),
			supply: record.supply.into(),
			skipped: record.skipped,
		}
	}

	/// Advances the schedule and the budget to era `next`.
	fn begin_schedule(schedule: Option<IssuanceSchedule<T::Balance>>, next: EraIndex) {
		match NextParams::<T>::get() {
			Some((from, params)) if from <= next => {
				ScheduleInForce::<T>::put(IssuanceSchedule::new(params, next));
				NextParams::<T>::kill();
			}
			_ => {
				if let Some(schedule) = schedule {
					ScheduleInForce::<T>::put(schedule.after(next.saturating_sub(1)));
				}
			}
		}
		if let Some((from, budget)) = NextBudget::<T>::get() {
			if from <= next {
				BudgetInForce::<T>::put(budget);
				NextBudget::<T>::kill();
			}
		}
	}

	/// Puts what was decided about a pool in force if it is due in era `next`.
	fn begin_pool(id: PoolId, pool: &mut PoolOf<T>, next: EraIndex) {
		pool.advance(next);
		if !matches!(pool.books, Books::Contribution { scores: Scores::Reporters, .. }) {
			return;
		}
		if let Some((from, reporting)) = NextReporters::<T>::get(id) {
			if from <= next {
				Reporters::<T>::insert(id, reporting);
				NextReporters::<T>::remove(id);
			}
		}
	}

	/// What decides about the expiry of rewards when `era` begins, or within it. So far `lost` has
	/// been lost to claims.
	pub(crate) fn expiry(era: &EraOf<T>, length: MomentOf<T>, lost: MomentOf<T>) -> Expiry {
		Expiry {
			era: era.index,
			begins: era.started.saturated_into(),
			length: length.saturated_into(),
			lost: lost.saturated_into(),
			depth: Self::history_depth(),
		}
	}

	/// Mints at most `share` for `pool`, its part of the era that ended. Returns what was minted, and
	/// the expired rewards that are shared with it. The next era begins at the time `at`, when so much
	/// had been lost to claims.
	fn fund(
		id: PoolId,
		pool: &mut PoolOf<T>,
		ended: EraIndex,
		share: T::Balance,
		at: (MomentOf<T>, MomentOf<T>),
	) -> (T::Balance, T::Balance) {
		let pot = Self::pot(id);
		let mut recycled_now = T::Balance::zero();
		let minted = match &mut pool.books {
			Books::Account { to } => Self::mint(id, to, share),
			Books::Stake { active, pending, joining, per_share, roundings, .. } => {
				let mut minted = T::Balance::zero();
				// Without stake there is nobody to pay, and the share is not minted.
				if !share.is_zero() && !active.is_zero() {
					match per_share.after(share.into(), (*active).into()) {
						Some(after) => {
							minted = Self::mint(id, &pot, share);
							if !minted.is_zero() {
								*per_share = after;
								*roundings = roundings.saturating_add(1);
							}
						}
						None => Self::unexpected(id, UnexpectedKind::Overflow),
					}
				}
				if *joining > 0 {
					let snapshot = Snapshot { per_share: *per_share, needed: *joining };
					Snapshots::<T>::insert(id, ended, snapshot);
				}
				// Cannot overflow: all of it is held, and so part of the asset's supply.
				*active = active.saturating_add(*pending);
				*pending = Zero::zero();
				*joining = 0;
				minted
			}
			Books::Contribution { scores, score, recycled, .. } => {
				let mut minted = T::Balance::zero();
				if *score > 0 {
					// Activity never earns more than the burned part of its fees.
					let most: T::Balance = match scores {
						Scores::Activity => (*score).into(),
						Scores::Authors | Scores::Reporters => share.saturating_add(*recycled),
					};
					let again = (*recycled).min(most);
					minted = Self::mint(id, &pot, share.min(most.saturating_sub(again)));
					let reward = minted.saturating_add(again);
					if !reward.is_zero() {
						*recycled = recycled.saturating_sub(again);
						recycled_now = again;
						let reward = EraReward {
							reward,
							score: *score,
							settled: Zero::zero(),
							claims: 0,
							ended: at.0,
							lost: at.1,
						};
						EraRewards::<T>::insert(id, ended, reward);
					}
				}
				*score = 0;
				minted
			}
		};
		if !matches!(pool.books, Books::Account { .. }) {
			pool.owed = pool.owed.saturating_add(minted);
		}
		if !minted.is_zero() || !recycled_now.is_zero() {
			Self::deposit_event(Event::PoolFunded {
				pool: id,
				era: ended,
				minted,
				recycled: recycled_now,
			});
		}
		(minted, recycled_now)
	}

	/// Mints `amount` for a pool, or nothing. Returns what was minted.
	fn mint(id: PoolId, to: &T::AccountId, amount: T::Balance) -> T::Balance {
		if amount.is_zero() {
			return amount;
		}
		match T::Assets::mint_into(T::NativeAsset::get(), to, amount) {
			Ok(minted) => minted,
			Err(_) => {
				Self::unexpected(id, UnexpectedKind::NotMinted);
				Zero::zero()
			}
		}
	}

	/// Expires rewards that were not claimed within the history before the era that begins.
	fn expire(id: PoolId, pool: &mut PoolOf<T>, expiry: &Expiry) {
		let Books::Contribution { unclaimed, oldest, recycled, .. } = &mut pool.books else {
			return;
		};
		for _ in 0..EXPIRE_AT_ONCE {
			let era = *oldest;
			if expiry.era.saturating_sub(era) <= expiry.depth {
				return;
			}
			let Some(reward) = EraRewards::<T>::get(id, era) else {
				*oldest = era.saturating_add(1);
				continue;
			};
			let (ended, lost) = (reward.ended.saturated_into(), reward.lost.saturated_into());
			if expiry.eras_left(era, ended, lost) > 0 {
				return;
			}
			EraRewards::<T>::remove(id, era);
			*oldest = era.saturating_add(1);
			let amount = reward.left();
			if amount.is_zero() {
				continue;
			}
			let burned = *unclaimed == Unclaimed::Burn && Self::burn(id, amount);
			if burned {
				pool.owed = pool.owed.saturating_sub(amount);
			} else {
				*recycled = recycled.saturating_add(amount);
			}
			Self::deposit_event(Event::RewardsExpired { pool: id, era, amount, burned });
		}
	}

	/// Burns `amount` from a pot. Returns `false`, and changes nothing, if that fails.
	fn burn(id: PoolId, amount: T::Balance) -> bool {
		let burned = T::Assets::burn_from(
			T::NativeAsset::get(),
			&Self::pot(id),
			amount,
			Preservation::Preserve,
			Precision::Exact,
			Fortitude::Polite,
		);
		if burned.is_err() {
			Self::unexpected(id, UnexpectedKind::NotBurned);
		}
		burned.is_ok()
	}

	fn unexpected(pool: PoolId, kind: UnexpectedKind) {
		Self::deposit_event(Event::Unexpected { pool, kind });
	}
}
