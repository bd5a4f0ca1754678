//! Sales in their real setting: rounds deliver what is bought, compliance is asked, nobody's money is
//! lost, and clocks stand still together.

use crate::common::*;
use distribution_primitives::{
	audit, entitlements::Entitlement, Class, Compliance as _, Country, Form, SaleTerms, Statement,
	UnlockSchedule,
};
use distribution_runtime::configs::{
	clock::StallTolerance,
	compliance::FreezeTerm,
	sales::{MinFinishing, MinLate},
};
use polkadot_sdk::{
	frame_support::traits::{
		fungible::{Inspect as _, InspectHold, Mutate},
		fungibles::{Create, Inspect as _, InspectHold as _, Mutate as _},
		Hooks,
	},
	sp_runtime::DispatchResult,
};
use sp_core::H256;
use sp_keyring::Sr25519Keyring::{Charlie, Eve, One};

type RoundCall = pallet_distribution::Call<Runtime>;
type SaleCall = pallet_sales::Call<Runtime>;
type Refused = pallet_sales::Error<Runtime>;
type NotPaid = pallet_distribution::Error<Runtime>;
pub type SaleTermsOf = pallet_sales::TermsOf<Runtime>;

/// The asset that bids are paid in, unless it is the one that is sold.
const MONEY: u32 = 7;
/// The clock of the first block.
pub const START: BlockNumber = 1_000;

pub fn signed(who: &AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who.clone())
}

pub fn dispatch(who: &AccountId, call: impl Into<RuntimeCall>) -> DispatchResult {
	let call: RuntimeCall = call.into();
	call.dispatch(signed(who)).map(|_| ()).map_err(|refused| refused.error)
}

/// The chain with an asset that Eve has issued, of which everybody has some.
fn market() -> TestExternalities {
	let mut ext = chain();
	ext.execute_with(|| {
		let issuer = Eve.to_account_id();
		<Assets as Create<AccountId>>::create(MONEY, issuer, true, 10).unwrap();
		for who in [Alice, Bob, Charlie, Eve, One] {
			Assets::mint_into(MONEY, &who.to_account_id(), 1_000 * UNIT).unwrap();
		}
		// The others have native tokens for deposits from the beginning.
		Balances::mint_into(&One.to_account_id(), 10 * UNIT).unwrap();
	});
	ext
}

/// Terms of a sale of so many native tokens by Alice, at two of [`MONEY`] for one.
pub fn terms(supply: Balance) -> SaleTermsOf {
	let (closes, finishing) = (START + DAYS, 7 * DAYS);
	SaleTerms {
		asset: NativeOrWithId::Native,
		supply,
		money: NativeOrWithId::WithId(MONEY),
		lot: UNIT,
		form: Form::Fixed { price: 2 * UNIT, first: 0, classes: Default::default() },
		minimum: 0,
		least: UNIT,
		most: supply,
		bids: 1_000,
		bidding: Window { opens: 0, closes },
		finishing,
		until: closes + finishing + DAYS,
		release: Release::Immediate,
		requirement: Requirement::default(),
		remainder: Remainder::Manager,
	}
}

/// The same terms, but for a stream that begins a day after the bidding.
fn streamed(supply: Balance) -> SaleTermsOf {
	let mut terms = terms(supply);
	let start = terms.bidding.closes + DAYS;
	let schedule = UnlockSchedule { start, cliff: 0, length: 100, step: 1 };
	terms.release = Release::Streamed { schedule, revocable: false, prepaid: true };
	terms.until = start + 100 + distribution::ClaimGrace::get();
	terms
}

/// Opens a sale by Alice. Returns its number and that of its round.
pub fn open(terms: SaleTermsOf) -> (u32, u32) {
	let id = Sales::do_open(Alice.to_account_id(), terms).unwrap();
	(id, Sales::sale_info(id).unwrap().round)
}

pub fn bid(id: u32, who: &AccountId, quantity: Balance, tick: u16) -> DispatchResult {
	let terms = Sales::sale_info(id).unwrap().terms_hash;
	dispatch(who, SaleCall::bid { id, terms, quantity, tick })
}

