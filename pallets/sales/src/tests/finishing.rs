//! Finishing bids: delivered and paid, or everything goes back.

use super::*;

/// An auction of 1,000 that is cleared: account 0 is filled with 400, and account 1 gets 600 of 900.
fn cleared(change: impl FnOnce(&mut TermsOf<Test>)) -> SaleId {
	let mut terms = auction(1_000, 5);
	change(&mut terms);
	let id = open(terms);
	assert_ok!(bid(id, 0, 400, 4));
	assert_ok!(bid(id, 1, 900, 2));
	assert_ok!(clear(id));
	id
}

#[test]
fn bid_should_be_finished_by_anybody_for_its_owner_and_once() {
	run(|| {
		let id = cleared(|_| {});
		assert_noop!(dispatch(OTHER, Call::finish { id, bidder: OTHER }), E::NoBid);
		assert_ok!(finish(id, 1));
		let event = Event::<Test>::BidFinished {
			id,
			bidder: who(1),
			number: 1,
			bought: 600,
			paid: 840,
			returned: 1_260 - 840,
			lapsed: 0,
		};
		System::assert_has_event(event.into());
		// Whoever follows the asset sees it paid.
		let (from, to) = (who(1), SELLER);
		let paid = pallet_assets::Event::<Test>::Transferred { asset_id: 1, from, to, amount: 840 };
		System::assert_has_event(paid.into());
		assert_eq!((balances(1), held(1)), ((600, 840), 0));
		assert_eq!(MockRounds::delivered(0, 1), Some((who(1), 600)));
		assert_noop!(finish(id, 1), E::NoBid);
		// The bidder itself can, of course.
		assert_ok!(dispatch(who(0), Call::finish { id, bidder: who(0) }));
		let books = sale(id).books;
		assert_eq!((books.delivered, books.raised, books.lapsed), (1_000, 840 + 560, 0));
	});
}

#[test]
fn bid_should_not_be_finished_before_the_sale_is_cleared() {
	run(|| {
		let id = open(auction(1_000, 5));
		assert_ok!(bid(id, 0, 400, 4));
		assert_noop!(finish(id, 0), E::NotCleared);
		System::set_block_number(100);
		assert_noop!(finish(id, 0), E::NotCleared);
	});
}

#[test]
fn what_is_bought_should_go_to_whom_the_bidder_has_named() {
	run(|| {
		let id = cleared(|_| {});
		Named::name(who(0), None, who(9));
		assert_ok!(finish(id, 0));
		assert_eq!((balances(0), balances(9)), ((0, 560), (400, 0)));
	});
}

/// Sold for less than the minimum, nothing is sold, and nobody is asked who they are.
#[test]
fn failed_sale_should_return_everything_to_everybody() {
	run(|| {
		for (minimum, fails) in [(1_400, false), (1_401, true)] {
			System::set_block_number(1);
			let before: Vec<_> = (0..2).map(balances).collect();
			let id = cleared(|terms| terms.minimum = minimum);
			assert_eq!(sale(id).state == State::Failed, fails);
			if !fails {
				for n in 0..2 {
					assert_ok!(finish(id, n));
				}
				continue;
			}
			System::assert_has_event(Event::<Test>::SaleFailed { id, raised: 1_400 }.into());
			// The round need not wait for them.
			assert_eq!(MockRounds::get(sale(id).round).unwrap().concluded, Some(0));
			Registry::refuse(who(0), Refusal::Frozen);
			Registry::refuse(who(1), Refusal::JurisdictionBlocked);
			Paused::set(true);
			for (n, before) in (0..).zip(before) {
				assert_ok!(finish(id, n));
				assert_eq!((balances(n), held(n)), (before, 0));
			}
			Paused::set(false);
			Registry::accept_all();
			assert_ok!(dispatch(OTHER, Call::remove { id }));
		}
	});
}

/// While the issuer has frozen the asset as a whole nothing of it moves, not even within an account.
#[test]
fn failed_sale_should_return_everything_also_of_a_frozen_account_and_asset() {
	run(|| {
		let id = cleared(|terms| terms.minimum = 1_000_000);
		let issuer = || RuntimeOrigin::signed(ISSUER);
		Assets::freeze(issuer(), 1, who(0)).unwrap();
		assert_ok!(finish(id, 0));
		assert_eq!((balances(0), held(0)), ((0, 0), 0));
		Assets::freeze_asset(issuer(), 1).unwrap();
		assert_noop!(finish(id, 1), pallet_assets::Error::<Test>::AssetNotLive);
		assert_eq!(held(1), 1_260);
		System::set_block_number(2_000_000);
		assert_noop!(finish(id, 1), pallet_assets::Error::<Test>::AssetNotLive);
		Assets::thaw_asset(issuer(), 1).unwrap();
		assert_ok!(finish(id, 1));
		assert_eq!((balances(1), held(1)), ((0, 0), 0));
	});
}

