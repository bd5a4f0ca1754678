//! A small chain around the pallet, and the vocabulary of its tests.

use super::*;
use crate as pallet_scores;
use distribution_primitives::{
	lists::place_of,
	merkle::{leaf_hash, MerkleTree},
	Largest, ProvenRow, Requirement, VerifiedList,
};
pub use pallet_distribution_common::test::{
	who, Balance, Named, Registry, LIMIT, MAX_LEVEL, PAYEE_TIME,
};
use pallet_distribution_common::{test, KeptPrice};
use polkadot_sdk::{
	frame_support::{
		derive_impl, ord_parameter_types, parameter_types,
		traits::{ConstU128, ConstU32, ConstU64, LinearStoragePrice},
	},
	frame_system::{EnsureRoot, EnsureSignedBy},
	pallet_balances,
	sp_io::TestExternalities,
	sp_runtime::{traits::IdentityLookup, AccountId32, BuildStorage},
};
use std::{
	cell::RefCell,
	collections::{BTreeMap, BTreeSet},
};

pub type Block = polkadot_sdk::frame_system::mocking::MockBlock<Test>;

/// Minimum balance.
pub const ED: Balance = 10;
/// Initial balance of everybody.
pub const PLENTY: Balance = 1_000_000_000;
/// Accounts number 0 to 9 have scores.
pub const PEOPLE: u32 = 10;
pub const TREASURY: AccountId32 = AccountId32::new([1; 32]);
pub const REPORTER: AccountId32 = AccountId32::new([2; 32]);
/// Another reporter.
pub const COLLEAGUE: AccountId32 = AccountId32::new([3; 32]);
/// Whoever looks for faults.
pub const WATCHER: AccountId32 = AccountId32::new([4; 32]);
/// Anybody else.
pub const OTHER: AccountId32 = AccountId32::new([5; 32]);
/// The account that judges.
pub const JUDGE: AccountId32 = AccountId32::new([6; 32]);
/// The terms of every test's board.
pub const BOND: Balance = 1_001;
pub const WINDOW: u64 = 100;
pub const JUDGING: u64 = 50;
pub const MOST: Balance = 1_000_000;
pub const GRACE: u64 = 200;
/// What every test's board has in its pot.
pub const FUNDS: Balance = 100_000_000;

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
	pub type Scored = pallet_scores;
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
	pub const RecordHold: RuntimeHoldReason = RuntimeHoldReason::Scored(HoldReason::RecordDeposit);
	pub const ScoresPalletId: PalletId = PalletId(*b"py/score");
	pub const TreasuryAccount: AccountId32 = TREASURY;
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

ord_parameter_types! {
	pub const Judge: AccountId32 = JUDGE;
}

thread_local! {
	/// The lists that are stored in the chain.
	pub static STORED: RefCell<BTreeMap<ListId, VerifiedList>> = const { RefCell::new(BTreeMap::new()) };
	/// The boards that keep them in state.
	pub static KEPT: RefCell<BTreeSet<(ListId, BoardId)>> = const { RefCell::new(BTreeSet::new()) };
}

/// The lists of [`STORED`].
pub struct StoredLists;
impl ScoreLists for StoredLists {
	fn verified(list: ListId) -> Option<VerifiedList> {
		STORED.with_borrow(|stored| stored.get(&list).cloned())
	}

	fn keep(list: ListId, board: BoardId) {
		KEPT.with_borrow_mut(|kept| kept.insert((list, board)));
	}

