//! The registry of identities.

use super::Call;
use crate::{
	account::AccountId,
	credential::Credential,
	types::{Moment, Statement},
};
use codec::Encode;
use polkadot_sdk::{
	sp_core::H256,
	sp_runtime::{MultiSignature, MultiSigner},
};

fn call(name: &str, args: impl Encode) -> Call {
	super::call("Compliance", name, args)
}

/// Makes void what an attester vouched for so far.
pub fn new_epoch(attester: &AccountId) -> Call {
	call("new_epoch", attester)
}

/// Replaces the key that the signer, an attester, signs credentials with. `proof` is the new
/// key's ([`crate::credential::prove_key`]).
pub fn rotate_key(key: &MultiSigner, proof: &MultiSignature) -> Call {
	call("rotate_key", (key, proof))
}

/// Vouches for an account.
pub fn attest(who: &AccountId, statement: &Statement) -> Call {
	call("attest", (who, statement))
}

/// Vouches for several accounts, all or none.
pub fn attest_batch(statements: &[(AccountId, Statement)]) -> Call {
	call("attest_batch", statements)
}

/// Gives a record another expiry and other evidence.
pub fn renew(who: &AccountId, expires: Moment, evidence: H256) -> Call {
	call("renew", (who, expires, evidence))
}

/// Takes back the signer's word on an account, and its credentials up to `nonce`.
pub fn revoke(who: &AccountId, nonce: u64, reason: H256) -> Call {
	call("revoke", (who, nonce, reason))
}

/// Removes a record that no longer counts.
pub fn forget(who: &AccountId, attester: &AccountId) -> Call {
	call("forget", (who, attester))
}

/// Brings a credential on chain.
pub fn present_credential(credential: &Credential, signature: &MultiSignature) -> Call {
	call("present_credential", (credential, signature))
}

/// Freezes an account.
pub fn freeze(who: &AccountId, reason: H256) -> Call {
	call("freeze", (who, reason))
}

/// Ends a freeze.
pub fn unfreeze(who: &AccountId, reason: H256) -> Call {
	call("unfreeze", (who, reason))
}

/// Makes a freeze last until it is ended.
pub fn ratify_freeze(who: &AccountId) -> Call {
	call("ratify_freeze", who)
}

/// Removes a freeze that has lapsed.
pub fn lapse_freeze(who: &AccountId) -> Call {
	call("lapse_freeze", who)
}

/// Suspends an officer.
pub fn suspend_officer(who: &AccountId) -> Call {
	call("suspend_officer", who)
}
