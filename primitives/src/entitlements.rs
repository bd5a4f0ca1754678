//! What the chain knows an account to be entitled to, over all rounds and pools.

use crate::{emission::RewardInfo, ListId, RoundId};
use alloc::vec::Vec;
use codec::{Codec, Decode, DecodeWithMemTracking, Encode};
use polkadot_sdk::sp_runtime::DispatchError;
use scale_info::TypeInfo;

/// Maximum number of entitlements in one answer of `entitlements`.
pub const MAX_ENTITLEMENTS: u32 = 512;

/// Where a walk over what an account is entitled to goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub enum Cursor {
	/// In the rounds.
	#[codec(index = 0)]
	Rounds {
		/// The next round.
		from: RoundId,
		/// The row of it that was examined last, in the order of `rows_of`; `None` if none was.
		after: Option<u32>,
	},
	/// In the pools, behind all rounds.
	#[codec(index = 1)]
	Pools,
}

impl Default for Cursor {
	fn default() -> Self {
		Self::Rounds { from: 0, after: None }
	}
}

/// A row that is not paid in full. Amounts are in the smallest unit of `asset`.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct RowEntitlement<AssetKind, Balance, Moment> {
	/// The round.
	pub round: RoundId,
	/// Number of the row. `Evidence::Recorded` proves it: the chain knows the row.
	pub row: u32,
	/// What is paid.
	pub asset: AssetKind,
	/// The whole entitlement.
	pub total: Balance,
	/// Paid before.
	pub paid: Balance,
	/// Payable by a claim in this block. Zero if it would be refused.
	pub now: Balance,
	/// What is left of it then.
	pub later: Balance,
	/// When more unlocks; `None` if everything has, or if a claim would be refused now.
	pub next: Option<Moment>,
	/// First time at which claims are accepted.
	pub opens: Moment,
	/// First time at which they no longer are, as things are now.
	pub until: Moment,
	/// Whether the row is set aside, because it was refused.
	pub set_aside: bool,
	/// Why a claim sent now would be refused.
	pub refusal: Option<DispatchError>,
}

/// A round whose list is stored in the chain. The list may have rows of the account: `ListsApi` says
/// in which of its chunks they would be.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct ListToRead<AssetKind, Moment> {
	/// The round.
	pub round: RoundId,
	/// Its list.
	pub list: ListId,
	/// What is paid.
	pub asset: AssetKind,
	/// First time at which claims are accepted.
	pub opens: Moment,
	/// First time at which they no longer are, as things are now: the end of the window or, once
	/// that is over, of the time in which rows set aside can be claimed.
	pub until: Moment,
}

/// What is set aside for vouchers of the account, because they were refused. It can be settled without
/// signatures, by a voucher of `paid` and `set_aside` together. Vouchers that were only signed are not
/// known to the chain.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct VoucherEntitlement<AssetKind, Balance, Moment> {
	/// The round.
	pub round: RoundId,
	/// What is paid.
	pub asset: AssetKind,
	/// Paid before, in the smallest unit of `asset`.
	pub paid: Balance,
	/// Set aside, in the same unit.
	pub set_aside: Balance,
	/// First time at which it can no longer be settled, as things are now.
	pub until: Moment,
}

/// Something that an account is entitled to, or may be.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub enum Entitlement<AssetKind, Balance, Moment> {
	/// A row of a listed round, or a stream that has been started.
	#[codec(index = 0)]
	Row(RowEntitlement<AssetKind, Balance, Moment>),
	/// A list in which there may be more.
	#[codec(index = 1)]
	List(ListToRead<AssetKind, Moment>),
	/// Rewards of a pool, in the native token's smallest unit.
	#[codec(index = 2)]
	Reward(RewardInfo<Balance, Moment>),
	/// What is set aside for its vouchers.
	#[codec(index = 3)]
	Voucher(VoucherEntitlement<AssetKind, Balance, Moment>),
}

/// What an account is entitled to, as far as one call has looked.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct EntitlementsPage<AssetKind, Balance, Moment> {
	/// The entitlements, in the order of their rounds; those of pools come last.
	pub entitlements: Vec<Entitlement<AssetKind, Balance, Moment>>,
	/// Where to continue, as the argument `from` of the next call; `None` if nothing is left.
	pub next: Option<Cursor>,
}

impl<AssetKind, Balance: Default + PartialEq, Moment> EntitlementsPage<AssetKind, Balance, Moment> {
	/// The last page: what can be claimed in pools.
	pub fn of_rewards(rewards: Vec<RewardInfo<Balance, Moment>>) -> Self {
		let claimable =
			|reward: &RewardInfo<Balance, Moment>| reward.claimable != Balance::default();
		let entitlements = rewards.into_iter().filter(claimable).map(Entitlement::Reward).collect();
		Self { entitlements, next: None }
	}
}

polkadot_sdk::sp_api::decl_runtime_apis! {
	/// Reads what an account is entitled to, as far as the chain itself knows.
	///
	/// Amounts are in the smallest unit of their asset, times in relay-chain blocks.
	pub trait EntitlementsApi<AccountId, AssetKind, Balance, Moment>
	where
		AccountId: Codec,
		AssetKind: Codec,
		Balance: Codec,
		Moment: Codec,
	{
		/// The rows of `account` that are not paid in full and can be claimed now or later, of listed
		/// rounds and of streams that have been started, those set aside among them; what is set aside
		/// for its vouchers; the rounds whose lists are stored in the chain, where there may be more;
		/// and its rewards in the pools that `EmissionApi.pools` shows. Rounds of Ethereum addresses are
		/// left out, unless the account is the one that stands for an address.
		///
		/// One call examines at most 1,000 rounds (`ROUNDS_SPAN`) and 10,000 rows (`ROWS_SPAN`), and
		/// answers with at most 512 entitlements (`MAX_ENTITLEMENTS`). Begin with `from` `None`, and
		/// continue with `next` of the answer as long as there is one.
		fn entitlements(
			account: AccountId,
			from: Option<Cursor>,
		) -> EntitlementsPage<AssetKind, Balance, Moment>;
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn rewards_should_be_left_out_when_nothing_can_be_claimed() {
		let none = RewardInfo { pool: 0, earning: 5u128, pending: 1, claimable: 0, expiring: None };
		let some = RewardInfo { pool: 3, claimable: 7, ..none.clone() };
		let page = EntitlementsPage::<(), u128, u32>::of_rewards(vec![none, some.clone()]);
		assert_eq!(page.entitlements, [Entitlement::Reward(some)]);
		assert_eq!(page.next, None);
		assert_eq!(Cursor::default(), Cursor::Rounds { from: 0, after: None });
	}
}
