//! What the benchmarks begin with.

use super::*;
use distribution_primitives::emission::Unclaimed;

pub(super) const SEED: u32 = 0;

/// A chain without the pools of its genesis, and with a rich treasury.
pub(super) fn empty<T: Config>() {
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
pub(super) fn rich<T: Config>(who: &T::AccountId) {
	T::RecordDeposit::ensure_successful(who, Pallet::<T>::scores_footprint());
	T::RecordDeposit::ensure_successful(&T::Treasury::get(), Pallet::<T>::scores_footprint());
	let native = T::NativeAsset::get();
	let minimum = T::Assets::minimum_balance(native.clone());
	let amount = minimum.saturating_mul(1_000_000u128.into());
	T::Assets::mint_into(native, who, amount).unwrap();
}

pub(super) fn contribution<T: Config>(scores: Scores) -> PoolKindOf<T> {
	PoolKind::Contribution { scores, unclaimed: Unclaimed::Burn }
}

pub(super) fn pool<T: Config>(kind: PoolKindOf<T>) -> PoolId {
	Pallet::<T>::do_create_pool(kind, Requirement::default()).unwrap()
}

/// Makes the benchmark pass over the record of a pool: the hook of a block declares it. Calls that
/// weigh the same whether or not their pool is listed are measured without this.
pub(super) fn shared<T: Config>(id: PoolId) -> PoolId {
	frame_benchmarking::benchmarking::add_to_whitelist(Pools::<T>::hashed_key_for(id).into());
	id
}

pub(super) fn person<T: Config>() -> T::AccountId {
	let who = account("person", 0, SEED);
	rich::<T>(&who);
	T::Compliance::benchmark_worst_case(&who);
	T::Payees::benchmark_worst_case(&who);
	who
}

/// A stake pool of an asset other than the native one.
pub(super) fn stake_pool<T: Config>(who: &T::AccountId) -> PoolId {
	shared::<T>(pool::<T>(PoolKind::Stake { asset: T::BenchmarkHelper::create_asset(who) }))
}

/// A stake pool in which `who` has ten units, all of the stake. They were added in the last era, and
/// not settled since.
pub(super) fn joined<T: Config>(who: &T::AccountId) -> PoolId {
	let id = stake_pool::<T>(who);
	let amount: T::Balance = 10u128.into();
	Pallet::<T>::do_stake(who.clone(), id, amount).unwrap();
	let era = Pallet::<T>::current_era();
	Snapshots::<T>::insert(id, era, Snapshot { per_share: PerShare::default(), needed: 1 });
	Pools::<T>::mutate(id, |pool| {
		let Books::Stake { active, pending, joining, .. } = &mut pool.as_mut().unwrap().books
		else {
			panic!()
		};
		(*active, *pending, *joining) = (amount, Zero::zero(), 0);
	});
	next_era::<T>();
	id
}

/// The same, settled since.
pub(super) fn settled<T: Config>(who: &T::AccountId) -> PoolId {
	let id = joined::<T>(who);
	StakeRecords::<T>::mutate(id, who, |stake| {
		let stake = stake.as_mut().unwrap();
		Snapshots::<T>::remove(id, stake.added);
		(stake.active, stake.pending) = (stake.pending, Zero::zero());
	});
	id
}

/// Shares a reward in a stake pool, and returns it.
pub(super) fn rewarded<T: Config>(id: PoolId) -> T::Balance {
	let native = T::NativeAsset::get();
	let reward = T::Assets::minimum_balance(native.clone());
	T::Assets::mint_into(native, &Pallet::<T>::pot(id), reward).unwrap();
	Pools::<T>::mutate(id, |pool| {
		let pool = pool.as_mut().unwrap();
		pool.owed = reward;
		let Books::Stake { active, per_share, .. } = &mut pool.books else { panic!() };
		*per_share = per_share.after(reward.into(), (*active).into()).unwrap();
	});
	reward
}

/// Parameters that one vote can reach.
pub(super) fn params<T: Config>() -> EmissionParams<T::Balance> {
	EmissionParams {
		issuance: T::MaxChange::get().mul_floor(Pallet::<T>::issuance_bound().into()).into(),
		decay: Perbill::from_percent(1),
		decay_period: 1,
		floor: Zero::zero(),
		max_supply: T::MaxSupply::get(),
	}
}

/// Lets the running era end.
pub(super) fn next_era<T: Config>() {
	RunningEra::<T>::mutate(|era| {
		if let Some(era) = era {
			era.index = era.index.saturating_add(1);
		}
	});
}

/// As many reporters as there can be; `last` is the last of them.
pub(super) fn reporting<T: Config>(last: &T::AccountId) -> ReportingOf<T> {
	let others = (1..T::MaxReporters::get()).map(|n| account("other", n, SEED));
	let all = others.chain([last.clone()]).map(Reporter::new).collect();
	Reporting { allowance: u64::MAX, reporters: BoundedVec::truncate_from(all) }
}

/// A record of `who` without scores, whose deposit another account has paid.
pub(super) fn reported<T: Config>(id: PoolId, who: &T::AccountId) {
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
pub(super) fn reward<T: Config>(reward: T::Balance, score: u128) -> EraRewardOf<T> {
	let (ended, lost) = (Zero::zero(), Zero::zero());
	EraReward { reward, score, settled: Zero::zero(), claims: 0, ended, lost }
}

/// Gives `who` a score in each of `eras` ended eras, each of which pays something.
pub(super) fn scored<T: Config>(id: PoolId, who: &T::AccountId, eras: u32) {
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
