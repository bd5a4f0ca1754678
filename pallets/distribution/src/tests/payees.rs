//! Payments to whom their owners have named: every way of paying, and every refusal.

use super::{
	aside::{fill_slots, set_aside},
	*,
};
use codec::Compact;
use polkadot_sdk::{
	frame_support::traits::Authorize,
	frame_system::RawOrigin,
	pallet_vesting::{self, Vesting as Schedules},
	sp_runtime::{
		traits::Dispatchable,
		transaction_validity::{InvalidTransaction, TransactionSource},
	},
};

/// The account that owner `n` names.
fn payee(n: u32) -> AccountId32 {
	who(100 + n)
}

/// Owner `n` names it for everything.
fn name(n: u32) {
	Named::name(who(n), None, payee(n));
}

fn freeze(who: AccountId32) {
	Registry::refuse(who, Refusal::Frozen);
}

/// The payments in the events, in order: row, owner, payee and amount.
pub(super) fn paid(id: RoundId) -> Vec<(u32, AccountId32, AccountId32, Balance)> {
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Distribution(Event::Paid {
				id: of,
				index,
				beneficiary,
				payee,
				amount,
				..
			}) if of == id => Some((index, beneficiary, payee, amount)),
			_ => None,
		})
		.collect()
}

/// Recomputes the digest of a round from the events.
pub(super) fn digest(id: RoundId) -> H256 {
	let start = audit::start(H256::repeat_byte(69), id);
	(0..).zip(paid(id)).fold(start, |digest, (sequence, (index, owner, payee, amount))| {
		audit::extend(digest, sequence, &owner, &payee, amount, index)
	})
}

fn claim_of(id: RoundId, list: &List, row: u32) -> Call<Test> {
	let (beneficiary, evidence) = (list.rows[row as usize].0.clone(), list.evidence(row));
	Call::claim { id, beneficiary, evidence }
}

fn range_of(id: RoundId, list: &List, row: u32) -> Call<Test> {
	let (beneficiary, amount) = list.rows[row as usize].clone();
	let rows = vec![RangeRow::Pay { beneficiary, amount: Compact(amount) }].try_into().unwrap();
	let siblings = list.tree.range(row, 1).unwrap().try_into().unwrap();
	Call::claim_range { id, first: row, rows, siblings }
}

fn batch_of(id: RoundId, list: &List, rows: &[u32]) -> Call<Test> {
	let claims: Vec<_> = rows.iter().map(|row| list.item(*row)).collect();
	Call::claim_batch { id, claims: claims.try_into().unwrap() }
}

fn signed(call: Call<Test>) -> DispatchResult {
	dispatch(RuntimeOrigin::signed(RELAYER), call)
}

fn free(call: Call<Test>) -> DispatchResult {
	dispatch(RawOrigin::None.into(), call)
}

/// Ways to pay a row of a list whose tree is in the order of its rows.
type Way = fn(RoundId, &List, u32) -> DispatchResult;
const WAYS: [(&str, Way); 5] = [
	("signed", |id, list, row| signed(claim_of(id, list, row))),
	("free", |id, list, row| free(claim_of(id, list, row))),
	("batch", |id, list, row| signed(batch_of(id, list, &[row]))),
	("range", |id, list, row| signed(range_of(id, list, row))),
	("free range", |id, list, row| free(range_of(id, list, row))),
];

#[test]
fn payee_should_be_paid_whoever_claims_and_however() {
	let vested = Release::Vested { start: 150, length: 30 };
	for (way, pay) in WAYS {
		for release in [Release::Immediate, vested, stream()] {
			run(|| {
				let list = List::simple(3).in_row_order();
				name(1);
				let id = open(TermsOf::<Test> { release, ..list.terms() });
				System::set_block_number(200);
				assert_ok!(pay(id, &list, 1));
				assert_ok!(pay(id, &list, 2));
				let wanted = [(1, who(1), payee(1), 200), (2, who(2), who(2), 300)];
				assert_eq!(paid(id), wanted, "{way}");
				assert_eq!(digest(id), round(id).audit);
				let balances = [who(1), payee(1), who(2)].map(Balances::free_balance);
				assert_eq!(balances, [0, 200, 300], "{way}");
				assert_eq!(pay(id, &list, 1), Err(E::AlreadyClaimed.into()), "{way}");
			});
		}
	}
}

