//! Deposits: one for each bid, one for each sale.

use super::*;

fn bid_deposits(n: u32) -> Balance {
	<<Test as Config>::BidDeposit as DepositInfo<AccountId32>>::on_hold(&who(n))
}

fn sale_deposits() -> Balance {
	<<Test as Config>::SaleDeposit as DepositInfo<AccountId32>>::on_hold(&SELLER)
}

#[test]
fn deposit_of_a_bid_should_be_put_down_once_and_return_when_it_is_finished() {
	run(|| {
		let id = open(auction(1_000, 5));
		assert_ok!(bid(id, 0, 400, 1));
		let one = bid_deposits(0);
		assert_eq!(one, 100 + Balance::from(Sold::bid_footprint().size));
		let stored = Bids::<Test>::get(id, who(0)).unwrap().encoded_size();
		assert!((stored as Balance) < one);
		BytePrice::set(50);
		assert_ok!(bid(id, 0, 500, 3));
		assert_eq!(bid_deposits(0), one);
		assert_ok!(clear(id));
		assert_ok!(finish(id, 0));
		assert_eq!(bid_deposits(0), 0);
	});
}

#[test]
fn bid_should_be_refused_when_the_deposit_is_lacking() {
	run(|| {
		let id = open(auction(1_000, 5));
		BytePrice::set(PLENTY);
		assert_noop!(bid(id, 0, 400, 1), TokenError::FundsUnavailable);
		assert_eq!(held(0), 0);
	});
}

#[test]
fn deposit_of_a_sale_should_cover_the_demand_at_all_of_its_ticks() {
	run(|| {
		let fixed_price = open(fixed(10, 0, &[]));
		let without = sale_deposits();
		let small = open(auction(10, 32));
		let page = sale_deposits() - 2 * without;
		let large = open(auction(10, 1_024));
		assert_eq!(sale_deposits() - 3 * without - page, page / 2 * 33);
		for (n, tick) in (0..).zip([0, 31, 32, 1_023]) {
			assert_ok!(bid(large, n, 10, tick));
		}
		let stored = Demand::<Test>::iter_prefix_values(large).map(|page| page.encoded_size());
		let stored = stored.max().unwrap() as Balance;
		assert!(stored < page / 2);
		for (id, bids) in [(fixed_price, 0), (small, 0), (large, 4)] {
			assert_ok!(clear(id));
			for n in 0..bids {
				assert_ok!(finish(id, n));
			}
			assert_ok!(dispatch(OTHER, Call::remove { id }));
		}
		assert_eq!(sale_deposits(), 0);
	});
}
