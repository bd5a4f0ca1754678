//! How many native tokens there are, how many of them nobody can spend yet, and when they can.

use alloc::vec::Vec;
use codec::{Codec, Decode, DecodeWithMemTracking, Encode};
use polkadot_sdk::sp_runtime::traits::Saturating;
use scale_info::TypeInfo;

/// Maximum number of accounts that one call of `vesting` examines.
pub const MAX_VESTING_ACCOUNTS: u32 = 1_000;
/// Maximum number of times that one call of `vesting` answers for.
pub const MAX_MOMENTS: u32 = 64;

/// The supply of the native token, in its smallest unit, without what vests in accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct SupplyInfo<Balance, Moment> {
	/// The relay-chain block that the chain takes for the present time.
	pub now: Moment,
	/// All tokens that exist.
	pub total: Balance,
	/// What pots of rounds owe: open rounds what is not claimed, closed ones what is set aside.
	pub rounds: Balance,
	/// What pots of pools owe: rewards that are not claimed.
	pub pools: Balance,
	/// What pots of boards owe: scores of their last final roots that are not claimed.
	pub boards: Balance,
	/// What the treasury has.
	pub treasury: Balance,
	/// What is staked in pools. It belongs to its holders, who can take it back, so it circulates.
	pub staked: Balance,
}

impl<Balance: Saturating + Copy, Moment> SupplyInfo<Balance, Moment> {
	/// The tokens that circulate: all but those that pots owe, those of the treasury, and those that
	/// are locked because they still vest, which `vesting` sums up.
	pub fn circulating(&self, vesting: Balance) -> Balance {
		self.total.saturating_sub(self.kept().saturating_add(vesting))
	}

	/// What pots owe, and what the treasury has.
	pub fn kept(&self) -> Balance {
		let owed = self.rounds.saturating_add(self.pools).saturating_add(self.boards);
		owed.saturating_add(self.treasury)
	}
}

/// What vests in accounts, as far as one call has looked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct VestingPage<AccountId, Balance> {
	/// Number of accounts that were examined.
	pub accounts: u32,
	/// For each time that was asked for, how much is locked then, in the native token's smallest
	/// unit.
	pub locked: Vec<Balance>,
	/// Where to continue, as the argument `after` of the next call; `None` if nothing is left.
	pub next: Option<AccountId>,
}

polkadot_sdk::sp_api::decl_runtime_apis! {
	/// Reads the supply of the native token. Amounts are in its smallest unit, times in relay-chain
	/// blocks.
	pub trait SupplyApi<AccountId, Balance, Moment>
	where
		AccountId: Codec,
		Balance: Codec,
		Moment: Codec,
	{
		/// All tokens, and those that pots and the treasury keep.
		fn supply() -> SupplyInfo<Balance, Moment>;

		/// How much of what vests in accounts is locked at each of `at` (the first 64,
		/// `MAX_MOMENTS`), by the schedules that there are now: never more than the account has. The
		/// treasury is left out, because all it has is kept.
		///
		/// One call examines at most 1,000 accounts (`MAX_VESTING_ACCOUNTS`). Begin with `after`
		/// `None`, continue with `next` of the answer as long as there is one, and add up.
		fn vesting(after: Option<AccountId>, at: Vec<Moment>) -> VestingPage<AccountId, Balance>;
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn circulating_supply_should_leave_out_what_is_kept_and_never_be_negative() {
		let supply = SupplyInfo {
			now: 7u32,
			total: 100u128,
			rounds: 20,
			pools: 5,
			boards: 4,
			treasury: 11,
			staked: 30,
		};
		assert_eq!((supply.kept(), supply.circulating(0)), (40, 60));
		assert_eq!(supply.circulating(10), 50);
		assert_eq!(supply.circulating(61), 0);
		let odd = SupplyInfo { rounds: u128::MAX, ..supply };
		assert_eq!(odd.circulating(u128::MAX), 0);
	}
}
