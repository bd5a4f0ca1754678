//! Removing lists: by whom, when, and what keeps them.

use super::*;

const ROUND: RoundId = 7;

#[test]
fn owner_should_remove_a_list_that_no_round_uses() {
	run(|| {
		let id = Rows::simple(&[3, 2]).publish();
		assert_noop!(remove(OTHER, id), E::NotOwner);
		System::set_block_number(10_000);
		assert_noop!(remove(OTHER, id), E::NotOwner);
		assert_ok!(remove(OWNER, id));
		System::assert_last_event(Event::ListRemoved { list: id }.into());
		assert_eq!(Lists::<Test>::iter_keys().count(), 0);
		assert_eq!(Chunks::<Test>::iter_keys().count(), 0);
		assert_eq!(Balances::free_balance(OWNER), PLENTY);
		assert_noop!(remove(OWNER, id), E::UnknownList);
		// Numbers are never given out again.
		assert_eq!(Rows::simple(&[1]).announce(), id + 1);
		assert_noop!(Published::remove(RuntimeOrigin::none(), id), BadOrigin);
	});
}

#[test]
fn owner_should_give_up_a_list_at_any_time() {
	run(|| {
		let rows = Rows::simple(&[3, 2]);
		let id = rows.announce();
		assert_ok!(remove(OWNER, id));
		let id = rows.announce();
		assert_ok!(publish(OTHER, id, &rows.chunks[0]));
		assert_ok!(remove(OWNER, id));
		assert_eq!((held(), Balances::free_balance(OWNER)), (0, PLENTY));
	});
}

#[test]
fn anybody_should_remove_a_list_that_is_abandoned_and_its_owner_get_the_deposit() {
	run(|| {
		let rows = Rows::simple(&[3, 2]);
		let id = rows.announce();
		System::set_block_number(ABANDON_AFTER);
		assert_noop!(remove(OTHER, id), E::NotAbandoned);
		// Each chunk begins the time anew.
		assert_ok!(publish(OTHER, id, &rows.chunks[0]));
		System::set_block_number(2 * ABANDON_AFTER - 1);
		assert_noop!(remove(OTHER, id), E::NotAbandoned);
		System::set_block_number(2 * ABANDON_AFTER);
		assert_ok!(remove(OTHER, id));
		assert_eq!((held(), Balances::free_balance(OWNER)), (0, PLENTY));
		assert_eq!(Balances::free_balance(OTHER), PLENTY);
	});
}

#[test]
fn time_in_which_nobody_could_go_on_should_not_count() {
	run(|| {
		Lost::set(5);
		let id = Rows::simple(&[3]).announce();
		Lost::set(25);
		System::set_block_number(ABANDON_AFTER + 20);
		assert_noop!(remove(OTHER, id), E::NotAbandoned);
		System::set_block_number(ABANDON_AFTER + 21);
		assert_ok!(remove(OTHER, id));
	});
}

#[test]
fn list_should_stay_as_long_as_a_round_uses_it() {
	run(|| {
		let id = Rows::simple(&[3, 2]).publish();
		Published::keep(id, ROUND);
		Published::keep(id, ROUND);
		Published::keep(id, ROUND + 1);
		assert_eq!(list(id).users, 2);
		assert_noop!(remove(OWNER, id), E::InUse);
		Published::release(id, ROUND);
		Published::release(id, ROUND);
		assert_noop!(remove(OWNER, id), E::InUse);
		Published::release(id, ROUND + 1);
		assert_ok!(remove(OWNER, id));
		// Nothing is kept of a list that is not there.
		Published::keep(id, ROUND);
		Published::release(id, ROUND);
		assert_eq!(Users::<Test>::iter_keys().count(), 0);
	});
}

#[test]
fn list_should_stay_as_long_as_a_board_uses_it() {
	run(|| {
		let id = Rows::simple(&[3, 2]).publish();
		let keep = |board| <Published as pallet_distribution_common::ScoreLists>::keep(id, board);
		let release =
			|board| <Published as pallet_distribution_common::ScoreLists>::release(id, board);
		// A round with the same number is another user.
		Published::keep(id, ROUND);
		keep(ROUND);
		keep(ROUND);
		assert_eq!(list(id).users, 2);
		Published::release(id, ROUND);
		assert_noop!(remove(OWNER, id), E::InUse);
		release(ROUND);
		release(ROUND);
		assert_ok!(remove(OWNER, id));
		keep(ROUND);
		assert_eq!(Boards::<Test>::iter_keys().count(), 0);
	});
}

#[test]
fn removing_should_cost_what_there_is_to_remove() {
	run(|| {
		let id = Rows::simple(&[3, 2]).publish();
		let info = Published::remove(RuntimeOrigin::signed(OWNER), id).unwrap();
		assert_eq!(info.actual_weight, Some(<() as WeightInfo>::remove(2)));
	});
}
