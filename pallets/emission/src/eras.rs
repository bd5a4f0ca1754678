//! The clock, and what happens when an era ends: minting, sharing out, expiring.

use super::*;
use distribution_primitives::emission::{Scores, Unclaimed};
use polkadot_sdk::{
	frame_support::traits::tokens::{Fortitude, Precision, Preservation},
	sp_runtime::traits::{SaturatedConversion, Saturating, Zero},
};

/// An era that ends later than this part of its length begins the next one at that time.
const LATE: u32 = 10;
/// Most eras whose rewards expire at the end of one, per pool: two, so that a shorter history is reached
/// in time.
const EXPIRE_AT_ONCE: u32 = 2;

impl<T: Config> Pallet<T> {
	/// Ends the running era if its time is over. Returns the weight used.
	pub(crate) fn tick() -> Weight {
		let now = Self::now();
		let idle = T::WeightInfo::on_initialize().saturating_add(T::DbWeight::get().reads(1));
		// A chain that has just begun does not know the time yet.
		if now.is_zero() {
			return idle;
		}
		let Some(era) = RunningEra::<T>::get() else {
			RunningEra::<T>::put(Era { index: 0, started: now, supply: Self::supply() });
			Self::deposit_event(Event::Begun { at: now });
			return idle.saturating_add(T::DbWeight::get().reads_writes(1, 1));
		};
		let length = EraLength::<T>::get();
		let elapsed: u64 = now.saturating_sub(era.started).saturated_into();
		let Some(ended) = elapsed.checked_div(length.saturated_into()).filter(|ended| *ended > 0)
		else {
			return idle;
		};
		let pools = Self::end_era(era, length, ended);
		// The clock of a benchmark is read with less.
		T::WeightInfo::end_era(pools).saturating_add(T::DbWeight::get().reads(1))
	}

	/// Ends `era`, of which `ended` lengths have passed: the chain stood still for all but one. Returns the
	/// number of pools looked at.
	fn end_era(era: EraOf<T>, length: MomentOf<T>, ended: u64) -> u32 {
		let next = era.index.saturating_add(1);
		// Eras keep to their grid. But one that is long over when the chain notices must not leave the next one
		// with next to no time: stake of the last moment would earn a whole era.
		let now = Self::now();
		let passed = length.saturating_mul(ended.saturated_into());
		let on_grid = era.started.saturating_add(passed);
		let late = now.saturating_sub(on_grid);
		let started = if late.saturating_mul(LATE.into()) > length { now } else { on_grid };
		let before = Self::supply();
		// The clock goes first: whatever happens below, this era has ended.
		let mut running = Era { index: next, started, supply: before };
		RunningEra::<T>::put(running);

		let schedule = InForce::<T>::get();
		let halted = Halt::<T>::get();
		let issuance = match schedule {
			Some(schedule) if !halted => schedule.issues(before, T::MaxIssuance::get()),
			_ => Zero::zero(),
		};
		let budget = BudgetInForce::<T>::get();
		let ids = PoolIds::<T>::get();
		let mut minted = T::Balance::zero();
		for id in &ids {
			let share: T::Balance = budget.share(*id).mul_floor(issuance.into()).into();
			match Pools::<T>::get(id) {
				Some(mut pool) => {
					minted = minted.saturating_add(Self::fund(*id, &mut pool, era.index, share));
					Self::expire(*id, &mut pool, next);
					Pools::<T>::insert(id, pool);
				}
				None => Self::unexpected(*id, UnexpectedKind::PoolMissing),
			}
		}
		Self::begin_schedule(schedule, next);

		let after = Self::supply();
		running.supply = after;
		RunningEra::<T>::put(running);
		// Before it was minted to, the supply moved by what was burned and what arrived; after, only by what
		// expired and was burned.
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
		ids.len() as u32
	}

	/// Moves the schedule and the budget on to era `next`.
	fn begin_schedule(schedule: Option<Schedule<T::Balance>>, next: EraIndex) {
		match NextEmission::<T>::get() {
			Some((from, params)) if from <= next => {
				InForce::<T>::put(Schedule::new(params, next));
				NextEmission::<T>::kill();
			}
			_ => {
				if let Some(schedule) = schedule {
					InForce::<T>::put(schedule.after(next.saturating_sub(1)));
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

	/// Gives `pool` its `share` of the era that ended, at most. Returns what was minted.
	fn fund(id: PoolId, pool: &mut PoolOf<T>, ended: EraIndex, share: T::Balance) -> T::Balance {
		let pot = Self::pot(id);
		let mut recycled_now = T::Balance::zero();
		let minted = match &mut pool.books {
			Books::Account { to } => Self::mint(id, to, share),
			Books::Stake { active, pending, joining, per_share, .. } => {
				let mut minted = T::Balance::zero();
				// Without stake there is nobody to pay, and the share is not minted.
				if !share.is_zero() && !active.is_zero() {
					match per_share.after(share.into(), (*active).into()) {
						Some(after) => {
							minted = Self::mint(id, &pot, share);
							if !minted.is_zero() {
								*per_share = after;
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
					// Activity never earns more than was burned of the fees it paid.
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
						let reward = EraReward { reward, score: *score, settled: Zero::zero() };
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
		minted
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

	/// Takes back what nobody claimed within the history before era `next`.
	fn expire(id: PoolId, pool: &mut PoolOf<T>, next: EraIndex) {
		let Books::Contribution { unclaimed, oldest, recycled, .. } = &mut pool.books else {
			return;
		};
		for _ in 0..EXPIRE_AT_ONCE {
			if next.saturating_sub(*oldest) <= Self::history_depth() {
				return;
			}
			let era = *oldest;
			*oldest = oldest.saturating_add(1);
			let Some(reward) = EraRewards::<T>::take(id, era) else { continue };
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

	/// Burns `amount` out of a pot. `false`, and nothing changed, if that fails.
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
