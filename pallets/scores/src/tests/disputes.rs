//! Proofs, challenges and verdicts.

use super::*;

/// The total of all tokens.
fn issuance() -> Balance {
	<Balances as fungible::Inspect<AccountId32>>::total_issuance()
}

/// Whether an account may post.
fn reports(account: &AccountId32) -> bool {
	stored(0).reporters.contains(account)
}

/// Checks that the watcher has brought the root down, and got half of the bond.
fn watcher_won(before: Balance) {
	assert!(Roots::<Test>::get(0).is_none());
	assert_eq!(all_of(&REPORTER), PLENTY - BOND);
	assert_eq!(all_of(&WATCHER), PLENTY + BOND / 2);
	assert_eq!(issuance(), before - (BOND - BOND / 2));
	assert_eq!((bonds(&REPORTER), bonds(&WATCHER)), (0, 0));
	assert!(!reports(&REPORTER) && reports(&COLLEAGUE));
}

#[docify::export]
#[test]
fn account_in_two_rows_should_bring_the_root_down() {
	run(|| {
		let board = board();
		let rows = Rows::sorted(vec![(who(0), 50), (who(1), 70), (who(1), 70)]);
		assert_ok!(post(board, &rows));
		let first = rows.place(&who(1));
		let fault = ScoreFault::Disorder { first: rows.at(first), second: rows.at(first + 1) };
		let before = issuance();
		assert_ok!(prove(board, fault));
		watcher_won(before);
		System::assert_last_event(
			Event::<Test>::RootFell {
				board,
				number: 0,
				cause: Fall::Proven { by: WATCHER },
				reporter: REPORTER,
				rewarded: BOND / 2,
				burned: BOND - BOND / 2,
			}
			.into(),
		);
	});
}

#[test]
fn lowered_and_missing_rows_should_bring_the_root_down_and_the_last_should_stay() {
	fn faulty(rows: &[(u32, Balance)], fault: fn(&Rows, &Rows) -> ScoreFault) {
		run(|| {
			let id = board();
			let last = finalise(id, &[(0, 50), (1, 70), (2, 20)]);
			let posted = Rows::of(rows);
			assert_ok!(post(id, &posted));
			let before = issuance();
			assert_ok!(prove(id, fault(&last, &posted)));
			watcher_won(before);
			for n in 0..3 {
				assert_ok!(claim(id, &last, n));
			}
			assert_eq!([0, 1, 2].map(gained), [50, 70, 20]);
		});
	}
	faulty(&[(0, 500), (1, 69), (2, 20)], |last, posted| ScoreFault::Lowered {
		before: last.row(&who(1)),
		after: posted.row(&who(1)),
	});
	faulty(&[(0, 500), (2, 20)], |last, posted| {
		let before = last.row(&who(1));
		let at = last.place(&who(1));
		let below = at.checked_sub(1).map(|at| posted.at(at));
		let above = (at < 2).then(|| posted.at(at));
		ScoreFault::Missing { before, gap: Gap { below, above } }
	});
}

#[test]
fn score_above_the_most_should_bring_the_root_down() {
	run(|| {
		let id = board();
		finalise(id, &[(0, MOST)]);
		// With one root that is final, an account can have twice as much.
		let rows = Rows::of(&[(0, MOST), (1, 2 * MOST)]);
		assert_ok!(post(id, &rows));
		assert_noop!(
			prove(id, ScoreFault::AboveMost { row: rows.row(&who(1)) }),
			E::FaultNotProven
		);
		wait(WINDOW);
		assert_ok!(settle(id));
		let rows = Rows::of(&[(0, 3 * MOST + 1), (1, 2 * MOST)]);
		assert_ok!(post(id, &rows));
		let before = issuance();
		assert_ok!(prove(id, ScoreFault::AboveMost { row: rows.row(&who(0)) }));
		watcher_won(before);
	});
}

#[test]
fn fault_should_be_proven_until_the_root_is_final_and_free_whoever_has_challenged_it() {
	run(|| {
		let id = board();
		let rows = Rows::of(&[(0, MOST + 1)]);
		let fault = || ScoreFault::AboveMost { row: rows.row(&who(0)) };
		assert_noop!(prove(id, fault()), E::NoRootPosted);
		assert_noop!(prove(9, fault()), E::UnknownBoard);
		assert_ok!(post(id, &rows));
		let call = Call::challenge { board: id, number: 0, reason: H256::zero() };
		assert_ok!(dispatch(OTHER, call));
		wait(WINDOW + JUDGING);
		// Nobody has judged, and nobody has settled it yet.
		let before = issuance();
		assert_ok!(prove(id, fault()));
		watcher_won(before);
		assert_eq!((all_of(&OTHER), bonds(&OTHER)), (PLENTY, 0));
	});
}

