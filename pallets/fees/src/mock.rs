//! A small chain around the pallet, and the vocabulary of its tests.

use super::*;
use crate as pallet_distribution_fees;
use pallet_distribution_common::test;
use polkadot_sdk::{
	frame_support::{
		derive_impl, parameter_types,
		traits::{fungible::Mutate, ConstU64, Hooks, OnUnbalanced},
	},
	frame_system, pallet_balances,
	sp_io::TestExternalities,
	sp_runtime::{BuildStorage, Permill},
};

pub type Block = polkadot_sdk::frame_system::mocking::MockBlock<Test>;

/// Who pays fees.
pub const PAYER: u64 = 1;
pub const TREASURY: u64 = 2;
pub const COLLATORS: u64 = 3;
/// What the payer has.
pub const FUNDS: u64 = 1_000_000;
/// The least that an account can have.
pub const MINIMUM: u64 = 10;

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
	pub type Fees = pallet_distribution_fees;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl polkadot_sdk::frame_system::Config for Test {
	type Block = Block;
	type AccountData = pallet_balances::AccountData<u64>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type ExistentialDeposit = ConstU64<MINIMUM>;
}

parameter_types! {
	/// The share that a vote has set to be burned.
	pub storage Burned: Permill = Permill::from_percent(50);
	/// The share that a vote has set for the treasury.
	pub storage ToTreasury: Permill = Permill::from_percent(20);
	/// The shares that votes have set.
	pub VotedShares: Shares = Shares { burned: Burned::get(), treasury: ToTreasury::get() };
}

impl pallet_distribution_fees::Config for Test {
	type WeightInfo = ();
	type Currency = Balances;
	type Shares = VotedShares;
	type Treasury = ConstU64<TREASURY>;
	type Collators = ConstU64<COLLATORS>;
}

pub fn build() -> TestExternalities {
	let storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let mut ext = TestExternalities::new(storage);
	ext.execute_with(|| {
		System::set_block_number(1);
		Balances::mint_into(&PAYER, FUNDS).unwrap();
	});
	ext
}

/// Runs `test`, then checks the invariant.
pub fn run(test: impl FnOnce()) {
	test::run(build(), Fees::do_try_state, test);
}

/// Sets the shares by a vote, in percent.
pub fn vote(burned: u32, treasury: u32) {
	Burned::set(&Permill::from_percent(burned));
	ToTreasury::set(&Permill::from_percent(treasury));
}

/// Takes a fee and a tip from the payer.
pub fn pay(fee: u64, tip: u64) {
	use polkadot_sdk::frame_support::traits::{
		tokens::{Fortitude, Precision, Preservation},
		Imbalance,
	};
	let taken = Balances::withdraw(
		&PAYER,
		fee + tip,
		Precision::Exact,
		Preservation::Preserve,
		Fortitude::Polite,
	)
	.unwrap();
	let (fee, tip) = taken.split(fee);
	Fees::on_unbalanceds([fee, tip].into_iter());
}

/// A block with `inside` as its transactions.
pub fn block(inside: impl FnOnce()) {
	System::set_block_number(System::block_number() + 1);
	Fees::on_initialize(System::block_number());
	inside();
	Fees::on_finalize(System::block_number());
}

/// What all accounts together have.
pub fn in_accounts() -> u64 {
	[PAYER, TREASURY, COLLATORS].into_iter().map(Balances::free_balance).sum()
}

/// The splits that were reported: what was burned, the treasury's and the collators' part.
pub fn reported() -> Vec<(u64, u64, u64)> {
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Fees(Event::FeesSplit { burned, treasury, collators }) => {
				Some((burned, treasury, collators))
			}
			_ => None,
		})
		.collect()
}
