//! What clients read.

use super::*;
use distribution_primitives::SaleState;

#[test]
fn sale_should_be_told_as_it_stands() {
	run(|| {
		assert_eq!(Sold::sale_info(0), None);
		let id = open(auction(1_000, 5));
		assert_ok!(bid(id, 0, 400, 4));
		assert_ok!(bid(id, 1, 900, 2));
		let told = Sold::sale_info(id).unwrap();
		assert_eq!((told.state, told.price, told.demand), (SaleState::Bidding, 14, 1_300));
		assert_eq!((told.bids, told.unfinished, told.time, told.ends), (2, 2, Some(1), 100));
		assert_eq!((told.terms_hash, told.round), (auction(1_000, 5).hash(), 0));
		assert_ok!(clear(id));
		assert_ok!(finish(id, 0));
		let told = Sold::sale_info(id).unwrap();
		let cleared = SaleState::Cleared { price: 14, sold: 1_000, waits: 150 };
		assert_eq!((told.state, told.price), (cleared, 14));
		assert_eq!((told.unfinished, told.delivered, told.raised), (1, 400, 560));
		let failed = open(TermsOf::<Test> {
			bidding: Window { opens: 0, closes: 200 },
			minimum: 1,
			..fixed(10, 0, &[])
		});
		assert_ok!(clear(failed));
		assert_eq!(Sold::sale_info(failed).unwrap().state, SaleState::Failed);
	});
}

#[test]
fn bid_should_be_told_with_what_becomes_of_it_and_what_is_in_its_way() {
	run(|| {
		let id = open(auction(1_000, 5));
		assert_ok!(bid(id, 0, 400, 4));
		assert_ok!(bid(id, 1, 900, 2));
		let told = Sold::bid_info(id, &who(1)).unwrap();
		assert_eq!((told.quantity, told.tick, told.held, told.number), (900, 2, 1_260, 1));
		assert_eq!((told.allocation, told.cost), (None, None));
		assert_eq!(told.obstacle, Some(E::NotCleared.into()));
		assert_ok!(clear(id));
		let told = Sold::bid_info(id, &who(1)).unwrap();
		assert_eq!((told.allocation, told.cost, told.obstacle), (Some(600), Some(840), None));
		Registry::refuse(who(1), Refusal::Frozen);
		let told = Sold::bid_info(id, &who(1)).unwrap();
		assert_eq!(told.obstacle, Some(E::AccountFrozen.into()));
		// It was tried, and nothing has changed.
		assert_eq!((held(1), sale(id).unfinished), (1_260, 2));
		assert_eq!(Sold::bid_info(id, &who(2)), None);
		assert_eq!(Sold::bid_info(9, &who(1)), None);
	});
}

#[test]
fn bids_should_be_told_page_by_page() {
	run(|| {
		let id = open(TermsOf::<Test> { bids: 1_000, ..auction(1_000, 5) });
		for n in 100..700 {
			Tokens::mint_into(NativeOrWithId::Native, &who(n), 10_000).unwrap();
			Tokens::mint_into(MONEY, &who(n), 10_000).unwrap();
			assert_ok!(bid(id, n, 10, 0));
		}
		let (mut seen, mut after) = (Vec::new(), None);
		loop {
			let page = Sold::bids_after(id, after);
			seen.extend(page.iter().map(|told| told.number));
			match page.last() {
				Some(last) if page.len() == 256 => after = Some(last.bidder.clone()),
				_ => break,
			}
		}
		seen.sort_unstable();
		assert_eq!(seen, (0..600).collect::<Vec<_>>());
		assert_eq!(Sold::bids_after(9, None), Vec::new());
	});
}
