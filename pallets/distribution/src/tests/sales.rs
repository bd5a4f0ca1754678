//! Rounds of sales: opened with their sale, and paid as it says.

use super::*;
use pallet_distribution_common::{RoundClock, SaleRounds};
use polkadot_sdk::{
	frame_support::{assert_err, storage::with_storage_layer, traits::VestingSchedule},
	pallet_vesting,
};

/// What the sale asks of the pallet.
type Sold = Distribution;

/// Terms of a round of a sale of `budget`, with room for four bids.
fn terms(budget: Balance, release: Release<u64>) -> TermsOf<Test> {
	TermsOf::<Test> { source: Source::Sale { bids: 4 }, release, ..listed_terms(budget) }
}

fn open_sale(terms: TermsOf<Test>) -> RoundId {
	<Sold as SaleRounds<_, _, _, _>>::open(MANAGER, terms).unwrap()
}

/// Delivers to account `n` as row `row`.
fn deliver(id: RoundId, row: u32, n: u32, amount: Balance) -> DispatchResult {
	// As in a call: what fails leaves nothing.
	with_storage_layer(|| {
		<Sold as SaleRounds<_, _, _, _>>::deliver(id, row, RELAYER, &who(n), amount)
	})
}

fn conclude(id: RoundId, total: Balance) -> DispatchResult {
	<Sold as SaleRounds<_, _, _, _>>::conclude(id, total)
}

fn time(id: RoundId) -> Option<RoundClock<u64>> {
	<Sold as SaleRounds<_, _, _, _>>::clock(id)
}

#[test]
fn sale_should_open_its_round_with_the_money_in_the_pot() {
	run(|| {
		let before = Balances::free_balance(MANAGER);
		let id = open_sale(terms(1_000, Release::Immediate));
		let it = round(id);
		assert_eq!((it.status, it.manager, it.total, it.rows), (Status::Open, MANAGER, 1_000, 4));
		assert_eq!(pot(id), 1_000 + ED);
		let held = Balances::total_balance_on_hold(&MANAGER);
		assert_eq!(Balances::free_balance(MANAGER), before - held - 1_000 - ED);
		// Nobody else decides who is paid, and the seller takes nothing back.
		let evidence = Evidence::Recorded { index: 0 };
		assert_noop!(claim_for(id, who(0), evidence), E::WrongEvidence);
		assert_noop!(claim_for(id, who(0), List::simple(4).evidence(0)), E::WrongEvidence);
		let seller = |call| dispatch(RuntimeOrigin::signed(MANAGER), call);
		assert_noop!(seller(Call::abandon { id }), E::NotDraft);
		assert_noop!(seller(Call::close { id }), E::TooEarlyToClose);
		assert_eq!(Distribution::rows_of(id, &who(0), None).rows, Vec::<u32>::new());
	});
}

#[test]
fn sale_should_not_open_a_round_that_it_cannot_fund_or_nobody_could_draft() {
	run(|| {
		let open =
			|terms| with_storage_layer(|| <Sold as SaleRounds<_, _, _, _>>::open(MANAGER, terms));
		assert_err!(open(terms(PLENTY, Release::Immediate)), TokenError::FundsUnavailable);
		let none = TermsOf::<Test> {
			source: Source::Sale { bids: 0 },
			..terms(1_000, Release::Immediate)
		};
		assert_err!(open(none), E::NoRows);
		Registry::refuse(MANAGER, Refusal::Frozen);
		assert_err!(open(terms(1_000, Release::Immediate)), E::ManagerFrozen);
		assert_eq!(NextRoundId::<Test>::get(), 0);
	});
}

/// A round that says it is a sale's, and is not, would promise what nobody keeps.
#[test]
fn round_of_a_sale_should_not_be_drafted_by_hand() {
	run(|| {
		let call = |call| dispatch(RuntimeOrigin::signed(MANAGER), call);
		let terms = terms(1_000, Release::Immediate);
		assert_noop!(call(Call::draft { terms: terms.clone() }), E::OpenedBySale);
		let id = draft(listed_terms(1_000));
		assert_noop!(call(Call::amend { id, terms }), E::OpenedBySale);
	});
}

