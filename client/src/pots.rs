//! Pots: the accounts that hold what pools, rounds and boards of scores owe, and whether they can pay it.

use crate::{
	account::AccountId,
	chain::{At, Chain},
	emission::Solvency,
	error::Result,
	types::{AssetKind, BoardInfo},
};
use distribution_primitives::{emission::PoolId, BoardId, PotOf, RoundId};
use std::fmt;

/// The owner of a pot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
	/// An emission pool.
	Pool(PoolId),
	/// A round.
	Round(RoundId),
	/// A board of scores.
	Board(BoardId),
}

impl From<PotOf> for Owner {
	fn from(of: PotOf) -> Self {
		match of {
			PotOf::Pool(id) => Self::Pool(id),
			PotOf::Round(id) => Self::Round(id),
		}
	}
}

impl fmt::Display for Owner {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Pool(id) => write!(f, "pool {id}"),
			Self::Round(id) => write!(f, "round {id}"),
			Self::Board(id) => write!(f, "board {id}"),
		}
	}
}

/// A pot. Amounts are in the asset's smallest unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pot {
	/// Whose it is.
	pub of: Owner,
	/// Its account.
	pub pot: AccountId,
	/// What it holds.
	pub asset: AssetKind,
	/// What it can pay: its balance less what keeps it alive.
	pub payable: u128,
	/// What it owes: of a board, what is not claimed of the last final root.
	pub owed: u128,
	/// What it would owe besides if the root became final that waits on its board; nothing if it is not
	/// of a board.
	pub waits: u128,
}

impl Pot {
	/// Whether it can pay what it owes.
	pub fn is_solvent(&self) -> bool {
		self.payable >= self.owed
	}

	/// Whether it could also pay what waits.
	pub fn covers_what_waits(&self) -> bool {
		self.payable >= self.owed.saturating_add(self.waits)
	}
}

impl From<Solvency> for Pot {
	fn from(said: Solvency) -> Self {
		let Solvency { of, pot, asset, payable, owed } = said;
		Self { of: of.into(), pot, asset, payable, owed, waits: 0 }
	}
}

impl From<BoardInfo> for Pot {
	fn from(board: BoardInfo) -> Self {
		let total = board.last.map_or(0, |last| last.total);
		let owed = total.saturating_sub(board.paid);
		// What waits is the sum that would take the place of the last one.
		let next = board.posted.map_or(0, |root| root.tree.total);
		Self {
			of: Owner::Board(board.id),
			pot: board.pot,
			asset: AssetKind::Native,
			payable: board.payable,
			owed,
			waits: next.saturating_sub(board.paid).saturating_sub(owed),
		}
	}
}

impl Chain {
	/// The pots of the pools, of the rounds that owe something, and of the boards that have not been
	/// removed, at the best block.
	///
	/// # Errors
	/// Those of the connection.
	pub async fn pots(&self) -> Result<Vec<Pot>> {
		self.pots_at(&self.best().await?).await
	}

	/// The same as they were at a block.
	///
	/// # Errors
	/// Those of the connection, also if the node has pruned the block's state.
	pub async fn pots_at(&self, at: &At) -> Result<Vec<Pot>> {
		let pools: Vec<Solvency> = self.ask_at(at, "EmissionApi_solvency", ()).await?;
		let mut pots: Vec<Pot> = pools.into_iter().map(Pot::from).collect();
		pots.extend(self.rounds_that_owe(at).await?.into_iter().map(Pot::from));
		pots.extend(self.boards_at(at).await?.into_iter().map(Pot::from));
		Ok(pots)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::types::BoardTerms;
	use distribution_primitives::{Requirement, RootInfo, ScoreTree};
	use polkadot_sdk::sp_core::H256;

	fn tree(total: u128) -> ScoreTree {
		ScoreTree { list: 0, root: H256::zero(), rows: 1, total }
	}

	/// A board of whose last final root so much was paid, and on which another may wait.
	fn board(last: Option<u128>, paid: u128, waits: Option<u128>) -> BoardInfo {
		let root = |total| RootInfo {
			number: 1,
			tree: tree(total),
			reporter: [1; 32],
			bond: 9,
			left: 5,
			challenge: None,
		};
		BoardInfo {
			id: 3,
			terms: BoardTerms {
				requirement: Requirement::default(),
				most: 100,
				bond: 9,
				window: 1,
				judging: 1,
			},
			reporters: vec![[1; 32]],
			pot: [9; 32],
			payable: 40,
			paid,
			members: 1,
			roots: 1,
			last: last.map(tree),
			posted: waits.map(root),
			closed: false,
			over: false,
		}
	}

	#[test]
	fn board_should_owe_what_is_not_claimed_of_its_last_final_root() {
		for (last, paid, waits, owed, more) in [
			(None, 0, None, 0, 0),
			(None, 0, Some(40), 0, 40),
			(Some(50), 20, None, 30, 0),
			(Some(50), 20, Some(60), 30, 10),
			(Some(50), 50, Some(90), 0, 40),
		] {
			let pot = Pot::from(board(last, paid, waits));
			assert_eq!((pot.of, pot.owed, pot.waits), (Owner::Board(3), owed, more));
			assert!(pot.is_solvent() && pot.covers_what_waits());
		}
		let pot = Pot::from(board(Some(50), 20, Some(61)));
		assert!(pot.is_solvent() && !pot.covers_what_waits());
		assert!(!Pot::from(board(Some(61), 20, None)).is_solvent());
	}

	#[test]
	fn pots_should_be_named_by_their_owners() {
		let said = Solvency {
			of: PotOf::Round(3),
			pot: [1; 32],
			asset: AssetKind::WithId(7),
			payable: 4,
			owed: 5,
		};
		let pot = Pot::from(said);
		assert_eq!((pot.of.to_string(), pot.waits), ("round 3".into(), 0));
		assert!(!pot.is_solvent());
		assert_eq!(Owner::from(PotOf::Pool(2)).to_string(), "pool 2");
		assert_eq!(Owner::Board(0).to_string(), "board 0");
	}
}
