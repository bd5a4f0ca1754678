//! Payout limits.

use super::*;
use polkadot_sdk::frame_support::traits::Hooks;

fn limit(level: u8, amount: Balance) -> LimitOf<Test> {
	Limit { asset: ASSET, level, amount }
}

fn set(limits: &[LimitOf<Test>]) {
	Registry::do_set_limits(limits.to_vec().try_into().unwrap());
}

fn pay(who: u8, amount: Balance) -> Result<(), Refusal> {
	Registry::pay(&holder(who), &Requirement::default(), &ASSET, amount)
}

/// Pays as much of `due` as may be paid in parts.
fn part(who: u8, due: Balance) -> Result<Balance, Refusal> {
	Registry::pay_up_to(&holder(who), &Requirement::default(), &ASSET, due)
}

#[docify::export]
#[test]
fn payments_should_add_up_to_the_limit_of_a_period_at_most() {
	run(|| {
		set(&[limit(0, 100), limit(1, 1_000)]);
		assert_eq!(pay(1, 101), Err(Refusal::AboveLimit));
		assert_eq!(pay(1, 60), Ok(()));
		// Half of the limit is for payments that are made whole, and only the other for parts.
		assert_eq!(Registry::allowance(&holder(1), &ASSET), Some(0));
		assert_eq!(Registry::allowance(&holder(2), &ASSET), Some(50));
		assert_eq!(pay(1, 40), Ok(()));
		assert_eq!(pay(1, 1), Err(Refusal::LimitReached));
		assert_eq!(Registry::passes_at(Refusal::LimitReached), Some(PERIOD));
		assert_eq!(Registry::passes_at(Refusal::AboveLimit), None);
		// Another asset, another account.
		assert_eq!(Registry::pay(&holder(1), &Requirement::default(), &7, 5_000), Ok(()));
		assert_eq!(pay(2, 100), Ok(()));
		// A higher level has a higher limit; what was received before still counts.
		assert_ok!(attest(0, 1, 1, "DE", 900));
		assert_eq!(Registry::allowance(&holder(1), &ASSET), Some(400));
		assert_ok!(attest(0, 1, 2, "DE", 900));
		assert_eq!(Registry::allowance(&holder(1), &ASSET), None);
		assert_eq!(pay(1, 1_000_000), Ok(()));
		System::set_block_number(PERIOD);
		assert_eq!(pay(2, 100), Ok(()));
	});
}

/// Regression: one unit a day, paid by a stranger, kept a row at the limit away for ever.
#[test]
fn row_within_the_limit_should_be_paid_in_every_period_whatever_a_stranger_pays_before() {
	run(|| {
		set(&[limit(0, 100)]);
		for day in 0..5 {
			System::set_block_number(day * PERIOD + 1);
			// What the stranger and the row made too much counts for the next day.
			let received = Balance::from(day);
			assert_eq!(Registry::allowance(&holder(1), &ASSET), Some(50 - received));
			assert_eq!(pay(1, 1), Ok(()));
			assert_eq!(pay(1, 100), Ok(()));
			assert_eq!(pay(1, 1), Err(Refusal::LimitReached));
			assert_eq!(Registry::allowance(&holder(1), &ASSET), Some(0));
		}
		// To keep it away, a stranger has to give away the whole limit each day.
		System::set_block_number(5 * PERIOD);
		assert_eq!(pay(1, 94), Ok(()));
		assert_eq!(Registry::check(&holder(1), &Requirement::default(), &ASSET, 100), Ok(()));
		assert_eq!(pay(1, 1), Ok(()));
		assert_eq!(pay(1, 100), Err(Refusal::LimitReached));
		System::set_block_number(6 * PERIOD);
		assert_eq!(pay(1, 100), Ok(()));
	});
}

/// Regression: a stranger used up the limit of each day by claiming the account's own stream or
/// rewards, and its row was refused every day, until it was lost.
#[test]
fn row_within_the_limit_should_be_paid_in_every_period_whatever_is_claimed_in_parts_before() {
	run(|| {
		set(&[limit(0, 100)]);
		for day in 0..5 {
			System::set_block_number(day * PERIOD + 1);
			assert_eq!(Registry::check(&holder(1), &Requirement::default(), &ASSET, 100), Ok(()));
			// The row of the day before leaves nothing for parts, but something for a row.
			let parts = if day == 0 { Ok(50) } else { Err(Refusal::LimitReached) };
			assert_eq!(part(1, 1_000), parts);
			assert_eq!(Registry::allowance(&holder(1), &ASSET), Some(0));
			assert_eq!(part(1, 1), Err(Refusal::LimitReached));
			assert_eq!(pay(1, 100), Ok(()));
			assert_eq!(pay(1, 100), Err(Refusal::LimitReached));
		}
	});
}

