//! A corruption test per invariant.

use super::*;
use crate::types::Entries;

fn corrupt(complaints: &'static str, breakage: impl FnOnce()) {
	build().execute_with(|| {
		assert_ok!(set(0, Everything, 10));
		assert_ok!(set(0, Round(7), 11));
		wait(DELAY);
		assert_ok!(set(0, Everything, 12));
		assert_eq!(Named::do_try_state(), Ok(()));
		breakage();
		assert_eq!(Named::do_try_state(), Err(complaints.into()));
	});
}

fn change(change: impl FnOnce(&mut Entries<AccountId32, u32, u64>)) {
	Records::<Test>::mutate_extant(who(0), |record| change(&mut record.entries));
}

#[test]
fn entries_should_say_something() {
	corrupt("record without a scope; deposit is for another state", || {
		change(|entries| *entries = Default::default());
	});
	corrupt("scope is there twice", || change(|entries| entries[1].scope = Everything));
	corrupt("scope says nothing", || change(|entries| entries[1].payee = None));
	corrupt("change changes nothing", || {
		change(|entries| entries[0].next.as_mut().unwrap().to = Some(who(10)));
	});
	corrupt("change of the future", || {
		change(|entries| entries[0].next.as_mut().unwrap().decided.at += 1);
	});
	corrupt("change of the future", || {
		change(|entries| entries[0].next.as_mut().unwrap().decided.lost += 1);
	});
}

#[test]
fn payees_should_be_accepted() {
	corrupt("payee without a key", || change(|entries| entries[1].payee = Some(KEYLESS)));
	corrupt("payee without a key", || {
		change(|entries| entries[0].next.as_mut().unwrap().to = Some(KEYLESS));
	});
}

#[test]
fn deposit_should_be_held() {
	corrupt("deposit is for another state", || {
		change(|entries| {
			let entry = Entry { scope: Round(8), ..entries[1].clone() };
			entries.try_push(entry).unwrap();
		});
	});
	corrupt("deposit is not held", || {
		let record = Records::<Test>::take(who(0)).unwrap();
		Records::<Test>::insert(who(1), record);
	});
}
