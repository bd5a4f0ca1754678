//! Implements [`Compliance`]: who may be paid, and how much.

use super::*;
use distribution_primitives::{Compliance, Refusal, Requirement, MAX_RECORDS};
use polkadot_sdk::sp_runtime::traits::{Saturating, Zero};

/// What a payout limit says about an account.
struct Allowance<Balance> {
	/// Maximum per period.
	limit: Balance,
	/// Received in this period.
	received: Balance,
}

impl<Balance: Saturating + Copy> Allowance<Balance> {
	/// What the limit still allows.
	fn left(&self) -> Balance {
		self.limit.saturating_sub(self.received)
	}
}

impl<T: Config> Pallet<T> {
	/// What the payout limit on `asset` says about `who`, if there is a limit for their level.
	fn allowance_of(
		who: &T::AccountId,
		identity: &IdentityOf<T>,
		policy: &PolicyOf<T>,
		asset: &T::AssetKind,
	) -> Option<Allowance<T::Balance>> {
		if !policy.limits(asset) {
			return None;
		}
		let limit = policy.limit(asset, policy.level(identity, Self::now()))?;
		Some(Allowance { limit, received: Received::<T>::get(Self::period(), (who, asset)) })
	}

	/// Checks an account against `requirement`. Returns what its payout limit says, if it has one.
	fn judge(
		who: &T::AccountId,
		requirement: &Requirement,
		asset: &T::AssetKind,
	) -> Result<Option<Allowance<T::Balance>>, Refusal> {
		let (identity, policy) = (Identities::<T>::get(who), CurrentPolicy::<T>::get());
		policy.judge(&identity, requirement, Self::now())?;
		Ok(Self::allowance_of(who, &identity, &policy, asset))
	}

	/// Checks that `amount` is within the allowance. Returns what the account will have received
	/// with it.
	fn ensure_allowed(
		allowance: &Allowance<T::Balance>,
		amount: T::Balance,
	) -> Result<T::Balance, Refusal> {
		if amount > allowance.limit {
			return Err(Refusal::AboveLimit);
		}
		let received = allowance.received.saturating_add(amount);
		if received > allowance.limit {
			return Err(Refusal::LimitReached);
		}
		Ok(received)
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
		if let Some(allowance) = Self::judge(who, requirement, asset)? {
			Self::ensure_allowed(&allowance, amount)?;
		}
		Ok(())
	}

	fn frozen(who: &T::AccountId) -> bool {
		Identities::<T>::get(who).frozen.is_some()
	}

	fn pay(
		who: &T::AccountId,
		requirement: &Requirement,
		asset: &T::AssetKind,
		amount: T::Balance,
	) -> Result<(), Refusal> {
		if let Some(allowance) = Self::judge(who, requirement, asset)? {
			let received = Self::ensure_allowed(&allowance, amount)?;
			Received::<T>::insert(Self::period(), (who, asset), received);
		}
		Ok(())
	}

	fn pay_up_to(
		who: &T::AccountId,
		requirement: &Requirement,
		asset: &T::AssetKind,
		due: T::Balance,
	) -> Result<T::Balance, Refusal> {
		let Some(allowance) = Self::judge(who, requirement, asset)? else { return Ok(due) };
		let amount = due.min(allowance.left());
		if amount.is_zero() && !due.is_zero() {
			let never = allowance.limit.is_zero();
			return Err(if never { Refusal::AboveLimit } else { Refusal::LimitReached });
		}
		let received = Self::ensure_allowed(&allowance, amount)?;
		Received::<T>::insert(Self::period(), (who, asset), received);
		Ok(amount)
	}

	fn allowance(who: &T::AccountId, asset: &T::AssetKind) -> Option<T::Balance> {
		let (identity, policy) = (Identities::<T>::get(who), CurrentPolicy::<T>::get());
		Self::allowance_of(who, &identity, &policy, asset).map(|allowance| allowance.left())
	}

	fn passes_at(refusal: Refusal) -> Option<MomentOf<T>> {
		let next: MomentOf<T> = Self::period().saturating_add(1).into();
		match refusal {
			Refusal::LimitReached => Some(next.saturating_mul(T::LimitPeriod::get())),
			_ => None,
		}
	}

	fn weight(case: Option<(&Requirement, &T::AssetKind)>) -> Weight {
		Self::payment_weight(case)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_worst_case(who: &T::AccountId) {
		Self::set_up_worst_case(who);
	}
}
