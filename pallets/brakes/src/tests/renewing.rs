//! What a referendum decides.

use super::*;

fn renew(brake: BrakeOf<Test>, duration: u64) -> DispatchResult {
	referendum(Call::renew { brake, duration })
}

#[test]
fn referendum_should_keep_a_brake_on_beyond_its_budget() {
	run(|| {
		assert_ok!(pause(PAUSE_BUDGET - 1));
		block(START + 100);
		assert_ok!(renew(paused(), MAX_RENEWAL));
		let until = START + 100 + MAX_RENEWAL;
		System::assert_has_event(Event::<Test>::Renewed { brake: paused(), until }.into());
		// Only what was before, up to this block, is on the committee's budget.
		assert_eq!(Brakes::spent(&paused()), 101);
		block(until - 1);
		assert!(!may_transfer());
		block(until);
		assert!(may_transfer());
		assert_eq!(Brakes::spent(&paused()), 101);
		assert_ok!(pause(38));
	});
}

#[test]
fn renewal_should_have_a_bound_of_its_own() {
	run(|| {
		assert_noop!(renew(Brake::SafeMode, MAX_RENEWAL + 1), E::DurationInvalid);
		assert_noop!(renew(Brake::SafeMode, 0), E::DurationInvalid);
		let unknown = Brake::Call(name("Balances", "take"));
		assert_noop!(renew(unknown, 1), E::UnknownCall);
		let needed = Brake::Call(name("Brakes", "renew"));
		assert_noop!(renew(needed, 1), E::Unpausable);
	});
}

#[test]
fn renewed_brake_should_be_the_referendums_to_change() {
	run(|| {
		assert_ok!(renew(paused(), 50));
		assert!(!may_transfer());
		assert_noop!(pause(60), E::Renewed);
		assert_noop!(release(paused()), E::Renewed);
		// It sets the end, to an earlier time as well as to a later one.
		assert_ok!(renew(paused(), 20));
		assert_eq!(NextEnd::<Test>::get(), Some(START + 20));
		assert_ok!(referendum(Call::release { brake: paused() }));
		assert!(may_transfer());
		assert_eq!(Brakes::spent(&paused()), 0);
	});
}

#[test]
fn referendum_should_release_what_the_committee_pulled() {
	run(|| {
		assert_ok!(enter());
		block(START + 7);
		assert_ok!(referendum(Call::release { brake: Brake::SafeMode }));
		assert!(may_transfer());
		assert_eq!(Brakes::spent(&Brake::SafeMode), 8);
	});
}

#[test]
fn renewing_should_give_an_end_to_a_brake_that_has_none() {
	run(|| {
		assert!(<TxPause as TransactionPause>::pause(transfer()).is_ok());
		assert_ok!(renew(paused(), 10));
		block(START + 10);
		assert!(may_transfer());
	});
}

/// Regression: safe mode that had been entered elsewhere kept its own end, by the blocks of this
/// chain, and a renewal beyond that did nothing.
#[test]
fn renewal_should_lengthen_safe_mode_that_was_entered_elsewhere() {
	run(|| {
		assert!(<SafeMode as traits::SafeMode>::enter(5).is_ok());
		assert_ok!(renew(Brake::SafeMode, 50));
		for passed in 1..=50 {
			next_block(START + passed);
			assert!(SafeMode::is_entered(), "ended after {passed} blocks");
		}
		next_block(START + 51);
		assert!(!SafeMode::is_entered());
		assert!(Active::<Test>::get().is_empty());
	});
}

/// Regression: a vote that is enacted after a stall, before brakes end, charged the committee for
/// the stall.
#[test]
fn renewal_should_charge_a_brake_up_to_its_end_when_that_is_past() {
	run(|| {
		assert_ok!(pause(20));
		next_block(START + 700);
		assert!(!may_transfer());
		assert_ok!(renew(paused(), 50));
		assert_eq!(Used::<Test>::get(paused()).0[0], Stretch { last: START + 700, length: 21 });
		block(START + 750);
		assert!(may_transfer());
		// The referendum's time is on no budget.
		assert_eq!(Brakes::spent(&paused()), 21);
	});
}
