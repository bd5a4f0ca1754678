//! Deposits: one for each scope that says something, now or later.

use super::*;

fn cost(scopes: u32) -> Balance {
	BASE + Balance::from(Named::footprint(scopes).size)
}

#[test]
fn deposit_should_cover_what_is_stored_and_return() {
	run(|| {
		assert_eq!(held(0), 0);
		assert_ok!(set(0, Everything, 10));
		assert_eq!(held(0), cost(1));
		assert_ok!(set(0, Round(7), 11));
		assert_ok!(set(0, Asset(3), 12));
		assert_eq!(held(0), cost(3));
		let stored = Records::<Test>::get(who(0)).unwrap().encoded_size();
		assert!((stored as Balance) < held(0));
		// Another account in place of one costs nothing.
		assert_ok!(set(0, Round(7), 12));
		assert_eq!(held(0), cost(3));
		assert_ok!(cancel(0, Round(7)));
		assert_eq!(held(0), cost(2));
		wait(DELAY);
		assert_ok!(clear(0, Everything));
		assert_ok!(clear(0, Asset(3)));
		wait(DELAY);
		assert_ok!(settle(0));
		assert_eq!((held(0), Balances::free_balance(who(0))), (0, PLENTY));
		assert!(!Records::<Test>::contains_key(who(0)));
	});
}

#[test]
fn deposit_should_be_the_whole_state_of_as_many_as_can_be() {
	run(|| {
		for round in 0..MAX_SCOPES {
			assert_ok!(set(0, Round(round), 10));
		}
		wait(DELAY);
		for round in 0..MAX_SCOPES {
			assert_ok!(set(0, Round(round), 11));
		}
		let stored = Records::<Test>::get(who(0)).unwrap().encoded_size() as Balance;
		assert!(stored <= held(0) && held(0) < stored + BASE + 200);
	});
}

#[test]
fn payee_should_not_be_named_when_the_owner_cannot_pay_the_deposit() {
	run(|| {
		assert_noop!(set(10, Everything, 1), TokenError::FundsUnavailable);
		assert_ok!(set(0, Everything, 10));
		BytePrice::set(PLENTY);
		assert_noop!(set(0, Round(1), 10), TokenError::FundsUnavailable);
		// What adds nothing costs nothing, whatever the price.
		assert_ok!(set(0, Everything, 11));
		assert_ok!(cancel(0, Everything));
		assert_eq!(Balances::free_balance(who(0)), PLENTY);
	});
}