/// Regression: of a day, the account's own stream took all but a unit, which a stranger's row took.
/// Its own row was refused, every day, at a unit a day.
#[test]
fn row_within_the_limit_should_be_paid_after_parts_and_less_than_half_a_limit_of_a_strangers() {
	run(|| {
		set(&[limit(0, 100)]);
		for day in 0..5 {
			// A day whose limit was not lent to the row of the day before.
			System::set_block_number(2 * day * PERIOD + 1);
			assert_eq!(part(1, 1_000), Ok(50));
			assert_eq!(pay(1, 49), Ok(()));
			assert_eq!(pay(1, 100), Ok(()));
		}
		// Half of the limit, given away on each day, keeps it away.
		System::set_block_number(10 * PERIOD);
		assert_eq!(part(1, 1_000), Ok(50));
		assert_eq!(pay(1, 50), Ok(()));
		assert_eq!(pay(1, 100), Err(Refusal::LimitReached));
	});
}

#[test]
fn nothing_should_be_paid_in_parts_under_a_limit_of_one_unit() {
	run(|| {
		for most in [0, 1] {
			set(&[limit(0, most)]);
			assert_eq!(Registry::allowance(&holder(1), &ASSET), Some(0));
			assert_eq!(part(1, 1), Err(Refusal::AboveLimit));
			assert_eq!(part(1, 0), Ok(0));
			assert_eq!(pay(1, most), Ok(()));
		}
		// That holds whether or not the unit has been received.
		assert_eq!(pay(1, 1), Err(Refusal::LimitReached));
		assert_eq!(part(1, 1), Err(Refusal::AboveLimit));
		set(&[limit(0, 2)]);
		assert_eq!(part(1, 1), Err(Refusal::LimitReached));
		assert_eq!(part(2, 1), Ok(1));
	});
}

#[test]
fn payment_should_borrow_from_the_next_period_only_what_this_one_lacks() {
	run(|| {
		let received = |period| Received::<Test>::get(period, (holder(1), ASSET));
		set(&[limit(0, 100)]);
		assert_eq!(pay(1, 70), Ok(()));
		assert_eq!(pay(1, 50), Ok(()));
		assert_eq!((received(0), received(1), received(2)), (100, 20, 0));
		// In parts, only what is left of half the limit.
		assert_eq!(part(1, 5), Err(Refusal::LimitReached));
		System::set_block_number(PERIOD);
		assert_eq!(part(1, 90), Ok(30));
		assert_eq!((received(1), received(2)), (50, 0));
		// A limit that was lowered below what has been received refuses, until the next period.
		System::set_block_number(2 * PERIOD);
		assert_eq!(pay(1, 80), Ok(()));
		set(&[limit(0, 50)]);
		assert_eq!(pay(1, 1), Err(Refusal::LimitReached));
		// Nothing is paid at any time.
		assert_eq!(pay(1, 0), Ok(()));
		System::set_block_number(3 * PERIOD);
		assert_eq!(pay(1, 50), Ok(()));
	});
}

/// What clients are told of many rows is what each payment would meet.
#[test]
fn rows_should_be_screened_as_they_would_be_paid() {
	run(|| {
		set(&[limit(0, 100), limit(1, 1_000)]);
		assert_ok!(attest(0, 1, 1, "DE", 900));
		assert_ok!(attest(0, 2, 1, "FR", 900));
		assert_ok!(super::freezes::freeze(holder(3)));
		assert_eq!(pay(4, 100), Ok(()));
		let rows = [(1, 1_000), (1, 1_001), (2, 0), (3, 1), (4, 1), (5, 100), (5, 101)];
		let rows = rows.map(|(who, amount): (u8, Balance)| (holder(who), amount));
		let needs = [
			Requirement::default(),
			Requirement { jurisdictions: only(&["DE"]), ..Requirement::level(1) },
		];
		for (needs, refused) in needs.iter().zip([
			[None, Some(Refusal::AboveLimit), None],
			[None, Some(Refusal::AboveLimit), Some(Refusal::JurisdictionRefused)],
		]) {
			let answers = Registry::screen(needs, &ASSET, &rows);
			assert_eq!(answers.len(), rows.len());
			for ((who, amount), answer) in rows.iter().zip(&answers) {
				let checked = Registry::check(who, needs, &ASSET, (*amount).max(1));
				let told = answer.as_ref().copied().map_err(|obstacle| obstacle.refusal);
				assert_eq!(told, checked, "{who:?} {amount}");
			}
			let told = answers[..3].iter().map(|answer| answer.as_ref().err().map(|o| o.refusal));
			assert_eq!(told.collect::<Vec<_>>(), refused);
		}
		let limited = Registry::screen(&Requirement::default(), &ASSET, &rows[4..5]);
		let obstacle = limited[0].as_ref().unwrap_err();
		assert_eq!(obstacle.refusal, Refusal::LimitReached);
		assert_eq!(obstacle.passes_at, Registry::passes_at(Refusal::LimitReached));
	});
}

#[test]
fn lowest_limit_should_hold_when_several_apply() {
	run(|| {
		set(&[limit(3, 500), limit(0, 900), limit(1, 100)]);
		assert_eq!(Registry::allowance(&holder(1), &ASSET), Some(50));
		assert_ok!(attest(0, 1, 2, "DE", 900));
		assert_eq!(Registry::allowance(&holder(1), &ASSET), Some(250));
	});
}

