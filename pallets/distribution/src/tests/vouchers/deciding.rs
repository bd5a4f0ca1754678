//! What the manager decides: keys and promises.

use super::*;
use distribution_primitives::Beneficiaries;

#[test]
fn round_should_not_open_without_keys() {
	run(|| {
		let id = draft(terms(10));
		Distribution::do_fund(MANAGER, id, BUDGET + ED).unwrap();
		assert_noop!(Distribution::do_open(MANAGER, id), E::KeysMissing);
		assert_ok!(rotate(id, keys(1, &[1]), 0));
		assert_ok!(Distribution::do_open(MANAGER, id));
	});
}

/// Who pays in has seen the keys.
#[test]
fn keys_of_a_draft_should_be_in_the_hash_of_its_terms() {
	run(|| {
		let id = draft(terms(10));
		let without = hash(id);
		assert_ok!(rotate(id, keys(1, &[1]), 0));
		let first = hash(id);
		assert_ok!(rotate(id, keys(1, &[2]), 0));
		assert!(without != first && hash(id) != first);
		assert_eq!(Signers::<Test>::get(id).unwrap().epoch, 0);
		assert_ok!(rotate(id, keys(1, &[1]), 0));
		assert_eq!(hash(id), first);
		System::assert_last_event(
			Event::KeysRotated { id, epoch: 0, keys: keys(1, &[1]), ends: None }.into(),
		);
		// With the same source they stay, with another they are forgotten.
		assert_ok!(Distribution::do_amend(MANAGER, id, terms(11)));
		assert!(Signers::<Test>::contains_key(id));
		assert_eq!(round(id).rows, 11);
		assert_ok!(Distribution::do_amend(MANAGER, id, List::simple(3).terms()));
		assert!(!Signers::<Test>::contains_key(id));
		assert_ok!(Distribution::do_amend(MANAGER, id, terms(10)));
		assert_eq!(hash(id), without);
	});
}

#[test]
fn terms_should_be_refused_that_make_no_sense_for_vouchers() {
	run(|| {
		let refuse = |terms: TermsOf<Test>, error: E| {
			assert_noop!(Distribution::do_draft(MANAGER, terms), error);
		};
		refuse(terms(0), E::NoRows);
		// Anybody can settle often, and so fill all slots of an account.
		let vested = Release::Vested { start: 0, length: 10 };
		for release in [vested, stream()] {
			let terms = TermsOf::<Test> { release, ..terms(10) };
			refuse(terms, E::VoucherNeedsImmediate);
		}
		let manifest = List::simple(3).terms().manifest;
		refuse(TermsOf::<Test> { manifest, ..terms(10) }, E::ManifestInvalid);
		let beneficiaries = Beneficiaries::Ethereum;
		let addresses = TermsOf::<Test> { beneficiaries, ..terms(10) };
		refuse(addresses, E::VoucherNeedsAccounts);
	});
}

#[test]
fn keys_that_cannot_sign_should_be_refused() {
	run(|| {
		let id = draft(terms(10));
		for keys in [keys(0, &[1]), keys(1, &[]), keys(2, &[1]), keys(1, &[1, 1])] {
			assert_eq!(rotate(id, keys, 0), Err(E::KeysInvalid.into()));
		}
		assert_ok!(rotate(id, keys(8, &[1, 2, 3, 4, 5, 6, 7, 8]), 0));
	});
}

#[test]
fn vouchers_of_former_keys_should_be_settled_until_the_time_that_was_said() {
	run(|| {
		let id = open_round();
		at(100);
		let early = 100 + NOTICE - 1;
		assert_eq!(rotate(id, keys(1, &[2]), early), Err(E::NoticeTooShort.into()));
		assert_ok!(rotate(id, keys(1, &[2]), 200));
		System::assert_last_event(
			Event::KeysRotated { id, epoch: 1, keys: keys(1, &[2]), ends: Some(200) }.into(),
		);
		let next = |n, cumulative| {
			signed_by(id, VoucherOf::<Test> { epoch: 1, ..voucher(n, cumulative) }, &[(0, 2)])
		};
		assert_ok!(settle(id, next(1, 50)));
		at(199);
		assert_ok!(settle(id, signed(id, 1, 100)));
		at(200);
		assert_eq!(settle(id, signed(id, 1, 150)), Err(E::EpochEnded.into()));
		assert_ok!(settle(id, next(1, 150)));
		// The old key does not sign for the new epoch, nor the new one for the old.
		let old = signed_by(id, VoucherOf::<Test> { epoch: 1, ..voucher(1, 200) }, &[(0, 1)]);
		assert_eq!(settle(id, old), Err(E::VoucherNotSigned.into()));
		assert_eq!(balance(1), 150);
	});
}

