//! A lockdrop that a live chain has published, on this one: a sale, whose bids are the locks, and a round
//! that pays the bonuses of those who introduced others, from the folder `DISTRIBUTION_DATA_DIR` or,
//! beside the clone, `shared/data`. Without them there is nothing to test. pallet-sales has the same
//! (`src/tests/real.rs`) with mocks of rounds and of compliance.

use crate::{
	common::*,
	sales::{
		bid, block, blocks_until, clear, dispatch, finish, open, signed, terms, SaleTermsOf, START,
	},
};
use distribution_primitives::{Country, Form, Scope, Statement};
use polkadot_sdk::frame_support::traits::{
	fungible::{Inspect as _, InspectHold as _},
	fungibles::{Create, Mutate as _},
	Hooks, TryState, TryStateSelect,
};
use sp_core::{bytes::from_hex, H256};
use sp_keyring::Sr25519Keyring::Eve;
use std::{
	collections::{BTreeMap, BTreeSet},
	path::{Path, PathBuf},
};

type RoundCall = pallet_distribution::Call<Runtime>;
type SaleCall = pallet_sales::Call<Runtime>;
/// A row of a file, by the names of its columns.
type Row = BTreeMap<String, String>;

/// The asset that is given out. It has 15 decimals.
const TOKEN: u32 = 15;
/// Its minimum balance.
const TOKEN_MIN: Balance = 1;
/// What is given out for the locks.
const SUPPLY: Balance = 425_000_000 * 10u128.pow(15);
/// What is left of it, because each lock's share is rounded down.
const DUST: Balance = 175;
/// What Alice has of it besides.
const OWN: Balance = 10;
/// What each bidder has besides the money for its bid: for deposits.
const SPARE: Balance = 10 * UNIT;

fn folder() -> Option<PathBuf> {
	let named = std::env::var_os("DISTRIBUTION_DATA_DIR").filter(|folder| !folder.is_empty());
	if let Some(folder) = named.map(PathBuf::from) {
		assert!(folder.is_dir(), "DISTRIBUTION_DATA_DIR: {} is not there", folder.display());
		return Some(folder);
	}
	let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
	beside.is_dir().then_some(beside)
}

/// The rows of a file. No field has a comma.
fn rows(name: &str) -> Option<Vec<Row>> {
	let text = std::fs::read_to_string(folder()?.join(name)).unwrap();
	let mut lines = text.lines().map(|line| line.split(',').map(str::to_string));
	let names: Vec<_> = lines.next().unwrap().collect();
	Some(lines.map(|row| names.iter().cloned().zip(row).collect()).collect())
}

fn number(row: &Row, column: &str) -> Balance {
	row[column].parse().unwrap()
}

/// The `n`th account of an Ethereum address, from 0: an account bids once in a sale, and some addresses
/// have several locks.
fn account(address: &str, n: u8) -> AccountId {
	let mut bytes = from_hex(address).unwrap();
	// Accounts that end with zeros are pallets'.
	bytes.resize(31, 0xee);
	bytes.push(n);
	AccountId::try_from(&bytes[..]).unwrap()
}

struct Lock {
	/// The account that bids for it.
	bidder: AccountId,
	/// The first account of its address, which receives what is bought.
	owner: AccountId,
	/// The first account of the address that introduced it, if that was accepted.
	introducer: Option<AccountId>,
	/// What it counts: the quantity of its bid.
	weight: Balance,
}

fn locks() -> Option<Vec<Lock>> {
	let locks = rows("plasm_lockdrop1_locks.csv")?;
	let introducers = rows("plasm_lockdrop1_valid_introducers.csv")?;
	let valid: BTreeSet<_> = introducers.iter().map(|row| &row["address"]).collect();
	let mut before = BTreeMap::<String, u8>::new();
	let lock = |row: &Row| {
		let (address, introducer) = (&row["address"], &row["introducer"]);
		let nth = before.entry(address.clone()).or_default();
		let bidder = account(address, *nth);
		*nth += 1;
		let introducer = valid.contains(introducer).then(|| account(introducer, 0));
		let (owner, weight) = (account(address, 0), number(row, "issue_weight"));
		Lock { bidder, owner, introducer, weight }
	};
	Some(locks.iter().map(lock).collect())
}

