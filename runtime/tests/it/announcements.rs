//! Announced drafts in their real setting: when they open, what the state of this chain proves, and who
//! is paid for showing that a list is wrong.

use crate::common::*;
use distribution_primitives::{
	chunk::{digest, Chunk},
	snapshot::{order_of, FaultAt, Row, StateNode},
	Country, Fault, Held, Published, ShownRow, Snapshot, SnapshotChain, StateProof,
};
use pallet_compliance::types::{Identity, Record};
use pallet_distribution_common::PastCountries as _;
use polkadot_sdk::{
	frame_support::traits::{
		fungible::{InspectHold, Mutate},
		fungibles::{Create, Mutate as _},
	},
	sp_runtime::{traits::Header as _, TokenError},
};
use sp_core::H256;
use sp_keyring::Sr25519Keyring::Charlie;

type Refused = pallet_announcements::Error<Runtime>;
type ListCall = pallet_distribution_lists::Call<Runtime>;

const START: BlockNumber = 1_000;
/// What each of two accounts has at the snapshot's block.
const BALANCE: Balance = 10 * UNIT;

fn period() -> BlockNumber {
	announcements::MinPeriod::get()
}

fn signed(who: &AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who.clone())
}

/// Terms over `list`, which demand it if it is to be in the chain.
fn terms(list: &[Row], published: Option<Published>) -> pallet_distribution::TermsOf<Runtime> {
	let (rows, total) = (list.len() as u32, list.iter().map(|(_, amount)| amount).sum());
	Terms {
		asset: NativeOrWithId::Native,
		source: Source::Merkle { root: tree(list).root(), leaves: rows },
		release: Release::Immediate,
		requirement: Requirement::default(),
		window: Window { opens: 0, closes: 10_000_000 },
		budget: total,
		remainder: Remainder::Manager,
		manifest: Some(Manifest { cid: Default::default(), rows, total, published }),
		beneficiaries: Default::default(),
	}
}

fn tree(list: &[Row]) -> MerkleTree {
	let leaf = |(index, (account, amount)): (u32, &Row)| leaf_hash(index, account, *amount);
	let leaves: Vec<H256> = (0..).zip(list).map(leaf).collect();
	MerkleTree::in_row_order(&leaves).unwrap()
}

/// Drafts and funds a round of Alice.
fn draft(list: &[Row], published: Option<Published>) -> (u32, H256) {
	let (alice, terms) = (Alice.to_account_id(), terms(list, published));
	let total = terms.budget;
	let id = Distribution::do_draft(alice.clone(), terms).unwrap();
	Distribution::do_fund(alice, id, total + EXISTENTIAL_DEPOSIT).unwrap();
	(id, Distribution::hash_of_terms(id).unwrap())
}

fn open(id: u32, terms: H256) -> Result<(), DispatchError> {
	Distribution::open(signed(&Alice.to_account_id()), id, terms)
}

#[test]
fn announced_round_should_open_when_its_period_is_over_and_objections_are_answered() {
	chain().execute_with(|| {
		let (alice, bob) = (Alice.to_account_id(), Bob.to_account_id());
		let (id, hash) = draft(&[([1; 32], UNIT)], None);
		assert_ok!(Announcements::announce(signed(&alice), id, hash, period(), None));
		assert_noop!(open(id, hash), Refused::PeriodNotOver);
		let text = |text: &[u8]| text.to_vec().try_into().unwrap();
		assert_ok!(Announcements::object(signed(&bob), id, hash, text(b"who is that?")));
		relay(START + period());
		assert_noop!(open(id, hash), Refused::Unanswered);
		assert_ok!(Announcements::answer(signed(&alice), id, 0, text(b"an exchange")));
		assert_ok!(open(id, hash));
		// Everything returns.
		assert_ok!(Announcements::close(signed(&bob), id));
		assert_ok!(Announcements::retract(signed(&alice), id, 0));
		let reason = pallet_announcements::HoldReason::Deposit.into();
		for who in [alice, bob] {
			assert_eq!(Balances::balance_on_hold(&reason, &who), 0);
		}
		Announcements::do_try_state().unwrap();
	});
}

