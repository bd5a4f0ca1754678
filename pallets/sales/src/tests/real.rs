//! Real contributions, from the folder `DISTRIBUTION_DATA_DIR` or, beside the clone, `shared/data`, and
//! as many made-up ones as a large sale has. Without a folder there is nothing of the real ones to test.

use super::*;
use crate::types::tests::{shares, Fraction};
use std::{
	collections::{BTreeMap, BTreeSet},
	path::{Path, PathBuf},
};

/// The folder of real data, if there is one. One that is named must be there.
fn folder() -> Option<PathBuf> {
	let named = std::env::var_os("DISTRIBUTION_DATA_DIR").filter(|folder| !folder.is_empty());
	if let Some(folder) = named.map(PathBuf::from) {
		assert!(folder.is_dir(), "DISTRIBUTION_DATA_DIR: {} is not there", folder.display());
		return Some(folder);
	}
	let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
	beside.is_dir().then_some(beside)
}

/// The text of a file there.
fn text(name: &str) -> Option<String> {
	let path = folder()?.join(name);
	let text = std::fs::read_to_string(&path);
	Some(text.unwrap_or_else(|why| panic!("{}: {why}", path.display())))
}

/// The rows of a file, each by the names of its columns. No field has a comma.
fn rows(name: &str) -> Option<Vec<BTreeMap<String, String>>> {
	let text = text(name)?;
	let mut lines = text.lines().map(|line| line.split(',').map(str::to_string));
	let names: Vec<_> = lines.next().unwrap().collect();
	Some(lines.map(|row| names.iter().cloned().zip(row).collect()).collect())
}

fn number(row: &BTreeMap<String, String>, column: &str) -> u128 {
	row[column].parse().unwrap()
}

/// What was asked for at a tick, and what came of it.
struct Outcome {
	quantity: Balance,
	tick: u16,
	bought: Balance,
	paid: Balance,
}

/// Has as many accounts bid as there are bids of a quantity and a tick, and finishes all of them.
fn sell(terms: TermsOf<Test>, bids: &[(Balance, u16)]) -> (SaleId, Vec<Outcome>) {
	let (supply, hash) = (terms.supply, terms.hash());
	Tokens::mint_into(NativeOrWithId::Native, &SELLER, supply).unwrap();
	let id = Sold::do_open(SELLER, terms.clone()).unwrap();
	let bidder = |n: usize| who(100 + n as u32);
	let money = |n: usize| terms.cost(bids[n].0, bids[n].1).unwrap();
	for (n, (quantity, tick)) in bids.iter().enumerate() {
		Tokens::mint_into(NativeOrWithId::Native, &bidder(n), 10_000).unwrap();
		Tokens::mint_into(MONEY, &bidder(n), money(n) + MONEY_MIN).unwrap();
		Sold::do_bid(bidder(n), id, hash, *quantity, *tick).unwrap();
	}
	assert_eq!(Sold::do_try_state(), Ok(()));
	System::set_block_number(sale(id).ends);
	Sold::do_clear(id).unwrap();
	let finish = |n: usize| {
		let before = Tokens::total_balance(NativeOrWithId::Native, &bidder(n));
		Sold::do_finish(OTHER, id, bidder(n)).unwrap();
		let after = Tokens::total_balance(NativeOrWithId::Native, &bidder(n));
		let left = Tokens::balance(MONEY, &bidder(n));
		let (quantity, tick) = bids[n];
		Outcome { quantity, tick, bought: after - before, paid: money(n) + MONEY_MIN - left }
	};
	(id, (0..bids.len()).map(finish).collect())
}

/// Every unit is accounted for: what was bought and what is left are what was for sale, and what was
/// paid has arrived.
fn check_sums(id: SaleId, outcomes: &[Outcome], seller_before: Balance) {
	let bought: Balance = outcomes.iter().map(|it| it.bought).sum();
	let paid: Balance = outcomes.iter().map(|it| it.paid).sum();
	let (books, round) = (sale(id).books, sale(id).round);
	assert_eq!((books.delivered, books.lapsed, books.raised), (bought, 0, paid));
	assert_eq!(MockRounds::get(round).unwrap().concluded, Some(bought));
	let pot = Balances::free_balance(MockRounds::pot(round));
	assert_eq!(pot, sale(id).terms.supply - bought + ED);
	assert_eq!(Tokens::total_balance(MONEY, &SELLER) - seller_before, paid);
	let asked: Balance = outcomes.iter().map(|it| it.quantity).sum();
	assert!(sale(id).terms.supply.min(asked) - bought < outcomes.len() as Balance);
}

