//! Settling: what is paid, and what is refused.

use super::*;

#[test]
fn voucher_should_pay_the_difference_and_nothing_twice() {
	run(|| {
		let id = open_round();
		assert_ok!(settle(id, signed(id, 1, 100)));
		assert_eq!((balance(1), record(id, 1)), (100, Some((0, 100, 0))));
		assert_eq!(settle(id, signed(id, 1, 100)), Err(E::NothingToSettle.into()));
		assert_ok!(settle(id, signed(id, 1, 250)));
		assert_ok!(settle(id, signed(id, 2, 70)));
		assert_eq!((balance(1), balance(2)), (250, 70));
		assert_eq!(pot(id), BUDGET + ED - 320);
		assert_eq!((round(id).claimed, round(id).rows_claimed), (320, 2));
		// Events and digest carry each payment, with the number of its beneficiary.
		let paid = payments(id);
		assert_eq!(paid, [(0, 0, who(1), 100), (1, 0, who(1), 150), (2, 1, who(2), 70)]);
		let start = audit::start(Distribution::genesis(), id);
		let digest = paid.iter().fold(start, |digest, (sequence, index, who, amount)| {
			audit::extend(digest, *sequence, who, who, *amount, *index)
		});
		assert_eq!(round(id).audit, digest);
	});
}

#[test]
fn highest_voucher_should_count_in_any_order() {
	run(|| {
		let id = open_round();
		assert_ok!(settle(id, signed(id, 1, 300)));
		for lower in [100, 299, 300] {
			assert_eq!(settle(id, signed(id, 1, lower)), Err(E::NothingToSettle.into()));
		}
		assert_ok!(settle(id, signed(id, 1, 301)));
		assert_eq!(balance(1), 301);
	});
}

#[test]
fn vouchers_of_other_keys_chains_rounds_and_payments_should_be_refused() {
	run(|| {
		let (id, other) = (open_round(), open_round());
		let genuine = signed(id, 1, 100);
		let refused = |voucher| settle(id, voucher) == Err(E::VoucherNotSigned.into());
		assert!(refused(signed(other, 1, 100)));
		let message = voucher(1, 100).message(&H256::repeat_byte(9), id);
		let of_chain = signatures(&message, &[(0, 1)]).try_into().unwrap();
		assert!(refused(SignedVoucher { signatures: of_chain, ..genuine.clone() }));
		assert!(refused(signed_by(id, voucher(1, 100), &[(0, 2)])));
		type Change = fn(&mut VoucherOf<Test>);
		let changes: [Change; 3] = [
			|voucher| voucher.beneficiary = who(2),
			|voucher| voucher.cumulative = 101,
			|voucher| voucher.deadline = DEADLINE + 1,
		];
		for change in changes {
			let mut altered = genuine.clone();
			change(&mut altered.voucher);
			assert!(refused(altered));
		}
		let mut altered = genuine.clone();
		altered.voucher.epoch = 1;
		assert_eq!(settle(id, altered), Err(E::EpochUnknown.into()));
		assert_ok!(settle(id, genuine));
	});
}

#[test]
fn threshold_of_different_keys_should_have_to_sign() {
	run(|| {
		let id = open_with(10, keys(2, &[1, 2, 3]));
		assert_ok!(promise(id, BUDGET, 10));
		let by = |by: &[(u8, u8)]| settle(id, signed_by(id, voucher(1, 100), by));
		assert_eq!(by(&[]), Err(E::SignatureCountWrong.into()));
		assert_eq!(by(&[(0, 1)]), Err(E::SignatureCountWrong.into()));
		assert_eq!(by(&[(0, 1), (1, 2), (2, 3)]), Err(E::SignatureCountWrong.into()));
		assert_eq!(by(&[(1, 2), (1, 2)]), Err(E::SignerTwice.into()));
		assert_eq!(by(&[(0, 1), (3, 2)]), Err(E::SignerUnknown.into()));
		assert_eq!(by(&[(0, 1), (1, 3)]), Err(E::VoucherNotSigned.into()));
		assert_ok!(by(&[(2, 3), (0, 1)]));
	});
}

#[test]
fn voucher_should_be_refused_after_its_deadline() {
	run(|| {
		let id = open_round();
		at(DEADLINE - 1);
		assert_ok!(settle(id, signed(id, 1, 100)));
		at(DEADLINE);
		assert_eq!(settle(id, signed(id, 1, 200)), Err(E::VoucherExpired.into()));
		// What was lost to everybody makes it later.
		Lost::set(10);
		at(DEADLINE + 9);
		assert_ok!(settle(id, signed(id, 1, 200)));
		at(DEADLINE + 10);
		assert_eq!(settle(id, signed(id, 1, 300)), Err(E::VoucherExpired.into()));
	});
}

