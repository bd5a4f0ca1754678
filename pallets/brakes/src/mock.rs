//! A small chain around the pallet, with the SDK's safe mode and paused calls, and the vocabulary
//! of the pallet's tests.

use super::*;
use crate as pallet_brakes;
use pallet_distribution_common::test;
use polkadot_sdk::{
	frame_support::{
		derive_impl, ord_parameter_types, parameter_types,
		traits::{ConstU32, ConstU64, GetCallMetadata, Hooks, InsideBoth, NeverEnsureOrigin},
	},
	frame_system::{self, EnsureRoot, EnsureSignedBy},
	pallet_balances, pallet_safe_mode, pallet_tx_pause,
	sp_io::TestExternalities,
	sp_runtime::BuildStorage,
};

pub type Block = polkadot_sdk::frame_system::mocking::MockBlock<Test>;
/// The name of a call.
pub type Name = pallet_tx_pause::RuntimeCallNameOf<Test>;

/// The committee, as one account.
pub const COMMITTEE: u64 = 1;
/// Anybody else.
pub const STRANGER: u64 = 2;
/// How long safe mode lasts.
pub const SAFE_MODE: u64 = 40;
pub const SAFE_MODE_BUDGET: u64 = 100;
pub const PAUSE_BUDGET: u64 = 140;
pub const WINDOW: u64 = 1_000;
pub const MAX_RENEWAL: u64 = 300;
pub const MAX_BRAKES: u32 = 4;
/// The clock of the first block.
pub const START: u64 = 10;

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
	pub type SafeMode = pallet_safe_mode;
	#[runtime::pallet_index(3)]
	pub type TxPause = pallet_tx_pause;
	#[runtime::pallet_index(4)]
	pub type Brakes = pallet_brakes;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl polkadot_sdk::frame_system::Config for Test {
	type Block = Block;
	type AccountData = pallet_balances::AccountData<u64>;
	type BaseCallFilter = InsideBoth<SafeMode, TxPause>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
}

/// The calls that safe mode lets through.
pub struct SafeCalls;
impl Contains<RuntimeCall> for SafeCalls {
	fn contains(call: &RuntimeCall) -> bool {
		matches!(call, RuntimeCall::Brakes(_))
	}
}

parameter_types! {
	pub const Never: Option<u64> = None;
	/// The relay chain's block number.
	pub storage RelayBlock: u64 = START;
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

impl pallet_safe_mode::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WhitelistedCalls = SafeCalls;
	type EnterDuration = ConstU64<5>;
	type ExtendDuration = ConstU64<5>;
	type EnterDepositAmount = Never;
	type ExtendDepositAmount = Never;
	type ForceEnterOrigin = NeverEnsureOrigin<u64>;
	type ForceExtendOrigin = NeverEnsureOrigin<u64>;
	type ForceExitOrigin = NeverEnsureOrigin<()>;
	type ForceDepositOrigin = NeverEnsureOrigin<()>;
	type Notify = ();
	type ReleaseDelay = Never;
	type WeightInfo = ();
}

/// The calls that can never be paused.
pub struct Unpausable;
impl Contains<Name> for Unpausable {
	fn contains(name: &Name) -> bool {
		name.0.as_slice() == b"Brakes"
	}
}

impl pallet_tx_pause::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PauseOrigin = NeverEnsureOrigin<()>;
	type UnpauseOrigin = NeverEnsureOrigin<()>;
	type WhitelistedCalls = Unpausable;
	type MaxNameLen = ConstU32<64>;
	type WeightInfo = ();
}

/// The calls of this chain.
pub struct Calls;
impl Contains<Name> for Calls {
	fn contains(name: &Name) -> bool {
		all_calls().any(|call| call == *name)
	}
}

/// The names of all calls.
pub fn all_calls() -> impl Iterator<Item = Name> {
	RuntimeCall::get_module_names().iter().flat_map(|pallet| {
		RuntimeCall::get_call_names(pallet).iter().map(move |call| name(pallet, call))
	})
}

pub fn name(pallet: &str, call: &str) -> Name {
	let text = |text: &str| text.as_bytes().to_vec().try_into().unwrap();
	(text(pallet), text(call))
}

ord_parameter_types! {
	pub const Committee: u64 = COMMITTEE;
}

impl pallet_brakes::Config for Test {
	type WeightInfo = ();
	type BrakeOrigin = EnsureSignedBy<Committee, u64>;
	type RenewOrigin = EnsureRoot<u64>;
	type CallName = Name;
	type Calls = Calls;
	type TxPause = TxPause;
	type SafeMode = SafeMode;
	type BlockNumberProvider = RelayClock;
	type SafeModeDuration = ConstU64<SAFE_MODE>;
	type SafeModeBudget = ConstU64<SAFE_MODE_BUDGET>;
	type PauseBudget = ConstU64<PAUSE_BUDGET>;
	type BudgetWindow = ConstU64<WINDOW>;
	type MaxRenewal = ConstU64<MAX_RENEWAL>;
	type MaxBrakes = ConstU32<MAX_BRAKES>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Helper;
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Helper;
#[cfg(feature = "runtime-benchmarks")]
impl BenchmarkHelper<Name> for Helper {
	fn call(n: u32) -> Name {
		all_calls().filter(|name| !Unpausable::contains(name)).nth(n as usize).unwrap()
	}
}

pub fn build() -> TestExternalities {
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	pallet_balances::GenesisConfig::<Test> {
		balances: vec![(COMMITTEE, 1_000), (STRANGER, 1_000)],
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
	test::run(build(), Brakes::do_try_state, test);
}

/// A block whose clock is `at`. As in a real one, its beginning has the clock of its parent.
pub fn next_block(at: u64) {
	let number = System::block_number() + 1;
	System::set_block_number(number);
	SafeMode::on_initialize(number);
	Brakes::on_initialize(number);
	RelayClock::set_block_number(at);
	assert_eq!(Brakes::do_try_state(), Ok(()));
}

/// Two blocks whose clock is `at`: the second one begins without the brakes whose time is over.
pub fn block(at: u64) {
	next_block(at);
	next_block(at);
}

/// Dispatches a call of the committee. If it is refused, checks that the storage root has not
/// changed.
pub fn committee(call: Call<Test>) -> DispatchResult {
	test::dispatch(RuntimeOrigin::signed(COMMITTEE), RuntimeCall::Brakes(call))
}

/// Dispatches a call of a referendum, likewise.
pub fn referendum(call: Call<Test>) -> DispatchResult {
	test::dispatch(RuntimeOrigin::root(), RuntimeCall::Brakes(call))
}

/// The call that most tests pause.
pub fn transfer() -> Name {
	name("Balances", "transfer_keep_alive")
}

pub fn pause(duration: u64) -> DispatchResult {
	committee(Call::pause { call: transfer(), duration })
}

pub fn enter() -> DispatchResult {
	committee(Call::enter_safe_mode {})
}

pub fn paused() -> BrakeOf<Test> {
	Brake::Call(transfer())
}

pub fn release(brake: BrakeOf<Test>) -> DispatchResult {
	committee(Call::release { brake })
}

/// Whether a stranger may send the call that tests pause.
pub fn may_transfer() -> bool {
	let call = pallet_balances::Call::transfer_keep_alive { dest: COMMITTEE, value: 1 };
	test::dispatch(RuntimeOrigin::signed(STRANGER), RuntimeCall::Balances(call)).is_ok()
}