#[test]
fn time_that_is_lost_should_make_the_end_of_an_epoch_later() {
	run(|| {
		let id = open_round();
		Lost::set(20);
		at(100);
		assert_ok!(rotate(id, keys(1, &[2]), 200));
		// What was lost before does not count twice.
		at(199);
		assert_ok!(settle(id, signed(id, 1, 100)));
		Lost::set(50);
		at(229);
		assert_ok!(settle(id, signed(id, 1, 200)));
		at(230);
		assert_eq!(settle(id, signed(id, 1, 300)), Err(E::EpochEnded.into()));
	});
}

/// Regression: a rotation during a pause forgot an epoch that had time left once the pause was over.
#[test]
fn pause_should_not_end_an_epoch() {
	run(|| {
		let id = open_round();
		assert_ok!(rotate(id, keys(1, &[2]), 100));
		at(80);
		assert_ok!(Distribution::do_pause(id, true));
		at(150);
		assert_ok!(rotate(id, keys(1, &[3]), 180));
		assert_eq!(Signers::<Test>::get(id).unwrap().ending.len(), 2);
		at(160);
		assert_ok!(Distribution::do_resume(id, true));
		// Of the first epoch 20 blocks were left, of the second 30.
		at(179);
		assert_ok!(settle(id, signed(id, 1, 100)));
		at(180);
		assert_eq!(settle(id, signed(id, 1, 200)), Err(E::EpochEnded.into()));
		let second = |cumulative| {
			signed_by(id, VoucherOf::<Test> { epoch: 1, ..voucher(1, cumulative) }, &[(0, 2)])
		};
		at(189);
		assert_ok!(settle(id, second(200)));
		at(190);
		assert_eq!(settle(id, second(300)), Err(E::EpochEnded.into()));
	});
}

#[test]
fn keys_should_wait_when_too_many_epochs_have_not_ended() {
	run(|| {
		let id = open_round();
		for _ in 0..MAX_ENDING_EPOCHS {
			assert_ok!(rotate(id, keys(1, &[2]), 100));
		}
		assert_eq!(rotate(id, keys(1, &[2]), 100), Err(E::TooManyEpochs.into()));
		at(100);
		assert_ok!(rotate(id, keys(1, &[2]), 200));
		assert_eq!(Signers::<Test>::get(id).unwrap().ending.len(), 1);
	});
}

#[test]
fn only_the_manager_should_decide() {
	run(|| {
		let id = open_round();
		let as_relayer = |call| dispatch(RuntimeOrigin::signed(RELAYER), call);
		let rotation = Call::rotate_keys { id, keys: keys(1, &[2]), ends: 500 };
		let promise = Call::promise { id, amount: BUDGET, beneficiaries: 10 };
		assert_eq!(as_relayer(rotation), Err(E::NotManager.into()));
		assert_eq!(as_relayer(promise), Err(E::NotManager.into()));
		let listed = open_listed(vec![(who(1), 100)], Release::Immediate);
		assert_eq!(rotate(listed, keys(1, &[2]), 500), Err(E::NotVoucher.into()));
		assert_eq!(super::promise(listed, 100, 1), Err(E::NotVoucher.into()));
		assert_eq!(rotate(99, keys(1, &[2]), 500), Err(E::UnknownRound.into()));
		assert_eq!(super::promise(99, 100, 1), Err(E::UnknownRound.into()));
	});
}

/// What is promised stays promised: only a pause stops it.
#[test]
fn frozen_manager_should_promise_nothing_more_and_name_no_keys() {
	run(|| {
		let id = open_with(10, keys(1, &[1]));
		assert_ok!(promise(id, 500, 10));
		Registry::refuse(MANAGER, Refusal::Frozen);
		assert_eq!(promise(id, 600, 10), Err(E::ManagerFrozen.into()));
		assert_eq!(rotate(id, keys(1, &[2]), 500), Err(E::ManagerFrozen.into()));
		assert_ok!(settle(id, signed(id, 1, 500)));
		assert_eq!(settle(id, signed(id, 1, 501)), Err(E::AbovePromised.into()));
	});
}

#[test]
fn promise_should_only_be_raised_and_stay_within_the_budget() {
	run(|| {
		let id = draft(terms(10));
		assert_eq!(promise(id, 1, 10), Err(E::NotOpen.into()));
		assert_ok!(rotate(id, keys(1, &[1]), 0));
		Distribution::do_fund(MANAGER, id, BUDGET + ED).unwrap();
		Distribution::do_open(MANAGER, id).unwrap();
		assert_ok!(promise(id, 500, 10));
		System::assert_last_event(Event::Promised { id, amount: 500, beneficiaries: 10 }.into());
		assert_eq!(promise(id, 499, 10), Err(E::PromiseLowered.into()));
		assert_eq!(promise(id, 500, 9), Err(E::PromiseLowered.into()));
		assert_eq!(promise(id, BUDGET + 1, 10), Err(E::BudgetExceeded.into()));
		assert_ok!(promise(id, BUDGET, 10));
		until_over(1_000);
		assert_ok!(Distribution::do_close(id));
		assert_eq!(promise(id, BUDGET, 11), Err(E::NotOpen.into()));
		assert_eq!(rotate(id, keys(1, &[2]), 9_000), Err(E::NotOpen.into()));
	});
}