#[test]
fn pause_should_make_the_deadline_later() {
	run(|| {
		let id = open_round();
		at(400);
		assert_ok!(Distribution::do_pause(id, true));
		at(DEADLINE);
		assert_eq!(settle(id, signed(id, 1, 100)), Err(E::NotOpen.into()));
		assert_ok!(Distribution::do_resume(id, true));
		at(DEADLINE + 99);
		assert_ok!(settle(id, signed(id, 1, 100)));
		at(DEADLINE + 100);
		assert_eq!(settle(id, signed(id, 1, 200)), Err(E::VoucherExpired.into()));
	});
}

#[test]
fn settlement_should_keep_to_the_states_of_a_round() {
	run(|| {
		assert_eq!(settle(0, signed(0, 1, 1)), Err(E::UnknownRound.into()));
		let id = draft(terms(10));
		assert_ok!(rotate(id, keys(1, &[1]), 0));
		assert_eq!(settle(id, signed(id, 1, 100)), Err(E::NotOpen.into()));
		let listed = open_listed(vec![(who(1), 100)], Release::Immediate);
		assert_eq!(settle(listed, signed(listed, 1, 100)), Err(E::NotVoucher.into()));
		assert_eq!(set_aside(listed, signed(listed, 1, 100)), Err(E::NotVoucher.into()));
		let later = Window { opens: 50, closes: 1_000 };
		let id = draft(TermsOf::<Test> { window: later, ..terms(10) });
		Distribution::do_rotate_keys(MANAGER, id, keys(1, &[1]), 0).unwrap();
		Distribution::do_fund(MANAGER, id, BUDGET + ED).unwrap();
		Distribution::do_open(MANAGER, id).unwrap();
		assert_ok!(promise(id, BUDGET, 10));
		assert_eq!(settle(id, signed(id, 1, 100)), Err(E::NotYetOpen.into()));
		at(1_000);
		assert_eq!(settle(id, signed(id, 1, 100)), Err(E::WindowClosed.into()));
	});
}

#[test]
fn pot_should_not_be_paid() {
	run(|| {
		let id = open_round();
		let voucher = VoucherOf::<Test> { beneficiary: Distribution::pot(id), ..voucher(1, 100) };
		let voucher = signed_by(id, voucher, &[(0, 1)]);
		assert_eq!(settle(id, voucher), Err(E::BeneficiaryIsPot.into()));
	});
}

/// A signer cannot sign away what is not there, however much it signs.
#[test]
fn no_more_should_be_paid_than_is_promised() {
	run(|| {
		let id = open_with(10, keys(1, &[1]));
		assert_eq!(settle(id, signed(id, 1, 100)), Err(E::AbovePromised.into()));
		assert_ok!(promise(id, 500, 10));
		assert_ok!(settle(id, signed(id, 1, 400)));
		for n in 2..9 {
			assert_eq!(settle(id, signed(id, n, 101)), Err(E::AbovePromised.into()));
		}
		assert_eq!(settle(id, signed(id, 1, Balance::MAX)), Err(E::AbovePromised.into()));
		assert_ok!(settle(id, signed(id, 2, 100)));
		assert_eq!(settle(id, signed(id, 2, 101)), Err(E::AbovePromised.into()));
		assert_ok!(promise(id, BUDGET, 10));
		assert_ok!(settle(id, signed(id, 2, BUDGET - 400)));
		assert_eq!(settle(id, signed(id, 3, 1)), Err(E::AbovePromised.into()));
		assert_eq!((round(id).claimed, pot(id)), (BUDGET, ED));
		// Nothing can be paid any more, so nobody waits for the window's end.
		assert_ok!(Distribution::do_close(id));
	});
}

#[test]
fn round_should_take_no_more_beneficiaries_than_there_is_room_for() {
	run(|| {
		let id = open_with(2, keys(1, &[1]));
		assert_ok!(promise(id, BUDGET, 2));
		assert_ok!(settle(id, signed(id, 1, 100)));
		assert_ok!(settle(id, signed(id, 2, 100)));
		assert_eq!(settle(id, signed(id, 3, 100)), Err(E::TooManyBeneficiaries.into()));
		assert_ok!(settle(id, signed(id, 1, 150)));
		let before = Deposits::<Test>::get(id).unwrap();
		assert_ok!(promise(id, BUDGET, 3));
		// One record more.
		let record = VoucherRecordOf::<Test>::max_encoded_len() as Balance + 80;
		assert_eq!(Deposits::<Test>::get(id), Some(before + record));
		assert_ok!(settle(id, signed(id, 3, 100)));
	});
}

