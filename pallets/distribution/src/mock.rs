//! A small chain around the pallet, and the vocabulary of its tests.

use super::*;
use crate as pallet_distribution;
use distribution_primitives::{
	merkle::{leaf_hash, MerkleTree},
	Beneficiaries, ListId, Release, Remainder, Requirement, Source, UnlockSchedule, VerifiedList,
	Window,
};
use pallet_distribution_common::test;
pub use pallet_distribution_common::test::{
	who, Balance, Folded, Named, Registry, KEYLESS, LIMIT, PARTS, PAYEE_TIME,
};
use polkadot_sdk::{
	frame_support::{
		derive_impl, ord_parameter_types, parameter_types,
		traits::{
			fungible::{NativeFromLeft, NativeOrWithId, UnionOf},
			AsEnsureOriginWithArg, ConstU128, ConstU32, ConstU64, Hooks, LinearStoragePrice,
			WithdrawReasons,
		},
		weights::RuntimeDbWeight,
	},
	frame_system::{limits, EnsureRoot, EnsureSigned, EnsureSignedBy},
	pallet_assets, pallet_balances, pallet_vesting,
	sp_core::H256,
	sp_io::TestExternalities,
	sp_keystore::{testing::MemoryKeystore, KeystoreExt},
	sp_runtime::{
		traits::{ConvertInto, IdentityLookup},
		AccountId32, BuildStorage,
	},
};
use std::{
	cell::RefCell,
	collections::{BTreeMap, BTreeSet},
};

pub type Block = polkadot_sdk::frame_system::mocking::MockBlock<Test>;
pub type AssetKind = NativeOrWithId<u32>;

/// Minimum balance of the native asset.
pub const ED: Balance = 10;
/// Minimum balance of asset 1.
pub const ASSET_MIN: Balance = 5;
/// Time after a window before which a round with unpaid rows cannot be closed.
pub const CLOSE_DELAY: u64 = 20;
/// Minimum time for which vouchers can be settled after their keys were replaced.
pub const NOTICE: u64 = 30;
/// The manager of every test's rounds.
pub const MANAGER: AccountId32 = AccountId32::new([1; 32]);
/// An account that submits claims for others.
pub const RELAYER: AccountId32 = AccountId32::new([2; 32]);
pub const TREASURY: AccountId32 = AccountId32::new([3; 32]);
/// For how long the committee may have a round paused.
pub const PAUSE_BUDGET: u64 = 50;
/// The committee.
pub const COMMITTEE: AccountId32 = AccountId32::new([4; 32]);
/// What asking about an announcement weighs, in units of time.
pub const ASK_ANNOUNCED: u64 = 100_000;
/// Initial balance of the manager and the relayer.
pub const PLENTY: Balance = 1_000_000_000_000;

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
	pub type Vesting = pallet_vesting;
	#[runtime::pallet_index(4)]
	pub type Distribution = pallet_distribution;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl polkadot_sdk::frame_system::Config for Test {
	type Block = Block;
	type BlockWeights = BlockWeights;
	type DbWeight = Costs;
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
	pub const Native: AssetKind = NativeOrWithId::Native;
	pub VestingSlotsFull: DispatchError =
		pallet_vesting::Error::<Test>::AtMaxVestingSchedules.into();
	pub const DistributionPalletId: PalletId = PalletId(*b"py/distr");
	pub const TreasuryAccount: AccountId32 = TREASURY;
	/// One manager may use a third of it: 100.
	pub const MaxFreeClaims: Weight = Weight::from_parts(300, u64::MAX);
	/// Nothing but the calls themselves weighs anything.
	pub BlockWeights: limits::BlockWeights = limits::BlockWeights::builder()
		.base_block(Weight::zero())
		.for_class(DispatchClass::all(), |weights| weights.base_extrinsic = Weight::zero())
		.for_class(DispatchClass::non_mandatory(), |weights| {
			weights.max_total = Some(Weight::from_parts(1_000_000, u64::MAX));
		})
		.build_or_panic();
	/// What the database takes.
	pub static Costs: RuntimeDbWeight = RuntimeDbWeight { read: 0, write: 0 };
	/// Deposit per byte of state.
	pub static BytePrice: Balance = 1;
	/// Time lost to claims on the whole chain.
	pub static Lost: u64 = 0;
	/// Bytes of proof that the node records for each event; none if it records nothing.
	pub static ProofPerEvent: Option<u64> = None;
	/// How often the node was asked for them.
	pub static ProofAsked: u32 = 0;
	/// A round that may not open, with these terms.
	pub static NotYet: Option<(RoundId, TermsHash)> = None;
	/// How full free claims may make a block that nothing else is in.
	pub static Fill: Weight = MaxFreeClaims::get();
	/// Whether claims are paused.
	pub storage ClaimsPaused: bool = false;
	pub UnvestedAllowed: WithdrawReasons =
		WithdrawReasons::except(WithdrawReasons::TRANSFER | WithdrawReasons::RESERVE);
}

