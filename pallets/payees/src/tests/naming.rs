//! Naming payees, cancelling and settling.

use super::*;

#[test]
fn payee_should_be_named_and_reported_with_the_time() {
	run(|| {
		assert_ok!(set(0, Everything, 10));
		let begun = |from: Option<u32>, to: Option<u32>, active| Event::<Test>::ChangeBegun {
			owner: who(0),
			scope: Everything,
			from: from.map(who),
			to: to.map(who),
			active,
		};
		System::assert_last_event(begun(None, Some(10), 1 + DELAY).into());
		wait(DELAY);
		assert_ok!(set(0, Everything, 11));
		let settled =
			Event::<Test>::ChangeSettled { owner: who(0), scope: Everything, payee: Some(who(10)) };
		System::assert_has_event(settled.into());
		System::assert_last_event(begun(Some(10), Some(11), 1 + 2 * DELAY).into());
		assert_ok!(clear(0, Everything));
		System::assert_last_event(begun(Some(10), None, 1 + 2 * DELAY).into());
		assert_noop!(Named::set(RuntimeOrigin::none(), Everything, who(1)), BadOrigin);
	});
}

/// Otherwise a thief had to name an account again and again, and would have it at the end.
#[test]
fn later_change_should_begin_the_delay_anew() {
	run(|| {
		assert_ok!(set(0, Everything, 10));
		wait(DELAY - 1);
		assert_ok!(set(0, Everything, 11));
		wait(DELAY - 1);
		assert_eq!(payee(0, 1, None), None);
		wait(1);
		assert_eq!(payee(0, 1, None), Some(who(11)));
	});
}

#[test]
fn payee_should_be_refused_when_nobody_has_its_key() {
	run(|| {
		let call = Call::set { scope: Everything, payee: KEYLESS };
		assert_noop!(dispatch(who(0), call), E::PayeeKeyless);
	});
}

/// Otherwise an owner could make a row one that is refused, have it set aside, and keep it from the
/// manager.
#[test]
fn payee_should_be_refused_while_it_is_frozen() {
	run(|| {
		FROZEN.with_borrow_mut(|frozen| frozen.insert(who(10)));
		let call = Call::set { scope: Everything, payee: who(10) };
		assert_noop!(dispatch(who(0), call.clone()), E::PayeeFrozen);
		FROZEN.with_borrow_mut(|frozen| frozen.clear());
		assert_ok!(dispatch(who(0), call));
	});
}

#[test]
fn change_should_be_refused_when_it_changes_nothing() {
	run(|| {
		assert_noop!(clear(0, Everything), E::NoPayee);
		assert_ok!(set(0, Everything, 10));
		assert_noop!(set(0, Everything, 10), E::SamePayee);
		// Nothing is in force that could be cleared.
		assert_noop!(clear(0, Everything), E::NoPayee);
		wait(DELAY);
		assert_noop!(set(0, Everything, 10), E::SamePayee);
		assert_ok!(clear(0, Everything));
		assert_noop!(clear(0, Everything), E::SamePayee);
		assert_noop!(set(0, Everything, 10), E::SamePayee);
		wait(DELAY);
		assert_noop!(clear(0, Everything), E::NoPayee);
	});
}

#[test]
fn owner_should_cancel_a_change_until_it_is_in_force() {
	run(|| {
		assert_noop!(cancel(0, Everything), E::NothingWaits);
		assert_ok!(set(0, Everything, 10));
		assert_noop!(cancel(1, Everything), E::NothingWaits);
		assert_noop!(cancel(0, Round(7)), E::NothingWaits);
		wait(DELAY - 1);
		assert_ok!(cancel(0, Everything));
		System::assert_last_event(
			Event::ChangeCancelled { owner: who(0), scope: Everything, to: Some(who(10)) }.into(),
		);
		assert!(!Records::<Test>::contains_key(who(0)));
		assert_ok!(set(0, Everything, 10));
		wait(DELAY);
		assert_noop!(cancel(0, Everything), E::NothingWaits);
		// What is in force stays.
		assert_ok!(set(0, Everything, 11));
		assert_ok!(cancel(0, Everything));
		wait(DELAY);
		assert_eq!(payee(0, 1, None), Some(who(10)));
	});
}

