//! Pots: the accounts that hold what rounds and pools owe.

use crate::{emission::PoolId, round::RoundId};
use codec::{Decode, DecodeWithMemTracking, Encode};
use scale_info::TypeInfo;

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