impl pallet_vesting::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type Currency = Balances;
	type BlockNumberToBalance = ConvertInto;
	type MinVestedTransfer = ConstU128<ED>;
	type WeightInfo = ();
	type UnvestedFundsAllowedWithdrawReasons = UnvestedAllowed;
	type BlockNumberProvider = System;
	const MAX_VESTING_SCHEDULES: u32 = 3;
}

ord_parameter_types! {
	pub const Committee: AccountId32 = COMMITTEE;
}

impl LostTime<u64> for Lost {
	fn lost() -> u64 {
		Self::get()
	}
}

/// A node that records as much as has happened.
pub struct RecordedProof;
impl Get<Option<u64>> for RecordedProof {
	fn get() -> Option<u64> {
		ProofAsked::set(ProofAsked::get() + 1);
		ProofPerEvent::get().map(|bytes| bytes * u64::from(System::event_count()))
	}
}

/// The native asset, and those that are sufficient: asset 1.
pub struct FreeAssets;
impl Contains<AssetKind> for FreeAssets {
	fn contains(asset: &AssetKind) -> bool {
		*asset != NativeOrWithId::WithId(2)
	}
}

thread_local! {
	/// The lists that are stored in the chain.
	pub static STORED: RefCell<BTreeMap<ListId, VerifiedList>> = const { RefCell::new(BTreeMap::new()) };
	/// The rounds that keep them in state.
	pub static KEPT: RefCell<BTreeSet<(ListId, RoundId)>> = const { RefCell::new(BTreeSet::new()) };
}

/// The lists of [`STORED`].
pub struct StoredLists;
impl PublishedLists for StoredLists {
	fn verified(list: ListId) -> Option<VerifiedList> {
		STORED.with_borrow(|stored| stored.get(&list).cloned())
	}

	fn keep(list: ListId, round: RoundId) {
		KEPT.with_borrow_mut(|kept| kept.insert((list, round)));
	}

	fn release(list: ListId, round: RoundId) {
		KEPT.with_borrow_mut(|kept| kept.remove(&(list, round)));
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_list(list: VerifiedList) -> ListId {
		STORED.with_borrow_mut(|stored| stored.insert(0, list));
		0
	}
}

/// Announcements that refuse the round and the terms of [`NotYet`].
pub struct Announcements;
impl pallet_distribution_common::Announced for Announcements {
	fn ensure_may_open(round: RoundId, terms: TermsHash) -> DispatchResult {
		let refused = NotYet::get() == Some((round, terms));
		(!refused).then_some(()).ok_or(DispatchError::Other("announced"))
	}

