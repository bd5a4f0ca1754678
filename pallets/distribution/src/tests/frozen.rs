//! A frozen manager pays out no draft, and gets back what is its own.

use super::*;

fn freeze_manager() {
	Registry::refuse(MANAGER, Refusal::Frozen);
}

/// Regression: a draft is a vault that no freeze reaches. Through a multisig, a proxy or a scheduled
/// call, whose fees somebody else pays, a frozen manager made an accomplice its beneficiary.
#[test]
fn frozen_manager_should_not_pay_out_a_draft() {
	run(|| {
		let list = List::simple(3);
		let id = draft(list.terms());
		Distribution::do_fund(MANAGER, id, list.total() + ED).unwrap();
		let listed = draft(listed_terms(1_000));
		freeze_manager();
		let accomplice = List::new(vec![(who(66), list.total())]);
		let rows: BoundedVec<_, _> = vec![(who(66), 1_000)].try_into().unwrap();
		let terms = accomplice.terms();
		let call = |call| dispatch(RuntimeOrigin::signed(MANAGER), call);
		assert_noop!(call(Call::amend { id, terms }), E::ManagerFrozen);
		assert_noop!(call(Call::add_entries { id: listed, entries: rows }), E::ManagerFrozen);
		assert_noop!(call(Call::open { id, terms: hash(id) }), E::ManagerFrozen);
		// Nobody else puts money where it could only go back to a frozen account.
		let fund = Call::fund { id, amount: 500, terms: hash(id) };
		assert_noop!(dispatch(RuntimeOrigin::signed(RELAYER), fund), E::ManagerFrozen);
		// Its own money stays its own: it arrives in the frozen account.
		let before = Balances::total_balance(&MANAGER);
		assert_ok!(call(Call::abandon { id }));
		assert_eq!(Balances::total_balance(&MANAGER), before + list.total() + ED);
		assert_ok!(Distribution::do_clean_up(id, 9));
		Registry::accept_all();
		let amend = Call::amend { id: listed, terms: listed_terms(2_000) };
		assert_ok!(dispatch(RuntimeOrigin::signed(MANAGER), amend));
	});
}

/// Otherwise it could stop streams of others, whose remainder is its own.
#[test]
fn frozen_manager_should_not_stop_streams() {
	run(|| {
		let list = List::new(vec![(who(0), 1_000), (who(1), 1_000)]);
		let id = open(TermsOf::<Test> { release: stream(), ..list.terms() });
		System::set_block_number(150);
		freeze_manager();
		let stop = || {
			let (beneficiary, evidence) = (who(0), list.evidence(0));
			let call = Call::stop_stream { id, beneficiary, evidence };
			dispatch(RuntimeOrigin::signed(MANAGER), call)
		};
		assert_noop!(stop(), E::ManagerFrozen);
		// Its open round goes on paying everybody else.
		assert_ok!(claim(id, &list, 0));
		Registry::accept_all();
		assert_ok!(stop());
	});
}

/// Only a freeze counts: managers need no record.
#[test]
fn manager_should_run_rounds_when_refused_for_another_reason() {
	run(|| {
		Registry::refuse(MANAGER, Refusal::LevelTooLow);
		let list = List::simple(3);
		let id = open(list.terms());
		assert_ok!(claim(id, &list, 0));
	});
}
