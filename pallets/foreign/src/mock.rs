//! A small chain around the pallet, and the vocabulary of its tests.

use super::*;
use crate as pallet_foreign;
use pallet_distribution_common::test;
pub use pallet_distribution_common::test::{who, Balance};
use polkadot_sdk::{
	frame_support::{
		derive_impl, ord_parameter_types, parameter_types,
		traits::{fungibles::Mutate, AsEnsureOriginWithArg, ConstU128, ConstU32},
	},
	frame_system::{self, EnsureRoot, EnsureSigned, EnsureSignedBy},
	pallet_assets, pallet_balances,
	sp_io::TestExternalities,
	sp_runtime::{traits::IdentityLookup, AccountId32, BuildStorage},
};

pub type Block = polkadot_sdk::frame_system::mocking::MockBlock<Test>;

/// The lowest id that is kept for assets of other chains.
pub const FIRST: u32 = 1_000;
/// Most assets that can be registered.
pub const MAX_ASSETS: u32 = 3;
/// One native token.
pub const TOKEN: Balance = 1_000_000;
/// Minimum balance of the assets that the tests register.
pub const MIN: Balance = 50;
/// Where there is an asset, and where there is another.
pub const THERE: u64 = 7;
pub const ELSEWHERE: u64 = 8;
/// Where fees go.
pub const TREASURY: AccountId32 = AccountId32::new([3; 32]);
/// Nobody has a key of it.
pub const NOBODY: AccountId32 = AccountId32::new([0; 32]);
/// Changes what is allowed.
pub const PRICER: AccountId32 = AccountId32::new([4; 32]);

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
	pub type Foreign = pallet_foreign;
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
	type ExistentialDeposit = ConstU128<10>;
	type AccountStore = System;
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Test {
	type Balance = Balance;
	type Currency = Balances;
	type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId32>>;
	type ForceOrigin = EnsureRoot<AccountId32>;
	type Freezer = ();
	type Holder = ();
}

parameter_types! {
	pub const Treasury: AccountId32 = TREASURY;
	pub const Nobody: AccountId32 = NOBODY;
}

ord_parameter_types! {
	pub const Pricer: AccountId32 = PRICER;
}

/// Ids from [`FIRST`] on.
pub struct FromFirst;
impl Contains<u32> for FromFirst {
	fn contains(id: &u32) -> bool {
		*id >= FIRST
	}
}

/// Any place but 0, which is here.
pub struct NotHere;
impl Contains<u64> for NotHere {
	fn contains(location: &u64) -> bool {
		*location != 0
	}
}

/// Makes assets as root does.
pub struct ByForce;
impl MakeAsset<AccountId32, u32, Balance> for ByForce {
	fn make(id: u32, owner: &AccountId32, min_balance: Balance, naming: &Naming) -> DispatchResult {
		let root = RuntimeOrigin::root;
		Assets::force_create(root(), id, owner.clone(), true, min_balance)?;
		let (name, symbol) = (naming.name.to_vec(), naming.symbol.to_vec());
		Assets::force_set_metadata(root(), id, name, symbol, naming.decimals, false)
	}
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Helper;
#[cfg(feature = "runtime-benchmarks")]
impl BenchmarkHelper<u64, u32> for Helper {
	fn location() -> u64 {
		THERE
	}
	fn id() -> u32 {
		FIRST
	}
}

impl pallet_foreign::Config for Test {
	type WeightInfo = ();
	type RegisterOrigin = EnsureRoot<AccountId32>;
	type TermsOrigin = EnsureSignedBy<Pricer, AccountId32>;
	type Location = u64;
	type AssetId = u32;
	type Balance = Balance;
	type Assets = Assets;
	type Maker = ByForce;
	type Owner = Nobody;
	type Treasury = Treasury;
	type Reserved = FromFirst;
	type Elsewhere = NotHere;
	type NativeToken = ConstU128<TOKEN>;
	type MaxAssets = ConstU32<MAX_ASSETS>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Helper;
}

pub fn build() -> TestExternalities {
	let storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let mut ext = TestExternalities::new(storage);
	ext.execute_with(|| System::set_block_number(1));
	ext
}

/// Runs `test`, then checks every invariant.
pub fn run(test: impl FnOnce()) {
	test::run(build(), Foreign::do_try_state, test);
}

/// Dispatches `call`. If it is refused, checks that the storage root has not changed.
pub fn dispatch(by: RuntimeOrigin, call: Call<Test>) -> DispatchResult {
	test::dispatch(by, RuntimeCall::Foreign(call))
}

/// How the tests call an asset.
pub fn naming() -> Naming {
	let text = |text: &[u8]| text.to_vec().try_into().unwrap();
	Naming { name: text(b"USD Coin"), symbol: text(b"USDC"), decimals: 6 }
}

/// Terms under which everything is allowed.
pub fn open(price: Balance) -> AssetTerms<Balance> {
	AssetTerms { arrivals: true, free_claims: true, price: Some(price) }
}

/// Terms under which nothing is allowed.
pub fn closed() -> AssetTerms<Balance> {
	AssetTerms { arrivals: false, free_claims: false, price: None }
}

/// Root registers an asset.
pub fn register(id: u32, location: u64, terms: AssetTerms<Balance>) -> DispatchResult {
	let call = Call::register { id, location, naming: naming(), min_balance: MIN, terms };
	dispatch(RuntimeOrigin::root(), call)
}

/// [`PRICER`] changes what is allowed.
pub fn set_terms(id: u32, terms: AssetTerms<Balance>) -> DispatchResult {
	dispatch(RuntimeOrigin::signed(PRICER), Call::set_terms { id, terms })
}

/// Root removes an asset.
pub fn remove(id: u32) -> DispatchResult {
	dispatch(RuntimeOrigin::root(), Call::remove { id })
}

/// Tokens arrive.
pub fn arrive(id: u32, to: &AccountId32, amount: Balance) {
	Assets::mint_into(id, to, amount).unwrap();
}