#[test]
fn payee_should_be_paid_in_the_asset_of_the_round() {
	for (way, pay) in WAYS {
		run(|| {
			let list = List::simple(3).in_row_order();
			name(1);
			let asset = NativeOrWithId::WithId(1);
			let id = open(TermsOf::<Test> { asset, ..list.terms() });
			assert_ok!(pay(id, &list, 1));
			assert_eq!(paid(id), [(1, who(1), payee(1), 200)], "{way}");
			assert_eq!([who(1), payee(1)].map(|who| Assets::balance(1, who)), [0, 200]);
		});
	}
}

#[test]
fn payee_should_be_paid_by_the_chain_itself() {
	run(|| {
		name(1);
		let id = open_listed(List::simple(3).rows, Release::Immediate);
		advance_to(3, 10);
		assert_eq!(paid(id)[1], (1, who(1), payee(1), 200));
		assert_eq!(round(id).rows_claimed, 3);
		assert_eq!(digest(id), round(id).audit);
		assert_ok!(Distribution::do_close(id));
	});
}

#[test]
fn vested_row_should_be_locked_in_the_account_of_the_payee() {
	run(|| {
		let list = List::new(vec![(who(0), 1_000)]);
		let release = Release::Vested { start: 100, length: 30 };
		let id = open(TermsOf::<Test> { release, ..list.terms() });
		name(0);
		assert_ok!(claim(id, &list, 0));
		assert!(Schedules::<Test>::get(who(0)).is_none());
		let schedule = pallet_vesting::VestingInfo::new(1_000, 34, 100);
		assert_eq!(Schedules::<Test>::get(payee(0)).unwrap()[0], schedule);
		assert_eq!(Balances::usable_balance(payee(0)), 0);
	});
}

/// The owner of a stream stays, whoever is paid meanwhile.
#[test]
fn stream_should_go_to_whoever_is_named_at_each_payment() {
	run(|| {
		let list = List::new(vec![(who(0), 1_000), (who(1), 2_000)]);
		let id = open(TermsOf::<Test> { release: stream(), ..list.terms() });
		let again = || claim_for(id, who(0), Evidence::Recorded { index: 0 });
		System::set_block_number(120);
		name(0);
		assert_ok!(claim(id, &list, 0));
		assert_eq!(Streams::<Test>::get(id, 0).unwrap().beneficiary, who(0));
		// It is not the payee's.
		let recorded = Evidence::Recorded { index: 0 };
		assert_noop!(claim_for(id, payee(0), recorded), E::NotBeneficiary);
		System::set_block_number(155);
		Named::name(who(0), Some(id), who(7));
		assert_ok!(again());
		System::set_block_number(170);
		Named::forget(&who(0), Some(id));
		Named::forget(&who(0), None);
		assert_ok!(again());
		System::set_block_number(200);
		name(0);
		assert_ok!(again());
		let to: Vec<_> =
			paid(id).into_iter().map(|(_, _, payee, amount)| (payee, amount)).collect();
		assert_eq!(to, [(payee(0), 200), (who(7), 350), (who(0), 150), (payee(0), 300)]);
		assert_eq!(digest(id), round(id).audit);
	});
}

#[test]
fn payee_of_one_round_should_not_be_that_of_another() {
	run(|| {
		let list = List::simple(3);
		let (id, other) = (open(list.terms()), open(list.terms()));
		name(1);
		Named::name(who(1), Some(id), who(7));
		assert_ok!(claim(id, &list, 1));
		assert_ok!(claim(other, &list, 1));
		assert_eq!(paid(id), [(1, who(1), who(7), 200)]);
		assert_eq!(paid(other), [(1, who(1), payee(1), 200)]);
	});
}

