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

/// Regression: a lock is on what is held as well, so that each bid found as much free as the one before.
#[test]
fn locked_tokens_should_not_be_bid_step_by_step() {
	run(|| {
		let terms = || TermsOf::<Test> {
			asset: MONEY,
			money: NativeOrWithId::Native,
			..auction(PLENTY / 4, 5)
		};
		let (one, other) = (open_as_issuer(terms()), open_as_issuer(terms()));
		Balances::set_lock(*b"vested  ", &who(0), PLENTY - 1_000, WithdrawReasons::all());
		assert_ok!(bid(one, 0, 600, 0));
		assert_noop!(bid(one, 0, 1_001, 0), E::MoneyLacking);
		assert_noop!(bid(other, 0, 401, 0), E::MoneyLacking);
		assert_ok!(bid(other, 0, 400, 0));
		assert_noop!(bid(one, 0, 601, 0), E::MoneyLacking);
		assert_eq!(bid_hold(0), 1_000);
		// All of it can be paid.
		let before = Balances::free_balance(ISSUER);
		for id in [one, other] {
			assert_ok!(clear(id));
			assert_ok!(finish(id, 0));
		}
		assert_eq!((Balances::free_balance(ISSUER), bid_hold(0)), (before + 1_000, 0));
	});
}

/// Regression: what a bid left on hold did not count as the minimum balance of the account when it was
/// paid, nor did its deposit.
#[test]
fn bid_of_all_that_an_account_has_should_be_paid() {
	run(|| {
		let native = NativeOrWithId::Native;
		// Two of money for each.
		let terms =
			TermsOf::<Test> { asset: MONEY, money: native, lot: 5, ..auction(PLENTY / 2, 5) };
		let id = open_as_issuer(terms);
		// With another reason to exist, the account can have nothing that is free.
		System::inc_providers(&who(0));
		assert_noop!(bid(id, 0, PLENTY / 2, 0), E::MoneyLacking);
		assert_noop!(bid(id, 0, (PLENTY - ED) / 2 + 1, 0), E::MoneyLacking);
		let deposit = 100 + Balance::from(Sold::bid_footprint().size);
		let quantity = (PLENTY - deposit) / 2;
		assert_ok!(bid(id, 0, quantity, 0));
		assert!(Balances::free_balance(who(0)) < ED);
		assert_ok!(clear(id));
		assert_ok!(finish(id, 0));
		assert_eq!(Balances::free_balance(who(0)), PLENTY - 2 * quantity);
	});
}

/// Regression: nothing was asked for, and nothing is always allowed. So a stream was sold to accounts
/// whose limit lets them have no part of it, ever.
#[test]
fn stream_should_not_be_sold_to_an_account_that_may_receive_nothing() {
	run(|| {
		let schedule = UnlockSchedule { start: 0, cliff: 0, length: 9, step: 1 };
		let release = Release::Streamed { schedule, revocable: false, prepaid: true };
		let id = open(TermsOf::<Test> { release, ..auction(1_000, 5) });
		NoParts::set(true);
		assert_noop!(bid(id, 0, 10, 0), E::AbovePayoutLimit);
		NoParts::set(false);
		// A limit that is used up passes.
		LIMIT.set(Some(0));
		assert_ok!(bid(id, 0, 10, 0));
		LIMIT.set(None);
		assert_ok!(clear(id));
		// An account that may receive nothing since has its money back.
		NoParts::set(true);
		System::set_block_number(150);
		assert_ok!(finish(id, 0));
		assert_eq!((balances(0), held(0), sale(id).books.lapsed), ((0, 0), 0, 10));
	});
}

/// Regression: finishing declared two of three questions.
#[test]
fn every_question_to_compliance_should_be_declared() {
	run(|| {
		let declared = |call: &Call<Test>| {
			let time = call.get_dispatch_info().call_weight.ref_time();
			(time % ASK_PAYEE / ASK, time / ASK_PAYEE)
		};
		let asked = |by: AccountId32, call: Call<Test>| {
			Asked::set(0);
			AskedOfPayees::set(0);
			let declared = declared(&call);
			assert_ok!(dispatch(by, call));
			((Asked::get(), AskedOfPayees::get()), declared)
		};
		LEVELS.with_borrow_mut(|levels| levels.insert(who(0), 3));
		let terms = fixed(1_000, 0, &[(0, 1), (1, 2), (2, 3), (3, 4)]);
		let hash = terms.hash();
		let (open, declared) = asked(SELLER, Call::open { terms });
		assert_eq!(open, declared);
		let call = Call::bid { id: 0, terms: hash, quantity: 10, tick: 0 };
		let (bid, declared) = asked(who(0), call);
		assert_eq!(bid, (u64::from(MAX_CLASSES), 0));
		assert!(bid.0 <= declared.0);
		assert_ok!(clear(0));
		// When bids no longer wait, the most is asked.
		System::set_block_number(150);
		let (finish, declared) = asked(OTHER, Call::finish { id: 0, bidder: who(0) });
		assert_eq!((finish, finish), ((3, 3), declared));
		assert_eq!(balances(0), (10, 30));
	});
}

fn bid_hold(n: u32) -> Balance {
	<Balances as fungible::InspectHold<_>>::balance_on_hold(&HoldReason::Bid.into(), &who(n))
}
