//! Lists that are not what their snapshots say.

use super::*;

/// A list with this change.
fn changed(change: impl FnOnce(&mut Vec<Row>)) -> Vec<Row> {
	let mut list = right_list();
	change(&mut list);
	list
}

/// Numbers of the first two rows that are no collector's.
fn first_two() -> (u32, u32) {
	let list = right_list();
	let mut holders = (0..).zip(&list).filter(|(_, row)| row.0 != COLLECTOR).map(|(row, _)| row);
	(holders.next().unwrap(), holders.next().unwrap())
}

#[docify::export]
#[test]
fn account_without_a_row_should_bring_the_list_down() {
	run(|| {
		// Whoever has 500 is due half of that, and has no row.
		let left_out = [5; 32];
		let list = changed(|list| list.retain(|(account, _)| *account != left_out));
		let (snapshot, state) = announced(&list);
		// A watcher computes the list from the balances of the block.
		let found = snapshot.find_fault(&list, &people()).unwrap();
		assert!(matches!(found, FaultAt::Missing { account, .. } if account == left_out));
		assert_ok!(challenge(0, fault(&list, found), state));
		assert_noop!(may_open(0, 1), E::Refuted);
		wait(MIN_PERIOD);
		assert_noop!(may_open(0, 1), E::Refuted);
	});
}

#[test]
fn every_kind_of_fault_should_bring_the_list_down() {
	let (first, second) = first_two();
	let row_of_collector = (COLLECTOR, 5);
	let lists = [
		changed(|list| list[first as usize].1 += 1),
		changed(|list| list[second as usize].1 -= 1),
		changed(|list| list.swap(first as usize, second as usize)),
		changed(|list| list.push(*list.last().unwrap())),
		changed(|list| list.insert(0, row_of_collector)),
		changed(|list| list.push(row_of_collector)),
		changed(|list| list.push(([77; 32], 1))),
		changed(|list| list.retain(|(account, _)| *account != COLLECTOR)),
		changed(|list| list.retain(|(account, _)| *account != [1; 32])),
	];
	for list in lists {
		run(|| {
			let (it, nodes) = announced(&list);
			let found = it.find_fault(&list, &people()).unwrap();
			assert_ok!(challenge(0, fault(&list, found), nodes));
			assert!(announcement(0).refuted, "{found:?}");
		});
	}
}

#[test]
fn half_of_the_bond_should_be_the_watchers_and_the_rest_burned() {
	run(|| {
		let list = changed(|list| list[0].1 += 1);
		let (it, nodes) = announced(&list);
		assert_eq!(held(&MANAGER).1, BOND);
		let total = || Balances::free_balance(MANAGER) + Balances::reserved_balance(MANAGER);
		let (issued, had) = (Balances::total_issuance(), total());
		let shown = fault(&list, it.find_fault(&list, &people()).unwrap());
		assert_ok!(challenge(0, shown.clone(), nodes.clone()));
		let (by, paid, burned) = (WATCHER, 500, 501);
		System::assert_last_event(
			Event::SnapshotRefuted { round: 0, terms: terms(1), by, paid, burned }.into(),
		);
		assert_eq!(Balances::free_balance(WATCHER), PLENTY + 500);
		assert_eq!((held(&WATCHER), held(&MANAGER).1), ((0, 0), 0));
		assert_eq!(total(), had - BOND);
		assert_eq!(Balances::total_issuance(), issued - 501);
		// Once.
		assert_noop!(challenge(0, shown, nodes), E::Refuted);
	});
}

/// A manager who votes has locked tokens, and they are locked over what is held, too.
#[test]
fn bond_should_be_taken_when_the_manager_cannot_move_its_tokens() {
	run(|| {
		use polkadot_sdk::frame_support::traits::{LockableCurrency, WithdrawReasons};
		let list = changed(|list| list[0].1 += 1);
		let (it, nodes) = announced(&list);
		Balances::set_lock(*b"votes   ", &MANAGER, Balance::MAX, WithdrawReasons::all());
		let found = it.find_fault(&list, &people()).unwrap();
		assert_ok!(challenge(0, fault(&list, found), nodes));
		assert_eq!(Balances::free_balance(WATCHER), PLENTY + 500);
	});
}

