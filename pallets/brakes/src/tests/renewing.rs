//! What a referendum decides.

use super::*;

fn renew(brake: BrakeOf<Test>, duration: u64) -> DispatchResult {
	referendum(Call::renew { brake, duration })
}

#[test]
fn referendum_should_keep_a_brake_on_beyond_its_budget() {
	run(|| {
		assert_ok!(pause(PAUSE_BUDGET));
		block(START + 100);
		assert_ok!(renew(paused(), MAX_RENEWAL));
		let until = START + 100 + MAX_RENEWAL;
		System::assert_has_event(Event::<Test>::Renewed { brake: paused(), until }.into());
		// Only what was before is on the committee's budget.
		assert_eq!(Brakes::spent(&paused()), 100);
		block(until - 1);
		assert!(!may_transfer());
		block(until);
		assert!(may_transfer());
		assert_eq!(Brakes::spent(&paused()), 100);
		assert_ok!(pause(40));
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
		assert_eq!(Brakes::spent(&Brake::SafeMode), 7);
	});
}

#[test]
fn renewing_should_give_an_end_to_a_brake_that_has_none() {
	run(|| {
		assert_ok!(TxPause::pause(RuntimeOrigin::root(), transfer()));
		assert_ok!(renew(paused(), 10));
		block(START + 10);
		assert!(may_transfer());
	});
}
