//! Boards of scores: what is posted to them, and the faults of a list that anybody can prove.
//!
//! Scores are *cumulative*: a row says what an account has earned on its board since the board began, in
//! the native token's smallest unit. A list replaces the one before it as a whole, and whoever was never
//! paid loses nothing by that.
//!
//! The rows of a list have to be in the order of accounts in the state trie, which is the order that lists
//! have unless their publisher has kept another one. So each account has one place, and not only that a
//! row is wrong can be proven, but also that one is missing.

use crate::{
	compliance::Requirement,
	ids::ListId,
	lists::{place_of, VerifiedList},
	merkle::MAX_PROOF_LEN,
	round::verify_row,
};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use polkadot_sdk::{
	sp_core::{ConstU32, H256},
	sp_runtime::BoundedVec,
};
use scale_info::TypeInfo;

pub use crate::ids::BoardId;

/// Maximum number of reporters of a board.
pub const MAX_REPORTERS: u32 = 16;

/// What holds for all roots of a board.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct BoardTerms<Balance, Moment> {
	/// What an account must meet to be paid.
	pub requirement: Requirement,
	/// The most that an account can earn by a root on average, in the native token's smallest unit: its
	/// score is at most this for each root that is final, and for the one that is posted.
	pub most: Balance,
	/// What a reporter puts down for a root, in the native token's smallest unit. A challenger puts down
	/// half of it, rounded up.
	pub bond: Balance,
	/// For how long a root can be challenged, in blocks of the clock.
	pub window: Moment,
	/// How long a challenge waits for a verdict, in blocks of the clock. Without one the root falls.
	pub judging: Moment,
}

/// What is known of a list that was posted.
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
pub struct ScoreTree {
	/// The list.
	pub list: ListId,
	/// Root of the tree over its rows.
	pub root: H256,
	/// Number of its rows.
	pub rows: u32,
	/// Sum of all scores, in the native token's smallest unit.
	pub total: u128,
}

impl ScoreTree {
	/// What the chain has computed of `list`.
	pub fn new(list: ListId, verified: &VerifiedList) -> Self {
		let VerifiedList { root, rows, total, .. } = verified;
		Self { list, root: *root, rows: *rows, total: *total }
	}
}

/// The proof of a row, from its sibling upwards.
pub type RowProof = BoundedVec<H256, ConstU32<MAX_PROOF_LEN>>;

/// A row of a list, with its proof.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct ProvenRow {
	/// Number of the row.
	pub index: u32,
	/// Its account.
	pub account: [u8; 32],
	/// Its score, in the native token's smallest unit.
	pub score: u128,
	/// The proof.
	pub proof: RowProof,
}

impl ProvenRow {
	/// Whether it is in this list.
	pub fn is_in(&self, tree: &ScoreTree) -> bool {
		let Self { index, account, score, proof } = self;
		verify_row(&tree.root, tree.rows, *index, account, *score, proof)
	}
}

/// Whether rows of account `one` have to come before those of `other`.
pub fn precedes(one: &[u8; 32], other: &[u8; 32]) -> bool {
	(place_of(one), one) < (place_of(other), other)
}

/// The rows beside the place where an account would be.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Gap {
	/// The row before it; `None` if it would be the first.
	pub below: Option<ProvenRow>,
	/// The row behind it; `None` if it would be the last.
	pub above: Option<ProvenRow>,
}

impl Gap {
	/// Whether it shows that `account` has no row in a list whose rows are in order: the two rows follow
	/// one another, and the account belongs between them.
	pub fn lacks(&self, tree: &ScoreTree, account: &[u8; 32]) -> bool {
		let mut rows = self.below.iter().chain(&self.above);
		if !rows.all(|row| row.is_in(tree)) {
			return false;
		}
		let next = match &self.below {
			Some(row) if !precedes(&row.account, account) => return false,
			Some(row) => row.index.checked_add(1),
			None => Some(0),
		};
		match &self.above {
			Some(row) => precedes(account, &row.account) && next == Some(row.index),
			None => next == Some(tree.rows),
		}
	}
}

/// A fault of a list that its proofs show.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub enum ScoreFault {
	/// Two rows are out of order, or of one account.
	#[codec(index = 0)]
	Disorder {
		/// A row.
		first: ProvenRow,
		/// One behind it, whose account is the same or belongs before it.
		second: ProvenRow,
	},
	/// An account has a lower score than before.
	#[codec(index = 1)]
	Lowered {
		/// Its row in the last list that is final.
		before: ProvenRow,
		/// Its row in the list that was posted.
		after: ProvenRow,
	},
	/// An account of the last list that is final has no row.
	#[codec(index = 2)]
	Missing {
		/// Its row in the last list that is final.
		before: ProvenRow,
		/// Where it would be in the list that was posted.
		gap: Gap,
	},
	/// An account has a higher score than an account can have by then.
	#[codec(index = 3)]
	AboveMost {
		/// Its row in the list that was posted.
		row: ProvenRow,
	},
}

