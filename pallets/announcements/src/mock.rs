//! A small chain around the pallet, and the vocabulary of its tests.

use super::*;
use crate::{
	self as pallet_announcements,
	state::{as_proof, state_of},
};
use codec::{Decode, Encode};
use distribution_primitives::{
	merkle::{leaf_hash, MerkleTree},
	snapshot::{FaultAt, Found, Row},
	Country, Held, Largest, ListId, Rate, ShownRow, SnapshotChain, VerifiedList,
};
pub use pallet_distribution_common::test::Balance;
use pallet_distribution_common::{test, Draft, DraftList, KeptPrice};
use polkadot_sdk::{
	frame_support::{
		derive_impl, parameter_types,
		storage::unhashed,
		traits::{fungible::InspectHold, ConstU128, ConstU64, Contains, LinearStoragePrice},
	},
	frame_system::EnsureSigned,
	pallet_balances,
	sp_io::TestExternalities,
	sp_runtime::{
		traits::{Header, IdentityLookup},
		AccountId32, BuildStorage, Permill,
	},
};
use std::collections::BTreeMap;

pub type Block = polkadot_sdk::frame_system::mocking::MockBlock<Test>;
/// The people of a state.
pub type Accounts = BTreeMap<[u8; 32], Found>;

/// Minimum balance.
pub const ED: Balance = 10;
/// Initial balance of everybody.
pub const PLENTY: Balance = 1_000_000_000;
/// The manager of every test's rounds.
pub const MANAGER: AccountId32 = AccountId32::new([1; 32]);
/// Who objects, and who looks for faults.
pub const WATCHER: AccountId32 = AccountId32::new([2; 32]);
/// Anybody else.
pub const OTHER: AccountId32 = AccountId32::new([3; 32]);
pub const MIN_PERIOD: u64 = 100;
pub const KEEP: u64 = 1_000;
/// Odd, so that half of it is rounded.
pub const BOND: Balance = 1_001;
/// The block of every test's snapshot.
pub const BLOCK: u32 = 7;
/// Whoever is paid what is withheld.
pub const COLLECTOR: [u8; 32] = [0xC0; 32];
/// The only country for which something is withheld.
pub const CH: Country = Country(*b"CH");

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
	pub type Announced = pallet_announcements;
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
	pub const DepositHold: RuntimeHoldReason = RuntimeHoldReason::Announced(HoldReason::Deposit);
	/// Deposit per byte of state.
	pub static BytePrice: Balance = 1;
	/// Time lost to everybody.
	pub static Lost: u64 = 0;
	/// An account that compliance lets nobody pay.
	pub static Refused: Option<AccountId32> = None;
}

impl Contains<AccountId32> for Refused {
	fn contains(who: &AccountId32) -> bool {
		Self::get().as_ref() == Some(who)
	}
}

impl LostTime<u64> for Lost {
	fn lost() -> u64 {
		Self::get()
	}
}

/// A draft, as this mock has it: manager, terms, and number, root and rows of its list.
type MockDraft = (AccountId32, TermsHash, Option<(ListId, H256, u32)>);

/// Drafts and lists that tests put into state.
pub struct World;

impl World {
	pub fn put_draft(round: RoundId, draft: MockDraft) {
		unhashed::put(&("draft", round).encode(), &draft);
	}

	/// The round opens, or is abandoned.
	pub fn end_draft(round: RoundId) {
		unhashed::kill(&("draft", round).encode());
	}

	pub fn put_list(id: ListId, list: &VerifiedList) {
		unhashed::put(&("list", id).encode(), list);
	}
}

impl Drafts<AccountId32> for World {
	fn draft(round: RoundId) -> Option<Draft<AccountId32>> {
		let (manager, terms, list) = unhashed::get::<MockDraft>(&("draft", round).encode())?;
		let list = list.map(|(id, root, rows)| DraftList { id, root, rows });
		Some(Draft { manager, terms, list })
	}
}

impl PublishedLists for World {
	fn verified(list: ListId) -> Option<VerifiedList> {
		unhashed::get(&("list", list).encode())
	}