#[test]
fn correct_root_should_outlast_everything_that_is_shown_against_it() {
	run(|| {
		let id = board();
		let last = finalise(id, &[(0, 50), (1, 70)]);
		let rows = Rows::of(&[(0, 50), (1, 80), (2, 20)]);
		assert_ok!(post(id, &rows));
		let (a, b) = (rows.at(0), rows.at(1));
		let forged = ProvenRow { score: 1, ..a.clone() };
		for fault in [
			ScoreFault::Disorder { first: a.clone(), second: b.clone() },
			ScoreFault::Disorder { first: b.clone(), second: a.clone() },
			ScoreFault::Lowered { before: last.row(&who(1)), after: rows.row(&who(1)) },
			ScoreFault::Lowered { before: last.row(&who(0)), after: forged },
			ScoreFault::Missing {
				before: last.row(&who(0)),
				gap: Gap { below: Some(a.clone()), above: Some(b) },
			},
			ScoreFault::AboveMost { row: a },
		] {
			assert_noop!(prove(id, fault), E::FaultNotProven);
		}
		wait(WINDOW);
		assert_ok!(settle(id));
	});
}

#[test]
fn verdict_should_give_half_of_the_losers_bond_to_the_winner() {
	run(|| {
		let id = board();
		assert_ok!(post(id, &Rows::of(&[(0, 50)])));
		assert_noop!(judge(id, 0, false), E::NotChallenged);
		assert_ok!(challenge(id, 0));
		let half = BOND.div_ceil(2);
		assert_eq!(bonds(&WATCHER), half);
		assert_noop!(
			dispatch(WATCHER, Call::judge { board: id, number: 0, stands: false }),
			BadOrigin
		);
		assert_noop!(judge(id, 1, false), E::OtherRoot);
		assert_noop!(judge(id + 1, 0, false), E::UnknownBoard);
		let before = issuance();
		assert_ok!(judge(id, 0, false));
		watcher_won(before);
		assert_noop!(judge(id, 0, false), E::NoRootPosted);
	});
}

#[test]
fn challenge_that_is_dismissed_should_cost_its_bond() {
	run(|| {
		let id = board();
		let rows = Rows::of(&[(0, 50)]);
		assert_ok!(post(id, &rows));
		let (half, before) = (BOND.div_ceil(2), issuance());
		for number in [1, 2] {
			assert_ok!(challenge(id, 0));
			assert_ok!(judge(id, 0, true));
			assert_eq!(all_of(&WATCHER), PLENTY - number * half);
			assert_eq!(all_of(&REPORTER), PLENTY + number * (half / 2));
		}
		assert_eq!(issuance(), before - 2 * (half - half / 2));
		assert!(reports(&REPORTER));
		wait(WINDOW);
		assert_noop!(challenge(id, 0), E::WindowOver);
		assert_ok!(settle(id));
		assert_ok!(claim(id, &rows, 0));
	});
}

#[test]
fn root_should_fall_when_nobody_judges() {
	run(|| {
		let id = board();
		let last = finalise(id, &[(0, 50)]);
		assert_ok!(post(id, &Rows::of(&[(0, 60)])));
		wait(WINDOW - 1);
		assert_ok!(challenge(id, 1));
		Lost::set(4);
		wait(JUDGING + 3);
		assert_noop!(settle(id), E::VerdictAwaited);
		wait(1);
		// No verdict comes after its time.
		assert_noop!(judge(id, 1, true), E::VerdictLate);
		let before = issuance();
		assert_ok!(settle(id));
		let burned = [BOND / 10, BOND.div_ceil(2) / 10];
		assert_eq!(all_of(&REPORTER), PLENTY - burned[0]);
		assert_eq!(all_of(&WATCHER), PLENTY - burned[1]);
		assert_eq!(issuance(), before - burned[0] - burned[1]);
		assert_eq!((bonds(&REPORTER), bonds(&WATCHER)), (0, 0));
		// It has not lost: it goes on.
		assert!(reports(&REPORTER));
		assert_ok!(claim(id, &last, 0));
		assert_ok!(post(id, &Rows::of(&[(0, 60)])));
	});
}

#[test]
fn root_should_be_challenged_once_at_a_time_and_within_its_window() {
	run(|| {
		let id = board();
		assert_noop!(challenge(id, 0), E::NoRootPosted);
		assert_ok!(post(id, &Rows::of(&[(0, 50)])));
		assert_noop!(challenge(id, 1), E::OtherRoot);
		assert_noop!(challenge(9, 0), E::UnknownBoard);
		Registry::refuse(WATCHER, Refusal::Frozen);
		assert_noop!(challenge(id, 0), E::AccountFrozen);
		Registry::accept_all();
		Registry::refuse(WATCHER, Refusal::JurisdictionBlocked);
		assert_noop!(challenge(id, 0), E::JurisdictionBlocked);
		Registry::accept_all();
		wait(WINDOW - 1);
		assert_ok!(challenge(id, 0));
		assert_noop!(challenge(id, 0), E::AlreadyChallenged);
		wait(1);
		assert_ok!(judge(id, 0, true));
		assert_noop!(challenge(id, 0), E::WindowOver);
		// However late the verdict was, nothing is waited for any more.
		assert_ok!(settle(id));
	});
}

