//! Benchmarks. Each sets up the most expensive case of its call.

#![allow(
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects,
	missing_docs,
	reason = "no chain runs this: a panic fails a benchmark"
)]

mod setup;

use super::*;
use alloc::{vec, vec::Vec};
use distribution_primitives::emission::Scores;
use frame_benchmarking::v2::*;
use polkadot_sdk::{
	frame_benchmarking,
	frame_system::RawOrigin,
	sp_runtime::traits::{Saturating, Zero},
};
use setup::*;

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn on_initialize() {
		let now = MomentOf::<T>::from(7u32);
		T::BlockNumberProvider::set_block_number(now);
		let (supply, issued) = (Zero::zero(), Zero::zero());
		RunningEra::<T>::put(Era { index: 0, started: now, supply, issued, halts: 0 });
		#[block]
		{
			Pallet::<T>::tick();
		}
		assert_eq!(Pallet::<T>::current_era(), 0);
	}

	/// All pools are of the most expensive kind: rewards of two eras expire and are burned, and
	/// another requirement and other reporters come into force.
	#[benchmark]
	fn end_era(p: Linear<0, MAX_POOLS>) {
		empty::<T>();
		let era = 500;
		// So late that rewards of eras long ago expire.
		let length = EraLength::<T>::get();
		let started = length.saturating_mul((Pallet::<T>::history_depth() + 3).into());
		let (supply, issued) = (Pallet::<T>::supply(), Zero::zero());
		RunningEra::<T>::put(Era { index: era, started, supply, issued, halts: 0 });
		let over = started.saturating_add(length);
		T::BlockNumberProvider::set_block_number(over);
		let mut shares = Vec::new();
		let minimum = T::Assets::minimum_balance(T::NativeAsset::get());
		for n in 0..p {
			let id = pool::<T>(contribution::<T>(Scores::Reporters));
			let oldest = era - Pallet::<T>::history_depth() - 2;
			let mut owed = T::Balance::zero();
			for expired in oldest..oldest + 2 {
				EraRewards::<T>::insert(id, expired, reward::<T>(minimum, 1));
				owed = owed.saturating_add(minimum);
			}
			T::Assets::mint_into(T::NativeAsset::get(), &Pallet::<T>::pot(id), owed).unwrap();
			Pools::<T>::mutate(id, |pool| {
				let pool = pool.as_mut().unwrap();
				pool.owed = owed;
				pool.next_requirement = Some((era + 1, Requirement::default()));
				let Books::Contribution { score, oldest: first, .. } = &mut pool.books else {
					panic!()
				};
				(*score, *first) = (n.into(), oldest);
				*score += 1;
			});
			let reporter: T::AccountId = account("first", n, SEED);
			NextReporters::<T>::insert(id, (era + 1, reporting::<T>(&reporter)));
			shares.push((id, Perbill::from_percent(1)));
		}
		let budget = Budget(shares.try_into().unwrap());
		BudgetInForce::<T>::put(&budget);
		let next = era + 1;
		let params = params::<T>();
		ScheduleInForce::<T>::put(IssuanceSchedule::new(params, 0));
		NextParams::<T>::put((next, params));
		NextBudget::<T>::put((next, budget));
		if let Some(old) = era.checked_sub(T::MaxHistory::get()) {
			Eras::<T>::insert(old, EraRecord::default());
		}
		#[block]
		{
			Pallet::<T>::tick();
		}
		assert_eq!(Pallet::<T>::current_era(), next);
		let record = Eras::<T>::get(era).unwrap();
		assert_eq!(record.minted.is_zero(), p == 0);
		assert_eq!(record.burned.is_zero(), p == 0);
	}

	/// The record is full, so that its oldest era is settled.
	#[benchmark]
	fn note_block() {
		empty::<T>();
		let id = shared::<T>(pool::<T>(contribution::<T>(Scores::Authors)));
		let who = person::<T>();
		Pallet::<T>::note_block(&who);
		scored::<T>(id, &who, T::MaxHistory::get());
		#[block]
		{
			Pallet::<T>::note_block(&who);
		}
		let era = Pallet::<T>::current_era();
		assert_eq!(Contributors::<T>::get(id, who).unwrap().score(era), 1);
	}

	/// The record is full, so that its oldest era is settled.
	#[benchmark]
	fn note_fee() {
		empty::<T>();
		let id = shared::<T>(pool::<T>(contribution::<T>(Scores::Activity)));
		let who = person::<T>();
		Pallet::<T>::do_enroll(who.clone(), id).unwrap();
		scored::<T>(id, &who, T::MaxHistory::get());
		#[block]
		{
			Pallet::<T>::note_fee(&who, 5u128.into());
		}
		let era = Pallet::<T>::current_era();
		assert_eq!(Contributors::<T>::get(id, who).unwrap().score(era), 5);
	}

	#[benchmark]
	fn set_emission() {
		empty::<T>();
		let params = params::<T>();
		ScheduleInForce::<T>::put(IssuanceSchedule::new(params, 0));
		let origin = T::EmissionOrigin::try_successful_origin().unwrap();
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, params);
		assert_eq!(NextParams::<T>::get().unwrap().1, params);
	}

	#[benchmark]
	fn set_budget() {
		empty::<T>();
		let to = T::Treasury::get();
		let share = Perbill::from_rational(1, MAX_POOLS);
		let mut shares: Vec<_> = (0..MAX_POOLS)
			.map(|_| (pool::<T>(PoolKind::Account { to: to.clone() }), share))
			.collect();
		let rest = Perbill::one() - Perbill::from_parts(share.deconstruct() * MAX_POOLS);
		shares[0].1 = shares[0].1 + rest;
		let budget = Budget(shares.try_into().unwrap());
		let origin = T::EmissionOrigin::try_successful_origin().unwrap();
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, budget.clone());
		assert_eq!(NextBudget::<T>::get().unwrap().1, budget);
	}

	#[benchmark]
	fn halt() {
		empty::<T>();
		let origin = T::HaltOrigin::try_successful_origin().unwrap();
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin);
		assert!(Halt::<T>::exists());
	}

	#[benchmark]
	fn resume() {
		empty::<T>();
		Pallet::<T>::do_prolong_halt(2).unwrap();
		let origin = T::EmissionOrigin::try_successful_origin().unwrap();
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin);
		assert_eq!(Halt::<T>::get().unwrap().until, Pallet::<T>::current_era() + 1);
	}

	#[benchmark]
	fn prolong_halt() {
		empty::<T>();
		Pallet::<T>::do_halt().unwrap();
		let eras = T::HaltWindow::get();
		let origin = T::EmissionOrigin::try_successful_origin().unwrap();
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, eras);
		assert!(Halt::<T>::get().unwrap().voted);
	}

	#[benchmark]
	fn create_pool() {
		empty::<T>();
		for _ in 1..MAX_POOLS {
			pool::<T>(PoolKind::Account { to: T::Treasury::get() });
		}
		let id = NextPoolId::<T>::get();
		let asset = T::BenchmarkHelper::create_asset(&person::<T>());
		let origin = T::EmissionOrigin::try_successful_origin().unwrap();
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, PoolKind::Stake { asset }, Requirement::default());
		assert!(Pools::<T>::contains_key(id));
	}

	#[benchmark]
	fn update_pool() {
		empty::<T>();
		let id = pool::<T>(contribution::<T>(Scores::Authors));
		let origin = T::EmissionOrigin::try_successful_origin().unwrap();
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, Requirement::default());
		assert!(Pools::<T>::contains_key(id));
	}

	#[benchmark]
	fn retire_pool() {
		empty::<T>();
		let id = pool::<T>(contribution::<T>(Scores::Activity));
		let other = pool::<T>(contribution::<T>(Scores::Authors));
		let budget = Budget(vec![(other, Perbill::one())].try_into().unwrap());
		BudgetInForce::<T>::put(&budget);
		NextBudget::<T>::put((1_000, budget));
		let origin = T::EmissionOrigin::try_successful_origin().unwrap();
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id);
		assert!(Pools::<T>::get(id).unwrap().retired);
	}

	#[benchmark]
	fn remove_pool() {
		empty::<T>();
		let ids: Vec<_> =
			(0..MAX_POOLS).map(|_| pool::<T>(contribution::<T>(Scores::Reporters))).collect();
		Pallet::<T>::do_retire_pool(ids[0]).unwrap();
		let caller = person::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(caller), ids[0]);
		assert!(!Pools::<T>::contains_key(ids[0]));
	}

	#[benchmark]
	fn set_reporters() {
		empty::<T>();
		let id = pool::<T>(contribution::<T>(Scores::Reporters));
		let reporters: Vec<T::AccountId> =
			(0..T::MaxReporters::get()).map(|n| account("reporter", n, SEED)).collect();
		let origin = T::EmissionOrigin::try_successful_origin().unwrap();
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, BoundedVec::truncate_from(reporters.clone()), 7);
		let (_, reporting) = NextReporters::<T>::get(id).unwrap();
		assert_eq!(reporting.reporters.len(), reporters.len());
	}

	/// More stake of an asset other than the native one.
	#[benchmark]
	fn stake() {
		empty::<T>();
		let who = person::<T>();
		let id = settled::<T>(&who);
		let amount: T::Balance = 5u128.into();
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), id, amount);
		assert_eq!(StakeRecords::<T>::get(id, who).unwrap().pending, amount);
	}

	/// The same, when stake added before becomes active.
	#[benchmark]
	fn stake_joined() {
		empty::<T>();
		let who = person::<T>();
		let id = joined::<T>(&who);
		let amount: T::Balance = 5u128.into();
		#[block]
		{
			Pallet::<T>::do_stake(who.clone(), id, amount).unwrap();
		}
		assert_eq!(StakeRecords::<T>::get(id, who).unwrap().pending, amount);
		assert!(Snapshots::<T>::iter_prefix(id).next().is_none());
	}

	/// The first stake takes the deposit.
	#[benchmark]
	fn stake_first() {
		empty::<T>();
		let who = person::<T>();
		let id = stake_pool::<T>(&who);
		let amount: T::Balance = 5u128.into();
		#[block]
		{
			Pallet::<T>::do_stake(who.clone(), id, amount).unwrap();
		}
		assert_eq!(StakeRecords::<T>::get(id, who).unwrap().pending, amount);
	}

	/// A part of it.
	#[benchmark]
	fn unstake() {
		empty::<T>();
		let who = person::<T>();
		let id = settled::<T>(&who);
		let (amount, rest): (T::Balance, T::Balance) = (4u128.into(), 6u128.into());
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), id, amount);
		assert_eq!(StakeRecords::<T>::get(id, who).unwrap().active, rest);
	}

	/// All of it, so that record, deposit and snapshot are removed.
	#[benchmark]
	fn unstake_last() {
		empty::<T>();
		let who = person::<T>();
		let id = joined::<T>(&who);
		#[block]
		{
			Pallet::<T>::do_unstake(who.clone(), id, 10u128.into()).unwrap();
		}
		assert!(!StakeRecords::<T>::contains_key(id, who));
		assert!(Snapshots::<T>::iter_prefix(id).next().is_none());
	}

	#[benchmark]
	fn enroll() {
		empty::<T>();
		let (who, reporter) = (person::<T>(), account("reporter", 0, SEED));
		rich::<T>(&reporter);
		let id = shared::<T>(pool::<T>(contribution::<T>(Scores::Reporters)));
		Reporters::<T>::insert(id, reporting::<T>(&reporter));
		let scores = vec![(who.clone(), 1)].try_into().unwrap();
		Pallet::<T>::do_report(reporter, id, scores).unwrap();
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), id);
		assert!(Contributors::<T>::get(id, who).unwrap().enrolled);
	}

	#[benchmark]
	fn resign() {
		empty::<T>();
		let who = person::<T>();
		let id = pool::<T>(contribution::<T>(Scores::Activity));
		Pallet::<T>::do_enroll(who.clone(), id).unwrap();
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), id);
		assert!(!Contributors::<T>::contains_key(id, who));
	}

	/// Rewards of a stake that stays.
	#[benchmark]
	fn claim_stake() {
		empty::<T>();
		let who = person::<T>();
		let id = settled::<T>(&who);
		let reward = rewarded::<T>(id);
		#[block]
		{
			Pallet::<T>::do_claim(&who, id, &who).unwrap();
		}
		assert!(Pools::<T>::get(id).unwrap().owed < reward);
		assert!(StakeRecords::<T>::contains_key(id, who));
	}

	/// The first rewards of a stake, which has become active.
	#[benchmark]
	fn claim_stake_joined() {
		empty::<T>();
		let who = person::<T>();
		let id = joined::<T>(&who);
		let reward = rewarded::<T>(id);
		#[block]
		{
			Pallet::<T>::do_claim(&who, id, &who).unwrap();
		}
		assert!(Pools::<T>::get(id).unwrap().owed < reward);
		assert!(Snapshots::<T>::iter_prefix(id).next().is_none());
	}

	/// The last reward of a stake that has left: record and deposit are removed.
	#[benchmark]
	fn claim_stake_last() {
		empty::<T>();
		let who = person::<T>();
		let id = settled::<T>(&who);
		rewarded::<T>(id);
		Pallet::<T>::do_unstake(who.clone(), id, 10u128.into()).unwrap();
		assert!(StakeRecords::<T>::contains_key(id, &who));
		#[block]
		{
			Pallet::<T>::do_claim(&who, id, &who).unwrap();
		}
		assert!(!StakeRecords::<T>::contains_key(id, who));
	}

	#[benchmark]
	fn claim_scores(e: Linear<1, { T::MaxHistory::get() }>) {
		empty::<T>();
		let who = person::<T>();
		let id = shared::<T>(pool::<T>(contribution::<T>(Scores::Reporters)));
		reported::<T>(id, &who);
		scored::<T>(id, &who, e);
		#[block]
		{
			Pallet::<T>::do_claim(&who, id, &who).unwrap();
		}
		assert!(!Contributors::<T>::contains_key(id, who));
	}

	/// Accounts with the maximum number of unclaimed eras, the oldest of which is settled, another
	/// one for each.
	#[benchmark]
	fn report(s: Linear<1, { T::MaxBatch::get() }>) {
		empty::<T>();
		let reporter = person::<T>();
		let id = shared::<T>(pool::<T>(contribution::<T>(Scores::Reporters)));
		Reporters::<T>::insert(id, reporting::<T>(&reporter));
		let mut scores = Vec::new();
		let minimum = T::Assets::minimum_balance(T::NativeAsset::get());
		for n in 0..s {
			rich::<T>(&reporter);
			let who: T::AccountId = account("scorer", n, SEED);
			let deposit =
				T::RecordDeposit::new(&reporter, Pallet::<T>::scores_footprint()).unwrap();
			let mut record = ContributorOf::<T> {
				scores: Default::default(),
				earned: Zero::zero(),
				deposit: Some((reporter.clone(), deposit)),
				enrolled: false,
			};
			for era in n..n + T::MaxHistory::get() {
				assert!(record.add(era, 1, 0));
			}
			EraRewards::<T>::insert(id, n, reward::<T>(minimum, 3));
			Contributors::<T>::insert(id, &who, record);
			scores.push((who, 7u64));
		}
		Pools::<T>::mutate(id, |pool| {
			let Books::Contribution { oldest, .. } = &mut pool.as_mut().unwrap().books else {
				panic!()
			};
			*oldest = 0;
		});
		#[extrinsic_call]
		_(RawOrigin::Signed(reporter), id, BoundedVec::truncate_from(scores));
		let Books::Contribution { score, .. } = Pools::<T>::get(id).unwrap().books else {
			panic!()
		};
		assert_eq!(score, u128::from(s) * 7);
	}

	/// Accounts without a record, for each of which the reporter pays a deposit.
	#[benchmark]
	fn report_new(s: Linear<1, { T::MaxBatch::get() }>) {
		empty::<T>();
		let reporter = person::<T>();
		let id = shared::<T>(pool::<T>(contribution::<T>(Scores::Reporters)));
		Reporters::<T>::insert(id, reporting::<T>(&reporter));
		let scores: Vec<_> = (0..s).map(|n| (account("scorer", n, SEED), 7u64)).collect();
		for _ in 0..s {
			rich::<T>(&reporter);
		}
		let scores = BoundedVec::truncate_from(scores);
		#[block]
		{
			Pallet::<T>::do_report(reporter, id, scores).unwrap();
		}
		assert_eq!(Pools::<T>::get(id).unwrap().members, s);
	}

	#[benchmark]
	fn clear() {
		empty::<T>();
		let who = person::<T>();
		let id = pool::<T>(contribution::<T>(Scores::Reporters));
		reported::<T>(id, &who);
		Contributors::<T>::mutate(id, &who, |record| {
			let record = record.as_mut().unwrap();
			for era in 0..T::MaxHistory::get() {
				assert!(record.add(era, 1, 0));
			}
		});
		let caller: T::AccountId = account("caller", 0, SEED);
		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id, who.clone());
		assert!(!Contributors::<T>::contains_key(id, who));
	}

	impl_benchmark_test_suite!(
		Pallet,
		crate::mock::build(crate::mock::genesis()),
		crate::mock::Test
	);
}
