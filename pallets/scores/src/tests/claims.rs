//! Paying what was earned.

use super::*;

#[test]
fn account_should_be_paid_the_difference_to_what_it_was_paid_before() {
	run(|| {
		let id = board();
		let first = finalise(id, &[(0, 50), (1, 70)]);
		assert_ok!(claim(id, &first, 0));
		assert_eq!(gained(0), 50);
		assert_noop!(claim(id, &first, 0), E::NothingToClaim);
		let second = finalise(id, &[(0, 80), (1, 70), (2, 5)]);
		// The last root is the one that counts.
		assert_noop!(claim(id, &first, 1), E::InvalidProof);
		for n in 0..3 {
			assert_ok!(claim(id, &second, n));
		}
		assert_eq!([0, 1, 2].map(gained), [80, 70, 5]);
		let board = stored(id);
		assert_eq!((board.paid, board.members, board.owed()), (155, 3, 0));
		assert_eq!(TotalOwed::<Test>::get(), 0);
		let paid = Event::<Test>::ScorePaid {
			board: id,
			who: who(0),
			payee: who(0),
			index: second.place(&who(0)) as u32,
			amount: 30,
			paid: 80,
		};
		System::assert_has_event(paid.into());
	});
}

#[test]
fn last_final_root_should_stay_claimable_while_another_is_disputed() {
	run(|| {
		let id = board();
		let last = finalise(id, &[(0, 50), (1, 70)]);
		let next = Rows::of(&[(0, 90), (1, 70)]);
		assert_ok!(post(id, &next));
		assert_ok!(claim(id, &last, 0));
		assert_noop!(claim(id, &next, 0), E::InvalidProof);
		assert_ok!(challenge(id, 1));
		assert_ok!(claim(id, &last, 1));
		assert_ok!(judge(id, 1, true));
		wait(WINDOW);
		assert_ok!(settle(id));
		assert_ok!(claim(id, &next, 0));
		assert_eq!([0, 1].map(gained), [90, 70]);
	});
}

/// Whatever becomes of the roots after it: challenged over and over, fallen because nobody judged, brought
/// down by a proof.
#[test]
fn earned_tokens_should_not_wait_whatever_becomes_of_the_next_roots() {
	run(|| {
		let id = board();
		let last = finalise(id, &[(0, 10), (1, 20), (2, 30), (3, 40), (4, 50)]);
		let next = Rows::of(&[(0, 11), (1, 21), (2, 31), (3, 41), (4, 51)]);
		assert_ok!(post(id, &next));
		for n in 0..2 {
			assert_ok!(challenge(id, 1));
			assert_ok!(claim(id, &last, n));
			wait(JUDGING - 1);
			assert_ok!(judge(id, 1, true));
		}
		assert_ok!(challenge(id, 1));
		wait(JUDGING);
		assert_ok!(claim(id, &last, 2));
		assert_ok!(settle(id));
		assert!(Roots::<Test>::get(id).is_none());
		assert_ok!(claim(id, &last, 3));
		// With one root that is final, an account can have twice the most.
		let wrong = Rows::of(&[(0, 2 * MOST + 1)]);
		assert_ok!(post(id, &wrong));
		assert_ok!(prove(id, ScoreFault::AboveMost { row: wrong.row(&who(0)) }));
		assert_ok!(claim(id, &last, 4));
		assert_eq!([0, 1, 2, 3, 4].map(gained), [10, 20, 30, 40, 50]);
		assert_eq!(stored(id).owed(), 0);
	});
}

#[test]
fn row_should_be_proven_for_its_own_account_and_score() {
	run(|| {
		let id = board();
		let rows = finalise(id, &[(0, 50), (1, 70), (2, 5)]);
		let ProvenRow { index, score, proof, .. } = rows.row(&who(0));
		let claim = |who, index, score, proof: &RowProof| {
			let proof = proof.clone();
			dispatch(OTHER, Call::claim { board: id, who, index, score, proof })
		};
		assert_noop!(claim(who(1), index, score, &proof), E::InvalidProof);
		assert_noop!(claim(who(0), index, score + 1, &proof), E::InvalidProof);
		assert_noop!(claim(who(0), index + 3, score, &proof), E::InvalidProof);
		assert_noop!(claim(who(0), index, score, &Default::default()), E::InvalidProof);
		assert_ok!(claim(who(0), index, score, &proof));
	});
}

