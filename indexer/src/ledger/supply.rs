//! The supply of the native token, recomputed from events and compared with the chain's after every
//! block.

use crate::{
	chain::block::{Block, Event},
	error::Result,
	ledger::{
		books::Ledger,
		step::{differs, stopped, sum, Step, Stop},
	},
};

/// What an event adds to the supply, and what it takes from it. All others move tokens that are there:
/// a fee is withdrawn, and what of it is burned is an event of its own.
fn change(event: &Event) -> Step<(u128, u128)> {
	if event.pallet != "Balances" {
		return Ok((0, 0));
	}
	Ok(match event.name.as_str() {
		"Minted" | "MintedCredit" | "Issued" | "Restored" => (event.number("amount")?, 0),
		"Burned" | "BurnedHeld" | "BurnedDebt" | "Rescinded" | "Suspended" => {
			(0, event.number("amount")?)
		}
		"TotalIssuanceForced" => (event.number("new")?, event.number("old")?),
		_ => (0, 0),
	})
}

/// The supply after an event.
pub(crate) fn after(supply: u128, event: &Event) -> Step<u128> {
	let (more, less) = change(event)?;
	sum(supply, more)?.checked_sub(less).ok_or_else(|| {
		Stop::Differs(format!("the supply is {supply}, and {less} of it are taken away"))
	})
}

/// Compares the supply that events have led to with what the chain says after the block. What there
/// was before the first block is the chain's word.
pub(crate) fn check(ledger: &mut Ledger, block: &Block) -> Result<()> {
	if block.number == 0 {
		ledger.supply = block.supply;
	}
	let computed = ledger.supply;
	if computed == block.supply {
		return Ok(());
	}
	let different = differs(format!(
		"the supply is {}, and what was reported of it adds up to {computed}: an event is missing or altered",
		block.supply
	));
	different.map_err(|stop| stopped(block.number, None, stop))
}
