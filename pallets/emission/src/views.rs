//! What clients read, through the runtime API.

use super::*;
use alloc::vec::Vec;
use distribution_primitives::{
	emission::{EmissionInfo, EraPreview, Expiring, PoolInfo, RewardInfo},
	PotOf, Solvency,
};
use polkadot_sdk::{
	frame_support::traits::tokens::{Fortitude, Preservation},
	sp_runtime::traits::{SaturatedConversion, Saturating, Zero},
};

/// Maximum number of ended eras in one answer.
const ENDED_ERAS: u32 = 10;
/// Maximum number of pools in one answer, besides those that are listed.
const MAX_POOLS_SHOWN: u16 = 256;
/// Maximum number of eras in one preview.
const MAX_PREVIEW: u32 = 1_000;

/// A pool of this pallet as clients see it.
pub type PoolInfoOf<T> = PoolInfo<
	<T as frame_system::Config>::AccountId,
	<T as Config>::AssetKind,
	<T as Config>::Balance,
>;
/// A pot of this pallet.
pub type SolvencyOf<T> = Solvency<
	<T as frame_system::Config>::AccountId,
	<T as Config>::AssetKind,
	<T as Config>::Balance,
>;

impl<T: Config> Pallet<T> {
	/// The clock, the parameters in force and pending, and the last eras.
	pub fn emission() -> EmissionInfo<T::Balance, MomentOf<T>> {
		let running = RunningEra::<T>::get();
		let era = Self::current_era();
		let halt = Halt::<T>::get();
		let issues = if halt.is_some() { Zero::zero() } else { Self::issues() };
		let (lowest, highest) = Self::vote_range();
		EmissionInfo {
			era,
			started: running.map(|running| running.started),
			era_length: EraLength::<T>::get(),
			halt,
			halts_left: Self::halts_left(),
			supply: Self::supply(),
			schedule: ScheduleInForce::<T>::get(),
			issues,
			bound: Self::issuance_bound(),
			lowest,
			highest,
			next: NextParams::<T>::get(),
			budget: BudgetInForce::<T>::get(),
			next_budget: NextBudget::<T>::get(),
			ended: (era.saturating_sub(ENDED_ERAS)..era)
				.rev()
				.filter_map(|ended| Some((ended, Eras::<T>::get(ended)?)))
				.collect(),
			history_depth: Self::history_depth(),
		}
	}

	/// The most that an era could issue now under any vote, in the native token's smallest unit.
	pub fn issuance_bound() -> T::Balance {
		T::MaxIssuance::get().mul_floor(Self::supply().into()).into()
	}

	/// The running era and those after it, `eras` in all (at most 1,000): what they issue if only
	/// the changes already decided take effect, a halt ends when it does by itself, nothing is
	/// burned, and every pool has members.
	pub fn preview_emission(eras: u32) -> Vec<EraPreview<T::Balance>> {
		let mut schedule = ScheduleInForce::<T>::get();
		let mut budget = BudgetInForce::<T>::get();
		let (next, next_budget) = (NextParams::<T>::get(), NextBudget::<T>::get());
		let (mut supply, first) = (Self::supply(), Self::current_era());
		let halt = Halt::<T>::get();
		let mut preview = Vec::new();
		for era in first..first.saturating_add(eras.min(MAX_PREVIEW)) {
			if era > first {
				// In the same order as at the end of an era.
				schedule = match next {
					Some((from, params)) if from == era => Some(IssuanceSchedule::new(params, era)),
					_ => schedule.map(|schedule| schedule.after(era.saturating_sub(1))),
				};
				match &next_budget {
					Some((from, to_come)) if *from == era => budget = to_come.clone(),
					_ => {}
				}
			}
			let halted = halt.is_some_and(|halt| era < halt.until);
			let issuance = match schedule {
				Some(schedule) if !halted => schedule.issues(supply, T::MaxIssuance::get()),
				_ => Zero::zero(),
			};
			let pools: Vec<(PoolId, T::Balance)> = budget
				.0
				.iter()
				.map(|(id, share)| (*id, share.mul_floor(issuance.into()).into()))
				.collect();
			for (_, share) in &pools {
				supply = supply.saturating_add(*share);
			}
			preview.push(EraPreview { era, issuance, pools, supply });
		}
		preview
	}

	/// The ids that clients are told of, in ascending order: those of the listed pools, and the last
	/// 256 that were given. There may be none of such a number any more.
	fn shown_pools() -> Vec<PoolId> {
		let next = NextPoolId::<T>::get();
		let newest = next.saturating_sub(MAX_POOLS_SHOWN)..next;
		let mut ids: Vec<PoolId> = PoolIds::<T>::get().into_iter().chain(newest).collect();
		ids.sort_unstable();
		ids.dedup();
		ids
	}

