//! A small chain around the pallet, and the vocabulary of its tests.

use super::*;
use crate as pallet_distribution_lists;
use distribution_primitives::{
	chunk::{digest, Chunk as Bytes},
	merkle::{leaf_hash, MerkleTree},
};
pub use pallet_distribution_common::test::Balance;
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

pub type Block = polkadot_sdk::frame_system::mocking::MockBlock<Test>;

/// Minimum balance.
pub const ED: Balance = 10;
/// Initial balance of the owner and the other.
pub const PLENTY: Balance = 1_000_000_000;
/// The owner of every test's lists.
pub const OWNER: AccountId32 = AccountId32::new([1; 32]);
/// Anybody else.
pub const OTHER: AccountId32 = AccountId32::new([2; 32]);
/// Time without a chunk after which a list is abandoned.
pub const ABANDON_AFTER: u64 = 100;
/// Maximum number of chunks of a list.
pub const MAX_CHUNKS: u32 = 8;

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
	pub type Published = pallet_distribution_lists;
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
	pub const ListHold: RuntimeHoldReason = RuntimeHoldReason::Published(HoldReason::ListDeposit);
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

impl pallet_distribution_lists::Config for Test {
	type WeightInfo = ();
	type Deposit = KeptPrice<
		AccountId32,
		Balances,
		ListHold,
		LinearStoragePrice<ConstU128<100>, BytePrice, Balance>,
	>;
	type BlockNumberProvider = System;
	type LostTime = Lost;
	type AbandonAfter = ConstU64<ABANDON_AFTER>;
	type MaxChunks = ConstU32<MAX_CHUNKS>;
}

pub fn build() -> TestExternalities {
	BytePrice::set(1);
	Lost::set(0);
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	pallet_balances::GenesisConfig::<Test> {
		balances: vec![(OWNER, PLENTY), (OTHER, PLENTY)],
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
	test::run(build(), Published::do_try_state, test);
}

/// Dispatches `call`. If it is refused, checks that the storage root has not changed.
pub fn dispatch(by: AccountId32, call: Call<Test>) -> DispatchResult {
	test::dispatch(RuntimeOrigin::signed(by), RuntimeCall::Published(call))
}

/// Begins the next transaction of the block, which has these bytes.
pub fn next_transaction(bytes: Vec<u8>) {
	let next = System::extrinsic_index().map_or(0, |index| index + 1);
	System::set_extrinsic_index(next);
	System::note_extrinsic(bytes);
}

/// Stores a chunk in a transaction of its own.
pub fn publish(by: AccountId32, list: ListId, data: &[u8]) -> DispatchResult {
	let call = Call::publish { list, data: data.to_vec().try_into().unwrap() };
	next_transaction(RuntimeCall::Published(call.clone()).encode());
	dispatch(by, call)
}

pub fn remove(by: AccountId32, list: ListId) -> DispatchResult {
	dispatch(by, Call::remove { list })
}

/// Rows, and the chunks they are stored in.
#[derive(Clone, Debug)]
pub struct Rows {
	pub rows: Vec<([u8; 32], u128)>,
	pub chunks: Vec<Vec<u8>>,
}

impl Rows {
	/// Rows in chunks of these lengths.
	pub fn new(rows: Vec<([u8; 32], u128)>, lengths: &[usize]) -> Self {
		let leaves = rows.len() as u32;
		let mut first = 0;
		let chunk = |length: &usize| {
			let end = first + *length;
			let bytes = Bytes::write(leaves, first as u32, &rows[first..end]).unwrap();
			first = end;
			bytes
		};
		let chunks = lengths.iter().map(chunk).collect();
		Self { rows, chunks }
	}

	/// Rows of 100, 200, 300 … in chunks of these lengths.
	pub fn simple(lengths: &[usize]) -> Self {
		let amount = |row: usize| 100 * (row as u128 + 1);
		let rows =
			(0..lengths.iter().sum::<usize>()).map(|row| ([row as u8; 32], amount(row))).collect();
		Self::new(rows, lengths)
	}

	pub fn total(&self) -> u128 {
		self.rows.iter().map(|(_, amount)| amount).sum()
	}

	pub fn tree(&self) -> MerkleTree {
		let leaves: Vec<H256> = (0..)
			.zip(&self.rows)
			.map(|(index, (account, amount))| leaf_hash(index, account, *amount))
			.collect();
		MerkleTree::in_row_order(&leaves).unwrap()
	}

	pub fn digests(&self) -> Vec<H256> {
		self.chunks.iter().map(|bytes| digest(bytes)).collect()
	}

	/// The call that announces them.
	pub fn announcement(&self) -> Call<Test> {
		let chunks = self.digests().try_into().unwrap();
		Call::announce { rows: self.rows.len() as u32, chunks }
	}

	/// Announces them by the owner.
	pub fn announce(&self) -> ListId {
		let id = NextListId::<Test>::get();
		dispatch(OWNER, self.announcement()).unwrap();
		id
	}

	/// Announces and stores all of them.
	pub fn publish(&self) -> ListId {
		let id = self.announce();
		for chunk in &self.chunks {
			publish(OTHER, id, chunk).unwrap();
		}
		id
	}
}

pub fn list(id: ListId) -> ListOf<Test> {
	Lists::<Test>::get(id).unwrap()
}

/// What the owner has on hold.
pub fn held() -> Balance {
	<<Test as Config>::Deposit as DepositInfo<AccountId32>>::on_hold(&OWNER)
}
