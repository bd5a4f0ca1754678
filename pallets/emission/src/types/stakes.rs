//! Stake, and rewards per unit of it.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use distribution_primitives::emission::EraIndex;
use polkadot_sdk::sp_core::U256;
use scale_info::TypeInfo;

/// 2^128: the scale of rewards per share.
const SCALE: U256 = U256([0, 0, 1, 0]);

/// Rewards per unit of stake since a pool began, times 2^128.
///
/// It cannot overflow: with at least one unit of stake it is at most the sum of all rewards times
/// 2^128, and rewards are tokens, of which there are fewer than 2^128. Rounding down loses less
/// than 2^-128 units per unit of stake and era, so no stake loses a whole unit in fewer than 2^128
/// / stake eras.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	PartialOrd,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct PerShare(pub U256);

impl PerShare {
	/// The value after `reward` is shared among `shares`. `None` if there are no shares, or on
	/// overflow, which cannot happen as long as rewards are tokens.
	pub fn after(&self, reward: u128, shares: u128) -> Option<Self> {
		let each = U256::from(reward).checked_mul(SCALE)?;
		self.0.checked_add(each.checked_div(shares.into())?).map(Self)
	}

	/// What `shares` have earned since the value was `since`, times 2^128.
	fn earned(&self, since: &Self, shares: u128) -> Option<U256> {
		self.0.checked_sub(since.0)?.checked_mul(shares.into())
	}
}

/// An account's stake in a pool.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Stake<Balance, Deposit> {
	/// The active part, in the smallest unit of the pool's asset.
	pub active: Balance,
	/// The pending part, which becomes active in the era after `added`.
	pub pending: Balance,
	/// Era in which the pending part was added.
	pub added: EraIndex,
	/// The pool's rewards per share when the stake was last settled.
	pub since: PerShare,
	/// Rewards settled and not yet paid.
	pub earned: Balance,
	/// The account's deposit for this record.
	pub deposit: Deposit,
}

impl<Balance: Copy + Into<u128> + From<u128>, Deposit> Stake<Balance, Deposit> {
	/// What it has earned when the pool's rewards per share are `now`, including settled rewards,
	/// rounded down once. `promoted` is their value when the pending part became active, if it has.
	pub fn earned_until(&self, now: &PerShare, promoted: Option<&PerShare>) -> Option<Balance> {
		let active = now.earned(&self.since, self.active.into())?;
		let pending = match promoted {
			Some(since) => now.earned(since, self.pending.into())?,
			None => U256::zero(),
		};
		let new = active.checked_add(pending)?.checked_div(SCALE)?;
		let new = u128::try_from(new).ok()?;
		self.earned.into().checked_add(new).map(Into::into)
	}

	/// Whether nothing is staked.
	pub fn is_empty(&self) -> bool {
		let (active, pending): (u128, u128) = (self.active.into(), self.pending.into());
		active == 0 && pending == 0
	}
}

/// A pool's rewards per share at the end of an era, kept for stake that became active then.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Snapshot {
	/// Rewards per share.
	pub per_share: PerShare,
	/// Number of stakes that still need it.
	pub needed: u32,
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	type TestStake = Stake<u128, ()>;

	fn stake(active: u128, pending: u128) -> TestStake {
		Stake { active, pending, added: 0, since: PerShare::default(), earned: 5, deposit: () }
	}

	#[test]
	fn per_share_should_be_exact_to_the_unit_for_the_largest_stake() {
		// Regression: pallet-asset-rewards scales by 4096, which loses everything below a 4096th of
		// the total stake.
		let total = 10u128.pow(22);
		let mut now = PerShare::default();
		for _ in 0..1_000 {
			now = now.after(1, total).unwrap();
		}
		assert_eq!(stake(total, 0).earned_until(&now, None), Some(5 + 999));
		assert_eq!(stake(total / 2, 0).earned_until(&now, None), Some(5 + 499));
		assert_eq!(stake(1, 0).earned_until(&now, None), Some(5));
	}

	#[test]
	fn per_share_should_not_overflow_when_all_tokens_go_to_one_unit() {
		let now = PerShare::default().after(u128::MAX - 5, 1).unwrap();
		assert_eq!(stake(1, 0).earned_until(&now, None), Some(u128::MAX));
		assert_eq!(now.after(6, 1), None);
		assert_eq!(PerShare::default().after(1, 0), None);
	}

	#[test]
	fn stake_should_earn_with_its_pending_part_from_the_promotion_on() {
		let before = PerShare::default().after(100, 10).unwrap();
		let now = before.after(30, 30).unwrap();
		assert_eq!(stake(10, 20).earned_until(&now, None), Some(5 + 110));
		assert_eq!(stake(10, 20).earned_until(&now, Some(&before)), Some(5 + 110 + 20));
	}

	proptest! {
		/// Whatever is shared among whatever stakes, over many eras.
		#[test]
		fn stakes_should_earn_all_that_is_shared_but_for_less_than_a_unit_each(
			stakes in prop::collection::vec(1u128..1_000_000_000_000, 1..20),
			rewards in prop::collection::vec(0u128..1_000_000_000_000, 1..50),
		) {
			let total = stakes.iter().sum();
			let mut now = PerShare::default();
			for reward in &rewards {
				now = now.after(*reward, total).unwrap();
			}
			let earned = |active: &u128| stake(*active, 0).earned_until(&now, None).unwrap() - 5;
			let earned: u128 = stakes.iter().map(earned).sum();
			let shared: u128 = rewards.iter().sum();
			prop_assert!(earned <= shared && shared - earned <= stakes.len() as u128);
		}
	}
}