/// Period and bond as docs/managers.md has them.
#[test]
fn constants_should_be_what_the_documents_say() {
	chain().execute_with(|| {
		let pace = governance::origins::Pace::<Runtime>::get();
		assert_eq!(period(), 3 * DAYS / pace.max(1));
		assert_eq!(announcements::KeepAnchors::get(), 90 * DAYS);
		assert_eq!(announcements::SnapshotBond::get(), 100 * UNIT);
	});
}

#[test]
fn balances_should_be_read_from_the_state_as_the_chain_has_it() {
	chain().execute_with(|| {
		let (alice, account) = (Alice.to_account_id(), [7; 32]);
		let who = AccountId::from(account);
		Balances::mint_into(&who, BALANCE).unwrap();
		<Assets as Create<AccountId>>::create(9, alice, true, 1).unwrap();
		Assets::mint_into(9, &who, 77).unwrap();
		// A deposit is on hold; it is theirs all the same.
		let text = b"no".to_vec().try_into().unwrap();
		let (id, hash) = draft(&[(account, UNIT)], None);
		let announced =
			Announcements::announce(signed(&Alice.to_account_id()), id, hash, period(), None);
		assert_ok!(announced);
		assert_ok!(Announcements::object(signed(&who), id, hash, text));
		assert!(Balances::free_balance(&who) < BALANCE);
		for (held, has) in [(Held::Native, BALANCE), (Held::Asset { id: 9 }, 77)] {
			let value = sp_io::storage::get(&held.key(&account)).unwrap();
			assert_eq!(held.balance(&value), Some(has), "{held:?}");
		}
	});
}

#[test]
fn country_should_be_that_of_the_first_record_that_was_not_revoked() {
	type Countries = announcements::RegistryCountries;
	chain().execute_with(|| {
		let record = |country: &[u8; 2], revoked| Record {
			attester: beneficiary(9),
			epoch: 0,
			level: 1,
			jurisdiction: Country(*country),
			expires: 5,
			evidence: H256::zero(),
			nonce: 0,
			revoked,
			kept_until: 5,
		};
		let put = |records: Vec<Record<AccountId, BlockNumber>>| {
			let identity = Identity { frozen: None, records: records.try_into().unwrap() };
			pallet_compliance::Identities::<Runtime>::insert(beneficiary(7), identity);
			let value = sp_io::storage::get(&Countries::key(&[7; 32])).unwrap();
			Countries::country(&value)
		};
		let all = vec![record(b"CH", true), record(b"DE", false), record(b"FR", false)];
		assert_eq!(put(all), Some(Country(*b"DE")));
		assert_eq!(put(vec![record(b"CH", true)]), None);
		assert_eq!(put(vec![]), None);
		assert_eq!(Countries::country(b"?"), None);
	});
}

/// Stores a list in the chain, in one chunk.
fn store(list: &[Row]) {
	let bytes = Chunk::write(list.len() as u32, 0, list).unwrap();
	let chunks = vec![digest(&bytes)].try_into().unwrap();
	let announce = ListCall::announce { rows: list.len() as u32, chunks };
	assert_eq!(apply(Alice, announce.into()), Ok(Ok(())));
	let publish = ListCall::publish { list: 0, data: bytes.try_into().unwrap() };
	assert_eq!(apply(Alice, publish.into()), Ok(Ok(())));
}

/// The fault of row 0 of a list of two.
fn first_row(list: &[Row]) -> Fault {
	let tree = tree(list);
	let shown = |index: u32| {
		let (account, amount) = list[index as usize];
		let proof = tree.proof(index)?.try_into().ok()?;
		Some(ShownRow { index, account, amount, proof })
	};
	FaultAt::Amount { row: 0, last: false }.show(shown).unwrap()
}

