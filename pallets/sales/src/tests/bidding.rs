//! Bids: who may, when, and what is held.

use super::*;

#[test]
fn money_of_a_bid_should_stay_in_the_bidders_account() {
	run(|| {
		let id = open(auction(1_000, 5));
		assert_ok!(bid(id, 0, 15, 1));
		// 18 for 15 units at a price of 12 for ten.
		assert_eq!(held(0), 18);
		assert_eq!(Tokens::total_balance(MONEY, &who(0)), PLENTY);
		assert_eq!(Tokens::balance(MONEY, &who(0)), PLENTY - 18);
		let event = Event::<Test>::BidPlaced {
			id,
			bidder: who(0),
			number: 0,
			quantity: 15,
			tick: 1,
			held: 18,
			weight: 1,
		};
		System::assert_last_event(event.into());
		// Native tokens can be money too.
		let terms =
			TermsOf::<Test> { asset: MONEY, money: NativeOrWithId::Native, ..auction(50, 5) };
		let free = Balances::free_balance(who(0));
		let other = open_as_issuer(terms);
		assert_ok!(bid(other, 0, 50, 0));
		let deposit = <<Test as Config>::BidDeposit as DepositInfo<AccountId32>>::on_hold(&who(0));
		assert_eq!(Balances::free_balance(who(0)), free - 50 - deposit / 2);
	});
}

fn open_as_issuer(terms: TermsOf<Test>) -> SaleId {
	Sold::do_open(ISSUER, terms).unwrap()
}

#[test]
fn bid_should_be_raised_and_not_lowered() {
	run(|| {
		let id = open(auction(1_000, 5));
		assert_ok!(bid(id, 0, 100, 1));
		for (quantity, tick) in [(99, 1), (100, 0), (99, 4), (1_000, 0)] {
			assert_noop!(bid(id, 0, quantity, tick), E::BidLowered);
		}
		assert_ok!(bid(id, 0, 100, 3));
		assert_eq!((held(0), sale(id).bids, sale(id).books.demand), (160, 1, 100));
		assert_ok!(bid(id, 0, 200, 3));
		assert_ok!(bid(id, 0, 200, 3));
		assert_eq!((held(0), sale(id).bids, sale(id).books.demand), (320, 1, 200));
		assert_ok!(bid(id, 1, 100, 3));
		assert_eq!(Bids::<Test>::get(id, who(0)).unwrap().number, 0);
		assert_eq!(Bids::<Test>::get(id, who(1)).unwrap().number, 1);
	});
}

#[test]
fn bid_should_be_refused_outside_of_what_an_account_can_ask_for() {
	run(|| {
		let id = open(TermsOf::<Test> { least: 10, most: 500, bids: 2, ..auction(1_000, 5) });
		assert_noop!(bid(id, 0, 9, 0), E::BelowLeast);
		assert_noop!(bid(id, 0, 501, 0), E::AboveMost);
		assert_noop!(bid(id, 0, 10, 5), E::UnknownTick);
		assert_ok!(bid(id, 0, 10, 4));
		// The bound is for all that an account asks for.
		assert_noop!(bid(id, 0, 501, 4), E::AboveMost);
		assert_ok!(bid(id, 1, 500, 4));
		assert_noop!(bid(id, 2, 10, 0), E::TooManyBids);
		assert_ok!(bid(id, 0, 500, 4));
		let at_a_price = open(fixed(1_000, 0, &[]));
		assert_noop!(bid(at_a_price, 0, 10, 1), E::UnknownTick);
	});
}

#[test]
fn bid_should_be_refused_before_and_after_the_bidding() {
	run(|| {
		let bidding = Window { opens: 50, closes: 100 };
		let id = open(TermsOf::<Test> { bidding, ..auction(1_000, 5) });
		System::set_block_number(49);
		assert_noop!(bid(id, 0, 10, 0), E::NotYetOpen);
		System::set_block_number(50);
		assert_ok!(bid(id, 0, 10, 0));
		System::set_block_number(99);
		assert_ok!(bid(id, 0, 20, 0));
		System::set_block_number(100);
		assert_noop!(bid(id, 0, 30, 0), E::BiddingOver);
		assert_ok!(clear(id));
		assert_noop!(bid(id, 0, 30, 0), E::BiddingOver);
		let terms = sale(id).hash;
		let none = Call::bid { id: 9, terms, quantity: 10, tick: 0 };
		assert_noop!(dispatch(who(0), none), E::UnknownSale);
		assert_noop!(dispatch(OTHER, Call::clear { id: 9 }), E::UnknownSale);
		assert_noop!(dispatch(OTHER, Call::finish { id: 9, bidder: who(0) }), E::UnknownSale);
	});
}

