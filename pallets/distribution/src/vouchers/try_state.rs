//! The invariants of rounds of vouchers. The numbers refer to the guarantees in `docs/design.md`.

use super::*;
use alloc::collections::BTreeSet;
use distribution_primitives::Status;
use pallet_distribution_common::Findings;

impl<T: Config> Pallet<T> {
	/// Guarantees 1 to 3: the records agree with the books, and all of them together are within what is
	/// promised, which is within the budget.
	pub(crate) fn vouchers_agree_with_the_books(
		id: RoundId,
		round: &RoundOf<T>,
		findings: &mut Findings,
	) {
		let (mut paid, mut aside) = (T::Balance::zero(), T::Balance::zero());
		let mut numbers = BTreeSet::new();
		for (_, record) in Vouchers::<T>::iter_prefix(id) {
			paid = paid.saturating_add(record.paid);
			aside = aside.saturating_add(record.aside);
			findings.check(numbers.insert(record.index), "two beneficiaries with one number");
			findings.check(record.index < round.rows_claimed, "number of no beneficiary");
			let some = !record.paid.saturating_add(record.aside).is_zero();
			findings.check(some, "record of a beneficiary who has nothing");
		}
		let counted = numbers.len() == round.rows_claimed as usize;
		findings.check(counted, "beneficiaries differ from their count");
		findings
			.check(round.rows_claimed <= round.rows, "more beneficiaries than there is room for");
		findings.check(paid == round.claimed, "claimed differs from what was settled");
		findings.check(aside == round.set_aside, "set aside differs from the records");
		let committed = round.claimed.saturating_add(round.set_aside);
		findings.check(committed <= round.total, "settled or set aside more than is promised");
		findings.check(round.total <= round.budget, "promised more than the budget");
		let bits = Claimed::<T>::iter_prefix(id).next().is_some();
		findings.check(!bits, "bitmap of a round of vouchers");
		Self::signers_are_valid(id, round, findings);
	}

	/// Guarantee 6: the keys of every epoch can sign, and those of a draft are those agreed.
	fn signers_are_valid(id: RoundId, round: &RoundOf<T>, findings: &mut Findings) {
		let Some(signers) = Signers::<T>::get(id) else {
			// An abandoned draft may have had none.
			let unsigned = matches!(round.status, Status::Draft | Status::Closed);
			findings.check(unsigned && round.payments == 0, "round of vouchers without keys");
			return;
		};
		let mut keys = signers.ending.iter().map(|ending| &ending.keys).chain([&signers.keys]);
		findings.check(keys.all(VoucherKeys::is_valid), "keys that cannot sign");
		let epochs: BTreeSet<u32> = signers.ending.iter().map(|ending| ending.epoch).collect();
		let told_apart = epochs.len() == signers.ending.len();
		let past = epochs.iter().all(|epoch| *epoch < signers.epoch);
		findings.check(told_apart && past, "epochs out of order");
		if round.status == Status::Draft {
			let agreed = Seals::<T>::get(id).map(|seal| seal.rows);
			findings.check(agreed == Some(signers.keys.digest()), "keys that were not agreed");
			let fresh = round.total.is_zero() && round.rows_claimed == 0;
			findings.check(fresh, "draft that has promised");
		}
	}

	/// Guarantee 8: no record of vouchers is in state without a round of vouchers.
	pub(crate) fn every_voucher_belongs_to_a_round(findings: &mut Findings) {
		let known = |id: RoundId| Rounds::<T>::get(id).is_some_and(|round| round.pays_vouchers());
		let records = Vouchers::<T>::iter_keys().all(|(id, _)| known(id));
		findings.check(records, "record of vouchers without round");
		findings.check(Signers::<T>::iter_keys().all(known), "keys without round");
		let cleaned = CleanedVouchers::<T>::iter_keys().all(Cleanings::<T>::contains_key);
		findings.check(cleaned, "removed records of a living round");
	}
}