/// Whatever challengers do, a correct root is final when the window and one verdict are over.
#[test]
fn spam_should_delay_a_correct_root_by_one_verdict_at_the_spammers_cost() {
	run(|| {
		let id = board();
		assert_ok!(post(id, &Rows::of(&[(0, 50)])));
		let mut challenges = 0;
		let begun = System::block_number();
		while System::block_number() < begun + WINDOW {
			assert_ok!(challenge(id, 0));
			challenges += 1;
			wait(JUDGING - 1);
			assert_ok!(judge(id, 0, true));
		}
		assert!(System::block_number() < begun + WINDOW + JUDGING);
		assert_ok!(settle(id));
		assert_eq!(all_of(&WATCHER), PLENTY - challenges * BOND.div_ceil(2));
	});
}

#[test]
fn winner_whom_compliance_stops_should_not_be_paid() {
	run(|| {
		let id = board();
		assert_ok!(post(id, &Rows::of(&[(0, 50)])));
		assert_ok!(challenge(id, 0));
		Registry::refuse(WATCHER, Refusal::Frozen);
		let before = issuance();
		assert_ok!(judge(id, 0, false));
		// Its own bond is free; of the other's nothing is left.
		assert_eq!((all_of(&WATCHER), bonds(&WATCHER)), (PLENTY, 0));
		assert_eq!(all_of(&REPORTER), PLENTY - BOND);
		assert_eq!(issuance(), before - BOND);
		Registry::accept_all();
	});
}

#[test]
fn dispute_with_oneself_should_have_a_price() {
	run(|| {
		let id = board();
		let rows = Rows::of(&[(0, MOST + 1)]);
		assert_ok!(post(id, &rows));
		let fault = Box::new(ScoreFault::AboveMost { row: rows.row(&who(0)) });
		assert_ok!(dispatch(REPORTER, Call::prove { board: id, fault }));
		assert_eq!(all_of(&REPORTER), PLENTY - (BOND - BOND / 2));
		assert_eq!(bonds(&REPORTER), 0);
		assert!(!reports(&REPORTER));
	});
}

#[test]
fn dispute_with_oneself_should_burn_the_bond_when_compliance_stops_the_winner() {
	run(|| {
		let id = board();
		let rows = Rows::of(&[(0, MOST + 1)]);
		assert_ok!(post(id, &rows));
		Registry::refuse(REPORTER, Refusal::Frozen);
		let before = issuance();
		let fault = Box::new(ScoreFault::AboveMost { row: rows.row(&who(0)) });
		assert_ok!(dispatch(REPORTER, Call::prove { board: id, fault }));
		assert_eq!((all_of(&REPORTER), bonds(&REPORTER)), (PLENTY - BOND, 0));
		assert_eq!(issuance(), before - BOND);
		Registry::accept_all();
	});
}

#[test]
fn locked_tokens_should_not_keep_a_bond_from_the_winner() {
	use polkadot_sdk::frame_support::traits::{LockableCurrency, WithdrawReasons};
	run(|| {
		let id = board();
		let rows = Rows::of(&[(0, MOST + 1)]);
		assert_ok!(post(id, &rows));
		Balances::set_lock(*b"everythi", &REPORTER, PLENTY, WithdrawReasons::all());
		let before = issuance();
		assert_ok!(prove(id, ScoreFault::AboveMost { row: rows.row(&who(0)) }));
		watcher_won(before);
	});
}

/// Regression: half of what was locked left the account of its owner, to whoever won the dispute.
#[test]
fn bond_should_be_of_tokens_that_are_free_to_spend() {
	use polkadot_sdk::frame_support::traits::{LockableCurrency, WithdrawReasons};
	run(|| {
		let lock = |who: &AccountId32, amount: Balance| {
			Balances::set_lock(*b"vested  ", who, amount, WithdrawReasons::all());
		};
		let (first, second) = (board(), board());
		let rows = Rows::of(&[(0, 50)]);
		// Of a bond and a half they are free.
		let locked = PLENTY - BOND - BOND / 2;
		lock(&REPORTER, locked);
		assert_ok!(post(first, &rows));
		// What is on hold counts as locked too, and must not make room for the next.
		assert_noop!(post(second, &rows), TokenError::Frozen);
		assert_eq!(bonds(&REPORTER), BOND);
		lock(&REPORTER, locked - BOND);
		assert_ok!(post(second, &rows));
		lock(&WATCHER, PLENTY);
		assert_noop!(challenge(first, 0), TokenError::Frozen);
		lock(&WATCHER, PLENTY - BOND);
		assert_ok!(challenge(first, 0));
	});
}

#[test]
fn calls_should_weigh_what_they_ask_compliance() {
	let weight = |call: Call<Test>| call.get_dispatch_info().call_weight.ref_time();
	let root = H256::zero();
	assert_eq!(weight(Call::post { board: 0, list: 0, root }), 2);
	assert_eq!(weight(Call::challenge { board: 0, number: 0, reason: root }), 2);
	assert_eq!(weight(Call::judge { board: 0, number: 0, stands: true }), 2);
	assert_eq!(weight(Call::settle { board: 0 }), 1);
	PAYEE_TIME.set(1_000);
	let proof = Default::default();
	let claim = Call::claim { board: 0, who: who(0), index: 0, score: 1, proof };
	assert_eq!(weight(claim), 1_002);
	PAYEE_TIME.set(0);
}