/// Clears the sale at the end of its bidding, if no time has been lost.
pub fn clear(id: u32) {
	relay(Sales::sale_info(id).unwrap().ends);
	assert_ok!(dispatch(&Ferdie.to_account_id(), SaleCall::clear { id }));
}

pub fn finish(id: u32, bidder: &AccountId) -> DispatchResult {
	dispatch(&Ferdie.to_account_id(), SaleCall::finish { id, bidder: bidder.clone() })
}

fn held(who: &AccountId) -> Balance {
	let reason = RuntimeHoldReason::Sales(pallet_sales::HoldReason::Bid);
	AssetsHolder::balance_on_hold(MONEY, &reason, who) + Balances::balance_on_hold(&reason, who)
}

fn check() {
	Sales::do_try_state().unwrap();
	Distribution::do_try_state().unwrap();
}

/// A block when the clock is `at`, with `inside` as its transactions.
pub fn block(at: BlockNumber, inside: &dyn Fn()) {
	let number = System::block_number() + 1;
	System::set_block_number(number);
	Clock::on_initialize(number);
	relay(at);
	inside();
	Clock::on_finalize(number);
}

/// Blocks after `at`, so close to each other and to one at `until` that nothing is lost between them.
/// Returns when the last was.
pub fn blocks_until(mut at: BlockNumber, until: BlockNumber) -> BlockNumber {
	while at + 90 < until {
		at += 90;
		block(at, &|| ());
	}
	at
}

/// The digest of a round as its events say it.
fn digest(round: u32) -> H256 {
	let start = audit::start(System::block_hash(0), round);
	System::events().into_iter().fold(start, |digest, record| match record.event {
		RuntimeEvent::Distribution(pallet_distribution::Event::Paid {
			id,
			sequence,
			index,
			beneficiary,
			payee,
			amount,
		}) if id == round => audit::extend(digest, sequence, &beneficiary, &payee, amount, index),
		_ => digest,
	})
}

#[test]
fn sale_should_be_delivered_by_its_round_and_leave_nothing_behind() {
	market().execute_with(|| {
		let (alice, bob, charlie) =
			(Alice.to_account_id(), Bob.to_account_id(), Charlie.to_account_id());
		let (issued, before) = (Balances::total_issuance(), Balances::total_balance(&alice));
		let (id, round) = open(terms(100 * UNIT));
		assert_ok!(bid(id, &bob, 90 * UNIT, 0));
		assert_ok!(bid(id, &charlie, 60 * UNIT, 0));
		assert_eq!((held(&bob), held(&charlie)), (180 * UNIT, 120 * UNIT));
		assert_eq!(Assets::total_balance(MONEY, &bob), 1_000 * UNIT);
		let close = RoundCall::close { id: round };
		assert_noop!(dispatch(&bob, close.clone()), NotPaid::TooEarlyToClose);
		clear(id);
		let had = (Balances::free_balance(&bob), Balances::free_balance(&charlie));
		assert_ok!(finish(id, &bob));
		assert_ok!(finish(id, &charlie));
		let deposit = Balances::free_balance(&charlie) - had.1 - 40 * UNIT;
		assert_eq!(Balances::free_balance(&bob), had.0 + 60 * UNIT + deposit);
		assert_eq!(Assets::balance(MONEY, &alice), 1_200 * UNIT);
		assert_eq!(Assets::balance(MONEY, &bob), 880 * UNIT);
		assert_eq!((held(&bob), held(&charlie)), (0, 0));
		// The round's record has the digest that its events have, as every round's.
		let record = pallet_distribution::Rounds::<Runtime>::get(round).unwrap();
		assert_eq!((record.claimed, record.payments, record.audit), (100 * UNIT, 2, digest(round)));
		check();
		assert_ok!(dispatch(&bob, close));
		assert_ok!(dispatch(&bob, RoundCall::clean_up { id: round, limit: 256 }));
		assert_ok!(dispatch(&bob, SaleCall::remove { id }));
		assert!(!pallet_distribution::Rounds::<Runtime>::contains_key(round));
		assert_eq!(Balances::total_balance(&alice), before - 100 * UNIT);
		assert_eq!(Balances::total_balance_on_hold(&alice), 0);
		assert_eq!(Balances::total_issuance(), issued);
		check();
	});
}