#[test]
fn list_should_fall_by_a_proof_of_the_state_of_this_chain() {
	let mut accounts = [[1; 32], [2; 32]];
	accounts.sort_unstable_by_key(order_of);
	let mut ext = chain();
	ext.execute_with(|| {
		for account in accounts {
			Balances::mint_into(&AccountId::from(account), BALANCE).unwrap();
		}
	});
	// As the state was, and what a node proves of it.
	let backend = ext.as_backend();
	let state_root = *backend.root();
	let keys = accounts.map(|account| Held::Native.key(&account));
	let proof = sp_state_machine::prove_read(backend, keys).unwrap();
	let nodes: Vec<StateNode> =
		proof.into_iter_nodes().map(|node| node.try_into().unwrap()).collect();
	let nodes: StateProof = nodes.try_into().unwrap();

	ext.execute_with(|| {
		next_block();
		let (alice, bob) = (Alice.to_account_id(), Bob.to_account_id());
		// The first is due a tenth of its balance, and has more.
		let list = [(accounts[0], UNIT + 1), (accounts[1], UNIT)];
		store(&list);
		let none = Hash::default();
		let header = Header::new(1, none, state_root, none, Default::default());
		frame_system::BlockHash::<Runtime>::insert(1, header.hash());
		let bytes = header.encode().try_into().unwrap();
		assert_ok!(Announcements::anchor(signed(&bob), bytes));
		let snapshot = Snapshot {
			chain: SnapshotChain::This,
			block: 1,
			state_root,
			held: Held::Native,
			numerator: 1,
			denominator: 10,
			least: 0,
			excluded: Default::default(),
			withheld: Default::default(),
		};
		let (id, hash) = draft(&list, Some(Published::new(0)));
		let announce =
			|snapshot| Announcements::announce(signed(&alice), id, hash, period(), Some(snapshot));
		assert_ok!(announce(snapshot));
		// What they have now is of no interest.
		Balances::mint_into(&AccountId::from(accounts[0]), 10).unwrap();
		let before = (Balances::free_balance(&bob), Balances::total_issuance());
		let challenge = |fault| Announcements::challenge(signed(&bob), id, fault, nodes.clone());
		assert_ok!(challenge(first_row(&list)));
		let half = announcements::SnapshotBond::get() / 2;
		let after = (Balances::free_balance(&bob), Balances::total_issuance());
		assert_eq!(after, (before.0 + half, before.1 - half));
		relay(1_000_000);
		assert_noop!(open(id, hash), Refused::Refuted);
		Announcements::do_try_state().unwrap();
	});
}

/// Regression: through a proxy, half of what a frozen account had could go to a friend, bond by bond.
#[test]
fn frozen_account_should_put_down_no_bond() {
	chain().execute_with(|| {
		next_block();
		let (who, list) = (beneficiary(60), [([1; 32], UNIT)]);
		Balances::mint_into(&who, 1_000 * UNIT).unwrap();
		store(&list);
		let terms = terms(&list, Some(Published::new(0)));
		let id = Distribution::do_draft(who.clone(), terms).unwrap();
		let snapshot = Snapshot {
			chain: SnapshotChain::Other { genesis: H256::zero() },
			block: 1,
			state_root: H256::zero(),
			held: Held::Native,
			numerator: 1,
			denominator: 10,
			least: 0,
			excluded: Default::default(),
			withheld: Default::default(),
		};
		// As a proxy has it sent, who pays the fee.
		let announce = || {
			let terms = Distribution::hash_of_terms(id).unwrap();
			let (period, snapshot) = (period(), Some(snapshot.clone()));
			let call = pallet_announcements::Call::announce { round: id, terms, period, snapshot };
			let sent = RuntimeCall::Announcements(call).dispatch(signed(&who));
			sent.map(|_| ()).map_err(|refused| refused.error)
		};
		let (officer, reason) = (|| signed(&Charlie.to_account_id()), H256::repeat_byte(7));
		assert_ok!(Compliance::freeze(officer(), who.clone(), reason));
		assert_noop!(announce(), TokenError::Frozen);
		assert_ok!(Compliance::unfreeze(officer(), who.clone(), reason));
		assert_ok!(announce());
		Announcements::do_try_state().unwrap();
	});
}