#[test]
fn delivery_should_be_a_payment_like_any_other_and_be_made_once() {
	run(|| {
		let id = open_sale(terms(1_000, Release::Immediate));
		Named::name(who(1), None, who(11));
		assert_ok!(deliver(id, 0, 0, 600));
		assert_ok!(deliver(id, 3, 1, 300));
		assert_eq!(Balances::free_balance(who(0)), 600);
		assert_eq!((Balances::free_balance(who(1)), Balances::free_balance(who(11))), (0, 300));
		assert_eq!(payments(id), [(0, 0, who(0), 600), (1, 3, who(1), 300)]);
		let mut digest = audit::start(System::block_hash(0), id);
		digest = audit::extend(digest, 0, &who(0), &who(0), 600, 0);
		digest = audit::extend(digest, 1, &who(1), &who(11), 300, 3);
		assert_eq!(round(id).audit, digest);
		for (row, n, amount, error) in [
			(0, 0, 100, E::AlreadyClaimed),
			(4, 2, 100, E::IndexOutOfRange),
			(1, 2, 101, E::BudgetExceeded),
			(1, 2, 0, E::AmountZero),
		] {
			assert_err!(deliver(id, row, n, amount), error);
		}
		let listed = open_listed(vec![(who(5), 100)], Release::Immediate);
		assert_err!(deliver(listed, 0, 5, 100), E::WrongEvidence);
		assert_eq!(round(id).claimed, 900);
	});
}

#[test]
fn delivery_should_ask_compliance_and_keep_the_limits() {
	run(|| {
		let id = open_sale(terms(1_000, Release::Immediate));
		Registry::refuse(who(0), Refusal::Frozen);
		assert_err!(deliver(id, 0, 0, 100), E::AccountFrozen);
		Registry::accept_all();
		Named::name(who(0), Some(id), who(10));
		Registry::refuse(who(10), Refusal::Frozen);
		assert_err!(deliver(id, 0, 0, 100), E::PayeeFrozen);
		Registry::accept_all();
		LIMIT.set(Some(50));
		assert_err!(deliver(id, 0, 0, 100), E::PayoutLimitReached);
		LIMIT.set(None);
		assert_ok!(deliver(id, 0, 0, 100));
	});
}

#[test]
fn vested_delivery_should_be_locked_for_the_buyer() {
	run(|| {
		let id = open_sale(terms(1_000, Release::Vested { start: 100, length: 30 }));
		let least = <Sold as SaleRounds<AccountId32, AssetKind, Balance, u64>>::smallest(
			&round(id).release,
		);
		assert_eq!(least, ED);
		assert_ok!(deliver(id, 0, 0, 600));
		assert_eq!(<Vesting as VestingSchedule<_>>::vesting_balance(&who(0)), Some(600));
		let low = pallet_vesting::Error::<Test>::AmountLow;
		assert_err!(deliver(id, 1, 0, ED - 1), low);
	});
}

