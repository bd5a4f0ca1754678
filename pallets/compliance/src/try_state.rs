//! The invariants of the registry, one function each.

use super::*;
use alloc::collections::BTreeMap;
use polkadot_sdk::{
	frame_support::traits::fungible::{Inspect, InspectFreeze},
	sp_runtime::{traits::Bounded, TryRuntimeError},
};

impl<T: Config> Pallet<T> {
	/// Checks every invariant.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::policy_lists_the_attesters_in_office()?;
		Self::attesters_pay_for_their_records()?;
		Self::identities_are_sound()?;
		Self::received_is_of_periods_not_yet_removed()
	}

	/// The list that checks read contains the attesters in office, each once and with its own
	/// terms.
	fn policy_lists_the_attesters_in_office() -> Result<(), TryRuntimeError> {
		let policy = CurrentPolicy::<T>::get();
		let mut in_office = 0usize;
		for (who, attester) in Attesters::<T>::iter() {
			ensure!(attester.epoch < NextEpoch::<T>::get(), "epoch not yet begun");
			let listed: alloc::vec::Vec<_> =
				policy.attesters.iter().filter(|trusted| trusted.attester == who).collect();
			let Some(terms) = attester.terms else {
				ensure!(listed.is_empty(), "former attester is trusted");
				ensure!(attester.records > 0, "former attester without records stays");
				continue;
			};
			in_office = in_office.saturating_add(1);
			let [trusted] = listed.as_slice() else {
				return Err("attester is not trusted exactly once".into());
			};
			ensure!(
				trusted.epoch == attester.epoch
					&& trusted.max_level == terms.max_level
					&& trusted.expires == terms.expires,
				"attester is trusted under other terms"
			);
		}
		ensure!(policy.attesters.len() == in_office, "somebody unknown is trusted");
		ensure!(policy.blocked.iter().all(Country::is_valid), "blocked country invalid");
		Ok(())
	}

	/// Guarantee 8: each attester's count of records is correct, and there is a deposit for them.
	fn attesters_pay_for_their_records() -> Result<(), TryRuntimeError> {
		let mut counts = BTreeMap::<_, u32>::new();
		for (_, identity) in Identities::<T>::iter() {
			for record in identity.records {
				let count = counts.entry(record.attester).or_default();
				*count = count.saturating_add(1);
			}
		}
		for (who, attester) in Attesters::<T>::iter() {
			let counted = counts.remove(&who).unwrap_or_default();
			ensure!(attester.records == counted, "attester's count of records is wrong");
			ensure!(
				attester.deposit.is_some() == (counted > 0),
				"deposit without records, or none"
			);
		}
		ensure!(counts.is_empty(), "record of an unknown attester");
		Ok(())
	}

	/// No identity is empty or has two records of one attester; a frozen account has a frozen
	/// balance.
	fn identities_are_sound() -> Result<(), TryRuntimeError> {
		for (who, identity) in Identities::<T>::iter() {
			ensure!(identity != IdentityOf::<T>::default(), "empty identity");
			for (place, record) in identity.records.iter().enumerate() {
				let other = identity.records.iter().skip(place.saturating_add(1));
				ensure!(
					!other.into_iter().any(|other| other.attester == record.attester),
					"two records of one attester"
				);
				ensure!(record.expires <= record.kept_until, "record goes before it expires");
			}
			let frozen = T::Freezer::balance_frozen(&FreezeReason::Officer.into(), &who);
			let all = <T::Freezer as Inspect<T::AccountId>>::Balance::max_value();
			ensure!((frozen == all) == identity.frozen.is_some(), "freeze differs from the record");
		}
		Ok(())
	}

	/// There are no entries of a period that has been removed or has not begun.
	fn received_is_of_periods_not_yet_removed() -> Result<(), TryRuntimeError> {
		let periods = OldestPeriod::<T>::get()..=Self::period();
		for (period, _, _) in Received::<T>::iter() {
			ensure!(periods.contains(&period), "received in a period that is gone");
		}
		Ok(())
	}
}
