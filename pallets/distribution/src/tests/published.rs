//! Rounds whose terms demand that their list is stored in the chain.

use super::*;
use distribution_primitives::{Largest, ListId, MaxShare, Published, VerifiedList};
use polkadot_sdk::sp_runtime::Perbill;

const LIST: ListId = 4;

/// What the chain would have computed of a list.
fn verified(list: &List) -> VerifiedList {
	let mut largest = Largest::default();
	list.rows.iter().for_each(|(_, amount)| largest.note(*amount));
	VerifiedList {
		root: list.tree.root(),
		rows: list.rows.len() as u32,
		total: list.total(),
		largest,
	}
}

fn store(list: VerifiedList) {
	STORED.with_borrow_mut(|stored| stored.insert(LIST, list));
}

fn is_kept(id: RoundId) -> bool {
	KEPT.with_borrow(|kept| kept.contains(&(LIST, id)))
}

/// Terms over this list, which they demand.
fn terms(list: &List, published: Published) -> TermsOf<Test> {
	let mut terms = list.terms();
	terms.manifest.as_mut().unwrap().published = Some(published);
	terms
}

/// A funded draft over this list, which its terms demand.
fn funded(list: &List, published: Published) -> RoundId {
	let id = draft(terms(list, published));
	Distribution::do_fund(MANAGER, id, list.total() + ED).unwrap();
	id
}

fn open_draft(id: RoundId) -> DispatchResult {
	dispatch(RuntimeOrigin::signed(MANAGER), Call::open { id, terms: hash(id) })
}

#[test]
fn round_should_open_on_its_list_when_all_rows_are_stored() {
	run(|| {
		let list = List::simple(5).in_row_order();
		let id = funded(&list, Published::new(LIST));
		assert_noop!(open_draft(id), E::ListNotVerified);
		store(verified(&list));
		assert!(!is_kept(id));
		assert_ok!(open_draft(id));
		assert!(is_kept(id));
		assert_ok!(claim(id, &list, 3));
		// The list stays as long as the round is there.
		until_over(1_000);
		assert_ok!(Distribution::do_close(id));
		assert!(is_kept(id));
		assert_ok!(Distribution::do_clean_up(id, 9));
		assert!(!is_kept(id));
	});
}

#[test]
fn round_should_not_open_on_another_list() {
	run(|| {
		let list = List::simple(5).in_row_order();
		let id = funded(&list, Published::new(LIST));
		let changes: [fn(&mut VerifiedList); 3] = [
			|list| list.root = H256::repeat_byte(1),
			|list| list.rows += 1,
			|list| list.total += 1,
		];
		for change in changes {
			let mut other = verified(&list);
			change(&mut other);
			store(other);
			assert_noop!(open_draft(id), E::ListDiffers);
		}
		// The library's default order of leaves has another root.
		store(verified(&List::simple(5)));
		assert_noop!(open_draft(id), E::ListDiffers);
		store(verified(&list));
		assert_ok!(open_draft(id));
	});
}

#[test]
fn round_should_open_only_when_the_list_is_within_the_limits() {
	run(|| {
		// 100 to 500: 1,500 in all.
		let list = List::simple(5).in_row_order();
		store(verified(&list));
		let row = |max| Published { max_row: Some(max), ..Published::new(LIST) };
		let id = funded(&list, row(499));
		assert_noop!(open_draft(id), E::RowTooLarge);
		assert_ok!(open_draft(funded(&list, row(500))));
		let share = |rows, percent| {
			let limit = MaxShare { rows, share: Perbill::from_percent(percent) };
			Published { max_share_of_largest: Some(limit), ..Published::new(LIST) }
		};
		let id = funded(&list, share(2, 59));
		assert_noop!(open_draft(id), E::TooConcentrated);
		assert_ok!(open_draft(funded(&list, share(2, 60))));
		for rows in [0, 101] {
			assert_noop!(
				Distribution::do_draft(MANAGER, terms(&list, share(rows, 50))),
				E::LimitInvalid
			);
		}
	});
}

/// The manifest may say less than the rows add up to: the list itself is asked.
#[test]
fn round_should_not_open_on_a_list_that_adds_up_to_more_than_its_budget() {
	run(|| {
		let list = List::simple(5).in_row_order();
		store(verified(&list));
		let whole = terms(&list, Published::new(LIST));
		let mut short = TermsOf::<Test> { budget: list.total() - 1, ..whole.clone() };
		assert_noop!(Distribution::do_draft(MANAGER, short.clone()), E::BudgetBelowTotal);
		short.manifest.as_mut().unwrap().total = short.budget;
		let id = draft(short);
		Distribution::do_fund(MANAGER, id, list.total() + ED).unwrap();
		assert_noop!(open_draft(id), E::ListDiffers);
		assert!(!is_kept(id));
		assert_ok!(Distribution::do_amend(MANAGER, id, whole));
		assert_ok!(open_draft(id));
	});
}

#[test]
fn demand_should_be_part_of_the_terms_that_are_agreed() {
	run(|| {
		let list = List::simple(5).in_row_order();
		store(verified(&list));
		let id = funded(&list, Published::new(LIST));
		let agreed = hash(id);
		assert_ok!(Distribution::do_amend(MANAGER, id, list.terms()));
		assert_ne!(hash(id), agreed);
		let call = Call::open { id, terms: agreed };
		assert_noop!(dispatch(RuntimeOrigin::signed(MANAGER), call), E::TermsChanged);
		// Without the demand it opens on any list, and keeps none.
		assert_ok!(open_draft(id));
		assert!(!is_kept(id));
	});
}

#[test]
fn abandoned_draft_should_keep_no_list() {
	run(|| {
		let list = List::simple(5).in_row_order();
		store(verified(&list));
		let id = funded(&list, Published::new(LIST));
		assert_ok!(Distribution::do_abandon(MANAGER, id));
		assert_ok!(Distribution::do_clean_up(id, 9));
		assert!(!is_kept(id));
		assert_eq!(Balances::free_balance(MANAGER), PLENTY);
	});
}
