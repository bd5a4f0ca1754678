//! What an account is entitled to over all rounds: what is found, and how far one answer looks.

use super::*;
use distribution_primitives::{
	api::{ROUNDS_SPAN, ROWS_SPAN},
	entitlements::{Cursor, Entitlement, RowEntitlement, MAX_ENTITLEMENTS},
	ethereum::padded,
	Beneficiaries, Published,
};

type Row = RowEntitlement<AssetKind, Balance, u64>;
type Found = Entitlement<AssetKind, Balance, u64>;

/// Everything that is found for `who`, and the number of pages.
fn all(who: &AccountId32) -> (Vec<Found>, u32) {
	let (mut found, mut pages) = (Vec::new(), 0);
	let (mut from, mut after) = (0, None);
	loop {
		let page = Distribution::entitlements(who, from, after);
		assert!(page.entitlements.len() <= MAX_ENTITLEMENTS as usize);
		found.extend(page.entitlements);
		pages += 1;
		match page.next.unwrap() {
			Cursor::Rounds { from: next, after: row } => (from, after) = (next, row),
			Cursor::Pools => return (found, pages),
		}
	}
}

fn rows(who: &AccountId32) -> Vec<Row> {
	let row = |found: Found| match found {
		Entitlement::Row(row) => Some(row),
		_ => None,
	};
	all(who).0.into_iter().filter_map(row).collect()
}

#[test]
fn rows_that_the_chain_knows_should_be_found_with_what_is_due() {
	run(|| {
		let several = vec![(who(1), 1_000), (who(2), 700), (who(1), 500)];
		let listed = open_listed(several.clone(), Release::Immediate);
		let list = List::new(several.clone());
		let streamed = open(TermsOf::<Test> { release: stream(), ..list.terms() });
		// Proven by nobody yet, and not in the chain.
		open(list.terms());
		// Nothing is promised by a draft.
		let draft = draft(listed_terms(5_000));
		let entries = several.try_into().unwrap();
		Distribution::do_add_entries(MANAGER, draft, entries).unwrap();
		System::set_block_number(150);
		claim(streamed, &list, 2).unwrap();
		System::set_block_number(170);
		let found = rows(&who(1));
		let first = Row {
			round: listed,
			row: 0,
			asset: NativeOrWithId::Native,
			total: 1_000,
			paid: 0,
			now: 1_000,
			later: 0,
			next: None,
			opens: 0,
			until: 1_000,
			set_aside: false,
			refusal: None,
		};
		let stream = Row {
			round: streamed,
			row: 2,
			total: 500,
			paid: 250,
			now: 100,
			later: 150,
			next: Some(171),
			..first.clone()
		};
		let second = Row { row: 2, total: 500, now: 500, ..first.clone() };
		assert_eq!(found, [first, second.clone(), stream]);
		// What is paid in full is not shown.
		claim_for(listed, who(1), Evidence::Recorded { index: 0 }).unwrap();
		System::set_block_number(200);
		claim(streamed, &list, 2).unwrap();
		assert_eq!(rows(&who(1)), [second]);
		assert_eq!(rows(&who(2)).len(), 1);
		assert!(rows(&who(3)).is_empty());
	});
}

#[test]
fn refused_rows_should_be_found_with_the_reason_and_while_they_are_set_aside() {
	run(|| {
		let id = open_listed(vec![(who(1), 1_000), (who(2), 700)], Release::Immediate);
		Registry::refuse(who(1), Refusal::Frozen);
		let of = |account: u32| rows(&who(account)).into_iter().next();
		let row = of(1).unwrap();
		assert_eq!((row.now, row.later, row.set_aside, row.until), (0, 1_000, false, 1_000));
		assert_eq!(row.refusal, Some(E::AccountFrozen.into()));
		let evidence = Evidence::Recorded { index: 0 };
		Distribution::do_set_aside(id, &who(1), &evidence).unwrap();
		let row = of(1).unwrap();
		assert_eq!((row.set_aside, row.until), (true, 1_100));
		// A pause moves the end.
		Distribution::do_pause(id, true).unwrap();
		System::set_block_number(51);
		assert_eq!(of(2).unwrap().until, 1_050);
		assert_eq!(of(2).unwrap().refusal, Some(E::NotOpen.into()));
		Distribution::do_resume(id, true).unwrap();
		// Of the others nothing is left once the window is over.
		System::set_block_number(1_050);
		assert_eq!(of(2), None);
		until_over(1_050);
		Distribution::do_close(id).unwrap();
		assert_eq!(of(2), None);
		assert_eq!(of(1).unwrap().until, 1_150);
		Registry::accept_all();
		assert_eq!(of(1).unwrap().now, 1_000);
		System::set_block_number(1_150);
		assert_eq!(of(1), None);
	});
}