#[test]
fn frozen_owner_should_change_nothing() {
	run(|| {
		assert_ok!(set(0, Everything, 10));
		wait(DELAY);
		FROZEN.with_borrow_mut(|frozen| frozen.insert(who(0)));
		assert_noop!(set(0, Everything, 12), E::OwnerFrozen);
		assert_noop!(clear(0, Everything), E::OwnerFrozen);
		assert_eq!(payee(0, 1, None), Some(who(10)));
	});
}

/// Regression: an account that is frozen pays no fee, so its owner could cancel nothing, and what a
/// thief had named was in force when the freeze ended.
#[test]
fn freeze_should_cancel_what_waits_and_keep_what_is_in_force() {
	run(|| {
		assert_ok!(set(0, Everything, 10));
		assert_ok!(set(0, Round(7), 11));
		assert_ok!(set(1, Everything, 10));
		wait(DELAY);
		// In force by the time alone, and not written down.
		assert_ok!(set(0, Asset(1), 12));
		assert_ok!(clear(0, Round(7)));
		Named::frozen(&who(0));
		for (scope, to) in [(Asset(1), Some(who(12))), (Round(7), None)] {
			System::assert_has_event(Event::ChangeCancelled { owner: who(0), scope, to }.into());
		}
		let cost = |scopes| BASE + Balance::from(Named::footprint(scopes).size);
		assert_eq!((held(0), held(1)), (cost(2), cost(1)));
		wait(DELAY);
		assert_eq!(payee(0, 1, None), Some(who(10)));
		assert_eq!(payee(0, 1, Some(7)), Some(who(11)));
		// Those who have named nobody, or for whom nothing waits, are frozen as well.
		Named::frozen(&who(1));
		assert_storage_noop!((0..3).for_each(|n| Named::frozen(&who(n))));
		assert_eq!(payee(1, 1, None), Some(who(10)));
	});
}

#[test]
fn payees_should_be_named_for_so_many_scopes() {
	run(|| {
		for round in 0..MAX_SCOPES {
			assert_ok!(set(0, Round(round), 10));
		}
		assert_noop!(set(0, Everything, 10), E::TooManyScopes);
		assert_ok!(set(0, Round(3), 11));
		wait(DELAY);
		assert_ok!(clear(0, Round(5)));
		assert_noop!(set(0, Everything, 10), E::TooManyScopes);
		// It has room once that is in force, without anybody settling it.
		wait(DELAY);
		assert_ok!(set(0, Everything, 10));
	});
}

#[test]
fn anybody_should_settle_what_is_in_force() {
	run(|| {
		assert_noop!(settle(0), E::NothingToSettle);
		assert_ok!(set(0, Everything, 10));
		assert_ok!(set(0, Round(7), 11));
		wait(DELAY - 1);
		assert_noop!(settle(0), E::NothingToSettle);
		wait(1);
		assert_ok!(settle(0));
		assert_noop!(settle(0), E::NothingToSettle);
		assert_ok!(clear(0, Round(7)));
		wait(DELAY);
		let before = payee(0, 1, Some(7));
		assert_ok!(settle(0));
		System::assert_has_event(
			Event::ChangeSettled { owner: who(0), scope: Round(7), payee: None }.into(),
		);
		assert_eq!((payee(0, 1, Some(7)), before), (Some(who(10)), Some(who(10))));
		assert_eq!(Records::<Test>::get(who(0)).unwrap().entries.len(), 1);
		assert_noop!(Named::settle(RuntimeOrigin::none(), who(0)), BadOrigin);
	});
}
