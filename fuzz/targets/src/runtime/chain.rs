//! A development chain on which there is something to claim, and its blocks.

use distribution_primitives::{
	merkle::{leaf_hash, MerkleTree},
	Evidence, Manifest, Release, Remainder, Requirement, Source, Terms, UnlockSchedule, Window,
};
use distribution_runtime::{
	configs::{blocks::RuntimeBlockWeights, relay::RelayClock},
	genesis_presets, AccountId, AllPalletsWithSystem, Announcements, Balance, BlockNumber, Brakes,
	Clock, Compliance, Distribution, Emission, Executive, Fees, Foreign, Hash, Header, Lists,
	Payees, Runtime, RuntimeGenesisConfig, Sales, Scores, System, TransactionPayment,
	EXISTENTIAL_DEPOSIT, UNIT, VERSION,
};
use polkadot_sdk::{
	cumulus_pallet_parachain_system::LastRelayChainBlockNumber,
	frame_support::traits::{fungible::NativeOrWithId, Hooks, OnIdle},
	frame_system::{Account, LastRuntimeUpgrade, LastRuntimeUpgradeInfo},
	sp_genesis_builder::DEV_RUNTIME_PRESET,
	sp_io::TestExternalities,
	sp_keyring::Sr25519Keyring,
	sp_runtime::{
		traits::{BlockNumberProvider, Header as _},
		BuildStorage,
	},
};
use std::cell::RefCell;

/// Rows of each round.
pub const ROWS: u32 = 8;
/// The amount of each row, in the token's smallest unit.
pub const AMOUNT: Balance = 20 * UNIT;
/// The clock when the rounds are opened.
pub const START: BlockNumber = 1_000;

/// What there is to claim.
pub struct World {
	/// Rounds over the same list: paid at once, vested and streamed.
	pub rounds: Vec<u32>,
	tree: MerkleTree,
}

thread_local! {
	/// The chain as each input finds it: what one does to it is forgotten before the next.
	static CHAIN: RefCell<(TestExternalities, World)> = RefCell::new(open());
}

/// Runs `test` on the chain.
pub fn with(test: impl FnOnce(&World)) {
	CHAIN.with_borrow_mut(|(chain, world)| {
		chain.reset_overlay();
		chain.execute_with(|| test(world));
	});
}

/// Who has this row.
pub fn owner(row: u32) -> AccountId {
	AccountId::from([100 + row as u8; 32])
}

impl World {
	/// What proves this row.
	pub fn evidence(&self, row: u32) -> Evidence<Balance> {
		Evidence::Merkle { index: row, amount: AMOUNT, proof: self.tree.proof(row).unwrap() }
	}
}

/// The genesis of the development chain, with rounds.
fn open() -> (TestExternalities, World) {
	let patch = genesis_presets::get_preset(&DEV_RUNTIME_PRESET.into()).unwrap();
	let mut json = serde_json::to_value(RuntimeGenesisConfig::default()).unwrap();
	merge(&mut json, serde_json::from_slice(&patch).unwrap());
	let config: RuntimeGenesisConfig = serde_json::from_value(json).unwrap();
	let mut chain = TestExternalities::new(config.build_storage().unwrap());
	let world = chain.execute_with(|| {
		System::set_block_number(1);
		RelayClock::set_block_number(START);
		LastRuntimeUpgrade::<Runtime>::put(LastRuntimeUpgradeInfo::from(VERSION));
		let leaves: Vec<_> =
			(0..ROWS).map(|row| leaf_hash(row, owner(row).as_ref(), AMOUNT)).collect();
		let tree = MerkleTree::in_row_order(&leaves).unwrap();
		let schedule = UnlockSchedule { start: START, cliff: 100, length: 10_000, step: 10 };
		let rounds = [
			Release::Immediate,
			Release::Vested { start: START, length: 10_000 },
			Release::Streamed { schedule, revocable: true, prepaid: true },
		]
		.map(|release| open_round(&tree, release))
		.to_vec();
		System::reset_events();
		World { rounds, tree }
	});
	chain.commit_all().unwrap();
	(chain, world)
}

/// Merges a patch of a genesis into it.
fn merge(to: &mut serde_json::Value, patch: serde_json::Value) {
	match (to, patch) {
		(serde_json::Value::Object(to), serde_json::Value::Object(patch)) => {
			for (key, value) in patch {
				merge(to.entry(key).or_insert(serde_json::Value::Null), value);
			}
		}
		(to, patch) => *to = patch,
	}
}

/// Opens a round of Alice.
fn open_round(tree: &MerkleTree, release: Release<BlockNumber>) -> u32 {
	let budget = AMOUNT * Balance::from(ROWS);
	let manifest = Manifest { cid: Default::default(), rows: ROWS, total: budget, published: None };
	let terms = Terms {
		asset: NativeOrWithId::Native,
		source: Source::Merkle { root: tree.root(), leaves: ROWS },
		release,
		requirement: Requirement::default(),
		window: Window { opens: 0, closes: 1_000_000 },
		budget,
		remainder: Remainder::Treasury,
		manifest: Some(manifest),
		beneficiaries: Default::default(),
	};
	let alice = Sr25519Keyring::Alice.to_account_id();
	let id = Distribution::do_draft(alice.clone(), terms).unwrap();
	Distribution::do_fund(alice.clone(), id, budget + EXISTENTIAL_DEPOSIT).unwrap();
	Distribution::do_open(alice, id).unwrap();
	id
}

/// Begins a block whose clock is `at`, up to where its transactions come.
pub fn begin(at: BlockNumber) {
	LastRelayChainBlockNumber::<Runtime>::put(Clock::now());
	let (number, parent) = (System::block_number() + 1, System::parent_hash());
	let header = Header::new(number, Hash::default(), Hash::default(), parent, Default::default());
	let _ = Executive::initialize_block(&header);
	RelayClock::set_block_number(at);
	Executive::inherents_applied();
}

/// Ends a block, and checks what must hold between blocks.
pub fn end() {
	System::note_finished_extrinsics();
	let number = System::block_number();
	let most = RuntimeBlockWeights::get().max_block;
	let left = most.saturating_sub(System::block_weight().total());
	let used = <AllPalletsWithSystem as OnIdle<BlockNumber>>::on_idle(number, left);
	assert!(used.all_lte(left), "a block's rest of {left} was exceeded: {used}");
	TransactionPayment::on_finalize(number);
	Fees::on_finalize(number);
	Clock::on_finalize(number);
	check();
	System::finalize();
}

/// The invariants of our pallets, and that all tokens are in accounts.
fn check() {
	Announcements::do_try_state().unwrap();
	Brakes::do_try_state().unwrap();
	Clock::do_try_state().unwrap();
	Compliance::do_try_state().unwrap();
	Distribution::do_try_state().unwrap();
	Emission::do_try_state().unwrap();
	Fees::do_try_state().unwrap();
	Foreign::do_try_state().unwrap();
	Lists::do_try_state().unwrap();
	Payees::do_try_state().unwrap();
	Sales::do_try_state().unwrap();
	Scores::do_try_state().unwrap();
	let accounts = Account::<Runtime>::iter_values();
	let all: Balance = accounts.map(|account| account.data.free + account.data.reserved).sum();
	assert_eq!(distribution_runtime::Balances::total_issuance(), all);
}