impl ScoreFault {
	/// Whether the list `posted` has this fault. `last` is the last one that is final, and nobody can
	/// have a higher score than `most`.
	pub fn holds(&self, last: Option<&ScoreTree>, posted: &ScoreTree, most: u128) -> bool {
		let in_last = |row: &ProvenRow| last.is_some_and(|last| row.is_in(last));
		match self {
			Self::Disorder { first, second } => {
				first.index < second.index
					&& !precedes(&first.account, &second.account)
					&& first.is_in(posted)
					&& second.is_in(posted)
			}
			Self::Lowered { before, after } => {
				before.account == after.account
					&& after.score < before.score
					&& in_last(before)
					&& after.is_in(posted)
			}
			Self::Missing { before, gap } => in_last(before) && gap.lacks(posted, &before.account),
			Self::AboveMost { row } => row.score > most && row.is_in(posted),
		}
	}
}

/// A challenge, as clients see it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct ChallengeInfo<AccountId, Balance, Moment> {
	/// Who challenges.
	pub challenger: AccountId,
	/// What it has put down, in the native token's smallest unit.
	pub bond: Balance,
	/// Hash of the reasons that it has published.
	pub reason: H256,
	/// The time that is left for a verdict, in blocks of the clock, if none is lost.
	pub left: Moment,
}

/// A root that is posted and not final, as clients see it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct RootInfo<AccountId, Balance, Moment> {
	/// Its number on its board.
	pub number: u32,
	/// The list.
	pub tree: ScoreTree,
	/// Who posted it.
	pub reporter: AccountId,
	/// What it has put down, in the native token's smallest unit.
	pub bond: Balance,
	/// The time for which it can still be challenged, in blocks of the clock, if none is lost.
	pub left: Moment,
	/// The challenge that waits for a verdict.
	pub challenge: Option<ChallengeInfo<AccountId, Balance, Moment>>,
}

