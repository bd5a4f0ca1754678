//! A small chain around the pallet, and the vocabulary of its tests.

use super::*;
use crate as pallet_distribution_digest;
use pallet_distribution_common::test;
use polkadot_sdk::{
	frame_support::{derive_impl, parameter_types, weights::RuntimeDbWeight},
	frame_system,
	sp_io::TestExternalities,
	sp_runtime::BuildStorage,
};

pub type Block = polkadot_sdk::frame_system::mocking::MockBlock<Test>;

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
	pub type Digest = pallet_distribution_digest;
}

parameter_types! {
	pub const Costs: RuntimeDbWeight = RuntimeDbWeight { read: 3, write: 40 };
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl polkadot_sdk::frame_system::Config for Test {
	type Block = Block;
	type DbWeight = Costs;
}

impl pallet_distribution_digest::Config for Test {}

pub fn build() -> TestExternalities {
	let storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let mut ext = TestExternalities::new(storage);
	ext.execute_with(|| System::set_block_number(1));
	ext
}

/// Runs `test`, then checks the invariant.
pub fn run(test: impl FnOnce()) {
	test::run(build(), Digest::do_try_state, test);
}

/// Folds in block `block`.
pub fn fold(block: u64, kind: FinalKind, id: u32, value: H256) {
	System::set_block_number(block);
	<Digest as Finals>::fold(kind, id, value);
}

/// What was reported: kind, number, value, digest and count.
pub fn reported() -> Vec<(FinalKind, u32, H256, H256, u64)> {
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Digest(Event::Folded { kind, id, value, digest, count }) => {
				Some((kind, id, value, digest, count))
			}
			_ => None,
		})
		.collect()
}