#[test]
fn payout_limit_should_let_a_voucher_have_a_part() {
	run(|| {
		let id = open_round();
		LIMIT.set(Some(60));
		assert_ok!(settle(id, signed(id, 1, 100)));
		assert_eq!((balance(1), record(id, 1)), (60, Some((0, 60, 0))));
		assert_eq!(settle(id, signed(id, 1, 100)), Err(E::PayoutLimitReached.into()));
		LIMIT.set(None);
		assert_ok!(settle(id, signed(id, 1, 100)));
		assert_eq!(balance(1), 100);
	});
}

#[test]
fn amount_below_the_minimum_balance_should_wait_for_a_higher_voucher() {
	run(|| {
		let id = open_round();
		assert_eq!(settle(id, signed(id, 1, ED - 1)), Err(E::BelowMinimumBalance.into()));
		assert_ok!(settle(id, signed(id, 1, ED)));
		assert_ok!(settle(id, signed(id, 1, ED + 1)));
	});
}

#[test]
fn batch_should_pay_what_it_can_and_report_the_rest() {
	run(|| {
		let id = open_round();
		let expired =
			signed_by(id, VoucherOf::<Test> { deadline: 1, ..voucher(2, 100) }, &[(0, 1)]);
		// Two vouchers of one beneficiary, the lower one last.
		let all = vec![
			signed(id, 1, 100),
			expired.clone(),
			signed(id, 3, 100),
			signed(id, 3, 150),
			signed(id, 3, 120),
		];
		assert_ok!(settle_batch(id, all));
		assert_eq!((balance(1), balance(2), balance(3)), (100, 0, 150));
		assert_eq!(payments(id).len(), 3);
		let refused = |n, error: E| Event::<Test>::SettlementRefused {
			id,
			beneficiary: who(n),
			error: error.into(),
		};
		System::assert_has_event(refused(2, E::VoucherExpired).into());
		System::assert_has_event(refused(3, E::NothingToSettle).into());
		assert_eq!(settle_batch(id, vec![expired.clone()]), Err(E::VoucherExpired.into()));
		let refused = settle_batch(id, vec![signed(id, 1, 100), expired]);
		assert_eq!(refused, Err(E::NothingToSettle.into()));
		assert_eq!(settle_batch(id, vec![]), Err(E::EmptyBatch.into()));
	});
}

#[test]
fn other_assets_should_be_settled_too() {
	run(|| {
		let asset = NativeOrWithId::WithId(1);
		let id = draft(TermsOf::<Test> { asset, ..terms(10) });
		Distribution::do_rotate_keys(MANAGER, id, keys(1, &[1]), 0).unwrap();
		Distribution::do_fund(MANAGER, id, BUDGET + ASSET_MIN).unwrap();
		Distribution::do_open(MANAGER, id).unwrap();
		assert_ok!(promise(id, BUDGET, 10));
		assert_ok!(settle(id, signed(id, 1, 100)));
		assert_ok!(settle(id, signed(id, 1, 130)));
		assert_eq!(Assets::balance(1, who(1)), 130);
	});
}

/// The calls for rows do not know vouchers.
#[test]
fn rows_should_not_be_claimed_in_a_round_of_vouchers() {
	run(|| {
		let (id, list) = (open_round(), List::simple(3));
		assert_ok!(settle(id, signed(id, 0, 100)));
		for evidence in [Evidence::Recorded { index: 0 }, list.evidence(0)] {
			let wrong = Err(E::WrongEvidence.into());
			assert_eq!(claim_for(id, who(0), evidence.clone()), wrong);
			assert_eq!(Distribution::do_set_aside(id, &who(0), &evidence), wrong);
		}
		assert_noop!(Distribution::do_request_push(id), E::NothingToPush);
		assert_eq!(Distribution::rows_of(id, &who(0), None).rows, Vec::<u32>::new());
		assert_eq!(Distribution::claimed(id, &[0, 1]), [false, false]);
	});
}

/// Whom the beneficiary has named is paid, and asked about.
#[test]
fn voucher_should_be_paid_to_whom_its_beneficiary_has_named() {
	run(|| {
		let id = open_round();
		Named::name(who(1), None, who(7));
		assert_ok!(settle(id, signed(id, 1, 100)));
		let (beneficiary, payee) = (who(1), who(7));
		let paid =
			Event::<Test>::Paid { id, sequence: 0, index: 0, beneficiary, payee, amount: 100 };
		System::assert_has_event(paid.into());
		assert_eq!((balance(1), balance(7)), (0, 100));
		Registry::refuse(who(7), Refusal::Frozen);
		assert_noop!(settle(id, signed(id, 1, 200)), E::PayeeFrozen);
		assert_ok!(set_aside(id, signed(id, 1, 200)));
		Registry::accept_all();
		assert_ok!(settle(id, signed(id, 1, 200)));
		assert_eq!((balance(1), balance(7)), (0, 200));
		Named::name(who(1), None, Distribution::pot(id));
		assert_noop!(settle(id, signed(id, 1, 300)), E::BeneficiaryIsPot);
	});
}
