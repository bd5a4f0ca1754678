//! Implements [`Compliance`]: who may be paid, and how much.

use super::*;
use alloc::vec::Vec;
use distribution_primitives::{
	api::{Obstacle, MAX_ACCOUNTS},
	Compliance, Refusal, Requirement, MAX_RECORDS,
};
use polkadot_sdk::sp_runtime::traits::{CheckedDiv, One, Saturating, Zero};

/// What the payments of one call have in common.
pub struct Session<T: Config> {
	policy: PolicyOf<T>,
	now: MomentOf<T>,
}

/// What a payout limit says about an account.
struct Allowance<Balance> {
	/// Maximum per period.
	limit: Balance,
	/// Received in this period.
	received: Balance,
}

/// What a payment counts for, in the asset's smallest unit.
struct Booking<Balance> {
	/// The present period.
	now: Balance,
	/// The next one, which lends the rest.
	next: Balance,
}

impl<Balance: Saturating + CheckedDiv + Zero + One + Copy + Ord> Allowance<Balance> {
	/// What the limit still allows in this period.
	fn left(&self) -> Balance {
		self.limit.saturating_sub(self.received)
	}

	/// The most of a period that may be paid in parts: half of the limit, rounded down. The other
	/// half is kept for payments that are made whole.
	///
	/// Anybody can send the claims of an account's streams and rewards. If those could take nearly
	/// all of the limit, a stranger had to add no more than a unit to keep the account's rows away,
	/// every day.
	fn most_for_parts(&self) -> Balance {
		let two = Balance::one().saturating_add(Balance::one());
		self.limit.checked_div(&two).unwrap_or_else(Zero::zero)
	}

	/// What it still allows to be paid in parts.
	fn left_for_parts(&self) -> Balance {
		self.most_for_parts().saturating_sub(self.received)
	}

	/// What a payment of `amount` counts for if it is made whole.
	///
	/// It is refused only if nothing is left of the period. If it had to fit into what is left,
	/// anybody could keep it away for ever with one unit a day, paid before it. Like this it takes
	/// half of the limit or more, every day, given away to the account. What goes beyond counts for
	/// the next period, less than the limit; so in the long run nobody receives more than the limit
	/// per period, and each period begins with something left for a row.
	fn whole(&self, amount: Balance) -> Result<Booking<Balance>, Refusal> {
		if amount > self.limit {
			return Err(Refusal::AboveLimit);
		}
		let left = self.left();
		if left.is_zero() && !amount.is_zero() {
			return Err(Refusal::LimitReached);
		}
		let now = amount.min(left);
		Ok(Booking { now, next: amount.saturating_sub(now) })
	}

	/// What a payment that can be made in parts counts for: as much of `due` as is left of the
	/// period for that, and nothing of the next one. A limit of at most one unit, of which half is
	/// nothing, leaves nothing for parts in any period.
	fn part(&self, due: Balance) -> Result<Booking<Balance>, Refusal> {
		let now = due.min(self.left_for_parts());
		if now.is_zero() && !due.is_zero() {
			let never = self.most_for_parts().is_zero();
			return Err(if never { Refusal::AboveLimit } else { Refusal::LimitReached });
		}
		Ok(Booking { now, next: Zero::zero() })
	}
}

impl<T: Config> Pallet<T> {
	/// What the payout limit on `asset` says about `who`, if there is a limit for their level.
	fn allowance_of(
		who: &T::AccountId,
		identity: &IdentityOf<T>,
		Session { policy, now }: &Session<T>,
		asset: &T::AssetKind,
	) -> Option<Allowance<T::Balance>> {
		if !policy.limits(asset) {
			return None;
		}
		let limit = policy.limit(asset, policy.level(identity, *now))?;
		Some(Allowance { limit, received: Received::<T>::get(Self::period_at(*now), (who, asset)) })
	}

	/// Checks an account against `requirement`. Returns what its payout limit says, if it has one.
	fn judge(
		session: &Session<T>,
		who: &T::AccountId,
		requirement: &Requirement,
		asset: &T::AssetKind,
	) -> Result<Option<Allowance<T::Balance>>, Refusal> {
		if !session.policy.asks_for_identity(requirement, asset) {
			return Ok(None);
		}
		let identity = Identities::<T>::get(who);
		session.policy.judge(&identity, requirement, session.now)?;
		Ok(Self::allowance_of(who, &identity, session, asset))
	}

