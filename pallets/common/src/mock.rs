//! A chain with native tokens, for the tests of what holds them.

use polkadot_sdk::{
	frame_support::{self, derive_impl, traits::ConstU128},
	frame_system, pallet_balances,
	sp_io::TestExternalities,
	sp_runtime::{traits::IdentityLookup, BuildStorage},
};

/// Two accounts with [`PLENTY`]; no other has anything.
pub const WHO: u64 = 1;
pub const OTHER: u64 = 2;
/// Minimum balance.
pub const ED: u128 = 5;
/// Initial balance.
pub const PLENTY: u128 = 1_000;

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
	pub type Balances = polkadot_sdk::pallet_balances;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
	type AccountId = u64;
	type Lookup = IdentityLookup<u64>;
	type AccountData = pallet_balances::AccountData<u128>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = u128;
	type ExistentialDeposit = ConstU128<ED>;
	type AccountStore = System;
	type RuntimeHoldReason = u8;
}

/// Runs `test` on a new chain.
pub fn run(test: impl FnOnce()) {
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	pallet_balances::GenesisConfig::<Test> {
		balances: vec![(WHO, PLENTY), (OTHER, PLENTY)],
		..Default::default()
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	TestExternalities::new(storage).execute_with(test);
}