/// A board, as clients see it. Amounts are in the native token's smallest unit.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct BoardInfo<AccountId, Balance, Moment> {
	/// Its number.
	pub id: BoardId,
	/// What holds for all of its roots.
	pub terms: BoardTerms<Balance, Moment>,
	/// Who may post roots.
	pub reporters: Vec<AccountId>,
	/// The account that pays. Whoever wants to reward work pays into it.
	pub pot: AccountId,
	/// What the pot can pay: its balance less what keeps it alive.
	pub payable: Balance,
	/// What was paid in all.
	pub paid: Balance,
	/// Number of accounts that were paid.
	pub members: u32,
	/// Number of roots that are final.
	pub roots: u32,
	/// The last root that is final.
	pub last: Option<ScoreTree>,
	/// The root that is posted and not final.
	pub posted: Option<RootInfo<AccountId, Balance, Moment>>,
	/// Whether no more roots are posted to it.
	pub closed: bool,
	/// Whether claims are over, and it can be removed once all records are.
	pub over: bool,
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::merkle::{leaf_hash, MerkleTree};
	use proptest::prelude::*;

	/// Accounts in the order of their places.
	fn sorted(n: u8) -> Vec<[u8; 32]> {
		let mut accounts: Vec<[u8; 32]> = (0..n).map(|n| [n; 32]).collect();
		accounts.sort_by_key(place_of);
		accounts
	}

	/// A list of these rows, and each of them with its proof.
	fn list(rows: &[([u8; 32], u128)]) -> (ScoreTree, Vec<ProvenRow>) {
		let leaf =
			|(index, (account, score)): (u32, &([u8; 32], u128))| leaf_hash(index, account, *score);
		let leaves: Vec<H256> = (0..).zip(rows).map(leaf).collect();
		let tree = MerkleTree::in_row_order(&leaves).unwrap();
		let proven = (0u32..).zip(rows).map(|(index, (account, score))| ProvenRow {
			index,
			account: *account,
			score: *score,
			proof: tree.proof(index).unwrap().try_into().unwrap(),
		});
		let total = rows.iter().map(|(_, score)| score).sum();
		let of = ScoreTree { list: 0, root: tree.root(), rows: rows.len() as u32, total };
		(of, proven.collect())
	}

	fn gap(below: Option<&ProvenRow>, above: Option<&ProvenRow>) -> Gap {
		Gap { below: below.cloned(), above: above.cloned() }
	}

	#[test]
	fn account_twice_should_be_disorder() {
		let order = sorted(4);
		let (tree, rows) = list(&[(order[0], 1), (order[1], 2), (order[1], 3), (order[2], 4)]);
		let disorder = |a: usize, b: usize| ScoreFault::Disorder {
			first: rows[a].clone(),
			second: rows[b].clone(),
		};
		assert!(disorder(1, 2).holds(None, &tree, 0));
		// Neither a row twice, nor rows in order, nor rows in the order that suits.
		assert!(!disorder(1, 1).holds(None, &tree, 0));
		assert!(!disorder(0, 1).holds(None, &tree, 0));
		assert!(!disorder(2, 1).holds(None, &tree, 0));
		let (_, others) = list(&[(order[0], 1), (order[1], 2)]);
		let foreign = ScoreFault::Disorder { first: others[1].clone(), second: rows[2].clone() };
		assert!(!foreign.holds(None, &tree, 0));
	}

	#[test]
	fn rows_out_of_order_should_be_disorder() {
		let order = sorted(3);
		let (tree, rows) = list(&[(order[0], 1), (order[2], 2), (order[1], 3)]);
		let fault = ScoreFault::Disorder { first: rows[1].clone(), second: rows[2].clone() };
		assert!(fault.holds(None, &tree, 0));
	}

	#[test]
	fn score_should_not_be_lower_than_before() {
		let order = sorted(2);
		let (last, before) = list(&[(order[0], 10), (order[1], 20)]);
		let (posted, after) = list(&[(order[0], 9), (order[1], 20)]);
		let lowered = |a: usize, b: usize| ScoreFault::Lowered {
			before: before[a].clone(),
			after: after[b].clone(),
		};
		assert!(lowered(0, 0).holds(Some(&last), &posted, 0));
		assert!(!lowered(1, 1).holds(Some(&last), &posted, 0), "not lower");
		assert!(!lowered(1, 0).holds(Some(&last), &posted, 0), "of two accounts");
		assert!(!lowered(0, 0).holds(None, &posted, 0), "before anything is final");
		assert!(!lowered(0, 0).holds(Some(&posted), &posted, 0), "before in another list");
	}

	#[test]
	fn score_should_not_be_above_the_most() {
		let (tree, rows) = list(&[([1; 32], 100)]);
		let fault = ScoreFault::AboveMost { row: rows[0].clone() };
		assert!(fault.holds(None, &tree, 99) && !fault.holds(None, &tree, 100));
		let other = ProvenRow { score: 101, ..rows[0].clone() };
		assert!(!ScoreFault::AboveMost { row: other }.holds(None, &tree, 100));
	}

	#[test]
	fn missing_account_should_be_shown_by_its_neighbours() {
		let order = sorted(4);
		let all: Vec<_> = order.iter().map(|account| (*account, 5)).collect();
		let (last, before) = list(&all);
		for (missing, absent) in order.iter().enumerate() {
			let left: Vec<_> =
				all.iter().filter(|(account, _)| account != absent).copied().collect();
			let (posted, rows) = list(&left);
			let below = missing.checked_sub(1).map(|at| &rows[at]);
			let fault = |row: usize, gap| ScoreFault::Missing { before: before[row].clone(), gap };
			assert!(fault(missing, gap(below, rows.get(missing))).holds(Some(&last), &posted, 0));
			for (row, _) in (0..4usize).zip(&all).filter(|(row, _)| *row != missing) {
				let shown = fault(row, gap(below, rows.get(missing)));
				assert!(!shown.holds(Some(&last), &posted, 0), "{row} is there");
			}
			// Rows that are not neighbours show nothing.
			assert!(!fault(missing, gap(None, None)).holds(Some(&last), &posted, 0));
			if missing == 1 {
				let wide = fault(1, gap(Some(&rows[0]), rows.get(2)));
				assert!(!wide.holds(Some(&last), &posted, 0));
			}
		}
	}

	proptest! {
		/// Whoever posts a list in order, with everybody in it and nothing lowered, has nothing to fear.
		#[test]
		fn correct_list_should_have_no_fault(
			scores in prop::collection::vec((1u128..100, 0u128..100), 2..20),
			joined in 0usize..20,
			picks in prop::array::uniform3(any::<prop::sample::Index>()),
		) {
			let order = sorted(scores.len() as u8);
			let after: Vec<_> =
				order.iter().zip(&scores).map(|(who, (was, more))| (*who, was + more)).collect();
			let joined = joined % scores.len();
			let earlier = order.iter().zip(&scores).map(|(who, (was, _))| (*who, *was)).enumerate();
			let before: Vec<_> =
				earlier.filter(|(at, _)| *at != joined).map(|(_, row)| row).collect();
			let ((last, old), (posted, new)) = (list(&before), list(&after));
			let [a, b, c] = picks;
			let (a, b, c) = (a.get(&new).clone(), b.get(&new).clone(), c.get(&old).clone());
			let gaps = [
				gap(Some(&a), Some(&b)),
				gap(Some(&a), None),
				gap(None, Some(&a)),
				gap(None, None),
			];
			let faults = [
				ScoreFault::Disorder { first: a.clone(), second: b.clone() },
				ScoreFault::Lowered { before: c.clone(), after: a.clone() },
				ScoreFault::AboveMost { row: a },
			];
			let missing = gaps.map(|gap| ScoreFault::Missing { before: c.clone(), gap });
			for fault in faults.iter().chain(&missing) {
				prop_assert!(!fault.holds(Some(&last), &posted, 200));
			}
		}
	}
}