/// Nothing is paid to the owner instead, and nothing is lost.
#[test]
fn payment_should_wait_while_the_payee_is_frozen_or_blocked() {
	let reasons: [(Refusal, DispatchError); 2] = [
		(Refusal::Frozen, E::PayeeFrozen.into()),
		(Refusal::JurisdictionBlocked, E::PayeeBlocked.into()),
	];
	for (reason, error) in reasons {
		for (way, pay) in WAYS {
			run(|| {
				let list = List::simple(3).in_row_order();
				let id = open(list.terms());
				name(1);
				Registry::refuse(payee(1), reason);
				// What is signed for several rows sets aside what is refused, and succeeds by it.
				let kept = matches!(way, "batch" | "range");
				let outcome = pay(id, &list, 1);
				assert_eq!(outcome, if kept { Ok(()) } else { Err(error) }, "{way}");
				if kept {
					System::assert_has_event(Event::ClaimRefused { id, index: 1, error }.into());
				} else {
					assert_ok!(set_aside(id, &list, 1));
				}
				assert_eq!((round(id).claimed, round(id).set_aside), (0, 200));
				Registry::accept_all();
				until_over(1_000);
				assert_ok!(Distribution::do_close(id));
				assert_ok!(pay(id, &list, 1));
				assert_eq!(paid(id), [(1, who(1), payee(1), 200)]);
				assert_eq!(Balances::free_balance(who(1)), 0);
			});
		}
	}
}

#[test]
fn pushed_row_should_be_set_aside_while_the_payee_is_frozen() {
	run(|| {
		name(1);
		freeze(payee(1));
		let id = open_listed(List::simple(3).rows, Release::Immediate);
		advance_to(3, 10);
		let error = E::PayeeFrozen.into();
		System::assert_has_event(Event::PushSkipped { id, index: 1, error }.into());
		assert_eq!((round(id).rows_claimed, round(id).set_aside), (2, 200));
		assert_eq!(Balances::free_balance(who(1)), 0);
		Registry::accept_all();
		assert_ok!(claim_for(id, who(1), Evidence::Recorded { index: 1 }));
		assert_eq!(Balances::free_balance(payee(1)), 200);
		assert_ok!(Distribution::do_close(id));
	});
}

#[test]
fn row_should_be_set_aside_for_the_payee_only_while_it_is_refused() {
	run(|| {
		let list = List::simple(3);
		let id = open(list.terms());
		name(1);
		assert_noop!(set_aside(id, &list, 1), E::NotRefused);
		freeze(payee(1));
		assert_ok!(set_aside(id, &list, 1));
		// Somebody else's payee is nothing to do with it.
		assert_noop!(set_aside(id, &list, 2), E::NotRefused);
	});
}

#[test]
fn owner_should_be_asked_for_what_the_round_requires_and_the_payee_should_not() {
	run(|| {
		let list = List::simple(3);
		let id = open(list.terms());
		name(1);
		Registry::refuse(payee(1), Refusal::LevelTooLow);
		assert_ok!(claim(id, &list, 1));
		name(2);
		Registry::refuse(who(2), Refusal::LevelTooLow);
		assert_noop!(claim(id, &list, 2), E::LevelTooLow);
		name(0);
		freeze(who(0));
		assert_noop!(claim(id, &list, 0), E::AccountFrozen);
	});
}

/// Regression: a refused payee must not use up what the owner may receive.
#[test]
fn refused_payee_should_not_count_against_the_limit_of_the_owner() {
	run(|| {
		let list = List::simple(3).in_row_order();
		let id = open(list.terms());
		LIMIT.set(Some(250));
		name(1);
		freeze(payee(1));
		for (_, pay) in WAYS {
			let _ = pay(id, &list, 1);
		}
		assert_eq!(LIMIT.get(), Some(250));
		Registry::accept_all();
		assert_ok!(claim(id, &list, 1));
		assert_eq!(LIMIT.get(), Some(50));
	});
}

#[test]
fn slots_of_the_payee_should_count_and_not_those_of_the_owner() {
	run(|| {
		let list = List::new(vec![(who(0), 1_000), (who(1), 1_000)]);
		let release = Release::Vested { start: 100, length: 30 };
		let id = open(TermsOf::<Test> { release, ..list.terms() });
		name(0);
		fill_slots(0);
		assert_ok!(claim(id, &list, 0));
		name(1);
		fill_slots(101);
		assert_noop!(claim(id, &list, 1), pallet_vesting::Error::<Test>::AtMaxVestingSchedules);
		assert_ok!(set_aside(id, &list, 1));
	});
}

