//! Committee, referenda and votes.

use super::{address, call, Call, Encoded};
use crate::{account::AccountId, ballot::AccountVote, types::Moment};
use codec::{Compact, Encode};

/// An origin of referenda as the chain encodes it: index of the pallet of origins, then the
/// origin's.
pub type Origin = [u8; 2];
/// The origin that sets schedule, budget and pools of emission.
pub const EMISSION_ADMIN: Origin = [52, 4];

/// A proposal whose bytes are a preimage.
#[derive(Encode)]
enum Bounded {
	#[codec(index = 2)]
	Lookup { hash: [u8; 32], length: u32 },
}

/// When an approved proposal takes effect.
#[derive(Encode)]
enum Enactment {
	/// This many relay-chain blocks after the approval. The track has a minimum.
	#[codec(index = 1)]
	After(Moment),
}

/// Writes down the bytes of a call for a referendum on it.
pub fn note_preimage(bytes: Vec<u8>) -> Call {
	call("Preimage", "note_preimage", bytes)
}

/// Submits a referendum of `origin` on the noted call with this hash and length.
pub fn submit(origin: Origin, hash: [u8; 32], length: u32) -> Call {
	let args = (origin, Bounded::Lookup { hash, length }, Enactment::After(1));
	call("Referenda", "submit", args)
}

/// Places the decision deposit of a referendum.
pub fn place_decision_deposit(referendum: u32) -> Call {
	call("Referenda", "place_decision_deposit", referendum)
}

/// Votes on a referendum, or replaces the vote.
pub fn vote(referendum: u32, vote: AccountVote) -> Call {
	call("ConvictionVoting", "vote", (Compact(referendum), vote))
}

/// Removes the signer's vote on a referendum of this track.
pub fn remove_vote(track: u16, referendum: u32) -> Call {
	call("ConvictionVoting", "remove_vote", (Some(track), referendum))
}

/// Removes a vote of any account that locks nothing any more.
pub fn remove_other_vote(who: &AccountId, track: u16, referendum: u32) -> Call {
	let args = (address(who), track, referendum);
	call("ConvictionVoting", "remove_other_vote", args)
}

/// Unlocks what votes and delegations of any account on a track no longer lock.
pub fn unlock(track: u16, who: &AccountId) -> Call {
	call("ConvictionVoting", "unlock", (track, address(who)))
}

/// Lets another account vote with `balance` smallest units on a track, with a conviction from 0
/// to 6.
pub fn delegate(track: u16, to: &AccountId, conviction: u8, balance: u128) -> Call {
	let args = (track, address(to), conviction, balance);
	call("ConvictionVoting", "delegate", args)
}

/// Takes back the signer's delegation on a track.
pub fn undelegate(track: u16) -> Call {
	call("ConvictionVoting", "undelegate", track)
}

/// Proposes an encoded call to the technical committee; a threshold of 1 executes it at once.
pub fn propose_to_committee(threshold: u32, proposal: Vec<u8>) -> Call {
	let length = u32::try_from(proposal.len()).unwrap_or(u32::MAX);
	let args = (Compact(threshold), Encoded(proposal), Compact(length));
	call("TechnicalCommittee", "propose", args)
}
