//! Sales at a fixed price: first allocations, shares, classes.

use super::*;

fn level(n: u32, level: u8) {
	LEVELS.with_borrow_mut(|levels| levels.insert(who(n), level));
}

/// Opens the sale, has accounts 0, 1, … ask for these quantities, and finishes all. What each has got.
fn outcome(terms: TermsOf<Test>, asked: &[Balance]) -> Vec<Balance> {
	System::set_block_number(1);
	let id = open(terms);
	let before: Vec<_> = (0..asked.len() as u32).map(balances).collect();
	for (n, quantity) in (0..).zip(asked) {
		assert_ok!(bid(id, n, *quantity, 0));
	}
	assert_ok!(clear(id));
	let got = |n: u32| {
		assert_ok!(finish(id, n));
		let (native, money) = balances(n);
		let bought = native - before[n as usize].0;
		// Three for each unit, rounded up: a lot of ten costs 30.
		assert_eq!(money - before[n as usize].1, bought * 3);
		bought
	};
	(0..asked.len() as u32).map(got).collect()
}

#[test]
fn everybody_should_get_all_they_ask_for_when_there_is_enough() {
	run(|| {
		assert_eq!(outcome(fixed(1_000, 0, &[]), &[300, 200, 500]), [300, 200, 500]);
		assert_eq!(outcome(fixed(1_000, 50, &[]), &[1, 2]), [1, 2]);
	});
}

#[test]
fn supply_should_be_shared_in_proportion_when_more_is_asked_for() {
	run(|| {
		assert_eq!(outcome(fixed(1_000, 0, &[]), &[1_000, 500, 500]), [500, 250, 250]);
		// 333 1/3 each: what is rounded stays in the round.
		assert_eq!(outcome(fixed(1_000, 0, &[]), &[700, 700, 700]), [333; 3]);
		assert_eq!(MockRounds::get(1).unwrap().concluded, Some(999));
	});
}

#[test]
fn first_allocation_should_be_everybodys_before_the_rest_is_shared() {
	run(|| {
		// 100 each, and of the other 700 a share of 900, 400 and 0 in 1,300.
		let got = outcome(fixed(1_000, 100, &[]), &[1_000, 500, 100]);
		assert_eq!(got, [100 + 484, 100 + 215, 100]);
		// Not enough for the first allocations: they are shared.
		assert_eq!(outcome(fixed(150, 100, &[]), &[150, 100, 50]), [60, 60, 30]);
		// Just enough.
		assert_eq!(outcome(fixed(250, 100, &[]), &[250, 100, 50]), [100, 100, 50]);
	});
}

#[test]
fn class_should_count_by_its_weight_and_nobody_get_more_than_they_ask_for() {
	run(|| {
		for (n, of) in [(0, 0), (1, 1), (2, 2)] {
			level(n, of);
		}
		let terms = || fixed(1_000, 0, &[(0, 1), (1, 3)]);
		// Weights 1, 3 and 3.
		assert_eq!(outcome(terms(), &[1_000, 1_000, 1_000]), [142, 428, 428]);
		// The second class would get more than it asks for: what it leaves is the first's.
		assert_eq!(outcome(terms(), &[1_000, 100, 100]), [800, 100, 100]);
		// 100 first, then 700 for 900, 2,700 and 2,700 in 6,300.
		let first = fixed(1_000, 100, &[(0, 1), (1, 3)]);
		assert_eq!(outcome(first, &[1_000, 1_000, 1_000]), [200, 400, 400]);
	});
}

#[test]
fn bidder_should_be_in_the_highest_class_whose_level_it_has() {
	run(|| {
		let mut terms = fixed(1_000, 0, &[(1, 1), (2, 2), (3, 3)]);
		terms.requirement = Requirement::level(1);
		let id = open(terms);
		assert_noop!(bid(id, 0, 10, 0), E::LevelTooLow);
		for (of, class) in [(1, 0), (2, 1), (3, 2), (2, 1)] {
			level(0, of);
			// It is judged anew with every bid.
			assert_ok!(bid(id, 0, 10, 0));
			assert_eq!(Bids::<Test>::get(id, who(0)).unwrap().class, class);
			let mut rest = [0; MAX_CLASSES as usize];
			rest[class as usize] = 10;
			assert_eq!(sale(id).books.rest, rest);
		}
	});
}

#[test]
fn bidder_who_has_lost_its_class_should_wait_and_keep_its_money_in_the_end() {
	run(|| {
		level(0, 2);
		let id = open(fixed(100, 0, &[(0, 1), (2, 9)]));
		assert_ok!(bid(id, 0, 100, 0));
		assert_ok!(bid(id, 1, 100, 0));
		assert_ok!(clear(id));
		level(0, 1);
		assert_noop!(finish(id, 0), E::LevelTooLow);
		level(0, 3);
		assert_ok!(finish(id, 0));
		assert_eq!(balances(0), (90, 270));
		let again = open(TermsOf::<Test> {
			bidding: Window { opens: 0, closes: 200 },
			..fixed(100, 0, &[(0, 1), (2, 9)])
		});
		assert_ok!(bid(again, 0, 100, 0));
		assert_ok!(clear(again));
		level(0, 1);
		System::set_block_number(249);
		assert_noop!(finish(again, 0), E::LevelTooLow);
		System::set_block_number(250);
		assert_ok!(finish(again, 0));
		assert_eq!((balances(0), held(0)), ((90, 270), 0));
		assert_eq!(sale(again).books.lapsed, 100);
	});
}
