//! Drafts that are announced before they open.

use super::Call;
use crate::types::Moment;
use codec::Encode;
use distribution_primitives::{Fault, RoundId, Snapshot, StateProof, TermsHash};

fn call(name: &str, args: impl Encode) -> Call {
	super::call("Announcements", name, args)
}

/// Announces a draft with terms of this hash, or announces it again. `period` is in blocks of the
/// relay chain.
pub fn announce(
	round: RoundId,
	terms: TermsHash,
	period: Moment,
	snapshot: Option<&Snapshot>,
) -> Call {
	call("announce", (round, terms, period, snapshot))
}

/// Objects to an announced round with terms of this hash.
pub fn object(round: RoundId, terms: TermsHash, text: &str) -> Call {
	call("object", (round, terms, text.as_bytes()))
}

/// Answers all objections that are not answered, up to number `through`.
pub fn answer(round: RoundId, through: u32, text: &str) -> Call {
	call("answer", (round, through, text.as_bytes()))
}

/// Removes an objection.
pub fn retract(round: RoundId, objection: u32) -> Call {
	call("retract", (round, objection))
}

/// Shows that a list is not what its snapshot says.
pub fn challenge(round: RoundId, fault: &Fault, state: &StateProof) -> Call {
	call("challenge", (round, fault, state))
}

/// Closes the announcement of a round that is open or over.
pub fn close(round: RoundId) -> Call {
	call("close", round)
}

/// Records the state root of the block with this encoded header.
pub fn anchor(header: &[u8]) -> Call {
	call("anchor", header)
}

/// Removes the state root of a block.
pub fn lift(block: u32) -> Call {
	call("lift", block)
}
