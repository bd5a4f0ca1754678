//! A small chain around the pallet, and the vocabulary of its tests.

use super::*;
use crate as pallet_emission;
use distribution_primitives::emission::{Scores, Unclaimed};
use pallet_distribution_common::test;
pub use pallet_distribution_common::test::{
	who, Balance, Folded, Named, Registry, LIMIT, PAYEE_TIME,
};
use polkadot_sdk::{
	frame_support::{
		derive_impl, ord_parameter_types, parameter_types,
		traits::{
			fungible::{
				HoldConsideration, InspectHold as _, NativeFromLeft, NativeOrWithId, UnionOf,
			},
			AsEnsureOriginWithArg, ConstU128, ConstU32, ConstU64, Hooks, LinearStoragePrice,
		},
	},
	frame_system::{EnsureRoot, EnsureSigned, EnsureSignedBy},
	pallet_assets, pallet_assets_holder, pallet_balances,
	sp_io::TestExternalities,
	sp_runtime::{traits::IdentityLookup, AccountId32, BuildStorage},
};

pub type Block = polkadot_sdk::frame_system::mocking::MockBlock<Test>;
pub type AssetKind = NativeOrWithId<u32>;

/// Minimum balance of the native asset.
pub const ED: Balance = 10;
/// Blocks per era.
pub const LENGTH: u64 = 10;
/// The fewest that the genesis can set.
pub const MIN_LENGTH: u64 = 4;
/// Whole eras before a decision is in force.
pub const DELAY: u32 = 2;
/// Eras that the brake can halt.
pub const HALT: u32 = 6;
/// Eras within which they add up.
pub const WINDOW: u32 = 20;
/// Eras for which rewards can be claimed.
pub const DEPTH: u32 = 4;
pub const TREASURY: AccountId32 = AccountId32::new([3; 32]);
pub const REPORTER: AccountId32 = AccountId32::new([4; 32]);
/// The account that may halt emission.
pub const BRAKE: AccountId32 = AccountId32::new([5; 32]);
/// An account that claims for others.
pub const RELAYER: AccountId32 = AccountId32::new([2; 32]);
/// Initial balance of every participant and of the reporter.
pub const PLENTY: Balance = 1_000_000_000;
/// Number of participants. Participant number `n` is `who(n)`.
pub const PEOPLE: u32 = 20;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = polkadot_sdk::frame_system;
	#[runtime::pallet_index(1)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(2)]
	pub type Assets = pallet_assets;
	#[runtime::pallet_index(3)]
	pub type AssetsHolder = pallet_assets_holder;
	#[runtime::pallet_index(4)]
	pub type Emission = pallet_emission;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl polkadot_sdk::frame_system::Config for Test {
	type Block = Block;
	type AccountId = AccountId32;
	type Lookup = IdentityLookup<AccountId32>;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<ED>;
	type AccountStore = System;
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Test {
	type Balance = Balance;
	type Currency = Balances;
	type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId32>>;
	type ForceOrigin = EnsureRoot<AccountId32>;
	type Freezer = ();
	type Holder = AssetsHolder;
}

impl pallet_assets_holder::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
}

parameter_types! {
	pub const Native: AssetKind = NativeOrWithId::Native;
	pub const EmissionPalletId: PalletId = PalletId(*b"py/emiss");
	pub const TreasuryAccount: AccountId32 = TREASURY;
	pub const RecordHold: RuntimeHoldReason = RuntimeHoldReason::Emission(HoldReason::RecordDeposit);
	pub const MaxIssuance: Perbill = Perbill::from_percent(10);
	pub const MaxChange: Perbill = Perbill::from_percent(50);
	pub static HistoryDepth: u32 = DEPTH;
	/// Price of an item of state.
	pub static PerItem: Balance = 100;
	/// Blocks in which nobody could claim.
	pub static Lost: u64 = 0;
}

impl LostTime<u64> for Lost {
	fn lost() -> u64 {
		Self::get()
	}
}

ord_parameter_types! {
	pub const BrakeAccount: AccountId32 = BRAKE;
}