#[test]
fn payment_should_be_refused_when_the_account_of_the_payee_cannot_hold_it() {
	run(|| {
		let list = List::new(vec![(who(0), ED - 1), (who(1), 100)]);
		let id = open(list.terms());
		name(0);
		// That the owner could hold it does not help.
		Balances::transfer_allow_death(RuntimeOrigin::signed(RELAYER), who(0), ED).unwrap();
		assert_noop!(claim(id, &list, 0), E::BelowMinimumBalance);
		Balances::transfer_allow_death(RuntimeOrigin::signed(RELAYER), payee(0), ED).unwrap();
		assert_ok!(claim(id, &list, 0));
		assert_eq!(Balances::free_balance(payee(0)), 2 * ED - 1);
	});
}

/// No registry of payees accepts a pot. If one did, the round would pay itself.
#[test]
fn round_should_not_pay_its_own_pot_as_a_payee() {
	run(|| {
		let list = List::simple(3);
		let id = open(list.terms());
		Named::name(who(1), None, Distribution::pot(id));
		assert_noop!(claim(id, &list, 1), E::BeneficiaryIsPot);
	});
}

#[test]
fn pool_should_name_what_is_wrong_with_the_payee() {
	run(|| {
		let list = List::simple(3);
		let id = open(list.terms());
		name(1);
		let call = RuntimeCall::Distribution(claim_of(id, &list, 1));
		let authorize = || call.authorize(TransactionSource::External).unwrap();
		assert!(authorize().is_ok());
		freeze(payee(1));
		let DispatchError::Module(module) = E::PayeeFrozen.into() else { unreachable!() };
		let invalid = InvalidTransaction::Custom(module.error[0]);
		assert_eq!(authorize().map(|_| ()), Err(invalid.into()));
		let evidence = list.evidence(1);
		let asked = Distribution::claimable(id, &who(1), &evidence);
		assert_eq!(asked.map(|_| ()), Err(E::PayeeFrozen.into()));
	});
}

/// Whoever has named nobody is not weighed for those who have.
#[test]
fn claim_should_weigh_the_question_about_the_payee() {
	let weight = |call: Call<Test>| {
		let origin = RuntimeOrigin::signed(RELAYER);
		let info = RuntimeCall::Distribution(call).dispatch(origin).unwrap();
		info.actual_weight.unwrap().ref_time()
	};
	type Make = fn(RoundId, &List, u32) -> Call<Test>;
	let calls: [(&str, Make); 4] = [
		("claim", claim_of),
		("range", range_of),
		("batch", |id, list, row| batch_of(id, list, &[row])),
		("many", |id, list, row| Call::claim_many {
			beneficiary: who(row),
			claims: vec![(id, list.evidence(row))].try_into().unwrap(),
		}),
	];
	for (way, call) in calls {
		run(|| {
			PAYEE_TIME.set(7);
			let list = List::simple(4).in_row_order();
			let id = open(list.terms());
			// The declared weight has it for each row.
			let declared = Distribution::claim_weight(&list.evidence(1)).ref_time();
			PAYEE_TIME.set(0);
			assert_eq!(declared, 7 + Distribution::claim_weight(&list.evidence(1)).ref_time());
			PAYEE_TIME.set(7);
			let without = weight(call(id, &list, 1));
			name(2);
			assert_eq!(weight(call(id, &list, 2)), without + 7, "{way}");
		});
	}
}

/// A row whose payee cannot be asked about any longer waits for the next block.
#[test]
fn push_should_stay_within_its_weight_when_payees_are_asked_about() {
	run(|| {
		PAYEE_TIME.set(3);
		(0..10).for_each(name);
		let id = open_listed(List::simple(10).rows, Release::Immediate);
		let mut before = 0;
		for units in 0..60 {
			let limit = Weight::from_parts(units, u64::MAX);
			let used = Distribution::on_idle(2, limit);
			assert!(used.all_lte(limit), "used {used} of {limit}");
			let now = round(id).payments;
			// Each takes two for the row, and three for the payee.
			assert!((now - before) * 5 <= used.ref_time());
			before = now;
		}
		assert_eq!(before, 10);
		assert!(paid(id).iter().all(|(index, _, to, _)| *to == payee(*index)));
	});
}