/// An auction is what looking at all bids says: one price, and exact shares at it.
fn check_auction(terms: &TermsOf<Test>, outcomes: &[Outcome]) {
	let mut at = BTreeMap::<u16, Balance>::new();
	for it in outcomes {
		*at.entry(it.tick).or_default() += it.quantity;
	}
	let mut above: Balance = 0;
	let mut cut = None;
	for (tick, quantity) in at.iter().rev() {
		if above + quantity >= terms.supply {
			cut = Some((*tick, terms.supply - above, *quantity));
			break;
		}
		above += quantity;
	}
	let (price, left, shared) = cut.expect("more is asked for than there is");
	for it in outcomes {
		let whole = Fraction::whole;
		let exact = match it.tick.cmp(&price) {
			std::cmp::Ordering::Less => whole(0),
			std::cmp::Ordering::Equal => whole(left).times(whole(it.quantity)).over(whole(shared)),
			std::cmp::Ordering::Greater => whole(it.quantity),
		};
		assert!(exact.rounds_down_to(it.bought));
		assert_eq!(it.paid, terms.cost(it.bought, price).unwrap());
	}
}

/// The lockdrop of a live chain, of 425,000,000 tokens: what it has published for each address, and
/// nothing else, comes out, to the unit. Its bonuses are paid from elsewhere: by a round, in
/// `runtime/tests/it/lockdrop.rs`.
#[test]
fn lockdrop_should_come_out_as_it_was_published() {
	let Some(locks) = rows("plasm_lockdrop1_locks.csv") else { return };
	let published = rows("plasm_lockdrop1_published_outcome.csv").unwrap();
	let introducers = rows("plasm_lockdrop1_valid_introducers.csv").unwrap();
	let introducers: BTreeSet<_> =
		introducers.into_iter().map(|row| row["address"].clone()).collect();
	let bids: Vec<_> = locks.iter().map(|lock| (number(lock, "issue_weight"), 0)).collect();
	run(|| {
		let most = bids.iter().map(|(quantity, _)| *quantity).max().unwrap();
		let supply = 425_000_000 * 10u128.pow(15);
		let terms = TermsOf::<Test> { most, bids: 1_000, ..fixed(supply, 0, &[]) };
		let seller = Tokens::total_balance(MONEY, &SELLER);
		let (id, outcomes) = sell(terms, &bids);
		check_sums(id, &outcomes, seller);
		let (mut returned, mut all) = (BTreeMap::new(), BTreeMap::new());
		for (lock, it) in locks.iter().zip(&outcomes) {
			let (address, introducer) = (&lock["address"], &lock["introducer"]);
			*returned.entry(address.clone()).or_insert(0) += it.bought;
			*all.entry(address.clone()).or_insert(0) += it.bought;
			if introducers.contains(introducer) {
				*all.entry(address.clone()).or_insert(0) += it.bought / 100;
				*all.entry(introducer.clone()).or_insert(0) += it.bought / 100;
			}
		}
		assert_eq!((locks.len(), published.len(), all.len()), (368, 276, 276));
		for row in &published {
			let lock = returned.get(&row["address"]).copied().unwrap_or_default();
			assert_eq!(lock, number(row, "lock_return"), "{}", row["address"]);
			assert_eq!(all[&row["address"]], number(row, "total_return"), "{}", row["address"]);
		}
		let bought: Balance = outcomes.iter().map(|it| it.bought).sum();
		assert_eq!(supply - bought, 175);
	});
}