#[test]
fn bought_stream_should_be_an_entitlement_like_any_other() {
	market().execute_with(|| {
		let bob = Bob.to_account_id();
		let terms = streamed(100 * UNIT);
		let start = terms.bidding.closes + DAYS;
		let (id, round) = open(terms);
		assert_ok!(bid(id, &bob, 40 * UNIT, 0));
		clear(id);
		assert_ok!(finish(id, &bob));
		let page = Distribution::entitlements(&bob, 0, None);
		let [Entitlement::Row(row)] = &page.entitlements[..] else { panic!("{page:?}") };
		assert_eq!((row.round, row.total, row.now, row.later), (round, 40 * UNIT, 0, 40 * UNIT));
		relay(start + 25);
		let evidence = || Evidence::Recorded { index: row.row };
		let beneficiary = || bob.clone();
		let before = Balances::free_balance(&bob);
		let call = RoundCall::claim { id: round, beneficiary: beneficiary(), evidence: evidence() };
		assert_ok!(dispatch(&Ferdie.to_account_id(), call));
		assert_eq!(Balances::free_balance(&bob), before + 10 * UNIT);
		let stop =
			RoundCall::stop_stream { id: round, beneficiary: beneficiary(), evidence: evidence() };
		assert_noop!(dispatch(&Alice.to_account_id(), stop), NotPaid::NotRevocable);
		check();
	});
}

#[test]
fn vested_purchase_should_be_locked_and_too_small_a_share_cost_nothing() {
	market().execute_with(|| {
		let (bob, charlie) = (Bob.to_account_id(), Charlie.to_account_id());
		let mut terms = terms(100 * UNIT);
		terms.release = Release::Vested { start: START, length: 10 * DAYS };
		let (id, _) = open(terms);
		assert_ok!(bid(id, &bob, 95 * UNIT, 0));
		assert_ok!(bid(id, &charlie, 5 * UNIT, 0));
		clear(id);
		let before = Balances::usable_balance(&bob);
		for bidder in [&bob, &charlie] {
			assert_ok!(finish(id, bidder));
		}
		let unlocked = 95 * UNIT * Balance::from(DAYS) / Balance::from(10 * DAYS);
		assert!(Balances::usable_balance(&bob) - before <= unlocked + UNIT);
		// pallet-vesting locks no less than ten tokens.
		assert_eq!(Assets::balance(MONEY, &charlie), 1_000 * UNIT);
		check();
	});
}

/// Money of a frozen bidder is its own: held while it may be thawed, and then free, in an account that
/// is frozen still.
#[test]
fn frozen_bidder_should_keep_its_money() {
	market().execute_with(|| {
		let (alice, bob, officer) =
			(Alice.to_account_id(), Bob.to_account_id(), Charlie.to_account_id());
		let (id, _) = open(terms(100 * UNIT));
		assert_ok!(bid(id, &bob, 40 * UNIT, 0));
		assert_ok!(Compliance::freeze(signed(&officer), bob.clone(), H256::repeat_byte(7)));
		clear(id);
		assert_noop!(finish(id, &bob), NotPaid::AccountFrozen);
		assert_eq!(held(&bob), 80 * UNIT);
		let waits = START + 8 * DAYS;
		relay(waits - 1);
		// As long as an officer's freeze lasts without being ratified it may have lapsed.
		let frozen = Compliance::frozen(&bob);
		assert_eq!(finish(id, &bob).is_err(), frozen);
		relay(waits);
		let _ = finish(id, &bob);
		assert_eq!(held(&bob), 0);
		let money = Assets::balance(MONEY, &bob);
		let paid = Assets::balance(MONEY, &alice) - 1_000 * UNIT;
		assert_eq!(money + paid, 1_000 * UNIT);
		assert_eq!(paid == 0, frozen);
		check();
	});
}

