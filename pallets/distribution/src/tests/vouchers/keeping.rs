//! Vouchers that compliance refuses, and the end of their round.

use super::*;
use distribution_primitives::entitlements::{Entitlement, VoucherEntitlement};

/// A round in which beneficiary 1 is refused.
fn refused_round() -> RoundId {
	Registry::refuse(who(1), Refusal::Expired);
	open_round()
}

#[test]
fn refused_settlement_should_take_nothing() {
	run(|| {
		let id = refused_round();
		assert_eq!(settle(id, signed(id, 1, 100)), Err(E::IdentityExpired.into()));
		assert_eq!(record(id, 1), None);
		Registry::accept_all();
		assert_ok!(settle(id, signed(id, 1, 100)));
	});
}

#[test]
fn voucher_set_aside_should_outlive_deadline_keys_and_closing() {
	run(|| {
		let id = refused_round();
		assert_eq!(set_aside(id, signed(id, 2, 100)), Err(E::NotRefused.into()));
		assert_ok!(set_aside(id, signed(id, 1, 100)));
		System::assert_last_event(
			Event::RowSetAside { id, index: 0, beneficiary: who(1), amount: 100 }.into(),
		);
		assert_eq!(set_aside(id, signed(id, 1, 100)), Err(E::AlreadySetAside.into()));
		assert_eq!(set_aside(id, signed(id, 1, 90)), Err(E::AlreadySetAside.into()));
		// A higher voucher adds what it says more.
		assert_ok!(set_aside(id, signed(id, 1, 130)));
		System::assert_last_event(
			Event::RowSetAside { id, index: 0, beneficiary: who(1), amount: 30 }.into(),
		);
		assert_eq!((record(id, 1), round(id).set_aside), (Some((0, 0, 130)), 130));
		assert_ok!(rotate(id, keys(1, &[2]), 100));
		until_over(1_000);
		assert_ok!(Distribution::do_close(id));
		assert_eq!(pot(id), 130 + ED);
		assert_noop!(Distribution::do_clean_up(id, 9), E::StillSetAside);
		let kept = SignedVoucher { voucher: voucher(1, 130), signatures: Default::default() };
		assert_eq!(settle(id, kept.clone()), Err(E::IdentityExpired.into()));
		Registry::accept_all();
		// No more than that, and nobody else.
		assert_eq!(settle(id, signed(id, 1, 131)), Err(E::NotOpen.into()));
		assert_eq!(settle(id, signed(id, 2, 100)), Err(E::NotOpen.into()));
		assert_ok!(settle(id, kept.clone()));
		System::assert_has_event(Event::SetAsideEnded { id, index: 0 }.into());
		assert_eq!((balance(1), round(id).set_aside), (130, 0));
		assert_eq!(settle(id, kept), Err(E::NothingToSettle.into()));
		assert_ok!(Distribution::do_clean_up(id, 9));
		assert!(!Rounds::<Test>::contains_key(id));
	});
}

#[test]
fn setting_aside_should_be_refused_without_a_round_or_room_in_it() {
	run(|| {
		assert_eq!(set_aside(9, signed(9, 1, 100)), Err(E::UnknownRound.into()));
		let id = open_with(1, keys(1, &[1]));
		assert_ok!(promise(id, BUDGET, 1));
		assert_ok!(settle(id, signed(id, 2, 100)));
		Registry::refuse(who(1), Refusal::Expired);
		assert_eq!(set_aside(id, signed(id, 1, 100)), Err(E::TooManyBeneficiaries.into()));
	});
}

/// Nobody must have a part of it by naming less.
#[test]
fn signatures_should_be_needed_for_all_but_the_whole_of_what_is_set_aside() {
	run(|| {
		let id = refused_round();
		assert_ok!(set_aside(id, signed(id, 1, 130)));
		Registry::accept_all();
		let unsigned = |cumulative| SignedVoucher {
			voucher: voucher(1, cumulative),
			signatures: Default::default(),
		};
		for cumulative in [1, 129, 131] {
			let refused = settle(id, unsigned(cumulative));
			assert_eq!(refused, Err(E::SignatureCountWrong.into()));
		}
		// A lower voucher that is signed takes its part.
		assert_ok!(settle(id, signed(id, 1, 50)));
		assert_eq!((record(id, 1), round(id).set_aside), (Some((0, 50, 80)), 80));
		assert_ok!(settle(id, unsigned(130)));
		assert_eq!((balance(1), round(id).set_aside), (130, 0));
	});
}

#[test]
fn what_is_set_aside_should_be_out_of_reach_for_others() {
	run(|| {
		let id = refused_round();
		assert_ok!(set_aside(id, signed(id, 1, BUDGET - 100)));
		assert_eq!(settle(id, signed(id, 2, 101)), Err(E::AbovePromised.into()));
		assert_ok!(settle(id, signed(id, 2, 100)));
		assert_eq!(set_aside(id, signed(id, 1, BUDGET)), Err(E::AbovePromised.into()));
		Registry::accept_all();
		assert_ok!(settle(id, signed(id, 1, BUDGET - 100)));
		assert_eq!(pot(id), ED);
	});
}

#[test]
fn batch_should_set_aside_what_is_refused() {
	run(|| {
		let id = refused_round();
		assert_ok!(settle_batch(id, vec![signed(id, 2, 100), signed(id, 1, 100)]));
		assert_eq!((record(id, 2), record(id, 1)), (Some((0, 100, 0)), Some((1, 0, 100))));
		let again = settle_batch(id, vec![signed(id, 1, 100)]);
		assert_eq!(again, Err(E::IdentityExpired.into()));
		assert_ok!(settle_batch(id, vec![signed(id, 1, 120)]));
		assert_eq!(record(id, 1), Some((1, 0, 120)));
	});
}