#[test]
fn round_that_opens_later_should_be_found_with_its_date() {
	run(|| {
		let window = Window { opens: 500, closes: 600 };
		let terms = TermsOf::<Test> { window, ..listed_terms(1_000) };
		let id = draft(terms);
		let entries = vec![(who(1), 1_000)].try_into().unwrap();
		Distribution::do_add_entries(MANAGER, id, entries).unwrap();
		Distribution::do_fund(MANAGER, id, 1_000 + ED).unwrap();
		Distribution::do_open(MANAGER, id).unwrap();
		let found = rows(&who(1));
		let [row] = found.as_slice() else { unreachable!() };
		assert_eq!((row.now, row.later, row.opens, row.until), (0, 1_000, 500, 600));
		assert_eq!(row.refusal, Some(E::NotYetOpen.into()));
	});
}

/// Whoever it is: the chain has the list and not its rows.
#[test]
fn lists_in_the_chain_should_be_named_as_long_as_they_can_be_claimed_from() {
	run(|| {
		let list = List::simple(3).in_row_order();
		let mut largest = distribution_primitives::Largest::default();
		list.rows.iter().for_each(|(_, amount)| largest.note(*amount));
		let verified = distribution_primitives::VerifiedList {
			root: list.tree.root(),
			rows: 3,
			total: list.total(),
			largest,
		};
		STORED.with_borrow_mut(|stored| stored.insert(7, verified));
		let mut terms = list.terms();
		terms.manifest.as_mut().unwrap().published = Some(Published::new(7));
		let id = open(terms);
		for account in [who(1), who(90)] {
			let (found, _) = all(&account);
			let [Entitlement::List(named)] = found.as_slice() else { unreachable!() };
			assert_eq!((named.round, named.list, named.until), (id, 7, 1_000));
			assert_eq!((named.opens, &named.asset), (0, &NativeOrWithId::Native));
		}
		for row in 0..3 {
			claim(id, &list, row).unwrap();
		}
		assert!(all(&who(1)).0.is_empty());
	});
}

/// Whoever lists an account often enough must not make an answer endless.
#[test]
fn answer_should_be_bounded_and_go_on_where_it_stopped() {
	run(|| {
		let budget = 100 * Balance::from(2 * MAX_ENTITLEMENTS);
		let id = draft(listed_terms(budget));
		let rows_of = |first: u32, account: u32| {
			(first..first + 32).map(|_| (who(account), 100)).collect::<Vec<_>>()
		};
		for first in (0..2 * MAX_ENTITLEMENTS).step_by(32) {
			let entries = rows_of(first, first / 32 % 2).try_into().unwrap();
			Distribution::do_add_entries(MANAGER, id, entries).unwrap();
		}
		Distribution::do_fund(MANAGER, id, budget + ED).unwrap();
		Distribution::do_open(MANAGER, id).unwrap();
		let (found, pages) = all(&who(0));
		assert!(pages > 1, "{pages}");
		assert_eq!(found.len() as u32, MAX_ENTITLEMENTS);
		let numbers: Vec<u32> = rows(&who(0)).into_iter().map(|row| row.row).collect();
		assert!(numbers.is_sorted() && numbers.iter().all(|row| row / 32 % 2 == 0));
		assert_eq!(rows(&who(1)).len() as u32, MAX_ENTITLEMENTS);
	});
}

