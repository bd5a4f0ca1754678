//! What clients read, through the runtime API.

use super::*;
use alloc::vec::Vec;
use distribution_primitives::api::{
	AttesterInfo, ComplianceStatus, FreezeInfo, OfficerInfo, RecordInfo, MAX_ACCOUNTS,
};
use polkadot_sdk::sp_runtime::traits::Saturating;

impl<T: Config> Pallet<T> {
	/// The entry of `who` in the registry, and what follows from it now.
	pub fn status(who: &T::AccountId) -> ComplianceStatus<T::AccountId, MomentOf<T>> {
		let (identity, policy, now) =
			(Identities::<T>::get(who), CurrentPolicy::<T>::get(), Self::now());
		let frozen = identity.freeze_in_force(now).map(|freeze| FreezeInfo {
			officer: freeze.officer.clone(),
			reason: freeze.reason,
			since: freeze.since,
			lapses: freeze.lapses(),
			ratified_by: freeze.ratified_by().cloned(),
		});
		let records: Vec<_> =
			identity.records.iter().map(|record| Self::shown(record, &policy, now)).collect();
		ComplianceStatus {
			frozen,
			level: policy.level(&identity, now),
			blocked: policy.is_blocked(&identity, now),
			records,
		}
	}

	fn shown(
		record: &RecordOf<T>,
		policy: &PolicyOf<T>,
		now: MomentOf<T>,
	) -> RecordInfo<T::AccountId, MomentOf<T>> {
		RecordInfo {
			attester: record.attester.clone(),
			level: record.level,
			jurisdiction: record.jurisdiction,
			expires: record.expires,
			evidence: record.evidence,
			nonce: record.nonce,
			gives: policy.level_of(record, now),
		}
	}

	/// The record of `attester` on each of `accounts` (the first [`MAX_ACCOUNTS`]). Anyone can ask a
	/// public node for as many as they like, so it reads the policy once.
	pub fn records_by(
		attester: &T::AccountId,
		accounts: &[T::AccountId],
	) -> Vec<Option<RecordInfo<T::AccountId, MomentOf<T>>>> {
		let (policy, now) = (CurrentPolicy::<T>::get(), Self::now());
		let of = |who: &T::AccountId| {
			let records = Identities::<T>::get(who).records;
			let record = records.iter().find(|record| record.attester == *attester)?;
			Some(Self::shown(record, &policy, now))
		};
		accounts.iter().take(MAX_ACCOUNTS as usize).map(of).collect()
	}

	/// The officers as clients see them.
	pub fn officers() -> Vec<OfficerInfo<T::AccountId, MomentOf<T>>> {
		let (suspended, period) = (Suspended::<T>::get(), Self::freeze_period());
		let next = MomentOf::<T>::from(period.saturating_add(1));
		let next_period = next.saturating_mul(T::FreezePeriod::get());
		let shown = |officer: T::AccountId| OfficerInfo {
			suspended: suspended.contains(&officer),
			freezes_left: FreezeCounts::<T>::get(&officer).left(period, T::FreezesPerDay::get()),
			next_period,
			officer,
		};
		Officers::<T>::get().into_iter().map(shown).collect()
	}

	/// An attester as clients see it.
	pub fn attester(who: &T::AccountId) -> Option<AttesterInfo<MomentOf<T>>> {
		let attester = Attesters::<T>::get(who)?;
		let terms = attester.terms?;
		Some(AttesterInfo {
			max_level: terms.max_level,
			jurisdictions: terms.jurisdictions,
			expires: terms.expires,
			may_block: terms.may_block,
			key: attester.key,
			key_number: attester.key_number,
			epoch: attester.epoch,
			records: attester.records,
		})
	}
}