	/// All listed pools, and those not removed yet of the last 256 that were created.
	pub fn pools() -> Vec<PoolInfoOf<T>> {
		let budget = BudgetInForce::<T>::get();
		let pool = |id: PoolId| {
			let pool = Self::pool(id).ok()?;
			let reporting = Reporters::<T>::get(id);
			let names = |reporting: ReportingOf<T>| {
				reporting.reporters.into_iter().map(|reporter| reporter.who).collect::<Vec<_>>()
			};
			let (total, pending) = match &pool.books {
				Books::Stake { active, pending, .. } => (*active, *pending),
				Books::Contribution { score, .. } => ((*score).into(), Zero::zero()),
				Books::Account { .. } => (Zero::zero(), Zero::zero()),
			};
			Some(PoolInfo {
				id,
				kind: pool.books.kind(),
				requirement: pool.requirement,
				next_requirement: pool.next_requirement,
				retired: pool.retired,
				share: budget.share(id),
				pot: Self::pot(id),
				owed: pool.owed,
				members: pool.members,
				total,
				pending,
				allowance: reporting.as_ref().map_or(0, |reporting| reporting.allowance),
				reporters: reporting.map_or_else(Vec::new, names),
				next_reporters: NextReporters::<T>::get(id)
					.map(|(from, reporting)| (from, reporting.allowance, names(reporting))),
			})
		};
		Self::shown_pools().into_iter().filter_map(pool).collect()
	}

	/// The position of `who` in each of its pools, of those that [`Pallet::pools`] shows.
	pub fn rewards(who: &T::AccountId) -> Vec<RewardInfo<T::Balance, MomentOf<T>>> {
		let reward = |id: PoolId| {
			let pool = Pools::<T>::get(id)?;
			match &pool.books {
				Books::Stake { per_share, .. } => Self::stake_reward(id, who, per_share),
				Books::Contribution { .. } => Self::score_reward(id, who),
				Books::Account { .. } => None,
			}
		};
		Self::shown_pools().into_iter().filter_map(reward).collect()
	}

	fn stake_reward(
		id: PoolId,
		who: &T::AccountId,
		per_share: &PerShare,
	) -> Option<RewardInfo<T::Balance, MomentOf<T>>> {
		let stake = StakeRecords::<T>::get(id, who)?;
		let promoted = Self::promotion(id, &stake);
		let claimable = stake.earned_until(per_share, promoted.as_ref())?;
		let (earning, pending) = match promoted {
			Some(_) => (stake.active.saturating_add(stake.pending), Zero::zero()),
			None => (stake.active, stake.pending),
		};
		Some(RewardInfo { pool: id, earning, pending, claimable, expiring: None })
	}

	fn score_reward(id: PoolId, who: &T::AccountId) -> Option<RewardInfo<T::Balance, MomentOf<T>>> {
		let record = Contributors::<T>::get(id, who)?;
		let (era, mut claimable, mut expiring) = (Self::current_era(), record.earned, None);
		for (scored, score) in record.scores.iter().filter(|(scored, _)| *scored < era) {
			let Some(reward) = EraRewards::<T>::get(id, scored) else { continue };
			let amount = reward.of(*score).min(reward.left());
			claimable = claimable.saturating_add(amount);
			if expiring.is_none() && !amount.is_zero() {
				expiring =
					Some(Expiring { amount, era: *scored, at: Self::expires(*scored, &reward) });
			}
		}
		Some(RewardInfo {
			pool: id,
			earning: record.score(era).into(),
			pending: Zero::zero(),
			claimable,
			expiring,
		})
	}

	/// When `reward`, that of `era`, expires, if no era is skipped and no more time is lost before.
	fn expires(era: EraIndex, reward: &EraRewardOf<T>) -> MomentOf<T> {
		RunningEra::<T>::get().map_or(Zero::zero(), |running| {
			let length = EraLength::<T>::get();
			let expiry = Self::expiry(&running, length, T::LostTime::lost());
			let (ended, lost) = (reward.ended.saturated_into(), reward.lost.saturated_into());
			// What is over expires when the running era ends.
			let eras = expiry.eras_left(era, ended, lost).max(1);
			running.started.saturating_add(length.saturating_mul(eras.into()))
		})
	}

	/// The pot of each pool that [`Pallet::pools`] shows, and what it owes.
	pub fn solvency() -> Vec<SolvencyOf<T>> {
		let native = T::NativeAsset::get();
		let pot = |id: PoolId| {
			let pool = Pools::<T>::get(id)?;
			let pot = Self::pot(id);
			let payable = T::Assets::reducible_balance(
				native.clone(),
				&pot,
				Preservation::Preserve,
				Fortitude::Polite,
			);
			let of = PotOf::Pool(id);
			Some(Solvency { of, pot, asset: native.clone(), payable, owed: pool.owed })
		};
		Self::shown_pools().into_iter().filter_map(pot).collect()
	}
}
