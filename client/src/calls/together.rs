//! Batches, and calls of several accounts together. Calls in them are encoded already, as
//! [`Chain::call_bytes`](crate::chain::Chain::call_bytes) does it.

use super::{address, call, Call, Encoded};
use crate::{
	account::AccountId,
	types::{Timepoint, Weight},
};
use codec::Compact;

/// Carries out several calls, all or none.
pub fn batch_all(calls: Vec<Vec<u8>>) -> Call {
	let calls: Vec<Encoded> = calls.into_iter().map(Encoded).collect();
	call("Utility", "batch_all", calls)
}

/// Carries out a call as another origin does. For root, and so for dry runs.
pub fn dispatch_as(origin: Vec<u8>, inner: Vec<u8>) -> Call {
	call("Utility", "dispatch_as", (Encoded(origin), Encoded(inner)))
}

/// Gives an account a free balance of `amount` smallest units. For root, and so for dry runs.
pub fn force_set_balance(who: &AccountId, amount: u128) -> Call {
	call("Balances", "force_set_balance", (address(who), Compact(amount)))
}

/// Approves a call of a multisig, and carries it out if it is the last approval. `others` are
/// the other signatories in ascending order; `when` is the first approval, if there is one.
pub fn as_multi(
	threshold: u16,
	others: &[AccountId],
	when: Option<Timepoint>,
	inner: Vec<u8>,
	most: Weight,
) -> Call {
	call("Multisig", "as_multi", (threshold, others, when, Encoded(inner), most))
}

/// Approves a call of a multisig by its hash. Not for the last approval.
pub fn approve_as_multi(
	threshold: u16,
	others: &[AccountId],
	when: Option<Timepoint>,
	hash: [u8; 32],
	most: Weight,
) -> Call {
	call("Multisig", "approve_as_multi", (threshold, others, when, hash, most))
}

/// Takes back a call of a multisig that is not carried out yet: all approvals are void, and the
/// deposit returns. For whoever approved it first; `when` is that approval.
pub fn cancel_as_multi(
	threshold: u16,
	others: &[AccountId],
	when: Timepoint,
	hash: [u8; 32],
) -> Call {
	call("Multisig", "cancel_as_multi", (threshold, others, when, hash))
}