/// Regression: nobody asked compliance about whoever was paid.
#[test]
fn bond_should_be_burned_if_compliance_stops_whoever_shows_the_fault() {
	run(|| {
		let list = changed(|list| list[0].1 += 1);
		let (it, nodes) = announced(&list);
		let (had, issued) = (Balances::free_balance(WATCHER), Balances::total_issuance());
		let found = it.find_fault(&list, &people()).unwrap();
		Refused::set(Some(WATCHER));
		assert_ok!(challenge(0, fault(&list, found), nodes));
		assert!(announcement(0).refuted);
		assert_eq!((Balances::free_balance(WATCHER), held(&WATCHER)), (had, (0, 0)));
		assert_eq!(held(&MANAGER).1, 0);
		assert_eq!(Balances::total_issuance(), issued - BOND);
		wait(MIN_PERIOD);
		assert_noop!(may_open(0, 1), E::Refuted);
	});
}

/// Regression: an account that is alive by a sufficient asset alone could show no fault.
#[test]
fn fault_should_count_whether_or_not_whoever_shows_it_can_hold_tokens() {
	run(|| {
		let list = changed(|list| list[0].1 += 1);
		let (it, nodes) = announced(&list);
		let poor = polkadot_sdk::sp_runtime::AccountId32::new([9; 32]);
		System::inc_sufficients(&poor);
		let issued = Balances::total_issuance();
		let found = it.find_fault(&list, &people()).unwrap();
		let call = Call::challenge { round: 0, fault: fault(&list, found), state: nodes };
		assert_ok!(dispatch(poor.clone(), call));
		assert!(announcement(0).refuted);
		assert_eq!((Balances::free_balance(poor), held(&MANAGER).1), (0, 0));
		assert_eq!(Balances::total_issuance(), issued - BOND);
	});
}

/// Regression: half of what was locked left the account of its owner, to a friend who showed a fault.
#[test]
fn bond_should_be_of_tokens_that_are_free_to_spend() {
	run(|| {
		use polkadot_sdk::frame_support::traits::{LockableCurrency, WithdrawReasons};
		let (root, _) = state(&people());
		assert_ok!(anchor(OTHER, header(root)));
		for round in 0..3 {
			draft_with(round, 1, &right_list());
		}
		let announce = |round| announce(round, 1, MIN_PERIOD, Some(snapshot(root)));
		// Of a bond and a half they are free.
		let locked = PLENTY - BOND - BOND / 2;
		Balances::set_lock(*b"vested  ", &MANAGER, locked, WithdrawReasons::all());
		assert_ok!(announce(0));
		// What is on hold counts as locked too, and must not make room for the next.
		assert_noop!(announce(1), TokenError::Frozen);
		assert_eq!(held(&MANAGER).1, BOND);
		Balances::set_lock(*b"vested  ", &MANAGER, locked - BOND, WithdrawReasons::all());
		assert_ok!(announce(1));
		Balances::set_lock(*b"vested  ", &MANAGER, Balance::MAX, WithdrawReasons::all());
		assert_noop!(announce(2), TokenError::Frozen);
		// What is held already stays, whatever is announced anew.
		assert_ok!(announce(0));
		assert_eq!(held(&MANAGER).1, 2 * BOND);
	});
}

#[test]
fn refuted_round_should_be_announced_with_other_terms_alone() {
	run(|| {
		let list = changed(|list| list[0].1 += 1);
		let (it, nodes) = announced(&list);
		let found = it.find_fault(&list, &people()).unwrap();
		assert_ok!(challenge(0, fault(&list, found), nodes.clone()));
		assert_noop!(announce(0, 1, MIN_PERIOD, None), E::Refuted);
		assert_noop!(announce(0, 1, MIN_PERIOD, Some(it.clone())), E::Refuted);
		draft_with(0, 2, &right_list());
		assert_ok!(announce(0, 2, MIN_PERIOD, Some(it)));
		assert_eq!(held(&MANAGER).1, BOND);
		let amount = fault(&right_list(), FaultAt::Amount { row: first_two().0, last: false });
		assert_noop!(challenge(0, amount, nodes), E::NoFault);
		wait(MIN_PERIOD);
		assert_ok!(may_open(0, 2));
	});
}

