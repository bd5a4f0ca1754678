//! A small chain around the pallet, and the vocabulary of its tests.

use super::*;
use crate as pallet_distribution_clock;
use distribution_primitives::LostTime;
use pallet_distribution_common::test;
use polkadot_sdk::{
	frame_support::{
		derive_impl, parameter_types,
		traits::{ConstU64, Hooks},
	},
	frame_system,
	sp_io::TestExternalities,
	sp_runtime::BuildStorage,
};

pub type Block = polkadot_sdk::frame_system::mocking::MockBlock<Test>;

/// The longest gap that is not a stall.
pub const TOLERANCE: u64 = 100;
/// The clock of the first block.
pub const START: u64 = 20_000_000;

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
	pub type Clock = pallet_distribution_clock;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl polkadot_sdk::frame_system::Config for Test {
	type Block = Block;
}

parameter_types! {
	/// The relay chain's block number; 0 as long as it is not known.
	pub storage RelayBlock: u64 = 0;
	/// Whether claims are suspended.
	pub storage Suspended: bool = false;
}

/// The relay chain's clock.
pub struct RelayClock;
impl BlockNumberProvider for RelayClock {
	type BlockNumber = u64;

	fn current_block_number() -> u64 {
		RelayBlock::get()
	}

	fn set_block_number(block: u64) {
		RelayBlock::set(&block);
	}
}

impl pallet_distribution_clock::Config for Test {
	type WeightInfo = ();
	type BlockNumberProvider = RelayClock;
	type Tolerance = ConstU64<TOLERANCE>;
	type Suspended = Suspended;
	type AskingWeight = ();
}

pub fn build() -> TestExternalities {
	let storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let mut ext = TestExternalities::new(storage);
	ext.execute_with(|| System::set_block_number(1));
	ext
}

/// Runs `test` after a first block, then checks every invariant.
pub fn run(test: impl FnOnce()) {
	test::run(build(), Clock::do_try_state, || {
		block(START);
		test();
	});
}

/// A block whose clock is `at`, with `inside` as its transactions. Returns what was lost according
/// to them.
pub fn block_with(at: u64, inside: impl FnOnce()) -> u64 {
	System::set_block_number(System::block_number() + 1);
	let before = Clock::lost();
	// At its beginning a block has the clock of its parent.
	Clock::on_initialize(System::block_number());
	assert_eq!(Clock::lost(), before);
	RelayClock::set_block_number(at);
	let lost = Clock::lost();
	assert!(lost >= before, "what was lost must never fall");
	inside();
	assert_eq!(Clock::lost(), lost, "it must be the same throughout a block");
	Clock::on_finalize(System::block_number());
	assert_eq!(Clock::lost(), lost);
	assert_eq!(Clock::do_try_state(), Ok(()));
	lost
}

/// A block without transactions.
pub fn block(at: u64) -> u64 {
	block_with(at, || ())
}

pub fn suspend(suspended: bool) {
	Suspended::set(&suspended);
}

/// The stretches that were reported, and their totals.
pub fn reported() -> Vec<(u64, u64)> {
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Clock(Event::TimeLost { blocks, total }) => Some((blocks, total)),
			_ => None,
		})
		.collect()
}