#[test]
fn refused_account_should_be_paid_when_it_is_no_longer() {
	run(|| {
		let id = board();
		let rows = finalise(id, &[(0, 50)]);
		for (refusal, error) in [
			(Refusal::LevelTooLow, E::LevelTooLow),
			(Refusal::Expired, E::IdentityExpired),
			(Refusal::JurisdictionRefused, E::JurisdictionRefused),
			(Refusal::Frozen, E::AccountFrozen),
			(Refusal::JurisdictionBlocked, E::JurisdictionBlocked),
			(Refusal::AttesterGone, E::AttesterGone),
			(Refusal::Revoked, E::IdentityRevoked),
			(Refusal::TooFewAttesters, E::TooFewAttesters),
			(Refusal::AboveLimit, E::AbovePayoutLimit),
		] {
			Registry::refuse(who(0), refusal);
			assert_noop!(claim(id, &rows, 0), error);
			Registry::accept_all();
		}
		assert_ok!(claim(id, &rows, 0));
	});
}

#[test]
fn what_a_limit_leaves_should_stay_claimable() {
	run(|| {
		let id = board();
		let rows = finalise(id, &[(0, 50)]);
		LIMIT.set(Some(20));
		assert_ok!(claim(id, &rows, 0));
		assert_eq!((gained(0), stored(id).owed()), (20, 30));
		assert_noop!(claim(id, &rows, 0), E::PayoutLimitReached);
		LIMIT.set(None);
		assert_ok!(claim(id, &rows, 0));
		assert_eq!((gained(0), stored(id).members), (50, 1));
	});
}

/// Regression: what a limit still held back three months after a board was closed went to the treasury.
#[test]
fn what_a_limit_leaves_should_be_claimable_for_as_long_again_after_closing() {
	run(|| {
		let id = board();
		let rows = finalise(id, &[(0, 50), (1, 70)]);
		assert_ok!(govern(Call::close { board: id }));
		for paid in [20, 40] {
			wait(GRACE - 1);
			LIMIT.set(Some(20));
			assert_ok!(claim(id, &rows, 0));
			assert_eq!(gained(0), paid);
		}
		wait(GRACE - 1);
		assert_noop!(dispatch(OTHER, Call::remove { board: id }), E::ClaimsNotOver);
		LIMIT.set(None);
		assert_ok!(claim(id, &rows, 0));
		assert_eq!(gained(0), 50);
		// What is paid whole makes nothing longer.
		wait(1);
		assert_noop!(claim(id, &rows, 1), E::ClaimsOver);
	});
}

#[test]
fn payee_should_be_paid_unless_compliance_stops_it() {
	run(|| {
		let id = board();
		let rows = finalise(id, &[(0, 50)]);
		Named::name(who(0), None, who(1));
		Registry::refuse(who(1), Refusal::Frozen);
		assert_noop!(claim(id, &rows, 0), E::PayeeFrozen);
		Registry::accept_all();
		Registry::refuse(who(1), Refusal::JurisdictionBlocked);
		assert_noop!(claim(id, &rows, 0), E::PayeeBlocked);
		Registry::accept_all();
		Named::name(who(0), None, Scored::pot(7));
		assert_noop!(claim(id, &rows, 0), E::AccountIsPot);
		Named::name(who(0), None, who(1));
		assert_ok!(claim(id, &rows, 0));
		assert_eq!([0, 1].map(gained), [0, 50]);
	});
}

/// Regression: the sum of a root was shared out by rows that a fault had made more than it.
#[test]
fn no_more_should_be_paid_than_the_root_has_in_all() {
	run(|| {
		let id = board();
		let first = finalise(id, &[(0, 90), (1, 10)]);
		assert_ok!(claim(id, &first, 0));
		// Account 0 is lowered, and nobody notices.
		let second = finalise(id, &[(0, 1), (1, 110)]);
		assert_noop!(claim(id, &second, 0), E::NothingToClaim);
		// Of 111 there are 21 left.
		assert_noop!(claim(id, &second, 1), E::TotalReached);
		assert_eq!(Scored::do_try_state(), Ok(()));
		let third = finalise(id, &[(0, 90), (1, 110)]);
		assert_ok!(claim(id, &third, 1));
		assert_eq!([0, 1].map(gained), [90, 110]);
	});
}

#[test]
fn boards_should_not_pay_from_each_others_pots() {
	run(|| {
		let (one, other) = (board(), board());
		let rows = finalise(one, &[(0, 50)]);
		assert_noop!(claim(other, &rows, 0), E::NoRootFinal);
		assert_noop!(claim(9, &rows, 0), E::UnknownBoard);
		assert_ok!(claim(one, &rows, 0));
		assert_eq!(all_of(&Scored::pot(other)), FUNDS + ED);
		finalise(other, &[(0, 50)]);
		assert_ok!(claim(other, &rows, 0));
		assert_eq!(gained(0), 100);
	});
}
