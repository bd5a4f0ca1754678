//! Reports come from reporters who are not frozen.

use super::*;

#[test]
fn reports_should_come_from_the_named_reporter_alone() {
	started().execute_with(|| {
		let scores = vec![(Alice.to_account_id(), 5)].try_into().unwrap();
		assert_ok!(Emission::report(signed(&Bob.to_account_id()), WORK, scores));
		let scores = vec![(Alice.to_account_id(), 5)].try_into().unwrap();
		let refused = pallet_emission::Error::<Runtime>::NotReporter;
		assert_noop!(Emission::report(signed(&Alice.to_account_id()), WORK, scores), refused);
	});
}

#[test]
fn frozen_reporter_should_report_through_nobody() {
	started().execute_with(|| {
		let officer = sp_keyring::Sr25519Keyring::Charlie.to_account_id();
		let bob = Bob.to_account_id();
		assert_ok!(Compliance::freeze(signed(&officer), bob.clone(), Default::default()));
		let scores = vec![(Alice.to_account_id(), 5)].try_into().unwrap();
		let refused = pallet_emission::Error::<Runtime>::AccountFrozen;
		assert_noop!(Emission::report(signed(&bob), WORK, scores), refused);
	});
}

fn report(by: &AccountId, score: u64) -> DispatchResult {
	let scores = vec![(Alice.to_account_id(), score)].try_into().unwrap();
	Emission::report(signed(by), WORK, scores)
}

#[test]
fn second_reporter_should_go_on_when_the_first_is_frozen() {
	started().execute_with(|| {
		let officer = sp_keyring::Sr25519Keyring::Charlie.to_account_id();
		let second = sp_keyring::Sr25519Keyring::FerdieStash.to_account_id();
		let (alice, bob) = (Alice.to_account_id(), Bob.to_account_id());
		let reporters = vec![bob.clone(), second.clone()].try_into().unwrap();
		assert_ok!(Emission::set_reporters(RuntimeOrigin::root(), WORK, reporters, 10));
		let from = 1 + emission::ChangeDelay::get();
		(1..=from).for_each(era);
		assert_ok!(report(&bob, 1));
		assert_ok!(Compliance::freeze(signed(&officer), bob.clone(), Default::default()));
		let refused = DispatchError::from(pallet_emission::Error::<Runtime>::AccountFrozen);
		assert_noop!(report(&bob, 1), refused);
		// One can do the work of both.
		assert_ok!(report(&second, 10));
		era(from + 1);
		assert_noop!(report(&bob, 1), refused);
		assert_ok!(report(&second, 10));
		era(from + 2);
		assert_eq!(Emission::rewards(&alice)[0].claimable, 300_000 * UNIT);
	});
}

#[test]
fn thawed_reporter_should_report_what_it_could_not_before() {
	started().execute_with(|| {
		let officer = sp_keyring::Sr25519Keyring::Charlie.to_account_id();
		let (alice, bob) = (Alice.to_account_id(), Bob.to_account_id());
		assert_ok!(report(&bob, 1));
		era(1);
		let earned = 150_000 * UNIT;
		assert_eq!(Emission::rewards(&alice)[0].claimable, earned);
		// The pool's only reporter: the era mints nothing for it, and what was earned stays.
		assert_ok!(Compliance::freeze(signed(&officer), bob.clone(), Default::default()));
		assert_noop!(report(&bob, 1), pallet_emission::Error::<Runtime>::AccountFrozen);
		era(2);
		assert_eq!(Emission::rewards(&alice)[0].claimable, earned);
		// Half of the committee ends the freeze.
		let half = RuntimeOrigin::from(pallet_collective::RawOrigin::Members(1, 2));
		assert_ok!(Compliance::unfreeze(half, bob.clone(), Default::default()));
		assert_ok!(report(&bob, 1));
		era(3);
		assert_eq!(Emission::rewards(&alice)[0].claimable, 2 * earned);
	});
}