/// Who buys, and who is paid a bonus, has been checked.
fn requirement() -> Requirement {
	Requirement::level(1)
}

/// Terms of the sale: a token costs a thousandth of a native one.
fn terms_for(locks: &[Lock]) -> SaleTermsOf {
	SaleTermsOf {
		asset: NativeOrWithId::WithId(TOKEN),
		money: NativeOrWithId::Native,
		lot: 10u128.pow(15),
		form: Form::Fixed { price: MILLIUNIT, first: 0, classes: Default::default() },
		least: 1,
		most: locks.iter().map(|lock| lock.weight).max().unwrap(),
		bids: locks.len() as u32,
		requirement: requirement(),
		..terms(SUPPLY)
	}
}

/// What the bidder for a lock has at first.
fn money(lock: &Lock, terms: &SaleTermsOf) -> Balance {
	terms.cost(lock.weight, 0).unwrap() + SPARE
}

/// Alice issues the asset, Bob gives bidders their money, and Eve vouches for everybody.
fn prepare(locks: &[Lock], terms: &SaleTermsOf, issued: Balance) {
	let (alice, bob, eve) = (Alice.to_account_id(), Bob.to_account_id(), Eve.to_account_id());
	<Assets as Create<AccountId>>::create(TOKEN, alice.clone(), true, TOKEN_MIN).unwrap();
	Assets::mint_into(TOKEN, &alice, issued).unwrap();
	let mut people = BTreeSet::<&AccountId>::new();
	for lock in locks {
		let to = lock.bidder.clone();
		let sent = Balances::transfer_keep_alive(signed(&bob), to.into(), money(lock, terms));
		assert_ok!(sent);
		people.extend([&lock.bidder, &lock.owner].into_iter().chain(&lock.introducer));
	}
	for who in people {
		let statement = Statement {
			level: 1,
			jurisdiction: Country(*b"DE"),
			expires: 1_000_000,
			evidence: H256::zero(),
		};
		assert_ok!(Compliance::attest(signed(&eve), who.clone(), statement));
	}
}

/// Each lock is bid for. Accounts that are not the first of their address have it paid.
fn bid_all(id: u32, locks: &[Lock]) {
	for lock in locks {
		if lock.bidder != lock.owner {
			let set = Payees::set(signed(&lock.bidder), Scope::Everything, lock.owner.clone());
			assert_ok!(set);
		}
		assert_ok!(bid(id, &lock.bidder, lock.weight, 0));
	}
}

/// Finishes the bid for a lock. Returns what its owner has received, which the bidder has paid for.
fn finish_lock(id: u32, lock: &Lock, terms: &SaleTermsOf) -> Balance {
	let before = Assets::balance(TOKEN, &lock.owner);
	assert_ok!(finish(id, &lock.bidder));
	let bought = Assets::balance(TOKEN, &lock.owner) - before;
	let left = money(lock, terms) - terms.cost(bought, 0).unwrap();
	assert_eq!(Balances::total_balance(&lock.bidder), left);
	bought
}

/// A hundredth of what a lock has bought, for its owner and for who introduced it.
fn bonuses(locks: &[Lock], bought: &[Balance]) -> BTreeMap<AccountId, Balance> {
	let mut all = BTreeMap::<AccountId, Balance>::new();
	for (lock, bought) in locks.iter().zip(bought) {
		let Some(introducer) = &lock.introducer else { continue };
		for who in [&lock.owner, introducer] {
			*all.entry(who.clone()).or_default() += bought / 100;
		}
	}
	all
}

/// Alice opens a round that lists these amounts. Returns its number.
fn list(amounts: BTreeMap<AccountId, Balance>) -> u32 {
	let alice = Alice.to_account_id();
	let budget: Balance = amounts.values().sum();
	let terms = Terms {
		asset: NativeOrWithId::WithId(TOKEN),
		source: Source::Listed,
		release: Release::Immediate,
		requirement: requirement(),
		window: Window { opens: 0, closes: 10_000_000 },
		budget,
		remainder: Remainder::Manager,
		manifest: None,
		beneficiaries: Default::default(),
	};
	let id = Distribution::do_draft(alice.clone(), terms).unwrap();
	let entries = amounts.into_iter().collect::<Vec<_>>().try_into().unwrap();
	Distribution::do_add_entries(alice.clone(), id, entries).unwrap();
	Distribution::do_fund(alice.clone(), id, budget + TOKEN_MIN).unwrap();
	Distribution::do_open(alice, id).unwrap();
	id
}