	fn release(list: ListId, board: BoardId) {
		KEPT.with_borrow_mut(|kept| kept.remove(&(list, board)));
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_list(list: VerifiedList) -> ListId {
		store(list)
	}
}

/// Stores a list, and returns its number.
fn store(list: VerifiedList) -> ListId {
	STORED.with_borrow_mut(|stored| {
		let id = stored.len() as ListId;
		stored.insert(id, list);
		id
	})
}

/// The lists that a board keeps.
pub fn kept() -> Vec<(ListId, BoardId)> {
	KEPT.with_borrow(|kept| kept.iter().copied().collect())
}

impl pallet_scores::Config for Test {
	type WeightInfo = ();
	type BoardOrigin = EnsureRoot<AccountId32>;
	type JudgeOrigin = EnsureSignedBy<Judge, AccountId32>;
	type Balance = Balance;
	type AssetKind = u32;
	type NativeAsset = ConstU32<0>;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Currency = Balances;
	type BlockNumberProvider = System;
	type LostTime = Lost;
	type RecordDeposit = KeptPrice<
		AccountId32,
		Balances,
		RecordHold,
		LinearStoragePrice<ConstU128<100>, BytePrice, Balance>,
	>;
	type Compliance = Registry;
	type Payees = Named;
	type Lists = StoredLists;
	type Treasury = TreasuryAccount;
	type PalletId = ScoresPalletId;
	type MinBond = ConstU128<1_000>;
	type MinWindow = ConstU64<50>;
	type MinJudging = ConstU64<40>;
	type ClaimGrace = ConstU64<GRACE>;
}

/// Externalities with the accounts above, at block 1.
pub fn build() -> TestExternalities {
	Registry::reset();
	Named::reset();
	BytePrice::set(1);
	Lost::set(0);
	STORED.with_borrow_mut(BTreeMap::clear);
	KEPT.with_borrow_mut(BTreeSet::clear);
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	pallet_balances::GenesisConfig::<Test> {
		balances: everybody().map(|who| (who, PLENTY)).collect(),
		..Default::default()
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	let mut ext = TestExternalities::new(storage);
	ext.execute_with(|| System::set_block_number(1));
	ext
}

/// Everybody who has something at the beginning.
pub fn everybody() -> impl Iterator<Item = AccountId32> {
	(0..PEOPLE).map(who).chain([TREASURY, REPORTER, COLLEAGUE, WATCHER, OTHER, JUDGE])
}

/// Runs `test`, then checks every invariant.
pub fn run(test: impl FnOnce()) {
	test::run(build(), Scored::do_try_state, test);
}

/// Dispatches `call`. If it is refused, checks that the storage root has not changed.
pub fn dispatch(by: AccountId32, call: Call<Test>) -> DispatchResult {
	test::dispatch(RuntimeOrigin::signed(by), RuntimeCall::Scored(call))
}

/// Like [`dispatch`], as governance.
pub fn govern(call: Call<Test>) -> DispatchResult {
	test::dispatch(RuntimeOrigin::root(), RuntimeCall::Scored(call))
}

pub fn terms() -> TermsOf<Test> {
	BoardTerms {
		requirement: Requirement::default(),
		most: MOST,
		bond: BOND,
		window: WINDOW,
		judging: JUDGING,
	}
}

/// Accounts, as reporters.
pub fn reporters(accounts: &[AccountId32]) -> ReportersOf<Test> {
	accounts.to_vec().try_into().unwrap()
}

/// Creates a board with both reporters and [`FUNDS`].
pub fn board() -> BoardId {
	let id = Scored::do_create(terms(), reporters(&[REPORTER, COLLEAGUE])).unwrap();
	fund(id, FUNDS);
	id
}

/// Pays new tokens into the pot of a board, as emission does.
pub fn fund(id: BoardId, amount: Balance) {
	Balances::mint_into(&Scored::pot(id), amount).unwrap();
}

/// A list in the chain, and what proves its rows.
pub struct Rows {
	pub id: ListId,
	pub root: H256,
	rows: Vec<(AccountId32, Balance)>,
	tree: MerkleTree,
}

impl Rows {
	/// A list of these rows in this order.
	pub fn unsorted(rows: Vec<(AccountId32, Balance)>) -> Self {
		let leaf = |(index, (account, score)): (u32, &(AccountId32, Balance))| {
			leaf_hash(index, account.as_ref(), *score)
		};
		let leaves: Vec<H256> = (0..).zip(&rows).map(leaf).collect();
		let tree = MerkleTree::in_row_order(&leaves).unwrap();
		let total = rows.iter().map(|(_, score)| score).sum();
		let id = store(VerifiedList {
			root: tree.root(),
			rows: rows.len() as u32,
			total,
			largest: Largest::default(),
		});
		Self { id, root: tree.root(), rows, tree }
	}

	/// A list of these rows in the order of accounts.
	pub fn sorted(mut rows: Vec<(AccountId32, Balance)>) -> Self {
		rows.sort_by_cached_key(|(account, _)| {
			let bytes: [u8; 32] = account.clone().into();
			(place_of(&bytes), bytes)
		});
		Self::unsorted(rows)
	}

	/// A list of accounts by number, in order, and their scores.
	pub fn of(rows: &[(u32, Balance)]) -> Self {
		Self::sorted(rows.iter().map(|(n, score)| (who(*n), *score)).collect())
	}

	/// Row number `index`.
	pub fn at(&self, index: usize) -> ProvenRow {
		let (account, score) = &self.rows[index];
		let proof = self.tree.proof(index as u32).unwrap().try_into().unwrap();
		ProvenRow { index: index as u32, account: account.clone().into(), score: *score, proof }
	}

	/// The first row of an account.
	pub fn row(&self, account: &AccountId32) -> ProvenRow {
		self.at(self.place(account))
	}

	/// Number of the first row of an account.
	pub fn place(&self, account: &AccountId32) -> usize {
		self.rows.iter().position(|(other, _)| other == account).unwrap()
	}
}

/// [`REPORTER`] posts a list.
pub fn post(id: BoardId, rows: &Rows) -> DispatchResult {
	dispatch(REPORTER, Call::post { board: id, list: rows.id, root: rows.root })
}

/// Time passes.
pub fn wait(blocks: u64) {
	System::set_block_number(System::block_number() + blocks);
}

/// Anybody settles the root of a board.
pub fn settle(id: BoardId) -> DispatchResult {
	dispatch(OTHER, Call::settle { board: id })
}

/// Posts a list of accounts and their scores, and makes it final.
pub fn finalise(id: BoardId, rows: &[(u32, Balance)]) -> Rows {
	let rows = Rows::of(rows);
	post(id, &rows).unwrap();
	wait(WINDOW);
	settle(id).unwrap();
	rows
}

/// The watcher proves a fault.
pub fn prove(id: BoardId, fault: ScoreFault) -> DispatchResult {
	dispatch(WATCHER, Call::prove { board: id, fault: Box::new(fault) })
}

/// The watcher challenges a root.
pub fn challenge(id: BoardId, number: u32) -> DispatchResult {
	dispatch(WATCHER, Call::challenge { board: id, number, reason: H256::repeat_byte(7) })
}

/// There is a verdict.
pub fn judge(id: BoardId, number: u32, stands: bool) -> DispatchResult {
	dispatch(JUDGE, Call::judge { board: id, number, stands })
}

/// Anybody claims for account `n` by its row.
pub fn claim(id: BoardId, rows: &Rows, n: u32) -> DispatchResult {
	let ProvenRow { index, score, proof, .. } = rows.row(&who(n));
	dispatch(OTHER, Call::claim { board: id, who: who(n), index, score, proof })
}

/// What account `n` has beyond what it had at the beginning.
pub fn gained(n: u32) -> Balance {
	Balances::total_balance(&who(n)) - PLENTY
}

/// All that an account has.
pub fn all_of(account: &AccountId32) -> Balance {
	Balances::total_balance(account)
}

/// What is held of an account's tokens for bonds.
pub fn bonds(account: &AccountId32) -> Balance {
	use polkadot_sdk::frame_support::traits::fungible::InspectHold;
	Balances::balance_on_hold(&HoldReason::Bond.into(), account)
}

/// A board as it is stored.
pub fn stored(id: BoardId) -> BoardOf<Test> {
	Boards::<Test>::get(id).unwrap()
}