/// Regression: a record that counts for no requirement, because it names a blocked country, gave
/// the level by which an account's limit was chosen.
#[test]
fn record_of_a_blocked_country_should_not_raise_a_limit() {
	run(|| {
		set(&[limit(0, 100), limit(1, 1_000)]);
		Registry::do_set_blocked(countries(&["KP"])).unwrap();
		assert_ok!(attest(0, 1, 3, "KP", 900));
		assert_eq!(Registry::status(&holder(1)).level, 0);
		assert_eq!(pay(1, 101), Err(Refusal::AboveLimit));
		// It does not lower what others say, and counts again once the country is not blocked.
		assert_ok!(attest(1, 1, 1, "FR", 900));
		assert_eq!(Registry::status(&holder(1)).level, 1);
		assert_eq!(pay(1, 1_001), Err(Refusal::AboveLimit));
		assert_eq!(pay(1, 101), Ok(()));
		Registry::do_set_blocked(countries(&["US"])).unwrap();
		assert_eq!(Registry::status(&holder(1)).level, 3);
		assert_eq!(pay(1, 1_001), Ok(()));
	});
}

#[test]
fn payment_should_be_capped_at_what_the_limit_still_allows() {
	run(|| {
		let pay_up_to = |who, asset, due| {
			Registry::pay_up_to(&holder(who), &Requirement::default(), &asset, due)
		};
		set(&[limit(0, 100)]);
		assert_eq!(pay_up_to(1, ASSET, 30), Ok(30));
		assert_eq!(pay_up_to(1, ASSET, 30), Ok(20));
		assert_eq!(pay_up_to(1, ASSET, 30), Err(Refusal::LimitReached));
		assert_eq!(pay_up_to(1, ASSET, 0), Ok(0));
		assert_eq!(Registry::allowance(&holder(1), &ASSET), Some(0));
		// Larger than the limit, but not on its own: it is paid in several periods.
		assert_eq!(pay_up_to(2, ASSET, 1_000), Ok(50));
		assert_eq!(pay_up_to(2, ASSET, 950), Err(Refusal::LimitReached));
		System::set_block_number(PERIOD);
		assert_eq!(pay_up_to(2, ASSET, 950), Ok(50));
		// Another asset has no limit.
		assert_eq!(pay_up_to(2, 7, 5_000), Ok(5_000));
	});
}

#[test]
fn capped_payment_should_be_refused_like_any_other() {
	run(|| {
		set(&[limit(3, 100)]);
		let strict = Requirement::level(1);
		let pay_up_to = || Registry::pay_up_to(&holder(1), &strict, &ASSET, 60);
		assert_eq!(pay_up_to(), Err(Refusal::LevelTooLow));
		assert_eq!(Received::<Test>::iter().count(), 0);
		assert_ok!(attest(0, 1, 1, "DE", 900));
		assert_eq!(pay_up_to(), Ok(50));
		assert_ok!(Registry::do_freeze(OFFICER, holder(1), H256::zero()));
		assert_eq!(pay_up_to(), Err(Refusal::Frozen));
		assert_eq!(Registry::allowance(&holder(1), &ASSET), Some(0));
	});
}

/// Regression: unbounded iteration in hooks, and state that no deposit covers.
#[test]
fn what_was_received_should_be_forgotten_when_the_period_is_over() {
	run(|| {
		set(&[limit(0, 100)]);
		for who in 1..=20 {
			assert_eq!(pay(who, 1), Ok(()));
		}
		let idle = |weight| Registry::on_idle(1, Weight::from_parts(weight, u64::MAX));
		assert_eq!(idle(1_000), Weight::from_parts(2, 0));
		assert_eq!(Received::<Test>::iter().count(), 20);
		System::set_block_number(3 * PERIOD + 5);
		assert_eq!(pay(1, 1), Ok(()));
		// One unit of what is left looks after freezes.
		for (weight, left) in [(0, 21), (1, 21), (12, 16), (22, 6)] {
			assert!(idle(weight).ref_time() <= weight);
			assert_eq!(Received::<Test>::iter().count(), left);
		}
		for _ in 0..4 {
			idle(1_000);
		}
		assert_eq!(Received::<Test>::iter().count(), 1);
		assert_eq!(OldestPeriod::<Test>::get(), 3);
	});
}

#[test]
fn nothing_should_be_written_when_there_is_no_limit() {
	run(|| {
		assert_eq!(pay(1, Balance::MAX), Ok(()));
		assert_eq!(Received::<Test>::iter().count(), 0);
	});
}

#[test]
fn block_should_declare_the_policy_for_all_its_payments() {
	run(|| {
		let costs = <Test as polkadot_sdk::frame_system::Config>::DbWeight::get();
		assert_eq!(Registry::on_initialize(1), value_weight::<PolicyOf<Test>>(costs));
	});
}