#[test]
fn stream_should_begin_with_the_delivery_and_be_claimed_like_any_other() {
	run(|| {
		let Release::Streamed { schedule, .. } = stream() else { panic!() };
		let release = |prepaid| Release::Streamed { schedule, revocable: false, prepaid };
		for prepaid in [false, true] {
			System::set_block_number(50);
			let id = open_sale(terms(2_000, release(prepaid)));
			let before = Balances::total_balance_on_hold(&RELAYER);
			// Nothing has unlocked yet: the record says what is to come.
			assert_ok!(deliver(id, 2, 0, 1_000));
			assert_eq!(Balances::total_balance_on_hold(&RELAYER) > before, !prepaid);
			let record = Streams::<Test>::get(id, 2).unwrap();
			assert_eq!((record.beneficiary, record.total, record.paid), (who(0), 1_000, 0));
			assert_err!(deliver(id, 2, 0, 1_000), E::AlreadyClaimed);
			assert_eq!(Distribution::rows_of(id, &who(0), None).rows, [2]);
			let evidence = || Evidence::Recorded { index: 2 };
			assert_noop!(claim_for(id, who(0), evidence()), E::NothingUnlocked);
			assert_noop!(claim_for(id, who(1), evidence()), E::NotBeneficiary);
			System::set_block_number(150);
			let paid = Balances::free_balance(who(0));
			assert_ok!(claim_for(id, who(0), evidence()));
			assert_eq!(Balances::free_balance(who(0)) - paid, 500);
			// Of what has unlocked, a delivery pays at once.
			assert_ok!(deliver(id, 3, 1, 100));
			assert_eq!(Streams::<Test>::get(id, 3).unwrap().paid, 50);
			assert_ok!(conclude(id, 1_100));
			assert_noop!(
				dispatch(RuntimeOrigin::signed(RELAYER), Call::close { id }),
				E::TooEarlyToClose
			);
			System::set_block_number(200);
			assert_ok!(claim_for(id, who(0), evidence()));
			assert_ok!(claim_for(id, who(1), Evidence::Recorded { index: 3 }));
			assert_ok!(Distribution::do_close(id));
			assert_ok!(Distribution::do_clean_up(id, 32));
			assert!(!Rounds::<Test>::contains_key(id));
			assert_eq!(Balances::total_balance_on_hold(&RELAYER), before);
		}
	});
}

#[test]
fn stream_of_a_refused_buyer_should_not_begin() {
	run(|| {
		let Release::Streamed { schedule, .. } = stream() else { panic!() };
		let release = Release::Streamed { schedule, revocable: false, prepaid: false };
		let id = open_sale(terms(1_000, release));
		Registry::refuse(who(0), Refusal::LevelTooLow);
		assert_err!(deliver(id, 0, 0, 500), E::LevelTooLow);
		Registry::accept_all();
		Named::name(who(0), None, who(10));
		Registry::refuse(who(10), Refusal::Frozen);
		assert_err!(deliver(id, 0, 0, 500), E::PayeeFrozen);
		Named::name(who(0), None, Distribution::pot(id));
		assert_err!(deliver(id, 0, 0, 500), E::BeneficiaryIsPot);
		assert_eq!(round(id).rows_claimed, 0);
	});
}

/// Nothing is paid yet, so that a limit which passes with the day is in the way of nothing.
#[test]
fn stream_should_begin_although_the_limit_of_the_day_is_used_up() {
	run(|| {
		let Release::Streamed { schedule, .. } = stream() else { panic!() };
		let release = Release::Streamed { schedule, revocable: false, prepaid: false };
		let id = open_sale(terms(1_000, release));
		LIMIT.set(Some(0));
		assert_ok!(deliver(id, 0, 0, 500));
		assert_eq!(Streams::<Test>::get(id, 0).unwrap().paid, 0);
		Registry::refuse(who(1), Refusal::AboveLimit);
		LIMIT.set(None);
		assert_err!(deliver(id, 1, 1, 500), E::AbovePayoutLimit);
	});
}

#[test]
fn delivery_should_be_possible_unless_an_account_is_in_the_way() {
	run(|| {
		let can =
			|id, n, amount| <Sold as SaleRounds<_, _, _, _>>::can_deliver(id, &who(n), amount);
		let id = open_sale(terms(1_000, Release::Immediate));
		assert!(can(id, 0, 1_000) && !can(id, 0, 1_001) && !can(99, 0, 1_000));
		// The account does not exist yet.
		assert!(can(id, 0, ED) && !can(id, 0, ED - 1));
		for refusal in [Refusal::Frozen, Refusal::JurisdictionBlocked] {
			Registry::refuse(who(0), refusal);
			assert!(!can(id, 0, 1_000));
			Registry::accept_all();
		}
		assert!(can(id, 0, 1_000));
	});
}

