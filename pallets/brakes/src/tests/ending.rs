//! The end of a brake.

use super::*;

#[test]
fn released_brake_should_be_off_and_pay_for_its_time_alone() {
	run(|| {
		assert_ok!(pause(100));
		block(START + 30);
		assert_ok!(release(paused()));
		System::assert_has_event(Event::<Test>::Released { brake: paused() }.into());
		assert!(may_transfer());
		assert_eq!(Brakes::spent(&paused()), 31);
		assert_eq!(NextEnd::<Test>::get(), None);
		assert_noop!(release(paused()), E::NotOn);
	});
}

#[test]
fn brakes_should_end_each_at_its_time() {
	run(|| {
		assert_ok!(pause(20));
		assert_ok!(enter());
		let all = name("Balances", "transfer_all");
		assert_ok!(committee(Call::pause { call: all.clone(), duration: 30 }));
		assert_eq!(NextEnd::<Test>::get(), Some(START + 20));
		block(START + 20);
		assert_eq!(NextEnd::<Test>::get(), Some(START + 30));
		assert!(!TxPause::is_paused(&transfer()));
		assert!(TxPause::is_paused(&all));
		// A block that comes late ends all that are over.
		block(START + 500);
		assert_eq!(NextEnd::<Test>::get(), None);
		assert!(!TxPause::is_paused(&all));
		assert!(!SafeMode::is_entered());
		// The time that was asked for counts, not that of the stall.
		assert_eq!(Brakes::spent(&Brake::SafeMode), SAFE_MODE + 1);
		assert_eq!(Brakes::spent(&Brake::Call(all)), 31);
	});
}

#[test]
fn block_should_cost_one_reading_unless_a_brake_ends() {
	run(|| {
		assert_ok!(pause(20));
		assert_eq!(Brakes::end_due(), <() as WeightInfo>::on_initialize());
		RelayClock::set_block_number(START + 20);
		assert_eq!(Brakes::end_due(), <() as WeightInfo>::end_brakes(1));
		assert_eq!(Brakes::end_due(), <() as WeightInfo>::on_initialize());
	});
}

#[test]
fn brake_that_was_ended_elsewhere_should_leave_the_books_sound() {
	let exit = <SafeMode as traits::SafeMode>::exit;
	run(|| {
		assert_ok!(enter());
		assert!(exit().is_ok());
		assert!(may_transfer());
		// It is still noted, with the time that was asked for: the committee gains nothing.
		block(START + 10);
		assert_ok!(enter());
		assert!(!may_transfer());
		assert!(exit().is_ok());
		block(START + 10 + SAFE_MODE);
		assert!(may_transfer());
		assert_eq!(Brakes::spent(&Brake::SafeMode), 10 + SAFE_MODE + 1);
	});
}

#[test]
fn brake_should_be_releasable_after_a_stall_before_it_ends_by_itself() {
	run(|| {
		assert_ok!(pause(20));
		// The first block after a stall begins with the clock of its parent.
		next_block(START + 700);
		assert_ok!(release(paused()));
		assert_eq!(Used::<Test>::get(paused()).0[0], Stretch { last: START + 700, length: 21 });
	});
}