/// A block in which the chain pays what is listed.
fn idle_block(at: BlockNumber) {
	block(at, &|| {
		let most = blocks::RuntimeBlockWeights::get().max_block;
		Distribution::on_idle(System::block_number(), most);
	});
}

/// What a round has paid, in how many payments, and what is left in its pot.
fn paid(round: u32) -> (Balance, u64, Balance) {
	let record = pallet_distribution::Rounds::<Runtime>::get(round).unwrap();
	let pot = Assets::balance(TOKEN, Distribution::pot(round));
	(record.claimed, record.payments, pot)
}

/// Every address has what was published in `column`.
fn check_balances(published: &[Row], column: &str) {
	for row in published {
		let balance = Assets::balance(TOKEN, account(&row["address"], 0));
		assert_eq!(balance, number(row, column), "{}", row["address"]);
	}
}

/// The invariants of all pallets, the SDK's among them.
fn check_everything() {
	let number = System::block_number();
	let all = <AllPalletsWithSystem as TryState<BlockNumber>>::try_state;
	all(number, TryStateSelect::All).unwrap();
}

#[test]
fn lockdrop_should_leave_every_account_what_was_published() {
	let Some(locks) = locks() else { return };
	let published = rows("plasm_lockdrop1_published_outcome.csv").unwrap();
	assert_eq!((locks.len(), published.len()), (368, 276));
	let all = |column: &str| published.iter().map(|row| number(row, column)).sum::<Balance>();
	let promised = all("ref_bonus") + all("intro_bonus");
	chain().execute_with(|| {
		let (alice, bob) = (Alice.to_account_id(), Bob.to_account_id());
		let (issued, had) = (Balances::total_issuance(), Balances::total_balance(&alice));
		let terms = terms_for(&locks);
		prepare(&locks, &terms, SUPPLY + promised + OWN);
		block(START, &|| ());
		let (id, sold) = open(terms.clone());
		block(START + 1, &|| bid_all(id, &locks));
		check_everything();
		let ends = Sales::sale_info(id).unwrap().ends;
		blocks_until(START + 1, ends);
		block(ends, &|| clear(id));
		let bought: Vec<_> = locks.iter().map(|lock| finish_lock(id, lock, &terms)).collect();
		check_balances(&published, "lock_return");
		let sale = Sales::sale_info(id).unwrap();
		assert_eq!((sale.delivered, sale.unfinished), (SUPPLY - DUST, 0));
		assert_eq!(paid(sold), (SUPPLY - DUST, 368, DUST + TOKEN_MIN));
		check_everything();

		let given = list(bonuses(&locks, &bought));
		(1..=8).for_each(|n| idle_block(ends + n));
		assert_eq!(paid(given), (promised, 128, TOKEN_MIN));
		check_balances(&published, "total_return");
		// No time was lost on the way.
		assert_eq!(pallet_distribution_clock::Lost::<Runtime>::get(), 0);
		check_everything();

		for round in [sold, given] {
			assert_ok!(dispatch(&bob, RoundCall::close { id: round }));
			assert_ok!(dispatch(&bob, RoundCall::clean_up { id: round, limit: 256 }));
			assert!(!pallet_distribution::Rounds::<Runtime>::contains_key(round));
			assert_eq!(Assets::balance(TOKEN, Distribution::pot(round)), 0);
		}
		assert_ok!(dispatch(&bob, SaleCall::remove { id }));
		check_balances(&published, "total_return");
		// Alice has what nobody was due, what was paid, and her deposits.
		assert_eq!(Assets::balance(TOKEN, &alice), DUST + OWN);
		assert_eq!(Balances::total_balance(&alice), had + sale.raised);
		assert_eq!(Balances::total_balance_on_hold(&alice), 0);
		assert_eq!(Balances::total_issuance(), issued);
		check_everything();
	});
}
