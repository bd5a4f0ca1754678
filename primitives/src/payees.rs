//! Payees: where the owner of an entitlement has payments sent.

use crate::round::RoundId;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::sp_runtime::Weight;
use scale_info::TypeInfo;

/// The payments that a payee is for. Where several cover a payment, the one that comes last here
/// decides: a round before its asset, and that before everything.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Scope<AssetKind> {
	/// All payments, rewards among them.
	#[codec(index = 0)]
	Everything,
	/// Payments of this asset, by rounds and as rewards.
	#[codec(index = 1)]
	Asset(AssetKind),
	/// Payments of this round.
	#[codec(index = 2)]
	Round(RoundId),
}

impl<AssetKind: PartialEq> Scope<AssetKind> {
	/// Whether it covers a payment of `asset` by `round`; without a round it is a reward.
	pub fn covers(&self, asset: &AssetKind, round: Option<RoundId>) -> bool {
		match self {
			Self::Everything => true,
			Self::Asset(own) => own == asset,
			Self::Round(own) => Some(*own) == round,
		}
	}

	/// How specific it is: of those that cover a payment, the one with the highest number decides.
	pub fn rank(&self) -> u8 {
		match self {
			Self::Everything => 0,
			Self::Asset(_) => 1,
			Self::Round(_) => 2,
		}
	}
}

/// Where payments in a scope go, as clients see it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct PayeeInfo<AccountId, AssetKind, Moment> {
	/// The payments that it is for.
	pub scope: Scope<AssetKind>,
	/// Where they go now. `None` if this scope does not say: a wider one does, or they go to the
	/// owner.
	pub payee: Option<AccountId>,
	/// The change that is decided and not in force yet.
	pub next: Option<NextPayee<AccountId, Moment>>,
}

/// A change of a payee that is not in force yet, as clients see it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct NextPayee<AccountId, Moment> {
	/// Where payments will go. `None` if this scope will not say any longer.
	pub payee: Option<AccountId>,
	/// First time at which it is in force, if no time is lost to claims until then.
	pub active: Moment,
}

/// Tells where payments go.
pub trait Payees<AccountId, AssetKind> {
	/// The account that `owner` has named for a payment of `asset` by `round`, or for a reward if
	/// there is no round. `None` if the owner is paid. Whether the payee has named another is not
	/// asked: a payment is passed on once.
	fn payee(owner: &AccountId, asset: &AssetKind, round: Option<RoundId>) -> Option<AccountId>;

	/// Whether `account` may be named at all. One that nobody has a key of must not: what it
	/// received would be lost.
	fn accepts(account: &AccountId) -> bool;

	/// The bytes of proof that one question takes. Benchmarks of payments have its time, and not these
	/// bytes: what they estimate is the largest of what the items need, not the sum.
	fn proof() -> Weight;

	/// Makes the data that tells the payee of `owner` as large as possible, without a payee for any
	/// payment of a benchmark.
	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_worst_case(owner: &AccountId);
}

/// Nobody names a payee.
impl<AccountId, AssetKind> Payees<AccountId, AssetKind> for () {
	fn payee(_: &AccountId, _: &AssetKind, _: Option<RoundId>) -> Option<AccountId> {
		None
	}

	fn accepts(_: &AccountId) -> bool {
		true
	}

	fn proof() -> Weight {
		Weight::zero()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn benchmark_worst_case(_: &AccountId) {}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn scope_should_cover_what_it_names_and_the_narrower_one_decide() {
		let scopes = [Scope::Everything, Scope::Asset(7u8), Scope::Round(3)];
		let covering = |asset, round| -> Vec<u8> {
			let covers = |scope: &&Scope<u8>| scope.covers(&asset, round);
			scopes.iter().filter(covers).map(Scope::rank).collect()
		};
		assert_eq!(covering(7, Some(3)), [0, 1, 2]);
		assert_eq!(covering(7, Some(4)), [0, 1]);
		assert_eq!(covering(8, Some(3)), [0, 2]);
		// A reward belongs to no round.
		assert_eq!(covering(7, None), [0, 1]);
		assert_eq!(covering(8, None), [0]);
		assert!(scopes.is_sorted_by_key(Scope::rank));
	}

	#[test]
	fn nobody_should_have_a_payee_where_there_are_none() {
		assert_eq!(<() as Payees<u8, u8>>::payee(&1, &2, Some(3)), None);
		assert!(<() as Payees<u8, u8>>::accepts(&1));
	}
}
