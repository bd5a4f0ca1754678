//! Auctions: one price for everybody, found where demand meets supply.

use super::*;

#[docify::export]
#[test]
fn everybody_should_pay_the_price_at_which_all_is_sold() {
	run(|| {
		// Prices for ten units are 10, 12, 14, 16 and 18.
		let id = open(auction(1_000, 5));
		assert_ok!(bid(id, 0, 400, 4));
		assert_ok!(bid(id, 1, 500, 2));
		assert_ok!(bid(id, 2, 700, 2));
		assert_ok!(bid(id, 3, 900, 1));
		// As much is held as each could have to pay.
		assert_eq!([held(0), held(1), held(2), held(3)], [720, 700, 980, 1_080]);
		assert_ok!(clear(id));
		for n in 0..4 {
			assert_ok!(finish(id, n));
		}
		// Above the price, 14, a bid is filled. Those at it share the 600 that are left, and those
		// below get nothing. Quantities are rounded down, money up.
		assert_eq!(balances(0), (400, 560));
		assert_eq!(balances(1), (250, 350));
		assert_eq!(balances(2), (350, 490));
		assert_eq!(balances(3), (0, 0));
		assert_eq!([held(0), held(1), held(2), held(3)], [0; 4]);
		assert_eq!(Tokens::total_balance(MONEY, &SELLER), PLENTY + 560 + 350 + 490);
		assert_eq!(MockRounds::get(0).unwrap().concluded, Some(1_000));
	});
}

#[test]
fn lowest_price_should_hold_when_less_is_asked_for_than_there_is() {
	run(|| {
		let id = open(auction(1_000, 5));
		assert_ok!(bid(id, 0, 400, 4));
		assert_ok!(bid(id, 1, 599, 0));
		assert_ok!(clear(id));
		let cleared = Event::<Test>::SaleCleared { id, price: 10, sold: 999, demand: 999 };
		System::assert_last_event(cleared.into());
		for n in 0..2 {
			assert_ok!(finish(id, n));
		}
		assert_eq!((balances(0), balances(1)), ((400, 400), (599, 599)));
		assert_eq!(MockRounds::get(0).unwrap().concluded, Some(999));
	});
}

#[test]
fn price_should_be_the_highest_at_which_all_is_sold_and_not_one_higher() {
	run(|| {
		for (at_the_top, below, tick) in [(1_000, 1, 4), (999, 1, 3), (999, 0, 0)] {
			let id = open(auction(1_000, 5));
			assert_ok!(bid(id, 0, at_the_top, 4));
			if below > 0 {
				assert_ok!(bid(id, 1, below, 3));
			}
			assert_eq!(sale(id).books.tick, tick);
			assert_ok!(clear(id));
			assert_eq!(sale(id).tick(), tick);
			System::set_block_number(1);
		}
	});
}

#[test]
fn sale_without_bids_should_be_cleared_and_its_round_be_free() {
	run(|| {
		for terms in [auction(1_000, 5), fixed(1_000, 0, &[])] {
			let id = open(terms);
			System::set_block_number(99);
			assert_noop!(dispatch(OTHER, Call::clear { id }), E::BiddingNotOver);
			assert_ok!(clear(id));
			assert_eq!(MockRounds::get(sale(id).round).unwrap().concluded, Some(0));
			assert_noop!(clear(id), E::AlreadyCleared);
			assert_ok!(dispatch(OTHER, Call::remove { id }));
			System::set_block_number(1);
		}
	});
}

#[test]
fn bidding_should_last_longer_when_a_late_bid_moves_the_price() {
	run(|| {
		let id = open(auction(1_000, 5));
		assert_ok!(bid(id, 0, 1_000, 1));
		assert_eq!((sale(id).books.tick, sale(id).ends), (1, 100));
		System::set_block_number(90);
		// It moves the price with ten blocks left, which is enough.
		assert_ok!(bid(id, 1, 1_000, 2));
		assert_eq!((sale(id).books.tick, sale(id).ends), (2, 100));
		System::set_block_number(99);
		// It moves nothing: the supply is asked for at this price already.
		assert_ok!(bid(id, 2, 900, 4));
		assert_eq!((sale(id).books.tick, sale(id).ends), (2, 100));
		assert_ok!(bid(id, 2, 1_000, 4));
		assert_eq!((sale(id).books.tick, sale(id).ends), (4, 109));
		System::assert_last_event(Event::<Test>::BiddingExtended { id, tick: 4, ends: 109 }.into());
		System::set_block_number(105);
		// There is no higher price: it does not last longer again.
		assert_ok!(bid(id, 3, 1_000, 4));
		assert_eq!(sale(id).ends, 109);
		System::set_block_number(108);
		assert_noop!(dispatch(OTHER, Call::clear { id }), E::BiddingNotOver);
		assert_ok!(clear(id));
	});
}

/// Each price can be reached once, so the bidding ends whatever is bid.
#[test]
fn bidding_should_end_however_often_late_bids_move_the_price() {
	run(|| {
		let id = open(auction(1_000, 5));
		for tick in 0..5 {
			System::set_block_number(sale(id).ends - 1);
			assert_ok!(bid(id, tick, 1_000, tick as u16));
		}
		assert!(sale(id).ends > 100 + 3 * 9);
		assert!(sale(id).ends <= Sold::latest_end(&sale(id).terms));
		let ends = sale(id).ends;
		System::set_block_number(ends - 1);
		assert_ok!(bid(id, 7, 1_000, 4));
		assert_eq!(sale(id).ends, ends);
	});
}

#[test]
fn fixed_price_should_not_last_longer_whatever_is_bid() {
	run(|| {
		let id = open(fixed(1_000, 0, &[]));
		System::set_block_number(99);
		assert_ok!(bid(id, 0, 1_000, 0));
		assert_eq!(sale(id).ends, 100);
		assert!(!Sums::<Test>::contains_key(id));
	});
}

/// The demand at the ticks of every page counts, the first and the last of each as well.
#[test]
fn price_should_be_found_on_every_page() {
	run(|| {
		for tick in [0u16, 31, 32, 63, 512, 991, 992, 1_023] {
			System::set_block_number(1);
			let id = open(auction(1_000, 1_024));
			assert_ok!(bid(id, 0, 999, 1_023));
			assert_ok!(bid(id, 1, 10, tick));
			assert_eq!(sale(id).books.tick, tick);
			assert_ok!(clear(id));
			assert_eq!(sale(id).tick(), tick);
			for n in 0..2 {
				assert_ok!(finish(id, n));
			}
			let concluded = MockRounds::get(sale(id).round).unwrap().concluded;
			// At the highest price both share, and each is rounded down.
			let sold = if tick == 1_023 { 990 + 9 } else { 1_000 };
			assert_eq!(concluded, Some(sold));
		}
	});
}

/// What bids ask for was summed as they came, so clearing costs the same for any number of them.
#[test]
fn price_should_be_found_without_reading_a_bid() {
	let state = |forget: bool| {
		build().execute_with(|| {
			let id = open(auction(1_000, 40));
			for n in 0..BIDDERS {
				assert_ok!(bid(id, n, 300, 4 * n as u16));
			}
			if forget {
				assert_eq!(Bids::<Test>::drain_prefix(id).count(), BIDDERS as usize);
			}
			assert_ok!(clear(id));
			// Three bids of 300 are above it.
			assert_eq!(sale(id).tick(), 24);
			sale(id).state
		})
	};
	assert_eq!(state(true), state(false));
}
