//! Transfers.

use super::{address, call, Call};
use crate::account::AccountId;
use codec::Compact;

/// Sends `amount` smallest units of the native token. With `keep_alive` the call fails where the
/// sender would be left with less than the minimum balance; without it, that is lost.
pub fn transfer(to: &AccountId, amount: u128, keep_alive: bool) -> Call {
	let name = if keep_alive { "transfer_keep_alive" } else { "transfer_allow_death" };
	call("Balances", name, (address(to), Compact(amount)))
}

/// Sends `amount` smallest units of an asset; `keep_alive` as for the native token.
pub fn transfer_asset(asset: u32, to: &AccountId, amount: u128, keep_alive: bool) -> Call {
	let name = if keep_alive { "transfer_keep_alive" } else { "transfer" };
	call("Assets", name, (asset, address(to), Compact(amount)))
}