/// Regression: whoever named an account that cannot be paid got out of what it had bought.
#[test]
fn delivery_should_be_possible_whomever_the_buyer_has_named() {
	run(|| {
		let can =
			|id, n, amount| <Sold as SaleRounds<_, _, _, _>>::can_deliver(id, &who(n), amount);
		let id = open_sale(terms(1_000, Release::Immediate));
		Named::name(who(0), Some(id), who(10));
		for (refusal, error) in
			[(Refusal::Frozen, E::PayeeFrozen), (Refusal::JurisdictionBlocked, E::PayeeBlocked)]
		{
			Registry::refuse(who(10), refusal);
			assert_err!(deliver(id, 0, 0, 1_000), error);
			assert!(can(id, 0, 1_000) && !can(id, 0, 1_001));
			Registry::accept_all();
		}
		// An account that could not hold so little is in the buyer's way, and nobody else's.
		assert_err!(deliver(id, 0, 0, ED - 1), E::BelowMinimumBalance);
		assert!(can(id, 0, ED - 1));
		Named::forget(&who(0), Some(id));
		assert_ok!(deliver(id, 0, 0, 1_000));
	});
}

#[test]
fn round_should_close_as_soon_as_what_was_delivered_is_paid_and_return_the_rest() {
	run(|| {
		let id = open_sale(terms(1_000, Release::Immediate));
		assert_ok!(deliver(id, 0, 0, 600));
		let close = || dispatch(RuntimeOrigin::signed(RELAYER), Call::close { id });
		assert_noop!(close(), E::TooEarlyToClose);
		// A sale that says less than it has delivered, or more than there is, is wrong.
		assert_noop!(conclude(id, 599), E::BudgetExceeded);
		assert_noop!(conclude(id, 1_001), E::BudgetExceeded);
		assert_ok!(conclude(id, 600));
		System::assert_last_event(Event::<Test>::SaleConcluded { id, total: 600 }.into());
		let before = Balances::free_balance(MANAGER);
		assert_ok!(close());
		assert_eq!(Balances::free_balance(MANAGER), before + 400 + ED);
		assert_eq!(time(id), None);
		// Too late to change anything.
		assert_ok!(conclude(id, 0));
		assert_eq!(round(id).total, 600);
		assert_ok!(Distribution::do_clean_up(id, 32));
		assert_ok!(conclude(id, 0));
		// A sale that sold nothing.
		let failed = open_sale(terms(1_000, Release::Immediate));
		assert_ok!(conclude(failed, 0));
		assert_ok!(Distribution::do_close(failed));
	});
}

#[test]
fn clock_of_the_round_should_stand_still_while_nobody_can_claim() {
	run(|| {
		let id = open_sale(terms(1_000, Release::Immediate));
		assert_eq!((time(draft(listed_terms(10))), time(99)), (None, None));
		let running = |time| Some(RoundClock { time, paused: false });
		System::set_block_number(100);
		assert_eq!(time(id), running(100));
		Lost::set(30);
		System::set_block_number(140);
		assert_eq!(time(id), running(110));
		assert_ok!(dispatch(RuntimeOrigin::root(), Call::pause { id }));
		System::set_block_number(160);
		assert_eq!(time(id), Some(RoundClock { time: 110, paused: true }));
		assert_err!(deliver(id, 0, 0, 500), E::NotOpen);
		assert_ok!(dispatch(RuntimeOrigin::root(), Call::resume { id }));
		assert_eq!(time(id), running(110));
		assert_ok!(deliver(id, 0, 0, 500));
		// The window ends when its clock says so.
		System::set_block_number(1_049);
		assert_ok!(deliver(id, 1, 1, 100));
		System::set_block_number(1_050);
		assert_eq!(time(id), running(1_000));
		assert_err!(deliver(id, 2, 2, 100), E::WindowClosed);
	});
}