#[test]
fn frozen_seller_should_not_be_paid() {
	market().execute_with(|| {
		// Alice is protected: she sits in the committee.
		let (seller, bidder, officer) =
			(Bob.to_account_id(), One.to_account_id(), Charlie.to_account_id());
		let id = Sales::do_open(seller.clone(), terms(100 * UNIT)).unwrap();
		assert_ok!(bid(id, &bidder, 40 * UNIT, 0));
		clear(id);
		assert_ok!(Compliance::freeze(signed(&officer), seller.clone(), H256::repeat_byte(7)));
		assert_noop!(finish(id, &bidder), Refused::SellerRefused);
		assert_eq!((held(&bidder), Assets::balance(MONEY, &seller)), (80 * UNIT, 1_000 * UNIT));
		check();
	});
}

/// Regression: nothing had unlocked yet, and nothing is always allowed. So a stream was sold, and began,
/// of which its buyer could never be paid a unit.
#[test]
fn stream_should_not_be_sold_to_an_account_that_may_never_be_paid() {
	market().execute_with(|| {
		let bob = Bob.to_account_id();
		let limited_to = |amount| {
			let limit =
				pallet_compliance::Limit { asset: NativeOrWithId::Native, level: 1, amount };
			Compliance::do_set_limits(vec![limit].try_into().unwrap());
		};
		let (id, _) = open(streamed(100 * UNIT));
		// Half of the limit is for parts: of one unit, nothing.
		for nothing in [0, 1] {
			limited_to(nothing);
			assert_noop!(bid(id, &bob, 40 * UNIT, 0), Refused::AbovePayoutLimit);
		}
		limited_to(UNIT);
		assert_ok!(bid(id, &bob, 40 * UNIT, 0));
		clear(id);
		limited_to(1);
		assert_noop!(finish(id, &bob), NotPaid::AbovePayoutLimit);
		assert_eq!(held(&bob), 80 * UNIT);
		relay(START + 8 * DAYS);
		assert_ok!(finish(id, &bob));
		assert_eq!((held(&bob), Assets::balance(MONEY, &bob)), (0, 1_000 * UNIT));
		check();
	});
}

/// Neither the freeze of everybody nor the lack of anybody keeps a failed sale from returning all.
#[test]
fn failed_sale_should_return_everything_also_to_frozen_accounts() {
	market().execute_with(|| {
		let (bob, one, officer) =
			(Bob.to_account_id(), One.to_account_id(), Charlie.to_account_id());
		let (id, round) = open(SaleTermsOf { minimum: 1_000 * UNIT, ..terms(1_000 * UNIT) });
		for bidder in [&bob, &one] {
			assert_ok!(bid(id, bidder, 10 * UNIT, 0));
			let reason = H256::repeat_byte(7);
			assert_ok!(Compliance::freeze(signed(&officer), bidder.clone(), reason));
		}
		clear(id);
		for bidder in [&bob, &one] {
			assert_ok!(finish(id, bidder));
			assert_eq!((Assets::balance(MONEY, bidder), held(bidder)), (1_000 * UNIT, 0));
		}
		// The seller need not wait for the window.
		let alice = Alice.to_account_id();
		let before = Balances::free_balance(&alice);
		assert_ok!(dispatch(&bob, RoundCall::close { id: round }));
		assert_eq!(Balances::free_balance(&alice), before + 1_000 * UNIT + EXISTENTIAL_DEPOSIT);
		check();
	});
}

