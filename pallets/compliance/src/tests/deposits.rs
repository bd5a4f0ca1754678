//! Deposits for records: each returns as it was put down, whatever happens to the price.

use super::*;

fn held(n: u8) -> Balance {
	Balances::total_balance_on_hold(&attester(n))
}

/// Leaves attester `n` the minimum balance and what is on hold.
fn spend_everything(n: u8) {
	let who = attester(n);
	let rest = Balances::balance(&who) - ED;
	Balances::transfer_allow_death(RuntimeOrigin::signed(who), holder(9), rest).unwrap();
}

fn revoke(who: u8) -> Call<Test> {
	Call::revoke { who: holder(who), nonce: 9, reason: H256::zero() }
}

fn forget(who: u8) -> Call<Test> {
	Call::forget { who: holder(who), attester: attester(0) }
}

/// Regression: each record priced all of them anew, so that after a rise of the price attesters
/// could take nothing back.
#[test]
fn dearer_state_should_not_keep_an_attester_from_taking_back() {
	run(|| {
		for who in 1..=10 {
			assert_ok!(attest(0, who, 3, "DE", 500));
		}
		let before = held(0);
		spend_everything(0);
		BytePrice::set(1_000);
		assert_ok!(signed(attester(0), revoke(1)));
		assert_ok!(attest(0, 2, 1, "FR", 600));
		assert_ok!(present(credential(0, 3, 7)));
		assert_ok!(Registry::do_renew(attester(0), holder(4), 300, H256::zero()));
		assert_eq!(held(0), before);
		// A new record costs today's price, and nothing else does.
		assert_noop!(attest(0, 11, 1, "DE", 900), TokenError::FundsUnavailable);
		assert_noop!(signed(attester(0), revoke(11)), TokenError::FundsUnavailable);
		assert_noop!(present(credential(0, 11, 7)), TokenError::FundsUnavailable);
		System::set_block_number(500);
		assert_ok!(signed(attester(0), forget(5)));
		assert_eq!(held(0), before / 10 * 9);
	});
}

/// Regression: nobody could forget the void records of a removed attester that had no funds left,
/// and they shut others out.
#[test]
fn dearer_state_should_not_keep_void_records_in_their_place() {
	run(|| {
		for n in 3..=4 {
			Registry::do_add_attester(attester(n), terms(1), key(n)).unwrap();
		}
		for who in 1..=3 {
			assert_ok!(attest(0, who, 1, "DE", 900));
		}
		for n in 1..MAX_RECORDS as u8 {
			assert_ok!(attest(n, 1, 1, "DE", 900));
		}
		let before = held(0);
		spend_everything(0);
		assert_ok!(Registry::do_remove_attester(attester(0)));
		BytePrice::set(1_000);
		// Room is made where there is none, and anybody can forget.
		assert_ok!(attest(4, 1, 1, "DE", 900));
		assert_eq!(held(0), before / 3 * 2);
		assert_ok!(signed(holder(7), forget(2)));
		assert_ok!(signed(holder(7), forget(3)));
		assert_eq!(held(0), 0);
		assert!(!Attesters::<Test>::contains_key(attester(0)));
	});
}

#[test]
fn deposit_should_return_as_it_was_put_down_when_the_price_changes() {
	run(|| {
		let one = Balance::from(Registry::footprint(1).size);
		assert_ok!(attest(0, 1, 1, "DE", 900));
		BytePrice::set(4);
		assert_ok!(attest(0, 2, 1, "DE", 900));
		assert_eq!(held(0), 5 * one);
		BytePrice::set(0);
		assert_ok!(attest(0, 3, 1, "DE", 900));
		assert_eq!(held(0), 5 * one);
		BytePrice::set(7);
		assert_ok!(Registry::do_new_epoch(attester(0)));
		let mut left = 5 * one;
		for (who, records) in [(2, 3), (3, 2), (1, 1)] {
			assert_ok!(signed(holder(7), forget(who)));
			// Rounded down to the smallest unit; the last record brings what is left.
			left -= left / records;
			assert_eq!(held(0), left);
		}
		assert_eq!(held(0), 0);
		assert_eq!(Balances::balance(&attester(0)), PLENTY);
	});
}
