//! The registry's answer to other pallets: who may be paid, how much, and since when and why not.

use super::*;
use alloc::vec::Vec;
use distribution_primitives::{
	api::{AttesterInfo, ComplianceStatus, RecordInfo},
	Compliance, Refusal, Requirement, MAX_RECORDS,
};
use polkadot_sdk::{
	frame_support::weights::WeightMeter,
	sp_runtime::traits::{CheckedDiv, SaturatedConversion, Saturating},
};

/// Most records of what was received that one block removes.
pub(crate) const MAX_FORGOTTEN: u32 = 500;
/// Most accounts in one question.
const MAX_ACCOUNTS: usize = 10_000;

impl<T: Config> Pallet<T> {
	/// Number of the present period of the payout limits.
	pub(crate) fn period() -> u32 {
		Self::now().checked_div(&T::LimitPeriod::get()).unwrap_or_default().saturated_into()
	}

	/// Whether an account may be paid, and what it will have received in this period if it has a limit.
	fn judge(
		who: &T::AccountId,
		requirement: &Requirement,
		asset: &T::AssetKind,
		amount: T::Balance,
	) -> Result<Option<T::Balance>, Refusal> {
		let (identity, policy, now) =
			(Identities::<T>::get(who), ThePolicy::<T>::get(), Self::now());
		policy.judge(&identity, requirement, now)?;
		if !policy.limits(asset) {
			return Ok(None);
		}
		let Some(limit) = policy.limit(asset, policy.level(&identity, now)) else {
			return Ok(None);
		};
		if amount > limit {
			return Err(Refusal::AboveLimit);
		}
		let received = Received::<T>::get(Self::period(), (who, asset)).saturating_add(amount);
		if received > limit {
			return Err(Refusal::LimitReached);
		}
		Ok(Some(received))
	}

	/// Removes what was received in periods that are over, as far as `limit` allows. Returns the weight
	/// used.
	pub(crate) fn forget_received(limit: Weight) -> Weight {
		let mut meter = WeightMeter::with_limit(limit);
		if meter.try_consume(T::WeightInfo::forget_received(0)).is_err() {
			return Weight::zero();
		}
		let (mut oldest, present) = (OldestPeriod::<T>::get(), Self::period());
		if oldest >= present {
			return meter.consumed();
		}
		let (none, most) =
			(T::WeightInfo::forget_received(0), T::WeightInfo::forget_received(MAX_FORGOTTEN));
		let one = most.saturating_sub(none).checked_div(u64::from(MAX_FORGOTTEN)).unwrap_or(most);
		let one = one.saturating_add(Weight::from_parts(1, 1));
		// One walk over one period in a block: a walk passes by everything that was removed before in the
		// same block.
		let mut left = MAX_FORGOTTEN;
		let mut through = true;
		for key in Received::<T>::iter_key_prefix(oldest) {
			if left == 0 || meter.try_consume(one).is_err() {
				through = false;
				break;
			}
			Received::<T>::remove(oldest, key);
			left = left.saturating_sub(1);
		}
		if through {
			let nothing_left = Received::<T>::iter_keys().next().is_none();
			oldest = if nothing_left { present } else { oldest.saturating_add(1) };
		}
		OldestPeriod::<T>::put(oldest);
		meter.consumed()
	}

	/// What is known of `who`, and what follows from it now.
	pub fn status(who: &T::AccountId) -> ComplianceStatus<T::AccountId, MomentOf<T>> {
		let (identity, policy, now) =
			(Identities::<T>::get(who), ThePolicy::<T>::get(), Self::now());
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

	/// The record of `attester` on each of `accounts`, of which the first 10,000 are looked at.
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

impl<T: Config> Compliance<T::AccountId, T::AssetKind, T::Balance> for Pallet<T> {
	type Moment = MomentOf<T>;

	fn supports(requirement: &Requirement) -> bool {
		requirement.jurisdictions.is_valid() && u32::from(requirement.attesters) <= MAX_RECORDS
	}

	fn check(
		who: &T::AccountId,
		requirement: &Requirement,
		asset: &T::AssetKind,
		amount: T::Balance,
	) -> Result<(), Refusal> {
		Self::judge(who, requirement, asset, amount).map(|_| ())
	}

	fn allowance(who: &T::AccountId, asset: &T::AssetKind) -> Option<T::Balance> {
		let policy = ThePolicy::<T>::get();
		if !policy.limits(asset) {
			return None;
		}
		let level = policy.level(&Identities::<T>::get(who), Self::now());
		let limit = policy.limit(asset, level)?;
		Some(limit.saturating_sub(Received::<T>::get(Self::period(), (who, asset))))
	}

	fn pay(
		who: &T::AccountId,
		requirement: &Requirement,
		asset: &T::AssetKind,
		amount: T::Balance,
	) -> Result<(), Refusal> {
		if let Some(received) = Self::judge(who, requirement, asset, amount)? {
			Received::<T>::insert(Self::period(), (who, asset), received);
		}
		Ok(())
	}

	fn passes_at(refusal: Refusal) -> Option<MomentOf<T>> {
		let next: MomentOf<T> = Self::period().saturating_add(1).into();
		match refusal {
			Refusal::LimitReached => Some(next.saturating_mul(T::LimitPeriod::get())),
			_ => None,
		}
	}

	fn weight(case: Option<(&Requirement, &T::AssetKind)>) -> Weight {
		match case {
			Some((requirement, asset))
				if requirement.records() == 0 && !ThePolicy::<T>::get().limits(asset) =>
			{
				Weight::zero()
			}
			_ => {
				let (pay, unconditionally) =
					(T::WeightInfo::pay(), T::WeightInfo::pay_unconditionally());
				let more = pay.ref_time().saturating_sub(unconditionally.ref_time());
				Weight::from_parts(more, pay.proof_size())
			}
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn worst_case(who: &T::AccountId) {
		Self::set_up_worst_case(who);
	}
}
