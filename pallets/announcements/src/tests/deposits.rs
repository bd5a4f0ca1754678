//! What is held for the state, and that all of it returns.

use super::*;

#[test]
fn deposits_should_cover_the_state_and_return() {
	run(|| {
		let (it, _) = announced(&right_list());
		let size = |bytes: usize| bytes as Balance;
		let stored =
			announcement(0).encoded_size() + Claims::<Test>::get(0).unwrap().encoded_size();
		assert!(held(&MANAGER).0 > size(stored));
		assert!(
			held(&OTHER).0 > size(Anchors::<Test>::get(u64::from(BLOCK)).unwrap().encoded_size())
		);
		let with_claim = held(&MANAGER);
		// Without the claim it is less, and the bond returns.
		assert_ok!(announce(0, 1, MIN_PERIOD, None));
		assert!(held(&MANAGER).0 < with_claim.0);
		assert_eq!(held(&MANAGER).1, 0);
		assert_ok!(announce(0, 1, MIN_PERIOD, Some(it)));
		assert_eq!(held(&MANAGER).1, BOND);
		assert_ok!(object(0, 1));
		let objection = Objections::<Test>::get(0, 0).unwrap().encoded_size();
		assert!(held(&WATCHER).0 > size(objection));
		World::end_draft(0);
		assert_ok!(dispatch(OTHER, Call::close { round: 0 }));
		assert_ok!(dispatch(OTHER, Call::retract { round: 0, objection: 0 }));
		wait(KEEP);
		assert_ok!(dispatch(OTHER, Call::lift { block: BLOCK.into() }));
		for who in [MANAGER, WATCHER, OTHER] {
			assert_eq!((held(&who), Balances::free_balance(&who)), ((0, 0), PLENTY));
		}
	});
}

#[test]
fn whoever_cannot_pay_should_be_refused() {
	run(|| {
		let (root, _) = state(&people());
		let header = header(root);
		draft(5, 1);
		assert_ok!(announce(5, 1, MIN_PERIOD, None));
		BytePrice::set(PLENTY);
		draft(6, 1);
		assert_noop!(announce(6, 1, MIN_PERIOD, None), TokenError::FundsUnavailable);
		assert_noop!(object(5, 1), TokenError::FundsUnavailable);
		assert_noop!(anchor(OTHER, header), TokenError::FundsUnavailable);
		BytePrice::set(1);
	});
}

/// A change of the price stops nobody from announcing other terms, and keeps nothing.
#[test]
fn deposit_should_return_as_it_was_put_down_when_the_price_has_changed() {
	for price in [0, 1_000_000_000] {
		run(|| {
			draft(5, 1);
			assert_ok!(announce(5, 1, MIN_PERIOD, None));
			BytePrice::set(price);
			draft(5, 2);
			assert_ok!(announce(5, 2, MIN_PERIOD, None));
			World::end_draft(5);
			assert_ok!(dispatch(OTHER, Call::close { round: 5 }));
			assert_eq!(Balances::free_balance(MANAGER), PLENTY);
			BytePrice::set(1);
		});
	}
}