	/// For each of `rows` (the first [`MAX_ACCOUNTS`]) what [`Compliance::check`] says of it, and when
	/// a refusal passes on its own. Amounts are in the smallest unit of `asset`; 0 counts as 1. Anyone
	/// can ask a public node for as many as they like, so it reads the policy once.
	pub fn screen(
		requirement: &Requirement,
		asset: &T::AssetKind,
		rows: &[(T::AccountId, T::Balance)],
	) -> Vec<Result<(), Obstacle<MomentOf<T>>>> {
		let session = <Self as Compliance<T::AccountId, T::AssetKind, T::Balance>>::session();
		let check = |(who, amount): &(T::AccountId, T::Balance)| -> Result<(), Refusal> {
			if let Some(allowance) = Self::judge(&session, who, requirement, asset)? {
				allowance.whole((*amount).max(One::one()))?;
			}
			Ok(())
		};
		let obstacle = |refusal: Refusal| Obstacle {
			refusal,
			passes_at: <Self as Compliance<T::AccountId, T::AssetKind, T::Balance>>::passes_at(
				refusal,
			),
		};
		let rows = rows.iter().take(MAX_ACCOUNTS as usize);
		rows.map(|row| check(row).map_err(obstacle)).collect()
	}

	/// Counts a payment at `now` against the payout limit of `who`.
	fn book(
		now: MomentOf<T>,
		who: &T::AccountId,
		asset: &T::AssetKind,
		booking: &Booking<T::Balance>,
	) {
		let period = Self::period_at(now);
		for (period, amount) in [(period, booking.now), (period.saturating_add(1), booking.next)] {
			if !amount.is_zero() {
				Received::<T>::mutate(period, (who, asset), |received| {
					*received = received.saturating_add(amount);
				});
			}
		}
	}
}

impl<T: Config> Compliance<T::AccountId, T::AssetKind, T::Balance> for Pallet<T> {
	type Moment = MomentOf<T>;
	type Session = Session<T>;

	fn session() -> Session<T> {
		Session { policy: CurrentPolicy::<T>::get(), now: Self::now() }
	}

	fn supports(requirement: &Requirement) -> bool {
		requirement.jurisdictions.is_valid() && u32::from(requirement.attesters) <= MAX_RECORDS
	}

	fn check(
		who: &T::AccountId,
		requirement: &Requirement,
		asset: &T::AssetKind,
		amount: T::Balance,
	) -> Result<(), Refusal> {
		if let Some(allowance) = Self::judge(&Self::session(), who, requirement, asset)? {
			allowance.whole(amount)?;
		}
		Ok(())
	}

	fn frozen(who: &T::AccountId) -> bool {
		Identities::<T>::get(who).is_frozen(Self::now())
	}

	fn pay_in(
		session: &Session<T>,
		who: &T::AccountId,
		requirement: &Requirement,
		asset: &T::AssetKind,
		amount: T::Balance,
	) -> Result<(), Refusal> {
		if let Some(allowance) = Self::judge(session, who, requirement, asset)? {
			Self::book(session.now, who, asset, &allowance.whole(amount)?);
		}
		Ok(())
	}

	fn pay_up_to_in(
		session: &Session<T>,
		who: &T::AccountId,
		requirement: &Requirement,
		asset: &T::AssetKind,
		due: T::Balance,
	) -> Result<T::Balance, Refusal> {
		let Some(allowance) = Self::judge(session, who, requirement, asset)? else {
			return Ok(due);
		};
		let booking = allowance.part(due)?;
		Self::book(session.now, who, asset, &booking);
		Ok(booking.now)
	}

	fn check_payee_in(session: &Session<T>, who: &T::AccountId) -> Result<(), Refusal> {
		if !session.policy.stops_anybody() {
			return Ok(());
		}
		session.policy.judge_payee(&Identities::<T>::get(who), session.now)
	}

	fn allowance(who: &T::AccountId, asset: &T::AssetKind) -> Option<T::Balance> {
		let (identity, session) = (Identities::<T>::get(who), Self::session());
		Self::allowance_of(who, &identity, &session, asset).map(|found| found.left_for_parts())
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

	fn payee_weight() -> Weight {
		Self::identity_weight()
	}

	fn spared(requirement: &Requirement, asset: &T::AssetKind) -> Weight {
		if CurrentPolicy::<T>::get().asks_for_identity(requirement, asset) {
			Weight::zero()
		} else {
			Self::spared_weight()
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_worst_case(who: &T::AccountId) {
		Self::set_up_worst_case(who);
	}
}
