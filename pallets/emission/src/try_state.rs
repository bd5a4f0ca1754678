//! The invariants of emission, one function each. All that is found is reported together. The
//! numbers refer to the guarantees in `docs/design.md`.

use super::*;
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use distribution_primitives::emission::Scores;
use pallet_distribution_common::Findings;
use polkadot_sdk::{
	frame_support::traits::{
		fungibles::InspectHold,
		tokens::{Fortitude, Preservation},
	},
	sp_runtime::{
		traits::{Saturating, Zero},
		TryRuntimeError,
	},
};

/// What the records say about the reward of an era.
struct Shared<Reward, Balance> {
	/// The reward.
	reward: Reward,
	/// Sum of the scores that have not been settled.
	scores: u128,
	/// Sum of what they can claim, in the native token's smallest unit.
	parts: Balance,
	/// Number of such scores.
	count: u32,
}

impl<T: Config> Pallet<T> {
	/// Checks every invariant.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut all = Findings::new();
		let found = &mut all;
		for (id, pool) in Pools::<T>::iter() {
			Self::pot_covers_what_is_owed(id, &pool, found);
			Self::pool_is_sound(id, &pool, found);
			Self::stakes_add_up(id, &pool, found);
			Self::scores_add_up(id, &pool, found);
		}
		Self::total_owed_is_what_pools_owe(found);
		Self::what_is_staked_is_held(found);
		Self::deposits_are_held(found);
		Self::params_are_within_bounds(found);
		Self::budgets_are_valid(found);
		Self::eras_are_within_their_issuance(found);
		Self::halts_end(found);
		Self::pools_are_listed(found);
		Self::reporters_are_sound(found);
		Self::every_record_belongs_to_a_pool(found);
		all.report()
	}

	/// Guarantee 4: a pot holds what its pool owes, and stays alive. It may hold more: anyone can
	/// send tokens to it.
	fn pot_covers_what_is_owed(id: PoolId, pool: &PoolOf<T>, found: &mut Findings) {
		let payable = T::Assets::reducible_balance(
			T::NativeAsset::get(),
			&Self::pot(id),
			Preservation::Preserve,
			Fortitude::Polite,
		);
		found.check(payable >= pool.owed, "pot below what is owed");
	}

	/// What holds for a pool whatever it rewards.
	fn pool_is_sound(id: PoolId, pool: &PoolOf<T>, found: &mut Findings) {
		found.check(id < NextPoolId::<T>::get(), "pool with a number not given yet");
		let era = Self::current_era();
		let next = pool.next_requirement.as_ref();
		let supported = T::Compliance::supports(&pool.requirement)
			&& next.is_none_or(|(_, requirement)| T::Compliance::supports(requirement));
		found.check(supported, "requirement nobody can check");
		// Eras do not look at pools that are not listed: theirs is in force when it is read.
		let listed = PoolIds::<T>::get().contains(&id);
		let waits = next.is_none_or(|(from, _)| *from > era);
		found.check(waits || !listed, "requirement that should be in force");
		if let Books::Account { to } = &pool.books {
			found.check(pool.members == 0 && pool.owed.is_zero(), "an account pool owes nothing");
			found.check(!Self::is_pot(to), "a pool pays into a pot");
		}
	}

	/// Guarantee 4, stake pools: the books agree with the stakes, and all stakes together can claim
	/// what is owed, but for less than one unit per rounding.
	fn stakes_add_up(id: PoolId, pool: &PoolOf<T>, found: &mut Findings) {
		let Books::Stake { active, pending, joining, per_share, roundings, .. } = &pool.books
		else {
			return;
		};
		let era = Self::current_era();
		let (mut counted, mut waiting, mut claims) =
			(T::Balance::zero(), T::Balance::zero(), T::Balance::zero());
		let (mut members, mut joiners) = (0u32, 0u32);
		let mut added = BTreeMap::<EraIndex, u32>::new();
		for (_, stake) in StakeRecords::<T>::iter_prefix(id) {
			members = members.saturating_add(1);
			counted = counted.saturating_add(stake.active);
			let promoted = Self::promotion(id, &stake);
			if !stake.pending.is_zero() {
				let count = added.entry(stake.added).or_default();
				*count = count.saturating_add(1);
				if promoted.is_some() {
					counted = counted.saturating_add(stake.pending);
				} else {
					found.check(stake.added == era, "stake that should count lacks its snapshot");
					waiting = waiting.saturating_add(stake.pending);
					joiners = joiners.saturating_add(1);
				}
			}
			match stake.earned_until(per_share, promoted.as_ref()) {
				Some(earned) => claims = claims.saturating_add(earned),
				None => found.add("rewards of a stake overflow"),
			}
		}
		found.check(counted == *active, "stake that counts differs from its sum");
		found.check(waiting == *pending, "stake to come differs from its sum");
		found.check(joiners == *joining, "joining accounts differ from their count");
		found.check(members == pool.members, "members differ from their count");
		found.check(claims <= pool.owed, "stakes can claim more than is owed");
		let rest: u128 = pool.owed.saturating_sub(claims).into();
		let lost = u128::from(*roundings).saturating_add(members.into());
		found.check(rest <= lost, "more is left of stake rewards than rounding leaves");
		for (ended, snapshot) in Snapshots::<T>::iter_prefix(id) {
			let needed = added.get(&ended).copied().unwrap_or_default();
			found.check(needed == snapshot.needed, "snapshot needed by others than it says");
			found.check(snapshot.needed > 0, "snapshot that nobody needs");
			found.check(ended < era, "snapshot of an era that has not ended");
			found.check(snapshot.per_share <= *per_share, "snapshot ahead of the pool");
		}
	}

	/// Guarantee 4, contribution pools: what is owed is the sum of what is not settled, what is
	/// settled and not paid, and what will be shared again; and all that is not settled can be
	/// claimed, but for less than one unit per account.
	fn scores_add_up(id: PoolId, pool: &PoolOf<T>, found: &mut Findings) {
		let Books::Contribution { scores: source, score, oldest, recycled, .. } = &pool.books
		else {
			return;
		};
		let era = Self::current_era();
		let mut owed = *recycled;
		let mut rewards = BTreeMap::new();
		for (ended, reward) in EraRewards::<T>::iter_prefix(id) {
			owed = owed.saturating_add(reward.left());
			let shared = Shared { reward, scores: 0, parts: T::Balance::zero(), count: 0 };
			rewards.insert(ended, shared);
		}
		let (mut members, mut running) = (0u32, 0u128);
		for (who, record) in Contributors::<T>::iter_prefix(id) {
			members = members.saturating_add(1);
			running = running.saturating_add(record.score(era));
			owed = owed.saturating_add(record.earned);
			for (scored, score) in &record.scores {
				if let Some(shared) = rewards.get_mut(scored) {
					shared.scores = shared.scores.saturating_add(*score);
					shared.parts = shared.parts.saturating_add(shared.reward.of(*score));
					shared.count = shared.count.saturating_add(1);
				}
			}
			let eras: Vec<_> = record.scores.iter().map(|(scored, _)| *scored).collect();
			let ordered = eras.windows(2).all(|pair| pair.first() < pair.last());
			found.check(ordered, "eras out of order");
			found.check(eras.iter().all(|scored| *scored <= era), "score of an era to come");
			let depositor = record.deposit.as_ref().map(|(depositor, _)| depositor);
			found
				.check(depositor.is_some() || *source == Scores::Authors, "record without deposit");
			found.check(
				!record.enrolled || depositor == Some(&who),
				"enrolled account does not pay for its record",
			);
		}
		for (ended, shared) in rewards {
			let Shared { reward, scores, parts, count } = shared;
			found.check(reward.settled <= reward.reward, "settled more than the reward");
			let claimable = ended >= *oldest && ended < era;
			found.check(claimable, "reward of an era that is not claimable");
			found.check(scores <= reward.score, "scores exceed their sum");
			let rest: u128 = reward.left().saturating_sub(parts).into();
			let lost = u128::from(reward.claims).saturating_add(count.into());
			found.check(rest <= lost, "more is left of a reward than rounding leaves");
		}
		found.check(*oldest <= era, "rewards have expired that nobody earned yet");
		found.check(running == *score, "scores of the running era differ from their sum");
		found.check(members == pool.members, "members differ from their count");
		found.check(owed == pool.owed, "owed differs from its parts");
	}

	/// What is not counted where support is measured is what pools owe. What others send to a pot is
	/// in neither.
	fn total_owed_is_what_pools_owe(found: &mut Findings) {
		let owed = Pools::<T>::iter_values()
			.fold(T::Balance::zero(), |sum, pool| sum.saturating_add(pool.owed));
		found.check(owed == TotalOwed::<T>::get(), "total owed differs from what pools owe");
	}

	/// Stake is held in its owner's account, and nothing else is held for this reason.
	fn what_is_staked_is_held(found: &mut Findings) {
		// By asset and account, encoded because assets have no order.
		let mut staked = BTreeMap::<Vec<u8>, (T::AssetKind, T::AccountId, T::Balance)>::new();
		for (id, who, stake) in StakeRecords::<T>::iter() {
			let Some(Books::Stake { asset, .. }) = Pools::<T>::get(id).map(|pool| pool.books)
			else {
				found.add("stake in no stake pool");
				continue;
			};
			let entry = staked
				.entry((&asset, &who).encode())
				.or_insert_with(|| (asset, who, T::Balance::zero()));
			entry.2 = entry.2.saturating_add(stake.active).saturating_add(stake.pending);
		}
		for (asset, who, sum) in staked.into_values() {
			let held = T::Stakes::balance_on_hold(asset, &HoldReason::Stake.into(), &who);
			found.check(held >= sum, "stake that is not held");
			found.check(held <= sum, "more is held than staked");
		}
	}

	/// Guarantee 8: what is held for records is what was put down for them.
	fn deposits_are_held(found: &mut Findings) {
		let mut put_down = BTreeMap::<T::AccountId, T::Balance>::new();
		let mut count = |who: T::AccountId, deposit: &T::RecordDeposit| {
			// A deposit does not tell what it holds, but that comes first in its encoding.
			let amount = T::Balance::decode(&mut deposit.encode().as_slice()).unwrap_or_default();
			let sum = put_down.entry(who).or_default();
			*sum = sum.saturating_add(amount);
		};
		for (_, who, stake) in StakeRecords::<T>::iter() {
			count(who, &stake.deposit);
		}
		for record in Contributors::<T>::iter_values() {
			if let Some((depositor, deposit)) = record.deposit {
				count(depositor, &deposit);
			}
		}
		for (who, sum) in put_down {
			let reason = HoldReason::RecordDeposit.into();
			let held = T::Stakes::balance_on_hold(T::NativeAsset::get(), &reason, &who);
			found.check(held == sum, "deposits differ from what is held for them");
		}
	}

	/// Guarantee 6: the parameters in force and those to come would pass a vote.
	fn params_are_within_bounds(found: &mut Findings) {
		let era = Self::current_era();
		let long_enough = EraLength::<T>::get() >= T::MinEraLength::get();
		found.check(long_enough, "eras are too short");
		let (in_force, next) = (ScheduleInForce::<T>::get(), NextParams::<T>::get());
		let to_come = next.map(|(_, params)| params);
		for params in in_force.map(|schedule| schedule.params).into_iter().chain(to_come) {
			found.check(params.floor <= params.issuance, "floor above the issuance");
			found.check(params.decay_period > 0, "decay period of zero");
			let within = params.max_supply <= T::MaxSupply::get();
			found.check(within, "largest supply above the bound");
		}
		if let Some(schedule) = in_force {
			let decayed = schedule.issuance <= schedule.params.issuance;
			found.check(decayed, "schedule above its own issuance");
			found.check(schedule.since <= era, "schedule of an era to come is in force");
		}
		let waits = next.is_none_or(|(from, _)| from > era);
		found.check(waits, "parameters that should be in force");
	}

	/// Guarantee 6: the budgets in force and to come add up, and name pools that can have a share.
	fn budgets_are_valid(found: &mut Findings) {
		let next = NextBudget::<T>::get();
		let waits = next.as_ref().is_none_or(|(from, _)| *from > Self::current_era());
		found.check(waits, "budget that should be in force");
		let next = next.map(|(_, budget)| budget);
		let budgets = [BudgetInForce::<T>::get()].into_iter().chain(next);
		for budget in budgets.filter(|budget| !budget.0.is_empty()) {
			found.check(budget.is_valid(), "shares do not sum to 100 %");
			for (id, _) in &budget.0 {
				match Pools::<T>::get(id) {
					Some(pool) => found.check(!pool.retired, "budget names a retired pool"),
					None => found.add("budget names a pool that is not there"),
				}
			}
		}
	}

	/// Guarantee 5: no era minted more than its issuance, issued more than its parameters say, or
	/// minted beyond the maximum supply. The parameters of eras before those in force are gone.
	fn eras_are_within_their_issuance(found: &mut Findings) {
		let (era, in_force) = (Self::current_era(), ScheduleInForce::<T>::get());
		for (ended, record) in Eras::<T>::iter() {
			found.check(ended < era, "record of an era that has not ended");
			let kept = era.saturating_sub(ended) <= T::MaxHistory::get();
			found.check(kept, "record of an era that is kept too long");
			let within = record.minted <= record.issuance;
			found.check(within, "an era minted more than its issuance");
			let minted = !record.minted.is_zero();
			let within = !minted || record.supply <= T::MaxSupply::get();
			found.check(within, "minted beyond the largest supply");
			let since = in_force.filter(|schedule| ended >= schedule.since);
			let Some(IssuanceSchedule { params, .. }) = since else { continue };
			let within = record.issuance <= params.issuance;
			found.check(within, "an era issued more than was voted");
			let within = !minted || record.supply <= params.max_supply;
			found.check(within, "minted beyond the largest supply that was voted");
		}
	}

	/// Halts end, and the brake has not taken more than its part.
	fn halts_end(found: &mut Findings) {
		let (most, window) = (T::MaxHalt::get(), T::HaltWindow::get());
		if let Some(era) = RunningEra::<T>::get() {
			found.check(era.halted(window) <= most, "the brake has halted too many eras");
		}
		if let Some(halt) = Halt::<T>::get() {
			let era = Self::current_era();
			found.check(halt.since <= era, "halt that has not begun");
			found.check(halt.until > era, "halt that should be over");
			let longest = if halt.voted { window } else { most };
			let ends = halt.until.saturating_sub(era) <= longest;
			found.check(ends, "halt that is too long");
		}
	}

	/// Listed pools are there, and pools that members can join are listed, those for authors and
	/// activity once each.
	fn pools_are_listed(found: &mut Findings) {
		let listed = PoolIds::<T>::get();
		let ids: BTreeSet<PoolId> = listed.iter().copied().collect();
		found.check(ids.len() == listed.len(), "a pool is listed twice");
		let there = ids.iter().all(Pools::<T>::contains_key);
		found.check(there, "a pool is listed but missing");
		let (mut authors, mut activity) = (Vec::new(), Vec::new());
		for (id, pool) in Pools::<T>::iter().filter(|(_, pool)| !pool.retired) {
			found.check(ids.contains(&id), "pool that is not listed");
			match pool.books {
				Books::Contribution { scores: Scores::Authors, .. } => authors.push(id),
				Books::Contribution { scores: Scores::Activity, .. } => activity.push(id),
				_ => {}
			}
		}
		let only = |pool: Option<PoolId>| pool.into_iter().collect::<Vec<_>>();
		found.check(authors == only(AuthorPool::<T>::get()), "blocks score in another pool");
		found.check(activity == only(ActivityPool::<T>::get()), "fees score in another pool");
	}

	/// Reporters belong to a pool that they can report to, each once and within its allowance.
	fn reporters_are_sound(found: &mut Findings) {
		let era = Self::current_era();
		let mut check = |id: PoolId, reporting: &ReportingOf<T>| {
			let reported = Pools::<T>::get(id).is_some_and(|pool| {
				let by =
					matches!(pool.books, Books::Contribution { scores: Scores::Reporters, .. });
				by && !pool.retired
			});
			found.check(reported, "reporters of no pool that has reporters");
			let all = &reporting.reporters;
			let names: BTreeSet<_> = all.iter().map(|reporter| &reporter.who).collect();
			found.check(names.len() == all.len(), "a reporter is named twice");
			let within = all.iter().all(|reporter| reporter.reported <= reporting.allowance);
			found.check(within, "a reporter has reported more than its allowance");
			let past = all.iter().all(|reporter| reporter.era <= era);
			found.check(past, "a reporter has reported in an era to come");
		};
		for (id, reporting) in Reporters::<T>::iter() {
			check(id, &reporting);
		}
		let mut due = false;
		for (id, (from, reporting)) in NextReporters::<T>::iter() {
			check(id, &reporting);
			due |= from <= era;
		}
		found.check(!due, "reporters that should be in force");
	}

	/// Guarantee 8: no record is in state without its pool.
	fn every_record_belongs_to_a_pool(found: &mut Findings) {
		let known = |id: PoolId| Pools::<T>::contains_key(id);
		found.check(StakeRecords::<T>::iter_keys().all(|(id, _)| known(id)), "stake without pool");
		found.check(Snapshots::<T>::iter_keys().all(|(id, _)| known(id)), "snapshot without pool");
		found.check(Contributors::<T>::iter_keys().all(|(id, _)| known(id)), "scores without pool");
		found.check(EraRewards::<T>::iter_keys().all(|(id, _)| known(id)), "reward without pool");
	}
}
