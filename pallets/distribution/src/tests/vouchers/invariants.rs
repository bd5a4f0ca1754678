//! A corruption test per invariant of vouchers.

use super::*;

/// Sets up a round with two payments and one voucher set aside, corrupts the state and expects
/// `try_state` to say `complaint`.
fn corrupt(complaint: &'static str, corruption: impl FnOnce(RoundId)) {
	build().execute_with(|| {
		let id = open_with(10, keys(1, &[1]));
		Distribution::do_promise(MANAGER, id, 1_000, 10).unwrap();
		settle(id, signed(id, 1, 100)).unwrap();
		settle(id, signed(id, 2, 200)).unwrap();
		Registry::refuse(who(3), Refusal::Expired);
		set_aside(id, signed(id, 3, 300)).unwrap();
		Distribution::do_try_state().unwrap();
		corruption(id);
		let Err(DispatchError::Other(found)) = Distribution::do_try_state() else {
			panic!("nothing is found")
		};
		let told = found.split("; ").any(|found| found == complaint);
		assert!(told, "{complaint} is not in: {found}");
	});
}

fn change(id: RoundId, change: impl FnOnce(&mut RoundOf<Test>)) {
	Rounds::<Test>::mutate(id, |round| change(round.as_mut().unwrap()));
}

fn change_record(id: RoundId, n: u32, change: impl FnOnce(&mut VoucherRecordOf<Test>)) {
	Vouchers::<Test>::mutate(id, who(n), |record| change(record.as_mut().unwrap()));
}

#[test]
fn try_state_should_fail_when_the_sum_of_settlements_differs() {
	corrupt("claimed differs from what was settled", |id| {
		change_record(id, 1, |record| record.paid += 1);
	});
}

#[test]
fn try_state_should_fail_when_what_is_set_aside_differs_from_the_records() {
	corrupt("set aside differs from the records", |id| {
		change_record(id, 3, |record| record.aside -= 1);
	});
}

#[test]
fn try_state_should_fail_when_more_is_settled_than_promised() {
	corrupt("settled or set aside more than is promised", |id| {
		change(id, |round| round.total = 599);
	});
}

#[test]
fn try_state_should_fail_when_more_is_promised_than_there_is() {
	corrupt("promised more than the budget", |id| {
		change(id, |round| round.total = BUDGET + 1);
	});
}

#[test]
fn try_state_should_fail_when_a_beneficiary_is_lost() {
	corrupt("beneficiaries differ from their count", |id| {
		Vouchers::<Test>::remove(id, who(2));
	});
}

#[test]
fn try_state_should_fail_when_two_beneficiaries_have_one_number() {
	corrupt("two beneficiaries with one number", |id| {
		change_record(id, 2, |record| record.index = 0);
	});
}

#[test]
fn try_state_should_fail_when_a_beneficiary_has_a_number_not_given_yet() {
	corrupt("number of no beneficiary", |id| change_record(id, 2, |record| record.index = 3));
}

#[test]
fn try_state_should_fail_when_a_record_says_nothing() {
	corrupt("record of a beneficiary who has nothing", |id| {
		change_record(id, 3, |record| record.aside = 0);
	});
}

#[test]
fn try_state_should_fail_when_there_are_more_beneficiaries_than_room() {
	corrupt("more beneficiaries than there is room for", |id| {
		change(id, |round| round.rows = 2);
	});
}

#[test]
fn try_state_should_fail_when_room_was_taken_away() {
	corrupt("room for fewer beneficiaries than agreed", |id| {
		change(id, |round| round.rows = 9);
	});
}

#[test]
fn try_state_should_fail_when_vouchers_are_not_paid_at_once() {
	corrupt("vouchers that are not paid at once", |id| {
		change(id, |round| round.release = Release::Vested { start: 0, length: 1 });
	});
}

#[test]
fn try_state_should_fail_when_a_round_of_vouchers_has_a_manifest() {
	corrupt("vouchers with a manifest", |id| {
		Manifests::<Test>::insert(id, List::simple(1).terms().manifest.unwrap());
	});
}

#[test]
fn try_state_should_fail_when_a_round_of_vouchers_has_bits() {
	corrupt("bitmap of a round of vouchers", |id| {
		Claimed::<Test>::insert(id, 0, BitmapWord::default());
	});
}

#[test]
fn try_state_should_fail_when_keys_are_missing() {
	corrupt("round of vouchers without keys", Signers::<Test>::remove);
}

#[test]
fn try_state_should_fail_when_keys_cannot_sign() {
	corrupt("keys that cannot sign", |id| {
		Signers::<Test>::mutate(id, |signers| signers.as_mut().unwrap().keys.threshold = 2);
	});
}

#[test]
fn try_state_should_fail_when_epochs_are_out_of_order() {
	corrupt("epochs out of order", |id| {
		rotate(id, keys(1, &[2]), 100).unwrap();
		Signers::<Test>::mutate(id, |signers| signers.as_mut().unwrap().epoch = 0);
	});
}

#[test]
fn try_state_should_fail_when_keys_of_a_draft_were_not_agreed() {
	corrupt("keys that were not agreed", |_| {
		let id = draft(terms(10));
		rotate(id, keys(1, &[1]), 0).unwrap();
		let other = VoucherSignersOf::<Test>::first(keys(1, &[2]));
		Signers::<Test>::insert(id, other);
	});
}

#[test]
fn try_state_should_fail_when_a_draft_has_promised() {
	corrupt("draft that has promised", |_| {
		let id = draft(terms(10));
		rotate(id, keys(1, &[1]), 0).unwrap();
		change(id, |round| round.total = 1);
	});
}

#[test]
fn try_state_should_fail_when_a_record_has_no_round() {
	corrupt("record of vouchers without round", |id| {
		let record = Vouchers::<Test>::get(id, who(1)).unwrap();
		Vouchers::<Test>::insert(id + 9, who(1), record);
	});
}

#[test]
fn try_state_should_fail_when_keys_have_no_round() {
	corrupt("keys without round", |id| {
		let signers = Signers::<Test>::get(id).unwrap();
		Signers::<Test>::insert(id + 9, signers);
	});
}

#[test]
fn try_state_should_fail_when_records_of_a_living_round_are_removed() {
	corrupt("removed records of a living round", |id| {
		CleanedVouchers::<Test>::insert(id, who(1));
	});
}
