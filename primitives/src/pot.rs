//! Pots: the accounts that hold what rounds and pools owe.

use crate::{emission::PoolId, round::RoundId};
use codec::{Decode, DecodeWithMemTracking, Encode};
use polkadot_sdk::sp_runtime::traits::Saturating;
use scale_info::TypeInfo;

/// Native tokens in pots. Nobody can vote with them, so support of a referendum is not measured
/// against them.
pub trait InPots<Balance> {
	/// What the pots owe by the books, in the native token's smallest unit. What others have sent to
	/// a pot, and what keeps it alive, does not count.
	fn in_pots() -> Balance;
}

/// No pots.
impl<Balance: Default> InPots<Balance> for () {
	fn in_pots() -> Balance {
		Balance::default()
	}
}

/// The pots of both.
impl<Balance: Saturating, A: InPots<Balance>, B: InPots<Balance>> InPots<Balance> for (A, B) {
	fn in_pots() -> Balance {
		A::in_pots().saturating_add(B::in_pots())
	}
}

/// The owner of a pot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub enum PotOf {
	/// An emission pool.
	#[codec(index = 0)]
	Pool(PoolId),
	/// A round.
	#[codec(index = 1)]
	Round(RoundId),
}

/// A pot and what it owes. Amounts are in the asset's smallest unit.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Solvency<AccountId, AssetKind, Balance> {
	/// The owner.
	pub of: PotOf,
	/// The pot's account.
	pub pot: AccountId,
	/// The asset it holds.
	pub asset: AssetKind,
	/// What it can pay: its balance less what keeps it alive.
	pub payable: Balance,
	/// What it owes.
	pub owed: Balance,
}

#[cfg(test)]
mod tests {
	use super::*;

	struct Of<const N: u8>;
	impl<const N: u8> InPots<u8> for Of<N> {
		fn in_pots() -> u8 {
			N
		}
	}

	#[test]
	fn pots_should_add_up() {
		assert_eq!(<(Of<3>, (Of<4>, ())) as InPots<u8>>::in_pots(), 7);
		assert_eq!(<(Of<200>, Of<100>) as InPots<u8>>::in_pots(), u8::MAX);
	}
}
