//! A corruption test per invariant.

use super::*;

/// Breaks a sale that takes bids, in which two accounts have bid.
fn corrupt(complaints: &'static str, breakage: impl FnOnce()) {
	build().execute_with(|| {
		let id = open(auction(1_000, 40));
		assert_ok!(bid(id, 0, 400, 39));
		assert_ok!(bid(id, 1, 900, 2));
		assert_eq!(Sold::do_try_state(), Ok(()));
		breakage();
		assert_eq!(Sold::do_try_state(), Err(complaints.into()));
	});
}

/// Breaks the same sale, once it is cleared and one bid is finished.
fn corrupt_cleared(complaints: &'static str, breakage: impl FnOnce()) {
	build().execute_with(|| {
		let id = open(auction(1_000, 40));
		assert_ok!(bid(id, 0, 400, 39));
		assert_ok!(bid(id, 1, 900, 2));
		assert_ok!(clear(id));
		assert_ok!(finish(id, 0));
		assert_eq!(Sold::do_try_state(), Ok(()));
		breakage();
		assert_eq!(Sold::do_try_state(), Err(complaints.into()));
	});
}

fn change(change: impl FnOnce(&mut SaleOf<Test>)) {
	Sales::<Test>::mutate_extant(0, change);
}

fn change_bid(n: u32, change: impl FnOnce(&mut BidOf<Test>)) {
	Bids::<Test>::mutate(0, who(n), |bid| change(bid.as_mut().unwrap()));
}

#[test]
fn terms_should_be_those_agreed() {
	corrupt(
		"terms nobody could open a sale with; terms that were not agreed; bid outside of the bounds",
		|| change(|sale| sale.terms.least = 2_000),
	);
	corrupt("terms that were not agreed", || change(|sale| sale.terms.minimum += 1));
	corrupt("bidding ends when it cannot", || change(|sale| sale.ends = 99));
	corrupt("bidding ends when it cannot", || change(|sale| sale.ends = 100 + 39 * 10 + 1));
}

#[test]
fn bids_should_be_counted() {
	corrupt("two bids with one number", || change_bid(1, |bid| bid.number = 0));
	corrupt("number of no bid", || change_bid(1, |bid| bid.number = 2));
	corrupt("bids differ from their count", || change(|sale| sale.unfinished = 1));
	corrupt("terms that were not agreed; more bids than there is room for", || {
		change(|sale| sale.terms.bids = 1);
	});
	corrupt("seller bids; deposits of sales are not held", || change(|sale| sale.seller = who(1)));
}

#[test]
fn money_should_cover_the_bids() {
	corrupt("hold is for another bid; money of bids is not held", || {
		change_bid(1, |bid| bid.held += 1);
	});
	corrupt("money of bids is not held", || {
		let reason = HoldReason::Bid.into();
		AssetsHolder::release(1, &reason, &who(1), 1, Precision::Exact).unwrap();
	});
	corrupt("bid in no class; bids add up to too much; books differ from the bids", || {
		change_bid(1, |bid| bid.class = 4);
	});
}

#[test]
fn books_should_be_the_sum_of_the_bids() {
	corrupt("books differ from the bids", || change(|sale| sale.books.demand += 1));
	corrupt("books differ from the bids", || change(|sale| sale.books.rest[0] -= 1));
	corrupt("price differs from where demand meets supply", || {
		change(|sale| sale.books.tick = 3);
	});
	corrupt("sum of a page differs from it", || {
		Sums::<Test>::mutate_extant(0, |sums| sums[0] += 1);
	});
	corrupt("demand differs from the bids", || {
		Demand::<Test>::mutate(0, 1, |page| {
			let page = page.as_mut().unwrap();
			(page[6], page[7]) = (page[7], page[6]);
		});
	});
}

#[test]
fn no_more_should_be_due_than_was_sold() {
	corrupt_cleared(
		"bids are due more than was sold; raised differs from the price of what was delivered",
		|| change(|sale| sale.books.delivered += 1),
	);
	corrupt_cleared("bids are due more than was sold", || {
		change(|sale| sale.books.lapsed += 1);
	});
	let complaints = "hold is for another bid; bid is due more than it has money for; \
		raised differs from the price of what was delivered";
	corrupt_cleared(complaints, || {
		change(|sale| {
			let State::Cleared { tick, fill, .. } = &mut sale.state else { panic!() };
			*tick = 39;
			*fill = Fill::Tick { left: 600, demand: 900 };
		});
		change_bid(1, |bid| bid.tick = 39);
	});
	corrupt_cleared("failed sale has sold something", || {
		change(|sale| sale.state = State::Failed);
	});
}

/// Regression: what was raised was compared with nothing.
#[test]
fn raised_should_be_the_price_of_what_was_delivered() {
	let differs = "raised differs from the price of what was delivered";
	corrupt_cleared(differs, || change(|sale| sale.books.raised += 1));
	corrupt_cleared(differs, || change(|sale| sale.books.raised -= 1));
	corrupt_cleared(differs, || change(|sale| sale.books.raised = 0));
	// Each of three bids pays for a third of a unit what a whole one costs.
	build().execute_with(|| {
		let id = open(TermsOf::<Test> { lot: 30, ..auction(1_000, 5) });
		for n in 0..3 {
			assert_ok!(bid(id, n, 1, 0));
		}
		assert_ok!(clear(id));
		for n in 0..3 {
			assert_ok!(finish(id, n));
		}
		assert_eq!((sale(id).books.delivered, sale(id).books.raised), (3, 3));
		assert_eq!(Sold::do_try_state(), Ok(()));
		change(|sale| sale.books.raised += 1);
		assert_eq!(Sold::do_try_state(), Err(differs.into()));
	});
}

#[test]
fn every_record_should_belong_to_a_sale() {
	corrupt("sale with a number not given yet", || NextSaleId::<Test>::put(0));
	corrupt("bid without sale; demand without sale; sums without sale", || {
		Sales::<Test>::remove(0);
	});
}

#[test]
fn deposits_should_be_held() {
	corrupt("deposits of bids are not held", || {
		let bid = Bids::<Test>::get(0, who(0)).unwrap();
		bid.deposit.drop(&who(0)).unwrap();
	});
	corrupt("deposits of sales are not held", || sale(0).deposit.drop(&SELLER).unwrap());
	let small = Footprint { count: 1, size: 1 };
	corrupt("deposit is for another sale", || {
		let deposit = sale(0).deposit.update(&SELLER, small).unwrap();
		change(|sale| sale.deposit = deposit);
	});
	corrupt("deposit is for another bid", || {
		let bid = Bids::<Test>::get(0, who(0)).unwrap();
		let deposit = bid.deposit.update(&who(0), small).unwrap();
		change_bid(0, |bid| bid.deposit = deposit);
	});
}