impl pallet_emission::Config for Test {
	type WeightInfo = ();
	type EmissionOrigin = EnsureRoot<AccountId32>;
	type HaltOrigin = EnsureSignedBy<BrakeAccount, AccountId32>;
	type Balance = Balance;
	type AssetKind = AssetKind;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Assets = UnionOf<Balances, Assets, NativeFromLeft, AssetKind, AccountId32>;
	type Stakes = UnionOf<Balances, AssetsHolder, NativeFromLeft, AssetKind, AccountId32>;
	type NativeAsset = Native;
	type BlockNumberProvider = System;
	type LostTime = Lost;
	type RecordDeposit = HoldConsideration<
		AccountId32,
		Balances,
		RecordHold,
		LinearStoragePrice<PerItem, ConstU128<1>, Balance>,
	>;
	type Compliance = Registry;
	type Payees = Named;
	type Finals = Folded;
	type Treasury = TreasuryAccount;
	type PalletId = EmissionPalletId;
	type DefaultEraLength = ConstU64<LENGTH>;
	type MinEraLength = ConstU64<MIN_LENGTH>;
	type ChangeDelay = ConstU32<DELAY>;
	type MaxHalt = ConstU32<HALT>;
	type HaltWindow = ConstU32<WINDOW>;
	type MaxIssuance = MaxIssuance;
	type MaxChange = MaxChange;
	type MaxSupply = ConstU128<1_000_000_000_000>;
	type HistoryDepth = HistoryDepth;
	type MaxHistory = ConstU32<8>;
	type MaxReporters = ConstU32<3>;
	type MaxBatch = ConstU32<8>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Helper;
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Helper;
#[cfg(feature = "runtime-benchmarks")]
impl BenchmarkHelper<AssetKind, AccountId32> for Helper {
	fn create_asset(to: &AccountId32) -> AssetKind {
		use polkadot_sdk::frame_support::traits::fungibles::Mutate;
		let _ = Assets::mint_into(1, to, PLENTY);
		NativeOrWithId::WithId(1)
	}
}

/// The pools of the tests' genesis.
pub const STAKE: PoolId = 0;
pub const WORK: PoolId = 1;
pub const BLOCKS: PoolId = 2;
pub const ACTIVITY: PoolId = 3;
pub const LIQUIDITY: PoolId = 4;
pub const GRANTS: PoolId = 5;
/// The issuance of the first era.
pub const ISSUANCE: Balance = 1_000_000;

pub fn params() -> EmissionParams<Balance> {
	EmissionParams {
		issuance: ISSUANCE,
		decay: Perbill::from_percent(10),
		decay_period: 3,
		floor: 1_000,
		max_supply: 100_000_000_000,
	}
}

pub fn budget(shares: &[(PoolId, u32)]) -> Budget {
	let share = |(id, percent): &(PoolId, u32)| (*id, Perbill::from_percent(*percent));
	Budget(shares.iter().map(share).collect::<Vec<_>>().try_into().unwrap())
}

/// A pool for work, blocks or activity.
pub fn contribution(scores: Scores, unclaimed: Unclaimed) -> PoolKindOf<Test> {
	PoolKind::Contribution { scores, unclaimed }
}

pub fn genesis() -> GenesisConfig<Test> {
	let stake = |asset| PoolKind::Stake { asset };
	GenesisConfig {
		era_length: 0,
		params: Some(params()),
		pools: vec![
			(stake(NativeOrWithId::Native), 400_000_000),
			(contribution(Scores::Reporters, Unclaimed::Burn), 200_000_000),
			(contribution(Scores::Authors, Unclaimed::Recycle), 100_000_000),
			(contribution(Scores::Activity, Unclaimed::Recycle), 100_000_000),
			(stake(NativeOrWithId::WithId(1)), 100_000_000),
			(PoolKind::Account { to: TREASURY }, 100_000_000),
		],
		reporters: vec![REPORTER],
		allowance: 0,
	}
}

pub fn build(genesis: GenesisConfig<Test>) -> TestExternalities {
	Registry::reset();
	Named::reset();
	Folded::reset();
	HistoryDepth::set(DEPTH);
	Lost::set(0);
	PerItem::set(100);
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let people = (0..PEOPLE).map(who).chain([REPORTER, RELAYER, TREASURY]);
	pallet_balances::GenesisConfig::<Test> {
		balances: people.map(|who| (who, PLENTY)).collect(),
		..Default::default()
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	pallet_assets::GenesisConfig::<Test> {
		assets: vec![(1, TREASURY, true, 1)],
		accounts: (0..PEOPLE).map(|n| (1, who(n), PLENTY)).collect(),
		..Default::default()
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	genesis.assimilate_storage(&mut storage).unwrap();
	let mut ext = TestExternalities::new(storage);
	ext.execute_with(|| block(1));
	ext
}

/// Runs `test` on a chain with the pools above, in the first block of era 0, then checks every
/// invariant.
pub fn run(test: impl FnOnce()) {
	run_with(genesis(), test);
}

/// Like [`run`], with another genesis.
pub fn run_with(genesis: GenesisConfig<Test>, test: impl FnOnce()) {
	test::run(build(genesis), Emission::do_try_state, test);
}

/// Produces block `number`, whatever the last one was.
pub fn block(number: u64) {
	System::set_block_number(number);
	Emission::on_initialize(number);
}

/// Produces blocks until era `era` begins.
pub fn until_era(era: u32) {
	while Emission::current_era() < era {
		block(System::block_number() + 1);
	}
}

/// Lets `eras` eras end.
pub fn eras(eras: u32) {
	until_era(Emission::current_era() + eras);
}

/// Dispatches `call`. If it is refused, checks that the storage root has not changed.
pub fn dispatch(origin: RuntimeOrigin, call: Call<Test>) -> DispatchResult {
	test::dispatch(origin, RuntimeCall::Emission(call))
}

pub fn stake(n: u32, pool: PoolId, amount: Balance) -> DispatchResult {
	dispatch(RuntimeOrigin::signed(who(n)), Call::stake { pool, amount })
}

pub fn unstake(n: u32, pool: PoolId, amount: Balance) -> DispatchResult {
	dispatch(RuntimeOrigin::signed(who(n)), Call::unstake { pool, amount })
}

/// The relayer claims for participant `n`. Checks that the runtime API foresaw what is paid.
pub fn claim(n: u32, pool: PoolId) -> Result<Balance, DispatchError> {
	let foreseen = claimable(n, pool);
	let (before, owed) = (free(n), Pools::<Test>::get(pool).map_or(0, |pool| pool.owed));
	let held = Balances::total_balance_on_hold(&who(n));
	dispatch(RuntimeOrigin::signed(RELAYER), Call::claim { pool, who: who(n) })?;
	// A returned deposit is not a reward.
	let returned = held - Balances::total_balance_on_hold(&who(n));
	let paid = free(n) - before - returned;
	assert_eq!(paid, foreseen.min(paid), "paid more than was foreseen");
	assert_eq!(Pools::<Test>::get(pool).unwrap().owed, owed - paid);
	let (who, payee) = (who(n), who(n));
	System::assert_has_event(Event::RewardPaid { pool, who, payee, amount: paid }.into());
	Ok(paid)
}

pub fn report(pool: PoolId, scores: &[(u32, u64)]) -> DispatchResult {
	let scores: Vec<_> = scores.iter().map(|(n, score)| (who(*n), *score)).collect();
	let call = Call::report { pool, scores: scores.try_into().unwrap() };
	dispatch(RuntimeOrigin::signed(REPORTER), call)
}

/// What participant `n` can claim.
pub fn claimable(n: u32, pool: PoolId) -> Balance {
	let rewards = Emission::rewards(&who(n));
	rewards.iter().find(|reward| reward.pool == pool).map_or(0, |reward| reward.claimable)
}

pub fn free(n: u32) -> Balance {
	Balances::free_balance(who(n))
}

pub fn pot(pool: PoolId) -> Balance {
	Balances::free_balance(Emission::pot(pool))
}

pub fn record(era: EraIndex) -> EraRecord<Balance> {
	Eras::<Test>::get(era).unwrap()
}
