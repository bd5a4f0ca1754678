//! Sales of one asset for another.

use super::Call;
use crate::{account::AccountId, types::SaleTerms};
use codec::{Compact, Encode};
use distribution_primitives::SaleId;
use polkadot_sdk::sp_core::H256;

fn call(name: &str, args: impl Encode) -> Call {
	super::call("Sales", name, args)
}

/// Opens a sale and its round; the signer sells.
pub fn open(terms: &SaleTerms) -> Call {
	call("open", terms)
}

/// Bids in a sale whose terms have this hash, or raises the signer's bid. `quantity` is in smallest
/// units of what is sold, `tick` that of the highest price it would pay.
pub fn bid(sale: SaleId, terms: H256, quantity: u128, tick: u16) -> Call {
	call("bid", (sale, terms, Compact(quantity), tick))
}

/// Finds the price of a sale whose bidding is over.
pub fn clear(sale: SaleId) -> Call {
	call("clear", sale)
}

/// Finishes the bid of an account.
pub fn finish(sale: SaleId, bidder: &AccountId) -> Call {
	call("finish", (sale, bidder))
}

/// Removes a sale whose bids are finished.
pub fn remove(sale: SaleId) -> Call {
	call("remove", sale)
}
