//! The invariants of payees, one function each. All that is found is reported together. The numbers
//! refer to the guarantees in `docs/design.md`.

use super::*;
use pallet_distribution_common::Findings;
use polkadot_sdk::sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks every invariant.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut findings = Findings::new();
		for (owner, record) in Records::<T>::iter() {
			Self::entries_say_something(&record, &mut findings);
			Self::payees_are_accepted(&record, &mut findings);
			Self::deposit_is_held(&owner, &record, &mut findings);
		}
		findings.report()
	}

	/// Each scope is there once, and says something, now or later; no change was decided in the
	/// future.
	fn entries_say_something(record: &RecordOf<T>, findings: &mut Findings) {
		let now = Self::touch();
		findings.check(!record.entries.is_empty(), "record without a scope");
		for (place, entry) in record.entries.iter().enumerate() {
			let mut before = record.entries.iter().take(place);
			let twice = before.any(|other| other.scope == entry.scope);
			findings.check(!twice, "scope is there twice");
			findings.check(!entry.is_empty(), "scope says nothing");
			let Some(change) = &entry.next else { continue };
			findings.check(change.to != entry.payee, "change changes nothing");
			let decided = change.decided;
			let past = decided.at <= now.at && decided.lost <= now.lost;
			findings.check(past, "change of the future");
		}
	}

	/// Nobody is paid whom nobody has the key of.
	fn payees_are_accepted(record: &RecordOf<T>, findings: &mut Findings) {
		for entry in &record.entries {
			let next = entry.next.as_ref().and_then(|change| change.to.as_ref());
			let accepted = entry.payee.iter().chain(next).all(|payee| !T::Keyless::contains(payee));
			findings.check(accepted, "payee without a key");
		}
	}

	/// Guarantee 8: what is held from an owner is its deposit, which is for what it has named.
	fn deposit_is_held(owner: &T::AccountId, record: &RecordOf<T>, findings: &mut Findings) {
		let deposit = &record.deposit;
		let covers = deposit.footprint() == Self::footprint(record.entries.len() as u32);
		findings.check(covers, "deposit is for another state");
		let on_hold = <T::Deposit as DepositInfo<T::AccountId>>::on_hold(owner);
		findings.check(on_hold == deposit.held(), "deposit is not held");
	}
}
