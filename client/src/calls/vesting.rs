//! Vesting tokens.

use super::{address, call, Call};
use crate::account::AccountId;

/// Unlocks what has vested of the signer's tokens.
pub fn vest() -> Call {
	call("Vesting", "vest", ())
}

/// Unlocks what has vested of any account's tokens.
pub fn vest_other(who: &AccountId) -> Call {
	call("Vesting", "vest_other", address(who))
}
