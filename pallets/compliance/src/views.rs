//! What clients read, through the runtime API.

use super::*;
use alloc::vec::Vec;
use distribution_primitives::{
	api::{AttesterInfo, ComplianceStatus, RecordInfo},
	Refusal, Requirement,
};

/// Maximum number of accounts in one query.
const MAX_ACCOUNTS: usize = 10_000;

impl<T: Config> Pallet<T> {
	/// The entry of `who` in the registry, and what follows from it now.
	pub fn status(who: &T::AccountId) -> ComplianceStatus<T::AccountId, MomentOf<T>> {
		let (identity, policy, now) =
			(Identities::<T>::get(who), CurrentPolicy::<T>::get(), Self::now());
		let records: Vec<_> = identity
			.records
			.iter()
			.map(|record| RecordInfo {
				attester: record.attester.clone(),
				level: record.level,
				jurisdiction: record.jurisdiction,
				expires: record.expires,
				evidence: record.evidence,
				nonce: record.nonce,
				gives: policy.level_of(record, now),
			})
			.collect();
		ComplianceStatus {
			frozen: identity.frozen,
			level: policy.level(&identity, now),
			blocked: policy.judge(&identity, &Requirement::default(), now)
				== Err(Refusal::JurisdictionBlocked),
			records,
		}
	}

	/// The record of `attester` on each of `accounts` (the first 10,000).
	pub fn records_by(
		attester: &T::AccountId,
		accounts: &[T::AccountId],
	) -> Vec<Option<RecordInfo<T::AccountId, MomentOf<T>>>> {
		let of = |who| {
			let records = Self::status(who).records;
			records.into_iter().find(|record| record.attester == *attester)
		};
		accounts.iter().take(MAX_ACCOUNTS).map(of).collect()
	}

	/// An attester as clients see it.
	pub fn attester(who: &T::AccountId) -> Option<AttesterInfo<MomentOf<T>>> {
		let attester = Attesters::<T>::get(who)?;
		let terms = attester.terms?;
		Some(AttesterInfo {
			max_level: terms.max_level,
			jurisdictions: terms.jurisdictions,
			expires: terms.expires,
			key: attester.key,
			key_number: attester.key_number,
			epoch: attester.epoch,
			records: attester.records,
		})
	}
}
