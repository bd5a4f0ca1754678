//! Pulling a brake: what it stops, who may, what is refused.

use super::*;

#[test]
#[docify::export]
fn paused_call_should_be_allowed_again_when_its_time_is_over() {
	run(|| {
		assert_ok!(pause(100));
		assert!(!may_transfer());
		block(START + 99);
		assert!(!may_transfer());
		block(START + 100);
		assert!(may_transfer());
		// It was on in 101 blocks of the clock, so 39 of the budget are left.
		assert_noop!(pause(39), E::BudgetSpent);
		assert_ok!(pause(38));
	});
}

#[test]
fn safe_mode_should_end_by_itself() {
	run(|| {
		assert_ok!(enter());
		System::assert_has_event(
			Event::<Test>::Pulled { brake: Brake::SafeMode, until: START + SAFE_MODE }.into(),
		);
		assert!(!may_transfer());
		block(START + SAFE_MODE - 1);
		assert!(SafeMode::is_entered());
		block(START + SAFE_MODE);
		assert!(!SafeMode::is_entered());
		assert!(may_transfer());
		System::assert_has_event(Event::<Test>::Ended { brake: Brake::SafeMode }.into());
		assert!(Active::<Test>::get().is_empty());
	});
}

#[test]
fn brakes_should_be_the_committees_alone() {
	run(|| {
		for origin in [RuntimeOrigin::signed(STRANGER), RuntimeOrigin::root()] {
			assert_noop!(Brakes::pause(origin.clone(), transfer(), 1), BadOrigin);
			assert_noop!(Brakes::enter_safe_mode(origin), BadOrigin);
		}
		for account in [STRANGER, COMMITTEE] {
			let origin = RuntimeOrigin::signed(account);
			assert_noop!(Brakes::renew(origin, Brake::SafeMode, 1), BadOrigin);
		}
		assert_ok!(enter());
		let stranger = RuntimeOrigin::signed(STRANGER);
		assert_noop!(Brakes::release(stranger, Brake::SafeMode), BadOrigin);
	});
}

#[test]
fn pulling_again_should_make_it_last_longer() {
	run(|| {
		assert_ok!(pause(50));
		assert_noop!(pause(50), E::NotLonger);
		assert_noop!(pause(20), E::NotLonger);
		block(START + 30);
		assert_ok!(pause(50));
		block(START + 79);
		assert!(!may_transfer());
		block(START + 80);
		assert!(may_transfer());
		assert_eq!(Brakes::spent(&paused()), 81);
		// One stretch, not two.
		assert_eq!(Used::<Test>::get(paused()).0.len(), 1);
	});
}

#[test]
fn pausing_should_need_a_call_that_there_is_and_a_time() {
	run(|| {
		let pause = |name, duration| committee(Call::pause { call: name, duration });
		assert_noop!(pause(name("Balances", "transfer"), 1), E::UnknownCall);
		assert_noop!(pause(name("balances", "transfer_all"), 1), E::UnknownCall);
		assert_noop!(pause(name("Balances", ""), 1), E::UnknownCall);
		assert_noop!(pause(name("Brakes", "release"), 1), E::Unpausable);
		assert_noop!(pause(name("TxPause", "unpause"), 1), E::Unpausable);
		assert_noop!(pause(transfer(), 0), E::DurationInvalid);
		assert_noop!(pause(transfer(), u64::MAX), E::BudgetSpent);
	});
}

#[test]
fn brakes_should_be_limited_in_number() {
	run(|| {
		let names: Vec<_> =
			all_calls().filter(|name| name.0.as_slice() == b"Balances").take(5).collect();
		let pause =
			|n: usize, duration| committee(Call::pause { call: names[n].clone(), duration });
		assert_ok!(enter());
		for n in 1..MAX_BRAKES as usize {
			assert_ok!(pause(n, 10));
		}
		assert_noop!(pause(4, 10), E::TooManyBrakes);
		// One that is on can still be made to last.
		assert_ok!(pause(1, 11));
		assert_ok!(release(Brake::Call(names[1].clone())));
		assert_ok!(pause(4, 10));
	});
}

/// Regression: with as many calls paused as could be, a failed migration had no place for a brake
/// that ends by the clock.
#[test]
fn last_place_should_be_kept_for_safe_mode() {
	run(|| {
		let names: Vec<_> =
			all_calls().filter(|name| name.0.as_slice() == b"Balances").take(4).collect();
		for call in &names[..MAX_BRAKES as usize - 1] {
			assert_ok!(committee(Call::pause { call: call.clone(), duration: 10 }));
		}
		let call = names[MAX_BRAKES as usize - 1].clone();
		assert_noop!(committee(Call::pause { call: call.clone(), duration: 10 }), E::TooManyBrakes);
		let renew = Call::renew { brake: Brake::Call(call), duration: 10 };
		assert_noop!(referendum(renew), E::TooManyBrakes);
		assert_ok!(enter());
	});
}

#[test]
fn brake_that_was_put_on_elsewhere_should_not_be_the_committees() {
	run(|| {
		assert!(<TxPause as TransactionPause>::pause(transfer()).is_ok());
		assert_noop!(pause(10), E::OnElsewhere);
		assert_noop!(release(paused()), E::NotOn);
		assert!(<SafeMode as traits::SafeMode>::enter(5).is_ok());
		assert_noop!(enter(), E::OnElsewhere);
		assert_noop!(release(Brake::SafeMode), E::NotOn);
	});
}

#[test]
fn brakes_should_work_in_safe_mode() {
	run(|| {
		assert_ok!(enter());
		assert_ok!(pause(10));
		assert_ok!(release(Brake::SafeMode));
		assert!(!may_transfer());
	});
}