	fn keep(_: ListId, _: RoundId) {}

	fn release(_: ListId, _: RoundId) {}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_list(list: VerifiedList) -> ListId {
		Self::put_list(0, &list);
		0
	}
}

impl PastCountries for World {
	fn key(account: &[u8; 32]) -> Vec<u8> {
		("country", account).encode()
	}

	fn country(value: &[u8]) -> Option<Country> {
		Country::decode(&mut &*value).ok()
	}
}

impl pallet_announcements::Config for Test {
	type WeightInfo = ();
	type ManagerOrigin = EnsureSigned<AccountId32>;
	type Balance = Balance;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Holds = Balances;
	type Deposit = KeptPrice<
		AccountId32,
		Balances,
		DepositHold,
		LinearStoragePrice<ConstU128<100>, BytePrice, Balance>,
	>;
	type Rounds = World;
	type Lists = World;
	type Countries = World;
	type Unpayable = Refused;
	type BlockNumberProvider = System;
	type LostTime = Lost;
	type MinPeriod = ConstU64<MIN_PERIOD>;
	type KeepAnchors = ConstU64<KEEP>;
	type Bond = ConstU128<BOND>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = World;
}

#[cfg(feature = "runtime-benchmarks")]
impl BenchmarkHelper<AccountId32> for World {
	fn draft(manager: &AccountId32, root: H256, rows: u32) -> RoundId {
		use polkadot_sdk::frame_support::traits::fungible::Mutate;
		Balances::mint_into(manager, PLENTY).unwrap();
		let list = VerifiedList { root, rows, total: 1, largest: Largest::default() };
		Self::put_list(0, &list);
		Self::put_draft(0, (manager.clone(), terms(0), Some((0, root, rows))));
		0
	}

	fn end(round: RoundId) {
		Self::end_draft(round);
	}
}

pub fn build() -> TestExternalities {
	BytePrice::set(1);
	Lost::set(0);
	Refused::set(None);
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	let rich = [MANAGER, WATCHER, OTHER].into_iter();
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
	test::run(build(), Announced::do_try_state, test);
}

/// Dispatches `call`. If it is refused, checks that the storage root has not changed.
pub fn dispatch(by: AccountId32, call: Call<Test>) -> DispatchResult {
	test::dispatch(RuntimeOrigin::signed(by), RuntimeCall::Announced(call))
}

/// The hash of terms number `n`.
pub fn terms(n: u8) -> TermsHash {
	H256::repeat_byte(n)
}

/// Puts draft `round` with terms number `n` into state, without a list in the chain.
pub fn draft(round: RoundId, n: u8) {
	World::put_draft(round, (MANAGER, terms(n), None));
}

/// Puts draft `round` with terms number `n` into state, and its list, which is verified.
pub fn draft_with(round: RoundId, n: u8, list: &[Row]) {
	let (root, rows) = (tree(list).root(), list.len() as u32);
	World::put_draft(round, (MANAGER, terms(n), Some((round, root, rows))));
	let total = list.iter().map(|(_, amount)| amount).sum();
	World::put_list(round, &VerifiedList { root, rows, total, largest: Largest::default() });
}

pub fn text(text: &str) -> Text {
	text.as_bytes().to_vec().try_into().unwrap()
}

pub fn announce(round: RoundId, n: u8, period: u64, snapshot: Option<Snapshot>) -> DispatchResult {
	dispatch(MANAGER, Call::announce { round, terms: terms(n), period, snapshot })
}

pub fn object(round: RoundId, n: u8) -> DispatchResult {
	dispatch(WATCHER, Call::object { round, terms: terms(n), text: text("not so") })
}

pub fn answer(round: RoundId, through: u32) -> DispatchResult {
	dispatch(MANAGER, Call::answer { round, through, text: text("but it is") })
}

pub fn may_open(round: RoundId, n: u8) -> DispatchResult {
	use pallet_distribution_common::Announced;
	Pallet::<Test>::ensure_may_open(round, terms(n))
}

