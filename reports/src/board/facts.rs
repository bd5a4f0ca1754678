//! What has happened on a board.

use crate::subject::{Place, Subject};
use distribution_client::{account::AccountId, lists::rows::Row, types::BoardInfo};
use distribution_primitives::ScoreTree;
use polkadot_sdk::sp_core::H256;

/// Why a root has fallen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fall {
	/// A fault of its list was proven.
	Proven,
	/// The verdict was that it falls.
	Judged,
	/// Nobody has judged in time.
	Unjudged,
}

impl Fall {
	/// In one word.
	pub fn name(self) -> &'static str {
		match self {
			Self::Proven => "proven",
			Self::Judged => "judged",
			Self::Unjudged => "unjudged",
		}
	}
}

/// What became of bonds that were lost, in the native token's smallest unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lost {
	/// What the winner got.
	pub rewarded: u128,
	/// What was burned.
	pub burned: u128,
}

/// A claim that was paid. Amounts are in the native token's smallest unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
	/// Who has earned it.
	pub who: AccountId,
	/// Who was paid.
	pub payee: AccountId,
	/// The row in the last final root.
	pub row: u32,
	/// What was paid.
	pub amount: u128,
	/// What the account was paid in all, by the event.
	pub paid: u128,
}

/// What an event of a board says. Amounts are in the native token's smallest unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
	/// The board was created.
	Created {
		/// Who may post roots.
		reporters: Vec<AccountId>,
	},
	/// Others may post roots from now on.
	ReportersSet {
		/// Who may.
		reporters: Vec<AccountId>,
	},
	/// The board was closed.
	Closed,
	/// The board was removed.
	Removed {
		/// What was left in its pot and went to the treasury.
		left: u128,
	},
	/// A root was posted.
	Posted {
		/// Its number.
		number: u32,
		/// Its list.
		tree: ScoreTree,
		/// Who posted it.
		reporter: AccountId,
		/// What is held for it.
		bond: u128,
	},
	/// A root was challenged.
	Challenged {
		/// Number of the root.
		number: u32,
		/// Who challenges it.
		challenger: AccountId,
		/// What is held for that.
		bond: u128,
		/// Hash of the reasons.
		reason: H256,
	},
	/// The verdict was that a root stands.
	Dismissed {
		/// Number of the root.
		number: u32,
		/// Who had challenged it.
		challenger: AccountId,
		/// What became of the challenger's bond.
		lost: Lost,
	},
	/// A root has fallen.
	Fell {
		/// Number of the root.
		number: u32,
		/// Why.
		cause: Fall,
		/// Who has proven it, or challenged it.
		by: AccountId,
		/// Who had posted it.
		reporter: AccountId,
		/// What became of the bonds.
		lost: Lost,
	},
	/// A root has become final.
	Final {
		/// Its number.
		number: u32,
		/// Its list.
		tree: ScoreTree,
	},
	/// A claim was paid.
	Paid(Claim),
	/// The record of an account was removed.
	Forgotten {
		/// The account.
		who: AccountId,
	},
	/// What had come into the pot of the removed board went to the treasury.
	Swept {
		/// How much.
		amount: u128,
	},
}

impl What {
	/// What leaves the pot by it.
	pub(super) fn sent(&self) -> u128 {
		match self {
			Self::Paid(claim) => claim.amount,
			Self::Removed { left: amount } | Self::Swept { amount } => *amount,
			_ => 0,
		}
	}
}

/// An event of a board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
	/// Where.
	pub place: Place,
	/// What it says.
	pub what: What,
}

/// A change of what the pot of a board has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
	/// Where.
	pub place: Place,
	/// Its kind, as the index names it.
	pub kind: String,
	/// The other account, if there is one.
	pub counterparty: Option<AccountId>,
	/// Whether it came in.
	pub inward: bool,
	/// How much, in the native token's smallest unit.
	pub amount: u128,
}

/// Everything that the report is computed from.
#[derive(Clone, Debug)]
pub struct Facts {
	/// The chain and its blocks.
	pub subject: Subject,
	/// The board after the last block; a removed one as it was before its removal.
	pub info: BoardInfo,
	/// Whether it has been removed.
	pub removed: bool,
	/// Its events, in the order of the chain.
	pub events: Vec<Event>,
	/// What has come into its pot and left it, in the order of the chain.
	pub pot: Vec<Moved>,
	/// What the pot has after the last block, in the native token's smallest unit.
	pub balance: u128,
	/// The rows of the last final root, if its list is at hand.
	pub scores: Option<Vec<Row>>,
	/// The command that makes the same report.
	pub again: String,
}

impl Facts {
	/// What came into the pot.
	pub(super) fn received(&self) -> u128 {
		let inward = self.pot.iter().filter(|moved| moved.inward);
		inward.fold(0, |sum: u128, moved| sum.saturating_add(moved.amount))
	}

	/// What is not claimed of the last final root; nothing of a board that is removed.
	pub(super) fn owed(&self) -> u128 {
		let total = self.info.last.map_or(0, |last| last.total);
		if self.removed {
			return 0;
		}
		total.saturating_sub(self.info.paid)
	}
}
