//! Benchmarks. Each sets up the most expensive case of its call.

#![allow(
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects,
	missing_docs,
	reason = "no chain runs this: a panic fails a benchmark"
)]

use super::*;
use alloc::{vec, vec::Vec};
use distribution_primitives::emission::{Scores, Unclaimed};
use frame_benchmarking::v2::*;
use polkadot_sdk::{
	frame_benchmarking,
	frame_system::RawOrigin,
	sp_runtime::traits::{Saturating, Zero},
};

const SEED: u32 = 0;

/// A chain without the pools of its genesis, and with a rich treasury.
fn empty<T: Config>() {
	for id in PoolIds::<T>::take() {
		Pools::<T>::remove(id);
	}
	AuthorPool::<T>::kill();
	ActivityPool::<T>::kill();
	Halt::<T>::kill();
	BudgetInForce::<T>::kill();
	NextBudget::<T>::kill();
	ScheduleInForce::<T>::kill();
	rich::<T>(&T::Treasury::get());
	let started = MomentOf::<T>::from(1u32);
	let (supply, issued) = (Pallet::<T>::supply(), Zero::zero());
	RunningEra::<T>::put(Era { index: 500, started, supply, issued, halts: 0 });
}

/// Gives `who` enough for deposits and stakes.
fn rich<T: Config>(who: &T::AccountId) {
	T::RecordDeposit::ensure_successful(who, Pallet::<T>::scores_footprint());
	T::RecordDeposit::ensure_successful(&T::Treasury::get(), Pallet::<T>::scores_footprint());
	let native = T::NativeAsset::get();
	let minimum = T::Assets::minimum_balance(native.clone());
	let amount = minimum.saturating_mul(1_000_000u128.into());
	T::Assets::mint_into(native, who, amount).unwrap();
}

fn contribution<T: Config>(scores: Scores) -> PoolKindOf<T> {
	PoolKind::Contribution { scores, unclaimed: Unclaimed::Burn }
}

fn pool<T: Config>(kind: PoolKindOf<T>) -> PoolId {
	Pallet::<T>::do_create_pool(kind, Requirement::default()).unwrap()
}

fn person<T: Config>() -> T::AccountId {
	let who = account("person", 0, SEED);
	rich::<T>(&who);
	T::Compliance::benchmark_worst_case(&who);
	who
}

/// A stake pool of an asset other than the native one.
fn stake_pool<T: Config>(who: &T::AccountId) -> PoolId {
	pool::<T>(PoolKind::Stake { asset: T::BenchmarkHelper::create_asset(who) })
}

/// Parameters that one vote can reach.
fn params<T: Config>() -> EmissionParams<T::Balance> {
	EmissionParams {
		issuance: T::MaxChange::get().mul_floor(Pallet::<T>::issuance_bound().into()).into(),
		decay: Perbill::from_percent(1),
		decay_period: 1,
		floor: Zero::zero(),
		max_supply: T::MaxSupply::get(),
	}
}

/// Lets the running era end.
fn next_era<T: Config>() {
	RunningEra::<T>::mutate(|era| {
		if let Some(era) = era {
			era.index = era.index.saturating_add(1);
		}
	});
}

/// As many reporters as there can be; `last` is the last of them.
fn reporting<T: Config>(last: &T::AccountId) -> ReportingOf<T> {
	let others = (1..T::MaxReporters::get()).map(|n| account("other", n, SEED));
	let all = others.chain([last.clone()]).map(Reporter::new).collect();
	Reporting { allowance: u64::MAX, reporters: BoundedVec::truncate_from(all) }
}

/// A record of `who` without scores, whose deposit another account has paid.
fn reported<T: Config>(id: PoolId, who: &T::AccountId) {
	let reporter: T::AccountId = account("reporter", 0, SEED);
	rich::<T>(&reporter);
	let deposit = T::RecordDeposit::new(&reporter, Pallet::<T>::scores_footprint()).unwrap();
	let record = ContributorOf::<T> {
		scores: Default::default(),
		earned: Zero::zero(),
		deposit: Some((reporter, deposit)),
		enrolled: false,
	};
	Contributors::<T>::insert(id, who, record);
	Pools::<T>::mutate(id, |pool| pool.as_mut().unwrap().members = 1);
}

/// The reward of an era that ended long ago.
fn reward<T: Config>(reward: T::Balance, score: u128) -> EraRewardOf<T> {
	let (ended, lost) = (Zero::zero(), Zero::zero());
	EraReward { reward, score, settled: Zero::zero(), claims: 0, ended, lost }
}

