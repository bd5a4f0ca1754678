//! A corruption test per invariant.

use super::*;
use polkadot_sdk::frame_support::traits::fungible::MutateFreeze;

fn corrupt(complaint: &'static str, breakage: impl FnOnce()) {
	build().execute_with(|| {
		let terms =
			AttesterTerms { max_level: 3, jurisdictions: Jurisdictions::Any, expires: 10_000 };
		for n in 0..2 {
			let key = MultiSigner::Sr25519(pair(n, 0).public());
			Registry::do_add_attester(attester(n), terms.clone(), key).unwrap();
			Registry::do_attest(attester(n), &[(holder(1), says(1, "DE", 900))]).unwrap();
		}
		Registry::do_freeze(OFFICER, holder(2), H256::zero()).unwrap();
		Registry::do_try_state().unwrap();
		breakage();
		assert_eq!(Registry::do_try_state(), Err(complaint.into()));
	});
}

fn change(n: u8, change: impl FnOnce(&mut AttesterOf<Test>)) {
	Attesters::<Test>::mutate(attester(n), |attester| change(attester.as_mut().unwrap()));
}

#[test]
fn policy_should_list_the_attesters_in_office() {
	corrupt("epoch not yet begun", || NextEpoch::<Test>::put(1));
	corrupt("former attester is trusted", || change(0, |attester| attester.terms = None));
	corrupt("attester is not trusted exactly once", || {
		CurrentPolicy::<Test>::mutate(|policy| policy.attesters.pop());
	});
	corrupt("attester is trusted under other terms", || {
		CurrentPolicy::<Test>::mutate(|policy| policy.attesters[0].max_level = 200);
	});
	corrupt("former attester without records stays", || {
		CurrentPolicy::<Test>::mutate(|policy| {
			policy.attesters.retain(|t| t.attester != attester(0))
		});
		change(0, |attester| {
			attester.terms = None;
			attester.records = 0;
		});
	});
	corrupt("somebody unknown is trusted", || {
		CurrentPolicy::<Test>::mutate(|policy| {
			let stranger = Trusted { attester: holder(9), ..policy.attesters[0].clone() };
			policy.attesters.try_push(stranger).unwrap();
		});
	});
	corrupt("blocked country invalid", || {
		CurrentPolicy::<Test>::mutate(|policy| policy.blocked.try_push(Country([0; 2])).unwrap());
	});
}

#[test]
fn attesters_should_pay_for_their_records() {
	corrupt("attester's count of records is wrong", || change(0, |attester| attester.records = 2));
	corrupt("deposit without records, or none", || change(0, |attester| attester.deposit = None));
	corrupt("record of an unknown attester", || {
		Identities::<Test>::mutate(holder(1), |identity| {
			let stranger = Record { attester: holder(9), ..identity.records[0].clone() };
			identity.records.try_push(stranger).unwrap();
		});
	});
}

#[test]
fn identities_should_be_sound() {
	corrupt("empty identity", || {
		Identities::<Test>::insert(holder(3), IdentityOf::<Test>::default());
	});
	corrupt("two records of one attester", || {
		Identities::<Test>::mutate(holder(1), |identity| {
			let twin = identity.records[0].clone();
			identity.records.try_push(twin).unwrap();
		});
		change(0, |attester| attester.records = 2);
	});
	corrupt("record goes before it expires", || {
		Identities::<Test>::mutate(holder(1), |identity| identity.records[0].kept_until = 3);
	});
	corrupt("freeze differs from the record", || {
		Balances::thaw(&FreezeReason::Officer.into(), &holder(2)).unwrap();
	});
}

#[test]
fn received_should_be_of_periods_not_yet_removed() {
	corrupt("received in a period that is gone", || {
		Received::<Test>::insert(7, (holder(1), ASSET), 1);
	});
}
