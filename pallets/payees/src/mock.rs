//! A small chain around the pallet, and the vocabulary of its tests.

use super::*;
use crate as pallet_payees;
use distribution_primitives::{Payees as _, RoundId};
pub use pallet_distribution_common::test::{who, Balance, KEYLESS};
use pallet_distribution_common::{test, KeptPrice};
use polkadot_sdk::{
	frame_support::{
		derive_impl, parameter_types,
		traits::{ConstU128, ConstU64, LinearStoragePrice},
	},
	pallet_balances,
	sp_io::TestExternalities,
	sp_runtime::{traits::IdentityLookup, AccountId32, BuildStorage},
};
use std::{cell::RefCell, collections::BTreeSet};

pub type Block = polkadot_sdk::frame_system::mocking::MockBlock<Test>;

/// Minimum balance.
pub const ED: Balance = 10;
/// Initial balance of the owners, and of anybody else.
pub const PLENTY: Balance = 1_000_000_000;
/// Owners number 0 to 3.
pub const OWNERS: u32 = 4;
/// Anybody else.
pub const OTHER: AccountId32 = AccountId32::new([2; 32]);
/// Time after which a change is in force.
pub const DELAY: u64 = 100;
/// Deposit for a record, whatever its size.
pub const BASE: Balance = 100;

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
	pub type Named = pallet_payees;
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

parameter_types! {
	pub const PayeeHold: RuntimeHoldReason = RuntimeHoldReason::Named(HoldReason::PayeeDeposit);
	/// Deposit per byte of state.
	pub static BytePrice: Balance = 1;
	/// Time lost to everybody.
	pub static Lost: u64 = 0;
}

impl LostTime<u64> for Lost {
	fn lost() -> u64 {
		Self::get()
	}
}

thread_local! {
	/// Accounts that are frozen.
	pub static FROZEN: RefCell<BTreeSet<AccountId32>> = const { RefCell::new(BTreeSet::new()) };
}

/// The accounts in [`FROZEN`].
pub struct FrozenAccounts;
impl Contains<AccountId32> for FrozenAccounts {
	fn contains(who: &AccountId32) -> bool {
		FROZEN.with_borrow(|frozen| frozen.contains(who))
	}
}

/// [`KEYLESS`].
pub struct NobodyHasTheKey;
impl Contains<AccountId32> for NobodyHasTheKey {
	fn contains(who: &AccountId32) -> bool {
		*who == KEYLESS
	}
}

impl pallet_payees::Config for Test {
	type WeightInfo = ();
	type AssetKind = u32;
	type Deposit = KeptPrice<
		AccountId32,
		Balances,
		PayeeHold,
		LinearStoragePrice<ConstU128<BASE>, BytePrice, Balance>,
	>;
	type BlockNumberProvider = System;
	type LostTime = Lost;
	type Delay = ConstU64<DELAY>;
	type Keyless = NobodyHasTheKey;
	type Frozen = FrozenAccounts;
}

pub fn build() -> TestExternalities {
	BytePrice::set(1);
	Lost::set(0);
	FROZEN.with_borrow_mut(BTreeSet::clear);
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let rich = (0..OWNERS).map(who).chain([OTHER]);
	pallet_balances::GenesisConfig::<Test> {
		balances: rich.map(|who| (who, PLENTY)).collect(),
		..Default::default()
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	let mut ext = TestExternalities::new(storage);
	ext.execute_with(|| System::set_block_number(1));
	ext
}

/// Runs `test`, then checks every invariant.
pub fn run(test: impl FnOnce()) {
	test::run(build(), Named::do_try_state, test);
}

/// Dispatches `call`. If it is refused, checks that the storage root has not changed.
pub fn dispatch(by: AccountId32, call: Call<Test>) -> DispatchResult {
	test::dispatch(RuntimeOrigin::signed(by), RuntimeCall::Named(call))
}

/// Owner `n` names account `to`.
pub fn set(n: u32, scope: ScopeOf<Test>, to: u32) -> DispatchResult {
	dispatch(who(n), Call::set { scope, payee: who(to) })
}

pub fn clear(n: u32, scope: ScopeOf<Test>) -> DispatchResult {
	dispatch(who(n), Call::clear { scope })
}

pub fn cancel(n: u32, scope: ScopeOf<Test>) -> DispatchResult {
	dispatch(who(n), Call::cancel { scope })
}

/// Anybody settles the changes of owner `n`.
pub fn settle(n: u32) -> DispatchResult {
	dispatch(OTHER, Call::settle { owner: who(n) })
}

/// Where a payment to owner `n` goes.
pub fn payee(n: u32, asset: u32, round: Option<RoundId>) -> Option<AccountId32> {
	Named::payee(&who(n), &asset, round)
}

/// Lets so many blocks pass.
pub fn wait(blocks: u64) {
	System::set_block_number(System::block_number() + blocks);
}

/// What owner `n` has on hold.
pub fn held(n: u32) -> Balance {
	<<Test as Config>::Deposit as DepositInfo<AccountId32>>::on_hold(&who(n))
}