/// All at once: the chain stands still at the end of the bidding, officers and the issuer have frozen the
/// bidders, and the issuer the asset. While an asset is frozen as a whole nothing of it moves, not even
/// within an account; then everything is free.
#[test]
fn failed_sale_should_return_everything_with_asset_and_bidders_frozen_after_a_stall() {
	market().execute_with(|| {
		block(START, &|| ());
		let (alice, bob, one) = (Alice.to_account_id(), Bob.to_account_id(), One.to_account_id());
		let (officer, issuer) = (signed(&Charlie.to_account_id()), signed(&Eve.to_account_id()));
		let (id, round) = open(SaleTermsOf { minimum: 1_000 * UNIT, ..terms(1_000 * UNIT) });
		let ends = Sales::sale_info(id).unwrap().ends;
		let bidders = [&bob, &one];
		block(START + 1, &|| {
			for bidder in bidders {
				assert_ok!(bid(id, bidder, 10 * UNIT, 0));
			}
		});
		let at = blocks_until(START + 1, ends);
		let stall = 30 * DAYS;
		let clear = || dispatch(&Ferdie.to_account_id(), SaleCall::clear { id });
		block(at + stall, &|| {
			assert_noop!(clear(), Refused::BiddingNotOver);
			for bidder in bidders {
				let reason = H256::repeat_byte(7);
				assert_ok!(Compliance::freeze(officer.clone(), bidder.clone(), reason));
				assert_ok!(Assets::freeze(issuer.clone(), MONEY, bidder.clone().into()));
			}
			assert_ok!(Assets::freeze_asset(issuer.clone(), MONEY));
		});
		block(ends + stall, &|| clear().unwrap());
		let failed = pallet_sales::Event::<Runtime>::SaleFailed { id, raised: 40 * UNIT };
		System::assert_has_event(failed.into());
		for bidder in bidders {
			let not_live = pallet_assets::Error::<Runtime>::AssetNotLive;
			assert_noop!(finish(id, bidder), not_live);
			assert_eq!(held(bidder), 20 * UNIT);
		}
		assert_ok!(Assets::thaw_asset(issuer, MONEY));
		for bidder in bidders {
			assert!(Compliance::frozen(bidder));
			assert_ok!(finish(id, bidder));
			assert_eq!((Assets::balance(MONEY, bidder), held(bidder)), (1_000 * UNIT, 0));
		}
		// And what was for sale.
		let before = Balances::free_balance(&alice);
		assert_ok!(dispatch(&bob, RoundCall::close { id: round }));
		assert_eq!(Balances::free_balance(&alice), before + 1_000 * UNIT + EXISTENTIAL_DEPOSIT);
		check();
	});
}

/// The chain stands still when bids should end, and for longer than bids wait.
#[test]
fn stall_should_take_no_time_from_bidders() {
	market().execute_with(|| {
		block(START, &|| ());
		let (bob, charlie) = (Bob.to_account_id(), Charlie.to_account_id());
		let (id, _) = open(terms(100 * UNIT));
		let ends = Sales::sale_info(id).unwrap().ends;
		block(START + 1, &|| bid(id, &bob, 40 * UNIT, 0).unwrap());
		let stall = 30 * DAYS;
		let at = START + 1 + stall;
		block(at, &|| bid(id, &charlie, 40 * UNIT, 0).unwrap());
		blocks_until(at, ends + stall);
		let clear = || dispatch(&bob, SaleCall::clear { id });
		block(ends + stall - 1, &|| {
			assert_noop!(clear(), Refused::BiddingNotOver);
		});
		block(ends + stall, &|| clear().unwrap());
		assert_ok!(finish(id, &bob));
		assert_ok!(finish(id, &charlie));
		check();
	});
}

/// Regression: a late bid left ten minutes, and collators who were silent for so long, which is no stall,
/// left nobody a block to answer it in.
#[test]
fn silence_that_is_no_stall_should_leave_time_to_answer_a_late_bid() {
	market().execute_with(|| {
		governance::origins::Pace::<Runtime>::put(1);
		let auction = |late: BlockNumber| {
			let base = terms(100 * UNIT);
			let (finishing, closes) = (MinFinishing::get(), base.bidding.closes);
			let form = Form::Auction { floor: UNIT, step: UNIT, ticks: 3, late };
			SaleTermsOf { form, finishing, until: closes + 2 * late + finishing, ..base }
		};
		let (bob, charlie, late) = (Bob.to_account_id(), Charlie.to_account_id(), MinLate::get());
		let short = Sales::do_open(Alice.to_account_id(), auction(late - 1));
		assert_eq!(short, Err(Refused::TimesInvalid.into()));
		block(START, &|| ());
		let (id, _) = open(auction(late));
		let ends = || Sales::sale_info(id).unwrap().ends;
		let last = ends() - 1;
		blocks_until(START, last);
		block(last, &|| bid(id, &bob, 100 * UNIT, 1).unwrap());
		assert_eq!(ends(), last + late);
		let answered = last + StallTolerance::get();
		block(answered, &|| bid(id, &charlie, 100 * UNIT, 2).unwrap());
		// The clock has run on.
		assert_eq!(pallet_distribution_clock::Lost::<Runtime>::get(), 0);
		assert_eq!(ends(), answered + late);
		check();
	});
}