#[test]
fn right_list_should_stand_whatever_is_shown() {
	run(|| {
		let list = right_list();
		let (_, nodes) = announced(&list);
		let (first, second) = first_two();
		let challenge =
			|list: &[Row], at: FaultAt, nodes: StateProof| challenge(0, fault(list, at), nodes);
		let order = FaultAt::Order { first, second };
		assert_noop!(challenge(&list, order, Default::default()), E::NoFault);
		let order = FaultAt::Order { first: second, second: first };
		assert_noop!(challenge(&list, order, Default::default()), E::NotNeighbours);
		let amount = FaultAt::Amount { row: first, last: false };
		assert_noop!(challenge(&list, amount, nodes.clone()), E::NoFault);
		// Without the state nobody knows what an account is due.
		assert_noop!(challenge(&list, amount, Default::default()), E::StateNotProven);
		// Nor with that of another block, or with a node less.
		let (_, other) = state(&Accounts::from([([1; 32], has(100))]));
		assert_noop!(challenge(&list, amount, other), E::StateNotProven);
		let without_root = nodes_without_root(&nodes);
		assert_noop!(challenge(&list, amount, without_root), E::StateNotProven);
		// Rows of another list.
		let other = changed(|list| list[first as usize].1 += 1);
		assert_noop!(challenge(&other, amount, nodes), E::RowNotProven);
		assert_eq!(held(&MANAGER).1, BOND);
	});
}

fn has(balance: Balance) -> Found {
	Found { balance, country: None }
}

/// All nodes but the one with the root's hash.
fn nodes_without_root(nodes: &StateProof) -> StateProof {
	let (root, _) = state(&people());
	let hash = |node: &[u8]| H256(polkadot_sdk::sp_io::hashing::blake2_256(node));
	let rest = nodes.iter().filter(|node| hash(node) != root).cloned();
	let rest: Vec<_> = rest.collect();
	assert_eq!(rest.len() + 1, nodes.len());
	rest.try_into().unwrap()
}

/// Whoever is not in the state has nothing, which its nodes show as well.
#[test]
fn row_of_an_account_that_was_not_there_should_be_a_fault() {
	run(|| {
		let stranger = [77; 32];
		let mut everybody = people();
		everybody.insert(stranger, has(2));
		let list = snapshot(H256::zero()).rows(&everybody);
		let (it, nodes) = announced(&list);
		let row = list.iter().position(|row| row.0 == stranger).unwrap() as u32;
		let found = it.find_fault(&list, &people()).unwrap();
		let last = row as usize + 1 == list.len();
		assert_eq!(found, FaultAt::Amount { row, last });
		assert_ok!(challenge(0, fault(&list, found), nodes));
	});
}

/// The country of an account decides what is withheld, and is read from the same state.
#[test]
fn what_is_withheld_should_follow_the_registry_at_the_block() {
	run(|| {
		let mut elsewhere = people();
		elsewhere.insert([2; 32], Found { balance: 200, country: Some(Country(*b"FR")) });
		let list = snapshot(H256::zero()).rows(&elsewhere);
		assert_eq!(list.len() + 1, right_list().len());
		let (it, nodes) = announced(&list);
		let found = it.find_fault(&list, &people()).unwrap();
		assert_ok!(challenge(0, fault(&list, found), nodes));
	});
}

#[test]
fn challenge_should_be_refused_when_there_is_nothing_to_show() {
	run(|| {
		let list = changed(|list| list[0].1 += 1);
		let wrong = || {
			let (root, nodes) = state(&people());
			let found = snapshot(root).find_fault(&list, &people()).unwrap();
			(fault(&list, found), nodes)
		};
		let challenge = |round| {
			let (fault, nodes) = wrong();
			challenge(round, fault, nodes)
		};
		assert_noop!(challenge(0), E::NotAnnounced);
		draft(1, 1);
		assert_ok!(announce(1, 1, MIN_PERIOD, None));
		assert_noop!(challenge(1), E::NoSnapshot);
		announced(&list);
		let (fault, nodes) = wrong();
		let unsigned = Announced::challenge(RuntimeOrigin::none(), 0, fault, nodes);
		assert_noop!(unsigned, BadOrigin);
		World::end_draft(0);
		assert_noop!(challenge(0), E::NotDraft);
	});
}

/// A manager who amends the terms when a challenge is on its way does not save the bond by it.
#[test]
fn snapshot_should_stay_open_to_proof_until_the_round_is_announced_anew() {
	run(|| {
		let list = changed(|list| list[0].1 += 1);
		let (it, nodes) = announced(&list);
		draft_with(0, 2, &right_list());
		let found = it.find_fault(&list, &people()).unwrap();
		assert_ok!(challenge(0, fault(&list, found), nodes));
		assert_eq!(held(&MANAGER).1, 0);
	});
}
