//! Rounds and claims.

use super::Call;
use crate::{
	account::AccountId,
	address::Address,
	types::{AssetKind, ClaimItem, Evidence, Moment, RangeRow, Redirect, Terms},
	vouchers::{SignedVoucher, VoucherKeys},
};
use codec::{Compact, Encode};
use distribution_primitives::{EthereumSignature, RoundId, TermsHash};
use polkadot_sdk::{sp_core::H256, sp_runtime::MultiSignature};

fn call(name: &str, args: impl Encode) -> Call {
	super::call("Distribution", name, args)
}

/// Writes down the terms of a new round.
pub fn draft(terms: &Terms) -> Call {
	call("draft", terms)
}

/// Replaces the terms of a draft.
pub fn amend(round: RoundId, terms: &Terms) -> Call {
	call("amend", (round, terms))
}

/// Adds rows to a listed draft: accounts and amounts in smallest units.
pub fn add_entries(round: RoundId, rows: &[(AccountId, u128)]) -> Call {
	call("add_entries", (round, rows))
}

/// Pays `amount` smallest units into the pot of a draft whose terms have this hash.
pub fn fund(round: RoundId, amount: u128, terms: TermsHash) -> Call {
	call("fund", (round, Compact(amount), terms))
}

/// Opens a funded draft whose terms have this hash.
pub fn open(round: RoundId, terms: TermsHash) -> Call {
	call("open", (round, terms))
}

/// Stops the clock of an open round: for the committee within its budget, by vote until it is
/// resumed.
pub fn pause(round: RoundId) -> Call {
	call("pause", round)
}

/// Lets the clock of a paused round run again.
pub fn resume(round: RoundId) -> Call {
	call("resume", round)
}

/// Pays what a row is entitled to.
pub fn claim(round: RoundId, who: &AccountId, evidence: &Evidence) -> Call {
	call("claim", (round, who, evidence))
}

/// Pays several rows; one that is refused does not stop the others.
pub fn claim_batch(round: RoundId, claims: &[ClaimItem]) -> Call {
	call("claim_batch", (round, claims))
}

/// Pays rows that follow one another, from `first` on, with one proof for all of them. Needs no
/// signature if every one of them can be paid.
pub fn claim_range(round: RoundId, first: u32, rows: &[RangeRow], siblings: &[H256]) -> Call {
	call("claim_range", (round, first, rows, siblings))
}

/// Pays an account what is due to it from many rounds, at most
/// [`MAX_MANY`](distribution_primitives::round::MAX_MANY) rows; one that is refused does not stop
/// the others. Needs no signature if every one of them can be paid.
pub fn claim_many(who: &AccountId, claims: &[(RoundId, Evidence)]) -> Call {
	call("claim_many", (who, claims))
}

/// Pays what is due to `who` to the account that they have signed.
pub fn claim_to(
	round: RoundId,
	who: &AccountId,
	evidence: &Evidence,
	redirect: &Redirect,
	signature: &MultiSignature,
) -> Call {
	call("claim_to", (round, who, evidence, redirect, signature))
}

/// Pays what a row of an Ethereum address is entitled to, to the account that its owner has signed.
/// The `deadline` is the first block of the relay chain at which that is no longer accepted.
pub fn claim_ethereum(
	round: RoundId,
	owner: &Address,
	evidence: &Evidence,
	destination: &AccountId,
	deadline: Moment,
	signature: &EthereumSignature,
) -> Call {
	call("claim_ethereum", (round, owner, evidence, destination, deadline, signature))
}

/// Stops the stream of a row.
pub fn stop_stream(round: RoundId, who: &AccountId, evidence: &Evidence) -> Call {
	call("stop_stream", (round, who, evidence))
}

/// Ends a round.
pub fn close(round: RoundId) -> Call {
	call("close", round)
}

/// Gives up a draft.
pub fn abandon(round: RoundId) -> Call {
	call("abandon", round)
}

/// Removes the state of a closed or abandoned round, at most `limit` items of it.
pub fn clean_up(round: RoundId, limit: u32) -> Call {
	call("clean_up", (round, limit))
}

/// Asks the chain to pay the rows of a listed round by itself.
pub fn request_push(round: RoundId) -> Call {
	call("request_push", round)
}

/// Reserves a row that is refused. Needs no signature.
pub fn set_aside(round: RoundId, who: &AccountId, evidence: &Evidence) -> Call {
	call("set_aside", (round, who, evidence))
}

/// Pays what a voucher says beyond what was paid. Needs no signature if that is enough.
pub fn settle(round: RoundId, voucher: &SignedVoucher) -> Call {
	call("settle", (round, voucher))
}

/// Settles several vouchers; one that is refused does not stop the others. Needs no signature if
/// every one of them pays enough.
pub fn settle_batch(round: RoundId, vouchers: &[SignedVoucher]) -> Call {
	call("settle_batch", (round, vouchers))
}

/// Reserves what is unpaid of a voucher that is refused. Needs no signature.
pub fn set_aside_voucher(round: RoundId, voucher: &SignedVoucher) -> Call {
	call("set_aside_voucher", (round, voucher))
}

/// Sets the keys of a draft, or begins another epoch; vouchers of the one before can be settled
/// until `ends`.
pub fn rotate_keys(round: RoundId, keys: &VoucherKeys, ends: Moment) -> Call {
	call("rotate_keys", (round, keys, ends))
}

/// Raises what is promised to vouchers, in smallest units, and the number of beneficiaries.
pub fn promise(round: RoundId, amount: u128, beneficiaries: u32) -> Call {
	call("promise", (round, Compact(amount), beneficiaries))
}

/// Sends what is in the pot of a removed round to the treasury.
pub fn sweep(round: RoundId, asset: AssetKind) -> Call {
	call("sweep", (round, asset))
}