	fn weight() -> Weight {
		Weight::from_parts(ASK_ANNOUNCED, 0)
	}
}

impl pallet_distribution::Config for Test {
	type WeightInfo = ();
	type RoundOrigin = EnsureSigned<AccountId32>;
	type PauseOrigin = EnsureRoot<AccountId32>;
	type BrakeOrigin = EnsureSignedBy<Committee, AccountId32>;
	type Balance = Balance;
	type AssetKind = AssetKind;
	type Assets = UnionOf<Balances, Assets, NativeFromLeft, AssetKind, AccountId32>;
	type NativeAsset = Native;
	type Vesting = Vesting;
	type VestingSlotsFull = VestingSlotsFull;
	type MinVested = ConstU128<ED>;
	type BlockNumberProvider = System;
	type LostTime = Lost;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Holds = Balances;
	type DepositPrice = LinearStoragePrice<ConstU128<100>, BytePrice, Balance>;
	type Compliance = Registry;
	type Payees = Named;
	type Lists = StoredLists;
	type Announcements = Announcements;
	type Finals = Folded;
	type ClaimsPaused = ClaimsPaused;
	type Treasury = TreasuryAccount;
	type PalletId = DistributionPalletId;
	type MinWindow = ConstU64<10>;
	type ClaimGrace = ConstU64<50>;
	type PauseBudget = ConstU64<PAUSE_BUDGET>;
	type SetAsideGrace = ConstU64<100>;
	type CloseDelay = ConstU64<CLOSE_DELAY>;
	type VoucherNotice = ConstU64<NOTICE>;
	type MaxBatch = ConstU32<32>;
	type MaxPushRounds = ConstU32<3>;
	type MaxFreeStreamClaims = ConstU32<10>;
	type UnsignedPriority = ConstU64<100>;
	type FreeAssets = FreeAssets;
	type MaxFreeClaims = MaxFreeClaims;
	type FreeClaimsFill = Fill;
	type PushCooldown = ConstU64<20>;
	type RecordedProof = RecordedProof;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Helper;
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Helper;
#[cfg(feature = "runtime-benchmarks")]
impl BenchmarkHelper<AssetKind, AccountId32> for Helper {
	fn create_asset(to: &AccountId32) -> AssetKind {
		let _ = Assets::mint(RuntimeOrigin::signed(MANAGER), 1, to.clone(), PLENTY);
		NativeOrWithId::WithId(1)
	}
}

/// Externalities with the accounts and assets above, at block 1.
pub fn build() -> TestExternalities {
	Registry::reset();
	Named::reset();
	Folded::reset();
	Costs::set(RuntimeDbWeight::default());
	BytePrice::set(1);
	Lost::set(0);
	ProofPerEvent::set(None);
	NotYet::set(None);
	Fill::set(MaxFreeClaims::get());
	STORED.with_borrow_mut(BTreeMap::clear);
	KEPT.with_borrow_mut(BTreeSet::clear);
	let mut storage =
		polkadot_sdk::frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	pallet_balances::GenesisConfig::<Test> {
		balances: vec![(MANAGER, PLENTY), (RELAYER, PLENTY), (TREASURY, ED)],
		..Default::default()
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	pallet_assets::GenesisConfig::<Test> {
		assets: vec![(1, MANAGER, true, ASSET_MIN), (2, MANAGER, false, ASSET_MIN)],
		accounts: vec![(1, MANAGER, PLENTY), (2, MANAGER, PLENTY)],
		..Default::default()
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	let mut ext = TestExternalities::new(storage);
	// Benchmarks of vouchers sign.
	ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
	ext.execute_with(|| System::set_block_number(1));
	ext
}

/// Runs `test`, then checks every invariant.
pub fn run(test: impl FnOnce()) {
	test::run(build(), Distribution::do_try_state, test);
}

/// Dispatches `call`. If it is refused, checks that the storage root has not changed.
pub fn dispatch(origin: RuntimeOrigin, call: Call<Test>) -> DispatchResult {
	test::dispatch(origin, RuntimeCall::Distribution(call))
}

/// Advances to block `to`, pushing listed rounds with weight for `rows` rows per block.
pub fn advance_to(to: u64, rows: u64) {
	while System::block_number() < to {
		System::set_block_number(System::block_number() + 1);
		let weight = Weight::from_parts(3 + rows * 2, u64::MAX);
		Distribution::on_idle(System::block_number(), weight);
	}
}

/// A list with its tree.
pub struct List {
	pub rows: Vec<(AccountId32, Balance)>,
	pub tree: MerkleTree,
}

impl List {
	pub fn new(rows: Vec<(AccountId32, Balance)>) -> Self {
		let tree = MerkleTree::new(&Self::leaves(&rows)).unwrap();
		Self { tree, rows }
	}

	/// The same rows, with the tree's leaves in their order.
	pub fn in_row_order(self) -> Self {
		Self { tree: MerkleTree::in_row_order(&Self::leaves(&self.rows)).unwrap(), ..self }
	}

	pub fn leaves(rows: &[(AccountId32, Balance)]) -> Vec<H256> {
		rows.iter()
			.enumerate()
			.map(|(i, (who, amount))| leaf_hash(i as u32, who.as_ref(), *amount))
			.collect()
	}

	/// `n` rows of 100, 200, 300 … for beneficiaries 0, 1, 2 …
	pub fn simple(n: u32) -> Self {
		Self::new((0..n).map(|i| (who(i), 100 * Balance::from(i + 1))).collect())
	}

	pub fn total(&self) -> Balance {
		self.rows.iter().map(|(_, amount)| amount).sum()
	}

	pub fn evidence(&self, row: u32) -> Evidence<Balance> {
		Evidence::Merkle {
			index: row,
			amount: self.rows[row as usize].1,
			proof: self.tree.proof(row).unwrap(),
		}
	}

	pub fn item(&self, row: u32) -> ClaimItemOf<Test> {
		ClaimItem { beneficiary: self.rows[row as usize].0.clone(), evidence: self.evidence(row) }
	}

	/// Terms of an immediate native round over this list, open from now until block 1,000.
	pub fn terms(&self) -> TermsOf<Test> {
		Terms {
			asset: NativeOrWithId::Native,
			source: Source::Merkle { root: self.tree.root(), leaves: self.rows.len() as u32 },
			release: Release::Immediate,
			requirement: Requirement::default(),
			window: Window { opens: 0, closes: 1_000 },
			budget: self.total(),
			remainder: Remainder::Manager,
			manifest: Some(Manifest {
				cid: b"bafy".to_vec().try_into().unwrap(),
				rows: self.rows.len() as u32,
				total: self.total(),
				published: None,
			}),
			beneficiaries: Beneficiaries::Accounts,
		}
	}
}

/// Terms of a listed round that can pay `budget`.
pub fn listed_terms(budget: Balance) -> TermsOf<Test> {
	TermsOf::<Test> { source: Source::Listed, manifest: None, budget, ..List::simple(1).terms() }
}

/// A linear stream from block 100 to 200 with a cliff of 20.
pub fn stream() -> Release<u64> {
	Release::Streamed {
		schedule: UnlockSchedule { start: 100, cliff: 20, length: 100, step: 1 },
		revocable: true,
		prepaid: false,
	}
}

pub fn draft(terms: TermsOf<Test>) -> RoundId {
	Distribution::do_draft(MANAGER, terms).unwrap()
}

/// Drafts, funds and opens a round.
pub fn open(terms: TermsOf<Test>) -> RoundId {
	let minimum = <Test as Config>::Assets::minimum_balance(terms.asset.clone());
	let needed = terms.budget + minimum;
	let id = draft(terms);
	Distribution::do_fund(MANAGER, id, needed).unwrap();
	Distribution::do_open(MANAGER, id).unwrap();
	id
}

/// Drafts, fills, funds and opens a listed round.
pub fn open_listed(rows: Vec<(AccountId32, Balance)>, release: Release<u64>) -> RoundId {
	let budget = rows.iter().map(|(_, amount)| amount).sum();
	let id = draft(TermsOf::<Test> { release, ..listed_terms(budget) });
	for chunk in rows.chunks(32) {
		Distribution::do_add_entries(MANAGER, id, chunk.to_vec().try_into().unwrap()).unwrap();
	}
	Distribution::do_fund(MANAGER, id, budget + ED).unwrap();
	Distribution::do_open(MANAGER, id).unwrap();
	id
}

/// Moves the clock to the first time at which a round whose window ends at `closes` can be closed
/// with unpaid rows, if no time is lost.
pub fn until_over(closes: u64) {
	System::set_block_number(closes + CLOSE_DELAY);
}

/// The hash of the terms of round `id`.
pub fn hash(id: RoundId) -> TermsHash {
	Distribution::hash_of_terms(id).unwrap()
}

pub fn claim(id: RoundId, list: &List, row: u32) -> DispatchResult {
	claim_for(id, list.rows[row as usize].0.clone(), list.evidence(row))
}

/// A claim signed by the relayer.
pub fn claim_for(
	id: RoundId,
	beneficiary: AccountId32,
	evidence: Evidence<Balance>,
) -> DispatchResult {
	dispatch(RuntimeOrigin::signed(RELAYER), Call::claim { id, beneficiary, evidence })
}

pub fn pot(id: RoundId) -> Balance {
	Balances::free_balance(Distribution::pot(id))
}

pub fn round(id: RoundId) -> RoundOf<Test> {
	Rounds::<Test>::get(id).unwrap()
}

/// The payments in the events, in order: sequence, row, beneficiary and amount.
pub fn payments(id: RoundId) -> Vec<(u64, u32, AccountId32, Balance)> {
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Distribution(Event::Paid {
				id: of,
				sequence,
				index,
				beneficiary,
				amount,
				..
			}) if of == id => Some((sequence, index, beneficiary, amount)),
			_ => None,
		})
		.collect()
}