/// Gives `who` a score in each of `eras` ended eras, each of which pays something.
fn scored<T: Config>(id: PoolId, who: &T::AccountId, eras: u32) {
	let minimum: T::Balance = T::Assets::minimum_balance(T::NativeAsset::get());
	let mut whole = T::Balance::zero();
	let first = Pallet::<T>::current_era();
	for era in first..first + eras {
		Contributors::<T>::mutate(id, who, |record| {
			assert!(record.as_mut().unwrap().add(era, 1, 0));
		});
		EraRewards::<T>::insert(id, era, reward::<T>(minimum, 3));
		whole = whole.saturating_add(minimum);
		next_era::<T>();
	}
	T::Assets::mint_into(T::NativeAsset::get(), &Pallet::<T>::pot(id), whole).unwrap();
	Pools::<T>::mutate(id, |pool| pool.as_mut().unwrap().owed = whole);
}

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
		let id = pool::<T>(contribution::<T>(Scores::Authors));
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
		let id = pool::<T>(contribution::<T>(Scores::Activity));
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

	/// More stake of an asset other than the native one, when stake added before becomes active.
	#[benchmark]
	fn stake() {
		empty::<T>();
		let who = person::<T>();
		let id = stake_pool::<T>(&who);
		Pallet::<T>::do_stake(who.clone(), id, 10u128.into()).unwrap();
		let era = Pallet::<T>::current_era();
		Snapshots::<T>::insert(id, era, Snapshot { per_share: PerShare::default(), needed: 2 });
		next_era::<T>();
		let amount: T::Balance = 5u128.into();
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), id, amount);
		assert_eq!(StakeRecords::<T>::get(id, who).unwrap().pending, amount);
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

	/// All of it, so that record, deposit and snapshot are removed.
	#[benchmark]
	fn unstake() {
		empty::<T>();
		let who = person::<T>();
		let id = stake_pool::<T>(&who);
		let amount: T::Balance = 10u128.into();
		Pallet::<T>::do_stake(who.clone(), id, amount).unwrap();
		let era = Pallet::<T>::current_era();
		Snapshots::<T>::insert(id, era, Snapshot { per_share: PerShare::default(), needed: 1 });
		Pools::<T>::mutate(id, |pool| {
			let pool = pool.as_mut().unwrap();
			let Books::Stake { active, pending, joining, .. } = &mut pool.books else { panic!() };
			(*active, *pending, *joining) = (amount, Zero::zero(), 0);
		});
		next_era::<T>();
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), id, amount);
		assert!(!StakeRecords::<T>::contains_key(id, who));
	}

	#[benchmark]
	fn enroll() {
		empty::<T>();
		let (who, reporter) = (person::<T>(), account("reporter", 0, SEED));
		rich::<T>(&reporter);
		let id = pool::<T>(contribution::<T>(Scores::Reporters));
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

	/// The last reward of a stake that has left: record and deposit are removed.
	#[benchmark]
	fn claim_stake() {
		empty::<T>();
		let who = person::<T>();
		let id = stake_pool::<T>(&who);
		let amount: T::Balance = 10u128.into();
		Pallet::<T>::do_stake(who.clone(), id, amount).unwrap();
		let native = T::NativeAsset::get();
		let reward = T::Assets::minimum_balance(native.clone());
		T::Assets::mint_into(native, &Pallet::<T>::pot(id), reward).unwrap();
		let era = Pallet::<T>::current_era();
		Snapshots::<T>::insert(id, era, Snapshot { per_share: PerShare::default(), needed: 1 });
		Pools::<T>::mutate(id, |pool| {
			let pool = pool.as_mut().unwrap();
			pool.owed = reward;
			let Books::Stake { active, pending, joining, per_share, .. } = &mut pool.books else {
				panic!()
			};
			*per_share = PerShare::default().after(reward.into(), amount.into()).unwrap();
			(*active, *pending, *joining) = (amount, Zero::zero(), 0);
		});
		next_era::<T>();
		#[block]
		{
			Pallet::<T>::do_claim(&who, id, &who).unwrap();
		}
		assert!(Pools::<T>::get(id).unwrap().owed < reward);
	}

	#[benchmark]
	fn claim_scores(e: Linear<1, { T::MaxHistory::get() }>) {
		empty::<T>();
		let who = person::<T>();
		let id = pool::<T>(contribution::<T>(Scores::Reporters));
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
		let id = pool::<T>(contribution::<T>(Scores::Reporters));
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
		let id = pool::<T>(contribution::<T>(Scores::Reporters));
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