pub fn announcement(round: RoundId) -> AnnouncementOf<Test> {
	Announcements::<Test>::get(round).unwrap()
}

/// Lets so many blocks pass.
pub fn wait(blocks: u64) {
	System::set_block_number(System::block_number() + blocks);
}

/// What an account has on hold as deposits and as bonds.
pub fn held(who: &AccountId32) -> (Balance, Balance) {
	let held = |reason: HoldReason| Balances::balance_on_hold(&reason.into(), who);
	(held(HoldReason::Deposit), held(HoldReason::Bond))
}

/// Ten accounts: account `n` has `100 × n`, and every other is of [`CH`].
pub fn people() -> Accounts {
	(1..=10u8)
		.map(|n| {
			let country = (n % 2 == 0).then_some(CH);
			([n; 32], Found { balance: 100 * u128::from(n), country })
		})
		.collect()
}

/// The state that says this about accounts: its root, and all of its nodes.
pub fn state(accounts: &Accounts) -> (H256, StateProof) {
	let mut values = Vec::new();
	for (account, Found { balance, country }) in accounts {
		let info = (0u32, 0u32, 1u32, 0u32, balance - 30, 30u128, 0u128, 0u128);
		values.push((Held::Native.key(account), info.encode()));
		values.extend(country.map(|country| (World::key(account), country.encode())));
	}
	let (root, nodes) = state_of(&values);
	(root, as_proof(nodes).unwrap())
}

/// Half of the balance for each, and a tenth of that withheld in [`CH`].
pub fn snapshot(state_root: H256) -> Snapshot {
	let rate = Rate { country: CH, rate: Permill::from_percent(10), collector: COLLECTOR };
	Snapshot {
		chain: SnapshotChain::This,
		block: BLOCK,
		state_root,
		held: Held::Native,
		numerator: 1,
		denominator: 2,
		least: 0,
		excluded: Default::default(),
		withheld: vec![rate].try_into().unwrap(),
	}
}

/// The header of the snapshot's block, with this root of the state, which the chain knows.
pub fn header(state_root: H256) -> Vec<u8> {
	let none = H256::zero();
	let header =
		HeaderFor::<Test>::new(u64::from(BLOCK), none, state_root, none, Default::default());
	frame_system::BlockHash::<Test>::insert(u64::from(BLOCK), header.hash());
	header.encode()
}

pub fn anchor(by: AccountId32, header: Vec<u8>) -> DispatchResult {
	dispatch(by, Call::anchor { header: header.try_into().unwrap() })
}

pub fn tree(list: &[Row]) -> MerkleTree {
	let leaf = |(index, (account, amount)): (u32, &Row)| leaf_hash(index, account, *amount);
	let leaves: Vec<H256> = (0..).zip(list).map(leaf).collect();
	MerkleTree::in_row_order(&leaves).unwrap()
}

/// The fault of a list, with its rows.
pub fn fault(list: &[Row], fault: FaultAt) -> Fault {
	let tree = tree(list);
	let shown = |index: u32| {
		let (account, amount) = *list.get(index as usize)?;
		let proof = tree.proof(index)?.try_into().ok()?;
		Some(ShownRow { index, account, amount, proof })
	};
	fault.show(shown).unwrap()
}

pub fn challenge(round: RoundId, fault: Fault, state: StateProof) -> DispatchResult {
	dispatch(WATCHER, Call::challenge { round, fault, state })
}

/// Round 0 with terms number 1 and this list, announced as a snapshot of [`people`]. Returns the state.
pub fn announced(list: &[Row]) -> (Snapshot, StateProof) {
	let (root, nodes) = state(&people());
	anchor(OTHER, header(root)).unwrap();
	draft_with(0, 1, list);
	announce(0, 1, MIN_PERIOD, Some(snapshot(root))).unwrap();
	(snapshot(root), nodes)
}

/// The list that [`people`] are due.
pub fn right_list() -> Vec<Row> {
	snapshot(H256::zero()).rows(&people())
}