/// Regression: whoever had a stolen key, or those of a frozen manager, had all that was promised set
/// aside for an account that is refused, while a pause was to stop exactly that.
#[test]
fn voucher_should_not_be_set_aside_while_its_round_is_paused() {
	run(|| {
		let id = refused_round();
		assert_ok!(Distribution::do_pause(id, true));
		assert_eq!(set_aside(id, signed(id, 1, BUDGET)), Err(E::NotOpen.into()));
		assert_ok!(Distribution::do_resume(id, true));
		assert_ok!(set_aside(id, signed(id, 1, 100)));
		// After the window, until the round is closed.
		until_over(1_000);
		assert_ok!(Distribution::do_close(id));
		assert_eq!(set_aside(id, signed(id, 1, 200)), Err(E::NotOpen.into()));
	});
}

/// Nobody loses by waiting for the end of a pause.
#[test]
fn deadline_of_a_voucher_should_be_later_by_a_pause() {
	run(|| {
		let id = refused_round();
		at(DEADLINE - 10);
		assert_ok!(Distribution::do_pause(id, true));
		at(DEADLINE + 10);
		assert_ok!(Distribution::do_resume(id, true));
		assert_ok!(set_aside(id, signed(id, 1, 100)));
		at(DEADLINE + 19);
		assert_ok!(set_aside(id, signed(id, 1, 200)));
		at(DEADLINE + 20);
		assert_eq!(set_aside(id, signed(id, 1, 300)), Err(E::VoucherExpired.into()));
	});
}

#[test]
fn limit_that_cuts_a_voucher_short_should_begin_its_grace_again() {
	run(|| {
		let id = refused_round();
		assert_ok!(set_aside(id, signed(id, 1, 100)));
		until_over(1_000);
		assert_ok!(Distribution::do_close(id));
		Registry::accept_all();
		LIMIT.set(Some(40));
		at(1_099);
		let rest = |cumulative| SignedVoucher {
			voucher: voucher(1, cumulative),
			signatures: Default::default(),
		};
		assert_ok!(settle(id, rest(100)));
		assert_eq!(record(id, 1), Some((0, 40, 60)));
		LIMIT.set(None);
		at(1_198);
		assert_ok!(settle(id, rest(100)));
		assert_eq!(balance(1), 100);
	});
}

#[test]
fn what_nobody_settles_in_time_should_go_to_the_treasury() {
	run(|| {
		let id = refused_round();
		assert_ok!(settle(id, signed(id, 2, 100)));
		assert_ok!(set_aside(id, signed(id, 1, 100)));
		until_over(1_000);
		assert_ok!(Distribution::do_close(id));
		at(1_100);
		let kept = SignedVoucher { voucher: voucher(1, 100), signatures: Default::default() };
		Registry::accept_all();
		assert_eq!(settle(id, kept), Err(E::NotOpen.into()));
		let manager = Balances::free_balance(MANAGER);
		assert_ok!(Distribution::do_clean_up(id, 9));
		assert_eq!(Balances::free_balance(TREASURY), ED + 100);
		assert!(Balances::free_balance(MANAGER) > manager, "the deposit returns");
		assert!(!Rounds::<Test>::contains_key(id));
	});
}

#[test]
fn records_should_be_removed_in_bounded_steps() {
	run(|| {
		let id = open_round();
		for n in 0..7 {
			assert_ok!(settle(id, signed(id, n, 100)));
		}
		let other = open_round();
		assert_ok!(settle(other, signed(other, 1, 100)));
		until_over(1_000);
		assert_ok!(Distribution::do_close(id));
		for left in [4, 1] {
			let cleaned = Distribution::do_clean_up(id, 3).unwrap();
			assert_eq!(cleaned, Cleaned { items: 3, all: false });
			assert_eq!(Vouchers::<Test>::iter_prefix(id).count(), left);
			Distribution::do_try_state().unwrap();
		}
		assert_eq!(Distribution::do_clean_up(id, 3), Ok(Cleaned { items: 1, all: true }));
		assert_eq!(Signers::<Test>::iter_keys().collect::<Vec<_>>(), [other]);
		assert_eq!(Vouchers::<Test>::iter_keys().count(), 1);
		assert_eq!(CleanedVouchers::<Test>::iter_keys().count(), 0);
	});
}

#[test]
fn abandoned_draft_should_leave_nothing_behind() {
	run(|| {
		for with_keys in [false, true] {
			let id = draft(terms(10));
			if with_keys {
				assert_ok!(rotate(id, keys(1, &[1]), 0));
			}
			assert_ok!(Distribution::do_abandon(MANAGER, id));
			assert_ok!(Distribution::do_clean_up(id, 9));
			assert!(!Signers::<Test>::contains_key(id));
		}
		assert_eq!(Balances::free_balance(MANAGER), PLENTY);
	});
}

#[test]
fn what_is_set_aside_should_be_told_until_its_grace_is_over() {
	run(|| {
		let id = refused_round();
		let told = || Distribution::entitlements(&who(1), id, None).entitlements;
		assert_ok!(settle(id, signed(id, 2, 100)));
		assert!(told().is_empty());
		assert_ok!(set_aside(id, signed(id, 1, 130)));
		let asset = NativeOrWithId::Native;
		let known = VoucherEntitlement { round: id, asset, paid: 0, set_aside: 130, until: 1_100 };
		assert_eq!(told(), [Entitlement::Voucher(known)]);
		// Nobody else has anything, and what is paid is not told.
		assert!(Distribution::entitlements(&who(2), id, None).entitlements.is_empty());
		at(1_099);
		assert_eq!(told().len(), 1);
		at(1_100);
		assert!(told().is_empty());
	});
}
