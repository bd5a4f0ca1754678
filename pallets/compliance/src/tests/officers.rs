//! Officers: appointing, removing and suspending them.

use super::freezes::{freeze, freeze_by, unfreeze};
use super::*;

#[test]
fn officers_should_be_named_and_removed() {
	run(|| {
		assert_noop!(Registry::do_add_officer(OFFICER), E::AlreadyOfficer);
		assert_ok!(Registry::do_add_officer(holder(1)));
		assert_ok!(Registry::do_add_officer(holder(2)));
		assert_noop!(Registry::do_add_officer(holder(3)), E::TooManyOfficers);
		assert_ok!(Registry::do_remove_officer(OFFICER));
		assert_noop!(Registry::do_remove_officer(OFFICER), E::NotOfficer);
		assert_noop!(freeze(holder(9)), E::NotOfficer);
		assert_ok!(freeze_by(holder(1), holder(9)));
	});
}

#[test]
fn officer_should_do_nothing_while_suspended() {
	run(|| {
		Registry::do_add_officer(SECOND).unwrap();
		assert_ok!(freeze(holder(1)));
		assert_ok!(freeze_by(SECOND, holder(2)));
		let suspend = |who| Call::suspend_officer { who };
		for who in [SECOND, MEMBER, attester(0)] {
			assert_noop!(signed(who, suspend(OFFICER)), BadOrigin);
		}
		assert_noop!(signed(COMMITTEE, suspend(holder(1))), E::NotOfficer);
		assert_ok!(signed(COMMITTEE, suspend(OFFICER)));
		System::assert_last_event(Event::OfficerSuspended { who: OFFICER }.into());
		assert_noop!(signed(COMMITTEE, suspend(OFFICER)), E::AlreadySuspended);
		let suspended: Vec<_> = Registry::officers().iter().map(|info| info.suspended).collect();
		assert_eq!(suspended, [true, false]);

		assert_noop!(freeze(holder(3)), E::OfficerSuspended);
		assert_noop!(unfreeze(holder(1)), E::OfficerSuspended);
		let ratify = Call::ratify_freeze { who: holder(2) };
		assert_noop!(signed(OFFICER, ratify), E::OfficerSuspended);
		// The others go on, also with what this one began.
		assert_ok!(signed(SECOND, Call::ratify_freeze { who: holder(1) }));

		// Only governance brings an officer back: neither the officer nor the committee.
		let reinstate = |who| Call::reinstate_officer { who };
		for who in [OFFICER, COMMITTEE, SECOND] {
			assert_noop!(signed(who, reinstate(OFFICER)), BadOrigin);
		}
		assert_ok!(dispatch(RuntimeOrigin::root(), reinstate(OFFICER)));
		System::assert_last_event(Event::OfficerReinstated { who: OFFICER }.into());
		assert_noop!(dispatch(RuntimeOrigin::root(), reinstate(OFFICER)), E::NotSuspended);
		assert_ok!(unfreeze(holder(1)));
	});
}

#[test]
fn suspension_should_end_with_the_office() {
	run(|| {
		assert_ok!(freeze(holder(1)));
		assert_ok!(Registry::do_suspend_officer(OFFICER));
		assert_ok!(Registry::do_remove_officer(OFFICER));
		assert_noop!(Registry::do_reinstate_officer(OFFICER), E::NotSuspended);
		assert_eq!(FreezeCounts::<Test>::iter().count(), 0);
		// Governance appoints them anew.
		assert_ok!(Registry::do_add_officer(OFFICER));
		assert_ok!(unfreeze(holder(1)));
	});
}

/// Regression: a frozen officer unfroze themselves through a proxy.
#[test]
fn officer_should_not_act_when_frozen_before_being_appointed() {
	run(|| {
		assert_ok!(freeze(SECOND));
		Registry::do_add_officer(SECOND).unwrap();
		let call = Call::unfreeze { who: SECOND, reason: H256::zero() };
		assert_noop!(signed(SECOND, call.clone()), E::OfficerFrozen);
		assert_noop!(freeze_by(SECOND, holder(1)), E::OfficerFrozen);
		assert_noop!(signed(SECOND, Call::ratify_freeze { who: SECOND }), E::OfficerFrozen);
		// Once the freeze has lapsed they act, before the chain has removed it.
		System::set_block_number(1 + TERM);
		assert_noop!(signed(SECOND, call), E::NotYourFreeze);
		assert_ok!(freeze_by(SECOND, holder(1)));
	});
}