#[test]
fn time_that_is_lost_should_make_the_bidding_longer() {
	run(|| {
		let id = open(auction(1_000, 5));
		System::set_block_number(90);
		Lost::set(40);
		System::set_block_number(130);
		assert_ok!(bid(id, 0, 10, 0));
		System::set_block_number(139);
		assert_noop!(dispatch(OTHER, Call::clear { id }), E::BiddingNotOver);
		assert_ok!(bid(id, 1, 10, 0));
		System::set_block_number(140);
		assert_noop!(bid(id, 2, 10, 0), E::BiddingOver);
		assert_ok!(clear(id));
	});
}

#[test]
fn nothing_should_be_bid_or_cleared_while_the_round_is_paused() {
	run(|| {
		let id = open(auction(1_000, 5));
		assert_ok!(bid(id, 0, 10, 0));
		Paused::set(true);
		assert_noop!(bid(id, 1, 10, 0), E::RoundPaused);
		System::set_block_number(100);
		assert_noop!(dispatch(OTHER, Call::clear { id }), E::RoundPaused);
		Paused::set(false);
		assert_ok!(clear(id));
	});
}

/// What was seen is what is signed: a number can name another sale on another fork.
#[test]
fn bid_should_name_the_terms() {
	run(|| {
		let id = open(auction(1_000, 5));
		let terms = auction(1_000, 4).hash();
		let call = Call::bid { id, terms, quantity: 10, tick: 0 };
		assert_noop!(dispatch(who(0), call), E::TermsDiffer);
	});
}

/// It would pay itself to move the price.
#[test]
fn seller_should_not_bid() {
	run(|| {
		let id = open(auction(1_000, 5));
		let terms = sale(id).hash;
		let call = Call::bid { id, terms, quantity: 10, tick: 0 };
		assert_noop!(dispatch(SELLER, call), E::OwnSale);
	});
}

#[test]
fn bid_should_be_refused_when_compliance_refuses_the_bidder() {
	run(|| {
		let id = open(auction(1_000, 5));
		for (refusal, error) in [
			(Refusal::Frozen, E::AccountFrozen),
			(Refusal::JurisdictionRefused, E::JurisdictionRefused),
			(Refusal::JurisdictionBlocked, E::JurisdictionBlocked),
			(Refusal::Expired, E::IdentityExpired),
			(Refusal::Revoked, E::IdentityRevoked),
			(Refusal::AttesterGone, E::AttesterGone),
			(Refusal::TooFewAttesters, E::TooFewAttesters),
			(Refusal::AboveLimit, E::AbovePayoutLimit),
		] {
			Registry::refuse(who(0), refusal);
			assert_noop!(bid(id, 0, 10, 0), error);
			Registry::accept_all();
		}
		// A limit that is used up passes.
		LIMIT.set(Some(0));
		assert_ok!(bid(id, 0, 10, 0));
	});
}

#[test]
fn bid_should_be_refused_when_the_money_is_missing_or_locked() {
	run(|| {
		let id = open(auction(PLENTY / 2, 5));
		// The account has to keep the minimum balance.
		assert_ok!(Tokens::burn_from(
			MONEY,
			&who(0),
			PLENTY - 104,
			Preservation::Preserve,
			Precision::Exact,
			Fortitude::Polite,
		));
		assert_noop!(bid(id, 0, 100, 0), E::MoneyLacking);
		assert_ok!(bid(id, 0, 99, 0));
		let origin = RuntimeOrigin::signed(ISSUER);
		Assets::freeze(origin, 1, who(1)).unwrap();
		assert_noop!(bid(id, 1, 10, 0), E::MoneyLacking);
	});
}

/// Regression of the field: tokens that are locked could be bid, and would be free in the hands of
/// whoever sold for them.
#[test]
fn locked_tokens_should_not_be_bid() {
	run(|| {
		let terms = TermsOf::<Test> {
			asset: MONEY,
			money: NativeOrWithId::Native,
			..auction(PLENTY / 2, 5)
		};
		let id = open_as_issuer(terms);
		let locked = PLENTY - 1_000;
		Balances::set_lock(*b"vested  ", &who(0), locked, WithdrawReasons::all());
		assert_noop!(bid(id, 0, 1_001, 0), E::MoneyLacking);
		assert_ok!(bid(id, 0, 500, 0));
		assert_eq!(bid_hold(0), 500);
	});
}

fn bid_hold(n: u32) -> Balance {
	<Balances as fungible::InspectHold<_>>::balance_on_hold(&HoldReason::Bid.into(), &who(n))
}