/// Whom the issuer has blocked can be credited nothing, not even what is its own. It stays held.
#[test]
fn money_of_a_blocked_account_should_stay_held_until_it_is_unblocked() {
	run(|| {
		let id = cleared(|terms| terms.minimum = 1_000_000);
		Assets::block(RuntimeOrigin::signed(ISSUER), 1, who(0)).unwrap();
		assert_noop!(finish(id, 0), TokenError::CannotCreate);
		assert_eq!(held(0), 720);
		assert_ok!(finish(id, 1));
		assert_noop!(dispatch(OTHER, Call::remove { id }), E::BidsUnfinished);
		Assets::thaw(RuntimeOrigin::signed(ISSUER), 1, who(0)).unwrap();
		assert_ok!(finish(id, 0));
		assert_eq!((balances(0), held(0)), ((0, 0), 0));
	});
}

#[test]
fn sale_should_fail_when_nobody_clears_it_before_its_round_is_over() {
	run(|| {
		let id = open(TermsOf::<Test> { until: 500, ..auction(1_000, 5) });
		let other = open(TermsOf::<Test> { until: 500, ..auction(1_000, 5) });
		assert_ok!(bid(id, 0, 1_000, 4));
		let mut round = MockRounds::get(1).unwrap();
		round.closed = true;
		MockRounds::put(1, &round);
		System::set_block_number(500);
		for sale in [id, other] {
			assert_ok!(dispatch(OTHER, Call::clear { id: sale }));
			assert_eq!(super::sale(sale).state, State::Failed);
		}
		assert_ok!(finish(id, 0));
		assert_eq!((balances(0), held(0)), ((0, 0), 0));
	});
}

/// A refused bidder keeps its money: on hold while it may still qualify, and then free.
#[test]
fn refused_bidder_should_wait_and_then_have_its_money_back() {
	for refusal in [Refusal::Frozen, Refusal::Expired, Refusal::AboveLimit] {
		run(|| {
			let id = cleared(|_| {});
			Registry::refuse(who(0), refusal);
			assert_noop!(finish(id, 0), E::from(refusal));
			assert_eq!(held(0), 720);
			System::set_block_number(149);
			assert_noop!(finish(id, 0), E::from(refusal));
			System::set_block_number(150);
			assert_ok!(finish(id, 0));
			assert_eq!((balances(0), held(0)), ((0, 0), 0));
			assert_eq!((sale(id).books.delivered, sale(id).books.lapsed), (0, 400));
			// Whom nobody refuses is delivered to as long as the round is there.
			System::set_block_number(900_000);
			assert_ok!(finish(id, 1));
			assert_eq!(balances(1), (600, 840));
			assert_eq!(MockRounds::get(0).unwrap().concluded, Some(600));
		});
	}
}

#[test]
fn refused_bidder_should_be_delivered_to_when_it_qualifies_in_time() {
	run(|| {
		let id = cleared(|_| {});
		Registry::refuse(who(0), Refusal::Frozen);
		System::set_block_number(149);
		assert_noop!(finish(id, 0), E::AccountFrozen);
		Registry::accept_all();
		assert_ok!(finish(id, 0));
		assert_eq!((balances(0), held(0)), ((400, 560), 0));
	});
}

/// A limit that is used up passes with the day. It must not cost a bidder what it has won.
#[test]
fn bid_should_not_lapse_when_a_payout_limit_is_used_up() {
	run(|| {
		let id = cleared(|_| {});
		LIMIT.set(Some(100));
		System::set_block_number(800_000);
		assert_noop!(finish(id, 0), E::PayoutLimitReached);
		LIMIT.set(Some(400));
		assert_ok!(finish(id, 0));
		assert_eq!(balances(0), (400, 560));
	});
}