/// The contributions of a sale that was served first come, first served, as bids with prices that their
/// transactions' hashes name.
#[test]
fn contributions_should_clear_at_the_price_and_shares_of_exact_rationals() {
	let Some(contributions) = rows("bancor_2017_contributions.csv") else { return };
	let tick = |hash: &str| u16::from_str_radix(&hash[2..6], 16).unwrap() % 1_024;
	let bids: Vec<_> = contributions
		.iter()
		.map(|row| (number(row, "contribution_wei"), tick(&row["tx_hash"])))
		.filter(|(quantity, _)| *quantity > 0)
		.collect();
	assert_eq!((contributions.len(), bids.len()), (13_373, 13_364));
	let all: Balance = bids.iter().map(|(quantity, _)| quantity).sum();
	let most = bids.iter().map(|(quantity, _)| *quantity).max().unwrap();
	for part in [2, 10, 1_000] {
		run(|| {
			let terms = TermsOf::<Test> { most, bids: 20_000, ..auction(all / part, 1_024) };
			let seller = Tokens::total_balance(MONEY, &SELLER);
			let (id, outcomes) = sell(terms.clone(), &bids);
			check_sums(id, &outcomes, seller);
			check_auction(&terms, &outcomes);
		});
	}
	// At a fixed price, with a first allocation that many do not need all of.
	run(|| {
		let (supply, first) = (all / 10, 10u128.pow(18));
		let terms = TermsOf::<Test> { most, bids: 20_000, ..fixed(supply, first, &[]) };
		let seller = Tokens::total_balance(MONEY, &SELLER);
		let (id, outcomes) =
			sell(terms, &bids.iter().map(|(quantity, _)| (*quantity, 0)).collect::<Vec<_>>());
		check_sums(id, &outcomes, seller);
		let firsts: Balance = bids.iter().map(|(quantity, _)| first.min(*quantity)).sum();
		assert!(firsts < supply);
		let whole = Fraction::whole;
		let share = whole(supply - firsts).over(whole(all - firsts));
		for it in &outcomes {
			let own = first.min(it.quantity);
			let exact = whole(own).plus(share.times(whole(it.quantity - own)));
			assert!(exact.rounds_down_to(it.bought));
		}
	});
}

/// Numbers that anybody can make again.
struct Numbers(u64);

impl Numbers {
	fn draw(&mut self) -> u64 {
		// xorshift64
		self.0 ^= self.0 << 13;
		self.0 ^= self.0 >> 7;
		self.0 ^= self.0 << 17;
		self.0
	}
}

#[test]
fn auction_of_a_hundred_thousand_bids_should_clear_at_the_price_that_they_say() {
	let mut numbers = Numbers(0x2545_F491_4F6C_DD1D);
	let bids: Vec<_> = (0..100_000)
		.map(|_| {
			let (quantity, tick) = (numbers.draw(), numbers.draw());
			(Balance::from(quantity >> 34) + 1, (tick % 1_024) as u16)
		})
		.collect();
	let all: Balance = bids.iter().map(|(quantity, _)| quantity).sum();
	run(|| {
		let terms = TermsOf::<Test> { most: 1 << 31, ..auction(all / 7, 1_024) };
		let seller = Tokens::total_balance(MONEY, &SELLER);
		let (id, outcomes) = sell(terms.clone(), &bids);
		check_sums(id, &outcomes, seller);
		check_auction(&terms, &outcomes);
	});
}

#[test]
fn classes_of_many_bids_should_get_their_exact_shares() {
	let mut numbers = Numbers(88_172_645_463_325_252);
	let weights = [1u16, 2, 5];
	let bids: Vec<_> =
		(0..300).map(|n| (Balance::from(numbers.draw() >> 30) + 1, weights[n % 3])).collect();
	let all: Balance = bids.iter().map(|(quantity, _)| quantity).sum();
	run(|| {
		for n in 0..bids.len() {
			let level = (n % 3) as u8;
			LEVELS.with_borrow_mut(|levels| levels.insert(who(100 + n as u32), level));
		}
		let (supply, first) = (all / 2, all / 3_000);
		let classes = [(0, weights[0]), (1, weights[1]), (2, weights[2])];
		let terms = TermsOf::<Test> { most: 1 << 35, ..fixed(supply, first, &classes) };
		let seller = Tokens::total_balance(MONEY, &SELLER);
		let asked: Vec<_> = bids.iter().map(|(quantity, _)| (*quantity, 0)).collect();
		let (id, outcomes) = sell(terms, &asked);
		check_sums(id, &outcomes, seller);
		for (exact, it) in shares(supply, first, &bids).iter().zip(&outcomes) {
			assert!(exact.rounds_down_to(it.bought));
		}
	});
}