/// Regression: bids waited for a week at least, and a freeze lasts for two before anybody has to ratify
/// it. So one officer alone could have purchases lapse, or call off a sale for its seller.
#[test]
fn freeze_of_one_officer_should_lapse_before_the_bids_do() {
	market().execute_with(|| {
		governance::origins::Pace::<Runtime>::put(1);
		let (seller, bidder, officer) =
			(Bob.to_account_id(), One.to_account_id(), Charlie.to_account_id());
		let waiting = |finishing: BlockNumber| {
			let base = terms(100 * UNIT);
			let until = base.bidding.closes + finishing + DAYS;
			SaleTermsOf { finishing, until, ..base }
		};
		let least = MinFinishing::get();
		let short = Sales::do_open(seller.clone(), waiting(least - 1));
		assert_eq!(short, Err(Refused::TimesInvalid.into()));
		let id = Sales::do_open(seller.clone(), waiting(least)).unwrap();
		assert_ok!(bid(id, &bidder, 40 * UNIT, 0));
		clear(id);
		for frozen in [&seller, &bidder] {
			let reason = H256::repeat_byte(7);
			assert_ok!(Compliance::freeze(signed(&officer), frozen.clone(), reason));
		}
		let lapses = Distribution::now() + FreezeTerm::get();
		relay(lapses - 1);
		assert_noop!(finish(id, &bidder), Refused::SellerRefused);
		relay(lapses);
		assert_ok!(finish(id, &bidder));
		assert_eq!((held(&bidder), Assets::balance(MONEY, &seller)), (0, 1_080 * UNIT));
		check();
	});
}

/// Sold for native tokens, to bidders by their levels; tokens that are locked are not money.
#[test]
fn asset_should_be_sold_for_native_tokens_by_levels() {
	market().execute_with(|| {
		let (bob, charlie, attester) =
			(Bob.to_account_id(), Charlie.to_account_id(), Eve.to_account_id());
		let classes = vec![Class { level: 0, weight: 1 }, Class { level: 2, weight: 3 }];
		let form = Form::Fixed { price: UNIT, first: 0, classes: classes.try_into().unwrap() };
		let (id, _) = open(SaleTermsOf {
			asset: NativeOrWithId::WithId(MONEY),
			money: NativeOrWithId::Native,
			form,
			..terms(100 * UNIT)
		});
		let statement = Statement {
			level: 2,
			jurisdiction: Country(*b"DE"),
			expires: 1_000_000,
			evidence: H256::zero(),
		};
		assert_ok!(Compliance::attest(signed(&attester), charlie.clone(), statement));
		assert_ok!(bid(id, &bob, 100 * UNIT, 0));
		assert_ok!(bid(id, &charlie, 100 * UNIT, 0));
		let poor = beneficiary(100);
		Balances::mint_into(&poor, 2 * UNIT).unwrap();
		assert_ok!(<Vesting as VestedTransfer<_>>::vested_transfer(
			&bob,
			&poor,
			50 * UNIT,
			UNIT,
			1_000_000
		));
		assert_noop!(bid(id, &poor, 10 * UNIT, 0), Refused::MoneyLacking);
		clear(id);
		for (bidder, bought) in [(&bob, 25), (&charlie, 75)] {
			assert_ok!(finish(id, bidder));
			assert_eq!(Assets::balance(MONEY, bidder), (1_000 + bought) * UNIT);
			assert_eq!(held(bidder), 0);
		}
		check();
	});
}
