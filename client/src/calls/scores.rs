//! Scores of work that can be disputed.

use super::Call;
use crate::{account::AccountId, types::BoardTerms};
use codec::{Compact, Encode};
use distribution_primitives::{BoardId, ListId, ProvenRow, ScoreFault};
use polkadot_sdk::sp_core::H256;

fn call(name: &str, args: impl Encode) -> Call {
	super::call("Scores", name, args)
}

/// Creates a board. For governance.
pub fn create(terms: &BoardTerms, reporters: &[AccountId]) -> Call {
	call("create", (terms, reporters))
}

/// Names the reporters of a board, in place of those that it has. For governance.
pub fn set_reporters(board: BoardId, reporters: &[AccountId]) -> Call {
	call("set_reporters", (board, reporters))
}

/// Closes a board to further roots. For governance.
pub fn close(board: BoardId) -> Call {
	call("close", board)
}

/// Posts the root of a list in the chain; the signer is a reporter of the board.
pub fn post(board: BoardId, list: ListId, root: H256) -> Call {
	call("post", (board, list, root))
}

/// Proves a fault of the root that waits on a board.
pub fn prove(board: BoardId, fault: &ScoreFault) -> Call {
	call("prove", (board, fault))
}

/// Challenges a root, for reasons that have this hash.
pub fn challenge(board: BoardId, number: u32, reason: H256) -> Call {
	call("challenge", (board, number, reason))
}

/// Says whether a challenged root stands. For governance.
pub fn judge(board: BoardId, number: u32, stands: bool) -> Call {
	call("judge", (board, number, stands))
}

/// Settles the root that waits on a board, once its time is over.
pub fn settle(board: BoardId) -> Call {
	call("settle", board)
}

/// Pays the account of a row what it has not received of it.
pub fn claim(board: BoardId, row: &ProvenRow) -> Call {
	let ProvenRow { index, account, score, proof } = row;
	call("claim", (board, account, index, Compact(*score), proof))
}

/// Removes the record of an account on a board whose claims are over.
pub fn clean(board: BoardId, who: &AccountId) -> Call {
	call("clean", (board, who))
}

/// Removes a board whose claims are over and that has no records, or sends to the treasury what has
/// come into the pot of one that is removed.
pub fn remove(board: BoardId) -> Call {
	call("remove", board)
}