#[test]
fn time_of_waiting_should_stand_still_while_time_is_lost_or_the_round_paused() {
	run(|| {
		let id = cleared(|_| {});
		Registry::refuse(who(0), Refusal::Frozen);
		Lost::set(60);
		System::set_block_number(209);
		assert_noop!(finish(id, 0), E::AccountFrozen);
		Paused::set(true);
		System::set_block_number(210);
		assert!(finish(id, 0).is_err());
		Paused::set(false);
		assert_ok!(finish(id, 0));
		assert_eq!((balances(0), held(0)), ((0, 0), 0));
	});
}

#[test]
fn bids_should_lapse_when_the_round_is_over() {
	run(|| {
		let id = cleared(|terms| terms.until = 500);
		assert_ok!(finish(id, 1));
		System::set_block_number(500);
		assert_ok!(finish(id, 0));
		assert_eq!((balances(0), held(0)), ((0, 0), 0));
		let books = sale(id).books;
		assert_eq!((books.delivered, books.lapsed, books.raised), (600, 400, 840));
	});
}

#[test]
fn bids_should_lapse_when_the_round_is_closed() {
	run(|| {
		let id = cleared(|_| {});
		let mut round = MockRounds::get(0).unwrap();
		round.closed = true;
		MockRounds::put(0, &round);
		for n in 0..2 {
			assert_ok!(finish(id, n));
			assert_eq!((balances(n), held(n)), ((0, 0), 0));
		}
	});
}

/// Its money would move behind the back of whoever froze it.
#[test]
fn money_that_its_issuer_has_frozen_should_not_be_paid() {
	run(|| {
		let id = cleared(|_| {});
		Assets::freeze(RuntimeOrigin::signed(ISSUER), 1, who(0)).unwrap();
		assert_noop!(finish(id, 0), E::MoneyFrozen);
		assert_ok!(finish(id, 1));
		Assets::thaw(RuntimeOrigin::signed(ISSUER), 1, who(0)).unwrap();
		assert_ok!(finish(id, 0));
		assert_eq!(balances(0), (400, 560));
	});
}

/// Whoever locks what is held keeps neither the tokens nor the seller waiting for nothing: it is not
/// paid, and not free either.
#[test]
fn money_that_was_locked_since_should_be_neither_paid_nor_released() {
	run(|| {
		let terms =
			TermsOf::<Test> { asset: MONEY, money: NativeOrWithId::Native, ..auction(1_000, 5) };
		let id = Sold::do_open(ISSUER, terms).unwrap();
		assert_ok!(bid(id, 0, 1_000, 0));
		assert_ok!(clear(id));
		let all = Balances::free_balance(who(0)) + Balances::reserved_balance(who(0));
		Balances::set_lock(*b"votes   ", &who(0), all, WithdrawReasons::all());
		assert_noop!(finish(id, 0), TokenError::Frozen);
		System::set_block_number(500_000);
		assert_noop!(finish(id, 0), TokenError::Frozen);
		Balances::remove_lock(*b"votes   ", &who(0));
		let before = Balances::free_balance(ISSUER);
		assert_ok!(finish(id, 0));
		assert_eq!(Balances::free_balance(ISSUER), before + 1_000);
	});
}

/// Regression: bidders had to wait for the end of the round, which can be years away.
#[test]
fn seller_who_cannot_be_paid_should_get_nothing_and_deliver_nothing() {
	run(|| {
		let id = cleared(|_| {});
		Assets::block(RuntimeOrigin::signed(ISSUER), 1, SELLER).unwrap();
		assert_noop!(finish(id, 0), E::SellerNotCredited);
		System::set_block_number(149);
		assert_noop!(finish(id, 0), E::SellerNotCredited);
		assert_eq!(MockRounds::delivered(0, 0), None);
		System::set_block_number(150);
		for n in 0..2 {
			assert_ok!(finish(id, n));
			assert_eq!((balances(n), held(n)), ((0, 0), 0));
		}
		assert_eq!((sale(id).books.delivered, sale(id).books.lapsed), (0, 1_000));
	});
}

/// Regression: nobody asked compliance about the seller.
#[test]
fn frozen_seller_should_not_be_paid_and_bids_not_wait_for_it_for_ever() {
	for refusal in [Refusal::Frozen, Refusal::JurisdictionBlocked] {
		run(|| {
			let id = cleared(|_| {});
			Registry::refuse(SELLER, refusal);
			assert_noop!(finish(id, 0), E::SellerRefused);
			Registry::accept_all();
			assert_ok!(finish(id, 0));
			assert_eq!(balances(0), (400, 560));
			Registry::refuse(SELLER, refusal);
			System::set_block_number(149);
			assert_noop!(finish(id, 1), E::SellerRefused);
			System::set_block_number(150);
			assert_ok!(finish(id, 1));
			assert_eq!((balances(1), held(1)), ((0, 0), 0));
			assert_eq!((sale(id).books.delivered, sale(id).books.lapsed), (400, 600));
		});
	}
}

