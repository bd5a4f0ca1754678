//! Where payments go.

use super::*;

#[docify::export]
#[test]
fn narrowest_scope_should_decide() {
	run(|| {
		assert_ok!(set(0, Everything, 10));
		assert_ok!(set(0, Round(7), 11));
		wait(DELAY);
		assert_eq!(payee(0, 1, Some(7)), Some(who(11)));
		assert_eq!(payee(0, 1, Some(8)), Some(who(10)));
		// A reward belongs to no round.
		assert_eq!(payee(0, 1, None), Some(who(10)));
		// An asset is between the two.
		assert_ok!(set(0, Asset(1), 12));
		wait(DELAY);
		assert_eq!(payee(0, 1, Some(7)), Some(who(11)));
		assert_eq!(payee(0, 1, Some(8)), Some(who(12)));
		assert_eq!(payee(0, 2, Some(8)), Some(who(10)));
	});
}

#[test]
fn owner_should_be_paid_when_it_has_named_nobody() {
	run(|| {
		assert_eq!(payee(0, 1, Some(7)), None);
		assert_ok!(set(0, Round(7), 10));
		wait(DELAY);
		assert_eq!(payee(0, 1, Some(8)), None);
		assert_eq!(payee(0, 1, None), None);
		// Nor has anybody else.
		assert_eq!(payee(1, 1, Some(7)), None);
	});
}

#[test]
fn change_should_be_in_force_after_the_delay_and_not_before() {
	run(|| {
		assert_ok!(set(0, Everything, 10));
		wait(DELAY - 1);
		assert_eq!(payee(0, 1, None), None);
		wait(1);
		assert_eq!(payee(0, 1, None), Some(who(10)));
		assert_ok!(set(0, Everything, 11));
		wait(DELAY - 1);
		assert_eq!(payee(0, 1, None), Some(who(10)));
		wait(1);
		assert_eq!(payee(0, 1, None), Some(who(11)));
		assert_ok!(clear(0, Everything));
		wait(DELAY - 1);
		assert_eq!(payee(0, 1, None), Some(who(11)));
		wait(1);
		assert_eq!(payee(0, 1, None), None);
	});
}

#[test]
fn time_in_which_nobody_could_cancel_should_not_count() {
	run(|| {
		Lost::set(5);
		assert_ok!(set(0, Everything, 10));
		Lost::set(25);
		wait(DELAY + 19);
		assert_eq!(payee(0, 1, None), None);
		wait(1);
		assert_eq!(payee(0, 1, None), Some(who(10)));
	});
}

#[test]
fn payment_should_be_passed_on_once() {
	run(|| {
		assert_ok!(set(0, Everything, 1));
		assert_ok!(set(1, Everything, 2));
		wait(DELAY);
		assert_eq!(payee(0, 1, None), Some(who(1)));
		// Not even in a circle.
		assert_ok!(set(2, Everything, 0));
		wait(DELAY);
		assert_eq!(payee(2, 1, None), Some(who(0)));
	});
}

#[test]
fn owner_should_name_itself_as_an_exception() {
	run(|| {
		assert_ok!(set(0, Everything, 10));
		assert_ok!(set(0, Round(7), 0));
		wait(DELAY);
		assert_eq!(payee(0, 1, Some(7)), None);
		assert_eq!(payee(0, 1, Some(8)), Some(who(10)));
	});
}

#[test]
fn everybody_should_see_what_is_in_force_and_what_comes() {
	run(|| {
		assert!(Named::named(&who(0)).is_empty());
		assert_ok!(set(0, Round(7), 11));
		assert_ok!(set(0, Everything, 10));
		wait(DELAY);
		assert_ok!(set(0, Everything, 12));
		assert_ok!(clear(0, Round(7)));
		wait(30);
		Lost::set(4);
		let info = |scope, payee, next| PayeeInfo { scope, payee: Some(payee), next };
		let next = |payee| Some(NextPayee { payee, active: 1 + 2 * DELAY + 4 });
		assert_eq!(
			Named::named(&who(0)),
			[info(Everything, who(10), next(Some(who(12)))), info(Round(7), who(11), next(None))]
		);
		wait(DELAY);
		// Nothing is written for it, and what says nothing any longer is not shown.
		assert_eq!(Named::named(&who(0)), [info(Everything, who(12), None)]);
		assert_eq!(Records::<Test>::get(who(0)).unwrap().entries.len(), 2);
	});
}

#[test]
fn account_without_a_key_should_not_be_accepted() {
	run(|| {
		assert!(!Named::accepts(&KEYLESS));
		assert!(Named::accepts(&who(1)));
	});
}
