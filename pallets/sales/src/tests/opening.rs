//! Opening sales, and removing them.

use super::*;
use distribution_primitives::Source;

#[test]
fn sale_should_open_with_all_that_it_sells_in_the_pot_of_its_round() {
	run(|| {
		let terms = auction(1_000, 5);
		assert_ok!(dispatch(SELLER, Call::open { terms: terms.clone() }));
		let it = sale(0);
		assert_eq!(
			(it.seller.clone(), it.round, it.ends, it.state),
			(SELLER, 0, 100, State::Bidding)
		);
		assert_eq!((it.hash, it.terms), (terms.hash(), terms.clone()));
		let round = MockRounds::get(0).unwrap().terms;
		assert_eq!((round.asset, round.budget), (NativeOrWithId::Native, 1_000));
		assert_eq!(round.source, Source::Sale { bids: 1_000_000 });
		assert_eq!(round.window, Window { opens: 0, closes: 1_000_000 });
		assert_eq!(Balances::free_balance(MockRounds::pot(0)), 1_000 + ED);
		let hash = terms.hash();
		System::assert_last_event(
			Event::<Test>::SaleOpened { id: 0, seller: SELLER, round: 0, hash, terms }.into(),
		);
		assert_eq!(open(fixed(10, 0, &[])), 1);
		assert_noop!(Sold::open(RuntimeOrigin::none(), auction(1_000, 5)), BadOrigin);
	});
}

#[test]
fn sale_should_not_open_with_terms_that_make_no_sense() {
	run(|| {
		System::set_block_number(50);
		let refuse = |terms: TermsOf<Test>, error: E| {
			assert_noop!(dispatch(SELLER, Call::open { terms }), error);
		};
		let with = |change: fn(&mut TermsOf<Test>)| {
			let mut terms = auction(1_000, 5);
			change(&mut terms);
			terms
		};
		refuse(with(|terms| terms.money = NativeOrWithId::Native), E::SameAsset);
		refuse(with(|terms| terms.money = NativeOrWithId::WithId(77)), E::UnknownMoney);
		refuse(with(|terms| terms.lot = 0), E::AmountZero);
		refuse(with(|terms| terms.least = 1_001), E::BoundsInvalid);
		refuse(auction(1_000, 1_025), E::GridInvalid);
		refuse(fixed(1_000, 0, &[(1, 1)]), E::ClassesInvalid);
		let revocable = |terms: &mut TermsOf<Test>| {
			let schedule = UnlockSchedule { start: 0, cliff: 0, length: 9, step: 1 };
			terms.release = Release::Streamed { schedule, revocable: true, prepaid: true };
		};
		refuse(with(revocable), E::StreamRevocable);
		// From now on, not from when it was said to begin.
		refuse(with(|terms| terms.bidding.closes = 59), E::TimesInvalid);
		refuse(with(|terms| terms.finishing = MIN_FINISHING - 1), E::TimesInvalid);
		// The price can rise four times, each time for ten blocks more.
		refuse(with(|terms| terms.until = 100 + 4 * 10 + 49), E::TimesInvalid);
		let short = Form::Auction { floor: 1, step: 1, ticks: 2, late: MIN_LATE - 1 };
		refuse(terms_of(1_000, short), E::TimesInvalid);
		assert_eq!(open(with(|terms| terms.until = 100 + 4 * 10 + 50)), 0);
		assert_eq!(open(with(|terms| terms.bidding.closes = 60)), 1);
	});
}

/// Nobody could be delivered to, and all money would be held for nothing.
#[test]
fn sale_should_not_open_when_its_seller_cannot_be_paid() {
	run(|| {
		let open = || dispatch(SELLER, Call::open { terms: auction(1_000, 5) });
		for refusal in [Refusal::Frozen, Refusal::JurisdictionBlocked] {
			Registry::refuse(SELLER, refusal);
			assert_noop!(open(), E::SellerRefused);
			Registry::accept_all();
		}
		Assets::block(RuntimeOrigin::signed(ISSUER), 1, SELLER).unwrap();
		assert_noop!(open(), E::SellerNotCredited);
		Assets::thaw(RuntimeOrigin::signed(ISSUER), 1, SELLER).unwrap();
		assert_ok!(open());
	});
}

#[test]
fn sale_should_not_open_when_the_seller_has_less_than_it_sells() {
	run(|| {
		let terms = auction(PLENTY, 5);
		let call = Call::open { terms };
		assert_noop!(dispatch(SELLER, call), TokenError::FundsUnavailable);
	});
}

#[test]
fn sale_should_be_removed_when_its_bids_are_finished_and_leave_nothing_behind() {
	run(|| {
		let before = Balances::free_balance(SELLER);
		let id = open(auction(1_000, 100));
		let remove = || dispatch(OTHER, Call::remove { id });
		assert_ok!(bid(id, 0, 400, 99));
		assert_noop!(remove(), E::NotCleared);
		assert_ok!(clear(id));
		assert_noop!(remove(), E::BidsUnfinished);
		assert_ok!(finish(id, 0));
		assert!(Demand::<Test>::iter_prefix(id).count() == 1 && Sums::<Test>::contains_key(id));
		assert_ok!(remove());
		System::assert_last_event(
			Event::<Test>::SaleRemoved { id, delivered: 400, lapsed: 0, raised: 400 }.into(),
		);
		assert!(!Sales::<Test>::contains_key(id) && !Sums::<Test>::contains_key(id));
		assert_eq!(Demand::<Test>::iter_prefix(id).count(), 0);
		// Only what is in the pot is missing.
		assert_eq!(Balances::free_balance(SELLER), before - 1_000 - ED);
		assert_noop!(remove(), E::UnknownSale);
	});
}
