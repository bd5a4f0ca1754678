//! A corruption test per invariant. A corruption may break others besides; all are reported.

use super::*;
use polkadot_sdk::{
	frame_support::traits::{
		fungible::{MutateFreeze, MutateHold},
		tokens::Precision,
	},
	sp_runtime::DispatchError,
};

fn corrupted(breakage: impl FnOnce()) -> &'static str {
	build().execute_with(|| {
		Registry::do_add_officer(OFFICER).unwrap();
		for n in 0..2 {
			Registry::do_add_attester(attester(n), terms(3), key(n)).unwrap();
			Registry::do_attest(attester(n), &[(holder(1), says(1, "DE", 900))]).unwrap();
		}
		Registry::do_freeze(OFFICER, holder(2), H256::zero()).unwrap();
		Registry::do_freeze(OFFICER, holder(3), H256::zero()).unwrap();
		Registry::do_unfreeze(None, holder(3), H256::zero()).unwrap();
		Registry::do_try_state().unwrap();
		breakage();
		let Err(DispatchError::Other(report)) = Registry::do_try_state() else {
			panic!("nothing was found")
		};
		report
	})
}

fn corrupt(complaint: &str, breakage: impl FnOnce()) {
	let report = corrupted(breakage);
	assert!(report.split("; ").any(|found| found == complaint), "{report}");
}

#[test]
fn everything_that_is_wrong_should_be_reported_together() {
	let report = corrupted(|| {
		NextEpoch::<Test>::put(1);
		Balances::thaw(&FreezeReason::Officer.into(), &holder(2)).unwrap();
		Received::<Test>::insert(7, (holder(1), ASSET), 1);
	});
	assert_eq!(
		report,
		"epoch not yet begun; freeze differs from the record; received in a period that is gone"
	);
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
	corrupt("attester is trusted under other terms", || {
		CurrentPolicy::<Test>::mutate(|policy| policy.attesters[0].may_block = true);
	});
	corrupt("two attesters with one key", || change(0, |attester| attester.key = key(1)));
	corrupt("too many attesters may block", || {
		for n in 0..=MAX_BLOCKERS as u8 {
			let who = attester(n);
			let epoch = u32::from(n);
			let of_one = Attester {
				terms: Some(AttesterTerms { may_block: true, ..terms(3) }),
				key: key(n),
				key_number: 0,
				epoch,
				records: 0,
				deposit: None,
			};
			Attesters::<Test>::insert(who, of_one);
		}
	});
	corrupt("blocked country invalid", || {
		CurrentPolicy::<Test>::mutate(|policy| policy.blocked.try_push(Country([0; 2])).unwrap());
	});
}

#[test]
fn attesters_should_pay_for_their_records() {
	corrupt("attester's count of records is wrong", || change(0, |attester| attester.records = 2));
	corrupt("deposit without records, or none", || change(0, |attester| attester.deposit = None));
	corrupt("deposit is for another number of records", || {
		let (one, two) = (Registry::footprint(1), Registry::footprint(2));
		let other = attester(1);
		change(0, |attester| {
			let deposit = attester.deposit.take().unwrap();
			assert_eq!(deposit.footprint(), one);
			attester.deposit = Some(deposit.update(&other, two).unwrap());
		});
	});
	corrupt("deposit and hold differ", || {
		let reason = RecordHold::get();
		Balances::release(&reason, &attester(0), 1, Precision::Exact).unwrap();
	});
	corrupt("record of an epoch to come", || {
		Identities::<Test>::mutate(holder(1), |identity| identity.records[0].epoch = 1);
	});
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
	corrupt("number of frozen accounts is wrong", || {
		CurrentPolicy::<Test>::mutate(|policy| policy.frozen = 0);
	});
	corrupt("frozen account has no reference", || {
		System::dec_consumers(&holder(2));
		System::dec_providers(&holder(2)).unwrap();
	});
}

#[test]
fn officers_should_be_sound() {
	corrupt("an officer is listed twice", || {
		Officers::<Test>::mutate(|officers| {
			officers.try_push(OFFICER).unwrap();
		})
	});
	corrupt("somebody suspended is no officer", || {
		Suspended::<Test>::mutate(|suspended| suspended.try_push(SECOND).unwrap());
	});
	corrupt("count of somebody who is no officer", || {
		FreezeCounts::<Test>::insert(SECOND, FreezeCount { period: 0, freezes: 1 });
	});
}

#[test]
fn freezes_should_be_waited_for() {
	corrupt("freeze never lapses", || {
		Queue::<Test>::remove(Waiting::Lapse, 0);
	});
	corrupt("queue has a gap", || {
		Queue::<Test>::remove(Waiting::Lapse, 0);
	});
	corrupt("item outside of its queue", || {
		QueueEnds::<Test>::mutate(Waiting::Lapse, |(first, _)| *first = 1);
	});
	corrupt("officer rests for ever", || {
		Queue::<Test>::remove(Waiting::Rest, 0);
	});
	corrupt("freeze begins in the future", || {
		Identities::<Test>::mutate(holder(2), |identity| {
			identity.frozen.as_mut().unwrap().since = 2;
		});
	});
}

#[test]
fn received_should_be_of_periods_not_yet_removed() {
	corrupt("received in a period that is gone", || {
		Received::<Test>::insert(7, (holder(1), ASSET), 1);
	});
	corrupt("nothing received", || Received::<Test>::insert(0, (holder(1), ASSET), 0));
	corrupt("lent without need", || Received::<Test>::insert(1, (holder(1), ASSET), 1));
}