/// Near the largest supply a transfer debits one account and credits nobody.
#[test]
fn nothing_should_be_paid_when_the_supply_leaves_no_room_for_it() {
	run(|| {
		let id = cleared(|_| {});
		let rest = Balance::MAX - Tokens::total_issuance(MONEY);
		Tokens::mint_into(MONEY, &ISSUER, rest).unwrap();
		assert_noop!(finish(id, 0), E::SellerNotCredited);
		let (keep, exact, polite) = (Preservation::Preserve, Precision::Exact, Fortitude::Polite);
		Tokens::burn_from(MONEY, &ISSUER, rest, keep, exact, polite).unwrap();
		assert_ok!(finish(id, 0));
		assert_eq!(balances(0), (400, 560));
	});
}

/// What is sold can have an issuer too, who may be the seller.
#[test]
fn bid_should_not_wait_for_ever_for_a_frozen_pot_or_payee() {
	for frozen in [MockRounds::pot(0), who(0)] {
		run(|| {
			let native = NativeOrWithId::Native;
			let terms = TermsOf::<Test> { asset: MONEY, money: native, ..auction(1_000, 5) };
			let id = Sold::do_open(ISSUER, terms).unwrap();
			assert_ok!(bid(id, 0, 1_000, 0));
			assert_ok!(clear(id));
			Assets::block(RuntimeOrigin::signed(ISSUER), 1, frozen.clone()).unwrap();
			System::set_block_number(149);
			assert!(finish(id, 0).is_err());
			System::set_block_number(150);
			assert_ok!(finish(id, 0));
			assert_eq!(Balances::free_balance(who(0)), PLENTY);
			assert_eq!(sale(id).books.lapsed, 1_000);
		});
	}
}

/// Regression: a bidder who regretted its bid named an account that could not be paid, and was free.
#[test]
fn bidder_should_not_get_out_of_its_bid_by_whom_it_names() {
	for refusal in [Refusal::Frozen, Refusal::JurisdictionBlocked] {
		run(|| {
			let id = cleared(|terms| terms.until = 500);
			Named::name(who(0), None, who(9));
			Registry::refuse(who(9), refusal);
			System::set_block_number(499);
			assert!(finish(id, 0).is_err());
			assert_eq!(held(0), 720);
			// It can be delivered to as soon as the bidder has it otherwise.
			Named::forget(&who(0), None);
			assert_ok!(finish(id, 0));
			assert_eq!((balances(0), held(0)), ((400, 560), 0));
			// When the round is over, money waits for nobody any more.
			Named::name(who(1), None, who(9));
			assert!(finish(id, 1).is_err());
			System::set_block_number(500);
			assert_ok!(finish(id, 1));
			assert_eq!((balances(1), held(1), sale(id).books.lapsed), ((0, 0), 0, 600));
		});
	}
}

/// What can never be delivered must not be paid for.
#[test]
fn share_too_small_to_be_delivered_should_cost_nothing() {
	run(|| {
		let id = open(fixed(100, 0, &[]));
		assert_ok!(bid(id, 0, 100, 0));
		assert_ok!(bid(id, 1, 10, 0));
		assert_ok!(clear(id));
		Smallest::set(10);
		assert_ok!(finish(id, 0));
		assert_ok!(finish(id, 1));
		assert_eq!((balances(0), balances(1), held(1)), ((90, 270), (0, 0), 0));
		assert_eq!(sale(id).books.lapsed, 9);
		// Of a share of nothing, nothing lapses.
		let id =
			open(TermsOf::<Test> { bidding: Window { opens: 0, closes: 300 }, ..fixed(1, 0, &[]) });
		assert_ok!(bid(id, 0, 1, 0));
		assert_ok!(bid(id, 1, 1, 0));
		assert_ok!(clear(id));
		Smallest::set(0);
		assert_ok!(finish(id, 1));
		assert_eq!((balances(1), held(1), sale(id).books.lapsed), ((0, 0), 0, 0));
	});
}
