//! Boards, roots and challenges.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use distribution_primitives::{BoardId, BoardTerms, ScoreTree, Touched, MAX_REPORTERS};
use polkadot_sdk::{
	frame_support::traits::tokens,
	sp_core::{ConstU32, H256},
	sp_runtime::BoundedVec,
};
use scale_info::TypeInfo;

/// Both get back all of their bonds but this part of them, rounded down, if nobody has judged.
const UNJUDGED: u128 = 10;

/// Accounts that may post roots to a board; none appears twice.
pub type Reporters<AccountId> = BoundedVec<AccountId, ConstU32<MAX_REPORTERS>>;

/// Seed of the account that pays what was earned on a board, derived from the pallet's own account.
pub fn pot_seed(board: BoardId) -> ([u8; 5], BoardId) {
	(*b"board", board)
}

/// A board. Amounts are in the native token's smallest unit.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Board<AccountId, Balance, Moment> {
	/// What holds for all of its roots.
	pub terms: BoardTerms<Balance, Moment>,
	/// Who may post roots.
	pub reporters: Reporters<AccountId>,
	/// Number of roots that were posted, whatever has become of them.
	pub posted: u32,
	/// Number of roots that are final.
	pub roots: u32,
	/// The last of them.
	pub last: Option<ScoreTree>,
	/// What was paid in all.
	pub paid: Balance,
	/// Number of accounts with a record.
	pub members: u32,
	/// When it was closed, or the last root after that became final, or a payout limit last held back a part
	/// of a claim after that.
	pub closed: Option<Touched<Moment>>,
}

impl<AccountId, Balance, Moment> Board<AccountId, Balance, Moment>
where
	Balance: tokens::Balance + From<u128> + Into<u128>,
{
	/// The sum of the last final root; nothing before there is one.
	pub fn total(&self) -> u128 {
		self.last.as_ref().map_or(0, |last| last.total)
	}

	/// What is not paid of that.
	pub fn owed(&self) -> Balance {
		let paid: u128 = self.paid.into();
		self.total().saturating_sub(paid).into()
	}

	/// The highest score that an account can have in the next root.
	pub fn most(&self) -> u128 {
		let most: u128 = self.terms.most.into();
		most.saturating_mul(u128::from(self.roots).saturating_add(1))
	}
}

/// A root that is posted and not final. Amounts are in the native token's smallest unit.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Root<AccountId, Balance, Moment> {
	/// Its number on its board.
	pub number: u32,
	/// The list that it stands for.
	pub tree: ScoreTree,
	/// Who posted it.
	pub reporter: AccountId,
	/// What is held of the reporter's tokens for it.
	pub bond: Balance,
	/// When it was posted.
	pub since: Touched<Moment>,
	/// The challenge that waits for a verdict.
	pub challenge: Option<Challenge<AccountId, Balance, Moment>>,
}

/// A challenge that waits for a verdict.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Challenge<AccountId, Balance, Moment> {
	/// Who challenges.
	pub challenger: AccountId,
	/// What is held of its tokens for it, in the native token's smallest unit.
	pub bond: Balance,
	/// Hash of the reasons that it has published.
	pub reason: H256,
	/// When it began.
	pub since: Touched<Moment>,
}

/// What an account was paid on a board.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Record<AccountId, Balance, Deposit> {
	/// All of it, in the native token's smallest unit.
	pub paid: Balance,
	/// Who pays the deposit for this record: whoever has sent the first claim.
	pub depositor: AccountId,
	/// The deposit.
	pub deposit: Deposit,
}

/// Why a root has fallen.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Fall<AccountId> {
	/// A fault of its list was proven.
	#[codec(index = 0)]
	Proven {
		/// Who has proven it.
		by: AccountId,
	},
	/// The verdict was that it falls.
	#[codec(index = 1)]
	Judged {
		/// Who had challenged it.
		by: AccountId,
	},
	/// It was challenged, and nobody has judged in time.
	#[codec(index = 2)]
	Unjudged {
		/// Who had challenged it.
		by: AccountId,
	},
}

/// What a challenger puts down against a root with this bond: half of it, rounded up.
pub fn challenge_bond<Balance: tokens::Balance + From<u128> + Into<u128>>(
	bond: Balance,
) -> Balance {
	let bond: u128 = bond.into();
	bond.div_ceil(2).into()
}

/// What is burned of a bond if nobody has judged: a tenth, rounded down.
pub fn unjudged<Balance: tokens::Balance + From<u128> + Into<u128>>(bond: Balance) -> Balance {
	let bond: u128 = bond.into();
	bond.checked_div(UNJUDGED).unwrap_or_default().into()
}

#[cfg(test)]
mod tests {
	use super::*;
	use distribution_primitives::Requirement;

	fn board(roots: u32, total: Option<u128>, paid: u128) -> Board<u8, u128, u64> {
		Board {
			terms: BoardTerms {
				requirement: Requirement::default(),
				most: 100,
				bond: 9,
				window: 1,
				judging: 1,
			},
			reporters: Default::default(),
			posted: 0,
			roots,
			last: total.map(|total| ScoreTree { list: 0, root: H256::zero(), rows: 1, total }),
			paid,
			members: 0,
			closed: None,
		}
	}

	#[test]
	fn most_should_rise_with_every_root_that_is_final() {
		assert_eq!(board(0, None, 0).most(), 100);
		assert_eq!(board(3, Some(5), 0).most(), 400);
		let mut huge = board(u32::MAX, None, 0);
		huge.terms.most = u128::MAX;
		assert_eq!(huge.most(), u128::MAX);
	}

	#[test]
	fn what_is_not_paid_should_be_owed() {
		assert_eq!(board(0, None, 0).owed(), 0);
		assert_eq!(board(1, Some(50), 20).owed(), 30);
		assert_eq!(board(1, Some(50), 60).owed(), 0);
	}

	#[test]
	fn bonds_should_be_shared_without_a_unit_too_many() {
		for (bond, challenge, burned) in
			[(0u128, 0u128, 0u128), (1, 1, 0), (19, 10, 1), (20, 10, 2)]
		{
			assert_eq!(challenge_bond(bond), challenge);
			assert_eq!(unjudged(bond), burned);
		}
		assert_eq!(challenge_bond(u128::MAX), 1 << 127);
	}
}
