//! The invariants of the registry, one function each. All that is found is reported together.

use super::*;
use alloc::{collections::BTreeMap, vec::Vec};
use pallet_distribution_common::Findings;
use polkadot_sdk::{
	frame_support::traits::fungible::{Inspect, InspectFreeze},
	sp_runtime::{
		traits::{Bounded, Zero},
		TryRuntimeError,
	},
};

impl<T: Config> Pallet<T> {
	/// Checks every invariant.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut findings = Findings::new();
		Self::policy_lists_the_attesters_in_office(&mut findings);
		Self::attesters_pay_for_their_records(&mut findings);
		Self::identities_are_sound(&mut findings);
		Self::officers_are_sound(&mut findings);
		Self::freezes_are_waited_for(&mut findings);
		Self::received_is_of_periods_not_yet_removed(&mut findings);
		findings.report()
	}

	/// The list that checks read contains the attesters in office, each once and with its own
	/// terms. Each has a signing key of its own, and few may block.
	fn policy_lists_the_attesters_in_office(findings: &mut Findings) {
		let policy = CurrentPolicy::<T>::get();
		let (mut in_office, mut blockers) = (0usize, 0u32);
		let mut keys = Vec::new();
		for (who, attester) in Attesters::<T>::iter() {
			findings.check(attester.epoch < NextEpoch::<T>::get(), "epoch not yet begun");
			let listed: Vec<_> =
				policy.attesters.iter().filter(|trusted| trusted.attester == who).collect();
			let Some(terms) = attester.terms else {
				findings.check(listed.is_empty(), "former attester is trusted");
				findings.check(attester.records > 0, "former attester without records stays");
				continue;
			};
			in_office = in_office.saturating_add(1);
			blockers = blockers.saturating_add(u32::from(terms.may_block));
			let taken = keys.iter().any(|other| attesters::same_key(other, &attester.key));
			findings.check(!taken, "two attesters with one key");
			keys.push(attester.key);
			let [trusted] = listed.as_slice() else {
				findings.add("attester is not trusted exactly once");
				continue;
			};
			findings.check(
				trusted.epoch == attester.epoch
					&& trusted.max_level == terms.max_level
					&& trusted.expires == terms.expires
					&& trusted.may_block == terms.may_block,
				"attester is trusted under other terms",
			);
		}
		findings.check(policy.attesters.len() == in_office, "somebody unknown is trusted");
		findings.check(blockers <= MAX_BLOCKERS, "too many attesters may block");
		findings.check(policy.blocked.iter().all(Country::is_valid), "blocked country invalid");
	}

	/// Guarantee 8: each attester's count of records is correct, there is a deposit for exactly as
	/// many, and the deposit holds what it says.
	fn attesters_pay_for_their_records(findings: &mut Findings) {
		let mut counts = BTreeMap::<_, u32>::new();
		for (_, identity) in Identities::<T>::iter() {
			for record in identity.records {
				let epoch = Attesters::<T>::get(&record.attester).map(|attester| attester.epoch);
				// An unknown attester is reported below.
				let begun = epoch.is_none_or(|epoch| record.epoch <= epoch);
				findings.check(begun, "record of an epoch to come");
				let count = counts.entry(record.attester).or_default();
				*count = count.saturating_add(1);
			}
		}
		for (who, attester) in Attesters::<T>::iter() {
			let counted = counts.remove(&who).unwrap_or_default();
			findings.check(attester.records == counted, "attester's count of records is wrong");
			findings.check(
				attester.deposit.is_some() == (attester.records > 0),
				"deposit without records, or none",
			);
			let held = match &attester.deposit {
				Some(deposit) => {
					let footprint = Self::footprint(attester.records);
					findings.check(
						deposit.footprint() == footprint,
						"deposit is for another number of records",
					);
					deposit.held()
				}
				None => Zero::zero(),
			};
			let on_hold = <T::RecordDeposit as DepositInfo<T::AccountId>>::on_hold(&who);
			findings.check(on_hold == held, "deposit and hold differ");
		}
		findings.check(counts.is_empty(), "record of an unknown attester");
	}

	/// No identity is empty or has two records of one attester; a frozen account has a frozen
	/// balance, and exists even if it holds nothing. The policy knows how many are frozen.
	fn identities_are_sound(findings: &mut Findings) {
		let frozen = Identities::<T>::iter_values().filter(|who| who.frozen.is_some()).count();
		let counted = CurrentPolicy::<T>::get().frozen;
		findings.check(frozen == counted as usize, "number of frozen accounts is wrong");
		for (who, identity) in Identities::<T>::iter() {
			findings.check(identity != IdentityOf::<T>::default(), "empty identity");
			for (place, record) in identity.records.iter().enumerate() {
				let mut others = identity.records.iter().skip(place.saturating_add(1));
				findings.check(
					!others.any(|other| other.attester == record.attester),
					"two records of one attester",
				);
				findings
					.check(record.expires <= record.kept_until, "record goes before it expires");
			}
			let frozen = T::Freezer::balance_frozen(&FreezeReason::Officer.into(), &who);
			let all = <T::Freezer as Inspect<T::AccountId>>::Balance::max_value();
			findings.check(
				(frozen == all) == identity.frozen.is_some(),
				"freeze differs from the record",
			);
			findings.check(
				identity.frozen.is_none() || frame_system::Pallet::<T>::providers(&who) > 0,
				"frozen account has no reference",
			);
		}
	}

	/// Each officer is one once, and nobody else is suspended or has a count.
	fn officers_are_sound(findings: &mut Findings) {
		let (officers, suspended) = (Officers::<T>::get(), Suspended::<T>::get());
		let twice = |list: &[T::AccountId]| {
			list.iter().enumerate().any(|(place, who)| {
				list.iter().skip(place.saturating_add(1)).any(|other| other == who)
			})
		};
		findings.check(!twice(&officers) && !twice(&suspended), "an officer is listed twice");
		findings.check(
			suspended.iter().all(|who| officers.contains(who)),
			"somebody suspended is no officer",
		);
		findings.check(
			FreezeCounts::<T>::iter_keys().all(|who| officers.contains(&who)),
			"count of somebody who is no officer",
		);
	}

	/// Whatever ends by itself is in its queue, so that the chain ends it.
	fn freezes_are_waited_for(findings: &mut Findings) {
		let (mut lapses, mut rests) = (Vec::new(), Vec::new());
		for (queue, place, due) in Queue::<T>::iter() {
			let (first, next) = QueueEnds::<T>::get(queue);
			findings.check(first <= place && place < next, "item outside of its queue");
			match queue {
				Waiting::Lapse => lapses.push((due.who, due.at)),
				Waiting::Rest => rests.push((due.who, due.officer, due.at)),
			}
		}
		let items = [Waiting::Lapse, Waiting::Rest].map(|queue| {
			let (first, next) = QueueEnds::<T>::get(queue);
			next.saturating_sub(first)
		});
		let counted = [lapses.len() as u64, rests.len() as u64];
		findings.check(items == counted, "queue has a gap");
		for (who, identity) in Identities::<T>::iter() {
			let Some(freeze) = identity.frozen else { continue };
			findings.check(freeze.since <= Self::now(), "freeze begins in the future");
			findings.check(
				freeze.lapses().is_none_or(|at| lapses.contains(&(who, at))),
				"freeze never lapses",
			);
		}
		for (who, officer, until) in Rests::<T>::iter() {
			findings.check(rests.contains(&(who, officer, until)), "officer rests for ever");
		}
	}

	/// There are no entries of a period that has been removed or has not begun, except for what the
	/// next one has lent to this one. No entry is empty.
	///
	/// Amounts are not compared with the limits: governance can lower those, and an account's level
	/// can fall, below what was received before.
	fn received_is_of_periods_not_yet_removed(findings: &mut Findings) {
		let present = Self::period();
		let next = present.saturating_add(1);
		let periods = OldestPeriod::<T>::get()..=next;
		for (period, key, amount) in Received::<T>::iter() {
			findings.check(periods.contains(&period), "received in a period that is gone");
			findings.check(!amount.is_zero(), "nothing received");
			findings.check(
				period != next || Received::<T>::contains_key(present, key),
				"lent without need",
			);
		}
	}
}
