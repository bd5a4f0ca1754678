//! Vested rounds: tokens locked in the holder's account by pallet-vesting.

use super::*;
use polkadot_sdk::{
	frame_support::traits::VestedTransfer,
	pallet_vesting::{self, Vesting as Schedules},
};

fn vested(list: &List) -> TermsOf<Test> {
	TermsOf::<Test> { release: Release::Vested { start: 100, length: 30 }, ..list.terms() }
}

#[test]
fn vested_claim_should_lock_the_tokens_in_the_holders_account() {
	run(|| {
		let list = List::new(vec![(who(0), 1_000)]);
		let id = open(vested(&list));
		assert_ok!(claim(id, &list, 0));
		let schedules = Schedules::<Test>::get(who(0)).unwrap();
		// Rounded up, so that everything unlocks within the 30 blocks.
		assert_eq!(schedules[0], pallet_vesting::VestingInfo::new(1_000, 34, 100));
		assert_eq!(Balances::usable_balance(who(0)), 0);
		System::set_block_number(115);
		Vesting::vest(RuntimeOrigin::signed(who(0))).unwrap();
		assert_eq!(Balances::usable_balance(who(0)), 15 * 34);
		System::set_block_number(130);
		Vesting::vest(RuntimeOrigin::signed(who(0))).unwrap();
		assert_eq!(Balances::usable_balance(who(0)), 1_000);
		assert!(Schedules::<Test>::get(who(0)).is_none());
		assert_noop!(claim(id, &list, 0), E::AlreadyClaimed);
	});
}

/// Regression: vesting-slot spam that blocks a claim must cost the victim nothing but time.
#[test]
fn claim_should_keep_the_entitlement_when_vesting_slots_are_full() {
	run(|| {
		let list = List::new(vec![(who(0), 1_000)]);
		let id = open(vested(&list));
		for _ in 0..3 {
			<Vesting as VestedTransfer<_>>::vested_transfer(&RELAYER, &who(0), 50, 1, 10).unwrap();
		}
		assert_noop!(claim(id, &list, 0), pallet_vesting::Error::<Test>::AtMaxVestingSchedules);
		// The holder merges two schedules and claims.
		Vesting::merge_schedules(RuntimeOrigin::signed(who(0)), 0, 1).unwrap();
		assert_ok!(claim(id, &list, 0));
		assert_eq!(Balances::free_balance(who(0)), 1_150);
	});
}

#[test]
fn vested_claim_should_be_free_at_once_when_the_schedule_is_over() {
	run(|| {
		let list = List::new(vec![(who(0), 1_000)]);
		let id = open(vested(&list));
		System::set_block_number(500);
		assert_ok!(claim(id, &list, 0));
		assert_eq!(Balances::usable_balance(who(0)), 1_000);
	});
}

/// Regression: rows below what pallet-vesting accepts were listed, and could never be paid.
#[test]
fn rows_too_small_to_be_vested_should_not_be_listed() {
	run(|| {
		let release = Release::Vested { start: 100, length: 30 };
		let terms = TermsOf::<Test> { release, ..listed_terms(1_000) };
		let (id, other) = (draft(terms.clone()), draft(listed_terms(1_000)));
		let add = |id, amount| {
			let entries = vec![(who(0), 100), (who(1), amount)].try_into().unwrap();
			dispatch(RuntimeOrigin::signed(MANAGER), Call::add_entries { id, entries })
		};
		assert_noop!(add(id, ED - 1), E::BelowMinVested);
		assert_ok!(add(id, ED));
		// Where nothing is vested they can be listed, so such a draft cannot become vested.
		assert_ok!(add(other, ED - 1));
		let amend = |id, terms: &TermsOf<Test>| {
			let terms = terms.clone();
			dispatch(RuntimeOrigin::signed(MANAGER), Call::amend { id, terms })
		};
		assert_noop!(amend(other, &terms), E::ReleaseFixed);
		assert_ok!(amend(id, &terms));
		assert_ok!(amend(id, &listed_terms(1_000)));
		assert_noop!(amend(id, &terms), E::ReleaseFixed);
		// Without rows there is nothing to compare.
		let empty = draft(listed_terms(1_000));
		assert_ok!(amend(empty, &terms));
	});
}
