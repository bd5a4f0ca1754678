//! Where owners have payments sent.

use super::Call;
use crate::{account::AccountId, types::Scope};
use codec::Encode;

fn call(name: &str, args: impl Encode) -> Call {
	super::call("Payees", name, args)
}

/// Names the account that the signer's payments in a scope go to, in force after a delay.
pub fn set(scope: &Scope, payee: &AccountId) -> Call {
	call("set", (scope, payee))
}

/// Names nobody for a scope any longer, in force after a delay.
pub fn clear(scope: &Scope) -> Call {
	call("clear", scope)
}

/// Cancels a change that is not in force yet.
pub fn cancel(scope: &Scope) -> Call {
	call("cancel", scope)
}

/// Writes down the changes of an owner that are in force, and returns the deposit for scopes that
/// have no payee any longer.
pub fn settle(owner: &AccountId) -> Call {
	call("settle", owner)
}