#[test]
fn one_call_should_examine_a_bounded_number_of_rounds_and_rows() {
	run(|| {
		let long = ROWS_SPAN + 40;
		let budget = 100 * Balance::from(long);
		let id = draft(listed_terms(budget));
		let entries: Vec<_> = (0..long).map(|row| (who(row), 100)).collect();
		for chunk in entries.chunks(32) {
			Distribution::do_add_entries(MANAGER, id, chunk.to_vec().try_into().unwrap()).unwrap();
		}
		Distribution::do_fund(MANAGER, id, budget + ED).unwrap();
		Distribution::do_open(MANAGER, id).unwrap();
		let last = who(long - 1);
		let page = Distribution::entitlements(&last, 0, None);
		let next = Cursor::Rounds { from: id, after: Some(ROWS_SPAN - 1) };
		assert_eq!((page.entitlements.len(), page.next), (0, Some(next)));
		assert_eq!(all(&last).1, 2);
		assert_eq!(rows(&last).len(), 1);
		// Removed rounds leave gaps.
		NextRoundId::<Test>::put(3 * ROUNDS_SPAN);
		let far = open_listed(vec![(last.clone(), 100)], Release::Immediate);
		let page = Distribution::entitlements(&last, 1, None);
		let next = Cursor::Rounds { from: 1 + ROUNDS_SPAN, after: None };
		assert_eq!((page.entitlements.len(), page.next), (0, Some(next)));
		let numbers: Vec<_> = rows(&last).into_iter().map(|row| row.round).collect();
		assert_eq!(numbers, [id, far]);
		let past = Distribution::entitlements(&last, RoundId::MAX, None);
		assert_eq!((past.entitlements.len(), past.next), (0, Some(Cursor::Pools)));
	});
}

/// What is shown as payable must be paid by one call that claims all of it.
#[test]
fn what_is_shown_as_payable_should_be_paid_by_one_call() {
	run(|| {
		let list = List::new(vec![(who(1), 1_000), (who(2), 700)]);
		let streamed = open(TermsOf::<Test> { release: stream(), ..list.terms() });
		System::set_block_number(150);
		claim(streamed, &list, 0).unwrap();
		open_listed(vec![(who(1), 300)], Release::Immediate);
		let paused = open_listed(vec![(who(1), 400)], Release::Immediate);
		Distribution::do_pause(paused, true).unwrap();
		System::set_block_number(160);
		let before = Balances::free_balance(who(1));
		let due: Vec<Row> = rows(&who(1)).into_iter().filter(|row| row.now > 0).collect();
		let claims: Vec<RoundClaimOf<Test>> =
			due.iter().map(|row| (row.round, Evidence::Recorded { index: row.row })).collect();
		let sum: Balance = due.iter().map(|row| row.now).sum();
		assert_eq!((claims.len(), sum), (2, 400));
		let claims = claims.try_into().unwrap();
		let call = Call::<Test>::claim_many { beneficiary: who(1), claims };
		assert_ok!(dispatch(RuntimeOrigin::signed(RELAYER), call));
		assert_eq!(Balances::free_balance(who(1)), before + sum);
	});
}

/// Rows of Ethereum addresses are nobody's account's.
#[test]
fn rounds_of_ethereum_addresses_should_be_told_to_their_addresses_alone() {
	run(|| {
		let address = AccountId32::from(padded(&H160::repeat_byte(7)));
		let beneficiaries = Beneficiaries::Ethereum;
		let terms = TermsOf::<Test> { beneficiaries, ..listed_terms(1_000) };
		let id = draft(terms);
		let entries = vec![(address.clone(), 1_000)].try_into().unwrap();
		Distribution::do_add_entries(MANAGER, id, entries).unwrap();
		Distribution::do_fund(MANAGER, id, 1_000 + ED).unwrap();
		Distribution::do_open(MANAGER, id).unwrap();
		let found = rows(&address);
		assert_eq!((found.len(), found[0].now, found[0].refusal), (1, 1_000, None));
		assert!(rows(&who(1)).is_empty());
	});
}
